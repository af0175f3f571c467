//! Evals: worlds, checks, and the difference between the world before and after.
//!
//! A case seeds a world, the student performs, and the checks assert on what changed and on what must
//! not have changed. Running a case is the work of `app`.

mod bare;
mod case;
mod certify;
mod diff;
mod draft;
mod fields;
mod judge;
mod moment;
mod seen;
#[cfg(test)]
mod tests;
mod vary;
#[cfg(test)]
mod vary_tests;
mod world;
mod write;
#[cfg(test)]
mod write_tests;

pub use bare::{BARE_CALLS, bare};
pub use case::{Case, Check, Counted, Expected, Routing, Where, read_case, read_cases, read_routing, with_case};
pub use certify::{Certification, Ran, SEEDS, Standing as CertificationStanding, certify, may_run_unattended};
pub use diff::{Change, diff};
pub use draft::{Draft, Standing, draft};
pub use judge::{CRITERION_HINT, CheckResult, Evidence, criterion, expectation, idle, judge, proves_nothing};
pub use seen::{Seen, seen};
pub use vary::{EDITION, named_words, vary};
pub use world::read_world;
pub use write::{settle, write_case, write_world};

use crate::record::{Address, Deal, Event, Message, Person, Post};
use serde::{Deserialize, Serialize};

/// A world: everything that an account holds, as records. Seeded by a case, read back after the run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct World {
    /// The moment of the case, Unix seconds.
    pub now: i64,
    /// The user's zone.
    pub zone: String,
    /// The user.
    pub user: Address,
    /// All messages, in every folder.
    pub messages: Vec<Message>,
    /// All events, series as written (not expanded).
    pub events: Vec<Event>,
    /// The address book.
    pub people: Vec<Person>,
    /// The pipeline.
    pub deals: Vec<Deal>,
    /// The blog.
    pub posts: Vec<Post>,
}
