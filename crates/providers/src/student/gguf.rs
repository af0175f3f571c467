//! Looks at a GGUF file before llama.cpp does: is it whole, is it a model we know, does it fit in memory.
//!
//! It reads the header only, trusts no count in it, and never loads weights. The format is the
//! specification of ggml (docs/gguf.md), versions 2 and 3; `header.rs` reads it. A file is judged for a purpose:
//! what answers is no embedding model, and the other way round.

use super::fit;
use super::frame::Trouble;
use super::header::{Bad, Header};
use std::fs::File;
use std::io;
use std::path::Path;
use understudy_agent::prompt::Layout;

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GgufInfo {
    /// `general.architecture`.
    pub architecture: String,
    /// `general.name`, or empty.
    pub name: String,
    /// Bytes of the file.
    pub size: u64,
    /// Bytes of the weights.
    pub weights: u64,
    /// Number of weights.
    pub parameters: u64,
    /// Number of tensors.
    pub tensors: u64,
    /// Longest context that the model was made for.
    pub context: u64,
    /// Layers.
    pub layers: u64,
    /// Bytes of f16 keys and values for one token; 0 when the header does not say enough.
    pub kv_bytes_per_token: u64,
    /// Tokens that a sliding window sees; 0 where the header names none.
    pub window: u64,
    /// Some layers remember instead of attending, so that the model cannot go back.
    pub recurrent: bool,
    /// Tokens of the vocabulary.
    pub vocabulary: u64,
    /// `understudy.protocol`: set in models that were trained for our own prompts.
    pub protocol: Option<u32>,
    /// `tokenizer.chat_template`, or empty.
    pub template: String,
    /// `general.license`, or empty.
    pub license: String,
    /// How prompts are written for it, as far as the header tells.
    pub layout: Layout,
    /// How one vector is made of a text (`pooling_type` of llama.cpp): 1 mean, 2 first, 3 last token; 0 when it is not.
    pub pooling: u64,
    /// Numbers of a vector.
    pub width: u64,
}

impl Default for GgufInfo {
    fn default() -> GgufInfo {
        GgufInfo {
            architecture: String::new(),
            name: String::new(),
            size: 0,
            weights: 0,
            parameters: 0,
            tensors: 0,
            context: 0,
            layers: 0,
            kv_bytes_per_token: 0,
            window: 0,
            recurrent: false,
            vocabulary: 0,
            protocol: None,
            template: String::new(),
            license: String::new(),
            layout: Layout::Plain,
            pooling: 0,
            width: 0,
        }
    }
}

/// What a model is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To answer.
    Student,
    /// To make vectors of texts.
    Embedding,
}

/// Why a file cannot be the student.
#[derive(Debug, thiserror::Error)]
pub enum GgufError {
    /// It cannot be read.
    #[error("The model file {path} cannot be read: {source}.")]
    Unreadable {
        /// Which.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It is something else.
    #[error("{path} is not a GGUF model.")]
    NotGguf {
        /// Which.
        path: String,
    },
    /// A version of the format that this build does not read.
    #[error("{path} is a GGUF of version {version}; versions 2 and 3 can be read.")]
    Version {
        /// Which.
        path: String,
        /// Its version.
        version: u32,
    },
    /// It ends too early.
    #[error("The file is cut: {have} of {}.", whole.as_deref().unwrap_or("an unknown size, inside its header"))]
    Cut {
        /// What is there, for people.
        have: String,
        /// What the header asks for, if it is whole.
        whole: Option<String>,
    },
    /// The header contradicts itself.
    #[error("The model file is damaged: {detail}.")]
    Damaged {
        /// Where.
        detail: String,
    },
    /// A family that cannot be run.
    #[error("Models of the family \"{0}\" cannot be the student.")]
    Architecture(String),
    /// A model that makes vectors and does not answer.
    #[error("{0} is an embedding model: it finds memories by meaning and cannot be the student.")]
    Embedding(String),
    /// A model that answers and makes no vectors.
    #[error("{0} is no embedding model: its file does not say how a text becomes one vector.")]
    NoEmbedding(String),
    /// Made for other prompts.
    #[error("This model was trained for prompt protocol {model}; this version of Understudy speaks protocol {ours}.")]
    Protocol {
        /// What the model says.
        model: u32,
        /// What we speak.
        ours: u32,
    },
    /// Not enough memory.
    #[error("The student needs about {needs} of memory; {available} are free.")]
    Memory {
        /// For people.
        needs: String,
        /// For people.
        available: String,
    },
}

impl GgufError {
    /// For code and for people: what to do next.
    pub fn trouble(&self) -> Trouble {
        let (code, hint) = match self {
            GgufError::Unreadable { .. } => {
                ("unreadable", "Check that the file is there and that you may read it, or choose another student.")
            }
            GgufError::NotGguf { .. } => ("format", "Choose a file that ends in .gguf, downloaded whole."),
            GgufError::Version { .. } => ("format", "Choose a newer conversion of this model."),
            GgufError::Cut { .. } => ("cut", "Download it again."),
            GgufError::Damaged { .. } => ("damaged", "Download it again."),
            GgufError::Architecture(_) => {
                ("architecture", "Choose a text model of a known family, such as Qwen, Gemma, Llama or Granite.")
            }
            GgufError::Embedding(_) => {
                ("embedding", "Use it for the search of memories: understudy memory embedding use NAME.")
            }
            GgufError::NoEmbedding(_) => (
                "no-embedding",
                "Choose a model made for embeddings, such as MiniLM, BGE, Nomic Embed or Qwen3 Embedding.",
            ),
            GgufError::Protocol { .. } => ("protocol", "Update Understudy and its student together."),
            GgufError::Memory { .. } => {
                ("memory", "Close other programs, choose a smaller student, or a shorter context in Settings, Student.")
            }
        };
        Trouble::new(code, self.to_string(), hint)
    }
}

/// Bytes for people: `3.1 MB`.
pub fn bytes(n: u64) -> String {
    match n {
        0..=999 => format!("{n} bytes"),
        1_000..=999_949 => format!("{:.1} kB", n as f64 / 1e3),
        999_950..=999_949_999 => format!("{:.1} MB", n as f64 / 1e6),
        _ => format!("{:.1} GB", n as f64 / 1e9),
    }
}

/// Reads and checks the header of a student.
pub fn inspect(path: &Path) -> Result<GgufInfo, GgufError> {
    inspect_for(path, Purpose::Student)
}

/// Reads and checks the header of an embedding model.
pub fn inspect_embedding(path: &Path) -> Result<GgufInfo, GgufError> {
    inspect_for(path, Purpose::Embedding)
}

fn inspect_for(path: &Path, purpose: Purpose) -> Result<GgufInfo, GgufError> {
    let shown = path.display().to_string();
    let unreadable = |source| GgufError::Unreadable { path: shown.clone(), source };
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(unreadable(io::Error::other("it is not a file")));
    }
    let file = File::open(path).map_err(unreadable)?;
    Header::new(file, meta.len()).read(&shown, purpose).map_err(|e| match e {
        Bad::Io(source) => unreadable(source),
        Bad::End => GgufError::Cut { have: bytes(meta.len()), whole: None },
        Bad::Gguf(e) => e,
    })
}

/// Refuses a model whose weights and context do not fit, by the figures of [`fit::needs`].
pub fn check_memory(info: &GgufInfo, context: u64, available: Option<u64>) -> Result<u64, GgufError> {
    let needs = fit::needs(info.weights, info.kv_bytes_per_token, context);
    match available {
        Some(available) if needs > available => {
            Err(GgufError::Memory { needs: bytes(needs), available: bytes(available) })
        }
        Some(_) | None => Ok(needs),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testkit::{Recipe, model, write_model};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_the_header_says() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = write_model(dir.path(), &Recipe::default()).expect("written");
        let info = inspect(&path).expect("whole");
        let expect = GgufInfo {
            architecture: "llama".into(),
            name: "test student".into(),
            size: model(&Recipe::default()).len() as u64,
            context: 2048,
            layers: 2,
            // Two layers, keys and values of 64 f16 each.
            kv_bytes_per_token: 2 * 2 * 64 * 2,
            protocol: Some(understudy_agent::prompt::PROTOCOL),
            layout: Layout::Pocket,
            ..info.clone()
        };
        assert_eq!(info, expect);
        assert_eq!(info.weights, info.parameters * 4, "all f32");
    }

    #[test]
    fn a_model_that_does_not_fit_is_refused_before_it_is_loaded() {
        let info = GgufInfo { weights: 3_000_000_000, kv_bytes_per_token: 100_000, ..GgufInfo::default() };
        let check = |available: Option<u64>, expect: Option<&str>| {
            let got = check_memory(&info, 4096, available).err().map(|e| e.to_string());
            assert_eq!(got.as_deref(), expect);
        };
        check(Some(8_000_000_000), None);
        check(None, None);
        check(Some(2_000_000_000), Some("The student needs about 3.8 GB of memory; 2.0 GB are free."));
    }

    proptest! {
        /// Whatever bytes are altered and wherever the file ends, the header is read or refused.
        #[test]
        fn no_file_makes_it_panic(
            changes in prop::collection::vec((0usize..16_000, any::<u8>()), 0..6),
            end in prop_oneof![Just(usize::MAX), 0usize..16_000],
        ) {
            static GOOD: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
            let mut bytes = GOOD.get_or_init(|| model(&Recipe::default())).clone();
            for (at, byte) in changes {
                bytes[at] = byte;
            }
            bytes.truncate(end);
            let dir = tempfile::tempdir().expect("a folder");
            let path = dir.path().join("x.gguf");
            std::fs::write(&path, &bytes).expect("written");
            if let Err(e) = inspect(&path) {
                prop_assert!(!e.trouble().hint.is_empty());
            }
        }
    }
}
