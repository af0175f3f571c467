//! Minds the worker process on a thread of its own: starts it, hands it as many questions as it answers
//! together, notices its death, and decides what is tried again and when.
//!
//! Everything that happens arrives as an [`Event`] on one channel, so there is no lock. What a question
//! says is not looked at here.

use super::client::{State, Status, StudentConfig, StudentError};
use super::frame::{self, Ask, FromWorker, Load, ToWorker, Trouble};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{oneshot, watch};
use understudy_agent::prompt::{Answer, Layout, Question};

/// Pauses before the first, second, ... start after as many crashes in a row.
pub(super) const PAUSES: [Duration; 5] = [
    Duration::ZERO,
    Duration::from_millis(250),
    Duration::from_secs(1),
    Duration::from_secs(4),
    Duration::from_secs(15),
];
/// Lines of the worker's log that are kept to explain a crash.
const LAST_LINES: usize = 12;

pub(super) type Reply = oneshot::Sender<Result<Answer, StudentError>>;

/// Something that the supervisor must react to.
#[derive(Debug)]
pub(super) enum Event {
    Ask {
        id: u64,
        run: u64,
        question: Box<Question>,
        reply: Reply,
    },
    Cancel(u64),
    Load,
    Unload,
    Configure(StudentConfig),
    Quit,
    /// From the worker of that generation.
    Frame(u64, Box<FromWorker>),
    /// The worker of that generation closed its output.
    Gone(u64),
}

struct Job {
    id: u64,
    run: u64,
    question: Box<Question>,
    reply: Reply,
    /// Workers that died over it.
    deaths: u32,
}

struct Worker {
    generation: u64,
    child: Child,
    input: ChildStdin,
    log: Arc<Mutex<VecDeque<String>>>,
    /// When it last said something, or was last asked for something.
    heard: Instant,
}

struct Supervisor<'a> {
    program: PathBuf,
    config: StudentConfig,
    events: Sender<Event>,
    status: &'a watch::Sender<Status>,
    worker: Option<Worker>,
    generation: u64,
    waiting: VecDeque<Job>,
    /// Questions in work.
    current: Vec<Job>,
    /// Loading was asked for without a question.
    wanted: bool,
    crashes_in_a_row: usize,
    not_before: Option<Instant>,
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
        crashes_in_a_row: 0,
        not_before: None,
    };
    loop {
        let wake = [it.not_before, it.silent_at()].into_iter().flatten().min();
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
        let worker = self.worker.as_ref().filter(|_| owes)?;
        worker.heard.checked_add(self.config.patience)
    }

    /// A time that was waited for has come.
    fn waited(&mut self) {
        let now = Instant::now();
        self.not_before = self.not_before.filter(|t| *t > now);
        if self.silent_at().is_some_and(|t| t <= now) {
            let why = format!("it gave no sign of life for {:.1} seconds", self.config.patience.as_secs_f64());
            self.died(Some(why));
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
                    self.crashes_in_a_row = 0;
                    self.not_before = None;
                    self.unload();
                }
            }
            Event::Frame(generation, frame) => {
                if let Some(worker) = self.worker.as_mut().filter(|w| w.generation == generation) {
                    worker.heard = Instant::now();
                    self.heard(*frame);
                }
            }
            Event::Gone(generation) => {
                if self.worker.as_ref().is_some_and(|w| w.generation == generation) {
                    self.died(None);
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
                self.crashes_in_a_row = 0;
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
        if self.worker.is_none() && needed && self.not_before.is_none() {
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
            worker.heard = Instant::now();
        }
        self.tell(&ToWorker::Ask(ask));
    }

    fn spawn(&mut self) {
        self.generation += 1;
        let started = Command::new(&self.program)
            .arg("student-worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = match started {
            Ok(child) => child,
            Err(e) => {
                let why = format!("{}: {e}", self.program.display());
                let error = StudentError::Start(why);
                return self.fail(Trouble::new("start", error.to_string(), error.hint()), &error);
            }
        };
        let (Some(input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return tracing::error!("the worker was started without pipes");
        };
        let log = Arc::new(Mutex::new(VecDeque::new()));
        let (events, generation, lines) = (self.events.clone(), self.generation, log.clone());
        std::thread::spawn(move || listen(output, generation, &events));
        std::thread::spawn(move || keep_log(errors, &lines));
        let process = child.id();
        self.worker = Some(Worker { generation, child, input, log, heard: Instant::now() });
        self.show(|s| {
            s.state = State::Loading;
            s.progress = 0.0;
            s.error = None;
            s.process = Some(process);
        });
        self.tell(&ToWorker::Load(Load {
            path: self.config.path.clone(),
            pinned: self.config.pinned.clone(),
            context: self.config.context,
            threads: self.config.threads,
            together: self.config.together,
            state_dir: self.config.state_dir.clone(),
            state_cap: self.config.state_cap,
        }));
    }

    /// A failed write needs no care here: the worker's death arrives as an event.
    fn tell(&mut self, frame: &ToWorker) {
        if let Some(worker) = &mut self.worker
            && let Err(e) = frame::write(&mut worker.input, frame)
        {
            tracing::debug!("the worker does not listen: {e}");
        }
    }

    /// The worker is gone, or is ended here because it hangs (`hung` says how).
    fn died(&mut self, hung: Option<String>) {
        let loading = self.status.borrow().state == State::Loading;
        let Some(mut worker) = self.worker.take() else { return };
        // One that only closed its output would be waited for in vain. How a dead one died does not change.
        if let Err(e) = worker.child.kill() {
            tracing::debug!("the student worker had ended: {e}");
        }
        let ended = worker.child.wait();
        let lines = worker.log.lock().unwrap_or_else(PoisonError::into_inner);
        let why = hung.unwrap_or_else(|| ending(ended.ok(), &lines.iter().cloned().collect::<Vec<_>>()));
        drop(lines);
        tracing::warn!("the student worker stopped: {why}");
        self.not_before = Some(Instant::now() + PAUSES[self.crashes_in_a_row.min(PAUSES.len() - 1)]);
        self.crashes_in_a_row += 1;
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
        let Some(mut worker) = self.worker.take() else { return };
        if let Err(e) = worker.child.kill().and_then(|()| worker.child.wait().map(|_| ())) {
            tracing::warn!("the student worker could not be ended: {e}");
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

fn listen(output: impl std::io::Read, generation: u64, events: &Sender<Event>) {
    let mut output = BufReader::new(output);
    loop {
        match frame::read::<FromWorker>(&mut output) {
            Ok(Some(frame)) => {
                if events.send(Event::Frame(generation, Box::new(frame))).is_err() {
                    return;
                }
            }
            Ok(None) => break,
            Err(e) => {
                tracing::warn!("the student worker broke off in the middle of a message: {e}");
                break;
            }
        }
    }
    if events.send(Event::Gone(generation)).is_err() {
        tracing::debug!("the student is closed");
    }
}

pub(super) fn keep_log(errors: impl std::io::Read, log: &Mutex<VecDeque<String>>) {
    for line in BufReader::new(errors).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).chars().take(400).collect::<String>();
        tracing::debug!(target: "student", "{line}");
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push_back(line);
        if log.len() > LAST_LINES {
            log.pop_front();
        }
    }
}

/// Why a process ended, in words.
pub(super) fn ending(status: Option<ExitStatus>, lines: &[String]) -> String {
    #[cfg(unix)]
    let signal = status.and_then(|s| std::os::unix::process::ExitStatusExt::signal(&s));
    #[cfg(not(unix))]
    let signal: Option<i32> = None;
    let how = match (signal, status.and_then(|s| s.code())) {
        (Some(4), _) => "the processor lacks an instruction that it needs".to_owned(),
        (Some(9), _) => "it was ended from outside, perhaps because memory ran out".to_owned(),
        (Some(6), _) => "llama.cpp gave up".to_owned(),
        (Some(11), _) => "it touched memory that is not its own".to_owned(),
        (Some(n), _) => format!("signal {n}"),
        (None, Some(code)) => format!("exit code {code}"),
        (None, None) => "for an unknown reason".to_owned(),
    };
    let telling = lines.iter().rev().find(|l| l.contains("ASSERT") || l.contains("panicked") || l.contains("rror"));
    match telling {
        Some(line) => format!("{how}: {}", line.trim()),
        None => how,
    }
}
