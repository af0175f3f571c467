//! `skill`.

use super::{NOT_DONE, OK, ask, certify, exchange, library, runs};
use crate::arguments::Skill;
use crate::print;
use anyhow::Context;
use std::path::{Path, PathBuf};
use understudy_agent::skill::{self, Severity};
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

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
                    let state = certify::word(&s.certification);
                    vec![s.name.clone(), s.version.clone(), format!("{} cases", s.cases), state, about]
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
            let mut problems: Vec<ProblemView> = Vec::new();
            for skill in all {
                problems.extend(skill.problems);
                if skill.cases > 0 {
                    let detail: SkillDetail = ask(app, Wire::SkillShow { name: skill.name }).await?;
                    problems.extend(detail.case_problems);
                }
            }
            print_problems(&problems, json)
        }
        Skill::History { name } => library::history(&ask(app, Wire::SkillHistory { name }).await?, json),
        Skill::Diff { name, from, to } => {
            library::diff(&ask::<Vec<FileDiff>>(app, Wire::SkillDiff { name, from, to }).await?, json)
        }
        Skill::Restore { name, revision, anyway } => {
            library::saved(&ask(app, Wire::SkillRestore { name, revision, anyway }).await?, json)
        }
        Skill::Exchange(command) => exchange::exchange(app, command, json).await,
        Skill::Case { run, approval, save } => case(app, run, approval, save, json).await,
        Skill::Test(plan) => certify::test(app, plan, json).await,
        Skill::Certify(plan) => certify::certify(app, plan, json).await,
        Skill::Pin(pin) => {
            let student = pin.student.filter(|_| !pin.none);
            runs::said(app, Wire::SkillPin { name: pin.name, student }, json).await
        }
        Skill::Unattended(asked) => certify::unattended(app, asked, json).await,
        Skill::Distil(command) => super::distil::distil(app, command, json).await,
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
