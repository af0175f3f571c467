//! Recall: memories and candidate skills for a request, and the people that words name.

use crate::meaning;
use crate::open::Inner;
use std::sync::{Arc, PoisonError};
use std::time::Instant;
use understudy_agent::record::Person;
use understudy_agent::run::{Candidate, Event, RecalledMemory};
use understudy_agent::skill::{Skill, Step, StepKind};

/// Memories kept with a run.
const MEMORIES: usize = 3;
/// Candidate skills shown to the student (loop.md).
const CANDIDATES: usize = 5;
/// Characters of a description shown to the student.
const ABOUT: usize = 160;

/// Searches memories and skills with the request.
pub(crate) async fn recall(inner: &Arc<Inner>, request: &str) -> Event {
    let started = Instant::now();
    let (skills, words) = (inner.skills.clone(), request.to_owned());
    let routed = tokio::task::spawn_blocking(move || skills.route(&words));
    let answer = meaning::search(inner, request, MEMORIES, meaning::RUN).await;
    let scores = understudy_store::finished(routed).await;
    let memories = match answer {
        Ok((answer, _)) => answer
            .hits
            .into_iter()
            .map(|hit| RecalledMemory { passage: hit.passage, score: hit.score, why: hit.why })
            .collect(),
        Err(error) => {
            tracing::warn!(error = %error.message, "memory search failed");
            Vec::new()
        }
    };
    let winner = understudy_store::clear_winner(&scores).map(str::to_owned);
    let active = inner.skills.active();
    let candidates = scores
        .iter()
        .filter(|(_, score)| *score >= understudy_store::CANDIDATE)
        .take(CANDIDATES)
        .filter_map(|(name, score)| {
            let loaded = active.iter().find(|s| s.skill.name == *name)?;
            let about = loaded.skill.description.chars().take(ABOUT).collect();
            Some(Candidate { name: name.clone(), about, score: *score })
        })
        .collect();
    Event::Recalled {
        memories,
        candidates,
        winner,
        people: people_in(inner, request),
        ms: started.elapsed().as_secs_f64() * 1000.0,
    }
}

/// People of the address book whose name, or a part of it, stands in a text.
pub(crate) fn people_in(inner: &Inner, text: &str) -> Vec<Person> {
    let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
    people
        .iter()
        .filter(|p| p.name.split_whitespace().any(|part| part.len() > 1 && text.contains(part)))
        .cloned()
        .collect()
}

/// The words of a skill's steps, for the people that they name.
pub(crate) fn step_words(skill: &Skill) -> String {
    fn add(steps: &[Step], out: &mut String) {
        for step in steps {
            out.push_str(&step.text);
            out.push('\n');
            if let StepKind::ForEach { steps, .. } | StepKind::Group { steps } = &step.kind {
                add(steps, out);
            }
        }
    }
    let mut out = String::new();
    add(&skill.steps, &mut out);
    out
}
