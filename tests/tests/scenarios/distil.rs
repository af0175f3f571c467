//! Distillation through the front door: repairs by a scripted teacher, budgets, kills, proposals by hunk, new skills from
//! memories, and memories that change.

mod memories;
mod runs;
mod takes;

use std::path::Path;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, OpenError};
use understudy_tests::repair::deficiencies::{Deficiency, named};
use understudy_tests::repair::kill::{
    hire as hire_by_command, json as said_json, kill_when, killed_between_edits, only, said,
};
use understudy_tests::repair::teacher::{Kind, Proposed, answer, said as spoken, script};
use understudy_tests::repair::{ask, hire, prepare, repair};
use understudy_tests::scenario::Scenario;
use understudy_tests::teacher_server::{End, Reply, TeacherServer};

/// Few steps and quick cases.
const SKILL: &str = "file-newsletters";

fn plan(budget: f64) -> DistilPlan {
    DistilPlan { skill: Some(SKILL.into()), budget, ..DistilPlan::default() }
}

/// A scenario with a deficient skill, or with the shipped ones alone.
async fn scenario(deficiency: Option<&Deficiency>) -> Scenario {
    let opened: Result<Scenario, OpenError> = Scenario::with(|o| {
        if let Some(deficiency) = deficiency {
            prepare(&o.data, deficiency).expect("prepared");
        }
    })
    .await;
    opened.expect("opens")
}

async fn quote(app: &App, plan: DistilPlan) -> DistilQuote {
    ask(app, Command::DistilQuote { plan }).await.expect("quoted")
}

/// Begins what was quoted and waits for its end.
async fn distil(app: &App, quote: &DistilQuote) -> DistilView {
    let start = Command::DistilStart { id: quote.id.clone(), sha256: quote.envelope.sha256.clone() };
    ask::<Done>(app, start).await.expect("begun");
    app.distilled(&quote.id).await.expect("ended")
}

async fn show(app: &App, id: &str) -> ProposalDetail {
    ask(app, Command::ProposalShow { id: id.into() }).await.expect("shown")
}

fn verdicts(view: &DistilView) -> Vec<&str> {
    view.rounds.iter().flat_map(|r| &r.edits).map(|e| e.verdict.as_str()).collect()
}

fn on_disk(scenario: &Scenario, skill: &str) -> String {
    std::fs::read_to_string(scenario.folder().join("skills").join(skill).join("SKILL.md")).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn deficient_skills_are_repaired_and_no_harmful_edit_is_kept() {
    for (kind, seed) in [("missing step", 5), ("wrong label", 2)] {
        let row = repair(named(kind), seed).await.expect("repaired");
        assert_eq!(row.cases.1, row.cases.2, "{row:#?}");
        assert_eq!(row.held_out.1, row.held_out.2, "{row:#?}");
        assert!(row.held_out.0 < row.held_out.1, "a held-out case failed before: {row:#?}");
        assert_eq!((row.good.kept, row.useless.kept, row.harmful.kept), (1, 0, 0), "{row:#?}");
        assert!(row.cost > 0.0 && row.cost < 1.0, "{row:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_edits_it_goes_on_and_asks_nothing_twice() {
    let killed = killed_between_edits(named("missing step"), 5).await.expect("killed and resumed");
    assert_eq!(killed.before, 1);
    assert_eq!(killed.after, killed.calls, "{killed:#?}");
    assert_eq!((killed.repair.good.kept, killed.repair.harmful.kept), (1, 0), "{killed:#?}");
    let mut whys: Vec<&String> = killed.repair.refusals.iter().map(|r| &r.what).collect();
    whys.sort();
    whys.dedup();
    assert_eq!(whys.len(), killed.repair.refusals.len(), "no edit is judged twice: {killed:#?}");
    assert!(killed.repair.refusals.iter().all(|r| r.verdict != "tried"), "{killed:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_the_teacher_answers_the_lost_call_counts_and_is_asked_within_the_budget() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let deficiency = named("missing step");
    prepare(&data, deficiency).expect("prepared");
    let edits = vec![good(deficiency)];
    let (tell, heard) = std::sync::mpsc::channel();
    let server = TeacherServer::start(move |n, _| {
        if n == 0 {
            // The test may have ended already.
            let _ = tell.send(());
            return Reply::Stream(Vec::new(), End::Silence);
        }
        spoken(answer(&edits))
    })
    .await;
    hire_by_command(&data, &server.address).await.expect("hired");
    let improve = ["skill", "improve", SKILL, "--budget", "1", "--yes"];
    kill_when(&data, &improve, heard).await.expect("killed");
    let row = only(&data).await.expect("kept");
    assert_eq!(row.state, DistilState::Stopped);
    assert!(row.cost > 0.05, "on its way it counts at its worst: {row:?}");
    let view: DistilView = said_json(&data, &["skill", "resume", &row.id]).await.expect("resumed");
    assert_eq!(view.row.state, DistilState::Proposed, "{view:#?}");
    assert!(view.notes.iter().any(|n| n.contains("counts at its worst")), "{view:#?}");
    assert_eq!(server.asked().len(), 2);
    assert!(view.row.cost > row.cost && view.row.cost <= 1.0, "both count: {view:#?}");
    let (code, text) = said(&data, &["skill", "proposals"]).await.expect("listed");
    assert!(code == Some(0) && text.contains(SKILL), "{text}");
}

/// The edits that mend, in the order of the table.
fn goods(deficiency: &Deficiency) -> Vec<Proposed> {
    let mut all: Vec<Proposed> = deficiency.edits(1).into_iter().filter(|e| e.kind == Kind::Good).collect();
    all.sort_by(|a, b| a.why.cmp(&b.why));
    all
}

/// The first of them.
fn good(deficiency: &Deficiency) -> Proposed {
    goods(deficiency).into_iter().next().expect("there is one")
}

fn edit(why: &str, find: &str, replace: &str) -> Proposed {
    let changes = vec![(find.to_owned(), replace.to_owned())];
    Proposed { kind: Kind::Useless, why: why.into(), changes, description: String::new() }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_before_the_yes_and_nothing_beyond_the_budget() {
    let deficiency = named("missing step");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let none = ask::<DistilQuote>(app, Command::DistilQuote { plan: plan(1.0) }).await;
    assert!(none.expect_err("no teacher").message.contains("no teacher yet"));
    // Useless answers for ever: every round costs, and nothing helps.
    let server = TeacherServer::start(|n, _| {
        let line = format!("## Exceptions\n\n- Take care, number {n}.\n");
        spoken(answer(&[edit(&format!("Admonition {n}"), "## Exceptions\n\n", &line)]))
    })
    .await;
    hire(app, &server.address).await.expect("hired");
    let bad = ask::<DistilQuote>(app, Command::DistilQuote { plan: plan(-1.0) }).await;
    assert!(bad.expect_err("no budget").message.contains("no budget"));
    let small = quote(app, plan(0.01)).await;
    assert!(small.envelope.problem.as_ref().is_some_and(|p| p.contains("your budget for all of it")), "{small:?}");
    let first = quote(app, plan(0.2)).await;
    assert!((first.passed, first.cases) < (first.cases, first.cases) && first.envelope.worst <= 0.2, "{first:?}");
    assert!(first.envelope.text.contains("Check that does not hold"), "the teacher sees how it fails");
    let stale = Command::DistilStart { id: first.id.clone(), sha256: "other".into() };
    assert_eq!(ask::<Done>(app, stale).await.expect_err("not what was seen").code, ErrorCode::Stale);
    assert_eq!(server.asked().len(), 0, "nothing left so far");

    let view = distil(app, &first).await;
    assert_eq!(view.row.state, DistilState::Nothing, "{view:#?}");
    assert!(view.row.outcome.contains("budget is used up") || view.row.outcome.contains("No edit helped"), "{view:#?}");
    assert!(view.row.cost <= 0.2, "{view:#?}");
    assert!(verdicts(&view).iter().all(|v| *v == "flat"), "{view:#?}");
    let sent = server.asked().iter().map(|a| a.body.to_string()).collect::<Vec<_>>();
    assert!(sent[1].contains("Admonition 0") && sent[1].contains("stay at"), "what was refused is told");

    // The same edit once more, with the budget of one question: it is not tried again.
    let again = quote(app, DistilPlan { rounds: Some(1), ..plan(1.0) }).await;
    let asked = server.asked().len();
    drop(server);
    let server = TeacherServer::start(|_, _| {
        let line = "## Exceptions\n\n-   Take care, number 0.\n";
        spoken(answer(&[edit("The same in other spaces", "## Exceptions\n\n", line)]))
    })
    .await;
    hire(app, &server.address).await.expect("hired");
    let view = distil(app, &again).await;
    assert_eq!(verdicts(&view), ["tried"], "{view:#?}");
    assert!(asked >= 2 && server.asked().len() == 1);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_stops_at_its_budget_and_proposes_what_was_kept() {
    let deficiency = named("two at once");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let goods = goods(deficiency);
    let server = TeacherServer::start(move |n, _| spoken(answer(&goods[n.min(1)..=n.min(1)]))).await;
    hire(app, &server.address).await.expect("hired");
    let plan = DistilPlan { skill: Some(deficiency.skill.into()), budget: 0.0, ..DistilPlan::default() };
    let worst = quote(app, plan.clone()).await.envelope.worst;
    // Enough for one question at its worst, and not for a second one behind what the first one cost.
    let tight = quote(app, DistilPlan { budget: worst + 0.0001, ..plan }).await;
    let view = distil(app, &tight).await;
    assert_eq!(server.asked().len(), 1, "{view:#?}");
    assert_eq!(view.row.state, DistilState::Proposed, "{view:#?}");
    assert!(view.row.outcome.contains("budget is used up"), "{view:#?}");
    assert!(view.row.cost <= worst, "{view:#?}");
    let proposal = show(app, view.row.proposal.as_deref().expect("proposed")).await;
    assert!(
        proposal.text.contains("Label it \"Newsletters\"") && !proposal.text.contains("4. Archive it"),
        "{proposal:#?}"
    );
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_does_not_read_goes_back_and_a_text_that_does_not_read_is_refused_at_its_line() {
    let deficiency = named("missing step");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let mends = good(deficiency);
    let server = TeacherServer::start(move |n, _| match n {
        0 => spoken("I would rather talk about it.".into()),
        1 => spoken(answer(&[edit(
            "Uses what there is not",
            "4. Leave the note",
            "4. Burn it (`mail.burn`).\n5. Leave the note",
        )])),
        _ => spoken(answer(std::slice::from_ref(&mends))),
    })
    .await;
    hire(app, &server.address).await.expect("hired");
    let view = distil(app, &quote(app, plan(1.0)).await).await;
    assert_eq!(view.row.state, DistilState::Proposed, "{view:#?}");
    assert_eq!(verdicts(&view), ["parse", "kept"], "{view:#?}");
    assert_eq!(view.rounds[0].calls.len(), 2, "the first answer went back in the same round: {view:#?}");
    let problem = view.rounds[0].edits[0].problems.iter().find(|p| p.message.contains("mail.burn")).expect("named");
    assert!(problem.line > 10 && problem.column >= 1, "{problem:?}");
    let sent = server.asked().iter().map(|a| a.body.to_string()).collect::<Vec<_>>();
    assert!(sent[1].contains("could not be read"), "{}", sent[1]);
    assert!(sent[2].contains(&format!("{}:{}", problem.line, problem.column)), "{}", sent[2]);
    scenario.app.close().await;
}

/// Repairs the skill and gives the proposal. Two edits far apart, so that there are two hunks.
async fn proposed(app: &App, deficiency: &Deficiency) -> (TeacherServer, ProposalDetail) {
    let mut mends = good(deficiency);
    mends.changes.push(("## Exceptions\n\n".into(), "## Exceptions\n\n- What is in doubt stays.\n".into()));
    let server = TeacherServer::start(script(&[mends])).await;
    hire(app, &server.address).await.expect("hired");
    let view = distil(app, &quote(app, plan(1.0)).await).await;
    let id = view.row.proposal.clone().unwrap_or_else(|| panic!("{view:#?}"));
    let proposal = show(app, &id).await;
    (server, proposal)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_adopted_by_hunk_and_taken_back() {
    let deficiency = named("missing step");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let (_server, proposal) = proposed(app, deficiency).await;
    let id = proposal.row.id.clone();
    assert_eq!(proposal.hunks.len(), 2, "{:#?}", proposal.hunks);
    assert_eq!(proposal.row.state, ProposalState::Open);
    assert!(proposal.table.iter().any(|r| r.part == CasePart::Test), "{:#?}", proposal.table);
    let before = on_disk(&scenario, SKILL);
    assert_eq!(before, deficiency.text().expect("the text"), "nothing is applied by itself");

    let none = ask::<Saved>(app, Command::ProposalAdopt { id: id.clone(), hunks: vec![3], anyway: false }).await;
    assert!(none.expect_err("no such hunk").message.contains("no hunk 3"));
    let saved: Saved =
        ask(app, Command::ProposalAdopt { id: id.clone(), hunks: vec![1], anyway: false }).await.expect("adopted");
    assert!(saved.active, "{saved:?}");
    let now = on_disk(&scenario, SKILL);
    assert!(now.contains("4. Archive it") && !now.contains("What is in doubt stays"), "{now}");
    let history: HistoryView = ask(app, Command::SkillHistory { name: SKILL.into() }).await.expect("history");
    assert_eq!(history.revisions[0].author, "teacher");
    assert!(history.revisions[0].message.contains("1 of 2 parts"), "{:?}", history.revisions[0]);
    let shown = show(app, &id).await;
    assert_eq!((shown.row.state, shown.can_roll_back), (ProposalState::Adopted, true));
    assert_eq!(shown.hunks.iter().map(|h| h.adopted).collect::<Vec<_>>(), [true, false]);
    assert!(
        ask::<Saved>(app, Command::ProposalAdopt { id: id.clone(), hunks: vec![], anyway: false }).await.is_err(),
        "once"
    );

    let back: Saved = ask(app, Command::ProposalRollBack { id: id.clone(), anyway: false }).await.expect("taken back");
    assert!(back.active && on_disk(&scenario, SKILL) == before, "{back:?}");
    let history: HistoryView = ask(app, Command::SkillHistory { name: SKILL.into() }).await.expect("history");
    assert_eq!((history.revisions[0].author.as_str(), history.revisions[1].author.as_str()), ("you", "teacher"));
    assert_eq!(show(app, &id).await.row.state, ProposalState::RolledBack);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_for_a_text_that_changed_is_not_written_over_it() {
    let deficiency = named("missing step");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let (_server, proposal) = proposed(app, deficiency).await;
    let id = proposal.row.id.clone();
    let detail: SkillDetail = ask(app, Command::SkillShow { name: SKILL.into() }).await.expect("shown");
    let text =
        detail.text.replace("2. If there is none (`not found`), stop.", "2. If there is nothing (`not found`), stop.");
    let save = Command::SkillSave { name: SKILL.into(), text: text.clone(), base: Some(detail.sha256), anyway: false };
    ask::<Saved>(app, save).await.expect("saved");
    let stale = ask::<Saved>(app, Command::ProposalAdopt { id: id.clone(), hunks: vec![], anyway: false })
        .await
        .expect_err("stale");
    assert!(stale.code == ErrorCode::Stale && stale.hint.contains("still fit"), "{stale:?}");
    assert!(show(app, &id).await.row.stale);
    let rebased: ProposalDetail = ask(app, Command::ProposalRebase { id: id.clone() }).await.expect("rebased");
    assert!(rebased.untried && !rebased.row.stale, "{:?}", rebased.row);
    ask::<Saved>(app, Command::ProposalAdopt { id: id.clone(), hunks: vec![], anyway: false }).await.expect("adopted");
    let now = on_disk(&scenario, SKILL);
    assert!(now.contains("If there is nothing") && now.contains("4. Archive it"), "both: {now}");

    // Something newer is not lost by taking the proposal back.
    let detail: SkillDetail = ask(app, Command::SkillShow { name: SKILL.into() }).await.expect("shown");
    let newer = detail.text.replace("are filed.", "are put away.");
    let save = Command::SkillSave { name: SKILL.into(), text: newer, base: Some(detail.sha256), anyway: false };
    ask::<Saved>(app, save).await.expect("saved");
    let kept = ask::<Saved>(app, Command::ProposalRollBack { id, anyway: false }).await.expect_err("newer");
    assert_eq!(kept.code, ErrorCode::Stale);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn why_a_proposal_was_turned_down_is_told_to_the_teacher() {
    let deficiency = named("missing step");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let (_server, proposal) = proposed(app, deficiency).await;
    let id = proposal.row.id.clone();
    let reject = Command::ProposalReject { id: id.clone(), reason: "  The exception says\nnothing. ".into() };
    ask::<Done>(app, reject).await.expect("turned down");
    let rows: Vec<ProposalRow> = ask(app, Command::ProposalList {}).await.expect("listed");
    assert_eq!((rows.len(), rows[0].state), (1, ProposalState::Rejected));
    assert!(ask::<Saved>(app, Command::ProposalAdopt { id, hunks: vec![], anyway: false }).await.is_err());
    let next = quote(app, plan(1.0)).await;
    assert!(next.envelope.text.contains("exception says nothing."), "{}", next.envelope.text);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_stopped_and_ended_with_what_was_kept() {
    let deficiency = named("two at once");
    let scenario = scenario(Some(deficiency)).await;
    let app = &scenario.app;
    let first = vec![good(deficiency)];
    let server = TeacherServer::start(move |n, _| match n {
        0 => spoken(answer(&first)),
        _ => Reply::Stream(Vec::new(), End::Silence),
    })
    .await;
    hire(app, &server.address).await.expect("hired");
    let plan = DistilPlan { skill: Some(deficiency.skill.into()), budget: 2.0, ..DistilPlan::default() };
    let quoted = quote(app, plan).await;
    let mut updates = app.subscribe();
    let start = Command::DistilStart { id: quoted.id.clone(), sha256: quoted.envelope.sha256.clone() };
    ask::<Done>(app, start).await.expect("begun");
    loop {
        match updates.recv().await {
            Ok(Update::Progress { label, .. }) if label.contains("asked, round 2") => break,
            _ => {}
        }
    }
    assert!(ask::<Done>(app, Command::DistilEnd { id: quoted.id.clone() }).await.is_err(), "it is at work");
    ask::<Done>(app, Command::DistilStop { id: quoted.id.clone() }).await.expect("stopped");
    let view = app.distilled(&quoted.id).await.expect("stands still");
    assert_eq!(view.row.state, DistilState::Stopped, "{view:#?}");
    let ended: Done = ask(app, Command::DistilEnd { id: quoted.id.clone() }).await.expect("ended");
    assert!(ended.message.contains("The proposal waits"), "{ended:?}");
    let view: DistilView = ask(app, Command::DistilShow { id: quoted.id.clone() }).await.expect("shown");
    assert!(view.row.state == DistilState::Proposed && view.row.proposal.is_some(), "{view:#?}");
    assert!(ask::<Done>(app, Command::DistilResume { id: quoted.id }).await.is_err(), "it has ended");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_shows_sends_proposes_and_adopts() {
    let place = tempfile::tempdir().expect("a folder");
    let data: &Path = &place.path().join("data");
    let deficiency = named("missing step");
    prepare(data, deficiency).expect("prepared");
    let server = TeacherServer::start(script(&[good(deficiency)])).await;
    hire_by_command(data, &server.address).await.expect("hired");
    let check = async |words: &[&str], code: i32, expect: &str| {
        let (ended, out) = said(data, words).await.expect("runs");
        assert_eq!(ended, Some(code), "{words:?}: {out}");
        assert!(out.contains(expect), "{words:?}: {out}");
        out
    };
    check(&["skill", "improve", SKILL], 1, "Nothing was sent").await;
    check(&["skill", "proposals"], 0, "no proposal yet").await;
    let out = check(&["skill", "improve", SKILL, "--yes"], 0, "Look at it with").await;
    let id = out.split("proposals show ").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("an id");
    check(&["skill", "proposals"], 0, id).await;
    check(&["skill", "proposals", "show", id], 0, "+   4. Archive it").await;
    check(&["skill", "distillations"], 0, "proposed").await;
    check(&["skill", "sources", SKILL], 0, "What it comes from is as it was.").await;
    check(&["skill", "adopt", id, "--hunk", "9"], 1, "no hunk 9").await;
    check(&["skill", "adopt", id], 0, "Adopted").await;
    check(&["skill", "rollback", id], 0, "Taken back").await;
    check(&["skill", "reject", id], 1, "taken back").await;
    check(&["skill", "author"], 2, "required").await;
}
