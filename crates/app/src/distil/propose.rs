//! Proposals: what a distillation leaves for the user, and how it is shown. Nothing here changes a skill.

use super::work::{Authored, Base, Bootstrap, Found};
use super::{Desk, costs};
use crate::open::Inner;
use crate::teacher::settings::dollars;
use crate::usecases::case_view;
use crate::wire::*;
use crate::{internal, not_found};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use understudy_agent::distil::hunks::{self, Hunk};
use understudy_agent::distil::sources;
use understudy_agent::{eval, skill};
use understudy_store::proposals::{self, Proposal, ProposalState as Stored};
use understudy_store::sha256_hex;

/// What a proposal says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Staged {
    pub(crate) distillation: String,
    pub(crate) why: DistilWhy,
    pub(crate) summary: String,
    /// The text that it was made for; none for a new skill.
    pub(crate) base: Option<Base>,
    pub(crate) text: String,
    pub(crate) hunks: Vec<Hunk>,
    pub(crate) table: Vec<BeforeAfter>,
    pub(crate) recall: RecallCount,
    pub(crate) bootstrap: Vec<Bootstrap>,
    pub(crate) files: Vec<ProposedFile>,
    pub(crate) rounds: Vec<RoundView>,
    pub(crate) notes: Vec<String>,
    /// Millionths of a dollar.
    pub(crate) cost: u64,
    /// It was put onto another text than was tried.
    pub(crate) untried: bool,
    /// Hunks that were adopted, from 0.
    pub(crate) adopted: BTreeSet<usize>,
    /// The text as it was adopted.
    pub(crate) adopted_sha256: Option<String>,
    /// The version before the adoption; none for a new skill.
    pub(crate) before: Option<String>,
}

/// Stages the best text of a rewrite.
pub(super) async fn rewrite(desk: &mut Desk<'_>, table: Vec<BeforeAfter>, summary: &str) -> Result<(), WireError> {
    let Some(base) = desk.work.base.clone() else { return Ok(()) };
    // Only a text that was made to follow the memories as they are now is bound to them.
    let text = match desk.work.plan.why {
        DistilWhy::Memory => sources::bind(&desk.work.best, &desk.work.sources),
        DistilWhy::Improve | DistilWhy::Author => desk.work.best.clone(),
    };
    let hunks = hunks::split(&base.text, &text);
    let recall = count(&desk.work.found_before, &desk.work.found);
    keep(desk, Staged { base: Some(base), text, hunks, table, recall, summary: summary.into(), ..Staged::default() })
        .await
}

/// Stages a new skill.
pub(super) async fn new_skill(
    desk: &mut Desk<'_>,
    authored: &Authored,
    table: Vec<BeforeAfter>,
    summary: &str,
) -> Result<(), WireError> {
    let staged = Staged {
        text: authored.text.clone(),
        hunks: hunks::split("", &authored.text),
        table,
        recall: count(&Found::default(), &desk.work.found),
        bootstrap: authored.cases.clone(),
        files: vec![ProposedFile { path: "evals/routing.jsonl".into(), text: authored.routing.clone() }],
        summary: summary.into(),
        ..Staged::default()
    };
    keep(desk, staged).await
}

fn count(before: &Found, after: &Found) -> RecallCount {
    RecallCount {
        before: before.hits.len() as u32,
        after: after.hits.len() as u32,
        of: (after.hits.len() + after.missed.len()) as u32,
    }
}

async fn keep(desk: &mut Desk<'_>, mut staged: Staged) -> Result<(), WireError> {
    let inner = desk.inner().clone();
    // One distillation makes one proposal, also when it was killed right behind it.
    let id = format!("p{}", desk.row.id.trim_start_matches('d'));
    if proposals::get(&inner.store, &id).await.map_err(internal)?.is_none() {
        let costs = costs(&inner, &desk.row.id).await?;
        staged.distillation.clone_from(&desk.row.id);
        staged.why = desk.work.plan.why;
        staged.rounds = desk.work.round_views(&costs);
        staged.notes.clone_from(&desk.work.notes);
        staged.cost = costs.values().sum();
        let row = Proposal {
            id: id.clone(),
            skill: desk.row.skill.clone(),
            state: Stored::Open,
            at: inner.now(),
            decided_at: None,
            reason: String::new(),
            commit: None,
            json: serde_json::to_value(&staged).map_err(internal)?,
        };
        proposals::keep(&inner.store, &row).await.map_err(internal)?;
    }
    desk.work.proposal = Some(id);
    desk.save().await
}

/// A proposal with what it says.
pub(crate) async fn load(inner: &Inner, id: &str) -> Result<(Proposal, Staged), WireError> {
    let row = proposals::get(&inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("proposal", id))?;
    let staged = serde_json::from_value(row.json.clone()).map_err(internal)?;
    Ok((row, staged))
}

/// The text of a skill on disk; none when there is none.
pub(crate) fn on_disk(inner: &Inner, name: &str) -> Option<String> {
    let folder = crate::usecases::folder(inner, name).ok()?;
    std::fs::read_to_string(folder.join("SKILL.md")).ok()
}

pub(crate) fn row_view(inner: &Inner, row: &Proposal, staged: &Staged) -> ProposalRow {
    let now = on_disk(inner, &row.skill).map(|text| sha256_hex(text.as_bytes()));
    let whole = |seen: Option<u32>, seeds: u32| seeds > 0 && seen == Some(seeds);
    ProposalRow {
        id: row.id.clone(),
        skill: row.skill.clone(),
        why: staged.why,
        state: state_view(row.state),
        summary: staged.summary.clone(),
        before: staged.table.iter().filter(|r| whole(r.before, r.seeds)).count() as u32,
        after: staged.table.iter().filter(|r| whole(Some(r.after), r.seeds)).count() as u32,
        cases: staged.table.len() as u32,
        cost: dollars(staged.cost),
        at: row.at,
        stale: row.state == Stored::Open && now != staged.base.as_ref().map(|b| b.sha256.clone()),
    }
}

fn state_view(state: Stored) -> ProposalState {
    match state {
        Stored::Open => ProposalState::Open,
        Stored::Adopted => ProposalState::Adopted,
        Stored::Rejected => ProposalState::Rejected,
        Stored::RolledBack => ProposalState::RolledBack,
    }
}

pub(crate) fn view(inner: &Inner, row: &Proposal, staged: Staged) -> ProposalDetail {
    let parsed = skill::parse(&row.skill, &staged.text).skill;
    let bootstrap = staged.bootstrap.iter().filter_map(|b| {
        let case = eval::read_case(&row.skill, &b.text).ok()?;
        Some(BootstrapCase { case: case_view(&case), world: b.yaml.clone(), confirmed: b.confirmed })
    });
    // Only what is on disk as it was adopted can be taken back without losing something newer.
    let now = on_disk(inner, &row.skill).map(|text| sha256_hex(text.as_bytes()));
    let can_roll_back = row.state == Stored::Adopted && row.commit.is_some() && now == staged.adopted_sha256;
    ProposalDetail {
        row: row_view(inner, row, &staged),
        distillation: staged.distillation.clone(),
        base: staged.base.as_ref().map(|b| b.sha256.clone()),
        hunks: staged.hunks.iter().enumerate().map(|(n, hunk)| hunk_view(n, hunk, &staged.adopted)).collect(),
        table: staged.table.clone(),
        untried: staged.untried,
        recall: staged.recall,
        tools: parsed.map(|s| s.allowed_tools).unwrap_or_default(),
        bootstrap: bootstrap.collect(),
        files: staged.files.clone(),
        rounds: staged.rounds.clone(),
        notes: staged.notes.clone(),
        reason: row.reason.clone(),
        commit: row.commit.clone(),
        can_roll_back,
        text: staged.text,
    }
}

fn hunk_view(n: usize, hunk: &Hunk, adopted: &BTreeSet<usize>) -> HunkView {
    let text = |line: &String| line.trim_end_matches(['\n', '\r']).to_owned();
    let mut lines = Vec::new();
    let mut old = (hunk.at - hunk.before.len()) as u32;
    for line in &hunk.before {
        old += 1;
        lines.push(DiffLineView { sign: "same".into(), old: Some(old), new: None, text: text(line) });
    }
    for line in &hunk.old {
        old += 1;
        lines.push(DiffLineView { sign: "removed".into(), old: Some(old), new: None, text: text(line) });
    }
    for line in &hunk.new {
        lines.push(DiffLineView { sign: "added".into(), old: None, new: None, text: text(line) });
    }
    for line in &hunk.behind {
        old += 1;
        lines.push(DiffLineView { sign: "same".into(), old: Some(old), new: None, text: text(line) });
    }
    HunkView { n: n as u32 + 1, lines, adopted: adopted.contains(&n) }
}
