//! The parser of conditions: text in backticks to an [`Expression`], errors with a column and a hint.
//!
//! `or` binds weaker than `and`, `and` weaker than `not`. A value runs to the next `and`, `or` or `)`;
//! one that contains such a word is written in quotes. Depth and length are bounded, so that text from
//! anywhere can be parsed. It does not know what a skill's step does with the condition.

use super::token::{Kind, Token, error, tokens};
use super::{Expression, Fact, nearest};
use crate::record::STAGES;
use crate::skill::Reading;

/// What is wrong with a condition, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (column {column}). {hint}")]
pub struct ConditionError {
    /// 1-based column in characters, within the condition.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

/// Longest condition, in characters.
const MAX_CHARACTERS: usize = 500;
/// Deepest nesting of parentheses and `not`.
const MAX_DEPTH: usize = 24;
/// Largest number in a comparison: beyond it whole units are no longer exact.
const MAX_NUMBER: f64 = 1e15;

/// What `found` may be asked of.
pub(super) const KINDS: [&str; 7] = ["message", "event", "person", "deal", "slot", "passage", "post"];
/// Relations that the address book uses. Others are accepted unless they look like a slip of these.
const RELATIONS: [&str; 8] = ["prospect", "customer", "investor", "founder", "supplier", "team", "press", "friend"];
const SUBJECTS: [&str; 13] = [
    "found",
    "sender.relation",
    "sender",
    "message",
    "subject",
    "body",
    "event",
    "event.title",
    "deal.stage",
    "amount",
    "deal.amount",
    "slot",
    "answer",
];

/// Compiles a condition. `readings` are those that the skill declares.
///
/// # Errors
/// The first thing that cannot be understood, with its column and the nearest valid spelling.
pub fn parse(text: &str, readings: &[Reading]) -> Result<Expression, ConditionError> {
    if text.chars().count() > MAX_CHARACTERS {
        return Err(error(1, "The condition is too long", "Use at most 500 characters, or two steps."));
    }
    let tokens = tokens(text)?;
    let end = text.chars().count() as u32 + 1;
    if tokens.is_empty() {
        return Err(error(1, "The condition is empty", "Write one, for example `not found`."));
    }
    let mut parser = Parser { tokens: &tokens, at: 0, end, readings };
    let expression = parser.or(0)?;
    match parser.tokens.get(parser.at) {
        None => Ok(expression),
        Some(t) => Err(error(t.column, "There is a closing parenthesis too many", "Remove it.")),
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    end: u32,
    readings: &'a [Reading],
}

impl Parser<'_> {
    fn or(&mut self, depth: usize) -> Result<Expression, ConditionError> {
        let mut parts = vec![self.and(depth)?];
        while self.eat("or") {
            parts.push(self.and(depth)?);
        }
        Ok(single(parts).unwrap_or_else(|parts| Expression::Or { parts }))
    }

    fn and(&mut self, depth: usize) -> Result<Expression, ConditionError> {
        let mut parts = vec![self.not(depth)?];
        while self.eat("and") {
            parts.push(self.not(depth)?);
        }
        Ok(single(parts).unwrap_or_else(|parts| Expression::And { parts }))
    }

    fn not(&mut self, depth: usize) -> Result<Expression, ConditionError> {
        let column = self.column();
        if depth > MAX_DEPTH {
            return Err(error(column, "The condition is nested too deeply", "Split it over two steps."));
        }
        if self.eat("not") {
            return Ok(Expression::Not { part: Box::new(self.not(depth + 1)?) });
        }
        if self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::Open) {
            self.at += 1;
            let inner = self.or(depth + 1)?;
            if self.tokens.get(self.at).is_none_or(|t| t.kind != Kind::Close) {
                return Err(error(column, "The parenthesis is not closed", "Add a closing parenthesis."));
            }
            self.at += 1;
            return Ok(inner);
        }
        let start = self.at;
        while let Some(t) = self.tokens.get(self.at) {
            if t.is("and") || t.is("or") || matches!(t.kind, Kind::Open | Kind::Close) {
                break;
            }
            self.at += 1;
        }
        if let Some(t) = self.tokens.get(self.at).filter(|t| t.kind == Kind::Open) {
            return Err(error(t.column, "A parenthesis cannot stand here", "Put `and` or `or` before it."));
        }
        let words = &self.tokens[start..self.at];
        if words.is_empty() {
            return Err(error(column, "A condition is missing here", "Write one, for example `found`."));
        }
        self.atom(words)
    }

    fn eat(&mut self, word: &str) -> bool {
        let hit = self.tokens.get(self.at).is_some_and(|t| t.is(word));
        self.at += usize::from(hit);
        hit
    }

    fn column(&self) -> u32 {
        self.tokens.get(self.at).map_or(self.end, |t| t.column)
    }

    /// Column just behind the last of these words.
    fn behind(&self, words: &[Token]) -> u32 {
        words.last().map_or(self.end, |t| t.column + t.text().chars().count() as u32)
    }

    fn atom(&self, words: &[Token]) -> Result<Expression, ConditionError> {
        let subject = match &words[0].kind {
            Kind::Word(w) => w.to_lowercase(),
            _ => return Err(error(words[0].column, "A condition cannot begin with a quote", SUBJECT_HINT)),
        };
        let rest = &words[1..];
        match subject.as_str() {
            "found" => {
                self.nothing_behind(rest)?;
                Ok(fact(Fact::Found { what: None }))
            }
            kind if KINDS.contains(&kind) && rest.last().is_some_and(|t| t.is("found")) => {
                let found = fact(Fact::Found { what: Some(kind.to_owned()) });
                match rest {
                    [_] => Ok(found),
                    [not, _] if not.is("not") => Ok(negate(found)),
                    _ => Err(error(rest[0].column, "Too many words before `found`", "Write `deal found`.")),
                }
            }
            "sender.relation" => self.is(words, |p, value, column| p.relation(value, column)),
            "deal.stage" => self.is(words, |_, value, column| stage(value, column)),
            "answer" => self.is(words, |_, value, _| Ok(fact(Fact::Answer { value: value.to_lowercase() }))),
            "sender" => self.is(words, |_, value, column| choose(value, column, &[("known", Fact::KnownSender)])),
            "event" => self.is(words, |_, value, column| choose(value, column, &[("named", Fact::EventNamed)])),
            "slot" => self.is(words, |_, value, column| choose(value, column, &[("free", Fact::SlotFree)])),
            "message" if rest.first().is_some_and(|t| t.is("has")) => self.has(words),
            "message" => self.is(words, |_, value, column| {
                choose(value, column, &[("bulk", Fact::Bulk), ("starred", Fact::Starred)])
            }),
            "subject" | "body" | "event.title" => self.contains(subject, words),
            "amount" | "deal.amount" => self.compare(subject, words),
            _ => match subject.strip_prefix("message.") {
                Some(name) => self.reading(name, words),
                None => Err(unknown(&subject, words[0].column)),
            },
        }
    }

    fn nothing_behind(&self, rest: &[Token]) -> Result<(), ConditionError> {
        match rest.first() {
            None => Ok(()),
            Some(t) => Err(error(
                t.column,
                format!("\"{}\" cannot stand here", t.text()),
                "Join two conditions with `and` or `or`.",
            )),
        }
    }

    /// `SUBJECT is [not] VALUE`.
    fn is(
        &self,
        words: &[Token],
        make: impl Fn(&Self, &str, u32) -> Result<Expression, ConditionError>,
    ) -> Result<Expression, ConditionError> {
        let subject = words[0].text();
        match words.get(1) {
            Some(t) if t.is("is") => {}
            other => {
                let column = other.map_or(self.behind(words), |t| t.column);
                return Err(error(
                    column,
                    format!("After {subject} the word \"is\" is missing"),
                    format!("Write `{subject} is ...` or `{subject} is not ...`."),
                ));
            }
        }
        let negative = words.get(2).is_some_and(|t| t.is("not"));
        let value = &words[2 + usize::from(negative)..];
        let Some(first) = value.first() else {
            return Err(error(
                self.behind(words),
                format!("{subject} is compared with nothing"),
                "Write a value behind \"is\".",
            ));
        };
        let joined = value.iter().map(Token::text).collect::<Vec<_>>().join(" ");
        let joined = joined.split_whitespace().collect::<Vec<_>>().join(" ");
        if joined.is_empty() {
            return Err(error(first.column, "The value is empty", "Write a value between the quotes."));
        }
        let made = make(self, &joined, first.column)?;
        Ok(if negative { negate(made) } else { made })
    }

    fn relation(&self, value: &str, column: u32) -> Result<Expression, ConditionError> {
        let value = value.to_lowercase();
        match nearest(&value, RELATIONS) {
            Some(meant) if meant != value => {
                Err(error(column, format!("\"{value}\" is not a relation"), format!("Did you mean `{meant}`?")))
            }
            _ => Ok(fact(Fact::Relation { value })),
        }
    }

    fn has(&self, words: &[Token]) -> Result<Expression, ConditionError> {
        let negative = words.get(2).is_some_and(|t| t.is("no"));
        let skip = 2 + usize::from(negative);
        let skip = skip + usize::from(words.get(skip).is_some_and(|t| t.is("an") || t.is("a")));
        let Some(what) = words.get(skip) else {
            return Err(error(self.behind(words), "The message has what?", HAS_HINT));
        };
        self.nothing_behind(&words[skip + 1..])?;
        let all = [("attachment", Fact::HasAttachment), ("invitation", Fact::HasInvitation)];
        let made = choose(&what.text().to_lowercase(), what.column, &all)?;
        Ok(if negative { negate(made) } else { made })
    }

    fn contains(&self, field: String, words: &[Token]) -> Result<Expression, ConditionError> {
        let hint = format!("Write `{field} contains \"words\"`.");
        match words.get(1) {
            Some(t) if t.is("contains") => {}
            other => {
                let column = other.map_or(self.behind(words), |t| t.column);
                return Err(error(column, format!("After {field} the word \"contains\" is missing"), hint));
            }
        }
        match words.get(2).map(|t| (&t.kind, t.column)) {
            Some((Kind::Quoted(text), column)) if text.trim().is_empty() => {
                Err(error(column, "The words to look for are empty", hint))
            }
            Some((Kind::Quoted(text), _)) => {
                self.nothing_behind(&words[3..])?;
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                Ok(fact(Fact::Contains { field, text }))
            }
            Some((_, column)) => Err(error(column, "The words to look for must be in quotes", hint)),
            None => Err(error(self.behind(words), "The words to look for are missing", hint)),
        }
    }

    fn compare(&self, subject: String, words: &[Token]) -> Result<Expression, ConditionError> {
        let hint = format!("Write `{subject} over 20 %` or `{subject} under 2000 EUR`.");
        let over = match words.get(1) {
            Some(t) if t.is("over") => true,
            Some(t) if t.is("under") => false,
            other => {
                let column = other.map_or(self.behind(words), |t| t.column);
                return Err(error(column, format!("After {subject}, \"over\" or \"under\" is missing"), hint));
            }
        };
        let Some(first) = words.get(2) else {
            return Err(error(self.behind(words), "The amount is missing", hint));
        };
        let joined = words[2..].iter().map(Token::text).collect::<Vec<_>>().join(" ");
        let split = joined.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(joined.len());
        let number = joined[..split].replace(',', "").parse::<f64>();
        let number = match number {
            Ok(n) if n.is_finite() && n <= MAX_NUMBER => n,
            _ => return Err(error(first.column, format!("\"{joined}\" does not begin with a number"), hint)),
        };
        match unit(joined[split..].trim()) {
            Some(unit) => Ok(fact(Fact::Compare { subject, over, number, unit: unit.to_owned() })),
            None if joined[split..].trim().is_empty() => {
                Err(error(self.behind(words), "The unit is missing", format!("{UNITS_HINT} {hint}")))
            }
            None => Err(error(
                words.get(3).unwrap_or(first).column,
                format!("\"{}\" is not a unit", joined[split..].trim()),
                UNITS_HINT,
            )),
        }
    }

    fn reading(&self, name: &str, words: &[Token]) -> Result<Expression, ConditionError> {
        let Some(reading) = self.readings.iter().find(|r| r.name == name) else {
            let column = words[0].column;
            let hint = match nearest(name, self.readings.iter().map(|r| r.name.as_str())) {
                Some(meant) => format!("Did you mean `message.{meant}`?"),
                None => format!("Declare it under `## Readings`: `- {name} (of the message): ... | ...`."),
            };
            return Err(error(column, format!("There is no reading \"{name}\""), hint));
        };
        self.is(words, |_, value, column| {
            let value = value.to_lowercase();
            let known = reading.values.iter().map(|v| v.to_lowercase());
            if value == "other" || known.clone().any(|v| v == value) {
                return Ok(Expression::Reading { name: name.to_owned(), value });
            }
            let hint = match nearest(&value, reading.values.iter().map(String::as_str)) {
                Some(meant) => format!("Did you mean `{meant}`?"),
                None => format!("Its values are {} and other.", reading.values.join(", ")),
            };
            Err(error(column, format!("\"{value}\" is not a value of {name}"), hint))
        })
    }
}

const SUBJECT_HINT: &str = "Begin with found, sender, message, subject, body, event, deal, amount, slot or answer.";
const HAS_HINT: &str = "Write `message has attachment` or `message has invitation`.";
const UNITS_HINT: &str = "Units are %, EUR, USD, GBP, min, h and days.";

fn fact(fact: Fact) -> Expression {
    Expression::Fact { fact }
}

fn negate(part: Expression) -> Expression {
    Expression::Not { part: Box::new(part) }
}

fn single(mut parts: Vec<Expression>) -> Result<Expression, Vec<Expression>> {
    match parts.pop() {
        Some(only) if parts.is_empty() => Ok(only),
        Some(last) => {
            parts.push(last);
            Err(parts)
        }
        None => Err(parts),
    }
}

fn stage(value: &str, column: u32) -> Result<Expression, ConditionError> {
    let value = value.to_lowercase();
    if STAGES.contains(&value.as_str()) {
        return Ok(fact(Fact::Stage { value }));
    }
    let hint = match nearest(&value, STAGES) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => format!("Stages are {}.", STAGES.join(", ")),
    };
    Err(error(column, format!("\"{value}\" is not a stage of a deal"), hint))
}

fn choose(value: &str, column: u32, all: &[(&str, Fact)]) -> Result<Expression, ConditionError> {
    let value = value.to_lowercase();
    if let Some((_, chosen)) = all.iter().find(|(word, _)| *word == value) {
        return Ok(fact(chosen.clone()));
    }
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    let hint = match nearest(&value, words.iter().copied()) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => format!("Possible here: {}.", words.join(", ")),
    };
    Err(error(column, format!("\"{value}\" is not known here"), hint))
}

fn unit(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "%" | "percent" | "per cent" => "%",
        "eur" | "\u{20ac}" | "euro" | "euros" => "EUR",
        "usd" | "$" | "dollars" => "USD",
        "gbp" | "\u{a3}" | "pounds" => "GBP",
        "min" | "minute" | "minutes" => "min",
        "h" | "hour" | "hours" => "h",
        "day" | "days" => "days",
        _ => return None,
    })
}

fn unknown(subject: &str, column: u32) -> ConditionError {
    let hint = match nearest(subject, SUBJECTS) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => SUBJECT_HINT.to_owned(),
    };
    error(column, format!("\"{subject}\" is not something a condition can ask about"), hint)
}
