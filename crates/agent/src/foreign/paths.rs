//! Where a file of a foreign skill may lie: judged from its name alone, before anything is written.
//!
//! The rules hold on every system, so that a skill that was accepted on one can be carried to another.

use crate::gate::hidden;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Longest path, bytes.
const LONGEST: usize = 400;
/// Deepest path: folders in folders.
const DEEPEST: usize = 16;
/// Longest part of a path, bytes.
const PART: usize = 200;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why a file may not lie where its name says, in words that follow its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// The name, with what is hidden made visible.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A path inside the skill's folder, with `/`, from the bytes of a name.
pub fn place(name: &[u8]) -> Result<String, Misplaced> {
    let Ok(text) = std::str::from_utf8(name) else {
        let name = String::from_utf8_lossy(name).into_owned();
        return Err(refuse(&name, "has a name that is not UTF-8"));
    };
    if text.len() > LONGEST {
        return Err(refuse(text, &format!("has a name of {} bytes; at most {LONGEST} are read", text.len())));
    }
    if text.chars().any(char::is_control) {
        return Err(refuse(text, "has control characters in its name"));
    }
    if text.chars().any(hidden) {
        return Err(refuse(text, "has characters in its name that are not seen"));
    }
    let drive = text.as_bytes().get(1) == Some(&b':') && text.as_bytes()[0].is_ascii_alphabetic();
    if text.starts_with(['/', '\\']) || drive {
        return Err(refuse(text, "has an absolute path, which leads out of the folder"));
    }
    if text.contains('\\') {
        return Err(refuse(text, "has a backslash in its name"));
    }
    let parts: Vec<&str> = text.split('/').collect();
    if parts.contains(&"..") {
        return Err(refuse(text, "leads out of the folder"));
    }
    if parts.len() > DEEPEST {
        return Err(refuse(text, &format!("lies in {} folders; at most {DEEPEST} are read", parts.len() - 1)));
    }
    for part in &parts {
        if part.is_empty() || *part == "." {
            return Err(refuse(text, "has an empty part in its path"));
        }
        if part.len() > PART {
            return Err(refuse(text, &format!("has a part of {} bytes in its path", part.len())));
        }
        if part.contains([':', '*', '?', '"', '<', '>', '|']) {
            return Err(refuse(text, "has a character in its name that not every system allows"));
        }
        if part.ends_with(['.', ' ']) || part.starts_with(' ') {
            return Err(refuse(text, "has a name that begins or ends with a space or ends with a dot"));
        }
        if reserved(part) {
            return Err(refuse(text, "has a name that Windows keeps for a device"));
        }
    }
    Ok(text.to_owned())
}

fn refuse(name: &str, reason: &str) -> Misplaced {
    let short: String = name.chars().take(120).collect();
    Misplaced { name: crate::gate::visible(&short), reason: reason.to_owned() }
}

fn reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word).is_some_and(|rest| {
            let mut digits = rest.chars();
            digits.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')) && digits.next().is_none()
        })
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// Whether a path is no part of a skill: hidden files and what archivers add. It is left out, and that is said.
pub fn left_out(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// Two paths that would be one on a system that does not tell capitals apart, or of which one is a folder of the other;
/// equal ones, too.
pub fn collision<'a>(paths: impl IntoIterator<Item = &'a str>) -> Option<(String, String)> {
    let fold = |path: &str| path.nfkc().collect::<String>().to_lowercase().nfkc().collect::<String>();
    let (mut files, mut folders) = (BTreeMap::new(), BTreeMap::new());
    for path in paths {
        if let Some(other) = files.insert(fold(path), path) {
            return Some((other.to_owned(), path.to_owned()));
        }
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            let other = *folders.entry(fold(folder)).or_insert(folder);
            if other != folder {
                return Some((format!("{other}/"), format!("{folder}/")));
            }
        }
    }
    let both = files.iter().find_map(|(folded, path)| Some((*path, *folders.get(folded)?)));
    both.map(|(path, folder)| (path.to_owned(), format!("{folder}/")))
}
