//! How a run went, in few words for the teacher: the step, the call, what came back, and the check that failed.
//!
//! What stood in letters is kept apart from the steps, because it is another kind of the user's data. Both are bounded, so
//! that a long run does not fill the envelope.

use crate::evals::CaseResult;
use crate::wire::{Phase, RunDetail, StepView};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use understudy_agent::eval::Case;

/// Most bytes of the steps of one run.
const STEPS: usize = 6_000;
/// Most bytes of what stood in its letters.
const LETTERS: usize = 3_000;
/// Most characters of one line.
const LINE: usize = 220;

/// A run in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Trace {
    /// The case, or what the run was asked for.
    pub(crate) of: String,
    /// Request, end, failed checks, steps.
    pub(crate) steps: String,
    /// What stood in letters, by the numbers in the steps.
    pub(crate) letters: String,
}

/// A case that failed.
pub(super) fn of_case(case: &Case, result: &CaseResult, run: &RunDetail) -> Trace {
    let mut head = format!("Request: {}\n", case.prompt);
    if !case.expected_output.is_empty() {
        let _ = writeln!(head, "Expected: {}", line(&case.expected_output));
    }
    let state = serde_json::to_value(result.state).unwrap_or_default();
    let _ = writeln!(head, "Ended: {}. {}", state.as_str().unwrap_or_default(), line(&result.reason));
    for failed in &result.failed_checks {
        let _ = writeln!(head, "Check that does not hold: {}", line(failed));
    }
    for forbidden in &result.forbidden_effects {
        let _ = writeln!(head, "Happened and must not: {}", line(forbidden));
    }
    whole(case.id.clone(), head, run)
}

/// A recorded run.
pub(super) fn of_run(run: &RunDetail) -> Trace {
    let state = serde_json::to_value(run.run.state).unwrap_or_default();
    let head = format!(
        "Request: {}\nEnded: {}. {}\n",
        run.run.request,
        state.as_str().unwrap_or_default(),
        line(&run.run.reason)
    );
    whole(line(&run.run.request), head, run)
}

fn whole(of: String, mut steps: String, run: &RunDetail) -> Trace {
    let (mut letters, mut number) = (String::new(), 0);
    let mut put = |text: &str, out: &mut String| {
        number += 1;
        let _ = writeln!(out, "[{number}] {}", line(text));
        format!("[{number}]")
    };
    let mut mail = false;
    for step in &run.steps {
        if step.phase == Phase::Call {
            mail = step.tool.as_deref().is_some_and(|t| t.starts_with("mail."));
        }
        let of_letter = mail && matches!(step.phase, Phase::Call | Phase::Observe | Phase::Item);
        let words = match (step.phase, of_letter) {
            (Phase::Recall | Phase::Plan, _) => continue,
            (_, true) if step.phase == Phase::Call => call(step, Some(&mut |text: &str| put(text, &mut letters))),
            (_, true) => put(&step.text, &mut letters),
            (_, false) if step.phase == Phase::Call => call(step, None),
            (_, false) => line(&step.text),
        };
        let holds = match step.holds {
            Some(true) => " (holds)",
            Some(false) => " (does not hold)",
            None => "",
        };
        let error = step.error.as_deref().map(|e| format!(" Error: {}", line(e))).unwrap_or_default();
        let place = step.plan_step.as_deref().unwrap_or("-");
        let _ = writeln!(steps, "{place} {}: {words}{holds}{error}", phase(step.phase));
    }
    for effect in &run.effects {
        let kind = format!("effect {} ({}): ", effect.kind, effect.state);
        // A summary names the letter that it is about.
        let _ = writeln!(steps, "{kind}{}", put(&effect.summary, &mut letters));
    }
    Trace { of, steps: clip(&steps, STEPS), letters: clip(&letters, LETTERS) }
}

/// A call; what it takes from letters goes where `put` puts it.
fn call(step: &StepView, mut put: Option<&mut dyn FnMut(&str) -> String>) -> String {
    let mut all = Vec::new();
    for argument in &step.arguments {
        let value = match &mut put {
            Some(put) => put(&argument.value),
            None => line(&argument.value),
        };
        all.push(format!("{}={value}", argument.name));
    }
    match &step.tool {
        Some(tool) => format!("{tool}({})", all.join(", ")),
        None => line(&step.text),
    }
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Recall => "recall",
        Phase::Plan => "plan",
        Phase::Item => "item",
        Phase::Call => "call",
        Phase::Observe => "came back",
        Phase::Reading => "reading",
        Phase::Verdict => "condition",
        Phase::Refine => "given again",
        Phase::Waiting => "waits for a yes",
        Phase::Check => "success criterion",
        Phase::Finish => "end",
    }
}

fn line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LINE) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

/// At most so many bytes, the first lines and the last ones: how it began and how it ended.
pub(super) fn clip(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let head = floor(most * 2 / 3);
    let head = text[..head].rfind('\n').map_or(head, |at| at + 1);
    let tail = floor(text.len() - most / 4);
    let tail = text[tail..].find('\n').map_or(tail, |at| tail + at + 1);
    format!("{}... {} bytes are left out ...\n{}", &text[..head], tail - head, &text[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_keeps_its_beginning_and_its_end() {
        let text: String = (0..400).map(|n| format!("line {n} äöü\n")).collect();
        let short = clip(&text, 1000);
        assert!(short.len() <= 1000 && short.starts_with("line 0 ") && short.ends_with("line 399 äöü\n"), "{short}");
        assert!(short.contains("bytes are left out"));
        assert_eq!(clip("short\n", 1000), "short\n");
        assert!(clip(&"ä".repeat(900), 1000).len() <= 1000);
    }

    #[test]
    fn a_line_is_cut_between_characters() {
        assert_eq!(line("a  b\nc"), "a b c");
        assert_eq!(line(&"ä".repeat(500)).chars().count(), LINE + 1);
    }
}
