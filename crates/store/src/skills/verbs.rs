//! Verbs of desk work by what they ask for, and the other closed classes of English words that tell a request's form.
//!
//! English as such, not the words of any skill. A verb that stands in no class counts as itself.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Does whatever is to be done: fits every skill.
pub(super) const HANDLE: &str = "handle";
/// Means something only with the words behind it.
pub(super) const LIGHT: &str = "light";
/// Puts in order, whatever it is.
pub(super) const TIDY: &str = "tidy";

/// Classes with their verbs; `_` stands between a verb and its particle.
const CLASSES: &[(&str, &str)] = &[
    ("answer", "answer reply respond rsvp write_back get_back come_back"),
    ("contact", "tell inform let_know say email mail message write_to contact notify ask"),
    ("remind", "remind chase nudge ping press follow_up check_in"),
    ("send", "send forward share"),
    ("decline", "decline refuse reject turn_down turn_away say_no skip"),
    ("accept", "accept say_yes confirm approve"),
    ("cancel", "cancel call_off withdraw revoke"),
    ("pay", "pay settle transfer refund reimburse"),
    ("create", "make create write draft prepare compose add enter design generate write_up"),
    (TIDY, "sort tidy clean clear organise organize triage"),
    ("file", "file archive label tag sweep store collect gather put_away"),
    ("read", "show list read summarise summarize count compare explain review print translate search look_up check"),
    ("find", "find locate"),
    ("schedule", "schedule book arrange plan set_up propose suggest offer"),
    ("move", "move shift postpone reschedule rebook delay defer push_back bring_forward"),
    ("update", "update change set mark edit correct amend raise lower adjust log record note register"),
    ("publish", "publish post release launch"),
    ("delete", "delete remove erase empty unsubscribe take_down take_off take_offline"),
    ("close", "close end give_up write_off abandon"),
    ("introduce", "introduce connect"),
    ("invite", "invite"),
    ("thank", "thank"),
    ("buy", "buy order"),
    (HANDLE, "handle deal do take_care go_through work_through process manage help look_after"),
    (LIGHT, "get put bring take give let keep have go come turn"),
];

/// Classes that are near to each other: what one skill calls by one, a request may call by the other.
const FAMILIES: &[&[&str]] = &[
    &["answer", "contact", "remind", "send", "thank", "decline", "accept"],
    &[TIDY, "file"],
    &["schedule", "move"],
    &["update", "close", "move"],
];

const QUESTION: &str = "what when who whose whom which why how where";
const STATES: &str = "is are was were has had does did am";
const MODAL: &str = "do have can could will would should may shall";
const PRONOUNS: &str = "i we you they he she it these those there anybody anyone somebody";
const FINITE: &str = "is are was were has have had will would can could does do did says said wants wanted needs went goes got gets asked asks";
/// What stands behind a verb that opens a clause.
const BEHIND: &str = "the a an my our your his her their its this that these those all any every some me us him them it to with for of in on at from about up down off out away back through over everything nothing something";
const FILLERS: &str = "please now then also and just so ok okay hi hey let's";
/// Polite or personal openings of a command, the longest first.
const OPENINGS: &[&[&str]] = &[
    &["i", "would", "like", "to"],
    &["it", "is", "time", "to"],
    &["i", "want", "to"],
    &["i", "need", "to"],
    &["i", "have", "to"],
    &["we", "need", "to"],
    &["we", "have", "to"],
    &["help", "me", "to"],
    &["can", "you"],
    &["could", "you"],
    &["would", "you"],
    &["will", "you"],
    &["can", "we"],
    &["could", "we"],
    &["i", "must"],
    &["we", "must"],
    &["you", "can"],
    &["help", "me"],
    &["let", "us"],
    &["not"],
];
/// Particles: they belong to their verb and say nothing alone.
const PARTICLES: &str = "back down away forward off";
/// Words for a time, which change with every request.
const TIMES: &str =
    "monday tuesday wednesday thursday friday saturday sunday tomorrow today afternoon morning noon evening";

static VERBS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| CLASSES.iter().flat_map(|(class, verbs)| verbs.split(' ').map(|verb| (verb, *class))).collect());

fn among(words: &str, word: &str) -> bool {
    words.split(' ').any(|w| w == word)
}

/// The class of a verb in its base form, with its particle behind `_` where it has one.
pub(super) fn class(verb: &str) -> Option<&'static str> {
    VERBS.get(verb).copied()
}

/// The class of a verb in the third person: files, replies, publishes.
pub(super) fn class_of_third_person(word: &str) -> Option<&'static str> {
    let short = word.strip_suffix('s')?;
    let shorter = short.strip_suffix('e');
    let with_y = short.strip_suffix("ie").map(|s| format!("{s}y"));
    class(short).or_else(|| shorter.and_then(class)).or_else(|| with_y.as_deref().and_then(class))
}

/// Whether two classes are near to each other.
pub(super) fn akin(a: &str, b: &str) -> bool {
    FAMILIES.iter().any(|family| family.contains(&a) && family.contains(&b))
}

/// A word that opens a question, as it is compared: the question word, or `is` for what asks yes or no.
pub(super) fn question_word(word: &str) -> Option<&'static str> {
    QUESTION.split(' ').find(|w| *w == word).or_else(|| among(STATES, word).then_some("is"))
}

/// A verb that opens a question only before a subject.
pub(super) fn is_modal(word: &str) -> bool {
    among(MODAL, word)
}

pub(super) fn is_pronoun(word: &str) -> bool {
    among(PRONOUNS, word)
}

/// A verb that says something of the word before it.
pub(super) fn is_finite(word: &str) -> bool {
    among(FINITE, word)
}

/// Whether a word may follow the verb of a command.
pub(super) fn follows_a_verb(word: &str) -> bool {
    among(BEHIND, word)
}

pub(super) fn is_particle(word: &str) -> bool {
    among(PARTICLES, word)
}

pub(super) fn is_time(word: &str) -> bool {
    among(TIMES, word)
}

/// How many words at the beginning of a clause only open it.
pub(super) fn opening(words: &[String]) -> usize {
    let first = |n: usize| words.get(n).map_or("", String::as_str);
    if among(FILLERS, first(0)) {
        return 1;
    }
    let opens = |opening: &&&[&str]| opening.len() < words.len() && opening.iter().zip(words).all(|(a, b)| a == b);
    OPENINGS.iter().find(opens).map_or(0, |opening| opening.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_verb_stands_in_one_class_and_openings_are_tried_longest_first() {
        let all: Vec<&str> = CLASSES.iter().flat_map(|(_, verbs)| verbs.split(' ')).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(OPENINGS.is_sorted_by_key(|opening| std::cmp::Reverse(opening.len())));
        let classes: Vec<&str> = CLASSES.iter().map(|(class, _)| *class).collect();
        assert!(FAMILIES.iter().flat_map(|f| f.iter()).all(|class| classes.contains(class)));
    }

    #[test]
    fn verbs_are_known_in_the_third_person() {
        let check = |word: &str, expect: Option<&str>| assert_eq!(class_of_third_person(word), expect, "{word}");
        check("files", Some("file"));
        check("replies", Some("answer"));
        check("publishes", Some("publish"));
        check("declines", Some("decline"));
        check("file", None);
        check("boxes", None);
    }
}
