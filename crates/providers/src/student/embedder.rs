//! The worker's end of an embedding model: makes one vector of a text, of length one.
//!
//! Texts are embedded one by one: on a CPU, encoder batches were measured to be slower per token. A text longer than the window is read in parts whose vectors are averaged by their tokens,
//! so that its end counts, too. What a vector is good for is decided in `store` and `app`.

use super::engine::Failure;
use super::frame::{EmbeddingLoaded, FromWorker, Load, LoadEmbedding, ToWorker, Trouble};
use super::gguf::{self, GgufInfo};
use super::worker::{Out, Shared, file_name, identity, read_model, send, started, threads};
use super::{cpu, fit, machine};
use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::token::LlamaToken;
use std::num::NonZeroU32;
use std::sync::mpsc::Receiver;

/// Most tokens that are read at once: what BERT-like models were made for. A passage has about 900 at most.
const WINDOW: u64 = 512;
/// Parts of a text that are read at most; a memory of a single endless line must not keep the worker for minutes.
const PARTS: usize = 16;

/// Loads the model and makes vectors until the input ends (`false`), or until the model cannot be loaded (`true`).
pub(super) fn serve(
    backend: &mut Option<LlamaBackend>,
    load: &LoadEmbedding,
    inbox: &Receiver<ToWorker>,
    out: &Out,
    shared: &Shared,
) -> bool {
    match with_model(backend, load, inbox, out, shared) {
        Ok(()) => false,
        Err(trouble) => send(out, &FromWorker::Error { id: None, trouble }),
    }
}

/// The answer to a text when there is no embedding model.
pub(super) fn not_loaded(id: u64) -> FromWorker {
    let trouble = Trouble::new("unloaded", "No embedding model is loaded.", "Choose one for the search of memories.");
    FromWorker::Error { id: Some(id), trouble }
}

fn with_model(
    backend: &mut Option<LlamaBackend>,
    load: &LoadEmbedding,
    inbox: &Receiver<ToWorker>,
    out: &Out,
    shared: &Shared,
) -> Result<(), Trouble> {
    let info = gguf::inspect_embedding(&load.path).map_err(|e| e.trouble())?;
    check_memory(&info)?;
    cpu::check()?;
    // The file is read as a student's is; nothing of it is saved, so the states' place is empty.
    let file = Load {
        path: load.path.clone(),
        pinned: load.pinned.clone(),
        context: WINDOW as u32,
        threads: load.threads,
        state_dir: Default::default(),
        state_cap: 0,
        together: Some(1),
    };
    let identity = identity(&file, info.size, out)?;
    let backend = started(backend)?;
    let model = read_model(backend, &file, out)?;
    let mut embedder = Embedder::new(backend, &model, &info, load.threads.unwrap_or_else(threads).max(1))?;
    // A first vector shows that the file keeps its word, before anything relies on it.
    let first = embedder.embed("first", &|| shared.stops(0)).map_err(|failure| match failure {
        Failure::Trouble(trouble) => trouble,
        Failure::Cancelled => Trouble::new("stopped", "Loading was stopped.", "Try again."),
    })?;
    let name = if info.name.is_empty() { file_name(&file) } else { info.name };
    let (dimension, window) = (first.values.len() as u32, embedder.window as u32);
    send(out, &FromWorker::EmbeddingLoaded(EmbeddingLoaded { name, dimension, identity, window }));
    loop {
        let (id, text) = match inbox.recv() {
            Ok(ToWorker::Embed { id, text }) => (id, text),
            Ok(ToWorker::Ask(ask)) => {
                let trouble = Trouble::new("unloaded", "This worker has an embedding model.", "Ask the student.");
                send(out, &FromWorker::Error { id: Some(ask.id), trouble });
                continue;
            }
            Ok(ToWorker::Load(_) | ToWorker::LoadEmbedding(_) | ToWorker::Stats | ToWorker::Cancel { .. }) => continue,
            Err(_) => return Ok(()),
        };
        let frame = match embedder.embed(&text, &|| shared.stops(id)) {
            Ok(Made { values, tokens }) => FromWorker::Vector { id, values, tokens },
            Err(Failure::Cancelled) => FromWorker::Cancelled { id },
            Err(Failure::Trouble(trouble)) => FromWorker::Error { id: Some(id), trouble },
        };
        shared.forget(id);
        if !send(out, &frame) {
            return Ok(());
        }
    }
}

fn check_memory(info: &GgufInfo) -> Result<(), Trouble> {
    let needs = fit::needs(info.weights, info.kv_bytes_per_token, WINDOW);
    match machine::memory().available {
        Some(available) if needs > available => Err(Trouble::new(
            "memory",
            format!(
                "The embedding model needs about {} of memory; {} are free.",
                gguf::bytes(needs),
                gguf::bytes(available)
            ),
            "Close other programs, or choose a smaller embedding model.",
        )),
        Some(_) | None => Ok(()),
    }
}

/// A vector with what it cost.
struct Made {
    values: Vec<f32>,
    tokens: u32,
}

/// A loaded embedding model with its context.
struct Embedder<'m> {
    model: &'m LlamaModel,
    context: LlamaContext<'m>,
    batch: LlamaBatch<'static>,
    window: usize,
}

impl<'m> Embedder<'m> {
    fn new(
        backend: &LlamaBackend,
        model: &'m LlamaModel,
        info: &GgufInfo,
        threads: u32,
    ) -> Result<Embedder<'m>, Trouble> {
        let window = if info.context == 0 { WINDOW } else { WINDOW.min(info.context) };
        let threads = i32::try_from(threads).unwrap_or(1);
        // An encoder sees a text as a whole, so a part must fit one physical batch.
        let params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(window as u32))
            .with_n_batch(window as u32)
            .with_n_ubatch(window as u32)
            .with_n_seq_max(1)
            .with_embeddings(true)
            .with_n_threads(threads)
            .with_n_threads_batch(threads);
        let context = model.new_context(backend, params).map_err(|_| {
            Trouble::new(
                "memory",
                "There is not enough memory to run the embedding model.",
                "Close other programs, or choose a smaller embedding model.",
            )
        })?;
        let window = window as usize;
        Ok(Embedder { model, context, batch: LlamaBatch::new(window, 1), window })
    }

    /// Makes the vector of a text. `stop` is looked at before every part.
    fn embed(&mut self, text: &str, stop: &dyn Fn() -> bool) -> Result<Made, Failure> {
        let parts = self.parts(text)?;
        let mut sum: Vec<f64> = Vec::new();
        let mut tokens = 0;
        for part in &parts {
            if stop() {
                return Err(Failure::Cancelled);
            }
            let vector = self.part(part)?;
            sum.resize(vector.len(), 0.0);
            for (total, x) in sum.iter_mut().zip(&vector) {
                *total += x * part.len() as f64;
            }
            tokens += part.len() as u32;
        }
        let values = unit(&sum).ok_or_else(|| broken("its vector of a text has no length"))?;
        Ok(Made { values: values.into_iter().map(|x| x as f32).collect(), tokens })
    }

    /// The tokens of a text in parts that fit the window, each with the marks that the model puts around a text.
    fn parts(&self, text: &str) -> Result<Vec<Vec<LlamaToken>>, Failure> {
        let cut = |marked| self.model.vocab().tokenize(text.as_bytes(), marked, false);
        let whole = cut(true);
        if whole.len() <= self.window && !whole.is_empty() {
            return Ok(vec![whole]);
        }
        let bare = cut(false);
        let begin = whole.windows(bare.len().max(1)).position(|w| w == bare).unwrap_or(0);
        let (before, after) = (&whole[..begin], &whole[(begin + bare.len()).min(whole.len())..]);
        let room = self.window.saturating_sub(before.len() + after.len()).max(1);
        let parts: Vec<Vec<LlamaToken>> =
            bare.chunks(room).take(PARTS).map(|part| [before, part, after].concat()).collect();
        if parts.is_empty() { Err(broken("it makes no tokens of a text")) } else { Ok(parts) }
    }

    fn part(&mut self, tokens: &[LlamaToken]) -> Result<Vec<f64>, Failure> {
        let failed = |e: &dyn std::fmt::Display| {
            tracing::error!("llama.cpp cannot embed a text of {} tokens: {e}", tokens.len());
            broken("llama.cpp could not compute a vector; the log has its own words")
        };
        self.context.clear_kv_cache();
        self.batch.clear();
        self.batch.add_sequence(tokens, 0, true).map_err(|e| failed(&e))?;
        // Without keys and values to keep, llama.cpp encodes instead.
        self.context.decode(&mut self.batch).map_err(|e| failed(&e))?;
        let vector = self.context.embeddings_seq_ith(0).map_err(|e| failed(&e))?;
        let vector: Vec<f64> = vector.iter().map(|x| f64::from(*x)).collect();
        unit(&vector).ok_or_else(|| broken("its vector of a text is not made of numbers"))
    }
}

/// The vector with length one; `None` when it has no length.
fn unit(vector: &[f64]) -> Option<Vec<f64>> {
    let length = vector.iter().map(|x| x * x).sum::<f64>().sqrt();
    (length.is_finite() && length > 1e-12).then(|| vector.iter().map(|x| x / length).collect())
}

fn broken(detail: &str) -> Failure {
    Failure::Trouble(Trouble::new(
        "vector",
        format!("The embedding model cannot be used: {detail}."),
        "Choose another embedding model, or search by words alone.",
    ))
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn vectors_have_length_one_or_are_refused() {
        assert_eq!(unit(&[3.0, 4.0]), Some(vec![0.6, 0.8]));
        assert_eq!(unit(&[0.0, 0.0]), None);
        assert_eq!(unit(&[f64::NAN, 1.0]), None);
        assert_eq!(unit(&[]), None);
    }
}
