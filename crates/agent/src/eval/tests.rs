//! Evals: worlds as written by hand, what differs between two of them, and what a case makes of a run.

use super::*;
use crate::action::{Action, EventDraft, Letter};
use crate::record::Folder;

const WORLD: &str = "\
now: 2026-11-23 09:00
user: Maya Lindqvist <Maya@harbourseed.example>
messages:
  - id: dana
    from: Dana Ortiz <dana@larkfield.example>
    subject: Your pricing
    at: yesterday 16:10
    text: |
      Hi Maya
  - {id: reply, thread: dana, in_reply_to: dana, folder: sent, to: [a@x.example, B <b@x.example>], subject: 'Re: Your pricing', at: -2h}
people:
  - {who: Dana Ortiz <dana@larkfield.example>, organisation: Larkfield, relation: prospect}
events:
  - {id: board, title: Board, start: thu 14:00, minutes: 30, guests: [p@x.example]}
deals:
  - {name: Larkfield, contact: dana@larkfield.example, stage: proposal, amount: '24,000 EUR'}
posts:
  - {id: small, title: Small print, status: draft}
";

fn world() -> World {
    read_world(WORLD).expect("the world reads")
}

#[test]
fn short_forms_become_records() {
    let w = world();
    assert_eq!((w.now, w.zone.as_str()), (1_795_424_400, "Europe/Lisbon"));
    assert_eq!(w.user.email, "maya@harbourseed.example");
    let dana = &w.messages[0];
    assert_eq!(dana.at, 1_795_363_800);
    assert_eq!((dana.unread, dana.thread.as_str(), dana.text.as_str()), (true, "dana", "Hi Maya"));
    assert_eq!(dana.to, std::slice::from_ref(&w.user));
    let reply = &w.messages[1];
    assert_eq!((reply.unread, reply.folder, reply.at), (false, Folder::Sent, w.now - 7200));
    assert_eq!(reply.in_reply_to.as_deref(), Some(dana.message_id.as_str()));
    assert_eq!((reply.to.len(), reply.from == w.user), (2, true));
    assert_eq!((w.events[0].start, w.events[0].end - w.events[0].start), (1_795_701_600, 1800));
    assert_eq!((w.deals[0].id.as_str(), w.deals[0].amount), ("larkfield", 24_000));
    assert_eq!(w.people[0].emails, ["dana@larkfield.example"]);
}

#[test]
fn slips_in_a_world_are_named_with_their_line() {
    let check = |from: &str, to: &str, line: u32, words: &str| {
        assert!(WORLD.contains(from), "{from}");
        let problem = read_world(&WORLD.replace(from, to)).expect_err(to);
        assert_eq!(problem.line, line, "{to}: {problem:?}");
        assert!(problem.message.contains(words), "{to}: {problem:?}");
    };
    check("now: 2026-11-23 09:00", "now: tomorrow", 1, "full date");
    check("yesterday 16:10", "yesterdy 16:10", 7, "yesterdy");
    check("from: Dana", "form: Dana", 5, "form");
    check("<dana@larkfield.example>\n    subj", "dana@\n    subj", 5, "not an address");
    check("stage: proposal", "stage: proposed", 16, "proposed");
    check("24,000 EUR", "lots", 16, "lots");
    check("id: reply", "id: dana", 10, "Two messages");
    check("minutes: 30", "minutes: -30", 14, "before it begins");
    check("status: draft", "status: live", 18, "live");
}

#[test]
fn times_read_in_the_worlds_zone() {
    let tz = jiff::tz::TimeZone::get("Europe/Berlin").expect("zone");
    let now = "2026-11-23T08:30:00Z".parse::<jiff::Timestamp>().expect("now").to_zoned(tz.clone());
    let check = |text: &str, expect: Option<&str>| {
        let got = moment::read(text, Some(&now), &tz).map(|s| moment::show(s, "UTC")[0].clone());
        assert_eq!(got.as_deref(), expect, "{text}");
    };
    check("2026-11-23T09:00:00Z", Some("2026-11-23 09:00"));
    check("2026-11-23 09:00", Some("2026-11-23 08:00"));
    check("2026-07-01", Some("2026-06-30 22:00"));
    check("today 10:00", Some("2026-11-23 09:00"));
    check("-1w 10:00", Some("2026-11-16 09:00"));
    check("mon 10:00", Some("2026-11-30 09:00"));
    check("+90min", Some("2026-11-23 10:00"));
    check("-3d", Some("2026-11-20 08:30"));
    check("1795424400", Some("2026-11-23 09:00"));
    check("-2d 25:00", None);
    check("someday", None);
    check("+3h 10:00", None);
}

#[test]
fn equal_worlds_differ_in_nothing_and_reading_is_no_change() {
    let before = world();
    let mut after = before.clone();
    after.messages[0].unread = false;
    after.events[0].etag = "2".into();
    assert_eq!(diff(&before, &after), []);
}

#[test]
fn every_difference_is_a_change() {
    let check = |edit: &dyn Fn(&mut World), expect: &[&str]| {
        let before = world();
        let mut after = before.clone();
        edit(&mut after);
        let got: Vec<String> = diff(&before, &after).iter().map(|c| format!("{}: {}", c.kind, c.words())).collect();
        assert_eq!(got, expect);
    };
    check(&|w| w.messages[0].labels = vec!["Urgent".into()], &["label: \"Your pricing\" got the label Urgent"]);
    check(
        &|w| w.messages[0].folder = Folder::Archive,
        &["move: folder of \"Your pricing\" went from \"inbox\" to \"archive\""],
    );
    check(
        &|w| w.messages[0].folder = Folder::Snoozed,
        &["snooze: folder of \"Your pricing\" went from \"inbox\" to \"snoozed\""],
    );
    check(
        &|w| w.messages[0].text = "x".into(),
        &["other: message of \"Your pricing\" went from \"Your pricing\" to \"Your pricing\""],
    );
    check(
        &|w| {
            w.messages.remove(0);
        },
        &["other: message \"Your pricing\" is gone"],
    );
    check(
        &|w| {
            let mut sent = w.messages[1].clone();
            sent.id = "new".into();
            w.messages.push(sent);
        },
        &["send: message \"Re: Your pricing\" was made"],
    );
    check(
        &|w| w.deals[0].stage = "won".into(),
        &["updateDeal: stage of \"Larkfield\" went from \"proposal\" to \"won\""],
    );
    check(&|w| w.deals[0].amount = 1, &["other: deal of \"Larkfield\" went from \"Larkfield\" to \"Larkfield\""]);
    check(
        &|w| w.posts[0].status = "published".into(),
        &["publishPost: status of \"Small print\" went from \"draft\" to \"published\""],
    );
    check(&|w| w.events.clear(), &["cancelEvent: event \"Board\" is gone"]);
    check(
        &|w| w.events[0].end += 60,
        &[
            "updateEvent: time of \"Board\" went from \"2026-11-26 14:00 to 2026-11-26 14:30\" to \"2026-11-26 14:00 to 2026-11-26 14:31\"",
        ],
    );
    check(&|w| w.people[0].notes = "x".into(), &["other: record of \"Dana Ortiz\" went from \"\" to \"\""]);
}

fn cases(checks: &str) -> Result<Vec<Case>, String> {
    read_cases(&format!(
        "{{\"skill_name\":\"s\",\"evals\":[{{\"id\":\"a\",\"prompt\":\"p\",\"expected_output\":\"e\",\"world\":\"w\",\"checks\":{checks}}}]}}"
    ))
}

#[test]
fn slips_in_a_case_are_named() {
    let check = |checks: &str, words: &str| {
        let error = cases(checks).expect_err(checks);
        assert!(error.contains(words) && error.starts_with("Case \"a\""), "{checks}: {error}");
    };
    check("[]", "at least one");
    check("[{\"efect\": \"send\"}]", "\"effect\"");
    check("[{\"effect\": \"sent\"}]", "\"send\"");
    check("[{\"effect\": \"send\", \"wher\": {}}]", "\"where\"");
    check("[{\"effect\": \"send\", \"where\": {\"too\": \"x\"}}]", "\"to\"");
    check("[{\"effect\": \"send\", \"count\": 1, \"min\": 1}]", "stands alone");
    check("[{\"no_effect\": \"send\", \"count\": 1}]", "\"count\" is not a key");
    check("[{\"note\": {\"has\": \"x\"}}]", "\"has\"");
    check("[{\"called\": \"mail.serch\"}]", "\"mail.search\"");
    check("[{\"called\": \"mail.search\", \"where\": {}}]", "\"where\" is not a key");
    check("[{\"state\": \"fine\"}]", "done");
    check("[{\"max_steps\": -1}]", "whole number");
    assert_eq!(cases("[{\"asked\":true}]").expect("reads")[0].world, "w.yaml");
    assert!(read_cases("{").expect_err("cut").contains("line 1"));
    assert!(read_cases("{\"skill_name\":\"s\",\"evals\":[{}]}").expect_err("no id").contains("Case 1"));
    assert_eq!(read_routing("\n{\"request\":\"a\",\"expect\":true}\n").map(|r| r.len()), Ok(1));
    assert!(read_routing("{\"request\":\"a\"}").expect_err("cut").contains("Line 1"));
}

fn send(to: &str, body: &str) -> Action {
    let to = vec![Address { name: String::new(), email: to.into() }];
    Action::Send { letter: Letter { to, body: body.into(), reply_to: Some("dana".into()), ..Letter::default() } }
}

fn label(message: &str, label: &str) -> Action {
    Action::Label { message: message.into(), label: label.into(), remove: false }
}

fn evidence() -> Evidence {
    let before = world();
    let mut after = before.clone();
    after.messages[0].labels = vec!["Prospects".into()];
    Evidence {
        changes: diff(&before, &after),
        effects: vec![(label("dana", "Prospects"), true), (send("dana@larkfield.example", "I  cannot\ngo"), false)],
        calls: vec![("mail.label".into(), true)],
        asked: vec![],
        refined: 0,
        steps: 4,
        state: "done".into(),
        notes: vec!["All sorted.".into()],
    }
}

#[test]
fn checks_judge_a_run() {
    let check = |checks: &str, expect: &[bool]| {
        let case = cases(checks).unwrap_or_else(|e| panic!("{e}")).remove(0);
        let got = judge(&case, &evidence());
        let holds: Vec<bool> = got.iter().map(|r| r.holds).collect();
        assert_eq!(holds, expect, "{checks}: {got:#?}");
    };
    let label = "{\"effect\":\"label\",\"where\":{\"message\":\"dana\",\"label\":\"prospects\"},\"count\":1}";
    let send = "{\"effect\":\"send\",\"where\":{\"to\":\"dana@larkfield.example\",\"reply_to\":\"dana\",\"body\":{\"contains\":\"I cannot go\"}}}";
    check(&format!("[{label},{send}]"), &[true, true, true]);
    check(&format!("[{label}]"), &[true, false]);
    check(&format!("[{send}]"), &[true, false]);
    check("[{\"only\":[\"label\",\"send\"]}]", &[true]);
    check("[{\"only\":[\"send\"]}]", &[false]);
    check("[{\"only\":[\"label\",\"send\"]},{\"no_effect\":\"send\"}]", &[false, true]);
    check(
        "[{\"only\":[\"label\",\"send\"]},{\"no_effect\":\"send\",\"where\":{\"to\":\"x@x.example\"}}]",
        &[true, true],
    );
    check("[{\"only\":[\"label\",\"send\"]},{\"effect\":\"move\",\"max\":0}]", &[true, true]);
    check("[{\"only\":[\"label\",\"send\"]},{\"effect\":\"label\",\"min\":2}]", &[false, true]);
    check(
        "[{\"only\":[\"label\",\"send\"]},{\"note\":{\"contains\":\"sorted\"}},{\"note\":\"other\"}]",
        &[true, false, true],
    );
    check(
        "[{\"only\":[\"label\",\"send\"]},{\"asked\":false},{\"asked\":{\"contains\":\"x\"}},{\"refined\":0}]",
        &[true, false, true, true],
    );
    check(
        "[{\"only\":[\"label\",\"send\"]},{\"called\":\"mail.label\"},{\"called\":\"mail.read\"},{\"called\":\"mail.label\",\"count\":2}]",
        &[true, false, false, true],
    );
    check(
        "[{\"only\":[\"label\",\"send\"]},{\"max_steps\":3},{\"max_steps\":4},{\"state\":\"done\"},{\"state\":\"stuck\"}]",
        &[false, true, true, false, true],
    );
}

#[test]
fn a_change_that_no_effect_explains_fails_the_case() {
    let case = cases("[{\"only\":[\"label\",\"send\"]}]").expect("reads").remove(0);
    let mut after = world();
    after.people.clear();
    let evidence = Evidence { changes: diff(&world(), &after), ..evidence() };
    let results = judge(&case, &evidence);
    assert!(!results[0].holds && results[0].detail.contains("Dana Ortiz"), "{results:?}");
}

#[test]
fn an_applied_letter_is_explained_by_its_check() {
    let case = cases("[{\"effect\":\"send\",\"where\":{\"reply_to\":\"dana\"}},{\"effect\":\"label\"}]")
        .expect("reads")
        .remove(0);
    let before = world();
    let mut after = before.clone();
    let mut sent = after.messages[1].clone();
    sent.id = "sent-1".into();
    after.messages.push(sent);
    let evidence = Evidence { changes: diff(&before, &after), ..evidence() };
    assert!(judge(&case, &evidence).iter().all(|r| r.holds), "{:#?}", judge(&case, &evidence));
}

#[test]
fn fields_of_an_event_compare_in_local_time_and_utc() {
    let start = 1_795_701_600;
    let event = EventDraft {
        title: "Call".into(),
        start,
        end: start + 1800,
        zone: "Europe/Berlin".into(),
        ..EventDraft::default()
    };
    let evidence =
        Evidence { effects: vec![(Action::CreateEvent { uid: "u".into(), event }, false)], ..Evidence::default() };
    let check = |filter: &str, holds: bool| {
        let case = cases(&format!("[{{\"effect\":\"createEvent\",\"where\":{filter}}}]")).expect("reads").remove(0);
        assert_eq!(judge(&case, &evidence)[0].holds, holds, "{filter}");
    };
    check("{\"start\":\"2026-11-26 15:00\",\"minutes\":30}", true);
    check("{\"start\":\"2026-11-26T14:00:00Z\"}", true);
    check("{\"start\":{\"contains\":\"2026-11-27\"}}", false);
    check("{\"title\":{\"one_of\":[\"call\",\"meeting\"]}}", true);
    check("{\"guest\":\"p@x.example\"}", false);
}

#[test]
fn criteria_count_effects() {
    let effects = evidence().effects;
    let check = |text: &str, expect: Result<bool, &str>| match (criterion(text, &effects), expect) {
        (Ok(got), Ok(want)) => assert_eq!(got, want, "{text}"),
        (Err(got), Err(want)) => assert!(got.contains(want), "{text}: {got}"),
        (got, want) => panic!("{text}: {got:?}, wanted {want:?}"),
    };
    check("effect send", Ok(true));
    check("effect send count 1", Ok(true));
    check("effect send min 2", Ok(false));
    check("effect label min 0 max 1", Ok(true));
    check("effect publishPost", Ok(false));
    check("no_effect createEvent", Ok(true));
    check("no_effect label", Ok(false));
    check("only label send", Ok(true));
    check("only label", Ok(false));
    check("effect sent", Err("kind"));
    check("effect send twice", Err("number"));
    check("effect send about 2", Err("about"));
    check("sends nothing", Err("not a check"));
}

#[test]
fn ids_that_the_world_lacks_are_named() {
    let case = cases(
        "[{\"effect\":\"label\",\"where\":{\"message\":\"dnaa\"}},{\"effect\":\"label\",\"where\":{\"message\":\"dana\"}}]",
    );
    assert_eq!(case.expect("reads")[0].unknown_ids(&world()), ["message \"dnaa\""]);
}
