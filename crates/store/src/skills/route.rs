//! Routing: which skill a request is for, by words alone.
//!
//! Two witnesses: how much of the request the skill's own words cover (BM25 over name, description and the routing lines,
//! weighed by rarity), and how close the request comes to one routing line as a whole. A near-miss line
//! (`"expect": false`) that comes closer than any positive one pushes the skill down. When there is no clear winner the
//! student is asked; routing never guesses.

use crate::error::{StoreError, index};
use crate::words::{ANALYZER, Sort, Word, analyzer, content_words};
use std::collections::{HashMap, HashSet};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{Index, IndexReader, IndexWriter, TantivyDocument, Term};

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
        let known: HashSet<String> =
            known.iter().chain(&self.requests).flat_map(|text| crate::words::stems(text)).collect();
        let unknown = content_words(request).into_iter().filter(|w| w.sort == Sort::Plain && !known.contains(&w.stem));
        unknown.map(|w| w.written).collect()
    }
}

/// The best score and its lead over the next from which no question to the student is needed. Set on the shipped skills
/// with each routing line held out in turn, so that a wrong skill is chosen in none of them.
const WINNER: f64 = 0.52;
const LEAD: f64 = 0.15;

/// Shares of the two witnesses in a score.
const COVERAGE: f64 = 0.45;
const LIKENESS: f64 = 0.55;
/// How hard a closer near miss pushes down.
const PUSH: f64 = 0.8;

/// Fields, their boosts, and how much a word found there says that the skill is meant.
const FIELDS: [(&str, f32, f64); 3] = [("name", 3.0, 1.0), ("requests", 2.0, 1.0), ("description", 1.0, 0.85)];

/// Whether one skill is clearly ahead; its name. `scores` as [`Router::route`] returns them.
pub fn clear_winner(scores: &[(String, f64)]) -> Option<&str> {
    let (name, best) = scores.first()?;
    let next = scores.get(1).map_or(0.0, |(_, score)| *score);
    (*best >= WINNER && best - next >= LEAD).then_some(name)
}

/// An index over the skills, in memory; made anew when a skill changes.
pub struct Router {
    reader: IndexReader,
    name: Field,
    searched: Vec<Field>,
    skills: Vec<Lines>,
    /// In how many skills a stem stands.
    frequency: HashMap<String, f64>,
}

/// A skill's routing lines as words.
struct Lines {
    name: String,
    /// The stems of each field.
    fields: Vec<HashSet<String>>,
    requests: Vec<Vec<Word>>,
    misses: Vec<Vec<Word>>,
}

impl Router {
    /// Builds the index.
    pub fn build(skills: &[Routes]) -> Result<Router, StoreError> {
        let mut schema = Schema::builder();
        let name = schema.add_text_field("skill", STRING | STORED);
        let text = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqs),
        );
        let searched: Vec<Field> =
            FIELDS.iter().map(|(field, ..)| schema.add_text_field(field, text.clone())).collect();
        let ram = Index::create_in_ram(schema.build());
        ram.tokenizers().register(ANALYZER, analyzer());
        let mut writer: IndexWriter = ram.writer_with_num_threads(1, 15_000_000).map_err(index("build"))?;
        let mut lines = Vec::with_capacity(skills.len());
        let mut frequency: HashMap<String, f64> = HashMap::new();
        for skill in skills {
            let asked = format!("{}\n{}", skill.requests.join("\n"), skill.keywords);
            let texts = [skill.name.replace(['-', '_'], " "), asked, skill.description.clone()];
            let mut document = TantivyDocument::default();
            document.add_text(name, &skill.name);
            let mut fields = Vec::new();
            for (field, text) in searched.iter().zip(&texts) {
                document.add_text(*field, text);
                fields.push(crate::words::stems(text).into_iter().collect::<HashSet<_>>());
            }
            let mut known: Vec<&String> = fields.iter().flat_map(|f| f.iter()).collect();
            known.sort();
            known.dedup();
            for stem in known {
                *frequency.entry(stem.clone()).or_default() += 1.0;
            }
            writer.add_document(document).map_err(index("build"))?;
            let cut = |lines: &[String]| lines.iter().map(|line| content_words(line)).collect::<Vec<_>>();
            // A sentence of the description is as good as a request: many skills come without routing lines.
            let mut requests = cut(&skill.requests);
            requests.extend(skill.description.split(['.', ';', '!', '?']).map(content_words));
            lines.push(Lines { name: skill.name.clone(), fields, requests, misses: cut(&skill.misses) });
        }
        writer.commit().map_err(index("build"))?;
        writer.wait_merging_threads().map_err(index("build"))?;
        let reader = ram.reader().map_err(index("build"))?;
        Ok(Router { reader, name, searched, skills: lines, frequency })
    }

    /// Every skill with its score from 0 to 1, best first; equal scores by name.
    pub fn route(&self, request: &str) -> Vec<(String, f64)> {
        let words = content_words(request);
        let ranks = self.bm25(&words).unwrap_or_else(|error| {
            tracing::warn!(%error, "routing goes on without BM25");
            HashMap::new()
        });
        let top = ranks.values().copied().fold(f32::MIN_POSITIVE, f32::max);
        let mut scores: Vec<(String, f64)> = self
            .skills
            .iter()
            .map(|skill| {
                let rank = f64::from(ranks.get(&skill.name).copied().unwrap_or(0.0) / top);
                (skill.name.clone(), self.score(skill, &words, rank))
            })
            .collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scores
    }

    fn score(&self, skill: &Lines, words: &[Word], rank: f64) -> f64 {
        let total: f64 = words.iter().map(|w| self.weight(w)).sum();
        if total == 0.0 {
            return 0.0;
        }
        let met = |word: &Word| {
            let meanings = FIELDS.iter().zip(&skill.fields).filter(|(_, stems)| stems.contains(&word.stem));
            meanings.map(|((_, _, meaning), _)| *meaning).fold(0.0, f64::max)
        };
        let covered: f64 = words.iter().map(|w| self.weight(w) * met(w)).sum::<f64>() / total;
        let closest = |lines: &[Vec<Word>]| lines.iter().map(|line| self.likeness(words, line)).fold(0.0, f64::max);
        let (like, miss) = (closest(&skill.requests), closest(&skill.misses));
        let score = COVERAGE * covered * (0.5 + 0.5 * rank) + LIKENESS * like - PUSH * (miss - like).max(0.0);
        score.clamp(0.0, 1.0)
    }

    /// Cosine of two lines of words, each word weighed by its rarity.
    fn likeness(&self, a: &[Word], b: &[Word]) -> f64 {
        let length = |line: &[Word]| line.iter().map(|w| self.weight(w).powi(2)).sum::<f64>().sqrt();
        let both = a.iter().filter(|w| b.iter().any(|o| o.stem == w.stem)).map(|w| self.weight(w).powi(2)).sum::<f64>();
        let lengths = length(a) * length(b);
        if lengths == 0.0 { 0.0 } else { both / lengths }
    }

    /// How much a word says: by its rarity among the skills; names and numbers that no skill knows say nothing, other
    /// unknown words a little (the request may be about something else altogether).
    fn weight(&self, word: &Word) -> f64 {
        let skills = self.skills.len() as f64;
        let rarity = |frequency: f64| (1.0 + (skills - frequency + 0.5) / (frequency + 0.5)).ln();
        match (self.frequency.get(&word.stem), word.sort) {
            (Some(frequency), _) => rarity(*frequency),
            (None, Sort::Plain) => 0.5 * rarity(0.0),
            (None, Sort::Name | Sort::Number) => 0.0,
        }
    }

    fn bm25(&self, words: &[Word]) -> Result<HashMap<String, f32>, StoreError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in words {
            for (field, (_, boost, _)) in self.searched.iter().zip(FIELDS) {
                let query = TermQuery::new(Term::from_field_text(*field, &word.stem), IndexRecordOption::WithFreqs);
                clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), boost))));
            }
        }
        let searcher = self.reader.searcher();
        let collector = TopDocs::with_limit(self.skills.len().max(1)).order_by_score();
        let mut ranks = HashMap::new();
        for (score, address) in searcher.search(&BooleanQuery::new(clauses), &collector).map_err(index("search"))? {
            let document: TantivyDocument = searcher.doc(address).map_err(index("read"))?;
            if let Some(name) = document.get_first(self.name).and_then(|v| v.as_str()) {
                ranks.insert(name.to_owned(), score);
            }
        }
        Ok(ranks)
    }
}

impl std::fmt::Debug for Router {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Router").field("skills", &self.skills.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SkillFolders;
    use std::path::Path;

    /// Each routing line of the shipped skills is held out in turn: what routing does with words it has not seen.
    #[test]
    fn requests_it_has_not_seen_are_not_given_to_the_wrong_skill() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../skills");
        let folders = SkillFolders::open(vec![shipped]).expect("the shipped skills");
        let all: Vec<Routes> = folders.active().iter().map(|s| s.routes.clone()).collect();
        let (mut held_out, mut first, mut sure, mut wrong) = (0, 0, 0, Vec::new());
        for skill in 0..all.len() {
            for line in 0..all[skill].requests.len() {
                let mut rest = all.clone();
                let request = rest[skill].requests.remove(line);
                let scores = Router::build(&rest).expect("an index").route(&request);
                held_out += 1;
                first += usize::from(scores[0].0 == all[skill].name);
                match clear_winner(&scores) {
                    Some(winner) if winner == all[skill].name => sure += 1,
                    Some(_) => wrong.push(format!("chosen wrongly: {request}: {scores:.2?}")),
                    None if scores[0].0 != all[skill].name => wrong.push(format!("second: {request}: {scores:.2?}")),
                    None => {}
                }
            }
        }
        let report =
            format!("{held_out} held out, {first} first, {sure} without asking the student\n{}", wrong.join("\n"));
        eprintln!("{report}");
        assert!(held_out > 0 && !wrong.iter().any(|w| w.starts_with("chosen wrongly")), "{report}");
        assert!(first * 10 >= held_out * 8, "{report}");
    }
}
