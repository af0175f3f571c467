//! Standing rules: the sentences that the user agreed to, and what came of them.
//!
//! What a rule does is queued here, in one transaction with its approval and its count: a killed process finds it queued
//! or not at all. A rule that was taken back, has had its day or its daily count, or holds other words than those the gate
//! read, queues nothing: the approval then waits for the user.

use super::approvals::{self, Approval, ApprovalState};
use super::outbox;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 30,
    name: "rules",
    sql: "CREATE TABLE rules (
        id TEXT PRIMARY KEY, sentence TEXT NOT NULL, created_at INTEGER NOT NULL, approval_id TEXT NOT NULL,
        used INTEGER NOT NULL, last_used_at INTEGER, taken_back INTEGER NOT NULL, revoked_at INTEGER
    ) STRICT;
    ALTER TABLE approvals ADD COLUMN facts TEXT;
    ALTER TABLE approvals ADD COLUMN rule_id TEXT REFERENCES rules (id);
    ALTER TABLE approvals ADD COLUMN original TEXT;
    ALTER TABLE approvals ADD COLUMN later_until INTEGER;
    CREATE INDEX approvals_by_rule ON approvals (rule_id, decided_at) WHERE rule_id IS NOT NULL;",
}];

/// Over how long the daily count of a rule runs, seconds.
const DAY: i64 = 86_400;

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Id.
    pub id: String,
    /// All that it says.
    pub sentence: String,
    /// Unix seconds.
    pub created_at: i64,
    /// The approval that it was made from.
    pub approval_id: String,
    /// Times used.
    pub used: u32,
    /// Unix seconds.
    pub last_used_at: Option<i64>,
    /// Times that the user took back what it let go.
    pub taken_back: u32,
    /// When the user took the rule back, Unix seconds.
    pub revoked_at: Option<i64>,
}

/// A rule that stands, with how often it was used in the last twenty-four hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InUse {
    /// Id.
    pub id: String,
    /// All that it says.
    pub sentence: String,
    /// Times used in the last twenty-four hours.
    pub used: u32,
}

/// Keeps a rule. `false` when one with this id is there already.
pub async fn insert(store: &Store, rule: &Rule) -> Result<bool, StoreError> {
    sqlx::query(
        "INSERT INTO rules (id, sentence, created_at, approval_id, used, last_used_at, taken_back, revoked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
    )
    .bind(&rule.id)
    .bind(&rule.sentence)
    .bind(rule.created_at)
    .bind(&rule.approval_id)
    .bind(rule.used)
    .bind(rule.last_used_at)
    .bind(rule.taken_back)
    .bind(rule.revoked_at)
    .execute(store.control())
    .await
    .map(|done| done.rows_affected() == 1)
    .map_err(database("save the rule"))
}

/// A rule.
pub async fn get(store: &Store, id: &str) -> Result<Option<Rule>, StoreError> {
    let row = sqlx::query("SELECT * FROM rules WHERE id = ?").bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the rule"))
}

/// Every rule, those that stand first, the newest first.
pub async fn list(store: &Store) -> Result<Vec<Rule>, StoreError> {
    let rows = sqlx::query("SELECT * FROM rules ORDER BY revoked_at IS NOT NULL, created_at DESC, id")
        .fetch_all(store.control())
        .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("list the rules"))
}

/// The rules that stand.
pub async fn standing(store: &Store, now: i64) -> Result<Vec<InUse>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, sentence, (SELECT count(*) FROM approvals a WHERE a.rule_id = rules.id AND a.decided_at > ?) AS used
         FROM rules WHERE revoked_at IS NULL ORDER BY id",
    )
    .bind(now - DAY)
    .fetch_all(store.control())
    .await;
    let read = |row: &SqliteRow| {
        Ok(InUse { id: row.try_get("id")?, sentence: row.try_get("sentence")?, used: row.try_get("used")? })
    };
    rows.and_then(|rows| rows.iter().map(read).collect()).map_err(database("read the rules"))
}

/// What a rule may queue.
#[derive(Clone, Copy, Debug)]
pub struct Leave<'a> {
    /// The rule that covers it.
    pub rule: &'a str,
    /// Its words, as the gate read them.
    pub sentence: &'a str,
    /// Times that it may be used in twenty-four hours.
    pub a_day: u32,
    /// When the effect may leave, Unix seconds.
    pub undo_until: i64,
}

/// Adds an approval and, when its rule still stands, approves it under the rule and puts it into the outbox, all at once.
/// Gives the approval as it is then; one that is there already is left as it is.
///
/// Errors: [`StoreError::Conflict`] when `sha256` is not the hash of `payload`.
pub async fn leave(store: &Store, approval: &Approval, leave: Leave<'_>, now: i64) -> Result<Approval, StoreError> {
    let mut write = store.control_write("save the approval").await?;
    let new = approvals::add(&mut *write, approval).await?;
    if new {
        let stands: Option<u32> = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM approvals a WHERE a.rule_id = rules.id AND a.decided_at > ?)
             FROM rules WHERE id = ? AND sentence = ? AND revoked_at IS NULL",
        )
        .bind(now - DAY)
        .bind(leave.rule)
        .bind(leave.sentence)
        .fetch_optional(&mut *write)
        .await
        .map_err(database("read the rule"))?;
        if stands.is_some_and(|used| used < leave.a_day) {
            sqlx::query(
                "UPDATE approvals SET state = 'approved', rule_id = ?, decided_at = ?, undo_until = ? WHERE id = ?",
            )
            .bind(leave.rule)
            .bind(now)
            .bind(leave.undo_until)
            .bind(&approval.id)
            .execute(&mut *write)
            .await
            .map_err(database("save the approval"))?;
            sqlx::query("UPDATE rules SET used = used + 1, last_used_at = ? WHERE id = ?")
                .bind(now)
                .bind(leave.rule)
                .execute(&mut *write)
                .await
                .map_err(database("save the rule"))?;
            let key = format!("{}:{}", approval.id, approval.sha256);
            outbox::enqueue(&mut write, &approval.id, &key, leave.undo_until).await?;
        }
    }
    let kept = approvals::read(&mut write, &approval.id).await?;
    write.commit().await.map_err(database("save the approval"))?;
    Ok(kept)
}

/// Takes a rule back. What it let go and has not left waits for the user again; gives those approvals. `None` when it was
/// taken back before.
pub async fn revoke(store: &Store, id: &str, now: i64) -> Result<Option<Vec<String>>, StoreError> {
    let mut write = store.control_write("take the rule back").await?;
    let done = sqlx::query("UPDATE rules SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
        .bind(now)
        .bind(id)
        .execute(&mut *write)
        .await
        .map_err(database("take the rule back"))?;
    if done.rows_affected() == 0 {
        return Ok(None);
    }
    let queued: Vec<String> =
        sqlx::query_scalar("SELECT id FROM approvals WHERE rule_id = ? AND state = 'approved' ORDER BY created_at, id")
            .bind(id)
            .fetch_all(&mut *write)
            .await
            .map_err(database("take the rule back"))?;
    let mut back = Vec::new();
    for approval in queued {
        if outbox::withdraw(&mut write, &approval).await? {
            approvals::ask_again(&mut write, &approval).await?;
            back.push(approval);
        }
    }
    write.commit().await.map_err(database("take the rule back"))?;
    Ok(Some(back))
}

/// The user took back what a rule let go, inside the transaction of the undo.
pub(super) async fn missed(
    write: &mut sqlx::Transaction<'static, sqlx::Sqlite>,
    approval: &Approval,
) -> Result<(), StoreError> {
    debug_assert!(approval.state == ApprovalState::Approved);
    let Some(rule) = &approval.rule_id else { return Ok(()) };
    sqlx::query("UPDATE rules SET taken_back = taken_back + 1 WHERE id = ?")
        .bind(rule)
        .execute(&mut **write)
        .await
        .map(|_| ())
        .map_err(database("save the rule"))
}

fn from_row(row: &SqliteRow) -> Result<Rule, sqlx::Error> {
    Ok(Rule {
        id: row.try_get("id")?,
        sentence: row.try_get("sentence")?,
        created_at: row.try_get("created_at")?,
        approval_id: row.try_get("approval_id")?,
        used: row.try_get("used")?,
        last_used_at: row.try_get("last_used_at")?,
        taken_back: row.try_get("taken_back")?,
        revoked_at: row.try_get("revoked_at")?,
    })
}
