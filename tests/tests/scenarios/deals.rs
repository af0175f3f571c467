//! Deals through the command table: the board, a deal with what belongs to it, changes by hand, and the agent's tools.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

async fn board(scenario: &Scenario) -> DealBoard {
    scenario.ask(Command::DealList {}).await.expect("the board is shown")
}

async fn deal(scenario: &Scenario, id: &str) -> DealView {
    board(scenario).await.deals.into_iter().find(|d| d.id == id).expect("the deal is there")
}

fn form(d: &DealView) -> DealForm {
    DealForm {
        name: d.name.clone(),
        contact: d.contact.clone(),
        stage: d.stage.clone(),
        amount: d.amount,
        currency: d.currency.clone(),
        next_step: d.next_step.clone(),
        notes: d.notes.clone(),
    }
}

fn update(d: &DealView, change: impl FnOnce(&mut DealForm)) -> Command {
    let mut deal = form(d);
    change(&mut deal);
    Command::DealUpdate { id: d.id.clone(), etag: d.etag.clone(), deal }
}

fn on_disk(scenario: &Scenario) -> serde_json::Value {
    let file = scenario.app.account_folder().join("deals.json");
    serde_json::from_str(&std::fs::read_to_string(file).expect("there is a file of deals")).expect("it is JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_moves_by_hand_and_the_move_is_taken_back() {
    let scenario = Scenario::new().await;
    let all = board(&scenario).await;
    assert_eq!(
        all.stages.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(),
        ["new", "qualified", "proposal", "negotiation", "won", "lost"]
    );
    let before = deal(&scenario, "larkfield").await;
    assert_eq!((before.stage.as_str(), before.contact_name.as_str()), ("proposal", "Dana Ortiz"));
    let file = on_disk(&scenario);

    let moved: DealDone =
        scenario.ask(update(&before, |d| d.stage = "negotiation".into())).await.expect("it is the user's to move");
    assert_eq!(moved.message, "Larkfield · stage negotiation");
    let after = deal(&scenario, "larkfield").await;
    assert_eq!((after.stage.as_str(), after.etag == moved.etag), ("negotiation", true));

    let stale = scenario.ask::<DealDone>(update(&before, |d| d.amount = 1)).await.expect_err("it was another version");
    assert_eq!(stale.code, ErrorCode::Stale);
    assert_eq!(deal(&scenario, "larkfield").await.amount, before.amount);

    let _: Done = scenario.ask(Command::FilingUndo { effects: moved.effects }).await.expect("taken back");
    assert_eq!(on_disk(&scenario), file, "the file is as it was");
    let detail: DealDetail = scenario.ask(Command::DealShow { id: "larkfield".into() }).await.expect("shown");
    let changes: Vec<_> = detail.changes.iter().map(|c| (c.text.as_str(), c.undone)).collect();
    assert_eq!(changes, [("Larkfield · stage negotiation", true)], "the journal keeps both");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_shows_its_mail_events_playbooks_and_people() {
    let scenario = Scenario::new().await;
    let detail: DealDetail = scenario.ask(Command::DealShow { id: "larkfield".into() }).await.expect("shown");
    assert!(detail.people.iter().any(|p| p.email == "dana@larkfield.example"), "{:?}", detail.people);
    assert!(detail.threads.iter().any(|t| t.subject.contains("pricing")), "{:?}", detail.threads);
    assert!(detail.thread_total >= detail.threads.len() as u32);
    assert!(!detail.playbooks.is_empty(), "a memory fits “{}”", detail.question);
    assert!(detail.runs.is_empty() && detail.changes.is_empty());
    let copper: DealDetail = scenario.ask(Command::DealShow { id: "copperline".into() }).await.expect("shown");
    assert!(copper.events.iter().any(|e| e.title.contains("Copperline")), "{:?}", copper.events);
    let none = scenario.ask::<DealDetail>(Command::DealShow { id: "nobody".into() }).await.expect_err("no such deal");
    assert_eq!(none.code, ErrorCode::NotFound);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_are_added_edited_and_taken_out() {
    let scenario = Scenario::new().await;
    let new = DealForm {
        name: " مشروع النخيل ".into(),
        contact: "Salma@Palms.example".into(),
        stage: "new".into(),
        amount: 7_500,
        currency: "eur".into(),
        next_step: "الاتصال الأول".into(),
        notes: "Met at the fair.\n第二行".into(),
    };
    let made: DealDone = scenario.ask(Command::DealCreate { deal: new }).await.expect("added");
    let added = deal(&scenario, &made.id).await;
    assert_eq!(
        (added.name.as_str(), added.contact.as_str(), added.currency.as_str()),
        ("مشروع النخيل", "salma@palms.example", "EUR")
    );
    let edit = update(&added, |d| {
        d.notes = "Wants Arabic guides.".into();
        d.amount = 9_000;
    });
    let edited: DealDone = scenario.ask(edit).await.expect("edited");
    assert_eq!(deal(&scenario, &made.id).await.amount, 9_000);
    let remove = Command::DealRemove { id: made.id.clone(), etag: edited.etag };
    let removed: DealDone = scenario.ask(remove).await.expect("taken out");
    assert!(board(&scenario).await.deals.iter().all(|d| d.id != made.id));
    let _: Done = scenario.ask(Command::FilingUndo { effects: removed.effects }).await.expect("back");
    assert_eq!(deal(&scenario, &made.id).await.notes, "Wants Arabic guides.");

    let check = async |change: fn(&mut DealForm), why: &str| {
        let now = deal(&scenario, "larkfield").await;
        let error = scenario.ask::<DealDone>(update(&now, change)).await.expect_err(why);
        assert_eq!(error.code, ErrorCode::BadInput, "{why}");
        assert!(!error.hint.is_empty(), "{why} says what to do");
    };
    check(|d| d.name = "  ".into(), "no name").await;
    check(|d| d.stage = "maybe".into(), "no stage").await;
    check(|d| d.currency = "euro".into(), "no currency").await;
    check(|d| d.contact = "Dana".into(), "no address").await;
    check(|d| d.amount = -1, "less than nothing").await;
    check(|d| d.next_step = "a\nb".into(), "two lines").await;
    check(|d| d.name = "x".repeat(201), "too long").await;
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_of_deals_is_said_and_left_alone() {
    let scenario = Scenario::new().await;
    let file = scenario.app.account_folder().join("deals.json");
    std::fs::write(&file, "[{\"id\": 1").expect("written");
    let error = scenario.ask::<DealBoard>(Command::DealList {}).await.expect_err("it cannot be read");
    assert!(error.message.contains("deals.json"), "{}", error.message);
    let add = DealForm { name: "x".into(), stage: "new".into(), currency: "EUR".into(), ..DealForm::default() };
    assert!(scenario.ask::<DealDone>(Command::DealCreate { deal: add }).await.is_err());
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "[{\"id\": 1", "not a byte was written");
    scenario.app.close().await;
}

/// A skill that looks a deal up and moves it: the two tools in a real run on the real student.
const CLOSE: &str = "---
name: close-deal
description: Marks the deal of a person as won when they have signed.
allowed-tools: deals.find deals.update
---

# Close a deal

## Inputs

- who (person): whose deal was won

## Steps

1. Look up the deal of the person (`deals.find`).
2. If there is none (`not found`), stop.
3. Move the deal to the stage won (`deals.update`).

## Success criteria

- The deal waits to be moved (`effect updateDeal min 1`)
";

/// Writes the skill and lets it ask to move the deal with Dana Ortiz.
async fn close(scenario: &Scenario) -> (RunStarted, RunSummary) {
    let begun =
        Command::SkillCreate { name: "close-deal".into(), description: "Marks a deal as won.".into(), anyway: true };
    let begun: Saved = scenario.ask(begun).await.expect("begun");
    let save =
        Command::SkillSave { name: "close-deal".into(), text: CLOSE.into(), base: Some(begun.sha256), anyway: false };
    let saved: Saved = scenario.ask(save).await.expect("saved");
    assert!(saved.active, "{:?}", saved.problems);
    let start = Command::RunStart {
        request: "Mark the deal of Dana Ortiz as won".into(),
        skill: Some("close-deal".into()),
        dry: false,
    };
    let started: RunStarted = scenario.ask(start).await.expect("started");
    let ended = scenario.ended(&started.run_id).await;
    (started, ended)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_finds_a_deal_and_asks_before_it_moves_it() {
    let scenario = Scenario::new().await;
    let (started, ended) = close(&scenario).await;
    let run: RunDetail = scenario.ask(Command::RunShow { id: started.run_id.clone() }).await.expect("shown");
    assert_eq!(ended.waiting, 1, "{:?}: {} {:#?}", ended.state, ended.reason, run.steps);

    let seen = deal(&scenario, "larkfield").await;
    assert_eq!(seen.stage, "proposal", "nothing moved yet");
    let [proposal] = seen.proposals.as_slice() else { panic!("one proposal: {:?}", seen.proposals) };
    assert_eq!((proposal.stage.as_str(), proposal.red, proposal.leaving), ("won", false, false));
    let card: ApprovalDetail =
        scenario.ask(Command::ApprovalShow { id: proposal.approval_id.clone() }).await.expect("shown");
    assert_eq!(card.approval.title, "Larkfield · proposal to won");
    let detail: DealDetail = scenario.ask(Command::DealShow { id: "larkfield".into() }).await.expect("shown");
    assert!(detail.runs.iter().any(|r| r.id == started.run_id), "the run stands beside its deal");

    let approve = Command::ApprovalApprove { id: proposal.approval_id.clone(), sha256: card.sha256, confirm: None };
    let _: Done = scenario.ask(approve).await.expect("approved");
    let won = deal(&scenario, "larkfield").await;
    assert_eq!((won.stage.as_str(), won.proposals.len()), ("won", 0));
    let detail: DealDetail = scenario.ask(Command::DealShow { id: "larkfield".into() }).await.expect("shown");
    assert_eq!(detail.changes[0].run_id, started.run_id);

    let view: ImprovementView = scenario.ask(Command::ImprovementShow {}).await.expect("counted");
    let rate = view.rates.iter().find(|r| r.skill == "close-deal").expect("the run counts");
    assert_eq!((rate.succeeded, rate.runs, rate.standing, rate.active), (1, 1, RateStanding::TooFew, true));
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_for_a_deal_that_moved_meanwhile_fails_and_says_so() {
    let scenario = Scenario::new().await;
    close(&scenario).await;
    let seen = deal(&scenario, "larkfield").await;
    let id = seen.proposals[0].approval_id.clone();
    let _: DealDone = scenario.ask(update(&seen, |d| d.stage = "lost".into())).await.expect("moved by hand");
    let card: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.clone() }).await.expect("shown");
    let approve = Command::ApprovalApprove { id: id.clone(), sha256: card.sha256, confirm: None };
    let _: Done = scenario.ask(approve).await.expect("approved");
    let card: ApprovalDetail = scenario.ask(Command::ApprovalShow { id }).await.expect("shown");
    assert_eq!(card.approval.state, ApprovalState::Failed);
    assert!(card.outcome.contains("changed since it was shown"), "{}", card.outcome);
    assert_eq!(deal(&scenario, "larkfield").await.stage, "lost", "the user's own move stands");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stage_of_a_proposal_is_changed_before_it_is_approved() {
    let scenario = Scenario::new().await;
    close(&scenario).await;
    let id = deal(&scenario, "larkfield").await.proposals[0].approval_id.clone();
    let asked: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.clone() }).await.expect("shown");
    let CardView::Deal { before, after, .. } = &asked.card else { panic!("it is about a deal: {:?}", asked.card) };
    assert_eq!((before.as_str(), after.as_str()), ("proposal", "won"));
    let edit = |edit| Command::ApprovalEdit { id: id.clone(), edit };
    let to = |stage: &str| CardEdit { stage: Some(stage.into()), ..CardEdit::default() };
    for (wrong, says) in [
        (to("signed"), "There is no stage “signed”."),
        (to("proposal"), "in the stage proposal already"),
        (CardEdit { body: Some("Dear Dana".into()), ..CardEdit::default() }, "Only the stage"),
    ] {
        let refused = scenario.ask::<ApprovalDetail>(edit(wrong)).await.expect_err(says);
        assert!(refused.message.contains(says), "{}", refused.message);
    }

    let edited: ApprovalDetail = scenario.ask(edit(to("negotiation"))).await.expect("edited");
    assert_eq!(edited.approval.title, "Larkfield · proposal to negotiation");
    assert!(edited.approval.edited && edited.sha256 != asked.sha256, "an edit has a hash of its own");
    assert!(edited.changes.iter().any(|l| l.sign == "added" && l.text.contains("negotiation")), "{:?}", edited.changes);
    let stage = edited.arguments.iter().find(|a| a.name == "stage").expect("the stage has an origin");
    assert_eq!((stage.value.as_str(), stage.origin.untrusted), ("negotiation", false));
    assert_eq!(
        deal(&scenario, "larkfield").await.proposals[0].stage,
        "negotiation",
        "the board shows what is asked now"
    );

    let old = Command::ApprovalApprove { id: id.clone(), sha256: asked.sha256, confirm: None };
    assert_eq!(scenario.ask::<Done>(old).await.expect_err("the old bytes are gone").code, ErrorCode::Stale);
    let approve = Command::ApprovalApprove { id, sha256: edited.sha256, confirm: None };
    let _: Done = scenario.ask(approve).await.expect("approved");
    assert_eq!(deal(&scenario, "larkfield").await.stage, "negotiation");
    scenario.app.close().await;
}
