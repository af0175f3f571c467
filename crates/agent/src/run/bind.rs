//! Names values in words: puts handles behind what a request or a step speaks of.
//!
//! Quoted strings, names from the address book, times, amounts, addresses and links become handles, so
//! that every argument of the step is something to point at. No model is asked.

use crate::extract;
use crate::handle::{Handle, HandleType, Handles, Integrity, Origin, Template, Value};
use crate::prompt::tame;
use crate::record::{Address, Person};
use std::ops::Range;

/// What the words are read against.
pub(super) struct Context<'a> {
    pub(super) people: &'a [Person],
    pub(super) templates: &'a [Template],
    pub(super) now: i64,
    pub(super) zone: &'a str,
    /// Quoted strings name labels.
    pub(super) labels: bool,
    pub(super) skill: &'a str,
}

/// Whose words they are.
pub(super) enum Source {
    /// The user's request.
    Request,
    /// A line of the skill.
    Skill(u32),
    /// The user's answer during the run.
    Answer,
}

impl Source {
    fn integrity(&self) -> Integrity {
        match self {
            Source::Request | Source::Answer => Integrity::User,
            Source::Skill(_) => Integrity::Skill,
        }
    }

    fn origin(&self, context: &Context<'_>, range: &Range<usize>) -> Origin {
        match self {
            Source::Request => Origin::Request { start: range.start, end: range.end },
            Source::Skill(line) => Origin::Skill { name: context.skill.to_owned(), line: *line },
            Source::Answer => Origin::Answer,
        }
    }
}

/// Words with handles, and the handles in order of appearance.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) handles: Vec<Handle>,
}

/// Binds what the words name.
pub(super) fn bind(text: &str, source: &Source, context: &Context<'_>, handles: &mut Handles) -> Words {
    let mut marks: Vec<(Range<usize>, bool, Vec<Value>)> = Vec::new();
    let quoted = extract::quoted(text);
    for (range, inner) in &quoted {
        marks.push((range.clone(), true, vec![quoted_value(inner, context)]));
    }
    let free = |r: &Range<usize>, marks: &[(Range<usize>, bool, Vec<Value>)]| {
        marks.iter().all(|(m, _, _)| r.end <= m.start || m.end <= r.start)
    };
    for found in extract::extract(text, context.now, context.zone) {
        let range = found.start..found.end;
        if free(&range, &marks) {
            marks.push((range, false, vec![found.value]));
        }
    }
    for (range, people) in names(text, context.people) {
        if free(&range, &marks) {
            marks.push((range, false, people.into_iter().map(person_value).collect()));
        }
    }
    marks.sort_by_key(|(range, _, _)| range.start);

    let mut out = String::new();
    let mut bound = Vec::new();
    let mut at = 0;
    for (range, before, values) in marks {
        out.push_str(&tame(&text[at..range.start]));
        let named: Vec<Handle> = values
            .into_iter()
            .map(|value| match template_handle(&value, handles) {
                Some(handle) => handle,
                None => handles.bind(value, source.integrity(), source.origin(context, &range)),
            })
            .collect();
        let marks = named.iter().map(|h| format!("${h}")).collect::<Vec<_>>().join(" ");
        let words = tame(&text[range.clone()]);
        out.push_str(&if before { format!("{marks} {words}") } else { format!("{words} {marks}") });
        bound.extend(named);
        at = range.end;
    }
    out.push_str(&tame(&text[at..]));
    Words { text: out, handles: bound }
}

fn quoted_value(inner: &str, context: &Context<'_>) -> Value {
    if let Some(template) = context.templates.iter().find(|t| t.name.eq_ignore_ascii_case(inner)) {
        return Value::Text { text: template.name.clone(), template: Some(template.clone()) };
    }
    if context.labels {
        return Value::Label { name: inner.to_owned() };
    }
    Value::Text { text: inner.to_owned(), template: None }
}

/// Templates are bound when the skill is loaded; a step that names one means that handle.
fn template_handle(value: &Value, handles: &Handles) -> Option<Handle> {
    match value {
        Value::Text { text, template: Some(_) } => handles
            .of(HandleType::Text)
            .find(|b| matches!(&b.value, Value::Text { text: t, template: Some(_) } if t == text))
            .map(|b| b.handle),
        _ => None,
    }
}

/// A person of the address book as a value.
pub(super) fn person_value(person: &Person) -> Value {
    Value::Person {
        address: Address { name: person.name.clone(), email: person.emails.first().cloned().unwrap_or_default() },
        relation: person.relation.clone(),
        organisation: person.organisation.clone(),
        known: true,
    }
}

/// Names in a text: full names first, then first names that stand alone. A first name that several
/// people share names them all, and the student or the user chooses.
pub(super) fn names<'p>(text: &str, people: &'p [Person]) -> Vec<(Range<usize>, Vec<&'p Person>)> {
    let mut out: Vec<(Range<usize>, Vec<&Person>)> = Vec::new();
    for full in [true, false] {
        for person in people.iter().filter(|p| !p.emails.is_empty()) {
            let name = if full { person.name.as_str() } else { first_name(&person.name) };
            if name.chars().count() < 2 {
                continue;
            }
            for (start, _) in text.match_indices(name) {
                let range = start..start + name.len();
                let alone = !text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
                    && !text[range.end..].chars().next().is_some_and(char::is_alphanumeric);
                if !alone {
                    continue;
                }
                match out.iter_mut().find(|(r, _)| r.start < range.end && range.start < r.end) {
                    Some((r, sharing)) if *r == range && !sharing.iter().any(|p| p.id == person.id) => {
                        sharing.push(person);
                    }
                    Some(_) => {}
                    None => out.push((range, vec![person])),
                }
            }
        }
    }
    out.sort_by_key(|(range, _)| range.start);
    out
}

/// The first word of a name.
pub(super) fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
