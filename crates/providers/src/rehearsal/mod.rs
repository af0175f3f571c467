//! The Rehearsal account: six weeks of one person's mail, calendar, contacts, deals and blog, from a seed.
//!
//! Maya Lindqvist is a partner of a small seed fund in Lisbon who also sells the fund's advisory
//! subscription. What people say is in `content/` (whole conversations, and turns of everyday ones); this
//! puts it into real formats with dates relative to `now`. Equal seed and `now` give equal files. It is
//! written through the same code that writes worlds; nothing reads it back in a special way.

mod bulk;
mod calendar;
mod chance;
mod dialogue;
mod mail;
mod script;
#[cfg(test)]
mod tests;

use crate::local::error::{ProviderError, Result};
use crate::local::files::Care;
use crate::local::{LocalAccount, files, pipeline, posts, world};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use std::path::Path;
use understudy_agent::record::{Address, Deal, Person, Post};

/// The persona's zone.
pub const ZONE: &str = "Europe/Lisbon";

/// How much was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Mail messages in all folders.
    pub messages: usize,
    /// Conversations.
    pub threads: usize,
    /// Unread messages in the inbox.
    pub unread: usize,
    /// Calendar files.
    pub events: usize,
    /// vCards.
    pub people: usize,
    /// Deals.
    pub deals: usize,
    /// Posts and drafts.
    pub posts: usize,
}

/// The persona.
pub fn persona() -> Address {
    Address { name: "Maya Lindqvist".to_owned(), email: "maya@harbourseed.example".to_owned() }
}

/// Everything that the parts of the generator need to know.
pub(crate) struct Stage {
    pub(crate) seed: u64,
    pub(crate) now: i64,
    pub(crate) zone: TimeZone,
    pub(crate) people: Vec<Person>,
    /// By the UID of an invitation: the lines of its mail that say when and where.
    pub(crate) when: HashMap<String, String>,
}

impl Stage {
    /// Unix seconds of a local time, `days` before today.
    pub(crate) fn at(&self, days: i64, hour: i8, minute: i8) -> i64 {
        let now = Timestamp::from_second(self.now).unwrap_or(Timestamp::UNIX_EPOCH);
        let today = self.zone.to_datetime(now).date();
        today
            .checked_sub(days.days())
            .and_then(|d| d.at(hour, minute, 0, 0).to_zoned(self.zone.clone()))
            .map_or(self.now, |z| z.timestamp().as_second())
    }

    pub(crate) fn person(&self, email: &str) -> Address {
        let name = self.people.iter().find(|p| p.emails.iter().any(|e| e == email)).map(|p| p.name.clone());
        Address { name: name.unwrap_or_default(), email: email.to_owned() }
    }
}

/// Writes the Rehearsal account into `root`, which should be empty or not exist. `now` is Unix seconds.
///
/// # Errors
/// `Io` or `Full` when the folder cannot be written, `Invalid` when `root` is a file or holds mail already.
pub fn generate(root: &Path, seed: u64, now: i64) -> Result<Summary> {
    let account = LocalAccount::open(root, persona(), ZONE)?;
    if !crate::local::maildir::list(root)?.is_empty() {
        return Err(ProviderError::invalid(
            root.display().to_string(),
            "it holds mail already; choose an empty folder",
        ));
    }
    drop(account);
    let mut stage = Stage { seed, now, zone: crate::ics::zone_of(ZONE), people: Vec::new(), when: HashMap::new() };
    stage.people = people();
    world::write_people(root, &stage.people)?;
    let invitations = calendar::write(root, &stage)?;
    stage.when.clone_from(&invitations.when);
    let mut letters = mail::conversations(&stage)?;
    letters.extend(dialogue::letters(&stage));
    letters.extend(bulk::letters(&stage));
    let mut summary = mail::write(root, &stage, letters, &invitations.by_uid)?;
    summary.events = invitations.files;
    summary.people = stage.people.len();
    let deals = deals(&stage);
    pipeline::write(root, &deals, Care::Bulk)?;
    summary.deals = deals.len();
    summary.posts = blog(root, &stage)?;
    sync(root)?;
    Ok(summary)
}

fn people() -> Vec<Person> {
    script::rows(include_str!("content/people.txt"))
        .map(|row| {
            let cell = |n: usize| row.get(n).copied().unwrap_or_default().to_owned();
            Person {
                id: files::short_hash(cell(0).as_bytes()),
                name: cell(1),
                emails: vec![cell(0)],
                organisation: cell(2),
                relation: Some(cell(3)).filter(|r| !r.is_empty()),
                zone: Some(cell(4)).filter(|z| !z.is_empty()),
                notes: cell(5),
            }
        })
        .collect()
}

fn deals(stage: &Stage) -> Vec<Deal> {
    script::rows(include_str!("content/deals.txt"))
        .map(|row| {
            let cell = |n: usize| row.get(n).copied().unwrap_or_default();
            Deal {
                id: cell(0).to_owned(),
                name: cell(1).to_owned(),
                contact: cell(2).to_owned(),
                stage: cell(3).to_owned(),
                amount: cell(4).parse().unwrap_or(0),
                currency: cell(5).to_owned(),
                next_step: cell(7).to_owned(),
                updated_at: stage.at(cell(6).parse().unwrap_or(0), 16, 30),
                notes: cell(8).to_owned(),
            }
        })
        .collect()
}

/// Writes the posts and their history: one commit a post, dated as it was written.
fn blog(root: &Path, stage: &Stage) -> Result<usize> {
    let mut count = 0;
    for block in include_str!("content/posts.txt").split("\n=== ").map(|b| b.trim_start_matches("=== ")) {
        let Some((head, body)) = block.split_once('\n') else { continue };
        let mut cells = head.split('|').map(str::trim);
        let mut cell = || cells.next().unwrap_or_default().to_owned();
        let (id, title, status, days, tags) = (cell(), cell(), cell(), cell(), cell());
        let tags = tags.split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
        let post = Post { id, title, status, body: body.trim().to_owned(), tags };
        let folder = if post.status == "published" { "posts" } else { "drafts" };
        let verb = if post.status == "published" { "Publish" } else { "Draft" };
        let at = stage.at(days.parse().unwrap_or(1), 17, 5);
        posts::write(root, &post, at, Care::Bulk)?;
        posts::commit(root, &[&format!("{folder}/{}.md", post.id)], &format!("{verb} {}", post.title), &persona(), at)?;
        count += 1;
    }
    Ok(count)
}

/// One sync for the whole tree instead of one a file.
fn sync(root: &Path) -> Result<()> {
    let folder = std::fs::File::open(root).map_err(|e| ProviderError::io(root, e))?;
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(&folder).map_err(|e| ProviderError::io(root, e.into()))?;
    #[cfg(not(target_os = "linux"))]
    folder.sync_all().map_err(|e| ProviderError::io(root, e))?;
    Ok(())
}
