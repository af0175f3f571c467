// One question to a teacher from the first word to the last: sent, followed, stopped, answered by hand.
import { SvelteMap } from "svelte/reactivity";
import type { EnvelopeView, TeacherAnswerView, Update, WireError } from "$lib/backend/api.gen";
import { asWireError } from "$lib/backend/backend";
import type { AppState } from "$lib/state/app.svelte";

const CALL = "teacher:";

/** Calls that are on their way, as the app tells of them while somebody listens. */
export class Calls {
  /** What was last said of each, newest last. */
  readonly said = new SvelteMap<string, string>();

  take(update: Update): void {
    if (update.type !== "progress" || !update.id.startsWith(CALL)) return;
    const id = update.id.slice(CALL.length);
    // The last word of a call is its outcome.
    if (update.total > 0 && update.done >= update.total) this.said.delete(id);
    else this.said.set(id, update.label);
  }

  get latest(): string | null {
    return [...this.said.keys()].at(-1) ?? null;
  }
}

type Ask = Extract<Parameters<AppState["act"]>[0], { type: "teacher_test" | "skill_review" }>;

export class Asking {
  asking = $state(false);
  /** The call in the ledger, as soon as it is heard of. */
  call = $state<string | null>(null);
  label = $state("");
  error = $state.raw<WireError | null>(null);
  answer = $state.raw<TeacherAnswerView | null>(null);

  constructor(private readonly app: AppState) {}

  take(update: Update): void {
    if (!this.asking || update.type !== "progress" || !update.id.startsWith(CALL)) return;
    this.call = update.id.slice(CALL.length);
    this.label = update.label;
  }

  /** Sends exactly what was shown; the hash in the command says which. */
  async send(command: Ask): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.error = null;
    this.answer = null;
    this.label = "";
    try {
      this.answer = await this.app.cache.act(command);
    } catch (e) {
      this.error = asWireError(e);
    } finally {
      this.asking = false;
      this.call = null;
    }
  }

  stop(): void {
    if (this.call) void this.app.act({ type: "call_stop", id: this.call });
  }

  give(text: string): void {
    if (this.call && text.trim()) void this.app.act({ type: "call_answer", id: this.call, text });
  }
}

/** How an answer ended, in a sentence. */
export const endWord = (a: TeacherAnswerView) =>
  a.stop === "complete"
    ? "It answered."
    : a.stop === "truncated"
      ? "It answered, and was cut at the longest answer."
      : "It would not answer.";

export const tokensRead = (a: TeacherAnswerView) => a.tokens.input + a.tokens.cached + a.tokens.written;

/** What of the user's is in it and may not go yet. */
export const missing = (envelope: EnvelopeView) => envelope.kinds.filter((k) => !k.allowed);
