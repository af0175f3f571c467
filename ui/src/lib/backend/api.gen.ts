// Generated from crates/app/src/api.rs and wire/. Do not edit.

/** An error as the window gets it. */
export type WireError = { code: ErrorCode, message: string, hint: string, retryable: boolean };

/** Codes that the window branches on. */
export type ErrorCode = "notFound" | "badInput" | "stale" | "needsGesture" | "studentUnavailable" | "internal";

/** A push from the app to the window. */
export type Update = { "type": "changed", tags: Array<Tag> } | { "type": "run", run: RunSummary, step: StepView | null } | { "type": "approval", approval: ApprovalSummary } | { "type": "progress", id: string, label: string, done: number, total: number };

/** What a query reads and an action invalidates. */
export type Tag = "status" | "runs" | "approvals" | "skills" | "memories" | "mail" | "calendar" | "settings";

/** State of a run. */
export type RunState = "queued" | "recalling" | "planning" | "stepping" | "waiting" | "checking" | "done" | "stuck" | "stopped" | "failed";

/** A run in a list. */
export type RunSummary = { id: string, request: string, skill: string | null, skillVersion: string | null, student: string, state: RunState, reason: string, dry: boolean, startedAt: number, endedAt: number | null, atStep: string | null, steps: number, effects: number, waiting: number, tokens: TokenCount, ms: number };

/** Tokens of a step or run. */
export type TokenCount = { evaluated: number, reused: number, generated: number };

/** A run, whole. */
export type RunDetail = { run: RunSummary, recall: RecallView | null, plan: Array<PlanRow>, steps: Array<StepView>, effects: Array<EffectView>, question: string | null, criteria: Array<CriterionView>, notes: Array<string>, prompt: string };

/** How memory and skill were found. */
export type RecallView = { memories: Array<HitView>, skills: Array<SkillScore>, chosenBy: string };

/** A candidate skill. */
export type SkillScore = { name: string, score: number };

/** A passage that search found. */
export type HitView = { path: string, title: string, heading: string, passage: string, line: number, score: number, why: Array<string>, docid: string };

/** State of a plan row. */
export type PlanState = "ahead" | "now" | "done" | "skipped" | "failed";

/** A step of the skill as the user sees it. */
export type PlanRow = { id: string, depth: number, text: string, condition: string | null, tool: string | null, state: PlanState, performed: number, skipped: number, note: string, ms: number };

/** Kind of a step card. */
export type Phase = "recall" | "plan" | "item" | "call" | "observe" | "reading" | "verdict" | "refine" | "waiting" | "check" | "finish";

/** One card of the live view. */
export type StepView = { n: number, planStep: string | null, phase: Phase, tool: string | null, arguments: Array<ArgumentView>, text: string, probability: number | null, holds: boolean | null, error: string | null, approvalId: string | null, bound: Array<BoundView>, ms: number, tokens: TokenCount, at: number };

/** An argument with its origin. */
export type ArgumentView = { name: string, handle: string | null, value: string, origin: OriginView };

/** A handle with its value. */
export type BoundView = { handle: string, value: string, origin: OriginView };

/** An origin in words. */
export type OriginView = { kind: string, label: string, link: string | null, untrusted: boolean };

/** An effect of a run. */
export type EffectView = { id: string, kind: string, state: string, summary: string, approvalId: string | null, canUndo: boolean };

/** A success criterion with its outcome. */
export type CriterionView = { text: string, holds: boolean | null };

/** A page of runs. */
export type RunPage = { runs: Array<RunSummary>, nextCursor: string | null };

/** A run that was started. */
export type RunStarted = { runId: string };

/** A run written out. */
export type RunExport = { markdown: string, json: string };

/** State of an approval and of what it allows. */
export type ApprovalState = "waiting" | "approved" | "sending" | "sent" | "rejected" | "failed" | "unknown" | "expired" | "void";

/** An approval in a list. */
export type ApprovalSummary = { id: string, runId: string, kind: string, title: string, subtitle: string, red: boolean, state: ApprovalState, createdAt: number, expiresAt: number, undoUntil: number | null, decidedAt: number | null, simulated: boolean };

/** An approval, whole. */
export type ApprovalDetail = { approval: ApprovalSummary, card: CardView, reasons: Array<string>, arguments: Array<ArgumentView>, sha256: string, payload: string, confirmWord: string | null, request: string, skill: string | null, skillVersion: string | null, planStep: string | null, outcome: string };

/** What would happen, to draw. */
export type CardView = { "type": "letter", from: string, to: Array<PartyView>, cc: Array<PartyView>, bcc: Array<PartyView>, subject: string, body: Array<SpanView>, attachments: Array<AttachmentView> } | { "type": "event", before: EventView | null, after: EventView | null, told: Array<PartyView>, conflicts: Array<string> } | { "type": "rows", rows: Array<CardRow> };

/** A row of a plain card. */
export type CardRow = { name: string, value: string };

/** Somebody on a card. */
export type PartyView = { name: string, email: string, note: string, firstContact: boolean, origin: OriginView };

/** A stretch of a letter with one origin. */
export type SpanView = { text: string, origin: OriginView };

/** A file on a card. */
export type AttachmentView = { name: string, size: number, sha256: string };

/** An event, to draw. */
export type EventView = { id: string, title: string, start: number, end: number, when: string, zone: string, allDay: boolean, guests: Array<string>, location: string };

/** The status line and the frame. */
export type AppStatus = { version: string, account: string, user: string, rehearsal: boolean, student: StudentView, memoryBytes: number, now: number, zone: string, syncedAt: number | null, waiting: number, live: Array<RunSummary>, problems: Array<string> };

/** The student. */
export type StudentView = { name: string, state: string, progress: number, about: string, error: string | null, tokensPerSecond: number, parameters: number, size: number };

/** The Today panel. */
export type Today = { date: string, firstName: string, needsYou: Array<ApprovalSummary>, done: Array<RunSummary>, nextEvent: EventView | null, unread: number, checklist: Array<ChecklistItem>, suggestions: Array<string> };

/** A first step. */
export type ChecklistItem = { id: string, title: string, done: boolean };

/** What `doctor` found. */
export type DoctorReport = { checks: Array<DoctorCheck>, healthy: boolean };

/** A row of `doctor`. */
export type DoctorCheck = { name: string, state: string, detail: string, hint: string };

/** A message to read next to a run or an approval. */
export type MessageView = { id: string, from: string, to: Array<string>, subject: string, at: number, text: string, folder: string, labels: Array<string>, simulated: boolean };

/** A page of messages. */
export type MessagePage = { messages: Array<MessageView>, total: number };

/** A skill in a list. */
export type SkillView = { name: string, description: string, version: string, problems: Array<ProblemView>, steps: number, cases: number, readings: number };

/** A problem at a place. */
export type ProblemView = { path: string, line: number, column: number, code: string, severity: string, message: string, hint: string };

/** What memory search answers. */
export type MemoryAnswer = { hits: Array<HitView>, threshold: number, best: number, lists: Array<string>, micros: number };

/** A memory, whole. */
export type MemoryView = { path: string, title: string, text: string };

/** A setting. */
export type Setting = { key: string, value: string };

/** Nothing to say. */
export type Done = { message: string };

/** One line of the command table. */
export type Command =
  | { "type": "app_status" }
  | { "type": "today_show" }
  | { "type": "run_start", request: string, skill: string | null, dry: boolean }
  | { "type": "run_list", cursor: string | null, limit: number | null }
  | { "type": "run_show", id: string }
  | { "type": "run_stop", id: string }
  | { "type": "run_answer", id: string, answer: string }
  | { "type": "run_export", id: string }
  | { "type": "run_replay", id: string }
  | { "type": "run_undo", id: string }
  | { "type": "effect_undo", id: string }
  | { "type": "approval_list" }
  | { "type": "approval_show", id: string }
  | { "type": "approval_approve", id: string, sha256: string, confirm: string | null }
  | { "type": "approval_edit", id: string, subject: string | null, body: string | null, start: number | null, end: number | null }
  | { "type": "approval_reject", id: string, reason: string }
  | { "type": "approval_undo", id: string }
  | { "type": "approval_retry", id: string }
  | { "type": "message_show", id: string }
  | { "type": "message_list", folder: string, limit: number | null }
  | { "type": "skill_list" }
  | { "type": "memory_search", question: string, limit: number | null }
  | { "type": "memory_show", path: string }
  | { "type": "setting_show", key: string }
  | { "type": "setting_set", key: string, value: string }
  | { "type": "doctor_run" };

export type CommandName = Command["type"];

/** What each command answers. */
export interface Results {
  app_status: AppStatus;
  today_show: Today;
  run_start: RunStarted;
  run_list: RunPage;
  run_show: RunDetail;
  run_stop: Done;
  run_answer: Done;
  run_export: RunExport;
  run_replay: Done;
  run_undo: Done;
  effect_undo: Done;
  approval_list: Array<ApprovalSummary>;
  approval_show: ApprovalDetail;
  approval_approve: Done;
  approval_edit: ApprovalDetail;
  approval_reject: Done;
  approval_undo: Done;
  approval_retry: Done;
  message_show: MessageView;
  message_list: MessagePage;
  skill_list: Array<SkillView>;
  memory_search: MemoryAnswer;
  memory_show: MemoryView;
  setting_show: Setting;
  setting_set: Done;
  doctor_run: DoctorReport;
}

/** Whether a command reads or writes, and the tags that it reads or invalidates. */
export const commandTable: Record<CommandName, { kind: "query" | "action"; tags: Tag[] }> = {
  app_status: { kind: "query", tags: ["status", "runs", "approvals"] },
  today_show: { kind: "query", tags: ["runs", "approvals", "mail", "calendar"] },
  run_start: { kind: "action", tags: ["runs"] },
  run_list: { kind: "query", tags: ["runs"] },
  run_show: { kind: "query", tags: ["runs"] },
  run_stop: { kind: "action", tags: ["runs"] },
  run_answer: { kind: "action", tags: ["runs"] },
  run_export: { kind: "query", tags: ["runs"] },
  run_replay: { kind: "query", tags: ["runs"] },
  run_undo: { kind: "action", tags: ["runs", "mail"] },
  effect_undo: { kind: "action", tags: ["runs", "mail"] },
  approval_list: { kind: "query", tags: ["approvals"] },
  approval_show: { kind: "query", tags: ["approvals"] },
  approval_approve: { kind: "action", tags: ["approvals", "runs"] },
  approval_edit: { kind: "action", tags: ["approvals"] },
  approval_reject: { kind: "action", tags: ["approvals", "runs"] },
  approval_undo: { kind: "action", tags: ["approvals", "runs"] },
  approval_retry: { kind: "action", tags: ["approvals"] },
  message_show: { kind: "query", tags: ["mail"] },
  message_list: { kind: "query", tags: ["mail"] },
  skill_list: { kind: "query", tags: ["skills"] },
  memory_search: { kind: "query", tags: ["memories"] },
  memory_show: { kind: "query", tags: ["memories"] },
  setting_show: { kind: "query", tags: ["settings"] },
  setting_set: { kind: "action", tags: ["settings"] },
  doctor_run: { kind: "query", tags: ["status"] },
};
