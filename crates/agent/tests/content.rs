//! The shipped content: every skill compiles with no problem, every case names things of its world, every
//! routing file has eight requests of each kind, and every memory and recall line points at what is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use understudy_agent::distil::sources::{self, Source, Standing};
use understudy_agent::record::Passage;
use understudy_agent::skill::Skill;
use understudy_agent::{eval, memory, skill};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Entries of a folder, sorted, without hidden ones.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut all: Vec<PathBuf> = all.map(|e| e.expect("a readable entry").path()).collect();
    all.retain(|p| !name(p).starts_with('.'));
    all.sort();
    all
}

fn name(path: &Path) -> String {
    path.file_name().expect("an entry has a name").to_string_lossy().into_owned()
}

fn skill_folders() -> Vec<PathBuf> {
    entries(&root().join("skills")).into_iter().filter(|p| p.is_dir()).collect()
}

fn load(folder: &Path) -> Skill {
    let parsed = skill::parse(&name(folder), &read(&folder.join("SKILL.md")));
    assert_eq!(parsed.problems, [], "{} has no problem, not even a warning", name(folder));
    parsed.skill.expect("a skill without problems is there")
}

/// What a skill says it comes from.
fn sources_of(skill: &Skill) -> Vec<Source> {
    sources::read(skill.metadata.get(sources::KEY).map_or("", String::as_str))
}

/// The passages of a shipped memory.
fn passages(path: &str) -> Vec<Passage> {
    memory::parse(path, &read(&root().join("memories-template").join(path))).passages
}

#[test]
fn skills_compile_without_a_problem() {
    let all: Vec<String> = skill_folders().iter().map(|f| load(f).name).collect();
    assert!(all.len() >= 12, "{all:?}");
    for name in ["triage-inbox", "answer-discount-request", "schedule-meeting"] {
        assert!(all.iter().any(|n| n == name), "the main requests need {name}");
    }
}

#[test]
fn skills_plan_what_their_words_say() {
    let triage = load(&root().join("skills/triage-inbox"));
    let rows: Vec<String> = triage
        .all_steps()
        .iter()
        .map(|s| {
            format!("{} {}{}", s.id, s.condition.as_ref().map_or(String::new(), |c| format!("[{}] ", c.show())), s.text)
        })
        .collect();
    assert_eq!(rows[1], "2 [not found] Stop.");
    assert_eq!(
        rows[4],
        "3.2 [message is bulk or message.intent is newsletter] If it came through a list or is a newsletter:"
    );
    assert_eq!(rows[9], "3.3.1 Label it \"Prospects\".");
    assert_eq!(
        rows.last().map(String::as_str),
        Some("4 Leave the note \"The inbox is sorted. What is left needs you.\"")
    );
    let schedule = load(&root().join("skills/schedule-meeting"));
    assert_eq!(schedule.inputs[2].fallback(), Some("30 min"));
    assert_eq!(schedule.templates[0].subject, "A time to talk");
}

#[test]
fn cases_speak_of_their_worlds() {
    for folder in skill_folders() {
        let skill = load(&folder);
        let file = folder.join("evals/evals.json");
        let cases = eval::read_cases(&read(&file)).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        assert!(cases.len() >= 6, "{} has {} cases", skill.name, cases.len());
        let mut used = Vec::new();
        for case in &cases {
            assert_eq!(case.skill_name, skill.name, "case {}", case.id);
            let path = folder.join("evals/worlds").join(&case.world);
            let world = eval::read_world(&read(&path)).unwrap_or_else(|e| panic!("{}: {e:?}", path.display()));
            assert_eq!(case.unknown_ids(&world), Vec::<String>::new(), "case {} of {}", case.id, skill.name);
            assert_eq!(eval::diff(&world, &world), [], "a world is equal to itself");
            let again = eval::read_world(&eval::write_world(&world));
            assert_eq!(again.as_ref(), Ok(&world), "what is written of {} reads back to the same", path.display());
            assert_eq!(eval::read_case(&skill.name, &eval::write_case(case)), Ok(case.clone()), "and so does its case");
            used.push(case.world.clone());
        }
        for world in entries(&folder.join("evals/worlds")) {
            assert!(used.contains(&name(&world)), "no case uses {}", world.display());
        }
    }
}

/// Doing nothing is right in an inbox without mail, too; the case then says that the run looked.
#[test]
fn doing_nothing_passes_no_case() {
    for folder in skill_folders() {
        let cases = eval::read_cases(&read(&folder.join("evals/evals.json"))).expect("read by another test");
        let passed: Vec<&str> = cases.iter().filter(|c| eval::proves_nothing(c)).map(|c| c.id.as_str()).collect();
        assert_eq!(passed, Vec::<&str>::new(), "{}: all their checks hold though nothing is done", name(&folder));
    }
}

/// A skill is bound to the passages that it comes from, so that a user who changes one of them hears of it.
#[test]
fn every_skill_is_bound_to_its_memories_as_they_are_shipped() {
    for folder in skill_folders() {
        let skill = load(&folder);
        let sources = sources_of(&skill);
        assert!(!sources.is_empty(), "{} names no memory in {}", skill.name, sources::KEY);
        for source in sources {
            let standing = source.standing(&passages(&source.path));
            assert_eq!(
                standing,
                Standing::Same,
                "{}: {} › {}: look whether the skill still says what the memory says, then run `cargo xtask gen`",
                skill.name,
                source.path,
                source.heading
            );
        }
    }
}

#[test]
fn routing_files_have_eight_of_each() {
    for folder in skill_folders() {
        let lines = eval::read_routing(&read(&folder.join("evals/routing.jsonl"))).expect("reads");
        let should = lines.iter().filter(|l| l.expect).count();
        assert_eq!((should, lines.len() - should), (8, 8), "{}", name(&folder));
    }
}

#[test]
fn no_request_is_for_two_skills_or_for_and_against_one() {
    let mut seen: Vec<(String, String)> = Vec::new();
    for folder in skill_folders() {
        let lines = eval::read_routing(&read(&folder.join("evals/routing.jsonl"))).expect("reads");
        for line in lines.iter().filter(|l| l.expect) {
            assert!(!lines.iter().any(|l| !l.expect && l.request == line.request), "{}", line.request);
            let taken = seen.iter().find(|(request, _)| *request == line.request.to_lowercase());
            assert_eq!(taken, None, "{} is also for {}", line.request, name(&folder));
            seen.push((line.request.to_lowercase(), name(&folder)));
        }
    }
}

/// Orders in a mail, an event or a post must be a case of every skill: what a stranger writes is data.
#[test]
fn every_skill_has_a_case_with_orders_that_are_not_followed() {
    for folder in skill_folders() {
        let cases = eval::read_cases(&read(&folder.join("evals/evals.json"))).expect("read by another test");
        assert!(cases.iter().any(|c| c.id.starts_with("orders-in-")), "{} has none", name(&folder));
    }
}

#[test]
fn memories_read_and_point_at_what_is_there() {
    let folder = root().join("memories-template");
    let skills: Vec<String> = skill_folders().iter().map(|f| name(f)).collect();
    let mut paths = Vec::new();
    for area in entries(&folder).into_iter().filter(|p| p.is_dir()) {
        assert!(!read(&area.join(".context.md")).trim().is_empty(), "{} says what it holds", area.display());
        for file in entries(&area) {
            let path = format!("{}/{}", name(&area), name(&file));
            let m = memory::parse(&path, &read(&file));
            assert_eq!(m.problems, [], "{path}");
            assert!(!m.tags.is_empty() && !m.aliases.is_empty() && m.passages.len() >= 3, "{path} is thin");
            for skill in &m.skills {
                assert!(skills.contains(skill), "{path} names the skill {skill}");
            }
            for link in &m.links {
                assert!(folder.join(link).is_file(), "{path} links to {link}");
            }
            paths.push(path);
        }
    }
    assert!(paths.len() >= 25, "{} memories", paths.len());
    let recall = read(&folder.join(".recall.jsonl"));
    let lines: Vec<serde_json::Value> =
        recall.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{l}: {e}"))).collect();
    for line in &lines {
        let expect = &line["expect"];
        assert!(expect.is_null() || expect.as_str().is_some_and(|e| paths.iter().any(|p| p == e)), "{line}");
        assert!(line["request"].as_str().is_some_and(|r| !r.is_empty()), "{line}");
    }
    assert!(lines.iter().filter(|l| l["expect"].is_null()).count() >= 10, "questions that nothing answers");
    for path in &paths {
        let asked = lines.iter().filter(|l| l["expect"] == **path).count();
        assert!(asked >= 2, "{asked} recall lines ask for {path}");
    }
    for folder in skill_folders() {
        for from in sources_of(&load(&folder)).into_iter().map(|source| source.path) {
            assert!(paths.contains(&from), "{} comes from {from}", name(&folder));
            let memory = memory::parse(&from, &read(&root().join("memories-template").join(&from)));
            assert!(memory.skills.contains(&name(&folder)), "{from} does not name {}", name(&folder));
        }
    }
}

/// A letter that a passage gives word for word stands so in the skill that is bound to it.
#[test]
fn letters_of_a_skill_are_those_of_its_memory() {
    for folder in skill_folders() {
        let skill = load(&folder);
        let bound = |path: &str| passages(path).into_iter().filter(|p| sources_of(&skill).iter().any(|s| s.binds(p)));
        let paths: BTreeSet<String> = sources_of(&skill).into_iter().map(|source| source.path).collect();
        let memory: Vec<String> = paths.iter().flat_map(|path| bound(path)).map(|passage| passage.text).collect();
        let memory = memory.join(" ").replace("> ", "").replace(['>', '\n'], " ");
        let memory = memory.split_whitespace().collect::<Vec<_>>().join(" ");
        for template in &skill.templates {
            // The greeting may be an example's.
            let body = template.body.split_once('\n').map_or("", |(_, rest)| rest);
            let letter = body.replace("{my_first_name}", "").replace("{time:window}", "{time}");
            let letter = letter.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(memory.contains(&letter), "{}: \"{}\" is not in what it comes from", skill.name, template.name);
        }
    }
}
