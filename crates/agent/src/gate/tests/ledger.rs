//! What the student's own words may carry, whole series, and permits.

use super::*;
use crate::record::Attachment;

/// Mail of another conversation, which Dana has not seen.
fn other_mail() -> Shown {
    let text = "The board will accept nine million before Friday".to_owned();
    Shown {
        readers: ["maya@h.example".to_owned()].into(),
        ..Shown::new("message", "other", "mail from Ben".into(), text)
    }
}

/// A reply to Dana in the student's own words.
fn written(text: &str) -> Given {
    let mut given = reply();
    given.letter().body = text.to_owned();
    given.arguments[1] = body(text, Integrity::Model);
    given
}

#[test]
fn words_of_the_student_count_as_all_that_it_was_shown() {
    let mut given = written("Thanks, we will think about it.");
    check(&given, Verdict::Ask, "in your name");
    given.ledger.show(other_mail());
    check(&given, Verdict::Red, "after reading mail from Ben");
    // A template's words carry nothing.
    let mut template = reply();
    template.ledger.show(other_mail());
    check(&template, Verdict::Ask, "in your name");
    // What the answered message says, its writer knows.
    let mut answered = written("You asked for nine million.");
    answered.ledger.show(Shown { id: "m".into(), ..other_mail() });
    check(&answered, Verdict::Ask, "in your name");
    // So does everybody who has read the other one.
    let mut reader = written("You asked for nine million.");
    reader.ledger.show(Shown { readers: [DANA.to_owned()].into(), ..other_mail() });
    check(&reader, Verdict::Ask, "in your name");
    reader.letter().cc.push(address("new@a.example"));
    reader.history.contacts.insert("new@a.example".into());
    check(&reader, Verdict::Red, "after reading mail from Ben");
    // What is public may be told.
    let mut public = written("You asked for nine million.");
    public.ledger.show(Shown { confidentiality: Confidentiality::Public, ..other_mail() });
    check(&public, Verdict::Ask, "in your name");
    // A letter to oneself tells nobody.
    let mut own = written("Nine million.");
    own.letter().to = vec![address("maya@h.example")];
    own.arguments[0] = to("maya@h.example", Integrity::User);
    own.ledger.show(other_mail());
    check(&own, Verdict::Ask, "in your name");
}

#[test]
fn copies_are_named_and_secrets_stay() {
    let mut given = written("Psst: the board will accept nine million!");
    given.ledger.show(other_mail());
    check(&given, Verdict::Red, "holds words from mail from Ben");
    // The same with the stretch told apart, as the loop does it.
    let mut split = written("Psst: ");
    split.letter().body.push_str("the board will accept nine million");
    split.arguments.push(body("the board will accept nine million", Integrity::Text));
    split.ledger.show(other_mail());
    check(&split, Verdict::Red, "holds words from mail from");

    let code = Shown::new("message", "code", "mail from your bank".into(), "Your code is 482913".into());
    let mut secret = written("The digits are four, eight, two, nine, one and three.");
    secret.ledger.show(code.clone());
    check(&secret, Verdict::Deny, "after reading mail from your bank");
    // A draft leaves nothing.
    secret.action = Action::SaveDraft { letter: secret.letter().clone() };
    secret.tool = "mail.draft";
    secret.scope.tools.insert("mail.draft".into());
    check(&secret, Verdict::Ask, "");
}

#[test]
fn text_without_arguments_is_the_students_own() {
    let mut given = reply();
    given.letter().body.push_str(" And the board will accept nine million.");
    given.ledger.show(other_mail());
    check(&given, Verdict::Red, "holds words from mail from Ben");
}

#[test]
fn a_title_for_guests_carries_as_much_as_a_letter() {
    let action = Action::CreateEvent { uid: "u".into(), event: event(&[DANA]) };
    let guest = argument("guest", DANA, ArgumentRole::Recipient, Integrity::KnownParty);
    let title = argument("title", "Call", ArgumentRole::Content, Integrity::Model);
    let mut given = given("calendar.create", action, vec![guest, title]);
    check(&given, Verdict::Ask, "calendar");
    given.ledger.show(other_mail());
    check(&given, Verdict::Red, "the title after reading");
}

#[test]
fn a_whole_series_is_red() {
    let series = EventDraft { recurrence: Some("FREQ=WEEKLY".into()), ..event(&[]) };
    let object = argument("event", "e1", ArgumentRole::Object, Integrity::User);
    let cancel = |before: EventDraft, extent| Action::CancelEvent { id: "e".into(), etag: "1".into(), before, extent };
    check(
        &given("calendar.cancel", cancel(series.clone(), Extent::This), vec![object.clone()]),
        Verdict::Red,
        "every occurrence",
    );
    check(&given("calendar.cancel", cancel(event(&[]), Extent::This), vec![object.clone()]), Verdict::Ask, "calendar");
    let all = cancel(series, Extent::All);
    check(&given("calendar.cancel", all, vec![object.clone()]), Verdict::Red, "every occurrence");
    let update = Action::UpdateEvent {
        id: "e".into(),
        etag: "1".into(),
        before: event(&[]),
        after: event(&[]),
        extent: Extent::Following,
    };
    check(&given("calendar.update", update, vec![object]), Verdict::Red, "every later occurrence");
}

#[test]
fn a_file_that_the_user_did_not_name_is_red() {
    let mut given = reply();
    given.letter().files = vec![Attachment { name: "term sheet.pdf".into(), ..Attachment::default() }];
    check(&given, Verdict::Red, "term sheet.pdf");
    given.arguments.push(argument("files", "term sheet.pdf", ArgumentRole::Object, Integrity::Text));
    check(&given, Verdict::Red, "was not named by you");
    given.arguments.push(argument("files", "term sheet.pdf", ArgumentRole::Object, Integrity::User));
    check(&given, Verdict::Ask, "in your name");
}

#[test]
fn a_permit_is_the_only_key() {
    let letter = reply();
    let case = letter.case();
    assert!(matches!(Permit::auto(&case), Err(Refused::Gate(d)) if d.verdict == Verdict::Ask));
    let (one, other) = ("a".repeat(64), "b".repeat(64));
    assert_eq!(Permit::approved(letter.action.clone(), &one, &other), Err(Refused::OtherBytes));
    assert_eq!(Permit::approved(letter.action.clone(), "", ""), Err(Refused::OtherBytes));
    assert_eq!(Permit::approved(letter.action.clone(), &one, &one).expect("the same bytes").action(), &letter.action);
}
