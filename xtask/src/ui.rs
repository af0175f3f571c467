//! The interface: its packages, its checks, its build.
//!
//! npm runs only when the lock file changed, and the build only when a source did.

use crate::process::{self, npm};
use crate::report::{self, Tally};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Files that decide what the build comes to.
const SOURCES: [&str; 8] = [
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package.json",
    "ui/package-lock.json",
    "ui/vite.config.ts",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
];

/// Installs the packages that the lock file names.
pub(crate) fn install() -> Result<()> {
    let modules = process::root().join("ui/node_modules");
    let there = if modules.is_dir() { "there" } else { "gone" };
    let lock = process::mark(&[process::root().join("ui/package-lock.json")])?;
    // Marked as there, because that is how it is found next time.
    let stamp = format!("{lock} there");
    if there == "gone" {
        forget("npm-ci");
    }
    process::when_changed("npm-ci", &stamp, || process::run(&mut npm(&["ci", "--no-audit", "--no-fund"])))?;
    Ok(())
}

/// Builds `ui/dist` when a source changed since.
pub(crate) fn build() -> Result<()> {
    let sources: Vec<PathBuf> = SOURCES.iter().map(|path| process::root().join(path)).collect();
    let assets = process::root().join("ui/dist/assets");
    if !assets.is_dir() {
        forget("ui-build");
    }
    let built =
        process::when_changed("ui-build", &process::mark(&sources)?, || process::run(&mut npm(&["run", "build"])))?;
    if !built {
        eprintln!("  the interface is up to date");
    }
    Ok(())
}

/// Types and accessibility.
pub(crate) fn check() -> Result<Tally> {
    script("check")
}

/// Format and style.
pub(crate) fn lint() -> Result<Tally> {
    script("lint")
}

fn script(name: &str) -> Result<Tally> {
    process::run(npm(&["run", "--silent", name]).env("NO_COLOR", "1"))?;
    Ok(Tally::one(true))
}

/// vitest.
pub(crate) fn test() -> Result<Tally> {
    let mut tally = None;
    // Colours would stand between the words of the line that is counted.
    let mut command = npm(&["test", "--silent"]);
    let succeeded = process::run_lines(command.env("NO_COLOR", "1").env("CI", "true"), |line| {
        println!("{line}");
        tally = report::of_vitest(line).or(tally);
    })?;
    let tally = tally.context("vitest ran no test")?;
    Ok(if succeeded || tally.failed > 0 { tally } else { Tally { failed: 1, ..tally } })
}

/// The journeys of a user in Chromium, on the bridge of the program that was built.
pub(crate) fn journeys() -> Result<Tally> {
    let chromium = CHROMIUM.into_iter().find_map(process::place);
    let Some(chromium) = chromium else {
        bail!("no Chromium is here; install the package chromium and run this again");
    };
    let mut tally = Tally::default();
    let mut command = npm(&["run", "--silent", "journeys"]);
    command.env("UNDERSTUDY_PROGRAM", process::built("understudy")).env("UNDERSTUDY_CHROMIUM", chromium);
    let succeeded = process::run_lines(command.env("NO_COLOR", "1").env("CI", "true"), |line| {
        println!("{line}");
        tally.add(report::of_playwright(line).unwrap_or_default());
    })?;
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Names of Chromium on Debian, its relatives and elsewhere.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

fn forget(stamp: &str) {
    // Not being there is as good as forgotten.
    let _ = std::fs::remove_file(process::target().join("xtask").join(stamp));
}
