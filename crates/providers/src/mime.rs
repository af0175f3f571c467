//! Mail as bytes: a message read into a record within limits, and a letter written the same way every time.
//!
//! Reading trusts nothing: sizes, part counts and nesting are bounded before and after parsing, and a
//! message that breaks a limit is refused with a plain reason. Writing takes its id and its time from
//! the caller, so equal input gives equal bytes. It does not know where bytes are kept.

pub mod parts;

use crate::local::files::sha256_hex;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::{Address as Written, EmailAddress};
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use mail_parser::{MessageParser, MimeHeaders, PartType};
use understudy_agent::action::Letter;
use understudy_agent::record::{Address, Attachment, Message};

/// Largest message that is read, in bytes.
pub const MESSAGE_LIMIT: u64 = 50_000_000;
/// Most MIME parts in one message.
pub const PART_LIMIT: usize = 500;
/// Deepest nesting of MIME parts.
pub const DEPTH_LIMIT: usize = 32;
/// Most bytes of text kept of a body.
pub const TEXT_LIMIT: usize = 256_000;
/// HTML beyond this is not turned into text.
const HTML_LIMIT: usize = 2_000_000;

/// A message as read from its bytes; where it lies and its flags are the caller's to fill in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The record, without `id`, `thread`, `folder`, `labels`, `unread` and `starred`.
    pub message: Message,
    /// Message-IDs of the References header, oldest first.
    pub references: Vec<String>,
}

/// Reads a message. The error is a plain reason that ends without a full stop.
pub fn parse(bytes: &[u8]) -> Result<Parsed, String> {
    if bytes.len() as u64 > MESSAGE_LIMIT {
        return Err("it is larger than 50 MB".to_owned());
    }
    bound_structure(bytes)?;
    let Some(parsed) = MessageParser::default().parse(bytes) else {
        return Err("it has no mail headers".to_owned());
    };
    if parsed.from().is_none() && parsed.date().is_none() && parsed.subject().is_none() {
        return Err("it has no sender, no date and no subject, so it is not a mail message".to_owned());
    }
    let (parts, depth) = measure(&parsed, 0);
    if parts > PART_LIMIT {
        return Err(format!("it has {parts} parts; {PART_LIMIT} is the most"));
    }
    if depth > DEPTH_LIMIT {
        return Err(format!("its parts are nested {depth} deep; {DEPTH_LIMIT} is the most"));
    }

    let from = addresses(parsed.from()).into_iter().next().unwrap_or_default();
    let reply_to = addresses(parsed.reply_to()).into_iter().next().filter(|a| a.email != from.email);
    let in_reply_to = ids(parsed.in_reply_to()).into_iter().next();
    let precedence = parsed.header("Precedence").and_then(|h| h.as_text()).unwrap_or_default().to_ascii_lowercase();
    let bulk = !parsed.list_id().is_empty()
        || !parsed.list_unsubscribe().is_empty()
        || ["bulk", "list", "junk"].contains(&precedence.trim());
    Ok(Parsed {
        message: Message {
            message_id: parsed.message_id().unwrap_or_default().to_owned(),
            in_reply_to,
            from,
            to: addresses(parsed.to()),
            cc: addresses(parsed.cc()),
            bcc: addresses(parsed.bcc()),
            reply_to,
            subject: one_line(parsed.subject().unwrap_or_default()),
            at: parsed.date().map_or(0, |d| d.to_timestamp()),
            text: text_of(&parsed),
            has_html: parsed.parts.iter().any(|p| matches!(p.body, PartType::Html(_))),
            bulk,
            attachments: attachments(&parsed),
            invitation: calendar_text(&parsed).and_then(|ics| crate::ics::invitation_uid(&ics)),
            ..Message::default()
        },
        references: ids(parsed.references()),
    })
}

/// The first `text/calendar` part of a message, decoded.
pub fn invitation(bytes: &[u8]) -> Option<String> {
    bound_structure(bytes).ok()?;
    calendar_text(&MessageParser::default().parse(bytes)?)
}

/// The Message-ID of a message from its headers alone (the first 64 kB).
pub fn message_id(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(64_000)];
    let end = head.windows(4).position(|w| w == b"\r\n\r\n").or_else(|| head.windows(2).position(|w| w == b"\n\n"));
    let head = &head[..end.map_or(head.len(), |e| e + 2)];
    MessageParser::default().parse_headers(head)?.message_id().map(str::to_owned)
}

/// Refuses, before any tree is built, what could only be a bomb: a part costs memory and nesting costs stack.
fn bound_structure(bytes: &[u8]) -> Result<(), String> {
    let mut containers = 0usize;
    let mut boundaries = 0usize;
    for line in bytes.split(|b| *b == b'\n') {
        if line.starts_with(b"--") {
            boundaries += 1;
        }
        let head = &line[..line.len().min(200)];
        if head.len() > 10
            && (contains(head, b"multipart/") || contains(head, b"message/rfc822") || contains(head, b"message/global"))
        {
            containers += 1;
        }
    }
    if containers > PART_LIMIT || boundaries > 50_000 {
        return Err(format!("it has more than {PART_LIMIT} parts"));
    }
    Ok(())
}

fn contains(line: &[u8], needle: &[u8]) -> bool {
    line.windows(needle.len()).any(|w| w.eq_ignore_ascii_case(needle))
}

/// Number of parts and depth of the tree, nested messages included.
fn measure(message: &mail_parser::Message<'_>, depth: usize) -> (usize, usize) {
    let mut parts = message.parts.len();
    let mut depths = vec![depth; message.parts.len()];
    let mut deepest = depth;
    for i in 0..message.parts.len() {
        let here = depths[i] + 1;
        deepest = deepest.max(here);
        match &message.parts[i].body {
            PartType::Multipart(children) => {
                for child in children {
                    // Children always follow their parent, so one pass is enough.
                    if let Some(d) = depths.get_mut(*child as usize) {
                        *d = here;
                    }
                }
            }
            PartType::Message(nested) if here <= DEPTH_LIMIT => {
                let (more, deep) = measure(nested, here);
                parts += more;
                deepest = deepest.max(deep);
            }
            PartType::Message(_) => deepest = deepest.max(here + 1),
            PartType::Text(_) | PartType::Html(_) | PartType::Binary(_) | PartType::InlineBinary(_) => {}
        }
    }
    (parts, deepest)
}

fn addresses(field: Option<&mail_parser::Address<'_>>) -> Vec<Address> {
    let Some(field) = field else { return Vec::new() };
    field
        .iter()
        .filter_map(|a| {
            let email = a.address.as_deref()?.trim().to_lowercase();
            (!email.is_empty()).then(|| Address { name: one_line(a.name.as_deref().unwrap_or_default()), email })
        })
        .collect()
}

fn ids(value: &mail_parser::HeaderValue<'_>) -> Vec<String> {
    match (value.as_text_list(), value.as_text()) {
        (Some(list), _) => list.iter().map(|s| s.to_string()).collect(),
        (None, Some(one)) => vec![one.to_owned()],
        (None, None) => Vec::new(),
    }
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n', '\t']).map(str::trim).filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The body as plain text: the plain parts as they are, an HTML part only where it has no plain twin.
fn text_of(message: &mail_parser::Message<'_>) -> String {
    let mut text = String::new();
    for id in &message.text_body {
        let piece = match message.parts.get(*id as usize).map(|p| &p.body) {
            Some(PartType::Text(plain)) => plain.replace("\r\n", "\n"),
            Some(PartType::Html(html)) => html_to_text(html),
            _ => continue,
        };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&piece);
        if text.len() > TEXT_LIMIT {
            break;
        }
    }
    truncate(&mut text, TEXT_LIMIT);
    let kept = text.trim_end().len();
    text.truncate(kept);
    text
}

/// HTML as readable text: no comments, no styles, no link targets, lines not wrapped.
pub fn html_to_text(html: &str) -> String {
    let mut html = html.to_owned();
    truncate(&mut html, HTML_LIMIT);
    let plain = html2text::render::TrivialDecorator::new();
    let config =
        html2text::config::with_decorator(plain).link_footnotes(false).no_table_borders().allow_width_overflow();
    let text = config.string_from_read(html.as_bytes(), 2_000).unwrap_or_default();
    let mut out = String::new();
    let mut blank = 0;
    for line in text.lines().map(str::trim_end) {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

fn truncate(text: &mut String, limit: usize) {
    if text.len() > limit {
        let mut end = limit;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
    }
}

fn media_type(part: &mail_parser::MessagePart<'_>) -> String {
    match part.content_type() {
        Some(ct) => format!("{}/{}", ct.ctype(), ct.subtype().unwrap_or("octet-stream")).to_ascii_lowercase(),
        None => "application/octet-stream".to_owned(),
    }
}

fn attachments(message: &mail_parser::Message<'_>) -> Vec<Attachment> {
    message
        .attachments()
        .filter_map(|part| {
            let media_type = media_type(part);
            let name = match (part.attachment_name(), &part.body) {
                (Some(name), _) => one_line(name),
                (None, PartType::Message(nested)) => {
                    format!("{}.eml", one_line(nested.subject().unwrap_or("message")))
                }
                // An invitation without a file name is a field of the mail, not a file.
                (None, _) if media_type == "text/calendar" => return None,
                (None, _) => "unnamed".to_owned(),
            };
            let bytes = part.contents();
            Some(Attachment { name, media_type, size: bytes.len() as u64, sha256: sha256_hex(bytes) })
        })
        .collect()
}

fn calendar_text(message: &mail_parser::Message<'_>) -> Option<String> {
    message.parts.iter().find_map(|part| {
        let by_name = || part.attachment_name().is_some_and(|n| n.to_ascii_lowercase().ends_with(".ics"));
        if media_type(part) != "text/calendar" && !by_name() {
            return None;
        }
        let text = match &part.body {
            PartType::Text(text) => text.to_string(),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            _ => return None,
        };
        (text.len() as u64 <= crate::ics::CALENDAR_LIMIT).then_some(text)
    })
}

/// Everything that a written message can carry.
#[derive(Clone, Debug, Default)]
pub struct Composition<'a> {
    /// Message-ID without angle brackets.
    pub message_id: &'a str,
    /// Date, Unix seconds.
    pub at: i64,
    /// Sender.
    pub from: Address,
    /// Recipients.
    pub to: Vec<Address>,
    /// Copies.
    pub cc: Vec<Address>,
    /// Blind copies; kept in the sender's own copy.
    pub bcc: Vec<Address>,
    /// Reply-To.
    pub reply_to: Option<Address>,
    /// Subject.
    pub subject: &'a str,
    /// Plain text.
    pub text: &'a str,
    /// HTML twin of the text.
    pub html: Option<&'a str>,
    /// Message-ID that this answers.
    pub in_reply_to: Option<&'a str>,
    /// References, oldest first.
    pub references: Vec<String>,
    /// Further ASCII headers.
    pub headers: Vec<(&'a str, String)>,
    /// iTIP method and iCalendar text of an invitation.
    pub calendar: Option<(&'a str, &'a str)>,
    /// Name, media type, bytes.
    pub attachments: Vec<(&'a str, &'a str, &'a [u8])>,
}

/// Writes a message. Equal input gives equal bytes: nothing is taken from a clock, a host name or chance.
pub fn compose(c: &Composition<'_>) -> Vec<u8> {
    let tag = &sha256_hex(c.message_id.as_bytes())[..20];
    let mut builder = MessageBuilder::new().from(written(std::slice::from_ref(&c.from)));
    for (field, people) in [("To", &c.to), ("Cc", &c.cc), ("Bcc", &c.bcc)] {
        if !people.is_empty() {
            builder = builder.header(field, written(people));
        }
    }
    if let Some(reply_to) = &c.reply_to {
        builder = builder.reply_to(written(std::slice::from_ref(reply_to)));
    }
    builder =
        builder.subject(clean(c.subject)).date(Date::new(c.at)).message_id(MessageId::new(clean_id(c.message_id)));
    if let Some(answered) = c.in_reply_to {
        builder = builder.in_reply_to(MessageId::new(clean_id(answered)));
    }
    if !c.references.is_empty() {
        builder = builder.references(MessageId::new_list(c.references.iter().map(|r| clean_id(r))));
    }
    for (name, value) in &c.headers {
        builder = builder.header(*name, Raw::new(clean(value)));
    }

    let mut body = MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), crlf(c.text));
    let mut twins = Vec::new();
    if let Some(html) = c.html {
        twins.push(MimePart::new(ContentType::new("text/html").attribute("charset", "utf-8"), crlf(html)));
    }
    if let Some((method, ics)) = c.calendar {
        let kind =
            ContentType::new("text/calendar").attribute("charset", "utf-8").attribute("method", method.to_owned());
        twins.push(MimePart::new(kind, crlf(ics)));
    }
    if !twins.is_empty() {
        twins.insert(0, body);
        body = multipart("multipart/alternative", &format!("=_a_{tag}"), twins);
    }
    if !c.attachments.is_empty() {
        let mut parts = vec![body];
        for (name, kind, bytes) in &c.attachments {
            let kind = ContentType::new(kind.to_string()).attribute("name", clean(name));
            parts.push(MimePart::new(kind, BodyPart::Binary(bytes.to_vec().into())).attachment(clean(name)));
        }
        body = multipart("multipart/mixed", &format!("=_m_{tag}"), parts);
    }
    builder.body(body).write_to_vec().expect("writing to memory does not fail")
}

/// The bytes of a letter, as approved and as sent: same letter, id and time, same bytes. A simulated
/// letter carries `X-Understudy-Simulated: yes`.
pub fn letter_bytes(letter: &Letter, message_id: &str, at: i64, simulated: bool) -> Vec<u8> {
    letter_with(letter, message_id, at, simulated, Enclosed::default())
}

/// What goes along with a letter.
#[derive(Clone, Debug, Default)]
pub struct Enclosed<'a> {
    /// Name, media type, bytes.
    pub files: Vec<(&'a str, &'a str, &'a [u8])>,
    /// iTIP method and iCalendar text.
    pub calendar: Option<(&'a str, &'a str)>,
}

/// The bytes of a letter with what goes along.
pub fn letter_with(letter: &Letter, message_id: &str, at: i64, simulated: bool, enclosed: Enclosed<'_>) -> Vec<u8> {
    compose(&Composition {
        message_id,
        at,
        from: letter.from.clone(),
        to: letter.to.clone(),
        cc: letter.cc.clone(),
        bcc: letter.bcc.clone(),
        subject: &letter.subject,
        text: &letter.body,
        in_reply_to: letter.in_reply_to.as_deref(),
        references: letter.in_reply_to.iter().cloned().collect(),
        headers: if simulated { vec![("X-Understudy-Simulated", "yes".to_owned())] } else { Vec::new() },
        calendar: enclosed.calendar,
        attachments: enclosed.files,
        ..Composition::default()
    })
}

fn multipart<'a>(kind: &'static str, boundary: &str, parts: Vec<MimePart<'a>>) -> MimePart<'a> {
    MimePart::new(ContentType::new(kind).attribute("boundary", boundary.to_owned()), parts)
}

fn written<'a>(people: &[Address]) -> Written<'a> {
    Written::new_list(
        people
            .iter()
            .map(|a| {
                let name = clean(&a.name);
                Written::Address(EmailAddress {
                    name: (!name.is_empty()).then(|| name.into()),
                    email: clean_id(&a.email).into(),
                })
            })
            .collect(),
    )
}

/// A header value without line ends or other control characters: nothing can add a header of its own.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// An address or message id: also without blanks and angle brackets.
fn clean_id(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !c.is_whitespace() && *c != '<' && *c != '>').collect()
}

fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}
