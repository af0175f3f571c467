// Generated from the command table by `cargo xtask gen`. Do not edit.

export type AboutView = { 
/**
 * Version.
 */
version: string, 
/**
 * System and processor: `linux, x86_64`.
 */
system: string, 
/**
 * Licences with their texts.
 */
licences: Array<LicenceView>, };

export type AgentNote = { 
/**
 * Id of the effect; of the approval when there is one.
 */
id: string, 
/**
 * `label`, `move`, `snooze`, `send`, ...
 */
kind: string, 
/**
 * In words: "Labelled Newsletters".
 */
text: string, 
/**
 * The condition that held, in words; empty when the step had none.
 */
why: string, 
/**
 * Skill.
 */
skill: string | null, 
/**
 * Run.
 */
runId: string, 
/**
 * What was asked for.
 */
request: string, 
/**
 * `applied`, `undone`, or the approval's state.
 */
state: string, 
/**
 * It can be put back.
 */
canUndo: boolean, 
/**
 * The approval, for what leaves the computer.
 */
approvalId: string | null, 
/**
 * Unix seconds.
 */
at: number, };

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
 * The teacher that is asked.
 */
teacher: string | null, 
/**
 * It is reached over the network: its envelopes leave this computer.
 */
teacherRemote: boolean, 
/**
 * Dollars that teachers cost today.
 */
teacherSpend: number, 
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
outcome: string, 
/**
 * The standing rule that answered for the user.
 */
rule: RuleView | null, 
/**
 * What the user changed, line by line; empty when nothing.
 */
changes: Array<DiffLineView>, };

export type ApprovalShown = { 
/**
 * Id.
 */
id: string, 
/**
 * SHA-256 of the bytes.
 */
sha256: string, };

export type ApprovalState = "waiting" | "approved" | "sending" | "sent" | "rejected" | "failed" | "unknown" | "expired" | "void";

export type ApprovalSummary = { 
/**
 * Id.
 */
id: string, 
/**
 * Run behind it; empty for what the user did by hand.
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
simulated: boolean, 
/**
 * The standing rule that answered for the user.
 */
ruleId: string | null, 
/**
 * The user changed what was asked.
 */
edited: boolean, 
/**
 * The user put it off until then; it still waits.
 */
laterUntil: number | null, };

export type ApprovedAll = { 
/**
 * Those that were approved.
 */
approved: Array<string>, 
/**
 * In words.
 */
message: string, 
/**
 * Until when they can be taken back.
 */
undoUntil: number | null, };

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

export type BackupContents = { 
/**
 * Where.
 */
path: string, 
/**
 * Unix seconds.
 */
madeAt: number, 
/**
 * Version of the app that made it.
 */
version: string, 
/**
 * Account.
 */
account: string, 
/**
 * Files by part: `account`, `memories`, `skills`, `control.db`, `quarantine`.
 */
parts: Array<BackupPart>, };

export type BackupPart = { 
/**
 * In words.
 */
label: string, 
/**
 * Files.
 */
files: number, };

export type BackupView = { 
/**
 * Where.
 */
path: string, 
/**
 * File name.
 */
name: string, 
/**
 * Size of the archive, bytes.
 */
bytes: number, 
/**
 * Unix seconds.
 */
madeAt: number, };

export type BeforeAfter = { 
/**
 * Case.
 */
caseId: string, 
/**
 * How it served.
 */
part: CasePart, 
/**
 * Seeds of which it passed before; `null` when it did not exist.
 */
before: number | null, 
/**
 * Seeds of which it passes with the proposal.
 */
after: number, 
/**
 * Seeds.
 */
seeds: number, 
/**
 * What still fails, in words.
 */
failing: Array<string>, };

export type BootstrapCase = { 
/**
 * The case.
 */
case: CaseView, 
/**
 * Its world.
 */
world: string, 
/**
 * The user ticked it; before that it decides nothing and is not adopted.
 */
confirmed: boolean, };

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

export type BudgetView = { 
/**
 * In one call.
 */
call: number | null, 
/**
 * For one skill in a month.
 */
skill: number | null, 
/**
 * In one night shift.
 */
night: number | null, 
/**
 * In a month.
 */
month: number | null, };

export type CalendarDay = { 
/**
 * `2026-11-23`.
 */
date: string, 
/**
 * "Mon".
 */
weekday: string, 
/**
 * "Monday, 23 November 2026".
 */
name: string, 
/**
 * Day of the month.
 */
day: number, 
/**
 * "Nov".
 */
month: string, 
/**
 * It is today.
 */
today: boolean, 
/**
 * Saturday or Sunday.
 */
weekend: boolean, 
/**
 * It belongs to the month that is shown.
 */
inside: boolean, 
/**
 * "Clocks go back one hour", on such a day.
 */
clocks: string | null, };

export type CalendarEvent = { 
/**
 * Unique on the page.
 */
key: string, 
/**
 * Event id.
 */
id: string, 
/**
 * Version that is shown.
 */
etag: string, 
/**
 * Title.
 */
title: string, 
/**
 * Unix seconds.
 */
start: number, 
/**
 * Unix seconds, exclusive.
 */
end: number, 
/**
 * Start on the wall, `2026-11-23T09:00`.
 */
startLocal: string, 
/**
 * End on the wall; for whole days the day after the last.
 */
endLocal: string, 
/**
 * "Mon 23 Nov 09:00–09:15".
 */
when: string, 
/**
 * "09:00–09:15", or empty for whole days.
 */
hours: string, 
/**
 * Zone in which it was made, when it is another one.
 */
otherZone: string | null, 
/**
 * Whole days.
 */
allDay: boolean, 
/**
 * Place.
 */
location: string, 
/**
 * Notes.
 */
notes: string, 
/**
 * Who made it, when it has guests.
 */
organiser: MailPerson | null, 
/**
 * The user may change it.
 */
mine: boolean, 
/**
 * Guests.
 */
guests: Array<GuestView>, 
/**
 * The message that invited, when it can be answered.
 */
messageId: string | null, 
/**
 * The user's answer to somebody else's invitation: `pending`, `accepted`, `declined`, `tentative`; else empty.
 */
answer: string, 
/**
 * "every week on Tuesday", for a series.
 */
repeats: string | null, 
/**
 * Its rule, for a series.
 */
recurrence: string | null, 
/**
 * Called off.
 */
cancelled: boolean, 
/**
 * Does not block the time.
 */
free: boolean, 
/**
 * Titles of what is at the same time.
 */
conflicts: Array<string>, 
/**
 * The approval that proposes it; it is not in the calendar yet.
 */
proposal: ProposalView | null, 
/**
 * Where it stands, one stretch for each day.
 */
stretches: Array<Stretch>, };

export type CalendarPage = { 
/**
 * Span.
 */
span: CalendarSpan, 
/**
 * A day in it, `2026-11-23`.
 */
date: string, 
/**
 * "23–29 November 2026".
 */
title: string, 
/**
 * Today.
 */
today: string, 
/**
 * A day of the span before.
 */
previous: string, 
/**
 * A day of the span after.
 */
next: string, 
/**
 * Zone in which it is shown, IANA.
 */
zone: string, 
/**
 * Minute of today at which the clock stands.
 */
nowMinute: number, 
/**
 * Days, in order.
 */
days: Array<CalendarDay>, 
/**
 * Events that touch them, by start; proposals are among them.
 */
events: Array<CalendarEvent>, };

export type CalendarSpan = "day" | "week" | "month" | "agenda";

export type CallRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Unix seconds.
 */
at: number, 
/**
 * Teacher.
 */
teacher: string, 
/**
 * Model.
 */
model: string, 
/**
 * What it was for.
 */
purpose: string, 
/**
 * The skill that it was for.
 */
skill: string | null, 
/**
 * `intent`, `answered`, `short`, `failed`, `unknown`.
 */
state: string, 
/**
 * Waits for an answer by hand.
 */
byHand: boolean, 
/**
 * Dollars that it counts; the worst case while it is on its way or when nobody knows.
 */
cost: number, 
/**
 * Tokens.
 */
tokens: CallTokens, 
/**
 * How it ended, in words.
 */
outcome: string, };

export type CallTokens = { 
/**
 * Read.
 */
input: number, 
/**
 * Taken from the provider's cache.
 */
cached: number, 
/**
 * Written to it.
 */
written: number, 
/**
 * The answer.
 */
output: number, };

export type CallView = { 
/**
 * The row.
 */
row: CallRow, 
/**
 * What was sent.
 */
envelope: string, 
/**
 * Its hash.
 */
sha256: string, 
/**
 * What was replaced.
 */
replaced: Array<ReplacedView>, 
/**
 * The answer as it came.
 */
answer: string | null, };

export type CardEdit = { 
/**
 * Subject of a letter, title of an event.
 */
subject: string | null, 
/**
 * Body of a letter.
 */
body: string | null, 
/**
 * Start of an event, Unix seconds.
 */
start: number | null, 
/**
 * End of an event, Unix seconds.
 */
end: number | null, 
/**
 * Stage of a deal.
 */
stage: string | null, };

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
conflicts: Array<string>, } | { "type": "deal", 
/**
 * Id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Stage before.
 */
before: string, 
/**
 * Stage after.
 */
after: string, } | { "type": "rows", 
/**
 * Rows.
 */
rows: Array<CardRow>, };

export type CaseCheck = { 
/**
 * Problems; the path is `case` or `world`.
 */
problems: Array<ProblemView>, 
/**
 * What is worth saying and does not keep it from being saved.
 */
warnings: Array<ProblemView>, 
/**
 * The checks in words, when there is no problem.
 */
checks: Array<string>, };

export type CaseDraft = { 
/**
 * Skill that it tests.
 */
skill: string, 
/**
 * Run that it comes from.
 */
runId: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The case as it will stand in `evals.json`.
 */
text: string, 
/**
 * The world as it will stand in its file.
 */
world: string, 
/**
 * What to know before it is saved.
 */
notes: Array<string>, 
/**
 * Messages whose text it holds.
 */
messages: number, };

export type CasePart = "train" | "select" | "trainSelect" | "test" | "unconfirmed";

export type CaseRun = { 
/**
 * The run, as it went in the seeded world.
 */
run: RunDetail, 
/**
 * What was expected, and what came of it.
 */
row: ResultRow, };

export type CaseView = { 
/**
 * Id.
 */
id: string, 
/**
 * Request.
 */
prompt: string, 
/**
 * What is expected, in words.
 */
expected: string, 
/**
 * File of the seeded world.
 */
world: string, 
/**
 * The checks in words.
 */
checks: Array<string>, 
/**
 * All its checks hold though nothing is done: it proves nothing of the skill.
 */
idle: boolean, };

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

export type CertificationState = "certified" | "failing" | "partial" | "unknown";

export type CertificationView = { 
/**
 * State.
 */
state: CertificationState, 
/**
 * Version of the skill.
 */
version: string, 
/**
 * Student.
 */
student: string, 
/**
 * How the runs went.
 */
rate: RateView, 
/**
 * Runs that there are: every case with every seed.
 */
total: number, 
/**
 * Runs with a forbidden effect.
 */
forbidden: number, 
/**
 * The results are not of what runs now: the skill, its cases or the student's file are others by now.
 */
old: boolean, 
/**
 * When the last of them ended, Unix seconds.
 */
at: number | null, 
/**
 * In words.
 */
why: string, };

export type CertifyProgress = { 
/**
 * Skill.
 */
skill: string, 
/**
 * Student.
 */
student: string, 
/**
 * Runs done, with those that were kept from before.
 */
done: number, 
/**
 * Runs in all.
 */
total: number, 
/**
 * It began by itself, and gives way to the user's runs.
 */
quiet: boolean, 
/**
 * It waits for a run of the user to end.
 */
paused: boolean, };

export type CheckView = { 
/**
 * In words.
 */
check: string, 
/**
 * Whether it holds.
 */
holds: boolean, 
/**
 * What was found.
 */
detail: string, 
/**
 * Why it proves nothing of the skill, as far as is known.
 */
provesNothing: ProvesNothing | null, };

export type ChecklistItem = { 
/**
 * `run`, `approve`, `skill`, `student`.
 */
id: string, 
/**
 * In words.
 */
title: string, 
/**
 * What it is good for.
 */
about: string, 
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
dry: boolean, } | { "type": "run_unattended", 
/**
 *request
 */
request: string, 
/**
 *skill
 */
skill: string | null, } | { "type": "run_list", 
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
id: string, } | { "type": "run_compare", 
/**
 *left
 */
left: string, 
/**
 *right
 */
right: string, } | { "type": "run_replay", 
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
 *edit
 */
edit: CardEdit, } | { "type": "approval_reject", 
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
id: string, } | { "type": "approval_approve_all", 
/**
 *approvals
 */
approvals: Array<ApprovalShown>, } | { "type": "approval_times", 
/**
 *id
 */
id: string, } | { "type": "approval_later", 
/**
 *id
 */
id: string, 
/**
 *until
 */
until: number | null, } | { "type": "rule_suggest", 
/**
 *approval
 */
approval: string, 
/**
 *until
 */
until: string | null, } | { "type": "rule_create", 
/**
 *approval
 */
approval: string, 
/**
 *sentence
 */
sentence: string, } | { "type": "rule_list", } | { "type": "rule_revoke", 
/**
 *id
 */
id: string, } | { "type": "mail_splits", } | { "type": "thread_list", 
/**
 *part
 */
part: Split, 
/**
 *query
 */
query: string | null, 
/**
 *offset
 */
offset: number, 
/**
 *limit
 */
limit: number | null, } | { "type": "thread_show", 
/**
 *id
 */
id: string, } | { "type": "mail_body", 
/**
 *id
 */
id: string, 
/**
 *remote
 */
remote: boolean, } | { "type": "sender_allow", 
/**
 *email
 */
email: string, 
/**
 *allow
 */
allow: boolean, } | { "type": "file_save", 
/**
 *message
 */
message: string, 
/**
 *sha256
 */
sha256: string, } | { "type": "file_show", 
/**
 *message
 */
message: string, 
/**
 *sha256
 */
sha256: string, } | { "type": "mail_file", 
/**
 *threads
 */
threads: Array<string>, 
/**
 *message
 */
message: string | null, 
/**
 *filing
 */
filing: Filing, } | { "type": "mail_mark", 
/**
 *threads
 */
threads: Array<string>, 
/**
 *message
 */
message: string | null, 
/**
 *mark
 */
mark: MailMark, } | { "type": "filing_undo", 
/**
 *effects
 */
effects: Array<string>, } | { "type": "mail_fix", 
/**
 *effect
 */
effect: string, 
/**
 *filing
 */
filing: Filing | null, } | { "type": "snooze_times", } | { "type": "letter_begin", 
/**
 *kind
 */
kind: LetterKind, 
/**
 *message
 */
message: string | null, } | { "type": "file_attach", 
/**
 *name
 */
name: string, 
/**
 *media_type
 */
mediaType: string, 
/**
 *data
 */
data: string, } | { "type": "letter_keep", 
/**
 *letter
 */
letter: LetterText, } | { "type": "letter_drop", 
/**
 *draft
 */
draft: string, } | { "type": "draft_list", } | { "type": "draft_show", 
/**
 *id
 */
id: string, } | { "type": "letter_send", 
/**
 *letter
 */
letter: LetterText, } | { "type": "letter_undo", 
/**
 *id
 */
id: string, } | { "type": "people_find", 
/**
 *text
 */
text: string, } | { "type": "invitation_answer", 
/**
 *message
 */
message: string, 
/**
 *answer
 */
answer: string, } | { "type": "calendar_show", 
/**
 *span
 */
span: CalendarSpan, 
/**
 *date
 */
date: string | null, } | { "type": "event_create", 
/**
 *event
 */
event: EventText, } | { "type": "event_change", 
/**
 *id
 */
id: string, 
/**
 *etag
 */
etag: string, 
/**
 *extent
 */
extent: EventExtent, 
/**
 *event
 */
event: EventText, } | { "type": "event_remove", 
/**
 *id
 */
id: string, 
/**
 *etag
 */
etag: string, 
/**
 *extent
 */
extent: EventExtent, } | { "type": "deal_list", } | { "type": "deal_show", 
/**
 *id
 */
id: string, } | { "type": "deal_create", 
/**
 *deal
 */
deal: DealForm, } | { "type": "deal_update", 
/**
 *id
 */
id: string, 
/**
 *etag
 */
etag: string, 
/**
 *deal
 */
deal: DealForm, } | { "type": "deal_remove", 
/**
 *id
 */
id: string, 
/**
 *etag
 */
etag: string, } | { "type": "message_show", 
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
limit: number | null, } | { "type": "skill_list", } | { "type": "skill_show", 
/**
 *name
 */
name: string, } | { "type": "skill_check", 
/**
 *name
 */
name: string, 
/**
 *text
 */
text: string, } | { "type": "skill_save", 
/**
 *name
 */
name: string, 
/**
 *text
 */
text: string, 
/**
 *base
 */
base: string | null, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "skill_create", 
/**
 *name
 */
name: string, 
/**
 *description
 */
description: string, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "skill_remove", 
/**
 *name
 */
name: string, } | { "type": "skill_history", 
/**
 *name
 */
name: string, } | { "type": "skill_diff", 
/**
 *name
 */
name: string, 
/**
 *from
 */
from: string | null, 
/**
 *to
 */
to: string | null, } | { "type": "skill_restore", 
/**
 *name
 */
name: string, 
/**
 *revision
 */
revision: string, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "skill_test", 
/**
 *name
 */
name: string, 
/**
 *cases
 */
cases: Array<string>, } | { "type": "skill_test_stop", 
/**
 *name
 */
name: string, } | { "type": "skill_results", 
/**
 *name
 */
name: string, } | { "type": "skill_baseline", 
/**
 *name
 */
name: string, } | { "type": "skill_matrix", } | { "type": "skill_certify", 
/**
 *name
 */
name: string | null, 
/**
 *student
 */
student: string | null, } | { "type": "skill_certify_stop", } | { "type": "skill_pin", 
/**
 *name
 */
name: string, 
/**
 *student
 */
student: string | null, } | { "type": "skill_unattended", 
/**
 *name
 */
name: string, 
/**
 *allow
 */
allow: boolean | null, } | { "type": "case_show", 
/**
 *name
 */
name: string, 
/**
 *case
 */
case: string, } | { "type": "case_draft", 
/**
 *run
 */
run: string | null, 
/**
 *approval
 */
approval: string | null, } | { "type": "case_check", 
/**
 *name
 */
name: string, 
/**
 *text
 */
text: string, 
/**
 *world
 */
world: string, } | { "type": "case_save", 
/**
 *name
 */
name: string, 
/**
 *text
 */
text: string, 
/**
 *world
 */
world: string, } | { "type": "routing_report", 
/**
 *held_out
 */
heldOut: boolean, } | { "type": "routing_suggest", 
/**
 *name
 */
name: string, } | { "type": "routing_apply", 
/**
 *name
 */
name: string, 
/**
 *remedy
 */
remedy: Remedy, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "skill_import", 
/**
 *path
 */
path: string, } | { "type": "skill_import_stop", } | { "type": "foreign_list", } | { "type": "foreign_show", 
/**
 *name
 */
name: string, } | { "type": "foreign_accept", 
/**
 *name
 */
name: string, 
/**
 *sha256
 */
sha256: string, 
/**
 *to
 */
to: string | null, 
/**
 *replace
 */
replace: boolean, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "foreign_discard", 
/**
 *name
 */
name: string, } | { "type": "foreign_places", } | { "type": "skill_export", 
/**
 *name
 */
name: string, 
/**
 *path
 */
path: string | null, } | { "type": "tool_list", } | { "type": "memory_search", 
/**
 *question
 */
question: string, 
/**
 *limit
 */
limit: number | null, } | { "type": "memory_recall", 
/**
 *checks
 */
checks: string | null, } | { "type": "embedding_show", } | { "type": "embedding_use", 
/**
 *name
 */
name: string, } | { "type": "embedding_off", } | { "type": "memory_show", 
/**
 *path
 */
path: string, } | { "type": "memory_list", } | { "type": "memory_preview", 
/**
 *path
 */
path: string, 
/**
 *text
 */
text: string, } | { "type": "memory_save", 
/**
 *path
 */
path: string, 
/**
 *text
 */
text: string, 
/**
 *base
 */
base: string | null, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "memory_rename", 
/**
 *path
 */
path: string, 
/**
 *to
 */
to: string, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "memory_remove", 
/**
 *path
 */
path: string, } | { "type": "memory_history", 
/**
 *path
 */
path: string, } | { "type": "memory_diff", 
/**
 *path
 */
path: string, 
/**
 *from
 */
from: string | null, 
/**
 *to
 */
to: string | null, } | { "type": "memory_restore", 
/**
 *path
 */
path: string, 
/**
 *revision
 */
revision: string, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "text_compare", 
/**
 *older
 */
older: string, 
/**
 *newer
 */
newer: string, } | { "type": "data_show", } | { "type": "folder_open", 
/**
 *id
 */
id: string, } | { "type": "link_open", 
/**
 *url
 */
url: string, } | { "type": "backup_make", 
/**
 *path
 */
path: string | null, } | { "type": "backup_check", 
/**
 *path
 */
path: string, } | { "type": "backup_restore", 
/**
 *path
 */
path: string, } | { "type": "rehearsal_reset", } | { "type": "pending_cancel", } | { "type": "export_show", } | { "type": "export_make", 
/**
 *path
 */
path: string | null, 
/**
 *parts
 */
parts: Array<ExportPart>, } | { "type": "export_stop", } | { "type": "import_check", 
/**
 *path
 */
path: string, } | { "type": "import_make", 
/**
 *path
 */
path: string, 
/**
 *sha256
 */
sha256: string, } | { "type": "import_stop", } | { "type": "about_show", } | { "type": "licence_list", } | { "type": "licence_show", 
/**
 *kind
 */
kind: string, 
/**
 *name
 */
name: string, 
/**
 *version
 */
version: string, } | { "type": "diagnostics_show", } | { "type": "setting_show", 
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
value: string, } | { "type": "improvement_show", } | { "type": "student_list", } | { "type": "student_catalogue", } | { "type": "student_pull", 
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
name: string, } | { "type": "teacher_list", } | { "type": "teacher_add", 
/**
 *name
 */
name: string, 
/**
 *provider
 */
provider: TeacherProvider, 
/**
 *model
 */
model: string, 
/**
 *place
 */
place: string | null, 
/**
 *key
 */
key: SecretText | null, } | { "type": "teacher_use", 
/**
 *name
 */
name: string, } | { "type": "teacher_remove", 
/**
 *name
 */
name: string, } | { "type": "teacher_quote", 
/**
 *name
 */
name: string, } | { "type": "teacher_test", 
/**
 *name
 */
name: string, 
/**
 *sha256
 */
sha256: string, } | { "type": "envelope_show", 
/**
 *skill
 */
skill: string, } | { "type": "skill_review", 
/**
 *name
 */
name: string, 
/**
 *sha256
 */
sha256: string, } | { "type": "call_stop", 
/**
 *id
 */
id: string, } | { "type": "call_answer", 
/**
 *id
 */
id: string, 
/**
 *text
 */
text: string, } | { "type": "ledger_show", } | { "type": "call_show", 
/**
 *id
 */
id: string, } | { "type": "budget_set", 
/**
 *budgets
 */
budgets: BudgetView, } | { "type": "price_set", 
/**
 *model
 */
model: string, 
/**
 *price
 */
price: PriceView | null, } | { "type": "consent_set", 
/**
 *kind
 */
kind: string, 
/**
 *allowed
 */
allowed: boolean, } | { "type": "keychain_unlock", 
/**
 *passphrase
 */
passphrase: SecretText, } | { "type": "distil_quote", 
/**
 *plan
 */
plan: DistilPlan, } | { "type": "distil_start", 
/**
 *id
 */
id: string, 
/**
 *sha256
 */
sha256: string, } | { "type": "distil_stop", 
/**
 *id
 */
id: string, } | { "type": "distil_resume", 
/**
 *id
 */
id: string, } | { "type": "distil_end", 
/**
 *id
 */
id: string, } | { "type": "distil_list", } | { "type": "distil_show", 
/**
 *id
 */
id: string, } | { "type": "skill_sources", 
/**
 *name
 */
name: string, } | { "type": "proposal_list", } | { "type": "proposal_show", 
/**
 *id
 */
id: string, } | { "type": "proposal_confirm", 
/**
 *id
 */
id: string, 
/**
 *cases
 */
cases: Array<string>, } | { "type": "proposal_adopt", 
/**
 *id
 */
id: string, 
/**
 *hunks
 */
hunks: Array<number>, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "proposal_reject", 
/**
 *id
 */
id: string, 
/**
 *reason
 */
reason: string, } | { "type": "proposal_rebase", 
/**
 *id
 */
id: string, } | { "type": "proposal_roll_back", 
/**
 *id
 */
id: string, 
/**
 *anyway
 */
anyway: boolean, } | { "type": "doctor_run", };

export type ComparedEffect = { 
/**
 * `send`, `label`, ...
 */
kind: string, 
/**
 * In words.
 */
summary: string, 
/**
 * Its state in the first run; absent when it is not there.
 */
left: string | null, 
/**
 * Its state in the second run.
 */
right: string | null, };

export type ComparedFact = { 
/**
 * "Skill version".
 */
name: string, 
/**
 * Of the first.
 */
left: string, 
/**
 * Of the second.
 */
right: string, 
/**
 * Whether they differ.
 */
differs: boolean, };

export type ComparedStep = { 
/**
 * Plan step.
 */
planStep: string | null, 
/**
 * The item of the loop that it belongs to, in words; empty outside of one.
 */
item: string, 
/**
 * In the first run.
 */
left: StepView | null, 
/**
 * In the second run.
 */
right: StepView | null, 
/**
 * What differs, when it is in both.
 */
differs: Array<StepDifference>, };

export type ConsentView = { 
/**
 * `skill`, `memory`, `run`, `mail`.
 */
kind: string, 
/**
 * In words.
 */
label: string, 
/**
 * The user agreed.
 */
allowed: boolean, };

export type CorrectionView = { 
/**
 * `edited`, `rejected`, `undone`.
 */
kind: string, 
/**
 * What it was about.
 */
what: string, 
/**
 * The user's reason, possibly empty.
 */
reason: string, 
/**
 * Run.
 */
runId: string, 
/**
 * Approval, where there is one.
 */
approvalId: string | null, 
/**
 * Unix seconds.
 */
at: number, };

export type CriterionView = { 
/**
 * In words.
 */
text: string, 
/**
 * `None` when not machine-checkable.
 */
holds: boolean | null, };

export type DataView = { 
/**
 * Folders.
 */
folders: Array<FolderView>, 
/**
 * Backups in the backups folder, newest first.
 */
backups: Array<BackupView>, 
/**
 * What is put in place at the next start, in words.
 */
pending: string | null, 
/**
 * The built-in account: it can begin anew.
 */
rehearsal: boolean, };

export type DealBoard = { 
/**
 * Stages, in order.
 */
stages: Array<DealStage>, 
/**
 * Deals, the one that changed last first.
 */
deals: Array<DealView>, };

export type DealChange = { 
/**
 * In words.
 */
text: string, 
/**
 * Run behind it; empty for the user's own hand.
 */
runId: string, 
/**
 * Unix seconds.
 */
at: number, 
/**
 * The effect that can be taken back.
 */
effect: string | null, 
/**
 * It was taken back.
 */
undone: boolean, };

export type DealDetail = { 
/**
 * The deal.
 */
deal: DealView, 
/**
 * The contact, and others of the same company in the address book.
 */
people: Array<MailPerson>, 
/**
 * Conversations with them, the latest first.
 */
threads: Array<ThreadRow>, 
/**
 * All of them.
 */
threadTotal: number, 
/**
 * Events with them: what comes, soonest first, then what was, latest first.
 */
events: Array<EventView>, 
/**
 * What the memories were searched with.
 */
question: string, 
/**
 * Passages that fit, best first.
 */
playbooks: Array<HitView>, 
/**
 * Runs that asked about it, wrote to them, filed their mail, or name it; newest first.
 */
runs: Array<RunSummary>, 
/**
 * What was changed, newest first.
 */
changes: Array<DealChange>, };

export type DealDone = { 
/**
 * The deal.
 */
id: string, 
/**
 * Its version now; empty when it was taken out.
 */
etag: string, 
/**
 * In words.
 */
message: string, 
/**
 * Effects that `filing_undo` takes back; empty when nothing changed.
 */
effects: Array<string>, };

export type DealForm = { 
/**
 * Name.
 */
name: string, 
/**
 * Main contact's address, or nothing.
 */
contact: string, 
/**
 * Stage.
 */
stage: string, 
/**
 * Whole units.
 */
amount: number, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * What comes next.
 */
nextStep: string, 
/**
 * Notes.
 */
notes: string, };

export type DealProposal = { 
/**
 * Approval.
 */
approvalId: string, 
/**
 * The stage that it would come to.
 */
stage: string, 
/**
 * It needs a close look, under Approvals.
 */
red: boolean, 
/**
 * Approved, and on its way.
 */
leaving: boolean, 
/**
 * Run behind it.
 */
runId: string, };

export type DealStage = { 
/**
 * `proposal`.
 */
id: string, 
/**
 * "Proposal".
 */
title: string, 
/**
 * Nothing comes after it: won and lost.
 */
closed: boolean, };

export type DealView = { 
/**
 * Id.
 */
id: string, 
/**
 * Version that is shown.
 */
etag: string, 
/**
 * Name.
 */
name: string, 
/**
 * Main contact's address.
 */
contact: string, 
/**
 * The contact's name, when it is in the address book.
 */
contactName: string, 
/**
 * Stage.
 */
stage: string, 
/**
 * Whole units.
 */
amount: number, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * What comes next.
 */
nextStep: string, 
/**
 * Notes.
 */
notes: string, 
/**
 * Last change, Unix seconds.
 */
updatedAt: number, 
/**
 * What the agent proposes for it.
 */
proposals: Array<DealProposal>, };

export type Diagnostics = { 
/**
 * The whole text: exactly what would be shared.
 */
text: string, };

export type DiffLineView = { 
/**
 * `same`, `added`, `removed`.
 */
sign: string, 
/**
 * Line in the older text.
 */
old: number | null, 
/**
 * Line in the newer text.
 */
new: number | null, 
/**
 * The line.
 */
text: string, };

export type DistilPlan = { 
/**
 * Why.
 */
why: DistilWhy, 
/**
 * The skill; `null` for a new one.
 */
skill: string | null, 
/**
 * Paths of memories, each with a heading behind `#` where only that passage is meant. For a new skill.
 */
memories: Array<string>, 
/**
 * Recorded runs that show the teacher what is meant, five at most.
 */
runs: Array<string>, 
/**
 * What the user adds, in words; may be empty.
 */
wish: string, 
/**
 * Most dollars for all calls of it together.
 */
budget: number, 
/**
 * Most rounds; six when nothing is said.
 */
rounds: number | null, 
/**
 * Deals the cases out and seeds the student.
 */
seed: number, 
/**
 * The teacher; the chosen one when `null`.
 */
teacher: string | null, };

export type DistilQuote = { 
/**
 * The distillation, which waits for `distil_start`.
 */
id: string, 
/**
 * The first envelope, to the letter; `distil_start` wants its hash.
 */
envelope: EnvelopeView, 
/**
 * Most calls.
 */
calls: number, 
/**
 * Dollars at worst for all of them, within the budget.
 */
worst: number, 
/**
 * Cases that pass now.
 */
passed: number, 
/**
 * Cases in all.
 */
cases: number, 
/**
 * What to know first: how the cases are dealt out, what is missing.
 */
notes: Array<string>, };

export type DistilRow = { 
/**
 * Id.
 */
id: string, 
/**
 * The skill; empty before a new one has its name.
 */
skill: string, 
/**
 * Why.
 */
why: DistilWhy, 
/**
 * State.
 */
state: DistilState, 
/**
 * Why it ended or stands, in words.
 */
outcome: string, 
/**
 * Rounds begun.
 */
rounds: number, 
/**
 * Dollars that its calls count.
 */
cost: number, 
/**
 * Dollars that it may cost.
 */
budget: number, 
/**
 * Its proposal.
 */
proposal: string | null, 
/**
 * When it was begun, Unix seconds.
 */
at: number, };

export type DistilState = "quoted" | "running" | "stopped" | "proposed" | "nothing" | "failed";

export type DistilView = { 
/**
 * The row.
 */
row: DistilRow, 
/**
 * The teacher.
 */
teacher: string, 
/**
 * The student that the cases ran on.
 */
student: string, 
/**
 * Rounds so far.
 */
rounds: Array<RoundView>, 
/**
 * What to know: how the cases were dealt out, lost answers, budgets.
 */
notes: Array<string>, };

export type DistilWhy = "author" | "improve" | "memory";

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

export type DraftRow = { 
/**
 * Id.
 */
id: string, 
/**
 * To whom, in words.
 */
to: Array<string>, 
/**
 * Subject.
 */
subject: string, 
/**
 * How it begins.
 */
snippet: string, 
/**
 * When it was last kept, Unix seconds.
 */
at: number, 
/**
 * Files that go along.
 */
files: number, 
/**
 * Message that it answers.
 */
replyTo: string | null, };

export type EditView = { 
/**
 * What it is for, in the teacher's words.
 */
why: string, 
/**
 * Kept or refused.
 */
kept: boolean, 
/**
 * `kept`, `same`, `tried`, `place`, `scope`, `growth`, `parse`, `worse`, `forbidden`, `flat`, `recall`, `heldOut`.
 */
verdict: string, 
/**
 * The verdict in words.
 */
reason: string, 
/**
 * Median on `select` before, 0 to 1; `null` when it was not run.
 */
before: number | null, 
/**
 * Median on `select` with it.
 */
after: number | null, 
/**
 * Problems of its text, at line and column.
 */
problems: Array<ProblemView>, 
/**
 * What it changes.
 */
lines: Array<DiffLineView>, };

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

export type EmbeddingFile = { 
/**
 * Short, for commands.
 */
name: string, 
/**
 * For people.
 */
title: string, 
/**
 * In use.
 */
chosen: boolean, 
/**
 * Bytes.
 */
size: number, 
/**
 * Numbers of a vector.
 */
dimension: number, };

export type EmbeddingState = "off" | "idle" | "loading" | "reading" | "ready" | "failed";

export type EmbeddingView = { 
/**
 * How far it is.
 */
state: EmbeddingState, 
/**
 * In one sentence.
 */
about: string, 
/**
 * The model in use.
 */
model: string | null, 
/**
 * Texts that are read.
 */
done: number, 
/**
 * Texts in all; 0 while unknown.
 */
total: number, 
/**
 * What is wrong and what to do.
 */
problem: string | null, 
/**
 * What the recall checks say of this model, in words; `None` when it was not measured.
 */
measured: string | null, 
/**
 * Models that are here.
 */
files: Array<EmbeddingFile>, };

export type EnvelopePart = { 
/**
 * What it is: a file, a passage; for people where it is the app's own words.
 */
title: string, 
/**
 * Its text.
 */
text: string, };

export type EnvelopeView = { 
/**
 * Who would get it.
 */
teacher: TeacherView, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * All of it.
 */
text: string, 
/**
 * The same in its parts: what is asked, the user's data, the form of the answer.
 */
parts: Array<EnvelopePart>, 
/**
 * Its hash; what is sent later has the same.
 */
sha256: string, 
/**
 * What was replaced.
 */
replaced: Array<ReplacedView>, 
/**
 * The kinds of data in it.
 */
kinds: Array<ConsentView>, 
/**
 * Tokens, about.
 */
tokens: number, 
/**
 * Most tokens of the answer.
 */
most: number, 
/**
 * Dollars for reading it alone.
 */
cost: number, 
/**
 * Dollars at worst.
 */
worst: number, 
/**
 * Why it cannot be sent as things are.
 */
problem: string | null, };

export type ErrorCode = "notFound" | "badInput" | "stale" | "needsGesture" | "studentUnavailable" | "internal";

export type EventDone = { 
/**
 * In words.
 */
message: string, 
/**
 * Effects that `filing_undo` takes back.
 */
effects: Array<string>, 
/**
 * The approval that carries it to the guests.
 */
approvalId: string | null, 
/**
 * Until when that can be taken back.
 */
undoUntil: number | null, };

export type EventExtent = "this" | "following" | "all";

export type EventText = { 
/**
 * Title.
 */
title: string, 
/**
 * On the wall of the shown zone, `2026-11-23T09:00`; for whole days only the day counts.
 */
start: string, 
/**
 * The same; for whole days the last day.
 */
end: string, 
/**
 * Whole days.
 */
allDay: boolean, 
/**
 * Place.
 */
location: string, 
/**
 * Notes.
 */
notes: string, 
/**
 * Guests, as people write addresses.
 */
guests: Array<string>, 
/**
 * RRULE, or nothing.
 */
recurrence: string | null, };

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

export type ExportChoice = { 
/**
 * Which.
 */
part: ExportPart, 
/**
 * In words.
 */
label: string, 
/**
 * Its files: `mail/*.mbox`.
 */
files: string, 
/**
 * Which programs read them.
 */
about: string, };

export type ExportCount = { 
/**
 * Which.
 */
part: ExportPart, 
/**
 * Messages, events, files.
 */
count: number, };

export type ExportPart = "mail" | "calendar" | "contacts" | "deals" | "posts" | "memories" | "skills" | "runs" | "approvals" | "rules";

export type ExportPlan = { 
/**
 * Where it would lie when nothing else is said.
 */
path: string, 
/**
 * What it can hold.
 */
parts: Array<ExportChoice>, };

export type ExportReport = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * What is in it.
 */
counts: Array<ExportCount>, 
/**
 * What could not be read and is not in it, the first of them.
 */
unreadable: Array<Unreadable>, 
/**
 * How many more there are.
 */
more: number, 
/**
 * It was stopped; nothing was written.
 */
stopped: boolean, 
/**
 * In words.
 */
message: string, };

export type Exported = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * Where it is; `None` when its bytes are in `data`.
 */
path: string | null, 
/**
 * Base64, for a browser to save.
 */
data: string | null, 
/**
 * SHA-256 of the archive: the same skill gives the same bytes.
 */
sha256: string, 
/**
 * Files in it.
 */
files: number, 
/**
 * Bytes of the archive.
 */
bytes: number, 
/**
 * What was left out or would trouble others, in words.
 */
notes: Array<string>, 
/**
 * In words.
 */
message: string, };

export type FieldView = { 
/**
 * Name.
 */
name: string, 
/**
 * Type, in a word.
 */
kind: string, 
/**
 * May be missing.
 */
optional: boolean, 
/**
 * In words.
 */
about: string, 
/**
 * 1-based.
 */
line: number, };

export type FileDiff = { 
/**
 * Path.
 */
path: string, 
/**
 * Lines that differ with some around them; empty when the file is no text.
 */
lines: Array<DiffLineView>, };

export type Filed = { 
/**
 * In words.
 */
message: string, 
/**
 * Effects, in order; `filing_undo` takes them back.
 */
effects: Array<string>, };

export type Filing = { "type": "done" } | { "type": "inbox" } | { "type": "snooze", 
/**
 * Unix seconds.
 */
until: number, } | { "type": "label", 
/**
 * Label.
 */
name: string, } | { "type": "unlabel", 
/**
 * Label.
 */
name: string, };

export type FindingGrade = "danger" | "warning" | "note";

export type FindingView = { 
/**
 * How bad.
 */
grade: FindingGrade, 
/**
 * Stable: `script`, `command`, `link`, `address`, `sends`, `hides`, `overrides`, `hiddenCharacters`, `comment`, `encoded`,
 * `tool`, `secret`, `binary`, `archive`, `format`.
 */
kind: string, 
/**
 * Path in the skill's folder.
 */
file: string, 
/**
 * 1-based.
 */
line: number, 
/**
 * 1-based, in characters.
 */
column: number, 
/**
 * The words there, with what is hidden made visible; a secret is never among them.
 */
text: string, 
/**
 * Why it is a finding.
 */
why: string, };

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

export type FolderView = { 
/**
 * `data`, `account`, `memories`, `skills`, `backups`, `log`.
 */
id: string, 
/**
 * In words.
 */
label: string, 
/**
 * Where.
 */
path: string, 
/**
 * Bytes of all its files.
 */
bytes: number, };

export type ForeignAnswer = { "type": "accepted", 
/**
 * How it stands.
 */
saved: Saved, } | { "type": "clash", 
/**
 * The name.
 */
name: string, 
/**
 * The other one is shipped, and would come back when the new one is removed.
 */
shipped: boolean, 
/**
 * A name that is free.
 */
free: string, 
/**
 * In words.
 */
message: string, } | { "type": "takes", 
/**
 * What it would take.
 */
taken: Array<Taken>, 
/**
 * In words.
 */
message: string, };

export type ForeignDetail = { 
/**
 * The skill.
 */
skill: ForeignView, 
/**
 * Its `SKILL.md`, with what is hidden made visible and secrets blanked out.
 */
text: string, 
/**
 * Its files, by path.
 */
files: Array<ForeignFile>, 
/**
 * Tools that it asks for.
 */
tools: Array<ForeignTool>, 
/**
 * Findings, dangerous ones first, then by place.
 */
findings: Array<FindingView>, 
/**
 * Findings beyond those that are listed.
 */
more: number, 
/**
 * Problems of its text as a skill of Understudy.
 */
problems: Array<ProblemView>, 
/**
 * What accepting it would do, in words.
 */
about: string, };

export type ForeignFile = { 
/**
 * Path in the skill's folder.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * `text`, `script`, `binary`, `archive`.
 */
kind: string, };

export type ForeignPlace = { 
/**
 * The agent: "Claude Code".
 */
agent: string, 
/**
 * The folder.
 */
path: string, 
/**
 * Skills in it.
 */
skills: number, };

export type ForeignShape = "runs" | "draft";

export type ForeignTool = { 
/**
 * As the skill writes it.
 */
name: string, 
/**
 * Understudy has such a tool.
 */
known: boolean, 
/**
 * `read`, `file`, `send`, `change`, `publish`; empty for one that it does not have.
 */
effect: string, 
/**
 * What the gate would ask, in words.
 */
gate: string, };

export type ForeignView = { 
/**
 * Its name here, unique among those that wait.
 */
name: string, 
/**
 * The name that it asks for, and would have.
 */
wish: string, 
/**
 * Description, possibly empty.
 */
description: string, 
/**
 * Where it came from: a path.
 */
source: string, 
/**
 * When, Unix seconds.
 */
at: number, 
/**
 * The hash of all its files: what an acceptance names.
 */
sha256: string, 
/**
 * Files.
 */
files: number, 
/**
 * Bytes of all files.
 */
bytes: number, 
/**
 * What it would be.
 */
shape: ForeignShape, 
/**
 * Findings that are dangerous.
 */
dangers: number, 
/**
 * Findings that are worth a look.
 */
warnings: number, 
/**
 * There is a skill of the name that it asks for already: "yours" or "shipped".
 */
clash: string | null, 
/**
 * What was left out or odd when it was read, in words.
 */
notes: Array<string>, };

export type GapView = { 
/**
 * In the user's words, as they were last.
 */
request: string, 
/**
 * How often.
 */
times: number, 
/**
 * Latest run.
 */
runId: string, 
/**
 * When.
 */
lastAt: number, 
/**
 * A skill that would be found now.
 */
fitsNow: string | null, };

export type GuestView = { 
/**
 * Display name, possibly empty.
 */
name: string, 
/**
 * Address.
 */
email: string, 
/**
 * `pending`, `accepted`, `declined`, `tentative`.
 */
answer: string, };

export type HistoryView = { 
/**
 * Newest first.
 */
revisions: Array<RevisionView>, 
/**
 * Why no history is kept.
 */
trouble: string | null, };

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
 * Where the words that matched stand in the passage: start and end in UTF-16 units, as browsers count.
 */
marks: Array<[number, number]>, 
/**
 * Short id of the memory.
 */
docid: string, };

export type HunkView = { 
/**
 * From 1.
 */
n: number, 
/**
 * Its lines with some around them.
 */
lines: Array<DiffLineView>, 
/**
 * It was adopted.
 */
adopted: boolean, };

export type ImportCount = { 
/**
 * Which.
 */
kind: ImportKind, 
/**
 * That were not here: to be brought in, or brought in.
 */
new: number, 
/**
 * That are here already and stay as they are.
 */
known: number, 
/**
 * That cannot be read.
 */
unreadable: number, };

export type ImportKind = "messages" | "events" | "contacts" | "deals" | "memories" | "posts";

export type ImportRefused = { 
/**
 * What: a path.
 */
path: string, 
/**
 * Why.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

export type ImportReport = { 
/**
 * What was read.
 */
path: string, 
/**
 * Skills that wait for a review now.
 */
taken: Array<ForeignView>, 
/**
 * Names of those that wait already, byte for byte.
 */
known: Array<string>, 
/**
 * What was not taken in. The rest was.
 */
refused: Array<ImportRefused>, 
/**
 * What is odd, in words.
 */
notes: Array<string>, 
/**
 * It was stopped; a further import goes on.
 */
stopped: boolean, 
/**
 * In words.
 */
message: string, };

export type ImportTally = { 
/**
 * The source.
 */
path: string, 
/**
 * Its hash; must be given back to import exactly this.
 */
sha256: string, 
/**
 * By kind; kinds of which there is nothing are left out.
 */
counts: Array<ImportCount>, 
/**
 * What cannot be read, the first of it.
 */
unreadable: Array<Unreadable>, 
/**
 * How many more there are.
 */
more: number, 
/**
 * Memories whose path is here with another text; they stay as they are.
 */
differs: Array<string>, 
/**
 * How many more there are.
 */
differsMore: number, 
/**
 * Skills in it, which are imported in the Skills panel, through their review.
 */
skills: Array<string>, 
/**
 * What else is to be said.
 */
notes: Array<string>, 
/**
 * It was stopped before the end.
 */
stopped: boolean, 
/**
 * In words.
 */
message: string, };

export type ImprovementView = { 
/**
 * Runs that are needed before anything is said.
 */
leastRuns: number, 
/**
 * The rate that a skill should reach, 0 to 1.
 */
floor: number, 
/**
 * A row for each version of a skill on each student; flagged ones first, then what is in use.
 */
rates: Array<SkillRate>, 
/**
 * Requests that no skill fitted, the most frequent first.
 */
gaps: Array<GapView>, 
/**
 * What the user put right, by skill, the most first.
 */
corrections: Array<SkillCorrections>, };

export type InvitationView = { 
/**
 * Title.
 */
title: string, 
/**
 * "Thu 26 Nov 15:00–15:30", in the user's zone.
 */
when: string, 
/**
 * Day of it, "2026-11-26".
 */
date: string, 
/**
 * Place.
 */
location: string, 
/**
 * Who asks.
 */
organiser: string, 
/**
 * The user's answer: `pending`, `accepted`, `declined`, `tentative`.
 */
answer: string, 
/**
 * An answer is on its way: its approval.
 */
approvalId: string | null, 
/**
 * Events at the same time.
 */
conflicts: Array<string>, 
/**
 * It was called off.
 */
cancelled: boolean, };

export type KeychainView = { 
/**
 * The system's keychain; else a file that a passphrase locks.
 */
system: boolean, 
/**
 * The file is there.
 */
exists: boolean, 
/**
 * Keys can be read and kept now.
 */
open: boolean, 
/**
 * In words.
 */
words: string, };

export type LedgerView = { 
/**
 * Dollars today.
 */
today: number, 
/**
 * Dollars this month.
 */
month: number, 
/**
 * By skill this month, dearest first.
 */
skills: Array<SkillSpend>, 
/**
 * Calls, newest first.
 */
calls: Array<CallRow>, };

export type LetterKept = { 
/**
 * Its draft.
 */
draft: string, 
/**
 * When.
 */
at: number, };

export type LetterKind = "new" | "reply" | "replyAll" | "forward";

export type LetterSent = { 
/**
 * Approval that carries it.
 */
approvalId: string, 
/**
 * In words.
 */
message: string, 
/**
 * Until when it can be taken back, Unix seconds; absent when it has left.
 */
undoUntil: number | null, };

export type LetterText = { 
/**
 * Recipients.
 */
to: Array<string>, 
/**
 * Copies.
 */
cc: Array<string>, 
/**
 * Blind copies.
 */
bcc: Array<string>, 
/**
 * Subject.
 */
subject: string, 
/**
 * Body.
 */
body: string, 
/**
 * Message that it answers.
 */
replyTo: string | null, 
/**
 * Files that go along.
 */
files: Array<MailFile>, 
/**
 * Message that the files come from; a file that is not in it was attached by the user.
 */
filesOf: string | null, 
/**
 * The draft that it is kept in.
 */
draft: string | null, };

export type LicenceView = { 
/**
 * Name.
 */
name: string, 
/**
 * Text.
 */
text: string, };

export type LinkAsked = { 
/**
 * Host as it must be seen: punycode and mixed scripts are spelled out. Empty for a mail link.
 */
host: string, 
/**
 * Address.
 */
url: string, 
/**
 * What is odd about it.
 */
warnings: Array<string>, 
/**
 * Nothing is opened: the Rehearsal account keeps to this computer.
 */
offline: boolean, 
/**
 * The letter that a mail link begins.
 */
letter: LetterText | null, };

export type LinkView = { 
/**
 * Host in ASCII form; empty for a mail address.
 */
host: string, 
/**
 * Address.
 */
url: string, };

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

export type MailBody = { 
/**
 * A whole document with its own content security policy.
 */
document: string, 
/**
 * Things that would have been fetched and were not.
 */
blocked: number, 
/**
 * It brings its own look and is shown on white.
 */
designed: boolean, 
/**
 * Remote pictures of this sender are allowed.
 */
allowed: boolean, 
/**
 * Nothing is fetched whatever is allowed: the Rehearsal account keeps to this computer.
 */
offline: boolean, 
/**
 * Links, each with its true host.
 */
links: Array<LinkView>, };

export type MailFile = { 
/**
 * Name as sent.
 */
name: string, 
/**
 * Media type.
 */
mediaType: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Hex.
 */
sha256: string, 
/**
 * It can be shown here: a picture or plain text.
 */
viewable: boolean, };

export type MailMark = "read" | "unread" | "starred" | "unstarred";

export type MailPerson = { 
/**
 * Display name, possibly empty.
 */
name: string, 
/**
 * Address.
 */
email: string, };

export type MailView = { 
/**
 * Id.
 */
id: string, 
/**
 * Sender.
 */
from: MailPerson, 
/**
 * The user wrote it.
 */
mine: boolean, 
/**
 * Recipients.
 */
to: Array<MailPerson>, 
/**
 * Copies.
 */
cc: Array<MailPerson>, 
/**
 * Blind copies.
 */
bcc: Array<MailPerson>, 
/**
 * Where answers go, when that is not the sender.
 */
replyTo: MailPerson | null, 
/**
 * Subject.
 */
subject: string, 
/**
 * Unix seconds.
 */
at: number, 
/**
 * Folder.
 */
folder: string, 
/**
 * Labels.
 */
labels: Array<string>, 
/**
 * Not read yet.
 */
unread: boolean, 
/**
 * Starred.
 */
starred: boolean, 
/**
 * Sent through a list.
 */
bulk: boolean, 
/**
 * Sent on the Rehearsal account: it went nowhere.
 */
simulated: boolean, 
/**
 * Beginning of the text, for a folded message.
 */
snippet: string, 
/**
 * The text: own words, what is quoted, signature.
 */
parts: Array<TextPart>, 
/**
 * It has an HTML version; ask for it with `mail_body`.
 */
hasHtml: boolean, 
/**
 * Files.
 */
files: Array<MailFile>, 
/**
 * An invitation that came with it.
 */
invitation: InvitationView | null, 
/**
 * What the agent did with it, oldest first.
 */
agent: Array<AgentNote>, 
/**
 * When it comes back, if it is snoozed.
 */
snoozedUntil: number | null, };

export type MatrixCell = { 
/**
 * Student.
 */
student: string, 
/**
 * What holds for what runs now.
 */
now: CertificationView, 
/**
 * The newest results before them, of another version, other cases or another file of that name.
 */
before: CertificationView | null, 
/**
 * Why this student cannot perform it, in words.
 */
unfit: string | null, };

export type MatrixRow = { 
/**
 * Skill.
 */
skill: string, 
/**
 * Version that runs use.
 */
version: string, 
/**
 * It lies in the user's own folder.
 */
own: boolean, 
/**
 * Eval cases.
 */
cases: number, 
/**
 * Student that always performs it.
 */
pin: string | null, 
/**
 * Whether it may start without a person.
 */
unattended: UnattendedView, 
/**
 * A cell for each student, in the order of the columns.
 */
cells: Array<MatrixCell>, };

export type MatrixStudent = { 
/**
 * Short, for commands.
 */
name: string, 
/**
 * For people.
 */
title: string, 
/**
 * Answers now.
 */
chosen: boolean, 
/**
 * Its file is here and can be used.
 */
here: boolean, };

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
 * Why words answered alone although an embedding model is in use.
 */
note: string | null, 
/**
 * Microseconds.
 */
micros: number, };

export type MemoryLink = { 
/**
 * Path.
 */
path: string, 
/**
 * Title; empty when there is no such memory.
 */
title: string, 
/**
 * Whether it exists.
 */
exists: boolean, };

export type MemoryList = { 
/**
 * The folder.
 */
folder: string, 
/**
 * By path.
 */
memories: Array<MemoryRow>, 
/**
 * Files that do not count, and why.
 */
skipped: Array<ProblemView>, 
/**
 * Why no history is kept.
 */
historyTrouble: string | null, };

export type MemoryPreview = { 
/**
 * Title.
 */
title: string, 
/**
 * Safe HTML: no raw HTML of the author's, no scripts, no images; links to memories are `#/memories/PATH`.
 */
html: string, 
/**
 * Problems.
 */
problems: Array<ProblemView>, };

export type MemoryRow = { 
/**
 * Path.
 */
path: string, 
/**
 * Title.
 */
title: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Skills that it names.
 */
skills: Array<string>, 
/**
 * Problems in it.
 */
problems: number, };

export type MemorySkill = { 
/**
 * Name.
 */
name: string, 
/**
 * There is such a skill.
 */
exists: boolean, 
/**
 * The skill says that it comes from this memory.
 */
distilled: boolean, };

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
text: string, 
/**
 * SHA-256 of the file: what a save is based on.
 */
sha256: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Memories that it links to.
 */
links: Array<MemoryLink>, 
/**
 * Memories that link to it.
 */
backlinks: Array<MemoryLink>, 
/**
 * Skills that it names or that come from it.
 */
skills: Array<MemorySkill>, 
/**
 * Problems in it.
 */
problems: Array<ProblemView>, };

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

export type OutlineStep = { 
/**
 * `3.1`.
 */
id: string, 
/**
 * 0 for the top level.
 */
depth: number, 
/**
 * Words, without condition and tool.
 */
text: string, 
/**
 * `call`, `forEach`, `group`, `stop`, `wait`.
 */
kind: string, 
/**
 * Tools that it may call.
 */
tools: Array<string>, 
/**
 * The condition in the author's words.
 */
conditionWords: string | null, 
/**
 * The condition as the loop evaluates it.
 */
condition: string | null, 
/**
 * Readings that the condition may cost; empty for facts.
 */
readings: Array<string>, 
/**
 * Done when no condition before it held.
 */
otherwise: boolean, 
/**
 * 1-based.
 */
line: number, };

export type PaidBy = "ownPrice" | "shippedPrice" | "free" | "plan" | "unknown";

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

export type PriceRow = { 
/**
 * Model.
 */
model: string, 
/**
 * Price.
 */
price: PriceView, 
/**
 * The user set it.
 */
own: boolean, };

export type PriceView = { 
/**
 * Read.
 */
input: number, 
/**
 * Taken from the provider's cache.
 */
cached: number, 
/**
 * Written to it.
 */
written: number, 
/**
 * The answer.
 */
output: number, };

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

export type ProposalDetail = { 
/**
 * The row.
 */
row: ProposalRow, 
/**
 * The distillation that it comes from.
 */
distillation: string, 
/**
 * Hash of the text that it was made for; `null` for a new skill.
 */
base: string | null, 
/**
 * The proposed text.
 */
text: string, 
/**
 * Changes; one that holds all of it for a new skill.
 */
hunks: Array<HunkView>, 
/**
 * Cases before and after.
 */
table: Array<BeforeAfter>, 
/**
 * The text is another one than was tried (rebased), so the table may not hold for it.
 */
untried: boolean, 
/**
 * Requests of the routing lines and of past runs that find the skill: before, with it, in all.
 */
recall: RecallCount, 
/**
 * Tools that the text may use.
 */
tools: Array<string>, 
/**
 * Cases that the teacher wrote.
 */
bootstrap: Array<BootstrapCase>, 
/**
 * Further files of a new skill.
 */
files: Array<ProposedFile>, 
/**
 * Rounds with why each edit was kept or refused.
 */
rounds: Array<RoundView>, 
/**
 * What to know.
 */
notes: Array<string>, 
/**
 * Why it was rejected.
 */
reason: string, 
/**
 * The commit of its adoption.
 */
commit: string | null, 
/**
 * It can be taken back.
 */
canRollBack: boolean, };

export type ProposalRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Skill.
 */
skill: string, 
/**
 * Where it comes from.
 */
why: DistilWhy, 
/**
 * State.
 */
state: ProposalState, 
/**
 * In one line.
 */
summary: string, 
/**
 * Cases that passed before.
 */
before: number, 
/**
 * Cases that pass with it.
 */
after: number, 
/**
 * Cases that were run.
 */
cases: number, 
/**
 * Dollars.
 */
cost: number, 
/**
 * Unix seconds.
 */
at: number, 
/**
 * The skill on disk is another one than it was made for.
 */
stale: boolean, };

export type ProposalState = "open" | "adopted" | "rejected" | "rolledBack";

export type ProposalView = { 
/**
 * Approval.
 */
approvalId: string, 
/**
 * `createEvent`, `updateEvent`, `cancelEvent`.
 */
kind: string, 
/**
 * It needs a close look, under Approvals.
 */
red: boolean, 
/**
 * The user did it himself and it is leaving.
 */
leaving: boolean, };

export type ProposedFile = { 
/**
 * Path inside the skill: `evals/worlds/morning.yaml`.
 */
path: string, 
/**
 * Text.
 */
text: string, };

export type ProvesNothing = "idle" | "bare";

export type ProviderView = { 
/**
 * Which.
 */
id: TeacherProvider, 
/**
 * For people.
 */
label: string, 
/**
 * Its address or program when nothing else is said.
 */
place: string, 
/**
 * Reached over HTTP.
 */
http: boolean, 
/**
 * Cannot do without a key.
 */
needsKey: boolean, };

export type RateStanding = "tooFew" | "flagged" | "fine";

export type RateView = { 
/**
 * Runs that passed.
 */
passed: number, 
/**
 * Runs.
 */
ran: number, 
/**
 * 0 to 1; 0 without a run.
 */
rate: number, 
/**
 * Lower bound (Wilson, 95 %).
 */
low: number, 
/**
 * Upper bound.
 */
high: number, };

export type ReadingView = { 
/**
 * Name.
 */
name: string, 
/**
 * Values; `other` comes on top.
 */
values: Array<string>, 
/**
 * `ask`, `skip` or `stop`.
 */
whenUnsure: string, 
/**
 * 1-based.
 */
line: number, };

export type RecallCount = { 
/**
 * Before.
 */
before: number, 
/**
 * With the proposal.
 */
after: number, 
/**
 * In all.
 */
of: number, };

export type RecallFigures = { 
/**
 * Share of requests whose memory comes first.
 */
at1: number, 
/**
 * Share of requests whose memory is among the first three.
 */
at3: number, 
/**
 * Mean of one over the rank; 0 for what is not found.
 */
mrr: number, 
/**
 * Requests that nothing should answer and that find nothing, as a share; `None` when there is no such request.
 */
silent: number | null, 
/**
 * Milliseconds of half of the requests, at most.
 */
p50: number, 
/**
 * Milliseconds of nearly all requests, at most.
 */
p95: number, };

export type RecallReport = { 
/**
 * The file of the checks.
 */
file: string, 
/**
 * By words alone.
 */
words: RecallFigures, 
/**
 * By words and meaning; `None` when no model is in use, or when it cannot be used.
 */
both: RecallFigures | null, 
/**
 * Which model.
 */
model: string | null, 
/**
 * What follows, in words.
 */
verdict: string, 
/**
 * A row for each check.
 */
rows: Array<RecallRow>, 
/**
 * Lines that could not be used, in words.
 */
problems: Array<string>, };

export type RecallRow = { 
/**
 * The request.
 */
request: string, 
/**
 * The memory that should be found; `None` when nothing should be.
 */
expect: string | null, 
/**
 * Its rank by words, from 1; `None` when it is not among the first ten.
 */
words: number | null, 
/**
 * Its rank by words and meaning.
 */
both: number | null, 
/**
 * What comes first by words.
 */
wordsFirst: string | null, 
/**
 * What comes first by words and meaning.
 */
bothFirst: string | null, };

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

export type Remedy = { "type": "example", 
/**
 * The request.
 */
request: string, } | { "type": "nearMiss", 
/**
 * The request.
 */
request: string, } | { "type": "keywords", 
/**
 * The words.
 */
words: Array<string>, };

export type Removed = { 
/**
 * What was removed.
 */
name: string, 
/**
 * The revision that still has it; `None` when no history is kept.
 */
revision: string | null, 
/**
 * In words.
 */
message: string, };

export type ReplacedView = { 
/**
 * `person`, `company`, `email`, `domain`, `link`, `phone`, `account`, `reference`, `amount`, `street`.
 */
kind: string, 
/**
 * As it stands here.
 */
original: string, 
/**
 * As it is sent.
 */
pseudonym: string, 
/**
 * How often.
 */
count: number, };

export type RequestSource = "example" | "check" | "past";

export type ResultChange = "worse" | "failed" | "better" | "notRun" | "passed";

export type ResultRow = { 
/**
 * The case.
 */
case: CaseView, 
/**
 * How it compares.
 */
change: ResultChange, 
/**
 * Whether it passed before.
 */
before: boolean | null, 
/**
 * The checks with their outcome.
 */
checks: Array<CheckView>, 
/**
 * Tool calls.
 */
steps: number, 
/**
 * Milliseconds of work.
 */
ms: number, 
/**
 * How the run ended, in words.
 */
reason: string, 
/**
 * Tokens.
 */
tokens: TokenCount, 
/**
 * When, Unix seconds; `None` when not run.
 */
at: number | null, 
/**
 * How it went with each seed that was run; 0 is the world as it is written.
 */
seeds: Array<SeedResult>, 
/**
 * Whether it passes without the skill's procedure; `None` when that was not tried.
 */
without: boolean | null, 
/**
 * Why a pass proves nothing of the skill, as far as is known.
 */
provesNothing: ProvesNothing | null, };

export type RevisionView = { 
/**
 * The commit.
 */
id: string, 
/**
 * `you`, `teacher`, `night shift`, `outside`, `understudy`.
 */
author: string, 
/**
 * In one line.
 */
message: string, 
/**
 * Unix seconds.
 */
at: number, 
/**
 * Whether it was there afterwards.
 */
present: boolean, 
/**
 * For a skill: its version in this revision.
 */
version: string | null, 
/**
 * For a skill: its text had no errors.
 */
good: boolean, };

export type RoundView = { 
/**
 * From 1.
 */
round: number, 
/**
 * The calls in the ledger; more than one when an answer had to be mended.
 */
calls: Array<string>, 
/**
 * Dollars.
 */
cost: number, 
/**
 * What the teacher said is wrong.
 */
diagnosis: string, 
/**
 * Edits in the order in which they were tried.
 */
edits: Array<EditView>, };

export type RoutingAdvice = { 
/**
 * The skill.
 */
name: string, 
/**
 * Requests of it that fail.
 */
misses: Array<RoutingMiss>, 
/**
 * What would help, the best of each miss first.
 */
suggestions: Array<RoutingSuggestion>, 
/**
 * In words.
 */
message: string, };

export type RoutingFigures = { 
/**
 * Recall@1: requests whose skill comes first.
 */
first: ShareView, 
/**
 * Recall@3: requests whose skill is among the first three.
 */
third: ShareView, 
/**
 * Mean of one over the rank; 0 for what is not found.
 */
mrr: number, 
/**
 * Requests that are not for a skill and that it would be found for first, out of those.
 */
wrong: ShareView, };

export type RoutingMiss = { 
/**
 * The request.
 */
request: string, 
/**
 * Where it comes from.
 */
source: RequestSource, 
/**
 * It was left out of what routing knows while it was asked.
 */
heldOut: boolean, 
/**
 * The skill that it is about: the one that should come first or, for a near miss, the one that should not.
 */
skill: string, 
/**
 * It is a near miss: a request that is not for `skill`.
 */
nearMiss: boolean, 
/**
 * Rank of `skill`, from 1.
 */
rank: number | null, 
/**
 * What came first in its place; `None` when nothing was found.
 */
first: string | null, 
/**
 * Score of what came first, 0 to 1.
 */
score: number, 
/**
 * It came so far ahead that nobody would be asked.
 */
sure: boolean, 
/**
 * Why what came first, or `skill` where nothing did, scores as it does.
 */
why: string, };

export type RoutingReport = { 
/**
 * All examples as routing knows them.
 */
known: RoutingFigures, 
/**
 * All examples, each left out while it is asked: what routing does with words that it has not seen.
 */
heldOut: RoutingFigures | null, 
/**
 * Real requests whose skill the user chose, or that succeeded.
 */
past: RoutingFigures, 
/**
 * A row for each skill, by name.
 */
skills: Array<SkillRouting>, 
/**
 * What does not find its skill: surely wrong ones first.
 */
misses: Array<RoutingMiss>, 
/**
 * Lines that could not be used, in words.
 */
problems: Array<string>, 
/**
 * What follows, in words.
 */
verdict: string, 
/**
 * Milliseconds that it took.
 */
ms: number, };

export type RoutingSuggestion = { 
/**
 * The request that fails.
 */
request: string, 
/**
 * What comes first now.
 */
first: string | null, 
/**
 * The skill whose files the remedy changes.
 */
skill: string, 
/**
 * The remedy, for `routing_apply`.
 */
remedy: Remedy, 
/**
 * In words.
 */
about: string, 
/**
 * What it would take from others; empty for most.
 */
taken: Array<Taken>, };

export type RuleChoice = { 
/**
 * All that it would say.
 */
sentence: string, 
/**
 * What it would have covered, newest first.
 */
covered: Array<RuleCovered>, 
/**
 * How many of those the user turned down or changed.
 */
unwanted: number, 
/**
 * A rule that stands says this already.
 */
made: boolean, };

export type RuleChoices = { 
/**
 * Narrowest first.
 */
choices: Array<RuleChoice>, 
/**
 * How long a rule may hold.
 */
ends: Array<RuleEnd>, 
/**
 * Why there is none; empty when there is one.
 */
none: string, };

export type RuleCovered = { 
/**
 * Approval.
 */
approvalId: string, 
/**
 * What it was.
 */
title: string, 
/**
 * When it was asked.
 */
at: number, 
/**
 * What became of it.
 */
state: ApprovalState, 
/**
 * Why the user did not want it so: "turned down: too curt", "changed by you"; empty otherwise.
 */
unwanted: string, };

export type RuleEnd = { 
/**
 * "For a month".
 */
name: string, 
/**
 * The last day, `2026-12-23`; `None` for until it is taken back.
 */
until: string | null, };

export type RuleMade = { 
/**
 * Id.
 */
id: string, 
/**
 * In words, with where to take it back.
 */
message: string, };

export type RuleView = { 
/**
 * Id.
 */
id: string, 
/**
 * All that it says.
 */
sentence: string, 
/**
 * When it was made.
 */
createdAt: number, 
/**
 * The approval that it was made from.
 */
approvalId: string, 
/**
 * Times used.
 */
used: number, 
/**
 * When it was used last.
 */
lastUsedAt: number | null, 
/**
 * Times that the user took back what it let go.
 */
takenBack: number, 
/**
 * When the user took it back.
 */
revokedAt: number | null, 
/**
 * Why it covers nothing although nobody took it back; empty when it stands.
 */
ended: string, };

export type RunComparison = { 
/**
 * The first.
 */
left: RunSummary, 
/**
 * The second.
 */
right: RunSummary, 
/**
 * What differs, in sentences; empty when nothing does.
 */
said: Array<string>, 
/**
 * What they were given and what they came to.
 */
facts: Array<ComparedFact>, 
/**
 * Steps, aligned by plan step and item.
 */
steps: Array<ComparedStep>, 
/**
 * Effects and approvals.
 */
effects: Array<ComparedEffect>, 
/**
 * What differs between the prompts of their last questions.
 */
prompt: Array<DiffLineView>, };

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

export type Saved = { 
/**
 * Name of the skill, or path of the memory.
 */
name: string, 
/**
 * SHA-256 of the file now.
 */
sha256: string, 
/**
 * The commit; `None` when nothing differed, or when no history is kept.
 */
commit: string | null, 
/**
 * For a skill: this text is what the next run uses.
 */
active: boolean, 
/**
 * Problems of the text.
 */
problems: Array<ProblemView>, 
/**
 * In words.
 */
message: string, 
/**
 * Nothing was written: the save takes requests from others (`taken`). Ask the user, then save the same text again with
 * `anyway`, or not.
 */
asked: boolean, 
/**
 * What the save takes from others, or would take.
 */
taken: Array<Taken>, };

export type SavedFile = { 
/**
 * Name.
 */
name: string, 
/**
 * Media type.
 */
mediaType: string, 
/**
 * Where it was saved.
 */
path: string | null, 
/**
 * Base64, for a browser to save or to show.
 */
data: string | null, };

export type SecretText = string;

export type SeedResult = { 
/**
 * Seed.
 */
seed: number, 
/**
 * All checks held.
 */
passed: boolean, 
/**
 * Something happened that the case forbids.
 */
forbidden: boolean, 
/**
 * Checks that did not hold, with what was seen.
 */
failed: Array<string>, };

export type Setting = { 
/**
 * Key.
 */
key: string, 
/**
 * JSON text.
 */
value: string, };

export type ShareView = { 
/**
 * How many.
 */
count: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * Lower end of the interval, 0 to 1.
 */
low: number, 
/**
 * Upper end.
 */
high: number, };

export type SkillCheck = { 
/**
 * Problems in the order of the text.
 */
problems: Array<ProblemView>, 
/**
 * What the text says; `None` while it has errors.
 */
outline: SkillOutline | null, };

export type SkillCorrections = { 
/**
 * Skill.
 */
skill: string, 
/**
 * Edited before they were approved.
 */
edited: number, 
/**
 * Turned down.
 */
rejected: number, 
/**
 * Taken back.
 */
undone: number, 
/**
 * The latest, newest first.
 */
latest: Array<CorrectionView>, };

export type SkillCriterion = { 
/**
 * In words.
 */
text: string, 
/**
 * The check behind it.
 */
check: string | null, 
/**
 * 1-based.
 */
line: number, };

export type SkillDetail = { 
/**
 * Name.
 */
name: string, 
/**
 * Its folder.
 */
folder: string, 
/**
 * It lies in the user's own folder; else it is the shipped one, and a save makes a copy of it.
 */
own: boolean, 
/**
 * The text on disk.
 */
text: string, 
/**
 * SHA-256 of the file: what a save is based on.
 */
sha256: string, 
/**
 * Why the file cannot be edited here (no text, too large, a link); `text` is then empty.
 */
unreadable: string | null, 
/**
 * Version of the text on disk.
 */
version: string, 
/**
 * Version that runs use; `None` when there never was one without errors.
 */
activeVersion: string | null, 
/**
 * Problems of the text on disk.
 */
problems: Array<ProblemView>, 
/**
 * What the text says; of the active version when the text has errors.
 */
outline: SkillOutline | null, 
/**
 * Eval cases.
 */
cases: Array<CaseView>, 
/**
 * Why the cases cannot be read.
 */
casesError: string | null, 
/**
 * What is wrong with cases that can be read, by the path of their file.
 */
caseProblems: Array<ProblemView>, 
/**
 * What the cases say about it on the student that performs it.
 */
certification: CertificationView, 
/**
 * Student that always performs it; `None`: the one that is chosen.
 */
pin: string | null, 
/**
 * Whether it may start without a person.
 */
unattended: UnattendedView, 
/**
 * Why no history is kept.
 */
historyTrouble: string | null, };

export type SkillMatrix = { 
/**
 * Students that are here or have results, the one that answers first.
 */
students: Array<MatrixStudent>, 
/**
 * Skills by name.
 */
rows: Array<MatrixRow>, 
/**
 * What is certified now.
 */
running: CertifyProgress | null, 
/**
 * Skills that wait for their turn.
 */
waiting: Array<string>, 
/**
 * Skills are certified anew by themselves (the setting `recertify`).
 */
byItself: boolean, };

export type SkillOutline = { 
/**
 * Heading, or the name in words.
 */
title: string, 
/**
 * Description.
 */
description: string, 
/**
 * Version.
 */
version: string, 
/**
 * Tools that it may use.
 */
tools: Array<string>, 
/**
 * Inputs.
 */
inputs: Array<FieldView>, 
/**
 * Outputs.
 */
outputs: Array<FieldView>, 
/**
 * Readings.
 */
readings: Array<ReadingView>, 
/**
 * Steps, outer before inner.
 */
steps: Array<OutlineStep>, 
/**
 * Success criteria.
 */
criteria: Array<SkillCriterion>, 
/**
 * Templates.
 */
templates: Array<TemplateView>, 
/**
 * Exceptions.
 */
exceptions: Array<string>, 
/**
 * Paths of the memories that it comes from.
 */
memories: Array<string>, };

export type SkillRate = { 
/**
 * Skill.
 */
skill: string, 
/**
 * Version.
 */
version: string, 
/**
 * Student.
 */
student: string, 
/**
 * This version on this student is what runs now.
 */
active: boolean, 
/**
 * Runs that succeeded: done, and nothing of it turned down or taken back.
 */
succeeded: number, 
/**
 * Runs that count: not dry, not stopped by the user.
 */
runs: number, 
/**
 * Lower bound of the 95 % interval (Wilson), 0 to 1.
 */
low: number, 
/**
 * Upper bound.
 */
high: number, 
/**
 * What may be said.
 */
standing: RateStanding, 
/**
 * Latest run.
 */
lastRunId: string, 
/**
 * When it ended.
 */
lastAt: number, };

export type SkillResults = { 
/**
 * The version that is tested.
 */
version: string, 
/**
 * The student.
 */
student: string, 
/**
 * The version compared with: the newest other one that has results.
 */
baseline: string | null, 
/**
 * What runs now.
 */
running: TestProgress | null, 
/**
 * A row for each case: worse first, then failed, better, not run, passed.
 */
rows: Array<ResultRow>, 
/**
 * Cases that passed.
 */
passed: number, 
/**
 * Cases that were run.
 */
ran: number, 
/**
 * Cases of the baseline that passed.
 */
baselinePassed: number, 
/**
 * Cases of the baseline that were run.
 */
baselineRan: number, 
/**
 * Runs of this version over all seeds.
 */
rate: RateView, 
/**
 * Runs of the same cases without the skill's procedure, where they were made.
 */
without: RateView | null, 
/**
 * What the cases say about this version on this student.
 */
certification: CertificationView, };

export type SkillRouting = { 
/**
 * Skill.
 */
name: string, 
/**
 * Its examples as routing knows them.
 */
known: RoutingFigures, 
/**
 * Its examples, each left out of what routing knows while it is asked; `None` when that was not measured.
 */
heldOut: RoutingFigures | null, 
/**
 * Real requests that it did.
 */
past: RoutingFigures, };

export type SkillScore = { 
/**
 * Name.
 */
name: string, 
/**
 * 0 to 1.
 */
score: number, };

export type SkillSources = { 
/**
 * Skill.
 */
name: string, 
/**
 * Passages.
 */
sources: Array<SourceView>, 
/**
 * Something changed, or was never bound: distilling it again is worth it.
 */
redistil: boolean, 
/**
 * In words.
 */
message: string, };

export type SkillSpend = { 
/**
 * Skill; what was for none when `null`.
 */
skill: string | null, 
/**
 * Dollars.
 */
cost: number, 
/**
 * Calls.
 */
calls: number, };

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
 * It lies in the user's own folder; else it is the shipped one.
 */
own: boolean, 
/**
 * Cases that passed with this version on the student in use, and cases that were run.
 */
passed: number, 
/**
 * Of them.
 */
ran: number, 
/**
 * What it needs of a student: `writes`.
 */
needs: Array<string>, 
/**
 * Why the student that would perform it now cannot, in words.
 */
unfit: string | null, 
/**
 * What the cases say about it on the student that performs it.
 */
certification: CertificationView, 
/**
 * Student that always performs it; `None`: the one that is chosen.
 */
pin: string | null, };

export type SnoozeTime = { 
/**
 * "Tomorrow".
 */
name: string, 
/**
 * "Tue 24 Nov 09:00".
 */
when: string, 
/**
 * Unix seconds.
 */
until: number, };

export type SourceState = "same" | "changed" | "gone" | "unbound";

export type SourceView = { 
/**
 * Path of the memory.
 */
path: string, 
/**
 * Headings; empty for the whole memory.
 */
heading: string, 
/**
 * State.
 */
state: SourceState, 
/**
 * 1-based lines of the skill that say the same, as far as words show.
 */
lines: Array<number>, 
/**
 * What changed, where the older words are in the history.
 */
diff: Array<DiffLineView>, };

export type SpanView = { 
/**
 * Text.
 */
text: string, 
/**
 * Origin.
 */
origin: OriginView, };

export type Split = "needsYou" | "handled" | "waiting" | "newsletters" | "all";

export type SplitCount = { 
/**
 * Part.
 */
split: Split, 
/**
 * Conversations.
 */
threads: number, };

export type StepDifference = "arguments" | "origins" | "verdict" | "text" | "error" | "tokens";

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
 * Standing rule that answered for the user.
 */
ruleId: string | null, 
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

export type Stretch = { 
/**
 * Day.
 */
date: string, 
/**
 * Minute of the day at which it begins, on the wall.
 */
from: number, 
/**
 * Minute at which it ends, at most 1,440.
 */
to: number, 
/**
 * The event begins here.
 */
first: boolean, 
/**
 * The event ends here.
 */
last: boolean, };

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
 * An embedding model: it finds memories by meaning and is no student.
 */
embeds: boolean, 
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
 * Short, for commands.
 */
name: string, 
/**
 * For people.
 */
title: string, 
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
 * Tokens that it chose per second of its answers; 0 before any.
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

export type Tag = "status" | "runs" | "approvals" | "skills" | "memories" | "mail" | "calendar" | "deals" | "settings" | "teachers" | "proposals";

export type Taken = { 
/**
 * The request, in its words.
 */
request: string, 
/**
 * Where it comes from.
 */
source: RequestSource, 
/**
 * Name of the skill, or path of the memory, that comes first now.
 */
from: string, 
/**
 * The one that would come first after the save; `None`: nothing would be found.
 */
to: string | null, };

export type TeacherAnswerView = { 
/**
 * Its row in the ledger.
 */
call: string, 
/**
 * The answer.
 */
text: string, 
/**
 * `complete`, `truncated`, `refused`.
 */
stop: string, 
/**
 * Why it was refused.
 */
why: string, 
/**
 * Dollars.
 */
cost: number, 
/**
 * Tokens read, from the cache, and written.
 */
tokens: CallTokens, 
/**
 * Stand-ins in the answer that stand for nobody.
 */
strangers: Array<string>, };

export type TeacherProvider = "anthropic" | "openAi" | "gemini" | "compatible" | "claudeCommand" | "codexCommand" | "geminiCommand" | "byHand";

export type TeacherView = { 
/**
 * Short, for commands.
 */
name: string, 
/**
 * How it is reached.
 */
provider: TeacherProvider, 
/**
 * The same for people.
 */
label: string, 
/**
 * Model.
 */
model: string, 
/**
 * Address or program.
 */
place: string, 
/**
 * It is the one that is asked.
 */
chosen: boolean, 
/**
 * A key of it is in the keychain.
 */
hasKey: boolean, 
/**
 * On this computer: nothing leaves it.
 */
local: boolean, 
/**
 * How it is paid.
 */
paid: PaidBy, 
/**
 * Its price, where there is one.
 */
price: PriceView | null, };

export type TeachersView = { 
/**
 * Teachers.
 */
teachers: Array<TeacherView>, 
/**
 * What one can be.
 */
providers: Array<ProviderView>, 
/**
 * Where keys are kept.
 */
keychain: KeychainView, 
/**
 * Budgets.
 */
budgets: BudgetView, 
/**
 * Prices: the user's own, then the shipped ones.
 */
prices: Array<PriceRow>, 
/**
 * When the shipped prices were written down.
 */
pricesOf: string, 
/**
 * Consents.
 */
consents: Array<ConsentView>, };

export type TemplateView = { 
/**
 * Name.
 */
name: string, 
/**
 * Subject, empty for an answer.
 */
subject: string, 
/**
 * Body with slots.
 */
body: string, 
/**
 * 1-based.
 */
line: number, };

export type TestProgress = { 
/**
 * Case that runs.
 */
caseId: string, 
/**
 * Cases done.
 */
done: number, 
/**
 * All.
 */
total: number, };

export type TextKind = "own" | "quoted" | "signature";

export type TextPart = { 
/**
 * What it is.
 */
kind: TextKind, 
/**
 * Text.
 */
text: string, };

export type ThirdParty = { 
/**
 * `rust`, or `npm` for the interface.
 */
kind: string, 
/**
 * Name.
 */
name: string, 
/**
 * Version.
 */
version: string, 
/**
 * Licence by its short name, as the package says.
 */
licence: string, };

export type ThreadPage = { 
/**
 * Rows from `offset` on, the latest first.
 */
threads: Array<ThreadRow>, 
/**
 * First row's place in the whole list.
 */
offset: number, 
/**
 * Length of the whole list.
 */
total: number, 
/**
 * How the search was understood, a phrase each: "from dana", "with a file".
 */
understood: Array<string>, };

export type ThreadRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Subject of the first message.
 */
subject: string, 
/**
 * Who takes part, latest first; the user is "me".
 */
people: Array<string>, 
/**
 * Beginning of the latest message, without what it quotes.
 */
snippet: string, 
/**
 * Latest message, Unix seconds.
 */
at: number, 
/**
 * Messages.
 */
messages: number, 
/**
 * One of them is unread.
 */
unread: boolean, 
/**
 * One of them has a star.
 */
starred: boolean, 
/**
 * One of them has a file.
 */
hasFile: boolean, 
/**
 * Something of it lies in the inbox.
 */
inInbox: boolean, 
/**
 * Labels, sorted.
 */
labels: Array<string>, 
/**
 * When it comes back, if it is snoozed.
 */
snoozedUntil: number | null, 
/**
 * What the agent did last, in a word or two: "Archived".
 */
agent: string | null, 
/**
 * An approval waits about it.
 */
approvalId: string | null, };

export type ThreadView = { 
/**
 * Id.
 */
id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Oldest first; drafts are left out.
 */
messages: Array<MailView>, 
/**
 * Labels of the account, to choose from.
 */
knownLabels: Array<string>, };

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
 * First steps on the Rehearsal account, until they are done or hidden.
 */
checklist: Array<ChecklistItem>, 
/**
 * Nothing was asked for yet and the first words were not put away: say what this is.
 */
welcome: boolean, 
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

export type ToolView = { 
/**
 * `mail.read`.
 */
name: string, 
/**
 * What it does.
 */
about: string, 
/**
 * `read`, `file`, `send`, `change`, `publish`.
 */
effect: string, 
/**
 * Its parameters: `message`, `label?`.
 */
parameters: Array<string>, };

export type UnattendedStart = { 
/**
 * The run; `None` when it may not start.
 */
runId: string | null, 
/**
 * The skill that performs it.
 */
skill: string | null, 
/**
 * Why it may, or may not.
 */
why: string, };

export type UnattendedView = { 
/**
 * It may.
 */
allowed: boolean, 
/**
 * What the user decided; `None`: certification decides.
 */
decided: boolean | null, 
/**
 * Why, in words.
 */
why: string, };

export type Unreadable = { 
/**
 * File, within what was named.
 */
file: string, 
/**
 * Line, from 1; of a list, which one.
 */
line: number | null, 
/**
 * Byte, from 0.
 */
position: number | null, 
/**
 * Why, in words that follow the place.
 */
reason: string, };

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
approval: ApprovalSummary, } | { "type": "link", 
/**
 * The link.
 */
link: LinkAsked, } | { "type": "go", 
/**
 * Panel, and what to show there.
 */
place: string, } | { "type": "progress", 
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
  run_unattended: UnattendedStart;
  run_list: RunPage;
  run_show: RunDetail;
  run_stop: Done;
  run_answer: Done;
  run_export: RunExport;
  run_compare: RunComparison;
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
  approval_approve_all: ApprovedAll;
  approval_times: Array<SnoozeTime>;
  approval_later: Done;
  rule_suggest: RuleChoices;
  rule_create: RuleMade;
  rule_list: Array<RuleView>;
  rule_revoke: Done;
  mail_splits: Array<SplitCount>;
  thread_list: ThreadPage;
  thread_show: ThreadView;
  mail_body: MailBody;
  sender_allow: Done;
  file_save: SavedFile;
  file_show: SavedFile;
  mail_file: Filed;
  mail_mark: Done;
  filing_undo: Done;
  mail_fix: Filed;
  snooze_times: Array<SnoozeTime>;
  letter_begin: LetterText;
  file_attach: MailFile;
  letter_keep: LetterKept;
  letter_drop: Done;
  draft_list: Array<DraftRow>;
  draft_show: LetterText;
  letter_send: LetterSent;
  letter_undo: LetterText;
  people_find: Array<MailPerson>;
  invitation_answer: LetterSent;
  calendar_show: CalendarPage;
  event_create: EventDone;
  event_change: EventDone;
  event_remove: EventDone;
  deal_list: DealBoard;
  deal_show: DealDetail;
  deal_create: DealDone;
  deal_update: DealDone;
  deal_remove: DealDone;
  message_show: MessageView;
  message_list: MessagePage;
  skill_list: Array<SkillView>;
  skill_show: SkillDetail;
  skill_check: SkillCheck;
  skill_save: Saved;
  skill_create: Saved;
  skill_remove: Removed;
  skill_history: HistoryView;
  skill_diff: Array<FileDiff>;
  skill_restore: Saved;
  skill_test: Done;
  skill_test_stop: Done;
  skill_results: SkillResults;
  skill_baseline: Done;
  skill_matrix: SkillMatrix;
  skill_certify: Done;
  skill_certify_stop: Done;
  skill_pin: Done;
  skill_unattended: Done;
  case_show: CaseRun;
  case_draft: CaseDraft;
  case_check: CaseCheck;
  case_save: Saved;
  routing_report: RoutingReport;
  routing_suggest: RoutingAdvice;
  routing_apply: Saved;
  skill_import: ImportReport;
  skill_import_stop: Done;
  foreign_list: Array<ForeignView>;
  foreign_show: ForeignDetail;
  foreign_accept: ForeignAnswer;
  foreign_discard: Done;
  foreign_places: Array<ForeignPlace>;
  skill_export: Exported;
  tool_list: Array<ToolView>;
  memory_search: MemoryAnswer;
  memory_recall: RecallReport;
  embedding_show: EmbeddingView;
  embedding_use: Done;
  embedding_off: Done;
  memory_show: MemoryView;
  memory_list: MemoryList;
  memory_preview: MemoryPreview;
  memory_save: Saved;
  memory_rename: Saved;
  memory_remove: Removed;
  memory_history: HistoryView;
  memory_diff: Array<FileDiff>;
  memory_restore: Saved;
  text_compare: Array<DiffLineView>;
  data_show: DataView;
  folder_open: Done;
  link_open: Done;
  backup_make: BackupView;
  backup_check: BackupContents;
  backup_restore: Done;
  rehearsal_reset: Done;
  pending_cancel: Done;
  export_show: ExportPlan;
  export_make: ExportReport;
  export_stop: Done;
  import_check: ImportTally;
  import_make: ImportTally;
  import_stop: Done;
  about_show: AboutView;
  licence_list: Array<ThirdParty>;
  licence_show: LicenceView;
  diagnostics_show: Diagnostics;
  setting_show: Setting;
  setting_set: Done;
  improvement_show: ImprovementView;
  student_list: Array<StudentFile>;
  student_catalogue: Catalogue;
  student_pull: Done;
  student_pause: Done;
  student_cancel: Done;
  student_import: StudentFile;
  student_use: Done;
  student_remove: Done;
  teacher_list: TeachersView;
  teacher_add: Done;
  teacher_use: Done;
  teacher_remove: Done;
  teacher_quote: EnvelopeView;
  teacher_test: TeacherAnswerView;
  envelope_show: EnvelopeView;
  skill_review: TeacherAnswerView;
  call_stop: Done;
  call_answer: Done;
  ledger_show: LedgerView;
  call_show: CallView;
  budget_set: Done;
  price_set: Done;
  consent_set: Done;
  keychain_unlock: Done;
  distil_quote: DistilQuote;
  distil_start: Done;
  distil_stop: Done;
  distil_resume: Done;
  distil_end: Done;
  distil_list: Array<DistilRow>;
  distil_show: DistilView;
  skill_sources: SkillSources;
  proposal_list: Array<ProposalRow>;
  proposal_show: ProposalDetail;
  proposal_confirm: ProposalDetail;
  proposal_adopt: Saved;
  proposal_reject: Done;
  proposal_rebase: ProposalDetail;
  proposal_roll_back: Saved;
  doctor_run: DoctorReport;
}

export const commandTable: Record<CommandName, { kind: "query" | "action"; tags: Tag[] }> = {
  app_status: { kind: "query", tags: ["status", "runs", "approvals"] },
  today_show: { kind: "query", tags: ["runs", "approvals", "mail", "calendar", "skills", "status", "settings"] },
  run_start: { kind: "action", tags: ["runs"] },
  run_unattended: { kind: "action", tags: ["runs"] },
  run_list: { kind: "query", tags: ["runs"] },
  run_show: { kind: "query", tags: ["runs"] },
  run_stop: { kind: "action", tags: ["runs"] },
  run_answer: { kind: "action", tags: ["runs"] },
  run_export: { kind: "query", tags: ["runs"] },
  run_compare: { kind: "query", tags: ["runs", "approvals"] },
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
  approval_approve_all: { kind: "action", tags: ["approvals", "runs"] },
  approval_times: { kind: "query", tags: ["approvals"] },
  approval_later: { kind: "action", tags: ["approvals"] },
  rule_suggest: { kind: "query", tags: ["approvals", "settings"] },
  rule_create: { kind: "action", tags: ["settings", "approvals"] },
  rule_list: { kind: "query", tags: ["settings", "approvals"] },
  rule_revoke: { kind: "action", tags: ["settings", "approvals", "runs"] },
  mail_splits: { kind: "query", tags: ["mail", "approvals", "runs"] },
  thread_list: { kind: "query", tags: ["mail", "approvals", "runs"] },
  thread_show: { kind: "query", tags: ["mail", "approvals", "runs", "calendar"] },
  mail_body: { kind: "query", tags: ["mail"] },
  sender_allow: { kind: "action", tags: ["mail"] },
  file_save: { kind: "action", tags: [] },
  file_show: { kind: "query", tags: [] },
  mail_file: { kind: "action", tags: ["mail"] },
  mail_mark: { kind: "action", tags: ["mail"] },
  filing_undo: { kind: "action", tags: ["mail", "runs", "calendar", "deals"] },
  mail_fix: { kind: "action", tags: ["mail", "runs"] },
  snooze_times: { kind: "query", tags: ["status"] },
  letter_begin: { kind: "query", tags: ["mail"] },
  file_attach: { kind: "action", tags: [] },
  letter_keep: { kind: "action", tags: [] },
  letter_drop: { kind: "action", tags: ["mail"] },
  draft_list: { kind: "query", tags: ["mail"] },
  draft_show: { kind: "query", tags: ["mail"] },
  letter_send: { kind: "action", tags: ["approvals", "mail"] },
  letter_undo: { kind: "action", tags: ["approvals", "mail"] },
  people_find: { kind: "query", tags: ["mail"] },
  invitation_answer: { kind: "action", tags: ["approvals", "mail", "calendar"] },
  calendar_show: { kind: "query", tags: ["calendar", "approvals"] },
  event_create: { kind: "action", tags: ["calendar", "approvals"] },
  event_change: { kind: "action", tags: ["calendar", "approvals"] },
  event_remove: { kind: "action", tags: ["calendar", "approvals"] },
  deal_list: { kind: "query", tags: ["deals", "approvals"] },
  deal_show: { kind: "query", tags: ["deals", "approvals", "mail", "calendar", "runs", "memories"] },
  deal_create: { kind: "action", tags: ["deals"] },
  deal_update: { kind: "action", tags: ["deals"] },
  deal_remove: { kind: "action", tags: ["deals"] },
  message_show: { kind: "query", tags: ["mail"] },
  message_list: { kind: "query", tags: ["mail"] },
  skill_list: { kind: "query", tags: ["skills"] },
  skill_show: { kind: "query", tags: ["skills"] },
  skill_check: { kind: "query", tags: [] },
  skill_save: { kind: "action", tags: ["skills"] },
  skill_create: { kind: "action", tags: ["skills"] },
  skill_remove: { kind: "action", tags: ["skills"] },
  skill_history: { kind: "query", tags: ["skills"] },
  skill_diff: { kind: "query", tags: ["skills"] },
  skill_restore: { kind: "action", tags: ["skills"] },
  skill_test: { kind: "action", tags: ["skills"] },
  skill_test_stop: { kind: "action", tags: ["skills"] },
  skill_results: { kind: "query", tags: ["skills"] },
  skill_baseline: { kind: "action", tags: ["skills"] },
  skill_matrix: { kind: "query", tags: ["skills", "status", "settings"] },
  skill_certify: { kind: "action", tags: ["skills"] },
  skill_certify_stop: { kind: "action", tags: ["skills"] },
  skill_pin: { kind: "action", tags: ["skills"] },
  skill_unattended: { kind: "action", tags: ["skills"] },
  case_show: { kind: "query", tags: ["skills"] },
  case_draft: { kind: "query", tags: ["runs", "approvals", "skills"] },
  case_check: { kind: "query", tags: [] },
  case_save: { kind: "action", tags: ["skills"] },
  routing_report: { kind: "query", tags: ["skills", "runs"] },
  routing_suggest: { kind: "query", tags: ["skills", "runs"] },
  routing_apply: { kind: "action", tags: ["skills"] },
  skill_import: { kind: "action", tags: ["skills"] },
  skill_import_stop: { kind: "action", tags: [] },
  foreign_list: { kind: "query", tags: ["skills"] },
  foreign_show: { kind: "query", tags: ["skills"] },
  foreign_accept: { kind: "action", tags: ["skills"] },
  foreign_discard: { kind: "action", tags: ["skills"] },
  foreign_places: { kind: "query", tags: [] },
  skill_export: { kind: "action", tags: [] },
  tool_list: { kind: "query", tags: [] },
  memory_search: { kind: "query", tags: ["memories"] },
  memory_recall: { kind: "query", tags: ["memories", "settings"] },
  embedding_show: { kind: "query", tags: ["settings", "status"] },
  embedding_use: { kind: "action", tags: ["settings", "memories"] },
  embedding_off: { kind: "action", tags: ["settings", "memories"] },
  memory_show: { kind: "query", tags: ["memories"] },
  memory_list: { kind: "query", tags: ["memories"] },
  memory_preview: { kind: "query", tags: [] },
  memory_save: { kind: "action", tags: ["memories"] },
  memory_rename: { kind: "action", tags: ["memories"] },
  memory_remove: { kind: "action", tags: ["memories"] },
  memory_history: { kind: "query", tags: ["memories"] },
  memory_diff: { kind: "query", tags: ["memories"] },
  memory_restore: { kind: "action", tags: ["memories"] },
  text_compare: { kind: "query", tags: [] },
  data_show: { kind: "query", tags: ["settings"] },
  folder_open: { kind: "action", tags: [] },
  link_open: { kind: "action", tags: [] },
  backup_make: { kind: "action", tags: ["settings"] },
  backup_check: { kind: "query", tags: [] },
  backup_restore: { kind: "action", tags: ["settings"] },
  rehearsal_reset: { kind: "action", tags: ["settings"] },
  pending_cancel: { kind: "action", tags: ["settings"] },
  export_show: { kind: "query", tags: ["settings"] },
  export_make: { kind: "action", tags: ["settings"] },
  export_stop: { kind: "action", tags: [] },
  import_check: { kind: "query", tags: [] },
  import_make: { kind: "action", tags: ["mail", "calendar", "deals", "memories", "status", "settings"] },
  import_stop: { kind: "action", tags: [] },
  about_show: { kind: "query", tags: [] },
  licence_list: { kind: "query", tags: [] },
  licence_show: { kind: "query", tags: [] },
  diagnostics_show: { kind: "query", tags: [] },
  setting_show: { kind: "query", tags: ["settings"] },
  setting_set: { kind: "action", tags: ["settings"] },
  improvement_show: { kind: "query", tags: ["runs", "approvals", "skills"] },
  student_list: { kind: "query", tags: ["status"] },
  student_catalogue: { kind: "query", tags: ["status"] },
  student_pull: { kind: "action", tags: ["status"] },
  student_pause: { kind: "action", tags: ["status"] },
  student_cancel: { kind: "action", tags: ["status"] },
  student_import: { kind: "action", tags: ["status"] },
  student_use: { kind: "action", tags: ["status", "skills"] },
  student_remove: { kind: "action", tags: ["status"] },
  teacher_list: { kind: "query", tags: ["teachers"] },
  teacher_add: { kind: "action", tags: ["teachers", "status"] },
  teacher_use: { kind: "action", tags: ["teachers", "status"] },
  teacher_remove: { kind: "action", tags: ["teachers", "status"] },
  teacher_quote: { kind: "query", tags: ["teachers"] },
  teacher_test: { kind: "action", tags: ["teachers", "status"] },
  envelope_show: { kind: "query", tags: ["teachers", "skills", "memories"] },
  skill_review: { kind: "action", tags: ["teachers", "status"] },
  call_stop: { kind: "action", tags: ["teachers"] },
  call_answer: { kind: "action", tags: ["teachers"] },
  ledger_show: { kind: "query", tags: ["teachers"] },
  call_show: { kind: "query", tags: ["teachers"] },
  budget_set: { kind: "action", tags: ["teachers"] },
  price_set: { kind: "action", tags: ["teachers"] },
  consent_set: { kind: "action", tags: ["teachers"] },
  keychain_unlock: { kind: "action", tags: ["teachers"] },
  distil_quote: { kind: "action", tags: ["proposals"] },
  distil_start: { kind: "action", tags: ["proposals", "teachers"] },
  distil_stop: { kind: "action", tags: ["proposals"] },
  distil_resume: { kind: "action", tags: ["proposals", "teachers"] },
  distil_end: { kind: "action", tags: ["proposals"] },
  distil_list: { kind: "query", tags: ["proposals", "teachers"] },
  distil_show: { kind: "query", tags: ["proposals", "teachers"] },
  skill_sources: { kind: "query", tags: ["skills", "memories"] },
  proposal_list: { kind: "query", tags: ["proposals", "skills"] },
  proposal_show: { kind: "query", tags: ["proposals", "skills"] },
  proposal_confirm: { kind: "action", tags: ["proposals", "skills"] },
  proposal_adopt: { kind: "action", tags: ["proposals", "skills"] },
  proposal_reject: { kind: "action", tags: ["proposals"] },
  proposal_rebase: { kind: "action", tags: ["proposals"] },
  proposal_roll_back: { kind: "action", tags: ["proposals", "skills"] },
  doctor_run: { kind: "query", tags: ["status"] },
};
