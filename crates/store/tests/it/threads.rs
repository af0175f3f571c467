//! Conversations: which part each is in, and what a search finds.

use understudy_agent::record::{Address, Attachment, Folder, Message};
use understudy_store::Store;
use understudy_store::messages::{self, Missing};
use understudy_store::threads::{self, Counts, Filter, Known, Split};

const DANA: &str = "dana@larkfield.example";
const MAYA: &str = "maya@harbourseed.example";

fn message(thread: &str, folder: Folder, at: i64, from: &str) -> Message {
    Message {
        id: format!("{thread}{at}"),
        thread: thread.into(),
        folder,
        at,
        from: Address { name: String::new(), email: from.into() },
        subject: format!("About {thread}"),
        text: "Some words".into(),
        ..Message::default()
    }
}

/// a: asks; b: the user wrote last; c: a list; d: answered in the inbox; e: snoozed; f: archived; g: a draft alone.
async fn filled() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::open(dir.path()).await.expect("open");
    let to = |email: &str| vec![Address { name: "Dana Ortiz".into(), email: email.into() }];
    let mail = [
        Message { unread: true, labels: vec!["To do".into()], ..message("a", Folder::Inbox, 10, DANA) },
        message("b", Folder::Archive, 20, DANA),
        Message { to: to(DANA), ..message("b", Folder::Sent, 30, MAYA) },
        Message { bulk: true, ..message("c", Folder::Inbox, 40, "news@portbrief.example") },
        message("d", Folder::Inbox, 50, DANA),
        message("d", Folder::Sent, 60, MAYA),
        message("e", Folder::Snoozed, 70, DANA),
        Message {
            starred: true,
            attachments: vec![Attachment::default()],
            ..message("f", Folder::Archive, 80, "ines@harbourseed.example")
        },
        message("g", Folder::Drafts, 90, MAYA),
    ];
    messages::mirror(&store, &mail, Missing::Delete).await.expect("mirrored");
    (dir, store)
}

#[tokio::test]
async fn every_conversation_is_in_the_part_that_its_messages_say() {
    let (_dir, store) = filled().await;
    let known = Known { filed: vec!["f80".into(), "a10".into()], since: 0, ..Known::default() };
    let counts = threads::counts(&store, &known).await.expect("counted");
    assert_eq!(counts, Counts { needs_you: 1, handled: 1, waiting: 3, newsletters: 1, all: 6 });
    let check = async |split, known: &Known, expect: &[&str]| {
        let (found, total) = threads::page(&store, split, known, 0, 10).await.expect("listed");
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!((found.as_slice(), total as usize), (expect, expect.len()), "{split:?}");
    };
    check(Split::NeedsYou, &known, &["a"]).await;
    check(Split::Handled, &known, &["f"]).await;
    check(Split::Waiting, &known, &["e", "d", "b"]).await;
    check(Split::Newsletters, &known, &["c"]).await;
    check(Split::All, &known, &["f", "e", "d", "c", "b", "a"]).await;
    // An approval about a message needs the user wherever the message lies; an old letter no longer waits.
    let asked = Known { asked: vec!["b20".into()], since: 55, ..Known::default() };
    check(Split::NeedsYou, &asked, &["b", "a"]).await;
    check(Split::Waiting, &asked, &["e", "d"]).await;
    let second = threads::page(&store, Split::All, &known, 2, 2).await.expect("a later page");
    assert_eq!(second, (vec!["d".to_owned(), "c".to_owned()], 6));
}

#[tokio::test]
async fn a_search_finds_the_conversations_of_the_messages_that_fit() {
    let (_dir, store) = filled().await;
    let check = async |filter: Filter, expect: &[&str]| {
        let (found, total) = threads::search(&store, &filter, 0, 10).await.expect("searched");
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!((found.as_slice(), total as usize), (expect, expect.len()), "{filter:?}");
    };
    let words = |w: &[&str]| w.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    check(Filter { from: words(&["DANA"]), ..Filter::default() }, &["e", "d", "b", "a"]).await;
    check(Filter { to: words(&["ortiz"]), ..Filter::default() }, &["b"]).await;
    check(Filter { labels: words(&["to do"]), ..Filter::default() }, &["a"]).await;
    check(Filter { labels: words(&["to"]), ..Filter::default() }, &[]).await;
    check(Filter { has_file: true, ..Filter::default() }, &["f"]).await;
    check(Filter { starred: true, ..Filter::default() }, &["f"]).await;
    check(Filter { unread: Some(true), ..Filter::default() }, &["a"]).await;
    check(Filter { subject: words(&["about", "f"]), ..Filter::default() }, &["f"]).await;
    check(
        Filter { words: words(&["some", "words"]), after: Some(60), before: Some(80), ..Filter::default() },
        &["e", "d"],
    )
    .await;
    check(Filter { folder: Some(Folder::Drafts), ..Filter::default() }, &["g"]).await;
    check(Filter { from: words(&["100%_"]), ..Filter::default() }, &[]).await;
    let all = threads::messages_of(&store, &["d".into(), "b".into()]).await.expect("read");
    assert_eq!(all.iter().map(|m| m.at).collect::<Vec<_>>(), [20, 30, 50, 60]);
}
