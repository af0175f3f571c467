//! The shipped skills and the memories that they come from.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

async fn sources(scenario: &Scenario, name: &str) -> SkillSources {
    scenario.ask(Command::SkillSources { name: name.into() }).await.expect("told")
}

/// Changes a memory by a save of the user's.
async fn change(scenario: &Scenario, path: &str, from: &str, to: &str) {
    let view: MemoryView = scenario.ask(Command::MemoryShow { path: path.into() }).await.expect("shown");
    assert!(view.text.contains(from), "{path} says “{from}”");
    let text = view.text.replacen(from, to, 1);
    let save = Command::MemorySave { path: path.into(), text, base: Some(view.sha256), anyway: true };
    scenario.ask::<Saved>(save).await.expect("saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_fresh_account_every_skill_is_as_its_memories_are() {
    let scenario = Scenario::new().await;
    let skills: Vec<SkillView> = scenario.ask(Command::SkillList {}).await.expect("listed");
    assert!(skills.len() >= 15);
    for skill in &skills {
        let told = sources(&scenario, &skill.name).await;
        assert!(!told.redistil && !told.sources.is_empty(), "{told:#?}");
        assert!(told.sources.iter().all(|s| s.state == SourceState::Same && !s.heading.is_empty()), "{told:#?}");
    }
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_says_which_of_its_lines_come_from_a_passage_that_changed() {
    let scenario = Scenario::new().await;
    let path = "sales/discounts.md";
    let before = sources(&scenario, "answer-discount-request").await;
    let third = before.sources.iter().find(|s| s.heading.starts_with("Third rung")).expect("a source");
    assert!(!third.lines.is_empty(), "{third:#?}");
    change(
        &scenario,
        path,
        "## Third rung: over twenty per cent\n",
        "## Third rung: over twenty per cent\n\nNever on a Friday.\n",
    )
    .await;
    let told = sources(&scenario, "answer-discount-request").await;
    let changed: Vec<&SourceView> = told.sources.iter().filter(|s| s.state != SourceState::Same).collect();
    assert_eq!(changed.len(), 1, "{told:#?}");
    assert_eq!((changed[0].state, changed[0].heading.as_str()), (SourceState::Changed, third.heading.as_str()));
    assert_eq!(changed[0].lines, third.lines, "the lines that say what the passage said");
    assert!(changed[0].diff.iter().any(|l| l.text.contains("Never on a Friday")), "{:#?}", changed[0].diff);
    assert!(told.redistil && told.message.starts_with("1 passage"), "{}", told.message);
    // Another heading of the same memory is not among its sources.
    change(&scenario, path, "## Exceptions\n", "## Exceptions\n\n- On Sundays we rest.\n").await;
    let told = sources(&scenario, "answer-discount-request").await;
    assert_eq!(told.sources.iter().filter(|s| s.state != SourceState::Same).count(), 1, "{told:#?}");
    scenario.app.close().await;
}
