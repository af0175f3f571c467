//! Files of the user's folders: hashes, and writes that are never half done and never overwrite an edit.

use crate::error::{StoreError, file};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Path, PathBuf};

/// SHA-256 as lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// What became of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file holds the text.
    InPlace,
    /// The file had been changed by someone else; the text is beside it, here.
    Beside(PathBuf),
}

/// Writes a text file as a whole: beside it, flushed, then renamed over it.
///
/// `expected_sha256` is the hash of what the writer last read (`None`: the file must not exist yet). When the file is
/// another one by now, it is left alone and the text goes to `NAME.conflict-HASH.md` next to it.
pub fn write_file(path: &Path, text: &str, expected_sha256: Option<&str>) -> Result<Written, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(file("create", folder))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that no scan takes it for a file of the user's.
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::File::create(&beside)
        .and_then(|mut f| f.write_all(text.as_bytes()).and_then(|()| f.sync_all()))
        .map_err(file("write", path));
    if let Err(e) = written {
        // The half-written file is of no use to anybody; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&beside);
        return Err(e);
    }
    let found = match std::fs::read(path) {
        Ok(bytes) => Some(sha256_hex(&bytes)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
        Err(e) => return Err(file("read", path)(e)),
    };
    let (target, outcome) = if found.as_deref() == expected_sha256 {
        (path.to_path_buf(), Written::InPlace)
    } else {
        let stem = name.strip_suffix(".md").unwrap_or(&name);
        let target = folder.join(format!("{stem}.conflict-{}.md", &sha256_hex(text.as_bytes())[..8]));
        (target.clone(), Written::Beside(target))
    };
    std::fs::rename(&beside, &target).map_err(file("write", &target))?;
    // The rename itself lasts only once the folder is flushed; where folders cannot be opened there is nothing to flush.
    if let Ok(f) = std::fs::File::open(folder) {
        f.sync_all().map_err(file("write", folder))?;
    }
    Ok(outcome)
}
