//! Secrets in a text: one-time codes, reset links, keys, passwords, card numbers, id numbers; and, apart
//! from them, the bank accounts and phone numbers that the gate looks at.
//!
//! Patterns with check digits where there are any. Searched in the folded text, so that full-width
//! digits or zero-width characters do not hide a code. Not a proof that a text holds no secret.

use super::identity::Folded;
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

fn merged(text: &str, folded: &Folded, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
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

/// A run of groups of digits with single separators: `4111 1111 1111 1111`, `123-45-6789`.
#[derive(Debug)]
struct Run {
    groups: Vec<Range<usize>>,
}

impl Run {
    fn digits(&self, t: &str, groups: Range<usize>) -> Vec<u8> {
        self.groups[groups].iter().flat_map(|g| t.as_bytes()[g.clone()].iter().map(|b| b - b'0')).collect()
    }
}

fn digit_runs(t: &str) -> Vec<Run> {
    let bytes = t.as_bytes();
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    let mut joined = false;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            let single = matches!(bytes[at], b' ' | b'-' | b'.') && at > 0 && bytes[at - 1].is_ascii_digit();
            joined = single;
            at += 1;
            continue;
        }
        let end = bytes[at..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| at + n);
        match runs.last_mut() {
            Some(run) if joined => run.groups.push(at..end),
            _ => runs.push(Run { groups: vec![at..end] }),
        }
        joined = false;
        at = end;
    }
    runs
}

fn joined_to_letters(t: &str, range: &Range<usize>) -> bool {
    let before = t[..range.start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    let after = t[range.end..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    before || after
}

fn cards(t: &str, run: &Run, found: &mut Vec<Range<usize>>) {
    for first in 0..run.groups.len() {
        for count in 1..=(run.groups.len() - first).min(6) {
            let groups = first..first + count;
            let range = run.groups[first].start..run.groups[first + count - 1].end;
            if range.len() > 30 {
                break;
            }
            // Groups as they are printed: four each, or 4-6-5; not a row of dates.
            let printed = count == 1
                || (run.groups[first].len() == 4
                    && count >= 3
                    && run.groups[groups.clone()].iter().all(|g| (1..=7).contains(&g.len())));
            if printed && !joined_to_letters(t, &range) && card(&run.digits(t, groups)) {
                found.push(range);
            }
        }
    }
}

/// Length and first digits of a card network, and the check digit (ISO/IEC 7812, Luhn).
fn card(digits: &[u8]) -> bool {
    let head = |n: usize| digits.iter().take(n).fold(0u32, |h, d| h * 10 + u32::from(*d));
    let network = match digits.len() {
        13 | 19 => digits[0] == 4 || (digits.len() == 19 && head(2) == 62),
        14 => matches!(head(2), 30 | 36 | 38 | 39),
        15 => matches!(head(2), 34 | 37),
        16 => {
            digits[0] == 4
                || (51..=55).contains(&head(2))
                || (2221..=2720).contains(&head(4))
                || matches!(head(2), 35 | 62 | 64 | 65)
                || head(4) == 6011
                || head(2) == 50
                || head(2) == 67
        }
        _ => false,
    };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| {
            let d = u32::from(*d);
            match (i % 2, d) {
                (0, d) => d,
                (_, d) if d > 4 => 2 * d - 9,
                (_, d) => 2 * d,
            }
        })
        .sum();
    network && sum % 10 == 0
}

/// US social security numbers; Portuguese tax and social security numbers near their names, and citizen
/// card numbers.
fn identities(t: &str, run: &Run, found: &mut Vec<Range<usize>>) {
    let near = |at: usize, names: &[&str]| {
        let from = floor(t, at.saturating_sub(32));
        let before = t[from..at].to_ascii_lowercase();
        names.iter().any(|n| {
            before.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w == *n)
                || (n.contains(' ') && before.contains(n))
        })
    };
    for first in 0..run.groups.len() {
        let lengths: Vec<usize> = run.groups[first..].iter().take(4).map(Range::len).collect();
        let range = |count: usize| run.groups[first].start..run.groups[first + count - 1].end;
        if lengths.starts_with(&[3, 2, 4]) && run.groups.len() - first == 3 && first == 0 {
            let d = run.digits(t, first..first + 3);
            let n = |r: Range<usize>| d[r].iter().fold(0u32, |n, d| n * 10 + u32::from(*d));
            let dashes = t.as_bytes()[run.groups[first].end] == b'-';
            let area = n(0..3);
            let named = near(range(3).start, &["ssn", "social security"]);
            if (dashes || named)
                && area != 0
                && area != 666
                && area < 900
                && n(3..5) != 0
                && n(5..9) != 0
                && !joined_to_letters(t, &range(3))
            {
                found.push(range(3));
            }
        }
        for count in 1..=3.min(lengths.len()) {
            let total: usize = lengths[..count].iter().sum();
            let whole = range(count);
            let d = run.digits(t, first..first + count);
            let tax = total == 9
                && matches!(d[0], 1..=3)
                && near(whole.start, &["nif", "contribuinte", "tax number", "fiscal", "tin"])
                && check11(&d);
            let ssn = total == 9 && near(whole.start, &["ssn", "social security"]);
            let social = total == 11
                && matches!(d[0], 1 | 2)
                && near(whole.start, &["niss", "seguranca social", "social security"])
                && niss(&d);
            if (tax || ssn || social) && !joined_to_letters(t, &whole) {
                found.push(whole);
            }
        }
        if let Some(end) = citizen_card(t, &run.groups[first]) {
            found.push(run.groups[first].start..end);
        }
    }
}

/// Check digit of a Portuguese tax number: weights 9 to 2, modulo 11.
fn check11(d: &[u8]) -> bool {
    let sum: u32 = d[..8].iter().zip((2..=9).rev()).map(|(d, w)| u32::from(*d) * w).sum();
    let check = 11 - sum % 11;
    u32::from(d[8]) == if check >= 10 { 0 } else { check }
}

/// Check digit of a Portuguese social security number: prime weights, 9 minus the sum modulo 10.
fn niss(d: &[u8]) -> bool {
    let weights = [29u32, 23, 19, 17, 13, 11, 7, 5, 3, 2];
    let sum: u32 = d[..10].iter().zip(weights).map(|(d, w)| u32::from(*d) * w).sum();
    u32::from(d[10]) == 9 - sum % 10
}

/// Portuguese citizen card: eight digits, a digit, two letters or digits, a digit (`00000000 0 ZZ4`),
/// Luhn over all twelve with letters from 10.
fn citizen_card(t: &str, group: &Range<usize>) -> Option<usize> {
    let bytes = t.as_bytes();
    if !matches!(group.len(), 8 | 9) || joined_before(t, group.start) {
        return None;
    }
    let mut marks: Vec<u32> = Vec::new();
    let mut end = group.start;
    for (i, b) in bytes[group.start..].iter().enumerate().take(16) {
        match b {
            b'0'..=b'9' => marks.push(u32::from(b - b'0')),
            b'A'..=b'Z' if (9..=10).contains(&marks.len()) => marks.push(u32::from(b - b'A') + 10),
            b' ' | b'-' => continue,
            _ => break,
        }
        end = group.start + i + 1;
        if marks.len() == 12 {
            break;
        }
    }
    let letters = marks.len() == 12 && marks[9] >= 10 && marks[10] >= 10;
    let sum: u32 = marks
        .iter()
        .rev()
        .enumerate()
        .map(|(i, m)| {
            let v = if i % 2 == 1 { m * 2 } else { *m };
            if i % 2 == 1 && v > 9 { v - 9 } else { v }
        })
        .sum();
    (letters && sum % 10 == 0 && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)).then_some(end)
}

fn joined_before(t: &str, at: usize) -> bool {
    t[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
}

fn floor(t: &str, mut at: usize) -> usize {
    while !t.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(t: &str, mut at: usize) -> usize {
    while at < t.len() && !t.is_char_boundary(at) {
        at += 1;
    }
    at.min(t.len())
}

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
fn codes(t: &str, runs: &[Run], found: &mut Vec<Range<usize>>) {
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

/// International bank account numbers with a right check (ISO 13616, modulo 97).
pub fn ibans(text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let t = folded.text.as_str();
    let bytes = t.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..bytes.len().saturating_sub(14) {
        let head = bytes[at].is_ascii_alphabetic()
            && bytes[at + 1].is_ascii_alphabetic()
            && bytes[at + 2].is_ascii_digit()
            && bytes[at + 3].is_ascii_digit();
        let open = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if !head || !open || found.last().is_some_and(|f| f.end > at) {
            continue;
        }
        let mut marks: Vec<u8> = Vec::with_capacity(34);
        let mut best = None;
        for (i, b) in bytes[at..].iter().enumerate().take(50) {
            match b {
                b if b.is_ascii_alphanumeric() && marks.len() < 34 => marks.push(b.to_ascii_uppercase()),
                b' ' | b'-' if bytes[at + i - usize::from(i > 0)].is_ascii_alphanumeric() => continue,
                _ => break,
            }
            let closes = !bytes.get(at + i + 1).is_some_and(u8::is_ascii_alphanumeric);
            if closes && marks.len() >= 15 && mod97(&marks) {
                best = Some(at..at + i + 1);
            }
        }
        found.extend(best);
    }
    merged(text, &folded, found)
}

fn mod97(marks: &[u8]) -> bool {
    let rearranged = marks[4..].iter().chain(&marks[..4]);
    let rest = rearranged.fold(0u32, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b - b'A') + 10) % 97,
    });
    rest == 1
}

/// Phone numbers: with a country code, in the usual groups, or behind a word such as "call".
pub fn phones(text: &str) -> Vec<Range<usize>> {
    const NAMES: [&str; 16] = [
        "call",
        "phone",
        "tel",
        "telephone",
        "mobile",
        "cell",
        "whatsapp",
        "ring",
        "text",
        "sms",
        "telefon",
        "telemovel",
        "telefone",
        "fax",
        "signal",
        "telegram",
    ];
    let folded = Folded::new(text);
    let t = folded.text.as_str();
    let bytes = t.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins = bytes[at].is_ascii_digit()
            || (matches!(bytes[at], b'+' | b'(')
                && bytes.get(at + 1).is_some_and(|b| b.is_ascii_digit() || *b == b'('));
        if !begins
            || (at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'-' | b'.' | b'/' | b'#')))
        {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut groups: Vec<usize> = vec![0];
        for (i, b) in bytes[at..].iter().enumerate().take(40) {
            match b {
                b'0'..=b'9' => {
                    if let Some(last) = groups.last_mut() {
                        *last += 1;
                    }
                    end = at + i + 1;
                }
                b' ' | b'-' | b'.' | b'(' | b')' | b'/' => {
                    if groups.last().is_some_and(|n| *n > 0) {
                        groups.push(0);
                    }
                }
                b'+' if i == 0 || at + i == at + 1 => {}
                _ => break,
            }
        }
        groups.retain(|n| *n > 0);
        let digits: usize = groups.iter().sum();
        let number = &t[at..end.max(at)];
        let before = t[floor(t, at.saturating_sub(28))..at].to_ascii_lowercase();
        let named = before.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| NAMES.contains(&w));
        let national = matches!(groups.as_slice(), [3, 3, 3] | [3, 3, 4] | [1, 3, 3, 4] | [9] | [10] | [11])
            && !number.contains('/');
        let phone = (number.starts_with('+') || number.starts_with("(+")) && (7..=15).contains(&digits)
            || number.starts_with("00") && (10..=17).contains(&digits)
            || named && (7..=15).contains(&digits) && groups.len() <= 6
            || national;
        let ended = !bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'%');
        if phone && ended {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    merged(text, &folded, found)
}
