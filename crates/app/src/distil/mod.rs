//! Distillation: a teacher writes or rewrites a skill, the student tries it, and the user decides about a proposal.
//!
//! `quote` runs the cases and shows the first envelope, `rewrite` and `author` do the work after the user's yes, `ask` is
//! the one way to the teacher, `tries` runs cases on a text that is not active, `recall` guards the description,
//! `propose` stages the outcome. What it has so far is kept after every step, so that a killed process goes on from the
//! last one and pays for nothing twice. Nothing here changes a skill: that is the user's, in `usecases/proposals`.

mod ask;
mod author;
mod draft;
pub(crate) mod propose;
mod quote;
mod recall;
mod rewrite;
pub(crate) mod sources;
mod trace;
mod tries;
pub(crate) mod work;

pub(crate) use ask::{costs, spent};
pub(crate) use quote::quote;

use crate::open::{App, Inner};
use crate::wire::*;
use crate::{bad_input, internal, not_found};
use std::sync::{Arc, PoisonError};
use understudy_providers::student::CancelFlag;
use understudy_store::distillations::{self, DistilState as Stored, Distillation};
use work::Work;

/// How a stretch of work ended.
pub(crate) enum End {
    /// There is something to propose, or there is not; the words say why it ended here.
    Finished(String),
    /// It can go on: cancelled, or something outside is in the way.
    Stopped(String),
    /// It cannot be done.
    Failed(String),
}

/// A distillation that is at work.
pub(crate) struct Desk<'a> {
    pub(crate) app: &'a App,
    pub(crate) row: Distillation,
    pub(crate) work: Work,
    pub(crate) stop: CancelFlag,
}

impl Desk<'_> {
    pub(crate) fn inner(&self) -> &Arc<Inner> {
        &self.app.inner
    }

    /// Keeps what there is so far.
    pub(crate) async fn save(&mut self) -> Result<(), WireError> {
        self.row.json = serde_json::to_value(&self.work).map_err(internal)?;
        distillations::keep(&self.app.inner.store, &self.row).await.map_err(internal)?;
        self.app.inner.changed(&[Tag::Proposals]);
        Ok(())
    }

    /// Says how far it is.
    pub(crate) fn tell(&self, label: impl Into<String>, done: usize, total: usize) {
        tell(&self.app.inner, &self.row.id, label, done, total);
    }
}

pub(crate) fn tell(inner: &Inner, id: &str, label: impl Into<String>, done: usize, total: usize) {
    let (done, total) = (done as f64, total as f64);
    inner.send(Update::Progress { id: format!("distil:{id}"), label: label.into(), done, total });
}

/// A distillation with what it has so far.
pub(crate) async fn load(inner: &Inner, id: &str) -> Result<(Distillation, Work), WireError> {
    let row = distillations::get(&inner.store, id).await.map_err(internal)?;
    let row = row.ok_or_else(|| not_found("distillation", id))?;
    let work = serde_json::from_value(row.json.clone()).map_err(internal)?;
    Ok((row, work))
}

/// Lets a distillation work from where it is, in the background.
pub(crate) async fn go_on(app: &App, id: &str) -> Result<(), WireError> {
    let stop = CancelFlag::new();
    {
        let mut live = app.inner.distilling.lock().unwrap_or_else(PoisonError::into_inner);
        if live.contains_key(id) {
            return Err(bad_input("It is at work already.", "Wait for it, or stop it."));
        }
        live.insert(id.to_owned(), stop.clone());
    }
    let (row, work) = match begin(app, id).await {
        Ok(begun) => begun,
        Err(error) => {
            leave(&app.inner, id);
            return Err(error);
        }
    };
    let (app, id) = (app.clone(), id.to_owned());
    tokio::spawn(async move {
        let mut desk = Desk { app: &app, row, work, stop };
        let end = perform(&mut desk).await;
        let words = settle(&mut desk, end).await;
        leave(&app.inner, &id);
        tell(&app.inner, &id, words, 1, 1);
        app.inner.changed(&[Tag::Proposals, Tag::Teachers]);
    });
    Ok(())
}

async fn begin(app: &App, id: &str) -> Result<(Distillation, Work), WireError> {
    let (mut row, work) = load(&app.inner, id).await?;
    row.state = Stored::Running;
    row.outcome = String::new();
    distillations::keep(&app.inner.store, &row).await.map_err(internal)?;
    Ok((row, work))
}

fn leave(inner: &Inner, id: &str) {
    inner.distilling.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
}

async fn perform(desk: &mut Desk<'_>) -> Result<End, WireError> {
    match desk.work.plan.why {
        DistilWhy::Author => author::author(desk).await,
        DistilWhy::Improve | DistilWhy::Memory => rewrite::improve(desk).await,
    }
}

/// Writes down how it ended, and gives the words.
async fn settle(desk: &mut Desk<'_>, end: Result<End, WireError>) -> String {
    let (state, words) = match end {
        Ok(End::Finished(words)) => match desk.work.proposal {
            Some(_) => (Stored::Proposed, words),
            None => (Stored::Nothing, words),
        },
        Ok(End::Stopped(words)) => (Stored::Stopped, words),
        Ok(End::Failed(words)) => (Stored::Failed, words),
        Err(error) => (Stored::Stopped, format!("{} {}", error.message, error.hint)),
    };
    desk.row.state = state;
    desk.row.outcome = words.clone();
    desk.row.ended_at = Some(desk.app.inner.now());
    if let Err(error) = desk.save().await {
        // A store that is closing is what a kill looks like; the next start finds it interrupted.
        tracing::warn!(id = desk.row.id, error = error.message, "a distillation's end was not kept");
    }
    words
}

/// Ends one that stands still with a proposal of what was kept so far.
pub(crate) async fn end(app: &App, id: &str) -> Result<String, WireError> {
    if app.inner.distilling.lock().unwrap_or_else(PoisonError::into_inner).contains_key(id) {
        return Err(bad_input("It is at work.", "Stop it first."));
    }
    let (row, work) = load(&app.inner, id).await?;
    if row.state != Stored::Stopped || work.base.is_none() {
        return Err(bad_input("There is nothing to end.", "Only one that was stopped can be ended."));
    }
    let mut desk = Desk { app, row, work, stop: CancelFlag::new() };
    let ended = rewrite::finish(&mut desk, "You ended it.").await;
    Ok(settle(&mut desk, ended).await)
}

/// Stops one; `false` when it is not at work.
pub(crate) fn stop(inner: &Inner, id: &str) -> bool {
    let live = inner.distilling.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
    live.inspect(CancelFlag::cancel).is_some()
}

/// Stops all and waits until they have kept what they have.
pub(crate) async fn stop_all(inner: &Inner) {
    loop {
        let live: Vec<CancelFlag> =
            inner.distilling.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        if live.is_empty() {
            return;
        }
        live.iter().for_each(CancelFlag::cancel);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

/// What a kill left stands still until the user lets it go on.
pub(crate) async fn recover(inner: &Inner) -> Result<(), understudy_store::StoreError> {
    let outcome = "Understudy ended while it was at work. It can go on; what was answered is not asked again.";
    distillations::recover(&inner.store, outcome).await.map(|_| ())
}

impl App {
    /// Waits until a distillation stands still.
    pub async fn distilled(&self, id: &str) -> Result<DistilView, WireError> {
        let mut updates = self.subscribe();
        while self.inner.distilling.lock().unwrap_or_else(PoisonError::into_inner).contains_key(id) {
            // A missed or late update only means looking again.
            let again = std::time::Duration::from_millis(250);
            let _ = tokio::time::timeout(again, updates.recv()).await;
        }
        crate::usecases::distil_show(self, crate::Caller::Terminal, id.to_owned()).await
    }
}
