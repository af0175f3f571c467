//! Front matter: the YAML between two lines of `---` at the top of a skill or memory, with positions.
//!
//! Parsed with small limits and without anchors: the file may come from anywhere. The fields' meaning
//! is left to the callers.

use super::{Place, Problem};
use serde_json::{Map, Value};

/// Largest front matter in bytes.
pub const MAX_FRONT_MATTER: usize = 16 * 1024;

/// Front matter as parsed, and where the body begins.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter<'a> {
    /// The fields in order of the file.
    pub(crate) fields: Map<String, Value>,
    /// The YAML text.
    yaml: &'a str,
    /// What is wrong with it.
    pub(crate) problems: Vec<Problem>,
    /// Byte at which the body begins.
    pub(crate) body: usize,
}

/// What was read and what could not be.
pub(crate) fn read(text: &str) -> FrontMatter<'_> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = text[start..].split_inclusive('\n');
    let mut out = FrontMatter { body: start, ..FrontMatter::default() };
    let Some(first) = lines.next().filter(|l| l.trim_end() == "---") else { return out };
    let begin = start + first.len();
    let mut at = begin;
    let Some(closing) = lines.find(|l| {
        let closes = l.trim_end() == "---";
        at += if closes { 0 } else { l.len() };
        closes
    }) else {
        out.problems.push(Problem::error(
            Place { line: 1, column: 1 },
            CODE,
            "The front matter begins here and does not end",
            "Close it with a line of three dashes.",
        ));
        return out;
    };
    out.body = at + closing.len();
    out.yaml = &text[begin..at];
    if out.yaml.len() > MAX_FRONT_MATTER {
        out.problems.push(Problem::error(
            Place { line: 1, column: 1 },
            CODE,
            format!("The front matter has {} bytes", out.yaml.len()),
            "At most 16 kB are read. Move the text into the body.",
        ));
        return out;
    }
    match from_yaml::<Option<Map<String, Value>>>(out.yaml) {
        Ok(fields) => out.fields = fields.unwrap_or_default(),
        Err((place, message)) => out.problems.push(Problem::error(
            Place { line: place.line + 1, column: place.column },
            CODE,
            message,
            "Write one `key: value` per line; put a value with a colon in quotes.",
        )),
    }
    out
}

const CODE: &str = "front-matter";

impl FrontMatter<'_> {
    /// Where a top-level key stands in the file.
    pub(crate) fn place(&self, key: &str) -> Place {
        let line = self.yaml.lines().position(|l| {
            l.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
                || l.trim_start_matches(['"', '\'']).strip_prefix(key).is_some_and(|r| r.starts_with(['"', '\'']))
        });
        Place { line: line.map_or(1, |l| l as u32 + 2), column: 1 }
    }

    /// A text field. Numbers and truth values are taken as written.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        match self.fields.get(key)? {
            Value::Null => None,
            value => match plain(value) {
                Some(text) => Some(text),
                None => {
                    self.wrong(key, "a text");
                    None
                }
            },
        }
    }

    /// A list of texts, or one text with commas between them.
    pub(crate) fn list(&mut self, key: &str) -> Vec<String> {
        let all = match self.fields.get(key) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(all)) => all.iter().map(plain).collect::<Option<Vec<_>>>(),
            Some(value) => plain(value).map(|t| t.split(',').map(str::to_owned).collect()),
        };
        match all {
            Some(all) => all.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
            None => {
                self.wrong(key, "a list of texts");
                Vec::new()
            }
        }
    }

    pub(crate) fn wrong(&mut self, key: &str, expected: &str) {
        let place = self.place(key);
        self.problems.push(Problem::error(
            place,
            CODE,
            format!("\"{key}\" is not {expected}"),
            format!("Write {expected} behind the colon."),
        ));
    }
}

/// A scalar as text.
pub(crate) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.trim().to_owned()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Reads YAML with small limits: depth 8, no anchors. The error has its place and one line of words.
pub(crate) fn from_yaml<T: serde::de::DeserializeOwned>(yaml: &str) -> Result<T, (Place, String)> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: 8, max_anchors: 0, max_aliases: 0 },
        no_schema: false,
    };
    serde_saphyr::from_str_with_options(yaml, options).map_err(|e| {
        let place = e.location().map_or(Place { line: 1, column: 1 }, |l| Place {
            line: l.line().max(1) as u32,
            column: l.column().max(1) as u32,
        });
        let words = e.without_snippet().to_string();
        let first = words.lines().next().unwrap_or_default();
        // The place is given apart, counted in the file and not in the YAML.
        let first = first.trim_start_matches("error: ").split(" at line ").next().unwrap_or_default();
        let mut chars = first.chars();
        let words = chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default();
        (place, words)
    })
}
