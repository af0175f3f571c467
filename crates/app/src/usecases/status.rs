//! The frame and the Today panel.

use super::runs::run_summary;
use crate::approvals as cards;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, convert, internal};
use std::sync::PoisonError;
use understudy_providers::student::State;
use understudy_providers::student::folder::{self, BUILT_IN, Held};
use understudy_store::{approvals, case_results, events, messages, outcomes, runs, settings};

/// Runs that ended this long ago are still shown on Today, seconds.
const LATELY: i64 = 86_400;

pub(crate) async fn app_status(app: &App, _: Caller) -> Result<AppStatus, WireError> {
    let inner = &app.inner;
    let mut live = Vec::new();
    for row in runs::unfinished(&inner.store).await.map_err(internal)? {
        live.push(run_summary(inner, &row).await);
    }
    let problems: Vec<String> = {
        let problems = inner.problems.lock().unwrap_or_else(PoisonError::into_inner);
        problems.iter().map(|p| format!("{}: {}", p.file, p.reason)).collect()
    };
    let worker_bytes = inner.student.status().borrow().stats.rss;
    let synced_at = *inner.synced_at.lock().unwrap_or_else(PoisonError::into_inner);
    let teacher = super::teachers::chosen_teacher(inner).await?;
    Ok(AppStatus {
        version: env!("CARGO_PKG_VERSION").into(),
        account: if inner.simulated { "Rehearsal".into() } else { inner.user.email.clone() },
        user: inner.user.name.clone(),
        rehearsal: inner.simulated,
        student: student(inner),
        memory_bytes: resident_bytes() + worker_bytes as f64,
        now: inner.now(),
        zone: inner.zone.clone(),
        synced_at,
        waiting: approvals::waiting(&inner.store, None).await.map_err(internal)?,
        live,
        teacher_remote: teacher.as_ref().is_some_and(|(_, remote)| *remote),
        teacher: teacher.map(|(name, _)| name),
        teacher_spend: super::teachers::spend_today(inner).await?,
        problems,
    })
}

/// The student and what it is for, in plain words.
pub(crate) fn student(inner: &Inner) -> StudentView {
    let status = inner.student.status().borrow().clone();
    let model = status.model.as_ref();
    let chosen = inner.students.chosen();
    let about = if chosen.built_in() {
        "A very small model that ships with the app. It follows the shipped skills on plain English business mail, \
         points at values and picks from closed lists. It reads rightly what a letter wants about five times in six, so look at what it files. \
         It is for rehearsal, tests and simple filing; it does not write, and it is not for open questions."
    } else if chosen.capability().writes {
        "A model of your own. It may write; what would leave the computer still waits for you. Its success rate is counted per skill."
    } else {
        "A model of your own that was trained for Understudy's prompts. It points at values and does not write."
    };
    StudentView {
        name: inner.student_name(),
        title: chosen.title.clone(),
        state: match status.state {
            State::Idle => "idle".into(),
            State::Loading => "loading".into(),
            State::Ready => "ready".into(),
            State::Failed => "failed".into(),
        },
        progress: f64::from(status.progress),
        about: about.into(),
        error: status.error.as_ref().map(|t| format!("{} {}", t.message, t.hint)),
        tokens_per_second: status.stats.tokens_per_second,
        parameters: model.map_or(0.0, |m| m.parameters as f64 / 1e6),
        size: model.map_or(0.0, |m| m.size as f64),
        build: model.map(|m| m.backend.clone()).unwrap_or_default(),
        layout: model.map_or(chosen.layout, |m| m.layout).words().to_owned(),
        writes: chosen.capability().writes,
        file: chosen.name,
    }
}

/// Resident memory of this process, bytes; 0 where the system does not say.
fn resident_bytes() -> f64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = statm.split_whitespace().nth(1).and_then(|p| p.parse().ok()).unwrap_or(0.0);
    pages * 4096.0
}

pub(crate) async fn today_show(app: &App, _: Caller) -> Result<Today, WireError> {
    let inner = &app.inner;
    let now = inner.now();
    let all = approvals::list(&inner.store, now - LATELY).await.map_err(internal)?;
    let mut needs_you: Vec<_> = all
        .iter()
        .filter(|a| a.state == understudy_store::approvals::ApprovalState::Waiting)
        .map(cards::summary)
        .collect();
    needs_you.sort_by_key(|a| a.expires_at);
    let (rows, _) = runs::list(&inner.store, None, 20).await.map_err(internal)?;
    let mut done = Vec::new();
    for row in rows.iter().filter(|r| r.ended_at.is_some_and(|at| at > now - LATELY)) {
        done.push(run_summary(inner, row).await);
    }
    let next = events::range(&inner.store, now, now + 14 * 86_400).await.map_err(internal)?;
    let next_event = next.iter().find(|e| !e.cancelled && !e.all_day && e.start >= now);
    let welcome = inner.simulated && rows.is_empty() && !is_set(inner, "welcome_seen").await?;
    let checklist = checklist(inner).await?;
    Ok(Today {
        date: date(now, &inner.zone),
        first_name: inner.user.name.split_whitespace().next().unwrap_or_default().to_owned(),
        needs_you,
        done,
        next_event: next_event.map(|e| convert::event(e, &inner.zone)),
        unread: messages::unread(&inner.store).await.map_err(internal)?,
        checklist,
        welcome,
        suggestions: vec![
            "Triage my inbox".into(),
            "Answer Dana about the discount".into(),
            "Find thirty minutes with Priya next week".into(),
        ],
    })
}

/// Whether a setting of yes or no is on.
async fn is_set(inner: &Inner, key: &str) -> Result<bool, WireError> {
    let value = settings::get(&inner.store, key).await.map_err(internal)?;
    Ok(value.and_then(|v| v.as_bool()).unwrap_or(false))
}

/// The first steps on the Rehearsal account; none once all are done, or when they were hidden.
async fn checklist(inner: &Inner) -> Result<Vec<ChecklistItem>, WireError> {
    if !inner.simulated || is_set(inner, "checklist_hidden").await? {
        return Ok(Vec::new());
    }
    let happened = outcomes::milestones(&inner.store).await.map_err(internal)?;
    let tested = case_results::any(&inner.store).await.map_err(internal)?;
    let students = inner.students.clone();
    let real = tokio::task::spawn_blocking(move || {
        let all = folder::list(students.folder()).unwrap_or_default();
        students.chosen().name != BUILT_IN || all.iter().any(|k| k.name != BUILT_IN && matches!(k.held, Held::Whole(_)))
    });
    let item = |id: &str, title: &str, about: &str, done: bool| ChecklistItem {
        id: id.into(),
        title: title.into(),
        about: about.into(),
        done,
    };
    let steps = vec![
        item(
            "run",
            "Watch a run",
            "Ask for “Triage my inbox” and see every step, with what it read and why.",
            happened.ran,
        ),
        item(
            "approve",
            "Approve a letter",
            "Read what would leave, and where each word came from. Here it goes to the Sent folder, marked simulated.",
            happened.approved,
        ),
        item("skill", "Open a skill and run its tests", "The tests say how the student does before it acts.", tested),
        item(
            "student",
            "Get a real student",
            "A larger model reads better, and can write. It runs on this computer too.",
            real.await.map_err(internal)?,
        ),
    ];
    Ok(if steps.iter().all(|s| s.done) { Vec::new() } else { steps })
}

/// "Monday, 23 November".
fn date(now: i64, zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    match jiff::Timestamp::from_second(now) {
        Ok(at) => at.to_zoned(zone).strftime("%A, %-d %B").to_string(),
        Err(_) => String::new(),
    }
}
