//! Secrets in a text: one-time codes, reset links, keys, passwords, card numbers, id numbers.
//!
//! Patterns with check digits where there are any. Searched in the folded text, so that full-width
//! digits or zero-width characters do not hide a code. Not a proof that a text holds no secret.

use super::codes::codes;
use super::identity::Folded;
use super::numbers::{cards, digit_runs, identities};
use std::ops::Range;

/// The secrets of a text, in order, never overlapping.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let t = folded.text.as_str();
    let mut found = Vec::new();
    let words = words(t);
    keys(t, &words, &mut found);
    private_keys(t, &mut found);
    links(t, &words, &mut found);
    let runs = digit_runs(t);
    for run in &runs {
        cards(t, run, &mut found);
        identities(t, run, &mut found);
    }
    codes(t, &runs, &mut found);
    passwords(t, &words, &mut found);
    merged(text, &folded, found)
}

/// Ranges of the folded text as ranges of the original, in order, overlapping ones joined.
pub(super) fn merged(text: &str, folded: &Folded, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut back: Vec<Range<usize>> =
        found.into_iter().map(|r| folded.back(text, r)).filter(|r| !r.is_empty()).collect();
    back.sort_by_key(|r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in back {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// Runs without white space or brackets.
fn words(t: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, c) in t.char_indices().chain([(t.len(), ' ')]) {
        if c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | '\'' | '`' | ',' | ';') {
            if i > start {
                out.push(start..i);
            }
            start = i + c.len_utf8();
        }
    }
    out
}

/// Beginnings of keys that providers give out, with the least length of what follows.
const KEYS: [(&str, usize); 22] = [
    ("sk-", 16),
    ("sk_live_", 10),
    ("sk_test_", 10),
    ("rk_live_", 10),
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("xapp-", 10),
    ("AIza", 30),
    ("ya29.", 20),
    ("npm_", 20),
    ("hf_", 20),
    ("SG.", 20),
];

fn token_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')
}

fn keys(t: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    for word in words {
        let bytes = &t.as_bytes()[word.clone()];
        for part in bytes.split(|b| !token_byte(*b)) {
            let begin = word.start + (part.as_ptr() as usize - bytes.as_ptr() as usize);
            let range = begin..begin + part.len();
            let key = KEYS.iter().any(|(k, least)| {
                part.starts_with(k.as_bytes()) && part.len() - k.len() >= *least && part.iter().any(u8::is_ascii_digit)
            });
            let jwt = part.starts_with(b"eyJ") && part.len() > 40 && part.iter().filter(|b| **b == b'.').count() == 2;
            if key || jwt {
                found.push(range);
            }
        }
    }
}

fn private_keys(t: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(i) = t[from..].find("-----BEGIN ") {
        let start = from + i;
        let head = t[start..].lines().next().unwrap_or_default();
        from = start + 11;
        if head.contains("PRIVATE KEY") {
            let end = t[from..].find("-----END ").map_or(t.len(), |e| from + e);
            let end = t[end..].find('\n').map_or(t.len(), |e| end + e);
            found.push(start..end);
            from = end;
        }
    }
}

/// Links that let whoever holds them in: a telling word and an opaque token.
fn links(t: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    const TELLING: [&str; 14] = [
        "reset",
        "password",
        "passwd",
        "token=",
        "verify",
        "verification",
        "confirm",
        "magic",
        "signin",
        "sign-in",
        "login",
        "otp",
        "auth",
        "activate",
    ];
    for word in words {
        let link = &t[word.clone()];
        let Some(at) = link.find("://") else { continue };
        let rest = &link[at + 3..];
        let Some(path) = rest.find(['/', '?', '#']).map(|i| &rest[i..]) else { continue };
        let lower = path.to_ascii_lowercase();
        let opaque =
            path.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '~' | '%'))).any(|p| {
                let digits = p.bytes().filter(u8::is_ascii_digit).count();
                let letters = p.bytes().filter(u8::is_ascii_alphabetic).count();
                let cased = p.bytes().any(|b| b.is_ascii_uppercase()) && p.bytes().any(|b| b.is_ascii_lowercase());
                p.len() >= 16
                    && ((digits >= 3 && letters >= 3) || digits >= 16 || (cased && !p.contains('-') && p.len() >= 20))
            });
        if opaque && TELLING.iter().any(|w| lower.contains(w)) {
            let end = link.trim_end_matches(['.', ':', '!', '?']).len();
            found.push(word.start..word.start + end);
        }
    }
}

/// `password: hunter2x`, `pwd=...`: what follows, when it looks like one.
fn passwords(t: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    const NAMES: [&str; 8] =
        ["password", "passwort", "passwd", "pwd", "senha", "palavra-passe", "api_key", "secret_key"];
    let looks = |w: &str| {
        w.len() >= 6
            && w.bytes().any(|b| b.is_ascii_digit())
            && w.bytes().any(|b| !b.is_ascii_digit())
            && !w.contains("://")
    };
    for (n, range) in words.iter().enumerate() {
        let word = t[range.clone()].to_ascii_lowercase();
        for name in NAMES {
            let Some(rest) = word.strip_prefix(name) else { continue };
            if let Some(value) = rest.strip_prefix([':', '=']).filter(|v| !v.is_empty()) {
                if looks(value) {
                    found.push(range.end - value.len()..range.end);
                }
            } else if matches!(rest, "" | ":" | "=") {
                let next = words.get(n + 1).map(|r| (r, &t[r.clone()]));
                let value = match next {
                    Some((_, w)) if rest.is_empty() && matches!(w, "is" | ":" | "=" | "ist" | "e") => {
                        words.get(n + 2).map(|r| (r, &t[r.clone()]))
                    }
                    Some(_) if rest.is_empty() => None,
                    other => other,
                };
                if let Some((r, w)) = value.filter(|(_, w)| looks(w)) {
                    found.push(r.start..r.start + w.len());
                }
            }
        }
    }
}
