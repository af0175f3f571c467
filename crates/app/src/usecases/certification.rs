//! Certification, pins, and what may start without a person.

use crate::evals::{self, Job, Present, by_itself, certified, enqueue, performer, stop_certifying, unattended};
use crate::library::blocking;
use crate::open::App;
use crate::students::by_name;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::collections::BTreeSet;
use std::sync::PoisonError;
use understudy_providers::student::folder::{self, BUILT_IN, Held};
use understudy_store::{case_results, skill_choices};

pub(crate) async fn skill_matrix(app: &App, _: Caller) -> Result<SkillMatrix, WireError> {
    let inner = &app.inner;
    let by_itself = by_itself(inner).await?;
    // Before the results: when nothing runs any more, what is read after it is all that came of it.
    let (running, waiting) = inner.certifying.lock().unwrap_or_else(PoisonError::into_inner).view();
    let rows = case_results::briefs(&inner.store, None).await.map_err(internal)?;
    let choices = skill_choices::all(&inner.store).await.map_err(internal)?;
    blocking(inner, move |inner| {
        let chosen = inner.students.chosen();
        let folder = inner.students.folder();
        let kept: Vec<folder::Kept> = folder::list(folder).map_err(internal)?;
        let here = kept.iter().filter(|k| matches!(k.held, Held::Whole(_))).map(|k| k.name.clone());
        let measured = rows.iter().map(|r| r.student.clone());
        let pinned = choices.values().filter_map(|c| c.student.clone());
        let mut names: BTreeSet<String> = here.chain(measured).chain(pinned).collect();
        names.remove(&chosen.name);
        let all: Vec<_> = std::iter::once(chosen.clone()).chain(names.iter().map(|n| by_name(folder, n))).collect();
        let hashes: Vec<String> = all.iter().map(|student| inner.students.hash(student)).collect();
        let columns = all.iter().map(|student| {
            let title = kept.iter().find(|k| k.name == student.name).map(|k| k.note.title.clone()).unwrap_or_default();
            MatrixStudent {
                title: match (title.is_empty(), student.name.as_str()) {
                    (_, BUILT_IN) => "Pocket student".to_owned(),
                    (true, name) => name.to_owned(),
                    (false, _) => title,
                },
                chosen: student.name == chosen.name,
                here: student.path.is_file(),
                name: student.name.clone(),
            }
        });
        let columns: Vec<MatrixStudent> = columns.collect();
        let table = inner.skills.active().into_iter().map(|loaded| {
            let name = loaded.skill.name.clone();
            let choice = choices.get(&name).cloned().unwrap_or_default();
            let present = Present::of(loaded.clone());
            let cells: Vec<MatrixCell> = all
                .iter()
                .zip(&hashes)
                .map(|(student, hash)| {
                    let (now, before) = present.standing(&rows, &student.name, hash);
                    let lacks = student.capability().lacks(&loaded.skill).filter(|_| student.path.is_file());
                    let unfit = lacks.map(|need| format!("It needs a student that {}.", need.words()));
                    MatrixCell { student: student.name.clone(), now, before, unfit }
                })
                .collect();
            let performs = performer(inner, &choice).name;
            let on = cells.iter().find(|c| c.student == performs).map(|c| c.now.clone()).unwrap_or_default();
            MatrixRow {
                version: loaded.skill.version.clone(),
                own: loaded.path.starts_with(inner.library.skills.root()),
                cases: present.cases.len() as u32,
                unattended: unattended(&name, &on, &choice),
                pin: choice.student,
                skill: name,
                cells,
            }
        });
        Ok(SkillMatrix { rows: table.collect(), students: columns, running, waiting, by_itself })
    })
    .await
}

pub(crate) async fn skill_certify(
    app: &App,
    _: Caller,
    name: Option<String>,
    student: Option<String>,
) -> Result<Done, WireError> {
    let inner = &app.inner;
    if let Some(student) = &student {
        usable(app, student)?;
    }
    let names: Vec<String> = match name {
        Some(name) => {
            let loaded = inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
            evals::cases_of(&loaded)?;
            vec![name]
        }
        None => inner.skills.active().iter().filter(|s| s.evals > 0).map(|s| s.skill.name.clone()).collect(),
    };
    if names.is_empty() {
        return Err(bad_input(
            "No skill has eval cases.",
            "Write evals/evals.json of a skill, or draw a case from a run.",
        ));
    }
    let jobs = names.iter().map(|skill| Job { skill: skill.clone(), student: student.clone(), quiet: false }).collect();
    let message = match (enqueue(app, jobs), names.as_slice()) {
        (0, [one]) => format!("“{one}” is being certified already."),
        (0, _) => "They are being certified already.".to_owned(),
        (_, [one]) => format!("“{one}” is being certified."),
        (n, _) => format!("{n} skills are being certified, one after the other."),
    };
    Ok(Done { message })
}

pub(crate) async fn skill_certify_stop(app: &App, _: Caller) -> Result<Done, WireError> {
    let message = match stop_certifying(&app.inner) {
        true => "Stopped. What was run so far is kept, and the next time goes on from there.",
        false => "Nothing is being certified.",
    };
    Ok(Done { message: message.into() })
}

/// Refuses a student that cannot perform.
fn usable(app: &App, name: &str) -> Result<(), WireError> {
    if app.inner.students.chosen().name == name {
        return Ok(());
    }
    match folder::find(app.inner.students.folder(), name).map(|kept| kept.held) {
        Some(Held::Whole(_)) => Ok(()),
        Some(Held::Embedding(_)) => Err(bad_input(
            format!("“{name}” is an embedding model and performs no skills."),
            "Choose a student of the list.",
        )),
        Some(Held::Broken(trouble)) => {
            Err(bad_input(format!("“{name}” cannot be used: {}", trouble.message), trouble.hint))
        }
        Some(Held::Part { .. }) => Err(bad_input(format!("“{name}” is not here yet."), "Let its download end first.")),
        None => Err(not_found("student", name)),
    }
}

pub(crate) async fn skill_pin(app: &App, _: Caller, name: String, student: Option<String>) -> Result<Done, WireError> {
    let inner = &app.inner;
    let loaded = inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    let student = student.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    if let Some(student) = &student {
        usable(app, student)?;
        let chosen = inner.students.chosen();
        let next = if chosen.name == *student { chosen } else { by_name(inner.students.folder(), student) };
        if let Some(need) = next.capability().lacks(&loaded.skill) {
            return Err(bad_input(
                format!("“{name}” needs a student that {}; “{student}” does not.", need.words()),
                "Choose another one.",
            ));
        }
    }
    skill_choices::pin(&inner.store, &name, student.as_deref()).await.map_err(internal)?;
    inner.students.dismiss(None);
    let message = match student {
        Some(student) => format!("“{name}” always runs on “{student}” from the next run on."),
        None => format!("“{name}” runs on the student that is chosen."),
    };
    Ok(Done { message })
}

pub(crate) async fn skill_unattended(
    app: &App,
    _: Caller,
    name: String,
    allow: Option<bool>,
) -> Result<Done, WireError> {
    let inner = &app.inner;
    inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    skill_choices::unattended(&inner.store, &name, allow).await.map_err(internal)?;
    let message = match allow {
        Some(true) => {
            format!("“{name}” may start without you. What leaves still waits for you, unless a rule lets it go.")
        }
        Some(false) => format!("“{name}” never starts without you."),
        None => format!("“{name}” starts without you only while it is certified."),
    };
    Ok(Done { message })
}

pub(crate) async fn run_unattended(
    app: &App,
    caller: Caller,
    request: String,
    skill: Option<String>,
) -> Result<UnattendedStart, WireError> {
    let inner = &app.inner;
    let skill = match skill {
        Some(name) => Some(name),
        None => {
            let words = request.clone();
            blocking(inner, move |inner| {
                Ok(understudy_store::clear_winner(&inner.skills.route(&words)).map(str::to_owned))
            })
            .await?
        }
    };
    let Some(name) = skill else {
        let why = "No skill clearly fits this request, and without you nobody can choose. Name the skill.".to_owned();
        return Ok(UnattendedStart { run_id: None, skill: None, why });
    };
    let (certification, choice) = certified(inner, &name).await?;
    let verdict = unattended(&name, &certification, &choice);
    if !verdict.allowed {
        return Ok(UnattendedStart { run_id: None, skill: Some(name), why: verdict.why });
    }
    let started = super::run_start(app, caller, request, Some(name.clone()), false).await?;
    Ok(UnattendedStart { run_id: Some(started.run_id), skill: Some(name), why: verdict.why })
}
