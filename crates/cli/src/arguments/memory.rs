//! The arguments of `memory`.

use clap::Subcommand;
use std::path::PathBuf;

/// `memory`.
#[derive(Subcommand, Debug)]
pub(crate) enum Memory {
    /// Search in plain words
    Search {
        /// Question
        question: String,
        /// How many
        #[arg(short, default_value_t = 5)]
        n: u32,
        /// Why each one matched
        #[arg(long)]
        explain: bool,
    },
    /// Read a memory
    Read {
        /// Path
        path: String,
    },
    /// Save a text as a memory
    #[command(after_help = "Example: understudy --rehearsal memory save sales/discounts.md --from discounts.md")]
    Save {
        /// Path of the memory
        path: String,
        /// File with the text
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// Even if it is found in place of others
        #[arg(long)]
        anyway: bool,
    },
    /// How well the search finds what it should: recall@1, @3, MRR, by words and by words and meaning
    #[command(after_help = "Example: understudy --rehearsal memory recall")]
    Recall {
        /// Checks as JSON Lines; `.recall.jsonl` of the memory folder when left out
        #[arg(long, value_name = "FILE")]
        checks: Option<PathBuf>,
    },
    /// Find memories by meaning too, with an embedding model
    #[command(subcommand, after_help = "Example: understudy --rehearsal memory embedding use minilm")]
    Embedding(Embedding),
    /// Its versions, newest first
    #[command(after_help = "Example: understudy --rehearsal memory history sales/discounts.md")]
    History {
        /// Path
        path: String,
    },
    /// Bring a version back; what is there now stays in the history
    #[command(after_help = "Example: understudy --rehearsal memory restore sales/discounts.md 1a2b3c4")]
    Restore {
        /// Path
        path: String,
        /// Version, as `history` lists it
        revision: String,
        /// Even if it is found in place of others
        #[arg(long)]
        anyway: bool,
    },
}

/// `memory embedding`.
#[derive(Subcommand, Debug)]
pub(crate) enum Embedding {
    /// Use this model, and read the memories with it; Ctrl-C stops, and the next search goes on
    Use {
        /// Name, as `student list` shows it
        name: String,
    },
    /// Find memories by their words alone
    Off,
    /// Which model is in use, and how far it is
    Status,
}
