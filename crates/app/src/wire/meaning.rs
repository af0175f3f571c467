//! Search by meaning on the wire: the embedding model, and how well the search finds what it should.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far the search by meaning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EmbeddingState {
    /// Words alone, as the user wants it.
    Off,
    /// A model is chosen; it starts with the next question.
    Idle,
    /// The model is being loaded.
    Loading,
    /// The memories are being read.
    Reading,
    /// Words and meaning.
    Ready,
    /// The model cannot be used; see `problem`.
    Failed,
}

/// An embedding model of this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddingFile {
    /// Short, for commands.
    pub name: String,
    /// For people.
    pub title: String,
    /// In use.
    pub chosen: bool,
    /// Bytes.
    pub size: f64,
    /// Numbers of a vector.
    pub dimension: u32,
}

/// The search by meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddingView {
    /// How far it is.
    pub state: EmbeddingState,
    /// In one sentence.
    pub about: String,
    /// The model in use.
    pub model: Option<String>,
    /// Texts that are read.
    pub done: u32,
    /// Texts in all; 0 while unknown.
    pub total: u32,
    /// What is wrong and what to do.
    pub problem: Option<String>,
    /// What the recall checks say of this model, in words; `None` when it was not measured.
    pub measured: Option<String>,
    /// Models that are here.
    pub files: Vec<EmbeddingFile>,
}

/// How well one way of searching finds what it should.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecallFigures {
    /// Share of requests whose memory comes first.
    pub at1: f64,
    /// Share of requests whose memory is among the first three.
    pub at3: f64,
    /// Mean of one over the rank; 0 for what is not found.
    pub mrr: f64,
    /// Requests that nothing should answer and that find nothing, as a share; `None` when there is no such request.
    pub silent: Option<f64>,
    /// Milliseconds of half of the requests, at most.
    pub p50: f64,
    /// Milliseconds of nearly all requests, at most.
    pub p95: f64,
}

/// One recall check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecallRow {
    /// The request.
    pub request: String,
    /// The memory that should be found; `None` when nothing should be.
    pub expect: Option<String>,
    /// Its rank by words, from 1; `None` when it is not among the first ten.
    pub words: Option<u32>,
    /// Its rank by words and meaning.
    pub both: Option<u32>,
    /// What comes first by words.
    pub words_first: Option<String>,
    /// What comes first by words and meaning.
    pub both_first: Option<String>,
}

/// The recall checks of the memories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecallReport {
    /// The file of the checks.
    pub file: String,
    /// By words alone.
    pub words: RecallFigures,
    /// By words and meaning; `None` when no model is in use, or when it cannot be used.
    pub both: Option<RecallFigures>,
    /// Which model.
    pub model: Option<String>,
    /// What follows, in words.
    pub verdict: String,
    /// A row for each check.
    pub rows: Vec<RecallRow>,
    /// Lines that could not be used, in words.
    pub problems: Vec<String>,
}
