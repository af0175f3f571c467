//! The window: the same product as the terminal, drawn by the interface in `ui/`.
//!
//! It opens one [`App`](understudy_app::App), carries commands to it and updates back, and owns what only a desktop program has:
//! the window, the tray, notifications, the system's file dialog, the single instance, deep links. It knows no command of the table
//! (the tray reads one query) and no product rule.

mod args;
mod choose;
mod host;
mod locale;
mod notify;
mod tray;
mod window;

use args::Args;
use choose::Chooser;
use host::Host;
use std::process::ExitCode;
use tauri::{Manager, RunEvent};

/// First argument that makes this program the student's worker process instead of a window.
const WORKER: &str = "student-worker";

fn main() -> ExitCode {
    // Before anything of GTK: the worker is started by the app with this same program and must stay small.
    if std::env::args_os().nth(1).is_some_and(|first| first == WORKER) {
        return understudy_providers::student::worker_main();
    }
    if let Err(error) = locale::restart_with_valid_locale() {
        eprintln!("understudy-window: could not set the locale ({error}); dates may look foreign");
    }
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(message) => {
            eprintln!("understudy-window: {message}");
            return ExitCode::from(1);
        }
    };
    if args.help {
        eprint!("{}", args::HELP);
        return ExitCode::SUCCESS;
    }
    match open(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("understudy-window: {error:#}");
            ExitCode::from(1)
        }
    }
}

/// Shows the window and returns when it was closed.
fn open(args: Args) -> anyhow::Result<()> {
    let mut builder = tauri::Builder::default();
    // Two windows on one account would fight over its approvals; the second one raises the first. A test starts its own
    // window next to the user's, so it is off there.
    if !host::is_automated() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _folder| {
            host::show(app);
            // The first is the program; a deep link is the only one that says something to a window that is open.
            for link in arguments.iter().skip(1) {
                host::follow_link(app, link);
            }
        }));
    }
    let app = builder
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(Host::new(args))
        .manage(Chooser::default())
        .invoke_handler(tauri::generate_handler![host::rpc, host::subscribe, choose::choose_path])
        .setup(|app| {
            window::open(app)?;
            tray::add(app.handle());
            // The page is drawn while the account opens; its first command waits for it.
            let handle = app.handle().clone();
            tauri::async_runtime::spawn(async move { host::open(&handle).await });
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|handle, event| {
        if let RunEvent::Exit = event {
            handle.state::<Host>().close();
        }
    });
    Ok(())
}
