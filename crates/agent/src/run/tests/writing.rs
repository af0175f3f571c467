//! Students that write words of their own, and those that do not.

use super::*;

const WRITTEN: &str =
    r#"{"tool":"mail.send","reply_to":"$m1","body":"Hello Dana, you wrote: could we get a discount of 27 %? No."}"#;

const NOTED: &str = r#"{"tool":"user.notify","text":"Sorted."}"#;

#[test]
fn what_a_student_copies_into_a_letter_keeps_its_origin() {
    use crate::handle::{Integrity, Origin};
    let mut setup = setup();
    setup.capability.writes = true;
    let mut run = Run::new(setup);
    let inbox = &inbox()[..1];
    let events = drive(&mut run, inbox, |question| {
        let own = [WRITTEN, NOTED].into_iter().find(|text| question.grammar.accepts(text));
        own.map_or_else(|| scripted(question), |text| (text.into(), 1.0))
    });
    let prepared = events.iter().find_map(|e| match e {
        Event::Prepared { action, arguments, .. } if action.kind() == "send" => Some(arguments),
        _ => None,
    });
    let spans: Vec<_> = prepared.expect("a letter was prepared").iter().filter(|a| a.name == "body").collect();
    assert_eq!(spans.len(), 3, "{spans:?}");
    assert_eq!(spans[1].value, "could we get a discount of 27");
    assert_eq!(spans[1].integrity, Integrity::Text);
    assert!(matches!(&spans[1].origin, Origin::Text { id, .. } if id == "1"), "{:?}", spans[1].origin);
    assert!(spans.iter().step_by(2).all(|s| s.integrity == Integrity::Model && s.origin == Origin::Student));
}

#[test]
fn a_skill_that_needs_writing_is_never_performed_by_a_student_that_does_not_write() {
    let mut skill = Skill { name: "letter".into(), ..Skill::default() };
    skill.metadata.insert("needs".into(), "writes".into());
    let check = |capability: Capability, state: State, words: &str| {
        let mut run = Run::new(Setup { skill: Some("letter".into()), capability, ..setup() });
        let recalled = Event::Recalled { memories: vec![], candidates: vec![], winner: None, people: vec![], ms: 0.0 };
        run.apply(recalled).expect("asked");
        run.apply(Event::Loaded { skill: Box::new(skill.clone()), people: vec![] }).expect("asked");
        assert_eq!(run.state(), state, "{}", run.reason());
        assert!(run.reason().contains(words), "{}", run.reason());
        assert!(run.effects().is_empty());
    };
    let lacking = "The skill “letter” needs a student that writes text of its own, and this one does not.";
    check(Capability::of(Layout::Pocket), State::Stuck, lacking);
    // It has no steps, so a student that may perform it is done at once.
    check(Capability::of(Layout::Gemma4), State::Done, "");
}

/// Whoever writes chooses the name in front of an address that the user named.
#[test]
fn a_greeting_is_the_users_word_only_by_the_name_that_the_user_knows() {
    use crate::handle::Integrity;
    use crate::record::Person;
    let check = |name: &str, greeting: &str, integrity: Integrity| {
        let mut run = Run::new(Setup { request: "Sort the mail of Dana Ortiz".into(), ..setup() });
        let dana = Person {
            id: "c1".into(),
            name: "Dana Ortiz".into(),
            emails: vec!["dana@x.example".into()],
            ..Person::default()
        };
        let winner = Some("sort-mail".into());
        let recalled = Event::Recalled { memories: vec![], candidates: vec![], winner, people: vec![dana], ms: 0.0 };
        run.apply(recalled).expect("asked");
        let mut inbox = inbox()[..1].to_vec();
        inbox[0].message.from.name = name.into();
        let events = drive(&mut run, &inbox, scripted);
        let prepared = events.iter().find_map(|e| match e {
            Event::Prepared { action, arguments, .. } if action.kind() == "send" => Some(arguments),
            _ => None,
        });
        let prepared = prepared.expect("a letter was prepared");
        let slot = prepared.iter().find(|a| a.name == "body.first_name").expect("it greets");
        assert_eq!((slot.value.as_str(), slot.integrity), (greeting, integrity), "{slot:?}");
    };
    check("Dana Ortiz", "Dana", Integrity::User);
    check("evil.example Ortiz", "evil.example", Integrity::OtherField);
}
