//! Saved skill states: the keys and values of a skill's prefix, in memory for the last few and on disk
//! for all, so that a known skill is not evaluated again, also after a restart.
//!
//! A state file is llama.cpp's own sequence file with a checksum behind it. A file that is cut or altered
//! is deleted and never given to llama.cpp. Losing any of them only costs time.

use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::token::LlamaToken;
use llama_cpp_2::{LlamaStateSeqFlags, SeqState};
use sha2::Digest;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use understudy_agent::prompt::{Layout, PROTOCOL};

/// A prefix shorter than this is evaluated faster than a file is opened.
pub const SHORTEST: usize = 16;
/// States in memory: how many, and their bytes together. Several runs at a time each keep their loop's head.
const IN_MEMORY: usize = 24;
const IN_MEMORY_BYTES: usize = 256 << 20;
/// Goes into every key: a change of the engine or of this format makes old files unreachable.
const ENGINE: &str = "llama-cpp-2 0.1.160, states 2";
const END_MARK: &[u8; 8] = b"UNDSTATE";
const TAIL: u64 = 32 + 8;

/// The saved states of one model.
pub(super) struct States {
    folder: PathBuf,
    cap: u64,
    identity: String,
    recent: Vec<Recent>,
    pub(super) loaded: u64,
    pub(super) saved: u64,
}

/// A state in memory.
struct Recent {
    key: String,
    /// Tokens of the prefix.
    length: usize,
    state: SeqState,
}

impl States {
    /// `identity` names the model's exact bytes, `layout` how it is prompted.
    pub(super) fn open(folder: &Path, cap: u64, identity: &str, layout: Layout) -> States {
        if let Err(e) = fs::create_dir_all(folder) {
            tracing::warn!("skill states cannot be kept in {}: {e}", folder.display());
        }
        let identity = format!("{identity} {layout:?} {PROTOCOL} {ENGINE}");
        States { folder: folder.to_owned(), cap, identity, recent: vec![], loaded: 0, saved: 0 }
    }

    pub(super) fn key(&self, prefix: &[LlamaToken]) -> String {
        let mut hash = sha2::Sha256::new();
        hash.update(self.identity.as_bytes());
        hash.update([0]);
        for t in prefix {
            hash.update(t.0.to_le_bytes());
        }
        super::checksum::hex(&hash.finalize())
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.state"))
    }

    /// Whether there seems to be a state of the prefix.
    pub(super) fn has(&self, prefix: &[LlamaToken]) -> bool {
        let key = self.key(prefix);
        self.recent.iter().any(|r| r.key == key) || self.path(&key).exists()
    }

    /// Puts the state of the prefix into an empty sequence. False if there is none that is whole;
    /// the sequence may then hold anything and must be cleared.
    pub(super) fn load(&mut self, context: &mut LlamaContext<'_>, at: i32, prefix: &[LlamaToken]) -> bool {
        let key = self.key(prefix);
        let found = self.restored_from_memory(context, at, &key) || self.restored_from_disk(context, at, &key, prefix);
        self.loaded += u64::from(found);
        found
    }

    fn restored_from_memory(&mut self, context: &mut LlamaContext<'_>, at: i32, key: &str) -> bool {
        let Some(found) = self.recent.iter().position(|r| r.key == key) else { return false };
        let entry = self.recent.remove(found);
        let done = context.state_seq_set(&entry.state, at).is_ok();
        if done {
            self.recent.push(entry);
        }
        done
    }

    fn restored_from_disk(
        &mut self,
        context: &mut LlamaContext<'_>,
        at: i32,
        key: &str,
        prefix: &[LlamaToken],
    ) -> bool {
        let path = self.path(key);
        match whole(&path) {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!("a saved skill state is damaged and is deleted: {}", path.display());
                forget(&path);
                return false;
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => return false,
            Err(e) => {
                tracing::warn!("a saved skill state cannot be read: {}: {e}", path.display());
                return false;
            }
        }
        let same = matches!(context.state_seq_load_file(&path, at, prefix.len()), Ok((tokens, _)) if tokens == prefix);
        if same {
            // The oldest go first when the folder is full; used is not old.
            let touched = File::options().append(true).open(&path).and_then(|f| f.set_modified(SystemTime::now()));
            if let Err(e) = touched {
                tracing::debug!("the time of {} stays: {e}", path.display());
            }
            self.remember(key.to_owned(), prefix.len(), context, at);
        } else {
            tracing::warn!("a saved skill state does not fit the model and is deleted: {}", path.display());
            forget(&path);
        }
        same
    }

    /// Keeps the state of a sequence, which holds exactly the prefix.
    pub(super) fn save(&mut self, context: &LlamaContext<'_>, at: i32, prefix: &[LlamaToken]) {
        let key = self.key(prefix);
        self.remember(key.clone(), prefix.len(), context, at);
        let path = self.path(&key);
        if path.exists() {
            return;
        }
        match write(context, at, prefix, &path, self.cap) {
            Ok(true) => self.saved += 1,
            Ok(false) => {}
            Err(e) => tracing::warn!("a skill state could not be saved to {}: {e}", path.display()),
        }
        if let Err(e) = shrink(&self.folder, self.cap) {
            tracing::warn!("old skill states in {} could not be deleted: {e}", self.folder.display());
        }
    }

    /// Keeps the state of a sequence, which holds exactly `tokens`, in memory alone.
    pub(super) fn keep(&mut self, context: &LlamaContext<'_>, at: i32, tokens: &[LlamaToken]) {
        self.remember(self.key(tokens), tokens.len(), context, at);
    }

    /// The longest beginning of `tokens` whose state is in memory.
    pub(super) fn nearest(&self, tokens: &[LlamaToken]) -> Option<usize> {
        let fits = |r: &&Recent| r.length <= tokens.len() && r.key == self.key(&tokens[..r.length]);
        self.recent.iter().filter(fits).map(|r| r.length).max()
    }

    fn remember(&mut self, key: String, length: usize, context: &LlamaContext<'_>, at: i32) {
        self.recent.retain(|r| r.key != key);
        match context.state_seq_get(at, LlamaStateSeqFlags::empty()) {
            Ok(state) => self.recent.push(Recent { key, length, state }),
            Err(e) => tracing::warn!("a skill state could not be kept in memory: {e}"),
        }
        let total = |all: &[Recent]| all.iter().map(|r| r.state.byte_len()).sum::<usize>();
        while self.recent.len() > IN_MEMORY || total(&self.recent) > IN_MEMORY_BYTES {
            self.recent.remove(0);
        }
    }
}

/// Writes beside, adds the checksum, renames. False if the state alone is over the cap.
fn write(context: &LlamaContext<'_>, at: i32, prefix: &[LlamaToken], path: &Path, cap: u64) -> io::Result<bool> {
    if context.state_seq_get_size_ext(at, LlamaStateSeqFlags::empty()) as u64 + TAIL > cap {
        return Ok(false);
    }
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let done = write_part(context, at, prefix, &part).and_then(|()| fs::rename(&part, path));
    if done.is_err() {
        forget(&part);
    }
    done.map(|()| true)
}

fn write_part(context: &LlamaContext<'_>, at: i32, prefix: &[LlamaToken], part: &Path) -> io::Result<()> {
    context.state_seq_save_file(part, at, prefix).map_err(io::Error::other)?;
    let mut file = File::options().read(true).append(true).open(part)?;
    let length = file.metadata()?.len();
    let sum = checksum(&mut file, length)?;
    file.write_all(&sum)?;
    file.write_all(END_MARK)
}

/// Whether the file ends as it should and its bytes are the ones that were written.
fn whole(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let Some(length) = file.metadata()?.len().checked_sub(TAIL) else { return Ok(false) };
    let sum = checksum(&mut file, length)?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    Ok(tail.strip_suffix(END_MARK) == Some(&sum[..]))
}

fn checksum(file: &mut File, length: u64) -> io::Result<[u8; 32]> {
    let mut hash = sha2::Sha256::new();
    let mut left = length;
    let mut buffer = vec![0u8; 1 << 20];
    while left > 0 {
        let want = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        file.read_exact(&mut buffer[..want])?;
        hash.update(&buffer[..want]);
        left -= want as u64;
    }
    Ok(hash.finalize().into())
}

/// Deletes the oldest states until the folder is under the cap, and what earlier workers left half done.
fn shrink(folder: &Path, cap: u64) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".state") {
            files.push((meta.modified()?, meta.len(), entry.path()));
        } else if name.ends_with(".part") {
            forget(&entry.path());
        }
    }
    files.sort();
    let mut total: u64 = files.iter().map(|(_, n, _)| n).sum();
    for (_, n, path) in files {
        if total <= cap {
            break;
        }
        forget(&path);
        total -= n;
    }
    Ok(())
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
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_oldest_states_go_first() {
        let dir = tempfile::tempdir().expect("a folder");
        for (i, name) in ["b.state", "a.state", "c.state", "x.1.part", "keep.txt"].iter().enumerate() {
            let path = dir.path().join(name);
            fs::write(&path, [0u8; 10]).expect("write");
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1000 + i as u64);
            File::options().append(true).open(&path).and_then(|f| f.set_modified(time)).expect("time");
        }
        shrink(dir.path(), 20).expect("shrink");
        let mut left: Vec<String> = fs::read_dir(dir.path())
            .expect("list")
            .map(|e| e.expect("entry").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, ["a.state", "c.state", "keep.txt"]);
    }

    #[test]
    fn a_cut_or_altered_file_is_not_whole() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("k.state");
        let body = b"the bytes of a state";
        let mut good = body.to_vec();
        good.extend(sha2::Sha256::digest(body));
        good.extend(END_MARK);
        let check = |bytes: &[u8], expect: bool| {
            fs::write(&path, bytes).expect("write");
            assert_eq!(whole(&path).expect("readable"), expect);
        };
        check(&good, true);
        check(&good[..good.len() - 1], false);
        check(b"", false);
        let mut bent = good.clone();
        bent[3] ^= 1;
        check(&bent, false);
    }
}
