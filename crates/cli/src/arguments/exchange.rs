//! `skill import`, `export`, `review`, `accept`, `discard`, `recall`, `suggest`, `save`.

use clap::Subcommand;
use std::path::PathBuf;

/// Skills from elsewhere and for others, and how well requests find them.
#[derive(Subcommand, Debug)]
pub(crate) enum Exchange {
    /// Read a skill's folder, a folder of skills or a zip into quarantine; without a path, list those of other agents
    #[command(after_help = "Example: understudy --rehearsal skill import ~/.claude/skills")]
    Import {
        /// Folder, zip or SKILL.md
        path: Option<PathBuf>,
    },
    /// Look a foreign skill over before it is accepted; without a name, list those that wait
    #[command(after_help = "Example: understudy --rehearsal skill review pdf-helper")]
    Review {
        /// Its name in quarantine
        name: Option<String>,
    },
    /// Make a foreign skill yours: exactly the files that were reviewed
    #[command(after_help = "Example: understudy --rehearsal skill accept pdf-helper --sha256 HASH --as pdf-notes")]
    Accept {
        /// Its name in quarantine
        name: String,
        /// The hash that `review` printed
        #[arg(long, value_name = "HASH")]
        sha256: String,
        /// Another name for it
        #[arg(long = "as", value_name = "NAME")]
        to: Option<String>,
        /// In place of the skill of that name
        #[arg(long)]
        replace: bool,
        /// Even if it is found in place of others
        #[arg(long)]
        anyway: bool,
    },
    /// Throw a foreign skill away
    Discard {
        /// Its name in quarantine
        name: String,
    },
    /// Write a skill with its cases as a zip that other agents read
    #[command(after_help = "Example: understudy --rehearsal skill export triage-inbox --to triage.zip")]
    Export {
        /// Skill
        name: String,
        /// File or folder; the folder that you are in when left out
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// How well requests find the skills: recall@1, @3, MRR over all routing examples and real past requests
    #[command(after_help = "Example: understudy --rehearsal skill recall --floor 0.9")]
    Recall {
        /// Exit with 2 when recall@1 of the examples, left out while they are asked, or of real requests is lower
        #[arg(long, value_name = "SHARE")]
        floor: Option<f64>,
    },
    /// What would let the requests of a skill find it; applies one when told so
    #[command(after_help = "Example: understudy --rehearsal skill suggest triage-inbox --apply 1")]
    Suggest {
        /// Skill
        name: String,
        /// Number of the suggestion to apply
        #[arg(long, value_name = "N")]
        apply: Option<usize>,
        /// Even if it takes requests from others
        #[arg(long)]
        anyway: bool,
    },
    /// Save a text as a new version of a skill
    #[command(after_help = "Example: understudy --rehearsal skill save triage-inbox --from SKILL.md")]
    Save {
        /// Skill
        name: String,
        /// File with the text
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// Even if it takes requests from others
        #[arg(long)]
        anyway: bool,
    },
}
