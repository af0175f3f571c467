//! Export and import of the user's data in open formats.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an export can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExportPart {
    /// Messages, an mbox for each folder.
    Mail,
    /// Events, iCalendar.
    Calendar,
    /// Contacts, vCard.
    Contacts,
    /// Deals, CSV and JSON.
    Deals,
    /// Posts of the blog, markdown.
    Posts,
    /// Memories, markdown.
    Memories,
    /// The user's skills, as folders.
    Skills,
    /// Runs, JSON Lines.
    Runs,
    /// Approvals, JSON Lines.
    Approvals,
    /// Standing rules, JSON.
    Rules,
}

impl ExportPart {
    /// All of them, in the order in which they are written.
    pub const ALL: [ExportPart; 10] = [
        ExportPart::Mail,
        ExportPart::Calendar,
        ExportPart::Contacts,
        ExportPart::Deals,
        ExportPart::Posts,
        ExportPart::Memories,
        ExportPart::Skills,
        ExportPart::Runs,
        ExportPart::Approvals,
        ExportPart::Rules,
    ];
}

/// A part of an export, to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportChoice {
    /// Which.
    pub part: ExportPart,
    /// In words.
    pub label: String,
    /// Its files: `mail/*.mbox`.
    pub files: String,
    /// Which programs read them.
    pub about: String,
}

/// What an export would be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPlan {
    /// Where it would lie when nothing else is said.
    pub path: String,
    /// What it can hold.
    pub parts: Vec<ExportChoice>,
}

/// A part of an export with how much of it there is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportCount {
    /// Which.
    pub part: ExportPart,
    /// Messages, events, files.
    pub count: u32,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unreadable {
    /// File, within what was named.
    pub file: String,
    /// Line, from 1; of a list, which one.
    pub line: Option<u32>,
    /// Byte, from 0.
    pub position: Option<f64>,
    /// Why, in words that follow the place.
    pub reason: String,
}

/// What became of an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportReport {
    /// Where it lies.
    pub path: String,
    /// Bytes.
    pub bytes: f64,
    /// What is in it.
    pub counts: Vec<ExportCount>,
    /// What could not be read and is not in it, the first of them.
    pub unreadable: Vec<Unreadable>,
    /// How many more there are.
    pub more: u32,
    /// It was stopped; nothing was written.
    pub stopped: bool,
    /// In words.
    pub message: String,
}

/// What an import brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportKind {
    /// Mail.
    Messages,
    /// Calendar; a series counts once.
    Events,
    /// Address book.
    Contacts,
    /// Pipeline.
    Deals,
    /// Memories.
    Memories,
    /// Posts of the blog.
    Posts,
}

/// How many of a kind there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCount {
    /// Which.
    pub kind: ImportKind,
    /// That were not here: to be brought in, or brought in.
    pub new: u32,
    /// That are here already and stay as they are.
    pub known: u32,
    /// That cannot be read.
    pub unreadable: u32,
}

/// What is found in a source of other programs, and after the import what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportTally {
    /// The source.
    pub path: String,
    /// Its hash; must be given back to import exactly this.
    pub sha256: String,
    /// By kind; kinds of which there is nothing are left out.
    pub counts: Vec<ImportCount>,
    /// What cannot be read, the first of it.
    pub unreadable: Vec<Unreadable>,
    /// How many more there are.
    pub more: u32,
    /// Memories whose path is here with another text; they stay as they are.
    pub differs: Vec<String>,
    /// How many more there are.
    pub differs_more: u32,
    /// Skills in it, which are imported in the Skills panel, through their review.
    pub skills: Vec<String>,
    /// What else is to be said.
    pub notes: Vec<String>,
    /// It was stopped before the end.
    pub stopped: bool,
    /// In words.
    pub message: String,
}
