// What the palette offers for what was typed: panels, runs, approvals, actions, and the words themselves
// as a request. Pure state; the markup only draws it.
import type { ApprovalSummary, RunSummary } from "$lib/backend/api.gen";

export interface Item {
  id: string;
  section: string;
  title: string;
  note: string;
  keys?: string;
  run: () => void;
}

/** How well `text` matches what was typed: 0 is not at all. Word beginnings and runs of letters count more. */
export function score(text: string, typed: string): number {
  const hay = text.toLowerCase();
  const needle = typed.toLowerCase().trim();
  if (!needle) return 1;
  const whole = hay.indexOf(needle);
  if (whole >= 0) return 100 + (whole === 0 || hay[whole - 1] === " " ? 50 : 0) - whole * 0.1;
  // Every word somewhere, in any order.
  const words = needle.split(/\s+/);
  if (words.length > 1 && words.every((w) => hay.includes(w))) return 60;
  // Letters in order, for a single short word.
  if (words.length > 1 || needle.length > 12) return 0;
  let at = -1;
  let points = 0;
  for (const letter of needle) {
    const next = hay.indexOf(letter, at + 1);
    if (next < 0) return 0;
    points += next === at + 1 ? 3 : next === 0 || hay[next - 1] === " " ? 2 : 0.2;
    at = next;
  }
  return points > needle.length * 1.6 ? points : 0;
}

export interface Sources {
  ask: boolean;
  fixed: Item[];
  runs: RunSummary[];
  approvals: ApprovalSummary[];
  suggestions: string[];
  /** Deals, skills and memories. */
  library?: Item[];
  openRun: (id: string) => void;
  openApproval: (id: string) => void;
  askFor: (request: string) => void;
}

const PER_SECTION = 5;

export function items(typed: string, from: Sources): Item[] {
  const words = typed.trim();
  const ask: Item[] = words
    ? [
        {
          id: "ask",
          section: "Ask",
          title: `Ask: ${words}`,
          note: "starts a run",
          run: () => from.askFor(words),
        },
      ]
    : from.suggestions.map((s) => ({
        id: `ask:${s}`,
        section: "Ask",
        title: s,
        note: "",
        run: () => from.askFor(s),
      }));
  if (from.ask) return ask;
  const found: { item: Item; points: number }[] = [];
  const add = (item: Item, against: string) => {
    const points = score(against, words);
    if (points > 0) found.push({ item, points });
  };
  for (const item of from.fixed) add(item, item.title);
  for (const a of from.approvals) {
    const item = {
      id: `approval:${a.id}`,
      section: "Approvals",
      title: a.title,
      note: a.subtitle,
      run: () => from.openApproval(a.id),
    };
    add(item, `${a.title} ${a.subtitle}`);
  }
  for (const r of from.runs) {
    const item = {
      id: `run:${r.id}`,
      section: "Runs",
      title: r.request,
      note: r.skill ?? "",
      run: () => from.openRun(r.id),
    };
    add(item, `${r.request} ${r.skill ?? ""}`);
  }
  // Nobody looks through all of them here; they come when they are named.
  for (const item of words ? (from.library ?? []) : []) add(item, `${item.title} ${item.note}`);
  const order = ["Go to", "Approvals", "Runs", "Deals", "Skills", "Memories", "Actions"];
  const out: Item[] = [];
  const bySection = (section: string) =>
    found
      .filter((f) => f.item.section === section)
      .sort((a, b) => b.points - a.points)
      .slice(0, PER_SECTION);
  const sections = order
    .map((section) => bySection(section))
    .filter((rows) => rows.length > 0)
    .sort((a, b) => (words ? (b[0]?.points ?? 0) - (a[0]?.points ?? 0) : 0));
  for (const rows of sections) out.push(...rows.map((r) => r.item));
  if (!words) return [...out, ...ask.slice(0, 3)];
  // A sentence is a request; a word is more likely a search.
  const strong = (sections[0]?.[0]?.points ?? 0) >= 100;
  return strong ? [...out, ...ask] : [...ask, ...out];
}

export class PaletteState {
  typed = $state("");
  at = $state(0);

  move(step: number, length: number): void {
    if (length > 0) this.at = (this.at + step + length) % length;
  }
}
