//! What mail programs note of a message in its own headers: whether it was read, its star, its labels, its place.
//!
//! An export begins every message with a block of such headers, as Google Takeout (`X-Gmail-Labels`) and mutt (`Status`,
//! `X-Status`) write them; an import takes exactly that block off again, so that the message is what it was, byte for
//! byte. In what others wrote the headers are read and stay.

use crate::local::maildir::FOLDERS;
use jiff::Timestamp;
use mail_parser::MessageParser;
use understudy_agent::record::Folder;

const LABELS: &str = "X-Gmail-Labels";
const STATUS: &str = "Status";
const MORE_STATUS: &str = "X-Status";
const UNTIL: &str = "X-Understudy-Snoozed-Until";
const NO_LINE_END: &str = "X-Understudy-No-Line-End";
/// Most bytes of headers that are looked at.
const HEAD_LIMIT: usize = 64_000;

/// What is noted of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Noted {
    /// Where it lay, when that is said.
    pub(crate) folder: Option<Folder>,
    pub(crate) seen: bool,
    pub(crate) starred: bool,
    pub(crate) answered: bool,
    pub(crate) labels: Vec<String>,
    /// When a snoozed one comes back, Unix seconds.
    pub(crate) until: Option<i64>,
    /// The program that wrote it has deleted it and not yet let it go.
    pub(crate) deleted: bool,
}

fn word_of(folder: Folder) -> &'static str {
    match folder {
        Folder::Inbox => "Inbox",
        Folder::Archive => "Archived",
        Folder::Sent => "Sent",
        Folder::Drafts => "Drafts",
        Folder::Snoozed => "Snoozed",
    }
}

/// The block for a message, with the line ends of the message.
pub(crate) fn block(noted: &Noted, message: &[u8]) -> Vec<u8> {
    let first = message.split_inclusive(|b| *b == b'\n').next().unwrap_or_default();
    let end = if first.ends_with(b"\r\n") { "\r\n" } else { "\n" };
    let mut labels = vec![word_of(noted.folder.unwrap_or_default()).to_owned()];
    labels.push(if noted.seen { "Opened" } else { "Unread" }.into());
    if noted.starred {
        labels.push("Starred".into());
    }
    labels.extend(noted.labels.iter().map(|l| quoted(l)));
    let status = if noted.seen { "RO" } else { "O" };
    let draft = noted.folder == Some(Folder::Drafts);
    let more: String = [(noted.answered, 'A'), (noted.starred, 'F'), (draft, 'T')]
        .into_iter()
        .filter_map(|(is, letter)| is.then_some(letter))
        .collect();
    let mut out =
        format!("{LABELS}: {}{end}{STATUS}: {status}{end}{MORE_STATUS}: {more}{end}", encoded(&labels.join(","), end));
    if let Some(Ok(until)) = noted.until.map(Timestamp::from_second) {
        out.push_str(&format!("{UNTIL}: {until}{end}"));
    }
    if !message.ends_with(b"\n") {
        out.push_str(&format!("{NO_LINE_END}: yes{end}"));
    }
    out.into_bytes()
}

fn quoted(label: &str) -> String {
    match label.contains([',', '"']) {
        true => format!("\"{}\"", label.replace('"', "\"\"")),
        false => label.to_owned(),
    }
}

/// A header's value: as it is while it is short and ASCII, else as encoded words (RFC 2047) of at most 75 letters.
fn encoded(text: &str, end: &str) -> String {
    use base64::Engine;
    if text.is_ascii() && text.len() < 900 && !text.contains("=?") {
        return text.to_owned();
    }
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        if pieces.last().is_some_and(|p| p.len() + c.len_utf8() > 42) {
            pieces.push(String::new());
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    let word = |p: &String| format!("=?UTF-8?B?{}?=", base64::engine::general_purpose::STANDARD.encode(p));
    pieces.iter().map(word).collect::<Vec<_>>().join(&format!("{end} "))
}

/// Encoded words as text: what the parser makes of the same value in a subject.
fn decoded(value: &str) -> String {
    let text = format!("Subject: {value}\r\n\r\n");
    let message = MessageParser::default().parse_headers(text.as_bytes());
    message.and_then(|m| m.subject().map(str::to_owned)).unwrap_or_default()
}

/// The labels of a list: parted by commas, in quotes where one has a comma.
fn labels_of(value: &str) -> Vec<String> {
    let (mut labels, mut label, mut inside) = (Vec::new(), String::new(), false);
    let text = decoded(value);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if inside && letters.peek() == Some(&'"') => {
                letters.next();
                label.push('"');
            }
            '"' => inside = !inside,
            ',' if !inside => labels.push(std::mem::take(&mut label)),
            c => label.push(c),
        }
    }
    labels.push(label);
    labels.into_iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

/// One header of the top of a text, its lines joined, and what comes after it.
fn header<'a>(text: &'a [u8], name: &str) -> Option<(String, &'a [u8])> {
    let rest = text.strip_prefix(name.as_bytes())?.strip_prefix(b":")?;
    let mut end = 0;
    for line in rest.split_inclusive(|b| *b == b'\n') {
        if end > 0 && !line.starts_with(b" ") && !line.starts_with(b"\t") {
            break;
        }
        end += line.len();
    }
    let value = std::str::from_utf8(&rest[..end]).ok()?;
    Some((value.trim().to_owned(), &rest[end..]))
}

/// Takes the block of an export off: what it says and the message as it was. `None` when there is none.
pub(crate) fn strip(text: &[u8]) -> Option<(Noted, Vec<u8>)> {
    let (labels, rest) = header(text, LABELS)?;
    let (status, rest) = header(rest, STATUS)?;
    let (more, mut rest) = header(rest, MORE_STATUS)?;
    let mut labels = labels_of(&labels).into_iter();
    let place = labels.next()?;
    let folder = FOLDERS.into_iter().find(|f| word_of(*f) == place)?;
    // Then comes Opened or Unread, and Starred where it is.
    let starred = more.contains('F');
    let labels = labels.skip(1 + usize::from(starred)).collect();
    let mut until = None;
    if let Some((value, after)) = header(rest, UNTIL) {
        until = value.parse::<Timestamp>().ok().map(Timestamp::as_second);
        rest = after;
    }
    let mut bytes = rest;
    if let Some((_, after)) = header(rest, NO_LINE_END) {
        bytes = after.strip_suffix(b"\n").unwrap_or(after);
    }
    let noted = Noted {
        folder: Some(folder),
        seen: status.contains('R'),
        starred,
        answered: more.contains('A'),
        labels,
        until,
        deleted: false,
    };
    Some((noted, bytes.to_vec()))
}

/// What a message of another program says of itself.
pub(crate) fn noted(message: &[u8]) -> Noted {
    let head = &message[..message.len().min(HEAD_LIMIT)];
    let mut noted = Noted::default();
    for (name, value) in headers(head) {
        match name.as_str() {
            "x-gmail-labels" => by_labels(&mut noted, labels_of(&value)),
            "status" => noted.seen |= value.contains('R'),
            "x-status" => {
                noted.starred |= value.contains('F');
                noted.answered |= value.contains('A');
                noted.deleted |= value.contains('D');
                if value.contains('T') {
                    noted.folder.get_or_insert(Folder::Drafts);
                }
            }
            // Thunderbird: bits of nsMsgMessageFlags in hexadecimal.
            "x-mozilla-status" => {
                let bits = u16::from_str_radix(value.trim(), 16).unwrap_or(0);
                noted.seen |= bits & 0x0001 != 0;
                noted.answered |= bits & 0x0002 != 0;
                noted.starred |= bits & 0x0004 != 0;
                noted.deleted |= bits & 0x0008 != 0;
            }
            "x-mozilla-keys" => {
                let own = |k: &&str| !k.starts_with('$') && !["NonJunk", "Junk"].contains(k);
                noted.labels.extend(value.split_whitespace().filter(own).map(str::to_owned));
            }
            _ => {}
        }
    }
    noted.labels.retain(|l| l.len() <= 100 && !l.chars().any(char::is_control));
    noted.labels.sort();
    noted.labels.dedup();
    noted
}

/// Labels of Google's, some of which are places and marks.
fn by_labels(noted: &mut Noted, labels: Vec<String>) {
    let has = |word: &str| labels.iter().any(|l| l.eq_ignore_ascii_case(word));
    let thrown = ["Spam", "Trash"].into_iter().find(|word| has(word));
    noted.folder = Some(match thrown {
        // There is no such place here, and the inbox is none for it.
        Some(_) => Folder::Archive,
        None if has("Draft") || has("Drafts") => Folder::Drafts,
        None if has("Inbox") => Folder::Inbox,
        None if has("Sent") => Folder::Sent,
        None => Folder::Archive,
    });
    noted.seen |= !has("Unread");
    noted.starred |= has("Starred");
    let marks =
        ["Inbox", "Archived", "Sent", "Draft", "Drafts", "Snoozed", "Opened", "Unread", "Starred", "Important", "Chat"];
    let own = |l: &String| {
        !marks.iter().any(|m| l.eq_ignore_ascii_case(m)) && !l.starts_with("Category ") && !l.starts_with("IMAP_")
    };
    noted.labels.extend(labels.into_iter().filter(own));
}

/// The headers of a message, names in small letters, values with their lines joined.
fn headers(head: &[u8]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in head.split(|b| *b == b'\n') {
        let line = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line));
        if line.is_empty() {
            break;
        }
        match (line.starts_with([' ', '\t']), line.split_once(':')) {
            (true, _) => {
                if let Some((_, value)) = all.last_mut() {
                    value.push_str("\r\n");
                    value.push_str(&line);
                }
            }
            (false, Some((name, value))) => all.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
            (false, None) => {}
        }
    }
    all
}

/// Whether a text begins with the headers of a letter: one that every letter has, before anything that is no header.
pub fn is_letter(head: &[u8]) -> bool {
    const USUAL: [&str; 9] =
        ["from", "to", "subject", "date", "received", "message-id", "return-path", "delivered-to", "mime-version"];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut found = 0;
    for line in head.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let colon = line.iter().position(|b| *b == b':');
        let Some(name) = colon.map(|c| &line[..c]).filter(|n| !n.is_empty() && n.iter().all(u8::is_ascii_graphic))
        else {
            // The last line of what was looked at may be cut.
            break;
        };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        found += usize::from(USUAL.contains(&name.as_str()));
    }
    found >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_of_an_export_comes_off_again_byte_for_byte() {
        let check = |noted: Noted, message: &str| {
            let mut text = block(&noted, message.as_bytes());
            text.extend_from_slice(message.as_bytes());
            if !message.ends_with('\n') {
                text.push(b'\n');
            }
            assert_eq!(strip(&text), Some((noted, message.as_bytes().to_vec())));
        };
        let plain = Noted { folder: Some(Folder::Inbox), ..Noted::default() };
        check(plain.clone(), "Subject: x\r\n\r\nbody\r\n");
        check(plain.clone(), "Subject: x\n\nno line end");
        // Headers that were in the message before are its own.
        check(plain, "X-Gmail-Labels: Sent\nStatus: RO\nX-Status: F\nSubject: x\n\n");
        let marked = Noted {
            folder: Some(Folder::Snoozed),
            seen: true,
            starred: true,
            answered: true,
            labels: vec!["Angebote, größere".into(), "\"so called\"".into(), "Prospects".into(), "受信".repeat(60)],
            until: Some(1_795_424_400),
            deleted: false,
        };
        check(marked, "Subject: x\n\nbody\n");
    }

    #[test]
    fn what_other_programs_note_is_read() {
        let check = |head: &str, expect: Noted| assert_eq!(noted(format!("{head}\n\n").as_bytes()), expect, "{head}");
        check(
            "X-GM-THRID: 1\nX-Gmail-Labels: =?UTF-8?Q?Inbox,Unread,Gro=C3=9Fe_Kunden,?=\n =?UTF-8?Q?Category_updates,Important?=\nSubject: x",
            Noted { folder: Some(Folder::Inbox), labels: vec!["Große Kunden".into()], ..Noted::default() },
        );
        check(
            "X-Gmail-Labels: Spam,Opened",
            Noted { folder: Some(Folder::Archive), seen: true, labels: vec!["Spam".into()], ..Noted::default() },
        );
        check("Status: RO\nX-Status: AF", Noted { seen: true, answered: true, starred: true, ..Noted::default() });
        check(
            "X-Mozilla-Status: 0005\nX-Mozilla-Keys: $label1 Projects NonJunk",
            Noted { seen: true, starred: true, labels: vec!["Projects".into()], ..Noted::default() },
        );
        check("X-Mozilla-Status: 0009", Noted { seen: true, deleted: true, ..Noted::default() });
        check("Subject: none", Noted::default());
    }

    #[test]
    fn letters_are_known_by_their_headers() {
        assert!(is_letter(b"Return-Path: <a@b>\r\nReceived: from x\r\n\tby y\r\nSubject: z\r\n\r\n"));
        assert!(!is_letter(b"Dear Dana: hello\n\nFrom: nobody\nSubject: x\n"));
        assert!(!is_letter(b"# Discounts\n\nSubject: x\nFrom: y\n"));
    }
}
