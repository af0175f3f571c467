// Which memories are offered to choose from.
import type { MemoryRow } from "$lib/backend/api.gen";

/** Rows that are drawn; more are counted. */
const SHOWN = 40;

/** The chosen ones first, whatever was typed; then those that hold every word, in the order of the list. */
export function choices(
  all: readonly MemoryRow[],
  chosen: readonly string[],
  typed: string,
): { rows: MemoryRow[]; more: number } {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (m: MemoryRow) => {
    const hay = `${m.title} ${m.path}`.toLowerCase();
    return words.every((w) => hay.includes(w));
  };
  const first = all.filter((m) => chosen.includes(m.path));
  const rest = all.filter((m) => !chosen.includes(m.path) && fits(m));
  const rows = [...first, ...rest];
  return { rows: rows.slice(0, SHOWN), more: Math.max(0, rows.length - SHOWN) };
}
