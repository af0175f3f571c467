//! Eval cases from what happened: a draft from a run or from an approval, checked while it is read, saved as a commit.
//!
//! What the draft says is drawn by `agent::eval`; here is looked up what stood around what the run saw. Nothing is written
//! until the user saves.

use super::runs::row as run_row;
use super::skills::{adopt, after, folder};
use crate::library::{blocking, problem, told};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, driver, internal, not_found};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::PoisonError;
use understudy_agent::action::Action;
use understudy_agent::eval::{self, Case, Seen, Standing, World};
use understudy_agent::record::{Folder, Message};
use understudy_agent::run::{self, Run};
use understudy_agent::skill::{Place, Problem};
use understudy_store::approvals::{self, ApprovalState};
use understudy_store::effects::{self, BY_HAND, EffectState, effect_id};
use understudy_store::{Author, Note, events, messages, run_events, runs};

/// Largest case, bytes.
const CASE_LIMIT: usize = 200_000;

pub(crate) async fn case_draft(
    app: &App,
    _: Caller,
    run: Option<String>,
    approval: Option<String>,
) -> Result<CaseDraft, WireError> {
    let inner = &app.inner;
    let id = match (run, approval) {
        (Some(run), None) => run,
        (None, Some(id)) => {
            let found = approvals::get(&inner.store, &id).await.map_err(internal)?;
            let found = found.ok_or_else(|| not_found("approval", &id))?;
            if found.run_id == BY_HAND {
                return Err(bad_input(
                    "No run is behind this; you wrote it yourself.",
                    "Make a case from something that the agent did.",
                ));
            }
            found.run_id
        }
        _ => return Err(bad_input("Say what the case is made from.", "Name a run, or an approval.")),
    };
    let row = run_row(inner, &id).await?;
    let (run, seen) = look_back(inner, &row).await?;
    let skill = run.skill().map(|s| s.name.clone()).ok_or_else(|| {
        bad_input("This run used no skill, so there is nothing to test.", "Write a skill for the request first.")
    })?;
    if !row.state.is_final() && row.state != runs::RunState::Waiting {
        return Err(bad_input("The run is still going.", "Wait until it has ended, or stop it."));
    }
    let seen = around(inner, &run, seen).await?;
    let standings = standings(inner, &run).await?;
    let name = skill.clone();
    let words = run.setup().request.clone();
    blocking(inner, move |inner| {
        let folder = folder(inner, &name)?;
        let known: BTreeSet<String> =
            super::skills::read_cases(&folder).unwrap_or_default().into_iter().map(|c| c.id).collect();
        let worlds = folder.join("evals/worlds");
        let taken = |id: &str| known.contains(id) || worlds.join(format!("{id}.yaml")).exists();
        let draft = eval::draft(&free_id(&words, taken), &run, seen, &standings);
        Ok(CaseDraft {
            skill: name,
            run_id: run.setup().id.clone(),
            id: draft.case.id.clone(),
            text: eval::write_case(&draft.case),
            world: eval::write_world(&draft.world),
            notes: draft.notes,
            messages: draft.world.messages.len() as u32,
        })
    })
    .await
}

/// The run with what its looks returned.
async fn look_back(inner: &Inner, row: &runs::Run) -> Result<(Run, Seen), WireError> {
    let kept: driver::Kept = serde_json::from_value(row.context.clone()).map_err(internal)?;
    let stored = run_events::events(&inner.store, &row.id).await.map_err(internal)?;
    let stored: Vec<run::Event> =
        stored.into_iter().map(|e| serde_json::from_value(e.json)).collect::<Result<_, _>>().map_err(internal)?;
    eval::seen(kept.setup, &stored).map_err(internal)
}

/// Adds what stood around it: bodies, the rest of each conversation up to then, whether a sender was written to before,
/// the events of the times that were looked at, and the people concerned.
async fn around(inner: &Inner, run: &Run, mut seen: Seen) -> Result<Seen, WireError> {
    let store = &inner.store;
    let now = run.setup().now;
    let looked: Vec<Message> = seen.messages.clone();
    for m in &looked {
        for other in messages::thread(store, &m.thread).await.map_err(internal)? {
            if other.id == m.id || (other.at < now && other.folder != Folder::Drafts) {
                seen.message(&other);
            }
        }
    }
    for m in &looked {
        let email = &m.from.email;
        let written = |seen: &Seen| {
            seen.messages
                .iter()
                .any(|s| s.folder == Folder::Sent && s.to.iter().chain(&s.cc).any(|a| a.email == *email))
        };
        if *email != inner.user.email
            && !written(&seen)
            && let Some(letter) = messages::last_to(store, email, now).await.map_err(internal)?
        {
            seen.message(&letter);
        }
    }
    for (start, end) in seen.windows.clone() {
        for event in events::range(store, start, end).await.map_err(internal)? {
            seen.event(&event);
        }
    }
    for effect in run.effects() {
        if let Action::UpdateEvent { id, .. } | Action::CancelEvent { id, .. } = &effect.action
            && let Some(event) = events::get(store, id).await.map_err(internal)?
        {
            seen.event(&event);
        }
    }
    let mut concerned: BTreeSet<&str> = BTreeSet::new();
    for m in &seen.messages {
        concerned.extend(std::iter::once(&m.from).chain(&m.to).chain(&m.cc).map(|a| a.email.as_str()));
    }
    concerned.extend(seen.deals.iter().map(|d| d.contact.as_str()));
    concerned.extend(seen.events.iter().flat_map(|e| &e.guests).map(|g| g.address.email.as_str()));
    let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let people: Vec<_> =
        people.into_iter().filter(|p| p.emails.iter().any(|e| concerned.contains(e.as_str()))).collect();
    seen.meet(&people);
    Ok(seen)
}

/// How the user took each effect of the run, in order.
async fn standings(inner: &Inner, run: &Run) -> Result<Vec<Standing>, WireError> {
    let mut out = Vec::with_capacity(run.effects().len());
    for effect in run.effects() {
        out.push(match &effect.approval {
            None => {
                let id = effect_id(&run.setup().id, effect.seq);
                let kept = effects::get(&inner.store, &id).await.map_err(internal)?;
                if kept.is_some_and(|e| e.state == EffectState::Undone) { Standing::Refused } else { Standing::Kept }
            }
            Some(id) => match approvals::get(&inner.store, id).await.map_err(internal)? {
                // A dry run parks nothing.
                None => Standing::Open,
                Some(approval) => {
                    let action: Action = serde_json::from_value(approval.action).map_err(internal)?;
                    match approval.state {
                        ApprovalState::Rejected => Standing::Refused,
                        _ if action != effect.action => Standing::Edited(Box::new(action)),
                        ApprovalState::Waiting | ApprovalState::Expired | ApprovalState::Void => Standing::Open,
                        ApprovalState::Approved
                        | ApprovalState::Sending
                        | ApprovalState::Sent
                        | ApprovalState::Failed
                        | ApprovalState::Unknown => Standing::Kept,
                    }
                }
            },
        });
    }
    Ok(out)
}

/// The request in a few words, as an id that is not taken.
fn free_id(request: &str, taken: impl Fn(&str) -> bool) -> String {
    let folded: String =
        request.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = folded.split_whitespace().take(6).collect();
    let base = if words.is_empty() { "from-a-run".to_owned() } else { words.join("-").chars().take(48).collect() };
    if !taken(&base) {
        return base;
    }
    (2..).map(|n| format!("{base}-{n}")).find(|id| !taken(id)).unwrap_or(base)
}

pub(crate) async fn case_check(
    _: &App,
    _: Caller,
    name: String,
    text: String,
    world: String,
) -> Result<CaseCheck, WireError> {
    let (problems, case) = check(&name, &text, &world);
    let idle = case.iter().filter_map(|(c, _)| super::skills::case_problem(&name, c));
    let warnings = idle.map(|p| ProblemView { path: "case".into(), ..p }).collect();
    let checks = case.map(|(c, _)| c.checks.iter().map(eval::expectation).collect()).unwrap_or_default();
    Ok(CaseCheck { problems, warnings, checks })
}

/// What is wrong with a case and its world, and both when nothing is.
fn check(name: &str, text: &str, yaml: &str) -> (Vec<ProblemView>, Option<(Case, World)>) {
    let at = |path: &str, message: String, hint: &str| {
        problem(path, &Problem::error(Place { line: 1, column: 1 }, "case", message, hint))
    };
    let mut problems = Vec::new();
    let case = eval::read_case(name, text)
        .map_err(|why| problems.push(at("case", why, "skills/README.md says how a case is written.")))
        .ok();
    let world = eval::read_world(yaml).map_err(|p| problems.push(problem("world", &p))).ok();
    if let (Some(case), Some(world)) = (&case, &world) {
        let unknown = case.unknown_ids(world);
        if !unknown.is_empty() {
            let message = format!("The checks name what the world does not hold: {}", unknown.join(", "));
            problems.push(at("case", message, "Mend the id, or put the record into the world."));
        }
        if !is_id(&case.id) {
            let message = format!("“{}” cannot be the id of a case", case.id);
            problems.push(at("case", message, "Use small letters, digits and single hyphens."));
        }
    }
    let sound = problems.is_empty();
    (problems, case.zip(world).filter(|_| sound))
}

pub(crate) fn is_id(id: &str) -> bool {
    let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    plain && !id.is_empty() && id.len() <= 64 && !id.starts_with('-') && !id.ends_with('-')
}

pub(crate) async fn case_save(
    app: &App,
    _: Caller,
    name: String,
    text: String,
    world: String,
) -> Result<Saved, WireError> {
    if text.len() > CASE_LIMIT {
        return Err(bad_input("The case is longer than 200 kB.", "Take checks out, or split it in two."));
    }
    blocking(&app.inner, move |inner| {
        let (problems, sound) = check(&name, &text, &world);
        let Some((case, _)) = sound else {
            let first = problems.first();
            let words = first.map(|p| p.message.trim_end_matches('.').to_owned()).unwrap_or_default();
            return Err(bad_input(format!("{words}."), first.map(|p| p.hint.clone()).unwrap_or_default()));
        };
        let found = folder(inner, &name)?;
        let worlds = format!("evals/worlds/{}", case.world);
        refuse_taken(&found, &case, &worlds)?;
        let history = &inner.library.skills;
        if !found.starts_with(history.root()) {
            adopt(inner, &name, &found)?;
        }
        let own = folder(inner, &name)?;
        let evals = match std::fs::read_to_string(own.join("evals/evals.json")) {
            Ok(text) => Some(text),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            Err(e) => return Err(bad_input(format!("evals/evals.json cannot be read: {e}."), "Mend it first.")),
        };
        let evals = eval::with_case(evals.as_deref(), &name, &text)
            .map_err(|why| bad_input(why, "Mend evals/evals.json first."))?;
        let files = [
            (format!("{name}/evals/evals.json"), Some(evals.into_bytes())),
            (format!("{name}/{worlds}"), Some(world.into_bytes())),
        ];
        let message = format!("Add the case {} to {name}", case.id);
        let commit =
            history.change(&files, &Note { author: Author::You, message: &message, at: inner.now() }).map_err(told)?;
        let saved = after(inner, &name, commit)?;
        Ok(Saved { message: format!("The case “{}” is saved.", case.id), ..saved })
    })
    .await
}

/// A case is never written over another one.
fn refuse_taken(folder: &Path, case: &Case, world: &str) -> Result<(), WireError> {
    let known = super::skills::read_cases(folder).or_else(|why| match why {
        None => Ok(Vec::new()),
        Some(why) => Err(bad_input(format!("The cases cannot be read: {why}"), "Mend evals/evals.json first.")),
    })?;
    if known.iter().any(|c| c.id == case.id) {
        return Err(bad_input(format!("There is a case “{}” already.", case.id), "Give this one another id."));
    }
    if folder.join(world).symlink_metadata().is_ok() {
        return Err(bad_input(format!("There is a world {} already.", case.world), "Give this one another name."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_named_by_its_request_and_never_twice() {
        let check = |request: &str, taken: &[&str], expect: &str| {
            assert_eq!(free_id(request, |id| taken.contains(&id)), expect, "{request}");
            assert!(is_id(expect));
        };
        check("Answer Dana about the discount", &[], "answer-dana-about-the-discount");
        check("Triage my inbox!", &["triage-my-inbox", "triage-my-inbox-2"], "triage-my-inbox-3");
        check("受信トレイ", &[], "from-a-run");
    }
}
