//! `rules`, and `approvals allow`, which makes one.

use super::runs::said;
use super::{NOT_DONE, OK, ask};
use crate::arguments::Rules;
use crate::print;
use anyhow::bail;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

pub(super) async fn rules(app: &App, command: Rules, json: bool) -> anyhow::Result<u8> {
    match command {
        Rules::List => {
            let all: Vec<RuleView> = ask(app, Wire::RuleList {}).await?;
            if json {
                print::json(&all)?;
                return Ok(OK);
            }
            if all.is_empty() {
                println!("There is no rule: everything that leaves asks first. `approvals allow ID` makes one.");
            }
            for rule in &all {
                println!("{}  {}", rule.id, rule.sentence);
                println!("    {}", state(rule));
            }
            Ok(OK)
        }
        Rules::Revoke { id } => said(app, Wire::RuleRevoke { id }, json).await,
    }
}

/// How a rule stands, in one line.
fn state(rule: &RuleView) -> String {
    let mut parts = vec![format!("made {}", print::time(rule.created_at))];
    parts.push(match rule.last_used_at {
        Some(at) => format!("used {} times, last {}", rule.used, print::time(at)),
        None => "never used".to_owned(),
    });
    if rule.taken_back > 0 {
        parts.push(format!("you took back {} of them", rule.taken_back));
    }
    if !rule.ended.is_empty() {
        parts.push(rule.ended.trim_end_matches('.').to_lowercase());
    }
    if let Some(at) = rule.revoked_at {
        parts.push(format!("taken back {}", print::time(at)));
    }
    parts.join("; ")
}

/// Lists the rules that could be made from an approval, or makes the chosen one.
pub(super) async fn allow(
    app: &App,
    approval: String,
    choose: Option<usize>,
    until: Option<String>,
    json: bool,
) -> anyhow::Result<u8> {
    let suggest = Wire::RuleSuggest { approval: approval.clone(), until };
    let choices: RuleChoices = ask(app, suggest).await?;
    if let Some(n) = choose {
        let Some(choice) = n.checked_sub(1).and_then(|at| choices.choices.get(at)) else {
            bail!("There is no rule number {n} here.\n  `approvals allow {approval}` lists those that there can be.");
        };
        let made: RuleMade = ask(app, Wire::RuleCreate { approval, sentence: choice.sentence.clone() }).await?;
        if json {
            print::json(&made)?;
        } else {
            println!("{}  {}\n{}", made.id, choice.sentence, made.message);
        }
        return Ok(OK);
    }
    if json {
        print::json(&choices)?;
    } else {
        for (n, choice) in choices.choices.iter().enumerate() {
            println!("{}. {}", n + 1, choice.sentence);
            if choice.made {
                println!("     There is a rule that says this already.");
            }
            let warning = match choice.unwanted {
                0 => String::new(),
                unwanted => format!(", of which you turned down or changed {unwanted}"),
            };
            println!("     It would have covered {}{warning}:", choice.covered.len());
            for past in &choice.covered {
                let mark = if past.unwanted.is_empty() { "  " } else { "! " };
                let unwanted = if past.unwanted.is_empty() { String::new() } else { format!(" ({})", past.unwanted) };
                println!("     {mark}{}  {}{unwanted}", print::time(past.at), past.title);
            }
        }
        if choices.choices.is_empty() {
            println!("{}", choices.none);
        } else {
            println!("\nTo make one: understudy approvals allow {approval} --choose N [--until 2026-12-31]");
        }
    }
    Ok(if choices.choices.is_empty() { NOT_DONE } else { OK })
}

/// Stays until what a run let go by rules has left: while nobody runs the app nothing leaves. Ctrl-C takes it back.
pub(super) async fn left(app: &App, run: &str) -> anyhow::Result<()> {
    let mut updates = app.subscribe();
    let mut told = Vec::new();
    loop {
        let all: Vec<ApprovalSummary> = ask(app, Wire::ApprovalList {}).await?;
        let leaving = |a: &&ApprovalSummary| {
            a.run_id == run
                && a.rule_id.is_some()
                && matches!(a.state, ApprovalState::Approved | ApprovalState::Sending)
        };
        let leaving: Vec<&ApprovalSummary> = all.iter().filter(leaving).collect();
        if leaving.is_empty() {
            return Ok(());
        }
        for a in &leaving {
            if !told.contains(&a.id) {
                told.push(a.id.clone());
                eprintln!("Goes out by your rule: {}. Ctrl-C takes it back.", a.title);
            }
        }
        tokio::select! {
            _ = tokio::time::timeout(std::time::Duration::from_millis(500), updates.recv()) => {}
            _ = tokio::signal::ctrl_c() => {
                for a in &leaving {
                    let done: Done = ask(app, Wire::ApprovalUndo { id: a.id.clone() }).await?;
                    eprintln!("{}: {}", a.title, done.message);
                }
            }
        }
    }
}
