//! Looking through a memory folder: which files count, and why the others do not.
//!
//! Only `.md` files count. Links, huge files, binary files and broken encodings are skipped with a reason, never an
//! error. Hidden files and folders are the user's own business, but for `.context.md`, a folder's line of context.

use crate::error::{StoreError, file};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Larger files are no memories (security.md).
pub(crate) const LARGEST: u64 = 256 * 1024;

/// What a look at the folder found.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Files that count, by path relative to the folder with `/`.
    pub(crate) files: BTreeMap<String, Stat>,
    /// Context lines by folder (`""` for the top).
    pub(crate) contexts: BTreeMap<String, String>,
    /// Files that do not count, with the reason.
    pub(crate) skipped: BTreeMap<String, String>,
}

/// What the file system says of a file: if it stays the same, the file need not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Stat {
    /// Bytes.
    pub(crate) size: u64,
    /// Last change, nanoseconds since 1970.
    pub(crate) modified: i64,
}

/// Looks through a folder. `root` is canonical.
pub(crate) fn scan(root: &Path) -> Result<Scan, StoreError> {
    let mut scan = Scan::default();
    let mut folders = vec![(root.to_path_buf(), String::new())];
    while let Some((folder, relative)) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) if relative.is_empty() => return Err(file("read", &folder)(e)),
            Err(e) => {
                scan.skipped.insert(relative, format!("the folder cannot be read: {e}"));
                continue;
            }
        };
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                scan.skipped
                    .insert(join(&relative, &entry.file_name().to_string_lossy()), "its name is not UTF-8".into());
                continue;
            };
            let path = join(&relative, &name);
            if name == ".context.md" {
                if let Some(line) = std::fs::read_to_string(entry.path()).ok().as_deref().and_then(context_line) {
                    scan.contexts.insert(relative.clone(), line);
                }
                continue;
            }
            if name.starts_with('.') {
                continue;
            }
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                folders.push((entry.path(), path));
            } else if is_memory_name(&name) {
                match look_at(root, &entry.path()) {
                    Ok(stat) => {
                        scan.files.insert(path, stat);
                    }
                    Err(reason) => {
                        scan.skipped.insert(path, reason);
                    }
                }
            } else if kind.is_symlink() && entry.path().is_dir() {
                scan.skipped.insert(path, "a link to a folder; links are not followed".into());
            }
        }
    }
    Ok(scan)
}

/// Whether a file name is that of a memory.
pub(crate) fn is_memory_name(name: &str) -> bool {
    !name.starts_with('.') && (name.ends_with(".md") || name.ends_with(".markdown"))
}

/// Whether a file counts, by its looks; the reason when not.
pub(crate) fn look_at(root: &Path, path: &Path) -> Result<Stat, String> {
    let unreadable = |e: std::io::Error| format!("it cannot be read: {e}");
    let meta = std::fs::symlink_metadata(path).map_err(unreadable)?;
    if meta.is_symlink() {
        return Err(match path.canonicalize() {
            Ok(target) if target.starts_with(root) => "a link to a file that is read under its own name".into(),
            Ok(_) => "a link out of the folder; put the file itself here".into(),
            Err(_) => "a link to nothing".into(),
        });
    }
    if !meta.is_file() {
        return Err("not a plain file".into());
    }
    if meta.len() > LARGEST {
        return Err(format!("{} kB; a memory may have {} kB at most, split it", meta.len() / 1024, LARGEST / 1024));
    }
    let modified = meta.modified().ok().and_then(|m| m.duration_since(UNIX_EPOCH).ok());
    Ok(Stat { size: meta.len(), modified: modified.map_or(0, |m| m.as_nanos() as i64) })
}

/// The text of a file that counts; the reason when it turns out not to.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("it cannot be read: {e}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("{} kB; a memory may have {} kB at most, split it", bytes.len() / 1024, LARGEST / 1024));
    }
    if bytes.contains(&0) {
        return Err("a binary file".into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(e) => Err(format!("not UTF-8 from byte {} on; save it as UTF-8", e.utf8_error().valid_up_to())),
    }
}

/// The path with `/` of a file below `root`; `None` outside or with a name that is not UTF-8.
pub(crate) fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|p| p.to_str()).collect();
    parts.map(|p| p.join("/"))
}

/// The file behind a relative path; `None` when it would lead out of the folder.
pub(crate) fn inside(root: &Path, relative: &str) -> Option<PathBuf> {
    let plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0']);
    relative.split('/').all(plain).then(|| root.join(relative))
}

/// The context of a folder: its own line, or that of the nearest folder above.
pub(crate) fn context_of<'a>(contexts: &'a BTreeMap<String, String>, path: &str) -> &'a str {
    let mut folder = path;
    while !folder.is_empty() {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        if let Some(line) = contexts.get(folder) {
            return line;
        }
    }
    ""
}

fn context_line(text: &str) -> Option<String> {
    let line = text.lines().map(|l| l.trim_start_matches('#').trim()).find(|l| !l.is_empty())?;
    Some(line.chars().take(400).collect())
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
