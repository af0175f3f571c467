//! Results of eval cases: how a case went for one version of a skill on one student. The newest replaces the older one.

use super::json;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 21,
    name: "case results",
    sql: "CREATE TABLE case_results (
        skill TEXT NOT NULL, version TEXT NOT NULL, student TEXT NOT NULL, case_id TEXT NOT NULL,
        passed INTEGER NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL, run TEXT NOT NULL,
        PRIMARY KEY (skill, version, student, case_id)
    ) STRICT, WITHOUT ROWID;",
}];

/// Versions of a skill whose results are kept; the oldest go first.
const VERSIONS_KEPT: u32 = 8;

/// How a case went.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    /// Skill.
    pub skill: String,
    /// Version of the skill.
    pub version: String,
    /// Name of the student.
    pub student: String,
    /// Case.
    pub case_id: String,
    /// All checks held and nothing else changed.
    pub passed: bool,
    /// When, Unix seconds.
    pub at: i64,
    /// The checks with their outcome, and the cost.
    pub json: Value,
}

/// Keeps a result with its whole run, and lets go those of versions long past.
pub async fn keep(store: &Store, row: &CaseRow, run: &Value) -> Result<(), StoreError> {
    let mut write = store.control_write("save the result").await?;
    sqlx::query(
        "INSERT INTO case_results (skill, version, student, case_id, passed, at, json, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (skill, version, student, case_id)
         DO UPDATE SET passed = excluded.passed, at = excluded.at, json = excluded.json, run = excluded.run",
    )
    .bind(&row.skill)
    .bind(&row.version)
    .bind(&row.student)
    .bind(&row.case_id)
    .bind(row.passed)
    .bind(row.at)
    .bind(row.json.to_string())
    .bind(run.to_string())
    .execute(&mut *write)
    .await
    .map_err(database("save the result"))?;
    sqlx::query(
        "DELETE FROM case_results WHERE skill = ?1 AND student = ?2 AND version NOT IN (
            SELECT version FROM case_results WHERE skill = ?1 AND student = ?2
            GROUP BY version ORDER BY max(at) DESC, version LIMIT ?3)",
    )
    .bind(&row.skill)
    .bind(&row.student)
    .bind(VERSIONS_KEPT)
    .execute(&mut *write)
    .await
    .map_err(database("save the result"))?;
    write.commit().await.map_err(database("save the result"))
}

/// The results of a skill on a student, newest first, all versions, without their runs.
pub async fn list(store: &Store, skill: &str, student: &str) -> Result<Vec<CaseRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT skill, version, student, case_id, passed, at, json FROM case_results
         WHERE skill = ? AND student = ? ORDER BY at DESC, version, case_id",
    )
    .bind(skill)
    .bind(student)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the results"))
}

/// Whether any case was ever run.
pub async fn any(store: &Store) -> Result<bool, StoreError> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM case_results)")
        .fetch_one(store.control())
        .await
        .map_err(database("read the results"))
}

/// The run of a result.
pub async fn run(
    store: &Store,
    skill: &str,
    version: &str,
    student: &str,
    case: &str,
) -> Result<Option<Value>, StoreError> {
    let row =
        sqlx::query("SELECT run FROM case_results WHERE skill = ? AND version = ? AND student = ? AND case_id = ?")
            .bind(skill)
            .bind(version)
            .bind(student)
            .bind(case)
            .fetch_optional(store.control())
            .await;
    row.and_then(|row| row.map(|r| json(&r, "run")).transpose()).map_err(database("read the result"))
}

fn from_row(row: &SqliteRow) -> Result<CaseRow, sqlx::Error> {
    Ok(CaseRow {
        skill: row.try_get("skill")?,
        version: row.try_get("version")?,
        student: row.try_get("student")?,
        case_id: row.try_get("case_id")?,
        passed: row.try_get("passed")?,
        at: row.try_get("at")?,
        json: json(row, "json")?,
    })
}
