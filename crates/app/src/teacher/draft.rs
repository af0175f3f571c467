//! What a teacher can be asked about: a trial question without any data, and the review of a skill.

use crate::open::Inner;
use crate::wire::WireError;
use crate::{internal, not_found};
use std::sync::Arc;
use understudy_agent::envelope::{DataKind, Draft, Section};

/// Passages of memories that go with a skill.
const PASSAGES: usize = 3;

/// A question that holds nothing of the user's and costs next to nothing.
pub(crate) fn trial() -> Draft {
    Draft {
        instructions: "This is a trial of the connection. Answer with the one word READY.".into(),
        sections: Vec::new(),
        shape: None,
        // Models that think need some room before the first word.
        most: 512,
    }
}

const REVIEW: &str =
    "You review a skill: a text that a small local model performs step by step on its user's mail, calendar and \
deals. The model only points at values, picks from closed lists and fills templates; conditions in backticks are \
decided by code. Below are the skill and the passages of the user's own notes that it should agree with.

Names, addresses and numbers were replaced by marked stand-ins: invented words with a dash, a letter and a number \
behind. Use them exactly as they are written.

Say what is ambiguous, missing, contradictory or against the notes, the gravest first, at most eight remarks. In each \
say where it is (quote a few words), what goes wrong because of it, and the words that should stand there instead. If \
the skill is good, say so and make no remark.";

/// What a teacher is told when it is asked to look a skill over.
pub(crate) async fn review(inner: &Arc<Inner>, name: &str) -> Result<Draft, WireError> {
    let loaded = inner.skills.get(name).ok_or_else(|| not_found("skill", name))?;
    let (memories, question) = (inner.memories.clone(), loaded.skill.description.clone());
    let found = tokio::task::spawn_blocking(move || memories.search(&question, PASSAGES)).await.map_err(internal)?;
    let skill = Section { title: format!("{name}/SKILL.md"), kind: DataKind::Skill, text: loaded.text.clone() };
    let passages = found.map_err(internal)?.hits.into_iter().map(|hit| Section {
        title: hit.passage.place(),
        kind: DataKind::Memory,
        text: hit.passage.text,
    });
    let text = serde_json::json!({ "type": "string" });
    let remark = serde_json::json!({
        "type": "object",
        "properties": { "where": text, "problem": text, "instead": text },
        "required": ["where", "problem", "instead"],
        "additionalProperties": false,
    });
    let shape = serde_json::json!({
        "type": "object",
        "properties": { "summary": text, "remarks": { "type": "array", "items": remark } },
        "required": ["summary", "remarks"],
        "additionalProperties": false,
    });
    let sections = std::iter::once(skill).chain(passages).collect();
    Ok(Draft { instructions: REVIEW.into(), sections, shape: Some(shape), most: 4096 })
}
