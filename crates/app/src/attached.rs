//! Files that the user attached to letters: kept by their hash in the data folder, until the letter is long gone.
//!
//! What is here was named by the user. A draft's file holds its own copy, so nothing is lost when this folder is swept.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use understudy_store::sha256_hex;

/// Attached files that nothing has touched for so long are removed at a start.
const KEPT_FOR: Duration = Duration::from_secs(30 * 86_400);

fn folder(data: &Path) -> PathBuf {
    data.join("attached")
}

/// Keeps bytes; gives their hash.
pub(crate) fn keep(data: &Path, bytes: &[u8]) -> io::Result<String> {
    let sha256 = sha256_hex(bytes);
    let folder = folder(data);
    std::fs::create_dir_all(&folder)?;
    let target = folder.join(&sha256);
    // Written anew even when it is there: its age says when it was last wanted.
    let part = folder.join(format!(".{sha256}.part"));
    std::fs::write(&part, bytes)?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(&part, &target)?;
    Ok(sha256)
}

/// The bytes with this hash; `None` when they are not here, or no longer what they were.
pub(crate) fn find(data: &Path, sha256: &str) -> Option<Vec<u8>> {
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    let bytes = is_hash.then(|| std::fs::read(folder(data).join(sha256)).ok())??;
    (sha256_hex(&bytes) == sha256).then_some(bytes)
}

/// Removes what nothing has touched for a long time.
pub(crate) fn sweep(data: &Path) {
    let Ok(entries) = std::fs::read_dir(folder(data)) else { return };
    let now = SystemTime::now();
    for entry in entries.flatten() {
        let old = entry.metadata().and_then(|m| m.modified()).ok().and_then(|at| now.duration_since(at).ok());
        if old.is_some_and(|age| age > KEPT_FOR)
            && let Err(error) = std::fs::remove_file(entry.path())
        {
            tracing::warn!(%error, "an old attached file stays");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bytes_of_the_hash_come_back() {
        let data = tempfile::tempdir().expect("a folder");
        let sha256 = keep(data.path(), b"a report").expect("kept");
        assert_eq!(find(data.path(), &sha256).as_deref(), Some(b"a report".as_slice()));
        assert_eq!(find(data.path(), "../../etc/passwd"), None);
        std::fs::write(folder(data.path()).join(&sha256), b"another").expect("changed");
        assert_eq!(find(data.path(), &sha256), None, "what was changed is not what was attached");
        sweep(data.path());
        assert!(folder(data.path()).join(&sha256).exists(), "what is young stays");
    }
}
