//! The app's side of the student: asks questions, shows the state, keeps the worker alive.
//!
//! It starts the worker at the first question, starts it again after a crash with growing pauses, and
//! retries the failed question once. The thread that minds the worker is `supervisor.rs`.

use super::frame::{Loaded, Stats, Trouble};
use super::line::Line;
use super::supervisor::{self, Event};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use understudy_agent::prompt::{Answer, Question};

/// Which model, and how to run it.
#[derive(Clone, Debug, PartialEq)]
pub struct StudentConfig {
    /// The GGUF file.
    pub path: PathBuf,
    /// Its SHA-256 in hex, or what [`fingerprint`](super::fingerprint) made of it; a file that differs is refused.
    pub pinned: Option<String>,
    /// Tokens of context; cut to what the model was made for.
    pub context: u32,
    /// Threads; physical cores less one when `None`.
    pub threads: Option<u32>,
    /// Most questions that are answered together; as many as the memory holds, up to eight, when `None`.
    pub together: Option<u32>,
    /// Where skill states are saved. May be deleted at any time.
    pub state_dir: PathBuf,
    /// Most bytes of saved states.
    pub state_cap: u64,
    /// How long the worker may give no sign of life while it loads or works, before it is ended and started
    /// again. A slice of the prompt takes a large model on a slow computer half a minute.
    pub patience: Duration,
}

impl StudentConfig {
    /// A context of 4,096 tokens and 1 GB of saved states.
    pub fn new(path: impl Into<PathBuf>, state_dir: impl Into<PathBuf>) -> StudentConfig {
        StudentConfig {
            path: path.into(),
            pinned: None,
            context: 4096,
            threads: None,
            together: None,
            state_dir: state_dir.into(),
            state_cap: 1_000_000_000,
            patience: Duration::from_secs(180),
        }
    }
}

/// What the worker is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// No worker; the next question starts one.
    #[default]
    Idle,
    /// Reading the model.
    Loading,
    /// Ready for questions.
    Ready,
    /// The last try failed; see `error`. The next question tries again.
    Failed,
}

/// What is shown of the student.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// What the worker is doing.
    pub state: State,
    /// How much of the model is loaded, 0 to 1.
    pub progress: f32,
    /// Why the last try failed.
    pub error: Option<Trouble>,
    /// What is known of the loaded model: name, parameters, size, context, protocol, instruction sets.
    pub model: Option<Loaded>,
    /// Tokens per second, memory, saved states.
    pub stats: Stats,
    /// The worker's process.
    pub process: Option<u32>,
    /// Questions that wait for an answer.
    pub waiting: u32,
    /// How often the worker crashed since the start of the app.
    pub crashes: u32,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StudentError {
    /// The program of the worker cannot be started.
    #[error("The student could not be started: {0}.")]
    Start(String),
    /// The model cannot be loaded.
    #[error("{}", .0.message)]
    Model(Trouble),
    /// The model is loaded, but this question cannot be answered.
    #[error("{}", .0.message)]
    Question(Trouble),
    /// The worker died twice over the same question.
    #[error("The student stopped while it worked ({0}).")]
    Crashed(String),
    /// The question was cancelled.
    #[error("The question was cancelled.")]
    Cancelled,
    /// The student was closed.
    #[error("The student was closed.")]
    Closed,
}

impl StudentError {
    /// What to do next, in plain words.
    pub fn hint(&self) -> &str {
        match self {
            StudentError::Start(_) => "Install Understudy again.",
            StudentError::Model(t) | StudentError::Question(t) => &t.hint,
            StudentError::Crashed(_) => {
                "Run the step again. If it stays, choose a smaller student or check its file in Settings, Student."
            }
            StudentError::Cancelled | StudentError::Closed => "Start the run again when you want it.",
        }
    }
}

/// A flag that stops questions. Clones share it; once set it stays set. A run asks all its questions with one
/// flag: the worker then finds what the run's last question left.
#[derive(Clone, Debug)]
pub struct CancelFlag {
    set: Arc<watch::Sender<bool>>,
    run: u64,
}

impl Default for CancelFlag {
    fn default() -> CancelFlag {
        CancelFlag::new()
    }
}

impl CancelFlag {
    /// A flag that is not set.
    pub fn new() -> CancelFlag {
        static RUNS: AtomicU64 = AtomicU64::new(1);
        CancelFlag { set: Arc::new(watch::channel(false).0), run: RUNS.fetch_add(1, Ordering::Relaxed) }
    }

    /// Stops whoever holds a clone.
    pub fn cancel(&self) {
        self.set.send_replace(true);
    }

    /// Whether it is set.
    pub fn is_cancelled(&self) -> bool {
        *self.set.borrow()
    }

    /// Waits until it is set.
    pub async fn cancelled(&self) {
        let mut watching = self.set.subscribe();
        // The sender lives in self, so waiting cannot fail before the flag is set.
        let set = watching.wait_for(|set| *set).await.is_ok();
        debug_assert!(set, "the flag outlives its watcher");
    }
}

/// The student. Clones share one worker; it ends with the last of them.
#[derive(Clone, Debug)]
pub struct Student(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    line: Line<Event>,
    status: watch::Receiver<Status>,
}

impl Student {
    /// Prepares a student whose worker is `program student-worker`. Nothing is started before the first
    /// question or [`Student::load`].
    pub fn start(program: PathBuf, config: StudentConfig) -> Student {
        let (status, watching) = watch::channel(Status::default());
        let mind = move |events, inbox: &_| supervisor::supervise(program, config, events, inbox, &status);
        Student(Arc::new(Inner { line: Line::open("student", mind), status: watching }))
    }

    /// Starts loading without a question; watch [`Student::status`] for what comes of it.
    pub fn load(&self) {
        self.0.line.tell(Event::Load);
    }

    /// Ends the worker and frees its memory; the next question starts it again.
    pub fn unload(&self) {
        self.0.line.tell(Event::Unload);
    }

    /// Takes another model or other settings from the next question on. A running question is retried with it.
    pub fn configure(&self, config: StudentConfig) {
        self.0.line.tell(Event::Configure(config));
    }

    /// The state now and whenever it changes.
    pub fn status(&self) -> watch::Receiver<Status> {
        self.0.status.clone()
    }

    /// Asks one question; questions that are asked at the same time are computed together. Dropping the future or setting
    /// `cancel` stops the worker within one slice of the prompt; the call itself returns at once.
    pub async fn ask(&self, question: &Question, cancel: &CancelFlag) -> Result<Answer, StudentError> {
        let (run, question) = (cancel.run, Box::new(question.clone()));
        self.0.line.ask(cancel, |id, reply| Event::Ask { id, run, question, reply }).await
    }
}
