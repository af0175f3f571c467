//! Changing the calendar by hand. Without outside guests it is done at once and can be undone; with guests it goes out
//! through the outbox, because people are told.

use super::approvals::leave;
use super::calendar::{is_mine, zone};
use super::letters::addresses;
use super::mail::blocking;
use crate::approvals as cards;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, account, bad_input, convert, gesture, internal, not_found, stale, tools};
use jiff::ToSpan;
use jiff::civil::DateTime;
use understudy_agent::action::{Action, EventDraft, Extent};
use understudy_agent::record::Event;
use understudy_providers::ics;

/// Longest title, characters.
const TITLE_LIMIT: usize = 500;

fn extent(s: EventExtent) -> Extent {
    match s {
        EventExtent::This => Extent::This,
        EventExtent::Following => Extent::Following,
        EventExtent::All => Extent::All,
    }
}

pub(crate) async fn event_create(app: &App, caller: Caller, event: EventText) -> Result<EventDone, WireError> {
    let inner = &app.inner;
    let draft = draft(inner, &event, &inner.zone)?;
    let text = serde_json::to_string(&draft).map_err(internal)?;
    // A UID that the calendars which restrict them take too: `a` to `v` and digits.
    let hash = understudy_store::sha256_hex(format!("{text} {}", inner.now()).as_bytes());
    let uid = format!("u{}", &hash[..31]);
    act(app, caller, Action::CreateEvent { uid, event: draft }).await
}

pub(crate) async fn event_change(
    app: &App,
    caller: Caller,
    id: String,
    etag: String,
    extent: EventExtent,
    event: EventText,
) -> Result<EventDone, WireError> {
    let inner = &app.inner;
    let seen = find(inner, &id, &etag).await?;
    let repeats = seen.recurrence.is_some();
    let mut after = draft(inner, &event, &seen.zone)?;
    // A single event becomes a series as a whole.
    let all = extent == EventExtent::All || (!repeats && after.recurrence.is_some());
    let mut before = tools::draft(&seen);
    if all || extent == EventExtent::Following {
        before.recurrence.clone_from(&seen.recurrence);
    } else {
        after.recurrence = None;
    }
    let (id, extent) = match (repeats, all) {
        (false, _) => (id, Extent::This),
        (true, true) => (id, Extent::All),
        (true, false) => (id, self::extent(extent)),
    };
    if before == after {
        return Ok(EventDone {
            message: "Nothing changed.".into(),
            effects: vec![],
            approval_id: None,
            undo_until: None,
        });
    }
    act(app, caller, Action::UpdateEvent { id, etag, before, after, extent }).await
}

pub(crate) async fn event_remove(
    app: &App,
    caller: Caller,
    id: String,
    etag: String,
    extent: EventExtent,
) -> Result<EventDone, WireError> {
    let inner = &app.inner;
    let seen = find(inner, &id, &etag).await?;
    let mut before = tools::draft(&seen);
    let extent = if seen.recurrence.is_some() { self::extent(extent) } else { Extent::This };
    if extent != Extent::This {
        before.recurrence.clone_from(&seen.recurrence);
    }
    act(app, caller, Action::CancelEvent { id, etag, before, extent }).await
}

/// The event as it is now, which must be the one that was shown and the user's to change.
async fn find(inner: &Inner, id: &str, etag: &str) -> Result<Event, WireError> {
    let wanted = id.to_owned();
    let found = blocking(inner, move |account| {
        let occurrence = wanted.rsplit_once('/').and_then(|(_, at)| at.parse::<i64>().ok());
        // A moved occurrence keeps the id of its first place; it may stand up to a year away from it.
        let all = match occurrence {
            Some(at) => account.events(at - 366 * 86_400, at + 366 * 86_400)?,
            None => account.series()?,
        };
        Ok(all.into_iter().find(|e| e.id == wanted))
    });
    let event = found.await?.ok_or_else(|| not_found("event", id))?;
    if event.etag != etag {
        return Err(stale("This event changed since it was shown."));
    }
    if !is_mine(inner, &event) {
        let who = event.organiser.as_ref().map(convert::name).unwrap_or_default();
        return Err(bad_input(format!("{who} made this event."), "Answer the invitation, or write to them."));
    }
    Ok(event)
}

/// Does it, or hands it to the outbox when others are told.
async fn act(app: &App, caller: Caller, action: Action) -> Result<EventDone, WireError> {
    let inner = &app.inner;
    let guests = match &action {
        Action::CreateEvent { event, .. } => vec![&event.guests],
        Action::UpdateEvent { before, after, .. } => vec![&before.guests, &after.guests],
        Action::CancelEvent { before, .. } => vec![&before.guests],
        _ => Vec::new(),
    };
    let told = guests.into_iter().flatten().any(|g| g.email != inner.user.email);
    if told {
        let sent = leave(app, caller, cards::by_hand(inner, action).await?).await?;
        let message = format!("{} Guests are told then.", sent.message);
        return Ok(EventDone {
            message,
            effects: Vec::new(),
            approval_id: Some(sent.approval_id),
            undo_until: sent.undo_until,
        });
    }
    let done = tools::by_hand(inner, &action, &gesture::of(caller)).await;
    account::sync(inner, account::Part::All).await.map_err(internal)?;
    let effect = done.map_err(|e| bad_input(e, "Look at the event again; it may have changed since."))?;
    let message = match &action {
        Action::CancelEvent { .. } => format!("Called off: {}", effect.summary.trim_start_matches("Cancel ")),
        _ => effect.summary,
    };
    Ok(EventDone { message, effects: vec![effect.id], approval_id: None, undo_until: None })
}

/// What the user wrote, as the calendar keeps it; `made_in` is the zone in which the event was made.
fn draft(inner: &Inner, text: &EventText, made_in: &str) -> Result<EventDraft, WireError> {
    let title = text.title.trim().to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT || title.contains(['\n', '\r']) {
        return Err(bad_input("The event has no title.", "Write one line that says what it is."));
    }
    let tz = zone(inner);
    let read = |text: &str| -> Result<DateTime, WireError> {
        text.parse::<DateTime>().map_err(|_| bad_input(format!("“{text}” is not a time."), "Fill in day and time."))
    };
    let (mut start, mut end) = (read(&text.start)?, read(&text.end)?);
    if text.all_day {
        start = start.date().into();
        end = DateTime::from(end.date()).saturating_add(1.day());
    }
    // A time that the clocks skip stands an hour later, one that comes twice is the first (RFC 5545, 3.3.5).
    let instant = |at: DateTime| tz.to_timestamp(at).map(|t| t.as_second()).map_err(internal);
    let (start, end) = (instant(start)?, instant(end)?);
    if end <= start {
        return Err(bad_input("The event would end before it begins.", "Give an end after the start."));
    }
    let recurrence =
        text.recurrence.as_deref().map(|r| r.trim().trim_start_matches("RRULE:")).filter(|r| !r.is_empty());
    if let Some(rule) = recurrence
        && !ics::series::is_rule(rule)
    {
        return Err(bad_input(format!("“{rule}” is not a repetition rule."), "Choose how it repeats from the list."));
    }
    Ok(EventDraft {
        title,
        start,
        end,
        // Whole days begin at midnight where the user is.
        zone: if text.all_day { inner.zone.clone() } else { made_in.to_owned() },
        guests: addresses(&text.guests)?,
        location: text.location.trim().to_owned(),
        recurrence: recurrence.map(str::to_owned),
        all_day: text.all_day,
        notes: text.notes.trim().to_owned(),
    })
}
