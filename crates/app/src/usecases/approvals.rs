//! Approvals: list, show, approve, edit, reject, take back, retry.

use super::runs::row as run_row;
use crate::approvals as cards;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, convert, gesture, internal, not_found, outbox as sending, stale};
use understudy_agent::action::Argument;
use understudy_store::approvals::{self, Answer, Answered, Approval};
use understudy_store::effects::BY_HAND;
use understudy_store::{outbox, settings};

/// Answered approvals stay in the list this long, seconds.
const LISTED_FOR: i64 = 7 * 86_400;
/// The undo window when the user has set none, seconds.
const UNDO_SECONDS: i64 = 10;

async fn get(inner: &Inner, id: &str) -> Result<Approval, WireError> {
    approvals::get(&inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("approval", id))
}

pub(crate) async fn approval_list(app: &App, _: Caller) -> Result<Vec<ApprovalSummary>, WireError> {
    let since = app.inner.now() - LISTED_FOR;
    let all = approvals::list(&app.inner.store, since).await.map_err(internal)?;
    Ok(all.iter().map(cards::summary).collect())
}

pub(crate) async fn approval_show(app: &App, _: Caller, id: String) -> Result<ApprovalDetail, WireError> {
    detail(&app.inner, &get(&app.inner, &id).await?).await
}

async fn detail(inner: &Inner, a: &Approval) -> Result<ApprovalDetail, WireError> {
    // What the user did by hand has no run behind it.
    let run = if a.run_id == BY_HAND { None } else { Some(run_row(inner, &a.run_id).await?) };
    let arguments: Vec<Argument> = serde_json::from_value(a.arguments.clone()).map_err(internal)?;
    let error = outbox::get(&inner.store, &a.id).await.map_err(internal)?.and_then(|d| d.error);
    Ok(ApprovalDetail {
        approval: cards::summary(a),
        card: serde_json::from_value(a.card.clone()).map_err(internal)?,
        reasons: serde_json::from_value(a.reasons.clone()).map_err(internal)?,
        arguments: arguments.iter().map(convert::argument).collect(),
        sha256: a.sha256.clone(),
        payload: understudy_agent::gate::visible(&String::from_utf8_lossy(&a.payload)),
        confirm_word: cards::confirm_word(a),
        request: run.as_ref().map(|r| r.request.clone()).unwrap_or_default(),
        skill: run.as_ref().and_then(|r| r.skill.clone()),
        skill_version: run.and_then(|r| r.skill_version),
        plan_step: a.plan_step.clone(),
        outcome: error.unwrap_or_else(|| a.outcome.clone()),
    })
}

async fn undo_seconds(inner: &Inner) -> i64 {
    if let Some(seconds) = inner.options.undo_seconds {
        return seconds.clamp(0, 120);
    }
    let set = settings::get(&inner.store, "undo_seconds").await.ok().flatten();
    set.and_then(|v| v.as_i64()).unwrap_or(UNDO_SECONDS).clamp(0, 120)
}

/// What an answer came to, in words, or why it does not hold.
fn held(answered: Answered) -> Result<Approval, WireError> {
    match answered {
        Answered::Done(approval) => Ok(*approval),
        Answered::Stale => Err(stale("This changed since it was shown.")),
        Answered::Not(state) => Err(stale(format!("This was answered already: it is {}.", state.as_str()))),
    }
}

pub(crate) async fn approval_approve(
    app: &App,
    caller: Caller,
    id: String,
    sha256: String,
    confirm: Option<String>,
) -> Result<Done, WireError> {
    let inner = &app.inner;
    let approval = get(inner, &id).await?;
    if let Some(word) = cards::confirm_word(&approval)
        && confirm.as_deref().map(str::trim) != Some(word.as_str())
    {
        return Err(WireError {
            code: ErrorCode::NeedsGesture,
            message: "This one is unusual and needs your typed confirmation.".into(),
            hint: format!("Read the reasons, then type “{word}”."),
            retryable: false,
        });
    }
    let seconds = undo_seconds(inner).await;
    let now = inner.now();
    let gesture = gesture::of(caller);
    held(sending::approve(inner, &id, &sha256, now + seconds, &gesture).await.map_err(internal)?)?;
    sending::told(inner, &id).await;
    if seconds == 0 {
        sending::send_due(inner).await.map_err(internal)?;
    }
    inner.outbox.notify_waiters();
    Ok(Done { message: if seconds == 0 { "Done.".into() } else { format!("It leaves in {seconds} seconds.") } })
}

/// Puts what the user did by hand into the outbox: asked and approved in the same breath, under the same hash and
/// with the same undo window as everything else that leaves.
pub(super) async fn leave(app: &App, caller: Caller, approval: Approval) -> Result<LetterSent, WireError> {
    let inner = &app.inner;
    let id = approval.id.clone();
    approvals::insert(&inner.store, &approval).await.map_err(internal)?;
    let seconds = undo_seconds(inner).await;
    let now = inner.now();
    let gesture = gesture::of(caller);
    held(sending::approve(inner, &id, &approval.sha256, now + seconds, &gesture).await.map_err(internal)?)?;
    sending::told(inner, &id).await;
    if seconds == 0 {
        sending::send_due(inner).await.map_err(internal)?;
    }
    inner.outbox.notify_waiters();
    let message = if seconds == 0 { "On its way.".into() } else { format!("It leaves in {seconds} seconds.") };
    Ok(LetterSent { approval_id: id, message, undo_until: (seconds > 0).then_some(now + seconds) })
}

pub(crate) async fn approval_edit(
    app: &App,
    _: Caller,
    id: String,
    subject: Option<String>,
    body: Option<String>,
    start: Option<i64>,
    end: Option<i64>,
) -> Result<ApprovalDetail, WireError> {
    let inner = &app.inner;
    let approval = get(inner, &id).await?;
    let edited = cards::edited(inner, &approval, subject, body, start, end).await?;
    let new = held(approvals::edit(&inner.store, &id, &approval.sha256, &edited).await.map_err(internal)?)?;
    sending::told(inner, &id).await;
    detail(inner, &new).await
}

pub(crate) async fn approval_reject(app: &App, _: Caller, id: String, reason: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    get(inner, &id).await?;
    let answer = Answer::Reject { reason: reason.trim() };
    held(approvals::decide(&inner.store, &id, answer, inner.now()).await.map_err(internal)?)?;
    sending::told(inner, &id).await;
    Ok(Done { message: "Turned down. Nothing was sent.".into() })
}

pub(crate) async fn approval_undo(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    get(inner, &id).await?;
    match approvals::undo(&inner.store, &id).await.map_err(internal)? {
        Answered::Done(_) => {}
        Answered::Stale | Answered::Not(_) => return Err(stale("It is too late to take this back: it has left.")),
    }
    sending::told(inner, &id).await;
    Ok(Done { message: "Taken back. It waits for you again.".into() })
}

pub(crate) async fn approval_retry(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    get(inner, &id).await?;
    if !outbox::retry(&inner.store, &id, inner.now()).await.map_err(internal)? {
        return Err(bad_input("Only what failed can be tried again.", "Look at its state first."));
    }
    sending::told(inner, &id).await;
    inner.outbox.notify_waiters();
    Ok(Done { message: "Tried again.".into() })
}
