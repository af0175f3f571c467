//! A tiny student for tests: a GGUF with seeded random weights, a byte-level vocabulary, the marks of a
//! layout and some handles. Three shapes: dense (`llama`), sliding window (`gemma3`), hybrid (`lfm2`); any
//! other name is written in the dense shape.
//!
//! `meaning` makes embedding models. It answers nonsense, always the same nonsense. No weights are in the repository for it; it is
//! written in some milliseconds. A larger one ([`Size::bench`]) is what the benchmarks compute with. No student of
//! the product comes from here.

pub mod meaning;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use understudy_agent::prompt::{Layout, PROTOCOL, Role, pocket_mark};

/// What the file is like.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// Seeds the weights.
    pub seed: u64,
    /// `understudy.protocol`; left out when `None`.
    pub protocol: Option<u32>,
    /// `general.architecture` and the prefix of its keys.
    pub architecture: String,
    /// Longest context.
    pub context: u32,
    /// The control tokens of the layout; the first is the beginning of a text.
    pub marks: Vec<String>,
    /// `tokenizer.chat_template`; left out when `None`.
    pub template: Option<String>,
    /// `pooling_type`: makes an embedding model of it; left out when `None`.
    pub pooling: Option<u32>,
    /// How large it is.
    pub size: Size,
}

/// How large a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Numbers of a position.
    pub width: u64,
    /// Layers.
    pub layers: u64,
    /// Heads of attention.
    pub heads: u64,
    /// Numbers inside a layer's network.
    pub inner: u64,
    /// Words that only fill the vocabulary.
    pub filler: u32,
    /// Weights of eight bits (`q8_0`) instead of 32.
    pub quantised: bool,
}

impl Size {
    /// For tests: written and loaded in some milliseconds.
    pub const TINY: Size = Size { width: 64, layers: 2, heads: 2, inner: 128, filler: 0, quantised: false };

    /// For benchmarks: 58 million weights of eight bits and a vocabulary of 32,000, the proportions of small chat
    /// models.
    pub const fn bench() -> Size {
        Size { width: 512, layers: 12, heads: 8, inner: 1536, filler: 31_600, quantised: true }
    }
}

impl Recipe {
    /// A student of a chat family: its marks, and no protocol of ours.
    pub fn chat(architecture: &str, layout: Layout) -> Recipe {
        Recipe {
            protocol: None,
            architecture: architecture.into(),
            marks: layout.marks().into_iter().map(str::to_owned).collect(),
            ..Recipe::default()
        }
    }
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            seed: 7,
            protocol: Some(PROTOCOL),
            architecture: "llama".into(),
            context: 2048,
            marks: MARKS.iter().map(|r| pocket_mark(*r).to_owned()).collect(),
            template: None,
            pooling: None,
            size: Size::TINY,
        }
    }
}

/// Tokens that a sliding window sees.
const WINDOW: u32 = 16;
/// Tokens that a short convolution sees.
const CONVOLUTION: u64 = 3;

const MARKS: [Role; 11] = [
    Role::Skill,
    Role::Request,
    Role::Item,
    Role::Step,
    Role::Call,
    Role::Observe,
    Role::Refine,
    Role::Read,
    Role::Slot,
    Role::Route,
    Role::Value,
];

const PIECES: [&str; 12] = [
    "{\"tool\":\"",
    "\",\"message\":\"",
    "\",\"label\":\"",
    "\",\"in\":\"",
    "\"}",
    "mail.search",
    "mail.read",
    "mail.label",
    "mail.archive",
    "unread",
    "discount request",
    "invoice",
];

/// Every token with its kind: 1 normal, 3 control, 4 user-defined.
fn vocabulary(recipe: &Recipe) -> Vec<(String, i32)> {
    let mut all: Vec<(String, i32)> = (0..=255u8).map(|b| (byte_char(b).to_string(), 1)).collect();
    // Two merged tokens, so that text has more than one spelling.
    all.push(("in".into(), 1));
    all.push(("Ġt".into(), 1));
    all.push(("<|end|>".into(), 3));
    all.push(("<|pad|>".into(), 3));
    all.extend(recipe.marks.iter().map(|m| (m.clone(), 3)));
    all.extend(PIECES.iter().map(|p| ((*p).to_owned(), 4)));
    for kind in ["m", "p", "x", "l", "w"] {
        all.extend((1..=24).map(|n| (format!("${kind}{n}"), 4)));
    }
    all.extend((0..recipe.size.filler).map(|n| (format!("word{n}"), 1)));
    all
}

/// The printable stand-in of a byte in byte-level BPE (the table of GPT-2).
fn byte_char(byte: u8) -> char {
    let plain = |b: u8| matches!(b, b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff);
    if plain(byte) {
        return char::from(byte);
    }
    let nth = (0..byte).filter(|b| !plain(*b)).count() as u32;
    char::from_u32(256 + nth).expect("below U+0200")
}

struct Out {
    bytes: Vec<u8>,
    keys: u64,
}

impl Out {
    fn text(&mut self, t: &str) {
        self.bytes.extend((t.len() as u64).to_le_bytes());
        self.bytes.extend(t.as_bytes());
    }

    fn key(&mut self, key: &str, kind: u32) {
        self.keys += 1;
        self.text(key);
        self.bytes.extend(kind.to_le_bytes());
    }

    fn string(&mut self, key: &str, value: &str) {
        self.key(key, 8);
        self.text(value);
    }

    fn u32(&mut self, key: &str, value: u32) {
        self.key(key, 4);
        self.bytes.extend(value.to_le_bytes());
    }

    fn f32(&mut self, key: &str, value: f32) {
        self.key(key, 6);
        self.bytes.extend(value.to_le_bytes());
    }

    fn bool(&mut self, key: &str, value: bool) {
        self.key(key, 7);
        self.bytes.push(u8::from(value));
    }

    fn strings(&mut self, key: &str, values: &[String]) {
        self.key(key, 9);
        self.bytes.extend(8u32.to_le_bytes());
        self.bytes.extend((values.len() as u64).to_le_bytes());
        for v in values {
            self.text(v);
        }
    }

    fn numbers(&mut self, key: &str, values: &[i32]) {
        self.key(key, 9);
        self.bytes.extend(5u32.to_le_bytes());
        self.bytes.extend((values.len() as u64).to_le_bytes());
        for v in values {
            self.bytes.extend(v.to_le_bytes());
        }
    }
}

/// Names and shapes of the weights, as llama.cpp expects them.
fn tensors(architecture: &str, size: Size, words: u64) -> Vec<(String, Vec<u64>)> {
    let Size { width, layers, heads, inner, .. } = size;
    let (window, hybrid) = (architecture == "gemma3", architecture == "lfm2");
    let last = if hybrid { "token_embd_norm.weight" } else { "output_norm.weight" };
    let mut tensors: Vec<(String, Vec<u64>)> =
        vec![("token_embd.weight".into(), vec![width, words]), (last.into(), vec![width])];
    for layer in 0..layers {
        let mut add = |part: &str, shape: &[u64]| tensors.push((format!("blk.{layer}.{part}.weight"), shape.to_vec()));
        for part in ["attn_norm", "ffn_norm"] {
            add(part, &[width]);
        }
        if window {
            add("post_attention_norm", &[width]);
            add("post_ffw_norm", &[width]);
        }
        // The first layer of a hybrid remembers by convolution, the others attend.
        if hybrid && layer == 0 {
            add("shortconv.conv", &[CONVOLUTION, width]);
            add("shortconv.in_proj", &[width, 3 * width]);
            add("shortconv.out_proj", &[width, width]);
        } else {
            for part in ["attn_q", "attn_k", "attn_v", "attn_output"] {
                add(part, &[width, width]);
            }
            if window || hybrid {
                add("attn_q_norm", &[width / heads]);
                add("attn_k_norm", &[width / heads]);
            }
        }
        add("ffn_gate", &[width, inner]);
        add("ffn_up", &[width, inner]);
        add("ffn_down", &[inner, width]);
    }
    tensors
}

/// The whole file as bytes.
pub fn model(recipe: &Recipe) -> Vec<u8> {
    let vocabulary = vocabulary(recipe);
    let tensors = tensors(&recipe.architecture, recipe.size, vocabulary.len() as u64);
    let mut out = Out { bytes: Vec::new(), keys: 0 };
    keys(&mut out, recipe, &vocabulary);
    let mut file = header(&out, &tensors, &|shape| stored(recipe.size, shape));
    let mut random = super::logits::Random::new(recipe.seed);
    for (_, shape) in &tensors {
        let count = shape.iter().product::<u64>();
        if stored(recipe.size, shape).0 == Q8_0 {
            for _ in 0..count / 32 {
                // A scale of 2^-9 as f16, then weights of eight bits: the same spread as below.
                file.extend(0x1800u16.to_le_bytes());
                for _ in 0..4 {
                    file.extend(random.bits().to_le_bytes());
                }
            }
        } else {
            for _ in 0..count {
                // Norms are one; the rest is uniform with about the variance that keeps signals alive.
                let weight = if shape.len() == 1 { 1.0 } else { (random.unit() as f32 - 0.5) * 0.45 };
                file.extend(weight.to_le_bytes());
            }
        }
        file.resize(file.len().next_multiple_of(32), 0);
    }
    file
}

/// Everything before the weights, which follow in the order of `tensors`, each padded to 32 bytes. `stored` says how a
/// tensor is stored, and in how many bytes.
fn header(out: &Out, tensors: &[(String, Vec<u64>)], stored: &dyn Fn(&[u64]) -> (u32, u64)) -> Vec<u8> {
    let mut file = b"GGUF".to_vec();
    file.extend(3u32.to_le_bytes());
    file.extend((tensors.len() as u64).to_le_bytes());
    file.extend(out.keys.to_le_bytes());
    file.extend(&out.bytes);
    let mut entries = Out { bytes: Vec::new(), keys: 0 };
    let mut offset = 0u64;
    for (name, shape) in tensors {
        entries.text(name);
        entries.bytes.extend((shape.len() as u32).to_le_bytes());
        for n in shape {
            entries.bytes.extend(n.to_le_bytes());
        }
        let (kind, bytes) = stored(shape);
        entries.bytes.extend(kind.to_le_bytes());
        entries.bytes.extend(offset.to_le_bytes());
        offset += bytes.next_multiple_of(32);
    }
    file.extend(&entries.bytes);
    file.resize(file.len().next_multiple_of(32), 0);
    file
}

/// The numbers of a ggml tensor: plain, and in blocks of 32 with eight bits each.
const F32: u32 = 0;
const Q8_0: u32 = 8;

/// How a tensor is stored, and in how many bytes.
fn stored(size: Size, shape: &[u64]) -> (u32, u64) {
    let count = shape.iter().product::<u64>();
    let blocks = size.quantised && shape.len() > 1 && shape[0].is_multiple_of(32);
    if blocks { (Q8_0, count / 32 * 34) } else { (F32, count * 4) }
}

fn keys(out: &mut Out, recipe: &Recipe, vocabulary: &[(String, i32)]) {
    let id = |text: &str| vocabulary.iter().position(|(t, _)| t == text).expect("in the vocabulary") as u32;
    let a = |key: &str| format!("{}.{key}", recipe.architecture);
    let Size { width, layers, heads, inner, .. } = recipe.size;
    out.string("general.architecture", &recipe.architecture);
    out.string("general.name", "test student");
    out.u32(&a("context_length"), recipe.context);
    out.u32(&a("embedding_length"), width as u32);
    out.u32(&a("block_count"), layers as u32);
    out.u32(&a("feed_forward_length"), inner as u32);
    out.u32(&a("attention.head_count"), heads as u32);
    match recipe.architecture.as_str() {
        "lfm2" => {
            out.numbers(&a("attention.head_count_kv"), &[0, heads as i32]);
            out.u32(&a("shortconv.l_cache"), CONVOLUTION as u32);
        }
        "gemma3" => {
            out.u32(&a("attention.head_count_kv"), heads as u32);
            out.u32(&a("attention.sliding_window"), WINDOW);
            // Every second layer sees everything.
            out.u32(&a("attention.sliding_window_pattern"), 2);
        }
        _ => out.u32(&a("attention.head_count_kv"), heads as u32),
    }
    out.f32(&a("attention.layer_norm_rms_epsilon"), 1e-5);
    out.u32(&a("rope.dimension_count"), (width / heads) as u32);
    out.f32(&a("rope.freq_base"), 10_000.0);
    out.u32(&a("vocab_size"), vocabulary.len() as u32);
    out.string("tokenizer.ggml.model", "gpt2");
    out.string("tokenizer.ggml.pre", "gpt-2");
    out.strings("tokenizer.ggml.tokens", &vocabulary.iter().map(|(t, _)| t.clone()).collect::<Vec<_>>());
    out.numbers("tokenizer.ggml.token_type", &vocabulary.iter().map(|(_, k)| *k).collect::<Vec<_>>());
    out.strings("tokenizer.ggml.merges", &["i n".to_owned(), "Ġ t".to_owned()]);
    out.u32("tokenizer.ggml.bos_token_id", recipe.marks.first().map_or(0, |m| id(m)));
    out.u32("tokenizer.ggml.eos_token_id", id("<|end|>"));
    out.u32("tokenizer.ggml.padding_token_id", id("<|pad|>"));
    out.bool("tokenizer.ggml.add_bos_token", false);
    out.bool("tokenizer.ggml.add_eos_token", false);
    if let Some(pooling) = recipe.pooling {
        out.u32(&a("pooling_type"), pooling);
    }
    if let Some(template) = &recipe.template {
        out.string("tokenizer.chat_template", template);
    }
    if let Some(protocol) = recipe.protocol {
        out.u32("understudy.protocol", protocol);
    }
}

/// Writes the model into a folder and returns its path.
pub fn write_model(folder: &Path, recipe: &Recipe) -> io::Result<PathBuf> {
    let path = folder.join("test-student.gguf");
    std::fs::File::create(&path)?.write_all(&model(recipe))?;
    Ok(path)
}
