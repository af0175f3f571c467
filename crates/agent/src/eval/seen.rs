//! What a run saw: the records that its looks returned, each as it was first seen, folded from its events.
//!
//! It looks nothing up; what was seen in brief stays in brief until the caller adds the body.

use crate::handle::Value;
use crate::record::{Deal, Event, Message, Person, Post};
use crate::run::{self, Ask, Run, Setup, ToolResult};
use std::collections::BTreeSet;

/// What the looks of a run returned, each record as it was first seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// Messages, in brief or whole.
    pub messages: Vec<Message>,
    /// Ids of those that were read whole.
    pub read: BTreeSet<String>,
    /// Events.
    pub events: Vec<Event>,
    /// Times that were looked at, Unix seconds.
    pub windows: Vec<(i64, i64)>,
    /// People.
    pub people: Vec<Person>,
    /// Deals.
    pub deals: Vec<Deal>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Effects that happened before the user first answered something; what came later no case can repeat.
    pub alone: Option<usize>,
}

/// Folds a run's events and notes what its looks saw.
///
/// # Errors
/// The record of the run does not fit together.
pub fn seen(setup: Setup, events: &[run::Event]) -> Result<(Run, Seen), String> {
    let mut run = Run::new(setup);
    let mut seen = Seen::default();
    for event in events {
        if let Ask::Read(call) = run.ask()
            && matches!(call.tool.as_str(), "calendar.list" | "calendar.free")
            && let Some(Value::Window { start, end, .. }) = call.value("during")
        {
            seen.windows.push((*start, *end));
        }
        match event {
            run::Event::Observed { result, .. } => seen.observe(result),
            run::Event::Recalled { people, .. } | run::Event::Loaded { people, .. } => seen.meet(people),
            run::Event::UserAnswered { people, .. } => {
                seen.meet(people);
                seen.alone.get_or_insert(run.effects().len());
            }
            run::Event::Settled { .. } => {
                seen.alone.get_or_insert(run.effects().len());
            }
            _ => {}
        }
        run.apply(event.clone())?;
    }
    Ok((run, seen))
}

impl Seen {
    fn observe(&mut self, result: &ToolResult) {
        match result {
            ToolResult::Messages { items, .. } => items.iter().for_each(|i| self.message(&i.message)),
            ToolResult::Message { item } => {
                self.message(&item.message);
                self.read.insert(item.message.id.clone());
            }
            ToolResult::Events { items } => items.iter().for_each(|e| self.event(e)),
            ToolResult::People { items } => self.meet(items),
            ToolResult::Deals { items } => add(&mut self.deals, items, |d| &d.id),
            ToolResult::Posts { items } => add(&mut self.posts, items, |p| &p.id),
            ToolResult::Slots { .. } | ToolResult::Passages { .. } | ToolResult::Error { .. } => {}
        }
    }

    /// Adds a message, or the body to one that was seen in brief.
    pub fn message(&mut self, message: &Message) {
        match self.messages.iter_mut().find(|m| m.id == message.id) {
            Some(known) if known.text.is_empty() => known.text = message.text.clone(),
            Some(_) => {}
            None => self.messages.push(message.clone()),
        }
    }

    /// Adds an event.
    pub fn event(&mut self, event: &Event) {
        add(&mut self.events, std::slice::from_ref(event), |e| &e.id);
    }

    /// Adds people.
    pub fn meet(&mut self, people: &[Person]) {
        add(&mut self.people, people, |p| &p.id);
    }
}

fn add<T: Clone>(all: &mut Vec<T>, more: &[T], id: impl Fn(&T) -> &String) {
    for one in more {
        if !all.iter().any(|o| id(o) == id(one)) {
            all.push(one.clone());
        }
    }
}
