//! Proposals: looked at, ticked, adopted by hunk, turned down, put onto a newer text, taken back. The only place where what
//! a teacher wrote becomes a version of a skill, and only by the user's hand.

use super::firewall;
use super::skills::{adopt, after, asked, folder, routing_of};
use crate::distil::propose::{self, Staged, load};
use crate::distil::work::{Base, Bootstrap};
use crate::library::{blocking, on_disk, told};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found, stale};
use std::collections::BTreeSet;
use understudy_agent::distil::hunks;
use understudy_agent::eval;
use understudy_agent::skill::{self, Severity};
use understudy_store::proposals::{self, Proposal, ProposalState as Stored};
use understudy_store::{Author, Note, Save, sha256_hex};

/// Proposals in the list.
const LISTED: u32 = 100;
/// Longest reason, characters.
const REASON: usize = 1_000;

pub(crate) async fn proposal_list(app: &App, _: Caller) -> Result<Vec<ProposalRow>, WireError> {
    let rows = proposals::list(&app.inner.store, LISTED).await.map_err(internal)?;
    blocking(&app.inner, move |inner| {
        let view = |row: &Proposal| {
            let staged: Staged = serde_json::from_value(row.json.clone()).map_err(internal)?;
            Ok(propose::row_view(inner, row, &staged))
        };
        rows.iter().map(view).collect()
    })
    .await
}

pub(crate) async fn proposal_show(app: &App, _: Caller, id: String) -> Result<ProposalDetail, WireError> {
    let (row, staged) = load(&app.inner, &id).await?;
    blocking(&app.inner, move |inner| Ok(propose::view(inner, &row, staged))).await
}

/// Keeps what became of a proposal.
async fn keep(inner: &Inner, row: &mut Proposal, staged: &Staged) -> Result<(), WireError> {
    row.json = serde_json::to_value(staged).map_err(internal)?;
    proposals::keep(&inner.store, row).await.map_err(internal)
}

fn open(row: &Proposal) -> Result<(), WireError> {
    match row.state {
        Stored::Open => Ok(()),
        Stored::Adopted => Err(bad_input("This proposal was adopted.", "Take it back first.")),
        Stored::Rejected => Err(bad_input("This proposal was turned down.", "Distil the skill again.")),
        Stored::RolledBack => Err(bad_input("This proposal was taken back.", "Distil the skill again.")),
    }
}

pub(crate) async fn proposal_confirm(
    app: &App,
    caller: Caller,
    id: String,
    cases: Vec<String>,
) -> Result<ProposalDetail, WireError> {
    let (mut row, mut staged) = load(&app.inner, &id).await?;
    if let Some(unknown) = cases.iter().find(|c| !staged.bootstrap.iter().any(|b| b.id == **c)) {
        return Err(not_found("case", unknown));
    }
    match row.state {
        // Before the adoption a tick can be taken away again.
        Stored::Open => staged.bootstrap.iter_mut().for_each(|b| b.confirmed = cases.contains(&b.id)),
        Stored::Adopted => {
            let fresh: Vec<Bootstrap> =
                staged.bootstrap.iter().filter(|b| !b.confirmed && cases.contains(&b.id)).cloned().collect();
            for case in &fresh {
                let (text, world) = (case.text.clone(), case.yaml.clone());
                super::case_save(app, caller, row.skill.clone(), text, world).await?;
            }
            staged.bootstrap.iter_mut().filter(|b| cases.contains(&b.id)).for_each(|b| b.confirmed = true);
        }
        Stored::Rejected | Stored::RolledBack => open(&row)?,
    }
    keep(&app.inner, &mut row, &staged).await?;
    proposal_show(app, caller, id).await
}

pub(crate) async fn proposal_adopt(
    app: &App,
    _: Caller,
    id: String,
    hunks: Vec<u32>,
    anyway: bool,
) -> Result<Saved, WireError> {
    let (mut row, mut staged) = load(&app.inner, &id).await?;
    open(&row)?;
    let total = staged.hunks.len();
    if let Some(bad) = hunks.iter().find(|n| **n == 0 || **n as usize > total) {
        return Err(bad_input(format!("There is no hunk {bad}."), format!("It has hunks 1 to {total}.")));
    }
    let chosen: BTreeSet<usize> = match hunks.is_empty() {
        true => (0..total).collect(),
        false => hunks.iter().map(|n| *n as usize - 1).collect(),
    };
    let past = firewall::past(&app.inner).await?;
    let (name, part) = (row.skill.clone(), (staged.clone(), chosen.clone()));
    let adoption = blocking(&app.inner, move |inner| {
        let text = joined(inner, &name, &part.0, &part.1)?;
        let taken = taken(inner, &past, &name, &part.0, &text)?;
        if !anyway && !taken.is_empty() {
            let message = firewall::question_of_adoption(&name, &taken);
            let now = part.0.base.as_ref().map(|b| b.sha256.clone()).unwrap_or_default();
            return Ok(Adoption::Asked(Saved { message, ..asked(&name, &text, now, taken) }));
        }
        let (saved, before) = write(inner, &name, &part.0, &part.1, &text)?;
        Ok(Adoption::Done { saved: firewall::told(saved, taken), before, text })
    })
    .await?;
    let (saved, before, text) = match adoption {
        Adoption::Asked(question) => return Ok(question),
        Adoption::Done { saved, before, text } => (saved, before, text),
    };
    (row.state, row.decided_at) = (Stored::Adopted, Some(app.inner.now()));
    row.commit.clone_from(&saved.commit);
    staged.adopted = chosen;
    staged.adopted_sha256 = Some(sha256_hex(text.as_bytes()));
    staged.before = before;
    keep(&app.inner, &mut row, &staged).await?;
    let open = staged.bootstrap.iter().filter(|b| !b.confirmed).count();
    let rest = match open {
        0 => String::new(),
        n => format!(" {n} of its cases are not ticked, so they are not in it."),
    };
    Ok(Saved { message: format!("{}{rest}", saved.message), ..saved })
}

/// What came of an adoption.
enum Adoption {
    /// It would take requests from others: nothing was written, and the user is asked.
    Asked(Saved),
    /// It was written: with the version before, and the text.
    Done { saved: Saved, before: Option<String>, text: String },
}

/// The text with the chosen hunks, where it reads and nothing newer stands in its place.
fn joined(inner: &Inner, name: &str, staged: &Staged, chosen: &BTreeSet<usize>) -> Result<String, WireError> {
    let base = staged.base.as_ref().map(|b| b.text.as_str()).unwrap_or_default();
    let text = hunks::join(base, &staged.hunks, chosen);
    let parsed = skill::parse(name, &text);
    if let Some(p) = parsed.problems.iter().find(|p| p.severity == Severity::Error) {
        return Err(bad_input(
            format!(
                "With these parts alone the skill does not read: line {}, column {}: {}.",
                p.line, p.column, p.message
            ),
            format!("{} Or adopt the parts that belong together.", p.hint),
        ));
    }
    let Some(base) = &staged.base else {
        return match folder(inner, name) {
            Ok(_) => Err(stale(format!("There is a skill “{name}” by now, so this one was not written over it."))),
            Err(_) => Ok(text),
        };
    };
    let now = propose::on_disk(inner, name);
    if now.as_ref().map(|t| sha256_hex(t.as_bytes())).as_deref() != Some(base.sha256.as_str()) {
        return Err(newer(name, now.as_deref(), staged));
    }
    Ok(text)
}

/// What the text takes from other skills, with the routing lines that it will have. The gate of an edit looked at what was
/// known while the teacher was at work; what the user asked for since then counts as well.
fn taken(
    inner: &Inner,
    past: &[firewall::Past],
    name: &str,
    staged: &Staged,
    text: &str,
) -> Result<Vec<Taken>, WireError> {
    let routing = match &staged.base {
        Some(_) => routing_of(&folder(inner, name)?),
        None => {
            let lines = staged.files.iter().find(|f| f.path == "evals/routing.jsonl");
            lines.map(|f| f.text.clone()).unwrap_or_default()
        }
    };
    firewall::by_skill(inner, past, name, text, &routing)
}

/// Writes the text of the chosen hunks as a commit of the teacher's. Gives the version before.
fn write(
    inner: &Inner,
    name: &str,
    staged: &Staged,
    chosen: &BTreeSet<usize>,
    text: &str,
) -> Result<(Saved, Option<String>), WireError> {
    let history = &inner.library.skills;
    let Some(base) = &staged.base else { return Ok((write_new(inner, name, staged, text)?, None)) };
    let found = folder(inner, name)?;
    if !found.starts_with(history.root()) {
        adopt(inner, name, &found)?;
    }
    let file = format!("{name}/SKILL.md");
    let before = history.log(&file, 1).map_err(told)?.into_iter().next().map(|r| r.id);
    let message = match chosen.len() == staged.hunks.len() {
        true => format!("Adopt a proposal for {name}"),
        false => format!("Adopt {} of {} parts of a proposal for {name}", chosen.len(), staged.hunks.len()),
    };
    let note = Note { author: Author::Teacher, message: &message, at: inner.now() };
    match history.save(&file, text, Some(&base.sha256), &note).map_err(told)? {
        Save::Stale { .. } => Err(newer(name, propose::on_disk(inner, name).as_deref(), staged)),
        Save::Done { commit, .. } => {
            let saved = after(inner, name, commit)?;
            Ok((Saved { message: "Adopted. The next run uses this version.".into(), ..saved }, before))
        }
    }
}

/// The error of a skill that changed since the proposal was made.
fn newer(name: &str, now: Option<&str>, staged: &Staged) -> WireError {
    let Some(now) = now else {
        return stale(format!("“{name}” is gone, so there is nothing to change."));
    };
    let mut error = stale(format!("“{name}” was changed since this proposal was made, so nothing was adopted."));
    error.hint = match hunks::rebase(now, &staged.hunks) {
        Ok(_) => "All of its parts still fit: put it onto the new text, look at it again, then adopt it.".into(),
        Err(lost) => {
            format!("{} of its {} parts do not fit the new text. Distil it again.", lost.len(), staged.hunks.len())
        }
    };
    error
}

/// Writes a new skill with its ticked cases.
fn write_new(inner: &Inner, name: &str, staged: &Staged, text: &str) -> Result<Saved, WireError> {
    let mut files = vec![(format!("{name}/SKILL.md"), Some(text.as_bytes().to_vec()))];
    files.extend(staged.files.iter().map(|f| (format!("{name}/{}", f.path), Some(f.text.clone().into_bytes()))));
    let mut evals: Option<String> = None;
    for case in staged.bootstrap.iter().filter(|b| b.confirmed) {
        let all = eval::with_case(evals.as_deref(), name, &case.text);
        evals = Some(all.map_err(|why| bad_input(why, "Tick fewer cases, and add that one by hand."))?);
        files.push((format!("{name}/evals/worlds/{}", case.world), Some(case.yaml.clone().into_bytes())));
    }
    if let Some(evals) = evals {
        files.push((format!("{name}/evals/evals.json"), Some(evals.into_bytes())));
    }
    let message = format!("Adopt the new skill {name}");
    let note = Note { author: Author::Teacher, message: &message, at: inner.now() };
    let commit = inner.library.skills.change(&files, &note).map_err(told)?;
    let saved = after(inner, name, commit)?;
    Ok(Saved { message: "Adopted. Runs can use it from now on.".into(), ..saved })
}

pub(crate) async fn proposal_reject(app: &App, _: Caller, id: String, reason: String) -> Result<Done, WireError> {
    let (mut row, staged) = load(&app.inner, &id).await?;
    open(&row)?;
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.chars().count() > REASON {
        return Err(bad_input("The reason is longer than 1,000 characters.", "Say it in a sentence or two."));
    }
    (row.state, row.decided_at, row.reason) = (Stored::Rejected, Some(app.inner.now()), reason);
    keep(&app.inner, &mut row, &staged).await?;
    let told = if row.reason.is_empty() { "" } else { " The teacher is told why the next time." };
    Ok(Done { message: format!("Turned down.{told}") })
}

pub(crate) async fn proposal_rebase(app: &App, caller: Caller, id: String) -> Result<ProposalDetail, WireError> {
    let (mut row, mut staged) = load(&app.inner, &id).await?;
    open(&row)?;
    let (name, inner) = (row.skill.clone(), app.inner.clone());
    let now = blocking(&inner, move |inner| Ok(propose::on_disk(inner, &name))).await?;
    let (Some(now), Some(_)) = (now, &staged.base) else {
        return Err(bad_input("There is no text to put it onto.", "Adopt it as it is, or distil it again."));
    };
    let text = hunks::rebase(&now, &staged.hunks).map_err(|lost| {
        let lost: Vec<String> = lost.iter().map(|n| (n + 1).to_string()).collect();
        bad_input(
            format!("Part {} does not fit the text as it is now.", lost.join(", ")),
            "Distil the skill again; it begins with the new text.",
        )
    })?;
    if let Some(p) = skill::parse(&row.skill, &text).problems.iter().find(|p| p.severity == Severity::Error) {
        return Err(bad_input(
            format!("On the new text it does not read: line {}, column {}: {}.", p.line, p.column, p.message),
            "Distil the skill again; it begins with the new text.",
        ));
    }
    staged.hunks = hunks::split(&now, &text);
    staged.untried |= staged.base.as_ref().is_some_and(|b| b.text != now);
    staged.base = Some(Base { sha256: sha256_hex(now.as_bytes()), text: now });
    staged.text = text;
    keep(&app.inner, &mut row, &staged).await?;
    proposal_show(app, caller, id).await
}

pub(crate) async fn proposal_roll_back(app: &App, _: Caller, id: String, anyway: bool) -> Result<Saved, WireError> {
    let (mut row, staged) = load(&app.inner, &id).await?;
    if row.state != Stored::Adopted || row.commit.is_none() {
        return Err(bad_input(
            "This proposal is not adopted, or no history is kept.",
            "There is nothing to take back.",
        ));
    }
    let past = if anyway { vec![] } else { firewall::past(&app.inner).await? };
    let (name, kept) = (row.skill.clone(), staged.clone());
    let saved = blocking(&app.inner, move |inner| restore(inner, &name, &kept, (!anyway).then_some(&past))).await?;
    if saved.asked {
        return Ok(saved);
    }
    (row.state, row.decided_at) = (Stored::RolledBack, Some(app.inner.now()));
    keep(&app.inner, &mut row, &staged).await?;
    Ok(saved)
}

/// Brings back the text from before, as a new version; a new skill goes, and stays in the history. With the requests of
/// the past it asks first whether the text may take some of them from others.
fn restore(inner: &Inner, name: &str, staged: &Staged, past: Option<&Vec<firewall::Past>>) -> Result<Saved, WireError> {
    let history = &inner.library.skills;
    let now = propose::on_disk(inner, name).map(|text| sha256_hex(text.as_bytes()));
    if now != staged.adopted_sha256 {
        let mut error =
            stale(format!("“{name}” was changed since the proposal was adopted, so it was not taken back."));
        error.hint = "Choose the version that you want in its history.".into();
        return Err(error);
    }
    let message = format!("Take the proposal for {name} back");
    let note = Note { author: Author::You, message: &message, at: inner.now() };
    let Some(before) = &staged.before else {
        let files: Vec<(String, Option<Vec<u8>>)> =
            on_disk(history.root(), name).into_iter().map(|(path, _)| (path, None)).collect();
        let commit = history.change(&files, &note).map_err(told)?;
        inner.skills.refresh().map_err(told)?;
        return Ok(Saved {
            name: name.to_owned(),
            commit,
            message: "Taken back. The skill is gone; its history stays.".into(),
            ..Saved::default()
        });
    };
    let file = format!("{name}/SKILL.md");
    let bytes = history.read(&file, before).map_err(told)?.ok_or_else(|| not_found("version", before))?;
    let text = String::from_utf8(bytes).map_err(internal)?;
    if let Some(past) = past {
        let taken = firewall::by_skill(inner, past, name, &text, &routing_of(&folder(inner, name)?))?;
        if !taken.is_empty() {
            let message = firewall::question_of_restore(name, &taken);
            return Ok(Saved { message, ..asked(name, &text, now.unwrap_or_default(), taken) });
        }
    }
    match history.save(&file, &text, now.as_deref(), &note).map_err(told)? {
        Save::Stale { .. } => Err(stale(format!("“{name}” changed while it was being taken back."))),
        Save::Done { commit, .. } => {
            let saved = after(inner, name, commit)?;
            Ok(Saved { message: "Taken back. The version from before is active again.".into(), ..saved })
        }
    }
}
