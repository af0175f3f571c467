//! Reads the header of a GGUF file: keys, tensors, where the weights lie.
//!
//! Every count and length is checked against the file before it is believed. Block sizes are those of
//! ggml.c. What the facts mean for the student is `gguf.rs`.

use super::family;
use super::gguf::{GgufError, GgufInfo, Purpose, bytes};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// Most metadata keys and tensors a header may claim; the largest known models have some thousands.
const MOST: u64 = 100_000;
/// Longest string that is kept or skipped.
const LONGEST: u64 = 16 << 20;
/// Lengths of the marks of chat families; only such texts of a vocabulary are read.
const MARK_LENGTHS: std::ops::RangeInclusive<u64> = 6..=24;

/// Families that write text token by token and that llama.cpp of this build loads.
const ARCHITECTURES: &[&str] = &[
    "afmoe",
    "apertus",
    "arcee",
    "bailingmoe",
    "bailingmoe2",
    "bailingmoe3",
    "bitnet",
    "chatglm",
    "codeshell",
    "cohere2",
    "cohere2moe",
    "command-r",
    "dbrx",
    "deci",
    "deepseek",
    "deepseek2",
    "deepseek32",
    "deepseek4",
    "dots1",
    "ernie4_5",
    "ernie4_5-moe",
    "exaone",
    "exaone-moe",
    "exaone4",
    "falcon",
    "falcon-h1",
    "gemma",
    "gemma2",
    "gemma3",
    "gemma3n",
    "gemma4",
    "glm-dsa",
    "glm4",
    "glm4moe",
    "gpt-oss",
    "gpt2",
    "gptneox",
    "granite",
    "granitehybrid",
    "granitemoe",
    "grok",
    "grovemoe",
    "hunyuan-dense",
    "hunyuan-moe",
    "internlm2",
    "jais",
    "jais2",
    "jamba",
    "kimi-linear",
    "lfm2",
    "lfm2moe",
    "llama",
    "llama4",
    "mamba",
    "mamba2",
    "mellum",
    "minicpm",
    "minicpm3",
    "minimax-m2",
    "mistral3",
    "mistral4",
    "mpt",
    "nanbeige",
    "nemotron",
    "nemotron_h",
    "nemotron_h_moe",
    "olmo",
    "olmo2",
    "olmoe",
    "openelm",
    "orion",
    "pangu-embedded",
    "phi2",
    "phi3",
    "phimoe",
    "plamo",
    "plamo2",
    "plamo3",
    "plm",
    "qwen",
    "qwen2",
    "qwen2moe",
    "qwen2vl",
    "qwen3",
    "qwen35",
    "qwen35moe",
    "qwen3moe",
    "qwen3next",
    "qwen3vl",
    "qwen3vlmoe",
    "refact",
    "rwkv6",
    "rwkv7",
    "seed_oss",
    "smallthinker",
    "smollm3",
    "stablelm",
    "starcoder",
    "starcoder2",
    "step35",
    "xverse",
];

/// Families that only make vectors and that llama.cpp of this build loads.
const ENCODERS: &[&str] = &[
    "bert",
    "eurobert",
    "gemma-embedding",
    "jina-bert-v2",
    "jina-bert-v3",
    "llama-embed",
    "modern-bert",
    "neo-bert",
    "nomic-bert",
    "nomic-bert-moe",
];
/// `pooling_type` that makes one vector of a text: mean, first token, last token. 4 is a reranker's.
const POOLING: std::ops::RangeInclusive<u64> = 1..=3;

/// Why a header cannot be used.
pub(super) enum Bad {
    Io(io::Error),
    /// The file ended.
    End,
    Gguf(GgufError),
}

fn damaged(detail: impl Into<String>) -> Bad {
    Bad::Gguf(GgufError::Damaged { detail: detail.into() })
}

/// A header that is being read.
pub(super) struct Header {
    from: BufReader<File>,
    at: u64,
    size: u64,
    /// Texts of lists that are marks of a chat family: which turns the vocabulary knows.
    marks: std::collections::BTreeSet<String>,
}

enum Value {
    Number(u64),
    Text(String),
    /// Of numbers: their largest and their sum; of anything: how many.
    List {
        count: u64,
        largest: u64,
        sum: u64,
    },
    Other,
}

impl Value {
    fn number(&self) -> Option<u64> {
        match self {
            Value::Number(n) => Some(*n),
            Value::List { largest, .. } => Some(*largest),
            Value::Text(_) | Value::Other => None,
        }
    }
}

impl Header {
    pub(super) fn new(file: File, size: u64) -> Header {
        Header { from: BufReader::new(file), at: 0, size, marks: Default::default() }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Bad> {
        let mut out = [0u8; N];
        self.from
            .read_exact(&mut out)
            .map_err(|e| if e.kind() == io::ErrorKind::UnexpectedEof { Bad::End } else { Bad::Io(e) })?;
        self.at += N as u64;
        Ok(out)
    }

    fn u32(&mut self) -> Result<u32, Bad> {
        self.take().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, Bad> {
        self.take().map(u64::from_le_bytes)
    }

    fn skip(&mut self, n: u64) -> Result<(), Bad> {
        let end = self.at.checked_add(n).ok_or_else(|| damaged("a length in its header is impossible"))?;
        if end > self.size {
            return Err(Bad::End);
        }
        let step = i64::try_from(n).map_err(|_| damaged("a length in its header is impossible"))?;
        self.from.seek_relative(step).map_err(Bad::Io)?;
        self.at = end;
        Ok(())
    }

    fn length(&mut self) -> Result<u64, Bad> {
        let n = self.u64()?;
        if n > LONGEST {
            return Err(damaged(format!("a text in its header claims {}", bytes(n))));
        }
        Ok(n)
    }

    fn text(&mut self) -> Result<String, Bad> {
        let n = self.length()?;
        if self.at + n > self.size {
            return Err(Bad::End);
        }
        let mut out = vec![0u8; n as usize];
        self.from.read_exact(&mut out).map_err(Bad::Io)?;
        self.at += n;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    /// Reads a text of a list and keeps it when it is a mark.
    fn note(&mut self, n: usize) -> Result<(), Bad> {
        let mut out = [0u8; 24];
        self.from.read_exact(&mut out[..n]).map_err(Bad::Io)?;
        self.at += n as u64;
        if out[0] == b'<'
            && out[n - 1] == b'>'
            && let Ok(mark) = std::str::from_utf8(&out[..n])
            && family::is_mark(mark)
        {
            self.marks.insert(mark.to_owned());
        }
        Ok(())
    }

    fn value(&mut self, kind: u32, depth: u8) -> Result<Value, Bad> {
        Ok(match kind {
            0 | 7 => Value::Number(u64::from(self.take::<1>()?[0])),
            1 => self.take::<1>().map(|_| Value::Other)?,
            2 => Value::Number(u64::from(u16::from_le_bytes(self.take()?))),
            3 => self.take::<2>().map(|_| Value::Other)?,
            4 => Value::Number(u64::from(self.u32()?)),
            5 => Value::Number(u64::try_from(i32::from_le_bytes(self.take()?)).unwrap_or(0)),
            6 => self.take::<4>().map(|_| Value::Other)?,
            8 => Value::Text(self.text()?),
            9 => self.list(depth)?,
            10 => Value::Number(self.u64()?),
            11 => Value::Number(u64::try_from(i64::from_le_bytes(self.take()?)).unwrap_or(0)),
            12 => self.take::<8>().map(|_| Value::Other)?,
            other => return Err(damaged(format!("its header has a value of unknown kind {other}"))),
        })
    }

    fn list(&mut self, depth: u8) -> Result<Value, Bad> {
        let kind = self.u32()?;
        let count = self.u64()?;
        let width: u64 = match kind {
            0 | 1 | 7 => 1,
            2 | 3 => 2,
            4..=6 => 4,
            10..=12 => 8,
            // A length and at least nothing after it.
            8 => 8,
            9 if depth < 2 => 12,
            other => return Err(damaged(format!("its header has a list of unknown kind {other}"))),
        };
        let least = count.checked_mul(width).ok_or_else(|| damaged("a list in its header is impossibly long"))?;
        if least > self.size - self.at {
            return Err(Bad::End);
        }
        let (mut largest, mut sum) = (0, 0u64);
        match kind {
            8 => {
                for _ in 0..count {
                    let n = self.length()?;
                    if (MARK_LENGTHS).contains(&n) && self.at + n <= self.size {
                        self.note(n as usize)?;
                    } else {
                        self.skip(n)?;
                    }
                }
            }
            // Lists of layer facts are short; vocabularies of scores and types are skipped.
            4 | 5 | 9 | 10 | 11 if count <= 4096 => {
                for _ in 0..count {
                    let number = self.value(kind, depth + 1)?.number().unwrap_or(0);
                    largest = largest.max(number);
                    sum = sum.saturating_add(number);
                }
            }
            9 => return Err(damaged("a list in its header is impossibly long")),
            _ => self.skip(least)?,
        }
        Ok(Value::List { count, largest, sum })
    }

    pub(super) fn read(&mut self, shown: &str, purpose: Purpose) -> Result<GgufInfo, Bad> {
        if self.size < 4 || self.take()? != *b"GGUF" {
            return Err(Bad::Gguf(GgufError::NotGguf { path: shown.to_owned() }));
        }
        let version = self.u32()?;
        if !(2..=3).contains(&version) {
            return Err(Bad::Gguf(GgufError::Version { path: shown.to_owned(), version }));
        }
        let (tensors, keys) = (self.u64()?, self.u64()?);
        if tensors > MOST || keys > MOST {
            return Err(damaged(format!("its header claims {tensors} tensors and {keys} keys")));
        }
        let mut facts = std::collections::BTreeMap::new();
        for _ in 0..keys {
            let key = self.text()?;
            let kind = self.u32()?;
            let value = self.value(kind, 0)?;
            facts.insert(key, value);
        }
        let mut info = describe(&facts, self.size);
        info.layout = family::layout(info.protocol, &info.template, |mark| self.marks.contains(mark));
        info.tensors = tensors;
        let alignment = facts.get("general.alignment").and_then(Value::number).unwrap_or(32);
        if !alignment.is_power_of_two() || alignment > 1 << 20 {
            return Err(damaged(format!("its alignment is {alignment}")));
        }
        let mut end = 0u64;
        for _ in 0..tensors {
            let (last, weights) = self.tensor(alignment)?;
            end = end.max(last);
            info.parameters = info.parameters.saturating_add(weights);
        }
        let data = self.at.next_multiple_of(alignment);
        let whole = data.checked_add(end).ok_or_else(|| damaged("a tensor lies at an impossible place"))?;
        if whole > self.size {
            return Err(Bad::Gguf(GgufError::Cut { have: bytes(self.size), whole: Some(bytes(whole)) }));
        }
        info.weights = end;
        suits(&info, shown, purpose).map_err(Bad::Gguf)?;
        if tensors == 0 || info.vocabulary == 0 {
            return Err(damaged("it has no weights or no vocabulary"));
        }
        Ok(info)
    }

    /// Reads one tensor's entry: where it ends in the data, and how many weights it has.
    fn tensor(&mut self, alignment: u64) -> Result<(u64, u64), Bad> {
        let name = self.text()?;
        let dimensions = self.u32()?;
        if dimensions > 4 {
            return Err(damaged(format!("the tensor {name} has {dimensions} dimensions")));
        }
        let mut weights = 1u64;
        let mut row = 1u64;
        for i in 0..dimensions {
            let n = self.u64()?;
            if i == 0 {
                row = n;
            }
            weights =
                weights.checked_mul(n).ok_or_else(|| damaged(format!("the tensor {name} is impossibly large")))?;
        }
        let kind = self.u32()?;
        let offset = self.u64()?;
        let (block, width) =
            block(kind).ok_or_else(|| damaged(format!("the tensor {name} has numbers of unknown kind {kind}")))?;
        if !row.is_multiple_of(block) || !offset.is_multiple_of(alignment) {
            return Err(damaged(format!("the tensor {name} does not fit its own layout")));
        }
        let size = (weights / block).checked_mul(width);
        let end = size
            .and_then(|s| offset.checked_add(s))
            .ok_or_else(|| damaged(format!("the tensor {name} is impossibly large")))?;
        Ok((end, weights))
    }
}

/// Whether a model is of a family that can serve the purpose.
fn suits(info: &GgufInfo, shown: &str, purpose: Purpose) -> Result<(), GgufError> {
    let family = info.architecture.as_str();
    let (writes, encodes) = (ARCHITECTURES.contains(&family), ENCODERS.contains(&family));
    let file = || Path::new(shown).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let embeds = POOLING.contains(&info.pooling) && info.width > 0;
    match purpose {
        Purpose::Student if (writes || encodes) && embeds => Err(GgufError::Embedding(file())),
        Purpose::Student if writes => Ok(()),
        Purpose::Student => Err(GgufError::Architecture(info.architecture.clone())),
        Purpose::Embedding if (writes || encodes) && embeds => Ok(()),
        Purpose::Embedding => Err(GgufError::NoEmbedding(file())),
    }
}

fn describe(facts: &std::collections::BTreeMap<String, Value>, size: u64) -> GgufInfo {
    let text = |key: &str| match facts.get(key) {
        Some(Value::Text(t)) => t.clone(),
        _ => String::new(),
    };
    let architecture = text("general.architecture");
    let fact = |key: &str| facts.get(&format!("{architecture}.{key}"));
    let number = |key: &str| fact(key).and_then(Value::number);
    let layers = number("block_count").unwrap_or(0);
    let heads = number("attention.head_count").unwrap_or(0);
    // Heads that keep keys and values, over all layers. Hybrid models name them layer by layer, or say that
    // only every so many layers have any.
    let kv_heads = match fact("attention.head_count_kv") {
        Some(Value::List { count, sum, .. }) if *count == layers => *sum,
        other => {
            let every = number("full_attention_interval").filter(|n| *n > 0).unwrap_or(1);
            layers.div_ceil(every).saturating_mul(other.and_then(Value::number).unwrap_or(heads))
        }
    };
    let head = number("embedding_length").unwrap_or(0).checked_div(heads).unwrap_or(0);
    let (key, value) =
        (number("attention.key_length").unwrap_or(head), number("attention.value_length").unwrap_or(head));
    GgufInfo {
        name: text("general.name"),
        size,
        context: number("context_length").unwrap_or(0),
        layers,
        // Two bytes for each f16.
        kv_bytes_per_token: kv_heads.saturating_mul(key.saturating_add(value)).saturating_mul(2),
        window: number("attention.sliding_window").unwrap_or(0),
        // State-space layers, short convolutions, and the families that are nothing else.
        recurrent: ["ssm.state_size", "shortconv.l_cache", "wkv.head_size", "kda.head_dim"]
            .iter()
            .any(|k| fact(k).is_some()),
        template: text("tokenizer.chat_template"),
        license: text("general.license"),
        pooling: number("pooling_type").unwrap_or(0),
        width: number("embedding_length_out").or_else(|| number("embedding_length")).unwrap_or(0),
        vocabulary: match facts.get("tokenizer.ggml.tokens") {
            Some(Value::List { count, .. }) => *count,
            _ => 0,
        },
        protocol: facts.get("understudy.protocol").and_then(Value::number).and_then(|n| u32::try_from(n).ok()),
        architecture,
        ..GgufInfo::default()
    }
}

/// Weights in a block and bytes of a block for a ggml type.
fn block(kind: u32) -> Option<(u64, u64)> {
    Some(match kind {
        0 | 26 => (1, 4),
        1 | 25 | 30 => (1, 2),
        2 => (32, 18),
        3 => (32, 20),
        6 => (32, 22),
        7 => (32, 24),
        8 => (32, 34),
        9 => (32, 36),
        10 => (256, 84),
        11 => (256, 110),
        12 => (256, 144),
        13 => (256, 176),
        14 => (256, 210),
        15 => (256, 292),
        16 => (256, 66),
        17 => (256, 74),
        18 => (256, 98),
        19 => (256, 50),
        20 => (32, 18),
        21 => (256, 110),
        22 => (256, 82),
        23 => (256, 136),
        24 => (1, 1),
        27 | 28 => (1, 8),
        29 => (256, 56),
        34 => (256, 54),
        35 => (256, 66),
        39 => (32, 17),
        40 => (64, 36),
        41 => (128, 18),
        42 => (64, 18),
        _ => return None,
    })
}
