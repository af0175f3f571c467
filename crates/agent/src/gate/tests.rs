//! The table of the gate row by row, the finders of secrets, and properties over any case.

use super::*;
use crate::action::{ArgumentRole, DealText, EventDraft, Extent, Letter};
use crate::handle::{Integrity, Origin};
use crate::record::{Address, Folder};
use crate::skill::Skill;

mod ledger;
mod properties;
mod rules;

const DANA: &str = "dana@larkfield.example";
const EVE: &str = "eve@evil.example";

fn address(email: &str) -> Address {
    Address { name: String::new(), email: email.into() }
}

fn argument(name: &str, value: &str, role: ArgumentRole, integrity: Integrity) -> Argument {
    let origin = match integrity {
        Integrity::User => Origin::Request { start: 0, end: 1 },
        Integrity::Policy => Origin::Settings,
        Integrity::Skill => Origin::Skill { name: "reply".into(), line: 1 },
        Integrity::Model => Origin::Student,
        Integrity::Text => {
            Origin::Text { record: "message".into(), id: "m".into(), start: 0, end: 1, label: "mail from Eve".into() }
        }
        _ => Origin::Field {
            record: "message".into(),
            id: "m".into(),
            field: "from".into(),
            label: "mail from Dana".into(),
        },
    };
    Argument { name: name.into(), handle: None, value: value.into(), role, integrity, origin }
}

fn to(email: &str, integrity: Integrity) -> Argument {
    argument("to", email, ArgumentRole::Recipient, integrity)
}

fn body(text: &str, integrity: Integrity) -> Argument {
    argument("body", text, ArgumentRole::Content, integrity)
}

/// A case that owns its parts.
#[derive(Clone, Debug)]
struct Given {
    tool: &'static str,
    action: Action,
    arguments: Vec<Argument>,
    scope: Scope,
    history: History,
    ledger: Ledger,
    template: Option<String>,
    rules: Rules,
}

impl Given {
    fn decide(&self) -> Decision {
        decide(&self.case())
    }

    fn case(&self) -> Case<'_> {
        Case {
            tool: self.tool,
            action: &self.action,
            arguments: &self.arguments,
            scope: &self.scope,
            history: &self.history,
            ledger: &self.ledger,
            template: self.template.as_deref(),
            rules: &self.rules,
        }
    }

    fn letter(&mut self) -> &mut Letter {
        match &mut self.action {
            Action::Send { letter } | Action::SaveDraft { letter } => letter,
            other => panic!("{other:?} has no letter"),
        }
    }

    fn say(&mut self, text: &str, integrity: Integrity) {
        self.letter().body.push_str(text);
        self.arguments.push(body(text, integrity));
    }
}

fn given(tool: &'static str, action: Action, arguments: Vec<Argument>) -> Given {
    let set = |all: &[&str]| all.iter().map(|a| (*a).to_owned()).collect();
    Given {
        tool,
        action,
        arguments,
        scope: Scope { tools: set(&[tool]), filing_limit: 50, ..Scope::default() },
        history: History {
            own: set(&["maya@h.example"]),
            written_to: set(&[DANA]),
            thread: set(&[DANA, "new@a.example"]),
            ..History::default()
        },
        ledger: Ledger::default(),
        template: None,
        rules: Rules::default(),
    }
}

/// A reply to Dana, who is known, by a template.
fn reply() -> Given {
    let letter = Letter {
        from: address("maya@h.example"),
        to: vec![address(DANA)],
        subject: "Re: Your pricing".into(),
        body: "Hi. We hold the price. See https://h.example/prices".into(),
        reply_to: Some("m".into()),
        ..Letter::default()
    };
    let text = letter.body.clone();
    given("mail.send", Action::Send { letter }, vec![to(DANA, Integrity::KnownParty), body(&text, Integrity::Skill)])
}

fn event(guests: &[&str]) -> EventDraft {
    EventDraft { title: "Call".into(), guests: guests.iter().map(|g| address(g)).collect(), ..EventDraft::default() }
}

#[track_caller]
fn check(given: &Given, verdict: Verdict, words: &str) {
    let decision = given.decide();
    assert_eq!(decision.verdict, verdict, "{:?}", decision.reasons);
    let first = decision.reasons.first().map_or("", String::as_str);
    assert!(first.contains(words), "worst reason {first:?} should speak of {words:?}");
}

#[track_caller]
fn changed(change: impl FnOnce(&mut Given), verdict: Verdict, words: &str) {
    let mut given = reply();
    change(&mut given);
    check(&given, verdict, words);
}

#[test]
fn letters() {
    check(&reply(), Verdict::Ask, "in your name");
    // First contacts, wherever they stand.
    changed(|g| g.letter().to = vec![address("new@a.example")], Verdict::Red, "never written to before");
    changed(|g| g.letter().cc.push(address(EVE)), Verdict::Red, "eve@evil.example: never written to");
    changed(|g| g.letter().bcc.push(address(EVE)), Verdict::Red, "never written to");
    let named = |i| {
        move |g: &mut Given| {
            g.letter().to = vec![address(EVE)];
            g.arguments[0] = to(EVE, i);
        }
    };
    changed(named(Integrity::User), Verdict::Ask, "");
    changed(named(Integrity::Skill), Verdict::Ask, "");
    changed(named(Integrity::KnownParty), Verdict::Red, "never written to");
    changed(named(Integrity::OtherField), Verdict::Red, "never written to");
    // A known address that only text or the student named.
    let known = |i| {
        move |g: &mut Given| {
            g.letter().reply_to = None;
            g.arguments[0] = to(DANA, i);
        }
    };
    changed(known(Integrity::KnownParty), Verdict::Ask, "");
    changed(known(Integrity::Text), Verdict::Red, "the text of mail from Eve");
    changed(known(Integrity::Model), Verdict::Red, "nobody but the student");
    // A display name that looks like an address is no witness for it.
    changed(
        |g| {
            g.letter().reply_to = None;
            g.arguments[0] = to("dana@larkfield.example ‹eve@evil.example›", Integrity::User);
        },
        Verdict::Red,
        "nobody but the student",
    );
    changed(|g| g.arguments[0] = to(DANA, Integrity::Text), Verdict::Ask, "in your name");
    changed(|g| g.history.reply_to = Some(DANA.into()), Verdict::Red, "other address");
    changed(|g| g.letter().to = vec![address("dаna@larkfield.example")], Verdict::Red, "");
    changed(|g| g.letter().to = vec![address("dana")], Verdict::Deny, "not a mail address");
    changed(|g| g.letter().from = address(EVE), Verdict::Deny, "not your address");
    changed(
        |g| {
            for n in 0..11 {
                let email = format!("p{n}@a.example");
                g.letter().cc.push(address(&email));
                g.history.contacts.insert(email.clone());
                g.arguments.push(to(&email, Integrity::KnownParty));
            }
        },
        Verdict::Red,
        "12 people",
    );
}

#[test]
fn contents() {
    changed(|g| g.say(" See https://evil.example/a", Integrity::Text), Verdict::Red, "link https://evil.example/a");
    changed(|g| g.say(" See evil.example", Integrity::Model), Verdict::Red, "link evil.example");
    changed(|g| g.say(" See https://h.example/b", Integrity::User), Verdict::Ask, "");
    changed(|g| g.say(" Call +351 912 345 678", Integrity::Text), Verdict::Red, "phone number");
    changed(|g| g.say(" Call +351 912 345 678", Integrity::Skill), Verdict::Ask, "");
    changed(|g| g.say(" Pay PT50 0002 0123 1234 5678 9015 4", Integrity::Text), Verdict::Red, "bank account");
    changed(|g| g.say(" Write to eve@evil.example", Integrity::Text), Verdict::Red, "address eve@evil.example");
    changed(|g| g.say(" Friday at 15:00", Integrity::Text), Verdict::Ask, "");
    // A link put together from two stretches is as bad as the worse one.
    changed(
        |g| {
            g.say(" https://", Integrity::Skill);
            g.say("evil.example/x", Integrity::Text);
        },
        Verdict::Red,
        "link",
    );
    changed(|g| g.letter().body.push_str(" without origin"), Verdict::Ask, "");
    changed(|g| g.say(" Your code is 482913", Integrity::User), Verdict::Deny, "secret");
    changed(|g| g.letter().subject = "Your code is 482913".into(), Verdict::Deny, "secret");
    changed(|g| g.letter().reply_to = Some("other".into()), Verdict::Ask, "");
    changed(
        |g| {
            g.say(" the board said no", Integrity::Text);
            g.letter().reply_to = Some("other".into());
        },
        Verdict::Red,
        "outside this conversation",
    );
}

#[test]
fn plan_and_limits() {
    changed(|g| g.scope.tools.clear(), Verdict::Deny, "not in the plan");
    changed(|g| g.tool = "mail.label", Verdict::Deny, "");
    changed(|g| g.history.sends = 4, Verdict::Ask, "");
    changed(|g| g.history.sends = 5, Verdict::Deny, "5 letters");
    let sources = |allowed: &'static str| {
        move |g: &mut Given| {
            g.scope.sources.insert("mail.send.to".into(), allowed.split(' ').map(str::to_owned).collect());
        }
    };
    changed(sources("thread-participants"), Verdict::Ask, "");
    changed(sources("user contacts"), Verdict::Ask, "");
    changed(sources("user"), Verdict::Red, "only to user");
    changed(
        |g| {
            g.scope.sources.insert("mail.send.body".into(), ["skill".to_owned()].into());
            g.say(" more", Integrity::Text);
        },
        Verdict::Red,
        "only from skill",
    );
}

#[test]
fn drafts_and_filing() {
    let mut draft = reply();
    draft.action = Action::SaveDraft { letter: draft.letter().clone() };
    draft.tool = "mail.draft";
    draft.scope.tools.insert("mail.draft".into());
    check(&draft, Verdict::Auto, "");
    draft.letter().cc.push(address(EVE));
    check(&draft, Verdict::Ask, "never written to");

    let object = |i| argument("message", "m1", ArgumentRole::Object, i);
    let label = Action::Label { message: "m1".into(), label: "Prospects".into(), remove: false };
    let mut filing = given("mail.label", label, vec![object(Integrity::OtherField)]);
    check(&filing, Verdict::Auto, "");
    filing.history.filed = 49;
    check(&filing, Verdict::Auto, "");
    filing.history.filed = 50;
    check(&filing, Verdict::Ask, "its limit is 50");
    filing.history.filed = 0;
    filing.arguments = vec![object(Integrity::Text)];
    check(&filing, Verdict::Ask, "the text of mail from Eve");
    let archive = Action::Move { message: "m1".into(), to: Folder::Archive };
    check(&given("mail.archive", archive, vec![object(Integrity::NamedField)]), Verdict::Auto, "");
    let snooze = Action::Snooze { message: "m1".into(), until: 1 };
    check(&given("mail.snooze", snooze, vec![object(Integrity::User)]), Verdict::Auto, "");
}

#[test]
fn calendar_deals_posts() {
    let create = |guests: &[&str]| Action::CreateEvent { uid: "u".into(), event: event(guests) };
    let title = argument("title", "Call", ArgumentRole::Content, Integrity::Skill);
    check(&given("calendar.create", create(&[]), vec![title.clone()]), Verdict::Ask, "calendar");
    let guest = |email: &str, i| argument("guest", email, ArgumentRole::Recipient, i);
    let known = given("calendar.create", create(&[DANA]), vec![title.clone(), guest(DANA, Integrity::KnownParty)]);
    check(&known, Verdict::Ask, "calendar");
    let stranger = given("calendar.create", create(&[DANA, EVE]), vec![title, guest(DANA, Integrity::KnownParty)]);
    check(&stranger, Verdict::Red, "eve@evil.example: never");
    let mut link = known.clone();
    let linked = EventDraft { title: "Call https://evil.example/x".into(), ..event(&[DANA]) };
    link.action = Action::CreateEvent { uid: "u".into(), event: linked };
    link.arguments[0] = argument("title", "Call https://evil.example/x", ArgumentRole::Content, Integrity::Text);
    check(&link, Verdict::Red, "link");

    let object = |i| argument("event", "e1", ArgumentRole::Object, i);
    let cancel =
        |g: &[&str]| Action::CancelEvent { id: "e".into(), etag: "1".into(), before: event(g), extent: Extent::This };
    check(&given("calendar.cancel", cancel(&[DANA]), vec![object(Integrity::OtherField)]), Verdict::Ask, "");
    check(&given("calendar.cancel", cancel(&[EVE]), vec![object(Integrity::OtherField)]), Verdict::Red, "never");
    check(&given("calendar.cancel", cancel(&[]), vec![object(Integrity::Text)]), Verdict::Red, "named by the text");
    let update = Action::UpdateEvent {
        id: "e".into(),
        etag: "1".into(),
        before: event(&[DANA]),
        after: event(&[DANA, EVE]),
        extent: Extent::This,
    };
    check(&given("calendar.update", update, vec![]), Verdict::Red, "never");
    let respond = |who| Action::Respond {
        message: "m".into(),
        uid: "u".into(),
        answer: "accept".into(),
        organiser: address(who),
    };
    check(&given("calendar.respond", respond(DANA), vec![]), Verdict::Ask, "");
    check(&given("calendar.respond", respond(EVE), vec![]), Verdict::Red, "never");

    let deal =
        Action::UpdateDeal { id: "d".into(), name: "Larkfield".into(), before: "new".into(), after: "won".into() };
    check(&given("deals.update", deal, vec![]), Verdict::Ask, "deal");
    let text =
        |stage: &str, notes: &str| Some(DealText { stage: stage.into(), notes: notes.into(), ..DealText::default() });
    let edit = |before, after| Action::EditDeal { id: "d".into(), etag: "1".into(), before, after };
    let notes = |value: &str, integrity| vec![Argument { name: "notes".into(), ..body(value, integrity) }];
    let bank = "Pay to DE89 3704 0044 0532 0130 00";
    check(
        &given("deals.update", edit(text("new", ""), text("new", "Likes tea")), notes("Likes tea", Integrity::User)),
        Verdict::Auto,
        "",
    );
    check(&given("deals.update", edit(text("new", ""), text("won", "")), vec![]), Verdict::Ask, "changes a deal");
    check(&given("deals.update", edit(None, text("new", "")), vec![]), Verdict::Ask, "adds");
    check(&given("deals.update", edit(text("new", ""), None), vec![]), Verdict::Ask, "takes a deal out");
    check(
        &given("deals.update", edit(text("new", ""), text("new", bank)), notes(bank, Integrity::Text)),
        Verdict::Red,
        "did not come from you",
    );
    let publish = Action::PublishPost { id: "p".into() };
    check(&given("posts.publish", publish.clone(), vec![]), Verdict::Red, "publishes");
    check(
        &given("posts.publish", publish, vec![body("sk-abcdefghij0123456789", Integrity::User)]),
        Verdict::Deny,
        "secret",
    );
}

#[test]
fn scope_of_a_skill() {
    let mut skill = Skill { allowed_tools: vec!["mail.send".into()], ..Skill::default() };
    skill.metadata.insert("sources.mail.send.to".into(), "user  Thread-participants".into());
    let found = scope(&skill);
    assert_eq!(found.filing_limit, FILING_LIMIT);
    assert!(found.sources["mail.send.to"].contains("thread-participants"));
    skill.metadata.insert("filing-limit".into(), "20".into());
    assert_eq!(scope(&skill).filing_limit, 20);
    skill.metadata.insert("filing-limit".into(), "many".into());
    assert_eq!(scope(&skill).filing_limit, 0);
}

#[test]
fn canonical_forms() {
    for (text, expect) in [
        ("Dana@Larkfield.Example", DANA),
        ("da\u{200b}na@larkfield.example", DANA),
        ("ｄａｎａ＠larkfield。example", DANA),
        ("a@xn--bcher-kva.example", "a@bücher.example"),
    ] {
        assert_eq!(canonical(text), expect);
        assert_eq!(canonical(&canonical(text)), expect);
    }
}

#[test]
fn visible_forms() {
    for (text, expect) in [
        ("plain text, Ação 中文 שלום", "plain text, Ação 中文 שלום"),
        ("a\u{202e}b", "a[U+202E]b"),
        ("a\u{200b}\u{200b}b", "a[2 hidden characters]b"),
        ("pаypal now", "pаypal [mixes Latin and Cyrillic] now"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example [bücher.example]"),
        ("👩\u{200d}💻 ❤\u{fe0f}", "👩\u{200d}💻 ❤\u{fe0f}"),
    ] {
        assert_eq!(visible(text), expect);
        assert_eq!(visible(&visible(text)), expect, "twice");
    }
}

#[test]
fn secrets_are_found() {
    for (text, expect) in [
        ("Your code is 482913.", "482913"),
        ("Your verification code: 482 913", "482 913"),
        ("482913 is your Acme code", "482913"),
        ("OTP 4821", "4821"),
        ("O seu código é 482913", "482913"),
        ("code: ４８２９１３", "４８２９１３"),
        ("code: 48\u{200b}2913", "48\u{200b}2913"),
        ("G-482913 is here", "482913"),
        (
            "go to https://a.example/reset?token=a1b2c3d4e5f6a7b8c9 now",
            "https://a.example/reset?token=a1b2c3d4e5f6a7b8c9",
        ),
        ("key sk-abcdefghij0123456789.", "sk-abcdefghij0123456789."),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        ("ghp_abcdefghijklmnopqrst0123456789", "ghp_abcdefghijklmnopqrst0123456789"),
        ("card 4111 1111 1111 1111 ok", "4111 1111 1111 1111"),
        ("378282246310005", "378282246310005"),
        ("ssn 123-45-6789", "123-45-6789"),
        ("NIF 123456789", "123456789"),
        ("CC 00000000 0 ZZ4", "00000000 0 ZZ4"),
        ("password: hunter22", "hunter22"),
    ] {
        let found: Vec<&str> = secrets(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, [expect], "in {text:?}");
    }
}

#[test]
fn what_is_no_secret() {
    for text in [
        "zip code 12345",
        "use the discount code 2026",
        "invoice 2026-1142 of 24000 EUR",
        "call +351 912 345 678",
        "on 2026-11-26 at 15:00",
        "https://a.example/pricing/2026",
        "4111 1111 1111 1112",
        "the code of conduct says 1000 things",
        "thirty minutes on Thursday 26 November",
        "the token is dear",
        "NIF 123456788",
    ] {
        assert_eq!(secrets(text), [], "in {text:?}");
    }
}

#[test]
fn accounts_and_phones() {
    let texts = |ranges: Vec<std::ops::Range<usize>>, text: &str| {
        ranges.into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>()
    };
    let account = "pay to PT50 0002 0123 1234 5678 9015 4 today";
    assert_eq!(texts(ibans(account), account), ["PT50 0002 0123 1234 5678 9015 4"]);
    let german = "DE89370400440532013000";
    assert_eq!(texts(ibans(german), german), [german]);
    assert_eq!(ibans("DE89370400440532013001"), []);
    for text in ["+351 912 345 678", "(555) 123-4567", "555-123-4567"] {
        assert_eq!(texts(phones(text), text), [text]);
    }
    for text in ["2026-11-26 15:00", "24 000 EUR", "15:00-15:30", "Thu 26 Nov", "1,234,567.89"] {
        assert_eq!(phones(text), [], "in {text:?}");
    }
}
