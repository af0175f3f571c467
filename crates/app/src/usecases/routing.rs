//! How well requests find their skill, and what would help where they do not.
//!
//! The report asks all routing examples of the active skills and what the user really asked for. An example that routing
//! knows finds its skill nearly always; asked while it is left out, it says what routing does with words that it has not
//! seen. A suggestion is tried before it is made: with it the request finds its skill, and what it takes is told.

use super::firewall::{self, Examples, Past};
use super::skills::{adopt, after, folder, routing_of, text_of};
use crate::library::{blocking, changed, told};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::sync::Arc;
use std::time::Instant;
use understudy_agent::foreign;
use understudy_agent::success::Rate;
use understudy_store::{Author, Note, Router, Routes, Save, clear_winner, routes_of, sha256_hex};

/// Longest request of an example, characters.
const LONGEST: usize = 500;
/// Words of a request that are tried as keywords.
const WORDS: usize = 6;
/// Suggestions for one request.
const EACH: usize = 3;
/// Requests of a skill that suggestions are made for.
const MISSES: usize = 12;

/// A request with what is known of it.
#[derive(Clone, Debug)]
struct Asked {
    request: String,
    source: RequestSource,
    /// The skill that it is about.
    skill: String,
    near_miss: bool,
    /// Its place among the lines of the skill, when it is left out while it is asked.
    held_out: Option<usize>,
}

pub(crate) async fn routing_report(app: &App, _: Caller, held_out: bool) -> Result<RoutingReport, WireError> {
    let past = firewall::everything(&app.inner).await?;
    let inner = app.inner.clone();
    tokio::task::spawn_blocking(move || report(&inner, &past, held_out)).await.map_err(internal)?
}

/// Measures and reports.
fn report(inner: &Arc<Inner>, past: &[Past], held_out: bool) -> Result<RoutingReport, WireError> {
    let began = Instant::now();
    let routes = inner.skills.routes();
    let mut all: Vec<Asked> = routes.iter().flat_map(|r| lines(r, false)).collect();
    if held_out {
        all.extend(routes.iter().flat_map(|r| lines(r, true)));
    }
    all.extend(real(&routes, past));
    let total = all.len();
    let mut misses = Vec::new();
    let mut tallies: Vec<[Tally; 3]> = vec![Default::default(); routes.len()];
    for (n, asked) in all.iter().enumerate() {
        if inner.closing.is_cancelled() {
            return Err(bad_input("The report was stopped.", "Ask for it again."));
        }
        if n % 16 == 0 {
            let label = format!("Asking request {} of {total}", n + 1);
            inner.send(Update::Progress { id: "routing".into(), label, done: n as f64, total: total as f64 });
        }
        let router = router(&routes, asked);
        let scores = scores(inner, router.as_ref(), asked);
        let which = match (asked.held_out, asked.source) {
            (Some(_), _) => 1,
            (None, RequestSource::Past) => 2,
            (None, _) => 0,
        };
        if let Some(skill) = routes.iter().position(|r| r.name == asked.skill) {
            tallies[skill][which].add(asked, &scores);
        }
        misses.extend(miss(asked, &scores).map(|m| explained(inner, router.as_ref(), m)));
    }
    inner.send(Update::Progress {
        id: "routing".into(),
        label: "Asked".into(),
        done: total as f64,
        total: total as f64,
    });
    misses.sort_by(|a: &RoutingMiss, b| {
        let key = |m: &RoutingMiss| (!m.sure, m.near_miss, m.source, m.skill.clone());
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score))
    });
    let sum = |which: usize| tallies.iter().fold(Tally::default(), |sum, t| sum.plus(&t[which])).figures();
    let skills = routes.iter().zip(&tallies).map(|(route, [known, unseen, past])| SkillRouting {
        name: route.name.clone(),
        known: known.figures(),
        held_out: held_out.then(|| unseen.figures()),
        past: past.figures(),
    });
    let bad_lines = inner.skills.problems().into_iter().filter(|p| p.problem.code == "routing");
    let (known, unseen, real) = (sum(0), held_out.then(|| sum(1)), sum(2));
    let sure = misses.iter().filter(|m| m.held_out && m.near_miss && m.sure).count();
    Ok(RoutingReport {
        verdict: verdict(&known, unseen.as_ref(), &real, sure),
        known,
        held_out: unseen,
        past: real,
        skills: skills.collect(),
        misses,
        problems: bad_lines.map(|p| format!("{}: {}", p.path, p.problem.message)).collect(),
        ms: began.elapsed().as_secs_f64() * 1e3,
    })
}

/// The examples of a skill.
fn lines(routes: &Routes, held_out: bool) -> Vec<Asked> {
    let of = |requests: &[String], near_miss: bool| -> Vec<Asked> {
        let asked = requests.iter().enumerate().map(|(at, request)| Asked {
            request: request.clone(),
            source: RequestSource::Example,
            skill: routes.name.clone(),
            near_miss,
            held_out: held_out.then_some(at),
        });
        asked.collect()
    };
    [of(&routes.requests, false), of(&routes.misses, true)].concat()
}

/// Real requests whose skill is still there.
fn real(routes: &[Routes], past: &[Past]) -> Vec<Asked> {
    let known = |p: &Past| {
        let skill = p.skill.clone().filter(|s| routes.iter().any(|r| r.name == *s))?;
        Some(Asked { request: p.request.clone(), source: RequestSource::Past, skill, near_miss: false, held_out: None })
    };
    past.iter().filter_map(known).collect()
}

/// A router that does not know the request, when it is left out.
fn router(routes: &[Routes], asked: &Asked) -> Option<Router> {
    asked.held_out.map(|_| Router::build(&without(routes, asked)))
}

/// The skills for a request, best first; by a router of its own, or by the active one.
fn scores(inner: &Inner, router: Option<&Router>, asked: &Asked) -> Vec<(String, f64)> {
    router.map_or_else(|| inner.skills.route(&asked.request), |router| router.route(&asked.request))
}

/// A miss with the reason of the score.
fn explained(inner: &Inner, router: Option<&Router>, miss: RoutingMiss) -> RoutingMiss {
    let (request, skill) = (&miss.request, miss.first.as_ref().unwrap_or(&miss.skill));
    let why = router.map_or_else(|| inner.skills.why(request, skill), |router| router.why(request, skill));
    RoutingMiss { why: why.unwrap_or_default(), ..miss }
}

/// What routing knows, but for a request that is left out.
fn without(routes: &[Routes], asked: &Asked) -> Vec<Routes> {
    let mut rest = routes.to_vec();
    if let (Some(at), Some(of)) = (asked.held_out, rest.iter_mut().find(|r| r.name == asked.skill)) {
        if asked.near_miss {
            of.misses.remove(at)
        } else {
            of.requests.remove(at)
        };
    }
    rest
}

/// Rank of a skill, from 1; `None` when it is no candidate.
fn rank(skill: &str, scores: &[(String, f64)]) -> Option<u32> {
    let place = scores.iter().position(|(name, _)| name == skill)?;
    (scores[place].1 >= understudy_store::CANDIDATE).then_some(place as u32 + 1)
}

/// The row of a request that goes wrong.
fn miss(asked: &Asked, scores: &[(String, f64)]) -> Option<RoutingMiss> {
    let rank = rank(&asked.skill, scores);
    if (rank == Some(1)) != asked.near_miss {
        return None;
    }
    let winner = clear_winner(scores);
    Some(RoutingMiss {
        request: asked.request.clone(),
        source: asked.source,
        held_out: asked.held_out.is_some(),
        skill: asked.skill.clone(),
        near_miss: asked.near_miss,
        rank,
        first: firewall::first(scores),
        score: scores.first().map_or(0.0, |(_, score)| *score),
        sure: winner.is_some_and(|w| (w == asked.skill) == asked.near_miss),
        why: String::new(),
    })
}

/// Counts on the way to figures.
#[derive(Clone, Debug, Default)]
struct Tally {
    asked: u32,
    first: u32,
    third: u32,
    reciprocal: f64,
    others: u32,
    wrong: u32,
}

impl Tally {
    fn add(&mut self, asked: &Asked, scores: &[(String, f64)]) {
        let rank = rank(&asked.skill, scores);
        if asked.near_miss {
            self.others += 1;
            self.wrong += u32::from(rank == Some(1));
            return;
        }
        self.asked += 1;
        self.first += u32::from(rank == Some(1));
        self.third += u32::from(rank.is_some_and(|r| r <= 3));
        self.reciprocal += rank.map_or(0.0, |r| 1.0 / f64::from(r));
    }

    fn plus(&self, other: &Tally) -> Tally {
        Tally {
            asked: self.asked + other.asked,
            first: self.first + other.first,
            third: self.third + other.third,
            reciprocal: self.reciprocal + other.reciprocal,
            others: self.others + other.others,
            wrong: self.wrong + other.wrong,
        }
    }

    fn figures(&self) -> RoutingFigures {
        let share = |count: u32, of: u32| {
            let (low, high) = Rate { succeeded: count, runs: of }.interval();
            ShareView { count, of, low, high }
        };
        RoutingFigures {
            first: share(self.first, self.asked),
            third: share(self.third, self.asked),
            mrr: if self.asked == 0 { 0.0 } else { self.reciprocal / f64::from(self.asked) },
            wrong: share(self.wrong, self.others),
        }
    }
}

/// What the figures mean for the user; `sure` near misses would be performed without a question to the student.
fn verdict(known: &RoutingFigures, held_out: Option<&RoutingFigures>, past: &RoutingFigures, sure: usize) -> String {
    let of = |s: &ShareView| format!("{} of {}", s.count, s.of);
    let mut words = format!("{} examples find their skill first", of(&known.first));
    if let Some(unseen) = held_out {
        let (low, high) = (unseen.first.low, unseen.first.high);
        words.push_str(&format!(
            "; left out while they are asked, {} do (95 % interval {low:.2} to {high:.2}), and {} near misses find a skill that they are not for, {sure} of them without a question to the student",
            of(&unseen.first),
            of(&unseen.wrong)
        ));
    }
    match past.first.of {
        0 => words.push_str(". There are no real requests yet whose skill is known."),
        _ => words.push_str(&format!(". {} real requests find the skill that did them.", of(&past.first))),
    }
    words
}

pub(crate) async fn routing_suggest(app: &App, _: Caller, name: String) -> Result<RoutingAdvice, WireError> {
    let past = firewall::everything(&app.inner).await?;
    blocking(&app.inner, move |inner| advice(inner, &past, name)).await
}

fn advice(inner: &Inner, past: &[Past], name: String) -> Result<RoutingAdvice, WireError> {
    let routes = inner.skills.routes();
    let own = routes.iter().find(|r| r.name == name).ok_or_else(|| not_found("skill", &name))?;
    let mut all = [lines(own, false), lines(own, true)].concat();
    all.extend(real(&routes, past).into_iter().filter(|a| a.skill == name));
    let mut misses: Vec<RoutingMiss> = Vec::new();
    let mut suggestions = Vec::new();
    for asked in all {
        let router = router(&routes, &asked);
        let scores = scores(inner, router.as_ref(), &asked);
        let Some(miss) = miss(&asked, &scores).filter(|m| !misses.iter().any(|o| o.request == m.request)) else {
            continue;
        };
        let miss = explained(inner, router.as_ref(), miss);
        if !miss.near_miss && misses.len() < MISSES {
            suggestions.extend(remedies(&routes, past, &asked, &miss));
        }
        misses.push(miss);
    }
    let message = match (misses.len(), suggestions.len()) {
        (0, _) => format!("Every known request for “{name}” finds it."),
        (n, 0) => format!("{n} requests do not go as they should, and neither an example nor a keyword would help."),
        (n, k) => format!("{n} requests do not go as they should; {k} ways to mend that were tried and work."),
    };
    Ok(RoutingAdvice { name, misses, suggestions, message })
}

/// Ways to let a request find its skill, each tried: those that take nothing first.
fn remedies(routes: &[Routes], past: &[Past], asked: &Asked, miss: &RoutingMiss) -> Vec<RoutingSuggestion> {
    let request = asked.request.clone();
    let own = |skill: &str| routes.iter().find(|r| r.name == skill);
    let mut tried: Vec<(String, Remedy)> = Vec::new();
    if asked.held_out.is_none() && own(&asked.skill).is_some_and(|r| !r.requests.contains(&request)) {
        tried.push((asked.skill.clone(), Remedy::Example { request: request.clone() }));
    }
    if let Some(taker) = miss.first.as_deref().filter(|f| *f != asked.skill)
        && own(taker).is_some_and(|r| !r.misses.contains(&request))
    {
        tried.push((taker.to_owned(), Remedy::NearMiss { request: request.clone() }));
    }
    let without = without(routes, asked);
    if let Some(own) = without.iter().find(|r| r.name == asked.skill) {
        let words: Vec<String> = own.unknown_words(&request).into_iter().take(WORDS).collect();
        for word in &words {
            tried.push((asked.skill.clone(), Remedy::Keywords { words: vec![word.clone()] }));
        }
        if words.len() > 1 {
            tried.push((asked.skill.clone(), Remedy::Keywords { words }));
        }
    }
    let mut found: Vec<RoutingSuggestion> = Vec::new();
    for (skill, remedy) in tried {
        let apply = |routes: &[Routes]| -> Vec<Routes> {
            let mut routes = routes.to_vec();
            if let Some(route) = routes.iter_mut().find(|r| r.name == skill) {
                applied(route, &remedy);
            }
            routes
        };
        let trial = Router::build(&apply(&without));
        if firewall::first(&trial.route(&request)).as_deref() != Some(asked.skill.as_str()) {
            continue;
        }
        let taken = firewall::by_routes(routes, &apply(routes), &skill, past, Examples::Known);
        let about = about(&skill, &asked.skill, &remedy);
        found.push(RoutingSuggestion {
            request: request.clone(),
            first: miss.first.clone(),
            skill,
            remedy,
            about,
            taken,
        });
    }
    found.sort_by_key(|s| s.taken.len());
    found.truncate(EACH);
    found
}

fn applied(routes: &mut Routes, remedy: &Remedy) {
    match remedy {
        Remedy::Example { request } => routes.requests.push(request.clone()),
        Remedy::NearMiss { request } => routes.misses.push(request.clone()),
        Remedy::Keywords { words } => routes.keywords = format!("{} {}", routes.keywords, words.join(" ")),
    }
}

fn about(skill: &str, wanted: &str, remedy: &Remedy) -> String {
    match remedy {
        Remedy::Example { .. } => format!("Add the request to the examples of “{skill}”."),
        Remedy::NearMiss { .. } => {
            format!("Note in “{skill}” that the request is not for it; then “{wanted}” is found.")
        }
        Remedy::Keywords { words } => {
            let words: Vec<String> = words.iter().map(|w| format!("“{w}”")).collect();
            format!("Add {} to the keywords of “{skill}”.", words.join(", "))
        }
    }
}

pub(crate) async fn routing_apply(
    app: &App,
    _: Caller,
    name: String,
    remedy: Remedy,
    anyway: bool,
) -> Result<Saved, WireError> {
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| apply(inner, &past, &name, &remedy, anyway)).await
}

fn apply(inner: &Inner, past: &[Past], name: &str, remedy: &Remedy, anyway: bool) -> Result<Saved, WireError> {
    let folder = folder(inner, name)?;
    let (text, hash, unreadable) = text_of(&folder);
    if let Some(reason) = unreadable {
        return Err(bad_input(format!("“{name}” cannot be changed. {reason}"), "Mend the file first."));
    }
    let lines = routing_of(&folder);
    let (new_text, new_lines, message) = changed_by(name, &text, &lines, remedy)?;
    let taken = firewall::by_skill(inner, past, name, &new_text, &new_lines)?;
    if !anyway && !taken.is_empty() {
        return Ok(super::skills::asked(name, &new_text, hash, taken));
    }
    if !folder.starts_with(inner.library.skills.root()) {
        adopt(inner, name, &folder)?;
    }
    let note = Note { author: Author::You, message: &message, at: inner.now() };
    let (path, content, base) = match new_lines == lines {
        true => (format!("{name}/SKILL.md"), new_text, Some(hash)),
        false => {
            let base = (!lines.is_empty()).then(|| sha256_hex(lines.as_bytes()));
            (format!("{name}/evals/routing.jsonl"), new_lines, base)
        }
    };
    match inner.library.skills.save(&path, &content, base.as_deref(), &note).map_err(told)? {
        Save::Stale { found, beside } => Err(changed(name, found.as_deref(), beside.as_deref())),
        Save::Done { commit, .. } => Ok(firewall::told(after(inner, name, commit)?, taken)),
    }
}

/// The text and the routing lines with a remedy, and the message of the commit.
fn changed_by(name: &str, text: &str, lines: &str, remedy: &Remedy) -> Result<(String, String, String), WireError> {
    let (request, expect) = match remedy {
        Remedy::Keywords { words } => {
            let new = foreign::with_keywords(name, text, words).filter(|new| new != text);
            let new = new.ok_or_else(|| {
                bad_input(
                    format!("The keywords cannot be added to the front matter of “{name}”."),
                    "Write them yourself: `keywords: \"...\"` under `metadata`, single words of letters and digits.",
                )
            })?;
            return Ok((new, lines.to_owned(), format!("Add keywords to {name}: {}", words.join(" "))));
        }
        Remedy::Example { request } => (request, true),
        Remedy::NearMiss { request } => (request, false),
    };
    let request = request.split_whitespace().collect::<Vec<_>>().join(" ");
    if request.is_empty() || request.chars().count() > LONGEST {
        return Err(bad_input(
            format!("A request of an example has between 1 and {LONGEST} characters."),
            "Say it in a sentence.",
        ));
    }
    let known =
        routes_of(name, text, lines).is_some_and(|r| r.requests.contains(&request) || r.misses.contains(&request));
    if known {
        return Err(bad_input(format!("“{request}” is among the examples of “{name}” already."), "Change that line."));
    }
    let json = serde_json::to_string(&request).map_err(internal)?;
    let newline = if lines.is_empty() || lines.ends_with('\n') { "" } else { "\n" };
    let new = format!("{lines}{newline}{{\"request\": {json}, \"expect\": {expect}}}\n");
    let what = if expect { "an example" } else { "a near miss" };
    Ok((text.to_owned(), new, format!("Add {what} to {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(skill: &str, near_miss: bool) -> Asked {
        Asked { request: "r".into(), source: RequestSource::Example, skill: skill.into(), near_miss, held_out: None }
    }

    #[test]
    fn figures_are_those_of_the_ranks() {
        let scores = |all: &[(&str, f64)]| all.iter().map(|(n, s)| ((*n).to_owned(), *s)).collect::<Vec<_>>();
        let mut tally = Tally::default();
        tally.add(&asked("a", false), &scores(&[("a", 0.9), ("b", 0.1)]));
        tally.add(&asked("a", false), &scores(&[("b", 0.9), ("a", 0.5)]));
        tally.add(&asked("a", false), &scores(&[("b", 0.9), ("a", 0.1)]));
        tally.add(&asked("a", true), &scores(&[("a", 0.9)]));
        tally.add(&asked("a", true), &scores(&[("a", 0.01)]));
        let got = tally.figures();
        let short = |s: ShareView| (s.count, s.of);
        assert_eq!((short(got.first), short(got.third), short(got.wrong)), ((1, 3), (2, 3), (1, 2)));
        assert_eq!(got.mrr, 0.5);
        assert_eq!((got.first.low > 0.0, got.first.high < 1.0), (true, true), "{got:?}");
        assert_eq!(Tally::default().figures().mrr, 0.0);
    }

    #[test]
    fn a_miss_says_what_came_in_its_place_and_whether_anybody_would_be_asked() {
        let scores = vec![("b".to_owned(), 0.9), ("a".to_owned(), 0.3)];
        let found = miss(&asked("a", false), &scores).expect("missed");
        assert_eq!((found.rank, found.first.as_deref(), found.sure), (Some(2), Some("b"), true));
        assert_eq!(miss(&asked("b", false), &scores), None);
        assert!(miss(&asked("b", true), &scores).is_some_and(|m| m.near_miss && m.sure));
        assert_eq!(miss(&asked("a", true), &scores), None);
    }
}
