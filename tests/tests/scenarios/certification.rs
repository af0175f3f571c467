//! What the cases say about a skill: varied worlds, the baseline without the procedure, certification, pins, and what may
//! start without a person. The shipped student runs; the skill is a small one, so that it is quick.

mod gives_way;

use std::path::{Path, PathBuf};
use std::time::Duration;
use understudy_agent::eval;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller, TestPlan};
use understudy_tests::scenario::{Scenario, options};

const SMALL: &str = "mark-as-seen";
const POCKET: &str = "pocket-student";

const SKILL: &str = "---\nname: mark-as-seen\ndescription: Marks the new mail as seen. Use for \"mark my mail as seen\".\n\
     allowed-tools: mail.search mail.label user.notify\nmetadata:\n  class: mail\n---\n\n# Mark as seen\n\n## Steps\n\n\
     1. Search the unread mail in the inbox (`mail.search`).\n2. If there is none (`not found`), stop.\n3. For each message:\n   \
     1. Label it \"Seen\" (`mail.label`).\n4. Leave the note \"All is marked.\" (`user.notify`).\n\n\
     ## Success criteria\n\n- Nothing is sent (`no_effect send`)\n";

const CASES: &str = r#"{"skill_name": "mark-as-seen", "evals": [
  {"id": "two", "prompt": "Mark my mail as seen", "world": "two", "checks": [
    {"effect": "label", "where": {"message": "dana", "label": "Seen"}, "count": 1},
    {"effect": "label", "where": {"message": "oliver", "label": "Seen"}, "count": 1},
    {"no_effect": "send"},
    {"note": {"contains": "marked"}},
    {"state": "done"}]},
  {"id": "quiet", "prompt": "Mark my mail as seen", "world": "quiet", "checks": [{"only": []}, {"state": "done"}]}
]}"#;

const TWO: &str = "now: 2026-11-23 09:00\nuser: Maya Lindqvist <maya@harbourseed.example>\nmessages:\n\
     \x20 - {id: dana, from: Dana Ortiz <dana@larkfield.example>, subject: Prices, at: today 08:00, text: Hi Maya}\n\
     \x20 - {id: oliver, from: Oliver Finch <oliver@copperline.example>, subject: Lunch, at: today 07:00, text: Hi Maya}\n";
const QUIET: &str = "now: 2026-11-23 09:00\nuser: Maya Lindqvist <maya@harbourseed.example>\n";

/// A folder of the user's own with the small skill in it.
fn own_skills() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let worlds = folder.path().join(SMALL).join("evals/worlds");
    std::fs::create_dir_all(&worlds).expect("made");
    let files = [("SKILL.md", SKILL), ("evals/evals.json", CASES)];
    files.iter().for_each(|(name, text)| std::fs::write(folder.path().join(SMALL).join(name), text).expect("written"));
    std::fs::write(worlds.join("two.yaml"), TWO).expect("written");
    std::fs::write(worlds.join("quiet.yaml"), QUIET).expect("written");
    folder
}

async fn with_small(skills: &Path) -> Scenario {
    let skills = skills.to_owned();
    Scenario::with(|options| options.skills = Some(skills)).await.expect("opens")
}

async fn matrix(app: &App) -> SkillMatrix {
    let value = app.dispatch(Caller::Terminal, Command::SkillMatrix {}).await.expect("the matrix");
    serde_json::from_value(value).expect("reads")
}

fn row<'m>(matrix: &'m SkillMatrix, skill: &str) -> &'m MatrixRow {
    matrix.rows.iter().find(|r| r.skill == skill).expect("the skill has a row")
}

fn cell<'m>(matrix: &'m SkillMatrix, skill: &str, student: &str) -> &'m MatrixCell {
    row(matrix, skill).cells.iter().find(|c| c.student == student).expect("the student has a column")
}

/// Waits until nothing is certified any more.
async fn idle(app: &App) -> SkillMatrix {
    let mut updates = app.subscribe();
    loop {
        let now = matrix(app).await;
        if now.running.is_none() && now.waiting.is_empty() {
            return now;
        }
        // A missed or late update only means looking again.
        let _ = tokio::time::timeout(Duration::from_millis(250), updates.recv()).await;
    }
}

async fn certify(scenario: &Scenario, name: &str, student: Option<&str>) -> SkillMatrix {
    let command = Command::SkillCertify { name: Some(name.into()), student: student.map(str::to_owned) };
    let _: Done = scenario.ask(command).await.expect("it begins");
    idle(&scenario.app).await
}

async fn shown(scenario: &Scenario) -> SkillDetail {
    scenario.ask(Command::SkillShow { name: SMALL.into() }).await.expect("shown")
}

async fn unattended(scenario: &Scenario) -> UnattendedStart {
    let command = Command::RunUnattended { request: "Mark my mail as seen".into(), skill: None };
    scenario.ask(command).await.expect("an answer")
}

#[test]
fn every_shipped_case_says_the_same_in_every_world_that_a_seed_makes() {
    let root = understudy_tests::root();
    let memories: Vec<String> = texts(&root.join("memories-template"), "md");
    let (mut all, mut renamed) = (0, 0);
    for skill in std::fs::read_dir(root.join("skills")).expect("skills").flatten().map(|e| e.path()) {
        let Ok(cases) = std::fs::read_to_string(skill.join("evals/evals.json")) else { continue };
        let text = std::fs::read_to_string(skill.join("SKILL.md")).expect("a skill");
        let named = eval::named_words(&text, memories.iter().map(String::as_str));
        for case in eval::read_cases(&cases).expect("cases read") {
            let yaml = std::fs::read_to_string(skill.join("evals/worlds").join(&case.world)).expect("a world");
            let world = eval::read_world(&yaml).expect("the world reads");
            let name = format!("{} {}", case.skill_name, case.id);
            all += 1;
            for seed in [1, 2] {
                let (varied, same) = eval::vary(&world, &case, seed, &named);
                assert_eq!(eval::idle(&same), eval::idle(&case), "{name}");
                assert_eq!(same.unknown_ids(&varied).len(), case.unknown_ids(&world).len(), "{name}");
                assert_eq!(same.checks.len(), case.checks.len(), "{name}");
                assert_eq!((&varied.user, varied.now, &varied.zone), (&world.user, world.now, &world.zone), "{name}");
                assert_eq!(varied, eval::settle(varied.clone()), "{name}: a file could hold it");
                let people = |w: &eval::World| w.people.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
                let mut before = people(&world);
                let mut after = people(&varied);
                before.sort();
                after.sort();
                renamed += usize::from(before != after && seed == 1);
            }
        }
    }
    assert!(all > 100, "{all} cases");
    assert!(renamed * 4 > all * 3, "{renamed} of {all} cases have other people under a seed");
}

fn texts(folder: &Path, extension: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(place) = open.pop() {
        for path in std::fs::read_dir(place).expect("a folder").flatten().map(|e| e.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                out.push(std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_is_certified_loses_it_with_an_edit_and_starts_without_a_person_only_while_it_has_it() {
    let skills = own_skills();
    let scenario = with_small(skills.path()).await;
    let before = shown(&scenario).await;
    assert_eq!((before.certification.state, before.certification.total), (CertificationState::Unknown, 6));
    let refused = unattended(&scenario).await;
    assert_eq!((refused.run_id, refused.skill.as_deref()), (None, Some(SMALL)));
    assert!(refused.why.contains("not certified"), "{}", refused.why);

    let now = certify(&scenario, SMALL, None).await;
    let on_pocket = &cell(&now, SMALL, POCKET).now;
    assert_eq!(on_pocket.state, CertificationState::Certified, "{on_pocket:?}");
    assert_eq!((on_pocket.rate.passed, on_pocket.total, on_pocket.forbidden), (6, 6, 0));
    assert!(row(&now, SMALL).own && row(&now, SMALL).unattended.allowed && now.students[0].chosen);
    let listed: Vec<SkillView> = scenario.ask(Command::SkillList {}).await.expect("listed");
    let listed = listed.iter().find(|s| s.name == SMALL).expect("listed");
    assert_eq!((listed.certification.state, listed.ran, listed.passed), (CertificationState::Certified, 2, 2));
    let started = unattended(&scenario).await;
    let run = started.run_id.expect("it may");
    assert_eq!(scenario.ended(&run).await.state, RunState::Done);

    // The user's decision goes before the certificate.
    let decide = |allow: Option<bool>| Command::SkillUnattended { name: SMALL.into(), allow };
    let _: Done = scenario.ask(decide(Some(false))).await.expect("decided");
    let refused = unattended(&scenario).await;
    assert!(refused.run_id.is_none() && refused.why.contains("never"), "{}", refused.why);
    let _: Done = scenario.ask(decide(None)).await.expect("decided");

    // Another version: what was found out is of the one before, and says so.
    let text = before.text.replace("All is marked.", "All of it is marked.");
    let save = Command::SkillSave { name: SMALL.into(), text, base: Some(before.sha256), anyway: false };
    let _: Saved = scenario.ask(save).await.expect("saved");
    let now = matrix(&scenario.app).await;
    let edited = cell(&now, SMALL, POCKET);
    assert_eq!(edited.now.state, CertificationState::Unknown);
    let old = edited.before.as_ref().expect("the older version's results");
    assert_eq!((old.state, old.old, &old.version), (CertificationState::Certified, true, &before.version));
    let refused = unattended(&scenario).await;
    assert!(refused.run_id.is_none() && refused.why.contains("as it is now"), "{}", refused.why);
    assert!(shown(&scenario).await.certification.old);
    let _: Done = scenario.ask(decide(Some(true))).await.expect("decided");
    let run = unattended(&scenario).await.run_id.expect("the user allowed it");
    scenario.ended(&run).await;
    let _: Done = scenario.ask(decide(None)).await.expect("decided");

    // A case that is another one by now is run again, and only that one.
    let now = certify(&scenario, SMALL, None).await;
    assert_eq!(cell(&now, SMALL, POCKET).now.state, CertificationState::Certified);
    let cases = CASES.replace(r#"{"only": []}"#, r#"{"only": []}, {"max_steps": 9}"#);
    std::fs::write(skills.path().join(SMALL).join("evals/evals.json"), cases).expect("written");
    let now = matrix(&scenario.app).await;
    let changed = cell(&now, SMALL, POCKET);
    assert_eq!((changed.now.state, changed.now.rate.ran), (CertificationState::Partial, 3));
    assert!(!row(&now, SMALL).unattended.allowed);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_run_before_a_stop_is_kept_and_not_run_again() {
    let scenario = Scenario::new().await;
    let name = "file-newsletters";
    let mut updates = scenario.app.subscribe();
    let command = Command::SkillCertify { name: Some(name.into()), student: None };
    let _: Done = scenario.ask(command.clone()).await.expect("it begins");
    let again: Done = scenario.ask(command).await.expect("an answer");
    assert!(again.message.contains("already"), "{}", again.message);
    while !matches!(updates.recv().await.expect("progress"), Update::Progress { done, total, .. } if done >= 1.0 && total > 1.0)
    {
    }
    let stopped: Done = scenario.ask(Command::SkillCertifyStop {}).await.expect("stopped");
    assert!(stopped.message.contains("kept"), "{}", stopped.message);
    let now = idle(&scenario.app).await;
    let half = cell(&now, name, POCKET).now.clone();
    assert_eq!(half.state, CertificationState::Partial, "{half:?}");

    let mut updates = scenario.app.subscribe();
    let done = certify(&scenario, name, None).await;
    let mut first = None;
    while let Ok(update) = updates.try_recv() {
        if let Update::Progress { done, total, .. } = update
            && total > 1.0
        {
            first.get_or_insert(done);
        }
    }
    assert_eq!(first, Some(f64::from(half.rate.ran)), "it goes on where it stopped");
    let whole = &cell(&done, name, POCKET).now;
    assert_eq!(whole.rate.ran, whole.total, "{whole:?}");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_cases_without_the_procedure_say_what_proves_nothing() {
    let skills = own_skills();
    let scenario = with_small(skills.path()).await;
    let plan = TestPlan { seeds: vec![0, 1], baseline: true };
    let result = scenario.app.skill_test_with(SMALL, &plan, |_| {}).await.expect("tested");
    assert_eq!((result.rate.passed, result.rate.ran, result.pass_rate), (4, 4, 1.0), "{result:?}");
    let without = result.without.as_ref().expect("the baseline");
    assert_eq!(without.rate.ran, 4);
    let bare = without.cases.iter().find(|c| c.id == "two").expect("the case");
    assert!(!bare.passed && bare.steps > 0, "the request alone does not mark two mails: {bare:?}");
    let of = |id: &str| result.cases.iter().find(|c| c.id == id && c.seed == 0).expect("the case");
    let checks: Vec<Option<ProvesNothing>> = of("two").checks.iter().map(|c| c.proves_nothing).collect();
    let idle = Some(ProvesNothing::Idle);
    assert_eq!((checks[1], checks[2], checks[4], checks[5]), (None, idle, idle, None), "{checks:?}");
    assert_eq!((of("two").proves_nothing, of("quiet").proves_nothing), (None, idle));

    let results: SkillResults = scenario.ask(Command::SkillResults { name: SMALL.into() }).await.expect("results");
    assert_eq!(results.without.map(|w| w.ran), Some(4));
    assert_eq!((results.rate.ran, results.ran, results.certification.state), (4, 2, CertificationState::Partial));
    let two = results.rows.iter().find(|r| r.case.id == "two").expect("the case");
    assert_eq!((two.without, two.seeds.len(), two.proves_nothing), (Some(false), 2, None));
    let detail = shown(&scenario).await;
    assert!(detail.cases.iter().any(|c| c.id == "quiet" && c.idle));
    let codes: Vec<&str> = detail.case_problems.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["idle-case"]);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_skill_runs_on_its_student_and_says_so_when_that_is_gone() {
    let skills = own_skills();
    let scenario = with_small(skills.path()).await;
    let second = scenario.folder().join("students/second.gguf");
    std::fs::copy(scenario.folder().join("students/pocket-student.gguf"), &second).expect("a second student");
    let pin = |student: Option<&str>| Command::SkillPin { name: SMALL.into(), student: student.map(str::to_owned) };
    let error = scenario.ask::<Done>(pin(Some("nobody"))).await.expect_err("no such student");
    assert_eq!(error.code, ErrorCode::NotFound);
    let _: Done = scenario.ask(pin(Some("second"))).await.expect("pinned");
    let run = scenario.run("Mark my mail as seen").await;
    assert_eq!((run.run.student.as_str(), run.run.state), ("second", RunState::Done), "{}", run.run.reason);
    let replayed: Done = scenario.ask(Command::RunReplay { id: run.run.id }).await.expect("replayed");
    assert!(replayed.message.contains("the same"), "{}", replayed.message);
    let other = scenario.run("File the newsletters").await;
    assert_eq!(other.run.student, POCKET, "only the pinned skill");

    let now = certify(&scenario, SMALL, None).await;
    assert_eq!(cell(&now, SMALL, "second").now.state, CertificationState::Certified);
    assert_eq!(cell(&now, SMALL, POCKET).now.state, CertificationState::Unknown);
    assert!(row(&now, SMALL).unattended.allowed && row(&now, SMALL).pin.as_deref() == Some("second"));
    let names: Vec<(&str, bool)> = now.students.iter().map(|s| (s.name.as_str(), s.chosen)).collect();
    assert_eq!(names, [(POCKET, true), ("second", false)], "the choice is as it was");

    std::fs::remove_file(&second).expect("gone");
    let run = scenario.run("Mark my mail as seen").await;
    assert_eq!(run.run.state, RunState::Failed);
    assert!(run.run.reason.contains("always runs on “second”"), "{}", run.run.reason);
    let now = matrix(&scenario.app).await;
    let gone = cell(&now, SMALL, "second");
    assert!(gone.before.is_some() && gone.now.state == CertificationState::Unknown, "{gone:?}");
    let _: Done = scenario.ask(pin(None)).await.expect("free again");
    assert_eq!(scenario.run("Mark my mail as seen").await.run.student, POCKET);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_is_certified_by_itself_also_after_a_restart_and_what_ships_is_not() {
    let skills = own_skills();
    let with = |folder: &Path| {
        let mut options = options(folder);
        options.skills = Some(skills.path().to_owned());
        options.recertify_after = Some(Duration::from_millis(1));
        options
    };
    let folder = tempfile::tempdir().expect("a folder");
    let off = Command::SettingSet { key: "recertify".into(), value: "false".into() };
    let on = Command::SettingSet { key: "recertify".into(), value: "true".into() };

    let app = App::open(with(folder.path())).await.expect("opens");
    let mut updates = app.subscribe();
    let certifies = |update: &Update| matches!(update, Update::Progress { id, .. } if id.starts_with("certify:"));
    while !certifies(&updates.recv().await.expect("it begins by itself")) {}
    let running = matrix(&app).await.running;
    assert!(running.is_none_or(|r| r.quiet && r.skill == SMALL));
    app.dispatch(Caller::Terminal, off).await.expect("off");
    app.dispatch(Caller::Terminal, Command::SkillCertifyStop {}).await.expect("stopped");
    let stopped = idle(&app).await;
    assert!(!stopped.by_itself);
    app.close().await;

    let app = App::open(with(folder.path())).await.expect("opens again");
    app.dispatch(Caller::Terminal, on).await.expect("on");
    let mut updates = app.subscribe();
    let done = loop {
        let now = matrix(&app).await;
        if cell(&now, SMALL, POCKET).now.state == CertificationState::Certified {
            break now;
        }
        let _ = tokio::time::timeout(Duration::from_millis(250), updates.recv()).await;
    };
    let touched: Vec<&str> =
        done.rows.iter().filter(|r| r.cells.iter().any(|c| c.now.rate.ran > 0)).map(|r| r.skill.as_str()).collect();
    assert_eq!(touched, [SMALL], "a shipped skill on the shipped student costs nothing by itself");
    app.close().await;
}

/// The command, in the data folder of a scenario that was closed.
fn command(data: &Path, skills: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let program = understudy_tests::built("understudy").expect("the understudy program is built");
    let mut command = std::process::Command::new(program);
    command.args(["--rehearsal", "--now", "2026-11-23T09:00:00Z", "--data"]).arg(data);
    command.arg("--skills").arg(skills).args(arguments);
    let out = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (out.status.code(), text(out.stdout), text(out.stderr))
}

#[test]
fn the_terminal_tests_certifies_and_refuses_without_a_person() {
    let (skills, data) = (own_skills(), tempfile::tempdir().expect("a folder"));
    let run = |arguments: &[&str]| command(data.path(), skills.path(), arguments);
    let (code, out, said) = run(&["run", "Mark my mail as seen", "--skill", SMALL, "--unattended"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains("not certified") && said.contains("skill certify"), "{said}");

    let (code, out, said) = run(&["skill", "test", SMALL, "--seeds", "3", "--baseline", "--json"]);
    assert_eq!(code, Some(0), "{said}");
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let all = &json[0];
    assert_eq!(
        (all["skill"].as_str(), all["student"].as_str(), all["passRate"].as_f64()),
        (Some(SMALL), Some(POCKET), Some(1.0))
    );
    assert_eq!((all["cases"].as_array().map(Vec::len), all["without"]["rate"]["ran"].as_u64()), (Some(6), Some(6)));
    for key in ["id", "seed", "passed", "failedChecks", "forbiddenEffects", "steps", "ms", "provesNothing"] {
        assert!(!all["cases"][0][key].is_null() || key == "provesNothing", "{key}: {all}");
    }
    let (code, out, said) = run(&["skill", "certify", SMALL]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("certified 6/6") && out.contains("may start"), "{out}");
    let (code, out, said) = run(&["run", "Mark my mail as seen", "--skill", SMALL, "--unattended"]);
    assert_eq!(code, Some(0), "{out}{said}");

    let broken = CASES.replace("\"contains\": \"marked\"", "\"contains\": \"never said\"");
    std::fs::write(skills.path().join(SMALL).join("evals/evals.json"), broken).expect("written");
    let (code, out, _) = run(&["skill", "test", SMALL]);
    assert_eq!(code, Some(2), "{out}");
    let (code, out, _) = run(&["skill", "certify", SMALL]);
    assert_eq!(code, Some(2), "{out}");
    assert!(out.contains("failing 3/6") && out.contains("may not"), "{out}");
}
