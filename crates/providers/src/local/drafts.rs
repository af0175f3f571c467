//! Letters of the user's that are being written: one file in Drafts for each, replaced whole at every save.
//!
//! Nothing leaves by this and nobody else sees it, so it is not journalled; a person's gesture is all that it needs. It
//! touches no file outside of Drafts.

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use super::journal::tag;
use super::{LocalAccount, maildir};
use crate::mime::{self, Enclosed};
use understudy_agent::action::Letter;
use understudy_agent::gate::UserGesture;
use understudy_agent::record::{Attachment, Folder};

impl LocalAccount {
    /// Writes a letter into Drafts, in the place of the draft that it was; returns its message id. A new one is named by
    /// `key`.
    ///
    /// # Errors
    /// `NotFound` when the draft is gone or lies elsewhere by now; `TooLarge`, `Full`, `Io`.
    pub fn keep_draft(
        &self,
        _gesture: &UserGesture,
        draft: Option<&str>,
        key: &str,
        letter: &Letter,
        enclosed: &[(Attachment, Vec<u8>)],
    ) -> Result<String> {
        let _guard = self.write_lock();
        let (message_id, base, flags) = match draft {
            Some(id) => {
                let entry = self.draft(id)?;
                let bytes = files::read(&self.root.join(&entry.path), mime::MESSAGE_LIMIT)?.unwrap_or_default();
                let message_id = mime::message_id(&bytes).ok_or_else(|| super::scan::message_gone(id))?;
                (message_id, entry.base, entry.flags)
            }
            None => {
                let tag = tag(key);
                (format!("{tag}@drafts.understudy.local"), format!("{}.W{tag}.understudy", (self.clock)()), "DS".into())
            }
        };
        let files = enclosed.iter().map(|(a, b)| (a.name.as_str(), a.media_type.as_str(), b.as_slice())).collect();
        let bytes = mime::letter_with(letter, &message_id, (self.clock)(), false, Enclosed { files, calendar: None });
        if bytes.len() as u64 > mime::MESSAGE_LIMIT {
            return Err(ProviderError::TooLarge {
                what: "The letter".into(),
                limit: files::size_words(mime::MESSAGE_LIMIT),
            });
        }
        maildir::deliver(&self.root, Folder::Drafts, &base, &flags, &bytes, Care::Durable)?;
        match draft {
            Some(id) => Ok(id.to_owned()),
            None => Ok(self.aliases.id(&message_id).unwrap_or_else(|| files::short_hash(message_id.as_bytes()))),
        }
    }

    /// Deletes a draft; one that is already gone is fine.
    pub fn drop_draft(&self, _gesture: &UserGesture, id: &str) -> Result<()> {
        let _guard = self.write_lock();
        match self.draft(id) {
            Ok(entry) => files::remove(&self.root.join(&entry.path)),
            Err(ProviderError::NotFound { .. }) => Ok(()),
            Err(e) => Err(e),
        }
    }

    fn draft(&self, id: &str) -> Result<maildir::Entry> {
        let entry = self.locate(id)?;
        if entry.folder == Folder::Drafts { Ok(entry) } else { Err(super::scan::message_gone(id)) }
    }
}
