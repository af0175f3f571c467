//! Search by meaning: the embedding model in use, how far it has read the memories, and a question's ranking.
//!
//! Nothing starts before the first question. Then the worker loads the model, and the passages that have no vector yet are
//! embedded in the background, newest file first, a few in each transaction, so that a kill loses a moment's work.
//! Words always answer: while the model is not ready, or takes longer than a question may wait, they answer alone and
//! the answer says so.

mod reading;

use crate::internal;
use crate::open::Inner;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use understudy_providers::student::{
    CancelFlag, EmbeddingConfig, EmbeddingLoaded, EmbeddingModel, Haste, Trouble, folder,
};
use understudy_store::{MeaningTexts, MemoryAnswer, NEAREST, PassageVectors, QueryKind, VectorRanking, typed_queries};

/// The setting that names the model.
pub(crate) const SETTING: &str = "embedding";
/// The progress of reading.
pub(crate) const PROGRESS: &str = "meaning";
/// How long a question of the window waits for its vector: what is still felt as at once.
pub(crate) const GLANCE: Duration = Duration::from_millis(400);
/// How long a run's question waits.
pub(crate) const RUN: Duration = Duration::from_secs(2);
/// How long a terminal waits, whose every command starts the worker anew.
pub(crate) const TERMINAL: Duration = Duration::from_secs(15);
/// A question waits for so many texts that have no vector yet; they take about a second.
const SOON: usize = 16;

/// How far the model is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Phase {
    /// The worker reads the model's file.
    #[default]
    Loading,
    /// The first reading of the memories.
    Reading,
    /// Questions are answered by meaning too.
    Ready,
    /// It cannot be used.
    Failed(Trouble),
}

/// Where it stands, for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Standing {
    pub(crate) phase: Phase,
    /// Texts with a vector.
    pub(crate) done: usize,
    /// Texts in all.
    pub(crate) total: usize,
    /// What is known of the model.
    pub(crate) model: Option<EmbeddingLoaded>,
}

/// What a question is answered with.
#[derive(Clone)]
struct Ready {
    vectors: Arc<PassageVectors>,
    texts: Arc<MeaningTexts>,
    floor: f64,
}

/// A model in use.
pub(crate) struct On {
    model: EmbeddingModel,
    stop: CancelFlag,
    changed: Notify,
    standing: watch::Sender<Standing>,
    ready: Mutex<Option<Ready>>,
    /// Texts that the model makes no vector of; they are not tried again before the next start.
    refused: Mutex<HashSet<String>>,
}

/// The model of one data folder.
pub(crate) struct Meaning {
    program: PathBuf,
    chosen: Mutex<Option<String>>,
    on: Mutex<Option<Arc<On>>>,
}

impl Drop for Meaning {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Meaning {
    /// With the model that the setting names; words alone without one.
    pub(crate) fn new(program: PathBuf, chosen: Option<String>) -> Meaning {
        Meaning { program, chosen: Mutex::new(chosen), on: Mutex::default() }
    }

    /// The model's name.
    pub(crate) fn chosen(&self) -> Option<String> {
        lock(&self.chosen).clone()
    }

    /// Where it stands; `None` when nothing has started.
    pub(crate) fn standing(&self) -> Option<Standing> {
        lock(&self.on).as_ref().map(|on| on.standing.borrow().clone())
    }

    /// Takes another model, or none; the one before stops.
    pub(crate) fn choose(&self, name: Option<String>) {
        *lock(&self.chosen) = name;
        self.stop();
    }

    /// Ends the worker and the reading.
    pub(crate) fn stop(&self) {
        if let Some(on) = lock(&self.on).take() {
            on.stop.cancel();
        }
    }

    /// The memories changed.
    pub(crate) fn changed(&self) {
        if let Some(on) = lock(&self.on).as_ref() {
            on.changed.notify_one();
        }
    }

    /// The model in use, started when it was not.
    pub(crate) fn started(&self, inner: &Arc<Inner>) -> Option<Arc<On>> {
        let name = self.chosen()?;
        let mut place = lock(&self.on);
        if let Some(on) = place.as_ref() {
            return Some(on.clone());
        }
        let path = folder::path(inner.students.folder(), &name);
        let pinned = folder::find(inner.students.folder(), &name).and_then(|kept| kept.note.fingerprint);
        let config = EmbeddingConfig { pinned, ..EmbeddingConfig::new(path) };
        let on = Arc::new(On {
            model: EmbeddingModel::start(self.program.clone(), config),
            stop: CancelFlag::new(),
            changed: Notify::new(),
            standing: watch::channel(Standing::default()).0,
            ready: Mutex::default(),
            refused: Mutex::default(),
        });
        tokio::spawn(reading::follow(Arc::downgrade(inner), Arc::downgrade(&on), on.stop.clone()));
        *place = Some(on.clone());
        Some(on)
    }
}

/// Searches the memories by words, and by meaning when a model is in use and quick enough. Says why words answered alone
/// although a model is in use.
pub(crate) async fn search(
    inner: &Arc<Inner>,
    question: &str,
    limit: usize,
    patience: Duration,
) -> Result<(MemoryAnswer, Option<String>), crate::wire::WireError> {
    let (ranking, note) = match inner.meaning.started(inner) {
        Some(on) => match on.ranking(question, patience).await {
            Ok(ranking) => (ranking, None),
            Err(note) => (None, Some(note)),
        },
        None => (None, None),
    };
    let (memories, question) = (inner.memories.clone(), question.to_owned());
    let answer = tokio::task::spawn_blocking(move || memories.search_with(&question, limit, ranking.as_ref())).await;
    Ok((answer.map_err(internal)?.map_err(internal)?, note))
}

impl On {
    /// Waits until the memories are read, or until it is clear that they will not be.
    pub(crate) async fn settled(&self) -> Result<(), Trouble> {
        let mut standing = self.standing.subscribe();
        let settled = standing.wait_for(|s| matches!(s.phase, Phase::Ready | Phase::Failed(_))).await;
        match settled.map(|s| s.phase.clone()) {
            Ok(Phase::Failed(trouble)) => Err(trouble),
            Ok(Phase::Ready | Phase::Loading | Phase::Reading) => Ok(()),
            Err(_) => Err(Trouble::new("closed", "The search by meaning was closed.", "Start it again.")),
        }
    }

    /// The model, once it is loaded.
    pub(crate) async fn loaded(&self) -> Result<EmbeddingLoaded, Trouble> {
        self.model.load().await
    }

    /// The ranking by meaning; `Ok(None)` when the question is for words alone, else why there is none.
    async fn ranking(&self, question: &str, patience: Duration) -> Result<Option<VectorRanking>, String> {
        let lines: Vec<String> =
            typed_queries(question).into_iter().filter(|q| q.kind != QueryKind::Lexical).map(|q| q.text).collect();
        if lines.is_empty() {
            return Ok(None);
        }
        let ranked = tokio::time::timeout(patience, self.ranked(&lines.join("\n"))).await;
        ranked.unwrap_or_else(|_| {
            let now = self.standing.borrow().clone();
            Err(match now.phase {
                Phase::Loading => "By words alone: the embedding model is being loaded.".into(),
                Phase::Reading => so_far(&now),
                Phase::Ready | Phase::Failed(_) => {
                    format!("By words alone: the embedding model took longer than {:.1} s.", patience.as_secs_f64())
                }
            })
        })
    }

    async fn ranked(&self, question: &str) -> Result<Option<VectorRanking>, String> {
        let mut standing = self.standing.subscribe();
        let is_clear = |s: &Standing| match s.phase {
            Phase::Loading => false,
            Phase::Reading => s.total - s.done.min(s.total) > SOON,
            Phase::Ready | Phase::Failed(_) => true,
        };
        let now = standing.wait_for(is_clear).await.map(|s| s.clone()).unwrap_or_default();
        if let Phase::Failed(trouble) = now.phase {
            // The next question may find it mended.
            self.changed.notify_one();
            return Err(format!("By words alone: {}", trouble.message));
        }
        let Some(ready) = lock(&self.ready).clone() else {
            return Err(so_far(&now));
        };
        let failed = |e: &dyn std::fmt::Display| format!("By words alone: {e}");
        let made = self.model.embed(question, Haste::Question, &self.stop).await.map_err(|e| failed(&e))?;
        let near = ready.vectors.nearest(&made.values, NEAREST).await.map_err(|e| failed(&e))?;
        Ok(Some(ready.texts.ranking(&near, ready.floor)))
    }

    fn show(&self, change: impl FnOnce(&mut Standing)) {
        self.standing.send_modify(change);
    }
}

fn so_far(now: &Standing) -> String {
    format!("By words alone: {} of {} passages are read for meaning so far.", now.done, now.total)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
