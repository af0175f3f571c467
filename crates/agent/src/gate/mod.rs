//! The gate: one pure, total decision about an action. `Auto < Ask < Red < Deny`.
//!
//! It knows no clock, no network and no model. Adding text that an attacker controls never lowers a
//! verdict (a property test says so). A standing rule of the user's turns `Ask` into `Auto`, never `Red` or `Deny`.

mod accounts;
mod codes;
mod decide;
mod identity;
mod ledger;
mod numbers;
mod permit;
mod recipients;
mod rules;
mod scope;
mod secrets;
mod spans;
#[cfg(test)]
mod tests;
mod visible;

use crate::action::{Action, Argument};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use accounts::{ibans, phones};
pub use decide::{MOST_RECIPIENTS, MOST_SENDS, decide, facts};
pub use identity::canonical;
pub(crate) use identity::{Folded, hidden};
pub use ledger::{Confidentiality, Copied, Ledger, Shown};
pub use permit::{Permit, Refused, UserGesture};
pub use rules::{
    Covered, Does, Facts, LONGEST, MOST_A_DAY, NoRule, People, Reader, Rule, Rules, Standing, Would, suggest,
};
pub use scope::{FILING_LIMIT, scope};
pub use secrets::secrets;
pub use visible::visible;

/// What may happen with an action; the maximum over its arguments and rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Does it, with a journal entry for undo.
    Auto,
    /// A plain card.
    Ask,
    /// A red card: typed confirmation.
    Red,
    /// Not at all.
    Deny,
}

/// A decision with its reasons in words, worst first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// What may happen.
    pub verdict: Verdict,
    /// Why, in words for the card: "never written to before", "the address came from the text of a mail".
    pub reasons: Vec<String>,
    /// The id of the standing rule that answered for the user: then it goes out through the outbox, not at once.
    pub rule: Option<String>,
}

/// What the plan allows, from the skill's `allowed-tools` and `metadata`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Scope {
    /// The skill whose plan this is.
    pub skill: String,
    /// Tools in the plan.
    pub tools: BTreeSet<String>,
    /// `mail.send.to` to the allowed sources (`user`, `skill`, `thread-participants`, `contacts`).
    pub sources: BTreeMap<String, BTreeSet<String>>,
    /// Objects that filing may touch in one run without asking.
    pub filing_limit: usize,
}

/// What the user's history says, for the arguments of one action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct History {
    /// The user's own addresses.
    pub own: BTreeSet<String>,
    /// Addresses written to before.
    pub written_to: BTreeSet<String>,
    /// Addresses in the address book.
    pub contacts: BTreeSet<String>,
    /// Participants (not the user) of the thread that a reply joins.
    pub thread: BTreeSet<String>,
    /// Reply-To of the answered message, when it differs from its sender.
    pub reply_to: Option<String>,
    /// Objects filed so far in this run.
    pub filed: usize,
    /// Letters sent or parked so far in this run.
    pub sends: usize,
}

/// All that the gate looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct Case<'a> {
    /// Tool of the call.
    pub tool: &'a str,
    /// The action.
    pub action: &'a Action,
    /// Its arguments with origins.
    pub arguments: &'a [Argument],
    /// The plan's scope.
    pub scope: &'a Scope,
    /// History.
    pub history: &'a History,
    /// What the student was shown when it made the call.
    pub ledger: &'a Ledger,
    /// The template that a letter is made from.
    pub template: Option<&'a str>,
    /// The user's standing rules.
    pub rules: &'a Rules,
}
