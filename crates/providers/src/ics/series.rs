//! Changes of a series (RFC 5545): it and all that follow as a series of its own, or every occurrence at once.
//!
//! A change moves wall-clock times in the series' own zone, so that nine o'clock stays nine o'clock across a change of
//! the clocks. Where a rule names days, the days move along; a rule that cannot move is refused, never bent. The
//! single occurrence is `ics::edit`.

use super::rule::Rule;
use super::{blocks, fold, is, own, read, set, split, unfold, unset, utc, write_fields};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use understudy_agent::action::EventDraft;
use understudy_agent::record::Address;

/// Why a series is left as it is, a plain reason without a full stop.
pub type Refusal = &'static str;

pub(super) const DAYS_DO_NOT_MOVE: Refusal =
    "it repeats in a way that cannot be moved to another day; move one of them, or set how it repeats anew";

/// Whether this is a repetition rule that can be kept and changed here.
pub fn is_rule(text: &str) -> bool {
    Rule::parse(text).is_ok() && text.chars().all(|c| c.is_ascii_alphanumeric() || "=;,-+".contains(c))
}

/// A wanted change of a series.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The occurrence that was taken hold of, as it was.
    pub before: &'a EventDraft,
    /// The same occurrence as it shall be.
    pub after: &'a EventDraft,
    /// For times that float, IANA.
    pub zone: &'a str,
    /// Whoever invites when guests are added.
    pub user: &'a Address,
    /// Moment of the change, Unix seconds.
    pub stamp: i64,
}

/// The text with every occurrence changed alike.
///
/// # Errors
/// A reason when the rule cannot be moved so.
pub fn change_all(text: &str, change: &Change<'_>) -> Result<String, Refusal> {
    let mut lines = unfold(text);
    let series = Series::of(&lines, change.zone)?;
    if change.after.all_day != series.all_day {
        return Err("whole days and times do not mix within one series; change one of them");
    }
    let from = series.local(change.before.start).ok_or("its time cannot be read")?;
    let to = series.local(change.after.start).ok_or("its time cannot be read")?;
    let shift = to.duration_since(from);
    let moved = series.start.checked_add(shift).map_err(|_| "its time cannot be moved so far")?;
    let days = (moved.date() - series.start.date()).get_days().into();
    let length = change.after.end - change.after.start;
    let before_all = blocks(&lines);
    let old_title = value(&lines[series.block.clone()], "SUMMARY");
    for range in before_all.into_iter().rev() {
        let mut block = lines[range.clone()].to_vec();
        let original = own(&block).find(|l| is(l, "RECURRENCE-ID")).cloned();
        match original {
            None => {
                // The rule that stands here may already be shorter than the one that was seen: it stays unless another
                // one is wanted.
                let rule = if change.before.recurrence == change.after.recurrence {
                    let old = value(&block, "RRULE").map(|old| Rule::parse(&old)).transpose()?;
                    old.map(|rule| rule.moved(series.start, moved, days)).transpose()?
                } else {
                    change.after.recurrence.as_deref().map(Rule::parse).transpose()?
                };
                shift_lines(&mut block, &["EXDATE", "RDATE"], &series, shift);
                set(&mut block, "DTSTART", &series.stamp(moved));
                unset(&mut block, "DURATION");
                set(&mut block, "DTEND", &series.stamp(series.later(moved, length)?));
                match rule {
                    Some(rule) => set(&mut block, "RRULE", &format!(":{}", rule.shifted(&series, shift))),
                    None => unset(&mut block, "RRULE"),
                }
                write_fields(&mut block, Some(change.before), change.after, change.user);
            }
            Some(original) => {
                let at = series.read(&original);
                let start = own(&block).find(|l| is(l, "DTSTART")).and_then(|l| series.read(l));
                // What was only renamed moves along; what was moved by itself stays where it was put, unless it is
                // the one that is moved now.
                let held = start.is_some() && start == Some(from);
                if at == start || held {
                    shift_lines(&mut block, &["DTSTART", "DTEND"], &series, shift);
                }
                shift_lines(&mut block, &["RECURRENCE-ID"], &series, shift);
                if change.before.title == change.after.title || value(&block, "SUMMARY") == old_title {
                    write_fields(&mut block, Some(change.before), change.after, change.user);
                }
            }
        }
        touch(&mut block, change.stamp);
        lines.splice(range, block);
    }
    Ok(lines.iter().map(|l| fold(l)).collect())
}

/// Ends a series before the occurrence that began at `at`. `None` when that is its first: then nothing would be left.
///
/// # Errors
/// A reason when the text is no series.
pub fn end_before(text: &str, at: i64, zone: &str, stamp: i64) -> Result<Option<String>, Refusal> {
    let mut lines = unfold(text);
    let series = Series::of(&lines, zone)?;
    if before(text, &series, at, zone)? == 0 {
        return Ok(None);
    }
    let cut = series.local(at).ok_or("its time cannot be read")?;
    for range in blocks(&lines).into_iter().rev() {
        let mut block = lines[range.clone()].to_vec();
        let original = own(&block).find(|l| is(l, "RECURRENCE-ID")).and_then(|l| series.read(l));
        if original.is_some_and(|o| o >= cut) {
            drop(lines.drain(range));
            continue;
        }
        if original.is_none() {
            if let Some(old) = value(&block, "RRULE") {
                let until = if series.all_day {
                    cut.date()
                        .checked_sub(1.day())
                        .map_err(|_| "its time cannot be read")?
                        .strftime("%Y%m%d")
                        .to_string()
                } else {
                    utc(at - 1)
                };
                set(&mut block, "RRULE", &format!(":{}", Rule::parse(&old)?.until(&until)));
            }
            keep_values(&mut block, &["RDATE", "EXDATE"], &series, |d| d < cut);
            touch(&mut block, stamp);
        }
        lines.splice(range, block);
    }
    Ok(Some(lines.iter().map(|l| fold(l)).collect()))
}

/// Cuts a series in two before the occurrence that began at `at` and changes the second part: the text of what stays
/// (`None` when the change is about the first occurrence, so about all), and the text of the new series `uid`.
///
/// # Errors
/// A reason when the rule cannot be moved so.
pub fn change_following(
    text: &str,
    at: i64,
    uid: &str,
    change: &Change<'_>,
) -> Result<(Option<String>, String), Refusal> {
    let Some(kept) = end_before(text, at, change.zone, change.stamp)? else {
        return Ok((None, change_all(text, change)?));
    };
    let mut lines = unfold(text);
    let series = Series::of(&lines, change.zone)?;
    let cut = series.local(at).ok_or("its time cannot be read")?;
    let gone = before(text, &series, at, change.zone)?;
    for range in blocks(&lines).into_iter().rev() {
        let mut block = lines[range.clone()].to_vec();
        let original = own(&block).find(|l| is(l, "RECURRENCE-ID")).and_then(|l| series.read(l));
        if original.is_some_and(|o| o < cut) {
            drop(lines.drain(range));
            continue;
        }
        if original.is_none() {
            let length = series.length;
            set(&mut block, "DTSTART", &series.stamp(cut));
            unset(&mut block, "DURATION");
            set(&mut block, "DTEND", &series.stamp(series.later(cut, length)?));
            if let Some(old) = value(&block, "RRULE") {
                set(&mut block, "RRULE", &format!(":{}", Rule::parse(&old)?.without(gone)));
            }
            keep_values(&mut block, &["RDATE", "EXDATE"], &series, |d| d >= cut);
        }
        set(&mut block, "UID", &format!(":{uid}"));
        lines.splice(range, block);
    }
    let second: String = lines.iter().map(|l| fold(l)).collect();
    Ok((Some(kept), change_all(&second, change)?))
}

/// Calls off every event of a text.
pub fn cancel_all(text: &str, stamp: i64) -> String {
    let mut lines = unfold(text);
    for range in blocks(&lines).into_iter().rev() {
        let mut block = lines[range.clone()].to_vec();
        set(&mut block, "STATUS", ":CANCELLED");
        touch(&mut block, stamp);
        lines.splice(range, block);
    }
    lines.iter().map(|l| fold(l)).collect()
}

/// How many occurrences the rule gives before `at`, those left out by EXDATE counted: COUNT counts them too.
fn before(text: &str, series: &Series, at: i64, zone: &str) -> Result<usize, Refusal> {
    let lines = unfold(text);
    let mut alone: Vec<String> = vec!["BEGIN:VCALENDAR".into(), "VERSION:2.0".into()];
    alone.extend(lines[series.block.clone()].iter().filter(|l| !is(l, "EXDATE") && !is(l, "RDATE")).cloned());
    alone.push("END:VCALENDAR".into());
    let alone: String = alone.iter().map(|l| fold(l)).collect();
    read::starts_before(&alone, zone, at).map_err(|_| "its occurrences cannot be counted")
}

/// The first line of this name among an event's own, its value.
fn value(block: &[String], name: &str) -> Option<String> {
    own(block).find(|l| is(l, name)).map(|l| split(l).2.trim().to_owned())
}

/// Counts the version up, so that other programs take the change.
fn touch(block: &mut Vec<String>, stamp: i64) {
    let sequence = value(block, "SEQUENCE").and_then(|v| v.parse::<u32>().ok()).unwrap_or(0);
    set(block, "SEQUENCE", &format!(":{}", sequence.saturating_add(1)));
    set(block, "DTSTAMP", &format!(":{}", utc(stamp)));
}

/// What of a series every line of it shares.
pub(super) struct Series {
    /// Lines of the event that carries the rule.
    block: std::ops::Range<usize>,
    /// Its first start on the wall.
    start: DateTime,
    /// Seconds from start to end.
    length: i64,
    all_day: bool,
    name: String,
    zone: TimeZone,
}

impl Series {
    fn of(lines: &[String], zone: &str) -> Result<Series, Refusal> {
        let master = |b: &std::ops::Range<usize>| !own(&lines[b.clone()]).any(|l| is(l, "RECURRENCE-ID"));
        let block = blocks(lines).into_iter().find(master).ok_or("it holds no series")?;
        let line = own(&lines[block.clone()]).find(|l| is(l, "DTSTART")).ok_or("it has no start")?;
        let (_, parameters, text) = split(line);
        let all_day = !text.contains('T');
        let named = parameters.split(';').find_map(|p| p.strip_prefix("TZID=")).map(|n| n.trim_matches('"').to_owned());
        let name = match named {
            Some(name) if TimeZone::get(&name).is_ok() => name,
            _ if text.trim().ends_with('Z') => "UTC".to_owned(),
            _ => zone.to_owned(),
        };
        let mut series = Series {
            start: DateTime::default(),
            length: 0,
            all_day,
            zone: TimeZone::get(&name).unwrap_or(TimeZone::UTC),
            name,
            block: block.clone(),
        };
        series.start = series.read(line).ok_or("its start is not a time")?;
        let whole = if all_day { 86_400 } else { 0 };
        let end = own(&lines[block]).find(|l| is(l, "DTEND")).and_then(|l| series.read(l));
        let instant = |d: DateTime| series.zone.to_timestamp(d).map(|t| t.as_second());
        series.length = match (end.map(instant), instant(series.start)) {
            (Some(Ok(end)), Ok(start)) => end - start,
            _ => whole,
        };
        Ok(series)
    }

    /// A moment on the wall of the series.
    fn local(&self, at: i64) -> Option<DateTime> {
        Some(self.zone.to_datetime(Timestamp::from_second(at).ok()?))
    }

    /// The first value of a line, on the wall of the series.
    fn read(&self, line: &str) -> Option<DateTime> {
        self.parse(split(line).2.split(',').next()?)
    }

    /// A DATE or DATE-TIME value on the wall of the series; one in UTC is brought there.
    pub(super) fn parse(&self, text: &str) -> Option<DateTime> {
        let text = text.trim();
        let plain = text.trim_end_matches('Z');
        let padded = if plain.len() == 8 { format!("{plain}T000000") } else { plain.to_owned() };
        let found = DateTime::strptime("%Y%m%dT%H%M%S", padded).ok()?;
        if !text.ends_with('Z') {
            return Some(found);
        }
        Some(self.zone.to_datetime(TimeZone::UTC.to_timestamp(found).ok()?))
    }

    /// Writes a wall-clock time as the value of `text` was written: a day, in UTC, or local.
    pub(super) fn written_like(&self, text: &str, at: DateTime) -> String {
        if text.trim().len() == 8 {
            return at.strftime("%Y%m%d").to_string();
        }
        if text.trim().ends_with('Z') {
            return self.zone.to_timestamp(at).map(|t| utc(t.as_second())).unwrap_or_default();
        }
        at.strftime("%Y%m%dT%H%M%S").to_string()
    }

    /// Parameters and value of a start or end.
    fn stamp(&self, at: DateTime) -> String {
        if self.all_day {
            return format!(";VALUE=DATE:{}", at.strftime("%Y%m%d"));
        }
        if self.name == "UTC" {
            return format!(":{}Z", at.strftime("%Y%m%dT%H%M%S"));
        }
        format!(";TZID={}:{}", self.name, at.strftime("%Y%m%dT%H%M%S"))
    }

    /// The wall-clock time `seconds` after another, as time passes.
    fn later(&self, at: DateTime, seconds: i64) -> Result<DateTime, Refusal> {
        let start = self.zone.to_timestamp(at).map_err(|_| "its time cannot be read")?;
        self.local(start.as_second() + seconds).ok_or("its time cannot be read")
    }
}

/// Moves every value of these lines.
fn shift_lines(block: &mut [String], names: &[&str], series: &Series, shift: jiff::SignedDuration) {
    for line in block.iter_mut().filter(|l| names.iter().any(|n| is(l, n))) {
        let (name, parameters, text) = split(line);
        let moved: Vec<String> = text
            .split(',')
            .map(|v| {
                let at = series.parse(v).and_then(|d| d.checked_add(shift).ok());
                at.map_or_else(|| v.to_owned(), |d| series.written_like(v, d))
            })
            .collect();
        *line = format!("{name}{parameters}:{}", moved.join(","));
    }
}

/// Keeps the values of these lines that fit; a line without any goes.
fn keep_values(block: &mut Vec<String>, names: &[&str], series: &Series, fits: impl Fn(DateTime) -> bool) {
    let kept = block.iter().filter_map(|line| {
        if !names.iter().any(|n| is(line, n)) {
            return Some(line.clone());
        }
        let (name, parameters, text) = split(line);
        let values: Vec<&str> = text.split(',').filter(|v| series.parse(v).is_none_or(&fits)).collect();
        (!values.is_empty()).then(|| format!("{name}{parameters}:{}", values.join(",")))
    });
    *block = kept.collect();
}
