//! The loopback bridge from outside: the real command, real sockets, right and wrong tokens.
//!
//! The guard's own table is in `crates/cli/src/serve/guard.rs`; this says that it stands in front of every door.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The command at work, ended when dropped.
struct Bridge {
    child: Child,
    port: u16,
    token: String,
    _data: tempfile::TempDir,
}

impl Drop for Bridge {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bridge {
    fn start() -> Result<Bridge> {
        let data = tempfile::tempdir()?;
        let mut child = Command::new(understudy_tests::built("understudy")?)
            .args(["--rehearsal", "--now", "2026-11-23T09:00:00Z", "--data"])
            .arg(data.path())
            .args(["serve", "--port", "0", "--ui"])
            .arg(understudy_tests::root().join("ui/dist"))
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut address)?;
        let (place, token) =
            address.trim().split_once("/#token=").context("the bridge printed no address with a token")?;
        let port = place.strip_prefix("http://127.0.0.1:").context("not a loopback address")?.parse()?;
        Ok(Bridge { child, port, token: token.to_owned(), _data: data })
    }

    /// Sends one request and gives the status and everything after it.
    fn send(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Result<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut request = format!("{line} HTTP/1.1\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        write!(stream, "{request}\r\n{body}")?;
        let mut answer = Vec::new();
        // A WebSocket stays open, and a refused body may reset the connection: what came before that is the answer.
        let mut buffer = [0; 4096];
        while !is_whole(&answer) {
            match stream.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(count) => answer.extend_from_slice(&buffer[..count]),
            }
        }
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).context("no answer")?.parse()?;
        Ok((status, answer))
    }
}

/// Whether the headers and as many bytes of body as they announce are there.
fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, _)) = text.split_once("\r\n\r\n") else { return false };
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    answer.len() >= head.len() + 4 + length.unwrap_or(0_usize)
}

#[test]
fn the_bridge_serves_its_own_user_and_nobody_else() -> Result<()> {
    let bridge = Bridge::start()?;
    let host = format!("127.0.0.1:{}", bridge.port);
    let host = ("Host", host.as_str());
    let bearer = format!("Bearer {}", bridge.token);
    let token = ("Authorization", bearer.as_str());
    let close = ("Connection", "close");
    let command = r#"{"type":"app_status"}"#;
    let check = |line: &str, headers: &[(&str, &str)], body: &str, expect: u16| -> Result<String> {
        let (status, answer) = bridge.send(line, headers, body)?;
        ensure!(status == expect, "{line} {headers:?} gave {status}, not {expect}: {answer}");
        let head = answer.to_ascii_lowercase();
        ensure!(head.contains("content-security-policy: default-src 'none'"), "no policy on: {answer}");
        Ok(answer)
    };

    let answer = check("POST /rpc", &[host, token, close], command, 200)?;
    let body: Value = serde_json::from_str(answer.split_once("\r\n\r\n").context("no body")?.1)?;
    assert_eq!(body["rehearsal"], true, "the status of the Rehearsal account");

    check("POST /rpc", &[host, close], command, 401)?;
    check("POST /rpc", &[host, ("Authorization", "Bearer 00"), close], command, 401)?;
    check("POST /rpc", &[host, token, ("Origin", "http://shop.example"), close], command, 403)?;
    check("POST /rpc", &[("Host", "rebind.example"), token, close], command, 403)?;
    check("POST /rpc", &[host, token, close], r#"{"type":"mail_delete_everything"}"#, 400)?;
    check("POST /rpc", &[host, token, close], r#"{"type":"run_show","id":"no-such-run"}"#, 404)?;
    check("POST /rpc", &[host, token, close], &" ".repeat(28_000_001), 413)?;
    check("GET /../Cargo.toml", &[host, close], "", 404)?;

    let socket = [
        host,
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];
    check(&format!("GET /updates?token={}", bridge.token), &socket, "", 101)?;
    check("GET /updates?token=00", &socket, "", 401)?;
    check("GET /updates", &socket, "", 401)?;
    let foreign: Vec<(&str, &str)> = socket.iter().copied().chain([("Origin", "http://shop.example")]).collect();
    check(&format!("GET /updates?token={}", bridge.token), &foreign, "", 403)?;
    Ok(())
}

#[test]
#[cfg(unix)]
fn an_open_page_does_not_keep_a_stopped_bridge_alive() -> Result<()> {
    let mut bridge = Bridge::start()?;
    let mut stream = TcpStream::connect(("127.0.0.1", bridge.port))?;
    write!(
        stream,
        "GET /updates?token={} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        bridge.token, bridge.port
    )?;
    let mut first = [0; 12];
    stream.read_exact(&mut first)?;
    assert_eq!(&first, b"HTTP/1.1 101", "the page is connected");
    let stop = Command::new("kill").args(["-INT", &bridge.child.id().to_string()]).status()?;
    ensure!(stop.success(), "the interrupt could not be sent");
    // Returns when the bridge has ended; the suite's own limit stands in for a clock.
    let status = bridge.child.wait()?;
    assert!(status.success(), "the bridge ends well after an interrupt, and said {status}");
    Ok(())
}
