//! Answers questions with one llama.cpp context: evaluates only what is new, keeps to the grammar,
//! and stops when it is told to.
//!
//! One sequence lives in the context; a question that begins like the one before reuses what they share.
//! It sees tokens and grammars, never segments; processes and frames are `worker.rs`.

use super::frame::{Ask, Trouble};
use super::logits::{Logits, Random};
use super::matcher::Matcher;
use super::state::{SHORTEST, States};
use super::vocabulary::Vocabulary;
use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::token::LlamaToken;
use std::num::NonZeroU32;
use std::time::Instant;
use understudy_agent::prompt::{Answer, Tokens};

/// Tokens evaluated between two looks at the cancel flag. Fixed, so that equal prompts are computed
/// in equal batches and give equal answers.
pub const SLICE: usize = 64;
/// With more possible first bytes than this (free text) the sampled token is checked alone, and the
/// whole vocabulary is only looked at when it fails.
const FEW_BYTES: u32 = 64;
/// Draws in free text before the whole vocabulary is looked at.
const TRIES: u32 = 8;

/// A question that was not answered.
#[derive(Debug)]
pub(super) enum Failure {
    /// It was told to stop.
    Cancelled,
    /// It cannot be answered.
    Trouble(Trouble),
}

/// What the engine has done since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Figures {
    /// Prompt tokens and the seconds they took.
    pub prefill: (u64, f64),
    /// Answer tokens and the seconds they took.
    pub decode: (u64, f64),
    /// Slices handed to llama.cpp.
    pub slices: u64,
}

/// A loaded model with its context.
pub(super) struct Engine<'m> {
    context: LlamaContext<'m>,
    vocabulary: Vocabulary<'m>,
    /// What sequence 0 of the context holds.
    held: Vec<LlamaToken>,
    states: States,
    batch: LlamaBatch<'static>,
    figures: Figures,
    /// Where a prompt left the one before and the model could not go back.
    fork: Option<usize>,
}

/// Size of a context and how it is computed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Tokens.
    pub context: u32,
    /// Threads.
    pub threads: u32,
}

enum Pick {
    Token(LlamaToken, f64),
    /// The answer ends here.
    Stop(f64),
}

impl<'m> Engine<'m> {
    /// Makes the context.
    pub(super) fn new(
        backend: &LlamaBackend,
        model: &'m LlamaModel,
        vocabulary: Vocabulary<'m>,
        shape: Shape,
        states: States,
    ) -> Result<Engine<'m>, Trouble> {
        let threads = i32::try_from(shape.threads).unwrap_or(1).max(1);
        let params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(shape.context))
            .with_n_batch(SLICE as u32)
            .with_n_ubatch(SLICE as u32)
            .with_n_seq_max(1)
            // A sliding window that forgets could not go back to a loop's head.
            .with_swa_full(true)
            .with_n_threads(threads)
            .with_n_threads_batch(threads);
        let context = model.new_context(backend, params).map_err(|_| {
            Trouble::new(
                "memory",
                format!("There is not enough memory for a context of {} tokens.", shape.context),
                "Close other programs, or choose a shorter context in Settings, Student.",
            )
        })?;
        let batch = LlamaBatch::new(SLICE, 1);
        Ok(Engine { context, vocabulary, held: vec![], states, batch, figures: Figures::default(), fork: None })
    }

    /// What it has done so far.
    pub(super) fn figures(&self) -> Figures {
        self.figures
    }

    /// Skill states found and written so far.
    pub(super) fn state_counts(&self) -> (u64, u64) {
        (self.states.loaded, self.states.saved)
    }

    /// Answers one question. `stop` is looked at before every slice and every token.
    pub(super) fn ask(&mut self, ask: &Ask, stop: &dyn Fn() -> bool) -> Result<Answer, Failure> {
        let started = Instant::now();
        let (prompt, prefix) = self.vocabulary.prompt(&ask.pieces, ask.prefix_pieces);
        let room = self.context.n_ctx() as usize;
        if prompt.is_empty() || prompt.len() + ask.max_tokens as usize > room {
            return Err(Failure::Trouble(Trouble::new(
                "context",
                format!(
                    "The prompt has {} tokens and the answer up to {}; the student holds {room}.",
                    prompt.len(),
                    ask.max_tokens
                ),
                "Choose a longer context in Settings, Student, or shorten the skill.",
            )));
        }
        let mut writing = Writing::new(ask);
        if !writing.matcher.is_complete() && !writing.matcher.can_continue() {
            return Err(Failure::Trouble(Trouble::new(
                "nothing",
                "The step allows no answer at all.",
                "Check the skill's step: what it names may not exist.",
            )));
        }
        let forced = self.vocabulary.forced(&writing.matcher);
        let mut pending = prompt.clone();
        pending.extend(&forced.0);
        let kept = self.reuse(&pending, prefix);
        writing.tokens.reused = kept.min(prompt.len()) as u32;
        writing.append_forced(forced);
        let mut from = kept;
        if from < prefix && prefix >= SHORTEST {
            self.prefill(&pending[from..prefix], stop)?;
            self.states.save(&self.context, &pending[..prefix]);
            from = prefix;
        }
        if let Some(fork) = self.fork.take().filter(|f| *f > from && *f - from >= SHORTEST) {
            self.prefill(&pending[from..fork], stop)?;
            self.states.keep(&self.context, &pending[..fork]);
            from = fork;
        }
        self.prefill(&pending[from..], stop)?;
        writing.tokens.evaluated = (prompt.len() - kept.min(prompt.len())) as u32;
        let begun = Instant::now();
        let generated = writing.tokens.generated;
        self.write(&mut writing, ask.max_tokens, stop)?;
        self.figures.decode.0 += u64::from(writing.tokens.generated - generated);
        self.figures.decode.1 += begun.elapsed().as_secs_f64();
        let text = String::from_utf8(writing.text).map_err(|_| unwritable())?;
        let ms = started.elapsed().as_millis() as u64;
        Ok(Answer { text, probability: writing.probability.clamp(0.0, 1.0), tokens: writing.tokens, ms })
    }

    /// Brings the context to the longest beginning of `wanted` that it holds or that is saved, and
    /// says how long that is. At least one token is always left, for its logits.
    fn reuse(&mut self, wanted: &[LlamaToken], prefix: usize) -> usize {
        self.fork = None;
        let last = wanted.len() - 1;
        let same = self.held.iter().zip(wanted).take_while(|(a, b)| a == b).count().min(last);
        let prefix = prefix.min(last);
        if same < prefix && prefix >= SHORTEST && self.states.has(&wanted[..prefix]) {
            self.clear();
            if self.states.load(&mut self.context, &wanted[..prefix]) {
                self.held = wanted[..prefix].to_vec();
                return prefix;
            }
            self.clear();
            return 0;
        }
        if same == self.held.len() {
            return same;
        }
        let forgot = same > 0
            && u32::try_from(same).is_ok_and(|p| self.context.clear_kv_cache_seq(Some(0), Some(p), None) == Ok(true));
        if forgot {
            self.held.truncate(same);
            return same;
        }
        self.clear();
        // Recurrent and hybrid models cannot forget a part. They go on from the nearest state that was kept, and
        // keep one where this prompt leaves the one before: a loop comes back to its head again and again.
        self.fork = Some(same);
        let Some(near) = self.states.nearest(&wanted[..same]) else { return 0 };
        if !self.states.load(&mut self.context, &wanted[..near]) {
            self.clear();
            return 0;
        }
        self.held = wanted[..near].to_vec();
        near
    }

    fn clear(&mut self) {
        self.context.clear_kv_cache();
        self.held.clear();
    }

    fn prefill(&mut self, tokens: &[LlamaToken], stop: &dyn Fn() -> bool) -> Result<(), Failure> {
        let begun = Instant::now();
        let done = self.evaluate(tokens, stop);
        self.figures.prefill.0 += tokens.len() as u64;
        self.figures.prefill.1 += begun.elapsed().as_secs_f64();
        done
    }

    /// Appends tokens to the sequence; the logits are those of the last one.
    fn evaluate(&mut self, tokens: &[LlamaToken], stop: &dyn Fn() -> bool) -> Result<(), Failure> {
        let mut done = 0;
        for slice in tokens.chunks(SLICE) {
            if stop() {
                return Err(Failure::Cancelled);
            }
            self.batch.clear();
            for (i, token) in slice.iter().enumerate() {
                let at = i32::try_from(self.held.len() + i).map_err(|_| broken("the prompt is too long"))?;
                let last = done + i + 1 == tokens.len();
                self.batch.add(*token, at, &[0], last).map_err(broken)?;
            }
            if let Err(e) = self.context.decode(&mut self.batch) {
                self.clear();
                return Err(broken(e));
            }
            self.figures.slices += 1;
            self.held.extend(slice);
            done += slice.len();
        }
        Ok(())
    }

    fn write(&mut self, writing: &mut Writing, max_tokens: u32, stop: &dyn Fn() -> bool) -> Result<(), Failure> {
        while writing.matcher.can_continue() {
            if stop() {
                return Err(Failure::Cancelled);
            }
            if writing.tokens.generated >= max_tokens {
                return Err(Failure::Trouble(Trouble::new(
                    "length",
                    format!("The student did not finish its answer within {max_tokens} tokens."),
                    "Run the step again, or choose a larger student.",
                )));
            }
            let mut pending = match self.pick(writing)? {
                Pick::Stop(p) => {
                    writing.probability *= p;
                    return Ok(());
                }
                Pick::Token(token, p) => {
                    writing.probability *= p;
                    writing.append(&[token], self.vocabulary.bytes(token));
                    vec![token]
                }
            };
            if writing.matcher.can_continue() {
                let forced = self.vocabulary.forced(&writing.matcher);
                pending.extend(&forced.0);
                writing.append_forced(forced);
            }
            // What ends the answer is evaluated with the next question, if it is still there then.
            if writing.matcher.can_continue() {
                self.evaluate(&pending, stop)?;
            }
        }
        Ok(())
    }

    /// The next token by the logits of the last one.
    fn pick(&self, writing: &mut Writing) -> Result<Pick, Failure> {
        let logits = Logits::new(self.context.get_logits_ith(-1));
        let matcher = &writing.matcher;
        if matcher.is_complete() {
            return Ok(self.pick_or_stop(&logits, writing));
        }
        if matcher.next_bytes().len() > FEW_BYTES {
            let free = self.vocabulary.written();
            for _ in 0..TRIES {
                let token = logits.choose(free, &mut writing.random);
                if let Some(token) = token.filter(|t| matcher.allowed(self.vocabulary.bytes(*t))) {
                    return Ok(Pick::Token(token, logits.share(token, free)));
                }
                if writing.random.is_none() {
                    break;
                }
            }
        }
        let allowed = self.vocabulary.allowed(matcher);
        let token = logits.choose(&allowed, &mut writing.random);
        let token = token.ok_or_else(unwritable)?;
        Ok(Pick::Token(token, logits.share(token, &allowed)))
    }

    /// At a place where the answer may end: it ends when the model prefers any token that does not
    /// carry it on.
    fn pick_or_stop(&self, logits: &Logits<'_>, writing: &mut Writing) -> Pick {
        let mut on = self.vocabulary.allowed(&writing.matcher);
        on.retain(|t| self.vocabulary.continues(&writing.answer, &writing.text, *t));
        if on.is_empty() {
            return Pick::Stop(1.0);
        }
        let carries_on: std::collections::HashSet<LlamaToken> = on.iter().copied().collect();
        let end = (0..logits.len() as i32).map(LlamaToken).filter(|t| !carries_on.contains(t));
        let Some(end) = logits.best(&end.collect::<Vec<_>>()) else { return Pick::Stop(1.0) };
        on.push(end);
        let token = logits.choose(&on, &mut writing.random);
        match token {
            Some(token) if token != end => Pick::Token(token, logits.share(token, &on)),
            Some(_) | None => Pick::Stop(logits.share(end, &on)),
        }
    }
}

/// An answer in the making.
struct Writing {
    matcher: Matcher,
    answer: Vec<LlamaToken>,
    text: Vec<u8>,
    probability: f64,
    tokens: Tokens,
    random: Option<Random>,
}

impl Writing {
    fn new(ask: &Ask) -> Writing {
        Writing {
            matcher: Matcher::new(&ask.grammar),
            answer: vec![],
            text: vec![],
            probability: 1.0,
            tokens: Tokens::default(),
            random: ask.seed.map(Random::new),
        }
    }

    fn append(&mut self, tokens: &[LlamaToken], bytes: &[u8]) {
        let advanced = self.matcher.advance(bytes);
        debug_assert!(advanced, "only allowed bytes are appended");
        self.answer.extend(tokens);
        self.text.extend(bytes);
        self.tokens.generated += tokens.len() as u32;
    }

    fn append_forced(&mut self, (tokens, bytes): (Vec<LlamaToken>, Vec<u8>)) {
        self.append(&tokens, &bytes);
        self.tokens.forced += tokens.len() as u32;
    }
}

fn broken(detail: impl std::fmt::Display) -> Failure {
    Failure::Trouble(Trouble::new(
        "engine",
        format!("The student could not go on: {detail}."),
        "Run the step again; if it stays, choose another student.",
    ))
}

fn unwritable() -> Failure {
    Failure::Trouble(Trouble::new(
        "vocabulary",
        "The student's vocabulary cannot write any answer that the step allows.",
        "Choose another student.",
    ))
}
