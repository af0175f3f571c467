//! Starting other programs: where the repository is, what is said before each one, and what a failure reads like.
//!
//! No shell is involved, so no quoting.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository's root. Cargo says where it is: what was compiled before the folder was moved or copied is not compiled again.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().expect("xtask lies in the repository").to_owned()
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    let place = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    root().join(place)
}

/// A program that cargo built.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// A command that runs in the repository's root.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The same cargo that started xtask.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Lets clippy stand in for the compiler of our own crates. Whatever builds them does it, or they would be compiled once to use
/// and once to lint.
pub(crate) fn linted(command: &mut Command) -> &mut Command {
    if !is_there("clippy-driver") {
        eprintln!("  clippy is not here, so nothing is linted; `rustup component add clippy` brings it");
        return command;
    }
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", LINT)
}

/// Lints are counted, not fatal: a build that stops at a style question would run no test. The separator is clippy's own.
const LINT: &str = "--cap-lints__CLIPPY_HACKERY__warn__CLIPPY_HACKERY__";

/// npm, in the interface's folder.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = command("npm", arguments);
    command.current_dir(root().join("ui")).env("npm_config_fund", "false").env("npm_config_audit", "false");
    command.env("npm_config_update_notifier", "false");
    command
}

/// The command as a person would type it.
pub(crate) fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let parts = std::iter::once(program).chain(command.get_args());
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs to the end; an error when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    eprintln!("  $ {}", words(command));
    let status = command.status().with_context(|| format!("{} could not be started", words(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", words(command));
    }
    Ok(())
}

/// Runs to the end, handing every line of its standard output to `line`; whether it succeeded.
pub(crate) fn run_lines(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool> {
    eprintln!("  $ {}", words(command));
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("{} could not be started", words(command)))?;
    let output = child.stdout.take().context("the program has no output")?;
    for text in BufReader::new(output).split(b'\n') {
        line(&String::from_utf8_lossy(&text?));
    }
    Ok(child.wait()?.success())
}

/// What a command prints; an error when it fails, with what it said.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{} could not be started", words(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", words(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of this name is found.
pub(crate) fn is_there(program: &str) -> bool {
    place(program).is_some()
}

/// Where a program of this name lies.
pub(crate) fn place(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|place| place.is_file())
}

/// Runs `work` only when what `mark` says differs from the last time, which `stamp` remembers under the target folder.
pub(crate) fn when_changed(stamp: &str, mark: &str, work: impl FnOnce() -> Result<()>) -> Result<bool> {
    let folder = target().join("xtask");
    let file = folder.join(stamp);
    if std::fs::read_to_string(&file).is_ok_and(|before| before == mark) {
        return Ok(false);
    }
    work()?;
    std::fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
    std::fs::write(&file, mark).with_context(|| format!("{} could not be written", file.display()))?;
    Ok(true)
}

/// A mark over the contents of these files and folders, for [`when_changed`].
pub(crate) fn mark(paths: &[PathBuf]) -> Result<String> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    let mut queue: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    while let Some(path) = queue.pop() {
        if path.is_dir() {
            let entries: std::io::Result<Vec<_>> = std::fs::read_dir(&path)?.collect();
            let mut inside: Vec<PathBuf> = entries?.iter().map(std::fs::DirEntry::path).collect();
            inside.sort();
            queue.extend(inside.into_iter().rev());
        } else if path.is_file() {
            path.hash(&mut hasher);
            std::fs::read(&path).with_context(|| format!("{} could not be read", path.display()))?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}
