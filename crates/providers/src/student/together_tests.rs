//! Questions of several runs in one batch: for each shape of model they get the answers that each would get
//! alone, what they share is evaluated once, and none disturbs another.

use super::engine::{Engine, Failure};
use super::engine_tests::{POOL, ROOMS, backend};
use super::fit::Places;
use super::frame::Ask;
use super::logits::Random;
use super::shape_tests::{Student, families, segment};
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::model::params::LlamaModelParams;
use std::collections::BTreeMap;
use std::path::Path;
use understudy_agent::prompt::{Answer, Layout, Role, Segment};

/// A run through a loop: the head, then items that begin at it again, some with a second step.
fn run(n: u32) -> Vec<Vec<Segment>> {
    let head = vec![
        segment(Role::Rules, "Point at things. Never make one up.\n"),
        segment(Role::Skill, "triage-inbox\nintent: discount request | invoice | other\nSearch, read, file.\n"),
        segment(Role::Request, &format!("Triage the inbox of office {n}")),
        segment(Role::Observe, &"$m1 $m2 and some more words ".repeat(1 + n as usize % 3)),
    ];
    let mut all = vec![head.clone()];
    for item in 1..=3 {
        let mut prompt = head.clone();
        prompt.push(segment(Role::Item, &format!("$m{item}")));
        prompt.push(segment(Role::Step, "Read it."));
        all.push(prompt.clone());
        if (n + item).is_multiple_of(2) {
            prompt.push(segment(Role::Observe, &format!("Hello from {n}, the invoice {item} is late.")));
            prompt.push(segment(Role::Step, "File it."));
            all.push(prompt);
        }
    }
    all
}

fn each_shape(test: impl Fn(&LlamaModel, &super::testkit::Recipe, Layout, Places, &Path)) {
    for (recipe, layout) in families() {
        if !matches!(layout, Layout::Pocket | Layout::Gemma | Layout::ChatMl) {
            continue;
        }
        let dir = tempfile::tempdir().expect("a folder");
        let path = super::testkit::write_model(dir.path(), &recipe).expect("written");
        let model = LlamaModel::load_from_file(backend(), &path, &LlamaModelParams::default()).expect("loads");
        for (name, places) in [("rooms", ROOMS), ("pool", POOL)] {
            if places.own && layout == Layout::Gemma {
                continue;
            }
            test(&model, &recipe, layout, places, &dir.path().join(name));
        }
    }
}

/// Steps until all are answered; what ended, by id.
fn all(engine: &mut Engine<'_>, stops: &dyn Fn(u64) -> bool) -> BTreeMap<u64, Result<Answer, Failure>> {
    let mut ended = BTreeMap::new();
    while !engine.is_idle() {
        ended.extend(engine.step(stops));
    }
    ended
}

fn same(answer: &Answer, fresh: &Answer, what: &str) {
    assert_eq!(answer.text, fresh.text, "{what}");
    let near = (answer.probability - fresh.probability).abs() < 0.02 * fresh.probability.max(1e-12);
    assert!(near, "{what}: {} and {}", answer.probability, fresh.probability);
}

/// Runs ask their questions at random moments, as the runs of an app do; each answer is the one of a fresh engine
/// that was asked nothing else. In the tight room questions wait for each other and sequences are given away.
#[test]
fn several_runs_get_the_answers_that_each_would_get_alone() {
    each_shape(|model, recipe, layout, places, dir| {
        let (all, tight) =
            (places, Places { sequences: 3, tokens: if places.own { 3 * 1024 } else { 1024 }, ..places });
        let runs: Vec<Vec<Vec<Segment>>> = (0..5).map(run).collect();
        let mut fresh = BTreeMap::new();
        for (r, prompts) in runs.iter().enumerate() {
            for (n, prompt) in prompts.iter().enumerate() {
                let states = dir.join(format!("fresh-{r}-{n}"));
                fresh.insert((r, n), Student::roomy(model, recipe, &states, places.one(1024)).ask(prompt));
            }
        }
        for (places, seed) in [(all, 1), (tight, 2), (tight, 3)] {
            let mut student = Student::roomy(model, recipe, &dir.join(format!("states-{seed}")), places);
            let mut random = Random::new(seed);
            let mut asked: Vec<usize> = vec![0; runs.len()];
            let mut busy = vec![false; runs.len()];
            let mut evaluated = 0;
            loop {
                for r in 0..runs.len() {
                    if !busy[r] && asked[r] < runs[r].len() && random.unit() < 0.4 {
                        let id = (r * 100 + asked[r]) as u64;
                        let ask = student.question(id, 1 + r as u64, &runs[r][asked[r]]);
                        student.engine.begin(&ask).expect("it fits");
                        busy[r] = true;
                    }
                }
                for (id, outcome) in student.engine.step(&|_| false) {
                    let (r, n) = (id as usize / 100, id as usize % 100);
                    let answer = outcome.expect("an answer");
                    same(&answer, &fresh[&(r, n)], &format!("{layout:?}, {places:?}, run {r}, question {n}"));
                    evaluated += answer.tokens.evaluated;
                    busy[r] = false;
                    asked[r] += 1;
                }
                if student.engine.is_idle() && asked.iter().zip(&runs).all(|(n, r)| *n == r.len()) {
                    break;
                }
            }
            let whole: u32 = fresh.values().map(|a| a.tokens.evaluated).sum();
            // Five runs in three sequences lose what they held more often.
            let most = if places.sequences < all.sequences { whole * 3 / 4 } else { whole / 2 };
            assert!(evaluated < most, "{layout:?}, {places:?}: {evaluated} of {whole} were evaluated");
        }
    });
}

#[test]
fn eight_cases_of_a_skill_evaluate_its_text_once() {
    each_shape(|model, recipe, layout, places, dir| {
        let student = |name: &str| Student::roomy(model, recipe, &dir.join(name), places);
        let mut together = student("together");
        let asks: Vec<Ask> = (0..8).map(|n| together.question(n, 1 + n, &run(n as u32)[0])).collect();
        for ask in &asks {
            together.engine.begin(ask).expect("it fits");
        }
        let answers = all(&mut together.engine, &|_| false);
        let batches = together.engine.figures().slices;

        let mut one_by_one = student("one by one");
        let mut sum = (0, 0);
        for ask in &asks {
            let answer = super::engine_tests::alone(&mut one_by_one.engine, ask, &|| false).expect("an answer");
            let joined = answers[&ask.id].as_ref().expect("an answer");
            same(joined, &answer, &format!("{layout:?}, {places:?}, case {}", ask.id));
            sum = (sum.0 + joined.tokens.evaluated, sum.1 + answer.tokens.evaluated);
        }
        assert!(sum.0 <= sum.1, "{layout:?}: no more than one after the other: {sum:?}");
        let alone = one_by_one.engine.figures().slices;
        // Rooms are computed together only as far as their questions are equally long, and a model that cannot go back
        // stops where its states are kept.
        let few = if places.own && layout == Layout::ChatMl { batches * 4 <= alone * 3 } else { batches * 2 < alone };
        assert!(few, "{layout:?}, {places:?}: {batches} batches together, {alone} alone");
    });
}

#[test]
fn a_cancelled_question_leaves_the_others_as_they_were() {
    each_shape(|model, recipe, layout, places, dir| {
        let student = |name: &str| Student::roomy(model, recipe, &dir.join(name), places);
        let fresh: Vec<Answer> = (0..4).map(|n| student(&format!("fresh-{n}")).ask(&run(n)[1])).collect();
        for at in [0, 2, 5, 9] {
            let mut together = student(&format!("states-{at}"));
            for n in 0..4u64 {
                let ask = together.question(n, 1 + n, &run(n as u32)[1]);
                together.engine.begin(&ask).expect("it fits");
            }
            let mut ended = BTreeMap::new();
            for step in 0.. {
                ended.extend(together.engine.step(&|id| step >= at && id == 0));
                if together.engine.is_idle() {
                    break;
                }
            }
            assert!(matches!(ended[&0], Err(Failure::Cancelled)), "{layout:?}, step {at}");
            for n in 1..4u64 {
                let answer = ended[&n].as_ref().expect("an answer");
                same(answer, &fresh[n as usize], &format!("{layout:?}, stopped at step {at}, question {n}"));
            }
            let again = together.ask(&run(0)[1]);
            same(&again, &fresh[0], &format!("{layout:?}, asked again"));
        }
    });
}

#[test]
fn runs_that_take_turns_keep_what_they_evaluated() {
    each_shape(|model, recipe, layout, places, dir| {
        let mut student = Student::roomy(model, recipe, &dir.join("states"), places);
        let mut ask = |n: u32, prompt: usize| {
            let ask = student.question(1, 1 + u64::from(n), &run(n)[prompt]);
            super::engine_tests::alone(&mut student.engine, &ask, &|| false).expect("an answer").tokens
        };
        // A model that cannot go back keeps its loop's head when it leaves it for the first time.
        for prompt in [0, 1] {
            for n in [0, 1, 2] {
                ask(n, prompt);
            }
        }
        for n in [0, 1, 2] {
            let item = ask(n, run(n).len() - 1);
            assert!(item.evaluated < item.reused, "{layout:?}, run {n}: only the item is new: {item:?}");
        }
    });
}

#[test]
fn a_drawn_answer_is_the_same_in_company() {
    each_shape(|model, recipe, layout, places, dir| {
        let student = |name: &str| Student::roomy(model, recipe, &dir.join(name), places);
        let drawn =
            |student: &Student<'_>, n: u64| Ask { seed: Some(n), ..student.question(n, 1 + n, &run(n as u32)[0]) };
        let mut together = student("together");
        for n in 0..6 {
            let ask = drawn(&together, n);
            together.engine.begin(&ask).expect("it fits");
        }
        let answers = all(&mut together.engine, &|_| false);
        for n in 0..6 {
            let mut fresh = student(&format!("fresh-{n}"));
            let ask = drawn(&fresh, n);
            let answer = super::engine_tests::alone(&mut fresh.engine, &ask, &|| false).expect("an answer");
            same(answers[&n].as_ref().expect("an answer"), &answer, &format!("{layout:?}, seed {n}"));
        }
    });
}
