//! How far the plan has come: one row per step of the skill, for the list that lights up.

use crate::condition::Expression;
use crate::skill::{Skill, Step, StepKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A row of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StepProgress {
    /// Step id.
    pub id: String,
    /// Depth, 0 at the top.
    pub depth: u32,
    /// The author's words.
    pub text: String,
    /// The compiled condition as written.
    pub condition: Option<String>,
    /// Tool that it names.
    pub tool: Option<String>,
    /// Times performed.
    pub performed: u32,
    /// Times skipped.
    pub skipped: u32,
    /// Times failed.
    pub failed: u32,
    /// What came of it the last time, in words.
    pub note: String,
    /// Milliseconds in all.
    pub ms: f64,
}

/// A step as its author wrote it: "If it is a complaint: label it Urgent." A group says its condition itself.
fn words(step: &Step) -> String {
    let group = matches!(step.kind, StepKind::Group { .. });
    let otherwise = if step.otherwise && !step.text.starts_with("Otherwise") { "Otherwise" } else { "" };
    let lead = match (&step.condition_text, otherwise) {
        (Some(clause), "") if !group => format!("If {clause}: "),
        (Some(clause), other) if !group => format!("{other}, if {clause}: "),
        (_, "") => String::new(),
        (_, other) => format!("{other}: "),
    };
    if lead.is_empty() {
        return step.text.clone();
    }
    let mut rest = step.text.chars();
    let first = rest.next().map(char::to_lowercase).into_iter().flatten().collect::<String>();
    format!("{lead}{first}{}", rest.as_str())
}

/// The plan with its progress, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanProgress {
    /// Rows.
    pub rows: Vec<StepProgress>,
    by_id: BTreeMap<String, usize>,
}

impl PlanProgress {
    /// The rows of a skill, none performed.
    pub fn new(skill: &Skill) -> PlanProgress {
        let mut plan = PlanProgress::default();
        plan.add(&skill.steps, 0);
        plan
    }

    fn add(&mut self, steps: &[Step], depth: u32) {
        for step in steps {
            self.by_id.insert(step.id.clone(), self.rows.len());
            let tool = match &step.kind {
                StepKind::Call { tools } if tools.len() == 1 => tools.first().cloned(),
                _ => None,
            };
            self.rows.push(StepProgress {
                id: step.id.clone(),
                depth,
                text: words(step),
                condition: step.condition.as_ref().map(Expression::show),
                tool,
                ..StepProgress::default()
            });
            if let StepKind::ForEach { steps, .. } | StepKind::Group { steps } = &step.kind {
                self.add(steps, depth + 1);
            }
        }
    }

    /// The row of a step.
    pub fn row(&mut self, id: &str) -> Option<&mut StepProgress> {
        self.by_id.get(id).and_then(|i| self.rows.get_mut(*i))
    }
}
