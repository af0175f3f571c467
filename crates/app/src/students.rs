//! Students on this computer: which one is chosen, and the one download that is under way.
//!
//! Shared by the app and the small apps of its eval cases. Files are `student::folder` of the providers; the
//! commands are `usecases/students.rs`.

use crate::open::{Inner, Options};
use crate::wire::{ErrorCode, WireError};
use crate::{bad_input, not_found};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use understudy_agent::prompt::Layout;
use understudy_agent::run::Capability;
use understudy_providers::student::folder::{self, BUILT_IN, Held, Kept};
use understudy_providers::student::{
    CancelFlag, Loaded, State, Student, StudentConfig, Trouble, bytes, fingerprint, inspect,
};
use understudy_store::sha256_hex;

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

/// A student with its worker.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    /// Which one.
    pub(crate) chosen: Chosen,
    /// Its worker.
    pub(crate) student: Student,
}

impl Seat {
    /// Loads it and waits for what comes of it.
    pub(crate) async fn load(&self) -> Result<Loaded, Trouble> {
        let mut status = self.student.status();
        self.student.load();
        let settled = status.wait_for(|s| matches!(s.state, State::Ready | State::Failed)).await;
        let gone = || Trouble::new("closed", "The student was closed.", "Start the app again.");
        let status = settled.map_err(|_| gone())?;
        match (&status.model, &status.error) {
            (Some(model), _) if status.state == State::Ready => Ok(model.clone()),
            (_, Some(trouble)) => Err(trouble.clone()),
            _ => Err(gone()),
        }
    }
}

/// A file up to this size is known by all its bytes, a larger one by what was computed when it came.
const HASHED_WHOLE: u64 = 64_000_000;

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

/// The hash of a file, with the size and the time that it had.
#[derive(Clone, Debug)]
struct Hashed {
    size: u64,
    time: Option<SystemTime>,
    hash: String,
}

/// The students of one data folder.
#[derive(Debug)]
pub(crate) struct Students {
    folder: PathBuf,
    states: PathBuf,
    program: PathBuf,
    chosen: Mutex<Chosen>,
    /// Another one that works beside it, for a skill that is pinned to it or is tested on it. One at a time.
    guest: Mutex<Option<Seat>>,
    hashes: Mutex<BTreeMap<PathBuf, Hashed>>,
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
            program: options.worker.clone().or_else(|| std::env::current_exe().ok()).unwrap_or_default(),
            chosen: Mutex::new(chosen),
            guest: Mutex::default(),
            hashes: Mutex::default(),
            running: Mutex::default(),
            failed: Mutex::default(),
        }
    }

    /// The same folder, with this one chosen.
    pub(crate) fn choosing(&self, chosen: Chosen) -> Students {
        Students {
            folder: self.folder.clone(),
            states: self.states.clone(),
            program: self.program.clone(),
            chosen: Mutex::new(chosen),
            guest: Mutex::default(),
            hashes: Mutex::default(),
            running: Mutex::default(),
            failed: Mutex::default(),
        }
    }

    /// Which file a student is: the SHA-256 of a small one, of a large one what was computed when it came. Empty when there
    /// is none. Touches the disk.
    pub(crate) fn hash(&self, chosen: &Chosen) -> String {
        let Ok(meta) = std::fs::metadata(&chosen.path) else { return String::new() };
        let (size, time) = (meta.len(), meta.modified().ok());
        if let Some(known) = lock(&self.hashes).get(&chosen.path).filter(|k| (k.size, k.time) == (size, time)) {
            return known.hash.clone();
        }
        let hash = if size <= HASHED_WHOLE {
            std::fs::read(&chosen.path).map(|bytes| sha256_hex(&bytes)).unwrap_or_default()
        } else {
            let known = folder::find(&self.folder, &chosen.name).filter(|k| k.path == chosen.path).map(|k| k.note);
            known
                .and_then(|note| note.sha256.or(note.fingerprint))
                .or_else(|| fingerprint(&chosen.path).ok())
                .unwrap_or_default()
        };
        lock(&self.hashes).insert(chosen.path.clone(), Hashed { size, time, hash: hash.clone() });
        hash
    }

    /// A student of the folder beside the chosen one, with a worker of its own.
    fn guest(&self, name: &str) -> Result<Seat, WireError> {
        match folder::find(&self.folder, name).map(|kept| kept.held) {
            Some(Held::Whole(_)) => {}
            Some(Held::Embedding(_)) => {
                return Err(bad_input(
                    format!("“{name}” is an embedding model and cannot be the student."),
                    "Choose a student of the list.",
                ));
            }
            Some(Held::Broken(trouble)) => {
                return Err(bad_input(format!("“{name}” cannot be used: {}", trouble.message), trouble.hint));
            }
            Some(Held::Part { done, total }) => {
                return Err(bad_input(
                    format!("“{name}” is not here yet: {} of {}.", bytes(done), bytes(total)),
                    "Let the download end first.",
                ));
            }
            None => return Err(not_found("student", name)),
        }
        let chosen = by_name(&self.folder, name);
        let mut place = lock(&self.guest);
        if let Some(seat) = place.as_ref().filter(|seat| seat.chosen == chosen) {
            return Ok(seat.clone());
        }
        let student = Student::start(self.program.clone(), self.config(&chosen));
        let seat = Seat { chosen, student };
        let before = place.replace(seat.clone());
        drop(place);
        drop_aside(before);
        Ok(seat)
    }

    /// Lets the guest go, whoever it is when no name is given. Who still works with it keeps it until then.
    pub(crate) fn dismiss(&self, name: Option<&str>) {
        let mut place = lock(&self.guest);
        let gone = if place.as_ref().is_some_and(|seat| name.is_none_or(|n| seat.chosen.name == n)) {
            place.take()
        } else {
            None
        };
        drop(place);
        drop_aside(gone);
    }

    /// The program whose other role is the worker.
    pub(crate) fn program(&self) -> &Path {
        &self.program
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

/// The end of a worker may take a moment, which no thread of the runtime should wait for.
fn drop_aside(seat: Option<Seat>) {
    if let Some(seat) = seat {
        std::thread::spawn(move || drop(seat));
    }
}

impl Inner {
    /// The student of that name with its worker; the chosen one when none is named.
    pub(crate) fn seat(&self, name: Option<&str>) -> Result<Seat, WireError> {
        let chosen = self.students.chosen();
        match name.filter(|n| *n != chosen.name) {
            None => Ok(Seat { chosen, student: self.student.clone() }),
            Some(other) => self.students.guest(other),
        }
    }
}

/// A student that cannot be loaded, as the window gets it.
pub(crate) fn unavailable(trouble: Trouble) -> WireError {
    WireError { code: ErrorCode::StudentUnavailable, message: trouble.message, hint: trouble.hint, retryable: false }
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
