//! The inbox: conversations in parts, a conversation to read, bodies and files.

use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, account, agent_notes, bad_input, convert, internal, mail_search, not_found};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use understudy_agent::extract::newest_part;
use understudy_agent::gate::visible;
use understudy_agent::record::{Address, Attachment, Folder, Message};
use understudy_providers::{ProviderError, html, mime};
use understudy_store::threads::{self, Known};
use understudy_store::{approvals, effects, messages, settings};

/// What runs filed stays under "Handled" this long, seconds.
const HANDLED_FOR: i64 = 14 * 86_400;
/// An unanswered letter of the user's waits this long, seconds.
const WAITING_FOR: i64 = 14 * 86_400;
/// Most rows of one page.
const PAGE_LIMIT: u32 = 200;
/// Characters of a snippet.
const SNIPPET: usize = 140;
/// The folder is looked at again when nobody did for this long, seconds.
const LOOK_AGAIN: i64 = 30;
/// Key of the senders whose remote pictures are allowed, a list of addresses.
const SENDERS: &str = "remote_senders";
/// Largest file that is handed over to be shown, bytes.
const VIEW_LIMIT: u64 = 8_000_000;

async fn known(inner: &Inner) -> Result<Known, WireError> {
    let now = inner.now();
    Ok(Known {
        asked: approvals::asked_about(&inner.store).await.map_err(internal)?,
        filed: effects::filed_by_runs(&inner.store, now - HANDLED_FOR).await.map_err(internal)?,
        since: now - WAITING_FOR,
    })
}

fn split(s: Split) -> threads::Split {
    match s {
        Split::NeedsYou => threads::Split::NeedsYou,
        Split::Handled => threads::Split::Handled,
        Split::Waiting => threads::Split::Waiting,
        Split::Newsletters => threads::Split::Newsletters,
        Split::All => threads::Split::All,
    }
}

pub(crate) async fn mail_splits(app: &App, _: Caller) -> Result<Vec<SplitCount>, WireError> {
    let inner = &app.inner;
    look_again(app);
    let counts = threads::counts(&inner.store, &known(inner).await?).await.map_err(internal)?;
    let all = [Split::NeedsYou, Split::Handled, Split::Waiting, Split::Newsletters, Split::All];
    Ok(all.into_iter().map(|s| SplitCount { split: s, threads: counts.of(split(s)) }).collect())
}

/// New mail and what was snoozed come in while somebody looks.
fn look_again(app: &App) {
    let inner = app.inner.clone();
    let seen = *inner.synced_at.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.is_none_or(|at| inner.now() - at >= LOOK_AGAIN) {
        tokio::spawn(async move {
            if let Err(error) = account::sync(&inner, account::Part::Mail).await {
                tracing::warn!(%error, "the mirror is behind");
            }
        });
    }
}

pub(crate) async fn thread_list(
    app: &App,
    _: Caller,
    part: Split,
    query: Option<String>,
    offset: u32,
    limit: Option<u32>,
) -> Result<ThreadPage, WireError> {
    let inner = &app.inner;
    let limit = limit.unwrap_or(50).clamp(1, PAGE_LIMIT);
    let line = query.unwrap_or_default();
    let (ids, total, understood) = if line.trim().is_empty() {
        let known = known(inner).await?;
        let (ids, total) = threads::page(&inner.store, split(part), &known, offset, limit).await.map_err(internal)?;
        (ids, total, Vec::new())
    } else {
        let search = mail_search::parse(&line, &inner.zone);
        let (ids, total) = threads::search(&inner.store, &search.filter, offset, limit).await.map_err(internal)?;
        (ids, total, search.understood)
    };
    Ok(ThreadPage { threads: thread_rows(inner, &ids).await?, offset, total, understood })
}

/// Conversations as rows, in this order.
pub(super) async fn thread_rows(inner: &Inner, ids: &[String]) -> Result<Vec<ThreadRow>, WireError> {
    let mut by_thread: HashMap<String, Vec<Message>> = HashMap::new();
    for message in threads::messages_of(&inner.store, ids).await.map_err(internal)? {
        by_thread.entry(message.thread.clone()).or_default().push(message);
    }
    let all: Vec<String> = by_thread.values().flatten().map(|m| m.id.clone()).collect();
    let notes = agent_notes::notes(inner, &all).await?;
    let snoozed = snoozed(inner).await?;
    Ok(ids.iter().filter_map(|id| Some(row(inner, id, by_thread.get(id)?, &notes, &snoozed))).collect())
}

async fn snoozed(inner: &Inner) -> Result<std::collections::BTreeMap<String, i64>, WireError> {
    blocking(inner, |account| account.snoozed()).await
}

/// A look at the account's files, off the async threads.
pub(super) async fn blocking<T: Send + 'static>(
    inner: &Inner,
    work: impl FnOnce(&understudy_providers::LocalAccount) -> Result<T, ProviderError> + Send + 'static,
) -> Result<T, WireError> {
    let account = inner.account.clone();
    tokio::task::spawn_blocking(move || work(&account)).await.map_err(internal)?.map_err(internal)
}

fn row(
    inner: &Inner,
    id: &str,
    messages: &[Message],
    notes: &HashMap<String, Vec<AgentNote>>,
    snoozed: &std::collections::BTreeMap<String, i64>,
) -> ThreadRow {
    let shown: Vec<&Message> = messages.iter().filter(|m| m.folder != Folder::Drafts).collect();
    let shown = if shown.is_empty() { messages.iter().collect() } else { shown };
    let latest = shown.last().copied();
    let mut people: Vec<String> = Vec::new();
    for m in shown.iter().rev() {
        let name = if m.from.email == inner.user.email { "me".to_owned() } else { visible(&convert::name(&m.from)) };
        if !people.contains(&name) {
            people.push(name);
        }
    }
    // A letter of one's own is known by whom it went to.
    if people == ["me"] {
        people = latest.map(|m| m.to.iter().map(|a| visible(&convert::name(a))).collect()).unwrap_or_default();
        people.insert(0, "me".into());
    }
    let mut labels: Vec<String> = shown.iter().flat_map(|m| m.labels.clone()).collect();
    labels.sort();
    labels.dedup();
    let mut done: Vec<&AgentNote> =
        shown.iter().filter_map(|m| notes.get(&m.id)).flatten().filter(|n| n.state != "undone").collect();
    done.sort_by_key(|n| n.at);
    ThreadRow {
        id: id.to_owned(),
        subject: shown.first().map(|m| visible(&m.subject)).unwrap_or_default(),
        people,
        snippet: latest.map(snippet).unwrap_or_default(),
        at: latest.map_or(0, |m| m.at),
        messages: shown.len() as u32,
        unread: shown.iter().any(|m| m.unread && m.folder != Folder::Sent),
        starred: shown.iter().any(|m| m.starred),
        has_file: shown.iter().any(|m| !m.attachments.is_empty()),
        in_inbox: shown.iter().any(|m| m.folder == Folder::Inbox),
        labels,
        snoozed_until: shown.iter().filter_map(|m| snoozed.get(&m.id)).min().copied(),
        agent: done.last().map(|n| n.text.clone()),
        approval_id: done.iter().rev().find(|n| n.state == "waiting").and_then(|n| n.approval_id.clone()),
    }
}

pub(super) fn snippet(m: &Message) -> String {
    let own = newest_part(&m.text);
    let own = if own.is_empty() { m.text.as_str() } else { own };
    let line = own.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&line.chars().take(SNIPPET).collect::<String>())
}

pub(crate) async fn thread_show(app: &App, _: Caller, id: String) -> Result<ThreadView, WireError> {
    let inner = &app.inner;
    let mut found = messages::thread(&inner.store, &id).await.map_err(internal)?;
    if found.iter().any(|m| m.folder != Folder::Drafts) {
        found.retain(|m| m.folder != Folder::Drafts);
    }
    let first = found.first().ok_or_else(|| not_found("conversation", &id))?;
    let subject = visible(&first.subject);
    let ids: Vec<String> = found.iter().map(|m| m.id.clone()).collect();
    let mut notes = agent_notes::notes(inner, &ids).await?;
    let snoozed = snoozed(inner).await?;
    let mut views = Vec::with_capacity(found.len());
    for m in found {
        let invitation = match &m.invitation {
            Some(uid) => super::invitation(inner, &m, uid).await?,
            None => None,
        };
        let agent = notes.remove(&m.id).unwrap_or_default();
        views.push(MailView { invitation, agent, snoozed_until: snoozed.get(&m.id).copied(), ..mail(inner, &m) });
    }
    let known_labels = blocking(inner, |account| account.label_names()).await?;
    Ok(ThreadView { id, subject, messages: views, known_labels })
}

pub(super) fn person(a: &Address) -> MailPerson {
    MailPerson { name: visible(&a.name), email: visible(&a.email) }
}

pub(super) fn file(a: &Attachment) -> MailFile {
    let text = a.media_type.starts_with("text/") && a.media_type != "text/html";
    MailFile {
        name: visible(&a.name),
        media_type: a.media_type.clone(),
        size: a.size as f64,
        sha256: a.sha256.clone(),
        viewable: (mime::parts::is_picture(&a.media_type) || text) && a.size <= VIEW_LIMIT,
    }
}

fn mail(inner: &Inner, m: &Message) -> MailView {
    let people = |list: &[Address]| list.iter().map(person).collect();
    MailView {
        id: m.id.clone(),
        from: person(&m.from),
        mine: m.from.email == inner.user.email,
        to: people(&m.to),
        cc: people(&m.cc),
        bcc: people(&m.bcc),
        reply_to: m.reply_to.as_ref().map(person),
        subject: visible(&m.subject),
        at: m.at,
        folder: format!("{:?}", m.folder).to_lowercase(),
        labels: m.labels.clone(),
        unread: m.unread,
        starred: m.starred,
        bulk: m.bulk,
        simulated: inner.simulated && m.folder == Folder::Sent,
        snippet: snippet(m),
        parts: parts(&m.text),
        has_html: m.has_html,
        files: m.attachments.iter().map(file).collect(),
        invitation: None,
        agent: Vec::new(),
        snoozed_until: None,
    }
}

/// A text cut into own words, quotes and signature; joined they are the text.
fn parts(text: &str) -> Vec<TextPart> {
    let own = newest_part(text);
    let start = text.find(own).unwrap_or(0);
    let (before, after) = (&text[..start], &text[start + own.len()..]);
    let is_quote = |line: &str| line.trim_start().starts_with('>') || line.trim_end().ends_with(':');
    let signed = after.trim_start().starts_with("--");
    let cut = if signed { after.lines().take_while(|l| !is_quote(l)).map(|l| l.len() + 1).sum::<usize>() } else { 0 };
    let (signature, quoted) = after.split_at(cut.min(after.len()));
    [(TextKind::Quoted, before), (TextKind::Own, own), (TextKind::Signature, signature), (TextKind::Quoted, quoted)]
        .into_iter()
        .filter(|(_, t)| !t.trim().is_empty())
        .map(|(kind, t)| TextPart { kind, text: visible(t.trim_matches('\n')) })
        .collect()
}

pub(super) async fn message(inner: &Inner, id: &str) -> Result<Message, WireError> {
    messages::get(&inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("message", id))
}

async fn senders(inner: &Inner) -> Result<Vec<String>, WireError> {
    let stored = settings::get(&inner.store, SENDERS).await.map_err(internal)?;
    Ok(stored.and_then(|v| serde_json::from_value(v).ok()).unwrap_or_default())
}

pub(crate) async fn mail_body(app: &App, _: Caller, id: String, remote: bool) -> Result<MailBody, WireError> {
    let inner = &app.inner;
    let m = message(inner, &id).await?;
    let allowed = senders(inner).await?.contains(&m.from.email);
    let bytes = blocking(inner, move |account| account.message_bytes(&id)).await?;
    let fetch = (remote || allowed) && !inner.simulated;
    let made = tokio::task::spawn_blocking(move || {
        mime::parts::html(&bytes).map(|part| html::sanitise(&part.html, &part.images, fetch))
    });
    let safe = made.await.map_err(internal)?.ok_or_else(|| not_found("HTML version of the message", &m.id))?;
    Ok(MailBody {
        document: safe.document,
        blocked: safe.blocked,
        designed: safe.designed,
        allowed,
        offline: inner.simulated,
        links: safe.links.into_iter().map(|l| LinkView { host: l.host, url: l.url }).collect(),
    })
}

pub(crate) async fn sender_allow(app: &App, _: Caller, email: String, allow: bool) -> Result<Done, WireError> {
    let inner = &app.inner;
    let email = email.trim().to_lowercase();
    if !email.contains('@') {
        return Err(bad_input(format!("“{email}” is not an address."), "Give the sender's address."));
    }
    let mut all = senders(inner).await?;
    all.retain(|e| *e != email);
    if allow {
        all.push(email.clone());
    }
    all.sort();
    settings::set(&inner.store, SENDERS, &serde_json::Value::from(all)).await.map_err(internal)?;
    let message =
        if allow { format!("Pictures from {email} are shown.") } else { format!("Pictures from {email} stay out.") };
    Ok(Done { message })
}

/// Writes a file where the user finds it; a browser gets the bytes, it saves by itself.
pub(crate) async fn file_save(
    app: &App,
    caller: Caller,
    message: String,
    sha256: String,
) -> Result<SavedFile, WireError> {
    let inner = &app.inner;
    let (record, bytes) = contents(inner, message, sha256).await?;
    let name = safe_name(&record.name);
    let media_type = record.media_type;
    if caller == Caller::Bridge {
        return Ok(SavedFile { name, media_type, path: None, data: Some(STANDARD.encode(bytes)) });
    }
    let (folder, wanted) = (downloads(inner), name.clone());
    let written = tokio::task::spawn_blocking(move || write_new(&folder, &wanted, &bytes)).await.map_err(internal)?;
    let path = written.map_err(|e| {
        bad_input(format!("{name} could not be saved: {e}."), "Check the folder and the space on the disk.")
    })?;
    Ok(SavedFile { name, media_type, path: Some(path.display().to_string()), data: None })
}

pub(crate) async fn file_show(app: &App, _: Caller, message: String, sha256: String) -> Result<SavedFile, WireError> {
    let (record, bytes) = contents(&app.inner, message, sha256).await?;
    if !file(&record).viewable {
        return Err(bad_input("This kind of file is not shown here.", "Save it and open it with its own program."));
    }
    let data = Some(STANDARD.encode(bytes));
    Ok(SavedFile { name: safe_name(&record.name), media_type: record.media_type, path: None, data })
}

pub(super) async fn contents(inner: &Inner, id: String, sha256: String) -> Result<(Attachment, Vec<u8>), WireError> {
    let bytes = blocking(inner, move |account| account.message_bytes(&id)).await?;
    mime::parts::file(&bytes, &sha256).ok_or_else(|| not_found("file", &sha256))
}

/// A name without a way out of its folder, and not hidden.
fn safe_name(name: &str) -> String {
    let clean: String =
        name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c }).take(120).collect();
    let clean = visible(clean.trim_start_matches('.').trim());
    if clean.is_empty() { "unnamed".into() } else { clean }
}

/// The user's download folder; on the Rehearsal account a folder beside it, because nothing leaves it.
pub(super) fn downloads(inner: &Inner) -> PathBuf {
    let own = inner.options.data.join("Saved files");
    if inner.simulated {
        return own;
    }
    let named = std::env::var_os("XDG_DOWNLOAD_DIR").map(PathBuf::from);
    let usual = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join("Downloads"));
    named.or_else(usual).filter(|p| p.is_dir()).unwrap_or(own)
}

/// Writes a file that is not there yet: `report.pdf`, `report (2).pdf`.
pub(super) fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    use std::io::Write;
    std::fs::create_dir_all(folder)?;
    let (stem, extension) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    for n in 1..1_000 {
        let path = folder.join(if n == 1 { name.to_owned() } else { format!("{stem} ({n}){extension}") });
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                file.sync_all()?;
                return Ok(path);
            }
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
    Err(std::io::Error::other("there are too many files of this name"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_mail_programs_cut_it() {
        let check = |text: &str, expect: &[(TextKind, &str)]| {
            let found: Vec<_> = parts(text).into_iter().map(|p| (p.kind, p.text)).collect();
            let expect: Vec<_> = expect.iter().map(|(k, t)| (*k, (*t).to_owned())).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("Hi Maya,\n\nyes.", &[(TextKind::Own, "Hi Maya,\n\nyes.")]);
        check(
            "Yes.\n\n-- \nDana\nLarkfield\n\nOn Mon, 23 Nov 2026 at 09:00, Maya Lindqvist wrote:\n> Can you?",
            &[
                (TextKind::Own, "Yes."),
                (TextKind::Signature, "-- \nDana\nLarkfield"),
                (TextKind::Quoted, "On Mon, 23 Nov 2026 at 09:00, Maya Lindqvist wrote:\n> Can you?"),
            ],
        );
        check(
            "Yes.\n\nOn Mon, 23 Nov 2026 at 09:00, Maya Lindqvist wrote:\n> Can you?",
            &[
                (TextKind::Own, "Yes."),
                (TextKind::Quoted, "On Mon, 23 Nov 2026 at 09:00, Maya Lindqvist wrote:\n> Can you?"),
            ],
        );
    }

    #[test]
    fn a_saved_file_cannot_leave_its_folder_or_replace_another() {
        assert_eq!(safe_name("../../.bashrc"), "_.._.bashrc");
        assert_eq!(safe_name(".."), "unnamed");
        assert_eq!(safe_name("a\u{0}b/c.pdf"), "a_b_c.pdf");
        let folder = tempfile::tempdir().expect("a folder");
        let first = write_new(folder.path(), "a.pdf", b"1").expect("written");
        let second = write_new(folder.path(), "a.pdf", b"2").expect("written");
        assert_ne!(first, second);
        assert_eq!(std::fs::read(first).expect("read"), b"1");
        assert!(second.ends_with("a (2).pdf"));
    }
}
