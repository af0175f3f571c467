//! The ledger: every call of a teacher, what was sent, what it cost, how it ended.
//!
//! A call is an intent with its worst case before anything is sent, in the same transaction that compares it with the
//! budgets; its real cost replaces the worst case when it is settled. What a kill leaves is unknown and goes on counting
//! at its worst. Money is in millionths of a dollar. Which limits there are, and what a call may cost, is the app's.

use super::{word, words};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 40,
    name: "teacher calls",
    sql: "CREATE TABLE teacher_calls (
        id TEXT PRIMARY KEY, at INTEGER NOT NULL, ended_at INTEGER, teacher TEXT NOT NULL, model TEXT NOT NULL,
        purpose TEXT NOT NULL, skill TEXT, night TEXT, envelope_sha256 TEXT NOT NULL, envelope TEXT NOT NULL,
        replaced TEXT NOT NULL, state TEXT NOT NULL, worst INTEGER NOT NULL, cost INTEGER NOT NULL,
        input INTEGER NOT NULL, cached INTEGER NOT NULL, written INTEGER NOT NULL, output INTEGER NOT NULL,
        outcome TEXT NOT NULL, answer TEXT
    ) STRICT;
    CREATE INDEX teacher_calls_at ON teacher_calls (at);",
}];

words! {
    /// How a call stands.
    CallState {
        /// On its way.
        Intent = "intent",
        /// Answered.
        Answered = "answered",
        /// Answered, but cut at the longest answer, or refused by the teacher.
        Short = "short",
        /// It failed; the cost is what is known of it.
        Failed = "failed",
        /// Nobody knows whether it was billed; it counts at its worst.
        Unknown = "unknown",
    }
}

/// A call about to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCall {
    /// Id.
    pub id: String,
    /// Unix seconds.
    pub at: i64,
    /// Name of the teacher.
    pub teacher: String,
    /// Model.
    pub model: String,
    /// What it is for, in words.
    pub purpose: String,
    /// The skill that it is for.
    pub skill: Option<String>,
    /// The night shift that it belongs to.
    pub night: Option<String>,
    /// Hash of the envelope.
    pub envelope_sha256: String,
    /// The envelope as it is sent.
    pub envelope: String,
    /// What was replaced in it, as JSON.
    pub replaced: String,
    /// What it costs at worst, millionths of a dollar.
    pub worst: u64,
}

/// Most that may be spent, millionths of a dollar; `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// In one call.
    pub call: Option<u64>,
    /// For one skill in a month.
    pub skill: Option<u64>,
    /// In one night shift.
    pub night: Option<u64>,
    /// In a month.
    pub month: Option<u64>,
    /// When the month began, Unix seconds.
    pub month_began: i64,
}

/// A limit that a call would break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// `call`, `skill`, `night`, `month`.
    pub limit: &'static str,
    /// The limit.
    pub most: u64,
    /// Spent so far within it.
    pub spent: u64,
}

/// Tokens as the provider counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Read.
    pub input: u64,
    /// Taken from the provider's cache.
    pub cached: u64,
    /// Written to it.
    pub written: u64,
    /// The answer.
    pub output: u64,
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Unix seconds.
    pub at: i64,
    /// State.
    pub state: CallState,
    /// What it cost; ignored when unknown.
    pub cost: u64,
    /// Tokens.
    pub counted: Counted,
    /// In words.
    pub outcome: String,
    /// As it came, with pseudonyms.
    pub answer: Option<String>,
}

/// A row of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What was asked.
    pub call: NewCall,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// State.
    pub state: CallState,
    /// What it counts: the cost when it is settled, the worst case before and when unknown.
    pub counts: u64,
    /// Tokens.
    pub counted: Counted,
    /// In words.
    pub outcome: String,
    /// The answer as it came.
    pub answer: Option<String>,
}

/// What a row counts.
const COUNTS: &str = "CASE WHEN state IN ('intent', 'unknown') THEN worst ELSE cost END";

/// Notes a call that is about to be made, unless it would break a limit even at its worst. When this returns `Ok(Ok)`
/// the intent is on disk.
pub async fn reserve(store: &Store, call: &NewCall, limits: &Limits) -> Result<Result<(), Over>, StoreError> {
    let mut write = store.control_write("note the call").await?;
    if let Some(over) = broken(&mut write, call.worst, call.skill.as_deref(), call.night.as_deref(), limits).await? {
        return Ok(Err(over));
    }
    sqlx::query(
        "INSERT INTO teacher_calls (id, at, teacher, model, purpose, skill, night, envelope_sha256, envelope, replaced,
         state, worst, cost, input, cached, written, output, outcome)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'intent', ?, 0, 0, 0, 0, 0, '')",
    )
    .bind(&call.id)
    .bind(call.at)
    .bind(&call.teacher)
    .bind(&call.model)
    .bind(&call.purpose)
    .bind(&call.skill)
    .bind(&call.night)
    .bind(&call.envelope_sha256)
    .bind(&call.envelope)
    .bind(&call.replaced)
    .bind(call.worst as i64)
    .execute(&mut *write)
    .await
    .map_err(database("note the call"))?;
    write.commit().await.map_err(database("note the call"))?;
    Ok(Ok(()))
}

/// The limit that a call of this cost would break now.
pub async fn over(
    store: &Store,
    worst: u64,
    skill: Option<&str>,
    night: Option<&str>,
    limits: &Limits,
) -> Result<Option<Over>, StoreError> {
    let mut write = store.control_write("add up the ledger").await?;
    broken(&mut write, worst, skill, night, limits).await
}

async fn broken(
    write: &mut Transaction<'static, Sqlite>,
    worst: u64,
    skill: Option<&str>,
    night: Option<&str>,
    limits: &Limits,
) -> Result<Option<Over>, StoreError> {
    // What costs nothing breaks nothing, even where a budget was lowered below what is spent.
    if worst == 0 {
        return Ok(None);
    }
    let began = Bound::Number(limits.month_began);
    let month = spent(write, "at >= ?", &[began]).await?;
    let for_skill = match skill {
        Some(name) => spent(write, "at >= ? AND skill = ?", &[began, Bound::Text(name)]).await?,
        None => 0,
    };
    let for_night = match night {
        Some(name) => spent(write, "night = ?", &[Bound::Text(name)]).await?,
        None => 0,
    };
    let checks = [
        ("call", limits.call, 0),
        ("skill", limits.skill.filter(|_| skill.is_some()), for_skill),
        ("night", limits.night.filter(|_| night.is_some()), for_night),
        ("month", limits.month, month),
    ];
    let breaks = |(limit, most, spent): (&'static str, Option<u64>, u64)| {
        let most = most.filter(|most| spent.saturating_add(worst) > *most)?;
        Some(Over { limit, most, spent })
    };
    Ok(checks.into_iter().find_map(breaks))
}

/// Notes how a call ended. `false` when it was no intent any more.
pub async fn settle(store: &Store, id: &str, end: &Settled) -> Result<bool, StoreError> {
    sqlx::query(
        "UPDATE teacher_calls SET ended_at = ?, state = ?, cost = ?, input = ?, cached = ?, written = ?, output = ?,
         outcome = ?, answer = ? WHERE id = ? AND state = 'intent'",
    )
    .bind(end.at)
    .bind(end.state.as_str())
    .bind(end.cost as i64)
    .bind(end.counted.input as i64)
    .bind(end.counted.cached as i64)
    .bind(end.counted.written as i64)
    .bind(end.counted.output as i64)
    .bind(&end.outcome)
    .bind(&end.answer)
    .bind(id)
    .execute(store.control())
    .await
    .map(|done| done.rows_affected() == 1)
    .map_err(database("settle the call"))
}

/// After a start: what was on its way when the program ended is unknown from now on. Gives how many there were.
pub async fn recover(store: &Store, now: i64, outcome: &str) -> Result<u64, StoreError> {
    sqlx::query("UPDATE teacher_calls SET state = 'unknown', ended_at = ?, outcome = ? WHERE state = 'intent'")
        .bind(now)
        .bind(outcome)
        .execute(store.control())
        .await
        .map(|done| done.rows_affected())
        .map_err(database("look through the ledger"))
}

/// Rows since a time, newest first.
pub async fn since(store: &Store, at: i64, limit: u32) -> Result<Vec<Call>, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT *, {COUNTS} AS counts FROM teacher_calls WHERE at >= ? ORDER BY at DESC, rowid DESC LIMIT ?"
    ));
    let rows = sqlx::query(sql).bind(at).bind(limit).fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the ledger"))
}

/// A row.
pub async fn get(store: &Store, id: &str) -> Result<Option<Call>, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT *, {COUNTS} AS counts FROM teacher_calls WHERE id = ?"));
    let row = sqlx::query(sql).bind(id).fetch_optional(store.control()).await;
    row.and_then(|row| row.as_ref().map(from_row).transpose()).map_err(database("read the ledger"))
}

/// The calls whose purpose ends with a tag that begins so (`(d12ab34.`), oldest first: those of one distillation, or of one
/// of its questions.
pub async fn tagged(store: &Store, tag: &str) -> Result<Vec<Call>, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT *, {COUNTS} AS counts FROM teacher_calls WHERE instr(purpose, ?) > 0 ORDER BY at, rowid"
    ));
    let rows = sqlx::query(sql).bind(tag).fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the ledger"))
}

/// What was spent since a time, millionths of a dollar.
pub async fn spent_since(store: &Store, at: i64) -> Result<u64, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT coalesce(sum({COUNTS}), 0) FROM teacher_calls WHERE at >= ?"));
    let sum: i64 =
        sqlx::query_scalar(sql).bind(at).fetch_one(store.control()).await.map_err(database("read the ledger"))?;
    Ok(sum as u64)
}

/// What was spent on each skill since a time, dearest first; `None` is what was for no skill.
pub async fn by_skill(store: &Store, at: i64) -> Result<Vec<(Option<String>, u64, u32)>, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT skill, sum({COUNTS}) AS spent, count(*) AS calls FROM teacher_calls WHERE at >= ?
         GROUP BY skill ORDER BY spent DESC, skill"
    ));
    let rows = sqlx::query(sql).bind(at).fetch_all(store.control()).await;
    let read = |r: &SqliteRow| {
        let spent: i64 = r.try_get("spent")?;
        Ok((r.try_get("skill")?, spent as u64, r.try_get("calls")?))
    };
    rows.and_then(|rows| rows.iter().map(read).collect()).map_err(database("read the ledger"))
}

#[derive(Clone, Copy)]
enum Bound<'a> {
    Number(i64),
    Text(&'a str),
}

async fn spent(
    write: &mut Transaction<'static, Sqlite>,
    filter: &'static str,
    bound: &[Bound<'_>],
) -> Result<u64, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT coalesce(sum({COUNTS}), 0) FROM teacher_calls WHERE {filter}"));
    let mut query = sqlx::query_scalar(sql);
    for value in bound {
        query = match value {
            Bound::Number(n) => query.bind(*n),
            Bound::Text(t) => query.bind((*t).to_owned()),
        };
    }
    let sum: i64 = query.fetch_one(&mut **write).await.map_err(database("add up the ledger"))?;
    Ok(sum as u64)
}

fn from_row(row: &SqliteRow) -> Result<Call, sqlx::Error> {
    let number = |column: &str| row.try_get::<i64, _>(column).map(|n| n as u64);
    Ok(Call {
        call: NewCall {
            id: row.try_get("id")?,
            at: row.try_get("at")?,
            teacher: row.try_get("teacher")?,
            model: row.try_get("model")?,
            purpose: row.try_get("purpose")?,
            skill: row.try_get("skill")?,
            night: row.try_get("night")?,
            envelope_sha256: row.try_get("envelope_sha256")?,
            envelope: row.try_get("envelope")?,
            replaced: row.try_get("replaced")?,
            worst: number("worst")?,
        },
        ended_at: row.try_get("ended_at")?,
        state: word(row, "state")?,
        counts: number("counts")?,
        counted: Counted {
            input: number("input")?,
            cached: number("cached")?,
            written: number("written")?,
            output: number("output")?,
        },
        outcome: row.try_get("outcome")?,
        answer: row.try_get("answer")?,
    })
}
