//! Conditions: what parses to what, what does not and where, what holds over what is known.

use super::*;
use crate::handle::HandleType;
use crate::skill::Unsure;
use proptest::prelude::*;

fn readings() -> Vec<crate::skill::Reading> {
    vec![crate::skill::Reading {
        name: "intent".into(),
        values: vec!["discount request".into(), "meeting request".into(), "terms and conditions".into()],
        when_unsure: Unsure::Ask,
        line: 1,
    }]
}

#[test]
fn parses_and_shows() {
    let check = |text: &str, shown: &str| {
        let parsed = parse(text, &readings()).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(parsed.show(), shown, "{text}");
        assert_eq!(parse(shown, &readings()).as_ref(), Ok(&parsed), "{shown} reads back");
    };
    check("found", "found");
    check("not found", "not found");
    check("Deal not found", "not deal found");
    check("sender.relation is investor", "sender.relation is investor");
    check("sender.relation is not mentor", "sender.relation is not mentor");
    check("sender is not known", "sender is not known");
    check("not message is bulk", "message is not bulk");
    check("message has an attachment", "message has attachment");
    check("message has no invitation", "not message has invitation");
    check("subject contains \u{201c}invoice\u{201d}", "subject contains \"invoice\"");
    check("amount over 20%", "amount over 20 %");
    check("amount under 2,000 euros", "amount under 2000 EUR");
    check("deal.amount over 5000.5 EUR", "deal.amount over 5000.5 EUR");
    check("message.intent is Discount  Request", "message.intent is discount request");
    check("message.intent is \"terms and conditions\"", "message.intent is \"terms and conditions\"");
    check("found and not (slot is free or answer is yes)", "found and not (slot is free or answer is yes)");
    check("found or slot is free and answer is no", "found or slot is free and answer is no");
    check("(found and slot is free) and answer is no", "(found and slot is free) and answer is no");
    check("not not found", "not not found");
}

#[test]
fn errors_have_a_column_and_a_hint() {
    let check = |text: &str, column: u32, message: &str, hint: &str| {
        let error = parse(text, &readings()).expect_err(text);
        assert_eq!(error.column, column, "{text}: {error}");
        assert!(error.message.contains(message), "{text}: {error}");
        assert!(error.hint.contains(hint), "{text}: {error}");
    };
    check("", 1, "empty", "not found");
    check("sender.relaton is investor", 1, "not something", "sender.relation");
    check("sender.relation is invester", 20, "not a relation", "investor");
    check("sender.relation investor", 17, "\"is\" is missing", "is not");
    check("deal.stage is proposl", 15, "not a stage", "proposal");
    check("found and message.intent is discount", 29, "not a value", "meeting request");
    check("message.intend is newsletter", 1, "no reading", "message.intent");
    check("message.tone is angry", 1, "no reading", "## Readings");
    check("amount over twenty %", 13, "number", "20 %");
    check("amount over 20", 15, "unit is missing", "EUR");
    check("amount over 20 apples", 16, "not a unit", "EUR");
    check("amount is 20 %", 8, "over", "over");
    check("subject contains invoice", 18, "in quotes", "contains");
    check("subject contains \"invoice", 18, "not closed", "\"");
    check("(found", 1, "not closed", "closing");
    check("found)", 6, "too many", "Remove");
    check("found and", 10, "missing", "found");
    check("found found", 7, "cannot stand", "and");
    check("message is bulky", 12, "not known", "bulk");
    check("slot is", 8, "nothing", "value");
}

#[test]
fn deep_and_long_conditions_are_refused() {
    let deep = format!("{}found{}", "(".repeat(60), ")".repeat(60));
    assert!(parse(&deep, &[]).is_err_and(|e| e.message.contains("deeply")), "deep");
    assert!(parse(&"not ".repeat(400), &[]).is_err_and(|e| e.message.contains("long")), "long");
}

fn message() -> KnownMessage {
    KnownMessage {
        subject: "Rechnung: Stra\u{df}e 5 and unpaid bill".into(),
        body: "It has been\npaid. \u{ff29}nvoice \u{8acb}\u{6c42}\u{66f8} included".into(),
        relation: Some("prospect".into()),
        sender: "Dana Ortiz".into(),
        known: true,
        amounts: vec![
            (Handle { kind: HandleType::Amount, number: 1 }, 27.0, "%".into()),
            (Handle { kind: HandleType::Amount, number: 2 }, 900.0, "EUR".into()),
        ],
        ..KnownMessage::default()
    }
}

fn known() -> Known {
    Known { message: Some(message()), ..Known::default() }
}

fn verdict(text: &str, known: &Known) -> String {
    match evaluate(&parse(text, &readings()).unwrap_or_else(|e| panic!("{text}: {e}")), known) {
        Outcome::Verdict { holds, evidence, .. } => format!("{holds}: {}", evidence.join("; ")),
        Outcome::NeedsReading { name } => format!("needs {name}"),
        Outcome::Unknown { reason } => format!("unknown: {reason}"),
    }
}

#[test]
fn facts_give_verdicts_with_evidence() {
    let check = |text: &str, expect: &str| assert_eq!(verdict(text, &known()), expect, "{text}");
    check("sender.relation is investor", "false: sender.relation is investor (Dana Ortiz is a prospect): no");
    check("sender.relation is not investor", "true: sender.relation is investor (Dana Ortiz is a prospect): no");
    check("amount over 20 %", "true: amount over 20 % (the message names 27 %, n1): yes");
    check("amount over 27 %", "false: amount over 27 % (the message names 27 %): no");
    check("amount under 1000 EUR", "true: amount under 1000 EUR (the message names 900 EUR, n2): yes");
    check("amount over 5 USD", "false: amount over 5 USD (the message names no amount in USD): no");
    check("found", "unknown: Nothing was looked up yet.");
    check("deal.stage is won", "unknown: No deal was looked up yet.");
    check("answer is yes", "unknown: The user has not been asked yet.");
    check("event is named", "unknown: No event is at hand yet.");
}

#[test]
fn keywords_match_folded_and_on_word_starts() {
    let check = |text: &str, holds: bool| {
        assert!(verdict(text, &known()).starts_with(&holds.to_string()), "{text}: {}", verdict(text, &known()));
    };
    check("subject contains \"RECHNUNG\"", true);
    check("subject contains \"strasse\"", true);
    check("subject contains \"paid\"", false);
    check("body contains \"has been paid\"", true);
    check("body contains \"invoice\"", true);
    check("body contains \"nvoice\"", false);
    check("body contains \"\u{6c42}\u{66f8}\"", true);
}

#[test]
fn a_reading_is_asked_only_when_no_fact_decides() {
    let check = |text: &str, expect: &str| {
        let got = verdict(text, &known());
        assert!(got.starts_with(expect), "{text}: {got}");
    };
    check("message.intent is discount request", "needs intent");
    check("message.intent is discount request and message is bulk", "false");
    check("message.intent is discount request or amount over 20 %", "true");
    check("message.intent is discount request and amount over 20 %", "needs intent");
    check("deal.stage is won and message.intent is discount request", "needs intent");
    check("deal.stage is won and message is bulk", "false");
    check("deal.stage is won or found", "unknown: No deal");
}

#[test]
fn readings_carry_their_probability() {
    let mut known = known();
    known.readings.insert("intent".into(), ("discount request".into(), 0.7));
    let e = parse("amount over 20 % and message.intent is discount request", &readings()).expect("parses");
    let Outcome::Verdict { holds, probability, evidence } = evaluate(&e, &known) else { panic!("no verdict") };
    assert!(holds);
    assert_eq!(probability, 0.7, "the lowest of the parts");
    assert_eq!(evidence.len(), 2, "an `and` that holds shows all its parts");
}

#[test]
fn looked_up_and_not_there_is_a_plain_no() {
    let known = Known {
        found: Some(false),
        found_kind: [("deal".to_owned(), false)].into(),
        answer: Some("Yes, please".into()),
        ..Known::default()
    };
    let check = |text: &str, expect: &str| assert_eq!(verdict(text, &known), expect, "{text}");
    check("not found", "true: found (the last search returned nothing): no");
    check("deal.stage is won", "false: deal.stage is won (no deal was found): no");
    check("answer is yes", "true: answer is yes (the answer was \"Yes, please\"): yes");
    check("answer is ye", "false: answer is ye (the answer was \"Yes, please\"): no");
}

fn atom() -> impl Strategy<Value = Expression> {
    let value = "[a-z]{3,8}( [a-z]{3,8}| and| or| not){0,2}";
    prop_oneof![
        prop::option::of(prop::sample::select(&super::parse::KINDS[..]))
            .prop_map(|what| Fact::Found { what: what.map(str::to_owned) }),
        Just(Fact::Bulk),
        Just(Fact::SlotFree),
        Just(Fact::HasInvitation),
        value.prop_map(|value| Fact::Answer { value }),
        "[a-z]{1,6}( [a-z)(]{1,6}){0,2}".prop_map(|text| Fact::Contains { field: "subject".into(), text }),
        (any::<bool>(), 0u32..1_000_000, prop::sample::select(&["%", "EUR", "min"][..])).prop_map(|(over, n, unit)| {
            Fact::Compare { subject: "amount".into(), over, number: f64::from(n) / 4.0, unit: unit.into() }
        }),
    ]
    .prop_map(|fact| Expression::Fact { fact })
}

fn expression() -> impl Strategy<Value = Expression> {
    atom().prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| Expression::And { parts }),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| Expression::Or { parts }),
            inner.prop_map(|part| Expression::Not { part: Box::new(part) }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn show_reads_back(e in expression()) {
        prop_assume!(e.show().chars().count() <= 500);
        prop_assert_eq!(parse(&e.show(), &readings()), Ok(e));
    }

    #[test]
    fn parse_never_panics(text in "(\\PC|found|not |and |or |\\(|\\)|\"|message\\.intent is |amount over ){0,30}") {
        if let Err(e) = parse(&text, &readings()) {
            prop_assert!(e.column as usize <= text.chars().count() + 1, "{} in {:?}", e, text);
        }
    }
}
