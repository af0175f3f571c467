//! Tiny embedding models for tests, with weights that are constructed: the vector of a text is the mean of its words'
//! directions, and words of one line of the glossary have one direction. Words that it does not know count nothing; the
//! mark at the beginning has a direction of its own, so that no text is without one.
//!
//! The shape is BERT with one layer that changes nothing: its attention and its inner layer are zero, so that only the
//! norms remain. Not used by the product.

use super::super::logits::Random;
use super::{F32, Out, header};
use std::io;
use std::path::{Path, PathBuf};

const HEADS: u32 = 2;
const INNER: u64 = 8;
const MARKS: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
/// `[CLS]` stands at the beginning of every text.
const BEGIN: usize = 2;

/// What the file is like.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// A line for each meaning: its words, in small letters, separated by spaces.
    pub glossary: Vec<String>,
    /// Numbers of a vector; even.
    pub dimension: u64,
    /// Seeds the directions.
    pub seed: u64,
    /// `pooling_type`: 1 mean; left out when `None`.
    pub pooling: Option<u32>,
    /// Longest text in tokens.
    pub context: u32,
}

impl Meaning {
    /// A model that knows these words.
    pub fn of(glossary: &[&str]) -> Meaning {
        let glossary = glossary.iter().map(|line| (*line).to_owned()).collect();
        Meaning { glossary, dimension: 64, seed: 11, pooling: Some(1), context: 64 }
    }
}

/// The whole file as bytes.
pub fn model(meaning: &Meaning) -> Vec<u8> {
    let width = meaning.dimension;
    let words: Vec<(String, usize)> = meaning
        .glossary
        .iter()
        .enumerate()
        .flat_map(|(line, words)| words.split_whitespace().map(move |word| (format!("\u{2581}{word}"), line)))
        .collect();
    let mut tokens: Vec<String> = MARKS.iter().map(|m| (*m).to_owned()).collect();
    tokens.extend(words.iter().map(|(word, _)| word.clone()));
    let count = tokens.len() as u64;
    let norm = |name: &str| [(format!("{name}.weight"), vec![width]), (format!("{name}.bias"), vec![width])];
    let mut tensors = vec![
        ("token_embd.weight".to_owned(), vec![width, count]),
        ("token_types.weight".to_owned(), vec![width, 2]),
        ("position_embd.weight".to_owned(), vec![width, u64::from(meaning.context)]),
    ];
    tensors.extend(norm("token_embd_norm"));
    for part in ["attn_q", "attn_k", "attn_v", "attn_output"] {
        tensors.push((format!("blk.0.{part}.weight"), vec![width, width]));
    }
    tensors.extend(norm("blk.0.attn_output_norm"));
    tensors.push(("blk.0.ffn_up.weight".into(), vec![width, INNER]));
    tensors.push(("blk.0.ffn_down.weight".into(), vec![INNER, width]));
    tensors.extend(norm("blk.0.layer_output_norm"));

    let mut out = Out { bytes: Vec::new(), keys: 0 };
    keys(&mut out, meaning, &tokens);
    let mut file = header(&out, &tensors, &|shape| (F32, 4 * shape.iter().product::<u64>()));
    for (name, shape) in &tensors {
        let size = shape.iter().product::<u64>() as usize;
        let weights: Vec<f32> = match name.as_str() {
            "token_embd.weight" => directions(meaning, &words),
            norm if norm.ends_with("_norm.weight") => vec![1.0; size],
            _ => vec![0.0; size],
        };
        weights.iter().for_each(|w| file.extend(w.to_le_bytes()));
        file.resize(file.len().next_multiple_of(32), 0);
    }
    file
}

/// Zero for most marks, so that their norm is zero; a random direction for the beginning and for each meaning.
fn directions(meaning: &Meaning, words: &[(String, usize)]) -> Vec<f32> {
    let width = meaning.dimension as usize;
    let mut random = Random::new(meaning.seed);
    let mut direction = || -> Vec<f32> { (0..width).map(|_| if random.unit() < 0.5 { -1.0 } else { 1.0 }).collect() };
    let of_line: Vec<Vec<f32>> = meaning.glossary.iter().map(|_| direction()).collect();
    let mut all = vec![0.0; width * MARKS.len()];
    all[width * BEGIN..width * (BEGIN + 1)].copy_from_slice(&direction());
    words.iter().for_each(|(_, line)| all.extend(&of_line[*line]));
    all
}

fn keys(out: &mut Out, meaning: &Meaning, tokens: &[String]) {
    out.string("general.architecture", "bert");
    out.string("general.name", "test meaning");
    out.u32("bert.context_length", meaning.context);
    out.u32("bert.embedding_length", meaning.dimension as u32);
    out.u32("bert.block_count", 1);
    out.u32("bert.feed_forward_length", INNER as u32);
    out.u32("bert.attention.head_count", HEADS);
    out.f32("bert.attention.layer_norm_epsilon", 1e-6);
    out.bool("bert.attention.causal", false);
    if let Some(pooling) = meaning.pooling {
        out.u32("bert.pooling_type", pooling);
    }
    out.string("tokenizer.ggml.model", "bert");
    out.string("tokenizer.ggml.pre", "default");
    out.strings("tokenizer.ggml.tokens", tokens);
    // 3 is a mark, 1 a word.
    let kinds: Vec<i32> = (0..tokens.len()).map(|i| if i < MARKS.len() { 3 } else { 1 }).collect();
    out.numbers("tokenizer.ggml.token_type", &kinds);
    out.u32("tokenizer.ggml.token_type_count", 2);
    out.u32("tokenizer.ggml.padding_token_id", 0);
    out.u32("tokenizer.ggml.unknown_token_id", 1);
    out.u32("tokenizer.ggml.bos_token_id", 2);
    out.u32("tokenizer.ggml.cls_token_id", 2);
    out.u32("tokenizer.ggml.seperator_token_id", 3);
    out.u32("tokenizer.ggml.mask_token_id", 4);
}

/// Writes the model to a file in a folder and returns its path.
pub fn write(folder: &Path, name: &str, meaning: &Meaning) -> io::Result<PathBuf> {
    let path = folder.join(format!("{name}.gguf"));
    std::fs::write(&path, model(meaning))?;
    Ok(path)
}
