//! What the agent did with messages, in words, and why: from the effects, the approvals and the steps of runs.
//!
//! Reads only. The reason is the condition that held before the call, as the run recorded it; none is made up.

use crate::open::Inner;
use crate::wire::{AgentNote, Phase, StepView};
use crate::{convert, internal, wire::WireError};
use std::collections::HashMap;
use understudy_agent::action::Action;
use understudy_agent::record::Folder;
use understudy_store::approvals::{self, ApprovalState};
use understudy_store::effects::{self, BY_HAND, EffectState};
use understudy_store::{runs, steps};

/// Notes by message id, oldest first.
pub(crate) async fn notes(inner: &Inner, messages: &[String]) -> Result<HashMap<String, Vec<AgentNote>>, WireError> {
    let mut notes: HashMap<String, Vec<AgentNote>> = HashMap::new();
    let mut known: HashMap<String, Option<RunFacts>> = HashMap::new();
    for effect in effects::on_messages(&inner.store, messages).await.map_err(internal)? {
        let Ok(action) = serde_json::from_value::<Action>(effect.action.clone()) else { continue };
        let Some(message) = about(&action) else { continue };
        let Some(run) = facts(inner, &mut known, &effect.run_id).await? else { continue };
        notes.entry(message.to_owned()).or_default().push(AgentNote {
            kind: effect.kind.clone(),
            text: words(&action, inner),
            why: why(&run.steps, &action, message),
            skill: run.skill.clone(),
            run_id: effect.run_id.clone(),
            request: run.request.clone(),
            can_undo: effect.state == EffectState::Applied,
            state: effect.state.as_str().to_owned(),
            approval_id: None,
            at: effect.at,
            id: effect.id,
        });
    }
    for approval in approvals::on_messages(&inner.store, messages).await.map_err(internal)? {
        let Ok(action) = serde_json::from_value::<Action>(approval.action.clone()) else { continue };
        let Some(message) = about(&action) else { continue };
        let Some(run) = facts(inner, &mut known, &approval.run_id).await? else { continue };
        notes.entry(message.to_owned()).or_default().push(AgentNote {
            kind: approval.kind.clone(),
            text: asked(&approval.state, &action, inner),
            why: why(&run.steps, &action, message),
            skill: run.skill.clone(),
            run_id: approval.run_id.clone(),
            request: run.request.clone(),
            can_undo: false,
            state: approval.state.as_str().to_owned(),
            approval_id: Some(approval.id.clone()),
            at: approval.created_at,
            id: approval.id,
        });
    }
    Ok(notes)
}

/// What is said of a run.
struct RunFacts {
    request: String,
    skill: Option<String>,
    steps: Vec<StepView>,
}

/// The facts of a run, read once; `None` for what the user did by hand.
async fn facts<'a>(
    inner: &Inner,
    known: &'a mut HashMap<String, Option<RunFacts>>,
    run: &str,
) -> Result<Option<&'a RunFacts>, WireError> {
    if !known.contains_key(run) {
        let row = if run == BY_HAND { None } else { runs::get(&inner.store, run).await.map_err(internal)? };
        let facts = match row {
            Some(row) => {
                let stored = steps::list(&inner.store, run).await.map_err(internal)?;
                let steps = stored.into_iter().filter_map(|s| serde_json::from_value(s.json).ok()).collect();
                Some(RunFacts { request: row.request, skill: row.skill, steps })
            }
            None => None,
        };
        known.insert(run.to_owned(), facts);
    }
    Ok(known.get(run).and_then(Option::as_ref))
}

/// The message that an action is about.
pub(crate) fn about(action: &Action) -> Option<&str> {
    match action {
        Action::Label { message, .. }
        | Action::Move { message, .. }
        | Action::Snooze { message, .. }
        | Action::Respond { message, .. } => Some(message),
        Action::Send { letter } | Action::SaveDraft { letter } => letter.reply_to.as_deref(),
        Action::CreateEvent { .. }
        | Action::UpdateEvent { .. }
        | Action::CancelEvent { .. }
        | Action::UpdateDeal { .. }
        | Action::EditDeal { .. }
        | Action::PublishPost { .. } => None,
    }
}

/// What was done, short enough for a chip.
pub(crate) fn words(action: &Action, inner: &Inner) -> String {
    match action {
        Action::Label { label, remove: false, .. } => format!("Labelled {}", understudy_agent::gate::visible(label)),
        Action::Label { label, remove: true, .. } => {
            format!("{} taken off", understudy_agent::gate::visible(label))
        }
        Action::Move { to: Folder::Archive, .. } => "Archived".to_owned(),
        Action::Move { to: Folder::Inbox, .. } => "Moved to the inbox".to_owned(),
        Action::Snooze { .. } => convert::summary(action, &inner.zone),
        Action::SaveDraft { .. } => "Answer drafted".to_owned(),
        other => understudy_agent::gate::visible(&convert::summary(other, &inner.zone)),
    }
}

fn asked(state: &ApprovalState, action: &Action, inner: &Inner) -> String {
    let (noun, sent) = match action {
        Action::Send { .. } => ("Answer", "Answer sent"),
        Action::Respond { .. } => ("Reply to the invitation", "Invitation answered"),
        other => return words(other, inner),
    };
    match state {
        ApprovalState::Waiting => format!("{noun} waits for you"),
        ApprovalState::Approved | ApprovalState::Sending => format!("{noun} is leaving"),
        ApprovalState::Sent => sent.to_owned(),
        ApprovalState::Rejected => format!("{noun} turned down"),
        ApprovalState::Failed | ApprovalState::Unknown => format!("{noun} needs a look"),
        ApprovalState::Expired | ApprovalState::Void => format!("{noun} lapsed"),
    }
}

fn tool(action: &Action) -> &'static str {
    match action {
        Action::Label { .. } => "mail.label",
        Action::Move { .. } => "mail.archive",
        Action::Snooze { .. } => "mail.snooze",
        Action::Send { .. } => "mail.send",
        Action::SaveDraft { .. } => "mail.draft",
        Action::Respond { .. } => "calendar.respond",
        Action::CreateEvent { .. }
        | Action::UpdateEvent { .. }
        | Action::CancelEvent { .. }
        | Action::UpdateDeal { .. }
        | Action::EditDeal { .. }
        | Action::PublishPost { .. } => "",
    }
}

/// The condition that held last before the call, within the same item.
fn why(steps: &[StepView], action: &Action, message: &str) -> String {
    let link = format!("message:{message}");
    let is_call = |s: &StepView| {
        s.phase == Phase::Call
            && s.tool.as_deref() == Some(tool(action))
            && s.arguments.iter().any(|a| a.origin.link.as_deref() == Some(link.as_str()))
    };
    let Some(at) = steps.iter().rposition(is_call) else { return String::new() };
    steps[..at]
        .iter()
        .rev()
        .take_while(|s| s.phase != Phase::Item)
        .find(|s| s.phase == Phase::Verdict && s.holds == Some(true))
        .map(|s| s.text.clone())
        .unwrap_or_default()
}
