//! Teachers over HTTP: one request, its stream, tries while the provider is busy, and what a cut may have cost.
//!
//! A request is sent again only after an answer that says it was not taken (429, 503, 529). A line that breaks after
//! the request left is an error, never a second request. Redirects are not followed, so the key goes to one host.

use super::{Billed, Clock, Patience, Progress, Provider, Reply, Stop, TeacherConfig, TeacherError};
use super::{anthropic, compatible, gemini, openai};
use crate::student::CancelFlag;
use futures_util::StreamExt;
use http_body_util::{BodyExt, Limited};
use reqwest::header::{CONTENT_TYPE, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, Response, Url};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use sse_stream::SseStream;
use std::time::Duration;
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

/// Most characters of a provider's own words in an error.
const SAID: usize = 300;

/// A teacher on the other end of a line.
#[derive(Clone, Debug)]
pub struct Http {
    config: TeacherConfig,
    key: Option<SecretString>,
    client: Client,
    host: String,
}

/// What one provider is sent.
pub(super) struct Request {
    /// Behind the base address.
    pub(super) path: String,
    /// Fields besides the key.
    pub(super) fields: &'static [(&'static str, &'static str)],
    /// Field of the key, and what stands before it.
    pub(super) key: (&'static str, &'static str),
    pub(super) body: Value,
}

/// What came so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) text: String,
    pub(super) usage: Option<Usage>,
    pub(super) stop: Option<Stop>,
    /// The provider's words when it refuses.
    pub(super) refusal: String,
    /// The stream came to its own end.
    pub(super) ended: bool,
}

impl Gathered {
    /// Notes how it ended; a refusal takes the words that came with it.
    pub(super) fn stopped(&mut self, stop: Stop) {
        self.stop = Some(match stop {
            Stop::Refused(why) if why.is_empty() => Stop::Refused(self.refusal.clone()),
            other => other,
        });
    }
}

/// Whether an address is on this computer.
pub(super) fn is_loopback(place: &str) -> bool {
    let host = Url::parse(place).ok().and_then(|u| u.host_str().map(str::to_owned)).unwrap_or_default();
    ["127.0.0.1", "localhost", "[::1]"].contains(&host.as_str())
}

/// What is wrong with an address, in words: a key must not travel in the clear.
pub(super) fn address_problem(place: &str) -> Option<String> {
    let Ok(url) = Url::parse(place) else { return Some(format!("“{place}” is not an address.")) };
    let plain =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    match url.scheme() {
        _ if url.host_str().is_none_or(str::is_empty) => Some(format!("“{place}” names no host.")),
        _ if !plain => Some("The address may hold no sign-in, question mark or number sign.".into()),
        "https" => None,
        "http" if is_loopback(place) => None,
        _ => Some("The address must begin with https://, or be on this computer.".into()),
    }
}

impl Http {
    pub(super) fn open(config: TeacherConfig, key: Option<SecretString>) -> Result<Http, TeacherError> {
        // A second call finds the provider installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let url = Url::parse(&config.place);
        let host = url.ok().and_then(|u| u.host_str().map(str::to_owned)).unwrap_or_default();
        if config.provider.needs_key() && key.is_none() {
            return Err(TeacherError::Config { why: format!("{host} needs a key, and there is none.") });
        }
        let mut builder = Client::builder()
            .user_agent(concat!("understudy/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(20))
            .redirect(reqwest::redirect::Policy::none());
        if is_loopback(&config.place) {
            builder = builder.no_proxy();
        }
        let client =
            builder.build().map_err(|e| TeacherError::Unreachable { host: host.clone(), why: innermost(&e) })?;
        Ok(Http { config, key, client, host })
    }

    fn request(&self, envelope: &Envelope) -> Request {
        match self.config.provider {
            Provider::Anthropic => anthropic::request(&self.config.model, envelope),
            Provider::OpenAi => openai::request(&self.config.model, envelope),
            Provider::Gemini => gemini::request(&self.config.model, envelope),
            _ => compatible::request(&self.config.model, envelope),
        }
    }

    /// Takes one event of the stream in.
    fn event(&self, gathered: &mut Gathered, name: &str, data: &Value) -> Result<(), String> {
        match self.config.provider {
            Provider::Anthropic => anthropic::event(gathered, name, data),
            Provider::OpenAi => openai::event(gathered, data),
            Provider::Gemini => gemini::event(gathered, data),
            _ => compatible::event(gathered, data),
        }
    }

    /// Takes an answer in that came in one piece.
    fn whole(&self, gathered: &mut Gathered, data: &Value) -> Result<(), String> {
        match self.config.provider {
            Provider::Anthropic => anthropic::whole(gathered, data),
            Provider::OpenAi => openai::whole(gathered, data),
            Provider::Gemini => gemini::event(gathered, data),
            _ => compatible::whole(gathered, data),
        }
    }

    pub(super) async fn ask(
        &self,
        envelope: &Envelope,
        patience: &Patience,
        clock: &Clock,
        stop: &CancelFlag,
        tell: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<Reply, TeacherError> {
        let request = self.request(envelope);
        let url = format!("{}{}", self.config.place.trim_end_matches('/'), request.path);
        for n in 1..=patience.tries.max(1) {
            let (mut gathered, mut sent) = (Gathered::default(), false);
            let outcome = {
                let attempt = self.attempt(&url, &request, patience, clock, &mut gathered, &mut sent, tell);
                tokio::select! {
                    biased;
                    () = stop.cancelled() => Err(Fault::Stopped),
                    ended = tokio::time::timeout(patience.whole, attempt) => {
                        ended.unwrap_or_else(|_| Err(Fault::Cut("it took too long".into())))
                    }
                }
            };
            let billed = match gathered.usage {
                _ if !sent => Billed::Nothing,
                Some(usage) => Billed::AtLeast(usage),
                None => Billed::Unknown,
            };
            let (host, usage) = (self.host.clone(), gathered.usage);
            match outcome {
                Ok(()) => {
                    let stop = gathered.stop.unwrap_or(Stop::Complete);
                    return Ok(Reply { text: gathered.text, usage, dollars: None, stop });
                }
                Err(Fault::Stopped) => return Err(TeacherError::Stopped { billed }),
                Err(Fault::Cut(why)) => return Err(TeacherError::Cut { host, why, billed }),
                Err(Fault::Bad(why)) => return Err(TeacherError::BadAnswer { why, billed }),
                Err(Fault::Final(error)) => return Err(error),
                Err(Fault::Busy { status, said, asked }) => {
                    let too_long = asked.is_some_and(|a| a > patience.longest_wait);
                    if n == patience.tries.max(1) || too_long {
                        let wait = asked.map(|a| a.as_secs());
                        return Err(TeacherError::Busy { host, status, tries: n, said, wait });
                    }
                    let pause = patience.pause(n + 1, asked, clock.chance());
                    tracing::info!(%host, status, next = n + 1, pause_ms = pause.as_millis() as u64, "the teacher is busy");
                    tell(Progress::Waiting { next: n + 1, tries: patience.tries, ms: pause.as_millis() as u64 });
                    tokio::select! {
                        () = stop.cancelled() => return Err(TeacherError::Stopped { billed: Billed::Nothing }),
                        () = clock.pause(pause) => {}
                    }
                }
            }
        }
        Err(TeacherError::Stopped { billed: Billed::Nothing })
    }

    #[expect(clippy::too_many_arguments, reason = "what came and whether it left must outlive a try that is dropped")]
    async fn attempt(
        &self,
        url: &str,
        request: &Request,
        patience: &Patience,
        clock: &Clock,
        gathered: &mut Gathered,
        sent: &mut bool,
        tell: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<(), Fault> {
        let mut call = self.client.post(url).header(CONTENT_TYPE, "application/json").body(request.body.to_string());
        for (name, value) in request.fields {
            call = call.header(*name, *value);
        }
        if let Some(key) = &self.key {
            let (name, before) = request.key;
            let value = HeaderValue::from_str(&format!("{before}{}", key.expose_secret()));
            let mut value = value.map_err(|_| {
                Fault::Final(TeacherError::Config { why: "The key holds a character that no key has.".into() })
            })?;
            value.set_sensitive(true);
            call = call.header(name, value);
        }
        tell(Progress::Asked);
        *sent = true;
        let response = match tokio::time::timeout(patience.first, call.send()).await {
            Ok(Ok(response)) => response,
            Ok(Err(e)) if e.is_connect() || e.is_builder() => {
                *sent = false;
                let why = innermost(&e);
                return Err(Fault::Final(TeacherError::Unreachable { host: self.host.clone(), why }));
            }
            Ok(Err(e)) => return Err(Fault::Cut(innermost(&e))),
            Err(_) => return Err(Fault::Cut("it does not answer".into())),
        };
        if !response.status().is_success() {
            return Err(self.refusal(response, patience, clock, sent).await);
        }
        let streams = response
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|t| t.to_str().ok())
            .is_some_and(|t| t.starts_with("text/event-stream"));
        if streams {
            self.stream(response, patience, gathered, tell).await
        } else {
            self.piece(response, patience, gathered).await
        }
    }

    async fn stream(
        &self,
        response: Response,
        patience: &Patience,
        gathered: &mut Gathered,
        tell: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<(), Fault> {
        let body = Limited::new(reqwest::Body::from(response), patience.largest).map_err(std::io::Error::other);
        let mut stream = Box::pin(SseStream::new(body));
        loop {
            let next = tokio::time::timeout(patience.stall, stream.next()).await;
            let event = match next {
                // Some leave the line open, or break it, after all has been said.
                Err(_) | Ok(None | Some(Err(_))) if gathered.ended => return Ok(()),
                Err(_) => return Err(Fault::Cut("nothing came for too long".into())),
                Ok(None) => return Err(Fault::Cut("the line was closed before the end".into())),
                Ok(Some(Err(e))) => return Err(Fault::Cut(self.masked(&innermost(&e)))),
                Ok(Some(Ok(event))) => event,
            };
            let Some(data) = event.data.filter(|d| !d.trim().is_empty()) else { continue };
            if data.trim() == "[DONE]" {
                gathered.ended |= gathered.stop.is_some();
                if gathered.ended {
                    return Ok(());
                }
                continue;
            }
            let value: Value =
                serde_json::from_str(&data).map_err(|_| Fault::Bad("an event of the stream is not JSON".to_owned()))?;
            let before = gathered.text.len();
            self.event(gathered, event.event.as_deref().unwrap_or_default(), &value)
                .map_err(|said| Fault::Cut(self.masked(&said)))?;
            if gathered.text.len() > before {
                tell(Progress::Answering(gathered.text.len()));
            }
        }
    }

    async fn piece(&self, response: Response, patience: &Patience, gathered: &mut Gathered) -> Result<(), Fault> {
        let body = read(response, patience.largest, patience.stall).await?;
        let value: Value = serde_json::from_slice(&body).map_err(|_| Fault::Bad("it is not JSON".to_owned()))?;
        self.whole(gathered, &value).map_err(|said| Fault::Bad(self.masked(&said)))?;
        if gathered.stop.is_none() {
            return Err(Fault::Bad("it does not have the form that this provider's answers have".into()));
        }
        Ok(())
    }

    /// What an answer that is none means.
    async fn refusal(&self, response: Response, patience: &Patience, clock: &Clock, sent: &mut bool) -> Fault {
        let status = response.status();
        let host = self.host.clone();
        if status.is_redirection() {
            *sent = false;
            let to = response.headers().get(LOCATION).and_then(|l| l.to_str().ok()).unwrap_or_default();
            let to = Url::parse(to).ok().and_then(|u| u.host_str().map(str::to_owned));
            let to = to.unwrap_or_else(|| "another place".into());
            return Fault::Final(TeacherError::Redirected { host, to });
        }
        let asked = response.headers().get(RETRY_AFTER).and_then(|r| r.to_str().ok()).and_then(|r| clock.asked(r));
        let said = match read(response, 64 << 10, patience.stall).await {
            Ok(body) => self.masked(&words(&body)),
            Err(_) => String::new(),
        };
        let code = status.as_u16();
        *sent = !matches!(code, 400..=499 | 503 | 529);
        match code {
            429 | 503 | 529 => Fault::Busy { status: code, said, asked },
            401 | 403 => Fault::Final(TeacherError::Key { host, status: code, said }),
            _ => {
                let billed = if *sent { Billed::Unknown } else { Billed::Nothing };
                Fault::Final(TeacherError::Refused { host, status: code, said, billed })
            }
        }
    }

    /// A provider's words without the key, without anything that looks like one, and not too long.
    fn masked(&self, said: &str) -> String {
        let mut said = said.to_owned();
        if let Some(key) = &self.key {
            said = said.replace(key.expose_secret(), "[key]");
        }
        let mut out = String::new();
        let mut at = 0;
        for range in understudy_agent::gate::secrets(&said) {
            out.push_str(&said[at..range.start]);
            out.push_str("[secret]");
            at = range.end;
        }
        out.push_str(&said[at..]);
        out.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SAID).collect()
    }
}

/// Why a try ended.
enum Fault {
    Stopped,
    Cut(String),
    Bad(String),
    Busy { status: u16, said: String, asked: Option<Duration> },
    Final(TeacherError),
}

/// An answer in one piece, no longer than this.
async fn read(mut response: Response, largest: usize, stall: Duration) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    loop {
        match tokio::time::timeout(stall, response.chunk()).await {
            Err(_) => return Err(Fault::Cut("nothing came for too long".into())),
            Ok(Err(e)) => return Err(Fault::Cut(innermost(&e))),
            Ok(Ok(None)) => return Ok(body),
            Ok(Ok(Some(chunk))) if body.len() + chunk.len() <= largest => body.extend_from_slice(&chunk),
            Ok(Ok(Some(_))) => return Err(Fault::Bad("it is too long".into())),
        }
    }
}

/// The message of an error body: all providers put it at `error.message`.
fn words(body: &[u8]) -> String {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    let first = value.as_ref().map(|v| if v.is_array() { &v[0] } else { v });
    let message = first.and_then(|v| v["error"]["message"].as_str().or(v["error"].as_str()).or(v["message"].as_str()));
    message.map_or_else(|| String::from_utf8_lossy(body).into_owned(), str::to_owned)
}

/// The innermost reason: "connection refused" says more than "error sending request".
fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut last = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}

/// A count of the wire.
pub(super) fn count(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap_or(0)
}
