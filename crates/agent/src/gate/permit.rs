//! Permits: the only key to doing anything. An account takes a [`Permit`], not an action, and there are
//! four ways to come by one: the gate said `Auto`, the user approved exactly these bytes, a standing rule of the user's
//! covers exactly this action and these bytes, or the user did it by hand. None of them can be read from a file or a message: a permit is made, never parsed.

use super::{Case, Covered, Decision, Verdict, decide};
use crate::action::Action;
use std::fmt;

/// Leave to do one action.
#[derive(Clone, Debug, PartialEq)]
pub struct Permit {
    action: Action,
}

/// Proof that a person at a host did something: a button, a typed word, a command of their own. Only the app's
/// `gesture` module makes one, from the caller of a command (a direction test says so).
#[derive(Debug)]
pub struct UserGesture(());

impl UserGesture {
    /// A person acted. Not for tools, runs, timers or messages.
    pub fn witnessed() -> UserGesture {
        UserGesture(())
    }
}

/// Why a permit was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The gate wants the user, or says no.
    Gate(Decision),
    /// The bytes are not those that were approved.
    OtherBytes,
    /// The rule is about another action.
    OtherAction,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Gate(decision) => f.write_str(&decision.reasons.join(" ")),
            Refused::OtherBytes => f.write_str("The bytes are not those that were approved, so nothing was done."),
            Refused::OtherAction => f.write_str("The rule does not cover this, so nothing was done."),
        }
    }
}

impl std::error::Error for Refused {}

impl Permit {
    /// What the gate lets through by itself. What a standing rule answered for is not among it: that leaves through the
    /// outbox, so that it can be taken back.
    ///
    /// # Errors
    /// [`Refused::Gate`] with its decision when the verdict is not `Auto`, or a rule made it so.
    pub fn auto(case: &Case<'_>) -> Result<Permit, Refused> {
        let decision = decide(case);
        match decision.verdict {
            Verdict::Auto if decision.rule.is_none() => Ok(Permit { action: case.action.clone() }),
            Verdict::Auto | Verdict::Ask | Verdict::Red | Verdict::Deny => Err(Refused::Gate(decision)),
        }
    }

    /// What the user approved: `payload` hashes to `found`, and `approved` is the hash on the approved card
    /// (both SHA-256 in hex).
    ///
    /// # Errors
    /// [`Refused::OtherBytes`] when the two differ or there is no hash.
    pub fn approved(action: Action, found: &str, approved: &str) -> Result<Permit, Refused> {
        if approved.len() != 64 || found != approved {
            return Err(Refused::OtherBytes);
        }
        Ok(Permit { action })
    }

    /// What a standing rule covers: `covered` is about this action, and the bytes are those that were queued under it.
    ///
    /// # Errors
    /// [`Refused::OtherAction`] or [`Refused::OtherBytes`].
    pub fn covered(action: Action, covered: &Covered, found: &str, queued: &str) -> Result<Permit, Refused> {
        if !covered.is_of(&action) {
            return Err(Refused::OtherAction);
        }
        Permit::approved(action, found, queued)
    }

    /// What the user does by hand.
    pub fn by_hand(action: Action, _gesture: &UserGesture) -> Permit {
        Permit { action }
    }

    /// What may be done.
    pub fn action(&self) -> &Action {
        &self.action
    }
}
