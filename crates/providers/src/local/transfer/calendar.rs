//! Many events in one calendar file, and one object a UID as the account keeps them: apart and together again.
//!
//! An event that is broken is told with its line, and the others come in. Only events are read: tasks and journals are
//! counted. Time zones go along with the events that name them.

use crate::ics::{self, read};
use crate::local::error::Result;
use crate::local::files::{self, Care};
use crate::local::{LocalAccount, event_path};
use std::collections::{BTreeMap, BTreeSet};
use understudy_agent::gate::UserGesture;

/// An object of one UID that can be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarObject {
    /// By which it is known.
    pub uid: String,
    text: String,
}

/// What a calendar file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarRead {
    /// Events and series.
    pub objects: Vec<CalendarObject>,
    /// Line and reason of each that cannot be read.
    pub broken: Vec<(u64, String)>,
    /// Tasks, journals and the like, which have no place here.
    pub others: u64,
}

/// Whether a text begins as a calendar does.
pub fn is_calendar(head: &[u8]) -> bool {
    begins_with(head, b"BEGIN:VCALENDAR")
}

/// Whether the first line that is not empty is this, capitals or not.
pub(crate) fn begins_with(head: &[u8], word: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    head.len() >= word.len() && head[..word.len()].eq_ignore_ascii_case(word)
}

/// A content line with the number of its first line in the file. Folds are undone in bytes: some programs fold inside a
/// letter.
fn lines(bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
    let mut all: Vec<(u64, Vec<u8>)> = Vec::new();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (number, line) in (1..).zip(bytes.split(|b| *b == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line.first(), all.last_mut()) {
            (Some(b' ' | b'\t'), Some((_, last))) => last.extend_from_slice(&line[1..]),
            (None, _) => {}
            _ => all.push((number, line.to_vec())),
        }
    }
    all
}

/// A VEVENT or VTIMEZONE with its line.
struct Block {
    line: u64,
    lines: Vec<String>,
}

impl Block {
    fn value(&self, name: &str) -> Option<String> {
        ics::own(&self.lines).find(|l| ics::is(l, name)).map(|l| ics::split(l).2.trim().to_owned())
    }

    fn is_change(&self) -> bool {
        self.value("RECURRENCE-ID").is_some()
    }
}

/// Takes a calendar file apart. `zone` is for times that float.
pub fn read_calendar(bytes: &[u8], zone: &str) -> CalendarRead {
    let mut out = CalendarRead::default();
    let (events, zones) = blocks(bytes, &mut out);
    let mut order: Vec<String> = Vec::new();
    let mut by_uid: BTreeMap<String, Vec<Block>> = BTreeMap::new();
    for mut event in events {
        let uid = event.value("UID").filter(|uid| !uid.is_empty()).unwrap_or_else(|| {
            // The same event gets the same one each time it is read.
            let uid = format!("u{}", &files::sha256_hex(event.lines.join("\n").as_bytes())[..31]);
            event.lines.retain(|l| !ics::is(l, "UID"));
            event.lines.insert(1, format!("UID:{uid}"));
            uid
        });
        if !by_uid.contains_key(&uid) {
            order.push(uid.clone());
        }
        by_uid.entry(uid).or_default().push(event);
    }
    for uid in order {
        let Some(mut events) = by_uid.remove(&uid) else { continue };
        events.sort_by_key(Block::is_change);
        let second = |e: &Block| !e.is_change();
        while events.iter().filter(|e| second(e)).count() > 1 {
            let again = events.remove(1);
            out.broken.push((again.line, "another event with its UID comes before it".into()));
        }
        let line = events.first().map_or(1, |e| e.line);
        let text = object(&events, &zones);
        match check(&text, zone) {
            Ok(()) => out.objects.push(CalendarObject { uid, text }),
            Err(reason) => out.broken.push((line, reason)),
        }
    }
    out.broken.sort();
    out
}

/// Whether the account would read it.
fn check(text: &str, zone: &str) -> std::result::Result<(), String> {
    read::as_written(text, "", zone)?;
    // A window in the far past still checks the repetition rule.
    read::expand(text, "", zone, i64::MIN / 4, 0).map(drop)
}

/// The events of a file and its zones by their names.
fn blocks(bytes: &[u8], out: &mut CalendarRead) -> (Vec<Block>, BTreeMap<String, Block>) {
    let (mut events, mut zones) = (Vec::new(), BTreeMap::new());
    let lines = lines(bytes);
    let word = |line: &[u8]| String::from_utf8_lossy(line.trim_ascii_end()).to_ascii_uppercase();
    let mut at = 0;
    while at < lines.len() {
        let kind = match word(&lines[at].1).strip_prefix("BEGIN:") {
            Some("VCALENDAR") | None => {
                at += 1;
                continue;
            }
            Some(kind) => kind.to_owned(),
        };
        let number = lines[at].0;
        let end = format!("END:{kind}");
        // It ends with its own END; one that another begins before has none.
        let stop = lines[at + 1..].iter().position(|(_, line)| {
            let word = word(line);
            word == end || word == "END:VCALENDAR" || word == "BEGIN:VEVENT" || word == "BEGIN:VCALENDAR"
        });
        let closed = stop.filter(|n| word(&lines[at + 1 + n].1) == end);
        let next = match (closed, stop) {
            (Some(n), _) => at + n + 2,
            (None, Some(n)) => at + n + 1,
            (None, None) => lines.len(),
        };
        match kind.as_str() {
            "VEVENT" | "VTIMEZONE" if closed.is_none() => {
                out.broken.push((number, format!("it is not complete: {end} is missing")));
            }
            "VEVENT" | "VTIMEZONE" => {
                let text: std::result::Result<Vec<String>, u64> =
                    lines[at..next].iter().map(|(n, l)| String::from_utf8(l.clone()).map_err(|_| *n)).collect();
                match text {
                    Err(n) => out.broken.push((number, format!("line {n} is not UTF-8 text"))),
                    Ok(lines) if kind == "VEVENT" => events.push(Block { line: number, lines }),
                    Ok(lines) => {
                        let zone = Block { line: number, lines };
                        if let Some(name) = zone.value("TZID") {
                            zones.entry(name).or_insert(zone);
                        }
                    }
                }
            }
            _ => out.others += 1,
        }
        at = next;
    }
    (events, zones)
}

/// Names of zones that a line uses.
fn zone_of(line: &str) -> Option<&str> {
    let (_, parameters, _) = ics::split(line);
    parameters.split(';').find_map(|p| p.strip_prefix("TZID=")).map(|name| name.trim_matches('"'))
}

/// The name that a zone has everywhere, when the file calls it otherwise: old Thunderbirds put a path before it.
fn plain_zone(name: &str, zones: &BTreeMap<String, Block>) -> Option<String> {
    let known = |name: &str| jiff::tz::TimeZone::get(name).is_ok();
    if known(name) {
        return None;
    }
    let said = zones.get(name).and_then(|z| z.value("X-LIC-LOCATION")).filter(|n| known(n));
    let parts: Vec<&str> = name.split('/').collect();
    let ends = (1..=3).rev().filter(|n| *n < parts.len()).map(|n| parts[parts.len() - n..].join("/"));
    said.or_else(|| ends.into_iter().find(|n| n.contains('/') && known(n)))
}

/// One object: its zones, its events.
fn object(events: &[Block], zones: &BTreeMap<String, Block>) -> String {
    let mut lines: Vec<String> = events.iter().flat_map(|e| e.lines.iter().cloned()).collect();
    for line in &mut lines {
        if let Some(name) = zone_of(line).map(str::to_owned)
            && let Some(plain) = plain_zone(&name, zones)
        {
            let quoted = format!("TZID=\"{name}\"");
            let bare = if line.contains(&quoted) { quoted } else { format!("TZID={name}") };
            *line = line.replacen(&bare, &format!("TZID={plain}"), 1);
        }
    }
    let used: BTreeSet<&str> = lines.iter().filter_map(|l| zone_of(l)).collect();
    let mut text = ics::calendar(&[], 0, None, "");
    let end = text.rfind("END:VCALENDAR").unwrap_or(text.len());
    let zones = zones.iter().filter(|(name, _)| used.contains(name.as_str())).flat_map(|(_, z)| &z.lines);
    let body: String = zones.chain(&lines).map(|l| ics::fold(l)).collect();
    text.insert_str(end, &body);
    text
}

impl LocalAccount {
    /// The UIDs of all events.
    pub fn events_known(&self) -> Result<BTreeSet<String>> {
        Ok(self.calendar_files()?.0.iter().filter_map(|f| ics::invitation_uid(&f.text)).collect())
    }

    /// The whole calendar as one file, in the order of the UIDs, and the files that could not be read.
    pub fn calendar_whole(&self) -> Result<(String, Vec<crate::local::Problem>)> {
        let (files, mut problems) = self.calendar_files()?;
        let mut read: Vec<(String, Vec<Block>)> = Vec::new();
        let mut zones = BTreeMap::new();
        for file in files {
            let mut told = CalendarRead::default();
            let (events, more) = blocks(file.text.as_bytes(), &mut told);
            match (ics::invitation_uid(&file.text), told.broken.into_iter().next()) {
                (Some(uid), None) => {
                    read.push((uid, events));
                    for (name, zone) in more {
                        zones.entry(name).or_insert(zone);
                    }
                }
                (_, why) => {
                    let reason = why.map_or_else(|| "it holds no event".to_owned(), |(_, reason)| reason);
                    problems.push(crate::local::Problem { file: file.name, reason });
                }
            }
        }
        read.sort_by(|a, b| a.0.cmp(&b.0));
        let events: Vec<Block> = read.into_iter().flat_map(|(_, events)| events).collect();
        Ok((object(&events, &zones), problems))
    }

    /// Brings an event or a series in. Whether it was not here yet.
    ///
    /// # Errors
    /// `Full` and `Io`: nothing of it was kept.
    pub fn bring_event(&self, _gesture: &UserGesture, object: &CalendarObject) -> Result<bool> {
        let _guard = self.write_lock();
        let target = self.root.join(event_path(&object.uid));
        if target.symlink_metadata().is_ok() {
            return Ok(false);
        }
        files::write(&target, object.text.as_bytes(), Care::Durable)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THUNDERBIRD: &str = "BEGIN:VCALENDAR\r\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r\nVERSION:2.0\r\n\
        BEGIN:VTIMEZONE\r\nTZID:/mozilla.org/20071231_1/Europe/Berlin\r\nX-LIC-LOCATION:Europe/Berlin\r\nBEGIN:DAYLIGHT\r\n\
        TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n\
        BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:weekly@x.example\r\nDTSTART;TZID=/mozilla.org/20071231_1/Europe/Berlin:20261123T100000\r\nDTEND;TZID=/mozilla.org/20071231_1/Europe/Berlin:20261123T103000\r\n\
        RRULE:FREQ=WEEKLY\r\nSUMMARY:Review of the numbers with everybody who is there and also the oth\r\n ers\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:weekly@x.example\r\nRECURRENCE-ID;TZID=/mozilla.org/20071231_1/Europe/Berlin:20261130T100000\r\nDTSTART;TZID=/mozilla.org/20071231_1/Europe/Berlin:20261130T110000\r\nDTEND;TZID=/mozilla.org/20071231_1/Europe/Berlin:20261130T113000\r\nSUMMARY:Review, later\r\nEND:VEVENT\r\n\
        BEGIN:VTODO\r\nUID:task@x.example\r\nSUMMARY:Buy milk\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

    #[test]
    fn a_thunderbird_calendar_comes_apart_with_its_zone_and_its_changed_occurrence() {
        let read = read_calendar(THUNDERBIRD.as_bytes(), "Europe/Lisbon");
        assert_eq!((read.objects.len(), read.others, read.broken), (1, 1, vec![]));
        let events = read::as_written(&read.objects[0].text, "", "Europe/Lisbon").expect("it reads");
        // Ten o'clock in Berlin is nine in UTC.
        assert_eq!(events[0].start, 1_795_424_400);
        assert_eq!(events[0].zone, "Europe/Berlin");
        assert_eq!(events[0].title, "Review of the numbers with everybody who is there and also the others");
        assert_eq!(events[1].id, format!("weekly@x.example/{}", 1_795_424_400 + 7 * 86_400));
        assert!(read.objects[0].text.contains("BEGIN:VALARM"), "{}", read.objects[0].text);
    }

    #[test]
    fn the_good_events_of_a_broken_calendar_come_in() {
        let event = |uid: &str, more: &str| {
            format!(
                "BEGIN:VEVENT\nUID:{uid}\nDTSTART:20261123T090000Z\nDTEND:20261123T100000Z\nSUMMARY:{uid}\n{more}END:VEVENT\n"
            )
        };
        let mut text = String::from("BEGIN:VCALENDAR\nVERSION:2.0\n").into_bytes();
        text.extend_from_slice(event("good", "").as_bytes());
        text.extend_from_slice(b"BEGIN:VEVENT\nUID:nostart\nSUMMARY:x\nEND:VEVENT\n");
        text.extend_from_slice(b"BEGIN:VEVENT\nUID:open\nDTSTART:20261123T090000Z\n");
        text.extend_from_slice(event("rule", "RRULE:FREQ=SOMETIMES\n").as_bytes());
        text.extend_from_slice(b"BEGIN:VEVENT\nUID:bytes\nDTSTART:20261123T090000Z\nSUMMARY:\xff\xfe\nEND:VEVENT\n");
        text.extend_from_slice(event("last", "").as_bytes());
        let read = read_calendar(&text, "UTC");
        let uids: Vec<&str> = read.objects.iter().map(|o| o.uid.as_str()).collect();
        let lines: Vec<u64> = read.broken.iter().map(|(line, _)| *line).collect();
        assert!(uids.starts_with(&["good"]) && uids.ends_with(&["last"]), "{uids:?}");
        assert!(lines.starts_with(&[9, 13]), "{:?}", read.broken);
        assert!(
            read.broken.iter().any(|(line, why)| *line == 23 && why == "line 26 is not UTF-8 text"),
            "{:?}",
            read.broken
        );
    }

    #[test]
    fn an_event_without_a_uid_gets_the_same_one_each_time() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123T090000Z\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n";
        let once = read_calendar(text.as_bytes(), "UTC");
        assert_eq!(once.objects.len(), 1, "{:?}", once.broken);
        assert_eq!(once, read_calendar(text.as_bytes(), "UTC"));
    }
}
