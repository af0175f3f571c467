//! What skills and memories have in common (saves, versions, differences), and the memories in their panel.

use super::{ProblemView, Taken};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
