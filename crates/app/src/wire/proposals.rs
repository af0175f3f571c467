//! Distillations and proposals on the wire: what a teacher is asked, what was tried, and what the user may adopt.

use super::{CaseView, DiffLineView, EnvelopeView, ProblemView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a skill is distilled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DistilWhy {
    /// A new skill from memories.
    Author,
    /// Cases fail, or requests do not find it.
    #[default]
    Improve,
    /// A memory that it comes from changed.
    Memory,
}

/// What is to be distilled, and within which bounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DistilPlan {
    /// Why.
    pub why: DistilWhy,
    /// The skill; `null` for a new one.
    pub skill: Option<String>,
    /// Paths of memories, each with a heading behind `#` where only that passage is meant. For a new skill.
    pub memories: Vec<String>,
    /// Recorded runs that show the teacher what is meant, five at most.
    pub runs: Vec<String>,
    /// What the user adds, in words; may be empty.
    pub wish: String,
    /// Most dollars for all calls of it together.
    pub budget: f64,
    /// Most rounds; six when nothing is said.
    pub rounds: Option<u32>,
    /// Deals the cases out and seeds the student.
    pub seed: u32,
    /// The teacher; the chosen one when `null`.
    pub teacher: Option<String>,
}

/// How a case serves a distillation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CasePart {
    /// The teacher sees how it fails.
    Train,
    /// Decides whether an edit is kept.
    Select,
    /// Both, because too few cases fail or no edit helped.
    TrainSelect,
    /// Looked at once, at the end.
    Test,
    /// Not ticked by the user yet: it decides nothing.
    Unconfirmed,
}

/// What the first envelope holds and what all may cost. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DistilQuote {
    /// The distillation, which waits for `distil_start`.
    pub id: String,
    /// The first envelope, to the letter; `distil_start` wants its hash.
    pub envelope: EnvelopeView,
    /// Most calls.
    pub calls: u32,
    /// Dollars at worst for all of them, within the budget.
    pub worst: f64,
    /// Cases that pass now.
    pub passed: u32,
    /// Cases in all.
    pub cases: u32,
    /// What to know first: how the cases are dealt out, what is missing.
    pub notes: Vec<String>,
}

/// How a distillation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DistilState {
    /// Shown, nothing sent.
    Quoted,
    /// At work.
    Running,
    /// Stopped or interrupted; it can go on.
    Stopped,
    /// It made a proposal.
    Proposed,
    /// It ended with nothing to propose.
    Nothing,
    /// It could not be done.
    Failed,
}

/// A distillation in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DistilRow {
    /// Id.
    pub id: String,
    /// The skill; empty before a new one has its name.
    pub skill: String,
    /// Why.
    pub why: DistilWhy,
    /// State.
    pub state: DistilState,
    /// Why it ended or stands, in words.
    pub outcome: String,
    /// Rounds begun.
    pub rounds: u32,
    /// Dollars that its calls count.
    pub cost: f64,
    /// Dollars that it may cost.
    pub budget: f64,
    /// Its proposal.
    pub proposal: Option<String>,
    /// When it was begun, Unix seconds.
    pub at: i64,
}

/// A distillation, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DistilView {
    /// The row.
    pub row: DistilRow,
    /// The teacher.
    pub teacher: String,
    /// The student that the cases ran on.
    pub student: String,
    /// Rounds so far.
    pub rounds: Vec<RoundView>,
    /// What to know: how the cases were dealt out, lost answers, budgets.
    pub notes: Vec<String>,
}

/// A round: a question to the teacher and what became of its edits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundView {
    /// From 1.
    pub round: u32,
    /// The calls in the ledger; more than one when an answer had to be mended.
    pub calls: Vec<String>,
    /// Dollars.
    pub cost: f64,
    /// What the teacher said is wrong.
    pub diagnosis: String,
    /// Edits in the order in which they were tried.
    pub edits: Vec<EditView>,
}

/// An edit and its verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditView {
    /// What it is for, in the teacher's words.
    pub why: String,
    /// Kept or refused.
    pub kept: bool,
    /// `kept`, `same`, `tried`, `place`, `scope`, `growth`, `parse`, `worse`, `forbidden`, `flat`, `recall`, `heldOut`.
    pub verdict: String,
    /// The verdict in words.
    pub reason: String,
    /// Median on `select` before, 0 to 1; `null` when it was not run.
    pub before: Option<f64>,
    /// Median on `select` with it.
    pub after: Option<f64>,
    /// Problems of its text, at line and column.
    pub problems: Vec<ProblemView>,
    /// What it changes.
    pub lines: Vec<DiffLineView>,
}

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProposalState {
    /// Waits for the user.
    Open,
    /// Adopted, whole or in part.
    Adopted,
    /// Turned down.
    Rejected,
    /// Adopted, then taken back.
    RolledBack,
}

/// A proposal in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposalRow {
    /// Id.
    pub id: String,
    /// Skill.
    pub skill: String,
    /// Where it comes from.
    pub why: DistilWhy,
    /// State.
    pub state: ProposalState,
    /// In one line.
    pub summary: String,
    /// Cases that passed before.
    pub before: u32,
    /// Cases that pass with it.
    pub after: u32,
    /// Cases that were run.
    pub cases: u32,
    /// Dollars.
    pub cost: f64,
    /// Unix seconds.
    pub at: i64,
    /// The skill on disk is another one than it was made for.
    pub stale: bool,
}

/// A change that can be adopted alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HunkView {
    /// From 1.
    pub n: u32,
    /// Its lines with some around them.
    pub lines: Vec<DiffLineView>,
    /// It was adopted.
    pub adopted: bool,
}

/// A case before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BeforeAfter {
    /// Case.
    pub case_id: String,
    /// How it served.
    pub part: CasePart,
    /// Seeds of which it passed before; `null` when it did not exist.
    pub before: Option<u32>,
    /// Seeds of which it passes with the proposal.
    pub after: u32,
    /// Seeds.
    pub seeds: u32,
    /// What still fails, in words.
    pub failing: Vec<String>,
}

/// A file of a new skill beside its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposedFile {
    /// Path inside the skill: `evals/worlds/morning.yaml`.
    pub path: String,
    /// Text.
    pub text: String,
}

/// An eval case that the teacher wrote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BootstrapCase {
    /// The case.
    pub case: CaseView,
    /// Its world.
    pub world: String,
    /// The user ticked it; before that it decides nothing and is not adopted.
    pub confirmed: bool,
}

/// A proposal, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposalDetail {
    /// The row.
    pub row: ProposalRow,
    /// The distillation that it comes from.
    pub distillation: String,
    /// Hash of the text that it was made for; `null` for a new skill.
    pub base: Option<String>,
    /// The proposed text.
    pub text: String,
    /// Changes; one that holds all of it for a new skill.
    pub hunks: Vec<HunkView>,
    /// Cases before and after.
    pub table: Vec<BeforeAfter>,
    /// The text is another one than was tried (rebased), so the table may not hold for it.
    pub untried: bool,
    /// Requests of the routing lines and of past runs that find the skill: before, with it, in all.
    pub recall: RecallCount,
    /// Tools that the text may use.
    pub tools: Vec<String>,
    /// Cases that the teacher wrote.
    pub bootstrap: Vec<BootstrapCase>,
    /// Further files of a new skill.
    pub files: Vec<ProposedFile>,
    /// Rounds with why each edit was kept or refused.
    pub rounds: Vec<RoundView>,
    /// What to know.
    pub notes: Vec<String>,
    /// Why it was rejected.
    pub reason: String,
    /// The commit of its adoption.
    pub commit: Option<String>,
    /// It can be taken back.
    pub can_roll_back: bool,
}

/// Requests that find the skill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecallCount {
    /// Before.
    pub before: u32,
    /// With the proposal.
    pub after: u32,
    /// In all.
    pub of: u32,
}

/// How a passage stands that a skill comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SourceState {
    /// As it was.
    Same,
    /// It has other words now.
    Changed,
    /// Its heading or memory is gone.
    Gone,
    /// The skill names the memory without a hash, so nobody knows.
    Unbound,
}

/// A passage that a skill comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    /// Path of the memory.
    pub path: String,
    /// Headings; empty for the whole memory.
    pub heading: String,
    /// State.
    pub state: SourceState,
    /// 1-based lines of the skill that say the same, as far as words show.
    pub lines: Vec<u32>,
    /// What changed, where the older words are in the history.
    pub diff: Vec<DiffLineView>,
}

/// Where a skill comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillSources {
    /// Skill.
    pub name: String,
    /// Passages.
    pub sources: Vec<SourceView>,
    /// Something changed, or was never bound: distilling it again is worth it.
    pub redistil: bool,
    /// In words.
    pub message: String,
}
