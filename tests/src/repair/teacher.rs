//! The scripted teacher: three edits an answer, in the order that a seed gives, whatever it is asked.

use crate::teacher_server::{Asked, End, Reply, Said, events};
use serde_json::json;
use understudy_providers::teacher::Provider;

/// What an edit is meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It mends what is wrong.
    Good,
    /// It changes nothing that matters.
    Useless,
    /// It does harm.
    Harmful,
}

/// An edit that the teacher will propose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What it is meant as; the teacher does not say.
    pub kind: Kind,
    /// What the teacher says that it is for; unlike that of all others.
    pub why: String,
    /// Pieces and what stands there instead.
    pub changes: Vec<(String, String)>,
    /// Another description, or nothing.
    pub description: String,
}

/// Edits in an answer.
pub const EACH: usize = 3;

/// Answers the n-th question with the n-th three edits; when there are no more, with those that mend, once again.
pub fn script(edits: &[Proposed]) -> impl Fn(usize, &Asked) -> Reply + Send + Sync + 'static {
    let answers: Vec<String> = edits.chunks(EACH).map(answer).collect();
    let mends: Vec<Proposed> = edits.iter().filter(|e| e.kind == Kind::Good).cloned().collect();
    let last = answer(&mends);
    move |n, _| said(answers.get(n).unwrap_or(&last).clone())
}

/// An answer as the product wants it.
pub fn answer(edits: &[Proposed]) -> String {
    let change = |(find, replace): &(String, String)| json!({"find": find, "replace": replace});
    let edit = |e: &Proposed| {
        let changes: Vec<serde_json::Value> = e.changes.iter().map(change).collect();
        json!({"why": e.why, "changes": changes, "description": e.description})
    };
    let edits: Vec<serde_json::Value> = edits.iter().map(edit).collect();
    json!({"diagnosis": "Something is wrong with it.", "edits": edits}).to_string()
}

/// A text as the teacher's stream, with what it cost.
pub fn said(text: String) -> Reply {
    let said = Said { tokens: (6_000, 2_000, 700), ..Said::new(&text) };
    Reply::Stream(events(Provider::Compatible, &said), End::Whole)
}

/// An order that a seed gives; the same for the same seed.
pub fn shuffled<T>(mut all: Vec<T>, seed: u64) -> Vec<T> {
    // Knuth's constants for a congruential generator; only the order of a bench hangs on it.
    let mut state = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    for at in (1..all.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all.swap(at, (state >> 33) as usize % (at + 1));
    }
    all
}
