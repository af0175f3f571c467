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
