//! The mirror of mail seen as conversations: which lie where, and which a search finds.
//!
//! A conversation's place follows from its messages alone and from two lists that the caller gives: messages that an
//! approval asks about, and messages that runs have filed. What follows from the messages is kept beside them in the same
//! write; nothing else is.

use super::messages::{folder_word, fts_words, is_unspaced, read_all};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::{QueryBuilder, Row, Sqlite, Transaction};
use std::collections::BTreeSet;
use understudy_agent::record::{Folder, Message};

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 4,
    name: "threads",
    // One narrow index answers every question about conversations without opening a message. The column is written by
    // triggers: an index over a generated column would not cover.
    sql: "ALTER TABLE messages ADD COLUMN bulk INTEGER NOT NULL DEFAULT 0;
    UPDATE messages SET bulk = json_extract(json, '$.bulk');
    CREATE TRIGGER messages_bulk_added AFTER INSERT ON messages BEGIN
        UPDATE messages SET bulk = json_extract(new.json, '$.bulk') WHERE n = new.n;
    END;
    CREATE TRIGGER messages_bulk_changed AFTER UPDATE OF json ON messages BEGIN
        UPDATE messages SET bulk = json_extract(new.json, '$.bulk') WHERE n = new.n;
    END;
    CREATE INDEX messages_by_conversation ON messages (thread, at, folder, bulk, unread);",
}, Change {
    version: 5,
    name: "conversations",
    // What a conversation is follows from its messages alone; it is kept, so that a page of a hundred thousand reads a
    // page. Each part has an index in the order in which it is shown.
    sql: "CREATE TABLE conversations (
        thread TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL, needs INTEGER NOT NULL, snoozed INTEGER NOT NULL,
        mine INTEGER NOT NULL, bulk INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX conversations_latest ON conversations (last DESC, thread);
    CREATE INDEX conversations_needing ON conversations (last DESC, thread) WHERE needs = 1;
    CREATE INDEX conversations_bulk ON conversations (last DESC, thread) WHERE bulk = 1;
    CREATE INDEX conversations_snoozed ON conversations (last DESC, thread) WHERE snoozed = 1 AND needs = 0;
    CREATE INDEX conversations_written ON conversations (last DESC, thread) WHERE mine = 1 AND snoozed = 0 AND needs = 0;
    CREATE TABLE conversation_counts (
        one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), every INTEGER NOT NULL, needs INTEGER NOT NULL, news INTEGER NOT NULL
    ) STRICT;
    INSERT INTO conversations SELECT thread, max(at),
        coalesce(max(CASE WHEN folder = 'inbox' AND bulk = 0 THEN at END) > coalesce(max(CASE WHEN folder = 'sent' THEN at END), -9223372036854775807), 0),
        max(folder = 'snoozed'), coalesce(max(CASE WHEN folder = 'sent' THEN at END) = max(at), 0), min(bulk)
        FROM messages WHERE folder <> 'drafts' GROUP BY thread;
    INSERT INTO conversation_counts SELECT 1, count(*), total(needs), total(bulk) FROM conversations;",
}];

/// Gathers conversations from their messages; a condition and the grouping follow.
const GATHERED: &str = "INSERT INTO conversations SELECT thread, max(at),
    coalesce(max(CASE WHEN folder = 'inbox' AND bulk = 0 THEN at END) > coalesce(max(CASE WHEN folder = 'sent' THEN at END), -9223372036854775807), 0),
    max(folder = 'snoozed'), coalesce(max(CASE WHEN folder = 'sent' THEN at END) = max(at), 0), min(bulk)
    FROM messages WHERE folder <> 'drafts'";
/// Keeps the counts of the parts that follow from messages alone.
const COUNTED: &str = "UPDATE conversation_counts SET every = (SELECT count(*) FROM conversations),
    needs = (SELECT count(*) FROM conversations WHERE needs = 1), news = (SELECT count(*) FROM conversations WHERE bulk = 1)";

/// A part of the inbox panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// Something came into the inbox after the user last wrote, or an approval asks about it.
    #[default]
    NeedsYou,
    /// Filed by a run, and nothing of it needs the user.
    Handled,
    /// Snoozed, or the user wrote last.
    Waiting,
    /// Everything in it came through lists.
    Newsletters,
    /// Every conversation.
    All,
}

/// What the caller knows of messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Ids of messages that a waiting approval is about.
    pub asked: Vec<String>,
    /// Ids of messages that runs have filed.
    pub filed: Vec<String>,
    /// A letter of the user's older than this no longer waits for an answer, Unix seconds.
    pub since: i64,
}

/// How many conversations each part has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// [`Split::NeedsYou`].
    pub needs_you: u32,
    /// [`Split::Handled`].
    pub handled: u32,
    /// [`Split::Waiting`].
    pub waiting: u32,
    /// [`Split::Newsletters`].
    pub newsletters: u32,
    /// [`Split::All`].
    pub all: u32,
}

impl Counts {
    /// Of one part.
    pub fn of(&self, split: Split) -> u32 {
        match split {
            Split::NeedsYou => self.needs_you,
            Split::Handled => self.handled,
            Split::Waiting => self.waiting,
            Split::Newsletters => self.newsletters,
            Split::All => self.all,
        }
    }
}

/// The condition of each part; ?1 asked, ?2 filed, ?3 since. An approval makes a conversation need the user wherever it lies.
const ASKED: &str = "SELECT thread FROM messages WHERE id IN (SELECT value FROM json_each(?1))";
const FILED: &str = "SELECT thread FROM messages WHERE id IN (SELECT value FROM json_each(?2))";

fn ids(list: &[String]) -> String {
    serde_json::Value::from(list.to_vec()).to_string()
}

/// Brings the conversations in line with their messages; part of the write that changed the messages.
pub(super) async fn follow(
    write: &mut Transaction<'static, Sqlite>,
    touched: &BTreeSet<String>,
) -> Result<(), sqlx::Error> {
    if touched.is_empty() {
        return Ok(());
    }
    let touched = serde_json::Value::from(touched.iter().cloned().collect::<Vec<_>>()).to_string();
    sqlx::query("DELETE FROM conversations WHERE thread IN (SELECT value FROM json_each(?))")
        .bind(&touched)
        .execute(&mut **write)
        .await?;
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "{GATHERED} AND thread IN (SELECT value FROM json_each(?)) GROUP BY thread"
    )))
    .bind(&touched)
    .execute(&mut **write)
    .await?;
    sqlx::query(COUNTED).execute(&mut **write).await?;
    Ok(())
}

/// Conversations that wait for somebody: snoozed ones, and those in which the user wrote last of late.
const WAITING: &str = "(SELECT count(*) FROM conversations WHERE snoozed = 1 AND needs = 0 AND thread NOT IN asked)
    + (SELECT count(*) FROM conversations INDEXED BY conversations_written
       WHERE mine = 1 AND snoozed = 0 AND needs = 0 AND last >= ?3 AND thread NOT IN asked)";
/// Those that need the user: what is kept, corrected by the few that approvals speak of.
const NEEDING: &str = "k.needs + (SELECT count(*) FROM conversations WHERE thread IN asked AND needs = 0)";
/// Those that runs filed.
const HANDLED: &str =
    "(SELECT count(*) FROM conversations WHERE thread IN filed AND needs = 0 AND thread NOT IN asked)";

/// Counts every part.
pub async fn counts(store: &Store, known: &Known) -> Result<Counts, StoreError> {
    let counted = counted(store, known, &[NEEDING, HANDLED, WAITING, "k.news", "k.every"]).await?;
    let [needs_you, handled, waiting, newsletters, all] = counted[..] else { return Ok(Counts::default()) };
    Ok(Counts { needs_you, handled, waiting, newsletters, all })
}

/// How many conversations a part has; the others are not counted.
async fn length(store: &Store, split: Split, known: &Known) -> Result<u32, StoreError> {
    let what = match split {
        Split::NeedsYou => NEEDING,
        Split::Handled => HANDLED,
        Split::Waiting => WAITING,
        Split::Newsletters => "k.news",
        Split::All => "k.every",
    };
    Ok(counted(store, known, &[what]).await?.first().copied().unwrap_or_default())
}

async fn counted(store: &Store, known: &Known, what: &[&str]) -> Result<Vec<u32>, StoreError> {
    let sql = format!(
        "WITH asked AS MATERIALIZED ({ASKED}), filed AS MATERIALIZED ({FILED}) SELECT {} FROM conversation_counts k",
        what.join(", ")
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(ids(&known.asked))
        .bind(ids(&known.filed))
        .bind(known.since)
        .fetch_one(store.cache())
        .await;
    row.and_then(|row| (0..what.len()).map(|n| row.try_get::<u32, _>(n)).collect())
        .map_err(database("count the conversations"))
}

/// The statement of a page: `?4` rows after the first `?5`, the latest first. Every part is read from an index in that
/// order, and no more of it than the page; the parts that approvals or runs add to are a merge of two such reads.
fn page_sql(split: Split) -> String {
    let order = "ORDER BY last DESC, thread LIMIT ?4 OFFSET ?5";
    // Either side of a merge gives at most as many rows as the page and what lies before it.
    let side = "ORDER BY last DESC, thread LIMIT ?4 + ?5";
    match split {
        Split::All => format!("SELECT thread FROM conversations {order}"),
        Split::Newsletters => format!("SELECT thread FROM conversations WHERE bulk = 1 {order}"),
        Split::NeedsYou => format!(
            "SELECT thread, last FROM (SELECT thread, last FROM conversations WHERE needs = 1 {side})
            UNION ALL
            SELECT thread, last FROM (SELECT thread, last FROM conversations
                WHERE needs = 0 AND thread IN ({ASKED}) {side}) {order}"
        ),
        Split::Handled => format!(
            "SELECT thread FROM conversations WHERE needs = 0 AND thread IN ({FILED}) AND thread NOT IN ({ASKED}) {order}"
        ),
        Split::Waiting => format!(
            "SELECT thread, last FROM (SELECT thread, last FROM conversations
                WHERE snoozed = 1 AND needs = 0 AND thread NOT IN ({ASKED}) {side})
            UNION ALL
            SELECT thread, last FROM (SELECT thread, last FROM conversations INDEXED BY conversations_written
                WHERE mine = 1 AND snoozed = 0 AND needs = 0 AND last >= ?3 AND thread NOT IN ({ASKED}) {side}) {order}"
        ),
    }
}

/// Ids of the conversations of a part, the latest first: `limit` after the first `offset`; and how many it has in all.
pub async fn page(
    store: &Store,
    split: Split,
    known: &Known,
    offset: u32,
    limit: u32,
) -> Result<(Vec<String>, u32), StoreError> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(page_sql(split)))
        .bind(ids(&known.asked))
        .bind(ids(&known.filed))
        .bind(known.since)
        .bind(limit)
        .bind(offset)
        .fetch_all(store.cache())
        .await;
    let found = rows
        .and_then(|rows| rows.iter().map(|r| r.try_get::<String, _>("thread")).collect())
        .map_err(database("list the conversations"))?;
    Ok((found, length(store, split, known).await?))
}

/// The messages of some conversations, by conversation and time.
pub async fn messages_of(store: &Store, threads: &[String]) -> Result<Vec<Message>, StoreError> {
    let rows = sqlx::query(
        "SELECT json FROM messages WHERE thread IN (SELECT value FROM json_each(?)) ORDER BY thread, at, id",
    )
    .bind(ids(threads))
    .fetch_all(store.cache())
    .await;
    read_all(rows, "read the conversations")
}

/// Ids of the conversations in which one of these addresses (lower-cased) wrote or was written to by the user, the latest
/// first, and how many there are in all.
pub async fn with_people(store: &Store, emails: &[String], limit: u32) -> Result<(Vec<String>, u32), StoreError> {
    let rows: Vec<(String, u32)> = sqlx::query_as(
        "WITH who AS (SELECT value AS email FROM json_each(?1)), about AS (
            SELECT thread FROM messages WHERE folder <> 'drafts' AND sender IN (SELECT email FROM who)
            UNION SELECT thread FROM messages WHERE n IN (
                SELECT message FROM recipients WHERE email IN (SELECT email FROM who)))
         SELECT thread, count(*) OVER () FROM messages WHERE thread IN (SELECT thread FROM about)
         GROUP BY thread ORDER BY max(at) DESC, thread LIMIT ?2",
    )
    .bind(ids(emails))
    .bind(limit)
    .fetch_all(store.cache())
    .await
    .map_err(database("list the conversations"))?;
    let total = rows.first().map_or(0, |(_, total)| *total);
    Ok((rows.into_iter().map(|(thread, _)| thread).collect(), total))
}

/// What a search asks for; every condition must hold for one message of the conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the sender's name or address.
    pub from: Vec<String>,
    /// In the name or address of somebody whom it is to.
    pub to: Vec<String>,
    /// Words of the subject.
    pub subject: Vec<String>,
    /// Words anywhere.
    pub words: Vec<String>,
    /// Labels, in any case.
    pub labels: Vec<String>,
    /// With a file.
    pub has_file: bool,
    /// Before, Unix seconds.
    pub before: Option<i64>,
    /// At or after, Unix seconds.
    pub after: Option<i64>,
    /// Not read yet, or read.
    pub unread: Option<bool>,
    /// With a star.
    pub starred: bool,
    /// In this folder; every folder when `None`.
    pub folder: Option<Folder>,
}

/// Ids of the conversations that a search finds, the latest match first, and how many there are in all.
pub async fn search(store: &Store, filter: &Filter, offset: u32, limit: u32) -> Result<(Vec<String>, u32), StoreError> {
    let mut count = QueryBuilder::<Sqlite>::new("SELECT count(DISTINCT thread) FROM messages WHERE ");
    conditions(&mut count, filter);
    let total: u32 =
        count.build_query_scalar().fetch_one(store.cache()).await.map_err(database("search the messages"))?;
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT thread FROM messages WHERE ");
    conditions(&mut sql, filter);
    sql.push(" GROUP BY thread ORDER BY max(at) DESC, thread LIMIT ").push_bind(limit);
    sql.push(" OFFSET ").push_bind(offset);
    let found = sql.build_query_scalar().fetch_all(store.cache()).await.map_err(database("search the messages"))?;
    Ok((found, total))
}

fn pattern(word: &str) -> String {
    format!("%{}%", word.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

fn conditions(sql: &mut QueryBuilder<Sqlite>, filter: &Filter) {
    match filter.folder {
        Some(folder) => sql.push("folder = ").push_bind(folder_word(folder)),
        None => sql.push("folder <> 'drafts'"),
    };
    for from in &filter.from {
        sql.push(" AND (sender LIKE ").push_bind(pattern(from)).push(" ESCAPE '\\' OR lower(sender_name) LIKE ");
        sql.push_bind(pattern(from)).push(" ESCAPE '\\')");
    }
    if let Some(after) = filter.after {
        sql.push(" AND at >= ").push_bind(after);
    }
    if let Some(before) = filter.before {
        sql.push(" AND at < ").push_bind(before);
    }
    if let Some(unread) = filter.unread {
        sql.push(" AND unread = ").push_bind(unread);
    }
    if filter.starred {
        sql.push(" AND starred = 1");
    }
    for word in filter.words.iter().chain(&filter.subject).filter(|w| is_unspaced(w)) {
        sql.push(" AND (subject LIKE ").push_bind(pattern(word)).push(" ESCAPE '\\' OR text LIKE ");
        sql.push_bind(pattern(word)).push(" ESCAPE '\\' OR sender_name LIKE ");
        sql.push_bind(pattern(word)).push(" ESCAPE '\\')");
    }
    let spaced = |words: &[String]| fts_words(&words.join(" "));
    let mut parts = vec![spaced(&filter.words)];
    let subject = spaced(&filter.subject);
    if !subject.is_empty() {
        parts.push(format!("subject : ({subject})"));
    }
    parts.retain(|p| !p.is_empty());
    if !parts.is_empty() {
        sql.push(" AND n IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ")
            .push_bind(parts.join(" AND "))
            .push(")");
    }
    if filter.has_file {
        sql.push(" AND json_array_length(json, '$.attachments') > 0");
    }
    for label in &filter.labels {
        sql.push(" AND EXISTS (SELECT 1 FROM json_each(messages.json, '$.labels') WHERE lower(value) = ")
            .push_bind(label.to_lowercase())
            .push(")");
    }
    for to in &filter.to {
        sql.push(
            " AND EXISTS (SELECT 1 FROM (SELECT value FROM json_each(messages.json, '$.to') UNION ALL
             SELECT value FROM json_each(messages.json, '$.cc') UNION ALL SELECT value FROM json_each(messages.json, '$.bcc'))
             WHERE lower(value) LIKE ",
        )
        .push_bind(pattern(to))
        .push(" ESCAPE '\\')");
    }
}

#[cfg(test)]
mod many;
