//! Skills from elsewhere as files: read out of a folder or a zip whole or not at all, kept in quarantine, packed for others.
//!
//! Everything is read into memory within limits before anything is written. Nothing is followed (links), opened (devices,
//! archives inside) or run; what may lie where is judged by the agent's `foreign::place`. What is in the text is reviewed
//! there, too; here a text only has to be one.

mod archive;
mod folder;
mod pack;
mod quarantine;

pub use pack::pack;
pub(crate) use quarantine::write_files;
pub use quarantine::{Kept, Quarantine, Waiting};

use crate::files::sha256_hex;
use std::path::{Path, PathBuf};
use understudy_agent::foreign::{Misplaced, collision, header, left_out, place, slug};

/// Files in a skill, or entries in an archive.
pub const MOST_FILES: usize = 1000;
/// Bytes of all files of a skill, and of everything in an archive.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;
/// An archive may unpack to at most this many times its size.
pub const MOST_RATIO: u64 = 100;
/// Largest `SKILL.md`, bytes: what the skill folders read at most.
const LARGEST_TEXT: usize = 256 * 1024;
/// Skills in one folder or archive.
const MOST_SKILLS: usize = 500;
/// How deep skills are looked for below a folder.
const DEEPEST: usize = 4;

/// A file of a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillFile {
    /// Path in the skill's folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A skill as files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// What its folder was called.
    pub folder: String,
    /// By path; `SKILL.md` is among them.
    pub files: Vec<SkillFile>,
    /// What was left out or odd, in words.
    pub notes: Vec<String>,
}

impl Package {
    /// SHA-256 over paths and bytes: another file, another name or another byte makes another hash.
    pub fn sha256(&self) -> String {
        let mut lines = String::new();
        for file in &self.files {
            lines.push_str(&format!("{}\0{}\n", file.path, sha256_hex(&file.bytes)));
        }
        sha256_hex(lines.as_bytes())
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|f| f.bytes.len() as u64).sum()
    }

    /// The text of `SKILL.md`.
    pub fn text(&self) -> String {
        let file = self.files.iter().find(|f| f.path == "SKILL.md");
        file.map(|f| String::from_utf8_lossy(&f.bytes).into_owned()).unwrap_or_default()
    }

    /// The name that it asks for: what its text says, else what its folder is called, as a name that a skill may have.
    pub fn wish(&self) -> String {
        let said = slug(&header(&self.text()).name);
        let folder = slug(&self.folder);
        [said, folder].into_iter().find(|n| !n.is_empty()).unwrap_or_else(|| "skill".to_owned())
    }
}

/// Something that was not taken in, with what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} {reason}")]
pub struct Refused {
    /// What.
    pub path: String,
    /// Why, in words that follow it.
    pub reason: String,
    /// What to do.
    pub hint: String,
}

impl Refused {
    fn new(path: impl std::fmt::Display, reason: impl Into<String>, hint: &str) -> Refused {
        Refused { path: path.to_string(), reason: reason.into(), hint: hint.into() }
    }

    fn of(at: &str, misplaced: Misplaced) -> Refused {
        let path = if at.is_empty() { misplaced.name } else { format!("{at}: {}", misplaced.name) };
        Refused::new(path, misplaced.reason, "Ask whoever made it for one with plain names, or rename the file.")
    }
}

/// What reading comes to, one after the other.
#[derive(Debug)]
pub enum Read<'a> {
    /// So many of so many were looked at.
    Progress(usize, usize, &'a str),
    /// A skill, with where it came from.
    Skill(&'a Path, Package),
    /// Something that is no skill that can be taken in.
    Refused(Refused),
    /// Something odd, in words.
    Note(String),
}

/// Reads what lies at a path: a skill's folder or its `SKILL.md`, a folder of skills, or a zip with one or many.
/// `on` hears of each; `false` from it ends the reading, which is then `Ok(false)`.
///
/// Errors: [`Refused`] when there is nothing at that path that could be read as skills.
pub fn read_foreign(path: &Path, mut on: impl FnMut(Read<'_>) -> bool) -> Result<bool, Refused> {
    let shown = path.display();
    let meta = std::fs::metadata(path).map_err(|e| {
        Refused::new(&shown, format!("cannot be read: {e}."), "Check the path, and that you may read it.")
    })?;
    if meta.is_file() {
        let is_text = path.file_name().is_some_and(|n| n.eq_ignore_ascii_case("SKILL.md"));
        let above = path.canonicalize().ok().and_then(|p| p.parent().map(Path::to_owned));
        return match above.filter(|_| is_text) {
            Some(folder) => one(&folder, 1, 1, &mut on),
            None => from_archive(path, &mut on),
        };
    }
    if !meta.is_dir() {
        return Err(Refused::new(&shown, "is no folder and no file.", "Choose a folder or a zip."));
    }
    let found = folder::skills_below(path, DEEPEST, MOST_SKILLS);
    for note in found.notes {
        if !on(Read::Note(note)) {
            return Ok(false);
        }
    }
    if found.folders.is_empty() && found.refused.is_empty() {
        let hint = "A skill is a folder with a file SKILL.md; choose one, a folder of them, or a zip.";
        return Err(Refused::new(&shown, "has no SKILL.md in it.", hint));
    }
    for refused in found.refused {
        if !on(Read::Refused(refused)) {
            return Ok(false);
        }
    }
    let total = found.folders.len();
    for (n, folder) in found.folders.iter().enumerate() {
        if !one(folder, n + 1, total, &mut on)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn one(folder: &Path, n: usize, total: usize, on: &mut impl FnMut(Read<'_>) -> bool) -> Result<bool, Refused> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !on(Read::Progress(n, total, &name)) {
        return Ok(false);
    }
    Ok(match read_folder(folder) {
        Ok(package) => on(Read::Skill(folder, package)),
        Err(refused) => on(Read::Refused(refused)),
    })
}

/// The files of one skill's folder.
pub fn read_folder(folder: &Path) -> Result<Package, Refused> {
    let (files, notes) = folder::files(folder)?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    whole(&folder.display().to_string(), name, files, notes)
}

fn from_archive(path: &Path, on: &mut impl FnMut(Read<'_>) -> bool) -> Result<bool, Refused> {
    let shown = path.display().to_string();
    let (files, mut notes) = archive::read(path)?;
    let is_text = |path: &str| path.rsplit('/').next().is_some_and(|n| n.eq_ignore_ascii_case("SKILL.md"));
    let folder_of = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut roots: Vec<String> = files.iter().filter(|f| is_text(&f.path)).map(|f| folder_of(&f.path)).collect();
    roots.sort();
    roots.dedup();
    // A SKILL.md inside a skill is a file of it.
    let outer: Vec<String> =
        roots.iter().filter(|r| !roots.iter().any(|o| o != *r && r.starts_with(o.as_str()))).cloned().collect();
    if outer.is_empty() {
        let hint =
            "A skill is a folder with a file SKILL.md. A zip inside a zip is not opened: unpack the outer one first.";
        return Err(Refused::new(shown, "has no SKILL.md in it.", hint));
    }
    if outer.len() > MOST_SKILLS {
        let reason = format!("holds {} skills; at most {MOST_SKILLS} are read at a time.", outer.len());
        return Err(Refused::new(shown, reason, "Split it."));
    }
    let outside = files.iter().filter(|f| !outer.iter().any(|root| f.path.starts_with(root.as_str())));
    notes.extend(outside.map(|f| format!("{} lies in no skill's folder and was left out.", f.path)));
    for note in notes.drain(..) {
        if !on(Read::Note(note)) {
            return Ok(false);
        }
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let total = outer.len();
    for (n, root) in outer.iter().enumerate() {
        let name = root.trim_end_matches('/').rsplit('/').next().filter(|n| !n.is_empty()).unwrap_or(&stem).to_owned();
        if !on(Read::Progress(n + 1, total, &name)) {
            return Ok(false);
        }
        let inside = files.iter().filter_map(|f| {
            let path = f.path.strip_prefix(root.as_str())?;
            Some(SkillFile { path: path.to_owned(), bytes: f.bytes.clone() })
        });
        let at = if root.is_empty() { shown.clone() } else { format!("{shown}: {}", root.trim_end_matches('/')) };
        let goes_on = match whole(&at, name, inside.collect(), Vec::new()) {
            Ok(package) => on(Read::Skill(Path::new(&at), package)),
            Err(refused) => on(Read::Refused(refused)),
        };
        if !goes_on {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Judges the files of a skill as a whole.
fn whole(at: &str, folder: String, mut files: Vec<SkillFile>, mut notes: Vec<String>) -> Result<Package, Refused> {
    if let Some((one, other)) = collision(files.iter().map(|f| f.path.as_str())) {
        let reason = if one == other {
            format!("has two files {one}.")
        } else {
            format!("has {one} and {other}, which are one file on some systems.")
        };
        return Err(Refused::new(at, reason, "Rename one of them."));
    }
    if !files.iter().any(|f| f.path == "SKILL.md") {
        let small = files.iter_mut().find(|f| f.path.eq_ignore_ascii_case("SKILL.md"));
        let file =
            small.ok_or_else(|| Refused::new(at, "has no SKILL.md in it.", "Choose the folder with the SKILL.md."))?;
        notes.push(format!("{} is called SKILL.md here.", file.path));
        file.path = "SKILL.md".into();
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(text) = files.iter().find(|f| f.path == "SKILL.md") {
        is_text(at, &text.bytes)?;
    }
    for file in files.iter().filter(|f| f.bytes.len() > 1024 * 1024) {
        notes.push(format!(
            "{} has {} kB: it is kept in the folder, and too large for its history.",
            file.path,
            file.bytes.len() / 1024
        ));
    }
    Ok(Package { folder, files, notes })
}

/// Whether the bytes of a `SKILL.md` can be reviewed at all.
fn is_text(at: &str, bytes: &[u8]) -> Result<(), Refused> {
    let file = format!("{at}: SKILL.md");
    let line = |until: usize| bytes[..until].iter().filter(|b| **b == b'\n').count() + 1;
    if bytes.len() > LARGEST_TEXT {
        let reason = format!("has {} kB; at most {} kB are read.", bytes.len() / 1024, LARGEST_TEXT / 1024);
        return Err(Refused::new(file, reason, "Move what is not an instruction into files beside it."));
    }
    if let Some(nul) = bytes.iter().position(|b| *b == 0) {
        let reason = format!("has a NUL character on line {}, so it is no text.", line(nul));
        return Err(Refused::new(file, reason, "Save it as a text file in UTF-8."));
    }
    if let Err(e) = std::str::from_utf8(bytes) {
        let reason = format!("is not UTF-8 on line {} (byte {}).", line(e.valid_up_to()), e.valid_up_to() + 1);
        return Err(Refused::new(file, reason, "Save it as a text file in UTF-8."));
    }
    Ok(())
}

/// The path of an entry, `None` when it is left out, which goes into the notes.
fn judged(at: &str, name: &[u8], notes: &mut Vec<String>) -> Result<Option<String>, Refused> {
    let path = place(name).map_err(|m| Refused::of(at, m))?;
    if left_out(&path) {
        // A folder's worth of hidden files is one note.
        let top = path.split('/').scan(false, |hidden, part| {
            let shown = (!*hidden).then_some(part);
            *hidden |= part.starts_with('.') || part == "__MACOSX";
            shown
        });
        let note = format!("{} is hidden and was left out.", top.collect::<Vec<_>>().join("/"));
        if !notes.contains(&note) {
            notes.push(note);
        }
        return Ok(None);
    }
    Ok(Some(path))
}

/// Folders of skills that other agents keep below a home folder, as `npx skills` and their manuals name them.
const PLACES: [(&str, &str); 14] = [
    ("Claude Code", ".claude/skills"),
    ("Codex", ".codex/skills"),
    ("several agents", ".agents/skills"),
    ("several agents", ".config/agents/skills"),
    ("Gemini CLI", ".gemini/skills"),
    ("Cursor", ".cursor/skills"),
    ("GitHub Copilot", ".copilot/skills"),
    ("Goose", ".config/goose/skills"),
    ("OpenCode", ".config/opencode/skills"),
    ("Windsurf", ".codeium/windsurf/skills"),
    ("Roo Code", ".roo/skills"),
    ("Continue", ".continue/skills"),
    ("OpenHands", ".openhands/skills"),
    ("Kiro", ".kiro/skills"),
];

/// Those of them that are here: the agent, the folder, how many skills are in it.
pub fn foreign_places(home: &Path) -> Vec<(&'static str, PathBuf, usize)> {
    let here = PLACES.iter().map(|(agent, folder)| (*agent, home.join(folder)));
    here.filter(|(_, path)| path.is_dir())
        .map(|(agent, path)| {
            let found = folder::skills_below(&path, DEEPEST, MOST_SKILLS).folders.len();
            (agent, path, found)
        })
        .filter(|(_, _, found)| *found > 0)
        .collect()
}
