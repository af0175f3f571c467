//! Answers questions with one llama.cpp context: evaluates only what is new, keeps to the grammar,
//! and stops when it is told to.
//!
//! Questions that are there at the same time are computed together: each has a sequence of its own, and every
//! batch takes some tokens of each. What they begin with alike is evaluated once (`cache.rs`). It sees tokens
//! and grammars, never segments; processes and frames are `worker.rs`.

use super::cache::{Cache, Work};
use super::fit::Places;
use super::frame::{Ask, Trouble};
use super::state::{SHORTEST, States};
use super::vocabulary::Vocabulary;
use super::writing::{Next, Writing, too_long};
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::token::LlamaToken;
use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::time::Instant;
use understudy_agent::prompt::Answer;

/// Tokens evaluated between two looks at the cancel flags. Fixed, so that a prompt that is alone is always
/// computed in equal batches.
pub const SLICE: usize = 64;

/// A question that was not answered.
#[derive(Debug)]
pub(super) enum Failure {
    /// It was told to stop.
    Cancelled,
    /// It cannot be answered.
    Trouble(Trouble),
}

/// A question and how it ended.
pub(super) type Ended = (u64, Result<Answer, Failure>);

/// What the engine has done since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Figures {
    /// Prompt tokens and the seconds they took.
    pub prefill: (u64, f64),
    /// Answer tokens that were chosen, and the seconds that the answers took.
    pub decode: (u64, f64),
    /// Batches handed to llama.cpp.
    pub slices: u64,
    /// Tokens in them, of prompts and of answers.
    pub evaluated: u64,
    /// Seconds that choosing tokens took; a part of those of the answers.
    pub choosing: f64,
}

/// A loaded model with its context.
pub(super) struct Engine<'m> {
    cache: Cache<'m>,
    vocabulary: Vocabulary<'m>,
    waiting: VecDeque<Waiting>,
    batch: LlamaBatch<'static>,
    figures: Figures,
    /// Most tokens of a question and its answer.
    longest: usize,
    /// Whether the last batch had no token of an answer.
    prompts: bool,
}

/// Size of a context and how it is computed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Tokens of a question and its answer.
    pub context: u32,
    /// Threads.
    pub threads: u32,
    /// How many questions are answered together, and the tokens of all of them.
    pub places: Places,
    /// Flash attention, where llama.cpp has it. A processor computes the few tokens of a step up to twice as fast without;
    /// but in a pool of many it leaves out what belongs to others.
    pub flash: bool,
}

/// A question that waits for a sequence.
struct Waiting {
    id: u64,
    run: u64,
    tokens: Vec<LlamaToken>,
    /// How many of them are the prompt; what the grammar forces comes after it.
    prompt: usize,
    prefix: usize,
    writing: Writing,
}

/// What a batch has of one sequence.
struct Row {
    at: usize,
    count: usize,
    /// The place in the batch whose scores are wanted.
    scores: Option<i32>,
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
        let Places { sequences, tokens, own, .. } = shape.places;
        let goes_back = !model.is_recurrent() && !model.is_hybrid();
        let shadows = shape.places.shadows(goes_back);
        let mut params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(tokens))
            .with_n_batch(SLICE as u32)
            .with_n_ubatch(SLICE as u32)
            .with_n_seq_max(if shadows { 2 * sequences } else { sequences })
            .with_kv_unified(!own)
            // A sliding window that forgets could not go back to a loop's head.
            .with_swa_full(true)
            .with_n_threads(threads)
            .with_n_threads_batch(threads);
        if !shape.flash {
            params = params.with_flash_attention_policy(llama_cpp_sys_2::LLAMA_FLASH_ATTN_TYPE_DISABLED);
        }
        let context = model.new_context(backend, params).map_err(|_| {
            Trouble::new(
                "memory",
                format!("There is not enough memory for a context of {tokens} tokens."),
                "Close other programs, or choose a shorter context in Settings, Student.",
            )
        })?;
        let longest = shape.context.min(context.n_ctx()) as usize;
        Ok(Engine {
            cache: Cache::new(context, states, shape.places, goes_back),
            vocabulary,
            waiting: VecDeque::new(),
            batch: LlamaBatch::new(SLICE, 1),
            figures: Figures::default(),
            longest,
            prompts: false,
        })
    }

    /// What it has done so far.
    pub(super) fn figures(&self) -> Figures {
        self.figures
    }

    /// Skill states found and written so far.
    pub(super) fn state_counts(&self) -> (u64, u64) {
        (self.cache.states.loaded, self.cache.states.saved)
    }

    /// Whether no question is waiting or in work.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.cache.sequences.iter().all(|s| s.work.is_none())
    }

    /// Takes a question; [`Engine::step`] answers it.
    pub(super) fn begin(&mut self, ask: &Ask) -> Result<(), Failure> {
        let (mut tokens, prefix) = self.vocabulary.prompt(&ask.pieces, ask.prefix_pieces);
        let prompt = tokens.len();
        if prompt == 0 || prompt + ask.max_tokens as usize > self.longest {
            return Err(Failure::Trouble(Trouble::new(
                "context",
                format!(
                    "The prompt has {prompt} tokens and the answer up to {}; the student holds {}.",
                    ask.max_tokens, self.longest
                ),
                "Choose a longer context in Settings, Student, or shorten the skill.",
            )));
        }
        let mut writing = Writing::new(ask)?;
        tokens.extend(writing.forced(&self.vocabulary));
        self.waiting.push_back(Waiting { id: ask.id, run: ask.run, tokens, prompt, prefix, writing });
        Ok(())
    }

    /// One batch: some tokens of every question in work. Returns the questions that ended. `stops` is looked at
    /// once for each question.
    pub(super) fn step(&mut self, stops: &dyn Fn(u64) -> bool) -> Vec<Ended> {
        let mut ended = self.stop(stops);
        self.admit();
        let begun = Instant::now();
        let rows = self.compose(&mut ended);
        if rows.is_empty() {
            return ended;
        }
        if let Err(e) = self.cache.context.decode(&mut self.batch) {
            self.cache.clear_all();
            let works = self.cache.sequences.iter_mut().filter_map(|s| s.work.take());
            ended.extend(works.map(|w| (w.id, Err(broken(&e)))));
            return ended;
        }
        self.count(&rows, begun.elapsed().as_secs_f64());
        for row in rows {
            self.cache.holds(row.at, row.count);
            self.advance(&row, &mut ended);
        }
        ended
    }

    /// Ends the questions that were told to stop.
    fn stop(&mut self, stops: &dyn Fn(u64) -> bool) -> Vec<Ended> {
        let mut stopped = Vec::new();
        self.waiting.retain(|w| {
            let stop = stops(w.id);
            if stop {
                stopped.push(w.id);
            }
            !stop
        });
        for sequence in &mut self.cache.sequences {
            if let Some(work) = sequence.work.take_if(|w| stops(w.id)) {
                stopped.push(work.id);
            }
        }
        stopped.into_iter().map(|id| (id, Err(Failure::Cancelled))).collect()
    }

    /// Gives sequences to questions that wait, in their order. One whose beginning is about to be evaluated for
    /// another waits for it, and lets those behind it pass.
    fn admit(&mut self) {
        let mut next = 0;
        while let Some(w) = self.waiting.get(next) {
            if self.cache.comes_soon(&w.tokens, w.prefix) {
                next += 1;
                continue;
            }
            let most = w.tokens.len() + w.writing.left();
            let Some((at, leaves)) = self.cache.place(w.run, &w.tokens, w.prefix, most) else { return };
            let Some(Waiting { id, tokens, prompt, prefix, mut writing, .. }) = self.waiting.remove(next) else {
                return;
            };
            let kept = self.cache.sequences[at].held.len();
            writing.tokens.reused = kept.min(prompt) as u32;
            writing.tokens.evaluated = (prompt - kept.min(prompt)) as u32;
            let mut marks = Vec::new();
            if kept < prefix && prefix >= SHORTEST {
                marks.push((prefix, true));
            }
            // A model that could not go back keeps a state where its prompt leaves the one before: a loop comes back
            // to its head again and again.
            let from = marks.last().map_or(kept, |(at, _)| *at);
            marks.extend(leaves.filter(|at| *at >= from + SHORTEST).map(|at| (at, false)));
            let work = Work { id, tokens, most, marks, writing, answers: false, seconds: 0.0 };
            self.cache.sequences[at].work = Some(work);
        }
    }

    /// Fills the batch. In one pool with answers first, since they wait for every token, then prompts in the order of
    /// their sequences; where each has a room of its own, with equally many tokens of neighbours, since llama.cpp
    /// computes only such in one go.
    fn compose(&mut self, ended: &mut Vec<Ended>) -> Vec<Row> {
        self.batch.clear();
        let mut rows = Vec::new();
        let (order, most) = if self.cache.own { self.neighbours() } else { (self.answers_first(), SLICE) };
        for at in order {
            let left = most.min(SLICE - self.batch.n_tokens() as usize);
            let sequence = &self.cache.sequences[at];
            let (Some(work), held) = (&sequence.work, sequence.held.len()) else { continue };
            let count = work.pending(held).min(left);
            if count == 0 {
                continue;
            }
            let last = held + count == work.tokens.len();
            let slice = work.tokens[held..held + count].to_vec();
            if !self.cache.reserve(at, count) {
                if let Some(work) = self.cache.sequences[at].work.take() {
                    ended.push((work.id, Err(too_long(work.writing.longest()))));
                }
                continue;
            }
            let mut scores = None;
            for (i, token) in slice.iter().enumerate() {
                let wanted = last && i + 1 == count;
                scores = wanted.then(|| self.batch.n_tokens());
                // There is room in the batch for `left` tokens, and a context has fewer than i32::MAX.
                if let Err(e) = self.batch.add(*token, (held + i) as i32, &[at as i32], wanted) {
                    tracing::error!("a token did not fit into the batch: {e}");
                }
            }
            rows.push(Row { at, count, scores });
        }
        rows
    }

    /// All sequences: those that answer, then the others.
    fn answers_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.cache.sequences.len()).collect();
        order.sort_by_key(|at| self.cache.sequences[*at].work.as_ref().is_none_or(|w| !w.answers));
        order
    }

    /// Neighbouring sequences, and how many tokens the batch is to have of each: as many in all as can be. Prompts
    /// bring more, so answers would wait for each other and go on together; every second batch is theirs.
    fn neighbours(&mut self) -> (Vec<usize>, usize) {
        let all = &self.cache.sequences;
        let pending = |at: usize| {
            let work = all[at].work.as_ref()?;
            Some((work.pending(all[at].held.len()), work.answers)).filter(|(count, _)| *count > 0)
        };
        let turn = self.prompts && (0..all.len()).any(|at| pending(at).is_some_and(|(_, answers)| answers));
        let (mut best, mut range, mut each, mut with) = (0, 0..0, 0, false);
        for from in 0..all.len() {
            let (mut fewest, mut answers) = (SLICE, false);
            for to in from + 1..=all.len() {
                let Some((count, answer)) = pending(to - 1) else { break };
                answers |= answer;
                fewest = fewest.min(count).min(SLICE / (to - from));
                let whole = fewest * (to - from);
                if whole > best && (answers || !turn) {
                    (best, range, each, with) = (whole, from..to, fewest, answers);
                }
            }
        }
        self.prompts = !with;
        (range.collect(), each)
    }

    /// Shares out the time of a batch by its tokens.
    fn count(&mut self, rows: &[Row], seconds: f64) {
        let all: usize = rows.iter().map(|r| r.count).sum();
        self.figures.slices += 1;
        self.figures.evaluated += all as u64;
        for row in rows {
            let share = seconds * row.count as f64 / all.max(1) as f64;
            let Some(work) = &mut self.cache.sequences[row.at].work else { continue };
            work.seconds += share;
            if work.answers {
                self.figures.decode.1 += share;
            } else {
                self.figures.prefill.0 += row.count as u64;
                self.figures.prefill.1 += share;
            }
        }
    }

    /// What follows from a row: a state is kept, a token is written, the answer is whole.
    fn advance(&mut self, row: &Row, ended: &mut Vec<Ended>) {
        let sequence = &mut self.cache.sequences[row.at];
        let held = sequence.held.len();
        let Some(work) = &mut sequence.work else { return };
        if let Some((_, on_disk)) = work.marks.first().filter(|(at, _)| *at == held).copied() {
            work.marks.remove(0);
            self.cache.keep(row.at, on_disk);
        }
        let Some(scores) = row.scores else { return };
        let begun = Instant::now();
        let Some(work) = &mut self.cache.sequences[row.at].work else { return };
        let before = work.writing.tokens.chosen();
        let next = work.writing.next(&self.vocabulary, self.cache.context.get_logits_ith(scores));
        let seconds = begun.elapsed().as_secs_f64();
        work.answers = true;
        work.seconds += seconds;
        self.figures.decode.0 += u64::from(work.writing.tokens.chosen() - before);
        self.figures.decode.1 += seconds;
        self.figures.choosing += seconds;
        match next {
            Ok(Next::Tokens(tokens)) => work.tokens.extend(tokens),
            Ok(Next::End) => {
                let Some(work) = self.cache.sequences[row.at].work.take() else { return };
                let ms = (work.seconds * 1000.0) as u64;
                let answer = work.writing.finish();
                let answer = answer.map(|(text, probability, tokens)| Answer { text, probability, tokens, ms });
                ended.push((work.id, answer));
            }
            Err(failure) => {
                ended.push((work.id, Err(failure)));
                self.cache.sequences[row.at].work = None;
            }
        }
    }
}

fn broken(detail: impl std::fmt::Display) -> Failure {
    Failure::Trouble(Trouble::new(
        "engine",
        format!("The student could not go on: {detail}."),
        "Run the step again; if it stays, choose another student.",
    ))
}
