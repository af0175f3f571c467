//! The ledger of teachers: budgets are hard, a kill counts at its worst, and nothing is settled twice.

use understudy_store::Store;
use understudy_store::teacher_calls::{self, CallState, Counted, Limits, NewCall, Over, Settled};

const NOW: i64 = 1_795_424_400;

fn call(id: &str, worst: u64, skill: Option<&str>, night: Option<&str>) -> NewCall {
    NewCall {
        id: id.into(),
        at: NOW,
        teacher: "one".into(),
        model: "m".into(),
        purpose: "a trial".into(),
        skill: skill.map(str::to_owned),
        night: night.map(str::to_owned),
        envelope_sha256: "hash".into(),
        envelope: "text".into(),
        replaced: "[]".into(),
        worst,
    }
}

fn end(state: CallState, cost: u64) -> Settled {
    let counted = Counted { input: 1, cached: 2, written: 3, output: 4 };
    Settled { at: NOW + 5, state, cost, counted, outcome: "answered".into(), answer: Some("READY".into()) }
}

async fn open() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    (dir, store)
}

#[tokio::test]
async fn every_budget_is_compared_with_the_worst_case_before_anything_is_noted() {
    let (_dir, store) = open().await;
    let limits =
        Limits { call: Some(100), skill: Some(150), night: Some(180), month: Some(250), month_began: NOW - 10 };
    let reserve = async |id: &str, worst: u64, skill: Option<&str>, night: Option<&str>| {
        teacher_calls::reserve(&store, &call(id, worst, skill, night), &limits).await.unwrap()
    };
    let over = |limit, most, spent| -> Result<(), Over> { Err(Over { limit, most, spent }) };
    assert_eq!(reserve("a", 101, None, None).await, over("call", 100, 0));
    assert_eq!(reserve("a", 100, Some("s"), Some("n")).await, Ok(()));
    assert_eq!(reserve("b", 60, Some("s"), None).await, over("skill", 150, 100));
    assert_eq!(reserve("b", 90, None, Some("n")).await, over("night", 180, 100));
    assert_eq!(reserve("b", 90, Some("other"), None).await, Ok(()));
    assert_eq!(reserve("c", 61, None, None).await, over("month", 250, 190));
    assert_eq!(reserve("c", 0, None, None).await, Ok(()), "what costs nothing breaks nothing");

    // Settled with less, the rest is free again.
    assert!(teacher_calls::settle(&store, "a", &end(CallState::Answered, 10)).await.unwrap());
    assert!(!teacher_calls::settle(&store, "a", &end(CallState::Failed, 0)).await.unwrap(), "once");
    assert_eq!(reserve("d", 61, Some("s"), Some("n")).await, Ok(()));
    assert_eq!(teacher_calls::spent_since(&store, NOW - 10).await.unwrap(), 10 + 90 + 61);
    assert_eq!(teacher_calls::spent_since(&store, NOW + 1).await.unwrap(), 0, "another month");
    let by_skill = teacher_calls::by_skill(&store, NOW - 10).await.unwrap();
    assert_eq!(by_skill, [(Some("other".to_owned()), 90, 1), (Some("s".to_owned()), 71, 2), (None, 0, 1)]);
}

#[tokio::test]
async fn two_calls_at_once_cannot_both_take_the_last_of_a_budget() {
    let (_dir, store) = open().await;
    let limits = Limits { month: Some(100), ..Limits::default() };
    let all: Vec<_> = (0..8)
        .map(|n| {
            let store = store.clone();
            tokio::spawn(async move {
                teacher_calls::reserve(&store, &call(&format!("c{n}"), 60, None, None), &limits).await
            })
        })
        .collect();
    let mut taken = 0;
    for one in all {
        taken += u32::from(one.await.unwrap().unwrap().is_ok());
    }
    assert_eq!(taken, 1);
}

#[tokio::test]
async fn what_was_on_its_way_at_a_kill_is_unknown_and_counts_at_its_worst() {
    let (dir, store) = open().await;
    let limits = Limits::default();
    for id in ["gone", "done"] {
        teacher_calls::reserve(&store, &call(id, 500, None, None), &limits).await.unwrap().unwrap();
    }
    teacher_calls::settle(&store, "done", &end(CallState::Short, 7)).await.unwrap();
    store.close().await;
    let store = Store::open(dir.path()).await.unwrap();
    assert_eq!(teacher_calls::recover(&store, NOW + 9, "unknown").await.unwrap(), 1);
    assert_eq!(teacher_calls::recover(&store, NOW + 9, "unknown").await.unwrap(), 0);
    let row = teacher_calls::get(&store, "gone").await.unwrap().unwrap();
    assert_eq!((row.state, row.counts, row.ended_at), (CallState::Unknown, 500, Some(NOW + 9)));
    assert!(!teacher_calls::settle(&store, "gone", &end(CallState::Answered, 1)).await.unwrap(), "it stays unknown");
    let done = teacher_calls::get(&store, "done").await.unwrap().unwrap();
    assert_eq!((done.state, done.counts, done.answer.as_deref()), (CallState::Short, 7, Some("READY")));
    assert_eq!(done.counted, Counted { input: 1, cached: 2, written: 3, output: 4 });
    assert_eq!(teacher_calls::since(&store, NOW, 10).await.unwrap().len(), 2);
}
