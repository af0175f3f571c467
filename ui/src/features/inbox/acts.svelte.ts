// What can be done to conversations, each with its way back.
import type { Filing, LetterSent, LetterText, MailMark } from "$lib/backend/api.gen";
import { asWireError } from "$lib/backend/backend";
import type { AppState } from "$lib/state/app.svelte";
import { afterLeaving, type Chosen, type Threads } from "./inbox.svelte";
import type { Writing } from "./writing.svelte";

export class Acts {
  /** The conversation at hand. */
  at: string | null = null;
  /** Marked as unread while it was open: not read again by looking on. */
  keptUnread = $state<string | null>(null);

  constructor(
    private readonly app: AppState,
    private readonly threads: Threads,
    private readonly chosen: Chosen,
  ) {}

  /** Files the chosen conversations, or the one at hand, and goes on to the next row. */
  async file(filing: Filing): Promise<void> {
    const ids = this.chosen.or(this.at);
    if (ids.length === 0) return;
    const next = this.#next(ids);
    const filed = await this.#perform({ type: "mail_file", threads: ids, message: null, filing });
    if (!filed) return;
    this.chosen.clear();
    const leaves = filing.type === "done" || filing.type === "snooze";
    if (leaves && !this.threads.searching && next) this.app.router.replace("inbox", next);
  }

  /** Files one message of a conversation. */
  async fileMessage(message: string, filing: Filing): Promise<void> {
    await this.#perform({ type: "mail_file", threads: [], message, filing });
  }

  /** Puts back what the agent did, and files it otherwise. */
  async fix(effect: string, filing: Filing | null): Promise<void> {
    await this.#perform({ type: "mail_fix", effect, filing });
  }

  async mark(threads: string[], mark: MailMark): Promise<void> {
    await this.app.act({ type: "mail_mark", threads, message: null, mark });
  }

  async star(on: boolean): Promise<void> {
    if (this.at) await this.mark([this.at], on ? "unstarred" : "starred");
  }

  async unread(): Promise<void> {
    if (!this.at) return;
    this.keptUnread = this.at;
    await this.mark([this.at], "unread");
  }

  /** Sends a letter; until it leaves it can be taken back and written on. */
  async send(writing: Writing): Promise<boolean> {
    const { open, letter } = writing;
    if (!open || !letter) return false;
    // A save on its way would leave a draft of a letter that is gone.
    await writing.flush();
    const sent = await this.#leave({ type: "letter_send", letter: $state.snapshot(letter) as LetterText });
    if (!sent) return false;
    writing.sent();
    const takeBack = async () => {
      try {
        const text = await this.app.cache.act({ type: "letter_undo", id: sent.approvalId });
        writing.resume(open.kind, open.message, text);
      } catch (e) {
        this.app.fail(asWireError(e));
      }
    };
    this.app.say(sent.message, sent.undoUntil === null ? null : () => void takeBack());
    return true;
  }

  async answer(message: string, answer: string): Promise<void> {
    const sent = await this.#leave({ type: "invitation_answer", message, answer });
    if (!sent) return;
    const takeBack = async () => {
      const undone = await this.app.act({ type: "approval_undo", id: sent.approvalId });
      // It would wait under Approvals for ever; what was taken back by hand is turned down by hand.
      if (undone) await this.app.act({ type: "approval_reject", id: sent.approvalId, reason: "Taken back." });
    };
    this.app.say(sent.message, sent.undoUntil === null ? null : () => void takeBack());
  }

  async #leave(
    command:
      | { type: "letter_send"; letter: LetterText }
      | { type: "invitation_answer"; message: string; answer: string },
  ): Promise<LetterSent | null> {
    try {
      return await this.app.cache.act(command);
    } catch (e) {
      this.app.fail(asWireError(e));
      return null;
    }
  }

  #next(ids: string[]): string | null {
    const at = this.at ?? "";
    const kept = this.threads.read.filter((id) => id === at || !ids.includes(id));
    return afterLeaving(kept, kept.indexOf(at));
  }

  async #perform(
    command:
      | { type: "mail_file"; threads: string[]; message: string | null; filing: Filing }
      | { type: "mail_fix"; effect: string; filing: Filing | null },
  ) {
    try {
      const filed = await this.app.cache.act(command);
      const back = () => void this.app.act({ type: "filing_undo", effects: filed.effects });
      this.app.say(filed.message, filed.effects.length > 0 ? back : null);
      return filed;
    } catch (e) {
      this.app.fail(asWireError(e));
      return null;
    }
  }
}
