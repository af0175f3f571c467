//! Where the words of an outgoing text come from: its stretches with their trust, and what in it leads
//! somewhere (links, phone numbers, bank accounts, addresses).
//!
//! The stretches are the arguments named after the text (`body`, `body.time`); joined they are the text.
//! When they are not, the worst of them counts for all of it, and words without any argument are the
//! student's own.

use super::identity::{Folded, canonical};
use super::recipients::reached;
use super::{Case, ibans, phones};
use crate::action::{Argument, ArgumentRole};
use crate::extract::{emails, hosts};
use crate::handle::Integrity;
use std::ops::Range;

/// Something in a text that leads the reader somewhere.
#[derive(Debug)]
pub(super) struct Lead {
    /// `link`, `phone number`, `bank account`, `address`.
    pub(super) what: &'static str,
    /// As written.
    pub(super) text: String,
    /// The trust of the worst stretch that it touches.
    pub(super) integrity: Integrity,
}

/// The arguments that make up a text.
pub(super) fn parts<'a>(case: &Case<'a>, name: &str) -> Vec<&'a Argument> {
    let below = |a: &&Argument| a.name == name || a.name.strip_prefix(name).is_some_and(|r| r.starts_with('.'));
    case.arguments.iter().filter(|a| a.role == ArgumentRole::Content).filter(below).collect()
}

/// The stretches of a text that the student wrote itself, whether it copied them or not: all of it when its
/// arguments do not account for it.
pub(super) fn own_words<'a>(case: &Case<'a>, name: &str, text: &'a str) -> Vec<&'a str> {
    let parts = parts(case, name);
    let joined: String = parts.iter().map(|a| a.value.as_str()).collect();
    if joined != text {
        return vec![text];
    }
    parts.iter().filter(|a| a.integrity >= Integrity::Text && a.handle.is_none()).map(|a| a.value.as_str()).collect()
}

/// The leads of a text that is put together from the arguments of a name.
pub(super) fn leads(case: &Case<'_>, name: &str, text: &str) -> Vec<Lead> {
    let parts = parts(case, name);
    let joined: String = parts.iter().map(|a| a.value.as_str()).collect();
    let worst = parts.iter().map(|a| a.integrity).max().unwrap_or(Integrity::Model);
    let trust = |range: &Range<usize>| {
        if joined != text {
            return worst;
        }
        let mut at = 0;
        let mut found = Integrity::User;
        for part in &parts {
            let end = at + part.value.len();
            if at < range.end && end > range.start {
                found = found.max(part.integrity);
            }
            at = end;
        }
        found
    };
    let mut all = Vec::new();
    let mut add = |what: &'static str, range: Range<usize>| {
        all.push(Lead { what, text: text[range.clone()].to_owned(), integrity: trust(&range) });
    };
    let accounts = ibans(text);
    for range in phones(text) {
        if !accounts.iter().any(|a| a.start < range.end && range.start < a.end) {
            add("phone number", range);
        }
    }
    for range in accounts {
        add("bank account", range);
    }
    // Hosts are searched in the folded text: full-width letters and hidden characters still lead there.
    let folded = Folded::new(text);
    for host in hosts(&folded.text) {
        add("link", folded.back(text, host.start..host.end));
    }
    let mut seen = 0;
    for (at, _) in text.match_indices(['@', '＠']) {
        if at < seen {
            continue;
        }
        let start = text[..at]
            .char_indices()
            .rev()
            .take(80)
            .take_while(|(_, c)| !c.is_whitespace())
            .last()
            .map_or(at, |(i, _)| i);
        let end =
            text[at..].char_indices().take(260).find(|(_, c)| c.is_whitespace()).map_or(text.len(), |(i, _)| at + i);
        seen = end;
        let found = emails(&canonical(&text[start..end]));
        let strange =
            found.iter().any(|e| !reached(case.history, e) && !case.history.own.iter().any(|o| canonical(o) == *e));
        if strange {
            add("address", start..end);
        }
    }
    all
}
