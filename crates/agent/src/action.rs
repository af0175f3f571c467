//! Actions: what a tool call would do to the world, in canonical form.
//!
//! An action is what the gate judges, what the card shows and what is executed. Its arguments keep the
//! origin of every value. Reads are not actions.

use crate::handle::{Handle, Integrity, Origin};
use crate::record::{Address, Attachment, Deal, Folder};
use crate::tool::Effect;
use serde::{Deserialize, Serialize};

/// A letter that would be sent or saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Letter {
    /// The user.
    pub from: Address,
    /// Recipients.
    pub to: Vec<Address>,
    /// Copies.
    pub cc: Vec<Address>,
    /// Blind copies.
    pub bcc: Vec<Address>,
    /// Subject.
    pub subject: String,
    /// Plain text body.
    pub body: String,
    /// Id (in the account) of the message that this answers.
    pub reply_to: Option<String>,
    /// Thread that it joins.
    pub thread: Option<String>,
    /// Message-ID header of the message that this answers.
    pub in_reply_to: Option<String>,
    /// Files that go along, out of the message `files_of`.
    pub files: Vec<Attachment>,
    /// Id (in the account) of the message that the files come from.
    pub files_of: Option<String>,
}

/// An event that would be made or changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EventDraft {
    /// Title.
    pub title: String,
    /// Start, Unix seconds.
    pub start: i64,
    /// End, Unix seconds.
    pub end: i64,
    /// IANA zone.
    pub zone: String,
    /// Guests, who will be told.
    pub guests: Vec<Address>,
    /// Place.
    pub location: String,
    /// RRULE, when this is a whole series and not one occurrence of it.
    pub recurrence: Option<String>,
    /// Whole days: start and end are midnights in `zone`.
    pub all_day: bool,
    /// Notes.
    pub notes: String,
}

/// A deal as it stands, or would stand, in the pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DealText {
    /// Name, usually the company.
    pub name: String,
    /// Main contact's address.
    pub contact: String,
    /// One of [`STAGES`](crate::record::STAGES).
    pub stage: String,
    /// Value in whole units of `currency`.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What comes next, in words.
    pub next_step: String,
    /// Notes.
    pub notes: String,
}

impl From<&Deal> for DealText {
    fn from(d: &Deal) -> DealText {
        DealText {
            name: d.name.clone(),
            contact: d.contact.clone(),
            stage: d.stage.clone(),
            amount: d.amount,
            currency: d.currency.clone(),
            next_step: d.next_step.clone(),
            notes: d.notes.clone(),
        }
    }
}

/// How much of a series a change is about. An event that does not repeat has only [`Extent::This`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Extent {
    /// The occurrence that the event id names.
    #[default]
    This,
    /// It and all that come after it.
    Following,
    /// The whole series.
    All,
}

/// What would be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Action {
    /// Send a letter.
    Send {
        /// The letter.
        letter: Letter,
    },
    /// Save a letter among the drafts.
    SaveDraft {
        /// The letter.
        letter: Letter,
    },
    /// Put a label on a message, or take it off.
    Label {
        /// Message id.
        message: String,
        /// Label.
        label: String,
        /// Off instead of on.
        remove: bool,
    },
    /// Move a message.
    Move {
        /// Message id.
        message: String,
        /// Where to.
        to: Folder,
    },
    /// Hide a message until a time.
    Snooze {
        /// Message id.
        message: String,
        /// Unix seconds.
        until: i64,
    },
    /// Make an event.
    CreateEvent {
        /// Own UID, given by the loop, so that a repeat is recognised.
        uid: String,
        /// The event.
        event: EventDraft,
    },
    /// Move an event.
    UpdateEvent {
        /// Event id.
        id: String,
        /// Version that was seen.
        etag: String,
        /// Before.
        before: EventDraft,
        /// After.
        after: EventDraft,
        /// How much of a series.
        #[serde(default)]
        extent: Extent,
    },
    /// Call an event off.
    CancelEvent {
        /// Event id.
        id: String,
        /// Version that was seen.
        etag: String,
        /// What would go.
        before: EventDraft,
        /// How much of a series.
        #[serde(default)]
        extent: Extent,
    },
    /// Answer an invitation.
    Respond {
        /// Message with the invitation.
        message: String,
        /// UID of the event.
        uid: String,
        /// `accept`, `decline` or `tentative`.
        answer: String,
        /// Who is told.
        organiser: Address,
    },
    /// Move a deal.
    UpdateDeal {
        /// Deal id.
        id: String,
        /// Its name, for people.
        #[serde(default)]
        name: String,
        /// Stage before.
        before: String,
        /// Stage after.
        after: String,
    },
    /// Change what is written about a deal, add one or take one out.
    EditDeal {
        /// Deal id.
        id: String,
        /// Version that was seen; empty for a new one.
        etag: String,
        /// Before; `None` for a new one.
        before: Option<DealText>,
        /// After; `None` takes it out.
        after: Option<DealText>,
    },
    /// Publish a post.
    PublishPost {
        /// Slug.
        id: String,
    },
}

impl Action {
    /// What kind of effect this is.
    pub fn effect(&self) -> Effect {
        match self {
            Action::Send { .. } => Effect::Send,
            Action::SaveDraft { .. } | Action::Label { .. } | Action::Move { .. } | Action::Snooze { .. } => {
                Effect::File
            }
            Action::CreateEvent { .. }
            | Action::UpdateEvent { .. }
            | Action::CancelEvent { .. }
            | Action::Respond { .. }
            | Action::UpdateDeal { .. }
            | Action::EditDeal { .. } => Effect::Change,
            Action::PublishPost { .. } => Effect::Publish,
        }
    }

    /// The glossary name of its kind, as eval checks and the window use it: `send`, `draft`, `label`,
    /// `move`, `snooze`, `createEvent`, `updateEvent`, `cancelEvent`, `respond`, `updateDeal`, `editDeal`,
    /// `publishPost`.
    pub fn kind(&self) -> &'static str {
        match self {
            Action::Send { .. } => "send",
            Action::SaveDraft { .. } => "draft",
            Action::Label { .. } => "label",
            Action::Move { .. } => "move",
            Action::Snooze { .. } => "snooze",
            Action::CreateEvent { .. } => "createEvent",
            Action::UpdateEvent { .. } => "updateEvent",
            Action::CancelEvent { .. } => "cancelEvent",
            Action::Respond { .. } => "respond",
            Action::UpdateDeal { .. } => "updateDeal",
            Action::EditDeal { .. } => "editDeal",
            Action::PublishPost { .. } => "publishPost",
        }
    }
}

/// One argument of an action with its origin, as the gate judges it and the card shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// Parameter name, or for a slot `body.time`.
    pub name: String,
    /// The handle that the student gave, if it gave one.
    pub handle: Option<Handle>,
    /// The value in words.
    pub value: String,
    /// What it means to the gate.
    pub role: ArgumentRole,
    /// Trust.
    pub integrity: Integrity,
    /// Origin.
    pub origin: Origin,
}

/// What an argument means to the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ArgumentRole {
    /// Somebody who would get something.
    Recipient,
    /// The object acted on.
    Object,
    /// A time.
    Time,
    /// A choice out of a list.
    Choice,
    /// Text that would leave or be kept.
    Content,
}
