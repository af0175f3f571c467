//! `cargo xtask test`: everything, in one go, each part counted, every part run even when an earlier one failed.
//!
//! One build serves all of it. Lint runs inside that build: clippy's compiler stands in for rustc for our own crates only, so that the
//! hundreds of dependencies are compiled once, not once to build and once to lint.

use crate::process::{self, cargo};
use crate::report::{self, Report, Tally};
use crate::{generate, setup, skills, ui};
use anyhow::Result;
use std::collections::HashSet;
use std::process::ExitCode;

/// Runs all parts and prints the closing line.
pub(crate) fn run() -> ExitCode {
    let mut report = Report::new();
    report.part("packages", || setup::run(&[setup::BUILD, setup::TEST]).map(|()| Tally::one(true)));
    if report.part("interface packages", || ui::install().map(|()| Tally::one(true))) {
        report.part("interface check", ui::check);
        report.part("interface lint", ui::lint);
        report.part("interface tests", ui::test);
        report.part("interface build", || ui::build().map(|()| Tally::one(true)));
    } else {
        report.cannot_run("interface", "its packages could not be installed");
    }
    report.part("format", format);
    report.part("skills validator", skills::validate);
    if report.part("build and lint", build) || is_built() {
        report.part("generated TypeScript", || generate::check_built().map(|()| Tally::one(true)));
        report.part("tests", test);
        report.part("journeys", ui::journeys);
    } else {
        report.cannot_run("tests", "the build failed");
        report.cannot_run("journeys", "the build failed");
    }
    if report.close() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn format() -> Result<Tally> {
    process::run(&mut cargo(&["fmt", "--all", "--check", "--", "-l"])).map(|()| Tally::one(true))
}

/// Builds every target with clippy as the compiler of our crates. One check for the build, one for each warning.
fn build() -> Result<Tally> {
    let mut warnings = HashSet::new();
    let mut command = cargo(&["build", "--workspace", "--all-targets", "--keep-going", "--message-format=json"]);
    let built = process::run_lines(process::linted(&mut command), |line| {
        // A library is compiled for use and for its own tests, and both say the same.
        if let Some(text) = warning(line)
            && warnings.insert(text.clone())
        {
            eprint!("{text}");
        }
    })?;
    // The last build decides whether what lies in the target folder can be tested.
    process::when_changed("built", if built { "yes" } else { "no" }, || Ok(()))?;
    let mut tally = Tally::one(built);
    tally.add(if warnings.is_empty() { Tally::one(true) } else { Tally { passed: 0, failed: warnings.len() as u64 } });
    Ok(tally)
}

fn is_built() -> bool {
    std::fs::read_to_string(process::target().join("xtask/built")).is_ok_and(|text| text == "yes")
}

/// The words of a compiler's message; notes that only sum up others are left out.
fn warning(line: &str) -> Option<String> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    if message["reason"] != "compiler-message" {
        return None;
    }
    let message = &message["message"];
    let is_one = matches!(message["level"].as_str(), Some("warning" | "error"))
        && message["spans"].as_array().is_some_and(|spans| !spans.is_empty());
    is_one.then(|| message["rendered"].as_str().unwrap_or_default().to_owned())
}

/// Unit tests, scenarios, tidy, direction, the real window.
fn test() -> Result<Tally> {
    let mut tally = Tally::default();
    let mut command = cargo(&["test", "--workspace", "--no-fail-fast"]);
    let succeeded = process::run_lines(process::linted(&mut command), |line| {
        println!("{line}");
        if let Some(more) = report::of_cargo(line) {
            tally.add(more);
        }
    })?;
    if !succeeded && tally.failed == 0 {
        // A test program that crashed has no closing line.
        tally.failed = 1;
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::warning;

    #[test]
    fn warnings_are_told_from_the_other_messages() {
        let check = |line: &str, expect: Option<&str>| assert_eq!(warning(line).as_deref(), expect, "{line}");
        let say = |level: &str, spans: &str| {
            format!(
                r#"{{"reason":"compiler-message","message":{{"level":"{level}","spans":{spans},"rendered":"text"}}}}"#
            )
        };
        check(&say("warning", "[{}]"), Some("text"));
        check(&say("error", "[{}]"), Some("text"));
        check(&say("warning", "[]"), None);
        check(&say("note", "[{}]"), None);
        check(r#"{"reason":"compiler-artifact"}"#, None);
        check("not json", None);
    }
}
