//! `cargo xtask demo`: from a clean clone to the product at work, on the Rehearsal account.
//!
//! It opens the real window; where there is no display it does the main job in the terminal and says how to see the window.

use crate::process::{self, cargo};
use crate::{setup, ui};
use anyhow::{Result, bail};

/// The main job of the demo.
const REQUEST: &str = "Triage my inbox";

/// Exit code of `understudy run` that ended done with approvals waiting.
const WAITING: i32 = 3;

/// Installs, builds, opens.
pub(crate) fn run(in_terminal: bool) -> Result<()> {
    setup::run(&[setup::BUILD])?;
    build()?;
    if in_terminal || !has_display() {
        return terminal(in_terminal);
    }
    eprintln!("Opening the window on the Rehearsal account. Nothing leaves this computer.");
    process::run(&mut process::command(process::built("understudy-window"), &["--rehearsal"]))
}

/// Interface first, because the window embeds it. The whole workspace, so that dependencies are built once for all.
pub(crate) fn build() -> Result<()> {
    ui::install()?;
    ui::build()?;
    eprintln!("  building; the first time takes a quarter of an hour or more");
    process::run(process::linted(&mut cargo(&["build", "--workspace", "--bins"])))
}

fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "macos") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn terminal(asked_for: bool) -> Result<()> {
    if !asked_for {
        eprintln!("There is no display here, so the main job is done in the terminal.");
    }
    let program = process::built("understudy");
    let mut main_job = process::command(&program, &["--rehearsal", "run", REQUEST]);
    eprintln!("  $ {}", process::words(&main_job));
    let status = main_job.status()?;
    if !status.success() && status.code() != Some(WAITING) {
        bail!("the run did not end done ({status}); `understudy --rehearsal runs list` shows it");
    }
    process::run(&mut process::command(&program, &["--rehearsal", "approvals", "list"]))?;
    eprintln!(
        "\nNothing was sent: what is listed waits for you. In the terminal: {0} --rehearsal approvals show ID, then approve ID.\n\
         To see the window, run `cargo xtask demo` where there is a display, or `{0} --rehearsal serve` and open the\n\
         address that it prints in a browser of this computer.",
        program.strip_prefix(process::root()).unwrap_or(&program).display()
    );
    Ok(())
}
