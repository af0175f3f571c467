//! The calendar of the persona: series across a clock change, conflicts, whole days, cancelled, invitations.
//!
//! `content/calendar.txt`: `UID | TITLE | DAY | START | MINUTES | ZONE | EXTRA | GUESTS | PLACE | NOTES`. DAY counts weeks and weekdays from this
//! week's Monday (`+1 thu`, `-6 mon`); EXTRA holds words: `weekly`, `daily`, `days:N` (whole days), `cancelled`, `free`,
//! `except:N` and `moved:N` (the Nth occurrence), `by:ADDRESS` (organiser), `pending`, `mailonly`.

use super::{Stage, persona, script};
use crate::ics;
use crate::local::error::Result;
use crate::local::files::{self, Care};
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use std::path::Path;
use understudy_agent::record::{Attendance, Event, Guest};

/// What was written, and for the mails that carry an object its text and what they say of its time and place.
pub(crate) struct Written {
    pub(crate) files: usize,
    pub(crate) by_uid: HashMap<String, String>,
    pub(crate) when: HashMap<String, String>,
}

pub(crate) fn write(root: &Path, stage: &Stage) -> Result<Written> {
    let mut written = Written { files: 0, by_uid: HashMap::new(), when: HashMap::new() };
    for row in script::rows(include_str!("content/calendar.txt")) {
        let cell = |n: usize| row.get(n).copied().unwrap_or_default();
        let uid = format!("{}@harbourseed.example", cell(0));
        let words: Vec<&str> = cell(6).split_whitespace().collect();
        let (events, extra) = events(stage, &uid, &row, &words);
        let stored = ics::calendar(&events, stage.at(30, 9, 0), None, &extra);
        written.when.insert(cell(0).to_owned(), when(stage, &events));
        written.by_uid.insert(cell(0).to_owned(), ics::calendar(&events, stage.at(30, 9, 0), Some("REQUEST"), &extra));
        if !words.contains(&"mailonly") {
            files::write(&root.join(crate::local::event_path(&uid)), stored.as_bytes(), Care::Bulk)?;
            written.files += 1;
        }
    }
    Ok(written)
}

/// The event or series with its changed occurrence, and its EXDATE lines.
fn events(stage: &Stage, uid: &str, row: &[&str], words: &[&str]) -> (Vec<Event>, String) {
    let cell = |n: usize| row.get(n).copied().unwrap_or_default();
    let number = |name: &str| words.iter().find_map(|w| w.strip_prefix(name)?.strip_prefix(':')?.parse::<i64>().ok());
    let zone = if cell(5).is_empty() { super::ZONE } else { cell(5) };
    let tz = ics::zone_of(zone);
    let day = day(stage, cell(2));
    let (hour, minute) = cell(3).split_once(':').unwrap_or(("0", "0"));
    let clock = Time::new(hour.parse().unwrap_or(0), minute.parse().unwrap_or(0), 0, 0).unwrap_or_default();
    let moment = |date: Date, time: Time| {
        date.to_datetime(time).to_zoned(tz.clone()).map_or(stage.now, |z| z.timestamp().as_second())
    };
    let whole = number("days");
    let start = moment(day, clock);
    let end = match whole {
        Some(days) => moment(day.saturating_add(days.days()), Time::midnight()),
        None => start + cell(4).parse::<i64>().unwrap_or(30) * 60,
    };
    let organiser = words.iter().find_map(|w| w.strip_prefix("by:")).map_or_else(persona, |email| stage.person(email));
    let mut guests: Vec<Guest> = cell(7)
        .split_whitespace()
        .map(|email| Guest { address: stage.person(email), attendance: Attendance::Accepted })
        .collect();
    if organiser.email != persona().email {
        let attendance = if words.contains(&"pending") { Attendance::Pending } else { Attendance::Accepted };
        guests.push(Guest { address: persona(), attendance });
    }
    let step = if words.contains(&"weekly") { 7 } else { 1 };
    let rule = if step == 7 {
        Some("FREQ=WEEKLY")
    } else {
        words.contains(&"daily").then_some("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR")
    };
    let event = Event {
        id: uid.to_owned(),
        uid: uid.to_owned(),
        title: cell(1).to_owned(),
        start,
        end,
        zone: zone.to_owned(),
        all_day: whole.is_some(),
        location: cell(8).to_owned(),
        notes: cell(9).to_owned(),
        organiser: (!guests.is_empty()).then_some(organiser),
        guests,
        cancelled: words.contains(&"cancelled"),
        recurrence: rule.map(str::to_owned),
        transparent: words.contains(&"free"),
        ..Event::default()
    };
    let nth = |n: i64| day.saturating_add((n * step).days());
    let mut all = vec![event.clone()];
    if let Some(n) = number("moved") {
        let later = clock.saturating_add(3.hours());
        let at = moment(nth(n), later);
        let id = format!("{uid}/{}", moment(nth(n), clock));
        all.push(Event {
            id,
            title: format!("{} (moved)", event.title),
            start: at,
            end: at + (end - start),
            recurrence: None,
            ..event
        });
    }
    let extra = number("except")
        .map(|n| format!("EXDATE;TZID={zone}:{}", nth(n).to_datetime(clock).strftime("%Y%m%dT%H%M%S")))
        .unwrap_or_default();
    (all, extra)
}

/// The lines that a calendar puts into the mail of an invitation, in the user's zone.
fn when(stage: &Stage, events: &[Event]) -> String {
    let Some(event) = events.first() else { return String::new() };
    let start = Timestamp::from_second(event.start).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(stage.zone.clone());
    let place = if event.location.is_empty() { String::new() } else { format!("\nWhere: {}", event.location) };
    format!("When: {}{place}", start.strftime("%A %-d %B %Y, %H:%M"))
}

/// `+1 thu`: Thursday of next week.
fn day(stage: &Stage, text: &str) -> Date {
    let (weeks, weekday) = text.split_once(' ').unwrap_or(("0", "mon"));
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|d| *d == weekday).unwrap_or(0);
    let now = Timestamp::from_second(stage.now).unwrap_or(Timestamp::UNIX_EPOCH);
    let today = stage.zone.to_datetime(now).date();
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let weeks: i64 = weeks.trim_start_matches('+').parse().unwrap_or(0);
    monday.saturating_add((weeks * 7 + i64::try_from(weekday).unwrap_or(0)).days())
}
