//! What a foreign skill says of itself, read as leniently as can be, and the two lines of it that may have to change.
//!
//! Every change is checked by reading the new text again: where it would change anything else, there is none.

use crate::skill::{MAX_SKILL, Parsed, front_matter, parse};

/// Name and description as the front matter gives them; empty where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// `name`.
    pub name: String,
    /// `description`.
    pub description: String,
}

/// Reads them, whatever else is wrong with the text.
pub fn header(text: &str) -> Header {
    let mut front = front_matter::read(text);
    if front.fields.is_empty() {
        // Broken YAML: the plain lines of it still say what it is meant to be.
        let line = |key: &str| {
            let lines = text.lines().skip(1).take(40).take_while(|l| l.trim_end() != "---");
            let value = lines.filter_map(|l| l.strip_prefix(key)?.trim_start().strip_prefix(':')).next();
            value.map(|v| v.trim().trim_matches(['"', '\'']).to_owned()).unwrap_or_default()
        };
        return Header { name: line("name"), description: line("description") };
    }
    Header { name: front.text("name").unwrap_or_default(), description: front.text("description").unwrap_or_default() }
}

/// A name that a skill may have, made from what it is called: small letters, digits, single hyphens.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in crate::gate::canonical(text).chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The text with another name in its front matter; `None` when that line cannot be found, or when the change would change
/// anything else.
pub fn named(text: &str, name: &str) -> Option<String> {
    let before = header(text);
    if before.name == name {
        return Some(text.to_owned());
    }
    let (start, end) = line_of(text, "name")?;
    let ending = if text[start..end].ends_with('\r') { "\r" } else { "" };
    let new = format!("{}name: {name}{ending}{}", &text[..start], &text[end..]);
    let after = header(&new);
    (after.name == name && after.description == before.description).then_some(new)
}

/// The text with more words in `keywords` of its `metadata`; `None` when the text has errors, or when the change would
/// change anything else.
pub fn with_keywords(skill: &str, text: &str, words: &[String]) -> Option<String> {
    let fits = |w: &String| !w.is_empty() && w.chars().all(|c| c.is_alphanumeric() || c == '-');
    let before = parse(skill, text).skill?;
    if words.is_empty() || !words.iter().all(fits) {
        return None;
    }
    let had = before.metadata.get("keywords").cloned().unwrap_or_default();
    let mut all: Vec<&str> = had.split_whitespace().collect();
    for word in words {
        if !all.contains(&word.as_str()) {
            all.push(word);
        }
    }
    let value = format!("keywords: \"{}\"", all.join(" "));
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let new = if let Some((start, end)) = below(text, "metadata", "keywords") {
        let end = if text[start..end].ends_with('\r') { end - 1 } else { end };
        let indent = &text[start..end][..text[start..end].len() - text[start..end].trim_start().len()];
        format!("{}{indent}{value}{}", &text[..start], &text[end..])
    } else if let Some((_, end)) = line_of(text, "metadata") {
        let next = end + 1;
        let first = text.get(next..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let indent = &first[..first.len() - first.trim_start().len()];
        let indent = if indent.is_empty() { "  " } else { indent };
        format!("{}{indent}{value}{newline}{}", text.get(..next)?, &text[next..])
    } else {
        let (start, _) = closing(text)?;
        format!("{}metadata:{newline}  {value}{newline}{}", &text[..start], &text[start..])
    };
    let Parsed { skill: Some(after), .. } = parse(skill, &new) else { return None };
    let keywords = all.join(" ");
    let mut expected = before;
    expected.version.clone_from(&after.version);
    expected.metadata.insert("keywords".into(), keywords);
    (moved_down(&expected) == moved_down(&after) && new.len() <= MAX_SKILL).then_some(new)
}

/// A skill without its line numbers, which a new line above moves.
fn moved_down(skill: &crate::skill::Skill) -> serde_json::Value {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.remove("line");
                map.values_mut().for_each(strip);
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(skill).unwrap_or_default();
    strip(&mut value);
    value
}

/// The lines of the front matter with their places, without line feeds.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        out.push((at, end));
        if out.len() > 1 && line.trim_end() == "---" {
            return out;
        }
        at += line.len();
    }
    Vec::new()
}

/// The line of a key at the top level; `None` when its value goes on below it as text.
fn line_of(text: &str, key: &str) -> Option<(usize, usize)> {
    let all = lines(text);
    let is = |(start, end): &(usize, usize)| {
        text[*start..*end].strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    all.into_iter().find(is)
}

/// The line of a key directly below another one.
fn below(text: &str, above: &str, key: &str) -> Option<(usize, usize)> {
    let (top, _) = line_of(text, above)?;
    let inside = lines(text).into_iter().skip_while(|(start, _)| *start <= top);
    let mut indented = inside.take_while(|(start, end)| {
        let line = &text[*start..*end];
        line.trim().is_empty() || line.starts_with([' ', '\t'])
    });
    indented.find(|(start, end)| {
        text[*start..*end].trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

/// The line that closes the front matter.
fn closing(text: &str) -> Option<(usize, usize)> {
    lines(text).pop().filter(|(start, _)| *start > 0)
}
