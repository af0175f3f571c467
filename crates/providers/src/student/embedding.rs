//! The app's side of an embedding model: asks for vectors of texts, shows the state.
//!
//! The worker starts with the first text, starts again after a crash with growing pauses, and a text that it died over
//! is tried once more. A question goes before the passages that are embedded in the background. The thread that minds
//! the worker is `minder.rs`, what the worker computes is `embedder.rs`.

use super::client::{CancelFlag, State, StudentError};
use super::frame::{EmbeddingLoaded, Trouble};
use super::minder::{self, Event, Job};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{oneshot, watch};

/// Which embedding model, and how to run it.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbeddingConfig {
    /// The GGUF file.
    pub path: PathBuf,
    /// Its SHA-256 in hex, or what [`fingerprint`](super::fingerprint) made of it; a file that differs is refused.
    pub pinned: Option<String>,
    /// Threads; physical cores less one when `None`.
    pub threads: Option<u32>,
    /// How long the worker may be silent while it owes something, before it is ended and started again.
    pub patience: Duration,
}

impl EmbeddingConfig {
    /// An unpinned file.
    pub fn new(path: impl Into<PathBuf>) -> EmbeddingConfig {
        EmbeddingConfig { path: path.into(), pinned: None, threads: None, patience: Duration::from_secs(120) }
    }
}

/// What is shown of an embedding model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EmbeddingStatus {
    /// What the worker is doing.
    pub state: State,
    /// Why the last try failed.
    pub error: Option<Trouble>,
    /// What is known of the loaded model.
    pub model: Option<EmbeddingLoaded>,
    /// The worker's process.
    pub process: Option<u32>,
    /// How often the worker crashed.
    pub crashes: u32,
}

/// The vector of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// Numbers; the vector's length is one.
    pub values: Vec<f32>,
    /// Tokens of the text.
    pub tokens: u32,
    /// Which model made it: [`EmbeddingLoaded::identity`].
    pub model: String,
}

/// Who waits for a vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    /// A person: it goes first.
    Question,
    /// Nobody: it goes when no question waits.
    Background,
}

/// An embedding model. Clones share one worker; it ends with the last of them.
#[derive(Clone, Debug)]
pub struct EmbeddingModel(Arc<Handle>);

#[derive(Debug)]
struct Handle {
    events: Sender<Event>,
    status: watch::Receiver<EmbeddingStatus>,
    next: AtomicU64,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
}

impl EmbeddingModel {
    /// Prepares a model whose worker is `program student-worker`. Nothing is started before the first text or
    /// [`EmbeddingModel::load`].
    pub fn start(program: PathBuf, config: EmbeddingConfig) -> EmbeddingModel {
        let (events, inbox) = channel();
        let (status, watching) = watch::channel(EmbeddingStatus::default());
        let own = events.clone();
        // The kernel ends a worker with the thread that started it, so that thread lives as long as the model.
        let thread = std::thread::Builder::new()
            .name("embedding".into())
            .spawn(move || minder::mind(program, config, own, &inbox, status));
        let thread = thread.inspect_err(|e| tracing::error!("the embedding model's thread could not be started: {e}"));
        EmbeddingModel(Arc::new(Handle {
            events,
            status: watching,
            // 0 is the text that the worker tries by itself.
            next: AtomicU64::new(1),
            thread: Mutex::new(thread.ok()),
        }))
    }

    /// The state now and whenever it changes.
    pub fn status(&self) -> watch::Receiver<EmbeddingStatus> {
        self.0.status.clone()
    }

    /// Loads the model and waits for what comes of it.
    pub async fn load(&self) -> Result<EmbeddingLoaded, Trouble> {
        let closed = || Trouble::new("closed", "The embedding model was closed.", "Start the app again.");
        let mut status = self.status();
        if status.borrow_and_update().state != State::Ready {
            self.0.events.send(Event::Load).map_err(|_| closed())?;
            let settles = |s: &EmbeddingStatus| matches!(s.state, State::Ready | State::Failed);
            // A failure of before is no answer to this try.
            status.wait_for(|s| s.state != State::Failed).await.map_err(|_| closed())?;
            status.wait_for(settles).await.map_err(|_| closed())?;
        }
        let now = status.borrow().clone();
        now.model.filter(|_| now.state == State::Ready).ok_or_else(|| now.error.unwrap_or_else(closed))
    }

    /// Makes the vector of a text. Dropping the future or setting `cancel` takes the text back; one that is being
    /// computed stops at its next part. The call itself returns at once.
    pub async fn embed(&self, text: &str, haste: Haste, cancel: &CancelFlag) -> Result<Embedded, StudentError> {
        if cancel.is_cancelled() {
            return Err(StudentError::Cancelled);
        }
        let id = self.0.next.fetch_add(1, Ordering::Relaxed);
        let (reply, answer) = oneshot::channel();
        let job = Job { id, text: text.to_owned(), reply, deaths: 0 };
        self.0.events.send(Event::Embed(job, haste)).map_err(|_| StudentError::Closed)?;
        let mut guard = TakeBack { model: self, id, armed: true };
        tokio::select! {
            biased;
            got = answer => {
                guard.armed = false;
                got.unwrap_or(Err(StudentError::Closed))
            }
            () = cancel.cancelled() => Err(StudentError::Cancelled),
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        let closing = self.events.send(Event::Quit).is_ok();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if closing && thread.is_some_and(|t| t.join().is_err()) {
            tracing::error!("the embedding model's thread panicked");
        }
    }
}

/// Takes a text back when nobody waits for its vector any more.
struct TakeBack<'a> {
    model: &'a EmbeddingModel,
    id: u64,
    armed: bool,
}

impl Drop for TakeBack<'_> {
    fn drop(&mut self) {
        if self.armed && self.model.0.events.send(Event::Cancel(self.id)).is_err() {
            tracing::debug!("the embedding model is closed");
        }
    }
}
