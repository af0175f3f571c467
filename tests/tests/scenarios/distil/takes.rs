//! A proposal that takes requests from another skill: adopting it asks as a save does, and names what it takes.

use super::memories::new_skill;
use super::{SKILL, distil, good, on_disk, plan, quote, show};
use std::path::Path;
use understudy_app::App;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::packages::{folder, skill};
use understudy_tests::repair::deficiencies::named;
use understudy_tests::repair::kill::{hire as hire_by_command, said};
use understudy_tests::repair::teacher::{said as spoken, script};
use understudy_tests::repair::{ask, hire, prepare};
use understudy_tests::scenario::Scenario;
use understudy_tests::teacher_server::TeacherServer;

const GREEDY: &str = "fold-the-paper-cranes";
const EXAMPLE: &str = "Fold the paper cranes";

/// A skill of the user's own with one example.
fn cranes(data: &Path) {
    let routing = b"{\"request\": \"Fold the paper cranes\", \"expect\": true}\n";
    let at = data.join("skills/paper-cranes");
    folder(&at, &[("SKILL.md", skill("paper-cranes").as_bytes()), ("evals/routing.jsonl", routing)]);
}

/// A new skill that says of itself what the user's own one does.
fn greedy() -> String {
    new_skill(GREEDY, "Folds the paper cranes. Use for \"fold the paper cranes\".", EXAMPLE, "mail.label")
}

async fn adopt(app: &App, id: &str, hunks: &[u32], anyway: bool) -> Saved {
    let command = Command::ProposalAdopt { id: id.into(), hunks: hunks.to_vec(), anyway };
    ask(app, command).await.expect("answered")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_skill_that_takes_a_request_is_not_adopted_before_the_user_was_asked() {
    let scenario = Scenario::with(|o| cranes(&o.data)).await.expect("opens");
    let app = &scenario.app;
    let server = TeacherServer::start(|_, _| spoken(greedy())).await;
    hire(app, &server.address).await.expect("hired");
    let author = DistilPlan {
        why: DistilWhy::Author,
        memories: vec!["sales/discounts.md".into()],
        budget: 2.0,
        ..DistilPlan::default()
    };
    let view = distil(app, &quote(app, author).await).await;
    let id = view.row.proposal.clone().unwrap_or_else(|| panic!("{view:#?}"));

    let asked = adopt(app, &id, &[], false).await;
    let expect = Taken {
        request: EXAMPLE.into(),
        source: RequestSource::Example,
        from: "paper-cranes".into(),
        to: Some(GREEDY.into()),
    };
    assert!(asked.asked && asked.commit.is_none() && !asked.active, "{asked:?}");
    assert_eq!(asked.taken, std::slice::from_ref(&expect));
    assert!(asked.message.starts_with("Nothing is adopted yet."), "{}", asked.message);
    assert!(asked.message.contains("paper-cranes") && asked.message.contains(EXAMPLE), "{}", asked.message);
    assert_eq!(on_disk(&scenario, GREEDY), "", "nothing was written");
    assert_eq!(show(app, &id).await.row.state, ProposalState::Open);

    let saved = adopt(app, &id, &[], true).await;
    assert!(!saved.asked && saved.active && saved.taken == [expect], "{saved:?}");
    assert!(saved.message.starts_with("Adopted.") && saved.message.contains("paper-cranes"), "{}", saved.message);
    assert!(on_disk(&scenario, GREEDY).contains("Folds the paper cranes"));
    assert_eq!(show(app, &id).await.row.state, ProposalState::Adopted);
    scenario.app.close().await;
}

/// The gate of an edit cannot know what the user asks for between the proposal and its adoption.
#[tokio::test(flavor = "multi_thread")]
async fn of_a_proposal_only_the_part_that_takes_a_request_is_asked_about() {
    let deficiency = named("missing step");
    let opened = Scenario::with(|o| {
        prepare(&o.data, deficiency).expect("prepared");
        cranes(&o.data);
    });
    let scenario = opened.await.expect("opens");
    let app = &scenario.app;
    let request = "Fold nineteen cranes for the window";
    let text = on_disk(&scenario, SKILL);
    let line = text.lines().find_map(|l| l.strip_prefix("description: ")).expect("a description");
    let mut mends = good(deficiency);
    mends.description = format!("{line} {request}.");
    let server = TeacherServer::start(script(&[mends])).await;
    hire(app, &server.address).await.expect("hired");
    let view = distil(app, &quote(app, plan(1.0)).await).await;
    let id = view.row.proposal.clone().unwrap_or_else(|| panic!("{view:#?}"));
    assert_eq!(show(app, &id).await.hunks.len(), 2, "the description and the step");

    let start = Command::RunStart { request: request.into(), skill: Some("paper-cranes".into()), dry: false };
    let started: RunStarted = scenario.ask(start).await.expect("starts");
    scenario.ended(&started.run_id).await;
    for hunks in [&[][..], &[1]] {
        let asked = adopt(app, &id, hunks, false).await;
        assert!(asked.asked && asked.commit.is_none(), "{asked:?}");
        let taken: Vec<(&str, &str)> = asked.taken.iter().map(|t| (t.request.as_str(), t.from.as_str())).collect();
        assert_eq!(taken, [(request, "paper-cranes")]);
        assert_eq!(on_disk(&scenario, SKILL), text, "nothing was written");
    }
    let saved = adopt(app, &id, &[2], false).await;
    assert!(!saved.asked && saved.active && saved.taken.is_empty(), "{saved:?}");
    let now = on_disk(&scenario, SKILL);
    assert!(now.contains("4. Archive it") && !now.contains(request), "{now}");
    scenario.app.close().await;
}

/// The text from before claimed what the user has since asked of another skill.
#[tokio::test(flavor = "multi_thread")]
async fn taking_a_proposal_back_asks_about_the_requests_that_the_old_text_takes() {
    let deficiency = named("missing step");
    let request = "Fold nineteen cranes for the window";
    let mut mends = good(deficiency);
    let opened = Scenario::with(|o| {
        prepare(&o.data, deficiency).expect("prepared");
        cranes(&o.data);
        let file = o.data.join(format!("skills/{SKILL}/SKILL.md"));
        let text = std::fs::read_to_string(&file).expect("prepared");
        let line = text.lines().find_map(|l| l.strip_prefix("description: ")).expect("a description");
        mends.description = line.to_owned();
        std::fs::write(&file, text.replace(line, &format!("{line} {request}."))).expect("written");
    });
    let scenario = opened.await.expect("opens");
    let app = &scenario.app;
    let text = on_disk(&scenario, SKILL);
    assert!(text.contains(request));
    let server = TeacherServer::start(script(&[mends])).await;
    hire(app, &server.address).await.expect("hired");
    let view = distil(app, &quote(app, plan(1.0)).await).await;
    let id = view.row.proposal.clone().unwrap_or_else(|| panic!("{view:#?}"));
    let saved = adopt(app, &id, &[], false).await;
    let adopted = on_disk(&scenario, SKILL);
    assert!(saved.active && !adopted.contains(request), "{adopted}");

    let start = Command::RunStart { request: request.into(), skill: Some("paper-cranes".into()), dry: false };
    let started: RunStarted = scenario.ask(start).await.expect("starts");
    scenario.ended(&started.run_id).await;
    let back = |anyway: bool| ask::<Saved>(app, Command::ProposalRollBack { id: id.clone(), anyway });
    let asked = back(false).await.expect("answered");
    assert!(asked.asked && asked.commit.is_none(), "{asked:?}");
    assert!(asked.message.starts_with("Nothing is restored yet.") && asked.message.contains("paper-cranes"));
    assert_eq!((on_disk(&scenario, SKILL), show(app, &id).await.row.state), (adopted, ProposalState::Adopted));
    let saved = back(true).await.expect("answered");
    assert!(!saved.asked && saved.active, "{saved:?}");
    assert_eq!((on_disk(&scenario, SKILL), show(app, &id).await.row.state), (text, ProposalState::RolledBack));
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_adopts_what_takes_a_request_only_when_told_so() {
    let place = tempfile::tempdir().expect("a folder");
    let data: &Path = &place.path().join("data");
    cranes(data);
    let server = TeacherServer::start(|_, _| spoken(greedy())).await;
    hire_by_command(data, &server.address).await.expect("hired");
    let author = ["skill", "author", "sales/discounts.md", "--yes"];
    let (code, out) = said(data, &author).await.expect("runs");
    assert_eq!(code, Some(0), "{out}");
    let id = out.split("proposals show ").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("an id");
    let (code, out) = said(data, &["skill", "adopt", id]).await.expect("runs");
    assert_eq!(code, Some(2), "{out}");
    assert!(out.contains("--anyway") && out.contains("paper-cranes") && out.contains(EXAMPLE), "{out}");
    assert!(!data.join("skills").join(GREEDY).exists(), "nothing was written");
    let (code, out) = said(data, &["skill", "adopt", id, "--anyway"]).await.expect("runs");
    assert!(code == Some(0) && out.contains("Adopted"), "{code:?}: {out}");
}
