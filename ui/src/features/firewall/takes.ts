// How it is said that a save takes requests from others.
import type { RequestSource, Taken } from "$lib/backend/api.gen";
import { count } from "$lib/words";

/** A skill by its name, a memory without the ending of its file. */
export const nameOf = (name: string) => name.replace(/\.md$/, "").replaceAll("/", " / ");

const SOURCES: Record<RequestSource, string> = {
  example: "an example of its own",
  check: "a recall check",
  past: "you asked this",
};
export const sourceWord = (source: RequestSource) => SOURCES[source];

/** What is taken, by whom it is taken from, the hardest hit first. */
export function takenBy(taken: readonly Taken[]): { from: string; taken: Taken[] }[] {
  const by = new Map<string, Taken[]>();
  for (const t of taken) by.set(t.from, [...(by.get(t.from) ?? []), t]);
  return [...by].map(([from, all]) => ({ from, taken: all })).sort((a, b) => b.taken.length - a.taken.length);
}

/** "This takes 3 requests from schedule-meeting and 1 from triage-inbox." */
export function takesLine(taken: readonly Taken[]): string {
  const groups = takenBy(taken);
  const parts = groups.map((g, i) => {
    const n = i === 0 ? count(g.taken.length, "request") : String(g.taken.length);
    return `${n} from ${nameOf(g.from)}`;
  });
  const [first = "requests from others", ...rest] = parts;
  const last = rest.pop();
  return `This takes ${[first, ...rest].join(", ")}${last ? ` and ${last}` : ""}.`;
}
