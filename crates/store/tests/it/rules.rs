//! Standing rules: what they queue is queued once, whole, and only while they stand.

use crate::control::{NOW, approval, approve, open};
use serde_json::json;
use understudy_store::approvals::{Answered, Approval, ApprovalState, Edited};
use understudy_store::rules::{Leave, Rule};
use understudy_store::{Store, approvals, outbox, rules, sha256_hex};

const SENTENCE: &str = "Let any skill move deals to “won”, at most 2 a day.";
const LEAVE: Leave<'_> = Leave { rule: "r", sentence: SENTENCE, a_day: 2, undo_until: NOW + 60 };

async fn with_rule() -> (tempfile::TempDir, Store) {
    let (dir, store) = open().await;
    let rule = Rule {
        id: "r".into(),
        sentence: SENTENCE.into(),
        created_at: NOW,
        approval_id: "a0".into(),
        used: 0,
        last_used_at: None,
        taken_back: 0,
        revoked_at: None,
    };
    assert!(rules::insert(&store, &rule).await.unwrap());
    assert!(!rules::insert(&store, &rule).await.unwrap(), "an id is given once");
    (dir, store)
}

async fn rule(store: &Store) -> Rule {
    rules::get(store, "r").await.unwrap().unwrap()
}

fn plain(id: &str) -> Approval {
    Approval { red: false, facts: Some(json!({})), ..approval(id, id) }
}

#[tokio::test]
async fn what_a_rule_lets_go_is_approved_queued_and_counted_in_one() {
    let (_dir, store) = with_rule().await;
    let kept = rules::leave(&store, &plain("a1"), LEAVE, NOW).await.unwrap();
    assert_eq!(
        kept,
        Approval {
            state: ApprovalState::Approved,
            rule_id: Some("r".into()),
            decided_at: Some(NOW),
            undo_until: Some(NOW + 60),
            ..plain("a1")
        }
    );
    // A run that is resumed asks once more: nothing is queued twice, nothing counted twice.
    assert_eq!(rules::leave(&store, &plain("a1"), LEAVE, NOW + 1).await.unwrap(), kept);
    assert_eq!((rule(&store).await.used, rule(&store).await.last_used_at), (1, Some(NOW)));
    assert_eq!(outbox::due(&store, NOW + 59).await.unwrap(), [], "not before its time");
    let due = outbox::due(&store, NOW + 60).await.unwrap();
    assert_eq!(due.len(), 1);
    assert!(outbox::claim(&store, "a1", NOW + 60).await.unwrap().is_some(), "the bytes are those that were queued");
}

#[tokio::test]
async fn a_rule_that_does_not_stand_lets_the_user_be_asked() {
    let check = |leave: Leave<'static>, what: &'static str| async move {
        let (_dir, store) = with_rule().await;
        if what == "taken back" {
            assert_eq!(rules::revoke(&store, "r", NOW).await.unwrap(), Some(vec![]));
            assert_eq!(rules::revoke(&store, "r", NOW).await.unwrap(), None, "once");
        }
        let kept = rules::leave(&store, &plain("a1"), leave, NOW).await.unwrap();
        assert_eq!(kept, plain("a1"), "{what}");
        assert_eq!(rule(&store).await.used, 0, "{what}");
        assert_eq!(outbox::get(&store, "a1").await.unwrap(), None, "{what}");
    };
    check(LEAVE, "taken back").await;
    check(Leave { rule: "other", ..LEAVE }, "no such rule").await;
    check(Leave { sentence: "Let any skill do anything.", ..LEAVE }, "other words").await;
    check(Leave { a_day: 0, ..LEAVE }, "its count is used up").await;
}

#[tokio::test]
async fn the_count_runs_over_a_day() {
    let (_dir, store) = with_rule().await;
    for (id, at, expect) in [
        ("a1", NOW, ApprovalState::Approved),
        ("a2", NOW + 1, ApprovalState::Approved),
        ("a3", NOW + 2, ApprovalState::Waiting),
        ("a4", NOW + 86_400, ApprovalState::Approved),
    ] {
        assert_eq!(rules::leave(&store, &plain(id), LEAVE, at).await.unwrap().state, expect, "{id}");
    }
    let standing = rules::standing(&store, NOW + 86_401).await.unwrap();
    assert_eq!(standing.len(), 1);
    assert_eq!(standing[0].used, 1, "those of yesterday are forgotten");
}

#[tokio::test]
async fn taking_a_rule_back_takes_back_what_has_not_left() {
    let (_dir, store) = with_rule().await;
    rules::leave(&store, &plain("left"), LEAVE, NOW).await.unwrap();
    rules::leave(&store, &plain("queued"), LEAVE, NOW).await.unwrap();
    outbox::claim(&store, "left", NOW + 60).await.unwrap().unwrap();
    assert_eq!(rules::revoke(&store, "r", NOW + 61).await.unwrap(), Some(vec!["queued".to_owned()]));
    assert_eq!(approvals::get(&store, "queued").await.unwrap(), Some(plain("queued")), "it waits as it would without");
    let left = approvals::get(&store, "left").await.unwrap().unwrap();
    assert_eq!((left.state, left.rule_id.as_deref()), (ApprovalState::Sending, Some("r")));
    assert_eq!(rules::standing(&store, NOW).await.unwrap(), []);
    assert_eq!(rules::list(&store).await.unwrap()[0].revoked_at, Some(NOW + 61));
}

#[tokio::test]
async fn undo_gives_the_answer_back_to_the_user_and_is_kept_with_the_rule() {
    let (_dir, store) = with_rule().await;
    rules::leave(&store, &plain("a1"), LEAVE, NOW).await.unwrap();
    let undone = approvals::undo(&store, "a1").await.unwrap();
    assert_eq!(undone, Answered::Done(Box::new(plain("a1"))));
    assert_eq!((rule(&store).await.used, rule(&store).await.taken_back), (1, 1));
    // The user's own yes, now.
    let answered = approvals::decide(&store, "a1", approve(&plain("a1").sha256), NOW).await.unwrap();
    assert!(matches!(answered, Answered::Done(a) if a.rule_id.is_none()));
    approvals::undo(&store, "a1").await.unwrap();
    assert_eq!(rule(&store).await.taken_back, 1, "taking back one's own yes says nothing about the rule");
}

#[tokio::test]
async fn put_off_and_edited() {
    let (_dir, store) = open().await;
    approvals::insert(&store, &plain("a1")).await.unwrap();
    assert!(approvals::put_off(&store, "a1", Some(NOW + 3_600)).await.unwrap());
    assert!(!approvals::put_off(&store, "a1", Some(NOW + 86_400)).await.unwrap(), "it lapses before");
    assert_eq!(approvals::get(&store, "a1").await.unwrap().unwrap().later_until, Some(NOW + 3_600));
    assert_eq!(approvals::waiting(&store, None).await.unwrap(), 1, "what is put off counts");
    let edit = |text: &str| Edited {
        action: json!({ "type": text }),
        arguments: json!([]),
        card: json!({}),
        reasons: json!([]),
        red: false,
        payload: text.into(),
        sha256: sha256_hex(text.as_bytes()),
        title: String::new(),
        subtitle: String::new(),
    };
    approvals::edit(&store, "a1", &plain("a1").sha256, &edit("one")).await.unwrap();
    approvals::edit(&store, "a1", &edit("one").sha256, &edit("two")).await.unwrap();
    let edited = approvals::get(&store, "a1").await.unwrap().unwrap();
    assert_eq!((edited.original, edited.action), (Some(json!({"type": "send"})), json!({"type": "two"})));
    assert_eq!(approvals::with_facts(&store, 10).await.unwrap().len(), 1);
    approvals::insert(&store, &approval("by-hand", "x")).await.unwrap();
    assert_eq!(approvals::with_facts(&store, 10).await.unwrap().len(), 1, "rules speak of what runs ask for");
}
