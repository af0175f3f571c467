//! Snoozed messages: when each comes back, and bringing back the ones whose time has come.

use super::error::Result;
use super::files::{self, Care};
use super::{LocalAccount, maildir};
use std::collections::BTreeMap;
use understudy_agent::record::Folder;

const FILE: &str = ".understudy/snoozed.json";

impl LocalAccount {
    /// Message id to the moment at which it comes back, Unix seconds.
    pub fn snoozed(&self) -> Result<BTreeMap<String, i64>> {
        let text = files::read_text(&self.root.join(FILE), 8_000_000)?.unwrap_or_default();
        // A damaged file loses times, never messages: they stay in Snoozed until moved.
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }

    /// Moves every message whose time has come back to the inbox; returns their ids.
    pub fn wake(&self, now: i64) -> Result<Vec<String>> {
        let _guard = self.write_lock();
        let mut woken = Vec::new();
        for (id, _) in self.snoozed()?.into_iter().filter(|(_, until)| *until <= now) {
            if let Ok(entry) = self.locate(&id)
                && entry.folder == Folder::Snoozed
            {
                maildir::move_to(&self.root, &entry, Folder::Inbox)?;
                woken.push(id.clone());
            }
            self.set_snooze(&id, None)?;
        }
        Ok(woken)
    }

    pub(crate) fn set_snooze(&self, id: &str, until: Option<i64>) -> Result<()> {
        let mut all = self.snoozed()?;
        match until {
            Some(until) => all.insert(id.to_owned(), until),
            None => all.remove(id),
        };
        let text = serde_json::to_string_pretty(&all).expect("a map of numbers serialises");
        files::write(&self.root.join(FILE), text.as_bytes(), Care::Durable)
    }
}
