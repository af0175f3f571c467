//! `export` and `import`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `export`.
#[derive(Args, Debug)]
pub(crate) struct Export {
    /// File that is not there yet, or a folder
    pub(crate) file: PathBuf,
    /// Only this part; may be given several times. All parts when left out
    #[arg(long = "part", value_name = "PART", value_enum)]
    pub(crate) parts: Vec<Part>,
}

/// What an export can hold.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Part {
    Mail,
    Calendar,
    Contacts,
    Deals,
    Posts,
    Memories,
    Skills,
    Runs,
    Approvals,
    Rules,
}

/// `import`.
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// An mbox, .eml, .ics, .vcf, a table of deals, a Maildir, a folder of notes, a zip of these, or an export
    pub(crate) path: PathBuf,
    /// Only say what would come in; write nothing
    #[arg(long)]
    pub(crate) check: bool,
}
