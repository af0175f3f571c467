//! Worlds as YAML with short forms, as a hand writes them; read into records with every default filled.
//!
//! Unknown keys are errors with their line, so that a slip never makes a case pass by accident.

use super::{World, moment};
use crate::record::{Address, Attachment, Deal, Event, Folder, Guest, Message, Person, Post, STAGES};
use crate::skill::{Place, Problem, front_matter::from_yaml};
use jiff::Zoned;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_saphyr::Spanned;

/// Largest world in bytes.
pub(super) const MAX_WORLD: usize = 1024 * 1024;
/// The zone when a world names none.
const ZONE: &str = "Europe/Lisbon";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
struct Short {
    now: Spanned<String>,
    zone: Option<Spanned<String>>,
    user: Spanned<String>,
    #[serde(default)]
    messages: Vec<ShortMessage>,
    #[serde(default)]
    events: Vec<ShortEvent>,
    #[serde(default)]
    people: Vec<ShortPerson>,
    #[serde(default)]
    deals: Vec<ShortDeal>,
    #[serde(default)]
    posts: Vec<ShortPost>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortMessage {
    id: Spanned<String>,
    thread: Option<String>,
    in_reply_to: Option<String>,
    #[serde(default)]
    folder: Folder,
    from: Option<Spanned<String>>,
    to: Option<Spanned<OneOrMore>>,
    cc: Option<Spanned<OneOrMore>>,
    reply_to: Option<Spanned<String>>,
    subject: String,
    at: Spanned<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    labels: Vec<String>,
    unread: Option<bool>,
    #[serde(default)]
    starred: bool,
    #[serde(default)]
    bulk: bool,
    #[serde(default)]
    attachments: Vec<String>,
    invitation: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortEvent {
    id: Spanned<String>,
    title: String,
    start: Spanned<String>,
    end: Option<Spanned<String>>,
    minutes: Option<i64>,
    #[serde(default)]
    all_day: bool,
    #[serde(default)]
    location: String,
    #[serde(default)]
    notes: String,
    organiser: Option<Spanned<String>>,
    #[serde(default)]
    guests: Vec<Spanned<String>>,
    #[serde(default)]
    cancelled: bool,
    recurrence: Option<String>,
    #[serde(default)]
    transparent: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortPerson {
    who: Spanned<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    organisation: String,
    relation: Option<String>,
    zone: Option<String>,
    #[serde(default)]
    notes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortDeal {
    id: Option<String>,
    name: String,
    contact: String,
    stage: Spanned<String>,
    amount: Spanned<String>,
    #[serde(default)]
    next_step: String,
    #[serde(default)]
    notes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortPost {
    id: String,
    title: String,
    status: Spanned<String>,
    #[serde(default)]
    body: String,
    #[serde(default)]
    tags: Vec<String>,
}

/// Reads a world.
///
/// # Errors
/// The first thing that cannot be understood, at its line and column.
pub fn read_world(yaml: &str) -> Result<World, Problem> {
    if yaml.len() > MAX_WORLD {
        let place = Place { line: 1, column: 1 };
        return Err(problem(place, format!("The world has {} bytes", yaml.len()), "At most 1 MB is read."));
    }
    let short: Short =
        from_yaml(yaml).map_err(|(place, message)| problem(place, message, "See the README of the skills folder."))?;
    let zone_name = short.zone.as_ref().map_or(ZONE, |z| z.value.trim()).to_owned();
    let zone = TimeZone::get(&zone_name).map_err(|_| {
        let place = short.zone.as_ref().map_or(Place { line: 1, column: 1 }, place_of);
        problem(place, format!("\"{zone_name}\" is not a zone"), "Write a name such as Europe/Lisbon.")
    })?;
    let now = moment::read(&short.now.value, None, &zone)
        .and_then(|s| jiff::Timestamp::from_second(s).ok())
        .ok_or_else(|| {
            problem(place_of(&short.now), "`now` is not a full date and time", "Write \"2026-11-23 09:00\".")
        })?
        .to_zoned(zone);
    let reader = Reader { user: address(&short.user)?, now, zone: zone_name };
    let mut world = World {
        now: reader.now.timestamp().as_second(),
        zone: reader.zone.clone(),
        user: reader.user.clone(),
        ..World::default()
    };
    for m in short.messages {
        let place = place_of(&m.id);
        if world.messages.iter().any(|o| o.id == m.id.value) {
            return Err(problem(place, format!("Two messages have the id \"{}\"", m.id.value), "Rename one."));
        }
        world.messages.push(reader.message(m)?);
    }
    for e in short.events {
        world.events.push(reader.event(e)?);
    }
    for p in short.people {
        world.people.push(person(p)?);
    }
    for d in short.deals {
        world.deals.push(reader.deal(d)?);
    }
    for p in short.posts {
        world.posts.push(post(p)?);
    }
    Ok(world)
}

struct Reader {
    user: Address,
    now: Zoned,
    zone: String,
}

impl Reader {
    fn time(&self, text: &Spanned<String>) -> Result<i64, Problem> {
        moment::read(&text.value, Some(&self.now), self.now.time_zone())
            .ok_or_else(|| problem(place_of(text), format!("\"{}\" is not a time", text.value), moment::HINT))
    }

    fn message(&self, m: ShortMessage) -> Result<Message, Problem> {
        let own = matches!(m.folder, Folder::Sent | Folder::Drafts);
        let at = self.time(&m.at)?;
        let from = match &m.from {
            Some(from) => address(from)?,
            None if own => self.user.clone(),
            None => return Err(problem(place_of(&m.id), "The message has no sender", "Add `from:`.")),
        };
        let to = match &m.to {
            Some(to) => addresses(to)?,
            None if own => return Err(problem(place_of(&m.id), "The letter goes to nobody", "Add `to:`.")),
            None => vec![self.user.clone()],
        };
        let mut labels = m.labels;
        labels.sort();
        let id = m.id.value;
        Ok(Message {
            thread: m.thread.unwrap_or_else(|| id.clone()),
            message_id: format!("{id}@world.example"),
            in_reply_to: m.in_reply_to.map(|i| format!("{i}@world.example")),
            folder: m.folder,
            from,
            to,
            cc: m.cc.as_ref().map(addresses).transpose()?.unwrap_or_default(),
            bcc: vec![],
            reply_to: m.reply_to.as_ref().map(address).transpose()?,
            subject: m.subject,
            at,
            text: m.text.trim_end().to_owned(),
            has_html: false,
            labels,
            unread: m.unread.unwrap_or(m.folder == Folder::Inbox),
            starred: m.starred,
            bulk: m.bulk,
            attachments: m.attachments.into_iter().map(attachment).collect(),
            invitation: m.invitation,
            id,
        })
    }

    fn event(&self, e: ShortEvent) -> Result<Event, Problem> {
        let start = self.time(&e.start)?;
        let end = match (&e.end, e.minutes) {
            (Some(end), _) => self.time(end)?,
            (None, Some(minutes)) => start + minutes * 60,
            (None, None) if e.all_day => start + 86_400,
            (None, None) => start + 3600,
        };
        if end <= start {
            return Err(problem(place_of(&e.start), "The event ends before it begins", "Mend `end` or `minutes`."));
        }
        let guests = e.guests.iter().map(|g| Ok(Guest { address: address(g)?, ..Guest::default() }));
        Ok(Event {
            uid: e.id.value.clone(),
            etag: "1".into(),
            title: e.title,
            start,
            end,
            zone: self.zone.clone(),
            all_day: e.all_day,
            location: e.location,
            notes: e.notes,
            organiser: e.organiser.as_ref().map(address).transpose()?.or_else(|| Some(self.user.clone())),
            guests: guests.collect::<Result<_, Problem>>()?,
            cancelled: e.cancelled,
            recurrence: e.recurrence,
            transparent: e.transparent,
            id: e.id.value,
        })
    }

    fn deal(&self, d: ShortDeal) -> Result<Deal, Problem> {
        if !STAGES.contains(&d.stage.value.as_str()) {
            let hint = format!("Stages are {}.", STAGES.join(", "));
            return Err(problem(place_of(&d.stage), format!("\"{}\" is not a stage", d.stage.value), &hint));
        }
        let (number, currency) = d.amount.value.split_once(' ').unwrap_or((&d.amount.value, "EUR"));
        let amount = number.replace(',', "").parse::<i64>().map_err(|_| {
            problem(place_of(&d.amount), format!("\"{}\" is not an amount", d.amount.value), "Write `24000 EUR`.")
        })?;
        Ok(Deal {
            id: d.id.unwrap_or_else(|| d.name.to_lowercase().replace(' ', "-")),
            name: d.name,
            contact: d.contact.to_lowercase(),
            stage: d.stage.value,
            amount,
            currency: currency.trim().to_uppercase(),
            next_step: d.next_step,
            updated_at: self.now.timestamp().as_second(),
            notes: d.notes,
        })
    }
}

fn person(p: ShortPerson) -> Result<Person, Problem> {
    let who = address(&p.who)?;
    let mut emails = vec![who.email];
    emails.extend(p.also.into_iter().map(|e| e.to_lowercase()));
    Ok(Person {
        id: emails[0].clone(),
        name: who.name,
        emails,
        organisation: p.organisation,
        relation: p.relation,
        zone: p.zone,
        notes: p.notes,
    })
}

fn post(p: ShortPost) -> Result<Post, Problem> {
    if !crate::tool::POST_STATES.contains(&p.status.value.as_str()) {
        let message = format!("\"{}\" is not a state of a post", p.status.value);
        return Err(problem(place_of(&p.status), message, "Write draft or published."));
    }
    Ok(Post { id: p.id, title: p.title, status: p.status.value, body: p.body, tags: p.tags })
}

pub(super) fn attachment(name: String) -> Attachment {
    let media_type = match name.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("ics") => "text/calendar",
        Some("png") => "image/png",
        Some("csv") => "text/csv",
        _ => "application/octet-stream",
    };
    Attachment { sha256: crate::skill::hex(&name), media_type: media_type.into(), size: 1024, name }
}

fn addresses(all: &Spanned<OneOrMore>) -> Result<Vec<Address>, Problem> {
    let place = place_of(all);
    match &all.value {
        OneOrMore::One(one) => Ok(vec![read_address(one, place)?]),
        OneOrMore::More(more) => more.iter().map(|one| read_address(one, place)).collect(),
    }
}

fn address(text: &Spanned<String>) -> Result<Address, Problem> {
    read_address(&text.value, place_of(text))
}

/// `Dana Ortiz <dana@larkfield.example>` or a bare address.
fn read_address(text: &str, place: Place) -> Result<Address, Problem> {
    let (name, email) = match text.trim().strip_suffix('>').and_then(|t| t.split_once('<')) {
        Some((name, email)) => (name.trim().trim_matches('"'), email.trim()),
        None => ("", text.trim()),
    };
    let whole = email.split_once('@').is_some_and(|(l, d)| !l.is_empty() && d.contains('.'));
    if !whole || email.contains(char::is_whitespace) {
        let hint = "Write `Dana Ortiz <dana@larkfield.example>`.";
        return Err(problem(place, format!("\"{text}\" is not an address"), hint));
    }
    Ok(Address { name: name.to_owned(), email: email.to_lowercase() })
}

fn place_of<T>(spanned: &Spanned<T>) -> Place {
    let at = spanned.referenced;
    Place { line: at.line().max(1) as u32, column: at.column().max(1) as u32 }
}

fn problem(place: Place, message: impl Into<String>, hint: &str) -> Problem {
    Problem::error(place, "world", message, hint)
}
