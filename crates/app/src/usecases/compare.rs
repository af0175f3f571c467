//! Two runs side by side. Pure but for reading the two: steps are aligned by plan step and item, effects by what they do.
//!
//! It judges neither run; it says where they part.

use super::run_show;
use crate::open::App;
use crate::wire::*;
use crate::{Caller, bad_input, library};
use std::collections::BTreeMap;

/// Pairs of steps that are weighed; beyond that only their order counts.
const MOST_PAIRS: usize = 4_000_000;

pub(crate) async fn run_compare(
    app: &App,
    caller: Caller,
    left: String,
    right: String,
) -> Result<RunComparison, WireError> {
    if left == right {
        return Err(bad_input("A run is compared with another one.", "Choose two runs."));
    }
    let (left, right) = (run_show(app, caller, left).await?, run_show(app, caller, right).await?);
    let mut comparison = compare(&left, &right);
    comparison.prompt = library::compared(&left.prompt, &right.prompt, 2)?;
    Ok(comparison)
}

fn compare(left: &RunDetail, right: &RunDetail) -> RunComparison {
    let (facts, steps, effects) = (facts(left, right), steps(&left.steps, &right.steps), effects(left, right));
    RunComparison {
        said: said(&facts, &steps, &effects),
        left: left.run.clone(),
        right: right.run.clone(),
        facts,
        steps,
        effects,
        prompt: Vec::new(),
    }
}

/// A line about a run.
type Told = fn(&RunDetail) -> String;

fn facts(left: &RunDetail, right: &RunDetail) -> Vec<ComparedFact> {
    let word = |state: RunState| format!("{state:?}").to_lowercase();
    let none = || "none".to_owned();
    let recalled = |d: &RunDetail| match &d.recall {
        Some(r) if !r.memories.is_empty() => {
            r.memories.iter().map(|m| format!("{}, {}", m.path, m.heading)).collect::<Vec<_>>().join("; ")
        }
        _ => none(),
    };
    let tokens = |t: TokenCount| (t.evaluated + t.generated).to_string();
    let given: [(&str, Told); 5] = [
        ("Request", |d| d.run.request.clone()),
        ("Student", |d| d.run.student.clone()),
        ("Skill", |d| d.run.skill.clone().unwrap_or_else(|| "none".into())),
        ("Skill version", |d| d.run.skill_version.clone().unwrap_or_else(|| "none".into())),
        ("Dry", |d| if d.run.dry { "yes".into() } else { "no".into() }),
    ];
    let came = [
        ("Memories", recalled(left), recalled(right)),
        ("Ended", word(left.run.state), word(right.run.state)),
        ("In words", left.run.reason.clone(), right.run.reason.clone()),
        ("Tokens computed and written", tokens(left.run.tokens), tokens(right.run.tokens)),
    ];
    given
        .into_iter()
        .map(|(name, of)| (name, of(left), of(right)))
        .chain(came)
        .map(|(name, left, right)| ComparedFact { name: name.into(), differs: left != right, left, right })
        .collect()
}

/// By what a step is known in another run: the item it is about, its place in the plan, its kind and tool.
type Key = (String, Option<String>, Phase, Option<String>);

fn keys(steps: &[StepView]) -> Vec<Key> {
    let mut item = String::new();
    let mut of_loop: Option<String> = None;
    let top = |step: &StepView| step.plan_step.as_deref().and_then(|s| s.split('.').next()).map(str::to_owned);
    let mut out = Vec::with_capacity(steps.len());
    for step in steps {
        if step.phase == Phase::Item {
            item = step.text.split_once(": ").map_or(step.text.as_str(), |(_, shown)| shown).to_owned();
            of_loop = None;
        } else if !item.is_empty() {
            let here = top(step);
            match (&of_loop, &here) {
                (None, Some(_)) => of_loop = here,
                (Some(own), Some(here)) if own != here => item.clear(),
                _ => {}
            }
        }
        out.push((item.clone(), step.plan_step.clone(), step.phase, step.tool.clone()));
    }
    out
}

fn steps(left: &[StepView], right: &[StepView]) -> Vec<ComparedStep> {
    let (a, b) = (keys(left), keys(right));
    let mut out = Vec::with_capacity(left.len().max(right.len()));
    let (mut i, mut j) = (0, 0);
    for (x, y) in common(&a, &b) {
        out.extend((i..x).map(|i| alone(&a[i], Some(&left[i]), None)));
        out.extend((j..y).map(|j| alone(&b[j], None, Some(&right[j]))));
        out.push(ComparedStep {
            differs: differences(&left[x], &right[y]),
            ..alone(&a[x], Some(&left[x]), Some(&right[y]))
        });
        (i, j) = (x + 1, y + 1);
    }
    out.extend((i..left.len()).map(|i| alone(&a[i], Some(&left[i]), None)));
    out.extend((j..right.len()).map(|j| alone(&b[j], None, Some(&right[j]))));
    out
}

fn alone(key: &Key, left: Option<&StepView>, right: Option<&StepView>) -> ComparedStep {
    ComparedStep {
        plan_step: key.1.clone(),
        item: key.0.clone(),
        left: left.cloned(),
        right: right.cloned(),
        differs: Vec::new(),
    }
}

/// The longest common subsequence, as pairs of places.
fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (mid_a, mid_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
    if mid_a.len().saturating_mul(mid_b.len()) <= MOST_PAIRS {
        let width = mid_b.len() + 1;
        let mut length = vec![0u32; (mid_a.len() + 1) * width];
        for i in (0..mid_a.len()).rev() {
            for j in (0..mid_b.len()).rev() {
                length[i * width + j] = if mid_a[i] == mid_b[j] {
                    length[(i + 1) * width + j + 1] + 1
                } else {
                    length[(i + 1) * width + j].max(length[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < mid_a.len() && j < mid_b.len() {
            if mid_a[i] == mid_b[j] {
                pairs.push((head + i, head + j));
                (i, j) = (i + 1, j + 1);
            } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..tail).rev().map(|k| (a.len() - 1 - k, b.len() - 1 - k)));
    pairs
}

fn differences(a: &StepView, b: &StepView) -> Vec<StepDifference> {
    let values = |s: &StepView| s.arguments.iter().map(|a| (a.name.clone(), a.value.clone())).collect::<Vec<_>>();
    let origins = |s: &StepView| s.arguments.iter().map(|a| a.origin.label.clone()).collect::<Vec<_>>();
    let total = |s: &StepView| s.tokens.evaluated + s.tokens.reused + s.tokens.generated;
    let mut out = Vec::new();
    if values(a) != values(b) {
        out.push(StepDifference::Arguments);
    } else if origins(a) != origins(b) {
        out.push(StepDifference::Origins);
    }
    if a.holds != b.holds {
        out.push(StepDifference::Verdict);
    }
    // The item is how the two were found to be the same; its number may well differ.
    if a.text != b.text && a.phase != Phase::Item {
        out.push(StepDifference::Text);
    }
    if a.error != b.error {
        out.push(StepDifference::Error);
    }
    if total(a) != total(b) {
        out.push(StepDifference::Tokens);
    }
    out
}

fn effects(left: &RunDetail, right: &RunDetail) -> Vec<ComparedEffect> {
    let mut rest: BTreeMap<(&str, &str), Vec<&EffectView>> = BTreeMap::new();
    for e in right.effects.iter().rev() {
        rest.entry((&e.kind, &e.summary)).or_default().push(e);
    }
    let mut out: Vec<ComparedEffect> = left
        .effects
        .iter()
        .map(|e| ComparedEffect {
            kind: e.kind.clone(),
            summary: e.summary.clone(),
            left: Some(e.state.clone()),
            right: rest.get_mut(&(e.kind.as_str(), e.summary.as_str())).and_then(Vec::pop).map(|o| o.state.clone()),
        })
        .collect();
    let left_over: Vec<&str> = rest.values().flatten().map(|e| e.id.as_str()).collect();
    out.extend(right.effects.iter().filter(|e| left_over.contains(&e.id.as_str())).map(|e| ComparedEffect {
        kind: e.kind.clone(),
        summary: e.summary.clone(),
        left: None,
        right: Some(e.state.clone()),
    }));
    out
}

fn said(facts: &[ComparedFact], steps: &[ComparedStep], effects: &[ComparedEffect]) -> Vec<String> {
    let mut out = Vec::new();
    let count = |n: usize, one: &str, many: &str| if n == 1 { format!("One {one}") } else { format!("{n} {many}") };
    let parts: Vec<&str> =
        facts.iter().filter(|f| f.differs && GIVEN.contains(&f.name.as_str())).map(|f| f.name.as_str()).collect();
    if !parts.is_empty() {
        out.push(format!("They were given another {}.", parts.join(", ").to_lowercase()));
    }
    if facts.iter().any(|f| f.differs && f.name == "Dry") {
        out.push("One of them was dry.".into());
    }
    let has = |d: StepDifference| steps.iter().filter(|s| s.differs.contains(&d)).count();
    let verdicts = has(StepDifference::Verdict);
    if verdicts > 0 {
        out.push(format!("{} went the other way.", count(verdicts, "condition", "conditions")));
    }
    let calls = has(StepDifference::Arguments);
    if calls > 0 {
        out.push(format!("{} got other values.", count(calls, "call", "calls")));
    }
    let only = |here: fn(&ComparedStep) -> bool| steps.iter().filter(|s| here(s)).count();
    let first = only(|s| s.right.is_none());
    let second = only(|s| s.left.is_none());
    match (first, second) {
        (0, 0) => {}
        (n, 0) => out.push(format!("{} only in the first run.", count(n, "step is", "steps are"))),
        (0, n) => out.push(format!("{} only in the second run.", count(n, "step is", "steps are"))),
        (n, m) => {
            let steps = count(n, "step is", "steps are");
            out.push(format!("{steps} only in the first run, {m} only in the second."));
        }
    }
    let effect = effects.iter().filter(|e| e.left.is_none() || e.right.is_none()).count();
    if effect > 0 {
        out.push(format!("{} of one run only.", count(effect, "effect is", "effects are")));
    }
    out
}

/// Facts that a run is given; the others are what came of it.
const GIVEN: [&str; 5] = ["Request", "Student", "Skill", "Skill version", "Memories"];

#[cfg(test)]
mod tests {
    use super::*;

    fn step(n: u32, plan: &str, phase: Phase, text: &str) -> StepView {
        StepView {
            n,
            plan_step: (!plan.is_empty()).then(|| plan.to_owned()),
            phase,
            tool: (phase == Phase::Call).then(|| "mail.label".to_owned()),
            arguments: Vec::new(),
            text: text.into(),
            probability: None,
            holds: None,
            error: None,
            approval_id: None,
            rule_id: None,
            bound: Vec::new(),
            ms: 1.0,
            tokens: TokenCount::default(),
            at: 0,
        }
    }

    fn check(left: &[StepView], right: &[StepView], expect: &[(Option<u32>, Option<u32>, &[StepDifference])]) {
        let found = steps(left, right);
        let n = |s: &Option<StepView>| s.as_ref().map(|s| s.n);
        let found: Vec<_> = found.iter().map(|s| (n(&s.left), n(&s.right), s.differs.as_slice())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn steps_are_aligned_by_plan_step_and_item_and_not_by_number() {
        let item = |n, at: &str, what: &str| step(n, "", Phase::Item, &format!("{at}: {what}"));
        let left = [
            item(1, "1 of 2", "Pricing"),
            step(2, "3.1", Phase::Call, "a"),
            item(3, "2 of 2", "Lunch"),
            step(4, "3.1", Phase::Call, "b"),
            step(5, "4", Phase::Call, "end"),
        ];
        let right = [
            item(1, "1 of 2", "New mail"),
            step(2, "3.1", Phase::Call, "c"),
            item(3, "2 of 2", "Lunch"),
            step(4, "3.1", Phase::Call, "other"),
            step(5, "4", Phase::Call, "end"),
        ];
        check(
            &left,
            &right,
            &[
                (Some(1), None, &[]),
                (Some(2), None, &[]),
                (None, Some(1), &[]),
                (None, Some(2), &[]),
                (Some(3), Some(3), &[]),
                (Some(4), Some(4), &[StepDifference::Text]),
                (Some(5), Some(5), &[]),
            ],
        );
        check(&left, &left, &[1, 2, 3, 4, 5].map(|n| (Some(n), Some(n), [].as_slice())));
        check(&[], &right[4..], &[(None, Some(5), &[])]);
    }

    #[test]
    fn what_two_steps_differ_in_is_named() {
        let argument = |value: &str, label: &str| ArgumentView {
            name: "label".into(),
            handle: None,
            value: value.into(),
            origin: OriginView { kind: "skill".into(), label: label.into(), link: None, untrusted: false },
        };
        let base = StepView { arguments: vec![argument("Urgent", "line 3")], ..step(1, "2", Phase::Call, "") };
        let expect = |other: StepView, expect: &[StepDifference]| assert_eq!(differences(&base, &other), expect);
        expect(base.clone(), &[]);
        let other = |a| StepView { arguments: vec![a], ..base.clone() };
        expect(other(argument("Later", "line 3")), &[StepDifference::Arguments]);
        expect(other(argument("Urgent", "line 4")), &[StepDifference::Origins]);
        expect(StepView { holds: Some(true), ..base.clone() }, &[StepDifference::Verdict]);
        expect(StepView { error: Some("no".into()), ..base.clone() }, &[StepDifference::Error]);
        let tokens = TokenCount { evaluated: 3, ..TokenCount::default() };
        expect(StepView { tokens, ..base.clone() }, &[StepDifference::Tokens]);
        // The same tokens from saved state are no difference.
        let (one, two) = (
            StepView { tokens, ..base.clone() },
            StepView { tokens: TokenCount { reused: 3, ..TokenCount::default() }, ..base.clone() },
        );
        assert_eq!(differences(&one, &two), []);
    }
}
