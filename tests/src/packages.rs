//! Skills of other agents as folders and zips, well-formed and hostile: what tests of import make.
//!
//! A hostile zip is written byte by byte, because a library that writes zips refuses to write such ones.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A skill that runs, of this name.
pub fn skill(name: &str) -> String {
    format!(
        "---\nname: {name}\ndescription: Folds paper cranes from the mail about origami.\nallowed-tools: mail.search user.notify\nx-vendor: kept\n---\n\n# {name}\n\n## Steps\n\n1. Search the mail in the inbox (`mail.search`).\n2. If there is none (`not found`), stop.\n3. Leave the note \"Folded.\" (`user.notify`).\n"
    )
}

/// Writes files below a folder and gives the folder.
pub fn folder(at: &Path, files: &[(&str, &[u8])]) -> PathBuf {
    for (path, bytes) in files {
        let full = at.join(path);
        std::fs::create_dir_all(full.parent().expect("inside")).expect("made");
        std::fs::write(full, bytes).expect("written");
    }
    at.to_owned()
}

/// A zip as a packer writes it.
pub fn zip(at: &Path, files: &[(&str, &[u8])]) -> PathBuf {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(*path, SimpleFileOptions::default()).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    std::fs::write(at, zip.finish().expect("ended").into_inner()).expect("written");
    at.to_owned()
}

/// An entry of a zip that is written byte by byte, stored without packing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The bytes of its name.
    pub name: Vec<u8>,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Unix mode with the kind of file.
    pub mode: u32,
    /// General purpose flags: 1 is "encrypted".
    pub flags: u16,
    /// Packing method; 0 is "stored".
    pub method: u16,
    /// What it says its checksum is; the true one when `None`.
    pub crc: Option<u32>,
    /// It has no data of its own: it points to those of the entry before it.
    pub shares: bool,
}

impl Entry {
    /// A plain file.
    pub fn new(name: impl AsRef<[u8]>, bytes: impl AsRef<[u8]>) -> Entry {
        Entry {
            name: name.as_ref().to_vec(),
            bytes: bytes.as_ref().to_vec(),
            mode: 0o100644,
            flags: 0,
            method: 0,
            crc: None,
            shares: false,
        }
    }
}

/// A zip with exactly these entries.
pub fn raw_zip(at: &Path, entries: &[Entry]) -> PathBuf {
    let (mut out, mut central, mut offset) = (Vec::new(), Vec::new(), 0_u32);
    for entry in entries {
        let crc = entry.crc.unwrap_or_else(|| crc32(&entry.bytes));
        let size = entry.bytes.len() as u32;
        let mut common = Vec::new();
        for half in [20, entry.flags, entry.method, 0, 33] {
            common.extend_from_slice(&half.to_le_bytes());
        }
        for whole in [crc, size, size] {
            common.extend_from_slice(&whole.to_le_bytes());
        }
        common.extend_from_slice(&(entry.name.len() as u16).to_le_bytes());
        common.extend_from_slice(&0_u16.to_le_bytes());
        if !entry.shares {
            offset = out.len() as u32;
            out.extend_from_slice(b"PK\x03\x04");
            out.extend_from_slice(&common);
            out.extend_from_slice(&entry.name);
            out.extend_from_slice(&entry.bytes);
        }
        central.extend_from_slice(b"PK\x01\x02\x14\x03");
        central.extend_from_slice(&common);
        central.extend_from_slice(&[0; 6]);
        central.extend_from_slice(&(entry.mode << 16).to_le_bytes());
        central.extend_from_slice(&offset.to_le_bytes());
        central.extend_from_slice(&entry.name);
    }
    let start = out.len() as u32;
    out.extend_from_slice(&central);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for half in [entries.len() as u16, entries.len() as u16] {
        out.extend_from_slice(&half.to_le_bytes());
    }
    for whole in [central.len() as u32, start] {
        out.extend_from_slice(&whole.to_le_bytes());
    }
    out.extend_from_slice(&0_u16.to_le_bytes());
    std::fs::write(at, out).expect("written");
    at.to_owned()
}

/// CRC-32 as zip has it.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |mut crc: u32, byte: &u8| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
        crc
    };
    !bytes.iter().fold(!0, step)
}
