//! Times of day: `3pm`, `15:00`, `3.30 p.m.`, `noon`, `15h30`, `3-4pm`, with a zone behind them.
//!
//! It knows nothing of dates.

use super::token::Cursor;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

/// A time of day or a stretch of it, in minutes since midnight.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) start: u32,
    /// Given as a range. May be before `start`, then it is on the next day.
    pub(super) end: Option<u32>,
    /// Zone written behind it.
    pub(super) zone: Option<TimeZone>,
}

#[derive(Clone, Copy)]
struct One {
    next: usize,
    minutes: u32,
    /// am or pm was said.
    half: Option<bool>,
    /// Cannot be anything but a time.
    strong: bool,
}

/// Words that make a bare hour after a day a time: `Friday at 3`.
pub(super) const AT: [&str; 6] = ["at", "from", "between", "around", "about", "before"];

/// A clock time at `at`. With `after_day`, weak forms count too: `at 3`, `15h`.
pub(super) fn clock(c: &Cursor<'_>, at: usize, after_day: bool) -> Option<(usize, Clock)> {
    let begin = if c.symbol(at) == Some('@') { at + 1 } else { c.skip(at, &AT) };
    let said_at = begin > at;
    let mut first = one(c, begin)?;
    let mut next = first.next;
    let mut end = None;
    // Behind an ISO time a dash begins the zone's offset.
    let iso = c.is(begin.wrapping_sub(1), "T") && c.glued(begin);
    let dash = !iso && c.symbol(next).is_some_and(|s| ['-', '–', '—', '−', '‑', '~', '〜'].contains(&s));
    let and = c.is(begin - usize::from(begin > 0), "between") && c.is(next, "and");
    if (dash || and || c.any(next, &["to", "until", "till"]))
        && let Some(second) = one(c, next + 1)
        && (second.strong || first.strong || (after_day && said_at))
    {
        if first.half.is_none() && second.half.is_some() && !first.strong {
            let with = |late| half(first.minutes, late);
            let same = with(second.half == Some(true))?;
            // "11-1pm" begins in the morning.
            first.minutes = if same > second.minutes { with(second.half != Some(true))? } else { same };
            first.half = second.half;
        }
        first.strong = true;
        let mut minutes = second.minutes;
        if second.half.is_none() && !second.strong && minutes <= first.minutes && minutes < 720 {
            minutes += 720;
        }
        end = Some(minutes);
        next = second.next;
    }
    if !first.strong {
        if !(after_day && said_at) {
            return None;
        }
        if (60..480).contains(&first.minutes) {
            first.minutes += 720;
        }
    }
    let (next, zone) = zone(c, next);
    Some((next, Clock { start: first.minutes, end, zone }))
}

fn half(minutes: u32, late: bool) -> Option<u32> {
    if !(60..780).contains(&minutes) {
        return None;
    }
    Some(minutes % 720 + if late { 720 } else { 0 })
}

fn one(c: &Cursor<'_>, at: usize) -> Option<One> {
    if c.any(at, &["noon", "midday"]) {
        return Some(One { next: at + 1, minutes: 720, half: None, strong: true });
    }
    if c.is(at, "midnight") {
        return Some(One { next: at + 1, minutes: 1440, half: None, strong: true });
    }
    if !(1..=2).contains(&c.digits(at)) || c.tail(at, &[':', '.', ',', '/']) && !c.is(at.wrapping_sub(1), "T") {
        return None;
    }
    let hour = c.number(at)?;
    let two = |i: usize| (c.digits(i) == 2 && c.glued(i)).then(|| c.number(i)).flatten().filter(|m| *m < 60);
    let mut found = One { next: at + 1, minutes: hour * 60, half: None, strong: false };
    match (c.symbol(at + 1).filter(|_| c.glued(at + 1)), two(at + 2)) {
        (Some(':' | '：'), Some(minute)) => {
            found = One { next: at + 3, minutes: hour * 60 + minute, half: None, strong: true };
            if c.symbol(at + 3) == Some(':') && c.glued(at + 3) {
                two(at + 4)?;
                found.next = at + 5;
            }
        }
        (Some('.'), Some(minute)) if meridiem(c, at + 3).is_some() => {
            found = One { next: at + 3, minutes: hour * 60 + minute, half: None, strong: true };
        }
        _ if c.is(at + 1, "h") && c.glued(at + 1) && hour >= 7 => {
            let minute = two(at + 2);
            found.minutes += minute.unwrap_or(0);
            found.next = at + 2 + usize::from(minute.is_some());
            found.strong = minute.is_some();
        }
        _ => {}
    }
    if let Some((next, late)) = meridiem(c, found.next) {
        found = One { next, minutes: half(found.minutes, late)?, half: Some(late), strong: true };
    } else if c.is(found.next, "o") && c.is(found.next + 2, "clock") {
        found.next += 3;
        found.minutes = if (60..480).contains(&found.minutes) { found.minutes + 720 } else { found.minutes };
        found.strong = true;
    }
    // "3%" or "3 people" are no times; a number that goes on is something else.
    let goes_on = c.glued(found.next) && (c.digits(found.next) > 0 || c.word(found.next).is_some_and(|w| w != "Z"));
    (found.minutes <= 1440 && !goes_on).then_some(found)
}

fn meridiem(c: &Cursor<'_>, at: usize) -> Option<(usize, bool)> {
    if c.any(at, &["am", "pm"]) {
        return Some((at + 1, c.is(at, "pm")));
    }
    let dotted = c.any(at, &["a", "p"]) && c.symbol(at + 1) == Some('.') && c.is(at + 2, "m") && c.glued(at + 2);
    dotted.then(|| (c.skip_symbol(at + 3, &['.']), c.is(at, "p")))
}

/// Zone names that people write behind a time, with the offset in hours.
const OFFSETS: [(&str, i8); 17] = [
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("WET", 0),
    ("WEST", 1),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EET", 2),
    ("EEST", 3),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("PST", -8),
    ("PDT", -7),
];
const ZONES: [(&str, &str); 4] =
    [("ET", "America/New_York"), ("CT", "America/Chicago"), ("MT", "America/Denver"), ("PT", "America/Los_Angeles")];

fn zone(c: &Cursor<'_>, at: usize) -> (usize, Option<TimeZone>) {
    if let Some(word) = c.word(at) {
        let offset = OFFSETS.iter().find(|(n, _)| *n == word).map(|(_, h)| TimeZone::fixed(Offset::constant(*h)));
        let zone = || ZONES.iter().find(|(n, _)| *n == word).and_then(|(_, z)| TimeZoneDatabase::bundled().get(z).ok());
        return match offset.or_else(zone) {
            Some(zone) => (at + 1, Some(zone)),
            None => (at, None),
        };
    }
    // +01:00 behind an ISO time
    let sign = match c.symbol(at) {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => return (at, None),
    };
    let ok = c.glued(at)
        && c.glued(at + 1)
        && c.digits(at + 1) == 2
        && c.symbol(at + 2) == Some(':')
        && c.digits(at + 3) == 2;
    match (ok, c.number(at + 1), c.number(at + 3)) {
        (true, Some(h), Some(m)) if h < 15 && m < 60 => {
            let seconds = sign * (h as i32 * 3600 + m as i32 * 60);
            (at + 4, Offset::from_seconds(seconds).ok().map(TimeZone::fixed))
        }
        _ => (at, None),
    }
}
