//! Reading a foreign folder: plain files only, no link followed, nothing opened that could wait or act.

use super::{MOST_BYTES, MOST_FILES, Refused, SkillFile, judged};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Entries that are looked at while skills are searched for.
const LOOKED_AT: usize = 20_000;

/// Skills that were found below a folder.
#[derive(Default)]
pub(super) struct Below {
    pub(super) folders: Vec<PathBuf>,
    pub(super) refused: Vec<Refused>,
    pub(super) notes: Vec<String>,
}

/// Folders with a `SKILL.md`, the folder itself included; none inside another.
pub(super) fn skills_below(root: &Path, deepest: usize, most: usize) -> Below {
    let mut out = Below::default();
    let mut open = vec![(root.to_owned(), 0)];
    let mut looked = 0;
    while let Some((folder, depth)) = open.pop() {
        if has_text(&folder) {
            if out.folders.len() == most {
                out.notes.push(format!("There are more than {most} skills; the rest was not looked at."));
                break;
            }
            out.folders.push(folder);
            continue;
        }
        let mut entries: Vec<std::fs::DirEntry> = std::fs::read_dir(&folder).into_iter().flatten().flatten().collect();
        // The last one is looked at next: by name.
        entries.sort_by_key(|e| std::cmp::Reverse(e.file_name()));
        for entry in entries {
            looked += 1;
            if looked > LOOKED_AT {
                out.notes.push(format!("{} has more in it than was looked at.", root.display()));
                return sorted(out);
            }
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_symlink() && has_text(&entry.path()) {
                let hint = "Import the folder that it leads to, if you trust it.";
                out.refused.push(Refused::new(entry.path().display(), "is a link; links are not followed.", hint));
            } else if kind.is_dir() && !hidden && depth < deepest {
                open.push((entry.path(), depth + 1));
            }
        }
    }
    sorted(out)
}

fn sorted(mut out: Below) -> Below {
    out.folders.sort();
    out
}

fn has_text(folder: &Path) -> bool {
    ["SKILL.md", "skill.md", "Skill.md"].iter().any(|name| folder.join(name).symlink_metadata().is_ok())
}

/// All files of a skill's folder, and what was left out.
pub(super) fn files(root: &Path) -> Result<(Vec<SkillFile>, Vec<String>), Refused> {
    let at = root.display().to_string();
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    let mut open: Vec<(PathBuf, Vec<u8>)> = vec![(root.to_owned(), Vec::new())];
    let (mut entries, mut bytes) = (0, 0);
    while let Some((folder, prefix)) = open.pop() {
        let shown = folder.display();
        let listed = std::fs::read_dir(&folder)
            .map_err(|e| Refused::new(&shown, format!("cannot be read: {e}."), "Check that you may read it."))?;
        for entry in listed.flatten() {
            entries += 1;
            if entries > MOST_FILES {
                let reason = format!("has more than {MOST_FILES} files.");
                return Err(Refused::new(&at, reason, "A skill is a text with a few files; leave the others out."));
            }
            let mut name = prefix.clone();
            if !name.is_empty() {
                name.push(b'/');
            }
            name.extend_from_slice(entry.file_name().as_encoded_bytes());
            let Some(path) = judged(&at, &name, &mut notes)? else { continue };
            let kind =
                entry.file_type().map_err(|e| Refused::new(&path, format!("cannot be read: {e}."), "Try again."))?;
            if kind.is_symlink() {
                let reason = format!("has a link in it: {path}. Links are not followed.");
                return Err(Refused::new(&at, reason, "Put the file itself in its place, if you trust it."));
            }
            if kind.is_dir() {
                open.push((entry.path(), name));
                continue;
            }
            if !kind.is_file() {
                let reason = format!("has a device, a pipe or a socket in it: {path}.");
                return Err(Refused::new(&at, reason, "Remove it; a skill has plain files only."));
            }
            let read = read(&entry.path(), MOST_BYTES - bytes).map_err(|reason| Refused::new(&at, reason, HINT))?;
            bytes += read.len() as u64;
            files.push(SkillFile { path, bytes: read });
        }
    }
    Ok((files, notes))
}

const HINT: &str = "A skill is a text with a few files; leave the large ones out.";

/// A plain file within a limit. It is judged again after it was opened, since it may be another one by then.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let unreadable = |e: std::io::Error| format!("cannot be read: {}: {e}.", path.display());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let meta = file.metadata().map_err(unreadable)?;
    if !meta.is_file() {
        return Err(format!("has something in it that is no plain file: {}.", path.display()));
    }
    let too_large = || format!("has more than {} MB in it.", MOST_BYTES / 1024 / 1024);
    if meta.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}
