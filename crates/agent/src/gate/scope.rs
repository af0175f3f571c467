//! The plan's scope, from a skill's `allowed-tools` and `metadata`.
//!
//! It only reads what the author declared and the user reviewed; nothing widens it during a run.

use super::Scope;
use crate::skill::Skill;

/// Objects that filing may touch in one run without asking, unless the skill says less or more.
pub const FILING_LIMIT: usize = 50;

/// The scope of a skill: its tools, `sources.TOOL.PARAMETER: "user thread-participants"`, and
/// `filing-limit: "20"`. A limit that is no number counts as none allowed, so that a slip asks.
pub fn scope(skill: &Skill) -> Scope {
    let words =
        |text: &str| text.split([' ', ',', '\n', '\t']).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    Scope {
        skill: skill.name.clone(),
        tools: skill.allowed_tools.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
        sources: skill
            .metadata
            .iter()
            .filter_map(|(key, value)| Some((key.trim().strip_prefix("sources.")?.to_owned(), words(value))))
            .collect(),
        filing_limit: match skill.metadata.get("filing-limit") {
            Some(limit) => limit.trim().parse().unwrap_or(0),
            None => FILING_LIMIT,
        },
    }
}
