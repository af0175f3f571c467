//! Routing on the wire: how well requests find their skill, what a save would take from others, and what would help.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a request comes from that a skill or memory should be found for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RequestSource {
    /// A line of a skill's `evals/routing.jsonl`.
    Example,
    /// A line of the memories' `.recall.jsonl`.
    Check,
    /// Something that the user really asked for.
    Past,
}

/// A request that another skill or memory would answer after a save.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The request, in its words.
    pub request: String,
    /// Where it comes from.
    pub source: RequestSource,
    /// Name of the skill, or path of the memory, that comes first now.
    pub from: String,
    /// The one that would come first after the save; `None`: nothing would be found.
    pub to: Option<String>,
}

/// How many of how many, with the 95 % score interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShareView {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// Lower end of the interval, 0 to 1.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How well requests find their skill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutingFigures {
    /// Recall@1: requests whose skill comes first.
    pub first: ShareView,
    /// Recall@3: requests whose skill is among the first three.
    pub third: ShareView,
    /// Mean of one over the rank; 0 for what is not found.
    pub mrr: f64,
    /// Requests that are not for a skill and that it would be found for first, out of those.
    pub wrong: ShareView,
}

/// A skill in the routing report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillRouting {
    /// Skill.
    pub name: String,
    /// Its examples as routing knows them.
    pub known: RoutingFigures,
    /// Its examples, each left out of what routing knows while it is asked; `None` when that was not measured.
    pub held_out: Option<RoutingFigures>,
    /// Real requests that it did.
    pub past: RoutingFigures,
}

/// A request that does not find its skill, or finds one that it is not for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutingMiss {
    /// The request.
    pub request: String,
    /// Where it comes from.
    pub source: RequestSource,
    /// It was left out of what routing knows while it was asked.
    pub held_out: bool,
    /// The skill that it is about: the one that should come first or, for a near miss, the one that should not.
    pub skill: String,
    /// It is a near miss: a request that is not for `skill`.
    pub near_miss: bool,
    /// Rank of `skill`, from 1.
    pub rank: Option<u32>,
    /// What came first in its place; `None` when nothing was found.
    pub first: Option<String>,
    /// Score of what came first, 0 to 1.
    pub score: f64,
    /// It came so far ahead that nobody would be asked.
    pub sure: bool,
    /// Why what came first, or `skill` where nothing did, scores as it does.
    pub why: String,
}

/// How well requests find the active skills.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutingReport {
    /// All examples as routing knows them.
    pub known: RoutingFigures,
    /// All examples, each left out while it is asked: what routing does with words that it has not seen.
    pub held_out: Option<RoutingFigures>,
    /// Real requests whose skill the user chose, or that succeeded.
    pub past: RoutingFigures,
    /// A row for each skill, by name.
    pub skills: Vec<SkillRouting>,
    /// What does not find its skill: surely wrong ones first.
    pub misses: Vec<RoutingMiss>,
    /// Lines that could not be used, in words.
    pub problems: Vec<String>,
    /// What follows, in words.
    pub verdict: String,
    /// Milliseconds that it took.
    pub ms: f64,
}

/// What would let a request find its skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Remedy {
    /// The request as an example of the skill: a line with `"expect": true`.
    Example {
        /// The request.
        request: String,
    },
    /// The request as a near miss of the skill that took it: a line with `"expect": false`.
    NearMiss {
        /// The request.
        request: String,
    },
    /// Words for `keywords` in the skill's `metadata`.
    Keywords {
        /// The words.
        words: Vec<String>,
    },
}

impl Default for Remedy {
    fn default() -> Remedy {
        Remedy::Keywords { words: Vec::new() }
    }
}

/// A remedy that was tried on the skills of now: with it the request finds its skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutingSuggestion {
    /// The request that fails.
    pub request: String,
    /// What comes first now.
    pub first: Option<String>,
    /// The skill whose files the remedy changes.
    pub skill: String,
    /// The remedy, for `routing_apply`.
    pub remedy: Remedy,
    /// In words.
    pub about: String,
    /// What it would take from others; empty for most.
    pub taken: Vec<Taken>,
}

/// What would help a skill to be found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutingAdvice {
    /// The skill.
    pub name: String,
    /// Requests of it that fail.
    pub misses: Vec<RoutingMiss>,
    /// What would help, the best of each miss first.
    pub suggestions: Vec<RoutingSuggestion>,
    /// In words.
    pub message: String,
}
