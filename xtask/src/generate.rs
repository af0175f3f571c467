//! What is generated and committed: the TypeScript of the command table (`ui/src/lib/backend/api.gen.ts`), and the hashes
//! that bind the shipped skills to their memories.
//!
//! The app crate's example `gen-api` prints the first, the agent crate's example `bind-sources` writes the second; here
//! both are written, or compared with what is committed.

use crate::process::{self, cargo};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

const FILE: &str = "ui/src/lib/backend/api.gen.ts";

/// Builds the example and writes the file when it changed.
pub(crate) fn write() -> Result<()> {
    build()?;
    process::run(&mut bind(&[]))?;
    let text = print()?;
    if committed()? == text {
        eprintln!("  {FILE} is up to date");
        return Ok(());
    }
    std::fs::write(place(), text).with_context(|| format!("{FILE} could not be written"))?;
    eprintln!("  wrote {FILE}");
    Ok(())
}

/// Builds the example and fails when the file is stale.
pub(crate) fn check() -> Result<()> {
    build()?;
    check_built()
}

/// The same when everything is already built.
pub(crate) fn check_built() -> Result<()> {
    if committed()? != print()? {
        bail!("{FILE} does not fit the command table; run `cargo xtask gen` and commit it");
    }
    process::run(&mut bind(&["--check"]))
}

/// With the whole workspace's features, or cargo would build its dependencies a second time.
fn build() -> Result<()> {
    process::run(process::linted(&mut cargo(&[
        "build",
        "--workspace",
        "--example",
        "gen-api",
        "--example",
        "bind-sources",
    ])))
}

fn print() -> Result<String> {
    let program = process::built("examples/gen-api");
    process::read(&mut process::command(program, &[]))
}

/// The command that binds the skills to their memories.
fn bind(arguments: &[&str]) -> Command {
    process::command(process::built("examples/bind-sources"), arguments)
}

fn committed() -> Result<String> {
    std::fs::read_to_string(place()).with_context(|| format!("{FILE} could not be read"))
}

fn place() -> PathBuf {
    process::root().join(FILE)
}
