//! Does what was allowed: intent first, then the effect, then the result, each committed.

use super::read::words;
use crate::open::Inner;
use crate::{account, convert, gesture};
use std::sync::Arc;
use understudy_agent::action::Action;
use understudy_agent::gate::{Permit, UserGesture};
use understudy_providers::local::Receipt;
use understudy_store::StoreError;
use understudy_store::effects::{self, BY_HAND, Effect, EffectState, effect_id};

/// Executes a filing effect of a run, once: a repeat after a crash finds what the first time did.
pub(crate) async fn execute(
    inner: &Arc<Inner>,
    run: &str,
    seq: u32,
    permit: &Permit,
    dry: bool,
) -> Result<String, String> {
    let action = permit.action();
    let id = effect_id(run, seq);
    let row = row(inner, id, run, action, if dry { EffectState::Dry } else { EffectState::Intent }).await?;
    effects::intend(&inner.store, &row).await.map_err(words)?;
    if dry {
        return Ok(format!("{} (dry run, not done)", row.summary));
    }
    apply(inner, &row.id, permit).await?;
    account::sync(inner, account::Part::Mail).await.map_err(words)?;
    Ok(row.summary)
}

/// Executes what the user does by hand, journalled as a run's effects are; returns the effect. The caller
/// brings the mirror up to date, once for everything that belongs together.
pub(crate) async fn by_hand(inner: &Arc<Inner>, action: &Action, gesture: &UserGesture) -> Result<Effect, String> {
    let permit = Permit::by_hand(action.clone(), gesture);
    let now = inner.now();
    let hash = understudy_store::sha256_hex(serde_json::to_string(action).map_err(words)?.as_bytes());
    // The same act may come again within a second (done, undone, done): each has an id of its own.
    for attempt in 0..1_000 {
        let id = format!("{BY_HAND}:{now}-{}-{attempt}", &hash[..8]);
        let row = row(inner, id, BY_HAND, action, EffectState::Intent).await?;
        if effects::intend(&inner.store, &row).await.map_err(words)? {
            apply(inner, &row.id, &permit).await?;
            return Ok(row);
        }
    }
    Err("This was done too often within one second.".to_owned())
}

/// Completes what the user did by hand and a crash interrupted. Filing is idempotent by its key.
pub(crate) async fn recover_by_hand(inner: &Arc<Inner>) -> Result<(), StoreError> {
    for effect in effects::pending(&inner.store).await?.into_iter().filter(|e| e.run_id == BY_HAND) {
        let action = serde_json::from_value::<Action>(effect.action.clone()).map_err(words);
        let done = match action {
            Ok(action) => apply(inner, &effect.id, &Permit::by_hand(action, &gesture::recorded())).await,
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            tracing::warn!(effect = effect.id, %error, "what was done by hand could not be completed");
        }
    }
    Ok(())
}

async fn row(inner: &Inner, id: String, run: &str, action: &Action, state: EffectState) -> Result<Effect, String> {
    Ok(Effect {
        id,
        run_id: run.to_owned(),
        kind: action.kind().to_owned(),
        action: serde_json::to_value(action).map_err(words)?,
        state,
        receipt: None,
        summary: summary(inner, action).await,
        at: inner.now(),
    })
}

/// Does what was noted as an intent, and notes what came of it.
async fn apply(inner: &Inner, id: &str, permit: &Permit) -> Result<(), String> {
    let (account, doing, key) = (inner.account.clone(), permit.clone(), id.to_owned());
    let done = tokio::task::spawn_blocking(move || account.apply(&doing, &key, None)).await.map_err(words)?;
    match done {
        Ok(receipt) => {
            let json = serde_json::to_value(&receipt).map_err(words)?;
            effects::applied(&inner.store, id, &json).await.map_err(words)?;
            Ok(())
        }
        Err(error) => {
            let json = serde_json::json!({ "error": error.to_string() });
            effects::failed(&inner.store, id, &json).await.map_err(words)?;
            Err(error.to_string())
        }
    }
}

/// What it does, with the message that it is done to.
async fn summary(inner: &Inner, action: &Action) -> String {
    let what = convert::summary(action, &inner.zone);
    let message = match action {
        Action::Label { message, .. } | Action::Move { message, .. } | Action::Snooze { message, .. } => message,
        _ => return what,
    };
    match understudy_store::messages::get(&inner.store, message).await {
        Ok(Some(m)) => format!("{what} · “{}”", understudy_agent::gate::visible(&m.subject)),
        _ => what,
    }
}

/// Takes an applied effect back.
pub(crate) async fn undo(inner: &Arc<Inner>, effect: &Effect) -> Result<(), String> {
    let action: Action = serde_json::from_value(effect.action.clone()).map_err(words)?;
    let receipt: Receipt = serde_json::from_value(effect.receipt.clone().unwrap_or_default()).map_err(words)?;
    let account = inner.account.clone();
    tokio::task::spawn_blocking(move || account.undo(&action, &receipt)).await.map_err(words)?.map_err(words)?;
    effects::undone(&inner.store, &effect.id).await.map_err(words)?;
    account::sync(inner, account::Part::All).await.map_err(words)
}
