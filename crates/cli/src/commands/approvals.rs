//! `approvals`.

use super::runs::said;
use super::{NOT_DONE, OK, ask, rules};
use crate::arguments::Approvals;
use crate::print;
use anyhow::Context;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

pub(super) async fn approvals(app: &App, command: Approvals, json: bool) -> anyhow::Result<u8> {
    match command {
        Approvals::List => {
            let all: Vec<ApprovalSummary> = ask(app, Wire::ApprovalList {}).await?;
            if json {
                print::json(&all)?;
                return Ok(OK);
            }
            if all.is_empty() {
                println!("Nothing waits for you.");
            }
            let rows: Vec<Vec<String>> = all
                .iter()
                .map(|a| {
                    let state = format!("{:?}", a.state).to_lowercase();
                    let kind = if a.red { format!("{} (unusual)", a.kind) } else { a.kind.clone() };
                    vec![a.id.clone(), state, kind, a.title.clone()]
                })
                .collect();
            print::table(&rows);
            Ok(OK)
        }
        Approvals::Show { id } => {
            let detail: ApprovalDetail = ask(app, Wire::ApprovalShow { id }).await?;
            if json {
                print::json(&detail)?;
            } else {
                show(&detail);
            }
            Ok(OK)
        }
        Approvals::Approve { id, confirm } => approve(app, id, confirm, json).await,
        Approvals::Edit { id, file, subject, stage } => {
            let body = match file {
                Some(path) => Some(
                    std::fs::read_to_string(&path)
                        .with_context(|| format!("{} cannot be read as text", path.display()))?,
                ),
                None => None,
            };
            let edit = Wire::ApprovalEdit { id, edit: CardEdit { subject, body, stage, ..CardEdit::default() } };
            let detail: ApprovalDetail = ask(app, edit).await?;
            if json {
                print::json(&detail)?;
            } else {
                show(&detail);
            }
            Ok(OK)
        }
        Approvals::Reject { id, reason } => said(app, Wire::ApprovalReject { id, reason }, json).await,
        Approvals::Undo { id } => said(app, Wire::ApprovalUndo { id }, json).await,
        Approvals::Later { id, hours } => {
            let status: AppStatus = ask(app, Wire::AppStatus {}).await?;
            let until = status.now + i64::from(hours) * 3_600;
            said(app, Wire::ApprovalLater { id, until: Some(until) }, json).await
        }
        Approvals::Allow { id, choose, until } => rules::allow(app, id, choose, until, json).await,
    }
}

/// Approves, and stays until the undo window has ended and the effect has left. Ctrl-C takes it back.
async fn approve(app: &App, id: String, confirm: Option<String>, json: bool) -> anyhow::Result<u8> {
    let detail: ApprovalDetail = ask(app, Wire::ApprovalShow { id: id.clone() }).await?;
    let mut updates = app.subscribe();
    let approve = Wire::ApprovalApprove { id: id.clone(), sha256: detail.sha256, confirm };
    let done: Done = ask(app, approve).await?;
    if detail_waits(&done) {
        eprintln!("{} Ctrl-C takes it back.", done.message);
    }
    loop {
        let now: ApprovalDetail = ask(app, Wire::ApprovalShow { id: id.clone() }).await?;
        if !matches!(now.approval.state, ApprovalState::Approved | ApprovalState::Sending) {
            if json {
                print::json(&now)?;
            } else {
                println!("{:?}: {}", now.approval.state, now.outcome);
            }
            return Ok(if now.approval.state == ApprovalState::Sent { OK } else { NOT_DONE });
        }
        tokio::select! {
            _ = tokio::time::timeout(std::time::Duration::from_millis(500), updates.recv()) => {}
            _ = tokio::signal::ctrl_c() => return said(app, Wire::ApprovalUndo { id }, json).await,
        }
    }
}

/// Whether there is a window in which it can be taken back.
fn detail_waits(done: &Done) -> bool {
    done.message != "Done."
}

fn show(detail: &ApprovalDetail) {
    let a = &detail.approval;
    println!("{}  {}{}", a.id, a.title, if a.red { "  (unusual: read the reasons)" } else { "" });
    println!("From the run “{}”, {}\n", detail.request, detail.skill.clone().unwrap_or_default());
    match &detail.card {
        CardView::Letter { from, to, cc, bcc, subject, body, attachments } => {
            println!("From     {from}");
            for (name, parties) in [("To", to), ("Cc", cc), ("Bcc", bcc)] {
                for p in parties {
                    println!("{name:<8} {} ‹{}› ({}; {})", p.name, p.email, p.note, p.origin.label);
                }
            }
            println!("Subject  {subject}");
            for file in attachments {
                println!("File     {} ({} bytes, sha256 {})", file.name, file.size, file.sha256);
            }
            let body: String = body.iter().map(|s| s.text.as_str()).collect();
            println!("\n{}\n", body.trim_end());
        }
        CardView::Event { before, after, told, conflicts } => {
            for (name, event) in [("Before", before), ("After", after)] {
                if let Some(e) = event {
                    println!("{name:<8} {} · {} ({})", e.title, e.when, e.zone);
                }
            }
            for p in told {
                println!("Told     {} ‹{}› ({})", p.name, p.email, p.note);
            }
            for conflict in conflicts {
                println!("Conflict {conflict}");
            }
        }
        CardView::Deal { name, before, after, .. } => println!("Deal     {name}, from {before} to {after}"),
        CardView::Rows { rows } => {
            for row in rows {
                println!("{:<8} {}", row.name, row.value);
            }
        }
    }
    if let Some(rule) = &detail.rule {
        println!("Nobody was asked: {}", rule.sentence);
    }
    println!("Why it asks: {}", detail.reasons.join(" "));
    for argument in &detail.arguments {
        println!("  {:<16} {} ← {}", argument.name, argument.value, argument.origin.label);
    }
    println!("sha256 {}", detail.sha256);
    if let Some(word) = &detail.confirm_word {
        println!("To approve it, add: --confirm {word}");
    }
}
