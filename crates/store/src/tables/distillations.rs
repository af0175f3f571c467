//! Distillations: one row each, from the quote to the proposal. What it has so far is JSON of the app's, written again
//! after every step, so that a killed process goes on from the last one.

use super::{word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 55,
    name: "distillations",
    sql: "CREATE TABLE distillations (
        id TEXT PRIMARY KEY, skill TEXT NOT NULL, state TEXT NOT NULL, outcome TEXT NOT NULL, at INTEGER NOT NULL,
        ended_at INTEGER, json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX distillations_at ON distillations (at);",
}];

words! {
    /// How a distillation stands.
    DistilState {
        /// Shown to the user, nothing sent.
        Quoted = "quoted",
        /// At work.
        Running = "running",
        /// Stopped or interrupted; it can go on.
        Stopped = "stopped",
        /// It made a proposal.
        Proposed = "proposed",
        /// It ended with nothing to propose.
        Nothing = "nothing",
        /// It could not be done.
        Failed = "failed",
    }
}

/// A distillation.
#[derive(Clone, Debug, PartialEq)]
pub struct Distillation {
    /// Id.
    pub id: String,
    /// The skill; empty before a new one has its name.
    pub skill: String,
    /// State.
    pub state: DistilState,
    /// Why it ended or stands, in words.
    pub outcome: String,
    /// When it was begun, Unix seconds.
    pub at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// What it has so far.
    pub json: Value,
}

/// Keeps a distillation, new or changed.
pub async fn keep(store: &Store, row: &Distillation) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO distillations (id, skill, state, outcome, at, ended_at, json) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET skill = excluded.skill, state = excluded.state, outcome = excluded.outcome,
         ended_at = excluded.ended_at, json = excluded.json",
    )
    .bind(&row.id)
    .bind(&row.skill)
    .bind(row.state.as_str())
    .bind(&row.outcome)
    .bind(row.at)
    .bind(row.ended_at)
    .bind(row.json.to_string())
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the distillation"))
}

/// A distillation.
pub async fn get(store: &Store, id: &str) -> Result<Option<Distillation>, StoreError> {
    let row = sqlx::query("SELECT * FROM distillations WHERE id = ?").bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the distillation"))
}

/// Distillations, newest first.
pub async fn list(store: &Store, limit: u32) -> Result<Vec<Distillation>, StoreError> {
    let rows = sqlx::query("SELECT * FROM distillations ORDER BY at DESC, rowid DESC LIMIT ?")
        .bind(limit)
        .fetch_all(store.control())
        .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the distillations"))
}

/// After a start: what was at work when the program ended stands still until the user lets it go on.
pub async fn recover(store: &Store, outcome: &str) -> Result<u64, StoreError> {
    sqlx::query("UPDATE distillations SET state = 'stopped', outcome = ? WHERE state = 'running'")
        .bind(outcome)
        .execute(store.control())
        .await
        .map(|done| done.rows_affected())
        .map_err(database("look through the distillations"))
}

fn from_row(row: &SqliteRow) -> Result<Distillation, sqlx::Error> {
    Ok(Distillation {
        id: row.try_get("id")?,
        skill: row.try_get("skill")?,
        state: word(row, "state")?,
        outcome: row.try_get("outcome")?,
        at: row.try_get("at")?,
        ended_at: row.try_get("ended_at")?,
        json: super::json(row, "json")?,
    })
}
