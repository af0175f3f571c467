//! The peer of the benchmarks: node-llama-cpp in a process of its own, on the same file with the same threads.
//!
//! It is installed by `cargo xtask bench student` under the target folder and is no part of the product.

use super::measure::Sample;
use anyhow::{Context, bail};
use serde::Deserialize;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Reads a line, computes, writes a line; the file says how.
const SCRIPT: &str = include_str!("peer.mjs");

/// The peer's process.
pub(super) struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// Seconds for each token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    pub(super) prompt: Sample,
    pub(super) answer: Sample,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    prompt_tokens: f64,
    prompt_seconds: f64,
    prompt_cpu: f64,
    answer_tokens: f64,
    answer_seconds: f64,
    answer_cpu: f64,
}

impl Peer {
    /// Starts it with a file, for prompts and answers of so many tokens.
    pub(super) fn start(folder: &Path, model: &Path, prompt: usize, answer: usize) -> anyhow::Result<Peer> {
        let script = folder.join("peer.mjs");
        std::fs::write(&script, SCRIPT).with_context(|| format!("{} could not be written", script.display()))?;
        let mut child = Command::new("node")
            .arg(&script)
            .arg(model.canonicalize()?)
            .args([prompt.to_string(), answer.to_string()])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("node could not be started")?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { bail!("node has no pipes") };
        Ok(Peer { child, input, output: BufReader::new(output) })
    }

    /// One prompt that begins like no other, and its answer.
    pub(super) fn round(&mut self, n: usize) -> anyhow::Result<Round> {
        writeln!(self.input, "{n}")?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let said: Said = serde_json::from_str(&line).with_context(|| format!("node-llama-cpp said {line:?}"))?;
        let each = |seconds: f64, cpu: f64, tokens: f64| Sample { wall: seconds / tokens, cpu: cpu / tokens };
        Ok(Round {
            prompt: each(said.prompt_seconds, said.prompt_cpu, said.prompt_tokens),
            answer: each(said.answer_seconds, said.answer_cpu, said.answer_tokens),
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        if let Err(e) = self.child.kill().and_then(|()| self.child.wait().map(|_| ())) {
            tracing::debug!("node had ended: {e}");
        }
    }
}
