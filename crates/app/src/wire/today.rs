//! Today, status, doctor.

use super::{ApprovalSummary, EventView, RunSummary};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The status line and the frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppStatus {
    /// Version of the app.
    pub version: String,
    /// Name of the account.
    pub account: String,
    /// The user's name.
    pub user: String,
    /// Built-in account: nothing leaves this computer.
    pub rehearsal: bool,
    /// Student.
    pub student: StudentView,
    /// Resident memory of app and worker, bytes.
    pub memory_bytes: f64,
    /// Now, in the app's clock.
    pub now: i64,
    /// IANA zone of the user.
    pub zone: String,
    /// Last look at the account's folders.
    pub synced_at: Option<i64>,
    /// Approvals that wait.
    pub waiting: u32,
    /// Runs that are live.
    pub live: Vec<RunSummary>,
    /// The teacher that is asked.
    pub teacher: Option<String>,
    /// It is reached over the network: its envelopes leave this computer.
    pub teacher_remote: bool,
    /// Dollars that teachers cost today.
    pub teacher_spend: f64,
    /// Files that could not be read, in words.
    pub problems: Vec<String>,
}

/// The student.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StudentView {
    /// Short, for commands.
    pub name: String,
    /// For people.
    pub title: String,
    /// `idle`, `loading`, `ready`, `failed`.
    pub state: String,
    /// 0 to 1 while loading.
    pub progress: f64,
    /// What it is for and what not, in plain words.
    pub about: String,
    /// Why it failed, in plain words.
    pub error: Option<String>,
    /// Tokens that it chose per second of its answers; 0 before any.
    pub tokens_per_second: f64,
    /// Parameters in millions.
    pub parameters: f64,
    /// Bytes on disk.
    pub size: f64,
    /// Short name, for commands.
    pub file: String,
    /// Which build of llama.cpp runs: instruction sets and graphics processors; empty before it is loaded.
    pub build: String,
    /// How prompts are written for it, in words.
    pub layout: String,
    /// Writes text of its own.
    pub writes: bool,
}

/// The Today panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// "Monday, 23 November".
    pub date: String,
    /// The user's first name.
    pub first_name: String,
    /// Approvals that wait, soonest to lapse first.
    pub needs_you: Vec<ApprovalSummary>,
    /// Runs that ended in the last day.
    pub done: Vec<RunSummary>,
    /// Next event.
    pub next_event: Option<EventView>,
    /// Unread in the inbox.
    pub unread: u32,
    /// First steps on the Rehearsal account, until they are done or hidden.
    pub checklist: Vec<ChecklistItem>,
    /// Nothing was asked for yet and the first words were not put away: say what this is.
    pub welcome: bool,
    /// Requests to try.
    pub suggestions: Vec<String>,
}

/// A first step, ticked by what happened and by nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistItem {
    /// `run`, `approve`, `skill`, `student`.
    pub id: String,
    /// In words.
    pub title: String,
    /// What it is good for.
    pub about: String,
    /// Done.
    pub done: bool,
}

/// What `doctor` found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorReport {
    /// Rows.
    pub checks: Vec<DoctorCheck>,
    /// Whether all is well.
    pub healthy: bool,
}

/// A row of `doctor`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorCheck {
    /// What was looked at.
    pub name: String,
    /// `ok`, `warning`, `error`.
    pub state: String,
    /// What was found.
    pub detail: String,
    /// What to do.
    pub hint: String,
}
