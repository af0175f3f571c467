//! Standing rules on the wire.

use super::ApprovalState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A standing rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Id.
    pub id: String,
    /// All that it says.
    pub sentence: String,
    /// When it was made.
    pub created_at: i64,
    /// The approval that it was made from.
    pub approval_id: String,
    /// Times used.
    pub used: u32,
    /// When it was used last.
    pub last_used_at: Option<i64>,
    /// Times that the user took back what it let go.
    pub taken_back: u32,
    /// When the user took it back.
    pub revoked_at: Option<i64>,
    /// Why it covers nothing although nobody took it back; empty when it stands.
    pub ended: String,
}

/// The rules that could be made from an approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleChoices {
    /// Narrowest first.
    pub choices: Vec<RuleChoice>,
    /// How long a rule may hold.
    pub ends: Vec<RuleEnd>,
    /// Why there is none; empty when there is one.
    pub none: String,
}

/// A rule that could be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleChoice {
    /// All that it would say.
    pub sentence: String,
    /// What it would have covered, newest first.
    pub covered: Vec<RuleCovered>,
    /// How many of those the user turned down or changed.
    pub unwanted: u32,
    /// A rule that stands says this already.
    pub made: bool,
}

/// Something that a rule would have covered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleCovered {
    /// Approval.
    pub approval_id: String,
    /// What it was.
    pub title: String,
    /// When it was asked.
    pub at: i64,
    /// What became of it.
    pub state: ApprovalState,
    /// Why the user did not want it so: "turned down: too curt", "changed by you"; empty otherwise.
    pub unwanted: String,
}

/// How long a rule may hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleEnd {
    /// "For a month".
    pub name: String,
    /// The last day, `2026-12-23`; `None` for until it is taken back.
    pub until: Option<String>,
}

/// A rule was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleMade {
    /// Id.
    pub id: String,
    /// In words, with where to take it back.
    pub message: String,
}
