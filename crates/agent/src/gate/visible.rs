//! Makes visible what a card must not hide: bidirectional controls, zero-width characters, words that
//! mix scripts, punycode.
//!
//! The result is for people. It changes nothing in ordinary text, right-to-left text and emoji
//! included, and applying it twice is the same as once.

use super::identity::{hidden, mixed, punycode, scripts};

/// A text as a card shows it: `[U+202E]` for a hidden character, `pаypal [mixes Latin and Cyrillic]`,
/// `xn--bcher-kva.example [bücher.example]`.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = 0; // where the word that is being read begins
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let part_of_word = c.is_alphanumeric() || matches!(c, '.' | '-' | '_') || hidden(c);
        if !part_of_word {
            write_word(&text[..word], &text[word..i], &text[i..], &mut out);
            if c.is_control() && !matches!(c, '\n' | '\t' | '\r') {
                out.push_str(&code(c));
            } else {
                out.push(c);
            }
            word = i + c.len_utf8();
        } else if chars.peek().is_none() {
            write_word(&text[..word], &text[word..], "", &mut out);
            word = text.len();
        }
    }
    out
}

fn code(c: char) -> String {
    format!("[U+{:04X}]", c as u32)
}

/// Joins that shape scripts and emoji: seen by their effect, so left alone between such characters.
fn shaping(c: char, before: Option<char>, after: Option<char>) -> bool {
    let joinable = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !hidden(c) || matches!(c, '\u{fe0f}'));
    match c {
        '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|b| !hidden(b) && !b.is_ascii_alphabetic()),
        '\u{200c}' | '\u{200d}' => {
            joinable(before) && joinable(after) && !before.is_some_and(latin) && !after.is_some_and(latin)
        }
        _ => false,
    }
}

fn latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}')
}

/// Writes a word; what stands before and behind it tells whether a joiner has something to join.
fn write_word(lead: &str, word: &str, rest: &str, out: &mut String) {
    if word.is_ascii() && !word.contains("xn--") && !word.contains("XN--") {
        out.push_str(word);
        return;
    }
    let mut before = lead.chars().next_back();
    let mut chars = word.chars().peekable();
    let mut run = 0;
    while let Some(c) = chars.next() {
        let shapes = shaping(c, before, chars.peek().copied().or_else(|| rest.chars().next()));
        if hidden(c) && !shapes {
            run += 1;
            if chars.peek().is_none_or(|n| !hidden(*n)) {
                if run == 1 {
                    out.push_str(&code(c));
                } else {
                    out.push_str(&format!("[{run} hidden characters]"));
                }
                run = 0;
            }
        } else {
            if run > 0 {
                out.push_str(&format!("[{run} hidden characters]"));
                run = 0;
            }
            out.push(c);
        }
        before = Some(c);
    }
    let said = |note: &str| rest.starts_with(note);
    let seen: String = word.chars().filter(|c| !hidden(*c)).collect();
    if let Some(part) = seen.split(['.', '-', '_']).find(|p| mixed(p)) {
        let names: Vec<&str> = scripts(part).into_iter().map(|s| s.name()).collect();
        let note = format!(" [mixes {}]", names.join(" and "));
        if !said(&note) {
            out.push_str(&note);
        }
    }
    let decoded: Vec<Option<String>> = seen
        .split('.')
        .map(|l| l.get(..4).filter(|p| p.eq_ignore_ascii_case("xn--")).and_then(|_| punycode(&l[4..].to_lowercase())))
        .collect();
    if decoded.iter().any(Option::is_some) {
        let labels = seen.split('.').zip(&decoded).map(|(l, d)| d.as_deref().unwrap_or(l).to_owned());
        let plain = labels.collect::<Vec<_>>().join(".");
        let plain: String = plain.chars().filter(|c| !hidden(*c) && !c.is_control()).collect();
        let note = format!(" [{plain}]");
        if !said(&note) {
            out.push_str(&note);
            if plain.split(['.', '-']).any(mixed) {
                out.push_str(" [mixes scripts]");
            }
        }
    }
}
