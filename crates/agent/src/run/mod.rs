//! The run: a pure, event-sourced state machine from a request to its end.
//!
//! [`Run::ask`] says what the run wants next; the app performs it, commits the [`Event`] and hands it to
//! [`Run::apply`]. A run is the fold over its events and nothing else, so a killed process resumes by
//! applying what was committed, and a replay gives the same steps. Time, ids and results come in with events.
//!
//! Split: `machine` walks the plan, `bind` names values in words, `call` builds the grammar of a call and
//! reads it back, `observe` renders results, `step` holds the cards that people see.

mod begin;
mod bind;
mod call;
mod events;
mod letter;
mod machine;
mod observe;
mod progress;
mod step;
#[cfg(test)]
mod tests;
mod walk;

pub use call::{CallArgument, ToolCall};
pub use machine::Run;
pub use progress::{PlanProgress, StepProgress};
pub use step::{Phase, StepRecord};

use crate::action::{Action, Argument};
use crate::gate::{Covered, Decision, Facts, History, Permit, Rules};
use crate::prompt::{Answer, Layout, Question};
use crate::record::{Address, Deal, Event as CalendarEvent, Message, Passage, Person, Post};
use crate::skill::{Need, Skill};
use serde::{Deserialize, Serialize};

/// Probability below which a reading counts as unsure and goes the way that the skill names. The pocket
/// student is overconfident (its model card has the table), so this keeps out its guesses, not its errors.
pub const SURE: f64 = 0.6;

/// What is fixed when a run begins.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Setup {
    /// Id of the run.
    pub id: String,
    /// The user's words.
    pub request: String,
    /// The moment of the request, Unix seconds.
    pub now: i64,
    /// The user's zone.
    pub zone: String,
    /// The user.
    pub user: Address,
    /// Skill that the user named.
    pub skill: Option<String>,
    /// What the student can take.
    pub capability: Capability,
    /// Bounds.
    pub limits: Limits,
    /// For sampling.
    pub seed: Option<u64>,
}

/// What a student can take and give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Capability {
    /// Characters of a message that it is shown.
    pub body: usize,
    /// Messages that one search lists.
    pub list: usize,
    /// May write text of its own; else it only points at templates.
    pub writes: bool,
}

impl Capability {
    /// What a student can take and give, by how it is prompted: the pocket student was trained on little, the
    /// others are chat models that write.
    pub fn of(layout: Layout) -> Capability {
        match layout {
            Layout::Pocket => Capability::default(),
            Layout::ChatMl
            | Layout::ChatMlUnthinking
            | Layout::Gemma
            | Layout::Gemma4
            | Layout::Granite
            | Layout::Llama3
            | Layout::Plain => Capability { body: 4000, list: 20, writes: true },
        }
    }

    /// Whether it gives what a skill needs; what is lacking otherwise.
    pub fn lacks(&self, skill: &Skill) -> Option<Need> {
        skill.needs().into_iter().find(|need| match need {
            Need::Writes => !self.writes,
        })
    }
}

impl Default for Capability {
    /// The pocket student: trained on bodies of up to 600 characters and lists of up to 20, and never on writing.
    fn default() -> Self {
        Capability { body: 600, list: 20, writes: false }
    }
}

/// Bounds of a run. Hitting one ends it as stuck, with a plain reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Limits {
    /// Tool calls.
    pub calls: u32,
    /// Tokens evaluated and generated.
    pub tokens: u32,
    /// Milliseconds of work, waiting left out.
    pub ms: u64,
    /// Refinements of one step.
    pub refinements: u32,
}

impl Default for Limits {
    /// security.md names 40 steps for a run; a triage of twenty messages alone needs eighty calls, so the
    /// bound on calls is wider and the ones on tokens and time are as they were.
    fn default() -> Self {
        Limits { calls: 200, tokens: 60_000, ms: 600_000, refinements: 2 }
    }
}

/// What the run wants next.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one value lives at a time, and an action is read in place")]
pub enum Ask {
    /// Memories and candidate skills for the request. Answered by [`Event::Recalled`].
    Recall,
    /// The skill of this name. Answered by [`Event::Loaded`].
    Load {
        /// Skill.
        name: String,
    },
    /// A decision of the student. Answered by [`Event::Answered`].
    Student(Box<Question>),
    /// A look at the world. Answered by [`Event::Observed`].
    Read(ToolCall),
    /// The action behind a call, with its history. Answered by [`Event::Prepared`], or by an error in
    /// [`Event::Observed`].
    Prepare(Box<Preparation>),
    /// Do it; the gate said yes. Answered by [`Event::Executed`].
    Execute {
        /// What the gate let through.
        permit: Permit,
        /// Sequence number within the run: with the run's id the idempotency key.
        seq: u32,
    },
    /// Park it as an approval, or queue it under the rule that covers it. Answered by [`Event::Parked`].
    Park(Box<Parking>),
    /// A question to the user. Answered by [`Event::UserAnswered`].
    AskUser {
        /// In words.
        question: String,
    },
    /// The answers to these approvals. Answered by [`Event::Settled`].
    WaitFor {
        /// Approval ids.
        approvals: Vec<String>,
    },
    /// Nothing; the run has ended.
    Nothing,
}

/// What is needed to make an action out of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Preparation {
    /// The call.
    pub call: ToolCall,
    /// For a letter: subject (empty for an answer), body, and the spans of the body.
    pub letter: Option<LetterText>,
    /// Sequence number, as in [`Ask::Execute`].
    pub seq: u32,
}

/// The words of a letter with the origin of every stretch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LetterText {
    /// Subject; empty means that the answered message gives it.
    pub subject: String,
    /// One argument per stretch of a template's subject; their values joined are the subject.
    pub subject_spans: Vec<Argument>,
    /// Body.
    pub body: String,
    /// One argument per stretch of the body; their values joined are the body.
    pub spans: Vec<Argument>,
    /// The template that it is made from.
    pub template: Option<String>,
}

/// What is parked.
#[derive(Clone, Debug, PartialEq)]
pub struct Parking {
    /// The action.
    pub action: Action,
    /// Arguments with origins.
    pub arguments: Vec<Argument>,
    /// The stretches of a letter's body.
    pub spans: Vec<Argument>,
    /// The gate's decision.
    pub decision: Decision,
    /// What rules look at.
    pub facts: Facts,
    /// The rule that covers it: then nobody is asked.
    pub covered: Option<Covered>,
    /// Plan step that asked.
    pub plan_step: String,
    /// Sequence number.
    pub seq: u32,
}

/// A candidate skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Name.
    pub name: String,
    /// First 160 characters of the description.
    pub about: String,
    /// 0 to 1.
    pub score: f64,
}

/// A memory that recall found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecalledMemory {
    /// The passage.
    pub passage: Passage,
    /// 0 to 1.
    pub score: f64,
    /// Why it matched.
    pub why: Vec<String>,
}

/// What happened; committed before the run moves on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Recall came back.
    Recalled {
        /// Best first.
        memories: Vec<RecalledMemory>,
        /// Best first, at most five.
        candidates: Vec<Candidate>,
        /// The clear winner, if there is one.
        winner: Option<String>,
        /// People whose names stand in the request.
        people: Vec<Person>,
        /// Milliseconds.
        ms: f64,
    },
    /// The skill was pinned.
    Loaded {
        /// It.
        skill: Box<Skill>,
        /// People whose names stand in its steps.
        people: Vec<Person>,
    },
    /// The student answered.
    Answered {
        /// It.
        answer: Answer,
    },
    /// The question is longer than the student can hold; the step cannot be done. In plain words.
    TooLong {
        /// Reason, without a full stop.
        reason: String,
    },
    /// A look at the world came back.
    Observed {
        /// Result.
        result: ToolResult,
        /// Milliseconds.
        ms: f64,
    },
    /// The action is known.
    Prepared {
        /// It.
        action: Box<Action>,
        /// Arguments with origins.
        arguments: Vec<Argument>,
        /// History for the gate.
        history: Box<History>,
        /// The user's standing rules at this moment.
        #[serde(default)]
        rules: Rules,
    },
    /// The action was done.
    Executed {
        /// In words.
        summary: String,
        /// Milliseconds.
        ms: f64,
    },
    /// The action waits, or leaves under a rule.
    Parked {
        /// Approval.
        approval: String,
        /// Nobody is asked: the rule that covered it still stood.
        #[serde(default)]
        by_rule: bool,
    },
    /// The user answered a question.
    UserAnswered {
        /// In words.
        text: String,
        /// People named in it.
        people: Vec<Person>,
    },
    /// All approvals that were waited for are answered.
    Settled {
        /// Id and whether it was approved.
        approvals: Vec<(String, bool)>,
    },
    /// The user stopped the run.
    Stopped,
    /// Something broke; in plain words.
    Failed {
        /// Reason.
        reason: String,
    },
}

/// What a look at the world returned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToolResult {
    /// A list of messages, newest first.
    Messages {
        /// Bodies may be empty.
        items: Vec<SeenMessage>,
        /// How many there are in all.
        total: usize,
    },
    /// One message, whole.
    Message {
        /// It.
        item: Box<SeenMessage>,
    },
    /// Events.
    Events {
        /// In order.
        items: Vec<CalendarEvent>,
    },
    /// Free slots.
    Slots {
        /// Start and end, Unix seconds.
        items: Vec<(i64, i64)>,
    },
    /// People.
    People {
        /// Best first.
        items: Vec<Person>,
    },
    /// Deals.
    Deals {
        /// Best first.
        items: Vec<Deal>,
    },
    /// Passages of memories.
    Passages {
        /// Best first.
        items: Vec<Passage>,
    },
    /// Posts.
    Posts {
        /// Newest first.
        items: Vec<Post>,
    },
    /// It did not work; in words for the student and for people.
    Error {
        /// What happened.
        message: String,
    },
}

/// A message with what the address book says of its sender.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SeenMessage {
    /// The message.
    pub message: Message,
    /// Relation of the sender.
    pub relation: Option<String>,
    /// Company of the sender.
    pub organisation: String,
    /// In the address book or written to before.
    pub known: bool,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Looking for memory and skill.
    #[default]
    Recalling,
    /// Loading and compiling the plan.
    Planning,
    /// Performing.
    Stepping,
    /// For the user.
    Waiting,
    /// Finished.
    Done,
    /// Could not go on.
    Stuck,
    /// Stopped by the user.
    Stopped,
    /// Broke.
    Failed,
}

impl State {
    /// Whether the run has ended.
    pub fn ended(self) -> bool {
        matches!(self, State::Done | State::Stuck | State::Stopped | State::Failed)
    }
}
