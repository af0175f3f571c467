//! Opens the app on a Rehearsal account in a folder of its own and dispatches commands: the front door, without a window.

use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use understudy_app::api::Command;
use understudy_app::wire::{RunDetail, RunStarted, RunSummary, WireError};
use understudy_app::{App, Caller, OpenError, Options};

/// The moment of every scenario: 2026-11-23T09:00:00Z, a Monday.
pub const NOW: i64 = 1_795_424_400;

/// An app in a folder that goes when the scenario does.
pub struct Scenario {
    /// The app.
    pub app: App,
    folder: tempfile::TempDir,
}

/// How scenarios open the app: the real student in a real worker, no undo window.
pub fn options(folder: &Path) -> Options {
    let mut options = Options::rehearsal(folder);
    options.now = Some(NOW);
    options.worker =
        Some(crate::built("understudy").expect("the understudy program is built before the scenarios run"));
    options.undo_seconds = Some(0);
    options.system_keychain = false;
    options
}

impl Scenario {
    /// A new user's first start.
    pub async fn new() -> Scenario {
        Scenario::with(|_| {}).await.expect("a Rehearsal account opens")
    }

    /// The same, with something changed before.
    pub async fn with(change: impl FnOnce(&mut Options)) -> Result<Scenario, OpenError> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut options = options(folder.path());
        change(&mut options);
        Ok(Scenario { app: App::open(options).await?, folder })
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Dispatches a command and reads its result.
    pub async fn ask<T: DeserializeOwned>(&self, command: Command) -> Result<T, WireError> {
        let value = self.app.dispatch(Caller::Terminal, command).await?;
        Ok(serde_json::from_value(value).expect("a result reads back as its own type"))
    }

    /// Runs a request to its end, or until it waits for the user.
    pub async fn run(&self, request: &str) -> RunDetail {
        let started = self.start(request, false).await;
        self.ended(&started).await;
        self.ask(Command::RunShow { id: started }).await.expect("a run that was started can be shown")
    }

    /// Starts a run.
    pub async fn start(&self, request: &str, dry: bool) -> String {
        let command = Command::RunStart { request: request.into(), skill: None, dry };
        let started: RunStarted = self.ask(command).await.expect("a request starts a run");
        started.run_id
    }

    /// Waits until a run has ended or waits for the user.
    pub async fn ended(&self, id: &str) -> RunSummary {
        self.app.wait(id).await.expect("a run can be waited for")
    }

    /// Files in a folder of the Maildir, `Sent` for example.
    pub fn mails(&self, folder: &str) -> Vec<PathBuf> {
        mails(&self.app.account_folder(), folder)
    }
}

/// Files in a folder of the Maildir of an account.
pub fn mails(account: &Path, folder: &str) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = ["cur", "new"]
        .iter()
        .filter_map(|part| std::fs::read_dir(account.join("mail").join(format!(".{folder}")).join(part)).ok())
        .flat_map(|entries| entries.filter_map(|e| e.ok().map(|e| e.path())))
        .collect();
    all.sort();
    all
}
