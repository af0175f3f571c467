//! The store through its front door: real files in a temporary folder, a fixed clock, no network.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop here")]

mod backup;
mod cache;
mod control;
mod exchange;
mod history;
mod ledger;
mod memories;
mod opening;
mod rules;
mod skill_folders;
mod threads;
mod vectors;
