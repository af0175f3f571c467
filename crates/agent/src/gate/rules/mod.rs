//! Standing rules: what the user allows without being asked again.
//!
//! A rule is plain data with one sentence that says all of it; the sentence is what the user read, what is stored and what
//! is read back, so that a rule cannot cover what its sentence does not say. A rule looks only at [`Facts`]. It turns
//! `Ask` into `Auto` and nothing else. There is no rule for publishing, first contacts, whole series, invitations,
//! drafts, filing, skills or memories: no sentence says them.

mod covered;
mod facts;
mod sentence;
mod suggest;

pub use covered::Covered;
pub(super) use facts::looked_at;
pub use facts::{Facts, Reader, Would};
pub use sentence::NoRule;
pub use suggest::suggest;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most times a day that a rule may be used.
pub const MOST_A_DAY: u32 = 20;
/// Longest event that a rule may put into the calendar, minutes.
pub const LONGEST: u32 = 480;

/// What the user allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The skill that asks; any when `None`.
    pub skill: Option<String>,
    /// What it may do.
    pub does: Does,
    /// How often in twenty-four hours.
    pub a_day: u32,
    /// The last day on which it holds; until it is taken back when `None`.
    pub until: Option<Date>,
}

/// What a rule lets happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Send a letter of the skill's, without files, its slots filled with names, times and amounts only.
    Send {
        /// Name of the template.
        template: String,
        /// To whom.
        to: People,
        /// Most recipients of one letter.
        most: usize,
    },
    /// Put a single event into the calendar.
    Create {
        /// Longest, in minutes.
        minutes: u32,
        /// With whom; without guests when `None`.
        with: Option<(People, usize)>,
    },
    /// Move a single event that has no guests.
    Move,
    /// Call off a single event that has no guests.
    CallOff,
    /// Move a deal to a stage.
    Deal {
        /// One of [`crate::record::STAGES`].
        stage: String,
    },
}

/// Who may be reached. Addresses and hosts are lower-case ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum People {
    /// This address and nobody else.
    One(String),
    /// Addresses of exactly this host that the user has written to before.
    At(String),
    /// Addresses that the user has written to before.
    Written,
}

impl People {
    fn reaches(&self, reader: &Reader) -> bool {
        match self {
            People::One(email) => reader.email == *email,
            People::At(host) => reader.written && reader.email.rsplit_once('@').is_some_and(|(_, h)| h == host),
            People::Written => reader.written,
        }
    }

    fn reach(&self, readers: &[Reader], most: usize) -> bool {
        !readers.is_empty() && readers.len() <= most && readers.iter().all(|r| self.reaches(r))
    }
}

impl Rule {
    /// Whether the rule covers these facts, leaving its last day and its daily count aside.
    pub fn speaks_of(&self, facts: &Facts) -> bool {
        if !facts.usual || self.skill.as_ref().is_some_and(|s| *s != facts.skill) {
            return false;
        }
        match (&self.does, &facts.would) {
            (Does::Send { template, to, most }, Would::Send { template: used, filled, files, people }) => {
                self.skill.is_some()
                    && used.as_ref() == Some(template)
                    && *filled
                    && *files == 0
                    && to.reach(people, *most)
            }
            (Does::Create { minutes, with }, Would::Create { minutes: long, single, filled, people }) => {
                let guests = match with {
                    None => people.is_empty(),
                    Some((to, most)) => *filled && to.reach(people, *most),
                };
                *single && guests && (0..=i64::from(*minutes)).contains(long)
            }
            (Does::Move, Would::Move { single, people }) | (Does::CallOff, Would::CallOff { single, people }) => {
                *single && people.is_empty()
            }
            (Does::Deal { stage }, Would::Deal { stage: wanted }) => stage == wanted,
            (Does::Send { .. } | Does::Create { .. } | Does::Move | Does::CallOff | Does::Deal { .. }, _) => false,
        }
    }

    /// Whether it covers them on this day, used so often in the last twenty-four hours.
    pub fn covers(&self, facts: &Facts, today: Date, used: u32) -> bool {
        used < self.a_day && self.until.is_none_or(|last| today <= last) && self.speaks_of(facts)
    }
}

/// A rule that stands: its sentence, as the user agreed to it, and how often it was used of late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Id.
    pub id: String,
    /// The rule.
    pub sentence: String,
    /// Times used in the last twenty-four hours.
    pub used: u32,
}

/// The rules that stand, and the user's day. A sentence that cannot be read covers nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Rules {
    /// The day in the user's zone; without it nothing is covered.
    pub today: Option<Date>,
    /// Them.
    pub all: Vec<Standing>,
}

impl Rules {
    /// The rule that covers these facts; of several the one with the first id, in whatever order they come.
    pub fn covering(&self, facts: &Facts) -> Option<&Standing> {
        let today = self.today?;
        let covers = |s: &&Standing| s.sentence.parse::<Rule>().is_ok_and(|rule| rule.covers(facts, today, s.used));
        self.all.iter().filter(covers).min_by(|a, b| a.id.cmp(&b.id))
    }
}
