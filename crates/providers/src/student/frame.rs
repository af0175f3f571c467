//! The messages between the app and the student worker: a length (u32, little endian), then JSON.
//!
//! This is only the shape and the framing; who sends what when is `client.rs` and `worker.rs`. Both ends
//! are the same build, so there is no version negotiation.

use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use understudy_agent::grammar::Grammar;
use understudy_agent::prompt::{Answer, Layout, Piece, Role};

/// Largest frame in bytes. A prompt of 32k tokens is about 150 kB.
const LARGEST: u32 = 16 << 20;

/// From the app to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(super) enum ToWorker {
    /// Load this model; replaces the one before.
    Load(Load),
    /// Answer this.
    Ask(Ask),
    /// Stop working on that question.
    Cancel {
        /// The question's id.
        id: u64,
    },
    /// Say what it costs.
    Stats,
    /// Load this embedding model. A worker has either a student or an embedding model.
    LoadEmbedding(LoadEmbedding),
    /// Make a vector of this text.
    Embed {
        /// Chosen by the app.
        id: u64,
        /// The text.
        text: String,
    },
}

/// Which embedding model, and how to run it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LoadEmbedding {
    /// The GGUF file.
    pub path: PathBuf,
    /// Its SHA-256 in hex, or its fingerprint, when it is pinned.
    pub pinned: Option<String>,
    /// Threads; physical cores less one when `None`.
    pub threads: Option<u32>,
}

/// Which model, and how to run it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Load {
    /// The GGUF file.
    pub path: PathBuf,
    /// Its SHA-256 in hex, or its fingerprint, when it is pinned.
    pub pinned: Option<String>,
    /// Tokens of context; never more than the model was made for.
    pub context: u32,
    /// Threads; physical cores less one when `None`.
    pub threads: Option<u32>,
    /// Most questions that are answered together; as many as the memory holds when `None`.
    #[serde(default)]
    pub together: Option<u32>,
    /// Where saved skill states are kept.
    pub state_dir: PathBuf,
    /// Most bytes of saved states.
    pub state_cap: u64,
}

/// One question, already written as pieces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Ask {
    /// Chosen by the app.
    pub id: u64,
    /// Questions with the same number are one run's and begin alike; 0 when it is not known.
    #[serde(default)]
    pub run: u64,
    /// The whole prompt.
    pub pieces: Vec<Piece>,
    /// How many leading pieces are the skill's prefix.
    pub prefix_pieces: usize,
    /// What may be answered.
    pub grammar: Grammar,
    /// `Call` or `Value`.
    pub answer: Role,
    /// Longest answer in tokens.
    pub max_tokens: u32,
    /// For sampling; greedy when `None`.
    pub seed: Option<u64>,
}

/// From the worker to the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(super) enum FromWorker {
    /// How much of the model is loaded, 0 to 1.
    Progress {
        /// 0 to 1.
        part: f32,
    },
    /// The question is being worked on: a sign of life, some times a second.
    Working {
        /// The question's id.
        id: u64,
    },
    /// The model is ready.
    Loaded(Loaded),
    /// The answer to a question.
    Answer {
        /// The question's id.
        id: u64,
        /// The answer.
        answer: Answer,
        /// The worker's figures after it.
        stats: Stats,
    },
    /// The question was cancelled.
    Cancelled {
        /// The question's id.
        id: u64,
    },
    /// The question or the loading (no id) failed; the worker goes on.
    Error {
        /// The question's id; `None` for the loading.
        id: Option<u64>,
        /// Why.
        trouble: Trouble,
    },
    /// The worker's figures.
    Stats(Stats),
    /// The embedding model is ready.
    EmbeddingLoaded(EmbeddingLoaded),
    /// The vector of a text, of length one.
    Vector {
        /// The text's id.
        id: u64,
        /// As many numbers as the model's dimension.
        values: Vec<f32>,
        /// Tokens of the text.
        tokens: u32,
    },
}

/// What is known of a loaded embedding model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddingLoaded {
    /// The name that the file gives itself.
    pub name: String,
    /// Numbers of a vector.
    pub dimension: u32,
    /// SHA-256 of the file, or a fingerprint of a large unpinned one.
    pub identity: String,
    /// Tokens that are read at once; a longer text is read in parts.
    pub window: u32,
}

/// What is known of a loaded model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Loaded {
    /// The name that the file gives itself.
    pub name: String,
    /// Number of weights.
    pub parameters: u64,
    /// Bytes of the file.
    pub size: u64,
    /// Tokens of context in use.
    pub context: u32,
    /// The prompt protocol it was trained for, if it says one.
    pub protocol: Option<u32>,
    /// How prompts are written for it.
    pub layout: Layout,
    /// Which build runs, for people: instruction sets and graphics processors.
    pub backend: String,
    /// `general.architecture` of the file.
    pub architecture: String,
    /// Graphics processors that the build can use.
    pub graphics: Vec<Graphics>,
    /// Threads in use.
    pub threads: u32,
    /// Questions that are answered together.
    #[serde(default)]
    pub together: u32,
    /// SHA-256 of the file, or a fingerprint of a large unpinned one.
    pub identity: String,
}

/// A graphics processor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Graphics {
    /// For people.
    pub name: String,
    /// `CUDA`, `Vulkan`, `Metal`.
    pub backend: String,
    /// Bytes of its memory.
    pub memory: u64,
}

/// Running totals of one worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// Resident memory in bytes.
    pub rss: u64,
    /// Tokens chosen per second of the answers, those that the grammar forces not counted; 0 before the first.
    pub tokens_per_second: f64,
    /// Prompt tokens evaluated per second; 0 before the first.
    pub prefill_per_second: f64,
    /// Skill states found on disk or in memory.
    pub states_loaded: u64,
    /// Skill states written.
    pub states_saved: u64,
    /// Tokens evaluated, of prompts and of answers.
    #[serde(default)]
    pub evaluated: u64,
    /// Batches that they were evaluated in.
    #[serde(default)]
    pub batches: u64,
    /// Seconds that llama.cpp took for answer tokens.
    #[serde(default)]
    pub decoding: f64,
    /// Seconds that choosing the next token took, the grammar included.
    #[serde(default)]
    pub choosing: f64,
    /// Seconds that llama.cpp took for prompt tokens.
    #[serde(default)]
    pub prefilling: f64,
}

/// A failure in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// For code: `cut`, `memory`, `protocol`, `context`, ...
    pub code: String,
    /// What happened, to what.
    pub message: String,
    /// What to do next.
    pub hint: String,
}

impl Trouble {
    /// Puts one together.
    pub fn new(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Trouble {
        Trouble { code: code.to_owned(), message: message.into(), hint: hint.into() }
    }
}

/// Writes one frame and flushes it.
pub(super) fn write(to: &mut impl Write, frame: &impl Serialize) -> io::Result<()> {
    let body = serde_json::to_vec(frame).map_err(io::Error::other)?;
    let length = u32::try_from(body.len()).ok().filter(|n| *n <= LARGEST);
    let length = length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the message is too large"))?;
    let mut all = Vec::with_capacity(body.len() + 4);
    all.extend(length.to_le_bytes());
    all.extend(body);
    to.write_all(&all)?;
    to.flush()
}

/// Reads one frame; `None` when the stream ended between frames.
pub(super) fn read<T: for<'de> Deserialize<'de>>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0u8; 4];
    let mut have = 0;
    while have < 4 {
        match from.read(&mut length[have..]) {
            Ok(0) if have == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(n) => have += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    let length = u32::from_le_bytes(length);
    if length > LARGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the message is too large"));
    }
    let mut body = vec![0u8; length as usize];
    from.read_exact(&mut body)?;
    serde_json::from_slice(&body).map(Some).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_as_they_were_written() {
        let frames = [ToWorker::Cancel { id: 7 }, ToWorker::Stats];
        let mut bytes = Vec::new();
        for f in &frames {
            write(&mut bytes, f).expect("in memory");
        }
        let mut from = bytes.as_slice();
        let back: Vec<ToWorker> = std::iter::from_fn(|| read(&mut from).expect("whole frames")).collect();
        assert_eq!(back, frames);
    }

    #[test]
    fn broken_streams_are_errors_not_panics() {
        let check = |bytes: &[u8], expect: io::ErrorKind| {
            let got = read::<ToWorker>(&mut &bytes[..]).expect_err("broken").kind();
            assert_eq!(got, expect, "{bytes:?}");
        };
        check(&[1, 0], io::ErrorKind::UnexpectedEof);
        check(&[9, 0, 0, 0, b'{'], io::ErrorKind::UnexpectedEof);
        check(&[0xff; 8], io::ErrorKind::InvalidData);
        check(&[2, 0, 0, 0, b'{', b'}'], io::ErrorKind::InvalidData);
    }
}
