//! Chance from a seed: SplitMix64 (Steele, Lea, Flood 2014). Equal seeds give equal choices on every machine.

use crate::local::files::sha256_hex;

/// A stream of numbers.
pub(crate) struct Chance(u64);

impl Chance {
    /// A stream for one purpose, so that a change in one part does not shift the choices of another.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        let hash = sha256_hex(format!("{seed} {purpose}").as_bytes());
        Chance(u64::from_str_radix(&hash[..16], 16).expect("a SHA-256 in hex begins with 16 hex digits"))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n` (1 at least).
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[usize::try_from(self.below(of.len() as u64)).unwrap_or(0)]
    }

    /// `size` bytes that look like a small PDF to a reader of headers.
    pub(crate) fn document(&mut self, size: usize) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        while bytes.len() < size {
            bytes.extend_from_slice(&self.next().to_le_bytes());
        }
        bytes.truncate(size.max(16));
        bytes
    }
}
