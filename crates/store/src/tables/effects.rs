//! Effects that need no approval (filing): the journal that makes them safe to resume and to undo.
//!
//! The intent is committed before the effect and the receipt after it; what is left as `intent` after a crash is looked
//! up and done again, which is safe because filing is idempotent.

use super::{json, word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 6,
    name: "effects",
    sql: "CREATE TABLE effects (
        id TEXT PRIMARY KEY, run_id TEXT NOT NULL, kind TEXT NOT NULL, action TEXT NOT NULL, state TEXT NOT NULL,
        receipt TEXT, summary TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX effects_by_run ON effects (run_id, at);
    CREATE INDEX effects_by_time ON effects (at);
    CREATE INDEX effects_intents ON effects (at) WHERE state = 'intent';",
}];

words! {
    /// State of an effect.
    EffectState {
        /// About to be applied; after a crash, perhaps applied.
        Intent = "intent",
        /// Applied.
        Applied = "applied",
        /// Taken back.
        Undone = "undone",
        /// The provider refused.
        Failed = "failed",
        /// A dry run: never applied.
        Dry = "dry",
    }
}

/// An effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// `run_id:seq`, so that a resumed run finds its own; see [`effect_id`].
    pub id: String,
    /// Run.
    pub run_id: String,
    /// `label`, `move`, ...
    pub kind: String,
    /// The canonical action.
    pub action: Value,
    /// State.
    pub state: EffectState,
    /// What the provider answered: enough to undo it.
    pub receipt: Option<Value>,
    /// In words.
    pub summary: String,
    /// Unix seconds.
    pub at: i64,
}

/// Stands where a run's id would, for what the user did by hand.
pub const BY_HAND: &str = "by-hand";

/// The id of the effect that event `seq` of a run asks for.
pub fn effect_id(run_id: &str, seq: u32) -> String {
    format!("{run_id}:{seq}")
}

/// Notes an effect before it happens. `false` when it is noted already: look at its state before doing it again.
pub async fn intend(store: &Store, effect: &Effect) -> Result<bool, StoreError> {
    sqlx::query(
        "INSERT INTO effects (id, run_id, kind, action, state, receipt, summary, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(&effect.id)
    .bind(&effect.run_id)
    .bind(&effect.kind)
    .bind(effect.action.to_string())
    .bind(effect.state.as_str())
    .bind(effect.receipt.as_ref().map(Value::to_string))
    .bind(&effect.summary)
    .bind(effect.at)
    .execute(store.control())
    .await
    .map(|done| done.rows_affected() == 1)
    .map_err(database("save the effect"))
}

/// It happened. `false` when it was not an intent.
pub async fn applied(store: &Store, id: &str, receipt: &Value) -> Result<bool, StoreError> {
    change(store, id, EffectState::Intent, EffectState::Applied, Some(receipt)).await
}

/// The provider refused it. `false` when it was not an intent.
pub async fn failed(store: &Store, id: &str, receipt: &Value) -> Result<bool, StoreError> {
    change(store, id, EffectState::Intent, EffectState::Failed, Some(receipt)).await
}

/// It was taken back. `false` when it was not applied.
pub async fn undone(store: &Store, id: &str) -> Result<bool, StoreError> {
    change(store, id, EffectState::Applied, EffectState::Undone, None).await
}

async fn change(
    store: &Store,
    id: &str,
    from: EffectState,
    to: EffectState,
    receipt: Option<&Value>,
) -> Result<bool, StoreError> {
    sqlx::query("UPDATE effects SET state = ?, receipt = coalesce(?, receipt) WHERE id = ? AND state = ?")
        .bind(to.as_str())
        .bind(receipt.map(Value::to_string))
        .bind(id)
        .bind(from.as_str())
        .execute(store.control())
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(database("save the effect"))
}

/// An effect.
pub async fn get(store: &Store, id: &str) -> Result<Option<Effect>, StoreError> {
    let row = sqlx::query("SELECT * FROM effects WHERE id = ?").bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the effect"))
}

/// The effects of a run, in the order in which they were noted.
pub async fn by_run(store: &Store, run_id: &str) -> Result<Vec<Effect>, StoreError> {
    let rows = sqlx::query("SELECT * FROM effects WHERE run_id = ? ORDER BY rowid")
        .bind(run_id)
        .fetch_all(store.control())
        .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the effects"))
}

/// Effects noted at or after a time, oldest first.
pub async fn since(store: &Store, at: i64) -> Result<Vec<Effect>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM effects WHERE at >= ? ORDER BY at, rowid").bind(at).fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the effects"))
}

/// Effects on any of these messages that happened, oldest first; those taken back are among them.
pub async fn on_messages(store: &Store, messages: &[String]) -> Result<Vec<Effect>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM effects WHERE state IN ('applied', 'undone')
         AND json_extract(action, '$.message') IN (SELECT value FROM json_each(?)) ORDER BY at, rowid",
    )
    .bind(Value::from(messages.to_vec()).to_string())
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the effects"))
}

/// Effects on a deal that happened, oldest first; those taken back are among them.
pub async fn on_deal(store: &Store, deal: &str) -> Result<Vec<Effect>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM effects WHERE kind IN ('updateDeal', 'editDeal') AND state IN ('applied', 'undone')
         AND json_extract(action, '$.id') = ? ORDER BY at, rowid",
    )
    .bind(deal)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the effects"))
}

/// Ids of the messages that runs filed at or after a time, and that were not put back.
pub async fn filed_by_runs(store: &Store, at: i64) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar(
        "SELECT DISTINCT json_extract(action, '$.message') FROM effects WHERE at >= ? AND state = 'applied'
         AND run_id <> ? AND json_extract(action, '$.message') IS NOT NULL",
    )
    .bind(at)
    .bind(BY_HAND)
    .fetch_all(store.control())
    .await
    .map_err(database("read the effects"))
}

/// Effects that may or may not have happened: what a crash left.
pub async fn pending(store: &Store) -> Result<Vec<Effect>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM effects WHERE state = 'intent' ORDER BY at, rowid").fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the effects"))
}

fn from_row(row: &SqliteRow) -> Result<Effect, sqlx::Error> {
    let receipt: Option<&str> = row.try_get("receipt")?;
    Ok(Effect {
        id: row.try_get("id")?,
        run_id: row.try_get("run_id")?,
        kind: row.try_get("kind")?,
        action: json(row, "action")?,
        state: word(row, "state")?,
        receipt: receipt.map(|_| json(row, "receipt")).transpose()?,
        summary: row.try_get("summary")?,
        at: row.try_get("at")?,
    })
}
