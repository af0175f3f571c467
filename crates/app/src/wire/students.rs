//! Students on the wire: what is here, what could be, and how it fits this computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a model fits this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FitVerdict {
    /// With room to spare.
    FitsWell,
    /// Only just.
    FitsTightly,
    /// Not at all.
    TooLarge,
}

/// The fit badge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FitView {
    /// Verdict.
    pub verdict: FitVerdict,
    /// In words, with the figures.
    pub words: String,
    /// Bytes that the model needs.
    pub needs: f64,
    /// Bytes that there are; 0 when unknown.
    pub has: f64,
}

/// What there is of a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StudentState {
    /// The whole file; it can be used.
    Ready,
    /// On its way now.
    Downloading,
    /// A part is here; the download can go on.
    Paused,
    /// The file is here and cannot be used; see `problem`.
    Broken,
}

/// A student of this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StudentFile {
    /// Short, for commands.
    pub name: String,
    /// For people.
    pub title: String,
    /// Ships with the app; never removed.
    pub built_in: bool,
    /// Answers now.
    pub chosen: bool,
    /// What there is of it.
    pub state: StudentState,
    /// Bytes that are here.
    pub done: f64,
    /// Bytes in all.
    pub size: f64,
    /// Parameters in millions; 0 while unknown.
    pub parameters: f64,
    /// Longest context that it was made for, tokens.
    pub context: f64,
    /// Family that its file names: `llama`, `qwen3`.
    pub family: String,
    /// How prompts are written for it, in words.
    pub layout: String,
    /// Writes text of its own.
    pub writes: bool,
    /// An embedding model: it finds memories by meaning and is no student.
    pub embeds: bool,
    /// Licence.
    pub license: String,
    /// Where it came from.
    pub source: String,
    /// SHA-256, where it was checked.
    pub sha256: Option<String>,
    /// The badge; `None` while the file is not whole.
    pub fit: Option<FitView>,
    /// What is wrong and what to do.
    pub problem: Option<String>,
}

/// A student worth having.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueEntry {
    /// Short, for commands.
    pub name: String,
    /// For people.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// `OWNER/NAME` on the hub.
    pub repository: String,
    /// Billions of weights.
    pub parameters: f64,
    /// Billions of weights that work at a time.
    pub active: f64,
    /// Bytes of the file.
    pub size: f64,
    /// The size is only about right; the hub's figure replaces it.
    pub approximate: bool,
    /// Licence.
    pub license: String,
    /// Longest context, tokens.
    pub context: f64,
    /// The badge.
    pub fit: FitView,
    /// What there is of it here, if anything.
    pub state: Option<StudentState>,
    /// Why its last download failed.
    pub problem: Option<String>,
}

/// What this computer has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MachineView {
    /// Bytes of memory, or what a container may use; 0 when unknown.
    pub memory: f64,
    /// Bytes that programs can still get; 0 when unknown.
    pub available: f64,
    /// Cores.
    pub cores: u32,
    /// Instruction sets that matter, for people.
    pub features: String,
    /// Graphics processors that the student can use, for people.
    pub graphics: Vec<String>,
}

/// The catalogue, and the computer that it was judged for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// Where files come from.
    pub hub: String,
    /// Tokens of context that the badges count with.
    pub context: u32,
    /// This computer.
    pub machine: MachineView,
    /// Students, best first.
    pub students: Vec<CatalogueEntry>,
}
