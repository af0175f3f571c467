//! Judging a run: each check with its outcome, and the implicit one that nothing else happened.
//!
//! Effects count whether they were applied or wait for approval. Changes of the world that no check names
//! fail the case, whoever made them.

use super::case::{Case, Check, Counted, Expected, Where};
use super::diff::Change;
use super::fields::{self, holds};
use crate::action::Action;
use serde::Serialize;

/// Kinds of effects, as [`Action::kind`] names them.
pub(super) const KINDS: [&str; 11] = [
    "send",
    "draft",
    "label",
    "move",
    "snooze",
    "createEvent",
    "updateEvent",
    "cancelEvent",
    "respond",
    "updateDeal",
    "publishPost",
];

/// What a run left behind.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The world's difference.
    pub changes: Vec<Change>,
    /// Effects; `true` when applied, else waiting for approval.
    pub effects: Vec<(Action, bool)>,
    /// Tool calls; whether each was performed.
    pub calls: Vec<(String, bool)>,
    /// Questions to the user.
    pub asked: Vec<String>,
    /// Calls that had to be given again.
    pub refined: u32,
    /// Steps.
    pub steps: u32,
    /// How it ended: `done`, `stuck`, `stopped`, `failed`.
    pub state: String,
    /// Notes to the user.
    pub notes: Vec<String>,
}

/// One check with its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckResult {
    /// The check in words.
    pub check: String,
    /// Whether it holds.
    pub holds: bool,
    /// What was found instead, or how it holds.
    pub detail: String,
    /// It says what must not happen: an effect, or anything that no check names.
    pub forbids: bool,
}

/// Judges a run by its case. The last result is the implicit "only what the checks name".
pub fn judge(case: &Case, evidence: &Evidence) -> Vec<CheckResult> {
    let mut out: Vec<CheckResult> = case.checks.iter().filter_map(|c| one(c, evidence)).collect();
    out.push(nothing_else(case, evidence));
    out
}

fn one(check: &Check, evidence: &Evidence) -> Option<CheckResult> {
    let (words, holds, detail) = match check {
        Check::Effect { kind, fields, counted } => {
            let bounds = at_least_once(*counted);
            let n = count(kind, fields, &evidence.effects);
            (
                format!("{kind}{}{}", describe(fields), bounds_words(bounds)),
                within(bounds, n),
                effects_detail(n, kind, evidence),
            )
        }
        Check::NoEffect { kind, fields } => {
            let n = count(kind, fields, &evidence.effects);
            (format!("no {kind}{}", describe(fields)), n == 0, effects_detail(n, kind, evidence))
        }
        // Judged with everything else, by `nothing_else`.
        Check::Only { .. } => return None,
        Check::Note { expected } => {
            let hit = evidence.notes.iter().any(|n| holds(expected, n));
            (format!("a note {}", expected_words(expected)), hit, list("notes", &evidence.notes))
        }
        Check::Asked { expected, asked } => {
            let detail = list("questions", &evidence.asked);
            match expected {
                Some(e) => {
                    (format!("a question {}", expected_words(e)), evidence.asked.iter().any(|q| holds(e, q)), detail)
                }
                None if *asked => ("the user is asked".to_owned(), !evidence.asked.is_empty(), detail),
                None => ("the user is not asked".to_owned(), evidence.asked.is_empty(), detail),
            }
        }
        Check::Called { tool, counted } => {
            let bounds = at_least_once(*counted);
            let n = evidence.calls.iter().filter(|(called, performed)| called == tool && *performed).count();
            (format!("{tool} called{}", bounds_words(bounds)), within(bounds, n), format!("called {}", times(n as u32)))
        }
        Check::Refined { counted } => {
            let n = evidence.refined as usize;
            (format!("refined{}", bounds_words(*counted)), within(*counted, n), format!("{n} refinements"))
        }
        Check::MaxSteps { max } => {
            (format!("at most {max} steps"), evidence.steps <= *max, format!("{} steps", evidence.steps))
        }
        Check::State { state } => {
            (format!("ends {state}"), evidence.state == *state, format!("ended {}", evidence.state))
        }
    };
    let forbids = matches!(check, Check::NoEffect { .. });
    Some(CheckResult { check: words, holds, detail, forbids })
}

/// Whether each result that [`judge`] gives would hold though nothing was done: such a check proves nothing of a skill. The
/// last one, which no author wrote, is a net and no proof, so it is never among them.
pub fn idle(case: &Case) -> Vec<bool> {
    let nothing = Evidence { state: "done".into(), ..Evidence::default() };
    let mut all: Vec<bool> = judge(case, &nothing).iter().map(|c| c.holds).collect();
    if let Some(net) = all.last_mut() {
        *net = false;
    }
    all
}

/// Whether a case proves nothing: everything that it asks for holds though nothing is done.
pub fn proves_nothing(case: &Case) -> bool {
    let all = idle(case);
    all.iter().take(all.len().saturating_sub(1)).all(|holds| *holds)
}

/// A check in words, before any run.
pub fn expectation(check: &Check) -> String {
    match check {
        Check::Effect { kind, fields, counted } => {
            format!("{kind}{}{}", describe(fields), bounds_words(at_least_once(*counted)))
        }
        Check::NoEffect { kind, fields } => format!("no {kind}{}", describe(fields)),
        Check::Only { kinds } => format!("nothing but {}", kinds.join(", ")),
        Check::Note { expected } => format!("a note {}", expected_words(expected)),
        Check::Asked { expected: Some(e), .. } => format!("a question {}", expected_words(e)),
        Check::Asked { expected: None, asked: true } => "the user is asked".to_owned(),
        Check::Asked { expected: None, asked: false } => "the user is not asked".to_owned(),
        Check::Called { tool, counted } => format!("{tool} called{}", bounds_words(at_least_once(*counted))),
        Check::Refined { counted } => format!("refined{}", bounds_words(*counted)),
        Check::MaxSteps { max } => format!("at most {max} steps"),
        Check::State { state } => format!("ends {state}"),
    }
}

/// Every effect and every change must be named by an `effect` check or a kind of `only`.
fn nothing_else(case: &Case, evidence: &Evidence) -> CheckResult {
    let named = |kind: &str, fields: &fields::Fields| {
        case.checks.iter().any(|check| match check {
            Check::Effect { kind: wanted, fields: filter, .. } => wanted == kind && fields::matches(filter, fields),
            Check::Only { kinds } => kinds.iter().any(|k| k == kind),
            Check::NoEffect { .. }
            | Check::Note { .. }
            | Check::Asked { .. }
            | Check::Called { .. }
            | Check::Refined { .. }
            | Check::MaxSteps { .. }
            | Check::State { .. } => false,
        })
    };
    let mut foreign: Vec<String> = evidence
        .effects
        .iter()
        .filter(|(a, _)| !named(a.kind(), &fields::of(a)))
        .map(|(a, applied)| format!("{} ({})", effect_words(a), if *applied { "done" } else { "waiting" }))
        .collect();
    foreign.extend(evidence.changes.iter().filter(|c| !explained(c, case, &named)).map(Change::words));
    CheckResult {
        check: "only what the checks name".into(),
        holds: foreign.is_empty(),
        detail: if foreign.is_empty() { "nothing else changed".into() } else { foreign.join("; ") },
        forbids: true,
    }
}

/// A change carries fewer fields than its action (a sent letter no longer knows which record it answered),
/// so the fields that it has decide.
fn explained(change: &Change, case: &Case, named: &impl Fn(&str, &fields::Fields) -> bool) -> bool {
    if named(&change.kind, &change.fields) {
        return true;
    }
    case.checks.iter().any(|check| match check {
        Check::Effect { kind, fields: filter, .. } if *kind == change.kind => {
            let known: Where = filter
                .iter()
                .filter(|(name, _)| change.fields.contains_key(name.as_str()))
                .map(|(name, expected)| (name.clone(), expected.clone()))
                .collect();
            fields::matches(&known, &change.fields)
        }
        _ => false,
    })
}

fn count(kind: &str, wanted: &Where, effects: &[(Action, bool)]) -> usize {
    effects.iter().filter(|(a, _)| a.kind() == kind && fields::matches(wanted, &fields::of(a))).count()
}

fn at_least_once(counted: Counted) -> Counted {
    match counted {
        Counted { min: None, max: None } => Counted { min: Some(1), max: None },
        other => other,
    }
}

fn within(counted: Counted, n: usize) -> bool {
    counted.min.is_none_or(|min| n >= min as usize) && counted.max.is_none_or(|max| n <= max as usize)
}

fn bounds_words(counted: Counted) -> String {
    match (counted.min, counted.max) {
        (Some(min), Some(max)) if min == max => format!(", {}", times(min)),
        (Some(min), Some(max)) => format!(", {min} to {max} times"),
        (Some(min), None) => format!(", at least {}", times(min)),
        (None, Some(max)) => format!(", at most {}", times(max)),
        (None, None) => String::new(),
    }
}

fn times(n: u32) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

fn describe(fields: &Where) -> String {
    let all: Vec<String> = fields.iter().map(|(name, e)| format!("{name} {}", expected_words(e))).collect();
    if all.is_empty() { String::new() } else { format!(" where {}", all.join(" and ")) }
}

fn expected_words(expected: &Expected) -> String {
    match expected {
        Expected::Is(text) => format!("is \"{text}\""),
        Expected::Contains(text) => format!("contains \"{text}\""),
        Expected::OneOf(all) => format!("is one of \"{}\"", all.join("\", \"")),
    }
}

fn effects_detail(n: usize, kind: &str, evidence: &Evidence) -> String {
    let others: Vec<String> =
        evidence.effects.iter().filter(|(a, _)| a.kind() == kind).map(|(a, _)| effect_words(a)).collect();
    if others.is_empty() { format!("no {kind} at all") } else { format!("{n} such; all: {}", others.join("; ")) }
}

/// An effect in words. Bodies are left out: they are long and hold what people wrote.
fn effect_words(action: &Action) -> String {
    let fields = fields::of(action);
    let all: Vec<String> = fields
        .iter()
        .filter(|(name, values)| !matches!(**name, "body" | "cc" | "end" | "remove") && !values.is_empty())
        .map(|(name, values)| format!("{name} {}", values[0]))
        .collect();
    format!("{} {}", action.kind(), all.join(", "))
}

fn list(what: &str, all: &[String]) -> String {
    if all.is_empty() { format!("no {what}") } else { format!("{what}: {}", all.join("; ")) }
}

/// How a success criterion is written, for hints.
pub const CRITERION_HINT: &str =
    "Write `effect send count 1`, `effect send max 1`, `no_effect send` or `only label move`.";

/// Evaluates the check of a success criterion over the effects of a run, waiting ones included.
///
/// # Errors
/// What in the check cannot be understood.
pub fn criterion(check: &str, effects: &[(Action, bool)]) -> Result<bool, String> {
    let words: Vec<&str> = check.split_whitespace().collect();
    match words.first() {
        Some(&"effect") => {
            let kind = known_kind(words.get(1).copied())?;
            let mut counted = Counted::default();
            for pair in words[2..].chunks(2) {
                let n = pair.get(1).and_then(|n| n.parse::<u32>().ok());
                let n = Some(n.ok_or(format!("After \"{}\" a number is missing", pair[0]))?);
                match pair[0] {
                    "count" => counted = Counted { min: n, max: n },
                    "min" => counted.min = n,
                    "max" => counted.max = n,
                    other => return Err(format!("\"{other}\" is none of count, min and max")),
                }
            }
            Ok(within(at_least_once(counted), count(kind, &Where::new(), effects)))
        }
        Some(&"no_effect") if words.len() == 2 => {
            Ok(count(known_kind(words.get(1).copied())?, &Where::new(), effects) == 0)
        }
        Some(&"only") => {
            let kinds = words[1..].iter().map(|w| known_kind(Some(*w))).collect::<Result<Vec<_>, _>>()?;
            Ok(effects.iter().all(|(a, _)| kinds.contains(&a.kind())))
        }
        _ => Err(format!("\"{check}\" is not a check")),
    }
}

fn known_kind(word: Option<&str>) -> Result<&str, String> {
    match word {
        Some(word) if KINDS.contains(&word) => Ok(word),
        Some(word) => Err(format!("\"{word}\" is not a kind of effect")),
        None => Err("The kind of effect is missing".to_owned()),
    }
}
