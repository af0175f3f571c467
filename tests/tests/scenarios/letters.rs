//! Letters in the making through the command table: files that the user attaches, drafts in the Drafts folder, links.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_tests::scenario::{Scenario, mails, options};

async fn attach(scenario: &Scenario, name: &str, bytes: &[u8]) -> Result<MailFile, WireError> {
    let (name, data) = (name.to_owned(), STANDARD.encode(bytes));
    scenario.ask(Command::FileAttach { name, media_type: "text/plain".into(), data }).await
}

async fn keep(scenario: &Scenario, letter: &LetterText) -> LetterKept {
    scenario.ask(Command::LetterKeep { letter: letter.clone() }).await.expect("a letter is kept")
}

async fn drafts(scenario: &Scenario) -> Vec<DraftRow> {
    scenario.ask(Command::DraftList {}).await.expect("drafts are listed")
}

fn whole(files: &[std::path::PathBuf]) -> String {
    files.iter().map(|f| String::from_utf8_lossy(&std::fs::read(f).expect("a mail")).into_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_one_draft_however_often_it_is_kept_and_none_when_it_has_left() {
    let scenario = Scenario::new().await;
    let (had, sent) = (scenario.mails("Drafts").len(), scenario.mails("Sent").len());
    let file = attach(&scenario, "../../plan.txt", b"One, two, three.").await.expect("attached");
    assert_eq!((file.name.as_str(), file.size as u64), ("plan.txt", 16));
    let mut letter = LetterText {
        to: vec!["dana@larkfield.example".into(), "half an addr".into()],
        subject: "The plan".into(),
        body: "Hi Dana".into(),
        files: vec![file.clone()],
        ..LetterText::default()
    };
    let kept = keep(&scenario, &letter).await;
    letter.draft = Some(kept.draft.clone());
    letter.body = "Hi Dana, here is the plan.".into();
    assert_eq!(keep(&scenario, &letter).await.draft, kept.draft);
    let files = scenario.mails("Drafts");
    assert_eq!(files.len(), had + 1, "one file for one letter");
    let text = whole(&files);
    assert!(text.contains("here is the plan") && text.contains("One, two, three."), "{text}");
    let row = drafts(&scenario).await.into_iter().find(|d| d.id == kept.draft).expect("it is listed");
    assert_eq!((row.subject.as_str(), row.files, row.reply_to), ("The plan", 1, None));

    // After a restart it goes on where it was left, even when the attached file was swept away.
    scenario.app.close().await;
    std::fs::remove_dir_all(scenario.folder().join("attached")).expect("swept");
    let app = App::open(options(&scenario.folder())).await.expect("opens again");
    let dispatch = async |command: Command| app.dispatch(Caller::Terminal, command).await;
    let shown = dispatch(Command::DraftShow { id: kept.draft.clone() }).await.expect("the draft is shown");
    let mut shown: LetterText = serde_json::from_value(shown).expect("reads");
    assert_eq!((shown.body.as_str(), shown.draft.as_deref()), (letter.body.as_str(), Some(kept.draft.as_str())));
    assert_eq!(shown.to, ["dana@larkfield.example"], "what was only half an address was not kept");
    assert_eq!(shown.files[0].sha256, file.sha256);
    shown.body.push_str(" Maya");
    dispatch(Command::LetterSend { letter: shown }).await.expect("sent");
    assert_eq!(mails(&app.account_folder(), "Drafts").len(), had, "its draft is gone");
    let all = mails(&app.account_folder(), "Sent");
    assert_eq!(all.len(), sent + 1);
    let text = whole(&all);
    assert!(text.contains("here is the plan. Maya") && text.contains("filename=\"plan.txt\""));
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_go_along_is_refused_in_plain_words() {
    let scenario = Scenario::new().await;
    let error = attach(&scenario, "film.mp4", &vec![0; 20_000_001]).await.expect_err("too large");
    assert_eq!(error.code, ErrorCode::BadInput);
    assert!(error.message.contains("larger than 20 MB"), "{}", error.message);
    let garbled = Command::FileAttach { name: "a".into(), media_type: String::new(), data: "?".into() };
    assert_eq!(scenario.ask::<MailFile>(garbled).await.expect_err("no base64").code, ErrorCode::BadInput);
    let file = attach(&scenario, "a.txt", b"a").await.expect("attached");
    let letter = |files: Vec<MailFile>| LetterText {
        to: vec!["dana@larkfield.example".into()],
        body: "Hi".into(),
        files,
        ..LetterText::default()
    };
    let invented = MailFile { sha256: "0".repeat(64), ..file.clone() };
    let send = Command::LetterSend { letter: letter(vec![invented]) };
    assert_eq!(scenario.ask::<LetterSent>(send).await.expect_err("no such file").code, ErrorCode::NotFound);
    let large = MailFile { size: 25_000_001.0, ..file };
    let send = Command::LetterSend { letter: letter(vec![large]) };
    let error = scenario.ask::<LetterSent>(send).await.expect_err("too much");
    assert!(error.message.contains("25 MB"), "{}", error.message);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_left_is_found_at_its_message_and_can_be_thrown_away() {
    let scenario = Scenario::new().await;
    let found: ThreadPage = scenario
        .ask(Command::ThreadList { part: Split::All, query: Some("from:dana in:inbox".into()), offset: 0, limit: None })
        .await
        .expect("Dana wrote");
    let thread: ThreadView =
        scenario.ask(Command::ThreadShow { id: found.threads[0].id.clone() }).await.expect("shown");
    let message = thread.messages.iter().rev().find(|m| !m.mine).expect("hers").id.clone();
    let begin = Command::LetterBegin { kind: LetterKind::Reply, message: Some(message.clone()) };
    let letter: LetterText = scenario.ask(begin).await.expect("begun");
    let kept = keep(&scenario, &letter).await;
    let row = drafts(&scenario).await.into_iter().find(|d| d.id == kept.draft).expect("listed");
    assert_eq!(row.reply_to.as_deref(), Some(message.as_str()));
    let shown: LetterText = scenario.ask(Command::DraftShow { id: kept.draft.clone() }).await.expect("shown");
    assert_eq!((shown.reply_to.as_deref(), shown.body.trim_end()), (Some(message.as_str()), letter.body.trim_end()));
    let _: Done = scenario.ask(Command::LetterDrop { draft: kept.draft.clone() }).await.expect("thrown away");
    assert!(drafts(&scenario).await.iter().all(|d| d.id != kept.draft));
    let _: Done = scenario.ask(Command::LetterDrop { draft: kept.draft.clone() }).await.expect("gone is gone");
    let gone = LetterText { draft: Some(kept.draft), ..letter };
    let error = scenario.ask::<LetterKept>(Command::LetterKeep { letter: gone }).await.expect_err("its draft is gone");
    assert!(!error.message.is_empty());
    // Only drafts can be thrown away.
    let _: Done = scenario.ask(Command::LetterDrop { draft: message.clone() }).await.expect("it is no draft");
    let _: MessageView = scenario.ask(Command::MessageShow { id: message }).await.expect("her mail is still there");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_are_shown_before_they_open_and_places_are_only_gone_to() {
    let scenario = Scenario::new().await;
    let mut updates = scenario.app.subscribe();
    scenario.app.link_clicked("https://bank.example@evil.example/login");
    scenario.app.link_clicked("javascript:alert(1)");
    scenario.app.follow_link("understudy://approvals/a1");
    scenario.app.follow_link("understudy://send/everything");
    let mut seen = Vec::new();
    while let Ok(update) = updates.try_recv() {
        match update {
            Update::Link { link } => seen.push(format!("{} {}", link.host, link.offline)),
            Update::Go { place } => seen.push(place),
            _ => {}
        }
    }
    assert_eq!(seen, ["evil.example true", "approvals/a1"]);
    let open = |url: &str| Command::LinkOpen { url: url.into() };
    for url in ["https://evil.example/", "file:///etc/passwd", "mailto:a@b.example", "javascript:alert(1)"] {
        let error = scenario.ask::<Done>(open(url)).await.expect_err("nothing opens on the Rehearsal account");
        assert_eq!(error.code, ErrorCode::BadInput, "{url}");
    }
    scenario.app.close().await;
}
