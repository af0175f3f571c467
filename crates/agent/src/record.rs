//! The plain records of the user's world: messages, events, people, deals, posts.
//!
//! Providers produce them, the store mirrors them, tools return them. Times are Unix seconds (UTC);
//! a zone is an IANA name. Nothing here knows where a record is kept.

use serde::{Deserialize, Serialize};

/// A mail address with the display name that came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// Display name as written, possibly empty.
    pub name: String,
    /// The address, lower-cased.
    pub email: String,
}

/// Where a message lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Folder {
    /// Waiting to be dealt with.
    #[default]
    Inbox,
    /// Dealt with and kept.
    Archive,
    /// What the user sent.
    Sent,
    /// Written, not sent.
    Drafts,
    /// Out of sight until a time.
    Snoozed,
}

/// A file that came with a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Attachment {
    /// File name as sent.
    pub name: String,
    /// Media type, for example `application/pdf`.
    pub media_type: String,
    /// Decoded size in bytes.
    pub size: u64,
    /// SHA-256 of the decoded bytes, lower-case hex.
    pub sha256: String,
}

/// One mail message as the agent and the window see it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Message {
    /// Stable id within the account (not the Message-ID header; survives moves between folders).
    pub id: String,
    /// Id of the thread: equal for all messages of one conversation.
    pub thread: String,
    /// The Message-ID header without angle brackets.
    pub message_id: String,
    /// Message-ID that this answers, if any.
    pub in_reply_to: Option<String>,
    /// Where it lies.
    pub folder: Folder,
    /// Sender.
    pub from: Address,
    /// Direct recipients.
    pub to: Vec<Address>,
    /// Copied recipients.
    pub cc: Vec<Address>,
    /// Blind copies; only on what the user wrote.
    pub bcc: Vec<Address>,
    /// Reply-To when it differs from the sender.
    pub reply_to: Option<Address>,
    /// Subject, decoded.
    pub subject: String,
    /// Date header, Unix seconds.
    pub at: i64,
    /// Plain text of the body (from HTML when there is no plain part), quotes kept, at most 256 kB.
    pub text: String,
    /// Whether the message has an HTML part.
    pub has_html: bool,
    /// Labels, sorted.
    pub labels: Vec<String>,
    /// Not read yet.
    pub unread: bool,
    /// Starred by the user.
    pub starred: bool,
    /// Sent through a list or bulk system (List-Id, List-Unsubscribe or Precedence: bulk).
    pub bulk: bool,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// UID of the event that an attached invitation speaks of.
    pub invitation: Option<String>,
}

/// A guest's answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Attendance {
    /// Not answered.
    #[default]
    Pending,
    /// Coming.
    Accepted,
    /// Not coming.
    Declined,
    /// Perhaps.
    Tentative,
}

/// A guest of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Guest {
    /// Who.
    pub address: Address,
    /// Their answer.
    pub attendance: Attendance,
}

/// One occurrence of a calendar event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Event {
    /// `UID` or, for an occurrence of a series, `UID/START` with START in Unix seconds.
    pub id: String,
    /// UID of the file it comes from.
    pub uid: String,
    /// Version of the stored object; a change elsewhere changes it.
    pub etag: String,
    /// Summary.
    pub title: String,
    /// Start, Unix seconds; midnight in `zone` for an all-day event.
    pub start: i64,
    /// End, exclusive, Unix seconds.
    pub end: i64,
    /// IANA zone in which the event was made.
    pub zone: String,
    /// Whole days.
    pub all_day: bool,
    /// Place, if any.
    pub location: String,
    /// Notes, if any.
    pub notes: String,
    /// Who made it.
    pub organiser: Option<Address>,
    /// Guests.
    pub guests: Vec<Guest>,
    /// Called off.
    pub cancelled: bool,
    /// RRULE text of the series, if any.
    pub recurrence: Option<String>,
    /// Does not block the time (TRANSP:TRANSPARENT).
    pub transparent: bool,
}

/// Somebody in the address book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    /// vCard UID.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Addresses, lower-cased, preferred first.
    pub emails: Vec<String>,
    /// Company or fund.
    pub organisation: String,
    /// What they are to the user: prospect, customer, investor, founder, supplier, team, press, friend.
    pub relation: Option<String>,
    /// IANA zone, if known.
    pub zone: Option<String>,
    /// Notes.
    pub notes: String,
}

/// A deal in the pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Deal {
    /// Stable id.
    pub id: String,
    /// Name, usually the company.
    pub name: String,
    /// Main contact's address.
    pub contact: String,
    /// One of [`STAGES`].
    pub stage: String,
    /// Value in whole units of `currency`.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What comes next, in words.
    pub next_step: String,
    /// Last change, Unix seconds.
    pub updated_at: i64,
    /// Notes.
    pub notes: String,
}

/// The stages of a deal, in order.
pub const STAGES: [&str; 6] = ["new", "qualified", "proposal", "negotiation", "won", "lost"];

/// A blog post in its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Post {
    /// Slug: the file name without `.md`.
    pub id: String,
    /// Title.
    pub title: String,
    /// `draft` or `published`.
    pub status: String,
    /// Markdown body without front matter.
    pub body: String,
    /// Tags.
    pub tags: Vec<String>,
}

/// A part of a memory as search returns it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Passage {
    /// Path of the memory, relative to the folder, with `/`.
    pub path: String,
    /// Title of the memory.
    pub title: String,
    /// Headings above the passage, joined by ` › `.
    pub heading: String,
    /// The text.
    pub text: String,
    /// First line of the passage in the file, 1-based.
    pub line: u32,
    /// SHA-256 of the text, hex.
    pub sha256: String,
}

impl Passage {
    /// Where it stands, in words: the path and the headings above it, or the memory's title for what stands before any.
    pub fn place(&self) -> String {
        let heading = if self.heading.is_empty() { &self.title } else { &self.heading };
        format!("{} \u{203a} {heading}", self.path)
    }
}
