//! Messages to read next to a run or an approval.

use crate::open::App;
use crate::wire::*;
use crate::{Caller, bad_input, convert, internal, not_found};
use understudy_agent::gate::visible;
use understudy_agent::record::{Folder, Message};
use understudy_store::messages;

/// Characters of a message's text in a list.
const BRIEF: usize = 200;

fn view(m: Message, simulated: bool, brief: bool) -> MessageView {
    let text = if brief { m.text.chars().take(BRIEF).collect() } else { m.text.clone() };
    MessageView {
        from: visible(&convert::full(&m.from)),
        to: m.to.iter().map(|a| visible(&convert::full(a))).collect(),
        subject: visible(&m.subject),
        at: m.at,
        text: visible(&text),
        folder: format!("{:?}", m.folder).to_lowercase(),
        labels: m.labels,
        simulated: simulated && m.folder == Folder::Sent,
        id: m.id,
    }
}

pub(crate) async fn message_show(app: &App, _: Caller, id: String) -> Result<MessageView, WireError> {
    let message = messages::get(&app.inner.store, &id).await.map_err(internal)?;
    Ok(view(message.ok_or_else(|| not_found("message", &id))?, app.inner.simulated, false))
}

pub(crate) async fn message_list(
    app: &App,
    _: Caller,
    folder: String,
    limit: Option<u32>,
) -> Result<MessagePage, WireError> {
    let folder = match folder.as_str() {
        "inbox" => Folder::Inbox,
        "archive" => Folder::Archive,
        "sent" => Folder::Sent,
        "drafts" => Folder::Drafts,
        "snoozed" => Folder::Snoozed,
        other => {
            let message = format!("There is no folder “{other}”.");
            return Err(bad_input(message, "Folders are inbox, archive, sent, drafts, snoozed."));
        }
    };
    let store = &app.inner.store;
    let limit = limit.unwrap_or(50).clamp(1, 500);
    let found = messages::by_folder(store, folder, 0, limit).await.map_err(internal)?;
    let total = messages::count(store, folder).await.map_err(internal)?;
    Ok(MessagePage { messages: found.into_iter().map(|m| view(m, app.inner.simulated, true)).collect(), total })
}
