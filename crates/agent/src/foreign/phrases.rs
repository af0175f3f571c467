//! Instructions in a text that a person should read before anything else: to send data away, to keep something from the
//! user, to pass over rules or approvals.
//!
//! Patterns of words, read in the folded text, so that disguised letters do not hide them. A pattern matches inside one
//! sentence; it can be wrong in both directions, which is why it finds and does not judge.

use super::{Grade, Kind, Mark};
use crate::extract::{email_ranges, hosts};
use crate::gate::Folded;
use std::ops::Range;

/// A pattern: words with `|` between those that will do; `~3` stands for up to three words of any kind.
struct Pattern {
    kind: Kind,
    grade: Grade,
    words: &'static str,
    why: &'static str,
}

const fn overrides(words: &'static str) -> Pattern {
    let why = "Tells to pass over rules, approvals or the user. The loop and the gate do not read it; a person should.";
    Pattern { kind: Kind::Overrides, grade: Grade::Danger, words, why }
}
const fn hides(words: &'static str, grade: Grade) -> Pattern {
    let why = "Tells to keep something from the user. Everything that a run does is shown, whatever a skill says.";
    Pattern { kind: Kind::Hides, grade, words, why }
}
const fn sends(words: &'static str) -> Pattern {
    let why =
        "Tells to send data away. What leaves waits for you with every recipient in full; read what it wants to send.";
    Pattern { kind: Kind::Sends, grade: Grade::Danger, words, why }
}

const DATA_SENT: &str = "send|sends|upload|uploads|post|posts|forward|forwards|exfiltrate|transmit|submit|leak|copy|bcc|push|share|email|mail|deliver ~6 \
     password|passwords|credential|credentials|token|tokens|key|keys|secret|secrets|cookie|cookies|inbox|mailbox|contacts|conversation|conversations|history|transcript|environment|env|files|memories|data ~6 \
     to ~4 server|endpoint|webhook|url|site|website|address|us|me|author|api|domain|host|collector";

const PATTERNS: [Pattern; 22] = [
    overrides(
        "ignore|disregard|forget|override|overrule ~5 instructions|instruction|rules|prompt|prompts|guidelines|policy|policies|restrictions|safeguards",
    ),
    overrides(
        "bypass|skip|circumvent|disable|avoid|evade|suppress ~3 approval|approvals|confirmation|confirmations|permission|permissions|gate|safety|safeguard|safeguards|sandbox",
    ),
    overrides("without ~2 asking|approval|confirmation|permission|confirming|consent"),
    overrides("don't|never|not ask ~2 user|approval|permission|confirmation|before|first"),
    overrides("don't|never|not|no wait ~2 approval|confirmation|permission|user"),
    overrides("automatically|auto approve|approves|approved|confirm|confirmed"),
    overrides("approve|confirm ~4 yourself|automatically|silently"),
    overrides("answer|reply|respond yes ~5 approval|confirmation|prompt|prompts|questions|dialog"),
    overrides("you are now ~4 admin|administrator|root|developer|unrestricted|jailbroken|dan"),
    overrides("developer|god|dan|admin mode ~2 enabled|on|active"),
    overrides("new|real|actual system prompt|instructions"),
    overrides("regardless|despite|even ~3 user ~3 says|said|refuses|declines|objects"),
    hides(
        "don't|not|never|without|avoid ~2 tell|telling|mention|mentioning|inform|informing|reveal|revealing|notify|notifying|disclose|disclosing|alert|alerting ~3 user|users|anyone|anybody|owner|person|human|them|this",
        Grade::Danger,
    ),
    hides("don't|not|never show|showing|display ~3 this|it ~3 user|users|anyone|owner|human", Grade::Danger),
    hides("hide|conceal ~4 from ~2 user|users|owner|person|human|log|logs|history", Grade::Danger),
    hides("delete|clear|erase|remove|wipe ~3 log|logs|trace|traces|evidence|tracks|history", Grade::Danger),
    hides("secretly|covertly|stealthily|surreptitiously", Grade::Danger),
    hides("silently|discreetly", Grade::Warning),
    sends(DATA_SENT),
    sends("exfiltrate"),
    sends("send|upload|post|forward|copy|bcc|report ~4 everything|all ~4 to"),
    sends("base64|encode ~8 send|post|append|put ~6 url|link|request|query|image"),
];

/// Words by which something is sent, for sentences that also name a place.
const VERBS: [&str; 20] = [
    "send",
    "sends",
    "upload",
    "uploads",
    "post",
    "posts",
    "forward",
    "forwards",
    "exfiltrate",
    "transmit",
    "submit",
    "leak",
    "bcc",
    "share",
    "email",
    "report",
    "push",
    "deliver",
    "notify",
    "ping",
];
/// Programs that reach the network.
const PROGRAMS: [&str; 11] =
    ["curl", "wget", "nc", "ncat", "netcat", "scp", "rsync", "ftp", "sftp", "invoke-webrequest", "iwr"];

/// A word of the folded text, in small letters.
struct Word {
    text: String,
    at: Range<usize>,
    /// The number of its sentence.
    sentence: usize,
}

pub(super) fn instructions(text: &str) -> Vec<Mark> {
    let folded = Folded::new(text);
    let words = words(&folded.text);
    let mut found: Vec<(Kind, Grade, Range<usize>, &'static str)> = Vec::new();
    for pattern in &PATTERNS {
        let parts: Vec<Part<'_>> = pattern.words.split_whitespace().map(Part::read).collect();
        let mut at = 0;
        while at < words.len() {
            match ends(&parts, &words, at, words[at].sentence) {
                Some(last) => {
                    found.push((pattern.kind, pattern.grade, words[at].at.start..words[last].at.end, pattern.why));
                    at = last + 1;
                }
                None => at += 1,
            }
        }
    }
    found.extend(places(&folded.text, &words));
    let mut marks: Vec<Mark> = Vec::new();
    found.sort_by_key(|(kind, grade, range, _)| (*kind, range.start, *grade));
    for (kind, grade, range, why) in found {
        let range = folded.back(text, range);
        // Several patterns find the same words.
        if let Some(last) = marks.last_mut().filter(|m| m.kind == kind && range.start < m.range.end) {
            last.range.end = last.range.end.max(range.end);
            last.grade = last.grade.min(grade);
            continue;
        }
        marks.push(Mark { grade, kind, range, why: why.into() });
    }
    marks
}

/// Words before a link or an address that are looked at.
const BEFORE: usize = 60;

/// Sentences that send something and name a link or an address.
fn places(text: &str, words: &[Word]) -> Vec<(Kind, Grade, Range<usize>, &'static str)> {
    const LETTER: &str =
        "Tells to send something to a place outside. What leaves waits for you with every recipient in full.";
    const GIVES: &str = "A command that sends data over the network. Understudy runs no commands.";
    const REACHES: &str = "A command that reaches the network. Understudy runs no commands.";
    let mut targets: Vec<Range<usize>> = hosts(text).into_iter().map(|h| h.start..h.end).collect();
    targets.retain(|r| text[r.clone()].contains("://"));
    targets.extend(email_ranges(text));
    let mut out = Vec::new();
    for target in targets {
        let Some(near) = words.partition_point(|w| w.at.start <= target.start).checked_sub(1) else { continue };
        let from = near.saturating_sub(BEFORE);
        let begin =
            words[from..near].iter().rposition(|w| w.sentence != words[near].sentence).map_or(from, |i| from + i + 1);
        let before = &words[begin..=near];
        let one_of = |known: &[&str]| before.iter().find(|w| known.contains(&w.text.as_str()));
        if let Some(program) = one_of(&PROGRAMS) {
            let line: String = text[program.at.start..].chars().take_while(|c| *c != '\n').take(300).collect();
            let gives = [" -d", " --data", " -F", " --form", " -T ", " --upload", "@", "POST", "PUT"];
            let (grade, why) = match gives.iter().any(|g| line.contains(g)) {
                true => (Grade::Danger, GIVES),
                false => (Grade::Warning, REACHES),
            };
            out.push((Kind::Sends, grade, program.at.start..target.end.max(program.at.end), why));
        } else if let Some(verb) = one_of(&VERBS) {
            out.push((Kind::Sends, Grade::Danger, verb.at.start..target.end.max(verb.at.end), LETTER));
        }
    }
    out
}

/// A part of a pattern.
enum Part<'a> {
    /// One of these words.
    OneOf(Vec<&'a str>),
    /// Up to so many words.
    Gap(usize),
}

impl Part<'_> {
    fn read(text: &str) -> Part<'_> {
        match text.strip_prefix('~').and_then(|n| n.parse().ok()) {
            Some(n) => Part::Gap(n),
            None => Part::OneOf(text.split('|').collect()),
        }
    }
}

/// The last word of a match that begins at `at`.
fn ends(parts: &[Part<'_>], words: &[Word], at: usize, sentence: usize) -> Option<usize> {
    let here = words.get(at).filter(|w| w.sentence == sentence);
    match parts {
        [] => at.checked_sub(1),
        [Part::OneOf(wanted), rest @ ..] => {
            here.filter(|w| wanted.contains(&w.text.as_str()))?;
            ends(rest, words, at + 1, sentence)
        }
        [Part::Gap(most), rest @ ..] => (0..=*most).find_map(|n| ends(rest, words, at + n, sentence)),
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut sentence = 0;
    let mut start: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inside = c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-' | '_') && start.is_some();
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                out.push(word(text, begin, at, sentence));
                start = None;
            }
            _ => {}
        }
        let ends = matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace);
        // An empty line, or an item of a list, begins something else.
        let breaks = c == '\n'
            && next.is_some_and(|n| matches!(n, '\n' | '\r' | '-' | '*' | '#' | '|' | '>') || n.is_ascii_digit());
        if ends || breaks {
            sentence += 1;
        }
    }
    if let Some(begin) = start {
        out.push(word(text, begin, text.len(), sentence));
    }
    out
}

fn word(text: &str, begin: usize, end: usize, sentence: usize) -> Word {
    let written = text[begin..end].trim_end_matches(['\'', '\u{2019}', '-', '_']);
    Word { text: written.to_lowercase().replace('\u{2019}', "'"), at: begin..begin + written.len(), sentence }
}
