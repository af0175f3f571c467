//! From an action to the changes that it means here, checked against what is there now.
//!
//! Reads only. What it returns is journalled before anything is written (see `journal`), so everything
//! that may refuse an action (it is gone, it changed, it makes no sense) refuses it here.

use super::calendar::CalendarFile;
use super::error::{ProviderError, Result};
use super::journal::{Change, Receipt, tag};
use super::{LocalAccount, files, maildir, scan};
use crate::ics::{self, Edit, series};
use crate::mime;
use understudy_agent::action::{Action, EventDraft, Extent};
use understudy_agent::record::{Attendance, Folder};

impl LocalAccount {
    /// The receipt that `action` will have, and the letter to be written, if there is one.
    pub(crate) fn prepare(
        &self,
        action: &Action,
        key: &str,
        payload: Option<&[u8]>,
    ) -> Result<(Receipt, Option<Vec<u8>>)> {
        let mut letter = None;
        let (object, changes) = match action {
            Action::Send { .. } => {
                let bytes =
                    payload.ok_or_else(|| ProviderError::invalid("The letter", "its approved bytes are missing"))?;
                let (id, change) = self.letter(Folder::Sent, key, bytes)?;
                letter = Some(bytes.to_vec());
                (id, vec![change])
            }
            Action::SaveDraft { letter: text } => {
                let made = || {
                    mime::letter_bytes(text, &format!("{}@drafts.understudy.local", tag(key)), (self.clock)(), false)
                };
                let bytes = payload.map_or_else(made, <[u8]>::to_vec);
                let (id, change) = self.letter(Folder::Drafts, key, &bytes)?;
                letter = Some(bytes);
                (id, vec![change])
            }
            Action::Label { message, label, remove } => {
                let entry = self.locate(message)?;
                let names = maildir::keywords(&self.root, entry.folder)?;
                let was = maildir::labels(&entry, &names).contains(label);
                let change = Change::Label { message: message.clone(), label: label.clone(), on: !remove, was };
                (message.clone(), vec![change])
            }
            Action::Move { message, to } => {
                let from = self.locate(message)?.folder;
                (message.clone(), vec![Change::Place { message: message.clone(), from, to: *to, until: None }])
            }
            Action::Snooze { message, until } => {
                let from = self.locate(message)?.folder;
                let change = Change::Place { message: message.clone(), from, to: Folder::Snoozed, until: Some(*until) };
                (message.clone(), vec![change])
            }
            Action::CreateEvent { uid, event } => {
                if event.end <= event.start {
                    return Err(ProviderError::invalid(
                        format!("The event \"{}\"", event.title),
                        "it ends before it begins",
                    ));
                }
                if self.calendar_file(uid)?.is_some() {
                    return Err(ProviderError::Stale {
                        what: format!("The event \"{}\" exists already and", event.title),
                    });
                }
                let bytes =
                    payload.map_or_else(|| ics::event_bytes(event, uid, &self.user, (self.clock)()), <[u8]>::to_vec);
                let after = String::from_utf8(bytes)
                    .map_err(|_| ProviderError::invalid("The event", "its bytes are not text"))?;
                if ics::invitation_uid(&after).as_deref() != Some(uid.as_str()) {
                    return Err(ProviderError::invalid("The event", "its bytes do not carry the id that was approved"));
                }
                (uid.clone(), vec![Change::File { path: event_path(uid), before: None, after }])
            }
            Action::UpdateEvent { id, etag, before, after, extent } => {
                if after.end <= after.start {
                    return Err(ProviderError::invalid(
                        format!("The event \"{}\"", after.title),
                        "it ends before it begins",
                    ));
                }
                let changes = match extent {
                    Extent::This => vec![self.edited(id, etag, &after.title, &Edit::Reschedule(after.clone()))?],
                    Extent::Following | Extent::All => self.series_changed(id, etag, before, after, *extent, key)?,
                };
                (id.clone(), changes)
            }
            Action::CancelEvent { id, etag, before, extent } => {
                let change = match extent {
                    Extent::This => self.edited(id, etag, &before.title, &Edit::Cancel)?,
                    Extent::Following | Extent::All => self.series_cancelled(id, etag, &before.title, *extent)?,
                };
                (id.clone(), vec![change])
            }
            Action::Respond { message, uid, answer, .. } => {
                let mut changes = vec![self.answered(message, uid, answer)?];
                if let Some(bytes) = payload {
                    changes.push(self.letter(Folder::Sent, key, bytes)?.1);
                    letter = Some(bytes.to_vec());
                }
                (uid.clone(), changes)
            }
            Action::UpdateDeal { id, before, after, .. } => (id.clone(), vec![self.deal_change(id, before, after)?]),
            Action::EditDeal { id, etag, before, after } => {
                (id.clone(), vec![self.deal_edit(id, etag, before.as_ref(), after.as_ref())?])
            }
            Action::PublishPost { id } => {
                self.draft_to_publish(id)?;
                (id.clone(), vec![Change::Post { id: id.clone(), at: (self.clock)() }])
            }
        };
        Ok((Receipt { key: key.to_owned(), kind: action.kind().to_owned(), object, changes }, letter))
    }

    /// A letter's id and its change. The file's name comes from the key, so that a repeat finds it.
    fn letter(&self, folder: Folder, key: &str, bytes: &[u8]) -> Result<(String, Change)> {
        if bytes.len() as u64 > mime::MESSAGE_LIMIT {
            return Err(ProviderError::TooLarge {
                what: "The letter".into(),
                limit: files::size_words(mime::MESSAGE_LIMIT),
            });
        }
        let parsed = mime::parse(bytes).map_err(|why| ProviderError::invalid("The letter", why))?;
        let message_id = parsed.message.message_id;
        if message_id.is_empty() {
            return Err(ProviderError::invalid("The letter", "it has no Message-ID"));
        }
        let base = format!("{}.K{}.understudy", parsed.message.at, tag(key));
        let id = self.aliases.id(&message_id).unwrap_or_else(|| files::short_hash(message_id.as_bytes()));
        Ok((id, Change::Letter { folder, base, sha256: files::sha256_hex(bytes) }))
    }

    /// The file of an event as it was seen, and the start of the occurrence that its id names.
    fn seen(&self, id: &str, etag: &str, title: &str) -> Result<(CalendarFile, Option<i64>)> {
        let (uid, occurrence) = match id.rsplit_once('/').map(|(uid, at)| (uid, at.parse::<i64>())) {
            Some((uid, Ok(at))) => (uid, Some(at)),
            _ => (id, None),
        };
        let what = format!("The event \"{title}\"");
        let file = self.calendar_file(uid)?.ok_or_else(|| ProviderError::not_found(what.clone()))?;
        if !etag.is_empty() && file.etag != etag {
            return Err(ProviderError::Stale { what });
        }
        Ok((file, occurrence))
    }

    fn edited(&self, id: &str, etag: &str, title: &str, edit: &Edit) -> Result<Change> {
        let (file, occurrence) = self.seen(id, etag, title)?;
        let after = ics::edit(&file.text, occurrence, edit, &self.zone, &self.user, (self.clock)())
            .ok_or_else(|| ProviderError::not_found(format!("The event \"{title}\"")))?;
        Ok(Change::File { path: self.relative(&file.path), before: Some(file.text), after })
    }

    /// What a change of a series means for its file, and for the file of the part that is cut off.
    fn series_changed(
        &self,
        id: &str,
        etag: &str,
        before: &EventDraft,
        after: &EventDraft,
        extent: Extent,
        key: &str,
    ) -> Result<Vec<Change>> {
        let (file, occurrence) = self.seen(id, etag, &after.title)?;
        let change = series::Change { before, after, zone: &self.zone, user: &self.user, stamp: (self.clock)() };
        let refused = |why: series::Refusal| ProviderError::invalid(format!("The series \"{}\"", after.title), why);
        let path = self.relative(&file.path);
        let Some(at) = occurrence.filter(|_| extent == Extent::Following) else {
            let text = series::change_all(&file.text, &change).map_err(refused)?;
            return Ok(vec![Change::File { path, before: Some(file.text), after: text }]);
        };
        let uid = format!("u{}", &files::sha256_hex(format!("{id} {key}").as_bytes())[..31]);
        let (kept, made) = series::change_following(&file.text, at, &uid, &change).map_err(refused)?;
        Ok(match kept {
            None => vec![Change::File { path, before: Some(file.text), after: made }],
            Some(kept) => vec![
                Change::File { path: event_path(&uid), before: None, after: made },
                Change::File { path, before: Some(file.text), after: kept },
            ],
        })
    }

    fn series_cancelled(&self, id: &str, etag: &str, title: &str, extent: Extent) -> Result<Change> {
        let (file, occurrence) = self.seen(id, etag, title)?;
        let stamp = (self.clock)();
        let refused = |why: series::Refusal| ProviderError::invalid(format!("The series \"{title}\""), why);
        let kept = match occurrence.filter(|_| extent == Extent::Following) {
            Some(at) => series::end_before(&file.text, at, &self.zone, stamp).map_err(refused)?,
            None => None,
        };
        let after = kept.unwrap_or_else(|| series::cancel_all(&file.text, stamp));
        Ok(Change::File { path: self.relative(&file.path), before: Some(file.text), after })
    }

    fn answered(&self, message: &str, uid: &str, answer: &str) -> Result<Change> {
        let attendance = match answer {
            "accept" => Attendance::Accepted,
            "decline" => Attendance::Declined,
            "tentative" => Attendance::Tentative,
            other => {
                return Err(ProviderError::invalid(
                    format!("The answer \"{other}\""),
                    "it is not accept, decline or tentative",
                ));
            }
        };
        let stored = self.calendar_file(uid)?;
        let (path, before, text) = match stored {
            Some(file) => (self.relative(&file.path), Some(file.text.clone()), file.text),
            None => {
                let bytes = self.message_bytes(message)?;
                let text = mime::invitation(&bytes)
                    .ok_or_else(|| ProviderError::not_found("The invitation of this message"))?;
                if ics::invitation_uid(&text).as_deref() != Some(uid) {
                    return Err(ProviderError::invalid(
                        "The invitation",
                        "it is about another event than the one shown",
                    ));
                }
                (event_path(uid), None, text)
            }
        };
        let after = ics::answer(&text, &self.user.email, attendance).ok_or_else(|| scan::message_gone(message))?;
        Ok(Change::File { path, before, after })
    }
}

/// The file of an event that this account makes: named by its UID, made safe and unique by its hash.
pub(crate) fn event_path(uid: &str) -> String {
    let safe: String = uid.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
    format!("calendar/{safe}-{}.ics", &files::short_hash(uid.as_bytes())[..8])
}
