//! The difference between a world before and after a run, one change per thing that an effect could do.
//!
//! Whether a message is unread is not a change: reading it does that. Everything else is.

use super::World;
use super::fields::{self, Fields};
use super::moment::show;
use crate::record::{Deal, Event, Folder, Message, Post};
use serde::Serialize;
use std::collections::BTreeMap;

/// One difference.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Kind of effect that makes such a change (`label`, `move`, `send`, ...), or `other` when none does.
    pub kind: String,
    /// `message`, `event`, `person`, `deal` or `post`.
    pub record: String,
    /// Id of the record.
    pub id: String,
    /// The record in words: subject, title or name.
    pub title: String,
    /// What changed: `labels`, `folder`, `stage`, `time`, ...; `created` or `gone` for the whole record.
    pub field: String,
    /// Before; empty when created.
    pub before: String,
    /// After; empty when gone.
    pub after: String,
    /// The fields that a check may name.
    #[serde(skip)]
    pub(super) fields: Fields,
}

impl Change {
    /// The change in words, for people.
    pub fn words(&self) -> String {
        match self.field.as_str() {
            "created" => format!("{} \"{}\" was made", self.record, self.title),
            "gone" => format!("{} \"{}\" is gone", self.record, self.title),
            "label added" => format!("\"{}\" got the label {}", self.title, self.after),
            "label removed" => format!("\"{}\" lost the label {}", self.title, self.before),
            field => format!("{field} of \"{}\" went from \"{}\" to \"{}\"", self.title, self.before, self.after),
        }
    }
}

/// All changes, by record type, in the order of the worlds.
pub fn diff(before: &World, after: &World) -> Vec<Change> {
    let mut out = Vec::new();
    pairs(&before.messages, &after.messages, |m| &m.id, |b, a| message(b, a, &mut out));
    pairs(&before.events, &after.events, |e| &e.id, |b, a| event(b, a, &mut out));
    pairs(&before.deals, &after.deals, |d| &d.id, |b, a| deal(b, a, &mut out));
    pairs(&before.posts, &after.posts, |p| &p.id, |b, a| post(b, a, &mut out));
    pairs(
        &before.people,
        &after.people,
        |p| &p.id,
        |b, a| {
            if b != a {
                let (id, title) = b.or(a).map(|p| (p.id.clone(), p.name.clone())).unwrap_or_default();
                out.push(whole("other", "person", id, title, b.is_some(), a.is_some()));
            }
        },
    );
    out
}

/// Calls `each` for every record of either side.
fn pairs<'a, T>(
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&'a T) -> &'a String,
    mut each: impl FnMut(Option<&'a T>, Option<&'a T>),
) {
    let later: BTreeMap<&String, &T> = after.iter().map(|t| (id(t), t)).collect();
    let earlier: BTreeMap<&String, &T> = before.iter().map(|t| (id(t), t)).collect();
    for b in before {
        each(Some(b), later.get(id(b)).copied());
    }
    for a in after.iter().filter(|a| !earlier.contains_key(id(a))) {
        each(None, Some(a));
    }
}

fn whole(kind: &str, record: &str, id: String, title: String, before: bool, after: bool) -> Change {
    let field = match (before, after) {
        (false, _) => "created",
        (true, false) => "gone",
        (true, true) => "record",
    };
    Change { kind: kind.into(), record: record.into(), id, title, field: field.into(), ..Change::default() }
}

fn message(before: Option<&Message>, after: Option<&Message>, out: &mut Vec<Change>) {
    match (before, after) {
        (Some(b), Some(a)) => changed_message(b, a, out),
        (None, Some(m)) => {
            let kind = match m.folder {
                Folder::Sent => "send",
                Folder::Drafts => "draft",
                Folder::Inbox | Folder::Archive | Folder::Snoozed => "other",
            };
            let mut change = whole(kind, "message", m.id.clone(), m.subject.clone(), false, true);
            change.fields = Fields::from([
                ("to", fields::emails(&m.to)),
                ("cc", fields::emails(&m.cc)),
                ("subject", vec![m.subject.clone()]),
                ("body", vec![m.text.clone()]),
            ]);
            out.push(change);
        }
        (Some(m), None) => out.push(whole("other", "message", m.id.clone(), m.subject.clone(), true, false)),
        (None, None) => {}
    }
}

fn changed_message(b: &Message, a: &Message, out: &mut Vec<Change>) {
    let change = |kind: &str, field: &str, before: &str, after: &str, fields: Fields| Change {
        kind: kind.into(),
        record: "message".into(),
        id: a.id.clone(),
        title: a.subject.clone(),
        field: field.into(),
        before: before.into(),
        after: after.into(),
        fields,
    };
    let labelled = |label: &str, remove: bool| {
        Fields::from([
            ("message", vec![a.id.clone()]),
            ("label", vec![label.to_owned()]),
            ("remove", vec![remove.to_string()]),
        ])
    };
    for label in a.labels.iter().filter(|l| !b.labels.contains(l)) {
        out.push(change("label", "label added", "", label, labelled(label, false)));
    }
    for label in b.labels.iter().filter(|l| !a.labels.contains(l)) {
        out.push(change("label", "label removed", label, "", labelled(label, true)));
    }
    if a.folder != b.folder {
        let kind = if a.folder == Folder::Snoozed { "snooze" } else { "move" };
        let to = fields::folder(a.folder);
        let moved = Fields::from([("message", vec![a.id.clone()]), ("to", vec![to.to_owned()])]);
        out.push(change(kind, "folder", fields::folder(b.folder), to, moved));
    }
    let rest = |m: &Message| Message { labels: vec![], folder: Folder::Inbox, unread: false, ..m.clone() };
    if rest(a) != rest(b) {
        out.push(change("other", "message", &b.subject, &a.subject, Fields::new()));
    }
}

fn event(before: Option<&Event>, after: Option<&Event>, out: &mut Vec<Change>) {
    let span = |e: &Event| format!("{} to {}", show(e.start, &e.zone)[0], show(e.end, &e.zone)[0]);
    let described = |e: &Event| {
        Fields::from([
            ("event", vec![e.id.clone()]),
            ("title", vec![e.title.clone()]),
            ("start", show(e.start, &e.zone)),
            ("end", show(e.end, &e.zone)),
            ("minutes", vec![((e.end - e.start) / 60).to_string()]),
            ("guest", e.guests.iter().map(|g| g.address.email.clone()).collect()),
        ])
    };
    let mut push = |kind: &str, e: &Event, field: &str, before: String, after: String| {
        out.push(Change {
            kind: kind.into(),
            record: "event".into(),
            id: e.id.clone(),
            title: e.title.clone(),
            field: field.into(),
            before,
            after,
            fields: described(e),
        });
    };
    match (before, after) {
        (None, Some(e)) => push("createEvent", e, "created", String::new(), span(e)),
        (Some(e), None) => push("cancelEvent", e, "gone", span(e), String::new()),
        (Some(b), Some(a)) => {
            let same_but_etag = Event { etag: b.etag.clone(), ..a.clone() };
            if same_but_etag == *b {
                return;
            }
            if a.cancelled && !b.cancelled {
                push("cancelEvent", a, "cancelled", "no".into(), "yes".into());
            } else if (a.start, a.end) != (b.start, b.end) {
                push("updateEvent", a, "time", span(b), span(a));
            } else if a.guests != b.guests {
                push("respond", a, "guests", format!("{:?}", b.guests.len()), format!("{:?}", a.guests.len()));
            } else {
                push("updateEvent", a, "event", b.title.clone(), a.title.clone());
            }
        }
        (None, None) => {}
    }
}

fn deal(before: Option<&Deal>, after: Option<&Deal>, out: &mut Vec<Change>) {
    let change = |d: &Deal, kind: &str, field: &str, before: String, after: String| Change {
        kind: kind.into(),
        record: "deal".into(),
        id: d.id.clone(),
        title: d.name.clone(),
        field: field.into(),
        before,
        fields: Fields::from([("deal", vec![d.id.clone()]), ("stage", vec![after.clone()])]),
        after,
    };
    match (before, after) {
        (Some(b), Some(a)) => {
            if a.stage != b.stage {
                out.push(change(a, "updateDeal", "stage", b.stage.clone(), a.stage.clone()));
            }
            let rest = |d: &Deal| Deal { stage: String::new(), updated_at: 0, ..d.clone() };
            if rest(a) != rest(b) {
                out.push(change(a, "other", "deal", b.name.clone(), a.name.clone()));
            }
        }
        (Some(d), None) => out.push(whole("other", "deal", d.id.clone(), d.name.clone(), true, false)),
        (None, Some(d)) => out.push(whole("other", "deal", d.id.clone(), d.name.clone(), false, true)),
        (None, None) => {}
    }
}

fn post(before: Option<&Post>, after: Option<&Post>, out: &mut Vec<Change>) {
    match (before, after) {
        (Some(b), Some(a)) => {
            let mut change = whole("publishPost", "post", a.id.clone(), a.title.clone(), true, true);
            if a.status != b.status {
                change.kind = if a.status == "published" { "publishPost" } else { "other" }.into();
                change.field = "status".into();
                (change.before, change.after) = (b.status.clone(), a.status.clone());
                change.fields = Fields::from([("post", vec![a.id.clone()])]);
                out.push(change.clone());
            }
            if (Post { status: String::new(), ..a.clone() }) != (Post { status: String::new(), ..b.clone() }) {
                out.push(whole("other", "post", a.id.clone(), a.title.clone(), true, true));
            }
        }
        (Some(p), None) => out.push(whole("other", "post", p.id.clone(), p.title.clone(), true, false)),
        (None, Some(p)) => out.push(whole("other", "post", p.id.clone(), p.title.clone(), false, true)),
        (None, None) => {}
    }
}
