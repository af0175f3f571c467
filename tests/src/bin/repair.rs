//! The bench of repair: `repair [--seed N] [--only KIND] [--json FILE]`.
//!
//! Every deficient skill is repaired by a scripted teacher, one is killed in the middle and goes on. It prints the table,
//! why each harmful edit was refused, and a closing line `N passed, M failed`. `cargo xtask bench repair` starts it.

#![expect(clippy::print_stdout, reason = "the tables are its result")]

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::PathBuf;
use understudy_tests::repair::deficiencies::{DEFICIENCIES, named};
use understudy_tests::repair::kill::killed_between_edits;
use understudy_tests::repair::{BUDGET, Repair, repair};

/// The share of held-out runs that must be right at the end, over all.
const GOAL: f64 = 0.9;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut seed, mut only, mut json) = (1u64, None, None::<PathBuf>);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--seed" => seed = value.parse().context("the seed is a number")?,
            "--only" => only = Some(value),
            "--json" => json = Some(value.into()),
            other => bail!("there is no {other}; say --seed, --only or --json"),
        }
    }
    let mut rows = Vec::new();
    for (n, deficiency) in DEFICIENCIES.iter().enumerate().filter(|(_, d)| only.as_ref().is_none_or(|o| d.kind == o)) {
        let row = repair(deficiency, seed.wrapping_add(n as u64)).await?;
        eprintln!("{:<20} {}", row.deficiency, row.outcome);
        rows.push(row);
    }
    print(&rows);
    let mut tally = Tally::default();
    let share = |part: fn(&Repair) -> u32, of: fn(&Repair) -> u32| {
        f64::from(rows.iter().map(part).sum::<u32>()) / f64::from(rows.iter().map(of).sum::<u32>().max(1))
    };
    let (before, after) = (share(|r| r.held_out.0, |r| r.held_out.2), share(|r| r.held_out.1, |r| r.held_out.2));
    tally.check(&format!("held out: {:.0} % before, {:.0} % after", before * 100.0, after * 100.0), after >= GOAL);
    let harmful: u32 = rows.iter().map(|r| r.harmful.tried).sum();
    let kept: u32 = rows.iter().map(|r| r.harmful.kept).sum();
    tally.check(&format!("{harmful} harmful edits were looked at, {kept} kept"), harmful > 0 && kept == 0);
    let useless: u32 = rows.iter().map(|r| r.useless.kept).sum();
    tally.check(&format!("{useless} useless edits were kept"), useless == 0);
    let dearest = rows.iter().map(|r| r.cost).fold(0.0, f64::max);
    let all: f64 = rows.iter().map(|r| r.cost).sum();
    let words = format!("${all:.4} in all, at most ${dearest:.4} for one, of ${BUDGET:.2} each");
    tally.check(&words, dearest <= BUDGET && dearest > 0.0);
    let killed = killed_between_edits(named(only.as_deref().unwrap_or("missing step")), seed).await?;
    let words = format!(
        "killed after {} answers, then went on: {} questions, {} calls, {}",
        killed.before, killed.after, killed.calls, killed.repair.outcome
    );
    tally.check(&words, killed.before > 0 && killed.after == killed.calls && killed.repair.harmful.kept == 0);
    if let Some(path) = json {
        std::fs::write(&path, serde_json::to_string_pretty(&rows)? + "\n")
            .with_context(|| format!("{} could not be written", path.display()))?;
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    std::process::exit(i32::from(tally.failed > 0));
}

#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn check(&mut self, what: &str, holds: bool) {
        println!("{}  {what}", if holds { "ok    " } else { "FAILED" });
        if holds { self.passed += 1 } else { self.failed += 1 }
    }
}

fn print(rows: &[Repair]) {
    println!(
        "| deficiency | skill | cases before | after | held out before | after | asked | good | useless | harmful | cost |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for r in rows {
        let kept = |count: understudy_tests::repair::Count| format!("{} of {}", count.kept, count.tried);
        println!(
            "| {} | {} | {} of {} | {} of {} | {} of {} | {} of {} | {} | {} | {} | {} | ${:.4} |",
            r.deficiency,
            r.skill,
            r.cases.0,
            r.cases.2,
            r.cases.1,
            r.cases.2,
            r.held_out.0,
            r.held_out.2,
            r.held_out.1,
            r.held_out.2,
            r.rounds,
            kept(r.good),
            kept(r.useless),
            kept(r.harmful),
            r.cost
        );
    }
    println!("\nHarmful edits that were looked at:");
    let mut verdicts: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows {
        for refusal in &row.refusals {
            *verdicts.entry(&refusal.verdict).or_default() += 1;
            println!("- {} ({}): {}: {}", refusal.what, row.skill, refusal.verdict, refusal.reason);
        }
    }
    let counted: Vec<String> = verdicts.iter().map(|(verdict, n)| format!("{verdict} {n}")).collect();
    println!("By verdict: {}\n", counted.join(", "));
}
