// How rates, gaps and corrections are said. Pure.
import type { CorrectionView, SkillCorrections, SkillRate } from "$lib/backend/api.gen";
import { count, listed, measure, percent, type Tone } from "$lib/words";

/** "7 of 9". */
export const kOfN = (rate: Pick<SkillRate, "succeeded" | "runs">) => `${rate.succeeded} of ${rate.runs}`;

/** What may be said of a rate, and how it is coloured. */
export function verdict(
  rate: SkillRate,
  least: number,
  floor: number,
): { word: string; tone: Tone; why: string } {
  const interval = `${measure(95, "%")} interval ${percent(rate.low)} to ${percent(rate.high)}`;
  if (rate.standing === "tooFew") {
    const missing = least - rate.runs;
    return {
      word: "too few runs",
      tone: "open",
      why: `${interval}; ${count(missing, "more run")} before it means something`,
    };
  }
  if (rate.standing === "flagged")
    return {
      word: `under ${percent(floor)}`,
      tone: "bad",
      why: `${interval}: even its upper end is below ${percent(floor)}`,
    };
  return { word: "nothing against it", tone: "good", why: interval };
}

const WORDS: Record<string, string> = { edited: "edited", rejected: "turned down", undone: "taken back" };
export const correctionWord = (c: CorrectionView) => WORDS[c.kind] ?? c.kind;

/** "2 edited, 1 turned down". */
export function tally(c: SkillCorrections): string {
  const parts = [
    [c.edited, "edited"],
    [c.rejected, "turned down"],
    [c.undone, "taken back"],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(", ");
}

/** The first sentence of the panel: what needs a look now. */
export function headline(rates: readonly SkillRate[], gaps: number): string {
  const active = rates.filter((r) => r.active);
  const flagged = active.filter((r) => r.standing === "flagged");
  const names = [...new Set(flagged.map((r) => r.skill))];
  const about =
    rates.length === 0
      ? "No run with a skill has ended yet."
      : flagged.length > 0
        ? `${listed(names)} ${names.length === 1 ? "does worse than it" : "do worse than they"} should.`
        : active.every((r) => r.standing === "tooFew")
          ? "There are too few runs to say how the skills do."
          : "No skill that is in use does worse than it should.";
  return gaps > 0 ? `${about} ${count(gaps, "request")} found no skill.` : about;
}
