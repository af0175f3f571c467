//! The outbox: approved effects leave here, once, when their undo window has ended.
//!
//! Claimed before the effect, finished after it. What a crash left claimed is looked up at the provider by
//! its key before anything is tried again. Nothing gets here without an approval of exactly its bytes, given by the user or by
//! a standing rule of theirs.

use crate::open::{Inner, OpenError};
use crate::wire::{Tag, Update};
use crate::{account, approvals, driver, rules};
use std::sync::Arc;
use std::time::Duration;
use understudy_agent::action::Action;
use understudy_agent::gate::{Covered, Permit, UserGesture};
use understudy_providers::ProviderError;
use understudy_store::approvals::{Answer, Answered, Approval};
use understudy_store::outbox::{self, Claimed};
use understudy_store::{StoreError, settings, sha256_hex};

/// The undo window when the user has set none, seconds.
const UNDO_SECONDS: i64 = 10;
/// The shortest undo window of what a rule lets go, seconds: nobody looked at it before, so there must be time to.
const RULE_SECONDS: i64 = 60;

/// How long what the user approved can be taken back, seconds.
pub(crate) async fn undo_seconds(inner: &Inner) -> i64 {
    if let Some(seconds) = inner.options.undo_seconds {
        return seconds.clamp(0, 120);
    }
    let set = settings::get(&inner.store, "undo_seconds").await.ok().flatten();
    set.and_then(|v| v.as_i64()).unwrap_or(UNDO_SECONDS).clamp(0, 120)
}

/// Deals with what a crash left half done: found at the provider, it is done; else it is queued again.
/// The local account's writes are idempotent by key, so queueing again cannot double them.
pub(crate) async fn recover(inner: &Arc<Inner>) -> Result<(), OpenError> {
    for claimed in outbox::recover(&inner.store).await? {
        let (account, key) = (inner.account.clone(), claimed.delivery.key.clone());
        let found = tokio::task::spawn_blocking(move || account.find_by_key(&key));
        let id = &claimed.approval.id;
        match understudy_store::finished(found).await {
            Ok(Some(receipt)) => {
                let json = serde_json::to_value(receipt).unwrap_or_default();
                outbox::finish(&inner.store, id, &json, outcome(inner)).await?;
            }
            Ok(None) => {
                outbox::requeue(&inner.store, id, inner.now()).await?;
            }
            Err(error) => {
                outbox::unknown(&inner.store, id, &error.to_string()).await?;
            }
        }
    }
    Ok(())
}

/// Puts what the user approved here: exactly the bytes with this hash, to leave at `undo_until` and not before.
pub(crate) async fn approve(
    inner: &Inner,
    id: &str,
    sha256: &str,
    undo_until: i64,
    _gesture: &UserGesture,
) -> Result<Answered, StoreError> {
    let answer = Answer::Approve { sha256, undo_until };
    understudy_store::approvals::decide(&inner.store, id, answer, inner.now()).await
}

/// Puts what a standing rule covers here, with an undo window of its own; nobody is asked. Whether it did: a rule that was
/// taken back since the gate looked, or that had its day, lets the approval wait for the user.
pub(crate) async fn leave(inner: &Inner, approval: &Approval, covered: &Covered) -> Result<bool, StoreError> {
    let action: Option<Action> = serde_json::from_value(approval.action.clone()).ok();
    if !action.is_some_and(|action| covered.is_of(&action)) {
        let detail = "the rule covers another action".to_owned();
        return Err(StoreError::Conflict { what: format!("Approval {}", approval.id), detail });
    }
    let now = inner.now();
    let seconds = match inner.options.undo_seconds {
        Some(seconds) => seconds.clamp(0, 120),
        None => undo_seconds(inner).await.max(RULE_SECONDS),
    };
    let rule = covered.rule();
    let leave = understudy_store::rules::Leave {
        rule: &rule.id,
        sentence: &rule.sentence,
        a_day: rules::a_day(&rule.sentence),
        undo_until: now + seconds,
    };
    let kept = understudy_store::rules::leave(&inner.store, approval, leave, now).await?;
    inner.outbox.notify_waiters();
    Ok(kept.rule_id.is_some())
}

/// Sends what is due, whenever something is, until the app closes.
pub(crate) async fn run(inner: Arc<Inner>) {
    while !inner.closing.is_cancelled() {
        if let Err(error) = send_due(&inner).await {
            tracing::error!(%error, "the outbox could not be read");
        }
        let wait = match outbox::next_due(&inner.store).await {
            Ok(Some(at)) => Duration::from_secs((at - inner.now()).clamp(0, 60) as u64).max(Duration::from_millis(50)),
            Ok(None) => Duration::from_secs(60),
            Err(_) => Duration::from_secs(5),
        };
        tokio::select! {
            () = inner.outbox.notified() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Sends what is due now. One at a time: what somebody else began to send is sent as well when this returns.
pub(crate) async fn send_due(inner: &Arc<Inner>) -> Result<(), StoreError> {
    let _held = inner.sending.lock().await;
    for expired in understudy_store::approvals::expire(&inner.store, inner.now()).await? {
        told(inner, &expired).await;
    }
    for delivery in outbox::due(&inner.store, inner.now()).await? {
        if let Some(claimed) = outbox::claim(&inner.store, &delivery.approval_id, inner.now()).await? {
            told(inner, &claimed.approval.id).await;
            deliver(inner, claimed).await?;
        }
    }
    Ok(())
}

async fn deliver(inner: &Arc<Inner>, claimed: Claimed) -> Result<(), StoreError> {
    let id = claimed.approval.id.clone();
    match apply(inner, claimed).await {
        Ok(receipt) => {
            outbox::finish(&inner.store, &id, &receipt, outcome(inner)).await?;
            if let Err(error) = account::sync(inner, account::Part::All).await {
                tracing::warn!(%error, "the mirror is behind");
            }
        }
        Err(error) => {
            outbox::fail(&inner.store, &id, &error).await?;
        }
    }
    told(inner, &id).await;
    Ok(())
}

/// Hands the approved bytes to the provider.
async fn apply(inner: &Arc<Inner>, claimed: Claimed) -> Result<serde_json::Value, String> {
    let approval = claimed.approval;
    let stored: Action = serde_json::from_value(approval.action).map_err(|e| e.to_string())?;
    // A letter or a new event is its bytes; of everything else the approved bytes say what is done.
    let action = match stored {
        Action::Send { .. } | Action::CreateEvent { .. } | Action::Respond { .. } => stored,
        _ => serde_json::from_slice(&approval.payload).map_err(|e| e.to_string())?,
    };
    let found = sha256_hex(&approval.payload);
    let permit = match &approval.rule_id {
        None => Permit::approved(action, &found, &approval.sha256),
        Some(rule) => {
            let covered = rules::recorded(inner, rule, approval.facts.as_ref(), &action).await?;
            Permit::covered(action, &covered, &found, &approval.sha256)
        }
    };
    let permit = permit.map_err(|e| e.to_string())?;
    let (account, key) = (inner.account.clone(), claimed.delivery.key);
    let done = tokio::task::spawn_blocking(move || account.apply(&permit, &key, Some(&approval.payload))).await;
    let receipt = done.map_err(|e| e.to_string())?.map_err(|e: ProviderError| e.to_string())?;
    serde_json::to_value(receipt).map_err(|e| e.to_string())
}

fn outcome(inner: &Inner) -> &'static str {
    if inner.simulated { "Simulated: kept on this computer." } else { "Sent." }
}

/// Tells the hosts of an approval, and the run behind it.
pub(crate) async fn told(inner: &Arc<Inner>, id: &str) {
    let Ok(Some(approval)) = understudy_store::approvals::get(&inner.store, id).await else { return };
    inner.send(Update::Approval { approval: approvals::summary(&approval) });
    inner.changed(&[Tag::Approvals, Tag::Runs, Tag::Status]);
    if let Err(error) = driver::settle(inner, &approval.run_id).await {
        tracing::warn!(run = %approval.run_id, %error, "could not go on after the answer");
    }
}
