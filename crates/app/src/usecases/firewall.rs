//! The firewall on save: which requests would find another skill or memory once a text is saved.
//!
//! Asked on a candidate, in memory, before anything is written: the routing examples, the recall checks, and what the user
//! really asked for. Distillation asks the same of every edit of a description. Only a change of what comes first counts, and only where the one before was right as far as is known.

use crate::open::Inner;
use crate::wire::*;
use crate::{internal, library::told as store_told};
use std::collections::BTreeSet;
use std::time::Instant;
use understudy_agent::success::{self, Ending};
use understudy_store::runs::RunState as Stored;
use understudy_store::{CANDIDATE, Router, Routes, outcomes, routes_of};

/// Past requests that are asked again on a save, the latest first.
const PAST: usize = 200;
/// Requests that a question names.
const NAMED: usize = 3;

/// Something that the user asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Past {
    /// The words.
    pub(crate) request: String,
    /// The skill that was right: the user named it, or its run succeeded.
    pub(crate) skill: Option<String>,
}

/// What the user asked for, each request once, the latest first.
pub(crate) async fn past(inner: &Inner) -> Result<Vec<Past>, WireError> {
    let mut past = everything(inner).await?;
    past.truncate(PAST);
    Ok(past)
}

/// The same without an end.
pub(super) async fn everything(inner: &Inner) -> Result<Vec<Past>, WireError> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for run in outcomes::ended(&inner.store).await.map_err(internal)? {
        let words = run.request.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let ending = match run.state {
            Stored::Done => Ending::Done,
            Stored::Stopped => Ending::Stopped,
            _ => Ending::NotDone,
        };
        let right = run.chosen || success::succeeded(ending, run.rejected, run.undone) == Some(true);
        // A later run that went wrong does not take away what an earlier one showed.
        let skill = run.skill.filter(|_| right);
        if skill.is_some() && seen.insert((words.clone(), true)) || seen.insert((words, false)) {
            out.push(Past { request: run.request, skill });
        }
    }
    Ok(out)
}

/// The skill that comes first, when it is a candidate at all.
pub(crate) fn first(scores: &[(String, f64)]) -> Option<String> {
    scores.first().filter(|(_, score)| *score >= CANDIDATE).map(|(name, _)| name.clone())
}

/// How the examples of the skills are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Examples {
    /// As routing knows them: what a save would change at once.
    Known,
    /// Each left out of what routing knows while it is asked: what a change would do to requests that nobody wrote down. A
    /// request of another is then taken where the changed skill comes first in its place.
    LeftOut,
}

/// What a skill's new text or routing lines would take from others, or lose to them. A draft takes nothing.
pub(super) fn by_skill(
    inner: &Inner,
    past: &[Past],
    name: &str,
    text: &str,
    routing: &str,
) -> Result<Vec<Taken>, WireError> {
    let Some(changed) = routes_of(name, text, routing) else { return Ok(Vec::new()) };
    let began = Instant::now();
    let before = inner.skills.routes();
    if before.contains(&changed) {
        return Ok(Vec::new());
    }
    let after = with(&before, changed);
    let taken = by_routes(&before, &after, name, past, Examples::Known);
    tracing::debug!(skill = name, ms = began.elapsed().as_secs_f64() * 1e3, taken = taken.len(), "firewall");
    Ok(taken)
}

/// The routes with one replaced or added.
pub(crate) fn with(routes: &[Routes], changed: Routes) -> Vec<Routes> {
    let mut out: Vec<Routes> = routes.iter().filter(|r| r.name != changed.name).cloned().collect();
    out.push(changed);
    out.sort_by(|a, b| a.name.cmp(&b.name));
    out
}

/// The routes without the example of a skill.
pub(crate) fn without(routes: &[Routes], skill: &str, request: &str) -> Vec<Routes> {
    let mut rest = routes.to_vec();
    if let Some(own) = rest.iter_mut().find(|r| r.name == skill) {
        own.requests.retain(|r| r != request);
    }
    rest
}

/// What a change of the skill `changed` takes: examples and past requests whose skill came first and does not any more,
/// and near misses of the changed skill for which it comes first now. The one answer to that question, for a save and for
/// an edit of a teacher's.
pub(crate) fn by_routes(
    before: &[Routes],
    after: &[Routes],
    changed: &str,
    past: &[Past],
    examples: Examples,
) -> Vec<Taken> {
    let (old, new) = (Router::build(before), Router::build(after));
    let mut out: Vec<Taken> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let written = before.iter().flat_map(|r| r.requests.iter().map(|q| (q.as_str(), &r.name, RequestSource::Example)));
    let asked = past.iter().filter_map(|p| Some((p.request.as_str(), p.skill.as_ref()?, RequestSource::Past)));
    for (request, skill, source) in written.chain(asked) {
        if !seen.insert(request) {
            continue;
        }
        let scores = new.route(request);
        let (now, scores) = match (examples, source) {
            (Examples::LeftOut, RequestSource::Example) => {
                let near = scores.iter().any(|(name, score)| name == changed && *score >= CANDIDATE);
                if skill != changed && !near {
                    continue;
                }
                let router = |routes: &[Routes]| Router::build(&without(routes, skill, request));
                (first(&router(before).route(request)), router(after).route(request))
            }
            // The candidate first: what still finds its skill needs no second look.
            _ if first(&scores).as_ref() == Some(skill) => continue,
            _ => (first(&old.route(request)), scores),
        };
        let to = first(&scores);
        let counts = skill == changed || examples == Examples::Known || to.as_deref() == Some(changed);
        if counts && to.as_ref() != Some(skill) && now.as_ref() == Some(skill) {
            out.push(Taken { request: request.to_owned(), source, from: skill.clone(), to });
        }
    }
    let misses = after.iter().filter(|r| r.name == changed).flat_map(|r| &r.misses);
    for request in misses.filter(|m| !seen.contains(m.as_str())) {
        if let Some(to) = first(&new.route(request)).filter(|to| to == changed)
            && let Some(from) = first(&old.route(request)).filter(|from| from != changed)
        {
            out.push(Taken { request: request.clone(), source: RequestSource::Example, from, to: Some(to) });
        }
    }
    out
}

/// What a memory's new text would take: recall checks whose memory came first and does not any more, and past questions
/// that found another memory first and would find this one. `was` is its path now, `path` the one that it would have.
pub(super) fn by_memory(
    inner: &Inner,
    past: &[Past],
    was: &str,
    path: &str,
    changes: &[(String, Option<String>)],
) -> Result<Vec<Taken>, WireError> {
    let began = Instant::now();
    let candidate = inner.memories.candidate(changes).map_err(store_told)?;
    let top = |answer: understudy_store::MemoryAnswer| answer.hits.into_iter().next().map(|h| h.passage.path);
    let renamed = |found: String| if found == was { path.to_owned() } else { found };
    let mut out: Vec<Taken> = Vec::new();
    let mut seen = BTreeSet::new();
    let checks = super::recall_checks::expected(inner).into_iter().map(|(q, p)| (q, Some(p), RequestSource::Check));
    let asked = past.iter().map(|p| (p.request.clone(), None, RequestSource::Past));
    for (request, expect, source) in checks.chain(asked) {
        if !seen.insert(request.clone()) {
            continue;
        }
        let expect = expect.map(&renamed);
        // The candidate first: a check that still finds its memory, and a question that does not find this one, need no
        // second look. A past question has no right answer: only one that another memory answered until now is taken.
        let to = top(candidate.search(&request, 1).map_err(store_told)?);
        let harmless = match &expect {
            Some(_) => to == expect,
            None => to.as_deref() != Some(path),
        };
        if harmless {
            continue;
        }
        let now = top(inner.memories.search(&request, 1).map_err(store_told)?).map(&renamed);
        if let Some(from) = now.filter(|now| expect.as_ref().map_or(now != path, |e| e == now)) {
            out.push(Taken { request, source, from, to });
        }
    }
    tracing::debug!(memory = path, ms = began.elapsed().as_secs_f64() * 1e3, taken = out.len(), "firewall");
    Ok(out)
}

/// The question to the user, before anything is written.
pub(super) fn question(saved: &str, taken: &[Taken]) -> String {
    format!("Nothing is saved yet. {} Save it anyway, or change the text first.", sentence(saved, taken))
}

/// The same before a version is brought back.
pub(super) fn question_of_restore(restored: &str, taken: &[Taken]) -> String {
    format!("Nothing is restored yet. {} Restore it anyway, or leave it as it is.", sentence(restored, taken))
}

/// The same before a proposal is adopted.
pub(super) fn question_of_adoption(adopted: &str, taken: &[Taken]) -> String {
    format!("Nothing is adopted yet. {} Adopt it anyway, or leave out the part that does it.", sentence(adopted, taken))
}

/// A save that was done, with what it took.
pub(super) fn told(saved: Saved, taken: Vec<Taken>) -> Saved {
    if taken.is_empty() {
        return saved;
    }
    let message = format!("{} {}", saved.message, sentence(&saved.name, &taken));
    Saved { message, taken, ..saved }
}

/// What is taken, naming whom it is taken from.
pub(crate) fn sentence(saved: &str, taken: &[Taken]) -> String {
    let quoted = |t: &Taken| format!("“{}”", t.request.chars().take(80).collect::<String>());
    let requests: Vec<String> = taken.iter().take(NAMED).map(quoted).collect();
    let more = if taken.len() > NAMED { format!(" and {} more", taken.len() - NAMED) } else { String::new() };
    let names = |all: BTreeSet<&str>| all.into_iter().map(|n| format!("“{n}”")).collect::<Vec<_>>().join(", ");
    let from = names(taken.iter().map(|t| t.from.as_str()).collect());
    let to: BTreeSet<&str> = taken.iter().map(|t| t.to.as_deref().unwrap_or("nothing")).collect();
    let to = if to.len() == 1 && to.contains(saved) { "this one".to_owned() } else { names(to) };
    let what = if taken.len() == 1 { "1 request".to_owned() } else { format!("{} requests", taken.len()) };
    format!("{what} that found {from} until now would find {to}: {}{more}.", requests.join(", "))
}
