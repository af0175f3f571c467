//! The envelope: exactly what would leave this computer for a teacher.
//!
//! A [`Draft`] is what the app would say; [`seal`] replaces who and what it is about by pseudonyms and refuses
//! when a secret stands in it; what comes out is shown, priced and sent as it is. [`Sealed::restore`] puts the
//! originals back into the answer. Names that neither the address book nor the text's own form gives away are
//! not found, which is why every envelope is shown. Nothing here sends anything.

mod discover;
mod find;
mod lexicon;
mod names;
pub mod price;

#[cfg(test)]
mod tests;

pub use find::Kind;
pub use lexicon::Known;
pub use names::Restored;

use crate::gate::secrets;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Kinds of the user's data; each needs its consent before it is first sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DataKind {
    /// Texts of skills and their eval cases.
    Skill,
    /// Passages of memories.
    Memory,
    /// Steps of runs: what was read, called and observed.
    Run,
    /// Text of letters.
    Mail,
}

impl DataKind {
    /// All of them.
    pub const ALL: [DataKind; 4] = [DataKind::Skill, DataKind::Memory, DataKind::Run, DataKind::Mail];

    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            DataKind::Skill => "skill",
            DataKind::Memory => "memory",
            DataKind::Run => "run",
            DataKind::Mail => "mail",
        }
    }
}

/// A part of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is: a file's name, for example.
    pub title: String,
    /// What kind of the user's data it is.
    pub kind: DataKind,
    /// Its text.
    pub text: String,
}

/// What the app would say to a teacher, with everything in clear.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The app's own words: what is wanted.
    pub instructions: String,
    /// The user's data.
    pub sections: Vec<Section>,
    /// JSON schema of the answer; objects in it close themselves and require all their fields. Free text without one.
    pub shape: Option<serde_json::Value>,
    /// Most tokens of the answer, thinking included.
    pub most: u32,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// What is wanted.
    pub instructions: String,
    /// The sections under their titles.
    pub material: String,
    /// JSON schema of the answer.
    pub shape: Option<serde_json::Value>,
    /// Most tokens of the answer.
    pub most: u32,
}

impl Envelope {
    /// All of it as one text: what is shown, what is copied by hand, what an agent's command line reads.
    pub fn text(&self) -> String {
        let mut text = self.instructions.clone();
        if !self.material.is_empty() {
            text.push_str("\n\n");
            text.push_str(&self.material);
        }
        if let Some(shape) = &self.shape {
            text.push_str("\n\nAnswer with one JSON object that fits this schema, and with nothing else:\n");
            text.push_str(&shape.to_string());
        }
        text
    }

    /// SHA-256 over the text and the length of the answer that is asked for, in hex.
    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(format!("{}\n{}", self.text(), self.most));
        digest.iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// Something that was replaced, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// What it is.
    pub kind: Kind,
    /// As it stood.
    pub original: String,
    /// As it is sent.
    pub pseudonym: String,
    /// How often.
    pub count: u32,
}

/// An envelope that may be shown and sent, with the way back.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// The envelope.
    pub envelope: Envelope,
    /// The sections as they are sent: title and text.
    pub sections: Vec<(String, String)>,
    /// Kinds of data in it.
    pub kinds: BTreeSet<DataKind>,
    names: names::Names,
}

impl Sealed {
    /// What was replaced, in the order in which it was met.
    pub fn replaced(&self) -> Vec<Replaced> {
        self.names.replaced()
    }

    /// Puts the originals back into an answer.
    pub fn restore(&self, answer: &str) -> Restored {
        self.names.restore(answer)
    }
}

/// Why a draft is not sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A key, a code, a password, a card number. It is not repeated here.
    #[error("Line {line} of “{section}” holds what looks like a secret, so nothing is sent.")]
    Secret {
        /// Title of the section, or `instructions`.
        section: String,
        /// Line, from 1.
        line: usize,
    },
    /// More than a teacher should be sent at once.
    #[error("There are {bytes} bytes to be sent; {} are the most in one envelope.", LARGEST)]
    TooLong {
        /// Bytes.
        bytes: usize,
    },
}

/// Most bytes of an envelope: below the length from which providers charge more.
pub const LARGEST: usize = 400_000;

/// Replaces what names people, companies and accounts, and refuses secrets. `known` is everybody the app knows.
pub fn seal(draft: &Draft, known: &[Known]) -> Result<Sealed, Refused> {
    let bytes = draft.instructions.len() + draft.sections.iter().map(|s| s.title.len() + s.text.len()).sum::<usize>();
    if bytes > LARGEST {
        return Err(Refused::TooLong { bytes });
    }
    no_secret("instructions", &draft.instructions)?;
    for section in &draft.sections {
        no_secret(&section.title, &section.title)?;
        no_secret(&section.title, &section.text)?;
    }
    // Titles are read with the texts: a file may be named after a customer.
    let texts: Vec<String> = draft.sections.iter().map(|s| format!("# {}\n\n{}", s.title, s.text)).collect();
    let lexicon = lexicon::Lexicon::new(known, &discover::discover(&texts));
    let found: Vec<Vec<find::Span>> = texts.iter().map(|text| find::spans(text, &lexicon)).collect();
    let mut names = names::Names::new(&texts, found.iter().map(Vec::len).sum());
    let sealed: Vec<String> =
        texts.iter().zip(&found).map(|(text, spans)| names.replace(text, spans, &lexicon)).collect();
    let parted = |text: &String| {
        let (title, body) = text.split_once("\n\n").unwrap_or((text, ""));
        (title.trim_start_matches("# ").to_owned(), body.to_owned())
    };
    Ok(Sealed {
        sections: sealed.iter().map(parted).collect(),
        envelope: Envelope {
            instructions: draft.instructions.clone(),
            material: sealed.join("\n\n"),
            shape: draft.shape.clone(),
            most: draft.most,
        },
        kinds: draft.sections.iter().map(|s| s.kind).collect(),
        names,
    })
}

fn no_secret(section: &str, text: &str) -> Result<(), Refused> {
    match secrets(text).first() {
        None => Ok(()),
        Some(range) => {
            let line = text[..range.start].matches('\n').count() + 1;
            // A title that is itself the secret must not be said.
            let section = if secrets(section).is_empty() { section.to_owned() } else { "a title".to_owned() };
            Err(Refused::Secret { section, line })
        }
    }
}
