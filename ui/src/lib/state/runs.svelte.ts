// The list of runs: the first page is live, earlier pages are read once on demand.
import type { RunPage, RunSummary } from "../backend/api.gen";
import type { Cache } from "../backend/cache.svelte";

export const PAGE = 50;

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
