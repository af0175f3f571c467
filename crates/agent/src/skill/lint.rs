//! What a compiled skill declares and never uses, and what it lacks.
//!
//! Problems inside a step are found while it is compiled; this looks at the whole.

use super::compile::Context;
use super::{Place, Problem, Skill};

/// Problems of the skill as a whole. `steps` is the place of the heading of its steps.
pub(super) fn unused(skill: &Skill, context: &Context<'_>, steps: Place) -> Vec<Problem> {
    let mut out = Vec::new();
    if skill.steps.is_empty() {
        out.push(Problem::error(steps, "steps", "The skill has no steps", "Write a numbered list under `## Steps`."));
        return out;
    }
    // Without a template the words of a letter can only come from the student.
    let letter = ["mail.send", "mail.draft"].iter().find(|t| context.used_tools.contains(**t));
    if let Some(tool) = letter.filter(|_| skill.templates.is_empty() && skill.needs().is_empty()) {
        out.push(Problem::warning(
            steps,
            "needs",
            format!("{tool} needs words, and the skill has no template"),
            "Write a template under `## Templates`, or put `needs: writes` under `metadata`.",
        ));
    }
    for reading in skill.readings.iter().filter(|r| !context.used_readings.contains(&r.name)) {
        out.push(Problem::warning(
            Place { line: reading.line, column: 1 },
            "unused-reading",
            format!("No condition uses the reading \"{}\"", reading.name),
            format!("Use it as (`message.{} is ...`), or remove it.", reading.name),
        ));
    }
    for template in skill.templates.iter().filter(|t| !context.used_templates.contains(&t.name)) {
        out.push(Problem::warning(
            Place { line: template.line, column: 1 },
            "unused-template",
            format!("No step names the template \"{}\"", template.name),
            "Name it in quotes in the step that sends it, or remove it.",
        ));
    }
    for tool in skill.allowed_tools.iter().filter(|t| !context.used_tools.contains(*t)) {
        out.push(Problem::warning(
            Place { line: 1, column: 1 },
            "unused-tool",
            format!("No step uses the tool {tool}"),
            "Remove it from `allowed-tools`: a plan should allow no more than it needs.",
        ));
    }
    out
}
