//! What an edit may be: exact replacements in the text, a body that grows by a fifth at most, a plan that gets no wider.
//!
//! Nothing here judges whether an edit is good; that is the gate's.

use crate::skill::{Skill, front_matter};
use serde::{Deserialize, Serialize};

/// By how much a body may grow over the whole of a distillation.
pub const MOST_GROWTH: f64 = 0.20;

/// One replacement: a piece of the text that stands there once, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Stands in the text exactly once.
    pub find: String,
    /// Stands there instead.
    pub replace: String,
}

/// The text with all changes made, one after the other.
///
/// # Errors
/// Which piece is not there, or is there more than once, in words.
pub fn apply(text: &str, changes: &[Change]) -> Result<String, String> {
    if changes.is_empty() {
        return Err("It changes nothing.".into());
    }
    let mut out = text.to_owned();
    for change in changes {
        let short: String = change.find.trim().chars().take(60).collect();
        if change.find.trim().is_empty() {
            return Err("A piece to be replaced is empty.".into());
        }
        match out.matches(change.find.as_str()).count() {
            1 => out = out.replacen(&change.find, &change.replace, 1),
            0 => return Err(format!("“{short}” does not stand in the text.")),
            n => return Err(format!("“{short}” stands {n} times in the text, so its place is not clear.")),
        }
    }
    Ok(out)
}

/// What comes after the front matter.
pub fn body(text: &str) -> &str {
    &text[front_matter::read(text).body..]
}

/// By how much the body grew: 0.2 is a fifth. Negative where it shrank.
pub fn growth(base: &str, text: &str) -> f64 {
    let (old, new) = (body(base).trim().len(), body(text).trim().len());
    new as f64 / old.max(1) as f64 - 1.0
}

/// What a text may do that the one before might not: tools, and anything in its metadata. A rewrite must leave this empty.
pub fn widened(before: &Skill, after: &Skill) -> Vec<String> {
    let mut out = Vec::new();
    for tool in after.allowed_tools.iter().filter(|t| !before.allowed_tools.contains(t)) {
        out.push(format!("the tool {tool}"));
    }
    let keys = after.metadata.keys().chain(before.metadata.keys().filter(|k| !after.metadata.contains_key(*k)));
    for key in keys.filter(|k| before.metadata.get(*k) != after.metadata.get(*k)) {
        out.push(format!("“{key}” in its metadata"));
    }
    if before.name != after.name {
        out.push("another name".into());
    }
    if before.license != after.license {
        out.push("another licence".into());
    }
    out
}

/// The text with another description; every other line stays as it is.
pub fn described(text: &str, description: &str) -> String {
    let (head, rest) = text.split_at(front_matter::read(text).body);
    let lines: Vec<&str> = head.split_inclusive('\n').collect();
    let Some(at) = lines.iter().position(|l| l.starts_with("description:")) else { return text.to_owned() };
    // A value may go on in lines that are indented.
    let more = lines[at + 1..].iter().take_while(|l| l.starts_with([' ', '\t']) && !l.trim().is_empty()).count();
    let words = description.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = if lines[at].ends_with("\r\n") { "\r\n" } else { "\n" };
    // A text in JSON is one in YAML.
    let line = format!("description: {}{end}", serde_json::Value::from(words));
    format!("{}{line}{}{rest}", lines[..at].concat(), lines[at + 1 + more..].concat())
}

/// Under what a text is remembered: the same for texts that differ in case and spaces alone.
pub fn key(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    crate::skill::hex(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skill::parse;

    fn change(find: &str, replace: &str) -> Change {
        Change { find: find.into(), replace: replace.into() }
    }

    #[test]
    fn a_piece_must_stand_there_once() {
        let check = |changes: &[(&str, &str)], expect: Result<&str, &str>| {
            let changes: Vec<Change> = changes.iter().map(|(f, r)| change(f, r)).collect();
            match (apply("one two two", &changes), expect) {
                (Ok(text), Ok(expect)) => assert_eq!(text, expect),
                (Err(why), Err(expect)) => assert!(why.contains(expect), "{why}"),
                (got, expect) => panic!("{changes:?}: {got:?}, not {expect:?}"),
            }
        };
        check(&[("one", "a")], Ok("a two two"));
        check(&[("one", "a"), ("a two", "b")], Ok("b two"));
        check(&[("two", "b")], Err("2 times"));
        check(&[("six", "b")], Err("does not stand"));
        check(&[(" ", "b")], Err("empty"));
        check(&[], Err("nothing"));
    }

    #[test]
    fn growth_is_that_of_the_body() {
        let text = |more: &str, body: &str| format!("---\nname: a\ndescription: d{more}\n---\n\n{body}\n");
        let base = text("", &"x".repeat(100));
        let check = |text: &str, expect: f64| assert!((growth(&base, text) - expect).abs() < 1e-9);
        check(&base, 0.0);
        check(&text("a longer description", &"x".repeat(100)), 0.0);
        check(&text("", &"x".repeat(120)), 0.2);
        check(&text("", &"x".repeat(50)), -0.5);
    }

    #[test]
    fn a_wider_plan_is_named() {
        let skill = |head: &str| {
            let text = format!(
                "---\nname: a\ndescription: d\n{head}\n---\n\n## Steps\n\n1. Search the unread mail in the inbox (`mail.search`).\n"
            );
            let parsed = parse("a", &text);
            parsed.skill.unwrap_or_else(|| panic!("{:?}", parsed.problems))
        };
        let before = skill("allowed-tools: mail.search mail.read\nmetadata:\n  class: mail");
        let check = |head: &str, expect: &[&str]| assert_eq!(widened(&before, &skill(head)), expect, "{head}");
        check("allowed-tools: mail.search mail.read\nmetadata:\n  class: mail", &[]);
        check("allowed-tools: mail.search\nmetadata:\n  class: mail", &[]);
        check("allowed-tools: mail.search mail.read mail.send\nmetadata:\n  class: mail", &["the tool mail.send"]);
        check(
            "allowed-tools: mail.search mail.read\nmetadata:\n  class: mail\n  sources.mail.send.to: anybody",
            &["“sources.mail.send.to” in its metadata"],
        );
        check("allowed-tools: mail.search mail.read", &["“class” in its metadata"]);
    }

    #[test]
    fn only_the_description_is_written() {
        let check = |head: &str, expect: &str| {
            let text = |head: &str| format!("---\n{head}name: a\n---\n\ndescription: stays\n");
            assert_eq!(described(&text(head), "Says:\n \"x\""), text(expect));
        };
        let line = "description: \"Says: \\\"x\\\"\"\n";
        check("description: d\n", line);
        check("description: >\n  one\n  two\n", line);
        check("", "");
    }

    #[test]
    fn texts_that_differ_in_form_alone_are_one() {
        assert_eq!(key("Label it  \"Urgent\".\n"), key("label it \"urgent\"."));
        assert_ne!(key("Label it"), key("Label them"));
    }
}
