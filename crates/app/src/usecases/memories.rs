//! Memories: search and read.

use crate::open::App;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::time::Instant;

/// Longest question, characters.
const QUESTION_LIMIT: usize = 1000;

pub(crate) async fn memory_search(
    app: &App,
    _: Caller,
    question: String,
    limit: Option<u32>,
) -> Result<MemoryAnswer, WireError> {
    if question.trim().is_empty() {
        return Err(bad_input(
            "The question is empty.",
            "Ask how something is done, for example “discount over twenty per cent”.",
        ));
    }
    let question: String = question.chars().take(QUESTION_LIMIT).collect();
    let limit = limit.unwrap_or(5).clamp(1, 50) as usize;
    let memories = app.inner.memories.clone();
    let started = Instant::now();
    let answer = tokio::task::spawn_blocking(move || memories.search(&question, limit)).await;
    let answer = answer.map_err(internal)?.map_err(internal)?;
    Ok(MemoryAnswer {
        hits: answer
            .hits
            .into_iter()
            .map(|hit| HitView {
                path: hit.passage.path,
                title: hit.passage.title,
                heading: hit.passage.heading,
                passage: hit.passage.text,
                line: hit.passage.line,
                score: hit.score,
                why: hit.why,
                docid: hit.docid,
            })
            .collect(),
        threshold: answer.threshold,
        best: answer.best,
        lists: answer.lists,
        micros: started.elapsed().as_secs_f64() * 1e6,
    })
}

pub(crate) async fn memory_show(app: &App, _: Caller, path: String) -> Result<MemoryView, WireError> {
    let known = app.inner.memories.memories();
    let entry = known.iter().find(|m| m.path == path || m.docid == path).ok_or_else(|| not_found("memory", &path))?;
    let text = app.inner.memories.read(&entry.path).map_err(internal)?;
    Ok(MemoryView { path: entry.path.clone(), title: entry.title.clone(), text })
}
