//! `cargo xtask screenshots`: the panels of the real window, in both themes and two sizes, for the README and for looking at.
//!
//! The window is driven exactly as in the smoke test, by a program of the test crate; nothing is drawn that a user would not see.

use crate::process::{self, cargo};
use crate::{demo, setup};
use anyhow::Result;

/// Where the pictures go that the repository keeps.
const FOLDER: &str = "docs/screenshots";
/// Where the others go.
const LOOKED_AT: &str = "target/screenshots";

/// Builds, drives the window, writes the pictures.
pub(crate) fn run() -> Result<()> {
    setup::run(&[setup::BUILD, setup::TEST])?;
    demo::build()?;
    process::run(process::linted(&mut cargo(&["build", "--workspace", "--bin", "screenshots"])))?;
    process::run(&mut process::command(process::built("screenshots"), &[FOLDER, LOOKED_AT]))
}
