//! The local folder account: real formats in a real folder, behind the same seams as a remote account.
//!
//! `mail/` is a Maildir++, `calendar/*.ics` one object a file, `contacts/*.vcf`, `deals.json`, and `blog/`
//! a git repository with `posts/` and `drafts/`. What the account must remember for itself (receipts of
//! writes, snooze times, the ids of a seeded world) lies in `.understudy/`. Files are the truth; nothing is
//! cached here but where a message lies.

pub mod calendar;
mod drafts;
pub mod error;
pub(crate) mod files;
mod journal;
pub(crate) mod maildir;
mod marks;
mod perform;
pub(crate) mod pipeline;
pub(crate) mod posts;
mod prepare;
mod scan;
mod snooze;
#[cfg(test)]
mod tests;
pub mod transfer;
pub mod world;

pub use calendar::{DAY_END, DAY_START, SLOT_LIMIT};
pub use error::{ProviderError, Result};
pub use journal::{Change, Receipt};
pub use marks::Mark;
pub use pipeline::deal_etag;
pub(crate) use prepare::event_path;
pub use scan::{Problem, ScanResult, Scanned, Stamp};

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use understudy_agent::record::{Address, Person};

/// A folder account. Cheap to open; every method is blocking, and writes happen one at a time.
pub struct LocalAccount {
    root: PathBuf,
    user: Address,
    zone: String,
    clock: Box<dyn Fn() -> i64 + Send + Sync>,
    /// Ids that a seeded world gave to its messages and threads.
    aliases: world::Aliases,
    /// Message id to base name, as last seen.
    index: Mutex<HashMap<String, String>>,
    writing: Mutex<()>,
}

/// Unix seconds of the system clock.
fn system_clock() -> i64 {
    jiff::Timestamp::now().as_second()
}

impl LocalAccount {
    /// Opens the account in `root`, making the folders that are missing. `zone` is the user's IANA zone.
    ///
    /// # Errors
    /// `Invalid` when `root` is a file or the zone has no name that is known, `Io` or `Full` otherwise.
    pub fn open(root: &Path, user: Address, zone: &str) -> Result<Self> {
        if root.is_file() {
            return Err(ProviderError::invalid(root.display().to_string(), "it is a file; choose a folder"));
        }
        if jiff::tz::TimeZone::get(zone).is_err() {
            return Err(ProviderError::invalid(
                format!("The time zone \"{zone}\""),
                "it is not known; use a name like Europe/Lisbon",
            ));
        }
        maildir::make(root)?;
        for folder in ["calendar", "contacts", "blog/posts", "blog/drafts", ".understudy/receipts"] {
            files::make_folder(&root.join(folder))?;
        }
        Ok(LocalAccount {
            root: root.to_owned(),
            user: Address { email: user.email.to_lowercase(), ..user },
            zone: zone.to_owned(),
            clock: Box::new(system_clock),
            aliases: world::Aliases::load(root)?,
            index: Mutex::default(),
            writing: Mutex::default(),
        })
    }

    /// Takes the time from `clock` (Unix seconds) where a write needs one that the caller did not give.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The user.
    pub fn user(&self) -> &Address {
        &self.user
    }

    /// The user's zone.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// The raw bytes of a message.
    pub fn message_bytes(&self, id: &str) -> Result<Vec<u8>> {
        let entry = self.locate(id)?;
        files::read(&self.root.join(&entry.path), crate::mime::MESSAGE_LIMIT)?.ok_or_else(|| scan::message_gone(id))
    }

    /// The address book, by name. Cards that cannot be read are left out; [`LocalAccount::scan`] names them.
    pub fn people(&self) -> Result<Vec<Person>> {
        Ok(self.cards()?.0)
    }

    pub(crate) fn cards(&self) -> Result<(Vec<Person>, Vec<Problem>)> {
        let mut people = Vec::new();
        let mut problems = Vec::new();
        for path in files::list(&self.root.join("contacts"), "vcf")? {
            let read = files::read_text(&path, crate::vcard::CARD_LIMIT).map_err(|e| e.to_string());
            match read.and_then(|text| crate::vcard::parse(&text.unwrap_or_default())) {
                Ok(person) => people.push(person),
                Err(reason) => problems.push(Problem { file: self.relative(&path), reason }),
            }
        }
        people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok((people, problems))
    }

    pub(crate) fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy().into_owned()
    }

    pub(crate) fn write_lock(&self) -> MutexGuard<'_, ()> {
        // Every write is whole-file, so a panic elsewhere leaves nothing half done to protect.
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
