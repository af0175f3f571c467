//! A skill as it is shown: its compiled steps with the conditions beside the plain words.

use crate::wire::*;
use understudy_agent::distil::sources;
use understudy_agent::handle::HandleType;
use understudy_agent::skill::{Field, Skill, Step, StepKind, Unsure};

/// The outline of a skill. `text` is where its heading is found.
pub(crate) fn outline(skill: &Skill, text: &str) -> SkillOutline {
    let mut steps = Vec::new();
    walk(&skill.steps, 0, &mut steps);
    SkillOutline {
        title: title(&skill.name, text),
        description: skill.description.clone(),
        version: skill.version.clone(),
        tools: skill.allowed_tools.clone(),
        inputs: skill.inputs.iter().map(field).collect(),
        outputs: skill.outputs.iter().map(field).collect(),
        readings: skill
            .readings
            .iter()
            .map(|r| ReadingView {
                name: r.name.clone(),
                values: r.values.clone(),
                when_unsure: match r.when_unsure {
                    Unsure::Ask => "ask".into(),
                    Unsure::Skip => "skip".into(),
                    Unsure::Stop => "stop".into(),
                },
                line: r.line,
            })
            .collect(),
        steps,
        criteria: skill
            .criteria
            .iter()
            .map(|c| SkillCriterion { text: c.text.clone(), check: c.check.clone(), line: c.line })
            .collect(),
        templates: skill
            .templates
            .iter()
            .map(|t| TemplateView {
                name: t.name.clone(),
                subject: t.subject.clone(),
                body: t.body.clone(),
                line: t.line,
            })
            .collect(),
        exceptions: skill.exceptions.clone(),
        memories: memories(skill),
    }
}

/// Paths of the memories that a skill says it comes from.
pub(crate) fn memories(skill: &Skill) -> Vec<String> {
    let from = skill.metadata.get(sources::KEY).map(String::as_str).unwrap_or_default();
    let mut paths: Vec<String> = sources::read(from).into_iter().map(|source| source.path).collect();
    paths.dedup();
    paths
}

fn walk(steps: &[Step], depth: u32, out: &mut Vec<OutlineStep>) {
    for step in steps {
        let (kind, tools) = match &step.kind {
            StepKind::Call { tools } => ("call", tools.clone()),
            StepKind::ForEach { .. } => ("forEach", Vec::new()),
            StepKind::Group { .. } => ("group", Vec::new()),
            StepKind::Stop { .. } => ("stop", Vec::new()),
            StepKind::Wait => ("wait", Vec::new()),
        };
        out.push(OutlineStep {
            id: step.id.clone(),
            depth,
            text: step.text.clone(),
            kind: kind.into(),
            tools,
            condition_words: step.condition_text.clone(),
            condition: step.condition.as_ref().map(|c| c.show()),
            readings: step.condition.iter().flat_map(|c| c.readings()).map(str::to_owned).collect(),
            otherwise: step.otherwise,
            line: step.line,
        });
        if let StepKind::ForEach { steps, .. } | StepKind::Group { steps } = &step.kind {
            walk(steps, depth + 1, out);
        }
    }
}

fn field(f: &Field) -> FieldView {
    FieldView { name: f.name.clone(), kind: word(f.kind), optional: f.optional, about: f.about.clone(), line: f.line }
}

fn word(kind: HandleType) -> String {
    let json = serde_json::to_value(kind).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

/// The first heading, or the name in words.
pub(crate) fn title(name: &str, text: &str) -> String {
    let heading = text.lines().find_map(|line| line.strip_prefix("# ")).map(str::trim).filter(|t| !t.is_empty());
    heading.map(str::to_owned).unwrap_or_else(|| {
        let words = name.replace('-', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    })
}
