//! The memory folder as it would be after a change: asked before anything is written.
//!
//! A copy of the index in memory takes the change, so that its answers are exactly those that the real one would give. The
//! threshold stays that of now: one memory more hardly moves it. Words only; an embedding model is not asked.

use super::index::PassageIndex;
use super::{MemoryAnswer, MemoryFolder, scan, search};
use crate::error::StoreError;
use std::sync::PoisonError;

/// A changed copy that answers questions.
#[derive(Debug)]
pub struct MemoryCandidate {
    index: PassageIndex,
    threshold: f64,
}

impl MemoryFolder {
    /// The folder with changes: a text for a path, or `None` for a memory that goes.
    pub fn candidate(&self, changes: &[(String, Option<String>)]) -> Result<MemoryCandidate, StoreError> {
        // Nothing may be merged away while it is copied.
        let one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let live = self.live();
        let index = PassageIndex::copy_of(&self.index_dir.join("passages"))?;
        drop(one);
        let change = index.change()?;
        for (path, text) in changes {
            match text {
                Some(text) => {
                    let context = scan::context_of(&live.contexts, path);
                    change.replace(&understudy_agent::memory::parse(path, text), context)?;
                }
                None => change.remove(path),
            }
        }
        change.commit("candidate")?;
        Ok(MemoryCandidate { index, threshold: live.manifest.threshold })
    }
}

impl MemoryCandidate {
    /// Searches by words.
    pub fn search(&self, question: &str, limit: usize) -> Result<MemoryAnswer, StoreError> {
        search::answer(&self.index.look(), question, limit, self.threshold, None)
    }
}
