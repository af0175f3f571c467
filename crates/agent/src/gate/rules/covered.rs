//! Proof that a rule covers an action. Like a permit it is made, never parsed: by the gate when it decides, or from the
//! gate's own record when what it queued is about to leave.

use super::{Facts, Rule, Standing};
use crate::action::Action;
use crate::gate::{Case, Verdict, decide};
use sha2::{Digest, Sha256};

/// A rule covers exactly this action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    rule: Standing,
    action: String,
}

impl Covered {
    /// The gate's own finding: the case would ask, and a rule answers.
    pub fn find(case: &Case<'_>) -> Option<Covered> {
        let decision = decide(case);
        let id = decision.rule.filter(|_| decision.verdict == Verdict::Auto)?;
        let rule = case.rules.all.iter().find(|s| s.id == id)?.clone();
        Some(Covered { rule, action: hash(case.action) })
    }

    /// What was found and queued before, checked again by what is on record: the rule's sentence speaks of the facts, and
    /// the facts are the action's. Its last day and its daily count were looked at when it was queued.
    pub fn recorded(rule: &Standing, facts: &Facts, action: &Action, own: &str) -> Option<Covered> {
        let read: Rule = rule.sentence.parse().ok()?;
        (read.speaks_of(facts) && facts.fit(action, own)).then(|| Covered { rule: rule.clone(), action: hash(action) })
    }

    /// The rule.
    pub fn rule(&self) -> &Standing {
        &self.rule
    }

    /// Whether it is about this action and no other.
    pub fn is_of(&self, action: &Action) -> bool {
        self.action == hash(action)
    }
}

/// SHA-256 of an action's canonical form, in hex.
fn hash(action: &Action) -> String {
    let json = serde_json::to_vec(action).expect("an action is plain data with string keys");
    Sha256::digest(json).iter().map(|b| format!("{b:02x}")).collect()
}
