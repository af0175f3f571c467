//! Certifying by itself gives way: while a run of the user's is live it stands still, and afterwards it goes on.

use super::{POCKET, SMALL, TWO, cell, idle, matrix, own_skills};
use serde_json::json;
use std::time::Duration;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::scenario::Scenario;

/// So many that a run begins long before they have ended.
const CASES: u32 = 10;
/// More than any of it takes.
const LONGEST: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn a_quiet_certification_stands_still_while_a_run_is_live_and_goes_on_afterwards() {
    let skills = own_skills();
    let evals = skills.path().join(SMALL).join("evals");
    let case = |n: u32| {
        let label =
            |message: &str| json!({"effect": "label", "where": {"message": message, "label": "Seen"}, "count": 1});
        let checks =
            [label("dana"), label("oliver"), json!({"note": {"contains": "marked"}}), json!({"state": "done"})];
        json!({"id": format!("two-{n}"), "prompt": "Mark my mail as seen", "world": format!("two-{n}"), "checks": checks})
    };
    let all = json!({"skill_name": SMALL, "evals": (0..CASES).map(case).collect::<Vec<_>>()});
    std::fs::write(evals.join("evals.json"), all.to_string()).expect("written");
    (0..CASES).for_each(|n| std::fs::write(evals.join(format!("worlds/two-{n}.yaml")), TWO).expect("written"));
    let own = skills.path().to_owned();
    let scenario = Scenario::with(|options| {
        options.skills = Some(own);
        options.recertify_after = Some(Duration::from_millis(1));
    })
    .await
    .expect("opens");
    let app = &scenario.app;
    let total = CASES * 3;

    // It has begun by itself and has done something.
    let mut updates = app.subscribe();
    let begun = async {
        loop {
            if let Some(running) = matrix(app).await.running.filter(|r| r.done > 0) {
                return running;
            }
            let _ = tokio::time::timeout(Duration::from_millis(100), updates.recv()).await;
        }
    };
    let running = tokio::time::timeout(LONGEST, begun).await.expect("it begins by itself");
    assert!(running.quiet && running.skill == SMALL && running.total == total, "{running:?}");
    let mut updates = app.subscribe();
    let run = scenario.start("Triage my inbox", false).await;
    let ended = async |run: &str| {
        let detail: RunDetail = scenario.ask(Command::RunShow { id: run.to_owned() }).await.expect("shown");
        matches!(detail.run.state, RunState::Done | RunState::Stuck | RunState::Stopped | RunState::Failed)
    };
    let mut paused = None;
    while !ended(&run).await {
        let Some(running) = matrix(app).await.running else { panic!("it still has something to do") };
        match paused {
            None if running.paused => paused = Some(running.done),
            // Looked at before the run was seen to end: a case that ended meanwhile would count.
            Some(done) if !ended(&run).await => assert_eq!(running.done, done, "nothing is tried beside the run"),
            None | Some(_) => {}
        }
        let _ = tokio::time::timeout(Duration::from_millis(50), updates.recv()).await;
    }
    let paused = paused.expect("it stood still while the run was live");
    assert!(paused < total, "it had not ended: {paused} of {total}");
    let summary = scenario.ended(&run).await;
    assert_eq!(summary.state, RunState::Done, "{}", summary.reason);

    let done = tokio::time::timeout(LONGEST, idle(app)).await.expect("it goes on to its end");
    let now = &cell(&done, SMALL, POCKET).now;
    assert_eq!((now.rate.ran, now.state), (total, CertificationState::Certified), "all of it, and nothing twice");
    scenario.app.close().await;
}
