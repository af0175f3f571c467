//! Letters: a template or written text with its slots filled, every stretch with its origin.

use super::bind::first_name;
use super::call::ToolCall;
use super::machine::Run;
use super::{LetterText, State};
use crate::action::{Argument, ArgumentRole};
use crate::handle::{Handle, HandleType, Integrity, Origin, Slot, Template, Value};
use crate::record::Address;
use crate::skill::template;
use std::collections::BTreeMap;

impl Run {
    /// Slots of the call's template that the student must fill.
    pub(super) fn open_slots(call: &ToolCall) -> Vec<Slot> {
        match call.value("body") {
            Some(Value::Text { template: Some(t), .. }) => {
                t.slots.iter().filter(|s| s.kind.is_some()).cloned().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The words of a letter. The error names what is missing.
    pub(super) fn letter(&self, call: &ToolCall, filled: &[(String, Handle)]) -> Result<LetterText, String> {
        let subject = match call.value("subject") {
            Some(Value::Text { text, .. }) => text.clone(),
            _ => String::new(),
        };
        match call.value("body") {
            Some(Value::Text { template: Some(template), .. }) => self.filled_template(template, call, filled, subject),
            Some(Value::Text { text, .. }) => {
                let body = call.argument("body");
                let given = body.map(|b| (b.handle, b.integrity, b.origin.clone()));
                Ok(plain(subject, text, given))
            }
            _ => match call.word("body") {
                Some(text) => Ok(self.written(subject, text)),
                None => Err("the letter has no body".into()),
            },
        }
    }

    fn filled_template(
        &self,
        template: &Template,
        call: &ToolCall,
        filled: &[(String, Handle)],
        subject: String,
    ) -> Result<LetterText, String> {
        let facts = self.facts(call);
        let words = facts.iter().map(|(k, (v, _, _))| (k.clone(), v.clone())).collect();
        let slots: BTreeMap<String, String> = filled
            .iter()
            .filter_map(|(slot, h)| {
                let bound = self.handles.get(*h)?;
                Some((slot.clone(), super::call::shown(&bound.value, &self.setup.zone)))
            })
            .collect();
        let done = template::fill(template, &words, &slots)
            .map_err(|missing| format!("the template “{}” wants {{{}}}", template.name, missing.join("}, {")))?;
        let skill = self.skill.as_ref().map(|s| s.name.clone()).unwrap_or_default();
        let argument = |parameter: &str, span: &template::Span| {
            let (integrity, origin, handle) = match &span.slot {
                None => (Integrity::Skill, Origin::Skill { name: skill.clone(), line: template.line }, None),
                Some(slot) => match filled.iter().find(|(s, _)| s == slot) {
                    Some((_, h)) => match self.handles.get(*h) {
                        Some(b) => (b.integrity, b.origin.clone(), Some(*h)),
                        None => (Integrity::Model, Origin::Student, Some(*h)),
                    },
                    None => match facts.get(slot) {
                        Some((_, integrity, origin)) => (*integrity, origin.clone(), None),
                        None => (Integrity::Model, Origin::Student, None),
                    },
                },
            };
            let name = span.slot.as_ref().map_or_else(|| parameter.to_owned(), |s| format!("{parameter}.{s}"));
            Argument { name, handle, value: span.text.clone(), role: ArgumentRole::Content, integrity, origin }
        };
        let spans = done.spans.iter().map(|span| argument("body", span)).collect();
        let template = Some(template.name.clone());
        if !subject.is_empty() {
            return Ok(LetterText { subject, body: done.body, spans, template, ..LetterText::default() });
        }
        let subject_spans = done.subject_spans.iter().map(|span| argument("subject", span)).collect();
        Ok(LetterText { subject: done.subject, subject_spans, body: done.body, spans, template })
    }

    /// A body in the student's own words; what it copied out of something shown keeps that origin.
    fn written(&self, subject: String, text: &str) -> LetterText {
        let own = |value: &str| Argument {
            name: "body".into(),
            handle: None,
            value: value.to_owned(),
            role: ArgumentRole::Content,
            integrity: Integrity::Model,
            origin: Origin::Student,
        };
        let mut spans = Vec::new();
        let mut at = 0;
        for copied in self.ledger.copied(text) {
            let shown = &self.ledger.all()[copied.entry];
            if at < copied.range.start {
                spans.push(own(&text[at..copied.range.start]));
            }
            let origin = Origin::Text {
                record: shown.record.clone(),
                id: shown.id.clone(),
                start: copied.from.start,
                end: copied.from.end,
                label: shown.label.clone(),
            };
            spans.push(Argument { integrity: shown.integrity, origin, ..own(&text[copied.range.clone()]) });
            at = copied.range.end;
        }
        if at < text.len() || spans.is_empty() {
            spans.push(own(&text[at..]));
        }
        LetterText { subject, body: text.to_owned(), spans, ..LetterText::default() }
    }

    /// What the loop fills into slots by itself, with where it comes from.
    fn facts(&self, call: &ToolCall) -> BTreeMap<String, (String, Integrity, Origin)> {
        let mut facts = BTreeMap::new();
        let mut put = |name: &str, value: &str, integrity: Integrity, origin: &Origin| {
            facts.insert(name.to_owned(), (value.to_owned(), integrity, origin.clone()));
        };
        let user = &self.setup.user;
        put("my_name", &user.name, Integrity::Policy, &Origin::Settings);
        put("my_first_name", first_name(&user.name), Integrity::Policy, &Origin::Settings);
        let waiting = self.effects.iter().filter(|e| e.asks()).count();
        let filed = self.effects.iter().filter(|e| e.approval.is_none()).count();
        let by_loop = Origin::Derived { from: "this run".into() };
        put("waiting", &waiting.to_string(), Integrity::Policy, &by_loop);
        put("filed", &filed.to_string(), Integrity::Policy, &by_loop);
        let other: Option<(Address, Integrity, Origin)> = match (call.value("reply_to"), call.argument("to")) {
            (Some(Value::Message { id, from, subject, .. }), _) => {
                // Whoever writes chooses the name in front of the address: it is no better than any other field, unless it
                // is the name by which the run knows them.
                let known = self.person(&from.email).filter(|(_, person, _)| person.name == from.name);
                let integrity = known.map_or(Integrity::OtherField, |(integrity, ..)| integrity);
                let origin = Origin::Field {
                    record: "message".into(),
                    id: id.clone(),
                    field: "from".into(),
                    label: format!("mail from {}, “{subject}”", from.name),
                };
                put("subject", subject, Integrity::Text, &origin);
                Some((from.clone(), integrity, origin))
            }
            (_, Some(to)) => match &to.value {
                Some(Value::Person { address, .. }) => Some((address.clone(), to.integrity, to.origin.clone())),
                _ => None,
            },
            _ => None,
        };
        if let Some((address, integrity, origin)) = other {
            // Somebody without a display name is greeted without one.
            let name = if address.name.is_empty() { "there" } else { &address.name };
            put("name", name, integrity, &origin);
            put("first_name", first_name(name), integrity, &origin);
            let company = self.person(&address.email).map(|(.., company)| company).filter(|c| !c.is_empty());
            put("company", company.as_deref().unwrap_or("your team"), integrity, &origin);
        }
        facts
    }

    /// Trust, name and company of an address that the run has met.
    fn person(&self, email: &str) -> Option<(Integrity, Address, String)> {
        self.handles.of(HandleType::Person).find_map(|b| match &b.value {
            Value::Person { address, organisation, .. } if address.email == email => {
                Some((b.integrity, address.clone(), organisation.clone()))
            }
            _ => None,
        })
    }

    /// The text of a note or question: a template filled with facts, a quoted string, or written words.
    pub(super) fn words(&self, call: &ToolCall, parameter: &str) -> String {
        match call.value(parameter) {
            Some(Value::Text { template: Some(template), .. }) => {
                let facts = self.facts(call).into_iter().map(|(k, (v, _, _))| (k, v)).collect();
                template::fill(template, &facts, &BTreeMap::new()).map_or_else(|_| template.name.clone(), |f| f.body)
            }
            Some(Value::Text { text, .. }) => text.clone(),
            _ => call.word(parameter).unwrap_or_default().to_owned(),
        }
    }

    /// What a finished run says of itself.
    pub(super) fn summary(&self) -> String {
        let waiting = self.effects.iter().filter(|e| e.asks()).count();
        let by_rule = self.effects.iter().filter(|e| e.by_rule).count();
        let filed = self.effects.iter().filter(|e| e.approval.is_none()).count();
        let mut parts = Vec::new();
        match filed {
            0 => {}
            1 => parts.push("1 thing filed".to_owned()),
            n => parts.push(format!("{n} things filed")),
        }
        match waiting {
            0 => {}
            1 => parts.push("1 approval waits for you".to_owned()),
            n => parts.push(format!("{n} approvals wait for you")),
        }
        match by_rule {
            0 => {}
            1 => parts.push("1 thing goes out by your rule".to_owned()),
            n => parts.push(format!("{n} things go out by your rules")),
        }
        if !self.failed_items.is_empty() {
            parts.push(format!("{} could not be done: {}", self.failed_items.len(), self.failed_items[0]));
        }
        if parts.is_empty() {
            parts.push("nothing needed to change".to_owned());
        }
        let mut text = parts.join("; ");
        if let Some(first) = text.get(..1) {
            text = first.to_uppercase() + &text[1..];
        }
        debug_assert!(self.state != State::Failed);
        text + "."
    }
}

fn plain(subject: String, text: &str, given: Option<(Option<Handle>, Integrity, Origin)>) -> LetterText {
    let (handle, integrity, origin) = given.unwrap_or((None, Integrity::Model, Origin::Student));
    let span = Argument {
        name: "body".into(),
        handle,
        value: text.to_owned(),
        role: ArgumentRole::Content,
        integrity,
        origin,
    };
    LetterText { subject, body: text.to_owned(), spans: vec![span], ..LetterText::default() }
}
