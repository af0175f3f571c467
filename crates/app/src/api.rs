//! The command table: every command once, with its kind, its fields, its result and its tags.
//!
//! From it come the [`Command`] enum, [`dispatch`](crate::App::dispatch), and the TypeScript in
//! `ui/src/lib/backend/api.gen.ts`. A new command is a line here, a use case, and a scenario test.

use crate::App;
use crate::wire::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a command reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Reads; its tags say when it is stale.
    Query,
    /// Writes; its tags are invalidated.
    Action,
}

macro_rules! kind {
    (query) => {
        Kind::Query
    };
    (action) => {
        Kind::Action
    };
}

macro_rules! commands {
    ($( $(#[$doc:meta])* $kind:ident $name:ident $variant:ident { $( $field:ident : $type:ty ),* } -> $result:ty [ $($tag:ident),* ]; )*) => {
        /// One line of the command table, as it crosses the wire: `{"type":"run_start","request":"..."}`.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
        #[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
        pub enum Command {
            $( $(#[$doc])* $variant { $( #[serde(default)] #[doc = stringify!($field)] $field: $type ),* }, )*
        }

        impl Command {
            /// `noun_verb`.
            pub fn name(&self) -> &'static str {
                match self { $( Command::$variant { .. } => stringify!($name), )* }
            }
            /// Whether it reads or writes.
            pub fn kind(&self) -> Kind {
                match self { $( Command::$variant { .. } => kind!($kind), )* }
            }
            /// What it reads or invalidates.
            pub fn tags(&self) -> &'static [Tag] {
                match self { $( Command::$variant { .. } => &[ $( Tag::$tag ),* ], )* }
            }
        }

        pub(crate) async fn perform(app: &App, caller: crate::Caller, command: Command) -> Result<serde_json::Value, WireError> {
            match command {
                $( Command::$variant { $( $field ),* } => {
                    let result: $result = crate::usecases::$name(app, caller $( , $field )*).await?;
                    serde_json::to_value(result).map_err(crate::internal)
                } )*
            }
        }

        /// Rows of the table for the TypeScript generator: name, kind, result type, tags.
        fn rows(config: &ts_rs::Config) -> Vec<(&'static str, Kind, String, &'static [Tag])> {
            vec![ $( (stringify!($name), kind!($kind), <$result as TS>::name(config), &[ $( Tag::$tag ),* ]), )* ]
        }
        fn visit_results(visitor: &mut impl ts_rs::TypeVisitor) {
            $( visitor.visit::<$result>(); )*
        }
    };
}

commands! {
    /// The frame and the status line.
    query app_status AppStatus {} -> AppStatus [Status, Runs, Approvals];
    /// The Today panel.
    query today_show TodayShow {} -> Today [Runs, Approvals, Mail, Calendar, Skills, Status, Settings];
    /// Starts a run.
    action run_start RunStart { request: String, skill: Option<String>, dry: bool } -> RunStarted [Runs];
    /// Starts a run without a person, as a timer does, if the skill may.
    action run_unattended RunUnattended { request: String, skill: Option<String> } -> UnattendedStart [Runs];
    /// Runs, newest first.
    query run_list RunList { cursor: Option<String>, limit: Option<u32> } -> RunPage [Runs];
    /// A run, whole.
    query run_show RunShow { id: String } -> RunDetail [Runs];
    /// Stops a run within 200 ms.
    action run_stop RunStop { id: String } -> Done [Runs];
    /// Answers the question of a run.
    action run_answer RunAnswer { id: String, answer: String } -> Done [Runs];
    /// Writes a run out.
    query run_export RunExport { id: String } -> RunExport [Runs];
    /// Two runs side by side: steps, effects, tokens, and what they were given.
    query run_compare RunCompare { left: String, right: String } -> RunComparison [Runs, Approvals];
    /// Replays a run from its stored steps and says whether it comes to the same.
    query run_replay RunReplay { id: String } -> Done [Runs];
    /// Takes back what a run filed.
    action run_undo RunUndo { id: String } -> Done [Runs, Mail];
    /// Takes back one effect.
    action effect_undo EffectUndo { id: String } -> Done [Runs, Mail];
    /// Approvals: waiting ones first, then the answered ones of the last week.
    query approval_list ApprovalList {} -> Vec<ApprovalSummary> [Approvals];
    /// An approval, whole.
    query approval_show ApprovalShow { id: String } -> ApprovalDetail [Approvals];
    /// Approves exactly the bytes with this hash. A red card needs its word.
    action approval_approve ApprovalApprove { id: String, sha256: String, confirm: Option<String> } -> Done [Approvals, Runs];
    /// Changes the letter, the event or the stage of a deal, and gives it a new hash; then it can be approved.
    action approval_edit ApprovalEdit { id: String, edit: CardEdit } -> ApprovalDetail [Approvals];
    /// Turns it down.
    action approval_reject ApprovalReject { id: String, reason: String } -> Done [Approvals, Runs];
    /// Takes an approved one back within the undo window.
    action approval_undo ApprovalUndo { id: String } -> Done [Approvals, Runs];
    /// Hands a failed one to the provider again.
    action approval_retry ApprovalRetry { id: String } -> Done [Approvals];
    /// Approves several plain cards of one run and one kind, each with the hash of what was shown: all of them or none.
    action approval_approve_all ApprovalApproveAll { approvals: Vec<ApprovalShown> } -> ApprovedAll [Approvals, Runs];
    /// Moments until which a card can be put off.
    query approval_times ApprovalTimes { id: String } -> Vec<SnoozeTime> [Approvals];
    /// Puts a card off until a moment, or no longer; it still waits and still lapses.
    action approval_later ApprovalLater { id: String, until: Option<i64> } -> Done [Approvals];
    /// The standing rules that could be made from an approval, to hold until a day, with what each would have covered.
    query rule_suggest RuleSuggest { approval: String, until: Option<String> } -> RuleChoices [Approvals, Settings];
    /// Makes a standing rule: one of the sentences that were suggested.
    action rule_create RuleCreate { approval: String, sentence: String } -> RuleMade [Settings, Approvals];
    /// Standing rules, those that were taken back last.
    query rule_list RuleList {} -> Vec<RuleView> [Settings, Approvals];
    /// Takes a rule back, and what it let go and has not left yet.
    action rule_revoke RuleRevoke { id: String } -> Done [Settings, Approvals, Runs];
    /// The parts of the inbox with their counts.
    query mail_splits MailSplits {} -> Vec<SplitCount> [Mail, Approvals, Runs];
    /// Conversations of a part, or of a search in all of them.
    query thread_list ThreadList { part: Split, query: Option<String>, offset: u32, limit: Option<u32> } -> ThreadPage [Mail, Approvals, Runs];
    /// A conversation, whole.
    query thread_show ThreadShow { id: String } -> ThreadView [Mail, Approvals, Runs, Calendar];
    /// The HTML of a message, sanitised; `remote` shows remote pictures once.
    query mail_body MailBody { id: String, remote: bool } -> MailBody [Mail];
    /// Allows remote pictures of a sender from now on, or no longer.
    action sender_allow SenderAllow { email: String, allow: bool } -> Done [Mail];
    /// Saves a file of a message; a browser gets its bytes.
    action file_save FileSave { message: String, sha256: String } -> SavedFile [];
    /// A file of a message to look at.
    query file_show FileShow { message: String, sha256: String } -> SavedFile [];
    /// Files conversations, or one message.
    action mail_file MailFile { threads: Vec<String>, message: Option<String>, filing: Filing } -> Filed [Mail];
    /// Marks conversations or one message as read or with a star.
    action mail_mark MailMark { threads: Vec<String>, message: Option<String>, mark: MailMark } -> Done [Mail];
    /// Takes back what was filed.
    action filing_undo FilingUndo { effects: Vec<String> } -> Done [Mail, Runs, Calendar, Deals];
    /// Puts back what the agent filed, and files it otherwise.
    action mail_fix MailFix { effect: String, filing: Option<Filing> } -> Filed [Mail, Runs];
    /// Moments to snooze until.
    query snooze_times SnoozeTimes {} -> Vec<SnoozeTime> [Status];
    /// A letter begun: recipients, subject and quote.
    query letter_begin LetterBegin { kind: LetterKind, message: Option<String> } -> LetterText [Mail];
    /// Takes in a file (base64) that the user chose for a letter.
    action file_attach FileAttach { name: String, media_type: String, data: String } -> MailFile [];
    /// Keeps a letter among the drafts.
    action letter_keep LetterKeep { letter: LetterText } -> LetterKept [];
    /// Deletes a draft.
    action letter_drop LetterDrop { draft: String } -> Done [Mail];
    /// Drafts, the latest first.
    query draft_list DraftList {} -> Vec<DraftRow> [Mail];
    /// A draft to go on with.
    query draft_show DraftShow { id: String } -> LetterText [Mail];
    /// Sends a letter of the user's through the outbox.
    action letter_send LetterSend { letter: LetterText } -> LetterSent [Approvals, Mail];
    /// Takes a letter back within the undo window.
    action letter_undo LetterUndo { id: String } -> LetterText [Approvals, Mail];
    /// People whose name or address begins so.
    query people_find PeopleFind { text: String } -> Vec<MailPerson> [Mail];
    /// Answers an invitation (`accept`, `decline`, `tentative`) through the outbox.
    action invitation_answer InvitationAnswer { message: String, answer: String } -> LetterSent [Approvals, Mail, Calendar];
    /// The calendar around a day (today when none is given).
    query calendar_show CalendarShow { span: CalendarSpan, date: Option<String> } -> CalendarPage [Calendar, Approvals];
    /// Makes an event.
    action event_create EventCreate { event: EventText } -> EventDone [Calendar, Approvals];
    /// Changes an event, or a series.
    action event_change EventChange { id: String, etag: String, extent: EventExtent, event: EventText } -> EventDone [Calendar, Approvals];
    /// Calls an event off, or a series.
    action event_remove EventRemove { id: String, etag: String, extent: EventExtent } -> EventDone [Calendar, Approvals];
    /// The pipeline: its stages, and every deal.
    query deal_list DealList {} -> DealBoard [Deals, Approvals];
    /// A deal with its mail, events, playbooks, runs and changes.
    query deal_show DealShow { id: String } -> DealDetail [Deals, Approvals, Mail, Calendar, Runs, Memories];
    /// Adds a deal.
    action deal_create DealCreate { deal: DealForm } -> DealDone [Deals];
    /// Changes a deal; `etag` is the version that was shown.
    action deal_update DealUpdate { id: String, etag: String, deal: DealForm } -> DealDone [Deals];
    /// Takes a deal out of the pipeline.
    action deal_remove DealRemove { id: String, etag: String } -> DealDone [Deals];
    /// A message.
    query message_show MessageShow { id: String } -> MessageView [Mail];
    /// Messages of a folder (`inbox`, `archive`, `sent`, `drafts`, `snoozed`).
    query message_list MessageList { folder: String, limit: Option<u32> } -> MessagePage [Mail];
    /// Skills.
    query skill_list SkillList {} -> Vec<SkillView> [Skills];
    /// A skill, whole.
    query skill_show SkillShow { name: String } -> SkillDetail [Skills];
    /// Checks unsaved text of a skill.
    query skill_check SkillCheck { name: String, text: String } -> SkillCheck [];
    /// Saves a skill's text as a new version. `base` is the SHA-256 of what was read; a text with errors is kept as a draft.
    /// Without `anyway`, a text that would be found in place of another skill is not written: the answer asks and names it.
    action skill_save SkillSave { name: String, text: String, base: Option<String>, anyway: bool } -> Saved [Skills];
    /// Begins a skill; `anyway` as in `skill_save`.
    action skill_create SkillCreate { name: String, description: String, anyway: bool } -> Saved [Skills];
    /// Removes a skill of the user's own; its history stays.
    action skill_remove SkillRemove { name: String } -> Removed [Skills];
    /// Versions of a skill.
    query skill_history SkillHistory { name: String } -> HistoryView [Skills];
    /// What differs between two versions; without `to`, up to what is on disk; without `from`, from the one before `to`.
    query skill_diff SkillDiff { name: String, from: Option<String>, to: Option<String> } -> Vec<FileDiff> [Skills];
    /// Brings a version back, as a new one; `anyway` as in `skill_save`.
    action skill_restore SkillRestore { name: String, revision: String, anyway: bool } -> Saved [Skills];
    /// Runs eval cases of the active version, all when none is named, one after the other.
    action skill_test SkillTest { name: String, cases: Vec<String> } -> Done [Skills];
    /// Stops the cases that run.
    action skill_test_stop SkillTestStop { name: String } -> Done [Skills];
    /// How the cases went, beside the version before.
    query skill_results SkillResults { name: String } -> SkillResults [Skills];
    /// Runs all cases without the skill's procedure, for comparison, in the background.
    action skill_baseline SkillBaseline { name: String } -> Done [Skills];
    /// Certification of all skills on all students.
    query skill_matrix SkillMatrix {} -> SkillMatrix [Skills, Status, Settings];
    /// Certifies a skill, or all, on the student that performs it, or on another, in the background. What was run before is kept.
    action skill_certify SkillCertify { name: Option<String>, student: Option<String> } -> Done [Skills];
    /// Stops what is certified and what waits for it.
    action skill_certify_stop SkillCertifyStop {} -> Done [Skills];
    /// Lets a student always perform a skill; without one, the student that is chosen.
    action skill_pin SkillPin { name: String, student: Option<String> } -> Done [Skills];
    /// Lets a skill start without a person, or never; without a decision, certification decides.
    action skill_unattended SkillUnattended { name: String, allow: Option<bool> } -> Done [Skills];
    /// The run of a case, with what was expected.
    query case_show CaseShow { name: String, case: String } -> CaseRun [Skills];
    /// A case drawn from a run, or from the run behind an approval; nothing is saved.
    query case_draft CaseDraft { run: Option<String>, approval: Option<String> } -> CaseDraft [Runs, Approvals, Skills];
    /// Checks an unsaved case and its world.
    query case_check CaseCheck { name: String, text: String, world: String } -> CaseCheck [];
    /// Adds a case with its world to a skill.
    action case_save CaseSave { name: String, text: String, world: String } -> Saved [Skills];
    /// How well requests find the skills: recall@1, @3, MRR over all routing examples and real past requests; with `held_out`,
    /// each example is also asked while routing does not know it.
    query routing_report RoutingReport { held_out: bool } -> RoutingReport [Skills, Runs];
    /// What would let the requests of a skill find it, tried on the skills of now.
    query routing_suggest RoutingSuggest { name: String } -> RoutingAdvice [Skills, Runs];
    /// Applies a remedy to a skill: an example, a near miss or keywords, as a version; `anyway` as in `skill_save`.
    action routing_apply RoutingApply { name: String, remedy: Remedy, anyway: bool } -> Saved [Skills];
    /// Reads a folder or a zip of skills into quarantine, where nothing of them is active; `Progress` of `import` tells how far.
    action skill_import SkillImport { path: String } -> ImportReport [Skills];
    /// Stops an import; what was taken in stays.
    action skill_import_stop SkillImportStop {} -> Done [];
    /// Foreign skills that wait for a review.
    query foreign_list ForeignList {} -> Vec<ForeignView> [Skills];
    /// A foreign skill with its review.
    query foreign_show ForeignShow { name: String } -> ForeignDetail [Skills];
    /// Makes a foreign skill one of the user's: exactly the files with this hash, under the name `to` when one is given;
    /// `replace` puts it in place of the skill of that name, `anyway` as in `skill_save`.
    action foreign_accept ForeignAccept { name: String, sha256: String, to: Option<String>, replace: bool, anyway: bool } -> ForeignAnswer [Skills];
    /// Throws a foreign skill away.
    action foreign_discard ForeignDiscard { name: String } -> Done [Skills];
    /// Folders of skills that other agents keep on this computer.
    query foreign_places ForeignPlaces {} -> Vec<ForeignPlace> [];
    /// Writes a skill with its cases as a zip; without a path into the folder for saved files, for a browser as bytes.
    action skill_export SkillExport { name: String, path: Option<String> } -> Exported [];
    /// Tools, for completion.
    query tool_list ToolList {} -> Vec<ToolView> [];
    /// Searches the memories.
    query memory_search MemorySearch { question: String, limit: Option<u32> } -> MemoryAnswer [Memories];
    /// Runs the recall checks of the memories, or of a file, by words and by words and meaning.
    query memory_recall MemoryRecall { checks: Option<String> } -> RecallReport [Memories, Settings];
    /// The search by meaning: the embedding model, and how far it is.
    query embedding_show EmbeddingShow {} -> EmbeddingView [Settings, Status];
    /// Lets an embedding model find memories by meaning from now on.
    action embedding_use EmbeddingUse { name: String } -> Done [Settings, Memories];
    /// Finds memories by words alone from now on.
    action embedding_off EmbeddingOff {} -> Done [Settings, Memories];
    /// A memory.
    query memory_show MemoryShow { path: String } -> MemoryView [Memories];
    /// All memories.
    query memory_list MemoryList {} -> MemoryList [Memories];
    /// How unsaved text of a memory reads.
    query memory_preview MemoryPreview { path: String, text: String } -> MemoryPreview [];
    /// Saves a memory. `base` is the SHA-256 of what was read; without it the memory must not exist yet. Without `anyway`, a
    /// text that would be found in place of another memory is not written: the answer asks and names it.
    action memory_save MemorySave { path: String, text: String, base: Option<String>, anyway: bool } -> Saved [Memories];
    /// Renames or moves a memory; links to it are kept; `anyway` as in `memory_save`.
    action memory_rename MemoryRename { path: String, to: String, anyway: bool } -> Saved [Memories];
    /// Removes a memory; its history stays.
    action memory_remove MemoryRemove { path: String } -> Removed [Memories];
    /// Versions of a memory.
    query memory_history MemoryHistory { path: String } -> HistoryView [Memories];
    /// What differs between two versions; as `skill_diff`.
    query memory_diff MemoryDiff { path: String, from: Option<String>, to: Option<String> } -> Vec<FileDiff> [Memories];
    /// Brings a version back, as a new one; `anyway` as in `memory_save`.
    action memory_restore MemoryRestore { path: String, revision: String, anyway: bool } -> Saved [Memories];
    /// Compares two texts.
    query text_compare TextCompare { older: String, newer: String } -> Vec<DiffLineView> [];
    /// Folders, backups, and what waits for the next start.
    query data_show DataShow {} -> DataView [Settings];
    /// Opens a folder in the system's file manager.
    action folder_open FolderOpen { id: String } -> Done [];
    /// Opens a web page in the user's browser, after the user has seen its host.
    action link_open LinkOpen { url: String } -> Done [];
    /// Writes database and folders into one archive; without a path, into the backups folder.
    action backup_make BackupMake { path: Option<String> } -> BackupView [Settings];
    /// Reads a backup through and says what it holds.
    query backup_check BackupCheck { path: String } -> BackupContents [];
    /// Checks a backup and puts it ready for the next start; what is there now is kept beside.
    action backup_restore BackupRestore { path: String } -> Done [Settings];
    /// Lets the Rehearsal account begin anew at the next start; what is there now is kept beside.
    action rehearsal_reset RehearsalReset {} -> Done [Settings];
    /// Takes back what waits for the next start.
    action pending_cancel PendingCancel {} -> Done [Settings];
    /// What an export can hold, and where it would lie.
    query export_show ExportShow {} -> ExportPlan [Settings];
    /// Writes the user's data in open formats into one zip, where nothing may be yet; without a path, among the saved files.
    /// `Progress` of `export` says how far it is.
    action export_make ExportMake { path: Option<String>, parts: Vec<ExportPart> } -> ExportReport [Settings];
    /// Stops an export; nothing of it stays.
    action export_stop ExportStop {} -> Done [];
    /// Reads what other programs wrote (mail, calendars, contacts, deals, memories, or an export) and says what is new; nothing
    /// is written. `Progress` of `import-data` says how far it is.
    query import_check ImportCheck { path: String } -> ImportTally [];
    /// Brings in what `import_check` found, with the hash that it gave; what is here is never changed.
    action import_make ImportMake { path: String, sha256: String } -> ImportTally [Mail, Calendar, Deals, Memories, Status, Settings];
    /// Stops a check or an import; what came in stays.
    action import_stop ImportStop {} -> Done [];
    /// Version and licences.
    query about_show AboutShow {} -> AboutView [];
    /// What others wrote that ships with the program.
    query licence_list LicenceList {} -> Vec<ThirdParty> [];
    /// The licence texts of one of them.
    query licence_show LicenceShow { kind: String, name: String, version: String } -> LicenceView [];
    /// What helps to find a fault, redacted.
    query diagnostics_show DiagnosticsShow {} -> Diagnostics [];
    /// A setting (`theme`, `undo_seconds`, `shortcuts`).
    query setting_show SettingShow { key: String } -> Setting [Settings];
    /// Changes a setting.
    action setting_set SettingSet { key: String, value: String } -> Done [Settings];
    /// How skills do in real runs, requests that no skill fits, and what was put right by hand.
    query improvement_show ImprovementShow {} -> ImprovementView [Runs, Approvals, Skills];
    /// The students of this computer.
    query student_list StudentList {} -> Vec<StudentFile> [Status];
    /// Students worth having, and how they fit this computer.
    query student_catalogue StudentCatalogue {} -> Catalogue [Status];
    /// Downloads a student of the catalogue, or goes on with it; `Progress` of `student:NAME` says how far it is.
    action student_pull StudentPull { name: String } -> Done [Status];
    /// Stops a download; what is here stays.
    action student_pause StudentPause { name: String } -> Done [Status];
    /// Stops a download and throws away what is here.
    action student_cancel StudentCancel { name: String } -> Done [Status];
    /// Takes in a GGUF file of the user's.
    action student_import StudentImport { path: String } -> StudentFile [Status];
    /// Lets a student answer from now on, once it is loaded.
    action student_use StudentUse { name: String } -> Done [Status, Skills];
    /// Removes a student's file.
    action student_remove StudentRemove { name: String } -> Done [Status];
    /// Teachers, where their keys are kept, budgets, prices and consents.
    query teacher_list TeacherList {} -> TeachersView [Teachers];
    /// Adds a teacher, or replaces the one of this name; the key goes to the keychain.
    action teacher_add TeacherAdd { name: String, provider: TeacherProvider, model: String, place: Option<String>, key: Option<SecretText> } -> Done [Teachers, Status];
    /// Lets a teacher be the one that is asked.
    action teacher_use TeacherUse { name: String } -> Done [Teachers, Status];
    /// Removes a teacher and its key; the ledger stays.
    action teacher_remove TeacherRemove { name: String } -> Done [Teachers, Status];
    /// What a trial of a teacher would send and cost.
    query teacher_quote TeacherQuote { name: String } -> EnvelopeView [Teachers];
    /// Asks a teacher for one word, with the envelope that `teacher_quote` showed.
    action teacher_test TeacherTest { name: String, sha256: String } -> TeacherAnswerView [Teachers, Status];
    /// Exactly what a review of a skill would send to the teacher, and what it may cost.
    query envelope_show EnvelopeShow { skill: String } -> EnvelopeView [Teachers, Skills, Memories];
    /// Lets the teacher look a skill over, with the envelope that `envelope_show` showed. Nothing is changed.
    action skill_review SkillReview { name: String, sha256: String } -> TeacherAnswerView [Teachers, Status];
    /// Stops a call of a teacher.
    action call_stop CallStop { id: String } -> Done [Teachers];
    /// Gives the answer of a call by hand.
    action call_answer CallAnswer { id: String, text: String } -> Done [Teachers];
    /// What teachers were asked and what it cost.
    query ledger_show LedgerShow {} -> LedgerView [Teachers];
    /// A call of a teacher, with what was sent and what came.
    query call_show CallShow { id: String } -> CallView [Teachers];
    /// Sets the most that teachers may cost.
    action budget_set BudgetSet { budgets: BudgetView } -> Done [Teachers];
    /// Sets the price of a model; without one, the shipped price counts again.
    action price_set PriceSet { model: String, price: Option<PriceView> } -> Done [Teachers];
    /// Agrees that a kind of data may go to the teacher (`skill`, `memory`, `run`, `mail`), or no longer.
    action consent_set ConsentSet { kind: String, allowed: bool } -> Done [Teachers];
    /// Opens the locked file with the keys, or begins it, where the system has no keychain.
    action keychain_unlock KeychainUnlock { passphrase: SecretText } -> Done [Teachers];
    /// What a distillation would send first and cost at worst. Runs the cases for it; nothing is sent.
    action distil_quote DistilQuote { plan: DistilPlan } -> DistilQuote [Proposals];
    /// Begins what `distil_quote` showed, with the hash of its envelope; `Progress` of `distil:ID` says how far it is.
    action distil_start DistilStart { id: String, sha256: String } -> Done [Proposals, Teachers];
    /// Stops a distillation; what was kept so far stays.
    action distil_stop DistilStop { id: String } -> Done [Proposals];
    /// Goes on with one that was stopped or interrupted. What was answered is not asked again.
    action distil_resume DistilResume { id: String } -> Done [Proposals, Teachers];
    /// Ends one that was stopped, with a proposal of what was kept so far.
    action distil_end DistilEnd { id: String } -> Done [Proposals];
    /// Distillations, newest first.
    query distil_list DistilList {} -> Vec<DistilRow> [Proposals, Teachers];
    /// A distillation with its rounds.
    query distil_show DistilShow { id: String } -> DistilView [Proposals, Teachers];
    /// Which passages a skill comes from, and what became of them.
    query skill_sources SkillSources { name: String } -> SkillSources [Skills, Memories];
    /// Proposals: open ones first.
    query proposal_list ProposalList {} -> Vec<ProposalRow> [Proposals, Skills];
    /// A proposal, whole.
    query proposal_show ProposalShow { id: String } -> ProposalDetail [Proposals, Skills];
    /// Ticks cases that the teacher wrote; only then they count.
    action proposal_confirm ProposalConfirm { id: String, cases: Vec<String> } -> ProposalDetail [Proposals, Skills];
    /// Adopts a proposal, or only some of its hunks; `anyway` as in `skill_save`.
    action proposal_adopt ProposalAdopt { id: String, hunks: Vec<u32>, anyway: bool } -> Saved [Proposals, Skills];
    /// Turns it down; the teacher is told why the next time.
    action proposal_reject ProposalReject { id: String, reason: String } -> Done [Proposals];
    /// Puts it onto the text that is on disk now, where all of its hunks still fit.
    action proposal_rebase ProposalRebase { id: String } -> ProposalDetail [Proposals];
    /// Takes an adopted one back, as a new version.
    action proposal_roll_back ProposalRollBack { id: String, anyway: bool } -> Saved [Proposals, Skills];
    /// What is installed, reachable, healthy.
    query doctor_run DoctorRun {} -> DoctorReport [Status];
}

/// The TypeScript of the wire: every type, the commands, their results and tags.
pub fn typescript() -> String {
    use std::collections::BTreeMap;
    /// Collects the declarations of a type and all that it is made of.
    struct All<'a> {
        config: &'a ts_rs::Config,
        out: BTreeMap<String, String>,
    }
    impl ts_rs::TypeVisitor for All<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_none() {
                T::visit_generics(self);
                T::visit_dependencies(self);
                return;
            }
            let name = T::ident(self.config);
            if self.out.contains_key(&name) {
                return;
            }
            self.out.insert(name, T::decl(self.config));
            T::visit_dependencies(self);
        }
    }
    let config = ts_rs::Config::new().with_large_int("number");
    let mut all = All { config: &config, out: BTreeMap::new() };
    ts_rs::TypeVisitor::visit::<Command>(&mut all);
    ts_rs::TypeVisitor::visit::<Update>(&mut all);
    ts_rs::TypeVisitor::visit::<WireError>(&mut all);
    visit_results(&mut all);
    let mut text = String::from("// Generated from the command table by `cargo xtask gen`. Do not edit.\n\n");
    for declaration in all.out.values() {
        text.push_str(&format!("export {declaration}\n\n"));
    }
    text.push_str("export type CommandName = Command[\"type\"];\n\nexport interface Results {\n");
    for (name, _, result, _) in rows(&config) {
        text.push_str(&format!("  {name}: {result};\n"));
    }
    text.push_str(
        "}\n\nexport const commandTable: Record<CommandName, { kind: \"query\" | \"action\"; tags: Tag[] }> = {\n",
    );
    for (name, kind, _, tags) in rows(&config) {
        let kind = match kind {
            Kind::Query => "query",
            Kind::Action => "action",
        };
        let tags: Vec<String> = tags.iter().map(|t| serde_json::to_string(t).expect("a tag is a word")).collect();
        text.push_str(&format!("  {name}: {{ kind: \"{kind}\", tags: [{}] }},\n", tags.join(", ")));
    }
    text.push_str("};\n");
    text
}
