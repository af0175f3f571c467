//! Invitations that come by mail: what is asked, what is in the way, and the answer through the outbox.

use super::approvals::leave;
use super::mail::{blocking, message};
use crate::approvals as cards;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, convert, internal, not_found};
use understudy_agent::action::Action;
use understudy_agent::extract::window_label;
use understudy_agent::gate::visible;
use understudy_agent::record::{Attendance, Event, Message};
use understudy_providers::{ics, mime};
use understudy_store::approvals::{self, ApprovalState as Stored};
use understudy_store::events;

/// The invitation of a message; `None` when its text cannot be read any more.
pub(super) async fn invitation(inner: &Inner, m: &Message, uid: &str) -> Result<Option<InvitationView>, WireError> {
    let id = m.id.clone();
    let bytes = blocking(inner, move |account| account.message_bytes(&id)).await?;
    let Some(text) = mime::invitation(&bytes) else { return Ok(None) };
    let written = ics::read::as_written(&text, "", &inner.zone).unwrap_or_default();
    let Some(asked) = written.into_iter().find(|e| e.uid == uid) else { return Ok(None) };
    let around = events::range(&inner.store, asked.start, asked.end.max(asked.start + 1)).await.map_err(internal)?;
    let stored = around.iter().find(|e| e.uid == uid);
    let conflicts = around
        .iter()
        .filter(|e| e.uid != uid && !e.cancelled && !e.transparent && !e.all_day)
        .map(|e| format!("{}, {}", visible(&e.title), window_label(e.start, e.end, &inner.zone)))
        .collect();
    let leaving = approvals::on_messages(&inner.store, std::slice::from_ref(&m.id)).await.map_err(internal)?;
    let on_its_way = |state: Stored| matches!(state, Stored::Waiting | Stored::Approved | Stored::Sending);
    Ok(Some(InvitationView {
        title: visible(&asked.title),
        when: convert::event(&asked, &inner.zone).when,
        date: date(asked.start, &inner.zone),
        location: visible(&asked.location),
        organiser: visible(&convert::full(asked.organiser.as_ref().unwrap_or(&m.from))),
        answer: answer(inner, stored.unwrap_or(&asked)).to_owned(),
        approval_id: leaving.into_iter().rev().find(|a| a.kind == "respond" && on_its_way(a.state)).map(|a| a.id),
        conflicts,
        cancelled: stored.map_or(asked.cancelled, |e| e.cancelled),
    }))
}

/// The user's own answer.
pub(crate) fn answer(inner: &Inner, event: &Event) -> &'static str {
    let mine = event.guests.iter().find(|g| g.address.email == inner.user.email);
    match mine.map(|g| g.attendance) {
        Some(Attendance::Accepted) => "accepted",
        Some(Attendance::Declined) => "declined",
        Some(Attendance::Tentative) => "tentative",
        Some(Attendance::Pending) | None => "pending",
    }
}

/// `2026-11-26` where the user is.
pub(crate) fn date(at: i64, zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    jiff::Timestamp::from_second(at).map(|t| zone.to_datetime(t).date().to_string()).unwrap_or_default()
}

pub(crate) async fn invitation_answer(
    app: &App,
    caller: Caller,
    message: String,
    answer: String,
) -> Result<LetterSent, WireError> {
    let inner = &app.inner;
    if !["accept", "decline", "tentative"].contains(&answer.as_str()) {
        return Err(bad_input(format!("“{answer}” is no answer."), "Answer accept, decline or tentative."));
    }
    let m = self::message(inner, &message).await?;
    let uid = m.invitation.clone().ok_or_else(|| not_found("invitation in the message", &m.id))?;
    let id = m.id.clone();
    let bytes = blocking(inner, move |account| account.message_bytes(&id)).await?;
    let asked = mime::invitation(&bytes)
        .and_then(|text| ics::read::as_written(&text, "", &inner.zone).ok())
        .and_then(|all| all.into_iter().find(|e| e.uid == uid))
        .ok_or_else(|| not_found("invitation in the message", &m.id))?;
    let organiser = asked.organiser.unwrap_or_else(|| m.from.clone());
    let action = Action::Respond { message: m.id, uid, answer, organiser };
    leave(app, caller, cards::by_hand(inner, action).await?).await
}
