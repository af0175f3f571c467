//! The skill folders: each skill a folder with `SKILL.md`, the files being the truth.
//!
//! Later folders win over earlier ones (the user's over the shipped). A text with errors does not take a good skill
//! away: the last good version stays active (after a restart it comes from the folder's git history), and the errors are
//! in [`SkillFolders::problems`]. A run holds its skill by `Arc`, so a swap never changes it under a run.

pub(crate) mod foreign;
mod request;
mod route;
#[cfg(test)]
mod route_tests;
mod verbs;

pub use foreign::{
    Kept, MOST_BYTES, MOST_FILES, MOST_RATIO, Package, Quarantine, Read, Refused, SkillFile, Waiting, foreign_places,
    pack, read_folder, read_foreign,
};
pub use route::{CANDIDATE, Router, Routes, clear_winner};

use crate::error::{StoreError, file};
use crate::history::History;
use crate::memory::FileProblem;
use crate::watch::{Watch, watch_folders};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use understudy_agent::skill::{Problem, Severity, Skill};

/// Larger skill files are not read at all; the format's own limit is far below and reported by its parser.
const LARGEST: u64 = 256 * 1024;
/// How many versions are tried for the last good one.
const TRIED: usize = 50;

/// A skill that may run.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadedSkill {
    /// The skill.
    pub skill: Skill,
    /// Its folder.
    pub path: PathBuf,
    /// The whole text of its `SKILL.md`.
    pub text: String,
    /// How many eval cases it has.
    pub evals: u32,
    /// What routing knows of it.
    pub routes: Routes,
    /// Warnings about this text.
    pub warnings: Vec<Problem>,
}

/// The skill folders with what is active.
#[derive(Debug)]
pub struct SkillFolders {
    folders: Vec<PathBuf>,
    history: Option<Arc<History>>,
    live: RwLock<Arc<Live>>,
    changing: Mutex<()>,
}

#[derive(Debug)]
struct Live {
    active: BTreeMap<String, Arc<LoadedSkill>>,
    problems: Vec<FileProblem>,
    router: Router,
}

impl SkillFolders {
    /// Opens folders, later ones over earlier ones. A folder that is missing counts as empty.
    ///
    /// Errors: [`StoreError::NotAFolder`]; [`StoreError::File`] when one cannot be read.
    pub fn open(folders: Vec<PathBuf>) -> Result<SkillFolders, StoreError> {
        SkillFolders::open_with(folders, None)
    }

    /// The same, with the history of one of the folders: a broken skill's last good version is found there.
    pub fn open_with(folders: Vec<PathBuf>, history: Option<Arc<History>>) -> Result<SkillFolders, StoreError> {
        for folder in &folders {
            if folder.is_file() {
                return Err(StoreError::NotAFolder { path: folder.clone() });
            }
        }
        let empty = Live { active: BTreeMap::new(), problems: Vec::new(), router: Router::build(&[]) };
        let skills = SkillFolders { folders, history, live: RwLock::new(Arc::new(empty)), changing: Mutex::new(()) };
        skills.refresh()?;
        Ok(skills)
    }

    /// The folders, later ones over earlier ones.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The active skills by name.
    pub fn active(&self) -> Vec<Arc<LoadedSkill>> {
        self.live().active.values().cloned().collect()
    }

    /// An active skill.
    pub fn get(&self, name: &str) -> Option<Arc<LoadedSkill>> {
        self.live().active.get(name).cloned()
    }

    /// Problems of the texts on disk, also of those that are not active because of them, by path.
    pub fn problems(&self) -> Vec<FileProblem> {
        self.live().problems.clone()
    }

    /// Every active skill with its score for a request, 0 to 1, best first.
    pub fn route(&self, request: &str) -> Vec<(String, f64)> {
        self.live().router.route(request)
    }

    /// Why an active skill scores as it does for a request, in words.
    pub fn why(&self, request: &str, name: &str) -> Option<String> {
        self.live().router.why(request, name)
    }

    /// What routing knows of the active skills, by name.
    pub fn routes(&self) -> Vec<Routes> {
        self.live().active.values().map(|s| s.routes.clone()).collect()
    }

    /// Reads the folders again and returns the names of the skills that came, changed or went.
    pub fn refresh(&self) -> Result<Vec<String>, StoreError> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.live();
        let mut active: BTreeMap<String, Arc<LoadedSkill>> = BTreeMap::new();
        let mut broken: BTreeMap<String, PathBuf> = BTreeMap::new();
        let mut problems = Vec::new();
        for folder in &self.folders {
            for path in skill_folders(folder)? {
                let Some(name) = path.file_name().and_then(|n| n.to_str()).map(str::to_owned) else { continue };
                let (loaded, found) = load(&name, &path, folder);
                problems.extend(found.into_iter().map(|problem| FileProblem { path: shown(&path), problem }));
                match loaded {
                    Some(skill) => {
                        broken.remove(&name);
                        active.insert(name, Arc::new(skill));
                    }
                    None => {
                        broken.insert(name, path);
                    }
                }
            }
        }
        for (name, path) in broken {
            // The version that ran until now is newer than what a folder below has of it.
            let last_good = before.active.get(&name).cloned().or_else(|| self.last_good(&name, &path).map(Arc::new));
            if let Some(last_good) = last_good {
                active.insert(name, last_good);
            }
        }
        for (name, skill) in &mut active {
            if let Some(same) = before.active.get(name).filter(|b| *b == skill) {
                *skill = same.clone();
            }
        }
        let names: BTreeSet<&String> = before.active.keys().chain(active.keys()).collect();
        let changed: Vec<String> =
            names.into_iter().filter(|n| before.active.get(*n) != active.get(*n)).cloned().collect();
        let routes: Vec<Routes> = active.values().map(|s| s.routes.clone()).collect();
        let router = Router::build(&routes);
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Live { active, problems, router });
        Ok(changed)
    }

    /// Swaps in what changes on disk, within a second, and calls back, on a blocking thread, with the names of the skills
    /// that did; also with an empty list when only their problems changed. Folders that are missing are not watched.
    /// Needs a tokio runtime.
    pub fn watch(
        self: &Arc<Self>,
        on_change: impl Fn(Vec<String>) + Send + Sync + 'static,
    ) -> Result<Watch, StoreError> {
        let present: Vec<PathBuf> = self.folders.iter().filter(|f| f.is_dir()).cloned().collect();
        let skills = Arc::downgrade(self);
        watch_folders(&present, move |_| {
            let Some(skills) = skills.upgrade() else { return };
            let before = skills.problems();
            match skills.refresh() {
                Ok(changed) if changed.is_empty() && skills.problems() == before => {}
                Ok(changed) => on_change(changed),
                Err(error) => tracing::warn!(%error, "a change in the skill folders was not taken up"),
            }
        })
    }

    /// The newest version without errors that the history has of a skill.
    fn last_good(&self, name: &str, path: &Path) -> Option<LoadedSkill> {
        let history = self.history.as_ref().filter(|h| path.canonicalize().is_ok_and(|p| p.starts_with(h.root())))?;
        let file = format!("{name}/SKILL.md");
        let revisions =
            history.log(&file, TRIED).inspect_err(|error| tracing::warn!(%error, "no last good version")).ok()?;
        revisions.iter().filter(|r| r.present).find_map(|revision| {
            let text = String::from_utf8(history.read(&file, &revision.id).ok()??).ok()?;
            let parsed = understudy_agent::skill::parse(name, &text);
            Some(loaded(name, path, text, parsed.skill?, parsed.problems).0)
        })
    }

    fn live(&self) -> Arc<Live> {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The folders with a `SKILL.md`, by name.
fn skill_folders(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(file("read", folder)(e)),
    };
    let hidden = |path: &Path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| !hidden(p) && p.join("SKILL.md").exists()).collect();
    found.sort();
    Ok(found)
}

/// Reads one skill; `None` when its text has errors, which are among the problems.
fn load(name: &str, path: &Path, folder: &Path) -> (Option<LoadedSkill>, Vec<Problem>) {
    let file = path.join("SKILL.md");
    // Whatever a folder from elsewhere links to, a skill's text lies in the folder of skills.
    if let (Ok(root), Ok(real)) = (folder.canonicalize(), file.canonicalize())
        && !real.starts_with(&root)
    {
        let message = format!("{} is a link out of the folder.", file.display());
        return (None, vec![problem(Severity::Error, 1, "link", &message, "Put the files themselves here.")]);
    }
    let text = match read_limited(&file) {
        Ok(text) => text,
        Err(reason) => {
            return (
                None,
                vec![problem(Severity::Error, 1, "unreadable", &reason, "Save it as a text file in UTF-8.")],
            );
        }
    };
    let understudy_agent::skill::Parsed { skill, mut problems } = understudy_agent::skill::parse(name, &text);
    let Some(skill) = skill else { return (None, problems) };
    let (loaded, routing) = loaded(name, path, text, skill, problems.clone());
    problems.extend(routing);
    (Some(loaded), problems)
}

/// A skill with what lies beside its text; the problems are those of its routing lines.
fn loaded(name: &str, path: &Path, text: String, skill: Skill, warnings: Vec<Problem>) -> (LoadedSkill, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut routes = words_of(name, &skill);
    if let Ok(lines) = read_limited(&path.join("evals/routing.jsonl")) {
        problems = read_routes(&lines, &mut routes);
    }
    let evals = read_limited(&path.join("evals/evals.json")).ok().map_or(0, |json| count_cases(&json));
    (LoadedSkill { skill, path: path.to_path_buf(), text, evals, routes, warnings }, problems)
}

/// What routing would know of a skill with this text and these routing lines; `None` while the text has errors.
pub fn routes_of(name: &str, text: &str, routing: &str) -> Option<Routes> {
    let mut routes = words_of(name, &understudy_agent::skill::parse(name, text).skill?);
    read_routes(routing, &mut routes);
    Some(routes)
}

fn words_of(name: &str, skill: &Skill) -> Routes {
    let keywords = skill.metadata.get("keywords").cloned().unwrap_or_default();
    Routes { name: name.to_owned(), description: skill.description.clone(), keywords, ..Routes::default() }
}

/// Reads `{"request": ..., "expect": true|false}` lines; a bad line is a warning.
fn read_routes(text: &str, routes: &mut Routes) -> Vec<Problem> {
    #[derive(serde::Deserialize)]
    struct Line {
        request: String,
        expect: bool,
    }
    let mut problems = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        match serde_json::from_str::<Line>(line) {
            Ok(line) if line.expect => routes.requests.push(line.request),
            Ok(line) => routes.misses.push(line.request),
            Err(e) => problems.push(problem(
                Severity::Warning,
                i as u32 + 1,
                "routing",
                &format!("Line {} of evals/routing.jsonl is left out: {e}.", i + 1),
                "Write {\"request\": \"...\", \"expect\": true} on one line.",
            )),
        }
    }
    problems
}

fn count_cases(json: &str) -> u32 {
    let value: Option<serde_json::Value> = serde_json::from_str(json).ok();
    value.as_ref().and_then(|v| v.get("evals")).and_then(|e| e.as_array()).map_or(0, |e| e.len() as u32)
}

fn read_limited(path: &Path) -> Result<String, String> {
    let shown = path.display();
    let meta = std::fs::metadata(path).map_err(|e| format!("{shown} cannot be read: {e}."))?;
    if meta.len() > LARGEST {
        return Err(format!("{shown} has {} kB; 15 kB are allowed.", meta.len() / 1024));
    }
    std::fs::read_to_string(path).map_err(|e| format!("{shown} cannot be read: {e}."))
}

/// `triage-inbox/SKILL.md`.
fn shown(path: &Path) -> String {
    format!("{}/SKILL.md", path.file_name().unwrap_or_default().to_string_lossy())
}

fn problem(severity: Severity, line: u32, code: &str, message: &str, hint: &str) -> Problem {
    Problem { severity, line, column: 1, code: code.into(), message: message.into(), hint: hint.into() }
}
