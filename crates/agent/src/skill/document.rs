//! The body of a skill or memory as headings and numbered lists with source positions.
//!
//! A thin reading of comrak's tree: what the formats need and nothing else of markdown.

use super::Place;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heading {
    pub(crate) level: u8,
    pub(crate) text: String,
    pub(crate) place: Place,
    /// Items of the lists directly below it.
    pub(crate) items: Vec<Item>,
    /// Destinations of links below it, with their lines.
    pub(crate) links: Vec<(String, u32)>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) ordered: bool,
    pub(crate) runs: Vec<Run>,
    pub(crate) place: Place,
    pub(crate) items: Vec<Item>,
}

/// A run of text, or the content of a code span.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) code: bool,
    pub(crate) place: Place,
}

/// All headings in order. The first has level 0 and stands for what comes before any heading.
pub(crate) fn headings(text: &str) -> Vec<Heading> {
    let mut options = Options::default();
    options.extension.front_matter_delimiter = Some("---".to_owned());
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    let lines: Vec<&str> = text.split('\n').collect();
    let top = Place { line: 1, column: 1 };
    let mut out = vec![Heading { level: 0, text: String::new(), place: top, items: vec![], links: vec![] }];
    for node in root.children() {
        let level = match &node.data.borrow().value {
            NodeValue::Heading(h) => Some(h.level),
            _ => None,
        };
        if let Some(level) = level {
            let text = joined(&runs(node, &lines));
            out.push(Heading { level, text, place: place(node, &lines), items: vec![], links: vec![] });
        }
        let current = out.last_mut().expect("begins with one heading");
        if matches!(node.data.borrow().value, NodeValue::List(_)) {
            current.items.extend(items(node, &lines, 0));
        }
        for inner in node.descendants() {
            if let NodeValue::Link(link) = &inner.data.borrow().value {
                current.links.push((link.url.clone(), place(inner, &lines).line));
            }
        }
    }
    out
}

/// The plain text of runs.
pub(crate) fn joined(runs: &[Run]) -> String {
    let all: String = runs.iter().map(|r| r.text.as_str()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lists nested deeper than this are left out: the formats use three levels, and a text of nothing but
/// list markers must not exhaust the stack.
const MAX_NESTING: usize = 32;

fn items<'a>(list: &'a AstNode<'a>, lines: &[&str], depth: usize) -> Vec<Item> {
    if depth > MAX_NESTING {
        return Vec::new();
    }
    list.children()
        .map(|node| {
            let ordered = matches!(&node.data.borrow().value, NodeValue::Item(l) if l.list_type == ListType::Ordered);
            let mut item = Item { ordered, runs: vec![], place: place(node, lines), items: vec![] };
            for child in node.children() {
                let is_list = matches!(child.data.borrow().value, NodeValue::List(_));
                if is_list {
                    item.items.extend(items(child, lines, depth + 1));
                } else {
                    if !item.runs.is_empty() {
                        item.runs.push(Run { text: " ".into(), code: false, place: place(child, lines) });
                    }
                    item.runs.extend(runs(child, lines));
                }
            }
            item
        })
        .collect()
}

fn runs<'a>(block: &'a AstNode<'a>, lines: &[&str]) -> Vec<Run> {
    let mut out = Vec::new();
    for node in block.descendants() {
        let (text, code) = match &node.data.borrow().value {
            NodeValue::Text(t) => (t.to_string(), false),
            NodeValue::Code(c) => (c.literal.clone(), true),
            NodeValue::HtmlInline(h) => (h.clone(), false),
            NodeValue::SoftBreak | NodeValue::LineBreak => (" ".to_owned(), false),
            _ => continue,
        };
        let mut at = place(node, lines);
        if code {
            at.column += 1;
        }
        out.push(Run { text, code, place: at });
    }
    out
}

/// comrak counts columns in bytes; editors count characters.
fn place<'a>(node: &'a AstNode<'a>, lines: &[&str]) -> Place {
    let start = node.data.borrow().sourcepos.start;
    let line = lines.get(start.line.saturating_sub(1)).copied().unwrap_or_default();
    let bytes = start.column.saturating_sub(1).min(line.len());
    let column = line.char_indices().take_while(|(at, _)| *at < bytes).count();
    Place { line: start.line.max(1) as u32, column: column as u32 + 1 }
}
