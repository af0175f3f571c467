//! Downloads against a real server on the loopback that misbehaves in every way that servers do.
//!
//! Pauses are milliseconds here and nothing waits for a fixed time.

#![expect(clippy::unwrap_used, reason = "tests")]

use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use understudy_providers::download::{DownloadError, Limits, Progress, Wanted, client, download};
use understudy_providers::student::CancelFlag;

/// One request as the server sees it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Request {
    path: String,
    range: Option<usize>,
    if_range: Option<String>,
}

/// What the server does with it.
#[derive(Clone)]
enum Reply {
    /// These bytes on the line, then the line is closed.
    Bytes(Vec<u8>),
    /// These bytes, then silence.
    Hang(Vec<u8>),
}

type Asked = Arc<Mutex<Vec<Request>>>;

/// Starts a server; the script answers the n-th request.
async fn serve(script: impl Fn(usize, &Request) -> Reply + Send + Sync + 'static) -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Asked::default();
    let (heard, script) = (asked.clone(), Arc::new(script));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (heard, script) = (heard.clone(), script.clone());
            tokio::spawn(async move { answer(stream, &heard, &*script).await });
        }
    });
    (address, asked)
}

async fn answer(mut stream: TcpStream, asked: &Asked, script: &(impl Fn(usize, &Request) -> Reply + Send + Sync)) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let field = |name: &str| {
        head.lines().find_map(|l| l.split_once(": ").filter(|(k, _)| k.eq_ignore_ascii_case(name)).map(|(_, v)| v))
    };
    let request = Request {
        path: head.split(' ').nth(1).unwrap().to_owned(),
        range: field("range").map(|r| r.trim_start_matches("bytes=").trim_end_matches('-').parse().unwrap()),
        if_range: field("if-range").map(str::to_owned),
    };
    let reply = {
        let mut asked = asked.lock().unwrap();
        asked.push(request.clone());
        script(asked.len() - 1, &request)
    };
    match reply {
        Reply::Bytes(bytes) => {
            if stream.write_all(&bytes).await.is_ok() {
                stream.shutdown().await.ok();
            }
        }
        Reply::Hang(bytes) => {
            stream.write_all(&bytes).await.ok();
            std::future::pending::<()>().await;
        }
    }
}

fn response(status: &str, fields: &[(&str, String)], body: &[u8]) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for (name, value) in fields {
        out.extend(format!("{name}: {value}\r\n").bytes());
    }
    out.extend(b"Connection: close\r\n\r\n");
    out.extend(body);
    out
}

/// A well-behaved answer to the request, cut after `at` bytes of its body.
fn good(request: &Request, file: &[u8], tag: &str, cut: usize) -> Vec<u8> {
    let tag = ("ETag", format!("\"{tag}\""));
    let fresh = request.if_range.as_ref().is_none_or(|t| *t == tag.1);
    match request.range.filter(|_| fresh) {
        Some(from) => {
            let range = format!("bytes {from}-{}/{}", file.len() - 1, file.len());
            let length = (file.len() - from).to_string();
            let fields = [tag, ("Content-Range", range), ("Content-Length", length)];
            response("206 Partial Content", &fields, &file[from..(from + cut).min(file.len())])
        }
        None => {
            let fields = [tag, ("Content-Length", file.len().to_string())];
            response("200 OK", &fields, &file[..cut.min(file.len())])
        }
    }
}

fn file() -> Vec<u8> {
    (0..100_000u32).map(|n| (n * 7 + n / 251) as u8).collect()
}

fn wanted(url: String, bytes: &[u8], dir: &Path) -> Wanted {
    let sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    Wanted { url, size: bytes.len() as u64, sha256, to: dir.join("m.gguf") }
}

fn quick() -> Limits {
    Limits {
        tries: 3,
        base: Duration::from_millis(1),
        cap: Duration::from_millis(5),
        stall: Duration::from_secs(20),
        tick: Duration::ZERO,
        reserve: 0,
    }
}

async fn fetch(wanted: &Wanted, limits: &Limits) -> Result<(), DownloadError> {
    download(&client(&wanted.url).unwrap(), wanted, limits, &CancelFlag::new(), |_| {}).await
}

/// What lies in the folder, by name.
fn left(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_connection_that_is_cut_again_and_again_goes_on_where_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|_, r| Reply::Bytes(good(r, &file(), "a", 30_000))).await;
    let wanted = wanted(url, &file(), dir.path());
    fetch(&wanted, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&wanted.to).unwrap(), file());
    assert_eq!(left(dir.path()), ["m.gguf"], "no part and no note are left");
    let ranges: Vec<Option<usize>> = asked.lock().unwrap().iter().map(|r| r.range).collect();
    assert_eq!(ranges, [None, Some(30_000), Some(60_000), Some(90_000)]);
    assert!(asked.lock().unwrap()[1..].iter().all(|r| r.if_range.as_deref() == Some("\"a\"")));
}

#[tokio::test]
async fn a_file_that_changes_between_two_parts_is_begun_again() {
    // The server honours If-Range: it sends the new file whole. The hub's list named the new one.
    let new: Vec<u8> = file().iter().map(|b| b ^ 1).collect();
    let dir = tempfile::tempdir().unwrap();
    let sent = new.clone();
    let (url, asked) = serve(move |n, r| {
        Reply::Bytes(if n == 0 { good(r, &file(), "old", 40_000) } else { good(r, &sent, "new", 1 << 20) })
    })
    .await;
    let changed = wanted(url, &new, dir.path());
    fetch(&changed, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&changed.to).unwrap(), new);
    assert_eq!(asked.lock().unwrap().len(), 2);

    // The server ignores If-Range and sends a part of another file: its tag gives it away.
    let dir = tempfile::tempdir().unwrap();
    let sent = new.clone();
    let (url, _) = serve(move |n, r| {
        let r = Request { if_range: None, ..r.clone() };
        Reply::Bytes(if n == 0 { good(&r, &file(), "old", 40_000) } else { good(&r, &sent, "new", 1 << 20) })
    })
    .await;
    let changed = wanted(url, &new, dir.path());
    fetch(&changed, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&changed.to).unwrap(), new);
}

#[tokio::test]
async fn a_server_that_knows_no_ranges_sends_all_of_it_again() {
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|n, r| {
        let r = Request { range: None, ..r.clone() };
        Reply::Bytes(good(&r, &file(), "a", if n == 0 { 40_000 } else { 1 << 20 }))
    })
    .await;
    let wanted = wanted(url, &file(), dir.path());
    fetch(&wanted, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&wanted.to).unwrap(), file());
    assert_eq!(asked.lock().unwrap()[1].range, Some(40_000), "it was asked for the rest");
}

#[tokio::test]
async fn a_server_that_does_not_know_the_part_is_asked_for_the_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|n, r| {
        Reply::Bytes(match (n, r.range) {
            (0, _) => good(r, &file(), "a", 40_000),
            (_, Some(_)) => response("416 Range Not Satisfiable", &[], b""),
            (_, None) => good(r, &file(), "a", 1 << 20),
        })
    })
    .await;
    let wanted = wanted(url, &file(), dir.path());
    fetch(&wanted, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&wanted.to).unwrap(), file());
}

#[tokio::test]
async fn a_server_that_never_gets_on_is_given_up() {
    // It cuts the whole and refuses the part, again and again.
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|_, r| {
        Reply::Bytes(match r.range {
            None => good(r, &file(), "a", 40_000),
            Some(_) => response("416 Range Not Satisfiable", &[], b""),
        })
    })
    .await;
    let error = fetch(&wanted(url, &file(), dir.path()), &quick()).await.unwrap_err();
    assert!(matches!(error, DownloadError::Unreachable { .. }), "{error}");
    assert!(asked.lock().unwrap().len() <= 6, "{}", asked.lock().unwrap().len());
}

#[tokio::test]
async fn a_length_that_is_not_the_announced_one_is_refused() {
    for said in [99_999usize, 100_001] {
        let dir = tempfile::tempdir().unwrap();
        let (url, _) = serve(move |_, _| {
            Reply::Bytes(response("200 OK", &[("Content-Length", said.to_string())], &file()[..50_000]))
        })
        .await;
        let error = fetch(&wanted(url, &file(), dir.path()), &quick()).await.unwrap_err();
        assert!(matches!(error, DownloadError::Length { expected: 100_000, said: s } if s == said as u64), "{error}");
        assert!(left(dir.path()).is_empty(), "{:?}", left(dir.path()));
    }
    // The length is right, but less comes, always: each try brings something, so it goes on to the end.
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|_, r| Reply::Bytes(good(r, &file(), "a", 45_000))).await;
    fetch(&wanted(url, &file(), dir.path()), &quick()).await.unwrap();
    // No length at all, and more bytes than announced: what is too much is not kept.
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|_, _| Reply::Bytes(response("200 OK", &[], &[file(), vec![1; 500]].concat()))).await;
    let long = wanted(url, &file(), dir.path());
    fetch(&long, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&long.to).unwrap(), file());
}

#[tokio::test]
async fn wrong_bytes_are_kept_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|_, r| Reply::Bytes(good(r, &vec![9; 100_000], "a", 1 << 20))).await;
    let error = fetch(&wanted(url, &file(), dir.path()), &quick()).await.unwrap_err();
    assert!(matches!(error, DownloadError::Checksum { .. }), "{error}");
    assert!(error.to_string().contains("It was deleted."), "{error}");
    assert!(left(dir.path()).is_empty(), "{:?}", left(dir.path()));
}

#[tokio::test]
async fn what_is_not_there_or_forbidden_is_said_at_once() {
    let check = async |status: &'static str, code: &str| {
        let dir = tempfile::tempdir().unwrap();
        let (url, asked) = serve(move |_, _| Reply::Bytes(response(status, &[], b"no"))).await;
        let error = fetch(&wanted(url, &file(), dir.path()), &quick()).await.unwrap_err();
        assert_eq!((error.code(), asked.lock().unwrap().len()), (code, 1), "{status}: {error}");
        assert!(!error.hint().is_empty());
    };
    check("404 Not Found", "missing").await;
    check("410 Gone", "missing").await;
    check("401 Unauthorized", "refused").await;
    check("403 Forbidden", "refused").await;
}

#[tokio::test]
async fn a_busy_server_is_asked_again_after_the_pause_that_it_names() {
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|n, r| {
        Reply::Bytes(match n {
            0 => response("429 Too Many Requests", &[("Retry-After", "3600".into())], b""),
            1 => response("503 Service Unavailable", &[("Retry-After", "0".into())], b""),
            _ => good(r, &file(), "a", 1 << 20),
        })
    })
    .await;
    // An hour is asked for; no pause is longer than the cap.
    fetch(&wanted(url, &file(), dir.path()), &quick()).await.unwrap();
    assert_eq!(asked.lock().unwrap().len(), 3);

    // A short wish is honoured although it is longer than the first pause would be.
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|n, r| {
        Reply::Bytes(match n {
            0 => response("429 Too Many Requests", &[("Retry-After", "1".into())], b""),
            _ => good(r, &file(), "a", 1 << 20),
        })
    })
    .await;
    let limits = Limits { cap: Duration::from_millis(300), ..quick() };
    let begun = Instant::now();
    fetch(&wanted(url, &file(), dir.path()), &limits).await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(300), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_server_that_stays_in_trouble_is_given_up_and_the_part_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|n, r| {
        Reply::Bytes(match n {
            0 => good(r, &file(), "a", 40_000),
            _ => response("500 Internal Server Error", &[], b""),
        })
    })
    .await;
    let wanted = wanted(url, &file(), dir.path());
    let error = fetch(&wanted, &quick()).await.unwrap_err();
    assert!(matches!(&error, DownloadError::Unreachable { why, .. } if why.contains("500")), "{error}");
    assert_eq!(asked.lock().unwrap().len(), 4, "one that brought something and three that did not");
    assert_eq!(std::fs::metadata(dir.path().join("m.gguf.part")).unwrap().len(), 40_000);

    // Another server, after a restart: the part is gone on with.
    let (url, asked) = serve(|_, r| Reply::Bytes(good(r, &file(), "a", 1 << 20))).await;
    let again = Wanted { url, ..wanted.clone() };
    fetch(&again, &quick()).await.unwrap();
    assert_eq!(asked.lock().unwrap()[0].range, Some(40_000));
    assert_eq!(std::fs::read(&wanted.to).unwrap(), file());
}

#[tokio::test]
async fn a_slow_download_stops_at_once_and_goes_on_later() {
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|n, r| match n {
        0 => Reply::Hang(good(r, &file(), "a", 40_000)),
        _ => Reply::Bytes(good(r, &file(), "a", 1 << 20)),
    })
    .await;
    let wanted = wanted(url, &file(), dir.path());
    let stop = CancelFlag::new();
    let (sender, mut heard) = tokio::sync::watch::channel(0u64);
    let running = tokio::spawn({
        let (wanted, stop) = (wanted.clone(), stop.clone());
        async move {
            let client = client(&wanted.url).unwrap();
            let tell = |p: Progress| {
                sender.send_replace(p.done);
            };
            download(&client, &wanted, &quick(), &stop, tell).await
        }
    });
    heard.wait_for(|done| *done == 40_000).await.unwrap();
    let begun = Instant::now();
    stop.cancel();
    let error = running.await.unwrap().unwrap_err();
    assert!(begun.elapsed() < Duration::from_millis(200), "{:?}", begun.elapsed());
    assert!(matches!(error, DownloadError::Stopped), "{error}");
    assert_eq!(left(dir.path()), ["m.gguf.part", "m.gguf.part.json"]);
    fetch(&wanted, &quick()).await.unwrap();
    assert_eq!(std::fs::read(&wanted.to).unwrap(), file());
}

#[tokio::test]
async fn a_line_that_falls_silent_is_cut_and_tried_again() {
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|n, r| match n {
        0 => Reply::Hang(good(r, &file(), "a", 40_000)),
        _ => Reply::Bytes(good(r, &file(), "a", 1 << 20)),
    })
    .await;
    let limits = Limits { stall: Duration::from_millis(200), ..quick() };
    let wanted = wanted(url, &file(), dir.path());
    fetch(&wanted, &limits).await.unwrap();
    assert_eq!(std::fs::read(&wanted.to).unwrap(), file());
}

#[tokio::test]
async fn redirects_are_followed_but_not_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|n, r| {
        Reply::Bytes(match r.path.as_str() {
            "/start" => response("302 Found", &[("Location", "/blob".into())], b""),
            _ => good(r, &file(), "a", if n < 2 { 40_000 } else { 1 << 20 }),
        })
    })
    .await;
    fetch(&wanted(format!("{url}/start"), &file(), dir.path()), &quick()).await.unwrap();
    let ranges: Vec<Option<usize>> = asked.lock().unwrap().iter().map(|r| r.range).collect();
    assert_eq!(ranges, [None, None, Some(40_000), Some(40_000)], "the part is asked for behind the redirect too");

    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|_, _| Reply::Bytes(response("302 Found", &[("Location", "/round".into())], b""))).await;
    let error = fetch(&wanted(format!("{url}/start"), &file(), dir.path()), &quick()).await.unwrap_err();
    assert!(matches!(&error, DownloadError::Unreachable { why, .. } if why.contains("redirect")), "{error}");
}

#[tokio::test]
async fn a_full_disk_is_said_before_the_start_and_on_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let (url, asked) = serve(|_, r| Reply::Bytes(good(r, &file(), "a", 1 << 20))).await;
    let wanted = wanted(url, &file(), dir.path());
    let error = fetch(&wanted, &Limits { reserve: u64::MAX / 2, ..quick() }).await.unwrap_err();
    assert!(matches!(error, DownloadError::Disk { .. }), "{error}");
    assert!(asked.lock().unwrap().is_empty(), "nothing was asked for");

    assert!(left(dir.path()).is_empty(), "and nothing was begun");

    // A device that is always full stands in for the disk.
    std::os::unix::fs::symlink("/dev/full", dir.path().join("m.gguf.part")).unwrap();
    let error = fetch(&wanted, &quick()).await.unwrap_err();
    assert!(matches!(&error, DownloadError::File { source, .. } if source.kind() == std::io::ErrorKind::StorageFull));
    assert!(!wanted.to.exists());
}

#[tokio::test]
async fn progress_begins_ends_and_never_goes_back() {
    let dir = tempfile::tempdir().unwrap();
    let (url, _) = serve(|_, r| Reply::Bytes(good(r, &file(), "a", 30_000))).await;
    let wanted = wanted(url, &file(), dir.path());
    let mut told = Vec::new();
    let limits = Limits { tick: Duration::from_secs(3600), ..quick() };
    download(&client(&wanted.url).unwrap(), &wanted, &limits, &CancelFlag::new(), |p| told.push(p)).await.unwrap();
    let loading: Vec<u64> = told.iter().filter(|p| !p.checking).map(|p| p.done).collect();
    assert_eq!(loading, [0, 100_000], "no more often than the tick allows");
    let last = told.last().unwrap();
    assert_eq!((last.done, last.total, last.checking), (100_000, 100_000, true));
}
