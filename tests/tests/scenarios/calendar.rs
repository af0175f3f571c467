//! The calendar through the command table: days on the wall, changes of one, following, all, and what guests are told.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

async fn show(scenario: &Scenario, span: CalendarSpan, date: &str) -> CalendarPage {
    scenario.ask(Command::CalendarShow { span, date: Some(date.into()) }).await.expect("the calendar is shown")
}

fn text(title: &str, start: &str, end: &str) -> EventText {
    EventText { title: title.into(), start: start.into(), end: end.into(), ..EventText::default() }
}

fn of<'a>(page: &'a CalendarPage, title: &str) -> Vec<&'a CalendarEvent> {
    page.events.iter().filter(|e| e.title == title && !e.cancelled).collect()
}

fn starts(page: &CalendarPage, title: &str) -> Vec<String> {
    of(page, title).iter().map(|e| e.start_local.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn days_hours_and_conflicts_stand_on_the_users_wall() {
    let scenario = Scenario::new().await;
    let week: CalendarPage =
        scenario.ask(Command::CalendarShow { span: CalendarSpan::Week, date: None }).await.expect("this week");
    assert_eq!((week.today.as_str(), week.title.as_str()), ("2026-11-23", "23–29 November 2026"));
    assert_eq!(
        week.days.iter().map(|d| d.weekday.as_str()).collect::<Vec<_>>().join(" "),
        "Mon Tue Wed Thu Fri Sat Sun"
    );
    assert_eq!((week.previous.as_str(), week.next.as_str(), week.now_minute), ("2026-11-16", "2026-11-30", 540));
    assert!(week.events.len() > 5, "the Rehearsal account has a calendar");
    let standup = week.events.iter().find(|e| e.title == "Stand-up").expect("a stand-up on Monday");
    assert_eq!(standup.when, "Mon 23 Nov 09:30–09:45");
    for e in &week.events {
        for s in &e.stretches {
            assert!(s.from <= s.to && s.to <= 1440, "{e:?}");
            assert!(week.days.iter().any(|d| d.date == s.date));
        }
    }
    for (span, days) in [(CalendarSpan::Day, 1), (CalendarSpan::Month, 42), (CalendarSpan::Agenda, 30)] {
        assert_eq!(show(&scenario, span, "2026-11-23").await.days.len(), days, "{span:?}");
    }
    // The clocks go back in the night to Sunday, 25 October.
    let autumn = show(&scenario, CalendarSpan::Week, "2026-10-20").await;
    let changed: Vec<_> = autumn.days.iter().filter_map(|d| d.clocks.as_ref().map(|c| (d.day, c.as_str()))).collect();
    assert_eq!(changed, [(25, "Clocks go back")]);
    let wrong = Command::CalendarShow { span: CalendarSpan::Day, date: Some("tomorrow".into()) };
    assert_eq!(scenario.ask::<CalendarPage>(wrong).await.expect_err("not a day").code, ErrorCode::BadInput);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_is_made_moved_split_and_taken_back() {
    let scenario = Scenario::new().await;
    let weekly = EventText {
        recurrence: Some("FREQ=WEEKLY;BYDAY=TU".into()),
        ..text("Piano", "2026-11-24T18:00", "2026-11-24T19:00")
    };
    let made: EventDone = scenario.ask(Command::EventCreate { event: weekly }).await.expect("made");
    assert_eq!((made.effects.len(), made.approval_id), (1, None), "nobody is told, so it is done at once");
    let month = || show(&scenario, CalendarSpan::Agenda, "2026-11-23");
    let before = starts(&month().await, "Piano");
    assert_eq!(
        before,
        ["2026-11-24T18:00", "2026-12-01T18:00", "2026-12-08T18:00", "2026-12-15T18:00", "2026-12-22T18:00"]
    );

    let change = |e: &CalendarEvent, extent, start: &str, end: &str| Command::EventChange {
        id: e.id.clone(),
        etag: e.etag.clone(),
        extent,
        event: EventText { recurrence: e.recurrence.clone(), ..text("Piano", start, end) },
    };
    // One alone.
    let page = month().await;
    let second = of(&page, "Piano")[1];
    assert_eq!(second.repeats.as_deref(), Some("every week on Tuesday"));
    let one: EventDone =
        scenario.ask(change(second, EventExtent::This, "2026-12-01T19:30", "2026-12-01T20:30")).await.expect("moved");
    assert_eq!(starts(&month().await, "Piano")[1], "2026-12-01T19:30");
    let stale =
        scenario.ask::<EventDone>(change(second, EventExtent::This, "2026-12-02T19:30", "2026-12-02T20:30")).await;
    assert_eq!(stale.expect_err("it is another version now").code, ErrorCode::Stale);
    let _: Done = scenario.ask(Command::FilingUndo { effects: one.effects }).await.expect("taken back");
    assert_eq!(starts(&month().await, "Piano"), before);

    // The third and all after it, to Wednesdays.
    let page = month().await;
    let third = of(&page, "Piano")[2];
    let following = change(third, EventExtent::Following, "2026-12-09T17:00", "2026-12-09T18:00");
    let split: EventDone = scenario.ask(following).await.expect("split");
    let expect = ["2026-11-24T18:00", "2026-12-01T18:00", "2026-12-09T17:00", "2026-12-16T17:00", "2026-12-23T17:00"];
    // The span ends before the last of them is over or after it; what is in it must be these.
    let found = starts(&month().await, "Piano");
    assert_eq!(found, expect[..found.len()], "the first two stay");
    assert!(found.len() >= 4);
    let _: Done = scenario.ask(Command::FilingUndo { effects: split.effects }).await.expect("taken back whole");
    assert_eq!(starts(&month().await, "Piano"), before);

    // All of them, taken hold of at the fourth.
    let page = month().await;
    let fourth = of(&page, "Piano")[3];
    let all = change(fourth, EventExtent::All, "2026-12-14T18:00", "2026-12-14T19:00");
    let _: EventDone = scenario.ask(all).await.expect("moved");
    let moved = starts(&month().await, "Piano");
    assert_eq!(moved[0], "2026-11-23T18:00");
    assert!(moved.iter().all(|s| s.ends_with("T18:00")), "{moved:?}");
    // Spring: the clocks go forward on 28 March, and six in the evening stays six in the evening.
    let spring = show(&scenario, CalendarSpan::Agenda, "2027-03-15").await;
    assert_eq!(
        starts(&spring, "Piano"),
        ["2027-03-15T18:00", "2027-03-22T18:00", "2027-03-29T18:00", "2027-04-05T18:00", "2027-04-12T18:00"]
    );

    // The rest is called off.
    let page = month().await;
    let third = of(&page, "Piano")[2];
    let remove =
        Command::EventRemove { id: third.id.clone(), etag: third.etag.clone(), extent: EventExtent::Following };
    let _: EventDone = scenario.ask(remove).await.expect("called off");
    assert_eq!(starts(&month().await, "Piano").len(), 2);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_days_and_wrong_times() {
    let scenario = Scenario::new().await;
    let fair = EventText { all_day: true, ..text("Fair", "2026-11-25T00:00", "2026-11-26T00:00") };
    let _: EventDone = scenario.ask(Command::EventCreate { event: fair }).await.expect("made");
    let page = show(&scenario, CalendarSpan::Week, "2026-11-23").await;
    let fair = of(&page, "Fair")[0];
    let days: Vec<&str> = fair.stretches.iter().map(|s| s.date.as_str()).collect();
    assert_eq!((fair.all_day, days), (true, vec!["2026-11-25", "2026-11-26"]), "the last day is in it");
    for (event, why) in [
        (text("", "2026-11-25T09:00", "2026-11-25T10:00"), "no title"),
        (text("x", "2026-11-25T10:00", "2026-11-25T10:00"), "no length"),
        (text("x", "soon", "2026-11-25T10:00"), "no time"),
        (
            EventText {
                recurrence: Some("FREQ=SOMETIMES".into()),
                ..text("x", "2026-11-25T09:00", "2026-11-25T10:00")
            },
            "no rule",
        ),
        (
            EventText {
                recurrence: Some("FREQ=DAILY\r\nATTENDEE:mailto:x@y.example".into()),
                ..text("x", "2026-11-25T09:00", "2026-11-25T10:00")
            },
            "a rule of two lines",
        ),
    ] {
        let error = scenario.ask::<EventDone>(Command::EventCreate { event }).await.expect_err(why);
        assert_eq!(error.code, ErrorCode::BadInput, "{why}");
    }
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_with_guests_waits_for_its_undo_window() {
    let scenario = Scenario::with(|o| o.undo_seconds = Some(60)).await.expect("an account");
    let call = EventText {
        guests: vec!["Dana Ortiz <dana@larkfield.example>".into()],
        ..text("Call", "2026-11-25T09:00", "2026-11-25T09:30")
    };
    let made: EventDone = scenario.ask(Command::EventCreate { event: call }).await.expect("on its way");
    let id = made.approval_id.expect("guests are told through an approval");
    assert_eq!(made.effects, Vec::<String>::new());
    let page = show(&scenario, CalendarSpan::Week, "2026-11-23").await;
    let ghost = of(&page, "Call")[0].proposal.clone().expect("it is not in the calendar yet");
    assert!(ghost.leaving && ghost.approval_id == id);
    let detail: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.clone() }).await.expect("shown");
    assert!(detail.payload.starts_with("BEGIN:VCALENDAR"), "exactly the bytes that are kept: {}", detail.payload);
    let _: Done = scenario.ask(Command::ApprovalUndo { id: id.clone() }).await.expect("taken back");
    let reject = Command::ApprovalReject { id, reason: "Taken back.".into() };
    let _: Done = scenario.ask(reject).await.expect("and turned down");
    assert!(of(&show(&scenario, CalendarSpan::Week, "2026-11-23").await, "Call").is_empty());
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_by_the_user_is_kept_once_its_time_has_come() {
    let scenario = Scenario::new().await;
    let call = EventText {
        guests: vec!["dana@larkfield.example".into()],
        notes: "Bring the list".into(),
        ..text("Call", "2026-11-25T09:00", "2026-11-25T09:30")
    };
    let _: EventDone = scenario.ask(Command::EventCreate { event: call }).await.expect("sent");
    // It leaves by itself; until then it is a proposal.
    let began = std::time::Instant::now();
    let page = loop {
        let page = show(&scenario, CalendarSpan::Week, "2026-11-23").await;
        if of(&page, "Call").first().is_some_and(|made| made.proposal.is_none()) {
            break page;
        }
        assert!(began.elapsed().as_secs() < 30, "it is kept in the end");
        tokio::task::yield_now().await;
    };
    let made = of(&page, "Call")[0];
    assert!(made.mine);
    assert_eq!((made.guests[0].email.as_str(), made.notes.as_str()), ("dana@larkfield.example", "Bring the list"));
    let other = page.events.iter().find(|e| !e.mine).expect("somebody invited the user");
    let touch = Command::EventRemove { id: other.id.clone(), etag: other.etag.clone(), extent: EventExtent::This };
    let error = scenario.ask::<EventDone>(touch).await.expect_err("it is not the user's to call off");
    assert_eq!(error.code, ErrorCode::BadInput);
    scenario.app.close().await;
}
