//! Runs of digits and the card and id numbers among them, by their check digits.
//!
//! Works on folded text (see `identity`); knows nothing of one-time codes, which have no check.

use std::ops::Range;

/// A run of groups of digits with single separators: `4111 1111 1111 1111`, `123-45-6789`.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) groups: Vec<Range<usize>>,
}

impl Run {
    fn digits(&self, t: &str, groups: Range<usize>) -> Vec<u8> {
        self.groups[groups].iter().flat_map(|g| t.as_bytes()[g.clone()].iter().map(|b| b - b'0')).collect()
    }
}

pub(super) fn digit_runs(t: &str) -> Vec<Run> {
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
            _ => runs.push(Run { groups: std::iter::once(at..end).collect() }),
        }
        joined = false;
        at = end;
    }
    runs
}

pub(super) fn joined_to_letters(t: &str, range: &Range<usize>) -> bool {
    let before = t[..range.start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    let after = t[range.end..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    before || after
}

pub(super) fn cards(t: &str, run: &Run, found: &mut Vec<Range<usize>>) {
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
    network && sum.is_multiple_of(10)
}

/// US social security numbers; Portuguese tax and social security numbers near their names, and citizen
/// card numbers.
pub(super) fn identities(t: &str, run: &Run, found: &mut Vec<Range<usize>>) {
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
    (letters && sum.is_multiple_of(10) && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)).then_some(end)
}

fn joined_before(t: &str, at: usize) -> bool {
    t[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
}

/// The character boundary at or before a byte.
pub(super) fn floor(t: &str, mut at: usize) -> usize {
    while !t.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The character boundary at or after a byte.
pub(super) fn ceil(t: &str, mut at: usize) -> usize {
    while at < t.len() && !t.is_char_boundary(at) {
        at += 1;
    }
    at.min(t.len())
}
