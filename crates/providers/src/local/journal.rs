//! Receipts: what a write changed and how to take it back, kept by the write's key.
//!
//! A receipt is put down as `KEY.pending` before the change and renamed to `KEY.json` after it. So a second
//! call with the same key finds the first one's result, and after a crash the change is completed from the
//! pending receipt instead of being planned anew against a world that it already changed.

use super::error::Result;
use super::files::{self, Care};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use understudy_agent::action::DealText;
use understudy_agent::record::Folder;

/// What was changed, with both ends of the change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[expect(
    clippy::large_enum_variant,
    reason = "a receipt holds one or two; a box would only obscure what is written down"
)]
pub enum Change {
    /// A letter was put into Sent or Drafts.
    Letter {
        /// Sent or Drafts.
        folder: Folder,
        /// Base of its file name.
        base: String,
        /// SHA-256 of the bytes.
        sha256: String,
    },
    /// A label was put on or taken off.
    Label {
        /// Message id.
        message: String,
        /// Label.
        label: String,
        /// Whether it is on now.
        on: bool,
        /// Whether it was on before.
        was: bool,
    },
    /// A message changed folder.
    Place {
        /// Message id.
        message: String,
        /// Before.
        from: Folder,
        /// After.
        to: Folder,
        /// When it comes back, Unix seconds.
        until: Option<i64>,
    },
    /// A calendar file changed.
    File {
        /// Path relative to the account's folder.
        path: String,
        /// Text before; `None` when the file was made.
        before: Option<String>,
        /// Text after.
        after: String,
    },
    /// A deal moved.
    Deal {
        /// Deal id.
        id: String,
        /// Stage before.
        from: String,
        /// Stage after.
        to: String,
        /// When, Unix seconds.
        at: i64,
        /// `updatedAt` before.
        was_at: i64,
    },
    /// What is written about a deal changed, or a deal was added or taken out.
    DealText {
        /// Deal id.
        id: String,
        /// Before; `None` when it was added.
        before: Option<DealText>,
        /// After; `None` when it was taken out.
        after: Option<DealText>,
        /// The whole record of a deal that was taken out, JSON.
        removed: Option<String>,
        /// When, Unix seconds.
        at: i64,
        /// `updatedAt` before.
        was_at: i64,
    },
    /// A post went from drafts to posts.
    Post {
        /// Slug.
        id: String,
        /// When, Unix seconds.
        at: i64,
    },
}

/// Proof of a write: enough to recognise it again and to undo it. Store it as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// The idempotency key.
    pub key: String,
    /// Kind of the action, as `Action::kind`.
    pub kind: String,
    /// Id of the object that was made or changed: message, event, deal or post.
    pub object: String,
    /// What was changed.
    pub changes: Vec<Change>,
}

/// State of a key in the journal.
pub(crate) enum Entry {
    Unknown,
    Pending(Receipt),
    Done(Receipt),
}

/// The part of a key that is used in file names.
pub(crate) fn tag(key: &str) -> String {
    files::short_hash(key.as_bytes())
}

fn path(root: &Path, key: &str, extension: &str) -> PathBuf {
    root.join(".understudy/receipts").join(format!("{}.{extension}", tag(key)))
}

pub(crate) fn look(root: &Path, key: &str) -> Result<Entry> {
    let read = |extension: &str| -> Result<Option<Receipt>> {
        let text = files::read_text(&path(root, key, extension), 8_000_000)?;
        Ok(text.and_then(|t| serde_json::from_str::<Receipt>(&t).ok()).filter(|r| r.key == key))
    };
    if let Some(receipt) = read("json")? {
        return Ok(Entry::Done(receipt));
    }
    Ok(read("pending")?.map_or(Entry::Unknown, Entry::Pending))
}

pub(crate) fn begin(root: &Path, receipt: &Receipt) -> Result<()> {
    let text = serde_json::to_string_pretty(receipt).expect("a receipt of strings and numbers serialises");
    files::write(&path(root, &receipt.key, "pending"), text.as_bytes(), Care::Durable)
}

pub(crate) fn finish(root: &Path, key: &str) -> Result<()> {
    files::rename(&path(root, key, "pending"), &path(root, key, "json"), Care::Durable)
}

/// Forgets a write that never began.
pub(crate) fn forget(root: &Path, key: &str) -> Result<()> {
    files::remove(&path(root, key, "pending"))
}
