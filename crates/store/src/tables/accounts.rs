//! Accounts: the user's sign-ins. Their tokens and passwords are in the keychain, never here.

use super::json;
use crate::database::{Change, Store};
use crate::error::{StoreError, database};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

pub(crate) const CHANGES: &[Change] = &[Change {
    version: 8,
    name: "accounts",
    sql: "CREATE TABLE accounts (
        id TEXT PRIMARY KEY, provider TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, zone TEXT NOT NULL,
        config TEXT NOT NULL, created_at INTEGER NOT NULL
    ) STRICT;",
}];

/// An account.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Id.
    pub id: String,
    /// Kind of service: `local`, `imap`, `gmail`.
    pub provider: String,
    /// The user's name.
    pub name: String,
    /// The user's address.
    pub email: String,
    /// IANA zone.
    pub zone: String,
    /// What the provider needs besides secrets.
    pub config: Value,
    /// Unix seconds.
    pub created_at: i64,
}

/// Adds or replaces an account.
pub async fn upsert(store: &Store, account: &Account) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO accounts (id, provider, name, email, zone, config, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET provider = excluded.provider, name = excluded.name, email = excluded.email,
         zone = excluded.zone, config = excluded.config",
    )
    .bind(&account.id)
    .bind(&account.provider)
    .bind(&account.name)
    .bind(&account.email)
    .bind(&account.zone)
    .bind(account.config.to_string())
    .bind(account.created_at)
    .execute(store.control())
    .await
    .map(|_| ())
    .map_err(database("save the account"))
}

/// All accounts, oldest first.
pub async fn list(store: &Store) -> Result<Vec<Account>, StoreError> {
    let rows = sqlx::query("SELECT * FROM accounts ORDER BY created_at, id").fetch_all(store.control()).await;
    rows.and_then(|rows| rows.iter().map(from_row).collect()).map_err(database("read the accounts"))
}

/// Removes an account. Its runs and approvals stay.
pub async fn remove(store: &Store, id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM accounts WHERE id = ?")
        .bind(id)
        .execute(store.control())
        .await
        .map(|_| ())
        .map_err(database("remove the account"))
}

fn from_row(row: &SqliteRow) -> Result<Account, sqlx::Error> {
    Ok(Account {
        id: row.try_get("id")?,
        provider: row.try_get("provider")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        zone: row.try_get("zone")?,
        config: json(row, "config")?,
        created_at: row.try_get("created_at")?,
    })
}
