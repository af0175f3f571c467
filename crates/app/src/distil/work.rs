//! What a distillation has so far: the plan, how its cases stand, the best text, and every round with its verdicts.
//!
//! It is written to the store as a whole after every step. What was asked and answered is not in it; that is the ledger's.

use super::trace::Trace;
use crate::wire::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use understudy_agent::distil::sources::Source;
use understudy_agent::distil::{Change, Part, Parts, Scores, passes};

/// Seeds with which every case runs: the median of three.
pub(crate) const SEEDS: u32 = 3;
/// Rounds when the user says nothing.
pub(crate) const ROUNDS: u32 = 6;
/// Rounds in a row without a kept edit after which it ends.
pub(crate) const PATIENCE: u32 = 3;
/// How often an answer that cannot be read goes back in one round.
pub(crate) const MENDS: u32 = 2;

/// The text that a distillation began with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Base {
    pub(crate) sha256: String,
    pub(crate) text: String,
}

/// A passage that the teacher is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Given {
    pub(crate) title: String,
    pub(crate) text: String,
}

/// An edit as the teacher proposed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Edit {
    pub(crate) why: String,
    pub(crate) changes: Vec<Change>,
    /// Another description; empty for the same.
    pub(crate) description: String,
}

/// A round: a question, its answer, and the verdicts so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Round {
    /// How often the answer went back to be mended.
    pub(crate) mends: u32,
    /// Why the last answer could not be read.
    pub(crate) broken: String,
    /// Calls in the ledger.
    pub(crate) calls: Vec<String>,
    pub(crate) diagnosis: String,
    /// The answer, once it could be read.
    pub(crate) answer: Option<Vec<Edit>>,
    /// A verdict for each of the first edits.
    pub(crate) edits: Vec<EditView>,
    /// What the teacher is told of each: nothing of a case that it does not see.
    pub(crate) told: Vec<String>,
    pub(crate) ended: bool,
}

/// Requests that find the skill, and those that do not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Found {
    /// Requests that should find it and do.
    pub(crate) hits: Vec<String>,
    /// Requests that should find it and do not, with what is found instead.
    pub(crate) missed: Vec<(String, String)>,
}

impl Found {
    /// The same without the requests that are held out.
    pub(crate) fn without(&self, held_out: &BTreeSet<String>) -> Found {
        let is_seen = |request: &String| !held_out.contains(request);
        Found {
            hits: self.hits.iter().filter(|r| is_seen(r)).cloned().collect(),
            missed: self.missed.iter().filter(|(r, _)| is_seen(r)).cloned().collect(),
        }
    }
}

/// A text that was kept, by the edit that made it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Kept {
    pub(crate) round: usize,
    pub(crate) edit: usize,
    pub(crate) text: String,
    pub(crate) scores: Scores,
    pub(crate) failing: BTreeMap<String, Vec<String>>,
    pub(crate) traces: BTreeMap<String, Trace>,
    pub(crate) found: Found,
}

/// A new skill as the teacher wrote it, after it was checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Authored {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) routing: String,
    /// Each with its text in `evals.json`, the name of its world's file, and that file's text.
    pub(crate) cases: Vec<Bootstrap>,
}

/// A case that the teacher wrote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Bootstrap {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) world: String,
    pub(crate) yaml: String,
    pub(crate) confirmed: bool,
}

/// All of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Work {
    pub(crate) plan: DistilPlan,
    /// The teacher's name, fixed at the quote.
    pub(crate) teacher: String,
    pub(crate) student: String,
    /// Millionths of a dollar.
    pub(crate) budget: u64,
    /// The envelope that the user was shown.
    pub(crate) shown: String,
    pub(crate) base: Option<Base>,
    /// Folder of the skill's evals at the quote.
    pub(crate) evals: String,
    /// Hash of the cases and the student: what a refusal holds for.
    pub(crate) judged_by: String,
    /// Passages with which the outcome is bound.
    pub(crate) sources: Vec<Source>,
    pub(crate) given: Vec<Given>,
    /// Recorded runs that the user picked.
    pub(crate) runs: Vec<Trace>,
    pub(crate) parts: Parts,
    /// How the base did, all cases.
    pub(crate) before: Scores,
    pub(crate) best: String,
    /// How the best text does on the cases that teach or select.
    pub(crate) scores: Scores,
    /// How the cases that teach or select fail with the best text.
    pub(crate) traces: BTreeMap<String, Trace>,
    /// What fails of each case of the best text, in words.
    pub(crate) failing: BTreeMap<String, Vec<String>>,
    pub(crate) found_before: Found,
    pub(crate) found: Found,
    /// Requests that the teacher is not told of. They are looked up once at the end.
    pub(crate) held_requests: BTreeSet<String>,
    /// The text that it began with, and how that did.
    pub(crate) first: Kept,
    /// The texts that were kept, the best one last.
    pub(crate) kept: Vec<Kept>,
    pub(crate) rounds: Vec<Round>,
    /// Rounds in a row without a kept edit.
    pub(crate) idle: u32,
    pub(crate) notes: Vec<String>,
    /// The new skill, once it could be read.
    pub(crate) authored: Option<Authored>,
    pub(crate) proposal: Option<String>,
}

impl Work {
    /// Rounds at most.
    pub(crate) fn most_rounds(&self) -> u32 {
        self.plan.rounds.unwrap_or(ROUNDS).clamp(1, 20)
    }

    /// How the cases that teach fail: all that the teacher sees of them.
    pub(crate) fn shown_traces(&self) -> impl Iterator<Item = &Trace> {
        let teaches = |id: &String| self.parts.get(id).is_some_and(|part| part.teaches());
        self.traces.iter().filter(move |(id, _)| teaches(id)).map(|(_, trace)| trace)
    }

    /// Whether a case fails with the best text.
    pub(crate) fn fails(&self, id: &str) -> bool {
        self.scores.get(id).is_some_and(|seen| (passes(seen) as usize) < seen.len())
    }

    /// What was wrong at the beginning is so no more: every case that teaches or selects passes with every seed, or, where
    /// all passed before, requests find the skill.
    pub(crate) fn converged(&self) -> bool {
        let decide = |part: &Part| part.teaches() || part.selects();
        let cases = self.parts.iter().filter(|(_, part)| decide(part)).all(|(id, _)| !self.fails(id));
        let kept = self.rounds.iter().flat_map(|r| &r.edits).any(|e| e.kept);
        match self.plan.why {
            // One edit that follows the memory and breaks nothing is what was wanted.
            DistilWhy::Memory => kept,
            DistilWhy::Author | DistilWhy::Improve => cases && (self.began_with_failures() || self.is_found()),
        }
    }

    fn began_with_failures(&self) -> bool {
        self.before.values().any(|seen| (passes(seen) as usize) < seen.len())
    }

    /// More requests find it than before, and four of five do: a request that is held out may miss a good skill, too.
    fn is_found(&self) -> bool {
        let (now, before) = (self.found.without(&self.held_requests), self.found_before.without(&self.held_requests));
        let (hits, missed) = (now.hits.len(), now.missed.len());
        missed == 0 || (hits > before.hits.len() && hits * 5 >= (hits + missed) * 4)
    }

    /// The rounds for the wire, with what each call counts.
    pub(crate) fn round_views(&self, costs: &BTreeMap<String, u64>) -> Vec<RoundView> {
        let cost = |calls: &[String]| calls.iter().filter_map(|c| costs.get(c)).sum::<u64>();
        self.rounds
            .iter()
            .zip(1..)
            .map(|(round, n)| RoundView {
                round: n,
                calls: round.calls.clone(),
                cost: crate::teacher::settings::dollars(cost(&round.calls)),
                diagnosis: match round.broken.is_empty() {
                    true => round.diagnosis.clone(),
                    false => format!("The answer could not be read: {}", round.broken),
                },
                edits: round.edits.clone(),
            })
            .collect()
    }
}

/// A part for the wire.
pub(crate) fn part_view(part: Part) -> CasePart {
    match part {
        Part::Train => CasePart::Train,
        Part::Select => CasePart::Select,
        Part::TrainSelect => CasePart::TrainSelect,
        Part::Test => CasePart::Test,
    }
}
