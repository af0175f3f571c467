//! The `understudy` command: the same use cases as the window, for terminals, timers and scripts.
//!
//! Results go to standard output (tables, or JSON with `--json`), progress to standard error. It knows no
//! rule of the product; every command is a line of the command table.
#![expect(clippy::print_stdout, reason = "a command prints its results")]

mod arguments;
mod commands;
mod print;
mod serve;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The worker is this program with a hidden first word. It starts before anything else is set up.
    if std::env::args().nth(1).as_deref() == Some("student-worker") {
        return understudy_providers::student::worker_main();
    }
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("error: no threads could be started: {error}");
            return ExitCode::from(1);
        }
    };
    match runtime.block_on(commands::perform(arguments)) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("error: {}", said(&error));
            ExitCode::from(1)
        }
    }
}

/// An error with its causes, each said once: many of ours name their cause already.
fn said(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |said, cause| match said.contains(&cause) {
        true => said,
        false if said.is_empty() => cause,
        false => format!("{said}: {cause}"),
    })
}

/// Whether a command needs no account.
fn offline(command: &Command) -> bool {
    matches!(command, Command::Protocol | Command::Completions { .. })
}
