//! What is written reads back to the same: worlds with anything in them, and cases with every check.

use super::{Case, World, read_case, read_cases, read_world, settle, with_case, write_case, write_world};
use crate::record::{Address, Attachment, Deal, Event, Folder, Guest, Message, Person, Post};
use proptest::collection::vec;
use proptest::prelude::*;

fn reads_back(world: World) {
    let settled = settle(world);
    let text = write_world(&settled);
    let read = read_world(&text).unwrap_or_else(|p| panic!("{}:{} {}\n{text}", p.line, p.column, p.message));
    assert_eq!(read, settled, "{text}");
    assert_eq!(settle(settled.clone()), settled, "settling twice is settling once");
}

/// Texts that a hand would not write: indented, empty lines, colons, quotes, controls, other scripts.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\n\n"),
        Just("  "),
        Just("\t"),
        Just(": "),
        Just("# "),
        Just("- "),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("---"),
        Just("|"),
        Just("> "),
        Just("{"),
        Just("%"),
        Just("@"),
        Just("&a"),
        Just("*b"),
        Just("!x"),
        Just("null"),
        Just("yes"),
        Just("1.5"),
        Just("2026-11-23"),
        Just("\r\n"),
        Just("\u{7f}"),
        Just("\u{85}"),
        Just("\u{2028}"),
        Just("\u{feff}"),
        Just("\u{200f}"),
        Just("שלום"),
        Just("日本"),
        Just("🎉"),
        Just("word"),
        Just("\u{1}"),
    ];
    vec(piece, 0..9).prop_map(|p| p.concat())
}

fn address() -> impl Strategy<Value = Address> {
    let email = prop_oneof![
        Just("dana@larkfield.example".to_owned()),
        Just("root@localhost".to_owned()),
        Just("nobody".to_owned()),
        Just(String::new()),
        Just("A B@Host.Example".to_owned()),
        text(),
    ];
    (text(), email).prop_map(|(name, email)| Address { name, email })
}

fn folder() -> impl Strategy<Value = Folder> {
    prop_oneof![
        Just(Folder::Inbox),
        Just(Folder::Archive),
        Just(Folder::Sent),
        Just(Folder::Drafts),
        Just(Folder::Snoozed)
    ]
}

fn message() -> impl Strategy<Value = Message> {
    let words = (text(), text(), vec(text(), 0..3), vec(text(), 0..2));
    let people = (address(), vec(address(), 0..3), vec(address(), 0..2), proptest::option::of(address()));
    let marks = (folder(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), -9_000_000..2_000_000_000_i64);
    (words, people, marks).prop_map(|((subject, body, labels, files), (from, to, cc, reply_to), marks)| {
        let (folder, unread, starred, bulk, answers, at) = marks;
        Message {
            from,
            to,
            cc,
            reply_to,
            subject,
            text: body,
            labels,
            folder,
            unread,
            starred,
            bulk,
            at,
            in_reply_to: answers.then(|| "header-0".to_owned()),
            attachments: files.into_iter().map(|name| Attachment { name, size: 7, ..Attachment::default() }).collect(),
            invitation: bulk.then(|| "e0".to_owned()),
            has_html: true,
            ..Message::default()
        }
    })
}

fn world() -> impl Strategy<Value = World> {
    let event = (text(), text(), vec(address(), 0..3), -9_000_000..2_000_000_000_i64, 60..90_000_i64, any::<bool>());
    let event = event.prop_map(|(title, notes, guests, start, length, flag)| Event {
        title,
        notes,
        start,
        end: start + length,
        all_day: flag,
        transparent: !flag,
        guests: guests.into_iter().map(|address| Guest { address, ..Guest::default() }).collect(),
        organiser: None,
        ..Event::default()
    });
    let person = (address(), text(), text()).prop_map(|(who, organisation, notes)| Person {
        id: "card".into(),
        name: who.name,
        emails: vec![who.email, "second@example.com".into()],
        organisation,
        relation: Some("prospect".into()),
        notes,
        ..Person::default()
    });
    let zone = prop_oneof![Just("Europe/Lisbon"), Just("America/New_York"), Just("Nowhere"), Just("")];
    let rest = (zone, text(), text(), -90_000..90_000_i64);
    (vec(message(), 0..4), vec(event, 0..3), vec(person, 0..2), rest).prop_map(|(messages, events, people, rest)| {
        let (zone, name, notes, amount) = rest;
        let numbered = |messages: Vec<Message>| {
            messages
                .into_iter()
                .zip(0..)
                .map(|(m, n)| Message {
                    id: format!("m{n}"),
                    thread: format!("t{}", n / 2),
                    message_id: format!("header-{n}"),
                    ..m
                })
                .collect()
        };
        World {
            now: 1_795_424_400,
            zone: zone.into(),
            user: Address { name: "Maya Lindqvist".into(), email: "maya@harbourseed.example".into() },
            messages: numbered(messages),
            events: events.into_iter().zip(0..).map(|(e, n)| Event { id: format!("e{n}"), ..e }).collect(),
            people,
            deals: vec![Deal {
                id: "d".into(),
                name: name.clone(),
                stage: "proposal".into(),
                amount,
                notes: notes.clone(),
                ..Deal::default()
            }],
            posts: vec![Post { id: "p".into(), title: name, status: "draft".into(), body: notes, tags: vec![] }],
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_world_is_written_so_that_it_reads_back_to_the_same(world in world()) {
        reads_back(world);
    }
}

#[test]
fn a_written_world_is_one_that_a_person_can_read() {
    let yaml = "now: 2026-11-23 09:00\nuser: Maya <maya@harbourseed.example>\nmessages:\n  - id: a\n    from: Dana <dana@x.example>\n    subject: 'About: it'\n    at: yesterday 16:10\n    text: |\n      Hi Maya,\n\n      27 % off?\n";
    let world = read_world(yaml).expect("read");
    let text = write_world(&world);
    assert!(text.contains("    at: \"2026-11-22 16:10\"\n"), "{text}");
    assert!(text.contains("    text: |-\n      Hi Maya,\n\n      27 % off?\n"), "{text}");
    assert_eq!(read_world(&text).expect("read again"), world);
}

#[test]
fn a_case_with_every_check_reads_back_and_the_others_stay_to_the_letter() {
    let json = r#"{"id": "all", "prompt": "Do \"it\"", "expected_output": "é", "world": "w", "files": ["a"], "assertions": ["b"], "checks": [
        {"effect": "send", "where": {"to": "a@b.example", "body": {"contains": "x\ny"}, "subject": {"one_of": ["p", "q"]}}, "count": 1},
        {"effect": "label", "min": 1, "max": 3}, {"effect": "move"}, {"no_effect": "send", "where": {"to": "c@d.example"}}, {"only": ["label"]},
        {"note": {"contains": "n"}}, {"asked": true}, {"asked": {"contains": "which"}}, {"called": "mail.read", "min": 2}, {"refined": {"max": 2}}, {"max_steps": 9}, {"state": "done"}]}"#;
    let case: Case = read_case("s", json).expect("a case");
    assert_eq!(read_case("s", &write_case(&case)).expect("read again"), case);

    let file = "{\n  \"skill_name\": \"s\",\n  \"evals\": [\n    {\"id\": 7,   \"prompt\": \"p\", \"world\": \"w\",\n     \"checks\": [{\"state\": \"done\"}]}\n  ]\n}\n";
    let added = with_case(Some(file), "s", &write_case(&case)).expect("added");
    assert!(added.contains("{\"id\": 7,   \"prompt\": \"p\", \"world\": \"w\",\n     \"checks\""), "{added}");
    let ids: Vec<String> = read_cases(&added).expect("read").into_iter().map(|c| c.id).collect();
    assert_eq!(ids, ["7", "all"]);
    assert_eq!(with_case(Some(&added), "s", &write_case(&case)).expect("put in its place"), added);
    assert_eq!(read_cases(&with_case(None, "s", json).expect("begun")).expect("read"), [case]);
    assert!(with_case(Some("{"), "s", json).is_err());
    assert!(with_case(None, "s", "{\"id\": \"x\"}").is_err());
}
