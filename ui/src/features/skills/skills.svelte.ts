// The state of the Skills panel: unsaved text checked while it is written, what may be written where, and how
// results read.
import type {
  ProblemView,
  ResultChange,
  ResultRow,
  SkillOutline,
  SkillResults,
  SkillView,
  ToolView,
} from "$lib/backend/api.gen";
import type { Backend } from "$lib/backend/backend";
import { Drafts } from "$lib/state/draft.svelte";
import type { Tone } from "$lib/words";

/** Unsaved skills, kept while the window is open. */
export const drafts = new Drafts();

const QUIET = 180;

/** Problems and outline of the text as it is written; the outline stays that of the last text without errors. */
export class Checker {
  problems = $state.raw<ProblemView[]>([]);
  outline = $state.raw<SkillOutline | null>(null);
  /** The outline is that of an older text. */
  behind = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly backend: Backend,
    private readonly name: string,
  ) {}

  take(problems: ProblemView[], outline: SkillOutline | null, behind: boolean): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.problems = problems;
    if (outline) this.outline = outline;
    this.behind = behind;
  }

  type(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(text), QUIET);
  }

  async check(text: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const found = await this.backend.call({ type: "skill_check", name: this.name, text });
      if (asked !== this.#asked) return;
      this.problems = found.problems;
      if (found.outline) this.outline = found.outline;
      this.behind = found.outline === null;
    } catch {
      // The frame says that the app does not answer; the marks stay as they were.
    }
  }
}

const FACTS: [string, string][] = [
  ["found", "the last look-up returned something"],
  ["not found", "the last look-up returned nothing"],
  ["sender.relation is ", "investor, prospect, customer..."],
  ["sender is known", "in the address book, or written to before"],
  ["message is bulk", "came through a list"],
  ["message is starred", ""],
  ["message has attachment", ""],
  ["message has invitation", ""],
  ['subject contains ""', ""],
  ['body contains ""', ""],
  ["deal.stage is ", ""],
  ["amount over ", "20 %, 2000 EUR"],
  ["amount under ", "20 %, 2000 EUR"],
  ["event is named", "the request names it or somebody who takes part"],
  ['event.title contains ""', ""],
  ["slot is free", "no conflict"],
  ["answer is yes", "the user's last answer"],
];
const CHECKS: [string, string][] = [
  ["effect send count 1", "exactly one letter"],
  ["effect send max 1", "at most one letter"],
  ["no_effect send", "no letter"],
  ["no_effect createEvent", "no event"],
  ["only label move", "nothing but labels and filing"],
];
const SLOTS = ["first_name", "name", "company", "subject", "my_name", "my_first_name"];
const TYPES = ["message", "thread", "person", "event", "window", "deal", "post", "text", "label", "amount"];

interface Suggested {
  from: number;
  items: { label: string; detail?: string; apply?: string }[];
  quiet?: boolean;
}

/** What may be written at the end of `before`, the line so far; `all` is the text up to there. */
export function suggest(before: string, all: string, tools: readonly ToolView[]): Suggested | null {
  const tool = (t: ToolView) => ({ label: t.name, detail: t.about });
  if (before.startsWith("allowed-tools:")) {
    const from = Math.max(before.lastIndexOf(" "), before.indexOf(":")) + 1;
    return { from, items: tools.map(tool), quiet: true };
  }
  const section = [...all.matchAll(/^## +(.+)$/gm)].pop()?.[1]?.trim().toLowerCase() ?? "";
  const ticks = before.split("`").length - 1;
  if (ticks % 2 === 1) {
    const from = before.lastIndexOf("`") + 1;
    if (section === "success criteria")
      return { from, items: CHECKS.map(([label, detail]) => ({ label, detail })) };
    const readings = names(all, "readings").map((r) => ({ label: `message.${r} is `, detail: "reading" }));
    const inputs = names(all, "inputs").map((i) => ({ label: i, detail: "input" }));
    const facts = FACTS.map(([label, detail]) => ({ label, detail }));
    return { from, items: [...tools.map(tool), ...readings, ...facts, ...inputs] };
  }
  const quote = /(?:with|template) "([^"]*)$/i.exec(before);
  if (quote && section === "steps") {
    return { from: before.length - (quote[1] ?? "").length, items: [] };
  }
  const slot = /\{([a-z_]*)$/i.exec(before);
  if (slot && section === "templates") {
    const items = [...SLOTS, ...names(all, "inputs")].map((label) => ({ label, apply: `${label}}` }));
    return { from: before.length - (slot[1] ?? "").length, items };
  }
  const kind = /^- [\w-]+ \((\w*)$/.exec(before);
  if (kind && (section === "inputs" || section === "outputs")) {
    return {
      from: before.length - (kind[1] ?? "").length,
      items: TYPES.map((label) => ({ label, apply: `${label}): ` })),
    };
  }
  return null;
}

/** The same, with the templates of the whole text, which mostly stand below the steps. */
export function suggestIn(
  text: string,
  before: string,
  all: string,
  tools: readonly ToolView[],
): Suggested | null {
  const found = suggest(before, all, tools);
  if (found && found.items.length === 0) {
    const items = templates(text).map((label) => ({ label, detail: "template", apply: `${label}"` }));
    return items.length > 0 ? { ...found, items } : null;
  }
  return found;
}

/** The names in a list under a heading: `- intent (of the message): ...`. */
function names(text: string, heading: string): string[] {
  const part =
    new RegExp(`^## +${heading}\\s*$([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, "im").exec(text)?.[1] ?? "";
  return [...part.matchAll(/^- ([\w-]+)/gm)].map((m) => m[1] ?? "").filter(Boolean);
}

function templates(text: string): string[] {
  const part = /^## +Templates\s*$([\s\S]*?)(?=^## |(?![\s\S]))/im.exec(text)?.[1] ?? "";
  return [...part.matchAll(/^### +(.+)$/gm)].map((m) => m[1]?.trim() ?? "").filter(Boolean);
}

/** Whether and how a skill stands, as a dot and a line. */
export function standing(skill: SkillView): { tone: Tone; word: string; line: string } {
  const errors = skill.problems.filter((p) => p.severity === "error").length;
  const { certification: c } = skill;
  const counted = c.rate.ran > 0 ? `${c.rate.passed} of ${c.rate.ran} runs` : "";
  const tests =
    c.state === "certified" ? "certified" : counted || (skill.cases > 0 ? "not tested" : "no cases");
  const whose = skill.own ? "yours" : "shipped";
  if (errors > 0 && !skill.version) return { tone: "bad", word: "cannot run", line: `cannot run · ${whose}` };
  if (errors > 0) return { tone: "waiting", word: "draft", line: `draft with errors · ${whose}` };
  const line = `${tests} · ${whose}${skill.pin ? " · pinned" : ""}`;
  switch (c.state) {
    case "certified":
      return { tone: "good", word: "certified", line };
    case "failing":
      return { tone: "bad", word: "fails", line };
    case "partial":
      return { tone: "waiting", word: "partly tested", line };
    case "unknown":
      return { tone: "open", word: "not tested", line };
  }
}

const CHANGE: Record<ResultChange, { tone: Tone; word: string; sign: string }> = {
  worse: { tone: "bad", word: "worse than before", sign: "−" },
  failed: { tone: "bad", word: "failed", sign: "" },
  better: { tone: "good", word: "better than before", sign: "+" },
  notRun: { tone: "open", word: "not run", sign: "" },
  passed: { tone: "good", word: "passed", sign: "" },
};
export const changeOf = (row: ResultRow) => CHANGE[row.change];

/** "one better, two worse than 396d033". */
export function comparison(results: SkillResults): string {
  if (!results.baseline) return results.ran > 0 ? "no version before to compare with" : "";
  const n = (change: ResultChange) => results.rows.filter((r) => r.change === change).length;
  const [better, worse] = [n("better"), n("worse")];
  const before = `version ${results.baseline.slice(0, 7)} (${results.baselinePassed} of ${results.baselineRan})`;
  if (results.ran === 0) return `not run yet; before, ${before}`;
  if (better === 0 && worse === 0) return `as ${before}`;
  const parts = [better > 0 ? `${better} better` : "", worse > 0 ? `${worse} worse` : ""].filter(Boolean);
  return `${parts.join(", ")} than ${before}`;
}

/** The first thing that did not hold, and how many more there are. */
export function failure(row: ResultRow): string {
  const [first, ...rest] = row.checks.filter((c) => !c.holds);
  if (!first) return "";
  const more = rest.length > 0 ? `, and ${rest.length} more` : "";
  return `${first.check} does not hold${more}`;
}
