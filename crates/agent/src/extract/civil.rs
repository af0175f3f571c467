//! Civil time: the moment of reading, days as stretches of time, and the label of a window.
//!
//! The zone data is the one built into the program. Where a clock change makes a local time ambiguous
//! the earlier one counts; where it does not exist, the one an hour later.

use jiff::civil::{Date, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, Zoned};

/// A stretch of time in Unix seconds, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) start: i64,
    pub(super) end: i64,
}

/// When and where a text is read.
pub(super) struct Moment {
    pub(super) now: i64,
    pub(super) today: Date,
    pub(super) zone: TimeZone,
}

fn zone_of(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap_or(TimeZone::UTC)
}

fn zoned(at: i64, zone: &TimeZone) -> Option<Zoned> {
    Some(Timestamp::from_second(at).ok()?.to_zoned(zone.clone()))
}

impl Moment {
    /// `None` when the moment is outside the years that a calendar knows.
    pub(super) fn new(now: i64, zone: &str) -> Option<Moment> {
        let zone = zone_of(zone);
        let today = zoned(now, &zone)?.date();
        Some(Moment { now, today, zone })
    }

    /// Minutes since midnight (1440 is the end of the day) on a date, in the user's zone or another.
    pub(super) fn at(&self, date: Date, minutes: u32, zone: Option<&TimeZone>) -> Option<i64> {
        let (date, minutes) = if minutes >= 1440 { (add(date, 1)?, minutes - 1440) } else { (date, minutes) };
        let time = jiff::civil::Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).ok()?;
        let zone = zone.unwrap_or(&self.zone).clone();
        Some(date.to_datetime(time).to_zoned(zone).ok()?.timestamp().as_second())
    }

    /// Whole days, the last one exclusive.
    pub(super) fn days(&self, first: Date, end: Date) -> Option<Window> {
        Some(Window { start: self.at(first, 0, None)?, end: self.at(end, 0, None)? })
    }

    /// Monday of this week.
    pub(super) fn monday(&self) -> Option<Date> {
        add(self.today, -i64::from(self.today.weekday().to_monday_zero_offset()))
    }

    /// The next date with this weekday after today.
    pub(super) fn coming(&self, weekday: Weekday) -> Option<Date> {
        let ahead = (7 + weekday.to_monday_zero_offset() - self.today.weekday().to_monday_zero_offset()) % 7;
        add(self.today, if ahead == 0 { 7 } else { i64::from(ahead) })
    }

    /// The year that a day and month without one most likely mean: the nearest, where up to ninety days
    /// ago counts as past and everything else as still to come. A weekday named beside it decides first.
    pub(super) fn year_of(&self, month: i8, day: i8, weekday: Option<Weekday>) -> Option<Date> {
        let year = self.today.year();
        let dates = || [year, year + 1, year - 1].into_iter().filter_map(move |y| Date::new(y, month, day).ok());
        let far = |d: &Date| {
            let days = (*d - self.today).get_days();
            if days < -90 { 1000 + days.abs() } else { days.abs() }
        };
        let fits = |d: &Date| weekday.is_none_or(|w| d.weekday() == w);
        dates().filter(fits).min_by_key(far).or_else(|| dates().min_by_key(far)).or_else(|| {
            // 29 February: the next year that has one.
            (year..year + 9).find_map(|y| Date::new(y, month, day).ok())
        })
    }
}

/// A date moved by days.
pub(super) fn add(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// A date moved by months; the day is cut to the length of the month.
pub(super) fn add_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

fn day(date: Date) -> String {
    let weekday = DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    format!("{weekday} {} {}", date.day(), month(date))
}

/// The longest window that is shown by its start alone, as meetings are: two hours.
const MEETING: i64 = 2 * 3600;

/// A window in words: `Thu 26 Nov 15:00` (a meeting), `Thu 26 Nov 09:00–12:00` (longer), `Thu 26 Nov`
/// (a whole day), `23–29 Nov` (whole days, the last one included).
pub fn window_label(start: i64, end: i64, zone: &str) -> String {
    let zone = zone_of(zone);
    let (Some(from), Some(to)) = (zoned(start, &zone), zoned(end, &zone)) else {
        return "a time out of range".to_owned();
    };
    let midnight = |z: &Zoned| z.start_of_day().is_ok_and(|m| m.timestamp() == z.timestamp());
    let clock = |z: &Zoned| format!("{:02}:{:02}", z.hour(), z.minute());
    if end > start && midnight(&from) && midnight(&to) {
        let first = from.date();
        let last = add(to.date(), -1).unwrap_or(first);
        return if last <= first {
            day(first)
        } else if first.year() != last.year() {
            format!("{} {} {}–{} {} {}", first.day(), month(first), first.year(), last.day(), month(last), last.year())
        } else if first.month() != last.month() {
            format!("{} {}–{} {}", first.day(), month(first), last.day(), month(last))
        } else {
            format!("{}–{} {}", first.day(), last.day(), month(last))
        };
    }
    let begin = format!("{} {}", day(from.date()), clock(&from));
    if end <= start || end - start <= MEETING {
        begin
    } else if from.date() == to.date() {
        format!("{begin}–{}", clock(&to))
    } else if add(from.date(), 1) == Some(to.date()) && midnight(&to) {
        format!("{begin}–24:00")
    } else {
        format!("{begin}–{} {}", day(to.date()), clock(&to))
    }
}
