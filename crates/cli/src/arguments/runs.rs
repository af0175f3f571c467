//! The arguments of `runs`.

use clap::Subcommand;

/// `runs`.
#[derive(Subcommand, Debug)]
pub(crate) enum Runs {
    /// Newest first
    List,
    /// One run with its steps
    Show {
        /// Run
        id: String,
    },
    /// Two runs side by side: what they were given, where their steps part, what they did
    #[command(after_help = "Example: understudy --rehearsal runs compare ID OTHER")]
    Compare {
        /// Run
        left: String,
        /// The other run
        right: String,
        /// Steps that are the same, too
        #[arg(long)]
        all: bool,
    },
    /// Replay from the stored steps and compare
    Replay {
        /// Run
        id: String,
    },
    /// Write a run out as Markdown, or as JSON with --json
    Export {
        /// Run
        id: String,
    },
    /// Stop a run
    Stop {
        /// Run
        id: String,
    },
    /// Answer the question of a run and go on
    Answer {
        /// Run
        id: String,
        /// Answer
        answer: String,
    },
}
