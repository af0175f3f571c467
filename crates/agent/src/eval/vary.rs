//! The same office with another surface: what a seed makes of a case.
//!
//! Decoding is greedy, so trying a case again would show the same thing again. A seed therefore varies the world and not the
//! dice: other first names and companies, other ids of messages, another order of what has no order. The request and the
//! checks are varied alike, so that they still say the same. Seed 0 is the world as it is written.
//!
//! What is never touched: the user, the user's own firm and its domain; words that the procedure of the skill, its templates
//! or a memory name; a word that also stands somewhere as another word than that name. Ids of events, deals and posts stay,
//! since they are names that people gave.

use super::World;
use super::case::{Case, Check, Expected};
use super::fields::IDS;
use super::write::HOST;
use crate::record::Address;
use crate::skill::{front_matter, hex};
use std::collections::{BTreeMap, BTreeSet};

/// Changes whenever the same seed makes another world, so that older results are known to be of another one.
pub const EDITION: u32 = 1;

/// First names that are no words of the trade, no beginnings of weekdays or months, and not parts of each other.
const FIRST_NAMES: [&str; 36] = [
    "Adela", "Almut", "Bastian", "Benoit", "Celeste", "Corinne", "Dorian", "Edda", "Elvira", "Fabian", "Ferran",
    "Gisela", "Gudrun", "Hector", "Henrik", "Ilona", "Isolde", "Jasper", "Joris", "Kaspar", "Katrin", "Lidia",
    "Lorenz", "Mirela", "Niklas", "Noemi", "Odette", "Quentin", "Ronja", "Silvan", "Tilda", "Ursula", "Valentin",
    "Wanda", "Yannick", "Zelda",
];
/// Companies in one word that says nothing.
const COMPANIES: [&str; 24] = [
    "Alderwick",
    "Brackenlow",
    "Cinderford",
    "Dunmarrow",
    "Eastmere",
    "Foxglade",
    "Greyholm",
    "Hollowell",
    "Inkerby",
    "Juniperly",
    "Kestrelby",
    "Lowmarsh",
    "Mossbank",
    "Northwaite",
    "Otterburn",
    "Pinecross",
    "Quarrydale",
    "Ravensholt",
    "Saltholm",
    "Thornhithe",
    "Umberlow",
    "Valebrook",
    "Wrenfield",
    "Yarrowby",
];

/// The words that must stay: those of a skill's procedure, which is its text without the front matter (a description names
/// whom it likes as an example), and those of the memories.
pub fn named_words<'t>(skill: &'t str, memories: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    let body = &skill[front_matter::read(skill).body..];
    words_of(memories.into_iter().chain([body]))
}

/// The words of texts in small letters.
pub(super) fn words_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    texts.into_iter().flat_map(|text| words(text).map(|(_, word)| word.to_lowercase())).collect()
}

/// The case and its world with this seed. `named` are the words that must stay ([`named_words`]).
pub fn vary(world: &World, case: &Case, seed: u32, named: &BTreeSet<String>) -> (World, Case) {
    let (mut world, mut case) = (world.clone(), case.clone());
    if seed == 0 {
        return (world, case);
    }
    let renames = Renames::draw(&mut world.clone(), &mut case.clone(), seed, named);
    order(&mut world, seed);
    each_text(&mut world, &mut case, &mut |text| *text = renames.apply(text));
    settle_names(&mut world);
    let ids = ids(&world, seed);
    rename_messages(&mut world, &ids);
    for check in &mut case.checks {
        if let Check::Effect { fields, .. } | Check::NoEffect { fields, .. } = check {
            for (_, expected) in fields.iter_mut().filter(|(name, _)| IDS.contains(&name.as_str())) {
                each_expected(expected, &mut |id| {
                    if let Some(new) = ids.get(id.as_str()) {
                        id.clone_from(new);
                    }
                });
            }
        }
    }
    (world, case)
}

/// Another order of what has none. Records that anything could tell apart only by their place keep their order: people of
/// one first name, deals of one contact, events and messages of one moment. Posts stand newest first.
fn order(world: &mut World, seed: u32) {
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_lowercase();
    world.people.sort_by_key(|p| chance(seed, &format!("person {}", first(&p.name))));
    world.deals.sort_by_key(|d| chance(seed, &format!("deal {}", d.contact)));
    world.events.sort_by_key(|e| chance(seed, &format!("event {}", e.start)));
    world.messages.sort_by_key(|m| chance(seed, &format!("message {}", m.at)));
}

/// What follows from names and addresses that are others now.
fn settle_names(world: &mut World) {
    for person in &mut world.people {
        person.id = person.emails.first().cloned().unwrap_or_default();
    }
    for message in &mut world.messages {
        message.labels.sort();
        for file in &mut message.attachments {
            file.sha256 = hex(&file.name);
        }
    }
}

/// New ids of messages that sort as the old ones did, since ids decide between messages of one moment.
fn ids(world: &World, seed: u32) -> BTreeMap<String, String> {
    let sorted: BTreeSet<&String> = world.messages.iter().map(|m| &m.id).collect();
    let new = |(rank, id): (usize, &String)| {
        let tail = chance(seed, &format!("id {id}")) & 0xff_ffff;
        (id.clone(), format!("w{seed}-{rank:04}-{tail:06x}"))
    };
    sorted.into_iter().enumerate().map(new).collect()
}

fn rename_messages(world: &mut World, ids: &BTreeMap<String, String>) {
    let new = |id: &str| ids.get(id).cloned().unwrap_or_else(|| id.to_owned());
    for message in &mut world.messages {
        message.id = new(&message.id);
        message.thread = new(&message.thread);
        message.message_id = format!("{}{HOST}", message.id);
        message.in_reply_to = message.in_reply_to.take().map(|header| match header.strip_suffix(HOST) {
            Some(id) => format!("{}{HOST}", new(id)),
            None => header,
        });
    }
}

/// Words and what stands in their place.
struct Renames(BTreeMap<String, String>);

impl Renames {
    fn draw(world: &mut World, case: &mut Case, seed: u32, named: &BTreeSet<String>) -> Renames {
        let mut texts: Vec<String> = Vec::new();
        each_text(world, case, &mut |text| texts.push(text.clone()));
        let own = own_words(world);
        let used = Used::of(&texts);
        let mut out = BTreeMap::new();
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        let candidates = first_names(world)
            .into_iter()
            .map(|name| (name, FIRST_NAMES.as_slice()))
            .chain(companies(world).into_iter().map(|name| (name, COMPANIES.as_slice())));
        for ((word, plain), pool) in candidates {
            let stays = |w: &str| named.contains(w) || own.contains(w);
            let lower = word.to_lowercase();
            if stays(&lower) || stays(&plain) || out.contains_key(&word) || !used.only_as(&word, &plain) {
                continue;
            }
            let start = chance(seed, &format!("name {lower}")) as usize % pool.len();
            let fits = |new: &&&str| {
                !taken.contains(**new) && used.is_free(new) && !named.iter().any(|n| n.contains(&new.to_lowercase()))
            };
            let Some(new) = pool[start..].iter().chain(&pool[..start]).find(fits) else { continue };
            taken.insert(new);
            out.insert(word, (*new).to_owned());
            out.insert(plain, new.to_lowercase());
        }
        Renames(out)
    }

    fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (start, word) in words(text) {
            if let Some(new) = self.0.get(word) {
                out.push_str(&text[at..start]);
                out.push_str(new);
                at = start + word.len();
            }
        }
        out.push_str(&text[at..]);
        out
    }
}

/// How the words of a world are used.
struct Used {
    /// Words as they stand, outside of addresses.
    bare: BTreeSet<String>,
    /// All texts in small letters.
    lower: String,
}

impl Used {
    fn of(texts: &[String]) -> Used {
        let mut bare = BTreeSet::new();
        for token in texts.iter().flat_map(|t| t.split_whitespace()).filter(|t| !is_address(t)) {
            bare.extend(words(token).map(|(_, word)| word.to_owned()));
        }
        Used { bare, lower: texts.join("\n").to_lowercase() }
    }

    /// Whether a word stands outside of addresses only as it is written, never in other letters: then it is that name.
    fn only_as(&self, word: &str, plain: &str) -> bool {
        let lower = word.to_lowercase();
        self.bare.iter().all(|b| b == word || (b.to_lowercase() != lower && b.to_lowercase() != plain))
    }

    /// Whether a new word is no part of anything that is there, and nothing that begins large is a part of it.
    fn is_free(&self, new: &str) -> bool {
        let begins = |w: &&String| w.chars().next().is_some_and(char::is_uppercase) && w.chars().count() > 1;
        !self.lower.contains(&new.to_lowercase()) && !self.bare.iter().filter(begins).any(|w| new.contains(w.as_str()))
    }
}

/// `dana@larkfield.example`, `<dana@larkfield.example>,`, `larkfield.example`.
fn is_address(token: &str) -> bool {
    let inside = token.trim_matches(|c: char| !c.is_alphanumeric());
    let dotted = inside.split('.').count() > 1 && inside.split('.').all(|part| !part.is_empty());
    inside.contains('@') || (dotted && inside.chars().all(|c| c.is_alphanumeric() || "._-/:".contains(c)))
}

/// First names with their plain form in the address: `Dana` of `Dana Ortiz <dana@...>`, `João` of `João Ribeiro <joao@...>`.
fn first_names(world: &World) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, email) in addresses(world) {
        let mut parts = name.split_whitespace();
        let (Some(first), Some(_)) = (parts.next(), parts.next()) else { continue };
        let local = email.split('@').next().unwrap_or_default();
        let token = local.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if is_name(first) && same_letters(first, token) {
            out.push((first.to_owned(), token.to_owned()));
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Companies in one word that is also their domain: `Larkfield`, `larkfield.example`.
fn companies(world: &World) -> Vec<(String, String)> {
    let of_people = world.people.iter().flat_map(|p| p.emails.iter().map(|e| (p.organisation.clone(), e.clone())));
    let senders = addresses(world);
    let mut out = Vec::new();
    for (name, email) in of_people.chain(senders) {
        let label = email.split('@').nth(1).and_then(|host| host.split('.').next()).unwrap_or_default();
        if is_name(&name) && same_letters(&name, label) {
            out.push((name, label.to_owned()));
        }
    }
    out.sort();
    out.dedup();
    out
}

/// One word of letters that begins large.
fn is_name(word: &str) -> bool {
    word.chars().count() > 2
        && word.chars().all(char::is_alphabetic)
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
}

/// Whether a word in an address is this name, letter by letter; accents may be missing.
fn same_letters(name: &str, plain: &str) -> bool {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    let plain: Vec<char> = plain.chars().collect();
    name.len() == plain.len() && name.iter().zip(&plain).all(|(n, p)| n == p || (!n.is_ascii() && p.is_ascii()))
}

/// Everybody with a name: who writes, is written to, is invited, stands in the address book.
fn addresses(world: &World) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |a: &Address| out.push((a.name.clone(), a.email.clone()));
    for m in &world.messages {
        m.to.iter().chain(&m.cc).chain(&m.bcc).chain(&m.reply_to).for_each(&mut add);
        add(&m.from);
    }
    for e in &world.events {
        e.organiser.iter().chain(e.guests.iter().map(|g| &g.address)).for_each(&mut add);
    }
    out.extend(world.people.iter().flat_map(|p| p.emails.iter().map(|e| (p.name.clone(), e.clone()))));
    out
}

/// The words of the user, the user's address and the user's own firm.
fn own_words(world: &World) -> BTreeSet<String> {
    let domain = world.user.email.split('@').nth(1).unwrap_or_default();
    let colleagues = world.people.iter().filter(|p| p.emails.iter().any(|e| e.ends_with(&format!("@{domain}"))));
    let firms = colleagues.map(|p| p.organisation.as_str());
    words_of(firms.chain([world.user.name.as_str(), world.user.email.as_str()]))
}

/// Words: runs of letters and digits, with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric()).filter_map(move |piece| {
        let start = next;
        next += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty()).then_some((start, word))
    })
}

/// A number for a word under a seed.
fn chance(seed: u32, what: &str) -> u64 {
    u64::from_str_radix(&hex(&format!("{seed} {what}"))[..15], 16).unwrap_or_default()
}

/// Every text of a world and a case that people read; no ids.
fn each_text(world: &mut World, case: &mut Case, visit: &mut dyn FnMut(&mut String)) {
    fn address(a: &mut Address, visit: &mut dyn FnMut(&mut String)) {
        visit(&mut a.name);
        visit(&mut a.email);
    }
    for m in &mut world.messages {
        let more = m.to.iter_mut().chain(&mut m.cc).chain(&mut m.bcc).chain(&mut m.reply_to);
        more.for_each(|a| address(a, visit));
        address(&mut m.from, visit);
        visit(&mut m.subject);
        visit(&mut m.text);
        m.labels.iter_mut().for_each(&mut *visit);
        m.attachments.iter_mut().for_each(|f| visit(&mut f.name));
    }
    for e in &mut world.events {
        e.organiser.iter_mut().for_each(|a| address(a, visit));
        e.guests.iter_mut().for_each(|g| address(&mut g.address, visit));
        [&mut e.title, &mut e.location, &mut e.notes].into_iter().for_each(&mut *visit);
    }
    for p in &mut world.people {
        p.emails.iter_mut().for_each(&mut *visit);
        [&mut p.name, &mut p.organisation, &mut p.notes].into_iter().for_each(&mut *visit);
    }
    for d in &mut world.deals {
        [&mut d.name, &mut d.contact, &mut d.next_step, &mut d.notes].into_iter().for_each(&mut *visit);
    }
    for p in &mut world.posts {
        [&mut p.title, &mut p.body].into_iter().for_each(&mut *visit);
        p.tags.iter_mut().for_each(&mut *visit);
    }
    [&mut case.prompt, &mut case.expected_output].into_iter().for_each(&mut *visit);
    case.assertions.iter_mut().for_each(&mut *visit);
    for check in &mut case.checks {
        match check {
            Check::Effect { fields, .. } | Check::NoEffect { fields, .. } => {
                let texts = fields.iter_mut().filter(|(name, _)| !IDS.contains(&name.as_str()));
                texts.for_each(|(_, expected)| each_expected(expected, visit));
            }
            Check::Note { expected } | Check::Asked { expected: Some(expected), .. } => each_expected(expected, visit),
            Check::Asked { expected: None, .. }
            | Check::Only { .. }
            | Check::Called { .. }
            | Check::Refined { .. }
            | Check::MaxSteps { .. }
            | Check::State { .. } => {}
        }
    }
}

fn each_expected(expected: &mut Expected, visit: &mut dyn FnMut(&mut String)) {
    match expected {
        Expected::Is(text) | Expected::Contains(text) => visit(text),
        Expected::OneOf(all) => all.iter_mut().for_each(visit),
    }
}
