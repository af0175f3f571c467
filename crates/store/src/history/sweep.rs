//! Looking for what differs from the last commit, and committing it.
//!
//! Blobs are made from the bytes themselves, so no filter of a git configuration changes a text. A file whose size and
//! time are those of the last look is not read again.

use super::{Author, History, LARGEST, Note, git};
use crate::error::StoreError;
use git2::build::TreeUpdateBuilder;
use git2::{FileMode, ObjectType, Oid, Repository, Signature, Time, TreeWalkMode, TreeWalkResult};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// What is known of a file.
#[derive(Clone, Debug)]
pub(super) struct Known {
    size: u64,
    modified: SystemTime,
    oid: Oid,
}

/// A file that changed less than this ago may change again without a new time stamp.
const SETTLED: Duration = Duration::from_secs(2);

impl History {
    /// Commits what differs, by an author.
    pub(super) fn sweep(
        &self,
        known: &mut HashMap<String, Known>,
        note: &Note<'_>,
    ) -> Result<Option<String>, StoreError> {
        let Some(repository) = self.repository() else { return Ok(None) };
        self.commit_differences(&repository, known, note).map_err(git("keep the history of", &self.root))
    }

    /// Commits what another program changed, naming the files.
    pub(super) fn sweep_outside(&self, known: &mut HashMap<String, Known>, at: i64) -> Result<(), StoreError> {
        self.sweep(known, &Note { author: Author::Outside, message: "", at }).map(|_| ())
    }

    fn commit_differences(
        &self,
        repository: &Repository,
        known: &mut HashMap<String, Known>,
        note: &Note<'_>,
    ) -> Result<Option<String>, git2::Error> {
        let head = head_commit(repository)?;
        let before = match &head {
            Some(commit) => blobs(&commit.tree()?)?,
            None => BTreeMap::new(),
        };
        let now = self.look(repository, &before, known)?;
        let mut update = TreeUpdateBuilder::new();
        let mut changed: Vec<String> = Vec::new();
        for (path, oid) in &now {
            if before.get(path) != Some(oid) {
                update.upsert(path.as_str(), *oid, FileMode::Blob);
                changed.push(path.clone());
            }
        }
        for path in before.keys().filter(|p| !now.contains_key(*p)) {
            // Left out of the look is not gone: a file may be too large by now, or a link.
            if self.root.join(path).symlink_metadata().is_err() {
                update.remove(path.as_str());
                changed.push(path.clone());
            }
        }
        if changed.is_empty() {
            return Ok(None);
        }
        let baseline = match &head {
            Some(commit) => commit.tree()?,
            None => repository.find_tree(repository.treebuilder(None)?.write()?)?,
        };
        let tree = repository.find_tree(update.create_updated(repository, &baseline)?)?;
        let name = note.author.name();
        let email = format!("{}@understudy.invalid", name.replace(' ', "-"));
        let signature = Signature::new(name, &email, &Time::new(note.at, 0))?;
        let message = if note.message.is_empty() { outside_message(&changed) } else { note.message.to_owned() };
        let parents: Vec<&git2::Commit<'_>> = head.iter().collect();
        let id = repository.commit(Some("HEAD"), &signature, &signature, &message, &tree, &parents)?;
        // So that `git status` in a terminal says the same.
        let mut index = repository.index()?;
        index.read_tree(&tree)?;
        index.write()?;
        Ok(Some(id.to_string()))
    }

    /// The files that count, with their blobs, which are written to the repository where they are new.
    fn look(
        &self,
        repository: &Repository,
        before: &BTreeMap<String, Oid>,
        known: &mut HashMap<String, Known>,
    ) -> Result<BTreeMap<String, Oid>, git2::Error> {
        let mut found = BTreeMap::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(self.root.join(&folder)) else { continue };
            for entry in entries.flatten() {
                let Ok(name) = entry.file_name().into_string() else { continue };
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                let Ok(meta) = entry.metadata() else { continue };
                if meta.is_dir() {
                    // A repository inside this one has a history of its own.
                    if !name.starts_with('.') && !entry.path().join(".git").exists() {
                        folders.push(path);
                    }
                    continue;
                }
                let own = matches!(name.as_str(), ".context.md" | ".recall.jsonl" | ".gitignore");
                if !meta.is_file() || meta.len() > LARGEST || (name.starts_with('.') && !own) {
                    continue;
                }
                if !before.contains_key(&path) && repository.is_path_ignored(Path::new(&path))? {
                    continue;
                }
                if let Some(oid) = blob(repository, &entry.path(), &path, &meta, before, known)? {
                    found.insert(path, oid);
                }
            }
        }
        known.retain(|path, _| found.contains_key(path));
        Ok(found)
    }
}

/// The blob of a file. It is written to the repository unless the last commit has it already.
fn blob(
    repository: &Repository,
    full: &Path,
    path: &str,
    meta: &std::fs::Metadata,
    before: &BTreeMap<String, Oid>,
    known: &mut HashMap<String, Known>,
) -> Result<Option<Oid>, git2::Error> {
    let modified = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    if let Some(k) = known.get(path).filter(|k| k.size == meta.len() && k.modified == modified) {
        return Ok(Some(k.oid));
    }
    let Ok(bytes) = std::fs::read(full) else { return Ok(None) };
    let oid = Oid::hash_object(ObjectType::Blob, &bytes)?;
    if before.get(path) != Some(&oid) {
        repository.blob(&bytes)?;
    }
    if modified.elapsed().is_ok_and(|age| age > SETTLED) {
        known.insert(path.to_owned(), Known { size: meta.len(), modified, oid });
    } else {
        known.remove(path);
    }
    Ok(Some(oid))
}

/// The newest commit; `None` in a repository without one.
pub(super) fn head_commit(repository: &Repository) -> Result<Option<git2::Commit<'_>>, git2::Error> {
    match repository.head() {
        Ok(head) => head.peel_to_commit().map(Some),
        Err(e) if matches!(e.code(), git2::ErrorCode::UnbornBranch | git2::ErrorCode::NotFound) => Ok(None),
        Err(e) => Err(e),
    }
}

/// The plain files of a tree.
fn blobs(tree: &git2::Tree<'_>) -> Result<BTreeMap<String, Oid>, git2::Error> {
    let mut all = BTreeMap::new();
    tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
        if let (Some(ObjectType::Blob), Ok(name), true) = (entry.kind(), entry.name(), entry.filemode() != 0o120000) {
            all.insert(format!("{folder}{name}"), entry.id());
        }
        TreeWalkResult::Ok
    })?;
    Ok(all)
}

fn outside_message(changed: &[String]) -> String {
    match changed {
        [one] => format!("Changed outside: {one}"),
        [one, two] => format!("Changed outside: {one}, {two}"),
        [one, rest @ ..] => format!("Changed outside: {one} and {} more", rest.len()),
        [] => "Changed outside".to_owned(),
    }
}
