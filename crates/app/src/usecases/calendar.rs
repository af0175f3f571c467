//! The calendar panel: days, events and proposals, laid on the wall clock of the user's zone.

use super::invitations::answer;
use super::mail::{blocking, person};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal, recurrence_words};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use understudy_agent::action::{Action, EventDraft};
use understudy_agent::gate::visible;
use understudy_agent::record::{Attendance, Event};
use understudy_store::approvals::{self, Approval, ApprovalState as Stored};
use understudy_store::effects::BY_HAND;
use understudy_store::messages;

/// Days of the agenda.
const AGENDA_DAYS: i64 = 30;
/// Invitations come at most this long before their event, seconds.
const INVITED_SINCE: i64 = 120 * 86_400;

pub(super) fn zone(inner: &Inner) -> TimeZone {
    TimeZone::get(&inner.zone).unwrap_or(TimeZone::UTC)
}

fn local(zone: &TimeZone, at: i64) -> DateTime {
    zone.to_datetime(Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH))
}

fn midnight(zone: &TimeZone, date: Date) -> i64 {
    date.to_zoned(zone.clone()).map_or(0, |z| z.timestamp().as_second())
}

fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

pub(crate) async fn calendar_show(
    app: &App,
    _: Caller,
    span: CalendarSpan,
    date: Option<String>,
) -> Result<CalendarPage, WireError> {
    let inner = &app.inner;
    let tz = zone(inner);
    let now = local(&tz, inner.now());
    let today = now.date();
    let date: Date = match date.as_deref().filter(|d| !d.is_empty()) {
        Some(text) => {
            text.parse().map_err(|_| bad_input(format!("“{text}” is not a day."), "Write it as 2026-11-23."))?
        }
        None => today,
    };
    let (first, count) = bounds(span, date);
    let dates: Vec<Date> = (0..count).map(|n| plus(first, n)).collect();
    let (from, to) = (midnight(&tz, first), midnight(&tz, plus(first, count)));
    let found = blocking(inner, move |account| account.events(from, to)).await?;
    let mut events: Vec<CalendarEvent> = found.iter().map(|e| view(inner, &tz, e)).collect();
    for (event, record) in events.iter_mut().zip(&found).filter(|(e, _)| !e.answer.is_empty()) {
        let since = record.start - INVITED_SINCE;
        event.message_id = messages::with_invitation(&inner.store, &record.uid, since).await.map_err(internal)?;
    }
    for approval in
        approvals::list(&inner.store, i64::MAX).await.map_err(internal)?.iter().chain(&leaving(inner).await?)
    {
        events.extend(proposal(inner, &tz, approval).filter(|e| e.start < to && e.end > from));
    }
    for event in &mut events {
        event.stretches = stretches(&tz, event, &dates);
    }
    events.retain(|e| !e.stretches.is_empty());
    events.sort_by(|a, b| (a.start, a.end, &a.key).cmp(&(b.start, b.end, &b.key)));
    mark_conflicts(&mut events);
    Ok(CalendarPage {
        span,
        title: title(span, date, &dates),
        today: today.to_string(),
        previous: neighbour(span, date, -1).to_string(),
        next: neighbour(span, date, 1).to_string(),
        zone: inner.zone.clone(),
        now_minute: minute(now),
        days: dates.iter().map(|d| day(&tz, *d, today, span, date)).collect(),
        events,
        date: date.to_string(),
    })
}

/// First day and number of days.
fn bounds(span: CalendarSpan, date: Date) -> (Date, i64) {
    let monday = |d: Date| plus(d, -i64::from(d.weekday().to_monday_zero_offset()));
    match span {
        CalendarSpan::Day => (date, 1),
        CalendarSpan::Week => (monday(date), 7),
        CalendarSpan::Month => (monday(date.first_of_month()), 42),
        CalendarSpan::Agenda => (date, AGENDA_DAYS),
    }
}

fn neighbour(span: CalendarSpan, date: Date, step: i64) -> Date {
    match span {
        CalendarSpan::Day => plus(date, step),
        CalendarSpan::Week => plus(date, 7 * step),
        CalendarSpan::Month => date.first_of_month().saturating_add(step.months()),
        CalendarSpan::Agenda => plus(date, AGENDA_DAYS * step),
    }
}

fn title(span: CalendarSpan, date: Date, dates: &[Date]) -> String {
    let (first, last) = (dates.first().copied().unwrap_or(date), dates.last().copied().unwrap_or(date));
    match span {
        CalendarSpan::Day => date.strftime("%A, %-d %B %Y").to_string(),
        CalendarSpan::Month => date.strftime("%B %Y").to_string(),
        CalendarSpan::Week | CalendarSpan::Agenda if first.year() != last.year() => {
            format!("{} – {}", first.strftime("%-d %B %Y"), last.strftime("%-d %B %Y"))
        }
        CalendarSpan::Week | CalendarSpan::Agenda if first.month() != last.month() => {
            format!("{} – {}", first.strftime("%-d %B"), last.strftime("%-d %B %Y"))
        }
        CalendarSpan::Week | CalendarSpan::Agenda => format!("{}–{}", first.day(), last.strftime("%-d %B %Y")),
    }
}

fn day(tz: &TimeZone, date: Date, today: Date, span: CalendarSpan, shown: Date) -> CalendarDay {
    let hours = (midnight(tz, plus(date, 1)) - midnight(tz, date)) / 3_600;
    CalendarDay {
        date: date.to_string(),
        weekday: date.strftime("%a").to_string(),
        name: date.strftime("%A, %-d %B %Y").to_string(),
        day: date.day() as u32,
        month: date.strftime("%b").to_string(),
        today: date == today,
        weekend: matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday),
        inside: span != CalendarSpan::Month || date.first_of_month() == shown.first_of_month(),
        clocks: match hours {
            24 => None,
            ..24 => Some("Clocks go forward".to_owned()),
            25.. => Some("Clocks go back".to_owned()),
        },
    }
}

fn minute(at: DateTime) -> u32 {
    at.hour() as u32 * 60 + at.minute() as u32
}

/// Where an event stands on each of the days.
fn stretches(tz: &TimeZone, event: &CalendarEvent, dates: &[Date]) -> Vec<Stretch> {
    let mut out = Vec::new();
    for date in dates {
        let (opens, closes) = (midnight(tz, *date), midnight(tz, plus(*date, 1)));
        let touches = event.start < closes && (event.end > opens || (event.end == event.start && event.start >= opens));
        if !touches {
            continue;
        }
        let (first, last) = (event.start >= opens, event.end <= closes);
        let from = if first { minute(local(tz, event.start)) } else { 0 };
        let to = if event.end < closes { minute(local(tz, event.end)) } else { 1_440 };
        // When the clocks go back within it, the end can stand before the start.
        out.push(Stretch { date: date.to_string(), from, to: to.max(from), first, last });
    }
    out
}

fn written(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

pub(super) fn is_mine(inner: &Inner, event: &Event) -> bool {
    event.organiser.as_ref().is_none_or(|o| o.email == inner.user.email)
}

fn view(inner: &Inner, tz: &TimeZone, e: &Event) -> CalendarEvent {
    let (start, end) = (local(tz, e.start), local(tz, e.end));
    let asked = e.guests.iter().any(|g| g.address.email == inner.user.email);
    let mine = is_mine(inner, e);
    CalendarEvent {
        key: e.id.clone(),
        id: e.id.clone(),
        etag: e.etag.clone(),
        title: visible(&e.title),
        start: e.start,
        end: e.end,
        start_local: written(start),
        end_local: written(end),
        when: when(start, end, e.all_day),
        hours: hours(start, end, e.all_day),
        other_zone: (e.zone != inner.zone && !e.all_day).then(|| e.zone.clone()),
        all_day: e.all_day,
        location: visible(&e.location),
        notes: visible(&e.notes),
        organiser: e.organiser.as_ref().map(person),
        mine,
        guests: e
            .guests
            .iter()
            .map(|g| GuestView {
                name: visible(&g.address.name),
                email: visible(&g.address.email),
                answer: attendance(g.attendance).to_owned(),
            })
            .collect(),
        answer: if mine || !asked { String::new() } else { answer(inner, e).to_owned() },
        repeats: e.recurrence.as_deref().map(recurrence_words::words),
        recurrence: e.recurrence.clone(),
        cancelled: e.cancelled,
        free: e.transparent,
        message_id: None,
        conflicts: Vec::new(),
        proposal: None,
        stretches: Vec::new(),
    }
}

fn attendance(a: Attendance) -> &'static str {
    match a {
        Attendance::Pending => "pending",
        Attendance::Accepted => "accepted",
        Attendance::Declined => "declined",
        Attendance::Tentative => "tentative",
    }
}

/// "Mon 23 Nov 09:30–09:45"; whole days with their last day.
fn when(start: DateTime, end: DateTime, all_day: bool) -> String {
    let day = |at: DateTime| at.strftime("%a %-d %b").to_string();
    let last = if all_day { end.saturating_sub(1.day()) } else { end };
    match (all_day, start.date() == last.date()) {
        (true, true) => day(start),
        (true, false) => format!("{} – {}", day(start), day(last)),
        (false, true) => format!("{} {}", day(start), hours(start, end, false)),
        (false, false) => {
            format!("{} {} – {} {}", day(start), start.strftime("%H:%M"), day(end), end.strftime("%H:%M"))
        }
    }
}

fn hours(start: DateTime, end: DateTime, all_day: bool) -> String {
    if all_day { String::new() } else { format!("{}–{}", start.strftime("%H:%M"), end.strftime("%H:%M")) }
}

/// What the user did himself and still waits for its undo window.
async fn leaving(inner: &Inner) -> Result<Vec<Approval>, WireError> {
    let day = inner.now() - 86_400;
    let mut all = approvals::list(&inner.store, day).await.map_err(internal)?;
    all.retain(|a| matches!(a.state, Stored::Approved | Stored::Sending));
    Ok(all)
}

/// The event that an approval would make, or would make of another.
fn proposal(inner: &Inner, tz: &TimeZone, approval: &Approval) -> Option<CalendarEvent> {
    let open = matches!(approval.state, Stored::Waiting | Stored::Approved | Stored::Sending);
    let action: Action = serde_json::from_value(approval.action.clone()).ok().filter(|_| open)?;
    let (id, etag, draft): (String, String, EventDraft) = match action {
        Action::CreateEvent { uid, event } => (uid, String::new(), event),
        Action::UpdateEvent { id, etag, after, .. } => (id, etag, after),
        Action::CancelEvent { id, etag, before, .. } => (id, etag, before),
        _ => return None,
    };
    let record = Event {
        id: id.clone(),
        etag,
        title: draft.title,
        start: draft.start,
        end: draft.end,
        zone: draft.zone,
        all_day: draft.all_day,
        location: draft.location,
        notes: draft.notes,
        guests: draft
            .guests
            .into_iter()
            .map(|address| understudy_agent::record::Guest { address, attendance: Attendance::Pending })
            .collect(),
        recurrence: draft.recurrence,
        cancelled: approval.kind == "cancelEvent",
        ..Event::default()
    };
    let proposal = ProposalView {
        approval_id: approval.id.clone(),
        kind: approval.kind.clone(),
        red: approval.red,
        leaving: approval.state != Stored::Waiting || approval.run_id == BY_HAND,
    };
    Some(CalendarEvent { key: format!("{id} {}", approval.id), proposal: Some(proposal), ..view(inner, tz, &record) })
}

/// Notes on each event what else blocks its time.
fn mark_conflicts(events: &mut [CalendarEvent]) {
    let blocks = |e: &CalendarEvent| !e.cancelled && !e.free && !e.all_day && e.answer != "declined" && e.end > e.start;
    let busy: Vec<(String, String, i64, i64, String)> = events
        .iter()
        .filter(|e| blocks(e))
        .map(|e| (e.key.clone(), e.id.clone(), e.start, e.end, e.title.clone()))
        .collect();
    for event in events.iter_mut().filter(|e| blocks(e)) {
        event.conflicts = busy
            .iter()
            // A proposal to move an event is not in the way of that event.
            .filter(|(key, id, start, end, _)| {
                *key != event.key && *id != event.id && *start < event.end && *end > event.start
            })
            .map(|(.., title)| title.clone())
            .collect();
    }
}
