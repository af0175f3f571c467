//! The mbox format: messages one after the other in one file, each behind a line `From SENDER DATE`.
//!
//! Written as mboxrd: a line of a message that is `From ` behind any number of `>` gets one more, so that nothing is lost.
//! Read as mboxrd too, which reads mboxo in all but lines that began with `>From ` themselves. The file is streamed: one
//! message is in memory at a time, a longer one than the limit is passed over and told.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{self, BufRead, Read, Write};

/// Most bytes of one line that are held together; a longer line comes in pieces.
const LINE_PIECE: u64 = 1_000_000;

/// Whether a text begins as an mbox does.
pub fn is_mbox(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let line = head.split(|b| *b == b'\n').find(|line| !line.trim_ascii().is_empty());
    line.is_some_and(is_separator)
}

/// Whether a line stands between two messages: `From `, somebody, and a date as `asctime` writes it. Google puts a zone
/// before the year, others write no seconds.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ").filter(|r| r.len() < 1_000) else { return false };
    let words: Vec<&[u8]> = rest.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).collect();
    const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let number =
        |word: &[u8], most: usize| !word.is_empty() && word.len() <= most && word.iter().all(u8::is_ascii_digit);
    words.windows(5).enumerate().any(|(at, w)| {
        let day = DAYS.contains(&w[0].strip_suffix(b",").unwrap_or(w[0]));
        let year = words[at + 4..].iter().any(|word| word.len() == 4 && number(word, 4));
        day && MONTHS.contains(&w[1]) && number(w[2], 2) && w[3].contains(&b':') && year
    })
}

/// Whether a line is `From ` behind any number of `>`.
fn is_quotable(line: &[u8]) -> bool {
    let quotes = line.iter().take_while(|b| **b == b'>').count();
    line[quotes..].starts_with(b"From ")
}

/// Writes one message. What has no line end at its end gets one; the reader cannot tell, so that is the caller's to note.
pub(crate) fn write_message(out: &mut dyn Write, sender: &str, at: i64, bytes: &[u8]) -> io::Result<()> {
    let sender: String = sender.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let sender = if sender.is_empty() { "MAILER-DAEMON" } else { &sender };
    let moment = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let date = TimeZone::UTC.to_datetime(moment).strftime("%a %b %e %H:%M:%S %Y").to_string();
    writeln!(out, "From {sender} {date}")?;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if is_quotable(line) {
            out.write_all(b">")?;
        }
        out.write_all(line)?;
    }
    out.write_all(if bytes.ends_with(b"\n") { b"\n" } else { b"\n\n" })
}

/// What is found in an mbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Line of its separator, from 1.
    pub line: u64,
    /// Byte of its separator, from 0.
    pub position: u64,
    /// The message; the error is a plain reason.
    pub message: Result<Vec<u8>, String>,
    /// The file ends within its last line.
    pub cut: bool,
    /// Nothing comes after it.
    pub last: bool,
}

/// Reads the messages of an mbox.
pub struct Mbox<R> {
    source: R,
    limit: u64,
    /// Bytes and line ends that were read.
    at: u64,
    lines: u64,
    /// Where the message that comes next begins, once its separator was read.
    begun: Option<(u64, u64)>,
    ended: bool,
    /// What was read is the rest of a line.
    inside_line: bool,
}

impl<R: BufRead> Mbox<R> {
    /// Reads from `source`; a message of more than `limit` bytes is passed over.
    pub fn new(source: R, limit: u64) -> Self {
        Mbox { source, limit, at: 0, lines: 0, begun: None, ended: false, inside_line: false }
    }

    /// Bytes that were read so far.
    pub fn position(&self) -> u64 {
        self.at
    }

    /// A line, or a piece of one that is very long; whether it begins a line. `false` at the end of the file.
    fn piece(&mut self, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
        line.clear();
        let read = (&mut self.source).take(LINE_PIECE).read_until(b'\n', line)?;
        if read == 0 {
            return Ok(None);
        }
        let begins = !self.inside_line;
        self.inside_line = !line.ends_with(b"\n");
        self.at += read as u64;
        self.lines += u64::from(!self.inside_line);
        Ok(Some(begins))
    }

    /// The next message; `None` at the end.
    ///
    /// # Errors
    /// What the file system says; the file cannot be read on then.
    pub fn next_message(&mut self) -> io::Result<Option<Found>> {
        let mut line = Vec::new();
        if self.begun.is_none() && !self.ended {
            // What stands before the first separator is no message.
            let mut before = false;
            loop {
                let (position, number) = (self.at, self.lines + 1);
                let Some(begins) = self.piece(&mut line)? else {
                    self.ended = true;
                    let none = Err("it holds no line that begins a message (From SENDER DATE)".to_owned());
                    let found = Found { line: 1, position: 0, message: none, cut: false, last: true };
                    return Ok(before.then_some(found));
                };
                let text = if position == 0 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
                if begins && is_separator(text) {
                    self.begun = Some((position, number));
                    break;
                }
                before |= !text.trim_ascii().is_empty();
            }
            if before {
                let why = Err("what stands before the first message is no message".to_owned());
                return Ok(Some(Found { line: 1, position: 0, message: why, cut: false, last: false }));
            }
        }
        let Some((position, number)) = self.begun.take() else { return Ok(None) };
        let mut bytes = Vec::new();
        let mut length = 0u64;
        loop {
            let (next, next_line) = (self.at, self.lines + 1);
            let Some(begins) = self.piece(&mut line)? else {
                self.ended = true;
                break;
            };
            if begins && is_separator(&line) {
                self.begun = Some((next, next_line));
                break;
            }
            let text = if begins && line.starts_with(b">") && is_quotable(&line) { &line[1..] } else { &line[..] };
            length += text.len() as u64;
            if length <= self.limit.saturating_add(2) {
                bytes.extend_from_slice(text);
            } else {
                bytes = Vec::new();
            }
        }
        // The empty line before a separator is the format's, not the message's.
        if let Some(kept) = [&b"\n\r\n"[..], b"\n\n"].iter().find_map(|end| bytes.strip_suffix(*end)) {
            let kept = kept.len() + 1;
            bytes.truncate(kept);
        }
        let message = match length > self.limit.saturating_add(2) {
            true => Err(format!("it is larger than {}", crate::local::files::size_words(self.limit))),
            false => Ok(bytes),
        };
        Ok(Some(Found { line: number, position, message, cut: self.ended && self.inside_line, last: self.ended }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &[u8]) -> Vec<Found> {
        let mut mbox = Mbox::new(text, 10_000);
        std::iter::from_fn(|| mbox.next_message().expect("memory can be read")).collect()
    }

    fn messages(text: &[u8]) -> Vec<String> {
        let whole = |f: Found| String::from_utf8_lossy(&f.message.expect("a message")).into_owned();
        read(text).into_iter().map(whole).collect()
    }

    #[test]
    fn quoting_goes_both_ways() {
        let body = "Subject: x\n\nFrom here on\n>From him\n>>From her\n> From them\nFrom\n";
        let mut out = Vec::new();
        write_message(&mut out, "dana@larkfield.example", 1_795_424_400, body.as_bytes()).expect("memory");
        let text = String::from_utf8(out.clone()).expect("text");
        assert_eq!(
            text,
            "From dana@larkfield.example Mon Nov 23 09:00:00 2026\nSubject: x\n\n>From here on\n>>From him\n>>>From her\n> From them\nFrom\n\n"
        );
        assert_eq!(messages(&out), [body]);
    }

    #[test]
    fn separators_are_told_from_text() {
        let check = |line: &str, expect: bool| assert_eq!(is_separator(line.as_bytes()), expect, "{line}");
        check("From dana@larkfield.example Mon Nov 23 09:00:00 2026", true);
        check("From - Thu Jan  1 00:00:00 1970\r", true);
        check("From 1795424400123456789@xxx Mon Nov 23 09:00:00 +0000 2026", true);
        check("From dana@larkfield.example Mon Nov 23 09:00 UTC 2026", true);
        check("From Monday on we are closed", false);
        check("From the office: Mon Nov 23, 2026", false);
        check(">From a Mon Nov 23 09:00:00 2026", false);
        check("from a Mon Nov 23 09:00:00 2026", false);
    }

    #[test]
    fn an_mbox_as_other_programs_write_it_comes_apart() {
        let text = b"\n\nFrom a Mon Nov 23 09:00:00 2026\r\nSubject: one\r\n\r\nFrom Monday on\r\n\r\n\
            From - Mon Nov 23 09:00:00 2026\nSubject: two\n\n>From x\n\nFrom b Mon Nov 23 09:00:00 2026\nSubject: three\n\nend";
        let found = read(text);
        let lines: Vec<u64> = found.iter().map(|f| f.line).collect();
        assert_eq!(lines, [3, 8, 13]);
        assert_eq!(
            messages(text),
            ["Subject: one\r\n\r\nFrom Monday on\r\n", "Subject: two\n\nFrom x\n", "Subject: three\n\nend"]
        );
        assert_eq!(found.iter().map(|f| f.cut).collect::<Vec<_>>(), [false, false, true]);
        let third = text.windows(6).position(|w| w == b"From b").expect("it is there") as u64;
        assert_eq!(found[2].position, third);
    }

    #[test]
    fn what_is_too_large_or_no_message_is_told_and_the_rest_goes_on() {
        let long = "x".repeat(20_000);
        let text = format!(
            "rubbish\nFrom a Mon Nov 23 09:00:00 2026\nSubject: {long}\n\nFrom a Mon Nov 23 09:00:00 2026\nSubject: small\n\n"
        );
        let reasons: Vec<Option<String>> = read(text.as_bytes()).into_iter().map(|f| f.message.err()).collect();
        assert_eq!(
            reasons,
            [
                Some("what stands before the first message is no message".into()),
                Some("it is larger than 10 kB".into()),
                None
            ]
        );
        assert_eq!(read(b""), []);
        assert!(!is_mbox(b"") && is_mbox(b"\xef\xbb\xbf\nFrom - Thu Jan  1 00:00:00 1970\n"));
    }

    proptest! {
        #[test]
        fn any_messages_come_back_byte_for_byte(bodies in prop::collection::vec("(From |>+From |[a-z]|\r\n|\n|é|From a Mon Nov 23 09:00:00 2026){0,12}", 1..5)) {
            let mut out = Vec::new();
            for body in &bodies {
                write_message(&mut out, "a@b.example", 0, body.as_bytes()).expect("memory");
            }
            // A message without a line end gets one; whoever writes notes that.
            let ended: Vec<Vec<u8>> = bodies
                .iter()
                .map(|b| if b.ends_with('\n') { b.clone().into_bytes() } else { format!("{b}\n").into_bytes() })
                .collect();
            let back: Vec<Vec<u8>> = read(&out).into_iter().map(|f| f.message.expect("a message")).collect();
            prop_assert_eq!(back, ended);
        }
    }
}
