// A distillation from its plan to its end: what is asked for, what it would cost, then what was tried.
import type {
  DistilPlan,
  DistilQuote,
  DistilRow,
  DistilState,
  DistilWhy,
  EditView,
  WireError,
} from "$lib/backend/api.gen";
import { asWireError } from "$lib/backend/backend";
import type { AppState, DistilBegin } from "$lib/state/app.svelte";
import { count, percent, type Tone } from "$lib/words";

/** Dollars that a distillation may cost when nobody says otherwise. */
const BUDGET = "1.00";
/** Rounds when nobody says otherwise, as the app has it. */
export const ROUNDS = 6;
/** Runs that a teacher is shown, as the app has it. */
export const MOST_RUNS = 5;

export class Distilling {
  wish = $state("");
  budget = $state(BUDGET);
  rounds = $state(String(ROUNDS));
  /** The chosen one when it is empty. */
  teacher = $state("");
  memories = $state.raw<string[]>([]);
  runs = $state.raw<string[]>([]);
  quote = $state.raw<DistilQuote | null>(null);
  /** One that was begun; then it is followed. */
  id = $state<string | null>(null);
  busy = $state(false);
  error = $state.raw<WireError | null>(null);

  constructor(
    private readonly app: AppState,
    private readonly begin: DistilBegin,
  ) {
    this.memories = begin.memories;
    this.runs = begin.runs ?? [];
    this.id = begin.id ?? null;
  }

  get stage(): "form" | "quote" | "run" {
    return this.id !== null ? "run" : this.quote ? "quote" : "form";
  }

  /** There is nothing yet that a new skill could be made from. */
  get bare(): boolean {
    return this.begin.why === "author" && this.memories.length === 0 && this.runs.length === 0;
  }

  /** Why the form is not ready, or nothing. */
  get lacks(): string {
    if (this.bare) return "Choose at least one memory or run.";
    if (dollars(this.budget) === null) return `“${this.budget}” is no sum of dollars.`;
    const rounds = Number(this.rounds);
    if (!Number.isInteger(rounds) || rounds < 1 || rounds > 20) return "From 1 to 20 rounds.";
    return "";
  }

  get plan(): DistilPlan {
    return {
      why: this.begin.why,
      skill: this.begin.skill,
      memories: this.memories,
      runs: this.runs,
      wish: this.wish.trim(),
      budget: dollars(this.budget) ?? 0,
      rounds: Number(this.rounds) || null,
      seed: 0,
      teacher: this.teacher || null,
    };
  }

  toggle(path: string): void {
    this.memories = toggled(this.memories, path);
  }

  toggleRun(id: string): void {
    if (this.runs.includes(id) || this.runs.length < MOST_RUNS) this.runs = toggled(this.runs, id);
  }

  /** What would be sent first and what it may cost. Nothing is sent. */
  async look(): Promise<void> {
    if (this.busy || this.lacks) return;
    await this.#do(async () => {
      this.quote = await this.app.cache.act({ type: "distil_quote", plan: this.plan });
    });
  }

  back(): void {
    this.quote = null;
    this.error = null;
  }

  async start(): Promise<void> {
    const quote = this.quote;
    if (!quote || this.busy) return;
    await this.#do(async () => {
      await this.app.cache.act({ type: "distil_start", id: quote.id, sha256: quote.envelope.sha256 });
      this.id = quote.id;
    });
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (e) {
      this.error = asWireError(e);
    } finally {
      this.busy = false;
    }
  }
}

const toggled = (all: readonly string[], one: string) =>
  all.includes(one) ? all.filter((o) => o !== one) : [...all, one];

/** A sum as a person types it; null is none. */
export function dollars(text: string): number | null {
  const plain = text.trim().replace(/^\$/, "").replace(",", ".");
  const n = Number(plain);
  return plain !== "" && Number.isFinite(n) && n >= 0 ? n : null;
}

const STATES: Record<DistilState, { word: string; tone: Tone }> = {
  quoted: { word: "not begun", tone: "open" },
  running: { word: "at work", tone: "live" },
  stopped: { word: "stopped", tone: "waiting" },
  proposed: { word: "made a proposal", tone: "good" },
  nothing: { word: "nothing to propose", tone: "open" },
  failed: { word: "failed", tone: "bad" },
};
export const distilState = (row: Pick<DistilRow, "state">) => STATES[row.state];

const TITLES: Record<DistilWhy, string> = {
  author: "A new skill",
  improve: "Improve the skill",
  memory: "Distil the skill again",
};
export const titleOf = (why: DistilWhy) => TITLES[why];

const VERDICTS: Record<string, string> = {
  kept: "kept",
  same: "changes nothing",
  tried: "was tried before",
  place: "its place is not found",
  scope: "asks for more than it may",
  growth: "makes the text too long",
  parse: "breaks the text",
  worse: "a case gets worse",
  forbidden: "does something forbidden",
  flat: "helps too little",
  recall: "takes requests from others",
  heldOut: "fails a case that was held out",
};
export const verdictWord = (edit: Pick<EditView, "verdict">) => VERDICTS[edit.verdict] ?? edit.verdict;

/** "67 % to 100 % of the cases that decide". */
export function gain(edit: Pick<EditView, "before" | "after">): string {
  if (edit.before === null || edit.after === null) return "";
  return `${percent(edit.before)} to ${percent(edit.after)} of the cases that decide`;
}

/** "2 kept of 5 edits". */
export function keptOf(edits: readonly EditView[]): string {
  const kept = edits.filter((e) => e.kept).length;
  return edits.length === 0 ? "no edit yet" : `${kept} kept of ${count(edits.length, "edit")}`;
}
