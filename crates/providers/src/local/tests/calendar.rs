//! The calendar of the account: series and their occurrences, events, invitations, free time.

use super::*;
use understudy_agent::action::{EventDraft, Extent};
use understudy_agent::record::{Attendance, Guest};

const SERIES: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20261001T000000Z\r\nDTSTART;TZID=Europe/Lisbon:20261012T100000\r\nDTEND;TZID=Europe/Lisbon:20261012T103000\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=Europe/Lisbon:20261019T100000\r\nSUMMARY:Team call\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20261001T000000Z\r\nRECURRENCE-ID;TZID=Europe/Lisbon:20261102T100000\r\nDTSTART;TZID=Europe/Lisbon:20261102T140000\r\nDTEND;TZID=Europe/Lisbon:20261102T143000\r\nSUMMARY:Team call, moved\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const DAY: i64 = 86_400;

#[test]
fn a_series_keeps_local_time_across_the_clock_change() {
    let (_folder, account) = account();
    put(&account, "calendar/weekly.ics", SERIES);
    let events = account.events(NOW - 60 * DAY, NOW + 30 * DAY).unwrap();
    let seen: Vec<_> = events
        .iter()
        .map(|e| {
            (
                crate::ics::zone_of("Europe/Lisbon")
                    .to_datetime(jiff::Timestamp::from_second(e.start).unwrap())
                    .to_string(),
                e.title.as_str(),
            )
        })
        .collect();
    let expect = [
        ("2026-10-12T10:00:00", "Team call"),
        ("2026-10-26T10:00:00", "Team call"),
        ("2026-11-02T14:00:00", "Team call, moved"),
        ("2026-11-09T10:00:00", "Team call"),
    ];
    assert_eq!(seen, expect.map(|(a, b)| (a.to_owned(), b)));
}

#[test]
fn an_occurrence_is_moved_and_cancelled_alone_and_a_seen_version_is_required() {
    let (_folder, account) = account();
    put(&account, "calendar/weekly.ics", SERIES);
    let events = account.events(NOW - 60 * DAY, NOW + 30 * DAY).unwrap();
    let last = events.last().unwrap();
    let draft = EventDraft {
        title: last.title.clone(),
        start: last.start,
        end: last.end,
        zone: last.zone.clone(),
        ..EventDraft::default()
    };
    let after = EventDraft { start: last.start + 3_600, end: last.end + 3_600, ..draft.clone() };
    let update = Action::UpdateEvent {
        id: last.id.clone(),
        etag: last.etag.clone(),
        before: draft.clone(),
        after,
        extent: Extent::This,
    };
    let receipt = account.apply(&by_hand(update.clone()), "k1", None).unwrap();
    assert_eq!(account.apply(&by_hand(update.clone()), "k1", None).unwrap(), receipt);
    let moved = account.events(NOW - 60 * DAY, NOW + 30 * DAY).unwrap();
    assert_eq!(moved.len(), events.len());
    assert_eq!((moved[3].start, &moved[3].id), (last.start + 3_600, &last.id));
    let stale = account.apply(
        &by_hand(Action::CancelEvent {
            id: last.id.clone(),
            etag: last.etag.clone(),
            before: draft.clone(),
            extent: Extent::This,
        }),
        "k2",
        None,
    );
    assert!(matches!(stale, Err(ProviderError::Stale { .. })), "{stale:?}");
    account.undo(&update, &receipt).unwrap();
    assert_eq!(account.events(NOW - 60 * DAY, NOW + 30 * DAY).unwrap(), events);
    account
        .apply(
            &by_hand(Action::CancelEvent {
                id: last.id.clone(),
                etag: last.etag.clone(),
                before: draft,
                extent: Extent::This,
            }),
            "k3",
            None,
        )
        .unwrap();
    let cancelled: Vec<_> =
        account.events(NOW - 60 * DAY, NOW + 30 * DAY).unwrap().iter().map(|e| e.cancelled).collect();
    assert_eq!(cancelled, [false, false, false, true]);
}

#[test]
fn an_event_is_made_once_and_undone() {
    let (_folder, account) = account();
    let event = EventDraft {
        title: "Priya; catch up, 30'".into(),
        start: NOW + DAY,
        end: NOW + DAY + 1_800,
        zone: "Europe/Lisbon".into(),
        guests: vec![address("Priya Natarajan", "priya@tidewater.example")],
        location: "Café São Bento".into(),
        ..EventDraft::default()
    };
    let action = Action::CreateEvent { uid: "u-1".into(), event: event.clone() };
    let receipt = account.apply(&by_hand(action.clone()), "k", None).unwrap();
    assert_eq!(account.apply(&by_hand(action.clone()), "k", None).unwrap(), receipt);
    let events = account.events(NOW, NOW + 2 * DAY).unwrap();
    assert_eq!(events.len(), 1);
    let made = &events[0];
    assert_eq!(
        (&made.title, made.start, made.end, &made.location, &made.zone),
        (&event.title, event.start, event.end, &event.location, &event.zone)
    );
    assert_eq!(made.guests, [Guest { address: event.guests[0].clone(), attendance: Attendance::Pending }]);
    assert_eq!(made.organiser, Some(maya()));
    account.undo(&action, &receipt).unwrap();
    assert!(account.events(NOW, NOW + 2 * DAY).unwrap().is_empty());
}

#[test]
fn an_invitation_is_answered_into_the_calendar() {
    let (_folder, account) = account();
    let invite = Event {
        id: "inv".into(),
        uid: "inv".into(),
        title: "Demo".into(),
        start: NOW + DAY,
        end: NOW + DAY + 3_600,
        zone: "Europe/Berlin".into(),
        organiser: Some(address("", "jonas@x.example")),
        guests: vec![Guest { address: maya(), attendance: Attendance::Pending }],
        ..Event::default()
    };
    let ics = crate::ics::calendar(&[invite], NOW, Some("REQUEST"), "");
    let bytes = crate::mime::compose(&crate::mime::Composition {
        message_id: "i@x.example",
        at: NOW,
        from: address("", "jonas@x.example"),
        to: vec![maya()],
        subject: "Invitation: Demo",
        text: "Join",
        calendar: Some(("REQUEST", &ics)),
        ..Default::default()
    });
    put(&account, "mail/new/1.i", &bytes);
    let message = all(&account).remove(0);
    assert_eq!(message.invitation.as_deref(), Some("inv"));
    let action = Action::Respond {
        message: message.id,
        uid: "inv".into(),
        answer: "accept".into(),
        organiser: address("", "jonas@x.example"),
    };
    let receipt = account.apply(&by_hand(action.clone()), "k", None).unwrap();
    let event = account.events(NOW, NOW + 2 * DAY).unwrap().remove(0);
    assert_eq!(event.guests, [Guest { address: maya(), attendance: Attendance::Accepted }]);
    account.undo(&action, &receipt).unwrap();
    assert!(account.events(NOW, NOW + 2 * DAY).unwrap().is_empty());
}

#[test]
fn free_time_is_in_working_hours_after_now_and_spread() {
    let (_folder, account) = account();
    let busy = |uid: &str, start: &str, end: &str, extra: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{start}\r\nDTEND:{end}\r\n{extra}SUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    put(&account, "calendar/a.ics", busy("a", "20261123T090000Z", "20261123T170000Z", ""));
    put(&account, "calendar/b.ics", busy("b", "20261124T090000Z", "20261124T180000Z", "STATUS:CANCELLED\r\n"));
    put(&account, "calendar/c.ics", busy("c", "20261125T090000Z", "20261125T180000Z", "TRANSP:TRANSPARENT\r\n"));
    let slots = account.free((NOW - 7 * DAY, NOW + 7 * DAY), 60, NOW).unwrap();
    let shown: Vec<_> = slots
        .iter()
        .map(|(s, e)| format!("{} {}", jiff::Timestamp::from_second(*s).unwrap().strftime("%a %H:%M"), (e - s) / 60))
        .collect();
    assert_eq!(shown, ["Mon 17:00 60", "Tue 09:00 60", "Tue 13:00 60", "Wed 09:00 60", "Thu 09:00 60", "Fri 09:00 60"]);
}

#[test]
fn a_repetition_without_end_or_sense_is_bounded() {
    let (_folder, account) = account();
    let rule = |uid: &str, rule: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20200101T000000Z\r\nRRULE:{rule}\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    put(&account, "calendar/never.ics", rule("never", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"));
    put(&account, "calendar/second.ics", rule("second", "FREQ=SECONDLY"));
    put(&account, "calendar/daily.ics", rule("daily", "FREQ=DAILY"));
    let events = account.events(NOW, NOW + 7 * DAY).unwrap();
    assert_eq!(events.iter().filter(|e| e.uid == "daily").count(), 7);
    assert_eq!(events.iter().filter(|e| e.uid == "second").count(), 0);
    assert!(account.events(0, i64::MAX).unwrap().len() <= 2 * crate::ics::read::INSTANCE_LIMIT);
}
