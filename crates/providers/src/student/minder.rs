//! Minds the process of an embedding model on a thread of its own: starts it, hands it one text at a time, notices its
//! death, and decides what is tried again and when.
//!
//! Everything that happens arrives as an [`Event`] on one channel, so there is no lock. Simpler than the student's
//! `supervisor.rs`: there is no prompt, no saved state and no change of model; another model is another minder.

use super::client::{State, StudentError};
use super::embedding::{Embedded, EmbeddingConfig, EmbeddingStatus, Haste};
use super::frame::{FromWorker, LoadEmbedding, ToWorker, Trouble};
use super::line::{self, Reply};
use super::process::{Process, Restarts, silent_for};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;
use tokio::sync::watch;

/// Something that the minder must react to.
#[derive(Debug)]
pub(super) enum Event {
    Embed(Job, Haste),
    Cancel(u64),
    Load,
    Quit,
    /// From the worker of that generation; `None` when it closed its output.
    Heard(u64, Option<FromWorker>),
}

impl line::Event for Event {
    fn cancel(id: u64) -> Event {
        Event::Cancel(id)
    }

    fn quit() -> Event {
        Event::Quit
    }
}

/// A text that waits for its vector.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) id: u64,
    pub(super) text: String,
    pub(super) reply: Reply<Embedded>,
    /// Workers that died over it.
    pub(super) deaths: u32,
}

/// The process, and what waits for it.
struct Minder {
    program: PathBuf,
    config: EmbeddingConfig,
    events: Sender<Event>,
    status: watch::Sender<EmbeddingStatus>,
    worker: Option<Process>,
    generation: u64,
    questions: VecDeque<Job>,
    background: VecDeque<Job>,
    current: Option<(Job, Haste)>,
    wanted: bool,
    restarts: Restarts,
}

/// Runs until [`Event::Quit`].
pub(super) fn mind(
    program: PathBuf,
    config: EmbeddingConfig,
    events: Sender<Event>,
    inbox: &Receiver<Event>,
    status: watch::Sender<EmbeddingStatus>,
) {
    let mut it = Minder {
        program,
        config,
        events,
        status,
        worker: None,
        generation: 0,
        questions: VecDeque::new(),
        background: VecDeque::new(),
        current: None,
        wanted: false,
        restarts: Restarts::default(),
    };
    loop {
        let wake = [it.restarts.not_before(), it.silent_at()].into_iter().flatten().min();
        let event = match wake {
            Some(wake) => inbox.recv_timeout(wake.saturating_duration_since(Instant::now())),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match event {
            Ok(Event::Quit) | Err(RecvTimeoutError::Disconnected) => break,
            Ok(event) => it.react(event),
            Err(RecvTimeoutError::Timeout) => it.waited(),
        }
        it.go_on();
    }
    it.stop();
}

impl Minder {
    fn state(&self) -> State {
        self.status.borrow().state
    }

    /// When the worker, which owes something, has been silent for too long.
    fn silent_at(&self) -> Option<Instant> {
        let owes = self.current.is_some() || self.state() == State::Loading;
        self.worker.as_ref().filter(|_| owes)?.silent_at(self.config.patience)
    }

    fn waited(&mut self) {
        self.restarts.waited();
        if self.silent_at().is_some_and(|t| t <= Instant::now()) {
            self.died(Some(silent_for(self.config.patience)));
        }
    }

    fn react(&mut self, event: Event) {
        match event {
            Event::Embed(job, Haste::Question) => self.questions.push_back(job),
            Event::Embed(job, Haste::Background) => self.background.push_back(job),
            Event::Cancel(id) => {
                self.questions.retain(|j| j.id != id);
                self.background.retain(|j| j.id != id);
                if self.current.as_ref().is_some_and(|(j, _)| j.id == id) {
                    self.tell(&ToWorker::Cancel { id });
                }
            }
            Event::Load => {
                self.wanted = true;
                if self.state() == State::Failed {
                    self.show(|s| s.state = State::Idle);
                }
            }
            Event::Heard(generation, frame) => {
                let Some(worker) = self.worker.as_mut().filter(|w| w.is(generation)) else { return };
                worker.spoke();
                match frame {
                    Some(frame) => self.heard(frame),
                    None => self.died(None),
                }
            }
            Event::Quit => {}
        }
    }

    fn heard(&mut self, frame: FromWorker) {
        match frame {
            FromWorker::EmbeddingLoaded(model) => self.show(|s| {
                s.state = State::Ready;
                s.error = None;
                s.model = Some(model);
            }),
            FromWorker::Vector { id, values, tokens } => {
                self.restarts.worked();
                let model = self.status.borrow().model.as_ref().map(|m| m.identity.clone()).unwrap_or_default();
                self.reply(id, Ok(Embedded { values, tokens, model }));
            }
            FromWorker::Cancelled { id } => self.reply(id, Err(StudentError::Cancelled)),
            FromWorker::Error { id: Some(id), trouble } => self.reply(id, Err(StudentError::Question(trouble))),
            FromWorker::Error { id: None, trouble } => {
                self.stop();
                self.fail(trouble.clone(), &StudentError::Model(trouble));
            }
            FromWorker::Progress { .. }
            | FromWorker::Working { .. }
            | FromWorker::Loaded(_)
            | FromWorker::Answer { .. }
            | FromWorker::Stats(_) => {}
        }
    }

    /// Starts or feeds the worker, if there is reason to and nothing to wait for.
    fn go_on(&mut self) {
        let needed = self.wanted || !self.questions.is_empty() || !self.background.is_empty();
        if self.worker.is_none() && needed && self.restarts.not_before().is_none() {
            self.spawn();
        }
        self.wanted &= self.worker.is_none();
        if self.state() != State::Ready || self.current.is_some() {
            return;
        }
        let question = self.questions.pop_front().map(|j| (j, Haste::Question));
        let next = question.or_else(|| self.background.pop_front().map(|j| (j, Haste::Background)));
        let Some((job, haste)) = next else { return };
        let frame = ToWorker::Embed { id: job.id, text: job.text.clone() };
        self.current = Some((job, haste));
        if let Some(worker) = &mut self.worker {
            worker.ask(&frame);
        }
    }

    fn spawn(&mut self) {
        self.generation += 1;
        let (events, generation) = (self.events.clone(), self.generation);
        let hear = move |frame: Option<FromWorker>| events.send(Event::Heard(generation, frame)).is_ok();
        let mut worker = match Process::start(&self.program, generation, hear) {
            Ok(worker) => worker,
            Err(error) => return self.fail(Trouble::new("start", error.to_string(), error.hint()), &error),
        };
        worker.ask(&ToWorker::LoadEmbedding(LoadEmbedding {
            path: self.config.path.clone(),
            pinned: self.config.pinned.clone(),
            threads: self.config.threads,
        }));
        let process = worker.id();
        self.worker = Some(worker);
        self.show(|s| {
            s.state = State::Loading;
            s.error = None;
            s.process = Some(process);
        });
    }

    fn tell(&mut self, frame: &ToWorker) {
        if let Some(worker) = &mut self.worker {
            worker.tell(frame);
        }
    }

    /// The worker is gone, or is ended here because it hangs (`hung` says how).
    fn died(&mut self, hung: Option<String>) {
        let loading = self.state() == State::Loading;
        let Some(worker) = self.worker.take() else { return };
        let why = worker.died(hung);
        tracing::warn!("the embedding model's worker stopped: {why}");
        self.restarts.crashed();
        self.show(|s| {
            s.state = State::Idle;
            s.process = None;
            s.crashes += 1;
        });
        let error = StudentError::Crashed(why);
        let Some((mut job, haste)) = self.current.take() else {
            if loading && self.restarts.in_a_row() >= 2 {
                // Nothing was asked yet, so every text would meet the same end.
                self.fail(Trouble::new("crashed", error.to_string(), error.hint()), &error);
            } else if loading {
                self.wanted = true;
            }
            return;
        };
        job.deaths += 1;
        match haste {
            _ if job.deaths >= 2 => answer(job, Err(error)),
            Haste::Question => self.questions.push_front(job),
            Haste::Background => self.background.push_front(job),
        }
    }

    /// Nothing that waits can be answered.
    fn fail(&mut self, trouble: Trouble, error: &StudentError) {
        self.wanted = false;
        self.show(|s| {
            s.state = State::Failed;
            s.error = Some(trouble);
            s.process = None;
        });
        let current = self.current.take().map(|(job, _)| job);
        for job in current.into_iter().chain(self.questions.drain(..)).chain(self.background.drain(..)) {
            answer(job, Err(error.clone()));
        }
    }

    fn reply(&mut self, id: u64, result: Result<Embedded, StudentError>) {
        if let Some((job, _)) = self.current.take_if(|(j, _)| j.id == id) {
            answer(job, result);
        }
    }

    fn stop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.end();
        }
    }

    fn show(&self, change: impl FnOnce(&mut EmbeddingStatus)) {
        self.status.send_if_modified(|status| {
            let before = status.clone();
            change(status);
            *status != before
        });
    }
}

fn answer(job: Job, result: Result<Embedded, StudentError>) {
    if job.reply.send(result).is_err() {
        tracing::debug!("nobody waits for the vector {} any more", job.id);
    }
}
