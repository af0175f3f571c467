//! The two SQLite files of a data folder and the lock that keeps a second instance out.
//!
//! `control.db` (runs, approvals, outbox, effects) is durable: WAL with synchronous FULL, checked when it is
//! opened, never touched when it is damaged. `cache.db` mirrors mail and calendar and is deleted and made anew
//! when it is damaged or of another version; the next sync fills it. The tables live in `tables/`, one file each.

use crate::error::{StoreError, database, file, is_damage};
use crate::tables;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{SqlSafeStr, Sqlite, Transaction};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// One change of a database's tables. Changes are only ever added, with a higher number.
pub(crate) struct Change {
    /// Unique in its database, ascending.
    pub(crate) version: i64,
    /// In words.
    pub(crate) name: &'static str,
    /// Statements.
    pub(crate) sql: &'static str,
}

/// The data of one user: a cheap handle on both databases. The folder stays locked until
/// [`Store::close`], or until the last clone is dropped.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    control: SqlitePool,
    cache: SqlitePool,
    dir: PathBuf,
    cache_rebuilt: bool,
    /// Released by the system when the process ends, however it ends.
    lock: File,
}

impl Store {
    /// Opens the data folder, making it and its databases when they are missing.
    ///
    /// Errors: [`StoreError::InUse`] when another instance holds it, [`StoreError::Damaged`] or
    /// [`StoreError::OtherVersion`] when `control.db` cannot be used (it is left as it was).
    pub async fn open(dir: &Path) -> Result<Store, StoreError> {
        if dir.is_file() {
            return Err(StoreError::NotAFolder { path: dir.to_path_buf() });
        }
        std::fs::create_dir_all(dir).map_err(file("create", dir))?;
        let lock = lock(dir)?;
        let control = open_control(&dir.join("control.db")).await?;
        let (cache, cache_rebuilt) = open_cache(&dir.join("cache.db")).await?;
        Ok(Store { inner: Arc::new(Inner { control, cache, dir: dir.to_path_buf(), cache_rebuilt, lock }) })
    }

    /// The data folder.
    pub fn dir(&self) -> &Path {
        &self.inner.dir
    }

    /// Whether `cache.db` had to be made anew: the mirror is empty until the next sync.
    pub fn cache_rebuilt(&self) -> bool {
        self.inner.cache_rebuilt
    }

    /// Writes everything out, closes both databases and lets the folder go. Later calls fail.
    pub async fn close(&self) {
        self.inner.control.close().await;
        self.inner.cache.close().await;
        if let Err(error) = self.inner.lock.unlock() {
            tracing::warn!(%error, "the data folder stays locked until this program ends");
        }
    }

    /// Writes a whole, consistent copy of `control.db` while it is in use.
    pub(crate) async fn copy_control(&self, to: &Path) -> Result<(), StoreError> {
        sqlx::query("VACUUM INTO ?")
            .bind(to.to_string_lossy().into_owned())
            .execute(&self.inner.control)
            .await
            .map(|_| ())
            .map_err(database("copy the database"))
    }

    pub(crate) fn control(&self) -> &SqlitePool {
        &self.inner.control
    }

    pub(crate) fn cache(&self) -> &SqlitePool {
        &self.inner.cache
    }

    /// Begins a write on `control.db`. It takes the write lock at once, so that what it reads cannot change
    /// under it; dropped without commit it leaves nothing.
    pub(crate) async fn control_write(&self, what: &'static str) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.inner.control.begin_with("BEGIN IMMEDIATE").await.map_err(database(what))
    }

    /// The same for `cache.db`.
    pub(crate) async fn cache_write(&self, what: &'static str) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.inner.cache.begin_with("BEGIN IMMEDIATE").await.map_err(database(what))
    }
}

/// Takes the folder's lock without waiting and leaves the process id in it for the message of a second instance.
pub(crate) fn lock(dir: &Path) -> Result<File, StoreError> {
    let path = dir.join("understudy.lock");
    let mut lock = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(file("open", &path))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let readable = lock.read_to_string(&mut holder).is_ok();
            let holder = Some(holder.trim().to_owned()).filter(|h| readable && !h.is_empty());
            return Err(StoreError::InUse { path: dir.to_path_buf(), holder });
        }
        Err(TryLockError::Error(source)) => return Err(file("lock", &path)(source)),
    }
    lock.set_len(0)
        .and_then(|()| lock.rewind())
        .and_then(|()| write!(lock, "{}", std::process::id()))
        .map_err(file("write", &path))?;
    Ok(lock)
}

async fn open_control(path: &Path) -> Result<SqlitePool, StoreError> {
    // The check comes first and without the switch to WAL: a damaged file must not gain a byte.
    if path.exists() {
        check_control(path).await?;
    }
    let pool = connect(path, SqliteSynchronous::Full).await.map_err(|e| open_error(path, e))?;
    match migrate(&pool, tables::CONTROL).await {
        Ok(()) => Ok(pool),
        Err(MigrateError::VersionMissing(version) | MigrateError::VersionMismatch(version)) => {
            pool.close().await;
            Err(StoreError::OtherVersion { path: path.to_path_buf(), version })
        }
        Err(MigrateError::Execute(e) | MigrateError::ExecuteMigration(e, _)) => Err(open_error(path, e)),
        Err(other) => Err(open_error(path, sqlx::Error::Migrate(Box::new(other)))),
    }
}

/// Reads the whole file through SQLite's own check, before anything is written to it.
pub(crate) async fn check_control(path: &Path) -> Result<(), StoreError> {
    let damaged = |detail: String| StoreError::Damaged { path: path.to_path_buf(), detail };
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(false).read_only(true);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
    let verdict = match pool {
        Ok(pool) => {
            let verdict = quick_check(&pool).await;
            pool.close().await;
            verdict
        }
        Err(e) => Err(e),
    };
    match verdict {
        Ok(None) => Ok(()),
        Ok(Some(detail)) => Err(damaged(detail)),
        Err(e) => Err(open_error(path, e)),
    }
}

/// `None` when sound, else the first complaint.
async fn quick_check(pool: &SqlitePool) -> Result<Option<String>, sqlx::Error> {
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(pool).await?;
    Ok(Some(verdict).filter(|v| v != "ok"))
}

fn open_error(path: &Path, error: sqlx::Error) -> StoreError {
    if is_damage(&error) {
        let detail = error.as_database_error().map_or_else(|| error.to_string(), |e| e.message().to_owned());
        return StoreError::Damaged { path: path.to_path_buf(), detail };
    }
    database("open the database")(error)
}

/// A mirror larger than this is not read through at every start; half a second on a slow disk.
const CACHE_CHECK_LIMIT: u64 = 256 * 1024 * 1024;

/// Opens the mirror; whatever is wrong with it, makes it anew once.
async fn open_cache(path: &Path) -> Result<(SqlitePool, bool), StoreError> {
    match try_cache(path).await {
        Ok(pool) => return Ok((pool, false)),
        Err(reason) => tracing::warn!(%reason, "the mirror is made anew"),
    }
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let stale = PathBuf::from(format!("{}{suffix}", path.display()));
        match std::fs::remove_file(&stale) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(file("remove", &stale)(e)),
            _ => {}
        }
    }
    try_cache(path).await.map(|pool| (pool, true)).map_err(database("create the mirror"))
}

async fn try_cache(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let size = std::fs::metadata(path).map(|m| m.len()).unwrap_or(0);
    let pool = connect(path, SqliteSynchronous::Normal).await?;
    let verdict = async {
        if size > 0
            && size < CACHE_CHECK_LIMIT
            && let Some(detail) = quick_check(&pool).await?
        {
            return Err(sqlx::Error::Protocol(detail));
        }
        migrate(&pool, tables::CACHE).await.map_err(|e| sqlx::Error::Migrate(Box::new(e)))
    };
    match verdict.await {
        Ok(()) => Ok(pool),
        Err(e) => {
            pool.close().await;
            Err(e)
        }
    }
}

async fn connect(path: &Path, synchronous: SqliteSynchronous) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10));
    SqlitePoolOptions::new().max_connections(4).connect_with(options).await
}

async fn migrate(pool: &SqlitePool, tables: &[&[Change]]) -> Result<(), MigrateError> {
    let changes = tables.iter().flat_map(|changes| changes.iter());
    let migrations = changes
        .map(|c| Migration::new(c.version, c.name.into(), MigrationType::Simple, c.sql.into_sql_str(), false))
        .collect();
    Migrator::with_migrations(migrations).run(pool).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;

    #[tokio::test]
    async fn a_full_disk_is_named_and_loses_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let store = Store::open(dir.path()).await.expect("open");
        settings::set(&store, "theme", &"dark".into()).await.expect("set");
        let mut held = Vec::new();
        for _ in 0..4 {
            let mut connection = store.control().acquire().await.expect("a connection");
            sqlx::query("PRAGMA max_page_count = 1").execute(&mut *connection).await.expect("a limit");
            held.push(connection);
        }
        drop(held);
        let large = serde_json::Value::String("x".repeat(1 << 20));
        let error = settings::set(&store, "large", &large).await.expect_err("no room");
        assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
        assert_eq!(
            error.to_string(),
            "The disk is full, so the setting could not be saved. Free some space and try again; what was saved before is unharmed."
        );
        assert_eq!(settings::get(&store, "theme").await.expect("get"), Some("dark".into()));
    }

    #[test]
    fn changes_are_only_added_never_edited() {
        use sha2::{Digest, Sha256};
        let seen: Vec<String> = tables::CONTROL
            .iter()
            .chain(tables::CACHE)
            .flat_map(|changes| changes.iter())
            .map(|c| {
                let hash = Sha256::digest(c.sql).iter().take(4).map(|b| format!("{b:02x}")).collect::<String>();
                format!("{} {} {hash}", c.version, c.name)
            })
            .collect();
        let released: Vec<&str> = include_str!("tables/released.txt").lines().collect();
        for line in &released {
            assert!(
                seen.iter().any(|s| s == line),
                "the released change \"{line}\" was edited or removed:\n{}",
                seen.join("\n")
            );
        }
        assert_eq!(seen.len(), released.len(), "add the new change to tables/released.txt:\n{}", seen.join("\n"));
    }
}
