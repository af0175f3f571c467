//! The Maildir++ layout: folders, file names, flags, labels as keyword letters.
//!
//! INBOX lies at `mail/`, the others beside it as `.Archive`, `.Sent`, `.Drafts`, `.Snoozed`, each with
//! `cur`, `new` and `tmp`. A file is `BASE:2,FLAGS`: the base is for life, the flags change by rename.
//! Labels are the letters `a` to `z`, named per folder in `dovecot-keywords` as Dovecot does. It does not
//! look inside a message.

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use understudy_agent::record::Folder;

/// Every folder, in the order in which they are listed.
pub(crate) const FOLDERS: [Folder; 5] = [Folder::Inbox, Folder::Archive, Folder::Sent, Folder::Drafts, Folder::Snoozed];

/// A message file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) folder: Folder,
    /// The part of the name before `:2,`: unique and unchanging.
    pub(crate) base: String,
    /// Flag and keyword letters, sorted.
    pub(crate) flags: String,
    /// Path relative to the account's folder.
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
    /// Modification time in nanoseconds since 1970.
    pub(crate) modified: i64,
}

impl Entry {
    pub(crate) fn has(&self, flag: char) -> bool {
        self.flags.contains(flag)
    }
}

/// The folder of a Maildir++ folder, relative to the account's.
pub(crate) fn folder_path(folder: Folder) -> &'static str {
    match folder {
        Folder::Inbox => "mail",
        Folder::Archive => "mail/.Archive",
        Folder::Sent => "mail/.Sent",
        Folder::Drafts => "mail/.Drafts",
        Folder::Snoozed => "mail/.Snoozed",
    }
}

/// Makes the folders that are missing.
pub(crate) fn make(root: &Path) -> Result<()> {
    for folder in FOLDERS {
        let path = root.join(folder_path(folder));
        for sub in ["cur", "new", "tmp"] {
            files::make_folder(&path.join(sub))?;
        }
        let marker = path.join("maildirfolder");
        if folder != Folder::Inbox && !marker.exists() {
            files::write(&marker, b"", Care::Bulk)?;
        }
    }
    Ok(())
}

/// Every message file, sorted by base name so that the order does not depend on the file system.
pub(crate) fn list(root: &Path) -> Result<Vec<Entry>> {
    let mut all = Vec::new();
    for folder in FOLDERS {
        for sub in ["cur", "new"] {
            let relative = PathBuf::from(folder_path(folder)).join(sub);
            let path = root.join(&relative);
            let entries = match fs::read_dir(&path) {
                Ok(e) => e,
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
                Err(e) => return Err(ProviderError::io(&path, e)),
            };
            for entry in entries.filter_map(|e| e.ok()) {
                let Ok(name) = entry.file_name().into_string() else { continue };
                // A file renamed by another program between listing and looking is seen next time.
                let Ok(meta) = entry.metadata() else { continue };
                if name.starts_with('.') || !meta.is_file() {
                    continue;
                }
                let (base, flags) = split(&name);
                let modified = meta
                    .modified()
                    .ok()
                    .and_then(|t| t.duration_since(UNIX_EPOCH).ok())
                    .map_or(0, |d| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX));
                all.push(Entry {
                    folder,
                    base: base.to_owned(),
                    flags: flags.to_owned(),
                    path: relative.join(&name),
                    size: meta.len(),
                    modified,
                });
            }
        }
    }
    all.sort_by(|a, b| a.base.cmp(&b.base).then_with(|| a.path.cmp(&b.path)));
    Ok(all)
}

/// Base and flags of a file name.
pub(crate) fn split(name: &str) -> (&str, &str) {
    name.split_once(":2,").unwrap_or((name, ""))
}

/// The file name for a base and flags, letters sorted and single as the format wants.
pub(crate) fn file_name(base: &str, flags: &str) -> String {
    let mut letters: Vec<char> = flags.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    format!("{base}:2,{}", letters.into_iter().collect::<String>())
}

/// The label names of a folder's keyword letters.
pub(crate) fn keywords(root: &Path, folder: Folder) -> Result<BTreeMap<char, String>> {
    let path = root.join(folder_path(folder)).join("dovecot-keywords");
    let text = files::read_text(&path, 64_000)?.unwrap_or_default();
    Ok(text
        .lines()
        .filter_map(|line| {
            let (number, name) = line.split_once(' ')?;
            let number: u8 = number.parse().ok().filter(|n| *n < 26)?;
            Some((char::from(b'a' + number), name.trim().to_owned()))
        })
        .collect())
}

/// Writes a folder's keyword file.
pub(crate) fn write_keywords(root: &Path, folder: Folder, names: &BTreeMap<char, String>, care: Care) -> Result<()> {
    let text: String = names.iter().map(|(c, name)| format!("{} {name}\n", *c as u32 - 'a' as u32)).collect();
    files::write(&root.join(folder_path(folder)).join("dovecot-keywords"), text.as_bytes(), care)
}

/// The letter of a label in a folder, made when it is new.
pub(crate) fn letter_of(root: &Path, folder: Folder, label: &str) -> Result<char> {
    let label = label.trim();
    if label.is_empty() || label.len() > 100 || label.chars().any(char::is_control) {
        return Err(ProviderError::invalid(
            format!("The label \"{label}\""),
            "a label is 1 to 100 letters on one line",
        ));
    }
    let mut names = keywords(root, folder)?;
    if let Some((letter, _)) = names.iter().find(|(_, n)| n.as_str() == label) {
        return Ok(*letter);
    }
    let Some(free) = ('a'..='z').find(|c| !names.contains_key(c)) else {
        return Err(ProviderError::invalid(
            format!("The label \"{label}\""),
            "a Maildir folder holds at most 26 labels; remove one that is not used",
        ));
    };
    names.insert(free, label.to_owned());
    write_keywords(root, folder, &names, Care::Durable)?;
    Ok(free)
}

/// The labels of an entry, sorted.
pub(crate) fn labels(entry: &Entry, names: &BTreeMap<char, String>) -> Vec<String> {
    let mut labels: Vec<String> = entry.flags.chars().filter_map(|c| names.get(&c).cloned()).collect();
    labels.sort();
    labels.dedup();
    labels
}

/// Renames an entry to new flags within its folder (always into `cur`); returns the new relative path.
pub(crate) fn set_flags(root: &Path, entry: &Entry, flags: &str) -> Result<PathBuf> {
    let to = PathBuf::from(folder_path(entry.folder)).join("cur").join(file_name(&entry.base, flags));
    if to != entry.path {
        files::rename(&root.join(&entry.path), &root.join(&to), Care::Durable)?;
    }
    Ok(to)
}

/// Moves an entry to another folder, translating its keyword letters; returns the new relative path.
pub(crate) fn move_to(root: &Path, entry: &Entry, folder: Folder) -> Result<PathBuf> {
    let names = keywords(root, entry.folder)?;
    let mut flags: String = entry.flags.chars().filter(char::is_ascii_uppercase).collect();
    for label in labels(entry, &names) {
        flags.push(letter_of(root, folder, &label)?);
    }
    let to = PathBuf::from(folder_path(folder)).join("cur").join(file_name(&entry.base, &flags));
    files::rename(&root.join(&entry.path), &root.join(&to), Care::Durable)?;
    Ok(to)
}

/// Delivers bytes into a folder under `base` through its `tmp`; returns the relative path.
pub(crate) fn deliver(
    root: &Path,
    folder: Folder,
    base: &str,
    flags: &str,
    bytes: &[u8],
    care: Care,
) -> Result<PathBuf> {
    let at = PathBuf::from(folder_path(folder));
    let to = at.join("cur").join(file_name(base, flags));
    files::replace(&root.join(at).join("tmp").join(base), &root.join(&to), bytes, care)?;
    Ok(to)
}

/// The file of a base name, wherever it lies and whatever its flags are now.
pub(crate) fn find(root: &Path, base: &str) -> Result<Option<Entry>> {
    Ok(list(root)?.into_iter().find(|e| e.base == base))
}
