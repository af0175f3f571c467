//! What a step may point at: the event at hand, the place that it names, the first of a list.

use super::*;
use crate::tool;

const LOOK: &str = r#"---
name: sort-mail
description: Looks at meetings.
allowed-tools: calendar.list user.notify
---

## Steps

1. List the events of today (`calendar.list`).
2. For each event:
   1. If the request does not name it (`event is not named`), go on with the next event.
   2. If it is a board (`event.title contains "board"`), leave the note "A board." (`user.notify`).
   3. Otherwise, leave the note "No board." (`user.notify`).
"#;

/// In a loop over events a condition asks about the event at hand, not about the first of the list.
#[test]
fn a_condition_asks_about_the_event_at_hand() {
    use crate::record::{Event as Appointment, Guest, Person};
    let notes = |request: &str| {
        let ada = Address { name: "Ada Byron".into(), email: "ada@x.example".into() };
        let event = |id: &str, title: &str, guests: &[&Address]| Appointment {
            id: id.into(),
            title: title.into(),
            start: NOW,
            end: NOW + 3600,
            guests: guests.iter().map(|a| Guest { address: (*a).clone(), ..Guest::default() }).collect(),
            ..Appointment::default()
        };
        let items = vec![event("1", "Lunch", &[]), event("2", "The board", &[&ada]), event("3", "Talk, long", &[&ada])];
        let person = Person { id: "ada".into(), name: ada.name.clone(), emails: vec![ada.email], ..Person::default() };
        let mut run = Run::new(Setup { request: request.into(), ..setup() });
        while !run.state().ended() {
            let event = match run.ask().clone() {
                Ask::Load { name } => {
                    let skill = crate::skill::parse(&name, LOOK).skill.expect("it has no errors");
                    Event::Loaded { skill: Box::new(skill), people: vec![person.clone()] }
                }
                Ask::Read(_) => Event::Observed { result: ToolResult::Events { items: items.clone() }, ms: 0.0 },
                Ask::Student(question) => {
                    let only = question.grammar.sentences(2).expect("few").remove(0);
                    answered(&question, (only, 1.0))
                }
                _ => world(&run, &[]),
            };
            run.apply(event).expect("the event answers what was asked");
        }
        run.notes().to_vec()
    };
    assert_eq!(notes("Look at the meetings with Ada"), ["A board.", "No board."]);
    assert_eq!(notes("Look at the long talk"), ["No board."]);
    assert_eq!(notes("Look at the lunch of the talkers"), ["No board."]);
    assert_eq!(notes("Look at something else"), Vec::<String>::new());
}

/// "Look at the starred mail" says where to look; "the unread mail in the inbox" leaves two places to choose from.
#[test]
fn a_word_of_a_closed_list_that_the_step_says_is_the_only_one() {
    let asked = |step: &str| {
        let skill = format!(
            "---\nname: sort-mail\ndescription: Looks.\nallowed-tools: mail.search\n---\n\n## Steps\n\n1. {step} (`mail.search`).\n"
        );
        let mut run = Run::new(setup());
        loop {
            let event = match run.ask().clone() {
                Ask::Load { name } => {
                    let skill = crate::skill::parse(&name, &skill).skill.expect("it has no errors");
                    Event::Loaded { skill: Box::new(skill), people: vec![] }
                }
                Ask::Student(question) => {
                    let all = question.grammar.sentences(16).expect("few");
                    return all.iter().filter_map(|c| c.split('"').nth(7).map(str::to_owned)).collect::<Vec<_>>();
                }
                _ => world(&run, &[]),
            };
            run.apply(event).expect("the event answers what was asked");
        }
    };
    assert_eq!(asked("Search the starred mail"), ["starred"]);
    assert_eq!(asked("Search All mail"), ["all"]);
    assert_eq!(asked("Search the unread mail in the inbox"), tool::BOXES);
    assert_eq!(asked("Search what came in"), tool::BOXES);
    assert_eq!(asked("Search the mail of small companies"), tool::BOXES, "a part of a word says nothing");
}

#[test]
fn the_first_one_is_the_first_of_the_list() {
    let readable = |step: &str| {
        let skill = format!(
            "---\nname: sort-mail\ndescription: Looks.\nallowed-tools: mail.search mail.read\n---\n\n## Steps\n\n1. Search all mail (`mail.search`).\n2. {step} (`mail.read`).\n"
        );
        let mut run = Run::new(setup());
        loop {
            let event = match run.ask().clone() {
                Ask::Load { name } => {
                    let skill = crate::skill::parse(&name, &skill).skill.expect("it has no errors");
                    Event::Loaded { skill: Box::new(skill), people: vec![] }
                }
                Ask::Student(question) => {
                    let all = question.grammar.sentences(16).expect("few");
                    if all[0].contains("mail.read") {
                        return all.len();
                    }
                    answered(&question, (all[0].clone(), 1.0))
                }
                _ => world(&run, &inbox()),
            };
            run.apply(event).expect("the event answers what was asked");
        }
    };
    assert_eq!(readable("Read the first one"), 1);
    assert_eq!(readable("Read the one that matters first"), 3, "the student chooses");
}
