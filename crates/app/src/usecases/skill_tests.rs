//! Testing a skill from the window: its cases, several at a time, with progress and cancel, and the results beside
//! those of the version before.

use super::skills::case_view;
use crate::evals::{self, CaseResult, Testing, Trial, Try, cases_of, mark_bare, rate_view};
use crate::open::App;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::collections::BTreeMap;
use std::sync::PoisonError;
use understudy_agent::eval::{Case, SEEDS};
use understudy_agent::success::Rate;
use understudy_providers::student::CancelFlag;
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
    let seat = evals::performing(&app.inner, &name).await?;
    let trial = app.trial(&loaded, seat, false).await?;
    begin(app, trial, wanted.into_iter().map(|case| (case, 0)).collect())
}

pub(crate) async fn skill_baseline(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let loaded = app.inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    let cases = cases_of(&loaded)?;
    let seat = evals::performing(&app.inner, &name).await?;
    let trial = app.trial(&loaded, seat, true).await?;
    begin(app, trial, cases.into_iter().map(|case| (case, 0)).collect())
}

/// Runs cases in the background; one test of a skill at a time.
fn begin(app: &App, trial: Trial, wanted: Vec<Try>) -> Result<Done, WireError> {
    let name = trial.subject.name.clone();
    let total = wanted.len() as u32;
    let cancel = CancelFlag::new();
    {
        let mut all = app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner);
        if all.contains_key(&name) {
            return Err(bad_input(format!("The cases of “{name}” are running."), "Wait for them, or stop them."));
        }
        let first = wanted.first().map(|(c, _)| c.id.clone()).unwrap_or_default();
        let progress = TestProgress { case_id: first, done: 0, total };
        all.insert(name.clone(), Testing { cancel: cancel.clone(), progress });
    }
    let app = app.clone();
    tokio::spawn(async move {
        let failed = perform(&app, &trial, &wanted, &cancel).await.err();
        app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner).remove(&name);
        let label = failed.map(|e| format!("{} {}", e.message, e.hint)).unwrap_or_default();
        app.inner.send(progress_update(&name, label, total, total));
        app.inner.changed(&[Tag::Skills]);
    });
    Ok(Done::default())
}

/// Runs the cases; a case that cannot be run (a broken world) is told and the rest goes on.
async fn perform(app: &App, trial: &Trial, tries: &[Try], cancel: &CancelFlag) -> Result<(), WireError> {
    let name = trial.subject.name.as_str();
    let total = tries.len() as u32;
    let mut open: Vec<&Case> = tries.iter().map(|(case, _)| case).collect();
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
    app.run_tries(trial, tries, cancel, |at, outcome| {
        let case = &tries[at].0;
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
    // Before the results: when nothing runs any more, what is read after it is all that came of it.
    let testing = app.inner.testing.lock().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
    let cases = super::skills::read_cases(&loaded.path).unwrap_or_default();
    let (certification, choice) = evals::certified(&app.inner, &name).await?;
    let student = evals::performer(&app.inner, &choice).name;
    let kept = case_results::list(&app.inner.store, &name, &student).await.map_err(internal)?;
    let version = loaded.skill.version.clone();
    let bare = case_results::bare(&app.inner.store, &name, &version, &student).await.map_err(internal)?;
    let without: Vec<CaseResult> = bare.iter().filter_map(read).collect();
    let now = by_case(&kept, &version);
    let baseline = kept.iter().filter(|r| r.seed == 0).map(|r| &r.version).find(|v| **v != version).cloned();
    let before = baseline.as_deref().map(|v| by_case(&kept, v)).unwrap_or_default();
    let mut rows: Vec<ResultRow> = cases.iter().map(|case| row(case, &now, &before, &without)).collect();
    rows.sort_by_key(|r| r.change);
    let passed =
        |all: &BTreeMap<(&str, u32), &CaseRow>| all.values().filter(|r| r.seed == 0 && r.passed).count() as u32;
    let ran = |all: &BTreeMap<(&str, u32), &CaseRow>| all.values().filter(|r| r.seed == 0).count() as u32;
    Ok(SkillResults {
        passed: passed(&now),
        ran: ran(&now),
        baseline_passed: passed(&before),
        baseline_ran: ran(&before),
        rate: rate(now.values().copied()),
        without: (!bare.is_empty()).then(|| rate(bare.iter())),
        certification,
        version,
        student,
        baseline,
        running: testing.map(|t| t.progress),
        rows,
    })
}

fn rate<'r>(rows: impl Iterator<Item = &'r CaseRow>) -> RateView {
    let mut rate = Rate::default();
    rows.for_each(|r| rate.add(r.passed));
    rate_view(rate)
}

/// The result in a row; a row of a version of the app that wrote it otherwise has none.
fn read(row: &CaseRow) -> Option<CaseResult> {
    serde_json::from_value(row.json.clone()).ok()
}

fn by_case<'a>(rows: &'a [CaseRow], version: &str) -> BTreeMap<(&'a str, u32), &'a CaseRow> {
    rows.iter().filter(|r| r.version == version).map(|r| ((r.case_id.as_str(), r.seed), r)).collect()
}

fn row(
    case: &Case,
    now: &BTreeMap<(&str, u32), &CaseRow>,
    before: &BTreeMap<(&str, u32), &CaseRow>,
    without: &[CaseResult],
) -> ResultRow {
    let id = case.id.as_str();
    let before = before.get(&(id, 0)).map(|r| r.passed);
    let kept = now.get(&(id, 0));
    let mut result: Option<CaseResult> = kept.and_then(|r| read(r));
    mark_bare(&mut result, without);
    let change = match (kept.map(|r| r.passed), before) {
        (None, _) => ResultChange::NotRun,
        (Some(false), Some(true)) => ResultChange::Worse,
        (Some(false), _) => ResultChange::Failed,
        (Some(true), Some(false)) => ResultChange::Better,
        (Some(true), _) => ResultChange::Passed,
    };
    let of_seed = |seed: u32| {
        let row = now.get(&(id, seed))?;
        let mut failed = read(row).map(|r| r.failed_checks).unwrap_or_default();
        failed.extend(read(row).map(|r| r.forbidden_effects).unwrap_or_default());
        Some(SeedResult { seed, passed: row.passed, forbidden: row.forbidden, failed })
    };
    let view = case_view(case);
    let tried: Vec<&CaseResult> = without.iter().filter(|w| w.id == id).collect();
    let passes_without = (!tried.is_empty()).then(|| tried.iter().all(|w| w.passed));
    let proves_nothing = match (view.idle, passes_without) {
        (true, _) => Some(ProvesNothing::Idle),
        (false, Some(true)) => Some(ProvesNothing::Bare),
        (false, _) => None,
    };
    let (checks, steps, ms, reason, tokens) = match result {
        Some(r) => (r.checks, r.steps, r.ms, r.reason, r.tokens),
        None => (Vec::new(), 0, 0.0, String::new(), TokenCount::default()),
    };
    ResultRow {
        case: view,
        change,
        before,
        checks,
        steps,
        ms,
        reason,
        tokens,
        at: kept.map(|r| r.at),
        seeds: SEEDS.into_iter().filter_map(of_seed).collect(),
        without: passes_without,
        proves_nothing,
    }
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
