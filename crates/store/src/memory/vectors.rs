//! The vectors of one embedding model: as bytes in memory for the scan, as numbers in `cache.db`.
//!
//! The scan is exact: every passage is compared, first as bytes (a quarter of the memory and of the time), then the best
//! [`SHORTLIST`] by their numbers. An approximate index would be of no use below some millions of passages. What a
//! similarity is worth is decided in `search` and `calibrate`.

use super::scan_bytes::{ByteVector, Bytes};
use crate::database::Store;
use crate::error::StoreError;
use crate::tables::vectors::{self, VectorKind};
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// Passages that are compared by their numbers.
pub const SHORTLIST: usize = 200;
/// Rows read at once when the vectors are opened.
const PAGE: u32 = 1000;

/// The passages' vectors by one model.
#[derive(Debug)]
pub struct PassageVectors {
    store: Store,
    model: String,
    dimension: usize,
    held: RwLock<Held>,
}

#[derive(Debug, Default)]
struct Held {
    bytes: Bytes,
    /// Row and hash of the text, in the order of `bytes`.
    places: Vec<(i64, String)>,
    known: HashMap<String, usize>,
}

impl PassageVectors {
    /// Reads what there is of a model. Vectors of another dimension are of a file that changed, and are removed.
    pub async fn open(store: &Store, model: &str, dimension: usize) -> Result<PassageVectors, StoreError> {
        let mut held = Held { bytes: Bytes::new(dimension), ..Held::default() };
        let mut after = 0;
        let mut odd = Vec::new();
        loop {
            let page = vectors::page(store, model, VectorKind::Passage, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.n;
            for row in page {
                match row.vector.len() == dimension {
                    true => held.put(row.n, row.text_sha256, &row.vector),
                    false => odd.push(row.n),
                }
            }
        }
        if !odd.is_empty() {
            vectors::remove(store, &odd).await?;
        }
        Ok(PassageVectors { store: store.clone(), model: model.to_owned(), dimension, held: RwLock::new(held) })
    }

    fn held(&self) -> RwLockReadGuard<'_, Held> {
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many passages have a vector.
    pub fn len(&self) -> usize {
        self.held().places.len()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the text with this hash has a vector.
    pub fn has(&self, text_sha256: &str) -> bool {
        self.held().known.contains_key(text_sha256)
    }

    /// Keeps vectors of texts, in one transaction. One of another dimension is left out.
    pub async fn add(&self, texts: Vec<(String, Vec<f32>)>) -> Result<(), StoreError> {
        let fit: Vec<_> = texts.into_iter().filter(|(_, vector)| vector.len() == self.dimension).collect();
        let rows = vectors::insert(&self.store, &self.model, VectorKind::Passage, &fit).await?;
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        for (n, (text_sha256, vector)) in rows.into_iter().zip(fit) {
            held.put(n, text_sha256, &vector);
        }
        Ok(())
    }

    /// Removes the vectors of texts that are not among these any more; returns how many.
    pub async fn retain(&self, texts: &HashSet<String>) -> Result<usize, StoreError> {
        let gone: Vec<i64> = self.held().places.iter().filter(|(_, t)| !texts.contains(t)).map(|(n, _)| *n).collect();
        if gone.is_empty() {
            return Ok(0);
        }
        vectors::remove(&self.store, &gone).await?;
        let left: HashSet<i64> = gone.iter().copied().collect();
        self.held.write().unwrap_or_else(PoisonError::into_inner).drop_rows(&left);
        Ok(gone.len())
    }

    /// The texts nearest to a question's vector, with their similarity (cosine), best first, at most `limit`.
    pub async fn nearest(&self, question: &[f32], limit: usize) -> Result<Vec<(String, f64)>, StoreError> {
        if question.len() != self.dimension {
            return Ok(Vec::new());
        }
        let asked = ByteVector::of(question);
        let short: Vec<(i64, String)> = {
            let held = self.held();
            held.bytes.best(&asked, SHORTLIST.max(limit)).into_iter().map(|at| held.places[at].clone()).collect()
        };
        let rows: Vec<i64> = short.iter().map(|(n, _)| *n).collect();
        let numbers = vectors::by_rows(&self.store, &rows).await?;
        let mut near: Vec<(String, f64)> = short
            .into_iter()
            .filter_map(|(n, text)| numbers.get(&n).map(|vector| (text, dot(vector, question))))
            .collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        near.truncate(limit);
        Ok(near)
    }
}

impl Held {
    fn put(&mut self, n: i64, text_sha256: String, vector: &[f32]) {
        let bytes = ByteVector::of(vector);
        match self.known.get(&text_sha256) {
            Some(at) => {
                self.bytes.replace(*at, &bytes);
                self.places[*at].0 = n;
            }
            None => {
                self.known.insert(text_sha256.clone(), self.places.len());
                self.places.push((n, text_sha256));
                self.bytes.push(&bytes);
            }
        }
    }

    fn drop_rows(&mut self, rows: &HashSet<i64>) {
        let mut at = self.places.len();
        while at > 0 {
            at -= 1;
            if rows.contains(&self.places[at].0) {
                // The last one takes the place.
                self.bytes.swap_remove(at);
                let (_, text) = self.places.swap_remove(at);
                self.known.remove(&text);
                if let Some((_, moved)) = self.places.get(at) {
                    self.known.insert(moved.clone(), at);
                }
            }
        }
    }
}

/// The cosine of two vectors of length one.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum()
}
