//! Opening the data folder: second instances, damaged files, other versions.

use std::fs;
use std::path::Path;
use understudy_store::{Store, StoreError, messages, settings};

#[tokio::test]
async fn a_second_instance_is_told_who_holds_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    let first = Store::open(dir.path()).await.unwrap();
    let clone = first.clone();
    let error = Store::open(dir.path()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "The data folder {} is in use by another Understudy (process {}). Close that one, or choose another data folder.",
            dir.path().display(),
            std::process::id()
        )
    );
    drop(first);
    assert!(matches!(Store::open(dir.path()).await, Err(StoreError::InUse { .. })), "a clone still holds it");
    clone.close().await;
    drop(clone);
    Store::open(dir.path()).await.unwrap();
}

#[tokio::test]
async fn a_damaged_control_database_is_named_and_left_untouched() {
    let sound = sound_database().await;
    let mut torn = sound.clone();
    let middle = torn.len() / 2;
    torn[4096..middle].fill(0xa5);
    for (name, bytes) in
        [("not a database", b"this is no database at all, but it is long enough".repeat(200)), ("torn", torn)]
    {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("control.db");
        fs::write(&path, &bytes).unwrap();
        let error = Store::open(dir.path()).await.unwrap_err();
        assert!(matches!(&error, StoreError::Damaged { path: p, .. } if *p == path), "{name}: {error:?}");
        assert!(error.to_string().contains("It was left untouched."), "{error}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name}: not a byte may change");
    }
}

#[tokio::test]
async fn a_damaged_mirror_is_made_anew_and_the_truth_stays() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    assert!(!store.cache_rebuilt());
    settings::set(&store, "theme", &"dark".into()).await.unwrap();
    store.close().await;
    drop(store);
    fs::write(dir.path().join("cache.db"), b"garbage".repeat(1000)).unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    assert!(store.cache_rebuilt());
    assert_eq!(messages::unread(&store).await.unwrap(), 0);
    assert_eq!(settings::get(&store, "theme").await.unwrap(), Some("dark".into()));
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_not_touched_and_a_newer_mirror_is_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    store.close().await;
    drop(store);
    add_change(&dir.path().join("cache.db")).await;
    let store = Store::open(dir.path()).await.unwrap();
    assert!(store.cache_rebuilt());
    store.close().await;
    drop(store);
    add_change(&dir.path().join("control.db")).await;
    let error = Store::open(dir.path()).await.unwrap_err();
    assert!(matches!(error, StoreError::OtherVersion { version: 9000, .. }), "{error:?}");
}

#[tokio::test]
async fn a_data_folder_that_is_a_file_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data");
    fs::write(&path, "").unwrap();
    let error = Store::open(&path).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("{} is a file, not a folder. Choose a folder, or move the file away.", path.display())
    );
}

async fn sound_database() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    for i in 0..50 {
        settings::set(&store, &format!("key {i}"), &"x".repeat(400).into()).await.unwrap();
    }
    store.close().await;
    fs::read(dir.path().join("control.db")).unwrap()
}

/// Writes down a change that this version does not know.
async fn add_change(path: &Path) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9000, 'later', 1, x'00', 0)")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
}
