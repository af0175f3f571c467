//! The tool table: every native tool, its parameters in their fixed order, and its effect.
//!
//! The grammar of a step, the gate, the skill linter, the prompts and the generator of the pocket
//! student's training data all read this one table.

use crate::handle::HandleType;
use crate::record::STAGES;
use serde::Serialize;

/// What a tool does to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    /// Looks only.
    Read,
    /// Reversible, seen by nobody else: labels, archive, drafts.
    File,
    /// Mail that leaves.
    Send,
    /// A change that others may see: calendar, deals.
    Change,
    /// Out into the world for good.
    Publish,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Takes {
    /// A handle of this type.
    Handle(HandleType),
    /// A handle of this type, or written text by a student that may write.
    HandleOrText(HandleType),
    /// One of a fixed list.
    OneOf(&'static [&'static str]),
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Name in the call.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// May be left out.
    pub optional: bool,
}

/// A tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tool {
    /// `group.action`.
    pub name: &'static str,
    /// What it does to the world.
    pub effect: Effect,
    /// Parameters, in the order in which a call writes them.
    pub parameters: &'static [Parameter],
    /// One line for people and for large students.
    pub about: &'static str,
}

const fn handle(name: &'static str, kind: HandleType) -> Parameter {
    Parameter { name, takes: Takes::Handle(kind), optional: false }
}
const fn maybe(name: &'static str, kind: HandleType) -> Parameter {
    Parameter { name, takes: Takes::Handle(kind), optional: true }
}
const fn text(name: &'static str) -> Parameter {
    Parameter { name, takes: Takes::HandleOrText(HandleType::Text), optional: false }
}
const fn one_of(name: &'static str, values: &'static [&'static str]) -> Parameter {
    Parameter { name, takes: Takes::OneOf(values), optional: false }
}

/// Where `mail.search` looks.
pub const BOXES: &[&str] = &["inbox", "unread", "starred", "sent", "all"];
/// Answers to an invitation.
pub const ANSWERS: &[&str] = &["accept", "decline", "tentative"];
/// States of a post.
pub const POST_STATES: &[&str] = &["draft", "published"];

/// All native tools.
pub const TOOLS: &[Tool] = &[
    Tool {
        name: "mail.search",
        effect: Effect::Read,
        parameters: &[
            one_of("in", BOXES),
            maybe("from", HandleType::Person),
            maybe("about", HandleType::Text),
            maybe("since", HandleType::Window),
        ],
        about: "find messages, newest first",
    },
    Tool {
        name: "mail.read",
        effect: Effect::Read,
        parameters: &[handle("message", HandleType::Message)],
        about: "read one message",
    },
    Tool {
        name: "mail.label",
        effect: Effect::File,
        parameters: &[handle("message", HandleType::Message), handle("label", HandleType::Label)],
        about: "put a label on a message",
    },
    Tool {
        name: "mail.archive",
        effect: Effect::File,
        parameters: &[handle("message", HandleType::Message)],
        about: "take a message out of the inbox",
    },
    Tool {
        name: "mail.snooze",
        effect: Effect::File,
        parameters: &[handle("message", HandleType::Message), handle("until", HandleType::Window)],
        about: "hide a message until a time",
    },
    Tool {
        name: "mail.draft",
        effect: Effect::File,
        parameters: &[
            maybe("reply_to", HandleType::Message),
            maybe("to", HandleType::Person),
            maybe("subject", HandleType::Text),
            text("body"),
        ],
        about: "save a letter among the drafts",
    },
    Tool {
        name: "mail.send",
        effect: Effect::Send,
        parameters: &[
            maybe("reply_to", HandleType::Message),
            maybe("to", HandleType::Person),
            maybe("subject", HandleType::Text),
            text("body"),
        ],
        about: "send a letter; waits for approval",
    },
    Tool {
        name: "calendar.list",
        effect: Effect::Read,
        parameters: &[handle("during", HandleType::Window)],
        about: "events in a stretch of time",
    },
    Tool {
        name: "calendar.free",
        effect: Effect::Read,
        parameters: &[handle("during", HandleType::Window), handle("minutes", HandleType::Amount)],
        about: "free slots of a length in a stretch of time",
    },
    Tool {
        name: "calendar.create",
        effect: Effect::Change,
        parameters: &[handle("at", HandleType::Window), text("title"), maybe("guest", HandleType::Person)],
        about: "put an event in the calendar; waits for approval",
    },
    Tool {
        name: "calendar.update",
        effect: Effect::Change,
        parameters: &[handle("event", HandleType::Event), handle("at", HandleType::Window)],
        about: "move an event; waits for approval",
    },
    Tool {
        name: "calendar.cancel",
        effect: Effect::Change,
        parameters: &[handle("event", HandleType::Event)],
        about: "call an event off; waits for approval",
    },
    Tool {
        name: "calendar.respond",
        effect: Effect::Change,
        parameters: &[handle("message", HandleType::Message), one_of("answer", ANSWERS)],
        about: "answer the invitation in a message; waits for approval",
    },
    Tool {
        name: "contacts.find",
        effect: Effect::Read,
        parameters: &[handle("name", HandleType::Text)],
        about: "look somebody up in the address book",
    },
    Tool {
        name: "memory.search",
        effect: Effect::Read,
        parameters: &[handle("about", HandleType::Text)],
        about: "search the user's playbooks",
    },
    Tool {
        name: "deals.find",
        effect: Effect::Read,
        parameters: &[handle("who", HandleType::Person)],
        about: "the deal of a person",
    },
    Tool {
        name: "deals.update",
        effect: Effect::Change,
        parameters: &[handle("deal", HandleType::Deal), one_of("stage", &STAGES)],
        about: "move a deal to a stage; waits for approval",
    },
    Tool {
        name: "posts.find",
        effect: Effect::Read,
        parameters: &[one_of("status", POST_STATES)],
        about: "posts in a state, newest first",
    },
    Tool {
        name: "posts.publish",
        effect: Effect::Publish,
        parameters: &[handle("post", HandleType::Post)],
        about: "publish a post; waits for approval",
    },
    Tool { name: "user.ask", effect: Effect::Read, parameters: &[text("question")], about: "ask the user and wait" },
    Tool {
        name: "user.notify",
        effect: Effect::Read,
        parameters: &[text("text")],
        about: "leave a note on the run for the user",
    },
];

/// The tool of a name.
pub fn find(name: &str) -> Option<&'static Tool> {
    TOOLS.iter().find(|t| t.name == name)
}

/// The table as JSON, for the training generator and for `understudy`'s own printing.
pub fn table() -> serde_json::Value {
    serde_json::to_value(TOOLS).expect("a constant table of strings always serialises")
}
