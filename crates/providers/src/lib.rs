//! What is reached: the student in its worker, the teacher, the keychain, and the local folder account.
//!
//! One module per provider. `local` is a real folder (Maildir, iCalendar, vCard, JSON, git) behind the
//! seams that remote accounts use; `rehearsal` generates one from a seed; `mime`, `ics` and `vcard` are
//! the formats, as bytes and text, without any file; `html` makes a stranger's HTML fit to be shown;
//! `download` fetches one large file, whole or not at all; `keychain` is the only place where a secret is kept.

pub mod download;
pub mod html;
pub mod ics;
pub mod keychain;
pub mod local;
pub mod mime;
pub mod rehearsal;
pub mod student;
pub mod teacher;
pub mod vcard;

pub use local::{LocalAccount, ProviderError, Receipt};

/// The pocket student: the model that ships with the app (GGUF). `pocket/` has its recipe and its model card.
pub static POCKET_STUDENT: &[u8] = include_bytes!("../pocket/pocket-student.gguf");
