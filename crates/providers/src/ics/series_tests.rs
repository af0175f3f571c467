//! Changes of series, checked by reading them again: every occurrence is where it should be, and no other one moved.

use super::series::{Change, change_all, change_following, end_before};
use super::{Edit, edit, fold, read};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use understudy_agent::action::EventDraft;
use understudy_agent::record::{Address, Event};

const FAR: (i64, i64) = (1_780_000_000, 1_840_000_000);

fn maya() -> Address {
    Address { name: "Maya".into(), email: "maya@harbourseed.example".into() }
}

/// A series with its third occurrence left out and its fifth moved two hours later under a name of its own.
fn series(rule: &str, start: DateTime, zone: &str) -> String {
    let bare = |extra: &str| {
        let at = start.strftime("%Y%m%dT%H%M%S");
        let end = start.saturating_add(SignedDuration::from_mins(45)).strftime("%Y%m%dT%H%M%S").to_string();
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:s@x\r\nDTSTAMP:20260901T000000Z\r\n\
             DTSTART;TZID={zone}:{at}\r\nDTEND;TZID={zone}:{end}\r\nSUMMARY:Stand-up\r\nRRULE:{rule}\r\n{extra}\
             X-KEPT:as it was\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let all = events(&bare(""), zone);
    let third = local(all[2].start, zone).strftime("%Y%m%dT%H%M%S").to_string();
    let text = bare(&fold(&format!("EXDATE;TZID={zone}:{third}")));
    let fifth = &all[4];
    let moved = EventDraft {
        title: "Moved".into(),
        start: fifth.start + 7_200,
        end: fifth.end + 7_200,
        zone: zone.into(),
        ..EventDraft::default()
    };
    edit(&text, Some(fifth.start), &Edit::Reschedule(moved), zone, &maya(), 0).expect("the fifth is there")
}

fn events(text: &str, zone: &str) -> Vec<Event> {
    let mut all = read::expand(text, "", zone, FAR.0, FAR.1).expect("the text is read");
    all.retain(|e| !e.cancelled);
    all
}

fn local(at: i64, zone: &str) -> DateTime {
    TimeZone::get(zone).expect("a zone").to_datetime(Timestamp::from_second(at).expect("a time"))
}

fn draft(e: &Event) -> EventDraft {
    EventDraft {
        title: e.title.clone(),
        start: e.start,
        end: e.end,
        zone: e.zone.clone(),
        recurrence: e.recurrence.clone(),
        ..EventDraft::default()
    }
}

/// The same occurrence on another wall-clock time, ten minutes longer.
fn moved(e: &Event, shift: SignedDuration, zone: &str) -> EventDraft {
    let to = local(e.start, zone).checked_add(shift).expect("a time");
    let start = TimeZone::get(zone).expect("a zone").to_timestamp(to).expect("a time").as_second();
    EventDraft { start, end: start + (e.end - e.start) + 600, ..draft(e) }
}

/// Title, start on the wall, minutes.
fn seen(events: &[Event], zone: &str) -> Vec<(String, DateTime, i64)> {
    let mut all: Vec<_> =
        events.iter().map(|e| (e.title.clone(), local(e.start, zone), (e.end - e.start) / 60)).collect();
    all.sort();
    all
}

/// What the events should be: those that `hit` says move, but for the one that was put elsewhere by itself.
fn expected(
    all: &[Event],
    picked: &Event,
    shift: SignedDuration,
    zone: &str,
    hit: impl Fn(&Event) -> bool,
) -> Vec<(String, DateTime, i64)> {
    let mut out: Vec<_> = all
        .iter()
        .map(|e| {
            let stays = !hit(e) || (e.title == "Moved" && e.id != picked.id);
            let start = local(e.start, zone);
            let length = (e.end - e.start) / 60;
            if stays {
                (e.title.clone(), start, length)
            } else {
                // An occurrence with an end of its own keeps its length; the others take the new one.
                let length = if e.title == "Moved" { length } else { (picked.end - picked.start) / 60 + 10 };
                (e.title.clone(), start.checked_add(shift).expect("a time"), length)
            }
        })
        .collect();
    out.sort();
    out
}

/// The start in its series of an occurrence: what its id says.
fn original(e: &Event) -> i64 {
    e.id.rsplit_once('/').and_then(|(_, at)| at.parse().ok()).expect("an occurrence has one")
}

fn cases() -> impl Strategy<Value = (String, DateTime, &'static str)> {
    let rules = prop_oneof![
        Just(("FREQ=WEEKLY", "2026-10-07")),
        Just(("FREQ=WEEKLY;BYDAY=MO,WE", "2026-10-05")),
        Just(("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2026-10-06")),
        Just(("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-10-12")),
        Just(("FREQ=DAILY;INTERVAL=3", "2026-09-30")),
        Just(("FREQ=MONTHLY;BYMONTHDAY=12", "2026-09-12")),
        Just(("FREQ=MONTHLY", "2026-08-15")),
    ];
    let ends = prop_oneof![Just("COUNT=11"), Just("COUNT=14"), Just("UNTIL=20270831T235959Z")];
    let zones = prop_oneof![Just("Europe/Lisbon"), Just("America/New_York"), Just("Asia/Kolkata")];
    // Hours in which no clock is changed, also after the move.
    (rules, ends, zones, 8..18_i8, prop_oneof![Just(0_i8), Just(30)]).prop_map(
        |((rule, day), end, zone, hour, minute)| {
            let start: DateTime = format!("{day}T{hour:02}:{minute:02}").parse().expect("a time");
            (format!("{rule};{end}"), start, zone)
        },
    )
}

fn shifts() -> impl Strategy<Value = SignedDuration> {
    (-3..=3_i64, -8..=8_i64).prop_map(|(days, halves)| SignedDuration::from_mins(days * 1_440 + halves * 30))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn changing_all_moves_every_occurrence_alike((rule, start, zone) in cases(), shift in shifts(), pick in 0..7_usize) {
        let text = series(&rule, start, zone);
        let all = events(&text, zone);
        let picked = &all[pick.min(all.len() - 1)];
        let (before, after) = (draft(picked), moved(picked, shift, zone));
        let change = Change { before: &before, after: &after, zone, user: &maya(), stamp: 1 };
        let new = change_all(&text, &change).expect("these rules can be moved");
        prop_assert!(new.contains("X-KEPT:as it was"));
        let expect = expected(&all, picked, shift, zone, |_| true);
        prop_assert_eq!(seen(&events(&new, zone), zone), expect, "{}\n{}", text, new);
    }

    #[test]
    fn changing_the_following_leaves_what_was_before((rule, start, zone) in cases(), shift in shifts(), pick in 0..7_usize) {
        let text = series(&rule, start, zone);
        let all = events(&text, zone);
        let picked = &all[pick.min(all.len() - 1)];
        let (before, after) = (draft(picked), moved(picked, shift, zone));
        let change = Change { before: &before, after: &after, zone, user: &maya(), stamp: 1 };
        let at = original(picked);
        let (kept, new) = change_following(&text, at, "second@x", &change).expect("these rules can be moved");
        let mut found = kept.as_deref().map(|k| events(k, zone)).unwrap_or_default();
        found.extend(events(&new, zone));
        let expect = expected(&all, picked, shift, zone, |e| original(e) >= at);
        prop_assert_eq!(seen(&found, zone), expect, "{:?}\n{}", kept, new);
    }

    #[test]
    fn changing_one_changes_one((rule, start, zone) in cases(), shift in shifts(), pick in 0..7_usize) {
        let text = series(&rule, start, zone);
        let all = events(&text, zone);
        let picked = &all[pick.min(all.len() - 1)];
        let after = EventDraft { end: 0, ..moved(picked, shift, zone) };
        let after = EventDraft { end: after.start + (picked.end - picked.start), ..after };
        let new = edit(&text, Some(original(picked)), &Edit::Reschedule(after.clone()), zone, &maya(), 1).expect("it is there");
        let mut expect: Vec<_> = all.iter().filter(|e| e.id != picked.id).cloned().collect();
        expect.push(Event { start: after.start, end: after.end, ..picked.clone() });
        prop_assert_eq!(seen(&events(&new, zone), zone), seen(&expect, zone));
    }

    #[test]
    fn ending_a_series_keeps_exactly_what_was_before((rule, start, zone) in cases(), pick in 0..7_usize) {
        let text = series(&rule, start, zone);
        let all = events(&text, zone);
        let at = original(&all[pick.min(all.len() - 1)]);
        let left: Vec<_> = all.iter().filter(|e| original(e) < at).cloned().collect();
        match end_before(&text, at, zone, 1).expect("a series") {
            Some(kept) => prop_assert_eq!(seen(&events(&kept, zone), zone), seen(&left, zone)),
            None => prop_assert!(left.is_empty()),
        }
    }
}

#[test]
fn a_weekly_series_moved_across_the_change_of_clocks_keeps_its_hour() {
    let start: DateTime = "2026-10-13T09:00".parse().expect("a time");
    let text = series("FREQ=WEEKLY;BYDAY=TU;COUNT=8", start, "Europe/Lisbon");
    let all = events(&text, "Europe/Lisbon");
    let picked = &all[0];
    let (before, after) = (draft(picked), moved(picked, SignedDuration::from_hours(26), "Europe/Lisbon"));
    let change = Change { before: &before, after: &after, zone: "Europe/Lisbon", user: &maya(), stamp: 1 };
    let new = change_all(&text, &change).expect("a weekly series can be moved");
    assert!(new.contains("RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=8;WKST=TU"), "{new}");
    let hours: Vec<String> = events(&new, "Europe/Lisbon")
        .iter()
        .filter(|e| e.title == "Stand-up")
        .map(|e| local(e.start, "Europe/Lisbon").strftime("%a %H:%M").to_string())
        .collect();
    assert_eq!(hours, vec!["Wed 11:00"; 6]);
}
