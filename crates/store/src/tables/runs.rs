//! Runs: one row each, from the request to the end. What happened inside is in `run_events` and `steps`.

use super::{json, word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 1,
    name: "runs",
    sql: "CREATE TABLE runs (
        id TEXT PRIMARY KEY, request TEXT NOT NULL, skill TEXT, skill_version TEXT, student TEXT NOT NULL,
        state TEXT NOT NULL, reason TEXT NOT NULL, dry INTEGER NOT NULL, started_at INTEGER NOT NULL,
        ended_at INTEGER, at_step TEXT, tokens_evaluated INTEGER NOT NULL, tokens_reused INTEGER NOT NULL,
        tokens_generated INTEGER NOT NULL, ms REAL NOT NULL, seed INTEGER NOT NULL, skill_text TEXT,
        context TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_by_start ON runs (started_at DESC, id DESC);
    CREATE INDEX runs_unfinished ON runs (started_at) WHERE state NOT IN ('done', 'stuck', 'stopped', 'failed');",
}];

words! {
    /// State of a run.
    RunState {
        /// Not begun.
        Queued = "queued",
        /// Looking for a memory and a skill.
        Recalling = "recalling",
        /// Compiling the plan.
        Planning = "planning",
        /// Performing a step.
        Stepping = "stepping",
        /// For an approval, an answer or a provider.
        Waiting = "waiting",
        /// Checking the success criteria.
        Checking = "checking",
        /// Finished.
        Done = "done",
        /// Could not go on.
        Stuck = "stuck",
        /// The user stopped it.
        Stopped = "stopped",
        /// Something broke.
        Failed = "failed",
    }
}

impl RunState {
    /// Whether the run is over.
    pub fn is_final(self) -> bool {
        match self {
            RunState::Done | RunState::Stuck | RunState::Stopped | RunState::Failed => true,
            RunState::Queued
            | RunState::Recalling
            | RunState::Planning
            | RunState::Stepping
            | RunState::Waiting
            | RunState::Checking => false,
        }
    }
}

/// A run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Id.
    pub id: String,
    /// The user's words.
    pub request: String,
    /// Skill, once chosen.
    pub skill: Option<String>,
    /// Version of the skill.
    pub skill_version: Option<String>,
    /// Student.
    pub student: String,
    /// State.
    pub state: RunState,
    /// What came of it, or why it stopped.
    pub reason: String,
    /// A dry run.
    pub dry: bool,
    /// Unix seconds.
    pub started_at: i64,
    /// Unix seconds.
    pub ended_at: Option<i64>,
    /// Plan step at hand, in words.
    pub at_step: Option<String>,
    /// Tokens computed.
    pub tokens_evaluated: u32,
    /// Tokens taken from saved state.
    pub tokens_reused: u32,
    /// Tokens written by the student.
    pub tokens_generated: u32,
    /// Milliseconds of work.
    pub ms: f64,
    /// Seed of the student's choices (all 64 bits are kept).
    pub seed: u64,
    /// The skill's text as it was when the run began.
    pub skill_text: Option<String>,
    /// What the app needs to go on with it.
    pub context: Value,
}

/// Where a page of runs goes on: after this start and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunCursor {
    /// `started_at` of the last run of the page before.
    pub started_at: i64,
    /// Its id.
    pub id: String,
}

impl std::fmt::Display for RunCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.started_at, self.id)
    }
}

impl std::str::FromStr for RunCursor {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once(':').and_then(|(at, id)| Some((at.parse().ok()?, id)));
        let (started_at, id) = parts.ok_or_else(|| format!("\"{text}\" is not a place in the list of runs"))?;
        Ok(RunCursor { started_at, id: id.to_owned() })
    }
}

/// Adds a run. Adding one that is there already fails with [`StoreError::Conflict`].
pub async fn insert(store: &Store, run: &Run) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO runs (request, skill, skill_version, student, state, reason, dry, started_at, ended_at, at_step,
        tokens_evaluated, tokens_reused, tokens_generated, ms, seed, skill_text, context, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    match write(store, sql, run).await? {
        0 => Err(StoreError::Conflict { what: format!("Run {}", run.id), detail: "it exists already".into() }),
        _ => Ok(()),
    }
}

/// Replaces a run's row.
pub async fn update(store: &Store, run: &Run) -> Result<(), StoreError> {
    let sql = "UPDATE runs SET request = ?, skill = ?, skill_version = ?, student = ?, state = ?, reason = ?, dry = ?,
        started_at = ?, ended_at = ?, at_step = ?, tokens_evaluated = ?, tokens_reused = ?, tokens_generated = ?, ms = ?,
        seed = ?, skill_text = ?, context = ? WHERE id = ?";
    match write(store, sql, run).await? {
        0 => Err(StoreError::NotFound { what: "run", id: run.id.clone() }),
        _ => Ok(()),
    }
}

async fn write(store: &Store, sql: &'static str, run: &Run) -> Result<u64, StoreError> {
    let done = sqlx::query(sql)
        .bind(&run.request)
        .bind(&run.skill)
        .bind(&run.skill_version)
        .bind(&run.student)
        .bind(run.state.as_str())
        .bind(&run.reason)
        .bind(run.dry)
        .bind(run.started_at)
        .bind(run.ended_at)
        .bind(&run.at_step)
        .bind(run.tokens_evaluated)
        .bind(run.tokens_reused)
        .bind(run.tokens_generated)
        .bind(run.ms)
        .bind(run.seed.cast_signed())
        .bind(&run.skill_text)
        .bind(run.context.to_string())
        .bind(&run.id)
        .execute(store.control())
        .await
        .map_err(database("save the run"))?;
    Ok(done.rows_affected())
}

/// A run.
pub async fn get(store: &Store, id: &str) -> Result<Option<Run>, StoreError> {
    let row = sqlx::query("SELECT * FROM runs WHERE id = ?").bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the run"))
}

/// Runs, newest first, and where the next page begins, if there is one.
pub async fn list(
    store: &Store,
    after: Option<&RunCursor>,
    limit: u32,
) -> Result<(Vec<Run>, Option<RunCursor>), StoreError> {
    let rows =
        sqlx::query("SELECT * FROM runs WHERE (started_at, id) < (?, ?) ORDER BY started_at DESC, id DESC LIMIT ?")
            .bind(after.map_or(i64::MAX, |c| c.started_at))
            .bind(after.map_or("", |c| c.id.as_str()))
            .bind(i64::from(limit) + 1)
            .fetch_all(store.control())
            .await;
    let mut runs: Vec<Run> =
        rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the runs"))?;
    let more = runs.len() > limit as usize;
    runs.truncate(limit as usize);
    let next = runs.last().filter(|_| more).map(|r| RunCursor { started_at: r.started_at, id: r.id.clone() });
    Ok((runs, next))
}

/// Runs with one of these ids, and runs whose request names `word`, newest first.
pub async fn among(store: &Store, ids: &[String], word: &str, limit: u32) -> Result<Vec<Run>, StoreError> {
    let pattern = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let rows = sqlx::query(
        "SELECT * FROM runs WHERE id IN (SELECT value FROM json_each(?1))
         OR (?2 <> '%%' AND request LIKE ?2 ESCAPE '\\')
         ORDER BY started_at DESC, id DESC LIMIT ?3",
    )
    .bind(Value::from(ids.to_vec()).to_string())
    .bind(format!("%{pattern}%"))
    .bind(limit)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the runs"))
}

/// Runs that are not over, oldest first: what goes on after a restart.
pub async fn unfinished(store: &Store) -> Result<Vec<Run>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM runs WHERE state NOT IN ('done', 'stuck', 'stopped', 'failed') ORDER BY started_at, id",
    )
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the runs"))
}

fn from_row(row: &SqliteRow) -> Result<Run, sqlx::Error> {
    Ok(Run {
        id: row.try_get("id")?,
        request: row.try_get("request")?,
        skill: row.try_get("skill")?,
        skill_version: row.try_get("skill_version")?,
        student: row.try_get("student")?,
        state: word(row, "state")?,
        reason: row.try_get("reason")?,
        dry: row.try_get("dry")?,
        started_at: row.try_get("started_at")?,
        ended_at: row.try_get("ended_at")?,
        at_step: row.try_get("at_step")?,
        tokens_evaluated: row.try_get("tokens_evaluated")?,
        tokens_reused: row.try_get("tokens_reused")?,
        tokens_generated: row.try_get("tokens_generated")?,
        ms: row.try_get("ms")?,
        seed: row.try_get::<i64, _>("seed")?.cast_unsigned(),
        skill_text: row.try_get("skill_text")?,
        context: json(row, "context")?,
    })
}
