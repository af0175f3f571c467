//! vCards: a person of the address book as a `.vcf` file and back.
//!
//! The relation to the user is the first of CATEGORIES. Fields that are not in the record are not kept,
//! so a card is written only where this app made it.

use calcard::vcard::{VCard, VCardParameter, VCardParameterName, VCardProperty};
use understudy_agent::record::Person;

/// Largest vCard file that is read.
pub const CARD_LIMIT: u64 = 256_000;

/// Reads one vCard. The error is a plain reason.
pub fn parse(text: &str) -> Result<Person, String> {
    let card = VCard::parse(text).map_err(|_| "it is not a vCard".to_owned())?;
    let first = |p: &VCardProperty| {
        card.property(p).and_then(|e| e.values.first()).and_then(|v| v.as_text()).unwrap_or_default().trim().to_owned()
    };
    let name = first(&VCardProperty::Fn);
    let mut emails: Vec<(bool, String)> = card
        .properties(&VCardProperty::Email)
        .filter_map(|e| {
            let email = e.values.first()?.as_text()?.trim().to_lowercase();
            // vCard 4 has a parameter of its own for it, vCard 3 a type.
            let by_type = |p: &VCardParameter| p.value.as_text().is_some_and(|t| t.eq_ignore_ascii_case("pref"));
            let preferred = e.params.iter().any(|p| p.name == VCardParameterName::Pref || by_type(p));
            Some((preferred, email))
        })
        .filter(|(_, e)| !e.is_empty())
        .collect();
    emails.sort_by_key(|(preferred, _)| !preferred);
    if name.is_empty() && emails.is_empty() {
        return Err("it has neither a name nor an address".to_owned());
    }
    let id = match first(&VCardProperty::Uid) {
        id if id.is_empty() => crate::local::files::short_hash(format!("{name} {emails:?}").as_bytes()),
        id => id,
    };
    let relation = first(&VCardProperty::Categories).to_lowercase();
    let zone = first(&VCardProperty::Tz);
    Ok(Person {
        id,
        name,
        emails: emails.into_iter().map(|(_, e)| e).collect(),
        organisation: organisation(&card),
        relation: (!relation.is_empty()).then_some(relation),
        zone: (!zone.is_empty()).then_some(zone),
        notes: first(&VCardProperty::Note),
    })
}

fn organisation(card: &VCard) -> String {
    use calcard::vcard::VCardValue;
    match card.property(&VCardProperty::Org).and_then(|e| e.values.first()) {
        Some(VCardValue::Component(parts)) => parts.first().cloned().unwrap_or_default(),
        Some(value) => value.as_text().unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

/// Writes a vCard 4.0.
pub fn write(person: &Person) -> String {
    let mut out = String::from("BEGIN:VCARD\r\nVERSION:4.0\r\n");
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&crate::ics::fold(&format!("{name}:{}", crate::ics::escape(value))));
        }
    };
    line("UID", &person.id);
    line("FN", &person.name);
    for (i, email) in person.emails.iter().enumerate() {
        line(if i == 0 { "EMAIL;PREF=1" } else { "EMAIL" }, email);
    }
    line("ORG", &person.organisation);
    line("CATEGORIES", person.relation.as_deref().unwrap_or_default());
    line("TZ", person.zone.as_deref().unwrap_or_default());
    line("NOTE", &person.notes);
    out.push_str("END:VCARD\r\n");
    out
}
