//! Templates: text with named `{slots}`, and filling them.
//!
//! A slot with a type (`{time:window}`) is filled by the student with a handle; one without is filled by
//! the loop from what it knows. A brace that is no slot stays as it is written.

use crate::handle::{Slot, Template};
use std::collections::BTreeMap;

/// Slots without a type that the loop can fill.
pub const LOOP_SLOTS: [&str; 6] = ["first_name", "name", "company", "subject", "my_name", "my_first_name"];

/// A filled template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Subject, empty when the template has none.
    pub subject: String,
    /// The subject in pieces; joined they are the subject.
    pub subject_spans: Vec<Span>,
    /// Body.
    pub body: String,
    /// The body in pieces; joined they are the body.
    pub spans: Vec<Span>,
}

/// A piece of a filled body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Text.
    pub text: String,
    /// The slot that it fills; `None` for the template's own words.
    pub slot: Option<String>,
}

/// Fills the slots: those with a type from `slots`, the others from `facts`.
///
/// # Errors
/// The names of the slots that have no value, or an empty one.
pub fn fill(
    template: &Template,
    facts: &BTreeMap<String, String>,
    slots: &BTreeMap<String, String>,
) -> Result<Filled, Vec<String>> {
    let mut missing = Vec::new();
    let mut fill_text = |text: &str| -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for part in parts(text) {
            let (text, slot) = match part {
                Part::Words(words) => (words.to_owned(), None),
                Part::Slot { name, kind, .. } => {
                    let source = if kind.is_some() { slots } else { facts };
                    let value = source.get(name).map(|v| v.trim()).filter(|v| !v.is_empty());
                    if value.is_none() && !missing.contains(&name.to_owned()) {
                        missing.push(name.to_owned());
                    }
                    (value.unwrap_or_default().to_owned(), Some(name.to_owned()))
                }
            };
            if !text.is_empty() {
                out.push(Span { text, slot });
            }
        }
        out
    };
    let mut subject_spans = fill_text(&template.subject);
    let spans = fill_text(&template.body);
    if !missing.is_empty() {
        return Err(missing);
    }
    let join = |spans: &[Span]| spans.iter().map(|s| s.text.as_str()).collect::<String>();
    // A subject is one line, whatever the value of a slot.
    for span in subject_spans.iter_mut().filter(|s| s.slot.is_some()) {
        span.text = span.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    Ok(Filled { subject: join(&subject_spans), subject_spans, body: join(&spans), spans })
}

/// The slots of a text in order of first appearance, with the byte at which each stands and the word
/// behind the colon as written.
pub(super) fn slots(text: &str) -> Vec<(Slot, usize, Option<String>)> {
    let mut out: Vec<(Slot, usize, Option<String>)> = Vec::new();
    for part in parts(text) {
        if let Part::Slot { name, kind, at } = part
            && !out.iter().any(|(s, _, _)| s.name == name)
        {
            let slot = Slot { name: name.to_owned(), kind: kind.and_then(super::sections::kind_of) };
            out.push((slot, at, kind.map(str::to_owned)));
        }
    }
    out
}

enum Part<'a> {
    Words(&'a str),
    Slot { name: &'a str, kind: Option<&'a str>, at: usize },
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|o| from + o) {
        from = open + 1;
        let Some(close) = text[open..].find('}').map(|c| open + c) else { break };
        let inside = &text[open + 1..close];
        let (name, kind) = match inside.split_once(':') {
            Some((name, kind)) => (name.trim(), Some(kind.trim())),
            None => (inside.trim(), None),
        };
        if is_name(name) && kind.is_none_or(is_name) {
            out.push(Part::Words(&text[done..open]));
            out.push(Part::Slot { name, kind, at: open });
            done = close + 1;
            from = done;
        }
    }
    out.push(Part::Words(&text[done..]));
    out
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
