//! Reading the memories for meaning: what has no vector yet is embedded, what is gone is dropped, the floor is set.
//!
//! One pass after each change; a pass that is cut off goes on where it was, since every few vectors are kept at once. What
//! a question does with the vectors is the module above.

use super::{On, PROGRESS, Phase, Ready, lock};
use crate::open::Inner;
use crate::usecases;
use crate::wire::{Tag, Update};
use std::collections::HashMap;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};
use understudy_providers::student::{CancelFlag, EmbeddingLoaded, Haste, StudentError, Trouble};
use understudy_store::vectors::{self, VectorKind};
use understudy_store::{PassageVectors, floor, meaning_key, meaning_text, unanswered};

/// Vectors that are kept in one transaction.
const TOGETHER: usize = 8;
/// Pause between two words about the progress.
const TELL: Duration = Duration::from_millis(200);
/// Vectors take part when at most one text in twenty has none yet: the rest would rank as if it were far away.
const COVERED: usize = 20;

/// Reads the memories now and whenever they change, until the model is no longer in use.
pub(super) async fn follow(inner: Weak<Inner>, on: Weak<On>, stop: CancelFlag) {
    loop {
        let (Some(app), Some(model)) = (inner.upgrade(), on.upgrade()) else { return };
        let outcome = tokio::select! {
            biased;
            () = stop.cancelled() => return,
            outcome = read(&app, &model) => outcome,
        };
        match outcome {
            Ok(()) => {
                model.show(|s| s.phase = Phase::Ready);
                app.send(Update::Changed { tags: vec![Tag::Settings] });
                let measured = tokio::select! {
                    biased;
                    () = stop.cancelled() => return,
                    measured = usecases::measure(&app) => measured,
                };
                if let Err(e) = measured {
                    tracing::warn!("the recall checks were not measured: {}", e.message);
                }
            }
            Err(trouble) => {
                tracing::warn!("the memories are not searched by meaning: {} {}", trouble.message, trouble.hint);
                *lock(&model.ready) = None;
                model.show(|s| s.phase = Phase::Failed(trouble));
                app.send(Update::Changed { tags: vec![Tag::Settings] });
            }
        }
        drop(app);
        tokio::select! {
            biased;
            () = stop.cancelled() => return,
            () = model.changed.notified() => {}
        }
    }
}

/// Brings the vectors in line with the memories.
async fn read(inner: &Arc<Inner>, on: &Arc<On>) -> Result<(), Trouble> {
    if matches!(on.standing.borrow().phase, Phase::Failed(_)) {
        on.show(|s| s.phase = Phase::Loading);
    }
    let loaded = on.model.load().await?;
    let before = lock(&on.ready).clone();
    let vectors = match before.as_ref().filter(|_| on.standing.borrow().model.as_ref() == Some(&loaded)) {
        Some(before) => before.vectors.clone(),
        None => Arc::new(
            PassageVectors::open(&inner.store, &loaded.identity, loaded.dimension as usize).await.map_err(stored)?,
        ),
    };
    let known = before.as_ref().map(|b| (*b.texts).clone()).unwrap_or_default();
    let (memories, mut texts) = (inner.memories.clone(), known);
    let followed = tokio::task::spawn_blocking(move || texts.follow(&memories).map(|()| texts)).await;
    let texts = Arc::new(followed.map_err(stored)?.map_err(stored)?);
    let missing = texts.missing(|key| vectors.has(key) || lock(&on.refused).contains(key));
    let has = texts.keys().iter().filter(|key| vectors.has(key)).count();
    on.show(|s| {
        s.model = Some(loaded.clone());
        (s.done, s.total) = (has, texts.len());
    });
    if !missing.is_empty() {
        if (texts.len() - has) * COVERED <= texts.len() {
            let floor = match &before {
                Some(before) => before.floor,
                None => calibrated(inner, on, &loaded, &vectors).await?,
            };
            *lock(&on.ready) = Some(Ready { vectors: vectors.clone(), texts: texts.clone(), floor });
            on.show(|s| s.phase = Phase::Ready);
        } else if before.is_none() {
            on.show(|s| s.phase = Phase::Reading);
        }
        embed_missing(inner, on, &vectors, &missing).await?;
    }
    vectors.retain(&texts.keys()).await.map_err(stored)?;
    vectors::keep_model(&inner.store, Some(&loaded.identity)).await.map_err(stored)?;
    let floor = calibrated(inner, on, &loaded, &vectors).await?;
    *lock(&on.ready) = Some(Ready { vectors, texts, floor });
    Ok(())
}

/// Embeds the texts of some files that have no vector yet.
async fn embed_missing(
    inner: &Arc<Inner>,
    on: &Arc<On>,
    vectors: &PassageVectors,
    paths: &[String],
) -> Result<(), Trouble> {
    let mut told: Option<Instant> = None;
    for path in paths {
        let (memories, file) = (inner.memories.clone(), path.clone());
        let passages = tokio::task::spawn_blocking(move || memories.passages(&file)).await;
        let passages = passages.map_err(stored)?.map_err(stored)?;
        let texts: Vec<String> = passages.iter().map(meaning_text).collect();
        for some in texts.chunks(TOGETHER) {
            let mut made: Vec<(String, Vec<f32>)> = Vec::with_capacity(some.len());
            for text in some {
                let key = meaning_key(text);
                if vectors.has(&key) || made.iter().any(|(k, _)| *k == key) || lock(&on.refused).contains(&key) {
                    continue;
                }
                match on.model.embed(text, Haste::Background, &on.stop).await {
                    Ok(vector) => made.push((key, vector.values)),
                    Err(StudentError::Question(trouble)) => {
                        tracing::warn!(%path, "a passage has no vector: {}", trouble.message);
                        lock(&on.refused).insert(key);
                    }
                    Err(error) => return Err(Trouble::new("embedding", error.to_string(), error.hint())),
                }
            }
            let count = made.len();
            vectors.add(made).await.map_err(stored)?;
            on.show(|s| s.done += count);
            let now = on.standing.borrow().clone();
            if told.is_none_or(|t| t.elapsed() > TELL) || now.done == now.total {
                told = Some(Instant::now());
                let label = format!("Reading the memories for meaning: {} of {} passages", now.done, now.total);
                let (done, total) = (now.done as f64, now.total as f64);
                inner.send(Update::Progress { id: PROGRESS.into(), label, done, total });
            }
        }
    }
    Ok(())
}

/// The floor of the model in this folder, by questions that no memory answers. Their vectors are made once.
async fn calibrated(
    inner: &Arc<Inner>,
    on: &Arc<On>,
    loaded: &EmbeddingLoaded,
    vectors: &PassageVectors,
) -> Result<f64, Trouble> {
    let questions = unanswered();
    let kept = vectors::page(&inner.store, &loaded.identity, VectorKind::Question, 0, questions.len() as u32 * 2).await;
    let kept: HashMap<String, Vec<f32>> =
        kept.map_err(stored)?.into_iter().map(|row| (row.text_sha256, row.vector)).collect();
    let mut near = Vec::with_capacity(questions.len());
    let mut made = Vec::new();
    for question in &questions {
        let key = meaning_key(question);
        let vector = match kept.get(&key) {
            Some(vector) => vector.clone(),
            None => {
                let vector = on.model.embed(question, Haste::Background, &on.stop).await;
                let vector = vector.map_err(|e| Trouble::new("embedding", e.to_string(), e.hint()))?.values;
                made.push((key, vector.clone()));
                vector
            }
        };
        near.push(vectors.nearest(&vector, 1).await.map_err(stored)?.first().map_or(0.0, |(_, s)| *s));
    }
    if !made.is_empty() {
        vectors::insert(&inner.store, &loaded.identity, VectorKind::Question, &made).await.map_err(stored)?;
    }
    let memories = inner.memories.clone();
    let by_words = tokio::task::spawn_blocking(move || {
        let found = |q: &String| memories.search(q, 1).map(|answer| !answer.hits.is_empty());
        questions.iter().map(found).collect::<Result<Vec<bool>, _>>()
    });
    let by_words = by_words.await.map_err(stored)?.map_err(stored)?;
    Ok(floor(&by_words.into_iter().zip(near).collect::<Vec<_>>()))
}

fn stored(error: impl std::fmt::Display) -> Trouble {
    Trouble::new("store", error.to_string(), "Try again. If it stays, run `understudy doctor`.")
}
