//! A skill's text to a [`Skill`], with every problem that was found on the way.
//!
//! There is a skill only when there is no error, so that the last good version stays active otherwise.

use super::compile::{self, Context, tool_hint};
use super::document::{Heading, headings, joined};
use super::front_matter::{self, FrontMatter, plain};
use super::{Place, Problem, Severity, Skill, lint, read_needs, sections};
use crate::condition::nearest;
use crate::tool;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Largest skill in bytes.
pub const MAX_SKILL: usize = 15 * 1024;

/// The outcome of reading a skill.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The skill; `None` when there is an error among the problems.
    pub skill: Option<Skill>,
    /// Problems in the order of the text.
    pub problems: Vec<Problem>,
}

/// Top-level keys of the format (agentskills.io).
const KEYS: [&str; 6] = ["name", "description", "license", "compatibility", "metadata", "allowed-tools"];
const HEADINGS: [&str; 7] = ["inputs", "outputs", "readings", "steps", "success criteria", "templates", "exceptions"];
const TOP: Place = Place { line: 1, column: 1 };

/// Reads, checks and compiles the text of a `SKILL.md`. `folder_name` is the name of its folder.
pub fn parse(folder_name: &str, text: &str) -> Parsed {
    let mut problems = Vec::new();
    if text.len() > MAX_SKILL {
        problems.push(Problem::error(
            TOP,
            "size",
            format!("The skill has {} bytes; at most 15 kB are read", text.len()),
            "Split it into two skills, or move background into a memory.",
        ));
        return Parsed { skill: None, problems };
    }
    let mut skill = Skill { version: hex(text)[..12].to_owned(), ..Skill::default() };
    let mut front = front_matter::read(text);
    let allowed = header(folder_name, &mut skill, &mut front);
    problems.append(&mut front.problems);
    body(text, &mut skill, allowed, &mut problems);
    problems.sort_by_key(|p| (p.line, p.column));
    let broken = problems.iter().any(|p| p.severity == Severity::Error);
    Parsed { skill: (!broken).then_some(skill), problems }
}

/// SHA-256 of a text, hex.
pub(crate) fn hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

/// The front matter into the skill. Returns the tools of the plan, or `None` when they are not given.
fn header(folder_name: &str, skill: &mut Skill, front: &mut FrontMatter<'_>) -> Option<Vec<String>> {
    if !front.problems.is_empty() {
        return None;
    }
    let unknown: Vec<String> = front.fields.keys().filter(|k| !KEYS.contains(&k.as_str())).cloned().collect();
    for key in unknown {
        let hint = match nearest(&key, KEYS) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => "Put it under `metadata`.".to_owned(),
        };
        let place = front.place(&key);
        front.problems.push(Problem::warning(
            place,
            "unknown-key",
            format!("\"{key}\" is not a key of the format"),
            hint,
        ));
    }
    skill.license = front.text("license");
    front.text("compatibility");
    name(folder_name, skill, front);
    skill.description = front.text("description").unwrap_or_default();
    let long = skill.description.chars().count() > 1024;
    if skill.description.is_empty() || long {
        let place = front.place("description");
        let message =
            if long { "The description is longer than 1,024 characters" } else { "The description is missing" };
        let hint = "Say in one or two sentences what the skill does and when to use it; requests are matched with it.";
        front.problems.push(Problem::error(place, "description", message, hint));
    }
    metadata(skill, front);
    allowed_tools(skill, front)
}

fn name(folder_name: &str, skill: &mut Skill, front: &mut FrontMatter<'_>) {
    skill.name = front.text("name").unwrap_or_default();
    let name = &skill.name;
    let place = front.place("name");
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let hyphens = name.starts_with('-') || name.ends_with('-') || name.contains("--");
    let problem = if name.is_empty() {
        Some(("The name is missing".to_owned(), format!("Write `name: {folder_name}`.")))
    } else if !letters || hyphens || name.len() > 64 {
        let hint = "Use small letters, digits and single hyphens, at most 64.".to_owned();
        Some((format!("\"{name}\" cannot be a skill's name"), hint))
    } else if name != folder_name {
        let hint = format!("Write `name: {folder_name}`, or rename the folder.");
        Some((format!("The name \"{name}\" is not that of the folder \"{folder_name}\""), hint))
    } else {
        None
    };
    if let Some((message, hint)) = problem {
        front.problems.push(Problem::error(place, "name", message, hint));
    }
}

fn metadata(skill: &mut Skill, front: &mut FrontMatter<'_>) {
    let Some(value) = front.fields.get("metadata").filter(|v| !v.is_null()) else { return };
    let pairs: Option<BTreeMap<String, String>> =
        value.as_object().and_then(|all| all.iter().map(|(k, v)| Some((k.clone(), plain(v)?))).collect());
    match pairs {
        Some(pairs) => skill.metadata = pairs,
        None => front.wrong("metadata", "a list of `key: text` lines"),
    }
    if let (_, Some(word)) = read_needs(skill.metadata.get("needs").map_or("", String::as_str)) {
        front.problems.push(Problem::error(
            front.place("metadata"),
            "needs",
            format!("No student can be asked for \"{word}\""),
            "Write `needs: writes` for a skill whose student must write text of its own, or leave `needs` out.",
        ));
    }
}

fn allowed_tools(skill: &mut Skill, front: &mut FrontMatter<'_>) -> Option<Vec<String>> {
    let given: Vec<String> = front
        .list("allowed-tools")
        .iter()
        .flat_map(|t| t.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let place = front.place("allowed-tools");
    for tool in &given {
        if tool::find(tool).is_none() {
            let message = format!("There is no tool \"{tool}\"");
            front.problems.push(Problem::error(place, "unknown-tool", message, tool_hint(tool)));
        }
    }
    if given.is_empty() {
        let hint = "Write `allowed-tools: mail.search mail.read`: nothing else can then be called.";
        front.problems.push(Problem::warning(
            place,
            "allowed-tools",
            "The skill does not say which tools it may use",
            hint,
        ));
        return None;
    }
    skill.allowed_tools = given.clone();
    Some(given)
}

fn body(text: &str, skill: &mut Skill, allowed: Option<Vec<String>>, problems: &mut Vec<Problem>) {
    let all = headings(text);
    let lines: Vec<&str> = text.split('\n').map(|l| l.trim_end_matches('\r')).collect();
    let mut section = String::new();
    let mut steps: Option<&Heading> = None;
    for (index, heading) in all.iter().enumerate() {
        if heading.level <= 2 {
            section = if heading.level == 2 { heading.text.to_lowercase() } else { String::new() };
        }
        match (heading.level, section.as_str()) {
            (2, "inputs") => skill.inputs.extend(sections::fields(heading, problems)),
            (2, "outputs") => skill.outputs.extend(sections::fields(heading, problems)),
            (2, "readings") => skill.readings.extend(sections::readings(heading, problems)),
            (2, "steps") if steps.is_none() => steps = Some(heading),
            (2, "steps") => problems.push(Problem::error(
                heading.place,
                "steps",
                "There are two lists of steps",
                "Keep one `## Steps`.",
            )),
            (2, "success criteria") => skill.criteria.extend(sections::criteria(heading, problems)),
            (2, "exceptions") => skill.exceptions.extend(heading.items.iter().map(|i| joined(&i.runs))),
            (2, "templates") => {}
            (3, "templates") => {
                let end = all.get(index + 1).map_or(lines.len(), |next| next.place.line as usize - 1);
                let below = &lines[(heading.place.line as usize).min(end)..end];
                let template = sections::template(heading, below, problems);
                if skill.templates.iter().any(|t| t.name == template.name) {
                    let message = format!("There are two templates \"{}\"", template.name);
                    problems.push(Problem::error(heading.place, "template", message, "Rename one of them."));
                }
                skill.templates.push(template);
            }
            (2, _) => problems.push(Problem::warning(
                heading.place,
                "heading",
                format!("\"{}\" is not a heading of a skill and is not used", heading.text),
                match nearest(&section, HEADINGS) {
                    Some(meant) => format!("Did you mean `## {}`?", capital(meant)),
                    None => {
                        "The headings are Inputs, Outputs, Readings, Steps, Success criteria, Templates and Exceptions."
                            .to_owned()
                    }
                },
            )),
            _ => {}
        }
    }
    let names: Vec<String> = skill.templates.iter().map(|t| t.name.clone()).collect();
    let mut context = Context::new(&skill.readings, allowed.as_deref(), &names);
    if let Some(heading) = steps {
        skill.steps = compile::steps(&heading.items, "", false, &mut context);
    }
    let found = lint::unused(skill, &context, steps.map_or(TOP, |h| h.place));
    let used: Vec<String> = context.used_tools.iter().cloned().collect();
    problems.append(&mut context.problems);
    problems.extend(found);
    if allowed.is_none() {
        skill.allowed_tools = used;
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
