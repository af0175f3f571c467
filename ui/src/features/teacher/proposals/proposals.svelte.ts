// A proposal as it is looked at: which of its changes are ticked, how it compares, how it is said.
import { SvelteSet } from "svelte/reactivity";
import type { BeforeAfter, CasePart, ProposalDetail, ProposalRow, ProposalState } from "$lib/backend/api.gen";
import { count, type Tone } from "$lib/words";

/** The changes that would be adopted: all of them until the user unticks one. */
export class Ticks {
  readonly off = new SvelteSet<number>();

  toggle(n: number): void {
    if (!this.off.delete(n)) this.off.add(n);
  }

  has(n: number): boolean {
    return !this.off.has(n);
  }

  chosen(view: Pick<ProposalDetail, "hunks">): number[] {
    return view.hunks.map((h) => h.n).filter((n) => this.has(n));
  }

  /** What `proposal_adopt` is given: nothing for all of them, else the ticked ones. */
  wanted(view: Pick<ProposalDetail, "hunks">): number[] {
    const chosen = this.chosen(view);
    return chosen.length === view.hunks.length ? [] : chosen;
  }
}

/** "Adopt it", "Adopt 2 of 3 changes". */
export function adoptWord(chosen: number, all: number): string {
  if (all <= 1) return "Adopt it";
  return chosen === all ? `Adopt all ${all} changes` : `Adopt ${chosen} of ${all} changes`;
}

const STATES: Record<ProposalState, { word: string; tone: Tone }> = {
  open: { word: "waits for you", tone: "waiting" },
  adopted: { word: "adopted", tone: "good" },
  rejected: { word: "turned down", tone: "open" },
  rolledBack: { word: "taken back", tone: "open" },
};
export const proposalState = (row: Pick<ProposalRow, "state">) => STATES[row.state];

/** "4 to 6 of 6 cases pass". */
export function beforeAfter(row: Pick<ProposalRow, "before" | "after" | "cases">): string {
  if (row.cases === 0) return "no case was run";
  if (row.before === row.after) return `${row.after} of ${count(row.cases, "case")} pass, as before`;
  return `${row.before} to ${row.after} of ${count(row.cases, "case")} pass`;
}

const PARTS: Record<CasePart, { word: string; tip: string }> = {
  train: { word: "shown", tip: "The teacher saw how it fails." },
  select: { word: "decides", tip: "It decided whether an edit was kept." },
  trainSelect: { word: "shown, decides", tip: "Too few cases fail to keep them apart." },
  test: { word: "held out", tip: "It was looked at once, at the end." },
  unconfirmed: { word: "not ticked", tip: "You have not ticked it, so it decides nothing." },
};
export const partWord = (part: CasePart) => PARTS[part];

/** How a case changed, worst first when sorted by `rank`. */
export function changeOf(row: BeforeAfter): { word: string; tone: Tone; sign: string; rank: number } {
  if (row.before === null)
    return row.after === row.seeds
      ? { word: "new, passes", tone: "good", sign: "", rank: 2 }
      : { word: "new, fails", tone: "bad", sign: "", rank: 1 };
  if (row.after < row.before) return { word: "worse", tone: "bad", sign: "−", rank: 0 };
  if (row.after > row.before) return { word: "better", tone: "good", sign: "+", rank: 2 };
  return row.after === row.seeds
    ? { word: "passes", tone: "good", sign: "", rank: 4 }
    : { word: "still fails", tone: "bad", sign: "", rank: 1 };
}

/** Worst news first. */
export const inOrder = (table: readonly BeforeAfter[]) =>
  [...table].sort((a, b) => changeOf(a).rank - changeOf(b).rank || a.caseId.localeCompare(b.caseId));

export const unconfirmed = (view: Pick<ProposalDetail, "bootstrap">) =>
  view.bootstrap.filter((b) => !b.confirmed).length;
