//! Counting: what each part of `cargo xtask test` ran, how long it took, and the closing line.
//!
//! A part counts its checks; a part that could not run at all counts as one failure, so that nothing fails silently.

use anyhow::Result;
use std::time::{Duration, Instant};

/// Checks of one part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// One check.
    pub(crate) fn one(passed: bool) -> Tally {
        if passed { Tally { passed: 1, failed: 0 } } else { Tally { passed: 0, failed: 1 } }
    }

    pub(crate) fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What ran so far.
pub(crate) struct Report {
    begun: Instant,
    parts: Vec<(String, Tally, Duration)>,
}

impl Report {
    pub(crate) fn new() -> Report {
        Report { begun: Instant::now(), parts: Vec::new() }
    }

    /// Runs a part and says how it went; whether it passed.
    pub(crate) fn part(&mut self, name: &str, work: impl FnOnce() -> Result<Tally>) -> bool {
        eprintln!("\n== {name} ({} so far)", spoken(self.begun.elapsed()));
        let begun = Instant::now();
        let tally = match work() {
            Ok(tally) => tally,
            Err(error) => {
                eprintln!("  {error:#}");
                Tally::one(false)
            }
        };
        let took = begun.elapsed();
        eprintln!("-- {name}: {} passed, {} failed in {}", tally.passed, tally.failed, spoken(took));
        self.parts.push((name.to_owned(), tally, took));
        tally.failed == 0
    }

    /// A part that has nothing to run on because an earlier one failed.
    pub(crate) fn cannot_run(&mut self, name: &str, why: &str) {
        self.part(name, || Err(anyhow::anyhow!("not run: {why}")));
    }

    /// Prints the table and the closing line; whether all passed.
    pub(crate) fn close(self) -> bool {
        let mut total = Tally::default();
        eprintln!("\n== summary");
        for (name, tally, took) in &self.parts {
            let mark = if tally.failed == 0 { "ok    " } else { "FAILED" };
            eprintln!("  {mark} {name:<24} {:>5} passed {:>4} failed {:>9}", tally.passed, tally.failed, spoken(*took));
            total.add(*tally);
        }
        eprintln!("  in all {}", spoken(self.begun.elapsed()));
        println!("{} passed, {} failed", total.passed, total.failed);
        total.failed == 0 && total.passed > 0
    }
}

fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Adds up the lines `test result: ok. 12 passed; 0 failed; ...` of `cargo test`.
pub(crate) fn of_cargo(line: &str) -> Option<Tally> {
    let rest = line.trim().strip_prefix("test result: ")?;
    Some(Tally { passed: number_before(rest, "passed")?, failed: number_before(rest, "failed")? })
}

/// Reads the closing line of our own checks: `12 passed, 0 failed`.
pub(crate) fn of_checks(line: &str) -> Option<Tally> {
    let (passed, failed) = line.trim().split_once(" passed, ")?;
    Some(Tally { passed: passed.parse().ok()?, failed: failed.strip_suffix(" failed")?.parse().ok()? })
}

/// Reads the line `Tests  2 failed | 31 passed (33)` of vitest.
pub(crate) fn of_vitest(line: &str) -> Option<Tally> {
    let rest = line.trim().strip_prefix("Tests ")?;
    let tally = Tally {
        passed: number_before(rest, "passed").unwrap_or(0),
        failed: number_before(rest, "failed").unwrap_or(0),
    };
    (tally != Tally::default()).then_some(tally)
}

/// Reads the closing lines of Playwright, one at a time: `  17 passed (3.3m)`, `  2 failed`, `  1 flaky`.
pub(crate) fn of_playwright(line: &str) -> Option<Tally> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (number, word) = (words.first()?.parse::<u64>().ok()?, *words.get(1)?);
    match word {
        "passed" if words.len() <= 3 => Some(Tally { passed: number, failed: 0 }),
        // One that passes at the second try has failed once.
        "failed" | "flaky" | "interrupted" if words.len() == 2 => Some(Tally { passed: 0, failed: number }),
        _ => None,
    }
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = text.split([' ', ';', '|', '.']).filter(|part| !part.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_the_runners_are_read() {
        let check = |got: Option<Tally>, passed: u64, failed: u64| assert_eq!(got, Some(Tally { passed, failed }));
        check(
            of_cargo("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s"),
            12,
            0,
        );
        check(of_cargo("test result: FAILED. 3 passed; 2 failed; 0 ignored"), 3, 2);
        check(of_vitest("      Tests  2 failed | 31 passed (33)"), 31, 2);
        check(of_vitest("      Tests  31 passed (31)"), 31, 0);
        check(of_playwright("  17 passed (3.3m)"), 17, 0);
        check(of_playwright("  2 failed"), 0, 2);
        check(of_checks("12 passed, 1 failed"), 12, 1);
        assert_eq!(of_checks("ok  12 passed, none failed"), None);
        assert_eq!(of_playwright("Running 20 tests using 1 worker"), None);
        assert_eq!(of_cargo("test a_name ... ok"), None);
        assert_eq!(of_vitest(" Test Files  4 passed (4)"), None);
    }
}
