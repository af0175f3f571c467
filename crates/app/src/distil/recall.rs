//! The gate of a description: the requests of this skill must find it, and it must not take the place of another.
//!
//! Routing lines stand in the index that they are looked up in, so each is held out while it is looked up: what counts is
//! whether a request that nobody wrote down finds the skill. Requests of past runs and near misses are looked up as they
//! are. A request of another is taken only where this skill would be chosen without a question to the student.

use super::work::Found;
use crate::wire::WireError;
use understudy_store::{Router, Routes, clear_winner};

/// Past requests that are looked up.
pub(super) const PAST: usize = 60;

/// Looks up every request. `all` are the routes of all skills, the one in question among them; `past` are requests of real
/// runs with the skill that served them.
pub(super) fn look(all: &[Routes], name: &str, past: &[(String, String)]) -> Result<Found, WireError> {
    let mut found = Found::default();
    let whole = Router::build(all);
    let top = |router: &Router, request: &str| {
        let scores = router.route(request);
        let clear = clear_winner(&scores).is_some();
        (scores.into_iter().next().map(|(name, _)| name).unwrap_or_default(), clear)
    };
    for (at, routes) in all.iter().enumerate() {
        let own = routes.name == name;
        for (line, request) in routes.requests.iter().enumerate() {
            // Building an index for each line is what costs; a skill that is not even near needs none.
            let near = own || whole.route(request).iter().take(3).any(|(n, score)| n == name && *score > 0.0);
            if !near {
                continue;
            }
            let mut rest = all.to_vec();
            rest[at].requests.remove(line);
            let (first, clear) = top(&Router::build(&rest), request);
            note(&mut found, request, &routes.name, (first.as_str(), clear), name);
        }
        if own {
            for miss in &routes.misses {
                if clear_winner(&whole.route(miss)) == Some(name) {
                    found.taken.push((miss.clone(), "a near miss".into()));
                }
            }
        }
    }
    for (request, served) in past.iter().take(PAST) {
        let (first, clear) = top(&whole, request);
        note(&mut found, request, served, (first.as_str(), clear), name);
    }
    Ok(found)
}

fn note(found: &mut Found, request: &str, owner: &str, (top, clear): (&str, bool), name: &str) {
    match (owner == name, top == name && (clear || owner == name)) {
        (true, true) => found.hits.push(request.to_owned()),
        (true, false) => found.missed.push((request.to_owned(), top.to_owned())),
        (false, true) => found.taken.push((request.to_owned(), owner.to_owned())),
        (false, false) => {}
    }
}

/// Why another description is refused; `None` when it finds no less and takes nothing more.
pub(super) fn judge(before: &Found, after: &Found) -> Option<String> {
    if let Some((request, owner)) = after.taken.iter().find(|t| !before.taken.contains(t)) {
        return Some(format!("With it “{request}” finds this skill instead of {owner}."));
    }
    if let Some((request, instead)) = after.missed.iter().find(|(r, _)| before.hits.contains(r)) {
        let instead = if instead.is_empty() { "nothing" } else { instead };
        return Some(format!("With it “{request}” finds {instead} instead of this skill."));
    }
    None
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

    #[test]
    fn a_description_that_finds_more_is_let_through_and_one_that_takes_is_not() {
        let own = |description: &str| routes("greet-guests", description, &["Welcome the visitors of the week"]);
        let look = |description: &str| {
            let mut all = others();
            all.push(own(description));
            look(&all, "greet-guests", &[]).expect("looked up")
        };
        let vague = look("Does things.");
        assert_eq!(vague.missed.len(), 1, "{vague:?}");
        let good = look("Welcomes visitors: a short letter to every visitor of the week.");
        assert_eq!(good.hits.len(), 1, "{good:?}");
        assert_eq!(judge(&vague, &good), None);
        assert!(judge(&good, &vague).is_some_and(|why| why.contains("instead of this skill")));
        let greedy = look("Welcomes visitors: a short letter to every visitor of the week. Pushes the standup back.");
        let why = judge(&good, &greedy);
        assert!(why.as_ref().is_some_and(|w| w.contains("instead of move-meeting")), "{why:?} {greedy:?}");
    }
}
