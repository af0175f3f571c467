// The list of runs by day, two of them beside each other, and the steps of one as they come.
import type { ComparedStep, RunSummary, StepDifference } from "$lib/backend/api.gen";
import { dayOf } from "$lib/time";

export interface Day {
  day: string;
  runs: RunSummary[];
}

/** Runs under the day on which they were asked for, order kept. */
export function byDay(runs: RunSummary[], now: number, zone: string): Day[] {
  const days: Day[] = [];
  for (const run of runs) {
    const day = dayOf(run.startedAt, now, zone);
    const last = days[days.length - 1];
    if (last?.day === day) last.runs.push(run);
    else days.push({ day, runs: [run] });
  }
  return days;
}

/** The two runs that are chosen with X to be compared; a third takes the place of the first. */
export class Pair {
  ids = $state.raw<readonly string[]>([]);

  toggle(id: string): void {
    this.ids = this.ids.includes(id) ? this.ids.filter((i) => i !== id) : [...this.ids, id].slice(-2);
  }

  clear(): void {
    this.ids = [];
  }

  /** The older one first, so that what changed reads from left to right. */
  inOrder(runs: readonly RunSummary[]): readonly [string, string] | null {
    const at = (id: string) => runs.findIndex((r) => r.id === id);
    const [older, newer] = [...this.ids].sort((a, b) => at(b) - at(a));
    return older && newer ? [older, newer] : null;
  }
}

/** Runs that one may be compared with: those of the same words and skill come first. */
export function comparable(runs: readonly RunSummary[], run: RunSummary): RunSummary[] {
  const likeness = (r: RunSummary) => (r.request === run.request ? 2 : 0) + (r.skill === run.skill ? 1 : 0);
  return runs.filter((r) => r.id !== run.id).sort((a, b) => likeness(b) - likeness(a));
}

const DIFFERENCE: Record<StepDifference, string> = {
  arguments: "other values",
  origins: "values from elsewhere",
  verdict: "the other way",
  text: "other words",
  error: "another error",
  tokens: "other tokens",
};
export const differenceWord = (d: StepDifference) => DIFFERENCE[d];

/** Other tokens alone make no other step. */
export function stepDiffers(step: ComparedStep): boolean {
  return step.left === null || step.right === null || step.differs.some((d) => d !== "tokens");
}

/** Steps for the eye: those that differ, each with its neighbours; `null` stands for what was left out. */
export function aroundDifferences(steps: readonly ComparedStep[], near = 1): (ComparedStep | null)[] {
  const keep = steps.map((_, i) => steps.slice(Math.max(0, i - near), i + near + 1).some(stepDiffers));
  const out: (ComparedStep | null)[] = [];
  steps.forEach((step, i) => {
    if (keep[i]) out.push(step);
    else if (out.at(-1) !== null) out.push(null);
  });
  return out;
}

/** Whether the view stays at the newest step; scrolling up lets go, coming back to the end takes hold. */
export class Follow {
  on = $state(true);
  /** Steps that came while the view was elsewhere. */
  missed = $state(0);
  #seen = 0;

  scrolled(fromEnd: number): void {
    this.on = fromEnd < 48;
    if (this.on) this.missed = 0;
  }

  /** Takes the number of steps; says whether to scroll to the end. */
  grew(steps: number): boolean {
    const added = steps - this.#seen;
    this.#seen = steps;
    if (added <= 0) return false;
    if (this.on) return true;
    this.missed += added;
    return false;
  }

  reset(steps: number, on: boolean): void {
    this.#seen = steps;
    this.missed = 0;
    this.on = on;
  }
}
