//! The quarantine: foreign skills that wait for a person, in a folder of their own, where no run finds them.
//!
//! Each lies in `NAME/files/` with a note of where it came from beside. A skill appears there in one rename, so that a
//! killed import leaves nothing half-made; what it left is swept away when the quarantine is opened again.

use super::{Package, Refused, SkillFile, read_folder};
use crate::error::{StoreError, file};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The folder of the files, and the note beside it.
const FILES: &str = "files";
const NOTE: &str = "from.json";
/// What is being made or removed; hidden, and swept away.
const UNFINISHED: &str = ".unfinished-";

/// Foreign skills that wait.
#[derive(Debug)]
pub struct Quarantine {
    root: PathBuf,
    changing: Mutex<()>,
}

/// Where a skill came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Origin {
    source: String,
    at: i64,
    folder: String,
    notes: Vec<String>,
}

/// A foreign skill that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Its name here.
    pub name: String,
    /// Where it came from.
    pub source: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Its files, read just now.
    pub package: Package,
}

/// What became of keeping one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It waits under this name now.
    New(String),
    /// It waits already, byte for byte, under this name.
    Known(String),
}

impl Quarantine {
    /// Opens the folder; it is made when the first skill comes.
    pub fn open(root: &Path) -> Quarantine {
        let quarantine = Quarantine { root: root.to_owned(), changing: Mutex::new(()) };
        for entry in std::fs::read_dir(root).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED)
                && let Err(error) = std::fs::remove_dir_all(entry.path())
            {
                tracing::warn!(%error, "an unfinished import could not be swept away");
            }
        }
        quarantine
    }

    /// Keeps a skill under the name that it asks for, or under that name with a number.
    pub fn keep(&self, package: &Package, source: &str, at: i64) -> Result<Kept, StoreError> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let (wish, hash) = (package.wish(), package.sha256());
        let mut name = wish.clone();
        for n in 2.. {
            match self.get(&name) {
                Ok(other) if other.package.sha256() == hash => return Ok(Kept::Known(name)),
                Err(StoreError::NotFound { .. }) => break,
                _ => name = format!("{wish}-{n}"),
            }
        }
        let staged = self.root.join(format!("{UNFINISHED}{name}"));
        clear(&staged)?;
        write_files(&staged.join(FILES), &package.files)?;
        let from = Origin { source: source.into(), at, folder: package.folder.clone(), notes: package.notes.clone() };
        let note = serde_json::to_vec(&from).map_err(|e| file("write", &staged)(e.into()))?;
        write(&staged.join(NOTE), &note)?;
        let place = self.root.join(&name);
        std::fs::rename(&staged, &place).map_err(file("write", &place))?;
        Ok(Kept::New(name))
    }

    /// The names of those that wait.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.root).into_iter().flatten().flatten();
        let named = entries.filter_map(|e| e.file_name().into_string().ok()).filter(|n| is_name(n));
        let mut names: Vec<String> = named.filter(|n| self.root.join(n).join(FILES).is_dir()).collect();
        names.sort();
        names
    }

    /// One that waits, as its files are now.
    ///
    /// Errors: [`StoreError::NotFound`]; [`StoreError::File`] when its files cannot be read as a skill any more.
    pub fn get(&self, name: &str) -> Result<Waiting, StoreError> {
        let folder = self.root.join(name);
        if !is_name(name) || !folder.join(FILES).is_dir() {
            return Err(StoreError::NotFound { what: "foreign skill", id: name.to_owned() });
        }
        let note =
            std::fs::read(folder.join(NOTE)).ok().and_then(|bytes| serde_json::from_slice::<Origin>(&bytes).ok());
        let from = note.unwrap_or_default();
        let unreadable = |r: Refused| file("read", &folder)(std::io::Error::other(r.to_string()));
        let read = read_folder(&folder.join(FILES)).map_err(unreadable)?;
        let package = Package { folder: from.folder, files: read.files, notes: from.notes };
        Ok(Waiting { name: name.to_owned(), source: from.source, at: from.at, package })
    }

    /// Throws one away.
    pub fn discard(&self, name: &str) -> Result<(), StoreError> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.root.join(name);
        if !is_name(name) || folder.symlink_metadata().is_err() {
            return Err(StoreError::NotFound { what: "foreign skill", id: name.to_owned() });
        }
        let gone = self.root.join(format!("{UNFINISHED}{name}"));
        clear(&gone)?;
        std::fs::rename(&folder, &gone).map_err(file("remove", &folder))?;
        clear(&gone)
    }
}

fn is_name(name: &str) -> bool {
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    letters && !name.is_empty() && name.len() <= 80
}

fn clear(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_dir_all(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(file("remove", path)(e)),
        _ => Ok(()),
    }
}

/// Writes files into a folder that is not there yet; none of them can be run.
pub(crate) fn write_files(folder: &Path, files: &[SkillFile]) -> Result<(), StoreError> {
    std::fs::create_dir_all(folder).map_err(file("create", folder))?;
    for one in files {
        write(&folder.join(&one.path), &one.bytes)?;
    }
    Ok(())
}

/// Writes a new file and flushes it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if let Some(above) = path.parent() {
        std::fs::create_dir_all(above).map_err(file("create", above))?;
    }
    let made = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    made.and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync_all())).map_err(file("write", path))
}
