//! The words, quotes and parentheses of a condition, each with its column.
//!
//! It knows no grammar: what may follow what is the work of `parse`.

use super::ConditionError;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Word(String),
    Quoted(String),
    Open,
    Close,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) column: u32,
}

impl Token {
    /// Whether it is this word, whatever its case.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(&self.kind, Kind::Word(w) if w.eq_ignore_ascii_case(word))
    }
    pub(super) fn text(&self) -> &str {
        match &self.kind {
            Kind::Word(w) | Kind::Quoted(w) => w,
            Kind::Open => "(",
            Kind::Close => ")",
        }
    }
}

pub(super) fn error(column: u32, message: impl Into<String>, hint: impl Into<String>) -> ConditionError {
    ConditionError { column, message: message.into(), hint: hint.into() }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}')
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, ConditionError> {
    let mut out = Vec::new();
    let mut chars = text.chars().zip(1u32..).peekable();
    while let Some((c, column)) = chars.next() {
        let kind = match c {
            c if c.is_whitespace() => continue,
            '(' => Kind::Open,
            ')' => Kind::Close,
            c if is_quote(c) => {
                let mut quoted = String::new();
                loop {
                    match chars.next() {
                        Some((c, _)) if is_quote(c) => break,
                        Some((c, _)) => quoted.push(c),
                        None => return Err(error(column, "The quote is not closed", "Add a closing \".")),
                    }
                }
                Kind::Quoted(quoted)
            }
            c => {
                let mut word = String::from(c);
                while let Some((c, _)) =
                    chars.next_if(|(c, _)| !c.is_whitespace() && !matches!(c, '(' | ')') && !is_quote(*c))
                {
                    word.push(c);
                }
                Kind::Word(word)
            }
        };
        out.push(Token { kind, column });
    }
    Ok(out)
}
