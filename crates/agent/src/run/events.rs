//! What each event does to a run.

use super::call::{self, ToolCall};
use super::machine::{Calling, Doing, Run, RunEffect, Slots};
use super::observe;
use super::step::Phase;
use super::{Ask, Event, Parking, State, ToolResult};
use crate::condition::{KnownDeal, KnownMessage, contains_words};
use crate::extract;
use crate::gate::{self, Case, Covered, Permit, Verdict};
use crate::handle::{Handle, HandleType, Integrity, Origin, Value};
use crate::prompt::{Answer, Role, Segment};
use crate::record;
use crate::skill::StepKind;
use crate::tool::{self, Effect};

impl Run {
    /// Applies an event that answers [`Run::ask`]. An event that does not answer it is an error and
    /// changes nothing: two drivers are at work, or the store is damaged.
    pub fn apply(&mut self, event: Event) -> Result<(), String> {
        if self.state.ended() {
            return Err(format!("the run has ended, so {} cannot be applied", name(&event)));
        }
        let doing = std::mem::replace(&mut self.doing, Doing::Nothing);
        match (doing, event) {
            (_, Event::Stopped) => {
                self.end(State::Stopped, "Stopped by you. What was done so far stays and can be undone.")
            }
            (_, Event::Failed { reason }) => self.end(State::Failed, reason),
            (Doing::Nothing, Event::Recalled { memories, candidates, winner, people, ms })
                if self.ask == Ask::Recall =>
            {
                self.ms += ms;
                self.memories = memories;
                self.candidates = candidates;
                self.people = people;
                self.recalled(winner, ms);
            }
            (Doing::Routing, Event::Answered { answer }) => self.routed(&answer),
            (Doing::Loading, Event::Loaded { skill, people }) => self.loaded(*skill, people),
            (Doing::Routing, Event::TooLong { reason }) => {
                self.end(State::Stuck, format!("The skills that fit could not be weighed: {reason}."));
            }
            (Doing::Reading { .. } | Doing::Calling(_) | Doing::Slots(_), Event::TooLong { reason }) => {
                self.fail_step(&reason);
            }
            (Doing::Reading { name }, Event::Answered { answer }) => self.read_reading(&name, &answer),
            (Doing::Calling(calling), Event::Answered { answer }) => self.called(calling, &answer),
            (Doing::Slots(slots), Event::Answered { answer }) => self.slotted(*slots, &answer),
            (Doing::Looking(call), Event::Observed { result, ms }) => self.observed(&call, &result, ms),
            (Doing::Preparing { call, letter, calling }, Event::Prepared { action, arguments, mut history, rules }) => {
                history.filed = self.effects.iter().filter(|e| e.approval.is_none()).count();
                history.sends = self.effects.iter().filter(|e| e.approval.is_some()).count();
                let case = Case {
                    tool: &call.tool,
                    action: &action,
                    arguments: &arguments,
                    scope: &self.scope,
                    history: &history,
                    ledger: &self.ledger,
                    template: letter.as_ref().and_then(|l| l.template.as_deref()),
                    rules: &rules,
                };
                let decision = gate::decide(&case);
                let permit = Permit::auto(&case);
                let seq = self.seq;
                match permit {
                    Ok(permit) => {
                        self.ask = Ask::Execute { permit: permit.clone(), seq };
                        self.doing = Doing::Executing { permit, calling };
                    }
                    Err(refused) if decision.verdict == Verdict::Deny => {
                        self.refine(calling, &refused.to_string(), 0.0)
                    }
                    Err(_) => {
                        let (facts, covered) = (gate::facts(&case), Covered::find(&case));
                        let parking = Parking {
                            facts,
                            covered,
                            action: *action,
                            arguments,
                            spans: letter.map(|l| l.spans).unwrap_or_default(),
                            decision,
                            plan_step: self.current_step().map(|s| s.id.clone()).unwrap_or_default(),
                            seq,
                        };
                        self.ask = Ask::Park(Box::new(parking.clone()));
                        self.doing = Doing::Parking { parking: Box::new(parking), calling };
                    }
                }
            }
            (Doing::Preparing { calling, .. }, Event::Observed { result: ToolResult::Error { message }, ms })
            | (Doing::Executing { calling, .. }, Event::Observed { result: ToolResult::Error { message }, ms })
            | (Doing::Parking { calling, .. }, Event::Observed { result: ToolResult::Error { message }, ms }) => {
                self.refine(calling, &message, ms);
            }
            (Doing::Executing { permit, .. }, Event::Executed { summary, ms }) => {
                self.ms += ms;
                self.segments.push(Segment { role: Role::Observe, text: "done\n".into() });
                let mut card = self.card(Phase::Observe, summary.clone());
                card.ms = ms;
                self.push(card);
                let plan_step = self.current_step().map(|s| s.id.clone()).unwrap_or_default();
                self.effects.push(RunEffect {
                    action: permit.action().clone(),
                    approval: None,
                    by_rule: false,
                    plan_step,
                    seq: self.seq,
                    summary: summary.clone(),
                });
                self.performed(&summary);
            }
            (Doing::Parking { parking, .. }, Event::Parked { approval, by_rule }) => {
                let value = Value::Approval { id: approval.clone() };
                let handle = self.handles.bind(value, Integrity::Policy, Origin::Derived { from: "this run".into() });
                self.segments.push(Segment { role: Role::Observe, text: format!("waiting for approval ${handle}\n") });
                let rule = parking.covered.as_ref().filter(|_| by_rule).map(|c| c.rule().clone());
                let mut card = match &rule {
                    Some(rule) => self.card(Phase::Observe, format!("Covered by your rule: {}", rule.sentence)),
                    None => self.card(Phase::Waiting, parking.decision.reasons.join(" ")),
                };
                card.rule = rule.as_ref().map(|r| r.id.clone());
                card.approval = Some(approval.clone());
                card.bound = self.bound(&[handle]);
                self.push(card);
                self.effects.push(RunEffect {
                    action: parking.action.clone(),
                    approval: Some(approval),
                    by_rule: rule.is_some(),
                    plan_step: parking.plan_step.clone(),
                    seq: parking.seq,
                    summary: String::new(),
                });
                self.performed(if rule.is_some() { "goes out by your rule" } else { "waiting for your approval" });
            }
            (Doing::Input { kind, about }, Event::UserAnswered { text, people }) => {
                self.people.extend(people);
                self.answered_input(kind, &about, &text);
            }
            (Doing::Unsure { name }, Event::UserAnswered { text, .. }) => {
                self.state = State::Stepping;
                let declared = self.skill.as_ref().and_then(|s| s.readings.iter().find(|r| r.name == name));
                let value = declared
                    .and_then(|r| r.values.iter().find(|v| v.eq_ignore_ascii_case(text.trim())).cloned())
                    .unwrap_or_else(|| "other".to_owned());
                self.known.readings.insert(name, (value, 1.0));
            }
            (Doing::Asking, Event::UserAnswered { text, people }) => {
                self.state = State::Stepping;
                self.people.extend(people);
                self.known.answer = Some(text.trim().to_lowercase());
                let words = self.bind_answer(&text);
                self.segments.push(Segment { role: Role::Observe, text: format!("{words}\n") });
                let card = self.card(Phase::Observe, text.clone());
                self.push(card);
                self.performed(&text);
            }
            (Doing::Waiting, Event::Settled { approvals }) => {
                self.state = State::Stepping;
                let yes = approvals.iter().filter(|(_, approved)| *approved).count();
                let note = format!("{yes} of {} approved", approvals.len());
                self.known.answer = Some(if yes == approvals.len() { "yes" } else { "no" }.to_owned());
                let card = self.card(Phase::Observe, note.clone());
                self.push(card);
                self.performed(&note);
            }
            (doing, event) => {
                self.doing = doing;
                return Err(format!("the run did not ask for {}", name(&event)));
            }
        }
        self.advance();
        Ok(())
    }

    pub(super) fn spend(&mut self, answer: &Answer) {
        self.tokens.evaluated += answer.tokens.evaluated;
        self.tokens.reused += answer.tokens.reused;
        self.tokens.generated += answer.tokens.generated;
        self.tokens.forced += answer.tokens.forced;
        self.ms += answer.ms as f64;
    }

    fn read_reading(&mut self, name: &str, answer: &Answer) {
        self.spend(answer);
        self.segments.push(Segment { role: Role::Value, text: answer.text.clone() });
        let mut card = self.card(Phase::Reading, format!("{name}: {}", answer.text));
        card.probability = Some(answer.probability);
        card.tokens = answer.tokens;
        card.ms = answer.ms as f64;
        self.push(card);
        if Run::sure(answer.probability) {
            self.known.readings.insert(name.to_owned(), (answer.text.clone(), answer.probability));
        } else {
            self.unsure(name, &answer.text, answer.probability);
        }
    }

    fn called(&mut self, mut calling: Calling, answer: &Answer) {
        self.spend(answer);
        self.calls += 1;
        self.segments.push(Segment { role: Role::Call, text: answer.text.clone() });
        let call = match call::read(&answer.text, &self.reach(&calling.named)) {
            Ok(call) => call,
            Err(message) => return self.refine(calling, &message, 0.0),
        };
        let mut card = self.card(Phase::Call, "");
        card.tool = Some(call.tool.clone());
        card.arguments = call.arguments.clone();
        card.tokens = answer.tokens;
        card.ms = answer.ms as f64;
        self.push(card);
        if calling.tried.contains(&answer.text) {
            return self.refine(calling, "the same call failed before", 0.0);
        }
        calling.tried.push(answer.text.clone());
        match call.tool.as_str() {
            "user.notify" => {
                let note = self.words(&call, "text");
                self.segments.push(Segment { role: Role::Observe, text: "done\n".into() });
                self.notes.push(note.clone());
                let card = self.card(Phase::Observe, format!("noted: {note}"));
                self.push(card);
                self.performed(&note);
            }
            "user.ask" => {
                let question = self.words(&call, "question");
                self.doing = Doing::Asking;
                self.ask_user(question);
            }
            name if tool::find(name).is_some_and(|t| t.effect == Effect::Read) => {
                self.ask = Ask::Read(call.clone());
                self.doing = Doing::Looking(call);
            }
            _ => {
                let open = Run::open_slots(&call);
                self.put_slot(Slots { call, calling, open, filled: Vec::new() });
            }
        }
    }

    fn slotted(&mut self, mut slots: Slots, answer: &Answer) {
        self.spend(answer);
        self.segments.push(Segment { role: Role::Value, text: answer.text.clone() });
        let slot = slots.open.remove(0);
        let Some(bound) = answer.text.parse::<Handle>().ok().and_then(|h| self.handles.get(h).cloned()) else {
            return self.refine(slots.calling, "the slot was filled with nothing known", 0.0);
        };
        let argument = call::CallArgument {
            name: format!("body.{}", slot.name),
            handle: Some(bound.handle),
            shown: call::shown(&bound.value, &self.setup.zone),
            value: Some(bound.value),
            word: None,
            integrity: bound.integrity,
            origin: bound.origin,
        };
        let mut card = self.card(Phase::Call, format!("slot {{{}}}", slot.name));
        card.tool = Some(slots.call.tool.clone());
        card.arguments = vec![argument];
        card.tokens = answer.tokens;
        card.ms = answer.ms as f64;
        self.push(card);
        slots.filled.push((slot.name, bound.handle));
        self.put_slot(slots);
    }

    /// Tells the student what went wrong and asks again, at most as often as the bounds say.
    fn refine(&mut self, mut calling: Calling, message: &str, ms: f64) {
        self.ms += ms;
        self.refined += 1;
        calling.refinements += 1;
        self.segments.push(Segment { role: Role::Refine, text: format!("{}\n", crate::prompt::tame(message)) });
        let mut card = self.card(Phase::Refine, message);
        card.error = Some(message.to_owned());
        card.ms = ms;
        self.push(card);
        if calling.refinements > self.setup.limits.refinements {
            return self.fail_step(message);
        }
        let tools = match self.current_step().map(|s| s.kind.clone()) {
            Some(StepKind::Call { tools }) => tools,
            _ => Vec::new(),
        };
        self.put_call(calling, &tools, Some(message));
    }

    fn observed(&mut self, call: &ToolCall, result: &ToolResult, ms: f64) {
        if let ToolResult::Error { message } = result {
            let calling = Calling { tried: vec![], ..Calling::default() };
            let calling = Calling { tried: self.last_call().into_iter().collect(), ..calling };
            return self.refine(calling, message, ms);
        }
        self.ms += ms;
        let mut handles = std::mem::take(&mut self.handles);
        let seen = observe::observe(result, &self.setup.zone, &self.setup.capability, &mut handles);
        self.handles = handles;
        for shown in observe::shown(result, &self.setup.capability) {
            self.ledger.show(shown);
        }
        self.segments.push(Segment { role: Role::Observe, text: seen.text });
        let mut card = self.card(Phase::Observe, seen.note.clone());
        card.tool = Some(call.tool.clone());
        card.bound = self.bound(&seen.handles);
        card.ms = ms;
        self.push(card);
        self.learn(result, &seen.handles, seen.count);
        self.performed(&seen.note);
    }

    /// Whether the request names an event: somebody who takes part in it, or all words of its title.
    fn names(&self, event: &record::Event) -> bool {
        let taking_part = event.guests.iter().map(|g| &g.address).chain(&event.organiser);
        let emails: Vec<&str> = taking_part.map(|a| a.email.as_str()).collect();
        let somebody = self.requested.iter().any(|h| match self.handles.get(*h).map(|b| &b.value) {
            Some(Value::Person { address, .. }) => emails.contains(&address.email.as_str()),
            _ => false,
        });
        let mut words = event.title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
        somebody || (words.peek().is_some() && words.all(|w| contains_words(&self.setup.request, w)))
    }

    fn last_call(&self) -> Option<String> {
        self.segments.iter().rev().find(|s| s.role == Role::Call).map(|s| s.text.clone())
    }

    /// Keeps the facts of a result for conditions and loops.
    fn learn(&mut self, result: &ToolResult, handles: &[Handle], count: usize) {
        let (kind, list) = match result {
            ToolResult::Messages { items, .. } => {
                for (handle, seen) in handles.iter().zip(items) {
                    let mut brief = seen.clone();
                    brief.message.text.clear();
                    self.listed.retain(|(h, _)| h != handle);
                    self.listed.push((*handle, brief));
                }
                ("message", Some(HandleType::Message))
            }
            ToolResult::Message { item } => {
                let m = &item.message;
                let amounts = handles
                    .iter()
                    .filter_map(|h| match self.handles.get(*h).map(|b| &b.value) {
                        Some(Value::Amount { number, unit }) => Some((*h, *number, unit.clone())),
                        _ => None,
                    })
                    .collect();
                self.known.message = Some(KnownMessage {
                    subject: m.subject.clone(),
                    body: extract::newest_part(&m.text).to_owned(),
                    relation: item.relation.clone(),
                    sender: m.from.name.clone(),
                    known: item.known,
                    bulk: m.bulk,
                    starred: m.starred,
                    attachment: !m.attachments.is_empty(),
                    invitation: m.invitation.is_some(),
                    amounts,
                });
                self.known.readings.clear();
                return;
            }
            ToolResult::Events { items } => {
                self.known.event_title = items.first().map(|e| e.title.clone());
                self.named.retain(|h| !handles.contains(h));
                let named = handles.iter().zip(items).filter(|(_, e)| self.names(e)).map(|(h, _)| *h);
                let named: Vec<Handle> = named.collect();
                self.known.event_named = handles.first().map(|h| named.contains(h));
                self.named.extend(named);
                self.known.slot_free = Some(items.is_empty());
                ("event", Some(HandleType::Event))
            }
            ToolResult::Slots { .. } => {
                self.known.slot_free = Some(count > 0);
                ("slot", Some(HandleType::Window))
            }
            ToolResult::People { .. } => ("person", Some(HandleType::Person)),
            ToolResult::Deals { items } => {
                self.known.deal = items.first().map(|d| KnownDeal {
                    stage: d.stage.clone(),
                    amount: d.amount,
                    currency: d.currency.clone(),
                });
                ("deal", Some(HandleType::Deal))
            }
            ToolResult::Passages { .. } => ("passage", None),
            ToolResult::Posts { .. } => ("post", Some(HandleType::Post)),
            ToolResult::Error { .. } => return,
        };
        self.known.found = Some(count > 0);
        self.known.found_kind.insert(kind.to_owned(), count > 0);
        if let Some(list) = list {
            self.lists.insert(list, handles.to_vec());
        }
    }
}

fn name(event: &Event) -> &'static str {
    match event {
        Event::Recalled { .. } => "the result of recall",
        Event::Loaded { .. } => "a skill",
        Event::Answered { .. } => "an answer of the student",
        Event::TooLong { .. } => "a question that is too long",
        Event::Observed { .. } => "an observation",
        Event::Prepared { .. } => "a prepared action",
        Event::Executed { .. } => "an executed action",
        Event::Parked { .. } => "an approval",
        Event::UserAnswered { .. } => "an answer of the user",
        Event::Settled { .. } => "settled approvals",
        Event::Stopped => "a stop",
        Event::Failed { .. } => "a failure",
    }
}
