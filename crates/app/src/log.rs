//! Logging: JSON Lines in the data folder, with secrets and mail addresses taken out.
//!
//! Redaction sits in the writer, so that no call site can forget it. It is not an audit trail; that is
//! the store's.

use std::io::Write;
use std::path::Path;
use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging into `dir/log`, one file a day, seven kept. Keep the guard as long as the program runs.
/// `None` when logging is on already (tests open many apps).
pub fn start(dir: &Path) -> Option<WorkerGuard> {
    std::fs::create_dir_all(dir.join("log")).ok()?;
    let files = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("understudy")
        .filename_suffix("jsonl")
        .max_log_files(7)
        .build(dir.join("log"))
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(Redacting { inner: files });
    let filter = tracing_subscriber::EnvFilter::try_from_env("UNDERSTUDY_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,understudy=debug,sqlx=warn,tantivy=warn"));
    let layer = tracing_subscriber::fmt::layer().json().with_writer(writer).with_current_span(true);
    tracing_subscriber::registry().with(filter).with(layer).try_init().ok()?;
    Some(guard)
}

/// A writer that redacts whole lines before they are written.
struct Redacting<W> {
    inner: W,
}

impl<W: Write> Write for Redacting<W> {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let text = String::from_utf8_lossy(buffer);
        self.inner.write_all(redact(&text).as_bytes())?;
        Ok(buffer.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// Takes secrets (as the gate knows them) and the local part of mail addresses out of a text.
pub fn redact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in understudy_agent::gate::secrets(text) {
        if range.start < at {
            continue;
        }
        out.push_str(&text[at..range.start]);
        out.push_str("[secret]");
        at = range.end;
    }
    out.push_str(&text[at..]);
    hide_addresses(&out)
}

fn hide_addresses(text: &str) -> String {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '%');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let start = rest[..at].char_indices().rev().take_while(|(_, c)| local(*c)).last().map_or(at, |(i, _)| i);
        let domain = rest[at + 1..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
        if start < at && domain {
            out.push_str(&rest[..start]);
            out.push_str("[name]@");
        } else {
            out.push_str(&rest[..=at]);
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn addresses_and_keys_do_not_reach_the_log() {
        let check = |input: &str, expect: &str| assert_eq!(redact(input), expect, "for {input}");
        check("to dana@larkfield.example now", "to [name]@larkfield.example now");
        check("at 5 @ 6, @home", "at 5 @ 6, @home");
        let key = format!("key sk-{}", "a1B2c3D4e5F6g7H8i9J0k1L2");
        assert!(!redact(&key).contains("a1B2c3D4"), "an API key must not be written: {}", redact(&key));
    }
}
