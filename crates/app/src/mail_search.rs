//! Search as people type it: words, and `name:value` operators. Unknown operators are words.
//!
//! Pure: it turns a line into a filter and says in words how it understood it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use understudy_agent::record::Folder;
use understudy_store::threads::Filter;

/// A line understood.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Search {
    pub(crate) filter: Filter,
    /// One phrase for each operator: "from dana".
    pub(crate) understood: Vec<String>,
}

/// Reads a line; `zone` says when its days begin.
pub(crate) fn parse(line: &str, zone: &str) -> Search {
    let mut search = Search::default();
    for token in tokens(line) {
        let operator = token.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim_matches('"')));
        let known = match &operator {
            Some((name, value)) if !value.is_empty() => apply(&mut search, name, value, zone),
            _ => false,
        };
        if !known {
            search.filter.words.push(token.trim_matches('"').to_owned());
        }
    }
    search
}

/// Words, where quotes hold words together, also behind an operator: `subject:"q3 plan"`.
fn tokens(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut token = String::new();
    let mut quoted = false;
    for c in line.chars().map(|c| if matches!(c, '“' | '”') { '"' } else { c }) {
        if c == '"' {
            quoted = !quoted;
        }
        if c.is_whitespace() && !quoted {
            out.push(std::mem::take(&mut token));
        } else {
            token.push(c);
        }
    }
    out.push(token);
    out.retain(|t| !t.trim_matches('"').is_empty());
    out
}

fn apply(search: &mut Search, name: &str, value: &str, zone: &str) -> bool {
    let filter = &mut search.filter;
    let lower = value.to_lowercase();
    let said = match (name, lower.as_str()) {
        ("from", _) => {
            filter.from.push(value.to_owned());
            format!("from {value}")
        }
        ("to", _) => {
            filter.to.push(value.to_owned());
            format!("to {value}")
        }
        ("subject", _) => {
            filter.subject.push(value.to_owned());
            format!("“{value}” in the subject")
        }
        ("label", _) => {
            filter.labels.push(value.to_owned());
            format!("labelled {value}")
        }
        ("has", "attachment" | "attachments" | "file" | "files") => {
            filter.has_file = true;
            "with a file".to_owned()
        }
        ("is", "unread") => {
            filter.unread = Some(true);
            "unread".to_owned()
        }
        ("is", "read") => {
            filter.unread = Some(false);
            "read".to_owned()
        }
        ("is", "starred") => {
            filter.starred = true;
            "with a star".to_owned()
        }
        ("in", _) => match folder(&lower) {
            Some((folder, words)) => {
                filter.folder = Some(folder);
                words.to_owned()
            }
            None => return false,
        },
        ("before" | "after", _) => match midnight(&lower, zone) {
            Some((at, date)) if name == "before" => {
                filter.before = Some(at);
                format!("before {date}")
            }
            Some((at, date)) => {
                filter.after = Some(at);
                format!("from {date} on")
            }
            None => return false,
        },
        _ => return false,
    };
    search.understood.push(said);
    true
}

fn folder(word: &str) -> Option<(Folder, &'static str)> {
    Some(match word {
        "inbox" => (Folder::Inbox, "in the inbox"),
        "archive" | "done" => (Folder::Archive, "in the archive"),
        "sent" => (Folder::Sent, "sent"),
        "drafts" => (Folder::Drafts, "among the drafts"),
        "snoozed" => (Folder::Snoozed, "snoozed"),
        _ => return None,
    })
}

/// The beginning of a day written `2026-11-23`, `2026/11/23` or `2026-11`.
fn midnight(text: &str, zone: &str) -> Option<(i64, Date)> {
    let text = text.replace('/', "-");
    let date = text.parse::<Date>().or_else(|_| format!("{text}-01").parse::<Date>()).ok()?;
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Some((date.to_zoned(zone).ok()?.timestamp().as_second(), date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Filter, understood: &[&str]) {
        let understood = understood.iter().map(|s| (*s).to_owned()).collect();
        assert_eq!(parse(line, "Europe/Lisbon"), Search { filter: expect, understood }, "{line}");
    }

    #[test]
    fn operators_and_words_are_told_apart() {
        let words = |w: &[&str]| w.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        check("price list", Filter { words: words(&["price", "list"]), ..Filter::default() }, &[]);
        check(
            "from:dana subject:\"q3 plan\" discount",
            Filter {
                from: words(&["dana"]),
                subject: words(&["q3 plan"]),
                words: words(&["discount"]),
                ..Filter::default()
            },
            &["from dana", "“q3 plan” in the subject"],
        );
        check(
            "has:attachment is:unread label:Prospects in:archive",
            Filter {
                has_file: true,
                unread: Some(true),
                labels: words(&["Prospects"]),
                folder: Some(Folder::Archive),
                ..Filter::default()
            },
            &["with a file", "unread", "labelled Prospects", "in the archive"],
        );
        check("to:priya", Filter { to: words(&["priya"]), ..Filter::default() }, &["to priya"]);
        check(
            "re:nonsense in:nowhere from:",
            Filter { words: words(&["re:nonsense", "in:nowhere", "from:"]), ..Filter::default() },
            &[],
        );
        check("  ", Filter::default(), &[]);
    }

    #[test]
    fn a_day_begins_at_midnight_where_the_user_is() {
        // Lisbon keeps UTC in winter and is an hour ahead in summer.
        check("after:2026-11-23", Filter { after: Some(1_795_392_000), ..Filter::default() }, &["from 2026-11-23 on"]);
        check("before:2026/07/01", Filter { before: Some(1_782_860_400), ..Filter::default() }, &["before 2026-07-01"]);
        check("before:soon", Filter { words: vec!["before:soon".into()], ..Filter::default() }, &[]);
    }
}
