//! Links between memories: what they point to, and keeping them when a file moves.

/// The memory that a link's destination means, seen from the file at `path`; `None` for anything that is no memory of
/// this folder.
pub fn target(path: &str, url: &str) -> Option<String> {
    let plain = url.split(['#', '?']).next().unwrap_or_default();
    if plain.contains(':') || plain.starts_with('/') || !plain.ends_with(".md") {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in plain.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/").replace("%20", " "))
}

/// How the file at `from` writes a link to the memory at `to`.
pub fn relative(from: &str, to: &str) -> String {
    let mut above: Vec<&str> = from.split('/').collect();
    above.pop();
    let to: Vec<&str> = to.split('/').collect();
    let same = above.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; above.len() - same];
    parts.extend(&to[same..]);
    parts.join("/").replace(' ', "%20")
}

/// The text of the file at `path` after the memory `from` became `to`: its links to it are rewritten. When it is the
/// moved file itself, its own links are rewritten to still lead where they did. `None` when nothing changes.
pub fn moved(path: &str, text: &str, from: &str, to: &str) -> Option<String> {
    let own = path == from;
    let place = if own { to } else { path };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = next_destination(rest) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find([')', '>', ' ', '\t', '\n', '"']).unwrap_or(rest.len());
        let url = &rest[..end];
        let tail = url.find(['#', '?']).map_or("", |i| &url[i..]);
        let meant = target(path, url).map(|t| if t == from { to.to_owned() } else { t });
        let rewritten = meant.map(|t| format!("{}{tail}", relative(place, &t)));
        match rewritten {
            // A link that needs no change keeps its spelling.
            Some(new) if target(place, url).is_none_or(|t| target(place, &new).as_ref() != Some(&t)) => {
                changed = true;
                out.push_str(&new);
            }
            _ => out.push_str(url),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// Where the next destination of a link begins: behind `](`, or behind `]: ` of a reference.
fn next_destination(text: &str) -> Option<usize> {
    let inline = text.find("](").map(|i| i + 2);
    let reference = text.find("]: ").map(|i| i + 3);
    let at = match (inline, reference) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    Some(at + usize::from(text[at..].starts_with('<')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_from_where_they_stand() {
        let check = |path: &str, url: &str, expect: Option<&str>| {
            assert_eq!(target(path, url).as_deref(), expect, "{url} in {path}");
        };
        check("sales/a.md", "b.md", Some("sales/b.md"));
        check("sales/a.md", "../deals/b%20c.md#won", Some("deals/b c.md"));
        check("a.md", "../b.md", None);
        check("a.md", "https://x.example/a.md", None);
        check("a.md", "/etc/a.md", None);
        check("a.md", "notes.txt", None);
        assert_eq!(relative("sales/a.md", "deals/b c.md"), "../deals/b%20c.md");
        assert_eq!(relative("sales/a.md", "sales/b.md"), "b.md");
        assert_eq!(relative("a.md", "x/y/b.md"), "x/y/b.md");
    }

    #[test]
    fn a_rename_keeps_the_links() {
        let check = |path: &str, text: &str, expect: Option<&str>| {
            assert_eq!(moved(path, text, "sales/old.md", "deals/new.md").as_deref(), expect, "{text} in {path}");
        };
        check("sales/a.md", "See [it](old.md#one).", Some("See [it](../deals/new.md#one)."));
        check("sales/a.md", "See [it](other.md) and (old.md).", None);
        check("a.md", "[x]: sales/old.md \"Title\"\n", Some("[x]: deals/new.md \"Title\"\n"));
        check(
            "sales/old.md",
            "See [b](b.md), [web](https://x.example).",
            Some("See [b](../sales/b.md), [web](https://x.example)."),
        );
        check("sales/old.md", "See [me](old.md).", Some("See [me](new.md)."));
        check("a.md", "[t](<sales/old.md>) \u{6f22}", Some("[t](<deals/new.md>) \u{6f22}"));
    }
}
