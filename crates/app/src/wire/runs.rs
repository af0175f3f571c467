//! Runs, steps and plans on the wire.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// State of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RunState {
    /// Not begun.
    Queued,
    /// Looking for a memory and a skill.
    Recalling,
    /// Compiling the plan.
    Planning,
    /// Performing a step.
    Stepping,
    /// For an approval, an answer or a provider.
    Waiting,
    /// Checking the success criteria.
    Checking,
    /// Finished.
    Done,
    /// Could not go on, with a reason.
    Stuck,
    /// The user stopped it.
    Stopped,
    /// Something broke.
    Failed,
}

/// A run in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunSummary {
    /// Id.
    pub id: String,
    /// The user's words.
    pub request: String,
    /// Skill, once chosen.
    pub skill: Option<String>,
    /// Version of the skill.
    pub skill_version: Option<String>,
    /// Student.
    pub student: String,
    /// State.
    pub state: RunState,
    /// What came of it, or why it stopped, in one sentence.
    pub reason: String,
    /// A dry run: no effect was applied.
    pub dry: bool,
    /// When it was asked for.
    pub started_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// Plan step at hand, in words.
    pub at_step: Option<String>,
    /// Steps so far.
    pub steps: u32,
    /// Effects applied (filing).
    pub effects: u32,
    /// Approvals of this run still waiting.
    pub waiting: u32,
    /// Tokens.
    pub tokens: TokenCount,
    /// Milliseconds of work, waiting left out.
    pub ms: f64,
}

/// Tokens of a step or run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TokenCount {
    /// Computed.
    pub evaluated: u32,
    /// Taken from saved state.
    pub reused: u32,
    /// Written by the student.
    pub generated: u32,
}

/// A run, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunDetail {
    /// Summary.
    pub run: RunSummary,
    /// How memory and skill were found.
    pub recall: Option<RecallView>,
    /// The plan, one row per step of the skill.
    pub plan: Vec<PlanRow>,
    /// Steps in order.
    pub steps: Vec<StepView>,
    /// Effects and approvals.
    pub effects: Vec<EffectView>,
    /// Question to the user, when waiting for an answer.
    pub question: Option<String>,
    /// Success criteria with their outcome, when finished.
    pub criteria: Vec<CriterionView>,
    /// Notes that the run left for the user.
    pub notes: Vec<String>,
    /// The exact prompt of the last question, for the Context tab.
    pub prompt: String,
}

/// How memory and skill were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecallView {
    /// Memories, best first.
    pub memories: Vec<HitView>,
    /// Candidate skills with their scores, best first.
    pub skills: Vec<SkillScore>,
    /// `search` when there was a clear winner, `student` when it was asked, `user` when named.
    pub chosen_by: String,
}

/// A candidate skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillScore {
    /// Name.
    pub name: String,
    /// 0 to 1.
    pub score: f64,
}

/// A passage that search found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitView {
    /// Path in the memory folder.
    pub path: String,
    /// Title of the memory.
    pub title: String,
    /// Headings.
    pub heading: String,
    /// The passage.
    pub passage: String,
    /// Line in the file.
    pub line: u32,
    /// 0 to 1.
    pub score: f64,
    /// Why it matched: which words in which field.
    pub why: Vec<String>,
    /// Where the words that matched stand in the passage: start and end in UTF-16 units, as browsers count.
    pub marks: Vec<(u32, u32)>,
    /// Short id of the memory.
    pub docid: String,
}

/// State of a plan row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlanState {
    /// Not reached.
    Ahead,
    /// At it.
    Now,
    /// Performed.
    Done,
    /// Its condition did not hold, every time.
    Skipped,
    /// Failed.
    Failed,
}

/// A step of the skill as the user sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRow {
    /// `3.1`.
    pub id: String,
    /// 0 for the top level.
    pub depth: u32,
    /// The author's words.
    pub text: String,
    /// The compiled condition, if any.
    pub condition: Option<String>,
    /// Tool that it names.
    pub tool: Option<String>,
    /// State.
    pub state: PlanState,
    /// Times performed.
    pub performed: u32,
    /// Times skipped.
    pub skipped: u32,
    /// What came of it, in words: "14 messages".
    pub note: String,
    /// Milliseconds.
    pub ms: f64,
}

/// Kind of a step card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Memory and skill.
    Recall,
    /// The plan was made.
    Plan,
    /// A loop went to its next item.
    Item,
    /// The student's tool call.
    Call,
    /// What came back.
    Observe,
    /// A reading by the student.
    Reading,
    /// A condition was decided.
    Verdict,
    /// A call went back with an error.
    Refine,
    /// Parked as an approval.
    Waiting,
    /// Success criteria.
    Check,
    /// The end.
    Finish,
}

/// One card of the live view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// From 1.
    pub n: u32,
    /// Plan step that it belongs to.
    pub plan_step: Option<String>,
    /// Kind.
    pub phase: Phase,
    /// Tool, for `call`.
    pub tool: Option<String>,
    /// Arguments, for `call`.
    pub arguments: Vec<ArgumentView>,
    /// In words: the observation, the verdict with its evidence, the reason.
    pub text: String,
    /// For a reading or verdict, its probability when below 1.
    pub probability: Option<f64>,
    /// Whether a verdict held.
    pub holds: Option<bool>,
    /// What went wrong.
    pub error: Option<String>,
    /// Approval that this step parked.
    pub approval_id: Option<String>,
    /// Standing rule that answered for the user.
    #[serde(default)]
    pub rule_id: Option<String>,
    /// Handles that the observation bound.
    pub bound: Vec<BoundView>,
    /// Milliseconds.
    pub ms: f64,
    /// Tokens.
    pub tokens: TokenCount,
    /// When.
    pub at: i64,
}

/// An argument with its origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArgumentView {
    /// Parameter.
    pub name: String,
    /// `m4`, if a handle was given.
    pub handle: Option<String>,
    /// In words.
    pub value: String,
    /// Where it came from.
    pub origin: OriginView,
}

/// A handle with its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoundView {
    /// `m4`.
    pub handle: String,
    /// In words.
    pub value: String,
    /// Where it came from.
    pub origin: OriginView,
}

/// An origin in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginView {
    /// `user`, `settings`, `skill`, `memory`, `field`, `text`, `derived`, `student`: how it is underlined.
    pub kind: String,
    /// "mail from Dana Ortiz, 23 Nov, line 2".
    pub label: String,
    /// Where to look: `message:ID`, `memory:PATH#LINE`, `skill:NAME#LINE`.
    pub link: Option<String>,
    /// What strangers wrote.
    pub untrusted: bool,
}

/// An effect of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EffectView {
    /// Id.
    pub id: String,
    /// `send`, `label`, ...
    pub kind: String,
    /// `applied`, `undone`, `waiting`, `approved`, `sent`, `rejected`, `failed`, `unknown`, `expired`, `dry`.
    pub state: String,
    /// In words: "Label “Newsletters” on “Weekly digest”".
    pub summary: String,
    /// Approval, for outbound effects.
    pub approval_id: Option<String>,
    /// Whether it can be taken back now.
    pub can_undo: bool,
}

/// A success criterion with its outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CriterionView {
    /// In words.
    pub text: String,
    /// `None` when not machine-checkable.
    pub holds: Option<bool>,
}

/// A page of runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunPage {
    /// Newest first.
    pub runs: Vec<RunSummary>,
    /// For the next page.
    pub next_cursor: Option<String>,
}

/// A run that was started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunStarted {
    /// Its id.
    pub run_id: String,
}

/// A run written out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunExport {
    /// For people.
    pub markdown: String,
    /// The run as JSON text.
    pub json: String,
}
