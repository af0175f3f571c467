//! The deals file: edits that can be taken back, edits that are refused, and what is left alone.

use super::*;
use understudy_agent::action::Action;
use understudy_agent::gate::{Permit, UserGesture};
use understudy_agent::record::Address;

const TEXT: &str = r#"[{"id":"d1","name":"Larkfield","stage":"proposal","amount":24000,"currency":"EUR",
    "nextStep":"Answer","updatedAt":5,"colour":"blue"}]"#;

fn account(text: &str) -> (tempfile::TempDir, LocalAccount) {
    let folder = tempfile::tempdir().expect("a folder");
    let user = Address { name: "Maya".into(), email: "maya@harbourseed.example".into() };
    let account = LocalAccount::open(folder.path(), user, "Europe/Lisbon").expect("opens").with_clock(|| 9);
    std::fs::write(folder.path().join(FILE), text).expect("written");
    (folder, account)
}

fn act(action: &Action) -> Permit {
    Permit::by_hand(action.clone(), &UserGesture::witnessed())
}

fn edit(account: &LocalAccount, change: impl FnOnce(&mut DealText)) -> Action {
    let deal = account.deals().expect("read").remove(0);
    let before = DealText::from(&deal);
    let mut after = before.clone();
    change(&mut after);
    Action::EditDeal { id: "d1".into(), etag: deal_etag(&deal), before: Some(before), after: Some(after) }
}

fn file(account: &LocalAccount) -> Value {
    serde_json::from_str(&std::fs::read_to_string(account.root().join(FILE)).expect("there")).expect("JSON")
}

#[test]
fn edits_are_taken_back_field_by_field_in_any_order() {
    let (_folder, account) = account(TEXT);
    let amount = edit(&account, |d| d.amount = 20_000);
    let first = account.apply(&act(&amount), "a", None).expect("done");
    let step = edit(&account, |d| d.next_step = "Call".into());
    let second = account.apply(&act(&step), "b", None).expect("done");
    assert_eq!(account.apply(&act(&step), "b", None).expect("once"), second, "the same key is done once");
    assert_eq!(file(&account)[0]["colour"], "blue", "what is not known here stays");
    account.undo(&amount, &first).expect("the other change does not stand in the way");
    account.undo(&amount, &first).expect("twice is once");
    let deal = &account.deals().expect("read")[0];
    assert_eq!((deal.amount, deal.next_step.as_str()), (24_000, "Call"));
    account.undo(&step, &second).expect("taken back");
    assert_eq!(account.deals().expect("read")[0].next_step, "Answer");
}

#[test]
fn an_edit_of_what_somebody_else_changed_is_refused() {
    let (_folder, account) = account(TEXT);
    let seen = edit(&account, |d| d.amount = 1);
    let other = edit(&account, |d| d.amount = 2);
    let receipt = account.apply(&act(&other), "a", None).expect("done");
    assert!(matches!(account.apply(&act(&seen), "b", None), Err(ProviderError::Stale { .. })));
    let third = edit(&account, |d| d.amount = 3);
    account.apply(&act(&third), "c", None).expect("done");
    assert!(matches!(account.undo(&other, &receipt), Err(ProviderError::Stale { .. })), "3 is nobody's to undo");
    assert_eq!(account.deals().expect("read")[0].amount, 3);
}

#[test]
fn a_deal_is_added_and_taken_out_and_comes_back_whole() {
    let (_folder, account) = account(TEXT);
    let new = DealText { name: "Kelpworks".into(), stage: "new".into(), ..DealText::default() };
    let add = Action::EditDeal { id: "kelpworks".into(), etag: String::new(), before: None, after: Some(new.clone()) };
    let added = account.apply(&act(&add), "a", None).expect("added");
    assert_eq!(account.deals().expect("read").len(), 2);
    account.undo(&add, &added).expect("taken back");
    assert_eq!(account.deals().expect("read").len(), 1);

    let before = file(&account);
    let Action::EditDeal { id, etag, before: seen, .. } = edit(&account, |_| {}) else { unreachable!() };
    let remove = Action::EditDeal { id, etag, before: seen, after: None };
    let removed = account.apply(&act(&remove), "b", None).expect("taken out");
    assert_eq!(account.find_by_key("b").expect("found"), Some(removed.clone()));
    assert!(account.deals().expect("read").is_empty());
    account.undo(&remove, &removed).expect("back");
    assert_eq!(file(&account), before, "with the fields that are not known here");
}

#[test]
fn what_makes_no_sense_is_refused_and_the_file_stays() {
    let (_folder, account) = account(TEXT);
    let check = |change: fn(&mut DealText)| {
        let action = edit(&account, change);
        assert!(matches!(account.apply(&act(&action), "x", None), Err(ProviderError::Invalid { .. })), "{action:?}");
    };
    check(|d| d.stage = "maybe".into());
    check(|d| d.name = " ".into());
    check(|d| d.amount = MOST + 1);
    assert_eq!(std::fs::read_to_string(account.root().join(FILE)).expect("there"), TEXT);
    std::fs::write(account.root().join(FILE), "{").expect("written");
    let error = account.deals().expect_err("it is no list").to_string();
    assert!(error.contains("deals.json") && error.contains("not a list of deals"), "{error}");
}
