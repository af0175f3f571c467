//! Distillations: the quote, the start, stop and go on, and how they stand.

use crate::distil::{self, costs, load, spent};
use crate::library::blocking;
use crate::open::App;
use crate::teacher::settings::dollars;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found, stale};
use understudy_store::distillations::{self, DistilState as Stored, Distillation};

/// Distillations in the list.
const LISTED: u32 = 60;

pub(crate) async fn distil_quote(app: &App, _: Caller, plan: DistilPlan) -> Result<DistilQuote, WireError> {
    distil::quote(app, plan).await
}

pub(crate) async fn distil_start(app: &App, _: Caller, id: String, sha256: String) -> Result<Done, WireError> {
    let (row, work) = load(&app.inner, &id).await?;
    if row.state != Stored::Quoted {
        return Err(bad_input("It was begun before.", "Let it go on, or ask for a new quote."));
    }
    if work.shown != sha256 {
        return Err(stale("What would be sent is no longer what you saw, so nothing was sent."));
    }
    distil::go_on(app, &id).await?;
    Ok(Done { message: "The teacher is asked. You can go on working meanwhile.".into() })
}

pub(crate) async fn distil_stop(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    if distil::stop(&app.inner, &id) {
        return Ok(Done { message: "It is being stopped. What was kept so far stays.".into() });
    }
    load(&app.inner, &id).await?;
    Ok(Done { message: "It is not at work.".into() })
}

pub(crate) async fn distil_resume(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let (row, _) = load(&app.inner, &id).await?;
    if row.state != Stored::Stopped {
        return Err(bad_input("It cannot go on.", "Only one that was stopped or interrupted can."));
    }
    distil::go_on(app, &id).await?;
    Ok(Done { message: "It goes on. What was answered is not asked again.".into() })
}

pub(crate) async fn distil_end(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    Ok(Done { message: distil::end(app, &id).await? })
}

pub(crate) async fn distil_list(app: &App, _: Caller) -> Result<Vec<DistilRow>, WireError> {
    let rows = distillations::list(&app.inner.store, LISTED).await.map_err(internal)?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let work = serde_json::from_value(row.json.clone()).map_err(internal)?;
        out.push(row_view(app, &row, &work).await?);
    }
    Ok(out)
}

pub(crate) async fn distil_show(app: &App, _: Caller, id: String) -> Result<DistilView, WireError> {
    let (row, work) = load(&app.inner, &id).await?;
    let costs = costs(&app.inner, &id).await?;
    Ok(DistilView {
        row: row_view(app, &row, &work).await?,
        teacher: work.teacher.clone(),
        student: work.student.clone(),
        rounds: work.round_views(&costs),
        notes: work.notes,
    })
}

async fn row_view(app: &App, row: &Distillation, work: &distil::work::Work) -> Result<DistilRow, WireError> {
    Ok(DistilRow {
        id: row.id.clone(),
        skill: row.skill.clone(),
        why: work.plan.why,
        state: match row.state {
            Stored::Quoted => DistilState::Quoted,
            Stored::Running => DistilState::Running,
            Stored::Stopped => DistilState::Stopped,
            Stored::Proposed => DistilState::Proposed,
            Stored::Nothing => DistilState::Nothing,
            Stored::Failed => DistilState::Failed,
        },
        outcome: row.outcome.clone(),
        rounds: work.rounds.len() as u32,
        cost: dollars(spent(&app.inner, &row.id).await?),
        budget: dollars(work.budget),
        proposal: work.proposal.clone(),
        at: row.at,
    })
}

pub(crate) async fn skill_sources(app: &App, _: Caller, name: String) -> Result<SkillSources, WireError> {
    let loaded = app.inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    let sources = blocking(&app.inner, move |inner| distil::sources::views(inner, &loaded)).await?;
    let of = |state: SourceState| sources.iter().filter(|s| s.state == state).count();
    let (changed, gone, unbound) = (of(SourceState::Changed), of(SourceState::Gone), of(SourceState::Unbound));
    let message = match (sources.len(), changed + gone, unbound) {
        (0, _, _) => "It names no memory that it comes from.".to_owned(),
        (_, 0, 0) => "What it comes from is as it was.".to_owned(),
        (_, 0, _) => "It names memories without saying which version; distilling it again binds it to them.".to_owned(),
        (_, n, _) => {
            let passages = if n == 1 { "1 passage".to_owned() } else { format!("{n} passages") };
            format!("{passages} that it comes from changed or went. Look at the lines, or distil it again.")
        }
    };
    Ok(SkillSources { name, redistil: changed + gone + unbound > 0, sources, message })
}
