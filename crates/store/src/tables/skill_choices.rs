//! What the user decided about a skill: the student that always performs it, and whether it may start without a person.
//! A skill without a row, or with empty columns, goes the usual way.

use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use std::collections::BTreeMap;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 51,
    name: "skill choices",
    sql: "CREATE TABLE skill_choices (skill TEXT PRIMARY KEY, student TEXT, unattended INTEGER) STRICT, WITHOUT ROWID;",
}];

/// What was decided about a skill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkillChoice {
    /// Student that always performs it.
    pub student: Option<String>,
    /// Whether it may start without a person.
    pub unattended: Option<bool>,
}

/// What was decided about a skill.
pub async fn get(store: &Store, skill: &str) -> Result<SkillChoice, StoreError> {
    let row = sqlx::query("SELECT * FROM skill_choices WHERE skill = ?").bind(skill).fetch_optional(store.control());
    row.await
        .and_then(|row| row.map(|r| from_row(&r)).transpose())
        .map(Option::unwrap_or_default)
        .map_err(database("read the choices"))
}

/// What was decided, by skill.
pub async fn all(store: &Store) -> Result<BTreeMap<String, SkillChoice>, StoreError> {
    let rows = sqlx::query("SELECT * FROM skill_choices").fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(|r| Ok((r.try_get("skill")?, from_row(r)?))).collect())
        .map_err(database("read the choices"))
}

/// Lets a student always perform a skill, or the one that is chosen.
pub async fn pin(store: &Store, skill: &str, student: Option<&str>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO skill_choices (skill, student) VALUES (?, ?) ON CONFLICT (skill) DO UPDATE SET student = excluded.student",
    )
    .bind(skill)
    .bind(student)
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the choice"))
}

/// Decides whether a skill may start without a person, or lets certification decide.
pub async fn unattended(store: &Store, skill: &str, allow: Option<bool>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO skill_choices (skill, unattended) VALUES (?, ?)
         ON CONFLICT (skill) DO UPDATE SET unattended = excluded.unattended",
    )
    .bind(skill)
    .bind(allow)
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the choice"))
}

fn from_row(row: &SqliteRow) -> Result<SkillChoice, sqlx::Error> {
    Ok(SkillChoice { student: row.try_get("student")?, unattended: row.try_get("unattended")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_choice_does_not_touch_the_other() {
        let dir = tempfile::tempdir().expect("a folder");
        let store = Store::open(dir.path()).await.expect("open");
        let now = async || get(&store, "triage").await.expect("read");
        assert_eq!(now().await, SkillChoice::default());
        pin(&store, "triage", Some("large")).await.expect("saved");
        unattended(&store, "triage", Some(false)).await.expect("saved");
        assert_eq!(now().await, SkillChoice { student: Some("large".into()), unattended: Some(false) });
        pin(&store, "triage", None).await.expect("saved");
        assert_eq!(now().await, SkillChoice { student: None, unattended: Some(false) });
        unattended(&store, "triage", None).await.expect("saved");
        assert_eq!(now().await, SkillChoice::default());
        assert_eq!(all(&store).await.expect("read").len(), 1);
    }
}
