//! From the agent's types to the wire's. No decision is made here.

use crate::wire::*;
use understudy_agent::action::{Action, Argument, DealText, EventDraft};
use understudy_agent::extract::window_label;
use understudy_agent::gate;
use understudy_agent::handle::{Bound, Integrity, Origin, Value};
use understudy_agent::prompt::Tokens;
use understudy_agent::record::{Address, Event};
use understudy_agent::run::{self, CallArgument, Run, StepProgress, StepRecord};

pub(crate) fn tokens(t: Tokens) -> TokenCount {
    TokenCount { evaluated: t.evaluated, reused: t.reused, generated: t.generated }
}

fn phase(p: run::Phase) -> Phase {
    match p {
        run::Phase::Recall => Phase::Recall,
        run::Phase::Plan => Phase::Plan,
        run::Phase::Item => Phase::Item,
        run::Phase::Call => Phase::Call,
        run::Phase::Observe => Phase::Observe,
        run::Phase::Reading => Phase::Reading,
        run::Phase::Verdict => Phase::Verdict,
        run::Phase::Refine => Phase::Refine,
        run::Phase::Waiting => Phase::Waiting,
        run::Phase::Check => Phase::Check,
        run::Phase::Finish => Phase::Finish,
    }
}

pub(crate) fn step(s: &StepRecord, at: i64, zone: &str) -> StepView {
    StepView {
        n: s.n,
        plan_step: s.plan_step.clone(),
        phase: phase(s.phase),
        tool: s.tool.clone(),
        arguments: s.arguments.iter().map(call_argument).collect(),
        text: gate::visible(&s.text),
        probability: s.probability,
        holds: s.holds,
        error: s.error.clone(),
        approval_id: s.approval.clone(),
        rule_id: s.rule.clone(),
        bound: s.bound.iter().map(|b| bound(b, zone)).collect(),
        ms: s.ms,
        tokens: tokens(s.tokens),
        at,
    }
}

fn call_argument(a: &CallArgument) -> ArgumentView {
    ArgumentView {
        name: a.name.clone(),
        handle: a.handle.map(|h| h.to_string()),
        value: gate::visible(&a.shown),
        origin: origin(&a.origin, a.integrity),
    }
}

pub(crate) fn argument(a: &Argument) -> ArgumentView {
    ArgumentView {
        name: a.name.clone(),
        handle: a.handle.map(|h| h.to_string()),
        value: gate::visible(&a.value),
        origin: origin(&a.origin, a.integrity),
    }
}

fn bound(b: &Bound, zone: &str) -> BoundView {
    BoundView {
        handle: b.handle.to_string(),
        value: gate::visible(&value(&b.value, zone)),
        origin: origin(&b.origin, b.integrity),
    }
}

fn value(v: &Value, zone: &str) -> String {
    match v {
        Value::Message { from, subject, .. } => format!("“{subject}”, {}", name(from)),
        Value::Thread { subject, .. } => format!("“{subject}”"),
        Value::Person { address, relation, organisation, .. } => {
            let mut parts = vec![name(address)];
            parts.extend(relation.clone());
            if !organisation.is_empty() {
                parts.push(organisation.clone());
            }
            parts.join(", ")
        }
        Value::Event { title, start, end, .. } => format!("{title}, {}", window_label(*start, *end, zone)),
        Value::Window { label, .. } => label.clone(),
        Value::Deal { name, stage, .. } => format!("{name}, {stage}"),
        Value::Post { title, .. } => format!("“{title}”"),
        Value::Text { text, template: Some(_) } => format!("template “{text}”"),
        Value::Text { text, .. } => format!("“{}”", text.chars().take(120).collect::<String>()),
        Value::Link { url } => url.clone(),
        Value::File { name, .. } => name.clone(),
        Value::Approval { id } => id.clone(),
        Value::Label { name } => name.clone(),
        Value::Amount { number, unit } => format!("{number} {unit}").trim_end().to_owned(),
    }
}

pub(crate) fn name(a: &Address) -> String {
    if a.name.is_empty() { a.email.clone() } else { a.name.clone() }
}

/// An address in full: `Dana Ortiz ‹dana@larkfield.example›`.
pub(crate) fn full(a: &Address) -> String {
    if a.name.is_empty() { a.email.clone() } else { format!("{} ‹{}›", a.name, a.email) }
}

pub(crate) fn origin(o: &Origin, integrity: Integrity) -> OriginView {
    let untrusted = integrity >= Integrity::OtherField;
    let view = |kind: &str, label: String, link: Option<String>| OriginView {
        kind: kind.to_owned(),
        label: gate::visible(&label),
        link,
        untrusted,
    };
    match o {
        Origin::Request { .. } => view("user", "your request".into(), None),
        Origin::Answer => view("user", "your own words".into(), None),
        Origin::Settings => view("settings", "your settings".into(), None),
        Origin::Skill { name, line } => {
            view("skill", format!("skill {name}, line {line}"), Some(format!("skill:{name}#{line}")))
        }
        Origin::Memory { path, line } => {
            view("memory", format!("{path}, line {line}"), Some(format!("memory:{path}#{line}")))
        }
        Origin::Field { record, id, label, .. } => view("field", label.clone(), Some(format!("{record}:{id}"))),
        Origin::Text { record, id, label, .. } => {
            view("text", format!("the text of the {label}"), Some(format!("{record}:{id}")))
        }
        Origin::Derived { from } => view("derived", from.clone(), None),
        Origin::Student => view("student", "the student's own words".into(), None),
    }
}

pub(crate) fn plan_row(row: &StepProgress, now: Option<&str>) -> PlanRow {
    let at = now.is_some_and(|n| n == row.id || n.strip_prefix(&row.id).is_some_and(|rest| rest.starts_with('.')));
    let state = match (at, row.failed, row.performed, row.skipped) {
        (true, ..) => PlanState::Now,
        (_, 1.., ..) => PlanState::Failed,
        (_, _, 1.., _) => PlanState::Done,
        (_, _, 0, 1..) => PlanState::Skipped,
        _ => PlanState::Ahead,
    };
    PlanRow {
        id: row.id.clone(),
        depth: row.depth,
        text: row.text.clone(),
        condition: row.condition.clone(),
        tool: row.tool.clone(),
        state,
        performed: row.performed,
        skipped: row.skipped,
        note: row.note.clone(),
        ms: row.ms,
    }
}

pub(crate) fn plan(run: &Run) -> Vec<PlanRow> {
    let now = run.at_step();
    run.plan().rows.iter().map(|row| plan_row(row, now.as_deref())).collect()
}

pub(crate) fn event(e: &Event, zone: &str) -> EventView {
    EventView {
        id: e.id.clone(),
        title: gate::visible(&e.title),
        start: e.start,
        end: e.end,
        when: window_label(e.start, e.end, zone),
        zone: e.zone.clone(),
        all_day: e.all_day,
        guests: e.guests.iter().map(|g| full(&g.address)).collect(),
        location: gate::visible(&e.location),
    }
}

pub(crate) fn event_draft(e: &EventDraft, id: &str, zone: &str) -> EventView {
    EventView {
        id: id.to_owned(),
        title: gate::visible(&e.title),
        start: e.start,
        end: e.end,
        when: window_label(e.start, e.end, zone),
        zone: e.zone.clone(),
        all_day: e.all_day,
        guests: e.guests.iter().map(full).collect(),
        location: gate::visible(&e.location),
    }
}

/// What an action does, in one line.
pub(crate) fn summary(action: &Action, zone: &str) -> String {
    match action {
        Action::Send { letter } => {
            format!("{} · {}", letter.to.iter().map(name).collect::<Vec<_>>().join(", "), letter.subject)
        }
        Action::SaveDraft { letter } => format!("Draft “{}”", letter.subject),
        Action::Label { label, remove: false, .. } => format!("Label “{label}”"),
        Action::Label { label, remove: true, .. } => format!("Label “{label}” taken off"),
        Action::Move { to, .. } => {
            format!("Moved to {to:?}").replace("Archive", "the archive").replace("Inbox", "the inbox")
        }
        Action::Snooze { until, .. } => format!("Snoozed until {}", window_label(*until, *until, zone)),
        Action::CreateEvent { event, .. } => {
            format!("{} · {}", event.title, window_label(event.start, event.end, zone))
        }
        Action::UpdateEvent { after, .. } => {
            format!("{} · {}", after.title, window_label(after.start, after.end, zone))
        }
        Action::CancelEvent { before, .. } => {
            format!("Cancel {} · {}", before.title, window_label(before.start, before.end, zone))
        }
        Action::Respond { answer, organiser, .. } => format!("{answer} · {}", name(organiser)),
        Action::UpdateDeal { id, name, before, after } => {
            format!("{} · {before} to {after}", if name.is_empty() { id } else { name })
        }
        Action::EditDeal { before, after, .. } => deal_summary(before.as_ref(), after.as_ref()),
        Action::PublishPost { id } => format!("Publish {id}"),
    }
}

fn deal_summary(before: Option<&DealText>, after: Option<&DealText>) -> String {
    match (before, after) {
        (None, Some(new)) => format!("{} added to the deals", new.name),
        (Some(old), None) => format!("{} taken out of the deals", old.name),
        (Some(old), Some(new)) => {
            let rows = deal_changes(old, new);
            let parts: Vec<String> = rows.iter().map(|(name, _, now)| format!("{name} {}", clipped(now))).collect();
            format!("{} · {}", new.name, if parts.is_empty() { "as it was".to_owned() } else { parts.join(", ") })
        }
        (None, None) => "No deal".to_owned(),
    }
}

fn clipped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None if line.is_empty() => "emptied".to_owned(),
        None => line,
    }
}

/// What differs between two states of a deal: the field's name, before, after.
pub(crate) fn deal_changes(old: &DealText, new: &DealText) -> Vec<(&'static str, String, String)> {
    let money = |d: &DealText| format!("{} {}", d.amount, d.currency);
    let rows = [
        ("stage", old.stage.clone(), new.stage.clone()),
        ("amount", money(old), money(new)),
        ("next step", old.next_step.clone(), new.next_step.clone()),
        ("notes", old.notes.clone(), new.notes.clone()),
        ("contact", old.contact.clone(), new.contact.clone()),
        ("name", old.name.clone(), new.name.clone()),
    ];
    rows.into_iter().filter(|(_, old, new)| old != new).collect()
}
