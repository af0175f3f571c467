//! `skill`.

use super::{NOT_DONE, OK, ask, exchange, library};
use crate::arguments::Skill;
use crate::print;
use anyhow::Context;
use std::path::{Path, PathBuf};
use understudy_agent::skill::{self, Severity};
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;
use understudy_app::{App, SkillResult};

pub(super) async fn skills(app: &App, command: Skill, json: bool) -> anyhow::Result<u8> {
    match command {
        Skill::List => {
            let all: Vec<SkillView> = ask(app, Wire::SkillList {}).await?;
            if json {
                print::json(&all)?;
                return Ok(OK);
            }
            let rows: Vec<Vec<String>> = all
                .iter()
                .map(|s| {
                    let about: String = s.description.chars().take(90).collect();
                    vec![s.name.clone(), s.version.clone(), format!("{} cases", s.cases), about]
                })
                .collect();
            print::table(&rows);
            for skill in &all {
                if let Some(unfit) = &skill.unfit {
                    println!("{}: {unfit}", skill.name);
                }
            }
            Ok(OK)
        }
        Skill::Check { .. } => {
            let all: Vec<SkillView> = ask(app, Wire::SkillList {}).await?;
            let problems: Vec<ProblemView> = all.into_iter().flat_map(|s| s.problems).collect();
            print_problems(&problems, json)
        }
        Skill::History { name } => library::history(&ask(app, Wire::SkillHistory { name }).await?, json),
        Skill::Diff { name, from, to } => {
            library::diff(&ask::<Vec<FileDiff>>(app, Wire::SkillDiff { name, from, to }).await?, json)
        }
        Skill::Restore { name, revision } => {
            library::saved(&ask(app, Wire::SkillRestore { name, revision }).await?, json)
        }
        Skill::Exchange(command) => exchange::exchange(app, command, json).await,
        Skill::Case { run, approval, save } => case(app, run, approval, save, json).await,
        Skill::Test { name, all, .. } => test(app, name, all, json).await,
    }
}

/// Draws a case from a run and, when told so, saves it.
async fn case(app: &App, run: Option<String>, approval: Option<String>, save: bool, json: bool) -> anyhow::Result<u8> {
    let draft: CaseDraft = ask(app, Wire::CaseDraft { run, approval }).await?;
    if save {
        let command = Wire::CaseSave { name: draft.skill.clone(), text: draft.text, world: draft.world };
        let saved: Saved = ask(app, command).await?;
        if json {
            print::json(&saved)?;
        } else {
            println!("{}", saved.message);
            draft.notes.iter().for_each(|note| println!("{note}"));
            println!("Run it with: understudy skill test {}", draft.skill);
        }
        return Ok(OK);
    }
    if json {
        print::json(&draft)?;
    } else {
        println!("{}\n\n{}", draft.text, draft.world);
        draft.notes.iter().for_each(|note| eprintln!("{note}"));
        eprintln!("Nothing is saved yet; --save adds it to {}.", draft.skill);
    }
    Ok(OK)
}

/// Runs cases and prints pass rates by state diff.
async fn test(app: &App, name: Option<String>, all: bool, json: bool) -> anyhow::Result<u8> {
    let names: Vec<String> = match name {
        Some(name) if !all => vec![name],
        _ => {
            let skills: Vec<SkillView> = ask(app, Wire::SkillList {}).await?;
            skills.into_iter().filter(|s| s.cases > 0).map(|s| s.name).collect()
        }
    };
    let mut results: Vec<SkillResult> = Vec::new();
    for name in &names {
        let result = app
            .skill_test(name, |case| {
                eprintln!("{name:<26} {:<28} {}", case.id, if case.passed { "passed" } else { "failed" });
                for line in case.failed_checks.iter().chain(&case.forbidden_effects) {
                    eprintln!("    {line}");
                }
                if !case.passed && case.state != RunState::Done {
                    eprintln!("    the run ended {:?}: {}", case.state, case.reason);
                }
            })
            .await
            .map_err(super::words)?;
        results.push(result);
    }
    let failed = results.iter().any(|r| r.pass_rate < 1.0);
    if json {
        print::json(&results)?;
        return Ok(if failed { NOT_DONE } else { OK });
    }
    let mut rows = vec![["skill", "version", "passed", "rate", "calls", "ms a case"].map(str::to_owned).to_vec()];
    for r in &results {
        let passed = r.cases.iter().filter(|c| c.passed).count();
        let calls: u32 = r.cases.iter().map(|c| c.steps).sum();
        let ms: f64 = r.cases.iter().map(|c| c.ms).sum::<f64>() / r.cases.len().max(1) as f64;
        rows.push(vec![
            r.skill.clone(),
            r.version.clone(),
            format!("{passed} of {}", r.cases.len()),
            format!("{:.0} %", r.pass_rate * 100.0),
            calls.to_string(),
            format!("{ms:.0}"),
        ]);
    }
    print::table(&rows);
    let (passed, cases) =
        results.iter().fold((0, 0), |(p, c), r| (p + r.cases.iter().filter(|x| x.passed).count(), c + r.cases.len()));
    println!(
        "{passed} of {cases} cases on the student “{}”, by the difference of the world before and after",
        student(&results)
    );
    Ok(if failed { NOT_DONE } else { OK })
}

fn student(results: &[SkillResult]) -> &str {
    results.first().map_or("", |r| r.student.as_str())
}

/// Checks files without an account.
pub(super) fn check_files(paths: &[PathBuf], json: bool) -> anyhow::Result<u8> {
    let mut problems = Vec::new();
    for path in paths {
        let file = if path.is_dir() { path.join("SKILL.md") } else { path.clone() };
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read as text", file.display()))?;
        let folder =
            file.canonicalize().ok().and_then(|f| f.parent().and_then(Path::file_name).map(|n| n.to_os_string()));
        let name = folder.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        problems.extend(skill::parse(&name, &text).problems.into_iter().map(|p| ProblemView {
            path: file.display().to_string(),
            line: p.line,
            column: p.column,
            code: p.code,
            severity: if p.severity == Severity::Error { "error".into() } else { "warning".into() },
            message: p.message,
            hint: p.hint,
        }));
    }
    print_problems(&problems, json)
}

fn print_problems(problems: &[ProblemView], json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(&problems)?;
    } else if problems.is_empty() {
        println!("No problems.");
    }
    for p in problems.iter().filter(|_| !json) {
        println!("{}:{}:{} {} ({}): {}\n    {}", p.path, p.line, p.column, p.severity, p.code, p.message, p.hint);
    }
    Ok(if problems.iter().any(|p| p.severity == "error") { NOT_DONE } else { OK })
}
