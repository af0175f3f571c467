//! Approvals: from a parked action to its exact bytes and its card, and what an edit makes of them.
//!
//! The card is drawn here, from the action, never from the student's words.

use crate::convert;
use crate::open::Inner;
use crate::wire::*;
use crate::{bad_input, internal, not_found};
use understudy_agent::action::{Action, Argument, ArgumentRole, EventDraft, Letter};
use understudy_agent::gate::{self, Verdict};
use understudy_agent::handle::{Integrity, Origin};
use understudy_agent::record::{Address, STAGES};
use understudy_agent::run::Parking;
use understudy_providers::mime::Enclosed;
use understudy_providers::{ics, mime};
use understudy_store::approvals::{self, Approval, ApprovalState as Stored, Edited};
use understudy_store::effects::BY_HAND;
use understudy_store::sha256_hex;

/// How long an approval waits for an answer.
pub(crate) const EXPIRES_AFTER: i64 = 24 * 3600;

/// The id of the approval of a run's effect: the same for the same effect, however often it is parked.
pub(crate) fn id(run: &str, seq: u32) -> String {
    format!("{run}-{seq}")
}

/// The row of what the user does by hand and what has to leave the computer for it. Nobody asks why; every value is the
/// user's own.
pub(crate) async fn by_hand(inner: &Inner, action: Action) -> Result<Approval, WireError> {
    let now = inner.now();
    let hash = sha256_hex(serde_json::to_string(&action).map_err(internal)?.as_bytes());
    let mut id = String::new();
    for attempt in 0..1_000 {
        id = format!("h{now}-{}-{attempt}", &hash[..6]);
        if approvals::get(&inner.store, &id).await.map_err(internal)?.is_none() {
            break;
        }
    }
    let own = |name: &str, role: ArgumentRole, value: String| Argument {
        name: name.to_owned(),
        handle: None,
        value,
        role,
        integrity: Integrity::User,
        origin: Origin::Answer,
    };
    let recipients: Vec<&Address> = match &action {
        Action::Send { letter } | Action::SaveDraft { letter } => {
            letter.to.iter().chain(&letter.cc).chain(&letter.bcc).collect()
        }
        Action::CreateEvent { event, .. } | Action::UpdateEvent { after: event, .. } => event.guests.iter().collect(),
        Action::CancelEvent { before, .. } => before.guests.iter().collect(),
        Action::Respond { organiser, .. } => vec![organiser],
        _ => Vec::new(),
    };
    let mut arguments: Vec<Argument> =
        recipients.into_iter().map(|a| own("to", ArgumentRole::Recipient, convert::full(a))).collect();
    if let Action::Send { letter } = &action {
        // The gate holds files that nobody named; these were chosen by hand.
        arguments.extend(letter.files.iter().map(|f| own("files", ArgumentRole::Content, gate::visible(&f.name))));
    }
    let spans: Vec<Argument> = match &action {
        Action::Send { letter } => vec![own("body", ArgumentRole::Content, letter.body.clone())],
        _ => Vec::new(),
    };
    let payload = payload(inner, &action, &id, now).await?;
    let card = card(inner, &action, &arguments, &spans).await?;
    Ok(Approval {
        run_id: BY_HAND.to_owned(),
        kind: action.kind().to_owned(),
        state: Stored::Waiting,
        red: false,
        action: serde_json::to_value(&action).map_err(internal)?,
        arguments: serde_json::to_value(&arguments).map_err(internal)?,
        card: serde_json::to_value(&card).map_err(internal)?,
        reasons: serde_json::json!([]),
        sha256: sha256_hex(&payload),
        payload,
        title: gate::visible(&convert::summary(&action, &inner.zone)),
        subtitle: "by you".to_owned(),
        plan_step: None,
        created_at: now,
        expires_at: now + EXPIRES_AFTER,
        decided_at: None,
        undo_until: None,
        outcome: String::new(),
        simulated: inner.simulated,
        facts: None,
        rule_id: None,
        original: None,
        later_until: None,
        id,
    })
}

/// The row of a parked action.
pub(crate) async fn row(inner: &Inner, run: &str, skill: &str, parking: &Parking) -> Result<Approval, WireError> {
    let id = id(run, parking.seq);
    let now = inner.now();
    let payload = payload(inner, &parking.action, &id, now).await?;
    let card = card(inner, &parking.action, &parking.arguments, &parking.spans).await?;
    Ok(Approval {
        run_id: run.to_owned(),
        kind: parking.action.kind().to_owned(),
        state: Stored::Waiting,
        red: parking.decision.verdict == Verdict::Red,
        action: serde_json::to_value(&parking.action).map_err(internal)?,
        arguments: serde_json::to_value(all_arguments(parking)).map_err(internal)?,
        card: serde_json::to_value(&card).map_err(internal)?,
        reasons: serde_json::to_value(&parking.decision.reasons).map_err(internal)?,
        sha256: sha256_hex(&payload),
        payload,
        title: gate::visible(&convert::summary(&parking.action, &inner.zone)),
        subtitle: skill.to_owned(),
        plan_step: Some(parking.plan_step.clone()),
        created_at: now,
        expires_at: now + EXPIRES_AFTER,
        decided_at: None,
        undo_until: None,
        outcome: String::new(),
        simulated: inner.simulated,
        facts: Some(serde_json::to_value(&parking.facts).map_err(internal)?),
        rule_id: None,
        original: None,
        later_until: None,
        id,
    })
}

fn all_arguments(parking: &Parking) -> Vec<Argument> {
    let mut all: Vec<Argument> = Vec::new();
    // The template's own words are shown in the letter, not beside it.
    let template =
        |a: &&Argument| a.name == "subject" && matches!(a.origin, Origin::Skill { .. }) && a.handle.is_none();
    for argument in parking.arguments.iter().chain(&parking.spans).filter(|a| a.name != "body" && !template(a)) {
        // A slot that stands twice in a template is one argument.
        if !all.contains(argument) {
            all.push(argument.clone());
        }
    }
    if let Some(body) = parking.spans.iter().find(|s| s.name == "body") {
        let mut body = body.clone();
        body.value = "the words of the letter".into();
        all.push(body);
    }
    all
}

/// The exact bytes that would leave.
async fn payload(inner: &Inner, action: &Action, id: &str, at: i64) -> Result<Vec<u8>, WireError> {
    let host = inner.user.email.rsplit('@').next().unwrap_or("localhost");
    let message_id = format!("{id}@{host}");
    match action {
        Action::Send { letter } => {
            let files = crate::usecases::enclosed(inner, letter).await?;
            let files = files.iter().map(|(a, b)| (a.name.as_str(), a.media_type.as_str(), b.as_slice())).collect();
            let enclosed = Enclosed { files, calendar: None };
            Ok(mime::letter_with(letter, &message_id, at, inner.simulated, enclosed))
        }
        Action::CreateEvent { uid, event } => Ok(ics::event_bytes(event, uid, &inner.user, at)),
        Action::Respond { message, uid, answer, organiser } => {
            let (account, id) = (inner.account.clone(), message.clone());
            let bytes = tokio::task::spawn_blocking(move || account.message_bytes(&id)).await.map_err(internal)?;
            let reply = mime::invitation(&bytes.map_err(internal)?)
                .and_then(|text| ics::reply(&text, uid, &inner.user, answer, &inner.zone, at))
                .ok_or_else(|| not_found("invitation", uid))?;
            let letter = Letter {
                from: inner.user.clone(),
                to: vec![organiser.clone()],
                subject: reply.subject,
                body: reply.body,
                ..Letter::default()
            };
            let enclosed = Enclosed { files: Vec::new(), calendar: Some(("REPLY", reply.calendar.as_str())) };
            Ok(mime::letter_with(&letter, &message_id, at, inner.simulated, enclosed))
        }
        other => Ok(serde_json::to_vec_pretty(other).unwrap_or_default()),
    }
}

/// Draws the card.
async fn card(
    inner: &Inner,
    action: &Action,
    arguments: &[Argument],
    spans: &[Argument],
) -> Result<CardView, WireError> {
    Ok(match action {
        Action::Send { letter } | Action::SaveDraft { letter } => letter_card(inner, letter, arguments, spans).await?,
        Action::CreateEvent { uid, event } => event_card(inner, None, Some((uid, event)), arguments).await?,
        Action::UpdateEvent { id, before, after, .. } => {
            event_card(inner, Some((id, before)), Some((id, after)), arguments).await?
        }
        Action::CancelEvent { id, before, .. } => event_card(inner, Some((id, before)), None, arguments).await?,
        Action::Respond { message, answer, organiser, uid } => {
            let mut all = vec![("Answer", answer.clone()), ("Who is told", convert::full(organiser))];
            all.extend(asked(inner, message, uid).await?);
            rows(&all)
        }
        Action::UpdateDeal { id, name, before, after } => CardView::Deal {
            id: id.clone(),
            name: gate::visible(if name.is_empty() { id } else { name }),
            before: before.clone(),
            after: after.clone(),
        },
        Action::EditDeal { before, after, .. } => {
            let (old, new) = (before.clone().unwrap_or_default(), after.clone().unwrap_or_default());
            let changes = convert::deal_changes(&old, &new);
            let mut all = vec![("Deal", if new.name.is_empty() { old.name.clone() } else { new.name.clone() })];
            all.extend(changes.into_iter().map(|(name, old, new)| (name, format!("{old} → {new}"))));
            rows(&all)
        }
        Action::PublishPost { id } => rows(&[("Post", id.clone())]),
        Action::Label { message, label, .. } => rows(&[("Message", message.clone()), ("Label", label.clone())]),
        Action::Move { message, to } => rows(&[("Message", message.clone()), ("To", format!("{to:?}"))]),
        Action::Snooze { message, until } => rows(&[("Message", message.clone()), ("Until", until.to_string())]),
    })
}

/// The event that an invitation is about, and what lies at the same time.
async fn asked(inner: &Inner, message: &str, uid: &str) -> Result<Vec<(&'static str, String)>, WireError> {
    let (account, id) = (inner.account.clone(), message.to_owned());
    let bytes = tokio::task::spawn_blocking(move || account.message_bytes(&id)).await.map_err(internal)?;
    let written = bytes.ok().and_then(|b| mime::invitation(&b));
    let events = written.and_then(|text| ics::read::as_written(&text, "", &inner.zone).ok()).unwrap_or_default();
    let Some(event) = events.into_iter().find(|e| e.uid == uid) else { return Ok(vec![("Event", uid.to_owned())]) };
    let view = convert::event(&event, &inner.zone);
    let mut rows = vec![("Event", event.title.clone()), ("When", view.when), ("Zone", view.zone)];
    if !event.location.is_empty() {
        rows.push(("Place", event.location.clone()));
    }
    if event.recurrence.is_some() {
        rows.push(("Repeats", "yes, the answer is for all of them".to_owned()));
    }
    let around = conflicts(inner, uid, event.start, event.end.max(event.start + 1)).await?;
    rows.push(("At the same time", if around.is_empty() { "nothing".to_owned() } else { around.join("\n") }));
    Ok(rows)
}

fn rows(rows: &[(&str, String)]) -> CardView {
    CardView::Rows {
        rows: rows.iter().map(|(name, value)| CardRow { name: (*name).into(), value: gate::visible(value) }).collect(),
    }
}

async fn letter_card(
    inner: &Inner,
    letter: &Letter,
    arguments: &[Argument],
    spans: &[Argument],
) -> Result<CardView, WireError> {
    let written = understudy_store::messages::written_to(&inner.store).await.map_err(internal)?;
    let contacts = inner.contacts();
    let party = |a: &Address| party(a, arguments, &written, &contacts);
    let body = if spans.is_empty() {
        vec![SpanView { text: letter.body.clone(), origin: convert::origin(&Origin::Settings, Integrity::Policy) }]
    } else {
        spans
            .iter()
            .map(|s| SpanView { text: gate::visible(&s.value), origin: convert::origin(&s.origin, s.integrity) })
            .collect()
    };
    Ok(CardView::Letter {
        from: convert::full(&letter.from),
        to: letter.to.iter().map(party).collect(),
        cc: letter.cc.iter().map(party).collect(),
        bcc: letter.bcc.iter().map(party).collect(),
        subject: gate::visible(&letter.subject),
        body,
        attachments: letter
            .files
            .iter()
            .map(|a| AttachmentView { name: gate::visible(&a.name), size: a.size as f64, sha256: a.sha256.clone() })
            .collect(),
    })
}

fn party(
    a: &Address,
    arguments: &[Argument],
    written: &std::collections::BTreeMap<String, u32>,
    contacts: &std::collections::BTreeSet<String>,
) -> PartyView {
    let times = written.get(&a.email).copied().unwrap_or(0);
    let known = contacts.contains(&a.email);
    let note = match (times, known) {
        (0, true) => "in your address book, never written to before".to_owned(),
        (0, false) => "never written to before, not in your address book".to_owned(),
        (1, _) => "written to once".to_owned(),
        (n, _) => format!("written to {n} times"),
    };
    let argument = arguments.iter().find(|x| x.role == ArgumentRole::Recipient && x.value.contains(&a.email));
    let origin = match argument {
        Some(x) => convert::origin(&x.origin, x.integrity),
        None => convert::origin(&Origin::Student, Integrity::Model),
    };
    PartyView {
        name: gate::visible(&a.name),
        email: gate::visible(&a.email),
        note,
        first_contact: times == 0 && !known,
        origin,
    }
}

async fn event_card(
    inner: &Inner,
    before: Option<(&String, &EventDraft)>,
    after: Option<(&String, &EventDraft)>,
    arguments: &[Argument],
) -> Result<CardView, WireError> {
    let written = understudy_store::messages::written_to(&inner.store).await.map_err(internal)?;
    let contacts = inner.contacts();
    // Who is no longer invited is told too; the user is not.
    let mut told: Vec<PartyView> = Vec::new();
    for guest in after.iter().chain(&before).flat_map(|(_, e)| &e.guests) {
        if guest.email != inner.user.email && !told.iter().any(|p| p.email == gate::visible(&guest.email)) {
            told.push(party(guest, arguments, &written, &contacts));
        }
    }
    let conflicts = match after {
        Some((id, event)) => self::conflicts(inner, id, event.start, event.end).await?,
        None => Vec::new(),
    };
    let view = |pair: Option<(&String, &EventDraft)>| pair.map(|(id, e)| convert::event_draft(e, id, &inner.zone));
    Ok(CardView::Event { before: view(before), after: view(after), told, conflicts })
}

/// The card as it is to be shown now: of an event that waits, with what lies at the same time now, not when it was asked.
pub(crate) async fn now(inner: &Inner, approval: &Approval) -> Result<CardView, WireError> {
    let mut card: CardView = serde_json::from_value(approval.card.clone()).map_err(internal)?;
    if let CardView::Event { after: Some(after), conflicts, .. } = &mut card
        && approval.state == Stored::Waiting
    {
        *conflicts = self::conflicts(inner, &after.id, after.start, after.end).await?;
    }
    Ok(card)
}

/// What lies at the same time as an event, in words.
async fn conflicts(inner: &Inner, id: &str, start: i64, end: i64) -> Result<Vec<String>, WireError> {
    let all = understudy_store::events::range(&inner.store, start, end).await.map_err(internal)?;
    let when =
        |e: &understudy_agent::record::Event| understudy_agent::extract::window_label(e.start, e.end, &inner.zone);
    let others = all.iter().filter(|e| e.id != id && e.uid != id && !e.cancelled && !e.transparent);
    Ok(others.map(|e| format!("{}, {}", gate::visible(&e.title), when(e))).collect())
}

/// What can be edited of an action, as text, to say what an edit changed.
pub(crate) fn text(inner: &Inner, action: &serde_json::Value) -> Result<String, WireError> {
    let action: Action = serde_json::from_value(action.clone()).map_err(internal)?;
    Ok(gate::visible(&match &action {
        Action::Send { letter } | Action::SaveDraft { letter } => format!("{}\n\n{}", letter.subject, letter.body),
        Action::CreateEvent { event, .. } | Action::UpdateEvent { after: event, .. } => {
            let at = |t| understudy_agent::extract::window_label(t, t, &inner.zone);
            format!("{}\n{}\nuntil {}\n", event.title, at(event.start), at(event.end))
        }
        other => convert::summary(other, &inner.zone),
    }))
}

/// What an edit makes of an approval: a new action, new bytes, a new hash. The user's own words are the
/// user's; whom they go to and why it asked stay as they were.
pub(crate) async fn edited(inner: &Inner, approval: &Approval, edit: CardEdit) -> Result<Edited, WireError> {
    let CardEdit { subject, body, start, end, stage } = edit;
    let mut action: Action = serde_json::from_value(approval.action.clone()).map_err(internal)?;
    let mut arguments: Vec<Argument> = serde_json::from_value(approval.arguments.clone()).map_err(internal)?;
    let mut spans = Vec::new();
    match &mut action {
        Action::Send { letter } => {
            if start.is_some() || end.is_some() || stage.is_some() {
                return Err(bad_input("A letter has no time and no stage.", "Change its subject or its body."));
            }
            if let Some(subject) = subject {
                if subject.contains(['\n', '\r']) {
                    return Err(bad_input("A subject is one line.", "Take the line break out."));
                }
                letter.subject = subject;
            }
            if let Some(body) = body {
                if body.trim().is_empty() {
                    return Err(bad_input("The letter would be empty.", "Write something, or reject it."));
                }
                letter.body = body;
            }
            arguments.retain(|a| !a.name.starts_with("body"));
            spans.push(Argument {
                name: "body".into(),
                handle: None,
                value: letter.body.clone(),
                role: ArgumentRole::Content,
                integrity: Integrity::User,
                origin: Origin::Answer,
            });
        }
        Action::CreateEvent { event, .. } | Action::UpdateEvent { after: event, .. } => {
            if stage.is_some() || body.is_some() {
                return Err(bad_input("An event has no stage and no letter.", "Change its title or its times."));
            }
            if let Some(title) = subject {
                event.title = title;
            }
            let length = event.end - event.start;
            if let Some(start) = start {
                event.start = start;
                event.end = start + length;
            }
            if let Some(end) = end {
                event.end = end;
            }
            if event.end <= event.start {
                return Err(bad_input("The event would end before it begins.", "Give an end after the start."));
            }
        }
        Action::UpdateDeal { before, after, .. } => {
            if subject.is_some() || body.is_some() || start.is_some() || end.is_some() {
                return Err(bad_input("Only the stage that a deal comes to can be changed.", "Name a stage."));
            }
            *after = new_stage(before, after, stage)?;
            for argument in arguments.iter_mut().filter(|a| a.name == "stage") {
                argument.handle = None;
                argument.value = after.clone();
                argument.integrity = Integrity::User;
                argument.origin = Origin::Answer;
            }
        }
        _ => return Err(bad_input("This cannot be edited.", "Approve it or reject it.")),
    }
    let payload = payload(inner, &action, &approval.id, inner.now()).await?;
    let card = card(inner, &action, &arguments, &spans).await?;
    arguments.extend(spans);
    Ok(Edited {
        action: serde_json::to_value(&action).map_err(internal)?,
        arguments: serde_json::to_value(&arguments).map_err(internal)?,
        card: serde_json::to_value(&card).map_err(internal)?,
        reasons: approval.reasons.clone(),
        red: approval.red,
        sha256: sha256_hex(&payload),
        payload,
        title: gate::visible(&convert::summary(&action, &inner.zone)),
        subtitle: approval.subtitle.clone(),
    })
}

/// The stage that the user gives a deal instead of the proposed one.
fn new_stage(before: &str, after: &str, stage: Option<String>) -> Result<String, WireError> {
    let stage = stage.unwrap_or_else(|| after.to_owned());
    if !STAGES.contains(&stage.as_str()) {
        return Err(bad_input(format!("There is no stage “{stage}”."), format!("Use {}.", STAGES.join(", "))));
    }
    if stage == before {
        return Err(bad_input(
            format!("The deal is in the stage {stage} already."),
            "Choose another stage, or reject the card.",
        ));
    }
    Ok(stage)
}

/// The word to type on a red card: the host of the first stranger, else "send".
pub(crate) fn confirm_word(approval: &Approval) -> Option<String> {
    if !approval.red {
        return None;
    }
    let action: Option<Action> = serde_json::from_value(approval.action.clone()).ok();
    let host = match action {
        Some(Action::Send { letter }) => letter.to.first().and_then(|a| a.email.rsplit('@').next().map(str::to_owned)),
        _ => None,
    };
    Some(host.unwrap_or_else(|| "confirm".to_owned()))
}

/// The row in a list.
pub(crate) fn summary(a: &Approval) -> ApprovalSummary {
    ApprovalSummary {
        id: a.id.clone(),
        run_id: if a.run_id == BY_HAND { String::new() } else { a.run_id.clone() },
        kind: a.kind.clone(),
        title: a.title.clone(),
        subtitle: a.subtitle.clone(),
        red: a.red,
        state: match a.state {
            Stored::Waiting => ApprovalState::Waiting,
            Stored::Approved => ApprovalState::Approved,
            Stored::Sending => ApprovalState::Sending,
            Stored::Sent => ApprovalState::Sent,
            Stored::Rejected => ApprovalState::Rejected,
            Stored::Failed => ApprovalState::Failed,
            Stored::Unknown => ApprovalState::Unknown,
            Stored::Expired => ApprovalState::Expired,
            Stored::Void => ApprovalState::Void,
        },
        created_at: a.created_at,
        expires_at: a.expires_at,
        undo_until: a.undo_until,
        decided_at: a.decided_at,
        simulated: a.simulated,
        rule_id: a.rule_id.clone(),
        edited: a.original.is_some(),
        later_until: a.later_until,
    }
}
