// How certification is said: a state in a word and a mark, a rate with its interval, what proves nothing.
import type {
  CertificationView,
  MatrixCell,
  ProvesNothing,
  RateView,
  SeedResult,
  SkillMatrix,
  UnattendedView,
} from "$lib/backend/api.gen";
import { percent, type Tone } from "$lib/words";

export interface Said {
  tone: Tone;
  /** Beside the word, so that the colour is never alone. */
  mark: string;
  word: string;
}

/** A state in a word: "certified", "14 of 18", "6 of 18 so far", "not run". */
export function certified(c: CertificationView): Said {
  const { passed, ran } = c.rate;
  switch (c.state) {
    case "certified":
      return { tone: "good", mark: "✓", word: "certified" };
    case "failing":
      return { tone: "bad", mark: "✗", word: `${passed} of ${ran}` };
    case "partial":
      return { tone: "waiting", mark: "◐", word: `${passed} of ${ran} so far` };
    case "unknown":
      return { tone: "open", mark: "–", word: "not run" };
  }
}

const STATES: Record<CertificationView["state"], string> = {
  certified: "certified",
  failing: "not certified",
  partial: "partly run",
  unknown: "not run",
};
/** The state alone, where the figures stand beside it. */
export const stateWord = (c: CertificationView) => STATES[c.state];

/** "17 of 18 runs passed: 94 %, between 74 % and 99 %." Small samples say only how many of how many. */
export function rateWords(rate: RateView): string {
  if (rate.ran === 0) return "No run yet.";
  const counted = `${rate.passed} of ${rate.ran} runs passed`;
  if (rate.ran < 5) return `${counted}; too few to say more.`;
  return `${counted}: ${percent(rate.rate)}, and most likely between ${percent(rate.low)} and ${percent(rate.high)}.`;
}

/** "With the skill 17 of 18, without it 3 of 18." */
export function withoutWords(rate: RateView, without: RateView | null): string {
  if (!without || without.ran === 0) return "";
  return `Without the skill ${without.passed} of ${without.ran}${rate.ran > 0 ? `, with it ${rate.passed} of ${rate.ran}` : ""}.`;
}

const NOTHING: Record<ProvesNothing, string> = {
  idle: "holds though nothing is done",
  bare: "holds without the skill, too",
};
export const provesWord = (why: ProvesNothing | null) => (why ? NOTHING[why] : "");

/** "seed 0 passed, seed 1 failed". */
export const seedsWords = (seeds: readonly SeedResult[]) =>
  seeds
    .map((s) => `seed ${s.seed} ${s.forbidden ? "did something forbidden" : s.passed ? "passed" : "failed"}`)
    .join(", ");

/** The older result of a cell, where it says something else than the one of now. */
export function beforeWords(cell: Pick<MatrixCell, "now" | "before">): string {
  const { before } = cell;
  if (!before || before.rate.ran === 0) return "";
  const version =
    before.version && before.version !== cell.now.version
      ? `version ${before.version.slice(0, 7)}`
      : "older cases or file";
  return `${version}: ${certified(before).word}`;
}

/** "9 certified, 2 fail, 1 not run" on the student that performs each. */
export function summary(matrix: SkillMatrix): string {
  const counts = new Map<string, number>();
  const chosen = matrix.students.find((s) => s.chosen)?.name;
  for (const row of matrix.rows) {
    const cell = row.cells.find((c) => c.student === (row.pin ?? chosen)) ?? row.cells[0];
    const state = cell?.unfit ? "unfit" : (cell?.now.state ?? "unknown");
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const words: [string, string][] = [
    ["certified", "certified"],
    ["failing", "not good enough"],
    ["partial", "partly run"],
    ["unknown", "not run"],
    ["unfit", "need another student"],
  ];
  const parts = words
    .map(([id, word]) => (counts.get(id) ? `${counts.get(id)} ${word}` : ""))
    .filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : "No skill.";
}

/** How a skill may start without a person, as a choice. */
export const decisionOf = (u: UnattendedView): "certified" | "always" | "never" =>
  u.decided === null ? "certified" : u.decided ? "always" : "never";
export const DECISIONS = [
  { id: "certified", label: "when certified", allow: null },
  { id: "always", label: "always", allow: true },
  { id: "never", label: "never", allow: false },
] as const;
