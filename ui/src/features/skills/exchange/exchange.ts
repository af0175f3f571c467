// How skills from elsewhere are said: findings by their grade, a file's size, what accepting needs.
import type { FindingGrade, FindingView, ForeignView, ImportReport } from "$lib/backend/api.gen";
import { count, type Tone } from "$lib/words";

const GRADES: Record<FindingGrade, { word: string; tone: Tone; heading: string }> = {
  danger: { word: "dangerous", tone: "bad", heading: "Read these first" },
  warning: { word: "worth a look", tone: "waiting", heading: "Worth a look" },
  note: { word: "good to know", tone: "open", heading: "Good to know" },
};
export const gradeOf = (grade: FindingGrade) => GRADES[grade];

/** Findings under their grades, in the order in which they should be read. */
export function byGrade(
  findings: readonly FindingView[],
): { grade: FindingGrade; findings: FindingView[] }[] {
  return (["danger", "warning", "note"] as const)
    .map((grade) => ({ grade, findings: findings.filter((f) => f.grade === grade) }))
    .filter((g) => g.findings.length > 0);
}

/** "2 dangerous findings, 3 worth a look". */
export function findingsWords(view: Pick<ForeignView, "dangers" | "warnings">): string {
  const parts = [
    view.dangers > 0 ? count(view.dangers, "dangerous finding") : "",
    view.warnings > 0 ? `${view.warnings} worth a look` : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing found against it";
}

export function standingOf(view: ForeignView): { tone: Tone; word: string } {
  if (view.dangers > 0) return { tone: "bad", word: "dangerous findings" };
  if (view.warnings > 0) return { tone: "waiting", word: "worth a look" };
  return { tone: "open", word: "waits for a review" };
}

/** What an import came to, beside the app's own sentence. */
export function reportLines(report: ImportReport): string[] {
  return [
    ...report.notes,
    ...report.known.map((name) => `${name} waits already, byte for byte.`),
    ...report.refused.map(
      // The message mostly begins with the path.
      (r) => `${r.message.startsWith(r.path) ? "" : `${r.path}: `}${r.message} ${r.hint}`.trim(),
    ),
  ];
}

/** A path that is short enough for a line: its last parts. */
export function shortPath(path: string): string {
  const parts = path.split("/").filter(Boolean);
  return parts.length > 4 ? `…/${parts.slice(-3).join("/")}` : path;
}
