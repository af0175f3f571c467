//! What an import comes to: counts by kind, what could not be read, what stays as it is.

use crate::wire::*;
use std::collections::BTreeMap;
use std::path::Path;

/// So many of what cannot be read, or differs, are named; the rest is counted.
pub(super) const LISTED: usize = 200;

/// What a piece of a source came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    New,
    Known,
}

#[derive(Default)]
pub(super) struct Tally {
    counts: BTreeMap<ImportKind, ImportCount>,
    unreadable: Vec<Unreadable>,
    more: u32,
    differs: Vec<String>,
    differs_more: u32,
    pub(super) skills: Vec<String>,
    pub(super) notes: Vec<String>,
    pub(super) stopped: bool,
}

impl Tally {
    fn of(&mut self, kind: ImportKind) -> &mut ImportCount {
        self.counts.entry(kind).or_insert(ImportCount { kind, new: 0, known: 0, unreadable: 0 })
    }

    pub(super) fn piece(&mut self, kind: ImportKind, piece: Piece) {
        let count = self.of(kind);
        match piece {
            Piece::New => count.new += 1,
            Piece::Known => count.known += 1,
        }
    }

    /// Of a kind, or of a file of which not even that is known.
    pub(super) fn unreadable(
        &mut self,
        kind: Option<ImportKind>,
        file: &str,
        line: Option<u64>,
        position: Option<u64>,
        reason: impl Into<String>,
    ) {
        if let Some(kind) = kind {
            self.of(kind).unreadable += 1;
        }
        if self.unreadable.len() == LISTED {
            self.more += 1;
            return;
        }
        self.unreadable.push(Unreadable {
            file: understudy_agent::gate::visible(file),
            line: line.map(|l| u32::try_from(l).unwrap_or(u32::MAX)),
            position: position.map(|p| p as f64),
            reason: understudy_agent::gate::visible(&reason.into()),
        });
    }

    pub(super) fn differs(&mut self, path: String) {
        self.of(ImportKind::Memories).known += 1;
        if self.differs.len() < LISTED {
            self.differs.push(path);
        } else {
            self.differs_more += 1;
        }
    }

    fn tally(self, path: &Path, sha256: String, message: String) -> ImportTally {
        ImportTally {
            path: path.display().to_string(),
            sha256,
            counts: self.counts.into_values().collect(),
            unreadable: self.unreadable,
            more: self.more,
            differs: self.differs,
            differs_more: self.differs_more,
            skills: self.skills,
            notes: self.notes,
            stopped: self.stopped,
            message,
        }
    }

    fn sum(&self, one: impl Fn(&ImportCount) -> u32) -> u32 {
        self.counts.values().map(one).sum()
    }

    /// What cannot be read, in words to follow.
    fn left(&self) -> String {
        match self.unreadable.len() as u32 + self.more {
            0 => String::new(),
            1 => " One thing cannot be read.".into(),
            n => format!(" {n} things cannot be read."),
        }
    }

    /// The result of a check.
    pub(super) fn checked(self, path: &Path, sha256: String) -> ImportTally {
        if self.stopped {
            return self.stopped(path);
        }
        let (new, known) = (self.sum(|c| c.new), self.sum(|c| c.known));
        let message = match (new, known) {
            (0, 0) => "There is nothing in it that can be imported.".to_owned(),
            (0, _) => "Everything in it is here already.".to_owned(),
            (_, 0) => format!("{} can be imported.", things(&self.counts, |c| c.new)),
            (_, known) => format!("{} can be imported; {known} are here already.", things(&self.counts, |c| c.new)),
        };
        let message = message + &self.left();
        self.tally(path, sha256, message)
    }

    /// The result of an import.
    pub(super) fn imported(self, path: &Path, sha256: String) -> ImportTally {
        let brought = things(&self.counts, |c| c.new);
        let mut message = match (self.sum(|c| c.new), self.stopped) {
            (0, false) => "Nothing new came in.".to_owned(),
            (0, true) => "Stopped before anything came in.".to_owned(),
            (_, false) => format!("{brought} came in."),
            (_, true) => format!("Stopped. {brought} came in and stay; import again to go on."),
        };
        message.push_str(&self.left());
        self.tally(path, sha256, message)
    }

    /// A check that the user ended.
    pub(super) fn stopped(mut self, path: &Path) -> ImportTally {
        self.stopped = true;
        self.tally(path, String::new(), "Stopped. Nothing was written.".into())
    }
}

/// `12 messages, 3 events`.
fn things(counts: &BTreeMap<ImportKind, ImportCount>, of: impl Fn(&ImportCount) -> u32) -> String {
    let word = |kind: ImportKind| match kind {
        ImportKind::Messages => "message",
        ImportKind::Events => "event",
        ImportKind::Contacts => "contact",
        ImportKind::Deals => "deal",
        ImportKind::Memories => "memory",
        ImportKind::Posts => "post",
    };
    let some = counts.values().filter(|c| of(c) > 0).map(|c| counted(of(c), word(c.kind)));
    some.collect::<Vec<_>>().join(", ")
}

/// `1 file`, `2 memories`.
pub(super) fn counted(n: u32, what: &str) -> String {
    match (n, what.strip_suffix('y')) {
        (1, _) => format!("1 {what}"),
        (n, Some(stem)) => format!("{n} {stem}ies"),
        (n, None) => format!("{n} {what}s"),
    }
}
