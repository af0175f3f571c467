//! Doing, finding again and undoing: the only code that changes the account.
//!
//! Every change is written so that doing it twice is doing it once: it first looks whether the world is
//! already as it should be. A crash between any two lines is completed by the next call with the same key.

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use super::journal::{self, Change, Entry, Receipt};
use super::{LocalAccount, maildir};
use understudy_agent::action::Action;
use understudy_agent::gate::Permit;
use understudy_agent::record::Folder;

impl LocalAccount {
    /// Does what is permitted, once per `key`: a second call with the same key returns the first one's
    /// receipt. `payload` holds the approved bytes of a letter or event; for `Send` it is required and is
    /// written exactly.
    ///
    /// # Errors
    /// `NotFound`, `Stale`, `Invalid` and `TooLarge` mean that nothing was written; after `Full` or `Io`
    /// the same call may be made again.
    pub fn apply(&self, permit: &Permit, key: &str, payload: Option<&[u8]>) -> Result<Receipt> {
        let action = permit.action();
        let _guard = self.write_lock();
        let (receipt, letter) = match journal::look(&self.root, key)? {
            Entry::Done(receipt) => return Ok(receipt),
            Entry::Pending(receipt) if self.has_letter_bytes(&receipt, payload)? => {
                (receipt, payload.map(<[u8]>::to_vec))
            }
            Entry::Pending(_) | Entry::Unknown => {
                let (receipt, letter) = self.prepare(action, key, payload)?;
                journal::begin(&self.root, &receipt)?;
                (receipt, letter)
            }
        };
        for change in &receipt.changes {
            match self.perform(change, letter.as_deref()) {
                Ok(()) => {}
                Err(e) if e.is_retryable() => return Err(e),
                Err(e) => {
                    // It can never succeed as planned: the next attempt must plan again.
                    journal::forget(&self.root, key)?;
                    return Err(e);
                }
            }
        }
        journal::finish(&self.root, key)?;
        Ok(receipt)
    }

    /// What a write with this key did, if it took effect; used after a crash, before anything is tried again.
    pub fn find_by_key(&self, key: &str) -> Result<Option<Receipt>> {
        let _guard = self.write_lock();
        match journal::look(&self.root, key)? {
            Entry::Done(receipt) => Ok(Some(receipt)),
            Entry::Pending(receipt) => {
                for change in &receipt.changes {
                    if !self.is_done(change)? {
                        return Ok(None);
                    }
                }
                journal::finish(&self.root, key)?;
                Ok(Some(receipt))
            }
            Entry::Unknown => Ok(None),
        }
    }

    /// Takes back what a receipt says, in reverse. Undoing twice is undoing once.
    ///
    /// # Errors
    /// `Invalid` for a letter that was sent; `Stale` when something else changed the object since.
    pub fn undo(&self, action: &Action, receipt: &Receipt) -> Result<()> {
        let _guard = self.write_lock();
        if matches!(action, Action::Send { .. }) {
            return Err(ProviderError::invalid("A letter that was sent", "it cannot be taken back"));
        }
        receipt.changes.iter().rev().try_for_each(|change| self.take_back(change))
    }

    /// Whether a pending letter can be completed with the bytes at hand: the same bytes as planned.
    fn has_letter_bytes(&self, receipt: &Receipt, payload: Option<&[u8]>) -> Result<bool> {
        for change in &receipt.changes {
            if let Change::Letter { sha256, .. } = change {
                let same = payload.is_some_and(|p| files::sha256_hex(p) == *sha256);
                if !same && !self.is_done(change)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn is_done(&self, change: &Change) -> Result<bool> {
        Ok(match change {
            Change::Letter { base, .. } => maildir::find(&self.root, base)?.is_some(),
            Change::Label { message, label, on, .. } => {
                let entry = self.locate(message)?;
                maildir::labels(&entry, &maildir::keywords(&self.root, entry.folder)?).contains(label) == *on
            }
            Change::Place { message, to, .. } => self.locate(message)?.folder == *to,
            Change::File { path, after, .. } => self.calendar_text(path)?.as_deref() == Some(after),
            Change::Deal { id, to, .. } => self.deals()?.iter().any(|d| d.id == *id && d.stage == *to),
            Change::DealText { id, before, after, .. } => self.deal_is(id, before.as_ref(), after.as_ref())?,
            Change::Post { id, .. } => self.is_published(id)?,
        })
    }

    fn perform(&self, change: &Change, letter: Option<&[u8]>) -> Result<()> {
        match change {
            Change::Letter { folder, base, .. } => {
                if self.is_done(change)? {
                    return Ok(());
                }
                let bytes =
                    letter.ok_or_else(|| ProviderError::invalid("The letter", "its approved bytes are missing"))?;
                let flags = if *folder == Folder::Drafts { "DS" } else { "S" };
                maildir::deliver(&self.root, *folder, base, flags, bytes, Care::Durable).map(drop)
            }
            Change::Label { message, label, on, .. } => self.set_label(message, label, *on),
            Change::Place { message, to, until, .. } => self.place(message, *to, *until),
            Change::File { path, before, after } => self.swap(path, before.as_deref(), Some(after)),
            Change::Deal { id, from, to, at, .. } => self.set_stage(id, from, to, *at),
            Change::DealText { id, before, after, at, .. } => {
                self.set_deal(id, before.as_ref(), after.as_ref(), None, |_| *at)
            }
            Change::Post { id, at } => self.publish(id, *at),
        }
    }

    fn take_back(&self, change: &Change) -> Result<()> {
        match change {
            Change::Letter { folder: Folder::Drafts, base, sha256 } => match maildir::find(&self.root, base)? {
                None => Ok(()),
                Some(entry) => {
                    let path = self.root.join(&entry.path);
                    let bytes = files::read(&path, crate::mime::MESSAGE_LIMIT)?.unwrap_or_default();
                    if files::sha256_hex(&bytes) != *sha256 {
                        return Err(ProviderError::Stale { what: "The draft".to_owned() });
                    }
                    files::remove(&path)
                }
            },
            // The answer to an organiser has left; the calendar entry beside it is still restored.
            Change::Letter { .. } => Ok(()),
            Change::Label { was, on, .. } if was == on => Ok(()),
            Change::Label { message, label, was, .. } => self.set_label(message, label, *was),
            Change::Place { message, from, to, .. } => match self.locate(message)?.folder {
                here if here == *from => Ok(()),
                here if here == *to => self.place(message, *from, None),
                _ => Err(ProviderError::Stale { what: "The message".to_owned() }),
            },
            Change::File { path, before, after } => self.swap(path, Some(after), before.as_deref()),
            Change::Deal { id, from, to, was_at, .. } => self.set_stage(id, to, from, *was_at),
            Change::DealText { id, before, after, removed, at, was_at } => {
                // A later change keeps its own time.
                let stamp = |now: i64| if now == *at { *was_at } else { now };
                self.set_deal(id, after.as_ref(), before.as_ref(), removed.as_deref(), stamp)
            }
            Change::Post { id, at } => self.unpublish(id, *at),
        }
    }

    fn set_label(&self, message: &str, label: &str, on: bool) -> Result<()> {
        let entry = self.locate(message)?;
        let letter = maildir::letter_of(&self.root, entry.folder, label)?;
        let mut flags: String = entry.flags.chars().filter(|c| *c != letter).collect();
        if on {
            flags.push(letter);
        }
        maildir::set_flags(&self.root, &entry, &flags).map(drop)
    }

    /// Puts a message into a folder; a snooze time is written before and cleared after the move.
    fn place(&self, message: &str, to: Folder, until: Option<i64>) -> Result<()> {
        let entry = self.locate(message)?;
        if let Some(until) = until {
            self.set_snooze(message, Some(until))?;
        }
        if entry.folder != to {
            maildir::move_to(&self.root, &entry, to)?;
        }
        if until.is_none() && entry.folder == Folder::Snoozed {
            self.set_snooze(message, None)?;
        }
        Ok(())
    }

    fn calendar_text(&self, path: &str) -> Result<Option<String>> {
        files::read_text(&self.root.join(path), crate::ics::CALENDAR_LIMIT)
    }

    /// Replaces a calendar file's text if it is still `from` (`None`: no file); fine when it is already `to`.
    fn swap(&self, path: &str, from: Option<&str>, to: Option<&str>) -> Result<()> {
        let here = self.calendar_text(path)?;
        if here.as_deref() == to {
            return Ok(());
        }
        if here.as_deref() != from {
            return Err(ProviderError::Stale { what: "The event".to_owned() });
        }
        let target = self.root.join(path);
        match to {
            Some(text) => files::write(&target, text.as_bytes(), Care::Durable),
            None => files::remove(&target),
        }
    }
}
