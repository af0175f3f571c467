//! The part of a file that is here already, with a note of what it belongs to.
//!
//! Knows the disk, not the network. A part whose note names another file is thrown away.

use super::{DownloadError, Wanted};
use crate::student::CancelFlag;
use crate::student::checksum;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

/// What a part belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Note {
    sha256: String,
    size: u64,
    /// The server's tag of the file, from its last answer.
    tag: Option<String>,
}

pub(super) struct Part<'w> {
    wanted: &'w Wanted,
    path: PathBuf,
    note_path: PathBuf,
    note: Note,
    file: File,
    have: u64,
}

impl<'w> Part<'w> {
    /// Opens the part, empty when there is none that belongs to what is wanted.
    pub(super) async fn open(wanted: &'w Wanted) -> Result<Part<'w>, DownloadError> {
        let (path, note_path) = paths(&wanted.to);
        let fresh = Note { sha256: wanted.sha256.clone(), size: wanted.size, tag: None };
        let known = fs::read(&note_path).await.ok().and_then(|b| serde_json::from_slice::<Note>(&b).ok());
        let known = known.filter(|n| (&n.sha256, n.size) == (&fresh.sha256, fresh.size));
        let keep = known.is_some();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).await.map_err(file_error(folder))?;
        }
        let file = File::options().create(true).write(true).truncate(!keep).open(&path).await;
        let file = file.map_err(file_error(&path))?;
        let length = file.metadata().await.map_err(file_error(&path))?.len();
        let have = if keep && length <= wanted.size { length } else { 0 };
        let mut part = Part { wanted, path, note_path, note: known.unwrap_or(fresh), file, have };
        if have == 0 {
            part.start_over().await?;
        } else {
            part.seek().await?;
        }
        Ok(part)
    }

    /// Bytes that are here.
    pub(super) fn have(&self) -> u64 {
        self.have
    }

    /// The server's tag of what is here.
    pub(super) fn tag(&self) -> Option<&str> {
        self.note.tag.as_deref()
    }

    /// Remembers the tag before the first byte that belongs to it is kept.
    pub(super) async fn note_tag(&mut self, tag: Option<String>) -> Result<(), DownloadError> {
        if tag != self.note.tag {
            self.note.tag = tag;
            self.write_note().await?;
        }
        Ok(())
    }

    /// Bytes after those that are here. More than there should be is not kept: the checksum judges the rest.
    pub(super) async fn append(&mut self, bytes: &[u8]) -> Result<(), DownloadError> {
        let room = usize::try_from(self.wanted.size - self.have).unwrap_or(usize::MAX);
        let bytes = &bytes[..bytes.len().min(room)];
        self.file.write_all(bytes).await.map_err(file_error(&self.path))?;
        self.have += bytes.len() as u64;
        Ok(())
    }

    /// Hands everything to the system, so that the length of the part is what it says.
    pub(super) async fn settle(&mut self) -> Result<(), DownloadError> {
        self.file.flush().await.map_err(file_error(&self.path))
    }

    /// Throws away what is here.
    pub(super) async fn start_over(&mut self) -> Result<(), DownloadError> {
        self.settle().await?;
        self.file = File::create(&self.path).await.map_err(file_error(&self.path))?;
        self.have = 0;
        self.note.tag = None;
        self.write_note().await
    }

    /// Leaves nothing behind.
    pub(super) async fn discard(self) -> Result<(), DownloadError> {
        drop(self.file);
        forget(&self.wanted.to).await.map_err(file_error(&self.path))
    }

    /// Checks every byte and gives the file its name. A file that is not the one announced is deleted.
    pub(super) async fn finish(
        mut self,
        stop: &CancelFlag,
        mut progress: impl FnMut(u64),
    ) -> Result<(), DownloadError> {
        self.settle().await?;
        self.file.sync_all().await.map_err(file_error(&self.path))?;
        let (path, flag, size) = (self.path.clone(), stop.clone(), self.wanted.size);
        let (sender, mut heard) = tokio::sync::watch::channel(0u64);
        let hashing = tokio::task::spawn_blocking(move || {
            checksum::sha256(&path, |part| {
                sender.send_replace((f64::from(part) * size as f64) as u64);
                !flag.is_cancelled()
            })
        });
        let mut told = 0;
        while heard.changed().await.is_ok() {
            let done = *heard.borrow_and_update();
            // A word for every hundredth.
            if done - told >= size / 100 {
                told = done;
                progress(done);
            }
        }
        let found = hashing.await.map_err(|e| file_error(&self.path)(std::io::Error::other(e)))?;
        let found = match found {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => return Err(DownloadError::Stopped),
            other => other.map_err(file_error(&self.path))?,
        };
        if found != self.wanted.sha256 {
            let expected = self.wanted.sha256.clone();
            self.discard().await?;
            return Err(DownloadError::Checksum { expected, found });
        }
        fs::rename(&self.path, &self.wanted.to).await.map_err(file_error(&self.wanted.to))?;
        if let Some(folder) = self.wanted.to.parent() {
            let synced = File::open(folder).await;
            let synced = match synced {
                Ok(folder) => folder.sync_all().await,
                Err(e) => Err(e),
            };
            if let Err(e) = synced {
                tracing::debug!("the folder of {} was not synced: {e}", self.wanted.to.display());
            }
        }
        progress(size);
        forget(&self.wanted.to).await.map_err(file_error(&self.note_path))
    }

    async fn seek(&mut self) -> Result<(), DownloadError> {
        use tokio::io::AsyncSeekExt;
        self.file.seek(std::io::SeekFrom::Start(self.have)).await.map_err(file_error(&self.path)).map(|_| ())
    }

    async fn write_note(&self) -> Result<(), DownloadError> {
        let json = serde_json::to_vec(&self.note).map_err(|e| file_error(&self.note_path)(e.into()))?;
        fs::write(&self.note_path, json).await.map_err(file_error(&self.note_path))
    }
}

/// Where the part of a file and its note are.
fn paths(to: &Path) -> (PathBuf, PathBuf) {
    let beside = |end: &str| {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(end);
        to.with_file_name(name)
    };
    (beside(".part"), beside(".part.json"))
}

/// Bytes of a file that are here and bytes in all, when a download was begun and not ended.
pub fn begun(to: &Path) -> Option<(u64, u64)> {
    let (path, note) = paths(to);
    let note: Note = serde_json::from_slice(&std::fs::read(note).ok()?).ok()?;
    let have = std::fs::metadata(path).ok()?.len();
    (have <= note.size).then_some((have, note.size))
}

/// Deletes the part of a file and its note.
pub async fn forget(to: &Path) -> std::io::Result<()> {
    let (path, note) = paths(to);
    for path in [path, note] {
        match fs::remove_file(&path).await {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

fn file_error(path: &Path) -> impl FnOnce(std::io::Error) -> DownloadError {
    let path = path.to_owned();
    move |source| DownloadError::File { path, source }
}
