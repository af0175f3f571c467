//! The calendar on the wire. Every moment comes as Unix seconds and as a place on the wall clock of the shown zone, so
//! that the window does no arithmetic with zones.

use super::MailPerson;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much of the calendar is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CalendarSpan {
    /// One day.
    Day,
    /// Monday to Sunday.
    #[default]
    Week,
    /// Six weeks around a month.
    Month,
    /// The next thirty days as a list.
    Agenda,
}

/// What a span shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarPage {
    /// Span.
    pub span: CalendarSpan,
    /// A day in it, `2026-11-23`.
    pub date: String,
    /// "23–29 November 2026".
    pub title: String,
    /// Today.
    pub today: String,
    /// A day of the span before.
    pub previous: String,
    /// A day of the span after.
    pub next: String,
    /// Zone in which it is shown, IANA.
    pub zone: String,
    /// Minute of today at which the clock stands.
    pub now_minute: u32,
    /// Days, in order.
    pub days: Vec<CalendarDay>,
    /// Events that touch them, by start; proposals are among them.
    pub events: Vec<CalendarEvent>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    /// `2026-11-23`.
    pub date: String,
    /// "Mon".
    pub weekday: String,
    /// "Monday, 23 November 2026".
    pub name: String,
    /// Day of the month.
    pub day: u32,
    /// "Nov".
    pub month: String,
    /// It is today.
    pub today: bool,
    /// Saturday or Sunday.
    pub weekend: bool,
    /// It belongs to the month that is shown.
    pub inside: bool,
    /// "Clocks go back one hour", on such a day.
    pub clocks: Option<String>,
}

/// An event, or a proposal of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarEvent {
    /// Unique on the page.
    pub key: String,
    /// Event id.
    pub id: String,
    /// Version that is shown.
    pub etag: String,
    /// Title.
    pub title: String,
    /// Unix seconds.
    pub start: i64,
    /// Unix seconds, exclusive.
    pub end: i64,
    /// Start on the wall, `2026-11-23T09:00`.
    pub start_local: String,
    /// End on the wall; for whole days the day after the last.
    pub end_local: String,
    /// "Mon 23 Nov 09:00–09:15".
    pub when: String,
    /// "09:00–09:15", or empty for whole days.
    pub hours: String,
    /// Zone in which it was made, when it is another one.
    pub other_zone: Option<String>,
    /// Whole days.
    pub all_day: bool,
    /// Place.
    pub location: String,
    /// Notes.
    pub notes: String,
    /// Who made it, when it has guests.
    pub organiser: Option<MailPerson>,
    /// The user may change it.
    pub mine: bool,
    /// Guests.
    pub guests: Vec<GuestView>,
    /// The message that invited, when it can be answered.
    pub message_id: Option<String>,
    /// The user's answer to somebody else's invitation: `pending`, `accepted`, `declined`, `tentative`; else empty.
    pub answer: String,
    /// "every week on Tuesday", for a series.
    pub repeats: Option<String>,
    /// Its rule, for a series.
    pub recurrence: Option<String>,
    /// Called off.
    pub cancelled: bool,
    /// Does not block the time.
    pub free: bool,
    /// Titles of what is at the same time.
    pub conflicts: Vec<String>,
    /// The approval that proposes it; it is not in the calendar yet.
    pub proposal: Option<ProposalView>,
    /// Where it stands, one stretch for each day.
    pub stretches: Vec<Stretch>,
}

/// What proposes an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposalView {
    /// Approval.
    pub approval_id: String,
    /// `createEvent`, `updateEvent`, `cancelEvent`.
    pub kind: String,
    /// It needs a close look, under Approvals.
    pub red: bool,
    /// The user did it himself and it is leaving.
    pub leaving: bool,
}

/// A guest and the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuestView {
    /// Display name, possibly empty.
    pub name: String,
    /// Address.
    pub email: String,
    /// `pending`, `accepted`, `declined`, `tentative`.
    pub answer: String,
}

/// A stretch of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    /// Day.
    pub date: String,
    /// Minute of the day at which it begins, on the wall.
    pub from: u32,
    /// Minute at which it ends, at most 1,440.
    pub to: u32,
    /// The event begins here.
    pub first: bool,
    /// The event ends here.
    pub last: bool,
}

/// How much of a series a change is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EventExtent {
    /// This one.
    #[default]
    This,
    /// It and all after it.
    Following,
    /// All.
    All,
}

/// An event as the user writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EventText {
    /// Title.
    pub title: String,
    /// On the wall of the shown zone, `2026-11-23T09:00`; for whole days only the day counts.
    pub start: String,
    /// The same; for whole days the last day.
    pub end: String,
    /// Whole days.
    pub all_day: bool,
    /// Place.
    pub location: String,
    /// Notes.
    pub notes: String,
    /// Guests, as people write addresses.
    pub guests: Vec<String>,
    /// RRULE, or nothing.
    pub recurrence: Option<String>,
}

/// A change of the calendar: done, or on its way to the guests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventDone {
    /// In words.
    pub message: String,
    /// Effects that `filing_undo` takes back.
    pub effects: Vec<String>,
    /// The approval that carries it to the guests.
    pub approval_id: Option<String>,
    /// Until when that can be taken back.
    pub undo_until: Option<i64>,
}
