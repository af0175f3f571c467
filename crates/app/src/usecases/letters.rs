//! Letters that the user writes: how one begins, sending it through the outbox, taking it back.
//!
//! Pressing Send is the user's approval of exactly the bytes that leave: the letter becomes an approval, is approved in
//! the same breath, and waits in the outbox for its undo window. There is no other way out.

use super::approvals::leave;
use super::mail::{file, message};
use crate::approvals as cards;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, convert, internal, not_found, outbox as sending, stale, tools};
use std::sync::PoisonError;
use understudy_agent::action::{Action, Letter};
use understudy_agent::record::{Address, Attachment, Message};
use understudy_store::approvals::{self, Answer, Answered};
use understudy_store::effects::BY_HAND;

/// Longest body, bytes.
const BODY_LIMIT: usize = 500_000;
/// Most recipients, all fields together.
const RECIPIENT_LIMIT: usize = 100;
/// Most people that are offered while an address is typed.
const OFFERED: usize = 8;

pub(crate) async fn letter_begin(
    app: &App,
    _: Caller,
    kind: LetterKind,
    message: Option<String>,
) -> Result<LetterText, WireError> {
    let inner = &app.inner;
    let Some(id) = message else { return Ok(LetterText { body: signed(inner, ""), ..LetterText::default() }) };
    let m = self::message(inner, &id).await?;
    Ok(match kind {
        LetterKind::New => LetterText { body: signed(inner, ""), ..LetterText::default() },
        LetterKind::Reply | LetterKind::ReplyAll => reply(inner, &m, kind == LetterKind::ReplyAll),
        LetterKind::Forward => forward(inner, &m),
    })
}

/// The body with the user's name under it, and what is quoted after that.
fn signed(inner: &Inner, quoted: &str) -> String {
    let first = inner.user.name.split_whitespace().next().unwrap_or_default();
    format!("\n\n{first}\n{quoted}")
}

pub(super) fn line(a: &Address) -> String {
    if a.name.is_empty() { a.email.clone() } else { format!("{} <{}>", a.name, a.email) }
}

fn when(inner: &Inner, at: i64) -> String {
    let zone = jiff::tz::TimeZone::get(&inner.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let at = jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.to_zoned(zone).strftime("%a, %-d %b %Y at %H:%M").to_string()
}

fn reply(inner: &Inner, m: &Message, all: bool) -> LetterText {
    let me = inner.user.email.as_str();
    // An answer to one's own letter goes to whom that one went to.
    let to: Vec<Address> =
        if m.from.email == me { m.to.clone() } else { vec![m.reply_to.clone().unwrap_or_else(|| m.from.clone())] };
    let others = m.to.iter().chain(&m.cc).filter(|a| all && a.email != me && !to.contains(a));
    let mut cc: Vec<String> = Vec::new();
    for a in others {
        if !to.iter().any(|t| t.email == a.email) && !cc.contains(&line(a)) {
            cc.push(line(a));
        }
    }
    let quoted: String = m.text.lines().map(|l| format!("> {l}\n")).collect();
    let quoted = format!("\nOn {}, {} wrote:\n{}", when(inner, m.at), convert::name(&m.from), quoted.trim_end());
    LetterText {
        to: to.iter().map(line).collect(),
        cc,
        subject: tools::reply_subject(&m.subject),
        body: signed(inner, &quoted),
        reply_to: Some(m.id.clone()),
        ..LetterText::default()
    }
}

fn forward(inner: &Inner, m: &Message) -> LetterText {
    let to: Vec<String> = m.to.iter().map(line).collect();
    let head = format!(
        "\n---------- Forwarded message ----------\nFrom: {}\nDate: {}\nSubject: {}\nTo: {}\n\n{}",
        line(&m.from),
        when(inner, m.at),
        m.subject,
        to.join(", "),
        m.text
    );
    let known = m.subject.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("fwd:"));
    LetterText {
        subject: if known { m.subject.clone() } else { format!("Fwd: {}", m.subject) },
        body: signed(inner, &head),
        files: m.attachments.iter().map(file).collect(),
        files_of: (!m.attachments.is_empty()).then(|| m.id.clone()),
        ..LetterText::default()
    }
}

pub(crate) async fn letter_send(app: &App, caller: Caller, letter: LetterText) -> Result<LetterSent, WireError> {
    let inner = &app.inner;
    let draft = letter.draft.clone();
    let letter = letter_of(inner, letter, false).await?;
    let approval = cards::by_hand(inner, Action::Send { letter }).await?;
    let sent = leave(app, caller, approval).await?;
    if let Some(draft) = draft
        && let Err(error) = super::drafts::drop_draft(app, caller, draft).await
    {
        // It has been sent; a draft that stays is a nuisance and no harm.
        tracing::warn!(error = error.message, "the draft of a sent letter stays");
    }
    Ok(sent)
}

/// The letter as it will be sent, checked; one that is only kept may lack what it still needs.
pub(super) async fn letter_of(inner: &Inner, text: LetterText, kept: bool) -> Result<Letter, WireError> {
    let people = |lines: &[String]| if kept { Ok(whole_addresses(lines)) } else { addresses(lines) };
    let to = people(&text.to)?;
    let (cc, bcc) = (people(&text.cc)?, people(&text.bcc)?);
    if !kept && to.is_empty() && cc.is_empty() && bcc.is_empty() {
        return Err(bad_input("Nobody is named to send it to.", "Add an address."));
    }
    if to.len() + cc.len() + bcc.len() > RECIPIENT_LIMIT {
        return Err(bad_input(format!("More than {RECIPIENT_LIMIT} people are named."), "Send it in parts."));
    }
    if text.subject.contains(['\n', '\r']) {
        return Err(bad_input("A subject is one line.", "Take the line break out."));
    }
    if !kept && text.body.trim().is_empty() && text.files.is_empty() {
        return Err(bad_input("The letter is empty.", "Write something first."));
    }
    if text.body.len() > BODY_LIMIT {
        return Err(bad_input("The letter is longer than 500 kB.", "Shorten it."));
    }
    let mut letter =
        Letter { from: inner.user.clone(), to, cc, bcc, subject: text.subject, body: text.body, ..Letter::default() };
    if let Some(id) = text.reply_to {
        let m = message(inner, &id).await?;
        letter.reply_to = Some(m.id);
        letter.thread = Some(m.thread);
        letter.in_reply_to = Some(m.message_id);
    }
    let from = match text.files_of.filter(|_| !text.files.is_empty()) {
        Some(id) => Some(message(inner, &id).await?),
        None => None,
    };
    for wanted in &text.files {
        // A forwarded file is named as it came; the user's own as the user named it.
        let found = from.as_ref().and_then(|m| m.attachments.iter().find(|a| a.sha256 == wanted.sha256)).cloned();
        letter.files.push(found.unwrap_or_else(|| Attachment {
            name: wanted.name.clone(),
            media_type: wanted.media_type.clone(),
            size: wanted.size as u64,
            sha256: wanted.sha256.clone(),
        }));
    }
    letter.files_of = from.map(|m| m.id);
    if letter.files.iter().map(|f| f.size).sum::<u64>() > super::drafts::FILES_LIMIT {
        return Err(bad_input("The files are larger than 25 MB together.", "Send them in parts, or send a link."));
    }
    Ok(letter)
}

/// The addresses that are whole already; somebody is still typing the rest.
fn whole_addresses(lines: &[String]) -> Vec<Address> {
    lines.iter().flat_map(|l| pieces(l)).filter_map(|text| address(&text)).collect()
}

/// Addresses as people write them, each once.
pub(super) fn addresses(lines: &[String]) -> Result<Vec<Address>, WireError> {
    let mut found: Vec<Address> = Vec::new();
    for text in lines.iter().flat_map(|l| pieces(l)) {
        let address = address(&text).ok_or_else(|| {
            bad_input(format!("“{text}” is not an address."), "Write it as name@host, or Name <name@host>.")
        })?;
        if !found.iter().any(|a| a.email == address.email) {
            found.push(address);
        }
    }
    Ok(found)
}

/// Cuts at commas and semicolons outside quotes and angle brackets.
fn pieces(line: &str) -> Vec<String> {
    let (mut out, mut piece, mut quoted, mut angle) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            '<' => angle = true,
            '>' => angle = false,
            _ => {}
        }
        if matches!(c, ',' | ';' | '\n') && !quoted && !angle {
            out.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    out.push(piece);
    out.iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
}

fn address(text: &str) -> Option<Address> {
    let (name, email) = match text.rsplit_once('<') {
        Some((name, rest)) => (name.trim().trim_matches('"').trim(), rest.strip_suffix('>')?),
        None => ("", text),
    };
    let email = email.trim().to_lowercase();
    let (user, host) = email.split_once('@')?;
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\@".contains(c))
    };
    let fits = plain(user) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (fits && !name.chars().any(char::is_control)).then(|| Address { name: name.to_owned(), email: email.clone() })
}

/// Takes a letter of the user's back within the undo window; it can be written on.
pub(crate) async fn letter_undo(app: &App, _: Caller, id: String) -> Result<LetterText, WireError> {
    let inner = &app.inner;
    let approval =
        approvals::get(&inner.store, &id).await.map_err(internal)?.ok_or_else(|| not_found("letter", &id))?;
    let Ok(Action::Send { letter }) = serde_json::from_value::<Action>(approval.action.clone()) else {
        return Err(bad_input("This is no letter.", "Take it back where you made it."));
    };
    if approval.run_id != BY_HAND {
        return Err(bad_input("The agent wrote this letter.", "Take it back under Approvals."));
    }
    match approvals::undo(&inner.store, &id).await.map_err(internal)? {
        Answered::Done(_) => {}
        Answered::Stale | Answered::Not(_) => return Err(stale("It is too late to take this back: it has left.")),
    }
    let answer = Answer::Reject { reason: "Taken back before it left." };
    approvals::decide(&inner.store, &id, answer, inner.now()).await.map_err(internal)?;
    sending::told(inner, &id).await;
    let lines = |list: &[Address]| list.iter().map(line).collect();
    Ok(LetterText {
        to: lines(&letter.to),
        cc: lines(&letter.cc),
        bcc: lines(&letter.bcc),
        files: letter.files.iter().map(file).collect(),
        subject: letter.subject,
        body: letter.body,
        reply_to: letter.reply_to,
        files_of: letter.files_of,
        draft: None,
    })
}

/// People whose name or address begins like that: the address book first, then whom the user wrote to.
pub(crate) async fn people_find(app: &App, _: Caller, text: String) -> Result<Vec<MailPerson>, WireError> {
    let inner = &app.inner;
    let typed = text.trim().to_lowercase();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let fits = |name: &str, email: &str| {
        email.starts_with(&typed)
            || name.to_lowercase().split_whitespace().any(|w| w.starts_with(&typed))
            || name.to_lowercase().starts_with(&typed)
    };
    let mut found: Vec<MailPerson> = Vec::new();
    {
        let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
        for p in people.iter() {
            for email in p.emails.iter().filter(|e| fits(&p.name, e)) {
                found.push(MailPerson { name: p.name.clone(), email: email.clone() });
            }
        }
    }
    let written = understudy_store::messages::written_to(&inner.store).await.map_err(internal)?;
    let mut rest: Vec<(&String, &u32)> = written.iter().filter(|(email, _)| fits("", email)).collect();
    rest.sort_by_key(|(email, times)| (std::cmp::Reverse(**times), (*email).clone()));
    for (email, _) in rest {
        if !found.iter().any(|p| p.email == *email) {
            found.push(MailPerson { name: String::new(), email: email.clone() });
        }
    }
    found.retain(|p| p.email != inner.user.email);
    found.truncate(OFFERED);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let check = |line: &str, expect: &[(&str, &str)]| {
            let found = addresses(&[line.to_owned()]).expect("addresses");
            let found: Vec<(&str, &str)> = found.iter().map(|a| (a.name.as_str(), a.email.as_str())).collect();
            assert_eq!(found, expect, "{line}");
        };
        check("", &[]);
        check("Dana@Larkfield.example", &[("", "dana@larkfield.example")]);
        check(
            "\"Ortiz, Dana\" <dana@larkfield.example>; priya@tidewater.example, dana@larkfield.example",
            &[("Ortiz, Dana", "dana@larkfield.example"), ("", "priya@tidewater.example")],
        );
        for wrong in ["dana", "dana@", "@x.example", "a b@x.example", "a@b@c.example", "Dana <dana@x.example", "a@host"]
        {
            assert!(addresses(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}
