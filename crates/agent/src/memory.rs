//! Memories: markdown workflow files read into front matter, links and passages.
//!
//! A passage is what search returns: the text under one heading, or a part of it when it is long. A file
//! with broken front matter is still read, with a problem at the line. Searching is the work of `store`.

mod links;
mod preview;

pub use links::{moved, relative, target};
pub use preview::html;

use crate::record::Passage;
use crate::skill::document::{Heading, headings};
use crate::skill::{Problem, front_matter};
use serde::{Deserialize, Serialize};

/// A memory as read from its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Memory {
    /// Path relative to the folder, with `/`.
    pub path: String,
    /// `title`, else the first heading, else the file's name.
    pub title: String,
    /// `tags`.
    pub tags: Vec<String>,
    /// `aliases`: what the user also calls it.
    pub aliases: Vec<String>,
    /// `queries`: requests that should find it.
    pub queries: Vec<String>,
    /// `skills`: names of the skills that perform it.
    pub skills: Vec<String>,
    /// `language`, an ISO 639-1 code; empty when not given.
    pub language: String,
    /// Paths (relative to the folder) of the memories that it links to, each once.
    pub links: Vec<String>,
    /// Its passages, in order.
    pub passages: Vec<Passage>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Longest passage in characters: about 900 tokens at four characters each.
pub const PASSAGE_CHARACTERS: usize = 3600;
/// How much of a passage the next one of the same heading repeats.
pub const OVERLAP_CHARACTERS: usize = 540;

/// Reads a memory. Never fails: what is broken becomes a problem and the rest is still indexed.
pub fn parse(path: &str, text: &str) -> Memory {
    let mut front = front_matter::read(text);
    let mut memory = Memory {
        path: path.to_owned(),
        title: front.text("title").unwrap_or_default(),
        tags: front.list("tags"),
        aliases: front.list("aliases"),
        queries: front.list("queries"),
        skills: front.list("skills"),
        language: front.text("language").unwrap_or_default(),
        ..Memory::default()
    };
    memory.problems = front.problems;
    let all = headings(text);
    let title_heading = all.iter().position(|h| h.level == 1);
    if memory.title.is_empty() {
        let file = path.rsplit('/').next().unwrap_or(path);
        let file = file.strip_suffix(".md").unwrap_or(file).replace(['-', '_'], " ");
        memory.title = title_heading.map_or(file, |i| all[i].text.clone());
    }
    memory.links = links(path, &all);
    memory.passages = passages(&memory, text, front.body, &all, title_heading);
    memory
}

fn passages(memory: &Memory, text: &str, body: usize, all: &[Heading], title_heading: Option<usize>) -> Vec<Passage> {
    let lines: Vec<&str> = text.split('\n').map(|l| l.trim_end_matches('\r')).collect();
    let first_line = text[..body].matches('\n').count();
    let mut above: Vec<(u8, &str)> = Vec::new();
    let mut out = Vec::new();
    for (index, heading) in all.iter().enumerate() {
        if heading.level > 0 {
            above.retain(|(level, _)| *level < heading.level);
            if Some(index) != title_heading {
                above.push((heading.level, &heading.text));
            }
        }
        let start = if heading.level == 0 { first_line } else { heading.place.line as usize };
        let end = all.get(index + 1).map_or(lines.len(), |next| next.place.line as usize - 1);
        // A heading with dashes below it (setext) takes one line more.
        let start = if heading.level > 0 && is_underline(lines.get(start)) { start + 1 } else { start };
        let path: Vec<&str> = above.iter().map(|(_, text)| *text).collect();
        for (from, to) in pieces(&lines, start, end) {
            let text = lines[from..to].join("\n").trim_end().to_owned();
            out.push(Passage {
                path: memory.path.clone(),
                title: memory.title.clone(),
                heading: path.join(" \u{203a} "),
                line: from as u32 + 1,
                sha256: crate::skill::hex(&text),
                text,
            });
        }
    }
    out
}

fn is_underline(line: Option<&&str>) -> bool {
    line.is_some_and(|l| {
        let l = l.trim();
        l.len() > 1 && (l.chars().all(|c| c == '=') || l.chars().all(|c| c == '-'))
    })
}

/// Ranges of lines without empty ends, each at most [`PASSAGE_CHARACTERS`] long where lines allow it,
/// broken at an empty line in its second half if there is one, each repeating the tail of the one before.
fn pieces(lines: &[&str], start: usize, end: usize) -> Vec<(usize, usize)> {
    let blank = |at: usize| lines[at].trim().is_empty();
    let mut from = (start..end).find(|at| !blank(*at)).unwrap_or(end);
    let end = (from..end).rev().find(|at| !blank(*at)).map_or(from, |at| at + 1);
    let size = |from: usize, to: usize| lines[from..to].iter().map(|l| l.chars().count() + 1).sum::<usize>();
    let mut out = Vec::new();
    while from < end {
        if size(from, end) <= PASSAGE_CHARACTERS {
            out.push((from, end));
            break;
        }
        let mut to = from + 1;
        while to < end && size(from, to + 1) <= PASSAGE_CHARACTERS {
            to += 1;
        }
        let middle = from + (to - from) / 2;
        let to = (middle + 1..to).rev().find(|at| blank(*at)).unwrap_or(to);
        out.push((from, to));
        let mut next = to;
        while next > from + 1 && size(next - 1, to) <= OVERLAP_CHARACTERS {
            next -= 1;
        }
        while next < end && blank(next) {
            next += 1;
        }
        from = next;
    }
    out
}

/// Links to other files of the folder, resolved against the memory's own folder.
fn links(path: &str, all: &[Heading]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for target in all.iter().flat_map(|h| &h.links).filter_map(|(url, _)| target(path, url)) {
        if !out.contains(&target) {
            out.push(target);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISCOUNTS: &str = "---\ntitle: Discounts\ntags: [sales, price]\naliases: rabatt, price talk\nskills: answer-discount-request\n---\n\n# The ladder\n\nIntro, see [deals](../deals/stages.md#won) and [web](https://x.example/a.md).\n\n## First rung\n\nTen.\n\n### Small\n```\n# not a heading\n```\n## Third rung\nHold.\n";

    #[test]
    fn front_matter_and_passages() {
        let m = parse("sales/discounts.md", DISCOUNTS);
        assert_eq!(m.title, "Discounts");
        assert_eq!(m.tags, ["sales", "price"]);
        assert_eq!(m.aliases, ["rabatt", "price talk"]);
        assert_eq!(m.skills, ["answer-discount-request"]);
        assert_eq!(m.links, ["deals/stages.md"]);
        let got: Vec<(u32, &str, &str)> =
            m.passages.iter().map(|p| (p.line, p.heading.as_str(), p.text.as_str())).collect();
        assert_eq!(got[1], (14, "First rung", "Ten."), "{got:#?}");
        assert_eq!(got.last(), Some(&(21, "Third rung", "Hold.")), "{got:#?}");
        let places: Vec<String> = m.passages.iter().map(Passage::place).collect();
        let expect = ["Discounts", "First rung", "First rung › Small", "Third rung"];
        assert_eq!(places, expect.map(|under| format!("sales/discounts.md › {under}")), "no passage is the file alone");
        assert_eq!(m.problems, []);
    }

    #[test]
    fn lines_of_passages_are_lines_of_the_file() {
        let m = parse("a.md", DISCOUNTS);
        let lines: Vec<&str> = DISCOUNTS.lines().collect();
        for p in &m.passages {
            assert_eq!(Some(lines[p.line as usize - 1]), p.text.lines().next(), "passage at {}", p.line);
        }
    }

    #[test]
    fn broken_front_matter_keeps_the_text() {
        let m = parse("notes/late-fees.md", "---\ntitle: [one\n---\n# Late fees\n\nCharge them.\n");
        assert_eq!(m.title, "Late fees");
        assert_eq!(m.passages.len(), 1);
        assert_eq!(m.passages[0].text, "Charge them.");
        assert_eq!(m.problems.len(), 1, "{:?}", m.problems);
        assert!((2..=3).contains(&m.problems[0].line), "{:?}", m.problems);
        let open = parse("x.md", "---\ntitle: a\n\nText\n");
        assert!(open.problems[0].message.contains("does not end"));
        assert!(open.passages.iter().any(|p| p.text.contains("Text")));
    }

    #[test]
    fn long_sections_overlap_and_cover_everything() {
        let paragraphs: Vec<String> = (0..40).map(|i| format!("Paragraph {i} {}", "word ".repeat(60))).collect();
        let text = format!("# Long\n\n{}\n", paragraphs.join("\n\n"));
        let m = parse("long.md", &text);
        assert!(m.passages.len() >= 4, "{}", m.passages.len());
        for i in 0..40 {
            assert!(m.passages.iter().any(|p| p.text.contains(&format!("Paragraph {i} "))), "paragraph {i} is lost");
        }
        for pair in m.passages.windows(2) {
            assert!(pair[0].text.chars().count() <= PASSAGE_CHARACTERS, "too long");
            let last = pair[0].text.lines().last().unwrap_or_default();
            assert!(pair[1].text.starts_with(last), "the next passage repeats the last paragraph");
        }
    }

    #[test]
    fn odd_files_are_read() {
        assert_eq!(parse("a/my-notes.md", "").title, "my notes");
        assert_eq!(parse("a.md", "\u{feff}---\r\ntitle: B\r\n---\r\nText\r\n").passages[0].text, "Text");
        assert_eq!(parse("a.md", &"x".repeat(9000)).passages.len(), 1, "a line is never broken");
        let setext = parse("a.md", "Title\n=====\n\nBody\n\nPart\n----\nMore\n");
        assert_eq!(setext.title, "Title");
        assert_eq!(setext.passages[1].text, "More");
    }
}
