//! Looking at the folder: which messages are new, changed or gone since last time, and which files are broken.
//!
//! The caller keeps one [`Stamp`] per message and hands them back; a file whose name, size, time and labels
//! are those of its stamp is not opened again. It changes nothing on disk.

use super::error::{ProviderError, Result};
use super::maildir::{self, Entry};
use super::{LocalAccount, files};
use crate::mime::{self, Parsed};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;
use understudy_agent::record::{Folder, Message};

/// What is remembered of a message file between scans. Opaque to the caller; store it as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Stamp {
    /// Path relative to the account's folder.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Modification time, nanoseconds since 1970.
    pub modified: i64,
    /// Labels, as named when it was read.
    pub labels: Vec<String>,
    /// Message-ID header.
    pub message_id: String,
    /// Message-IDs that it refers to, oldest first.
    pub references: Vec<String>,
    /// Thread id.
    pub thread: String,
    /// Subject without `Re:` and the like, lower-cased.
    pub subject: String,
    /// Addresses in it.
    pub people: Vec<String>,
    /// Date, Unix seconds.
    pub at: i64,
}

/// A message that is new or changed, and the stamp to remember.
#[derive(Clone, Debug, PartialEq)]
pub struct Scanned {
    /// The record.
    pub message: Message,
    /// To be handed back at the next scan under the message's id.
    pub stamp: Stamp,
}

/// A file that could not be read: the rest of the account goes on without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Path relative to the account's folder.
    pub file: String,
    /// Why, in words.
    pub reason: String,
}

/// What a scan found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScanResult {
    /// New and changed messages, oldest first.
    pub messages: Vec<Scanned>,
    /// Ids of messages that are gone.
    pub removed: Vec<String>,
    /// Files that could not be read: mail, calendar, contacts, deals, posts.
    pub problems: Vec<Problem>,
}

impl LocalAccount {
    /// Compares the folder with what is `known` (message id to stamp).
    ///
    /// # Errors
    /// Only when a folder itself cannot be listed; a broken file is a [`Problem`].
    pub fn scan(&self, known: &HashMap<String, Stamp>) -> Result<ScanResult> {
        let entries = maildir::list(&self.root)?;
        let names: HashMap<Folder, _> =
            maildir::FOLDERS.into_iter().map(|f| Ok((f, maildir::keywords(&self.root, f)?))).collect::<Result<_>>()?;
        let by_base: HashMap<&str, (&String, &Stamp)> =
            known.iter().map(|(id, s)| (base_of(&s.path), (id, s))).collect();

        let mut result = ScanResult::default();
        let mut taken: HashSet<String> = HashSet::new();
        let mut fresh: Vec<(Option<String>, &Entry, Vec<String>, Parsed)> = Vec::new();
        let mut index = HashMap::new();
        for entry in &entries {
            let labels = maildir::labels(entry, &names[&entry.folder]);
            let seen = by_base.get(entry.base.as_str());
            if let Some((id, stamp)) = seen {
                if !taken.insert((*id).clone()) {
                    // The same base twice: a rename was seen half way; the next scan settles it.
                    continue;
                }
                index.insert((*id).clone(), entry.base.clone());
                let same_file = stamp.size == entry.size && stamp.modified == entry.modified;
                if same_file && stamp.path == entry.path.to_string_lossy() && stamp.labels == labels {
                    continue;
                }
            }
            match self.read_entry(entry) {
                Ok(parsed) => fresh.push((seen.map(|(id, _)| (*id).clone()), entry, labels, parsed)),
                Err(reason) => {
                    result.problems.push(Problem { file: entry.path.to_string_lossy().into_owned(), reason })
                }
            }
        }
        fresh.sort_by(|a, b| (a.3.message.at, &a.1.base).cmp(&(b.3.message.at, &b.1.base)));

        let mut threads = Threads::new(known, &self.aliases);
        for (id, entry, labels, parsed) in fresh {
            let id = id.unwrap_or_else(|| self.new_id(&parsed.message.message_id, &entry.base, &mut taken));
            index.insert(id.clone(), entry.base.clone());
            let known_thread = known.get(&id).map(|s| s.thread.clone());
            result.messages.push(scanned(id, entry, labels, parsed, known_thread, &mut threads));
        }
        result.removed = known.keys().filter(|id| !index.contains_key(*id)).cloned().collect();
        result.removed.sort();
        result.problems.extend(self.calendar_problems()?);
        result.problems.extend(self.cards()?.1);
        result.problems.extend(self.deals_problem());
        result.problems.extend(self.blog()?.1);
        *self.index.lock().unwrap_or_else(PoisonError::into_inner) = index;
        Ok(result)
    }

    fn read_entry(&self, entry: &Entry) -> std::result::Result<Parsed, String> {
        if entry.size > mime::MESSAGE_LIMIT {
            return Err(format!("it is larger than {}", files::size_words(mime::MESSAGE_LIMIT)));
        }
        match files::read(&self.root.join(&entry.path), mime::MESSAGE_LIMIT) {
            Ok(Some(bytes)) => {
                let mut parsed = mime::parse(&bytes)?;
                if parsed.message.message_id.is_empty() {
                    parsed.message.message_id = made_up_id(&bytes);
                }
                Ok(parsed)
            }
            Ok(None) => Err("it went away while it was read".to_owned()),
            Err(e) => Err(e.to_string()),
        }
    }

    /// The id of a message that was not known: from its Message-ID, or from that and its file when another
    /// message has the same.
    fn new_id(&self, message_id: &str, base: &str, taken: &mut HashSet<String>) -> String {
        let mut id = self.aliases.id(message_id).unwrap_or_else(|| files::short_hash(message_id.as_bytes()));
        if !taken.insert(id.clone()) {
            id = files::short_hash(format!("{message_id}\n{base}").as_bytes());
            taken.insert(id.clone());
        }
        id
    }

    /// Where a message lies now.
    pub(crate) fn locate(&self, id: &str) -> Result<Entry> {
        for _ in 0..2 {
            let base = self.index.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
            if let Some(base) = base
                && let Some(entry) = maildir::find(&self.root, &base)?
            {
                return Ok(entry);
            }
            self.reindex()?;
        }
        Err(message_gone(id))
    }

    /// Fills the index from Message-ID headers alone, keeping what is known.
    fn reindex(&self) -> Result<()> {
        let entries = maildir::list(&self.root)?;
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let present: HashSet<&str> = entries.iter().map(|e| e.base.as_str()).collect();
        index.retain(|_, base| present.contains(base.as_str()));
        let known: HashSet<String> = index.values().cloned().collect();
        let mut taken: HashSet<String> = index.keys().cloned().collect();
        for entry in entries.iter().filter(|e| !known.contains(&e.base)) {
            if let Ok(Some(bytes)) = files::read(&self.root.join(&entry.path), mime::MESSAGE_LIMIT) {
                let message_id = mime::message_id(&bytes).unwrap_or_else(|| made_up_id(&bytes));
                index.insert(self.new_id(&message_id, &entry.base, &mut taken), entry.base.clone());
            }
        }
        Ok(())
    }
}

/// What stands for the Message-ID of a message that has none.
pub(crate) fn made_up_id(bytes: &[u8]) -> String {
    format!("{}@unnamed.local", files::short_hash(bytes))
}

pub(crate) fn message_gone(id: &str) -> ProviderError {
    ProviderError::not_found(format!("The message {id}"))
}

fn base_of(path: &str) -> &str {
    maildir::split(path.rsplit('/').next().unwrap_or(path)).0
}

fn scanned(
    id: String,
    entry: &Entry,
    labels: Vec<String>,
    parsed: Parsed,
    known_thread: Option<String>,
    threads: &mut Threads,
) -> Scanned {
    let mut message = parsed.message;
    let mut references = parsed.references;
    if let Some(answered) = &message.in_reply_to
        && !references.contains(answered)
    {
        references.push(answered.clone());
    }
    let mut people: Vec<String> =
        std::iter::once(&message.from).chain(&message.to).chain(&message.cc).map(|a| a.email.clone()).collect();
    people.sort();
    people.dedup();
    let mut stamp = Stamp {
        path: entry.path.to_string_lossy().into_owned(),
        size: entry.size,
        modified: entry.modified,
        labels: labels.clone(),
        message_id: message.message_id.clone(),
        references,
        thread: String::new(),
        subject: bare_subject(&message.subject).1,
        people,
        at: message.at,
    };
    stamp.thread =
        known_thread.filter(|t| !t.is_empty()).unwrap_or_else(|| threads.thread_of(&id, &message.subject, &stamp));
    threads.remember(&stamp);
    message.id = id;
    message.thread.clone_from(&stamp.thread);
    message.folder = entry.folder;
    message.labels = labels;
    message.unread = !entry.has('S');
    message.starred = entry.has('F');
    Scanned { message, stamp }
}

/// Which thread a message belongs to: by its references first, by an answered subject second.
struct Threads<'a> {
    aliases: &'a super::world::Aliases,
    /// Message-ID to thread, for messages and for what they refer to.
    by_id: HashMap<String, String>,
    /// Bare subject to (time, thread, people).
    by_subject: HashMap<String, Vec<(i64, String, Vec<String>)>>,
}

/// An answer without references joins a conversation of at most this age.
const SUBJECT_WINDOW: i64 = 60 * 86_400;

impl<'a> Threads<'a> {
    fn new(known: &HashMap<String, Stamp>, aliases: &'a super::world::Aliases) -> Self {
        let mut threads = Threads { aliases, by_id: HashMap::new(), by_subject: HashMap::new() };
        let mut stamps: Vec<&Stamp> = known.values().collect();
        stamps.sort_by(|a, b| (a.at, &a.path).cmp(&(b.at, &b.path)));
        stamps.into_iter().for_each(|s| threads.remember(s));
        threads
    }

    fn thread_of(&self, id: &str, subject: &str, stamp: &Stamp) -> String {
        if let Some(given) = self.aliases.thread(id) {
            return given;
        }
        let own = std::iter::once(&stamp.message_id);
        if let Some(thread) = own.chain(stamp.references.iter().rev()).find_map(|r| self.by_id.get(r)) {
            return thread.clone();
        }
        if stamp.references.is_empty() && bare_subject(subject).0 {
            let earlier = self.by_subject.get(&stamp.subject).into_iter().flatten().rev().find(|(at, _, people)| {
                (0..SUBJECT_WINDOW).contains(&(stamp.at - at))
                    && people.iter().filter(|p| stamp.people.contains(p)).count() > 1
            });
            if let Some((_, thread, _)) = earlier {
                return thread.clone();
            }
        }
        let root = stamp.references.first().unwrap_or(&stamp.message_id);
        files::short_hash(format!("thread {root}").as_bytes())
    }

    fn remember(&mut self, stamp: &Stamp) {
        for id in std::iter::once(&stamp.message_id).chain(&stamp.references) {
            self.by_id.entry(id.clone()).or_insert_with(|| stamp.thread.clone());
        }
        let conversation = (stamp.at, stamp.thread.clone(), stamp.people.clone());
        self.by_subject.entry(stamp.subject.clone()).or_default().push(conversation);
    }
}

/// Whether a subject is an answer or a forward, and the subject without that, lower-cased.
fn bare_subject(subject: &str) -> (bool, String) {
    const PREFIXES: [&str; 9] = ["re:", "aw:", "sv:", "res:", "fwd:", "fw:", "wg:", "enc:", "antw:"];
    let lower = subject.trim().to_lowercase();
    let mut rest = lower.as_str();
    while let Some(shorter) = PREFIXES.iter().find_map(|p| rest.strip_prefix(p)) {
        rest = shorter.trim_start();
    }
    (rest.len() != lower.len(), rest.to_owned())
}
