//! Settings: a key and a JSON value. No secret belongs here; those are in the keychain.

use super::json;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use std::collections::BTreeMap;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 7,
    name: "settings",
    sql: "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;",
}];

/// A setting's value, if it was set.
pub async fn get(store: &Store, key: &str) -> Result<Option<Value>, StoreError> {
    let row = sqlx::query("SELECT value FROM settings WHERE key = ?").bind(key).fetch_optional(store.control()).await;
    row.and_then(|row| row.map(|r| json(&r, "value")).transpose()).map_err(database("read the setting"))
}

/// Sets a setting.
pub async fn set(store: &Store, key: &str, value: &Value) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .bind(key)
    .bind(value.to_string())
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the setting"))
}

/// Every setting that was set.
pub async fn all(store: &Store) -> Result<BTreeMap<String, Value>, StoreError> {
    let rows = sqlx::query("SELECT key, value FROM settings").fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(|r| Ok((r.try_get("key")?, json(r, "value")?))).collect())
        .map_err(database("read the settings"))
}
