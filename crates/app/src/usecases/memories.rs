//! Memories: search, read, write. Every write is a commit, and no write goes over a text that its writer had not seen.

use crate::library::{self, LARGEST, blocking, changed, problem, told};
use crate::meaning;
use crate::open::{App, Inner};
use crate::outline;
use crate::usecases::{checked, firewall};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::time::Instant;
use understudy_agent::memory;
use understudy_store::{Author, MemoryEntry, Note, Save, sha256_hex};

/// Longest question, characters.
const QUESTION_LIMIT: usize = 1000;
/// Longest path of a memory, characters.
const PATH_LIMIT: usize = 200;

pub(crate) async fn memory_search(
    app: &App,
    caller: Caller,
    question: String,
    limit: Option<u32>,
) -> Result<MemoryAnswer, WireError> {
    if question.trim().is_empty() {
        return Err(bad_input(
            "The question is empty.",
            "Ask how something is done, for example “discount over twenty per cent”.",
        ));
    }
    let question: String = question.chars().take(QUESTION_LIMIT).collect();
    let limit = limit.unwrap_or(5).clamp(1, 50) as usize;
    let started = Instant::now();
    let patience = match caller {
        Caller::Window | Caller::Bridge => meaning::GLANCE,
        Caller::Terminal => meaning::TERMINAL,
    };
    let (answer, note) = meaning::search(&app.inner, &question, limit, patience).await?;
    Ok(MemoryAnswer {
        hits: answer
            .hits
            .into_iter()
            .map(|hit| HitView {
                marks: hit.marks.iter().map(|m| units(&hit.passage.text, m)).collect(),
                path: hit.passage.path,
                title: hit.passage.title,
                heading: hit.passage.heading,
                passage: hit.passage.text,
                line: hit.passage.line,
                score: hit.score,
                why: hit.why,
                docid: hit.docid,
            })
            .collect(),
        threshold: answer.threshold,
        best: answer.best,
        lists: answer.lists,
        note,
        micros: started.elapsed().as_secs_f64() * 1e6,
    })
}

/// A range of bytes in UTF-16 units.
fn units(text: &str, range: &std::ops::Range<usize>) -> (u32, u32) {
    let until = |at: usize| text.get(..at).unwrap_or(text).encode_utf16().count() as u32;
    (until(range.start), until(range.end))
}

fn entry(inner: &Inner, path: &str) -> Result<MemoryEntry, WireError> {
    let known = inner.memories.memories();
    if let Some(entry) = known.into_iter().find(|m| m.path == path || m.docid == path) {
        return Ok(entry);
    }
    let skipped = inner.memories.problems().into_iter().find(|p| p.path == path && p.problem.code == "skipped");
    Err(match skipped {
        Some(skipped) => {
            bad_input(format!("{path} cannot be opened. {}", skipped.problem.message), skipped.problem.hint)
        }
        None => not_found("memory", path),
    })
}

pub(crate) async fn memory_list(app: &App, _: Caller) -> Result<MemoryList, WireError> {
    let problems = app.inner.memories.problems();
    let skipped = problems.iter().filter(|p| p.problem.code == "skipped");
    let inside = |path: &str| problems.iter().filter(|p| p.path == path && p.problem.code != "skipped").count() as u32;
    let row = |m: MemoryEntry| MemoryRow {
        problems: inside(&m.path),
        path: m.path,
        title: m.title,
        tags: m.tags,
        skills: m.skills,
    };
    Ok(MemoryList {
        folder: app.inner.memories.root().display().to_string(),
        memories: app.inner.memories.memories().into_iter().map(row).collect(),
        skipped: skipped.map(|p| problem(&p.path, &p.problem)).collect(),
        history_trouble: app.inner.library.memories.trouble().map(str::to_owned),
    })
}

pub(crate) async fn memory_show(app: &App, _: Caller, path: String) -> Result<MemoryView, WireError> {
    blocking(&app.inner, move |inner| {
        let entry = entry(inner, &path)?;
        let text = inner.memories.read(&entry.path).map_err(internal)?;
        let full = inner.library.memories.place(&entry.path).map_err(told)?;
        let bytes = std::fs::read(&full).map_err(internal)?;
        let known = inner.memories.memories();
        let title = |path: &str| known.iter().find(|m| m.path == path).map(|m| m.title.clone());
        let link = |path: &String| MemoryLink {
            exists: title(path).is_some(),
            title: title(path).unwrap_or_default(),
            path: path.clone(),
        };
        let parsed = memory::parse(&entry.path, &text);
        let backlinks = known.iter().filter(|m| m.links.contains(&entry.path)).map(|m| link(&m.path)).collect();
        Ok(MemoryView {
            sha256: sha256_hex(&bytes),
            links: parsed.links.iter().map(link).collect(),
            backlinks,
            skills: skills_of(inner, &entry.path, &parsed.skills),
            problems: parsed.problems.iter().map(|p| problem(&entry.path, p)).collect(),
            path: entry.path,
            title: parsed.title,
            tags: parsed.tags,
            text,
        })
    })
    .await
}

/// Skills that a memory names, and those that say they come from it.
fn skills_of(inner: &Inner, path: &str, named: &[String]) -> Vec<MemorySkill> {
    let active = inner.skills.active();
    let mut out: Vec<MemorySkill> = active
        .iter()
        .filter(|s| outline::memories(&s.skill).iter().any(|m| m == path))
        .map(|s| MemorySkill { name: s.skill.name.clone(), exists: true, distilled: true })
        .collect();
    for name in named {
        if !out.iter().any(|s| s.name == *name) {
            let exists = active.iter().any(|s| s.skill.name == *name);
            out.push(MemorySkill { name: name.clone(), exists, distilled: false });
        }
    }
    out
}

pub(crate) async fn memory_preview(_: &App, _: Caller, path: String, text: String) -> Result<MemoryPreview, WireError> {
    checked(&text)?;
    let parsed = memory::parse(&path, &text);
    Ok(MemoryPreview {
        title: parsed.title,
        html: memory::html(&path, &text),
        problems: parsed.problems.iter().map(|p| problem(&path, p)).collect(),
    })
}

pub(crate) async fn memory_save(
    app: &App,
    _: Caller,
    path: String,
    text: String,
    base: Option<String>,
    anyway: bool,
) -> Result<Saved, WireError> {
    checked(&text)?;
    let path = fit(&path)?;
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        let now = std::fs::read(inner.library.memories.place(&path).map_err(told)?).ok().map(|b| sha256_hex(&b));
        // A stale text is told by the save itself.
        let taken = match now == base {
            true => firewall::by_memory(inner, &past, &path, &path, &[(path.clone(), Some(text.clone()))])?,
            false => Vec::new(),
        };
        if !anyway && !taken.is_empty() {
            return Ok(asked(&path, &text, now, taken));
        }
        let message = format!("{} {path}", if base.is_none() { "Begin" } else { "Save" });
        let note = Note { author: Author::You, message: &message, at: inner.now() };
        match inner.library.memories.save(&path, &text, base.as_deref(), &note).map_err(told)? {
            Save::Done { commit, .. } => Ok(firewall::told(after(inner, &path, commit, "Saved.")?, taken)),
            Save::Stale { found: Some(_), .. } if base.is_none() => {
                Err(bad_input(format!("There is a memory {path} already."), "Choose another name, or open that one."))
            }
            Save::Stale { found, beside } => Err(changed(&path, found.as_deref(), beside.as_deref())),
        }
    })
    .await
}

/// Nothing was written, and the user is asked. `now` is the file of now.
fn asked(path: &str, text: &str, now: Option<String>, taken: Vec<Taken>) -> Saved {
    Saved {
        name: path.to_owned(),
        sha256: now.unwrap_or_default(),
        problems: memory::parse(path, text).problems.iter().map(|p| problem(path, p)).collect(),
        message: firewall::question(path, &taken),
        asked: true,
        taken,
        ..Saved::default()
    }
}

/// A path that a memory may have: `folder/name.md`, without hidden parts.
pub(super) fn fit(path: &str) -> Result<String, WireError> {
    let path = path.trim();
    let bare = path.strip_suffix(".md").unwrap_or(path);
    let part = |p: &str| {
        !p.is_empty() && !p.starts_with('.') && !p.chars().any(|c| c.is_control() || "\\:*?\"<>|".contains(c))
    };
    if bare.chars().count() > PATH_LIMIT || !bare.split('/').all(part) {
        return Err(bad_input(
            format!("“{path}” cannot be the name of a memory."),
            "Write it like sales/discounts.md: folders and a name, none of them beginning with a dot.",
        ));
    }
    Ok(format!("{bare}.md"))
}

/// Indexes what was written, and says how it stands.
fn after(inner: &Inner, path: &str, commit: Option<String>, message: &str) -> Result<Saved, WireError> {
    inner.memories.refresh().map_err(told)?;
    let text = inner.memories.read(path).map_err(told)?;
    let bytes = std::fs::read(inner.library.memories.place(path).map_err(told)?).map_err(internal)?;
    let parsed = memory::parse(path, &text);
    Ok(Saved {
        name: path.to_owned(),
        sha256: sha256_hex(&bytes),
        commit,
        active: true,
        problems: parsed.problems.iter().map(|p| problem(path, p)).collect(),
        message: message.to_owned(),
        ..Saved::default()
    })
}

pub(crate) async fn memory_rename(
    app: &App,
    _: Caller,
    path: String,
    to: String,
    anyway: bool,
) -> Result<Saved, WireError> {
    let to = fit(&to)?;
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        let entry = entry(inner, &path)?;
        if to == entry.path {
            return Err(bad_input("That is its name already.", "Choose another name."));
        }
        let history = &inner.library.memories;
        let place = history.place(&to).map_err(told)?;
        if place.symlink_metadata().is_ok() {
            return Err(bad_input(format!("There is a memory {to} already."), "Choose another name."));
        }
        let text = inner.memories.read(&entry.path).map_err(told)?;
        let moved = memory::moved(&entry.path, &text, &entry.path, &to).unwrap_or(text);
        let as_it_would_be = [(entry.path.clone(), None), (to.clone(), Some(moved.clone()))];
        let taken = firewall::by_memory(inner, &past, &entry.path, &to, &as_it_would_be)?;
        if !anyway && !taken.is_empty() {
            return Ok(asked(&to, &moved, None, taken));
        }
        let mut changes = vec![(entry.path.clone(), None), (to.clone(), Some(moved.into_bytes()))];
        let mut relinked = 0;
        for other in inner.memories.memories().into_iter().filter(|m| m.links.contains(&entry.path)) {
            if other.path == entry.path {
                continue;
            }
            let text = inner.memories.read(&other.path).map_err(told)?;
            if let Some(text) = memory::moved(&other.path, &text, &entry.path, &to) {
                relinked += 1;
                changes.push((other.path, Some(text.into_bytes())));
            }
        }
        let message = format!("Rename {} to {to}", entry.path);
        let note = Note { author: Author::You, message: &message, at: inner.now() };
        let commit = history.change(&changes, &note).map_err(told)?;
        let links = match relinked {
            0 => String::new(),
            1 => " One link to it was rewritten.".to_owned(),
            n => format!(" {n} memories that link to it were rewritten."),
        };
        Ok(firewall::told(after(inner, &to, commit, &format!("Renamed to {to}.{links}"))?, taken))
    })
    .await
}

pub(crate) async fn memory_remove(app: &App, _: Caller, path: String) -> Result<Removed, WireError> {
    blocking(&app.inner, move |inner| {
        let entry = entry(inner, &path)?;
        let history = &inner.library.memories;
        if let Some(reason) = history.trouble() {
            return Err(bad_input(
                format!("{path} was not removed: no history is kept, so it could not come back ({reason})."),
                "Remove the file in the folder itself if you want it gone.",
            ));
        }
        history.commit(&library::outside(inner.now())).map_err(told)?;
        let revision = history.log(&entry.path, 1).map_err(told)?.into_iter().next().map(|r| r.id);
        if revision.is_none() {
            return Err(bad_input(
                format!("{path} was not removed: it is not in the history, so it could not come back."),
                "A .gitignore may leave it out. Remove the file in the folder itself if you want it gone.",
            ));
        }
        let message = format!("Delete {}", entry.path);
        let note = Note { author: Author::You, message: &message, at: inner.now() };
        history.change(&[(entry.path.clone(), None)], &note).map_err(told)?;
        inner.memories.refresh().map_err(told)?;
        Ok(Removed { message: format!("{} was deleted.", entry.path), name: entry.path, revision })
    })
    .await
}

pub(crate) async fn memory_history(app: &App, _: Caller, path: String) -> Result<HistoryView, WireError> {
    blocking(&app.inner, move |inner| {
        let history = &inner.library.memories;
        history.commit(&library::outside(inner.now())).map_err(told)?;
        library::history(history, &path, |_| (None, true))
    })
    .await
}

pub(crate) async fn memory_diff(
    app: &App,
    _: Caller,
    path: String,
    from: Option<String>,
    to: Option<String>,
) -> Result<Vec<FileDiff>, WireError> {
    blocking(&app.inner, move |inner| {
        library::difference(&inner.library.memories, &path, from.as_deref(), to.as_deref())
    })
    .await
}

pub(crate) async fn memory_restore(
    app: &App,
    _: Caller,
    path: String,
    revision: String,
    anyway: bool,
) -> Result<Saved, WireError> {
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        let history = &inner.library.memories;
        let id = history.resolve(&revision).map_err(told)?;
        let then = history.read(&path, &id).map_err(told)?.and_then(|bytes| String::from_utf8(bytes).ok());
        let mut taken = Vec::new();
        if let Some(text) = then {
            taken = firewall::by_memory(inner, &past, &path, &path, &[(path.clone(), Some(text.clone()))])?;
            if !anyway && !taken.is_empty() {
                let now = std::fs::read(history.place(&path).map_err(told)?).ok().map(|b| sha256_hex(&b));
                let message = firewall::question_of_restore(&path, &taken);
                return Ok(Saved { message, ..asked(&path, &text, now, taken) });
            }
        }
        let message = format!("Restore {path} to {}", &id[..7]);
        let note = Note { author: Author::You, message: &message, at: inner.now() };
        let commit = history.restore(&path, &id, &note).map_err(told)?;
        Ok(firewall::told(after(inner, &path, commit, &format!("{path} is as it was in {}.", &id[..7]))?, taken))
    })
    .await
}

pub(crate) async fn text_compare(
    _: &App,
    _: Caller,
    older: String,
    newer: String,
) -> Result<Vec<DiffLineView>, WireError> {
    if older.len() > LARGEST * 4 || newer.len() > LARGEST * 4 {
        return Err(bad_input("The texts are too large to compare here.", "Compare them in an editor."));
    }
    library::compared(&older, &newer, 3)
}
