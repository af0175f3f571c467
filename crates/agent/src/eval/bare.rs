//! A skill without its procedure: what the student does with the same tools, under the same gate, from the request alone.
//!
//! The difference between the two is what a skill is worth. The bare skill keeps the front matter, and so the tools and where
//! recipients may come from; it loses inputs, readings, conditions, loops, templates and criteria.

use crate::skill::{Skill, front_matter};

/// Calls that the student may make. In a step that names no tool it chooses among all of them; the loop knows no call
/// that does nothing, so one that has nothing left to do may only look.
pub const BARE_CALLS: usize = 6;

/// The text of the skill without its procedure. `text` is the whole text of `skill`.
pub fn bare(skill: &Skill, text: &str) -> String {
    let body = front_matter::read(text).body;
    let mut head = text[..body].trim_end().to_owned();
    if !head.lines().any(|line| line.trim_start().starts_with("allowed-tools")) {
        // Without this line the tools would be those that the steps name, and these steps name none.
        let tools = format!("allowed-tools: {}\n---", skill.allowed_tools.join(" "));
        head = format!("{}{tools}", head.trim_end_matches("---"));
    }
    let steps: String = (1..=BARE_CALLS)
        .map(|n| format!("{n}. Do what the request says, one call; what is done already needs only a look.\n"))
        .collect();
    format!("{head}\n\n# Without the procedure\n\n## Steps\n\n{steps}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skill::{StepKind, parse};

    const SKILL: &str = "---\nname: sort\ndescription: Sorts.\nallowed-tools: mail.search mail.label\nmetadata:\n  class: mail\n---\n\n# Sort\n\n\
         ## Readings\n\n- intent (of the message): invoice | receipt; when unsure: skip\n\n## Steps\n\n\
         1. Search the mail (`mail.search`).\n2. For each message:\n   1. If it is an invoice (`message.intent is invoice`), label it \"Invoices\" (`mail.label`).\n\n\
         ## Success criteria\n\n- Nothing is sent (`no_effect send`)\n";

    #[test]
    fn the_tools_stay_and_the_procedure_goes() {
        let check = |text: &str| {
            let skill = parse("sort", text).skill.expect("the skill reads");
            let parsed = parse("sort", &bare(&skill, text));
            let bare = parsed.skill.unwrap_or_else(|| panic!("{:?}", parsed.problems));
            assert_eq!(
                (&bare.name, &bare.description, &bare.allowed_tools, &bare.metadata),
                (&skill.name, &skill.description, &skill.allowed_tools, &skill.metadata)
            );
            assert!(bare.readings.is_empty() && bare.templates.is_empty() && bare.criteria.is_empty());
            assert_eq!(bare.steps.len(), BARE_CALLS);
            for step in &bare.steps {
                assert_eq!(
                    (&step.kind, &step.condition),
                    (&StepKind::Call { tools: skill.allowed_tools.clone() }, &None)
                );
            }
            assert_ne!(bare.version, skill.version);
        };
        check(SKILL);
        check(&SKILL.replace("allowed-tools: mail.search mail.label\n", ""));
    }
}
