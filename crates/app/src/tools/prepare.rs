//! From a call to the action behind it: looks up what the call points at, and the history that the gate
//! needs. Decides nothing.

use super::read::{message_id, window, words};
use crate::open::Inner;
use std::collections::BTreeSet;
use std::sync::Arc;
use understudy_agent::action::{Action, Argument, ArgumentRole, EventDraft, Extent, Letter};
use understudy_agent::gate::History;
use understudy_agent::handle::{HandleType, Handles, Integrity, Origin, Value};
use understudy_agent::record::{Address, Event, Folder};
use understudy_agent::run::{CallArgument, LetterText, Preparation, ToolCall};
use understudy_store::{events, messages};

/// An action with its arguments and history.
pub(crate) type Prepared = (Action, Vec<Argument>, History);

/// Makes the action behind a call. The error is told to the student.
pub(crate) async fn prepare(
    inner: &Arc<Inner>,
    run: &str,
    handles: &Handles,
    p: &Preparation,
) -> Result<Prepared, String> {
    let call = &p.call;
    let mut history = History {
        own: BTreeSet::from([inner.user.email.clone()]),
        written_to: messages::written_to(&inner.store).await.map_err(words)?.into_keys().collect(),
        contacts: inner.contacts(),
        ..History::default()
    };
    let mut arguments: Vec<Argument> = call.arguments.iter().filter(|a| a.name != "body").map(argument).collect();
    let action = match call.tool.as_str() {
        "mail.label" => {
            let Some(Value::Label { name }) = call.value("label") else { return Err("a label is missing".into()) };
            Action::Label { message: message_id(call)?.to_owned(), label: name.clone(), remove: false }
        }
        "mail.archive" => Action::Move { message: message_id(call)?.to_owned(), to: Folder::Archive },
        "mail.snooze" => Action::Snooze { message: message_id(call)?.to_owned(), until: window(call, "until")?.0 },
        "mail.send" | "mail.draft" => {
            let text = p.letter.clone().unwrap_or_default();
            let letter = letter(inner, call, handles, text.clone(), &mut arguments, &mut history).await?;
            arguments.extend(text.subject_spans);
            arguments.extend(text.spans);
            if call.tool == "mail.send" { Action::Send { letter } } else { Action::SaveDraft { letter } }
        }
        "calendar.create" => {
            let (start, end) = window(call, "at")?;
            let title = match call.argument("title") {
                Some(CallArgument { value: Some(Value::Text { text, .. }), .. }) => text.clone(),
                Some(CallArgument { word: Some(text), .. }) => text.clone(),
                _ => return Err("a title is missing".into()),
            };
            let guests = match call.value("guest") {
                Some(Value::Person { address, .. }) => vec![address.clone()],
                _ => vec![],
            };
            let event = EventDraft { title, start, end, zone: inner.zone.clone(), guests, ..EventDraft::default() };
            Action::CreateEvent { uid: uid(run, p.seq), event }
        }
        "calendar.update" => {
            let event = event(inner, call).await?;
            let before = draft(&event);
            let start = window(call, "at")?.0;
            let after = EventDraft { start, end: start + (before.end - before.start), ..before.clone() };
            Action::UpdateEvent { id: event.id, etag: event.etag, before, after, extent: Extent::This }
        }
        "calendar.cancel" => {
            let event = event(inner, call).await?;
            Action::CancelEvent { before: draft(&event), id: event.id, etag: event.etag, extent: Extent::This }
        }
        "calendar.respond" => {
            let id = message_id(call)?;
            let message = messages::get(&inner.store, id).await.map_err(words)?.ok_or("no such message any more")?;
            let uid = message.invitation.clone().ok_or("that message has no invitation")?;
            let answer = call.word("answer").unwrap_or_default().to_owned();
            arguments.push(recipient("organiser", &message.from, handles, &message.id));
            Action::Respond { message: message.id, uid, answer, organiser: message.from }
        }
        "deals.update" => {
            let Some(Value::Deal { id, name, stage, .. }) = call.value("deal") else {
                return Err("a deal is missing".into());
            };
            let after = call.word("stage").unwrap_or_default().to_owned();
            if after == *stage {
                return Err(format!("the deal is in the stage {stage} already"));
            }
            Action::UpdateDeal { id: id.clone(), name: name.clone(), before: stage.clone(), after }
        }
        "posts.publish" => {
            let Some(Value::Post { id, .. }) = call.value("post") else { return Err("a post is missing".into()) };
            Action::PublishPost { id: id.clone() }
        }
        other => return Err(format!("{other} does nothing to the world")),
    };
    Ok((action, arguments, history))
}

/// The UID of an event that a run makes: the same for the same effect, so that a repeat is recognised.
fn uid(run: &str, seq: u32) -> String {
    // RFC 5545 leaves UIDs free; lower-case letters a to v and digits also fit the calendars that restrict them.
    let hex = understudy_store::sha256_hex(format!("{run}-{seq}").as_bytes());
    format!("u{}", &hex[..31])
}

async fn letter(
    inner: &Inner,
    call: &ToolCall,
    handles: &Handles,
    text: LetterText,
    arguments: &mut Vec<Argument>,
    history: &mut History,
) -> Result<Letter, String> {
    let mut letter = Letter { from: inner.user.clone(), subject: text.subject, body: text.body, ..Letter::default() };
    if let Some(Value::Message { id, .. }) = call.value("reply_to") {
        let message = messages::get(&inner.store, id).await.map_err(words)?.ok_or("no such message any more")?;
        let thread = messages::thread(&inner.store, &message.thread).await.map_err(words)?;
        history.thread = thread
            .iter()
            .flat_map(|m| std::iter::once(&m.from).chain(&m.to).chain(&m.cc))
            .map(|a| a.email.clone())
            .filter(|email| *email != inner.user.email)
            .collect();
        history.reply_to = message.reply_to.as_ref().map(|a| a.email.clone()).filter(|r| *r != message.from.email);
        arguments.push(recipient("to", &message.from, handles, &message.id));
        if letter.subject.is_empty() {
            letter.subject = reply_subject(&message.subject);
        }
        letter.to = vec![message.from];
        letter.reply_to = Some(message.id);
        letter.thread = Some(message.thread);
        letter.in_reply_to = Some(message.message_id);
    } else if let Some(Value::Person { address, .. }) = call.value("to") {
        letter.to = vec![address.clone()];
    } else {
        return Err("nobody is named to send it to".into());
    }
    if letter.subject.is_empty() {
        letter.subject = letter.body.lines().next().unwrap_or_default().chars().take(60).collect();
    }
    Ok(letter)
}

pub(crate) fn reply_subject(subject: &str) -> String {
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    if subject.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:")) {
        subject
    } else {
        format!("Re: {subject}")
    }
}

/// The recipient of an answer: a field of the answered message, trusted as far as the sender is known.
fn recipient(name: &str, address: &Address, handles: &Handles, message: &str) -> Argument {
    let bound = handles
        .of(HandleType::Person)
        .find(|b| matches!(&b.value, Value::Person { address: a, .. } if a.email == address.email));
    let label = format!("mail from {}", crate::convert::name(address));
    Argument {
        name: name.to_owned(),
        handle: bound.map(|b| b.handle),
        value: crate::convert::full(address),
        role: ArgumentRole::Recipient,
        integrity: bound.map_or(Integrity::OtherField, |b| b.integrity),
        origin: bound.map_or_else(
            || Origin::Field { record: "message".into(), id: message.to_owned(), field: "from".into(), label },
            |b| b.origin.clone(),
        ),
    }
}

fn argument(a: &CallArgument) -> Argument {
    let role = match (a.name.as_str(), &a.value) {
        ("to" | "guest", _) => ArgumentRole::Recipient,
        ("message" | "reply_to" | "event" | "deal" | "post", _) => ArgumentRole::Object,
        ("at" | "until" | "during", _) => ArgumentRole::Time,
        ("title" | "subject", _) => ArgumentRole::Content,
        _ => ArgumentRole::Choice,
    };
    let value = match &a.value {
        // Text that leaves stands here as it leaves.
        Some(Value::Text { text, .. }) if role == ArgumentRole::Content => text.clone(),
        _ => a.shown.clone(),
    };
    Argument { name: a.name.clone(), handle: a.handle, value, role, integrity: a.integrity, origin: a.origin.clone() }
}

async fn event(inner: &Inner, call: &ToolCall) -> Result<Event, String> {
    let Some(Value::Event { id, .. }) = call.value("event") else { return Err("an event is missing".into()) };
    events::get(&inner.store, id).await.map_err(words)?.ok_or_else(|| "no such event any more".into())
}

pub(crate) fn draft(event: &Event) -> EventDraft {
    EventDraft {
        title: event.title.clone(),
        start: event.start,
        end: event.end,
        zone: event.zone.clone(),
        guests: event.guests.iter().map(|g| g.address.clone()).collect(),
        location: event.location.clone(),
        // An occurrence has an id of its own; the id of the file stands for all of them.
        recurrence: event.recurrence.clone().filter(|_| event.id == event.uid),
        all_day: event.all_day,
        notes: event.notes.clone(),
    }
}
