//! Reading a foreign zip: within limits, whole or not at all, nothing written.

use super::{MOST_BYTES, MOST_FILES, MOST_RATIO, Refused, SkillFile, judged};
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// Below this size an archive may unpack to any multiple: a short text packs well.
const SMALL: u64 = 1024 * 1024;
/// The kind of file in a Unix mode, and the plain ones.
const KIND: u32 = 0o170000;
const PLAIN: u32 = 0o100000;
const FOLDER: u32 = 0o040000;
const LINK: u32 = 0o120000;

/// All files of an archive, and what was left out.
pub(super) fn read(path: &Path) -> Result<(Vec<SkillFile>, Vec<String>), Refused> {
    let at = path.display().to_string();
    let refused = |reason: String, hint: &str| Refused::new(&at, reason, hint);
    let file = std::fs::File::open(path).map_err(|e| refused(format!("cannot be read: {e}."), "Try again."))?;
    let size = file.metadata().map_or(0, |m| m.len());
    if size > MOST_BYTES {
        let reason = format!("has {} MB; at most {} MB are read.", size >> 20, MOST_BYTES >> 20);
        return Err(refused(reason, "A skill is a text with a few files; leave the large ones out."));
    }
    let mut bytes = Vec::new();
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|e| refused(format!("cannot be read: {e}."), "Try again."))?;
    if !bytes.starts_with(b"PK") {
        return Err(refused("is no zip.".into(), "Choose a folder with a SKILL.md, or a zip of one."));
    }
    // From memory: what is judged is what is unpacked.
    unpack(&at, &bytes)
}

fn unpack(at: &str, bytes: &[u8]) -> Result<(Vec<SkillFile>, Vec<String>), Refused> {
    let refused = |reason: String, hint: &str| Refused::new(at, reason, hint);
    let damaged = |e: ZipError| refused(format!("is no whole zip: {}.", words(&e)), "Download or pack it again.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_FILES {
        let reason = format!("has {} entries; at most {MOST_FILES} are read.", archive.len());
        return Err(refused(reason, "A skill is a text with a few files; leave the others out."));
    }
    if archive.has_duplicate_names() {
        return Err(refused("has two entries of one name.".into(), "Pack it again from a folder."));
    }
    if archive.has_overlapping_files().map_err(damaged)? {
        return Err(refused("has entries that share their data, as a zip bomb does.".into(), "Do not open it."));
    }
    let most = MOST_BYTES.min((bytes.len() as u64).saturating_mul(MOST_RATIO).max(SMALL));
    let bomb = |unpacked: u64| {
        let reason = if most == MOST_BYTES {
            format!("unpacks to more than {} MB.", MOST_BYTES >> 20)
        } else {
            format!(
                "unpacks to more than {MOST_RATIO} times its size ({} kB so far), as a zip bomb does.",
                unpacked >> 10
            )
        };
        refused(reason, "Do not open it, or pack only what a skill needs.")
    };
    let (mut files, mut notes, mut total) = (Vec::new(), Vec::new(), 0_u64);
    for n in 0..archive.len() {
        let entry = archive.by_index_raw(n).map_err(damaged)?;
        let raw = entry.name_raw().to_vec();
        let (folder, encrypted, declared) = (entry.is_dir(), entry.encrypted(), entry.size());
        let kind = entry.unix_mode().map_or(PLAIN, |mode| mode & KIND);
        drop(entry);
        let named = raw.strip_suffix(b"/").unwrap_or(&raw);
        let Some(path) = judged(at, named, &mut notes)? else { continue };
        match kind {
            LINK => {
                let hint = "Pack the file itself in its place.";
                return Err(refused(format!("has a link in it: {path}. Links are not followed."), hint));
            }
            PLAIN | FOLDER | 0 => {}
            _ => {
                let reason = format!("has a device, a pipe or a socket in it: {path}.");
                return Err(refused(reason, "A skill has plain files only."));
            }
        }
        if folder {
            continue;
        }
        if encrypted {
            return Err(refused(
                format!("has an entry that needs a password: {path}."),
                "Unpack it, then import the folder.",
            ));
        }
        // What an entry says of its size is a first word; the last one has what really comes.
        if total.saturating_add(declared) > most {
            return Err(bomb(total.saturating_add(declared)));
        }
        let entry = archive.by_index(n);
        let entry =
            entry.map_err(|e| refused(format!("cannot be unpacked at {path}: {}.", words(&e)), "Pack it again."))?;
        let mut bytes = Vec::new();
        let unpacked = entry.take(most - total + 1).read_to_end(&mut bytes);
        unpacked
            .map_err(|e| refused(format!("is damaged at {path}: {}.", io_words(&e)), "Download or pack it again."))?;
        total += bytes.len() as u64;
        if total > most {
            return Err(bomb(total));
        }
        files.push(SkillFile { path, bytes });
    }
    Ok((files, notes))
}

fn words(error: &ZipError) -> String {
    match error {
        ZipError::Io(e) => io_words(e),
        ZipError::InvalidArchive(_) => "it is cut off or damaged".into(),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => "it needs a password".into(),
        ZipError::CompressionMethodNotSupported(method) => {
            format!("it is packed by a method that is not read here (number {method}); use plain deflate")
        }
        other => other.to_string().trim_end_matches('.').to_owned(),
    }
}

fn io_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => "it is cut off".into(),
        _ if error.to_string().to_lowercase().contains("checksum") => "its checksum does not fit".into(),
        _ => error.to_string().trim_end_matches('.').to_owned(),
    }
}
