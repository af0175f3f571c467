//! Eval cases: a seeded world, a run of the student on it, and the checks over what changed.
//!
//! Each case gets an account of its own in a temporary folder; the student, the skills and the memories are
//! the app's. The student answers at temperature 0, so a case is the same every time for the same weights and the same
//! seed, which varies the world. Every result is kept for its version of the skill, its student and its seed.
//!
//! `trial` runs one case, `measure` says what many of them come to, with the skill and without, `standing` what the kept
//! results say of a skill now, `certify` runs what certification needs in the background.

mod certify;
mod measure;
mod standing;
mod trial;

pub use certify::RECERTIFY_AFTER;
pub(crate) use certify::{
    Certifying, Job, SETTING as RECERTIFY, by_itself, certify_by_itself, enqueue, stop_certifying,
};
pub use measure::{SkillResult, TestPlan, Without};
pub(crate) use measure::{mark_bare, rate_view};
pub(crate) use standing::{Present, certified, performer, performing, pin, unattended};

use crate::open::{App, Inner};
use crate::students::Seat;
use crate::wire::*;
use crate::{bad_input, internal, not_found};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use understudy_agent::eval::{self, Case};
use understudy_providers::student::CancelFlag;
use understudy_store::case_results::{self, CaseRow};
use understudy_store::{LoadedSkill, SkillFolders, sha256_hex};

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
    /// The student; the one that is chosen when `None`.
    pub(crate) seat: Option<Seat>,
}

impl Subject {
    /// A text that is not active, alone in a folder above it (`folder/NAME/SKILL.md`).
    pub(crate) fn candidate(folder: &Path, name: &str) -> Result<Subject, WireError> {
        let skills = SkillFolders::open(vec![folder.to_owned()]).map_err(internal)?;
        let loaded = skills.get(name).ok_or_else(|| not_found("skill", name))?;
        let evals = loaded.path.join("evals");
        Ok(Subject { name: name.to_owned(), evals, skills: Arc::new(skills), seat: None })
    }
}

/// A skill that is tested on a student, with its procedure or without; what results are kept under.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub(crate) subject: Subject,
    pub(crate) version: String,
    pub(crate) seat: Seat,
    pub(crate) student_hash: String,
    pub(crate) bare: bool,
}

/// A case with a seed.
pub(crate) type Try = (Case, u32);

/// How a case went, and the run that it was, as the window shows it.
pub(crate) type Went = (CaseResult, serde_json::Value);

/// The result of a case, `None` when it was cancelled.
pub(crate) type Outcome = Result<Option<CaseResult>, WireError>;

/// Ends all cases that run.
pub(crate) fn stop_all(inner: &Inner) {
    stop_certifying(inner);
    for testing in inner.testing.lock().unwrap_or_else(PoisonError::into_inner).values() {
        testing.cancel.cancel();
    }
}

/// How a case did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseResult {
    /// Id.
    pub id: String,
    /// Seed of its world.
    #[serde(default)]
    pub seed: u32,
    /// All checks held and nothing outside them changed.
    pub passed: bool,
    /// Checks that did not hold, with what was seen.
    pub failed_checks: Vec<String>,
    /// What happened though it must not: an effect that a check forbids, or a change that no check allows.
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
    /// Why a pass proves nothing of the skill, as far as is known.
    #[serde(default)]
    pub proves_nothing: Option<ProvesNothing>,
    /// Whether it passes without the skill's procedure, where that was tried.
    #[serde(default)]
    pub without: Option<bool>,
}

impl App {
    /// A skill as it is tested on a student.
    pub(crate) async fn trial(&self, loaded: &LoadedSkill, seat: Seat, bare: bool) -> Result<Trial, WireError> {
        let (inner, name, chosen) = (self.inner.clone(), loaded.skill.name.clone(), seat.chosen.clone());
        let text = eval::bare(&loaded.skill, &loaded.text);
        let prepared = tokio::task::spawn_blocking(move || {
            let skills = if bare { without_procedure(&name, &text)? } else { inner.skills.clone() };
            Ok::<_, WireError>((inner.students.hash(&chosen), name, skills))
        });
        let (student_hash, name, skills) = prepared.await.map_err(internal)??;
        let beside = (seat.chosen != self.inner.students.chosen()).then(|| seat.clone());
        let subject = Subject { name, evals: loaded.path.join("evals"), skills, seat: beside };
        Ok(Trial { subject, version: loaded.skill.version.clone(), seat, student_hash, bare })
    }

    /// Runs cases, as many at a time as the student answers together: their questions share batches. `done` hears of
    /// each when it has ended, with its place in the list.
    pub(crate) async fn run_tries(
        &self,
        trial: &Trial,
        tries: &[Try],
        cancel: &CancelFlag,
        mut done: impl FnMut(usize, Outcome),
    ) {
        // A student that cannot be loaded is told by the cases themselves.
        let together = trial.seat.load().await.map_or(1, |student| student.together.max(1) as usize);
        let mut next = tries.iter().cloned().enumerate();
        let mut running = tokio::task::JoinSet::new();
        loop {
            while running.len() < together
                && !cancel.is_cancelled()
                && let Some((at, (case, seed))) = next.next()
            {
                let (app, trial, cancel) = (self.clone(), trial.clone(), cancel.clone());
                running.spawn(async move { (at, app.run_try(&trial, &case, seed, &cancel).await) });
            }
            match running.join_next().await {
                Some(Ok((at, outcome))) => done(at, outcome),
                Some(Err(error)) => tracing::error!(%error, "a case broke off"),
                None => return,
            }
        }
    }

    /// Runs a case and keeps its result; `None` when it was cancelled.
    pub(crate) async fn run_try(&self, trial: &Trial, case: &Case, seed: u32, cancel: &CancelFlag) -> Outcome {
        let subject = &trial.subject;
        let Some((result, run)) = self.try_case(subject, case, seed, cancel).await? else { return Ok(None) };
        // Another student took the place meanwhile: this is nobody's result.
        if subject.seat.is_none() && self.inner.students.chosen() != trial.seat.chosen {
            return Ok(None);
        }
        let row = CaseRow {
            skill: subject.name.clone(),
            version: trial.version.clone(),
            student: trial.seat.chosen.name.clone(),
            case_id: case.id.clone(),
            seed,
            bare: trial.bare,
            student_hash: trial.student_hash.clone(),
            case_hash: case_hash(&subject.evals, case),
            passed: result.passed,
            forbidden: !result.forbidden_effects.is_empty(),
            at: self.inner.now(),
            json: serde_json::to_value(&result).map_err(internal)?,
        };
        // A run is looked at when it went wrong, or in the world as it is written.
        let worth = !trial.bare && (seed == 0 || !result.passed);
        case_results::keep(&self.inner.store, &row, worth.then_some(&run)).await.map_err(internal)?;
        Ok(Some(result))
    }
}

/// The skill without its procedure, alone in a folder.
fn without_procedure(name: &str, text: &str) -> Result<Arc<SkillFolders>, WireError> {
    // Folders are read when they are opened, so this one may go.
    let folder = tempfile::tempdir().map_err(internal)?;
    let place = folder.path().join(name);
    std::fs::create_dir_all(&place).map_err(internal)?;
    std::fs::write(place.join("SKILL.md"), text).map_err(internal)?;
    Subject::candidate(folder.path(), name).map(|subject| subject.skills).map_err(|_| {
        bad_input(
            format!("“{name}” cannot be run without its procedure."),
            "Run `understudy skill check` and mend what it says.",
        )
    })
}

/// Which text a case and its world have. Another way of varying worlds makes other cases of them, too.
pub(crate) fn case_hash(evals: &Path, case: &Case) -> String {
    let world = std::fs::read(evals.join("worlds").join(&case.world)).unwrap_or_default();
    let mut all = serde_json::to_vec(&(eval::EDITION, case)).unwrap_or_default();
    all.extend(world);
    sha256_hex(&all)[..16].to_owned()
}

/// The cases of a skill that can be run.
pub(crate) fn cases_of(loaded: &LoadedSkill) -> Result<Vec<Case>, WireError> {
    let name = &loaded.skill.name;
    crate::usecases::read_cases(&loaded.path).map_err(|reason| match reason {
        Some(reason) => bad_input(format!("The cases of “{name}” cannot be read: {reason}"), "Mend evals/evals.json."),
        None => bad_input(format!("The skill “{name}” has no cases."), "Write evals/evals.json."),
    })
}
