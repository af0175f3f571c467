//! Observations: a result as the compact text that the student sees, with a handle on everything that a
//! later step may point at, and as a short note for people.
//!
//! Text from outside is tamed and cut here; the full result stays with the run's events.

use super::bind::person_value;
use super::{Capability, SeenMessage, ToolResult};
use crate::extract;
use crate::gate::{Confidentiality, Shown};
use crate::handle::{Handle, Handles, Integrity, Origin, Value};
use crate::prompt::tame;
use crate::record::{Address, Deal, Event, Person};

/// What an observation came to.
pub(super) struct Observation {
    /// For the student, ending in a newline.
    pub(super) text: String,
    /// For people.
    pub(super) note: String,
    /// What it bound, in order.
    pub(super) handles: Vec<Handle>,
    /// How many things there were.
    pub(super) count: usize,
}

/// Binds and renders a result. Errors are not observations; the caller has dealt with them.
pub(super) fn observe(result: &ToolResult, zone: &str, capability: &Capability, handles: &mut Handles) -> Observation {
    match result {
        ToolResult::Messages { items, total } => {
            let bound: Vec<Handle> =
                items.iter().take(capability.list).map(|seen| bind_message(seen, handles)).collect();
            let note = match (bound.len(), *total) {
                (n, all) if all > n => format!("{n} of {all} messages"),
                (n, _) => count(n, "message"),
            };
            list(bound.iter().map(|h| format!("${h}")).collect(), " ", note, bound)
        }
        ToolResult::Message { item } => message(item, zone, capability, handles),
        ToolResult::Events { items } => {
            let bound: Vec<Handle> = items.iter().map(|e| bind_event(e, handles)).collect();
            let lines = items.iter().zip(&bound).map(|(e, h)| {
                format!("${h} {} {}", extract::window_label(e.start, e.end, zone), tame(&one_line(&e.title)))
            });
            list(lines.collect(), "; ", count(items.len(), "event"), bound)
        }
        ToolResult::Slots { items } => {
            let bound: Vec<Handle> = items.iter().map(|(s, e)| bind_slot(*s, *e, zone, handles)).collect();
            let lines =
                items.iter().zip(&bound).map(|((s, e), h)| format!("${h} {}", extract::window_label(*s, *e, zone)));
            list(lines.collect(), "; ", count(items.len(), "free time"), bound)
        }
        ToolResult::People { items } => {
            let bound: Vec<Handle> = items.iter().map(|p| bind_person(p, handles)).collect();
            let lines = items
                .iter()
                .zip(&bound)
                .map(|(p, h)| format!("${h} {}", describe(&p.name, p.relation.as_deref(), &p.organisation, false)));
            list(lines.collect(), "; ", count(items.len(), "contact"), bound)
        }
        ToolResult::Deals { items } => {
            let bound: Vec<Handle> = items.iter().map(|d| bind_deal(d, handles)).collect();
            let lines = items
                .iter()
                .zip(&bound)
                .map(|(d, h)| format!("${h} {}, {}, {} {}", tame(&one_line(&d.name)), d.stage, d.amount, d.currency));
            list(lines.collect(), "; ", count(items.len(), "deal"), bound)
        }
        ToolResult::Passages { items } => {
            let bound: Vec<Handle> = items
                .iter()
                .map(|p| {
                    let origin = Origin::Memory { path: p.path.clone(), line: p.line };
                    handles.bind(Value::Text { text: p.text.clone(), template: None }, Integrity::Skill, origin)
                })
                .collect();
            let lines = items.iter().zip(&bound).map(|(p, h)| format!("${h} {} {}", p.path, p.heading));
            list(lines.collect(), "; ", count(items.len(), "passage"), bound)
        }
        ToolResult::Posts { items } => {
            let bound: Vec<Handle> = items
                .iter()
                .map(|p| {
                    let origin = field("post", &p.id, "id", &format!("the post “{}”", p.title));
                    handles.bind(
                        Value::Post { id: p.id.clone(), title: p.title.clone() },
                        Integrity::NamedField,
                        origin,
                    )
                })
                .collect();
            let lines = items.iter().zip(&bound).map(|(p, h)| format!("${h} {}", tame(&one_line(&p.title))));
            list(lines.collect(), "; ", count(items.len(), "post"), bound)
        }
        ToolResult::Error { message } => {
            Observation { text: format!("{message}\n"), note: message.clone(), handles: vec![], count: 0 }
        }
    }
}

/// What a result shows the student of texts that belong to somebody, for the ledger. A list of messages shows
/// only handles; the address book and free times hold no text.
pub(super) fn shown(result: &ToolResult, capability: &Capability) -> Vec<Shown> {
    let emails = |all: &[&[Address]]| all.iter().flat_map(|some| some.iter()).map(|a| a.email.clone()).collect();
    match result {
        ToolResult::Message { item } => {
            let m = &item.message;
            let text = format!("{}\n{}", m.subject, cut(extract::newest_part(&m.text), capability.body));
            let readers = emails(&[std::slice::from_ref(&m.from), &m.to, &m.cc, &m.bcc]);
            vec![Shown { readers, ..Shown::new("message", &m.id, label(item), text) }]
        }
        ToolResult::Events { items } => items
            .iter()
            .map(|e| {
                let guests: Vec<Address> = e.guests.iter().map(|g| g.address.clone()).collect();
                let readers = emails(&[e.organiser.as_slice(), &guests]);
                let label = format!("the event “{}”", e.title);
                Shown { readers, ..Shown::new("event", &e.id, label, e.title.clone()) }
            })
            .collect(),
        ToolResult::Deals { items } => items
            .iter()
            .map(|d| {
                let text = format!("{}, {}, {} {}", d.name, d.stage, d.amount, d.currency);
                Shown::new("deal", &d.id, format!("the deal {}", d.name), text)
            })
            .collect(),
        ToolResult::Posts { items } => items
            .iter()
            .map(|p| {
                let known = Shown::new("post", &p.id, format!("the post “{}”", p.title), p.title.clone());
                if p.status == "published" {
                    Shown { confidentiality: Confidentiality::Public, ..known }
                } else {
                    known
                }
            })
            .collect(),
        ToolResult::Messages { .. }
        | ToolResult::Slots { .. }
        | ToolResult::People { .. }
        | ToolResult::Passages { .. }
        | ToolResult::Error { .. } => Vec::new(),
    }
}

fn list(lines: Vec<String>, joint: &str, note: String, handles: Vec<Handle>) -> Observation {
    let count = lines.len();
    let text = if lines.is_empty() { "none\n".to_owned() } else { format!("{}\n", lines.join(joint)) };
    Observation { text, note, handles, count }
}

fn count(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

fn message(seen: &SeenMessage, zone: &str, capability: &Capability, handles: &mut Handles) -> Observation {
    let m = &seen.message;
    let mail = bind_message(seen, handles);
    let sender = bind_sender(seen, handles);
    let mut bound = vec![mail, sender];
    let name = if m.from.name.is_empty() { &m.from.email } else { &m.from.name };
    let mut text = format!(
        "from ${sender} {}\nsubject: {}\n",
        describe(name, seen.relation.as_deref(), &seen.organisation, m.bulk),
        tame(&one_line(&m.subject))
    );
    let body = cut(extract::newest_part(&m.text), capability.body);
    let offset = body.as_ptr() as usize - m.text.as_ptr() as usize;
    let mut at = 0;
    let mut shown = String::new();
    for found in extract::extract(body, m.at, zone) {
        let origin = Origin::Text {
            record: "message".into(),
            id: m.id.clone(),
            start: offset + found.start,
            end: offset + found.end,
            label: label(seen),
        };
        let handle = handles.bind(found.value, Integrity::Text, origin);
        shown.push_str(&tame(&body[at..found.end]));
        shown.push_str(&format!(" ${handle}"));
        bound.push(handle);
        at = found.end;
    }
    shown.push_str(&tame(&body[at..]));
    for line in shown.lines().map(str::trim).filter(|l| !l.is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    let note = format!("“{}” from {name}", one_line(&m.subject));
    Observation { text, note, handles: bound, count: 1 }
}

/// `Dana Ortiz, prospect, Larkfield`; what is not known is left out.
fn describe(name: &str, relation: Option<&str>, organisation: &str, bulk: bool) -> String {
    let mut parts = vec![tame(&one_line(name))];
    parts.extend(relation.map(str::to_owned));
    if !organisation.is_empty() {
        parts.push(tame(&one_line(organisation)));
    }
    if bulk {
        parts.push("bulk".to_owned());
    }
    parts.join(", ")
}

/// Binds a message that a search or the plan came upon.
pub(super) fn bind_message(seen: &SeenMessage, handles: &mut Handles) -> Handle {
    let m = &seen.message;
    let value = Value::Message {
        id: m.id.clone(),
        thread: m.thread.clone(),
        from: m.from.clone(),
        subject: m.subject.clone(),
        at: m.at,
    };
    handles.bind(value, Integrity::NamedField, field("message", &m.id, "id", &label(seen)))
}

/// Binds the sender. A display name is the sender's own choice, so it never makes the address trusted.
pub(super) fn bind_sender(seen: &SeenMessage, handles: &mut Handles) -> Handle {
    let m = &seen.message;
    let value = Value::Person {
        address: Address { name: m.from.name.clone(), email: m.from.email.clone() },
        relation: seen.relation.clone(),
        organisation: seen.organisation.clone(),
        known: seen.known,
    };
    let integrity = if seen.known { Integrity::KnownParty } else { Integrity::OtherField };
    handles.bind(value, integrity, field("message", &m.id, "from", &label(seen)))
}

fn bind_event(event: &Event, handles: &mut Handles) -> Handle {
    let value = Value::Event {
        id: event.id.clone(),
        title: event.title.clone(),
        start: event.start,
        end: event.end,
        etag: event.etag.clone(),
    };
    let label = format!("the event “{}”", event.title);
    handles.bind(value, Integrity::NamedField, field("event", &event.id, "id", &label))
}

fn bind_slot(start: i64, end: i64, zone: &str, handles: &mut Handles) -> Handle {
    let value = Value::Window { start, end, label: extract::window_label(start, end, zone) };
    handles.bind(value, Integrity::Policy, Origin::Derived { from: "free times in your calendar".into() })
}

fn bind_person(person: &Person, handles: &mut Handles) -> Handle {
    let label = format!("your address book, {}", person.name);
    handles.bind(person_value(person), Integrity::KnownParty, field("person", &person.id, "email", &label))
}

fn bind_deal(deal: &Deal, handles: &mut Handles) -> Handle {
    let value = Value::Deal {
        id: deal.id.clone(),
        name: deal.name.clone(),
        stage: deal.stage.clone(),
        amount: deal.amount,
        currency: deal.currency.clone(),
    };
    handles.bind(value, Integrity::NamedField, field("deal", &deal.id, "id", &format!("the deal {}", deal.name)))
}

fn field(record: &str, id: &str, field: &str, label: &str) -> Origin {
    Origin::Field { record: record.into(), id: id.into(), field: field.into(), label: label.into() }
}

fn label(seen: &SeenMessage) -> String {
    let m = &seen.message;
    let name = if m.from.name.is_empty() { &m.from.email } else { &m.from.name };
    format!("mail from {name}, “{}”", one_line(&m.subject))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `limit` characters, at a character's edge.
fn cut(text: &str, limit: usize) -> &str {
    match text.char_indices().nth(limit) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}
