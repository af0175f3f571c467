//! Steps: the numbered list to a plan the loop can follow, with a problem for everything it could not.
//!
//! Each step is one call, a loop, a group, a stop or a wait. What the compiler lets through, the loop can
//! perform without guessing: known tools inside the plan, typed conditions, lists that an earlier step made.

use super::document::{Item, joined};
use super::sections::kind_of;
use super::sentence::{self, PlainIf, Sentence};
use super::{Place, Problem, Reading, Step, StepKind};
use crate::condition::{self, Expression, nearest};
use crate::handle::HandleType;
use crate::tool;
use std::collections::BTreeSet;

/// What the steps may refer to, and what was found while they were compiled.
pub(super) struct Context<'a> {
    /// Readings that the skill declares.
    pub(super) readings: &'a [Reading],
    /// Tools in the plan; `None` when the skill does not say.
    pub(super) allowed: Option<&'a [String]>,
    /// Names of its templates.
    pub(super) templates: &'a [String],
    /// Problems.
    pub(super) problems: Vec<Problem>,
    /// Tools that the steps name.
    pub(super) used_tools: BTreeSet<String>,
    /// Readings that the conditions ask for.
    pub(super) used_readings: BTreeSet<String>,
    /// Templates that the steps name.
    pub(super) used_templates: BTreeSet<String>,
    /// Types that a step so far may have listed.
    listed: BTreeSet<HandleType>,
}

impl<'a> Context<'a> {
    pub(super) fn new(readings: &'a [Reading], allowed: Option<&'a [String]>, templates: &'a [String]) -> Self {
        Context {
            readings,
            allowed,
            templates,
            problems: Vec::new(),
            used_tools: BTreeSet::new(),
            used_readings: BTreeSet::new(),
            used_templates: BTreeSet::new(),
            listed: BTreeSet::new(),
        }
    }

    fn error(&mut self, at: Place, code: &str, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Problem::error(at, code, message, hint));
    }
}

/// Deepest nesting of numbered lists.
const MAX_DEPTH: usize = 6;

/// Compiles a numbered list. `prefix` is the id of the step that it belongs to with a dot, or empty.
pub(super) fn steps(items: &[Item], prefix: &str, in_loop: bool, context: &mut Context<'_>) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    let mut chain_open = false;
    if prefix.matches('.').count() >= MAX_DEPTH {
        if let Some(first) = items.first() {
            context.error(first.place, "steps", "The steps are nested too deeply", "Split the skill in two.");
        }
        return out;
    }
    for (item, number) in items.iter().zip(1..) {
        if !item.ordered {
            context.error(item.place, "steps", "A step has no number", "Write `1.` in place of the dash.");
        }
        let step = step(item, format!("{prefix}{number}"), in_loop, context);
        if step.otherwise && !chain_open {
            let hint = "Put a step with a condition before it, or leave \"Otherwise\" out.";
            context.error(item.place, "otherwise", "\"Otherwise\" has no condition before it", hint);
        }
        chain_open = step.condition.is_some();
        out.push(step);
    }
    out
}

fn step(item: &Item, id: String, in_loop: bool, context: &mut Context<'_>) -> Step {
    let sentence = sentence::read(&item.runs);
    let at = item.runs.first().map_or(item.place, |r| r.place);
    let condition = condition(&sentence, at, context);
    let tools = tools(&sentence, context);
    let (kind, text) = match loop_over(&sentence.action) {
        Some(over) => for_each(item, over, &id, at, context),
        None if !item.items.is_empty() => group(item, &sentence, &id, at, in_loop, context),
        None => single(&sentence, tools, at, in_loop, context),
    };
    Step {
        id,
        text,
        kind,
        condition,
        condition_text: sentence.clause.clone(),
        otherwise: sentence.otherwise,
        line: item.place.line,
    }
}

fn condition(sentence: &Sentence<'_>, at: Place, context: &mut Context<'_>) -> Option<Expression> {
    for stray in &sentence.stray {
        let (message, hint) = match sentence.condition {
            Some(_) => ("A step has two conditions", "Join them with `and` or `or` in one pair of backticks."),
            None => (
                "What stands in backticks is neither a tool nor a condition behind \"If\"",
                "Begin the step with \"If ... (`condition`), ...\", or write the tool's name as `mail.read`.",
            ),
        };
        context.error(stray.place, "condition", message, hint);
    }
    let hint =
        "Add it in backticks behind the words: If the sender is an investor (`sender.relation is investor`), ...";
    match sentence.plain_if {
        Some(PlainIf::Leading) => context.error(at, "condition", "The condition is only in plain words", hint),
        Some(PlainIf::Inside) => context.problems.push(Problem::warning(
            at,
            "condition",
            "The step says \"if\" without a condition; it will always be done",
            hint,
        )),
        None => {}
    }
    let run = sentence.condition?;
    match condition::parse(&run.text, context.readings) {
        Ok(expression) => {
            context.used_readings.extend(expression.readings().into_iter().map(str::to_owned));
            Some(if sentence.unless { Expression::Not { part: Box::new(expression) } } else { expression })
        }
        Err(e) => {
            let place = Place { line: run.place.line, column: run.place.column + e.column - 1 };
            context.error(place, "condition", e.message, e.hint);
            None
        }
    }
}

/// The tools of the sentence that exist and are in the plan.
fn tools(sentence: &Sentence<'_>, context: &mut Context<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for run in &sentence.tools {
        let Some(tool) = tool::find(&run.text) else {
            context.error(
                run.place,
                "unknown-tool",
                format!("There is no tool \"{}\"", run.text),
                tool_hint(&run.text),
            );
            continue;
        };
        if context.allowed.is_some_and(|all| !all.iter().any(|a| a == tool.name)) {
            context.error(
                run.place,
                "tool-not-allowed",
                format!("{} is not among the skill's tools", tool.name),
                format!("Add {} to `allowed-tools` at the top.", tool.name),
            );
        }
        if !out.is_empty() && !out.iter().any(|t| t == tool.name) {
            let hint = "Make two steps of it: each step calls one tool.";
            context.error(run.place, "two-tools", "A step names two tools", hint);
        }
        out.push(tool.name.to_owned());
        context.used_tools.insert(tool.name.to_owned());
        context.listed.extend(lists(tool.name));
    }
    out.dedup();
    out
}

/// The nearest tool for one that does not exist.
pub(super) fn tool_hint(name: &str) -> String {
    match nearest(name, tool::TOOLS.iter().map(|t| t.name)) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => {
            let group = name.split('.').next().unwrap_or_default();
            let near: Vec<&str> =
                tool::TOOLS.iter().map(|t| t.name).filter(|n| n.split('.').next() == Some(group)).collect();
            if near.is_empty() {
                "Tools are named `group.action`, for example `mail.search`.".to_owned()
            } else {
                format!("There are {}.", near.join(", "))
            }
        }
    }
}

/// What a tool lists.
fn lists(tool: &str) -> Option<HandleType> {
    Some(match tool {
        "mail.search" => HandleType::Message,
        "calendar.list" => HandleType::Event,
        "calendar.free" => HandleType::Window,
        "contacts.find" => HandleType::Person,
        "deals.find" => HandleType::Deal,
        "memory.search" => HandleType::Text,
        "posts.find" => HandleType::Post,
        _ => return None,
    })
}

/// What a "For each" step goes through: the type, or the words that name none.
fn loop_over(action: &str) -> Option<Result<HandleType, String>> {
    let lower = action.to_lowercase();
    let rest = lower.strip_prefix("for each ").or_else(|| lower.strip_prefix("for every "))?;
    let words = rest.split([',', ':', '.']).next().unwrap_or_default().trim().to_owned();
    let kind = words.split_whitespace().find_map(kind_of);
    Some(kind.ok_or(words))
}

fn for_each(
    item: &Item,
    over: Result<HandleType, String>,
    id: &str,
    at: Place,
    context: &mut Context<'_>,
) -> (StepKind, String) {
    let over = match over {
        Ok(over) => {
            if !context.listed.contains(&over) {
                let hint = "Search for it in a step before, for example with `mail.search`.";
                context.error(at, "for-each", "No step before this one lists what it goes through", hint);
            }
            over
        }
        Err(words) => {
            let hint = "Write \"For each message:\", event, person, deal, post, slot or passage.";
            context.error(at, "for-each", format!("\"{words}\" is nothing that can be listed"), hint);
            HandleType::Message
        }
    };
    if item.items.is_empty() {
        let hint = "Put what is to be done in a numbered list below it, indented by three spaces.";
        context.error(at, "for-each", "The loop has no steps", hint);
    }
    let words = joined(&item.runs);
    let steps = steps(&item.items, &format!("{id}."), true, context);
    (StepKind::ForEach { over, steps }, words)
}

fn group(
    item: &Item,
    sentence: &Sentence<'_>,
    id: &str,
    at: Place,
    in_loop: bool,
    context: &mut Context<'_>,
) -> (StepKind, String) {
    if sentence.clause.is_none() && !sentence.otherwise {
        let hint = "Begin it with \"If ... (`condition`):\" or \"For each message:\", or make the steps its equals.";
        context.error(at, "group", "A step with steps below it is neither a condition nor a loop", hint);
    }
    if let Some(tool) = sentence.tools.first() {
        let hint = "Make the call the first of the steps below it.";
        context.error(tool.place, "group", "A step with steps below it cannot call a tool itself", hint);
    }
    let steps = steps(&item.items, &format!("{id}."), in_loop, context);
    let text = match (&sentence.clause, sentence.otherwise) {
        (Some(clause), false) => format!("{} {clause}:", if sentence.unless { "Unless" } else { "If" }),
        (Some(clause), true) => format!("Otherwise, {} {clause}:", if sentence.unless { "unless" } else { "if" }),
        (None, _) => "Otherwise:".to_owned(),
    };
    (StepKind::Group { steps }, text)
}

fn single(
    sentence: &Sentence<'_>,
    tools: Vec<String>,
    at: Place,
    in_loop: bool,
    context: &mut Context<'_>,
) -> (StepKind, String) {
    let text = sentence.action.clone();
    if text.trim_matches(['.', ' ']).is_empty() {
        let hint = "Say in words what is to be done; the student reads only the words.";
        context.error(at, "steps", "The step says nothing to do", hint);
    }
    if sentence.tools.is_empty()
        && let Some(kind) = control(&text)
    {
        if kind == (StepKind::Stop { item: true }) && !in_loop {
            context.error(at, "stop", "There is no next item outside of a loop", "Write \"stop\" to end the run.");
        }
        return (kind, text);
    }
    if tools.iter().any(|t| matches!(t.as_str(), "mail.send" | "mail.draft")) {
        templates(&text, at, context);
    }
    if !sentence.tools.is_empty() {
        return (StepKind::Call { tools }, text);
    }
    let all: Vec<String> = match context.allowed {
        Some(all) => all.to_vec(),
        None => context.used_tools.iter().cloned().collect(),
    };
    context.problems.push(Problem::warning(
        at,
        "no-tool",
        "The step names no tool; the student chooses among all tools of the skill",
        "Name one in backticks behind the words, for example (`mail.read`).",
    ));
    context.listed.extend(all.iter().filter_map(|t| lists(t)));
    context.used_tools.extend(all.iter().cloned());
    (StepKind::Call { tools: all }, text)
}

/// Steps that the loop performs itself.
fn control(text: &str) -> Option<StepKind> {
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let starts = |words: &[&str]| words.iter().any(|w| lower == *w || lower.starts_with(&format!("{w} ")));
    let next = lower.contains("the next ") || lower.ends_with("the next");
    if (next && starts(&["go on", "continue", "move on", "go to", "skip", "leave"])) || lower == "skip it" {
        return Some(StepKind::Stop { item: true });
    }
    if starts(&["stop", "end the run", "end here", "finish"]) {
        return Some(StepKind::Stop { item: false });
    }
    starts(&["wait for", "wait until"]).then_some(StepKind::Wait)
}

/// Notes the templates that a letter's step names; one that does not exist is an error.
fn templates(text: &str, at: Place, context: &mut Context<'_>) {
    for (range, name) in quotes(text) {
        let before = text[..range.start].to_lowercase();
        if context.templates.contains(&name) {
            context.used_templates.insert(name);
        } else if before.ends_with("with ") || before.ends_with("template ") {
            let hint = match nearest(&name, context.templates.iter().map(String::as_str)) {
                Some(meant) => format!("Did you mean \"{meant}\"?"),
                None => format!("Write it under `## Templates` as `### {name}`."),
            };
            context.error(at, "template", format!("There is no template \"{name}\""), hint);
        }
    }
}

/// Quoted texts with the place of the opening quote.
fn quotes(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '\u{201c}' | '\u{201d}')) {
        match open.take() {
            None => open = Some(at),
            Some(start) => {
                let inside = text[start..at].trim_start_matches(['"', '\u{201c}', '\u{201d}']).to_owned();
                out.push((start..at + c.len_utf8(), inside));
            }
        }
    }
    out
}
