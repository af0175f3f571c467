//! Data and about: folders, backup and restore, beginning the Rehearsal account anew, what helps to find a fault.
//!
//! A restore and a reset replace what is in use, so they are checked and put ready now and put in place before the next
//! start; until then they can be taken back.

use super::doctor_run;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal, log, not_found};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use understudy_store::Backup;

const LICENCES: [(&str, &str); 2] = [
    ("Apache License 2.0", include_str!("../../../../LICENSE-APACHE")),
    ("MIT License", include_str!("../../../../LICENSE-MIT")),
];
/// Lines of the log in the diagnostics.
const LOG_LINES: usize = 200;

fn folders(inner: &Inner) -> Vec<(&'static str, &'static str, PathBuf)> {
    let data = &inner.options.data;
    vec![
        ("data", "Everything", data.clone()),
        ("account", "Mail, calendar, contacts, deals", inner.account.root().to_owned()),
        ("memories", "Memories", inner.memories.root().to_owned()),
        ("skills", "Your skills", inner.library.skills.root().to_owned()),
        ("backups", "Backups", data.join("backups")),
        ("log", "Log", data.join("log")),
    ]
}

pub(crate) async fn data_show(app: &App, _: Caller) -> Result<DataView, WireError> {
    crate::library::blocking(&app.inner, |inner| {
        let data = &inner.options.data;
        let view = |(id, label, path): (&str, &str, PathBuf)| FolderView {
            id: id.into(),
            label: label.into(),
            bytes: size_below(&path),
            path: path.display().to_string(),
        };
        let entries = std::fs::read_dir(data.join("backups")).into_iter().flatten().flatten();
        let is_backup = |p: &PathBuf| p.file_name().is_some_and(|n| n.to_string_lossy().ends_with(".tar.gz"));
        let mut backups: Vec<BackupView> =
            entries.map(|e| e.path()).filter(is_backup).filter_map(|p| backup_view(&p)).collect();
        backups.sort_by(|a, b| b.made_at.cmp(&a.made_at).then(b.name.cmp(&a.name)));
        Ok(DataView {
            folders: folders(inner).into_iter().map(view).collect(),
            backups,
            pending: understudy_store::pending(data),
            rehearsal: inner.simulated,
        })
    })
    .await
}

fn backup_view(path: &Path) -> Option<BackupView> {
    let meta = path.metadata().ok()?;
    let at = meta.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(BackupView {
        path: path.display().to_string(),
        name: path.file_name()?.to_string_lossy().into_owned(),
        bytes: meta.len() as f64,
        made_at: at.as_secs() as i64,
    })
}

/// Bytes of all plain files below a folder; links are not followed.
fn size_below(path: &Path) -> f64 {
    let mut open = vec![path.to_owned()];
    let mut bytes = 0;
    while let Some(path) = open.pop() {
        let Ok(meta) = path.symlink_metadata() else { continue };
        if meta.is_dir() {
            open.extend(std::fs::read_dir(&path).into_iter().flatten().flatten().map(|e| e.path()));
        } else if meta.is_file() {
            bytes += meta.len();
        }
    }
    bytes as f64
}

pub(crate) async fn folder_open(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let export = super::transfer::written(&app.inner).map(|folder| ("export", "The export", folder));
    let found = folders(&app.inner).into_iter().chain(export).find(|(known, ..)| *known == id);
    let (_, label, path) = found.ok_or_else(|| not_found("folder", &id))?;
    std::fs::create_dir_all(&path).map_err(internal)?;
    open_outside(path.as_os_str()).map(|()| Done { message: format!("{label}: {}", path.display()) }).map_err(|why| {
        bad_input(
            format!("The folder could not be opened: {why}."),
            format!("Open {} in your file manager.", path.display()),
        )
    })
}

pub(crate) async fn link_open(app: &App, caller: Caller, url: String) -> Result<Done, WireError> {
    let link = crate::links::judge(&url, app.inner.simulated).filter(|l| l.letter.is_none());
    let link = link.ok_or_else(|| bad_input("This is not the address of a web page.", "Only http and https open."))?;
    if link.offline {
        return Err(bad_input(
            format!("The Rehearsal account keeps to this computer, so {} was not opened.", link.host),
            "Copy the address if you want to look at it.",
        ));
    }
    if caller == Caller::Bridge {
        return Err(bad_input("A browser opens its links by itself.", "Open the link in the page."));
    }
    open_outside(std::ffi::OsStr::new(&link.url)).map(|()| Done::default()).map_err(|why| {
        bad_input(format!("{} could not be opened: {why}.", link.host), "Copy the address into your browser.")
    })
}

/// Hands a folder or an address to the desktop.
fn open_outside(what: &std::ffi::OsStr) -> Result<(), String> {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let started = tokio::process::Command::new(opener)
        .arg(what)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    match started {
        Ok(_) => Ok(()),
        Err(e) => Err(format!("{opener} cannot be started ({e})")),
    }
}

pub(crate) async fn backup_make(app: &App, _: Caller, path: Option<String>) -> Result<BackupView, WireError> {
    let inner = &app.inner;
    let to = match path.filter(|p| !p.trim().is_empty()) {
        Some(path) => absolute(&path)?,
        None => {
            let stamp = stamp(jiff::Timestamp::now().as_second());
            inner.options.data.join("backups").join(format!("understudy-{stamp}.tar.gz"))
        }
    };
    if to.symlink_metadata().is_ok() {
        return Err(bad_input(
            format!("{} exists already.", to.display()),
            "Choose another name; no file is replaced.",
        ));
    }
    let said = Backup {
        format: 1,
        version: env!("CARGO_PKG_VERSION").into(),
        made_at: inner.now(),
        account: if inner.simulated { "Rehearsal".into() } else { inner.user.email.clone() },
        files: BTreeMap::new(),
        bytes: 0,
    };
    let places: BTreeMap<String, PathBuf> = [
        ("account".to_owned(), inner.account.root().to_owned()),
        ("memories".to_owned(), inner.memories.root().to_owned()),
        ("skills".to_owned(), inner.library.skills.root().to_owned()),
    ]
    .into();
    understudy_store::make_backup(&inner.store, &places, &to, said).await.map_err(told)?;
    // The list says when it was made in the app's own clock, which the Rehearsal account may have set.
    let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(u64::try_from(inner.now()).unwrap_or(0));
    let file = std::fs::File::options().write(true).open(&to).map_err(internal)?;
    file.set_modified(at).map_err(internal)?;
    backup_view(&to).ok_or_else(|| internal("The backup was written and is gone again."))
}

fn absolute(path: &str) -> Result<PathBuf, WireError> {
    std::path::absolute(path)
        .map_err(|e| bad_input(format!("“{path}” is no path: {e}."), "Write the whole path of a file."))
}

/// 20261123-090000, in UTC.
fn stamp(at: i64) -> String {
    jiff::Timestamp::from_second(at).map(|t| t.strftime("%Y%m%d-%H%M%S").to_string()).unwrap_or_else(|_| at.to_string())
}

/// A file that is no backup is the user's mistake to mend, not a fault of the app.
fn told(error: impl std::fmt::Display) -> WireError {
    bad_input(error.to_string(), "Choose another file, or look at it in the backups folder.")
}

pub(crate) async fn backup_check(_: &App, _: Caller, path: String) -> Result<BackupContents, WireError> {
    let file = absolute(&path)?;
    let said = understudy_store::check_backup(&file).await.map_err(told)?;
    Ok(contents(&file, &said))
}

/// What an archive holds, in words.
fn contents(file: &Path, said: &Backup) -> BackupContents {
    let parts = [
        ("account", "mail, calendar, contacts, deals"),
        ("memories", "memories with their history"),
        ("skills", "your skills with their history"),
        ("control.db", "runs, approvals and settings"),
        ("quarantine", "skills from elsewhere that wait for a review"),
    ];
    let files = |part: &str| said.files.keys().filter(|f| f.split('/').next() == Some(part)).count() as u32;
    BackupContents {
        path: file.display().to_string(),
        made_at: said.made_at,
        version: said.version.clone(),
        account: said.account.clone(),
        parts: parts
            .iter()
            .map(|(part, label)| (*part, BackupPart { label: (*label).into(), files: files(part) }))
            // Mostly nothing waits.
            .filter(|(part, held)| *part != "quarantine" || held.files > 0)
            .map(|(_, held)| held)
            .collect(),
    }
}

pub(crate) async fn backup_restore(app: &App, _: Caller, path: String) -> Result<Done, WireError> {
    let file = absolute(&path)?;
    let before = format!("before-restore-{}", stamp(jiff::Timestamp::now().as_second()));
    understudy_store::stage_backup(&app.inner.options.data, &file, &before).await.map_err(told)?;
    Ok(Done { message: "The backup is sound and ready. Close Understudy and start it again.".into() })
}

pub(crate) async fn rehearsal_reset(app: &App, _: Caller) -> Result<Done, WireError> {
    if !app.inner.simulated {
        return Err(bad_input(
            "This is not the Rehearsal account.",
            "Only the built-in account can begin anew; a real one is never emptied.",
        ));
    }
    let before = format!("before-reset-{}", stamp(jiff::Timestamp::now().as_second()));
    understudy_store::stage_reset(&app.inner.options.data, &before).map_err(internal)?;
    Ok(Done { message: "Ready. Close Understudy and start it again.".into() })
}

pub(crate) async fn pending_cancel(app: &App, _: Caller) -> Result<Done, WireError> {
    understudy_store::cancel_pending(&app.inner.options.data).map_err(internal)?;
    Ok(Done { message: "Taken back. Everything stays as it is.".into() })
}

pub(crate) async fn about_show(_: &App, _: Caller) -> Result<AboutView, WireError> {
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION").into(),
        system: format!("{}, {}", std::env::consts::OS, std::env::consts::ARCH),
        licences: LICENCES.iter().map(|(n, t)| LicenceView { name: (*n).into(), text: (*t).into() }).collect(),
    })
}

pub(crate) async fn diagnostics_show(app: &App, caller: Caller) -> Result<Diagnostics, WireError> {
    let report = doctor_run(app, caller).await?;
    let inner = &app.inner;
    let settings = understudy_store::settings::all(&inner.store).await.map_err(internal)?;
    let mut text = format!(
        "Understudy {} on {}, {}\naccount: {}\n\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        if inner.simulated { "Rehearsal" } else { "a real one" },
    );
    for check in &report.checks {
        text.push_str(&format!("{:<8} {}: {}\n", check.state, check.name, check.detail));
    }
    text.push_str("\nsettings\n");
    for (key, value) in settings {
        text.push_str(&format!("{key} = {value}\n"));
    }
    text.push_str("\nlog, the newest lines\n");
    for line in last_lines(&inner.options.data.join("log")) {
        text.push_str(&line);
        text.push('\n');
    }
    Ok(Diagnostics { text: redacted(&text, inner) })
}

/// Takes out secrets, addresses, the user's name, and where the folders lie.
fn redacted(text: &str, inner: &Inner) -> String {
    let mut out = log::redact(text);
    out = out.replace(&inner.options.data.display().to_string(), "[data]");
    if let Some(home) = std::env::home_dir().filter(|h| h.components().count() > 1) {
        out = out.replace(&home.display().to_string(), "~");
    }
    for part in inner.user.name.split_whitespace().filter(|p| p.chars().count() > 2) {
        out = out.replace(part, "[name]");
    }
    out
}

fn last_lines(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    let text = files.last().and_then(|f| std::fs::read(f).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LOG_LINES)..].iter().map(|l| (*l).to_owned()).collect()
}
