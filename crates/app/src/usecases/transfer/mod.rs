//! Export of the user's data in open formats, and import of what other programs wrote.
//!
//! One of them at a time, with progress, and ended when the user stops it. An export is whole or not there. An import brings
//! in exactly what was checked, adds what is missing and changes nothing; doing it again goes on where it ended. What comes
//! in is data from outside, like all mail: nothing here starts a run.

mod export;
mod pass;
mod source;
mod tally;

use super::mail::downloads;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, account, bad_input, gesture, internal, stale};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use understudy_providers::student::CancelFlag;

/// The `Progress` of an export and of an import.
const EXPORT: &str = "export";
const IMPORT: &str = "import-data";
/// Between two pushes of progress.
const PACE: Duration = Duration::from_millis(100);
/// Tags of what an import may change.
const CHANGES: [Tag; 6] = [Tag::Mail, Tag::Calendar, Tag::Deals, Tag::Memories, Tag::Status, Tag::Settings];

/// What runs now, and what the last export left.
#[derive(Default)]
pub(crate) struct Transfer {
    /// Ends what runs, and its name.
    running: Option<(CancelFlag, &'static str)>,
    /// Where the last export lies.
    written: Option<PathBuf>,
}

/// The folder of the last export.
pub(super) fn written(inner: &Inner) -> Option<PathBuf> {
    let transfer = inner.transfer.lock().unwrap_or_else(PoisonError::into_inner);
    transfer.written.as_ref()?.parent().map(Path::to_owned)
}

/// One export or import on its way. When it goes, the next one may begin.
struct Running {
    inner: Arc<Inner>,
    id: &'static str,
    stop: CancelFlag,
    told: Option<Instant>,
}

impl Running {
    fn begin(inner: &Arc<Inner>, id: &'static str) -> Result<Running, WireError> {
        let mut transfer = inner.transfer.lock().unwrap_or_else(PoisonError::into_inner);
        if transfer.running.is_some() {
            return Err(bad_input(
                "Another export or import is under way.",
                "Wait until it has ended, or stop it under Settings, Data.",
            ));
        }
        let stop = CancelFlag::new();
        transfer.running = Some((stop.clone(), id));
        Ok(Running { inner: inner.clone(), id, stop, told: None })
    }

    fn goes_on(&self) -> bool {
        !self.stop.is_cancelled() && !self.inner.closing.is_cancelled()
    }

    /// Says how far it is, not too often; whether it goes on.
    fn tell(&mut self, label: impl FnOnce() -> String, done: u64, total: u64) -> bool {
        if self.told.is_none_or(|t| t.elapsed() >= PACE) {
            self.told = Some(Instant::now());
            self.inner.send(Update::Progress {
                id: self.id.into(),
                label: label(),
                done: done as f64,
                total: total.max(done) as f64,
            });
        }
        self.goes_on()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.inner.transfer.lock().unwrap_or_else(PoisonError::into_inner).running = None;
    }
}

fn stop(app: &App, id: &str, message: &str) -> Result<Done, WireError> {
    let transfer = app.inner.transfer.lock().unwrap_or_else(PoisonError::into_inner);
    match &transfer.running {
        Some((stop, running)) if *running == id => stop.cancel(),
        Some(_) | None => return Err(bad_input("Nothing of that kind is under way.", "It may have ended by itself.")),
    }
    Ok(Done { message: message.into() })
}

/// A path as people write it, where no shell has read it first.
fn place(path: &str) -> Result<PathBuf, WireError> {
    let path = path.trim();
    if path.is_empty() {
        return Err(bad_input("No path is given.", "Write the whole path of a file or a folder."));
    }
    let home = path.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    match home {
        Some(path) => Ok(path),
        None => std::path::absolute(path).map_err(|e| {
            bad_input(format!("“{path}” is no path: {e}."), "Write the whole path of a file or a folder.")
        }),
    }
}

/// A name for an export that nothing has yet.
fn suggested(inner: &Inner, folder: &Path) -> PathBuf {
    let day = jiff::Timestamp::from_second(inner.now()).map(|t| t.strftime("%Y-%m-%d").to_string());
    let stem = format!("understudy-export-{}", day.unwrap_or_default());
    let mut numbered = (1..).map(|n| match n {
        1 => folder.join(format!("{stem}.zip")),
        n => folder.join(format!("{stem}-{n}.zip")),
    });
    numbered.find(|p| p.symlink_metadata().is_err()).unwrap_or_else(|| folder.join(format!("{stem}.zip")))
}

pub(crate) async fn export_show(app: &App, _: Caller) -> Result<ExportPlan, WireError> {
    let path = suggested(&app.inner, &downloads(&app.inner));
    Ok(ExportPlan { path: path.display().to_string(), parts: export::choices() })
}

pub(crate) async fn export_make(
    app: &App,
    caller: Caller,
    path: Option<String>,
    parts: Vec<ExportPart>,
) -> Result<ExportReport, WireError> {
    let inner = &app.inner;
    let parts: Vec<ExportPart> = ExportPart::ALL.into_iter().filter(|p| parts.contains(p)).collect();
    if parts.is_empty() {
        return Err(bad_input("Nothing is chosen.", "Choose at least one part."));
    }
    let to = match path.filter(|p| !p.trim().is_empty()) {
        None => suggested(inner, &downloads(inner)),
        Some(path) => match place(&path)? {
            folder if folder.is_dir() => suggested(inner, &folder),
            file => file,
        },
    };
    let running = Running::begin(inner, EXPORT)?;
    let app = app.clone();
    // Whoever asked may go away; the export goes on and ends in order.
    let work = tokio::spawn(async move {
        let report = export::write(&app, caller, &to, &parts, running).await?;
        if !report.stopped {
            app.inner.transfer.lock().unwrap_or_else(PoisonError::into_inner).written = Some(to);
        }
        Ok::<_, WireError>(report)
    });
    work.await.map_err(internal)?
}

pub(crate) async fn export_stop(app: &App, _: Caller) -> Result<Done, WireError> {
    stop(app, EXPORT, "The export stops; nothing of it stays.")
}

pub(crate) async fn import_check(app: &App, _: Caller, path: String) -> Result<ImportTally, WireError> {
    let path = place(&path)?;
    let mut running = Running::begin(&app.inner, IMPORT)?;
    let work = move || -> Result<ImportTally, WireError> {
        let source = source::Source::open(&path)?;
        let Some(sha256) = source.sha256(&mut running)? else { return Ok(tally::Tally::default().stopped(&path)) };
        let tally = pass::run(source, None, &mut running)?;
        Ok(tally.checked(&path, sha256))
    };
    tokio::task::spawn_blocking(work).await.map_err(internal)?
}

pub(crate) async fn import_make(
    app: &App,
    caller: Caller,
    path: String,
    sha256: String,
) -> Result<ImportTally, WireError> {
    let path = place(&path)?;
    let mut running = Running::begin(&app.inner, IMPORT)?;
    let hand = gesture::of(caller);
    let inner = app.inner.clone();
    let work = move || -> Result<ImportTally, WireError> {
        let source = source::Source::open(&path)?;
        let Some(found) = source.sha256(&mut running)? else { return Ok(tally::Tally::default().stopped(&path)) };
        if found != sha256 {
            let mut error =
                stale(format!("{} is not what was checked any more. Nothing was imported.", path.display()));
            error.hint = "Check it again, then import.".into();
            return Err(error);
        }
        let tally = pass::run(source, Some(&hand), &mut running)?;
        Ok(tally.imported(&path, sha256))
    };
    // Whoever asked may go away; what came in is shown all the same.
    let work = tokio::spawn(async move {
        let tally = tokio::task::spawn_blocking(work).await.map_err(internal)?;
        let synced = account::sync(&inner, account::Part::All).await.map_err(internal);
        let memories = inner.memories.clone();
        let indexed = tokio::task::spawn_blocking(move || memories.refresh()).await.map_err(internal)?;
        inner.changed(&CHANGES);
        indexed.map_err(crate::library::told)?;
        synced?;
        tally
    });
    work.await.map_err(internal)?
}

pub(crate) async fn import_stop(app: &App, _: Caller) -> Result<Done, WireError> {
    stop(app, IMPORT, "It stops after what it reads now; what came in stays.")
}
