//! The use cases: one function for each line of the command table, by the same name.

mod approvals;
mod calendar;
mod data;
mod doctor;
mod events;
mod filing;
mod invitations;
mod letters;
mod mail;
mod memories;
mod messages;
mod runs;
mod settings;
mod skill_tests;
mod skills;
mod status;
mod students;
mod teachers;

pub(crate) use approvals::*;
pub(crate) use calendar::*;
pub(crate) use data::*;
pub(crate) use doctor::*;
pub(crate) use events::*;
pub(crate) use filing::*;
pub(crate) use invitations::*;
pub(crate) use letters::*;
pub(crate) use mail::*;
pub(crate) use memories::*;
pub(crate) use messages::*;
pub(crate) use runs::*;
pub(crate) use settings::*;
pub(crate) use skill_tests::*;
pub(crate) use skills::*;
pub(crate) use status::*;
pub(crate) use students::*;
pub(crate) use teachers::*;
