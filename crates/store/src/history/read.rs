//! Reading the history: revisions of a file or folder, and what it was in one.

use super::sweep::head_commit;
use super::{History, git};
use crate::error::StoreError;
use git2::{Commit, ObjectType, Oid, Repository, Sort, TreeWalkMode, TreeWalkResult};
use std::path::Path;

/// How many commits are looked through for the revisions of one file.
const LOOKED_THROUGH: usize = 5000;

/// A commit that changed a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The commit, 40 hex digits.
    pub id: String,
    /// Who: `you`, `teacher`, `night shift`, `outside`, `understudy`, or a name from the user's own git.
    pub author: String,
    /// What, in one line.
    pub message: String,
    /// Unix seconds.
    pub at: i64,
    /// Whether it was there afterwards.
    pub present: bool,
}

impl History {
    /// The commits that changed a path (`""`: anything), newest first, at most `limit`. Empty when no history is kept.
    pub fn log(&self, path: &str, limit: usize) -> Result<Vec<Revision>, StoreError> {
        let Some(repository) = self.reading() else { return Ok(Vec::new()) };
        log(&repository, path, limit).map_err(git("read the history of", &self.root))
    }

    /// The content of a file in a revision; `None` when it was not there.
    ///
    /// Errors: [`StoreError::NotFound`] when there is no such revision.
    pub fn read(&self, path: &str, revision: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let missing = || StoreError::NotFound { what: "version", id: revision.to_owned() };
        let repository = self.reading().ok_or_else(missing)?;
        let commit = find(&repository, revision).ok_or_else(missing)?;
        let entry = commit.tree().and_then(|tree| tree.get_path(Path::new(path)));
        Ok(entry.ok().and_then(|e| repository.find_blob(e.id()).ok()).map(|b| b.content().to_vec()))
    }

    /// The files at a path in a revision: the file itself, or all in a folder, with their paths from the root.
    ///
    /// Errors: [`StoreError::NotFound`] when there is no such revision.
    pub fn files(&self, path: &str, revision: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let missing = || StoreError::NotFound { what: "version", id: revision.to_owned() };
        let repository = self.reading().ok_or_else(missing)?;
        let commit = find(&repository, revision).ok_or_else(missing)?;
        files(&repository, &commit, path).map_err(git("read the history of", &self.root))
    }

    /// The full id of a revision that was given by its beginning.
    pub fn resolve(&self, revision: &str) -> Result<String, StoreError> {
        let missing = || StoreError::NotFound { what: "version", id: revision.to_owned() };
        let repository = self.reading().ok_or_else(missing)?;
        find(&repository, revision).map(|c| c.id().to_string()).ok_or_else(missing)
    }

    /// The files at a path in the last commit.
    pub(super) fn present(&self, path: &str) -> Result<Vec<String>, StoreError> {
        let Some(repository) = self.reading() else { return Ok(Vec::new()) };
        let present = match head_commit(&repository) {
            Ok(Some(head)) => files(&repository, &head, path),
            Ok(None) => Ok(Vec::new()),
            Err(e) => Err(e),
        };
        let present = present.map_err(git("read the history of", &self.root))?;
        Ok(present.into_iter().map(|(name, _)| name).collect())
    }

    fn reading(&self) -> Option<Repository> {
        match self.trouble() {
            Some(_) => None,
            None => super::open_or_init(&self.root).ok(),
        }
    }
}

/// A commit by the beginning of its id, at least four digits; nothing else names one, so that no path or expression does.
fn find<'r>(repository: &'r Repository, revision: &str) -> Option<Commit<'r>> {
    let digits = revision.len() >= 4 && revision.chars().all(|c| c.is_ascii_hexdigit());
    digits.then(|| repository.find_commit_by_prefix(revision).ok()).flatten()
}

fn log(repository: &Repository, path: &str, limit: usize) -> Result<Vec<Revision>, git2::Error> {
    if head_commit(repository)?.is_none() {
        return Ok(Vec::new());
    }
    let mut walk = repository.revwalk()?;
    walk.push_head()?;
    walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)?;
    let mut out = Vec::new();
    for id in walk.take(LOOKED_THROUGH) {
        let commit = repository.find_commit(id?)?;
        let here = at(&commit, path)?;
        let mut changed = here.is_some();
        for (i, parent) in commit.parents().enumerate() {
            let differs = at(&parent, path)? != here;
            changed = if i == 0 { differs } else { changed && differs };
        }
        if !changed {
            continue;
        }
        out.push(Revision {
            id: commit.id().to_string(),
            author: commit.author().name().unwrap_or("somebody").to_owned(),
            message: commit.summary().ok().flatten().unwrap_or_default().to_owned(),
            at: commit.time().seconds(),
            present: here.is_some(),
        });
        if out.len() == limit {
            break;
        }
    }
    Ok(out)
}

fn at(commit: &Commit<'_>, path: &str) -> Result<Option<Oid>, git2::Error> {
    if path.is_empty() {
        return Ok(Some(commit.tree_id()));
    }
    Ok(commit.tree()?.get_path(Path::new(path)).ok().map(|entry| entry.id()))
}

fn files(repository: &Repository, commit: &Commit<'_>, path: &str) -> Result<Vec<(String, Vec<u8>)>, git2::Error> {
    let Ok(entry) = commit.tree()?.get_path(Path::new(path)) else { return Ok(Vec::new()) };
    if entry.kind() == Some(ObjectType::Blob) {
        return Ok(vec![(path.to_owned(), repository.find_blob(entry.id())?.content().to_vec())]);
    }
    let mut names = Vec::new();
    repository.find_tree(entry.id())?.walk(TreeWalkMode::PreOrder, |folder, entry| {
        if let (Some(ObjectType::Blob), Ok(name), true) = (entry.kind(), entry.name(), entry.filemode() != 0o120000) {
            names.push((format!("{path}/{folder}{name}"), entry.id()));
        }
        TreeWalkResult::Ok
    })?;
    names.into_iter().map(|(name, id)| Ok((name, repository.find_blob(id)?.content().to_vec()))).collect()
}
