//! Packing a skill for others: the same files give the same bytes.

use super::SkillFile;
use crate::error::{StoreError, file};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A zip with one folder, the files in the order of their paths, without times, rights or anything else of this computer.
pub fn pack(folder: &str, files: &[SkillFile]) -> Result<Vec<u8>, StoreError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let failed = |e: std::io::Error| file("pack", Path::new(folder))(e);
    let mut sorted: Vec<&SkillFile> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for one in sorted {
        zip.start_file(format!("{folder}/{}", one.path), options).map_err(|e| failed(std::io::Error::other(e)))?;
        zip.write_all(&one.bytes).map_err(failed)?;
    }
    Ok(zip.finish().map_err(|e| failed(std::io::Error::other(e)))?.into_inner())
}
