//! Proposals: staged changes of skills, with what became of them. Nothing here changes a skill.

use super::{word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 57,
    name: "proposals",
    sql: "CREATE TABLE proposals (
        id TEXT PRIMARY KEY, skill TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, decided_at INTEGER,
        reason TEXT NOT NULL, commit_id TEXT, json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX proposals_by_skill ON proposals (skill, at);",
}];

words! {
    /// How a proposal stands.
    ProposalState {
        /// Waits for the user.
        Open = "open",
        /// Adopted, whole or in part.
        Adopted = "adopted",
        /// Turned down.
        Rejected = "rejected",
        /// Adopted, then taken back.
        RolledBack = "rolledBack",
    }
}

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Id.
    pub id: String,
    /// Skill.
    pub skill: String,
    /// State.
    pub state: ProposalState,
    /// Unix seconds.
    pub at: i64,
    /// When the user decided.
    pub decided_at: Option<i64>,
    /// Why it was turned down; empty otherwise.
    pub reason: String,
    /// The commit of its adoption.
    pub commit: Option<String>,
    /// What it says.
    pub json: Value,
}

/// Keeps a proposal, new or changed.
pub async fn keep(store: &Store, row: &Proposal) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO proposals (id, skill, state, at, decided_at, reason, commit_id, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at,
         reason = excluded.reason, commit_id = excluded.commit_id, json = excluded.json",
    )
    .bind(&row.id)
    .bind(&row.skill)
    .bind(row.state.as_str())
    .bind(row.at)
    .bind(row.decided_at)
    .bind(&row.reason)
    .bind(&row.commit)
    .bind(row.json.to_string())
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the proposal"))
}

/// A proposal.
pub async fn get(store: &Store, id: &str) -> Result<Option<Proposal>, StoreError> {
    let row = sqlx::query("SELECT * FROM proposals WHERE id = ?").bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the proposal"))
}

/// Proposals: those that wait first, the newest first.
pub async fn list(store: &Store, limit: u32) -> Result<Vec<Proposal>, StoreError> {
    let rows = sqlx::query("SELECT * FROM proposals ORDER BY state != 'open', at DESC, rowid DESC LIMIT ?")
        .bind(limit)
        .fetch_all(store.control())
        .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the proposals"))
}

/// Why the user turned proposals for a skill down, the latest first.
pub async fn reasons(store: &Store, skill: &str, limit: u32) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar(
        "SELECT reason FROM proposals WHERE skill = ? AND state = 'rejected' AND reason != ''
         ORDER BY decided_at DESC, rowid DESC LIMIT ?",
    )
    .bind(skill)
    .bind(limit)
    .fetch_all(store.control())
    .await
    .map_err(database("read the proposals"))
}

fn from_row(row: &SqliteRow) -> Result<Proposal, sqlx::Error> {
    Ok(Proposal {
        id: row.try_get("id")?,
        skill: row.try_get("skill")?,
        state: word(row, "state")?,
        at: row.try_get("at")?,
        decided_at: row.try_get("decided_at")?,
        reason: row.try_get("reason")?,
        commit: row.try_get("commit_id")?,
        json: super::json(row, "json")?,
    })
}
