//! Deterministic extractors: addresses, times, amounts and links in a text, as typed values with ranges.
//!
//! No model is asked. Times are resolved in the user's zone relative to a given moment.

use crate::handle::Value;

/// A value found in a text, with its byte range.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}
