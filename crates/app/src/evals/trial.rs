//! A case, once: its world made in a temporary folder, the student's run on it, and the checks over what changed.

use super::{CaseResult, Subject, Went};
use crate::open::App;
use crate::wire::*;
use crate::{Caller, api::Command, bad_input, driver, internal, not_found};
use std::pin::Pin;
use understudy_agent::eval::{self, Case, CheckResult, Evidence, World};
use understudy_agent::run::{Phase, Run};
use understudy_providers::local::world;
use understudy_providers::student::CancelFlag;
use understudy_store::runs;

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

    /// Runs a case with a seed and keeps nothing; `None` when it was cancelled.
    ///
    /// It runs in an app of its own, which answers the same commands as this one: the type of what it gives back is
    /// written out, since the compiler could not see through the circle.
    pub(crate) fn try_case<'a>(
        &'a self,
        subject: &'a Subject,
        case: &'a Case,
        seed: u32,
        cancel: &'a CancelFlag,
    ) -> Pin<Box<dyn Future<Output = Result<Option<Went>, WireError>> + Send + 'a>> {
        Box::pin(async move {
            let (seeded, case) = self.seeded(subject, case, seed)?;
            let folder = tempfile::tempdir().map_err(internal)?;
            let on = self.on_world(folder.path(), &seeded, subject.skills.clone(), subject.seat.as_ref());
            let app = on.await.map_err(internal)?;
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
            let evidence = evidence(&run, summary.state, eval::diff(&before, &after));
            app.close_world().await;
            Ok(Some((result(&case, seed, summary, &evidence), whole)))
        })
    }

    /// The world of a case and the case itself, as the seed makes them.
    fn seeded(&self, subject: &Subject, case: &Case, seed: u32) -> Result<(World, Case), WireError> {
        let path = subject.evals.join("worlds").join(&case.world);
        let yaml = std::fs::read_to_string(&path)
            .map_err(|e| bad_input(format!("The world {} cannot be read: {e}.", path.display()), "Mend the case."))?;
        let seeded = eval::read_world(&yaml)
            .map_err(|p| bad_input(format!("{}:{}:{} {}", path.display(), p.line, p.column, p.message), p.hint))?;
        if seed == 0 {
            return Ok((seeded, case.clone()));
        }
        let skill = subject.skills.get(&subject.name).map(|loaded| loaded.text.clone()).unwrap_or_default();
        let memories = &self.inner.memories;
        // A memory that cannot be read cannot be recalled either.
        let texts: Vec<String> = memories.memories().iter().filter_map(|m| memories.read(&m.path).ok()).collect();
        let named = eval::named_words(&skill, texts.iter().map(String::as_str));
        Ok(eval::vary(&seeded, case, seed, &named))
    }

    /// Lets a case's store go; the shared student stays.
    async fn close_world(&self) {
        driver::pause_all(&self.inner).await;
        self.inner.store.close().await;
    }
}

/// What a run left behind, for the checks.
fn evidence(run: &Run, state: RunState, changes: Vec<eval::Change>) -> Evidence {
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
    Evidence {
        changes,
        effects: run.effects().iter().map(|e| (e.action.clone(), e.approval.is_none())).collect(),
        steps: calls.len() as u32,
        calls,
        asked: run.asked().to_vec(),
        refined: run.refined(),
        state: serde_json::to_value(state).ok().and_then(|s| s.as_str().map(str::to_owned)).unwrap_or_default(),
        notes: run.notes().to_vec(),
    }
}

/// The judgement with its cost.
fn result(case: &Case, seed: u32, summary: RunSummary, evidence: &Evidence) -> CaseResult {
    let checked = eval::judge(case, evidence);
    let idle = eval::idle(case);
    let (forbidden, failed): (Vec<&CheckResult>, Vec<&CheckResult>) =
        checked.iter().filter(|c| !c.holds).partition(|c| c.forbids);
    let words = |c: &&CheckResult| format!("{}: {}", c.check, c.detail);
    CaseResult {
        id: case.id.clone(),
        seed,
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
            .zip(idle)
            .map(|(c, idle)| CheckView {
                check: c.check.clone(),
                holds: c.holds,
                detail: c.detail.clone(),
                proves_nothing: idle.then_some(ProvesNothing::Idle),
            })
            .collect(),
        proves_nothing: eval::proves_nothing(case).then_some(ProvesNothing::Idle),
        without: None,
    }
}
