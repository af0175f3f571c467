//! One-time codes: digits beside a word that makes them one.
//!
//! Works on folded text. A zip, discount or tracking code is none.

use super::numbers::{Run, ceil, floor, joined_to_letters};
use std::ops::Range;

/// Nouns that a one-time code stands beside, and words before them that make them something else.
const NOUNS: [&str; 14] = [
    "code",
    "otp",
    "passcode",
    "pin",
    "2fa",
    "codigo",
    "bestatigungscode",
    "sicherheitscode",
    "einmalpasswort",
    "tan",
    "pincode",
    "verification",
    "authentication",
    "verificacao",
];
const OTHER_CODES: [&str; 27] = [
    "zip", "postal", "area", "country", "promo", "discount", "dress", "source", "error", "status", "voucher", "coupon",
    "sort", "dial", "product", "item", "project", "cost", "bar", "swift", "dialling", "tracking", "order", "booking",
    "invoice", "vat", "exit",
];

/// One-time codes: four to eight digits right behind `code is`, `OTP:`, or before `is your ... code`.
pub(super) fn codes(t: &str, runs: &[Run], found: &mut Vec<Range<usize>>) {
    for run in runs {
        for (first, count) in (0..run.groups.len()).flat_map(|f| (1..=8.min(run.groups.len() - f)).map(move |n| (f, n)))
        {
            let total: usize = run.groups[first..first + count].iter().map(Range::len).sum();
            let range = run.groups[first].start..run.groups[first + count - 1].end;
            // Split codes come in equal groups: "482 913", "4 8 2 9 1 3".
            let even = run.groups[first..first + count].iter().all(|g| g.len() == run.groups[first].len());
            let dotted = t[range.clone()].contains('.');
            let whole = count == run.groups.len()
                || count == 1 && !t[..range.start].ends_with(|c: char| c == '.' || c == '-' && run.groups.len() > 2);
            if !(4..=8).contains(&total) || !even || dotted || !whole {
                continue;
            }
            let prefixed = t[..range.start].ends_with("G-");
            if joined_to_letters(t, &range) {
                continue;
            }
            let before = floor(t, range.start.saturating_sub(60));
            let after = ceil(t, range.end + 60);
            if prefixed || behind_noun(&t[before..range.start]) || before_noun(&t[range.end..after]) {
                found.push(range);
            }
        }
    }
}

fn noun(words: &[&str], at: usize) -> bool {
    let word = words[at].trim_end_matches('s');
    NOUNS.contains(&word) && !(at > 0 && OTHER_CODES.contains(&words[at - 1]))
}

fn lower_words(text: &str, buffer: &mut String) {
    buffer.clear();
    buffer.push_str(&text.to_ascii_lowercase());
}

/// `Your code for Acme is: `
fn behind_noun(before: &str) -> bool {
    let mut lower = String::new();
    lower_words(before, &mut lower);
    let sentence = lower.rsplit(['.', '!', '?']).next().unwrap_or_default();
    let words: Vec<&str> = sentence.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    (0..words.len()).rev().take(6).any(|at| {
        let between = &words[at + 1..];
        let filler = [
            "is",
            "are",
            "for",
            "your",
            "the",
            "this",
            "to",
            "use",
            "below",
            "enter",
            "account",
            "login",
            "sign",
            "in",
            "on",
            "following",
            "one",
            "time",
            "e",
            "o",
            "lautet",
            "ist",
        ];
        noun(&words, at)
            && match between.len() {
                0 => true,
                // "code for Acme is 482913": ends in a verb or a colon.
                _ => {
                    between
                        .last()
                        .is_some_and(|w| ["is", "are", "lautet", "ist", "e", "below", "use", "enter"].contains(w))
                        || lower.trim_end().ends_with([':', '='])
                        || between.iter().all(|w| filler.contains(w))
                }
            }
    }) || ["enter", "use"].iter().any(|v| words.last() == Some(v))
        && words.iter().enumerate().any(|(i, _)| noun(&words, i))
}

/// ` is your Acme verification code`, ` to sign in`
fn before_noun(after: &str) -> bool {
    let mut lower = String::new();
    lower_words(after, &mut lower);
    let sentence = lower.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    let words: Vec<&str> =
        sentence.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(8).collect();
    let is_your = words.starts_with(&["is", "your"])
        || words.starts_with(&["is", "the"])
        || words.starts_with(&["e", "o", "seu"]);
    let sign_in = [&["to", "sign", "in"][..], &["to", "log", "in"], &["to", "verify"], &["as", "your"]]
        .iter()
        .any(|s| words.starts_with(s));
    (is_your && (0..words.len()).any(|at| noun(&words, at)))
        || (sign_in && (words.first() != Some(&"as") || (0..words.len()).any(|at| noun(&words, at))))
}
