//! Students on this computer: which one is chosen, and the one download that is under way.
//!
//! Shared by the app and the small apps of its eval cases. Files are `student::folder` of the providers; the
//! commands are `usecases/students.rs`.

use crate::open::Options;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use understudy_agent::prompt::Layout;
use understudy_agent::run::Capability;
use understudy_providers::student::folder::{self, BUILT_IN, Held, Kept};
use understudy_providers::student::{CancelFlag, StudentConfig, Trouble, inspect};

/// Tokens of context that a student of the user's own gets: rules, tools, a skill and some letters. The pocket
/// student keeps its smaller one, which it was trained on.
pub(crate) const CONTEXT: u32 = 8192;

/// The student that answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// Short, for commands.
    pub(crate) name: String,
    /// For people.
    pub(crate) title: String,
    /// Its file.
    pub(crate) path: PathBuf,
    /// How prompts are written for it, as its file says.
    pub(crate) layout: Layout,
    /// Its file's fingerprint when it came.
    pub(crate) pinned: Option<String>,
}

impl Chosen {
    /// Whether it ships with the app.
    pub(crate) fn built_in(&self) -> bool {
        self.name == BUILT_IN
    }

    /// What it can take and give.
    pub(crate) fn capability(&self) -> Capability {
        Capability::of(self.layout)
    }
}

/// A download under way.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    /// Which student.
    pub(crate) name: String,
    /// Set to stop it.
    pub(crate) stop: CancelFlag,
    /// Bytes that are here and bytes in all.
    pub(crate) done: (u64, u64),
}

/// The students of one data folder.
#[derive(Debug)]
pub(crate) struct Students {
    folder: PathBuf,
    states: PathBuf,
    chosen: Mutex<Chosen>,
    running: Mutex<Option<Running>>,
    /// Why the last download of a student failed.
    failed: Mutex<BTreeMap<String, Trouble>>,
}

impl Students {
    /// The folder's students, with the one that the options or the setting name.
    pub(crate) fn new(data: &Path, options: &Options, setting: Option<&str>) -> Students {
        let folder = data.join("students");
        let chosen = match &options.student {
            Some(asked) => resolve(&folder, asked),
            None => by_name(&folder, setting.unwrap_or(BUILT_IN)),
        };
        Students {
            folder,
            states: data.join("student-state"),
            chosen: Mutex::new(chosen),
            running: Mutex::default(),
            failed: Mutex::default(),
        }
    }

    /// Where the files are.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The student that answers.
    pub(crate) fn chosen(&self) -> Chosen {
        lock(&self.chosen).clone()
    }

    /// Chooses another.
    pub(crate) fn choose(&self, chosen: Chosen) {
        *lock(&self.chosen) = chosen;
    }

    /// How a student is run.
    pub(crate) fn config(&self, chosen: &Chosen) -> StudentConfig {
        let mut config = StudentConfig::new(&chosen.path, &self.states);
        config.pinned = chosen.pinned.clone();
        if chosen.layout != Layout::Pocket {
            config.context = CONTEXT;
        }
        config
    }

    /// The download under way.
    pub(crate) fn running(&self) -> Option<Running> {
        lock(&self.running).clone()
    }

    /// Takes the only place for a download. `false` when another has it.
    pub(crate) fn begin(&self, running: Running) -> bool {
        let mut place = lock(&self.running);
        if place.is_some() {
            return false;
        }
        lock(&self.failed).remove(&running.name);
        *place = Some(running);
        true
    }

    /// How far the download is.
    pub(crate) fn moved(&self, done: u64, total: u64) {
        if let Some(running) = lock(&self.running).as_mut() {
            running.done = (done, total);
        }
    }

    /// The download has ended.
    pub(crate) fn end(&self, name: &str, trouble: Option<Trouble>) {
        if let Some(trouble) = trouble {
            lock(&self.failed).insert(name.to_owned(), trouble);
        }
        *lock(&self.running) = None;
    }

    /// Why the last download of a student failed.
    pub(crate) fn failure(&self, name: &str) -> Option<Trouble> {
        lock(&self.failed).get(name).cloned()
    }

    /// Forgets why it failed.
    pub(crate) fn forgive(&self, name: &str) {
        lock(&self.failed).remove(name);
    }
}

/// A student of the folder by its name, whether its file is there or not: what is wrong with it is said when
/// it is loaded.
pub(crate) fn by_name(folder: &Path, name: &str) -> Chosen {
    let built_in = name == BUILT_IN;
    let kept = folder::find(folder, name);
    let layout = match kept.as_ref().map(|k| &k.held) {
        Some(Held::Whole(info)) => info.layout,
        Some(Held::Embedding(_) | Held::Broken(_) | Held::Part { .. }) | None if built_in => Layout::Pocket,
        Some(Held::Embedding(_) | Held::Broken(_) | Held::Part { .. }) | None => Layout::Plain,
    };
    let title = kept.as_ref().map_or_else(|| name.to_owned(), title_of);
    let pinned = kept.and_then(|k| k.note.fingerprint);
    Chosen { name: name.to_owned(), title, path: folder::path(folder, name), layout, pinned }
}

/// A student by its name, or a file of the user's where it lies.
fn resolve(folder: &Path, asked: &Path) -> Chosen {
    let name = asked.to_string_lossy();
    if !asked.is_file() && folder::find(folder, &name).is_some() {
        return by_name(folder, &name);
    }
    let layout = inspect(asked).map_or(Layout::Plain, |info| info.layout);
    let name = folder::name_of(asked);
    Chosen { title: name.clone(), name, path: asked.to_owned(), layout, pinned: None }
}

/// What people call a student: as its note says, or else its short name.
pub(crate) fn title_of(kept: &Kept) -> String {
    if kept.name == BUILT_IN {
        return "Pocket student".to_owned();
    }
    if kept.note.title.is_empty() { kept.name.clone() } else { kept.note.title.clone() }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
