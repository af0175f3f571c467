//! A message on its way in: what it is, where it goes, and whether it is here already.
//!
//! It is known by its Message-ID, one without by the hash of its text. Its file is named by that, so that bringing it in
//! twice writes one file.

use super::header::{self, Noted};
use crate::local::error::Result;
use crate::local::files::{self, Care};
use crate::local::{LocalAccount, maildir, scan};
use crate::mime;
use mail_parser::{MessageParser, MimeHeaders};
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use understudy_agent::gate::UserGesture;
use understudy_agent::record::Folder;

/// Of the file's headers, as `mime::message_id` looks at them.
const HEAD: u64 = 64_000;
/// How files of messages that came in are named: by `I` and a hash.
const MARK: &str = ".I";
/// Files that are written at the same time.
const WRITERS: usize = 8;

/// What is known of a message from where it lay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The folder, when its name says one.
    pub folder: Option<Folder>,
    /// The flags of a Maildir file.
    pub flags: Option<String>,
    /// Labels.
    pub labels: Vec<String>,
}

/// A message that can be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// By what it is known.
    pub key: String,
    folder: Folder,
    flags: String,
    labels: Vec<String>,
    until: Option<i64>,
    at: i64,
    bytes: Vec<u8>,
}

impl Letter {
    /// Its bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// What a message turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It can be brought in.
    Letter(Letter),
    /// The program that wrote it had deleted it.
    Deleted,
    /// A plain reason.
    Unreadable(String),
}

/// By what a message is known: its Message-ID, or `sha256:` and the hash of its text, whatever its line ends.
pub(crate) fn key_of(bytes: &[u8]) -> String {
    if let Some(id) = mime::message_id(bytes).filter(|id| !id.trim().is_empty()) {
        return id;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(line) => {
                plain.extend_from_slice(line);
                plain.push(b'\n');
            }
            None => plain.extend_from_slice(line),
        }
    }
    format!("sha256:{}", files::sha256_hex(plain.trim_ascii_end()))
}

/// Looks at a message. `ends_within` says that the file ended in the middle of its last line; `last` that nothing came after.
pub fn judge(bytes: Vec<u8>, place: &Place, ends_within: bool, last: bool) -> Judged {
    let (noted, bytes) = match header::strip(&bytes) {
        Some((noted, message)) => (noted, message),
        None => (header::noted(&bytes), bytes),
    };
    if noted.deleted || place.flags.as_ref().is_some_and(|f| f.contains('T')) {
        return Judged::Deleted;
    }
    let parsed = match mime::parse(&bytes) {
        Ok(parsed) => parsed.message,
        Err(reason) => return Judged::Unreadable(reason),
    };
    if ends_within || (last && !is_closed(&bytes)) {
        return Judged::Unreadable("it is cut off: the file ends in the middle of it".into());
    }
    let Noted { folder, seen, starred, answered, labels, until, .. } = noted;
    let folder = folder.or(place.folder).unwrap_or_default();
    let mut flags = place.flags.clone().unwrap_or_default();
    flags.retain(|c| "FRSP".contains(c));
    for (on, letter) in [(seen, 'S'), (starred, 'F'), (answered, 'R'), (folder == Folder::Drafts, 'D')] {
        if on && !flags.contains(letter) {
            flags.push(letter);
        }
    }
    // What nobody would bring back is not hidden.
    let folder = if folder == Folder::Snoozed && until.is_none() { Folder::Inbox } else { folder };
    let mut labels: Vec<String> = labels.into_iter().chain(place.labels.iter().cloned()).collect();
    labels.sort();
    labels.dedup();
    Judged::Letter(Letter { key: key_of(&bytes), folder, flags, labels, until, at: parsed.at, bytes })
}

/// Whether the outermost part of a message is closed. One that is not a multipart has no mark by which to tell.
fn is_closed(bytes: &[u8]) -> bool {
    let message = MessageParser::default().parse_headers(&bytes[..bytes.len().min(HEAD as usize)]);
    let boundary = message.as_ref().and_then(|m| m.content_type()).and_then(|c| c.attribute("boundary"));
    let Some(boundary) = boundary else { return true };
    let close = format!("--{boundary}--");
    bytes.split(|b| *b == b'\n').any(|line| line.starts_with(close.as_bytes()))
}

/// A message on its way into a folder: its temporary, its file, its bytes.
type Staged<'a> = (PathBuf, PathBuf, &'a [u8]);

fn put(share: &[Staged<'_>]) -> Result<()> {
    share.iter().try_for_each(|(part, target, bytes)| files::put(part, target, bytes, Care::Synced))
}

impl LocalAccount {
    /// By what every message of the account is known. `on` hears how many of how many were looked at; `false` ends it.
    pub fn letters_known(&self, on: &mut dyn FnMut(u64, u64) -> bool) -> Result<HashSet<String>> {
        let entries = maildir::list(&self.root)?;
        let total = entries.len() as u64;
        let mut known = HashSet::with_capacity(entries.len());
        for (n, entry) in (0..).zip(&entries) {
            if n % 200 == 0 && !on(n, total) {
                break;
            }
            known.extend(self.key_at(&self.root.join(&entry.path)));
        }
        Ok(known)
    }

    /// The key of a message's file; `None` when it cannot be read, which the scan tells.
    fn key_at(&self, path: &Path) -> Option<String> {
        let mut file = std::fs::File::open(path).ok()?;
        let mut bytes = Vec::new();
        (&mut file).take(HEAD).read_to_end(&mut bytes).ok()?;
        if mime::message_id(&bytes).is_none_or(|id| id.trim().is_empty()) {
            file.take(mime::MESSAGE_LIMIT).read_to_end(&mut bytes).ok()?;
        }
        Some(key_of(&bytes))
    }

    /// Brings messages in, each whole or not at all; gives the labels for which their folders have no room. None of them may
    /// be here yet.
    ///
    /// # Errors
    /// `Full` and `Io`: none of them, or only the first of them, came in.
    pub fn bring_messages(&self, _gesture: &UserGesture, letters: &[Letter]) -> Result<Vec<String>> {
        let _guard = self.write_lock();
        let (mut staged, mut without) = (Vec::new(), Vec::new());
        for letter in letters {
            let base = format!("{}{MARK}{}.understudy", letter.at, files::short_hash(letter.key.as_bytes()));
            let mut flags = letter.flags.clone();
            for label in &letter.labels {
                match maildir::letter_of(&self.root, letter.folder, label) {
                    Ok(letter) => flags.push(letter),
                    Err(e) if e.is_retryable() => return Err(e),
                    Err(_) => without.push(label.clone()),
                }
            }
            if let Some(until) = letter.until.filter(|_| letter.folder == Folder::Snoozed) {
                let header = mime::message_id(&letter.bytes).filter(|id| !id.trim().is_empty());
                let header = header.unwrap_or_else(|| scan::made_up_id(&letter.bytes));
                let id = self.aliases.id(&header).unwrap_or_else(|| files::short_hash(header.as_bytes()));
                self.set_snooze(&id, Some(until))?;
            }
            let folder = self.root.join(maildir::folder_path(letter.folder));
            let target = folder.join("cur").join(maildir::file_name(&base, &flags));
            staged.push((folder.join("tmp").join(&base), target, letter.bytes.as_slice()));
        }
        // A disk flushes several files in hardly more time than one.
        let written: Result<()> = std::thread::scope(|scope| {
            let shares = staged.chunks(staged.len().div_ceil(WRITERS).max(1));
            let writers: Vec<_> = shares.map(|share| scope.spawn(move || put(share))).collect();
            let ended = writers.into_iter().map(|w| w.join().unwrap_or_else(|e| std::panic::resume_unwind(e)));
            ended.fold(Ok(()), Result::and)
        });
        let moved = written
            .and_then(|()| staged.iter().try_for_each(|(part, target, _)| files::rename(part, target, Care::Synced)));
        if moved.is_err() {
            // What did not come in is of no use to anybody; what did is not there any more.
            staged.iter().for_each(|(part, ..)| drop(std::fs::remove_file(part)));
        }
        moved.map(|()| without)
    }

    /// Lets go what a killed import left half-written, where no reader looks.
    pub fn sweep_arrivals(&self, _gesture: &UserGesture) -> Result<()> {
        let _guard = self.write_lock();
        for folder in maildir::FOLDERS {
            let place = self.root.join(maildir::folder_path(folder)).join("tmp");
            for entry in std::fs::read_dir(&place).into_iter().flatten().flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.contains(MARK) && name.ends_with(".understudy") {
                    files::remove(&entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// Makes sure that what was brought in lasts: its folders are flushed.
    pub fn settle_arrivals(&self) -> Result<()> {
        for folder in maildir::FOLDERS {
            files::sync_inside(&self.root.join(maildir::folder_path(folder)).join("cur"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_known_by_its_id_or_by_its_text_whatever_the_line_ends() {
        assert_eq!(key_of(b"Message-ID: <a@b.example>\nSubject: x\n\nbody\n"), "a@b.example");
        let unix = key_of(b"Subject: x\n\nbody\n");
        assert!(unix.starts_with("sha256:"), "{unix}");
        assert_eq!(unix, key_of(b"Subject: x\r\n\r\nbody\r\n\r\n"));
        assert_ne!(unix, key_of(b"Subject: x\n\nother\n"));
    }

    #[test]
    fn what_cannot_come_in_says_why() {
        let check = |text: &str, within: bool, last: bool, expect: &str| {
            let judged = judge(text.as_bytes().to_vec(), &Place::default(), within, last);
            let word = match judged {
                Judged::Letter(letter) => format!("{:?} {}", letter.folder, letter.flags),
                Judged::Deleted => "deleted".into(),
                Judged::Unreadable(reason) => reason,
            };
            assert_eq!(word, expect, "{text}");
        };
        check("Subject: x\nStatus: RO\n\nbody\n", false, false, "Inbox S");
        check("Subject: x\nX-Mozilla-Status: 0008\n\nbody\n", false, false, "deleted");
        check(
            "X-Odd: 1\n\nbody\n",
            false,
            false,
            "it has no sender, no date and no subject, so it is not a mail message",
        );
        let cut = "it is cut off: the file ends in the middle of it";
        check("Subject: x\n\nbod", true, true, cut);
        let open = "Subject: x\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\nbody\n";
        check(open, false, true, cut);
        check(open, false, false, "Inbox ");
        check(&format!("{open}--b--\n"), false, true, "Inbox ");
    }
}
