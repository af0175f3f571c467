//! Worlds as folders: an eval's seeded world written as a real account, and read back after the run.
//!
//! The seed is kept in `.understudy/world.json`, so messages and threads keep the ids that the case gave
//! them and what nobody touched reads back exactly as it was seeded. Only the user's own folder can name
//! ids: a header of a mail never does.

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use super::{LocalAccount, maildir, pipeline, posts};
use crate::mime::{Composition, compose};
use crate::{ics, vcard};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use understudy_agent::eval::World;
use understudy_agent::record::{Address, Attendance, Event, Folder, Guest, Message, Person};

const FILE: &str = ".understudy/world.json";
const ATTACHMENT_LIMIT: u64 = 4_000_000;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Seed {
    world: World,
    /// UID to the hash of its calendar file.
    etags: HashMap<String, String>,
}

/// The ids that a seed gave.
#[derive(Default)]
pub(crate) struct Aliases {
    ids: HashMap<String, String>,
    threads: HashMap<String, String>,
}

impl Aliases {
    pub(crate) fn load(root: &Path) -> Result<Self> {
        let Some(seed) = load(root)? else { return Ok(Aliases::default()) };
        let mut aliases = Aliases::default();
        for message in seed.world.messages {
            aliases.ids.insert(message.message_id, message.id.clone());
            if !message.thread.is_empty() {
                aliases.threads.insert(message.id, message.thread);
            }
        }
        Ok(aliases)
    }

    pub(crate) fn id(&self, message_id: &str) -> Option<String> {
        self.ids.get(message_id).cloned()
    }

    pub(crate) fn thread(&self, id: &str) -> Option<String> {
        self.threads.get(id).cloned()
    }
}

fn load(root: &Path) -> Result<Option<Seed>> {
    let Some(text) = files::read_text(&root.join(FILE), 64_000_000)? else { return Ok(None) };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|e| ProviderError::invalid(FILE, format!("it is not a seeded world ({e})")))
}

/// Writes a world into `root` as an account. Not synced file by file: a world can be written again.
pub fn write(root: &Path, world: &World) -> Result<()> {
    let world = complete(world);
    LocalAccount::open(root, world.user.clone(), &world.zone)?;
    write_messages(root, &world)?;
    let mut etags = HashMap::new();
    let mut objects: BTreeMap<&str, Vec<Event>> = BTreeMap::new();
    for event in &world.events {
        objects.entry(&event.uid).or_default().push(event.clone());
    }
    for (uid, mut events) in objects {
        events.sort_by_key(|e| e.id.len());
        let text = ics::calendar(&events, world.now, None, "");
        etags.insert(uid.to_owned(), files::short_hash(text.as_bytes()));
        files::write(&root.join(super::prepare::event_path(uid)), text.as_bytes(), Care::Bulk)?;
    }
    write_people(root, &world.people)?;
    pipeline::write(root, &world.deals, Care::Bulk)?;
    // The first of them is the newest.
    for (post, age) in world.posts.iter().zip(0..) {
        posts::write(root, post, world.now - age, Care::Bulk)?;
    }
    let seed = serde_json::to_string(&Seed { world, etags }).expect("records serialise");
    files::write(&root.join(FILE), seed.as_bytes(), Care::Bulk)
}

/// Reads a folder that [`write()`] made back as a world, with the seed's ids, order and untouched records.
pub fn snapshot(root: &Path) -> Result<World> {
    let seed = load(root)?.ok_or_else(|| ProviderError::not_found("The seeded world"))?;
    let account = LocalAccount::open(root, seed.world.user.clone(), &seed.world.zone)?;
    let mut now = account.world(seed.world.now)?;

    let mut found: HashMap<String, Message> = now.messages.drain(..).map(|m| (m.id.clone(), m)).collect();
    for before in &seed.world.messages {
        if let Some(after) = found.remove(&before.id) {
            let Message { folder, labels, unread, starred, thread, .. } = after;
            now.messages.push(Message { folder, labels, unread, starred, thread, ..before.clone() });
        }
    }
    let mut new: Vec<Message> = found.into_values().collect();
    new.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    now.messages.extend(new);

    let untouched = |uid: &str, etag: &str| seed.etags.get(uid).is_some_and(|e| e == etag);
    let mut events: Vec<Event> = seed
        .world
        .events
        .iter()
        .filter(|e| now.events.iter().any(|n| n.uid == e.uid && untouched(&n.uid, &n.etag)))
        .cloned()
        .collect();
    events.extend(now.events.into_iter().filter(|n| !untouched(&n.uid, &n.etag)));
    events.iter_mut().for_each(|e| e.etag.clear());
    let place = |id: &str| seed.world.events.iter().position(|e| e.id == id).unwrap_or(usize::MAX);
    events.sort_by_key(|e| place(&e.id));
    now.events = events;

    for person in &mut now.people {
        if let Some(before) =
            seed.world.people.iter().find(|p| p.id == person.id && vcard::write(p) == vcard::write(person))
        {
            person.clone_from(before);
        }
    }
    now.people.sort_by_key(|p| seed.world.people.iter().position(|s| s.id == p.id).unwrap_or(usize::MAX));
    now.posts.sort_by_key(|p| seed.world.posts.iter().position(|s| s.id == p.id).unwrap_or(usize::MAX));
    Ok(now)
}

impl LocalAccount {
    /// Everything that the account holds, as a world at `now`: messages by time, series as written.
    pub fn world(&self, now: i64) -> Result<World> {
        let mut messages: Vec<Message> = self.scan(&HashMap::new())?.messages.into_iter().map(|s| s.message).collect();
        messages.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Ok(World {
            now,
            zone: self.zone.clone(),
            user: self.user.clone(),
            messages,
            events: self.series()?,
            people: self.people()?,
            deals: self.deals()?,
            posts: self.posts()?,
        })
    }
}

/// Fills in what a seed may leave out, so that the files are complete.
fn complete(world: &World) -> World {
    let mut world = world.clone();
    if world.zone.is_empty() {
        "UTC".clone_into(&mut world.zone);
    }
    if world.user.email.is_empty() {
        "user@world.example".clone_into(&mut world.user.email);
    }
    for message in &mut world.messages {
        if message.message_id.is_empty() {
            let plain: String =
                message.id.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
            message.message_id = format!("{plain}@world.example");
        }
        let mine = matches!(message.folder, Folder::Sent | Folder::Drafts);
        if message.from.email.is_empty() {
            message.from = if mine {
                world.user.clone()
            } else {
                Address { name: String::new(), email: "unknown@world.example".into() }
            };
        }
        if message.to.is_empty() && !mine {
            message.to.push(world.user.clone());
        }
    }
    for event in &mut world.events {
        if event.uid.is_empty() {
            event.uid = event.id.split('/').next().unwrap_or_default().to_owned();
        }
        if event.id.is_empty() {
            event.id.clone_from(&event.uid);
        }
        if event.zone.is_empty() {
            event.zone.clone_from(&world.zone);
        }
        if event.end <= event.start {
            event.end = event.start + 3_600;
        }
    }
    world
}

fn write_messages(root: &Path, world: &World) -> Result<()> {
    let mut letters: HashMap<Folder, BTreeMap<char, String>> = HashMap::new();
    for (n, message) in world.messages.iter().enumerate() {
        let names = letters.entry(message.folder).or_default();
        let mut flags = String::new();
        if !message.unread {
            flags.push('S');
        }
        if message.starred {
            flags.push('F');
        }
        if message.folder == Folder::Drafts {
            flags.push('D');
        }
        for label in &message.labels {
            let known = names.iter().find(|(_, name)| *name == label).map(|(c, _)| *c);
            let letter = known.or_else(|| ('a'..='z').find(|c| !names.contains_key(c)));
            let letter =
                letter.ok_or_else(|| ProviderError::invalid("The world", "a folder has more than 26 labels"))?;
            names.insert(letter, label.clone());
            flags.push(letter);
        }
        let bytes = message_bytes(message, world);
        maildir::deliver(root, message.folder, &format!("{}.W{n:05}.world", message.at), &flags, &bytes, Care::Bulk)?;
    }
    letters.iter().try_for_each(|(folder, names)| maildir::write_keywords(root, *folder, names, Care::Bulk))
}

/// The bytes of a seeded message: every field of the record can be read back from them.
fn message_bytes(message: &Message, world: &World) -> Vec<u8> {
    let html = message.has_html.then(|| {
        let text = message.text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>\n");
        format!("<html><body><p>{text}</p></body></html>")
    });
    let fill = |size: u64| vec![b'.'; usize::try_from(size.min(ATTACHMENT_LIMIT)).unwrap_or(0)];
    let files: Vec<Vec<u8>> = message.attachments.iter().map(|a| fill(a.size)).collect();
    let calendar = message.invitation.as_ref().map(|uid| invitation(message, uid, world));
    compose(&Composition {
        message_id: &message.message_id,
        at: message.at,
        from: message.from.clone(),
        to: message.to.clone(),
        cc: message.cc.clone(),
        bcc: message.bcc.clone(),
        reply_to: message.reply_to.clone(),
        subject: &message.subject,
        text: &message.text,
        html: html.as_deref(),
        in_reply_to: message.in_reply_to.as_deref(),
        references: message.in_reply_to.iter().cloned().collect(),
        headers: if message.bulk {
            vec![("List-Unsubscribe", "<https://lists.world.example/leave>".to_owned())]
        } else {
            Vec::new()
        },
        calendar: calendar.as_deref().map(|ics| ("REQUEST", ics)),
        attachments: message
            .attachments
            .iter()
            .zip(&files)
            .map(|(a, bytes)| {
                let kind = if a.media_type.is_empty() { "application/octet-stream" } else { &a.media_type };
                (a.name.as_str(), kind, bytes.as_slice())
            })
            .collect(),
    })
}

/// The invitation's event as the calendar has it, or, when it is not there yet, one two days ahead.
fn invitation(message: &Message, uid: &str, world: &World) -> String {
    let start = (world.now / 3_600 + 49) * 3_600;
    let made = || Event {
        id: uid.to_owned(),
        uid: uid.to_owned(),
        title: message.subject.clone(),
        start,
        end: start + 3_600,
        zone: world.zone.clone(),
        organiser: Some(message.from.clone()),
        guests: vec![Guest { address: world.user.clone(), attendance: Attendance::Pending }],
        ..Event::default()
    };
    let event = world.events.iter().find(|e| e.id == uid).cloned().unwrap_or_else(made);
    ics::calendar(&[event], world.now, Some("REQUEST"), "")
}

/// The file of a contact: named by its id, made safe and unique by its hash.
pub(crate) fn card_path(id: &str) -> String {
    let safe: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
    format!("contacts/{safe}-{}.vcf", &files::short_hash(id.as_bytes())[..6])
}

/// Writes vCards, one file each.
pub(crate) fn write_people(root: &Path, people: &[Person]) -> Result<()> {
    people.iter().try_for_each(|person| {
        files::write(&root.join(card_path(&person.id)), vcard::write(person).as_bytes(), Care::Bulk)
    })
}
