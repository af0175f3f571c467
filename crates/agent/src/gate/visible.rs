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
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let after = chars.peek().map(|(_, n)| *n);
        let shapes = shaping(c, before, after);
        before = Some(c);
        if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') || shapes {
            continue;
        }
        write_word(&text[word..i], &text[i..], &mut out);
        word = i + c.len_utf8();
        if hidden(c) {
            let mut run = 1;
            while let Some((n, next)) = chars.next_if(|(_, n)| hidden(*n)) {
                run += 1;
                word = n + next.len_utf8();
                before = Some(next);
            }
            out.push_str(&if run == 1 { code(c) } else { format!("[{run} hidden characters]") });
        } else if c.is_control() && !matches!(c, '\n' | '\t' | '\r') {
            out.push_str(&code(c));
        } else {
            out.push(c);
        }
    }
    write_word(&text[word..], "", &mut out);
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

/// Writes a word and what is odd about it, unless `rest`, which follows it, says so already.
fn write_word(word: &str, rest: &str, out: &mut String) {
    out.push_str(word);
    if word.is_ascii() && !word.contains("xn--") && !word.contains("XN--") {
        return;
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
