//! Handles: typed names (`m3`, `p2`, `w1`) for the values that a run has met, each with its origin.
//!
//! The student points at a handle instead of retyping a value, so it cannot invent an address, a time
//! or an id. In prompts a handle is written with a dollar sign (`$m3`); people see `m3`.

use crate::record::Address;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The letter of a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HandleType {
    /// `m` a message.
    Message,
    /// `t` a thread.
    Thread,
    /// `p` a person or address.
    Person,
    /// `e` an event.
    Event,
    /// `w` a time window.
    Window,
    /// `d` a deal.
    Deal,
    /// `b` a blog post.
    Post,
    /// `x` text: a quoted string, a passage, a template.
    Text,
    /// `u` a web address.
    Link,
    /// `f` a file.
    File,
    /// `a` an approval.
    Approval,
    /// `l` a label.
    Label,
    /// `n` an amount with its unit.
    Amount,
}

impl HandleType {
    /// Every type, in the order of the table in the documentation.
    pub const ALL: [HandleType; 13] = [
        HandleType::Message,
        HandleType::Thread,
        HandleType::Person,
        HandleType::Event,
        HandleType::Window,
        HandleType::Deal,
        HandleType::Post,
        HandleType::Text,
        HandleType::Link,
        HandleType::File,
        HandleType::Approval,
        HandleType::Label,
        HandleType::Amount,
    ];

    /// The letter that begins a handle of this type.
    pub fn letter(self) -> char {
        match self {
            HandleType::Message => 'm',
            HandleType::Thread => 't',
            HandleType::Person => 'p',
            HandleType::Event => 'e',
            HandleType::Window => 'w',
            HandleType::Deal => 'd',
            HandleType::Post => 'b',
            HandleType::Text => 'x',
            HandleType::Link => 'u',
            HandleType::File => 'f',
            HandleType::Approval => 'a',
            HandleType::Label => 'l',
            HandleType::Amount => 'n',
        }
    }
}

/// A handle: its type and its number (from 1, per type).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle {
    /// Type.
    pub kind: HandleType,
    /// Number, from 1.
    pub number: u16,
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind.letter(), self.number)
    }
}

impl std::str::FromStr for Handle {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        let bare = s.strip_prefix('$').unwrap_or(s);
        let mut chars = bare.chars();
        let letter = chars.next();
        let kind = HandleType::ALL.into_iter().find(|k| Some(k.letter()) == letter);
        match (kind, chars.as_str().parse::<u16>()) {
            (Some(kind), Ok(number)) if number > 0 => Ok(Handle { kind, number }),
            _ => Err(format!("\"{s}\" is not a handle")),
        }
    }
}

impl Serialize for Handle {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Handle {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// How far a value can be trusted, best first; the order of the variants is the order of trust.
/// Derived values take the worst of their parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Integrity {
    /// The user's own words.
    User,
    /// A rule or setting of the user.
    Policy,
    /// A reviewed skill or memory.
    Skill,
    /// A confirmed contact, or somebody written to before.
    KnownParty,
    /// A structured field (sender, date, attendee) of an object that the user named.
    NamedField,
    /// A structured field of any other object.
    OtherField,
    /// Free text from mail, calendar, web or MCP.
    Text,
    /// Nothing but the student's own words.
    Model,
}

/// Where a value came from, in a form that can be shown and followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Origin {
    /// The request, bytes `start..end`.
    Request {
        /// First byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// A setting or the user's own identity.
    Settings,
    /// A line of a skill.
    Skill {
        /// Skill name.
        name: String,
        /// 1-based line.
        line: u32,
    },
    /// A line of a memory.
    Memory {
        /// Relative path.
        path: String,
        /// 1-based line.
        line: u32,
    },
    /// A field of a record: `from`, `date`, `to`.
    Field {
        /// Kind of record: message, event, person, deal, post.
        record: String,
        /// Its id.
        id: String,
        /// Field name.
        field: String,
        /// The record in words, for people: `mail from Dana Ortiz, 23 Nov`.
        label: String,
    },
    /// Text inside a record.
    Text {
        /// Kind of record.
        record: String,
        /// Its id.
        id: String,
        /// First byte in its text.
        start: usize,
        /// One past the last byte.
        end: usize,
        /// The record in words.
        label: String,
    },
    /// Computed by the loop from other values (a free slot, a reply's recipient).
    Derived {
        /// From what, in words.
        from: String,
    },
    /// An answer of the user during the run.
    Answer,
    /// The student's own words.
    Student,
}

/// A template of a skill or memory: text with named `{slots}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Template {
    /// Name, unique in its skill.
    pub name: String,
    /// Optional subject line with slots; empty means "Re: ..." for answers.
    pub subject: String,
    /// Body with slots.
    pub body: String,
    /// Slots in order of first appearance.
    pub slots: Vec<Slot>,
    /// 1-based line of the heading in the file.
    pub line: u32,
}

/// A slot of a template: `{time}` or, with a type, `{time:window}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    /// Name.
    pub name: String,
    /// What may fill it; `None` when the loop fills it from facts (`first_name`, `my_name`, `company`, `subject`).
    pub kind: Option<HandleType>,
}

/// The value behind a handle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Value {
    /// A message, in brief.
    Message {
        /// Id in the account.
        id: String,
        /// Thread id.
        thread: String,
        /// Sender.
        from: Address,
        /// Subject.
        subject: String,
        /// Unix seconds.
        at: i64,
    },
    /// A thread.
    Thread {
        /// Id.
        id: String,
        /// Subject.
        subject: String,
    },
    /// A person or a bare address.
    Person {
        /// Who.
        address: Address,
        /// What they are to the user, if known.
        relation: Option<String>,
        /// Company.
        organisation: String,
        /// Whether they are in the address book or were written to before.
        known: bool,
    },
    /// An event.
    Event {
        /// Id.
        id: String,
        /// Title.
        title: String,
        /// Start, Unix seconds.
        start: i64,
        /// End.
        end: i64,
        /// Stored version.
        etag: String,
    },
    /// A stretch of time, Unix seconds, end exclusive.
    Window {
        /// Start.
        start: i64,
        /// End.
        end: i64,
        /// As shown: `Thu 26 Nov 15:00`.
        label: String,
    },
    /// A deal.
    Deal {
        /// Id.
        id: String,
        /// Name.
        name: String,
        /// Stage.
        stage: String,
        /// Whole units.
        amount: i64,
        /// ISO code.
        currency: String,
    },
    /// A post.
    Post {
        /// Slug.
        id: String,
        /// Title.
        title: String,
    },
    /// Text.
    Text {
        /// The text itself (for a template: its name).
        text: String,
        /// The template, when it is one.
        template: Option<Template>,
    },
    /// A web address.
    Link {
        /// As found.
        url: String,
    },
    /// A file.
    File {
        /// Name.
        name: String,
        /// Bytes.
        size: u64,
        /// Hex.
        sha256: String,
    },
    /// An approval.
    Approval {
        /// Id.
        id: String,
    },
    /// A label.
    Label {
        /// Name.
        name: String,
    },
    /// An amount: number and unit (`%`, `EUR`, `USD`, `GBP`, `min`, `h`, `days`).
    Amount {
        /// Number.
        number: f64,
        /// Unit, empty when bare.
        unit: String,
    },
}

impl Value {
    /// The type of handle that may name this value.
    pub fn kind(&self) -> HandleType {
        match self {
            Value::Message { .. } => HandleType::Message,
            Value::Thread { .. } => HandleType::Thread,
            Value::Person { .. } => HandleType::Person,
            Value::Event { .. } => HandleType::Event,
            Value::Window { .. } => HandleType::Window,
            Value::Deal { .. } => HandleType::Deal,
            Value::Post { .. } => HandleType::Post,
            Value::Text { .. } => HandleType::Text,
            Value::Link { .. } => HandleType::Link,
            Value::File { .. } => HandleType::File,
            Value::Approval { .. } => HandleType::Approval,
            Value::Label { .. } => HandleType::Label,
            Value::Amount { .. } => HandleType::Amount,
        }
    }
}

/// A bound value: what a handle stands for and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bound {
    /// The handle.
    pub handle: Handle,
    /// Its value.
    pub value: Value,
    /// How far it can be trusted.
    pub integrity: Integrity,
    /// Where it came from.
    pub origin: Origin,
}

/// The handles of a run. Binding the same value again returns the first handle; of two witnesses of
/// one value the more trusted is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Handles {
    bound: Vec<Bound>,
}

impl Handles {
    /// Binds a value and returns its handle.
    pub fn bind(&mut self, value: Value, integrity: Integrity, origin: Origin) -> Handle {
        if let Some(known) = self.bound.iter_mut().find(|b| same(&b.value, &value)) {
            if integrity < known.integrity {
                known.integrity = integrity;
                known.origin = origin;
            }
            return known.handle;
        }
        let kind = value.kind();
        let number = self.bound.iter().filter(|b| b.handle.kind == kind).count() as u16 + 1;
        let handle = Handle { kind, number };
        self.bound.push(Bound { handle, value, integrity, origin });
        handle
    }

    /// What a handle stands for.
    pub fn get(&self, handle: Handle) -> Option<&Bound> {
        self.bound.iter().find(|b| b.handle == handle)
    }

    /// All handles of a type, oldest first.
    pub fn of(&self, kind: HandleType) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(move |b| b.handle.kind == kind)
    }

    /// All handles, oldest first.
    pub fn all(&self) -> &[Bound] {
        &self.bound
    }

    /// How many values are bound: a mark to return to with [`Handles::truncate`].
    pub fn mark(&self) -> usize {
        self.bound.len()
    }

    /// Forgets what was bound after `mark` (the end of a loop item).
    pub fn truncate(&mut self, mark: usize) {
        self.bound.truncate(mark);
    }
}

/// Whether two values are one thing: records by id, people by address, the rest by content.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Message { id: a, .. }, Value::Message { id: b, .. })
        | (Value::Thread { id: a, .. }, Value::Thread { id: b, .. })
        | (Value::Event { id: a, .. }, Value::Event { id: b, .. })
        | (Value::Deal { id: a, .. }, Value::Deal { id: b, .. })
        | (Value::Post { id: a, .. }, Value::Post { id: b, .. }) => a == b,
        (Value::Person { address: a, .. }, Value::Person { address: b, .. }) => a.email == b.email,
        (Value::Window { start: a, end: x, .. }, Value::Window { start: b, end: y, .. }) => a == b && x == y,
        _ => a == b,
    }
}
