//! Certification on the wire: what the eval cases say about a skill on a student, and what may start without a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the cases say about a version of a skill on a student.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificationState {
    /// At least 90 % of all runs passed, and none had a forbidden effect.
    Certified,
    /// All were run, and it is not enough.
    Failing,
    /// Some were run.
    Partial,
    /// None was run, or there are no cases.
    #[default]
    Unknown,
}

/// Passes out of runs, with the 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RateView {
    /// Runs that passed.
    pub passed: u32,
    /// Runs.
    pub ran: u32,
    /// 0 to 1; 0 without a run.
    pub rate: f64,
    /// Lower bound (Wilson, 95 %).
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// What the cases say about a version of a skill on a student, with its figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificationView {
    /// State.
    pub state: CertificationState,
    /// Version of the skill.
    pub version: String,
    /// Student.
    pub student: String,
    /// How the runs went.
    pub rate: RateView,
    /// Runs that there are: every case with every seed.
    pub total: u32,
    /// Runs with a forbidden effect.
    pub forbidden: u32,
    /// The results are not of what runs now: the skill, its cases or the student's file are others by now.
    pub old: bool,
    /// When the last of them ended, Unix seconds.
    pub at: Option<i64>,
    /// In words.
    pub why: String,
}

/// Whether a skill may start without a person, as from a timer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnattendedView {
    /// It may.
    pub allowed: bool,
    /// What the user decided; `None`: certification decides.
    pub decided: Option<bool>,
    /// Why, in words.
    pub why: String,
}

/// Certification of all skills on all students.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillMatrix {
    /// Students that are here or have results, the one that answers first.
    pub students: Vec<MatrixStudent>,
    /// Skills by name.
    pub rows: Vec<MatrixRow>,
    /// What is certified now.
    pub running: Option<CertifyProgress>,
    /// Skills that wait for their turn.
    pub waiting: Vec<String>,
    /// Skills are certified anew by themselves (the setting `recertify`).
    pub by_itself: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatrixStudent {
    /// Short, for commands.
    pub name: String,
    /// For people.
    pub title: String,
    /// Answers now.
    pub chosen: bool,
    /// Its file is here and can be used.
    pub here: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatrixRow {
    /// Skill.
    pub skill: String,
    /// Version that runs use.
    pub version: String,
    /// It lies in the user's own folder.
    pub own: bool,
    /// Eval cases.
    pub cases: u32,
    /// Student that always performs it.
    pub pin: Option<String>,
    /// Whether it may start without a person.
    pub unattended: UnattendedView,
    /// A cell for each student, in the order of the columns.
    pub cells: Vec<MatrixCell>,
}

/// A skill on a student.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatrixCell {
    /// Student.
    pub student: String,
    /// What holds for what runs now.
    pub now: CertificationView,
    /// The newest results before them, of another version, other cases or another file of that name.
    pub before: Option<CertificationView>,
    /// Why this student cannot perform it, in words.
    pub unfit: Option<String>,
}

/// How far a certification is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertifyProgress {
    /// Skill.
    pub skill: String,
    /// Student.
    pub student: String,
    /// Runs done, with those that were kept from before.
    pub done: u32,
    /// Runs in all.
    pub total: u32,
    /// It began by itself, and gives way to the user's runs.
    pub quiet: bool,
    /// It waits for a run of the user to end.
    pub paused: bool,
}

/// What became of a request to start a run without a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnattendedStart {
    /// The run; `None` when it may not start.
    pub run_id: Option<String>,
    /// The skill that performs it.
    pub skill: Option<String>,
    /// Why it may, or may not.
    pub why: String,
}
