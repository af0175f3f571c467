//! Saved skill states: the keys and values of a skill's prefix, in memory for the last few and on disk
//! for all, so that a known skill is not evaluated again, also after a restart.
//!
//! A state file is what llama.cpp hands out for a sequence, then the key, a checksum and a mark. It is read once, and what was
//! read stays in memory. A file that is cut, altered or another's is deleted and never given to llama.cpp. Losing any of
//! them only costs time.

use llama_cpp_2::LlamaStateSeqFlags;
use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::token::LlamaToken;
use sha2::Digest;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use understudy_agent::prompt::{Layout, PROTOCOL};

/// A prefix shorter than this is evaluated faster than a file is opened.
pub const SHORTEST: usize = 16;
/// States in memory: how many, and their bytes together. Several runs at a time each keep their loop's head.
const IN_MEMORY: usize = 24;
const IN_MEMORY_BYTES: usize = 256 << 20;
/// Goes into every key: a change of the engine or of this format makes old files unreachable.
const ENGINE: &str = "llama-cpp-2 0.1.160, states 3";
const END_MARK: &[u8; 8] = b"UNDSTATE";
/// The key in hexadecimal digits, a CRC-32 of all before it, the mark.
const TAIL: usize = 64 + 4 + 8;

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
    state: Vec<u8>,
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
        let found =
            self.restored_from_memory(context, at, &key) || self.restored_from_disk(context, at, &key, prefix.len());
        self.loaded += u64::from(found);
        found
    }

    fn restored_from_memory(&mut self, context: &mut LlamaContext<'_>, at: i32, key: &str) -> bool {
        let Some(found) = self.recent.iter().position(|r| r.key == key) else { return false };
        let entry = self.recent.remove(found);
        let done = give(context, at, &entry.state, entry.length);
        if done {
            self.recent.push(entry);
        }
        done
    }

    fn restored_from_disk(&mut self, context: &mut LlamaContext<'_>, at: i32, key: &str, length: usize) -> bool {
        let path = self.path(key);
        let state = match fs::read(&path) {
            Ok(bytes) => whole(bytes, key),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return false,
            Err(e) => {
                tracing::warn!("a saved skill state cannot be read: {}: {e}", path.display());
                return false;
            }
        };
        let Some(state) = state else {
            tracing::warn!("a saved skill state is damaged and is deleted: {}", path.display());
            forget(&path);
            return false;
        };
        let fits = give(context, at, &state, length);
        if fits {
            // The oldest go first when the folder is full; used is not old.
            let touched = File::options().append(true).open(&path).and_then(|f| f.set_modified(SystemTime::now()));
            if let Err(e) = touched {
                tracing::debug!("the time of {} stays: {e}", path.display());
            }
            self.remember(Recent { key: key.to_owned(), length, state });
        } else {
            tracing::warn!("a saved skill state does not fit the model and is deleted: {}", path.display());
            forget(&path);
        }
        fits
    }

    /// Keeps the state of a sequence, which holds exactly the prefix, in memory and on disk.
    pub(super) fn save(&mut self, context: &LlamaContext<'_>, at: i32, prefix: &[LlamaToken]) {
        let Some(state) = taken(context, at) else { return };
        let key = self.key(prefix);
        let path = self.path(&key);
        if !path.exists() && (state.len() + TAIL) as u64 <= self.cap {
            match write(&state, &key, &path) {
                Ok(()) => self.saved += 1,
                Err(e) => tracing::warn!("a skill state could not be saved to {}: {e}", path.display()),
            }
            if let Err(e) = shrink(&self.folder, self.cap) {
                tracing::warn!("old skill states in {} could not be deleted: {e}", self.folder.display());
            }
        }
        self.remember(Recent { key, length: prefix.len(), state });
    }

    /// Keeps the state of a sequence, which holds exactly `tokens`, in memory alone.
    pub(super) fn keep(&mut self, context: &LlamaContext<'_>, at: i32, tokens: &[LlamaToken]) {
        if let Some(state) = taken(context, at) {
            self.remember(Recent { key: self.key(tokens), length: tokens.len(), state });
        }
    }

    /// The longest beginning of `tokens` whose state is in memory.
    pub(super) fn nearest(&self, tokens: &[LlamaToken]) -> Option<usize> {
        let fits = |r: &&Recent| r.length <= tokens.len() && r.key == self.key(&tokens[..r.length]);
        self.recent.iter().filter(fits).map(|r| r.length).max()
    }

    fn remember(&mut self, one: Recent) {
        self.recent.retain(|r| r.key != one.key);
        self.recent.push(one);
        let total = |all: &[Recent]| all.iter().map(|r| r.state.len()).sum::<usize>();
        while self.recent.len() > IN_MEMORY || total(&self.recent) > IN_MEMORY_BYTES {
            self.recent.remove(0);
        }
    }
}

/// The state of a sequence.
#[expect(unsafe_code, reason = "llama.cpp writes into a buffer that is as long as it asked for")]
fn taken(context: &LlamaContext<'_>, at: i32) -> Option<Vec<u8>> {
    let flags = LlamaStateSeqFlags::empty();
    let mut bytes = vec![0u8; context.state_seq_get_size_ext(at, flags)];
    // SAFETY: the buffer is as long as llama.cpp says that the state of this very sequence is; nothing runs in between.
    let written = unsafe { context.state_seq_get_data_ext(bytes.as_mut_ptr(), at, flags) };
    if written == bytes.len() && written > 0 {
        return Some(bytes);
    }
    tracing::warn!("a skill state could not be kept: {written} of {} bytes", bytes.len());
    None
}

/// Gives a sequence a state of `length` tokens. False if llama.cpp does not take it; the sequence may then hold anything.
#[expect(unsafe_code, reason = "the bytes are what `taken` returned for the same model")]
fn give(context: &mut LlamaContext<'_>, at: i32, state: &[u8], length: usize) -> bool {
    // SAFETY: the bytes come from `taken`, in this process or in an earlier one of the same model, layout and engine
    // (`key`), and are undamaged (`whole`); llama.cpp reads no further than the slice is long.
    let read = unsafe { context.state_seq_set_data_ext(state, at, LlamaStateSeqFlags::empty()) };
    read && usize::try_from(context.kv_cache_seq_pos_max(at) + 1) == Ok(length)
}

/// Writes beside, then renames.
fn write(state: &[u8], key: &str, path: &Path) -> io::Result<()> {
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let done = write_part(state, key, &part).and_then(|()| fs::rename(&part, path));
    if done.is_err() {
        forget(&part);
    }
    done
}

fn write_part(state: &[u8], key: &str, part: &Path) -> io::Result<()> {
    let mut file = File::create(part)?;
    file.write_all(state)?;
    file.write_all(&tail(state, key))
}

/// What stands behind a state in its file.
fn tail(state: &[u8], key: &str) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(state);
    sum.update(key.as_bytes());
    [key.as_bytes(), &sum.finalize().to_le_bytes(), END_MARK].concat()
}

/// The state in a file's bytes, if it is this key's and its bytes are the ones that were written.
fn whole(mut bytes: Vec<u8>, key: &str) -> Option<Vec<u8>> {
    let length = bytes.len().checked_sub(TAIL)?;
    let same = bytes[length..] == tail(&bytes[..length], key);
    bytes.truncate(length);
    same.then_some(bytes)
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
    fn a_file_that_is_cut_altered_or_another_keys_is_not_whole() {
        let key = "5".repeat(64);
        let body = b"the bytes of a state";
        let good = [&body[..], &tail(body, &key)].concat();
        assert_eq!(whole(good.clone(), &key).as_deref(), Some(&body[..]));
        assert_eq!(whole(good.clone(), &"6".repeat(64)), None);
        for length in 0..good.len() {
            assert_eq!(whole(good[..length].to_vec(), &key), None, "cut to {length}");
        }
        for at in 0..good.len() {
            let mut bent = good.clone();
            bent[at] ^= 1;
            assert_eq!(whole(bent, &key), None, "altered at {at}");
        }
    }
}
