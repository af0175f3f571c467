//! The decision itself: every rule looks at the case and says the worst that it finds; the verdict is
//! the maximum, the reasons come worst first.
//!
//! Precedence, from the top; a lower line never takes back a higher one:
//! 1. `Deny`: the tool is not in the plan or does not fit the action; a secret would leave; more letters
//!    than a run may send; an address that is none; a sender that is not the user; words of the student's
//!    own that copy a secret text or were written after reading one.
//! 2. `Red`: publishing; a first contact, wherever it stands; a recipient that nothing but text or the
//!    student named, or that the skill's sources do not cover; Reply-To used; a deceptive spelling; too
//!    many recipients; a link, phone number, account or address out of untrusted text; private text
//!    from outside the conversation, copied or in the student's own words; a calendar object that only text
//!    pointed at; a whole series; a file that the user did not name.
//! 3. `Ask`: everything else that others see; filing over the limit or pointed at by text; drafts that
//!    would be red as letters.
//! 4. `Auto`: filing and drafts within the plan; what would only ask for a usual reason and a standing rule covers.

use super::identity::deceptive;
use super::recipients::{Recipient, place, recipients};
use super::rules::looked_at;
use super::spans::{leads, own_words, parts};
use super::{Case, Confidentiality, Decision, Facts, Shown, Verdict, canonical, secrets, visible};
use crate::action::{Action, Argument, ArgumentRole, DealText, EventDraft, Extent, Letter};
use crate::handle::{HandleType, Integrity, Origin};
use crate::record::Folder;
use std::collections::BTreeSet;

/// Letters that one run may send.
pub const MOST_SENDS: usize = 5;
/// Recipients of a letter, or guests of an event, that do not make a card red.
pub const MOST_RECIPIENTS: usize = 10;

/// Decides about an action. Pure, total and deterministic: the same case gives the same decision.
pub fn decide(case: &Case<'_>) -> Decision {
    let found = judge(case);
    let facts = looked_at(case, !found.unusual);
    let mut decision = found.decision();
    if decision.verdict == Verdict::Ask
        && let Some(rule) = case.rules.covering(&facts)
    {
        decision.verdict = Verdict::Auto;
        decision.rule = Some(rule.id.clone());
    }
    decision
}

/// What rules look at in a case.
pub fn facts(case: &Case<'_>) -> Facts {
    looked_at(case, !judge(case).unusual)
}

/// What the gate finds without any rule.
fn judge(case: &Case<'_>) -> Findings {
    let mut found = Findings::default();
    plan(case, &mut found);
    match case.action {
        Action::Send { letter } => send(case, letter, &mut found),
        Action::SaveDraft { letter } => draft(case, letter, &mut found),
        Action::Label { .. } | Action::Move { .. } | Action::Snooze { .. } => filing(case, &mut found),
        Action::CreateEvent { event, .. } => calendar(case, &[event], &mut found),
        Action::UpdateEvent { before, after, .. } => {
            object(case, &mut found);
            calendar(case, &[before, after], &mut found);
        }
        Action::CancelEvent { before, .. } => {
            object(case, &mut found);
            calendar(case, &[before], &mut found);
        }
        Action::Respond { .. } => {
            object(case, &mut found);
            calendar(case, &[], &mut found);
        }
        Action::UpdateDeal { .. } => {
            object(case, &mut found);
            found.usual("It changes a deal.");
        }
        Action::EditDeal { before, after, .. } => {
            object(case, &mut found);
            deal(case, before.as_ref(), after.as_ref(), &mut found);
        }
        Action::PublishPost { .. } => publish(case, &mut found),
    }
    found
}

#[derive(Default)]
struct Findings {
    all: Vec<(Verdict, String)>,
    /// It asks for more than what every action of its kind asks for.
    unusual: bool,
}

impl Findings {
    /// What every action of a kind asks for: the one thing that a standing rule may answer.
    fn usual(&mut self, reason: &str) {
        if !self.all.iter().any(|(_, r)| r == reason) {
            self.all.push((Verdict::Ask, reason.to_owned()));
        }
    }

    fn add(&mut self, verdict: Verdict, reason: String) {
        self.unusual = true;
        if !self.all.contains(&(verdict, reason.clone())) {
            self.all.push((verdict, reason));
        }
    }

    fn decision(mut self) -> Decision {
        self.all.sort_by_key(|(verdict, _)| std::cmp::Reverse(*verdict));
        let verdict = self.all.first().map_or(Verdict::Auto, |(v, _)| *v);
        Decision { verdict, reasons: self.all.into_iter().map(|(_, reason)| reason).collect(), rule: None }
    }
}

/// The tool that belongs to an action.
fn tool(action: &Action) -> &'static str {
    match action {
        Action::Send { .. } => "mail.send",
        Action::SaveDraft { .. } => "mail.draft",
        Action::Label { .. } => "mail.label",
        Action::Move { .. } => "mail.archive",
        Action::Snooze { .. } => "mail.snooze",
        Action::CreateEvent { .. } => "calendar.create",
        Action::UpdateEvent { .. } => "calendar.update",
        Action::CancelEvent { .. } => "calendar.cancel",
        Action::Respond { .. } => "calendar.respond",
        Action::UpdateDeal { .. } | Action::EditDeal { .. } => "deals.update",
        Action::PublishPost { .. } => "posts.publish",
    }
}

fn plan(case: &Case<'_>, found: &mut Findings) {
    if !case.scope.tools.contains(case.tool) {
        found.add(Verdict::Deny, format!("{} is not in the plan of this run.", visible(case.tool)));
    }
    if case.tool != tool(case.action) {
        found.add(
            Verdict::Deny,
            format!("The call of {} does not fit what it would do ({}).", visible(case.tool), case.action.kind()),
        );
    }
    for argument in case.arguments.iter().filter(|a| a.role != ArgumentRole::Recipient) {
        let parameter = argument.name.split('.').next().unwrap_or_default();
        let Some(allowed) = case.scope.sources.get(&format!("{}.{parameter}", case.tool)) else { continue };
        let named = sources(argument);
        if !named.iter().any(|s| allowed.contains(*s)) {
            let reason = format!(
                "The plan takes {} only from {}; this came from {}.",
                visible(parameter),
                list(allowed),
                origin(argument.integrity, &argument.origin)
            );
            found.add(Verdict::Red, reason);
        }
    }
}

/// The names that a skill may use for where an argument comes from.
fn sources(argument: &Argument) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    match argument.integrity {
        Integrity::User | Integrity::Policy => names.extend(["user"]),
        Integrity::Skill => names.extend(["skill", "memory"]),
        Integrity::KnownParty => names.extend(["contacts"]),
        Integrity::NamedField | Integrity::OtherField | Integrity::Text | Integrity::Model => {}
    }
    match &argument.origin {
        Origin::Field { record, .. } => names.extend([record.as_str()]),
        Origin::Text { record, .. } => names.extend([record.as_str(), "text"]),
        Origin::Derived { .. } => names.extend(["run"]),
        Origin::Student => names.extend(["student"]),
        Origin::Request { .. } | Origin::Settings | Origin::Skill { .. } | Origin::Memory { .. } | Origin::Answer => {}
    }
    names
}

fn list(allowed: &BTreeSet<String>) -> String {
    if allowed.is_empty() {
        "nowhere".into()
    } else {
        visible(&allowed.iter().cloned().collect::<Vec<_>>().join(" or ").replace('-', " "))
    }
}

/// Trust and place in words.
fn origin(integrity: Integrity, origin: &Origin) -> String {
    let from = place(origin);
    match (integrity, from) {
        (Integrity::User, _) => "your own words".into(),
        (Integrity::Policy, _) => "your settings".into(),
        (Integrity::Model, None) => "the student alone".into(),
        (Integrity::Text, Some(place)) => format!("the text of {place}"),
        (Integrity::Text, None) => "the text of something that was read".into(),
        (_, Some(place)) => place,
        (_, None) => "this run".into(),
    }
}

/// An address with its name, made visible.
fn person(r: &Recipient) -> String {
    let email = visible(&r.address.email);
    match r.address.name.trim() {
        "" => email,
        name => format!("{} <{email}>", visible(name)),
    }
}

/// The rules about everyone who would get something.
fn reach(case: &Case<'_>, found: &mut Findings) -> Vec<Recipient> {
    let all = recipients(case);
    for r in &all {
        let who = person(r);
        let email = r.canonical.as_str();
        let shape = email.split('@').collect::<Vec<_>>();
        if shape.len() != 2
            || shape.iter().any(|p| p.is_empty())
            || email.chars().any(|c| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
        {
            found.add(Verdict::Deny, format!("“{}” is not a mail address.", visible(&r.address.email)));
            continue;
        }
        if r.own && r.integrity < Integrity::Text {
            continue;
        }
        if !r.known {
            found.add(Verdict::Red, format!("{who}: never written to before, and not named by you."));
        }
        if r.integrity >= Integrity::Text && !r.own {
            let reason = match (r.integrity, &r.from) {
                (Integrity::Text, Some(place)) => format!("{who}: the address came from the text of {place}."),
                (Integrity::Text, None) => {
                    format!("{who}: the address came from text that was read, not from you or your contacts.")
                }
                _ => format!("{who}: nobody but the student named this address."),
            };
            found.add(Verdict::Red, reason);
        }
        if deceptive(&r.address.email) {
            found.add(Verdict::Red, format!("{who}: the address is written with letters that look like others."));
        }
        let key = format!("{}.{}", case.tool, r.parameter);
        if let Some(allowed) = case.scope.sources.get(&key)
            && !r.own
            && !r.sources.iter().any(|s| allowed.contains(*s))
        {
            found.add(Verdict::Red, format!("{who}: the plan lets this go only to {}.", list(allowed)));
        }
        if case.history.reply_to.as_ref().is_some_and(|a| canonical(a) == r.canonical) {
            found.add(Verdict::Red, format!("{who}: the sender wants the answer to go to this other address."));
        }
    }
    let outside = all.iter().filter(|r| !r.own).count();
    if outside > MOST_RECIPIENTS {
        found.add(Verdict::Red, format!("{outside} people would get this."));
    }
    all
}

/// The rules about text that leaves: `texts` are the parameter's name and the words.
/// Where nobody else is told (`leaves` is false) a secret or private words only ask.
fn content(case: &Case<'_>, texts: &[(&str, &str)], answered: Option<&str>, leaves: bool, found: &mut Findings) {
    for (name, text) in texts {
        if !secrets(text).is_empty() {
            found.add(
                if leaves { Verdict::Deny } else { Verdict::Ask },
                format!("The {name} holds a secret: a code, a key, a reset link, a card or id number."),
            );
        }
        for lead in leads(case, name, text) {
            if lead.integrity > Integrity::Skill {
                found.add(
                    Verdict::Red,
                    format!(
                        "The {} {} in the {name} did not come from you or the skill.",
                        lead.what,
                        visible(&lead.text)
                    ),
                );
            }
        }
        for part in parts(case, name) {
            if let Some(place) = private(part, answered) {
                let verdict = if leaves { Verdict::Red } else { Verdict::Ask };
                found.add(verdict, format!("The {name} holds words from {place}, which is outside this conversation."));
            }
        }
        written(case, name, text, answered, leaves, found);
    }
}

/// The rules about words that the student wrote itself: they may carry anything that it was shown, so they
/// count as all of it, copied or not.
fn written(case: &Case<'_>, name: &str, text: &str, answered: Option<&str>, leaves: bool, found: &mut Findings) {
    let own = own_words(case, name, text);
    if own.iter().all(|words| words.trim().is_empty()) {
        return;
    }
    let reached = recipients(case);
    let readers: Vec<&str> = reached.iter().filter(|r| !r.own).map(|r| r.canonical.as_str()).collect();
    if readers.is_empty() && !reached.is_empty() {
        // Only the user gets it.
        return;
    }
    let outside = |shown: &Shown| shown.is_outside(answered, &readers);
    let care = |shown: &Shown| match (leaves, shown.confidentiality) {
        (false, _) => Verdict::Ask,
        (true, Confidentiality::Secret) => Verdict::Deny,
        (true, Confidentiality::Private | Confidentiality::Public) => Verdict::Red,
    };
    let mut copied_from = BTreeSet::new();
    for words in &own {
        for copied in case.ledger.copied(words) {
            let shown = &case.ledger.all()[copied.entry];
            if outside(shown) && copied_from.insert(copied.entry) {
                let place = visible(&shown.label);
                found.add(
                    care(shown),
                    format!("The {name} holds words from {place}, which is outside this conversation."),
                );
            }
        }
    }
    for (at, shown) in case.ledger.all().iter().enumerate() {
        if outside(shown) && !copied_from.contains(&at) {
            let place = visible(&shown.label);
            found.add(
                care(shown),
                format!("The student wrote the {name} after reading {place}, which is outside this conversation."),
            );
        }
    }
}

/// The place of private text from outside the conversation; times, amounts and labels are no text.
fn private(argument: &Argument, answered: Option<&str>) -> Option<String> {
    let choice = argument.handle.is_some_and(|h| {
        matches!(h.kind, HandleType::Window | HandleType::Amount | HandleType::Label | HandleType::Person)
    });
    let (record, id, field) = match &argument.origin {
        Origin::Text { record, id, .. } => (record, id, None),
        Origin::Field { record, id, field, .. } => (record, id, Some(field.as_str())),
        Origin::Request { .. }
        | Origin::Settings
        | Origin::Skill { .. }
        | Origin::Memory { .. }
        | Origin::Derived { .. }
        | Origin::Answer
        | Origin::Student => return None,
    };
    let here = record == "message" && answered == Some(id.as_str());
    let harmless = record == "person"
        || matches!(field, Some("from" | "to" | "name" | "date"))
        || (field.is_some() && argument.integrity < Integrity::OtherField);
    if here || choice || harmless || argument.integrity <= Integrity::Skill {
        return None;
    }
    Some(place(&argument.origin).unwrap_or_else(|| format!("a {}", visible(record))))
}

fn send(case: &Case<'_>, letter: &Letter, found: &mut Findings) {
    found.usual("It sends mail in your name.");
    if case.history.sends >= MOST_SENDS {
        found.add(
            Verdict::Deny,
            format!("A run may send {MOST_SENDS} letters, and this one has. Start another run for the rest."),
        );
    }
    let own: BTreeSet<String> = case.history.own.iter().map(|a| canonical(a)).collect();
    if !own.is_empty() && !letter.from.email.is_empty() && !own.contains(&canonical(&letter.from.email)) {
        found.add(Verdict::Deny, format!("{} is not your address.", visible(&letter.from.email)));
    }
    if letter.to.is_empty() && letter.cc.is_empty() && letter.bcc.is_empty() {
        found.add(Verdict::Red, "It has no recipient.".into());
    }
    let named = case.arguments.iter().any(|a| a.name == "files" && a.integrity <= Integrity::Policy);
    for file in letter.files.iter().filter(|_| !named) {
        found.add(Verdict::Red, format!("The file “{}” was not named by you.", visible(&file.name)));
    }
    reach(case, found);
    let texts = texts(case, letter);
    content(case, &texts, letter.reply_to.as_deref(), true, found);
    if texts.len() == 1 && !secrets(&letter.subject).is_empty() {
        found
            .add(Verdict::Deny, "The subject holds a secret: a code, a key, a reset link, a card or id number.".into());
    }
}

/// The texts of a letter. The subject of an answer that nobody wrote anew repeats what its readers have
/// already seen.
fn texts<'a>(case: &Case<'_>, letter: &'a Letter) -> Vec<(&'static str, &'a str)> {
    let repeated = letter.reply_to.is_some() && parts(case, "subject").is_empty();
    // Without words of its own the subject is taken from the body and shares its origins.
    let from_body = parts(case, "subject").is_empty() && letter.body.trim_start().starts_with(letter.subject.as_str());
    let mut texts = vec![("body", letter.body.as_str())];
    if !repeated && !from_body {
        texts.push(("subject", letter.subject.as_str()));
    }
    texts
}

/// A draft leaves nothing, so what would be red or forbidden in a letter is only asked about.
fn draft(case: &Case<'_>, letter: &Letter, found: &mut Findings) {
    let mut as_letter = Findings::default();
    reach(case, &mut as_letter);
    content(case, &texts(case, letter), letter.reply_to.as_deref(), true, &mut as_letter);
    for (_, reason) in as_letter.all {
        found.add(Verdict::Ask, reason);
    }
    limit(case, found);
}

fn limit(case: &Case<'_>, found: &mut Findings) {
    if case.history.filed >= case.scope.filing_limit {
        found.add(
            Verdict::Ask,
            format!(
                "This run has filed {} things already; its limit is {}.",
                case.history.filed, case.scope.filing_limit
            ),
        );
    }
}

fn filing(case: &Case<'_>, found: &mut Findings) {
    limit(case, found);
    for argument in
        case.arguments.iter().filter(|a| a.integrity >= Integrity::Text && a.role != ArgumentRole::Recipient)
    {
        let reason = format!("{} came from {}.", visible(&argument.name), origin(argument.integrity, &argument.origin));
        found.add(Verdict::Ask, reason);
    }
    if let Action::Move { to, .. } = case.action
        && matches!(to, Folder::Sent | Folder::Drafts)
    {
        found.add(Verdict::Ask, "It would move a message among the sent ones or the drafts.".into());
    }
}

/// A change of something that text or the student alone pointed at.
fn object(case: &Case<'_>, found: &mut Findings) {
    for argument in case.arguments.iter().filter(|a| a.role == ArgumentRole::Object && a.integrity >= Integrity::Text) {
        let reason = format!("What it changes was named by {}.", origin(argument.integrity, &argument.origin));
        found.add(Verdict::Red, reason);
    }
}

fn calendar(case: &Case<'_>, events: &[&EventDraft], found: &mut Findings) {
    found.usual("It changes your calendar.");
    if let Action::UpdateEvent { before, extent, .. } | Action::CancelEvent { before, extent, .. } = case.action
        && (before.recurrence.is_some() || *extent != Extent::This)
    {
        let which = if *extent == Extent::Following { "this and every later occurrence" } else { "every occurrence" };
        found.add(Verdict::Red, format!("It changes {which} of the series “{}”.", visible(&before.title)));
    }
    let all = reach(case, found);
    let outside = all.iter().any(|r| !r.own);
    if outside {
        found.usual("Its guests will be told.");
    }
    for event in events {
        // What the event said before was told to its guests before.
        let before = matches!(case.action, Action::UpdateEvent { before, .. } | Action::CancelEvent { before, .. } if std::ptr::eq(before, *event));
        if before {
            continue;
        }
        let told = match case.action {
            Action::UpdateEvent { before, .. } => Some(before),
            _ => None,
        };
        let same = |new: &str, old: fn(&EventDraft) -> &str| told.is_some_and(|b| old(b) == new);
        let mut texts = Vec::new();
        if !same(&event.title, |e| &e.title) {
            texts.push(("title", event.title.as_str()));
        }
        if !same(&event.location, |e| &e.location) {
            texts.push(("location", event.location.as_str()));
        }
        content(case, &texts, None, outside, found);
    }
}

/// Notes and the next step of a deal are filing; its stage, its amount and whose it is are asked about. Bank details
/// that strangers wrote are red wherever they would be kept.
fn deal(case: &Case<'_>, before: Option<&DealText>, after: Option<&DealText>, found: &mut Findings) {
    limit(case, found);
    let blank = DealText::default();
    let (old, new) = match (before, after) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(new)) => {
            found.add(Verdict::Ask, "It adds a deal.".into());
            (&blank, new)
        }
        (Some(_), None) | (None, None) => {
            return found.add(Verdict::Ask, "It takes a deal out of the pipeline.".into());
        }
    };
    let facts = |d: &DealText| (d.name.clone(), d.contact.clone(), d.stage.clone(), d.amount, d.currency.clone());
    if before.is_some() && facts(old) != facts(new) {
        found.add(Verdict::Ask, "It changes a deal.".into());
    }
    let texts = [("next_step", &old.next_step, &new.next_step), ("notes", &old.notes, &new.notes)];
    let changed: Vec<(&str, &str)> =
        texts.iter().filter(|(_, old, new)| old != new).map(|(name, _, new)| (*name, new.as_str())).collect();
    content(case, &changed, None, false, found);
}

fn publish(case: &Case<'_>, found: &mut Findings) {
    found.add(Verdict::Red, "It publishes for everyone to read.".into());
    for argument in case.arguments.iter().filter(|a| a.role == ArgumentRole::Content) {
        if !secrets(&argument.value).is_empty() {
            found.add(
                Verdict::Deny,
                format!(
                    "The {} holds a secret: a code, a key, a reset link, a card or id number.",
                    visible(&argument.name)
                ),
            );
        }
    }
}
