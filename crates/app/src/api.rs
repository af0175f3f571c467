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
    query today_show TodayShow {} -> Today [Runs, Approvals, Mail, Calendar];
    /// Starts a run.
    action run_start RunStart { request: String, skill: Option<String>, dry: bool } -> RunStarted [Runs];
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
    /// Changes the letter (subject, body) or event (start, end) and gives it a new hash; then it can be approved.
    action approval_edit ApprovalEdit { id: String, subject: Option<String>, body: Option<String>, start: Option<i64>, end: Option<i64> } -> ApprovalDetail [Approvals];
    /// Turns it down.
    action approval_reject ApprovalReject { id: String, reason: String } -> Done [Approvals, Runs];
    /// Takes an approved one back within the undo window.
    action approval_undo ApprovalUndo { id: String } -> Done [Approvals, Runs];
    /// Hands a failed one to the provider again.
    action approval_retry ApprovalRetry { id: String } -> Done [Approvals];
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
    action filing_undo FilingUndo { effects: Vec<String> } -> Done [Mail, Runs, Calendar];
    /// Puts back what the agent filed, and files it otherwise.
    action mail_fix MailFix { effect: String, filing: Option<Filing> } -> Filed [Mail, Runs];
    /// Moments to snooze until.
    query snooze_times SnoozeTimes {} -> Vec<SnoozeTime> [Status];
    /// A letter begun: recipients, subject and quote.
    query letter_begin LetterBegin { kind: LetterKind, message: Option<String> } -> LetterText [Mail];
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
    /// A message.
    query message_show MessageShow { id: String } -> MessageView [Mail];
    /// Messages of a folder (`inbox`, `archive`, `sent`, `drafts`, `snoozed`).
    query message_list MessageList { folder: String, limit: Option<u32> } -> MessagePage [Mail];
    /// Skills.
    query skill_list SkillList {} -> Vec<SkillView> [Skills];
    /// Searches the memories.
    query memory_search MemorySearch { question: String, limit: Option<u32> } -> MemoryAnswer [Memories];
    /// A memory.
    query memory_show MemoryShow { path: String } -> MemoryView [Memories];
    /// A setting (`theme`, `undo_seconds`).
    query setting_show SettingShow { key: String } -> Setting [Settings];
    /// Changes a setting.
    action setting_set SettingSet { key: String, value: String } -> Done [Settings];
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
