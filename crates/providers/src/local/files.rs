//! Whole-file writes that survive power loss, and bounded reads.
//!
//! A write goes beside its target, is synced, renamed over it, and the folder is synced: a reader sees
//! the old bytes or the new bytes and nothing else. Names that begin with a dot are never read back.

use super::error::{ProviderError, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

/// How carefully bytes are put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Care {
    /// Synced before and after the rename: what the user did.
    Durable,
    /// Synced itself, its folder later: what comes in by the thousand and can come in again.
    Synced,
    /// Not synced one by one: bulk writing of a folder that can be made again.
    Bulk,
}

/// SHA-256 as lower-case hex.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The first 16 hex digits of the SHA-256: enough for ids and versions within one account.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    let mut hex = sha256_hex(bytes);
    hex.truncate(16);
    hex
}

/// Writes `bytes` to `target` through `temporary` (same file system), replacing what is there.
pub(crate) fn replace(temporary: &Path, target: &Path, bytes: &[u8], care: Care) -> Result<()> {
    put(temporary, target, bytes, care)?;
    rename(temporary, target, care)
}

/// Writes the temporary of `target`, which is renamed later; nothing of it stays when it cannot be written.
pub(crate) fn put(temporary: &Path, target: &Path, bytes: &[u8], care: Care) -> Result<()> {
    let put = || -> std::io::Result<()> {
        let mut file = File::create(temporary)?;
        file.write_all(bytes)?;
        if care != Care::Bulk {
            file.sync_all()?;
        }
        Ok(())
    };
    put().map_err(|e| {
        // A half-written temporary is of no use to anybody.
        let _ = fs::remove_file(temporary);
        ProviderError::io(target, e)
    })
}

/// Writes beside `target` under a dot name, then replaces it.
pub(crate) fn write(target: &Path, bytes: &[u8], care: Care) -> Result<()> {
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    replace(&target.with_file_name(format!(".{name}.part")), target, bytes, care)
}

/// Renames and, when durable, syncs both folders.
pub(crate) fn rename(from: &Path, to: &Path, care: Care) -> Result<()> {
    fs::rename(from, to).map_err(|e| ProviderError::io(to, e))?;
    if care == Care::Durable {
        sync_folder(to)?;
        if from.parent() != to.parent() {
            sync_folder(from)?;
        }
    }
    Ok(())
}

/// Removes a file; one that is already gone is fine.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Ok(()) => sync_folder(path),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(ProviderError::io(path, e)),
    }
}

fn sync_folder(of: &Path) -> Result<()> {
    of.parent().map_or(Ok(()), sync_inside)
}

/// Flushes a folder, so that the names in it last.
pub(crate) fn sync_inside(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| ProviderError::io(folder, e))
}

/// When a file was last changed, in Unix seconds; 0 when that is not known.
pub(crate) fn modified(path: &Path) -> i64 {
    let time = fs::metadata(path).and_then(|m| m.modified()).ok();
    let seconds = time.and_then(|t| t.duration_since(UNIX_EPOCH).ok()).map(|d| d.as_secs());
    seconds.and_then(|s| i64::try_from(s).ok()).unwrap_or(0)
}

/// Dates a file (Unix seconds).
pub(crate) fn date(path: &Path, at: i64) -> Result<()> {
    let time = UNIX_EPOCH + Duration::from_secs(u64::try_from(at).unwrap_or(0));
    let file = File::options().write(true).open(path).map_err(|e| ProviderError::io(path, e))?;
    file.set_modified(time).map_err(|e| ProviderError::io(path, e))
}

/// Makes a folder and its parents.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|e| ProviderError::io(path, e))
}

/// Reads a file of at most `limit` bytes; `None` when it does not exist.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(f) => f,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(ProviderError::io(path, e)),
    };
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| ProviderError::io(path, e))?;
    if bytes.len() as u64 > limit {
        let what = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        return Err(ProviderError::TooLarge { what, limit: size_words(limit) });
    }
    Ok(Some(bytes))
}

/// Like [`read`], as text; bytes that are not UTF-8 are an [`ProviderError::Invalid`].
pub(crate) fn read_text(path: &Path, limit: u64) -> Result<Option<String>> {
    let Some(bytes) = read(path, limit)? else { return Ok(None) };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(_) => {
            let what = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            Err(ProviderError::invalid(what, "it is not UTF-8 text"))
        }
    }
}

/// `50 MB`, `256 kB`.
pub(crate) fn size_words(bytes: u64) -> String {
    if bytes >= 1_000_000 { format!("{} MB", bytes / 1_000_000) } else { format!("{} kB", bytes / 1_000) }
}

/// The files of a folder with this extension, sorted by name; no folder means no files.
pub(crate) fn list(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(e) => e,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(ProviderError::io(folder, e)),
    };
    let mut paths: Vec<_> = entries
        .filter_map(|e| e.ok())
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|x| x == extension))
        .filter(|p| !p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.')))
        .collect();
    paths.sort();
    Ok(paths)
}
