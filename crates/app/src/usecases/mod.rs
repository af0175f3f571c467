//! The use cases: one function for each line of the command table, by the same name.

mod approvals;
mod doctor;
mod memories;
mod messages;
mod runs;
mod settings;
mod skills;
mod status;
mod students;

pub(crate) use approvals::*;
pub(crate) use doctor::*;
pub(crate) use memories::*;
pub(crate) use messages::*;
pub(crate) use runs::*;
pub(crate) use settings::*;
pub(crate) use skills::*;
pub(crate) use status::*;
pub(crate) use students::*;
