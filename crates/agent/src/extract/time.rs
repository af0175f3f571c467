//! Time expressions as windows: days with a time of day, ranges, deadlines (`by Thursday noon`) and
//! stretches around the moment (`the last 24 hours`).
//!
//! A time without an end lasts an hour, or as long as said behind it (`at 3pm for 30 minutes`). A time
//! without a day is today, or tomorrow when it is past.

use super::amount;
use super::civil::{Moment, Window, add};
use super::clock::{self, Clock};
use super::date::{self, Days};
use super::token::Cursor;
use crate::handle::Value;
use jiff::civil::Date;

const HOUR: i64 = 3600;
const DASH: [char; 3] = ['-', '–', '—'];

/// The time expression that begins at a token: the token after it, and the window.
pub(super) fn phrase(c: &Cursor<'_>, at: usize, m: &Moment) -> Option<(usize, Window)> {
    if c.is(at, "by") || c.is(at, "before") {
        let (next, found) = moment(c, c.skip(at + 1, &["the"]), m, false)?;
        let end = if c.is(at, "before") || found.point { found.window.start } else { found.window.end };
        return (end > m.now).then_some((next, Window { start: m.now, end }));
    }
    if c.is(at, "since") {
        let (next, found) = moment(c, at + 1, m, true)?;
        return (found.window.start < m.now).then_some((next, Window { start: found.window.start, end: m.now }));
    }
    let (next, found) = moment(c, at, m, false)?;
    (found.window.end > found.window.start).then_some((next, found.window))
}

struct Found {
    window: Window,
    /// A point in time whose end was not said.
    point: bool,
}

fn whole(next: usize, window: Option<Window>) -> Option<(usize, Found)> {
    Some((next, Found { window: window?, point: false }))
}

fn moment(c: &Cursor<'_>, at: usize, m: &Moment, past: bool) -> Option<(usize, Found)> {
    if let Some((next, window)) = around(c, at, m) {
        return whole(next, Some(window));
    }
    if c.is(at, "tonight") {
        return part(c, at + 1, m, m.today, (18 * 60, 1440), 0);
    }
    if c.is(at, "this")
        && let Some(hours) = day_part(c, at + 1)
    {
        return part(c, at + 2, m, m.today, hours, 0);
    }
    if let Some((next, days)) = date::days(c, at, m, past) {
        return Some(
            with_time(c, next, m, days, past)
                .unwrap_or((next, Found { window: m.days(days.first, days.end)?, point: false })),
        );
    }
    // "3pm on Friday", "15:00 tomorrow", "noon"
    let (next, clock) = clock::clock(c, at, false)?;
    let day = c.skip_symbol(next, &[',']);
    let named = date::days(c, c.skip(day, &["on"]), m, past).filter(|(_, d)| add(d.first, 1) == Some(d.end));
    match named {
        Some((next, days)) => timed(c, next, m, days, clock),
        None => {
            let later = Days { first: m.today, end: m.today, maybe_today: false };
            let (after, found) = timed(c, next, m, later, clock.clone())?;
            if found.window.start >= m.now || past {
                return Some((after, found));
            }
            timed(c, next, m, Days { first: add(m.today, 1)?, ..later }, clock)
        }
    }
}

/// What follows a day: a time, a part of the day, or another day that ends the range.
fn with_time(c: &Cursor<'_>, next: usize, m: &Moment, days: Days, past: bool) -> Option<(usize, Found)> {
    let single = add(days.first, 1) == Some(days.end);
    let comma = c.skip_symbol(next, &[',']);
    // "2026-11-26T15:00"
    let comma = if c.is(comma, "T") && c.glued(comma) && c.glued(comma + 1) { comma + 1 } else { comma };
    if single && let Some((after, clock)) = clock::clock(c, comma, true) {
        return timed(c, after, m, days, clock);
    }
    let part_at = c.skip(c.skip(comma, &["in"]), &["the"]);
    if single && let Some(hours) = day_part(c, part_at) {
        return part(c, part_at + 1, m, days.first, hours, 0);
    }
    let between = next >= 2 && (0..next).rev().take(6).any(|i| c.is(i, "between")) && c.is(next, "and");
    if between || c.symbol(next).is_some_and(|s| DASH.contains(&s)) || c.any(next, &["to", "until", "till", "through"])
    {
        let (after, last) = date::days(c, next + 1, m, past)?;
        let mut end = last.end;
        while end <= days.first {
            end = add(end, 7)?;
        }
        // "Monday to Wednesday" on a Tuesday does not span eight days.
        return whole(after, m.days(days.first, end));
    }
    None
}

fn timed(c: &Cursor<'_>, next: usize, m: &Moment, days: Days, clock: Clock) -> Option<(usize, Found)> {
    let zone = clock.zone.as_ref();
    let mut date = days.first;
    if days.maybe_today && m.at(m.today, clock.start, zone)? > m.now {
        date = m.today;
    }
    let start = m.at(date, clock.start, zone)?;
    let end = match clock.end {
        Some(end) if end > clock.start => m.at(date, end, zone)?,
        Some(end) => m.at(add(date, 1)?, end, zone)?,
        None => start + length(c, next).unwrap_or(HOUR),
    };
    Some((next, Found { window: Window { start, end }, point: clock.end.is_none() }))
}

/// Seconds of a length said behind a time: `for 30 minutes`. The words stay an amount of their own.
fn length(c: &Cursor<'_>, at: usize) -> Option<i64> {
    let at = c.skip_symbol(at, &[',']);
    if !c.is(at, "for") {
        return None;
    }
    match amount::amount(c, at + 1)?.1 {
        Value::Amount { number, unit } if unit == "min" && number > 0.0 && number <= 1440.0 => {
            Some((number * 60.0) as i64)
        }
        Value::Amount { number, unit } if unit == "h" && number > 0.0 && number <= 24.0 => {
            Some((number * 3600.0) as i64)
        }
        _ => None,
    }
}

/// Hours of the parts of a day, in minutes since midnight.
fn day_part(c: &Cursor<'_>, at: usize) -> Option<(u32, u32)> {
    match () {
        () if c.is(at, "morning") => Some((6 * 60, 12 * 60)),
        () if c.is(at, "afternoon") => Some((12 * 60, 18 * 60)),
        () if c.is(at, "evening") => Some((18 * 60, 22 * 60)),
        () if c.is(at, "night") => Some((18 * 60, 1440)),
        () => None,
    }
}

fn part(
    c: &Cursor<'_>,
    next: usize,
    m: &Moment,
    date: Date,
    (from, to): (u32, u32),
    depth: u8,
) -> Option<(usize, Found)> {
    // "tomorrow morning at 9"
    if depth == 0
        && let Some((after, mut clock)) = clock::clock(c, c.skip_symbol(next, &[',']), true)
    {
        if from < 720 && clock.start >= 780 && clock.start < 1200 && clock.end.is_none() {
            clock.start -= 720; // "at 6" in the morning
        } else if from >= 1080 && clock.start >= 360 && clock.start < 720 && clock.end.is_none() {
            clock.start += 720; // "at 8" in the evening
        }
        return timed(c, after, m, Days { first: date, end: date, maybe_today: false }, clock);
    }
    whole(next, Some(Window { start: m.at(date, from, None)?, end: m.at(date, to, None)? }))
}

/// Stretches around the moment: `the last 24 hours`, `the next two weeks`, `in 20 minutes`, `an hour ago`.
fn around(c: &Cursor<'_>, at: usize, m: &Moment) -> Option<(usize, Window)> {
    if c.is(at, "in")
        && let Some((unit, n)) = c.count(at + 1)
        && let Some(seconds) = short_unit(c, unit)
    {
        let start = m.now + i64::from(n.min(100_000)) * seconds;
        return Some((unit + 1, Window { start, end: start + HOUR }));
    }
    if let Some((unit, n)) = c.count(at)
        && c.is(unit + 1, "ago")
        && let Some(seconds) = short_unit(c, unit)
    {
        return Some((unit + 2, Window { start: m.now - i64::from(n.min(100_000)) * seconds, end: m.now }));
    }
    let within = c.is(at, "within");
    let the = c.skip(at + usize::from(within), &["the"]);
    let back = c.any(the, &["last", "past"]);
    let ahead = c.any(the, &["next", "coming", "following"]);
    let direction = if back { -1 } else { 1 };
    let named = the + usize::from(back || ahead);
    if !(back || ahead || within) {
        return None;
    }
    let (unit, n) = c.count(named).unwrap_or((named, 1));
    let counted = unit > named;
    if let Some(seconds) = short_unit(c, unit) {
        return Some((unit + 1, towards(m, direction * i64::from(n.min(100_000)) * seconds)));
    }
    if c.is(unit, "day") && !counted {
        return back.then(|| (unit + 1, towards(m, -24 * HOUR)));
    }
    // "last week" and "next month" are calendar weeks and months; "the last week" reaches back from now.
    let rolling = counted || within || (back && (the > at || c.is(the, "past")));
    if !rolling {
        return None;
    }
    let edge = date::moved(c, unit, m.today, direction * i64::from(n))?;
    let time = (m.now - m.at(m.today, 0, None)?).clamp(0, 25 * HOUR);
    let edge = m.at(edge, 0, None)? + time;
    Some((unit + 1, Window { start: m.now.min(edge), end: m.now.max(edge) }))
}

fn towards(m: &Moment, seconds: i64) -> Window {
    Window { start: m.now + seconds.min(0), end: m.now + seconds.max(0) }
}

fn short_unit(c: &Cursor<'_>, at: usize) -> Option<i64> {
    match () {
        () if c.any(at, &["minute", "minutes", "min", "mins"]) => Some(60),
        () if c.any(at, &["hour", "hours"]) => Some(HOUR),
        () => None,
    }
}
