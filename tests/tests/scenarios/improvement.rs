//! Improvement, first steps and licences through the command table: each figure from what really happened.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

async fn today(scenario: &Scenario) -> Today {
    scenario.ask(Command::TodayShow {}).await.expect("today is shown")
}

async fn shown(scenario: &Scenario) -> ImprovementView {
    scenario.ask(Command::ImprovementShow {}).await.expect("counted")
}

fn ticks(today: &Today) -> Vec<(&str, bool)> {
    today.checklist.iter().map(|c| (c.id.as_str(), c.done)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn rates_gaps_and_corrections_come_from_real_runs() {
    let scenario = Scenario::new().await;
    let empty = shown(&scenario).await;
    assert!(empty.rates.is_empty() && empty.gaps.is_empty() && empty.corrections.is_empty());
    assert_eq!((empty.least_runs, empty.floor), (8, 0.8));

    for request in ["Translate the Iliad into Portuguese", "translate the iliad  into portuguese"] {
        scenario.run(request).await;
    }
    let filed = scenario.run("File the newsletters").await;
    let dry = scenario.start("File the newsletters", true).await;
    scenario.ended(&dry).await;
    let view = shown(&scenario).await;
    let [gap] = view.gaps.as_slice() else { panic!("one gap: {:?}", view.gaps) };
    assert_eq!((gap.times, gap.fits_now.clone()), (2, None));
    let [rate] = view.rates.as_slice() else { panic!("one rate: {:?}", view.rates) };
    assert_eq!((rate.skill.as_str(), rate.succeeded, rate.runs), ("file-newsletters", 1, 1), "the dry run is left out");
    assert_eq!((rate.standing, rate.active), (RateStanding::TooFew, true));
    assert!((rate.low - 0.2065).abs() < 1e-3 && rate.high > 0.999, "{} to {}", rate.low, rate.high);

    // What was taken back was not done right.
    let effect = filed.effects.iter().find(|e| e.can_undo).expect("something was filed").id.clone();
    let _: Done = scenario.ask(Command::EffectUndo { id: effect }).await.expect("taken back");
    let view = shown(&scenario).await;
    assert_eq!((view.rates[0].succeeded, view.rates[0].runs), (0, 1));
    assert_eq!((view.corrections[0].skill.as_str(), view.corrections[0].undone), ("file-newsletters", 1));
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_letter_and_a_rejected_one_are_told_apart_from_one_approved_as_it_was() {
    let scenario = Scenario::new().await;
    let asked = async || {
        let run = scenario.run("Answer Dana about the discount").await;
        let effect = run.effects.into_iter().find(|e| e.approval_id.is_some()).expect("a letter waits");
        effect.approval_id.expect("of an approval")
    };
    let approve = async |id: &str| {
        let card: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.into() }).await.expect("shown");
        let command = Command::ApprovalApprove { id: id.into(), sha256: card.sha256, confirm: card.confirm_word };
        let _: Done = scenario.ask(command).await.expect("approved");
    };
    approve(&asked().await).await;
    assert!(shown(&scenario).await.corrections.is_empty(), "approved as it was");

    let edited = asked().await;
    let edit = Command::ApprovalEdit {
        id: edited.clone(),
        edit: CardEdit { body: Some("Dear Dana,\n\nno.\n\nMaya".into()), ..CardEdit::default() },
    };
    let _: ApprovalDetail = scenario.ask(edit).await.expect("edited");
    approve(&edited).await;
    let rejected = asked().await;
    let reject = Command::ApprovalReject { id: rejected.clone(), reason: "Too soft".into() };
    let _: Done = scenario.ask(reject).await.expect("turned down");

    let view = shown(&scenario).await;
    let [group] = view.corrections.as_slice() else { panic!("one skill: {:?}", view.corrections) };
    assert_eq!((group.skill.as_str(), group.edited, group.rejected), ("answer-discount-request", 1, 1));
    let kinds: Vec<_> = group.latest.iter().map(|c| (c.kind.as_str(), c.approval_id.as_deref())).collect();
    assert!(kinds.contains(&("edited", Some(edited.as_str()))), "{kinds:?}");
    assert!(group.latest.iter().any(|c| c.kind == "rejected" && c.reason == "Too soft"));
    assert_eq!((view.rates[0].succeeded, view.rates[0].runs), (2, 3), "an edit is a correction and no failure");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_steps_are_ticked_by_what_happened_and_can_be_hidden() {
    let scenario = Scenario::new().await;
    let first = today(&scenario).await;
    assert!(first.welcome, "nothing was asked for yet");
    assert_eq!(ticks(&first), [("run", false), ("approve", false), ("skill", false), ("student", false)]);

    let dry = scenario.start("Answer Dana about the discount", true).await;
    scenario.ended(&dry).await;
    let now = today(&scenario).await;
    assert!(!now.welcome && !now.checklist[0].done, "a dry run is no real one");

    let run = scenario.run("Answer Dana about the discount").await;
    assert!(today(&scenario).await.checklist[0].done);
    let id = run.effects.iter().find_map(|e| e.approval_id.clone()).expect("a letter waits");
    let card: ApprovalDetail = scenario.ask(Command::ApprovalShow { id: id.clone() }).await.expect("shown");
    let approve = Command::ApprovalApprove { id, sha256: card.sha256, confirm: card.confirm_word };
    let _: Done = scenario.ask(approve).await.expect("approved");
    let steps = today(&scenario).await;
    assert_eq!(ticks(&steps), [("run", true), ("approve", true), ("skill", false), ("student", false)]);

    let hide = |value: &str| Command::SettingSet { key: "checklist_hidden".into(), value: value.into() };
    let _: Done = scenario.ask(hide("true")).await.expect("hidden");
    assert!(today(&scenario).await.checklist.is_empty());
    let _: Done = scenario.ask(hide("false")).await.expect("shown again");
    assert_eq!(today(&scenario).await.checklist.len(), 4);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_words_go_when_they_were_read() {
    let scenario = Scenario::new().await;
    let read = Command::SettingSet { key: "welcome_seen".into(), value: "true".into() };
    let _: Done = scenario.ask(read).await.expect("kept");
    assert!(!today(&scenario).await.welcome);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_package_that_ships_shows_its_licence() {
    let scenario = Scenario::new().await;
    let all: Vec<ThirdParty> = scenario.ask(Command::LicenceList {}).await.expect("listed");
    let find = |kind: &str, name: &str| all.iter().find(|p| p.kind == kind && p.name == name).cloned();
    let show = async |p: ThirdParty| -> LicenceView {
        let command = Command::LicenceShow { kind: p.kind, name: p.name, version: p.version };
        scenario.ask(command).await.expect("shown")
    };
    let serde = show(find("rust", "serde").expect("a package of Rust")).await;
    assert!(serde.text.contains("Permission is hereby granted"), "{}", serde.name);
    let svelte = show(find("npm", "svelte").expect("a package of the interface")).await;
    assert!(svelte.text.contains("MIT"), "{}", svelte.name);
    assert!(find("npm", "vitest").is_none(), "what only tests need does not ship");
    let wrong = Command::LicenceShow { kind: "rust".into(), name: "no-such".into(), version: "1".into() };
    assert_eq!(scenario.ask::<LicenceView>(wrong).await.expect_err("none").code, ErrorCode::NotFound);
    scenario.app.close().await;
}
