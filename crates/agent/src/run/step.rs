//! Step records: the cards that people see, one for each thing that happened in a run.

use super::call::CallArgument;
use crate::handle::Bound;
use crate::prompt::Tokens;
use serde::{Deserialize, Serialize};

/// Kind of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Memory and skill.
    Recall,
    /// The plan was made.
    Plan,
    /// A loop went to its next item.
    Item,
    /// A tool call.
    Call,
    /// What came back.
    Observe,
    /// A reading.
    Reading,
    /// A condition was decided.
    Verdict,
    /// A call went back.
    Refine,
    /// Parked, or waiting for the user.
    Waiting,
    /// Success criteria.
    Check,
    /// The end.
    Finish,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StepRecord {
    /// From 1.
    pub n: u32,
    /// Plan step.
    pub plan_step: Option<String>,
    /// Kind.
    pub phase: Phase,
    /// Tool of a call.
    pub tool: Option<String>,
    /// Arguments of a call.
    pub arguments: Vec<CallArgument>,
    /// In words.
    pub text: String,
    /// Probability of a reading.
    pub probability: Option<f64>,
    /// Whether a verdict held.
    pub holds: Option<bool>,
    /// What went wrong.
    pub error: Option<String>,
    /// Approval that it parked.
    pub approval: Option<String>,
    /// The standing rule that answered for the user.
    pub rule: Option<String>,
    /// What it bound.
    pub bound: Vec<Bound>,
    /// Milliseconds.
    pub ms: f64,
    /// Tokens.
    pub tokens: Tokens,
}

impl StepRecord {
    /// A card with nothing but words.
    pub fn new(phase: Phase, plan_step: Option<String>, text: impl Into<String>) -> StepRecord {
        StepRecord {
            n: 0,
            plan_step,
            phase,
            tool: None,
            arguments: Vec::new(),
            text: text.into(),
            probability: None,
            holds: None,
            error: None,
            approval: None,
            rule: None,
            bound: Vec::new(),
            ms: 0.0,
            tokens: Tokens::default(),
        }
    }
}
