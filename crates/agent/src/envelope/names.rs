//! The pseudonyms of one envelope, and the way back.
//!
//! A pseudonym is believable and marked: `Zelda Marwick-Q01`, `zelda@ostrel-q02.example`. The number says who it is, in
//! every form; the mark's letter is one that stands nowhere in the texts, and the invented words stand nowhere
//! either, so putting the originals back into what was sent gives exactly what was there. Case follows the
//! original's: all capitals stay all capitals.

use super::Replaced;
use super::find::{Kind, Span};
use super::lexicon::{Form, Lexicon};
use std::collections::HashMap;

/// An answer with the originals in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The text.
    pub text: String,
    /// Marks in it that stand for nothing: the teacher bent or invented a pseudonym.
    pub strangers: Vec<String>,
}

/// One pseudonym: what stands before and behind the mark, and what it stands for.
#[derive(Clone, Debug)]
struct Pseudonym {
    before: String,
    behind: &'static str,
    original: String,
    kind: Kind,
    count: u32,
}

/// The map of one envelope.
#[derive(Clone, Debug)]
pub(super) struct Names {
    mark: String,
    width: usize,
    /// By number, from 1.
    forms: Vec<Vec<Pseudonym>>,
    numbers: HashMap<Key, usize>,
    stems: Stems,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// Somebody in the lexicon: person or company.
    Identity(usize),
    /// The domain of a company.
    Domain(usize),
    /// Something known by its text only.
    Surface(Kind, String),
}

impl Names {
    /// For texts with at most so many places to be replaced.
    pub(super) fn new(texts: &[String], places: usize) -> Names {
        let lower = texts.join("\n").to_lowercase();
        let free = |mark: &str| {
            let wanted = format!("-{}", mark.to_lowercase());
            !lower
                .match_indices(&wanted)
                .any(|(at, _)| lower[at + wanted.len()..].starts_with(|c: char| c.is_ascii_digit()))
        };
        let mut mark = "Q".to_owned();
        let letters = ["Q", "X", "Z", "J", "K", "V", "W", "Y"];
        let mut tried = 0;
        while !free(&mark) {
            tried += 1;
            mark = letters[tried % letters.len()].repeat(1 + tried / letters.len());
        }
        // A place takes at most two numbers: of who it is, and of the way in which it is written there.
        let width = (2 * places + 1).to_string().len().max(2);
        Names { mark, width, forms: Vec::new(), numbers: HashMap::new(), stems: Stems { lower, next: 0 } }
    }

    pub(super) fn replaced(&self) -> Vec<Replaced> {
        let rows = self.forms.iter().enumerate().flat_map(|(n, forms)| forms.iter().map(move |f| (n + 1, f)));
        rows.filter(|(_, f)| f.count > 0)
            .map(|(n, f)| Replaced {
                kind: f.kind,
                original: f.original.clone(),
                pseudonym: self.written(n, f),
                count: f.count,
            })
            .collect()
    }

    fn written(&self, number: usize, form: &Pseudonym) -> String {
        // A mail address or a domain is written small all through.
        let mark = if matches!(form.kind, Kind::Email | Kind::Domain | Kind::Link) {
            self.mark.to_lowercase()
        } else {
            self.mark.clone()
        };
        format!("{}-{mark}{number:0width$}{}", form.before, form.behind, width = self.width)
    }

    /// The text with pseudonyms in the places of the spans, which are in order.
    pub(super) fn replace(&mut self, text: &str, spans: &[Span], lexicon: &Lexicon) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for span in spans {
            out.push_str(&text[at..span.range.start]);
            out.push_str(&self.stand_in(&text[span.range.clone()], span, lexicon));
            at = span.range.end;
        }
        out.push_str(&text[at..]);
        out
    }

    fn stand_in(&mut self, surface: &str, span: &Span, lexicon: &Lexicon) -> String {
        if let Some((identity, form)) = span.name {
            let number = self.identity(identity, span.kind, lexicon);
            let index = self.forms[number - 1].iter().position(|f| f.original == span.canonical && form != Form::Other);
            if let Some(index) = index {
                let written = self.written(number, &self.forms[number - 1][index]);
                if let Some(cased) = cased(surface, &span.canonical, &written) {
                    self.forms[number - 1][index].count += 1;
                    return cased;
                }
            }
            let before = self.forms[number - 1][0].before.clone();
            return self.by_surface(span.kind, surface, || before);
        }
        self.of_kind(span.kind, surface)
    }

    /// The number of somebody known; all forms are there from the first mention, so that the teacher may use any.
    fn identity(&mut self, identity: usize, kind: Kind, lexicon: &Lexicon) -> usize {
        let key = if kind == Kind::Domain { Key::Domain(identity) } else { Key::Identity(identity) };
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let who = &lexicon.identities[identity];
        let form = |before: String, behind: &'static str, original: &str| Pseudonym {
            before,
            behind,
            original: original.to_owned(),
            kind,
            count: 0,
        };
        let forms = match kind {
            Kind::Domain => {
                let domain = lexicon.domains.iter().find(|(_, i)| *i == identity).map_or(who.full.as_str(), |(d, _)| d);
                vec![form(self.stems.next().to_lowercase(), ".example", domain)]
            }
            Kind::Company if who.first == who.full => vec![form(self.stems.next(), "", &who.full)],
            Kind::Company => {
                let stem = self.stems.next();
                vec![form(format!("{stem} Group"), "", &who.full), form(stem, "", &who.first)]
            }
            _ if who.first == who.full => vec![form(self.stems.next(), "", &who.full)],
            _ => {
                let (first, last) = (self.stems.next(), self.stems.next());
                vec![
                    form(format!("{first} {last}"), "", &who.full),
                    form(first, "", &who.first),
                    form(last, "", &who.last),
                ]
            }
        };
        self.forms.push(forms);
        self.numbers.insert(key, self.forms.len());
        self.forms.len()
    }

    fn of_kind(&mut self, kind: Kind, surface: &str) -> String {
        let stem = match kind {
            Kind::Email | Kind::Link | Kind::Domain | Kind::Person | Kind::Company | Kind::Street => self.stems.next(),
            Kind::Phone | Kind::Account | Kind::Reference | Kind::Amount => String::new(),
        };
        let before = match kind {
            Kind::Email => format!("contact@{}", stem.to_lowercase()),
            Kind::Link => format!("https://{}", stem.to_lowercase()),
            Kind::Street => format!("1 {stem} Street"),
            Kind::Phone => "+00 555 0100".to_owned(),
            Kind::Account => "XX00 0000 0000".to_owned(),
            Kind::Reference => "REF".to_owned(),
            Kind::Amount => rounded(surface),
            Kind::Person | Kind::Company | Kind::Domain => stem,
        };
        self.by_surface(kind, surface, || before)
    }

    /// A pseudonym for exactly this text.
    fn by_surface(&mut self, kind: Kind, surface: &str, before: impl FnOnce() -> String) -> String {
        let key = Key::Surface(kind, surface.to_owned());
        let number = match self.numbers.get(&key) {
            Some(number) => *number,
            None => {
                let behind = if matches!(kind, Kind::Email | Kind::Link | Kind::Domain) { ".example" } else { "" };
                let original = surface.to_owned();
                self.forms.push(vec![Pseudonym { before: before(), behind, original, kind, count: 0 }]);
                self.numbers.insert(key, self.forms.len());
                self.forms.len()
            }
        };
        self.forms[number - 1][0].count += 1;
        self.written(number, &self.forms[number - 1][0])
    }

    /// Puts the originals back.
    pub(super) fn restore(&self, text: &str) -> Restored {
        let mark = format!("-{}", self.mark);
        let (mut out, mut strangers, mut copied, mut at) = (String::with_capacity(text.len()), Vec::new(), 0, 0);
        while let Some(found) = find_ignoring_case(&text[at..], &mark).map(|i| at + i) {
            let digits = found + mark.len();
            at = digits;
            let Some(number) = text.get(digits..digits + self.width).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
            else {
                continue;
            };
            let end = digits + self.width;
            let forms = number.parse::<usize>().ok().and_then(|n| Some((n, self.forms.get(n.checked_sub(1)?)?)));
            let best = forms.and_then(|(n, forms)| {
                let fits =
                    |f: &&Pseudonym| ends_with(&text[copied..found], &f.before) && starts_with(&text[end..], f.behind);
                forms.iter().filter(fits).max_by_key(|f| f.before.len()).map(|f| (n, f))
            });
            match best {
                Some((n, form)) => {
                    let (from, to) = (found - form.before.len(), end + form.behind.len());
                    out.push_str(&text[copied..from]);
                    out.push_str(&original(&text[from..to], &self.written(n, form), &form.original));
                    (copied, at) = (to, to);
                }
                None => {
                    let from = text[copied..found].rfind(char::is_whitespace).map_or(copied, |i| copied + i + 1);
                    strangers.push(text[from..end].trim_start().to_owned());
                    at = end;
                }
            }
        }
        out.push_str(&text[copied..]);
        Restored { text: out, strangers }
    }
}

/// The pseudonym in the case of the surface; `None` when the surface is another spelling of the name.
fn cased(surface: &str, canonical: &str, written: &str) -> Option<String> {
    let (upper, lower) = (written.to_uppercase(), written.to_lowercase());
    if surface == canonical {
        Some(written.to_owned())
    } else if surface == canonical.to_uppercase() && upper != written {
        Some(upper)
    } else if surface == canonical.to_lowercase() && lower != written {
        Some(lower)
    } else {
        None
    }
}

/// The other way round, as far as the teacher kept the case.
fn original(found: &str, written: &str, original: &str) -> String {
    if found == written {
        original.to_owned()
    } else if found == written.to_uppercase() {
        original.to_uppercase()
    } else if found == written.to_lowercase() {
        original.to_lowercase()
    } else {
        original.to_owned()
    }
}

fn find_ignoring_case(text: &str, ascii: &str) -> Option<usize> {
    text.as_bytes().windows(ascii.len()).position(|w| w.eq_ignore_ascii_case(ascii.as_bytes()))
}

/// Invented words are ASCII; a sum may begin with its currency's sign.
fn ends_with(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    at.and_then(|at| text.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// A sum with only its first digit kept: what it is about stays, which one it is goes.
fn rounded(sum: &str) -> String {
    let mut first = true;
    sum.chars()
        .map(|c| {
            let keep = !c.is_ascii_digit() || (first && c != '0');
            if c.is_ascii_digit() && c != '0' {
                first = false;
            }
            if keep { c } else { '0' }
        })
        .collect()
}

/// Invented words that stand nowhere in the texts.
#[derive(Clone, Debug)]
struct Stems {
    lower: String,
    next: usize,
}

impl Stems {
    fn next(&mut self) -> String {
        const HEADS: [&str; 16] = [
            "Zel", "Mar", "Ost", "Bren", "Tov", "Quil", "Fenn", "Hald", "Ir", "Jor", "Kest", "Lun", "Nev", "Pell",
            "Rund", "Vash",
        ];
        const TAILS: [&str; 16] = [
            "dara", "wick", "rell", "omar", "inda", "by", "strom", "eth", "ola", "mond", "ane", "ver", "issa", "gard",
            "quist", "orn",
        ];
        loop {
            let n = self.next;
            self.next += 1;
            // Steps that are odd go through all pairs before one comes again.
            let (head, tail, round) = (n % 16, (n * 7 + n / 16) % 16, n / 256);
            let tail = TAILS[tail];
            let more = if round == 0 { String::new() } else { HEADS[round % 16].to_lowercase().repeat(round / 16 + 1) };
            let word = format!("{}{more}{tail}", HEADS[head]);
            if !self.lower.contains(&word.to_lowercase()) {
                return word;
            }
        }
    }
}
