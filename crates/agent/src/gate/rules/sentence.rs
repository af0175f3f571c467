//! The sentence of a rule: printed from it and read back, one to one. A text that is not exactly what a rule prints is no
//! rule.

use super::{Does, LONGEST, MOST_A_DAY, People, Rule};
use crate::gate::MOST_RECIPIENTS;
use crate::record::STAGES;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// Why a text is no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a rule that there can be.")]
pub struct NoRule(String);

const FILLED: &str = ", with nothing but names, times and amounts filled in";
const WITHOUT_GUESTS: &str = ", without guests";
const WITHOUT_FILES: &str = ", without files";
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Let {} ", self.skill.as_deref().unwrap_or("any skill"))?;
        match &self.does {
            Does::Send { template, to, most } => {
                write!(f, "send its letter “{template}” to {to}{FILLED}{WITHOUT_FILES}{}", Most(to, *most))?;
            }
            Does::Create { minutes, with } => {
                write!(f, "put events of up to {minutes} minutes into my calendar")?;
                match with {
                    None => f.write_str(WITHOUT_GUESTS)?,
                    Some((to, most)) => write!(f, ", with {to} as guests{FILLED}{}", Most(to, *most))?,
                }
            }
            Does::Move => write!(f, "move single events in my calendar{WITHOUT_GUESTS}")?,
            Does::CallOff => write!(f, "call off single events in my calendar{WITHOUT_GUESTS}")?,
            Does::Deal { stage } => write!(f, "move deals to “{stage}”")?,
        }
        write!(f, ", at most {} a day", self.a_day)?;
        if let Some(d) = self.until {
            let month = MONTHS[usize::from(d.month().unsigned_abs()) - 1];
            write!(f, ", until {} {month} {}", d.day(), d.year())?;
        }
        f.write_str(".")
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            People::One(email) => f.write_str(email),
            People::At(host) => write!(f, "people at {host} whom I have written to before"),
            People::Written => f.write_str("people whom I have written to before"),
        }
    }
}

/// How many at once; one address is one person.
struct Most<'a>(&'a People, usize);

impl fmt::Display for Most<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (People::One(_), _) => Ok(()),
            (People::At(_) | People::Written, 1) => f.write_str(", one person at a time"),
            (People::At(_) | People::Written, most) => write!(f, ", at most {most} people at a time"),
        }
    }
}

impl FromStr for Rule {
    type Err = NoRule;

    fn from_str(text: &str) -> Result<Rule, NoRule> {
        let rule = read(text).filter(|rule| rule.holds() && rule.to_string() == text);
        rule.ok_or_else(|| NoRule(crate::gate::visible(&text.chars().take(300).collect::<String>())))
    }
}

impl Rule {
    /// Whether there can be such a rule: every part within its bounds, and no part that could be taken for another.
    pub fn holds(&self) -> bool {
        let most = |to: &People, most: usize| {
            to.holds() && (1..=MOST_RECIPIENTS).contains(&most) && (most == 1 || !matches!(to, People::One(_)))
        };
        let does = match &self.does {
            Does::Send { template, to, most: n } => self.skill.is_some() && is_name(template) && most(to, *n),
            Does::Create { minutes, with } => {
                (1..=LONGEST).contains(minutes) && with.as_ref().is_none_or(|(to, n)| most(to, *n))
            }
            Does::Move | Does::CallOff => true,
            Does::Deal { stage } => STAGES.contains(&stage.as_str()),
        };
        does && self.skill.as_deref().is_none_or(is_word) && (1..=MOST_A_DAY).contains(&self.a_day)
    }
}

impl People {
    pub(super) fn holds(&self) -> bool {
        match self {
            People::One(email) => email.split_once('@').is_some_and(|(user, host)| is_local(user) && is_host(host)),
            People::At(host) => is_host(host) && !SHARED_HOSTS.contains(&host.as_str()),
            People::Written => true,
        }
    }
}

/// Hosts where anybody has an address: "people at" one of them is no circle of people.
const SHARED_HOSTS: [&str; 22] = [
    "126.com",
    "163.com",
    "aol.com",
    "fastmail.com",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hey.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "web.de",
    "yahoo.com",
    "yandex.ru",
];

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_local(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'+' | b'-');
    (1..=64).contains(&text.len()) && text.bytes().all(plain)
}

fn is_host(text: &str) -> bool {
    let label = |l: &str| is_word(l) && !l.starts_with('-') && !l.ends_with('-') && !l.starts_with("xn--");
    text.len() <= 120 && text.contains('.') && text.split('.').all(label)
}

/// A template's name: one short line that is seen as it is and holds no quotation mark that could end it.
fn is_name(text: &str) -> bool {
    let plain = |c: char| !c.is_control() && !matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '"');
    !text.is_empty()
        && text.trim() == text
        && text.chars().count() <= 60
        && text.chars().all(plain)
        && crate::gate::visible(text) == text
}

/// Takes a number of digits off the front.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

fn read(text: &str) -> Option<Rule> {
    let text = text.strip_prefix("Let ")?.strip_suffix('.')?;
    let (skill, text) = match text.strip_prefix("any skill ") {
        Some(rest) => (None, rest),
        None => text.split_once(' ').map(|(skill, rest)| (Some(skill.to_owned()), rest))?,
    };
    let (does, text) = read_does(text)?;
    let (a_day, text) = number(text.strip_prefix(", at most ")?)?;
    let text = text.strip_prefix(" a day")?;
    let until = match text {
        "" => None,
        rest => Some(read_date(rest.strip_prefix(", until ")?)?),
    };
    Some(Rule { skill, does, a_day, until })
}

fn read_does(text: &str) -> Option<(Does, &str)> {
    if let Some(rest) = text.strip_prefix("send its letter “") {
        let (template, rest) = rest.split_once("” to ")?;
        let (to, rest) = read_people(rest)?;
        let (most, rest) = read_most(rest.strip_prefix(FILLED)?.strip_prefix(WITHOUT_FILES)?)?;
        return Some((Does::Send { template: template.to_owned(), to, most }, rest));
    }
    if let Some(rest) = text.strip_prefix("put events of up to ") {
        let (minutes, rest) = number(rest)?;
        let rest = rest.strip_prefix(" minutes into my calendar")?;
        if let Some(rest) = rest.strip_prefix(WITHOUT_GUESTS) {
            return Some((Does::Create { minutes, with: None }, rest));
        }
        let (to, rest) = read_people(rest.strip_prefix(", with ")?)?;
        let (most, rest) = read_most(rest.strip_prefix(" as guests")?.strip_prefix(FILLED)?)?;
        return Some((Does::Create { minutes, with: Some((to, most)) }, rest));
    }
    if let Some(rest) = text.strip_prefix("move single events in my calendar") {
        return Some((Does::Move, rest.strip_prefix(WITHOUT_GUESTS)?));
    }
    if let Some(rest) = text.strip_prefix("call off single events in my calendar") {
        return Some((Does::CallOff, rest.strip_prefix(WITHOUT_GUESTS)?));
    }
    let (stage, rest) = text.strip_prefix("move deals to “")?.split_once('”')?;
    Some((Does::Deal { stage: stage.to_owned() }, rest))
}

fn read_people(text: &str) -> Option<(People, &str)> {
    const BEFORE: &str = "whom I have written to before";
    if let Some(rest) = text.strip_prefix("people ") {
        if let Some(rest) = rest.strip_prefix(BEFORE) {
            return Some((People::Written, rest));
        }
        let (host, rest) = rest.strip_prefix("at ")?.split_once(' ')?;
        return Some((People::At(host.to_owned()), rest.strip_prefix(BEFORE)?));
    }
    let end = text.find([',', ' '])?;
    Some((People::One(text[..end].to_owned()), &text[end..]))
}

fn read_most(text: &str) -> Option<(usize, &str)> {
    if let Some(rest) = text.strip_prefix(", one person at a time") {
        return Some((1, rest));
    }
    // "at most N a day" begins alike; what follows the number says which it is.
    let several = text.strip_prefix(", at most ").and_then(number);
    match several.and_then(|(most, rest)| Some((most, rest.strip_prefix(" people at a time")?))) {
        Some((most, rest)) => Some((most as usize, rest)),
        None => Some((1, text)),
    }
}

fn read_date(text: &str) -> Option<Date> {
    let mut words = text.split(' ');
    let day: i8 = words.next()?.parse().ok()?;
    let name = words.next()?;
    let month = MONTHS.iter().position(|m| *m == name)? as i8 + 1;
    let year: i16 = words.next()?.parse().ok()?;
    words.next().is_none().then(|| Date::new(year, month, day).ok()).flatten()
}
