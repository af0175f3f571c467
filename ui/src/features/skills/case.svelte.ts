// A case that is being written: checked while it is, by the same eyes that will read it.
import type { CaseDraft, Command, ProblemView } from "$lib/backend/api.gen";
import type { Backend } from "$lib/backend/backend";

const QUIET = 250;

/** What draws the case that an address names: `run:ID` or `approval:ID`. */
export function draftFrom(from: string): Extract<Command, { type: "case_draft" }> {
  const at = from.indexOf(":");
  const [kind, id] = [from.slice(0, at), from.slice(at + 1)];
  return { type: "case_draft", run: kind === "run" ? id : null, approval: kind === "approval" ? id : null };
}

export class CaseWriting {
  text = $state("");
  world = $state("");
  problems = $state.raw<ProblemView[]>([]);
  /** What is worth saying and does not keep it from being saved. */
  warnings = $state.raw<ProblemView[]>([]);
  /** The checks in words, of the last text without problems. */
  checks = $state.raw<string[]>([]);
  begun = $state(false);
  #skill = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(private readonly backend: Backend) {}

  begin(draft: CaseDraft): void {
    this.#skill = draft.skill;
    this.text = draft.text;
    this.world = draft.world;
    this.begun = true;
    void this.check();
  }

  edit(part: "case" | "world", text: string): void {
    if (part === "case") this.text = text;
    else this.world = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), QUIET);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async check(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { text, world } = this;
    try {
      const found = await this.backend.call({ type: "case_check", name: this.#skill, text, world });
      if (asked !== this.#asked) return;
      this.problems = found.problems;
      this.warnings = found.warnings;
      if (found.problems.length === 0) this.checks = found.checks;
    } catch {
      // The frame says that the app does not answer; what was said stays.
    }
  }

  /** The id that the text gives the case. */
  get id(): string | null {
    try {
      const id: unknown = (JSON.parse(this.text) as { id?: unknown }).id;
      return typeof id === "string" ? id : null;
    } catch {
      return null;
    }
  }
}

/** The checks as they will stand, or what keeps the case from being saved. */
export function linesOf(writing: CaseWriting) {
  const open = (text: string) => ({ text, tone: "open" as const, word: "" });
  const said = (p: ProblemView) => ({
    text: `${p.path === "world" ? `World, line ${p.line}: ` : ""}${p.message}.`,
    detail: p.hint,
  });
  if (writing.problems.length > 0)
    return writing.problems.map((p) => ({ ...said(p), tone: "bad" as const, word: "problem" }));
  const worth = writing.warnings.map((p) => ({ ...said(p), tone: "waiting" as const, word: "worth a look" }));
  return [...worth, ...[...writing.checks, "nothing else changes"].map(open)];
}
