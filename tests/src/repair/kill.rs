//! A repair by the `understudy` command that is killed in the middle and goes on: what was answered is not asked again.

use super::deficiencies::Deficiency;
use super::teacher::{Proposed, script};
use super::{BUDGET, Repair, prepare, read};
use crate::teacher_server::TeacherServer;
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use understudy_app::wire::{DistilRow, DistilState, DistilView};

/// What came of it.
#[derive(Clone, Debug)]
pub struct Killed {
    /// Questions that the teacher had answered when the process was killed.
    pub before: usize,
    /// Questions in all.
    pub after: usize,
    /// Calls that the rounds name.
    pub calls: usize,
    /// The repair.
    pub repair: Repair,
}

/// The `understudy` command on a data folder, with a clock of its own.
pub fn understudy(data: &Path, words: &[&str]) -> Result<Command> {
    let mut command = Command::new(crate::built("understudy")?);
    command
        .args(["--rehearsal", "--now", "2026-11-23T09:00:00Z", "--data"])
        .arg(data)
        .args(words)
        .env("UNDERSTUDY_KEYCHAIN", "file")
        .stdin(Stdio::null());
    Ok(command)
}

/// Runs the command to its end and gives what it said.
pub async fn said(data: &Path, words: &[&str]) -> Result<(Option<i32>, String)> {
    let mut command = understudy(data, words)?;
    let out = tokio::task::spawn_blocking(move || command.output()).await??;
    let text = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    Ok((out.status.code(), text))
}

/// The same for a command that answers in JSON.
pub async fn json<T: serde::de::DeserializeOwned>(data: &Path, words: &[&str]) -> Result<T> {
    let mut command = understudy(data, &[&["--json"], words].concat())?;
    let out = tokio::task::spawn_blocking(move || command.output()).await??;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    serde_json::from_str(text.trim())
        .with_context(|| format!("{words:?}: {text}{}", String::from_utf8_lossy(&out.stderr)))
}

/// Starts a repair and kills it at the first word of progress that holds `at`.
pub async fn kill_at(data: &Path, words: &[&str], at: &str) -> Result<()> {
    let mut child = understudy(data, words)?.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let errors = child.stderr.take().context("piped")?;
    let at = at.to_owned();
    tokio::task::spawn_blocking(move || {
        let mut heard = String::new();
        for line in BufReader::new(errors).lines().map_while(Result::ok) {
            if line.contains(&at) {
                child.kill()?;
                child.wait()?;
                return Ok(());
            }
            heard.push_str(&line);
            heard.push('\n');
        }
        child.wait()?;
        anyhow::bail!("it ended before it said “{at}”:\n{heard}")
    })
    .await?
}

/// Starts a command and kills it when `when` hears something.
pub async fn kill_when(data: &Path, words: &[&str], when: std::sync::mpsc::Receiver<()>) -> Result<()> {
    let mut child = understudy(data, words)?.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    tokio::task::spawn_blocking(move || {
        let heard = when.recv_timeout(std::time::Duration::from_secs(120));
        child.kill()?;
        child.wait()?;
        heard.context("nothing was heard")
    })
    .await?
}

/// Sets a teacher up on a data folder.
pub async fn hire(data: &Path, address: &str) -> Result<()> {
    let add = ["teacher", "add", "scripted", "--provider", "compatible", "--model", "m-1", "--place", address];
    for words in [&add[..], &["teacher", "price", "m-1", "--input", "3", "--output", "15"]] {
        let (code, text) = said(data, words).await?;
        ensure!(code == Some(0), "{words:?}: {text}");
    }
    Ok(())
}

/// The only distillation of a data folder.
pub async fn only(data: &Path) -> Result<DistilRow> {
    let mut all: Vec<DistilRow> = json(data, &["skill", "distillations"]).await?;
    ensure!(all.len() == 1, "{all:?}");
    all.pop().context("one")
}

/// Kills a repair while the edits of its first answer are tried, and lets it go on.
pub async fn killed_between_edits(deficiency: &Deficiency, seed: u64) -> Result<Killed> {
    let folder = tempfile::tempdir()?;
    let data: PathBuf = folder.path().join("data");
    std::fs::create_dir_all(&data)?;
    prepare(&data, deficiency)?;
    let edits: Vec<Proposed> = deficiency.edits(seed);
    let server = TeacherServer::start(script(&edits)).await;
    hire(&data, &server.address).await?;
    let budget = BUDGET.to_string();
    let improve = ["skill", "improve", deficiency.skill, "--budget", &budget, "--yes"];
    kill_at(&data, &improve, "Round 1: edit 2").await?;
    let before = server.asked().len();
    let row = only(&data).await?;
    ensure!(row.state == DistilState::Stopped && row.outcome.contains("can go on"), "{row:?}");
    let view: DistilView = json(&data, &["skill", "resume", &row.id]).await?;
    let calls = view.rounds.iter().map(|r| r.calls.len()).sum();
    Ok(Killed { before, after: server.asked().len(), calls, repair: read(deficiency, &edits, &view) })
}
