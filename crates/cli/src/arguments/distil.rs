//! The arguments of `skill` that have to do with a teacher: writing, improving, proposals.

use clap::{Args, Subcommand};

/// What bounds a distillation.
#[derive(Args, Debug)]
pub(crate) struct Bounds {
    /// What you add, in a sentence or two
    #[arg(long, default_value = "")]
    pub(crate) wish: String,
    /// Most dollars for all calls together
    #[arg(long, default_value_t = 1.0, value_name = "DOLLARS")]
    pub(crate) budget: f64,
    /// Another teacher than the one that is in use
    #[arg(long, value_name = "NAME")]
    pub(crate) teacher: Option<String>,
    /// Do not ask before the first envelope is sent
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `skill author`, `skill improve`, `skill proposals` and what belongs to them.
#[derive(Subcommand, Debug)]
pub(crate) enum Distil {
    /// Let the teacher write a skill from memories; it becomes a proposal
    #[command(after_help = "Example: understudy --rehearsal skill author sales/discounts.md --budget 0.5")]
    Author {
        /// Memories, each with #HEADING where only that passage is meant
        // Not under its own name: `--memories` names the folder, for every command.
        #[arg(id = "passages", value_name = "MEMORIES", required_unless_present = "run")]
        memories: Vec<String>,
        /// A recorded run that shows what is meant
        #[arg(long, value_name = "ID")]
        run: Vec<String>,
        #[command(flatten)]
        bounds: Bounds,
    },
    /// Let the teacher mend a skill whose cases fail; it becomes a proposal
    #[command(after_help = "Example: understudy --rehearsal skill improve triage-inbox --budget 0.5")]
    Improve {
        /// Skill
        name: String,
        /// Follow the memories that it comes from, which changed
        #[arg(long)]
        memory: bool,
        /// A recorded run that shows what should be different
        #[arg(long, value_name = "ID")]
        run: Vec<String>,
        /// Most rounds
        #[arg(long, value_name = "N")]
        rounds: Option<u32>,
        /// How the cases are dealt out
        #[arg(long = "deal", default_value_t = 0, value_name = "N")]
        deal: u32,
        #[command(flatten)]
        bounds: Bounds,
    },
    /// Go on with one that was stopped or interrupted; what was answered is not asked again
    #[command(after_help = "Example: understudy --rehearsal skill resume ID")]
    Resume {
        /// Distillation
        id: String,
    },
    /// End one that was stopped, with a proposal of what was kept so far
    End {
        /// Distillation
        id: String,
    },
    /// What teachers were set to do, newest first, or one of them with its rounds
    #[command(after_help = "Example: understudy --rehearsal skill distillations ID")]
    Distillations {
        /// Distillation
        id: Option<String>,
    },
    /// Which passages a skill comes from, and what became of them
    #[command(after_help = "Example: understudy --rehearsal skill sources triage-inbox")]
    Sources {
        /// Skill
        name: String,
    },
    /// Proposals, or one of them: its parts, before and after, cost
    #[command(after_help = "Example: understudy --rehearsal skill proposals show ID")]
    Proposals {
        #[command(subcommand)]
        what: Option<Proposals>,
    },
    /// Tick cases that the teacher wrote; only then they count
    #[command(after_help = "Example: understudy --rehearsal skill tick ID nothing-to-do two-at-once")]
    Tick {
        /// Proposal
        id: String,
        /// Cases; none takes all ticks away
        cases: Vec<String>,
    },
    /// Adopt a proposal, or some of its parts
    #[command(after_help = "Example: understudy --rehearsal skill adopt ID --hunk 1 --hunk 3")]
    Adopt {
        /// Proposal
        id: String,
        /// Only this part
        #[arg(long = "hunk", value_name = "N")]
        hunks: Vec<u32>,
        /// Even if it takes requests from others
        #[arg(long)]
        anyway: bool,
    },
    /// Turn a proposal down; the teacher is told why the next time
    #[command(after_help = "Example: understudy --rehearsal skill reject ID --reason \"Too formal\"")]
    Reject {
        /// Proposal
        id: String,
        /// Why
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Put a proposal onto the text as it is now, where all of its parts still fit
    Rebase {
        /// Proposal
        id: String,
    },
    /// Take an adopted proposal back, as a new version
    Rollback {
        /// Proposal
        id: String,
        /// Even if it takes requests from others
        #[arg(long)]
        anyway: bool,
    },
}

/// `skill proposals`.
#[derive(Subcommand, Debug)]
pub(crate) enum Proposals {
    /// One of them
    Show {
        /// Proposal
        id: String,
    },
}
