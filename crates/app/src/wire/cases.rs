//! Eval cases, as they stand and as they went.

use super::{CertificationView, ProblemView, RateView, RunDetail, TokenCount};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
