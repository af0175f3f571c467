//! Headers that lie: each is refused in plain words before anything of its size is believed. What only llama.cpp
//! can find out is in `tests/hostile.rs`, where a worker may die of it.

use super::gguf::{GgufError, inspect};
use super::testkit::{Recipe, model};
use std::path::Path;

/// A header in the making: magic, version, counts, and then what a test adds.
struct Lie(Vec<u8>);

impl Lie {
    fn new(version: u32, tensors: u64, keys: u64) -> Lie {
        Lie(b"GGUF".to_vec()).u32(version).u64(tensors).u64(keys)
    }

    fn u32(mut self, n: u32) -> Lie {
        self.0.extend(n.to_le_bytes());
        self
    }

    fn u64(mut self, n: u64) -> Lie {
        self.0.extend(n.to_le_bytes());
        self
    }

    fn text(self, text: &str) -> Lie {
        let mut out = self.u64(text.len() as u64);
        out.0.extend(text.as_bytes());
        out
    }

    /// A key with a text.
    fn says(self, key: &str, value: &str) -> Lie {
        self.text(key).u32(8).text(value)
    }

    /// One tensor's entry.
    fn tensor(self, shape: &[u64], kind: u32, offset: u64) -> Lie {
        let out = self.text("t").u32(shape.len() as u32);
        shape.iter().fold(out, |out, n| out.u64(*n)).u32(kind).u64(offset)
    }
}

/// What is said of these bytes as a file: a code and words of the message.
fn check(bytes: &[u8], code: &str, words: &str) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("lie.gguf");
    std::fs::write(&path, bytes).expect("written");
    let error: GgufError = inspect(&path).expect_err(words);
    let trouble = error.trouble();
    assert_eq!(trouble.code, code, "{trouble:?}");
    assert!(trouble.message.contains(words), "{trouble:?}");
    assert!(!trouble.hint.is_empty(), "{trouble:?}");
}

#[test]
fn counts_and_lengths_that_cannot_be_are_not_believed() {
    check(&Lie::new(3, u64::MAX, 1).0, "damaged", "18446744073709551615 tensors");
    check(&Lie::new(3, 1, u64::MAX).0, "damaged", "18446744073709551615 keys");
    check(&Lie::new(3, 1, 100_001).0, "damaged", "100001 keys");
    check(&Lie::new(3, 1, 90_000).0, "cut", "inside its header");
    check(&Lie::new(3, 0, 1).u64(u64::MAX).0, "damaged", "a text in its header claims");
    check(&Lie::new(3, 0, 1).u64(1 << 20).0, "cut", "inside its header");
    check(&Lie::new(3, 0, 1).text("general.name").u32(8).u64(1 << 20).0, "cut", "inside its header");
    check(&Lie::new(3, 0, 1).text("general.name").u32(8).u64(u64::MAX - 7).0, "damaged", "claims");
    let list = |kind: u32, count: u64| Lie::new(3, 0, 1).text("a.list").u32(9).u32(kind).u64(count).0;
    check(&list(10, u64::MAX), "damaged", "impossibly long");
    check(&list(0, u64::MAX), "cut", "inside its header");
    check(&list(8, 1 << 40), "cut", "inside its header");
    check(&list(9, 1 << 40), "cut", "inside its header");
    check(&list(99, 1), "damaged", "a list of unknown kind 99");
    check(&Lie::new(3, 0, 1).text("a").u32(77).0, "damaged", "a value of unknown kind 77");
    let nested = (0..4).fold(Lie::new(3, 0, 1).text("a.list").u32(9), |out, _| out.u32(9).u64(1));
    check(&nested.u64(0).u64(0).u64(0).0, "damaged", "a list of unknown kind 9");
}

#[test]
fn other_versions_and_other_files_are_named() {
    check(&Lie::new(1, 0, 0).0, "format", "version 1");
    check(&Lie::new(4, 0, 0).0, "format", "version 4");
    check(&Lie::new(3u32.swap_bytes(), 0, 0).0, "format", "version 50331648");
    check(b"GGU", "format", "not a GGUF");
    check(b"GGML\x03\0\0\0", "format", "not a GGUF");
    check(b"GGUF\x03", "cut", "inside its header");
}

#[test]
fn alignments_that_cannot_be_are_refused() {
    for alignment in [0u32, 3, 48, 1 << 30] {
        let lie = Lie::new(3, 0, 1).text("general.alignment").u32(4).u32(alignment).0;
        check(&lie, "damaged", &format!("its alignment is {alignment}"));
    }
    let huge = Lie::new(3, 0, 1).text("general.alignment").u32(10).u64(1 << 63).0;
    check(&huge, "damaged", "its alignment is 9223372036854775808");
}

#[test]
fn tensors_of_absurd_sizes_and_places_are_refused() {
    let lie = |shape: &[u64], kind: u32, offset: u64| {
        Lie::new(3, 1, 1).says("general.architecture", "llama").tensor(shape, kind, offset).0
    };
    check(&lie(&[1 << 32, 1 << 32], 0, 0), "damaged", "impossibly large");
    check(&lie(&[1 << 62], 0, 0), "damaged", "impossibly large");
    check(&lie(&[32], 0, u64::MAX - 31), "damaged", "impossibly large");
    check(&lie(&[8], 0, u64::MAX - 63), "damaged", "impossible place");
    check(&lie(&[32], 0, 7), "damaged", "does not fit its own layout");
    check(&lie(&[33], 8, 0), "damaged", "does not fit its own layout");
    check(&lie(&[32], 999, 0), "damaged", "numbers of unknown kind 999");
    check(&lie(&[1, 1, 1, 1, 1], 0, 0), "damaged", "5 dimensions");
    check(&lie(&[1 << 40], 0, 0), "cut", "of 4398.0 GB");
    check(&lie(&[8], 0, 1 << 50), "cut", "of 1125899.9 GB");
    check(&lie(&[8], 0, 0), "cut", "The file is cut");
    let empty = Lie::new(3, 0, 1).says("general.architecture", "llama").u64(0).u64(0).u64(0).u64(0);
    check(&empty.0, "damaged", "no weights or no vocabulary");
}

#[test]
fn a_folder_or_nothing_in_its_place_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let code = |path: &Path| inspect(path).expect_err("no file").trouble().code;
    assert_eq!(code(dir.path()), "unreadable");
    assert_eq!(code(&dir.path().join("nothing")), "unreadable");
}

/// A file that ends anywhere is refused as cut and never read past its end.
#[test]
fn a_file_that_ends_anywhere_is_cut() {
    let good = model(&Recipe::default());
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("cut.gguf");
    // Every end in the first keys, then some of the vocabulary's, the tensors' and the weights'.
    for end in (5..600).chain((600..good.len()).step_by(997)) {
        std::fs::write(&path, &good[..end]).expect("written");
        let error = inspect(&path).expect_err("cut");
        assert!(matches!(error, GgufError::Cut { .. }), "{end}: {error:?}");
    }
}
