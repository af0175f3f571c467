//! The host: carries commands from the page to the app, and updates from the app to the page.
//!
//! Commands cross as JSON and are parsed by the table's own type; nothing here names one. The app is opened once, in the
//! background; every call waits for it, and a failed opening is tried again by the next call.

use crate::args::Args;
use crate::{notify, tray};
use std::sync::{Mutex, PoisonError};
use tauri::async_runtime::JoinHandle;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State};
use tokio::sync::OnceCell;
use tokio::sync::broadcast::error::RecvError;
use understudy_app::api::Command;
use understudy_app::wire::{ErrorCode, Tag, Update, WireError};
use understudy_app::{App, Caller, Options, place_of};

/// What the window's process owns: the app, and the task that pushes updates to the page.
pub(crate) struct Host {
    args: Args,
    app: OnceCell<App>,
    pushing: Mutex<Option<JoinHandle<()>>>,
    /// A place that was asked for before there was a page to go there.
    asked: Mutex<Option<String>>,
}

impl Host {
    pub(crate) fn new(args: Args) -> Host {
        let asked = Mutex::new(args.link.as_deref().and_then(place_of));
        Host { args, app: OnceCell::new(), pushing: Mutex::new(None), asked }
    }

    async fn app(&self) -> Result<&App, WireError> {
        let open = async || {
            let args = self.args.clone();
            let options = Options {
                rehearsal: args.rehearsal,
                now: args.now,
                seed: args.seed,
                worker: std::env::current_exe().ok(),
                undo_seconds: args.undo_seconds,
                recertify_after: Some(understudy_app::RECERTIFY_AFTER),
                ..Options::rehearsal(args.data)
            };
            App::open(options).await
        };
        self.app.get_or_try_init(open).await.map_err(|error| WireError {
            code: ErrorCode::Internal,
            message: error.to_string(),
            hint: "Put right what the message names, then try again.".to_owned(),
            retryable: true,
        })
    }

    /// Lets the app finish what it is writing.
    pub(crate) fn close(&self) {
        if let Some(app) = self.app.get() {
            tauri::async_runtime::block_on(app.close());
        }
    }
}

/// Whether a test drives the window through WebDriver.
pub(crate) fn is_automated() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Brings the window to the front.
pub(crate) fn show(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window("main") {
        // A window manager may refuse the focus; the window is there all the same.
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Leads the page to the place that a deep link names; anything else is ignored.
pub(crate) fn follow_link(handle: &AppHandle, link: &str) {
    let host = handle.state::<Host>();
    match host.app.get() {
        Some(app) if host.pushing.lock().unwrap_or_else(PoisonError::into_inner).is_some() => app.follow_link(link),
        _ => *host.asked.lock().unwrap_or_else(PoisonError::into_inner) = place_of(link),
    }
}

/// Lets the app judge a link that was clicked in the page.
pub(crate) fn link_clicked(handle: &AppHandle, link: &str) {
    if let Some(app) = handle.state::<Host>().app.get() {
        app.link_clicked(link);
    }
}

/// Opens the app ahead of the page's first command, and lets the tray follow it.
pub(crate) async fn open(handle: &AppHandle) {
    match handle.state::<Host>().app().await {
        Ok(app) => {
            // A test has no desktop that could show one.
            if !is_automated() {
                tauri::async_runtime::spawn(notify::follow(handle.clone(), app.clone()));
            }
            tray::follow(handle.clone(), app.clone()).await;
        }
        // The page shows the same error with its hint when its first command fails.
        Err(error) => tracing::error!(message = error.message, "the account did not open"),
    }
}

/// Carries one command of the table.
#[tauri::command]
pub(crate) async fn rpc(host: State<'_, Host>, command: serde_json::Value) -> Result<serde_json::Value, WireError> {
    let command: Command = serde_json::from_value(command).map_err(|error| WireError {
        code: ErrorCode::BadInput,
        message: format!("This is not a command of the table: {error}"),
        hint: "The window and the app are from different versions; build both again.".to_owned(),
        retryable: false,
    })?;
    host.app().await?.dispatch(Caller::Window, command).await
}

/// Pushes every update into `channel` until the page asks again or the window closes.
#[tauri::command]
pub(crate) async fn subscribe(host: State<'_, Host>, channel: Channel<Update>) -> Result<(), WireError> {
    let mut source = host.app().await?.subscribe();
    let asked = host.asked.lock().unwrap_or_else(PoisonError::into_inner).take();
    let task = tauri::async_runtime::spawn(async move {
        if let Some(place) = asked
            && channel.send(Update::Go { place }).is_err()
        {
            return;
        }
        loop {
            let update = match source.recv().await {
                Ok(update) => update,
                // The page fell behind: what it holds may be stale, all of it.
                Err(RecvError::Lagged(_)) => Update::Changed { tags: Tag::ALL.to_vec() },
                Err(RecvError::Closed) => break,
            };
            if channel.send(update).is_err() {
                break;
            }
        }
    });
    // A page that was reloaded subscribes again; its old channel leads nowhere.
    let before = host.pushing.lock().unwrap_or_else(PoisonError::into_inner).replace(task);
    if let Some(before) = before {
        before.abort();
    }
    Ok(())
}
