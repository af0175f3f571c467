//! Zip archives of the user's data: written as a whole or not at all, read entry by entry within limits.
//!
//! Writing goes into a file beside the target, which gets its name when it is whole and never takes that of another file.
//! The same entries give the same bytes: nothing of this computer goes along. Reading judges every name before an entry is
//! opened, follows no link, and stops where an archive unpacks to more than it plausibly holds.

use crate::error::{StoreError, file};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use understudy_agent::foreign;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Entries that are read of one archive.
const MOST_ENTRIES: usize = 200_000;
/// An archive may unpack to at most this many times its size: mail packs well, but not better.
const MOST_RATIO: u64 = 200;
/// Below this size it may unpack to any multiple.
const SMALL: u64 = 16 * 1024 * 1024;
/// The kind of file in a Unix mode.
const KIND: u32 = 0o170000;
const PLAIN: u32 = 0o100000;
const FOLDER: u32 = 0o040000;
const LINK: u32 = 0o120000;

/// An archive that is being written.
pub struct ArchiveWriter {
    zip: ZipWriter<BufWriter<File>>,
    unfinished: tempfile::TempPath,
    to: PathBuf,
}

impl ArchiveWriter {
    /// Begins an archive that will lie at `to`, where nothing may be yet.
    ///
    /// Errors: [`StoreError::Conflict`] when something is; [`StoreError::File`], [`StoreError::DiskFull`].
    pub fn create(to: &Path) -> Result<ArchiveWriter, StoreError> {
        if to.symlink_metadata().is_ok() {
            return Err(taken(to));
        }
        let folder = to.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(file("create", folder))?;
        // One name for each target: what a killed process left is written over by the next try.
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let beside = folder.join(format!(".{name}.understudy-part"));
        let out = private(&beside).map_err(file("write", to))?;
        let unfinished = tempfile::TempPath::try_from_path(&beside).map_err(file("write", to))?;
        Ok(ArchiveWriter { zip: ZipWriter::new(BufWriter::new(out)), unfinished, to: to.to_owned() })
    }

    /// Begins the next entry; what is written from now on is in it.
    pub fn begin(&mut self, path: &str) -> Result<(), StoreError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644)
            // A mailbox may have more than four gigabytes.
            .large_file(true);
        self.zip.start_file(path, options).map_err(|e| file("write", &self.to)(plain(e)))
    }

    /// Ends the archive and gives it its name; returns its bytes.
    ///
    /// Errors: as [`ArchiveWriter::create`]; then nothing is left.
    pub fn finish(self) -> Result<u64, StoreError> {
        let ArchiveWriter { zip, unfinished, to } = self;
        let failed = || file("write", &to);
        let out = zip.finish().map_err(|e| failed()(plain(e)))?;
        let out = out.into_inner().map_err(|e| failed()(e.into_error()))?;
        out.sync_all().map_err(failed())?;
        let bytes = out.metadata().map_or(0, |m| m.len());
        match unfinished.persist_noclobber(&to) {
            Ok(()) => {}
            Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => return Err(taken(&to)),
            Err(e) => return Err(failed()(e.error)),
        }
        if let Some(folder) = to.parent()
            && let Ok(folder) = File::open(folder)
        {
            folder.sync_all().map_err(failed())?;
        }
        Ok(bytes)
    }
}

impl Write for ArchiveWriter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.zip.flush()
    }
}

/// A new file, or one begun anew, that nobody else on this computer may read.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn taken(to: &Path) -> StoreError {
    StoreError::Conflict { what: to.display().to_string(), detail: "a file of that name is there already".into() }
}

fn plain(error: zip::result::ZipError) -> std::io::Error {
    match error {
        zip::result::ZipError::Io(e) => e,
        other => std::io::Error::other(other),
    }
}

/// An entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveEntry {
    /// Its path, with `/`, judged: it leads nowhere else.
    pub path: String,
    /// Bytes, as the archive says.
    pub bytes: u64,
    /// Which one it is.
    index: usize,
}

/// An archive to read.
pub struct ArchiveReader {
    zip: ZipArchive<BufReader<File>>,
    /// Plain files by path.
    pub entries: Vec<ArchiveEntry>,
    /// Entries that are not read: name and reason.
    pub refused: Vec<(String, String)>,
    /// What may still be unpacked.
    left: u64,
}

impl ArchiveReader {
    /// Opens an archive and judges its entries. The error is a plain reason that ends without a full stop.
    pub fn open(path: &Path) -> Result<ArchiveReader, String> {
        let file = File::open(path).map_err(|e| format!("it cannot be read ({e})"))?;
        let size = file.metadata().map_or(0, |m| m.len());
        let damaged = |e: zip::result::ZipError| format!("it is no whole zip ({})", words(&e));
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
        if zip.len() > MOST_ENTRIES {
            return Err(format!("it has {} entries; at most {MOST_ENTRIES} are read", zip.len()));
        }
        if zip.has_overlapping_files().map_err(damaged)? {
            return Err("it has entries that share their data, as a zip bomb does".into());
        }
        let (mut entries, mut refused) = (Vec::new(), Vec::new());
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(damaged)?;
            let raw = entry.name_raw().to_vec();
            let (folder, encrypted, bytes) = (entry.is_dir(), entry.encrypted(), entry.size());
            let kind = entry.unix_mode().map_or(PLAIN, |mode| mode & KIND);
            drop(entry);
            let name = raw.strip_suffix(b"/").unwrap_or(&raw);
            let path = match foreign::place(name) {
                Ok(path) => path,
                Err(misplaced) => {
                    refused.push((misplaced.name, format!("it {}", misplaced.reason)));
                    continue;
                }
            };
            match kind {
                LINK => refused.push((path, "it is a link; links are not followed".into())),
                _ if folder => {}
                PLAIN | FOLDER | 0 if encrypted => refused.push((path, "it needs a password".into())),
                PLAIN | FOLDER | 0 => entries.push(ArchiveEntry { path, bytes, index }),
                _ => refused.push((path, "it is no plain file".into())),
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries.dedup_by(|again, first| {
            let double = again.path == first.path;
            if double {
                refused.push((again.path.clone(), "another entry has its name; only the first is read".into()));
            }
            double
        });
        Ok(ArchiveReader { zip, entries, refused, left: size.saturating_mul(MOST_RATIO).max(SMALL) })
    }

    /// Opens an entry. Reading it fails where the whole archive unpacks to more than it plausibly holds.
    pub fn read<'a>(&'a mut self, entry: &ArchiveEntry) -> Result<impl Read + use<'a>, String> {
        let left = &mut self.left;
        let from = self.zip.by_index(entry.index).map_err(|e| format!("it cannot be unpacked ({})", words(&e)))?;
        Ok(Bounded { from, left })
    }
}

/// Reads until the archive's measure is full.
struct Bounded<'a, R> {
    from: R,
    left: &'a mut u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(out)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            let why = format!("the archive unpacks to more than {MOST_RATIO} times its size, as a zip bomb does");
            return Err(std::io::Error::other(why));
        };
        *self.left = left;
        Ok(read)
    }
}

fn words(error: &zip::result::ZipError) -> String {
    match error {
        zip::result::ZipError::Io(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => "it is cut off".into(),
        zip::result::ZipError::InvalidArchive(_) => "it is cut off or damaged".into(),
        other => other.to_string().trim_end_matches('.').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(to: &Path, entries: &[(&str, &[u8])]) -> Result<u64, StoreError> {
        let mut out = ArchiveWriter::create(to)?;
        for (path, bytes) in entries {
            out.begin(path)?;
            out.write_all(bytes).map_err(file("write", to))?;
        }
        out.finish()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("it is there").flatten();
        let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_archive_appears_whole_or_not_at_all_and_replaces_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("a.zip");
        let begun = ArchiveWriter::create(&to).expect("it begins");
        assert_eq!(names(folder.path()), [".a.zip.understudy-part"]);
        drop(begun);
        assert_eq!(names(folder.path()), Vec::<String>::new());
        write(&to, &[("b/c.txt", b"text"), ("a.txt", b"more")]).expect("it is written");
        let mut archive = ArchiveReader::open(&to).expect("it opens");
        let paths: Vec<&str> = archive.entries.iter().map(|e| e.path.as_str()).collect();
        assert_eq!(paths, ["a.txt", "b/c.txt"]);
        let entry = archive.entries[1].clone();
        let mut text = String::new();
        archive.read(&entry).expect("it opens").read_to_string(&mut text).expect("it reads");
        assert_eq!(text, "text");
        let before = std::fs::read(&to).expect("it is there");
        assert!(matches!(write(&to, &[]), Err(StoreError::Conflict { .. })));
        assert_eq!(std::fs::read(&to).expect("it is there"), before);
        let other = folder.path().join("b.zip");
        write(&other, &[("b/c.txt", b"text"), ("a.txt", b"more")]).expect("it is written");
        assert_eq!(std::fs::read(&other).expect("it is there"), before, "the same entries give the same bytes");
    }

    #[test]
    fn names_that_no_file_may_have_and_bombs_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("a.zip");
        write(&to, &[("a:b.txt", b"x"), ("con.txt", b"x"), ("good.txt", b"x")]).expect("it is written");
        let archive = ArchiveReader::open(&to).expect("it opens");
        assert_eq!(archive.entries.len(), 1);
        let refused: Vec<&str> = archive.refused.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(refused, ["a:b.txt", "con.txt"]);

        let bomb = folder.path().join("bomb.zip");
        write(&bomb, &[("zeros", &vec![0; 32 * 1024 * 1024])]).expect("it is written");
        let mut archive = ArchiveReader::open(&bomb).expect("it opens");
        let entry = archive.entries[0].clone();
        let read = std::io::copy(&mut archive.read(&entry).expect("it opens"), &mut std::io::sink());
        assert!(read.is_err_and(|e| e.to_string().contains("zip bomb")));
        std::fs::write(&to, b"PK\x03\x04 and no more").expect("it can be written");
        assert!(ArchiveReader::open(&to).is_err_and(|why| why.contains("no whole zip")));
    }
}
