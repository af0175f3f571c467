//! What lies at a path: one file, a folder or a zip, as pieces that are told apart by what is in them.
//!
//! No link is followed, nothing hidden is opened, and a zip in a folder stays closed. Nothing is written here.

use super::Running;
use super::export::MARK;
use crate::wire::WireError;
use crate::{bad_input, internal};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use understudy_providers::local::transfer::{
    Place, folder_named, is_calendar, is_cards, is_deals_list, is_deals_table, is_letter, is_mbox,
};
use understudy_store::{ArchiveEntry, ArchiveReader};

/// Bytes by which a file is told.
const HEAD: u64 = 8 * 1024;
/// Files that are looked at in a folder.
const MOST_FILES: usize = 500_000;
/// Folders in folders.
const DEEPEST: usize = 32;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Mbox,
    Letter(Place),
    Calendar,
    Cards,
    DealsTable,
    DealsList,
    /// Its path among the memories.
    Memory(String),
    Post {
        slug: String,
        draft: bool,
    },
    /// Part of a skill of this name.
    Skill(String),
    /// Runs, approvals and rules of an export, which nobody reads here.
    Remembered,
    /// Of an export, and said by another file of it.
    Beside,
    /// Nothing that is read here.
    Other,
}

enum At {
    Disk(PathBuf),
    Archive(ArchiveEntry),
}

/// A file of a source.
pub(super) struct Piece {
    /// Path within the source, with `/`.
    pub(super) path: String,
    pub(super) bytes: u64,
    at: At,
    /// What a Maildir says of it.
    place: Option<Place>,
}

/// A source with its files, by path.
pub(super) struct Source {
    path: PathBuf,
    archive: Option<ArchiveReader>,
    pub(super) pieces: Vec<Piece>,
    /// Files that are not read, with why.
    pub(super) refused: Vec<(String, String)>,
    /// It is an export of Understudy.
    pub(super) own: bool,
    /// It is one file.
    pub(super) single: bool,
    /// Folders that are skills, with a `/` at the end.
    skills: Vec<String>,
}

impl Source {
    /// Looks at a path.
    pub(super) fn open(path: &Path) -> Result<Source, WireError> {
        let shown = path.display();
        let meta = std::fs::metadata(path).map_err(|e| {
            bad_input(format!("{shown} cannot be read: {e}."), "Check the path, and that you may read it.")
        })?;
        let mut source = Source {
            path: path.to_owned(),
            archive: None,
            pieces: Vec::new(),
            refused: Vec::new(),
            own: false,
            single: false,
            skills: Vec::new(),
        };
        if meta.is_dir() {
            source.walk()?;
        } else if meta.is_file() {
            let mut head = Vec::new();
            let read = File::open(path).and_then(|f| f.take(HEAD).read_to_end(&mut head));
            read.map_err(|e| bad_input(format!("{shown} cannot be read: {e}."), "Check that you may read it."))?;
            if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
                source.unpack()?;
            } else {
                source.single = true;
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let at = At::Disk(path.to_owned());
                source.pieces.push(Piece { path: name, bytes: meta.len(), at, place: None });
            }
        } else {
            return Err(bad_input(format!("{shown} is no file and no folder."), "Choose a file or a folder."));
        }
        source.pieces.sort_by(|a, b| a.path.cmp(&b.path));
        source.know();
        Ok(source)
    }

    /// The files of a folder.
    fn walk(&mut self) -> Result<(), WireError> {
        let mut open = vec![(self.path.clone(), String::new(), 0)];
        while let Some((folder, relative, depth)) = open.pop() {
            let entries = match std::fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(e) if relative.is_empty() => {
                    return Err(bad_input(
                        format!("{} cannot be read: {e}.", folder.display()),
                        "Check that you may read it.",
                    ));
                }
                Err(e) => {
                    self.refused.push((relative, format!("the folder cannot be read: {e}")));
                    continue;
                }
            };
            let is_maildir = folder.join("cur").is_dir() && folder.join("new").is_dir();
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = if relative.is_empty() { name.clone() } else { format!("{relative}/{name}") };
                // The folders of a Maildir++ begin with a dot; all else that does is hidden.
                if name.starts_with('.') && !(is_maildir && entry.path().join("cur").is_dir()) {
                    continue;
                }
                let Ok(kind) = entry.file_type() else { continue };
                if kind.is_symlink() {
                    self.refused.push((path, "it is a link; links are not followed".into()));
                } else if kind.is_dir() && is_maildir && ["cur", "new"].contains(&name.as_str()) {
                    self.maildir(&folder, &relative, &name);
                } else if kind.is_dir() && is_maildir && name == "tmp" {
                    continue;
                } else if kind.is_dir() && depth >= DEEPEST {
                    self.refused.push((path, format!("it lies in more than {DEEPEST} folders")));
                } else if kind.is_dir() {
                    open.push((entry.path(), path, depth + 1));
                } else if kind.is_file() {
                    if is_maildir {
                        // What stands beside the letters are notes of the programs that keep them.
                        continue;
                    }
                    let bytes = entry.metadata().map_or(0, |m| m.len());
                    self.pieces.push(Piece { path, bytes, at: At::Disk(entry.path()), place: None });
                } else {
                    self.refused.push((path, "it is no plain file".into()));
                }
                if self.pieces.len() > MOST_FILES {
                    return Err(bad_input(
                        format!("{} has more than {MOST_FILES} files.", self.path.display()),
                        "Import it in parts.",
                    ));
                }
            }
        }
        Ok(())
    }

    /// The letters in one half of a Maildir folder.
    fn maildir(&mut self, folder: &Path, relative: &str, half: &str) {
        let keywords = std::fs::read_to_string(folder.join("dovecot-keywords")).unwrap_or_default();
        let label = |letter: char| {
            let number = (letter as u32).checked_sub('a' as u32)?.to_string();
            keywords.lines().find_map(|l| l.strip_prefix(&number)?.strip_prefix(' ')).map(|l| l.trim().to_owned())
        };
        let name = match relative {
            "" => folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            relative => relative.to_owned(),
        };
        let last = name.rsplit('/').next().unwrap_or(&name).trim_start_matches('.').to_owned();
        let dotted = name.rsplit('/').next().is_some_and(|n| n.starts_with('.'));
        let whole = ["mail", "maildir"].contains(&last.to_lowercase().as_str());
        let below = dotted || (!relative.is_empty() && !whole);
        let known = folder_named(&last).or_else(|| {
            let snoozed = last.eq_ignore_ascii_case("Snoozed").then_some(understudy_agent::record::Folder::Snoozed);
            snoozed.or_else(|| below.then_some(understudy_agent::record::Folder::Archive))
        });
        // A folder that has no place here is a label.
        let own_label =
            (below && folder_named(&last).is_none() && !last.eq_ignore_ascii_case("Snoozed")).then(|| last.clone());
        for entry in std::fs::read_dir(folder.join(half)).into_iter().flatten().flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let path = if relative.is_empty() { format!("{half}/{file}") } else { format!("{relative}/{half}/{file}") };
            let plain = entry.file_type().is_ok_and(|t| t.is_file());
            if file.starts_with('.') || !plain {
                if !file.starts_with('.') {
                    self.refused.push((path, "it is no plain file; links are not followed".into()));
                }
                continue;
            }
            let flags = file.split_once(":2,").map_or("", |(_, flags)| flags).to_owned();
            let mut labels: Vec<String> = flags.chars().filter(char::is_ascii_lowercase).filter_map(label).collect();
            labels.extend(own_label.clone());
            let place = Place { folder: known, flags: Some(flags), labels };
            let bytes = entry.metadata().map_or(0, |m| m.len());
            self.pieces.push(Piece { path, bytes, at: At::Disk(entry.path()), place: Some(place) });
        }
    }

    /// The files of a zip.
    fn unpack(&mut self) -> Result<(), WireError> {
        let mut archive = ArchiveReader::open(&self.path).map_err(|why| {
            bad_input(format!("{} cannot be read: {why}.", self.path.display()), "Download or pack it again.")
        })?;
        let mut entries = std::mem::take(&mut archive.entries);
        self.refused.append(&mut archive.refused);
        // A zip of one folder is that folder.
        let top = entries.first().and_then(|e| e.path.split_once('/')).map(|(top, _)| format!("{top}/"));
        let top = top.filter(|top| entries.iter().all(|e| e.path.starts_with(top.as_str())));
        let top = top.filter(|t| !["mail/", "calendar/", "memories/", "posts/", "skills/"].contains(&t.as_str()));
        entries.retain(|e| !e.path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX"));
        for entry in entries {
            let path = top.as_deref().and_then(|t| entry.path.strip_prefix(t)).unwrap_or(&entry.path).to_owned();
            let bytes = entry.bytes;
            self.pieces.push(Piece { path, bytes, at: At::Archive(entry), place: None });
        }
        self.archive = Some(archive);
        Ok(())
    }

    /// Learns what the whole is: an export of our own, and which folders in it are skills.
    fn know(&mut self) {
        let readme = self.pieces.iter().position(|p| p.path == "README.txt");
        if let Some(n) = readme
            && let Ok(head) = self.head(n)
        {
            self.own = head.starts_with(MARK.as_bytes());
        }
        let text = |p: &Piece| {
            let (folder, name) = p.path.rsplit_once('/').unwrap_or(("", p.path.as_str()));
            name.eq_ignore_ascii_case("SKILL.md").then(|| format!("{folder}/"))
        };
        self.skills = self.pieces.iter().filter_map(text).collect();
    }

    /// SHA-256 of all that is in it: of a file its bytes, of a folder the paths and bytes of its files. `None` when it was
    /// stopped.
    pub(super) fn sha256(&self, running: &mut Running) -> Result<Option<String>, WireError> {
        let hex = |hash: Sha256| hash.finalize().iter().map(|b| format!("{b:02x}")).collect::<String>();
        let whole = self.single || self.archive.is_some();
        let files: Vec<(&str, &Path)> = match whole {
            true => vec![("", self.path.as_path())],
            false => self.pieces.iter().filter_map(|p| Some((p.path.as_str(), disk(p)?))).collect(),
        };
        let total = match whole {
            true => self.path.metadata().map_or(0, |m| m.len()),
            false => self.pieces.iter().map(|p| p.bytes).sum(),
        };
        let (mut all, mut done) = (Sha256::new(), 0u64);
        let mut buffer = vec![0; 256 * 1024];
        for (path, file) in files {
            let mut hash = Sha256::new();
            let opened = File::open(file);
            if let Ok(mut file) = opened {
                loop {
                    let read = match file.read(&mut buffer) {
                        Ok(0) => break,
                        Ok(read) => read,
                        Err(e) => return Err(internal(format!("{} cannot be read: {e}.", self.path.display()))),
                    };
                    hash.update(&buffer[..read]);
                    done += read as u64;
                    if !running.tell(|| "Reading it through".into(), done, total) {
                        return Ok(None);
                    }
                }
            }
            all.update(format!("{path}\0{}\n", hex(hash)).as_bytes());
        }
        Ok(Some(hex(all)))
    }

    /// The first bytes of a piece; the error is a plain reason.
    fn head(&mut self, n: usize) -> Result<Vec<u8>, String> {
        let mut head = Vec::new();
        let failed = |e: std::io::Error| format!("it cannot be read ({e})");
        match (&self.pieces[n].at, &mut self.archive) {
            (At::Disk(path), _) => {
                File::open(path).and_then(|f| f.take(HEAD).read_to_end(&mut head)).map_err(failed)?
            }
            (At::Archive(entry), Some(archive)) => {
                archive.read(entry)?.take(HEAD).read_to_end(&mut head).map_err(failed)?
            }
            (At::Archive(_), None) => return Err("its archive is closed".into()),
        };
        Ok(head)
    }

    /// What a piece is, and its bytes to read. The error is a plain reason.
    pub(super) fn read(&mut self, n: usize) -> Result<(Kind, BufReader<Box<dyn Read + '_>>), String> {
        let head = self.head(n)?;
        let kind = self.kind(n, &head);
        let failed = |e: std::io::Error| format!("it cannot be read ({e})");
        let rest: Box<dyn Read + '_> = match (&self.pieces[n].at, &mut self.archive) {
            (At::Disk(path), _) => Box::new(File::open(path).map_err(failed)?),
            (At::Archive(entry), Some(archive)) => Box::new(archive.read(entry)?),
            (At::Archive(_), None) => Box::new(Cursor::new(Vec::new())),
        };
        Ok((kind, BufReader::with_capacity(128 * 1024, rest)))
    }

    fn kind(&self, n: usize, head: &[u8]) -> Kind {
        let piece = &self.pieces[n];
        let path = piece.path.as_str();
        if let Some(place) = &piece.place {
            return Kind::Letter(place.clone());
        }
        if let Some(skill) = self.skill_of(path) {
            return Kind::Skill(skill);
        }
        let lower = path.to_lowercase();
        let is_markdown = lower.ends_with(".md") || lower.ends_with(".markdown");
        if self.own {
            let post = path.strip_prefix("posts/").and_then(|p| p.strip_suffix(".md"));
            if let Some(slug) = post {
                let draft = slug.strip_prefix("drafts/");
                return Kind::Post { slug: draft.unwrap_or(slug).to_owned(), draft: draft.is_some() };
            }
            if let Some(path) = path.strip_prefix("memories/").filter(|_| is_markdown) {
                return Kind::Memory(path.to_owned());
            }
            let double = path == "deals.csv" && self.pieces.iter().any(|p| p.path == "deals.json");
            // Where a part has nothing, its file says nothing of what it is.
            match path {
                "README.txt" => return Kind::Beside,
                "deals.csv" if double => return Kind::Beside,
                "deals.json" => return Kind::DealsList,
                "contacts.vcf" => return Kind::Cards,
                "runs.jsonl" | "approvals.jsonl" | "rules.json" => return Kind::Remembered,
                path if path.starts_with("mail/") && path.ends_with(".mbox") => return Kind::Mbox,
                _ => {}
            }
        }
        if is_mbox(head) {
            Kind::Mbox
        } else if is_calendar(head) {
            Kind::Calendar
        } else if is_cards(head) {
            Kind::Cards
        } else if is_markdown {
            Kind::Memory(path.to_owned())
        } else if is_letter(head) {
            Kind::Letter(Place::default())
        } else if is_deals_table(head) {
            Kind::DealsTable
        } else if is_deals_list(head) {
            Kind::DealsList
        } else {
            Kind::Other
        }
    }

    /// The skill that a file belongs to.
    fn skill_of(&self, path: &str) -> Option<String> {
        let root = self.skills.iter().filter(|s| *s == "/" || path.starts_with(s.as_str())).min_by_key(|s| s.len())?;
        let name = root.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let folder = if self.single { self.path.parent().and_then(Path::file_name) } else { self.path.file_stem() };
        let whole = || folder.unwrap_or_default().to_string_lossy().into_owned();
        Some(if name.is_empty() { whole() } else { name.to_owned() })
    }

    /// How many files of each ending were nothing that is read here, in words.
    pub(super) fn others(paths: &[String]) -> Option<String> {
        let mut endings: BTreeMap<String, u32> = BTreeMap::new();
        for path in paths {
            let name = path.rsplit('/').next().unwrap_or(path);
            let ending = name.rsplit_once('.').map_or("no ending", |(_, e)| e).to_lowercase();
            *endings.entry(ending).or_default() += 1;
        }
        let mut endings: Vec<(String, u32)> = endings.into_iter().collect();
        endings.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let named: Vec<String> = endings.iter().take(5).map(|(e, n)| format!("{n} {e}")).collect();
        let total = paths.len();
        let more = if endings.len() > 5 { ", …" } else { "" };
        (total > 0).then(|| {
            let files = super::tally::counted(total as u32, "file");
            format!("{files} of other kinds stayed out ({}{more}).", named.join(", "))
        })
    }
}

fn disk(piece: &Piece) -> Option<&Path> {
    match &piece.at {
        At::Disk(path) => Some(path),
        At::Archive(_) => None,
    }
}
