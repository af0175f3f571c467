//! The mirror of mail: every message with its whole record, and a full-text index over it.
//!
//! The provider is the truth; a sync brings the mirror in line in one transaction. Words are found whatever their
//! case or accents; Chinese, Japanese and Korean, which are written without spaces, are found as substrings.

use super::{json, to_json};
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, Transaction};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use understudy_agent::record::{Folder, Message};

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 1,
    name: "messages",
    // The row number is a column of its own: the index refers to it, and SQLite may renumber implicit ones.
    sql: "CREATE TABLE messages (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, thread TEXT NOT NULL, folder TEXT NOT NULL, at INTEGER NOT NULL,
        sender TEXT NOT NULL, sender_name TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
        unread INTEGER NOT NULL, starred INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX messages_by_folder ON messages (folder, at DESC, id DESC);
    CREATE INDEX messages_by_time ON messages (at DESC, id DESC);
    CREATE INDEX messages_by_sender ON messages (sender, at DESC);
    CREATE INDEX messages_by_thread ON messages (thread, at);
    CREATE INDEX messages_unread ON messages (folder) WHERE unread = 1;
    CREATE TABLE recipients (
        message INTEGER NOT NULL REFERENCES messages (n) ON DELETE CASCADE, email TEXT NOT NULL,
        PRIMARY KEY (message, email)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recipients_by_email ON recipients (email);
    CREATE VIRTUAL TABLE messages_fts USING fts5 (
        subject, sender, sender_name, text, content = 'messages', content_rowid = 'n',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
    );
    CREATE TRIGGER messages_added AFTER INSERT ON messages BEGIN
        INSERT INTO messages_fts (rowid, subject, sender, sender_name, text)
        VALUES (new.n, new.subject, new.sender, new.sender_name, new.text);
    END;
    CREATE TRIGGER messages_removed AFTER DELETE ON messages BEGIN
        INSERT INTO messages_fts (messages_fts, rowid, subject, sender, sender_name, text)
        VALUES ('delete', old.n, old.subject, old.sender, old.sender_name, old.text);
    END;
    CREATE TRIGGER messages_changed AFTER UPDATE OF subject, sender, sender_name, text ON messages BEGIN
        INSERT INTO messages_fts (messages_fts, rowid, subject, sender, sender_name, text)
        VALUES ('delete', old.n, old.subject, old.sender, old.sender_name, old.text);
        INSERT INTO messages_fts (rowid, subject, sender, sender_name, text)
        VALUES (new.n, new.subject, new.sender, new.sender_name, new.text);
    END;",
}];

/// Where to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Every folder but the drafts.
    #[default]
    All,
    /// Unread in the inbox.
    Unread,
    /// Starred, in any folder but the drafts.
    Starred,
    /// One folder.
    In(Folder),
}

/// What to look for. The default is the newest messages of every folder but the drafts, without limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Where.
    pub place: Place,
    /// From this address, in any case.
    pub from: Option<String>,
    /// With all these words, in subject, sender or text; a word may be the beginning of one. Blank means anything.
    pub text: Option<String>,
    /// At or after, Unix seconds.
    pub since: Option<i64>,
    /// Before, Unix seconds.
    pub until: Option<i64>,
    /// At most this many.
    pub limit: Option<u32>,
}

/// What a sync changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mirrored {
    /// New or different.
    pub written: u32,
    /// Gone.
    pub removed: u32,
}

/// Whether what is not in the list is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The list is everything there is: what it lacks is deleted.
    Delete,
    /// The list is a part: what it lacks stays.
    Keep,
}

/// Brings the mirror in line with `messages`, in one transaction.
pub async fn mirror(store: &Store, messages: &[Message], missing: Missing) -> Result<Mirrored, StoreError> {
    let mut write = store.cache_write("save the messages").await?;
    let mut done = Mirrored::default();
    let ids = serde_json::Value::from(messages.iter().map(|m| m.id.clone()).collect::<Vec<_>>()).to_string();
    let before = threads_of(&mut write, &ids).await.map_err(database("save the messages"))?;
    let mut touched = BTreeSet::new();
    for message in messages {
        if upsert(&mut write, message).await.map_err(database("save the messages"))? {
            done.written += 1;
            touched.insert(message.thread.clone());
            // A message that joined another conversation left one, too.
            touched.extend(before.get(&message.id).cloned());
        }
    }
    if missing == Missing::Delete {
        let kept: HashSet<&str> = messages.iter().map(|m| m.id.as_str()).collect();
        let known: Vec<String> = sqlx::query_scalar("SELECT id FROM messages")
            .fetch_all(&mut *write)
            .await
            .map_err(database("read the messages"))?;
        let gone: Vec<String> = known.into_iter().filter(|id| !kept.contains(id.as_str())).collect();
        done.removed = gone.len() as u32;
        touched.extend(delete(&mut write, &gone).await.map_err(database("remove the messages"))?);
    }
    super::threads::follow(&mut write, &touched).await.map_err(database("save the messages"))?;
    write.commit().await.map_err(database("save the messages"))?;
    Ok(done)
}

/// Takes messages out of the mirror, in one transaction.
pub async fn remove(store: &Store, ids: &[String]) -> Result<(), StoreError> {
    let mut write = store.cache_write("remove the messages").await?;
    let touched = delete(&mut write, ids).await.map_err(database("remove the messages"))?;
    super::threads::follow(&mut write, &touched).await.map_err(database("remove the messages"))?;
    write.commit().await.map_err(database("remove the messages"))
}

/// Deletes messages; gives the conversations that they were in.
async fn delete(write: &mut Transaction<'static, Sqlite>, ids: &[String]) -> Result<BTreeSet<String>, sqlx::Error> {
    let ids = serde_json::Value::from(ids.to_vec()).to_string();
    let touched = threads_of(write, &ids).await?.into_values().collect();
    sqlx::query("DELETE FROM messages WHERE id IN (SELECT value FROM json_each(?))")
        .bind(&ids)
        .execute(&mut **write)
        .await?;
    Ok(touched)
}

/// Message to conversation, of a JSON list of ids.
async fn threads_of(
    write: &mut Transaction<'static, Sqlite>,
    ids: &str,
) -> Result<BTreeMap<String, String>, sqlx::Error> {
    let found: Vec<(String, String)> =
        sqlx::query_as("SELECT id, thread FROM messages WHERE id IN (SELECT value FROM json_each(?))")
            .bind(ids)
            .fetch_all(&mut **write)
            .await?;
    Ok(found.into_iter().collect())
}

/// Writes one message; `false` when it was there just so.
async fn upsert(write: &mut Transaction<'static, Sqlite>, message: &Message) -> Result<bool, sqlx::Error> {
    let n: Option<i64> = sqlx::query_scalar(
        "INSERT INTO messages (id, thread, folder, at, sender, sender_name, subject, text, unread, starred, json)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET thread = excluded.thread, folder = excluded.folder, at = excluded.at,
         sender = excluded.sender, sender_name = excluded.sender_name, subject = excluded.subject,
         text = excluded.text, unread = excluded.unread, starred = excluded.starred, json = excluded.json
         WHERE json <> excluded.json RETURNING n",
    )
    .bind(&message.id)
    .bind(&message.thread)
    .bind(folder_word(message.folder))
    .bind(message.at)
    .bind(message.from.email.to_lowercase())
    .bind(&message.from.name)
    .bind(&message.subject)
    .bind(&message.text)
    .bind(message.unread)
    .bind(message.starred)
    .bind(to_json(message)?)
    .fetch_optional(&mut **write)
    .await?;
    let Some(n) = n else { return Ok(false) };
    sqlx::query("DELETE FROM recipients WHERE message = ?").bind(n).execute(&mut **write).await?;
    if message.folder == Folder::Sent {
        for address in message.to.iter().chain(&message.cc).chain(&message.bcc) {
            sqlx::query("INSERT OR IGNORE INTO recipients (message, email) VALUES (?, ?)")
                .bind(n)
                .bind(address.email.to_lowercase())
                .execute(&mut **write)
                .await?;
        }
    }
    Ok(true)
}

/// A message.
pub async fn get(store: &Store, id: &str) -> Result<Option<Message>, StoreError> {
    let row = sqlx::query("SELECT json FROM messages WHERE id = ?").bind(id).fetch_optional(store.cache()).await;
    row.and_then(|row| row.map(|r| json(&r, "json")).transpose()).map_err(database("read the message"))
}

/// A page of a folder, newest first: `limit` messages after the first `offset`.
pub async fn by_folder(store: &Store, folder: Folder, offset: u32, limit: u32) -> Result<Vec<Message>, StoreError> {
    let rows = sqlx::query("SELECT json FROM messages WHERE folder = ? ORDER BY at DESC, id DESC LIMIT ? OFFSET ?")
        .bind(folder_word(folder))
        .bind(limit)
        .bind(offset)
        .fetch_all(store.cache())
        .await;
    read_all(rows, "list the messages")
}

/// How many messages a folder has.
pub async fn count(store: &Store, folder: Folder) -> Result<u32, StoreError> {
    sqlx::query_scalar("SELECT count(*) FROM messages WHERE folder = ?")
        .bind(folder_word(folder))
        .fetch_one(store.cache())
        .await
        .map_err(database("count the messages"))
}

/// The messages of a thread, oldest first.
pub async fn thread(store: &Store, thread: &str) -> Result<Vec<Message>, StoreError> {
    let rows = sqlx::query("SELECT json FROM messages WHERE thread = ? ORDER BY at, id")
        .bind(thread)
        .fetch_all(store.cache())
        .await;
    read_all(rows, "read the thread")
}

/// The last letter that the user wrote to an address before a time.
pub async fn last_to(store: &Store, email: &str, before: i64) -> Result<Option<Message>, StoreError> {
    let row = sqlx::query(
        "SELECT m.json FROM recipients r JOIN messages m ON m.n = r.message WHERE r.email = ? AND m.at < ?
         ORDER BY m.at DESC LIMIT 1",
    )
    .bind(email)
    .bind(before)
    .fetch_optional(store.cache())
    .await;
    row.and_then(|row| row.map(|r| json(&r, "json")).transpose()).map_err(database("read the letters"))
}

/// The latest message that came with an invitation to the event of this UID, since a time.
pub async fn with_invitation(store: &Store, uid: &str, since: i64) -> Result<Option<String>, StoreError> {
    sqlx::query_scalar(
        "SELECT id FROM messages WHERE at >= ? AND folder <> 'sent' AND json_extract(json, '$.invitation') = ?
         ORDER BY at DESC LIMIT 1",
    )
    .bind(since)
    .bind(uid)
    .fetch_optional(store.cache())
    .await
    .map_err(database("search the messages"))
}

/// Unread messages in the inbox.
pub async fn unread(store: &Store) -> Result<u32, StoreError> {
    sqlx::query_scalar("SELECT count(*) FROM messages WHERE unread = 1 AND folder = 'inbox'")
        .fetch_one(store.cache())
        .await
        .map_err(database("count the messages"))
}

/// How often the user has written to each address, lower-cased; addresses never written to are left out.
pub async fn written_to(store: &Store) -> Result<BTreeMap<String, u32>, StoreError> {
    let rows: Result<Vec<(String, u32)>, _> =
        sqlx::query_as("SELECT email, count(*) FROM recipients GROUP BY email").fetch_all(store.cache()).await;
    rows.map(|rows| rows.into_iter().collect()).map_err(database("count the messages"))
}

/// Searches the mirror, newest first.
pub async fn search(store: &Store, query: &SearchQuery) -> Result<Vec<Message>, StoreError> {
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT json FROM messages WHERE ");
    match query.place {
        Place::All => sql.push("folder <> 'drafts'"),
        Place::Unread => sql.push("folder = 'inbox' AND unread = 1"),
        Place::Starred => sql.push("folder <> 'drafts' AND starred = 1"),
        Place::In(folder) => sql.push("folder = ").push_bind(folder_word(folder)),
    };
    if let Some(from) = &query.from {
        sql.push(" AND sender = ").push_bind(from.to_lowercase());
    }
    if let Some(since) = query.since {
        sql.push(" AND at >= ").push_bind(since);
    }
    if let Some(until) = query.until {
        sql.push(" AND at < ").push_bind(until);
    }
    let text = query.text.as_deref().map(str::trim).filter(|t| !t.is_empty());
    for word in text.iter().flat_map(|t| t.split_whitespace()).filter(|w| is_unspaced(w)) {
        let pattern = format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        sql.push(" AND (subject LIKE ").push_bind(pattern.clone()).push(" ESCAPE '\\' OR text LIKE ");
        sql.push_bind(pattern.clone())
            .push(" ESCAPE '\\' OR sender_name LIKE ")
            .push_bind(pattern)
            .push(" ESCAPE '\\')");
    }
    if let Some(text) = text {
        let words = fts_words(text);
        if words.is_empty() && !text.split_whitespace().any(is_unspaced) {
            // Nothing but signs: no message is about that.
            return Ok(Vec::new());
        }
        if !words.is_empty() {
            sql.push(" AND n IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ").push_bind(words).push(")");
        }
    }
    sql.push(" ORDER BY at DESC, id DESC LIMIT ").push_bind(query.limit.map_or(-1, i64::from));
    read_all(sql.build().fetch_all(store.cache()).await, "search the messages")
}

/// Every spaced word, quoted so that nothing in it is an operator, as a prefix: `"disc"* "larkfield"*`.
pub(super) fn fts_words(text: &str) -> String {
    let words = text.split_whitespace().filter(|w| !is_unspaced(w));
    let parts = words.flat_map(|w| w.split(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty());
    parts.map(|w| format!("\"{w}\"*")).collect::<Vec<_>>().join(" ")
}

/// Whether a word is of a script that is written without spaces, which the tokenizer would take for one long word.
pub(super) fn is_unspaced(word: &str) -> bool {
    let unspaced = |c: char| {
        matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
    };
    word.chars().any(unspaced)
}

/// The word of a folder in its column; the same as on the wire.
pub(super) fn folder_word(folder: Folder) -> &'static str {
    match folder {
        Folder::Inbox => "inbox",
        Folder::Archive => "archive",
        Folder::Sent => "sent",
        Folder::Drafts => "drafts",
        Folder::Snoozed => "snoozed",
    }
}

pub(super) fn read_all(
    rows: Result<Vec<SqliteRow>, sqlx::Error>,
    what: &'static str,
) -> Result<Vec<Message>, StoreError> {
    rows.and_then(|rows| rows.iter().map(|r| json(r, "json")).collect()).map_err(database(what))
}
