//! Facts: the little of a case that a rule may look at.
//!
//! Kinds, counts, canonical addresses and names out of the reviewed skill. No word that a stranger chose is among them, so
//! nothing that a stranger writes can bring a case under a rule that would not cover it anyway.

use crate::action::{Action, Argument, EventDraft, Extent, Letter};
use crate::gate::recipients::{Recipient, recipients};
use crate::gate::spans::parts;
use crate::gate::{Case, canonical};
use crate::handle::{HandleType, Integrity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest name in a slot, characters. A longer one is a text.
const LONGEST_NAME: usize = 60;

/// What a rule may look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The skill whose plan asks.
    pub skill: String,
    /// It asks for nothing but what everything of its kind asks for.
    pub usual: bool,
    /// What it would do.
    pub would: Would,
}

/// What an action would do, as far as rules speak of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Would {
    /// Send a letter.
    Send {
        /// The template that it is made from.
        template: Option<String>,
        /// All its words are the skill's or the user's, but for names, times and amounts.
        filled: bool,
        /// Files.
        files: usize,
        /// Everybody else who gets it.
        people: Vec<Reader>,
    },
    /// Put an event into the calendar.
    Create {
        /// Its length.
        minutes: i64,
        /// It does not repeat.
        single: bool,
        /// All its words are the skill's or the user's, but for names, times and amounts.
        filled: bool,
        /// Its guests.
        people: Vec<Reader>,
    },
    /// Move an event.
    Move {
        /// It is about one occurrence only.
        single: bool,
        /// Its guests, before and after.
        people: Vec<Reader>,
    },
    /// Call an event off.
    CallOff {
        /// It is about one occurrence only.
        single: bool,
        /// Its guests.
        people: Vec<Reader>,
    },
    /// Move a deal.
    Deal {
        /// To this stage.
        stage: String,
    },
    /// Something that no rule speaks of.
    Other,
}

/// Somebody who would be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reader {
    /// Address in canonical form.
    pub email: String,
    /// The user has written to it before.
    pub written: bool,
}

/// The facts of a case; `usual` is the gate's own finding.
pub(in crate::gate) fn looked_at(case: &Case<'_>, usual: bool) -> Facts {
    let written: BTreeSet<String> = case.history.written_to.iter().map(|a| canonical(a)).collect();
    let reader = |r: Recipient| Reader { written: written.contains(&r.canonical), email: r.canonical };
    let people: Vec<Reader> = recipients(case).into_iter().filter(|r| !r.own).map(reader).collect();
    let would = match case.action {
        Action::Send { letter } => {
            // The subject of an answer that nobody wrote anew repeats what its readers have seen.
            let repeated = letter.reply_to.is_some() && parts(case, "subject").is_empty();
            // One that is taken from the body shares its origins.
            let taken = parts(case, "subject").is_empty() && letter.body.trim_start().starts_with(&letter.subject);
            let subject = repeated || taken || filled(case, "subject", &letter.subject);
            let filled = subject && filled(case, "body", &letter.body);
            Would::Send { template: case.template.map(str::to_owned), filled, files: letter.files.len(), people }
        }
        Action::CreateEvent { event, .. } => {
            let (minutes, single) = (minutes(event), event.recurrence.is_none());
            let told = event.location.is_empty() && event.notes.is_empty();
            Would::Create { minutes, single, filled: told && filled(case, "title", &event.title), people }
        }
        Action::UpdateEvent { before, after, extent, .. } => {
            let once = before.recurrence.is_none() && after.recurrence.is_none();
            Would::Move { single: once && *extent == Extent::This, people }
        }
        Action::CancelEvent { before, extent, .. } => {
            Would::CallOff { single: before.recurrence.is_none() && *extent == Extent::This, people }
        }
        // Every field by name: a deal that changes otherwise is something that no rule speaks of.
        Action::UpdateDeal { id: _, name: _, before: _, after } => Would::Deal { stage: after.clone() },
        Action::SaveDraft { .. }
        | Action::EditDeal { .. }
        | Action::Label { .. }
        | Action::Move { .. }
        | Action::Snooze { .. }
        | Action::Respond { .. }
        | Action::PublishPost { .. } => Would::Other,
    };
    Facts { skill: case.scope.skill.clone(), usual, would }
}

fn minutes(event: &EventDraft) -> i64 {
    // A minute that is begun counts.
    (event.end - event.start + 59).div_euclid(60)
}

/// Whether a text is accounted for by stretches that a rule may let go unread.
fn filled(case: &Case<'_>, name: &str, text: &str) -> bool {
    let parts = parts(case, name);
    let joined: String = parts.iter().map(|a| a.value.as_str()).collect();
    !parts.is_empty() && joined == text && parts.into_iter().all(is_filling)
}

/// The skill's or the user's words, a time, an amount, or a short name out of a field.
fn is_filling(part: &Argument) -> bool {
    let chosen = part.handle.is_some_and(|h| matches!(h.kind, HandleType::Window | HandleType::Amount));
    let name = part.integrity < Integrity::Text
        && part.name.contains('.')
        && part.value.chars().count() <= LONGEST_NAME
        && !part.value.contains(['\n', '\r']);
    part.integrity <= Integrity::Skill || chosen || name
}

impl Facts {
    /// Whether these can be the facts of an action: the same kind, the same people, the same sizes. `own` is the user.
    pub(super) fn fit(&self, action: &Action, own: &str) -> bool {
        let others = |people: &[Reader], reached: Vec<&str>| {
            let reached: BTreeSet<String> =
                reached.into_iter().map(canonical).filter(|email| *email != canonical(own)).collect();
            reached == people.iter().map(|p| p.email.clone()).collect::<BTreeSet<String>>()
        };
        match (&self.would, action) {
            (Would::Send { files, people, .. }, Action::Send { letter }) => {
                *files == letter.files.len() && others(people, readers(letter))
            }
            (Would::Create { minutes: long, single, people, .. }, Action::CreateEvent { event, .. }) => {
                *long == minutes(event) && *single == event.recurrence.is_none() && others(people, guests(&[event]))
            }
            (Would::Move { single, people }, Action::UpdateEvent { before, after, extent, .. }) => {
                let once = before.recurrence.is_none() && after.recurrence.is_none() && *extent == Extent::This;
                *single == once && others(people, guests(&[before, after]))
            }
            (Would::CallOff { single, people }, Action::CancelEvent { before, extent, .. }) => {
                let once = before.recurrence.is_none() && *extent == Extent::This;
                *single == once && others(people, guests(&[before]))
            }
            (Would::Deal { stage }, Action::UpdateDeal { id: _, name: _, before: _, after }) => stage == after,
            _ => false,
        }
    }
}

fn readers(letter: &Letter) -> Vec<&str> {
    letter.to.iter().chain(&letter.cc).chain(&letter.bcc).map(|a| a.email.as_str()).collect()
}

fn guests<'a>(events: &[&'a EventDraft]) -> Vec<&'a str> {
    events.iter().flat_map(|e| &e.guests).map(|a| a.email.as_str()).collect()
}
