//! `skill author`, `improve`, `proposals` and what belongs to them. What is sent first is shown and agreed to.

use super::teachers::{agreed, describe, paste, unlock};
use super::{NOT_DONE, OK, ask, library, words};
use crate::arguments::{Bounds, Distil, Proposals};
use crate::print;
use anyhow::bail;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

pub(super) async fn distil(app: &App, command: Distil, json: bool) -> anyhow::Result<u8> {
    match command {
        Distil::Author { memories, run, bounds } => {
            let plan = DistilPlan { why: DistilWhy::Author, memories, runs: run, ..plan(&bounds) };
            begin(app, plan, bounds.yes, json).await
        }
        Distil::Improve { name, memory, run, rounds, deal, bounds } => {
            let why = if memory { DistilWhy::Memory } else { DistilWhy::Improve };
            let plan = DistilPlan { why, skill: Some(name), runs: run, rounds, seed: deal, ..plan(&bounds) };
            begin(app, plan, bounds.yes, json).await
        }
        Distil::Resume { id } => {
            unlock(app).await?;
            let _: Done = ask(app, Wire::DistilResume { id: id.clone() }).await?;
            follow(app, &id, false, json).await
        }
        Distil::End { id } => done(app, Wire::DistilEnd { id }, json).await,
        Distil::Distillations { id: None } => list(app, json).await,
        Distil::Distillations { id: Some(id) } => {
            print_distillation(&ask::<DistilView>(app, Wire::DistilShow { id }).await?, json)
        }
        Distil::Sources { name } => sources(app, name, json).await,
        Distil::Proposals { what: None } => proposals(app, json).await,
        Distil::Proposals { what: Some(Proposals::Show { id }) } => {
            print_proposal(&ask::<ProposalDetail>(app, Wire::ProposalShow { id }).await?, json)
        }
        Distil::Tick { id, cases } => {
            let view: ProposalDetail = ask(app, Wire::ProposalConfirm { id, cases }).await?;
            if json {
                print::json(&view)?;
            } else {
                let ticked = view.bootstrap.iter().filter(|b| b.confirmed).count();
                println!("{ticked} of {} cases are ticked.", view.bootstrap.len());
            }
            Ok(OK)
        }
        Distil::Adopt { id, hunks, anyway } => {
            library::saved(&ask(app, Wire::ProposalAdopt { id, hunks, anyway }).await?, json)
        }
        Distil::Reject { id, reason } => done(app, Wire::ProposalReject { id, reason }, json).await,
        Distil::Rebase { id } => print_proposal(&ask::<ProposalDetail>(app, Wire::ProposalRebase { id }).await?, json),
        Distil::Rollback { id, anyway } => {
            library::saved(&ask(app, Wire::ProposalRollBack { id, anyway }).await?, json)
        }
    }
}

fn plan(bounds: &Bounds) -> DistilPlan {
    DistilPlan {
        wish: bounds.wish.clone(),
        budget: bounds.budget,
        teacher: bounds.teacher.clone(),
        ..DistilPlan::default()
    }
}

async fn done(app: &App, command: Wire, json: bool) -> anyhow::Result<u8> {
    let done: Done = ask(app, command).await?;
    if json {
        print::json(&done)?;
    } else {
        println!("{}", done.message);
    }
    Ok(OK)
}

/// Quotes, asks, begins and waits.
async fn begin(app: &App, plan: DistilPlan, yes: bool, json: bool) -> anyhow::Result<u8> {
    let quote: DistilQuote = ask(app, Wire::DistilQuote { plan }).await?;
    let envelope = &quote.envelope;
    let by_hand = envelope.teacher.provider == TeacherProvider::ByHand;
    if !json {
        println!("{}\n", envelope.text);
        describe(envelope);
        if quote.cases > 0 {
            println!("{} of {} cases pass now.", quote.passed, quote.cases);
        }
        quote.notes.iter().for_each(|note| println!("{note}"));
        println!(
            "At most {} questions, and at most ${:.4} in all. Distillation {}.",
            quote.calls, quote.worst, quote.id
        );
    }
    if !by_hand && !yes && !agreed("\nSend it?")? {
        bail!("Nothing was sent.\n  Say --yes to send it without this question.")
    }
    if envelope.teacher.has_key {
        unlock(app).await?;
    }
    let command = Wire::DistilStart { id: quote.id.clone(), sha256: envelope.sha256.clone() };
    let _: Done = ask(app, command).await?;
    follow(app, &quote.id, by_hand, json).await
}

/// Waits until it stands still, telling how far it is. Ctrl-C stops it; it can go on later.
async fn follow(app: &App, id: &str, by_hand: bool, json: bool) -> anyhow::Result<u8> {
    let mut updates = app.subscribe();
    let ended = app.distilled(id);
    tokio::pin!(ended);
    let (own, mut last, mut pasted) = (format!("distil:{id}"), String::new(), Vec::new());
    let view = loop {
        tokio::select! {
            view = &mut ended => break view.map_err(words)?,
            update = updates.recv() => {
                let Ok(Update::Progress { id, label, .. }) = update else { continue };
                if id == own && label != last {
                    eprintln!("{label}");
                    last = label;
                } else if let Some(call) = id.strip_prefix("teacher:").filter(|c| by_hand && !pasted.iter().any(|p| p == c)) {
                    let shown: CallView = ask(app, Wire::CallShow { id: call.to_owned() }).await?;
                    eprintln!("{}\n", shown.envelope);
                    pasted.push(call.to_owned());
                    paste(app.clone(), call.to_owned());
                }
            }
            pressed = tokio::signal::ctrl_c() => {
                pressed?;
                let _: Done = ask(app, Wire::DistilStop { id: id.to_owned() }).await?;
            }
        }
    };
    print_distillation(&view, json)
}

fn print_distillation(view: &DistilView, json: bool) -> anyhow::Result<u8> {
    let ended = if matches!(view.row.state, DistilState::Proposed | DistilState::Quoted) { OK } else { NOT_DONE };
    if json {
        print::json(view)?;
        return Ok(ended);
    }
    print_rounds(&view.rounds);
    view.notes.iter().for_each(|note| println!("{note}"));
    println!("{} ${:.4} of ${:.4}.", view.row.outcome, view.row.cost, view.row.budget);
    match (&view.row.proposal, view.row.state) {
        (Some(id), _) => println!("Look at it with: understudy skill proposals show {id}"),
        (None, DistilState::Stopped) => println!("Go on with: understudy skill resume {}", view.row.id),
        (None, _) => {}
    }
    Ok(ended)
}

fn print_rounds(rounds: &[RoundView]) {
    for round in rounds {
        println!("Round {} (${:.4}): {}", round.round, round.cost, round.diagnosis);
        for edit in &round.edits {
            println!("  {:<10} {}\n             {}", edit.verdict, edit.why, edit.reason);
        }
    }
}

async fn list(app: &App, json: bool) -> anyhow::Result<u8> {
    let all: Vec<DistilRow> = ask(app, Wire::DistilList {}).await?;
    if json {
        print::json(&all)?;
        return Ok(OK);
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|r| {
            let state = format!("{:?}", r.state).to_lowercase();
            vec![r.id.clone(), print::time(r.at), r.skill.clone(), state, format!("${:.4}", r.cost), r.outcome.clone()]
        })
        .collect();
    print::table(&rows);
    Ok(OK)
}

async fn proposals(app: &App, json: bool) -> anyhow::Result<u8> {
    let all: Vec<ProposalRow> = ask(app, Wire::ProposalList {}).await?;
    if json {
        print::json(&all)?;
        return Ok(OK);
    }
    if all.is_empty() {
        println!("There is no proposal yet. Make one with: understudy skill improve NAME");
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|p| {
            let state = format!("{:?}", p.state).to_lowercase();
            let stale = if p.stale { "the skill changed since" } else { "" };
            let cases = format!("{} to {} of {}", p.before, p.after, p.cases);
            vec![
                p.id.clone(),
                print::time(p.at),
                p.skill.clone(),
                state,
                cases,
                format!("${:.4}", p.cost),
                stale.into(),
            ]
        })
        .collect();
    print::table(&rows);
    Ok(OK)
}

fn print_proposal(view: &ProposalDetail, json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(view)?;
        return Ok(OK);
    }
    println!("{}: {}\n", view.row.skill, view.row.summary);
    for hunk in &view.hunks {
        println!("Part {}{}", hunk.n, if hunk.adopted { " (adopted)" } else { "" });
        for line in &hunk.lines {
            let sign = match line.sign.as_str() {
                "added" => '+',
                "removed" => '-',
                _ => ' ',
            };
            println!("{sign}{}", line.text);
        }
        println!();
    }
    let mut rows = vec![["case", "part", "before", "with it", ""].map(str::to_owned).to_vec()];
    for row in &view.table {
        let part = format!("{:?}", row.part).to_lowercase();
        let before = row.before.map_or("-".to_owned(), |n| format!("{n} of {}", row.seeds));
        let failing = row.failing.first().cloned().unwrap_or_default();
        rows.push(vec![row.case_id.clone(), part, before, format!("{} of {}", row.after, row.seeds), failing]);
    }
    print::table(&rows);
    let r = view.recall;
    println!("\n{} of {} requests find it; {} did before.", r.after, r.of, r.before);
    println!("Tools: {}", view.tools.join(" "));
    for case in &view.bootstrap {
        println!("[{}] {}: {}", if case.confirmed { "x" } else { " " }, case.case.id, case.case.prompt);
    }
    print_rounds(&view.rounds);
    view.notes.iter().for_each(|note| println!("{note}"));
    if view.untried {
        println!("It was put onto another text than was tried, so the table may not hold for it.");
    }
    println!("It cost ${:.4}.", view.row.cost);
    if view.row.state == ProposalState::Open {
        println!("Adopt it with: understudy skill adopt {}", view.row.id);
    }
    Ok(OK)
}

async fn sources(app: &App, name: String, json: bool) -> anyhow::Result<u8> {
    let view: SkillSources = ask(app, Wire::SkillSources { name }).await?;
    if json {
        print::json(&view)?;
        return Ok(OK);
    }
    for source in &view.sources {
        let state = format!("{:?}", source.state).to_lowercase();
        let lines: Vec<String> = source.lines.iter().map(u32::to_string).collect();
        let heading = if source.heading.is_empty() { String::new() } else { format!(" › {}", source.heading) };
        println!("{state:<8} {}{heading}", source.path);
        if !lines.is_empty() {
            println!("         lines of the skill that say the same: {}", lines.join(", "));
        }
        for line in source.diff.iter().filter(|l| l.sign != "same") {
            println!("         {}{}", if line.sign == "added" { '+' } else { '-' }, line.text);
        }
    }
    println!("{}", view.message);
    if view.redistil {
        println!("Distil it again with: understudy skill improve {} --memory", view.name);
    }
    Ok(OK)
}
