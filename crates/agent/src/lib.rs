//! What the agent is: types, run loop, plan, gate, prompts, skill and memory formats, scoring.
//!
//! Pure: values in, values out. No clock, no file, no network, no database; `store` and `providers`
//! touch the world and `app` composes them with this crate.
#![warn(missing_docs)]

pub mod action;
pub mod condition;
pub mod distil;
pub mod envelope;
pub mod eval;
pub mod extract;
pub mod foreign;
pub mod gate;
pub mod grammar;
pub mod handle;
mod layout;
pub mod memory;
pub mod prompt;
pub mod record;
pub mod run;
pub mod skill;
pub mod success;
pub mod tool;
