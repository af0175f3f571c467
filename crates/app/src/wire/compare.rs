//! Two runs side by side on the wire.

use super::{DiffLineView, RunSummary, StepView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Two runs side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunComparison {
    /// The first.
    pub left: RunSummary,
    /// The second.
    pub right: RunSummary,
    /// What differs, in sentences; empty when nothing does.
    pub said: Vec<String>,
    /// What they were given and what they came to.
    pub facts: Vec<ComparedFact>,
    /// Steps, aligned by plan step and item.
    pub steps: Vec<ComparedStep>,
    /// Effects and approvals.
    pub effects: Vec<ComparedEffect>,
    /// What differs between the prompts of their last questions.
    pub prompt: Vec<DiffLineView>,
}

/// A fact of two runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedFact {
    /// "Skill version".
    pub name: String,
    /// Of the first.
    pub left: String,
    /// Of the second.
    pub right: String,
    /// Whether they differ.
    pub differs: bool,
}

/// What two steps differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StepDifference {
    /// The values that a call was given.
    Arguments,
    /// Where the same values came from.
    Origins,
    /// Whether a condition held.
    Verdict,
    /// What was said or seen.
    Text,
    /// What went wrong.
    Error,
    /// Tokens, whether computed or taken from saved state.
    Tokens,
}

/// A step of either run, or the same step of both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedStep {
    /// Plan step.
    pub plan_step: Option<String>,
    /// The item of the loop that it belongs to, in words; empty outside of one.
    pub item: String,
    /// In the first run.
    pub left: Option<StepView>,
    /// In the second run.
    pub right: Option<StepView>,
    /// What differs, when it is in both.
    pub differs: Vec<StepDifference>,
}

/// An effect of either run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedEffect {
    /// `send`, `label`, ...
    pub kind: String,
    /// In words.
    pub summary: String,
    /// Its state in the first run; absent when it is not there.
    pub left: Option<String>,
    /// Its state in the second run.
    pub right: Option<String>,
}
