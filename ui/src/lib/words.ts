// Product words for states, kinds and counts, and the colour that each has. One place, so that a run
// says the same thing in the list, the top bar and on Today.
import type {
  ApprovalState,
  ApprovalSummary,
  OriginView,
  Phase,
  RunState,
  RunSummary,
  TokenCount,
} from "./backend/api.gen";

export type Tone = "quiet" | "live" | "waiting" | "good" | "bad" | "open";
export type Mark = "user" | "skill" | "stranger" | "student" | "plain";

const RUN: Record<RunState, { word: string; tone: Tone }> = {
  queued: { word: "queued", tone: "open" },
  recalling: { word: "recalling", tone: "live" },
  planning: { word: "planning", tone: "live" },
  stepping: { word: "running", tone: "live" },
  waiting: { word: "waiting", tone: "waiting" },
  checking: { word: "checking", tone: "live" },
  done: { word: "done", tone: "good" },
  stuck: { word: "stuck", tone: "bad" },
  stopped: { word: "stopped", tone: "open" },
  failed: { word: "failed", tone: "bad" },
};
export const runWord = (state: RunState) => RUN[state].word;
export const runTone = (run: RunSummary): Tone =>
  run.state === "done" && run.waiting > 0 ? "waiting" : RUN[run.state].tone;

const APPROVAL: Record<ApprovalState, { word: string; tone: Tone }> = {
  waiting: { word: "waiting for you", tone: "waiting" },
  approved: { word: "approved", tone: "live" },
  sending: { word: "sending", tone: "live" },
  sent: { word: "sent", tone: "good" },
  rejected: { word: "rejected", tone: "open" },
  failed: { word: "failed", tone: "bad" },
  unknown: { word: "outcome unknown", tone: "bad" },
  expired: { word: "expired", tone: "open" },
  void: { word: "void", tone: "open" },
};
export const approvalTone = (a: ApprovalSummary): Tone =>
  a.state === "waiting" && a.red ? "bad" : APPROVAL[a.state].tone;

const LETTERS = new Set(["send", "draft"]);
const CALENDAR = new Set(["createEvent", "updateEvent", "cancelEvent", "respond"]);

/** The state in words: an event is not "sent". */
export function approvalWord(a: ApprovalSummary): string {
  if (a.state === "sent")
    return LETTERS.has(a.kind) ? "sent" : a.kind === "publishPost" ? "published" : "done";
  return APPROVAL[a.state].word;
}

/** Heading under which an approval lies. */
export function kindHeading(kind: string): string {
  if (LETTERS.has(kind)) return "Letters";
  if (CALENDAR.has(kind)) return "Calendar";
  return kind === "publishPost" ? "Publishing" : "Deals";
}

const VERBS: Record<string, string> = {
  send: "Approve and send",
  draft: "Approve and save",
  createEvent: "Approve and invite",
  updateEvent: "Approve and move",
  cancelEvent: "Approve and cancel it",
  respond: "Approve and answer",
  updateDeal: "Approve and update",
  publishPost: "Approve and publish",
};
export const approveVerb = (kind: string) => VERBS[kind] ?? "Approve";

const PHASE: Record<Phase, string> = {
  recall: "Recall",
  plan: "Plan",
  item: "Next item",
  call: "Tool call",
  observe: "Observe",
  reading: "Reading",
  verdict: "Verdict",
  refine: "Refine",
  waiting: "Waiting",
  check: "Check",
  finish: "Finish",
};
export const phaseWord = (phase: Phase) => PHASE[phase];

/** How an origin is underlined. */
export function originMark(origin: OriginView): Mark {
  if (origin.untrusted) return "stranger";
  if (origin.kind === "user" || origin.kind === "settings") return "user";
  if (origin.kind === "skill" || origin.kind === "memory") return "skill";
  return origin.kind === "student" ? "student" : "plain";
}

const MARK_WORDS: Record<Mark, string> = {
  user: "Yours",
  skill: "From your playbook",
  stranger: "Written by others",
  student: "The student's own words",
  plain: "From your account",
};
export const markWord = (mark: Mark) => MARK_WORDS[mark];
export const originTip = (origin: OriginView) => `${MARK_WORDS[originMark(origin)]}: ${origin.label}`;

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}

/** A number and its unit, which stay on one line. */
export const measure = (n: number | string, unit: string) =>
  `${typeof n === "number" ? n.toLocaleString("en-GB") : n}\u00a0${unit}`;
export const percent = (share: number) => measure(Math.round(share * 100), "%");

/** "a", "a and b", "a, b and c". */
export const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

export function bytes(n: number): string {
  if (n < 1024) return measure(n, "bytes");
  if (n < 1024 ** 2) return measure(Math.round(n / 1024), "kB");
  if (n < 1024 ** 3) return measure(Math.round(n / 1024 ** 2), "MB");
  return measure((n / 1024 ** 3).toFixed(1), "GB");
}

/** Dollars: whole cents above a cent, four places below, always rounded up. */
export function money(dollars: number): string {
  if (dollars <= 0) return "$0.00";
  const places = dollars < 0.01 ? 4 : 2;
  const unit = 10 ** places;
  return `$${(Math.ceil(dollars * unit - 1e-9) / unit).toFixed(places)}`;
}

export const tokensOf = (t: TokenCount) => t.evaluated + t.generated;
export const shortHash = (sha: string) => (sha.length > 12 ? `${sha.slice(0, 4)}…${sha.slice(-4)}` : sha);
/** A version as people say it: a number gets a v, a hash is cut. */
export const versionWord = (v: string | null) =>
  v ? (/^\d/.test(v) && v.length < 8 ? `v${v}` : v.slice(0, 7)) : "";

/** The line under a run's request. */
export function runLine(run: RunSummary): string {
  const came = run.state === "stepping" && run.atStep ? run.atStep : run.reason || runWord(run.state);
  const skill = [run.skill, versionWord(run.skillVersion)].filter(Boolean).join(" ");
  return [came.replace(/[.。]$/, ""), run.dry ? "dry" : "", skill].filter(Boolean).join(" · ");
}
