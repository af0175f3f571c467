//! A memory as it reads: markdown to HTML that is safe to show.
//!
//! Raw HTML of the author's is left out, dangerous addresses are dropped, and nothing is fetched: an image becomes a
//! link to it. Links to other memories lead to their place in the app.

use super::links::target;
use comrak::nodes::{NodeLink, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};

/// The HTML of a memory's body; its front matter is left out.
pub fn html(path: &str, text: &str) -> String {
    let mut options = Options::default();
    options.extension.front_matter_delimiter = Some("---".to_owned());
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    for node in root.descendants() {
        let value = &mut node.data.borrow_mut().value;
        match value {
            NodeValue::Link(link) => {
                if let Some(memory) = target(path, &link.url) {
                    link.url = place(&memory);
                }
            }
            NodeValue::Image(image) => {
                *value = NodeValue::Link(Box::new(NodeLink { url: image.url.clone(), title: "Image".into() }));
            }
            _ => {}
        }
    }
    let mut out = String::new();
    match format_html(root, &options, &mut out) {
        Ok(()) => out,
        // Writing into a text cannot fail; were it to, an empty preview says so at a glance.
        Err(_) => String::new(),
    }
}

/// The app's address of a memory.
fn place(path: &str) -> String {
    let mut out = String::from("#/memories/");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn what_could_act_is_left_out() {
        let check = |text: &str, has: &[&str], lacks: &[&str]| {
            let html = html("sales/a.md", text);
            for part in has {
                assert!(html.contains(part), "{part} is not in {html}");
            }
            for part in lacks {
                assert!(!html.to_lowercase().contains(part), "{part} is in {html}");
            }
        };
        check("---\ntitle: T\n---\n# H\n\nA *b*.", &["<h1>", "<em>b</em>"], &["title: t"]);
        check("<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> x", &[], &["<script", "<img", "onerror"]);
        check("[a](javascript:alert(1)) [b](data:text/html,x)", &["<a href=\"\">"], &["javascript:", "data:text"]);
        check("![pixel](https://track.example/p.png)", &["<a href=\"https://track.example/p.png\""], &["<img"]);
        check("[d](../deals/st ages.md)", &[], &["href=\"../"]);
        check("[d](../deals/stages.md#won)", &["href=\"#/memories/deals%2Fstages.md\""], &[]);
        check("| a | b |\n|---|---|\n| 1 | 2 |\n", &["<table>", "<td>1</td>"], &[]);
    }
}
