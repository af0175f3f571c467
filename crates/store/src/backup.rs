//! Backup and restore: the durable database and the user's folders as one archive (tar, gzip).
//!
//! An archive is read through and checked before anything is replaced: every file against its hash, the database by
//! SQLite's own check. What it brings is then put ready inside the data folder and put in place before the next start,
//! by renames that a kill cannot leave half done; what was there is kept beside. What can be rebuilt (mirror, index) is
//! in no archive.

use crate::database::{Store, check_control, lock};
use crate::error::{StoreError, file};
use crate::files::sha256_hex;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Component, Path, PathBuf};

/// What an archive holds, by its name in the archive, which is that in the data folder.
const PARTS: [&str; 5] = ["control.db", "account", "memories", "skills", "quarantine"];
/// Files beside the database that belong to it, and what is made anew after a change.
const GO_WITH: [&str; 6] = ["control.db-wal", "control.db-shm", "cache.db", "cache.db-wal", "cache.db-shm", "index"];
const MANIFEST: &str = "understudy-backup.json";
const READY: &str = "pending";
const PLAN: &str = "plan.json";
const FORMAT: u32 = 1;
/// An archive may unpack to at most this many times its size, or a gigabyte: more is no backup of ours.
const LARGEST_RATIO: u64 = 60;

/// Why a backup cannot be used. The text is fit for the user.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It is no whole archive of ours. Nothing was changed.
    #[error("{} is no sound backup: {reason}. Nothing was changed; choose another file.", path.display())]
    Unsound {
        /// The archive.
        path: PathBuf,
        /// How.
        reason: String,
    },
    /// The folders or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// Format of the archive.
    pub format: u32,
    /// Version of the app that made it.
    pub version: String,
    /// Unix seconds.
    pub made_at: i64,
    /// The account's name.
    pub account: String,
    /// SHA-256 of every file by its path in the archive.
    pub files: BTreeMap<String, String>,
    /// Bytes of all files.
    pub bytes: u64,
}

/// What is to be put in place before the next start.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Plan {
    /// Folder in the data folder where the old state goes.
    before: String,
    /// Whether what comes is in the folder of the plan; else the app makes it anew.
    brings: bool,
    parts: Vec<String>,
    /// In words, for the user.
    words: String,
}

/// Writes an archive. `folders` are those that do not lie in the data folder under their own name.
///
/// Errors: [`StoreError::File`], [`StoreError::DiskFull`]; then nothing is left at `to`.
pub async fn make_backup(
    store: &Store,
    folders: &BTreeMap<String, PathBuf>,
    to: &Path,
    said: Backup,
) -> Result<Backup, StoreError> {
    let copies = tempfile::tempdir_in(store.dir()).map_err(file("write", store.dir()))?;
    let control = copies.path().join("control.db");
    store.copy_control(&control).await?;
    let mut places: BTreeMap<String, PathBuf> = BTreeMap::new();
    for part in PARTS {
        places.insert(part.to_owned(), folders.get(part).cloned().unwrap_or_else(|| store.dir().join(part)));
    }
    places.insert("control.db".into(), control);
    let to = to.to_owned();
    let written = tokio::task::spawn_blocking(move || {
        let part = to.with_extension("part");
        let written = write(&part, &places, said).and_then(|said| {
            std::fs::rename(&part, &to).map_err(file("write", &to))?;
            Ok(said)
        });
        if written.is_err() {
            // Half an archive is of no use to anybody.
            let _ = std::fs::remove_file(&part);
        }
        written
    });
    crate::finished(written).await
}

fn write(to: &Path, places: &BTreeMap<String, PathBuf>, mut said: Backup) -> Result<Backup, StoreError> {
    let failed = || file("write", to);
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent).map_err(file("create", parent))?;
    }
    let out = BufWriter::new(File::create(to).map_err(failed())?);
    let mut archive = tar::Builder::new(GzEncoder::new(out, Compression::default()));
    archive.follow_symlinks(false);
    for (name, place) in places {
        for (path, full) in files_below(name, place)? {
            let bytes = std::fs::read(&full).map_err(file("read", &full))?;
            append(&mut archive, &path, &bytes, said.made_at).map_err(failed())?;
            said.bytes += bytes.len() as u64;
            said.files.insert(path, sha256_hex(&bytes));
        }
    }
    let manifest = serde_json::to_vec(&said).map_err(|e| file("write", to)(e.into()))?;
    append(&mut archive, MANIFEST, &manifest, said.made_at).map_err(failed())?;
    let out = archive.into_inner().and_then(GzEncoder::finish).map_err(failed())?;
    let done = out.into_inner().map_err(|e| failed()(e.into_error()))?;
    done.sync_all().map_err(failed())?;
    Ok(said)
}

fn append(archive: &mut tar::Builder<impl Write>, path: &str, bytes: &[u8], at: i64) -> std::io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(at).unwrap_or(0));
    archive.append_data(&mut header, path, bytes)
}

/// What stands in a folder only while something is written: half a file, a lock of git, half an import. A file of the user's
/// may end like one of them.
fn is_passing(folder: &str, name: &str) -> bool {
    let half_written = name.starts_with('.') && name.ends_with(".tmp");
    let lock = name.ends_with(".lock") && folder.split('/').any(|part| part == ".git");
    half_written || lock || (folder == "quarantine" && name.starts_with('.'))
}

/// The plain files of a part, with their paths in the archive. Links and what is passing are left out.
fn files_below(name: &str, place: &Path) -> Result<Vec<(String, PathBuf)>, StoreError> {
    let mut out = Vec::new();
    let mut open = vec![(name.to_owned(), place.to_owned())];
    while let Some((path, full)) = open.pop() {
        let Ok(meta) = full.symlink_metadata() else { continue };
        if meta.is_dir() {
            for entry in std::fs::read_dir(&full).map_err(file("read", &full))?.flatten() {
                if let Ok(name) = entry.file_name().into_string()
                    && !is_passing(&path, &name)
                {
                    open.push((format!("{path}/{name}"), entry.path()));
                }
            }
        } else if meta.is_file() {
            out.push((path, full));
        }
    }
    out.sort();
    Ok(out)
}

/// Reads an archive through: every file against its hash, the database by SQLite's check. Nothing is kept.
///
/// Errors: [`BackupError::Unsound`]; [`StoreError::Damaged`] for its database.
pub async fn check_backup(archive: &Path) -> Result<Backup, BackupError> {
    let unpacked = tempfile::tempdir().map_err(file("read", archive))?;
    unpack_checked(archive, unpacked.path()).await
}

/// Checks an archive and puts what it brings ready: it is put in place before the next start.
pub async fn stage_backup(data: &Path, archive: &Path, before: &str) -> Result<Backup, BackupError> {
    let stage = data.join("pending.part");
    clear(&stage)?;
    let said = match unpack_checked(archive, &stage).await {
        Ok(said) => said,
        Err(e) => {
            clear(&stage)?;
            return Err(e);
        }
    };
    let has = |part: &str| stage.join(part).symlink_metadata().is_ok();
    let parts: Vec<String> = PARTS.iter().filter(|p| has(p)).map(|p| (*p).to_owned()).collect();
    let words = format!("The backup of {} is put in place at the next start.", said.account);
    ready(data, &stage, &Plan { before: before.to_owned(), brings: true, parts, words })?;
    Ok(said)
}

/// Says that account and database begin anew at the next start; memories and skills stay.
pub fn stage_reset(data: &Path, before: &str) -> Result<(), StoreError> {
    let stage = data.join("pending.part");
    clear(&stage)?;
    std::fs::create_dir_all(&stage).map_err(file("create", &stage))?;
    let parts = vec!["control.db".to_owned(), "account".to_owned()];
    let words = "The Rehearsal account begins anew at the next start.".to_owned();
    ready(data, &stage, &Plan { before: before.to_owned(), brings: false, parts, words })
}

/// What waits for the next start, in words.
pub fn pending(data: &Path) -> Option<String> {
    let plan: Plan = serde_json::from_slice(&std::fs::read(data.join(READY).join(PLAN)).ok()?).ok()?;
    Some(plan.words)
}

/// Lets what waits for the next start go.
pub fn cancel_pending(data: &Path) -> Result<(), StoreError> {
    clear(&data.join(READY))
}

/// Puts in place what waits, if anything does; gives the folder where the old state is. Call it before the store is
/// opened. Killed in the middle, it goes on at the next call.
///
/// Errors: [`StoreError::InUse`] while another instance holds the folder.
pub fn apply_pending(data: &Path) -> Result<Option<PathBuf>, StoreError> {
    let stage = data.join(READY);
    if !stage.join(PLAN).exists() {
        return Ok(None);
    }
    let held = lock(data)?;
    let text = std::fs::read(stage.join(PLAN)).map_err(file("read", &stage))?;
    let plan: Plan = serde_json::from_slice(&text).map_err(|e| file("read", &stage)(e.into()))?;
    let before = data.join(&plan.before);
    std::fs::create_dir_all(&before).map_err(file("create", &before))?;
    for part in &plan.parts {
        let (old, new, kept) = (data.join(part), stage.join(part), before.join(part));
        let is_there = |path: &Path| path.symlink_metadata().is_ok();
        // A part that has left the stage is in place already.
        if plan.brings && !is_there(&new) {
            continue;
        }
        if is_there(&old) && !is_there(&kept) {
            std::fs::rename(&old, &kept).map_err(file("move", &old))?;
        }
        if part == "control.db" {
            for beside in ["control.db-wal", "control.db-shm"].map(|name| (data.join(name), before.join(name))) {
                if is_there(&beside.0) {
                    std::fs::rename(&beside.0, &beside.1).map_err(file("move", &beside.0))?;
                }
            }
        }
        if plan.brings {
            std::fs::rename(&new, &old).map_err(file("move", &new))?;
        }
    }
    for name in GO_WITH.iter().filter(|n| !n.starts_with("control")) {
        clear(&data.join(name))?;
    }
    clear(&stage)?;
    held.unlock().map_err(file("unlock", data))?;
    Ok(Some(before))
}

/// The stage becomes the pending one in one rename, so that a half-written stage is never taken for one.
fn ready(data: &Path, stage: &Path, plan: &Plan) -> Result<(), StoreError> {
    let text = serde_json::to_vec(plan).map_err(|e| file("write", stage)(e.into()))?;
    std::fs::write(stage.join(PLAN), text).map_err(file("write", stage))?;
    let ready = data.join(READY);
    clear(&ready)?;
    std::fs::rename(stage, &ready).map_err(file("move", stage))
}

fn clear(path: &Path) -> Result<(), StoreError> {
    let gone = match path.symlink_metadata() {
        Ok(meta) if meta.is_dir() => std::fs::remove_dir_all(path),
        Ok(_) => std::fs::remove_file(path),
        Err(_) => Ok(()),
    };
    gone.map_err(file("remove", path))
}

async fn unpack_checked(archive: &Path, to: &Path) -> Result<Backup, BackupError> {
    let (from, folder) = (archive.to_owned(), to.to_owned());
    let unpacked = tokio::task::spawn_blocking(move || unpack(&from, &folder));
    let said = crate::finished(unpacked).await?;
    check_control(&to.join("control.db")).await?;
    Ok(said)
}

fn unpack(archive: &Path, to: &Path) -> Result<Backup, BackupError> {
    let not_ours = |reason: String| BackupError::Unsound { path: archive.to_owned(), reason };
    let unreadable = |e: std::io::Error| not_ours(e.to_string());
    let opened = File::open(archive).map_err(file("read", archive))?;
    let size = opened.metadata().map_err(file("read", archive))?.len();
    let most = (size * LARGEST_RATIO).max(1 << 30);
    let mut unpacked = 0u64;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut said: Option<Backup> = None;
    let mut reader = tar::Archive::new(GzDecoder::new(BufReader::new(opened)));
    for entry in reader.entries().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        let path = entry.path().map_err(unreadable)?.into_owned();
        let plain = path.components().all(|c| matches!(c, Component::Normal(_)));
        let Some(name) = path.to_str().filter(|_| plain).map(str::to_owned) else {
            return Err(not_ours(format!("{} leads out of its folder", path.display())));
        };
        if !entry.header().entry_type().is_file() {
            return Err(not_ours(format!("{name} is not a plain file")));
        }
        unpacked += entry.size();
        if unpacked > most {
            return Err(not_ours("it unpacks to far more than a backup holds".into()));
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(unreadable)?;
        if name == MANIFEST {
            said = Some(serde_json::from_slice(&bytes).map_err(|e| not_ours(e.to_string()))?);
            continue;
        }
        if !PARTS.iter().any(|p| path.starts_with(p)) {
            return Err(not_ours(format!("{name} is not part of one")));
        }
        let full = to.join(&path);
        if let Some(parent) = full.parent() {
            std::fs::create_dir_all(parent).map_err(file("create", parent))?;
        }
        std::fs::write(&full, &bytes).map_err(file("write", &full))?;
        found.insert(name, sha256_hex(&bytes));
    }
    let said = said.ok_or_else(|| not_ours("its list of files is missing".into()))?;
    if said.format > FORMAT {
        return Err(not_ours(format!("version {} of Understudy made it; use that one", said.version)));
    }
    if let Some(name) = said.files.iter().find(|(name, hash)| found.get(*name) != Some(hash)).map(|(name, _)| name) {
        return Err(not_ours(format!("{name} is not as it was written")));
    }
    if let Some(name) = found.keys().find(|name| !said.files.contains_key(*name)) {
        return Err(not_ours(format!("{name} is not in its list of files")));
    }
    if !found.contains_key("control.db") {
        return Err(not_ours("its database is missing".into()));
    }
    Ok(said)
}
