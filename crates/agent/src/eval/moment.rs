//! Times as a hand writes them in a world: `2026-11-23 09:00`, `yesterday 16:10`, `-2d 09:00`, `thu 14:00`.
//!
//! Relative forms count from the world's `now`, in the world's zone. It knows no clock.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan, Zoned};

/// What to write, for hints.
pub(super) const HINT: &str =
    "Write \"2026-11-23 09:00\", \"yesterday 16:10\", \"-2d 09:00\", \"+3h\" or \"thu 14:00\" (the coming Thursday).";

/// A time in Unix seconds. `now` is `None` while the world's own moment is read.
pub(super) fn read(text: &str, now: Option<&Zoned>, zone: &TimeZone) -> Option<i64> {
    let text = text.trim();
    if let Ok(stamp) = text.parse::<Timestamp>() {
        return Some(stamp.as_second());
    }
    if let Ok(seconds) = text.parse::<i64>()
        && !text.starts_with(['+', '-'])
    {
        return Some(seconds);
    }
    let local = |at: DateTime| zone.to_zoned(at).ok().map(|z| z.timestamp().as_second());
    if let Ok(at) = text.replacen(' ', "T", 1).parse::<DateTime>()
        && text.len() > 10
    {
        return local(at);
    }
    if let Ok(date) = text.parse::<Date>() {
        return local(date.at(0, 0, 0, 0));
    }
    let now = now?;
    let (day, time) = match text.split_once(' ') {
        Some((day, time)) => (day, Some(clock(time)?)),
        None => (text, None),
    };
    let lower = day.to_lowercase();
    let date = match lower.as_str() {
        "now" => return Some(now.timestamp().as_second()),
        "today" => now.date(),
        "yesterday" => now.date().yesterday().ok()?,
        "tomorrow" => now.date().tomorrow().ok()?,
        other => match weekday(other) {
            Some(weekday) => now.date().nth_weekday(1, weekday).ok()?,
            None => match (shift(other)?, time) {
                (Shift::Exact(span), None) => return now.checked_add(span).ok().map(|z| z.timestamp().as_second()),
                (Shift::Exact(_), Some(_)) => return None,
                (Shift::Days(span), _) => now.date().checked_add(span).ok()?,
            },
        },
    };
    local(date.to_datetime(time.unwrap_or(now.time())))
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

enum Shift {
    Days(Span),
    Exact(Span),
}

fn shift(text: &str) -> Option<Shift> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits = text[1..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    let number = sign * text[1..digits].parse::<i64>().ok().filter(|n| *n < 100_000)?;
    Some(match &text[digits..] {
        "d" | "day" | "days" => Shift::Days(number.days()),
        "w" | "week" | "weeks" => Shift::Days(number.weeks()),
        "h" => Shift::Exact(number.hours()),
        "min" | "m" => Shift::Exact(number.minutes()),
        _ => return None,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    let all = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    all.into_iter().find(|(name, _)| word.len() >= 3 && name.starts_with(word)).map(|(_, day)| day)
}

/// A moment as text in a zone, `2026-11-26 15:00`, and in UTC, so that either can be compared with.
pub(super) fn show(seconds: i64, zone: &str) -> Vec<String> {
    let Ok(stamp) = Timestamp::from_second(seconds) else { return vec![seconds.to_string()] };
    let local = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    vec![stamp.to_zoned(local).strftime("%Y-%m-%d %H:%M").to_string(), stamp.to_string()]
}
