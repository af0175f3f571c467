//! The search index of memories: one document per passage, in tantivy (memory-mapped).
//!
//! It knows terms and scores, not questions: what counts as found is decided in `search`. It can always be rebuilt
//! from the files, so every doubt about it ends in a rebuild.

use crate::error::{StoreError, index};
use crate::words::{ANALYZER, analyzer};
use std::collections::HashMap;
use std::path::Path;
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::directory::{Directory, RamDirectory};
use tantivy::query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{
    DocAddress, DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TERMINATED, TantivyDocument, Term,
};
use understudy_agent::memory::Memory;
use understudy_agent::record::Passage;

/// Raised whenever fields or words are cut differently: an index of another version is rebuilt.
pub(crate) const VERSION: u32 = 2;

/// A searched field: its name for people, its boost, and how much a word found there says that the passage is about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FieldRule {
    pub(crate) name: &'static str,
    pub(crate) boost: f32,
    pub(crate) meaning: f64,
}

/// The searched fields, in the order in which a reason names them.
pub(crate) const FIELDS: [FieldRule; 7] = [
    FieldRule { name: "title", boost: 3.0, meaning: 1.0 },
    FieldRule { name: "queries", boost: 2.5, meaning: 1.0 },
    FieldRule { name: "aliases", boost: 2.5, meaning: 1.0 },
    FieldRule { name: "tags", boost: 2.5, meaning: 1.0 },
    FieldRule { name: "heading", boost: 2.0, meaning: 1.0 },
    FieldRule { name: "body", boost: 1.0, meaning: 0.85 },
    FieldRule { name: "path", boost: 1.0, meaning: 0.85 },
];

/// How one of the ways to read a word of the question counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// A term of the index.
    pub(crate) term: String,
    /// 1 for the word itself, less for a word that only begins so or is spelt nearly so.
    pub(crate) strength: f64,
}

/// A passage that the index returned.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) address: DocAddress,
    pub(crate) raw: f32,
    pub(crate) passage: Passage,
}

pub(crate) struct PassageIndex {
    index: Index,
    reader: IndexReader,
    /// Exact path, to replace a file's passages.
    file: Field,
    /// The passage as JSON.
    passage: Field,
    searched: Vec<Field>,
}

impl PassageIndex {
    /// Opens the index in a folder or makes it there. Its files are checked against their checksums.
    pub(crate) fn open(dir: &Path) -> Result<PassageIndex, StoreError> {
        std::fs::create_dir_all(dir).map_err(crate::error::file("create", dir))?;
        let mut schema = Schema::builder();
        let file = schema.add_text_field("file", STRING);
        let passage = schema.add_text_field("passage", STORED);
        let text = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqs),
        );
        let searched: Vec<Field> = FIELDS.iter().map(|f| schema.add_text_field(f.name, text.clone())).collect();
        let directory = tantivy::directory::MmapDirectory::open(dir).map_err(|e| index("open")(e.into()))?;
        let opened = Index::open_or_create(directory, schema.build()).map_err(index("open"))?;
        let broken = opened.validate_checksum().map_err(index("check"))?;
        if let Some(path) = broken.iter().next() {
            return Err(index("check")(tantivy::TantivyError::InternalError(format!("{} is damaged", path.display()))));
        }
        opened.tokenizers().register(ANALYZER, analyzer());
        let reader = opened.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(index("open"))?;
        Ok(PassageIndex { index: opened, reader, file, passage, searched })
    }

    /// The index in a folder as a copy in memory, to be changed without touching the files.
    pub(crate) fn copy_of(dir: &Path) -> Result<PassageIndex, StoreError> {
        let ram = RamDirectory::create();
        let unreadable = |e| crate::error::file("read", dir)(e);
        for entry in std::fs::read_dir(dir).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name();
            if !name.to_string_lossy().ends_with(".lock") {
                let bytes = std::fs::read(entry.path()).map_err(unreadable)?;
                ram.atomic_write(Path::new(&name), &bytes).map_err(unreadable)?;
            }
        }
        let copy = Index::open(ram).map_err(index("open"))?;
        copy.tokenizers().register(ANALYZER, analyzer());
        let schema = copy.schema();
        let field = |name: &str| schema.get_field(name).map_err(index("open"));
        let searched = FIELDS.iter().map(|f| field(f.name)).collect::<Result<Vec<Field>, _>>()?;
        let (file, passage) = (field("file")?, field("passage")?);
        let reader = copy.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(index("open"))?;
        Ok(PassageIndex { index: copy, reader, file, passage, searched })
    }

    /// The payload of the last commit: the hash of the manifest that belongs to it.
    pub(crate) fn payload(&self) -> Option<String> {
        self.index.load_metas().ok()?.payload
    }

    /// How many passages there are.
    pub(crate) fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Begins a change. Nothing of it is seen before [`Change::commit`].
    pub(crate) fn change(&self) -> Result<Change<'_>, StoreError> {
        // One thread and the smallest buffer: a save is one file; eighty files fit, and a hundred thousand still flow.
        let writer = self.index.writer_with_num_threads(1, 15_000_000).map_err(index("write"))?;
        Ok(Change { index: self, writer })
    }

    fn document(&self, memory: &Memory, passage: &Passage, context: &str) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.file, &memory.path);
        // A passage is strings and a number; that always has a JSON text.
        document.add_text(self.passage, serde_json::to_string(passage).unwrap_or_default());
        for (rule, field) in FIELDS.iter().zip(&self.searched) {
            match rule.name {
                "title" => document.add_text(*field, &memory.title),
                "queries" => memory.queries.iter().for_each(|q| document.add_text(*field, q)),
                "aliases" => memory.aliases.iter().for_each(|a| document.add_text(*field, a)),
                "tags" => memory.tags.iter().for_each(|t| document.add_text(*field, t)),
                "heading" => document.add_text(*field, &passage.heading),
                "body" => document.add_text(*field, &passage.text),
                _ => {
                    document.add_text(*field, memory.path.trim_end_matches(".md"));
                    document.add_text(*field, context);
                }
            }
        }
        document
    }

    /// A view that stays the same while it is used.
    pub(crate) fn look(&self) -> Look<'_> {
        Look { index: self, searcher: self.reader.searcher() }
    }
}

impl std::fmt::Debug for PassageIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PassageIndex").field("passages", &self.len()).finish_non_exhaustive()
    }
}

/// A change of the index; dropped without commit it leaves nothing.
pub(crate) struct Change<'a> {
    index: &'a PassageIndex,
    writer: IndexWriter,
}

impl Change<'_> {
    /// Removes the passages of a file.
    pub(crate) fn remove(&self, path: &str) {
        self.writer.delete_term(Term::from_field_text(self.index.file, path));
    }

    /// Replaces the passages of a file. `context` is the context line of its folder.
    pub(crate) fn replace(&self, memory: &Memory, context: &str) -> Result<(), StoreError> {
        self.remove(&memory.path);
        for passage in &memory.passages {
            self.writer.add_document(self.index.document(memory, passage, context)).map_err(index("write"))?;
        }
        Ok(())
    }

    /// Makes the change last and visible, with `payload` kept beside it.
    pub(crate) fn commit(mut self, payload: &str) -> Result<(), StoreError> {
        let mut commit = self.writer.prepare_commit().map_err(index("write"))?;
        commit.set_payload(payload);
        commit.commit().map_err(index("write"))?;
        self.writer.wait_merging_threads().map_err(index("write"))?;
        self.index.reader.reload().map_err(index("read"))
    }
}

/// A consistent view of the index.
pub(crate) struct Look<'a> {
    index: &'a PassageIndex,
    searcher: Searcher,
}

impl Look<'_> {
    /// How many passages there are.
    pub(crate) fn passages(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// In how many passages a term stands, in the field where it is most frequent.
    pub(crate) fn frequency(&self, term: &str) -> Result<u64, StoreError> {
        let mut most = 0;
        for field in &self.index.searched {
            most = most.max(self.searcher.doc_freq(&Term::from_field_text(*field, term)).map_err(index("read"))?);
        }
        Ok(most)
    }

    /// Terms that begin with `start`, most frequent first, at most `limit`.
    pub(crate) fn terms_beginning(&self, start: &str, limit: usize) -> Result<Vec<String>, StoreError> {
        let query = |field| FuzzyTermQuery::new_prefix(Term::from_field_text(field, start), 0, true);
        self.expand(query, start, limit)
    }

    /// Terms spelt like `word` but for `distance` letters, most frequent first, at most `limit`.
    pub(crate) fn terms_like(&self, word: &str, distance: u8, limit: usize) -> Result<Vec<String>, StoreError> {
        let query = |field| FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
        self.expand(query, word, limit)
    }

    fn expand(
        &self,
        query: impl Fn(Field) -> FuzzyTermQuery,
        word: &str,
        limit: usize,
    ) -> Result<Vec<String>, StoreError> {
        let mut terms: HashMap<String, u64> = HashMap::new();
        for segment in self.searcher.segment_readers() {
            for field in &self.index.searched {
                let automaton = query(*field).automaton().map_err(index("read"))?;
                let inverted = segment.inverted_index(*field).map_err(index("read"))?;
                let stream = inverted.terms().search(automaton).into_stream();
                let mut stream = stream.map_err(|e| index("read")(e.into()))?;
                while let Some((term, info)) = stream.next() {
                    if let Ok(term) = std::str::from_utf8(term) {
                        *terms.entry(term.to_owned()).or_default() += u64::from(info.doc_freq);
                    }
                }
            }
        }
        // A slip of the pen is seldom in the first letter; without this, short words read as anything.
        let first = word.chars().next();
        let mut terms: Vec<(String, u64)> = terms.into_iter().filter(|(t, _)| t.chars().next() == first).collect();
        terms.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(terms.into_iter().take(limit).map(|(term, _)| term).collect())
    }

    /// The best passages for words, each in any of its readings, by BM25 with the boosts of the fields.
    pub(crate) fn best(&self, words: &[Vec<Reading>], limit: usize) -> Result<Vec<Found>, StoreError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for reading in words.iter().flatten() {
            for (rule, field) in FIELDS.iter().zip(&self.index.searched) {
                let term = Term::from_field_text(*field, &reading.term);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                let boost = rule.boost * reading.strength as f32;
                clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), boost))));
            }
        }
        if clauses.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let collector = TopDocs::with_limit(limit).order_by_score();
        let top = self.searcher.search(&BooleanQuery::new(clauses), &collector).map_err(index("search"))?;
        let mut found = Vec::with_capacity(top.len());
        for (raw, address) in top {
            found.push(Found { address, raw, passage: self.passage(address)? });
        }
        Ok(found)
    }

    fn passage(&self, address: DocAddress) -> Result<Passage, StoreError> {
        let document: TantivyDocument = self.searcher.doc(address).map_err(index("read"))?;
        let text = document.get_first(self.index.passage).and_then(|v| v.as_str()).unwrap_or_default();
        serde_json::from_str(text).map_err(|e| index("read")(tantivy::TantivyError::InternalError(e.to_string())))
    }

    /// The passages with these ids (`path#line`), for lists that come from elsewhere.
    pub(crate) fn by_id(&self, ids: &[String]) -> Result<HashMap<String, Passage>, StoreError> {
        let mut found = HashMap::new();
        for id in ids {
            let Some((path, _)) = id.rsplit_once('#') else { continue };
            if found.contains_key(id) {
                continue;
            }
            found.extend(self.in_file(path)?.into_iter().map(|passage| (passage_id(&passage), passage)));
        }
        Ok(found)
    }

    /// The passages of a file, by line.
    pub(crate) fn in_file(&self, path: &str) -> Result<Vec<Passage>, StoreError> {
        let query = TermQuery::new(Term::from_field_text(self.index.file, path), IndexRecordOption::Basic);
        let all = self.searcher.search(&query, &DocSetCollector).map_err(index("search"))?;
        let mut passages = all.into_iter().map(|address| self.passage(address)).collect::<Result<Vec<_>, _>>()?;
        passages.sort_by_key(|p| p.line);
        Ok(passages)
    }

    /// Which fields (places in [`FIELDS`]) of which passage hold a term.
    pub(crate) fn fields_with(
        &self,
        term: &str,
        addresses: &[DocAddress],
    ) -> Result<HashMap<DocAddress, Vec<usize>>, StoreError> {
        let mut sorted = addresses.to_vec();
        sorted.sort();
        let mut held: HashMap<DocAddress, Vec<usize>> = HashMap::new();
        for (place, field) in self.index.searched.iter().enumerate() {
            let term = Term::from_field_text(*field, term);
            for (ord, segment) in self.searcher.segment_readers().iter().enumerate() {
                let inverted = segment.inverted_index(*field).map_err(index("read"))?;
                let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
                let Some(mut postings) = postings.map_err(|e| index("read")(e.into()))? else { continue };
                for address in sorted.iter().filter(|a| a.segment_ord as usize == ord) {
                    if postings.doc() < address.doc_id {
                        postings.seek(address.doc_id);
                    }
                    match postings.doc() {
                        TERMINATED => break,
                        doc if doc == address.doc_id => held.entry(*address).or_default().push(place),
                        _ => {}
                    }
                }
            }
        }
        Ok(held)
    }
}

/// The id of a passage in ranked lists.
pub fn passage_id(passage: &Passage) -> String {
    format!("{}#{}", passage.path, passage.line)
}
