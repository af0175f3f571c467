//! Varied worlds: the same seed gives the same bytes, nothing of the user changes, and the checks say the same.

use super::vary::words_of;
use super::*;
use crate::action::{Action, Letter};
use proptest::prelude::*;
use std::collections::BTreeSet;

const WORLD: &str = "\
now: 2026-11-23 09:00
user: Maya Lindqvist <maya@harbourseed.example>
people:
  - {who: Dana Ortiz <dana@larkfield.example>, organisation: Larkfield, relation: prospect}
  - {who: João Ribeiro <joao@ribeiraventures.example>, organisation: Ribeira Ventures, relation: investor}
  - {who: Ines Duarte <ines@harbourseed.example>, organisation: Harbour Seed, relation: team}
  - {who: Grace Okafor <grace@fennelandco.example>, organisation: Fennel & Co, relation: prospect}
deals:
  - {name: Larkfield, contact: dana@larkfield.example, stage: proposal, amount: 24000 EUR}
messages:
  - id: dana-new
    thread: larkfield
    from: Dana Ortiz <dana@larkfield.example>
    subject: Larkfield and the price
    at: yesterday 16:10
    text: |
      Hi Maya, write to dana@larkfield.example or to Dana's desk. There is a grace period.
  - {id: answer, thread: larkfield, in_reply_to: dana-new, folder: sent, to: dana@larkfield.example, subject: 'Re: Larkfield and the price', at: -2h}
  - {id: desk, from: Vendor Desk <desk@vendor-check.example>, subject: Offer, at: today 08:00, text: Our vendor desk greets Maya.}
events:
  - {id: board, title: Larkfield board, start: thu 14:00, guests: [Dana Ortiz <dana@larkfield.example>]}
posts:
  - {id: larkfield, title: On Larkfield, status: draft}
";

const CASE: &str = r#"{"id": "answer", "prompt": "Answer Dana about Larkfield", "world": "w", "checks": [
    {"effect": "send", "where": {"reply_to": "dana-new", "to": "dana@larkfield.example", "body": {"contains": "Hi Dana"}}, "count": 1},
    {"no_effect": "label", "where": {"message": "desk"}},
    {"note": {"contains": "larkfield.example"}},
    {"effect": "updateDeal", "where": {"deal": "larkfield"}},
    {"state": "done"}]}"#;

fn seeded(seed: u32, named: &str) -> (World, Case) {
    let world = read_world(WORLD).expect("the world reads");
    let case = read_case("skill", CASE).expect("the case reads");
    vary(&world, &case, seed, &words_of([named]))
}

/// All that can be read of a world and its case.
fn whole(of: &(World, Case)) -> String {
    serde_json::to_string(of).expect("records serialise")
}

#[test]
fn seed_nought_is_the_world_as_it_is_written() {
    let (world, case) = seeded(0, "");
    assert_eq!((world, case), (read_world(WORLD).expect("reads"), read_case("skill", CASE).expect("reads")));
}

#[test]
fn a_name_is_another_one_everywhere_and_words_stay_words() {
    for seed in [1, 2, 77] {
        let varied = seeded(seed, "");
        let (world, case) = &varied;
        let text = whole(&varied);
        for gone in ["Dana", "dana", "João", "joao", "dana-new", "\"desk\""] {
            assert!(!text.contains(gone), "{gone} with seed {seed}: {text}");
        }
        // Ids of deals and posts are names that people gave.
        assert_eq!((world.deals[0].id.as_str(), world.posts[0].id.as_str()), ("larkfield", "larkfield"));
        assert!(!world.posts[0].title.contains("Larkfield") && world.posts[0].title.starts_with("On "));
        // A first name that is also a word is left alone, and so is a sender that is no person.
        for kept in ["Grace Okafor", "grace period", "grace@fennelandco.example", "Vendor Desk", "vendor desk greets"] {
            assert!(text.contains(kept), "{kept} with seed {seed}: {text}");
        }
        let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
        let person = world.people.iter().find(|p| p.name.ends_with("Ortiz")).expect("still there");
        let email = &person.emails[0];
        assert_eq!((&person.id, person.name == "Dana Ortiz"), (email, false));
        assert_eq!(email.split('@').next(), Some(first(&person.name).to_lowercase().as_str()));
        assert_eq!(case.prompt, format!("Answer {} about {}", first(&person.name), person.organisation));
        let letter = world.messages.iter().find(|m| m.from.name == person.name).expect("the letter");
        assert!(
            letter.text.contains(&format!("write to {email} or to {}'s desk", first(&person.name))),
            "{}",
            letter.text
        );
        let answer = world.messages.iter().find(|m| m.in_reply_to.is_some()).expect("the answer");
        assert_eq!(answer.in_reply_to.as_deref(), Some(letter.message_id.as_str()));
        assert_eq!(answer.thread, letter.thread);
        assert!(case.unknown_ids(world).is_empty(), "{:?}", case.unknown_ids(world));
        // A varied world is one that a file could hold.
        assert_eq!(*world, settle(world.clone()));
    }
}

#[test]
fn what_a_skill_or_a_memory_names_stays() {
    let text = whole(&seeded(1, "Ask dana, or João at Larkfield"));
    for kept in ["Dana Ortiz", "João", "larkfield.example", "Answer Dana about Larkfield"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
}

/// Judges a run that answers a message and labels another one, both found by what they are in this world.
fn judged(of: &(World, Case), answers: usize, labels: Option<usize>, to_sender: bool) -> Vec<bool> {
    let (world, case) = of;
    let mut by_time: Vec<_> = world.messages.iter().collect();
    by_time.sort_by_key(|m| m.at);
    let answered = by_time[answers % by_time.len()];
    let to = if to_sender { answered.from.clone() } else { world.user.clone() };
    let hello = answered.from.name.split(' ').next().unwrap_or_default().to_owned();
    let letter = Letter {
        to: vec![to],
        reply_to: Some(answered.id.clone()),
        body: format!("Hi {hello}, thank you."),
        ..Letter::default()
    };
    let mut effects = vec![(Action::Send { letter }, false)];
    let mut after = world.clone();
    if let Some(label) = labels {
        let message = by_time[label % by_time.len()].id.clone();
        if let Some(m) = after.messages.iter_mut().find(|m| m.id == message) {
            m.labels.push("Seen".into());
        }
        effects.push((Action::Label { message, label: "Seen".into(), remove: false }, true));
    }
    let domain = world.deals[0].contact.split('@').nth(1).unwrap_or_default().to_owned();
    let evidence = Evidence {
        changes: diff(world, &after),
        effects,
        notes: vec![format!("Look at {domain}")],
        state: "done".into(),
        ..Evidence::default()
    };
    judge(case, &evidence).iter().map(|c| c.holds).collect()
}

proptest! {
    #[test]
    fn the_same_seed_gives_the_same_bytes_and_the_user_stays(seed in 1u32..10_000) {
        let varied = seeded(seed, "");
        prop_assert_eq!(whole(&varied), whole(&seeded(seed, "")));
        let before = read_world(WORLD).expect("reads");
        let world = varied.0;
        prop_assert_eq!((&world.user, &world.zone, world.now), (&before.user, &before.zone, before.now));
        let own = |w: &World| w.people.iter().filter(|p| p.emails[0].ends_with("@harbourseed.example")).map(|p| p.organisation.clone()).collect::<Vec<_>>();
        prop_assert_eq!(own(&world), own(&before));
        let sorted = |mut all: Vec<i64>| { all.sort_unstable(); all };
        prop_assert_eq!(sorted(world.messages.iter().map(|m| m.at).collect()), sorted(before.messages.iter().map(|m| m.at).collect()));
        let ids: BTreeSet<&String> = world.messages.iter().map(|m| &m.id).collect();
        prop_assert_eq!(ids.len(), before.messages.len());
    }

    #[test]
    fn the_checks_judge_the_same_in_a_varied_world(
        seed in 0u32..10_000, answers in 0usize..3, labels in proptest::option::of(0usize..3), to_sender: bool
    ) {
        prop_assert_eq!(
            judged(&seeded(seed, ""), answers, labels, to_sender),
            judged(&seeded(0, ""), answers, labels, to_sender)
        );
    }
}

#[test]
fn checks_that_hold_though_nothing_is_done_are_told() {
    let check = |checks: &str, each: &[bool], whole: bool| {
        let text = format!(r#"{{"id": "c", "prompt": "p", "world": "w", "checks": {checks}}}"#);
        let case = read_case("s", &text).expect("the case reads");
        assert_eq!((idle(&case), proves_nothing(&case)), (each.to_vec(), whole), "{checks}");
    };
    check(r#"[{"no_effect": "send"}, {"state": "done"}]"#, &[true, true, false], true);
    check(r#"[{"only": []}, {"max_steps": 4}, {"asked": false}]"#, &[true, true, false], true);
    check(r#"[{"only": ["label"]}]"#, &[false], true);
    check(r#"[{"no_effect": "send"}, {"note": {"contains": "filed"}}]"#, &[true, false, false], false);
    check(r#"[{"effect": "label"}, {"state": "done"}]"#, &[false, true, false], false);
    check(r#"[{"effect": "label", "max": 1}, {"state": "stuck"}]"#, &[true, false, false], false);
}
