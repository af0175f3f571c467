//! Many contacts in one vCard file, and one card a file as the account keeps them. A card comes in as it was written, so
//! that what Understudy has no field for is kept; only pictures go when a card would be too large with them.

use super::calendar::begins_with;
use crate::local::error::Result;
use crate::local::files::{self, Care};
use crate::local::{LocalAccount, Problem};
use crate::vcard;
use std::collections::HashSet;
use understudy_agent::gate::UserGesture;

/// Properties that hold whole files.
const FILES: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// A contact that can be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its UID, or what stands for it.
    pub id: String,
    /// Its addresses.
    pub emails: Vec<String>,
    text: String,
}

/// What a vCard file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardsRead {
    /// Contacts.
    pub cards: Vec<Card>,
    /// Line and reason of each that cannot be read.
    pub broken: Vec<(u64, String)>,
    /// Cards whose picture was too large and stays out.
    pub without_picture: u64,
}

/// Contacts by their ids and addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardsKnown(HashSet<String>);

impl CardsKnown {
    /// Whether a card is among them, by its id or any of its addresses.
    pub fn has(&self, card: &Card) -> bool {
        self.0.contains(&card.id) || card.emails.iter().any(|e| self.0.contains(e))
    }

    /// Adds a card.
    pub fn add(&mut self, card: &Card) {
        self.0.insert(card.id.clone());
        self.0.extend(card.emails.iter().cloned());
    }
}

/// Whether a text begins as a vCard does.
pub fn is_cards(head: &[u8]) -> bool {
    begins_with(head, b"BEGIN:VCARD")
}

/// Takes a vCard file apart.
pub fn read_cards(bytes: &[u8]) -> CardsRead {
    let mut out = CardsRead::default();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut open: Option<(u64, Vec<u8>)> = None;
    let mut depth = 0u32;
    for (number, line) in (1..).zip(bytes.split_inclusive(|b| *b == b'\n')) {
        let word = line.trim_ascii_end();
        if word.eq_ignore_ascii_case(b"BEGIN:VCARD") {
            // A card of somebody's agent lies inside another (vCard 2.1); two lines of beginning are one that was cut off.
            let agent = open.as_ref().is_some_and(|(_, text)| ends_with_agent(text));
            if !agent && let Some((from, _)) = open.take() {
                out.broken.push((from, "it is not complete: END:VCARD is missing".into()));
            }
            depth = if agent { depth + 1 } else { 1 };
            open.get_or_insert((number, Vec::new()));
        }
        let Some((_, text)) = &mut open else { continue };
        text.extend_from_slice(line);
        if word.eq_ignore_ascii_case(b"END:VCARD") {
            depth = depth.saturating_sub(1);
            if depth == 0
                && let Some((from, text)) = open.take()
            {
                match card(text, &mut out.without_picture) {
                    Ok(card) => out.cards.push(card),
                    Err(reason) => out.broken.push((from, reason)),
                }
            }
        }
    }
    if let Some((from, _)) = open {
        out.broken.push((from, "it is not complete: END:VCARD is missing".into()));
    }
    out
}

fn ends_with_agent(text: &[u8]) -> bool {
    let last = text.trim_ascii_end().rsplit(|b| *b == b'\n').next().unwrap_or_default();
    last.to_ascii_uppercase().starts_with(b"AGENT") && last.ends_with(b":")
}

fn card(text: Vec<u8>, without_picture: &mut u64) -> std::result::Result<Card, String> {
    let mut text = String::from_utf8(text).map_err(|_| "it is not UTF-8 text".to_owned())?;
    if text.len() as u64 > vcard::CARD_LIMIT {
        text = slim(&text);
        if text.len() as u64 > vcard::CARD_LIMIT {
            return Err(format!("it is larger than {}", files::size_words(vcard::CARD_LIMIT)));
        }
        *without_picture += 1;
    }
    let person = vcard::parse(&text)?;
    let kept = text.trim_end().len();
    text.truncate(kept);
    text.push_str("\r\n");
    Ok(Card { id: person.id, emails: person.emails, text })
}

/// The card without its pictures and sounds.
fn slim(text: &str) -> String {
    let mut inside = false;
    let keep = |line: &&str| {
        if !line.starts_with([' ', '\t']) {
            let name = line.split([':', ';']).next().unwrap_or_default();
            let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
            inside = FILES.contains(&name.as_str());
        }
        !inside
    };
    text.split_inclusive('\n').filter(keep).collect()
}

impl LocalAccount {
    /// The contacts that are here.
    pub fn cards_known(&self) -> Result<CardsKnown> {
        let mut known = CardsKnown::default();
        for person in self.people()? {
            known.0.insert(person.id);
            known.0.extend(person.emails);
        }
        Ok(known)
    }

    /// All contacts as one file, in the order of their ids, and the files that could not be read.
    pub fn cards_whole(&self) -> Result<(String, Vec<Problem>)> {
        let (mut all, mut problems) = (Vec::new(), Vec::new());
        for path in files::list(&self.root.join("contacts"), "vcf")? {
            let read = files::read_text(&path, vcard::CARD_LIMIT).map_err(|e| e.to_string());
            let text = read.map(Option::unwrap_or_default);
            match text.and_then(|text| vcard::parse(&text).map(|person| (person.id, text))) {
                Ok((id, text)) => all.push((id, format!("{}\r\n", text.trim()))),
                Err(reason) => problems.push(Problem { file: self.relative(&path), reason }),
            }
        }
        all.sort();
        Ok((all.into_iter().map(|(_, text)| text).collect(), problems))
    }

    /// Brings a contact in. Whether it was not here yet.
    ///
    /// # Errors
    /// `Full` and `Io`: nothing of it was kept.
    pub fn bring_card(&self, _gesture: &UserGesture, card: &Card) -> Result<bool> {
        let _guard = self.write_lock();
        let target = self.root.join(crate::local::world::card_path(&card.id));
        if target.symlink_metadata().is_ok() {
            return Ok(false);
        }
        files::write(&target, card.text.as_bytes(), Care::Durable)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const APPLE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//macOS 15.1//EN\r\nN:Ortiz;Dana;;;\r\nFN:Dana Ortiz\r\n\
        ORG:Larkfield;Buying\r\nitem1.EMAIL;type=INTERNET;type=HOME:dana@home.example\r\nitem2.EMAIL;type=INTERNET;type=WORK;type=pref:Dana@Larkfield.example\r\n\
        TEL;type=CELL;type=VOICE;type=pref:+351 910 000 000\r\nNOTE:Prefers mornings\\, and tea.\r\nX-ABUID:6A1F:ABPerson\r\nUID:6a1f-0001\r\nEND:VCARD\r\n";

    #[test]
    fn an_apple_card_comes_in_as_it_was_written() {
        let read = read_cards(APPLE.as_bytes());
        assert_eq!(read.broken, []);
        assert_eq!(read.cards[0].text, APPLE);
        assert_eq!(read.cards[0].id, "6a1f-0001");
        assert_eq!(read.cards[0].emails, ["dana@larkfield.example", "dana@home.example"]);
        let person = vcard::parse(APPLE).expect("it reads");
        assert_eq!((person.name.as_str(), person.organisation.as_str()), ("Dana Ortiz", "Larkfield"));
        assert_eq!(person.notes, "Prefers mornings, and tea.");
    }

    #[test]
    fn broken_cards_are_told_and_the_others_come_in() {
        let text = format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Cut Off\n{APPLE}BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nFN:End"
        );
        let read = read_cards(text.as_bytes());
        assert_eq!(read.cards.len(), 1);
        let missing = "it is not complete: END:VCARD is missing".to_owned();
        let nobody = "it has neither a name nor an address".to_owned();
        assert_eq!(read.broken, [(1, missing.clone()), (17, nobody), (20, missing)]);
        let bytes = [&b"BEGIN:VCARD\nFN:\xff\nEND:VCARD\n"[..], APPLE.as_bytes()].concat();
        let read = read_cards(&bytes);
        assert_eq!((read.cards.len(), read.broken), (1, vec![(1, "it is not UTF-8 text".to_owned())]));
    }

    #[test]
    fn a_picture_that_is_too_large_stays_out_and_the_card_comes_in() {
        let picture = format!("PHOTO;ENCODING=b;TYPE=JPEG:{}\r\n {}\r\n", "A".repeat(200_000), "B".repeat(200_000));
        let text = APPLE.replace("\r\nUID:", &format!("\r\n{picture}UID:"));
        let read = read_cards(text.as_bytes());
        assert_eq!((read.cards.len(), read.without_picture), (1, 1));
        assert_eq!(read.cards[0].text, APPLE);
    }
}
