//! Runs: start, list, show, stop, answer, write out, replay, take back.

use crate::driver::{self, Kept};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, convert, internal, not_found, tools};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use understudy_agent::run::{Ask, Event, Limits, Setup};
use understudy_store::effects::EffectState;
use understudy_store::runs::{self, RunCursor, RunState as Stored};
use understudy_store::{approvals, effects, run_events, sha256_hex, steps};

/// Longest request, characters. A request is a sentence or two; more is a paste by mistake.
const REQUEST_LIMIT: usize = 2000;

pub(crate) async fn run_start(
    app: &App,
    _: Caller,
    request: String,
    skill: Option<String>,
    dry: bool,
) -> Result<RunStarted, WireError> {
    let inner = &app.inner;
    let request = request.trim().to_owned();
    if request.is_empty() {
        return Err(bad_input("The request is empty.", "Say what to do, for example “Triage my inbox”."));
    }
    if request.chars().count() > REQUEST_LIMIT {
        return Err(bad_input(
            format!("The request has more than {REQUEST_LIMIT} characters."),
            "Say it in a sentence or two; put the rest into a memory.",
        ));
    }
    if let Some(name) = &skill
        && !inner.skills.active().iter().any(|s| s.skill.name == *name)
    {
        return Err(not_found("skill", name));
    }
    let now = inner.now();
    let count = runs::list(&inner.store, None, 1).await.map_err(internal)?.0.first().map_or(0, |r| r.started_at);
    let id = new_id(inner, &request, now, count).await?;
    let setup = Setup {
        id: id.clone(),
        request: request.clone(),
        now,
        zone: inner.zone.clone(),
        user: inner.user.clone(),
        skill,
        capability: inner.students.chosen().capability(),
        limits: Limits::default(),
        seed: None,
    };
    let kept = Kept { setup, ..Kept::default() };
    let row = runs::Run {
        id: id.clone(),
        request,
        skill: None,
        skill_version: None,
        student: inner.student_name(),
        state: Stored::Queued,
        reason: String::new(),
        dry,
        started_at: now,
        ended_at: None,
        at_step: None,
        tokens_evaluated: 0,
        tokens_reused: 0,
        tokens_generated: 0,
        ms: 0.0,
        seed: inner.options.seed,
        skill_text: None,
        context: serde_json::to_value(kept).map_err(internal)?,
    };
    runs::insert(&inner.store, &row).await.map_err(internal)?;
    driver::spawn(inner, id.clone());
    Ok(RunStarted { run_id: id })
}

/// Ids are short, sortable by time and unlikely to meet: the start in base 36 and four digits of a hash.
async fn new_id(inner: &Inner, request: &str, now: i64, last: i64) -> Result<String, WireError> {
    for attempt in 0..1000u32 {
        let hash = sha256_hex(format!("{request} {now} {last} {attempt}").as_bytes());
        let id = format!("{}{}", base36(now), &hash[..4]);
        if runs::get(&inner.store, &id).await.map_err(internal)?.is_none() {
            return Ok(id);
        }
    }
    Err(internal("Too many runs were started in one second."))
}

fn base36(mut n: i64) -> String {
    let mut digits = Vec::new();
    while n > 0 {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(n % 36) as usize]);
        n /= 36;
    }
    digits.iter().rev().map(|b| *b as char).collect()
}

/// A run in a list.
pub(crate) async fn run_summary(inner: &Inner, row: &runs::Run) -> RunSummary {
    let kept: Kept = serde_json::from_value(row.context.clone()).unwrap_or_default();
    let waiting = approvals::waiting(&inner.store, Some(&row.id)).await.unwrap_or_default();
    let halted = inner.halted.lock().unwrap_or_else(PoisonError::into_inner).get(&row.id).cloned();
    RunSummary {
        id: row.id.clone(),
        request: row.request.clone(),
        skill: row.skill.clone(),
        skill_version: row.skill_version.clone(),
        student: row.student.clone(),
        state: match row.state {
            Stored::Queued => RunState::Queued,
            Stored::Recalling => RunState::Recalling,
            Stored::Planning => RunState::Planning,
            Stored::Stepping => RunState::Stepping,
            Stored::Waiting => RunState::Waiting,
            Stored::Checking => RunState::Checking,
            Stored::Done => RunState::Done,
            Stored::Stuck => RunState::Stuck,
            Stored::Stopped => RunState::Stopped,
            Stored::Failed => RunState::Failed,
        },
        reason: halted.unwrap_or_else(|| row.reason.clone()),
        dry: row.dry,
        started_at: row.started_at,
        ended_at: row.ended_at,
        at_step: row.at_step.clone(),
        steps: kept.steps,
        effects: kept.effects,
        waiting,
        tokens: TokenCount {
            evaluated: row.tokens_evaluated,
            reused: row.tokens_reused,
            generated: row.tokens_generated,
        },
        ms: row.ms,
    }
}

pub(crate) async fn run_list(
    app: &App,
    _: Caller,
    cursor: Option<String>,
    limit: Option<u32>,
) -> Result<RunPage, WireError> {
    let inner = &app.inner;
    let cursor = match cursor {
        Some(text) => Some(text.parse::<RunCursor>().map_err(|e| bad_input(e, "Begin at the first page."))?),
        None => None,
    };
    let limit = limit.unwrap_or(50).clamp(1, 200);
    let (rows, next) = runs::list(&inner.store, cursor.as_ref(), limit).await.map_err(internal)?;
    let next_cursor = next.map(|c| c.to_string());
    let mut out = Vec::with_capacity(rows.len());
    for row in &rows {
        out.push(run_summary(inner, row).await);
    }
    Ok(RunPage { runs: out, next_cursor })
}

pub(super) async fn row(inner: &Inner, id: &str) -> Result<runs::Run, WireError> {
    runs::get(&inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("run", id))
}

pub(crate) async fn run_show(app: &App, _: Caller, id: String) -> Result<RunDetail, WireError> {
    let inner = &app.inner;
    let row = row(inner, &id).await?;
    let (run, _) = driver::rebuild(inner, &row).await.map_err(internal)?;
    let stored = steps::list(&inner.store, &id).await.map_err(internal)?;
    let steps = stored.into_iter().filter_map(|s| serde_json::from_value(s.json).ok()).collect();
    let recall = (!run.chosen_by().is_empty()).then(|| RecallView {
        memories: run.memories().iter().map(memory_view).collect(),
        skills: run.candidates().iter().map(|c| SkillScore { name: c.name.clone(), score: c.score }).collect(),
        chosen_by: run.chosen_by().to_owned(),
    });
    let question = match run.ask() {
        Ask::AskUser { question } => Some(question.clone()),
        _ => None,
    };
    let chosen = inner.students.chosen();
    let layout = match row.student == chosen.name {
        true => chosen.layout,
        false => crate::students::by_name(inner.students.folder(), &row.student).layout,
    };
    let prompt = layout.write_prefix(run.segments()).into_iter().map(|p| p.text).collect();
    Ok(RunDetail {
        recall,
        plan: convert::plan(&run),
        steps,
        effects: effect_views(inner, &id).await?,
        question,
        criteria: run
            .criteria()
            .iter()
            .map(|(text, holds)| CriterionView { text: text.clone(), holds: *holds })
            .collect(),
        notes: run.notes().to_vec(),
        prompt,
        run: run_summary(inner, &row).await,
    })
}

fn memory_view(m: &understudy_agent::run::RecalledMemory) -> HitView {
    HitView {
        path: m.passage.path.clone(),
        title: m.passage.title.clone(),
        heading: m.passage.heading.clone(),
        passage: m.passage.text.clone(),
        line: m.passage.line,
        score: m.score,
        why: m.why.clone(),
        marks: Vec::new(),
        docid: sha256_hex(m.passage.path.as_bytes())[..6].to_owned(),
    }
}

async fn effect_views(inner: &Inner, run: &str) -> Result<Vec<EffectView>, WireError> {
    let mut views = Vec::new();
    for e in effects::by_run(&inner.store, run).await.map_err(internal)? {
        views.push(EffectView {
            can_undo: e.state == EffectState::Applied,
            state: e.state.as_str().to_owned(),
            id: e.id,
            kind: e.kind,
            summary: e.summary,
            approval_id: None,
        });
    }
    for a in approvals::by_run(&inner.store, run).await.map_err(internal)? {
        views.push(EffectView {
            can_undo: false,
            state: a.state.as_str().to_owned(),
            kind: a.kind,
            summary: a.title,
            approval_id: Some(a.id.clone()),
            id: a.id,
        });
    }
    Ok(views)
}

pub(crate) async fn run_stop(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    let row = row(inner, &id).await?;
    if row.state.is_final() {
        return Ok(Done { message: "The run has ended already.".into() });
    }
    let live = inner.live.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
    match live {
        Some(live) => {
            live.stopped.store(true, Ordering::SeqCst);
            live.cancel.cancel();
        }
        None => driver::give(inner, &id, Event::Stopped).await.map_err(internal)?,
    }
    Ok(Done { message: "Stopped. What was done so far stays and can be undone.".into() })
}

pub(crate) async fn run_answer(app: &App, _: Caller, id: String, answer: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    if answer.trim().is_empty() {
        return Err(bad_input("The answer is empty.", "Answer in a word or two, or stop the run."));
    }
    let row = row(inner, &id).await?;
    let (run, _) = driver::rebuild(inner, &row).await.map_err(internal)?;
    if !matches!(run.ask(), Ask::AskUser { .. }) {
        return Err(crate::stale("The run does not wait for an answer."));
    }
    let people = crate::recall::people_in(inner, &answer);
    driver::give(inner, &id, Event::UserAnswered { text: answer, people }).await.map_err(internal)?;
    Ok(Done { message: "Thank you. The run goes on.".into() })
}

pub(crate) async fn run_replay(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    let row = row(inner, &id).await?;
    let (run, events) = driver::rebuild(inner, &row).await.map_err(internal)?;
    let stored = steps::list(&inner.store, &id).await.map_err(internal)?;
    let mut different = Vec::new();
    for step in run.steps() {
        let again = convert::step(step, 0, &inner.zone);
        let kept: Option<StepView> =
            stored.iter().find(|s| s.n == step.n).and_then(|s| serde_json::from_value(s.json.clone()).ok());
        if kept.map(|k| StepView { at: 0, ..k }) != Some(again) {
            different.push(step.n);
        }
    }
    if different.is_empty() && stored.len() == run.steps().len() {
        let message = format!("Replayed {events} events: the same {} steps, the same end.", run.steps().len());
        return Ok(Done { message });
    }
    Err(internal(format!("The replay differs at steps {different:?} of {}.", run.steps().len())))
}

pub(crate) async fn run_undo(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    row(inner, &id).await?;
    let mut applied: Vec<_> = effects::by_run(&inner.store, &id).await.map_err(internal)?;
    applied.retain(|e| e.state == EffectState::Applied);
    // Newest first: a message that was labelled and then archived comes back the way it went.
    applied.reverse();
    let mut done = 0;
    for effect in &applied {
        tools::undo(inner, effect).await.map_err(|e| {
            bad_input(format!("{} could not be taken back: {e}", effect.summary), "The rest stays as it is.")
        })?;
        done += 1;
    }
    Ok(Done { message: format!("{done} things were put back.") })
}

pub(crate) async fn effect_undo(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    let effect = effects::get(&inner.store, &id).await.map_err(internal)?.ok_or_else(|| not_found("effect", &id))?;
    if effect.state != EffectState::Applied {
        return Err(crate::stale("This was taken back already, or was never done."));
    }
    tools::undo(inner, &effect).await.map_err(|e| bad_input(e, "Look at the message; it may have changed since."))?;
    Ok(Done { message: format!("Put back: {}.", effect.summary) })
}

pub(crate) async fn run_export(app: &App, caller: Caller, id: String) -> Result<RunExport, WireError> {
    let detail = run_show(app, caller, id.clone()).await?;
    let events = run_events::events(&app.inner.store, &id).await.map_err(internal)?;
    let row = row(&app.inner, &id).await?;
    let (run, _) = driver::rebuild(&app.inner, &row).await.map_err(internal)?;
    let json = serde_json::json!({
        "id": detail.run.id, "request": detail.run.request, "skill": detail.run.skill,
        "skillVersion": detail.run.skill_version, "student": detail.run.student, "state": detail.run.state,
        "outcome": detail.run.state, "reason": detail.run.reason, "steps": detail.steps, "effects": detail.effects,
        "outputs": run.outputs(), "plan": detail.plan, "tokens": detail.run.tokens, "notes": detail.notes,
        "criteria": detail.criteria,
        "events": events.into_iter().map(|e| e.json).collect::<Vec<_>>(),
    });
    let json = serde_json::to_string_pretty(&json).map_err(internal)?;
    Ok(RunExport { markdown: markdown(&detail), json })
}

fn markdown(d: &RunDetail) -> String {
    let mut out = format!("# {}\n\n", d.run.request);
    if let (Some(skill), Some(version)) = (&d.run.skill, &d.run.skill_version) {
        out.push_str(&format!("Skill {skill}, version {version}. "));
    }
    out.push_str(&format!("{:?}: {}\n\n## Plan\n\n", d.run.state, d.run.reason));
    for row in &d.plan {
        let indent = "  ".repeat(row.depth as usize);
        out.push_str(&format!("{indent}- {} {} ({:?}{})\n", row.id, row.text, row.state, note(&row.note)));
    }
    out.push_str("\n## Steps\n\n");
    for s in &d.steps {
        let arguments: Vec<String> = s
            .arguments
            .iter()
            .map(|a| format!("{}: {} {} ({})", a.name, a.handle.clone().unwrap_or_default(), a.value, a.origin.label))
            .collect();
        let what = [s.tool.clone().unwrap_or_default(), arguments.join("; "), s.text.clone()];
        let what: Vec<String> = what.into_iter().filter(|w| !w.is_empty()).collect();
        out.push_str(&format!("{}. {:?} {}\n", s.n, s.phase, what.join(" · ")));
    }
    out.push_str("\n## Effects\n\n");
    for e in &d.effects {
        out.push_str(&format!("- {} ({})\n", e.summary, e.state));
    }
    out
}

fn note(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!(": {note}") }
}
