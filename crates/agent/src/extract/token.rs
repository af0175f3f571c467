//! The tokens of a text: runs of digits, runs of letters, single other characters.
//!
//! Letters of scripts that write without spaces (Chinese, Japanese, Korean) never join a word, so a
//! keyword or a number is found next to them. Ranges that are taken (links, addresses) are one token
//! that matches nothing.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits (ASCII, full-width, Arabic).
    Number,
    /// Letters.
    Word,
    /// Another character.
    Symbol(char),
    /// A link or an address.
    Taken,
}

/// A token and whether white space stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) spaced: bool,
}

/// The value of a decimal digit in the scripts that mails use.
pub(crate) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// Letters of scripts that are written without spaces between words.
pub(crate) fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn class(c: char) -> Kind {
    if digit(c).is_some() {
        Kind::Number
    } else if c.is_alphabetic() && !unspaced(c) {
        Kind::Word
    } else {
        Kind::Symbol(c)
    }
}

/// Tokens by paragraph: an expression never crosses an empty line.
pub(super) fn paragraphs(text: &str, taken: &[Range<usize>]) -> Vec<Vec<Token>> {
    let mut all = Vec::new();
    let mut current: Vec<Token> = Vec::new();
    let mut taken = taken.iter().peekable();
    let mut chars = text.char_indices().peekable();
    let (mut spaced, mut lines) = (false, 0);
    while let Some((start, c)) = chars.next() {
        if let Some(range) = taken.next_if(|r| r.start <= start) {
            while chars.next_if(|(i, _)| *i < range.end).is_some() {}
            current.push(Token { start, end: range.end, kind: Kind::Taken, spaced });
            (spaced, lines) = (false, 0);
            continue;
        }
        if c.is_whitespace() {
            spaced = true;
            lines += usize::from(c == '\n');
            continue;
        }
        if lines > 1 && !current.is_empty() {
            all.push(std::mem::take(&mut current));
        }
        let kind = class(c);
        let mut end = start + c.len_utf8();
        if !matches!(kind, Kind::Symbol(_)) {
            while let Some((i, d)) = chars.next_if(|(_, d)| class(*d) == kind) {
                end = i + d.len_utf8();
            }
        }
        current.push(Token { start, end, kind, spaced });
        (spaced, lines) = (false, 0);
    }
    if !current.is_empty() {
        all.push(current);
    }
    all
}

/// A view of tokens; every look beyond the end finds nothing.
pub(super) struct Cursor<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Cursor { text, tokens }
    }

    /// The letters of a word token.
    pub(super) fn word(&self, at: usize) -> Option<&'a str> {
        let token = self.tokens.get(at).filter(|t| t.kind == Kind::Word)?;
        Some(&self.text[token.start..token.end])
    }

    /// Whether a whole word is this one, in any case, and no digit is joined to it.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).is_some_and(|w| w.eq_ignore_ascii_case(word))
    }

    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(at, w))
    }

    /// The number after `at`, or `at` itself, when the word there is one of these.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.any(at, words))
    }

    /// One past a symbol, or `at` itself.
    pub(super) fn skip_symbol(&self, at: usize, symbols: &[char]) -> usize {
        at + usize::from(self.symbol(at).is_some_and(|s| symbols.contains(&s)))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.word(at).and_then(|w| w.chars().next()).is_some_and(char::is_uppercase)
    }

    pub(super) fn symbol(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Symbol(c) => Some(c),
            Kind::Number | Kind::Word | Kind::Taken => None,
        }
    }

    /// How many digits a number token has; 0 for others.
    pub(super) fn digits(&self, at: usize) -> usize {
        match self.tokens.get(at) {
            Some(t) if t.kind == Kind::Number => self.text[t.start..t.end].chars().count(),
            _ => 0,
        }
    }

    /// A number of at most nine digits.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        if !(1..=9).contains(&self.digits(at)) {
            return None;
        }
        let token = self.tokens[at];
        self.text[token.start..token.end].chars().filter_map(digit).try_fold(0, |n, d| Some(n * 10 + d))
    }

    /// The digits of a number token as ASCII.
    pub(super) fn ascii_digits(&self, at: usize) -> String {
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == Kind::Number) else { return String::new() };
        self.text[token.start..token.end].chars().filter_map(digit).filter_map(|d| char::from_digit(d, 10)).collect()
    }

    /// Whether the token follows the one before it without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| !t.spaced)
    }

    /// Whether a number or word at `at` is the tail of something longer: `Q3`, `v1.2`, `10:30:15`.
    pub(super) fn tail(&self, at: usize, joints: &[char]) -> bool {
        if !self.glued(at) {
            return false;
        }
        match self.tokens[at - 1].kind {
            Kind::Number | Kind::Word | Kind::Taken | Kind::Symbol('_' | '#') => true,
            Kind::Symbol(c) => {
                joints.contains(&c)
                    && self.glued(at - 1)
                    && matches!(self.tokens[at - 2].kind, Kind::Number | Kind::Word)
            }
        }
    }

    /// A whole number in digits or in words up to ninety-nine; `a` and `an` count as one.
    pub(super) fn count(&self, at: usize) -> Option<(usize, u32)> {
        if let Some(n) = self.number(at) {
            return (!self.tail(at, &['.', ',', ':', '/', '-'])).then_some((at + 1, n));
        }
        let word = self.word(at)?;
        if self.any(at, &["a", "an"]) {
            return Some((at + 1, 1));
        }
        let small = |w: &str| SMALL.iter().position(|s| s.eq_ignore_ascii_case(w)).map(|n| n as u32 + 1);
        if let Some(n) = small(word) {
            return Some((at + 1, n));
        }
        let tens = TENS.iter().position(|s| s.eq_ignore_ascii_case(word)).map(|n| (n as u32 + 2) * 10)?;
        let hyphen = self.skip_symbol(at + 1, &['-', '‑']);
        match self.word(hyphen).and_then(small) {
            Some(n) if n < 10 => Some((hyphen + 1, tens + n)),
            _ => Some((at + 1, tens)),
        }
    }
}

const SMALL: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
