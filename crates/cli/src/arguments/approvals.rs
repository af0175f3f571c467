//! The arguments of `approvals` and of `rules`, the standing answers.

use clap::Subcommand;
use std::path::PathBuf;

/// `approvals`.
#[derive(Subcommand, Debug)]
pub(crate) enum Approvals {
    /// Waiting ones first
    List,
    /// Exactly what would happen, and why it asks
    Show {
        /// Approval
        id: String,
    },
    /// Approve exactly what `show` shows
    Approve {
        /// Approval
        id: String,
        /// For a red card: the word that it asks for
        #[arg(long)]
        confirm: Option<String>,
    },
    /// Change the letter, or the stage that a deal comes to; then look at it again
    Edit {
        /// Approval
        id: String,
        /// File with the new body
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// New subject
        #[arg(long)]
        subject: Option<String>,
        /// New stage of a deal
        #[arg(long)]
        stage: Option<String>,
    },
    /// Turn it down
    Reject {
        /// Approval
        id: String,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Take an approved one back before it leaves
    Undo {
        /// Approval
        id: String,
    },
    /// Put it off; it still waits
    #[command(after_help = "Example: understudy --rehearsal approvals later ID --hours 3")]
    Later {
        /// Approval
        id: String,
        /// For how long
        #[arg(long, default_value_t = 1)]
        hours: u32,
    },
    /// The standing rules that could be made from it, with what each would have covered; makes the one that you choose
    #[command(after_help = "Example: understudy --rehearsal approvals allow ID --choose 1 --until 2026-12-31")]
    Allow {
        /// Approval
        id: String,
        /// Number of the rule to make; without it they are only listed
        #[arg(long, value_name = "N")]
        choose: Option<usize>,
        /// The last day on which it holds; until you take it back when left out
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
    },
}

/// `rules`.
#[derive(Subcommand, Debug)]
pub(crate) enum Rules {
    /// What goes out without asking, and how often it did
    List,
    /// Take a rule back; what it let go and has not left yet waits for you again
    Revoke {
        /// Rule
        id: String,
    },
}
