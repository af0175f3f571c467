// How students are said: what may be done with one, how far it is, how it fits. Pure.
import type { CatalogueEntry, FitView, SkillView, StudentFile } from "$lib/backend/api.gen";
import type { Progress } from "$lib/state/app.svelte";
import { bytes, type Tone } from "$lib/words";

export const progressId = (name: string) => `student:${name}`;

const FIT: Record<FitView["verdict"], { word: string; tone: Tone }> = {
  fitsWell: { word: "fits well", tone: "good" },
  fitsTightly: { word: "fits tightly", tone: "waiting" },
  tooLarge: { word: "too large", tone: "bad" },
};
export const fitWord = (fit: FitView) => FIT[fit.verdict].word;
export const fitTone = (fit: FitView) => FIT[fit.verdict].tone;

/** 494 million, 3.2 billion; the file says millions. */
export function parameters(millions: number): string {
  if (millions <= 0) return "";
  if (millions < 1000)
    return `${millions < 10 ? millions.toFixed(1) : Math.round(millions)} million parameters`;
  return `${(millions / 1000).toFixed(1)} billion parameters`;
}

/** How much of a download is here: what was told last, or what the list said. */
export function share(file: StudentFile, told: Progress | undefined): number {
  const [done, total] =
    file.state === "downloading" && told && told.total > 0 ? [told.done, told.total] : [file.done, file.size];
  return total > 0 ? Math.min(1, done / total) : 0;
}

/** The line under a student's name. */
export function facts(file: StudentFile): string {
  if (file.state === "downloading" || file.state === "paused") return "";
  const context = file.context > 0 ? `${Math.round(file.context / 1024)}k context` : "";
  const writes = file.state === "ready" ? (file.writes ? "writes" : "points and picks, does not write") : "";
  return [parameters(file.parameters), bytes(file.size), context, writes, file.license]
    .filter(Boolean)
    .join(" · ");
}

export type Act = "use" | "pause" | "resume" | "cancel" | "remove";

/** What may be done with a student; `busy` is the one that is being downloaded now. */
export function acts(file: StudentFile, inCatalogue: boolean): Act[] {
  switch (file.state) {
    case "downloading":
      return ["pause", "cancel"];
    case "paused":
      return inCatalogue ? ["resume", "cancel"] : ["cancel"];
    case "broken":
      return file.builtIn ? [] : ["remove"];
    case "ready":
      return [
        ...(file.chosen ? [] : (["use"] as const)),
        ...(file.builtIn || file.chosen ? [] : (["remove"] as const)),
      ];
  }
}

/** The size of a student of the catalogue, as far as it is known. */
export const size = (entry: CatalogueEntry) => `${entry.approximate ? "about " : ""}${bytes(entry.size)}`;

/** Skills that need a student which writes. */
export const writers = (skills: readonly SkillView[]) =>
  skills.filter((s) => s.needs.includes("writes")).map((s) => s.name);
