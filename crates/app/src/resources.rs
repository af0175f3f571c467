//! What ships inside the program: skills, the memory template, the pocket student.
//!
//! Written into the data folder at the start, so that they are ordinary files there. The user's own
//! memories and skills are never overwritten.

use include_dir::{Dir, include_dir};
use std::io;
use std::path::{Path, PathBuf};
use understudy_providers::student::folder;

static SKILLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../skills");
static MEMORIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../memories-template");

/// Puts the shipped skills into `data/shipped-skills`, replacing an older version's.
pub(crate) fn skills(data: &Path) -> io::Result<PathBuf> {
    let to = data.join("shipped-skills");
    write(&SKILLS, &to, true)?;
    Ok(to)
}

/// How a skill and its evals are written, in words: the shipped README of the skills.
pub(crate) fn skill_guide() -> &'static str {
    SKILLS.get_file("README.md").and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// Starts the memory folder from the template when there is none yet.
pub(crate) fn memories(folder: &Path) -> io::Result<()> {
    if folder.symlink_metadata().is_err() {
        write(&MEMORIES, folder, false)?;
    }
    Ok(())
}

/// Puts the pocket student into `data/students`.
pub(crate) fn pocket(data: &Path) -> io::Result<()> {
    put(&folder::path(&data.join("students"), folder::BUILT_IN), understudy_providers::POCKET_STUDENT)
}

fn write(dir: &Dir<'_>, to: &Path, replace: bool) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for file in dir.files() {
        let path = to.join(file.path().file_name().unwrap_or_default());
        if replace || !path.exists() {
            put(&path, file.contents())?;
        }
    }
    for inner in dir.dirs() {
        write(inner, &to.join(inner.path().file_name().unwrap_or_default()), replace)?;
    }
    Ok(())
}

/// Writes beside and renames, so that a kill leaves the old file or the new one, never half of one.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    std::fs::write(&part, bytes)?;
    std::fs::rename(&part, path)
}
