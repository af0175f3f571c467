//! What crosses the wire: plain data, converted at the edge from the types of `agent` and `store`.
//!
//! camelCase, unions tagged with `type`, ids are strings, `*_at` in Unix seconds. Nothing here computes.

mod approvals;
mod calendar;
mod cases;
mod certification;
mod compare;
mod data;
mod deals;
mod exchange;
mod improvement;
mod library;
mod mail;
mod meaning;
mod proposals;
mod routing;
mod rules;
mod runs;
mod skills;
mod students;
mod teachers;
mod today;
mod transfer;
mod world;

pub use approvals::*;
pub use calendar::*;
pub use cases::*;
pub use certification::*;
pub use compare::*;
pub use data::*;
pub use deals::*;
pub use exchange::*;
pub use improvement::*;
pub use library::*;
pub use mail::*;
pub use meaning::*;
pub use proposals::*;
pub use routing::*;
pub use rules::*;
pub use runs::*;
pub use skills::*;
pub use students::*;
pub use teachers::*;
pub use today::*;
pub use transfer::*;
pub use world::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error as the window gets it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireError {
    /// Stable; exists only when the window branches on it.
    pub code: ErrorCode,
    /// What happened, to what.
    pub message: String,
    /// What to do next.
    pub hint: String,
    /// Whether the same call may work later.
    pub retryable: bool,
}

/// Codes that the window branches on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// No such thing.
    NotFound,
    /// The command's fields do not fit.
    BadInput,
    /// The thing changed since it was shown; show it again.
    Stale,
    /// Needs a gesture in the main window.
    NeedsGesture,
    /// The student cannot be reached.
    StudentUnavailable,
    /// Everything else.
    Internal,
}

/// A push from the app to the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Update {
    /// Reads with one of these tags are stale.
    Changed {
        /// Tags.
        tags: Vec<Tag>,
    },
    /// A run moved on; `step` is new or replaces the step with the same `n`.
    Run {
        /// The run.
        run: RunSummary,
        /// The step.
        step: Option<StepView>,
    },
    /// An approval came or changed.
    Approval {
        /// The approval.
        approval: ApprovalSummary,
    },
    /// Somebody clicked a link; it opens when the user has seen where it leads.
    Link {
        /// The link.
        link: LinkAsked,
    },
    /// A notification or a deep link leads to a place of the window: `runs/ID`.
    Go {
        /// Panel, and what to show there.
        place: String,
    },
    /// A long action.
    Progress {
        /// What, stable.
        id: String,
        /// In words.
        label: String,
        /// How far.
        done: f64,
        /// Out of.
        total: f64,
    },
}

/// What a query reads and an action invalidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Tag {
    /// Student, counts, account.
    Status,
    /// Runs and steps.
    Runs,
    /// Approvals and outbox.
    Approvals,
    /// Skills.
    Skills,
    /// Memories.
    Memories,
    /// Messages.
    Mail,
    /// Events.
    Calendar,
    /// Deals.
    Deals,
    /// Settings.
    Settings,
    /// Teachers and the ledger.
    Teachers,
    /// Distillations and proposals.
    Proposals,
}

impl Tag {
    /// Every tag: what a host says when an update was lost and all reads may be stale.
    pub const ALL: [Tag; 11] = [
        Tag::Status,
        Tag::Runs,
        Tag::Approvals,
        Tag::Skills,
        Tag::Memories,
        Tag::Mail,
        Tag::Calendar,
        Tag::Deals,
        Tag::Settings,
        Tag::Teachers,
        Tag::Proposals,
    ];
}
