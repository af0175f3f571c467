//! Skill folders: what is active, what a bad save does, and which skill a request is for.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use understudy_store::{SkillFolders, StoreError, clear_winner};

fn skill(name: &str, description: &str) -> String {
    format!(
        "---\nname: {name}\ndescription: {description}\nallowed-tools: mail.search mail.read mail.label\n---\n\n## Steps\n\n1. Search the unread mail in the inbox. `mail.search`\n"
    )
}

struct Fixture {
    _dir: tempfile::TempDir,
    shipped: PathBuf,
    user: PathBuf,
}

impl Fixture {
    fn new() -> Fixture {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        let fixture = Fixture { shipped: root.join("shipped"), user: root.join("user"), _dir: dir };
        fs::create_dir_all(&fixture.user).unwrap();
        write(
            &fixture.shipped,
            "triage-inbox/SKILL.md",
            &skill("triage-inbox", "Sort the unread mail of the inbox. Use when asked to triage."),
        );
        write(
            &fixture.shipped,
            "schedule-meeting/SKILL.md",
            &skill("schedule-meeting", "Find a time and invite guests. Use for meetings."),
        );
        fixture
    }

    fn open(&self) -> SkillFolders {
        SkillFolders::open(vec![self.shipped.clone(), self.user.clone()]).unwrap()
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(full, text).unwrap();
}

fn names(skills: &SkillFolders) -> Vec<String> {
    skills.active().iter().map(|s| s.skill.name.clone()).collect()
}

#[test]
fn the_users_skill_wins_over_the_shipped_one() {
    let fixture = Fixture::new();
    let mine = skill("triage-inbox", "My own way of sorting.");
    write(&fixture.user, "triage-inbox/SKILL.md", &mine);
    write(
        &fixture.user,
        "triage-inbox/evals/evals.json",
        r#"{"skill_name": "triage-inbox", "evals": [{"id": 1}, {"id": 2}]}"#,
    );
    write(&fixture.user, "notes/README.md", "not a skill");
    let skills = fixture.open();
    assert_eq!(names(&skills), ["schedule-meeting", "triage-inbox"]);
    let triage = skills.get("triage-inbox").unwrap();
    assert_eq!(
        (triage.text.as_str(), triage.evals, &triage.path),
        (mine.as_str(), 2, &fixture.user.join("triage-inbox"))
    );
    assert_eq!(skills.get("notes"), None);
}

#[test]
fn a_bad_save_keeps_the_last_good_version_and_says_what_is_wrong() {
    let fixture = Fixture::new();
    let skills = fixture.open();
    let before = skills.get("triage-inbox").unwrap();
    write(&fixture.shipped, "triage-inbox/SKILL.md", "---\nname: [triage\n---\n");
    assert_eq!(skills.refresh().unwrap(), Vec::<String>::new());
    assert!(Arc::ptr_eq(&before, &skills.get("triage-inbox").unwrap()), "the last good version stays");
    let problems = skills.problems();
    assert!(problems.iter().any(|p| p.path == "triage-inbox/SKILL.md"), "{problems:?}");
    let mended = skill("triage-inbox", "Mended.");
    write(&fixture.shipped, "triage-inbox/SKILL.md", &mended);
    assert_eq!(skills.refresh().unwrap(), ["triage-inbox"]);
    assert_eq!(skills.get("triage-inbox").unwrap().text, mended);
    assert_ne!(before.text, mended, "a run that holds the old version keeps it");
    fs::remove_dir_all(fixture.shipped.join("triage-inbox")).unwrap();
    assert_eq!(skills.refresh().unwrap(), ["triage-inbox"]);
    assert_eq!(names(&skills), ["schedule-meeting"], "a removed skill is gone");
}

#[test]
fn a_bad_version_of_the_users_falls_back_to_the_shipped_one() {
    let fixture = Fixture::new();
    write(&fixture.user, "triage-inbox/SKILL.md", "no front matter");
    let skills = fixture.open();
    assert_eq!(skills.get("triage-inbox").unwrap().path, fixture.shipped.join("triage-inbox"));
    assert!(!skills.problems().is_empty());
}

#[test]
fn folders_may_be_missing_but_not_files() {
    let fixture = Fixture::new();
    assert_eq!(names(&SkillFolders::open(vec![fixture.shipped.join("none")]).unwrap()), Vec::<String>::new());
    let error = SkillFolders::open(vec![fixture.shipped.join("triage-inbox/SKILL.md")]).unwrap_err();
    assert!(matches!(error, StoreError::NotAFolder { .. }), "{error:?}");
}

#[test]
fn requests_find_their_skill_and_near_misses_push_down() {
    let fixture = Fixture::new();
    write(
        &fixture.shipped,
        "triage-inbox/evals/routing.jsonl",
        "{\"request\": \"Go through my new mail\", \"expect\": true}\n{\"request\": \"Find the mail about the meeting room\", \"expect\": false}\nbroken\n",
    );
    let skills = fixture.open();
    let winner = |request: &str| clear_winner(&skills.route(request)).map(str::to_owned);
    assert_eq!(winner("Triage my inbox").as_deref(), Some("triage-inbox"));
    assert_eq!(winner("Go through the new mail").as_deref(), Some("triage-inbox"));
    assert_eq!(winner("Find a time to meet with Priya").as_deref(), Some("schedule-meeting"));
    assert_eq!(winner("Find the mail about the meeting room"), None);
    for other in ["Bake a cake", "", "What is the weather in Lisbon"] {
        assert_eq!(winner(other), None, "{other}: {:?}", skills.route(other));
    }
    assert!(skills.route("Triage").iter().all(|(_, score)| (0.0..=1.0).contains(score)));
    let problems = skills.problems();
    assert!(problems.iter().any(|p| p.problem.code == "routing" && p.problem.line == 3), "{problems:?}");
}

#[test]
fn a_winner_must_be_good_and_ahead() {
    let check = |scores: &[(&str, f64)], expect: Option<&str>| {
        let scores: Vec<(String, f64)> = scores.iter().map(|(n, s)| ((*n).to_owned(), *s)).collect();
        assert_eq!(clear_winner(&scores), expect, "{scores:?}");
    };
    check(&[], None);
    check(&[("a", 0.9)], Some("a"));
    check(&[("a", 0.2)], None);
    check(&[("a", 0.9), ("b", 0.5)], Some("a"));
    check(&[("a", 0.9), ("b", 0.88)], None);
}

#[tokio::test]
async fn a_new_good_version_is_active_within_a_second() {
    let fixture = Fixture::new();
    let skills = Arc::new(fixture.open());
    let (sender, mut changes) = tokio::sync::mpsc::unbounded_channel();
    let watch = skills.watch(move |names| sender.send(names).unwrap()).unwrap();
    write(&fixture.user, "file-receipts/SKILL.md", &skill("file-receipts", "Label receipts."));
    let changed = loop {
        let changed = tokio::time::timeout(Duration::from_secs(5), changes.recv()).await.unwrap().unwrap();
        if !changed.is_empty() {
            break changed;
        }
    };
    assert_eq!(changed, ["file-receipts"]);
    assert!(skills.get("file-receipts").is_some());
    drop(watch);
}

/// The shipped skills with their own routing lines: every positive line must come out first, no near miss may win.
#[test]
fn the_shipped_skills_are_found_by_their_routing_lines() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../skills");
    let skills = SkillFolders::open(vec![shipped]).unwrap();
    let active = skills.active();
    assert!(!active.is_empty());
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for skill in &active {
        for request in &skill.routes.requests {
            let scores = skills.route(request);
            all += 1;
            if scores[0].0 == skill.skill.name {
                right += 1;
            } else {
                wrong.push(format!("{request} -> {} got {:?}", skill.skill.name, &scores[..2]));
            }
        }
        for request in &skill.routes.misses {
            let scores = skills.route(request);
            if clear_winner(&scores) == Some(skill.skill.name.as_str()) {
                wrong.push(format!("{request} must not be for {}: {:?}", skill.skill.name, &scores[..2]));
            }
        }
    }
    let recall = f64::from(right) / f64::from(all);
    assert!(recall >= 0.9, "recall@1 {recall:.3} of {all}\n{}", wrong.join("\n"));
}

/// Requests that nothing was set on: neither the routing lines nor the threshold of a clear winner. What is chosen without
/// asking must be right; what is unsure goes to the student and may be anything.
#[test]
fn requests_that_nothing_was_set_on_are_not_given_away_wrongly() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../skills");
    let skills = SkillFolders::open(vec![shipped]).unwrap();
    let (mut own, mut first, mut sure, mut none, mut wrong) = (0, 0, 0, 0, Vec::new());
    for line in include_str!("routing-held.jsonl").lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let (request, expect) = (line["request"].as_str().unwrap(), line["skill"].as_str());
        let scores = skills.route(request);
        let winner = clear_winner(&scores);
        own += usize::from(expect.is_some());
        none += usize::from(expect.is_none());
        first += usize::from(expect == Some(scores[0].0.as_str()));
        sure += usize::from(winner.is_some() && winner == expect);
        if winner.is_some() && winner != expect {
            wrong.push(format!("{request}: {:?} for {expect:?}", &scores[..2]));
        }
    }
    let report = format!(
        "{own} for a skill: {first} first, {sure} sure and right; {none} for none; chosen wrongly {}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    eprintln!("{report}");
    assert!(own >= 45 && none >= 25, "{report}");
    assert!(wrong.len() * 20 <= own + none, "more than one in twenty chosen wrongly\n{report}");
    assert!(first * 4 >= own * 3, "less than three in four come first\n{report}");
}
