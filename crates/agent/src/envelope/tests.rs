//! Tables for the envelope, and the property that what was replaced comes back exactly.

use super::price::{Money, Price, Usage, shipped, tokens};
use super::*;
use proptest::prelude::*;

fn known(name: &str, email: &str, organisation: &str) -> Known {
    Known { name: name.into(), emails: vec![email.into()], organisation: organisation.into() }
}

fn people() -> Vec<Known> {
    vec![
        known("Maya Lindqvist", "maya@harbourseed.example", "Harbour Seed Partners"),
        known("Dana Ortiz", "dana@larkfield.example", "Larkfield Robotics Ltd"),
        known("Dana White", "dwhite@gmail.com", ""),
        known("José Álvarez", "jose@tidewater.example", "Tidewater"),
        known("田中太郎", "tanaka@sakura.example", ""),
        known("Will Price", "will@price.example", "IBM"),
        known("Ludwig van Beethoven", "", ""),
    ]
}

fn draft(text: &str) -> Draft {
    let section = Section { title: "notes.md".into(), kind: DataKind::Memory, text: text.into() };
    Draft { instructions: "Mend the skill.".into(), sections: vec![section], shape: None, most: 500 }
}

fn sealed(text: &str) -> Sealed {
    seal(&draft(text), &people()).unwrap_or_else(|e| panic!("{text}: {e}"))
}

const HEAD: &str = "# notes.md\n\n";

#[test]
fn nobody_can_be_told_from_what_is_sent_and_everybody_comes_back() {
    let check = |text: &str, gone: &[&str]| {
        let sealed = sealed(text);
        let sent = &sealed.envelope.material;
        for name in gone {
            assert!(!sent.contains(name), "“{name}” is in: {sent}");
        }
        assert_eq!(sealed.restore(sent).text, format!("{HEAD}{text}"), "sent as: {sent}");
    };
    check("Dana Ortiz wrote.", &["Dana", "Ortiz"]);
    check("DANA said it, dana too; Dana's offer, Ortiz’ letter.", &["DANA", "Dana", "dana", "Ortiz"]);
    check("Ortiz, Dana", &["Dana", "Ortiz"]);
    check("D. Ortiz and Dana O. and D.O. met", &["Ortiz", "Dana", "D.", "O."]);
    check("See you\n— DO\n", &["DO"]);
    check("Do it and DO NOT ask", &[]);
    check("Danas Angebot, danaortiz on the forum, dana_ortiz", &["Dana", "dana"]);
    check("Da\u{200b}na or Dana\u{a0}Ortiz", &["Da\u{200b}na", "Ortiz"]);
    check("Jose Alvarez, José, JOSÉ, Jose\u{301} A\u{301}lvarez", &["Jos", "JOS", "lvarez"]);
    check("田中太郎さんからの手紙5", &["田中"]);
    check("Will you sign at this price? Will Price will.", &["Price"]);
    check("beethoven, van Beethoven, Ludwig", &["eethoven", "Ludwig"]);
    check("Larkfield Robotics Ltd, Larkfield Robotics, LARKFIELD, larkfield", &["arkfield", "ARKFIELD"]);
    check("IBM, ibm, Ibm", &["IBM", "ibm", "Ibm"]);
    check("mail dana@larkfield.example, Dana@Larkfield.example", &["dana@", "arkfield"]);
    check("on www.larkfield.example and https://larkfield.example/x?id=7", &["larkfield"]);
    check("From: Priya Natarajan <priya@gmail.com>\nPriya asked.", &["Priya", "Natarajan", "priya"]);
    check("Hi Olu,\n\nthanks.\n\nBest,\nSoren Falk", &["Olu", "Soren", "Falk"]);
    check("call +44 20 7946 0958 or (212) 555-0199", &["7946", "0199"]);
    check("pay to GB29 NWBK 6016 1331 9268 19", &["NWBK", "9268"]);
    check("Invoice INV-2026-0042, order PO48213, customer 4821337", &["0042", "48213", "4821337"]);
    check("the sum of €48,213.57", &["213", ".57"]);
    check("12 Harbour Street; Hafenstraße 12; Rua Augusta 7", &["12 Harbour", "Hafen", "Augusta"]);
}

#[test]
fn what_a_rule_turns_on_stays() {
    let check = |text: &str| assert_eq!(sealed(text).envelope.material, format!("{HEAD}{text}"));
    check("For requests above 20 % (`amount over 20 %`), offer 5,000 EUR on 2026-11-23 at 09:00.");
    check("1. Search the unread mail (`mail.search`) and label it (`mail.label`), see m3 and w12.");
    check("now: 2026-11-23T09:00:00Z, Friday 27 November 2026, $1,200");
    check("Hi {first_name},\n\nHi all,\nDear Sir,");
}

#[test]
fn a_pseudonym_is_marked_stable_and_readable() {
    let sent = sealed("Dana Ortiz of Larkfield: Dana, ORTIZ").envelope.material;
    assert_eq!(sent, format!("{HEAD}Zeldara Mareth-Q01 of Ostquist-Q02: Zeldara-Q01, MARETH-Q01"));
}

#[test]
fn the_teacher_may_use_any_form_and_what_it_invents_is_named() {
    let sealed = sealed("Dana Ortiz wrote.");
    let restored = sealed.restore("Thank Zeldara-Q01 (ZELDARA MARETH-Q01's), not Zeldara-Q07.");
    assert_eq!(restored.text, "Thank Dana (DANA ORTIZ's), not Zeldara-Q07.");
    assert_eq!(restored.strangers, ["Zeldara-Q07"]);
}

#[test]
fn what_was_replaced_is_listed() {
    let rows = sealed("Dana, Dana, DANA and dana@larkfield.example").replaced();
    let rows: Vec<_> = rows.iter().map(|r| (r.kind, r.original.as_str(), r.pseudonym.as_str(), r.count)).collect();
    assert_eq!(
        rows,
        [
            (Kind::Person, "Dana", "Zeldara-Q01", 3),
            (Kind::Email, "dana@larkfield.example", "contact@ostquist-q02.example", 1)
        ]
    );
}

#[test]
fn a_secret_stops_everything_and_is_not_repeated() {
    let key = format!("sk-{}", "a1B2c3D4e5F6g7H8i9J0k1L2");
    let check = |text: &str, line: usize| {
        let refused = seal(&draft(text), &people()).expect_err(text);
        assert_eq!(refused, Refused::Secret { section: "notes.md".into(), line }, "{text}");
        assert!(!refused.to_string().contains("a1B2"), "{refused}");
    };
    check(&format!("one\ntwo {key}\n"), 2);
    check("Your code is 482913", 1);
    check("password: hunter2x", 1);
    let mut titled = draft("fine");
    titled.sections[0].title = key;
    assert!(!seal(&titled, &[]).expect_err("refused").to_string().contains("a1B2"));
    let mut instructed = draft("fine");
    instructed.instructions = "password: hunter2x".into();
    assert!(seal(&instructed, &[]).is_err());
    assert_eq!(seal(&draft(&"a ".repeat(LARGEST)), &[]).map(|_| ()), Err(Refused::TooLong { bytes: 800_023 }));
}

#[test]
fn the_hash_is_of_all_that_is_sent() {
    let envelope = sealed("text").envelope;
    let hash = envelope.sha256();
    assert_eq!(hash.len(), 64);
    assert_ne!(hash, Envelope { most: 501, ..envelope.clone() }.sha256());
    assert_ne!(hash, Envelope { shape: Some(serde_json::json!({})), ..envelope }.sha256());
}

#[test]
fn costs_follow_the_reported_usage_and_round_up() {
    let price = shipped("claude-sonnet-4-5-20250929").expect("listed");
    let usage = Usage { input: 1000, cached: 10_000, written: 100, output: 200 };
    assert_eq!(price.cost(&usage), Money(3000 + 3000 + 375 + 3000));
    assert_eq!(Price { input: 0.05, ..Price::FREE }.cost(&Usage { input: 1, ..Usage::default() }), Money(1));
    for model in ["gpt-5.2-pro", "claude-opus-4-55", "gpt-5-pro", "some/model", ""] {
        assert_eq!(shipped(model), None, "{model} is not a dated release of a listed one");
    }
    let check = |micros: u64, expect: &str| assert_eq!(Money(micros).to_string(), expect);
    check(0, "$0.00");
    check(1, "$0.0001");
    check(4_210, "$0.0043");
    check(1_200_001, "$1.21");
}

#[test]
fn the_worst_case_is_never_below_what_is_likely() {
    let check = |text: &str| {
        let envelope = sealed(text).envelope;
        let counted = tokens(&envelope);
        assert!(counted.worst >= counted.likely, "{counted:?} for {text}");
        // Nothing in use makes more than a token of a byte, and of plain English one of four letters.
        assert!(counted.worst >= envelope.text().chars().count() as u64 / 2);
    };
    check("plain words");
    check(&"0123456789".repeat(40));
    check(&"手紙".repeat(300));
    check("");
}

fn fragment() -> impl Strategy<Value = String> {
    let telling = [
        "Dana Ortiz",
        "DANA",
        "dana",
        "Dana's",
        "d. ortiz",
        "D.O.",
        "Ortiz",
        "Dana\nOrtiz",
        "José",
        "Jose\u{301}",
        "田中太郎",
        "Will",
        "Price",
        "IBM",
        "Ibm",
        "Larkfield",
        "larkfield.example",
        "dana@larkfield.example",
        "Dana@x.example",
        "-Q01",
        "-q1",
        "Zeldara",
        "Mareth-Q01",
        "contact@ostquist",
        "€48,213.57",
        "INV-2026-0042",
        "12 Harbour Street",
        "+44 20 7946 0958",
        "https://a.example/b",
        "ß",
        "İ",
        "ŉ",
        "0",
        "7",
        ".",
        "@",
        "\n",
        " ",
        "\u{200b}",
        "\u{301}",
        "ﬁ",
        "Hi Olu,\n",
        "<a@b.cd>",
    ];
    prop_oneof![5 => prop::sample::select(telling.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn what_was_sealed_is_restored_to_the_byte(parts in prop::collection::vec(fragment(), 0..14), gap in prop::sample::select(vec!["", " ", ", "])) {
        let text = parts.join(gap);
        if let Ok(sealed) = seal(&draft(&text), &people()) {
            let sent = sealed.envelope.material.clone();
            prop_assert_eq!(sealed.restore(&sent).text, format!("{HEAD}{text}"), "sent as {}", sent);
        }
    }
}

#[test]
fn the_article_of_a_newsletters_name_stays_in_the_text() {
    let text =
        "From: The Seedling <hello@seedling.example>\nThe newsletters are filed. The Seedling, too; Seedling again.";
    let sealed = sealed(text);
    let sent = &sealed.envelope.material;
    assert!(sent.contains("The newsletters are filed.") && !sent.contains("Seedling"), "{sent}");
    assert_eq!(sealed.restore(sent).text, format!("{HEAD}{text}"));
}
