//! Running the cases of a skill on a text that is not active: every case with every seed, as many at a time as the student
//! answers together. Nothing of it is kept among the results of the skill.

use super::trace::{self, Trace};
use super::work::SEEDS;
use crate::evals::{CaseResult, Subject, Went};
use crate::open::App;
use crate::wire::*;
use crate::{bad_input, internal};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use understudy_agent::distil::{Scores, Seen};
use understudy_agent::eval::Case;
use understudy_providers::student::CancelFlag;

/// What running cases gave.
#[derive(Default)]
pub(super) struct Tried {
    /// By case, one for each seed.
    pub(super) scores: Scores,
    /// How each case went with its first seed, where it failed with any.
    pub(super) traces: BTreeMap<String, Trace>,
    /// What failed, in words, of the first seed that failed.
    pub(super) failing: BTreeMap<String, Vec<String>>,
}

/// A text in a folder of its own, with the evals of the skill beside it.
pub(super) struct Candidate {
    subject: Arc<Subject>,
    _folder: tempfile::TempDir,
}

impl Candidate {
    pub(super) fn new(name: &str, text: &str, evals: &Path) -> Result<Candidate, WireError> {
        let folder = tempfile::tempdir().map_err(internal)?;
        let own = folder.path().join(name);
        std::fs::create_dir_all(own.join("evals/worlds")).map_err(internal)?;
        std::fs::write(own.join("SKILL.md"), text).map_err(internal)?;
        copy(evals, &own.join("evals"))?;
        copy(&evals.join("worlds"), &own.join("evals/worlds"))?;
        let subject = Arc::new(Subject::candidate(folder.path(), name)?);
        Ok(Candidate { subject, _folder: folder })
    }

    /// The same for a text whose cases and worlds are given.
    pub(super) fn of_files(name: &str, text: &str, files: &[(String, String)]) -> Result<Candidate, WireError> {
        let folder = tempfile::tempdir().map_err(internal)?;
        let own = folder.path().join(name);
        std::fs::create_dir_all(own.join("evals/worlds")).map_err(internal)?;
        std::fs::write(own.join("SKILL.md"), text).map_err(internal)?;
        for (path, text) in files {
            std::fs::write(own.join(path), text).map_err(internal)?;
        }
        let subject = Arc::new(Subject::candidate(folder.path(), name)?);
        Ok(Candidate { subject, _folder: folder })
    }
}

/// Copies the plain files of a folder; links are not followed.
fn copy(from: &Path, to: &Path) -> Result<(), WireError> {
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|t| t.is_file()) {
            std::fs::copy(entry.path(), to.join(entry.file_name())).map_err(internal)?;
        }
    }
    Ok(())
}

/// Runs cases with all seeds; `None` when it was cancelled. `told` hears how many are done.
pub(super) async fn run(
    app: &App,
    candidate: &Candidate,
    cases: &[Case],
    stop: &CancelFlag,
    mut told: impl FnMut(usize, usize),
) -> Result<Option<Tried>, WireError> {
    let student = app.inner.load_student().await;
    let student = student.map_err(|t| bad_input(format!("The student could not be loaded. {}", t.message), t.hint))?;
    let together = student.together.max(1) as usize;
    let mut next = cases.iter().enumerate().flat_map(|(at, case)| (0..SEEDS).map(move |seed| (at, case, seed)));
    let total = cases.len() * SEEDS as usize;
    let mut went: BTreeMap<(usize, u32), Went> = BTreeMap::new();
    let mut running = tokio::task::JoinSet::new();
    loop {
        while running.len() < together
            && !stop.is_cancelled()
            && let Some((at, case, seed)) = next.next()
        {
            let (app, subject, case, stop) = (app.clone(), candidate.subject.clone(), case.clone(), stop.clone());
            running.spawn(async move { (at, seed, app.try_case(&subject, &case, seed, &stop).await) });
        }
        match running.join_next().await {
            Some(Ok((at, seed, outcome))) => {
                if let Some(one) = outcome? {
                    went.insert((at, seed), one);
                    told(went.len(), total);
                }
            }
            Some(Err(error)) => return Err(internal(error)),
            None => break,
        }
    }
    if stop.is_cancelled() || went.len() < total {
        return Ok(None);
    }
    let mut tried = Tried::default();
    for ((at, _), (result, run)) in &went {
        let case = &cases[*at];
        tried.scores.entry(case.id.clone()).or_default().push(seen(result));
        if !result.passed && !tried.failing.contains_key(&case.id) {
            let words = result.failed_checks.iter().chain(&result.forbidden_effects).cloned().collect();
            tried.failing.insert(case.id.clone(), words);
            let run: RunDetail = serde_json::from_value(run.clone()).map_err(internal)?;
            tried.traces.insert(case.id.clone(), trace::of_case(case, result, &run));
        }
    }
    Ok(Some(tried))
}

fn seen(result: &CaseResult) -> Seen {
    // What nothing allows is named in one line behind the words of its check; of a check that forbids, its own words say it.
    let items = |line: &String| match line.split_once(": ") {
        Some((check, all)) if check.starts_with("only") => all.split("; ").map(str::to_owned).collect(),
        Some((check, _)) => vec![check.to_owned()],
        None => vec![line.clone()],
    };
    Seen {
        passed: result.passed,
        held: result.checks.iter().filter(|c| c.holds).count() as u32,
        checks: result.checks.len() as u32,
        forbidden: result.forbidden_effects.iter().flat_map(items).collect(),
    }
}
