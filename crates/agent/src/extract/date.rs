//! Days: `tomorrow`, `next week`, `on Friday`, `26 November`, `2026-11-26`, `in two days`.
//!
//! Only whole days; times of day are put on top in `time`.

use super::civil::{Moment, add, add_months};
use super::token::Cursor;
use jiff::civil::{Date, Weekday};

/// Whole days, the last one exclusive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) first: Date,
    pub(super) end: Date,
    /// A bare weekday that is also today's: with a time still to come it means today.
    pub(super) maybe_today: bool,
}

type Found = Option<(usize, Days)>;

fn one(next: usize, date: Date) -> Found {
    span(next, date, add(date, 1)?)
}

fn span(next: usize, first: Date, end: Date) -> Found {
    Some((next, Days { first, end, maybe_today: false }))
}

/// The days named at `at`. `past` resolves a bare weekday backwards (`since Monday`).
pub(super) fn days(c: &Cursor<'_>, at: usize, m: &Moment, past: bool) -> Found {
    let begin = c.skip(at, &["on"]);
    relative(c, at, m)
        .or_else(|| weekday(c, begin, m, past))
        .or_else(|| date(c, begin, m, None))
        .or_else(|| month(c, at, m))
}

fn relative(c: &Cursor<'_>, at: usize, m: &Moment) -> Found {
    if c.is(at, "today") {
        return one(at + 1, m.today);
    }
    if c.is(at, "tomorrow") {
        return one(at + 1, add(m.today, 1)?);
    }
    if c.is(at, "yesterday") {
        return one(at + 1, add(m.today, -1)?);
    }
    let the = c.skip(at, &["the"]);
    if c.is(the, "day") && c.any(the + 1, &["after", "before"]) {
        let days = match (c.is(the + 1, "after"), c.is(the + 2, "tomorrow"), c.is(the + 2, "yesterday")) {
            (true, true, _) => 2,
            (false, _, true) => -2,
            _ => return None,
        };
        return one(the + 3, add(m.today, days)?);
    }
    if c.is(at, "end") && c.is(at + 1, "of") {
        return end_of(c, c.skip(at + 2, &["the"]), m);
    }
    if c.is(at, "the") && c.is(at + 1, "end") && c.is(at + 2, "of") {
        return end_of(c, c.skip(at + 3, &["the"]), m);
    }
    if c.is(the, "weekend") {
        return weekend(the + 1, m, 0);
    }
    if c.is(the, "week") && c.is(the + 1, "after") && c.is(the + 2, "next") {
        let monday = add(m.monday()?, 14)?;
        return span(the + 3, monday, add(monday, 7)?);
    }
    if c.is(at, "in")
        && let Some((unit, n)) = c.count(at + 1)
        && let Some(date) = moved(c, unit, m.today, i64::from(n))
    {
        return one(unit + 1, date);
    }
    if let Some((unit, n)) = c.count(at)
        && c.is(unit + 1, "ago")
        && let Some(date) = moved(c, unit, m.today, -i64::from(n))
    {
        return one(unit + 2, date);
    }
    let shift = match () {
        () if c.is(the, "this") || c.is(the, "current") => 0,
        () if c.any(the, &["next", "coming", "following"]) => 1,
        () if c.any(the, &["last", "previous"]) && the == at => -1,
        () => return None,
    };
    period(c, the + 1, m, shift)
}

/// `week`, `month`, `weekend`, `Friday`, `November` after this, next or last.
fn period(c: &Cursor<'_>, at: usize, m: &Moment, shift: i64) -> Found {
    if c.is(at, "week") {
        let monday = add(m.monday()?, 7 * shift)?;
        let on = c.skip(at + 1, &["on"]);
        return match weekday_name(c, on) {
            Some(day) => one(on + 1, add(monday, offset(day))?),
            None => span(at + 1, monday, add(monday, 7)?),
        };
    }
    if c.is(at, "weekend") {
        return weekend(at + 1, m, shift);
    }
    if c.is(at, "month") {
        let first = add_months(m.today.first_of_month(), shift)?;
        return span(at + 1, first, add_months(first, 1)?);
    }
    if c.is(at, "year") {
        let first = add_months(m.today.first_of_year(), 12 * shift)?;
        return span(at + 1, first, add_months(first, 12)?);
    }
    if let Some(day) = weekday_name(c, at) {
        // "next Friday" is the one of next week, "last Friday" the latest that is over.
        let date = match shift {
            -1 => add(m.coming(day)?, if day == m.today.weekday() { -14 } else { -7 })?,
            _ if c.is(at - 1, "coming") => m.coming(day)?,
            _ => add(m.monday()?, 7 * shift + offset(day))?,
        };
        return one(at + 1, date);
    }
    let month = month_name(c, at)?;
    let year = m.today.year();
    let first = match shift {
        0 => Date::new(year, month, 1).ok()?,
        1 => Date::new(if month > m.today.month() { year } else { year + 1 }, month, 1).ok()?,
        _ => Date::new(if month < m.today.month() { year } else { year - 1 }, month, 1).ok()?,
    };
    span(at + 1, first, add_months(first, 1)?)
}

fn weekend(next: usize, m: &Moment, shift: i64) -> Found {
    let saturday = add(m.monday()?, 5 + 7 * shift)?;
    span(next, saturday, add(saturday, 2)?)
}

fn end_of(c: &Cursor<'_>, at: usize, m: &Moment) -> Found {
    if c.is(at, "day") {
        return one(at + 1, m.today);
    }
    let shift = i64::from(c.is(at, "next"));
    let at = c.skip(at, &["this", "next"]);
    if c.is(at, "week") {
        return one(at + 1, add(m.monday()?, 4 + 7 * shift)?);
    }
    if c.is(at, "month") {
        return one(at + 1, add_months(m.today.first_of_month(), shift)?.last_of_month());
    }
    if c.is(at, "year") {
        return one(at + 1, add_months(m.today.first_of_year(), 12 * shift)?.last_of_year());
    }
    let month = month_name(c, at)?;
    one(at + 1, m.year_of(month, 1, None)?.last_of_month())
}

/// A date moved by so many days, weeks, months or years.
pub(super) fn moved(c: &Cursor<'_>, unit: usize, from: Date, n: i64) -> Option<Date> {
    if n.abs() > 4000 {
        return None;
    }
    match () {
        () if c.any(unit, &["day", "days"]) => add(from, n),
        () if c.any(unit, &["week", "weeks"]) => add(from, 7 * n),
        () if c.any(unit, &["month", "months"]) => add_months(from, n),
        () if c.any(unit, &["year", "years"]) => add_months(from, 12 * n),
        () => None,
    }
}

/// `Friday`, `Thu 26 Nov`, `Friday, November 27`, `Friday next week`.
fn weekday(c: &Cursor<'_>, at: usize, m: &Moment, past: bool) -> Found {
    let day = weekday_name(c, at)?;
    let dot = if c.glued(at + 1) { c.skip_symbol(at + 1, &['.']) } else { at + 1 };
    let next = c.skip(c.skip_symbol(dot, &[',']), &["the"]);
    if let Some(found) = date(c, next, m, Some(day)) {
        return Some(found);
    }
    if c.any(at + 1, &["this", "next", "last"]) && c.is(at + 2, "week") {
        let weeks = i64::from(c.is(at + 1, "next")) - i64::from(c.is(at + 1, "last"));
        return one(at + 3, add(m.monday()?, 7 * weeks + offset(day))?);
    }
    let short = c.word(at).is_some_and(|w| w.len() <= 3);
    let word_too = short && c.any(at, &["sun", "sat", "mon", "wed"]);
    let led = at > 0 && c.any(at - 1, &["on", "by", "before", "until", "till", "since", "from", "to", "after"]);
    let timed = super::clock::clock(c, c.skip_symbol(at + 1, &[',']), true).is_some();
    if word_too && !led && !timed {
        return None;
    }
    let first = match past {
        true => add(m.coming(day)?, -7)?,
        false => m.coming(day)?,
    };
    let maybe_today = !past && day == m.today.weekday();
    Some((at + 1, Days { first, end: add(first, 1)?, maybe_today }))
}

/// A calendar date; `weekday` is the one written before it.
fn date(c: &Cursor<'_>, at: usize, m: &Moment, weekday: Option<Weekday>) -> Found {
    iso(c, at)
        .or_else(|| numeric(c, at))
        .or_else(|| day_month(c, at, m, weekday))
        .or_else(|| month_day(c, at, m, weekday))
        .or_else(|| ordinal(c, at, m))
}

fn iso(c: &Cursor<'_>, at: usize) -> Found {
    let shape = c.digits(at) == 4 && c.digits(at + 2) == 2 && c.digits(at + 4) == 2;
    let joined = (at + 1..at + 5).all(|i| c.glued(i)) && c.symbol(at + 1) == Some('-') && c.symbol(at + 3) == Some('-');
    let longer = c.glued(at + 5) && (c.symbol(at + 5) == Some('-') || c.digits(at + 5) > 0);
    if !shape || !joined || longer || c.tail(at, &['-', '/', '.']) {
        return None;
    }
    let year = i16::try_from(c.number(at)?).ok()?;
    one(at + 5, Date::new(year, small(c.number(at + 2)?)?, small(c.number(at + 4)?)?).ok()?)
}

/// `26.11.2026`, `26/11/2026`, `11/26/2026`; an ambiguous one with slashes is left alone.
fn numeric(c: &Cursor<'_>, at: usize) -> Found {
    let joint = c.symbol(at + 1)?;
    let joined = (at + 1..at + 5).all(|i| c.glued(i)) && c.symbol(at + 3) == Some(joint);
    let shape = (1..=2).contains(&c.digits(at)) && (1..=2).contains(&c.digits(at + 2)) && c.digits(at + 4) == 4;
    if !shape || !joined || c.tail(at, &['-', '/', '.']) {
        return None;
    }
    let (a, b) = (small(c.number(at)?)?, small(c.number(at + 2)?)?);
    let (day, month) = match joint {
        '.' | '-' => (a, b),
        '/' if a > 12 || a == b => (a, b),
        '/' if b > 12 => (b, a),
        _ => return None,
    };
    one(at + 5, Date::new(i16::try_from(c.number(at + 4)?).ok()?, month, day).ok()?)
}

const DASH: [char; 3] = ['-', '–', '—'];

/// `26 November`, `26th of November 2026`, `26–28 Nov`.
fn day_month(c: &Cursor<'_>, at: usize, m: &Moment, weekday: Option<Weekday>) -> Found {
    let (mut next, first) = day_number(c, at)?;
    let mut last = first;
    if (c.symbol(next).is_some_and(|s| DASH.contains(&s)) || c.any(next, &["to", "until"]))
        && let Some((after, day)) = day_number(c, next + 1)
    {
        (next, last) = (after, day);
    }
    let month_at = c.skip(next, &["of"]);
    let month = month_name(c, month_at)?;
    let dotted = month_at + 1;
    let (next, year) = year(c, if c.glued(dotted) { c.skip_symbol(dotted, &['.']) } else { dotted });
    let next = if year.is_none() { dotted } else { next };
    between(next, m, (year, month), (first, last), weekday)
}

/// `November 26`, `Nov. 26th, 2026`, `Nov 26-28`.
fn month_day(c: &Cursor<'_>, at: usize, m: &Moment, weekday: Option<Weekday>) -> Found {
    let month = month_name(c, at)?;
    let (mut next, first) = day_number(c, if c.glued(at + 1) { c.skip_symbol(at + 1, &['.']) } else { at + 1 })?;
    let mut last = first;
    if c.symbol(next).is_some_and(|s| DASH.contains(&s))
        && let Some((after, day)) = day_number(c, next + 1)
        && day > first
    {
        (next, last) = (after, day);
    }
    // "November 26 15:00": what follows is no year.
    let (next, year) = year(c, next);
    between(next, m, (year, month), (first, last), weekday)
}

fn between(
    next: usize,
    m: &Moment,
    (year, month): (Option<i16>, i8),
    (first, last): (i8, i8),
    weekday: Option<Weekday>,
) -> Found {
    let begin = match year {
        Some(y) => Date::new(y, month, first).ok()?,
        None => m.year_of(month, first, weekday)?,
    };
    let end = Date::new(begin.year(), month, last).ok()?;
    if end < begin { None } else { span(next, begin, add(end, 1)?) }
}

/// `the 26th`: the next one.
fn ordinal(c: &Cursor<'_>, at: usize, m: &Moment) -> Found {
    let number = c.skip(at, &["the"]);
    let led = number > at || (at > 0 && c.is(at - 1, "the"));
    let (next, day) = day_number(c, number)?;
    if !led || next != number + 2 || m.today.day() < 1 {
        return None;
    }
    let month = m.today.first_of_month();
    let date = (0..4)
        .filter_map(|n| add_months(month, n))
        .filter_map(|f| Date::new(f.year(), f.month(), day).ok())
        .find(|d| *d >= m.today)?;
    one(next, date)
}

/// A bare month: only where the words around it leave no doubt.
fn month(c: &Cursor<'_>, at: usize, m: &Moment) -> Found {
    let name = c.skip(at, &["in", "during"]);
    let month = month_name(c, name)?;
    let (next, year) = year(c, name + 1);
    let led = name > at || (at > 0 && c.any(at - 1, &["since", "until", "by", "before", "for"]));
    if year.is_none() && !led {
        return None;
    }
    let first = match year {
        Some(y) => Date::new(y, month, 1).ok()?,
        None => m.year_of(month, 1, None)?,
    };
    span(next, first, add_months(first, 1)?)
}

fn small(n: u32) -> Option<i8> {
    i8::try_from(n).ok()
}

/// A day of a month with an optional `th`; not the beginning of a time or of a longer number.
fn day_number(c: &Cursor<'_>, at: usize) -> Option<(usize, i8)> {
    if !(1..=2).contains(&c.digits(at)) || c.tail(at, &['.', ',', ':', '/']) {
        return None;
    }
    let day = small(c.number(at)?).filter(|d| (1..=31).contains(d))?;
    if c.glued(at + 1) {
        if c.any(at + 1, &["st", "nd", "rd", "th"]) {
            return Some((at + 2, day));
        }
        match c.symbol(at + 1) {
            Some(':' | '%' | '/') => return None,
            // "26. November"
            Some('.') if month_name(c, at + 2).is_some() => return Some((at + 2, day)),
            Some('.' | ',') if c.digits(at + 2) > 0 && c.glued(at + 2) => return None,
            _ => {}
        }
    }
    (!c.any(at + 1, &["am", "pm", "percent", "minutes", "min", "hours"])).then_some((at + 1, day))
}

fn year(c: &Cursor<'_>, at: usize) -> (usize, Option<i16>) {
    let number = c.skip_symbol(at, &[',']);
    let year = c.number(number).filter(|y| c.digits(number) == 4 && (1900..2200).contains(y));
    match year.and_then(|y| i16::try_from(y).ok()) {
        Some(y) => (number + 1, Some(y)),
        None => (at, None),
    }
}

fn offset(day: Weekday) -> i64 {
    i64::from(day.to_monday_zero_offset())
}

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["monday", "mon"]),
    (Weekday::Tuesday, &["tuesday", "tue", "tues"]),
    (Weekday::Wednesday, &["wednesday", "wed"]),
    (Weekday::Thursday, &["thursday", "thu", "thur", "thurs"]),
    (Weekday::Friday, &["friday", "fri"]),
    (Weekday::Saturday, &["saturday", "sat"]),
    (Weekday::Sunday, &["sunday", "sun"]),
];

/// Short forms must be capitalised: "sat" and "sun" are words.
pub(super) fn weekday_name(c: &Cursor<'_>, at: usize) -> Option<Weekday> {
    let long = c.word(at)?.len() > 5;
    (long || c.capital(at)).then(|| WEEKDAYS.iter().find(|(_, names)| c.any(at, names)).map(|(d, _)| *d))?
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Names that are also words, and short forms, must be capitalised.
fn month_name(c: &Cursor<'_>, at: usize) -> Option<i8> {
    let plain = c.word(at)?.len() > 5;
    let found = MONTHS.iter().position(|names| c.any(at, names))?;
    (plain || c.capital(at) || c.any(at, &["april", "june", "july"])).then(|| small(found as u32 + 1))?
}
