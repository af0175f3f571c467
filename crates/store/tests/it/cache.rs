//! The mirror: what a sync writes, a search finds.

use understudy_agent::record::{Address, Event, Folder, Message};
use understudy_store::Store;
use understudy_store::events;
use understudy_store::messages::{self, Mirrored, Missing, Place, SearchQuery};
use understudy_store::sync_state::{self, SyncState};

async fn open() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    (dir, store)
}

fn message(id: &str, folder: Folder, at: i64, from: &str, subject: &str, text: &str) -> Message {
    Message {
        id: id.into(),
        thread: format!("t-{}", &id[..1]),
        folder,
        at,
        from: Address { name: String::new(), email: from.into() },
        subject: subject.into(),
        text: text.into(),
        ..Message::default()
    }
}

fn mailbox() -> Vec<Message> {
    let dana = "dana@larkfield.example";
    let maya = "maya@harbourseed.example";
    let to = |emails: &[&str]| emails.iter().map(|e| Address { name: String::new(), email: (*e).into() }).collect();
    vec![
        Message { unread: true, ..message("a1", Folder::Inbox, 10, dana, "Your pricing", "A competitor is cheaper.") },
        Message {
            starred: true,
            ..message(
                "b1",
                Folder::Inbox,
                20,
                "ines@harbourseed.example",
                "Café on Thursday",
                "Résumé attached, 100% sure",
            )
        },
        Message {
            unread: true,
            ..message("c1", Folder::Archive, 30, "sato@kaigi.example", "会議の予定", "来週の会議について")
        },
        Message {
            to: to(&[dana, "Priya@tidewater.example"]),
            ..message("a2", Folder::Sent, 40, maya, "Re: Your pricing", "Thanks")
        },
        Message { to: to(&[dana]), cc: to(&[dana]), ..message("d1", Folder::Sent, 50, maya, "Pricing", "Again") },
        message("e1", Folder::Drafts, 60, maya, "Pricing draft", "not sent"),
    ]
}

async fn filled() -> (tempfile::TempDir, Store) {
    let (dir, store) = open().await;
    messages::mirror(&store, &mailbox(), Missing::Delete).await.unwrap();
    (dir, store)
}

#[tokio::test]
async fn a_sync_writes_only_what_changed() {
    let (_dir, store) = open().await;
    let mut mail = mailbox();
    assert_eq!(messages::mirror(&store, &mail, Missing::Delete).await.unwrap(), Mirrored { written: 6, removed: 0 });
    assert_eq!(messages::mirror(&store, &mail, Missing::Delete).await.unwrap(), Mirrored::default());
    mail[0].unread = false;
    mail.pop();
    assert_eq!(messages::mirror(&store, &mail[..1], Missing::Keep).await.unwrap(), Mirrored { written: 1, removed: 0 });
    assert_eq!(messages::mirror(&store, &mail, Missing::Delete).await.unwrap(), Mirrored { written: 0, removed: 1 });
    assert_eq!(messages::get(&store, "a1").await.unwrap(), Some(mail[0].clone()));
    assert_eq!(messages::get(&store, "e1").await.unwrap(), None);
}

#[tokio::test]
async fn words_are_found_and_lost_with_their_message() {
    let (_dir, store) = filled().await;
    let mut mail = mailbox();
    mail[0].text = "A rival is dearer.".into();
    mail.remove(1);
    messages::mirror(&store, &mail, Missing::Delete).await.unwrap();
    check(&store, Place::All, "competitor", "").await;
    check(&store, Place::All, "rival", "a1").await;
    check(&store, Place::All, "café", "").await;
}

async fn check(store: &Store, place: Place, text: &str, expect: &str) {
    let query = SearchQuery { place, text: Some(text.into()), ..SearchQuery::default() };
    let found: Vec<String> = messages::search(store, &query).await.unwrap().into_iter().map(|m| m.id).collect();
    assert_eq!(found.join(" "), expect, "\"{text}\" in {place:?}");
}

#[tokio::test]
async fn text_is_searched_whatever_its_script_accents_or_signs() {
    let (_dir, store) = filled().await;
    check(&store, Place::All, "pricing", "d1 a2 a1").await;
    check(&store, Place::In(Folder::Inbox), "pricing", "a1").await;
    check(&store, Place::In(Folder::Drafts), "pricing", "e1").await;
    check(&store, Place::All, "PRIC competitor", "a1").await;
    check(&store, Place::All, "cafe", "b1").await;
    check(&store, Place::All, "resume", "b1").await;
    check(&store, Place::All, "larkfield", "a1").await;
    check(&store, Place::All, "会議", "c1").await;
    check(&store, Place::All, "会議 kaigi", "c1").await;
    check(&store, Place::All, "会議 competitor", "").await;
    check(&store, Place::All, "会%", "").await;
    check(&store, Place::All, "nothing", "").await;
    // Operators and quotes of the query language are only signs here.
    check(&store, Place::All, "\"competitor\" AND", "").await;
    check(&store, Place::All, "\"competitor*", "a1").await;
    check(&store, Place::All, "100% sure", "b1").await;
    check(&store, Place::All, "%%%", "").await;
}

#[tokio::test]
async fn a_search_narrows_by_place_sender_and_time() {
    let (_dir, store) = filled().await;
    let check = async |query: SearchQuery, expect: &str| {
        let found: Vec<String> = messages::search(&store, &query).await.unwrap().into_iter().map(|m| m.id).collect();
        assert_eq!(found.join(" "), expect, "{query:?}");
    };
    let all = SearchQuery::default;
    check(all(), "d1 a2 c1 b1 a1").await;
    check(SearchQuery { limit: Some(2), ..all() }, "d1 a2").await;
    check(SearchQuery { text: Some(" ".into()), ..all() }, "d1 a2 c1 b1 a1").await;
    check(SearchQuery { place: Place::Unread, ..all() }, "a1").await;
    check(SearchQuery { place: Place::Starred, ..all() }, "b1").await;
    check(SearchQuery { from: Some("DANA@larkfield.example".into()), ..all() }, "a1").await;
    check(SearchQuery { since: Some(20), until: Some(40), ..all() }, "c1 b1").await;
}

#[tokio::test]
async fn folders_threads_and_counts() {
    let (_dir, store) = filled().await;
    let ids = |list: Vec<Message>| list.into_iter().map(|m| m.id).collect::<Vec<_>>().join(" ");
    assert_eq!(ids(messages::by_folder(&store, Folder::Inbox, 0, 10).await.unwrap()), "b1 a1");
    assert_eq!(ids(messages::by_folder(&store, Folder::Inbox, 1, 1).await.unwrap()), "a1");
    assert_eq!(messages::count(&store, Folder::Sent).await.unwrap(), 2);
    assert_eq!(ids(messages::thread(&store, "t-a").await.unwrap()), "a1 a2");
    assert_eq!(messages::unread(&store).await.unwrap(), 1, "unread in the archive does not count");
}

#[tokio::test]
async fn people_written_to_are_counted_once_a_letter() {
    let (_dir, store) = filled().await;
    let expect = [("dana@larkfield.example".to_owned(), 2), ("priya@tidewater.example".to_owned(), 1)];
    assert_eq!(messages::written_to(&store).await.unwrap(), expect.into());
    messages::mirror(&store, &mailbox()[..3], Missing::Delete).await.unwrap();
    assert_eq!(messages::written_to(&store).await.unwrap(), [].into(), "they go with their messages");
}

#[tokio::test]
async fn events_are_found_by_what_they_touch() {
    let (_dir, store) = open().await;
    let event = |id: &str, start, end| Event { id: id.into(), uid: id.into(), start, end, ..Event::default() };
    let events = [event("a", 0, 10), event("b", 10, 20), event("moment", 10, 10), event("long", 5, 100)];
    assert_eq!(events::mirror(&store, &events, Missing::Delete).await.unwrap().written, 4);
    assert_eq!(events::mirror(&store, &events, Missing::Delete).await.unwrap(), Mirrored::default());
    let check = async |start, end, expect: &str| {
        let found: Vec<String> = events::range(&store, start, end).await.unwrap().into_iter().map(|e| e.id).collect();
        assert_eq!(found.join(" "), expect, "{start}..{end}");
    };
    check(0, 5, "a").await;
    check(10, 15, "long b moment").await;
    check(9, 10, "a long").await;
    check(100, 200, "").await;
    assert_eq!(events::mirror(&store, &events[..1], Missing::Delete).await.unwrap().removed, 3);
    assert_eq!(events::get(&store, "a").await.unwrap(), Some(events[0].clone()));
    assert_eq!(events::get(&store, "b").await.unwrap(), None);
}

#[tokio::test]
async fn a_sync_goes_on_where_it_stopped() {
    let (_dir, store) = open().await;
    assert_eq!(sync_state::get(&store, "rehearsal", "mail").await.unwrap(), None);
    for cursor in ["1", "2"] {
        let state = SyncState { cursor: cursor.into(), at: 5 };
        sync_state::set(&store, "rehearsal", "mail", &state).await.unwrap();
        assert_eq!(sync_state::get(&store, "rehearsal", "mail").await.unwrap(), Some(state));
    }
}
