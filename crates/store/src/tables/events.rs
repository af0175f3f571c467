//! The mirror of the calendar: one row per occurrence, with its whole record.

use super::messages::{Mirrored, Missing};
use super::{json, to_json};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use std::collections::HashSet;
use understudy_agent::record::Event;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 2,
    name: "events",
    sql: "CREATE TABLE events (
        id TEXT PRIMARY KEY, uid TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX events_by_start ON events (starts_at);
    CREATE INDEX events_by_uid ON events (uid);",
}];

/// Brings the mirror in line with `events`, in one transaction.
pub async fn mirror(store: &Store, events: &[Event], missing: Missing) -> Result<Mirrored, StoreError> {
    let mut write = store.cache_write("save the events").await?;
    let mut done = Mirrored::default();
    for event in events {
        let written = sqlx::query(
            "INSERT INTO events (id, uid, starts_at, ends_at, json) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, starts_at = excluded.starts_at,
             ends_at = excluded.ends_at, json = excluded.json WHERE json <> excluded.json",
        )
        .bind(&event.id)
        .bind(&event.uid)
        .bind(event.start)
        .bind(event.end)
        .bind(to_json(event).map_err(database("save the events"))?)
        .execute(&mut *write)
        .await
        .map_err(database("save the events"))?;
        done.written += written.rows_affected() as u32;
    }
    if missing == Missing::Delete {
        let kept: HashSet<&str> = events.iter().map(|e| e.id.as_str()).collect();
        let known: Vec<String> = sqlx::query_scalar("SELECT id FROM events")
            .fetch_all(&mut *write)
            .await
            .map_err(database("read the events"))?;
        for id in known.iter().filter(|id| !kept.contains(id.as_str())) {
            sqlx::query("DELETE FROM events WHERE id = ?")
                .bind(id)
                .execute(&mut *write)
                .await
                .map_err(database("remove the events"))?;
            done.removed += 1;
        }
    }
    write.commit().await.map_err(database("save the events"))?;
    Ok(done)
}

/// An event.
pub async fn get(store: &Store, id: &str) -> Result<Option<Event>, StoreError> {
    let row = sqlx::query("SELECT json FROM events WHERE id = ?").bind(id).fetch_optional(store.cache()).await;
    row.and_then(|row| row.map(|r| json(&r, "json")).transpose()).map_err(database("read the event"))
}

/// Events that touch `start..end` (Unix seconds, end exclusive), by start. Cancelled ones are among them.
pub async fn range(store: &Store, start: i64, end: i64) -> Result<Vec<Event>, StoreError> {
    // An event without length touches the moment at which it is.
    let rows = sqlx::query(
        "SELECT json FROM events WHERE starts_at < ?2 AND (ends_at > ?1 OR (ends_at = starts_at AND starts_at >= ?1))
         ORDER BY starts_at, id",
    )
    .bind(start)
    .bind(end)
    .fetch_all(store.cache())
    .await;
    rows.and_then(|rows| rows.iter().map(|r| json(r, "json")).collect()).map_err(database("read the events"))
}
