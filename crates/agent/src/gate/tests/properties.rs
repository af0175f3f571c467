//! Properties of the gate over generated cases: total, deterministic, and never lowered by what an attacker adds.
//! The tables of single cases are in the module above.

use super::*;
use proptest::prelude::*;

pub(super) fn integrity() -> impl Strategy<Value = Integrity> {
    prop::sample::select(vec![
        Integrity::User,
        Integrity::Policy,
        Integrity::Skill,
        Integrity::KnownParty,
        Integrity::NamedField,
        Integrity::OtherField,
        Integrity::Text,
        Integrity::Model,
    ])
}

pub(super) fn words() -> impl Strategy<Value = String> {
    let known = [
        "Hi Dana. ",
        "https://evil.example/x ",
        "+351 912 345 678 ",
        "your code is 482913 ",
        "PT50000201231234567890154 ",
        "evil.example ",
        "eve@evil.example ",
        "Friday ",
        "\n",
    ];
    prop_oneof![3 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

pub(super) fn email() -> impl Strategy<Value = String> {
    let known = [
        DANA,
        EVE,
        "new@a.example",
        "maya@h.example",
        "DANA@larkfield.example",
        "dаna@larkfield.example",
        "no address",
        "",
    ];
    prop_oneof![9 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

fn shown(id: &str, text: &str, readers: &[&str]) -> Shown {
    let readers = readers.iter().map(|r| (*r).to_owned()).collect();
    Shown { readers, ..Shown::new("message", id, format!("mail {id}"), text.to_owned()) }
}

/// A case of any kind whose texts have their origins.
pub(super) fn cases() -> impl Strategy<Value = Given> {
    let people = || prop::collection::vec((email(), prop::option::of(integrity())), 0..4);
    let spans = prop::collection::vec((words(), integrity()), 0..4);
    let more = (0usize..12, any::<bool>(), any::<bool>(), any::<bool>(), 0usize..7, 0usize..60, integrity());
    (people(), people(), spans, more).prop_map(
        |(to_, cc, spans, (kind, answers, planned, narrow, sends, filed, object))| {
            let mut arguments: Vec<Argument> = to_.iter().chain(&cc).filter_map(|(e, i)| Some(to(e, (*i)?))).collect();
            arguments.push(argument("message", "m", ArgumentRole::Object, object));
            let name = if matches!(kind, 4..=8) { "title" } else { "body" };
            arguments.extend(spans.iter().map(|(t, i)| argument(name, t, ArgumentRole::Content, *i)));
            let text: String = spans.iter().map(|(t, _)| t.as_str()).collect();
            let all =
                |people: &[(String, Option<Integrity>)]| people.iter().map(|(e, _)| address(e)).collect::<Vec<_>>();
            let letter = Letter {
                to: all(&to_),
                cc: all(&cc),
                body: text.clone(),
                reply_to: answers.then(|| "m".into()),
                ..Letter::default()
            };
            let draft = |guests| EventDraft { title: text.clone(), guests, ..EventDraft::default() };
            let (tool, action) = match kind {
                0 | 1 | 9 | 10 => ("mail.send", Action::Send { letter }),
                2 => ("mail.draft", Action::SaveDraft { letter }),
                3 => ("mail.label", Action::Label { message: "m".into(), label: text.clone(), remove: false }),
                4 | 5 => ("calendar.create", Action::CreateEvent { uid: "u".into(), event: draft(all(&to_)) }),
                6 => (
                    "calendar.update",
                    Action::UpdateEvent {
                        id: "e".into(),
                        etag: "1".into(),
                        before: event(&[DANA]),
                        after: draft(all(&to_)),
                        extent: Extent::This,
                    },
                ),
                7 => (
                    "calendar.cancel",
                    Action::CancelEvent {
                        id: "e".into(),
                        etag: "1".into(),
                        before: draft(all(&to_)),
                        extent: Extent::This,
                    },
                ),
                8 => ("mail.archive", Action::Move { message: "m".into(), to: Folder::Archive }),
                _ => ("posts.publish", Action::PublishPost { id: "p".into() }),
            };
            let mut given = given(tool, action, arguments);
            if !planned && sends == 0 {
                given.scope.tools.clear();
            }
            if narrow {
                given
                    .scope
                    .sources
                    .insert("mail.send.to".into(), ["user".to_owned(), "thread-participants".to_owned()].into());
            }
            given.history.sends = sends;
            given.history.filed = filed;
            if answers {
                given.ledger.show(shown("earlier", "Hi Dana. your code is 482913", &[DANA]));
            }
            given
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn total_and_deterministic(given in cases()) {
        let first = given.decide();
        prop_assert_eq!(&first, &given.decide());
        prop_assert!(first.verdict == Verdict::Auto || !first.reasons.is_empty());
    }

    #[test]
    fn worse_trust_never_lowers(given in cases(), at in any::<prop::sample::Index>(), worse in integrity()) {
        let before = given.decide().verdict;
        let mut after = given.clone();
        let n = at.index(after.arguments.len());
        let argument = &mut after.arguments[n];
        argument.integrity = argument.integrity.max(worse);
        prop_assert!(after.decide().verdict >= before, "{:?}", after.decide().reasons);
    }

    #[test]
    fn an_attackers_recipient_never_lowers(given in cases(), email in email(), named in any::<bool>(), first in any::<bool>()) {
        // Somebody known is no attacker, and mends a letter or a draft that has no recipient at all: what it quotes
        // is then read only by somebody who has read it already.
        let reached = match &given.action {
            Action::Send { letter } | Action::SaveDraft { letter } => !letter.to.is_empty() || !letter.cc.is_empty(),
            _ => true,
        };
        prop_assume!(reached || canonical(&email) == EVE);
        let before = given.decide().verdict;
        let mut after = given.clone();
        match &mut after.action {
            Action::Send { letter } | Action::SaveDraft { letter } if first => letter.to.insert(0, address(&email)),
            Action::Send { letter } | Action::SaveDraft { letter } => letter.cc.push(address(&email)),
            Action::CreateEvent { event, .. } | Action::UpdateEvent { after: event, .. } => event.guests.push(address(&email)),
            _ => {}
        }
        if named {
            after.arguments.push(to(&email, Integrity::Text));
        }
        let found = after.decide();
        prop_assert!(found.verdict >= before, "{:?}", found.reasons);
        let stranger = canonical(&email) == EVE;
        let sends = matches!(after.action, Action::Send { .. } | Action::CreateEvent { .. });
        let user = after.arguments.iter().any(|a| a.role == ArgumentRole::Recipient && canonical(&a.value) == EVE && a.integrity <= Integrity::Skill);
        prop_assert!(!(stranger && sends && !user) || found.verdict >= Verdict::Red);
    }

    #[test]
    fn an_attackers_text_never_lowers(given in cases(), text in words(), model in any::<bool>()) {
        let before = given.decide().verdict;
        let mut after = given.clone();
        let text = format!("\n{text}");
        let name = match &mut after.action {
            Action::Send { letter } | Action::SaveDraft { letter } => {
                letter.body.push_str(&text);
                "body.x"
            }
            Action::CreateEvent { event, .. } | Action::UpdateEvent { after: event, .. } => {
                event.title.push_str(&text);
                "title.x"
            }
            _ => "body.x",
        };
        let trust = if model { Integrity::Model } else { Integrity::Text };
        after.arguments.push(argument(name, &text, ArgumentRole::Content, trust));
        let found = after.decide();
        prop_assert!(found.verdict >= before, "{:?}", found.reasons);
    }

    #[test]
    fn showing_more_never_lowers(given in cases(), id in "[a-c]", text in words(), readers in prop::collection::vec(email(), 0..2)) {
        let before = given.decide().verdict;
        let mut after = given.clone();
        let readers: Vec<&str> = readers.iter().map(String::as_str).collect();
        after.ledger.show(shown(&id, &text, &readers));
        prop_assert!(after.decide().verdict >= before, "{:?}", after.decide().reasons);
        // Nor does showing again what was shown.
        after.ledger.show(shown("earlier", "Hi Dana. your code is 482913", &[DANA, EVE]));
        prop_assert!(after.decide().verdict >= before);
    }

    #[test]
    fn copies_lie_in_both_texts(texts in prop::collection::vec(words(), 0..12), other in prop::collection::vec(words(), 0..12)) {
        let (text, other) = (texts.concat(), other.concat());
        let mut ledger = Ledger::default();
        ledger.show(shown("a", &other, &[]));
        let mut end = 0;
        for copied in ledger.copied(&text) {
            prop_assert!(copied.range.start >= end && text.get(copied.range.clone()).is_some());
            prop_assert!(other.get(copied.from.clone()).is_some());
            end = copied.range.end;
        }
    }

    #[test]
    fn finders_never_panic(text in prop_oneof![any::<String>(), prop::collection::vec(words(), 0..8).prop_map(|w| w.concat()), "[0-9 .+()A-Za-z:=-]{0,80}"]) {
        for ranges in [secrets(&text), ibans(&text), phones(&text)] {
            let mut before = 0;
            for range in ranges {
                prop_assert!(range.start >= before && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                before = range.end;
            }
        }
        prop_assert_eq!(visible(&visible(&text)), visible(&text));
    }
}
