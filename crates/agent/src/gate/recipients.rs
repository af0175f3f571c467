//! Everyone who would get something from an action, with the best witness of each address.
//!
//! A witness is an argument that names the address, the thread that a reply joins, or the event that is
//! changed. Without one the address is the student's invention.

use super::identity::canonical;
use super::{Case, History};
use crate::action::{Action, ArgumentRole};
use crate::extract::emails;
use crate::handle::{Integrity, Origin};
use crate::record::Address;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who would get something.
#[derive(Debug)]
pub(super) struct Recipient {
    /// As written.
    pub(super) address: Address,
    /// For comparison.
    pub(super) canonical: String,
    /// The parameter whose sources apply: `to`, `guest`, `organiser`.
    pub(super) parameter: &'static str,
    /// Best witness.
    pub(super) integrity: Integrity,
    /// Where the best witness came from, in words.
    pub(super) from: Option<String>,
    /// Where it may be said to come from: `user`, `skill`, `contacts`, `thread-participants`.
    pub(super) sources: BTreeSet<&'static str>,
    /// The user: no stranger, no guest from outside.
    pub(super) own: bool,
    /// Written to before, in the address book, or named by the user or a reviewed skill.
    pub(super) known: bool,
}

/// The recipients of an action, each once, in the order of the action.
pub(super) fn recipients(case: &Case<'_>) -> Vec<Recipient> {
    let own = set(&case.history.own);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = Vec::new();
    let mut add = |address: Address, parameter: &'static str, structural: bool, all: &mut Vec<Recipient>| {
        let key = canonical(&address.email);
        if let Some(at) = found.get(&key) {
            let known: &mut Recipient = &mut all[*at];
            if structural && known.integrity > Integrity::NamedField {
                known.integrity = Integrity::NamedField;
            }
            return;
        }
        found.insert(key.clone(), all.len());
        all.push(judge(case, address, key, parameter, structural, &own));
    };
    match case.action {
        Action::Send { letter } | Action::SaveDraft { letter } => {
            let thread = if letter.reply_to.is_some() { set(&case.history.thread) } else { BTreeSet::new() };
            for address in letter.to.iter().chain(&letter.cc).chain(&letter.bcc) {
                let joined = thread.contains(&canonical(&address.email));
                add(address.clone(), "to", joined, &mut all);
            }
        }
        Action::CreateEvent { event, .. } => {
            for guest in &event.guests {
                add(guest.clone(), "guest", false, &mut all);
            }
        }
        Action::UpdateEvent { before, after, .. } => {
            for guest in &before.guests {
                add(guest.clone(), "guest", true, &mut all);
            }
            for guest in &after.guests {
                add(guest.clone(), "guest", false, &mut all);
            }
        }
        Action::CancelEvent { before, .. } => {
            for guest in &before.guests {
                add(guest.clone(), "guest", true, &mut all);
            }
        }
        Action::Respond { organiser, .. } => add(organiser.clone(), "organiser", true, &mut all),
        Action::Label { .. }
        | Action::Move { .. }
        | Action::Snooze { .. }
        | Action::UpdateDeal { .. }
        | Action::EditDeal { .. }
        | Action::PublishPost { .. } => {}
    }
    // An argument may name somebody whom the action does not reach: judged all the same.
    for argument in case.arguments.iter().filter(|a| a.role == ArgumentRole::Recipient) {
        if let Some(email) = named(&argument.value) {
            add(Address { name: String::new(), email }, "to", false, &mut all);
        }
    }
    all
}

fn judge(
    case: &Case<'_>,
    address: Address,
    key: String,
    parameter: &'static str,
    structural: bool,
    own: &BTreeSet<String>,
) -> Recipient {
    let mut integrity = if structural { Integrity::NamedField } else { Integrity::Model };
    let mut from = None;
    let mut sources = BTreeSet::new();
    for argument in case.arguments.iter().filter(|a| a.role == ArgumentRole::Recipient) {
        let names_it =
            named(&argument.value).is_some_and(|e| canonical(&e) == key) || canonical(&argument.value) == key;
        if !names_it {
            continue;
        }
        match argument.integrity {
            Integrity::User | Integrity::Policy => drop(sources.insert("user")),
            Integrity::Skill => drop(sources.insert("skill")),
            Integrity::KnownParty
            | Integrity::NamedField
            | Integrity::OtherField
            | Integrity::Text
            | Integrity::Model => {}
        }
        if argument.integrity < integrity || from.is_none() {
            from = place(&argument.origin);
        }
        integrity = integrity.min(argument.integrity);
    }
    let known = reached(case.history, &key);
    if known {
        sources.insert("contacts");
    }
    if set(&case.history.thread).contains(&key) || structural {
        sources.insert("thread-participants");
    }
    let own = own.contains(&key);
    // A stranger's address in a field proves nothing; the user's or a reviewed skill's word does.
    let known = known || own || integrity <= Integrity::Skill;
    Recipient { address, canonical: key, parameter, integrity, from, sources, own, known }
}

/// The address that a value names: the last one, since a display name before it may look like another.
fn named(value: &str) -> Option<String> {
    emails(value).pop()
}

fn set(addresses: &BTreeSet<String>) -> BTreeSet<String> {
    addresses.iter().map(|a| canonical(a)).collect()
}

/// Whether an address was written to before or is in the address book.
pub(super) fn reached(history: &History, key: &str) -> bool {
    // Plain lower-case ASCII, as nearly all are kept, is canonical as it stands.
    let plain = |a: &str| a.is_ascii() && !a.contains("xn--");
    let in_set = |all: &BTreeSet<String>| {
        all.contains(key)
            || all.iter().any(|a| if plain(a) { a.eq_ignore_ascii_case(key) } else { canonical(a) == key })
    };
    in_set(&history.written_to) || in_set(&history.contacts)
}

/// An origin in words.
pub(super) fn place(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Field { label, .. } | Origin::Text { label, .. } => Some(super::visible(label)),
        Origin::Memory { path, .. } => Some(format!("the memory {path}")),
        Origin::Skill { name, .. } => Some(format!("the skill {name}")),
        Origin::Derived { from } => Some(super::visible(from)),
        Origin::Request { .. } | Origin::Settings | Origin::Answer | Origin::Student => None,
    }
}
