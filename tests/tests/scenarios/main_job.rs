//! The main job, end to end, through the command table with the real student: a request becomes a watched run and a waiting approval.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_tests::scenario::{Scenario, options};

fn waiting(detail: &RunDetail) -> Vec<String> {
    detail.effects.iter().filter(|e| e.state == "waiting").filter_map(|e| e.approval_id.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn triage_files_and_asks_and_approving_sends_once() {
    let scenario = Scenario::new().await;
    let sent_before = scenario.mails("Sent").len();
    let detail = scenario.run("Triage my inbox").await;
    assert_eq!(detail.run.state, RunState::Done, "the run ended with: {}", detail.run.reason);
    assert_eq!(detail.run.skill.as_deref(), Some("triage-inbox"));
    assert!(detail.run.effects > 0, "a triage files something");
    assert!(!detail.steps.is_empty() && !detail.plan.is_empty(), "the plan and the steps are kept");
    let approvals = waiting(&detail);
    assert!(
        !approvals.is_empty(),
        "Dana's discount request must wait as an approval; the run said {:?}",
        detail.effects
    );
    assert_eq!(scenario.mails("Sent").len(), sent_before, "nothing is sent before somebody says yes");

    let id = approvals[0].clone();
    let shown: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.clone() }).await.expect("it can be shown");
    let other =
        Command::ApprovalApprove { id: id.clone(), sha256: "0".repeat(64), confirm: shown.confirm_word.clone() };
    let error = scenario.ask::<Done>(other).await.expect_err("other bytes than those shown cannot be approved");
    assert_eq!(error.code, ErrorCode::Stale);
    let approve = || Command::ApprovalApprove {
        id: id.clone(),
        sha256: shown.sha256.clone(),
        confirm: shown.confirm_word.clone(),
    };
    scenario.ask::<Done>(approve()).await.expect("the bytes that were shown can be approved");
    let again = scenario.ask::<Done>(approve()).await.expect_err("an answer is given once");
    assert_eq!(again.code, ErrorCode::Stale);

    let after: ApprovalDetail = scenario.ask(Command::ApprovalShow { id }).await.expect("it can still be shown");
    assert_eq!(after.approval.state, ApprovalState::Sent, "{}", after.outcome);
    let sent = scenario.mails("Sent");
    assert_eq!(sent.len(), sent_before + 1, "one message in Sent");
    let hashes: Vec<String> = sent
        .iter()
        .map(|path| understudy_store::sha256_hex(&std::fs::read(path).expect("a sent message can be read")))
        .collect();
    assert!(hashes.contains(&shown.sha256), "the bytes approved are the bytes sent");

    let undone: Done =
        scenario.ask(Command::RunUndo { id: detail.run.id.clone() }).await.expect("filing can be undone");
    let after: RunDetail = scenario.ask(Command::RunShow { id: detail.run.id.clone() }).await.expect("shown");
    assert!(after.effects.iter().all(|e| e.state != "applied"), "{}: {:?}", undone.message, after.effects);
    let replay: Done = scenario.ask(Command::RunReplay { id: detail.run.id }).await.expect("a run replays to the same");
    assert!(replay.message.contains("same"), "{}", replay.message);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_drafted_from_the_ladder_and_can_be_edited_or_turned_down() {
    let scenario = Scenario::new().await;
    let detail = scenario.run("Answer Dana about the discount").await;
    assert_eq!(detail.run.state, RunState::Done, "the run ended with: {}", detail.run.reason);
    let approvals = waiting(&detail);
    assert_eq!(approvals.len(), 1, "one letter waits: {:?}", detail.effects);
    let id = approvals[0].clone();
    let shown: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.clone() }).await.expect("shown");
    let CardView::Letter { to, body, .. } = &shown.card else {
        panic!("a letter is drawn as a letter: {:?}", shown.card)
    };
    assert_eq!(to[0].email, "dana@larkfield.example");
    let text: String = body.iter().map(|s| s.text.as_str()).collect();
    assert!(text.contains("Dana"), "the greeting is filled by the loop: {text}");
    assert!(shown.arguments.iter().all(|a| !a.origin.label.is_empty()), "every argument says where it came from");

    let edit = Command::ApprovalEdit {
        id: id.clone(),
        edit: CardEdit { body: Some("Dear Dana,\n\nno.\n\nMaya\n".into()), ..CardEdit::default() },
    };
    let edited: ApprovalDetail = scenario.ask(edit).await.expect("a waiting letter can be edited");
    assert_ne!(edited.sha256, shown.sha256, "an edit has a hash of its own");
    let old = Command::ApprovalApprove { id: id.clone(), sha256: shown.sha256, confirm: None };
    assert_eq!(scenario.ask::<Done>(old).await.expect_err("the old bytes are gone").code, ErrorCode::Stale);
    let reject = Command::ApprovalReject { id: id.clone(), reason: "too curt".into() };
    scenario.ask::<Done>(reject).await.expect("it can be turned down");
    let after: ApprovalDetail = scenario.ask(Command::ApprovalShow { id }).await.expect("shown");
    assert_eq!(after.approval.state, ApprovalState::Rejected);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_offered_and_held() {
    let scenario = Scenario::new().await;
    let detail = scenario.run("Find thirty minutes with Priya next week").await;
    assert_eq!(detail.run.state, RunState::Done, "the run ended with: {}", detail.run.reason);
    let kinds: Vec<&str> = detail.effects.iter().filter(|e| e.state == "waiting").map(|e| e.kind.as_str()).collect();
    assert_eq!(kinds, ["send", "createEvent"], "a letter and an event wait: {:?}", detail.effects);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_evaluates_its_new_tokens_and_little_more() {
    let scenario = Scenario::new().await;
    let request = "Answer Dana about the discount";
    let first = scenario.start(request, true).await;
    scenario.ended(&first).await;
    let second = scenario.start(request, true).await;
    let second = scenario.ended(&second).await;
    let detail: RunDetail = scenario.ask(Command::RunShow { id: second.id.clone() }).await.expect("shown");
    // This skill has no loop, so every prompt is a prefix of the next: what is new in the run is the longest prompt
    // less the skill's own text, which the first run left behind and the first question of the second finds again.
    let asked: Vec<TokenCount> = detail.steps.iter().map(|s| s.tokens).filter(|t| t.generated > 0).collect();
    let skill = asked.first().map(|t| t.reused).expect("the student was asked");
    assert!(skill >= 16, "the skill's state is reused: {asked:?}");
    let longest = asked.iter().map(|t| t.reused + t.evaluated).max().unwrap_or_default();
    let new = f64::from(longest - skill);
    let evaluated = f64::from(second.tokens.evaluated);
    assert!(evaluated <= new * 1.05, "{evaluated} tokens were evaluated, {new} were new: {asked:?}");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_no_skill_serves_is_refused_honestly() {
    let scenario = Scenario::new().await;
    for request in ["What is the capital of Mongolia?", "明日の天気を教えてください", "ما هو الطقس غدا؟"]
    {
        let detail = scenario.run(request).await;
        assert_eq!(detail.run.state, RunState::Stuck, "{request}: {}", detail.run.reason);
        assert!(detail.run.reason.contains("No skill"), "{request}: {}", detail.run.reason);
        assert!(detail.effects.is_empty(), "nothing is done for {request}");
    }
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_keeps_what_was_done_and_ends_the_run() {
    let scenario = Scenario::new().await;
    let mut updates = scenario.app.subscribe();
    let id = scenario.start("Triage my inbox", false).await;
    // Stops it in the middle: at the first tool call.
    loop {
        match updates.recv().await {
            Ok(Update::Run { step: Some(step), .. }) if step.phase == Phase::Call => break,
            Ok(_) => {}
            Err(error) => panic!("the updates ended before the run: {error}"),
        }
    }
    scenario.ask::<Done>(Command::RunStop { id: id.clone() }).await.expect("a live run can be stopped");
    let ended = scenario.ended(&id).await;
    assert_eq!(ended.state, RunState::Stopped, "{}", ended.reason);
    // Closing waits for whoever drove it; then nothing more is written, and the run is read from its events.
    scenario.app.close().await;
    let app = App::open(options(&scenario.folder())).await.expect("opens again");
    let ask = |command| app.dispatch(Caller::Terminal, command);
    let shown = ask(Command::RunShow { id: id.clone() }).await.expect("a stopped run can be looked at");
    assert_eq!(shown["run"]["state"], "stopped");
    ask(Command::RunReplay { id }).await.expect("a stopped run replays to the same");
    app.close().await;
}
