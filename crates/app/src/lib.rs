//! What the product does: use cases, the command table, the update stream, the agent's tools.
//!
//! Knows no window and no terminal. A host opens an [`App`], dispatches [`Command`]s and forwards
//! [`Update`](wire::Update)s.
#![warn(missing_docs)]

pub mod api;
pub mod wire;
