//! A hundred thousand messages: a page costs a page, wherever it lies and whatever else there is.
//!
//! Counted, not timed: the plan of every statement, and the steps that SQLite takes for one. Times are printed only.

use super::{Known, Split, counts, page, page_sql};
use crate::database::Store;
use crate::tables::messages::{self, Missing};
use sqlx::Row;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use understudy_agent::record::{Address, Folder, Message};

const MANY: u32 = 100_000;
const PARTS: [Split; 5] = [Split::NeedsYou, Split::Handled, Split::Waiting, Split::Newsletters, Split::All];

/// Message `n` of a mailbox in which every third conversation has an answer and every fifth is a list's.
fn message(n: u32) -> Message {
    let (conversation, second) = (n / 3 * 2 + n % 3 / 2, n % 3 == 1);
    let bulk = conversation % 5 == 0 && !second;
    let folder = match (second, conversation % 7) {
        (true, _) => Folder::Sent,
        (false, 0..=2) => Folder::Archive,
        (false, 3) if conversation % 35 == 3 => Folder::Snoozed,
        (false, _) => Folder::Inbox,
    };
    Message {
        id: format!("m{n:06}"),
        thread: format!("t{conversation:06}"),
        message_id: format!("{n}@example.com"),
        folder,
        from: Address { name: format!("Person {}", n % 997), email: format!("p{}@example.com", n % 997) },
        to: vec![Address { name: String::new(), email: "maya@harbourseed.example".into() }],
        subject: format!("About {}", conversation % 4_093),
        at: 1_700_000_000 + i64::from(n) * 311,
        text: format!("Words about {conversation}."),
        bulk,
        unread: n.is_multiple_of(11),
        ..Message::default()
    }
}

fn known() -> Known {
    let some = |from: u32| (0..40).map(|i| format!("m{:06}", from + i * 997)).collect();
    Known { asked: some(31), filed: some(60), since: 1_700_000_000 + i64::from(MANY - 4_000) * 311 }
}

/// How SQLite reads a page, a line for each table.
async fn explain(store: &Store, part: Split) -> Vec<String> {
    let sql = format!("EXPLAIN QUERY PLAN {}", page_sql(part));
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind("[]")
        .bind("[]")
        .bind(0)
        .bind(50)
        .bind(0)
        .fetch_all(store.cache())
        .await
        .expect("explained");
    rows.iter().map(|r| r.try_get("detail").expect("a line of words")).collect()
}

/// Steps of SQLite's machine for the first page of a part, its length included, in tens.
async fn steps(store: &Store, part: Split, known: &Known) -> u64 {
    let mut held = Vec::new();
    let taken = Arc::new(AtomicU64::new(0));
    for _ in 0..4 {
        let mut connection = store.cache().acquire().await.expect("a connection");
        let counter = taken.clone();
        connection.lock_handle().await.expect("its handle").set_progress_handler(10, move || {
            counter.fetch_add(1, Ordering::Relaxed);
            true
        });
        held.push(connection);
    }
    drop(held);
    page(store, part, known, 0, 50).await.expect("listed");
    taken.load(Ordering::Relaxed)
}

#[tokio::test]
async fn a_page_of_a_hundred_thousand_messages_reads_a_page() {
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::open(dir.path()).await.expect("open");
    let mail: Vec<Message> = (0..MANY).map(message).collect();
    let started = Instant::now();
    messages::mirror(&store, &mail, Missing::Delete).await.expect("mirrored");
    let filled = started.elapsed();
    let started = Instant::now();
    messages::mirror(&store, &mail[..1], Missing::Keep).await.expect("nothing new");
    let again = Message { unread: true, folder: Folder::Archive, ..mail[500].clone() };
    messages::mirror(&store, &[again], Missing::Keep).await.expect("one changed");
    let changed = started.elapsed();

    let mut report = format!("filled in {filled:.1?}; one message changed in {changed:.1?}");
    let known = known();
    let counted = counts(&store, &known).await.expect("counted");
    for part in PARTS {
        for plan in explain(&store, part).await {
            let scans = plan.starts_with("SCAN conversations") || plan.starts_with("SCAN messages");
            // Reading an index in its own order stops with the page; a scan of the table would not.
            assert!(!scans || plan.contains(" INDEX "), "{part:?} reads everything: {plan}");
        }
        let total = counted.of(part);
        assert!(total > 20, "{part:?} has {total} conversations; the test would prove nothing");
        let (first, length) = page(&store, part, &known, 0, 50).await.expect("listed");
        assert_eq!((first.len() as u32, length), (total.min(50), total), "{part:?}");
    }
    // A page needs about as many steps in a mailbox of a hundred thousand as in one of two thousand.
    let small_dir = tempfile::tempdir().expect("a folder");
    let small = Store::open(small_dir.path()).await.expect("open");
    messages::mirror(&small, &mail[98_000..], Missing::Delete).await.expect("mirrored");
    for part in PARTS {
        let (many, few) = (steps(&store, part, &known).await, steps(&small, part, &known).await);
        report.push_str(&format!("; {part:?}: {many}0 steps, {few}0 with 2,000 messages"));
        // Those that wait are counted one by one; every other length is kept.
        let one_by_one = if part == Split::Waiting { u64::from(counted.of(part)) } else { 0 };
        assert!(
            many <= few * 2 + 1_000 + one_by_one,
            "{part:?}: {many}0 steps with 100,000 messages, {few}0 with 2,000"
        );
    }
    for part in PARTS {
        for offset in [0, counted.of(part) / 2] {
            let mut took: Vec<Duration> = Vec::new();
            for _ in 0..9 {
                let started = Instant::now();
                page(&store, part, &known, offset, 50).await.expect("listed");
                took.push(started.elapsed());
            }
            took.sort();
            report.push_str(&format!("; {part:?} from {offset}: {:.2?}", took[4]));
        }
    }
    eprintln!("{report}");
}

#[tokio::test]
async fn conversations_follow_their_messages_through_every_write() {
    let dir = tempfile::tempdir().expect("a folder");
    let store = Store::open(dir.path()).await.expect("open");
    let mut mail: Vec<Message> = (0..120).map(message).collect();
    messages::mirror(&store, &mail, Missing::Delete).await.expect("mirrored");
    // Moved into another conversation, filed, gone, answered.
    mail[4].thread = mail[0].thread.clone();
    mail[9].folder = Folder::Archive;
    mail.remove(30);
    mail.push(Message { folder: Folder::Sent, at: 1_800_000_000, id: "answer".into(), ..mail[6].clone() });
    messages::mirror(&store, &mail, Missing::Delete).await.expect("mirrored again");
    messages::remove(&store, &[mail.remove(50).id]).await.expect("removed");
    let known = Known { since: 0, ..known() };
    let kept = (counts(&store, &known).await.expect("counted"), pages(&store, &known).await);
    let other = tempfile::tempdir().expect("a folder");
    let fresh = Store::open(other.path()).await.expect("open");
    messages::mirror(&fresh, &mail, Missing::Delete).await.expect("mirrored at once");
    let anew = (counts(&fresh, &known).await.expect("counted"), pages(&fresh, &known).await);
    assert_eq!(kept, anew, "what is kept beside the messages is what they say");
}

async fn pages(store: &Store, known: &Known) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for part in PARTS {
        let (whole, total) = page(store, part, known, 0, 500).await.expect("listed");
        assert_eq!(whole.len() as u32, total, "{part:?} lists what it counts");
        let (later, _) = page(store, part, known, 3, 4).await.expect("a later page");
        assert_eq!(later, whole.iter().skip(3).take(4).cloned().collect::<Vec<_>>(), "{part:?} from the fourth");
        all.push(whole);
    }
    all
}
