//! Minds the worker process on a thread of its own: starts it, hands it as many questions as it answers
//! together, notices its death, and decides what is tried again and when.
//!
//! Everything that happens arrives as an [`Event`] on one channel, so there is no lock. What a question
//! says is not looked at here.

use super::client::{State, Status, StudentConfig, StudentError};
use super::frame::{Ask, FromWorker, Load, ToWorker, Trouble};
use super::line::{self, Reply};
use super::process::{Process, Restarts, silent_for};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;
use tokio::sync::watch;
use understudy_agent::prompt::{Answer, Layout, Question};

/// Something that the supervisor must react to.
#[derive(Debug)]
pub(super) enum Event {
    Ask {
        id: u64,
        run: u64,
        question: Box<Question>,
        reply: Reply<Answer>,
    },
    Cancel(u64),
    Load,
    Unload,
    Configure(StudentConfig),
    Quit,
    /// From the worker of that generation; `None` when it closed its output.
    Heard(u64, Option<Box<FromWorker>>),
}

impl line::Event for Event {
    fn cancel(id: u64) -> Event {
        Event::Cancel(id)
    }

    fn quit() -> Event {
        Event::Quit
    }
}

struct Job {
    id: u64,
    run: u64,
    question: Box<Question>,
    reply: Reply<Answer>,
    /// Workers that died over it.
    deaths: u32,
}

struct Supervisor<'a> {
    program: PathBuf,
    config: StudentConfig,
    events: Sender<Event>,
    status: &'a watch::Sender<Status>,
    worker: Option<Process>,
    generation: u64,
    waiting: VecDeque<Job>,
    /// Questions in work.
    current: Vec<Job>,
    /// Loading was asked for without a question.
    wanted: bool,
    restarts: Restarts,
}

/// Runs until [`Event::Quit`].
pub(super) fn supervise(
    program: PathBuf,
    config: StudentConfig,
    events: Sender<Event>,
    inbox: &Receiver<Event>,
    status: &watch::Sender<Status>,
) {
    let mut it = Supervisor {
        program,
        config,
        events,
        status,
        worker: None,
        generation: 0,
        waiting: VecDeque::new(),
        current: Vec::new(),
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

impl Supervisor<'_> {
    /// When the worker, which owes us something, has been silent for too long.
    fn silent_at(&self) -> Option<Instant> {
        let owes = !self.current.is_empty() || self.status.borrow().state == State::Loading;
        self.worker.as_ref().filter(|_| owes)?.silent_at(self.config.patience)
    }

    /// A time that was waited for has come.
    fn waited(&mut self) {
        self.restarts.waited();
        if self.silent_at().is_some_and(|t| t <= Instant::now()) {
            self.died(Some(silent_for(self.config.patience)));
        }
    }

    fn react(&mut self, event: Event) {
        match event {
            Event::Ask { id, run, question, reply } => {
                self.waiting.push_back(Job { id, run, question, reply, deaths: 0 });
            }
            Event::Cancel(id) => {
                self.waiting.retain(|j| j.id != id);
                if self.current.iter().any(|j| j.id == id) {
                    self.tell(&ToWorker::Cancel { id });
                }
            }
            Event::Load => self.wanted = true,
            Event::Unload => self.unload(),
            Event::Configure(config) => {
                if config != self.config {
                    self.config = config;
                    // What the file before did says nothing of this one.
                    self.restarts = Restarts::default();
                    self.unload();
                }
            }
            Event::Heard(generation, frame) => {
                let Some(worker) = self.worker.as_mut().filter(|w| w.is(generation)) else { return };
                worker.spoke();
                match frame {
                    Some(frame) => self.heard(*frame),
                    None => self.died(None),
                }
            }
            Event::Quit => {}
        }
    }

    fn heard(&mut self, frame: FromWorker) {
        match frame {
            FromWorker::Progress { part } => self.show(|s| s.progress = part),
            FromWorker::Working { .. } => {}
            FromWorker::Loaded(model) => self.show(|s| {
                s.state = State::Ready;
                s.progress = 1.0;
                s.error = None;
                s.model = Some(model);
            }),
            FromWorker::Answer { id, answer, stats } => {
                self.restarts.worked();
                self.show(|s| s.stats = stats);
                self.reply(id, Ok(answer));
            }
            FromWorker::Cancelled { id } => self.reply(id, Err(StudentError::Cancelled)),
            FromWorker::Error { id: Some(id), trouble } => self.reply(id, Err(StudentError::Question(trouble))),
            FromWorker::Error { id: None, trouble } => {
                self.stop();
                self.fail(trouble.clone(), &StudentError::Model(trouble));
            }
            FromWorker::Stats(stats) => self.show(|s| s.stats = stats),
            // Of a worker with an embedding model, which `embedding.rs` minds.
            FromWorker::EmbeddingLoaded(_) | FromWorker::Vector { .. } => {}
        }
    }

    /// Starts or feeds the worker, if there is reason to and nothing to wait for.
    fn go_on(&mut self) {
        let needed = self.wanted || !self.waiting.is_empty();
        if self.worker.is_none() && needed && self.restarts.not_before().is_none() {
            self.spawn();
        }
        self.wanted &= self.worker.is_none();
        let model = self.status.borrow().model.as_ref().map(|m| (m.layout, m.together.max(1) as usize));
        let ready = self.status.borrow().state == State::Ready;
        if let (true, Some((layout, together))) = (ready, model) {
            while self.current.len() < together
                && let Some(job) = self.next()
            {
                self.hand_over(job, layout);
            }
        }
        let waiting = (self.waiting.len() + self.current.len()) as u32;
        self.show(|s| s.waiting = waiting);
    }

    /// The next question that may join those in work. One over which a worker died is asked alone: when it kills the
    /// next one too, it is known that it was this one.
    fn next(&mut self) -> Option<Job> {
        let suspect = |job: &Job| job.deaths > 0;
        let alone = self.waiting.front().is_some_and(suspect) || self.current.iter().any(suspect);
        if alone && !self.current.is_empty() { None } else { self.waiting.pop_front() }
    }

    fn hand_over(&mut self, job: Job, layout: Layout) {
        let q = &job.question;
        let prefix = &q.segments[..q.prefix.min(q.segments.len())];
        let ask = Ask {
            id: job.id,
            run: job.run,
            pieces: layout.write(&q.segments, q.answer),
            prefix_pieces: layout.write_prefix(prefix).len(),
            grammar: q.grammar.clone(),
            answer: q.answer,
            max_tokens: q.max_tokens,
            seed: q.seed,
        };
        self.current.push(job);
        if let Some(worker) = &mut self.worker {
            worker.ask(&ToWorker::Ask(ask));
        }
    }

    fn spawn(&mut self) {
        self.generation += 1;
        let (events, generation) = (self.events.clone(), self.generation);
        let hear = move |frame: Option<FromWorker>| events.send(Event::Heard(generation, frame.map(Box::new))).is_ok();
        let mut worker = match Process::start(&self.program, generation, hear) {
            Ok(worker) => worker,
            Err(error) => return self.fail(Trouble::new("start", error.to_string(), error.hint()), &error),
        };
        worker.ask(&ToWorker::Load(Load {
            path: self.config.path.clone(),
            pinned: self.config.pinned.clone(),
            context: self.config.context,
            threads: self.config.threads,
            together: self.config.together,
            state_dir: self.config.state_dir.clone(),
            state_cap: self.config.state_cap,
        }));
        let process = worker.id();
        self.worker = Some(worker);
        self.show(|s| {
            s.state = State::Loading;
            s.progress = 0.0;
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
        let loading = self.status.borrow().state == State::Loading;
        let Some(worker) = self.worker.take() else { return };
        let why = worker.died(hung);
        tracing::warn!("the student worker stopped: {why}");
        self.restarts.crashed();
        self.show(|s| {
            *s = Status { state: State::Idle, crashes: s.crashes + 1, model: s.model.take(), ..Status::default() };
        });
        self.ask_again(1);
        if !loading {
            // Only one that was alone can have two deaths.
            if let Some(job) = self.waiting.pop_front_if(|j| j.deaths >= 2) {
                answer(job, Err(StudentError::Crashed(why)));
            }
            return;
        }
        // While it loads nothing is in work, so what is first in line counts the deaths.
        if let Some(job) = self.waiting.front_mut() {
            job.deaths += 1;
            if job.deaths < 2 {
                return;
            }
        }
        // Every question would meet the same end.
        let error = StudentError::Crashed(why);
        self.fail(Trouble::new("crashed", error.to_string(), error.hint()), &error);
    }

    /// Puts the questions in work back in front of the others, in their order.
    fn ask_again(&mut self, deaths: u32) {
        for mut job in self.current.drain(..).rev() {
            job.deaths += deaths;
            self.waiting.push_front(job);
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
        for job in self.current.drain(..).chain(self.waiting.drain(..)) {
            answer(job, Err(error.clone()));
        }
    }

    fn reply(&mut self, id: u64, result: Result<Answer, StudentError>) {
        if let Some(at) = self.current.iter().position(|j| j.id == id) {
            answer(self.current.remove(at), result);
        }
    }

    /// Ends the worker; a question in work is asked again of the next one.
    fn unload(&mut self) {
        self.stop();
        self.ask_again(0);
        self.show(|s| *s = Status { crashes: s.crashes, ..Status::default() });
    }

    fn stop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.end();
        }
    }

    fn show(&self, change: impl FnOnce(&mut Status)) {
        self.status.send_if_modified(|status| {
            let before = status.clone();
            change(status);
            *status != before
        });
    }
}

fn answer(job: Job, result: Result<Answer, StudentError>) {
    if job.reply.send(result).is_err() {
        tracing::debug!("nobody waits for question {} any more", job.id);
    }
}
