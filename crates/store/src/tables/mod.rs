//! The tables, one file each: its changes (migrations), its row, its reads and writes.
//!
//! The functions are plain: `runs::insert(&store, &run)`. JSON columns hold what other crates own; this crate
//! does not look into them.

pub mod accounts;
pub mod approvals;
pub mod case_results;
pub mod distil_asks;
pub mod distillations;
pub mod effects;
pub mod events;
pub mod messages;
pub mod outbox;
pub mod outcomes;
pub mod proposals;
pub mod refused_edits;
pub mod rules;
pub mod run_events;
pub mod runs;
pub mod settings;
pub mod skill_choices;
pub mod steps;
pub mod sync_state;
pub mod teacher_calls;
pub mod threads;
pub mod vectors;

use crate::database::Change;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use std::str::FromStr;

/// The changes of `control.db`.
pub(crate) const CONTROL: &[&[Change]] = &[
    runs::CHANGES,
    run_events::CHANGES,
    steps::CHANGES,
    approvals::CHANGES,
    outbox::CHANGES,
    effects::CHANGES,
    settings::CHANGES,
    accounts::CHANGES,
    case_results::CHANGES,
    skill_choices::CHANGES,
    rules::CHANGES,
    teacher_calls::CHANGES,
    distillations::CHANGES,
    distil_asks::CHANGES,
    proposals::CHANGES,
    refused_edits::CHANGES,
];

/// The changes of `cache.db`.
pub(crate) const CACHE: &[&[Change]] =
    &[messages::CHANGES, events::CHANGES, sync_state::CHANGES, threads::CHANGES, vectors::CHANGES];

/// Declares an enum that is kept as one word in a column and on the wire.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $( $(#[$about:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $( $(#[$about])* $variant, )* }

        impl $name {
            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word { $( $word => Ok($name::$variant), )* _ => Err(format!("\"{word}\" is no {}", stringify!($name))) }
            }
        }
    };
}
pub(crate) use words;

/// A column that holds JSON.
pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T, sqlx::Error> {
    let text: &str = row.try_get(column)?;
    serde_json::from_str(text).map_err(|e| bad_column(column, e))
}

/// A column that holds one word of an enum.
pub(crate) fn word<T: FromStr<Err = String>>(row: &SqliteRow, column: &str) -> Result<T, sqlx::Error> {
    let text: &str = row.try_get(column)?;
    text.parse().map_err(|e: String| bad_column(column, std::io::Error::other(e)))
}

fn bad_column(column: &str, source: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(source) }
}

/// The text of a record for a JSON column.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|e| sqlx::Error::Encode(Box::new(e)))
}
