//! Messages, skills and memories on the wire.

use super::{CertificationView, HitView, MemoryLink, MemorySkill};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A message to read next to a run or an approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Id.
    pub id: String,
    /// Sender.
    pub from: String,
    /// Recipients.
    pub to: Vec<String>,
    /// Subject.
    pub subject: String,
    /// Unix seconds.
    pub at: i64,
    /// Plain text.
    pub text: String,
    /// Folder.
    pub folder: String,
    /// Labels.
    pub labels: Vec<String>,
    /// Sent on the Rehearsal account: it went nowhere.
    pub simulated: bool,
}

/// A page of messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// Newest first, text cut to 200 characters.
    pub messages: Vec<MessageView>,
    /// All that match.
    pub total: u32,
}

/// A skill in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillView {
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Version.
    pub version: String,
    /// Problems of the text on disk; the last good version stays active.
    pub problems: Vec<ProblemView>,
    /// Steps at the top level.
    pub steps: u32,
    /// Eval cases.
    pub cases: u32,
    /// Readings that a run may cost.
    pub readings: u32,
    /// It lies in the user's own folder; else it is the shipped one.
    pub own: bool,
    /// Cases that passed with this version on the student in use, and cases that were run.
    pub passed: u32,
    /// Of them.
    pub ran: u32,
    /// What it needs of a student: `writes`.
    pub needs: Vec<String>,
    /// Why the student that would perform it now cannot, in words.
    pub unfit: Option<String>,
    /// What the cases say about it on the student that performs it.
    pub certification: CertificationView,
    /// Student that always performs it; `None`: the one that is chosen.
    pub pin: Option<String>,
}

/// A problem at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProblemView {
    /// Path.
    pub path: String,
    /// 1-based.
    pub line: u32,
    /// 1-based.
    pub column: u32,
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// What memory search answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoryAnswer {
    /// Best first; empty when nothing reaches the threshold.
    pub hits: Vec<HitView>,
    /// Score below which nothing counts as found.
    pub threshold: f64,
    /// Best score, whether it counts or not.
    pub best: f64,
    /// Which lists took part: `bm25`, `vector`.
    pub lists: Vec<String>,
    /// Why words answered alone although an embedding model is in use.
    pub note: Option<String>,
    /// Microseconds.
    pub micros: f64,
}

/// A memory, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoryView {
    /// Path.
    pub path: String,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// SHA-256 of the file: what a save is based on.
    pub sha256: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Memories that it links to.
    pub links: Vec<MemoryLink>,
    /// Memories that link to it.
    pub backlinks: Vec<MemoryLink>,
    /// Skills that it names or that come from it.
    pub skills: Vec<MemorySkill>,
    /// Problems in it.
    pub problems: Vec<ProblemView>,
}

/// A setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// Key.
    pub key: String,
    /// JSON text.
    pub value: String,
}

/// Nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// In words.
    pub message: String,
}
