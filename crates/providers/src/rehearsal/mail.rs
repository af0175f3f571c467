//! Letters of the cast: scripts turned into messages with greeting, quote and sign-off, and put into folders.

use super::chance::Chance;
use super::script::{self, Turn, When};
use super::{Stage, Summary, persona};
use crate::local::error::{ProviderError, Result};
use crate::local::files::{self, Care};
use crate::local::maildir;
use crate::mime::{Composition, compose};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use understudy_agent::record::{Address, Folder};

const SCRIPTS: [&str; 6] = [
    include_str!("content/today.txt"),
    include_str!("content/sales.txt"),
    include_str!("content/portfolio.txt"),
    include_str!("content/office.txt"),
    include_str!("content/languages.txt"),
    include_str!("content/hostile.txt"),
];

/// A letter ready to be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Planned {
    /// Conversation and number in it: together unique.
    pub(crate) key: String,
    pub(crate) number: usize,
    pub(crate) at: i64,
    pub(crate) from: Address,
    pub(crate) to: Vec<Address>,
    pub(crate) cc: Vec<Address>,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: Option<String>,
    pub(crate) folder: Folder,
    pub(crate) unread: bool,
    pub(crate) starred: bool,
    pub(crate) label: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    /// UID of an invitation that comes with it.
    pub(crate) invitation: Option<String>,
    /// Name and size.
    pub(crate) file: Option<(String, usize)>,
}

/// The written conversations of `content/`.
pub(crate) fn conversations(stage: &Stage) -> Result<Vec<Planned>> {
    let mut letters = Vec::new();
    for text in SCRIPTS {
        let all = script::conversations(text).map_err(|why| ProviderError::invalid("A rehearsal script", why))?;
        for conversation in all {
            letters.extend(planned(stage, &conversation));
        }
    }
    Ok(letters)
}

/// The letters of one conversation.
pub(crate) fn planned(stage: &Stage, conversation: &script::Conversation) -> Vec<Planned> {
    let mut chance = Chance::new(stage.seed, &conversation.key);
    let mut letters: Vec<Planned> = Vec::new();
    let other = conversation.turns.iter().find(|t| t.from != "me").map(|t| t.from.clone());
    let other = other
        .or_else(|| conversation.turns.first().and_then(|t| t.option("to")).map(str::to_owned))
        .unwrap_or_default();
    for (number, turn) in conversation.turns.iter().enumerate() {
        let mine = turn.from == "me";
        let last_other =
            letters.iter().rev().find(|l| l.folder != Folder::Sent).map_or(other.clone(), |l| l.from.email.clone());
        let to = match (turn.option("to"), mine) {
            (Some(email), _) => stage.person(email),
            (None, true) => stage.person(&last_other),
            (None, false) => persona(),
        };
        let mut from = if mine { persona() } else { stage.person(&turn.from) };
        if let Some(shown) = turn.option("name") {
            from.name = shown.replace('_', " ");
        }
        let at = when(stage, turn.when, &mut chance, letters.last().map(|l| l.at));
        let quoted = letters.last().filter(|_| !turn.has("noquote") && chance.below(3) == 0);
        let text = body(stage, turn, &from, &to, at, quoted, &mut chance);
        let answer = if number == 0 { "" } else { "Re: " };
        let bulk = turn.has("list");
        letters.push(Planned {
            key: conversation.key.clone(),
            number,
            at,
            cc: turn.option("cc").map(|c| vec![stage.person(c)]).unwrap_or_default(),
            html: turn.option("html").map(|comment| hidden(&text, comment)),
            subject: format!("{answer}{}", conversation.subject),
            text,
            folder: folder(turn, mine, at, stage.now, conversation.turns.len() == number + 1),
            unread: turn.has("unread"),
            starred: turn.has("star"),
            // What nobody has read yet nobody has filed either.
            label: if mine || turn.has("unread") { String::new() } else { conversation.label.clone() },
            headers: if bulk { list_headers(&from.email) } else { Vec::new() },
            invitation: turn.option("ics").map(str::to_owned),
            file: turn
                .option("file")
                .and_then(|f| f.rsplit_once(':'))
                .map(|(name, size)| (name.replace('_', " "), size.parse().unwrap_or(1_000))),
            from,
            to: vec![to],
        });
    }
    letters
}

/// Sent, still in the inbox (lately answered or marked so), or put away.
fn folder(turn: &Turn, mine: bool, at: i64, now: i64, last: bool) -> Folder {
    if mine {
        Folder::Sent
    } else if turn.has("unread") || turn.has("inbox") || (last && now - at < 4 * 86_400) {
        Folder::Inbox
    } else {
        Folder::Archive
    }
}

/// The moment of a turn: some minutes of chance on top of a written time, always after the turn before.
fn when(stage: &Stage, when: When, chance: &mut Chance, before: Option<i64>) -> i64 {
    let at = match when {
        When::Day(days, hour, minute) => stage.at(days, hour, minute) + i64::try_from(chance.below(480)).unwrap_or(0),
        When::Ago(seconds) => stage.now - seconds,
    };
    at.max(before.map_or(i64::MIN, |b| b + 300)).min(stage.now - 60)
}

fn body(
    stage: &Stage,
    turn: &Turn,
    from: &Address,
    to: &Address,
    at: i64,
    quoted: Option<&Planned>,
    chance: &mut Chance,
) -> String {
    let mut text = dated(stage, &turn.body, at);
    if let Some(when) = turn.option("ics").and_then(|uid| stage.when.get(uid)) {
        text = format!("{text}\n\n{when}");
    }
    if !turn.has("raw") {
        let first = |a: &Address| a.name.split(' ').next().unwrap_or_default().to_owned();
        let hello = *Chance::new(stage.seed, &from.email).pick(&["Hi", "Hello", "Dear", "Hi"]);
        let bye = *chance.pick(&["Best,", "Thanks,", "Best wishes,", "Kind regards,"]);
        text = format!("{hello} {},\n\n{text}\n\n{bye}\n{}", first(to), first(from));
        if let Some(person) = stage
            .people
            .iter()
            .find(|p| p.emails.contains(&from.email) && !p.organisation.is_empty() && p.emails[0].len() % 2 == 0)
        {
            text.push_str(&format!("\n\n-- \n{}\n{}", person.name, person.organisation));
        }
    }
    if let Some(answered) = quoted {
        let lines: String = answered.text.lines().take(12).map(|l| format!("> {l}\n")).collect();
        let day = moment(stage, answered.at).strftime("%a, %d %b %Y at %H:%M").to_string();
        text.push_str(&format!("\n\nOn {day}, {} wrote:\n{}", answered.from.name, lines.trim_end()));
    }
    text
}

fn moment(stage: &Stage, at: i64) -> jiff::Zoned {
    jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(stage.zone.clone())
}

/// Replaces `{d+7}` by the date seven days after the letter.
pub(crate) fn dated(stage: &Stage, text: &str, at: i64) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{d+") {
        let Some((days, tail)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(&moment(stage, at + days.parse::<i64>().unwrap_or(0) * 86_400).strftime("%-d %B %Y").to_string());
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// An HTML twin with a comment that a reader does not see.
fn hidden(text: &str, comment: &str) -> String {
    let shown = text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>\n");
    format!("<html><body><!-- {} --><p>{shown}</p></body></html>", comment.replace('_', " "))
}

pub(crate) fn list_headers(email: &str) -> Vec<(&'static str, String)> {
    let (name, host) = email.split_once('@').unwrap_or((email, "lists.example"));
    vec![
        ("List-Id", format!("<{name}.{host}>")),
        ("List-Unsubscribe", format!("<https://{host}/leave?u=maya>, <mailto:leave@{host}>")),
        ("Precedence", "bulk".to_owned()),
    ]
}

/// Writes the letters, oldest first, and says how many.
pub(crate) fn write(
    root: &Path,
    stage: &Stage,
    mut letters: Vec<Planned>,
    invitations: &HashMap<String, String>,
) -> Result<Summary> {
    letters.sort_by(|a, b| (a.at, &a.key, a.number).cmp(&(b.at, &b.key, b.number)));
    let mut summary = Summary { messages: letters.len(), ..Summary::default() };
    let mut names: BTreeMap<char, String> = BTreeMap::new();
    for letter in &letters {
        if !letter.label.is_empty() && !names.values().any(|n| *n == letter.label) {
            let free = ('a'..='z')
                .find(|c| !names.contains_key(c))
                .ok_or_else(|| ProviderError::invalid("The rehearsal", "it has more than 26 labels"))?;
            names.insert(free, letter.label.clone());
        }
    }
    let mut written: HashMap<&str, Vec<String>> = HashMap::new();
    for letter in &letters {
        let references = written.entry(&letter.key).or_default();
        let host = letter.from.email.split_once('@').map_or("x.example", |(_, h)| h);
        let tag = files::short_hash(format!("{} {} {}", stage.seed, letter.key, letter.number).as_bytes());
        let message_id = format!("{tag}@{host}");
        let file =
            letter.file.as_ref().map(|(name, size)| (name.as_str(), Chance::new(stage.seed, name).document(*size)));
        let ics = letter.invitation.as_ref().and_then(|uid| invitations.get(uid));
        let bytes = compose(&Composition {
            message_id: &message_id,
            at: letter.at,
            from: letter.from.clone(),
            to: letter.to.clone(),
            cc: letter.cc.clone(),
            subject: &letter.subject,
            text: &letter.text,
            html: letter.html.as_deref(),
            in_reply_to: references.last().map(String::as_str),
            references: references.clone(),
            headers: letter.headers.clone(),
            calendar: ics.map(|text| ("REQUEST", text.as_str())),
            attachments: file.iter().map(|(name, bytes)| (*name, "application/pdf", bytes.as_slice())).collect(),
            ..Composition::default()
        });
        let mut flags = String::new();
        if !letter.unread {
            flags.push('S');
        }
        if letter.starred {
            flags.push('F');
        }
        flags.extend(names.iter().find(|(_, n)| **n == letter.label).map(|(c, _)| *c));
        let base = format!("{}.{}.rehearsal", letter.at, &tag[..8]);
        maildir::deliver(root, letter.folder, &base, &flags, &bytes, Care::Bulk)?;
        summary.unread += usize::from(letter.unread && letter.folder == Folder::Inbox);
        references.push(message_id);
    }
    summary.threads = written.len();
    maildir::FOLDERS.iter().try_for_each(|f| maildir::write_keywords(root, *f, &names, Care::Bulk))?;
    Ok(summary)
}
