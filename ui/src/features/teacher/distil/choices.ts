// What is offered to choose from: memories, and runs.
import type { MemoryRow, RunSummary } from "$lib/backend/api.gen";
import { hasEnded } from "$lib/state/live";

/** Rows that are drawn; more are counted. */
const SHOWN = 40;

export interface Choices<T> {
  rows: T[];
  more: number;
}

/** The chosen ones first, whatever was typed; then those that hold every word, in the order of the list. */
function offered<T>(
  all: readonly T[],
  chosen: (row: T) => boolean,
  hay: (row: T) => string,
  typed: string,
): Choices<T> {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row: T) => {
    const text = hay(row).toLowerCase();
    return words.every((w) => text.includes(w));
  };
  const rows = [...all.filter(chosen), ...all.filter((row) => !chosen(row) && fits(row))];
  return { rows: rows.slice(0, SHOWN), more: Math.max(0, rows.length - SHOWN) };
}

export const choices = (all: readonly MemoryRow[], chosen: readonly string[], typed: string) =>
  offered(
    all,
    (m) => chosen.includes(m.path),
    (m) => `${m.title} ${m.path}`,
    typed,
  );

/** Runs that have ended, those of the skill at hand before the others. */
export function runChoices(
  all: readonly RunSummary[],
  chosen: readonly string[],
  typed: string,
  skill: string | null,
): Choices<RunSummary> {
  const ended = all.filter((r) => hasEnded(r.state) || chosen.includes(r.id));
  const own = skill === null ? ended : ended.filter((r) => r.skill === skill);
  const others = skill === null ? [] : ended.filter((r) => r.skill !== skill);
  return offered(
    [...own, ...others],
    (r) => chosen.includes(r.id),
    (r) => `${r.request} ${r.skill ?? ""} ${r.state} ${r.reason}`,
    typed,
  );
}

/** What came of a run, and by which skill, in a line. */
export function runNote(run: RunSummary): string {
  const came = run.reason.replace(/[.。]$/, "");
  return [came, run.dry ? "dry" : "", run.skill ?? "no skill"].filter(Boolean).join(" · ");
}
