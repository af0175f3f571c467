// What a teacher says about a skill: remarks, each with the words it is about, found again in the source.

export interface Remark {
  /** A few words of the skill, as the teacher quotes them. */
  where: string;
  problem: string;
  instead: string;
  /** 1-based line of the source; null when the words are not found in it. */
  line: number | null;
}

export interface ReviewAnswer {
  summary: string;
  remarks: Remark[];
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** The answer as it was asked for, or null when it is something else; a fence around it is taken off. */
export function readReview(answer: string, source: string): ReviewAnswer | null {
  const from = answer.indexOf("{");
  const to = answer.lastIndexOf("}");
  if (from < 0 || to < from) return null;
  try {
    const parsed: unknown = JSON.parse(answer.slice(from, to + 1));
    if (typeof parsed !== "object" || parsed === null) return null;
    const { summary, remarks } = parsed as { summary?: unknown; remarks?: unknown };
    if (!Array.isArray(remarks)) return null;
    const read = remarks.map((r: Record<string, unknown> | null) => {
      const where = text(r?.where);
      return {
        where,
        problem: text(r?.problem),
        instead: text(r?.instead),
        line: lineOf(where, source),
      };
    });
    return { summary: text(summary), remarks: read.filter((r) => r.problem || r.instead) };
  } catch {
    return null;
  }
}

const plain = (s: string) =>
  s
    .toLowerCase()
    .replace(/[`*_"“”„'’‘]/g, "")
    .replace(/^[\s>#-]*(\d+\.)?\s*/, "")
    .replace(/\s+/g, " ")
    .trim();

/** Fewest letters that are looked for inside a line; fewer stand anywhere. */
const LEAST = 6;

/** The line that holds the quoted words; with dots in the quote, the line that holds its longest piece. */
export function lineOf(quote: string, source: string): number | null {
  const named = /\bline (\d+)\b/i.exec(quote);
  const lines = source.split("\n");
  if (named) {
    const n = Number(named[1]);
    if (n >= 1 && n <= lines.length) return n;
  }
  const pieces = quote
    .split(/\.{3}|…/)
    .map(plain)
    .filter((p) => p.length >= LEAST)
    .sort((a, b) => b.length - a.length);
  const hay = lines.map(plain);
  for (const piece of pieces) {
    const at = hay.findIndex((l) => l.includes(piece));
    if (at >= 0) return at + 1;
    // A quote that runs over the end of a line: its beginning is what counts.
    const start = hay.findIndex((l) => l.length >= LEAST && piece.startsWith(l));
    if (start >= 0) return start + 1;
  }
  return null;
}
