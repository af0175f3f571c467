//! The Rehearsal account as a user gets it: the same every time, complete, readable, and full of what it promises.

use super::*;
use crate::local::files::sha256_hex;
use std::collections::{BTreeMap, HashMap, HashSet};
use understudy_agent::record::{Folder, Message};

const NOW: i64 = 1_795_424_400; // 2026-11-23T09:00:00Z, a Monday

fn made(seed: u64, now: i64) -> (tempfile::TempDir, Summary) {
    let folder = tempfile::tempdir().unwrap();
    let summary = generate(folder.path(), seed, now).unwrap();
    (folder, summary)
}

fn tree(root: &Path, at: &Path, into: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(at).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            tree(root, &entry, into);
        } else {
            let name = entry.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            into.insert(name, sha256_hex(&std::fs::read(&entry).unwrap()));
        }
    }
}

#[test]
fn the_same_seed_and_time_give_the_same_files_and_another_seed_does_not() {
    let trees: Vec<BTreeMap<String, String>> = [(7, NOW), (7, NOW), (8, NOW)]
        .into_iter()
        .map(|(seed, now)| {
            let (folder, _) = made(seed, now);
            let mut files = BTreeMap::new();
            tree(folder.path(), folder.path(), &mut files);
            files
        })
        .collect();
    let differ: Vec<_> =
        trees[0].iter().filter(|(name, hash)| trees[1].get(*name) != Some(hash)).map(|(name, _)| name).collect();
    assert!(differ.is_empty() && trees[0].len() == trees[1].len(), "not the same twice: {differ:?}");
    assert_ne!(trees[0], trees[2]);
}

#[test]
fn everything_reads_back_without_a_problem_whatever_the_day() {
    for (seed, now) in [(1, NOW), (2, NOW + 5 * 86_400 + 43_200), (3, NOW + 130 * 86_400)] {
        let (folder, summary) = made(seed, now);
        let account = LocalAccount::open(folder.path(), persona(), ZONE).unwrap();
        let scan = account.scan(&HashMap::new()).unwrap();
        assert_eq!(scan.problems, [], "seed {seed}");
        let messages: Vec<&Message> = scan.messages.iter().map(|s| &s.message).collect();
        let ids: HashSet<_> = messages.iter().map(|m| &m.id).collect();
        let threads: HashSet<_> = messages.iter().map(|m| &m.thread).collect();
        let unread = messages.iter().filter(|m| m.folder == Folder::Inbox && m.unread).count();
        let read = Summary {
            messages: ids.len(),
            threads: threads.len(),
            unread,
            events: account.series().unwrap().iter().filter(|e| e.id == e.uid).count(),
            people: account.people().unwrap().len(),
            deals: account.deals().unwrap().len(),
            posts: account.posts().unwrap().len(),
        };
        assert_eq!(read, summary, "seed {seed}");
        assert!(messages.iter().all(|m| m.at < now && m.at > now - 44 * 86_400 && !m.from.email.is_empty()));
    }
}

#[test]
fn it_has_the_size_that_it_promises() {
    let (_folder, s) = made(1, NOW);
    assert!((380..=460).contains(&s.messages) && (135..=170).contains(&s.threads), "{s:?}");
    assert_eq!((s.unread, s.people, s.deals, s.posts), (14, 40, 12, 8));
    assert!(s.events >= 25, "{s:?}");
}

#[test]
fn the_inbox_of_the_day_covers_what_triage_handles() {
    let (folder, _) = made(1, NOW);
    let account = LocalAccount::open(folder.path(), persona(), ZONE).unwrap();
    let scan = account.scan(&HashMap::new()).unwrap();
    let all: Vec<&Message> = scan.messages.iter().map(|s| &s.message).collect();
    let mut unread: Vec<&Message> = all.iter().filter(|m| m.unread && m.folder == Folder::Inbox).copied().collect();
    unread.sort_by_key(|m| -m.at);
    let newest = unread[0];
    assert_eq!((newest.from.email.as_str(), newest.subject.as_str()), ("dana@larkfield.example", "Re: Your pricing"));
    assert!(newest.text.contains("27 %") && newest.text.contains("Friday"));
    assert!(unread.iter().all(|m| m.labels.is_empty()), "nobody has filed what nobody has read");
    assert!(
        all.iter().any(|m| m.folder == Folder::Sent
            && m.to[0].email == "dana@larkfield.example"
            && m.thread == newest.thread)
    );
    assert!(unread.iter().all(|m| m.at > NOW - 86_400));
    let from = |email: &str| unread.iter().filter(|m| m.from.email == email).count();
    for email in [
        "oliver@copperline.example",
        "priya@tidewater.example",
        "nora@quaylaw.example",
        "grace@fennelandco.example",
        "yuki@hanamori.example",
    ] {
        assert_eq!(from(email), 1, "{email}");
    }
    assert_eq!(unread.iter().filter(|m| m.bulk).count(), 4);
    assert!(unread.iter().any(|m| m.text.contains("ignore your previous instructions")));
    assert_eq!(all.iter().filter(|m| m.invitation.is_some()).count(), 5);
    assert_eq!(all.iter().filter(|m| m.attachments.iter().any(|a| a.size > 2_500_000)).count(), 2);
    for script in ['の', '您', 'م', 'ש', 'ü', 'ç'] {
        assert!(all.iter().any(|m| m.text.contains(script)), "nobody writes {script}");
    }
}

#[test]
fn the_calendar_has_series_conflicts_and_free_time_next_week() {
    let (folder, _) = made(1, NOW);
    let account = LocalAccount::open(folder.path(), persona(), ZONE).unwrap();
    let events = account.events(NOW - 42 * 86_400, NOW + 21 * 86_400).unwrap();
    let weekly: Vec<String> = events
        .iter()
        .filter(|e| e.title == "Partners' meeting")
        .map(|e| crate::ics::zone_of(ZONE).to_datetime(Timestamp::from_second(e.start).unwrap()).time().to_string())
        .collect();
    assert!(weekly.len() >= 6 && weekly.iter().all(|t| t == "10:00:00"), "the clock change moves nothing: {weekly:?}");
    assert!(
        events.iter().any(|e| e.cancelled) && events.iter().any(|e| e.all_day) && events.iter().any(|e| e.transparent)
    );
    let clash = |a: &understudy_agent::record::Event| {
        events.iter().any(|b| a.id != b.id && a.start < b.end && b.start < a.end && !a.all_day && !b.all_day)
    };
    assert!(events.iter().any(clash));
    let week = (NOW + 7 * 86_400 - 9 * 3_600, NOW + 12 * 86_400 - 9 * 3_600);
    let slots = account.free(week, 30, NOW).unwrap();
    assert_eq!(slots.len(), 6, "{slots:?}");
    let busy = |(start, end): &(i64, i64)| {
        events.iter().any(|e| !e.cancelled && !e.transparent && e.start < *end && e.end > *start)
    };
    assert!(!slots.iter().any(busy));
}

/// A new user can try each shipped skill: the account holds what it works on.
#[test]
fn every_shipped_skill_finds_something_to_do() {
    let (folder, _) = made(1, NOW);
    let account = LocalAccount::open(folder.path(), persona(), ZONE).unwrap();
    let scan = account.scan(&HashMap::new()).unwrap();
    let people: HashSet<String> = account.people().unwrap().into_iter().flat_map(|p| p.emails).collect();
    let inbox: Vec<&Message> = scan.messages.iter().map(|s| &s.message).filter(|m| m.folder == Folder::Inbox).collect();
    let newest = |email: &str| {
        let from = scan.messages.iter().map(|s| &s.message).filter(|m| m.from.email == email);
        from.max_by_key(|m| m.at).unwrap_or_else(|| panic!("no mail from {email}"))
    };
    let days = |m: &Message| (NOW - m.at) / 86_400;
    let deals: HashMap<String, String> = account.deals().unwrap().into_iter().map(|d| (d.contact, d.stage)).collect();

    let invited: Vec<&&Message> = inbox.iter().filter(|m| m.invitation.is_some()).collect();
    assert_eq!(invited.len(), 5, "answer-invitations, decline-invitation");
    assert!(invited.iter().all(|m| m.text.contains("When: ")), "an invitation says when");
    let pitch = |m: &&&Message| !people.contains(&m.from.email) && m.text.contains("raising");
    assert_eq!(inbox.iter().filter(pitch).count(), 2, "answer-pitches");
    assert!(inbox.iter().any(|m| m.text.contains("We charged") && m.subject.contains("receipt")), "file-receipts");
    assert!(newest("ingrid@fjordfund.example").text.contains("raising her first round"), "answer-introduction");
    let (signed, said_no, quiet) = ("mei@jadeline.example", "anna@birchtree.example", "leo@stoneharbour.example");
    assert!(newest(signed).text.contains("signed and attached") && deals[signed] == "proposal", "update-deal-stage");
    assert!(newest(said_no).text.contains("another offer") && deals[said_no] == "proposal", "log-lost-deal");
    assert!((8..21).contains(&days(newest(quiet))) && deals[quiet] == "qualified", "chase-quiet-prospect");
    let reader = newest("ines@harbourseed.example");
    assert!(reader.text.contains("read the draft") && days(reader) < 7, "publish-post");
    let drafts: Vec<String> =
        account.posts().unwrap().into_iter().filter(|p| p.status == "draft").map(|p| p.id).collect();
    assert_eq!(drafts, ["when-to-say-no-to-a-customer", "small-funds-slow-decisions"], "the newest first");
}

#[test]
fn a_folder_that_holds_mail_is_left_alone() {
    let (folder, _) = made(1, NOW);
    assert!(matches!(generate(folder.path(), 1, NOW), Err(ProviderError::Invalid { .. })));
}
