//! Skills from elsewhere: may a file lie where its path says, and what should a person know before they accept one.
//!
//! The review finds and explains; it decides nothing. Nothing in a foreign skill is followed, run or opened here, and no
//! finding makes a skill safe: whatever is accepted goes the way of every skill, through the loop and the gate.

mod header;
mod marks;
mod paths;
mod phrases;
mod tools;

#[cfg(test)]
mod tests;

pub use header::{Header, header, named, slug, with_keywords};
pub use paths::{Misplaced, collision, left_out, place};
pub use tools::AskedTool;

use crate::gate::{secrets, visible};
use crate::skill::{self, Severity};
use std::ops::Range;

/// Findings in one review; the rest is only counted.
pub const MOST_FINDINGS: usize = 400;
/// Bytes of a text that are looked at; a longer one says so.
pub const REVIEWED: usize = 1024 * 1024;
/// Longest excerpt, characters.
const EXCERPT: usize = 160;

/// How bad a finding is; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Read this before anything else.
    Danger,
    /// Worth a look.
    Warning,
    /// Good to know.
    Note,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A file that a computer could run.
    Script,
    /// A command for a shell, in a text.
    Command,
    /// Something that leads elsewhere.
    Link,
    /// A mail address.
    Address,
    /// Tells to send data away.
    Sends,
    /// Tells to keep something from the user.
    Hides,
    /// Tells to pass over rules or approvals.
    Overrides,
    /// Characters that are not seen.
    HiddenCharacters,
    /// Words that are not seen when the text is shown.
    Comment,
    /// A long piece of encoded data.
    Encoded,
    /// A tool that it asks for.
    Tool,
    /// A key, a code or a password.
    Secret,
    /// A file that is no text.
    Binary,
    /// An archive inside.
    Archive,
    /// Its text as a skill.
    Format,
}

impl Kind {
    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Script => "script",
            Kind::Command => "command",
            Kind::Link => "link",
            Kind::Address => "address",
            Kind::Sends => "sends",
            Kind::Hides => "hides",
            Kind::Overrides => "overrides",
            Kind::HiddenCharacters => "hiddenCharacters",
            Kind::Comment => "comment",
            Kind::Encoded => "encoded",
            Kind::Tool => "tool",
            Kind::Secret => "secret",
            Kind::Binary => "binary",
            Kind::Archive => "archive",
            Kind::Format => "format",
        }
    }
}

/// Something that a person should know, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub grade: Grade,
    /// What about.
    pub kind: Kind,
    /// Path in the skill's folder.
    pub file: String,
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in characters.
    pub column: u32,
    /// The words there, hidden characters made visible, secrets blanked out.
    pub text: String,
    /// Why it is a finding.
    pub why: String,
}

/// What sort of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Text.
    Text,
    /// Something that a computer could run.
    Script,
    /// No text.
    Binary,
    /// An archive.
    Archive,
}

impl Sort {
    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Sort::Text => "text",
            Sort::Script => "script",
            Sort::Binary => "binary",
            Sort::Archive => "archive",
        }
    }
}

/// The review of a foreign skill.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Findings, the worst first, then by place.
    pub findings: Vec<Finding>,
    /// Findings beyond [`MOST_FINDINGS`].
    pub more: usize,
    /// Tools that it asks for.
    pub tools: Vec<AskedTool>,
    /// What sort each file is, in the order given.
    pub sorts: Vec<Sort>,
    /// What is wrong with its text as a skill of this name.
    pub problems: Vec<skill::Problem>,
    /// Its text is a skill that runs can follow.
    pub runs: bool,
}

/// Looks a foreign skill over. `name` is the name that it would have; `files` are its files with their paths in its folder.
pub fn review(name: &str, files: &[(&str, &[u8])]) -> Review {
    let mut review = Review::default();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let sort = marks::sort(path, bytes);
        review.sorts.push(sort);
        found.extend(marks::of_the_file(path, bytes, sort));
        let looked = &bytes[..bytes.len().min(REVIEWED)];
        let text = match std::str::from_utf8(looked) {
            Ok(text) => text,
            // A cut in the middle of a character is not the file's fault.
            Err(e) if bytes.len() > REVIEWED && looked.len() - e.valid_up_to() < 4 => {
                std::str::from_utf8(&looked[..e.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => continue,
        };
        if !text.contains('\0') {
            review.more += of_the_text(path, text, &mut found);
        }
    }
    if let Some((_, bytes)) = files.iter().find(|(path, _)| *path == "SKILL.md") {
        let text = String::from_utf8_lossy(bytes);
        let parsed = skill::parse(name, &text);
        review.runs = parsed.skill.is_some() && std::str::from_utf8(bytes).is_ok();
        review.tools = tools::asked(&text, parsed.skill.as_ref());
        found.extend(review.tools.iter().filter_map(|tool| tool.finding(&text)));
        found.extend(parsed.problems.iter().map(|p| Finding {
            grade: if p.severity == Severity::Error { Grade::Warning } else { Grade::Note },
            kind: Kind::Format,
            file: "SKILL.md".into(),
            line: p.line,
            column: p.column,
            text: String::new(),
            why: format!("{}. {}", p.message.trim_end_matches('.'), p.hint),
        }));
        review.problems = parsed.problems;
    }
    fn key(f: &Finding) -> (Grade, bool, &str, u32, u32, Kind) {
        (f.grade, f.file != "SKILL.md", &f.file, f.line, f.column, f.kind)
    }
    found.sort_by(|a, b| key(a).cmp(&key(b)));
    found.dedup();
    review.more += found.len().saturating_sub(MOST_FINDINGS);
    found.truncate(MOST_FINDINGS);
    review.findings = found;
    review
}

/// A text with secrets blanked out and what is hidden made visible: fit to be shown to a person.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for secret in secrets(text) {
        out.push_str(&text[at..secret.start]);
        out.push_str("[a secret]");
        at = secret.end;
    }
    out.push_str(&text[at..]);
    visible(&out)
}

/// Findings of one kind in one file; the rest is only counted, so that a flood of harmless ones hides nothing.
const OF_A_KIND: usize = 100;

/// Looks through a text and gives how many findings were only counted.
fn of_the_text(path: &str, text: &str, found: &mut Vec<Finding>) -> usize {
    let mut places = Places::new(path, text);
    let secret = |range: &Range<usize>| Mark {
        grade: Grade::Danger,
        kind: Kind::Secret,
        range: range.clone(),
        why: "This looks like a key, a code or a password. Whoever gave it away should change it.".into(),
    };
    let all = [
        marks::hidden_characters(text),
        marks::comments(path, text),
        marks::links(text),
        marks::addresses(text),
        marks::encoded(text),
        marks::commands(path, text),
        phrases::instructions(text),
        places.secrets.iter().map(secret).collect(),
    ];
    let mut more = 0;
    for mut marks in all {
        marks.sort_by_key(|m| m.grade);
        more += marks.len().saturating_sub(OF_A_KIND);
        marks.truncate(OF_A_KIND);
        marks.sort_by_key(|m| m.range.start);
        found.extend(marks.into_iter().map(|m| in_a_case(path, places.finding(m))));
    }
    more
}

/// What a case says is mail or a request that the skill is tried on: a good skill brings attacks to withstand. Nothing of it
/// is an instruction, so words and links in it are worth a look and no danger.
fn in_a_case(path: &str, finding: Finding) -> Finding {
    let words = matches!(finding.kind, Kind::Sends | Kind::Hides | Kind::Overrides | Kind::Link);
    if !path.starts_with("evals/") || !words || finding.grade != Grade::Danger {
        return finding;
    }
    let why = format!("{} It stands in a case, which is only read when the skill is tested.", finding.why);
    Finding { grade: Grade::Warning, why, ..finding }
}

/// A finding before it has its line and its words.
struct Mark {
    grade: Grade,
    kind: Kind,
    range: Range<usize>,
    why: String,
}

/// Where things stand in a text.
struct Places<'a> {
    path: &'a str,
    text: &'a str,
    lines: Vec<usize>,
    secrets: Vec<Range<usize>>,
    /// The place that was counted last, and the characters before it on its line: a line may be the whole file.
    counted: (usize, u32),
}

impl<'a> Places<'a> {
    fn new(path: &'a str, text: &'a str) -> Places<'a> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Places { path, text, lines, secrets: secrets(text), counted: (0, 0) }
    }

    fn finding(&mut self, mark: Mark) -> Finding {
        let at = mark.range.start;
        let line = self.lines.partition_point(|start| *start <= at).saturating_sub(1);
        let begin = self.lines[line];
        let (from, before) = if (begin..=at).contains(&self.counted.0) { self.counted } else { (begin, 0) };
        self.counted = (at, before + self.text[from..at].chars().count() as u32);
        Finding {
            grade: mark.grade,
            kind: mark.kind,
            file: self.path.to_owned(),
            line: line as u32 + 1,
            column: self.counted.1 + 1,
            text: if mark.kind == Kind::Secret { "[a secret]".into() } else { self.excerpt(mark.range) },
            why: mark.why,
        }
    }

    /// The words of a range without its secrets, on one line.
    fn excerpt(&self, range: Range<usize>) -> String {
        // Some more than is shown: what is hidden takes place, too.
        let end = self.text.floor_char_boundary(range.end.min(range.start + EXCERPT * 8));
        let mut out = String::new();
        let mut at = range.start;
        for secret in self.secrets.iter().filter(|s| s.end > range.start && s.start < end) {
            out.push_str(&self.text[at..secret.start.clamp(at, end)]);
            out.push_str("[a secret]");
            at = secret.end.clamp(at, end);
        }
        out.push_str(&self.text[at..end]);
        let line = out.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = line.chars().take(EXCERPT).collect();
        let dots = if cut.len() < line.len() || end < range.end { "…" } else { "" };
        format!("{}{dots}", visible(&cut))
    }
}
