//! The memory folder: markdown files as the truth, a search index that follows them.
//!
//! Opening looks through the folder and reads only what changed since the last time. A watcher keeps the index in line
//! within a second. Whatever is wrong with the index, it is rebuilt from the files; whatever is wrong with a file, the
//! file is skipped and the reason is in [`MemoryFolder::problems`]. Everything here is synchronous.

mod calibrate;
mod candidate;
mod fuse;
mod index;
mod meaning;
mod scan;
mod scan_bytes;
mod search;
mod vectors;

pub use calibrate::{floor, unanswered};
pub use candidate::MemoryCandidate;
pub use fuse::{Fused, RankedList, fuse};
pub use index::passage_id;
pub use meaning::{MeaningTexts, NEAREST, meaning_key, meaning_text};
pub use search::{Hit, MemoryAnswer, QueryKind, TypedQuery, VectorRanking, typed_queries};
pub use vectors::{PassageVectors, SHORTLIST};

use crate::error::{StoreError, file};
use crate::files::{Written, sha256_hex, write_file};
use crate::watch::{Watch, watch_folders};
use index::PassageIndex;
use scan::Stat;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use understudy_agent::record::Passage;
use understudy_agent::skill::{Problem, Severity};

/// A memory folder with its index.
#[derive(Debug)]
pub struct MemoryFolder {
    root: PathBuf,
    index_dir: PathBuf,
    live: RwLock<Arc<Live>>,
    /// One change at a time; searches go on meanwhile.
    changing: Mutex<()>,
}

/// What a search works on; replaced as a whole when files change.
#[derive(Debug)]
struct Live {
    index: Arc<PassageIndex>,
    manifest: Manifest,
    contexts: BTreeMap<String, String>,
    skipped: BTreeMap<String, String>,
}

/// What the index holds, in a file beside it. Its hash is the payload of the index's last commit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Manifest {
    version: u32,
    threshold: f64,
    files: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    stat: Stat,
    /// The file was not being written when it was read, so that an equal `stat` means an equal text.
    settled: bool,
    context: String,
    memory: MemoryEntry,
    problems: Vec<Problem>,
}

/// A memory in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemoryEntry {
    /// Path relative to the folder, with `/`.
    pub path: String,
    /// Short id, stable while the path is.
    pub docid: String,
    /// Title.
    pub title: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Skills that it names.
    pub skills: Vec<String>,
    /// Paths of the memories that it links to.
    pub links: Vec<String>,
    /// SHA-256 of the text.
    pub sha256: String,
    /// How many passages it has.
    pub passages: u32,
}

/// A problem of a file in a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct FileProblem {
    /// Path relative to the folder, with `/`.
    pub path: String,
    /// The problem; code `skipped` when the file as a whole does not count.
    pub problem: Problem,
}

impl MemoryFolder {
    /// Opens a folder, making it when it is missing, with its index in `index_dir`.
    ///
    /// Errors: [`StoreError::NotAFolder`]; [`StoreError::File`] when it cannot be read.
    pub fn open(folder: &Path, index_dir: &Path) -> Result<MemoryFolder, StoreError> {
        if folder.is_file() {
            return Err(StoreError::NotAFolder { path: folder.to_path_buf() });
        }
        std::fs::create_dir_all(folder).map_err(file("create", folder))?;
        let root = folder.canonicalize().map_err(file("read", folder))?;
        let live = match open_index(index_dir) {
            Ok(live) => live,
            Err(reason) => {
                tracing::info!(%reason, "the memory index is built anew");
                empty_index(index_dir)?
            }
        };
        let memories = MemoryFolder {
            root,
            index_dir: index_dir.to_path_buf(),
            live: RwLock::new(Arc::new(live)),
            changing: Mutex::new(()),
        };
        memories.refresh()?;
        Ok(memories)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Searches by words.
    pub fn search(&self, question: &str, limit: usize) -> Result<MemoryAnswer, StoreError> {
        self.search_with(question, limit, None)
    }

    /// Searches by words and, when a ranking is given, by vectors. A broken index is rebuilt once and asked again.
    pub fn search_with(
        &self,
        question: &str,
        limit: usize,
        vector: Option<&VectorRanking>,
    ) -> Result<MemoryAnswer, StoreError> {
        let ask = |live: &Live| search::answer(&live.index.look(), question, limit, live.manifest.threshold, vector);
        match ask(&self.live()) {
            Err(StoreError::Index { source, .. }) => {
                tracing::warn!(%source, "the memory index is built anew");
                self.rebuild()?;
                ask(&self.live())
            }
            answer => answer,
        }
    }

    /// All memories by path.
    pub fn memories(&self) -> Vec<MemoryEntry> {
        self.live().manifest.files.values().map(|e| e.memory.clone()).collect()
    }

    /// Path, hash of the text and time of the last change (nanoseconds since 1970) of every memory.
    pub(crate) fn versions(&self) -> Vec<(String, String, i64)> {
        let live = self.live();
        live.manifest.files.iter().map(|(p, e)| (p.clone(), e.memory.sha256.clone(), e.stat.modified)).collect()
    }

    /// The passages of a memory, as the index has them; none when it has no such memory.
    pub fn passages(&self, path: &str) -> Result<Vec<Passage>, StoreError> {
        self.live().index.look().in_file(path)
    }

    /// The text of a memory.
    pub fn read(&self, path: &str) -> Result<String, StoreError> {
        let missing = || StoreError::NotFound { what: "memory", id: path.to_owned() };
        let full = scan::inside(&self.root, path).ok_or_else(missing)?;
        let unreadable =
            |reason| StoreError::File { what: "read", path: full.clone(), source: std::io::Error::other(reason) };
        match scan::look_at(&self.root, &full) {
            Ok(_) => scan::read_text(&full).map_err(unreadable),
            Err(_) if !full.exists() => Err(missing()),
            Err(reason) => Err(unreadable(reason)),
        }
    }

    /// Writes a memory and indexes it at once. See [`write_file`] for `expected_sha256`.
    pub fn write(&self, path: &str, text: &str, expected_sha256: Option<&str>) -> Result<Written, StoreError> {
        let full =
            scan::inside(&self.root, path).filter(|_| scan::is_memory_name(path.rsplit('/').next().unwrap_or(path)));
        let full = full.ok_or_else(|| StoreError::NotFound { what: "memory", id: path.to_owned() })?;
        let written = write_file(&full, text, expected_sha256)?;
        let changed = match &written {
            Written::InPlace => full,
            Written::Beside(beside) => beside.clone(),
        };
        self.refresh_paths(&[changed])?;
        Ok(written)
    }

    /// Files that were skipped, and problems inside those that were not, by path.
    pub fn problems(&self) -> Vec<FileProblem> {
        let live = self.live();
        let skipped = live.skipped.iter().map(|(path, reason)| FileProblem {
            path: path.clone(),
            problem: Problem {
                severity: Severity::Warning,
                line: 1,
                column: 1,
                code: "skipped".into(),
                message: format!("Skipped: {reason}."),
                hint: "Search does not see this file until that is mended.".into(),
            },
        });
        let inside = live.manifest.files.iter().flat_map(|(path, entry)| {
            entry.problems.iter().map(|problem| FileProblem { path: path.clone(), problem: problem.clone() })
        });
        let mut problems: Vec<FileProblem> = skipped.chain(inside).collect();
        problems.sort_by(|a, b| a.path.cmp(&b.path).then(a.problem.line.cmp(&b.problem.line)));
        problems
    }

    /// Looks through the whole folder and indexes what changed; returns the paths that did.
    pub fn refresh(&self) -> Result<Vec<String>, StoreError> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        self.refresh_all()
    }

    /// Looks at some paths only, as a watcher names them; an empty list means everything.
    pub fn refresh_paths(&self, paths: &[PathBuf]) -> Result<Vec<String>, StoreError> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let live = self.live();
        let mut looked = Vec::new();
        for path in paths {
            let Some(relative) = scan::relative(&self.root, path) else { continue };
            let name = relative.rsplit('/').next().unwrap_or_default();
            if relative.is_empty() || name == ".context.md" {
                return self.refresh_all();
            }
            if relative.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            if scan::is_memory_name(name) {
                looked.push((relative, scan::look_at(&self.root, path), path.symlink_metadata().is_ok()));
            } else if path.is_dir() || !path.exists() {
                // A folder came or went, with all that is in it.
                return self.refresh_all();
            }
        }
        if paths.is_empty() {
            return self.refresh_all();
        }
        let mut next =
            Next { contexts: live.contexts.clone(), skipped: live.skipped.clone(), look: Vec::new(), gone: Vec::new() };
        for (relative, stat, exists) in looked {
            next.skipped.remove(&relative);
            match stat {
                Ok(stat) => next.look.push((relative, stat)),
                Err(reason) => {
                    if exists {
                        next.skipped.insert(relative.clone(), reason);
                    }
                    next.gone.push(relative);
                }
            }
        }
        self.apply(&live, next)
    }

    /// Keeps the index in line with the folder and calls back, on a blocking thread, with the paths that really
    /// changed: what this process wrote itself is indexed already and not reported. Needs a tokio runtime.
    pub fn watch(
        self: &Arc<Self>,
        on_change: impl Fn(Vec<String>) + Send + Sync + 'static,
    ) -> Result<Watch, StoreError> {
        let folder = Arc::downgrade(self);
        watch_folders(std::slice::from_ref(&self.root), move |paths| {
            let Some(folder) = folder.upgrade() else { return };
            match folder.refresh_paths(&paths) {
                Ok(changed) if changed.is_empty() => {}
                Ok(changed) => on_change(changed),
                Err(error) => tracing::warn!(%error, "a change in the memory folder was not indexed"),
            }
        })
    }

    fn live(&self) -> Arc<Live> {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_live(&self, live: Live) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(live);
    }

    fn rebuild(&self) -> Result<(), StoreError> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        self.set_live(empty_index(&self.index_dir)?);
        self.refresh_all().map(|_| ())
    }

    fn refresh_all(&self) -> Result<Vec<String>, StoreError> {
        let scan = scan::scan(&self.root)?;
        let live = self.live();
        let gone = live.manifest.files.keys().filter(|path| !scan.files.contains_key(*path)).cloned().collect();
        let next =
            Next { contexts: scan.contexts, skipped: scan.skipped, look: scan.files.into_iter().collect(), gone };
        self.apply(&live, next)
    }

    /// Reads and indexes what differs from the manifest.
    fn apply(&self, live: &Live, mut next: Next) -> Result<Vec<String>, StoreError> {
        let mut manifest = live.manifest.clone();
        let mut changed = Vec::new();
        let mut change = None;
        let now = nanoseconds(SystemTime::now());
        for (path, stat) in next.look {
            let context = scan::context_of(&next.contexts, &path).to_owned();
            let known = manifest.files.get(&path).filter(|e| e.context == context);
            if known.is_some_and(|e| e.settled && e.stat == stat) {
                continue;
            }
            let text = match scan::read_text(&self.root.join(&path)) {
                Ok(text) => text,
                Err(reason) => {
                    next.skipped.insert(path.clone(), reason);
                    next.gone.push(path);
                    continue;
                }
            };
            let settled = now.saturating_sub(stat.modified) > SETTLED.as_nanos() as i64;
            let sha256 = sha256_hex(text.as_bytes());
            if known.is_some_and(|e| e.memory.sha256 == sha256) {
                if let Some(entry) = manifest.files.get_mut(&path) {
                    entry.stat = stat;
                    entry.settled = settled;
                }
                continue;
            }
            let parsed = understudy_agent::memory::parse(&path, &text);
            let change = match &mut change {
                Some(change) => change,
                none => none.insert(live.index.change()?),
            };
            change.replace(&parsed, &context)?;
            let memory = MemoryEntry {
                path: path.clone(),
                docid: search::docid(&path),
                title: parsed.title,
                tags: parsed.tags,
                skills: parsed.skills,
                links: parsed.links,
                sha256,
                passages: parsed.passages.len() as u32,
            };
            manifest.files.insert(path.clone(), Entry { stat, settled, context, memory, problems: parsed.problems });
            changed.push(path);
        }
        for path in next.gone {
            if manifest.files.remove(&path).is_some() {
                let change = match &mut change {
                    Some(change) => change,
                    none => none.insert(live.index.change()?),
                };
                change.remove(&path);
                changed.push(path);
            }
        }
        if let Some(change) = change {
            // First the manifest, then the index that names its hash: when only one is written, they do not fit
            // together and the index is rebuilt.
            let hash = self.save(&manifest)?;
            change.commit(&hash)?;
            manifest.threshold = calibrate::threshold(|question| {
                search::answer(&live.index.look(), question, 1, 0.0, None).map(|answer| answer.best)
            })?;
            self.save(&manifest)?;
        }
        changed.sort();
        self.set_live(Live { index: live.index.clone(), manifest, contexts: next.contexts, skipped: next.skipped });
        Ok(changed)
    }

    fn save(&self, manifest: &Manifest) -> Result<String, StoreError> {
        let path = manifest_path(&self.index_dir);
        let text = serde_json::to_string(manifest).map_err(|e| file("write", &path)(e.into()))?;
        let beside = path.with_extension("tmp");
        std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, &path)).map_err(file("write", &path))?;
        Ok(manifest_hash(manifest))
    }
}

/// What a look at the folder asks for.
struct Next {
    contexts: BTreeMap<String, String>,
    skipped: BTreeMap<String, String>,
    look: Vec<(String, Stat)>,
    gone: Vec<String>,
}

/// A file that changed less than this before it was read may be changed again without a new time stamp.
const SETTLED: Duration = Duration::from_secs(2);

fn nanoseconds(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos() as i64)
}

fn manifest_path(index_dir: &Path) -> PathBuf {
    index_dir.join("manifest.json")
}

/// The hash of which files with which texts the index holds; time stamps and the threshold are left out, since they
/// change without it.
fn manifest_hash(manifest: &Manifest) -> String {
    let lines: Vec<String> =
        manifest.files.iter().map(|(path, e)| format!("{path}\n{}\n{}\n", e.memory.sha256, e.context)).collect();
    sha256_hex(lines.concat().as_bytes())
}

/// Opens the index and its manifest; any doubt about them is an error, and the answer to it is [`empty_index`].
fn open_index(index_dir: &Path) -> Result<Live, StoreError> {
    let path = manifest_path(index_dir);
    let text = std::fs::read(&path).map_err(file("read", &path))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|e| file("read", &path)(e.into()))?;
    let index = PassageIndex::open(&index_dir.join("passages"))?;
    let passages: u64 = manifest.files.values().map(|e| u64::from(e.memory.passages)).sum();
    let fits = manifest.version == index::VERSION
        && index.payload().is_some_and(|payload| payload == manifest_hash(&manifest))
        && index.len() == passages;
    if !fits {
        let reason = std::io::Error::other("it does not fit the index beside it");
        return Err(StoreError::File { what: "use", path, source: reason });
    }
    Ok(Live { index: Arc::new(index), manifest, contexts: BTreeMap::new(), skipped: BTreeMap::new() })
}

/// Removes the index's own files and begins an empty one.
fn empty_index(index_dir: &Path) -> Result<Live, StoreError> {
    let passages = index_dir.join("passages");
    if passages.exists() {
        std::fs::remove_dir_all(&passages).map_err(file("remove", &passages))?;
    }
    let index = Arc::new(PassageIndex::open(&passages)?);
    let manifest = Manifest { version: index::VERSION, threshold: 1.0, files: BTreeMap::new() };
    Ok(Live { index, manifest, contexts: BTreeMap::new(), skipped: BTreeMap::new() })
}
