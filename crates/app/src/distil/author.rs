//! A new skill from memories: the teacher writes it with cases, worlds and routing lines, every file is checked, and what
//! does not read goes back at line and column, twice at most. The student then tries the cases; they decide nothing
//! before the user has ticked them.

use super::ask::{Heard, ask};
use super::rewrite::json_in;
use super::work::{Authored, Bootstrap, MENDS, Round, Work};
use super::{Desk, End, draft, propose, recall, tries};
use crate::library::problem;
use crate::open::Inner;
use crate::usecases::firewall;
use crate::wire::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use understudy_agent::distil::{passes, sources};
use understudy_agent::eval::{self, Case};
use understudy_agent::skill::{self, Place, Problem, Severity};
use understudy_store::Routes;

/// Cases below which the user is told that there are few.
const FEW: usize = 6;
/// Largest world, bytes.
const LARGEST_WORLD: usize = 60_000;

/// Works until the skill is proposed or cannot be had.
pub(super) async fn author(desk: &mut Desk<'_>) -> Result<End, WireError> {
    if desk.work.rounds.is_empty() {
        desk.work.rounds.push(Round::default());
    }
    let mut before: Option<(String, Vec<ProblemView>)> = None;
    let mut mend = 0;
    while desk.work.authored.is_none() {
        if desk.stop.is_cancelled() {
            return Ok(End::Stopped("You stopped it.".into()));
        }
        // After a kill the questions that were answered are found in the ledger one after the other.
        let (last, problems) = before.as_ref().map_or((None, [].as_slice()), |(text, p)| (Some(text.as_str()), p));
        let question = draft::author(&desk.work, last, problems);
        let (text, call, short) = match ask(desk, 1, mend, question).await? {
            Heard::Stopped => return Ok(End::Stopped("You stopped it.".into())),
            Heard::OverBudget(words) => return Ok(End::Failed(words)),
            Heard::Short { words, call } => (String::new(), call, Some(words)),
            Heard::Answer { text, call } => (text, call, None),
        };
        note_call(&mut desk.work, call);
        let checked = match short {
            Some(words) => Err(vec![at("answer", 1, 1, words, "Answer with one JSON object of this shape.")]),
            None => read(desk.inner(), &desk.work, &text),
        };
        match checked {
            Ok(authored) => {
                desk.row.skill = authored.name.clone();
                desk.work.authored = Some(authored);
                desk.work.rounds[0].ended = true;
            }
            Err(problems) if mend >= MENDS => {
                let words: Vec<String> = problems.iter().take(5).map(words).collect();
                return Ok(End::Failed(format!(
                    "What the teacher wrote does not read, three times over: {}",
                    words.join(" ")
                )));
            }
            Err(problems) => {
                mend += 1;
                desk.work.rounds[0].mends = mend;
                before = Some((text, problems));
            }
        }
        desk.save().await?;
    }
    try_and_propose(desk).await
}

fn note_call(work: &mut Work, call: String) {
    if let Some(round) = work.rounds.first_mut().filter(|r| !r.calls.contains(&call)) {
        round.calls.push(call);
    }
}

fn words(p: &ProblemView) -> String {
    format!("{}:{}:{} {}.", p.path, p.line, p.column, p.message.trim_end_matches('.'))
}

fn at(path: &str, line: usize, column: usize, message: String, hint: &str) -> ProblemView {
    let place = Place { line: line.max(1) as u32, column: column.max(1) as u32 };
    problem(path, &Problem::error(place, "answer", message, hint))
}

#[derive(Deserialize)]
struct Answer {
    name: String,
    skill: String,
    evals: String,
    worlds: Vec<WorldFile>,
    routing: Vec<eval::Routing>,
}

#[derive(Deserialize)]
struct WorldFile {
    file: String,
    yaml: String,
}

/// Reads and checks all of an answer; every problem is at its place in its file.
fn read(inner: &Inner, work: &Work, text: &str) -> Result<Authored, Vec<ProblemView>> {
    let answer: Answer = serde_json::from_str(json_in(text)).map_err(|e| {
        vec![at("answer", e.line(), e.column(), e.to_string(), "Answer with one JSON object of this shape.")]
    })?;
    let name = answer.name.trim().to_owned();
    let mut problems = Vec::new();
    if !crate::usecases::is_name(&name) {
        let hint = "Use small letters, digits and single hyphens, at most 64.";
        problems.push(at("answer", 1, 1, format!("“{name}” cannot be a skill's name"), hint));
    } else if crate::usecases::folder(inner, &name).is_ok() {
        problems.push(at("answer", 1, 1, format!("There is a skill “{name}” already"), "Choose another name."));
    }
    let skill_text = sources::bind(&answer.skill, &work.sources);
    let path = format!("{name}/SKILL.md");
    let parsed = skill::parse(&name, &skill_text);
    problems.extend(parsed.problems.iter().filter(|p| p.severity == Severity::Error).map(|p| problem(&path, p)));
    let mut worlds: BTreeMap<String, (String, eval::World)> = BTreeMap::new();
    for WorldFile { file, yaml } in answer.worlds {
        let file = if file.ends_with(".yaml") { file } else { format!("{file}.yaml") };
        let path = format!("{name}/evals/worlds/{file}");
        if !file.strip_suffix(".yaml").is_some_and(crate::usecases::is_id) || yaml.len() > LARGEST_WORLD {
            problems.push(at(
                &path,
                1,
                1,
                "It cannot be a world's file".into(),
                "Use small letters, digits and hyphens, at most 60 kB.",
            ));
            continue;
        }
        match eval::read_world(&yaml) {
            Ok(world) => drop(worlds.insert(file, (yaml, world))),
            Err(p) => problems.push(problem(&path, &p)),
        }
    }
    let path = format!("{name}/evals/evals.json");
    let mut cases = Vec::new();
    match eval::read_cases(&answer.evals) {
        Err(why) => problems.push(at(&path, 1, 1, why, "Write it as the format says.")),
        Ok(all) if all.is_empty() => problems.push(at(&path, 1, 1, "There is no case".into(), "Write at least six.")),
        Ok(all) => {
            for mut case in all {
                case.skill_name.clone_from(&name);
                let place = answer
                    .evals
                    .find(&format!("\"{}\"", case.id))
                    .map_or(0, |from| answer.evals[..from].matches('\n').count());
                let wrong = match worlds.get(&case.world) {
                    _ if !crate::usecases::is_id(&case.id) => Some(format!("“{}” cannot be the id of a case", case.id)),
                    None => Some(format!("The case “{}” names the world {}, which is not given", case.id, case.world)),
                    Some((_, world)) => {
                        let unknown = case.unknown_ids(world);
                        (!unknown.is_empty()).then(|| {
                            format!(
                                "The checks of “{}” name what its world does not hold: {}",
                                case.id,
                                unknown.join(", ")
                            )
                        })
                    }
                };
                match (wrong, worlds.get(&case.world)) {
                    (None, Some((yaml, _))) => cases.push(Bootstrap {
                        id: case.id.clone(),
                        text: eval::write_case(&case),
                        world: case.world.clone(),
                        yaml: yaml.clone(),
                        confirmed: false,
                    }),
                    (wrong, _) => {
                        let hint = "Mend the id, or put the record into the world.";
                        problems.push(at(&path, place + 1, 1, wrong.unwrap_or_default(), hint));
                    }
                }
            }
        }
    }
    if !answer.routing.iter().any(|r| r.expect) {
        let path = format!("{name}/evals/routing.jsonl");
        problems.push(at(
            &path,
            1,
            1,
            "No request finds the skill".into(),
            "Write eight that should and eight that should not.",
        ));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let line = |r: &eval::Routing| serde_json::to_string(r).unwrap_or_default() + "\n";
    Ok(Authored { name, text: skill_text, routing: answer.routing.iter().map(line).collect(), cases })
}

/// The student tries the cases, and everything becomes a proposal.
async fn try_and_propose(desk: &mut Desk<'_>) -> Result<End, WireError> {
    let Some(authored) = desk.work.authored.clone() else { return Ok(End::Failed("There is no skill.".into())) };
    let name = authored.name.clone();
    let cases: Vec<Case> = authored.cases.iter().filter_map(|c| eval::read_case(&name, &c.text).ok()).collect();
    let mut files: Vec<(String, String)> = vec![("evals/routing.jsonl".into(), authored.routing.clone())];
    files.extend(authored.cases.iter().map(|c| (format!("evals/worlds/{}", c.world), c.yaml.clone())));
    let candidate = tries::Candidate::of_files(&name, &authored.text, &files)?;
    let told = |done, total| desk.tell(format!("The cases of “{name}” run."), done, total);
    let Some(tried) = tries::run(desk.app, &candidate, &cases, &desk.stop, told).await? else {
        return Ok(End::Stopped("You stopped it. The answer is kept.".into()));
    };
    let mut table = Vec::new();
    for case in &cases {
        let seen = tried.scores.get(&case.id).cloned().unwrap_or_default();
        table.push(BeforeAfter {
            case_id: case.id.clone(),
            part: CasePart::Unconfirmed,
            before: None,
            after: passes(&seen),
            seeds: seen.len() as u32,
            failing: tried.failing.get(&case.id).cloned().unwrap_or_default(),
        });
    }
    let parsed = skill::parse(&name, &authored.text);
    let lines = eval::read_routing(&authored.routing).unwrap_or_default();
    let of = |expect: bool| lines.iter().filter(|l| l.expect == expect).map(|l| l.request.clone()).collect();
    let (description, keywords) = parsed.skill.map_or_else(Default::default, |mut s| {
        (std::mem::take(&mut s.description), s.metadata.remove("keywords").unwrap_or_default())
    });
    let routes = Routes { name: name.clone(), description, keywords, requests: of(true), misses: of(false) };
    desk.work.found = recall::look(desk.inner(), &routes).await?;
    let taken = recall::takes(desk.inner(), None, routes).await?;
    let mut notes: Vec<String> =
        parsed.problems.iter().map(|p| format!("Line {}: {}. {}", p.line, p.message, p.hint)).collect();
    if !taken.is_empty() {
        notes.push(firewall::sentence(&name, &taken));
    }
    if cases.len() < FEW {
        notes.push(format!("There are only {} cases; six are a good number.", cases.len()));
    }
    desk.work.notes.extend(notes);
    let passed = table.iter().filter(|row| row.after == row.seeds).count();
    let summary = format!("A new skill with {} cases; the student passes {passed}. None is ticked yet.", table.len());
    propose::new_skill(desk, &authored, table, &summary).await?;
    Ok(End::Finished(summary))
}
