//! Links: `http(s)://...` and bare domains with a path, and the hosts and schemes that the gate looks
//! at beyond them.
//!
//! It only finds; whether a link may leave is the gate's business.

use super::Found;
use super::token::unspaced;
use crate::handle::Value;

/// Longest link that is looked at, in bytes.
const LONGEST: usize = 2048;

fn ends_link(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '`' | '\u{2018}' | '\u{2019}')
        || (unspaced(c) && !c.is_ascii())
}

/// Links in order.
pub(super) fn links(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = next_candidate(text, at) {
        // Always ahead: a link has a first character, and so has the word that is none.
        at = if end > start { end } else { start };
        if end > start {
            let url = text[start..end].to_owned();
            found.push(Found { value: Value::Link { url }, start, end });
        }
    }
    found
}

/// The next run that could be a link: its start and, when it is one, its end.
fn next_candidate(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut chars = text[from..].char_indices();
    let mut before = text[..from].chars().next_back();
    loop {
        let (i, c) = chars.next()?;
        let start = from + i;
        let boundary = before.is_none_or(|b| !joins(b));
        before = Some(c);
        if !boundary || !c.is_alphanumeric() || (unspaced(c) && !c.is_ascii()) {
            continue;
        }
        let rest = &text[start..];
        if scheme(rest) {
            return Some((start, start + trimmed(rest)));
        }
        // A bare domain: jump over it when it is none, so that every character is looked at once.
        let domain = domain_length(rest);
        let end = start + domain;
        let path =
            rest[domain..].strip_prefix('/').and_then(|p| p.chars().next()).is_some_and(|c| !ends_link(c) && c != '/');
        let www = rest.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("www."));
        if dotted(&rest[..domain]) && (path || www) && !rest[domain..].starts_with('@') {
            return Some((start, start + trimmed(rest)));
        }
        let word = rest.char_indices().find(|(_, c)| !joins(*c)).map_or(rest.len(), |(i, _)| i);
        return Some((end.max(start + word).max(start + c.len_utf8()), 0));
    }
}

fn scheme(rest: &str) -> bool {
    ["https://", "http://"].iter().any(|s| {
        rest.get(..s.len()).is_some_and(|r| r.eq_ignore_ascii_case(s))
            && rest[s.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '[' || c == '%')
    })
}

/// Characters inside a name; a link does not begin after one.
fn joins(c: char) -> bool {
    (c.is_alphanumeric() && (!unspaced(c) || c.is_ascii())) || matches!(c, '.' | '-' | '_' | '@' | '/' | '\\')
}

fn domain_length(rest: &str) -> usize {
    let end = rest
        .char_indices()
        .take(254)
        .find(|(_, c)| !((c.is_alphanumeric() && !unspaced(*c)) || matches!(c, '.' | '-')));
    end.map_or_else(|| rest.char_indices().take(254).last().map_or(0, |(i, c)| i + c.len_utf8()), |(i, _)| i)
}

/// `name.tld`, every label non-empty, the last of letters (or punycode).
fn dotted(domain: &str) -> bool {
    let mut labels = domain.split('.');
    let last = labels.next_back().unwrap_or_default();
    let named =
        (2..=24).contains(&last.chars().count()) && last.chars().all(char::is_alphabetic) || last.starts_with("xn--");
    let mut rest = labels.peekable();
    named && rest.peek().is_some() && rest.all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-'))
}

/// Length of a link: to its end without closing punctuation that belongs to the sentence.
fn trimmed(rest: &str) -> usize {
    let mut end = rest
        .char_indices()
        .take_while(|(i, c)| *i < LONGEST && !ends_link(*c))
        .last()
        .map_or(0, |(i, c)| i + c.len_utf8());
    loop {
        let link = &rest[..end];
        let Some(last) = link.chars().next_back() else { return end };
        let unbalanced =
            |open: char, close: char| last == close && link.matches(close).count() > link.matches(open).count();
        if matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '|' | '…')
            || unbalanced('(', ')')
            || unbalanced('[', ']')
            || unbalanced('{', '}')
        {
            end -= last.len_utf8();
        } else {
            return end;
        }
    }
}

/// Something in a text that leads somewhere: any scheme, or a bare domain with or without a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Host {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

/// File endings that look like domains.
const FILES: [&str; 18] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "png", "jpg", "jpeg", "gif", "ics", "html",
    "eml", "vcf", "json",
];

/// Everything that a mail program may turn into a link, wider than [`links`]: other schemes
/// (`ftp://`, `tel:`, `javascript:`) and bare domains.
pub(crate) fn hosts(text: &str) -> Vec<Host> {
    let mut found: Vec<Host> = Vec::new();
    let mut word_start = 0;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !ends_link(c) && !matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | '|') {
            continue;
        }
        let word = &text[word_start..i];
        let trimmed = word.trim_end_matches(['.', ':', '!', '?', '\'', '*', '_', '…']);
        let start = word_start + (trimmed.len() - trimmed.trim_start_matches(['\'', '*', '_', '.']).len());
        let bare = trimmed.trim_start_matches(['\'', '*', '_', '.']);
        if leads(bare) {
            found.push(Host { start, end: start + bare.len() });
        }
        word_start = i + c.len_utf8();
    }
    found
}

fn leads(word: &str) -> bool {
    if word.len() < 4 || word.contains('@') && !word.contains("://") {
        return false;
    }
    if let Some((scheme, rest)) = word.split_once(':')
        && scheme.len() >= 3
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        let known = ["javascript", "data", "tel", "sms", "file", "facetime", "skype", "whatsapp", "callto"];
        if rest.starts_with("//") || (!rest.is_empty() && known.contains(&scheme.to_ascii_lowercase().as_str())) {
            return true;
        }
    }
    let domain = &word[..domain_length(word)];
    let after = &word[domain.len()..];
    let file = domain.rsplit('.').next().is_some_and(|l| FILES.contains(&l.to_ascii_lowercase().as_str()));
    dotted(domain) && (!file || after.starts_with('/')) && (after.is_empty() || after.starts_with(['/', ':', '?', '#']))
}
