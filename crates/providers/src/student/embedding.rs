//! The app's side of an embedding model: asks for vectors of texts, shows the state.
//!
//! The worker starts with the first text, starts again after a crash with growing pauses, and a text that it died over
//! is tried once more. A question goes before the passages that are embedded in the background. The thread that minds
//! the worker is `minder.rs`, what the worker computes is `embedder.rs`.

use super::client::{CancelFlag, State, StudentError};
use super::frame::{EmbeddingLoaded, Trouble};
use super::line::Line;
use super::minder::{self, Event, Job};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

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
    line: Line<Event>,
    status: watch::Receiver<EmbeddingStatus>,
}

impl EmbeddingModel {
    /// Prepares a model whose worker is `program student-worker`. Nothing is started before the first text or
    /// [`EmbeddingModel::load`].
    pub fn start(program: PathBuf, config: EmbeddingConfig) -> EmbeddingModel {
        let (status, watching) = watch::channel(EmbeddingStatus::default());
        let mind = move |events, inbox: &_| minder::mind(program, config, events, inbox, status);
        EmbeddingModel(Arc::new(Handle { line: Line::open("embedding", mind), status: watching }))
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
            if !self.0.line.tell(Event::Load) {
                return Err(closed());
            }
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
        let text = text.to_owned();
        self.0.line.ask(cancel, |id, reply| Event::Embed(Job { id, text, reply, deaths: 0 }, haste)).await
    }
}
