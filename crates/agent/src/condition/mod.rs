//! Conditions: the compiled expression of a step, over facts that the loop knows and readings that the
//! student takes from a text.
//!
//! The author writes it in backticks behind the plain words: `sender.relation is investor`,
//! `amount over 20 %`, `not found`, `message.intent is discount request and deal.stage is proposal`.
//! The student names values; code compares. This module neither asks the student nor looks anything up.

mod evaluate;
mod nearest;
mod parse;
mod show;
#[cfg(test)]
mod tests;
mod token;

pub use evaluate::evaluate;
pub(crate) use evaluate::{contains_words, fold};
pub(crate) use nearest::nearest;
pub use parse::{ConditionError, parse};

use crate::handle::Handle;
use serde::{Deserialize, Serialize};

/// A compiled condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Expression {
    /// All hold.
    And {
        /// Parts.
        parts: Vec<Expression>,
    },
    /// One holds.
    Or {
        /// Parts.
        parts: Vec<Expression>,
    },
    /// Does not hold.
    Not {
        /// Part.
        part: Box<Expression>,
    },
    /// A fact.
    Fact {
        /// Which.
        fact: Fact,
    },
    /// A reading equals a value.
    Reading {
        /// Name of the reading: `intent` for `message.intent`.
        name: String,
        /// One of the values that the skill declares, or `other`.
        value: String,
    },
}

/// What the loop knows by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Fact {
    /// `found`: the last look-up returned something. `deal found`, `slot found`: the last of that kind.
    Found {
        /// `message`, `event`, `person`, `deal`, `slot`, `passage`, `post`; `None` for the last look-up.
        what: Option<String>,
    },
    /// `sender.relation is investor`.
    Relation {
        /// Value.
        value: String,
    },
    /// `sender is known`: in the address book, or written to before.
    KnownSender,
    /// `message is bulk`: sent through a list or bulk system.
    Bulk,
    /// `message is starred`.
    Starred,
    /// `message has attachment`.
    HasAttachment,
    /// `message has invitation`.
    HasInvitation,
    /// `subject contains "invoice"`, `body contains "..."`, `event.title contains "..."`.
    Contains {
        /// `subject`, `body`, `event.title`.
        field: String,
        /// Compared after case folding and NFKC, on word starts.
        text: String,
    },
    /// `deal.stage is proposal`.
    Stage {
        /// Value.
        value: String,
    },
    /// `amount over 20 %`, `amount under 2000 EUR`, `deal.amount over 5000 EUR`: any amount of that unit
    /// in the current message (or the deal's) compares so.
    Compare {
        /// `amount` or `deal.amount`.
        subject: String,
        /// Over (strictly) or under (strictly).
        over: bool,
        /// Number.
        number: f64,
        /// Unit.
        unit: String,
    },
    /// `event is named`: the request names a guest or the organiser of the event at hand, or all words of its title.
    EventNamed,
    /// `slot is free`: the window at hand has no conflict.
    SlotFree,
    /// `answer is yes`: the user's last answer.
    Answer {
        /// Value, lower-cased.
        value: String,
    },
}

/// What is known at the moment of evaluation. `None` means not looked up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Known {
    /// Whether the last look-up returned something.
    pub found: Option<bool>,
    /// The same per kind of thing.
    pub found_kind: std::collections::BTreeMap<String, bool>,
    /// The message at hand, once read or listed.
    pub message: Option<KnownMessage>,
    /// The deal at hand.
    pub deal: Option<KnownDeal>,
    /// Title of the event at hand.
    pub event_title: Option<String>,
    /// Whether the request names the event at hand.
    pub event_named: Option<bool>,
    /// Whether the window at hand is free.
    pub slot_free: Option<bool>,
    /// The user's last answer.
    pub answer: Option<String>,
    /// Readings so far: name to value and probability.
    pub readings: std::collections::BTreeMap<String, (String, f64)>,
}

/// The message at hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct KnownMessage {
    /// Subject.
    pub subject: String,
    /// Text of the newest part, quotes left out.
    pub body: String,
    /// Relation of the sender, if in the address book.
    pub relation: Option<String>,
    /// Sender's name, for evidence.
    pub sender: String,
    /// In the address book or written to before.
    pub known: bool,
    /// Through a list.
    pub bulk: bool,
    /// Starred.
    pub starred: bool,
    /// Has a file.
    pub attachment: bool,
    /// Has an invitation.
    pub invitation: bool,
    /// Amounts in the body with the handles that show them.
    pub amounts: Vec<(Handle, f64, String)>,
}

/// The deal at hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct KnownDeal {
    /// Stage.
    pub stage: String,
    /// Whole units.
    pub amount: i64,
    /// Currency.
    pub currency: String,
}

/// What an evaluation came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// Decided.
    Verdict {
        /// Whether it holds.
        holds: bool,
        /// Why, in words: `sender.relation is "investor" (Dana Ortiz is a prospect): no`.
        evidence: Vec<String>,
        /// Lowest probability among the readings used; 1 for facts.
        probability: f64,
    },
    /// The student must first name this reading.
    NeedsReading {
        /// Its name.
        name: String,
    },
    /// A fact that this needs was never looked up; the words say which.
    Unknown {
        /// Reason, for people.
        reason: String,
    },
}
