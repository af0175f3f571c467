//! The ledger: what the student was shown, each record once, with its label. From it the gate knows what
//! words that the student wrote itself may carry, copied or in other words.
//!
//! A label has two sides. Integrity says how far a text can be trusted; confidentiality says who may read
//! it: public, private (the default), secret, and beside the user the readers of the record.

use super::identity::canonical;
use super::secrets;
use crate::handle::Integrity;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words in a row that count as copied. Shorter runs are common phrases; what is dangerous in so few words
/// (codes, links, accounts, addresses) is found by shape.
const SHINGLE: usize = 5;
/// Places that one shingle is looked up at; a text that repeats itself endlessly stays cheap.
const PLACES: usize = 8;

/// Who may read a text, besides its readers; the order of the variants is the order of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidentiality {
    /// Anybody: a published post.
    Public,
    /// The user and the readers of the record.
    Private,
    /// Nobody else, ever: codes, keys, reset links, card and id numbers.
    Secret,
}

/// A text that the student was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Kind of record: message, event, deal, post.
    pub record: String,
    /// Its id.
    pub id: String,
    /// The record in words.
    pub label: String,
    /// As shown, before handles were written into it.
    pub text: String,
    /// How far it can be trusted.
    pub integrity: Integrity,
    /// Who may read it.
    pub confidentiality: Confidentiality,
    /// Addresses that can read it anyway.
    pub readers: BTreeSet<String>,
}

impl Shown {
    /// A record's text, private unless `public`; secret when something in it is.
    pub fn new(record: &str, id: &str, label: String, text: String) -> Shown {
        let confidentiality =
            if secrets(&text).is_empty() { Confidentiality::Private } else { Confidentiality::Secret };
        Shown {
            record: record.to_owned(),
            id: id.to_owned(),
            label,
            text,
            integrity: Integrity::Text,
            confidentiality,
            readers: BTreeSet::new(),
        }
    }

    /// Whether everybody in `addresses` (canonical) can read it anyway.
    fn is_read_by(&self, addresses: &[&str]) -> bool {
        !addresses.is_empty() && addresses.iter().all(|a| self.readers.iter().any(|r| r == a || canonical(r) == **a))
    }

    /// Whether sending it to these people (canonical addresses), in answer to a message or not, would tell
    /// them something that they have not seen.
    pub(super) fn is_outside(&self, answered: Option<&str>, addresses: &[&str]) -> bool {
        let here = self.record == "message" && answered == Some(self.id.as_str());
        self.confidentiality > Confidentiality::Public && !here && !self.is_read_by(addresses)
    }
}

/// A stretch of a text that stands word for word in something shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Position in [`Ledger::all`].
    pub entry: usize,
    /// Bytes of the entry's text.
    pub from: Range<usize>,
}

/// What the student was shown, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    shown: Vec<Shown>,
}

impl Ledger {
    /// Keeps a text. The same text of the same record is kept once, with the worse label of the two: less
    /// trust, more care, only the readers of both.
    pub fn show(&mut self, shown: Shown) {
        let same = |s: &&mut Shown| s.record == shown.record && s.id == shown.id && s.text == shown.text;
        match self.shown.iter_mut().find(same) {
            Some(known) => {
                known.integrity = known.integrity.max(shown.integrity);
                known.confidentiality = known.confidentiality.max(shown.confidentiality);
                known.readers.retain(|r| shown.readers.contains(r));
            }
            None => self.shown.push(shown),
        }
    }

    /// Everything shown, oldest first.
    pub fn all(&self) -> &[Shown] {
        &self.shown
    }

    /// How much was shown: a mark to return to with [`Ledger::truncate`].
    pub fn mark(&self) -> usize {
        self.shown.len()
    }

    /// Forgets what was shown after `mark`: the prompt went back too.
    pub fn truncate(&mut self, mark: usize) {
        self.shown.truncate(mark);
    }

    /// The stretches of a text that are copied from what was shown, in order, the longest at each place.
    /// Case, punctuation and spacing do not hide a copy.
    pub fn copied(&self, text: &str) -> Vec<Copied> {
        let wanted = words(text);
        if wanted.len() < SHINGLE || self.shown.is_empty() {
            return Vec::new();
        }
        let shown: Vec<Vec<Word>> = self.shown.iter().map(|s| words(&s.text)).collect();
        let mut places: BTreeMap<Vec<&str>, Vec<(usize, usize)>> = BTreeMap::new();
        for (entry, words) in shown.iter().enumerate() {
            for (at, shingle) in words.windows(SHINGLE).enumerate() {
                let known = places.entry(shingle.iter().map(|w| w.folded.as_str()).collect()).or_default();
                if known.len() < PLACES {
                    known.push((entry, at));
                }
            }
        }
        let mut found = Vec::new();
        let mut at = 0;
        while at + SHINGLE <= wanted.len() {
            let shingle: Vec<&str> = wanted[at..at + SHINGLE].iter().map(|w| w.folded.as_str()).collect();
            let longest = places.get(&shingle).into_iter().flatten().map(|(entry, from)| {
                let same = wanted[at..].iter().zip(&shown[*entry][*from..]).take_while(|(a, b)| a.folded == b.folded);
                (same.count(), *entry, *from)
            });
            // Of equal lengths the first shown wins.
            match longest.max_by_key(|(length, entry, _)| (*length, std::cmp::Reverse(*entry))) {
                Some((length, entry, from)) => {
                    let (last, end) = (&wanted[at + length - 1], &shown[entry][from + length - 1]);
                    found.push(Copied {
                        range: wanted[at].range.start..last.range.end,
                        entry,
                        from: shown[entry][from].range.start..end.range.end,
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

struct Word {
    range: Range<usize>,
    folded: String,
}

/// Words for comparing; in scripts without spaces every letter counts as one.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if super::identity::hidden(c) {
            continue;
        }
        let alone = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{e00}'..='\u{eff}');
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        match words.last_mut() {
            Some(word) if open && !alone => {
                word.range.end = end;
                word.folded.extend(c.to_lowercase());
            }
            _ => words.push(Word { range: at..end, folded: canonical(&c.to_string()) }),
        }
        open = !alone;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(id: &str, text: &str) -> Shown {
        Shown::new("message", id, format!("mail {id}"), text.to_owned())
    }

    #[test]
    fn copies_are_found_whatever_their_dress() {
        let mut ledger = Ledger::default();
        ledger.show(shown("a", "The board will accept nine million, but only before Friday noon."));
        ledger.show(shown("b", "We meet on Tuesday."));
        let text = "Hello. THE board — will accept\nnine million! Bye.";
        let copied = ledger.copied(text);
        assert_eq!(copied.len(), 1);
        assert_eq!(&text[copied[0].range.clone()], "THE board — will accept\nnine million");
        assert_eq!(&ledger.all()[0].text[copied[0].from.clone()], "The board will accept nine million");
        assert!(ledger.copied("the board will meet nine people").is_empty(), "four words in a row are no copy");
    }

    #[test]
    fn scripts_without_spaces_are_compared_letter_by_letter() {
        let mut ledger = Ledger::default();
        ledger.show(shown("a", "来週の火曜日に会議があります。"));
        assert_eq!(ledger.copied("はい、火曜日に会議があります").len(), 1);
    }

    #[test]
    fn the_same_text_keeps_the_worse_label() {
        let mut ledger = Ledger::default();
        let readers = |all: &[&str]| all.iter().map(|a| (*a).to_owned()).collect();
        ledger.show(Shown { readers: readers(&["a@x.example", "b@x.example"]), ..shown("a", "one two") });
        ledger.show(Shown {
            readers: readers(&["b@x.example"]),
            confidentiality: Confidentiality::Secret,
            ..shown("a", "one two")
        });
        assert_eq!(ledger.all().len(), 1);
        assert_eq!(ledger.all()[0].readers, readers(&["b@x.example"]));
        assert_eq!(ledger.all()[0].confidentiality, Confidentiality::Secret);
        assert!(!ledger.all()[0].is_outside(None, &["b@x.example"]));
        assert!(ledger.all()[0].is_outside(None, &["a@x.example"]));
        assert!(!ledger.all()[0].is_outside(Some("a"), &["a@x.example"]));
    }

    #[test]
    fn a_code_makes_a_text_secret() {
        assert_eq!(shown("a", "Your code is 482913").confidentiality, Confidentiality::Secret);
        assert_eq!(shown("a", "See you at ten").confidentiality, Confidentiality::Private);
    }

    #[test]
    fn a_text_that_repeats_itself_stays_cheap() {
        let mut ledger = Ledger::default();
        let long = "on and on and ".repeat(4_000);
        ledger.show(shown("a", &long));
        let copied = ledger.copied(&long);
        assert_eq!(copied.len(), 1, "one copy, found from its first place");
    }
}
