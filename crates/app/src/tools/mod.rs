//! The agent's tools: how a call reaches the account, the calendar, the address book and the memories.
//!
//! `read` looks, `prepare` makes the action behind a call with its history for the gate, `execute` does
//! what the gate or the user allowed. No tool reaches a provider any other way.

mod execute;
mod prepare;
mod read;

pub(crate) use execute::{by_hand, execute, recover_by_hand, undo};
pub(crate) use prepare::{draft, prepare, reply_subject};
pub(crate) use read::read;
