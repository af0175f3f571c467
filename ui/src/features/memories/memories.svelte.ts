// The state of the Memories panel: the tree, what a search found, and the requests of a recall test.
import type { HitView, MemoryAnswer, MemoryRow } from "$lib/backend/api.gen";
import { asWireError, type Backend } from "$lib/backend/backend";
import { Drafts } from "$lib/state/draft.svelte";

/** Unsaved memories, kept while the window is open. */
export const drafts = new Drafts();

export type TreeRow =
  | { kind: "folder"; path: string; name: string; depth: number; open: boolean; count: number }
  | { kind: "memory"; path: string; name: string; depth: number; memory: MemoryRow };

/** Folders before their memories, both by name; what lies in a closed folder is left out. */
export function tree(memories: readonly MemoryRow[], closed: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const counts = new Map<string, number>();
  const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
  for (const m of memories) {
    for (let f = folderOf(m.path); f; f = folderOf(f)) counts.set(f, (counts.get(f) ?? 0) + 1);
  }
  const sorted = [...memories].sort((a, b) => {
    const [x, y] = [a.path.split("/"), b.path.split("/")];
    for (let i = 0; ; i += 1) {
      const [p, q] = [x[i] ?? "", y[i] ?? ""];
      // A folder comes before the files beside it.
      const [leafX, leafY] = [i === x.length - 1, i === y.length - 1];
      if (leafX !== leafY && p !== q) return leafX ? 1 : -1;
      if (p !== q) return p < q ? -1 : 1;
      if (leafX || leafY) return x.length - y.length;
    }
  });
  const seen = new Set<string>();
  for (const memory of sorted) {
    const parts = memory.path.split("/");
    let hidden = false;
    for (let depth = 0; depth < parts.length - 1; depth += 1) {
      const path = parts.slice(0, depth + 1).join("/");
      if (!seen.has(path)) {
        seen.add(path);
        const open = !closed.has(path);
        if (!hidden)
          rows.push({
            kind: "folder",
            path,
            name: parts[depth] ?? "",
            depth,
            open,
            count: counts.get(path) ?? 0,
          });
      }
      hidden ||= closed.has(path);
    }
    if (!hidden)
      rows.push({ kind: "memory", path: memory.path, name: memory.title, depth: parts.length - 1, memory });
  }
  return rows;
}

export interface Piece {
  text: string;
  mark: boolean;
}

const ROOM = 260;

/** A passage cut around its first mark, in pieces with the marked words apart. */
export function excerpt(
  passage: string,
  marks: readonly (readonly [number, number])[],
  room = ROOM,
): Piece[] {
  const first = marks[0]?.[0] ?? 0;
  let from = first > room / 3 ? first - Math.floor(room / 4) : 0;
  if (from > 0) {
    const word = passage.indexOf(" ", from);
    from = word >= 0 && word < first ? word + 1 : from;
  }
  let to = Math.min(passage.length, from + room);
  if (to < passage.length) {
    const word = passage.lastIndexOf(" ", to);
    if (word > from) to = word;
  }
  const out: Piece[] = [];
  const add = (a: number, b: number, mark: boolean) => {
    // Marks of quotes and headings say nothing once the lines are joined.
    const text = passage
      .slice(a, b)
      .replace(/\n\s*[>#]+(?=\s)/g, "\n")
      .replace(/\s+/g, " ");
    if (text) out.push({ text, mark });
  };
  let at = from;
  if (from > 0) out.push({ text: "… ", mark: false });
  for (const [start, end] of marks) {
    if (start < at || end > to) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  if (to < passage.length) out.push({ text: " …", mark: false });
  return out;
}

export class Search {
  question = $state("");
  answer = $state.raw<MemoryAnswer | null>(null);
  error = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(private readonly backend: Backend) {}

  get active(): boolean {
    return this.question.trim() !== "";
  }

  type(question: string): void {
    this.question = question;
    clearTimeout(this.#timer);
    if (!this.active) {
      this.answer = null;
      this.error = "";
      this.#asked += 1;
      return;
    }
    this.#timer = setTimeout(() => void this.ask(), 120);
  }

  async ask(): Promise<void> {
    if (!this.active) return;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const answer = await this.backend.call({ type: "memory_search", question: this.question, limit: 20 });
      // Answers may overtake each other; only the newest question counts.
      if (asked === this.#asked) this.answer = answer;
      if (asked === this.#asked) this.error = "";
    } catch (e) {
      if (asked === this.#asked) this.error = asWireError(e).message;
    }
  }
}

export interface Recall {
  request: string;
  /** Place of the memory among those found, from 1; null when it is not among them. */
  rank: number | null;
  top: HitView[];
  best: number;
  threshold: number;
}

/** The place of a memory among the memories that were found, each counted once. */
export function rankOf(path: string, hits: readonly HitView[]): number | null {
  const order = [...new Set(hits.map((h) => h.path))];
  const at = order.indexOf(path);
  return at < 0 ? null : at + 1;
}

const KEPT = "understudy.recall.";

/** Requests that should find a memory, tried against the search. */
export class RecallTest {
  requests = $state.raw<string[]>([]);
  results = $state.raw<ReadonlyMap<string, Recall>>(new Map());
  error = $state("");

  constructor(
    private readonly backend: Backend,
    private readonly path: string,
  ) {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEPT + path) ?? "[]");
      if (Array.isArray(kept)) this.requests = kept.filter((r): r is string => typeof r === "string");
    } catch {
      this.requests = [];
    }
  }

  async add(text: string): Promise<void> {
    const lines = new Set(text.split("\n").map((r) => r.trim()));
    const news = [...lines].filter((r) => r && !this.requests.includes(r));
    this.#keep([...this.requests, ...news]);
    await this.run(news);
  }

  drop(request: string): void {
    this.#keep(this.requests.filter((r) => r !== request));
  }

  async run(requests: readonly string[] = this.requests): Promise<void> {
    for (const request of requests) {
      try {
        const answer = await this.backend.call({ type: "memory_search", question: request, limit: 50 });
        const top = answer.hits
          .filter((h, i, all) => all.findIndex((o) => o.path === h.path) === i)
          .slice(0, 3);
        const { best, threshold } = answer;
        const recall = { request, rank: rankOf(this.path, answer.hits), top, best, threshold };
        this.results = new Map(this.results).set(request, recall);
        this.error = "";
      } catch (e) {
        this.error = asWireError(e).message;
      }
    }
  }

  #keep(requests: string[]): void {
    this.requests = requests;
    localStorage.setItem(KEPT + this.path, JSON.stringify(requests));
  }
}

/** 1st, 2nd, 3rd, 11th. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`;
}
