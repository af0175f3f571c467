//! store: what is remembered. SQLite for what happened, files for skills and memories, an index to find them.
//!
//! The public API, in the order in which one meets it:
//!
//! - [`Store::open`]: the data folder, locked, with `control.db` (durable) and `cache.db` (rebuildable).
//!   Each table is a module of plain async functions on it:
//!   [`runs`], [`run_events`], [`steps`], [`approvals`], [`outbox`], [`effects`], [`settings`], [`accounts`],
//!   [`case_results`], [`skill_choices`], [`teacher_calls`], [`distillations`], [`distil_asks`], [`proposals`],
//!   [`refused_edits`] (control.db); [`outcomes`] reads across them;
//!   [`messages`], [`threads`], [`events`], [`sync_state`], [`vectors`] (cache.db).
//! - [`MemoryFolder::open`]: a folder of markdown workflows; `search`, `memories`, `read`, `write`, `problems`, `watch`;
//!   `candidate` says what a change would do to the search.
//!   [`fuse()`] joins ranked lists. [`PassageVectors`] finds passages by the vectors of an embedding model, [`MeaningTexts`]
//!   follows what is to be embedded, [`floor`] says what counts as found.
//! - [`SkillFolders::open`]: folders of skills; `active`, `get`, `route`, `problems`, `watch`; [`clear_winner`]. [`Router`] over
//!   [`Routes`] says what a change would do to routing. [`read_foreign`], [`Quarantine`] and [`pack`]: skills from elsewhere
//!   and for others.
//! - [`History::open`]: the git history of such a folder; `save`, `change`, `add`, `put_folder`, `commit`, `log`, `read`, `restore`. [`diff()`]
//!   compares two texts.
//! - [`make_backup`]: databases and folders as one archive; [`check_backup`] reads one through, [`stage_backup`] puts it ready,
//!   [`apply_pending`] puts it in place before the next start, with the old state kept beside.
//! - [`ArchiveWriter`] and [`ArchiveReader`]: zips of the user's data, whole or not at all, within limits.
//! - [`write_file`]: a write that is never half done and never overwrites an edit; [`watch_folders`].
//! - [`finished()`]: what a blocking task returned.
//! - [`StoreError`]: what went wrong, in words for the user.
//!
//! What touches SQLite is async; folders and search are synchronous, to be called from a blocking thread. Nothing here
//! knows what a run means, asks a provider, or looks at a clock for anything but file time stamps.

mod archive;
mod backup;
mod blocking;
mod database;
mod error;
mod files;
mod history;
mod memory;
mod skills;
mod tables;
mod watch;
mod words;

pub use archive::{ArchiveEntry, ArchiveReader, ArchiveWriter};
pub use backup::{
    Backup, BackupError, apply_pending, cancel_pending, check_backup, make_backup, pending, stage_backup, stage_reset,
};
pub use blocking::finished;
pub use database::Store;
pub use error::StoreError;
pub use files::{Written, sha256_hex, write_file};
pub use history::{Author, DiffLine, DiffSign, History, Note, Put, Revision, Save, diff};
pub use memory::{
    FileProblem, Fused, Hit, MeaningTexts, MemoryAnswer, MemoryCandidate, MemoryEntry, MemoryFolder, NEAREST,
    PassageVectors, QueryKind, RankedList, SHORTLIST, TypedQuery, VectorRanking, floor, fuse, meaning_key,
    meaning_text, passage_id, typed_queries, unanswered,
};
pub use skills::{
    CANDIDATE, Kept, LoadedSkill, MOST_BYTES, MOST_FILES, MOST_RATIO, Package, Quarantine, Read, Refused, Router,
    Routes, SkillFile, SkillFolders, Waiting, clear_winner, foreign_places, pack, read_folder, read_foreign, routes_of,
};
pub use tables::{
    accounts, approvals, case_results, distil_asks, distillations, effects, events, messages, outbox, outcomes,
    proposals, refused_edits, rules, run_events, runs, settings, skill_choices, steps, sync_state, teacher_calls,
    threads, vectors,
};
pub use watch::{Watch, watch_folders};
