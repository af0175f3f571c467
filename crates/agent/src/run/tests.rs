//! The machine on its own: a scripted student and a scripted world, no model, no files.

mod looks;
mod writing;

use super::*;
use crate::gate::Standing;
use crate::handle::Value;
use crate::prompt::{Role, Segment, Tokens};
use crate::record::Folder;

const NOW: i64 = 1_795_424_400;

const TRIAGE: &str = r#"---
name: sort-mail
description: Sorts the unread mail.
allowed-tools: mail.search mail.read mail.label mail.archive mail.send user.notify
metadata:
  sources.mail.send.to: thread-participants
---

## Readings

- intent (of the message): discount request | newsletter; when unsure: skip

## Steps

1. Search the unread mail in the inbox (`mail.search`).
2. If there is none (`not found`), stop.
3. For each message:
   1. Read it (`mail.read`).
   2. If it is a newsletter (`message is bulk`):
      1. Archive it (`mail.archive`).
      2. Go on with the next message.
   3. If it asks for a discount (`message.intent is discount request`), answer it with "Hold" (`mail.send`).
   4. Otherwise, label it "Later" (`mail.label`).
4. Leave the note "Sorted." (`user.notify`).

## Success criteria

- Nothing went into the calendar (`no_effect createEvent`)

## Templates

### Hold

> Hi {first_name}, no. {my_first_name}
"#;

fn message(id: &str, from: &str, subject: &str, text: &str, bulk: bool) -> SeenMessage {
    let message = Message {
        id: id.into(),
        thread: format!("t-{id}"),
        message_id: format!("{id}@x.example"),
        folder: Folder::Inbox,
        from: Address { name: from.into(), email: format!("{}@x.example", from.to_lowercase()) },
        subject: subject.into(),
        text: text.into(),
        at: NOW - 3600,
        bulk,
        unread: true,
        ..Message::default()
    };
    SeenMessage { message, relation: Some("prospect".into()), organisation: "X".into(), known: true }
}

/// Drives a run to its end. `student` answers questions; the world holds `inbox`.
fn drive(run: &mut Run, inbox: &[SeenMessage], mut student: impl FnMut(&Question) -> (String, f64)) -> Vec<Event> {
    let mut events = Vec::new();
    for _ in 0..2000 {
        let event = match run.ask().clone() {
            Ask::Nothing | Ask::AskUser { .. } | Ask::WaitFor { .. } => return events,
            Ask::Student(question) => answered(&question, student(&question)),
            _ => world(run, inbox),
        };
        events.push(event.clone());
        run.apply(event).expect("the event answers what was asked");
    }
    panic!("the run does not end");
}

fn answered(question: &Question, (text, probability): (String, f64)) -> Event {
    assert!(question.grammar.accepts(&text), "{text} is not in the grammar");
    let tokens = Tokens { evaluated: 10, reused: 5, generated: 3, forced: 1 };
    Event::Answered { answer: Answer { text, probability, tokens, ms: 1 } }
}

/// What the world, which holds `inbox`, answers to anything but a question to the student.
fn world(run: &Run, inbox: &[SeenMessage]) -> Event {
    match run.ask().clone() {
        Ask::Recall => Event::Recalled {
            memories: vec![],
            candidates: vec![],
            winner: Some("sort-mail".into()),
            people: vec![],
            ms: 0.0,
        },
        Ask::Load { name } => {
            let parsed = crate::skill::parse(&name, TRIAGE);
            assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
            Event::Loaded { skill: Box::new(parsed.skill.expect("it has no errors")), people: vec![] }
        }
        Ask::Student(question) => answered(&question, scripted(&question)),
        Ask::Read(call) => {
            let result = match call.tool.as_str() {
                "mail.search" => ToolResult::Messages { items: inbox.to_vec(), total: inbox.len() },
                "mail.read" => match call.value("message") {
                    Some(Value::Message { id, .. }) => ToolResult::Message {
                        item: Box::new(inbox.iter().find(|m| m.message.id == *id).expect("listed").clone()),
                    },
                    other => panic!("{other:?}"),
                },
                other => panic!("{other}"),
            };
            Event::Observed { result, ms: 0.0 }
        }
        Ask::Prepare(p) => prepared(&p, inbox),
        Ask::Execute { permit, .. } => Event::Executed { summary: permit.action().kind().into(), ms: 0.0 },
        Ask::Park(p) => Event::Parked { approval: format!("a{}", p.seq), by_rule: p.covered.is_some() },
        other @ (Ask::Nothing | Ask::AskUser { .. } | Ask::WaitFor { .. }) => panic!("{other:?} waits"),
    }
}

fn prepared(p: &Preparation, inbox: &[SeenMessage]) -> Event {
    use crate::action::{Argument, ArgumentRole, Letter};
    let id = |name: &str| match p.call.value(name) {
        Some(Value::Message { id, .. }) => id.clone(),
        other => panic!("{other:?}"),
    };
    let mut history = History::default();
    let mut arguments = Vec::new();
    let action = match p.call.tool.as_str() {
        "mail.label" => match p.call.value("label") {
            Some(Value::Label { name }) => Action::Label { message: id("message"), label: name.clone(), remove: false },
            other => panic!("{other:?}"),
        },
        "mail.archive" => Action::Move { message: id("message"), to: Folder::Archive },
        "mail.send" => {
            let to = inbox.iter().find(|m| m.message.id == id("reply_to")).expect("listed").message.from.clone();
            history.contacts.insert(to.email.clone());
            history.written_to.insert(to.email.clone());
            history.thread.insert(to.email.clone());
            arguments.push(Argument {
                name: "to".into(),
                handle: None,
                value: to.email.clone(),
                role: ArgumentRole::Recipient,
                integrity: crate::handle::Integrity::KnownParty,
                origin: crate::handle::Origin::Derived { from: "test".into() },
            });
            let text = p.letter.clone().unwrap_or_default();
            arguments.extend(text.spans);
            let reply_to = Some(id("reply_to"));
            Action::Send {
                letter: Letter {
                    to: vec![to],
                    subject: "Re: x".into(),
                    body: text.body,
                    reply_to,
                    ..Letter::default()
                },
            }
        }
        other => panic!("{other}"),
    };
    Event::Prepared { action: Box::new(action), arguments, history: Box::new(history), rules: Rules::default() }
}

/// A student that takes the first sentence of the grammar, and names readings by a word of the last mail.
fn scripted(question: &Question) -> (String, f64) {
    let last =
        question.segments.iter().rev().find(|s| s.role == Role::Observe).map(|s| s.text.clone()).unwrap_or_default();
    if question.answer == Role::Value {
        let value = if last.contains("discount") { "discount request" } else { "other" };
        return (value.into(), 0.99);
    }
    let all = question.grammar.sentences(4096).expect("calls are a finite set for a student that does not write");
    let search = all.iter().find(|s| s.contains("unread"));
    (search.unwrap_or(&all[0]).clone(), 1.0)
}

fn setup() -> Setup {
    Setup {
        id: "r1".into(),
        request: "Sort my mail".into(),
        now: NOW,
        zone: "Europe/Lisbon".into(),
        user: Address { name: "Maya Lindqvist".into(), email: "maya@harbourseed.example".into() },
        ..Setup::default()
    }
}

fn inbox() -> Vec<SeenMessage> {
    vec![
        message("1", "Dana", "Price", "Could we get a discount of 27 %?", false),
        message("2", "Weekly", "News", "What happened", true),
        message("3", "Jo", "Hello", "Just saying hello", false),
    ]
}

#[test]
fn branches_loops_and_otherwise_do_what_the_skill_says() {
    let mut run = Run::new(setup());
    drive(&mut run, &inbox(), scripted);
    let done: Vec<(&str, bool)> = run.effects().iter().map(|e| (e.action.kind(), e.approval.is_some())).collect();
    assert_eq!(done, [("send", true), ("move", false), ("label", false)], "{}", run.reason());
    assert_eq!(run.state(), State::Done, "{}", run.reason());
    assert_eq!(run.notes(), ["Sorted."]);
    let Action::Send { letter } = &run.effects()[0].action else { panic!("the first effect is the letter") };
    assert_eq!(letter.body.trim(), "Hi Dana, no. Maya");
}

#[test]
fn a_rule_answers_for_the_user_and_the_card_names_it() {
    let sentence = "Let sort-mail send its letter “Hold” to dana@x.example, with nothing but names, times and amounts filled in, without files, at most 5 a day.";
    let rules = Rules {
        today: Some(jiff::civil::date(2026, 11, 23)),
        all: vec![Standing { id: "rule1".into(), sentence: sentence.into(), used: 0 }],
    };
    let drive = |still_stands: bool| {
        let mut run = Run::new(setup());
        while *run.ask() != Ask::Nothing {
            let event = match run.ask().clone() {
                Ask::Student(question) => answered(&question, scripted(&question)),
                _ => world(&run, &inbox()),
            };
            let event = match event {
                Event::Prepared { action, arguments, history, .. } => {
                    Event::Prepared { action, arguments, history, rules: rules.clone() }
                }
                Event::Parked { approval, by_rule } => Event::Parked { approval, by_rule: by_rule && still_stands },
                event => event,
            };
            run.apply(event).expect("in order");
        }
        run
    };
    let run = drive(true);
    assert_eq!((run.effects()[0].by_rule, run.effects()[0].asks()), (true, false), "{:?}", run.steps());
    let card = run.steps().iter().find(|s| s.rule.is_some()).expect("a card names the rule");
    assert_eq!((card.rule.as_deref(), card.phase), (Some("rule1"), Phase::Observe));
    assert!(card.text.contains(sentence), "{}", card.text);
    assert_eq!(run.reason(), "2 things filed; 1 thing goes out by your rule.");
    // Taken back between the decision and the outbox: it waits, as it would without the rule.
    let run = drive(false);
    assert!(run.effects()[0].asks() && run.steps().iter().all(|s| s.rule.is_none()));
    assert_eq!(run.reason(), "2 things filed; 1 approval waits for you.");
}

#[test]
fn the_same_events_give_the_same_run() {
    let mut run = Run::new(setup());
    let events = drive(&mut run, &inbox(), scripted);
    let mut again = Run::new(setup());
    for event in events {
        let json = serde_json::to_string(&event).expect("an event is plain data");
        again.apply(serde_json::from_str(&json).expect("and reads back")).expect("in order");
    }
    assert_eq!(again.steps(), run.steps());
    assert_eq!(again.reason(), run.reason());
}

#[test]
fn one_mail_never_sees_the_text_of_another_and_prompts_only_grow_within_an_item() {
    let mut run = Run::new(setup());
    let mut before: Vec<Segment> = Vec::new();
    let (mut inside, mut between) = (0, 0);
    drive(&mut run, &inbox(), |question| {
        let now = &question.segments;
        let text: String = now.iter().map(|s| s.text.as_str()).collect();
        assert!(!(text.contains("discount of 27") && text.contains("saying hello")), "two mails in one prompt: {text}");
        let item = |prompt: &[Segment]| prompt.iter().position(|s| s.role == Role::Item);
        assert!(now.iter().filter(|s| s.role == Role::Item).count() <= 1, "an item is a branch of its own");
        match (item(&before), item(now)) {
            // Within one item, and outside of the loop: nothing that was said is taken back.
            (Some(a), Some(b)) if before[a] == now[b] => {
                inside += 1;
                assert!(now.starts_with(&before), "the prompt of an item only grows");
            }
            (None, _) => assert!(now.starts_with(&before), "the prompt outside of a loop only grows"),
            // From one item to the next, or out of the loop: back to the loop's head, not further.
            (Some(head), _) => {
                between += 1;
                assert!(now.starts_with(&before[..head]), "what was evaluated before the loop is kept");
            }
        }
        before.clone_from(now);
        scripted(question)
    });
    assert!(inside > 2 && between > 1, "both kinds were seen: {inside} and {between}");
}

#[test]
fn a_question_too_long_for_the_student_costs_the_item_not_the_run() {
    let mut run = Run::new(setup());
    for _ in 0..200 {
        let event = match run.ask().clone() {
            Ask::Student(question) if question.segments.iter().any(|s| s.text.contains("discount of 27")) => {
                Event::TooLong { reason: "the prompt has 9000 tokens".into() }
            }
            Ask::Nothing => break,
            _ => world(&run, &inbox()),
        };
        run.apply(event).expect("answers");
    }
    assert_eq!(run.state(), State::Done, "the rest goes on: {}", run.reason());
    assert!(run.reason().contains("1 could not be done: the prompt has 9000 tokens"), "{}", run.reason());
    assert!(run.effects().iter().any(|e| e.action.kind() == "move"), "the other mail was filed");
}

#[test]
fn a_step_inside_an_item_can_only_point_at_that_item() {
    let mut run = Run::new(setup());
    drive(&mut run, &inbox(), |question| {
        if let Some(item) = question.segments.iter().rev().find(|s| s.role == Role::Item) {
            for sentence in question.grammar.sentences(4096).unwrap_or_default() {
                for handle in ["$m1", "$m2", "$m3"] {
                    assert!(
                        !sentence.contains(&format!("\"{handle}\"")) || item.text.trim() == handle,
                        "{sentence} reaches beyond {}",
                        item.text
                    );
                }
            }
        }
        scripted(question)
    });
}

#[test]
fn an_unsure_reading_goes_the_way_that_the_skill_names() {
    let mut run = Run::new(setup());
    drive(&mut run, &inbox(), |question| match question.answer {
        Role::Value => ("discount request".into(), 0.3),
        _ => scripted(question),
    });
    assert!(run.effects().iter().all(|e| e.action.kind() != "send"), "unsure means no: nothing is sent");
    assert_eq!(run.state(), State::Done);
}

#[test]
fn a_call_that_fails_is_barred_and_then_the_item_is_given_up() {
    let mut run = Run::new(setup());
    let mut failing = 0;
    for _ in 0..200 {
        let event = match run.ask().clone() {
            Ask::Read(call) if call.tool == "mail.read" => {
                failing += 1;
                Event::Observed { result: ToolResult::Error { message: "no such message".into() }, ms: 0.0 }
            }
            Ask::Nothing => break,
            _ => world(&run, &inbox()),
        };
        run.apply(event).expect("answers");
    }
    assert_eq!(failing, 3, "each message is tried once; the identical call is barred");
    assert_eq!(run.state(), State::Done, "the rest goes on: {}", run.reason());
    assert!(run.reason().contains("3 could not be done: no such message"), "{}", run.reason());
}

#[test]
fn the_bounds_end_a_run_with_a_plain_reason() {
    let mut setup = setup();
    setup.limits.calls = 2;
    let mut run = Run::new(setup);
    drive(&mut run, &inbox(), scripted);
    assert_eq!(run.state(), State::Stuck);
    assert!(run.reason().contains("2 tool calls"), "{}", run.reason());
}

#[test]
fn an_event_that_was_not_asked_for_changes_nothing() {
    let mut run = Run::new(setup());
    let error = run.apply(Event::Executed { summary: "x".into(), ms: 0.0 }).expect_err("not asked");
    assert!(error.contains("did not ask"), "{error}");
    assert_eq!(run.ask(), &Ask::Recall);
}

#[test]
fn a_request_with_no_skill_is_a_gap() {
    let mut run = Run::new(setup());
    run.apply(Event::Recalled { memories: vec![], candidates: vec![], winner: None, people: vec![], ms: 0.0 })
        .expect("asked");
    assert_eq!(run.state(), State::Stuck);
    assert!(run.reason().contains("No skill fits"), "{}", run.reason());
}
