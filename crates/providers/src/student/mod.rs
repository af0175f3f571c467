//! The student: a local model that answers the loop's small questions, in a process of its own.
//!
//! - [`Student`] is what the app holds: `start`, `ask`, `status`.
//! - [`worker_main`] is the other end: the program runs it as `PROGRAM student-worker`.
//! - [`inspect`] looks at a GGUF file without loading it.
//!
//! Answers always follow the question's grammar. What a question means is decided in `agent`; which model
//! is used is decided in `app`. The only `unsafe` of the product is here, in `cpu.rs`.

mod bytes;
mod checksum;
mod client;
mod cpu;
mod engine;
#[cfg(test)]
mod engine_tests;
mod frame;
mod gguf;
mod header;
mod logits;
mod matcher;
mod state;
mod supervisor;
pub mod testkit;
mod vocabulary;
mod worker;

pub use client::{CancelFlag, State, Status, Student, StudentConfig, StudentError};
pub use engine::SLICE;
pub use frame::{Loaded, Stats, Trouble};
pub use gguf::{GgufError, GgufInfo, inspect};
pub use matcher::Matcher;
pub use state::SHORTEST;
pub use worker::worker_main;
