//! The events of runs: the truth from which a run is folded. Append-only; a second writer is noticed.

use super::json;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 2,
    name: "run events",
    sql: "CREATE TABLE run_events (
        run_id TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (run_id, seq)
    ) STRICT, WITHOUT ROWID;",
}];

/// An event as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct RunEvent {
    /// Place in the run, counted up by one from 0 or 1.
    pub seq: u32,
    /// Kind, for people who look into the file.
    pub kind: String,
    /// The event.
    pub json: Value,
    /// Unix seconds.
    pub at: i64,
}

/// Appends one event. It is on disk when this returns.
///
/// Errors: [`StoreError::Conflict`] when `seq` is not the next one: something else writes this run.
pub async fn append(store: &Store, run_id: &str, event: &RunEvent) -> Result<(), StoreError> {
    append_all(store, run_id, std::slice::from_ref(event)).await
}

/// Appends events in one transaction: all or none.
pub async fn append_all(store: &Store, run_id: &str, events: &[RunEvent]) -> Result<(), StoreError> {
    let mut write = store.control_write("save the run's events").await?;
    let last: Option<u32> = sqlx::query_scalar("SELECT max(seq) FROM run_events WHERE run_id = ?")
        .bind(run_id)
        .fetch_one(&mut *write)
        .await
        .map_err(database("read the run's events"))?;
    let mut next = last.map(|l| l + 1);
    for event in events {
        let fits = next.map_or(event.seq <= 1, |n| n == event.seq);
        if !fits {
            return Err(StoreError::Conflict {
                what: format!("Run {run_id}"),
                detail: format!("event {} came where {} was due", event.seq, next.unwrap_or(1)),
            });
        }
        sqlx::query("INSERT INTO run_events (run_id, seq, kind, json, at) VALUES (?, ?, ?, ?, ?)")
            .bind(run_id)
            .bind(event.seq)
            .bind(&event.kind)
            .bind(event.json.to_string())
            .bind(event.at)
            .execute(&mut *write)
            .await
            .map_err(database("save the run's events"))?;
        next = Some(event.seq + 1);
    }
    write.commit().await.map_err(database("save the run's events"))
}

/// All events of a run in order.
pub async fn events(store: &Store, run_id: &str) -> Result<Vec<RunEvent>, StoreError> {
    let rows = sqlx::query("SELECT seq, kind, json, at FROM run_events WHERE run_id = ? ORDER BY seq")
        .bind(run_id)
        .fetch_all(store.control())
        .await;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        Ok(RunEvent {
            seq: row.try_get("seq")?,
            kind: row.try_get("kind")?,
            json: json(row, "json")?,
            at: row.try_get("at")?,
        })
    };
    rows.and_then(|rows| rows.iter().map(read).collect()).map_err(database("read the run's events"))
}
