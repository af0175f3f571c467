//! Walking the plan: from one point at which the run needs something from outside to the next.
//!
//! The loop owns the place in the plan, the loops, "otherwise" and the end; the student is asked one
//! small question at a time.

use super::bind::{self, Context, Source};
use super::call;
use super::machine::{Calling, Doing, Frame, Items, Run, Slots};
use super::step::{Phase, StepRecord};
use super::{Ask, Preparation, SURE, State};
use crate::condition::{self, KnownDeal, KnownMessage, Outcome};
use crate::eval;
use crate::grammar::Grammar;
use crate::handle::{HandleType, Value};
use crate::prompt::{Question, Role, Segment};
use crate::skill::{Skill, Step, StepKind, Unsure};
use crate::tool;

impl Run {
    /// The step at hand.
    pub(super) fn current_step(&self) -> Option<&Step> {
        let frame = self.stack.last()?;
        steps_at(self.skill.as_ref()?, &frame.path).get(frame.index)
    }

    /// Goes on until the run needs something from outside.
    pub(super) fn advance(&mut self) {
        while matches!(self.doing, Doing::Nothing) && self.state == State::Stepping {
            match self.current_step().cloned() {
                None => self.pop(),
                Some(step) => self.begin(&step),
            }
        }
        if matches!(self.ask, Ask::Student(_)) {
            self.bounds();
        }
    }

    /// Ends the run when a bound is hit.
    fn bounds(&mut self) {
        let limits = &self.setup.limits;
        let spent = self.tokens.evaluated + self.tokens.generated;
        let reason = if self.calls >= limits.calls {
            format!("Stopped after {} tool calls, the bound for one run.", limits.calls)
        } else if spent >= limits.tokens {
            format!("Stopped after {} tokens, the bound for one run.", limits.tokens)
        } else if self.ms >= limits.ms as f64 {
            format!("Stopped after {} minutes of work, the bound for one run.", limits.ms / 60_000)
        } else {
            return;
        };
        self.end(State::Stuck, reason);
    }

    /// The end of a list of steps: the loop's next item, or the step after it.
    fn pop(&mut self) {
        let Some(mut frame) = self.stack.pop() else { return };
        if let Some(items) = &mut frame.item {
            self.rewind(items);
            items.at += 1;
            if items.at < items.all.len() {
                frame.index = 0;
                frame.held = false;
                frame.after_otherwise = false;
                self.stack.push(frame);
                self.enter_item();
                return;
            }
        }
        match self.stack.last_mut() {
            Some(parent) => parent.index += 1,
            None => self.check(),
        }
    }

    /// Forgets what an item brought: handles, prompt, facts. What was done stays done.
    fn rewind(&mut self, items: &Items) {
        self.handles.truncate(items.mark);
        self.ledger.truncate(items.shown);
        self.segments.truncate(items.segments);
        self.known = items.known.clone();
        self.lists = items.lists.clone();
    }

    fn enter_item(&mut self) {
        let Some(items) = self.stack.last().and_then(|f| f.item.as_ref()) else { return };
        let (item, at, all) = (items.all[items.at], items.at + 1, items.all.len());
        self.segments.push(Segment { role: Role::Item, text: format!("${item}\n") });
        if let Some((_, seen)) = self.listed.iter().find(|(h, _)| *h == item) {
            self.known.message = Some(KnownMessage {
                subject: seen.message.subject.clone(),
                relation: seen.relation.clone(),
                sender: seen.message.from.name.clone(),
                known: seen.known,
                bulk: seen.message.bulk,
                starred: seen.message.starred,
                attachment: !seen.message.attachments.is_empty(),
                invitation: seen.message.invitation.is_some(),
                ..KnownMessage::default()
            });
            self.known.readings.clear();
        }
        match self.handles.get(item).map(|b| &b.value) {
            Some(Value::Event { title, .. }) => {
                self.known.event_title = Some(title.clone());
                self.known.event_named = Some(self.named.contains(&item));
            }
            Some(Value::Deal { stage, amount, currency, .. }) => {
                self.known.deal = Some(KnownDeal { stage: stage.clone(), amount: *amount, currency: currency.clone() });
            }
            _ => {}
        }
        let shown = self.handles.get(item).map(|b| call::shown(&b.value, &self.setup.zone)).unwrap_or_default();
        let mut card = StepRecord::new(Phase::Item, None, format!("{at} of {all}: {shown}"));
        card.bound = self.bound(&[item]);
        self.push(card);
    }

    /// Begins a step: decides its condition, then does it.
    fn begin(&mut self, step: &Step) {
        let Some(frame) = self.stack.last_mut() else { return };
        if step.otherwise && frame.held {
            frame.after_otherwise = true;
            self.skip(step, "an earlier condition held");
            return;
        }
        if step.condition.is_some() && !step.otherwise && frame.after_otherwise {
            frame.held = false;
            frame.after_otherwise = false;
        }
        if step.condition.is_none() && !step.otherwise {
            frame.held = false;
        }
        if step.otherwise {
            frame.after_otherwise = true;
        }
        if let Some(expression) = &step.condition {
            match condition::evaluate(expression, &self.known) {
                Outcome::NeedsReading { name } => return self.ask_reading(&name),
                Outcome::Unknown { reason } => {
                    self.verdict(step, false, &reason, None);
                    return self.skip_quietly(step);
                }
                Outcome::Verdict { holds, evidence, probability } => {
                    let probability = (probability < 1.0).then_some(probability);
                    self.verdict(step, holds, &evidence.join("; "), probability);
                    if !holds {
                        return self.skip_quietly(step);
                    }
                    if let Some(frame) = self.stack.last_mut() {
                        frame.held = true;
                    }
                }
            }
        }
        self.perform(step);
    }

    fn verdict(&mut self, step: &Step, holds: bool, evidence: &str, probability: Option<f64>) {
        let mut card =
            self.card(Phase::Verdict, format!("{}: {evidence}", step.condition_text.as_deref().unwrap_or("")));
        card.holds = Some(holds);
        card.probability = probability;
        self.push(card);
    }

    fn skip(&mut self, step: &Step, why: &str) {
        let mut card = self.card(Phase::Verdict, format!("Otherwise: {why}"));
        card.holds = Some(false);
        self.push(card);
        self.skip_quietly(step);
    }

    fn skip_quietly(&mut self, step: &Step) {
        if let Some(row) = self.plan.row(&step.id) {
            row.skipped += 1;
        }
        self.next_step();
    }

    pub(super) fn next_step(&mut self) {
        self.doing = Doing::Nothing;
        if let Some(frame) = self.stack.last_mut() {
            frame.index += 1;
        }
    }

    /// A step was performed; goes on behind it.
    pub(super) fn performed(&mut self, note: &str) {
        if let Some(id) = self.current_step().map(|s| s.id.clone())
            && let Some(row) = self.plan.row(&id)
        {
            row.performed += 1;
            row.note = note.to_owned();
        }
        self.next_step();
    }

    /// A step could not be done. Inside a loop the item is given up and the rest goes on; elsewhere the run is stuck.
    pub(super) fn fail_step(&mut self, reason: &str) {
        let id = self.current_step().map(|s| s.id.clone()).unwrap_or_default();
        if let Some(row) = self.plan.row(&id) {
            row.failed += 1;
            row.note = reason.to_owned();
        }
        self.doing = Doing::Nothing;
        let Some(depth) = self.stack.iter().rposition(|f| f.item.is_some()) else {
            self.end(State::Stuck, format!("Step {id} could not be done: {reason}."));
            return;
        };
        let mut card = self.card(Phase::Refine, format!("gives this one up: {reason}"));
        card.error = Some(reason.to_owned());
        self.push(card);
        self.failed_items.push(reason.to_owned());
        self.leave_item(depth);
    }

    /// Goes to the end of the item of the frame at `depth`.
    fn leave_item(&mut self, depth: usize) {
        self.stack.truncate(depth + 1);
        if let (Some(frame), Some(skill)) = (self.stack.last_mut(), self.skill.as_ref()) {
            frame.index = steps_at(skill, &frame.path).len();
        }
    }

    fn perform(&mut self, step: &Step) {
        match &step.kind {
            StepKind::Call { tools } => self.ask_call(step, tools),
            StepKind::Group { .. } => {
                self.mark_performed(step, "");
                self.enter(None);
            }
            StepKind::ForEach { over, .. } => {
                let all = self.lists.get(over).cloned().unwrap_or_default();
                self.mark_performed(step, &format!("{} to go through", all.len()));
                if all.is_empty() {
                    return self.next_step();
                }
                let items = Items {
                    all,
                    at: 0,
                    mark: self.handles.mark(),
                    shown: self.ledger.mark(),
                    segments: self.segments.len(),
                    known: self.known.clone(),
                    lists: self.lists.clone(),
                };
                self.enter(Some(items));
                self.enter_item();
            }
            StepKind::Stop { item: true } => {
                self.mark_performed(step, "");
                match self.stack.iter().rposition(|f| f.item.is_some()) {
                    Some(depth) => self.leave_item(depth),
                    None => self.check(),
                }
            }
            StepKind::Stop { item: false } => {
                self.mark_performed(step, "");
                self.stack.clear();
                self.check();
            }
            StepKind::Wait => {
                let approvals: Vec<String> = self.effects.iter().filter_map(|e| e.approval.clone()).collect();
                if approvals.is_empty() {
                    return self.performed("nothing to wait for");
                }
                let card = self.card(Phase::Waiting, format!("waits for {} answers", approvals.len()));
                self.push(card);
                self.state = State::Waiting;
                self.doing = Doing::Waiting;
                self.ask = Ask::WaitFor { approvals };
            }
        }
    }

    fn mark_performed(&mut self, step: &Step, note: &str) {
        if let Some(row) = self.plan.row(&step.id) {
            row.performed += 1;
            row.note = note.to_owned();
        }
    }

    fn enter(&mut self, item: Option<Items>) {
        if let Some(frame) = self.stack.last() {
            let mut path = frame.path.clone();
            path.push(frame.index);
            self.stack.push(Frame { path, index: 0, held: false, after_otherwise: false, item });
        }
    }

    fn ask_reading(&mut self, name: &str) {
        let declared = self.skill.as_ref().and_then(|s| s.readings.iter().find(|r| r.name == name));
        let Some(reading) = declared else {
            let reason = format!("the skill declares no reading \"{name}\"");
            return self.fail_step(&reason);
        };
        let mut values = reading.values.clone();
        values.push("other".to_owned());
        let Some(grammar) = Grammar::one_of(values) else { return };
        self.segments.push(Segment { role: Role::Read, text: name.to_owned() });
        self.doing = Doing::Reading { name: name.to_owned() };
        self.ask = self.question(Role::Value, grammar);
    }

    /// A reading that the student is not sure of, handled as the skill says.
    pub(super) fn unsure(&mut self, name: &str, value: &str, probability: f64) {
        let what = self.skill.as_ref().and_then(|s| s.readings.iter().find(|r| r.name == name));
        match what.map(|r| r.when_unsure).unwrap_or_default() {
            Unsure::Skip => {
                self.known.readings.insert(name.to_owned(), ("other".to_owned(), probability));
            }
            Unsure::Stop => {
                self.end(State::Stuck, format!("The student is not sure of the {name}, and the skill says to stop."))
            }
            Unsure::Ask => {
                let about = self.known.message.as_ref().map(|m| m.subject.clone()).unwrap_or_default();
                let values = what.map(|r| r.values.join(", ")).unwrap_or_default();
                let question =
                    format!("What is the {name} of “{about}”? My guess is “{value}”. One of: {values}, other.");
                self.doing = Doing::Unsure { name: name.to_owned() };
                self.ask_user(question);
            }
        }
    }

    pub(super) fn ask_user(&mut self, question: String) {
        let card = self.card(Phase::Waiting, question.clone());
        self.push(card);
        self.asked.push(question.clone());
        self.state = State::Waiting;
        self.ask = Ask::AskUser { question };
    }

    fn ask_call(&mut self, step: &Step, tools: &[String]) {
        let Some(skill) = &self.skill else { return };
        let context = Context {
            people: &self.people,
            templates: &skill.templates,
            now: self.setup.now,
            zone: &self.setup.zone,
            labels: tools.iter().any(|t| t == "mail.label"),
            skill: &skill.name,
        };
        let words = bind::bind(&step.text, &Source::Skill(step.line), &context, &mut self.handles);
        self.segments.push(Segment { role: Role::Step, text: format!("{}\n", words.text) });
        self.put_call(Calling { named: words.handles, ..Calling::default() }, tools, None);
    }

    /// Asks for the call, leaving out what was tried.
    /// `error` is what the last one came to; it is the reason when nothing else can be tried.
    pub(super) fn put_call(&mut self, calling: Calling, tools: &[String], error: Option<&str>) {
        let tools: Vec<&tool::Tool> = tools.iter().filter_map(|t| tool::find(t)).collect();
        let grammar = match call::grammar(&tools, &self.reach(&calling.named)) {
            Ok(grammar) => grammar,
            Err(lacking) => return self.fail_step(&lacking),
        };
        let grammar = match without(grammar, &calling.tried) {
            Some(grammar) => grammar,
            None => return self.fail_step(error.unwrap_or("every call that is possible here has failed")),
        };
        self.doing = Doing::Calling(calling);
        self.ask = self.question(Role::Call, grammar);
    }

    pub(super) fn put_slot(&mut self, slots: Slots) {
        let Some(slot) = slots.open.first() else {
            return self.prepare(slots);
        };
        let kind = slot.kind.unwrap_or(HandleType::Text);
        let reach = self.reach(&slots.calling.named);
        let Some(grammar) = Grammar::one_of(reach.candidates_of(kind).iter().map(|h| format!("${h}"))) else {
            let reason = format!("the letter wants {{{}}}, and the run has no {}", slot.name, call::kind_words(kind));
            return self.fail_step(&reason);
        };
        self.segments.push(Segment { role: Role::Slot, text: slot.name.clone() });
        self.doing = Doing::Slots(Box::new(slots));
        self.ask = self.question(Role::Value, grammar);
    }

    /// All slots are filled; asks for the action behind the call.
    pub(super) fn prepare(&mut self, slots: Slots) {
        let letter = match slots.call.tool.as_str() {
            "mail.send" | "mail.draft" => match self.letter(&slots.call, &slots.filled) {
                Ok(letter) => Some(letter),
                Err(reason) => return self.fail_step(&reason),
            },
            _ => None,
        };
        self.seq += 1;
        self.ask =
            Ask::Prepare(Box::new(Preparation { call: slots.call.clone(), letter: letter.clone(), seq: self.seq }));
        self.doing = Doing::Preparing { call: slots.call, letter, calling: slots.calling };
    }

    pub(super) fn question(&self, answer: Role, grammar: Grammar) -> Ask {
        Ask::Student(Box::new(Question {
            segments: self.segments.clone(),
            prefix: self.prefix,
            answer,
            grammar,
            max_tokens: if self.setup.capability.writes { 1024 } else { 96 },
            seed: self.setup.seed,
        }))
    }

    /// Whether a probability is enough to act on.
    pub(super) fn sure(probability: f64) -> bool {
        probability >= SURE
    }

    /// The end of the plan: success criteria over the effects.
    fn check(&mut self) {
        let Some(skill) = &self.skill else { return };
        let effects: Vec<(crate::action::Action, bool)> =
            self.effects.iter().map(|e| (e.action.clone(), e.approval.is_none())).collect();
        let mut failed = None;
        let mut criteria = Vec::new();
        for criterion in &skill.criteria {
            let holds = criterion.check.as_ref().and_then(|c| eval::criterion(c, &effects).ok());
            if holds == Some(false) && failed.is_none() {
                failed = Some(criterion.text.clone());
            }
            criteria.push((criterion.text.clone(), holds));
        }
        self.stack.clear();
        if !criteria.is_empty() {
            let good = criteria.iter().filter(|(_, h)| *h == Some(true)).count();
            let open = criteria.iter().filter(|(_, h)| h.is_none()).count();
            let mut text = format!("{good} of {} success criteria hold", criteria.len());
            if open > 0 {
                text.push_str(&format!(", {open} for you to judge"));
            }
            let mut card = StepRecord::new(Phase::Check, None, text);
            card.holds = Some(failed.is_none());
            self.push(card);
        }
        self.criteria = criteria;
        match failed {
            Some(text) => self.end(State::Stuck, format!("A success criterion does not hold: {text}")),
            None => self.end(State::Done, self.summary()),
        }
    }
}

/// The list of steps at a path.
pub(super) fn steps_at<'s>(skill: &'s Skill, path: &[usize]) -> &'s [Step] {
    let mut steps: &[Step] = &skill.steps;
    for index in path {
        steps = match steps.get(*index).map(|s| &s.kind) {
            Some(StepKind::ForEach { steps, .. } | StepKind::Group { steps }) => steps,
            _ => &[],
        };
    }
    steps
}

/// The grammar without the calls that were tried. Grammars of calls are small finite sets unless the
/// student may write; then the tried text stays possible and counts as a refinement when repeated.
fn without(grammar: Grammar, tried: &[String]) -> Option<Grammar> {
    if tried.is_empty() {
        return Some(grammar);
    }
    match grammar.sentences(512) {
        Some(all) => Grammar::one_of(all.into_iter().filter(|s| !tried.contains(s))),
        None => Some(grammar),
    }
}
