//! The shipped skills against the reference validator of the Agent Skills format.
//!
//! Our own lint is stricter and has its own tests; this one says that others can read our skills too. The validator
//! comes from PyPI into an environment under the target folder.

use crate::process;
use crate::report::Tally;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Name and version, so that a new release cannot change what passes.
const VALIDATOR: &str = "skills-ref==0.1.1";

/// Validates every folder of `skills/`.
pub(crate) fn validate() -> Result<Tally> {
    let validator = validator()?;
    let mut tally = Tally::default();
    for folder in folders()? {
        let folder = folder.to_string_lossy().into_owned();
        let passed = process::run(&mut process::command(&validator, &["validate", &folder])).is_ok();
        tally.add(Tally::one(passed));
    }
    if tally == Tally::default() {
        bail!("there is no skill in skills/");
    }
    Ok(tally)
}

fn validator() -> Result<PathBuf> {
    let place = process::target().join("xtask").join("python");
    let program = place.join("bin").join("agentskills");
    if !program.is_file() {
        let place = place.to_string_lossy().into_owned();
        process::run(&mut process::command("python3", &["-m", "venv", "--clear", &place]))?;
        let python = format!("{place}/bin/python");
        let arguments = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", VALIDATOR];
        process::run(&mut process::command(python, &arguments))?;
    }
    Ok(program)
}

fn folders() -> Result<Vec<PathBuf>> {
    let skills = process::root().join("skills");
    let entries: std::io::Result<Vec<_>> =
        std::fs::read_dir(&skills).with_context(|| format!("{} could not be read", skills.display()))?.collect();
    let mut folders: Vec<PathBuf> = entries?.iter().map(std::fs::DirEntry::path).filter(|path| path.is_dir()).collect();
    folders.sort();
    Ok(folders)
}
