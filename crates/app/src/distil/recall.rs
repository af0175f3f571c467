//! The gate of a description: the requests of this skill must find it, and it must not take the place of another.
//!
//! Routing lines stand in the index that they are looked up in, so each is left out while it is looked up: what counts is
//! whether a request that nobody wrote down finds the skill. What an edit takes is the firewall's answer; here is only
//! what finds the skill itself, and which of its requests the teacher is not told of: they are looked up once at the end,
//! and can only take away.

use super::work::Found;
use crate::internal;
use crate::open::Inner;
use crate::usecases::firewall::{self, Examples, Past};
use crate::wire::{Taken, WireError};
use std::collections::BTreeSet;
use std::sync::Arc;
use understudy_store::{Router, Routes, sha256_hex};

/// Of so many requests of one kind one is held out, when there are as many.
const HELD_OUT: usize = 3;

/// What the requests of a skill find, with its routes as they are given.
pub(super) async fn look(inner: &Arc<Inner>, own: &Routes) -> Result<Found, WireError> {
    let past = firewall::past(inner).await?;
    let (all, name) = (firewall::with(&inner.skills.routes(), own.clone()), own.name.clone());
    tokio::task::spawn_blocking(move || found(&all, &name, &past)).await.map_err(internal)
}

/// What a change of a skill's routes takes from others, or loses to them. `before` is none for a new skill.
pub(super) async fn takes(inner: &Arc<Inner>, before: Option<Routes>, after: Routes) -> Result<Vec<Taken>, WireError> {
    let past = firewall::past(inner).await?;
    let mut old = inner.skills.routes();
    match before {
        Some(before) => old = firewall::with(&old, before),
        None => old.retain(|r| r.name != after.name),
    }
    tokio::task::spawn_blocking(move || {
        let name = after.name.clone();
        let new = firewall::with(&old, after);
        firewall::by_routes(&old, &new, &name, &past, Examples::LeftOut)
    })
    .await
    .map_err(internal)
}

/// Looks up the examples of a skill, each left out, and what it really did before.
fn found(all: &[Routes], name: &str, past: &[Past]) -> Found {
    let mut found = Found::default();
    let mut note = |request: &str, scores: &[(String, f64)]| match firewall::first(scores) {
        Some(first) if first == name => found.hits.push(request.to_owned()),
        other => found.missed.push((request.to_owned(), other.unwrap_or_default())),
    };
    let own: &[String] = all.iter().find(|r| r.name == name).map(|r| r.requests.as_slice()).unwrap_or_default();
    for request in own {
        note(request, &Router::build(&firewall::without(all, name, request)).route(request));
    }
    let whole = Router::build(all);
    for asked in past.iter().filter(|p| p.skill.as_deref() == Some(name) && !own.contains(&p.request)) {
        note(&asked.request, &whole.route(&asked.request));
    }
    found
}

/// Which requests are held out: of those that find the skill and of those that do not every third, in an order that hangs
/// on the seed.
pub(super) fn deal(found: &Found, seed: u32) -> BTreeSet<String> {
    let missed: Vec<&String> = found.missed.iter().map(|(request, _)| request).collect();
    let hits: Vec<&String> = found.hits.iter().collect();
    let mut out = BTreeSet::new();
    for mut kind in [hits, missed] {
        kind.sort_by_key(|request| sha256_hex(format!("{seed} {request}").as_bytes()));
        out.extend(kind.iter().skip(HELD_OUT - 1).step_by(HELD_OUT).map(|r| (*r).clone()));
    }
    out
}

/// Why an edit is refused that takes something; `None` when it takes nothing. What is lost of the held-out requests is for
/// the end.
pub(super) fn judge(name: &str, taken: &[Taken], held_out: &BTreeSet<String>) -> Option<String> {
    let seen: Vec<Taken> = taken.iter().filter(|t| t.from != name || !held_out.contains(&t.request)).cloned().collect();
    (!seen.is_empty()).then(|| format!("With it {}", firewall::sentence(name, &seen)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes(name: &str, description: &str, requests: &[&str]) -> Routes {
        let requests = requests.iter().map(|r| (*r).to_owned()).collect();
        Routes { name: name.into(), description: description.into(), requests, ..Routes::default() }
    }

    fn others() -> Vec<Routes> {
        vec![
            routes(
                "file-receipts",
                "Files receipts and invoices that were paid.",
                &["File my receipts", "Sort the paid invoices"],
            ),
            routes(
                "move-meeting",
                "Moves a meeting to another time.",
                &["Move my meeting with Priya", "Push the standup back"],
            ),
        ]
    }

    fn with(description: &str) -> Vec<Routes> {
        let own = routes("greet-guests", description, &["Welcome the visitors of the week"]);
        firewall::with(&others(), own)
    }

    #[test]
    fn a_description_that_finds_more_is_let_through_and_one_that_takes_is_not() {
        let look = |description: &str| found(&with(description), "greet-guests", &[]);
        let judged = |from: &str, to: &str| {
            let taken = firewall::by_routes(&with(from), &with(to), "greet-guests", &[], Examples::LeftOut);
            judge("greet-guests", &taken, &BTreeSet::new())
        };
        let (vague, good) = ("Does things.", "Welcomes visitors: a short letter to every visitor of the week.");
        let greedy = format!("{good} Pushes the standup back. Use for \"push the standup back\".");
        assert_eq!((look(vague).missed.len(), look(good).hits.len()), (1, 1), "{:?}", look(good));
        assert_eq!(judged(vague, good), None);
        assert!(judged(good, vague).is_some_and(|why| why.contains("“greet-guests”")), "{:?}", judged(good, vague));
        let why = judged(good, &greedy);
        assert!(why.as_ref().is_some_and(|w| w.contains("move-meeting")), "{why:?}");
    }

    #[test]
    fn a_third_of_the_requests_is_held_out_and_its_loss_is_for_the_end() {
        let requests = |n: usize, word: &str| -> Vec<String> { (0..n).map(|i| format!("{word} {i}")).collect() };
        let missed = requests(4, "missed").into_iter().map(|r| (r, String::new())).collect();
        let found = Found { hits: requests(7, "hit"), missed };
        let held = deal(&found, 1);
        assert_eq!(held.iter().filter(|r| r.starts_with("hit")).count(), 2);
        assert_eq!(held.iter().filter(|r| r.starts_with("missed")).count(), 1);
        assert_eq!(held, deal(&found, 1));
        assert!((2..20).any(|seed| deal(&found, seed) != held), "the order hangs on the seed");
        let few = Found { hits: requests(2, "hit"), missed: Vec::new() };
        assert!(deal(&few, 1).is_empty());
        let request = held.first().expect("one").clone();
        let taken = |request: &str| Taken {
            request: request.into(),
            source: crate::wire::RequestSource::Example,
            from: "own".into(),
            to: None,
        };
        assert_eq!(judge("own", &[taken(&request)], &held), None);
        assert!(judge("own", &[taken("hit")], &held).is_some());
    }
}
