//! Steps as the live view shows them. Derived from the events; kept so that a list need not fold a run.

use super::json;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 3,
    name: "steps",
    sql: "CREATE TABLE steps (
        run_id TEXT NOT NULL, n INTEGER NOT NULL, plan_step TEXT, phase TEXT NOT NULL, tool TEXT, json TEXT NOT NULL,
        PRIMARY KEY (run_id, n)
    ) STRICT, WITHOUT ROWID;",
}];

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Run.
    pub run_id: String,
    /// From 1.
    pub n: u32,
    /// Plan step that it belongs to.
    pub plan_step: Option<String>,
    /// `call`, `observe`, `verdict`, ...
    pub phase: String,
    /// Tool, for a call.
    pub tool: Option<String>,
    /// The whole step.
    pub json: Value,
}

/// Adds or replaces a step.
pub async fn upsert(store: &Store, step: &Step) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO steps (run_id, n, plan_step, phase, tool, json) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (run_id, n) DO UPDATE SET plan_step = excluded.plan_step, phase = excluded.phase,
         tool = excluded.tool, json = excluded.json",
    )
    .bind(&step.run_id)
    .bind(step.n)
    .bind(&step.plan_step)
    .bind(&step.phase)
    .bind(&step.tool)
    .bind(step.json.to_string())
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the step"))
}

/// The steps of a run in order.
pub async fn list(store: &Store, run_id: &str) -> Result<Vec<Step>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM steps WHERE run_id = ? ORDER BY n").bind(run_id).fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the steps"))
}

/// How many steps a run has, without reading them.
pub async fn count(store: &Store, run_id: &str) -> Result<u32, StoreError> {
    sqlx::query_scalar("SELECT count(*) FROM steps WHERE run_id = ?")
        .bind(run_id)
        .fetch_one(store.control())
        .await
        .map_err(database("count the steps"))
}

fn from_row(row: &SqliteRow) -> Result<Step, sqlx::Error> {
    Ok(Step {
        run_id: row.try_get("run_id")?,
        n: row.try_get("n")?,
        plan_step: row.try_get("plan_step")?,
        phase: row.try_get("phase")?,
        tool: row.try_get("tool")?,
        json: json(row, "json")?,
    })
}
