//! Standing rules: a table of what each sentence covers, and properties over any rules and any case.

use super::properties::{cases, email, integrity, words};
use super::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);
const HOLD: &str = "Let discounts send its letter “Hold the price” to dana@larkfield.example, with nothing but names, times and amounts filled in, without files, at most 5 a day.";

fn standing(id: &str, sentence: &str) -> Standing {
    Standing { id: id.into(), sentence: sentence.into(), used: 0 }
}

fn with(mut given: Given, sentences: &[&str]) -> Given {
    given.rules.today = Some(TODAY);
    given.rules.all = sentences.iter().enumerate().map(|(n, s)| standing(&format!("r{n}"), s)).collect();
    given
}

/// The reply of the other tests, as the skill's letter.
fn letter() -> Given {
    let mut given = reply();
    given.scope.skill = "discounts".into();
    given.template = Some("Hold the price".into());
    given
}

#[track_caller]
fn covered(change: impl FnOnce(&mut Given), sentence: &str, expect: bool) {
    let mut given = letter();
    change(&mut given);
    let verdict = given.decide().verdict;
    assert_eq!(verdict, Verdict::Ask, "the case must be one that asks: {:?}", given.decide().reasons);
    assert!(sentence.parse::<Rule>().is_ok(), "{sentence}");
    let given = with(given, &[sentence]);
    let decision = given.decide();
    assert_eq!(decision.verdict == Verdict::Auto, expect, "{sentence}\n{:?}", facts(&given.case()));
    assert_eq!(decision.rule.is_some(), expect);
    assert_eq!(Covered::find(&given.case()).is_some(), expect);
    assert!(Permit::auto(&given.case()).is_err(), "what a rule answered for leaves through the outbox only");
}

#[test]
fn a_letter_is_covered_by_what_the_sentence_says_and_by_nothing_less() {
    covered(|_| {}, HOLD, true);
    covered(|g| g.scope.skill = "other".into(), HOLD, false);
    covered(|g| g.template = Some("Ten per cent".into()), HOLD, false);
    covered(|g| g.template = None, HOLD, false);
    let add = |g: &mut Given| {
        g.letter().cc.push(address("ben@larkfield.example"));
        g.history.written_to.insert("ben@larkfield.example".into());
        g.history.thread.insert("ben@larkfield.example".into());
    };
    covered(add, HOLD, false);
    let file = |g: &mut Given| {
        g.letter().files.push(crate::record::Attachment { name: "a.pdf".into(), ..Default::default() });
        g.arguments.push(argument("files", "a.pdf", ArgumentRole::Object, Integrity::User));
    };
    covered(file, HOLD, false);
    // Words that nobody reviewed are read first, however harmless they are.
    covered(|g| g.say(" And thank you.", Integrity::Text), HOLD, false);
    covered(|g| g.say(" And thank you.", Integrity::Model), HOLD, false);
    covered(|g| g.say(" And thank you.", Integrity::User), HOLD, true);
    let slot = |value: &'static str, integrity| {
        move |g: &mut Given| {
            // Not at the end of a link, which it would make longer.
            g.say(" ", Integrity::Skill);
            g.letter().body.push_str(value);
            g.arguments.push(argument("body.first_name", value, ArgumentRole::Content, integrity));
        }
    };
    covered(slot("Dana", Integrity::KnownParty), HOLD, true);
    covered(slot("Dana", Integrity::Text), HOLD, false);
    covered(slot("Dana\nsays yes", Integrity::KnownParty), HOLD, false);
    covered(
        slot(
            "I hereby accept everything that you have asked me for in this and all other letters",
            Integrity::OtherField,
        ),
        HOLD,
        false,
    );
    // A new letter's subject is a text too.
    covered(
        |g| {
            g.letter().reply_to = None;
            g.letter().subject = "Yes".into();
            g.arguments.push(argument("subject", "Yes", ArgumentRole::Content, Integrity::Model));
        },
        HOLD,
        false,
    );
}

#[test]
fn circles_of_people_are_what_they_say() {
    let rest = "with nothing but names, times and amounts filled in, without files";
    let at = format!(
        "Let discounts send its letter “Hold the price” to people at larkfield.example whom I have written to before, {rest}, one person at a time, at most 5 a day."
    );
    let known = format!(
        "Let discounts send its letter “Hold the price” to people whom I have written to before, {rest}, at most 2 people at a time, at most 5 a day."
    );
    covered(|_| {}, &at, true);
    covered(|_| {}, &known, true);
    let stranger = |email: &'static str| {
        move |g: &mut Given| {
            g.letter().to = vec![address(email)];
            g.arguments[0] = to(email, Integrity::User);
        }
    };
    // Named by the user, so it asks plainly; but never written to before.
    covered(stranger("new@larkfield.example"), &at, false);
    covered(stranger("new@larkfield.example"), &known, false);
    let friend = |email: &'static str| {
        move |g: &mut Given| {
            stranger(email)(g);
            g.history.written_to.insert(email.into());
        }
    };
    for other in ["ben@sub.larkfield.example", "ben@larkfield.example.evil.example", "ben@notlarkfield.example"] {
        covered(friend(other), &at, false);
        covered(friend(other), &known, true);
    }
    let also = |email: &'static str| {
        move |g: &mut Given| {
            g.letter().bcc.push(address(email));
            g.history.written_to.insert(email.into());
            g.history.thread.insert(email.into());
        }
    };
    covered(also("ben@larkfield.example"), &at, false);
    covered(also("ben@larkfield.example"), &known, true);
    covered(also("maya@h.example"), &at, true);
}

#[test]
fn a_day_a_count_and_an_end() {
    let until = HOLD.replace("a day.", "a day, until 23 November 2026.");
    let check = |sentence: &str, today: Option<Date>, used: u32, expect: bool| {
        let mut given = with(letter(), &[sentence]);
        given.rules.today = today;
        given.rules.all[0].used = used;
        assert_eq!(given.decide().verdict == Verdict::Auto, expect, "{sentence} {today:?} {used}");
    };
    check(&until, Some(TODAY), 4, true);
    check(&until, Some(TODAY), 5, false);
    check(&until, Some(date(2026, 11, 24)), 0, false);
    check(&until, None, 0, false);
    check("Let discounts send anything.", Some(TODAY), 0, false);
}

#[test]
fn events_and_deals() {
    let event = |minutes: i64| EventDraft { end: minutes * 60, ..event(&[]) };
    let create = |event: EventDraft| {
        let mut given = given("calendar.create", Action::CreateEvent { uid: "u".into(), event }, vec![]);
        given.scope.skill = "plan".into();
        given
    };
    let check = |given: Given, sentence: &str, expect: bool| {
        assert!(sentence.parse::<Rule>().is_ok(), "{sentence}");
        let decision = with(given, &[sentence]).decide();
        assert_eq!(decision.verdict == Verdict::Auto, expect, "{sentence} {:?}", decision.reasons);
    };
    let half = "Let any skill put events of up to 30 minutes into my calendar, without guests, at most 3 a day.";
    check(create(event(30)), half, true);
    check(create(event(31)), half, false);
    check(create(EventDraft { recurrence: Some("FREQ=DAILY".into()), ..event(30) }), half, false);
    check(create(EventDraft { title: "your code is 482913".into(), ..event(30) }), half, false);
    let mut guest = create(EventDraft { guests: vec![address(DANA)], ..event(30) });
    guest.arguments.push(argument("guest", DANA, ArgumentRole::Recipient, Integrity::KnownParty));
    guest.arguments.push(argument("title", "Call", ArgumentRole::Content, Integrity::Skill));
    check(guest.clone(), half, false);
    let with_dana = "Let plan put events of up to 30 minutes into my calendar, with dana@larkfield.example as guests, with nothing but names, times and amounts filled in, at most 3 a day.";
    check(guest.clone(), with_dana, true);
    guest.arguments[1].integrity = Integrity::Text;
    check(guest, with_dana, false);

    let mut before = event(30);
    let update = |before: &EventDraft, extent| {
        let after = EventDraft { start: 60, ..before.clone() };
        let action = Action::UpdateEvent { id: "e".into(), etag: "1".into(), before: before.clone(), after, extent };
        given("calendar.update", action, vec![])
    };
    let moves = "Let any skill move single events in my calendar, without guests, at most 3 a day.";
    check(update(&before, Extent::This), moves, true);
    check(update(&before, Extent::All), moves, false);
    before.guests = vec![address(DANA)];
    check(update(&before, Extent::This), moves, false);

    let deal = |after: &str| {
        let action =
            Action::UpdateDeal { id: "d".into(), name: "Larkfield".into(), before: "new".into(), after: after.into() };
        given("deals.update", action, vec![])
    };
    let qualified = "Let any skill move deals to “qualified”, at most 3 a day.";
    check(deal("qualified"), qualified, true);
    check(deal("won"), qualified, false);
}

#[test]
fn texts_that_are_no_rules() {
    for text in [
        "",
        "Let any skill do anything.",
        "Let any skill publish posts, at most 5 a day.",
        "Let any skill send its letter “Hold” to dana@larkfield.example, with nothing but names, times and amounts filled in, without files, at most 5 a day.",
        "Let a send its letter “Hold” to dana@larkfield.example, with nothing but names, times and amounts filled in, without files, at most 500 a day.",
        "Let a send its letter “Hold” to people at gmail.com whom I have written to before, with nothing but names, times and amounts filled in, without files, one person at a time, at most 5 a day.",
        "Let a send its letter “Hold” to dаna@larkfield.example, with nothing but names, times and amounts filled in, without files, at most 5 a day.",
        "Let a send its letter “Hold” to dana@xn--larkfield-x.example, with nothing but names, times and amounts filled in, without files, at most 5 a day.",
        "Let any skill move deals to “everything”, at most 5 a day.",
        "Let any skill move deals to “won”, at most 05 a day.",
        "Let any skill move deals to “won”, at most 5 a day, until 31 February 2027.",
        "Let any skill move deals to “won”, at most 5 a day, until 01 March 2027.",
        "Let any skill move deals to “won”, at most 5 a day. ",
    ] {
        assert!(text.parse::<Rule>().is_err(), "{text}");
    }
}

#[test]
fn suggestions_start_narrow_and_cover_what_they_are_made_from() {
    let given = letter();
    let facts = facts(&given.case());
    let sentences: Vec<String> = suggest(&facts, Some(date(2027, 2, 21))).iter().map(Rule::to_string).collect();
    assert_eq!(sentences.len(), 3, "{sentences:?}");
    assert_eq!(sentences[0], HOLD.replace("a day.", "a day, until 21 February 2027."));
    assert!(sentences[1].contains("people at larkfield.example whom I have written to before"));
    assert!(sentences[2].contains("to people whom I have written to before"));
    // No rule is offered for words that nobody reviewed, nor for what no sentence says.
    let mut own = letter();
    own.say(" Yes.", Integrity::Model);
    assert_eq!(suggest(&super::facts(&own.case()), None), []);
    let publish = super::given("posts.publish", Action::PublishPost { id: "p".into() }, vec![]);
    assert_eq!(suggest(&super::facts(&publish.case()), None), []);
}

#[test]
fn a_permit_under_a_rule_is_for_that_action_and_those_bytes() {
    let given = with(letter(), &[HOLD]);
    let covered = Covered::find(&given.case()).expect("covered");
    assert_eq!(covered.rule().id, "r0");
    let (one, other) = ("a".repeat(64), "b".repeat(64));
    let mut changed = letter();
    changed.letter().to.push(address(EVE));
    assert_eq!(Permit::covered(changed.action.clone(), &covered, &one, &one), Err(Refused::OtherAction));
    assert_eq!(Permit::covered(given.action.clone(), &covered, &one, &other), Err(Refused::OtherBytes));
    let permit = Permit::covered(given.action.clone(), &covered, &one, &one).expect("covered");
    assert_eq!(permit.action(), &given.action);
    // From the record: the sentence, the facts and the action must still fit each other.
    let facts = facts(&given.case());
    let rule = standing("r0", HOLD);
    assert!(Covered::recorded(&rule, &facts, &given.action, "maya@h.example").is_some());
    assert!(Covered::recorded(&rule, &facts, &changed.action, "maya@h.example").is_none());
    let other = standing("r0", &HOLD.replace("discounts", "other"));
    assert!(Covered::recorded(&other, &facts, &given.action, "maya@h.example").is_none());
}

fn people() -> impl Strategy<Value = People> {
    let host = || prop::sample::select(vec!["larkfield.example", "a.example", "evil.example"]);
    prop_oneof![
        (prop::sample::select(vec!["dana", "people", "eve"]), host())
            .prop_map(|(u, h)| People::One(format!("{u}@{h}"))),
        host().prop_map(|h| People::At(h.to_owned())),
        Just(People::Written),
    ]
}

fn rules() -> impl Strategy<Value = Rule> {
    let most = |to: &People, most: usize| if matches!(to, People::One(_)) { 1 } else { most };
    let does = prop_oneof![
        (prop::sample::select(vec!["Hold the price", "Ten, at most 5 a day", "x"]), people(), 1usize..=10)
            .prop_map(move |(t, to, n)| Does::Send { template: t.to_owned(), most: most(&to, n), to }),
        (1u32..=480, prop::option::of((people(), 1usize..=10))).prop_map(move |(minutes, with)| Does::Create {
            minutes,
            with: with.map(|(to, n)| (to.clone(), most(&to, n))),
        }),
        Just(Does::Move),
        Just(Does::CallOff),
        prop::sample::select(crate::record::STAGES.to_vec()).prop_map(|s| Does::Deal { stage: s.to_owned() }),
    ];
    let skill = prop::option::of(prop::sample::select(vec!["discounts", "plan", "any"]));
    let until = prop::option::of((2020i16..2035, 1i8..=12, 1i8..=28));
    (skill, does, 1u32..=20, until).prop_map(|(skill, does, a_day, until)| {
        let skill = if matches!(does, Does::Send { .. }) { skill.or(Some("discounts")) } else { skill };
        Rule { skill: skill.map(str::to_owned), does, a_day, until: until.map(|(y, m, d)| date(y, m, d)) }
    })
}

/// A case of any kind, often one of the skill's letters.
fn skilled() -> impl Strategy<Value = Given> {
    let template = prop::option::of(prop::sample::select(vec!["Hold the price", "x"]));
    (cases(), template, prop::sample::select(vec!["discounts", "plan"])).prop_map(|(mut given, template, skill)| {
        given.template = template.map(str::to_owned);
        given.scope.skill = skill.to_owned();
        given
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rule_reads_back_from_its_sentence(rule in rules()) {
        prop_assert!(rule.holds());
        prop_assert_eq!(rule.to_string().parse::<Rule>(), Ok(rule));
    }

    #[test]
    fn any_other_text_is_no_rule(rule in rules(), at in any::<prop::sample::Index>(), with in "[ a-z0-9“”,.@A-Z-]{0,3}") {
        let sentence = rule.to_string();
        let places: Vec<usize> = sentence.char_indices().map(|(i, _)| i).collect();
        let (head, tail) = sentence.split_at(places[at.index(places.len())]);
        let changed = format!("{head}{with}{}", &tail[tail.chars().next().map_or(0, char::len_utf8)..]);
        // Whatever still reads as a rule says all of itself.
        if let Ok(read) = changed.parse::<Rule>() {
            prop_assert_eq!(read.to_string(), changed);
        }
    }

    #[test]
    fn rules_turn_ask_into_auto_and_nothing_else(given in skilled(), rules in prop::collection::vec(rules(), 0..6)) {
        let before = given.decide();
        let mut after = given.clone();
        after.rules.today = Some(TODAY);
        after.rules.all = rules.iter().enumerate().map(|(n, r)| standing(&format!("r{n}"), &r.to_string())).collect();
        let found = after.decide();
        prop_assert_eq!(&found, &after.decide());
        match &found.rule {
            Some(_) => prop_assert!(before.verdict == Verdict::Ask && found.verdict == Verdict::Auto),
            None => prop_assert_eq!(&found, &before),
        }
        after.rules.all.reverse();
        prop_assert_eq!(found, after.decide(), "the order of the rules decides nothing");
    }

    #[test]
    fn what_a_rule_covers_its_sentence_says(given in skilled(), rule in rules()) {
        // Those made from the case itself cover it as often as it asks plainly.
        for rule in suggest(&facts(&given.case()), None).into_iter().chain([rule]) {
            let after = with(given.clone(), &[rule.to_string().as_str()]);
            if after.decide().rule.is_some() {
                says(&rule, &after)?;
            }
        }
    }

    #[test]
    fn an_attackers_text_brings_nothing_under_a_rule(given in skilled(), rule in rules(), text in words(), cc in email(), trust in integrity()) {
        let trust = trust.max(Integrity::Text);
        let text = format!("\n{text}");
        for rule in suggest(&facts(&given.case()), None).into_iter().chain([rule]) {
            let before = with(given.clone(), &[rule.to_string().as_str()]);
            if before.decide().rule.is_some() {
                continue;
            }
            let mut after = before.clone();
            match &mut after.action {
                Action::Send { letter } | Action::SaveDraft { letter } => {
                    letter.body.push_str(&text);
                    letter.cc.push(address(&cc));
                }
                Action::CreateEvent { event, .. } | Action::UpdateEvent { after: event, .. } => {
                    event.title.push_str(&text);
                    event.guests.push(address(&cc));
                }
                _ => {}
            }
            after.arguments.push(argument("body", &text, ArgumentRole::Content, trust));
            after.arguments.push(argument("title", &text, ArgumentRole::Content, trust));
            after.ledger.show(Shown::new("message", "z", "mail".into(), text.clone()));
            let found = after.decide();
            prop_assert!(found.rule.is_none(), "{} {:?}", rule, found.reasons);
        }
    }
}

/// Whether the sentence of a rule says what was covered.
fn says(rule: &Rule, given: &Given) -> Result<(), TestCaseError> {
    let own = |a: &Address| canonical(&a.email) == "maya@h.example";
    // Nobody but Dana was ever written to.
    let allowed = |to: &People, a: &Address| {
        let email = canonical(&a.email);
        own(a)
            || match to {
                People::One(one) => email == *one,
                People::At(host) => email == DANA && email.ends_with(&format!("@{host}")),
                People::Written => email == DANA,
            }
    };
    match (&rule.does, &given.action) {
        (Does::Send { template, to, .. }, Action::Send { letter }) => {
            prop_assert_eq!(given.template.as_ref(), Some(template));
            prop_assert_eq!(Some(&given.scope.skill), rule.skill.as_ref());
            prop_assert!(letter.to.iter().chain(&letter.cc).chain(&letter.bcc).all(|a| allowed(to, a)));
            prop_assert!(letter.files.is_empty());
            let unread = given.arguments.iter().any(|a| a.name == "body" && a.integrity > Integrity::Skill);
            prop_assert!(!unread, "words that nobody reviewed");
        }
        (Does::Create { minutes, with }, Action::CreateEvent { event, .. }) => {
            prop_assert!(event.end - event.start <= i64::from(*minutes) * 60);
            prop_assert!(event.guests.iter().all(|g| own(g) || with.as_ref().is_some_and(|(to, _)| allowed(to, g))));
        }
        (Does::Move, Action::UpdateEvent { before, after, .. }) => {
            prop_assert!(before.guests.iter().chain(&after.guests).all(own));
        }
        (Does::CallOff, Action::CancelEvent { before, .. }) => prop_assert!(before.guests.iter().all(own)),
        (does, action) => prop_assert!(false, "{:?} covers {:?}", does, action.kind()),
    }
    Ok(())
}
