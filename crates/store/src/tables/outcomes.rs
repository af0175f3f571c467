//! How real runs ended and what the user did about them: a reading across runs, approvals and effects.
//!
//! It has no table of its own. What counts as a success is the agent's to say; here is only what happened.

use super::effects::BY_HAND;
use super::runs::RunState;
use super::word;
use crate::database::Store;
use crate::error::{StoreError, database};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// Runs that are looked at, the newest first: some years of daily work.
const MOST: u32 = 20_000;
/// Corrections that are looked at.
const MOST_CORRECTIONS: u32 = 500;

/// A run that ended, dry ones left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Run.
    pub run_id: String,
    /// The user's words.
    pub request: String,
    /// Skill, if one was chosen.
    pub skill: Option<String>,
    /// The user named it, nothing searched for it.
    pub chosen: bool,
    /// Its version.
    pub skill_version: Option<String>,
    /// Student.
    pub student: String,
    /// How it ended.
    pub state: RunState,
    /// Unix seconds.
    pub ended_at: i64,
    /// Approvals of it that the user turned down.
    pub rejected: u32,
    /// Effects of it that were taken back.
    pub undone: u32,
}

/// Runs that ended, the latest first.
pub async fn ended(store: &Store) -> Result<Vec<Outcome>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, request, skill, skill_version, student, state, ended_at,
         json_extract(context, '$.setup.skill') IS NOT NULL AS chosen,
         (SELECT count(*) FROM approvals WHERE run_id = runs.id AND state = 'rejected') AS rejected,
         (SELECT count(*) FROM effects WHERE run_id = runs.id AND state = 'undone') AS undone
         FROM runs WHERE dry = 0 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(store.control())
    .await;
    let read = |row: &SqliteRow| {
        Ok(Outcome {
            run_id: row.try_get("id")?,
            request: row.try_get("request")?,
            skill: row.try_get("skill")?,
            chosen: row.try_get("chosen")?,
            skill_version: row.try_get("skill_version")?,
            student: row.try_get("student")?,
            state: word(row, "state")?,
            ended_at: row.try_get("ended_at")?,
            rejected: row.try_get("rejected")?,
            undone: row.try_get("undone")?,
        })
    };
    rows.and_then(|rows| rows.iter().map(read).collect()).map_err(database("read how runs ended"))
}

/// What the user did about something that a run did, or wanted to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionKind {
    /// Changed it before it was approved.
    Edited,
    /// Turned it down.
    Rejected,
    /// Took it back.
    Undone,
}

/// A correction.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Which.
    pub kind: CorrectionKind,
    /// Run.
    pub run_id: String,
    /// Skill of the run.
    pub skill: String,
    /// What it was about, in words.
    pub what: String,
    /// The reason that the user gave, possibly empty.
    pub reason: String,
    /// The approval, where there is one.
    pub approval_id: Option<String>,
    /// Unix seconds.
    pub at: i64,
}

/// Corrections of what runs with a skill did, the latest first. An approval was edited when its action is none that the
/// run prepared.
pub async fn corrections(store: &Store) -> Result<Vec<Correction>, StoreError> {
    let rows = sqlx::query(
        "SELECT 'edited' AS kind, a.run_id, r.skill, a.title AS what, '' AS reason, a.id AS approval,
            coalesce(a.decided_at, a.created_at) AS at
         FROM approvals a JOIN runs r ON r.id = a.run_id WHERE r.skill IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM run_events e WHERE e.run_id = a.run_id AND e.kind = 'prepared'
            AND json_extract(e.json, '$.action') = json(a.action))
         UNION ALL SELECT 'rejected', a.run_id, r.skill, a.title, a.outcome, a.id, coalesce(a.decided_at, a.created_at)
         FROM approvals a JOIN runs r ON r.id = a.run_id WHERE r.skill IS NOT NULL AND a.state = 'rejected'
         UNION ALL SELECT 'undone', e.run_id, r.skill, e.summary, '', NULL, e.at
         FROM effects e JOIN runs r ON r.id = e.run_id
         WHERE r.skill IS NOT NULL AND e.state = 'undone' AND e.run_id <> ?1
         ORDER BY at DESC LIMIT ?2",
    )
    .bind(BY_HAND)
    .bind(MOST_CORRECTIONS)
    .fetch_all(store.control())
    .await;
    let read = |row: &SqliteRow| {
        let kind = match row.try_get::<&str, _>("kind")? {
            "edited" => CorrectionKind::Edited,
            "rejected" => CorrectionKind::Rejected,
            _ => CorrectionKind::Undone,
        };
        Ok(Correction {
            kind,
            run_id: row.try_get("run_id")?,
            skill: row.try_get("skill")?,
            what: row.try_get("what")?,
            reason: row.try_get("reason")?,
            approval_id: row.try_get("approval")?,
            at: row.try_get("at")?,
        })
    };
    rows.and_then(|rows| rows.iter().map(read).collect()).map_err(database("read what was put right"))
}

/// What happened here at least once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Milestones {
    /// A real run was performed to its end.
    pub ran: bool,
    /// Something that a run asked for was approved, and left.
    pub approved: bool,
}

/// What happened here at least once.
pub async fn milestones(store: &Store) -> Result<Milestones, StoreError> {
    let row = sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM runs WHERE state = 'done' AND dry = 0) AS ran,
         EXISTS (SELECT 1 FROM approvals WHERE state = 'sent' AND run_id <> ?) AS approved",
    )
    .bind(BY_HAND)
    .fetch_one(store.control())
    .await;
    row.and_then(|row| Ok(Milestones { ran: row.try_get("ran")?, approved: row.try_get("approved")? }))
        .map_err(database("read what happened"))
}
