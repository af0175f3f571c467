//! `deals`: the pipeline and a move by hand. `improvement`: how the skills do.

use super::{OK, ask};
use crate::arguments::Deals;
use crate::print;
use anyhow::Context;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

pub(super) async fn deals(app: &App, command: Deals, json: bool) -> anyhow::Result<u8> {
    match command {
        Deals::List => {
            let board: DealBoard = ask(app, Wire::DealList {}).await?;
            if json {
                print::json(&board)?;
                return Ok(OK);
            }
            let mut rows = Vec::new();
            for stage in &board.stages {
                for deal in board.deals.iter().filter(|d| d.stage == stage.id) {
                    let proposed: Vec<String> =
                        deal.proposals.iter().map(|p| format!("(proposed: {})", p.stage)).collect();
                    rows.push(vec![
                        deal.id.clone(),
                        format!("{} {}", deal.stage, proposed.join(" ")).trim_end().to_owned(),
                        format!("{} {}", deal.amount, deal.currency),
                        deal.name.clone(),
                        deal.next_step.clone(),
                    ]);
                }
            }
            if rows.is_empty() {
                println!("No deal is in the pipeline.");
            }
            print::table(&rows);
            Ok(OK)
        }
        Deals::Move { id, stage } => {
            let board: DealBoard = ask(app, Wire::DealList {}).await?;
            let deal = board.deals.into_iter().find(|d| d.id == id);
            let deal = deal.with_context(|| format!("there is no deal {id}; `understudy deals list` shows them"))?;
            let form = DealForm {
                name: deal.name,
                contact: deal.contact,
                stage,
                amount: deal.amount,
                currency: deal.currency,
                next_step: deal.next_step,
                notes: deal.notes,
            };
            let done: DealDone = ask(app, Wire::DealUpdate { id, etag: deal.etag, deal: form }).await?;
            if json {
                print::json(&done)?;
            } else {
                println!("{}", done.message);
            }
            Ok(OK)
        }
    }
}

/// `improvement`: rates with their intervals, gaps, corrections.
pub(super) async fn improvement(app: &App, json: bool) -> anyhow::Result<u8> {
    let view: ImprovementView = ask(app, Wire::ImprovementShow {}).await?;
    if json {
        print::json(&view)?;
        return Ok(OK);
    }
    if view.rates.is_empty() {
        println!("No run with a skill has ended yet.");
    }
    let rates: Vec<Vec<String>> = view
        .rates
        .iter()
        .map(|r| {
            let said = match r.standing {
                RateStanding::TooFew => "too few runs".to_owned(),
                RateStanding::Flagged => format!("under {:.0} %", view.floor * 100.0),
                RateStanding::Fine => "nothing against it".to_owned(),
            };
            vec![
                r.skill.clone(),
                r.version.clone(),
                r.student.clone(),
                format!("{} of {}", r.succeeded, r.runs),
                format!("{:.0} to {:.0} %", r.low * 100.0, r.high * 100.0),
                said,
            ]
        })
        .collect();
    print::table(&rates);
    for gap in &view.gaps {
        println!("No skill for “{}” ({}, last {})", gap.request, gap.times, print::time(gap.last_at));
    }
    for c in &view.corrections {
        println!("{}: {} edited, {} turned down, {} taken back", c.skill, c.edited, c.rejected, c.undone);
    }
    Ok(OK)
}
