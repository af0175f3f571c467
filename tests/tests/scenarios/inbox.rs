//! The inbox through the command table: what lies where, reading, filing with a way back, letters through the outbox.

use understudy_app::Caller;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

async fn page(scenario: &Scenario, part: Split, query: Option<&str>) -> ThreadPage {
    let command = Command::ThreadList { part, query: query.map(str::to_owned), offset: 0, limit: Some(200) };
    scenario.ask(command).await.expect("conversations are listed")
}

async fn counts(scenario: &Scenario) -> Vec<(Split, u32)> {
    let all: Vec<SplitCount> = scenario.ask(Command::MailSplits {}).await.expect("parts are counted");
    all.into_iter().map(|s| (s.split, s.threads)).collect()
}

async fn show(scenario: &Scenario, id: &str) -> ThreadView {
    scenario.ask(Command::ThreadShow { id: id.into() }).await.expect("a conversation is shown")
}

async fn file(scenario: &Scenario, thread: &str, filing: Filing) -> Filed {
    let command = Command::MailFile { threads: vec![thread.into()], message: None, filing };
    scenario.ask(command).await.expect("a conversation is filed")
}

fn ids(page: &ThreadPage) -> Vec<&str> {
    page.threads.iter().map(|t| t.id.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_count_what_they_list_and_searching_understands_operators() {
    let scenario = Scenario::new().await;
    for (part, count) in counts(&scenario).await {
        let listed = page(&scenario, part, None).await;
        assert_eq!((listed.total, listed.threads.len() as u32), (count, count.min(200)), "{part:?}");
        if part == Split::Newsletters {
            assert!(count > 0, "the Rehearsal account has newsletters");
        }
    }
    let all = page(&scenario, Split::All, None).await;
    assert!(all.threads.windows(2).all(|w| w[0].at >= w[1].at), "the latest is first");
    let found = page(&scenario, Split::All, Some("from:dana")).await;
    assert_eq!(found.understood, ["from dana"]);
    assert!(!found.threads.is_empty());
    let unread = page(&scenario, Split::All, Some("is:unread in:inbox")).await;
    assert!(!unread.threads.is_empty() && unread.threads.iter().all(|t| t.unread && t.in_inbox));
    let files = page(&scenario, Split::All, Some("has:attachment")).await;
    assert!(!files.threads.is_empty() && files.threads.iter().all(|t| t.has_file));
    let to = page(&scenario, Split::All, Some("to:dana in:sent")).await;
    assert!(!to.threads.is_empty(), "the user wrote to Dana");
    let none = page(&scenario, Split::All, Some("before:2001-01-01")).await;
    assert_eq!((none.total, none.threads.len()), (0, 0));
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_filed_by_hand_moves_and_comes_back() {
    let scenario = Scenario::new().await;
    let before = page(&scenario, Split::NeedsYou, None).await;
    let id = before.threads[0].id.clone();
    let filed = file(&scenario, &id, Filing::Done).await;
    assert!(!filed.effects.is_empty(), "{}", filed.message);
    assert!(!ids(&page(&scenario, Split::NeedsYou, None).await).contains(&id.as_str()), "done is out of the way");
    let _: Done = scenario.ask(Command::FilingUndo { effects: filed.effects }).await.expect("it is taken back");
    assert_eq!(ids(&page(&scenario, Split::NeedsYou, None).await), ids(&before), "and everything is as it was");

    let times: Vec<SnoozeTime> = scenario.ask(Command::SnoozeTimes {}).await.expect("times");
    let names: Vec<&str> = times.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names, ["This evening", "Tomorrow", "At the weekend", "Next week"], "on a Monday morning");
    let tomorrow = times[1].until;
    file(&scenario, &id, Filing::Snooze { until: tomorrow }).await;
    let waiting = page(&scenario, Split::Waiting, None).await;
    let row = waiting.threads.iter().find(|t| t.id == id).expect("what is snoozed waits");
    assert_eq!(row.snoozed_until, Some(tomorrow));
    file(&scenario, &id, Filing::Inbox).await;
    assert_eq!(ids(&page(&scenario, Split::NeedsYou, None).await), ids(&before));

    file(&scenario, &id, Filing::Label { name: "Later this year".into() }).await;
    let found = page(&scenario, Split::All, Some("label:\"later this year\"")).await;
    assert_eq!(ids(&found), [id.as_str()]);
    assert!(show(&scenario, &id).await.known_labels.contains(&"Later this year".to_owned()));
    let again = file(&scenario, &id, Filing::Label { name: "Later this year".into() }).await;
    assert_eq!((again.message.as_str(), again.effects.len()), ("Nothing to change", 0));

    let past = Command::MailFile { threads: vec![id.clone()], message: None, filing: Filing::Snooze { until: 1 } };
    assert_eq!(scenario.ask::<Filed>(past).await.expect_err("the past is over").code, ErrorCode::BadInput);

    let mark = |mark| Command::MailMark { threads: vec![id.clone()], message: None, mark };
    let _: Done = scenario.ask(mark(MailMark::Starred)).await.expect("starred");
    assert!(show(&scenario, &id).await.messages.iter().any(|m| m.starred));
    let _: Done = scenario.ask(mark(MailMark::Read)).await.expect("read");
    assert!(show(&scenario, &id).await.messages.iter().all(|m| !m.unread));
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_leaves_through_the_outbox_and_can_be_taken_back() {
    let scenario = Scenario::with(|o| o.undo_seconds = Some(60)).await.expect("an account");
    let sent_before = scenario.mails("Sent").len();
    let found = page(&scenario, Split::All, Some("from:dana in:inbox")).await;
    let thread = show(&scenario, &found.threads[0].id).await;
    let message = thread.messages.iter().rev().find(|m| !m.mine).expect("Dana wrote").clone();
    let begin = |kind| Command::LetterBegin { kind, message: Some(message.id.clone()) };
    let mut letter: LetterText = scenario.ask(begin(LetterKind::Reply)).await.expect("a reply begins");
    assert_eq!(letter.to.len(), 1);
    assert!(letter.to[0].contains("dana@larkfield.example"), "{:?}", letter.to);
    assert!(letter.subject.starts_with("Re: ") && letter.body.contains("> "), "{letter:?}");
    letter.body = "Thank you, I will look at it.".into();
    let sent: LetterSent =
        scenario.ask(Command::LetterSend { letter: letter.clone() }).await.expect("it is on its way");
    assert!(sent.undo_until.is_some());
    assert_eq!(scenario.mails("Sent").len(), sent_before, "nothing leaves within the undo window");
    let shown: ApprovalDetail =
        scenario.ask(Command::ApprovalShow { id: sent.approval_id.clone() }).await.expect("it is an approval");
    assert_eq!((shown.approval.state, shown.approval.run_id.as_str()), (ApprovalState::Approved, ""));
    assert!(shown.payload.contains("Thank you, I will look at it."));

    let back: LetterText =
        scenario.ask(Command::LetterUndo { id: sent.approval_id.clone() }).await.expect("it is taken back");
    assert_eq!((back.body, back.to), (letter.body.clone(), letter.to.clone()));
    let again = scenario.ask::<LetterText>(Command::LetterUndo { id: sent.approval_id }).await;
    assert_eq!(again.expect_err("once").code, ErrorCode::Stale);

    for (wrong, why) in [
        (LetterText { to: vec![], ..letter.clone() }, "nobody"),
        (LetterText { to: vec!["dana".into()], ..letter.clone() }, "no address"),
        (LetterText { subject: "a\nBcc: x@y.example".into(), ..letter.clone() }, "two lines"),
        (LetterText { body: " ".into(), ..letter.clone() }, "nothing said"),
    ] {
        let error = scenario.ask::<LetterSent>(Command::LetterSend { letter: wrong }).await.expect_err(why);
        assert_eq!(error.code, ErrorCode::BadInput, "{why}");
    }
    assert_eq!(scenario.mails("Sent").len(), sent_before);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forwarded_letter_takes_its_files_along_byte_for_byte() {
    let scenario = Scenario::new().await;
    let sent_before = scenario.mails("Sent");
    let found = page(&scenario, Split::All, Some("has:attachment from:invoice")).await;
    let found =
        if found.threads.is_empty() { page(&scenario, Split::All, Some("has:attachment")).await } else { found };
    let thread = show(&scenario, &found.threads[0].id).await;
    let message = thread.messages.iter().find(|m| !m.files.is_empty()).expect("it has a file").clone();
    let begin = Command::LetterBegin { kind: LetterKind::Forward, message: Some(message.id.clone()) };
    let mut letter: LetterText = scenario.ask(begin).await.expect("a forward begins");
    letter.to = vec!["Ines Duarte <ines@harbourseed.example>".into()];
    let sent: LetterSent = scenario.ask(Command::LetterSend { letter }).await.expect("sent");
    assert_eq!(sent.undo_until, None, "there is no undo window here");
    let new: Vec<_> = scenario.mails("Sent").into_iter().filter(|p| !sent_before.contains(p)).collect();
    assert_eq!(new.len(), 1);
    let found = page(&scenario, Split::All, Some("in:sent has:attachment subject:Fwd")).await;
    let copy = show(&scenario, &found.threads[0].id).await;
    let files: Vec<_> = copy.messages.iter().filter(|m| m.mine).flat_map(|m| m.files.clone()).collect();
    assert!(files.iter().any(|f| f.sha256 == message.files[0].sha256), "{files:?}");

    let save = || Command::FileSave { message: message.id.clone(), sha256: message.files[0].sha256.clone() };
    let saved: SavedFile = scenario.ask(save()).await.expect("saved");
    let path = saved.path.expect("a terminal's file has a place");
    assert!(path.starts_with(&scenario.folder().display().to_string()), "Rehearsal keeps to its folder: {path}");
    let hash = understudy_store::sha256_hex(&std::fs::read(path).expect("the file is there"));
    assert_eq!(hash, message.files[0].sha256);
    let value = scenario.app.dispatch(Caller::Bridge, save()).await.expect("a browser gets the bytes");
    assert!(value["path"].is_null() && value["data"].is_string());
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn remote_things_stay_out_and_the_senders_that_are_allowed_are_remembered() {
    let scenario = Scenario::new().await;
    let news = page(&scenario, Split::Newsletters, None).await;
    let mut looked = 0;
    for row in &news.threads {
        let m = show(&scenario, &row.id).await.messages.remove(0);
        if !m.has_html {
            continue;
        }
        let body = |remote| Command::MailBody { id: m.id.clone(), remote };
        let shut: MailBody = scenario.ask(body(false)).await.expect("a body");
        assert!(shut.blocked > 0, "a newsletter counts its readers");
        assert!(!shut.document.contains("<img src=\"http"), "{}", shut.document);
        assert!(shut.document.contains("default-src 'none'; img-src data:;"));
        // The Rehearsal account says that nothing leaves this computer, and means it.
        let once: MailBody = scenario.ask(body(true)).await.expect("a body");
        assert_eq!((once.blocked, once.allowed, once.offline), (shut.blocked, false, true));
        let allow = |allow| Command::SenderAllow { email: m.from.email.clone(), allow };
        let _: Done = scenario.ask(allow(true)).await.expect("allowed");
        let open: MailBody = scenario.ask(body(false)).await.expect("a body");
        assert_eq!((open.blocked, open.allowed), (shut.blocked, true));
        let _: Done = scenario.ask(allow(false)).await.expect("no longer");
        let shut_again: MailBody = scenario.ask(body(false)).await.expect("a body");
        assert!(!shut_again.allowed);
        looked += 1;
        if looked == 2 {
            break;
        }
    }
    assert!(looked > 0, "the Rehearsal account has newsletters in HTML");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_agent_did_is_said_with_its_reason_and_can_be_put_right() {
    let scenario = Scenario::new().await;
    let run = scenario.run("Triage my inbox").await;
    let handled = page(&scenario, Split::Handled, None).await;
    assert!(handled.total > 0, "a triage files something");
    assert!(handled.threads.iter().all(|t| t.agent.is_some()), "and every row says what");
    let asked = page(&scenario, Split::NeedsYou, None).await;
    assert!(asked.threads.iter().any(|t| t.approval_id.is_some()), "what waits for an approval needs the user");

    let mut reasons = 0;
    let mut fixed = false;
    for row in &handled.threads {
        for m in show(&scenario, &row.id).await.messages {
            for note in m.agent {
                assert_eq!(note.run_id, run.run.id);
                reasons += usize::from(!note.why.is_empty());
                if !fixed && note.kind == "label" {
                    let fix = Command::MailFix {
                        effect: note.id.clone(),
                        filing: Some(Filing::Label { name: "Mine".into() }),
                    };
                    let _: Filed = scenario.ask(fix).await.expect("it is put right");
                    let after = show(&scenario, &row.id).await;
                    let now = after.messages.iter().find(|x| x.id == m.id).expect("the same message");
                    assert!(now.labels.contains(&"Mine".to_owned()), "{:?}", now.labels);
                    let undone = now.agent.iter().find(|n| n.id == note.id).expect("the note stays");
                    assert_eq!((undone.state.as_str(), undone.can_undo), ("undone", false));
                    fixed = true;
                }
            }
        }
    }
    assert!(fixed, "a triage labels something");
    assert!(reasons > 0, "and it says why");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_answered_by_mail_and_stands_in_the_calendar() {
    let scenario = Scenario::new().await;
    let mut asked = None;
    for row in page(&scenario, Split::All, None).await.threads {
        let invited = show(&scenario, &row.id)
            .await
            .messages
            .into_iter()
            .find(|m| m.invitation.as_ref().is_some_and(|i| i.answer == "pending" && !i.cancelled && !m.mine));
        if let Some(m) = invited {
            asked = Some((row.id, m));
            break;
        }
    }
    let (thread, m) = asked.expect("the Rehearsal account has an open invitation");
    let sent_before = scenario.mails("Sent").len();
    let answer = Command::InvitationAnswer { message: m.id.clone(), answer: "accept".into() };
    let _: LetterSent = scenario.ask(answer).await.expect("answered");
    let sent = scenario.mails("Sent");
    assert_eq!(sent.len(), sent_before + 1, "the organiser is told");
    let texts: Vec<String> = sent.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect();
    assert!(
        texts
            .iter()
            .any(|t| t.contains("METHOD:REPLY") || t.contains("method=\"REPLY\"") || t.contains("method=REPLY"))
    );
    let after = show(&scenario, &thread).await;
    let now = after.messages.iter().find(|x| x.id == m.id).and_then(|x| x.invitation.clone()).expect("still there");
    assert_eq!(now.answer, "accepted");
    let perhaps = Command::InvitationAnswer { message: m.id, answer: "perhaps".into() };
    assert_eq!(scenario.ask::<LetterSent>(perhaps).await.expect_err("no such answer").code, ErrorCode::BadInput);
    scenario.app.close().await;
}
