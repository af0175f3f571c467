//! Worlds written as YAML and cases as JSON, so that they read back to the same.
//!
//! A world's file says less than an account holds: no Message-ID, no blind copies, no answers of guests. [`settle`] brings
//! a world to what its file can say; [`write_world`] writes that. Bodies stand as blocks, so that a person can read and
//! change them. It decides nothing about what belongs into a world.

use super::case::{Case, Check, Counted, Expected, Where};
use super::{World, moment};
use crate::record::{Address, Attendance, Folder, Message, STAGES};
use jiff::tz::TimeZone;
use std::fmt::Write;

/// A world as its file can say it: the law is that reading what [`write_world`] wrote gives exactly this.
pub fn settle(mut world: World) -> World {
    address(&mut world.user);
    if world.zone.is_empty() || TimeZone::get(&world.zone).is_err() {
        world.zone = "UTC".into();
    }
    let ids: Vec<(String, String)> = world
        .messages
        .iter()
        .map(|m| (m.message_id.clone(), m.id.clone()))
        .filter(|(known, _)| !known.is_empty())
        .collect();
    for m in &mut world.messages {
        let answered = m.in_reply_to.take();
        m.in_reply_to = answered
            .and_then(|header| {
                let own = header.strip_suffix(HOST).filter(|id| ids.iter().any(|(_, known)| known == id));
                own.map(str::to_owned)
                    .or_else(|| ids.iter().find(|(known, _)| *known == header).map(|(_, id)| id.clone()))
            })
            .map(|id| format!("{id}{HOST}"));
    }
    for m in &mut world.messages {
        m.message_id = format!("{}{HOST}", m.id);
        address(&mut m.from);
        for a in m.to.iter_mut().chain(&mut m.cc) {
            address(a);
        }
        m.bcc.clear();
        m.reply_to.iter_mut().for_each(address);
        m.text = m.text.replace("\r\n", "\n").trim_end().to_owned();
        m.has_html = false;
        m.labels.sort();
        for a in &mut m.attachments {
            *a = super::world::attachment(std::mem::take(&mut a.name));
        }
    }
    for e in &mut world.events {
        e.uid = e.id.clone();
        e.etag = "1".into();
        e.zone = world.zone.clone();
        if e.end <= e.start {
            e.end = e.start + 60;
        }
        for g in &mut e.guests {
            address(&mut g.address);
            g.attendance = Attendance::Pending;
        }
        match &mut e.organiser {
            Some(organiser) => address(organiser),
            None => e.organiser = Some(world.user.clone()),
        }
    }
    for p in &mut world.people {
        let mut emails: Vec<String> = Vec::new();
        for email in p.emails.drain(..) {
            let mut a = Address { name: String::new(), email };
            address(&mut a);
            if !emails.contains(&a.email) {
                emails.push(a.email);
            }
        }
        p.emails = emails;
        p.name = plain_name(&p.name);
        p.id = p.emails.first().cloned().unwrap_or_default();
    }
    world.people.retain(|p| !p.emails.is_empty());
    for d in &mut world.deals {
        d.contact = d.contact.to_lowercase();
        if !STAGES.contains(&d.stage.as_str()) {
            d.stage = STAGES[0].into();
        }
        d.currency = match d.currency.trim().to_uppercase() {
            none if none.is_empty() => "EUR".into(),
            code => code,
        };
        d.updated_at = world.now;
    }
    world
}

/// What a world's Message-ID ends with.
pub(super) const HOST: &str = "@world.example";

/// An address that the file can say: a host with a dot, a name without brackets.
fn address(a: &mut Address) {
    let email: String =
        a.email.chars().filter(|c| !c.is_whitespace() && !matches!(c, '<' | '>')).collect::<String>().to_lowercase();
    a.email = match email.split_once('@') {
        Some((local, host)) if !local.is_empty() && host.contains('.') => email,
        Some((local, host)) if !local.is_empty() && !host.is_empty() => format!("{local}@{host}.invalid"),
        _ => match email.replace('@', "") {
            none if none.is_empty() => "nobody@unknown.invalid".into(),
            local => format!("{local}@unknown.invalid"),
        },
    };
    a.name = plain_name(&a.name);
}

fn plain_name(name: &str) -> String {
    let clean: String = name.chars().filter(|c| !matches!(c, '<' | '>' | '"') && !c.is_control()).collect();
    clean.trim().to_owned()
}

/// Writes a world. What [`settle`] would change is lost; anything else reads back as it was.
pub fn write_world(world: &World) -> String {
    let zone = TimeZone::get(&world.zone).unwrap_or(TimeZone::UTC);
    let when = |at: i64| text(&time(at, &zone));
    let mut out =
        format!("now: {}\nzone: {}\nuser: {}\n", when(world.now), text(&world.zone), text(&full(&world.user)));
    let mut list = Lines::new(&mut out);
    list.head("messages", world.messages.is_empty());
    for m in &world.messages {
        list.item();
        list.pair("id", &text(&m.id));
        list.pair_if(m.thread != m.id, "thread", || text(&m.thread));
        if let Some(answered) = &m.in_reply_to {
            list.pair("in_reply_to", &text(answered.strip_suffix(HOST).unwrap_or(answered)));
        }
        list.pair_if(m.folder != Folder::Inbox, "folder", || super::fields::folder(m.folder).to_owned());
        list.pair("from", &text(&full(&m.from)));
        list.pair_if(m.to != [world.user.clone()] || own(m), "to", || addresses(&m.to));
        list.pair_if(!m.cc.is_empty(), "cc", || addresses(&m.cc));
        if let Some(to) = &m.reply_to {
            list.pair("reply_to", &text(&full(to)));
        }
        list.pair("subject", &text(&m.subject));
        list.pair("at", &when(m.at));
        list.pair_if(!m.labels.is_empty(), "labels", || texts(&m.labels));
        list.pair_if(m.unread != (m.folder == Folder::Inbox), "unread", || m.unread.to_string());
        list.pair_if(m.starred, "starred", || "true".into());
        list.pair_if(m.bulk, "bulk", || "true".into());
        let names: Vec<String> = m.attachments.iter().map(|a| a.name.clone()).collect();
        list.pair_if(!names.is_empty(), "attachments", || texts(&names));
        if let Some(uid) = &m.invitation {
            list.pair("invitation", &text(uid));
        }
        list.long("text", &m.text);
    }
    list.head("events", world.events.is_empty());
    for e in &world.events {
        list.item();
        list.pair("id", &text(&e.id));
        list.pair("title", &text(&e.title));
        list.pair("start", &when(e.start));
        list.pair("end", &when(e.end));
        list.pair_if(e.all_day, "all_day", || "true".into());
        list.pair_if(!e.location.is_empty(), "location", || text(&e.location));
        list.long("notes", &e.notes);
        if let Some(o) = e.organiser.as_ref().filter(|o| **o != world.user) {
            list.pair("organiser", &text(&full(o)));
        }
        let guests: Vec<Address> = e.guests.iter().map(|g| g.address.clone()).collect();
        list.pair_if(!guests.is_empty(), "guests", || addresses(&guests));
        list.pair_if(e.cancelled, "cancelled", || "true".into());
        if let Some(rule) = &e.recurrence {
            list.pair("recurrence", &text(rule));
        }
        list.pair_if(e.transparent, "transparent", || "true".into());
    }
    list.head("people", world.people.is_empty());
    for p in &world.people {
        let Some((first, also)) = p.emails.split_first() else { continue };
        list.item();
        list.pair("who", &text(&full(&Address { name: p.name.clone(), email: first.clone() })));
        list.pair_if(!also.is_empty(), "also", || texts(also));
        list.pair_if(!p.organisation.is_empty(), "organisation", || text(&p.organisation));
        if let Some(relation) = &p.relation {
            list.pair("relation", &text(relation));
        }
        if let Some(zone) = &p.zone {
            list.pair("zone", &text(zone));
        }
        list.long("notes", &p.notes);
    }
    list.head("deals", world.deals.is_empty());
    for d in &world.deals {
        list.item();
        list.pair("id", &text(&d.id));
        list.pair("name", &text(&d.name));
        list.pair("contact", &text(&d.contact));
        list.pair("stage", &text(&d.stage));
        list.pair("amount", &text(&format!("{} {}", d.amount, d.currency)));
        list.pair_if(!d.next_step.is_empty(), "next_step", || text(&d.next_step));
        list.long("notes", &d.notes);
    }
    list.head("posts", world.posts.is_empty());
    for p in &world.posts {
        list.item();
        list.pair("id", &text(&p.id));
        list.pair("title", &text(&p.title));
        list.pair("status", &text(&p.status));
        list.pair_if(!p.tags.is_empty(), "tags", || texts(&p.tags));
        list.long("body", &p.body);
    }
    out
}

fn own(m: &Message) -> bool {
    matches!(m.folder, Folder::Sent | Folder::Drafts)
}

/// A moment as it stands on the user's wall clock, when that says it; else in UTC.
fn time(at: i64, zone: &TimeZone) -> String {
    let Ok(stamp) = jiff::Timestamp::from_second(at) else { return at.to_string() };
    let local = stamp.to_zoned(zone.clone());
    let short = local.strftime("%Y-%m-%d %H:%M").to_string();
    let long = local.strftime("%Y-%m-%d %H:%M:%S").to_string();
    let says = |text: &String| moment::read(text, None, zone) == Some(at);
    [short, long].into_iter().find(says).unwrap_or_else(|| stamp.to_string())
}

fn full(a: &Address) -> String {
    if a.name.is_empty() { a.email.clone() } else { format!("{} <{}>", a.name, a.email) }
}

fn addresses(all: &[Address]) -> String {
    texts(&all.iter().map(full).collect::<Vec<_>>())
}

fn texts(all: &[String]) -> String {
    format!("[{}]", all.iter().map(|t| text(t)).collect::<Vec<_>>().join(", "))
}

/// A double-quoted scalar. JSON's escapes are YAML's too; signs that YAML does not print are escaped as well.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if !printed(c) => {
                // Writing to a string cannot fail.
                let _ = if u32::from(c) > 0xffff {
                    write!(out, "\\U{:08x}", u32::from(c))
                } else {
                    write!(out, "\\u{:04x}", u32::from(c))
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn printed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Lists of mappings, two spaces deep.
struct Lines<'a> {
    out: &'a mut String,
    /// The next pair is the first of its item.
    fresh: bool,
}

impl<'a> Lines<'a> {
    fn new(out: &'a mut String) -> Lines<'a> {
        Lines { out, fresh: false }
    }

    fn head(&mut self, name: &str, empty: bool) {
        if !empty {
            self.out.push_str(name);
            self.out.push_str(":\n");
        }
    }

    fn item(&mut self) {
        self.fresh = true;
    }

    fn pair(&mut self, name: &str, value: &str) {
        let lead = if std::mem::take(&mut self.fresh) { "  - " } else { "    " };
        for part in [lead, name, ": ", value, "\n"] {
            self.out.push_str(part);
        }
    }

    fn pair_if(&mut self, said: bool, name: &str, value: impl FnOnce() -> String) {
        if said {
            self.pair(name, &value());
        }
    }

    /// A text of several lines as a block where that reads back the same; nothing when it is empty.
    fn long(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let block = value.contains('\n')
            && !value.starts_with([' ', '\n', '\t'])
            && !value.ends_with(['\n', ' ', '\t'])
            && value.chars().all(|c| c == '\n' || printed(c));
        if !block {
            return self.pair(name, &text(value));
        }
        self.pair(name, "|-");
        for line in value.split('\n') {
            if !line.is_empty() {
                self.out.push_str("      ");
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }
}

/// A case as an object of `evals.json`, a check to the line. Read back by [`super::read_case`] it is the same.
pub fn write_case(case: &Case) -> String {
    let list = |all: &[String]| format!("[{}]", all.iter().map(|t| json(t)).collect::<Vec<_>>().join(", "));
    let checks: Vec<String> = case.checks.iter().map(|c| format!("        {}", check(c))).collect();
    format!(
        "{{\n      \"id\": {},\n      \"prompt\": {},\n      \"expected_output\": {},\n      \"world\": {},\n      \"files\": {},\n      \"assertions\": {},\n      \"checks\": [\n{}\n      ]\n    }}",
        json(&case.id),
        json(&case.prompt),
        json(&case.expected_output),
        json(case.world.strip_suffix(".yaml").unwrap_or(&case.world)),
        list(&case.files),
        list(&case.assertions),
        checks.join(",\n"),
    )
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn check(check: &Check) -> String {
    match check {
        Check::Effect { kind, fields, counted } => {
            format!("{{\"effect\": {}{}{}}}", json(kind), filter(fields), bounds(*counted, ", "))
        }
        Check::NoEffect { kind, fields } => format!("{{\"no_effect\": {}{}}}", json(kind), filter(fields)),
        Check::Only { kinds } => {
            format!("{{\"only\": [{}]}}", kinds.iter().map(|k| json(k)).collect::<Vec<_>>().join(", "))
        }
        Check::Note { expected: e } => format!("{{\"note\": {}}}", expected(e)),
        Check::Asked { expected: Some(e), .. } => format!("{{\"asked\": {}}}", expected(e)),
        Check::Asked { expected: None, asked } => format!("{{\"asked\": {asked}}}"),
        Check::Called { tool, counted } => format!("{{\"called\": {}{}}}", json(tool), bounds(*counted, ", ")),
        Check::Refined { counted } => format!("{{\"refined\": {{{}}}}}", bounds(*counted, "").trim_start_matches(", ")),
        Check::MaxSteps { max } => format!("{{\"max_steps\": {max}}}"),
        Check::State { state } => format!("{{\"state\": {}}}", json(state)),
    }
}

fn filter(fields: &Where) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let all: Vec<String> = fields.iter().map(|(name, e)| format!("{}: {}", json(name), expected(e))).collect();
    format!(", \"where\": {{{}}}", all.join(", "))
}

fn expected(e: &Expected) -> String {
    match e {
        Expected::Is(text) => json(text),
        Expected::Contains(text) => format!("{{\"contains\": {}}}", json(text)),
        Expected::OneOf(all) => {
            format!("{{\"one_of\": [{}]}}", all.iter().map(|t| json(t)).collect::<Vec<_>>().join(", "))
        }
    }
}

fn bounds(counted: Counted, lead: &str) -> String {
    match (counted.min, counted.max) {
        (None, None) => String::new(),
        (Some(min), Some(max)) if min == max => format!("{lead}\"count\": {min}"),
        (min, max) => {
            let mut all: Vec<String> = Vec::new();
            all.extend(min.map(|n| format!("\"min\": {n}")));
            all.extend(max.map(|n| format!("\"max\": {n}")));
            format!("{lead}{}", all.join(", "))
        }
    }
}
