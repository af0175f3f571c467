//! The embedding model: which one finds memories by meaning, if any.
//!
//! Off by default, and it stays what the user chose: what the recall checks say of it is shown beside it.

use crate::meaning::{Phase, SETTING, Standing};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::sync::Arc;
use understudy_providers::student::Trouble;
use understudy_providers::student::folder::{self, Held, Kept};
use understudy_store::{settings, vectors};

/// The setting that keeps what the recall checks said of the model.
pub(super) const MEASURED: &str = "embedding_measured";

pub(crate) async fn embedding_show(app: &App, _: Caller) -> Result<EmbeddingView, WireError> {
    let inner = app.inner.clone();
    let measured = settings::get(&inner.store, MEASURED).await.map_err(internal)?;
    let measured = measured.and_then(|v| serde_json::from_value::<Measured>(v).ok());
    tokio::task::spawn_blocking(move || view(&inner, measured)).await.map_err(internal)?.map_err(internal)
}

/// What the recall checks said, and of which model.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Measured {
    pub(super) model: String,
    pub(super) words: String,
}

fn view(inner: &Inner, measured: Option<Measured>) -> std::io::Result<EmbeddingView> {
    let chosen = inner.meaning.chosen();
    let file = |kept: Kept| match kept.held {
        Held::Embedding(info) => Some(EmbeddingFile {
            chosen: chosen.as_deref() == Some(kept.name.as_str()),
            title: if kept.note.title.is_empty() { kept.name.clone() } else { kept.note.title },
            name: kept.name,
            size: kept.size as f64,
            dimension: info.width as u32,
        }),
        Held::Whole(_) | Held::Broken(_) | Held::Part { .. } => None,
    };
    let files: Vec<EmbeddingFile> = folder::list(inner.students.folder())?.into_iter().filter_map(file).collect();
    let standing = inner.meaning.standing();
    let Standing { phase, done, total, .. } = standing.clone().unwrap_or_default();
    let (state, about, problem) = match (&chosen, standing.is_some(), phase) {
        (None, _, _) if files.is_empty() => (
            EmbeddingState::Off,
            "Memories are found by their words. An embedding model (a GGUF file that you import like a student) adds their meaning.".to_owned(),
            None,
        ),
        (None, _, _) => (EmbeddingState::Off, "Memories are found by their words.".to_owned(), None),
        (Some(name), false, _) => {
            (EmbeddingState::Idle, format!("Words and meaning, by “{name}”, which starts with the next question."), None)
        }
        (Some(name), _, Phase::Loading) => {
            (EmbeddingState::Loading, format!("“{name}” is being loaded; until then words answer alone."), None)
        }
        (Some(name), _, Phase::Reading) => (
            EmbeddingState::Reading,
            format!("“{name}” reads the memories: {done} of {total} passages; until then words answer alone."),
            None,
        ),
        (Some(name), _, Phase::Ready) => {
            (EmbeddingState::Ready, format!("Words and meaning, by “{name}”: {done} passages."), None)
        }
        (Some(_), _, Phase::Failed(t)) => (
            EmbeddingState::Failed,
            "Words answer alone.".to_owned(),
            Some(format!("{} {}", t.message, t.hint)),
        ),
    };
    let measured = measured.filter(|m| Some(&m.model) == chosen.as_ref()).map(|m| m.words);
    let (done, total) = (done as u32, total as u32);
    Ok(EmbeddingView { state, about, model: chosen, done, total, problem, measured, files })
}

pub(crate) async fn embedding_use(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    usable(inner, &name)?;
    let before = inner.meaning.chosen();
    inner.meaning.choose(Some(name.clone()));
    let gone = || Trouble::new("closed", "The search by meaning was closed.", "Choose the model again.");
    let loaded = match inner.meaning.started(inner) {
        Some(on) => on.loaded().await,
        None => Err(gone()),
    };
    match loaded {
        Ok(loaded) => {
            settings::set(&inner.store, SETTING, &name.clone().into()).await.map_err(internal)?;
            Ok(Done {
                message: format!(
                    "“{name}” reads the memories now ({} numbers for each passage); until that is done, words answer alone.",
                    loaded.dimension
                ),
            })
        }
        Err(trouble) => {
            inner.meaning.choose(before);
            Err(bad_input(trouble.message, trouble.hint))
        }
    }
}

/// Whether there is a model of that name that makes vectors.
fn usable(inner: &Arc<Inner>, name: &str) -> Result<(), WireError> {
    let kept = folder::find(inner.students.folder(), name).ok_or_else(|| not_found("embedding model", name))?;
    match kept.held {
        Held::Embedding(_) => Ok(()),
        Held::Broken(t) => Err(bad_input(t.message, t.hint)),
        Held::Whole(_) => Err(bad_input(
            format!(
                "“{name}” is a student and no embedding model: its file does not say how a text becomes one vector."
            ),
            "Import a model made for embeddings, such as MiniLM, BGE, Nomic Embed or Qwen3 Embedding.",
        )),
        Held::Part { .. } => Err(bad_input(format!("“{name}” is not here yet."), "Let the download end first.")),
    }
}

pub(crate) async fn embedding_off(app: &App, _: Caller) -> Result<Done, WireError> {
    app.inner.meaning.choose(None);
    settings::set(&app.inner.store, SETTING, &serde_json::Value::Null).await.map_err(internal)?;
    Ok(Done {
        message: "Memories are found by their words alone. What was read is kept until the model is removed.".into(),
    })
}

/// The file of a model goes: its vectors go too, and if it was in use, words answer alone.
pub(super) async fn model_removed(inner: &Arc<Inner>, name: &str) -> Result<(), WireError> {
    if inner.meaning.chosen().as_deref() == Some(name) {
        inner.meaning.choose(None);
        settings::set(&inner.store, SETTING, &serde_json::Value::Null).await.map_err(internal)?;
    }
    settings::set(&inner.store, MEASURED, &serde_json::Value::Null).await.map_err(internal)?;
    // There are vectors of one model only: of the one in use, or of the one that was last.
    let kept = inner.meaning.standing().and_then(|s| s.model).map(|m| m.identity);
    if inner.meaning.chosen().is_none() || kept.is_some() {
        vectors::keep_model(&inner.store, kept.as_deref()).await.map_err(internal)?;
    }
    Ok(())
}

impl App {
    /// Waits until the memories are read for meaning. `progress` hears of it.
    pub async fn wait_for_meaning(&self, mut progress: impl FnMut(&Update)) -> Result<(), WireError> {
        let Some(on) = self.inner.meaning.started(&self.inner) else { return Ok(()) };
        let mut updates = self.subscribe();
        let settled = on.settled();
        tokio::pin!(settled);
        loop {
            tokio::select! {
                biased;
                done = &mut settled => return done.map_err(|t| bad_input(t.message, t.hint)),
                update = updates.recv() => match update {
                    Ok(update) if matches!(&update, Update::Progress { id, .. } if id == crate::meaning::PROGRESS) => progress(&update),
                    // Another update, or some that were missed: the next one says more.
                    Ok(_) | Err(_) => {}
                },
            }
        }
    }
}
