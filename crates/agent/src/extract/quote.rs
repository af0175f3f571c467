//! Quoted strings in a request or step, and the newest part of a mail: without what it answers, what
//! it forwards below its own words, and its signature.
//!
//! Only the usual marks of mail programs are known (English, German, Portuguese, French, Spanish,
//! Italian, Dutch); interleaved answers keep the lines that they answer.

use std::ops::Range;

/// Strings in straight or curly double quotes on one line: the range with its quotes, and the inner text.
pub fn quoted(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, &[char])> = None;
    let mut before = None;
    for (i, c) in text.char_indices() {
        let after = i + c.len_utf8();
        match open {
            Some((start, inner, closers)) if closers.contains(&c) => {
                if i > inner {
                    found.push((start..after, text[inner..i].to_owned()));
                }
                open = None;
            }
            _ if c == '\n' => open = None,
            _ if matches!(c, '“' | '„') => open = Some((i, after, &['”', '“'])),
            // After a letter or digit it is an inch mark or a stray one.
            None if c == '"' && before.is_none_or(|b: char| !b.is_alphanumeric()) => open = Some((i, after, &['"'])),
            _ => {}
        }
        before = Some(c);
    }
    found
}

/// The newest part of a mail's text. A mail that is nothing but a forward gives what it forwards; an
/// answer below the quoted text gives that answer.
pub fn newest_part(text: &str) -> &str {
    let lines = lines(text);
    let mut first = 0;
    // Quoted text on top: the answer is below it.
    if let Some(after) = leading_quote(text, &lines) {
        first = after;
    }
    let mut end = cut(text, &lines, first);
    let empty = |from: usize, to: usize| text[lines.get(from).map_or(text.len(), |l| l.start)..to].trim().is_empty();
    if empty(first, end)
        && let Some(below) = forwarded(text, &lines, first)
    {
        first = below;
        end = cut(text, &lines, first);
    }
    let begin = lines.get(first).map_or(text.len(), |l| l.start);
    text[begin..end.max(begin)].trim_matches(['\n', '\r', ' ', '\t', '\u{feff}'])
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let range = start..start + line.len();
            start = range.end + 1;
            range
        })
        .collect()
}

fn line<'a>(text: &'a str, lines: &[Range<usize>], at: usize) -> &'a str {
    lines.get(at).map_or("", |r| text[r.clone()].trim_end())
}

fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// First line after a quoted block with which the mail begins, when something follows.
fn leading_quote(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let blank = |at: usize| line(text, lines, at).trim().is_empty();
    let mut at = (0..lines.len()).find(|i| !blank(*i))?;
    at += introduction(text, lines, at).unwrap_or(0);
    let begin = (at..lines.len()).find(|i| !blank(*i))?;
    if !is_quote(line(text, lines, begin)) {
        return None;
    }
    let after = (begin..lines.len()).find(|i| !blank(*i) && !is_quote(line(text, lines, *i)))?;
    Some(after)
}

/// Byte where the newest part ends when it begins at line `first`.
fn cut(text: &str, lines: &[Range<usize>], first: usize) -> usize {
    for at in first..lines.len() {
        let l = line(text, lines, at);
        let signature =
            text[lines[at].clone()].trim_end_matches('\r') == "-- " || (l == "--" && lines.len() - at <= 12);
        if signature
            || is_divider(l)
            || mobile(l)
            || introduction(text, lines, at).is_some()
            || header_block(text, lines, at).is_some()
        {
            return lines[at].start;
        }
        // A quote that runs to the end of the mail.
        if is_quote(l) && tail_is_quote(text, lines, at) {
            return lines[at].start;
        }
    }
    text.len()
}

fn tail_is_quote(text: &str, lines: &[Range<usize>], at: usize) -> bool {
    // Only from the first line of a block, so that each block is walked once.
    if at > 0 && is_quote(line(text, lines, at - 1)) {
        return false;
    }
    (at..lines.len()).all(|i| {
        let l = line(text, lines, i);
        l.trim().is_empty() || is_quote(l)
    })
}

const DIVIDERS: [&str; 18] = [
    "original message",
    "forwarded message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "originalnachricht",
    "mensagem original",
    "mensagem encaminhada",
    "mensagem reencaminhada",
    "message d'origine",
    "message original",
    "message transféré",
    "mensaje original",
    "mensaje reenviado",
    "messaggio originale",
    "messaggio inoltrato",
    "oorspronkelijk bericht",
    "doorgestuurd bericht",
    "original appointment",
];
const FORWARDS: [&str; 4] = [
    "begin forwarded message:",
    "anfang der weitergeleiteten nachricht:",
    "início da mensagem reencaminhada:",
    "début du message transféré :",
];

fn is_divider(l: &str) -> bool {
    let l = l.trim().to_lowercase();
    if l.len() > 120 {
        return false;
    }
    let inner = l.trim_matches(['-', ' ', '_']).replace('’', "'").replace('\u{a0}', " ");
    (l.starts_with("--") && l.ends_with("--") && DIVIDERS.iter().any(|d| inner.starts_with(d)))
        || FORWARDS.contains(&l.replace('\u{a0}', " ").as_str())
}

fn mobile(l: &str) -> bool {
    let l = l.trim().to_lowercase();
    let known = [
        "sent from my ",
        "get outlook for ",
        "von meinem ",
        "gesendet mit ",
        "enviado do meu ",
        "enviado a partir do ",
        "enviado desde mi ",
        "envoyé de mon ",
        "envoyé depuis mon ",
        "obter o outlook para ",
    ];
    l.len() < 80 && known.iter().any(|k| l.starts_with(k)) && !l.ends_with(',')
}

/// How an answer introduces what it answers: the words that begin and end the line.
const INTRODUCTIONS: [(&[&str], &[&str]); 7] = [
    (&["on "], &["wrote:"]),
    (&["am ", "le "], &["schrieb:", "a écrit :", "a écrit:"]),
    (&["em ", "no dia ", "a "], &["escreveu:"]),
    (&["el "], &["escribió:"]),
    (&["il giorno ", "il "], &["ha scritto:"]),
    (&["op "], &["schreef:"]),
    (&["den ", "d. "], &["skrev:"]),
];

/// How many lines (it may be wrapped) an introduction takes that begins here.
fn introduction(text: &str, lines: &[Range<usize>], at: usize) -> Option<usize> {
    let begin = line(text, lines, at).trim_start().to_lowercase();
    if begin.len() > 400 || !INTRODUCTIONS.iter().any(|(starts, _)| starts.iter().any(|s| begin.starts_with(s))) {
        return None;
    }
    let mut joined = String::new();
    for n in 1..=4 {
        let l = line(text, lines, at + n - 1).trim();
        if l.is_empty() || joined.len() + l.len() > 500 {
            return None;
        }
        joined.push_str(&l.to_lowercase().replace(['\u{a0}', '\u{202f}'], " "));
        let ends = |ends: &[&str]| ends.iter().any(|e| joined.ends_with(e));
        // German puts the name behind the verb: "Am 23.11.2026 um 10:00 schrieb Dana Ortiz <...>:".
        let german = joined.starts_with("am ") && joined.contains(" schrieb ") && joined.ends_with(':');
        let dutch = joined.starts_with("op ") && joined.contains(" schreef ") && joined.ends_with(':');
        let dated = joined.chars().any(|c| c.is_ascii_digit());
        let matched =
            INTRODUCTIONS.iter().any(|(starts, last)| starts.iter().any(|s| joined.starts_with(s)) && ends(last));
        if dated && (matched || german || dutch) {
            return Some(n);
        }
        joined.push(' ');
    }
    None
}

/// Names of header lines as Outlook writes them above what it answers: from, then one of the others.
const FROM: [&str; 6] = ["from:", "von:", "de:", "da:", "van:", "de :"];
const OTHERS: [&str; 34] = [
    "sent:",
    "date:",
    "to:",
    "cc:",
    "subject:",
    "gesendet:",
    "datum:",
    "an:",
    "betreff:",
    "enviada:",
    "enviado:",
    "data:",
    "para:",
    "assunto:",
    "envoyé:",
    "date :",
    "à:",
    "objet:",
    "fecha:",
    "asunto:",
    "inviato:",
    "a:",
    "oggetto:",
    "verzonden:",
    "aan:",
    "onderwerp:",
    "sent on:",
    "cci:",
    "reply-to:",
    "envoyé :",
    "à :",
    "objet :",
    "cc :",
    "enviada em:",
];

/// How many lines a block of headers takes that begins here: at least a sender and two others.
fn header_block(text: &str, lines: &[Range<usize>], at: usize) -> Option<usize> {
    let header = |i: usize, names: &[&str]| {
        let l = line(text, lines, i);
        if l.len() > 1000 {
            return false;
        }
        let l =
            l.trim_start_matches(['*', ' ']).to_lowercase().replace(['\u{a0}', '\u{202f}'], " ").replacen(":*", ":", 1);
        names.iter().any(|n| l.starts_with(n))
    };
    if !header(at, &FROM) {
        return None;
    }
    let count = (at + 1..at + 7)
        .take_while(|i| *i < lines.len() && (header(*i, &OTHERS) || line(text, lines, *i).starts_with([' ', '\t'])))
        .count();
    (count >= 2).then_some(count + 1)
}

/// First line of what a mail forwards when it says nothing itself.
fn forwarded(text: &str, lines: &[Range<usize>], first: usize) -> Option<usize> {
    let mut at = (first..lines.len()).find(|i| !line(text, lines, *i).trim().is_empty())?;
    let divided = is_divider(line(text, lines, at));
    at += usize::from(divided);
    while divided && at < lines.len() && line(text, lines, at).trim().is_empty() {
        at += 1;
    }
    match header_block(text, lines, at) {
        Some(n) => Some(at + n),
        None if divided => Some(at),
        None => None,
    }
}
