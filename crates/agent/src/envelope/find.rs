//! What in a text names somebody or something: names, addresses, phones, accounts, links, references, sums.
//!
//! Where two findings overlap the longer one wins. Amounts that a rule may turn on ("20 %", "5,000 EUR") stay; one
//! written to the last digit points at one deal or invoice and goes.

use super::lexicon::{Case, Entry, Form, Lexicon, fold, tokens};
use crate::extract::{email_ranges, extract};
use crate::gate::{ibans, phones};
use crate::handle::Value;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What something is that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A person's name.
    Person,
    /// A company's name.
    Company,
    /// A mail address.
    Email,
    /// A company's domain.
    Domain,
    /// A link.
    Link,
    /// A phone number.
    Phone,
    /// A bank account.
    Account,
    /// A number of an invoice, order, customer.
    Reference,
    /// A sum written to its last digit.
    Amount,
    /// Street and number.
    Street,
}

/// A place to be replaced.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    /// Of a name: who, in which form.
    pub(super) name: Option<(usize, Form)>,
    /// What it stands for when it is written as the address book does; empty where only the surface counts.
    pub(super) canonical: String,
}

/// Digits from which a sum or a reference identifies.
const TELLING_DIGITS: usize = 5;

/// Everything to be replaced, in the order of the text, never overlapping.
pub(super) fn spans(text: &str, lexicon: &Lexicon) -> Vec<Span> {
    let mut found = Vec::new();
    let plain = |kind: Kind| move |range: Range<usize>| Span { range, kind, name: None, canonical: String::new() };
    found.extend(email_ranges(text).into_iter().map(plain(Kind::Email)));
    found.extend(ibans(text).into_iter().map(plain(Kind::Account)));
    found.extend(phones(text).into_iter().map(plain(Kind::Phone)));
    for one in extract(text, 0, "UTC") {
        match one.value {
            Value::Link { .. } => found.push(plain(Kind::Link)(one.start..one.end)),
            Value::Amount { unit, .. }
                if matches!(unit.as_str(), "EUR" | "USD" | "GBP") && telling(&text[one.start..one.end]) =>
            {
                found.push(plain(Kind::Amount)(one.start..one.end));
            }
            _ => {}
        }
    }
    let words = tokens(text);
    references(text, &mut found);
    streets(text, &words, &mut found);
    names(text, &words, lexicon, &mut found);
    domains(text, lexicon, &mut found);
    for (identity, name) in &lexicon.unspaced {
        let kind = lexicon.identities[*identity].kind;
        found.extend(text.match_indices(name.as_str()).map(|(at, _)| Span {
            range: at..at + name.len(),
            kind,
            name: Some((*identity, Form::Full)),
            canonical: name.clone(),
        }));
    }
    longest(found)
}

/// The longest first; of two as long, the one that came first.
fn longest(mut found: Vec<Span>) -> Vec<Span> {
    found.sort_by_key(|s| std::cmp::Reverse(s.range.len()));
    let mut taken: std::collections::BTreeMap<usize, Span> = std::collections::BTreeMap::new();
    for span in found.into_iter().filter(|s| !s.range.is_empty()) {
        let before = taken.range(..span.range.end).next_back();
        if before.is_none_or(|(_, other)| other.range.end <= span.range.start) {
            taken.insert(span.range.start, span);
        }
    }
    taken.into_values().collect()
}

/// Whether a sum is written to the last digit.
fn telling(sum: &str) -> bool {
    let digits: String = sum.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len() >= TELLING_DIGITS
}

/// `INV-2026-0042`, `PO48213`, `4821337`: not a date, a time or a year.
fn references(text: &str, found: &mut Vec<Span>) {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_');
    let mut at = 0;
    while let Some(start) = text[at..].find(inside).map(|i| at + i) {
        let end = text[start..].find(|c| !inside(c)).map_or(text.len(), |i| start + i);
        at = end;
        let word = text[start..end].trim_matches(['-', '/', '_']);
        let from = start + (text[start..end].len() - text[start..end].trim_start_matches(['-', '/', '_']).len());
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        let glued = text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':'))
            && text[..start].chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
        let long = digits > TELLING_DIGITS || (letters >= 2 && digits > 3 && digits >= letters / 3);
        if long && !glued && !is_date(word) {
            let range = from..from + word.len();
            found.push(Span { range, kind: Kind::Reference, name: None, canonical: String::new() });
        }
    }
}

/// `2026-11-23T09`, `23/11/2026`, `20261123`.
fn is_date(word: &str) -> bool {
    let day = word.split(['T', 't']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let numbers = parts.iter().all(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
    let year = |p: &&str| p.len() == 4 && (p.starts_with("19") || p.starts_with("20"));
    let dashed = (2..=3).contains(&parts.len()) && numbers && parts.iter().any(year);
    let packed = day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) && year(&&day[..4]) && &day[4..6] < "13";
    dashed || packed
}

const STREETS: [&str; 22] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "ln",
    "drive",
    "boulevard",
    "blvd",
    "square",
    "terrace",
    "court",
    "place",
    "quay",
    "crescent",
    "gardens",
    "gate",
    "wharf",
    "row",
    "mews",
];
const STREET_ENDS: [&str; 7] = ["strasse", "weg", "platz", "gasse", "allee", "straat", "gatan"];
const STREET_STARTS: [&str; 8] = ["rue", "via", "calle", "rua", "avenida", "praca", "plaza", "largo"];

/// `12 Harbour Street`, `Hafenstraße 12`, `Rua Augusta 7`.
fn streets(text: &str, words: &[Range<usize>], found: &mut Vec<Span>) {
    let word = |n: usize| words.get(n).map_or("", |w| &text[w.clone()]);
    let number = |n: usize| {
        let w = word(n);
        w.len() <= 5
            && w.starts_with(|c: char| c.is_ascii_digit())
            && w.bytes().filter(|b| !b.is_ascii_digit()).count() < 2
    };
    let capital = |n: usize| word(n).starts_with(char::is_uppercase);
    let near = |n: usize| {
        words.get(n).zip(words.get(n + 1)).is_some_and(|(a, b)| {
            let gap = &text[a.end..b.start];
            gap.len() <= 2 && !gap.contains('\n')
        })
    };
    for n in 0..words.len() {
        let mut push = |to: usize| {
            let range = words[n].start..words[to].end;
            found.push(Span { range, kind: Kind::Street, name: None, canonical: String::new() });
        };
        if number(n) {
            for last in n + 2..=n + 4 {
                if !(n..last).all(near) || !(n + 1..=last).all(capital) {
                    break;
                }
                if STREETS.contains(&fold(word(last)).as_str()) {
                    push(last);
                }
            }
        }
        let folded = fold(word(n));
        if capital(n)
            && STREET_ENDS.iter().any(|e| folded.len() > e.len() + 2 && folded.ends_with(e))
            && near(n)
            && number(n + 1)
        {
            push(n + 1);
        }
        if capital(n) && STREET_STARTS.contains(&folded.as_str()) {
            for last in n + 2..=n + 5 {
                if !(n..last).all(near) {
                    break;
                }
                if number(last) {
                    push(last);
                    break;
                }
            }
        }
    }
}

/// Between the words of one name.
fn joins(gap: &str) -> bool {
    gap.chars().count() <= 3
        && gap.matches('\n').count() < 2
        && gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '\'' | '’' | '_'))
}

fn names(text: &str, words: &[Range<usize>], lexicon: &Lexicon, found: &mut Vec<Span>) {
    for (n, range) in words.iter().enumerate() {
        let surface = &text[range.clone()];
        let folded = fold(surface);
        let mut take = |entry: &Entry, range: Range<usize>| {
            let name = Some((entry.identity, entry.form));
            found.push(Span { range, kind: entry.kind, name, canonical: entry.canonical.clone() });
        };
        for entry in lexicon.beginning(&folded) {
            if fits(text, words, n, entry) {
                take(entry, range.start..words[n + entry.words.len() - 1].end);
            }
        }
        // "Danas Angebot": a genitive without an apostrophe.
        if let Some(stem) = folded.strip_suffix('s').filter(|s| s.chars().count() > 3)
            && surface.ends_with('s')
            && surface.starts_with(char::is_uppercase)
        {
            for entry in lexicon.beginning(stem).iter().filter(|e| e.words.len() == 1 && e.case == Case::Any) {
                take(entry, range.start..range.end - 1);
            }
        }
    }
}

fn fits(text: &str, words: &[Range<usize>], n: usize, entry: &Entry) -> bool {
    let Some(span) = words.get(n..n + entry.words.len()) else { return false };
    let same = span.iter().zip(&entry.words).all(|(w, wanted)| fold(&text[w.clone()]) == *wanted);
    let gaps = || span.windows(2).map(|w| &text[w[0].end..w[1].start]);
    let capital = |w: &Range<usize>| text[w.clone()].starts_with(|c: char| c.is_uppercase() || !c.is_lowercase());
    same && match entry.case {
        Case::Any => gaps().all(joins),
        Case::Capital => gaps().all(joins) && span.iter().all(capital),
        Case::Initials => {
            let upper = span.iter().all(|w| text[w.clone()].chars().all(char::is_uppercase));
            let dotted = span.len() > 1 && gaps().all(|g| g.trim() == "." || g.trim() == ". ");
            upper && (dotted || (span.len() == 1 && alone(text, &span[0])))
        }
    }
}

/// Whether a word has a line to itself, but for a dash before it: a signature.
fn alone(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].rsplit('\n').next().unwrap_or_default();
    let after = text[word.end..].split('\n').next().unwrap_or_default();
    before.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—')) && after.trim().is_empty()
}

/// Domains of companies, alone or in what is no link.
fn domains(text: &str, lexicon: &Lexicon, found: &mut Vec<Span>) {
    let lower = text.to_ascii_lowercase();
    for (domain, identity) in &lexicon.domains {
        for (at, _) in lower.match_indices(domain.as_str()) {
            let end = at + domain.len();
            let inside = |c: char| c.is_alphanumeric() || c == '-';
            let whole = !text[..at].ends_with(inside) && !text[end..].starts_with(inside);
            if whole {
                let name = Some((*identity, Form::Full));
                found.push(Span { range: at..end, kind: Kind::Domain, name, canonical: domain.clone() });
            }
        }
    }
}
