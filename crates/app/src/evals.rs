//! Eval cases: a seeded world, a run of the student on it, and the checks over what changed.
//!
//! Each case gets an account of its own in a temporary folder; the student, the skills and the memories are
//! the app's. The student answers at temperature 0, so a case is the same every time for the same weights.
//! Every result is kept for its version of the skill and its student, with the run as it went.

use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, api::Command, driver, internal, not_found};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use understudy_agent::eval::{self, Case, CheckResult, Evidence};
use understudy_agent::run::Phase;
use understudy_providers::local::world;
use understudy_providers::student::CancelFlag;
use understudy_store::case_results::{self, CaseRow};
use understudy_store::{LoadedSkill, SkillFolders, runs};

/// Cases of a skill that run now.
#[derive(Clone, Debug)]
pub(crate) struct Testing {
    /// Ends them.
    pub(crate) cancel: CancelFlag,
    /// How far they are.
    pub(crate) progress: TestProgress,
}

/// What cases are run on: a skill among the skills of a folder, which need not be the app's own.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// Name of the skill.
    pub(crate) name: String,
    /// Its `evals` folder.
    pub(crate) evals: PathBuf,
    /// Where it is found.
    pub(crate) skills: Arc<SkillFolders>,
}

impl Subject {
    /// A text that is not active, alone in a folder above it (`folder/NAME/SKILL.md`).
    pub(crate) fn candidate(folder: &Path, name: &str) -> Result<Subject, WireError> {
        let skills = SkillFolders::open(vec![folder.to_owned()]).map_err(internal)?;
        let loaded = skills.get(name).ok_or_else(|| not_found("skill", name))?;
        Ok(Subject { name: name.to_owned(), evals: loaded.path.join("evals"), skills: Arc::new(skills) })
    }
}

/// How a case went, and the run that it was, as the window shows it.
pub(crate) type Went = (CaseResult, serde_json::Value);

/// The result of a case, `None` when it was cancelled.
pub(crate) type Outcome = Result<Option<CaseResult>, WireError>;

/// Ends all cases that run.
pub(crate) fn stop_all(inner: &Inner) {
    for testing in inner.testing.lock().unwrap_or_else(PoisonError::into_inner).values() {
        testing.cancel.cancel();
    }
}

/// How a skill did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SkillResult {
    /// Name.
    pub skill: String,
    /// Version.
    pub version: String,
    /// Student.
    pub student: String,
    /// Cases.
    pub cases: Vec<CaseResult>,
    /// 0 to 1.
    pub pass_rate: f64,
}

/// How a case did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseResult {
    /// Id.
    pub id: String,
    /// All checks held and nothing outside them changed.
    pub passed: bool,
    /// Checks that did not hold, with what was seen.
    pub failed_checks: Vec<String>,
    /// Changes that no check allows.
    pub forbidden_effects: Vec<String>,
    /// Tool calls.
    pub steps: u32,
    /// Milliseconds of work.
    pub ms: f64,
    /// How the run ended.
    pub state: RunState,
    /// Why.
    pub reason: String,
    /// Tokens.
    pub tokens: TokenCount,
    /// Every check with its outcome.
    pub checks: Vec<CheckView>,
}

/// What becomes of a halted run.
const HALTED: &str = "The run goes on by itself when that is mended, or at the next start.";

impl App {
    /// Waits until a run has ended or waits for the user, and says how it stands. A run that was halted, because it
    /// could not be kept, is an error: it goes on by itself later, or at the next start.
    pub async fn wait(&self, id: &str) -> Result<RunSummary, WireError> {
        let mut updates = self.subscribe();
        loop {
            let row = runs::get(&self.inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("run", id))?;
            let live = self.inner.live.lock().unwrap_or_else(std::sync::PoisonError::into_inner).contains_key(id);
            if !live && (row.state.is_final() || row.state == runs::RunState::Waiting) {
                return Ok(crate::usecases::run_summary(&self.inner, &row).await);
            }
            let halted = self.inner.halted.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get(id).cloned();
            if let Some(why) = halted.filter(|_| !live) {
                return Err(WireError { hint: HALTED.into(), retryable: true, ..crate::internal(why) });
            }
            // A missed or late update only means looking again.
            let again = std::time::Duration::from_millis(250);
            let _ = tokio::time::timeout(again, updates.recv()).await;
        }
    }

    /// Runs the cases of a skill, several at a time. `progress` hears of every case when it and those before it are
    /// done. The first case that cannot be run ends the others.
    pub async fn skill_test(
        &self,
        name: &str,
        mut progress: impl FnMut(&CaseResult),
    ) -> Result<SkillResult, WireError> {
        let loaded = self.inner.skills.get(name).ok_or_else(|| not_found("skill", name))?;
        let cases = cases_of(&loaded)?;
        let cancel = CancelFlag::new();
        let mut done: Vec<Option<CaseResult>> = vec![None; cases.len()];
        let (mut told, mut failed) = (0, None);
        self.test_cases(&loaded, &cases, &cancel, |at, outcome| {
            match outcome {
                Ok(result) => done[at] = result,
                Err(error) => {
                    failed.get_or_insert(error);
                    cancel.cancel();
                }
            }
            while let Some(Some(result)) = done.get(told) {
                progress(result);
                told += 1;
            }
        })
        .await;
        if let Some(error) = failed {
            return Err(error);
        }
        let results: Vec<CaseResult> = done.into_iter().flatten().collect();
        let passed = results.iter().filter(|r| r.passed).count();
        Ok(SkillResult {
            skill: name.to_owned(),
            version: loaded.skill.version.clone(),
            student: self.inner.student_name(),
            pass_rate: if results.is_empty() { 0.0 } else { passed as f64 / results.len() as f64 },
            cases: results,
        })
    }

    /// Runs cases, as many at a time as the student answers together: their questions share batches. `done` hears of
    /// each when it has ended, with its place in the list.
    pub(crate) async fn test_cases(
        &self,
        loaded: &Arc<LoadedSkill>,
        cases: &[Case],
        cancel: &CancelFlag,
        mut done: impl FnMut(usize, Outcome),
    ) {
        // A student that cannot be loaded is told by the cases themselves.
        let together = self.inner.load_student().await.map_or(1, |student| student.together.max(1) as usize);
        let mut next = cases.iter().cloned().enumerate();
        let mut running = tokio::task::JoinSet::new();
        loop {
            while running.len() < together
                && !cancel.is_cancelled()
                && let Some((at, case)) = next.next()
            {
                let (app, loaded, cancel) = (self.clone(), loaded.clone(), cancel.clone());
                running.spawn(async move { (at, app.test_case(&loaded, &case, &cancel).await) });
            }
            match running.join_next().await {
                Some(Ok((at, outcome))) => done(at, outcome),
                Some(Err(error)) => tracing::error!(%error, "a case broke off"),
                None => return,
            }
        }
    }

    /// Runs a case and keeps its result; `None` when it was cancelled.
    pub(crate) async fn test_case(&self, loaded: &LoadedSkill, case: &Case, cancel: &CancelFlag) -> Outcome {
        let subject = Subject {
            name: loaded.skill.name.clone(),
            evals: loaded.path.join("evals"),
            skills: self.inner.skills.clone(),
        };
        let Some((result, run)) = self.try_case(&subject, case, 0, cancel).await? else { return Ok(None) };
        let row = CaseRow {
            skill: loaded.skill.name.clone(),
            version: loaded.skill.version.clone(),
            student: self.inner.student_name(),
            case_id: case.id.clone(),
            passed: result.passed,
            at: self.inner.now(),
            json: serde_json::to_value(&result).map_err(internal)?,
        };
        case_results::keep(&self.inner.store, &row, &run).await.map_err(internal)?;
        Ok(Some(result))
    }

    /// Runs a case and keeps nothing; `None` when it was cancelled.
    ///
    /// It runs in an app of its own, which answers the same commands as this one: the type of what it gives back is
    /// written out, since the compiler could not see through the circle.
    pub(crate) fn try_case<'a>(
        &'a self,
        subject: &'a Subject,
        case: &'a Case,
        _seed: u32,
        cancel: &'a CancelFlag,
    ) -> Pin<Box<dyn Future<Output = Result<Option<Went>, WireError>> + Send + 'a>> {
        Box::pin(async move {
            let path = subject.evals.join("worlds").join(&case.world);
            let yaml = std::fs::read_to_string(&path).map_err(|e| {
                crate::bad_input(format!("The world {} cannot be read: {e}.", path.display()), "Mend the case.")
            })?;
            let seeded = eval::read_world(&yaml).map_err(|p| {
                crate::bad_input(format!("{}:{}:{} {}", path.display(), p.line, p.column, p.message), p.hint)
            })?;
            let folder = tempfile::tempdir().map_err(internal)?;
            let app = self.on_world(folder.path(), &seeded, subject.skills.clone()).await.map_err(internal)?;
            let before = world::snapshot(&app.account_folder()).map_err(internal)?;
            let start =
                Command::RunStart { request: case.prompt.clone(), skill: Some(subject.name.clone()), dry: false };
            let started = app.dispatch(Caller::Terminal, start).await?;
            let started: RunStarted = serde_json::from_value(started).map_err(internal)?;
            let summary = tokio::select! {
                summary = app.wait(&started.run_id) => summary?,
                () = cancel.cancelled() => {
                    app.close_world().await;
                    return Ok(None);
                }
            };
            let whole = app.dispatch(Caller::Terminal, Command::RunShow { id: started.run_id.clone() }).await?;
            let after = world::snapshot(&app.account_folder()).map_err(internal)?;
            let row = runs::get(&app.inner.store, &started.run_id).await.map_err(internal)?;
            let row = row.ok_or_else(|| not_found("run", &started.run_id))?;
            let (run, _) = driver::rebuild(&app.inner, &row).await.map_err(internal)?;
            let calls: Vec<(String, bool)> = run
                .steps()
                .iter()
                .enumerate()
                .filter(|(_, s)| s.phase == Phase::Call && !s.text.starts_with("slot"))
                .map(|(i, s)| {
                    let refined = run.steps().get(i + 1).is_some_and(|next| next.phase == Phase::Refine);
                    (s.tool.clone().unwrap_or_default(), !refined)
                })
                .collect();
            let evidence = Evidence {
                changes: eval::diff(&before, &after),
                effects: run.effects().iter().map(|e| (e.action.clone(), e.approval.is_none())).collect(),
                steps: calls.len() as u32,
                calls,
                asked: run.asked().to_vec(),
                refined: run.refined(),
                state: serde_json::to_value(summary.state)
                    .ok()
                    .and_then(|s| s.as_str().map(str::to_owned))
                    .unwrap_or_default(),
                notes: run.notes().to_vec(),
            };
            let checked = eval::judge(case, &evidence);
            app.close_world().await;
            let (forbidden, failed): (Vec<&CheckResult>, Vec<&CheckResult>) =
                checked.iter().filter(|c| !c.holds).partition(|c| c.check.starts_with("only"));
            let words = |c: &&CheckResult| format!("{}: {}", c.check, c.detail);
            let result = CaseResult {
                id: case.id.clone(),
                passed: failed.is_empty() && forbidden.is_empty(),
                failed_checks: failed.iter().map(words).collect(),
                forbidden_effects: forbidden.iter().map(words).collect(),
                steps: evidence.steps,
                ms: summary.ms,
                state: summary.state,
                reason: summary.reason,
                tokens: summary.tokens,
                checks: checked
                    .iter()
                    .map(|c| CheckView { check: c.check.clone(), holds: c.holds, detail: c.detail.clone() })
                    .collect(),
            };
            Ok(Some((result, whole)))
        })
    }

    /// Lets a case's store go; the shared student stays.
    async fn close_world(&self) {
        driver::pause_all(&self.inner).await;
        self.inner.store.close().await;
    }
}

/// The cases of a skill that can be run.
pub(crate) fn cases_of(loaded: &LoadedSkill) -> Result<Vec<Case>, WireError> {
    let name = &loaded.skill.name;
    crate::usecases::read_cases(&loaded.path).map_err(|reason| match reason {
        Some(reason) => {
            crate::bad_input(format!("The cases of “{name}” cannot be read: {reason}"), "Mend evals/evals.json.")
        }
        None => crate::bad_input(format!("The skill “{name}” has no cases."), "Write evals/evals.json."),
    })
}
