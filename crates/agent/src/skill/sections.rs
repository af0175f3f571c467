//! The sections of a skill that are plain lists: inputs, outputs, readings, criteria, templates.
//!
//! Each line becomes a typed value or a problem at its place. Steps are compiled elsewhere.

use super::document::{Heading, Item, joined};
use super::template::{LOOP_SLOTS, slots};
use super::{Criterion, Field, Place, Problem, Reading, Unsure};
use crate::condition::nearest;
use crate::handle::{HandleType, Template};

/// Words for the types of handles, singular.
const KINDS: [(&str, HandleType); 18] = [
    ("message", HandleType::Message),
    ("mail", HandleType::Message),
    ("thread", HandleType::Thread),
    ("person", HandleType::Person),
    ("event", HandleType::Event),
    ("window", HandleType::Window),
    ("time", HandleType::Window),
    ("slot", HandleType::Window),
    ("deal", HandleType::Deal),
    ("post", HandleType::Post),
    ("text", HandleType::Text),
    ("passage", HandleType::Text),
    ("link", HandleType::Link),
    ("file", HandleType::File),
    ("approval", HandleType::Approval),
    ("label", HandleType::Label),
    ("amount", HandleType::Amount),
    ("letter", HandleType::Message),
];

/// The type that a word names.
pub(super) fn kind_of(word: &str) -> Option<HandleType> {
    let word = word.to_lowercase();
    KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
}

/// Lines of `## Inputs` and `## Outputs`.
pub(super) fn fields(heading: &Heading, problems: &mut Vec<Problem>) -> Vec<Field> {
    heading.items.iter().filter_map(|item| field(item).map_err(|p| problems.push(*p)).ok()).collect()
}

fn field(item: &Item) -> Result<Field, Box<Problem>> {
    let text = joined(&item.runs);
    let wrong = |message: String, hint: &str| Box::new(Problem::error(item.place, "input", message, hint));
    let shape = "Write `- name (person): what it is`.";
    let (head, about) = text.split_once(':').unwrap_or((&text, ""));
    let Some((name, kinds)) = head.trim().strip_suffix(')').and_then(|h| h.split_once('(')) else {
        return Err(wrong(format!("\"{}\" has no type", head.trim()), shape));
    };
    let name = name.trim().to_owned();
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err(wrong(format!("\"{name}\" is not a name of one word"), shape));
    }
    let mut words = kinds.split(',').map(str::trim);
    let word = words.next().unwrap_or_default();
    let Some(kind) = kind_of(word) else {
        let hint = match nearest(word, KINDS.iter().map(|(name, _)| *name)) {
            Some(meant) => format!("Did you mean \"{meant}\"?"),
            None => "Types are message, thread, person, event, window, deal, post, text, link, file, label and amount."
                .to_owned(),
        };
        return Err(wrong(format!("\"{word}\" is not a type"), &hint));
    };
    let optional = match words.next() {
        None => false,
        Some("optional") => true,
        Some(other) => return Err(wrong(format!("\"{other}\" cannot stand here"), "Only \"optional\" can.")),
    };
    Ok(Field { name, kind, optional, about: about.trim().to_owned(), line: item.place.line })
}

/// Lines of `## Readings`.
pub(super) fn readings(heading: &Heading, problems: &mut Vec<Problem>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    for item in &heading.items {
        match reading(item) {
            Ok(r) if out.iter().any(|o| o.name == r.name) => problems.push(Problem::error(
                item.place,
                "reading",
                format!("The reading \"{}\" is declared twice", r.name),
                "Keep one of them.",
            )),
            Ok(r) => out.push(r),
            Err(p) => problems.push(*p),
        }
    }
    out
}

fn reading(item: &Item) -> Result<Reading, Box<Problem>> {
    let text = joined(&item.runs);
    let wrong = |message: String, hint: &str| Box::new(Problem::error(item.place, "reading", message, hint));
    let shape = "Write `- intent (of the message): one value | another; when unsure: ask`.";
    let Some((head, rest)) = text.split_once(':') else {
        return Err(wrong("The values of the reading are missing".into(), shape));
    };
    let name = head.split('(').next().unwrap_or_default().trim().to_lowercase();
    if !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') || name.is_empty() {
        return Err(wrong(format!("\"{name}\" is not a name of small letters"), shape));
    }
    if matches!(name.as_str(), "bulk" | "starred") {
        return Err(wrong(format!("\"{name}\" is a fact that needs no reading"), "Use another name."));
    }
    let (values, unsure) = rest.split_once(';').unwrap_or((rest, ""));
    let values: Vec<String> = values.split('|').map(|v| v.trim().to_lowercase()).collect();
    if values.iter().any(|v| v.is_empty() || v.contains(['"', '`'])) {
        return Err(wrong("A value of the reading is empty or has quotes".into(), shape));
    }
    let mut sorted = values.clone();
    sorted.sort();
    sorted.dedup();
    if sorted.len() != values.len() {
        return Err(wrong("A value of the reading stands twice".into(), "Keep one of them."));
    }
    let values: Vec<String> = values.into_iter().filter(|v| v != "other").collect();
    if values.len() > 24 {
        return Err(wrong(format!("The reading has {} values", values.len()), "Use at most 24."));
    }
    let unsure = unsure.trim().trim_end_matches('.');
    let when_unsure = match unsure.strip_prefix("when unsure").map(|r| r.trim_start_matches(':').trim()) {
        None if unsure.is_empty() => Unsure::Ask,
        Some("ask") => Unsure::Ask,
        Some("skip") => Unsure::Skip,
        Some("stop") => Unsure::Stop,
        _ => {
            let message = format!("\"{unsure}\" is not understood");
            return Err(wrong(message, "Write `when unsure: ask`, `skip` or `stop`."));
        }
    };
    Ok(Reading { name, values, when_unsure, line: item.place.line })
}

/// Lines of `## Success criteria`.
pub(super) fn criteria(heading: &Heading, problems: &mut Vec<Problem>) -> Vec<Criterion> {
    let mut out = Vec::new();
    for item in &heading.items {
        let mut codes = item.runs.iter().filter(|r| r.code);
        let check = codes.next();
        if let Some(run) = check
            && let Err(message) = crate::eval::criterion(&run.text, &[])
        {
            problems.push(Problem::error(run.place, "check", message, crate::eval::CRITERION_HINT));
        }
        if let Some(second) = codes.next() {
            problems.push(Problem::error(second.place, "check", "Two checks on one line", "Write a line for each."));
        }
        let words: String = item.runs.iter().filter(|r| !r.code).map(|r| r.text.as_str()).collect();
        out.push(Criterion {
            text: words.replace("()", "").split_whitespace().collect::<Vec<_>>().join(" "),
            check: check.map(|r| r.text.trim().to_owned()),
            line: item.place.line,
        });
    }
    out
}

/// A template: the lines below its heading, up to the next.
pub(super) fn template(heading: &Heading, below: &[&str], problems: &mut Vec<Problem>) -> Template {
    let lines: Vec<&str> = below
        .iter()
        .map(|l| l.trim_end())
        .map(|l| l.strip_prefix("> ").or_else(|| l.strip_prefix('>')).unwrap_or(l))
        .collect();
    let first = lines.iter().position(|l| !l.trim().is_empty()).unwrap_or(lines.len());
    let subject = lines.get(first).and_then(|l| l.trim().strip_prefix("Subject:")).map(str::trim);
    let from = first + usize::from(subject.is_some());
    let body = lines[from.min(lines.len())..].join("\n").trim().to_owned();
    let subject = subject.unwrap_or_default().to_owned();
    if body.is_empty() {
        problems.push(Problem::error(
            heading.place,
            "template",
            format!("The template \"{}\" has no text", heading.text),
            "Write the letter below its heading.",
        ));
    }
    let mut all = Vec::new();
    for (slot, _, word) in slots(&format!("{subject}\n{body}")) {
        let written = format!("{{{}", slot.name);
        let offset = below.iter().position(|l| l.contains(&written)).unwrap_or_default();
        let byte = below.get(offset).and_then(|l| l.find(&written)).unwrap_or_default();
        let column = below.get(offset).map_or(0, |l| l[..byte].chars().count());
        let place = Place { line: heading.place.line + 1 + offset as u32, column: column as u32 + 1 };
        match (&word, slot.kind) {
            (Some(word), None) => problems.push(Problem::error(
                place,
                "slot",
                format!("\"{word}\" is not a type of slot"),
                match nearest(word, KINDS.iter().map(|(name, _)| *name)) {
                    Some(meant) => format!("Did you mean `{{{}:{meant}}}`?", slot.name),
                    None => "Write for example `{time:window}` or `{price:amount}`.".to_owned(),
                },
            )),
            (None, _) if !LOOP_SLOTS.contains(&slot.name.as_str()) => problems.push(Problem::error(
                place,
                "slot",
                format!("Nothing fills the slot {{{}}}", slot.name),
                match nearest(&slot.name, LOOP_SLOTS) {
                    Some(meant) => format!("Did you mean {{{meant}}}?"),
                    None => {
                        format!("Give it a type (`{{{}:window}}`) or use one of: {}.", slot.name, LOOP_SLOTS.join(", "))
                    }
                },
            )),
            (Some(_) | None, _) => {}
        }
        all.push(slot);
    }
    Template { name: heading.text.clone(), subject, body, slots: all, line: heading.place.line }
}
