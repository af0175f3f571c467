//! iCalendar as text: lines, folding, escaping, writing events and editing one event in place.
//!
//! An edit changes the lines it must and keeps the rest byte for byte, so that what another program wrote
//! survives. Times are written with an IANA `TZID`, or in UTC where local time is ambiguous. Reading and
//! expanding series is `ics::read`; changing whole series is `ics::series`.

pub mod read;
mod reply;
mod rule;
pub mod series;
#[cfg(test)]
mod series_tests;

pub use reply::{Reply, reply};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use understudy_agent::action::EventDraft;
use understudy_agent::record::{Address, Attendance, Event, Guest};

/// Largest calendar file that is read, in bytes.
pub const CALENDAR_LIMIT: u64 = 1_000_000;

/// Joins folded lines.
pub fn unfold(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ if line.is_empty() => {}
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// One content line, folded at 75 bytes, with its line end.
pub fn fold(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

/// A TEXT value.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A parameter value, quoted when it must be.
fn parameter(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control() && *c != '"').collect();
    if clean.contains([';', ':', ',']) { format!("\"{clean}\"") } else { clean }
}

/// Name, parameters (with their leading `;`) and value of a content line.
pub(crate) fn split(line: &str) -> (&str, &str, &str) {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        if *c == '"' {
            quoted = !quoted;
        }
        *c == ':' && !quoted
    });
    let (head, value) = match colon {
        Some((i, _)) => (&line[..i], &line[i + 1..]),
        None => (line, ""),
    };
    let end = head.find(';').unwrap_or(head.len());
    (&head[..end], &head[end..], value)
}

pub(crate) fn is(line: &str, name: &str) -> bool {
    split(line).0.eq_ignore_ascii_case(name)
}

/// UID of the first event in a calendar text.
pub fn invitation_uid(text: &str) -> Option<String> {
    let lines = unfold(text);
    blocks(&lines)
        .into_iter()
        .find_map(|block| own(&lines[block]).find(|l| is(l, "UID")).map(|l| split(l).2.trim().to_owned()))
}

/// The line ranges of the VEVENTs, BEGIN and END included.
fn blocks(lines: &[String]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, line) in lines.iter().enumerate() {
        if line.eq_ignore_ascii_case("BEGIN:VEVENT") {
            start = Some(i);
        } else if line.eq_ignore_ascii_case("END:VEVENT")
            && let Some(begin) = start.take()
        {
            out.push(begin..i + 1);
        }
    }
    out
}

/// The lines of an event that are its own, not its alarms'.
pub(crate) fn own(block: &[String]) -> impl Iterator<Item = &String> {
    let mut depth = 0;
    block.iter().filter(move |line| {
        let name = split(line).0.to_ascii_uppercase();
        depth += i32::from(name == "BEGIN");
        let mine = depth == 1;
        depth -= i32::from(name == "END");
        mine
    })
}

/// The zone of a name, UTC when nobody knows it.
pub(crate) fn zone_of(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// `;TZID=Europe/Lisbon:20261126T150000`, `:20261126T150000Z` or `;VALUE=DATE:20261126`.
fn stamped(at: i64, zone: &str, all_day: bool) -> String {
    let moment = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let tz = zone_of(zone);
    let local = tz.to_datetime(moment);
    if all_day {
        return format!(";VALUE=DATE:{}", local.strftime("%Y%m%d"));
    }
    let clear = matches!(tz.to_ambiguous_timestamp(local).offset(), AmbiguousOffset::Unambiguous { .. });
    if !clear || tz == TimeZone::UTC {
        return format!(":{}", utc(at));
    }
    format!(";TZID={zone}:{}", local.strftime("%Y%m%dT%H%M%S"))
}

fn utc(at: i64) -> String {
    let moment = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(moment).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The moment that a DATE or DATE-TIME line means; `zone` for what floats.
fn moment_of(line: &str, zone: &str) -> Option<i64> {
    let (_, parameters, value) = split(line);
    let value = value.trim();
    let named = parameters.split(';').find_map(|p| p.strip_prefix("TZID="));
    let tz = match (value.ends_with('Z'), named) {
        (true, _) => TimeZone::UTC,
        (false, Some(name)) => TimeZone::get(name.trim_matches('"')).unwrap_or_else(|_| zone_of(zone)),
        (false, None) => zone_of(zone),
    };
    let value = value.trim_end_matches('Z');
    let local: DateTime = match value.len() {
        8 => DateTime::strptime("%Y%m%dT%H%M%S", format!("{value}T000000")).ok()?,
        _ => DateTime::strptime("%Y%m%dT%H%M%S", value).ok()?,
    };
    Some(tz.to_zoned(local).ok()?.timestamp().as_second())
}

/// An event that the agent makes, as the bytes that are approved and stored. `organiser` is the user;
/// `stamp` is the moment of making, Unix seconds.
pub fn event_bytes(event: &EventDraft, uid: &str, organiser: &Address, stamp: i64) -> Vec<u8> {
    let record = Event {
        id: uid.to_owned(),
        uid: uid.to_owned(),
        title: event.title.clone(),
        start: event.start,
        end: event.end,
        zone: event.zone.clone(),
        location: event.location.clone(),
        notes: event.notes.clone(),
        all_day: event.all_day,
        recurrence: event.recurrence.clone(),
        organiser: (!event.guests.is_empty()).then(|| organiser.clone()),
        guests: event.guests.iter().map(|g| Guest { address: g.clone(), attendance: Attendance::Pending }).collect(),
        ..Event::default()
    };
    calendar(&[record], stamp, None, "").into_bytes()
}

/// A calendar object of one UID: the event or series, and its changed occurrences (`id` = `UID/START`).
/// `extra` holds further content lines for the first event (EXDATE); `method` makes it an iTIP message.
pub fn calendar(events: &[Event], stamp: i64, method: Option<&str>, extra: &str) -> String {
    let mut out = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Understudy//Understudy//EN\r\n");
    if let Some(method) = method {
        out.push_str(&fold(&format!("METHOD:{method}")));
    }
    for (i, event) in events.iter().enumerate() {
        write_event(&mut out, event, stamp, if i == 0 { extra } else { "" });
    }
    out.push_str("END:VCALENDAR\r\n");
    out
}

fn write_event(out: &mut String, event: &Event, stamp: i64, extra: &str) {
    let mut line = |text: String| out.push_str(&fold(&text));
    line("BEGIN:VEVENT".into());
    line(format!("UID:{}", escape(&event.uid)));
    line(format!("DTSTAMP:{}", utc(stamp)));
    let original =
        event.id.strip_prefix(event.uid.as_str()).and_then(|r| r.strip_prefix('/')).and_then(|s| s.parse().ok());
    if let Some(original) = original {
        line(format!("RECURRENCE-ID{}", stamped(original, &event.zone, event.all_day)));
    }
    line(format!("DTSTART{}", stamped(event.start, &event.zone, event.all_day)));
    line(format!("DTEND{}", stamped(event.end, &event.zone, event.all_day)));
    line(format!("SUMMARY:{}", escape(&event.title)));
    if let Some(rule) = &event.recurrence {
        line(format!("RRULE:{}", rule.trim_start_matches("RRULE:")));
    }
    extra.lines().for_each(|l| line(l.to_owned()));
    if !event.location.is_empty() {
        line(format!("LOCATION:{}", escape(&event.location)));
    }
    if !event.notes.is_empty() {
        line(format!("DESCRIPTION:{}", escape(&event.notes)));
    }
    if let Some(organiser) = &event.organiser {
        line(format!("ORGANIZER{}", mailbox(organiser)));
    }
    for guest in &event.guests {
        line(format!("ATTENDEE;PARTSTAT={}{}", partstat(guest.attendance), mailbox(&guest.address)));
    }
    if event.transparent {
        line("TRANSP:TRANSPARENT".into());
    }
    if event.cancelled {
        line("STATUS:CANCELLED".into());
    }
    line("END:VEVENT".into());
}

fn mailbox(address: &Address) -> String {
    let name = parameter(&address.name);
    let email: String = address.email.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if name.is_empty() { format!(":mailto:{email}") } else { format!(";CN={name}:mailto:{email}") }
}

fn partstat(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Pending => "NEEDS-ACTION",
        Attendance::Accepted => "ACCEPTED",
        Attendance::Declined => "DECLINED",
        Attendance::Tentative => "TENTATIVE",
    }
}

/// What an edit changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// New title, times and place of an event that the user moves.
    Reschedule(EventDraft),
    /// Called off, kept in the file.
    Cancel,
}

/// Edits one event of a calendar text: the whole object, or the occurrence that began at `occurrence`.
/// `zone` is for times that float, `user` invites when guests are added. `None` when the text holds no such event.
pub fn edit(
    text: &str,
    occurrence: Option<i64>,
    edit: &Edit,
    zone: &str,
    user: &Address,
    stamp: i64,
) -> Option<String> {
    let mut lines = unfold(text);
    let blocks = blocks(&lines);
    let original = |block: &std::ops::Range<usize>| {
        own(&lines[block.clone()]).find(|l| is(l, "RECURRENCE-ID")).map(|l| moment_of(l, zone))
    };
    let master = blocks.iter().find(|b| original(b).is_none()).cloned();
    let exact = match occurrence {
        None => master.clone(),
        Some(at) => blocks.iter().find(|b| original(b) == Some(Some(at))).cloned(),
    };
    let (at, mut block) = match (exact, occurrence, master) {
        (Some(range), _, _) => (range.clone(), lines[range].to_vec()),
        (None, Some(at), Some(master)) => {
            let block = new_override(&lines[master.clone()], at, zone)?;
            (master.end..master.end, block)
        }
        _ => return None,
    };
    match edit {
        Edit::Reschedule(draft) => {
            set(&mut block, "DTSTART", &stamped(draft.start, &draft.zone, draft.all_day));
            unset(&mut block, "DURATION");
            set(&mut block, "DTEND", &stamped(draft.end, &draft.zone, draft.all_day));
            // A single event may become a series; an occurrence does not.
            if let (None, Some(rule)) = (occurrence, &draft.recurrence) {
                set(&mut block, "RRULE", &format!(":{}", rule.trim_start_matches("RRULE:")));
            }
            write_fields(&mut block, None, draft, user);
        }
        Edit::Cancel => set(&mut block, "STATUS", ":CANCELLED"),
    }
    let sequence =
        own(&block).find(|l| is(l, "SEQUENCE")).and_then(|l| split(l).2.trim().parse::<u32>().ok()).unwrap_or(0);
    set(&mut block, "SEQUENCE", &format!(":{}", sequence.saturating_add(1)));
    set(&mut block, "DTSTAMP", &format!(":{}", utc(stamp)));
    lines.splice(at, block);
    Some(lines.iter().map(|l| fold(l)).collect())
}

/// Title, place, notes and guests; what is as `before` had it, or says the same already, is left as it was written.
fn write_fields(block: &mut Vec<String>, before: Option<&EventDraft>, draft: &EventDraft, user: &Address) {
    let fields = [
        ("SUMMARY", &draft.title, before.map(|b| &b.title)),
        ("LOCATION", &draft.location, before.map(|b| &b.location)),
        ("DESCRIPTION", &draft.notes, before.map(|b| &b.notes)),
    ];
    for (name, text, _) in fields.into_iter().filter(|(_, text, was)| *was != Some(*text)) {
        let here = own(block).find(|l| is(l, name)).map(|l| split(l).2.trim().to_owned());
        let wanted = escape(text.trim());
        match here {
            Some(here) if here == wanted => {}
            None if wanted.is_empty() => {}
            _ if wanted.is_empty() => unset(block, name),
            _ => set(block, name, &format!(":{wanted}")),
        }
    }
    if before.is_some_and(|b| b.guests == draft.guests) {
        return;
    }
    block.retain(|l| !is(l, "ATTENDEE") || draft.guests.iter().any(|g| is_attendee(l, &g.email)));
    let new: Vec<&Address> = draft.guests.iter().filter(|g| !block.iter().any(|l| is_attendee(l, &g.email))).collect();
    let lines: Vec<String> =
        new.iter().map(|g| format!("ATTENDEE;PARTSTAT={}{}", partstat(Attendance::Pending), mailbox(g))).collect();
    let end = block.len().saturating_sub(1);
    block.splice(end..end, lines);
    if !draft.guests.is_empty() && !block.iter().any(|l| is(l, "ORGANIZER")) {
        set(block, "ORGANIZER", &mailbox(user));
    }
}

/// The lines of a new changed occurrence, made from its series.
fn new_override(master: &[String], at: i64, zone: &str) -> Option<Vec<String>> {
    let start_line = own(master).find(|l| is(l, "DTSTART"))?;
    let start = moment_of(start_line, zone)?;
    let end = own(master).find(|l| is(l, "DTEND")).and_then(|l| moment_of(l, zone)).unwrap_or(start + 3600);
    let all_day = split(start_line).1.to_ascii_uppercase().contains("VALUE=DATE") && !split(start_line).2.contains('T');
    let tz = split(start_line)
        .1
        .split(';')
        .find_map(|p| p.strip_prefix("TZID="))
        .unwrap_or(zone)
        .trim_matches('"')
        .to_owned();
    let mut block: Vec<String> = own(master)
        .filter(|l| !["RRULE", "RDATE", "EXDATE", "EXRULE", "DURATION"].iter().any(|n| is(l, n)))
        .cloned()
        .collect();
    set(&mut block, "RECURRENCE-ID", &stamped(at, &tz, all_day));
    set(&mut block, "DTSTART", &stamped(at, &tz, all_day));
    set(&mut block, "DTEND", &stamped(at + (end - start), &tz, all_day));
    Some(block)
}

/// Sets the user's answer in an invitation or stored event, and drops METHOD so that it can be stored.
pub fn answer(text: &str, email: &str, attendance: Attendance) -> Option<String> {
    let mut lines = unfold(text);
    lines.retain(|l| !is(l, "METHOD"));
    let found = blocks(&lines);
    if found.is_empty() {
        return None;
    }
    for block in found.into_iter().rev() {
        let mut mine = lines[block.clone()].to_vec();
        let name = mine.iter().find(|l| is_attendee(l, email)).map(|l| common_name(l)).unwrap_or_default();
        mine.retain(|l| !is_attendee(l, email));
        let address = Address { name, email: email.to_owned() };
        mine.insert(mine.len() - 1, format!("ATTENDEE;PARTSTAT={}{}", partstat(attendance), mailbox(&address)));
        lines.splice(block, mine);
    }
    Some(lines.iter().map(|l| fold(l)).collect())
}

fn is_attendee(line: &str, email: &str) -> bool {
    let (name, _, value) = split(line);
    name.eq_ignore_ascii_case("ATTENDEE") && value.to_lowercase().trim_start_matches("mailto:") == email
}

fn common_name(line: &str) -> String {
    split(line).1.split(';').find_map(|p| p.strip_prefix("CN=")).unwrap_or_default().trim_matches('"').to_owned()
}

fn set(block: &mut Vec<String>, name: &str, rest: &str) {
    unset(block, name);
    block.insert(1.min(block.len()), format!("{name}{rest}"));
}

fn unset(block: &mut Vec<String>, name: &str) {
    let mut depth = 0;
    block.retain(|line| {
        let key = split(line).0.to_ascii_uppercase();
        depth += i32::from(key == "BEGIN");
        let keep = depth != 1 || !key.eq_ignore_ascii_case(name);
        depth -= i32::from(key == "END");
        keep
    });
}
