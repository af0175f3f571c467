//! Words: how text and questions are cut for search, the same for memories and skills.
//!
//! Lower case, accents folded, English stems. A question additionally loses the words that only frame it ("how do I").

use std::collections::HashSet;
use std::ops::Range;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer, TokenStream,
};

/// Name under which the analyzer is registered in an index.
pub(crate) const ANALYZER: &str = "english";

/// Cuts text into stems.
pub(crate) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::new(Language::English))
        .build()
}

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it was written, lower-cased.
    pub(crate) written: String,
    /// Its stem, as in the index.
    pub(crate) stem: String,
    /// What sort of word it is.
    pub(crate) sort: Sort,
}

/// What sort of word, by its looks; tells how much it means when nobody knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// An ordinary word.
    Plain,
    /// Capitalised inside a sentence: a person, a company, a place.
    Name,
    /// With a digit.
    Number,
}

/// The words of a question that carry its meaning, each stem once, in order.
pub(crate) fn content_words(question: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (written, start) in split(question) {
        let lower = written.to_lowercase();
        if is_stop_word(&lower)
            || (lower.chars().count() == 1 && lower.is_ascii() && !lower.as_bytes()[0].is_ascii_digit())
        {
            continue;
        }
        let Some(stem) = stem(&lower) else { continue };
        if words.iter().any(|w| w.stem == stem) {
            continue;
        }
        let begins_sentence =
            question[..start].trim_end().ends_with(['.', '?', '!', ':']) || question[..start].trim().is_empty();
        let sort = if written.chars().any(|c| c.is_ascii_digit()) {
            Sort::Number
        } else if written.chars().next().is_some_and(char::is_uppercase) && !begins_sentence {
            Sort::Name
        } else {
            Sort::Plain
        };
        words.push(Word { written: lower, stem, sort });
    }
    words
}

/// The stems of a text, with repeats.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let mut analyzer = analyzer();
    let mut stream = analyzer.token_stream(text);
    let mut found = Vec::new();
    while stream.advance() {
        found.push(stream.token().text.clone());
    }
    found
}

/// Where the words with one of these stems stand in a text: ranges of bytes, in order.
pub(crate) fn places(text: &str, wanted: &HashSet<&str>) -> Vec<Range<usize>> {
    let mut analyzer = analyzer();
    let mut stream = analyzer.token_stream(text);
    let mut found = Vec::new();
    while stream.advance() {
        let token = stream.token();
        if wanted.contains(token.text.as_str()) {
            found.push(token.offset_from..token.offset_to);
        }
    }
    found
}

fn stem(word: &str) -> Option<String> {
    stems(word).into_iter().next()
}

/// Runs of letters and digits with their byte positions; the same cut as the analyzer's.
pub(crate) fn split(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(move |w| (w, w.as_ptr() as usize - text.as_ptr() as usize))
}

fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Words that frame a question or request and say nothing about its subject, sorted.
const STOP_WORDS: &[&str] = &[
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "anyone",
    "anything",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "best",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "don",
    "done",
    "for",
    "from",
    "get",
    "gets",
    "give",
    "go",
    "going",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "help",
    "her",
    "here",
    "him",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "know",
    "let",
    "like",
    "ll",
    "may",
    "me",
    "might",
    "mine",
    "more",
    "most",
    "much",
    "must",
    "my",
    "need",
    "needs",
    "no",
    "not",
    "now",
    "of",
    "off",
    "on",
    "one",
    "or",
    "our",
    "ours",
    "out",
    "over",
    "please",
    "really",
    "right",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "somebody",
    "someone",
    "something",
    "such",
    "supposed",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "things",
    "this",
    "those",
    "to",
    "too",
    "up",
    "us",
    "ve",
    "very",
    "want",
    "wants",
    "was",
    "way",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
    "yours",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_sorted_so_that_they_are_found() {
        assert!(STOP_WORDS.is_sorted(), "binary search needs order");
    }

    #[test]
    fn questions_are_cut_to_what_they_mean() {
        let check = |question: &str, expect: &[(&str, Sort)]| {
            let words = content_words(question);
            let found: Vec<(&str, Sort)> = words.iter().map(|w| (w.stem.as_str(), w.sort)).collect();
            assert_eq!(found, expect, "{question}");
        };
        check(
            "How do I answer a discount request?",
            &[("answer", Sort::Plain), ("discount", Sort::Plain), ("request", Sort::Plain)],
        );
        check("Reply to Dana: 27 % off", &[("repli", Sort::Plain), ("dana", Sort::Name), ("27", Sort::Number)]);
        check("Invoices and invoice", &[("invoic", Sort::Plain)]);
        check("Café", &[("cafe", Sort::Plain)]);
        check("what should I do", &[]);
        check("", &[]);
    }
}
