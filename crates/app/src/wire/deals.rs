//! Deals on the wire: the board, one deal with all that belongs to it, and a deal as the user writes it.

use super::{EventView, HitView, MailPerson, RunSummary, ThreadRow};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealBoard {
    /// Stages, in order.
    pub stages: Vec<DealStage>,
    /// Deals, the one that changed last first.
    pub deals: Vec<DealView>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealStage {
    /// `proposal`.
    pub id: String,
    /// "Proposal".
    pub title: String,
    /// Nothing comes after it: won and lost.
    pub closed: bool,
}

/// A deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealView {
    /// Id.
    pub id: String,
    /// Version that is shown.
    pub etag: String,
    /// Name.
    pub name: String,
    /// Main contact's address.
    pub contact: String,
    /// The contact's name, when it is in the address book.
    pub contact_name: String,
    /// Stage.
    pub stage: String,
    /// Whole units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What comes next.
    pub next_step: String,
    /// Notes.
    pub notes: String,
    /// Last change, Unix seconds.
    pub updated_at: i64,
    /// What the agent proposes for it.
    pub proposals: Vec<DealProposal>,
}

/// A proposed move of a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealProposal {
    /// Approval.
    pub approval_id: String,
    /// The stage that it would come to.
    pub stage: String,
    /// It needs a close look, under Approvals.
    pub red: bool,
    /// Approved, and on its way.
    pub leaving: bool,
    /// Run behind it.
    pub run_id: String,
}

/// A deal with what belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealDetail {
    /// The deal.
    pub deal: DealView,
    /// The contact, and others of the same company in the address book.
    pub people: Vec<MailPerson>,
    /// Conversations with them, the latest first.
    pub threads: Vec<ThreadRow>,
    /// All of them.
    pub thread_total: u32,
    /// Events with them: what comes, soonest first, then what was, latest first.
    pub events: Vec<EventView>,
    /// What the memories were searched with.
    pub question: String,
    /// Passages that fit, best first.
    pub playbooks: Vec<HitView>,
    /// Runs that asked about it, wrote to them, filed their mail, or name it; newest first.
    pub runs: Vec<RunSummary>,
    /// What was changed, newest first.
    pub changes: Vec<DealChange>,
}

/// A change of a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealChange {
    /// In words.
    pub text: String,
    /// Run behind it; empty for the user's own hand.
    pub run_id: String,
    /// Unix seconds.
    pub at: i64,
    /// The effect that can be taken back.
    pub effect: Option<String>,
    /// It was taken back.
    pub undone: bool,
}

/// A deal as the user writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DealForm {
    /// Name.
    pub name: String,
    /// Main contact's address, or nothing.
    pub contact: String,
    /// Stage.
    pub stage: String,
    /// Whole units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What comes next.
    pub next_step: String,
    /// Notes.
    pub notes: String,
}

/// A change of the pipeline that was made, and how to take it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DealDone {
    /// The deal.
    pub id: String,
    /// Its version now; empty when it was taken out.
    pub etag: String,
    /// In words.
    pub message: String,
    /// Effects that `filing_undo` takes back; empty when nothing changed.
    pub effects: Vec<String>,
}
