//! The worker's rounds with a loaded model: takes questions as they come, lets the engine compute a batch of all
//! of them, and sends every answer as soon as it is whole.
//!
//! A question that comes while others are in work joins them in the next batch. Loading and processes are
//! `worker.rs`; what is computed is `engine.rs`.

use super::embedder;
use super::engine::{Ended, Engine, Failure};
use super::frame::{FromWorker, Load, Stats, ToWorker};
use std::time::{Duration, Instant};

/// Pause between two signs of life while there is work.
const SIGN_OF_LIFE: Duration = Duration::from_millis(500);

/// Where the rounds' frames come from and go to.
pub(super) struct Ends<'a> {
    /// The next frame; waits for one if told to. `Err` when the input has ended.
    pub(super) take: &'a dyn Fn(bool) -> Result<Option<ToWorker>, ()>,
    /// Sends a frame; false when nobody reads.
    pub(super) send: &'a dyn Fn(&FromWorker) -> bool,
    /// Whether a question is to be stopped.
    pub(super) stops: &'a dyn Fn(u64) -> bool,
    /// A question has ended, so that its number may be forgotten.
    pub(super) forget: &'a dyn Fn(u64),
    /// Resident memory in bytes.
    pub(super) resident: &'a dyn Fn() -> u64,
}

/// Answers until another model is to be loaded, which is returned, or until the input ends.
pub(super) fn answer(engine: &mut Engine<'_>, ends: &Ends<'_>) -> Option<Load> {
    let mut next = None;
    let mut told = Instant::now();
    loop {
        // Questions after another model was asked for are that one's.
        while next.is_none() {
            match (ends.take)(engine.is_idle()) {
                Ok(Some(ToWorker::Ask(ask))) => {
                    if let Err(failure) = engine.begin(&ask)
                        && !tell(engine, ends, (ask.id, Err(failure)))
                    {
                        return None;
                    }
                    if engine.is_idle() {
                        continue;
                    }
                    told = Instant::now();
                }
                Ok(Some(ToWorker::Load(load))) => next = Some(load),
                Ok(Some(ToWorker::Stats)) => {
                    (ends.send)(&FromWorker::Stats(stats(engine, ends)));
                }
                Ok(Some(ToWorker::Embed { id, .. })) => {
                    (ends.send)(&embedder::not_loaded(id));
                }
                Ok(Some(ToWorker::Cancel { .. } | ToWorker::LoadEmbedding(_))) => {}
                Ok(None) => break,
                Err(()) => return None,
            }
        }
        if engine.is_idle() {
            return next;
        }
        if told.elapsed() > SIGN_OF_LIFE {
            told = Instant::now();
            (ends.send)(&FromWorker::Working { id: 0 });
        }
        for ended in engine.step(ends.stops) {
            if !tell(engine, ends, ended) {
                return None;
            }
        }
    }
}

fn tell(engine: &Engine<'_>, ends: &Ends<'_>, (id, outcome): Ended) -> bool {
    let frame = match outcome {
        Ok(answer) => FromWorker::Answer { id, answer, stats: stats(engine, ends) },
        Err(Failure::Cancelled) => FromWorker::Cancelled { id },
        Err(Failure::Trouble(trouble)) => FromWorker::Error { id: Some(id), trouble },
    };
    (ends.forget)(id);
    (ends.send)(&frame)
}

fn stats(engine: &Engine<'_>, ends: &Ends<'_>) -> Stats {
    let rate = |(tokens, seconds): (u64, f64)| if seconds > 0.0 { tokens as f64 / seconds } else { 0.0 };
    let figures = engine.figures();
    let (states_loaded, states_saved) = engine.state_counts();
    Stats {
        rss: (ends.resident)(),
        tokens_per_second: rate(figures.decode),
        prefill_per_second: rate(figures.prefill),
        states_loaded,
        states_saved,
        evaluated: figures.evaluated,
        batches: figures.slices,
        decoding: figures.decode.1 - figures.choosing,
        choosing: figures.choosing,
        prefilling: figures.prefill.1,
    }
}
