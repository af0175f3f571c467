// The list of runs: the first page is live, earlier pages are read once on demand.
import type { RunPage, RunSummary } from "$lib/backend/api.gen";
import type { Cache } from "$lib/backend/cache.svelte";
import { dayOf } from "$lib/time";

export const PAGE = 50;

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

/** First page and earlier ones together, each run once, the fresher one kept. */
export function merged(first: RunPage | undefined, earlier: RunPage[]): RunSummary[] {
  const seen = new Set<string>();
  const out: RunSummary[] = [];
  for (const page of first ? [first, ...earlier] : []) {
    for (const run of page.runs) {
      if (seen.has(run.id)) continue;
      seen.add(run.id);
      out.push(run);
    }
  }
  return out;
}

export class EarlierRuns {
  pages = $state.raw<RunPage[]>([]);
  reading = $state(false);

  constructor(private readonly cache: Cache) {}

  next(first: RunPage | undefined): string | null {
    return (this.pages[this.pages.length - 1] ?? first)?.nextCursor ?? null;
  }

  async read(first: RunPage | undefined): Promise<void> {
    const cursor = this.next(first);
    if (cursor === null || this.reading) return;
    this.reading = true;
    try {
      this.pages = [...this.pages, await this.cache.backend.call({ type: "run_list", cursor, limit: PAGE })];
    } finally {
      this.reading = false;
    }
  }
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
