//! Tool calls: the grammar of what may be called at a step, and reading a call back.
//!
//! The grammar leaves only legal tools, their parameters in the table's order, handles that exist and
//! have the right type, and words of closed lists. What cannot be said cannot go wrong.

use crate::grammar::Grammar;
use crate::handle::{Handle, HandleType, Handles, Integrity, Origin, Value};
use crate::tool::{self, Parameter, Takes, Tool};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A call with its arguments resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ToolCall {
    /// Tool name.
    pub tool: String,
    /// In the table's order.
    pub arguments: Vec<CallArgument>,
}

impl ToolCall {
    /// The argument of a parameter.
    pub fn argument(&self, name: &str) -> Option<&CallArgument> {
        self.arguments.iter().find(|a| a.name == name)
    }

    /// The value behind the handle of a parameter.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.argument(name).and_then(|a| a.value.as_ref())
    }

    /// The word of a parameter that takes one of a closed list.
    pub fn word(&self, name: &str) -> Option<&str> {
        self.argument(name).and_then(|a| a.word.as_deref())
    }
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallArgument {
    /// Parameter.
    pub name: String,
    /// Handle, if one was given.
    pub handle: Option<Handle>,
    /// Its value.
    pub value: Option<Value>,
    /// A word of a closed list, or written text.
    pub word: Option<String>,
    /// In words, for people.
    pub shown: String,
    /// Trust.
    pub integrity: Integrity,
    /// Origin.
    pub origin: Origin,
}

/// What a step may point at.
pub(super) struct Reach<'a> {
    pub(super) handles: &'a Handles,
    /// Handles that the step's own words name; where there are any of a type, only these.
    pub(super) named: &'a [Handle],
    /// The step's words; of a closed list they may name one, and then only that.
    pub(super) words: &'a str,
    /// What the last look-up of each type listed, in order.
    pub(super) lists: &'a BTreeMap<HandleType, Vec<Handle>>,
    /// In a loop: the item, and the mark after which handles belong to it.
    pub(super) item: Option<(Handle, usize)>,
    /// Handles that the request names.
    pub(super) requested: &'a [Handle],
    pub(super) writes: bool,
    pub(super) zone: &'a str,
}

impl Reach<'_> {
    /// Handles of a type that the step may use. Inside a loop an object of the loop's type is the item or
    /// something met since: one mail's text cannot make the run touch another.
    fn candidates(&self, kind: HandleType) -> Vec<Handle> {
        let named: Vec<Handle> = self.named.iter().copied().filter(|h| h.kind == kind).collect();
        if !named.is_empty() {
            return named;
        }
        let all = self.handles.all();
        if let Some(first) = self.first(kind) {
            return vec![first];
        }
        if let Some((item, mark)) = self.item.filter(|(item, _)| item.kind == kind) {
            let later = all.iter().skip(mark).map(|b| b.handle).filter(|h| h.kind == kind && *h != item);
            return std::iter::once(item).chain(later).collect();
        }
        if kind == HandleType::Text {
            // Free text that a stranger wrote is never a body or a title: only templates and the user's words.
            return all
                .iter()
                .filter(|b| b.handle.kind == kind && b.integrity <= Integrity::Skill)
                .map(|b| b.handle)
                .collect();
        }
        all.iter().map(|b| b.handle).filter(|h| h.kind == kind).collect()
    }

    /// The same, for a slot of a template.
    pub(super) fn candidates_of(&self, kind: HandleType) -> Vec<Handle> {
        self.fitting("at", self.candidates(kind))
    }

    /// Leaves out what cannot be meant: a template as a subject or a search word, a week as the time of an event.
    fn fitting(&self, parameter: &str, handles: Vec<Handle>) -> Vec<Handle> {
        let fits = |h: &Handle| match (parameter, self.handles.get(*h).map(|b| &b.value)) {
            ("subject" | "about" | "title" | "name", Some(Value::Text { template, .. })) => template.is_none(),
            ("at", Some(Value::Window { start, end, .. })) => end - start < 86_400,
            _ => true,
        };
        let fitting: Vec<Handle> = handles.iter().copied().filter(fits).collect();
        if fitting.is_empty() && parameter == "at" { handles } else { fitting }
    }

    /// The first of a list, where the step says so: "Read the first one", "at the first slot". Not inside a loop over such a list,
    /// where the item is meant.
    fn first(&self, kind: HandleType) -> Option<Handle> {
        if self.item.is_some_and(|(item, _)| item.kind == kind) {
            return None;
        }
        let nouns: &[&str] = match kind {
            HandleType::Message => &["one", "message", "mail"],
            HandleType::Window => &["slot"],
            HandleType::Post => &["post", "draft"],
            HandleType::Event => &["event", "meeting"],
            _ => return None,
        };
        let words: Vec<String> = self.words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let said = words.windows(2).any(|w| w[0] == "first" && nouns.contains(&w[1].as_str()));
        self.lists.get(&kind)?.first().copied().filter(|_| said)
    }

    /// The words of a closed list that the step leaves open: "Move the deal to won" says which stage.
    fn open(&self, list: &'static [&'static str]) -> Vec<&'static str> {
        let said = |word: &str| self.words.split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(word));
        match list.iter().filter(|word| said(word)).collect::<Vec<_>>().as_slice() {
            [only] => vec![**only],
            _ => list.to_vec(),
        }
    }

    fn optional(&self, kind: HandleType) -> Vec<Handle> {
        let named: Vec<Handle> = self.named.iter().copied().filter(|h| h.kind == kind).collect();
        if !named.is_empty() {
            return named;
        }
        self.requested.iter().copied().filter(|h| h.kind == kind).collect()
    }
}

/// The grammar of a call to one of these tools. The error says, in words, what the run lacks.
pub(super) fn grammar(tools: &[&Tool], reach: &Reach<'_>) -> Result<Grammar, String> {
    let mut calls = Vec::new();
    let mut lacking = String::new();
    for tool in tools {
        match one(tool, reach) {
            Ok(mut shapes) => calls.append(&mut shapes),
            Err(what) => lacking = what,
        }
    }
    match calls.len() {
        0 => Err(lacking),
        1 => Ok(calls.swap_remove(0)),
        _ => Ok(Grammar::Choice(calls)),
    }
}

/// The shapes of a call to one tool. Letters have two: an answer, or a letter to somebody.
fn one(tool: &Tool, reach: &Reach<'_>) -> Result<Vec<Grammar>, String> {
    let letter = matches!(tool.name, "mail.send" | "mail.draft");
    if !letter {
        return Ok(vec![shape(tool, tool.parameters, reach)?]);
    }
    let pick = |names: &[&str]| -> Vec<Parameter> {
        tool.parameters
            .iter()
            .filter(|p| names.contains(&p.name))
            .map(|p| Parameter { optional: p.name == "subject", ..*p })
            .collect()
    };
    let answer = shape(tool, &pick(&["reply_to", "body"]), reach);
    let to_somebody = shape(tool, &pick(&["to", "subject", "body"]), reach);
    match (answer, to_somebody) {
        (Ok(a), Ok(b)) => Ok(vec![a, b]),
        (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(vec![one]),
        (Err(what), Err(_)) => Err(what),
    }
}

fn shape(tool: &Tool, parameters: &[Parameter], reach: &Reach<'_>) -> Result<Grammar, String> {
    let mut shapes = vec![vec![Grammar::literal(format!("{{\"tool\":\"{}", tool.name))]];
    for parameter in parameters {
        let value = match parameter.takes {
            Takes::OneOf(words) => Grammar::one_of(reach.open(words)),
            Takes::Handle(kind) | Takes::HandleOrText(kind) => {
                let handles = if parameter.optional { reach.optional(kind) } else { reach.candidates(kind) };
                let handles = reach.fitting(parameter.name, handles);
                let pointed = Grammar::one_of(handles.iter().map(|h| format!("${h}")));
                match (pointed, parameter.takes) {
                    (Some(p), Takes::HandleOrText(_)) if reach.writes => {
                        Some(Grammar::Choice(vec![p, Grammar::Text { max: 4000 }]))
                    }
                    (None, Takes::HandleOrText(_)) if reach.writes => Some(Grammar::Text { max: 4000 }),
                    (pointed, _) => pointed,
                }
            }
        };
        let Some(value) = value else {
            if parameter.optional {
                continue;
            }
            return Err(format!("{} needs {}, and the run has none", tool.name, lacking(parameter)));
        };
        let written = [Grammar::literal(format!("\",\"{}\":\"", parameter.name)), value];
        if parameter.optional {
            let without = shapes.clone();
            for shape in &mut shapes {
                shape.extend(written.iter().cloned());
            }
            shapes.extend(without);
        } else {
            for shape in &mut shapes {
                shape.extend(written.iter().cloned());
            }
        }
    }
    let mut all: Vec<Grammar> = shapes
        .into_iter()
        .map(|mut parts| {
            parts.push(Grammar::literal("\"}"));
            Grammar::Sequence(parts)
        })
        .collect();
    Ok(if all.len() == 1 { all.swap_remove(0) } else { Grammar::Choice(all) })
}

fn lacking(parameter: &Parameter) -> &'static str {
    match parameter.takes {
        Takes::Handle(kind) | Takes::HandleOrText(kind) => kind_words(kind),
        Takes::OneOf(_) => "a word of a list",
    }
}

/// A type in words.
pub(super) fn kind_words(kind: HandleType) -> &'static str {
    match kind {
        HandleType::Message => "a message",
        HandleType::Thread => "a thread",
        HandleType::Person => "a person",
        HandleType::Event => "an event",
        HandleType::Window => "a time",
        HandleType::Deal => "a deal",
        HandleType::Post => "a post",
        HandleType::Text => "a text",
        HandleType::Link => "a link",
        HandleType::File => "a file",
        HandleType::Approval => "an approval",
        HandleType::Label => "a label",
        HandleType::Amount => "an amount",
    }
}

/// Reads a call back. The text is in the grammar, so an error here means a broken student or store.
pub(super) fn read(text: &str, reach: &Reach<'_>) -> Result<ToolCall, String> {
    let json: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|e| format!("the student's call is not JSON: {e}"))?;
    let name = json.get("tool").and_then(|t| t.as_str()).unwrap_or_default();
    let tool = tool::find(name).ok_or_else(|| format!("the student called \"{name}\", which is not a tool"))?;
    let mut arguments = Vec::new();
    for parameter in tool.parameters {
        let Some(given) = json.get(parameter.name).and_then(|v| v.as_str()) else { continue };
        arguments.push(argument(parameter, given, reach)?);
    }
    Ok(ToolCall { tool: tool.name.to_owned(), arguments })
}

fn argument(parameter: &Parameter, given: &str, reach: &Reach<'_>) -> Result<CallArgument, String> {
    let name = parameter.name.to_owned();
    if let Ok(handle) = given.parse::<Handle>()
        && given.starts_with('$')
    {
        let bound = reach.handles.get(handle).ok_or_else(|| format!("{handle} names nothing"))?;
        return Ok(CallArgument {
            name,
            handle: Some(handle),
            value: Some(bound.value.clone()),
            word: None,
            shown: shown(&bound.value, reach.zone),
            integrity: bound.integrity,
            origin: bound.origin.clone(),
        });
    }
    Ok(CallArgument {
        name,
        handle: None,
        value: None,
        word: Some(given.to_owned()),
        shown: given.to_owned(),
        integrity: Integrity::Model,
        origin: Origin::Student,
    })
}

/// A value in words, for people.
pub(super) fn shown(value: &Value, zone: &str) -> String {
    match value {
        Value::Message { from, subject, .. } => format!("“{subject}”, {}", person(&from.name, &from.email)),
        Value::Thread { subject, .. } => format!("“{subject}”"),
        Value::Person { address, .. } => person(&address.name, &address.email),
        Value::Event { title, start, end, .. } => {
            format!("{title}, {}", crate::extract::window_label(*start, *end, zone))
        }
        Value::Window { label, .. } => label.clone(),
        Value::Deal { name, stage, .. } => format!("{name}, {stage}"),
        Value::Post { title, .. } => format!("“{title}”"),
        Value::Text { text, template: Some(_) } => format!("template “{text}”"),
        Value::Text { text, .. } => format!("“{text}”"),
        Value::Link { url } => url.clone(),
        Value::File { name, .. } => name.clone(),
        Value::Approval { id } => id.clone(),
        Value::Label { name } => name.clone(),
        Value::Amount { number, unit } => format!("{number} {unit}").trim_end().to_owned(),
    }
}

fn person(name: &str, email: &str) -> String {
    if name.is_empty() { email.to_owned() } else { format!("{name} ‹{email}›") }
}
