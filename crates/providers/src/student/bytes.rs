//! Bytes of an answer: sets of them, and where in a UTF-8 character free text stands.

/// Where inside a UTF-8 character free text stands (the table of RFC 3629, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Utf8 {
    Boundary,
    /// The next byte lies in this range, then so many plain continuation bytes follow.
    Needs {
        low: u8,
        high: u8,
        then: u8,
    },
}

impl Utf8 {
    /// The state after `byte`, and how many more bytes the character needs; `None` if the byte is wrong here.
    pub(super) fn step(self, byte: u8) -> Option<(Utf8, u8)> {
        let needs = |low, high, then: u8| Some((Utf8::Needs { low, high, then }, then + 1));
        match self {
            Utf8::Boundary => match byte {
                0x00..=0x7f => Some((Utf8::Boundary, 0)),
                0xc2..=0xdf => needs(0x80, 0xbf, 0),
                0xe0 => needs(0xa0, 0xbf, 1),
                0xed => needs(0x80, 0x9f, 1),
                0xe1..=0xec | 0xee..=0xef => needs(0x80, 0xbf, 1),
                0xf0 => needs(0x90, 0xbf, 2),
                0xf1..=0xf3 => needs(0x80, 0xbf, 2),
                0xf4 => needs(0x80, 0x8f, 2),
                _ => None,
            },
            Utf8::Needs { low, high, then } if (low..=high).contains(&byte) => match then {
                0 => Some((Utf8::Boundary, 0)),
                n => needs(0x80, 0xbf, n - 1),
            },
            Utf8::Needs { .. } => None,
        }
    }
}

/// A set of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByteSet([u64; 4]);

impl ByteSet {
    pub(super) fn insert(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    /// Whether the byte is in the set.
    pub fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] & (1 << (byte & 63)) != 0
    }

    /// How many bytes are in the set.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|w| w.count_ones()).sum()
    }

    /// Whether the set has no byte.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its only byte, if there is exactly one.
    pub(super) fn only(&self) -> Option<u8> {
        if self.len() != 1 {
            return None;
        }
        self.iter().next()
    }

    /// Its bytes, ascending.
    pub(super) fn iter(self) -> impl Iterator<Item = u8> {
        (0..=255).filter(move |b| self.contains(*b))
    }
}
