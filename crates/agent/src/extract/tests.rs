//! Tables for the extractors, and properties over any text.

use super::*;
use jiff::civil::date;
use jiff::tz::TimeZoneDatabase;
use proptest::prelude::*;

const LISBON: &str = "Europe/Lisbon";

fn at(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().expect("a timestamp").as_second()
}

/// Monday.
fn now() -> i64 {
    at("2026-11-23T09:00:00Z")
}

fn show(text: &str, found: &Found, zone: &str) -> String {
    let words = &text[found.start..found.end];
    match &found.value {
        Value::Person { address, .. } => format!("{words} = {}|{}", address.name, address.email),
        Value::Window { start, end, label } => {
            let tz = TimeZoneDatabase::bundled().get(zone).expect("a zone");
            let local = |t: i64| {
                jiff::Timestamp::from_second(t)
                    .expect("in range")
                    .to_zoned(tz.clone())
                    .strftime("%m-%d %H:%M")
                    .to_string()
            };
            format!("{words} = {}..{} {label}", local(*start), local(*end))
        }
        Value::Amount { number, unit } => format!("{words} = {number} {unit}"),
        Value::Link { url } => format!("{words} = {url}"),
        other => format!("{words} = {other:?}"),
    }
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    check_at(text, now(), LISBON, expect);
}

#[track_caller]
fn check_at(text: &str, now: i64, zone: &str, expect: &[&str]) {
    let found: Vec<String> = extract(text, now, zone).iter().map(|f| show(text, f, zone)).collect();
    assert_eq!(found, expect, "in {text:?}");
}

#[test]
fn days() {
    check("today", &["today = 11-23 00:00..11-24 00:00 Mon 23 Nov"]);
    check("Tomorrow.", &["Tomorrow = 11-24 00:00..11-25 00:00 Tue 24 Nov"]);
    check("this week", &["this week = 11-23 00:00..11-30 00:00 23–29 Nov"]);
    check("with Priya next week", &["next week = 11-30 00:00..12-07 00:00 30 Nov–6 Dec"]);
    check("we sign on Friday", &["on Friday = 11-27 00:00..11-28 00:00 Fri 27 Nov"]);
    check("next Friday", &["next Friday = 12-04 00:00..12-05 00:00 Fri 4 Dec"]);
    check("last Friday", &["last Friday = 11-20 00:00..11-21 00:00 Fri 20 Nov"]);
    check("Friday next week", &["Friday next week = 12-04 00:00..12-05 00:00 Fri 4 Dec"]);
    check("on Monday", &["on Monday = 11-30 00:00..12-01 00:00 Mon 30 Nov"]);
    check("26 November", &["26 November = 11-26 00:00..11-27 00:00 Thu 26 Nov"]);
    check("November 26th, 2026", &["November 26th, 2026 = 11-26 00:00..11-27 00:00 Thu 26 Nov"]);
    check("26–28 Nov", &["26–28 Nov = 11-26 00:00..11-29 00:00 26–28 Nov"]);
    check("2026-11-26", &["2026-11-26 = 11-26 00:00..11-27 00:00 Thu 26 Nov"]);
    check("26.11.2026", &["26.11.2026 = 11-26 00:00..11-27 00:00 Thu 26 Nov"]);
    check("in two days", &["in two days = 11-25 00:00..11-26 00:00 Wed 25 Nov"]);
    check("in 3 weeks", &["in 3 weeks = 12-14 00:00..12-15 00:00 Mon 14 Dec"]);
    check("this month", &["this month = 11-01 00:00..12-01 00:00 1–30 Nov"]);
    check("last week", &["last week = 11-16 00:00..11-23 00:00 16–22 Nov"]);
    check("Monday to Wednesday", &["Monday to Wednesday = 11-30 00:00..12-03 00:00 30 Nov–2 Dec"]);
    check("20 November", &["20 November = 11-20 00:00..11-21 00:00 Fri 20 Nov"]);
    check("5 January", &["5 January = 01-05 00:00..01-06 00:00 Tue 5 Jan"]);
    check("the 30th", &["the 30th = 11-30 00:00..12-01 00:00 Mon 30 Nov"]);
    check("in December", &["in December = 12-01 00:00..01-01 00:00 1–31 Dec"]);
    check("at the end of the month", &["the end of the month = 11-30 00:00..12-01 00:00 Mon 30 Nov"]);
}

#[test]
fn times_of_day() {
    check("Friday at 3pm", &["Friday at 3pm = 11-27 15:00..11-27 16:00 Fri 27 Nov 15:00"]);
    check("Thu 26 Nov 15:00", &["Thu 26 Nov 15:00 = 11-26 15:00..11-26 16:00 Thu 26 Nov 15:00"]);
    check("2026-11-26 15:00", &["2026-11-26 15:00 = 11-26 15:00..11-26 16:00 Thu 26 Nov 15:00"]);
    check("2026-11-26T15:00:00Z", &["2026-11-26T15:00:00Z = 11-26 15:00..11-26 16:00 Thu 26 Nov 15:00"]);
    check("2026-11-26T15:00-05:00", &["2026-11-26T15:00-05:00 = 11-26 20:00..11-26 21:00 Thu 26 Nov 20:00"]);
    check("15:00-15:30", &["15:00-15:30 = 11-23 15:00..11-23 15:30 Mon 23 Nov 15:00"]);
    check("8:00", &["8:00 = 11-24 08:00..11-24 09:00 Tue 24 Nov 08:00"]);
    check("tomorrow 3-4pm", &["tomorrow 3-4pm = 11-24 15:00..11-24 16:00 Tue 24 Nov 15:00"]);
    check("Friday at 3", &["Friday at 3 = 11-27 15:00..11-27 16:00 Fri 27 Nov 15:00"]);
    check("Friday, 9 to 12", &["Friday = 11-27 00:00..11-28 00:00 Fri 27 Nov"]);
    check("Friday from 9 to 12", &["Friday from 9 to 12 = 11-27 09:00..11-27 12:00 Fri 27 Nov 09:00–12:00"]);
    check("3:30 p.m. on Friday", &["3:30 p.m. on Friday = 11-27 15:30..11-27 16:30 Fri 27 Nov 15:30"]);
    check("noon tomorrow", &["noon tomorrow = 11-24 12:00..11-24 13:00 Tue 24 Nov 12:00"]);
    check("Monday at 3pm", &["Monday at 3pm = 11-23 15:00..11-23 16:00 Mon 23 Nov 15:00"]);
    check("Monday at 8am", &["Monday at 8am = 11-30 08:00..11-30 09:00 Mon 30 Nov 08:00"]);
    check("Friday 15h30", &["Friday 15h30 = 11-27 15:30..11-27 16:30 Fri 27 Nov 15:30"]);
    check("Friday 15:00 CET", &["Friday 15:00 CET = 11-27 14:00..11-27 15:00 Fri 27 Nov 14:00"]);
    check("tomorrow afternoon", &["tomorrow afternoon = 11-24 12:00..11-24 18:00 Tue 24 Nov 12:00–18:00"]);
    check("tomorrow morning at 9", &["tomorrow morning at 9 = 11-24 09:00..11-24 10:00 Tue 24 Nov 09:00"]);
    check(
        "Friday at 3pm for 30 minutes",
        &["Friday at 3pm = 11-27 15:00..11-27 15:30 Fri 27 Nov 15:00", "30 minutes = 30 min"],
    );
    check("23:00-01:00", &["23:00-01:00 = 11-23 23:00..11-24 01:00 Mon 23 Nov 23:00"]);
}

#[test]
fn stretches_around_now() {
    check("the last 24 hours", &["the last 24 hours = 11-22 09:00..11-23 09:00 Sun 22 Nov 09:00–Mon 23 Nov 09:00"]);
    check("the last day", &["the last day = 11-22 09:00..11-23 09:00 Sun 22 Nov 09:00–Mon 23 Nov 09:00"]);
    check("the last week", &["the last week = 11-16 09:00..11-23 09:00 Mon 16 Nov 09:00–Mon 23 Nov 09:00"]);
    check("the next two weeks", &["the next two weeks = 11-23 09:00..12-07 09:00 Mon 23 Nov 09:00–Mon 7 Dec 09:00"]);
    check("by Thursday noon", &["by Thursday noon = 11-23 09:00..11-26 12:00 Mon 23 Nov 09:00–Thu 26 Nov 12:00"]);
    check("by Friday", &["by Friday = 11-23 09:00..11-28 00:00 Mon 23 Nov 09:00–Sat 28 Nov 00:00"]);
    check("before Friday", &["before Friday = 11-23 09:00..11-27 00:00 Mon 23 Nov 09:00–Fri 27 Nov 00:00"]);
    check("since Friday", &["since Friday = 11-20 00:00..11-23 09:00 Fri 20 Nov 00:00–Mon 23 Nov 09:00"]);
    check("until Friday", &["Friday = 11-27 00:00..11-28 00:00 Fri 27 Nov"]);
    check("in 20 minutes", &["in 20 minutes = 11-23 09:20..11-23 10:20 Mon 23 Nov 09:20"]);
    check("two days ago", &["two days ago = 11-21 00:00..11-22 00:00 Sat 21 Nov"]);
}

#[test]
fn clock_changes() {
    // Lisbon goes back at 02:00 on 25 October 2026 (25 hours) and forward at 01:00 on 28 March 2027 (23).
    let autumn = at("2026-10-24T12:00:00Z");
    check_at("tomorrow", autumn, LISBON, &["tomorrow = 10-25 00:00..10-26 00:00 Sun 25 Oct"]);
    let spring = at("2027-03-27T12:00:00Z");
    check_at("tomorrow", spring, LISBON, &["tomorrow = 03-28 00:00..03-29 00:00 Sun 28 Mar"]);
    check_at("tomorrow at 15:00", autumn, LISBON, &["tomorrow at 15:00 = 10-25 15:00..10-25 16:00 Sun 25 Oct 15:00"]);
    check_at("tomorrow at 1:30", spring, LISBON, &["tomorrow at 1:30 = 03-28 02:30..03-28 03:30 Sun 28 Mar 02:30"]);
    let length = |now| match &extract("tomorrow", now, LISBON)[0].value {
        Value::Window { start, end, .. } => (end - start) / 3600,
        other => panic!("{other:?}"),
    };
    assert_eq!((length(autumn), length(spring)), (25, 23));
    assert_eq!(
        extract("tomorrow at 15:00", autumn, LISBON)[0].value,
        Value::Window {
            start: at("2026-10-25T15:00:00Z"),
            end: at("2026-10-25T16:00:00Z"),
            label: "Sun 25 Oct 15:00".into(),
        }
    );
}

#[test]
fn amounts() {
    check("27 % or 27% or twenty percent", &["27 % = 27 %", "27% = 27 %", "twenty percent = 20 %"]);
    check("twenty-five per cent", &["twenty-five per cent = 25 %"]);
    check("12.5 %", &["12.5 % = 12.5 %"]);
    check("7,5%", &["7,5% = 7.5 %"]);
    check("€ 2,000", &["€ 2,000 = 2000 EUR"]);
    check("EUR 2.000,00", &["EUR 2.000,00 = 2000 EUR"]);
    check("$1.5k", &["$1.5k = 1500 USD"]);
    check("2000 EUR", &["2000 EUR = 2000 EUR"]);
    check("24k€", &["24k€ = 24000 EUR"]);
    check("2 000 €", &["2 000 € = 2000 EUR"]);
    check("£1,234,567.89", &["£1,234,567.89 = 1234567.89 GBP"]);
    check("1.234,50 euros", &["1.234,50 euros = 1234.5 EUR"]);
    check("two thousand dollars", &["two thousand dollars = 2000 USD"]);
    check("12 months", &["12 months = 12 months"]);
    check("two weeks and 3 days", &["two weeks = 14 days", "3 days = 3 days"]);
    check("thirty minutes", &["thirty minutes = 30 min"]);
    check("a 30-minute call", &["30-minute = 30 min"]);
    check("half an hour", &["half an hour = 30 min"]);
    check("an hour", &["an hour = 1 h"]);
    check("an hour and a half", &["an hour and a half = 1.5 h"]);
    check("1h30", &["1h30 = 1.5 h"]);
    check("45min", &["45min = 45 min"]);
    check("sixty minutes", &["sixty minutes = 60 min"]);
}

#[test]
fn what_is_nothing() {
    for text in [
        "Q3 results",
        "version 1.2.3",
        "I may come",
        "sat in the sun",
        "e.g. this and/or that",
        "24/7",
        "a day",
        "ratio 1:1",
        "30 people",
        "03/04/2026",
        "32 November",
        "25:00",
        "notes.txt",
    ] {
        check(text, &[]);
    }
}

#[test]
fn addresses_and_links() {
    check(
        "ask Dana Ortiz <Dana@Larkfield.example>, please",
        &["Dana Ortiz <Dana@Larkfield.example> = Dana Ortiz|dana@larkfield.example"],
    );
    check(
        "\"Ortiz, Dana\" <dana@larkfield.example>",
        &["\"Ortiz, Dana\" <dana@larkfield.example> = Ortiz, Dana|dana@larkfield.example"],
    );
    check("to dana@larkfield.example.", &["dana@larkfield.example = |dana@larkfield.example"]);
    check("Maria da Silva <m@a.example>", &["Maria da Silva <m@a.example> = Maria da Silva|m@a.example"]);
    check("@dana and a@b", &[]);
    check(
        "see https://larkfield.example/pricing?x=1.",
        &["https://larkfield.example/pricing?x=1 = https://larkfield.example/pricing?x=1"],
    );
    check("(http://a.example/b_(c))", &["http://a.example/b_(c) = http://a.example/b_(c)"]);
    check("larkfield.example/pricing", &["larkfield.example/pricing = larkfield.example/pricing"]);
    check("https://dana@evil.example/x", &["https://dana@evil.example/x = https://dana@evil.example/x"]);
}

#[test]
fn other_scripts_around() {
    check(
        "请在tomorrow之前回复dana@larkfield.example谢谢",
        &["tomorrow = 11-24 00:00..11-25 00:00 Tue 24 Nov", "dana@larkfield.example = |dana@larkfield.example"],
    );
    check("折扣27%可以吗", &["27% = 27 %"]);
    check("２７％", &["２７％ = 27 %"]);
    check("خصم ٢٧٪ من https://a.example/b شكرا", &["٢٧٪ = 27 %", "https://a.example/b = https://a.example/b"]);
    check("详见https://a.example/b。谢谢", &["https://a.example/b = https://a.example/b"]);
    check("王伟 <wang@a.example>", &["王伟 <wang@a.example> = 王伟|wang@a.example"]);
}

#[test]
fn labels() {
    let day = |y, m, d, h: i8, min: i8| {
        let tz = TimeZoneDatabase::bundled().get(LISBON).expect("a zone");
        date(y, m, d).at(h, min, 0, 0).to_zoned(tz).expect("in range").timestamp().as_second()
    };
    let check = |start, end, expect: &str| assert_eq!(window_label(start, end, LISBON), expect);
    check(day(2026, 11, 26, 15, 0), day(2026, 11, 26, 15, 30), "Thu 26 Nov 15:00");
    check(day(2026, 11, 26, 9, 0), day(2026, 11, 26, 12, 0), "Thu 26 Nov 09:00–12:00");
    check(day(2026, 11, 27, 0, 0), day(2026, 11, 28, 0, 0), "Fri 27 Nov");
    check(day(2026, 11, 23, 0, 0), day(2026, 11, 30, 0, 0), "23–29 Nov");
    check(day(2026, 11, 30, 0, 0), day(2026, 12, 7, 0, 0), "30 Nov–6 Dec");
    check(day(2026, 12, 28, 0, 0), day(2027, 1, 4, 0, 0), "28 Dec 2026–3 Jan 2027");
    check(day(2026, 10, 25, 0, 0), day(2026, 10, 26, 0, 0), "Sun 25 Oct");
    check(i64::MAX, i64::MAX, "a time out of range");
}

#[test]
fn quoted_strings() {
    let check = |text: &str, expect: &[&str]| {
        let found = quoted(text);
        assert_eq!(found.iter().map(|(_, s)| s.as_str()).collect::<Vec<_>>(), expect, "{text:?}");
        for (range, inner) in found {
            assert!(text[range].contains(&inner));
        }
    };
    check("Label it \"Prospects\" and “Hot”.", &["Prospects", "Hot"]);
    check("a 5\" nail and \"x\"", &["x"]);
    check("\"not closed\nnext \"one\"", &["one"]);
    check("\"\"", &[]);
}

#[test]
fn newest_parts() {
    let check = |text: &str, expect: &str| assert_eq!(newest_part(text), expect, "{text:?}");
    check("Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Maya <m@h.example>\nwrote:\n> Hi\n> there\n", "Yes.");
    check("Ja.\n\nAm 23.11.2026 um 10:00 schrieb Maya Lindqvist <m@h.example>:\n> Hallo\n", "Ja.");
    check("Sim.\n\nEm seg., 23 de nov. de 2026 às 10:00, Maya <m@h.example> escreveu:\n> Olá\n", "Sim.");
    check("Oui.\n\nLe lun. 23 nov. 2026 à 10:00, Maya <m@h.example> a écrit\u{a0}:\n> Bonjour\n", "Oui.");
    check("Fine.\n\n-----Original Message-----\nFrom: Maya\nSent: today\nTo: Dana\nSubject: x\n\nold", "Fine.");
    check("Gut.\n\n-----Ursprüngliche Nachricht-----\nVon: Maya\n\nalt", "Gut.");
    check("Fine.\n\nFrom: Maya <m@h.example>\nSent: Monday\nTo: Dana\nSubject: x\n\nold", "Fine.");
    check("Bem.\n\nDe: Maya\nEnviada: segunda\nPara: Dana\nAssunto: x\n\nvelho", "Bem.");
    check("Hello\n-- \nDana Ortiz\nLarkfield", "Hello");
    check("Hello\r\n-- \r\nDana", "Hello");
    check("Hello\n\nSent from my iPhone", "Hello");
    check("> old\n> older\n\nnew below", "new below");
    check("On Mon, 23 Nov 2026, Maya wrote:\n> old\n\nnew below", "new below");
    check("First point.\n> quoted\nAnswer to it.", "First point.\n> quoted\nAnswer to it.");
    check(
        "---------- Forwarded message ---------\nFrom: Dana\nDate: x\nSubject: y\nTo: z\n\nThe content",
        "The content",
    );
    check("See below.\n\nBegin forwarded message:\n\nFrom: Dana\nSubject: y\n\nx", "See below.");
    check("On Friday we met and she wrote a lot: fine", "On Friday we met and she wrote a lot: fine");
    check("> only\n> quotes", "");
    check("", "");
}

#[test]
fn large_texts_are_read_to_their_end() {
    for unit in [
        "@",
        "a",
        "1 ",
        "1,",
        "\"",
        "> q\n",
        "http://",
        "x@",
        "a.b/",
        "On 1\n",
        "the last ",
        "Mon ",
        "<",
        "between and ",
        "“",
        "a.",
        "1-",
        "Friday to ",
    ] {
        let text = unit.repeat(256 * 1024 / unit.len());
        // Quadratic work would take minutes here, and a suite that never ends is noticed.
        let found = extract(&text, now(), LISBON);
        assert!(found.iter().all(|f| f.start < f.end && f.end <= text.len()), "{unit:?}");
        assert!(quoted(&text).iter().all(|(range, _)| range.end <= text.len()), "{unit:?}");
        assert!(newest_part(&text).len() <= text.len(), "{unit:?}");
    }
}

/// Pieces that are likely to meet the rules, between any characters.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "tomorrow",
        "next",
        "week",
        "Friday",
        "at",
        "3pm",
        "15:00",
        "-",
        "–",
        "26",
        "Nov",
        "2026-11-26",
        "27",
        "%",
        "€",
        "2.000,00",
        "k",
        "dana@",
        "larkfield.example",
        "https://",
        "/x",
        "by",
        "since",
        "in",
        "two",
        "days",
        "ago",
        "the",
        "last",
        "\n\n",
        "> ",
        "On ",
        "wrote:",
        "\"",
        "“",
        "”",
        "<",
        ">",
        "half",
        "an",
        "hour",
        "and",
        "a",
        "T",
        "+01:00",
        "noon",
        "999999999999",
        "0",
        "32",
    ])
    .prop_map(str::to_owned);
    let joint =
        prop::sample::select(vec!["", " ", " ", "\n", "\u{200b}", "中", "ש", "e\u{301}"]).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![6 => (known, joint).prop_map(|(a, b)| a + &b), 1 => any::<String>()], 0..14)
        .prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_ordered_ranges(text in pieces(), now in prop_oneof![Just(1_795_424_400i64), any::<i64>()], zone in prop::sample::select(vec!["Europe/Lisbon", "Asia/Tokyo", "nowhere", "America/Sao_Paulo"])) {
        let mut before = 0;
        for f in extract(&text, now, zone) {
            prop_assert!(f.start >= before && f.end > f.start, "{:?} in {:?}", f, text);
            prop_assert!(text.get(f.start..f.end).is_some());
            if let Value::Window { start, end, .. } = f.value {
                prop_assert!(end > start);
            }
            before = f.end;
        }
        for (range, inner) in quoted(&text) {
            prop_assert!(text.get(range).is_some_and(|t| t.contains(&inner)));
        }
        prop_assert!(text.contains(newest_part(&text)));
    }
}
