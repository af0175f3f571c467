//! What can be told from the letters alone: files that run, characters and words that are not seen, links, addresses,
//! encoded data, commands.

use super::{Finding, Grade, Kind, Mark, REVIEWED, Sort};
use crate::extract::{email_ranges, hosts};
use crate::gate::{canonical, hidden, visible};
use std::ops::Range;

/// Endings of files that a computer runs.
const SCRIPTS: [&str; 40] = [
    "sh",
    "bash",
    "zsh",
    "fish",
    "ksh",
    "csh",
    "py",
    "pyw",
    "pyc",
    "js",
    "mjs",
    "cjs",
    "ts",
    "tsx",
    "jsx",
    "rb",
    "pl",
    "pm",
    "php",
    "lua",
    "r",
    "ps1",
    "psm1",
    "bat",
    "cmd",
    "vbs",
    "wsf",
    "scpt",
    "applescript",
    "exe",
    "com",
    "msi",
    "dll",
    "so",
    "dylib",
    "jar",
    "class",
    "wasm",
    "appimage",
    "desktop",
];
/// Endings of archives.
const ARCHIVES: [&str; 14] =
    ["zip", "skill", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "dmg", "iso", "deb", "rpm"];
/// How programs and archives begin.
const PROGRAMS: [&[u8]; 6] =
    [b"\x7fELF", b"MZ", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"];
const PACKED: [&[u8]; 7] = [b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!"];
/// Shortest run of letters that counts as encoded data.
const ENCODED: usize = 120;

/// What sort of file it is, by its beginning and its ending.
pub(super) fn sort(path: &str, bytes: &[u8]) -> Sort {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    let begins = |marks: &[&[u8]]| marks.iter().any(|m| bytes.starts_with(m));
    if begins(&PACKED) || ARCHIVES.contains(&ending) {
        return Sort::Archive;
    }
    if begins(&PROGRAMS) || bytes.starts_with(b"#!") || SCRIPTS.contains(&ending) {
        return Sort::Script;
    }
    let looked = &bytes[..bytes.len().min(REVIEWED)];
    let text = match std::str::from_utf8(looked) {
        Ok(_) => true,
        Err(e) => bytes.len() > REVIEWED && looked.len() - e.valid_up_to() < 4,
    };
    if text && !looked.contains(&0) { Sort::Text } else { Sort::Binary }
}

/// What a file is worth saying as a whole.
pub(super) fn of_the_file(path: &str, bytes: &[u8], sort: Sort) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut say = |grade, kind, why: String| {
        let (file, text) = (path.to_owned(), visible(path));
        out.push(Finding { grade, kind, file, line: 1, column: 1, text, why });
    };
    match sort {
        Sort::Text => {}
        Sort::Script => say(
            Grade::Warning,
            Kind::Script,
            "A file that a computer could run. It is kept as it is, it is never run, and it is not executable here."
                .into(),
        ),
        Sort::Archive => say(
            Grade::Warning,
            Kind::Archive,
            "An archive inside the skill. It is kept as it is and not opened, so what is in it was not reviewed."
                .into(),
        ),
        Sort::Binary => {
            let why = match std::str::from_utf8(&bytes[..bytes.len().min(REVIEWED)]) {
                Err(e) if !bytes.contains(&0) => {
                    format!("It is not UTF-8 from byte {} on, so it cannot be read as a text.", e.valid_up_to())
                }
                _ => "It is no text, so a person cannot read it here.".into(),
            };
            say(Grade::Warning, Kind::Binary, why);
        }
    }
    if bytes.len() > REVIEWED && sort != Sort::Binary {
        let why = format!("It has {} kB; only the first {} kB were reviewed.", bytes.len() / 1024, REVIEWED / 1024);
        say(Grade::Warning, Kind::Binary, why);
    }
    out
}

/// Runs of characters that are not seen. Joins inside words and emoji, and a mark at the very beginning, are usual.
pub(super) fn hidden_characters(text: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        let odd = |c: char| hidden(c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        let after = chars.peek().map(|(_, c)| *c);
        let usual = match c {
            '\u{feff}' => at == 0,
            '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|b| !b.is_ascii_alphabetic() && !odd(b)),
            '\u{200c}' | '\u{200d}' => {
                let joined = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && (!odd(c) || c == '\u{fe0f}'));
                joined(before) && joined(after)
            }
            _ => false,
        };
        before = Some(c);
        if !odd(c) || usual {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut run = vec![c];
        while let Some((next, c)) = chars.next_if(|(_, c)| odd(*c)) {
            run.push(c);
            end = next + c.len_utf8();
            before = Some(c);
        }
        out.push(Mark { grade: Grade::Danger, kind: Kind::HiddenCharacters, range: at..end, why: hidden_why(&run) });
    }
    out
}

fn hidden_why(run: &[char]) -> String {
    // Tags are letters in a plane that no font draws: a whole sentence can be written in them.
    let words: String = run
        .iter()
        .filter(|c| ('\u{e0020}'..='\u{e007e}').contains(*c))
        .filter_map(|c| char::from_u32(*c as u32 - 0xe0000))
        .collect();
    if !words.is_empty() {
        return format!("Words that nobody sees and a model reads: “{}”.", words.chars().take(120).collect::<String>());
    }
    let turns =
        |c: &char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if run.iter().any(turns) {
        return "A mark that turns the direction of writing: the text reads otherwise than it is.".into();
    }
    match run.len() {
        1 => format!("A character that is not seen (U+{:04X}).", run[0] as u32),
        n => format!("{n} characters that are not seen."),
    }
}

/// HTML comments, and what markdown leaves out when it is shown.
pub(super) fn comments(path: &str, text: &str) -> Vec<Mark> {
    if !["md", "markdown", "html", "htm", "xml", "svg", "txt"].iter().any(|e| path.ends_with(&format!(".{e}"))) {
        return Vec::new();
    }
    let why = "A comment: it is not seen when the text is shown, and a model reads it.";
    let mark = |range| Mark { grade: Grade::Warning, kind: Kind::Comment, range, why: why.to_owned() };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("<!--").map(|i| at + i) {
        let end = text[start..].find("-->").map_or(text.len(), |i| start + i + 3);
        out.push(mark(start..end));
        at = end;
    }
    for start in ["[//]:", "[comment]:", "[]:"].iter().flat_map(|m| text.match_indices(m).map(|(at, _)| at)) {
        if start == 0 || text[..start].ends_with('\n') {
            let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
            out.push(mark(start..end));
        }
    }
    out
}

/// Endings by which a bare name counts as a host: many files and tools have a dot in their names, too.
const DOMAINS: [&str; 44] = [
    "com", "org", "net", "io", "dev", "ai", "app", "co", "example", "info", "biz", "me", "xyz", "ru", "cn", "de", "uk",
    "fr", "nl", "pt", "es", "it", "eu", "us", "br", "in", "jp", "cloud", "site", "online", "top", "gg", "tk", "ml",
    "ga", "link", "click", "page", "run", "tech", "store", "zone", "live", "onion",
];

/// What leads elsewhere: its host in plain letters, and whether it deceives or carries something along.
pub(super) fn links(text: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    for host in hosts(text) {
        let link = &text[host.start..host.end];
        let name = host_of(link);
        let scheme = link.split_once("://").map(|(s, _)| s.to_ascii_lowercase());
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        let handed = link.split_once(':').filter(|(_, rest)| !rest.starts_with("//"));
        let handed = handed.filter(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()) && scheme.is_none());
        let is_bare = scheme.is_none() && handed.is_none();
        if is_bare && !DOMAINS.contains(&ending.as_str()) && name.is_ascii() && !name.contains("xn--") {
            continue;
        }
        let (grade, why) = if let Some((program, _)) = handed {
            (Grade::Warning, format!("It would hand something to another program ({program})."))
        } else if let Some(scheme) = scheme.as_deref().filter(|s| !matches!(*s, "http" | "https")) {
            (Grade::Warning, format!("A link for another program ({scheme}). Understudy does not open it."))
        } else if visible(&name) != name || canonical(&name) != name.to_lowercase() {
            (Grade::Danger, format!("The host is written in letters that look like others: {}.", visible(&name)))
        } else if carries(link) || text[host.end..].starts_with(['<', '`']) && link.ends_with('=') {
            (Grade::Danger, format!("The link leaves room for data that it would carry to {name}."))
        } else if link.split_once("://").is_some_and(|(_, rest)| rest.split('/').next().unwrap_or("").contains('@')) {
            (Grade::Danger, format!("It leads to {name}; what stands before the @ only looks like a host."))
        } else {
            (Grade::Note, format!("Leads to {name}. Nothing opens it by itself."))
        };
        out.push(Mark { grade, kind: Kind::Link, range: host.start..host.end, why });
    }
    out.extend(misleading(text));
    out
}

/// A place for something in the link, or a query to which something is appended.
fn carries(link: &str) -> bool {
    link.contains(['{', '$']) || link.split_once('?').is_some_and(|(_, query)| query.ends_with('='))
}

/// How far the words and the target of a markdown link are looked for, bytes.
const NEAR: usize = 300;
const FAR: usize = 2048;

/// `[bank.example](https://other.example)`: words that name another host than the link's own.
fn misleading(text: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("](") {
        let from = text.floor_char_boundary(at.saturating_sub(NEAR));
        let Some(open) = text[from..at].rfind('[').map(|i| from + i) else { continue };
        let window = &text[at + 2..text.floor_char_boundary((at + 2 + FAR).min(text.len()))];
        let end = window.find([')', ' ', '\n', '"']).unwrap_or(window.len());
        let target = window[..end].trim_matches(['<', '>']);
        if !target.contains("://") {
            continue;
        }
        let (words, own) = (&text[open + 1..at], host_of(target));
        let named = hosts(words).first().map(|h| host_of(&words[h.start..h.end]));
        let named =
            named.filter(|n| DOMAINS.contains(&n.rsplit('.').next().unwrap_or_default().to_lowercase().as_str()));
        if let Some(named) = named.filter(|n| bare(n) != bare(&own)) {
            let why = format!("It says {named} and leads to {own}.");
            out.push(Mark { grade: Grade::Danger, kind: Kind::Link, range: open..at + 2 + end, why });
        }
    }
    out
}

fn bare(host: &str) -> String {
    let host = host.to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

/// The host of a link: without scheme, user, port and path.
fn host_of(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.rsplit_once(':').filter(|(_, p)| p.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(h, _)| h).to_owned()
}

/// Mail addresses; what stands before the @ of a link is none.
pub(super) fn addresses(text: &str) -> Vec<Mark> {
    let why = "A mail address. A letter to somebody you never wrote to is a red card, whatever a skill says.";
    let mut links = hosts(text).into_iter().filter(|h| text[h.start..h.end].contains("://")).peekable();
    let mut out = Vec::new();
    for range in email_ranges(text) {
        while links.next_if(|link| link.end <= range.start).is_some() {}
        if links.peek().is_none_or(|link| range.start < link.start) {
            out.push(Mark { grade: Grade::Warning, kind: Kind::Address, range, why: why.into() });
        }
    }
    out
}

/// Long runs of base64 or hexadecimal digits, also over several lines, and `data:` links.
pub(super) fn encoded(text: &str) -> Vec<Mark> {
    let why = "A long piece of encoded data. What it says was not reviewed.";
    let mut out: Vec<Mark> = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut end = |run: Option<Range<usize>>, text: &str| {
        if let Some(range) = run.filter(|r| is_encoded(&text[r.clone()])) {
            out.push(Mark { grade: Grade::Warning, kind: Kind::Encoded, range, why: why.into() });
        }
    };
    for (at, word) in words(text) {
        let packed = word.len() >= 40 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=_-".contains(&b));
        match &mut run {
            Some(range) if packed => range.end = at + word.len(),
            _ => {
                end(run.take(), text);
                run = packed.then_some(at..at + word.len());
            }
        }
    }
    end(run, text);
    out
}

fn is_encoded(run: &str) -> bool {
    let letters = run.bytes().filter(|b| !b.is_ascii_whitespace());
    let (mut length, mut upper, mut lower, mut digits, mut breaks) = (0, 0, 0, 0, 0);
    for b in letters {
        length += 1;
        upper += usize::from(b.is_ascii_uppercase());
        lower += usize::from(b.is_ascii_lowercase());
        digits += usize::from(b.is_ascii_digit());
        breaks += usize::from(b"-_/".contains(&b));
    }
    let hexadecimal = run.bytes().all(|b| b.is_ascii_hexdigit() || b.is_ascii_whitespace()) && digits * 8 > length;
    let mixed = upper * 12 > length && lower * 12 > length && digits * 40 > length && breaks * 12 < length;
    length >= ENCODED && (hexadecimal || mixed)
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '(' | ')' | '<' | '>' | ',' | ';'))
        .filter(|w| !w.is_empty())
        .map(move |w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}

/// Blocks of commands in a text, and the places where other agents run a command while they load a skill.
pub(super) fn commands(path: &str, text: &str) -> Vec<Mark> {
    const SHELLS: [&str; 12] =
        ["bash", "sh", "shell", "zsh", "console", "powershell", "ps1", "cmd", "bat", "python", "py", "javascript"];
    if !path.ends_with(".md") {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if let Some(word) = trimmed.strip_prefix("```").or_else(|| trimmed.strip_prefix("~~~")) {
            if !inside && SHELLS.contains(&word.trim().to_ascii_lowercase().as_str()) {
                let why = "Commands for a shell or an interpreter. Understudy runs none of them.";
                let range = at..at + line.trim_end().len();
                out.push(Mark { grade: Grade::Note, kind: Kind::Command, range, why: why.into() });
            }
            inside = !inside;
        } else if let Some(start) = line.find("!`").filter(|_| !inside) {
            let end = line[start + 2..].find('`').map_or(line.trim_end().len(), |i| start + 3 + i);
            let why = "Other agents run this command as soon as they load the skill. Understudy does not.";
            let range = at + start..at + end.max(start);
            out.push(Mark { grade: Grade::Warning, kind: Kind::Command, range, why: why.into() });
        }
        at += line.len();
    }
    out
}
