//! The bench of repair: skills that were made deficient on purpose, a scripted teacher, and what distillation makes of them.
//!
//! Each deficiency is a shipped skill with a few words changed, and keeps the shipped skill's cases. The teacher answers on
//! the loopback in a real wire format with good, useless and harmful edits in shuffled order. What is measured is what a
//! user would have: the proposal, the held-out cases in it, what was refused and why, and the cost.

pub mod deficiencies;
pub mod kill;
pub mod table;
pub mod teacher;

use crate::scenario::{NOW, options};
use crate::teacher_server::TeacherServer;
use anyhow::{Context, Result, bail};
use deficiencies::Deficiency;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use teacher::{Kind, Proposed};
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_store::SkillFolders;

/// Dollars that one repair may cost.
pub const BUDGET: f64 = 1.0;

/// Edits of one kind: served by the teacher and looked at, kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Looked at.
    pub tried: u32,
    /// Kept.
    pub kept: u32,
}

/// A verdict about a harmful edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What it would have done.
    pub what: String,
    /// The verdict in a word.
    pub verdict: String,
    /// The reason that the user reads.
    pub reason: String,
}

/// What became of a deficient skill.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// What was wrong with it.
    pub deficiency: String,
    /// The shipped skill.
    pub skill: String,
    /// Cases that passed with every seed before, and with the proposal, of all.
    pub cases: (u32, u32, u32),
    /// Runs of held-out cases (or held-back requests) that were right before, and with the proposal, of all.
    pub held_out: (u32, u32, u32),
    /// Questions to the teacher.
    pub rounds: u32,
    /// Edits that mend.
    pub good: Count,
    /// Edits that change nothing that matters.
    pub useless: Count,
    /// Edits that do harm.
    pub harmful: Count,
    /// Each harmful edit that was looked at.
    pub refusals: Vec<Refusal>,
    /// Dollars that the ledger counts.
    pub cost: f64,
    /// How it ended, in words.
    pub outcome: String,
}

/// Dispatches a command and reads its result.
pub async fn ask<T: DeserializeOwned>(app: &App, command: Command) -> Result<T, WireError> {
    let value = app.dispatch(Caller::Terminal, command).await?;
    Ok(serde_json::from_value(value).expect("a result reads back as its own type"))
}

/// Puts a deficient skill into the own folder of a data folder that no app has open.
pub fn prepare(data: &Path, deficiency: &Deficiency) -> Result<()> {
    let (from, to) = (crate::root().join("skills").join(deficiency.skill), data.join("skills").join(deficiency.skill));
    std::fs::create_dir_all(to.join("evals/worlds"))?;
    for folder in ["evals", "evals/worlds"] {
        for entry in std::fs::read_dir(from.join(folder))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                std::fs::copy(entry.path(), to.join(folder).join(entry.file_name()))?;
            }
        }
    }
    if deficiency.vague.is_some() {
        let lines = std::fs::read_to_string(from.join("evals/routing.jsonl"))?;
        std::fs::write(to.join("evals/routing.jsonl"), deficiencies::few_lines(&lines).0)?;
    }
    std::fs::write(to.join("SKILL.md"), deficiency.text()?)?;
    Ok(())
}

/// Adds the scripted teacher with a price, so that every call costs.
pub async fn hire(app: &App, address: &str) -> Result<(), WireError> {
    let add = Command::TeacherAdd {
        name: "scripted".into(),
        provider: TeacherProvider::Compatible,
        model: "m-1".into(),
        place: Some(address.into()),
        key: None,
    };
    ask::<Done>(app, add).await?;
    let price = PriceView { input: 3.0, cached: 0.3, written: 3.75, output: 15.0 };
    ask::<Done>(app, Command::PriceSet { model: "m-1".into(), price: Some(price) }).await?;
    Ok(())
}

/// Repairs one skill in a data folder of its own, adopts the proposal, and says what became of it.
pub async fn repair(deficiency: &Deficiency, seed: u64) -> Result<Repair> {
    let folder = tempfile::tempdir()?;
    prepare(folder.path(), deficiency)?;
    let edits = deficiency.edits(seed);
    let server = TeacherServer::start(teacher::script(&edits)).await;
    let mut options = options(folder.path());
    options.now = Some(NOW);
    let app = App::open(options).await?;
    let repaired = performed(&app, deficiency, &edits, &server).await;
    app.close().await;
    repaired
}

async fn performed(app: &App, deficiency: &Deficiency, edits: &[Proposed], server: &TeacherServer) -> Result<Repair> {
    let told = |e: WireError| anyhow::anyhow!("{}: {} {}", deficiency.skill, e.message, e.hint);
    hire(app, &server.address).await.map_err(told)?;
    let plan = DistilPlan {
        why: DistilWhy::Improve,
        skill: Some(deficiency.skill.into()),
        budget: BUDGET,
        ..DistilPlan::default()
    };
    let before = held_back(app, deficiency)?;
    let quote: DistilQuote = ask(app, Command::DistilQuote { plan }).await.map_err(told)?;
    let start = Command::DistilStart { id: quote.id.clone(), sha256: quote.envelope.sha256.clone() };
    ask::<Done>(app, start).await.map_err(told)?;
    let view = app.distilled(&quote.id).await.map_err(told)?;
    let mut repair = read(deficiency, edits, &view);
    if server.asked().len() as u32 != repair.rounds {
        bail!("{}: {} rounds, but {} questions", deficiency.skill, repair.rounds, server.asked().len());
    }
    // Without a proposal nothing is right that was wrong, and nobody knows which of the cases would have been held out.
    repair.cases = (quote.passed, quote.passed, quote.cases);
    repair.held_out = (0, 0, quote.cases);
    let Some(id) = view.row.proposal.clone() else { return Ok(repair) };
    let proposal: ProposalDetail = ask(app, Command::ProposalShow { id: id.clone() }).await.map_err(told)?;
    repair.cases = (proposal.row.before, proposal.row.after, proposal.row.cases);
    let test = proposal.table.iter().filter(|row| row.part == CasePart::Test);
    repair.held_out = test.fold((0, 0, 0), |(before, after, of), row| {
        (before + row.before.unwrap_or(0), after + row.after, of + row.seeds)
    });
    // The gate of the edits is measured here; the question that a user is asked besides is answered with yes.
    let adopt = Command::ProposalAdopt { id, hunks: Vec::new(), anyway: true };
    let saved: Saved = ask(app, adopt).await.map_err(told)?;
    if !saved.active {
        bail!("{}: the adopted text is not active: {}", deficiency.skill, saved.message);
    }
    if let (Some((found, of)), Some((now, _))) = (before, held_back(app, deficiency)?) {
        repair.held_out = (found, now, of);
    }
    Ok(repair)
}

/// For a vague description: how many of the requests that the deficient skill does not have find it. The shipped skills
/// are the others.
fn held_back(app: &App, deficiency: &Deficiency) -> Result<Option<(u32, u32)>> {
    if deficiency.vague.is_none() {
        return Ok(None);
    }
    let shipped = crate::root().join("skills");
    let lines = std::fs::read_to_string(shipped.join(deficiency.skill).join("evals/routing.jsonl"))?;
    let back = deficiencies::few_lines(&lines).1;
    let own = app.account_folder().parent().context("a data folder")?.join("skills");
    let folders = SkillFolders::open(vec![shipped, own])?;
    let finds = |request: &String| folders.route(request).first().is_some_and(|(name, _)| name == deficiency.skill);
    Ok(Some((back.iter().filter(|r| finds(r)).count() as u32, back.len() as u32)))
}

/// Reads a distillation as the bench's row, by what each edit was meant as.
pub fn read(deficiency: &Deficiency, edits: &[Proposed], view: &DistilView) -> Repair {
    let mut repair = Repair {
        deficiency: deficiency.kind.into(),
        skill: deficiency.skill.into(),
        cases: (0, 0, 0),
        held_out: (0, 0, 0),
        rounds: view.rounds.iter().map(|r| r.calls.len() as u32).sum(),
        good: Count::default(),
        useless: Count::default(),
        harmful: Count::default(),
        refusals: Vec::new(),
        cost: view.row.cost,
        outcome: view.row.outcome.clone(),
    };
    for edit in view.rounds.iter().flat_map(|r| &r.edits) {
        let Some(meant) = edits.iter().find(|e| e.why == edit.why) else { continue };
        let count = match meant.kind {
            Kind::Good => &mut repair.good,
            Kind::Useless => &mut repair.useless,
            Kind::Harmful => &mut repair.harmful,
        };
        count.tried += 1;
        count.kept += u32::from(edit.kept);
        if meant.kind == Kind::Harmful {
            let (verdict, reason) = (edit.verdict.clone(), edit.reason.clone());
            repair.refusals.push(Refusal { what: edit.why.clone(), verdict, reason });
        }
    }
    repair
}
