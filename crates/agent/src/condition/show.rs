//! Conditions as text in the author's syntax: `parse(show(e)) == e` for every parsed expression.

use super::{Expression, Fact};
use std::fmt;

impl Expression {
    /// The expression in the author's syntax, with as few parentheses as it needs.
    pub fn show(&self) -> String {
        self.to_string()
    }

    /// The readings that it may ask for, each once, in order.
    pub fn readings(&self) -> Vec<&str> {
        let mut out = Vec::new();
        self.collect(&mut out);
        out
    }

    fn collect<'a>(&'a self, out: &mut Vec<&'a str>) {
        match self {
            Expression::And { parts } | Expression::Or { parts } => {
                for part in parts {
                    part.collect(out);
                }
            }
            Expression::Not { part } => part.collect(out),
            Expression::Fact { .. } => {}
            Expression::Reading { name, .. } => {
                if !out.contains(&name.as_str()) {
                    out.push(name);
                }
            }
        }
    }

    /// Inside `and`, `or` or `not`: compound expressions in parentheses.
    fn inner(&self, or_fits: bool) -> String {
        match self {
            Expression::Or { .. } => format!("({self})"),
            Expression::And { .. } if !or_fits => format!("({self})"),
            _ => self.to_string(),
        }
    }

    /// `SUBJECT`, `VALUE` of the atoms that are written with `is`.
    fn subject_and_value(&self) -> Option<(String, String)> {
        let (subject, value) = match self {
            Expression::Reading { name, value } => (format!("message.{name}"), value.as_str()),
            Expression::Fact { fact } => match fact {
                Fact::Relation { value } => ("sender.relation".to_owned(), value.as_str()),
                Fact::Stage { value } => ("deal.stage".to_owned(), value.as_str()),
                Fact::Answer { value } => ("answer".to_owned(), value.as_str()),
                Fact::KnownSender => ("sender".to_owned(), "known"),
                Fact::Bulk => ("message".to_owned(), "bulk"),
                Fact::Starred => ("message".to_owned(), "starred"),
                Fact::SlotFree => ("slot".to_owned(), "free"),
                Fact::EventNamed => ("event".to_owned(), "named"),
                Fact::Found { .. }
                | Fact::HasAttachment
                | Fact::HasInvitation
                | Fact::Contains { .. }
                | Fact::Compare { .. } => return None,
            },
            Expression::And { .. } | Expression::Or { .. } | Expression::Not { .. } => return None,
        };
        Some((subject, quoted_if_needed(value)))
    }
}

/// Words that end a value, and signs that mean something, need quotes around the value.
fn quoted_if_needed(value: &str) -> String {
    let keyword = value.split_whitespace().any(|w| matches!(w, "and" | "or" | "not"));
    if keyword || value.contains(['(', ')']) { format!("\"{value}\"") } else { value.to_owned() }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Or { parts } => {
                let parts: Vec<String> = parts.iter().map(|p| p.inner(true)).collect();
                f.write_str(&parts.join(" or "))
            }
            Expression::And { parts } => {
                let parts: Vec<String> = parts.iter().map(|p| p.inner(false)).collect();
                f.write_str(&parts.join(" and "))
            }
            Expression::Not { part } => match part.subject_and_value() {
                Some((subject, value)) => write!(f, "{subject} is not {value}"),
                None => write!(f, "not {}", part.inner(false)),
            },
            Expression::Reading { .. } => self.write_is(f),
            Expression::Fact { fact } => match fact {
                Fact::Found { what: None } => f.write_str("found"),
                Fact::Found { what: Some(kind) } => write!(f, "{kind} found"),
                Fact::HasAttachment => f.write_str("message has attachment"),
                Fact::HasInvitation => f.write_str("message has invitation"),
                Fact::Contains { field, text } => write!(f, "{field} contains \"{text}\""),
                Fact::Compare { subject, over, number, unit } => {
                    write!(f, "{subject} {} {number} {unit}", if *over { "over" } else { "under" })
                }
                Fact::Relation { .. }
                | Fact::KnownSender
                | Fact::Bulk
                | Fact::Starred
                | Fact::Stage { .. }
                | Fact::SlotFree
                | Fact::EventNamed
                | Fact::Answer { .. } => self.write_is(f),
            },
        }
    }
}

impl Expression {
    fn write_is(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (subject, value) = self.subject_and_value().expect("only called for atoms written with `is`");
        write!(f, "{subject} is {value}")
    }
}
