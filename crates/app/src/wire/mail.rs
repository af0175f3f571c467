//! The inbox on the wire: conversations, messages to read, letters to write.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Split {
    /// Something came after the user last wrote, or an approval asks about it.
    #[default]
    NeedsYou,
    /// Filed by a run in the last two weeks.
    Handled,
    /// Snoozed, or the user wrote last.
    Waiting,
    /// All of it came through lists.
    Newsletters,
    /// Everything.
    All,
}

/// A part and how many conversations it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitCount {
    /// Part.
    pub split: Split,
    /// Conversations.
    pub threads: u32,
}

/// A stretch of a list of conversations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThreadPage {
    /// Rows from `offset` on, the latest first.
    pub threads: Vec<ThreadRow>,
    /// First row's place in the whole list.
    pub offset: u32,
    /// Length of the whole list.
    pub total: u32,
    /// How the search was understood, a phrase each: "from dana", "with a file".
    pub understood: Vec<String>,
}

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThreadRow {
    /// Id.
    pub id: String,
    /// Subject of the first message.
    pub subject: String,
    /// Who takes part, latest first; the user is "me".
    pub people: Vec<String>,
    /// Beginning of the latest message, without what it quotes.
    pub snippet: String,
    /// Latest message, Unix seconds.
    pub at: i64,
    /// Messages.
    pub messages: u32,
    /// One of them is unread.
    pub unread: bool,
    /// One of them has a star.
    pub starred: bool,
    /// One of them has a file.
    pub has_file: bool,
    /// Something of it lies in the inbox.
    pub in_inbox: bool,
    /// Labels, sorted.
    pub labels: Vec<String>,
    /// When it comes back, if it is snoozed.
    pub snoozed_until: Option<i64>,
    /// What the agent did last, in a word or two: "Archived".
    pub agent: Option<String>,
    /// An approval waits about it.
    pub approval_id: Option<String>,
}

/// A conversation to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThreadView {
    /// Id.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// Oldest first; drafts are left out.
    pub messages: Vec<MailView>,
    /// Labels of the account, to choose from.
    pub known_labels: Vec<String>,
}

/// A message to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailView {
    /// Id.
    pub id: String,
    /// Sender.
    pub from: MailPerson,
    /// The user wrote it.
    pub mine: bool,
    /// Recipients.
    pub to: Vec<MailPerson>,
    /// Copies.
    pub cc: Vec<MailPerson>,
    /// Blind copies.
    pub bcc: Vec<MailPerson>,
    /// Where answers go, when that is not the sender.
    pub reply_to: Option<MailPerson>,
    /// Subject.
    pub subject: String,
    /// Unix seconds.
    pub at: i64,
    /// Folder.
    pub folder: String,
    /// Labels.
    pub labels: Vec<String>,
    /// Not read yet.
    pub unread: bool,
    /// Starred.
    pub starred: bool,
    /// Sent through a list.
    pub bulk: bool,
    /// Sent on the Rehearsal account: it went nowhere.
    pub simulated: bool,
    /// Beginning of the text, for a folded message.
    pub snippet: String,
    /// The text: own words, what is quoted, signature.
    pub parts: Vec<TextPart>,
    /// It has an HTML version; ask for it with `mail_body`.
    pub has_html: bool,
    /// Files.
    pub files: Vec<MailFile>,
    /// An invitation that came with it.
    pub invitation: Option<InvitationView>,
    /// What the agent did with it, oldest first.
    pub agent: Vec<AgentNote>,
    /// When it comes back, if it is snoozed.
    pub snoozed_until: Option<i64>,
}

/// Somebody in a letter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct MailPerson {
    /// Display name, possibly empty.
    pub name: String,
    /// Address.
    pub email: String,
}

/// What a stretch of a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TextKind {
    /// Written here.
    Own,
    /// Written before, and repeated.
    Quoted,
    /// Signature.
    Signature,
}

/// A stretch of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextPart {
    /// What it is.
    pub kind: TextKind,
    /// Text.
    pub text: String,
}

/// A file of a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct MailFile {
    /// Name as sent.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    pub size: f64,
    /// Hex.
    pub sha256: String,
    /// It can be shown here: a picture or plain text.
    pub viewable: bool,
}

/// An invitation to an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvitationView {
    /// Title.
    pub title: String,
    /// "Thu 26 Nov 15:00–15:30", in the user's zone.
    pub when: String,
    /// Day of it, "2026-11-26".
    pub date: String,
    /// Place.
    pub location: String,
    /// Who asks.
    pub organiser: String,
    /// The user's answer: `pending`, `accepted`, `declined`, `tentative`.
    pub answer: String,
    /// An answer is on its way: its approval.
    pub approval_id: Option<String>,
    /// Events at the same time.
    pub conflicts: Vec<String>,
    /// It was called off.
    pub cancelled: bool,
}

/// What the agent did with a message, or would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentNote {
    /// Id of the effect; of the approval when there is one.
    pub id: String,
    /// `label`, `move`, `snooze`, `send`, ...
    pub kind: String,
    /// In words: "Labelled Newsletters".
    pub text: String,
    /// The condition that held, in words; empty when the step had none.
    pub why: String,
    /// Skill.
    pub skill: Option<String>,
    /// Run.
    pub run_id: String,
    /// What was asked for.
    pub request: String,
    /// `applied`, `undone`, or the approval's state.
    pub state: String,
    /// It can be put back.
    pub can_undo: bool,
    /// The approval, for what leaves the computer.
    pub approval_id: Option<String>,
    /// Unix seconds.
    pub at: i64,
}

/// The HTML of a message, fit for a frame without scripts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailBody {
    /// A whole document with its own content security policy.
    pub document: String,
    /// Things that would have been fetched and were not.
    pub blocked: u32,
    /// It brings its own look and is shown on white.
    pub designed: bool,
    /// Remote pictures of this sender are allowed.
    pub allowed: bool,
    /// Nothing is fetched whatever is allowed: the Rehearsal account keeps to this computer.
    pub offline: bool,
    /// Links, each with its true host.
    pub links: Vec<LinkView>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkView {
    /// Host in ASCII form; empty for a mail address.
    pub host: String,
    /// Address.
    pub url: String,
}

/// A link that was clicked, to be looked at before it opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkAsked {
    /// Host as it must be seen: punycode and mixed scripts are spelled out. Empty for a mail link.
    pub host: String,
    /// Address.
    pub url: String,
    /// What is odd about it.
    pub warnings: Vec<String>,
    /// Nothing is opened: the Rehearsal account keeps to this computer.
    pub offline: bool,
    /// The letter that a mail link begins.
    pub letter: Option<LetterText>,
}

/// A file that was saved, or its bytes for a host that cannot save.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    /// Name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Where it was saved.
    pub path: Option<String>,
    /// Base64, for a browser to save or to show.
    pub data: Option<String>,
}

/// What the user does with conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Filing {
    /// Done: into the archive.
    #[default]
    Done,
    /// Back into the inbox.
    Inbox,
    /// Out of sight until then.
    Snooze {
        /// Unix seconds.
        until: i64,
    },
    /// Put a label on.
    Label {
        /// Label.
        name: String,
    },
    /// Take a label off.
    Unlabel {
        /// Label.
        name: String,
    },
}

/// What the user notes on a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MailMark {
    /// Read.
    #[default]
    Read,
    /// Unread.
    Unread,
    /// With a star.
    Starred,
    /// Without.
    Unstarred,
}

/// What was filed, and how to take it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Filed {
    /// In words.
    pub message: String,
    /// Effects, in order; `filing_undo` takes them back.
    pub effects: Vec<String>,
}

/// A moment to snooze until.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SnoozeTime {
    /// "Tomorrow".
    pub name: String,
    /// "Tue 24 Nov 09:00".
    pub when: String,
    /// Unix seconds.
    pub until: i64,
}

/// How a letter begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LetterKind {
    /// A new one.
    #[default]
    New,
    /// To the sender.
    Reply,
    /// To everybody.
    ReplyAll,
    /// To somebody else, with its files.
    Forward,
}

/// A letter as the user writes it. Addresses are lines as people write them: `Dana Ortiz <dana@larkfield.example>`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct LetterText {
    /// Recipients.
    pub to: Vec<String>,
    /// Copies.
    pub cc: Vec<String>,
    /// Blind copies.
    pub bcc: Vec<String>,
    /// Subject.
    pub subject: String,
    /// Body.
    pub body: String,
    /// Message that it answers.
    pub reply_to: Option<String>,
    /// Files that go along.
    pub files: Vec<MailFile>,
    /// Message that the files come from; a file that is not in it was attached by the user.
    pub files_of: Option<String>,
    /// The draft that it is kept in.
    pub draft: Option<String>,
}

/// A letter that was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterKept {
    /// Its draft.
    pub draft: String,
    /// When.
    pub at: i64,
}

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// Id.
    pub id: String,
    /// To whom, in words.
    pub to: Vec<String>,
    /// Subject.
    pub subject: String,
    /// How it begins.
    pub snippet: String,
    /// When it was last kept, Unix seconds.
    pub at: i64,
    /// Files that go along.
    pub files: u32,
    /// Message that it answers.
    pub reply_to: Option<String>,
}

/// A letter on its way out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterSent {
    /// Approval that carries it.
    pub approval_id: String,
    /// In words.
    pub message: String,
    /// Until when it can be taken back, Unix seconds; absent when it has left.
    pub undo_until: Option<i64>,
}
