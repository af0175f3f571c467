//! Rewriting a skill: ask, try every edit, keep what the gate lets through, until nothing fails or a bound is met.
//!
//! Every verdict is kept before the next edit is tried. The cases of the test part run once, at the very end.

use super::ask::{Heard, ask};
use super::work::{Edit, MENDS, PATIENCE, Round, part_view};
use super::{Desk, End, draft, propose, quote, recall, tries};
use crate::library::{compared, problem};
use crate::wire::*;
use crate::{internal, teacher};
use serde::Deserialize;
use std::path::Path;
use understudy_agent::distil::{self, Change, MOST_GROWTH, Part, Verdict, judge, on};
use understudy_agent::envelope::Draft;
use understudy_agent::eval::Case;
use understudy_agent::skill::{self, Severity};
use understudy_store::refused_edits::{self, RefusedEdit};
use understudy_store::{proposals, sha256_hex};

/// Refused edits that a teacher is told of.
const TOLD: usize = 12;

/// The question of the round that is open, or of the first one.
pub(super) async fn question(desk: &Desk<'_>) -> Result<Draft, WireError> {
    let (store, name) = (&desk.inner().store, &desk.row.skill);
    let mut refused: Vec<(String, String)> = Vec::new();
    for round in desk.work.rounds.iter().rev() {
        refused.extend(round.edits.iter().filter(|e| !e.kept).map(|e| (e.why.clone(), e.reason.clone())));
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
                return finish(desk, &words).await;
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
    let Some((view, key)) = verdict(desk, edit).await? else { return Ok(None) };
    let refused = (!view.kept).then(|| RefusedEdit {
        skill: desk.row.skill.clone(),
        key: key.clone(),
        what: view.why.clone(),
        reason: view.reason.clone(),
        at: desk.inner().now(),
    });
    desk.work.rounds[at].edits.push(view);
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

/// Tries an edit. `None` when it was stopped meanwhile. Gives the verdict and the key under which a refusal is remembered.
async fn verdict(desk: &mut Desk<'_>, edit: &Edit) -> Result<Option<(EditView, String)>, WireError> {
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
        (view.verdict, view.reason) = (verdict.to_owned(), reason);
        Ok(Some((view, key)))
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
        let routes = understudy_store::Routes { name: name.clone(), description: new.description.clone(), ..evals };
        let after = quote::look(desk.inner(), &name, &routes).await?;
        if let Some(reason) = recall::judge(&desk.work.found, &after) {
            return refuse(view, "recall", reason, key);
        }
        found = Some(after);
    }
    if distil::body(&best) == distil::body(&text) {
        let after = found.unwrap_or_default();
        if after.hits.len() <= desk.work.found.hits.len() {
            return refuse(view, "flat", "No more requests find the skill with it.".into(), key);
        }
        let (from, to) = (desk.work.found.hits.len(), after.hits.len());
        (view.kept, view.verdict) = (true, "kept".into());
        view.reason = format!("{to} requests find the skill with it; {from} did before.");
        (desk.work.best, desk.work.found) = (text, after);
        return Ok(Some((view, String::new())));
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
            refuse(view, "forbidden", format!("In “{case}” it does what no check allows: {effect}."), key)
        }
        Verdict::Worse { case } => {
            let hint = match desk.work.plan.why {
                DistilWhy::Memory => " If the memory is right, the case is out of date: change or remove it first.",
                _ => "",
            };
            refuse(view, "worse", format!("The case “{case}” gets worse with it.{hint}"), key)
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
            Ok(Some((view, String::new())))
        }
    }
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

/// The end: the held-out cases run once, and what was kept becomes a proposal.
pub(super) async fn finish(desk: &mut Desk<'_>, words: &str) -> Result<End, WireError> {
    let Some(base) = desk.work.base.clone() else { return Ok(End::Failed("There is no text to begin with.".into())) };
    if desk.work.best == base.text {
        return Ok(End::Finished(format!("{words} No edit was kept, so there is nothing to propose.")));
    }
    let held_out = cases(desk, |part| part == Part::Test)?;
    let Some(tried) = run(desk, &desk.work.best.clone(), &held_out).await? else {
        return Ok(End::Stopped("You stopped it. What was kept so far stays.".into()));
    };
    let (mut after, mut failing) = (desk.work.scores.clone(), desk.work.failing.clone());
    after.extend(tried.scores);
    failing.extend(tried.failing);
    let mut table = Vec::new();
    for (id, part) in &desk.work.parts {
        let (old, new) = (desk.work.before.get(id), after.get(id));
        let row = BeforeAfter {
            case_id: id.clone(),
            part: part_view(*part),
            before: old.map(|seen| distil::passes(seen)),
            after: new.map_or(0, |seen| distil::passes(seen)),
            seeds: new.map_or(0, Vec::len) as u32,
            failing: failing.get(id).cloned().unwrap_or_default(),
        };
        if *part == Part::Test && row.before.is_some_and(|before| row.after < before) {
            desk.work.notes.push(format!("The held-out case “{id}” got worse; look at it before you adopt this."));
        }
        table.push(row);
    }
    let passed = table.iter().filter(|row| row.after == row.seeds).count();
    let summary = format!("{words} {passed} of {} cases pass.", table.len());
    propose::rewrite(desk, table, &summary).await?;
    let cost = teacher::settings::dollars(super::spent(desk.inner(), &desk.row.id).await?);
    Ok(End::Finished(format!("{summary} It cost ${cost:.4}. The proposal waits for you.")))
}
