//! The arguments of `student`.

use clap::Subcommand;
use std::path::PathBuf;

/// `student`.
#[derive(Subcommand, Debug)]
pub(crate) enum Student {
    /// The students of this computer
    List,
    /// Students worth having, and how they fit this computer
    Catalogue,
    /// Download a student of the catalogue, or go on with it; Ctrl-C pauses
    Pull {
        /// Name in the catalogue
        name: String,
    },
    /// Throw away a download that was not ended
    Cancel {
        /// Name
        name: String,
    },
    /// Take in a GGUF file of your own
    Import {
        /// File
        path: PathBuf,
    },
    /// Let a student answer from now on
    Use {
        /// Name
        name: String,
    },
    /// Load the student that answers and say what it is, or say what is known of another
    Show {
        /// Name
        name: Option<String>,
    },
    /// Work counts and speed of the student that answers
    Bench,
    /// Remove a student's file
    Remove {
        /// Name
        name: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}
