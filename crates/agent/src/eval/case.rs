//! Eval cases and routing lines as their files hold them, read with messages that name the case and the key.
//!
//! The JSON is meant to be written by hand; skills/README.md documents it. Judging is elsewhere.

use super::World;
use super::judge::KINDS;
use crate::condition::nearest;
use crate::tool::TOOLS;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One eval case: a request in a seeded world and what must hold afterwards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Case {
    /// Name of the skill.
    pub skill_name: String,
    /// Unique within the skill.
    pub id: String,
    /// The request.
    pub prompt: String,
    /// What is expected, in words.
    pub expected_output: String,
    /// File of the world in `evals/worlds`, with its `.yaml` (which the JSON may leave out).
    pub world: String,
    /// Files of the case (format of agentskills.io), relative to the skill.
    pub files: Vec<String>,
    /// Statements that only a teacher can grade. They never decide alone.
    pub assertions: Vec<String>,
    /// Checks, all of which must hold.
    pub checks: Vec<Check>,
}

/// One machine-checkable statement about a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Check {
    /// Effects of a kind, with these fields, happened (or wait for approval) this often.
    Effect {
        /// `send`, `label`, ...
        kind: String,
        /// Fields.
        fields: Where,
        /// How often; at least once when nothing is said.
        counted: Counted,
    },
    /// No effect of a kind with these fields.
    NoEffect {
        /// Kind.
        kind: String,
        /// Fields.
        fields: Where,
    },
    /// Effects of these kinds may happen freely; of others only those that a check names.
    Only {
        /// Kinds.
        kinds: Vec<String>,
    },
    /// A note for the user.
    Note {
        /// What one of the notes must be.
        expected: Expected,
    },
    /// Whether the user was asked, and what.
    Asked {
        /// `None`: asked anything; `Some`: one question must be so.
        expected: Option<Expected>,
        /// `false`: nothing may be asked.
        asked: bool,
    },
    /// A tool was called, and the call performed, this often; at least once when nothing is said. It shows that a run that
    /// rightly changes nothing looked.
    Called {
        /// `mail.search`, `mail.read`, ...
        tool: String,
        /// How often.
        counted: Counted,
    },
    /// How often a call had to be refined.
    Refined {
        /// Bounds.
        counted: Counted,
    },
    /// At most so many steps.
    MaxSteps {
        /// Bound.
        max: u32,
    },
    /// How the run ended.
    State {
        /// `done`, `stuck`, `stopped`, `failed` or `waiting`.
        state: String,
    },
}

/// Fields that must match: name to expectation. Times are written in the world's zone.
pub type Where = BTreeMap<String, Expected>;

/// What a value must be. Compared without regard to case and runs of spaces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Expected {
    /// The same.
    Is(String),
    /// Has these words in it.
    Contains(String),
    /// One of these.
    OneOf(Vec<String>),
}

/// Bounds on a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Counted {
    /// At least.
    pub min: Option<u32>,
    /// At most.
    pub max: Option<u32>,
}

/// A line of `routing.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routing {
    /// The request.
    pub request: String,
    /// Whether this skill should serve it.
    pub expect: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    skill_name: String,
    evals: Vec<Map<String, Value>>,
}

const KEYS: [&str; 7] = ["id", "prompt", "expected_output", "world", "files", "assertions", "checks"];
const CHECKS: [&str; 10] =
    ["effect", "no_effect", "only", "note", "output", "asked", "called", "refined", "max_steps", "state"];
const STATES: [&str; 5] = ["done", "stuck", "stopped", "failed", "waiting"];

/// Reads `evals/evals.json`.
///
/// # Errors
/// One line: the case, the key and what was expected.
pub fn read_cases(json: &str) -> Result<Vec<Case>, String> {
    let file: File = serde_json::from_str(json).map_err(|e| format!("evals.json cannot be read: {e}"))?;
    let mut out: Vec<Case> = Vec::new();
    for (map, number) in file.evals.iter().zip(1..) {
        let name = match map.get("id") {
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            _ => return Err(format!("Case {number} has no id.")),
        };
        let case = case(&file.skill_name, &name, map).map_err(|e| format!("Case \"{name}\": {e}"))?;
        if out.iter().any(|o| o.id == case.id) {
            return Err(format!("Two cases have the id \"{name}\"."));
        }
        out.push(case);
    }
    Ok(out)
}

/// Reads one case, an object as it stands in the list of `evals.json`.
///
/// # Errors
/// One line: the key and what was expected.
pub fn read_case(skill: &str, json: &str) -> Result<Case, String> {
    let map: Map<String, Value> = serde_json::from_str(json).map_err(|e| format!("The case cannot be read: {e}"))?;
    match map.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => case(skill, id, &map),
        _ => Err("The case has no id.".into()),
    }
}

/// The text of `evals.json` with a case added, or put in the place of the one with its id. The others stay as they are
/// written, to the letter.
///
/// # Errors
/// The file or the case cannot be read.
pub fn with_case(file: Option<&str>, skill: &str, text: &str) -> Result<String, String> {
    #[derive(Deserialize)]
    struct Texts {
        skill_name: String,
        evals: Vec<Box<serde_json::value::RawValue>>,
    }
    #[derive(Deserialize)]
    struct Named {
        id: Value,
    }
    let new = read_case(skill, text)?;
    let (name, mut cases) = match file {
        Some(file) => {
            read_cases(file)?;
            let texts: Texts = serde_json::from_str(file).map_err(|e| format!("evals.json cannot be read: {e}"))?;
            (texts.skill_name, texts.evals.iter().map(|raw| raw.get().to_owned()).collect())
        }
        None => (skill.to_owned(), Vec::new()),
    };
    let is_it = |raw: &String| {
        serde_json::from_str::<Named>(raw).is_ok_and(|n| match n.id {
            Value::String(id) => id == new.id,
            other => new.id == serde_json::to_string(&other).unwrap_or_default(),
        })
    };
    let text = text.trim().to_owned();
    match cases.iter().position(is_it) {
        Some(at) => cases[at] = text,
        None => cases.push(text),
    }
    let out = format!(
        "{{\n  \"skill_name\": {},\n  \"evals\": [\n    {}\n  ]\n}}\n",
        Value::from(name),
        cases.join(",\n    ")
    );
    read_cases(&out)?;
    Ok(out)
}

/// Reads `evals/routing.jsonl`.
///
/// # Errors
/// The line that cannot be read and why.
pub fn read_routing(text: &str) -> Result<Vec<Routing>, String> {
    let lines = text.lines().zip(1..).filter(|(l, _)| !l.trim().is_empty());
    lines.map(|(l, n)| serde_json::from_str(l).map_err(|e| format!("Line {n} cannot be read: {e}"))).collect()
}

fn case(skill: &str, id: &str, map: &Map<String, Value>) -> Result<Case, String> {
    known_keys(map, &KEYS)?;
    let text = |key: &str| match map.get(key) {
        None => Ok(String::new()),
        Some(value) => value.as_str().map(str::to_owned).ok_or_else(|| format!("\"{key}\" is not a text.")),
    };
    let prompt = text("prompt")?;
    let world = text("world")?;
    let world = if world.is_empty() || world.ends_with(".yaml") { world } else { format!("{world}.yaml") };
    if prompt.trim().is_empty() || world.is_empty() {
        return Err("\"prompt\" and \"world\" must be given.".into());
    }
    if world.contains(['/', '\\']) || world.starts_with('.') {
        return Err(format!("\"{world}\" is not the name of a file in evals/worlds."));
    }
    let checks = match map.get("checks") {
        Some(Value::Array(all)) if !all.is_empty() => all,
        _ => return Err("\"checks\" must be a list with at least one check.".into()),
    };
    let checks = checks.iter().zip(1..).map(|(c, n)| check(c).map_err(|e| format!("check {n}: {e}")));
    Ok(Case {
        skill_name: skill.to_owned(),
        id: id.to_owned(),
        prompt,
        expected_output: text("expected_output")?,
        world,
        files: texts(map, "files")?,
        assertions: texts(map, "assertions")?,
        checks: checks.collect::<Result<_, String>>()?,
    })
}

fn known_keys(map: &Map<String, Value>, keys: &[&str]) -> Result<(), String> {
    match map.keys().find(|k| !keys.contains(&k.as_str())) {
        None => Ok(()),
        Some(key) => Err(match nearest(key, keys.iter().copied()) {
            Some(meant) => format!("\"{key}\" is not a key. Did you mean \"{meant}\"?"),
            None => format!("\"{key}\" is not a key. Keys are {}.", keys.join(", ")),
        }),
    }
}

fn texts(map: &Map<String, Value>, key: &str) -> Result<Vec<String>, String> {
    match map.get(key) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(all)) => all
            .iter()
            .map(|v| v.as_str().map(str::to_owned).ok_or_else(|| format!("\"{key}\" is not a list of texts.")))
            .collect(),
        Some(_) => Err(format!("\"{key}\" is not a list of texts.")),
    }
}

fn check(value: &Value) -> Result<Check, String> {
    let map = value.as_object().ok_or("A check is an object such as {\"effect\": \"send\", \"count\": 1}.")?;
    let Some(key) = map.keys().find(|k| CHECKS.contains(&k.as_str())).cloned() else {
        known_keys(map, &CHECKS)?;
        return Err(format!("A check begins with one of {}.", CHECKS.join(", ")));
    };
    let more: &[&str] = match key.as_str() {
        "effect" => &["effect", "where", "count", "min", "max"],
        "no_effect" => &["no_effect", "where"],
        "called" => &["called", "count", "min", "max"],
        other => &[CHECKS[CHECKS.iter().position(|c| *c == other).unwrap_or_default()]],
    };
    known_keys(map, more)?;
    let value = &map[&key];
    Ok(match key.as_str() {
        "effect" => Check::Effect { kind: kind(value)?, fields: fields(map)?, counted: counted(map)? },
        "no_effect" => Check::NoEffect { kind: kind(value)?, fields: fields(map)? },
        "only" => {
            let all = value.as_array().ok_or("\"only\" is a list of kinds such as [\"label\", \"move\"].")?;
            Check::Only { kinds: all.iter().map(kind).collect::<Result<_, _>>()? }
        }
        "note" | "output" => Check::Note { expected: expected(value)? },
        "asked" => match value {
            Value::Bool(asked) => Check::Asked { expected: None, asked: *asked },
            other => Check::Asked { expected: Some(expected(other)?), asked: true },
        },
        "called" => Check::Called { tool: tool(value)?, counted: counted(map)? },
        "refined" => match value {
            Value::Object(bounds) => {
                known_keys(bounds, &["count", "min", "max"])?;
                Check::Refined { counted: counted(bounds)? }
            }
            other => {
                let n = number(other)?;
                Check::Refined { counted: Counted { min: Some(n), max: Some(n) } }
            }
        },
        "max_steps" => Check::MaxSteps { max: number(value)? },
        _ => {
            let state = value.as_str().unwrap_or_default().to_owned();
            if !STATES.contains(&state.as_str()) {
                return Err(format!("\"state\" is one of {}.", STATES.join(", ")));
            }
            Check::State { state }
        }
    })
}

fn kind(value: &Value) -> Result<String, String> {
    let kind = value.as_str().unwrap_or_default();
    if KINDS.contains(&kind) {
        return Ok(kind.to_owned());
    }
    Err(match nearest(kind, KINDS) {
        Some(meant) => format!("\"{kind}\" is not a kind of effect. Did you mean \"{meant}\"?"),
        None => format!("\"{kind}\" is not a kind of effect. Kinds are {}.", KINDS.join(", ")),
    })
}

fn tool(value: &Value) -> Result<String, String> {
    let name = value.as_str().unwrap_or_default();
    if TOOLS.iter().any(|tool| tool.name == name) {
        return Ok(name.to_owned());
    }
    Err(match nearest(name, TOOLS.iter().map(|tool| tool.name)) {
        Some(meant) => format!("\"{name}\" is not a tool. Did you mean \"{meant}\"?"),
        None => {
            let all: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            format!("\"{name}\" is not a tool. Tools are {}.", all.join(", "))
        }
    })
}

fn fields(map: &Map<String, Value>) -> Result<Where, String> {
    match map.get("where") {
        None => Ok(Where::new()),
        Some(Value::Object(all)) => all
            .iter()
            .map(|(k, v)| {
                if !super::fields::NAMES.contains(&k.as_str()) {
                    return Err(match nearest(k, super::fields::NAMES) {
                        Some(meant) => format!("\"{k}\" is not a field. Did you mean \"{meant}\"?"),
                        None => format!("\"{k}\" is not a field. Fields are {}.", super::fields::NAMES.join(", ")),
                    });
                }
                Ok((k.clone(), expected(v)?))
            })
            .collect(),
        Some(_) => Err("\"where\" is an object such as {\"label\": \"Urgent\"}.".into()),
    }
}

fn expected(value: &Value) -> Result<Expected, String> {
    if let Some(text) = crate::skill::front_matter::plain(value) {
        return Ok(Expected::Is(text));
    }
    let map = value.as_object().ok_or("An expectation is a text, {\"contains\": ...} or {\"one_of\": [...]}.")?;
    known_keys(map, &["contains", "one_of"])?;
    match (map.get("contains"), map.get("one_of")) {
        (Some(Value::String(text)), None) if !text.trim().is_empty() => Ok(Expected::Contains(text.clone())),
        (None, Some(_)) => Ok(Expected::OneOf(texts(map, "one_of")?)),
        _ => Err("Write {\"contains\": \"words\"} or {\"one_of\": [\"a\", \"b\"]}.".into()),
    }
}

fn counted(map: &Map<String, Value>) -> Result<Counted, String> {
    let get = |key: &str| map.get(key).map(number).transpose();
    match (get("count")?, get("min")?, get("max")?) {
        (Some(n), None, None) => Ok(Counted { min: Some(n), max: Some(n) }),
        (Some(_), _, _) => Err("\"count\" stands alone; use \"min\" and \"max\" for a range.".into()),
        (None, min, max) => Ok(Counted { min, max }),
    }
}

fn number(value: &Value) -> Result<u32, String> {
    value.as_u64().and_then(|n| u32::try_from(n).ok()).ok_or_else(|| format!("{value} is not a whole number."))
}

impl Case {
    /// Records that the checks name and the world does not hold: a slip in a case, which would otherwise
    /// never fail or never pass.
    pub fn unknown_ids(&self, world: &World) -> Vec<String> {
        let mut out = Vec::new();
        for check in &self.checks {
            let (Check::Effect { fields, .. } | Check::NoEffect { fields, .. }) = check else { continue };
            for (name, expected) in fields {
                let all: Vec<&str> = match expected {
                    Expected::Is(one) => vec![one],
                    Expected::OneOf(more) => more.iter().map(String::as_str).collect(),
                    Expected::Contains(_) => continue,
                };
                let known = |id: &str| match name.as_str() {
                    "message" | "reply_to" => world.messages.iter().any(|m| m.id == id),
                    "event" => world.events.iter().any(|e| e.id == id),
                    "deal" => world.deals.iter().any(|d| d.id == id),
                    "post" => world.posts.iter().any(|p| p.id == id),
                    _ => true,
                };
                out.extend(all.into_iter().filter(|id| !known(id)).map(|id| format!("{name} \"{id}\"")));
            }
        }
        out
    }
}
