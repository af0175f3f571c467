//! Deterministic extractors: addresses, times, amounts and links in a text, as typed values with ranges.
//!
//! No model is asked. Times are resolved in the user's zone relative to a given moment, with the zone
//! data that is built in, so the same text gives the same values on every machine. The work is linear
//! in the length of the text and never fails: what is not understood is not found.

mod address;
mod amount;
mod civil;
mod clock;
mod date;
mod link;
mod quote;
mod time;
mod token;

#[cfg(test)]
mod tests;

use crate::handle::Value;
use std::ops::Range;

pub use civil::window_label;
pub use quote::{newest_part, quoted};

pub(crate) use link::hosts;

/// A value found in a text, with its byte range.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Addresses (`Value::Person`, with the display name before them), times (`Value::Window`), amounts
/// (`Value::Amount` in `%`, `EUR`, `USD`, `GBP`, `min`, `h`, `days`, `months`) and links
/// (`Value::Link`), in the order of the text, never overlapping.
///
/// `now` is in Unix seconds, `zone` an IANA name; an unknown zone counts as UTC. Weeks begin on Monday.
pub fn extract(text: &str, now: i64, zone: &str) -> Vec<Found> {
    let mut found = link::links(text);
    let taken: Vec<Range<usize>> = found.iter().map(|f| f.start..f.end).collect();
    found.extend(address::addresses(text, &taken));
    found.sort_by_key(|f| f.start);
    let taken: Vec<Range<usize>> = found.iter().map(|f| f.start..f.end).collect();
    let moment = civil::Moment::new(now, zone);
    for paragraph in token::paragraphs(text, &taken) {
        let cursor = token::Cursor::new(text, &paragraph);
        let mut at = 0;
        while at < paragraph.len() {
            let time = moment.as_ref().and_then(|m| time::phrase(&cursor, at, m));
            let amount = amount::amount(&cursor, at);
            let (next, value) = match (time, amount) {
                (Some((t, _)), Some((a, value))) if a > t => (a, value),
                (Some((t, window)), _) => {
                    let label = window_label(window.start, window.end, zone);
                    (t, Value::Window { start: window.start, end: window.end, label })
                }
                (None, Some((a, value))) => (a, value),
                (None, None) => {
                    at += 1;
                    continue;
                }
            };
            found.push(Found { value, start: paragraph[at].start, end: paragraph[next - 1].end });
            at = next;
        }
    }
    found.sort_by_key(|f| f.start);
    found
}

/// Where the bare mail addresses of a text stand, without the display names before them.
pub(crate) fn email_ranges(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let floor = out.last().map_or(0, |r| r.end);
        if at >= floor
            && let Some((start, end)) = address::bare(text, at, floor)
        {
            out.push(start..end);
        }
    }
    out
}

/// The mail addresses in a text, lower-cased, in order: for looking up who a value speaks of.
pub(crate) fn emails(text: &str) -> Vec<String> {
    address::addresses(text, &[])
        .into_iter()
        .filter_map(|f| match f.value {
            Value::Person { address, .. } => Some(address.email),
            _ => None,
        })
        .collect()
}
