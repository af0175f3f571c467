//! Bad input gets a clear error and loses nothing.

use std::path::Path;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::{Scenario, options};

/// The message of an error names the thing and says what to do.
fn clear(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "the message does not say “{word}”: {message}");
    }
}

fn write_skill(folder: &Path, name: &str, text: &str) {
    let folder = folder.join("skills").join(name);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::fs::write(folder.join("SKILL.md"), text).expect("a file can be written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_memory_folder_that_is_a_file_is_refused_and_the_file_stays() {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("memories");
    std::fs::write(&file, "not a folder").expect("written");
    let error = Scenario::with(|o| o.memories = Some(file.clone())).await.err().expect("it must be refused");
    clear(&error.to_string(), &["memories", "file"]);
    assert_eq!(std::fs::read_to_string(&file).expect("still there"), "not a folder");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_instance_is_told_who_holds_the_folder() {
    let scenario = Scenario::new().await;
    let error = understudy_app::App::open(options(&scenario.folder())).await.err().expect("it must be refused");
    clear(&error.to_string(), &["in use", "data folder"]);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_cut_in_half_fails_the_run_in_plain_words_and_the_app_lives() {
    let place = tempfile::tempdir().expect("a folder");
    let whole = understudy_providers::POCKET_STUDENT;
    let path = place.path().join("half.gguf");
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("written");
    let scenario = Scenario::with(|o| o.student = Some(path))
        .await
        .expect("the app opens; the student is looked at when it is needed");
    let detail = scenario.run("Triage my inbox").await;
    assert_eq!(detail.run.state, RunState::Failed);
    clear(&detail.run.reason, &["cut"]);
    let status: AppStatus = scenario.ask(Command::AppStatus {}).await.expect("the app still answers");
    assert_eq!(status.student.state, "failed");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_skills_are_named_at_the_line_and_the_others_work() {
    let scenario = Scenario::with(|o| {
        write_skill(&o.data, "broken-front", "---\nname: broken-front\ndescription: [unclosed\n---\n\n## Steps\n\n1. Read it (`mail.read`).\n");
        write_skill(
            &o.data,
            "unknown-tool",
            "---\nname: unknown-tool\ndescription: Sends a fax.\nallowed-tools: mail.fax\n---\n\n## Steps\n\n1. Send it (`mail.fax`).\n",
        );
    })
    .await
    .expect("broken skills do not keep the app from opening");
    let skills: Vec<SkillView> = scenario.ask(Command::SkillList {}).await.expect("listed");
    for name in ["broken-front", "unknown-tool"] {
        let skill =
            skills.iter().find(|s| s.name == name).unwrap_or_else(|| panic!("{name} is listed with its problems"));
        let problem =
            skill.problems.iter().find(|p| p.severity == "error").unwrap_or_else(|| panic!("{name} has an error"));
        assert!(problem.line > 0 && !problem.hint.is_empty(), "{name}: {problem:?}");
    }
    assert!(skills.iter().any(|s| s.name == "triage-inbox" && s.problems.is_empty()), "the shipped skills are fine");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_mail_and_events_are_skipped_with_a_reason() {
    let scenario = Scenario::new().await;
    scenario.app.close().await;
    let account = scenario.app.account_folder();
    let inbox = account.join("mail/new");
    std::fs::create_dir_all(&inbox).expect("there");
    let huge = std::fs::File::create(inbox.join("1.huge.example")).expect("created");
    huge.set_len(51 * 1024 * 1024).expect("a sparse file costs no space");
    std::fs::write(inbox.join("2.garbage.example"), [0u8, 159, 146, 150, 255, 0, 1]).expect("written");
    std::fs::write(account.join("calendar/broken.ics"), "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:never\r\n")
        .expect("written");
    let app = understudy_app::App::open(options(&scenario.folder())).await.expect("the app opens all the same");
    let value = app.dispatch(understudy_app::Caller::Terminal, Command::AppStatus {}).await.expect("status");
    let status: AppStatus = serde_json::from_value(value).expect("reads");
    for file in ["1.huge.example", "broken.ics"] {
        assert!(status.problems.iter().any(|p| p.contains(file)), "{file} is named: {:?}", status.problems);
    }
    assert!(inbox.join("2.garbage.example").exists() || account.join("mail/cur").exists(), "nothing is deleted");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_that_never_ends_is_stopped_by_its_bounds() {
    let mut text = String::from(
        "---\nname: never-ends\ndescription: Goes round and round through all the mail.\nallowed-tools: mail.search mail.read\n---\n\n## Steps\n\n1. Search all mail (`mail.search`).\n2. For each message:\n",
    );
    for n in 1..=40 {
        text.push_str(&format!("   {n}. Search the unread mail in the inbox (`mail.search`).\n"));
    }
    let scenario = Scenario::with(|o| write_skill(&o.data, "never-ends", &text)).await.expect("opens");
    let command = Command::RunStart { request: "Go round".into(), skill: Some("never-ends".into()), dry: false };
    let started: RunStarted = scenario.ask(command).await.expect("starts");
    let ended = scenario.ended(&started.run_id).await;
    assert_eq!(ended.state, RunState::Stuck, "{}", ended.reason);
    clear(&ended.reason, &["bound"]);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn empty_and_endless_requests_are_refused() {
    let scenario = Scenario::new().await;
    for (request, words) in [("   ", vec!["empty"]), (&"a".repeat(3000), vec!["2000"])] {
        let command = Command::RunStart { request: request.to_owned(), skill: None, dry: false };
        let error = scenario.ask::<RunStarted>(command).await.expect_err("refused");
        assert_eq!(error.code, ErrorCode::BadInput);
        clear(&error.message, &words);
        assert!(!error.hint.is_empty());
    }
    let error = scenario.ask::<RunDetail>(Command::RunShow { id: "nothing".into() }).await.expect_err("refused");
    assert_eq!(error.code, ErrorCode::NotFound);
    scenario.app.close().await;
}
