//! Parts of a stored message on demand: its HTML with the pictures inside it, and a file by its hash.
//!
//! The record of a message keeps neither; both are read from the bytes when somebody looks.

use super::{bound_structure, media_type, one_line};
use crate::local::files::sha256_hex;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mail_parser::{MessageParser, MimeHeaders, PartType};
use std::collections::HashMap;
use understudy_agent::record::Attachment;

/// Largest picture that is shown inside a message, in bytes.
const PICTURE_LIMIT: usize = 3_000_000;
/// Most bytes of pictures inside one message.
const PICTURES_LIMIT: usize = 10_000_000;
/// Pictures that a frame may draw; vector pictures can hold links and scripts.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// The HTML of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HtmlPart {
    /// As written, not sanitised.
    pub html: String,
    /// Content-ID, lower-cased, to a `data:` address of its picture.
    pub images: HashMap<String, String>,
}

/// The HTML part of a message and the pictures that it refers to by Content-ID; `None` when it has none.
pub fn html(bytes: &[u8]) -> Option<HtmlPart> {
    bound_structure(bytes).ok()?;
    let message = MessageParser::default().parse(bytes)?;
    let mut html = String::new();
    for id in &message.html_body {
        if let Some(PartType::Html(text)) = message.parts.get(*id as usize).map(|p| &p.body) {
            html.push_str(text);
        }
    }
    if html.is_empty() {
        return None;
    }
    let mut images = HashMap::new();
    let mut total = 0;
    for part in &message.parts {
        let (Some(id), PartType::Binary(data) | PartType::InlineBinary(data)) = (part.content_id(), &part.body) else {
            continue;
        };
        let kind = media_type(part);
        total += data.len();
        if PICTURES.contains(&kind.as_str()) && data.len() <= PICTURE_LIMIT && total <= PICTURES_LIMIT {
            let id = id.trim_matches(['<', '>']).to_ascii_lowercase();
            images.insert(id, format!("data:{kind};base64,{}", STANDARD.encode(data)));
        }
    }
    Some(HtmlPart { html, images })
}

/// Whether a file of this media type can be drawn as a picture.
pub fn is_picture(media_type: &str) -> bool {
    PICTURES.contains(&media_type)
}

/// A file of a message by the hash of its bytes.
pub fn file(bytes: &[u8], sha256: &str) -> Option<(Attachment, Vec<u8>)> {
    bound_structure(bytes).ok()?;
    let message = MessageParser::default().parse(bytes)?;
    message.attachments().find_map(|part| {
        let contents = part.contents();
        (sha256_hex(contents) == sha256).then(|| {
            let record = Attachment {
                name: one_line(part.attachment_name().unwrap_or("unnamed")),
                media_type: media_type(part),
                size: contents.len() as u64,
                sha256: sha256.to_owned(),
            };
            (record, contents.to_vec())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: Dana <dana@larkfield.example>\r\nSubject: Logo\r\nMessage-ID: <a@x.example>\r\n\
        Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
        <p>See <img src=\"cid:Logo@x\"></p>\r\n--b\r\nContent-Type: image/png; name=\"logo.png\"\r\n\
        Content-ID: <Logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAw==\r\n--b--\r\n";

    #[test]
    fn pictures_inside_a_message_are_found_by_their_content_id() {
        let part = html(MAIL.as_bytes()).expect("the message has HTML");
        assert!(part.html.contains("cid:Logo@x"), "{}", part.html);
        assert_eq!(part.images, HashMap::from([("logo@x".into(), "data:image/png;base64,AAECAw==".into())]));
    }

    #[test]
    fn a_file_is_found_by_its_hash_and_by_nothing_else() {
        let hash = sha256_hex(&[0, 1, 2, 3]);
        let (record, bytes) = file(MAIL.as_bytes(), &hash).expect("the file is there");
        assert_eq!((record.name.as_str(), record.size, bytes), ("logo.png", 4, vec![0, 1, 2, 3]));
        assert_eq!(file(MAIL.as_bytes(), "logo.png"), None);
    }
}
