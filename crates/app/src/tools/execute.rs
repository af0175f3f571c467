//! Does what was allowed: intent first, then the effect, then the result, each committed.

use super::read::words;
use crate::open::Inner;
use crate::{account, convert};
use std::sync::Arc;
use understudy_agent::action::Action;
use understudy_agent::gate::Permit;
use understudy_providers::local::Receipt;
use understudy_store::effects::{self, Effect, EffectState, effect_id};

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
    let summary = summary(inner, action).await;
    let row = Effect {
        id: id.clone(),
        run_id: run.to_owned(),
        kind: action.kind().to_owned(),
        action: serde_json::to_value(action).map_err(words)?,
        state: if dry { EffectState::Dry } else { EffectState::Intent },
        receipt: None,
        summary: summary.clone(),
        at: inner.now(),
    };
    effects::intend(&inner.store, &row).await.map_err(words)?;
    if dry {
        return Ok(format!("{summary} (dry run, not done)"));
    }
    let (account, doing, key) = (inner.account.clone(), permit.clone(), id.clone());
    let done = tokio::task::spawn_blocking(move || account.apply(&doing, &key, None)).await.map_err(words)?;
    match done {
        Ok(receipt) => {
            let json = serde_json::to_value(&receipt).map_err(words)?;
            effects::applied(&inner.store, &id, &json).await.map_err(words)?;
            account::sync(inner, account::Part::Mail).await.map_err(words)?;
            Ok(summary)
        }
        Err(error) => {
            let json = serde_json::json!({ "error": error.to_string() });
            effects::failed(&inner.store, &id, &json).await.map_err(words)?;
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
