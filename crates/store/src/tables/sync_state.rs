//! How far the mirror has followed each collection of an account.

use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::Row;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 3,
    name: "sync state",
    sql: "CREATE TABLE sync_state (
        account TEXT NOT NULL, collection TEXT NOT NULL, cursor TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (account, collection)
    ) STRICT, WITHOUT ROWID;",
}];

/// Where a collection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncState {
    /// The provider's own mark.
    pub cursor: String,
    /// When it was reached, Unix seconds.
    pub at: i64,
}

/// Where a collection (`mail`, `calendar`) stands, if it was ever followed.
pub async fn get(store: &Store, account: &str, collection: &str) -> Result<Option<SyncState>, StoreError> {
    let row = sqlx::query("SELECT cursor, at FROM sync_state WHERE account = ? AND collection = ?")
        .bind(account)
        .bind(collection)
        .fetch_optional(store.cache())
        .await;
    row.and_then(|row| row.map(|r| Ok(SyncState { cursor: r.try_get("cursor")?, at: r.try_get("at")? })).transpose())
        .map_err(database("read the sync state"))
}

/// Notes where a collection stands.
pub async fn set(store: &Store, account: &str, collection: &str, state: &SyncState) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO sync_state (account, collection, cursor, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, collection) DO UPDATE SET cursor = excluded.cursor, at = excluded.at",
    )
    .bind(account)
    .bind(collection)
    .bind(&state.cursor)
    .bind(state.at)
    .execute(store.cache())
    .await
    .map(|_| ())
    .map_err(database("save the sync state"))
}
