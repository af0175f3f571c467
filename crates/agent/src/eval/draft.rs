//! An eval case drawn from a run: the world that the run saw, its request, and checks from the effects that the user kept.
//!
//! Pure: the caller says what the run's looks returned ([`Seen`]), adds what stood around it (the rest of a conversation,
//! events of a time that was only searched for gaps), and how each effect was answered. A draft is for a person to read
//! and change; nothing here saves it.

use super::case::{Case, Check, Counted, Expected, Where};
use super::fields::{self, Fields};
use super::judge::proves_nothing;
use super::seen::Seen;
use super::{World, settle, write_world};
use crate::action::{Action, Letter};
use crate::gate;
use crate::run::{Run, State};
use std::collections::BTreeMap;

/// How the user took an effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Done, or approved as it was.
    Kept,
    /// Waits still, or ran out.
    Open,
    /// Changed by the user before it was approved; this is what became of it.
    Edited(Box<Action>),
    /// Taken back or turned down.
    Refused,
}

/// A case to be read and saved by the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The case.
    pub case: Case,
    /// Its world.
    pub world: World,
    /// What the user should know before it is saved.
    pub notes: Vec<String>,
}

/// Most bytes of the bodies of a world.
const BODIES: usize = 600_000;
/// Characters that stay of a body that was not read, when they are too many.
const CUT: usize = 2_000;
/// Most lines of an edited letter that become checks.
const LINES: usize = 6;
/// Shortest removed line that is forbidden from now on, characters.
const TELLING: usize = 8;

/// Draws the case. `standings` go with the run's effects, in order; `id` names the case and its world.
pub fn draft(id: &str, run: &Run, mut seen: Seen, standings: &[Standing]) -> Draft {
    let setup = run.setup();
    let answered = seen.alone;
    let effects: Vec<(&Action, &Standing)> =
        run.effects().iter().map(|e| &e.action).zip(standings).take(answered.unwrap_or(usize::MAX)).collect();
    before_the_run(&mut seen, &effects);
    seen.messages.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
    let mut notes = Vec::new();
    shorten(&mut seen, &mut notes);
    let names = Names::new(&seen);
    let world = settle(names.rename(World {
        now: setup.now,
        zone: setup.zone.clone(),
        user: setup.user.clone(),
        messages: seen.messages,
        events: seen.events,
        people: seen.people,
        deals: seen.deals,
        posts: seen.posts,
    }));
    let mut checks = checks(&effects, &names);
    match (run.state(), run.asked().first()) {
        (_, Some(question)) if answered.is_some() || run.state() == State::Waiting => {
            checks.push(Check::Asked { expected: Some(Expected::Contains(question.clone())), asked: true });
            notes.push(format!(
                "The run asked you “{question}”. Nobody answers in a case, so it ends with that question; put the answer into the request to test what comes after."
            ));
        }
        _ if answered.is_some() => notes.push(
            "The run waited for your approvals and then went on. Nobody approves in a case, so it ends where the run waited.".into(),
        ),
        _ => checks.push(Check::State { state: "done".into() }),
    }
    if effects.iter().any(|(_, s)| **s == Standing::Open) {
        notes.push("You have not answered everything that this run asked for. The case expects it as it stands; change the checks where it is wrong.".into());
    }
    if matches!(run.state(), State::Stuck | State::Stopped | State::Failed) {
        notes.push(format!("The run did not end well: {} The case expects it to be done.", run.reason()));
    }
    let mut case = Case {
        skill_name: run.skill().map(|s| s.name.clone()).unwrap_or_default(),
        id: id.to_owned(),
        prompt: setup.request.clone(),
        expected_output: words(&effects),
        world: format!("{id}.yaml"),
        files: vec![],
        assertions: vec![],
        checks,
    };
    // A run that rightly changed nothing looked, at least.
    if proves_nothing(&case)
        && let Some(tool) = run.steps().iter().find_map(|step| step.tool.clone())
    {
        case.checks.insert(0, Check::Called { tool, counted: Counted::default() });
    }
    warn(&world, &mut notes);
    Draft { case, world, notes }
}

/// Takes the run's own changes out of what is looked up now: a created event goes, a moved one stands where it stood.
fn before_the_run(seen: &mut Seen, effects: &[(&Action, &Standing)]) {
    for (action, _) in effects {
        match action {
            Action::CreateEvent { uid, .. } => seen.events.retain(|e| e.uid != *uid),
            Action::UpdateEvent { id, before, .. } | Action::CancelEvent { id, before, .. } => {
                if let Some(event) = seen.events.iter_mut().find(|e| e.id == *id) {
                    (event.start, event.end, event.cancelled) = (before.start, before.end, false);
                }
            }
            _ => {}
        }
    }
}

/// Keeps a world within what a file may hold: bodies that the run did not read are cut first.
fn shorten(seen: &mut Seen, notes: &mut Vec<String>) {
    let whole: usize = seen.messages.iter().map(|m| m.text.len()).sum();
    if whole <= BODIES {
        return;
    }
    let mut cut = 0;
    for m in seen.messages.iter_mut().filter(|m| !seen.read.contains(&m.id) && m.text.len() > CUT) {
        m.text = m.text.chars().take(CUT).collect();
        cut += 1;
    }
    let mut left = BODIES;
    for m in &mut seen.messages {
        if m.text.len() > left {
            m.text = m.text.chars().take(left / 4).collect();
            cut += 1;
        }
        left = left.saturating_sub(m.text.len());
    }
    notes.push(format!("{cut} long messages were cut, because a world holds at most 1 MB."));
}

/// Says what of the user's is in the file.
fn warn(world: &World, notes: &mut Vec<String>) {
    let n = world.messages.len();
    let mail = if n == 1 { "one message".to_owned() } else { format!("{n} messages") };
    let mut first = vec![format!(
        "This case holds the text of {mail} of yours. It is kept in your skills folder on this computer, in its history too, and goes nowhere unless you pass that folder on."
    )];
    let secret: Vec<&str> = world
        .messages
        .iter()
        .filter(|m| !gate::secrets(&m.text).is_empty() || !gate::secrets(&m.subject).is_empty())
        .map(|m| m.id.as_str())
        .collect();
    if !secret.is_empty() {
        first.push(format!(
            "A code, key or number that looks secret stands in {}. Take it out of the world below before you save.",
            secret.join(", ")
        ));
    }
    notes.splice(0..0, first);
    if write_world(world).len() > super::world::MAX_WORLD {
        notes.push("The world is larger than 1 MB and cannot be saved like this. Take messages out.".into());
    }
}

/// Short names for the ids of an account.
struct Names {
    messages: BTreeMap<String, String>,
    threads: BTreeMap<String, String>,
    events: BTreeMap<String, String>,
}

impl Names {
    fn new(seen: &Seen) -> Names {
        let number = |ids: Vec<&String>, letter: &str| -> BTreeMap<String, String> {
            ids.into_iter().zip(1..).map(|(id, n)| (id.clone(), format!("{letter}{n}"))).collect()
        };
        let mut threads: Vec<&String> = Vec::new();
        for m in &seen.messages {
            let shared = seen.messages.iter().any(|o| o.id != m.id && o.thread == m.thread);
            if shared && !threads.contains(&&m.thread) {
                threads.push(&m.thread);
            }
        }
        Names {
            messages: number(seen.messages.iter().map(|m| &m.id).collect(), "m"),
            threads: number(threads, "t"),
            events: number(seen.events.iter().map(|e| &e.id).collect(), "e"),
        }
    }

    fn message(&self, id: &str) -> String {
        self.messages.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    fn event(&self, id: &str) -> String {
        self.events.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    fn rename(&self, mut world: World) -> World {
        let uids: BTreeMap<String, String> = world.events.iter().map(|e| (e.uid.clone(), self.event(&e.id))).collect();
        for m in &mut world.messages {
            let id = self.message(&m.id);
            m.thread = self.threads.get(&m.thread).cloned().unwrap_or_else(|| id.clone());
            m.id = id;
            m.invitation = m.invitation.take().map(|uid| uids.get(&uid).cloned().unwrap_or(uid));
        }
        for e in &mut world.events {
            e.id = self.event(&e.id);
            // What was seen is one occurrence; a whole series would fill the calendar with others.
            e.recurrence = None;
        }
        world
    }

    fn action(&self, action: &Action) -> Action {
        let mut action = action.clone();
        match &mut action {
            Action::Send { letter } | Action::SaveDraft { letter } => {
                letter.reply_to = letter.reply_to.take().map(|id| self.message(&id));
            }
            Action::Label { message, .. } | Action::Move { message, .. } | Action::Snooze { message, .. } => {
                *message = self.message(message);
            }
            Action::Respond { message, .. } => *message = self.message(message),
            Action::UpdateEvent { id, .. } | Action::CancelEvent { id, .. } => *id = self.event(id),
            Action::CreateEvent { .. }
            | Action::UpdateDeal { .. }
            | Action::EditDeal { .. }
            | Action::PublishPost { .. } => {}
        }
        action
    }
}

/// The fields by which an effect of each kind is known.
fn telling(action: &Action) -> &'static [&'static str] {
    match action {
        Action::Send { .. } | Action::SaveDraft { .. } => &["to", "reply_to"],
        Action::Label { remove: true, .. } => &["message", "label", "remove"],
        Action::Label { .. } => &["message", "label"],
        Action::Move { .. } => &["message", "to"],
        Action::Snooze { .. } => &["message", "until"],
        Action::CreateEvent { .. } => &["title", "start", "minutes", "guest"],
        Action::UpdateEvent { .. } => &["event", "start", "minutes"],
        Action::CancelEvent { .. } => &["event"],
        Action::Respond { .. } => &["message", "answer"],
        Action::UpdateDeal { .. } => &["deal", "stage"],
        Action::EditDeal { .. } => &["deal"],
        Action::PublishPost { .. } => &["post"],
    }
}

fn known_by(action: &Action, fields: &Fields) -> Where {
    telling(action)
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), Expected::Is(fields.get(name)?.first()?.clone()))))
        .collect()
}

fn checks(effects: &[(&Action, &Standing)], names: &Names) -> Vec<Check> {
    let kept: Vec<Action> = effects
        .iter()
        .filter_map(|(action, standing)| match standing {
            Standing::Kept | Standing::Open => Some(names.action(action)),
            Standing::Edited(after) => Some(names.action(after)),
            Standing::Refused => None,
        })
        .collect();
    let times = |kind: &str, wanted: &Where| {
        kept.iter().filter(|a| a.kind() == kind && fields::matches(wanted, &fields::of(a))).count() as u32
    };
    let mut out: Vec<Check> = Vec::new();
    let mut push = |check: Check| {
        if !out.contains(&check) {
            out.push(check);
        }
    };
    for (action, standing) in effects {
        let wanted = match standing {
            Standing::Edited(after) => names.action(after),
            _ => names.action(action),
        };
        let mut known = known_by(&wanted, &fields::of(&wanted));
        let kind = wanted.kind().to_owned();
        match (standing, &wanted) {
            (Standing::Refused, _) => {
                // What is like it and was kept must stay possible; the rule that nothing else may happen covers the rest.
                if times(&kind, &known) == 0 {
                    push(Check::NoEffect { kind, fields: known });
                }
            }
            (Standing::Edited(_), Action::Send { letter } | Action::SaveDraft { letter }) => {
                for check in edited(&kind, &known, action, letter) {
                    push(check);
                }
            }
            (_, Action::Send { letter } | Action::SaveDraft { letter }) => {
                if let Some(line) = longest(&letter.body) {
                    known.insert("body".into(), Expected::Contains(line));
                }
                let n = times(&kind, &known);
                push(Check::Effect { kind, fields: known, counted: Counted { min: Some(n), max: Some(n) } });
            }
            _ => {
                let n = times(&kind, &known);
                push(Check::Effect { kind, fields: known, counted: Counted { min: Some(n), max: Some(n) } });
            }
        }
    }
    out
}

/// What the user put into a letter must be there; what the user took out must not come again.
fn edited(kind: &str, known: &Where, before: &Action, after: &Letter) -> Vec<Check> {
    let (Action::Send { letter: before } | Action::SaveDraft { letter: before }) = before else { return Vec::new() };
    let (old, new) = (lines(&before.body), lines(&after.body));
    let with = |line: &str| {
        let mut fields = known.clone();
        fields.insert("body".into(), Expected::Contains(line.to_owned()));
        fields
    };
    let mut base = known.clone();
    if before.subject != after.subject {
        base.insert("subject".into(), Expected::Is(after.subject.clone()));
    }
    let once = Counted { min: Some(1), max: Some(1) };
    let mut out = vec![Check::Effect { kind: kind.to_owned(), fields: base, counted: once }];
    let added = new.iter().filter(|l| !old.contains(l)).take(LINES);
    out.extend(added.map(|l| Check::Effect { kind: kind.to_owned(), fields: with(l), counted: Counted::default() }));
    let removed =
        old.iter().filter(|l| l.chars().count() >= TELLING && !new.iter().any(|n| n.contains(**l))).take(LINES);
    out.extend(removed.map(|l| Check::NoEffect { kind: kind.to_owned(), fields: with(l) }));
    out
}

fn lines(body: &str) -> Vec<&str> {
    body.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('>')).collect()
}

/// The line by which a letter is known again: the longest, which is seldom a greeting.
fn longest(body: &str) -> Option<String> {
    lines(body).into_iter().rev().max_by_key(|l| l.chars().count()).map(|l| l.chars().take(300).collect())
}

/// The effects in words: "1 letter, 3 labels; nothing else."
fn words(effects: &[(&Action, &Standing)]) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for (action, _) in effects.iter().filter(|(_, s)| **s != Standing::Refused) {
        let what = match action {
            Action::Send { .. } => "letter",
            Action::SaveDraft { .. } => "draft",
            Action::Label { .. } => "label",
            Action::Move { .. } => "move",
            Action::Snooze { .. } => "snooze",
            Action::CreateEvent { .. } => "new event",
            Action::UpdateEvent { .. } => "moved event",
            Action::CancelEvent { .. } => "cancelled event",
            Action::Respond { .. } => "answered invitation",
            Action::UpdateDeal { .. } => "moved deal",
            Action::EditDeal { .. } => "changed deal",
            Action::PublishPost { .. } => "published post",
        };
        match counted.iter_mut().find(|(known, _)| *known == what) {
            Some((_, n)) => *n += 1,
            None => counted.push((what, 1)),
        }
    }
    if counted.is_empty() {
        return "Nothing is changed.".into();
    }
    let all: Vec<String> = counted
        .into_iter()
        .map(|(what, n)| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") })
        .collect();
    let edited = effects.iter().any(|(_, s)| matches!(s, Standing::Edited(_)));
    format!("{}{}; nothing else.", all.join(", "), if edited { ", as you changed it" } else { "" })
}
