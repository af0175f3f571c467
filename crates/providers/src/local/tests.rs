//! The account through its front door: write files, scan, act, act again, crash, undo.

mod calendar;

use super::journal::{self, Change};
use super::*;
use crate::mime::letter_bytes;
use std::collections::HashMap;
use std::fs;
use understudy_agent::action::{Action, Letter};
use understudy_agent::eval::World;
use understudy_agent::gate::{Permit, UserGesture};
use understudy_agent::record::{Address, Attachment, Deal, Event, Folder, Message, Person, Post};

const NOW: i64 = 1_795_424_400; // 2026-11-23T09:00:00Z, a Monday

fn address(name: &str, email: &str) -> Address {
    Address { name: name.into(), email: email.into() }
}

fn maya() -> Address {
    address("Maya Lindqvist", "maya@harbourseed.example")
}

fn account() -> (tempfile::TempDir, LocalAccount) {
    let folder = tempfile::tempdir().unwrap();
    let account = LocalAccount::open(folder.path(), maya(), "Europe/Lisbon").unwrap().with_clock(|| NOW);
    (folder, account)
}

/// The test stands for the user.
fn by_hand(action: Action) -> Permit {
    Permit::by_hand(action, &UserGesture::witnessed())
}

fn put(account: &LocalAccount, path: &str, bytes: impl AsRef<[u8]>) {
    fs::write(account.root().join(path), bytes).unwrap();
}

fn mail(id: &str, headers: &str, body: &str) -> String {
    format!(
        "From: Dana <dana@larkfield.example>\r\nTo: maya@harbourseed.example\r\nMessage-ID: <{id}@x.example>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n{headers}\r\n\r\n{body}"
    )
}

fn all(account: &LocalAccount) -> Vec<Message> {
    account.scan(&HashMap::new()).unwrap().messages.into_iter().map(|s| s.message).collect()
}

fn letter() -> Letter {
    Letter {
        from: maya(),
        to: vec![address("Dana Ortiz", "dana@larkfield.example")],
        subject: "Re: Prices – für März".into(),
        body: "Dear Dana,\n\nwe hold the price. 日本語 עברית\n.\nFrom here on: fine.\n\nMaya".into(),
        in_reply_to: Some("a@x.example".into()),
        ..Letter::default()
    }
}

#[test]
fn a_letter_reads_back_as_it_was_written_and_the_same_input_gives_the_same_bytes() {
    let bytes = letter_bytes(&letter(), "one@understudy.local", NOW, true);
    assert_eq!(bytes, letter_bytes(&letter(), "one@understudy.local", NOW, true));
    let read = crate::mime::parse(&bytes).unwrap();
    let expect = Message {
        message_id: "one@understudy.local".into(),
        in_reply_to: letter().in_reply_to,
        from: maya(),
        to: letter().to,
        subject: letter().subject,
        at: NOW,
        text: letter().body,
        ..Message::default()
    };
    assert_eq!(read.message, expect);
    assert_eq!(read.references, ["a@x.example"]);
    assert!(String::from_utf8_lossy(&bytes).contains("\r\nX-Understudy-Simulated: yes\r\n"));
}

#[test]
fn a_subject_with_a_line_end_cannot_add_a_header() {
    let sly = Letter { subject: "Hi\r\nBcc: thief@evil.example".into(), ..letter() };
    let read = crate::mime::parse(&letter_bytes(&sly, "x@y.example", NOW, true)).unwrap();
    assert_eq!((read.message.bcc.len(), read.message.subject.as_str()), (0, "Hi  Bcc: thief@evil.example"));
}

#[test]
fn scan_reports_only_what_is_new_changed_or_gone() {
    let (_folder, account) = account();
    put(&account, "mail/new/1.a", mail("a", "Subject: Prices", "Hi"));
    put(&account, "mail/cur/2.b:2,FSa", mail("b", "Subject: Re: Prices\r\nReferences: <a@x.example>", "Ho"));
    put(&account, "mail/dovecot-keywords", "0 Prospects\n");
    let first = account.scan(&HashMap::new()).unwrap();
    let seen: Vec<_> = first
        .messages
        .iter()
        .map(|s| (s.message.subject.as_str(), s.message.unread, s.message.starred, s.message.labels.clone()))
        .collect();
    assert_eq!(seen, [("Prices", true, false, vec![]), ("Re: Prices", false, true, vec!["Prospects".to_owned()])]);
    assert_eq!(first.messages[0].message.thread, first.messages[1].message.thread, "an answer joins its thread");
    assert_ne!(first.messages[0].message.id, first.messages[1].message.id);

    let mut known: HashMap<String, Stamp> =
        first.messages.iter().map(|s| (s.message.id.clone(), s.stamp.clone())).collect();
    assert_eq!(account.scan(&known).unwrap(), ScanResult::default(), "nothing changed");

    fs::rename(account.root().join("mail/new/1.a"), account.root().join("mail/.Archive/cur/1.a:2,S")).unwrap();
    fs::remove_file(account.root().join("mail/cur/2.b:2,FSa")).unwrap();
    let second = account.scan(&known).unwrap();
    let moved = &second.messages[0].message;
    assert_eq!((second.messages.len(), moved.folder, moved.unread), (1, Folder::Archive, false));
    assert_eq!(moved.id, first.messages[0].message.id, "the id survives a move");
    assert_eq!(second.removed, [first.messages[1].message.id.clone()]);
    known.remove(&second.removed[0]);
}

#[test]
fn two_messages_with_one_message_id_have_two_ids() {
    let (_folder, account) = account();
    put(&account, "mail/cur/1.a:2,S", mail("a", "Subject: One", ""));
    put(&account, "mail/.Sent/cur/2.a:2,S", mail("a", "Subject: Two", ""));
    let ids: Vec<_> = all(&account).into_iter().map(|m| m.id).collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
    assert!(ids.iter().all(|id| account.message_bytes(id).is_ok()));
}

#[test]
fn a_broken_file_is_a_problem_and_the_rest_goes_on() {
    let (_folder, account) = account();
    put(&account, "mail/cur/1.good:2,S", mail("a", "Subject: Fine", "Hi"));
    put(&account, "mail/cur/2.noise:2,S", [0u8, 159, 146, 150].repeat(50));
    let nested: String =
        (0..40).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
    put(&account, "mail/cur/3.deep:2,S", format!("From: a@b.example\r\nSubject: deep\r\n{nested}\r\nx"));
    let parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(600);
    put(
        &account,
        "mail/cur/4.parts:2,S",
        format!("From: a@b.example\r\nSubject: parts\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--"),
    );
    fs::File::create(account.root().join("mail/cur/5.huge:2,S")).unwrap().set_len(50_000_001).unwrap();
    put(&account, "calendar/broken.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n");
    put(&account, "contacts/broken.vcf", "nothing");
    put(&account, "deals.json", "{");
    put(&account, "blog/drafts/broken.md", "---\ntitle: [\n---\n\nx");
    let found = account.scan(&HashMap::new()).unwrap();
    let files: Vec<_> = found.problems.iter().map(|p| p.file.as_str()).collect();
    let expect = [
        "mail/cur/2.noise:2,S",
        "mail/cur/3.deep:2,S",
        "mail/cur/4.parts:2,S",
        "mail/cur/5.huge:2,S",
        "calendar/broken.ics",
        "contacts/broken.vcf",
        "deals.json",
        "blog/drafts/broken.md",
    ];
    assert_eq!(files, expect, "{:#?}", found.problems);
    assert_eq!(found.messages.len(), 1);
}

#[test]
fn html_mail_becomes_text_and_lists_are_bulk() {
    let (_folder, account) = account();
    let html = "<html><!-- do evil --><style>p{}</style><p>Dear <b>Maya</b>,</p><p>news <a href='https://t.example/x'>here</a></p><img src='https://t.example/1.gif'></html>";
    put(
        &account,
        "mail/cur/1.h:2,S",
        mail(
            "h",
            "Subject: N\r\nList-Unsubscribe: <https://t.example>\r\nContent-Type: text/html; charset=utf-8",
            html,
        ),
    );
    let message = all(&account).remove(0);
    assert_eq!((message.text.as_str(), message.has_html, message.bulk), ("Dear Maya,\n\nnews here", true, true));
}

fn sent(account: &LocalAccount) -> usize {
    fs::read_dir(account.root().join("mail/.Sent/cur")).unwrap().count()
}

#[test]
fn sending_twice_with_one_key_sends_once_and_writes_the_approved_bytes() {
    let (_folder, account) = account();
    let bytes = letter_bytes(&letter(), "one@understudy.local", NOW, true);
    let action = Action::Send { letter: letter() };
    assert_eq!(account.find_by_key("k").unwrap(), None);
    let receipt = account.apply(&by_hand(action.clone()), "k", Some(&bytes)).unwrap();
    assert_eq!(account.apply(&by_hand(action.clone()), "k", Some(&bytes)).unwrap(), receipt);
    assert_eq!(account.find_by_key("k").unwrap(), Some(receipt.clone()));
    assert_eq!((sent(&account), account.message_bytes(&receipt.object).unwrap()), (1, bytes));
    assert!(account.undo(&action, &receipt).is_err(), "a sent letter stays sent");
}

#[test]
fn a_send_that_was_killed_is_completed_once_wherever_it_was_killed() {
    let bytes = letter_bytes(&letter(), "one@understudy.local", NOW, true);
    let action = Action::Send { letter: letter() };
    // After the intent was journalled; after the temporary file; after the delivery.
    for stage in 0..3 {
        let (_folder, account) = account();
        let (receipt, _) = account.prepare(&action, "k", Some(&bytes)).unwrap();
        journal::begin(account.root(), &receipt).unwrap();
        let Change::Letter { base, .. } = &receipt.changes[0] else { panic!("a letter") };
        if stage == 1 {
            put(&account, &format!("mail/.Sent/tmp/{base}"), &bytes[..20]);
        }
        if stage == 2 {
            put(&account, &format!("mail/.Sent/cur/{base}:2,S"), &bytes);
        }
        let after_restart = LocalAccount::open(account.root(), maya(), "Europe/Lisbon").unwrap();
        assert_eq!(after_restart.find_by_key("k").unwrap().is_some(), stage == 2, "stage {stage}");
        assert_eq!(after_restart.apply(&by_hand(action.clone()), "k", Some(&bytes)).unwrap(), receipt);
        assert_eq!(sent(&after_restart), 1, "stage {stage}");
    }
}

#[test]
fn filing_is_undone_to_what_it_was() {
    let (_folder, account) = account();
    put(&account, "mail/new/1.a", mail("a", "Subject: Prices", "Hi"));
    let before = all(&account);
    let message = before[0].id.clone();
    let label = |remove| Action::Label { message: message.clone(), label: "Prospects".into(), remove };
    let steps = [
        label(false),
        Action::Move { message: message.clone(), to: Folder::Archive },
        Action::Snooze { message: message.clone(), until: NOW + 60 },
        label(true),
    ];
    let receipts: Vec<_> = steps
        .iter()
        .enumerate()
        .map(|(n, a)| account.apply(&by_hand(a.clone()), &format!("k{n}"), None).unwrap())
        .collect();
    let filed = &all(&account)[0];
    assert_eq!((filed.folder, filed.labels.len(), filed.unread), (Folder::Snoozed, 0, true));
    assert_eq!(account.snoozed().unwrap().len(), 1);
    for (action, receipt) in steps.iter().zip(&receipts).rev() {
        account.undo(action, receipt).unwrap();
        account.undo(action, receipt).unwrap();
    }
    assert_eq!(all(&account), before);
    assert!(account.snoozed().unwrap().is_empty());
}

#[test]
fn snoozed_messages_come_back_when_their_time_has_come() {
    let (_folder, account) = account();
    put(&account, "mail/cur/1.a:2,S", mail("a", "Subject: Prices", "Hi"));
    let message = all(&account)[0].id.clone();
    account.apply(&by_hand(Action::Snooze { message: message.clone(), until: NOW + 60 }), "k", None).unwrap();
    assert!(account.wake(NOW).unwrap().is_empty());
    assert_eq!(account.wake(NOW + 60).unwrap(), [message]);
    assert_eq!(all(&account)[0].folder, Folder::Inbox);
}

#[test]
fn a_deal_moves_only_from_the_stage_that_was_seen() {
    let (_folder, account) = account();
    let deal = Deal {
        id: "d1".into(),
        name: "Larkfield".into(),
        stage: "proposal".into(),
        amount: 24_000,
        currency: "EUR".into(),
        updated_at: 5,
        ..Deal::default()
    };
    pipeline::write(account.root(), std::slice::from_ref(&deal), files::Care::Bulk).unwrap();
    let action = Action::UpdateDeal {
        id: "d1".into(),
        name: "Larkfield".into(),
        before: "proposal".into(),
        after: "won".into(),
    };
    let receipt = account.apply(&by_hand(action.clone()), "k", None).unwrap();
    assert_eq!(account.deals().unwrap(), [Deal { stage: "won".into(), updated_at: NOW, ..deal.clone() }]);
    assert!(matches!(account.apply(&by_hand(action.clone()), "another key", None), Err(ProviderError::Stale { .. })));
    account.undo(&action, &receipt).unwrap();
    assert_eq!(account.deals().unwrap(), [deal]);
}

#[test]
fn a_post_is_published_with_one_commit_and_taken_back() {
    let (_folder, account) = account();
    let post = Post {
        id: "small-print".into(),
        title: "On \"small\" print".into(),
        status: "draft".into(),
        body: "Text.".into(),
        tags: vec!["terms".into()],
    };
    posts::write(account.root(), &post, NOW, files::Care::Bulk).unwrap();
    let action = Action::PublishPost { id: post.id.clone() };
    let receipt = account.apply(&by_hand(action.clone()), "k", None).unwrap();
    assert_eq!(account.apply(&by_hand(action.clone()), "k", None).unwrap(), receipt);
    assert_eq!(account.posts().unwrap(), [Post { status: "published".into(), ..post.clone() }]);
    let repository = git2::Repository::open(account.root().join("blog")).unwrap();
    let mut walk = repository.revwalk().unwrap();
    walk.push_head().unwrap();
    assert_eq!(walk.count(), 1);
    account.undo(&action, &receipt).unwrap();
    assert_eq!(account.posts().unwrap(), [post]);
}

#[test]
fn the_newest_draft_comes_first_and_drafts_before_posts() {
    let (_folder, account) = account();
    for (id, status, age) in [("a", "draft", 3), ("b", "draft", 1), ("c", "published", 0), ("d", "draft", 3)] {
        let post = Post { id: id.into(), title: id.into(), status: status.into(), ..Post::default() };
        posts::write(account.root(), &post, NOW - age * 86_400, files::Care::Bulk).unwrap();
    }
    let order: Vec<String> = account.posts().unwrap().into_iter().map(|p| p.id).collect();
    assert_eq!(order, ["b", "a", "d", "c"]);
}

#[test]
fn a_world_reads_back_as_it_was_seeded_and_shows_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let message = |id: &str, folder: Folder| Message {
        id: id.into(),
        thread: format!("t-{id}"),
        message_id: format!("{id}@world.example"),
        folder,
        from: address("Dana", "dana@larkfield.example"),
        to: vec![maya()],
        subject: "Prices ü".into(),
        at: NOW,
        text: "Hi\n\nMaya \n".into(),
        unread: true,
        ..Message::default()
    };
    let event = Event {
        id: "e1".into(),
        uid: "e1".into(),
        title: "Call".into(),
        start: NOW,
        end: NOW + 1_800,
        zone: "Europe/Lisbon".into(),
        recurrence: Some("FREQ=WEEKLY".into()),
        ..Event::default()
    };
    let world = World {
        now: NOW,
        zone: "Europe/Lisbon".into(),
        user: maya(),
        messages: vec![
            Message {
                labels: vec!["B".into(), "C d".into()],
                starred: true,
                attachments: vec![Attachment {
                    name: "a.pdf".into(),
                    media_type: "application/pdf".into(),
                    size: 10,
                    sha256: "?".into(),
                }],
                ..message("z", Folder::Inbox)
            },
            Message { invitation: Some("e1".into()), bulk: true, has_html: true, ..message("a", Folder::Archive) },
        ],
        events: vec![
            Event { id: format!("e1/{NOW}"), title: "Call moved".into(), recurrence: None, ..event.clone() },
            event,
        ],
        people: vec![Person {
            id: "p1".into(),
            name: "Dana Ortiz".into(),
            emails: vec!["dana@larkfield.example".into()],
            organisation: "Larkfield, Inc".into(),
            relation: Some("prospect".into()),
            zone: Some("Europe/Madrid".into()),
            notes: "Likes\nbrevity".into(),
        }],
        deals: vec![Deal { id: "d1".into(), name: "Larkfield".into(), ..Deal::default() }],
        posts: vec![Post {
            id: "a-post".into(),
            title: "T".into(),
            status: "draft".into(),
            body: "B".into(),
            tags: vec![],
        }],
    };
    world::write(folder.path(), &world).unwrap();
    assert_eq!(world::snapshot(folder.path()).unwrap(), world);

    let account = LocalAccount::open(folder.path(), maya(), "Europe/Lisbon").unwrap();
    assert_eq!(account.scan(&HashMap::new()).unwrap().problems, []);
    assert_eq!(account.people().unwrap(), world.people);
    account
        .apply(&by_hand(Action::Label { message: "z".into(), label: "New".into(), remove: false }), "k1", None)
        .unwrap();
    account.apply(&by_hand(Action::Move { message: "z".into(), to: Folder::Archive }), "k2", None).unwrap();
    let mut expect = world;
    expect.messages[0].folder = Folder::Archive;
    expect.messages[0].labels.push("New".into());
    assert_eq!(world::snapshot(folder.path()).unwrap(), expect);
}
