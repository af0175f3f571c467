//! The outbox: approved effects on their way to a provider.
//!
//! `queued -> sending` is committed before the provider hears of it and the result right after, so that a killed
//! process leaves a `sending` row to reconcile, never a second delivery. The approval's state follows in the same
//! transaction. Nothing here decides whether a lost answer may be tried again; the caller does, per provider.

use super::approvals::{self, Approval, ApprovalState};
use super::{json, word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 5,
    name: "outbox",
    sql: "CREATE TABLE outbox (
        approval_id TEXT PRIMARY KEY REFERENCES approvals (id), key TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
        not_before INTEGER NOT NULL, attempts INTEGER NOT NULL, receipt TEXT, error TEXT
    ) STRICT;
    CREATE INDEX outbox_queued ON outbox (not_before) WHERE state = 'queued';",
}];

words! {
    /// State of a delivery.
    OutboxState {
        /// Waits for its time.
        Queued = "queued",
        /// The provider may have heard of it.
        Sending = "sending",
        /// The provider took it.
        Sent = "sent",
        /// The provider refused it.
        Failed = "failed",
        /// The provider's answer was lost; never resent alone.
        Unknown = "unknown",
    }
}

/// A delivery.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The approval that allows it.
    pub approval_id: String,
    /// Idempotency key, unique: approval and hash of the bytes.
    pub key: String,
    /// State.
    pub state: OutboxState,
    /// Not to be sent before, Unix seconds.
    pub not_before: i64,
    /// Times claimed.
    pub attempts: u32,
    /// What the provider answered.
    pub receipt: Option<Value>,
    /// What went wrong last.
    pub error: Option<String>,
}

/// A delivery with the approval that allows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    /// The delivery.
    pub delivery: Delivery,
    /// The approval; its payload has been checked against its hash.
    pub approval: Approval,
}

/// Deliveries whose time has come, in order.
pub async fn due(store: &Store, now: i64) -> Result<Vec<Delivery>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM outbox WHERE state = 'queued' AND not_before <= ? ORDER BY not_before, approval_id")
            .bind(now)
            .fetch_all(store.control())
            .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the outbox"))
}

/// When the next queued delivery is due, if there is one.
pub async fn next_due(store: &Store) -> Result<Option<i64>, StoreError> {
    sqlx::query_scalar("SELECT min(not_before) FROM outbox WHERE state = 'queued'")
        .fetch_one(store.control())
        .await
        .map_err(database("read the outbox"))
}

/// The delivery of an approval, if it has one.
pub async fn get(store: &Store, approval_id: &str) -> Result<Option<Delivery>, StoreError> {
    let row = sqlx::query("SELECT * FROM outbox WHERE approval_id = ?")
        .bind(approval_id)
        .fetch_optional(store.control())
        .await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the outbox"))
}

/// Takes a due delivery for sending. When this returns `Some`, `sending` is on disk and nobody else gets it;
/// `None` means that it is not queued or not due.
///
/// Errors: [`StoreError::Conflict`] when the stored bytes no longer have the approved hash; it then stays queued.
pub async fn claim(store: &Store, approval_id: &str, now: i64) -> Result<Option<Claimed>, StoreError> {
    let mut write = store.control_write("claim the delivery").await?;
    let row = sqlx::query(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1
         WHERE approval_id = ? AND state = 'queued' AND not_before <= ? RETURNING *",
    )
    .bind(approval_id)
    .bind(now)
    .fetch_optional(&mut *write)
    .await;
    let claimed = row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("claim the delivery"))?;
    let Some(delivery) = claimed else { return Ok(None) };
    let approval = approvals::read(&mut write, approval_id).await?;
    approvals::check_hash(approval_id, &approval.payload, &approval.sha256)?;
    if delivery.key != format!("{approval_id}:{}", approval.sha256) {
        return Err(StoreError::Conflict {
            what: format!("Approval {approval_id}"),
            detail: "its bytes are not the ones that were approved".into(),
        });
    }
    approvals::follow(&mut write, approval_id, ApprovalState::Sending, "").await?;
    let approval = Approval { state: ApprovalState::Sending, outcome: String::new(), ..approval };
    write.commit().await.map_err(database("claim the delivery"))?;
    Ok(Some(Claimed { delivery, approval }))
}

/// The provider took it. `outcome` is for people. `false` when it was not being sent (for example noted before).
pub async fn finish(store: &Store, approval_id: &str, receipt: &Value, outcome: &str) -> Result<bool, StoreError> {
    let end = End { state: OutboxState::Sent, approval: ApprovalState::Sent, receipt: Some(receipt), text: outcome };
    end_delivery(store, approval_id, end).await
}

/// The provider refused it, for good unless the user retries.
pub async fn fail(store: &Store, approval_id: &str, error: &str) -> Result<bool, StoreError> {
    let end = End { state: OutboxState::Failed, approval: ApprovalState::Failed, receipt: None, text: error };
    end_delivery(store, approval_id, end).await
}

/// Whether the provider took it cannot be found out.
pub async fn unknown(store: &Store, approval_id: &str, error: &str) -> Result<bool, StoreError> {
    let end = End { state: OutboxState::Unknown, approval: ApprovalState::Unknown, receipt: None, text: error };
    end_delivery(store, approval_id, end).await
}

/// Puts a `sending` one back when it is certain that the provider did not take it; it is due again at `not_before`.
pub async fn requeue(store: &Store, approval_id: &str, not_before: i64) -> Result<bool, StoreError> {
    back_to_queue(store, approval_id, "sending", not_before).await
}

/// Puts a failed one back because the user asks so.
pub async fn retry(store: &Store, approval_id: &str, not_before: i64) -> Result<bool, StoreError> {
    back_to_queue(store, approval_id, "failed", not_before).await
}

/// After a crash: what was being sent, to be looked up at the provider before anything else happens.
pub async fn recover(store: &Store) -> Result<Vec<Claimed>, StoreError> {
    let mut write = store.control_write("read the outbox").await?;
    let rows = sqlx::query("SELECT * FROM outbox WHERE state = 'sending' ORDER BY not_before, approval_id")
        .fetch_all(&mut *write)
        .await;
    let deliveries: Vec<Delivery> =
        rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the outbox"))?;
    let mut claimed = Vec::new();
    for delivery in deliveries {
        let approval = approvals::read(&mut write, &delivery.approval_id).await?;
        claimed.push(Claimed { delivery, approval });
    }
    Ok(claimed)
}

/// How a delivery ended.
struct End<'a> {
    state: OutboxState,
    approval: ApprovalState,
    receipt: Option<&'a Value>,
    text: &'a str,
}

async fn end_delivery(store: &Store, approval_id: &str, end: End<'_>) -> Result<bool, StoreError> {
    let mut write = store.control_write("save the delivery").await?;
    let error = (end.state != OutboxState::Sent).then_some(end.text);
    let done =
        sqlx::query("UPDATE outbox SET state = ?, receipt = ?, error = ? WHERE approval_id = ? AND state = 'sending'")
            .bind(end.state.as_str())
            .bind(end.receipt.map(Value::to_string))
            .bind(error)
            .bind(approval_id)
            .execute(&mut *write)
            .await
            .map_err(database("save the delivery"))?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    approvals::follow(&mut write, approval_id, end.approval, end.text).await?;
    write.commit().await.map_err(database("save the delivery"))?;
    Ok(true)
}

async fn back_to_queue(store: &Store, approval_id: &str, from: &str, not_before: i64) -> Result<bool, StoreError> {
    let mut write = store.control_write("save the delivery").await?;
    let done = sqlx::query("UPDATE outbox SET state = 'queued', not_before = ? WHERE approval_id = ? AND state = ?")
        .bind(not_before)
        .bind(approval_id)
        .bind(from)
        .execute(&mut *write)
        .await
        .map_err(database("save the delivery"))?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    approvals::follow(&mut write, approval_id, ApprovalState::Approved, "").await?;
    write.commit().await.map_err(database("save the delivery"))?;
    Ok(true)
}

/// Adds a delivery inside the transaction of the answer.
pub(super) async fn enqueue(
    write: &mut Transaction<'static, Sqlite>,
    approval_id: &str,
    key: &str,
    not_before: i64,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO outbox (approval_id, key, state, not_before, attempts) VALUES (?, ?, 'queued', ?, 0)")
        .bind(approval_id)
        .bind(key)
        .bind(not_before)
        .execute(&mut **write)
        .await
        .map(|_| ())
        .map_err(database("save the delivery"))
}

/// Removes a delivery that is still queued; `false` when it is not.
pub(super) async fn withdraw(write: &mut Transaction<'static, Sqlite>, approval_id: &str) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM outbox WHERE approval_id = ? AND state = 'queued'")
        .bind(approval_id)
        .execute(&mut **write)
        .await
        .map(|done| done.rows_affected() == 1)
        .map_err(database("take the delivery back"))
}

fn from_row(row: &SqliteRow) -> Result<Delivery, sqlx::Error> {
    let receipt: Option<&str> = row.try_get("receipt")?;
    Ok(Delivery {
        approval_id: row.try_get("approval_id")?,
        key: row.try_get("key")?,
        state: word(row, "state")?,
        not_before: row.try_get("not_before")?,
        attempts: row.try_get("attempts")?,
        receipt: receipt.map(|_| json(row, "receipt")).transpose()?,
        error: row.try_get("error")?,
    })
}
