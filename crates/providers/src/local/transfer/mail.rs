//! A folder of the account as an mbox: every message byte for byte, behind a block of headers with its marks and labels.

use super::header::{self, Noted};
use super::mbox;
use crate::local::error::{ProviderError, Result};
use crate::local::{LocalAccount, Problem, files, maildir, scan};
use crate::mime;
use mail_parser::MessageParser;
use std::io::{Read, Write};
use std::path::Path;
use understudy_agent::record::Folder;

/// Bytes of a message in which its date and its id are looked for.
const HEAD: u64 = 64_000;

/// The folders in the order in which they are exported, each with the name of its file.
pub const MBOXES: [(Folder, &str); 5] = [
    (Folder::Inbox, "Inbox"),
    (Folder::Archive, "Archive"),
    (Folder::Sent, "Sent"),
    (Folder::Drafts, "Drafts"),
    (Folder::Snoozed, "Snoozed"),
];

/// What became of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailWritten {
    /// Messages that were written.
    pub messages: u64,
    /// Files that could not be read.
    pub problems: Vec<Problem>,
    /// It was ended before all were written.
    pub stopped: bool,
}

impl LocalAccount {
    /// How many messages a folder has.
    pub fn count_mail(&self, folder: Folder) -> Result<u64> {
        Ok(maildir::list(&self.root)?.iter().filter(|e| e.folder == folder).count() as u64)
    }

    /// Writes a folder as an mbox, oldest first. `on` hears after each message; `false` from it ends the writing.
    ///
    /// # Errors
    /// What the file system says of the folder or of `out`.
    pub fn write_mbox(&self, folder: Folder, out: &mut dyn Write, on: &mut dyn FnMut() -> bool) -> Result<MailWritten> {
        let mut written = MailWritten::default();
        let names = maildir::keywords(&self.root, folder)?;
        let snoozed = self.snoozed()?;
        let mut order = Vec::new();
        for entry in maildir::list(&self.root)?.into_iter().filter(|e| e.folder == folder) {
            let heading = heading(&self.root.join(&entry.path));
            order.push((heading, entry));
        }
        // What lies in one second is put in order by its id, so that the order does not come from names of files.
        order.sort_by(|(a, x), (b, y)| (a.at, &a.id, x.size, &x.base).cmp(&(b.at, &b.id, y.size, &y.base)));
        for (Heading { at, sender, .. }, entry) in order {
            let file = entry.path.to_string_lossy().into_owned();
            let bytes = match files::read(&self.root.join(&entry.path), mime::MESSAGE_LIMIT) {
                Ok(Some(bytes)) => bytes,
                // It was moved or thrown away meanwhile.
                Ok(None) => continue,
                Err(e) => {
                    written.problems.push(Problem { file, reason: e.to_string() });
                    continue;
                }
            };
            let header = mime::message_id(&bytes).unwrap_or_else(|| scan::made_up_id(&bytes));
            let id = self.aliases.id(&header).unwrap_or_else(|| files::short_hash(header.as_bytes()));
            let noted = Noted {
                folder: Some(folder),
                seen: entry.has('S'),
                starred: entry.has('F'),
                answered: entry.has('R'),
                labels: maildir::labels(&entry, &names),
                until: snoozed.get(&id).copied().filter(|_| folder == Folder::Snoozed),
                deleted: false,
            };
            let mut whole = header::block(&noted, &bytes);
            whole.extend_from_slice(&bytes);
            let failed = |e| ProviderError::io(Path::new("The export"), e);
            mbox::write_message(out, &sender, at, &whole).map_err(failed)?;
            written.messages += 1;
            if !on() {
                written.stopped = true;
                break;
            }
        }
        Ok(written)
    }
}

/// What a message's headers say of its place among the others.
#[derive(Default)]
struct Heading {
    at: i64,
    id: String,
    sender: String,
}

/// The heading of a message's file, as far as it can be read.
fn heading(path: &Path) -> Heading {
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(HEAD).read_to_end(&mut head));
    let Some(message) = read.ok().and_then(|_| MessageParser::default().parse_headers(&head)) else {
        return Heading::default();
    };
    let sender = message.from().and_then(|f| f.first()).and_then(|a| a.address.as_deref()).unwrap_or_default();
    Heading {
        at: message.date().map_or(0, |d| d.to_timestamp()),
        id: message.message_id().unwrap_or_default().to_owned(),
        sender: sender.to_owned(),
    }
}
