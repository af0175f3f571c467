//! Bank accounts and phone numbers: no secrets, but out of untrusted text they lead to a stranger.
//!
//! Accounts by their check digits; phone numbers by their shape, generously.

use super::identity::Folded;
use super::numbers::floor;
use super::secrets::merged;
use std::ops::Range;

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
