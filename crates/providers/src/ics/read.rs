//! Calendar text read into records: series expanded within a window, or as written.
//!
//! calcard does the calendar arithmetic (DST, EXDATE, changed and cancelled occurrences, Windows zone
//! names); this bounds it and turns the result into records.

use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarParameterName, ICalendarProperty, ICalendarStatus, ICalendarTransparency,
};
use understudy_agent::record::{Address, Attendance, Event, Guest};

/// Most occurrences of one object in one answer.
pub const INSTANCE_LIMIT: usize = 1_000;
/// Longest window, in seconds: two years.
pub const WINDOW_LIMIT: i64 = 2 * 366 * 86_400;
/// Most occurrences that are counted through to reach the window (27 years of a daily event).
const COUNT_LIMIT: usize = 10_000;

/// The occurrences of a calendar object that touch `from..to`, by start. `etag` is put into each.
/// The error is a plain reason.
pub fn expand(text: &str, etag: &str, zone: &str, from: i64, to: i64) -> Result<Vec<Event>, String> {
    let to = to.min(from.saturating_add(WINDOW_LIMIT));
    let calendar = parse(&local_until(text, zone))?;
    let default: Tz = zone.parse().unwrap_or(Tz::UTC);
    let expanded = calendar.expand_dates(default, COUNT_LIMIT);
    if let (Some(error), true) = (expanded.errors.first(), expanded.events.is_empty()) {
        return Err(reason(&error.error));
    }
    if expanded.events.len() >= COUNT_LIMIT && expanded.events.iter().all(|e| e.start.timestamp() < from) {
        return Err(format!("it repeats more than {COUNT_LIMIT} times before the days that are shown"));
    }
    let rule = rule(text);
    // calcard pairs a changed occurrence with its series only when both have one SEQUENCE; others do not
    // keep to that, so what an override replaces is dropped here.
    let replaced: Vec<i64> = calendar.components.iter().filter_map(|c| original(c, &calendar, default)).collect();
    let mut events = Vec::new();
    for found in expanded.events {
        let start = found.start.timestamp();
        let end = match found.end {
            TimeOrDelta::Time(end) => end.timestamp(),
            TimeOrDelta::Delta(length) => start.saturating_add(length.num_seconds()),
        };
        let Some(component) = calendar.component_by_id(found.comp_id).filter(|c| c.component_type.is_event()) else {
            continue;
        };
        let ends =
            component.has_property(&ICalendarProperty::Dtend) || component.has_property(&ICalendarProperty::Duration);
        let mut event = record(component, etag, zone);
        // Without an end a timed event takes no time (RFC 5545 3.6.1).
        (event.start, event.end) = (start, if ends || event.all_day { end.max(start) } else { start });
        let touches = start < to && (event.end > from || start >= from);
        let original = original(component, &calendar, default);
        if !touches || (original.is_none() && replaced.contains(&start)) {
            continue;
        }
        let series = rule.is_some() || component.has_property(&ICalendarProperty::Rdate) || original.is_some();
        if series {
            event.id = format!("{}/{}", event.uid, original.unwrap_or(start));
            event.recurrence.clone_from(&rule);
        }
        events.push(event);
        if events.len() > 4 * INSTANCE_LIMIT {
            break;
        }
    }
    events.sort_by(|a, b| (a.start, &a.id).cmp(&(b.start, &b.id)));
    events.dedup_by(|a, b| a.id == b.id);
    events.truncate(INSTANCE_LIMIT);
    Ok(events)
}

/// How many occurrences of a calendar object begin before `at`. The error is a plain reason.
pub(super) fn starts_before(text: &str, zone: &str, at: i64) -> Result<usize, String> {
    let calendar = parse(&local_until(text, zone))?;
    let default: Tz = zone.parse().unwrap_or(Tz::UTC);
    let expanded = calendar.expand_dates(default, COUNT_LIMIT);
    if let (Some(error), true) = (expanded.errors.first(), expanded.events.is_empty()) {
        return Err(reason(&error.error));
    }
    let count = expanded.events.iter().filter(|e| e.start.timestamp() < at).count();
    if count >= COUNT_LIMIT {
        return Err(format!("it repeats more than {COUNT_LIMIT} times"));
    }
    Ok(count)
}

/// The events of a calendar object as written: the event or series with its UID as id, then its changed
/// occurrences with `UID/START`.
pub fn as_written(text: &str, etag: &str, zone: &str) -> Result<Vec<Event>, String> {
    let calendar = parse(text)?;
    let default: Tz = zone.parse().unwrap_or(Tz::UTC);
    let rule = rule(text);
    let resolver = calendar.build_tz_resolver().with_default(default);
    let mut events = Vec::new();
    for component in calendar.components.iter().filter(|c| c.component_type.is_event()) {
        let moment = |name: &ICalendarProperty| {
            let entry = component.property(name)?;
            let date = entry.values.first()?.as_partial_date_time()?;
            Some(date.to_date_time_with_tz(resolver.resolve_or_default(entry.tz_id()))?.timestamp())
        };
        let mut event = record(component, etag, zone);
        event.start = moment(&ICalendarProperty::Dtstart).ok_or_else(|| "an event has no start".to_owned())?;
        event.end = moment(&ICalendarProperty::Dtend).unwrap_or(event.start + if event.all_day { 86_400 } else { 0 });
        match original(component, &calendar, default) {
            Some(at) => event.id = format!("{}/{at}", event.uid),
            None => event.recurrence.clone_from(&rule),
        }
        events.push(event);
    }
    if events.is_empty() {
        return Err("it holds no event".to_owned());
    }
    Ok(events)
}

/// The text with every UNTIL in UTC brought to the wall clock of its series. calcard compares it with local times, so
/// that far from Greenwich a series would end an occurrence late or early.
fn local_until(text: &str, zone: &str) -> String {
    if !text.contains("UNTIL=") {
        return text.to_owned();
    }
    let mut lines = super::unfold(text);
    for block in super::blocks(&lines) {
        let Some(start) = super::own(&lines[block.clone()]).find(|l| super::is(l, "DTSTART")).cloned() else {
            continue;
        };
        let (_, parameters, value) = super::split(&start);
        let named = parameters.split(';').find_map(|p| p.strip_prefix("TZID=")).map(|n| n.trim_matches('"'));
        let name = if value.trim().ends_with('Z') { "UTC" } else { named.unwrap_or(zone) };
        let tz = jiff::tz::TimeZone::get(name).unwrap_or_else(|_| super::zone_of(zone));
        for line in lines[block].iter_mut().filter(|l| super::is(l, "RRULE")) {
            let until = line.split([';', ':']).find_map(|p| p.strip_prefix("UNTIL=")).map(|u| u.trim().to_owned());
            let Some(until) = until.filter(|u| u.ends_with('Z')) else { continue };
            let moment = super::moment_of(&format!("X:{until}"), "UTC").map(jiff::Timestamp::from_second);
            if let Some(Ok(at)) = moment {
                let local = tz.to_datetime(at).strftime("%Y%m%dT%H%M%S").to_string();
                *line = line.replace(&format!("UNTIL={until}"), &format!("UNTIL={local}"));
            }
        }
    }
    lines.iter().map(|l| super::fold(l)).collect()
}

fn parse(text: &str) -> Result<ICalendar, String> {
    if text.len() as u64 > super::CALENDAR_LIMIT {
        return Err("it is larger than 1 MB".to_owned());
    }
    let calendar = ICalendar::parse(text).map_err(|_| "it is not a complete iCalendar object".to_owned())?;
    let mut events = calendar.components.iter().filter(|c| c.component_type.is_event()).peekable();
    if events.peek().is_none() {
        return Err("it holds no event".to_owned());
    }
    if events.any(|c| c.uid().unwrap_or_default().is_empty()) {
        return Err("an event has no UID".to_owned());
    }
    Ok(calendar)
}

fn reason(error: &calcard::icalendar::dates::CalendarErrorType) -> String {
    use calcard::icalendar::dates::CalendarErrorType as E;
    match error {
        E::MissingDtStart => "an event has no start".to_owned(),
        E::InvalidDtStart => "the start of an event is not a time".to_owned(),
        E::InvalidDtEnd => "the end of an event is not a time".to_owned(),
        E::InvalidDuration => "the length of an event is not a duration".to_owned(),
        E::RRule(e) => format!("its repetition rule is not valid ({e})"),
    }
}

/// The RRULE text of the series, as written.
fn rule(text: &str) -> Option<String> {
    let lines = super::unfold(text);
    super::blocks(&lines).into_iter().find_map(|b| {
        super::own(&lines[b]).find(|l| super::is(l, "RRULE")).map(|l| super::split(l).2.trim().to_owned())
    })
}

/// The start that a changed occurrence had in its series; a change of all that follow has none of its own.
fn original(component: &ICalendarComponent, calendar: &ICalendar, default: Tz) -> Option<i64> {
    let entry = component.property(&ICalendarProperty::RecurrenceId)?;
    if entry.has_parameter(&ICalendarParameterName::Range) {
        return None;
    }
    let date = entry.values.first()?.as_partial_date_time()?;
    let resolver = calendar.build_tz_resolver().with_default(default);
    Some(date.to_date_time_with_tz(resolver.resolve_or_default(entry.tz_id()))?.timestamp())
}

/// The fields of an event that do not depend on the occurrence.
fn record(component: &ICalendarComponent, etag: &str, zone: &str) -> Event {
    let text = |p: &ICalendarProperty| {
        component
            .property(p)
            .and_then(|e| e.values.first())
            .and_then(|v| v.as_text())
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let start = component.property(&ICalendarProperty::Dtstart);
    let named = start.and_then(|e| e.tz_id()).filter(|name| jiff::tz::TimeZone::get(name).is_ok());
    let uid = component.uid().unwrap_or_default().to_owned();
    Event {
        id: uid.clone(),
        uid,
        etag: etag.to_owned(),
        title: text(&ICalendarProperty::Summary),
        start: 0,
        end: 0,
        zone: named.unwrap_or(zone).to_owned(),
        all_day: start
            .and_then(|e| e.values.first())
            .and_then(|v| v.as_partial_date_time())
            .is_some_and(|d| !d.has_time()),
        location: text(&ICalendarProperty::Location),
        notes: text(&ICalendarProperty::Description),
        organiser: component.property(&ICalendarProperty::Organizer).map(address),
        guests: component
            .properties(&ICalendarProperty::Attendee)
            .take(500)
            .map(|e| Guest { address: address(e), attendance: attendance(e) })
            .collect(),
        cancelled: component.status() == Some(&ICalendarStatus::Cancelled),
        recurrence: None,
        transparent: component.transparency() == Some(&ICalendarTransparency::Transparent),
    }
}

fn address(entry: &calcard::icalendar::ICalendarEntry) -> Address {
    let name = entry.parameters(&ICalendarParameterName::Cn).find_map(|v| v.as_text()).unwrap_or_default();
    Address { name: name.to_owned(), email: entry.calendar_address().unwrap_or_default().trim().to_lowercase() }
}

fn attendance(entry: &calcard::icalendar::ICalendarEntry) -> Attendance {
    let answer = entry.parameters(&ICalendarParameterName::Partstat).find_map(|v| v.as_text()).unwrap_or_default();
    match answer.to_ascii_uppercase().as_str() {
        "ACCEPTED" => Attendance::Accepted,
        "DECLINED" => Attendance::Declined,
        "TENTATIVE" => Attendance::Tentative,
        _ => Attendance::Pending,
    }
}
