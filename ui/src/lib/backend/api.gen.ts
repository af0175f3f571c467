// Generated from the command table by `cargo xtask gen`. Do not edit.

export type AppStatus = { 
/**
 * Version of the app.
 */
version: string, 
/**
 * Name of the account.
 */
account: string, 
/**
 * The user's name.
 */
user: string, 
/**
 * Built-in account: nothing leaves this computer.
 */
rehearsal: boolean, 
/**
 * Student.
 */
student: StudentView, 
/**
 * Resident memory of app and worker, bytes.
 */
memoryBytes: number, 
/**
 * Now, in the app's clock.
 */
now: number, 
/**
 * IANA zone of the user.
 */
zone: string, 
/**
 * Last look at the account's folders.
 */
syncedAt: number | null, 
/**
 * Approvals that wait.
 */
waiting: number, 
/**
 * Runs that are live.
 */
live: Array<RunSummary>, 
/**
 * Files that could not be read, in words.
 */
problems: Array<string>, };

export type ApprovalDetail = { 
/**
 * Summary.
 */
approval: ApprovalSummary, 
/**
 * What would happen.
 */
card: CardView, 
/**
 * Why it asks, worst first.
 */
reasons: Array<string>, 
/**
 * Every argument with its origin.
 */
arguments: Array<ArgumentView>, 
/**
 * SHA-256 of the exact bytes; must be given back to approve.
 */
sha256: string, 
/**
 * The exact bytes as text (MIME for mail, iCalendar for events, JSON otherwise).
 */
payload: string, 
/**
 * Word to type for a red card.
 */
confirmWord: string | null, 
/**
 * The request of the run.
 */
request: string, 
/**
 * Skill and version of the run.
 */
skill: string | null, 
/**
 * Version.
 */
skillVersion: string | null, 
/**
 * Plan step that asked.
 */
planStep: string | null, 
/**
 * Why it was rejected or how it failed.
 */
outcome: string, };

export type ApprovalState = "waiting" | "approved" | "sending" | "sent" | "rejected" | "failed" | "unknown" | "expired" | "void";

export type ApprovalSummary = { 
/**
 * Id.
 */
id: string, 
/**
 * Run behind it.
 */
runId: string, 
/**
 * `send`, `createEvent`, ...
 */
kind: string, 
/**
 * "Dana Ortiz · Re: Your pricing".
 */
title: string, 
/**
 * "answer-discount-request · Hold the price".
 */
subtitle: string, 
/**
 * A red card.
 */
red: boolean, 
/**
 * State.
 */
state: ApprovalState, 
/**
 * When it was asked.
 */
createdAt: number, 
/**
 * When it lapses.
 */
expiresAt: number, 
/**
 * Until when an approved one can be taken back.
 */
undoUntil: number | null, 
/**
 * When it was answered.
 */
decidedAt: number | null, 
/**
 * It is only rehearsed: nothing leaves this computer.
 */
simulated: boolean, };

export type ArgumentView = { 
/**
 * Parameter.
 */
name: string, 
/**
 * `m4`, if a handle was given.
 */
handle: string | null, 
/**
 * In words.
 */
value: string, 
/**
 * Where it came from.
 */
origin: OriginView, };

export type AttachmentView = { 
/**
 * Name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Hex.
 */
sha256: string, };

export type BoundView = { 
/**
 * `m4`.
 */
handle: string, 
/**
 * In words.
 */
value: string, 
/**
 * Where it came from.
 */
origin: OriginView, };

export type CardRow = { 
/**
 * Name.
 */
name: string, 
/**
 * Value.
 */
value: string, };

export type CardView = { "type": "letter", 
/**
 * The user.
 */
from: string, 
/**
 * Recipients, each in full.
 */
to: Array<PartyView>, 
/**
 * Copies.
 */
cc: Array<PartyView>, 
/**
 * Blind copies.
 */
bcc: Array<PartyView>, 
/**
 * Subject.
 */
subject: string, 
/**
 * Body in spans; joined they are the exact body.
 */
body: Array<SpanView>, 
/**
 * Files.
 */
attachments: Array<AttachmentView>, } | { "type": "event", 
/**
 * Before, for a change or a cancellation.
 */
before: EventView | null, 
/**
 * After, for a new or changed event.
 */
after: EventView | null, 
/**
 * Who is told.
 */
told: Array<PartyView>, 
/**
 * Events at the same time.
 */
conflicts: Array<string>, } | { "type": "rows", 
/**
 * Rows.
 */
rows: Array<CardRow>, };

export type Catalogue = { 
/**
 * Where files come from.
 */
hub: string, 
/**
 * Tokens of context that the badges count with.
 */
context: number, 
/**
 * This computer.
 */
machine: MachineView, 
/**
 * Students, best first.
 */
students: Array<CatalogueEntry>, };

export type CatalogueEntry = { 
/**
 * Short, for commands.
 */
name: string, 
/**
 * For people.
 */
title: string, 
/**
 * What it is for.
 */
about: string, 
/**
 * `OWNER/NAME` on the hub.
 */
repository: string, 
/**
 * Billions of weights.
 */
parameters: number, 
/**
 * Billions of weights that work at a time.
 */
active: number, 
/**
 * Bytes of the file.
 */
size: number, 
/**
 * The size is only about right; the hub's figure replaces it.
 */
approximate: boolean, 
/**
 * Licence.
 */
license: string, 
/**
 * Longest context, tokens.
 */
context: number, 
/**
 * The badge.
 */
fit: FitView, 
/**
 * What there is of it here, if anything.
 */
state: StudentState | null, 
/**
 * Why its last download failed.
 */
problem: string | null, };

export type ChecklistItem = { 
/**
 * Stable.
 */
id: string, 
/**
 * In words.
 */
title: string, 
/**
 * Done.
 */
done: boolean, };

export type Command = { "type": "app_status", } | { "type": "today_show", } | { "type": "run_start", 
/**
 *request
 */
request: string, 
/**
 *skill
 */
skill: string | null, 
/**
 *dry
 */
dry: boolean, } | { "type": "run_list", 
/**
 *cursor
 */
cursor: string | null, 
/**
 *limit
 */
limit: number | null, } | { "type": "run_show", 
/**
 *id
 */
id: string, } | { "type": "run_stop", 
/**
 *id
 */
id: string, } | { "type": "run_answer", 
/**
 *id
 */
id: string, 
/**
 *answer
 */
answer: string, } | { "type": "run_export", 
/**
 *id
 */
id: string, } | { "type": "run_replay", 
/**
 *id
 */
id: string, } | { "type": "run_undo", 
/**
 *id
 */
id: string, } | { "type": "effect_undo", 
/**
 *id
 */
id: string, } | { "type": "approval_list", } | { "type": "approval_show", 
/**
 *id
 */
id: string, } | { "type": "approval_approve", 
/**
 *id
 */
id: string, 
/**
 *sha256
 */
sha256: string, 
/**
 *confirm
 */
confirm: string | null, } | { "type": "approval_edit", 
/**
 *id
 */
id: string, 
/**
 *subject
 */
subject: string | null, 
/**
 *body
 */
body: string | null, 
/**
 *start
 */
start: number | null, 
/**
 *end
 */
end: number | null, } | { "type": "approval_reject", 
/**
 *id
 */
id: string, 
/**
 *reason
 */
reason: string, } | { "type": "approval_undo", 
/**
 *id
 */
id: string, } | { "type": "approval_retry", 
/**
 *id
 */
id: string, } | { "type": "message_show", 
/**
 *id
 */
id: string, } | { "type": "message_list", 
/**
 *folder
 */
folder: string, 
/**
 *limit
 */
limit: number | null, } | { "type": "skill_list", } | { "type": "memory_search", 
/**
 *question
 */
question: string, 
/**
 *limit
 */
limit: number | null, } | { "type": "memory_show", 
/**
 *path
 */
path: string, } | { "type": "setting_show", 
/**
 *key
 */
key: string, } | { "type": "setting_set", 
/**
 *key
 */
key: string, 
/**
 *value
 */
value: string, } | { "type": "student_list", } | { "type": "student_catalogue", } | { "type": "student_pull", 
/**
 *name
 */
name: string, } | { "type": "student_pause", 
/**
 *name
 */
name: string, } | { "type": "student_cancel", 
/**
 *name
 */
name: string, } | { "type": "student_import", 
/**
 *path
 */
path: string, } | { "type": "student_use", 
/**
 *name
 */
name: string, } | { "type": "student_remove", 
/**
 *name
 */
name: string, } | { "type": "doctor_run", };

export type CriterionView = { 
/**
 * In words.
 */
text: string, 
/**
 * `None` when not machine-checkable.
 */
holds: boolean | null, };

export type DoctorCheck = { 
/**
 * What was looked at.
 */
name: string, 
/**
 * `ok`, `warning`, `error`.
 */
state: string, 
/**
 * What was found.
 */
detail: string, 
/**
 * What to do.
 */
hint: string, };

export type DoctorReport = { 
/**
 * Rows.
 */
checks: Array<DoctorCheck>, 
/**
 * Whether all is well.
 */
healthy: boolean, };

export type Done = { 
/**
 * In words.
 */
message: string, };

export type EffectView = { 
/**
 * Id.
 */
id: string, 
/**
 * `send`, `label`, ...
 */
kind: string, 
/**
 * `applied`, `undone`, `waiting`, `approved`, `sent`, `rejected`, `failed`, `unknown`, `expired`, `dry`.
 */
state: string, 
/**
 * In words: "Label “Newsletters” on “Weekly digest”".
 */
summary: string, 
/**
 * Approval, for outbound effects.
 */
approvalId: string | null, 
/**
 * Whether it can be taken back now.
 */
canUndo: boolean, };

export type ErrorCode = "notFound" | "badInput" | "stale" | "needsGesture" | "studentUnavailable" | "internal";

export type EventView = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Unix seconds.
 */
start: number, 
/**
 * Unix seconds.
 */
end: number, 
/**
 * In the user's zone, in words: "Thu 26 Nov 15:00–15:30".
 */
when: string, 
/**
 * IANA zone.
 */
zone: string, 
/**
 * Whole days.
 */
allDay: boolean, 
/**
 * Guests.
 */
guests: Array<string>, 
/**
 * Place.
 */
location: string, };

export type FitVerdict = "fitsWell" | "fitsTightly" | "tooLarge";

export type FitView = { 
/**
 * Verdict.
 */
verdict: FitVerdict, 
/**
 * In words, with the figures.
 */
words: string, 
/**
 * Bytes that the model needs.
 */
needs: number, 
/**
 * Bytes that there are; 0 when unknown.
 */
has: number, };

export type HitView = { 
/**
 * Path in the memory folder.
 */
path: string, 
/**
 * Title of the memory.
 */
title: string, 
/**
 * Headings.
 */
heading: string, 
/**
 * The passage.
 */
passage: string, 
/**
 * Line in the file.
 */
line: number, 
/**
 * 0 to 1.
 */
score: number, 
/**
 * Why it matched: which words in which field.
 */
why: Array<string>, 
/**
 * Short id of the memory.
 */
docid: string, };

export type MachineView = { 
/**
 * Bytes of memory, or what a container may use; 0 when unknown.
 */
memory: number, 
/**
 * Bytes that programs can still get; 0 when unknown.
 */
available: number, 
/**
 * Cores.
 */
cores: number, 
/**
 * Instruction sets that matter, for people.
 */
features: string, 
/**
 * Graphics processors that the student can use, for people.
 */
graphics: Array<string>, };

export type MemoryAnswer = { 
/**
 * Best first; empty when nothing reaches the threshold.
 */
hits: Array<HitView>, 
/**
 * Score below which nothing counts as found.
 */
threshold: number, 
/**
 * Best score, whether it counts or not.
 */
best: number, 
/**
 * Which lists took part: `bm25`, `vector`.
 */
lists: Array<string>, 
/**
 * Microseconds.
 */
micros: number, };

export type MemoryView = { 
/**
 * Path.
 */
path: string, 
/**
 * Title.
 */
title: string, 
/**
 * Text.
 */
text: string, };

export type MessagePage = { 
/**
 * Newest first, text cut to 200 characters.
 */
messages: Array<MessageView>, 
/**
 * All that match.
 */
total: number, };

export type MessageView = { 
/**
 * Id.
 */
id: string, 
/**
 * Sender.
 */
from: string, 
/**
 * Recipients.
 */
to: Array<string>, 
/**
 * Subject.
 */
subject: string, 
/**
 * Unix seconds.
 */
at: number, 
/**
 * Plain text.
 */
text: string, 
/**
 * Folder.
 */
folder: string, 
/**
 * Labels.
 */
labels: Array<string>, 
/**
 * Sent on the Rehearsal account: it went nowhere.
 */
simulated: boolean, };

export type OriginView = { 
/**
 * `user`, `settings`, `skill`, `memory`, `field`, `text`, `derived`, `student`: how it is underlined.
 */
kind: string, 
/**
 * "mail from Dana Ortiz, 23 Nov, line 2".
 */
label: string, 
/**
 * Where to look: `message:ID`, `memory:PATH#LINE`, `skill:NAME#LINE`.
 */
link: string | null, 
/**
 * What strangers wrote.
 */
untrusted: boolean, };

export type PartyView = { 
/**
 * Display name.
 */
name: string, 
/**
 * Address in full.
 */
email: string, 
/**
 * "written to 11 times", "never written to before".
 */
note: string, 
/**
 * Never written to and not in the address book.
 */
firstContact: boolean, 
/**
 * Where the address came from.
 */
origin: OriginView, };

export type Phase = "recall" | "plan" | "item" | "call" | "observe" | "reading" | "verdict" | "refine" | "waiting" | "check" | "finish";

export type PlanRow = { 
/**
 * `3.1`.
 */
id: string, 
/**
 * 0 for the top level.
 */
depth: number, 
/**
 * The author's words.
 */
text: string, 
/**
 * The compiled condition, if any.
 */
condition: string | null, 
/**
 * Tool that it names.
 */
tool: string | null, 
/**
 * State.
 */
state: PlanState, 
/**
 * Times performed.
 */
performed: number, 
/**
 * Times skipped.
 */
skipped: number, 
/**
 * What came of it, in words: "14 messages".
 */
note: string, 
/**
 * Milliseconds.
 */
ms: number, };

export type PlanState = "ahead" | "now" | "done" | "skipped" | "failed";

export type ProblemView = { 
/**
 * Path.
 */
path: string, 
/**
 * 1-based.
 */
line: number, 
/**
 * 1-based.
 */
column: number, 
/**
 * Stable code.
 */
code: string, 
/**
 * `error` or `warning`.
 */
severity: string, 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

export type RecallView = { 
/**
 * Memories, best first.
 */
memories: Array<HitView>, 
/**
 * Candidate skills with their scores, best first.
 */
skills: Array<SkillScore>, 
/**
 * `search` when there was a clear winner, `student` when it was asked, `user` when named.
 */
chosenBy: string, };

export type RunDetail = { 
/**
 * Summary.
 */
run: RunSummary, 
/**
 * How memory and skill were found.
 */
recall: RecallView | null, 
/**
 * The plan, one row per step of the skill.
 */
plan: Array<PlanRow>, 
/**
 * Steps in order.
 */
steps: Array<StepView>, 
/**
 * Effects and approvals.
 */
effects: Array<EffectView>, 
/**
 * Question to the user, when waiting for an answer.
 */
question: string | null, 
/**
 * Success criteria with their outcome, when finished.
 */
criteria: Array<CriterionView>, 
/**
 * Notes that the run left for the user.
 */
notes: Array<string>, 
/**
 * The exact prompt of the last question, for the Context tab.
 */
prompt: string, };

export type RunExport = { 
/**
 * For people.
 */
markdown: string, 
/**
 * The run as JSON text.
 */
json: string, };

export type RunPage = { 
/**
 * Newest first.
 */
runs: Array<RunSummary>, 
/**
 * For the next page.
 */
nextCursor: string | null, };

export type RunStarted = { 
/**
 * Its id.
 */
runId: string, };

export type RunState = "queued" | "recalling" | "planning" | "stepping" | "waiting" | "checking" | "done" | "stuck" | "stopped" | "failed";

export type RunSummary = { 
/**
 * Id.
 */
id: string, 
/**
 * The user's words.
 */
request: string, 
/**
 * Skill, once chosen.
 */
skill: string | null, 
/**
 * Version of the skill.
 */
skillVersion: string | null, 
/**
 * Student.
 */
student: string, 
/**
 * State.
 */
state: RunState, 
/**
 * What came of it, or why it stopped, in one sentence.
 */
reason: string, 
/**
 * A dry run: no effect was applied.
 */
dry: boolean, 
/**
 * When it was asked for.
 */
startedAt: number, 
/**
 * When it ended.
 */
endedAt: number | null, 
/**
 * Plan step at hand, in words.
 */
atStep: string | null, 
/**
 * Steps so far.
 */
steps: number, 
/**
 * Effects applied (filing).
 */
effects: number, 
/**
 * Approvals of this run still waiting.
 */
waiting: number, 
/**
 * Tokens.
 */
tokens: TokenCount, 
/**
 * Milliseconds of work, waiting left out.
 */
ms: number, };

export type Setting = { 
/**
 * Key.
 */
key: string, 
/**
 * JSON text.
 */
value: string, };

export type SkillScore = { 
/**
 * Name.
 */
name: string, 
/**
 * 0 to 1.
 */
score: number, };

export type SkillView = { 
/**
 * Name.
 */
name: string, 
/**
 * Description.
 */
description: string, 
/**
 * Version.
 */
version: string, 
/**
 * Problems of the text on disk; the last good version stays active.
 */
problems: Array<ProblemView>, 
/**
 * Steps at the top level.
 */
steps: number, 
/**
 * Eval cases.
 */
cases: number, 
/**
 * Readings that a run may cost.
 */
readings: number, 
/**
 * What it needs of a student: `writes`.
 */
needs: Array<string>, 
/**
 * Why the student that is chosen now cannot perform it, in words.
 */
unfit: string | null, };

export type SpanView = { 
/**
 * Text.
 */
text: string, 
/**
 * Origin.
 */
origin: OriginView, };

export type StepView = { 
/**
 * From 1.
 */
n: number, 
/**
 * Plan step that it belongs to.
 */
planStep: string | null, 
/**
 * Kind.
 */
phase: Phase, 
/**
 * Tool, for `call`.
 */
tool: string | null, 
/**
 * Arguments, for `call`.
 */
arguments: Array<ArgumentView>, 
/**
 * In words: the observation, the verdict with its evidence, the reason.
 */
text: string, 
/**
 * For a reading or verdict, its probability when below 1.
 */
probability: number | null, 
/**
 * Whether a verdict held.
 */
holds: boolean | null, 
/**
 * What went wrong.
 */
error: string | null, 
/**
 * Approval that this step parked.
 */
approvalId: string | null, 
/**
 * Handles that the observation bound.
 */
bound: Array<BoundView>, 
/**
 * Milliseconds.
 */
ms: number, 
/**
 * Tokens.
 */
tokens: TokenCount, 
/**
 * When.
 */
at: number, };

export type StudentFile = { 
/**
 * Short, for commands.
 */
name: string, 
/**
 * For people.
 */
title: string, 
/**
 * Ships with the app; never removed.
 */
builtIn: boolean, 
/**
 * Answers now.
 */
chosen: boolean, 
/**
 * What there is of it.
 */
state: StudentState, 
/**
 * Bytes that are here.
 */
done: number, 
/**
 * Bytes in all.
 */
size: number, 
/**
 * Parameters in millions; 0 while unknown.
 */
parameters: number, 
/**
 * Longest context that it was made for, tokens.
 */
context: number, 
/**
 * Family that its file names: `llama`, `qwen3`.
 */
family: string, 
/**
 * How prompts are written for it, in words.
 */
layout: string, 
/**
 * Writes text of its own.
 */
writes: boolean, 
/**
 * Licence.
 */
license: string, 
/**
 * Where it came from.
 */
source: string, 
/**
 * SHA-256, where it was checked.
 */
sha256: string | null, 
/**
 * The badge; `None` while the file is not whole.
 */
fit: FitView | null, 
/**
 * What is wrong and what to do.
 */
problem: string | null, };

export type StudentState = "ready" | "downloading" | "paused" | "broken";

export type StudentView = { 
/**
 * Name.
 */
name: string, 
/**
 * `idle`, `loading`, `ready`, `failed`.
 */
state: string, 
/**
 * 0 to 1 while loading.
 */
progress: number, 
/**
 * What it is for and what not, in plain words.
 */
about: string, 
/**
 * Why it failed, in plain words.
 */
error: string | null, 
/**
 * Of the last run; 0 before any.
 */
tokensPerSecond: number, 
/**
 * Parameters in millions.
 */
parameters: number, 
/**
 * Bytes on disk.
 */
size: number, 
/**
 * Short name, for commands.
 */
file: string, 
/**
 * Which build of llama.cpp runs: instruction sets and graphics processors; empty before it is loaded.
 */
build: string, 
/**
 * How prompts are written for it, in words.
 */
layout: string, 
/**
 * Writes text of its own.
 */
writes: boolean, };

export type Tag = "status" | "runs" | "approvals" | "skills" | "memories" | "mail" | "calendar" | "settings";

export type Today = { 
/**
 * "Monday, 23 November".
 */
date: string, 
/**
 * The user's first name.
 */
firstName: string, 
/**
 * Approvals that wait, soonest to lapse first.
 */
needsYou: Array<ApprovalSummary>, 
/**
 * Runs that ended in the last day.
 */
done: Array<RunSummary>, 
/**
 * Next event.
 */
nextEvent: EventView | null, 
/**
 * Unread in the inbox.
 */
unread: number, 
/**
 * First steps, until finished.
 */
checklist: Array<ChecklistItem>, 
/**
 * Requests to try.
 */
suggestions: Array<string>, };

export type TokenCount = { 
/**
 * Computed.
 */
evaluated: number, 
/**
 * Taken from saved state.
 */
reused: number, 
/**
 * Written by the student.
 */
generated: number, };

export type Update = { "type": "changed", 
/**
 * Tags.
 */
tags: Array<Tag>, } | { "type": "run", 
/**
 * The run.
 */
run: RunSummary, 
/**
 * The step.
 */
step: StepView | null, } | { "type": "approval", 
/**
 * The approval.
 */
approval: ApprovalSummary, } | { "type": "progress", 
/**
 * What, stable.
 */
id: string, 
/**
 * In words.
 */
label: string, 
/**
 * How far.
 */
done: number, 
/**
 * Out of.
 */
total: number, };

export type WireError = { 
/**
 * Stable; exists only when the window branches on it.
 */
code: ErrorCode, 
/**
 * What happened, to what.
 */
message: string, 
/**
 * What to do next.
 */
hint: string, 
/**
 * Whether the same call may work later.
 */
retryable: boolean, };

export type CommandName = Command["type"];

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
  student_list: Array<StudentFile>;
  student_catalogue: Catalogue;
  student_pull: Done;
  student_pause: Done;
  student_cancel: Done;
  student_import: StudentFile;
  student_use: Done;
  student_remove: Done;
  doctor_run: DoctorReport;
}

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
  student_list: { kind: "query", tags: ["status"] },
  student_catalogue: { kind: "query", tags: ["status"] },
  student_pull: { kind: "action", tags: ["status"] },
  student_pause: { kind: "action", tags: ["status"] },
  student_cancel: { kind: "action", tags: ["status"] },
  student_import: { kind: "action", tags: ["status"] },
  student_use: { kind: "action", tags: ["status", "skills"] },
  student_remove: { kind: "action", tags: ["status"] },
  doctor_run: { kind: "query", tags: ["status"] },
};
