//! What is embedded of the memories: the text of each passage, its hash, and which passages have that text.
//!
//! Follows the folder file by file: a file that did not change is not read again, and a passage whose text did not change
//! keeps its vector, wherever it moves. It makes no vectors and compares none (`vectors`).

use super::{MemoryFolder, VectorRanking, passage_id};
use crate::error::StoreError;
use crate::files::sha256_hex;
use std::collections::{BTreeMap, HashMap, HashSet};
use understudy_agent::record::Passage;

/// Passages of a ranking by meaning; as many as words give.
pub(super) const RANKED: usize = 60;

/// The text of a passage that is embedded: title and headings say what the text is about.
pub fn meaning_text(passage: &Passage) -> String {
    let head = [passage.title.as_str(), passage.heading.as_str()];
    let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}\n{}", head.join(" › "), passage.text)
}

/// The hash of a text, by which its vector is found.
pub fn meaning_key(text: &str) -> String {
    sha256_hex(text.as_bytes())
}

/// The texts of all passages.
#[derive(Clone, Debug, Default)]
pub struct MeaningTexts {
    files: BTreeMap<String, FileTexts>,
    /// Passage ids by the hash of their text.
    passages: HashMap<String, Vec<String>>,
}

#[derive(Clone, Debug)]
struct FileTexts {
    sha256: String,
    modified: i64,
    /// Passage id and hash of its text.
    texts: Vec<(String, String)>,
}

impl MeaningTexts {
    /// Brings it in line with the folder; only changed files are looked at.
    pub fn follow(&mut self, memories: &MemoryFolder) -> Result<(), StoreError> {
        let mut files = BTreeMap::new();
        for (path, sha256, modified) in memories.versions() {
            let known = self.files.remove(&path).filter(|f| f.sha256 == sha256);
            let texts = match known {
                Some(known) => known.texts,
                None => {
                    let text = |p: Passage| (passage_id(&p), meaning_key(&meaning_text(&p)));
                    memories.passages(&path)?.into_iter().map(text).collect()
                }
            };
            files.insert(path, FileTexts { sha256, modified, texts });
        }
        self.files = files;
        self.passages.clear();
        for (id, key) in self.files.values().flat_map(|f| &f.texts) {
            self.passages.entry(key.clone()).or_default().push(id.clone());
        }
        Ok(())
    }

    /// How many different texts there are.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// The hashes of all texts.
    pub fn keys(&self) -> HashSet<String> {
        self.passages.keys().cloned().collect()
    }

    /// Files with a text that has no vector yet, the newest first.
    pub fn missing(&self, has: impl Fn(&str) -> bool) -> Vec<String> {
        let lacks = |file: &&FileTexts| file.texts.iter().any(|(_, key)| !has(key));
        let mut files: Vec<(i64, &String)> =
            self.files.iter().filter(|(_, f)| lacks(f)).map(|(path, f)| (f.modified, path)).collect();
        files.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        files.into_iter().map(|(_, path)| path.clone()).collect()
    }

    /// The ranking of passages for the texts that are nearest to a question.
    pub fn ranking(&self, near: &[(String, f64)], floor: f64) -> VectorRanking {
        let ids = near.iter().flat_map(|(key, similarity)| {
            self.passages.get(key).into_iter().flatten().map(|id| (id.clone(), *similarity))
        });
        VectorRanking { ids: ids.take(RANKED).collect(), floor }
    }
}

/// How many texts to ask for, so that a ranking is full although some texts are of passages that are gone.
pub const NEAREST: usize = RANKED + 20;
