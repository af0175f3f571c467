//! The names that are looked for: people and companies in all the ways in which they are written.
//!
//! Words are compared folded: without case, accents and invisible characters. A word that is also an ordinary one
//! ("Will", "Price") counts as a name only with a capital. Spotting names nobody told us of is `discover`'s.

use super::find::Kind;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Somebody the app knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Full name.
    pub name: String,
    /// Addresses.
    pub emails: Vec<String>,
    /// Company or fund.
    pub organisation: String,
}

/// Which of the forms of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    Full,
    /// The first word of it.
    First,
    /// The last word of it.
    Last,
    /// Any other: initials, a middle name, a company without its legal form.
    Other,
}

/// One way of writing a name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// Who it is.
    pub(super) identity: usize,
    pub(super) form: Form,
    /// As the address book writes it.
    pub(super) canonical: String,
    /// Folded words.
    pub(super) words: Vec<String>,
    pub(super) case: Case,
}

/// What the surface must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Any,
    /// Begins with a capital in each word.
    Capital,
    /// Capitals with points between them, or alone on a line.
    Initials,
}

/// Who is known, under one number each.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) kind: Kind,
    pub(super) full: String,
    pub(super) first: String,
    pub(super) last: String,
}

/// All names, by the first of their folded words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub(super) identities: Vec<Identity>,
    by_first: HashMap<String, Vec<Entry>>,
    /// Names in scripts without spaces: found anywhere.
    pub(super) unspaced: Vec<(usize, String)>,
    /// Domains of companies, lower case, with the identity.
    pub(super) domains: Vec<(String, usize)>,
    seen: BTreeSet<Vec<String>>,
}

/// Hosts that everybody has an address at: they name nobody.
const PUBLIC_HOSTS: [&str; 18] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "yahoo.com",
    "icloud.com",
    "me.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "proton.me",
    "protonmail.com",
    "aol.com",
    "fastmail.com",
    "mail.com",
    "zoho.com",
    "yandex.com",
];
/// Words that end a company's name and name nobody.
const LEGAL: [&str; 24] = [
    "ltd",
    "limited",
    "inc",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "se",
    "sa",
    "sarl",
    "srl",
    "bv",
    "nv",
    "oy",
    "ab",
    "as",
    "lda",
    "co",
    "corp",
    "corporation",
    "company",
    "kg",
    "pte",
];
/// Names that are ordinary words as well.
const COMMON: [&str; 103] = [
    "will", "mark", "may", "price", "grant", "rich", "bill", "art", "sue", "rob", "pat", "jack", "hope", "faith",
    "joy", "grace", "rose", "lily", "young", "long", "white", "brown", "green", "black", "king", "page", "stone",
    "wood", "day", "best", "good", "case", "west", "north", "east", "south", "frank", "drew", "guy", "gene", "dean",
    "earl", "max", "june", "april", "august", "summer", "dawn", "ray", "bob", "dick", "penny", "ruby", "pearl",
    "olive", "iris", "violet", "sandy", "robin", "jay", "lane", "hill", "field", "fields", "bush", "banks", "bank",
    "bell", "cook", "baker", "carter", "cooper", "fisher", "hunter", "mason", "miller", "potter", "smith", "taylor",
    "turner", "walker", "weaver", "wells", "woods", "waters", "rivers", "banker", "partner", "partners", "capital",
    "seed", "ventures", "labs", "studio", "media", "group", "first", "square", "notion", "open", "the", "our", "news",
];

/// Words of a name that name nobody when they stand alone: “The” of “The Seedling”.
fn is_small_word(word: &str) -> bool {
    PARTICLES.contains(&word) || matches!(word, "the" | "an" | "my" | "our" | "your" | "this")
}

impl Lexicon {
    pub(super) fn new(known: &[Known], discovered: &[String]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for one in known {
            lexicon.person(&one.name);
            let company = lexicon.company(&one.organisation);
            for email in &one.emails {
                lexicon.domain_of(email, company);
            }
        }
        for name in discovered {
            lexicon.person(name);
        }
        lexicon
    }

    /// Entries that may begin with this folded word.
    pub(super) fn beginning(&self, word: &str) -> &[Entry] {
        self.by_first.get(word).map_or(&[], Vec::as_slice)
    }

    fn person(&mut self, name: &str) {
        let name = name.trim();
        let words = tokens(name);
        let folded: Vec<String> = words.iter().map(|w| fold(&name[w.clone()])).collect();
        let Some((first, last)) = folded.first().zip(folded.last()) else { return };
        if folded.len() > 6 || name.chars().count() < 2 || !self.seen.insert(folded.clone()) {
            return;
        }
        let identity = self.identities.len();
        let piece = |n: usize| name[words[n].clone()].to_owned();
        let (head, tail) = (piece(0), piece(words.len() - 1));
        self.identities.push(Identity { kind: Kind::Person, full: name.to_owned(), first: head, last: tail });
        if unspaced(name) {
            self.unspaced.push((identity, name.to_owned()));
        }
        let mut add = |form: Form, canonical: String, words: Vec<String>, case: Case| {
            let entry = Entry { kind: Kind::Person, identity, form, canonical, words, case };
            self.by_first.entry(entry.words[0].clone()).or_default().push(entry);
        };
        if folded.len() == 1 {
            add(Form::Full, name.to_owned(), folded.clone(), single(first));
            return;
        }
        add(Form::Full, name.to_owned(), folded.clone(), Case::Any);
        for (n, word) in folded.iter().enumerate().filter(|(_, w)| w.chars().count() > 1 && !is_small_word(w)) {
            let form = match n {
                0 => Form::First,
                n if n + 1 == folded.len() => Form::Last,
                _ => Form::Other,
            };
            add(form, piece(n), vec![word.clone()], single(word));
        }
        let initial = |w: &str| w.chars().next().map(String::from).unwrap_or_default();
        let both = || format!("{} {}", piece(0), piece(words.len() - 1));
        if folded.len() > 2 {
            add(Form::Other, both(), vec![first.clone(), last.clone()], Case::Any);
        }
        add(Form::Other, both(), vec![initial(first), last.clone()], Case::Capital);
        add(Form::Other, both(), vec![first.clone(), initial(last)], Case::Capital);
        add(Form::Other, both(), vec![format!("{first}{last}")], Case::Any);
        let initials: Vec<String> = folded.iter().map(|w| initial(w)).collect();
        add(Form::Other, both(), vec![initials.concat()], Case::Initials);
        add(Form::Other, both(), initials, Case::Initials);
    }

    fn company(&mut self, name: &str) -> Option<usize> {
        let name = name.trim();
        let words = tokens(name);
        let folded: Vec<String> = words.iter().map(|w| fold(&name[w.clone()])).collect();
        if folded.is_empty() || folded.len() > 8 || name.chars().count() < 2 {
            return None;
        }
        if let Some(at) = self.identities.iter().position(|i| i.kind == Kind::Company && i.full == name) {
            return Some(at);
        }
        let identity = self.identities.len();
        let word = name[words[0].clone()].to_owned();
        let made = Identity { kind: Kind::Company, full: name.to_owned(), first: word.clone(), last: String::new() };
        self.identities.push(made);
        if unspaced(name) {
            self.unspaced.push((identity, name.to_owned()));
        }
        let mut add = |form: Form, canonical: &str, words: Vec<String>, case: Case| {
            let entry = Entry { kind: Kind::Company, identity, form, canonical: canonical.to_owned(), words, case };
            self.by_first.entry(entry.words[0].clone()).or_default().push(entry);
        };
        let case = if folded.len() == 1 { single(&folded[0]) } else { Case::Any };
        add(Form::Full, name, folded.clone(), case);
        let core = folded.iter().rposition(|w| !LEGAL.contains(&w.as_str())).map_or(0, |n| n + 1);
        if (2..folded.len()).contains(&core) {
            add(Form::Other, name, folded[..core].to_vec(), Case::Any);
        }
        if folded.len() > 1 && folded[0].chars().count() > 3 && !COMMON.contains(&folded[0].as_str()) {
            add(Form::First, &word, vec![folded[0].clone()], Case::Any);
        }
        Some(identity)
    }

    /// The domain of an address, and the company that its first label names.
    fn domain_of(&mut self, email: &str, company: Option<usize>) {
        let Some((_, domain)) = email.rsplit_once('@') else { return };
        let domain = domain.to_lowercase();
        let known = self.domains.iter().any(|(d, _)| *d == domain);
        if known || !domain.contains('.') || PUBLIC_HOSTS.contains(&domain.as_str()) {
            return;
        }
        let label = domain.split('.').rev().nth(1).unwrap_or_default().to_owned();
        let company = company.or_else(|| {
            let worth = label.chars().count() > 3 && !COMMON.contains(&label.as_str());
            let mut title = label.clone();
            if let Some(first) = title.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            if worth { self.company(&title) } else { None }
        });
        let identity = company.unwrap_or_else(|| {
            let made =
                Identity { kind: Kind::Company, full: domain.clone(), first: domain.clone(), last: String::new() };
            self.identities.push(made);
            self.identities.len() - 1
        });
        self.domains.push((domain, identity));
    }
}

/// Words between a first and a last name that name nobody.
const PARTICLES: [&str; 16] =
    ["van", "von", "de", "der", "den", "da", "do", "dos", "di", "la", "le", "al", "el", "bin", "ter", "zu"];

fn single(folded: &str) -> Case {
    let short = folded.chars().count() < 3 && folded.is_ascii();
    if short || COMMON.contains(&folded) { Case::Capital } else { Case::Any }
}

/// Whether words of this script are written without spaces between them.
pub(super) fn unspaced(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'))
}

/// Characters that are not seen and stand inside words.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Words of a text: letters and digits with their marks.
pub(super) fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (start.is_some() && (is_combining_mark(c) || invisible(c)));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                out.push(from..at);
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    out
}

/// A word without case, accents and invisible characters.
pub(super) fn fold(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && !invisible(*c));
    let lower: String = plain.flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).collect();
    let mut out = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ı' => out.push('i'),
            other => out.push(other),
        }
    }
    out
}
