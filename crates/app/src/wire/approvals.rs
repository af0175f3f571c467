//! Approvals on the wire.

use super::{ArgumentView, DiffLineView, OriginView, RuleView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// State of an approval and of what it allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ApprovalState {
    /// For the user.
    Waiting,
    /// Approved; in the outbox until the undo window ends.
    Approved,
    /// Being handed to the provider.
    Sending,
    /// Done.
    Sent,
    /// Turned down.
    Rejected,
    /// The provider refused; shown with the reason.
    Failed,
    /// The provider's answer was lost; never resent alone.
    Unknown,
    /// Nobody answered in time.
    Expired,
    /// The object changed since; ask again.
    Void,
}

/// An approval in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalSummary {
    /// Id.
    pub id: String,
    /// Run behind it; empty for what the user did by hand.
    pub run_id: String,
    /// `send`, `createEvent`, ...
    pub kind: String,
    /// "Dana Ortiz · Re: Your pricing".
    pub title: String,
    /// "answer-discount-request · Hold the price".
    pub subtitle: String,
    /// A red card.
    pub red: bool,
    /// State.
    pub state: ApprovalState,
    /// When it was asked.
    pub created_at: i64,
    /// When it lapses.
    pub expires_at: i64,
    /// Until when an approved one can be taken back.
    pub undo_until: Option<i64>,
    /// When it was answered.
    pub decided_at: Option<i64>,
    /// It is only rehearsed: nothing leaves this computer.
    pub simulated: bool,
    /// The standing rule that answered for the user.
    pub rule_id: Option<String>,
    /// The user changed what was asked.
    pub edited: bool,
    /// The user put it off until then; it still waits.
    pub later_until: Option<i64>,
}

/// An approval, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalDetail {
    /// Summary.
    pub approval: ApprovalSummary,
    /// What would happen.
    pub card: CardView,
    /// Why it asks, worst first.
    pub reasons: Vec<String>,
    /// Every argument with its origin.
    pub arguments: Vec<ArgumentView>,
    /// SHA-256 of the exact bytes; must be given back to approve.
    pub sha256: String,
    /// The exact bytes as text (MIME for mail, iCalendar for events, JSON otherwise).
    pub payload: String,
    /// Word to type for a red card.
    pub confirm_word: Option<String>,
    /// The request of the run.
    pub request: String,
    /// Skill and version of the run.
    pub skill: Option<String>,
    /// Version.
    pub skill_version: Option<String>,
    /// Plan step that asked.
    pub plan_step: Option<String>,
    /// Why it was rejected or how it failed.
    pub outcome: String,
    /// The standing rule that answered for the user.
    pub rule: Option<RuleView>,
    /// What the user changed, line by line; empty when nothing.
    pub changes: Vec<DiffLineView>,
}

/// An approval named with the bytes that were shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalShown {
    /// Id.
    pub id: String,
    /// SHA-256 of the bytes.
    pub sha256: String,
}

/// What approving several came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovedAll {
    /// Those that were approved.
    pub approved: Vec<String>,
    /// In words.
    pub message: String,
    /// Until when they can be taken back.
    pub undo_until: Option<i64>,
}

/// What would happen, to draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[expect(clippy::large_enum_variant, reason = "plain data on its way to JSON; a box would only obscure the wire")]
pub enum CardView {
    /// A letter.
    Letter {
        /// The user.
        from: String,
        /// Recipients, each in full.
        to: Vec<PartyView>,
        /// Copies.
        cc: Vec<PartyView>,
        /// Blind copies.
        bcc: Vec<PartyView>,
        /// Subject.
        subject: String,
        /// Body in spans; joined they are the exact body.
        body: Vec<SpanView>,
        /// Files.
        attachments: Vec<AttachmentView>,
    },
    /// An event.
    Event {
        /// Before, for a change or a cancellation.
        before: Option<EventView>,
        /// After, for a new or changed event.
        after: Option<EventView>,
        /// Who is told.
        told: Vec<PartyView>,
        /// Events at the same time.
        conflicts: Vec<String>,
    },
    /// A deal that moves to another stage.
    Deal {
        /// Id.
        id: String,
        /// Its name.
        name: String,
        /// Stage before.
        before: String,
        /// Stage after.
        after: String,
    },
    /// Anything else: rows of name and value.
    Rows {
        /// Rows.
        rows: Vec<CardRow>,
    },
}

/// What the user changes of a card before it is approved: of a letter its subject and body, of an event its title and
/// times, of a deal the stage that it comes to. What is `null` stays as it was asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CardEdit {
    /// Subject of a letter, title of an event.
    pub subject: Option<String>,
    /// Body of a letter.
    pub body: Option<String>,
    /// Start of an event, Unix seconds.
    pub start: Option<i64>,
    /// End of an event, Unix seconds.
    pub end: Option<i64>,
    /// Stage of a deal.
    pub stage: Option<String>,
}

/// A row of a plain card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardRow {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// Somebody on a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartyView {
    /// Display name.
    pub name: String,
    /// Address in full.
    pub email: String,
    /// "written to 11 times", "never written to before".
    pub note: String,
    /// Never written to and not in the address book.
    pub first_contact: bool,
    /// Where the address came from.
    pub origin: OriginView,
}

/// A stretch of a letter with one origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanView {
    /// Text.
    pub text: String,
    /// Origin.
    pub origin: OriginView,
}

/// A file on a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentView {
    /// Name.
    pub name: String,
    /// Bytes.
    pub size: f64,
    /// Hex.
    pub sha256: String,
}

/// An event, to draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventView {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Unix seconds.
    pub start: i64,
    /// Unix seconds.
    pub end: i64,
    /// In the user's zone, in words: "Thu 26 Nov 15:00–15:30".
    pub when: String,
    /// IANA zone.
    pub zone: String,
    /// Whole days.
    pub all_day: bool,
    /// Guests.
    pub guests: Vec<String>,
    /// Place.
    pub location: String,
}
