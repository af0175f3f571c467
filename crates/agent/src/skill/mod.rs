//! Skills: one `SKILL.md` folder, one job. Parsed with source positions, linted, compiled to a plan.
//!
//! The format is agentskills.io; the body has fixed headings. Nothing here reads a file.

mod compile;
pub(crate) mod document;
pub(crate) mod front_matter;
mod lint;
mod parse;
mod sections;
mod sentence;
pub mod template;
#[cfg(test)]
mod tests;

pub use front_matter::MAX_FRONT_MATTER;
pub(crate) use parse::hex;
pub use parse::{MAX_SKILL, Parsed, parse};

use crate::condition::Expression;
use crate::handle::{HandleType, Template};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A skill as read from its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Skill {
    /// Name: the folder's name.
    pub name: String,
    /// What it does and when to use it.
    pub description: String,
    /// Licence line of the front matter.
    pub license: Option<String>,
    /// Version: first 12 hex digits of the SHA-256 of the whole text.
    pub version: String,
    /// Tools that it may use.
    pub allowed_tools: Vec<String>,
    /// `metadata` of the front matter, string to string.
    pub metadata: BTreeMap<String, String>,
    /// `## Inputs`.
    pub inputs: Vec<Field>,
    /// `## Outputs`.
    pub outputs: Vec<Field>,
    /// `## Readings`: closed lists, `other` not included.
    pub readings: Vec<Reading>,
    /// `## Steps`, compiled.
    pub steps: Vec<Step>,
    /// `## Success criteria`.
    pub criteria: Vec<Criterion>,
    /// `## Templates`.
    pub templates: Vec<Template>,
    /// `## Exceptions`, as text.
    pub exceptions: Vec<String>,
}

/// `- thread (thread): the thread to answer`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Name.
    pub name: String,
    /// Type of handle, in words: `message`, `person`, `window`, `amount`, `text`, ...
    pub kind: HandleType,
    /// May be missing (written `(person, optional)`).
    pub optional: bool,
    /// In words.
    pub about: String,
    /// 1-based line.
    pub line: u32,
}

/// `- intent (of the message): discount request | meeting request | newsletter; when unsure: ask`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Name.
    pub name: String,
    /// Values, without `other`, which is always added when the student is asked.
    pub values: Vec<String>,
    /// What to do when the probability is low.
    pub when_unsure: Unsure,
    /// 1-based line.
    pub line: u32,
}

/// What to do when a reading is unsure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unsure {
    /// Ask the user.
    #[default]
    Ask,
    /// Treat the condition as not holding.
    Skip,
    /// End the run.
    Stop,
}

/// A step, compiled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// `2` or `3.1`.
    pub id: String,
    /// The author's words without the compiled condition and the tool's backticks, as shown to the student.
    pub text: String,
    /// What kind of step.
    pub kind: StepKind,
    /// Holds before the step is done.
    pub condition: Option<Expression>,
    /// The condition as the author wrote it.
    pub condition_text: Option<String>,
    /// Begins with "Otherwise": done when no condition held among the steps before it, back to the last
    /// step without a condition.
    pub otherwise: bool,
    /// 1-based line.
    pub line: u32,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum StepKind {
    /// One tool call; the tools that it may use (one when it names one, else all allowed).
    Call {
        /// Tool names.
        tools: Vec<String>,
    },
    /// `For each message:` over the last list of that type.
    ForEach {
        /// What is iterated.
        over: HandleType,
        /// The body.
        steps: Vec<Step>,
    },
    /// `If ...:` with steps below it.
    Group {
        /// The body.
        steps: Vec<Step>,
    },
    /// Ends the run (inside a loop: ends the item, when it says "next message").
    Stop {
        /// Ends only the item.
        item: bool,
    },
    /// Waits until the approvals of this run are answered.
    Wait,
}

/// A line of `## Success criteria`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Criterion {
    /// In words.
    pub text: String,
    /// The check behind it, if machine-checkable (`effect send count 1`, `no_effect send`).
    pub check: Option<String>,
    /// 1-based line.
    pub line: u32,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The skill cannot be used; the last good version stays active.
    Error,
    /// Worth mending.
    Warning,
}

/// A problem of a skill or memory, at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in characters.
    pub column: u32,
    /// Stable code: `front-matter`, `unknown-tool`, `unknown-reading`, `condition`, `template`, ...
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    /// An error at a place.
    pub fn error(at: Place, code: &str, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem {
            severity: Severity::Error,
            line: at.line,
            column: at.column,
            code: code.to_owned(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A warning at a place.
    pub fn warning(at: Place, code: &str, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(at, code, message, hint) }
    }
}

/// A place in a text, both 1-based, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl Field {
    /// What an optional input falls back to, in words: `next week` for `when to look; default next week`.
    /// The loop reads the words with its extractors, as if they stood in the request.
    pub fn fallback(&self) -> Option<&str> {
        let (_, words) = self.about.split_once("default ")?;
        Some(words.split(';').next().unwrap_or(words).trim().trim_end_matches('.'))
    }
}

/// What a skill needs of a student beyond pointing at values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Need {
    /// Text of its own: letters, posts, notes that no template gives.
    Writes,
}

impl Need {
    /// The word in `metadata`.
    pub fn word(self) -> &'static str {
        match self {
            Need::Writes => "writes",
        }
    }

    /// In words, after "a student that".
    pub fn words(self) -> &'static str {
        match self {
            Need::Writes => "writes text of its own",
        }
    }
}

/// The words of `needs` in `metadata`: those that are known, and the first that is not.
pub(crate) fn read_needs(text: &str) -> (Vec<Need>, Option<String>) {
    let words = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|w| !w.is_empty());
    let (mut needs, mut unknown) = (Vec::new(), None);
    for word in words {
        match [Need::Writes].into_iter().find(|n| n.word() == word) {
            Some(need) if !needs.contains(&need) => needs.push(need),
            Some(_) => {}
            None => unknown = unknown.or(Some(word.to_owned())),
        }
    }
    (needs, unknown)
}

impl Skill {
    /// What it needs of a student: `needs` in its `metadata`.
    pub fn needs(&self) -> Vec<Need> {
        self.metadata.get("needs").map(|text| read_needs(text).0).unwrap_or_default()
    }

    /// All steps, outer before inner, in the order of the text.
    pub fn all_steps(&self) -> Vec<&Step> {
        fn walk<'a>(steps: &'a [Step], out: &mut Vec<&'a Step>) {
            for step in steps {
                out.push(step);
                if let StepKind::ForEach { steps, .. } | StepKind::Group { steps } = &step.kind {
                    walk(steps, out);
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.steps, &mut out);
        out
    }
}
