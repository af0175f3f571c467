//! Vectors of texts by an embedding model: of passages, and of the questions that "nothing found" is calibrated with.
//!
//! A row is found by the model's identity and the hash of the text, so an edited text is another row and a moved one is
//! the same. Rows are in `cache.db`: when they are lost, the texts are embedded again. Comparing is `memory/vectors.rs`.

use super::words;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::{QueryBuilder, Row, Sqlite};
use std::collections::HashMap;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 41,
    name: "vectors",
    sql: "CREATE TABLE vectors (
        n INTEGER PRIMARY KEY, model TEXT NOT NULL, kind TEXT NOT NULL, text_sha256 TEXT NOT NULL, vector BLOB NOT NULL,
        UNIQUE (model, kind, text_sha256)
    ) STRICT;",
}];

words! {
    /// What a vector is of.
    VectorKind {
        /// A passage of a memory.
        Passage = "passage",
        /// A question that no memory answers.
        Question = "question",
    }
}

/// A vector of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct VectorRow {
    /// Row.
    pub n: i64,
    /// SHA-256 of the text, in hex.
    pub text_sha256: String,
    /// Numbers.
    pub vector: Vec<f32>,
}

fn to_bytes(vector: &[f32]) -> Vec<u8> {
    vector.iter().flat_map(|x| x.to_le_bytes()).collect()
}

fn from_bytes(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

/// Adds vectors by the hash of their texts, in one transaction; returns their rows.
pub async fn insert(
    store: &Store,
    model: &str,
    kind: VectorKind,
    vectors: &[(String, Vec<f32>)],
) -> Result<Vec<i64>, StoreError> {
    let mut write = store.cache_write("save the vectors").await?;
    let mut rows = Vec::with_capacity(vectors.len());
    for (text_sha256, vector) in vectors {
        let n: i64 = sqlx::query_scalar(
            "INSERT INTO vectors (model, kind, text_sha256, vector) VALUES (?, ?, ?, ?)
             ON CONFLICT (model, kind, text_sha256) DO UPDATE SET vector = excluded.vector RETURNING n",
        )
        .bind(model)
        .bind(kind.as_str())
        .bind(text_sha256)
        .bind(to_bytes(vector))
        .fetch_one(&mut *write)
        .await
        .map_err(database("save the vectors"))?;
        rows.push(n);
    }
    write.commit().await.map_err(database("save the vectors"))?;
    Ok(rows)
}

/// A page of a model's vectors: those after the row `after`, at most `limit`. 100,000 vectors are read without ever
/// being in memory together.
pub async fn page(
    store: &Store,
    model: &str,
    kind: VectorKind,
    after: i64,
    limit: u32,
) -> Result<Vec<VectorRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT n, text_sha256, vector FROM vectors WHERE model = ? AND kind = ? AND n > ? ORDER BY n LIMIT ?",
    )
    .bind(model)
    .bind(kind.as_str())
    .bind(after)
    .bind(limit)
    .fetch_all(store.cache())
    .await;
    let row = |r: &sqlx::sqlite::SqliteRow| {
        let bytes: &[u8] = r.try_get("vector")?;
        Ok(VectorRow { n: r.try_get("n")?, text_sha256: r.try_get("text_sha256")?, vector: from_bytes(bytes) })
    };
    rows.and_then(|rows| rows.iter().map(row).collect()).map_err(database("read the vectors"))
}

/// The vectors of some rows; a row that is gone is left out.
pub async fn by_rows(store: &Store, rows: &[i64]) -> Result<HashMap<i64, Vec<f32>>, StoreError> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT n, vector FROM vectors WHERE n IN (");
    let mut list = sql.separated(", ");
    for n in rows {
        list.push_bind(*n);
    }
    sql.push(")");
    let found = sql.build().fetch_all(store.cache()).await;
    let row = |r: &sqlx::sqlite::SqliteRow| {
        let bytes: &[u8] = r.try_get("vector")?;
        Ok((r.try_get("n")?, from_bytes(bytes)))
    };
    found.and_then(|rows| rows.iter().map(row).collect()).map_err(database("read the vectors"))
}

/// Removes rows.
pub async fn remove(store: &Store, rows: &[i64]) -> Result<(), StoreError> {
    let mut write = store.cache_write("remove the vectors").await?;
    for n in rows {
        sqlx::query("DELETE FROM vectors WHERE n = ?")
            .bind(n)
            .execute(&mut *write)
            .await
            .map_err(database("remove the vectors"))?;
    }
    write.commit().await.map_err(database("remove the vectors"))
}

/// Removes all vectors but those of one model; all of them when there is none. Returns how many went.
pub async fn keep_model(store: &Store, model: Option<&str>) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM vectors WHERE model <> ?").bind(model.unwrap_or_default());
    done.execute(store.cache()).await.map(|d| d.rows_affected()).map_err(database("remove the vectors"))
}

/// How many vectors of passages there are, of all models.
pub async fn count(store: &Store) -> Result<u32, StoreError> {
    sqlx::query_scalar("SELECT count(*) FROM vectors WHERE kind = 'passage'")
        .fetch_one(store.cache())
        .await
        .map_err(database("count the vectors"))
}
