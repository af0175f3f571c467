//! What a distillation asks its teacher, written down before it is asked.
//!
//! The answer is not here but in the ledger, where it is from the moment that it is paid: an ask whose tag the ledger
//! knows as answered is never asked again. The draft is kept so that the answer's pseudonyms can be read again.

use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 56,
    name: "distil asks",
    sql: "CREATE TABLE distil_asks (tag TEXT PRIMARY KEY, draft TEXT NOT NULL) STRICT, WITHOUT ROWID;",
}];

/// Keeps a draft under its tag. What is there stays: what was asked once is what was asked.
pub async fn keep(store: &Store, tag: &str, draft: &Value) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO distil_asks (tag, draft) VALUES (?, ?) ON CONFLICT (tag) DO NOTHING")
        .bind(tag)
        .bind(draft.to_string())
        .execute(store.control())
        .await
        .map(|_| ())
        .map_err(database("save the question"))
}

/// A draft.
pub async fn get(store: &Store, tag: &str) -> Result<Option<Value>, StoreError> {
    let row =
        sqlx::query("SELECT draft FROM distil_asks WHERE tag = ?").bind(tag).fetch_optional(store.control()).await;
    row.and_then(|row| row.map(|r| super::json(&r, "draft")).transpose()).map_err(database("read the question"))
}
