//! The calendar folder: one iCalendar object a file, read within a window, and the free time in it.

use super::error::Result;
use super::{LocalAccount, Problem, files};
use crate::ics;
use jiff::civil::{Time, Weekday};
use jiff::{Timestamp, ToSpan};
use std::path::PathBuf;
use understudy_agent::record::{Attendance, Event};

/// First hour of the working day.
pub const DAY_START: i8 = 9;
/// Hour at which the working day ends.
pub const DAY_END: i8 = 18;
/// Most slots that [`LocalAccount::free`] offers.
pub const SLOT_LIMIT: usize = 6;

/// A calendar file and its text.
pub(crate) struct CalendarFile {
    /// Relative to the account's folder, for messages.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) etag: String,
}

impl LocalAccount {
    /// The occurrences that touch `from..to` (Unix seconds), by start; cancelled ones are included and
    /// marked. Files that cannot be read are left out; [`LocalAccount::scan`] names them.
    pub fn events(&self, from: i64, to: i64) -> Result<Vec<Event>> {
        let mut events = Vec::new();
        for file in self.calendar_files()?.0 {
            events.extend(ics::read::expand(&file.text, &file.etag, &self.zone, from, to).unwrap_or_default());
        }
        events.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        Ok(events)
    }

    /// The events as written: series with their rule, changed occurrences apart.
    pub fn series(&self) -> Result<Vec<Event>> {
        let mut events = Vec::new();
        for file in self.calendar_files()?.0 {
            events.extend(ics::read::as_written(&file.text, &file.etag, &self.zone).unwrap_or_default());
        }
        events.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(events)
    }

    /// Free stretches of `minutes` inside `during`, on half hours, in working hours (9 to 18, Monday to
    /// Friday, in the account's zone) and not before `now`: at most six, spread over the days.
    pub fn free(&self, during: (i64, i64), minutes: i64, now: i64) -> Result<Vec<(i64, i64)>> {
        let from = during.0.max(now);
        let to = during.1.min(from.saturating_add(ics::read::WINDOW_LIMIT));
        if from >= to || !(1..=24 * 60).contains(&minutes) {
            return Ok(Vec::new());
        }
        let busy: Vec<(i64, i64)> = self
            .events(from - 86_400, to + 86_400)?
            .iter()
            .filter(|e| self.blocks(e))
            .map(|e| (e.start, e.end))
            .collect();
        Ok(spread(&candidates(from, to, minutes, &busy, &ics::zone_of(&self.zone))))
    }

    fn blocks(&self, event: &Event) -> bool {
        let declined =
            event.guests.iter().any(|g| g.address.email == self.user.email && g.attendance == Attendance::Declined);
        !event.cancelled && !event.transparent && !declined
    }

    /// Every calendar file that can be read, and the ones that cannot.
    pub(crate) fn calendar_files(&self) -> Result<(Vec<CalendarFile>, Vec<Problem>)> {
        let mut readable = Vec::new();
        let mut problems = Vec::new();
        for path in files::list(&self.root.join("calendar"), "ics")? {
            let name = self.relative(&path);
            match files::read_text(&path, ics::CALENDAR_LIMIT) {
                Ok(Some(text)) => {
                    let etag = files::short_hash(text.as_bytes());
                    readable.push(CalendarFile { name, path, text, etag });
                }
                Ok(None) => {}
                Err(e) => problems.push(Problem { file: name, reason: e.to_string() }),
            }
        }
        Ok((readable, problems))
    }

    /// The file that holds a UID.
    pub(crate) fn calendar_file(&self, uid: &str) -> Result<Option<CalendarFile>> {
        Ok(self.calendar_files()?.0.into_iter().find(|f| ics::invitation_uid(&f.text).as_deref() == Some(uid)))
    }

    /// What is wrong with calendar files.
    pub(crate) fn calendar_problems(&self) -> Result<Vec<Problem>> {
        let (readable, mut problems) = self.calendar_files()?;
        for file in readable {
            // A window in the far past still parses everything and checks the repetition rule.
            if let Err(reason) = ics::read::expand(&file.text, "", &self.zone, i64::MIN / 4, 0) {
                problems.push(Problem { file: file.name, reason });
            }
        }
        Ok(problems)
    }
}

/// Every free stretch, per working day.
fn candidates(
    from: i64,
    to: i64,
    minutes: i64,
    busy: &[(i64, i64)],
    zone: &jiff::tz::TimeZone,
) -> Vec<Vec<(i64, i64)>> {
    let Ok(first) = Timestamp::from_second(from) else { return Vec::new() };
    let mut day = zone.to_datetime(first).date();
    let mut days = Vec::new();
    loop {
        let at = |hour: i8| {
            day.to_datetime(Time::constant(hour, 0, 0, 0)).to_zoned(zone.clone()).map(|z| z.timestamp().as_second())
        };
        let (Ok(opens), Ok(closes)) = (at(DAY_START), at(DAY_END)) else { return days };
        if opens >= to {
            return days;
        }
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            let slots: Vec<_> = (0..)
                .map(|n| opens + n * 1_800)
                .map(|start| (start, start + minutes * 60))
                .take_while(|(_, end)| *end <= closes.min(to))
                .filter(|(start, end)| *start >= from && !busy.iter().any(|(s, e)| s < end && e > start))
                .collect();
            days.push(slots);
        }
        let Ok(next) = day.checked_add(1.day()) else { return days };
        day = next;
    }
}

/// A few slots of many: in turn from each day, each as far from the day's others as three hours allow.
fn spread(days: &[Vec<(i64, i64)>]) -> Vec<(i64, i64)> {
    let mut picked: Vec<(i64, i64)> = Vec::new();
    for apart in [i64::MAX, 3 * 3_600, 0] {
        for slots in days {
            let fits = |slot: &&(i64, i64)| {
                slots.iter().filter(|s| picked.contains(s)).all(|p| match apart {
                    i64::MAX => false,
                    apart => slot.0 >= p.1 + apart || p.0 >= slot.1 + apart,
                })
            };
            if picked.len() < SLOT_LIMIT
                && let Some(slot) = slots.iter().find(fits)
            {
                picked.push(*slot);
            }
        }
    }
    picked.sort_unstable();
    picked
}
