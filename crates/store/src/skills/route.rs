//! Routing: which skill a request is for, by words alone.
//!
//! A request is read as acts, words and form (`request`). Two witnesses speak for a skill: how much of the request its own
//! words cover, each weighed by its rarity, and how close the request comes to one of its examples as a whole. Two speak
//! against it: an act that it never does, and a near miss (`"expect": false`) that comes closer than any example; a near
//! miss that is no example of anybody speaks against all. When there is no clear winner the student is asked; routing
//! never guesses.

use super::request::{self, Form, Kind, Request, Term};
use super::verbs::{self, HANDLE, LIGHT, TIDY};
use crate::words::{Sort, content_words, stems};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What routing knows of a skill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routes {
    /// Skill.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Further words by which it is found: `keywords` in its `metadata`.
    pub keywords: String,
    /// Requests that are for it.
    pub requests: Vec<String>,
    /// Near misses: requests that look like it and are for another skill or none.
    pub misses: Vec<String>,
}

impl Routes {
    /// The words of a request, as they are written there, that stand in none of the skill's own: names and numbers, which
    /// change with every request, are left out.
    pub fn unknown_words(&self, request: &str) -> Vec<String> {
        let known = [self.name.replace(['-', '_'], " "), self.description.clone(), self.keywords.clone()];
        let known: HashSet<String> = known.iter().chain(&self.requests).flat_map(|text| stems(text)).collect();
        let unknown = content_words(request).into_iter().filter(|w| w.sort == Sort::Plain && !known.contains(&w.stem));
        unknown.map(|w| w.written).collect()
    }
}

/// A skill that scores less is no candidate at all.
pub const CANDIDATE: f64 = 0.15;

/// The best score and its lead over the next from which no question to the student is needed.
///
/// This and all that follows were set on the shipped skills with each routing line left out in turn, so that no request is
/// given to a wrong skill without a question and no near miss is. docs/benchmarks.md says what they do to requests that
/// nothing was set on.
const WINNER: f64 = 0.52;
const LEAD: f64 = 0.15;

/// Share of the words that are covered; the rest is the likeness to one line.
const COVERAGE: f64 = 0.57;
/// How hard a closer near miss pushes down.
const PUSH: f64 = 1.2;
/// A request that is this much like a near miss, and less like any example, is that near miss.
const SAME: f64 = 0.95;
/// From here a near miss that is nobody's example counts against all skills, a little less than against its own.
const NOBODY: f64 = 0.65;
const NOBODY_COUNTS: f64 = 0.9;
/// A near miss that is this much like an example of another skill is that skill's request.
const ANOTHERS: f64 = 0.6;
/// Near misses that are looked at for one that is nobody's.
const LOOKED_AT: usize = 8;
/// Most that a request scores without a telling word in common, or with words of others that outweigh those by this
/// share: below [`WINNER`], so that the student is asked.
const UNSURE: f64 = 0.48;
const CONTRARY: f64 = 0.4;
/// Part of the weight of words that nobody knows in that comparison.
const STRANGE: f64 = 0.2;
/// A sentence of the description is nearly as good as an example: many skills come without any.
const DESCRIBED: f64 = 0.9;
const DESCRIBED_WORD: f64 = 0.85;

/// Weights of words by kind, as parts of what their rarity says.
const NAME: f64 = 0.2;
const ACT: f64 = 0.88;
const UNKNOWN: f64 = 0.5;
/// The weight of a question's mark, which is no matter of rarity.
const ASKED: f64 = 2.0;

/// What the fit of an act leaves of a score.
const FITS_ANY: f64 = 0.95;
const TIDIES: f64 = 0.8;
const AKIN: f64 = 0.8;
const UNKNOWN_ACT: f64 = 0.75;
const OTHER_ACT: f64 = 0.6;
const NEVER: f64 = 0.35;
const QUESTION: f64 = 0.2;

/// Whether one skill is clearly ahead; its name. `scores` as [`Router::route`] returns them.
pub fn clear_winner(scores: &[(String, f64)]) -> Option<&str> {
    let (name, best) = scores.first()?;
    let next = scores.get(1).map_or(0.0, |(_, score)| *score);
    (*best >= WINNER && best - next >= LEAD).then_some(name)
}

/// An index over the skills, in memory; made anew when a skill changes.
pub struct Router {
    skills: Vec<Known>,
    lines: Vec<Line>,
    /// For each term the lines with it, and the skills with how much it says of them.
    terms: HashMap<String, Places>,
}

#[derive(Default)]
struct Places {
    lines: Vec<u32>,
    skills: Vec<(u32, f64)>,
}

/// What is compared of a skill besides its lines.
struct Known {
    name: String,
    acts: BTreeSet<String>,
    /// Acts of its near misses that are none of its own.
    never: BTreeSet<String>,
    questions: BTreeSet<&'static str>,
}

/// What a line is for its skill.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Example,
    /// A sentence of the description.
    Described,
    Miss,
}

struct Line {
    skill: u32,
    role: Role,
    /// In small letters, single spaces.
    text: String,
    terms: Vec<Term>,
    /// Root of the squared weights.
    length: f64,
}

/// What speaks for and against a skill.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    covered: f64,
    like: f64,
    miss: f64,
    fit: f64,
    /// Nothing telling is in common, or words of others outweigh it.
    unsure: bool,
    /// The request is written down as a near miss, and not as an example.
    is_miss: bool,
}

impl Evidence {
    fn score(&self, nobody: f64) -> f64 {
        let against = self.miss.max(nobody);
        if self.is_miss || (self.miss > SAME && self.miss > self.like + 1e-9) {
            return 0.0;
        }
        let score = (COVERAGE * self.covered + (1.0 - COVERAGE) * self.like) * self.fit;
        let score = score - PUSH * (against - self.like).max(0.0);
        score.clamp(0.0, if self.unsure { UNSURE } else { 1.0 })
    }
}

impl Router {
    /// Builds the index.
    pub fn build(skills: &[Routes]) -> Router {
        let mut router = Router { skills: Vec::new(), lines: Vec::new(), terms: HashMap::new() };
        for routes in skills {
            router.add(routes);
        }
        for at in 0..router.lines.len() {
            router.lines[at].length = router.length(&router.lines[at].terms);
        }
        router
    }

    fn add(&mut self, routes: &Routes) {
        let at = self.skills.len() as u32;
        let (quoted, said) = parts(&routes.description);
        let examples: Vec<(String, Request)> =
            routes.requests.iter().cloned().chain(quoted).map(|text| (key(&text), request::read(&text))).collect();
        let described: Vec<(String, Request)> = said.iter().map(|text| (key(text), request::read(text))).collect();
        let misses: Vec<(String, Request)> =
            routes.misses.iter().map(|text| (key(text), request::read(text))).collect();

        let mut acts: BTreeSet<String> = examples.iter().flat_map(|(_, r)| r.acts.iter().cloned()).collect();
        // What the skill is named for, and what its description says that it does: "Files receipts" or "File receipts".
        let mut named: BTreeSet<String> = BTreeSet::new();
        named.extend(routes.name.split(['-', '_']).next().and_then(verbs::class).map(str::to_owned));
        if let Some(first) = routes.description.split_whitespace().next().map(str::to_lowercase) {
            match verbs::class_of_third_person(&first) {
                Some(class) => named.extend([class.to_owned()]),
                None if first.ends_with('s') => named.extend(stems(&first).iter().map(|stem| format!("verb:{stem}"))),
                None => named.extend(described.first().into_iter().flat_map(|(_, r)| r.acts.iter().cloned())),
            }
        }
        acts.extend(named.iter().cloned());

        let mut meanings: HashMap<String, f64> = HashMap::new();
        let mut means = |term: String, meaning: f64| {
            let known = meanings.entry(term).or_default();
            *known = known.max(meaning);
        };
        for stem in stems(&routes.name.replace(['-', '_'], " ")).into_iter().chain(stems(&routes.keywords)) {
            means(stem, 1.0);
        }
        named.iter().for_each(|act| means(format!("act:{act}"), 1.0));
        examples.iter().flat_map(|(_, r)| &r.terms).for_each(|term| means(term.text.clone(), 1.0));
        described.iter().flat_map(|(_, r)| &r.terms).for_each(|term| means(term.text.clone(), DESCRIBED_WORD));
        for (term, meaning) in meanings {
            self.terms.entry(term).or_default().skills.push((at, meaning));
        }

        let questions = examples.iter().filter_map(|(_, r)| match r.form {
            Form::Question(word) => Some(word),
            Form::Command | Form::Statement => None,
        });
        let questions = questions.collect();
        let never = misses.iter().flat_map(|(_, r)| r.acts.iter().cloned()).filter(|a| !acts.contains(a)).collect();
        for (role, lines) in [(Role::Example, examples), (Role::Described, described), (Role::Miss, misses)] {
            for (text, read) in lines {
                let line = self.lines.len() as u32;
                for term in &read.terms {
                    self.terms.entry(term.text.clone()).or_default().lines.push(line);
                }
                self.lines.push(Line { skill: at, role, text, terms: read.terms, length: 0.0 });
            }
        }
        self.skills.push(Known { name: routes.name.clone(), acts, never, questions });
    }

    /// Every skill with its score from 0 to 1, best first; equal scores by name.
    pub fn route(&self, request: &str) -> Vec<(String, f64)> {
        let read = request::read(request);
        let likenesses = self.likenesses(&read.terms);
        let nobody = self.nobody(&likenesses);
        let evidence = self.evidence(&key(request), &read, &likenesses);
        let mut scores: Vec<(String, f64)> =
            self.skills.iter().zip(&evidence).map(|(skill, e)| (skill.name.clone(), e.score(nobody))).collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scores
    }

    /// Why a skill scores as it does for a request, in words; `None` when there is no such skill.
    pub fn why(&self, request: &str, name: &str) -> Option<String> {
        let at = self.skills.iter().position(|s| s.name == name)?;
        let read = request::read(request);
        let likenesses = self.likenesses(&read.terms);
        let nobody = self.nobody(&likenesses);
        let evidence = self.evidence(&key(request), &read, &likenesses)[at];
        let closest = |roles: &[Role]| {
            let mine = likenesses.iter().filter(|(line, _)| {
                let line = &self.lines[**line as usize];
                line.skill as usize == at && roles.contains(&line.role)
            });
            mine.max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)))
                .map(|(line, like)| (&self.lines[*line as usize], *like))
        };
        let mut words = vec![format!("Its words cover {:.0} % of the request", evidence.covered * 100.0)];
        if let Some((line, like)) = closest(&[Role::Example, Role::Described]) {
            words.push(format!("its closest example is “{}” ({like:.2})", line.text));
        }
        if let Some((line, like)) = closest(&[Role::Miss]).filter(|(_, like)| *like > evidence.like) {
            words.push(format!("its near miss “{}” is closer ({like:.2})", line.text));
        } else if nobody > evidence.like {
            words.push(format!("a near miss that is for no skill is closer ({nobody:.2})"));
        }
        match read.form {
            Form::Question(_) if evidence.fit < 1.0 => words.push("a question only asks to be told".into()),
            Form::Command if evidence.fit < AKIN => words.push("what is asked for is none of its acts".into()),
            Form::Question(_) | Form::Command | Form::Statement => {}
        }
        Some(format!("{}.", words.join("; ")))
    }

    /// What speaks for and against each skill.
    fn evidence(&self, text: &str, read: &Request, likenesses: &HashMap<u32, f64>) -> Vec<Evidence> {
        let mut all = vec![Evidence::default(); self.skills.len()];
        let counted = |term: &&Term| term.kind != Kind::Question;
        let total: f64 = read.terms.iter().filter(counted).map(|t| self.weight(t)).sum();
        if total == 0.0 {
            return all;
        }
        let telling = |term: &Term| term.kind == Kind::Plain;
        let (mut known, mut strange) = (0.0, 0.0);
        let mut met = vec![0.0; self.skills.len()];
        let mut told = vec![0.0; self.skills.len()];
        for term in read.terms.iter().filter(counted) {
            let weight = self.weight(term);
            let places = self.terms.get(&term.text).filter(|p| !p.skills.is_empty());
            match (telling(term), places.is_some()) {
                (true, true) => known += weight,
                (true, false) => strange += weight,
                (false, _) => {}
            }
            for (skill, meaning) in places.into_iter().flat_map(|p| &p.skills) {
                all[*skill as usize].covered += weight * meaning / total;
                if telling(term) {
                    met[*skill as usize] += weight;
                    told[*skill as usize] += if term.text.starts_with('#') { 0.0 } else { weight };
                }
            }
        }
        for (line, like) in likenesses {
            let line = &self.lines[*line as usize];
            let skill = &mut all[line.skill as usize];
            match line.role {
                Role::Example => skill.like = skill.like.max(*like),
                Role::Described => skill.like = skill.like.max(DESCRIBED * like),
                Role::Miss => skill.miss = skill.miss.max(*like),
            }
        }
        for line in likenesses.keys().map(|line| &self.lines[*line as usize]) {
            if line.role == Role::Miss && line.text == text {
                all[line.skill as usize].is_miss = true;
            }
        }
        for line in likenesses.keys().map(|line| &self.lines[*line as usize]) {
            if line.role == Role::Example && line.text == text {
                all[line.skill as usize].is_miss = false;
            }
        }
        for ((skill, evidence), (met, told)) in self.skills.iter().zip(&mut all).zip(met.iter().zip(&told)) {
            evidence.fit = skill.fit(read);
            let contrary = (known - met) + STRANGE * strange;
            evidence.unsure = *told == 0.0 || contrary > CONTRARY * told;
        }
        all
    }

    /// Likeness of the lines that have a word of the request: the cosine of the two, each word weighed by its rarity.
    fn likenesses(&self, terms: &[Term]) -> HashMap<u32, f64> {
        let length = self.length(terms);
        let mut both: HashMap<u32, f64> = HashMap::new();
        for term in terms {
            let weight = self.weight(term).powi(2);
            for line in self.terms.get(&term.text).into_iter().flat_map(|p| &p.lines) {
                *both.entry(*line).or_default() += weight;
            }
        }
        let mut out = HashMap::with_capacity(both.len());
        for (line, both) in both {
            let lengths = length * self.lines[line as usize].length;
            if lengths > 0.0 {
                out.insert(line, (both / lengths).min(1.0));
            }
        }
        out
    }

    /// How much a request is like a near miss that is an example of nobody.
    fn nobody(&self, likenesses: &HashMap<u32, f64>) -> f64 {
        let misses =
            likenesses.iter().filter(|(line, like)| **like >= NOBODY && self.lines[**line as usize].role == Role::Miss);
        let mut misses: Vec<(u32, f64)> = misses.map(|(line, like)| (*line, *like)).collect();
        misses.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let is_nobodys = |line: &&(u32, f64)| {
            let miss = &self.lines[line.0 as usize];
            let near = self.likenesses(&miss.terms);
            !near.iter().any(|(other, like)| {
                let other = &self.lines[*other as usize];
                other.role == Role::Example && other.skill != miss.skill && *like >= ANOTHERS
            })
        };
        misses.iter().take(LOOKED_AT).find(is_nobodys).map_or(0.0, |(_, like)| NOBODY_COUNTS * like)
    }

    fn length(&self, terms: &[Term]) -> f64 {
        terms.iter().map(|t| self.weight(t).powi(2)).sum::<f64>().sqrt()
    }

    /// How much a term says: by its rarity among the skills; names and numbers that no skill knows say nothing, other
    /// unknown words a little (the request may be about something else altogether).
    fn weight(&self, term: &Term) -> f64 {
        let skills = self.skills.len() as f64;
        let rarity = |frequency: f64| (1.0 + (skills - frequency + 0.5) / (frequency + 0.5)).ln();
        let known = self.terms.get(&term.text).map_or(0, |p| p.skills.len());
        let by_rarity = if known > 0 { rarity(known as f64) } else { UNKNOWN * rarity(0.0) };
        match term.kind {
            Kind::Question => ASKED,
            Kind::Plain => by_rarity,
            Kind::Act => ACT * by_rarity,
            Kind::Name | Kind::Number if known == 0 => 0.0,
            Kind::Name => NAME * by_rarity,
            Kind::Number => by_rarity,
        }
    }
}

impl Known {
    /// How well what is asked for fits what the skill does; the best of several acts.
    fn fit(&self, read: &Request) -> f64 {
        if let Form::Question(word) = read.form {
            return if self.questions.contains(word) { 1.0 } else { QUESTION };
        }
        let of = |act: &String| match act.as_str() {
            LIGHT => FITS_ANY,
            known if self.acts.contains(known) => 1.0,
            HANDLE => FITS_ANY,
            never if self.never.contains(never) => NEVER,
            TIDY => TIDIES,
            near if self.acts.iter().any(|own| verbs::akin(own, near)) => AKIN,
            strange if strange.starts_with("verb:") => UNKNOWN_ACT,
            _ => OTHER_ACT,
        };
        read.acts.iter().map(of).reduce(f64::max).unwrap_or(FITS_ANY)
    }
}

impl std::fmt::Debug for Router {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Router").field("skills", &self.skills.len()).finish_non_exhaustive()
    }
}

/// A line for comparison to the letter.
fn key(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The requests that a description quotes ("Use for “file the receipts”"), and the sentences that say what the skill does.
fn parts(description: &str) -> (Vec<String>, Vec<String>) {
    let (mut quoted, mut said) = (Vec::new(), Vec::new());
    let (mut sentence, mut quote, mut has_quote) = (String::new(), None::<String>, false);
    let capital = |text: &str| {
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect::<String>())
    };
    for letter in description.chars() {
        match (letter, &mut quote) {
            ('"' | '”', Some(text)) => {
                // A quoted word is no request.
                if text.split_whitespace().count() > 1 {
                    quoted.push(capital(text));
                    has_quote = true;
                } else {
                    sentence.push_str(text);
                }
                quote = None;
            }
            ('"' | '“', None) => quote = Some(String::new()),
            (_, Some(text)) => text.push(letter),
            ('.' | ';' | '!' | '?', None) => {
                said.extend(Some(std::mem::take(&mut sentence)).filter(|_| !has_quote));
                (sentence, has_quote) = (String::new(), false);
            }
            (_, None) => sentence.push(letter),
        }
    }
    said.extend(Some(sentence).filter(|_| !has_quote));
    said.retain(|s| s.split_whitespace().count() > 2);
    (quoted, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_requests_of_a_description_are_examples() {
        let (quoted, said) =
            parts("Files \"bills\" and slips. Use for \"file the bills\", or “sort my slips”. It is quick, too");
        assert_eq!(quoted, ["File the bills", "Sort my slips"]);
        assert_eq!(said, ["Files bills and slips", " It is quick, too"]);
    }
}
