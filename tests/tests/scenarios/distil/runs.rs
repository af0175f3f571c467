//! Recorded runs that the user picks: what the teacher is told of them, for a new skill and for one that is there.

use super::{SKILL, named, plan, quote, scenario};
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::repair::{ask, hire};
use understudy_tests::teacher_server::{End, Reply, TeacherServer};

const REQUEST: &str = "Put the newsletters away";

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_was_picked_stands_in_the_envelope_before_anything_is_sent() {
    let scenario = scenario(Some(named("missing step"))).await;
    let app = &scenario.app;
    let server = TeacherServer::start(|_, _| Reply::Stream(Vec::new(), End::Silence)).await;
    hire(app, &server.address).await.expect("hired");
    let command = Command::RunStart { request: REQUEST.into(), skill: Some(SKILL.into()), dry: true };
    let run: RunStarted = scenario.ask(command).await.expect("started");
    let ended = scenario.ended(&run.run_id).await;
    assert_eq!(ended.state, RunState::Done, "{ended:?}");

    let author = DistilPlan { why: DistilWhy::Author, skill: None, runs: vec![run.run_id.clone()], ..plan(1.0) };
    let improve = DistilPlan { runs: vec![run.run_id.clone(), run.run_id.clone()], ..plan(1.0) };
    for (what, plan) in [("author", author.clone()), ("improve", improve)] {
        let quoted = quote(app, plan).await;
        let title = format!("How the run “{REQUEST}” went");
        let parts: Vec<_> = quoted.envelope.parts.iter().filter(|p| p.title == title).collect();
        assert_eq!(parts.len(), 1, "{what}: {:#?}", quoted.envelope.parts);
        assert!(parts[0].text.contains(&format!("Request: {REQUEST}")), "{what}: {}", parts[0].text);
        assert!(parts[0].text.contains("mail.search("), "{what}: its steps are told: {}", parts[0].text);
        assert!(quoted.envelope.text.contains(&parts[0].text), "{what}: the part is what is sent");
        assert!(quoted.envelope.kinds.iter().any(|k| k.kind == "run"), "{what}: {:?}", quoted.envelope.kinds);
    }
    let without = quote(app, plan(1.0)).await;
    assert!(!without.envelope.text.contains(REQUEST), "only what was picked");

    for (runs, expect) in [
        (vec!["no-such-run".to_owned()], "no-such-run"),
        ((0..6).map(|n| format!("run-{n}")).collect(), "6 runs are more than a teacher is shown"),
    ] {
        let plan = DistilPlan { runs, ..author.clone() };
        let refused = ask::<DistilQuote>(app, Command::DistilQuote { plan }).await.expect_err("refused");
        assert!(refused.message.contains(expect), "{refused:?}");
    }
    assert_eq!(server.asked().len(), 0, "nothing left this computer");
    scenario.app.close().await;
}
