//! Filing by hand: done, snooze, labels, stars; taking back; and putting right what the agent filed.
//!
//! Every act is journalled before it happens, as a run's is, and can be taken back by its effect. Nothing here leaves
//! the computer.

use super::mail::{blocking, message};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, account, agent_notes, bad_input, convert, gesture, internal, not_found, stale, tools};
use jiff::civil::{Time, Weekday};
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;
use understudy_agent::action::Action;
use understudy_agent::record::{Folder, Message};
use understudy_providers::local::Mark;
use understudy_store::effects::{self, EffectState};
use understudy_store::messages;

/// Most conversations that one act files.
const AT_ONCE: usize = 500;
/// Hour at which a snoozed message comes back in the morning.
const MORNING: i8 = 9;
/// Hour of "this evening".
const EVENING: i8 = 18;

pub(crate) async fn mail_file(
    app: &App,
    caller: Caller,
    threads: Vec<String>,
    message: Option<String>,
    filing: Filing,
) -> Result<Filed, WireError> {
    let inner = &app.inner;
    check(inner, &filing)?;
    let mut actions = Vec::new();
    if let Some(id) = &message {
        let m = self::message(inner, id).await?;
        actions.extend(action(&filing, &m));
    } else {
        if threads.is_empty() || threads.len() > AT_ONCE {
            return Err(bad_input("No conversation was named.", format!("Choose one to {AT_ONCE} of them.")));
        }
        for thread in &threads {
            let all = messages::thread(&inner.store, thread).await.map_err(internal)?;
            actions.extend(targets(&filing, &all).into_iter().filter_map(|m| action(&filing, m)));
        }
    }
    let effects = perform(inner, caller, &actions).await?;
    let what = if threads.len() > 1 { format!(" · {} conversations", threads.len()) } else { String::new() };
    Ok(Filed { message: format!("{}{what}", said(inner, &filing, effects.is_empty())), effects })
}

fn check(inner: &Inner, filing: &Filing) -> Result<(), WireError> {
    match filing {
        Filing::Snooze { until } if *until <= inner.now() => {
            Err(bad_input("That time is over.", "Choose a later one."))
        }
        Filing::Label { name } | Filing::Unlabel { name } if name.trim().is_empty() => {
            Err(bad_input("The label has no name.", "Write a word or two."))
        }
        Filing::Done | Filing::Inbox | Filing::Snooze { .. } | Filing::Label { .. } | Filing::Unlabel { .. } => Ok(()),
    }
}

/// Which messages of a conversation an act is about.
fn targets<'a>(filing: &Filing, all: &'a [Message]) -> Vec<&'a Message> {
    let lying =
        |folders: &[Folder]| -> Vec<&'a Message> { all.iter().filter(|m| folders.contains(&m.folder)).collect() };
    let latest = || -> Vec<&'a Message> {
        let received = |m: &&Message| !matches!(m.folder, Folder::Sent | Folder::Drafts);
        all.iter().rev().find(received).or(all.last()).into_iter().collect()
    };
    let or_latest = |found: Vec<&'a Message>| if found.is_empty() { latest() } else { found };
    match filing {
        Filing::Done => lying(&[Folder::Inbox, Folder::Snoozed]),
        Filing::Inbox => {
            let hidden = lying(&[Folder::Snoozed]);
            if !hidden.is_empty() {
                return hidden;
            }
            latest().into_iter().filter(|m| m.folder == Folder::Archive).collect()
        }
        Filing::Snooze { .. } | Filing::Label { .. } => or_latest(lying(&[Folder::Inbox])),
        Filing::Unlabel { name } => all.iter().filter(|m| m.labels.contains(name)).collect(),
    }
}

/// The action for one message; `None` when it is so already or cannot be.
fn action(filing: &Filing, m: &Message) -> Option<Action> {
    let message = m.id.clone();
    let received = !matches!(m.folder, Folder::Sent | Folder::Drafts);
    match filing {
        Filing::Done if received && m.folder != Folder::Archive => Some(Action::Move { message, to: Folder::Archive }),
        Filing::Inbox if received && m.folder != Folder::Inbox => Some(Action::Move { message, to: Folder::Inbox }),
        Filing::Snooze { until } if received => Some(Action::Snooze { message, until: *until }),
        Filing::Label { name } if !m.labels.contains(name) => {
            Some(Action::Label { message, label: name.trim().to_owned(), remove: false })
        }
        Filing::Unlabel { name } if m.labels.contains(name) => {
            Some(Action::Label { message, label: name.clone(), remove: true })
        }
        Filing::Done | Filing::Inbox | Filing::Snooze { .. } | Filing::Label { .. } | Filing::Unlabel { .. } => None,
    }
}

fn said(inner: &Inner, filing: &Filing, nothing: bool) -> String {
    match filing {
        _ if nothing => "Nothing to change".to_owned(),
        Filing::Done => "Done".to_owned(),
        Filing::Inbox => "Back in the inbox".to_owned(),
        Filing::Snooze { until } => {
            format!("Snoozed until {}", understudy_agent::extract::window_label(*until, *until, &inner.zone))
        }
        Filing::Label { name } => format!("Labelled {name}"),
        Filing::Unlabel { name } => format!("{name} taken off"),
    }
}

/// Does them in order; what was done before a failure stays, and is said.
async fn perform(inner: &Arc<Inner>, caller: Caller, actions: &[Action]) -> Result<Vec<String>, WireError> {
    let mut done = Vec::new();
    let mut failed = None;
    for action in actions {
        match tools::by_hand(inner, action, &gesture::of(caller)).await {
            Ok(effect) => done.push(effect.id),
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    account::sync(inner, account::Part::Mail).await.map_err(internal)?;
    match failed {
        Some(error) if done.is_empty() => Err(bad_input(error, "Look at the message; it may have changed since.")),
        Some(error) => {
            let message = format!("{} of {} were filed, then: {error}", done.len(), actions.len());
            Err(bad_input(message, "What was filed stays; the rest is as it was."))
        }
        None => Ok(done),
    }
}

pub(crate) async fn filing_undo(app: &App, _: Caller, effects: Vec<String>) -> Result<Done, WireError> {
    let inner = &app.inner;
    for id in effects.iter().rev() {
        let effect = effects::get(&inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("effect", id))?;
        if effect.state == EffectState::Applied {
            tools::undo(inner, &effect)
                .await
                .map_err(|e| bad_input(e, "Look at it again; it may have changed since."))?;
        }
    }
    Ok(Done { message: "Taken back.".into() })
}

/// Puts back what the agent did to a message, and files the message otherwise if that is said.
pub(crate) async fn mail_fix(
    app: &App,
    caller: Caller,
    effect: String,
    filing: Option<Filing>,
) -> Result<Filed, WireError> {
    let inner = &app.inner;
    let wrong =
        effects::get(&inner.store, &effect).await.map_err(internal)?.ok_or_else(|| not_found("effect", &effect))?;
    if wrong.state != EffectState::Applied {
        return Err(stale("This was taken back already, or was never done."));
    }
    let action_done: Action = serde_json::from_value(wrong.action.clone()).map_err(internal)?;
    let about = agent_notes::about(&action_done).map(str::to_owned);
    if let Some(filing) = &filing {
        check(inner, filing)?;
    }
    tools::undo(inner, &wrong).await.map_err(|e| bad_input(e, "Look at the message; it may have changed since."))?;
    let mut effects = Vec::new();
    let mut message = format!("Put back: {}", convert::summary(&action_done, &inner.zone));
    if let (Some(filing), Some(id)) = (&filing, about) {
        let m = self::message(inner, &id).await?;
        effects = perform(inner, caller, &action(filing, &m).into_iter().collect::<Vec<_>>()).await?;
        message = format!("{message}. {}", said(inner, filing, effects.is_empty()));
    }
    Ok(Filed { message, effects })
}

pub(crate) async fn mail_mark(
    app: &App,
    _: Caller,
    threads: Vec<String>,
    message: Option<String>,
    mark: MailMark,
) -> Result<Done, WireError> {
    let inner = &app.inner;
    let (flag, on) = match mark {
        MailMark::Read => (Mark::Read, true),
        MailMark::Unread => (Mark::Read, false),
        MailMark::Starred => (Mark::Starred, true),
        MailMark::Unstarred => (Mark::Starred, false),
    };
    let mut ids: Vec<String> = message.into_iter().collect();
    for thread in threads.iter().take(AT_ONCE) {
        let all = messages::thread(&inner.store, thread).await.map_err(internal)?;
        let latest = all.iter().rev().find(|m| !matches!(m.folder, Folder::Sent | Folder::Drafts)).or(all.last());
        let chosen: Vec<&Message> = match mark {
            MailMark::Read => all.iter().filter(|m| m.unread).collect(),
            MailMark::Unstarred => all.iter().filter(|m| m.starred).collect(),
            MailMark::Unread | MailMark::Starred => latest.into_iter().collect(),
        };
        ids.extend(chosen.into_iter().map(|m| m.id.clone()));
    }
    if !ids.is_empty() {
        blocking(inner, move |account| ids.iter().try_for_each(|id| account.set_mark(id, flag, on))).await?;
        account::sync(inner, account::Part::Mail).await.map_err(internal)?;
    }
    // Reading is no news; the rest says itself by the star.
    Ok(Done::default())
}

pub(crate) async fn snooze_times(app: &App, _: Caller) -> Result<Vec<SnoozeTime>, WireError> {
    let inner = &app.inner;
    let zone = jiff::tz::TimeZone::get(&inner.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let now = Timestamp::from_second(inner.now()).map_err(internal)?;
    let today = zone.to_datetime(now).date();
    let at = |days: i64, hour: i8| -> Option<i64> {
        let date = today.checked_add(days.days()).ok()?;
        Some(date.to_datetime(Time::new(hour, 0, 0, 0).ok()?).to_zoned(zone.clone()).ok()?.timestamp().as_second())
    };
    let until = |weekday: Weekday| i64::from(today.weekday().until(weekday));
    let next_week = match until(Weekday::Monday) {
        0 => 7,
        days => days,
    };
    let mut times = vec![("This evening", at(0, EVENING)), ("Tomorrow", at(1, MORNING))];
    if until(Weekday::Saturday) > 1 {
        times.push(("At the weekend", at(until(Weekday::Saturday), MORNING)));
    }
    if next_week > 1 {
        times.push(("Next week", at(next_week, MORNING)));
    }
    let soon = inner.now() + 3_600;
    Ok(times
        .into_iter()
        .filter_map(|(name, until)| until.filter(|u| *u > soon).map(|u| (name, u)))
        .map(|(name, until)| SnoozeTime {
            name: name.into(),
            when: understudy_agent::extract::window_label(until, until, &inner.zone),
            until,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str, folder: Folder) -> Message {
        Message { id: id.into(), folder, ..Message::default() }
    }

    #[test]
    fn an_act_on_a_conversation_finds_the_messages_that_it_is_about() {
        let all = [
            message("a", Folder::Archive),
            message("s", Folder::Sent),
            message("i", Folder::Inbox),
            message("z", Folder::Snoozed),
        ];
        let check = |filing: Filing, of: &[Message], expect: &[&str]| {
            let found: Vec<&str> = targets(&filing, of).iter().map(|m| m.id.as_str()).collect();
            assert_eq!(found, expect, "{filing:?}");
        };
        check(Filing::Done, &all, &["i", "z"]);
        check(Filing::Done, &all[..2], &[]);
        check(Filing::Inbox, &all, &["z"]);
        check(Filing::Inbox, &all[..2], &["a"]);
        check(Filing::Snooze { until: 1 }, &all, &["i"]);
        check(Filing::Label { name: "x".into() }, &all[..2], &["a"]);
        check(Filing::Label { name: "x".into() }, &all[1..2], &["s"]);
        assert_eq!(action(&Filing::Done, &all[1]), None, "what was sent is not archived");
        assert_eq!(action(&Filing::Snooze { until: 1 }, &all[1]), None);
    }
}
