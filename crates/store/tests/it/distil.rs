//! Distillations, what they asked, their proposals, and the edits that were refused.

use serde_json::json;
use understudy_store::distillations::{DistilState, Distillation};
use understudy_store::proposals::{Proposal, ProposalState};
use understudy_store::refused_edits::{self, RefusedEdit};
use understudy_store::teacher_calls::{self, CallState, Counted, Limits, NewCall, Settled};
use understudy_store::{Store, distil_asks, distillations, proposals};

async fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::open(dir.path()).await.expect("opens");
    (dir, store)
}

#[tokio::test]
async fn what_was_at_work_stands_still_after_a_kill_and_nothing_else_does() {
    let (_dir, store) = store().await;
    let row = |id: &str, state| Distillation {
        id: id.into(),
        skill: "a".into(),
        state,
        outcome: "as it was".into(),
        at: 5,
        ended_at: None,
        json: json!({"best": "text"}),
    };
    for (id, state) in [("d1", DistilState::Quoted), ("d2", DistilState::Running), ("d3", DistilState::Proposed)] {
        distillations::keep(&store, &row(id, state)).await.expect("kept");
    }
    assert_eq!(distillations::recover(&store, "interrupted").await.expect("looked"), 1);
    let all = distillations::list(&store, 9).await.expect("listed");
    let short: Vec<(&str, DistilState, &str)> =
        all.iter().map(|d| (d.id.as_str(), d.state, d.outcome.as_str())).collect();
    let expect = [
        ("d3", DistilState::Proposed, "as it was"),
        ("d2", DistilState::Stopped, "interrupted"),
        ("d1", DistilState::Quoted, "as it was"),
    ];
    assert_eq!(short, expect);
    let later = Distillation { json: json!({"best": "more"}), ended_at: Some(9), ..row("d2", DistilState::Nothing) };
    distillations::keep(&store, &later).await.expect("kept");
    assert_eq!(distillations::get(&store, "d2").await.expect("read"), Some(later));
}

#[tokio::test]
async fn what_was_asked_once_is_what_was_asked() {
    let (_dir, store) = store().await;
    distil_asks::keep(&store, "d1.1.0", &json!({"a": 1})).await.expect("kept");
    distil_asks::keep(&store, "d1.1.0", &json!({"a": 2})).await.expect("kept");
    assert_eq!(distil_asks::get(&store, "d1.1.0").await.expect("read"), Some(json!({"a": 1})));
    assert_eq!(distil_asks::get(&store, "d1.1.1").await.expect("read"), None);
}

#[tokio::test]
async fn the_calls_of_a_distillation_are_found_by_its_tag() {
    let (_dir, store) = store().await;
    for (id, purpose) in
        [("c1", "improving “a”, round 1 (d1.1.0)"), ("c2", "round 1 (d11.1.0)"), ("c3", "round 10 (d1.10.0)")]
    {
        let call = NewCall {
            id: id.into(),
            at: 1,
            teacher: "t".into(),
            model: "m".into(),
            purpose: purpose.into(),
            skill: Some("a".into()),
            night: None,
            envelope_sha256: "s".into(),
            envelope: "e".into(),
            replaced: "[]".into(),
            worst: 100,
        };
        teacher_calls::reserve(&store, &call, &Limits::default()).await.expect("noted").expect("within");
    }
    let end = Settled {
        at: 2,
        state: CallState::Answered,
        cost: 7,
        counted: Counted::default(),
        outcome: "answered".into(),
        answer: Some("{}".into()),
    };
    teacher_calls::settle(&store, "c1", &end).await.expect("settled");
    let found = async |tag: &str| {
        let calls = teacher_calls::tagged(&store, tag).await.expect("read");
        calls.into_iter().map(|c| (c.call.id, c.counts)).collect::<Vec<_>>()
    };
    assert_eq!(found("(d1.").await, [("c1".to_owned(), 7), ("c3".to_owned(), 100)]);
    assert_eq!(found("(d1.1.0)").await, [("c1".to_owned(), 7)]);
    assert_eq!(found("(d%").await, []);
}

#[tokio::test]
async fn open_proposals_come_first_and_reasons_are_those_of_the_skill() {
    let (_dir, store) = store().await;
    let row = |id: &str, skill: &str, state, at, reason: &str| Proposal {
        id: id.into(),
        skill: skill.into(),
        state,
        at,
        decided_at: Some(at),
        reason: reason.into(),
        commit: None,
        json: json!({}),
    };
    for one in [
        row("p1", "a", ProposalState::Rejected, 1, "Too formal."),
        row("p2", "a", ProposalState::Open, 2, ""),
        row("p3", "a", ProposalState::Rejected, 3, "Too long."),
        row("p4", "b", ProposalState::Rejected, 4, "Wrong."),
        row("p5", "a", ProposalState::RolledBack, 5, ""),
    ] {
        proposals::keep(&store, &one).await.expect("kept");
    }
    let all = proposals::list(&store, 9).await.expect("listed");
    assert_eq!(all.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["p2", "p5", "p4", "p3", "p1"]);
    assert_eq!(proposals::reasons(&store, "a", 9).await.expect("read"), ["Too long.", "Too formal."]);
    let changed = Proposal { commit: Some("c".into()), ..row("p2", "a", ProposalState::Adopted, 2, "") };
    proposals::keep(&store, &changed).await.expect("kept");
    assert_eq!(proposals::get(&store, "p2").await.expect("read"), Some(changed));
}

#[tokio::test]
async fn a_refused_edit_is_remembered_once_and_only_so_many_are() {
    let (_dir, store) = store().await;
    let edit = |key: &str, reason: &str, at| RefusedEdit {
        skill: "a".into(),
        key: key.into(),
        what: "adds a line".into(),
        reason: reason.into(),
        at,
    };
    for n in 0..230 {
        refused_edits::remember(&store, &edit(&format!("k{n:03}"), "flat", n)).await.expect("remembered");
    }
    refused_edits::remember(&store, &edit("k229", "worse", 500)).await.expect("remembered");
    let all = refused_edits::list(&store, "a").await.expect("read");
    assert_eq!((all.len(), all[0].reason.as_str()), (200, "worse"));
    assert!(all.iter().all(|e| e.at >= 30), "the oldest went");
    assert_eq!(refused_edits::list(&store, "b").await.expect("read"), []);
}
