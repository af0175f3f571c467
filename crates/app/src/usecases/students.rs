//! Students: what is here, what could be, downloads, and which one answers.
//!
//! One download at a time, in the background; hosts hear of it by `Progress` of `student:NAME`.

use super::settings::hub;
use crate::open::{App, Inner};
use crate::students::{self, CONTEXT, Chosen, Running};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use understudy_agent::run::Capability;
use understudy_providers::download::{self, Limits, Progress, Wanted};
use understudy_providers::student::catalogue::{self, Entry};
use understudy_providers::student::fit::{self, Fit, Memory, Verdict};
use understudy_providers::student::folder::{self, BUILT_IN, Held, Kept, Note};
use understudy_providers::student::{CancelFlag, GgufInfo, Loaded, Trouble, bytes, check_memory, inspect, machine};
use understudy_store::settings;

pub(crate) async fn student_list(app: &App, _: Caller) -> Result<Vec<StudentFile>, WireError> {
    let inner = app.inner.clone();
    let read = move || -> std::io::Result<Vec<StudentFile>> {
        let memory = memory(&inner);
        Ok(folder::list(inner.students.folder())?.into_iter().map(|kept| view(&inner, kept, &memory)).collect())
    };
    tokio::task::spawn_blocking(read).await.map_err(internal)?.map_err(internal)
}

pub(crate) async fn student_catalogue(app: &App, _: Caller) -> Result<Catalogue, WireError> {
    let inner = app.inner.clone();
    let hub = hub(&inner).await?;
    let look = move || {
        let memory = memory(&inner);
        let machine = machine::probe();
        let entries = catalogue::entries().iter().map(|e| entry_view(&inner, e, &memory)).collect();
        let graphics = inner.student.status().borrow().model.as_ref().map(|m| m.graphics.clone()).unwrap_or_default();
        Catalogue {
            hub,
            context: CONTEXT,
            machine: MachineView {
                memory: memory.total.unwrap_or(0) as f64,
                available: memory.available.unwrap_or(0) as f64,
                cores: machine.cores,
                features: machine.features,
                graphics: graphics.iter().map(|g| format!("{} ({})", g.name, bytes(g.memory))).collect(),
            },
            students: entries,
        }
    };
    tokio::task::spawn_blocking(look).await.map_err(internal)
}

pub(crate) async fn student_pull(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    let entry = catalogue::entry(&name).ok_or_else(|| not_found("student of the catalogue", &name))?;
    let name = entry.name.clone();
    let part = folder::find(inner.students.folder(), &name);
    if part.as_ref().is_some_and(|k| matches!(k.held, Held::Whole(_) | Held::Embedding(_) | Held::Broken(_))) {
        return Err(bad_input(
            format!("“{name}” is here already."),
            "Use it, or remove it first if it should be downloaded again.",
        ));
    }
    let address = hub(inner).await?;
    let stop = CancelFlag::new();
    if !inner.students.begin(Running { name: name.clone(), stop: stop.clone(), done: (0, entry.size) }) {
        let running = inner.students.running().map(|r| r.name).unwrap_or_default();
        return Err(bad_input(
            format!("“{running}” is being downloaded; one goes at a time."),
            "Wait until it has ended, or pause it.",
        ));
    }
    let inner = inner.clone();
    tokio::spawn(async move {
        let outcome = pull(&inner, entry, &address, &stop).await;
        if let Err(trouble) = &outcome {
            tracing::warn!(student = %entry.name, "a download ended: {} {}", trouble.message, trouble.hint);
        }
        // A stop is what somebody wanted and no failure.
        inner.students.end(&entry.name, outcome.err().filter(|t| t.code != "stopped"));
        inner.changed(&[Tag::Status]);
    });
    Ok(Done { message: format!("{} is being downloaded.", entry.title) })
}

/// Looks the file up, downloads it, and remembers what came.
async fn pull(inner: &Arc<Inner>, entry: &'static Entry, hub: &str, stop: &CancelFlag) -> Result<(), Trouble> {
    let wrong = |e: download::DownloadError| catalogue::trouble(&e);
    let client = download::client(hub).map_err(wrong)?;
    let file = tokio::select! {
        () = stop.cancelled() => return Err(wrong(download::DownloadError::Stopped)),
        file = catalogue::look_up(&client, hub, entry) => file.map_err(wrong)?,
    };
    let to = folder::path(inner.students.folder(), &entry.name);
    let url = catalogue::address(hub, entry, &file);
    let wanted = Wanted { url: url.clone(), size: file.size, sha256: file.sha256.clone(), to };
    let note = Note {
        title: entry.title.clone(),
        source: url,
        license: entry.license.clone(),
        sha256: Some(file.sha256),
        fingerprint: None,
        at: inner.now(),
    };
    let kept = |e: std::io::Error| Trouble::new("file", format!("The student could not be kept: {e}."), "Try again.");
    folder::remember(inner.students.folder(), &entry.name, note.clone()).map_err(kept)?;
    let tell = |p: Progress| {
        inner.students.moved(p.done, p.total);
        let doing = if p.checking { "Checking" } else { "Downloading" };
        inner.send(Update::Progress {
            id: progress_id(&entry.name),
            label: format!("{doing} {}: {} of {}", entry.title, bytes(p.done), bytes(p.total)),
            done: p.done as f64,
            total: p.total as f64,
        });
    };
    download::download(&client, &wanted, &Limits::default(), stop, tell).await.map_err(wrong)?;
    folder::remember(inner.students.folder(), &entry.name, note).map_err(kept)?;
    inspect(&wanted.to).map(|_| ()).map_err(|e| e.trouble())
}

pub(crate) async fn student_pause(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    stop(&app.inner, &name).await?;
    Ok(Done { message: format!("The download of “{name}” is paused; it can go on at any time.") })
}

pub(crate) async fn student_cancel(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    if inner.students.running().is_some_and(|r| r.name == name) {
        stop(inner, &name).await?;
    }
    match folder::find(inner.students.folder(), &name) {
        Some(Kept { held: Held::Part { .. }, .. }) => {
            let freed = folder::remove(inner.students.folder(), &name).await.map_err(refused)?;
            inner.students.forgive(&name);
            Ok(Done { message: format!("The download of “{name}” is off; {} are free again.", bytes(freed)) })
        }
        Some(_) | None => Err(bad_input(
            format!("“{name}” is not being downloaded."),
            "Look at the list; `remove` removes a student that is whole.",
        )),
    }
}

/// Stops a download and waits until it has let go.
async fn stop(inner: &Inner, name: &str) -> Result<(), WireError> {
    let running = inner.students.running().filter(|r| r.name == name);
    let running = running.ok_or_else(|| {
        bad_input(format!("“{name}” is not being downloaded."), "Look at the list of students again.")
    })?;
    running.stop.cancel();
    while inner.students.running().is_some_and(|r| r.name == name) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// Stops what is under way; its part stays for the next start.
pub(crate) async fn stop_download(inner: &Inner) {
    if let Some(running) = inner.students.running()
        && stop(inner, &running.name).await.is_err()
    {
        tracing::debug!("the download ended by itself");
    }
}

pub(crate) async fn student_import(app: &App, _: Caller, path: String) -> Result<StudentFile, WireError> {
    let inner = app.inner.clone();
    let take = move || {
        let from = PathBuf::from(&path);
        let id = progress_id(&folder::name_of(&from));
        let tell = |done: u64, total: u64| {
            let label = format!("Copying: {} of {}", bytes(done), bytes(total));
            inner.send(Update::Progress { id: id.clone(), label, done: done as f64, total: total as f64 });
            !inner.closing.is_cancelled()
        };
        let kept = folder::import(inner.students.folder(), &from, inner.now(), tell).map_err(refused)?;
        Ok(view(&inner, kept, &memory(&inner)))
    };
    tokio::task::spawn_blocking(take).await.map_err(internal)?
}

pub(crate) async fn student_use(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    let before = inner.students.chosen();
    let next = usable(inner, &name).await?;
    if next == before {
        save(inner, &next).await?;
        return Ok(Done { message: format!("“{name}” answers already.") });
    }
    if !inner.live.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_empty() {
        return Err(bad_input(
            "A run is being performed, and it keeps the student that it began with.",
            "Wait until it has ended, or stop it; then choose again.",
        ));
    }
    // Cases that run are of the student of now; and the next one needs its memory once.
    crate::evals::stop_all(inner);
    inner.students.dismiss(Some(&name));
    switch(inner, next.clone()).await;
    match load(inner, &name).await {
        Ok(loaded) => {
            save(inner, &next).await?;
            let words = if next.capability().writes { "" } else { " It does not write." };
            Ok(Done { message: format!("“{name}” answers from now on: {}.{words}", loaded.backend) })
        }
        Err(trouble) => {
            switch(inner, before.clone()).await;
            Err(WireError {
                code: ErrorCode::StudentUnavailable,
                message: format!("{} “{}” goes on answering.", trouble.message, before.name),
                hint: trouble.hint,
                retryable: false,
            })
        }
    }
}

/// Loads the student that was chosen and tells how far it is.
async fn load(inner: &Inner, name: &str) -> Result<Loaded, Trouble> {
    let mut status = inner.student.status();
    let loading = inner.load_student();
    tokio::pin!(loading);
    loop {
        tokio::select! {
            biased;
            loaded = &mut loading => return loaded,
            changed = status.changed() => {
                // The sender lives as long as the student, so a closed one ends the loading too.
                let done = if changed.is_ok() { f64::from(status.borrow_and_update().progress) } else { 0.0 };
                let label = format!("Loading “{name}”: {:.0} %", done * 100.0);
                inner.send(Update::Progress { id: progress_id(name), label, done, total: 1.0 });
            }
        }
    }
}

/// A student that is here, whole, and small enough for the memory.
async fn usable(inner: &Arc<Inner>, name: &str) -> Result<Chosen, WireError> {
    let kept = folder::find(inner.students.folder(), name).ok_or_else(|| not_found("student", name))?;
    let info = match kept.held {
        Held::Whole(info) => info,
        Held::Embedding(_) => {
            return Err(bad_input(
                format!("“{name}” is an embedding model: it finds memories by meaning and cannot be the student."),
                format!("Use it for the search of memories: understudy memory embedding use {name}."),
            ));
        }
        Held::Broken(trouble) => return Err(refused(trouble)),
        Held::Part { done, total } => {
            return Err(bad_input(
                format!("“{name}” is not here yet: {} of {}.", bytes(done), bytes(total)),
                "Let the download end first.",
            ));
        }
    };
    let chosen = students::by_name(inner.students.folder(), name);
    let context = inner.students.config(&chosen).context;
    // What the student of now holds is free once it has gone.
    let held = inner.student.status().borrow().stats.rss;
    let available = memory(inner).available.map(|a| a.saturating_add(held));
    check_memory(&info, u64::from(context).min(info.context.max(1)), available).map_err(|e| refused(e.trouble()))?;
    Ok(chosen)
}

/// Hands the student's place to another and waits until the one before is gone.
async fn switch(inner: &Inner, next: Chosen) {
    let mut status = inner.student.status();
    let config = inner.students.config(&next);
    let same = config == inner.students.config(&inner.students.chosen());
    inner.students.choose(next);
    if same {
        return;
    }
    inner.student.configure(config);
    // The supervisor outlives the app, so this ends.
    let gone = status.wait_for(|s| s.model.is_none() && s.error.is_none()).await.is_ok();
    debug_assert!(gone, "the student's thread lives as long as the app");
}

async fn save(inner: &Inner, chosen: &Chosen) -> Result<(), WireError> {
    settings::set(&inner.store, "student", &chosen.name.clone().into()).await.map_err(internal)
}

pub(crate) async fn student_remove(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    if inner.students.running().is_some_and(|r| r.name == name) {
        return Err(bad_input(format!("“{name}” is being downloaded."), "Cancel the download first."));
    }
    if inner.students.chosen().name == name && name != BUILT_IN {
        return Err(bad_input(format!("“{name}” answers now."), "Use another student first, then remove this one."));
    }
    let embeds = folder::find(inner.students.folder(), &name).is_some_and(|k| matches!(k.held, Held::Embedding(_)));
    inner.students.dismiss(Some(&name));
    let freed = folder::remove(inner.students.folder(), &name).await.map_err(refused)?;
    inner.students.forgive(&name);
    if embeds {
        super::meaning::model_removed(inner, &name).await?;
    }
    Ok(Done { message: format!("“{name}” is removed; {} are free again.", bytes(freed)) })
}

impl App {
    /// Waits until the download of a student has ended, one way or the other. `progress` hears of it.
    pub async fn wait_for_student(&self, name: &str, mut progress: impl FnMut(&Update)) -> Result<(), WireError> {
        let mut updates = self.subscribe();
        while self.inner.students.running().is_some_and(|r| r.name == name) {
            // A missed or late update only means looking again.
            let again = Duration::from_millis(250);
            if let Ok(Ok(update)) = tokio::time::timeout(again, updates.recv()).await
                && matches!(&update, Update::Progress { id, .. } if *id == progress_id(name))
            {
                progress(&update);
            }
        }
        match self.inner.students.failure(name) {
            Some(trouble) => Err(refused(trouble)),
            None => Ok(()),
        }
    }
}

fn progress_id(name: &str) -> String {
    format!("student:{name}")
}

fn refused(trouble: Trouble) -> WireError {
    let code = match trouble.code.as_str() {
        "missing" => ErrorCode::NotFound,
        _ => ErrorCode::BadInput,
    };
    let retryable = matches!(trouble.code.as_str(), "unreachable" | "disk" | "memory");
    WireError { code, message: trouble.message, hint: trouble.hint, retryable }
}

/// The computer's memory, and the graphics processor's once a student was loaded that uses one.
fn memory(inner: &Inner) -> Memory {
    let status = inner.student.status();
    let graphics = status.borrow().model.as_ref().and_then(|m| m.graphics.iter().map(|g| g.memory).max());
    Memory { graphics, ..machine::probe().memory }
}

fn view(inner: &Inner, kept: Kept, memory: &Memory) -> StudentFile {
    let running = inner.students.running().filter(|r| r.name == kept.name);
    let built_in = kept.name == BUILT_IN;
    let failure = inner.students.failure(&kept.name).map(|t| format!("{} {}", t.message, t.hint));
    let (state, done, size, problem) = match (&kept.held, running) {
        (Held::Part { done, total }, running) => {
            let state = if running.is_some() { StudentState::Downloading } else { StudentState::Paused };
            let (done, total) = running.map_or((*done, *total), |r| r.done);
            (state, done, total, failure)
        }
        (Held::Whole(_) | Held::Embedding(_), _) => (StudentState::Ready, kept.size, kept.size, None),
        (Held::Broken(t), _) => (StudentState::Broken, kept.size, kept.size, Some(format!("{} {}", t.message, t.hint))),
    };
    let blank = GgufInfo::default();
    let info = match &kept.held {
        Held::Whole(info) | Held::Embedding(info) => info,
        Held::Broken(_) | Held::Part { .. } => &blank,
    };
    let embeds = matches!(kept.held, Held::Embedding(_));
    let ready = state == StudentState::Ready;
    StudentFile {
        title: crate::students::title_of(&kept),
        chosen: inner.students.chosen().path == kept.path,
        built_in,
        state,
        done: done as f64,
        size: size as f64,
        parameters: info.parameters as f64 / 1e6,
        context: info.context as f64,
        family: info.architecture.clone(),
        layout: if ready && !embeds { info.layout.words().to_owned() } else { String::new() },
        writes: ready && !embeds && Capability::of(info.layout).writes,
        embeds,
        license: if kept.note.license.is_empty() { info.license.clone() } else { kept.note.license },
        source: if built_in { "ships with the app".to_owned() } else { kept.note.source },
        sha256: kept.note.sha256,
        fit: ready.then(|| fit_view(fit_of(info, memory))),
        problem,
        name: kept.name,
    }
}

fn fit_of(info: &GgufInfo, memory: &Memory) -> Fit {
    let context = u64::from(CONTEXT).min(info.context.max(1));
    fit::fit(fit::needs(info.weights, info.kv_bytes_per_token, context), memory)
}

fn entry_view(inner: &Inner, entry: &Entry, memory: &Memory) -> CatalogueEntry {
    let kept = folder::find(inner.students.folder(), &entry.name);
    // What the hub or the file says replaces what is only about right.
    let (size, fit) = match kept.as_ref().map(|k| (&k.held, k.size)) {
        Some((Held::Whole(info) | Held::Embedding(info), size)) => (size, fit_of(info, memory)),
        Some((Held::Part { total, .. }, _)) => (*total, planned(entry, *total, memory)),
        Some((Held::Broken(_), _)) | None => (entry.size, planned(entry, entry.size, memory)),
    };
    CatalogueEntry {
        name: entry.name.clone(),
        title: entry.title.clone(),
        about: entry.about.clone(),
        repository: entry.repository.clone(),
        parameters: entry.parameters,
        active: entry.active,
        size: size as f64,
        approximate: entry.approximate && size == entry.size,
        license: entry.license.clone(),
        context: entry.context as f64,
        fit: fit_view(fit),
        state: kept.map(|k| view(inner, k, memory).state),
        problem: inner.students.failure(&entry.name).map(|t| format!("{} {}", t.message, t.hint)),
    }
}

fn planned(entry: &Entry, size: u64, memory: &Memory) -> Fit {
    let context = u64::from(CONTEXT).min(entry.context);
    fit::fit(fit::needs(size, entry.kv_bytes_per_token, context), memory)
}

fn fit_view(fit: Fit) -> FitView {
    FitView {
        verdict: match fit.verdict {
            Verdict::FitsWell => FitVerdict::FitsWell,
            Verdict::FitsTightly => FitVerdict::FitsTightly,
            Verdict::TooLarge => FitVerdict::TooLarge,
        },
        words: fit.words,
        needs: fit.needs as f64,
        has: fit.has as f64,
    }
}
