//! Rewriting a skill: ask, try every edit, keep what the gate lets through, until nothing fails or a bound is met.
//!
//! Every verdict is kept before the next edit is tried. The cases of the test part run at the very end, and can only take
//! away.

use super::ask::{Heard, ask};
use super::work::{Edit, Found, Kept, MENDS, PATIENCE, Round, Work, part_view};
use super::{Desk, End, draft, propose, recall, tries};
use crate::library::{compared, problem};
use crate::wire::*;
use crate::{internal, teacher};
use serde::Deserialize;
use std::path::Path;
use understudy_agent::distil::{self, Change, MOST_GROWTH, Part, Scores, Verdict, judge, on};
use understudy_agent::envelope::Draft;
use understudy_agent::eval::Case;
use understudy_agent::skill::{self, Severity};
use understudy_store::refused_edits::{self, RefusedEdit};
use understudy_store::{Routes, proposals, sha256_hex};

/// Refused edits that a teacher is told of.
const TOLD: usize = 12;

/// The question of the round that is open, or of the first one.
pub(super) async fn question(desk: &Desk<'_>) -> Result<Draft, WireError> {
    let (store, name) = (&desk.inner().store, &desk.row.skill);
    let mut refused: Vec<(String, String)> = Vec::new();
    for round in desk.work.rounds.iter().rev() {
        let told = round.edits.iter().zip(&round.told).filter(|(edit, _)| !edit.kept);
        refused.extend(told.map(|(edit, told)| (edit.why.clone(), told.clone())));
    }
    for known in refused_edits::list(store, name).await.map_err(internal)? {
        if !refused.iter().any(|(what, _)| *what == known.what) {
            refused.push((known.what, known.reason));
        }
    }
    refused.truncate(TOLD);
    let reasons = proposals::reasons(store, name, 5).await.map_err(internal)?;
    Ok(draft::rewrite(&desk.work, name, &refused, &reasons))
}

/// Works until it ends.
pub(super) async fn improve(desk: &mut Desk<'_>) -> Result<End, WireError> {
    loop {
        if desk.stop.is_cancelled() {
            return Ok(End::Stopped("You stopped it. What was kept so far stays.".into()));
        }
        if desk.work.rounds.last().is_none_or(|r| r.ended) {
            let words = if desk.work.converged() {
                match desk.work.plan.why {
                    DistilWhy::Memory => Some("The text follows the memory, and no case got worse.".to_owned()),
                    _ => Some("Every case that decides passes.".to_owned()),
                }
            } else if desk.work.rounds.len() as u32 >= desk.work.most_rounds() {
                Some(format!("{} rounds were the most.", desk.work.rounds.len()))
            } else if desk.work.idle >= PATIENCE {
                Some(format!("No edit helped in {PATIENCE} rounds."))
            } else {
                None
            };
            if let Some(words) = words {
                // What is taken back at the end can be mended otherwise while there are rounds.
                let go_on = desk.work.converged() && (desk.work.rounds.len() as u32) < desk.work.most_rounds();
                match close(desk, &words, go_on).await? {
                    Some(end) => return Ok(end),
                    None => continue,
                }
            }
            desk.work.rounds.push(Round::default());
            desk.save().await?;
        }
        if let Some(end) = step(desk).await? {
            return Ok(end);
        }
    }
}

/// One step of the open round: its answer, or the verdict about its next edit.
async fn step(desk: &mut Desk<'_>) -> Result<Option<End>, WireError> {
    let n = desk.work.rounds.len();
    let at = n - 1;
    let Some(edits) = desk.work.rounds[at].answer.clone() else { return hear(desk, n).await };
    let tried = desk.work.rounds[at].edits.len();
    let Some(edit) = edits.get(tried) else {
        let helped = desk.work.rounds[at].edits.iter().any(|e| e.kept);
        desk.work.idle = if helped { 0 } else { desk.work.idle + 1 };
        if !helped {
            // What fails on one side may have another cause than on the other, and then nothing that is learnt can decide.
            let mut parts = std::mem::take(&mut desk.work.parts);
            if distil::merge(&mut parts, |id| desk.work.fails(id)) {
                desk.work.notes.push(format!(
                    "No edit of round {n} helped, so every failing case both teaches and decides from then on."
                ));
            }
            desk.work.parts = parts;
        }
        desk.work.rounds[at].ended = true;
        desk.save().await?;
        return Ok(None);
    };
    desk.tell(
        format!("Round {n}: edit {} of {} is tried.", tried + 1, edits.len()),
        at,
        desk.work.most_rounds() as usize,
    );
    let Some(Judged { view, key, told }) = verdict(desk, edit).await? else { return Ok(None) };
    let refused = (!view.kept).then(|| RefusedEdit {
        skill: desk.row.skill.clone(),
        key: key.clone(),
        what: view.why.clone(),
        reason: told.clone(),
        at: desk.inner().now(),
    });
    if view.kept {
        desk.work.kept.push(Kept {
            round: at,
            edit: tried,
            text: desk.work.best.clone(),
            scores: desk.work.scores.clone(),
            failing: desk.work.failing.clone(),
            traces: desk.work.traces.clone(),
            found: desk.work.found.clone(),
        });
    }
    desk.work.rounds[at].edits.push(view);
    desk.work.rounds[at].told.push(told);
    // The verdict comes first: an edit that is remembered without it would be refused as tried after a kill.
    desk.save().await?;
    if let Some(refused) = refused.filter(|_| !key.is_empty()) {
        refused_edits::remember(&desk.inner().store, &refused).await.map_err(internal)?;
    }
    Ok(None)
}

/// Asks for the answer of a round, and reads it.
async fn hear(desk: &mut Desk<'_>, n: usize) -> Result<Option<End>, WireError> {
    let mends = desk.work.rounds[n - 1].mends;
    let draft = question(desk).await?;
    let (read, call) = match ask(desk, n, mends, draft).await? {
        Heard::Stopped => return Ok(Some(End::Stopped("You stopped it. What was kept so far stays.".into()))),
        Heard::OverBudget(words) => {
            match desk.work.rounds.last_mut() {
                Some(round) if !round.calls.is_empty() => round.ended = true,
                _ => drop(desk.work.rounds.pop()),
            }
            desk.work.notes.push(words);
            return finish(desk, "The budget is used up.").await.map(Some);
        }
        Heard::Short { words, call } => (Err(words), call),
        Heard::Answer { text, call } => (answer(&text), call),
    };
    let round = &mut desk.work.rounds[n - 1];
    round.calls.push(call);
    match read {
        Ok((diagnosis, edits)) => {
            (round.diagnosis, round.broken) = (diagnosis, String::new());
            round.answer = Some(edits);
        }
        Err(words) => {
            round.broken = words;
            round.mends += 1;
            if round.mends > MENDS {
                round.ended = true;
                desk.work.idle += 1;
            }
        }
    }
    desk.save().await?;
    Ok(None)
}

/// The edits of an answer, at most so many as are looked at.
fn answer(text: &str) -> Result<(String, Vec<Edit>), String> {
    #[derive(Deserialize)]
    struct Answer {
        diagnosis: String,
        edits: Vec<One>,
    }
    #[derive(Deserialize)]
    struct One {
        why: String,
        changes: Vec<Change>,
        #[serde(default)]
        description: String,
    }
    let answer: Answer = serde_json::from_str(json_in(text)).map_err(|e| format!("{e}."))?;
    let edit = |one: One| Edit { why: one.why, changes: one.changes, description: one.description.trim().to_owned() };
    Ok((answer.diagnosis, answer.edits.into_iter().take(draft::EDITS).map(edit).collect()))
}

/// The JSON object in an answer: a teacher by hand or behind a command line may put words or a fence around it.
pub(super) fn json_in(text: &str) -> &str {
    match (text.find('{'), text.rfind('}')) {
        (Some(from), Some(to)) if from < to => &text[from..=to],
        _ => text,
    }
}

/// A verdict.
struct Judged {
    view: EditView,
    /// Under which a refusal is remembered; empty where it is not.
    key: String,
    /// What the teacher is told of it.
    told: String,
}

/// Tries an edit. `None` when it was stopped meanwhile.
async fn verdict(desk: &mut Desk<'_>, edit: &Edit) -> Result<Option<Judged>, WireError> {
    let (name, best) = (desk.row.skill.clone(), desk.work.best.clone());
    let base = desk.work.base.as_ref().map(|b| b.text.clone()).unwrap_or_default();
    let mut view = EditView {
        why: edit.why.clone(),
        kept: false,
        verdict: String::new(),
        reason: String::new(),
        before: None,
        after: None,
        problems: Vec::new(),
        lines: Vec::new(),
    };
    let refuse = |mut view: EditView, verdict: &str, reason: String, key: String| {
        (view.verdict, view.reason) = (verdict.to_owned(), reason.clone());
        Ok(Some(Judged { view, key, told: reason }))
    };
    let placed = match edit.changes.is_empty() && !edit.description.is_empty() {
        true => Ok(best.clone()),
        false => distil::apply(&best, &edit.changes),
    };
    let text = match placed {
        Err(why) => return refuse(view, "place", why, String::new()),
        Ok(text) if edit.description.is_empty() => text,
        Ok(text) => distil::described(&text, &edit.description),
    };
    view.lines = compared(&best, &text, 1)?;
    if distil::key(&text) == distil::key(&best) {
        return refuse(view, "same", "It changes nothing but spaces.".into(), String::new());
    }
    let key = sha256_hex(format!("{} {}", distil::key(&text), desk.work.judged_by).as_bytes());
    // That it changed too little holds only for the cases that decided.
    let dealt = serde_json::to_string(&desk.work.parts).map_err(internal)?;
    let flat_key = sha256_hex(format!("{key} {dealt}").as_bytes());
    let store = &desk.inner().store;
    let known = refused_edits::list(store, &name).await.map_err(internal)?;
    if let Some(known) = known.iter().find(|r| r.key == key || r.key == flat_key) {
        let reason = format!("It was tried before and refused. {}", known.reason);
        return refuse(view, "tried", reason, String::new());
    }
    let parsed = skill::parse(&name, &text);
    view.problems = parsed.problems.iter().map(|p| problem(&format!("{name}/SKILL.md"), p)).collect();
    let (old, new) = match (skill::parse(&name, &best).skill, parsed.skill) {
        (Some(old), Some(new)) => (old, new),
        _ => {
            let errors = parsed.problems.iter().filter(|p| p.severity == Severity::Error);
            let words: Vec<String> =
                errors.map(|p| format!("{}:{}: {}. {}", p.line, p.column, p.message, p.hint)).collect();
            return refuse(view, "parse", format!("The text does not read: {}", words.join(" ")), key);
        }
    };
    let wider = distil::widened(&old, &new);
    if !wider.is_empty() {
        let reason = format!("It would change what you allowed: {}. Only you can do that.", wider.join(", "));
        return refuse(view, "scope", reason, key);
    }
    let growth = distil::growth(&base, &text);
    if growth > MOST_GROWTH {
        let reason =
            format!("The body would grow by {:.0} %; {:.0} % are the most.", growth * 100.0, MOST_GROWTH * 100.0);
        return refuse(view, "growth", reason, key);
    }
    let mut found = None;
    if old.description != new.description {
        let evals = desk.inner().skills.get(&name).map(|l| l.routes.clone()).unwrap_or_default();
        let routes =
            |description: &str| Routes { name: name.clone(), description: description.into(), ..evals.clone() };
        let (before, after) = (routes(&old.description), routes(&new.description));
        let taken = recall::takes(desk.inner(), Some(before), after.clone()).await?;
        if let Some(reason) = recall::judge(&name, &taken, &desk.work.held_requests) {
            return refuse(view, "recall", reason, key);
        }
        found = Some(recall::look(desk.inner(), &after).await?);
    }
    if distil::body(&best) == distil::body(&text) {
        let after = found.unwrap_or_default();
        let seen = |found: &Found| found.without(&desk.work.held_requests).hits.len();
        let (from, to) = (seen(&desk.work.found), seen(&after));
        if to <= from {
            return refuse(view, "flat", "No more requests find the skill with it.".into(), key);
        }
        (view.kept, view.verdict) = (true, "kept".into());
        view.reason = format!("{to} requests find the skill with it; {from} did before.");
        (desk.work.best, desk.work.found) = (text, after);
        return Ok(Some(let_through(view)));
    }
    let cases = cases(desk, |part| part.teaches() || part.selects())?;
    let Some(tried) = run(desk, &text, &cases).await? else { return Ok(None) };
    let must_rise = desk.work.plan.why != DistilWhy::Memory;
    let outcome = judge(&desk.work.scores, &tried.scores, &desk.work.parts, must_rise);
    let select = |scores| on(scores, desk.work.parts.iter().filter(|(_, p)| p.selects()).map(|(id, _)| id.as_str()));
    (view.before, view.after) = (Some(select(&desk.work.scores)), Some(select(&tried.scores)));
    let percent = |value: f64| format!("{:.0} %", value * 100.0);
    match outcome {
        Verdict::Forbidden { case, effect } => {
            let reason = format!("In “{case}” it does what no check allows: {effect}.");
            let told = if is_shown(&desk.work, &case) { reason.clone() } else { UNSEEN.to_owned() };
            (view.verdict, view.reason) = ("forbidden".into(), reason);
            Ok(Some(Judged { view, key, told }))
        }
        Verdict::Worse { case } => {
            let hint = match desk.work.plan.why {
                DistilWhy::Memory => " If the memory is right, the case is out of date: change or remove it first.",
                _ => "",
            };
            let reason = format!("The case “{case}” gets worse with it.");
            let told = if is_shown(&desk.work, &case) { reason.clone() } else { UNSEEN.to_owned() };
            (view.verdict, view.reason) = ("worse".into(), format!("{reason}{hint}"));
            Ok(Some(Judged { view, key, told }))
        }
        Verdict::Flat { before, after } => {
            let reason = format!("The cases that decide stay at {} ({} before).", percent(after), percent(before));
            refuse(view, "flat", reason, flat_key)
        }
        Verdict::Kept { before, after } => {
            (view.kept, view.verdict) = (true, "kept".into());
            view.reason =
                format!("The cases that decide go from {} to {}, and none got worse.", percent(before), percent(after));
            desk.work.traces = tried.traces;
            desk.work.failing = tried.failing;
            (desk.work.best, desk.work.scores) = (text, tried.scores);
            if let Some(found) = found {
                desk.work.found = found;
            }
            Ok(Some(let_through(view)))
        }
    }
}

/// What the teacher is told where a case that it does not see is in the way.
const UNSEEN: &str = "A case that you do not see gets worse with it.";

fn is_shown(work: &Work, case: &str) -> bool {
    work.parts.get(case).is_some_and(|part| part.teaches())
}

fn let_through(view: EditView) -> Judged {
    Judged { view, key: String::new(), told: String::new() }
}

fn cases(desk: &Desk<'_>, of: impl Fn(Part) -> bool) -> Result<Vec<Case>, WireError> {
    let file = Path::new(&desk.work.evals).join("evals.json");
    let text = std::fs::read_to_string(&file).map_err(|e| {
        crate::bad_input(format!("{} cannot be read: {e}.", file.display()), "Put it back, then go on.")
    })?;
    let all =
        understudy_agent::eval::read_cases(&text).map_err(|e| crate::bad_input(e, "Mend evals.json, then go on."))?;
    Ok(all.into_iter().filter(|c| desk.work.parts.get(&c.id).is_some_and(|part| of(*part))).collect())
}

async fn run(desk: &Desk<'_>, text: &str, cases: &[Case]) -> Result<Option<tries::Tried>, WireError> {
    let candidate = tries::Candidate::new(&desk.row.skill, text, Path::new(&desk.work.evals))?;
    let n = desk.work.rounds.len();
    let told = |done, total| desk.tell(format!("Round {n}: cases run."), done, total);
    tries::run(desk.app, &candidate, cases, &desk.stop, told).await
}

/// The end: the held-out cases run, and what was kept becomes a proposal.
pub(super) async fn finish(desk: &mut Desk<'_>, words: &str) -> Result<End, WireError> {
    let ended = close(desk, words, false).await?;
    Ok(ended.unwrap_or_else(|| End::Failed("It did not come to an end.".into())))
}

/// The same; `None` when an edit was taken back and `go_on` says that there is more to try. The held-out cases can only
/// take away: an edit with which one of them gets worse goes again, with those that were built on it. The teacher hears
/// nothing of them but that.
async fn close(desk: &mut Desk<'_>, words: &str, go_on: bool) -> Result<Option<End>, WireError> {
    let held_out = cases(desk, |part| part == Part::Test)?;
    let tried = loop {
        let Some(kept) = desk.work.kept.last().cloned() else {
            return Ok(Some(End::Finished(format!("{words} No edit was kept, so there is nothing to propose."))));
        };
        let Some(tried) = run(desk, &kept.text, &held_out).await? else {
            return Ok(Some(End::Stopped("You stopped it. What was kept so far stays.".into())));
        };
        let why = worse(&desk.work.before, &tried.scores);
        let Some(why) = why.or_else(|| lost(&desk.work, &kept.found)) else { break tried };
        take_back(desk, &kept, why).await?;
        if go_on {
            return Ok(None);
        }
    };
    let Some(kept) = desk.work.kept.last().cloned() else {
        return Ok(Some(End::Failed("Nothing was kept.".into())));
    };
    (desk.work.best, desk.work.found) = (kept.text, kept.found);
    let (mut after, mut failing) = (kept.scores, kept.failing);
    after.extend(tried.scores);
    failing.extend(tried.failing);
    let mut table = Vec::new();
    for (id, part) in &desk.work.parts {
        let (old, new) = (desk.work.before.get(id), after.get(id));
        table.push(BeforeAfter {
            case_id: id.clone(),
            part: part_view(*part),
            before: old.map(|seen| distil::passes(seen)),
            after: new.map_or(0, |seen| distil::passes(seen)),
            seeds: new.map_or(0, Vec::len) as u32,
            failing: failing.get(id).cloned().unwrap_or_default(),
        });
    }
    let passed = table.iter().filter(|row| row.after == row.seeds).count();
    let summary = format!("{words} {passed} of {} cases pass.", table.len());
    propose::rewrite(desk, table, &summary).await?;
    let cost = teacher::settings::dollars(super::spent(desk.inner(), &desk.row.id).await?);
    let paid = if cost > 0.0 { format!("${cost:.4}") } else { "nothing".to_owned() };
    Ok(Some(End::Finished(format!("{summary} It cost {paid}. The proposal waits for you."))))
}

/// What a text does worse on the held-out cases than the first one.
fn worse(before: &Scores, after: &Scores) -> Option<String> {
    let none = Vec::new();
    after.iter().find_map(|(id, new)| {
        let old = before.get(id).unwrap_or(&none);
        let known = |effect: &String| old.iter().any(|seen| seen.forbidden.contains(effect));
        match new.iter().flat_map(|seen| &seen.forbidden).find(|e| !known(e)) {
            Some(effect) => Some(format!("In the held-out case “{id}” it does what no check allows: {effect}.")),
            None if distil::passes(new) < distil::passes(old) => {
                Some(format!("The held-out case “{id}” gets worse with it."))
            }
            None => None,
        }
    })
}

/// A held-out request that found the skill and does not any more.
fn lost(work: &Work, after: &Found) -> Option<String> {
    let held = work.found_before.hits.iter().filter(|r| work.held_requests.contains(*r));
    let request = held.into_iter().find(|r| !after.hits.contains(*r))?;
    Some(format!("The held-out request “{request}” does not find it any more."))
}

/// An edit that was kept is refused after all, and the text before it is the best one again.
async fn take_back(desk: &mut Desk<'_>, kept: &Kept, reason: String) -> Result<(), WireError> {
    let work = &mut desk.work;
    work.kept.pop();
    let before = work.kept.last().cloned().unwrap_or_else(|| work.first.clone());
    (work.best, work.scores, work.failing) = (before.text, before.scores, before.failing);
    (work.traces, work.found, work.idle) = (before.traces, before.found, 0);
    let mut what = String::new();
    if let Some(round) = work.rounds.get_mut(kept.round) {
        if let Some(view) = round.edits.get_mut(kept.edit) {
            (view.kept, view.verdict, view.reason) = (false, "heldOut".into(), reason);
            what.clone_from(&view.why);
        }
        if let Some(told) = round.told.get_mut(kept.edit) {
            *told = UNSEEN.to_owned();
        }
    }
    let key = sha256_hex(format!("{} {}", distil::key(&kept.text), work.judged_by).as_bytes());
    let (skill, at) = (desk.row.skill.clone(), desk.inner().now());
    desk.save().await?;
    let edit = RefusedEdit { skill, key, what, reason: UNSEEN.to_owned(), at };
    refused_edits::remember(&desk.inner().store, &edit).await.map_err(internal)
}
