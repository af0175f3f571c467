//! Evaluating a condition over what is known: a verdict with its evidence, or what is missing.
//!
//! Three-valued: a part that decides does so even when another part is not known, wherever it stands,
//! so that the student is asked for a reading only when no fact decides. Nothing is looked up here.

use super::{Expression, Fact, Known, KnownMessage, Outcome};
use unicode_normalization::UnicodeNormalization;

/// Evaluates a condition.
pub fn evaluate(expression: &Expression, known: &Known) -> Outcome {
    match expression {
        Expression::And { parts } => join(parts, known, false),
        Expression::Or { parts } => join(parts, known, true),
        Expression::Not { part } => match evaluate(part, known) {
            Outcome::Verdict { holds, evidence, probability } => {
                Outcome::Verdict { holds: !holds, evidence, probability }
            }
            open @ (Outcome::NeedsReading { .. } | Outcome::Unknown { .. }) => open,
        },
        Expression::Reading { name, value } => match known.readings.get(name) {
            None => Outcome::NeedsReading { name: name.clone() },
            Some((read, probability)) => Outcome::Verdict {
                holds: fold(read) == fold(value),
                evidence: vec![evidence(expression, &format!("read as {read}"), fold(read) == fold(value))],
                probability: *probability,
            },
        },
        Expression::Fact { fact } => match look(fact, known) {
            Ok((holds, because)) => {
                Outcome::Verdict { holds, evidence: vec![evidence(expression, &because, holds)], probability: 1.0 }
            }
            Err(reason) => Outcome::Unknown { reason },
        },
    }
}

/// `and` (decided by a part that does not hold) and `or` (decided by one that holds).
fn join(parts: &[Expression], known: &Known, decides: bool) -> Outcome {
    let mut all_evidence = Vec::new();
    let mut lowest: f64 = 1.0;
    let mut needs = None;
    let mut unknown = None;
    for part in parts {
        match evaluate(part, known) {
            Outcome::Verdict { holds, evidence, probability } if holds == decides => {
                return Outcome::Verdict { holds, evidence, probability };
            }
            Outcome::Verdict { evidence, probability, .. } => {
                all_evidence.extend(evidence);
                lowest = lowest.min(probability);
            }
            open @ Outcome::NeedsReading { .. } => {
                needs.get_or_insert(open);
            }
            open @ Outcome::Unknown { .. } => {
                unknown.get_or_insert(open);
            }
        }
    }
    // A reading may still decide, an unknown fact cannot: it comes last.
    needs.or(unknown).unwrap_or(Outcome::Verdict { holds: !decides, evidence: all_evidence, probability: lowest })
}

fn evidence(atom: &Expression, because: &str, holds: bool) -> String {
    format!("{} ({because}): {}", atom.show(), if holds { "yes" } else { "no" })
}

/// Whether a fact holds and why, or why it is not known.
fn look(fact: &Fact, known: &Known) -> Result<(bool, String), String> {
    let message = || known.message.as_ref().ok_or("No message is at hand yet.".to_owned());
    match fact {
        Fact::Found { what: None } => match known.found {
            Some(true) => Ok((true, "the last search returned something".into())),
            Some(false) => Ok((false, "the last search returned nothing".into())),
            None => Err("Nothing was looked up yet.".into()),
        },
        Fact::Found { what: Some(kind) } => match known.found_kind.get(kind) {
            Some(true) => Ok((true, format!("a {kind} was found"))),
            Some(false) => Ok((false, format!("no {kind} was found"))),
            None => Err(format!("No {kind} was looked up yet.")),
        },
        Fact::Relation { value } => {
            let m = message()?;
            Ok(match &m.relation {
                Some(r) => (fold(r) == fold(value), format!("{} is {}", sender(m), with_article(r))),
                None if m.known => (false, format!("{} has no relation in the address book", sender(m))),
                None => (false, format!("{} is not in the address book", sender(m))),
            })
        }
        Fact::KnownSender => message().map(|m| {
            let because = if m.known { "is known" } else { "was never written to" };
            (m.known, format!("{} {because}", sender(m)))
        }),
        Fact::Bulk => message()
            .map(|m| (m.bulk, if m.bulk { "it came through a list" } else { "it did not come through a list" }.into())),
        Fact::Starred => {
            message().map(|m| (m.starred, if m.starred { "it has a star" } else { "it has no star" }.into()))
        }
        Fact::HasAttachment => {
            message().map(|m| (m.attachment, if m.attachment { "it has a file" } else { "it has no file" }.into()))
        }
        Fact::HasInvitation => message()
            .map(|m| (m.invitation, if m.invitation { "it has an invitation" } else { "it has no invitation" }.into())),
        Fact::Contains { field, text } => {
            let place = match field.as_str() {
                "subject" => &message()?.subject,
                "body" => &message()?.body,
                _ => known.event_title.as_ref().ok_or("No event is at hand yet.")?,
            };
            let hit = contains_words(place, text);
            Ok((hit, format!("the words {} there", if hit { "are" } else { "are not" })))
        }
        Fact::Stage { value } => match deal(known)? {
            None => Ok((false, "no deal was found".into())),
            Some(deal) => Ok((fold(&deal.stage) == fold(value), format!("the deal is in {}", deal.stage))),
        },
        Fact::Compare { subject, over, number, unit } if subject == "deal.amount" => match deal(known)? {
            None => Ok((false, "no deal was found".into())),
            Some(deal) => {
                let holds = deal.currency == *unit && beyond(deal.amount as f64, *over, *number);
                Ok((holds, format!("the deal is worth {} {}", deal.amount, deal.currency)))
            }
        },
        Fact::Compare { over, number, unit, .. } => Ok(amounts(message()?, *over, *number, unit)),
        Fact::EventNamed => match known.event_named {
            Some(true) => Ok((true, "the request names it or somebody who takes part".into())),
            Some(false) => Ok((false, "the request does not name it".into())),
            None => Err("No event is at hand yet.".into()),
        },
        Fact::SlotFree => match known.slot_free {
            Some(true) => Ok((true, "nothing else is at that time".into())),
            Some(false) => Ok((false, "something else is at that time".into())),
            None => Err("No time was looked at in the calendar yet.".into()),
        },
        Fact::Answer { value } => match &known.answer {
            None => Err("The user has not been asked yet.".into()),
            Some(answer) => Ok((answers(answer, value), format!("the answer was \"{}\"", answer.trim()))),
        },
    }
}

/// The deal at hand; `None` when one was looked for and there is none.
fn deal(known: &Known) -> Result<Option<&super::KnownDeal>, String> {
    match (&known.deal, known.found_kind.get("deal")) {
        (Some(deal), _) => Ok(Some(deal)),
        (None, Some(false)) => Ok(None),
        (None, _) => Err("No deal was looked up yet.".into()),
    }
}

fn beyond(amount: f64, over: bool, number: f64) -> bool {
    if over { amount > number } else { amount < number }
}

fn amounts(message: &KnownMessage, over: bool, number: f64, unit: &str) -> (bool, String) {
    let of_unit: Vec<_> = message.amounts.iter().filter(|(_, _, u)| u == unit).collect();
    let hit = of_unit.iter().find(|(_, n, _)| beyond(*n, over, number));
    let because = match (hit, of_unit.as_slice()) {
        (Some((handle, n, _)), _) => format!("the message names {n} {unit}, {handle}"),
        (None, []) => format!("the message names no amount in {unit}"),
        (None, some) => {
            let all: Vec<String> = some.iter().map(|(_, n, _)| format!("{n} {unit}")).collect();
            format!("the message names {}", all.join(", "))
        }
    };
    (hit.is_some(), because)
}

fn sender(message: &KnownMessage) -> &str {
    if message.sender.is_empty() { "the sender" } else { &message.sender }
}

fn with_article(relation: &str) -> String {
    match relation.chars().next() {
        _ if matches!(relation, "team" | "press") => relation.to_owned(),
        Some('a' | 'e' | 'i' | 'o' | 'u') => format!("an {relation}"),
        _ => format!("a {relation}"),
    }
}

/// An answer that begins with the value as a whole word: "Yes, please" answers `yes`.
fn answers(answer: &str, value: &str) -> bool {
    let (answer, value) = (fold(answer), fold(value));
    answer.strip_prefix(&value).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
}

/// Compatibility form, case folded, runs of white space as one space, trimmed.
pub(crate) fn fold(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let folded = lower.replace('\u{df}', "ss").replace('\u{3c2}', "\u{3c3}");
    let folded: String = folded.nfkc().collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `text` stands in `place` at the start of a word. Scripts that write no spaces match anywhere.
pub(crate) fn contains_words(place: &str, text: &str) -> bool {
    let (place, text) = (fold(place), fold(text));
    let Some(first) = text.chars().next() else { return false };
    let anywhere = !first.is_alphanumeric() || writes_no_spaces(first);
    place.match_indices(&text).any(|(at, _)| {
        let before = place[..at].chars().next_back();
        anywhere || !before.is_some_and(|c| c.is_alphanumeric() && !writes_no_spaces(c))
    })
}

/// Han, kana, Thai, Lao, Khmer, Myanmar: written without spaces between words.
fn writes_no_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
