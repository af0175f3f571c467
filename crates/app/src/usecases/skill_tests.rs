//! Testing a skill from the window: its cases, several at a time, with progress and cancel, and the results beside
//! those of the version before.

use super::skills::case_view;
use crate::evals::{CaseResult, Testing, cases_of};
use crate::open::App;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use understudy_agent::eval::Case;
use understudy_providers::student::CancelFlag;
use understudy_store::LoadedSkill;
use understudy_store::case_results::{self, CaseRow};

pub(crate) async fn skill_test(app: &App, _: Caller, name: String, cases: Vec<String>) -> Result<Done, WireError> {
    let loaded = app.inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    let mut wanted = cases_of(&loaded)?;
    if let Some(unknown) = cases.iter().find(|id| !wanted.iter().any(|c| c.id == **id)) {
        return Err(not_found("case", unknown));
    }
    if !cases.is_empty() {
        wanted.retain(|c| cases.contains(&c.id));
    }
    let total = wanted.len() as u32;
    let cancel = CancelFlag::new();
    {
        let mut all = app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner);
        if all.contains_key(&name) {
            return Err(bad_input(format!("The cases of “{name}” are running."), "Wait for them, or stop them."));
        }
        let first = wanted.first().map(|c| c.id.clone()).unwrap_or_default();
        let progress = TestProgress { case_id: first, done: 0, total };
        all.insert(name.clone(), Testing { cancel: cancel.clone(), progress });
    }
    let app = app.clone();
    tokio::spawn(async move {
        let failed = perform(&app, &name, &loaded, &wanted, &cancel).await.err();
        app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner).remove(&name);
        let label = failed.map(|e| format!("{} {}", e.message, e.hint)).unwrap_or_default();
        app.inner.send(progress_update(&name, label, total, total));
        app.inner.changed(&[Tag::Skills]);
    });
    Ok(Done::default())
}

/// Runs the cases; a case that cannot be run (a broken world) is told and the rest goes on.
async fn perform(
    app: &App,
    name: &str,
    loaded: &Arc<LoadedSkill>,
    cases: &[Case],
    cancel: &CancelFlag,
) -> Result<(), WireError> {
    let total = cases.len() as u32;
    let mut open: Vec<&Case> = cases.iter().collect();
    let mut errors: Vec<(usize, WireError)> = Vec::new();
    // What is shown is the first case that is not done.
    let tell = |open: &[&Case]| {
        let done = total - open.len() as u32;
        let case_id = open.first().map(|c| c.id.clone()).unwrap_or_default();
        if let Some(testing) = app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner).get_mut(name) {
            testing.progress = TestProgress { case_id: case_id.clone(), done, total };
        }
        if !open.is_empty() {
            app.inner.send(progress_update(name, case_id, done, total));
        }
        app.inner.changed(&[Tag::Skills]);
    };
    tell(&open);
    app.test_cases(loaded, cases, cancel, |at, outcome| {
        let case = &cases[at];
        if let Err(error) = outcome {
            tracing::warn!(skill = name, case = case.id, error = error.message, "a case could not be run");
            errors.push((at, error));
        }
        open.retain(|c| c.id != case.id);
        tell(&open);
    })
    .await;
    errors.into_iter().min_by_key(|(at, _)| *at).map_or(Ok(()), |(_, error)| Err(error))
}

fn progress_update(name: &str, label: String, done: u32, total: u32) -> Update {
    Update::Progress { id: format!("test:{name}"), label, done: done.into(), total: total.into() }
}

pub(crate) async fn skill_test_stop(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let testing = app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
    Ok(match testing {
        Some(testing) => {
            testing.cancel.cancel();
            Done { message: "Stopped. What was tested so far is kept.".into() }
        }
        None => Done { message: "Nothing is being tested.".into() },
    })
}

pub(crate) async fn skill_results(app: &App, _: Caller, name: String) -> Result<SkillResults, WireError> {
    let loaded = app.inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    let cases = super::skills::read_cases(&loaded.path).unwrap_or_default();
    let student = app.inner.student_name();
    let kept = case_results::list(&app.inner.store, &name, &student).await.map_err(internal)?;
    let version = loaded.skill.version.clone();
    let now = by_case(&kept, &version);
    let baseline = kept.iter().map(|r| &r.version).find(|v| **v != version).cloned();
    let before = baseline.as_deref().map(|v| by_case(&kept, v)).unwrap_or_default();
    let mut rows: Vec<ResultRow> = cases.iter().map(|case| row(case, &now, &before)).collect();
    rows.sort_by_key(|r| r.change);
    let passed = |all: &BTreeMap<&str, &CaseRow>| all.values().filter(|r| r.passed).count() as u32;
    let testing = app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
    Ok(SkillResults {
        passed: passed(&now),
        ran: now.len() as u32,
        baseline_passed: passed(&before),
        baseline_ran: before.len() as u32,
        version,
        student,
        baseline,
        running: testing.map(|t| t.progress),
        rows,
    })
}

fn by_case<'a>(rows: &'a [CaseRow], version: &str) -> BTreeMap<&'a str, &'a CaseRow> {
    rows.iter().filter(|r| r.version == version).map(|r| (r.case_id.as_str(), r)).collect()
}

fn row(case: &Case, now: &BTreeMap<&str, &CaseRow>, before: &BTreeMap<&str, &CaseRow>) -> ResultRow {
    let before = before.get(case.id.as_str()).map(|r| r.passed);
    let kept = now.get(case.id.as_str());
    let result: Option<CaseResult> = kept.and_then(|r| serde_json::from_value(r.json.clone()).ok());
    let change = match (kept.map(|r| r.passed), before) {
        (None, _) => ResultChange::NotRun,
        (Some(false), Some(true)) => ResultChange::Worse,
        (Some(false), _) => ResultChange::Failed,
        (Some(true), Some(false)) => ResultChange::Better,
        (Some(true), _) => ResultChange::Passed,
    };
    let (checks, steps, ms, reason, tokens) = match result {
        Some(r) => (r.checks, r.steps, r.ms, r.reason, r.tokens),
        None => (Vec::new(), 0, 0.0, String::new(), TokenCount::default()),
    };
    ResultRow { case: case_view(case), change, before, checks, steps, ms, reason, tokens, at: kept.map(|r| r.at) }
}

pub(crate) async fn case_show(app: &App, caller: Caller, name: String, case: String) -> Result<CaseRun, WireError> {
    let results = skill_results(app, caller, name.clone()).await?;
    let row = results.rows.into_iter().find(|r| r.case.id == case).ok_or_else(|| not_found("case", &case))?;
    let kept = case_results::run(&app.inner.store, &name, &results.version, &results.student, &case).await;
    let run = kept.map_err(internal)?.ok_or_else(|| {
        bad_input(format!("The case “{case}” was not run with this version."), "Run it, then open it again.")
    })?;
    Ok(CaseRun { run: serde_json::from_value(run).map_err(internal)?, row })
}
