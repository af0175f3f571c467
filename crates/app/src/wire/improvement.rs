//! The Improvement panel on the wire: rates, gaps, corrections.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the skills do in real runs, and what is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImprovementView {
    /// Runs that are needed before anything is said.
    pub least_runs: u32,
    /// The rate that a skill should reach, 0 to 1.
    pub floor: f64,
    /// A row for each version of a skill on each student; flagged ones first, then what is in use.
    pub rates: Vec<SkillRate>,
    /// Requests that no skill fitted, the most frequent first.
    pub gaps: Vec<GapView>,
    /// What the user put right, by skill, the most first.
    pub corrections: Vec<SkillCorrections>,
}

/// What may be said of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RateStanding {
    /// Too few runs to say anything.
    TooFew,
    /// Even the upper bound is below the floor.
    Flagged,
    /// Nothing against it.
    Fine,
}

/// Success of a version of a skill on a student, in real runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillRate {
    /// Skill.
    pub skill: String,
    /// Version.
    pub version: String,
    /// Student.
    pub student: String,
    /// This version on this student is what runs now.
    pub active: bool,
    /// Runs that succeeded: done, and nothing of it turned down or taken back.
    pub succeeded: u32,
    /// Runs that count: not dry, not stopped by the user.
    pub runs: u32,
    /// Lower bound of the 95 % interval (Wilson), 0 to 1.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// What may be said.
    pub standing: RateStanding,
    /// Latest run.
    pub last_run_id: String,
    /// When it ended.
    pub last_at: i64,
}

/// A request that no skill fitted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GapView {
    /// In the user's words, as they were last.
    pub request: String,
    /// How often.
    pub times: u32,
    /// Latest run.
    pub run_id: String,
    /// When.
    pub last_at: i64,
    /// A skill that would be found now.
    pub fits_now: Option<String>,
}

/// What the user put right of a skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillCorrections {
    /// Skill.
    pub skill: String,
    /// Edited before they were approved.
    pub edited: u32,
    /// Turned down.
    pub rejected: u32,
    /// Taken back.
    pub undone: u32,
    /// The latest, newest first.
    pub latest: Vec<CorrectionView>,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionView {
    /// `edited`, `rejected`, `undone`.
    pub kind: String,
    /// What it was about.
    pub what: String,
    /// The user's reason, possibly empty.
    pub reason: String,
    /// Run.
    pub run_id: String,
    /// Approval, where there is one.
    pub approval_id: Option<String>,
    /// Unix seconds.
    pub at: i64,
}
