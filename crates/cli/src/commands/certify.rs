//! `skill test`, `skill certify`, `skill unattended`: figures by the difference of the world before and after.

use super::{NOT_DONE, OK, ask, runs};
use crate::arguments::{Certify, Decision, Test, Unattended};
use crate::print;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;
use understudy_app::{App, CaseResult, SkillResult, TestPlan, Without};

/// Runs cases and prints pass rates.
pub(super) async fn test(app: &App, asked: Test, json: bool) -> anyhow::Result<u8> {
    let names: Vec<String> = match asked.name {
        Some(name) if !asked.all => vec![name],
        _ => {
            let skills: Vec<SkillView> = ask(app, Wire::SkillList {}).await?;
            skills.into_iter().filter(|s| s.cases > 0).map(|s| s.name).collect()
        }
    };
    let plan = TestPlan { seeds: (0..asked.seeds).collect(), baseline: asked.baseline };
    let mut results: Vec<SkillResult> = Vec::new();
    for name in &names {
        let result = app.skill_test_with(name, &plan, |case| told(name, case, asked.seeds > 1)).await;
        let result = result.map_err(super::words)?;
        if let Some(without) = &result.without {
            eprintln!("{name:<26} without the procedure: {}", passes(&without.rate));
        }
        results.push(result);
    }
    let code = if results.iter().any(|r| r.pass_rate < 1.0) { NOT_DONE } else { OK };
    if json {
        print::json(&results)?;
    } else {
        tested(&results);
    }
    Ok(code)
}

/// A case on standard error, when it has ended.
fn told(name: &str, case: &CaseResult, seeds: bool) {
    let id = if seeds { format!("{} #{}", case.id, case.seed) } else { case.id.clone() };
    eprintln!("{name:<26} {id:<32} {}", if case.passed { "passed" } else { "failed" });
    for line in case.failed_checks.iter().chain(&case.forbidden_effects) {
        eprintln!("    {line}");
    }
    if !case.passed && case.state != RunState::Done {
        eprintln!("    the run ended {:?}: {}", case.state, case.reason);
    }
}

/// `7 of 7, 100 % (65 to 100 %)`.
fn passes(rate: &RateView) -> String {
    format!("{} of {}, {}", rate.passed, rate.ran, percent(rate))
}

fn percent(rate: &RateView) -> String {
    format!("{:.0} % ({:.0} to {:.0} %)", rate.rate * 100.0, rate.low * 100.0, rate.high * 100.0)
}

fn tested(results: &[SkillResult]) {
    let baseline = results.iter().any(|r| r.without.is_some());
    let mut head = vec!["skill", "version", "passed", "rate (95 %)", "forbidden", "calls", "tokens", "ms"];
    if baseline {
        head.insert(4, "without it (95 %)");
    }
    let mut rows = vec![head.into_iter().map(str::to_owned).collect::<Vec<_>>()];
    for r in results {
        let mut row = vec![
            r.skill.clone(),
            r.version.clone(),
            format!("{} of {}", r.rate.passed, r.rate.ran),
            percent(&r.rate),
            r.forbidden.to_string(),
            format!("{:.0}", r.median_steps),
            format!("{:.0}", r.median_tokens),
            format!("{:.0}", r.median_ms),
        ];
        if baseline {
            row.insert(4, r.without.as_ref().map(|w| passes(&w.rate)).unwrap_or_default());
        }
        rows.push(row);
    }
    print::table(&rows);
    let student = results.first().map_or("", |r| r.student.as_str());
    let all = results.iter().fold((0, 0), |(p, n), r| (p + r.rate.passed, n + r.rate.ran));
    println!(
        "{} of {} runs on the student “{student}”, by the difference of the world before and after; calls, tokens and ms are medians",
        all.0, all.1
    );
    if baseline {
        let without: Vec<&Without> = results.iter().filter_map(|r| r.without.as_ref()).collect();
        let bare = without.iter().fold((0, 0), |(p, n), w| (p + w.rate.passed, n + w.rate.ran));
        println!(
            "{} of {} without the procedures: the same student, tools and gate, and the request alone",
            bare.0, bare.1
        );
    }
    nothing_proven(results);
}

/// Cases and checks that say nothing about the skill.
fn nothing_proven(results: &[SkillResult]) {
    let mut lines = Vec::new();
    let (mut idle, mut bare, mut all) = (0, 0, 0);
    for result in results {
        for case in result.cases.iter().filter(|c| c.seed == 0) {
            let why = case.proves_nothing.map(|why| match why {
                ProvesNothing::Idle => "all its checks hold though nothing is done",
                ProvesNothing::Bare => "it passes without the procedure, too",
            });
            lines.extend(why.map(|why| format!("{}: {} proves nothing: {why}", result.skill, case.id)));
            // The last check is the net that every case has.
            for check in case.checks.iter().rev().skip(1) {
                all += 1;
                idle += usize::from(check.proves_nothing == Some(ProvesNothing::Idle));
                bare += usize::from(check.proves_nothing == Some(ProvesNothing::Bare));
            }
        }
    }
    for line in lines {
        println!("{line}");
    }
    println!(
        "{idle} of {all} checks hold though nothing is done, {bare} more without the procedure; they guard, and prove nothing"
    );
}

/// Certifies and shows what came of it; without a skill, how all stand.
pub(super) async fn certify(app: &App, asked: Certify, json: bool) -> anyhow::Result<u8> {
    let named = asked.name.clone();
    if asked.all || named.is_some() {
        perform(app, asked.name).await?;
    }
    let matrix: SkillMatrix = ask(app, Wire::SkillMatrix {}).await?;
    let rows: Vec<&MatrixRow> = matrix.rows.iter().filter(|r| named.as_ref().is_none_or(|n| r.skill == *n)).collect();
    if json {
        print::json(&matrix)?;
    } else {
        shown(&matrix, &rows);
    }
    let certified = |row: &&MatrixRow| row.cases == 0 || on_its_student(&matrix, row).is_some_and(is_certified);
    let asked_for = asked.all || named.is_some();
    Ok(if asked_for && !rows.iter().all(certified) { NOT_DONE } else { OK })
}

fn is_certified(cell: &MatrixCell) -> bool {
    cell.now.state == CertificationState::Certified
}

/// The cell of the student that performs the skill.
fn on_its_student<'m>(matrix: &'m SkillMatrix, row: &'m MatrixRow) -> Option<&'m MatrixCell> {
    let chosen = matrix.students.iter().find(|s| s.chosen).map(|s| s.name.clone());
    let student = row.pin.clone().or(chosen)?;
    row.cells.iter().find(|c| c.student == student)
}

/// Starts it and waits for its end, or for Ctrl-C.
async fn perform(app: &App, name: Option<String>) -> anyhow::Result<()> {
    let mut updates = app.subscribe();
    let _: Done = ask(app, Wire::SkillCertify { name, student: None }).await?;
    loop {
        // A missed or late update only means looking again.
        let again = std::time::Duration::from_millis(500);
        tokio::select! {
            update = tokio::time::timeout(again, updates.recv()) => if let Ok(Ok(Update::Progress { id, label, done, total })) = update
                && id.starts_with("certify:")
            {
                // The last one of a skill has a label only when something went wrong.
                match (total > 1.0, label.is_empty()) {
                    (true, _) => eprintln!("{label}: {done:.0} of {total:.0}"),
                    (false, false) => eprintln!("{}: {label}", id.trim_start_matches("certify:")),
                    (false, true) => {}
                }
                continue;
            },
            _ = tokio::signal::ctrl_c() => {
                let done: Done = ask(app, Wire::SkillCertifyStop {}).await?;
                eprintln!("{}", done.message);
            }
        }
        let matrix: SkillMatrix = ask(app, Wire::SkillMatrix {}).await?;
        if matrix.running.is_none() && matrix.waiting.is_empty() {
            return Ok(());
        }
    }
}

fn shown(matrix: &SkillMatrix, rows: &[&MatrixRow]) {
    let mut head = vec!["skill".to_owned(), "version".to_owned()];
    head.extend(
        matrix.students.iter().map(|s| if s.chosen { format!("{} (answers)", s.name) } else { s.name.clone() }),
    );
    head.push("without you".to_owned());
    let mut table = vec![head];
    for row in rows {
        let mut line = vec![row.skill.clone(), row.version.clone()];
        line.extend(row.cells.iter().map(|cell| {
            let pinned = if row.pin.as_deref() == Some(cell.student.as_str()) { ", pinned" } else { "" };
            let old = cell.before.as_ref().map(|b| format!(" [before: {}]", word(b))).unwrap_or_default();
            match &cell.unfit {
                Some(_) => "unfit".to_owned(),
                None => format!("{}{old}{pinned}", word(&cell.now)),
            }
        }));
        line.push(if row.unattended.allowed { "may start" } else { "may not" }.to_owned());
        table.push(line);
    }
    print::table(&table);
}

/// A standing in a few words.
pub(super) fn word(view: &CertificationView) -> String {
    let state = match view.state {
        CertificationState::Certified => "certified",
        CertificationState::Failing => "failing",
        CertificationState::Partial => "partial",
        CertificationState::Unknown => return "–".to_owned(),
    };
    let forbidden = if view.forbidden > 0 { format!(", {} forbidden", view.forbidden) } else { String::new() };
    let old = if view.old { ", old" } else { "" };
    format!("{state} {}/{}{forbidden}{old}", view.rate.passed, view.total)
}

/// Shows or changes whether a skill may start without a person.
pub(super) async fn unattended(app: &App, asked: Unattended, json: bool) -> anyhow::Result<u8> {
    if let Some(decision) = asked.decision {
        let allow = match decision {
            Decision::Allow => Some(true),
            Decision::Never => Some(false),
            Decision::Certified => None,
        };
        return runs::said(app, Wire::SkillUnattended { name: asked.name, allow }, json).await;
    }
    let detail: SkillDetail = ask(app, Wire::SkillShow { name: asked.name }).await?;
    if json {
        print::json(&detail.unattended)?;
    } else {
        println!("{}", detail.unattended.why);
    }
    Ok(if detail.unattended.allowed { OK } else { NOT_DONE })
}
