//! Downloads one large file: goes on where it was cut, checks every byte, and leaves nothing half-done under
//! the final name.
//!
//! The bytes gather in `NAME.part` with a note beside it of what they belong to. Only a file whose size and
//! SHA-256 are those that were announced is renamed. What is downloaded, and when, is decided by the caller.

mod part;

pub use part::{begun, forget};

use crate::student::CancelFlag;
use part::Part;
use reqwest::header::{CONTENT_LENGTH, CONTENT_RANGE, ETAG, HeaderMap, IF_RANGE, RANGE, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Redirects that are followed; hubs send large files off to another host once.
const REDIRECTS: usize = 5;

/// Least pause between two looks at a silent line.
const LEAST_TICK: Duration = Duration::from_millis(10);

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is.
    pub url: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// Where it goes.
    pub to: PathBuf,
}

/// How patient a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Tries in a row that bring nothing, before it gives up.
    pub tries: u32,
    /// Pause after the first of them; doubled after each.
    pub base: Duration,
    /// Longest pause, also when the server asks for a longer one.
    pub cap: Duration,
    /// Silence on the line that counts as cut.
    pub stall: Duration,
    /// Least time between two words of progress.
    pub tick: Duration,
    /// Bytes of the disk that stay free.
    pub reserve: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            tries: 6,
            base: Duration::from_secs(1),
            cap: Duration::from_secs(60),
            stall: Duration::from_secs(30),
            tick: Duration::from_millis(250),
            reserve: 512 << 20,
        }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are here, or that are checked.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// All bytes are here and are being checked.
    pub checking: bool,
}

/// Why a file is not there.
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// The flag was set. What is here stays for later.
    #[error("The download was stopped.")]
    Stopped,
    /// Not enough room before the start.
    #[error("The file needs {} of disk and {} are free.", crate::student::bytes(*needs), crate::student::bytes(*free))]
    Disk {
        /// Bytes still to come and to be kept free.
        needs: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// It is not there.
    #[error("The hub does not have {what}.")]
    Missing {
        /// Which file.
        what: String,
    },
    /// The server will not give it.
    #[error("The hub refuses {what} (HTTP status {status}).")]
    Refused {
        /// Which file.
        what: String,
        /// The server's answer.
        status: u16,
    },
    /// The server cannot be reached or keeps breaking off.
    #[error("{what} could not be downloaded: {why}.")]
    Unreachable {
        /// Which file.
        what: String,
        /// The last reason.
        why: String,
    },
    /// The server announces another size than the hub's list.
    #[error("The hub's list says {}, but the server would send {}.", crate::student::bytes(*expected), crate::student::bytes(*said))]
    Length {
        /// The list's.
        expected: u64,
        /// The server's.
        said: u64,
    },
    /// The bytes are not the ones that were announced. Nothing is kept.
    #[error("The file is not the one that the hub announced: its checksum is {found}, not {expected}. It was deleted.")]
    Checksum {
        /// Announced.
        expected: String,
        /// Found.
        found: String,
    },
    /// The disk.
    #[error("{} cannot be written: {source}.", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
}

impl DownloadError {
    /// For code.
    pub fn code(&self) -> &'static str {
        match self {
            DownloadError::Stopped => "stopped",
            DownloadError::Disk { .. } => "disk",
            DownloadError::Missing { .. } => "missing",
            DownloadError::Refused { .. } => "refused",
            DownloadError::Unreachable { .. } => "unreachable",
            DownloadError::Length { .. } => "length",
            DownloadError::Checksum { .. } => "checksum",
            DownloadError::File { .. } => "file",
        }
    }

    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            DownloadError::Stopped => "Start it again when you want; it goes on where it was.",
            DownloadError::Disk { .. } => "Free some space, or choose a smaller student.",
            DownloadError::Missing { .. } => "It may have moved. Download it by hand and import the file.",
            DownloadError::Refused { .. } => "It may need an account there. Download it by hand and import the file.",
            DownloadError::Unreachable { .. } => "Check the connection and start it again; it goes on where it was.",
            DownloadError::Length { .. } => "Try again later; the hub may be changing the file.",
            DownloadError::Checksum { .. } => "Start it again. If it stays, do not trust the place that it comes from.",
            DownloadError::File { .. } => {
                "Free some space or mend the folder, then start it again; it goes on where it was."
            }
        }
    }
}

/// A client for the hub at this address. It never follows a redirect from an encrypted address to a plain one.
pub fn client(hub: &str) -> Result<Client, DownloadError> {
    // A second call finds the provider installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let policy = reqwest::redirect::Policy::custom(|attempt| {
        let was_safe = attempt.previous().last().is_some_and(|u| u.scheme() == "https");
        if attempt.previous().len() > REDIRECTS {
            attempt.error("too many redirects")
        } else if was_safe && attempt.url().scheme() != "https" {
            attempt.error("it sends to an address without encryption")
        } else {
            attempt.follow()
        }
    });
    let mut builder = Client::builder()
        .user_agent(concat!("understudy/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(20))
        .redirect(policy);
    let host = reqwest::Url::parse(hub).ok().and_then(|u| u.host_str().map(str::to_owned)).unwrap_or_default();
    if ["127.0.0.1", "localhost", "[::1]"].contains(&host.as_str()) {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|e| unreachable(hub, &e))
}

/// Fetches a small answer whole.
pub async fn small(client: &Client, url: &str, largest: usize) -> Result<Vec<u8>, DownloadError> {
    let get = async {
        let mut response = client.get(url).send().await.map_err(|e| unreachable(url, &e))?;
        match response.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE => return Err(DownloadError::Missing { what: url.to_owned() }),
            other => return Err(DownloadError::Refused { what: url.to_owned(), status: other.as_u16() }),
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|e| unreachable(url, &e))? {
            body.extend_from_slice(&chunk);
            if body.len() > largest {
                let why = "its answer is too long".to_owned();
                return Err(DownloadError::Unreachable { what: url.to_owned(), why });
            }
        }
        Ok(body)
    };
    let silent = |_| DownloadError::Unreachable { what: url.to_owned(), why: "no answer within 30 seconds".into() };
    tokio::time::timeout(Duration::from_secs(30), get).await.map_err(silent)?
}

/// Why one try ended.
enum Fault {
    /// Worth another try, after the pause that the server asked for.
    Again(String, Option<Duration>),
    /// What is here belongs to another file, or the server cannot go on with it.
    Over(String),
    Fatal(DownloadError),
}

impl From<DownloadError> for Fault {
    fn from(error: DownloadError) -> Fault {
        Fault::Fatal(error)
    }
}

/// Downloads the file, or goes on with it. Set `stop` to pause; what is here stays. `progress` hears at most
/// once a tick, and of the beginning and the end.
pub async fn download(
    client: &Client,
    wanted: &Wanted,
    limits: &Limits,
    stop: &CancelFlag,
    mut progress: impl FnMut(Progress),
) -> Result<(), DownloadError> {
    let mut part = Part::open(wanted).await?;
    if let Err(error) = room(wanted, part.have(), limits.reserve) {
        if part.have() == 0 {
            part.discard().await?;
        }
        return Err(error);
    }
    let mut told = Instant::now();
    let mut tell = |done: u64, now: bool| {
        if now || told.elapsed() >= limits.tick {
            told = Instant::now();
            progress(Progress { done, total: wanted.size, checking: false });
        }
    };
    tell(part.have(), true);
    // What counts as getting on is more bytes than there ever were; beginning again is allowed as often as failing.
    let (mut fruitless, mut begun_again, mut most) = (0, 0, part.have());
    while part.have() < wanted.size {
        if stop.is_cancelled() {
            return Err(DownloadError::Stopped);
        }
        let outcome = fetch(client, wanted, limits, stop, &mut part, &mut |done| tell(done, false)).await;
        part.settle().await?;
        let (why, pause) = match outcome {
            Ok(()) => continue,
            Err(Fault::Fatal(error)) => {
                if matches!(error, DownloadError::Length { .. }) {
                    part.discard().await?;
                }
                return Err(error);
            }
            Err(Fault::Over(why)) => {
                part.start_over().await?;
                (begun_again, most) = (begun_again + 1, 0);
                (why, None)
            }
            Err(Fault::Again(why, pause)) => (why, pause),
        };
        tracing::info!(url = %wanted.url, have = part.have(), "a download was cut: {why}");
        fruitless = if part.have() > most { 0 } else { fruitless + 1 };
        most = most.max(part.have());
        if fruitless >= limits.tries || begun_again >= limits.tries {
            return Err(DownloadError::Unreachable { what: wanted.url.clone(), why });
        }
        let doubled = limits.base.saturating_mul(1 << fruitless.saturating_sub(1).min(16));
        let pause = pause.unwrap_or(if fruitless == 0 { limits.base } else { doubled }).min(limits.cap);
        tokio::select! {
            () = stop.cancelled() => return Err(DownloadError::Stopped),
            () = tokio::time::sleep(pause) => {}
        }
    }
    tell(part.have(), true);
    part.finish(stop, |done| progress(Progress { done, total: wanted.size, checking: true })).await
}

/// One request, and all that it brings.
async fn fetch(
    client: &Client,
    wanted: &Wanted,
    limits: &Limits,
    stop: &CancelFlag,
    part: &mut Part<'_>,
    tell: &mut impl FnMut(u64),
) -> Result<(), Fault> {
    let mut request = client.get(&wanted.url);
    if part.have() > 0 {
        request = request.header(RANGE, format!("bytes={}-", part.have()));
        // A weak tag may not stand in If-Range (RFC 9110, 13.1.5); the checksum at the end judges then.
        if let Some(tag) = part.tag().filter(|t| !t.starts_with("W/")) {
            request = request.header(IF_RANGE, tag);
        }
    }
    let sent = tokio::select! {
        () = stop.cancelled() => return Err(DownloadError::Stopped.into()),
        sent = tokio::time::timeout(limits.stall, request.send()) => sent,
    };
    let mut response = match sent {
        Ok(Ok(response)) => response,
        Ok(Err(e)) if e.is_redirect() || e.is_builder() => return Err(unreachable(&wanted.url, &e).into()),
        Ok(Err(e)) => return Err(Fault::Again(words(&e), None)),
        Err(_) => return Err(Fault::Again("the server does not answer".into(), None)),
    };
    accept(&response, wanted, part)?;
    if response.status() == StatusCode::OK && part.have() > 0 {
        // The file changed, or the server does not know ranges: this is all of it again.
        part.start_over().await?;
    }
    part.note_tag(header(response.headers(), ETAG)).await?;
    loop {
        let next = tokio::time::timeout(limits.stall, response.chunk());
        tokio::pin!(next);
        let chunk = loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return Err(DownloadError::Stopped.into()),
                chunk = &mut next => break chunk,
                // What came last is told even when nothing comes after it.
                () = tokio::time::sleep(limits.tick.max(LEAST_TICK)) => tell(part.have()),
            }
        };
        match chunk {
            Ok(Ok(Some(bytes))) => {
                part.append(&bytes).await?;
                tell(part.have());
            }
            Ok(Ok(None)) if part.have() == wanted.size => return Ok(()),
            Ok(Ok(None)) => return Err(Fault::Again("the server ended too early".into(), None)),
            Ok(Err(e)) => return Err(Fault::Again(words(&e), None)),
            Err(_) => return Err(Fault::Again("the server fell silent".into(), None)),
        }
    }
}

/// Whether what the server is about to send can be taken.
fn accept(response: &Response, wanted: &Wanted, part: &Part<'_>) -> Result<(), Fault> {
    let status = response.status();
    let length = header(response.headers(), CONTENT_LENGTH).and_then(|l| l.parse::<u64>().ok());
    match status {
        StatusCode::OK => match length {
            Some(said) if said != wanted.size => Err(DownloadError::Length { expected: wanted.size, said }.into()),
            Some(_) | None => Ok(()),
        },
        StatusCode::PARTIAL_CONTENT => {
            let range = header(response.headers(), CONTENT_RANGE);
            let range = range.as_deref().and_then(content_range);
            let changed = match (part.tag(), header(response.headers(), ETAG)) {
                (Some(had), Some(has)) => had != has,
                (Some(_) | None, _) => false,
            };
            match range {
                _ if changed => Err(Fault::Over("the file changed on the server".into())),
                Some((from, total)) if from == part.have() && total.is_none_or(|t| t == wanted.size) => Ok(()),
                Some(_) | None => Err(Fault::Over("the server sent another part than was asked for".into())),
            }
        }
        StatusCode::RANGE_NOT_SATISFIABLE => Err(Fault::Over("the server does not know that part".into())),
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(DownloadError::Missing { what: wanted.url.clone() }.into()),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => {
            Err(Fault::Again(format!("the server asks to wait (HTTP status {})", status.as_u16()), wait(response)))
        }
        _ if status.is_server_error() => {
            Err(Fault::Again(format!("the server is in trouble (HTTP status {})", status.as_u16()), wait(response)))
        }
        _ => Err(DownloadError::Refused { what: wanted.url.clone(), status: status.as_u16() }.into()),
    }
}

/// The pause that a server asks for, in whole seconds.
fn wait(response: &Response) -> Option<Duration> {
    header(response.headers(), RETRY_AFTER)?.trim().parse().ok().map(Duration::from_secs)
}

/// `bytes 5-9/10`: where it begins, and the whole length where that is known.
fn content_range(text: &str) -> Option<(u64, Option<u64>)> {
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (from, _) = range.split_once('-')?;
    Some((from.trim().parse().ok()?, total.trim().parse().ok()))
}

fn header(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Refuses to begin what cannot end.
fn room(wanted: &Wanted, have: u64, reserve: u64) -> Result<(), DownloadError> {
    let needs = wanted.size.saturating_sub(have).saturating_add(reserve);
    match free(wanted.to.parent().unwrap_or(Path::new("."))) {
        Some(free) if free < needs => Err(DownloadError::Disk { needs, free }),
        Some(_) | None => Ok(()),
    }
}

/// Free bytes where a path lies; `None` where the system does not say.
pub fn free(folder: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

fn unreachable(what: &str, error: &reqwest::Error) -> DownloadError {
    DownloadError::Unreachable { what: what.to_owned(), why: words(error) }
}

/// The innermost reason: "connection refused" says more than "error sending request".
fn words(error: &reqwest::Error) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}
