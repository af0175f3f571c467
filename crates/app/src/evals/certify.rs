//! Certifying in the background: one skill at a time, what was run before is not run again, and it can be stopped.
//!
//! What the user asks for goes first and runs as fast as it can. What begins by itself, after a skill changed or another
//! student was chosen, is quiet: one case at a time, never while a run of the user or a test is live. Nothing is written down
//! of what is still to be done; after a restart it follows again from the results. A shipped skill on the shipped student is
//! never certified by itself, so that a first start costs nothing.

use super::standing::{Present, performer, pin};
use super::{Trial, Try, cases_of, performing};
use crate::open::{App, Inner};
use crate::students::unavailable;
use crate::wire::*;
use crate::{internal, not_found};
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;
use understudy_agent::eval::SEEDS;
use understudy_providers::student::CancelFlag;
use understudy_store::{case_results, settings, skill_choices};

/// How long after the last change a program that stays open waits with it: whoever edits a skill saves more than once.
pub const RECERTIFY_AFTER: Duration = Duration::from_secs(20);

/// The setting that lets skills be certified by themselves.
pub(crate) const SETTING: &str = "recertify";

/// A skill that is to be certified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Job {
    /// Skill.
    pub(crate) skill: String,
    /// Student; the one that performs it when `None`.
    pub(crate) student: Option<String>,
    /// Nobody asked for it.
    pub(crate) quiet: bool,
}

/// What is certified and what waits.
#[derive(Debug, Default)]
pub(crate) struct Certifying {
    working: bool,
    running: Option<(Job, CertifyProgress, CancelFlag)>,
    waiting: VecDeque<Job>,
    /// Versions whose cases could not be run, with their student: they are not tried again by themselves.
    given_up: BTreeSet<(String, String, String)>,
}

impl Certifying {
    /// How far it is, and who waits.
    pub(crate) fn view(&self) -> (Option<CertifyProgress>, Vec<String>) {
        (self.running.as_ref().map(|r| r.1.clone()), self.waiting.iter().map(|j| j.skill.clone()).collect())
    }

    fn has(&self, job: &Job) -> bool {
        let same = |other: &Job| other.skill == job.skill && other.student == job.student;
        self.waiting.iter().any(same)
            || self.running.as_ref().is_some_and(|(other, _, cancel)| same(other) && !cancel.is_cancelled())
    }
}

fn lock(inner: &Inner) -> MutexGuard<'_, Certifying> {
    inner.certifying.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts skills in line and sees to it that they are worked off. Says how many were not in line already.
pub(crate) fn enqueue(app: &App, jobs: Vec<Job>) -> usize {
    let mut added = 0;
    let start = {
        let mut all = lock(&app.inner);
        if jobs.iter().any(|job| !job.quiet) {
            // What the user asks for goes first; a quiet one that runs keeps what it has and comes again by itself.
            all.waiting.retain(|job| !job.quiet);
            if let Some((job, _, cancel)) = &all.running
                && job.quiet
            {
                cancel.cancel();
            }
        }
        for job in jobs {
            if !all.has(&job) {
                all.waiting.push_back(job);
                added += 1;
            }
        }
        let start = !all.working && !all.waiting.is_empty();
        all.working |= start;
        start
    };
    if start {
        tokio::spawn(work_off(app.clone()));
    }
    added
}

/// Stops what is certified and forgets what waits. Results so far are kept.
pub(crate) fn stop_certifying(inner: &Inner) -> bool {
    let mut all = lock(inner);
    all.waiting.clear();
    if let Some((_, _, cancel)) = &all.running {
        cancel.cancel();
        return true;
    }
    false
}

async fn work_off(app: App) {
    loop {
        let (job, cancel) = {
            let mut all = lock(&app.inner);
            all.running = None;
            match all.waiting.pop_front() {
                Some(job) if !app.inner.closing.is_cancelled() => {
                    let progress = CertifyProgress {
                        skill: job.skill.clone(),
                        student: job.student.clone().unwrap_or_default(),
                        done: 0,
                        total: 0,
                        quiet: job.quiet,
                        paused: false,
                    };
                    let cancel = CancelFlag::new();
                    all.running = Some((job.clone(), progress, cancel.clone()));
                    (job, cancel)
                }
                Some(_) | None => {
                    all.waiting.clear();
                    all.working = false;
                    break;
                }
            }
        };
        let outcome = certify(&app, &job, &cancel).await;
        let label = match &outcome {
            Ok(()) => String::new(),
            Err(error) => {
                tracing::warn!(skill = job.skill, error = error.message, "a skill could not be certified");
                format!("{} {}", error.message, error.hint)
            }
        };
        app.inner.send(Update::Progress { id: progress_id(&job.skill), label, done: 1.0, total: 1.0 });
        app.inner.changed(&[Tag::Skills]);
    }
    // A guest that no skill is pinned to has done its work.
    let pinned = skill_choices::all(&app.inner.store).await.unwrap_or_default();
    if pinned.values().all(|choice| pin(&app.inner, choice).is_none()) {
        app.inner.students.dismiss(None);
    }
    app.inner.changed(&[Tag::Skills]);
}

fn progress_id(skill: &str) -> String {
    format!("certify:{skill}")
}

/// Runs what is missing of a skill.
async fn certify(app: &App, job: &Job, cancel: &CancelFlag) -> Result<(), WireError> {
    let inner = &app.inner;
    let loaded = inner.skills.get(&job.skill).ok_or_else(|| not_found("skill", &job.skill))?;
    let cases = cases_of(&loaded)?;
    let seat = match &job.student {
        Some(name) => inner.seat(Some(name))?,
        None => performing(inner, &job.skill).await?,
    };
    if let Some(need) = seat.chosen.capability().lacks(&loaded.skill) {
        return Err(crate::bad_input(
            format!("“{}” needs a student that {}; “{}” does not.", job.skill, need.words(), seat.chosen.name),
            "Certify it on another student.",
        ));
    }
    let trial = app.trial(&loaded, seat, false).await?;
    let student = trial.seat.chosen.name.clone();
    let rows = case_results::briefs(&inner.store, Some(&job.skill)).await.map_err(internal)?;
    let (present, hash, name) = (loaded.clone(), trial.student_hash.clone(), student.clone());
    let kept = crate::library::blocking(inner, move |_| Ok(Present::of(present).kept(&rows, &name, &hash))).await?;
    let all = cases.iter().flat_map(|case| SEEDS.map(|seed| (case.clone(), seed)));
    let todo: Vec<Try> = all.filter(|(case, seed)| !kept.contains(&(case.id.clone(), *seed))).collect();
    let total = (cases.len() * SEEDS.len()) as u32;
    let mut done = total - todo.len() as u32;
    let tell = |done: u32, paused: bool| {
        if let Some((_, progress, _)) = &mut lock(inner).running {
            *progress = CertifyProgress { student: student.clone(), done, total, paused, ..progress.clone() };
        }
        let label = if paused { "Waits for your run to end" } else { "Certifies" };
        inner.send(Update::Progress {
            id: progress_id(&job.skill),
            label: format!("{label}: {} on {student}", job.skill),
            done: done.into(),
            total: total.into(),
        });
    };
    tell(done, false);
    inner.changed(&[Tag::Skills]);
    if todo.is_empty() {
        return Ok(());
    }
    // A student that cannot be loaded says nothing about the skill.
    trial.seat.load().await.map_err(unavailable)?;
    let mut failed: Option<WireError> = None;
    if job.quiet {
        for (case, seed) in &todo {
            match quietly(app, &trial, case, *seed, cancel, || tell(done, true)).await {
                Ok(true) => done += 1,
                Ok(false) => return Ok(()),
                Err(error) => {
                    failed.get_or_insert(error);
                }
            }
            tell(done, false);
        }
    } else {
        app.run_tries(&trial, &todo, cancel, |_, outcome| {
            match outcome {
                Ok(Some(_)) => done += 1,
                Ok(None) => {}
                Err(error) => {
                    failed.get_or_insert(error);
                }
            }
            tell(done, false);
        })
        .await;
    }
    let Some(error) = failed else { return Ok(()) };
    lock(inner).given_up.insert((job.skill.clone(), trial.version.clone(), student.clone()));
    Err(error)
}

/// Whether somebody works whom a quiet run would disturb.
fn busy(inner: &Inner) -> bool {
    !inner.live.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
        || !inner.testing.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
}

/// Waits until somebody works, or nobody does. A missed or late update only means looking again.
async fn until(app: &App, wanted: bool) {
    let mut updates = app.subscribe();
    while busy(&app.inner) != wanted {
        match tokio::time::timeout(Duration::from_secs(1), updates.recv()).await {
            Ok(Err(RecvError::Closed)) => return,
            Ok(Ok(_) | Err(RecvError::Lagged(_))) | Err(_) => {}
        }
    }
}

/// Runs a case while nobody else works, again from its beginning when somebody came; `false` when it was stopped.
async fn quietly(
    app: &App,
    trial: &Trial,
    case: &understudy_agent::eval::Case,
    seed: u32,
    cancel: &CancelFlag,
    paused: impl Fn(),
) -> Result<bool, WireError> {
    loop {
        if busy(&app.inner) {
            paused();
        }
        tokio::select! {
            biased;
            () = cancel.cancelled() => return Ok(false),
            () = until(app, false) => {}
        }
        let one = CancelFlag::new();
        let run = app.run_try(trial, case, seed, &one);
        tokio::pin!(run);
        let outcome = tokio::select! {
            outcome = &mut run => outcome?,
            () = async {
                tokio::select! {
                    () = cancel.cancelled() => {}
                    () = until(app, true) => {}
                }
            } => {
                one.cancel();
                run.await?
            }
        };
        match outcome {
            Some(_) => return Ok(true),
            None if cancel.is_cancelled() || app.inner.closing.is_cancelled() => return Ok(false),
            // Another student took the place.
            None if trial.subject.seat.is_none() && app.inner.students.chosen() != trial.seat.chosen => {
                return Ok(false);
            }
            None => {}
        }
    }
}

/// Certifies by itself what changed, some time after the last change and after the start.
pub(crate) fn certify_by_itself(app: &App, after: Duration) {
    let weak = Arc::downgrade(&app.inner);
    let closing = app.inner.closing.clone();
    let mut updates = app.subscribe();
    tokio::spawn(async move {
        let mut due = Some(Instant::now() + after);
        loop {
            let alarm = async {
                match due {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = closing.cancelled() => return,
                update = updates.recv() => match update {
                    Ok(Update::Changed { tags }) if tags.contains(&Tag::Skills) || tags.contains(&Tag::Settings) => {
                        due = Some(Instant::now() + after);
                    }
                    Err(RecvError::Closed) => return,
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                },
                () = alarm => {
                    due = None;
                    let Some(inner) = weak.upgrade() else { return };
                    let app = App { inner };
                    match wanted(&app.inner).await {
                        Ok(jobs) => drop(enqueue(&app, jobs)),
                        Err(error) => tracing::warn!(error = error.message, "could not look what is to be certified"),
                    }
                }
            }
        }
    });
}

/// Skills whose certification is not complete and that should be certified by themselves: those of the user's own, and all
/// that a student performs which the user brought.
async fn wanted(inner: &Arc<Inner>) -> Result<Vec<Job>, WireError> {
    if !by_itself(inner).await? {
        return Ok(Vec::new());
    }
    let choices = skill_choices::all(&inner.store).await.map_err(internal)?;
    let rows = case_results::briefs(&inner.store, None).await.map_err(internal)?;
    crate::library::blocking(inner, move |inner| {
        let mut jobs = Vec::new();
        for loaded in inner.skills.active() {
            let name = loaded.skill.name.clone();
            let chosen = performer(inner, &choices.get(&name).cloned().unwrap_or_default());
            let own = loaded.path.starts_with(inner.library.skills.root());
            let fits = chosen.path.is_file() && chosen.capability().lacks(&loaded.skill).is_none();
            if !fits || (chosen.built_in() && !own) {
                continue;
            }
            let given_up = (name.clone(), loaded.skill.version.clone(), chosen.name.clone());
            if lock(inner).given_up.contains(&given_up) {
                continue;
            }
            let present = Present::of(loaded);
            let kept = present.kept(&rows, &chosen.name, &inner.students.hash(&chosen));
            if kept.len() < present.cases.len() * SEEDS.len() {
                jobs.push(Job { skill: name, student: None, quiet: true });
            }
        }
        Ok(jobs)
    })
    .await
}

/// Whether skills are certified by themselves: the setting, on unless it was set.
pub(crate) async fn by_itself(inner: &Inner) -> Result<bool, WireError> {
    let value = settings::get(&inner.store, SETTING).await.map_err(internal)?;
    Ok(value.and_then(|v| v.as_bool()).unwrap_or(true))
}
