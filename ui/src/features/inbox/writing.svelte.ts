// A letter being written: kept in the Drafts folder a moment after each change, until it is sent or discarded.
import type { LetterKind, LetterText, MailFile } from "$lib/backend/api.gen";
import { asWireError, type Backend } from "$lib/backend/backend";
import { measure } from "$lib/words";

/** A change is kept when nothing was typed for so long. */
const QUIET = 1000;
/** Largest file that goes along, and all together, bytes; the app holds to the same. */
export const FILE_LIMIT = 20_000_000;
export const FILES_LIMIT = 25_000_000;

export type Keeping = "untouched" | "changed" | "kept" | "failed";

/** Base64 of a file, read in pieces so that a large one does not overflow the stack. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export class Writing {
  open = $state.raw<{ kind: LetterKind; message: string | null } | null>(null);
  letter = $state<LetterText | null>(null);
  /** How the letter stands on the disk. */
  keeping = $state<Keeping>("untouched");
  trouble = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = "";
  #saving: Promise<void> = Promise.resolve();

  constructor(private readonly backend: Backend) {}

  /** Opens a letter; an answer goes on where it was left, if it was. */
  async start(kind: LetterKind, message: string | null, begin: () => Promise<LetterText>): Promise<void> {
    await this.close();
    if (message && kind !== "forward") {
      const drafts = await this.backend.call({ type: "draft_list" });
      const left = drafts.find((d) => d.replyTo === message);
      if (left)
        return this.#show(
          kind,
          message,
          await this.backend.call({ type: "draft_show", id: left.id }),
          "kept",
        );
    }
    this.#show(kind, message, await begin(), "untouched");
  }

  /** Goes on with a draft. */
  async resumeDraft(id: string): Promise<void> {
    await this.close();
    const letter = await this.backend.call({ type: "draft_show", id });
    // One that answers a message is written under that message; here it stands alone.
    this.#show("new", null, letter, "kept");
  }

  /** Goes on with a letter that was taken back. */
  resume(kind: LetterKind, message: string | null, letter: LetterText): void {
    this.#show(kind, message, letter, "changed");
    this.#last = "";
    this.keep();
  }

  #show(kind: LetterKind, message: string | null, letter: LetterText, keeping: Keeping): void {
    this.letter = letter;
    this.open = { kind, message };
    this.keeping = keeping;
    this.trouble = "";
    this.#last = words(letter);
  }

  /** Says that something may have changed. */
  keep(): void {
    if (!this.letter || words(this.letter) === this.#last) return;
    this.keeping = "changed";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET);
  }

  /** Keeps what was changed, now; one save after the other. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    const letter = this.letter;
    if (!letter) return;
    const now = words(letter);
    if (now === this.#last) return;
    try {
      const kept = await this.backend.call({
        type: "letter_keep",
        letter: $state.snapshot(letter) as LetterText,
      });
      letter.draft = kept.draft;
      this.#last = now;
      this.trouble = "";
      if (this.letter === letter) this.keeping = words(letter) === now ? "kept" : "changed";
    } catch (e) {
      const error = asWireError(e);
      this.keeping = "failed";
      this.trouble = `${error.message} ${error.hint}`.trim();
    }
  }

  /** Attaches files, each with its hash; gives what could not be. */
  async attach(files: readonly File[]): Promise<string | null> {
    for (const file of files) {
      const letter = this.letter;
      if (!letter) return null;
      const whole = letter.files.reduce((sum, f) => sum + f.size, 0) + file.size;
      if (file.size > FILE_LIMIT)
        return `${file.name} is larger than ${measure(20, "MB")}. Send a link to it instead.`;
      if (whole > FILES_LIMIT)
        return `With ${file.name} the files are larger than ${measure(25, "MB")} together. Send them in parts.`;
      try {
        const data = base64(new Uint8Array(await file.arrayBuffer()));
        const taken = await this.backend.call({
          type: "file_attach",
          name: file.name,
          mediaType: file.type,
          data,
        });
        if (!letter.files.some((f) => f.sha256 === taken.sha256)) letter.files = [...letter.files, taken];
      } catch (e) {
        const error = asWireError(e);
        return `${error.message} ${error.hint}`.trim();
      }
    }
    this.keep();
    return null;
  }

  leaveOut(file: MailFile): void {
    if (!this.letter) return;
    this.letter.files = this.letter.files.filter((f) => f.sha256 !== file.sha256);
    this.keep();
  }

  /** Closes; what was written stays among the drafts. */
  async close(): Promise<void> {
    if (!this.letter) return;
    await this.flush();
    if (this.keeping !== "failed") this.sent();
  }

  /** The letter has left, and its draft with it. */
  sent(): void {
    clearTimeout(this.#timer);
    this.open = null;
    this.letter = null;
  }

  /** Throws the letter away; its draft, if it has one by now. */
  async discard(): Promise<string | null> {
    clearTimeout(this.#timer);
    await this.#saving;
    const draft = this.letter?.draft ?? null;
    this.sent();
    return draft;
  }
}

/** What of a letter is kept; the draft that it lies in is not part of it. */
function words(letter: LetterText): string {
  return JSON.stringify({ ...letter, draft: null });
}
