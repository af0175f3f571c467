//! `cargo xtask screenshots`: the panels of the real window, in both themes, for the README and for looking at.
//!
//! The window is driven exactly as in the smoke test, by a program of the test crate; nothing is drawn that a user would not see.

use crate::process::{self, cargo};
use crate::{demo, setup};
use anyhow::Result;

/// Where the pictures go.
const FOLDER: &str = "docs/screenshots";

/// Builds, drives the window, writes the pictures.
pub(crate) fn run() -> Result<()> {
    setup::run(&[setup::BUILD, setup::TEST])?;
    demo::build()?;
    process::run(process::linted(&mut cargo(&["build", "--workspace", "--bin", "screenshots"])))?;
    process::run(&mut process::command(process::built("screenshots"), &[FOLDER]))
}
