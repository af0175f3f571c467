//! The errors of the store: what happened, to what, and what to do next.
//!
//! Outcomes that a caller must expect (an approval answered twice, a changed hash) are not errors; they
//! are values of the functions concerned.

use std::path::{Path, PathBuf};

/// Why the store could not do something. Its text is fit for the user.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A second instance on one data folder.
    #[error(
        "The data folder {} is in use by another Understudy{}. Close that one, or choose another data folder.",
        path.display(), holder.as_ref().map(|h| format!(" (process {h})")).unwrap_or_default()
    )]
    InUse {
        /// The data folder.
        path: PathBuf,
        /// Process id of the holder, if it could be read.
        holder: Option<String>,
    },
    /// No space left. Nothing of the failed write was kept.
    #[error(
        "The disk is full, so {what} could not be saved. Free some space and try again; what was saved before is unharmed."
    )]
    DiskFull {
        /// What was being written.
        what: String,
    },
    /// `control.db` cannot be read. It is left exactly as it was.
    #[error("The database {} is damaged ({detail}). It was left untouched. Put a backup in its place, or move it away to start empty.", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// Written by a version that knows more migrations, or with other ones.
    #[error("The database {} was written by another version of Understudy (change {version}). Start that version, or choose another data folder.", path.display())]
    OtherVersion {
        /// The file.
        path: PathBuf,
        /// The migration that this version does not know in that form.
        version: i64,
    },
    /// A folder was expected.
    #[error("{} is a file, not a folder. Choose a folder, or move the file away.", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// A file operation failed.
    #[error("Could not {what} {}: {source}. Check that it exists and that you may read and write it.", path.display())]
    File {
        /// Verb: "read", "write".
        what: &'static str,
        /// The path.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// SQLite could not make or write its files.
    #[error(
        "Could not {what}: the disk is full, or the data folder may not be written ({detail}). Free some space or check the rights, then try again; what was saved before is unharmed."
    )]
    CannotWrite {
        /// What was tried, as a verb with its object.
        what: &'static str,
        /// SQLite's answer.
        detail: String,
    },
    /// SQLite refused.
    #[error("Could not {what}: {source}. Try again; if it stays, restart Understudy.")]
    Database {
        /// What was tried, as a verb with its object.
        what: &'static str,
        /// SQLite's answer.
        source: sqlx::Error,
    },
    /// Something else wrote first.
    #[error("{what} was changed by something else: {detail}. Load it again before going on.")]
    Conflict {
        /// What.
        what: String,
        /// How it differs.
        detail: String,
    },
    /// No such row.
    #[error("There is no {what} \"{id}\". It may have been removed; look at the list again.")]
    NotFound {
        /// Kind of thing.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// The search index refused.
    #[error("Could not {what} the search index: {source}. Delete the index folder; it is rebuilt at the next start.")]
    Index {
        /// Verb.
        what: &'static str,
        /// The library's answer.
        source: Box<tantivy::TantivyError>,
    },
}

impl StoreError {
    /// Whether it lies in the machine (no space, no rights, a busy disk) and may pass by itself.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            StoreError::DiskFull { .. }
                | StoreError::CannotWrite { .. }
                | StoreError::File { .. }
                | StoreError::Database { .. }
        )
    }
}

/// SQLite's result codes: <https://www.sqlite.org/rescode.html>.
const READ_ONLY: u32 = 8;
const INPUT_OUTPUT: u32 = 10;
const CORRUPT: u32 = 11;
const FULL: u32 = 13;
const CANNOT_OPEN: u32 = 14;
const NOT_A_DATABASE: u32 = 26;

/// Maps a database error, telling a full disk from the rest.
pub(crate) fn database(what: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
    move |source| match primary_code(&source) {
        Some(FULL) => StoreError::DiskFull { what: object_of(what) },
        Some(READ_ONLY | INPUT_OUTPUT | CANNOT_OPEN) => StoreError::CannotWrite { what, detail: source.to_string() },
        _ => StoreError::Database { what, source },
    }
}

/// Maps a file error, telling a full disk from the rest.
pub(crate) fn file(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_path_buf();
    move |source| match source.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            StoreError::DiskFull { what: path.display().to_string() }
        }
        _ => StoreError::File { what, path, source },
    }
}

/// Maps an error of the search index, telling a full disk from the rest.
pub(crate) fn index(what: &'static str) -> impl FnOnce(tantivy::TantivyError) -> StoreError {
    move |source| match &source {
        tantivy::TantivyError::IoError(e) if e.kind() == std::io::ErrorKind::StorageFull => {
            StoreError::DiskFull { what: "the search index".into() }
        }
        _ => StoreError::Index { what, source: Box::new(source) },
    }
}

/// Whether SQLite says that the file is no database or a broken one.
pub(crate) fn is_damage(error: &sqlx::Error) -> bool {
    matches!(primary_code(error), Some(CORRUPT | NOT_A_DATABASE))
}

/// The primary result code: the low byte of the extended one.
fn primary_code(error: &sqlx::Error) -> Option<u32> {
    let code: u32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}

/// "save the run" is about "the run".
fn object_of(what: &str) -> String {
    what.split_once(' ').map_or(what, |(_, object)| object).to_owned()
}
