//! The tools that a foreign skill asks for, and what the gate would ask before each.

use super::{Finding, Grade, Kind};
use crate::gate::{self, visible};
use crate::skill::{Skill, front_matter};
use crate::tool::{self, Effect};

/// A tool that a skill asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTool {
    /// As the skill writes it.
    pub name: String,
    /// What it does; `None` when Understudy has no such tool.
    pub effect: Option<Effect>,
    /// What the gate would ask, in words.
    pub gate: String,
}

/// Names beyond these are not listed: the front matter is small, a hostile one may still be all names.
const MOST: usize = 100;

/// The tools of the front matter, and those that the body names in backticks.
pub(super) fn asked(text: &str, skill: Option<&Skill>) -> Vec<AskedTool> {
    let mut names: Vec<String> = Vec::new();
    let fields = front_matter::read(text).fields;
    if let Some(given) = fields.get("allowed-tools") {
        let list = match given {
            serde_json::Value::Array(all) => all.iter().filter_map(front_matter::plain).collect::<Vec<_>>().join(" "),
            one => front_matter::plain(one).unwrap_or_default(),
        };
        names.extend(split(&list));
    }
    for span in text.split('`').skip(1).step_by(2) {
        names.extend(tool::find(span.trim()).map(|t| t.name.to_owned()));
    }
    let mut out: Vec<AskedTool> = Vec::new();
    for name in names {
        if out.len() < MOST && !out.iter().any(|t| t.name == name) {
            let effect = tool::find(&name).map(|t| t.effect);
            let gate = words(&name, effect, skill);
            out.push(AskedTool { name, effect, gate });
        }
    }
    out
}

/// Names between spaces and commas, those inside brackets left whole: `Bash(git add:*)`.
fn split(list: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut depth = 0_u32;
    for c in list.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match out.last_mut() {
            Some(name) if depth > 0 || !(c.is_whitespace() || c == ',') => name.push(c),
            _ => out.push(String::new()),
        }
    }
    let named = out.into_iter().filter(|n| !n.is_empty());
    named.map(|n| visible(&n.chars().take(80).collect::<String>())).collect()
}

fn words(name: &str, effect: Option<Effect>, skill: Option<&Skill>) -> String {
    let scope = skill.map(gate::scope);
    let sources: Vec<String> = scope
        .iter()
        .flat_map(|s| &s.sources)
        .filter(|(key, _)| key.starts_with(name))
        .flat_map(|(_, from)| from.iter().cloned())
        .collect();
    let from = if sources.is_empty() { String::new() } else { format!(" Its plan allows: {}.", sources.join(", ")) };
    let limit = scope.map_or(gate::FILING_LIMIT, |s| s.filing_limit);
    let words = match effect {
        None => return "Understudy has no such tool, so nothing can call it.".to_owned(),
        Some(Effect::Read) => "It only looks; nothing is asked.".to_owned(),
        Some(Effect::File) => {
            format!(
                "Done without asking for up to {limit} things in a run, seen by nobody else, and taken back with one click."
            )
        }
        Some(Effect::Send) => {
            "Every letter waits for you. Somebody never written to before makes a red card, which needs a typed yes."
                .to_owned()
        }
        Some(Effect::Change) => "Every change waits for you.".to_owned(),
        Some(Effect::Publish) => "It waits for you with a red card, which needs a typed yes.".to_owned(),
    };
    format!("{words}{from}")
}

impl AskedTool {
    /// The tool as a finding at its first place in the text.
    pub(super) fn finding(&self, text: &str) -> Option<Finding> {
        let at = text.find(&self.name)?;
        let begin = text[..at].rfind('\n').map_or(0, |i| i + 1);
        Some(Finding {
            grade: match self.effect {
                Some(Effect::Send | Effect::Change | Effect::Publish) => Grade::Warning,
                Some(Effect::Read | Effect::File) | None => Grade::Note,
            },
            kind: Kind::Tool,
            file: "SKILL.md".into(),
            line: text[..at].matches('\n').count() as u32 + 1,
            column: text[begin..at].chars().count() as u32 + 1,
            text: self.name.clone(),
            why: self.gate.clone(),
        })
    }
}
