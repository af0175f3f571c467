//! Distillation as computation: which cases serve for what, when an edit is kept, what may be edited, hunks, sources.
//!
//! [`deal`] splits the cases, [`judge`] is the gate that every edit passes, [`apply`], [`growth`] and [`widened`] bound
//! what an edit may be, [`hunks`] cut a proposal into what can be adopted alone, [`sources`] say from which passages a
//! skill comes. Asking a teacher, running cases and keeping anything is the work of `app`.

mod edit;
pub mod hunks;
mod score;
pub mod sources;
mod split;

pub use edit::{Change, MOST_GROWTH, apply, body, described, growth, key, widened};
pub use score::{RISE, Scores, Seen, Verdict, judge, on, passes};
pub use split::{Part, Parts, deal, merge};
