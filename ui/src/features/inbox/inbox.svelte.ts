// The list of conversations: pages held while they are in sight, the place in it, what is chosen. No markup.
import { untrack } from "svelte";
import type { Split, SplitCount, ThreadRow } from "$lib/backend/api.gen";
import type { Cache, Entry } from "$lib/backend/cache.svelte";

export const PAGE = 50;
export const ROW_HEIGHT = 66;

export const SPLITS: readonly { id: Split; name: string }[] = [
  { id: "needsYou", name: "Needs you" },
  { id: "handled", name: "Handled" },
  { id: "waiting", name: "Waiting" },
  { id: "newsletters", name: "Newsletters" },
  { id: "all", name: "All" },
];

const EMPTY: Record<Split, string> = {
  needsYou: "Nothing needs you. What comes in and what the agent asks about will be here.",
  handled: "Nothing was filed by the agent in the last two weeks.",
  waiting: "You wait for nobody, and nothing is snoozed.",
  newsletters: "No newsletters.",
  all: "This account has no mail yet.",
};
export const emptyWords = (split: Split, searching: boolean) =>
  searching
    ? "Nothing found. Words can be joined by from: to: subject: label: in: before: after: has:attachment and is:unread."
    : EMPTY[split];

export const countOf = (counts: SplitCount[] | undefined, split: Split) =>
  counts?.find((c) => c.split === split)?.threads ?? null;

type PageCommand = { type: "thread_list"; part: Split; query: string | null; offset: number; limit: number };

/** A list of any length, read a page at a time; a page in sight stays fresh. */
export class Threads {
  split = $state<Split>("needsYou");
  search = $state("");
  /** Pages that were ever in sight, by their command. Only these are looked at: an entry that a view made while it
   *  reads would not wake that view. */
  #pages = $state.raw<ReadonlyMap<string, Entry<PageCommand>>>(new Map());

  constructor(private readonly cache: Cache) {}

  get searching(): boolean {
    return this.search.trim() !== "";
  }

  #command(page: number): PageCommand {
    return {
      type: "thread_list",
      part: this.searching ? "all" : this.split,
      query: this.searching ? this.search.trim() : null,
      offset: page * PAGE,
      limit: PAGE,
    };
  }

  #page(page: number): Entry<PageCommand> | undefined {
    return this.#pages.get(JSON.stringify(this.#command(page)));
  }

  /** The pages of this list that were read, in order. */
  get #read(): { from: number; threads: ThreadRow[] }[] {
    const { part, query } = this.#command(0);
    const found: { from: number; threads: ThreadRow[] }[] = [];
    for (const { command, data } of this.#pages.values()) {
      if (command.part === part && command.query === query && data)
        found.push({ from: command.offset, threads: data.threads });
    }
    return found.sort((a, b) => a.from - b.from);
  }

  /** The first page, which every view of the list needs. */
  get first(): Entry<PageCommand> | undefined {
    return this.#page(0);
  }

  /** Length of the list; 0 until it is known. */
  get total(): number {
    return this.first?.data?.total ?? 0;
  }

  /** Ids of the rows that were read, in order. */
  get read(): string[] {
    return this.#read.flatMap((p) => p.threads.map((t) => t.id));
  }

  row(at: number): ThreadRow | null {
    return this.#page(Math.floor(at / PAGE))?.data?.threads[at % PAGE] ?? null;
  }

  /** Place of a conversation among the pages that were read, or -1. */
  indexOf(id: string | null): number {
    for (const { from, threads } of id === null ? [] : this.#read) {
      const at = threads.findIndex((t) => t.id === id);
      if (at >= 0) return from + at;
    }
    return -1;
  }

  /** Keeps the pages of these rows fresh until the returned function is called. */
  hold(first: number, last: number): () => void {
    const from = Math.floor(first / PAGE);
    const to = Math.floor(Math.max(first, last - 1) / PAGE);
    const commands = Array.from({ length: to - from + 1 }, (_, i) => this.#command(from + i));
    return untrack(() => {
      const entries = commands.map((command) => this.cache.entry(command));
      const news = entries.filter((e) => !this.#pages.has(JSON.stringify(e.command)));
      if (news.length > 0)
        this.#pages = new Map([...this.#pages, ...news.map((e) => [JSON.stringify(e.command), e] as const)]);
      const releases = entries.map((entry) => entry.hold());
      return () => {
        for (const release of releases) release();
      };
    });
  }

  /** The next split, or the one before. */
  turn(step: number): Split {
    const at = SPLITS.findIndex((s) => s.id === this.split);
    return (SPLITS[(at + step + SPLITS.length) % SPLITS.length] ?? SPLITS[0])?.id ?? "all";
  }
}

/** What is chosen with X; acts then go to all of them. */
export class Chosen {
  ids = $state.raw<ReadonlySet<string>>(new Set());

  toggle(id: string): void {
    const next = new Set(this.ids);
    if (!next.delete(id)) next.add(id);
    this.ids = next;
  }

  clear(): void {
    if (this.ids.size > 0) this.ids = new Set();
  }

  /** What an act is about: the chosen ones, or the one at hand. */
  or(id: string | null): string[] {
    return this.ids.size > 0 ? [...this.ids] : id ? [id] : [];
  }
}

/** Where the list goes on when a conversation leaves it: the next row, or the one before at the end. */
export function afterLeaving(ids: readonly string[], at: number): string | null {
  return ids[at + 1] ?? ids[at - 1] ?? null;
}

/** "Dana, me, Ines" cut to what fits; first names when there are several. */
export function peopleWords(people: readonly string[]): string {
  if (people.length === 1) return people[0] ?? "";
  const short = people.map((p) => (p.includes("@") ? (p.split("@")[0] ?? p) : (p.split(" ")[0] ?? p)));
  return short.length > 4 ? `${short.slice(0, 3).join(", ")} +${short.length - 3}` : short.join(", ");
}
