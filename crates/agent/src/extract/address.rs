//! Mail addresses with the display name before them: `Dana Ortiz <dana@larkfield.example>`.
//!
//! Written-out disguises (`dana at larkfield dot example`) are not addresses.

use super::Found;
use super::token::unspaced;
use crate::handle::Value;
use crate::record::Address;
use std::ops::Range;

fn local_char(c: char) -> bool {
    letter(c) || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'' | '=' | '&' | '#')
}

fn letter(c: char) -> bool {
    c.is_alphanumeric() && !unspaced(c)
}

/// Addresses in order, outside the ranges that are taken.
pub(super) fn addresses(text: &str, taken: &[Range<usize>]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut taken = taken.iter().peekable();
    for (at, _) in text.match_indices('@') {
        while taken.next_if(|r| r.end <= at).is_some() {}
        if taken.peek().is_some_and(|r| r.start <= at) {
            continue;
        }
        let floor = found.last().map_or(0, |f| f.end);
        if let Some((start, end)) = bare(text, at, floor) {
            let (name, start, end) = named(text, start, end, floor);
            let email = text[floor.max(start)..end].to_owned();
            let email = bare(&email, email.rfind('@').unwrap_or(0), 0)
                .map_or(String::new(), |(s, e)| email[s..e].to_lowercase());
            let address = Address { name, email };
            let value = Value::Person { address, relation: None, organisation: String::new(), known: false };
            found.push(Found { value, start, end });
        }
    }
    found
}

/// The address around an `@`: at most 64 characters before it and 253 behind it.
pub(super) fn bare(text: &str, at: usize, floor: usize) -> Option<(usize, usize)> {
    let local = text.get(floor..at)?;
    let start =
        local.char_indices().rev().take(65).take_while(|(_, c)| local_char(*c)).last().map(|(i, _)| floor + i)?;
    let start = start
        + (text[start..at].len() - text[start..at].trim_start_matches(['.', '\'', '-', '&', '#', '=', '%']).len());
    let rest = &text[at + 1..];
    let end = rest
        .char_indices()
        .take(254)
        .take_while(|(_, c)| letter(*c) || matches!(c, '.' | '-'))
        .last()
        .map(|(i, c)| i + c.len_utf8())?;
    let domain = rest[..end].trim_end_matches(['.', '-']);
    let labels = domain.split('.').filter(|l| !l.is_empty()).count();
    let whole = labels >= 2 && !domain.contains("..") && !domain.starts_with(['.', '-']);
    let last = domain.rsplit('.').next().unwrap_or_default();
    let short = text[start..at].chars().count() <= 64 && domain.chars().count() <= 253;
    let ended = !rest[domain.len()..].starts_with('@');
    (start < at && whole && short && ended && last.chars().count() >= 2 && last.chars().any(char::is_alphabetic))
        .then_some((start, at + 1 + domain.len()))
}

const PARTICLES: [&str; 12] = ["de", "da", "do", "dos", "van", "von", "der", "den", "la", "bin", "al", "e"];
const NO_NAME: [&str; 14] =
    ["hi", "hello", "dear", "to", "from", "cc", "bcc", "and", "or", "with", "ask", "tell", "email", "mail"];

/// The display name before `<address>` and the range of both.
fn named(text: &str, start: usize, end: usize, floor: usize) -> (String, usize, usize) {
    let bare = (String::new(), start, end);
    let before = text[floor..start].strip_suffix("mailto:").unwrap_or(&text[floor..start]);
    let Some(before) = before.strip_suffix('<') else { return bare };
    let Some(close) = text[end..].chars().next().filter(|c| *c == '>') else { return bare };
    let end = end + close.len_utf8();
    let angle = floor + before.len();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let line = line.trim_end_matches([' ', '\t']);
    let line_end = angle - (before.len() - before.trim_end_matches([' ', '\t']).len());
    if let Some(quoted) = line.strip_suffix('"') {
        let from = quoted.char_indices().rev().take(120).find(|(_, c)| *c == '"').map(|(i, _)| i);
        return match from {
            Some(i) => (quoted[i + 1..].trim().to_owned(), line_end - line.len() + i, end),
            None => (String::new(), angle, end),
        };
    }
    // The words before it, back to one that is no part of a name.
    let mut first = line.len();
    let mut pending = line.len();
    let near = line.char_indices().rev().take(80).last().map_or(0, |(i, _)| i);
    let window = &line[near..];
    for (count, word) in window.rsplit(' ').enumerate() {
        let offset = pending - word.len();
        let delimited = word.is_empty()
            || word.chars().any(|c| matches!(c, ',' | ';' | ':' | '<' | '>' | '(' | ')' | '"' | '@' | '“' | '”'));
        let lower = word.to_lowercase();
        let small = word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation() || c.is_ascii_digit());
        if count > 5
            || delimited
            || NO_NAME.contains(&lower.as_str())
            || (small && !PARTICLES.contains(&lower.as_str()))
        {
            break;
        }
        if !small {
            first = offset;
        }
        if offset <= near {
            break;
        }
        pending = offset - 1;
    }
    let name = line[first..].trim().to_owned();
    let begin = if name.is_empty() { angle } else { line_end - line.len() + first };
    (name, begin, end)
}
