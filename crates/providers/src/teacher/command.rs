//! An agent that is installed here (`claude`, `codex`, `gemini`), asked once and without tools of its own.
//!
//! Arguments are handed over one by one, no shell is in between; the envelope goes to standard input. It works in an
//! empty folder and is ended with its children when it takes too long, writes too much or is stopped. It signs in
//! with what it has itself: no key of ours reaches it.

use super::{Billed, Patience, Progress, Provider, Reply, Stop, TeacherConfig, TeacherError};
use crate::student::CancelFlag;
use serde_json::Value;
use std::process::Stdio;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

/// Most bytes of what it says on standard error.
const COMPLAINT: usize = 64 << 10;

fn arguments(config: &TeacherConfig) -> Vec<String> {
    let mut all: Vec<&str> = match config.provider {
        Provider::CodexCommand => vec!["exec", "--json", "--skip-git-repo-check", "--sandbox", "read-only"],
        Provider::GeminiCommand => vec!["--output-format", "json"],
        _ => vec!["--print", "--output-format", "json", "--max-turns", "1"],
    };
    if !config.model.is_empty() {
        all.extend(["--model", &config.model]);
    }
    if config.provider == Provider::CodexCommand {
        all.push("-");
    }
    all.into_iter().map(str::to_owned).collect()
}

pub(super) async fn ask(
    config: &TeacherConfig,
    envelope: &Envelope,
    patience: &Patience,
    stop: &CancelFlag,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Reply, TeacherError> {
    let program = || config.place.clone();
    let failed = |why: String, billed: Billed| TeacherError::Program { program: program(), why, billed };
    let folder = tempfile::tempdir().map_err(|e| failed(format!("has no folder to work in: {e}."), Billed::Nothing))?;
    let mut command = Command::new(&config.place);
    command
        .args(arguments(config))
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    // Its own group, so that what it starts ends with it.
    #[cfg(unix)]
    command.process_group(0);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("UNDERSTUDY_") {
            command.env_remove(name);
        }
    }
    let mut child = command.spawn().map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => failed("is not installed here.".into(), Billed::Nothing),
        _ => failed(format!("cannot be started: {e}."), Billed::Nothing),
    })?;
    tell(Progress::Asked);
    let ended = {
        let work = converse(&mut child, envelope.text(), patience.largest, tell);
        tokio::select! {
            biased;
            () = stop.cancelled() => Err(TeacherError::Stopped { billed: Billed::Unknown }),
            ended = tokio::time::timeout(patience.whole, work) => match ended {
                Ok(Ok(ended)) => Ok(ended),
                Ok(Err(why)) => Err(failed(why, Billed::Unknown)),
                Err(_) => Err(TeacherError::Cut { host: program(), why: "it took too long".into(), billed: Billed::Unknown }),
            },
        }
    };
    end(&mut child).await;
    let (said, complaint, success) = ended?;
    let reply = read(config.provider, &said);
    match reply {
        Ok(reply) if success => Ok(reply),
        Ok(_) => Err(failed(format!("failed: {}", last_line(&complaint)), Billed::Unknown)),
        Err(why) if success => Err(TeacherError::BadAnswer { why, billed: Billed::Unknown }),
        Err(why) => {
            let complaint = last_line(&complaint);
            Err(failed(format!("failed: {}", if complaint.is_empty() { why } else { complaint }), Billed::Unknown))
        }
    }
}

/// Hands the envelope over and reads what comes, both at once: a full pipe must stop neither.
async fn converse(
    child: &mut Child,
    text: String,
    largest: usize,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<(Vec<u8>, Vec<u8>, bool), String> {
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err("has no standard streams.".into());
    };
    let write = async move {
        // One that does not read to the end may still answer.
        let _ = input.write_all(text.as_bytes()).await;
        drop(input);
    };
    let answer = gather(output, largest, true, |n| tell(Progress::Answering(n)));
    let complaint = gather(errors, COMPLAINT, false, |_| {});
    let ((), said, complaint) = tokio::join!(write, answer, complaint);
    let status = child.wait().await.map_err(|e| format!("cannot be waited for: {e}."))?;
    Ok((said?, complaint?, status.success()))
}

async fn gather(
    mut from: impl AsyncRead + Unpin,
    largest: usize,
    strict: bool,
    mut tell: impl FnMut(usize),
) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    let mut buffer = vec![0; 16 << 10];
    loop {
        let n = from.read(&mut buffer).await.map_err(|e| format!("cannot be read: {e}."))?;
        if n == 0 {
            return Ok(all);
        }
        if all.len() + n <= largest {
            all.extend_from_slice(&buffer[..n]);
            tell(all.len());
        } else if strict {
            return Err("says too much; it was ended.".into());
        }
    }
}

/// Ends it with all that it started.
async fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(pid) = child.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw) {
        // It may have ended by itself in between.
        let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
    }
    let _ = child.kill().await;
}

fn last_line(complaint: &[u8]) -> String {
    let text = String::from_utf8_lossy(complaint);
    let line = text.lines().rev().find(|l| !l.trim().is_empty()).unwrap_or_default().trim();
    let line: String = line.chars().filter(|c| !c.is_control()).take(300).collect();
    if understudy_agent::gate::secrets(&line).is_empty() { line } else { "what it says holds a secret.".into() }
}

fn read(provider: Provider, said: &[u8]) -> Result<Reply, String> {
    let text = std::str::from_utf8(said).map_err(|_| "it is not UTF-8")?;
    match provider {
        Provider::CodexCommand => codex(text),
        Provider::GeminiCommand => gemini(text),
        _ => claude(text),
    }
}

fn number(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap_or(0)
}

/// One object: `result`, `usage`, `total_cost_usd`.
fn claude(text: &str) -> Result<Reply, String> {
    let value: Value = serde_json::from_str(text.trim()).map_err(|_| "it is not JSON")?;
    // Newer ones give all events as a list, the result last.
    let value = value.as_array().and_then(|all| all.last()).unwrap_or(&value);
    let answer = value["result"].as_str().unwrap_or_default();
    if value["is_error"] == true || value["result"].is_null() {
        let why = if answer.is_empty() { value["subtype"].as_str().unwrap_or("it reports an error") } else { answer };
        return Err(why.chars().take(300).collect());
    }
    let u = &value["usage"];
    let usage = u.is_object().then(|| Usage {
        input: number(u, "input_tokens"),
        cached: number(u, "cache_read_input_tokens"),
        written: number(u, "cache_creation_input_tokens"),
        output: number(u, "output_tokens"),
    });
    Ok(Reply { text: answer.to_owned(), usage, dollars: value["total_cost_usd"].as_f64(), stop: Stop::Complete })
}

/// Lines of events: `item.completed` with an `agent_message`, then `turn.completed` with the usage.
fn codex(text: &str) -> Result<Reply, String> {
    let (mut answer, mut usage, mut ended) = (None, None, false);
    for line in text.lines() {
        let Ok(event) = serde_json::from_str::<Value>(line) else { continue };
        match event["type"].as_str().unwrap_or_default() {
            "item.completed" if event["item"]["type"] == "agent_message" => {
                answer = event["item"]["text"].as_str().map(str::to_owned);
            }
            "turn.completed" => {
                ended = true;
                let u = &event["usage"];
                let cached = number(u, "cached_input_tokens");
                usage = u.is_object().then(|| Usage {
                    input: number(u, "input_tokens").saturating_sub(cached),
                    cached,
                    written: 0,
                    output: number(u, "output_tokens"),
                });
            }
            "turn.failed" | "error" => {
                let said = event["error"]["message"].as_str().or(event["message"].as_str());
                return Err(said.unwrap_or("it reports an error").chars().take(300).collect());
            }
            _ => {}
        }
    }
    match answer.filter(|_| ended) {
        Some(text) => Ok(Reply { text, usage, dollars: None, stop: Stop::Complete }),
        None => Err("it ended without an answer".into()),
    }
}

/// One object: `response`, and `stats` with the tokens of each model.
fn gemini(text: &str) -> Result<Reply, String> {
    let value: Value = serde_json::from_str(text.trim()).map_err(|_| "it is not JSON")?;
    if let Some(said) = value["error"]["message"].as_str() {
        return Err(said.chars().take(300).collect());
    }
    let answer = value["response"].as_str().ok_or("it ended without an answer")?;
    let models = value["stats"]["models"].as_object();
    let usage = models.map(|models| {
        models.values().map(|m| &m["tokens"]).fold(Usage::default(), |sum, t| Usage {
            input: sum.input + number(t, "prompt").saturating_sub(number(t, "cached")),
            cached: sum.cached + number(t, "cached"),
            written: 0,
            output: sum.output + number(t, "candidates") + number(t, "thoughts"),
        })
    });
    Ok(Reply { text: answer.to_owned(), usage, dollars: None, stop: Stop::Complete })
}
