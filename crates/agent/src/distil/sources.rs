//! Where a skill comes from: passages of memories, each bound by path, heading and hash in `distilled-from`.
//!
//! Written as `sales/discounts.md#Third rung sha256:0123456789abcdef; ...`. A memory named without a hash is read too, as
//! one that nobody bound. Finding the passages in the folder is the work of `app`.

use crate::record::Passage;
use crate::skill::front_matter;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Digits of a hash that are kept: enough that two versions of one passage are told apart.
const DIGITS: usize = 16;
/// Where the hash begins.
const HASH: &str = " sha256:";
/// The key in `metadata`.
pub const KEY: &str = "distilled-from";

/// A passage that a skill comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Path of the memory.
    pub path: String,
    /// Its headings; empty for what stands before any, or for a whole memory without a hash.
    pub heading: String,
    /// The first digits of the hash of its text.
    pub sha256: Option<String>,
}

/// How a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As it was.
    Same,
    /// Its heading has other words.
    Changed,
    /// Its heading or memory is gone.
    Gone,
    /// It has no hash.
    Unbound,
}

impl Source {
    /// Binds a passage as it is now.
    pub fn of(passage: &Passage) -> Source {
        let sha256 = passage.sha256.chars().take(DIGITS).collect();
        Source { path: passage.path.clone(), heading: plain(&passage.heading), sha256: Some(sha256) }
    }

    /// Whether a passage stands under its heading.
    pub fn names(&self, passage: &Passage) -> bool {
        let whole = self.heading.is_empty() && self.sha256.is_none();
        self.path == passage.path && (whole || self.heading == plain(&passage.heading))
    }

    /// Whether a text is the one that was bound.
    pub fn binds(&self, passage: &Passage) -> bool {
        self.names(passage) && self.sha256.as_ref().is_some_and(|known| passage.sha256.starts_with(known.as_str()))
    }

    /// How it stands among the passages that its memory has now.
    pub fn standing(&self, now: &[Passage]) -> Standing {
        let mut named = now.iter().filter(|p| self.names(p)).peekable();
        match (named.peek().is_some(), &self.sha256) {
            (false, _) => Standing::Gone,
            (true, None) => Standing::Unbound,
            (true, Some(_)) if named.any(|p| self.binds(p)) => Standing::Same,
            (true, Some(_)) => Standing::Changed,
        }
    }
}

/// What separates entries cannot stand in one.
fn plain(heading: &str) -> String {
    heading.replace([';', '\n'], ",").replace(HASH, " ").trim().to_owned()
}

/// The same sources, bound to the passages of now. A heading may be given by its last part, and a memory without a heading
/// stands for all its passages.
///
/// # Errors
/// A memory or a heading is gone; in words, with the headings that there are.
pub fn rebound(sources: &[Source], now: impl Fn(&str) -> Vec<Passage>) -> Result<Vec<Source>, String> {
    let mut out: Vec<Source> = Vec::new();
    for source in sources {
        let passages = now(&source.path);
        let last = |p: &&Passage| p.heading.rsplit(" \u{203a} ").next().map(plain).as_ref() == Some(&source.heading);
        let mut named: Vec<&Passage> = passages.iter().filter(|p| source.names(p)).collect();
        if named.is_empty() {
            named = passages.iter().filter(last).collect();
        }
        if named.is_empty() {
            let all: Vec<&str> = passages.iter().map(|p| p.heading.as_str()).filter(|h| !h.is_empty()).collect();
            return Err(match passages.is_empty() {
                true => format!("{} is gone.", source.path),
                false => {
                    format!(
                        "{} has no heading “{}”. Its headings are: {}.",
                        source.path,
                        source.heading,
                        all.join("; ")
                    )
                }
            });
        }
        for bound in named.into_iter().map(Source::of) {
            if !out.contains(&bound) {
                out.push(bound);
            }
        }
    }
    Ok(out)
}

/// Reads the value of `distilled-from`.
pub fn read(value: &str) -> Vec<Source> {
    let mut out = Vec::new();
    for entry in value.split(';').map(str::trim).filter(|e| !e.is_empty()) {
        match entry.rsplit_once(HASH) {
            Some((place, hash)) => {
                let (path, heading) = place.split_once('#').unwrap_or((place, ""));
                let sha256 = Some(hash.trim().to_owned()).filter(|h| !h.is_empty());
                out.push(Source { path: path.trim().to_owned(), heading: heading.trim().to_owned(), sha256 });
            }
            None if entry.contains('#') => {
                let (path, heading) = entry.split_once('#').unwrap_or((entry, ""));
                out.push(Source { path: path.trim().to_owned(), heading: heading.trim().to_owned(), sha256: None });
            }
            None => out.extend(entry.split([',', ' ', '\n']).filter(|path| path.ends_with(".md")).map(|path| Source {
                path: path.to_owned(),
                heading: String::new(),
                sha256: None,
            })),
        }
    }
    out
}

/// Writes the value of `distilled-from`.
pub fn write(sources: &[Source]) -> String {
    let entry = |s: &Source| {
        let heading = if s.heading.is_empty() { String::new() } else { format!("#{}", s.heading) };
        let hash = s.sha256.as_ref().map(|h| format!("{HASH}{h}")).unwrap_or_default();
        format!("{}{heading}{hash}", s.path)
    };
    sources.iter().map(entry).collect::<Vec<_>>().join("; ")
}

/// The text of a skill with its sources in `metadata`; every other line stays as it is.
pub fn bind(text: &str, sources: &[Source]) -> String {
    let body = front_matter::read(text).body;
    let (head, rest) = text.split_at(body);
    if head.trim().is_empty() {
        return text.to_owned();
    }
    let end = if head.contains("\r\n") { "\r\n" } else { "\n" };
    // A text in JSON is one in YAML.
    let line = format!("  {KEY}: {}{end}", serde_json::Value::from(write(sources)));
    let lines: Vec<&str> = head.split_inclusive('\n').collect();
    let is_key = |l: &&str| l.trim_start().starts_with(&format!("{KEY}:")) && l.starts_with(' ');
    let mut out: Vec<&str> = Vec::new();
    if let Some(at) = lines.iter().position(is_key) {
        let deep = |l: &str| l.len() - l.trim_start().len();
        // A value may go on in lines that are indented further.
        let more = lines[at + 1..].iter().take_while(|l| !l.trim().is_empty() && deep(l) > deep(lines[at])).count();
        out.extend(&lines[..at]);
        out.push(&line);
        out.extend(&lines[at + 1 + more..]);
        return out.concat() + rest;
    }
    let new = format!("metadata:{end}{line}");
    if let Some(at) = lines.iter().position(|l| l.trim_end() == "metadata:") {
        out.extend(&lines[..=at]);
        out.push(&line);
        out.extend(&lines[at + 1..]);
    } else {
        let last = lines.iter().rposition(|l| l.trim_end() == "---").unwrap_or(lines.len());
        out.extend(&lines[..last]);
        out.push(&new);
        out.extend(&lines[last..]);
    }
    out.concat() + rest
}

/// The 1-based lines of a skill's body that say what a passage says, as far as words show: they share a number and a
/// word with it, or a good part of their words.
pub fn lines_from(passage: &str, skill: &str) -> Vec<u32> {
    let known: BTreeSet<String> = words(passage).into_iter().collect();
    let first = skill[..front_matter::read(skill).body].matches('\n').count() as u32;
    let mut out = Vec::new();
    for (line, number) in super::body(skill).lines().zip(first + 1..) {
        let all: BTreeSet<String> = words(line).into_iter().collect();
        let both: Vec<&String> = all.iter().filter(|w| known.contains(*w)).collect();
        let numbers = both.iter().filter(|w| w.chars().all(|c| c.is_ascii_digit())).count();
        let telling = both.len() - numbers;
        if (numbers > 0 && telling > 0) || (telling >= 3 && both.len() * 2 >= all.len()) {
            out.push(number);
        }
    }
    out
}

/// Words of four letters or more, and numbers of two digits or more, small and without the dots in them.
fn words(text: &str) -> Vec<String> {
    let joined = text.to_lowercase().replace([',', '.'], "");
    joined
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| {
            let number = w.chars().all(|c| c.is_ascii_digit());
            w.chars().count() >= if number { 2 } else { 4 }
        })
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, heading: &str, sha256: Option<&str>) -> Source {
        Source { path: path.into(), heading: heading.into(), sha256: sha256.map(str::to_owned) }
    }

    #[test]
    fn sources_are_read_as_they_are_written() {
        let check = |value: &str, expect: &[Source]| assert_eq!(read(value), expect, "{value}");
        check("", &[]);
        check("a/b.md", &[source("a/b.md", "", None)]);
        check("a.md, b.md c.md", &[source("a.md", "", None), source("b.md", "", None), source("c.md", "", None)]);
        check("a.md#Third rung", &[source("a.md", "Third rung", None)]);
        let both = [source("a.md", "The ladder \u{203a} 20 %, at most", Some("0123")), source("b.md", "", Some("ff"))];
        assert_eq!(read(&write(&both)), both);
    }

    #[test]
    fn a_passage_is_the_same_changed_gone_or_was_never_bound() {
        let passages = |text: &str| crate::memory::parse("a.md", text).passages;
        let then = passages("# A\n\nIntro.\n\n## One\n\nTen; at most.\n\n## Two; more\n\nTwenty.\n");
        let bound: Vec<Source> = then.iter().map(Source::of).collect();
        let check = |text: &str, expect: &[Standing]| {
            let now = passages(text);
            let got: Vec<Standing> = read(&write(&bound)).iter().map(|s| s.standing(&now)).collect();
            assert_eq!(got, expect, "{text}");
        };
        use Standing::{Changed, Gone, Same};
        check("# A\n\nIntro.\n\n## One\n\nTen; at most.\n\n## Two; more\n\nTwenty.\n", &[Same, Same, Same]);
        check("# A\n\nIntro.\n\n## One\n\nEleven.\n\n## Two; more\n\nTwenty.\n", &[Same, Changed, Same]);
        check("# A\n\nIntro.\n\n## Two; more\n\nTwenty.\n", &[Same, Gone, Same]);
        check("", &[Gone, Gone, Gone]);
        assert_eq!(source("a.md", "", None).standing(&then), Standing::Unbound);
        assert_eq!(source("b.md", "", None).standing(&then), Standing::Gone);
    }

    #[test]
    fn sources_are_bound_to_the_passages_of_now() {
        let memory = "# A\n\nIntro.\n\n## One\n\nTen.\n\n### Small\n\nFive.\n";
        let now = |path: &str| if path == "a.md" { crate::memory::parse(path, memory).passages } else { Vec::new() };
        let headings = |value: &str| -> Result<Vec<String>, String> {
            Ok(rebound(&read(value), now)?.into_iter().map(|s| s.heading).collect())
        };
        let check = |value: &str, expect: &[&str]| assert_eq!(headings(value).expect(value), expect, "{value}");
        check("a.md", &["", "One", "One \u{203a} Small"]);
        check("a.md#One sha256:00; a.md#Small", &["One", "One \u{203a} Small"]);
        check("a.md#One; a.md#One sha256:00", &["One"]);
        let bound = rebound(&read("a.md#One sha256:00"), now).expect("bound");
        assert_eq!(bound[0].standing(&now("a.md")), Standing::Same);
        assert_eq!(headings("b.md"), Err("b.md is gone.".into()));
        assert!(headings("a.md#Two").is_err_and(|why| why.contains("“Two”") && why.contains("One")));
    }

    #[test]
    fn only_the_line_of_the_sources_is_written() {
        let sources = [source("a.md", "One: two", Some("12"))];
        let value = "\"a.md#One: two sha256:12\"";
        let check = |head: &str, expect: &str| {
            let text = format!("---\n{head}---\n\n# A\n\ndistilled-from: stays\n");
            let got = bind(&text, &sources);
            assert_eq!(got, format!("---\n{expect}---\n\n# A\n\ndistilled-from: stays\n"));
            assert_eq!(bind(&got, &sources), got, "twice is once");
            let read_back = front_matter::read(&got).fields["metadata"][KEY].as_str().map(read);
            assert_eq!(read_back.as_deref(), Some(sources.as_slice()));
        };
        check("name: a\n", &format!("name: a\nmetadata:\n  distilled-from: {value}\n"));
        check(
            "metadata:\n  x: \"1\"\nname: a\n",
            &format!("metadata:\n  distilled-from: {value}\n  x: \"1\"\nname: a\n"),
        );
        check(
            "metadata:\n  distilled-from: a.md\n  x: \"1\"\n",
            &format!("metadata:\n  distilled-from: {value}\n  x: \"1\"\n"),
        );
        check(
            "metadata:\n  distilled-from: a.md,\n    b.md\n  x: \"1\"\n",
            &format!("metadata:\n  distilled-from: {value}\n  x: \"1\"\n"),
        );
    }

    #[test]
    fn lines_that_say_the_same_are_found() {
        let skill = "---\nname: a\ndescription: d\n---\n\n## Steps\n\n1. Search the unread mail (`mail.search`).\n2. For requests above 20 %, hold the price.\n3. Thank the customer for saying openly what they need.\n";
        let passage = "Above 20 % we hold the price. Always thank the customer for saying openly what is wrong.";
        assert_eq!(lines_from(passage, skill), [9, 10]);
        assert_eq!(lines_from("Nothing of the kind.", skill), Vec::<u32>::new());
    }
}
