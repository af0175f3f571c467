//! One pass over a source: a check counts what is new, an import brings it in on the way. Both take the same steps, so that
//! what was counted is what comes.

use super::source::{Kind, Source};
use super::tally::{LISTED, Piece, Tally};
use super::{Running, bad_input};
use crate::library::{LARGEST, told};
use crate::open::Inner;
use crate::usecases::memories::fit;
use crate::wire::{ImportKind, WireError};
use std::collections::{BTreeSet, HashSet};
use std::io::{BufRead, Read};
use std::sync::Arc;
use understudy_agent::gate::UserGesture;
use understudy_providers::local::transfer::{
    CardsKnown, Judged, Letter, Mbox, Place, TEXT_LIMIT, folder_named, judge, read_calendar, read_cards,
    read_deals_list, read_deals_table, read_post,
};
use understudy_providers::{ProviderError, mime};
use understudy_store::{Author, Note};

/// Messages that are written together, and their bytes.
const LETTERS: usize = 64;
const LETTERS_BYTES: usize = 8 * 1024 * 1024;
/// Memories that are written as one version.
const BATCH: usize = 200;
/// Bytes of them.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// What is here already, as far as it was asked for; what comes in is added.
#[derive(Default)]
struct Known {
    letters: Option<HashSet<String>>,
    events: Option<BTreeSet<String>>,
    cards: Option<CardsKnown>,
    deals: Option<HashSet<String>>,
    posts: HashSet<String>,
    memories: HashSet<String>,
}

struct Pass<'a> {
    inner: Arc<Inner>,
    /// There is one when things are brought in.
    hand: Option<&'a UserGesture>,
    running: &'a mut Running,
    tally: Tally,
    known: Known,
    done: u64,
    total: u64,
    /// Messages that wait to be written.
    letters: Vec<Letter>,
    /// Memories that wait to be written.
    batch: Vec<(String, Vec<u8>)>,
    batch_bytes: usize,
    /// Labels for which a folder has no room.
    unlabelled: BTreeSet<String>,
    deleted: u64,
    remembered: bool,
}

fn of_account(error: ProviderError) -> WireError {
    bad_input(format!("The import ended: {error}"), "What came in stays. Mend it, then import again to go on.")
}

/// Goes through a source.
pub(super) fn run(mut source: Source, hand: Option<&UserGesture>, running: &mut Running) -> Result<Tally, WireError> {
    let inner = running.inner.clone();
    let total = source.pieces.iter().map(|p| p.bytes).sum();
    let mut pass = Pass {
        inner,
        hand,
        running,
        tally: Tally::default(),
        known: Known::default(),
        done: 0,
        total,
        letters: Vec::new(),
        batch: Vec::new(),
        batch_bytes: 0,
        unlabelled: BTreeSet::new(),
        deleted: 0,
        remembered: false,
    };
    if let Some(hand) = hand {
        pass.inner.account.sweep_arrivals(hand).map_err(of_account)?;
    }
    for (file, reason) in std::mem::take(&mut source.refused) {
        pass.tally.unreadable(None, &file, None, None, reason);
    }
    let mut others = Vec::new();
    let mut skills = BTreeSet::new();
    for n in 0..source.pieces.len() {
        let (path, bytes) = (source.pieces[n].path.clone(), source.pieces[n].bytes);
        let before = pass.done;
        match source.read(n) {
            Ok((kind, reader)) => match kind {
                Kind::Skill(name) => {
                    skills.insert(name);
                }
                Kind::Remembered => pass.remembered = true,
                Kind::Beside => {}
                Kind::Other => others.push(path.clone()),
                kind => pass.piece(&path, kind, reader, bytes)?,
            },
            Err(reason) => pass.tally.unreadable(None, &path, None, None, reason),
        }
        pass.done = before + bytes;
        if !pass.tell(&path, pass.done) {
            break;
        }
    }
    pass.flush_letters()?;
    pass.flush()?;
    if hand.is_some() {
        pass.inner.account.settle_arrivals().map_err(of_account)?;
    }
    if source.single && !others.is_empty() {
        return Err(bad_input(
            format!("{} is nothing that can be imported.", others[0]),
            "Choose an mbox, a letter (.eml), a calendar (.ics), contacts (.vcf), a table of deals (.csv), a memory (.md), a folder of them, or an export.",
        ));
    }
    let stopped = !pass.running.goes_on();
    let mut tally = pass.ended();
    tally.notes.extend(Source::others(&others));
    tally.skills = skills.into_iter().take(LISTED).collect();
    tally.stopped = stopped;
    Ok(tally)
}

impl Pass<'_> {
    fn tell(&mut self, path: &str, done: u64) -> bool {
        self.running.tell(|| format!("Reading {path}"), done, self.total)
    }

    fn piece(&mut self, path: &str, kind: Kind, reader: impl BufRead, bytes: u64) -> Result<(), WireError> {
        match kind {
            Kind::Mbox => self.mbox(path, reader),
            Kind::Letter(place) => {
                let Some(text) = self.whole(ImportKind::Messages, path, reader, mime::MESSAGE_LIMIT) else {
                    return Ok(());
                };
                self.letter(path, None, None, judge(text, &place, false, false))
            }
            Kind::Calendar => self.calendar(path, reader),
            Kind::Cards => self.cards(path, reader),
            Kind::DealsTable | Kind::DealsList => self.deals(path, reader, kind == Kind::DealsList),
            Kind::Memory(memory) => self.memory(path, &memory, reader, bytes),
            Kind::Post { slug, draft } => self.post(path, &slug, draft, reader),
            Kind::Skill(_) | Kind::Remembered | Kind::Beside | Kind::Other => Ok(()),
        }
    }

    /// All of a piece; `None` when it cannot be read, which is told.
    fn whole(&mut self, kind: ImportKind, path: &str, reader: impl Read, limit: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        match reader.take(limit + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > limit => {
                let reason = format!("it is larger than {} MB", limit as f64 / 1e6);
                self.tally.unreadable(Some(kind), path, None, None, reason);
                None
            }
            Ok(_) => Some(bytes),
            Err(e) => {
                self.tally.unreadable(Some(kind), path, None, None, format!("it cannot be read ({e})"));
                None
            }
        }
    }

    fn mbox(&mut self, path: &str, reader: impl BufRead) -> Result<(), WireError> {
        let stem = path.rsplit('/').next().unwrap_or(path);
        let stem = stem.strip_suffix(".mbox").unwrap_or(stem);
        // Apple Mail keeps one in a folder that has the name: `Sent.mbox/mbox`.
        let above = path.rsplit('/').nth(1).map(|f| f.strip_suffix(".mbox").unwrap_or(f));
        let folder = folder_named(stem).or_else(|| above.filter(|_| stem == "mbox").and_then(folder_named));
        let place = Place { folder, ..Place::default() };
        let mut mbox = Mbox::new(reader, mime::MESSAGE_LIMIT);
        let from = self.done;
        loop {
            let found = match mbox.next_message() {
                Ok(Some(found)) => found,
                Ok(None) => return Ok(()),
                Err(e) => {
                    let position = Some(mbox.position());
                    let reason = format!("it cannot be read on from here ({e})");
                    self.tally.unreadable(Some(ImportKind::Messages), path, None, position, reason);
                    return Ok(());
                }
            };
            let judged = match found.message {
                Ok(bytes) => judge(bytes, &place, found.cut, found.last),
                Err(reason) => Judged::Unreadable(reason),
            };
            self.letter(path, Some(found.line), Some(found.position), judged)?;
            if !self.tell(path, from + mbox.position()) {
                return Ok(());
            }
        }
    }

    fn letter(&mut self, path: &str, line: Option<u64>, at: Option<u64>, judged: Judged) -> Result<(), WireError> {
        let letter = match judged {
            Judged::Letter(letter) => letter,
            Judged::Deleted => {
                self.deleted += 1;
                return Ok(());
            }
            Judged::Unreadable(reason) => {
                self.tally.unreadable(Some(ImportKind::Messages), path, line, at, reason);
                return Ok(());
            }
        };
        if self.known.letters.is_none() {
            let (running, account) = (&mut *self.running, &self.inner.account);
            let mut on = |n, of| running.tell(|| "Looking at the mail that is here".into(), n, of);
            self.known.letters = Some(account.letters_known(&mut on).map_err(of_account)?);
        }
        // A look that was stopped does not know all that is here.
        if !self.running.goes_on() {
            return Ok(());
        }
        let known = self.known.letters.get_or_insert_default();
        if !known.insert(letter.key.clone()) {
            self.tally.piece(ImportKind::Messages, Piece::Known);
            return Ok(());
        }
        if self.hand.is_none() {
            self.tally.piece(ImportKind::Messages, Piece::New);
            return Ok(());
        }
        self.letters.push(letter);
        let bytes: usize = self.letters.iter().map(Letter::size).sum();
        match self.letters.len() >= LETTERS || bytes >= LETTERS_BYTES {
            true => self.flush_letters(),
            false => Ok(()),
        }
    }

    /// Writes the messages that wait.
    fn flush_letters(&mut self) -> Result<(), WireError> {
        let letters = std::mem::take(&mut self.letters);
        if let (Some(hand), false) = (self.hand, letters.is_empty()) {
            self.unlabelled.extend(self.inner.account.bring_messages(hand, &letters).map_err(of_account)?);
            letters.iter().for_each(|_| self.tally.piece(ImportKind::Messages, Piece::New));
        }
        Ok(())
    }

    fn calendar(&mut self, path: &str, reader: impl Read) -> Result<(), WireError> {
        let Some(bytes) = self.whole(ImportKind::Events, path, reader, TEXT_LIMIT) else { return Ok(()) };
        let read = read_calendar(&bytes, &self.inner.zone);
        for (line, reason) in read.broken {
            self.tally.unreadable(Some(ImportKind::Events), path, Some(line), None, reason);
        }
        if read.others > 0 {
            self.tally
                .notes
                .push(format!("{path}: tasks and the like stayed out ({}); there is no place for them.", read.others));
        }
        if self.known.events.is_none() {
            self.known.events = Some(self.inner.account.events_known().map_err(of_account)?);
        }
        for object in read.objects {
            let known = self.known.events.get_or_insert_default();
            let mut new = known.insert(object.uid.clone());
            if let (true, Some(hand)) = (new, self.hand) {
                new = self.inner.account.bring_event(hand, &object).map_err(of_account)?;
            }
            self.tally.piece(ImportKind::Events, if new { Piece::New } else { Piece::Known });
            if !self.tell(path, self.done) {
                break;
            }
        }
        Ok(())
    }

    fn cards(&mut self, path: &str, reader: impl Read) -> Result<(), WireError> {
        let Some(bytes) = self.whole(ImportKind::Contacts, path, reader, TEXT_LIMIT) else { return Ok(()) };
        let read = read_cards(&bytes);
        for (line, reason) in read.broken {
            self.tally.unreadable(Some(ImportKind::Contacts), path, Some(line), None, reason);
        }
        if read.without_picture > 0 {
            self.tally.notes.push(format!("{path}: {} pictures are too large and stay out.", read.without_picture));
        }
        if self.known.cards.is_none() {
            self.known.cards = Some(self.inner.account.cards_known().map_err(of_account)?);
        }
        for card in read.cards {
            let known = self.known.cards.get_or_insert_default();
            let mut new = !known.has(&card);
            known.add(&card);
            if let (true, Some(hand)) = (new, self.hand) {
                new = self.inner.account.bring_card(hand, &card).map_err(of_account)?;
            }
            self.tally.piece(ImportKind::Contacts, if new { Piece::New } else { Piece::Known });
            if !self.tell(path, self.done) {
                break;
            }
        }
        Ok(())
    }

    fn deals(&mut self, path: &str, reader: impl Read, list: bool) -> Result<(), WireError> {
        let Some(bytes) = self.whole(ImportKind::Deals, path, reader, TEXT_LIMIT) else { return Ok(()) };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(e) => {
                let at = e.utf8_error().valid_up_to() as u64;
                self.tally.unreadable(Some(ImportKind::Deals), path, None, Some(at), "it is not UTF-8 text");
                return Ok(());
            }
        };
        let read = if list { read_deals_list(&text) } else { read_deals_table(&text) };
        for (line, reason) in read.broken {
            self.tally.unreadable(Some(ImportKind::Deals), path, Some(line), None, reason);
        }
        if self.known.deals.is_none() {
            self.known.deals = Some(self.inner.account.deals_known().map_err(of_account)?);
        }
        let known = self.known.deals.get_or_insert_default();
        let (mut new, mut here) = (Vec::new(), 0);
        for deal in read.deals {
            match known.insert(deal.key.clone()) {
                true => new.push(deal),
                false => here += 1,
            }
        }
        if let Some(hand) = self.hand {
            self.inner.account.bring_deals(hand, &new).map_err(of_account)?;
        }
        new.iter().for_each(|_| self.tally.piece(ImportKind::Deals, Piece::New));
        (0..here).for_each(|_| self.tally.piece(ImportKind::Deals, Piece::Known));
        Ok(())
    }

    fn post(&mut self, path: &str, slug: &str, draft: bool, reader: impl Read) -> Result<(), WireError> {
        let Some(bytes) = self.whole(ImportKind::Posts, path, reader, LARGEST as u64 * 4) else { return Ok(()) };
        let post = match read_post(slug, draft, &bytes) {
            Ok(post) => post,
            Err(reason) => {
                self.tally.unreadable(Some(ImportKind::Posts), path, None, None, reason);
                return Ok(());
            }
        };
        let mut new = !self.inner.account.has_post(slug) && self.known.posts.insert(slug.to_owned());
        if let (true, Some(hand)) = (new, self.hand) {
            new = self.inner.account.bring_post(hand, &post).map_err(of_account)?;
        }
        self.tally.piece(ImportKind::Posts, if new { Piece::New } else { Piece::Known });
        Ok(())
    }

    fn memory(&mut self, path: &str, memory: &str, reader: impl Read, bytes: u64) -> Result<(), WireError> {
        let kind = Some(ImportKind::Memories);
        let bare = memory.strip_suffix(".markdown").unwrap_or(memory);
        let Ok(to) = fit(bare) else {
            self.tally.unreadable(kind, path, None, None, "its name cannot be that of a memory; rename the file");
            return Ok(());
        };
        if bytes > LARGEST as u64 {
            let reason =
                format!("it has {} kB; a memory may have {} kB at most, split it", bytes / 1024, LARGEST / 1024);
            self.tally.unreadable(kind, path, None, None, reason);
            return Ok(());
        }
        let Some(text) = self.whole(ImportKind::Memories, path, reader, LARGEST as u64) else { return Ok(()) };
        if let Err(e) = std::str::from_utf8(&text) {
            self.tally.unreadable(kind, path, None, Some(e.valid_up_to() as u64), "it is not UTF-8 text");
            return Ok(());
        }
        if text.contains(&0) {
            self.tally.unreadable(kind, path, None, None, "it is a binary file");
            return Ok(());
        }
        let Ok(full) = self.inner.library.memories.place(&to) else {
            self.tally.unreadable(kind, path, None, None, "it would lie outside of the memories' folder");
            return Ok(());
        };
        match std::fs::read(&full) {
            Ok(here) if here == text => self.tally.piece(ImportKind::Memories, Piece::Known),
            Ok(_) => self.tally.differs(to),
            Err(_) if full.symlink_metadata().is_ok() => self.tally.differs(to),
            // Two names of one file, as `a.md` and `a.markdown`.
            Err(_) if !self.known.memories.insert(to.clone()) => self.tally.differs(to),
            Err(_) if self.hand.is_none() => self.tally.piece(ImportKind::Memories, Piece::New),
            Err(_) => {
                self.batch_bytes += text.len();
                self.batch.push((to, text));
                if self.batch.len() >= BATCH || self.batch_bytes >= BATCH_BYTES {
                    self.flush()?;
                }
            }
        }
        Ok(())
    }

    /// Writes the memories that wait, as one version.
    fn flush(&mut self) -> Result<(), WireError> {
        let batch = std::mem::take(&mut self.batch);
        self.batch_bytes = 0;
        if batch.is_empty() {
            return Ok(());
        }
        let message = match batch.as_slice() {
            [(one, _)] => format!("Import {one}"),
            [(first, _), rest @ ..] => format!("Import {first} and {} more", rest.len()),
            [] => String::new(),
        };
        let note = Note { author: Author::You, message: &message, at: self.inner.now() };
        let taken = self.inner.library.memories.add(&batch, &note).map_err(told)?;
        for (path, _) in batch {
            match taken.contains(&path) {
                true => self.tally.differs(path),
                false => self.tally.piece(ImportKind::Memories, Piece::New),
            }
        }
        Ok(())
    }

    /// The tally, with what is to be said beside.
    fn ended(self) -> Tally {
        let mut tally = self.tally;
        if self.deleted > 0 {
            tally.notes.push(format!(
                "{} stayed out: the program that wrote the file had deleted them.",
                super::tally::counted(u32::try_from(self.deleted).unwrap_or(u32::MAX), "message")
            ));
        }
        if !self.unlabelled.is_empty() {
            let labels: Vec<String> = self.unlabelled.into_iter().take(10).collect();
            tally
                .notes
                .push(format!("A folder holds 26 labels; some messages came in without: {}.", labels.join(", ")));
        }
        if self.remembered {
            tally
                .notes
                .push("Runs, approvals and rules of an export are a record to read; a backup brings them back.".into());
        }
        tally
    }
}
