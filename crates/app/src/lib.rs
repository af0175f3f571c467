//! What the product does: use cases, the command table, the update stream, the agent's tools.
//!
//! Knows no window and no terminal. A host opens an [`App`], dispatches [`Command`](api::Command)s and
//! forwards [`Update`](wire::Update)s. Read `api` for what can be asked, `driver` for how a run is
//! performed, `tools` for how a call reaches the account, `outbox` for how an approved effect leaves.
#![warn(missing_docs)]

pub mod api;
pub mod evals;
pub mod log;
pub mod wire;

mod account;
mod agent_notes;
mod approvals;
mod attached;
mod convert;
mod desktop;
mod distil;
mod driver;
mod gesture;
mod library;
mod links;
mod mail_search;
mod meaning;
mod open;
mod outbox;
mod outline;
mod recall;
mod recurrence_words;
mod resources;
mod rules;
mod students;
mod teacher;
mod tools;
mod usecases;

pub use evals::{CaseResult, RECERTIFY_AFTER, SkillResult, TestPlan, Without};
pub use open::{App, Caller, OpenError, Options, place_of};

/// What a restore brought.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Files.
    pub files: usize,
    /// Account.
    pub account: String,
    /// Where the old state is.
    pub before: std::path::PathBuf,
}

/// Checks a backup and puts it in place in a data folder that no app has open; what is there goes into `before` beside it.
pub async fn restore(
    data: &std::path::Path,
    file: &std::path::Path,
    before: &str,
) -> Result<Restored, understudy_store::BackupError> {
    let said = understudy_store::stage_backup(data, file, before).await?;
    match understudy_store::apply_pending(data) {
        Ok(kept) => {
            let before = kept.unwrap_or_else(|| data.join(before));
            Ok(Restored { files: said.files.len(), account: said.account, before })
        }
        Err(error) => {
            understudy_store::cancel_pending(data)?;
            Err(error.into())
        }
    }
}

use wire::{ErrorCode, WireError};

/// An error that the window has no special answer to.
pub(crate) fn internal(error: impl std::fmt::Display) -> WireError {
    WireError {
        code: ErrorCode::Internal,
        message: error.to_string(),
        hint: "Try again. If it stays, run `understudy doctor`.".into(),
        retryable: true,
    }
}

/// No such thing.
pub(crate) fn not_found(what: &str, id: &str) -> WireError {
    WireError {
        code: ErrorCode::NotFound,
        message: format!("There is no {what} “{id}”."),
        hint: "Look at the list again; it may have been removed.".into(),
        retryable: false,
    }
}

/// The command's fields do not fit.
pub(crate) fn bad_input(message: impl Into<String>, hint: impl Into<String>) -> WireError {
    WireError { code: ErrorCode::BadInput, message: message.into(), hint: hint.into(), retryable: false }
}

/// The thing changed since it was shown.
pub(crate) fn stale(message: impl Into<String>) -> WireError {
    WireError {
        code: ErrorCode::Stale,
        message: message.into(),
        hint: "Look at it again, then decide.".into(),
        retryable: false,
    }
}
