//! Approvals: what asks the user, the exact bytes, and the answer.
//!
//! An answer is a compare-and-set from `waiting`; an approval names the hash of the bytes that were shown, and the
//! outbox row is written in the same transaction. What a caller must expect (answered twice, changed since) is an
//! [`Answered`], not an error.

use super::{json, outbox, rules, word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use crate::files::sha256_hex;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 4,
    name: "approvals",
    sql: "CREATE TABLE approvals (
        id TEXT PRIMARY KEY, run_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, red INTEGER NOT NULL,
        action TEXT NOT NULL, arguments TEXT NOT NULL, card TEXT NOT NULL, reasons TEXT NOT NULL,
        payload BLOB NOT NULL, sha256 TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL, plan_step TEXT,
        created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, decided_at INTEGER, undo_until INTEGER,
        outcome TEXT NOT NULL, simulated INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX approvals_by_run ON approvals (run_id, created_at);
    CREATE INDEX approvals_waiting ON approvals (expires_at) WHERE state = 'waiting';
    CREATE INDEX approvals_by_time ON approvals (created_at DESC);",
}];

words! {
    /// State of an approval and of what it allows.
    ApprovalState {
        /// For the user.
        Waiting = "waiting",
        /// Approved; in the outbox.
        Approved = "approved",
        /// Being handed to the provider.
        Sending = "sending",
        /// Done.
        Sent = "sent",
        /// Turned down.
        Rejected = "rejected",
        /// The provider refused.
        Failed = "failed",
        /// The provider's answer was lost.
        Unknown = "unknown",
        /// Nobody answered in time.
        Expired = "expired",
        /// The object changed since.
        Void = "void",
    }
}

/// An approval.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Id.
    pub id: String,
    /// Run behind it.
    pub run_id: String,
    /// `send`, `createEvent`, ...
    pub kind: String,
    /// State.
    pub state: ApprovalState,
    /// A red card.
    pub red: bool,
    /// The canonical action.
    pub action: Value,
    /// Its arguments with origins.
    pub arguments: Value,
    /// The card as drawn.
    pub card: Value,
    /// Why it asks, worst first.
    pub reasons: Value,
    /// The exact bytes that would leave.
    pub payload: Vec<u8>,
    /// SHA-256 of `payload`, lower-case hex.
    pub sha256: String,
    /// Title.
    pub title: String,
    /// Subtitle.
    pub subtitle: String,
    /// Plan step that asked.
    pub plan_step: Option<String>,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
    /// Unix seconds.
    pub decided_at: Option<i64>,
    /// Until when an approved one can be taken back, Unix seconds.
    pub undo_until: Option<i64>,
    /// Why it was rejected, how it failed, what came of it.
    pub outcome: String,
    /// Nothing leaves this computer.
    pub simulated: bool,
    /// What standing rules look at; `None` for what the user did by hand.
    pub facts: Option<Value>,
    /// The standing rule that answered for the user.
    pub rule_id: Option<String>,
    /// The action as it was asked, when the user edited it.
    pub original: Option<Value>,
    /// The user put it off until then, Unix seconds. It still waits.
    pub later_until: Option<i64>,
}

/// An answer to a waiting approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Approve exactly the bytes with this hash; they may leave at `undo_until`, not before.
    Approve {
        /// Hash of the bytes that the user saw.
        sha256: &'a str,
        /// End of the undo window, Unix seconds.
        undo_until: i64,
    },
    /// Turn it down.
    Reject {
        /// In the user's words, possibly empty.
        reason: &'a str,
    },
    /// The object changed since: it can no longer be approved.
    Void {
        /// In words.
        reason: &'a str,
    },
}

/// A new version of what a waiting approval would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The canonical action.
    pub action: Value,
    /// Its arguments.
    pub arguments: Value,
    /// The card.
    pub card: Value,
    /// Why it asks.
    pub reasons: Value,
    /// A red card.
    pub red: bool,
    /// The exact bytes.
    pub payload: Vec<u8>,
    /// SHA-256 of `payload`.
    pub sha256: String,
    /// Title.
    pub title: String,
    /// Subtitle.
    pub subtitle: String,
}

/// What became of an answer, an edit or an undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Answered {
    /// It holds; the approval as it is now.
    Done(Box<Approval>),
    /// The bytes are other ones than those named: show it again.
    Stale,
    /// It is in another state than this needs.
    Not(ApprovalState),
}

/// Adds an approval. `false` when one with this id is there already: it is left as it is, so that a resumed run may
/// ask again without asking twice.
///
/// Errors: [`StoreError::Conflict`] when `sha256` is not the hash of `payload`.
pub async fn insert(store: &Store, approval: &Approval) -> Result<bool, StoreError> {
    add(store.control(), approval).await
}

/// The same, inside a transaction or not.
pub(super) async fn add<'c>(
    to: impl sqlx::Executor<'c, Database = Sqlite>,
    approval: &Approval,
) -> Result<bool, StoreError> {
    check_hash(&approval.id, &approval.payload, &approval.sha256)?;
    sqlx::query(
        "INSERT INTO approvals (id, run_id, kind, state, red, action, arguments, card, reasons, payload, sha256, title,
         subtitle, plan_step, created_at, expires_at, decided_at, undo_until, outcome, simulated, facts, rule_id,
         original, later_until)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
    )
    .bind(&approval.id)
    .bind(&approval.run_id)
    .bind(&approval.kind)
    .bind(approval.state.as_str())
    .bind(approval.red)
    .bind(approval.action.to_string())
    .bind(approval.arguments.to_string())
    .bind(approval.card.to_string())
    .bind(approval.reasons.to_string())
    .bind(&approval.payload)
    .bind(&approval.sha256)
    .bind(&approval.title)
    .bind(&approval.subtitle)
    .bind(&approval.plan_step)
    .bind(approval.created_at)
    .bind(approval.expires_at)
    .bind(approval.decided_at)
    .bind(approval.undo_until)
    .bind(&approval.outcome)
    .bind(approval.simulated)
    .bind(approval.facts.as_ref().map(Value::to_string))
    .bind(&approval.rule_id)
    .bind(approval.original.as_ref().map(Value::to_string))
    .bind(approval.later_until)
    .execute(to)
    .await
    .map(|done| done.rows_affected() == 1)
    .map_err(database("save the approval"))
}

/// An approval.
pub async fn get(store: &Store, id: &str) -> Result<Option<Approval>, StoreError> {
    let row = sqlx::query("SELECT * FROM approvals WHERE id = ?").bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the approval"))
}

/// The waiting ones, soonest to lapse first, then those made or answered since `since`, newest first.
pub async fn list(store: &Store, since: i64) -> Result<Vec<Approval>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM approvals WHERE state = 'waiting' OR coalesce(decided_at, created_at) >= ?
         ORDER BY state <> 'waiting', CASE WHEN state = 'waiting' THEN expires_at ELSE -coalesce(decided_at, created_at) END, id",
    )
    .bind(since)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the approvals"))
}

/// The approvals of a run, oldest first.
pub async fn by_run(store: &Store, run_id: &str) -> Result<Vec<Approval>, StoreError> {
    let rows = sqlx::query("SELECT * FROM approvals WHERE run_id = ? ORDER BY created_at, id")
        .bind(run_id)
        .fetch_all(store.control())
        .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the approvals"))
}

/// Answers a waiting approval, once. Approving puts it into the outbox in the same transaction, under the idempotency
/// key `id:sha256`. After `expires_at` nothing can be approved any more; it then becomes `expired`.
pub async fn decide(store: &Store, id: &str, answer: Answer<'_>, now: i64) -> Result<Answered, StoreError> {
    let mut write = store.control_write("save the answer").await?;
    let approval = read(&mut write, id).await?;
    if approval.state != ApprovalState::Waiting {
        return Ok(Answered::Not(approval.state));
    }
    let (state, outcome, undo_until) = match answer {
        Answer::Approve { .. } if approval.expires_at <= now => {
            set_state(&mut write, id, ApprovalState::Expired, "Nobody answered in time.", Some(now), None).await?;
            write.commit().await.map_err(database("save the answer"))?;
            return Ok(Answered::Not(ApprovalState::Expired));
        }
        Answer::Approve { sha256, .. } if sha256 != approval.sha256 => return Ok(Answered::Stale),
        Answer::Approve { undo_until, .. } => (ApprovalState::Approved, "", Some(undo_until)),
        Answer::Reject { reason } => (ApprovalState::Rejected, reason, None),
        Answer::Void { reason } => (ApprovalState::Void, reason, None),
    };
    set_state(&mut write, id, state, outcome, Some(now), undo_until).await?;
    if let Some(not_before) = undo_until {
        let key = format!("{id}:{}", approval.sha256);
        outbox::enqueue(&mut write, id, &key, not_before).await?;
    }
    let approval = read(&mut write, id).await?;
    write.commit().await.map_err(database("save the answer"))?;
    Ok(Answered::Done(Box::new(approval)))
}

/// Replaces what a waiting approval would do. `expected_sha256` is the hash of what the user edited.
pub async fn edit(store: &Store, id: &str, expected_sha256: &str, new: &Edited) -> Result<Answered, StoreError> {
    check_hash(id, &new.payload, &new.sha256)?;
    let mut write = store.control_write("save the edit").await?;
    let approval = read(&mut write, id).await?;
    if approval.state != ApprovalState::Waiting {
        return Ok(Answered::Not(approval.state));
    }
    if approval.sha256 != expected_sha256 {
        return Ok(Answered::Stale);
    }
    sqlx::query(
        "UPDATE approvals SET action = ?, arguments = ?, card = ?, reasons = ?, red = ?, payload = ?, sha256 = ?,
         title = ?, subtitle = ?, original = coalesce(original, ?) WHERE id = ?",
    )
    .bind(new.action.to_string())
    .bind(new.arguments.to_string())
    .bind(new.card.to_string())
    .bind(new.reasons.to_string())
    .bind(new.red)
    .bind(&new.payload)
    .bind(&new.sha256)
    .bind(&new.title)
    .bind(&new.subtitle)
    .bind(approval.action.to_string())
    .bind(id)
    .execute(&mut *write)
    .await
    .map_err(database("save the edit"))?;
    let approval = read(&mut write, id).await?;
    write.commit().await.map_err(database("save the edit"))?;
    Ok(Answered::Done(Box::new(approval)))
}

/// Takes an approved one back, as long as it is only queued: once it is being sent there is no way back.
pub async fn undo(store: &Store, id: &str) -> Result<Answered, StoreError> {
    let mut write = store.control_write("take the approval back").await?;
    let approval = read(&mut write, id).await?;
    if approval.state != ApprovalState::Approved {
        return Ok(Answered::Not(approval.state));
    }
    if !outbox::withdraw(&mut write, id).await? {
        return Ok(Answered::Not(ApprovalState::Sending));
    }
    rules::missed(&mut write, &approval).await?;
    ask_again(&mut write, id).await?;
    let approval = read(&mut write, id).await?;
    write.commit().await.map_err(database("take the approval back"))?;
    Ok(Answered::Done(Box::new(approval)))
}

/// Back to the user, whoever answered before, inside the transaction that withdrew the delivery.
pub(super) async fn ask_again(write: &mut Transaction<'static, Sqlite>, id: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE approvals SET rule_id = NULL, later_until = NULL WHERE id = ?")
        .bind(id)
        .execute(&mut **write)
        .await
        .map_err(database("save the approval"))?;
    set_state(write, id, ApprovalState::Waiting, "", None, None).await
}

/// Puts a waiting one off until a time, or no longer. `false` when it does not wait, or lapses before that.
pub async fn put_off(store: &Store, id: &str, until: Option<i64>) -> Result<bool, StoreError> {
    sqlx::query(
        "UPDATE approvals SET later_until = ?1 WHERE id = ?2 AND state = 'waiting' AND (?1 IS NULL OR ?1 < expires_at)",
    )
    .bind(until)
    .bind(id)
    .execute(store.control())
    .await
    .map(|done| done.rows_affected() == 1)
    .map_err(database("put the approval off"))
}

/// What a run asked for and rules could speak of, newest first: answered or not, at most `most`.
pub async fn with_facts(store: &Store, most: u32) -> Result<Vec<Approval>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM approvals WHERE facts IS NOT NULL AND red = 0 ORDER BY created_at DESC, rowid DESC LIMIT ?",
    )
    .bind(most)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the approvals"))
}

/// Lets the overdue ones lapse and returns their ids.
pub async fn expire(store: &Store, now: i64) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar(
        "UPDATE approvals SET state = 'expired', decided_at = ?1, outcome = 'Nobody answered in time.'
         WHERE state = 'waiting' AND expires_at <= ?1 RETURNING id",
    )
    .bind(now)
    .fetch_all(store.control())
    .await
    .map_err(database("let approvals lapse"))
}

/// Approvals about any of these messages (an answer to it, or to its invitation), oldest first.
pub async fn on_messages(store: &Store, messages: &[String]) -> Result<Vec<Approval>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM approvals WHERE coalesce(json_extract(action, '$.letter.replyTo'), json_extract(action, '$.message'))
         IN (SELECT value FROM json_each(?)) ORDER BY created_at, id",
    )
    .bind(Value::from(messages.to_vec()).to_string())
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the approvals"))
}

/// Approvals of changes of deals, in these states, oldest first.
pub async fn of_deals(store: &Store, states: &[ApprovalState]) -> Result<Vec<Approval>, StoreError> {
    let states: Vec<&str> = states.iter().map(|s| s.as_str()).collect();
    let rows = sqlx::query(
        "SELECT * FROM approvals WHERE kind IN ('updateDeal', 'editDeal') AND state IN (SELECT value FROM json_each(?))
         ORDER BY created_at, id",
    )
    .bind(Value::from(states).to_string())
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the approvals"))
}

/// Runs that asked about a deal, or about a letter to one of these addresses (lower-cased).
pub async fn runs_about(store: &Store, deal: &str, emails: &[String]) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar(
        "SELECT DISTINCT run_id FROM approvals WHERE (kind IN ('updateDeal', 'editDeal') AND json_extract(action, '$.id') = ?1)
         OR EXISTS (SELECT 1 FROM json_each(approvals.action, '$.letter.to')
             WHERE lower(json_extract(value, '$.email')) IN (SELECT value FROM json_each(?2)))",
    )
    .bind(deal)
    .bind(Value::from(emails.to_vec()).to_string())
    .fetch_all(store.control())
    .await
    .map_err(database("list the approvals"))
}

/// Ids of the messages that a waiting approval is about.
pub async fn asked_about(store: &Store) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar(
        "SELECT about FROM (SELECT coalesce(json_extract(action, '$.letter.replyTo'), json_extract(action, '$.message'))
         AS about FROM approvals WHERE state = 'waiting') WHERE about IS NOT NULL",
    )
    .fetch_all(store.control())
    .await
    .map_err(database("list the approvals"))
}

/// How many wait: in all, or of one run.
pub async fn waiting(store: &Store, run_id: Option<&str>) -> Result<u32, StoreError> {
    sqlx::query_scalar("SELECT count(*) FROM approvals WHERE state = 'waiting' AND (?1 IS NULL OR run_id = ?1)")
        .bind(run_id)
        .fetch_one(store.control())
        .await
        .map_err(database("count the approvals"))
}

/// Reads an approval inside a transaction.
pub(super) async fn read(write: &mut Transaction<'static, Sqlite>, id: &str) -> Result<Approval, StoreError> {
    let row = sqlx::query("SELECT * FROM approvals WHERE id = ?").bind(id).fetch_optional(&mut **write).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose())
        .map_err(database("read the approval"))?
        .ok_or_else(|| StoreError::NotFound { what: "approval", id: id.to_owned() })
}

async fn set_state(
    write: &mut Transaction<'static, Sqlite>,
    id: &str,
    state: ApprovalState,
    outcome: &str,
    decided_at: Option<i64>,
    undo_until: Option<i64>,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE approvals SET state = ?, outcome = ?, decided_at = ?, undo_until = ? WHERE id = ?")
        .bind(state.as_str())
        .bind(outcome)
        .bind(decided_at)
        .bind(undo_until)
        .bind(id)
        .execute(&mut **write)
        .await
        .map(|_| ())
        .map_err(database("save the approval"))
}

/// Notes how the delivery went, inside the outbox's transaction.
pub(super) async fn follow(
    write: &mut Transaction<'static, Sqlite>,
    id: &str,
    state: ApprovalState,
    outcome: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE approvals SET state = ?, outcome = ? WHERE id = ?")
        .bind(state.as_str())
        .bind(outcome)
        .bind(id)
        .execute(&mut **write)
        .await
        .map(|_| ())
        .map_err(database("save the approval"))
}

/// The bytes approved are the bytes sent: a hash that is not theirs never gets in, and never gets out.
pub(super) fn check_hash(id: &str, payload: &[u8], sha256: &str) -> Result<(), StoreError> {
    if sha256_hex(payload) == sha256 {
        return Ok(());
    }
    Err(StoreError::Conflict { what: format!("Approval {id}"), detail: "its bytes do not have the hash given".into() })
}

/// A column that may hold JSON.
fn maybe_json(row: &SqliteRow, column: &str) -> Result<Option<Value>, sqlx::Error> {
    let text: Option<&str> = row.try_get(column)?;
    text.map(|_| json(row, column)).transpose()
}

fn from_row(row: &SqliteRow) -> Result<Approval, sqlx::Error> {
    Ok(Approval {
        id: row.try_get("id")?,
        run_id: row.try_get("run_id")?,
        kind: row.try_get("kind")?,
        state: word(row, "state")?,
        red: row.try_get("red")?,
        action: json(row, "action")?,
        arguments: json(row, "arguments")?,
        card: json(row, "card")?,
        reasons: json(row, "reasons")?,
        payload: row.try_get("payload")?,
        sha256: row.try_get("sha256")?,
        title: row.try_get("title")?,
        subtitle: row.try_get("subtitle")?,
        plan_step: row.try_get("plan_step")?,
        created_at: row.try_get("created_at")?,
        expires_at: row.try_get("expires_at")?,
        decided_at: row.try_get("decided_at")?,
        undo_until: row.try_get("undo_until")?,
        outcome: row.try_get("outcome")?,
        simulated: row.try_get("simulated")?,
        facts: maybe_json(row, "facts")?,
        rule_id: row.try_get("rule_id")?,
        original: maybe_json(row, "original")?,
        later_until: row.try_get("later_until")?,
    })
}
