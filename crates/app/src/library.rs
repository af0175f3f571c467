//! The library: the git histories of the user's skill and memory folders, and what both panels ask of them.

use crate::open::Inner;
use crate::wire::*;
use crate::{internal, not_found, stale};
use std::path::Path;
use std::sync::Arc;
use understudy_agent::skill::{Problem, Severity};
use understudy_store::{Author, DiffSign, History, MemoryFolder, Note, Revision, SkillFolders, StoreError, diff};

/// Largest text that is saved, bytes: what the folders read at most.
pub(crate) const LARGEST: usize = 256 * 1024;
/// Versions in a list.
const LISTED: usize = 200;
/// Lines shown around those that differ.
const AROUND: u32 = 3;

/// The histories.
#[derive(Debug)]
pub(crate) struct Library {
    /// Of the memory folder.
    pub(crate) memories: Arc<History>,
    /// Of the user's own folder of skills.
    pub(crate) skills: Arc<History>,
}

impl Library {
    /// Opens both and commits what other programs changed since the last time.
    pub(crate) fn open(memories: &Path, skills: &Path, now: i64) -> Result<Library, StoreError> {
        let (memories, skills) = (Arc::new(History::open(memories)?), Arc::new(History::open(skills)?));
        let note = |history: &History| match history.log("", 1) {
            Ok(log) if log.is_empty() => {
                Note { author: Author::Understudy, message: "The folder as it was found", at: now }
            }
            _ => outside(now),
        };
        skills.commit(&note(&skills))?;
        memories.commit_behind(note(&memories));
        Ok(Library { memories, skills })
    }
}

/// What another program changed; the commit names the files.
pub(crate) fn outside(at: i64) -> Note<'static> {
    Note { author: Author::Outside, message: "", at }
}

/// Commits what another program changed, after a watcher noticed it.
pub(crate) fn noticed(inner: &Inner, history: &History) {
    if let Err(error) = history.commit(&outside(inner.now())) {
        tracing::warn!(%error, "a change from outside is not in the history yet");
    }
}

/// Runs file work where it may block.
pub(crate) async fn blocking<T: Send + 'static>(
    inner: &Arc<Inner>,
    work: impl FnOnce(&Inner) -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    let inner = inner.clone();
    tokio::task::spawn_blocking(move || work(&inner)).await.map_err(internal)?
}

/// A store error as the window gets it.
pub(crate) fn told(error: StoreError) -> WireError {
    match &error {
        StoreError::NotFound { what, id } => not_found(what, id),
        _ => internal(error),
    }
}

/// The error of a save over a file that is another one by now.
pub(crate) fn changed(name: &str, found: Option<&str>, beside: Option<&Path>) -> WireError {
    let what = match (found, beside) {
        (_, Some(path)) => {
            format!("“{name}” changed while it was being saved. Your text is beside it, in {}.", path.display())
        }
        (None, _) => format!("“{name}” is gone from the disk. Your text was not saved."),
        (Some(_), _) => format!("“{name}” was changed by another program. Your text was not saved over it."),
    };
    let mut error = stale(what);
    error.hint = "Compare the two, then keep yours or take the other; both stay in the history.".into();
    error
}

pub(crate) fn problem(path: &str, p: &Problem) -> ProblemView {
    ProblemView {
        path: path.to_owned(),
        line: p.line,
        column: p.column,
        code: p.code.clone(),
        severity: match p.severity {
            Severity::Error => "error".into(),
            Severity::Warning => "warning".into(),
        },
        message: p.message.clone(),
        hint: p.hint.clone(),
    }
}

/// The revisions of a path; `good` judges the version of each, for skills.
pub(crate) fn history(
    history: &History,
    path: &str,
    mut judged: impl FnMut(&Revision) -> (Option<String>, bool),
) -> Result<HistoryView, WireError> {
    let revisions = history.log(path, LISTED).map_err(told)?;
    let view = |r: Revision| {
        let (version, good) = judged(&r);
        RevisionView { id: r.id, author: r.author, message: r.message, at: r.at, present: r.present, version, good }
    };
    Ok(HistoryView {
        revisions: revisions.into_iter().map(view).collect(),
        trouble: history.trouble().map(|t| format!("No history is kept of {}: {t}.", history.root().display())),
    })
}

/// The files at a path that differ between two revisions; `None` for `to` is the disk, for `from` the revision before.
pub(crate) fn difference(
    history: &History,
    path: &str,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Vec<FileDiff>, WireError> {
    let newer = match to {
        Some(revision) => history.files(path, revision).map_err(told)?,
        None => on_disk(history.root(), path),
    };
    let older = match (from, to) {
        (Some(revision), _) => history.files(path, revision).map_err(told)?,
        (None, to) => {
            let log = history.log(path, LISTED).map_err(told)?;
            let at = match to {
                Some(revision) => {
                    let id = history.resolve(revision).map_err(told)?;
                    log.iter().position(|r| r.id == id).map(|at| at + 1)
                }
                None => Some(0),
            };
            match at.and_then(|at| log.get(at)) {
                Some(before) => history.files(path, &before.id).map_err(told)?,
                None => Vec::new(),
            }
        }
    };
    let find = |files: &[(String, Vec<u8>)], name: &str| {
        files.iter().find(|(path, _)| path == name).map(|(_, bytes)| bytes.clone()).unwrap_or_default()
    };
    let mut names: Vec<String> = older.iter().chain(&newer).map(|(name, _)| name.clone()).collect();
    names.sort();
    names.dedup();
    let mut out = Vec::new();
    for name in names {
        let (before, after) = (find(&older, &name), find(&newer, &name));
        if before != after {
            let lines = match (String::from_utf8(before), String::from_utf8(after)) {
                (Ok(before), Ok(after)) => compared(&before, &after, AROUND)?,
                _ => Vec::new(),
            };
            out.push(FileDiff { path: name, lines });
        }
    }
    Ok(out)
}

pub(crate) fn compared(older: &str, newer: &str, around: u32) -> Result<Vec<DiffLineView>, WireError> {
    let lines = diff(older, newer, around).map_err(told)?;
    let view = |line: understudy_store::DiffLine| DiffLineView {
        sign: match line.sign {
            DiffSign::Same => "same".into(),
            DiffSign::Added => "added".into(),
            DiffSign::Removed => "removed".into(),
        },
        old: line.old,
        new: line.new,
        text: line.text,
    };
    Ok(lines.into_iter().map(view).collect())
}

/// The files at a path on disk, with their paths from the root; links are not followed.
pub(crate) fn on_disk(root: &Path, path: &str) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(path) = open.pop() {
        let full = root.join(&path);
        let Ok(meta) = full.symlink_metadata() else { continue };
        if meta.is_dir() {
            let entries = std::fs::read_dir(&full).into_iter().flatten().flatten();
            let names = entries.filter_map(|e| e.file_name().into_string().ok());
            open.extend(names.filter(|n| !n.starts_with('.')).map(|n| format!("{path}/{n}")));
        } else if meta.is_file()
            && meta.len() <= LARGEST as u64 * 4
            && let Ok(bytes) = std::fs::read(&full)
        {
            out.push((path, bytes));
        }
    }
    out.sort();
    out
}

/// Both folders behind the window, opened with their histories.
pub(crate) fn folders(
    library: &Library,
    index: &Path,
    shipped: std::path::PathBuf,
) -> Result<(MemoryFolder, SkillFolders), StoreError> {
    let memories = MemoryFolder::open(library.memories.root(), index)?;
    let folders = vec![shipped, library.skills.root().to_owned()];
    Ok((memories, SkillFolders::open_with(folders, Some(library.skills.clone()))?))
}
