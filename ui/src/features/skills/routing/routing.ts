// How routing is said: shares, ranks, remedies.
import type {
  RequestSource,
  RoutingMiss,
  RoutingSuggestion,
  ShareView,
  SkillRouting,
} from "$lib/backend/api.gen";
import { count, percent, type Tone } from "$lib/words";

/** "46 of 48". */
export const share = (s: ShareView) => (s.of === 0 ? "–" : `${s.count} of ${s.of}`);

/** "96 %, most likely between 86 % and 99 %"; of few, nothing more than the count. */
export function shareTip(s: ShareView): string {
  if (s.of === 0) return "There is none.";
  if (s.of < 5) return "Too few to say more.";
  return `${percent(s.count / s.of)}, most likely between ${percent(s.low)} and ${percent(s.high)}`;
}

const SOURCES: Record<RequestSource, string> = {
  example: "an example",
  check: "a recall check",
  past: "you asked this",
};
export const sourceWord = (source: RequestSource) => SOURCES[source];

/** What went wrong with a request. */
export function missWords(m: RoutingMiss): string {
  const taken = m.first && m.first !== m.skill ? `${m.first} comes first` : "nothing is found";
  if (m.nearMiss) return `is not for ${m.skill}, and finds it${m.sure ? " without asking" : ""}`;
  const rank = m.rank && m.rank > 1 ? `${m.skill} comes as number ${m.rank}` : `${m.skill} is not found`;
  return `${rank}; ${taken}${m.sure && m.first ? " without asking" : ""}`;
}
export const missTone = (m: RoutingMiss): Tone => (m.sure ? "bad" : "waiting");

/** The least good skills first. */
export function worstFirst(skills: readonly SkillRouting[]): SkillRouting[] {
  const rate = (s: ShareView) => (s.of === 0 ? 1 : s.count / s.of);
  const of = (s: SkillRouting) => Math.min(rate(s.known.first), rate((s.heldOut ?? s.known).first));
  return [...skills].sort((a, b) => of(a) - of(b) || a.name.localeCompare(b.name));
}

/** What a remedy writes. */
export function remedyWords(s: RoutingSuggestion): string {
  switch (s.remedy.type) {
    case "example":
      return `Add it as an example of ${s.skill}`;
    case "nearMiss":
      return `Add it as a near miss of ${s.skill}`;
    case "keywords":
      return `Add ${count(s.remedy.words.length, "keyword")} to ${s.skill}: ${s.remedy.words.join(", ")}`;
  }
}
