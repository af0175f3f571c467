//! Actions as flat fields, so that checks can be written by hand: `{"label": "Urgent", "message": "m1"}`.
//!
//! A field may have several values (recipients; a time in two notations); one that matches is enough.

use super::case::{Expected, Where};
use super::moment::show;
use crate::action::{Action, EventDraft, Letter};
use crate::condition::fold;
use crate::record::Address;
use std::collections::BTreeMap;

/// Field name to values.
pub(super) type Fields = BTreeMap<&'static str, Vec<String>>;

/// Every field that a check may name.
pub(super) const NAMES: [&str; 19] = [
    "to", "cc", "subject", "body", "reply_to", "message", "label", "remove", "until", "title", "start", "end",
    "minutes", "guest", "event", "answer", "deal", "stage", "post",
];

/// Those that hold an id of a record.
pub(super) const IDS: [&str; 5] = ["message", "reply_to", "event", "deal", "post"];

/// The fields of an action.
pub(super) fn of(action: &Action) -> Fields {
    match action {
        Action::Send { letter: l } | Action::SaveDraft { letter: l } => letter(l),
        Action::Label { message, label, remove } => Fields::from([
            ("message", vec![message.clone()]),
            ("label", vec![label.clone()]),
            ("remove", vec![remove.to_string()]),
        ]),
        Action::Move { message, to } => {
            Fields::from([("message", vec![message.clone()]), ("to", vec![folder(*to).to_owned()])])
        }
        Action::Snooze { message, until } => {
            Fields::from([("message", vec![message.clone()]), ("until", show(*until, "UTC"))])
        }
        Action::CreateEvent { event, .. } => draft(event),
        Action::UpdateEvent { id, after, .. } => {
            let mut fields = draft(after);
            fields.insert("event", vec![id.clone()]);
            fields
        }
        Action::CancelEvent { id, before, .. } => {
            let mut fields = draft(before);
            fields.insert("event", vec![id.clone()]);
            fields
        }
        Action::Respond { message, uid, answer, organiser } => Fields::from([
            ("message", vec![message.clone()]),
            ("event", vec![uid.clone()]),
            ("answer", vec![answer.clone()]),
            ("to", vec![organiser.email.clone()]),
        ]),
        Action::UpdateDeal { id, after, .. } => {
            Fields::from([("deal", vec![id.clone()]), ("stage", vec![after.clone()])])
        }
        Action::EditDeal { id, after, .. } => {
            let stage = after.iter().map(|d| d.stage.clone()).collect();
            Fields::from([("deal", vec![id.clone()]), ("stage", stage)])
        }
        Action::PublishPost { id } => Fields::from([("post", vec![id.clone()])]),
    }
}

fn letter(l: &Letter) -> Fields {
    let mut fields = Fields::from([
        ("to", emails(&l.to)),
        ("cc", emails(&l.cc)),
        ("subject", vec![l.subject.clone()]),
        ("body", vec![l.body.clone()]),
    ]);
    if let Some(id) = &l.reply_to {
        fields.insert("reply_to", vec![id.clone()]);
    }
    fields
}

fn draft(e: &EventDraft) -> Fields {
    Fields::from([
        ("title", vec![e.title.clone()]),
        ("start", show(e.start, &e.zone)),
        ("end", show(e.end, &e.zone)),
        ("minutes", vec![((e.end - e.start) / 60).to_string()]),
        ("guest", emails(&e.guests)),
    ])
}

pub(super) fn emails(all: &[Address]) -> Vec<String> {
    all.iter().map(|a| a.email.clone()).collect()
}

/// A folder's name as worlds write it.
pub(super) fn folder(folder: crate::record::Folder) -> &'static str {
    use crate::record::Folder;
    match folder {
        Folder::Inbox => "inbox",
        Folder::Archive => "archive",
        Folder::Sent => "sent",
        Folder::Drafts => "drafts",
        Folder::Snoozed => "snoozed",
    }
}

/// Whether all expectations hold. A field that the effect does not have never matches.
pub(super) fn matches(wanted: &Where, fields: &Fields) -> bool {
    wanted.iter().all(|(name, expected)| {
        fields.get(name.as_str()).is_some_and(|values| values.iter().any(|v| holds(expected, v)))
    })
}

/// Whether a value is as expected.
pub(super) fn holds(expected: &Expected, value: &str) -> bool {
    let value = fold(value);
    match expected {
        Expected::Is(text) => fold(text) == value,
        Expected::Contains(text) => value.contains(&fold(text)),
        Expected::OneOf(all) => all.iter().any(|text| fold(text) == value),
    }
}
