//! Read and starred: what the user notes on a message for himself. Flags of the file's name, nothing more:
//! no folder changes, nobody else sees it, and the opposite undoes it.

use super::error::Result;
use super::{LocalAccount, maildir};
use std::collections::BTreeSet;

/// A note on a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was read.
    Read,
    /// It has a star.
    Starred,
}

impl LocalAccount {
    /// Puts a mark on a message or takes it off. Doing it twice is doing it once.
    pub fn set_mark(&self, message: &str, mark: Mark, on: bool) -> Result<()> {
        let _guard = self.write_lock();
        let entry = self.locate(message)?;
        let letter = match mark {
            Mark::Read => 'S',
            Mark::Starred => 'F',
        };
        let mut flags: String = entry.flags.chars().filter(|c| *c != letter).collect();
        if on {
            flags.push(letter);
        }
        maildir::set_flags(&self.root, &entry, &flags).map(drop)
    }

    /// Every label that a folder of the account knows, sorted.
    pub fn label_names(&self) -> Result<Vec<String>> {
        let mut names = BTreeSet::new();
        for folder in maildir::FOLDERS {
            names.extend(maildir::keywords(&self.root, folder)?.into_values());
        }
        Ok(names.into_iter().collect())
    }
}
