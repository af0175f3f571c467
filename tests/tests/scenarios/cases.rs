//! Runs looked back at: two side by side, and eval cases drawn from what happened, which the same student then passes or fails.

use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

const REQUEST: &str = "Answer Dana about the discount";

async fn draft(scenario: &Scenario, run: &str) -> CaseDraft {
    let command = Command::CaseDraft { run: Some(run.into()), approval: None };
    scenario.ask(command).await.expect("a case is drawn from a run")
}

async fn save(scenario: &Scenario, draft: &CaseDraft) -> Result<Saved, WireError> {
    let (name, text, world) = (draft.skill.clone(), draft.text.clone(), draft.world.clone());
    scenario.ask(Command::CaseSave { name, text, world }).await
}

/// Runs one case and gives its row.
async fn tested(scenario: &Scenario, skill: &str, case: &str) -> ResultRow {
    let results =
        async || -> SkillResults { scenario.ask(Command::SkillResults { name: skill.into() }).await.expect("results") };
    let mut updates = scenario.app.subscribe();
    let command = Command::SkillTest { name: skill.into(), cases: vec![case.into()] };
    let _: Done = scenario.ask(command).await.expect("the case runs");
    while results().await.running.is_some() {
        updates.recv().await.expect("an update comes when it is done");
    }
    results().await.rows.into_iter().find(|r| r.case.id == case).expect("the case has a row")
}

fn failed(row: &ResultRow) -> Vec<String> {
    row.checks.iter().filter(|c| !c.holds).map(|c| format!("{}: {}", c.check, c.detail)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_from_a_run_that_went_right_is_saved_and_passes() {
    let scenario = Scenario::new().await;
    let run = scenario.run(REQUEST).await;
    assert_eq!(run.run.state, RunState::Done, "{}", run.run.reason);
    let drawn = draft(&scenario, &run.run.id).await;
    assert_eq!(
        (drawn.skill.as_str(), drawn.run_id.as_str()),
        (run.run.skill.as_deref().unwrap_or(""), run.run.id.as_str())
    );
    assert!(drawn.notes[0].contains("on this computer") && drawn.messages > 0, "{:?}", drawn.notes);
    let (name, text, world) = (drawn.skill.clone(), drawn.text.clone(), drawn.world.clone());
    let checked: CaseCheck = scenario.ask(Command::CaseCheck { name, text, world }).await.expect("checked");
    assert!(checked.problems.is_empty() && checked.checks.len() >= 2, "{checked:?}\n{}", drawn.world);
    assert!(checked.checks.iter().any(|c| c.contains("dana@larkfield.example")), "{:?}", checked.checks);

    let before: SkillDetail = scenario.ask(Command::SkillShow { name: drawn.skill.clone() }).await.expect("shown");
    assert!(!before.own);
    let saved = save(&scenario, &drawn).await.expect("saved");
    assert!(saved.commit.is_some() && saved.active, "{saved:?}");
    let after: SkillDetail = scenario.ask(Command::SkillShow { name: drawn.skill.clone() }).await.expect("shown");
    assert!(after.own && after.cases.iter().any(|c| c.id == drawn.id), "{:?}", after.cases);
    assert_eq!((after.cases.len(), after.version), (before.cases.len() + 1, before.version), "the skill is the same");
    let history: HistoryView =
        scenario.ask(Command::SkillHistory { name: drawn.skill.clone() }).await.expect("a history");
    assert_eq!(history.revisions[0].author, "you");

    let row = tested(&scenario, &drawn.skill, &drawn.id).await;
    assert_eq!(row.change, ResultChange::Passed, "{:?}\n{}\n{}", failed(&row), drawn.text, drawn.world);

    let again = save(&scenario, &drawn).await.expect_err("an id is given once");
    assert_eq!(again.code, ErrorCode::BadInput);
    assert_ne!(draft(&scenario, &run.run.id).await.id, drawn.id, "the next draft has an id of its own");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_triage_becomes_a_case_with_everything_that_it_filed() {
    let scenario = Scenario::new().await;
    let run = scenario.run("Triage my inbox").await;
    let kept = run.effects.iter().find(|e| e.kind == "label").expect("a label").id.clone();
    let drawn = draft(&scenario, &run.run.id).await;
    save(&scenario, &drawn).await.expect("saved");
    let row = tested(&scenario, &drawn.skill, &drawn.id).await;
    assert_eq!(row.change, ResultChange::Passed, "{:?}", failed(&row));

    // What the user took back must not happen again.
    let _: Done = scenario.ask(Command::EffectUndo { id: kept }).await.expect("taken back");
    let second = draft(&scenario, &run.run.id).await;
    assert!(second.text.contains("no_effect"), "{}", second.text);
    save(&scenario, &second).await.expect("saved");
    let row = tested(&scenario, &second.skill, &second.id).await;
    assert_eq!(row.change, ResultChange::Failed, "the skill still does what was taken back");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_from_an_edited_letter_fails_until_the_skill_writes_it_so() {
    let scenario = Scenario::new().await;
    let run = scenario.run(REQUEST).await;
    let id = run.effects.iter().find_map(|e| e.approval_id.clone()).expect("a letter waits");
    let body = "Dear Dana,\n\nten per cent is all that I can do this year.\n\nMaya";
    let edit =
        Command::ApprovalEdit { id: id.clone(), edit: CardEdit { body: Some(body.into()), ..CardEdit::default() } };
    let _: ApprovalDetail = scenario.ask(edit).await.expect("edited");
    let drawn: CaseDraft = scenario
        .ask(Command::CaseDraft { run: None, approval: Some(id) })
        .await
        .expect("a case is drawn from what the user made of it");
    assert!(drawn.text.contains("ten per cent is all that I can do"), "{}", drawn.text);
    save(&scenario, &drawn).await.expect("saved");
    let row = tested(&scenario, &drawn.skill, &drawn.id).await;
    assert_eq!(row.change, ResultChange::Failed, "the skill does not write this letter yet");
    assert!(failed(&row).iter().any(|f| f.contains("ten per cent")), "{:?}", failed(&row));

    // With the words in its template, the same case passes.
    let shown: SkillDetail = scenario.ask(Command::SkillShow { name: drawn.skill.clone() }).await.expect("shown");
    let text = templates_say(&shown.text, "ten per cent is all that I can do this year.");
    let save = Command::SkillSave { name: drawn.skill.clone(), text, base: Some(shown.sha256), anyway: false };
    let saved: Saved = scenario.ask(save).await.expect("a new version");
    assert!(saved.active, "{:?}", saved.problems);
    let row = tested(&scenario, &drawn.skill, &drawn.id).await;
    assert_eq!(row.change, ResultChange::Better, "{:?}", failed(&row));
    scenario.app.close().await;
}

/// Every template with this sentence in the place of its own words.
fn templates_say(skill: &str, sentence: &str) -> String {
    let (head, templates) = skill.split_once("## Templates").expect("the skill has templates");
    let (templates, rest) = match templates.find("\n## ") {
        Some(at) => templates.split_at(at),
        None => (templates, ""),
    };
    let mut out = String::new();
    for (at, text) in templates.split("\n### ").enumerate() {
        if at == 0 {
            out.push_str(text);
            continue;
        }
        let name = text.lines().next().unwrap_or_default();
        out.push_str(&format!("\n### {name}\n\n> Dear {{first_name}},\n>\n> {sentence}\n>\n> {{my_first_name}}\n"));
    }
    format!("{head}## Templates{out}{rest}")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_become_a_case_says_why() {
    let scenario = Scenario::new().await;
    let gap = scenario.run("Translate the Iliad into Portuguese").await;
    let refused = async |command: Command| scenario.ask::<CaseDraft>(command).await.expect_err("refused");
    let error = refused(Command::CaseDraft { run: Some(gap.run.id), approval: None }).await;
    assert_eq!(error.code, ErrorCode::BadInput);
    assert!(error.message.contains("no skill"), "{}", error.message);
    let error = refused(Command::CaseDraft { run: None, approval: None }).await;
    assert_eq!(error.code, ErrorCode::BadInput);
    let error = refused(Command::CaseDraft { run: Some("none".into()), approval: None }).await;
    assert_eq!(error.code, ErrorCode::NotFound);
    let (name, world) = ("answer-discount-request".to_owned(), "now: noon".to_owned());
    let check = Command::CaseCheck { name: name.clone(), text: "{".into(), world: world.clone() };
    let checked: CaseCheck = scenario.ask(check).await.expect("checked");
    let paths: Vec<&str> = checked.problems.iter().map(|p| p.path.as_str()).collect();
    assert_eq!(paths, ["case", "world"]);
    let error = scenario
        .ask::<Saved>(Command::CaseSave { name, text: "{}".into(), world })
        .await
        .expect_err("a broken case is not saved");
    assert_eq!(error.code, ErrorCode::BadInput);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_runs_are_compared_step_by_step() {
    let scenario = Scenario::new().await;
    let first = scenario.run(REQUEST).await;
    let again = scenario.start(REQUEST, true).await;
    scenario.ended(&again).await;
    let compare = |left: &str, right: &str| Command::RunCompare { left: left.into(), right: right.into() };
    let same: RunComparison = scenario.ask(compare(&first.run.id, &again)).await.expect("compared");
    let only_here = |c: &RunComparison| c.steps.iter().filter(|s| s.left.is_none() || s.right.is_none()).count();
    assert_eq!(only_here(&same), 0, "the same request takes the same steps: {:?}", same.said);
    assert!(same.steps.iter().all(|s| !s.differs.contains(&StepDifference::Arguments)));
    let fact = |c: &RunComparison, name: &str| c.facts.iter().find(|f| f.name == name).expect("a fact").differs;
    assert!(fact(&same, "Dry") && !fact(&same, "Skill version") && !fact(&same, "Student"));

    let other = scenario.run("File the newsletters").await;
    let apart: RunComparison = scenario.ask(compare(&first.run.id, &other.run.id)).await.expect("compared");
    assert!(fact(&apart, "Skill") && fact(&apart, "Request") && only_here(&apart) > 4, "{:?}", apart.said);
    assert!(apart.effects.iter().any(|e| e.left.is_some() && e.right.is_none()), "the letter is of the first only");
    assert!(apart.effects.iter().any(|e| e.left.is_none() && e.right.is_some()), "the filing is of the second only");
    assert!(!apart.said.is_empty() && apart.prompt.iter().any(|l| l.sign != "same"));
    let error = scenario.ask::<RunComparison>(compare(&again, &again)).await.expect_err("one run is no two");
    assert_eq!(error.code, ErrorCode::BadInput);
    scenario.app.close().await;
}
