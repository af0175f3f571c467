//! Looks at the world.

use crate::meaning;
use crate::open::Inner;
use std::sync::{Arc, PoisonError};
use understudy_agent::handle::Value;
use understudy_agent::record::{Folder, Message};
use understudy_agent::run::{SeenMessage, ToolCall, ToolResult};
use understudy_store::messages::{Place, SearchQuery};
use understudy_store::{events, messages};

/// Messages of one search.
const LIMIT: u32 = 100;
/// Events of one look.
const EVENTS: usize = 50;

/// Performs a look. What goes wrong is a result too: the student is told.
pub(crate) async fn read(inner: &Arc<Inner>, call: &ToolCall) -> ToolResult {
    match look(inner, call).await {
        Ok(result) => result,
        Err(message) => ToolResult::Error { message },
    }
}

async fn look(inner: &Arc<Inner>, call: &ToolCall) -> Result<ToolResult, String> {
    match call.tool.as_str() {
        "mail.search" => mail_search(inner, call).await,
        "mail.read" => {
            let id = message_id(call)?;
            let message = messages::get(&inner.store, id).await.map_err(words)?.ok_or("no such message any more")?;
            Ok(ToolResult::Message { item: Box::new(seen(inner, message).await?) })
        }
        "calendar.list" => {
            let (start, end) = window(call, "during")?;
            let mut items = events::range(&inner.store, start, end).await.map_err(words)?;
            items.retain(|e| !e.cancelled);
            items.truncate(EVENTS);
            Ok(ToolResult::Events { items })
        }
        "calendar.free" => {
            let during = window(call, "during")?;
            let minutes = minutes(call)?;
            let (account, now) = (inner.account.clone(), inner.now());
            let slots = tokio::task::spawn_blocking(move || account.free(during, minutes, now)).await;
            Ok(ToolResult::Slots { items: slots.map_err(words)?.map_err(words)? })
        }
        "contacts.find" => {
            let Some(Value::Text { text, .. }) = call.value("name") else { return Err("a name is missing".into()) };
            let wanted = text.to_lowercase();
            let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
            let fits = |name: &str| name.to_lowercase().contains(&wanted);
            let items = people.iter().filter(|p| fits(&p.name) || fits(&p.organisation)).take(6).cloned().collect();
            Ok(ToolResult::People { items })
        }
        "memory.search" => {
            let Some(Value::Text { text, .. }) = call.value("about") else {
                return Err("what to search for is missing".into());
            };
            let (answer, _) =
                meaning::search(inner, text, 3, meaning::RUN).await.map_err(|e| format!("{} {}", e.message, e.hint))?;
            Ok(ToolResult::Passages { items: answer.hits.into_iter().map(|h| h.passage).collect() })
        }
        "deals.find" => {
            let Some(Value::Person { address, organisation, .. }) = call.value("who") else {
                return Err("a person is missing".into());
            };
            let mut items = blocking(inner, |account| account.deals()).await?;
            let company = organisation.to_lowercase();
            items.retain(|d| {
                d.contact.eq_ignore_ascii_case(&address.email)
                    || (!company.is_empty() && d.name.to_lowercase().contains(&company))
            });
            items.sort_by_key(|d| std::cmp::Reverse(d.updated_at));
            Ok(ToolResult::Deals { items })
        }
        "posts.find" => {
            let status = call.word("status").unwrap_or("draft").to_owned();
            let mut items = blocking(inner, |account| account.posts()).await?;
            items.retain(|p| p.status == status);
            Ok(ToolResult::Posts { items })
        }
        other => Err(format!("{other} does not look at anything")),
    }
}

async fn blocking<T: Send + 'static>(
    inner: &Arc<Inner>,
    work: impl FnOnce(&understudy_providers::local::LocalAccount) -> Result<T, understudy_providers::ProviderError>
    + Send
    + 'static,
) -> Result<T, String> {
    let account = inner.account.clone();
    tokio::task::spawn_blocking(move || work(&account)).await.map_err(words)?.map_err(words)
}

async fn mail_search(inner: &Arc<Inner>, call: &ToolCall) -> Result<ToolResult, String> {
    let place = match call.word("in").unwrap_or("all") {
        "inbox" => Place::In(Folder::Inbox),
        "unread" => Place::Unread,
        "starred" => Place::Starred,
        "sent" => Place::In(Folder::Sent),
        _ => Place::All,
    };
    let from = match call.value("from") {
        Some(Value::Person { address, .. }) => Some(address.email.clone()),
        _ => None,
    };
    let text = match call.value("about") {
        Some(Value::Text { text, .. }) => Some(text.clone()),
        _ => None,
    };
    let since = match call.value("since") {
        Some(Value::Window { start, .. }) => Some(*start),
        _ => None,
    };
    let query = SearchQuery { place, from, text, since, until: None, limit: Some(LIMIT) };
    let found = messages::search(&inner.store, &query).await.map_err(words)?;
    let total = found.len();
    let mut items = Vec::with_capacity(total);
    let written = messages::written_to(&inner.store).await.map_err(words)?;
    for mut message in found {
        message.text.clear();
        items.push(describe(inner, message, &written));
    }
    Ok(ToolResult::Messages { items, total })
}

/// A message with what the address book says of its sender.
pub(super) async fn seen(inner: &Inner, message: Message) -> Result<SeenMessage, String> {
    let written = messages::written_to(&inner.store).await.map_err(words)?;
    Ok(describe(inner, message, &written))
}

fn describe(inner: &Inner, message: Message, written: &std::collections::BTreeMap<String, u32>) -> SeenMessage {
    let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
    let person = people.iter().find(|p| p.emails.contains(&message.from.email));
    SeenMessage {
        relation: person.and_then(|p| p.relation.clone()),
        organisation: person.map(|p| p.organisation.clone()).unwrap_or_default(),
        known: person.is_some() || written.contains_key(&message.from.email),
        message,
    }
}

pub(super) fn message_id(call: &ToolCall) -> Result<&str, String> {
    match call.value("message") {
        Some(Value::Message { id, .. }) => Ok(id),
        _ => Err("a message is missing".into()),
    }
}

pub(super) fn window(call: &ToolCall, name: &str) -> Result<(i64, i64), String> {
    match call.value(name) {
        Some(Value::Window { start, end, .. }) => Ok((*start, *end)),
        _ => Err("a time is missing".into()),
    }
}

fn minutes(call: &ToolCall) -> Result<i64, String> {
    match call.value("minutes") {
        Some(Value::Amount { number, unit }) => match unit.as_str() {
            "min" | "" => Ok(*number as i64),
            "h" => Ok((*number * 60.0) as i64),
            other => Err(format!("{number} {other} is not a length of time")),
        },
        _ => Err("a length of time is missing".into()),
    }
}

pub(super) fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
