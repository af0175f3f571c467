//! The TypeScript of the command table: `ui/src/lib/backend/api.gen.ts`.
//!
//! The app crate's example `gen-api` prints it; here it is written, or compared with what is committed.

use crate::process::{self, cargo};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

const FILE: &str = "ui/src/lib/backend/api.gen.ts";

/// Builds the example and writes the file when it changed.
pub(crate) fn write() -> Result<()> {
    build()?;
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
    Ok(())
}

/// With the whole workspace's features, or cargo would build its dependencies a second time.
fn build() -> Result<()> {
    process::run(process::linted(&mut cargo(&["build", "--workspace", "--example", "gen-api"])))
}

fn print() -> Result<String> {
    let program = process::built("examples/gen-api");
    process::read(&mut process::command(program, &[]))
}

fn committed() -> Result<String> {
    std::fs::read_to_string(place()).with_context(|| format!("{FILE} could not be read"))
}

fn place() -> PathBuf {
    process::root().join(FILE)
}
