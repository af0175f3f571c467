//! Backup and restore: checked before anything is replaced, and the old state is kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use understudy_store::{
    Backup, Store, StoreError, apply_pending, cancel_pending, check_backup, make_backup, pending, settings,
    stage_backup, stage_reset,
};

fn said() -> Backup {
    Backup {
        format: 1,
        version: "0.1.0".into(),
        made_at: 1_795_424_400,
        account: "Rehearsal".into(),
        files: BTreeMap::new(),
        bytes: 0,
    }
}

/// A data folder with a setting, a memory and a mail, and its backup.
async fn backed_up() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    settings::set(&store, "theme", &"dark".into()).await.unwrap();
    let kept = [
        ("account/mail/1", "mail"),
        ("memories/a.md", "ten"),
        ("quarantine/cranes/files/uv.lock", "1"),
        ("skills/.git/HEAD", "ref"),
        ("skills/cranes/notes.tmp", "mine"),
    ];
    // What stands there only while something is written.
    let passing = [
        ("memories/.a.md.7.tmp", "half"),
        ("quarantine/.unfinished-paper/files/SKILL.md", "half"),
        ("skills/.git/index.lock", ""),
    ];
    for (path, text) in kept.iter().chain(&passing) {
        let full = dir.path().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
    }
    let archive = dir.path().join("backups/one.tar.gz");
    let made = make_backup(&store, &BTreeMap::new(), &archive, said()).await.unwrap();
    let mut names: Vec<&str> = made.files.keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut expect: Vec<&str> = kept.iter().map(|(path, _)| *path).chain(["control.db"]).collect();
    expect.sort_unstable();
    assert_eq!(names, expect);
    settings::set(&store, "theme", &"light".into()).await.unwrap();
    store.close().await;
    fs::write(dir.path().join("memories/a.md"), "changed").unwrap();
    fs::write(dir.path().join("memories/later.md"), "later").unwrap();
    (dir, archive)
}

fn read(dir: &Path, path: &str) -> Option<String> {
    fs::read_to_string(dir.join(path)).ok()
}

#[tokio::test]
async fn a_backup_brings_everything_back_and_keeps_what_was_there() {
    let (dir, archive) = backed_up().await;
    assert_eq!(check_backup(&archive).await.unwrap().account, "Rehearsal");
    assert_eq!(apply_pending(dir.path()).unwrap(), None, "nothing waits");
    stage_backup(dir.path(), &archive, "before-1").await.unwrap();
    assert!(pending(dir.path()).unwrap().contains("next start"));
    assert_eq!(read(dir.path(), "memories/a.md").unwrap(), "changed", "nothing is replaced yet");
    let kept = apply_pending(dir.path()).unwrap().unwrap();
    assert_eq!(pending(dir.path()), None);
    assert_eq!(read(dir.path(), "memories/a.md").unwrap(), "ten");
    assert_eq!(read(dir.path(), "memories/later.md"), None);
    assert_eq!(read(&kept, "memories/later.md").unwrap(), "later");
    let store = Store::open(dir.path()).await.unwrap();
    assert_eq!(settings::get(&store, "theme").await.unwrap(), Some("dark".into()));
    assert!(matches!(stage_reset(dir.path(), "before-2"), Ok(())));
    assert!(matches!(apply_pending(dir.path()), Err(StoreError::InUse { .. })), "not under a running app");
    cancel_pending(dir.path()).unwrap();
    assert_eq!(pending(dir.path()), None);
    store.close().await;
}

#[tokio::test]
async fn a_kill_in_the_middle_is_finished_at_the_next_start() {
    let (dir, archive) = backed_up().await;
    stage_backup(dir.path(), &archive, "before-1").await.unwrap();
    // As if it had been killed after one part: moved away and put in place.
    fs::create_dir_all(dir.path().join("before-1")).unwrap();
    fs::rename(dir.path().join("account"), dir.path().join("before-1/account")).unwrap();
    fs::rename(dir.path().join("pending/account"), dir.path().join("account")).unwrap();
    // And in the middle of the next: moved away, not yet in place.
    fs::rename(dir.path().join("memories"), dir.path().join("before-1/memories")).unwrap();
    apply_pending(dir.path()).unwrap().unwrap();
    assert_eq!(read(dir.path(), "memories/a.md").unwrap(), "ten");
    assert_eq!(read(dir.path(), "account/mail/1").unwrap(), "mail");
    assert_eq!(read(dir.path(), "before-1/memories/later.md").unwrap(), "later");
}

#[tokio::test]
async fn a_reset_puts_account_and_database_aside_and_leaves_the_rest() {
    let (dir, _) = backed_up().await;
    stage_reset(dir.path(), "before-1").unwrap();
    apply_pending(dir.path()).unwrap().unwrap();
    assert_eq!(read(dir.path(), "account/mail/1"), None);
    assert_eq!(read(dir.path(), "before-1/account/mail/1").unwrap(), "mail");
    assert_eq!(read(dir.path(), "memories/later.md").unwrap(), "later");
    let store = Store::open(dir.path()).await.unwrap();
    assert_eq!(settings::get(&store, "theme").await.unwrap(), None);
    store.close().await;
}

#[tokio::test]
async fn an_archive_that_is_not_sound_changes_nothing() {
    let (dir, archive) = backed_up().await;
    let whole = fs::read(&archive).unwrap();
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    for (name, bytes) in [
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("flipped", flipped),
        ("empty", Vec::new()),
        ("text", b"not an archive".to_vec()),
        ("escape", foreign("../../escape.md", false)),
        ("stranger", foreign("other/file", false)),
        ("link", foreign("memories/link", true)),
        ("unlisted", foreign("memories/extra.md", false)),
    ] {
        let file = dir.path().join(format!("{name}.tar.gz"));
        fs::write(&file, bytes).unwrap();
        let error = stage_backup(dir.path(), &file, "before-1").await.expect_err(name);
        assert!(error.to_string().contains(name), "{name}: {error}");
        assert_eq!(pending(dir.path()), None, "{name}");
    }
    assert_eq!(read(dir.path(), "memories/a.md").unwrap(), "changed");
    assert!(!dir.path().parent().unwrap().join("escape.md").exists());
}

/// An archive with one entry that no backup has.
fn foreign(path: &str, link: bool) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
    header.set_size(if link { 0 } else { 4 });
    header.set_mode(0o600);
    if link {
        header.set_entry_type(tar::EntryType::Symlink);
        header.set_link_name("elsewhere").unwrap();
    }
    header.set_cksum();
    let gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut archive = tar::Builder::new(gzip);
    archive.append(&header, if link { &b""[..] } else { &b"text"[..] }).unwrap();
    archive.into_inner().unwrap().finish().unwrap()
}
