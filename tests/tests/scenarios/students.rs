//! Students through the front door: the catalogue, a download from a hub on the loopback, choosing, performing with
//! the one that came, and removing it.

use std::path::Path;
use understudy_agent::prompt::Layout;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_providers::student::testkit::{Recipe, model};
use understudy_tests::built;
use understudy_tests::hub::Hub;
use understudy_tests::scenario::{Scenario, options};

/// The entry of the catalogue whose place the tiny model takes.
const NAME: &str = "granite-4.2-3b";
const REPOSITORY: &str = "ibm-granite/granite-4.2-3b-GGUF";

/// A tiny chat model with room for rules, tools and a skill, whose vocabulary is bytes.
fn tiny() -> Vec<u8> {
    model(&Recipe { context: 32_768, ..Recipe::chat("llama", Layout::Granite) })
}

async fn hub(open: bool) -> Hub {
    Hub::start(REPOSITORY, "granite-4.2-3b-Q4_K_M.gguf", tiny(), open).await
}

async fn ask<T: serde::de::DeserializeOwned>(app: &App, command: Command) -> Result<T, WireError> {
    let value = app.dispatch(Caller::Terminal, command).await?;
    Ok(serde_json::from_value(value).expect("a result reads back as its own type"))
}

async fn point_at(app: &App, hub: &Hub) {
    let set = Command::SettingSet { key: "student_hub".into(), value: hub.address.clone() };
    ask::<Done>(app, set).await.expect("a hub on this computer may be set");
}

async fn file(app: &App, name: &str) -> Option<StudentFile> {
    let all: Vec<StudentFile> = ask(app, Command::StudentList {}).await.expect("listed");
    all.into_iter().find(|f| f.name == name)
}

fn named(name: &str) -> String {
    name.to_owned()
}

/// Waits until half of the file is here: the hub holds the rest back.
async fn half(app: &App) {
    let mut updates = app.subscribe();
    while file(app, NAME).await.is_none_or(|f| f.done * 2.0 < f.size.floor() - 1.0) {
        updates.recv().await.expect("progress is told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_is_downloaded_chosen_performs_and_is_removed() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let hub = hub(true).await;
    point_at(app, &hub).await;
    let before: Catalogue = ask(app, Command::StudentCatalogue {}).await.expect("the catalogue");
    assert_eq!(before.students.len(), 8);
    assert!(before.students.iter().all(|e| e.fit.needs > e.size && !e.fit.words.is_empty()));
    assert_eq!(before.hub, hub.address);

    ask::<Done>(app, Command::StudentPull { name: named(NAME) }).await.expect("begun");
    let mut labels = Vec::new();
    app.wait_for_student(NAME, |update| {
        if let Update::Progress { label, .. } = update {
            labels.push(label.clone());
        }
    })
    .await
    .expect("downloaded");
    let kept = file(app, NAME).await.expect("listed");
    assert_eq!((kept.state, kept.chosen, kept.writes), (StudentState::Ready, false, true));
    assert_eq!(kept.sha256.as_deref(), Some(understudy_store::sha256_hex(&tiny()).as_str()));
    assert_eq!((kept.family.as_str(), kept.layout.as_str()), ("llama", "Granite turns"));
    let after: Catalogue = ask(app, Command::StudentCatalogue {}).await.expect("the catalogue");
    let entry = after.students.iter().find(|e| e.name == NAME).expect("still there");
    assert_eq!((entry.size, entry.approximate), (tiny().len() as f64, false), "the hub's figure replaced ours");
    let again = ask::<Done>(app, Command::StudentPull { name: named(NAME) }).await.expect_err("here already");
    assert!(again.message.contains("here already"), "{}", again.message);

    let used: Done = ask(app, Command::StudentUse { name: named(NAME) }).await.expect("it answers");
    assert!(used.message.contains("CPU: "), "which build runs is said: {}", used.message);
    let status: AppStatus = ask(app, Command::AppStatus {}).await.expect("status");
    assert_eq!((status.student.file.as_str(), status.student.state.as_str()), (NAME, "ready"));
    assert!(status.student.build.starts_with("CPU: "), "{}", status.student.build);
    let detail = scenario.run("Triage my inbox").await;
    assert_eq!(detail.run.student, NAME, "it performed, under the name by which it was chosen");
    assert!(detail.run.tokens.evaluated > 0, "{:?}: {}", detail.run.state, detail.run.reason);
    assert!(detail.prompt.contains("<|start_of_role|>system<|end_of_role|>You perform one step"), "in its own turns");

    let kept = ask::<Done>(app, Command::StudentRemove { name: named(NAME) }).await.expect_err("it answers now");
    assert!(kept.message.contains("answers now"), "{}", kept.message);
    app.close().await;

    // After a restart it is still the one that answers.
    let app = App::open(options(&scenario.folder())).await.expect("opens again");
    assert!(file(&app, NAME).await.is_some_and(|f| f.chosen));
    ask::<Done>(&app, Command::StudentUse { name: named("pocket-student") }).await.expect("back to the pocket one");
    ask::<Done>(&app, Command::StudentRemove { name: named(NAME) }).await.expect("removed");
    assert!(file(&app, NAME).await.is_none());
    let error = ask::<Done>(&app, Command::StudentRemove { name: named("pocket-student") }).await.expect_err("never");
    assert!(error.message.contains("stays"), "{}", error.message);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_pauses_survives_a_restart_goes_on_and_can_be_called_off() {
    let scenario = Scenario::new().await;
    let hub = hub(false).await;
    point_at(&scenario.app, &hub).await;
    ask::<Done>(&scenario.app, Command::StudentPull { name: named(NAME) }).await.expect("begun");
    half(&scenario.app).await;
    let second = ask::<Done>(&scenario.app, Command::StudentPull { name: named("qwen3.5-4b") }).await;
    let second = second.expect_err("one at a time");
    assert!(second.message.contains("one goes at a time"), "{}", second.message);
    let early = ask::<Done>(&scenario.app, Command::StudentUse { name: named(NAME) }).await.expect_err("half of it");
    assert!(early.message.contains("not here yet"), "{}", early.message);
    ask::<Done>(&scenario.app, Command::StudentPause { name: named(NAME) }).await.expect("paused");
    let paused = file(&scenario.app, NAME).await.expect("its part is kept");
    assert_eq!(paused.state, StudentState::Paused);
    assert!(paused.done >= (tiny().len() / 2) as f64 && paused.done < paused.size, "{paused:?}");
    scenario.app.close().await;

    let app = App::open(options(&scenario.folder())).await.expect("opens again");
    assert_eq!(file(&app, NAME).await.map(|f| (f.state, f.done)), Some((StudentState::Paused, paused.done)));
    hub.open();
    ask::<Done>(&app, Command::StudentPull { name: named(NAME) }).await.expect("goes on");
    app.wait_for_student(NAME, |_| {}).await.expect("to the end");
    assert_eq!(file(&app, NAME).await.map(|f| f.state), Some(StudentState::Ready));
    assert_eq!(hub.served(), 2);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_that_is_called_off_or_refused_leaves_nothing() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let gated = hub(false).await;
    point_at(app, &gated).await;
    ask::<Done>(app, Command::StudentPull { name: named(NAME) }).await.expect("begun");
    half(app).await;
    ask::<Done>(app, Command::StudentCancel { name: named(NAME) }).await.expect("off");
    assert!(file(app, NAME).await.is_none());

    // A hub without the repository.
    ask::<Done>(app, Command::StudentPull { name: named("qwen3.5-4b") }).await.expect("begun");
    let error = app.wait_for_student("qwen3.5-4b", |_| {}).await.expect_err("not there");
    assert!(error.message.contains("does not have") && error.hint.contains("import"), "{error:?}");
    let unknown = ask::<Done>(app, Command::StudentPull { name: named("gpt-9") }).await.expect_err("unknown");
    assert_eq!(unknown.code, ErrorCode::NotFound);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_the_student_is_refused_and_the_one_before_goes_on() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let place = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path.to_string_lossy().into_owned()
    };
    let import = |path: String| ask::<StudentFile>(app, Command::StudentImport { path });
    let error = import(put("cut.gguf", &tiny()[..900])).await.expect_err("cut");
    assert!(error.message.contains("cut"), "{error:?}");
    let error = import(put("page.gguf", b"<html>")).await.expect_err("no model");
    assert!(error.message.contains("not a GGUF"), "{error:?}");

    // A whole header whose weights have another shape: only llama.cpp itself sees it.
    let mut bent = tiny();
    let at = bent.windows(20).position(|w| w == b"blk.1.ffn_up.weight\x02").expect("there") + 19 + 4;
    bent[at] = 32;
    import(put("bent.gguf", &bent)).await.expect("its header is whole");
    let error = ask::<Done>(app, Command::StudentUse { name: named("bent") }).await.expect_err("not a student");
    assert_eq!(error.code, ErrorCode::StudentUnavailable);
    assert!(error.message.contains("“pocket-student” goes on answering"), "{error:?}");
    let detail = scenario.run("Answer Dana about the discount").await;
    assert_eq!(detail.run.state, RunState::Done, "{}", detail.run.reason);

    // A file that changed after it was taken in is no longer the one that was chosen.
    import(put("own.gguf", &tiny())).await.expect("taken in");
    ask::<Done>(app, Command::StudentUse { name: named("own") }).await.expect("it answers");
    ask::<Done>(app, Command::StudentUse { name: named("pocket-student") }).await.expect("and back");
    let other = model(&Recipe { context: 32_768, seed: 8, ..Recipe::chat("llama", Layout::Granite) });
    std::fs::write(scenario.folder().join("students/own.gguf"), other).expect("exchanged");
    let error = ask::<Done>(app, Command::StudentUse { name: named("own") }).await.expect_err("exchanged");
    assert!(error.message.contains("not the file that was chosen"), "{error:?}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pocket_student_is_never_given_a_skill_that_needs_writing() {
    let scenario = Scenario::with(|o| {
        let folder = o.data.join("skills/thank-warmly");
        std::fs::create_dir_all(&folder).expect("made");
        let text = "---\nname: thank-warmly\ndescription: Thanks somebody in warm words of its own.\nmetadata:\n  needs: writes\n\
                    allowed-tools: mail.search user.notify\n---\n\n## Steps\n\n1. Search the unread mail in the inbox (`mail.search`).\n\
                    2. Leave the note \"Done.\" (`user.notify`).\n";
        std::fs::write(folder.join("SKILL.md"), text).expect("written");
    })
    .await
    .expect("opens");
    let app = &scenario.app;
    let unfit = async || {
        let skills: Vec<SkillView> = ask(app, Command::SkillList {}).await.expect("listed");
        let skill = skills.into_iter().find(|s| s.name == "thank-warmly").expect("there");
        assert_eq!(skill.needs, ["writes"]);
        skill.unfit
    };
    assert!(unfit().await.is_some_and(|why| why.contains("writes text of its own")));
    let start = Command::RunStart { request: "Thank them".into(), skill: Some(named("thank-warmly")), dry: false };
    let started: RunStarted = ask(app, start).await.expect("started");
    let run = app.wait(&started.run_id).await.expect("ended");
    assert_eq!(run.state, RunState::Stuck);
    assert!(run.reason.contains("needs a student that writes text of its own"), "{}", run.reason);
    assert_eq!(run.tokens.evaluated, 0, "the student was not even asked");

    let own = scenario.folder().join("own.gguf");
    std::fs::write(&own, tiny()).expect("written");
    let path = own.to_string_lossy().into_owned();
    let kept: StudentFile = ask(app, Command::StudentImport { path }).await.expect("taken in");
    ask::<Done>(app, Command::StudentUse { name: kept.name }).await.expect("it answers");
    assert_eq!(unfit().await, None, "a student that writes may perform it");
    app.close().await;
}

/// The `understudy` command, with what it said.
fn understudy(data: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let program = built("understudy").expect("built");
    let mut command = std::process::Command::new(program);
    let out = command.arg("--rehearsal").arg("--data").arg(data).args(words).output().expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_pulls_uses_shows_and_removes() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let hub = hub(true).await;
    let run = async |words: &[&str]| {
        let (data, words): (_, Vec<String>) = (data.clone(), words.iter().map(|w| (*w).to_owned()).collect());
        let call = move || understudy(&data, &words.iter().map(String::as_str).collect::<Vec<_>>());
        tokio::task::spawn_blocking(call).await.expect("it ends")
    };
    let (code, _, said) = run(&["setting", "student_hub", &hub.address]).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, out, said) = run(&["student", "pull", NAME]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("whole and checked") && said.contains("Downloading Granite 4.2 3B"), "{out}{said}");
    let (code, out, said) = run(&["student", "use", NAME]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("answers from now on"), "{out}");
    let (code, out, _) = run(&["student", "list", "--json"]).await;
    let all: Vec<StudentFile> = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, all.iter().filter(|f| f.chosen).count(), all.len()), (Some(0), 1, 2));
    let (code, out, said) = run(&["student", "show"]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("Granite turns") && out.contains("CPU: "), "{out}");
    let (code, _, said) = run(&["student", "remove", NAME]).await;
    assert_eq!(code, Some(1), "without a terminal nobody agrees: {said}");
    assert!(said.contains("--yes"), "{said}");
    assert_eq!(run(&["student", "use", "pocket-student"]).await.0, Some(0));
    assert_eq!(run(&["student", "remove", NAME, "--yes"]).await.0, Some(0));
    let (code, out, _) = run(&["run", "--student", NAME, "Triage my inbox"]).await;
    assert_eq!(code, Some(2), "a student that is gone is named: {out}");
}
