//! Skills from elsewhere and for others: what waits in quarantine, its review, what an import and an export came to.

use super::{ProblemView, Saved, Taken};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A folder of skills that another agent keeps on this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForeignPlace {
    /// The agent: "Claude Code".
    pub agent: String,
    /// The folder.
    pub path: String,
    /// Skills in it.
    pub skills: u32,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FindingGrade {
    /// Read this before anything else.
    Danger,
    /// Worth a look.
    Warning,
    /// Good to know.
    Note,
}

/// What the review of a foreign skill found at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// How bad.
    pub grade: FindingGrade,
    /// Stable: `script`, `command`, `link`, `address`, `sends`, `hides`, `overrides`, `hiddenCharacters`, `comment`, `encoded`,
    /// `tool`, `secret`, `binary`, `archive`, `format`.
    pub kind: String,
    /// Path in the skill's folder.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// The words there, with what is hidden made visible; a secret is never among them.
    pub text: String,
    /// Why it is a finding.
    pub why: String,
}

/// A tool that a foreign skill asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForeignTool {
    /// As the skill writes it.
    pub name: String,
    /// Understudy has such a tool.
    pub known: bool,
    /// `read`, `file`, `send`, `change`, `publish`; empty for one that it does not have.
    pub effect: String,
    /// What the gate would ask, in words.
    pub gate: String,
}

/// A file of a foreign skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForeignFile {
    /// Path in the skill's folder.
    pub path: String,
    /// Bytes.
    pub bytes: f64,
    /// `text`, `script`, `binary`, `archive`.
    pub kind: String,
}

/// What a foreign skill is once it is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ForeignShape {
    /// A skill that runs can follow.
    Runs,
    /// A draft: its text has no steps that Understudy can follow, or errors. It can be read and edited; no run uses it.
    Draft,
}

/// A foreign skill that waits in quarantine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForeignView {
    /// Its name here, unique among those that wait.
    pub name: String,
    /// The name that it asks for, and would have.
    pub wish: String,
    /// Description, possibly empty.
    pub description: String,
    /// Where it came from: a path.
    pub source: String,
    /// When, Unix seconds.
    pub at: i64,
    /// The hash of all its files: what an acceptance names.
    pub sha256: String,
    /// Files.
    pub files: u32,
    /// Bytes of all files.
    pub bytes: f64,
    /// What it would be.
    pub shape: ForeignShape,
    /// Findings that are dangerous.
    pub dangers: u32,
    /// Findings that are worth a look.
    pub warnings: u32,
    /// There is a skill of the name that it asks for already: "yours" or "shipped".
    pub clash: Option<String>,
    /// What was left out or odd when it was read, in words.
    pub notes: Vec<String>,
}

/// A foreign skill with its review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForeignDetail {
    /// The skill.
    pub skill: ForeignView,
    /// Its `SKILL.md`, with what is hidden made visible and secrets blanked out.
    pub text: String,
    /// Its files, by path.
    pub files: Vec<ForeignFile>,
    /// Tools that it asks for.
    pub tools: Vec<ForeignTool>,
    /// Findings, dangerous ones first, then by place.
    pub findings: Vec<FindingView>,
    /// Findings beyond those that are listed.
    pub more: u32,
    /// Problems of its text as a skill of Understudy.
    pub problems: Vec<ProblemView>,
    /// What accepting it would do, in words.
    pub about: String,
}

/// Something that was not taken in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRefused {
    /// What: a path.
    pub path: String,
    /// Why.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// What was read.
    pub path: String,
    /// Skills that wait for a review now.
    pub taken: Vec<ForeignView>,
    /// Names of those that wait already, byte for byte.
    pub known: Vec<String>,
    /// What was not taken in. The rest was.
    pub refused: Vec<ImportRefused>,
    /// What is odd, in words.
    pub notes: Vec<String>,
    /// It was stopped; a further import goes on.
    pub stopped: bool,
    /// In words.
    pub message: String,
}

/// What came of an acceptance. Only `accepted` has changed anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ForeignAnswer {
    /// It is one of the user's skills now.
    Accepted {
        /// How it stands.
        saved: Saved,
    },
    /// There is a skill of that name: rename it (`to`) or replace the other one (`replace`).
    Clash {
        /// The name.
        name: String,
        /// The other one is shipped, and would come back when the new one is removed.
        shipped: bool,
        /// A name that is free.
        free: String,
        /// In words.
        message: String,
    },
    /// It would be found in place of others: accept it with `anyway`, or leave it.
    Takes {
        /// What it would take.
        taken: Vec<Taken>,
        /// In words.
        message: String,
    },
}

/// A skill that was written out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Name of the file.
    pub name: String,
    /// Where it is; `None` when its bytes are in `data`.
    pub path: Option<String>,
    /// Base64, for a browser to save.
    pub data: Option<String>,
    /// SHA-256 of the archive: the same skill gives the same bytes.
    pub sha256: String,
    /// Files in it.
    pub files: u32,
    /// Bytes of the archive.
    pub bytes: f64,
    /// What was left out or would trouble others, in words.
    pub notes: Vec<String>,
    /// In words.
    pub message: String,
}
