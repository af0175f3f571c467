//! The outbox: approved effects leave here, once, when their undo window has ended.
//!
//! Claimed before the effect, finished after it. What a crash left claimed is looked up at the provider by
//! its key before anything is tried again. Nothing gets here without an approval of exactly its bytes.

use crate::open::{Inner, OpenError};
use crate::wire::{Tag, Update};
use crate::{account, approvals, driver};
use std::sync::Arc;
use std::time::Duration;
use understudy_agent::action::Action;
use understudy_agent::gate::{Permit, UserGesture};
use understudy_providers::ProviderError;
use understudy_store::approvals::{Answer, Answered};
use understudy_store::outbox::{self, Claimed};
use understudy_store::{StoreError, sha256_hex};

/// Deals with what a crash left half done: found at the provider, it is done; else it is queued again.
/// The local account's writes are idempotent by key, so queueing again cannot double them.
pub(crate) async fn recover(inner: &Arc<Inner>) -> Result<(), OpenError> {
    for claimed in outbox::recover(&inner.store).await? {
        let (account, key) = (inner.account.clone(), claimed.delivery.key.clone());
        let found = tokio::task::spawn_blocking(move || account.find_by_key(&key)).await;
        let id = &claimed.approval.id;
        match found.unwrap_or_else(|e| std::panic::resume_unwind(e.into_panic())) {
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

/// Sends what is due now.
pub(crate) async fn send_due(inner: &Arc<Inner>) -> Result<(), StoreError> {
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
    let permit = Permit::approved(action, &found, &approval.sha256).map_err(|e| e.to_string())?;
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
