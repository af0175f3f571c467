//! Permits: the only key to doing anything. An account takes a [`Permit`], not an action, and there are
//! three ways to come by one: the gate said `Auto`, the user approved exactly these bytes, or the user did it
//! by hand. None of them can be read from a file or a message: a permit is made, never parsed.

use super::{Case, Decision, Verdict, decide};
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
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Gate(decision) => f.write_str(&decision.reasons.join(" ")),
            Refused::OtherBytes => f.write_str("The bytes are not those that were approved, so nothing was done."),
        }
    }
}

impl std::error::Error for Refused {}

impl Permit {
    /// What the gate lets through by itself.
    ///
    /// # Errors
    /// [`Refused::Gate`] with its decision when the verdict is not `Auto`.
    pub fn auto(case: &Case<'_>) -> Result<Permit, Refused> {
        let decision = decide(case);
        match decision.verdict {
            Verdict::Auto => Ok(Permit { action: case.action.clone() }),
            Verdict::Ask | Verdict::Red | Verdict::Deny => Err(Refused::Gate(decision)),
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

    /// What the user does by hand.
    pub fn by_hand(action: Action, _gesture: &UserGesture) -> Permit {
        Permit { action }
    }

    /// What may be done.
    pub fn action(&self) -> &Action {
        &self.action
    }
}
