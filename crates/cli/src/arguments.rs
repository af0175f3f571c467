//! The arguments of the command line, with an example for each command.

mod approvals;
mod certify;
mod distil;
mod exchange;
mod memory;
mod runs;
mod student;
mod teacher;
mod transfer;

pub(crate) use approvals::{Approvals, Rules};
pub(crate) use certify::{Certify, Decision, Pin, Test, Unattended};
pub(crate) use distil::{Bounds, Distil, Proposals};
pub(crate) use exchange::Exchange;
pub(crate) use memory::{Embedding, Memory};
pub(crate) use runs::Runs;
pub(crate) use student::Student;
pub(crate) use teacher::{Provider, Teacher};
pub(crate) use transfer::{Export, Import, Part};

use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// A personal operating system for knowledge work: skills that act on your mail, calendar and deals, with
/// every outbound act waiting for you.
#[derive(Parser, Debug)]
#[command(
    name = "understudy",
    version,
    after_help = "Example: understudy --rehearsal run \"Triage my inbox\"\n\nExit codes: 0 done; 1 usage or internal error; 2 the run ended stuck, stopped or failed, or a check failed; 3 done, with approvals waiting."
)]
pub(crate) struct Arguments {
    /// Data folder (default: the platform's data directory)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Work on the built-in account, made when absent; nothing leaves this computer
    #[arg(long, global = true)]
    pub(crate) rehearsal: bool,
    /// Machine-readable output
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Start the clock at this time, for reproducible runs (2026-11-23T09:00:00Z or Unix seconds)
    #[arg(long, global = true, value_name = "TIME")]
    pub(crate) now: Option<String>,
    /// Seed of the Rehearsal account
    #[arg(long, global = true, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Memory folder (default: inside the data folder)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) memories: Option<PathBuf>,
    /// A further folder of skills
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) skills: Option<PathBuf>,
    /// Seconds in which an approved effect can be taken back
    #[arg(long, global = true, value_name = "N")]
    pub(crate) undo_seconds: Option<i64>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Ask for something and watch the run
    #[command(after_help = "Example: understudy --rehearsal run \"Answer Dana about the discount\"")]
    Run {
        /// What to do, in words
        request: String,
        /// Perform this skill instead of searching for one
        #[arg(long)]
        skill: Option<String>,
        /// Another student for this run: its name, or a GGUF file
        #[arg(long, value_name = "NAME")]
        student: Option<PathBuf>,
        /// Change nothing; show what would be done
        #[arg(long)]
        dry: bool,
        /// Start only if the skill may without you: when it is certified, or you allowed it. For timers
        #[arg(long, conflicts_with = "dry")]
        unattended: bool,
    },
    /// Look at runs
    #[command(subcommand, after_help = "Example: understudy --rehearsal runs show ID")]
    Runs(Runs),
    /// Look at approvals and answer them
    #[command(subcommand, after_help = "Example: understudy --rehearsal approvals list")]
    Approvals(Approvals),
    /// Standing rules: what goes out without asking
    #[command(subcommand, after_help = "Example: understudy --rehearsal rules list")]
    Rules(Rules),
    /// Take back what a run filed
    #[command(after_help = "Example: understudy --rehearsal undo --last")]
    Undo {
        /// The newest run
        #[arg(long)]
        last: bool,
        /// This run
        #[arg(long, value_name = "ID", conflicts_with = "last")]
        run: Option<String>,
    },
    /// Search and read the memories
    #[command(
        subcommand,
        after_help = "Example: understudy --rehearsal memory search \"discount over twenty per cent\""
    )]
    Memory(Memory),
    /// Look at skills and test them
    #[command(subcommand, after_help = "Example: understudy --rehearsal skill test --all")]
    Skill(Skill),
    /// Look at the mail
    #[command(after_help = "Example: understudy --rehearsal mail sent")]
    Mail {
        /// inbox, archive, sent, drafts or snoozed
        #[arg(default_value = "inbox")]
        folder: String,
        /// How many
        #[arg(short, default_value_t = 20)]
        n: u32,
    },
    /// The pipeline: look at it, move a deal
    #[command(subcommand, after_help = "Example: understudy --rehearsal deals move larkfield won")]
    Deals(Deals),
    /// How skills do in real runs, what found no skill, what was put right
    #[command(after_help = "Example: understudy --rehearsal improvement")]
    Improvement,
    /// Students: the local models that perform
    #[command(subcommand, after_help = "Example: understudy --rehearsal student catalogue")]
    Student(Student),
    /// Teachers: the strong models that are asked now and then, and what they cost
    #[command(subcommand, after_help = "Example: understudy --rehearsal teacher envelope triage-inbox")]
    Teacher(Teacher),
    /// Show or change a setting
    #[command(after_help = "Example: understudy --rehearsal setting undo_seconds 20")]
    Setting {
        /// theme, undo_seconds, student_hub, recertify
        key: String,
        /// New value
        value: Option<String>,
    },
    /// Serve the interface to a browser on this computer
    #[command(after_help = "Example: understudy --rehearsal serve --port 4700")]
    Serve {
        /// Port; 0 takes a free one
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// The built interface
        #[arg(long, value_name = "DIR")]
        ui: Option<PathBuf>,
    },
    /// Write the database and the folders into one archive
    #[command(after_help = "Example: understudy --rehearsal backup understudy.tar.gz")]
    Backup {
        /// File; in the backups folder when left out
        file: Option<String>,
    },
    /// Put a backup in place; it is checked first, and what is there now is kept beside
    #[command(after_help = "Example: understudy --rehearsal restore understudy.tar.gz")]
    Restore {
        /// File
        file: PathBuf,
    },
    /// Write your data in open formats into one zip; Ctrl-C stops, and nothing of it stays
    #[command(
        after_help = "Example: understudy --rehearsal export everything.zip\nExample: understudy --rehearsal export mail.zip --part mail --part contacts"
    )]
    Export(Export),
    /// Bring in what other programs wrote: it is checked first, what is here is never changed. Ctrl-C stops
    #[command(
        after_help = "Example: understudy --rehearsal import ~/takeout.zip --check\nExit code 2: something could not be read, or it was stopped."
    )]
    Import(Import),
    /// What is installed, reachable, healthy; what to do about the rest
    #[command(after_help = "Example: understudy --rehearsal doctor")]
    Doctor,
    /// Benchmarks: work counts of the student on a known skill, or what its engine saves
    #[command(after_help = "Example: understudy --rehearsal bench student")]
    Bench {
        #[command(subcommand)]
        what: Option<Bench>,
    },
    /// Shell completions
    #[command(after_help = "Example: understudy completions bash > /etc/bash_completion.d/understudy")]
    Completions {
        /// bash, zsh, fish, elvish or powershell
        shell: clap_complete::Shell,
    },
    /// The student's protocol as JSON: version, marks, tool table
    #[command(hide = true)]
    Protocol,
}

/// `bench`.
#[derive(Subcommand, Debug)]
pub(crate) enum Bench {
    /// The engine under every student: reuse, grammar, restart, runs together
    Student {
        /// GGUF files; the shipped student and one of random weights when left out
        models: Vec<PathBuf>,
        /// Tries of each way
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=1000))]
        rounds: u16,
        /// A folder with node-llama-cpp to compare with
        #[arg(long, value_name = "DIR")]
        peer: Option<PathBuf>,
    },
}

/// `skill`.
#[derive(Subcommand, Debug)]
pub(crate) enum Skill {
    /// All skills
    List,
    /// Problems of the skills on disk, or of these files
    Check {
        /// SKILL.md files or skill folders
        paths: Vec<PathBuf>,
    },
    /// Its versions, newest first
    #[command(after_help = "Example: understudy --rehearsal skill history triage-inbox")]
    History {
        /// Skill
        name: String,
    },
    /// What differs between two versions
    #[command(after_help = "Example: understudy --rehearsal skill diff triage-inbox 1a2b3c4 5d6e7f8")]
    Diff {
        /// Skill
        name: String,
        /// Older version, as `history` lists it; the last commit when left out
        from: Option<String>,
        /// Newer version; what is on disk when left out
        to: Option<String>,
    },
    /// Bring a version back; what is there now stays in the history
    #[command(after_help = "Example: understudy --rehearsal skill restore triage-inbox 1a2b3c4")]
    Restore {
        /// Skill
        name: String,
        /// Version, as `history` lists it
        revision: String,
        /// Even if it takes requests from others
        #[arg(long)]
        anyway: bool,
    },
    #[command(flatten)]
    Exchange(Exchange),
    /// Draw an eval case from a run; nothing is written without --save
    #[command(after_help = "Example: understudy --rehearsal skill case --run ID --save")]
    Case {
        /// Run
        #[arg(long, value_name = "ID", required_unless_present = "approval", conflicts_with = "approval")]
        run: Option<String>,
        /// Approval: the run behind it, with what you made of the letter
        #[arg(long, value_name = "ID")]
        approval: Option<String>,
        /// Add it to the skill, as a version of your own
        #[arg(long)]
        save: bool,
    },
    /// Run the eval cases
    #[command(after_help = "Example: understudy --rehearsal skill test --all --baseline")]
    Test(Test),
    /// Certify: all cases in three worlds; what was run before is not run again. Ctrl-C stops, and the next time goes on
    #[command(after_help = "Example: understudy --rehearsal skill certify --all")]
    Certify(Certify),
    /// Let a student always perform a skill
    #[command(after_help = "Example: understudy --rehearsal skill pin triage-inbox --student pocket-student")]
    Pin(Pin),
    /// Let a skill start without you, or never; certification decides otherwise
    #[command(after_help = "Example: understudy --rehearsal skill unattended triage-inbox allow")]
    Unattended(Unattended),
    #[command(flatten)]
    Distil(Distil),
}

/// `deals`.
#[derive(Subcommand, Debug)]
pub(crate) enum Deals {
    /// By stage
    List,
    /// Move a deal to a stage
    Move {
        /// Deal
        id: String,
        /// new, qualified, proposal, negotiation, won or lost
        stage: String,
    },
}

impl Arguments {
    /// The data folder.
    pub(crate) fn data_folder(&self) -> anyhow::Result<PathBuf> {
        if let Some(data) = &self.data {
            return Ok(data.clone());
        }
        let base = match std::env::var_os("XDG_DATA_HOME").filter(|d| !d.is_empty()) {
            Some(base) => PathBuf::from(base),
            None => {
                let home = std::env::var_os("HOME").context("HOME is not set; name a folder with --data")?;
                let share = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/share" };
                PathBuf::from(home).join(share)
            }
        };
        Ok(base.join("understudy").join(if self.rehearsal { "rehearsal" } else { "main" }))
    }

    /// `--now` in Unix seconds.
    pub(crate) fn start_time(&self) -> anyhow::Result<Option<i64>> {
        let Some(text) = &self.now else { return Ok(None) };
        if let Ok(seconds) = text.parse::<i64>() {
            return Ok(Some(seconds));
        }
        match text.parse::<jiff::Timestamp>() {
            Ok(at) => Ok(Some(at.as_second())),
            Err(_) => bail!("--now \"{text}\" is not a time; write it like 2026-11-23T09:00:00Z"),
        }
    }
}
