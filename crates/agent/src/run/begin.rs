//! From a request to its plan: what was recalled, which skill performs it, and the inputs that the request leaves open.

use super::bind::{self, Context, Source};
use super::call;
use super::machine::{Doing, Frame, Run};
use super::progress::PlanProgress;
use super::step::{Phase, StepRecord};
use super::{Ask, State};
use crate::gate;
use crate::grammar::Grammar;
use crate::handle::{HandleType, Integrity, Origin, Value};
use crate::prompt::{Answer, Role, Segment, rules};
use crate::record::Person;
use crate::skill::Skill;

impl Run {
    pub(super) fn recalled(&mut self, winner: Option<String>, ms: f64) {
        let mut card = StepRecord::new(Phase::Recall, None, "");
        card.ms = ms;
        card.text = match self.memories.first() {
            Some(m) if m.passage.heading.is_empty() => m.passage.path.clone(),
            Some(m) => format!("{}, “{}”", m.passage.path, m.passage.heading),
            None => "no playbook matches".to_owned(),
        };
        self.push(card);
        if let Some(name) = self.setup.skill.clone() {
            self.chosen_by = "user".into();
            return self.load(name);
        }
        if let Some(name) = winner {
            self.chosen_by = "search".into();
            return self.load(name);
        }
        if self.candidates.is_empty() {
            return self.gap();
        }
        self.chosen_by = "student".into();
        let mut list = String::new();
        for candidate in &self.candidates {
            list.push_str(&format!("{}: {}\n", candidate.name, crate::prompt::tame(&candidate.about)));
        }
        self.segments = vec![
            Segment { role: Role::Rules, text: rules() },
            Segment { role: Role::Request, text: format!("{}\n", crate::prompt::tame(&self.setup.request)) },
            Segment { role: Role::Route, text: list },
        ];
        self.prefix = 1;
        let names = self.candidates.iter().map(|c| c.name.clone()).chain(["none".to_owned()]);
        if let Some(grammar) = Grammar::one_of(names) {
            self.doing = Doing::Routing;
            self.ask = self.question(Role::Value, grammar);
        }
    }

    fn gap(&mut self) {
        self.end(
            State::Stuck,
            "No skill fits this request, so nothing was done. The request was kept as a gap: write a skill for it, or ask again and name one.",
        );
    }

    fn load(&mut self, name: String) {
        self.state = State::Planning;
        self.doing = Doing::Loading;
        self.ask = Ask::Load { name };
    }

    pub(super) fn routed(&mut self, answer: &Answer) {
        self.spend(answer);
        if answer.text == "none" || !Run::sure(answer.probability) {
            return self.gap();
        }
        self.load(answer.text.clone());
    }

    pub(super) fn loaded(&mut self, skill: Skill, people: Vec<Person>) {
        if let Some(need) = self.setup.capability.lacks(&skill) {
            let reason = format!(
                "The skill “{}” needs a student that {}, and this one does not. Nothing was done. Choose another in Settings, Student, and ask again.",
                skill.name,
                need.words()
            );
            self.skill = Some(skill);
            return self.end(State::Stuck, reason);
        }
        for person in people {
            if !self.people.iter().any(|p| p.id == person.id) {
                self.people.push(person);
            }
        }
        self.scope = gate::scope(&skill);
        self.plan = PlanProgress::new(&skill);
        let mut text = format!("{}\n", skill.name);
        for reading in &skill.readings {
            text.push_str(&format!("{}: {} | other\n", reading.name, reading.values.join(" | ")));
        }
        for template in &skill.templates {
            let origin = Origin::Skill { name: skill.name.clone(), line: template.line };
            let value = Value::Text { text: template.name.clone(), template: Some(template.clone()) };
            let handle = self.handles.bind(value, Integrity::Skill, origin);
            text.push_str(&format!("${handle} \"{}\"\n", template.name));
        }
        self.segments = vec![Segment { role: Role::Rules, text: rules() }, Segment { role: Role::Skill, text }];
        self.prefix = 2;
        self.skill = Some(skill);
        let mut handles = self.handles.clone();
        let words = bind::bind(&self.setup.request, &Source::Request, &self.context(), &mut handles);
        self.handles = handles;
        self.requested = words.handles;
        let mut request = words.text;
        self.default_inputs(&mut request);
        self.segments.push(Segment { role: Role::Request, text: format!("{request}\n") });
        let version = self.skill.as_ref().map(|s| s.version.clone()).unwrap_or_default();
        let name = self.skill.as_ref().map(|s| s.name.clone()).unwrap_or_default();
        let mut card =
            StepRecord::new(Phase::Plan, None, format!("{name}, version {version}, {} steps", self.plan.rows.len()));
        card.bound = self.bound(&self.requested.clone());
        self.push(card);
        self.begin_plan();
    }

    /// An input that the request does not name takes the default that the skill gives (`; default next week`).
    fn default_inputs(&mut self, request: &mut String) {
        let fields = self.skill.as_ref().map(|s| s.inputs.clone()).unwrap_or_default();
        for field in fields {
            let Some((_, default)) = field.about.split_once("default ") else { continue };
            if self.requested.iter().any(|h| h.kind == field.kind) {
                continue;
            }
            let mut handles = self.handles.clone();
            let words = bind::bind(default, &Source::Skill(field.line), &self.context(), &mut handles);
            self.handles = handles;
            self.requested.extend(words.handles);
            request.push_str(&format!(", {}", words.text));
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            people: &self.people,
            templates: self.skill.as_ref().map(|s| s.templates.as_slice()).unwrap_or_default(),
            now: self.setup.now,
            zone: &self.setup.zone,
            labels: false,
            skill: self.skill.as_ref().map(|s| s.name.as_str()).unwrap_or_default(),
        }
    }

    /// Asks for an input that the request does not name; then the plan begins.
    fn begin_plan(&mut self) {
        let missing = self.skill.as_ref().and_then(|s| {
            s.inputs.iter().find(|i| !i.optional && !self.requested.iter().any(|h| h.kind == i.kind)).cloned()
        });
        match missing {
            Some(field) => {
                let question =
                    format!("This needs {}: {}. What do you mean?", call::kind_words(field.kind), field.about);
                self.doing = Doing::Input { kind: field.kind, about: field.about };
                self.ask_user(question);
            }
            None => {
                self.state = State::Stepping;
                self.stack = vec![Frame { path: vec![], index: 0, held: false, after_otherwise: false, item: None }];
            }
        }
    }

    pub(super) fn bind_answer(&mut self, text: &str) -> String {
        let context = self.context();
        let mut handles = self.handles.clone();
        let words = bind::bind(text, &Source::Answer, &context, &mut handles);
        self.handles = handles;
        self.requested.extend(words.handles);
        words.text
    }

    pub(super) fn answered_input(&mut self, kind: HandleType, about: &str, text: &str) {
        let words = self.bind_answer(text);
        self.segments.push(Segment { role: Role::Request, text: format!("{words}\n") });
        if self.requested.iter().any(|h| h.kind == kind) {
            self.begin_plan();
        } else {
            let what = call::kind_words(kind);
            self.end(
                State::Stuck,
                format!(
                    "“{text}” names no {}: {about}. Ask again with it in the request.",
                    what.trim_start_matches("a ").trim_start_matches("an ")
                ),
            );
        }
    }
}
