//! The folder of students: `NAME.gguf` with a note beside it, and what is still on its way.
//!
//! Knows files alone: what is downloaded is `download`, which student is used is decided in `app`. The
//! built-in student lies here too and is never removed.

use super::catalogue::is_name;
use super::frame::Trouble;
use super::gguf::{GgufError, GgufInfo, bytes, inspect, inspect_embedding};
use super::{checksum, fingerprint};
use crate::download;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The student that ships with the app.
pub const BUILT_IN: &str = "pocket-student";

/// What is remembered of a student's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Note {
    /// For people.
    pub title: String,
    /// Where it came from: an address, or the path that it was imported from.
    pub source: String,
    /// Licence.
    pub license: String,
    /// SHA-256, where it was computed.
    pub sha256: Option<String>,
    /// What [`fingerprint`] made of the file when it came; a file that differs is refused.
    pub fingerprint: Option<String>,
    /// When it came, Unix seconds.
    pub at: i64,
}

/// What there is of a student.
#[derive(Clone, Debug)]
pub enum Held {
    /// The whole file, with a header that can be used.
    Whole(Box<GgufInfo>),
    /// The whole file of an embedding model: it finds memories by meaning and is no student.
    Embedding(Box<GgufInfo>),
    /// The file, but it cannot be the student.
    Broken(Trouble),
    /// A download that was not ended.
    Part {
        /// Bytes that are here.
        done: u64,
        /// Bytes in all.
        total: u64,
    },
}

/// A student in the folder.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Short, for commands.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// Bytes of the file; 0 while it is on its way.
    pub size: u64,
    /// What there is of it.
    pub held: Held,
    /// What is remembered of it.
    pub note: Note,
}

/// Where a student's file is, or will be.
pub fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.gguf"))
}

/// Everything in the folder, by name.
pub fn list(folder: &Path) -> io::Result<Vec<Kept>> {
    let mut names = std::collections::BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let Some(name) = name.to_str() else { continue };
        let name = name.strip_suffix(".gguf").or_else(|| name.strip_suffix(".gguf.part.json"));
        names.extend(name.filter(|n| is_name(n)).map(str::to_owned));
    }
    Ok(names.iter().filter_map(|name| find(folder, name)).collect())
}

/// The student of that name, if there is anything of it.
pub fn find(folder: &Path, name: &str) -> Option<Kept> {
    if !is_name(name) {
        return None;
    }
    let path = path(folder, name);
    let note = fs::read(note_path(folder, name)).ok().and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default();
    let name = name.to_owned();
    if let Ok(meta) = fs::metadata(&path) {
        let broken = |e: GgufError| Held::Broken(e.trouble());
        let held = match inspect(&path) {
            Ok(info) => Held::Whole(Box::new(info)),
            Err(GgufError::Embedding(_)) => {
                inspect_embedding(&path).map_or_else(broken, |info| Held::Embedding(Box::new(info)))
            }
            Err(e) => broken(e),
        };
        return Some(Kept { name, path, size: meta.len(), held, note });
    }
    let (done, total) = download::begun(&path)?;
    Some(Kept { name, path, size: 0, held: Held::Part { done, total }, note })
}

/// Remembers where a student came from or comes from. The fingerprint is taken when its file is there.
pub fn remember(folder: &Path, name: &str, mut note: Note) -> io::Result<()> {
    let path = path(folder, name);
    note.fingerprint = if path.exists() { Some(fingerprint(&path)?) } else { None };
    put(&note_path(folder, name), &serde_json::to_vec_pretty(&note).map_err(io::Error::from)?)
}

/// A name for a file: its own, in small letters, with dashes for what a name may not have.
pub fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c) { c } else { '-' };
    let name: String = stem.chars().map(plain).collect();
    let name = name.trim_start_matches(['.', '-']);
    let name: String = name.chars().take(80).collect();
    if name.is_empty() { "student".to_owned() } else { name }
}

/// Takes a file of the user's into the folder: as a second name of the same file where the disk allows it,
/// else as a copy. `progress` hears bytes of a copy and says whether to go on. The header must be that of a student
/// or of an embedding model.
pub fn import(
    folder: &Path,
    from: &Path,
    at: i64,
    mut progress: impl FnMut(u64, u64) -> bool,
) -> Result<Kept, Trouble> {
    let info = match inspect(from) {
        Err(GgufError::Embedding(_)) => inspect_embedding(from),
        student => student,
    };
    let info = info.map_err(|e| e.trouble())?;
    let name = name_of(from);
    let to = path(folder, &name);
    if to.symlink_metadata().is_ok() {
        return Err(Trouble::new(
            "exists",
            format!("There is a student “{name}” already."),
            "Remove it first, or give the file another name.",
        ));
    }
    let failed = |e: io::Error| match e.kind() {
        io::ErrorKind::Interrupted => Trouble::new("stopped", "The import was stopped.", "Nothing was kept."),
        _ => Trouble::new(
            "file",
            format!("{} could not be taken in: {e}.", from.display()),
            "Check that the disk has room and that you may read the file.",
        ),
    };
    let whole = fs::canonicalize(from).map_err(failed)?;
    if fs::hard_link(&whole, &to).is_err() {
        if let Some(free) = download::free(folder).filter(|free| *free < info.size) {
            return Err(Trouble::new(
                "disk",
                format!("The file needs {} of disk and {} are free.", bytes(info.size), bytes(free)),
                "Free some space, or choose a smaller student.",
            ));
        }
        let part = to.with_extension("gguf.copy");
        let copied = copy(&whole, &part, info.size, &mut progress).and_then(|()| fs::rename(&part, &to));
        if let Err(e) = copied {
            forget(&part);
            return Err(failed(e));
        }
    }
    let title = if info.name.is_empty() { name.clone() } else { info.name.clone() };
    let note = Note {
        title,
        source: whole.display().to_string(),
        license: info.license.clone(),
        sha256: None,
        fingerprint: None,
        at,
    };
    if let Err(e) = remember(folder, &name, note) {
        forget(&to);
        return Err(failed(e));
    }
    find(folder, &name).ok_or_else(|| failed(io::ErrorKind::NotFound.into()))
}

/// Removes a student, its note and what is on its way. Says how many bytes that frees.
pub async fn remove(folder: &Path, name: &str) -> Result<u64, Trouble> {
    if name == BUILT_IN {
        return Err(Trouble::new("built-in", "The built-in student stays.", "Use another student instead."));
    }
    let Some(kept) = find(folder, name) else {
        return Err(Trouble::new("missing", format!("There is no student “{name}”."), "Look at the list again."));
    };
    let failed = |e: io::Error| {
        Trouble::new("file", format!("“{name}” could not be removed: {e}."), "Check that you may write to its folder.")
    };
    let freed = match kept.held {
        Held::Part { done, .. } => done,
        Held::Whole(_) | Held::Embedding(_) | Held::Broken(_) => kept.size,
    };
    download::forget(&kept.path).await.map_err(failed)?;
    for path in [&kept.path, &note_path(folder, name)] {
        match fs::remove_file(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(failed(e)),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(freed)
}

/// The SHA-256 of a student's file; `progress` hears 0 to 1 and says whether to go on.
pub fn sha256(path: &Path, progress: impl FnMut(f32) -> bool) -> io::Result<String> {
    checksum::sha256(path, progress)
}

fn note_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.json"))
}

fn copy(from: &Path, to: &Path, size: u64, progress: &mut impl FnMut(u64, u64) -> bool) -> io::Result<()> {
    let (mut from, mut out) = (File::open(from)?, File::create(to)?);
    let mut buffer = vec![0u8; 4 << 20];
    let mut done = 0;
    loop {
        let n = from.read(&mut buffer)?;
        if n == 0 {
            return out.sync_all();
        }
        out.write_all(&buffer[..n])?;
        done += n as u64;
        if !progress(done, size) {
            return Err(io::ErrorKind::Interrupted.into());
        }
    }
}

/// Writes beside and renames.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("json.new");
    fs::write(&part, bytes)?;
    fs::rename(&part, path)
}

fn forget(path: &Path) {
    if let Err(e) = fs::remove_file(path)
        && e.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!("{} could not be deleted: {e}", path.display());
    }
}

#[cfg(test)]
mod tests {
    use super::super::testkit::{Recipe, model};
    use super::*;

    #[test]
    fn names_are_made_of_plain_letters() {
        let check = |path: &str, expect: &str| assert_eq!(name_of(Path::new(path)), expect);
        check("/a/Qwen3.5-4B-Q4_K_M.gguf", "qwen3.5-4b-q4_k_m");
        check("My Model (new).gguf", "my-model--new-");
        check("..gguf", "student");
        check("", "student");
    }

    #[tokio::test]
    async fn a_file_is_taken_in_listed_and_removed() {
        let dir = tempfile::tempdir().expect("a folder");
        let (folder, own) = (dir.path().join("students"), dir.path().join("My Own.gguf"));
        fs::create_dir(&folder).expect("made");
        fs::write(&own, model(&Recipe::default())).expect("written");
        let kept = import(&folder, &own, 7, |_, _| true).expect("taken in");
        assert_eq!((kept.name.as_str(), kept.note.title.as_str(), kept.note.at), ("my-own", "test student", 7));
        assert!(kept.note.fingerprint.is_some());
        let again = import(&folder, &own, 7, |_, _| true).expect_err("a second time");
        assert_eq!(again.code, "exists");
        assert_eq!(list(&folder).expect("listed").len(), 1);
        let freed = remove(&folder, "my-own").await.expect("removed");
        assert_eq!(freed, kept.size);
        assert!(own.exists(), "the user's own file stays");
        assert_eq!(fs::read_dir(&folder).expect("there").count(), 0, "nothing is left behind");
        assert_eq!(remove(&folder, "my-own").await.expect_err("gone").code, "missing");
        assert_eq!(remove(&folder, BUILT_IN).await.expect_err("never").code, "built-in");
        assert_eq!(remove(&folder, "../x").await.expect_err("no name").code, "missing");
    }

    #[test]
    fn a_file_that_cannot_be_the_student_is_not_taken_in() {
        let dir = tempfile::tempdir().expect("a folder");
        let own = dir.path().join("own.gguf");
        let good = model(&Recipe::default());
        let check = |bytes: &[u8], code: &str| {
            fs::write(&own, bytes).expect("written");
            assert_eq!(import(dir.path(), &own, 0, |_, _| true).expect_err(code).code, code);
        };
        check(&good[..good.len() / 2], "cut");
        check(b"PK", "format");
        check(&model(&Recipe { architecture: "clip".into(), ..Recipe::default() }), "architecture");
        assert_eq!(import(dir.path(), Path::new("/nothing"), 0, |_, _| true).expect_err("x").code, "unreadable");
    }

    #[test]
    fn a_copy_can_be_stopped_and_leaves_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let (from, to) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&from, [1u8; 10]).expect("written");
        let stopped = copy(&from, &to, 10, &mut |_, _| false).expect_err("stopped");
        assert_eq!(stopped.kind(), io::ErrorKind::Interrupted);
        copy(&from, &to, 10, &mut |done, size| done <= size).expect("copied");
        assert_eq!(fs::read(&to).expect("there"), [1u8; 10]);
    }
}
