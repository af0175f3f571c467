//! Standing rules through the command table, with the real student: made from an approval, used by the next run, taken
//! back; and what no rule lets go.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

const REQUEST: &str = "Answer Dana about the discount";

async fn with_undo(seconds: i64) -> Scenario {
    Scenario::with(|options| options.undo_seconds = Some(seconds)).await.expect("a Rehearsal account opens")
}

async fn show(scenario: &Scenario, id: &str) -> ApprovalDetail {
    scenario.ask(Command::ApprovalShow { id: id.to_owned() }).await.expect("it can be shown")
}

async fn suggest(scenario: &Scenario, id: &str, until: Option<&str>) -> RuleChoices {
    let suggest = Command::RuleSuggest { approval: id.to_owned(), until: until.map(str::to_owned) };
    scenario.ask(suggest).await.expect("rules can be asked for")
}

async fn create(scenario: &Scenario, id: &str, sentence: &str) -> Result<RuleMade, WireError> {
    scenario.ask(Command::RuleCreate { approval: id.to_owned(), sentence: sentence.to_owned() }).await
}

async fn rules(scenario: &Scenario) -> Vec<RuleView> {
    scenario.ask(Command::RuleList {}).await.expect("rules can be listed")
}

/// Runs the request and gives the run with the one approval that came of it.
async fn letter(scenario: &Scenario) -> (RunDetail, ApprovalDetail) {
    let detail = scenario.run(REQUEST).await;
    assert_eq!(detail.run.state, RunState::Done, "{}", detail.run.reason);
    let ids: Vec<String> = detail.effects.iter().filter_map(|e| e.approval_id.clone()).collect();
    assert_eq!(ids.len(), 1, "{:?}", detail.effects);
    let shown = show(scenario, &ids[0]).await;
    (detail, shown)
}

/// The letter of a first run, turned into the narrowest rule.
async fn with_rule(scenario: &Scenario) -> (ApprovalDetail, RuleView) {
    let (_, first) = letter(scenario).await;
    assert_eq!(first.approval.state, ApprovalState::Waiting, "without a rule it asks");
    let choices = suggest(scenario, &first.approval.id, None).await;
    assert!(choices.none.is_empty() && choices.choices.len() == 3, "{choices:?}");
    let sentence = &choices.choices[0].sentence;
    assert!(sentence.contains("“Hold the price” to dana@larkfield.example"), "the narrowest comes first: {sentence}");
    let made = create(scenario, &first.approval.id, sentence).await.expect("a rule that was suggested can be made");
    assert!(made.message.contains("Settings, Rules"), "it says where to take it back: {}", made.message);
    let rule = rules(scenario).await.remove(0);
    assert_eq!((&rule.id, &rule.sentence, rule.used), (&made.id, sentence, 0));
    (first, rule)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_one_goes_out_by_the_rule_once_and_names_it() {
    let scenario = with_undo(0).await;
    let (first, rule) = with_rule(&scenario).await;
    let sent_before = scenario.mails("Sent").len();
    assert_eq!(
        show(&scenario, &first.approval.id).await.approval.state,
        ApprovalState::Waiting,
        "a rule is for the next"
    );

    let mut updates = scenario.app.subscribe();
    let (run, mut next) = letter(&scenario).await;
    while matches!(next.approval.state, ApprovalState::Approved | ApprovalState::Sending) {
        // A missed or late update only means looking again.
        let _ = tokio::time::timeout(std::time::Duration::from_millis(250), updates.recv()).await;
        next = show(&scenario, &next.approval.id).await;
    }
    assert_eq!(next.approval.state, ApprovalState::Sent, "{}", next.outcome);
    assert_eq!(next.approval.rule_id.as_deref(), Some(rule.id.as_str()));
    assert_eq!(next.rule.as_ref().map(|r| &r.sentence), Some(&rule.sentence), "the card in the history names its rule");
    let step = run.steps.iter().find(|s| s.rule_id.is_some()).expect("so does the run's step");
    assert_eq!(step.approval_id.as_deref(), Some(next.approval.id.as_str()));
    assert!(step.text.contains(&rule.sentence), "{}", step.text);
    assert!(run.run.reason.contains("goes out by your rule"), "{}", run.run.reason);
    let sent = scenario.mails("Sent");
    assert_eq!(sent.len(), sent_before + 1, "exactly once");
    let hashes: Vec<String> =
        sent.iter().map(|p| understudy_store::sha256_hex(&std::fs::read(p).expect("readable"))).collect();
    assert!(hashes.contains(&next.sha256), "the bytes queued are the bytes sent");
    let replay: Done = scenario.ask(Command::RunReplay { id: run.run.id }).await.expect("it replays");
    assert!(replay.message.contains("same"), "{}", replay.message);

    let after = rules(&scenario).await.remove(0);
    assert_eq!((after.used, after.last_used_at.is_some()), (1, true));
    let done: Done = scenario.ask(Command::RuleRevoke { id: rule.id.clone() }).await.expect("it can be taken back");
    assert!(done.message.contains("asks you again"), "{}", done.message);
    let again = scenario.ask::<Done>(Command::RuleRevoke { id: rule.id }).await.expect_err("once");
    assert_eq!(again.code, ErrorCode::Stale);
    let (_, third) = letter(&scenario).await;
    assert_eq!((third.approval.state, third.rule), (ApprovalState::Waiting, None), "a rule taken back asks again");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_rule_lets_go_can_be_taken_back() {
    let scenario = with_undo(60).await;
    let (_, rule) = with_rule(&scenario).await;
    let sent_before = scenario.mails("Sent").len();
    let (_, next) = letter(&scenario).await;
    assert_eq!(next.approval.state, ApprovalState::Approved, "in the outbox, with time to undo");
    assert!(next.approval.undo_until > next.approval.decided_at);
    let _: Done = scenario.ask(Command::ApprovalUndo { id: next.approval.id.clone() }).await.expect("undo");
    let undone = show(&scenario, &next.approval.id).await;
    assert_eq!((undone.approval.state, undone.rule), (ApprovalState::Waiting, None));
    assert_eq!(rules(&scenario).await[0].taken_back, 1, "the rule remembers that");
    assert_eq!(scenario.mails("Sent").len(), sent_before);

    // Taking the rule back takes back what has not left.
    let (_, another) = letter(&scenario).await;
    assert_eq!(another.approval.state, ApprovalState::Approved);
    let done: Done = scenario.ask(Command::RuleRevoke { id: rule.id }).await.expect("it can be taken back");
    assert!(done.message.contains("waits for you again"), "{}", done.message);
    assert_eq!(show(&scenario, &another.approval.id).await.approval.state, ApprovalState::Waiting);
    assert_eq!(scenario.mails("Sent").len(), sent_before);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_red_one_still_asks_and_has_no_rule() {
    let scenario = with_undo(0).await;
    let (_, _) = with_rule(&scenario).await;
    // The same sender, the same skill, the same template; but the name in the greeting is a link.
    let mail = "From: \"evil.example Ortiz\" <dana@larkfield.example>\r\nTo: Maya Lindqvist <maya@harbourseed.example>\r\n\
        Subject: Your pricing\r\nDate: Mon, 23 Nov 2026 08:59:00 +0000\r\nMessage-ID: <link@larkfield.example>\r\n\
        Content-Type: text/plain; charset=utf-8\r\n\r\nHi Maya,\r\n\r\ncould we get a discount of 27 % on the price?\r\n";
    let inbox = scenario.app.account_folder().join("mail/new");
    std::fs::write(inbox.join("1795424340.link.test"), mail).expect("the Maildir can be written to");
    let (_, shown) = letter(&scenario).await;
    assert!(shown.approval.red, "{:?}", shown.reasons);
    assert!(shown.reasons.iter().any(|r| r.contains("evil.example")), "{:?}", shown.reasons);
    assert_eq!((shown.approval.state, &shown.rule), (ApprovalState::Waiting, &None), "{:?}", shown.reasons);
    let choices = suggest(&scenario, &shown.approval.id, None).await;
    assert!(choices.choices.is_empty() && choices.none.contains("always asks"), "{choices:?}");
    let sentence = rules(&scenario).await.remove(0).sentence;
    let refused = create(&scenario, &shown.approval.id, &sentence).await.expect_err("no rule is made from a red card");
    assert_eq!(refused.code, ErrorCode::BadInput);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_suggested_can_be_made_and_what_it_would_have_covered_is_shown() {
    let scenario = with_undo(0).await;
    let (_, first) = letter(&scenario).await;
    let id = first.approval.id.clone();
    let _: Done = scenario
        .ask(Command::ApprovalReject { id: id.clone(), reason: "too curt".into() })
        .await
        .expect("it can be turned down");
    let (_, second) = letter(&scenario).await;
    let edit = Command::ApprovalEdit {
        id: second.approval.id.clone(),
        edit: CardEdit { body: Some("Dear Dana,\n\nno.\n\nMaya\n".into()), ..CardEdit::default() },
    };
    let edited: ApprovalDetail = scenario.ask(edit).await.expect("it can be edited");
    assert!(edited.approval.edited && edited.changes.iter().any(|l| l.sign == "added" && l.text == "Dear Dana,"));
    let (_, third) = letter(&scenario).await;

    let choices = suggest(&scenario, &third.approval.id, Some("2026-12-23")).await;
    let narrow = &choices.choices[0];
    assert!(narrow.sentence.ends_with(", until 23 December 2026."), "{}", narrow.sentence);
    let covered: Vec<(&str, &str)> =
        narrow.covered.iter().map(|c| (c.approval_id.as_str(), c.unwanted.as_str())).collect();
    assert_eq!(
        covered,
        [
            (third.approval.id.as_str(), ""),
            (second.approval.id.as_str(), "changed by you"),
            (id.as_str(), "turned down by you: too curt"),
        ]
    );
    assert_eq!(narrow.unwanted, 2);

    for sentence in [
        "Let any skill publish posts, at most 5 a day.".to_owned(),
        narrow.sentence.replace("at most 5", "at most 20"),
        narrow.sentence.replace("dana@larkfield.example", "eve@larkfield.example"),
        narrow.sentence.replace("answer-discount-request", "triage-inbox"),
        narrow.sentence.replace("2026", "2025"),
    ] {
        let refused = create(&scenario, &third.approval.id, &sentence).await.expect_err(&sentence);
        assert_eq!(refused.code, ErrorCode::BadInput, "{sentence}: {}", refused.message);
    }
    create(&scenario, &third.approval.id, &narrow.sentence).await.expect("the suggested one can be made");
    let twice = create(&scenario, &third.approval.id, &narrow.sentence).await.expect_err("once");
    assert_eq!(twice.code, ErrorCode::Stale);
    assert_eq!(rules(&scenario).await.len(), 1);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_plain_ones_of_a_run_are_approved_together_and_others_are_not() {
    let scenario = with_undo(60).await;
    let (_, one) = letter(&scenario).await;
    let (_, other) = letter(&scenario).await;
    let named = |d: &ApprovalDetail| ApprovalShown { id: d.approval.id.clone(), sha256: d.sha256.clone() };
    let together =
        |approvals: Vec<ApprovalShown>| scenario.ask::<ApprovedAll>(Command::ApprovalApproveAll { approvals });
    let refused = together(vec![named(&one), named(&other)]).await.expect_err("two runs");
    assert!(refused.message.contains("one run"), "{}", refused.message);
    together(vec![]).await.expect_err("none");
    let other_bytes = ApprovalShown { sha256: "0".repeat(64), ..named(&one) };
    assert_eq!(together(vec![other_bytes]).await.expect_err("other bytes").code, ErrorCode::Stale);
    let done = together(vec![named(&one)]).await.expect("one of one run");
    assert_eq!((done.approved, done.undo_until.is_some()), (vec![one.approval.id.clone()], true));
    assert_eq!(show(&scenario, &one.approval.id).await.approval.state, ApprovalState::Approved);
    assert_eq!(together(vec![named(&one)]).await.expect_err("answered").code, ErrorCode::Stale);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_put_off_still_waits_and_counts() {
    let scenario = with_undo(0).await;
    let (_, shown) = letter(&scenario).await;
    let id = shown.approval.id.clone();
    let times: Vec<SnoozeTime> = scenario.ask(Command::ApprovalTimes { id: id.clone() }).await.expect("times");
    assert!(times.len() >= 3 && times.iter().all(|t| t.until < shown.approval.expires_at), "{times:?}");
    let later = |until| scenario.ask::<Done>(Command::ApprovalLater { id: id.clone(), until });
    later(Some(times[0].until)).await.expect("it can be put off");
    let after = show(&scenario, &id).await.approval;
    assert_eq!((after.state, after.later_until), (ApprovalState::Waiting, Some(times[0].until)));
    let status: AppStatus = scenario.ask(Command::AppStatus {}).await.expect("status");
    assert_eq!(status.waiting, 1, "it still counts");
    assert_eq!(later(Some(1)).await.expect_err("past").code, ErrorCode::BadInput);
    assert_eq!(later(Some(after.expires_at + 1)).await.expect_err("lapsed by then").code, ErrorCode::BadInput);
    later(None).await.expect("it can come back");
    assert_eq!(show(&scenario, &id).await.approval.later_until, None);
    scenario.app.close().await;
}
