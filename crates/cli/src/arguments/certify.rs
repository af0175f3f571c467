//! `skill test`, `certify`, `pin`, `unattended`: what the cases say about a skill, and what follows from it.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `skill test`.
#[derive(Args, Debug)]
pub(crate) struct Test {
    /// Skill
    #[arg(required_unless_present = "all")]
    pub(crate) name: Option<String>,
    /// Every skill
    #[arg(long)]
    pub(crate) all: bool,
    /// Another student: its name, or a GGUF file
    #[arg(long, value_name = "NAME")]
    pub(crate) student: Option<PathBuf>,
    /// In how many worlds: 1 is the world as it is written, 2 and 3 vary names, ids and order
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=3))]
    pub(crate) seeds: u32,
    /// Run the cases without the skill's procedure, too, and say which checks prove nothing
    #[arg(long)]
    pub(crate) baseline: bool,
}

/// `skill certify`.
#[derive(Args, Debug)]
pub(crate) struct Certify {
    /// Skill; without one the matrix is shown
    pub(crate) name: Option<String>,
    /// Every skill
    #[arg(long, conflicts_with = "name")]
    pub(crate) all: bool,
    /// Another student: its name, or a GGUF file
    #[arg(long, value_name = "NAME")]
    pub(crate) student: Option<PathBuf>,
}

/// `skill pin`.
#[derive(Args, Debug)]
pub(crate) struct Pin {
    /// Skill
    pub(crate) name: String,
    /// Its name
    #[arg(long, value_name = "NAME", required_unless_present = "none")]
    pub(crate) student: Option<String>,
    /// The one that is chosen, again
    #[arg(long, conflicts_with = "student")]
    pub(crate) none: bool,
}

/// `skill unattended`.
#[derive(Args, Debug)]
pub(crate) struct Unattended {
    /// Skill
    pub(crate) name: String,
    /// What you decide; shown when left out
    pub(crate) decision: Option<Decision>,
}

/// Whether a skill may start without a person.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It may
    Allow,
    /// It never may
    Never,
    /// It may while it is certified
    Certified,
}
