//! Rehearsal
