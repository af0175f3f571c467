//! The state of a run, and what can be asked of it from outside.
//!
//! The two halves of the machine are `events` (what an event does) and `walk` (how the plan goes on until
//! it needs something from outside).

use super::call::{Reach, ToolCall};
use super::progress::PlanProgress;
use super::step::{Phase, StepRecord};
use super::{Ask, Candidate, LetterText, Parking, RecalledMemory, SeenMessage, Setup, State};
use crate::action::Action;
use crate::condition::Known;
use crate::gate::{Ledger, Permit, Scope};
use crate::handle::{Handle, HandleType, Handles, Slot};
use crate::prompt::{Segment, Tokens};
use crate::record::Person;
use crate::skill::Skill;
use std::collections::BTreeMap;

/// A run: the fold over its events.
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) setup: Setup,
    pub(super) state: State,
    pub(super) reason: String,
    pub(super) ask: Ask,
    pub(super) doing: Doing,
    pub(super) memories: Vec<RecalledMemory>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) chosen_by: String,
    pub(super) skill: Option<Skill>,
    pub(super) scope: Scope,
    pub(super) people: Vec<Person>,
    pub(super) handles: Handles,
    pub(super) ledger: Ledger,
    pub(super) requested: Vec<Handle>,
    pub(super) segments: Vec<Segment>,
    pub(super) prefix: usize,
    pub(super) stack: Vec<Frame>,
    pub(super) lists: BTreeMap<HandleType, Vec<Handle>>,
    pub(super) listed: Vec<(Handle, SeenMessage)>,
    pub(super) known: Known,
    pub(super) steps: Vec<StepRecord>,
    pub(super) plan: PlanProgress,
    pub(super) effects: Vec<RunEffect>,
    pub(super) notes: Vec<String>,
    pub(super) asked: Vec<String>,
    pub(super) criteria: Vec<(String, Option<bool>)>,
    pub(super) tokens: Tokens,
    pub(super) ms: f64,
    pub(super) calls: u32,
    pub(super) refined: u32,
    pub(super) failed_items: Vec<String>,
    pub(super) seq: u32,
}

/// An effect of the run: applied, or waiting as an approval.
#[derive(Clone, Debug, PartialEq)]
pub struct RunEffect {
    /// What.
    pub action: Action,
    /// Approval, for an outbound one.
    pub approval: Option<String>,
    /// Plan step.
    pub plan_step: String,
    /// Number within the run.
    pub seq: u32,
    /// In words.
    pub summary: String,
}

/// A list of steps that is being walked.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Indexes from the skill's steps down to the list's owner.
    pub(super) path: Vec<usize>,
    pub(super) index: usize,
    pub(super) held: bool,
    pub(super) after_otherwise: bool,
    pub(super) item: Option<Items>,
}

/// The loop of a frame.
#[derive(Clone, Debug)]
pub(super) struct Items {
    pub(super) all: Vec<Handle>,
    pub(super) at: usize,
    pub(super) mark: usize,
    pub(super) shown: usize,
    pub(super) segments: usize,
    pub(super) known: Known,
    pub(super) lists: BTreeMap<HandleType, Vec<Handle>>,
}

/// What the run is in the middle of.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "one of these is alive in a run; a box would only obscure it")]
pub(super) enum Doing {
    Nothing,
    Routing,
    Loading,
    /// Asking the user for an input of the skill.
    Input {
        kind: HandleType,
        about: String,
    },
    Reading {
        name: String,
    },
    /// Asking the user because a reading was unsure.
    Unsure {
        name: String,
    },
    Calling(Calling),
    Slots(Box<Slots>),
    Looking(ToolCall),
    Preparing {
        call: ToolCall,
        letter: Option<LetterText>,
        calling: Calling,
    },
    Executing {
        permit: Permit,
        calling: Calling,
    },
    Parking {
        parking: Box<Parking>,
        calling: Calling,
    },
    /// `user.ask`.
    Asking,
    Waiting,
}

/// A call being made: what the step names and what was tried.
#[derive(Clone, Debug, Default)]
pub(super) struct Calling {
    pub(super) named: Vec<Handle>,
    pub(super) tried: Vec<String>,
    pub(super) refinements: u32,
}

/// Slots of a template being filled.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    pub(super) call: ToolCall,
    pub(super) calling: Calling,
    pub(super) open: Vec<Slot>,
    pub(super) filled: Vec<(String, Handle)>,
}

impl Run {
    /// A run that has not begun.
    pub fn new(setup: Setup) -> Run {
        Run {
            setup,
            state: State::Recalling,
            reason: String::new(),
            ask: Ask::Recall,
            doing: Doing::Nothing,
            memories: Vec::new(),
            candidates: Vec::new(),
            chosen_by: String::new(),
            skill: None,
            scope: Scope::default(),
            people: Vec::new(),
            handles: Handles::default(),
            ledger: Ledger::default(),
            requested: Vec::new(),
            segments: Vec::new(),
            prefix: 0,
            stack: Vec::new(),
            lists: BTreeMap::new(),
            listed: Vec::new(),
            known: Known::default(),
            steps: Vec::new(),
            plan: PlanProgress::default(),
            effects: Vec::new(),
            notes: Vec::new(),
            asked: Vec::new(),
            criteria: Vec::new(),
            tokens: Tokens::default(),
            ms: 0.0,
            calls: 0,
            refined: 0,
            failed_items: Vec::new(),
            seq: 0,
        }
    }

    /// What the run wants next.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }
    /// What was fixed at the start.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }
    /// Where it stands.
    pub fn state(&self) -> State {
        self.state
    }
    /// What came of it, or why it stopped, in one sentence.
    pub fn reason(&self) -> &str {
        &self.reason
    }
    /// The pinned skill.
    pub fn skill(&self) -> Option<&Skill> {
        self.skill.as_ref()
    }
    /// Cards so far.
    pub fn steps(&self) -> &[StepRecord] {
        &self.steps
    }
    /// The plan with its progress.
    pub fn plan(&self) -> &PlanProgress {
        &self.plan
    }
    /// Effects so far, waiting approvals included.
    pub fn effects(&self) -> &[RunEffect] {
        &self.effects
    }
    /// Notes that it left for the user.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
    /// Questions that it asked the user.
    pub fn asked(&self) -> &[String] {
        &self.asked
    }
    /// Success criteria and whether they hold (`None` when not machine-checkable).
    pub fn criteria(&self) -> &[(String, Option<bool>)] {
        &self.criteria
    }
    /// Tokens so far.
    pub fn tokens(&self) -> Tokens {
        self.tokens
    }
    /// Milliseconds of work so far.
    pub fn ms(&self) -> f64 {
        self.ms
    }
    /// Calls that went back with an error.
    pub fn refined(&self) -> u32 {
        self.refined
    }
    /// Memories that recall found.
    pub fn memories(&self) -> &[RecalledMemory] {
        &self.memories
    }
    /// Candidate skills.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }
    /// `search`, `student` or `user`.
    pub fn chosen_by(&self) -> &str {
        &self.chosen_by
    }
    /// The prompt as it stands.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }
    /// What the student was shown, as far as its prompt still holds it.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
    /// Handles that are bound now.
    pub fn handles(&self) -> &Handles {
        &self.handles
    }

    /// The id of the plan step at hand.
    pub fn at_step(&self) -> Option<String> {
        if self.state.ended() {
            return None;
        }
        self.current_step().map(|s| s.id.clone())
    }

    /// Outputs that the skill declares: the newest handle of each type, in words.
    pub fn outputs(&self) -> BTreeMap<String, String> {
        let Some(skill) = &self.skill else { return BTreeMap::new() };
        skill
            .outputs
            .iter()
            .filter_map(|field| {
                let bound = self.handles.of(field.kind).last()?;
                Some((field.name.clone(), super::call::shown(&bound.value, &self.setup.zone)))
            })
            .collect()
    }

    pub(super) fn push(&mut self, mut step: StepRecord) {
        step.n = self.steps.len() as u32 + 1;
        if let Some(id) = &step.plan_step
            && let Some(row) = self.plan.row(id)
        {
            row.ms += step.ms;
        }
        self.steps.push(step);
    }

    pub(super) fn card(&self, phase: Phase, text: impl Into<String>) -> StepRecord {
        StepRecord::new(phase, self.current_step().map(|s| s.id.clone()), text)
    }

    pub(super) fn bound(&self, handles: &[Handle]) -> Vec<crate::handle::Bound> {
        handles.iter().filter_map(|h| self.handles.get(*h).cloned()).collect()
    }

    pub(super) fn reach<'a>(&'a self, named: &'a [Handle]) -> Reach<'a> {
        let item = self.stack.iter().rev().find_map(|f| f.item.as_ref());
        Reach {
            handles: &self.handles,
            named,
            words: self.current_step().map(|s| s.text.as_str()).unwrap_or_default(),
            item: item.and_then(|i| i.all.get(i.at).map(|h| (*h, i.mark))),
            requested: &self.requested,
            writes: self.setup.capability.writes,
            zone: &self.setup.zone,
        }
    }

    pub(super) fn end(&mut self, state: State, reason: impl Into<String>) {
        self.state = state;
        self.reason = reason.into();
        self.ask = Ask::Nothing;
        self.doing = Doing::Nothing;
        let mut card = self.card(Phase::Finish, self.reason.clone());
        card.plan_step = None;
        if matches!(state, State::Stuck | State::Failed) {
            card.error = Some(self.reason.clone());
        }
        self.push(card);
    }
}
