//! The peer of the benchmarks: node-llama-cpp in a process of its own, on the same file with the same threads.
//!
//! It is installed by `cargo xtask bench student` under the target folder and is no part of the product.

use super::measure::Sample;
use anyhow::{Context, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Reads a line, computes, writes a line; the file says how.
const SCRIPT: &str = include_str!("peer.mjs");
/// Its name in the folder where the peer is installed.
const FILE: &str = "peer.mjs";

/// The peer's process.
pub(super) struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What a number of tokens took.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Took {
    tokens: f64,
    seconds: f64,
    cpu: f64,
}

/// A prompt and its answer.
#[derive(Debug, Deserialize)]
struct Tokens {
    prompt: Took,
    answer: Took,
}

/// The steps of a run.
#[derive(Debug, Deserialize)]
struct Steps {
    answers: Vec<String>,
    seconds: f64,
    cpu: f64,
}

impl Peer {
    /// Starts it with a file, for prompts of so many tokens.
    pub(super) fn start(folder: &Path, model: &Path, prompt: usize) -> anyhow::Result<Peer> {
        let script = folder.join(FILE);
        std::fs::write(&script, SCRIPT).with_context(|| format!("{} could not be written", script.display()))?;
        let mut child = Command::new("node")
            .arg(FILE)
            .arg(model.canonicalize()?)
            .arg(prompt.to_string())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("node could not be started")?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { bail!("node has no pipes") };
        Ok(Peer { child, input, output: BufReader::new(output) })
    }

    /// Seconds for each token of a prompt, and of an answer of so many.
    pub(super) fn tokens(&mut self, prompt: &str, answer: usize) -> anyhow::Result<(Sample, Sample)> {
        let said: Tokens = self.task(&json!({ "prompt": prompt, "answer": answer }))?;
        let each = |took: Took| Sample { wall: took.seconds / took.tokens, cpu: took.cpu / took.tokens };
        Ok((each(said.prompt), each(said.answer)))
    }

    /// The steps of a run after what it evaluates first: seconds for each of them, and the answers.
    pub(super) fn steps(
        &mut self,
        first: &str,
        steps: &[String],
        grammar: &str,
    ) -> anyhow::Result<(Sample, Vec<String>)> {
        let said: Steps = self.task(&json!({ "first": first, "steps": steps, "grammar": grammar }))?;
        let count = said.answers.len() as f64;
        Ok((Sample { wall: said.seconds / count, cpu: said.cpu / count }, said.answers))
    }

    fn task<T: DeserializeOwned>(&mut self, task: &Value) -> anyhow::Result<T> {
        writeln!(self.input, "{task}")?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        serde_json::from_str(&line).with_context(|| format!("node-llama-cpp said {line:?}"))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        if let Err(e) = self.child.kill().and_then(|()| self.child.wait().map(|_| ())) {
            tracing::debug!("node had ended: {e}");
        }
    }
}
