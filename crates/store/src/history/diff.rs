//! The difference of two texts, line by line.

use crate::error::StoreError;
use git2::{DiffOptions, Patch};

/// Whether a line stayed, came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffSign {
    /// In both.
    Same,
    /// Only in the newer one.
    Added,
    /// Only in the older one.
    Removed,
}

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// Whether it stayed, came or went.
    pub sign: DiffSign,
    /// 1-based line in the older text.
    pub old: Option<u32>,
    /// 1-based line in the newer text.
    pub new: Option<u32>,
    /// The line without its end.
    pub text: String,
}

/// The lines that differ, each with `context` lines around it; empty when the texts are the same. Where lines are left
/// out, the line numbers jump.
pub fn diff(older: &str, newer: &str, context: u32) -> Result<Vec<DiffLine>, StoreError> {
    let failed = super::git("compare the texts of", std::path::Path::new("this file"));
    let mut options = DiffOptions::new();
    options.context_lines(context).patience(true).indent_heuristic(true);
    lines(older, newer, &mut options).map_err(failed)
}

fn lines(older: &str, newer: &str, options: &mut DiffOptions) -> Result<Vec<DiffLine>, git2::Error> {
    let patch = Patch::from_buffers(older.as_bytes(), None, newer.as_bytes(), None, Some(options))?;
    let mut out = Vec::new();
    for hunk in 0..patch.num_hunks() {
        for line in 0..patch.num_lines_in_hunk(hunk)? {
            let line = patch.line_in_hunk(hunk, line)?;
            let sign = match line.origin() {
                ' ' => DiffSign::Same,
                '+' => DiffSign::Added,
                '-' => DiffSign::Removed,
                // Marks about the end of the file.
                _ => continue,
            };
            let text = String::from_utf8_lossy(line.content());
            let text = text.trim_end_matches(['\n', '\r']).to_owned();
            out.push(DiffLine { sign, old: line.old_lineno(), new: line.new_lineno(), text });
        }
    }
    Ok(out)
}
