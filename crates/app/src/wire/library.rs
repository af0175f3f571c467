//! Skills and memories in their panels: text, outline, problems, versions, differences, cases and their results.

use super::{CertificationView, ProblemView, RateView, RunDetail, Taken, TokenCount, UnattendedView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A skill, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillDetail {
    /// Name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// It lies in the user's own folder; else it is the shipped one, and a save makes a copy of it.
    pub own: bool,
    /// The text on disk.
    pub text: String,
    /// SHA-256 of the file: what a save is based on.
    pub sha256: String,
    /// Why the file cannot be edited here (no text, too large, a link); `text` is then empty.
    pub unreadable: Option<String>,
    /// Version of the text on disk.
    pub version: String,
    /// Version that runs use; `None` when there never was one without errors.
    pub active_version: Option<String>,
    /// Problems of the text on disk.
    pub problems: Vec<ProblemView>,
    /// What the text says; of the active version when the text has errors.
    pub outline: Option<SkillOutline>,
    /// Eval cases.
    pub cases: Vec<CaseView>,
    /// Why the cases cannot be read.
    pub cases_error: Option<String>,
    /// What is wrong with cases that can be read, by the path of their file.
    pub case_problems: Vec<ProblemView>,
    /// What the cases say about it on the student that performs it.
    pub certification: CertificationView,
    /// Student that always performs it; `None`: the one that is chosen.
    pub pin: Option<String>,
    /// Whether it may start without a person.
    pub unattended: UnattendedView,
    /// Why no history is kept.
    pub history_trouble: Option<String>,
}

/// Unsaved text, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillCheck {
    /// Problems in the order of the text.
    pub problems: Vec<ProblemView>,
    /// What the text says; `None` while it has errors.
    pub outline: Option<SkillOutline>,
}

/// What a skill says, compiled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillOutline {
    /// Heading, or the name in words.
    pub title: String,
    /// Description.
    pub description: String,
    /// Version.
    pub version: String,
    /// Tools that it may use.
    pub tools: Vec<String>,
    /// Inputs.
    pub inputs: Vec<FieldView>,
    /// Outputs.
    pub outputs: Vec<FieldView>,
    /// Readings.
    pub readings: Vec<ReadingView>,
    /// Steps, outer before inner.
    pub steps: Vec<OutlineStep>,
    /// Success criteria.
    pub criteria: Vec<SkillCriterion>,
    /// Templates.
    pub templates: Vec<TemplateView>,
    /// Exceptions.
    pub exceptions: Vec<String>,
    /// Paths of the memories that it comes from.
    pub memories: Vec<String>,
}

/// An input or output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Name.
    pub name: String,
    /// Type, in a word.
    pub kind: String,
    /// May be missing.
    pub optional: bool,
    /// In words.
    pub about: String,
    /// 1-based.
    pub line: u32,
}

/// A closed list that the student picks from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// Name.
    pub name: String,
    /// Values; `other` comes on top.
    pub values: Vec<String>,
    /// `ask`, `skip` or `stop`.
    pub when_unsure: String,
    /// 1-based.
    pub line: u32,
}

/// A step as compiled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutlineStep {
    /// `3.1`.
    pub id: String,
    /// 0 for the top level.
    pub depth: u32,
    /// Words, without condition and tool.
    pub text: String,
    /// `call`, `forEach`, `group`, `stop`, `wait`.
    pub kind: String,
    /// Tools that it may call.
    pub tools: Vec<String>,
    /// The condition in the author's words.
    pub condition_words: Option<String>,
    /// The condition as the loop evaluates it.
    pub condition: Option<String>,
    /// Readings that the condition may cost; empty for facts.
    pub readings: Vec<String>,
    /// Done when no condition before it held.
    pub otherwise: bool,
    /// 1-based.
    pub line: u32,
}

/// A success criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillCriterion {
    /// In words.
    pub text: String,
    /// The check behind it.
    pub check: Option<String>,
    /// 1-based.
    pub line: u32,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// Name.
    pub name: String,
    /// Subject, empty for an answer.
    pub subject: String,
    /// Body with slots.
    pub body: String,
    /// 1-based.
    pub line: u32,
}

/// An eval case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// Id.
    pub id: String,
    /// Request.
    pub prompt: String,
    /// What is expected, in words.
    pub expected: String,
    /// File of the seeded world.
    pub world: String,
    /// The checks in words.
    pub checks: Vec<String>,
    /// All its checks hold though nothing is done: it proves nothing of the skill.
    pub idle: bool,
}

/// An eval case drawn from what happened, to be read and changed before it is saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseDraft {
    /// Skill that it tests.
    pub skill: String,
    /// Run that it comes from.
    pub run_id: String,
    /// Its id.
    pub id: String,
    /// The case as it will stand in `evals.json`.
    pub text: String,
    /// The world as it will stand in its file.
    pub world: String,
    /// What to know before it is saved.
    pub notes: Vec<String>,
    /// Messages whose text it holds.
    pub messages: u32,
}

/// An unsaved case, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseCheck {
    /// Problems; the path is `case` or `world`.
    pub problems: Vec<ProblemView>,
    /// What is worth saying and does not keep it from being saved.
    pub warnings: Vec<ProblemView>,
    /// The checks in words, when there is no problem.
    pub checks: Vec<String>,
}

/// Why a check, or a case, that holds proves nothing of the skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProvesNothing {
    /// It holds though nothing is done.
    Idle,
    /// It holds without the skill, too.
    Bare,
}

/// A check with its outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// In words.
    pub check: String,
    /// Whether it holds.
    pub holds: bool,
    /// What was found.
    pub detail: String,
    /// Why it proves nothing of the skill, as far as is known.
    #[serde(default)]
    pub proves_nothing: Option<ProvesNothing>,
}

/// A tool, for completion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToolView {
    /// `mail.read`.
    pub name: String,
    /// What it does.
    pub about: String,
    /// `read`, `file`, `send`, `change`, `publish`.
    pub effect: String,
    /// Its parameters: `message`, `label?`.
    pub parameters: Vec<String>,
}

/// What became of a save.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// Name of the skill, or path of the memory.
    pub name: String,
    /// SHA-256 of the file now.
    pub sha256: String,
    /// The commit; `None` when nothing differed, or when no history is kept.
    pub commit: Option<String>,
    /// For a skill: this text is what the next run uses.
    pub active: bool,
    /// Problems of the text.
    pub problems: Vec<ProblemView>,
    /// In words.
    pub message: String,
    /// Nothing was written: the save takes requests from others (`taken`). Ask the user, then save the same text again with
    /// `anyway`, or not.
    pub asked: bool,
    /// What the save takes from others, or would take.
    pub taken: Vec<Taken>,
}

/// A revision in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RevisionView {
    /// The commit.
    pub id: String,
    /// `you`, `teacher`, `night shift`, `outside`, `understudy`.
    pub author: String,
    /// In one line.
    pub message: String,
    /// Unix seconds.
    pub at: i64,
    /// Whether it was there afterwards.
    pub present: bool,
    /// For a skill: its version in this revision.
    pub version: Option<String>,
    /// For a skill: its text had no errors.
    pub good: bool,
}

/// Revisions, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// Newest first.
    pub revisions: Vec<RevisionView>,
    /// Why no history is kept.
    pub trouble: Option<String>,
}

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiffLineView {
    /// `same`, `added`, `removed`.
    pub sign: String,
    /// Line in the older text.
    pub old: Option<u32>,
    /// Line in the newer text.
    pub new: Option<u32>,
    /// The line.
    pub text: String,
}

/// The difference of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileDiff {
    /// Path.
    pub path: String,
    /// Lines that differ with some around them; empty when the file is no text.
    pub lines: Vec<DiffLineView>,
}

/// How the cases of a skill went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillResults {
    /// The version that is tested.
    pub version: String,
    /// The student.
    pub student: String,
    /// The version compared with: the newest other one that has results.
    pub baseline: Option<String>,
    /// What runs now.
    pub running: Option<TestProgress>,
    /// A row for each case: worse first, then failed, better, not run, passed.
    pub rows: Vec<ResultRow>,
    /// Cases that passed.
    pub passed: u32,
    /// Cases that were run.
    pub ran: u32,
    /// Cases of the baseline that passed.
    pub baseline_passed: u32,
    /// Cases of the baseline that were run.
    pub baseline_ran: u32,
    /// Runs of this version over all seeds.
    pub rate: RateView,
    /// Runs of the same cases without the skill's procedure, where they were made.
    pub without: Option<RateView>,
    /// What the cases say about this version on this student.
    pub certification: CertificationView,
}

/// How far a test is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestProgress {
    /// Case that runs.
    pub case_id: String,
    /// Cases done.
    pub done: u32,
    /// All.
    pub total: u32,
}

/// How a case compares with the version before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ResultChange {
    /// Passed before, fails now.
    Worse,
    /// Fails, as before or without a before.
    Failed,
    /// Failed before, passes now.
    Better,
    /// Not run with this version.
    NotRun,
    /// Passes.
    Passed,
}

/// A case with its result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResultRow {
    /// The case.
    pub case: CaseView,
    /// How it compares.
    pub change: ResultChange,
    /// Whether it passed before.
    pub before: Option<bool>,
    /// The checks with their outcome.
    pub checks: Vec<CheckView>,
    /// Tool calls.
    pub steps: u32,
    /// Milliseconds of work.
    pub ms: f64,
    /// How the run ended, in words.
    pub reason: String,
    /// Tokens.
    pub tokens: TokenCount,
    /// When, Unix seconds; `None` when not run.
    pub at: Option<i64>,
    /// How it went with each seed that was run; 0 is the world as it is written.
    pub seeds: Vec<SeedResult>,
    /// Whether it passes without the skill's procedure; `None` when that was not tried.
    pub without: Option<bool>,
    /// Why a pass proves nothing of the skill, as far as is known.
    pub proves_nothing: Option<ProvesNothing>,
}

/// How a case went with a seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeedResult {
    /// Seed.
    pub seed: u32,
    /// All checks held.
    pub passed: bool,
    /// Something happened that the case forbids.
    pub forbidden: bool,
    /// Checks that did not hold, with what was seen.
    pub failed: Vec<String>,
}

/// The run of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRun {
    /// The run, as it went in the seeded world.
    pub run: RunDetail,
    /// What was expected, and what came of it.
    pub row: ResultRow,
}

/// The memory folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoryList {
    /// The folder.
    pub folder: String,
    /// By path.
    pub memories: Vec<MemoryRow>,
    /// Files that do not count, and why.
    pub skipped: Vec<ProblemView>,
    /// Why no history is kept.
    pub history_trouble: Option<String>,
}

/// A memory in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoryRow {
    /// Path.
    pub path: String,
    /// Title.
    pub title: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Skills that it names.
    pub skills: Vec<String>,
    /// Problems in it.
    pub problems: u32,
}

/// A memory that another one links to, or that links to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoryLink {
    /// Path.
    pub path: String,
    /// Title; empty when there is no such memory.
    pub title: String,
    /// Whether it exists.
    pub exists: bool,
}

/// A skill that belongs to a memory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemorySkill {
    /// Name.
    pub name: String,
    /// There is such a skill.
    pub exists: bool,
    /// The skill says that it comes from this memory.
    pub distilled: bool,
}

/// A memory as it reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoryPreview {
    /// Title.
    pub title: String,
    /// Safe HTML: no raw HTML of the author's, no scripts, no images; links to memories are `#/memories/PATH`.
    pub html: String,
    /// Problems.
    pub problems: Vec<ProblemView>,
}

/// A memory that was removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Removed {
    /// What was removed.
    pub name: String,
    /// The revision that still has it; `None` when no history is kept.
    pub revision: Option<String>,
    /// In words.
    pub message: String,
}
