//! Skills from elsewhere and for others: import into quarantine, review, acceptance, export.
//!
//! A foreign skill is data until the user accepts exactly the files that were reviewed; then it is a skill like any other,
//! written as one version. Nothing here runs, opens or follows anything of it.

use super::firewall;
use super::mail::{downloads, write_new};
use super::skills::{after, folder, is_name};
use crate::library::{blocking, problem, told};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found, stale};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use understudy_agent::foreign::{self, Grade, Review};
use understudy_agent::skill;
use understudy_agent::tool::Effect;
use understudy_providers::student::CancelFlag;
use understudy_store::{
    Author, Kept, Note, Package, Read, Refused, SkillFile, Waiting, foreign_places as places_below, pack, read_folder,
    read_foreign, sha256_hex,
};

/// The `Progress` of an import.
const PROGRESS: &str = "import";

fn refused(r: Refused) -> WireError {
    bad_input(format!("{} {}", r.path, r.reason), r.hint)
}

pub(crate) async fn skill_import(app: &App, _: Caller, path: String) -> Result<ImportReport, WireError> {
    let path = path.trim();
    if path.is_empty() {
        return Err(bad_input("No path is given.", "Name a skill's folder, a folder of skills, or a zip."));
    }
    let path =
        std::path::absolute(path).map_err(|e| bad_input(format!("“{path}” is no path: {e}."), "Write it out."))?;
    let stop = CancelFlag::new();
    {
        let mut importing = app.inner.importing.lock().unwrap_or_else(PoisonError::into_inner);
        if importing.is_some() {
            return Err(bad_input("Another import is under way.", "Wait until it has ended, or stop it."));
        }
        *importing = Some(stop.clone());
    }
    let inner = app.inner.clone();
    let import = move || {
        let report = import(&inner, &path, &stop);
        *inner.importing.lock().unwrap_or_else(PoisonError::into_inner) = None;
        report
    };
    tokio::task::spawn_blocking(import).await.map_err(internal)?
}

fn import(inner: &Arc<Inner>, path: &Path, stop: &CancelFlag) -> Result<ImportReport, WireError> {
    let mut report = ImportReport {
        path: path.display().to_string(),
        taken: Vec::new(),
        known: Vec::new(),
        refused: Vec::new(),
        notes: Vec::new(),
        stopped: false,
        message: String::new(),
    };
    let mut names: Vec<String> = Vec::new();
    let mut failed = None;
    let ended = read_foreign(path, |read| {
        match read {
            Read::Progress(n, total, name) => inner.send(Update::Progress {
                id: PROGRESS.into(),
                label: format!("Reading {n} of {total}: {name}"),
                done: n as f64,
                total: total as f64,
            }),
            Read::Skill(source, package) => {
                match inner.quarantine.keep(&package, &source.display().to_string(), inner.now()) {
                    Ok(Kept::New(name)) => names.push(name),
                    Ok(Kept::Known(name)) => report.known.push(name),
                    Err(error) => failed = Some(told(error)),
                }
            }
            Read::Refused(r) => {
                let message = format!("{} {}", r.path, r.reason);
                report.refused.push(ImportRefused { path: r.path, message, hint: r.hint });
            }
            Read::Note(note) => report.notes.push(note),
        }
        failed.is_none() && !stop.is_cancelled() && !inner.closing.is_cancelled()
    });
    if let Some(error) = failed {
        return Err(error);
    }
    report.stopped = !ended.map_err(refused)?;
    for name in names {
        let waiting = inner.quarantine.get(&name).map_err(told)?;
        if waiting.name != waiting.package.wish() {
            report
                .notes
                .push(format!("There are two skills “{}”; this one waits as “{name}”.", waiting.package.wish()));
        }
        report.taken.push(view(inner, &waiting, &looked_over(&waiting)));
    }
    // One skill that was refused is the whole import; of many, the others count.
    if report.taken.is_empty() && report.known.is_empty() && report.refused.len() == 1 && !report.stopped {
        let only = report.refused.remove(0);
        return Err(bad_input(only.message, only.hint));
    }
    let mut parts = vec![match report.taken.len() {
        0 => "No new skill waits for a review.".to_owned(),
        1 => format!("“{}” waits for a review; nothing of it is active.", report.taken[0].name),
        n => format!("{n} skills wait for a review; nothing of them is active."),
    }];
    if !report.known.is_empty() {
        parts.push(format!("{} waited already, byte for byte.", counted(report.known.len(), "skill")));
    }
    if !report.refused.is_empty() {
        parts.push(format!("{} could not be taken in.", counted(report.refused.len(), "skill")));
    }
    if report.stopped {
        parts.push("It was stopped; import again to go on.".to_owned());
    }
    report.message = parts.join(" ");
    Ok(report)
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

pub(crate) async fn skill_import_stop(app: &App, _: Caller) -> Result<Done, WireError> {
    match app.inner.importing.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
        Some(stop) => stop.cancel(),
        None => return Err(bad_input("No import is under way.", "Look at the list of foreign skills.")),
    }
    Ok(Done { message: "The import stops after the skill that it reads now; what was taken in stays.".into() })
}

/// The review of a skill under the name that it would have.
fn looked_over(waiting: &Waiting) -> Review {
    reviewed(&waiting.package.wish(), &waiting.package.files)
}

fn reviewed(name: &str, files: &[SkillFile]) -> Review {
    let files: Vec<(&str, &[u8])> = files.iter().map(|f| (f.path.as_str(), f.bytes.as_slice())).collect();
    foreign::review(name, &files)
}

/// Whose skill has a name.
fn owner(inner: &Inner, name: &str) -> Option<&'static str> {
    let own = inner.library.skills.root().join(name).symlink_metadata().is_ok();
    match own {
        true => Some("yours"),
        false => folder(inner, name).is_ok().then_some("shipped"),
    }
}

fn view(inner: &Inner, waiting: &Waiting, review: &Review) -> ForeignView {
    let graded = |grade: Grade| review.findings.iter().filter(|f| f.grade == grade).count() as u32;
    let wish = waiting.package.wish();
    ForeignView {
        name: waiting.name.clone(),
        description: foreign::shown(&foreign::header(&waiting.package.text()).description),
        source: waiting.source.clone(),
        at: waiting.at,
        sha256: waiting.package.sha256(),
        files: waiting.package.files.len() as u32,
        bytes: waiting.package.bytes() as f64,
        shape: if review.runs { ForeignShape::Runs } else { ForeignShape::Draft },
        dangers: graded(Grade::Danger),
        warnings: graded(Grade::Warning),
        clash: owner(inner, &wish).map(str::to_owned),
        notes: waiting.package.notes.clone(),
        wish,
    }
}

pub(crate) async fn foreign_list(app: &App, _: Caller) -> Result<Vec<ForeignView>, WireError> {
    blocking(&app.inner, |inner| {
        let row = |name: String| match inner.quarantine.get(&name) {
            Ok(waiting) => view(inner, &waiting, &looked_over(&waiting)),
            Err(error) => ForeignView {
                wish: name.clone(),
                name,
                description: String::new(),
                source: String::new(),
                at: 0,
                sha256: String::new(),
                files: 0,
                bytes: 0.0,
                shape: ForeignShape::Draft,
                dangers: 0,
                warnings: 0,
                clash: None,
                notes: vec![error.to_string()],
            },
        };
        Ok(inner.quarantine.names().into_iter().map(row).collect())
    })
    .await
}

pub(crate) async fn foreign_show(app: &App, _: Caller, name: String) -> Result<ForeignDetail, WireError> {
    blocking(&app.inner, move |inner| {
        let waiting = inner.quarantine.get(&name).map_err(told)?;
        let review = looked_over(&waiting);
        let wish = waiting.package.wish();
        let path = format!("{wish}/SKILL.md");
        let file = |(file, sort): (&SkillFile, &foreign::Sort)| ForeignFile {
            path: file.path.clone(),
            bytes: file.bytes.len() as f64,
            kind: sort.word().into(),
        };
        Ok(ForeignDetail {
            text: foreign::shown(&waiting.package.text()),
            files: waiting.package.files.iter().zip(&review.sorts).map(file).collect(),
            tools: review.tools.iter().map(tool).collect(),
            findings: review.findings.iter().map(finding).collect(),
            more: review.more as u32,
            problems: review.problems.iter().map(|p| problem(&path, p)).collect(),
            about: about(&wish, &review),
            skill: view(inner, &waiting, &review),
        })
    })
    .await
}

fn tool(tool: &foreign::AskedTool) -> ForeignTool {
    let word = |effect: Effect| serde_json::to_value(effect).ok().and_then(|v| v.as_str().map(str::to_owned));
    ForeignTool {
        name: tool.name.clone(),
        known: tool.effect.is_some(),
        effect: tool.effect.and_then(word).unwrap_or_default(),
        gate: tool.gate.clone(),
    }
}

fn finding(f: &foreign::Finding) -> FindingView {
    FindingView {
        grade: match f.grade {
            Grade::Danger => FindingGrade::Danger,
            Grade::Warning => FindingGrade::Warning,
            Grade::Note => FindingGrade::Note,
        },
        kind: f.kind.word().into(),
        file: f.file.clone(),
        line: f.line,
        column: f.column,
        text: f.text.clone(),
        why: f.why.clone(),
    }
}

/// What accepting would do.
fn about(name: &str, review: &Review) -> String {
    match review.runs {
        true => format!(
            "Accepted, it is your skill “{name}”: runs can follow its steps, and what leaves waits for you as ever."
        ),
        false => format!(
            "Accepted, it is a draft “{name}”: its text has no steps that Understudy can follow, so you can read and edit it and no run uses it until it has them. Its scripts and commands are never run."
        ),
    }
}

pub(crate) async fn foreign_accept(
    app: &App,
    _: Caller,
    name: String,
    sha256: String,
    to: Option<String>,
    replace: bool,
    anyway: bool,
) -> Result<ForeignAnswer, WireError> {
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        let waiting = inner.quarantine.get(&name).map_err(told)?;
        if waiting.package.sha256() != sha256 {
            return Err(stale(format!("“{name}” is not the one that was reviewed: its files have another hash.")));
        }
        let target =
            to.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).unwrap_or_else(|| waiting.package.wish());
        if !is_name(&target) || target.contains("--") {
            return Err(bad_input(
                format!("“{target}” cannot be a skill's name."),
                "Use small letters, digits and single hyphens, at most 64.",
            ));
        }
        if let Some(owner) = owner(inner, &target).filter(|_| !replace) {
            let (shipped, free) = (owner == "shipped", free(inner, &target));
            let message =
                format!("There is a skill “{target}” already ({owner}). Rename the new one, or replace the other.");
            return Ok(ForeignAnswer::Clash { name: target, shipped, free, message });
        }
        let files = renamed(&waiting.package, &target);
        let text = |path: &str| {
            let file = files.iter().find(|f| f.path == path);
            file.map(|f| String::from_utf8_lossy(&f.bytes).into_owned()).unwrap_or_default()
        };
        let taken = firewall::by_skill(inner, &past, &target, &text("SKILL.md"), &text("evals/routing.jsonl"))?;
        if !anyway && !taken.is_empty() {
            let message = firewall::question(&target, &taken);
            return Ok(ForeignAnswer::Takes { taken, message });
        }
        let message = format!("Accept {target}, reviewed as {}", &sha256[..sha256.len().min(12)]);
        let note = Note { author: Author::You, message: &message, at: inner.now() };
        let put = inner.library.skills.put_folder(&target, &files, &note).map_err(told)?;
        inner.quarantine.discard(&name).map_err(told)?;
        let saved = after(inner, &target, put.commit)?;
        let review = reviewed(&target, &files);
        let mut message = match (review.runs, saved.active) {
            (true, true) => format!("“{target}” is one of your skills now."),
            _ => format!(
                "“{target}” is a draft now: its text has no steps that Understudy can follow. {}",
                saved.message
            ),
        };
        if let Some(kept) = put.kept {
            message.push_str(&format!(
                " The old folder had files that are not in the history; it is kept in {}.",
                kept.display()
            ));
        }
        Ok(ForeignAnswer::Accepted { saved: firewall::told(Saved { message, ..saved }, taken) })
    })
    .await
}

/// The files with the name in the text that the folder will have; where that line cannot be changed alone, they stay.
fn renamed(package: &Package, name: &str) -> Vec<SkillFile> {
    let mut files = package.files.clone();
    if let Some(file) = files.iter_mut().find(|f| f.path == "SKILL.md")
        && let Ok(text) = std::str::from_utf8(&file.bytes)
        && let Some(new) = foreign::named(text, name)
    {
        file.bytes = new.into_bytes();
    }
    files
}

/// A name like this one that nobody has.
fn free(inner: &Inner, name: &str) -> String {
    let stem: String = name.chars().take(60).collect();
    let mut numbered = (2..).map(|n| format!("{}-{n}", stem.trim_end_matches('-')));
    numbered.find(|n| owner(inner, n).is_none()).unwrap_or_default()
}

pub(crate) async fn foreign_discard(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    blocking(&app.inner, move |inner| {
        inner.quarantine.discard(&name).map_err(told)?;
        Ok(Done { message: format!("“{name}” was thrown away. Where it came from, it is untouched.") })
    })
    .await
}

pub(crate) async fn foreign_places(app: &App, _: Caller) -> Result<Vec<ForeignPlace>, WireError> {
    blocking(&app.inner, |_| {
        let Some(home) = std::env::home_dir() else { return Ok(Vec::new()) };
        let place = |(agent, path, skills): (&str, PathBuf, usize)| ForeignPlace {
            agent: agent.to_owned(),
            path: path.display().to_string(),
            skills: skills as u32,
        };
        Ok(places_below(&home).into_iter().map(place).collect())
    })
    .await
}

pub(crate) async fn skill_export(
    app: &App,
    caller: Caller,
    name: String,
    path: Option<String>,
) -> Result<Exported, WireError> {
    blocking(&app.inner, move |inner| {
        let from = folder(inner, &name)?;
        let package = read_folder(&from).map_err(refused)?;
        let archive = pack(&name, &package.files).map_err(told)?;
        let mut notes = package.notes.clone();
        let review = reviewed(&name, &package.files);
        let secrets = review.findings.iter().filter(|f| f.kind == foreign::Kind::Secret);
        notes.extend(secrets.map(|f| {
            format!("{}:{} looks like a key or a password. Whoever gets the file can read it.", f.file, f.line)
        }));
        if skill::parse(&name, &package.text()).skill.is_none() {
            notes.push("Its text has errors; others may not be able to use it.".into());
        }
        let file = format!("{name}.zip");
        let place = match path.filter(|p| !p.trim().is_empty()) {
            Some(path) => Some(written(&path, &file, &archive)?),
            None if caller == Caller::Bridge => None,
            None => Some(write_new(&downloads(inner), &file, &archive).map_err(|e| {
                bad_input(format!("{file} could not be saved: {e}."), "Check the folder and the space on the disk.")
            })?),
        };
        let what = counted(package.files.len(), "file");
        Ok(Exported {
            sha256: sha256_hex(&archive),
            files: package.files.len() as u32,
            bytes: archive.len() as f64,
            data: place.is_none().then(|| STANDARD.encode(&archive)),
            message: match &place {
                Some(path) => format!("“{name}” is in {}: {what}.", path.display()),
                None => format!("“{name}” as a zip: {what}."),
            },
            path: place.map(|p| p.display().to_string()),
            name: file,
            notes,
        })
    })
    .await
}

/// Writes an archive as a whole where nothing is yet.
fn written(path: &str, name: &str, bytes: &[u8]) -> Result<PathBuf, WireError> {
    use std::io::Write;
    let mut to =
        std::path::absolute(path).map_err(|e| bad_input(format!("“{path}” is no path: {e}."), "Write it out."))?;
    if to.is_dir() {
        to.push(name);
    }
    let failed = |e: std::io::Error| {
        bad_input(format!("{} could not be written: {e}.", to.display()), "Check the folder and the space on the disk.")
    };
    let above = to.parent().ok_or_else(|| not_found("folder", path))?;
    let mut beside = tempfile::NamedTempFile::new_in(above).map_err(failed)?;
    beside.write_all(bytes).and_then(|()| beside.as_file().sync_all()).map_err(failed)?;
    match beside.persist_noclobber(&to) {
        Ok(_) => Ok(to),
        Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(bad_input(format!("{} exists already.", to.display()), "Choose another name; no file is replaced."))
        }
        Err(e) => Err(failed(e.error)),
    }
}
