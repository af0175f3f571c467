//! Results of eval cases: how a case went for one version of a skill on one student with one seed, with the skill's procedure
//! or without it. The newest replaces the older one. What a result was measured on is kept with it as hashes; what they mean
//! is known to who asks.

use super::json;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[
    Change {
        version: 21,
        name: "case results",
        sql: "CREATE TABLE case_results (
        skill TEXT NOT NULL, version TEXT NOT NULL, student TEXT NOT NULL, case_id TEXT NOT NULL,
        passed INTEGER NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL, run TEXT NOT NULL,
        PRIMARY KEY (skill, version, student, case_id)
    ) STRICT, WITHOUT ROWID;",
    },
    // What was measured before there were seeds was the world as it is written. Of which file and which cases is not known.
    Change {
        version: 50,
        name: "case results by seed",
        sql: "CREATE TABLE case_results_by_seed (
        skill TEXT NOT NULL, version TEXT NOT NULL, student TEXT NOT NULL, case_id TEXT NOT NULL,
        seed INTEGER NOT NULL, bare INTEGER NOT NULL, student_hash TEXT NOT NULL, case_hash TEXT NOT NULL,
        passed INTEGER NOT NULL, forbidden INTEGER NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL, run TEXT NOT NULL,
        PRIMARY KEY (skill, version, student, case_id, seed, bare)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO case_results_by_seed
        SELECT skill, version, student, case_id, 0, 0, '', '', passed, 0, at, json, run FROM case_results;
    DROP TABLE case_results;
    ALTER TABLE case_results_by_seed RENAME TO case_results;",
    },
];

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
    /// Seed of its world; 0 is the world as it is written.
    pub seed: u32,
    /// Without the skill's procedure.
    pub bare: bool,
    /// Which file the student was; empty when that is not known.
    pub student_hash: String,
    /// Which text the case and its world had; empty when that is not known.
    pub case_hash: String,
    /// All checks held and nothing else changed.
    pub passed: bool,
    /// Something happened that the case forbids.
    pub forbidden: bool,
    /// When, Unix seconds.
    pub at: i64,
    /// The checks with their outcome, and the cost.
    pub json: Value,
}

/// Keeps a result, with its whole run where that is worth its room, and lets go those of versions long past.
pub async fn keep(store: &Store, row: &CaseRow, run: Option<&Value>) -> Result<(), StoreError> {
    let mut write = store.control_write("save the result").await?;
    sqlx::query(
        "INSERT OR REPLACE INTO case_results
            (skill, version, student, case_id, seed, bare, student_hash, case_hash, passed, forbidden, at, json, run)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&row.skill)
    .bind(&row.version)
    .bind(&row.student)
    .bind(&row.case_id)
    .bind(row.seed)
    .bind(row.bare)
    .bind(&row.student_hash)
    .bind(&row.case_hash)
    .bind(row.passed)
    .bind(row.forbidden)
    .bind(row.at)
    .bind(row.json.to_string())
    .bind(run.map_or_else(|| "null".to_owned(), Value::to_string))
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

/// The results of a skill on a student with its procedure, newest first, all versions and seeds, without their runs.
pub async fn list(store: &Store, skill: &str, student: &str) -> Result<Vec<CaseRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM case_results WHERE skill = ? AND student = ? AND bare = 0 ORDER BY at DESC, version, case_id, seed",
    )
    .bind(skill)
    .bind(student)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the results"))
}

/// The results of a version of a skill on a student without its procedure.
pub async fn bare(store: &Store, skill: &str, version: &str, student: &str) -> Result<Vec<CaseRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM case_results WHERE skill = ? AND version = ? AND student = ? AND bare = 1 ORDER BY case_id, seed",
    )
    .bind(skill)
    .bind(version)
    .bind(student)
    .fetch_all(store.control())
    .await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the results"))
}

/// How a case went, in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Skill.
    pub skill: String,
    /// Version.
    pub version: String,
    /// Student.
    pub student: String,
    /// Case.
    pub case_id: String,
    /// Seed.
    pub seed: u32,
    /// Which file the student was.
    pub student_hash: String,
    /// Which text the case and its world had.
    pub case_hash: String,
    /// All checks held.
    pub passed: bool,
    /// Something happened that the case forbids.
    pub forbidden: bool,
    /// When, Unix seconds.
    pub at: i64,
}

/// All results with the skills' procedures, newest first: of one skill, or of all.
pub async fn briefs(store: &Store, skill: Option<&str>) -> Result<Vec<Brief>, StoreError> {
    let rows = sqlx::query(
        "SELECT skill, version, student, case_id, seed, student_hash, case_hash, passed, forbidden, at FROM case_results
         WHERE bare = 0 AND (?1 IS NULL OR skill = ?1) ORDER BY at DESC, skill, version, student, case_id, seed",
    )
    .bind(skill)
    .fetch_all(store.control())
    .await;
    let brief = |row: &SqliteRow| -> Result<Brief, sqlx::Error> {
        Ok(Brief {
            skill: row.try_get("skill")?,
            version: row.try_get("version")?,
            student: row.try_get("student")?,
            case_id: row.try_get("case_id")?,
            seed: row.try_get("seed")?,
            student_hash: row.try_get("student_hash")?,
            case_hash: row.try_get("case_hash")?,
            passed: row.try_get("passed")?,
            forbidden: row.try_get("forbidden")?,
            at: row.try_get("at")?,
        })
    };
    rows.and_then(|rows| rows.iter().map(brief).collect()).map_err(database("read the results"))
}

/// Whether any case was ever run.
pub async fn any(store: &Store) -> Result<bool, StoreError> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM case_results)")
        .fetch_one(store.control())
        .await
        .map_err(database("read the results"))
}

/// The run of a result in the world as it is written, with the skill's procedure.
pub async fn run(
    store: &Store,
    skill: &str,
    version: &str,
    student: &str,
    case: &str,
) -> Result<Option<Value>, StoreError> {
    let row = sqlx::query(
        "SELECT run FROM case_results
         WHERE skill = ? AND version = ? AND student = ? AND case_id = ? AND seed = 0 AND bare = 0",
    )
    .bind(skill)
    .bind(version)
    .bind(student)
    .bind(case)
    .fetch_optional(store.control())
    .await;
    row.and_then(|row| row.map(|r| json::<Option<Value>>(&r, "run")).transpose())
        .map(Option::flatten)
        .map_err(database("read the result"))
}

fn from_row(row: &SqliteRow) -> Result<CaseRow, sqlx::Error> {
    Ok(CaseRow {
        skill: row.try_get("skill")?,
        version: row.try_get("version")?,
        student: row.try_get("student")?,
        case_id: row.try_get("case_id")?,
        seed: row.try_get("seed")?,
        bare: row.try_get("bare")?,
        student_hash: row.try_get("student_hash")?,
        case_hash: row.try_get("case_hash")?,
        passed: row.try_get("passed")?,
        forbidden: row.try_get("forbidden")?,
        at: row.try_get("at")?,
        json: json(row, "json")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(version: &str, seed: u32, bare: bool, at: i64) -> CaseRow {
        CaseRow {
            skill: "triage".into(),
            version: version.into(),
            student: "pocket".into(),
            case_id: "one".into(),
            seed,
            bare,
            student_hash: "file".into(),
            case_hash: "text".into(),
            passed: true,
            forbidden: false,
            at,
            json: json!({ "steps": 3 }),
        }
    }

    #[tokio::test]
    async fn a_result_is_one_for_each_seed_and_without_the_procedure_another() {
        let dir = tempfile::tempdir().expect("a folder");
        let store = Store::open(dir.path()).await.expect("open");
        let kept = [row("a", 0, false, 1), row("a", 1, false, 2), row("a", 0, true, 3)];
        for one in &kept {
            keep(&store, one, (one.seed == 0).then_some(&json!({ "bare": one.bare }))).await.expect("kept");
        }
        let again = CaseRow { passed: false, forbidden: true, at: 4, ..kept[1].clone() };
        keep(&store, &again, None).await.expect("kept");
        assert_eq!(list(&store, "triage", "pocket").await.expect("read"), [again.clone(), kept[0].clone()]);
        assert_eq!(bare(&store, "triage", "a", "pocket").await.expect("read"), [kept[2].clone()]);
        let run = run(&store, "triage", "a", "pocket", "one").await.expect("read");
        assert_eq!(run, Some(json!({ "bare": false })), "the run of the procedure in the world as it is written");
        let all = briefs(&store, None).await.expect("read");
        assert_eq!(all.iter().map(|b| (b.seed, b.forbidden)).collect::<Vec<_>>(), [(1, true), (0, false)]);
        assert!(briefs(&store, Some("other")).await.expect("read").is_empty());
    }

    #[tokio::test]
    async fn results_of_versions_long_past_go() {
        let dir = tempfile::tempdir().expect("a folder");
        let store = Store::open(dir.path()).await.expect("open");
        for n in 0..VERSIONS_KEPT + 2 {
            keep(&store, &row(&format!("v{n}"), 0, false, i64::from(n)), None).await.expect("kept");
        }
        let left = list(&store, "triage", "pocket").await.expect("read");
        assert_eq!((left.len(), left.last().map(|r| r.version.as_str())), (VERSIONS_KEPT as usize, Some("v2")));
    }
}
