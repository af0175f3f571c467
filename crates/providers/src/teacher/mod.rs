//! The teacher: a strong model that is asked now and then, wherever it is.
//!
//! - [`Teacher::open`] makes one from a [`TeacherConfig`] and its key; [`Teacher::ask`] sends an envelope, as it is, and
//!   gives a [`Reply`] with the usage that the provider reports.
//! - One module for each way: `anthropic`, `openai`, `gemini`, `compatible` over `http`; `command` for an agent that is
//!   installed here; [`Desk`] for a person who copies and pastes.
//!
//! It connects to the configured host and to no other. It knows no budget, no ledger and no price: those are the
//! app's, which asks for leave before each call.

mod anthropic;
mod by_hand;
mod command;
mod compatible;
mod error;
mod gemini;
mod http;
mod openai;
mod patience;

pub use by_hand::Desk;
pub use error::{Billed, TeacherError};
pub use patience::{Clock, Patience};

use crate::student::CancelFlag;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

/// How a teacher is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Provider {
    /// Anthropic's Messages.
    Anthropic,
    /// OpenAI's Responses.
    OpenAi,
    /// Google's generateContent.
    Gemini,
    /// Any server that speaks OpenAI's chat completions.
    Compatible,
    /// The `claude` command.
    ClaudeCommand,
    /// The `codex` command.
    CodexCommand,
    /// The `gemini` command.
    GeminiCommand,
    /// A person with another window.
    ByHand,
}

impl Provider {
    /// All of them.
    pub const ALL: [Provider; 8] = [
        Provider::Anthropic,
        Provider::OpenAi,
        Provider::Gemini,
        Provider::Compatible,
        Provider::ClaudeCommand,
        Provider::CodexCommand,
        Provider::GeminiCommand,
        Provider::ByHand,
    ];

    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Provider::Anthropic => "Anthropic",
            Provider::OpenAi => "OpenAI",
            Provider::Gemini => "Google Gemini",
            Provider::Compatible => "OpenAI-compatible server",
            Provider::ClaudeCommand => "claude, installed here",
            Provider::CodexCommand => "codex, installed here",
            Provider::GeminiCommand => "gemini, installed here",
            Provider::ByHand => "By hand: copy and paste",
        }
    }

    /// Where it is when nothing else is said: an address, or a program.
    pub fn default_place(self) -> &'static str {
        match self {
            Provider::Anthropic => "https://api.anthropic.com",
            Provider::OpenAi => "https://api.openai.com",
            Provider::Gemini => "https://generativelanguage.googleapis.com",
            Provider::Compatible => "http://127.0.0.1:8080/v1",
            Provider::ClaudeCommand => "claude",
            Provider::CodexCommand => "codex",
            Provider::GeminiCommand => "gemini",
            Provider::ByHand => "",
        }
    }

    /// Whether it is reached over HTTP.
    pub fn is_http(self) -> bool {
        matches!(self, Provider::Anthropic | Provider::OpenAi | Provider::Gemini | Provider::Compatible)
    }

    /// Whether it cannot do without a key.
    pub fn needs_key(self) -> bool {
        matches!(self, Provider::Anthropic | Provider::OpenAi | Provider::Gemini)
    }
}

/// Which teacher. No secret is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TeacherConfig {
    /// How it is reached.
    pub provider: Provider,
    /// Model as the provider names it; may be empty for a command, which then takes its own.
    pub model: String,
    /// Address or program.
    pub place: String,
}

impl TeacherConfig {
    /// Whether it is on this computer and bills nobody.
    pub fn is_local(&self) -> bool {
        self.provider == Provider::Compatible && http::is_loopback(&self.place)
    }

    /// What is wrong with it, in words.
    pub fn problem(&self) -> Option<String> {
        let model = |extra: &str| {
            let fits = |c: char| c.is_ascii_alphanumeric() || "._:-".contains(c) || extra.contains(c);
            !self.model.is_empty()
                && self.model.len() <= 120
                && self.model.chars().all(fits)
                && !self.model.contains("..")
        };
        match self.provider {
            Provider::ByHand => None,
            p if p.is_http() => {
                let extra = if p == Provider::Compatible { "/@ " } else { "" };
                if !model(extra) {
                    return Some(format!("“{}” is not the name of a model.", self.model));
                }
                http::address_problem(&self.place)
            }
            _ if self.place.trim().is_empty() => Some("The program is missing.".into()),
            _ if !self.model.is_empty() && !model("/") => Some(format!("“{}” is not the name of a model.", self.model)),
            _ => None,
        }
    }
}

/// How an answer ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It is whole.
    Complete,
    /// It is cut at the longest answer that was asked for.
    Truncated,
    /// The teacher would not answer; why, as far as it says.
    Refused(String),
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The answer, with pseudonyms.
    pub text: String,
    /// Tokens that the provider counted; `None` when it does not say.
    pub usage: Option<Usage>,
    /// Dollars, where the provider itself says what it cost.
    pub dollars: Option<f64>,
    /// How it ended.
    pub stop: Stop,
}

/// How far a call is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Sent; nothing came yet.
    Asked,
    /// So many bytes of the answer are here.
    Answering(usize),
    /// The provider asks to wait; which try comes next, of how many, in how many milliseconds.
    Waiting {
        /// The next one, from 2.
        next: u32,
        /// All.
        tries: u32,
        /// Milliseconds.
        ms: u64,
    },
    /// It is the person's turn.
    ByHand,
}

/// A teacher that can be asked.
#[derive(Clone, Debug)]
pub enum Teacher {
    /// Over HTTP.
    Http(Http),
    /// An agent that is installed here.
    Command(TeacherConfig),
    /// A person.
    ByHand(Desk),
}

pub use http::Http;

impl Teacher {
    /// Prepares a teacher; nothing is sent. `desk` is where an answer by hand is laid.
    pub fn open(config: TeacherConfig, key: Option<SecretString>, desk: Desk) -> Result<Teacher, TeacherError> {
        if let Some(why) = config.problem() {
            return Err(TeacherError::Config { why });
        }
        match config.provider {
            Provider::ByHand => Ok(Teacher::ByHand(desk)),
            p if p.is_http() => Ok(Teacher::Http(Http::open(config, key)?)),
            _ => Ok(Teacher::Command(config)),
        }
    }

    /// Sends the envelope and waits for the answer. Set `stop` to give up. `tell` hears how far it is.
    pub async fn ask(
        &self,
        envelope: &Envelope,
        patience: &Patience,
        clock: &Clock,
        stop: &CancelFlag,
        tell: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<Reply, TeacherError> {
        let mut reply = match self {
            Teacher::Http(http) => http.ask(envelope, patience, clock, stop, tell).await?,
            Teacher::Command(config) => command::ask(config, envelope, patience, stop, tell).await?,
            Teacher::ByHand(desk) => by_hand::ask(desk, patience, stop, tell).await?,
        };
        if envelope.shape.is_some() && reply.stop == Stop::Complete {
            reply.text = json(&reply.text).ok_or_else(|| TeacherError::BadAnswer {
                why: "it is not the JSON that was asked for".into(),
                billed: reply.usage.map_or(Billed::Unknown, Billed::Exactly),
            })?;
        }
        Ok(reply)
    }
}

/// The JSON object of an answer, without the fence that some put around it.
fn json(text: &str) -> Option<String> {
    let text = text.trim();
    let inside =
        text.strip_prefix("```").and_then(|t| t.strip_suffix("```")).map(|t| t.strip_prefix("json").unwrap_or(t));
    let text = inside.unwrap_or(text).trim();
    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).ok().map(|_| text.to_owned())
}
