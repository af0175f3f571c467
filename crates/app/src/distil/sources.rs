//! The passages that a skill comes from, as the memory folder and its history have them.

use super::work::Given;
use crate::open::Inner;
use crate::wire::*;
use crate::{bad_input, internal, library, not_found};
use std::collections::BTreeSet;
use understudy_agent::distil::sources::{self, Source, Standing};
use understudy_agent::memory;
use understudy_agent::record::Passage;
use understudy_store::LoadedSkill;

/// Versions of a memory in which an older text of a passage is looked for.
const TRIED: usize = 60;
/// Passages that a teacher is given of one skill.
const MOST: usize = 8;

/// What a skill says it comes from.
pub(crate) fn of(loaded: &LoadedSkill) -> Vec<Source> {
    loaded.skill.metadata.get(sources::KEY).map(|value| sources::read(value)).unwrap_or_default()
}

/// The passages of a memory now; none when it is gone.
fn now(inner: &Inner, path: &str) -> Vec<Passage> {
    inner.memories.passages(path).unwrap_or_default()
}

/// The passage that was bound, from the history.
fn then(inner: &Inner, source: &Source) -> Option<Passage> {
    let history = &inner.library.memories;
    let revisions = history.log(&source.path, TRIED).ok()?;
    revisions.iter().filter(|r| r.present).find_map(|revision| {
        let text = String::from_utf8(history.read(&source.path, &revision.id).ok()??).ok()?;
        memory::parse(&source.path, &text).passages.into_iter().find(|p| source.binds(p))
    })
}

/// How each source of a skill stands.
pub(crate) fn views(inner: &Inner, loaded: &LoadedSkill) -> Result<Vec<SourceView>, WireError> {
    let mut out = Vec::new();
    for source in of(loaded) {
        let passages = now(inner, &source.path);
        let current: Vec<&Passage> = passages.iter().filter(|p| source.names(p)).collect();
        let text = current.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n");
        let standing = source.standing(&passages);
        let older = matches!(standing, Standing::Changed | Standing::Gone).then(|| then(inner, &source)).flatten();
        let older = older.map(|passage| passage.text);
        let said = older.as_deref().unwrap_or(&text);
        out.push(SourceView {
            path: source.path.clone(),
            heading: source.heading.clone(),
            state: match standing {
                Standing::Same => SourceState::Same,
                Standing::Changed => SourceState::Changed,
                Standing::Gone => SourceState::Gone,
                Standing::Unbound => SourceState::Unbound,
            },
            lines: sources::lines_from(said, &loaded.text),
            diff: match &older {
                Some(older) => library::compared(&format!("{older}\n"), &format!("{text}\n"), 2)?,
                None => Vec::new(),
            },
        });
    }
    Ok(out)
}

/// What the teacher is given of the sources of a skill, and with what the outcome is bound: the passages as they are now.
/// Only what changed where the memory is why; a passage that is gone is said to be gone.
pub(super) fn given(inner: &Inner, loaded: &LoadedSkill, why: DistilWhy) -> (Vec<Given>, Vec<Source>) {
    let (mut given, mut bound) = (Vec::new(), Vec::new());
    for source in of(loaded) {
        let passages = now(inner, &source.path);
        let standing = source.standing(&passages);
        let mut current: Vec<&Passage> = passages.iter().filter(|p| source.names(p)).collect();
        if standing == Standing::Same {
            current.retain(|p| source.binds(p));
        }
        let told = why != DistilWhy::Memory || standing != Standing::Same;
        if let Some(older) = (told && standing != Standing::Same).then(|| then(inner, &source)).flatten() {
            let title = format!("{}, as it was when the skill was made", older.place());
            given.push(Given { title, text: older.text });
        }
        if told && current.is_empty() {
            let title = [source.path.as_str(), source.heading.as_str()].join(" › ");
            let title = format!("{}, now", title.trim_end_matches(" › "));
            given.push(Given { title, text: "It is gone from the notes.".into() });
        }
        for passage in current {
            if told {
                given.push(Given { title: format!("{}, now", passage.place()), text: passage.text.clone() });
            }
            bound.push(Source::of(passage));
        }
    }
    given.truncate(2 * MOST);
    bound.dedup();
    (given, bound)
}

/// The passages that the user named, `path` or `path#heading`.
pub(super) fn pick(inner: &Inner, places: &[String]) -> Result<(Vec<Given>, Vec<Source>), WireError> {
    let (mut given, mut bound) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for place in places {
        let (path, heading) = place.split_once('#').unwrap_or((place, ""));
        let (path, heading) = (path.trim(), heading.trim());
        let passages = inner.memories.passages(path).map_err(internal)?;
        if passages.is_empty() {
            return Err(not_found("memory", path));
        }
        let under = |p: &&Passage| {
            heading.is_empty() || p.heading == heading || p.heading.rsplit(" › ").next() == Some(heading)
        };
        let chosen: Vec<&Passage> = passages.iter().filter(under).collect();
        if chosen.is_empty() {
            let all: Vec<&str> = passages.iter().map(|p| p.heading.as_str()).filter(|h| !h.is_empty()).collect();
            return Err(bad_input(
                format!("{path} has no heading “{heading}”."),
                format!("Its headings are: {}.", all.join("; ")),
            ));
        }
        for passage in chosen {
            let source = Source::of(passage);
            if seen.insert(source.clone()) {
                given.push(Given { title: passage.place(), text: passage.text.clone() });
                bound.push(source);
            }
        }
    }
    if given.len() > 40 {
        return Err(bad_input(
            format!("These memories have {} passages; at most 40 go into one skill.", given.len()),
            "Name the headings that matter, as path#heading.",
        ));
    }
    Ok((given, bound))
}
