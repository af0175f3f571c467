//! Identities in canonical form, so that one address has one spelling: NFKC, lower case, punycode
//! decoded, no invisible characters. And the signs that a spelling was chosen to deceive.
//!
//! Canonical forms are for comparing only; what is sent is what the user saw.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The canonical form of an address, host or link, for comparison.
pub fn canonical(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !hidden(*c) && !c.is_control()).nfkc().collect();
    let lower: String = plain.to_lowercase().nfkc().filter(|c| !hidden(*c)).collect();
    let lower = lower.trim().replace(['。', '．', '｡'], ".");
    let mut out = String::with_capacity(lower.len());
    for (n, label) in lower.split('.').enumerate() {
        if n > 0 {
            out.push('.');
        }
        let host = label.rfind('@').map_or(0, |i| i + 1);
        out.push_str(&label[..host]);
        match label[host..].strip_prefix("xn--").and_then(punycode) {
            Some(decoded) => out.push_str(&decoded),
            None => out.push_str(&label[host..]),
        }
    }
    out
}

/// Whether an address is written in a way that people do not see through: invisible or look-alike
/// forms, or letters of several scripts in one word.
pub(super) fn deceptive(text: &str) -> bool {
    let plain = text.trim().to_lowercase();
    let folded: String = plain.nfkc().filter(|c| !hidden(*c)).collect();
    folded != plain || canonical(text).split(|c: char| !c.is_alphanumeric()).any(mixed)
}

/// Characters that are not seen: zero-width, bidirectional controls, fillers, tags.
pub(crate) fn hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Scripts whose letters can be taken for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Cherokee,
    /// Chinese, Japanese and Korean, which mix among themselves.
    EastAsian,
}

impl Script {
    /// Name for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Greek => "Greek",
            Script::Cyrillic => "Cyrillic",
            Script::Armenian => "Armenian",
            Script::Hebrew => "Hebrew",
            Script::Arabic => "Arabic",
            Script::Cherokee => "Cherokee",
            Script::EastAsian => "East Asian",
        }
    }
}

fn script(c: char) -> Option<Script> {
    if !c.is_alphabetic() {
        return None;
    }
    match c {
        'a'..='z'
        | 'A'..='Z'
        | '\u{c0}'..='\u{24f}'
        | '\u{250}'..='\u{2af}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{a720}'..='\u{a7ff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => {
            Some(Script::Cyrillic)
        }
        '\u{531}'..='\u{58f}' => Some(Script::Armenian),
        '\u{590}'..='\u{5ff}' => Some(Script::Hebrew),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Some(Script::Arabic),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(Script::Cherokee),
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' => Some(Script::EastAsian),
        _ => None,
    }
}

/// The scripts of a word in order of appearance.
pub(super) fn scripts(word: &str) -> Vec<Script> {
    let mut found = Vec::new();
    for s in word.chars().filter_map(script) {
        if !found.contains(&s) {
            found.push(s);
        }
    }
    found
}

/// Letters that can be taken for each other in one word. Latin beside East Asian letters is usual.
pub(super) fn mixed(word: &str) -> bool {
    let found = scripts(word);
    found.iter().filter(|s| **s != Script::EastAsian).count() > 1
}

/// Decodes the part of a label behind `xn--` (RFC 3492, section 6.2).
pub(super) fn punycode(encoded: &str) -> Option<String> {
    if encoded.len() > 63 || !encoded.is_ascii() {
        return None;
    }
    let (basic, extended) = match encoded.rfind('-') {
        Some(i) => (&encoded[..i], &encoded[i + 1..]),
        None => ("", encoded),
    };
    let mut out: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (128u32, 0u32, 72u32);
    let mut digits = extended.bytes().peekable();
    digits.peek()?;
    while digits.peek().is_some() {
        let old = i;
        let mut weight = 1u32;
        let mut k = 36u32;
        loop {
            let digit = match digits.next()? {
                b @ b'a'..=b'z' => u32::from(b - b'a'),
                b @ b'A'..=b'Z' => u32::from(b - b'A'),
                b @ b'0'..=b'9' => u32::from(b - b'0') + 26,
                _ => return None,
            };
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let length = out.len() as u32 + 1;
        let mut delta = if old == 0 { i / 700 } else { (i - old) / 2 };
        delta += delta / length;
        let mut steps = 0;
        while delta > 455 {
            delta /= 35;
            steps += 36;
        }
        bias = steps + 36 * delta / (delta + 38);
        n = n.checked_add(i / length)?;
        i %= length;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(out.into_iter().collect())
}

/// A text with compatibility forms and accents folded away and nothing hidden, with the way back: byte
/// `i` of the folded text comes from byte `at[i]` of the original. A disguise (full-width digits,
/// zero-width characters between them) does not hide a number from a search in it.
pub(crate) struct Folded {
    pub(crate) text: String,
    at: Vec<usize>,
}

impl Folded {
    pub(crate) fn new(text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), at: Vec::with_capacity(text.len() + 1) };
        for (i, c) in text.char_indices() {
            if hidden(c) {
                continue;
            }
            decompose_compatible(c, |d| {
                if is_combining_mark(d) {
                    return;
                }
                let d = match d {
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                    '\u{660}'..='\u{669}' => char::from(b'0' + (d as u32 - 0x660) as u8),
                    '\u{6f0}'..='\u{6f9}' => char::from(b'0' + (d as u32 - 0x6f0) as u8),
                    d if d.is_whitespace() && d != '\n' => ' ',
                    d => d,
                };
                folded.text.push(d);
                folded.at.extend(std::iter::repeat_n(i, d.len_utf8()));
            });
        }
        folded.at.push(text.len());
        folded
    }

    /// The range of the original text behind a range of the folded one.
    pub(crate) fn back(&self, original: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let start = self.at.get(range.start).copied().unwrap_or(original.len());
        let last = range.end.checked_sub(1).and_then(|i| self.at.get(i)).copied().unwrap_or(start).max(start);
        let end = original[last..].chars().next().map_or(original.len(), |c| last + c.len_utf8());
        start..end
    }
}
