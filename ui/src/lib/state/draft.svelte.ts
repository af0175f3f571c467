// Unsaved text of a file that other programs may change too. Nothing is ever dropped by itself: when both
// sides changed, both texts are kept until the user has said which one goes on.

export interface Version {
  text: string;
  sha256: string;
}

export class Draft {
  text = $state("");
  /** What the file held when this text was begun. */
  base = $state.raw<Version>({ text: "", sha256: "" });
  /** What another program made of the file meanwhile. */
  theirs = $state.raw<Version | null>(null);
  #loaded = false;

  get dirty(): boolean {
    return this.text !== this.base.text;
  }

  /** Takes what the disk holds now. Unsaved text stays; a real difference becomes `theirs`. */
  load(disk: Version): void {
    if (!this.#loaded || !this.dirty) {
      this.#loaded = true;
      this.base = disk;
      this.text = disk.text;
      this.theirs = null;
    } else if (disk.sha256 === this.base.sha256 || disk.text === this.text) {
      this.base = disk;
      this.theirs = null;
    } else {
      this.theirs = disk;
    }
  }

  edit(text: string): void {
    this.text = text;
  }

  /** The text as it was handed over is on disk now; what was typed since stays unsaved. */
  saved(text: string, sha256: string): void {
    this.base = { text, sha256 };
    this.theirs = null;
  }

  /** Goes on with the own text, knowing the other one: the next save is based on it. */
  keepMine(): void {
    if (this.theirs) this.base = this.theirs;
    this.theirs = null;
  }

  takeTheirs(): void {
    if (!this.theirs) return;
    this.base = this.theirs;
    this.text = this.theirs.text;
    this.theirs = null;
  }

  /** Back to what is on disk. */
  revert(): void {
    this.text = this.base.text;
  }
}

/** Drafts by name, kept while the window is open, so that looking elsewhere loses nothing. */
export class Drafts {
  #all = new Map<string, Draft>();
  /** Names with unsaved text. */
  unsaved = $state.raw<ReadonlySet<string>>(new Set());

  of(name: string): Draft {
    let draft = this.#all.get(name);
    if (!draft) {
      draft = new Draft();
      this.#all.set(name, draft);
    }
    return draft;
  }

  /** Looks again which are unsaved; call it after a change. */
  count(): void {
    const now = new Set([...this.#all].filter(([, d]) => d.dirty).map(([name]) => name));
    const same = now.size === this.unsaved.size && [...now].every((name) => this.unsaved.has(name));
    if (!same) this.unsaved = now;
  }

  /** The text of `from` is that of `to` from now on. */
  rename(from: string, to: string): void {
    this.#all.delete(from);
    this.#all.delete(to);
    this.count();
  }

  forget(name: string): void {
    this.#all.delete(name);
    this.count();
  }
}
