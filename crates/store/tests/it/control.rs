//! Runs, approvals, outbox and effects: what must never be lost or doubled.

use serde_json::json;
use understudy_store::approvals::{Answer, Answered, Approval, ApprovalState, Edited};
use understudy_store::effects::{Effect, EffectState};
use understudy_store::outbox::OutboxState;
use understudy_store::run_events::RunEvent;
use understudy_store::runs::{Run, RunState};
use understudy_store::{Store, StoreError, approvals, effects, outbox, run_events, runs, settings, sha256_hex, steps};

pub(crate) const NOW: i64 = 1_795_424_400;

pub(crate) async fn open() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    (dir, store)
}

fn run(id: &str, started_at: i64, state: RunState) -> Run {
    Run {
        id: id.into(),
        request: "Triage my inbox".into(),
        skill: Some("triage-inbox".into()),
        skill_version: None,
        student: "pocket".into(),
        state,
        reason: String::new(),
        dry: false,
        started_at,
        ended_at: None,
        at_step: Some("Read it.".into()),
        tokens_evaluated: 1,
        tokens_reused: 2,
        tokens_generated: 3,
        ms: 4.5,
        seed: u64::MAX,
        skill_text: Some("# Steps".into()),
        context: json!({"zone": "Europe/Lisbon"}),
    }
}

pub(crate) fn approval(id: &str, payload: &str) -> Approval {
    Approval {
        id: id.into(),
        run_id: "r1".into(),
        kind: "send".into(),
        state: ApprovalState::Waiting,
        red: true,
        action: json!({"type": "send"}),
        arguments: json!([]),
        card: json!({}),
        reasons: json!(["never written to before"]),
        payload: payload.into(),
        sha256: sha256_hex(payload.as_bytes()),
        title: "Dana Ortiz".into(),
        subtitle: String::new(),
        plan_step: Some("3.1".into()),
        created_at: NOW,
        expires_at: NOW + 86_400,
        decided_at: None,
        undo_until: None,
        outcome: String::new(),
        simulated: true,
        facts: None,
        rule_id: None,
        original: None,
        later_until: None,
    }
}

pub(crate) fn approve(sha256: &str) -> Answer<'_> {
    Answer::Approve { sha256, undo_until: NOW + 10 }
}

async fn approved(store: &Store, id: &str) -> String {
    let approval = approval(id, id);
    assert!(approvals::insert(store, &approval).await.unwrap());
    let answered = approvals::decide(store, id, approve(&approval.sha256), NOW).await.unwrap();
    assert!(matches!(answered, Answered::Done(_)), "{answered:?}");
    approval.sha256
}

#[tokio::test]
async fn a_run_comes_back_as_it_was_saved() {
    let (_dir, store) = open().await;
    let mut saved = run("r1", NOW, RunState::Queued);
    runs::insert(&store, &saved).await.unwrap();
    assert!(matches!(runs::insert(&store, &saved).await, Err(StoreError::Conflict { .. })), "twice");
    saved.state = RunState::Done;
    saved.ended_at = Some(NOW + 5);
    runs::update(&store, &saved).await.unwrap();
    assert_eq!(runs::get(&store, "r1").await.unwrap(), Some(saved));
    assert_eq!(runs::get(&store, "r2").await.unwrap(), None);
    let missing = runs::update(&store, &run("r2", NOW, RunState::Done)).await.unwrap_err();
    assert_eq!(missing.to_string(), "There is no run \"r2\". It may have been removed; look at the list again.");
}

#[tokio::test]
async fn runs_are_paged_newest_first_without_gaps() {
    let (_dir, store) = open().await;
    // Two began in the same second.
    for (id, at) in [("a", 1), ("b", 2), ("c", 2), ("d", 3)] {
        runs::insert(&store, &run(id, at, RunState::Done)).await.unwrap();
    }
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let (page, next) = runs::list(&store, cursor.as_ref(), 1).await.unwrap();
        seen.extend(page.into_iter().map(|r| r.id));
        let Some(next) = next else { break };
        cursor = Some(next.to_string().parse().unwrap());
    }
    assert_eq!(seen, ["d", "c", "b", "a"]);
}

#[tokio::test]
async fn only_unfinished_runs_go_on_after_a_restart() {
    let (_dir, store) = open().await;
    use RunState::*;
    for (i, state) in
        [Queued, Recalling, Planning, Stepping, Waiting, Checking, Done, Stuck, Stopped, Failed].into_iter().enumerate()
    {
        runs::insert(&store, &run(state.as_str(), i as i64, state)).await.unwrap();
    }
    let unfinished = runs::unfinished(&store).await.unwrap();
    let ids: Vec<&str> = unfinished.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["queued", "recalling", "planning", "stepping", "waiting", "checking"]);
    assert!(unfinished.iter().all(|r| !r.state.is_final()));
}

#[tokio::test]
async fn a_second_writer_of_a_run_is_noticed() {
    let (_dir, store) = open().await;
    let event = |seq| RunEvent { seq, kind: "started".into(), json: json!({"n": seq}), at: NOW };
    for seq in [1, 2] {
        run_events::append(&store, "r1", &event(seq)).await.unwrap();
    }
    for wrong in [0, 1, 2, 4] {
        let error = run_events::append(&store, "r1", &event(wrong)).await.unwrap_err();
        assert!(matches!(error, StoreError::Conflict { .. }), "{wrong}: {error:?}");
    }
    let half = run_events::append_all(&store, "r1", &[event(3), event(5)]).await;
    assert!(half.is_err(), "a gap inside");
    assert_eq!(run_events::events(&store, "r1").await.unwrap(), [event(1), event(2)], "all or none");
    run_events::append(&store, "r2", &event(0)).await.unwrap();
}

#[tokio::test]
async fn of_two_writers_at_once_one_wins() {
    let (_dir, store) = open().await;
    let append = |who: &'static str| {
        let store = store.clone();
        tokio::spawn(async move {
            let event = RunEvent { seq: 1, kind: who.into(), json: json!(null), at: NOW };
            run_events::append(&store, "r1", &event).await.is_ok()
        })
    };
    let (a, b) = (append("a"), append("b"));
    assert_ne!(a.await.unwrap(), b.await.unwrap());
    assert_eq!(run_events::events(&store, "r1").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_step_is_replaced_by_its_number() {
    let (_dir, store) = open().await;
    let step = |n, phase: &str| steps::Step {
        run_id: "r1".into(),
        n,
        plan_step: None,
        phase: phase.into(),
        tool: None,
        json: json!({}),
    };
    for s in [step(2, "call"), step(1, "plan"), step(2, "observe")] {
        steps::upsert(&store, &s).await.unwrap();
    }
    assert_eq!(steps::list(&store, "r1").await.unwrap(), [step(1, "plan"), step(2, "observe")]);
    assert_eq!(steps::count(&store, "r1").await.unwrap(), 2);
}

#[tokio::test]
async fn an_approval_is_answered_once_and_only_for_the_bytes_shown() {
    let (_dir, store) = open().await;
    let asked = approval("a1", "Hold the price");
    assert!(approvals::insert(&store, &asked).await.unwrap());
    assert!(!approvals::insert(&store, &approval("a1", "other bytes")).await.unwrap(), "asked once");
    assert_eq!(approvals::get(&store, "a1").await.unwrap(), Some(asked.clone()));
    assert_eq!(approvals::waiting(&store, Some("r1")).await.unwrap(), 1);

    let stale = approvals::decide(&store, "a1", approve("0000"), NOW).await.unwrap();
    assert_eq!(stale, Answered::Stale);
    assert_eq!(outbox::get(&store, "a1").await.unwrap(), None, "nothing may leave for other bytes");

    let done = approvals::decide(&store, "a1", approve(&asked.sha256), NOW).await.unwrap();
    let expect =
        Approval { state: ApprovalState::Approved, decided_at: Some(NOW), undo_until: Some(NOW + 10), ..asked.clone() };
    assert_eq!(done, Answered::Done(Box::new(expect)));
    let again = approvals::decide(&store, "a1", approve(&asked.sha256), NOW).await.unwrap();
    assert_eq!(again, Answered::Not(ApprovalState::Approved));
    let reject = approvals::decide(&store, "a1", Answer::Reject { reason: "no" }, NOW).await.unwrap();
    assert_eq!(reject, Answered::Not(ApprovalState::Approved));
    let queued = outbox::get(&store, "a1").await.unwrap().unwrap();
    assert_eq!(
        (queued.key, queued.state, queued.not_before),
        (format!("a1:{}", asked.sha256), OutboxState::Queued, NOW + 10)
    );
}

#[tokio::test]
async fn bytes_without_their_hash_never_get_in() {
    let (_dir, store) = open().await;
    let forged = Approval { sha256: sha256_hex(b"shown"), ..approval("a1", "sent instead") };
    assert!(matches!(approvals::insert(&store, &forged).await, Err(StoreError::Conflict { .. })));
}

#[tokio::test]
async fn of_two_answers_at_once_one_wins_and_one_delivery_is_queued() {
    let (_dir, store) = open().await;
    let asked = approval("a1", "x");
    approvals::insert(&store, &asked).await.unwrap();
    let answer = |reject: bool| {
        let (store, sha256) = (store.clone(), asked.sha256.clone());
        tokio::spawn(async move {
            let answer = if reject { Answer::Reject { reason: "" } } else { approve(&sha256) };
            matches!(approvals::decide(&store, "a1", answer, NOW).await.unwrap(), Answered::Done(_))
        })
    };
    let tasks = [answer(false), answer(true), answer(false), answer(true)];
    let mut won = 0;
    for task in tasks {
        won += usize::from(task.await.unwrap());
    }
    assert_eq!(won, 1);
    let state = approvals::get(&store, "a1").await.unwrap().unwrap().state;
    let queued = outbox::get(&store, "a1").await.unwrap().is_some();
    assert_eq!(queued, state == ApprovalState::Approved);
}

#[tokio::test]
async fn an_answer_that_is_not_committed_leaves_nothing() {
    // The outbox row cannot be written: its place is taken. Then the approval must not be approved either.
    let (dir, store) = open().await;
    let asked = approval("a1", "x");
    approvals::insert(&store, &asked).await.unwrap();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.path().join("control.db"));
    let outside = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query(
        "INSERT INTO outbox (approval_id, key, state, not_before, attempts) VALUES ('a1', 'k', 'queued', 0, 0)",
    )
    .execute(&outside)
    .await
    .unwrap();
    assert!(approvals::decide(&store, "a1", approve(&asked.sha256), NOW).await.is_err());
    assert_eq!(approvals::get(&store, "a1").await.unwrap(), Some(asked));
}

#[tokio::test]
async fn an_edit_needs_the_old_hash_and_gets_a_new_one() {
    let (_dir, store) = open().await;
    let asked = approval("a1", "old");
    approvals::insert(&store, &asked).await.unwrap();
    let edited = Edited {
        action: json!({"type": "send", "edited": true}),
        arguments: json!([1]),
        card: json!({"body": "new"}),
        reasons: json!([]),
        red: false,
        payload: b"new".to_vec(),
        sha256: sha256_hex(b"new"),
        title: "t".into(),
        subtitle: "s".into(),
    };
    assert_eq!(approvals::edit(&store, "a1", &edited.sha256, &edited).await.unwrap(), Answered::Stale);
    assert!(matches!(approvals::edit(&store, "a1", &asked.sha256, &edited).await.unwrap(), Answered::Done(_)));
    assert_eq!(
        approvals::decide(&store, "a1", approve(&asked.sha256), NOW).await.unwrap(),
        Answered::Stale,
        "what was shown before"
    );
    assert!(matches!(approvals::decide(&store, "a1", approve(&edited.sha256), NOW).await.unwrap(), Answered::Done(_)));
    let late = approvals::edit(&store, "a1", &edited.sha256, &edited).await.unwrap();
    assert_eq!(late, Answered::Not(ApprovalState::Approved));
    let claimed = outbox::claim(&store, "a1", NOW + 10).await.unwrap().unwrap();
    assert_eq!(claimed.approval.payload, b"new");
}

#[tokio::test]
async fn an_approval_can_be_taken_back_until_it_is_being_sent() {
    let (_dir, store) = open().await;
    let sha256 = approved(&store, "a1").await;
    let back = approvals::undo(&store, "a1").await.unwrap();
    assert!(
        matches!(&back, Answered::Done(a) if a.state == ApprovalState::Waiting && a.undo_until.is_none()),
        "{back:?}"
    );
    assert_eq!(outbox::get(&store, "a1").await.unwrap(), None);
    assert!(
        matches!(approvals::decide(&store, "a1", approve(&sha256), NOW).await.unwrap(), Answered::Done(_)),
        "asked again"
    );
    outbox::claim(&store, "a1", NOW + 10).await.unwrap().unwrap();
    assert_eq!(approvals::undo(&store, "a1").await.unwrap(), Answered::Not(ApprovalState::Sending));
}

#[tokio::test]
async fn nobody_answers_in_time() {
    let (_dir, store) = open().await;
    let asked = approval("a1", "x");
    approvals::insert(&store, &asked).await.unwrap();
    approvals::insert(&store, &Approval { expires_at: NOW + 2, ..approval("a2", "y") }).await.unwrap();
    assert_eq!(approvals::expire(&store, NOW + 1).await.unwrap(), Vec::<String>::new());
    assert_eq!(approvals::expire(&store, NOW + 2).await.unwrap(), ["a2"]);
    let late = approvals::decide(&store, "a1", approve(&asked.sha256), asked.expires_at).await.unwrap();
    assert_eq!(late, Answered::Not(ApprovalState::Expired));
    assert_eq!(approvals::get(&store, "a1").await.unwrap().unwrap().state, ApprovalState::Expired);
}

#[tokio::test]
async fn waiting_approvals_are_listed_first() {
    let (_dir, store) = open().await;
    approved(&store, "answered").await;
    approvals::insert(&store, &Approval { expires_at: NOW + 5, ..approval("soon", "s") }).await.unwrap();
    approvals::insert(&store, &Approval { created_at: NOW - 9_000_000, ..approval("old", "o") }).await.unwrap();
    let ids = |list: Vec<Approval>| list.into_iter().map(|a| a.id).collect::<Vec<_>>();
    assert_eq!(ids(approvals::list(&store, NOW - 100).await.unwrap()), ["soon", "old", "answered"]);
    assert_eq!(ids(approvals::list(&store, NOW + 100).await.unwrap()), ["soon", "old"], "the answered one is too old");
    assert_eq!(approvals::by_run(&store, "r1").await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_delivery_is_claimed_once_and_after_the_undo_window() {
    let (_dir, store) = open().await;
    approved(&store, "a1").await;
    assert_eq!(outbox::next_due(&store).await.unwrap(), Some(NOW + 10));
    assert_eq!(outbox::due(&store, NOW + 9).await.unwrap().len(), 0);
    assert_eq!(outbox::claim(&store, "a1", NOW + 9).await.unwrap(), None);
    assert_eq!(outbox::due(&store, NOW + 10).await.unwrap().len(), 1);
    let claim = || {
        let store = store.clone();
        tokio::spawn(async move { outbox::claim(&store, "a1", NOW + 10).await.unwrap().is_some() })
    };
    let (a, b) = (claim(), claim());
    assert_ne!(a.await.unwrap(), b.await.unwrap(), "exactly one claims it");
    assert!(outbox::finish(&store, "a1", &json!({"id": "m9"}), "Sent.").await.unwrap());
    assert!(!outbox::finish(&store, "a1", &json!({}), "Sent again.").await.unwrap(), "noted once");
    assert!(!outbox::fail(&store, "a1", "late").await.unwrap());
    let sent = outbox::get(&store, "a1").await.unwrap().unwrap();
    assert_eq!((sent.state, sent.attempts, sent.receipt), (OutboxState::Sent, 1, Some(json!({"id": "m9"}))));
    let approval = approvals::get(&store, "a1").await.unwrap().unwrap();
    assert_eq!((approval.state, approval.outcome.as_str()), (ApprovalState::Sent, "Sent."));
}

#[tokio::test]
async fn after_a_crash_what_was_being_sent_is_reconciled_never_resent() {
    let (dir, store) = open().await;
    for id in ["delivered", "lost", "unsent", "queued"] {
        approved(&store, id).await;
    }
    for id in ["delivered", "lost", "unsent"] {
        outbox::claim(&store, id, NOW + 10).await.unwrap().unwrap();
    }
    // Killed here: no clean close.
    drop(store);
    let store = Store::open(dir.path()).await.unwrap();
    let mut sending: Vec<String> =
        outbox::recover(&store).await.unwrap().into_iter().map(|c| c.delivery.approval_id).collect();
    sending.sort();
    assert_eq!(sending, ["delivered", "lost", "unsent"]);
    let due: Vec<String> = outbox::due(&store, NOW + 99).await.unwrap().into_iter().map(|d| d.approval_id).collect();
    assert_eq!(due, ["queued"], "what was being sent is not due again by itself");
    assert!(outbox::finish(&store, "delivered", &json!({}), "Sent.").await.unwrap());
    assert!(outbox::unknown(&store, "lost", "No answer.").await.unwrap());
    assert!(outbox::requeue(&store, "unsent", NOW + 60).await.unwrap());
    assert!(!outbox::requeue(&store, "lost", NOW + 60).await.unwrap(), "never resent alone");
    assert!(!outbox::retry(&store, "lost", NOW + 60).await.unwrap());
    assert_eq!(outbox::recover(&store).await.unwrap(), []);
    let states = ["delivered", "lost", "unsent", "queued"].map(|id| (id, store.clone()));
    let mut seen = Vec::new();
    for (id, store) in states {
        seen.push(approvals::get(&store, id).await.unwrap().unwrap().state);
    }
    assert_eq!(seen, [ApprovalState::Sent, ApprovalState::Unknown, ApprovalState::Approved, ApprovalState::Approved]);
}

#[tokio::test]
async fn a_refused_delivery_can_be_retried_by_the_user() {
    let (_dir, store) = open().await;
    approved(&store, "a1").await;
    assert!(!outbox::retry(&store, "a1", NOW).await.unwrap(), "it has not failed");
    outbox::claim(&store, "a1", NOW + 10).await.unwrap().unwrap();
    assert!(outbox::fail(&store, "a1", "The server refused the recipient.").await.unwrap());
    let failed = approvals::get(&store, "a1").await.unwrap().unwrap();
    assert_eq!((failed.state, failed.outcome.as_str()), (ApprovalState::Failed, "The server refused the recipient."));
    assert!(outbox::retry(&store, "a1", NOW + 20).await.unwrap());
    let claimed = outbox::claim(&store, "a1", NOW + 20).await.unwrap().unwrap();
    assert_eq!(claimed.delivery.attempts, 2);
}

#[tokio::test]
async fn bytes_changed_behind_our_back_are_not_sent() {
    let (dir, store) = open().await;
    approved(&store, "a1").await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.path().join("control.db"));
    let outside = sqlx::SqlitePool::connect_with(options).await.unwrap();
    for tampering in [
        "UPDATE approvals SET payload = x'00'",
        "UPDATE approvals SET payload = x'', sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
    ] {
        sqlx::query(tampering).execute(&outside).await.unwrap();
        assert!(matches!(outbox::claim(&store, "a1", NOW + 10).await, Err(StoreError::Conflict { .. })), "{tampering}");
        assert_eq!(outbox::get(&store, "a1").await.unwrap().unwrap().state, OutboxState::Queued);
    }
}

#[tokio::test]
async fn an_effect_is_noted_before_and_after() {
    let (dir, store) = open().await;
    let effect = |seq, at| Effect {
        id: effects::effect_id("r1", seq),
        run_id: "r1".into(),
        kind: "label".into(),
        action: json!({"type": "label"}),
        state: EffectState::Intent,
        receipt: None,
        summary: "Label “Newsletters” on “Weekly digest”".into(),
        at,
    };
    assert!(effects::intend(&store, &effect(1, NOW)).await.unwrap());
    assert!(!effects::intend(&store, &effect(1, NOW)).await.unwrap(), "noted once");
    effects::intend(&store, &effect(2, NOW + 1)).await.unwrap();
    assert!(effects::applied(&store, "r1:1", &json!({"before": []})).await.unwrap());
    assert!(!effects::applied(&store, "r1:1", &json!({})).await.unwrap());
    assert!(!effects::undone(&store, "r1:2").await.unwrap(), "it was not applied");
    drop(store);
    let store = Store::open(dir.path()).await.unwrap();
    assert_eq!(effects::pending(&store).await.unwrap(), [effect(2, NOW + 1)]);
    let applied = Effect { state: EffectState::Applied, receipt: Some(json!({"before": []})), ..effect(1, NOW) };
    assert_eq!(effects::by_run(&store, "r1").await.unwrap(), [applied.clone(), effect(2, NOW + 1)]);
    assert_eq!(effects::since(&store, NOW + 1).await.unwrap(), [effect(2, NOW + 1)]);
    assert!(effects::undone(&store, "r1:1").await.unwrap());
    let undone = effects::get(&store, "r1:1").await.unwrap();
    assert_eq!(undone, Some(Effect { state: EffectState::Undone, ..applied }), "the receipt stays");
    assert!(effects::failed(&store, "r1:2", &json!("gone")).await.unwrap());
    assert_eq!(effects::pending(&store).await.unwrap(), []);
}

#[tokio::test]
async fn settings_keep_any_json() {
    let (_dir, store) = open().await;
    for value in [json!("dark"), json!(10), json!({"a": [null]})] {
        settings::set(&store, "key", &value).await.unwrap();
        assert_eq!(settings::get(&store, "key").await.unwrap(), Some(value));
    }
    assert_eq!(settings::get(&store, "other").await.unwrap(), None);
    assert_eq!(settings::all(&store).await.unwrap().len(), 1);
}
