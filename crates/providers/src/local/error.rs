//! What can go wrong at a provider, in words that a person can act on.
//!
//! One enum for the crate's folder account. Nobody matches on the text; the variants are the contract.

use std::io;
use std::path::Path;

/// Why an account could not do what was asked. The text says what happened, to what, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The object is not in the account.
    #[error("{what} is not in this account any more. Refresh and choose again.")]
    NotFound {
        /// What was looked for, in words.
        what: String,
    },
    /// The object changed since it was shown.
    #[error("{what} changed since it was shown. Look at it again before you decide.")]
    Stale {
        /// What changed.
        what: String,
    },
    /// The request or a file makes no sense.
    #[error("{what}: {why}.")]
    Invalid {
        /// The object or file.
        what: String,
        /// Why, without a full stop.
        why: String,
    },
    /// Over a limit.
    #[error("{what} is larger than {limit}. It was left as it is.")]
    TooLarge {
        /// The file or object.
        what: String,
        /// The limit in words.
        limit: String,
    },
    /// No space left on the disk.
    #[error("The disk is full: {path} could not be written. Free some space and try again; nothing was lost.")]
    Full {
        /// The file, relative to the account's folder.
        path: String,
    },
    /// The operating system refused.
    #[error("{path} could not be read or written: {source}.")]
    Io {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The blog's repository refused.
    #[error("The blog's history could not be written: {why}.")]
    History {
        /// git's message.
        why: String,
    },
}

/// The result of everything in this crate's folder account.
pub type Result<T> = std::result::Result<T, ProviderError>;

impl ProviderError {
    /// Wraps an I/O error with the file's name; a full disk becomes [`ProviderError::Full`].
    pub fn io(path: &Path, source: io::Error) -> Self {
        let path = path.display().to_string();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ProviderError::Full { path },
            _ => ProviderError::Io { path, source },
        }
    }

    /// Whether trying the same again later may work.
    pub fn is_retryable(&self) -> bool {
        matches!(self, ProviderError::Full { .. } | ProviderError::Io { .. } | ProviderError::History { .. })
    }

    pub(crate) fn invalid(what: impl Into<String>, why: impl Into<String>) -> Self {
        ProviderError::Invalid { what: what.into(), why: why.into() }
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        ProviderError::NotFound { what: what.into() }
    }
}

impl From<git2::Error> for ProviderError {
    fn from(e: git2::Error) -> Self {
        ProviderError::History { why: e.message().to_owned() }
    }
}
