//! Answering a question from the index: readings of its words, scores from 0 to 1, and why.
//!
//! A score is the share of the question that a passage covers, each word weighed by how rare it is in the folder (IDF),
//! tempered by the BM25 rank: rare words found in a title count, common words found in a body hardly do. Unlike raw
//! BM25 this can be compared between questions, so that a threshold means something. A similarity of vectors is brought
//! onto the same scale: what lies at the model's floor scores as much as the threshold.

use super::fuse::{RankedList, fuse};
use super::index::{FIELDS, Look, Reading, passage_id};
use crate::error::StoreError;
use crate::files::sha256_hex;
use crate::words::{Sort, Word, content_words, places};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use understudy_agent::record::Passage;

/// k of reciprocal-rank fusion.
const FUSION_K: u32 = 60;
/// Weight of a list for the question in the user's own words; further lines of a typed question count once.
const ORIGINAL: f64 = 2.0;
/// How many passages are looked at for one answer.
const CANDIDATES: usize = 60;
/// Passages of one memory in one answer, so that a long memory does not crowd out the others.
const PER_MEMORY: usize = 2;

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The passage.
    pub passage: Passage,
    /// 0 to 1.
    pub score: f64,
    /// BM25, only comparable within one question; 0 when only vectors found it.
    pub raw: f64,
    /// Why it matched: which words in which field, which rank in which list.
    pub why: Vec<String>,
    /// Where in the passage's text the words stand that matched: ranges of bytes, in order.
    pub marks: Vec<Range<usize>>,
    /// Short id of the memory.
    pub docid: String,
}

/// What search answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemoryAnswer {
    /// Best first; empty when the best one is below the threshold, else those with half of the best score at least.
    pub hits: Vec<Hit>,
    /// Score below which nothing counts as found.
    pub threshold: f64,
    /// Best score, whether it counts or not.
    pub best: f64,
    /// Which lists took part: `bm25`, `vector`.
    pub lists: Vec<String>,
}

/// An order of passages by an embedding model.
#[derive(Clone, Debug, PartialEq)]
pub struct VectorRanking {
    /// Passage ids ([`passage_id`]) with their similarity from 0 to 1, best first.
    pub ids: Vec<(String, f64)>,
    /// The similarity below which nothing counts as found, calibrated for the model.
    pub floor: f64,
}

/// A question with its type, as in qmd: a line may begin with `lex:` or `vec:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedQuery {
    /// For which lists.
    pub kind: QueryKind,
    /// The words.
    pub text: String,
}

/// For which lists a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryKind {
    /// Both.
    Any,
    /// Words only.
    Lexical,
    /// Vectors only.
    Vector,
}

/// Reads a question: plain text is one query; with `lex:` or `vec:` each line is a query of its own.
pub fn typed_queries(question: &str) -> Vec<TypedQuery> {
    let typed = |line: &str| {
        let line = line.trim();
        for (mark, kind) in [("lex:", QueryKind::Lexical), ("vec:", QueryKind::Vector)] {
            if let Some(text) = line.strip_prefix(mark) {
                return TypedQuery { kind, text: text.trim().to_owned() };
            }
        }
        TypedQuery { kind: QueryKind::Any, text: line.to_owned() }
    };
    let queries: Vec<TypedQuery> = question.lines().map(typed).filter(|q| !q.text.is_empty()).collect();
    match queries.iter().any(|q| q.kind != QueryKind::Any) {
        true => queries,
        false => vec![TypedQuery { kind: QueryKind::Any, text: question.trim().to_owned() }],
    }
}

/// Answers a question. Vectors take part when a ranking is given and a query is not for words only.
pub(crate) fn answer(
    look: &Look<'_>,
    question: &str,
    limit: usize,
    threshold: f64,
    vector: Option<&VectorRanking>,
) -> Result<MemoryAnswer, StoreError> {
    let queries = typed_queries(question);
    let vector = vector.filter(|_| queries.iter().any(|q| q.kind != QueryKind::Lexical));
    // Words always answer: a `vec:` line is searched by words when there are no vectors.
    let by_words = queries.iter().filter(|q| q.kind != QueryKind::Vector || vector.is_none());
    let lists: Vec<Vec<Hit>> = by_words.map(|q| lexical(look, &q.text)).collect::<Result<_, _>>()?;
    let mut names: Vec<String> = Vec::new();
    if !lists.is_empty() {
        names.push("bm25".into());
    }
    if vector.is_some() {
        names.push("vector".into());
    }
    let mut ranked = match (lists.as_slice(), vector) {
        ([only], None) => only.clone(),
        _ => fused(look, &lists, vector, threshold)?,
    };
    let best = ranked.first().map_or(0.0, |h| h.score);
    let found = best >= threshold;
    if lists.len() == 1 && vector.is_none() {
        ranked.retain(|h| h.score >= best / 2.0);
    }
    let mut per_memory: HashMap<String, usize> = HashMap::new();
    let mut hits = Vec::new();
    for hit in ranked.into_iter().filter(|_| found) {
        let count = per_memory.entry(hit.passage.path.clone()).or_default();
        *count += 1;
        if *count <= PER_MEMORY && hits.len() < limit {
            hits.push(hit);
        }
    }
    Ok(MemoryAnswer { hits, threshold, best, lists: names })
}

/// Several lists fused into one. The scores keep the fused order and lie between 0 and the best score of any list; what
/// scores less than half of that by itself is left out, however it ranks.
fn fused(
    look: &Look<'_>,
    lists: &[Vec<Hit>],
    vector: Option<&VectorRanking>,
    threshold: f64,
) -> Result<Vec<Hit>, StoreError> {
    let mut known: BTreeMap<String, Hit> = BTreeMap::new();
    let mut ranked = Vec::new();
    for (i, list) in lists.iter().enumerate() {
        // The question in the user's own words counts twice.
        let weight = if i == 0 { ORIGINAL } else { 1.0 };
        ranked.push(RankedList {
            name: "bm25".into(),
            weight,
            ids: list.iter().map(|h| passage_id(&h.passage)).collect(),
        });
        for hit in list {
            let kept = known.entry(passage_id(&hit.passage)).or_insert_with(|| hit.clone());
            if hit.score > kept.score {
                *kept = hit.clone();
            }
        }
    }
    if let Some(vector) = vector {
        let ids: Vec<String> = vector.ids.iter().map(|(id, _)| id.clone()).collect();
        let passages = look.by_id(&ids)?;
        let present: Vec<String> = ids.into_iter().filter(|id| passages.contains_key(id)).collect();
        ranked.push(RankedList { name: "vector".into(), weight: 1.0, ids: present });
        for (id, similarity) in &vector.ids {
            let Some(passage) = passages.get(id) else { continue };
            let hit = known.entry(id.clone()).or_insert_with(|| Hit {
                docid: docid(&passage.path),
                passage: passage.clone(),
                score: 0.0,
                raw: 0.0,
                why: Vec::new(),
                marks: Vec::new(),
            });
            hit.score = hit.score.max(calibrated(*similarity, vector.floor, threshold));
        }
    }
    let order = fuse(&ranked, FUSION_K);
    let top = order.first().map_or(1.0, |f| f.score);
    let best = known.values().map(|h| h.score).fold(0.0, f64::max);
    let mut hits = Vec::new();
    for place in order {
        let Some(mut hit) = known.remove(&place.id).filter(|h| h.score >= best / 2.0) else { continue };
        // The first one may be another than the one with the best score; it stands for the whole answer.
        hit.score = if hits.is_empty() { best } else { best * place.score / top };
        hit.why.extend(place.ranks.iter().map(|(list, rank)| format!("rank {rank} in {list}")));
        hits.push(hit);
    }
    Ok(hits)
}

/// A similarity on the scale of words: 0 stays 0, the model's floor becomes the threshold, 1 stays 1.
fn calibrated(similarity: f64, floor: f64, threshold: f64) -> f64 {
    let similarity = similarity.clamp(0.0, 1.0);
    match similarity < floor {
        true => threshold * similarity / floor,
        false => threshold + (1.0 - threshold) * (similarity - floor) / (1.0 - floor).max(f64::MIN_POSITIVE),
    }
}

/// One list by words, best first.
fn lexical(look: &Look<'_>, question: &str) -> Result<Vec<Hit>, StoreError> {
    let words = content_words(question);
    let mut readings = Vec::with_capacity(words.len());
    let mut weights = Vec::with_capacity(words.len());
    for word in &words {
        let (ways, weight) = read(look, word)?;
        readings.push(ways);
        weights.push(weight);
    }
    let total: f64 = weights.iter().sum();
    let candidates = look.best(&readings, CANDIDATES)?;
    let addresses: Vec<_> = candidates.iter().map(|f| f.address).collect();
    let mut covered = vec![0.0; candidates.len()];
    let mut why: Vec<Vec<String>> = vec![Vec::new(); candidates.len()];
    let terms: HashSet<&str> = readings.iter().flatten().map(|way: &Reading| way.term.as_str()).collect();
    for ((word, ways), weight) in words.iter().zip(&readings).zip(&weights) {
        let mut best = vec![0.0; candidates.len()];
        let mut reason: Vec<Option<String>> = vec![None; candidates.len()];
        for way in ways {
            let held = look.fields_with(&way.term, &addresses)?;
            for (i, address) in addresses.iter().enumerate() {
                let Some(fields) = held.get(address) else { continue };
                let meaning = fields.iter().map(|f| FIELDS[*f].meaning).fold(0.0, f64::max);
                if meaning * way.strength > best[i] {
                    best[i] = meaning * way.strength;
                    reason[i] = Some(explain(word, way, fields));
                }
            }
        }
        for i in 0..candidates.len() {
            covered[i] += best[i] * weight;
            why[i].extend(reason[i].take());
        }
    }
    let top = candidates.iter().map(|f| f.raw).fold(f32::MIN_POSITIVE, f32::max);
    let mut hits: Vec<Hit> = candidates
        .into_iter()
        .zip(covered.iter().zip(why))
        .map(|(found, (covered, why))| Hit {
            score: covered / total * (0.5 + 0.5 * f64::from(found.raw / top)),
            raw: f64::from(found.raw),
            docid: docid(&found.passage.path),
            why,
            marks: places(&found.passage.text, &terms),
            passage: found.passage,
        })
        .collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| passage_id(&a.passage).cmp(&passage_id(&b.passage))));
    Ok(hits)
}

/// The ways to read a word in this folder, and how much the word weighs in the question.
fn read(look: &Look<'_>, word: &Word) -> Result<(Vec<Reading>, f64), StoreError> {
    let passages = look.passages() as f64;
    // BM25's IDF, plus one: in a folder of a few memories a word of a title stands in most passages and must still count.
    let rarity = |frequency: f64| 1.0 + (1.0 + (passages - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln();
    let frequency = look.frequency(&word.stem)?;
    let sort = match word.sort {
        Sort::Plain => 1.0,
        // Whose discount it is or how many percent says little about which memory is meant.
        Sort::Name => 0.5,
        Sort::Number => 0.25,
    };
    if frequency > 0 {
        let known = if word.sort == Sort::Number { sort } else { 1.0 };
        return Ok((vec![Reading { term: word.stem.clone(), strength: 1.0 }], known * rarity(frequency as f64)));
    }
    let mut ways: Vec<Reading> = Vec::new();
    let letters = word.stem.chars().count();
    if word.sort != Sort::Number {
        if letters >= 3 {
            let begun = look.terms_beginning(&word.stem, 6)?;
            ways.extend(begun.into_iter().map(|term| Reading { term, strength: 0.7 }));
        }
        let distance = if letters >= 9 { 2 } else { 1 };
        if letters >= 5 {
            for term in look.terms_like(&word.stem, distance, 4)? {
                if !ways.iter().any(|w| w.term == term) {
                    ways.push(Reading { term, strength: 0.6 });
                }
            }
        }
    }
    Ok((ways, sort * rarity(0.0)))
}

fn explain(word: &Word, way: &Reading, fields: &[usize]) -> String {
    let names: Vec<&str> = fields.iter().map(|f| FIELDS[*f].name).collect();
    let names = match names.as_slice() {
        [.., last] if names.len() > 1 => format!("{} and {last}", names[..names.len() - 1].join(", ")),
        _ => names.concat(),
    };
    if way.term == word.stem {
        format!("“{}” in {names}", word.written)
    } else {
        format!("“{}” read as “{}” in {names}", word.written, way.term)
    }
}

/// Short id of a memory: six hex digits of the hash of its path, so that it survives edits.
pub(crate) fn docid(path: &str) -> String {
    sha256_hex(path.as_bytes())[..6].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_similarity_at_the_floor_scores_as_much_as_the_threshold() {
        let check = |similarity: f64, expect: f64| {
            let found = calibrated(similarity, 0.5, 0.4);
            assert!((found - expect).abs() < 1e-9, "{similarity}: {found}");
        };
        check(-0.2, 0.0);
        check(0.25, 0.2);
        check(0.5, 0.4);
        check(0.75, 0.7);
        check(1.0, 1.0);
        assert_eq!(calibrated(1.0, 1.0, 0.4), 0.4, "a floor that nothing passes");
    }

    #[test]
    fn queries_may_be_typed() {
        let check = |question: &str, expect: &[(QueryKind, &str)]| {
            let found = typed_queries(question);
            let found: Vec<(QueryKind, &str)> = found.iter().map(|q| (q.kind, q.text.as_str())).collect();
            assert_eq!(found, expect, "{question}");
        };
        check("discount ladder", &[(QueryKind::Any, "discount ladder")]);
        check("a\nb", &[(QueryKind::Any, "a\nb")]);
        check("lex: discount", &[(QueryKind::Lexical, "discount")]);
        check(
            "vec: how to say no\nlex:discount\n",
            &[(QueryKind::Vector, "how to say no"), (QueryKind::Lexical, "discount")],
        );
        check("a\nvec: b", &[(QueryKind::Any, "a"), (QueryKind::Vector, "b")]);
    }
}
