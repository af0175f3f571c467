//! Skills: what is active, and what is wrong with what is not.

use crate::Caller;
use crate::open::App;
use crate::wire::*;
use std::path::Path;
use understudy_agent::skill::Severity;

pub(crate) async fn skill_list(app: &App, _: Caller) -> Result<Vec<SkillView>, WireError> {
    Ok(skill_views(app))
}

/// All skills with their problems, by name.
pub(crate) fn skill_views(app: &App) -> Vec<SkillView> {
    let skills = &app.inner.skills;
    let capability = app.inner.students.chosen().capability();
    let problems = skills.problems();
    let mut views: Vec<SkillView> = skills
        .active()
        .iter()
        .map(|loaded| SkillView {
            name: loaded.skill.name.clone(),
            description: loaded.skill.description.clone(),
            version: loaded.skill.version.clone(),
            problems: Vec::new(),
            steps: loaded.skill.steps.len() as u32,
            cases: loaded.evals,
            readings: loaded.skill.readings.len() as u32,
            needs: loaded.skill.needs().iter().map(|n| n.word().to_owned()).collect(),
            unfit: capability
                .lacks(&loaded.skill)
                .map(|need| format!("It needs a student that {}; the one that is chosen does not.", need.words())),
        })
        .collect();
    for file in problems {
        let problem = &file.problem;
        let name = Path::new(&file.path).parent().and_then(Path::file_name).unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let problem = ProblemView {
            path: file.path.clone(),
            line: problem.line,
            column: problem.column,
            code: problem.code.clone(),
            severity: match problem.severity {
                Severity::Error => "error".into(),
                Severity::Warning => "warning".into(),
            },
            message: problem.message.clone(),
            hint: problem.hint.clone(),
        };
        match views.iter_mut().find(|v| v.name == name) {
            Some(view) => view.problems.push(problem),
            None => views.push(SkillView {
                name,
                description: String::new(),
                version: String::new(),
                problems: vec![problem],
                steps: 0,
                cases: 0,
                readings: 0,
                needs: Vec::new(),
                unfit: None,
            }),
        }
    }
    views.sort_by(|a, b| a.name.cmp(&b.name));
    views
}
