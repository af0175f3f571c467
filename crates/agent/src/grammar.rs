//! The grammar of one answer: what the student may write, as a small tree over bytes.
//!
//! The loop builds it for every question from the tools, handles and values that are legal at that
//! moment; the worker follows it token by token. It is not a general grammar language.

use serde::{Deserialize, Serialize};

/// A node of the grammar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Grammar {
    /// Exactly this text.
    Literal(String),
    /// One after the other.
    Sequence(Vec<Grammar>),
    /// One of these. Never empty.
    Choice(Vec<Grammar>),
    /// Free text inside a JSON string: no quote, no backslash, no control character; 1 to `max` bytes.
    /// Only for students that may write.
    Text {
        /// Upper bound in bytes.
        max: usize,
    },
}

impl Grammar {
    /// Exactly this text.
    pub fn literal(text: impl Into<String>) -> Grammar {
        Grammar::Literal(text.into())
    }

    /// One of these texts; `None` when there is none to choose from.
    pub fn one_of<S: Into<String>>(texts: impl IntoIterator<Item = S>) -> Option<Grammar> {
        let mut all: Vec<Grammar> = texts.into_iter().map(Grammar::literal).collect();
        match all.len() {
            0 => None,
            1 => all.pop(),
            _ => Some(Grammar::Choice(all)),
        }
    }

    /// Whether a whole text is in the language.
    pub fn accepts(&self, text: &str) -> bool {
        self.ends(text.as_bytes(), 0).contains(&text.len())
    }

    /// All sentences, when there are at most `limit` and no free text.
    pub fn sentences(&self, limit: usize) -> Option<Vec<String>> {
        let all = match self {
            Grammar::Literal(l) => vec![l.clone()],
            Grammar::Sequence(parts) => {
                let mut all = vec![String::new()];
                for part in parts {
                    let ends = part.sentences(limit)?;
                    if all.len() * ends.len() > limit {
                        return None;
                    }
                    all = all.iter().flat_map(|a| ends.iter().map(move |b| format!("{a}{b}"))).collect();
                }
                all
            }
            Grammar::Choice(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(part.sentences(limit)?);
                }
                all
            }
            Grammar::Text { .. } => return None,
        };
        (all.len() <= limit).then_some(all)
    }

    /// Every position at which this node can end when it starts at `from`.
    fn ends(&self, text: &[u8], from: usize) -> Vec<usize> {
        match self {
            Grammar::Literal(l) if text[from..].starts_with(l.as_bytes()) => vec![from + l.len()],
            Grammar::Literal(_) => vec![],
            Grammar::Sequence(parts) => parts.iter().fold(vec![from], |starts, part| {
                let mut ends: Vec<usize> = starts.iter().flat_map(|s| part.ends(text, *s)).collect();
                ends.sort_unstable();
                ends.dedup();
                ends
            }),
            Grammar::Choice(all) => all.iter().flat_map(|g| g.ends(text, from)).collect(),
            Grammar::Text { max } => {
                let run = text[from..].iter().take(*max).take_while(|b| text_byte(**b)).count();
                (1..=run).map(|n| from + n).collect()
            }
        }
    }
}

/// Whether a byte may stand in free text.
pub fn text_byte(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\' && byte != 0x7f
}
