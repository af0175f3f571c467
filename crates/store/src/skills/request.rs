//! A request as routing reads it: its form, what it asks for, and the words that say what about.
//!
//! "Send Rui the receipts" and "File the receipts" share their nouns and are for different skills; "Who sent the receipts?"
//! is for none. So a line is more than a bag of words: the verb of each command in it is read as a class of acts, and a
//! question that asks for nothing else is told from a command. Nothing here knows a skill.

use super::verbs::{self, HANDLE, LIGHT};
use crate::words::{Sort, content_words, split, stems};
use std::collections::BTreeSet;

/// Where a verb's particle may stand: this many words behind it.
const REACH: usize = 6;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It asks for something to be done.
    Command,
    /// It asks to be told something, and nothing else; by which question word.
    Question(&'static str),
    /// It says something.
    Statement,
}

/// What kind of word a term is; the weight hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary word.
    Plain,
    /// A name.
    Name,
    /// A number.
    Number,
    /// A class of verbs.
    Act,
    /// The mark of a question.
    Question,
}

/// A word, or what stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// A stem, or a mark that no stem can be: `act:file`, `question:who`, `#time`.
    pub(super) text: String,
    pub(super) kind: Kind,
}

/// A line that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Each term once, in order, the acts behind.
    pub(super) terms: Vec<Term>,
    /// What it asks for: classes of verbs, or the stem of a verb that is in none, behind `verb:`.
    pub(super) acts: BTreeSet<String>,
    pub(super) form: Form,
}

/// Reads a line.
pub(super) fn read(line: &str) -> Request {
    let mut found = Found::default();
    for clause in clauses(line) {
        clause_of(&clause, &mut found);
    }
    let form = match found.question {
        _ if found.command => Form::Command,
        Some(word) if !found.statement => Form::Question(word),
        _ => Form::Statement,
    };
    let mut terms: Vec<Term> = Vec::new();
    let mut add = |text: String, kind: Kind| {
        if !terms.iter().any(|t| t.text == text) {
            terms.push(Term { text, kind });
        }
    };
    for word in content_words(line) {
        let of_the_clock = word.sort == Sort::Number && is_of_the_clock(line, &word.written);
        if verbs::is_time(&word.written) || of_the_clock {
            add("#time".into(), Kind::Plain);
        } else if verbs::is_particle(&word.written) || found.verbs.contains(&word.stem) {
            // Its verb says it already.
        } else {
            let kind = match word.sort {
                _ if found.names.contains(&word.stem) => Kind::Name,
                Sort::Plain => Kind::Plain,
                Sort::Name => Kind::Name,
                Sort::Number => Kind::Number,
            };
            add(word.stem, kind);
        }
    }
    for act in &found.acts {
        if act != HANDLE && act != LIGHT && !act.starts_with("verb:") {
            add(format!("act:{act}"), Kind::Act);
        }
    }
    if let Form::Question(word) = form {
        add(format!("question:{word}"), Kind::Question);
        add("question".into(), Kind::Question);
    }
    Request { terms, acts: found.acts, form }
}

/// What the clauses of a line say.
#[derive(Default)]
struct Found {
    acts: BTreeSet<String>,
    /// Stems of verbs whose class is known.
    verbs: BTreeSet<String>,
    /// Stems of names that open a statement, where a capital says nothing.
    names: BTreeSet<String>,
    command: bool,
    statement: bool,
    question: Option<&'static str>,
}

/// Whether a number is the hours or the minutes of a time such as 15:00.
fn is_of_the_clock(line: &str, number: &str) -> bool {
    let bytes = line.as_bytes();
    line.match_indices(number).any(|(at, _)| {
        let (before, behind) = (&bytes[..at], &bytes[at + number.len()..]);
        matches!(behind, [b':', minute, ..] if minute.is_ascii_digit())
            || matches!(before, [.., hour, b':'] if hour.is_ascii_digit())
    })
}

/// Words as they are written, clause by clause.
fn clauses(line: &str) -> Vec<Vec<String>> {
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let (mut out, mut from) = (Vec::new(), 0);
    for (n, &(at, letter)) in letters.iter().enumerate() {
        let digit = |m: Option<usize>| m.and_then(|m| letters.get(m)).is_some_and(|(_, c)| c.is_ascii_digit());
        // 15:00 and 1,200.50 are one.
        let inside = matches!(letter, '.' | ',' | ':') && digit(n.checked_sub(1)) && digit(Some(n + 1));
        if matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '\n') && !inside {
            out.push(&line[from..at]);
            from = at + letter.len_utf8();
        }
    }
    out.push(&line[from..]);
    let words = |clause: &str| -> Vec<String> {
        let plain = clause.replace("'s", "").replace("’s", "");
        split(&plain).map(|(word, _)| word.to_owned()).collect()
    };
    out.into_iter().map(words).filter(|w| !w.is_empty()).collect()
}

fn clause_of(words: &[String], found: &mut Found) {
    let small: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let (mut from, mut polite) = (0, false);
    loop {
        let skipped = verbs::opening(&small[from..]);
        if skipped == 0 {
            break;
        }
        (from, polite) = (from + skipped, polite || skipped > 1);
    }
    let (words, small) = (&words[from..], &small[from..]);
    let Some(first) = small.first() else { return };
    let second = small.get(1).map_or("", String::as_str);
    let subject = verbs::is_pronoun(second) || words.get(1).is_some_and(|w| is_capital(w));
    let question = match verbs::question_word(first) {
        Some(_) if matches!(first.as_str(), "how" | "what") && second == "about" => None,
        Some(word) => Some(word),
        None => (verbs::is_modal(first) && subject).then_some("is"),
    };
    if let Some(word) = question.filter(|_| !polite) {
        found.question.get_or_insert(word);
        return;
    }
    if verbs::is_finite(second) {
        found.statement = true;
        if is_capital(&words[0]) && !verbs::follows_a_verb(first) && !verbs::is_pronoun(first) {
            found.names.extend(stems(first));
        }
        return;
    }
    let Some(act) = act(words, small) else {
        found.statement = true;
        return;
    };
    found.command = true;
    note(first, act, found);
    // "label and archive": a second verb.
    for at in 1..small.len() {
        if small[at] == "and"
            && small.get(at + 1).is_some_and(|verb| verbs::class(verb).is_some())
            && words.get(at + 2).is_none_or(|w| is_capital(w) || verbs::follows_a_verb(&w.to_lowercase()))
            && let Some(second) = self::act(&words[at + 1..], &small[at + 1..])
        {
            note(&small[at + 1], second, found);
        }
    }
}

fn note(verb: &str, act: String, found: &mut Found) {
    if verbs::class(verb).is_some() {
        found.verbs.extend(stems(verb));
    }
    found.acts.insert(act);
}

/// What the verb at the beginning of a clause asks for; `None` when there is no verb.
fn act(words: &[String], small: &[String]) -> Option<String> {
    let first = small.first()?;
    let with_particle = small[1..].iter().take(REACH).find_map(|p| verbs::class(&format!("{first}_{p}")));
    if let Some(class) = with_particle {
        return Some(class.to_owned());
    }
    let (second, name) = (small.get(1).map(String::as_str), words.get(1).is_some_and(|w| is_capital(w)));
    // Who writes to a person writes a letter; who writes a post makes one.
    if first == "write" && (name || matches!(second, Some("him" | "her" | "them"))) {
        return verbs::class("write_to").map(str::to_owned);
    }
    if let Some(class) = verbs::class(first) {
        return Some(class.to_owned());
    }
    let is_no_verb = verbs::follows_a_verb(first) || verbs::is_pronoun(first) || verbs::is_finite(first);
    let followed = name || second.is_some_and(verbs::follows_a_verb);
    (followed && !is_no_verb).then(|| stems(first).into_iter().next().map(|stem| format!("verb:{stem}"))).flatten()
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_and_the_acts_of_a_request_are_read() {
        let check = |line: &str, form: Form, acts: &[&str]| {
            let read = read(line);
            let found: Vec<&str> = read.acts.iter().map(String::as_str).collect();
            assert_eq!((read.form, found.as_slice()), (form, acts), "{line}");
        };
        use Form::{Command, Question, Statement};
        check("File the receipts", Command, &["file"]);
        check("Send Rui the receipts", Command, &["send"]);
        check("Who sent the receipts?", Question("who"), &[]);
        check("Has Klaus paid?", Question("is"), &[]);
        check("Do we owe anything?", Question("is"), &[]);
        check("Do the filing", Command, &["handle"]);
        check("Can you file the receipts?", Command, &["file"]);
        check("Is it signed? Update the deal", Command, &["update"]);
        check("Dana has gone quiet", Statement, &[]);
        check("Dana has gone quiet, write to her", Command, &["contact"]);
        check("Write a post", Command, &["create"]);
        check("Turn the invitation from Hugo down", Command, &["decline"]);
        check("Label and archive the bills", Command, &["file"]);
        check("Water the plants", Command, &["verb:water"]);
        check("The call is at 15:00", Statement, &[]);
        check("", Statement, &[]);
    }

    #[test]
    fn times_particles_and_verbs_are_no_words_of_their_own() {
        let terms = |line: &str| -> Vec<String> { read(line).terms.into_iter().map(|t| t.text).collect() };
        assert_eq!(terms("Move the call to Friday at 15:00"), ["call", "#time", "act:move"]);
        assert_eq!(terms("Put the bills away"), ["bill", "act:file"]);
        assert_eq!(terms("Why is it late?"), ["late", "question:why", "question"]);
        let names = read("Leo has gone silent").terms;
        assert_eq!((names[0].text.as_str(), names[0].kind), ("leo", Kind::Name));
    }
}
