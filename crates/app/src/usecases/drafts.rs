//! Letters in the making: files that the user attaches, drafts kept in the Drafts folder, resumed and discarded.
//!
//! Nothing leaves by this; sending is in `letters`.

use super::letters::{letter_of, line};
use super::mail::{blocking, file};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, account, attached, bad_input, gesture, internal, not_found};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use understudy_agent::action::Letter;
use understudy_agent::gate::visible;
use understudy_agent::record::{Attachment, Folder, Message};
use understudy_providers::mime;
use understudy_store::{messages, sha256_hex};

/// Largest file that can be attached, bytes. Most providers take letters of 25 MB.
pub(super) const FILE_LIMIT: usize = 20_000_000;
/// Largest letter with its files, bytes.
pub(super) const FILES_LIMIT: u64 = 25_000_000;
/// Drafts in a list.
const LISTED: u32 = 100;

/// Takes in a file that the user chose; the letter names it by its hash.
pub(crate) async fn file_attach(
    app: &App,
    _: Caller,
    name: String,
    media_type: String,
    data: String,
) -> Result<MailFile, WireError> {
    let name = visible(name.rsplit(['/', '\\']).next().unwrap_or_default().trim());
    if name.is_empty() {
        return Err(bad_input("The file has no name.", "Choose it again."));
    }
    let too_large =
        || bad_input(format!("{name} is larger than {} MB.", FILE_LIMIT / 1_000_000), "Send a link to it instead.");
    if data.len() / 4 * 3 > FILE_LIMIT + 3 {
        return Err(too_large());
    }
    let bytes = STANDARD.decode(data).map_err(|_| bad_input("The file did not arrive whole.", "Choose it again."))?;
    if bytes.len() > FILE_LIMIT {
        return Err(too_large());
    }
    let folder = app.inner.options.data.clone();
    let size = bytes.len() as u64;
    let kept = tokio::task::spawn_blocking(move || attached::keep(&folder, &bytes)).await.map_err(internal)?;
    let sha256 =
        kept.map_err(|e| bad_input(format!("{name} could not be kept: {e}."), "Check the space on the disk."))?;
    Ok(file(&Attachment { name, media_type: plain_type(&media_type), size, sha256 }))
}

/// A media type as a header may hold it.
fn plain_type(given: &str) -> String {
    let part = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_alphanumeric() || "+-._".contains(c));
    match given.split_once('/') {
        Some((kind, sub)) if part(kind) && part(sub) && kind != "multipart" && kind != "message" => {
            given.to_ascii_lowercase()
        }
        _ => "application/octet-stream".into(),
    }
}

/// The files of a letter with their bytes: attached by the user, or out of the message that is forwarded.
pub(crate) async fn enclosed(inner: &Inner, letter: &Letter) -> Result<Vec<(Attachment, Vec<u8>)>, WireError> {
    if letter.files.is_empty() {
        return Ok(Vec::new());
    }
    let (account, data) = (inner.account.clone(), inner.options.data.clone());
    let (wanted, of) = (letter.files.clone(), letter.files_of.clone());
    let found = tokio::task::spawn_blocking(move || {
        let message = of.and_then(|id| account.message_bytes(&id).ok()).unwrap_or_default();
        let one = |a: Attachment| match attached::find(&data, &a.sha256) {
            Some(bytes) => Ok((a, bytes)),
            None => mime::parts::file(&message, &a.sha256).map(|(_, bytes)| (a.clone(), bytes)).ok_or(a),
        };
        wanted.into_iter().map(one).collect::<Result<Vec<_>, Attachment>>()
    });
    found.await.map_err(internal)?.map_err(|a| {
        let mut error = not_found("file", &a.name);
        error.hint = "Attach it again.".into();
        error
    })
}

/// Keeps a letter among the drafts: one file for each letter, replaced at every save.
pub(crate) async fn letter_keep(app: &App, caller: Caller, letter: LetterText) -> Result<LetterKept, WireError> {
    let inner = &app.inner;
    let draft = letter.draft.clone();
    // A letter that is being written may still be addressed to nobody, or half to somebody.
    let whole = letter_of(inner, letter, true).await?;
    let files = enclosed(inner, &whole).await?;
    let now = inner.now();
    let key = format!("{now} {}", sha256_hex(serde_json::to_string(&whole).map_err(internal)?.as_bytes()));
    let (of, hand) = (draft.clone(), gesture::of(caller));
    let id = blocking(inner, move |account| account.keep_draft(&hand, of.as_deref(), &key, &whole, &files)).await?;
    if draft.is_none() {
        account::sync(inner, account::Part::Mail).await.map_err(internal)?;
    }
    Ok(LetterKept { draft: id, at: now })
}

/// Deletes a draft.
pub(crate) async fn letter_drop(app: &App, caller: Caller, draft: String) -> Result<Done, WireError> {
    drop_draft(app, caller, draft).await?;
    Ok(Done { message: "Discarded.".into() })
}

pub(super) async fn drop_draft(app: &App, caller: Caller, draft: String) -> Result<(), WireError> {
    let inner = &app.inner;
    let hand = gesture::of(caller);
    blocking(inner, move |account| account.drop_draft(&hand, &draft)).await?;
    account::sync(inner, account::Part::Mail).await.map_err(internal)
}

pub(crate) async fn draft_list(app: &App, _: Caller) -> Result<Vec<DraftRow>, WireError> {
    let inner = &app.inner;
    let found = messages::by_folder(&inner.store, Folder::Drafts, 0, LISTED).await.map_err(internal)?;
    let mut rows = Vec::with_capacity(found.len());
    for m in found {
        rows.push(DraftRow {
            to: m.to.iter().map(|a| visible(&crate::convert::name(a))).collect(),
            subject: visible(&m.subject),
            snippet: super::mail::snippet(&m),
            at: m.at,
            files: m.attachments.len() as u32,
            reply_to: answered(inner, &m).await?.map(|m| m.id),
            id: m.id,
        });
    }
    Ok(rows)
}

/// The message that a draft answers.
async fn answered(inner: &Inner, draft: &Message) -> Result<Option<Message>, WireError> {
    let Some(header) = &draft.in_reply_to else { return Ok(None) };
    let thread = messages::thread(&inner.store, &draft.thread).await.map_err(internal)?;
    Ok(thread.into_iter().find(|m| m.message_id == *header))
}

/// A draft to go on with, as it stands in its file.
pub(crate) async fn draft_show(app: &App, _: Caller, id: String) -> Result<LetterText, WireError> {
    let inner = &app.inner;
    let known = super::mail::message(inner, &id).await?;
    if known.folder != Folder::Drafts {
        return Err(not_found("draft", &id));
    }
    let (of, data) = (id.clone(), inner.options.data.clone());
    // The mirror may be behind the last save; the file is not.
    let bytes = blocking(inner, move |account| account.message_bytes(&of)).await?;
    let parsed = tokio::task::spawn_blocking(move || {
        let parsed = mime::parse(&bytes)?.message;
        for a in &parsed.attachments {
            if attached::find(&data, &a.sha256).is_none()
                && let Some((_, bytes)) = mime::parts::file(&bytes, &a.sha256)
                && let Err(error) = attached::keep(&data, &bytes)
            {
                tracing::warn!(%error, "a file of the draft could not be put aside");
            }
        }
        Ok::<_, String>(parsed)
    });
    let parsed = parsed.await.map_err(internal)?.map_err(|why| {
        bad_input(format!("The draft cannot be read: {why}."), "Its file lies in the Drafts folder of the account.")
    })?;
    let reply_to = answered(inner, &known).await?.map(|m| m.id);
    let lines = |list: &[understudy_agent::record::Address]| list.iter().map(line).collect();
    Ok(LetterText {
        to: lines(&parsed.to),
        cc: lines(&parsed.cc),
        bcc: lines(&parsed.bcc),
        subject: parsed.subject,
        body: parsed.text,
        reply_to,
        files: parsed.attachments.iter().map(file).collect(),
        files_of: None,
        draft: Some(id),
    })
}
