//! Edits that were tried and refused, by the text that they led to: the teacher is told of them, and none is tried twice.

use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 58,
    name: "refused edits",
    sql: "CREATE TABLE refused_edits (
        skill TEXT NOT NULL, key TEXT NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (skill, key)
    ) STRICT, WITHOUT ROWID;",
}];

/// Refused edits of a skill that are kept; the oldest go first.
const KEPT: u32 = 200;

/// A refused edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEdit {
    /// Skill.
    pub skill: String,
    /// The text that it led to, by the hash of its words.
    pub key: String,
    /// What it changed, in short.
    pub what: String,
    /// Why it was refused.
    pub reason: String,
    /// Unix seconds.
    pub at: i64,
}

/// Remembers an edit, and lets those long past go.
pub async fn remember(store: &Store, edit: &RefusedEdit) -> Result<(), StoreError> {
    let mut write = store.control_write("remember the edit").await?;
    sqlx::query(
        "INSERT INTO refused_edits (skill, key, what, reason, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (skill, key) DO UPDATE SET what = excluded.what, reason = excluded.reason, at = excluded.at",
    )
    .bind(&edit.skill)
    .bind(&edit.key)
    .bind(&edit.what)
    .bind(&edit.reason)
    .bind(edit.at)
    .execute(&mut *write)
    .await
    .map_err(database("remember the edit"))?;
    sqlx::query(
        "DELETE FROM refused_edits WHERE skill = ?1 AND key NOT IN (
            SELECT key FROM refused_edits WHERE skill = ?1 ORDER BY at DESC, key LIMIT ?2)",
    )
    .bind(&edit.skill)
    .bind(KEPT)
    .execute(&mut *write)
    .await
    .map_err(database("remember the edit"))?;
    write.commit().await.map_err(database("remember the edit"))
}

/// The refused edits of a skill, the latest first.
pub async fn list(store: &Store, skill: &str) -> Result<Vec<RefusedEdit>, StoreError> {
    let rows = sqlx::query("SELECT * FROM refused_edits WHERE skill = ? ORDER BY at DESC, key")
        .bind(skill)
        .fetch_all(store.control())
        .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the refused edits"))
}

fn from_row(row: &SqliteRow) -> Result<RefusedEdit, sqlx::Error> {
    Ok(RefusedEdit {
        skill: row.try_get("skill")?,
        key: row.try_get("key")?,
        what: row.try_get("what")?,
        reason: row.try_get("reason")?,
        at: row.try_get("at")?,
    })
}
