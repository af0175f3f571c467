//! The tray: how many approvals wait, and a way back to the window.
//!
//! It is a front end of its own, one line high, and like `ui/` it reads one query of the table. A desktop without a tray, or
//! a system without its library, goes without.

use crate::host;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager, Wry};
use tokio::sync::broadcast::error::RecvError;
use understudy_app::api::Command;
use understudy_app::wire::{Tag, Update};
use understudy_app::{App, Caller};

/// The tray, once it is there.
struct Tray {
    icon: TrayIcon,
    waiting: MenuItem<Wry>,
}

/// Adds the tray where the desktop has one.
pub(crate) fn add(handle: &AppHandle) {
    // The Linux bindings panic when libayatana-appindicator3 is not installed, and offer no way to ask before.
    let built = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| build(handle)));
    match built {
        Ok(Ok(tray)) => {
            handle.manage(tray);
        }
        Ok(Err(error)) => tracing::warn!(%error, "no tray on this desktop"),
        Err(_panic) => tracing::warn!("no tray: install libayatana-appindicator3 to have one"),
    }
}

fn build(handle: &AppHandle) -> tauri::Result<Tray> {
    let waiting = MenuItem::with_id(handle, "waiting", words(0), true, None::<&str>)?;
    let open = MenuItem::with_id(handle, "open", "Open Understudy", true, None::<&str>)?;
    let quit = MenuItem::with_id(handle, "quit", "Quit", true, None::<&str>)?;
    let menu = Menu::with_items(handle, &[&waiting, &open, &quit])?;
    let mut builder =
        TrayIconBuilder::with_id("main").menu(&menu).tooltip("Understudy").on_menu_event(|handle, event| {
            match event.id().as_ref() {
                "quit" => handle.exit(0),
                "waiting" => {
                    host::show(handle);
                    host::follow_link(handle, "understudy://approvals");
                }
                _ => host::show(handle),
            }
        });
    if let Some(icon) = handle.default_window_icon() {
        builder = builder.icon(icon.clone());
    }
    Ok(Tray { icon: builder.build(handle)?, waiting })
}

/// Keeps the count true until the app closes.
pub(crate) async fn follow(handle: AppHandle, app: App) {
    let mut updates = app.subscribe();
    loop {
        if let Ok(status) = app.dispatch(Caller::Window, Command::AppStatus {}).await {
            write(&handle, status["waiting"].as_u64().unwrap_or(0));
        }
        loop {
            match updates.recv().await {
                Ok(Update::Approval { .. }) | Err(RecvError::Lagged(_)) => break,
                Ok(Update::Changed { tags }) if tags.contains(&Tag::Approvals) => break,
                Ok(
                    Update::Changed { .. }
                    | Update::Run { .. }
                    | Update::Progress { .. }
                    | Update::Link { .. }
                    | Update::Go { .. },
                ) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }
}

fn write(handle: &AppHandle, count: u64) {
    let Some(tray) = handle.try_state::<Tray>() else { return };
    let label = if count == 0 { None } else { Some(count.to_string()) };
    let written = tray.waiting.set_text(words(count)).and_then(|()| tray.icon.set_title(label));
    if let Err(error) = written {
        tracing::warn!(%error, "the tray could not be updated");
    }
}

fn words(count: u64) -> String {
    match count {
        0 => "Nothing waits for you".to_owned(),
        1 => "1 approval waits for you".to_owned(),
        more => format!("{more} approvals wait for you"),
    }
}
