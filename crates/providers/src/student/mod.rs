//! The student: a local model that answers the loop's small questions, in a process of its own.
//!
//! - [`Student`] is what the app holds: `start`, `ask`, `status`.
//! - [`EmbeddingModel`] makes vectors of texts, in a worker of its own.
//! - [`worker_main`] is the other end: the program runs it as `PROGRAM student-worker`.
//! - [`inspect`] looks at a GGUF file without loading it, [`fit`](fit::fit) says whether it fits this [`machine`].
//! - [`catalogue`] names students worth having, [`folder`] keeps the files.
//!
//! Answers always follow the question's grammar. What a question means is decided in `agent`; which model
//! is used is decided in `app`. The only `unsafe` of the product is here, in `cpu.rs` and
//! `state.rs`.

mod bytes;
mod cache;
pub mod catalogue;
pub(crate) mod checksum;
mod client;
mod cpu;
mod embedder;
mod embedding;
mod engine;
#[cfg(test)]
mod engine_tests;
mod family;
pub mod fit;
pub mod folder;
mod frame;
mod gguf;
mod header;
#[cfg(test)]
mod hostile_tests;
mod line;
mod logits;
pub mod machine;
mod matcher;
mod minder;
mod pool;
mod process;
mod rounds;
#[cfg(test)]
mod shape_tests;
mod state;
mod supervisor;
pub mod testkit;
#[cfg(test)]
mod together_tests;
mod vocabulary;
mod worker;
mod writing;

pub use checksum::fingerprint;
pub use client::{CancelFlag, State, Status, Student, StudentConfig, StudentError};
pub use embedding::{Embedded, EmbeddingConfig, EmbeddingModel, EmbeddingStatus, Haste};
pub use engine::SLICE;
pub use frame::{EmbeddingLoaded, Graphics, Loaded, Stats, Trouble};
pub use gguf::{GgufError, GgufInfo, bytes, check_memory, inspect, inspect_embedding};
pub use matcher::Matcher;
pub use state::SHORTEST;
pub use worker::worker_main;
