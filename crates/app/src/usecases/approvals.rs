//! Approvals: list, show, approve one or several, edit, reject, put off, take back, retry.

use super::runs::row as run_row;
use crate::approvals as cards;
use crate::open::{App, Inner};
use crate::outbox::{self as sending, undo_seconds};
use crate::wire::*;
use crate::{Caller, bad_input, convert, gesture, internal, library, not_found, rules as standing, stale};
use understudy_agent::action::Argument;
use understudy_store::approvals::{self, Answer, Answered, Approval};
use understudy_store::effects::BY_HAND;
use understudy_store::{outbox, rules};

/// Answered approvals stay in the list this long, seconds.
const LISTED_FOR: i64 = 7 * 86_400;
/// Most cards that are approved at once: as many as people read in one go.
const MOST_AT_ONCE: usize = 20;
/// Waking hours, for putting off: this evening, tomorrow morning.
const EVENING: i8 = 18;
const MORNING: i8 = 8;

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
    let rule = match &a.rule_id {
        Some(id) => rules::get(&inner.store, id).await.map_err(internal)?.map(|rule| standing::view(inner, rule)),
        None => None,
    };
    let changes = match &a.original {
        Some(original) => library::compared(&cards::text(inner, original)?, &cards::text(inner, &a.action)?, 3)?,
        None => Vec::new(),
    };
    Ok(ApprovalDetail {
        approval: cards::summary(a),
        card: cards::now(inner, a).await?,
        rule,
        changes,
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

/// Approves several at once: plain cards of one run and one kind, each with the bytes that were shown. One that changed or
/// was answered in the meantime stops all of them before anything is done.
pub(crate) async fn approval_approve_all(
    app: &App,
    caller: Caller,
    approvals: Vec<ApprovalShown>,
) -> Result<ApprovedAll, WireError> {
    let inner = &app.inner;
    if approvals.is_empty() || approvals.len() > MOST_AT_ONCE {
        return Err(bad_input(
            format!("{} cards cannot be approved at once.", approvals.len()),
            format!("Choose from one to {MOST_AT_ONCE}."),
        ));
    }
    let mut same: Option<(String, String)> = None;
    for shown in &approvals {
        let approval = get(inner, &shown.id).await?;
        if approval.red {
            return Err(bad_input(
                format!("“{}” is unusual, so it is answered alone.", approval.title),
                "Open it, read its reasons and type its word.",
            ));
        }
        let of = (approval.run_id.clone(), approval.kind.clone());
        if same.get_or_insert_with(|| of.clone()) != &of || approval.run_id == BY_HAND {
            return Err(bad_input(
                "Only cards of one run and one kind are approved together.",
                "Choose those of one run, or answer them one by one.",
            ));
        }
        let open = approval.state == approvals::ApprovalState::Waiting && approval.expires_at > inner.now();
        if !open || approval.sha256 != shown.sha256 {
            return Err(stale(format!("“{}” changed or was answered since it was shown.", approval.title)));
        }
    }
    let (seconds, now) = (undo_seconds(inner).await, inner.now());
    let gesture = gesture::of(caller);
    let mut approved = Vec::new();
    for shown in &approvals {
        let answer = sending::approve(inner, &shown.id, &shown.sha256, now + seconds, &gesture).await;
        // Somebody else may have answered one of them this very moment; the others are as they were shown.
        if let Answered::Done(_) = answer.map_err(internal)? {
            sending::told(inner, &shown.id).await;
            approved.push(shown.id.clone());
        }
    }
    if seconds == 0 {
        sending::send_due(inner).await.map_err(internal)?;
    }
    inner.outbox.notify_waiters();
    let count = if approved.len() == 1 { "1 is".to_owned() } else { format!("{} are", approved.len()) };
    let message = if seconds == 0 {
        format!("{count} approved and done.")
    } else {
        format!("{count} approved. They leave in {seconds} seconds.")
    };
    Ok(ApprovedAll { approved, message, undo_until: (seconds > 0).then_some(now + seconds) })
}

/// Moments until which a card can be put off, all of them before it lapses.
pub(crate) async fn approval_times(app: &App, _: Caller, id: String) -> Result<Vec<SnoozeTime>, WireError> {
    let inner = &app.inner;
    let approval = get(inner, &id).await?;
    let zone = jiff::tz::TimeZone::get(&inner.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let now = inner.now();
    let today = zone.to_datetime(jiff::Timestamp::from_second(now).map_err(internal)?).date();
    let at = |days: i64, hour: i8| -> Option<i64> {
        let date = today.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Some(date.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp().as_second())
    };
    let times = [
        ("In an hour", Some(now + 3_600)),
        ("In three hours", Some(now + 3 * 3_600)),
        ("This evening", at(0, EVENING)),
        ("Tomorrow morning", at(1, MORNING)),
    ];
    let fits = |until: &i64| *until > now + 60 && *until < approval.expires_at;
    let times = times.into_iter().filter_map(|(name, until)| Some((name, until.filter(fits)?)));
    let label = |until| understudy_agent::extract::window_label(until, until, &inner.zone);
    Ok(times.map(|(name, until)| SnoozeTime { name: name.into(), when: label(until), until }).collect())
}

pub(crate) async fn approval_later(app: &App, _: Caller, id: String, until: Option<i64>) -> Result<Done, WireError> {
    let inner = &app.inner;
    let approval = get(inner, &id).await?;
    if until.is_some_and(|until| until <= inner.now()) {
        return Err(bad_input("That moment has passed.", "Choose a later one."));
    }
    if !approvals::put_off(&inner.store, &id, until).await.map_err(internal)? {
        return Err(match approval.state {
            approvals::ApprovalState::Waiting => {
                bad_input("It lapses before that.", "Choose an earlier moment, or answer it now.")
            }
            state => stale(format!("This was answered already: it is {}.", state.as_str())),
        });
    }
    sending::told(inner, &id).await;
    Ok(Done {
        message: match until {
            Some(until) => {
                let when = understudy_agent::extract::window_label(until, until, &inner.zone);
                format!("Put off until {when}. It still waits and still counts.")
            }
            None => "Back among those that wait.".into(),
        },
    })
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
    edit: CardEdit,
) -> Result<ApprovalDetail, WireError> {
    let inner = &app.inner;
    let approval = get(inner, &id).await?;
    let edited = cards::edited(inner, &approval, edit).await?;
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
