//! Names a file by its bytes: SHA-256, or a fingerprint of a very large one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// How a fingerprint begins, so that it is never taken for a SHA-256.
pub(super) const FINGERPRINT: &str = "fingerprint-";

/// Reads the file to its end for its SHA-256 in lower-case hex. `progress` hears 0 to 1 and says whether to go on;
/// if not, the error is of the kind `Interrupted`.
pub(crate) fn sha256(path: &Path, mut progress: impl FnMut(f32) -> bool) -> io::Result<String> {
    use sha2::Digest;
    let mut file = File::open(path)?;
    let size = file.metadata()?.len().max(1);
    let mut hash = sha2::Sha256::new();
    let mut buffer = vec![0u8; 1 << 20];
    let mut done = 0u64;
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&buffer[..n]);
        done += n as u64;
        if !progress(done as f32 / size as f32) {
            return Err(io::ErrorKind::Interrupted.into());
        }
    }
}

/// A name for a file that is too large to read whole without need: its size, time, beginning and end.
pub fn fingerprint(path: &Path) -> io::Result<String> {
    use sha2::Digest;
    let mut file = File::open(path)?;
    let meta = file.metadata()?;
    let time = meta.modified()?.duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_nanos());
    let mut hash = sha2::Sha256::new();
    hash.update(meta.len().to_le_bytes());
    hash.update(time.to_le_bytes());
    for place in [0, meta.len().saturating_sub(1 << 20)] {
        file.seek(SeekFrom::Start(place))?;
        let mut part = Vec::new();
        (&mut file).take(1 << 20).read_to_end(&mut part)?;
        hash.update(&part);
    }
    Ok(format!("{FINGERPRINT}{}", hex(&hash.finalize())))
}

/// Lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
