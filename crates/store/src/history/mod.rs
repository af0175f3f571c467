//! The git history of a folder of the user's files: what was saved, by whom, and how to bring it back.
//!
//! The folder is an ordinary git repository: made when there is none, used as it is when the user has one. A save is a
//! commit by its author; what another program changed is committed as such before anything is written over it, so that
//! no text is ever lost. Only plain files of a readable size are kept: no links, no hidden files but the folder's own
//! (`.context.md`, `.recall.jsonl`, `.gitignore`), nothing that a `.gitignore` names. It never fetches, pushes or runs a hook.

mod diff;
mod folder;
mod read;
mod sweep;

pub use diff::{DiffLine, DiffSign, diff};
pub use folder::Put;
pub use read::Revision;

use crate::error::{StoreError, file};
use crate::files::{Written, sha256_hex, write_file};
use git2::{ErrorCode, Repository, RepositoryOpenFlags, RepositoryState};
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Larger files are left out of the history.
const LARGEST: u64 = 1024 * 1024;

/// Who made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The user, in the app or the terminal.
    You,
    /// The teacher.
    Teacher,
    /// The night shift.
    NightShift,
    /// Another program: an editor, a sync tool.
    Outside,
    /// The app itself: what it ships, and the first state of a folder.
    Understudy,
}

impl Author {
    /// The name in the history.
    pub fn name(self) -> &'static str {
        match self {
            Author::You => "you",
            Author::Teacher => "teacher",
            Author::NightShift => "night shift",
            Author::Outside => "outside",
            Author::Understudy => "understudy",
        }
    }
}

/// Who changes what, and when: what a commit says of itself.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    /// Who.
    pub author: Author,
    /// What, in one line.
    pub message: &'a str,
    /// Unix seconds.
    pub at: i64,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Save {
    /// The file holds the text.
    Done {
        /// The commit; `None` when nothing differed or no history is kept.
        commit: Option<String>,
        /// SHA-256 of the text.
        sha256: String,
    },
    /// The file is not what the writer had read. It was left as it is.
    Stale {
        /// SHA-256 of what is there; `None` when it is gone.
        found: Option<String>,
        /// Where the writer's text went, when the file changed in the very moment of writing.
        beside: Option<PathBuf>,
    },
}

/// The history of a folder.
#[derive(Debug)]
pub struct History {
    root: PathBuf,
    /// Why no history is kept, in words.
    trouble: Option<String>,
    /// One change at a time; holds what is known of files that did not change.
    known: Mutex<HashMap<String, sweep::Known>>,
}

impl History {
    /// Opens the repository of a folder, making it when there is none. Never fails for want of a repository: then
    /// files are saved without history, and [`History::trouble`] says why.
    ///
    /// Errors: [`StoreError::NotAFolder`]; [`StoreError::File`] when the folder cannot be made.
    pub fn open(folder: &Path) -> Result<History, StoreError> {
        if folder.is_file() {
            return Err(StoreError::NotAFolder { path: folder.to_path_buf() });
        }
        std::fs::create_dir_all(folder).map_err(file("create", folder))?;
        let root = folder.canonicalize().map_err(file("read", folder))?;
        folder::recover(&root);
        let trouble = match open_or_init(&root) {
            Ok(repository) if repository.is_bare() => Some("its git repository has no files of its own".to_owned()),
            Ok(_) => None,
            Err(e) => Some(format!("git cannot use it: {}", e.message())),
        };
        if let Some(reason) = &trouble {
            tracing::warn!(folder = %root.display(), %reason, "no history is kept");
        }
        Ok(History { root, trouble, known: Mutex::default() })
    }

    /// The folder, canonical.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Why no history is kept; `None` when one is.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Commits whatever differs from the last commit; `None` when nothing does, or while the user is in the middle of a
    /// merge or rebase of their own.
    pub fn commit(&self, note: &Note<'_>) -> Result<Option<String>, StoreError> {
        let mut known = self.begin();
        self.sweep(&mut known, note)
    }

    /// The same on a thread of its own: a folder of a hundred thousand files takes its time, and nobody waits for it but who
    /// changes something meanwhile. When this returns, every later change comes after it.
    pub fn commit_behind(self: &Arc<Self>, note: Note<'static>) {
        let (history, (begun, begins)) = (self.clone(), std::sync::mpsc::channel());
        std::thread::spawn(move || {
            let mut known = history.begin();
            // Whoever waits for the beginning may have gone.
            let _ = begun.send(());
            if let Err(error) = history.sweep(&mut known, &note) {
                tracing::warn!(%error, "what changed outside is not in the history yet");
            }
        });
        // An error means that the thread ended at once; then there is nothing to come after.
        let _ = begins.recv();
    }

    /// Writes a file and commits it. What another program changed meanwhile is committed first, as such.
    ///
    /// `base` is the SHA-256 of the text that the writer had read (`None`: the file must not exist yet).
    pub fn save(&self, path: &str, text: &str, base: Option<&str>, note: &Note<'_>) -> Result<Save, StoreError> {
        let mut known = self.begin();
        let full = self.place(path)?;
        let found = hash_of(&full)?;
        if found.as_deref() != base {
            return Ok(Save::Stale { found, beside: None });
        }
        self.sweep_outside(&mut known, note.at)?;
        match write_file(&full, text, base)? {
            Written::InPlace => {}
            Written::Beside(beside) => return Ok(Save::Stale { found: hash_of(&full)?, beside: Some(beside) }),
        }
        let commit = self.sweep(&mut known, note)?;
        Ok(Save::Done { commit, sha256: sha256_hex(text.as_bytes()) })
    }

    /// Changes several files as one commit: a text to write, or `None` to remove the file. What was there before is in
    /// the history.
    pub fn change(&self, files: &[(String, Option<Vec<u8>>)], note: &Note<'_>) -> Result<Option<String>, StoreError> {
        let mut known = self.begin();
        self.sweep_outside(&mut known, note.at)?;
        for (path, content) in files {
            let full = self.place(path)?;
            match content {
                Some(bytes) => put(&full, bytes)?,
                None => match std::fs::remove_file(&full) {
                    Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(file("remove", &full)(e)),
                    _ => self.prune(&full),
                },
            }
        }
        self.sweep(&mut known, note)
    }

    /// Brings a file or a folder back to what it was in a revision, as a new commit; `None` when it is so already.
    ///
    /// Errors: [`StoreError::NotFound`] when there is no such revision, or nothing at that path in it.
    pub fn restore(&self, path: &str, revision: &str, note: &Note<'_>) -> Result<Option<String>, StoreError> {
        let then = self.files(path, revision)?;
        if then.is_empty() {
            return Err(StoreError::NotFound { what: "version", id: format!("{path} in {revision}") });
        }
        let mut changes: Vec<(String, Option<Vec<u8>>)> = Vec::new();
        // What came later goes again; it stays in the history.
        for later in self.present(path)? {
            if !then.iter().any(|(name, _)| *name == later) {
                changes.push((later, None));
            }
        }
        changes.extend(then.into_iter().map(|(name, bytes)| (name, Some(bytes))));
        self.change(&changes, note)
    }

    /// The file behind a path of this folder.
    ///
    /// Errors: [`StoreError::NotFound`] when the path leads out of the folder, be it by a link.
    pub fn place(&self, path: &str) -> Result<PathBuf, StoreError> {
        let refused = || StoreError::NotFound { what: "file", id: path.to_owned() };
        let plain = |part: &str| {
            !part.is_empty() && part != "." && part != ".." && part != ".git" && !part.contains(['\\', '\0', ':'])
        };
        if !path.split('/').all(plain) {
            return Err(refused());
        }
        let full = self.root.join(path);
        // The nearest folder that exists must lie inside, whatever links are on the way; the file itself is no link.
        let above = full.ancestors().skip(1).find(|a| a.symlink_metadata().is_ok()).ok_or_else(refused)?;
        let real = above.canonicalize().map_err(file("read", above))?;
        let linked = full.symlink_metadata().is_ok_and(|m| m.is_symlink());
        if !real.starts_with(&self.root) || linked { Err(refused()) } else { Ok(full) }
    }

    fn begin(&self) -> MutexGuard<'_, HashMap<String, sweep::Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The repository, when it may be written to now.
    fn repository(&self) -> Option<Repository> {
        if self.trouble.is_some() {
            return None;
        }
        let repository = open_or_init(&self.root).ok()?;
        (repository.state() == RepositoryState::Clean).then_some(repository)
    }

    /// Folders that became empty go with their last file.
    fn prune(&self, removed: &Path) {
        for folder in removed.ancestors().skip(1).take_while(|f| f.starts_with(&self.root) && *f != self.root) {
            if std::fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

fn open_or_init(root: &Path) -> Result<Repository, git2::Error> {
    let none: [&OsStr; 0] = [];
    match Repository::open_ext(root, RepositoryOpenFlags::NO_SEARCH, none) {
        Err(e) if e.code() == ErrorCode::NotFound => Repository::init(root),
        other => other,
    }
}

fn hash_of(path: &Path) -> Result<Option<String>, StoreError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(sha256_hex(&bytes))),
        Err(e) if matches!(e.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => Ok(None),
        Err(e) => Err(file("read", path)(e)),
    }
}

/// Writes bytes as a whole: beside, then renamed over.
fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(file("create", folder))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path)).map_err(file("write", path))
}

/// An error of git, told as one of the folder.
fn git(what: &'static str, root: &Path) -> impl FnOnce(git2::Error) -> StoreError {
    let path = root.to_path_buf();
    move |e| StoreError::File { what, path, source: std::io::Error::other(e.message().to_owned()) }
}
