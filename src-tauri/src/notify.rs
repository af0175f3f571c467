//! Notifications: an approval came, a run ended, while nobody was looking. A click leads to the place.
//!
//! A front end one line high, like the tray: it reads the updates and nothing else. A desktop without notifications goes
//! without. What they say is what the window would say; letters and mail are not quoted.

use crate::host;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tauri::{AppHandle, Manager};
use tokio::sync::broadcast::error::RecvError;
use understudy_app::App;
use understudy_app::wire::{ApprovalState, RunState, Update};

/// Notifications whose click is waited for at the same time; each waits in a thread of its own.
const MOST: usize = 8;

/// What a notification says, and where it leads.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    title: String,
    body: String,
    /// A deep link.
    link: String,
}

/// What was told already: an approval and the end of a run are told once.
#[derive(Default)]
struct Told(HashSet<String>);

impl Told {
    fn note(&mut self, update: &Update) -> Option<Note> {
        match update {
            Update::Approval { approval }
                if approval.state == ApprovalState::Waiting && !approval.run_id.is_empty() =>
            {
                let link = format!("understudy://approvals/{}", approval.id);
                let red = if approval.red { "Look closely: " } else { "" };
                self.0.insert(link.clone()).then(|| Note {
                    title: "Waits for your approval".into(),
                    body: format!("{red}{}", approval.title),
                    link,
                })
            }
            Update::Run { run, .. } => {
                let title = match run.state {
                    RunState::Done => "Done",
                    RunState::Stuck => "Stuck",
                    RunState::Failed => "Failed",
                    // The user stopped it, and is there.
                    RunState::Stopped
                    | RunState::Queued
                    | RunState::Recalling
                    | RunState::Planning
                    | RunState::Stepping
                    | RunState::Waiting
                    | RunState::Checking => return None,
                };
                let link = format!("understudy://runs/{}", run.id);
                let body = format!("{}: {}", run.request, run.reason).chars().take(200).collect();
                self.0.insert(link.clone()).then(|| Note { title: title.into(), body, link })
            }
            Update::Approval { .. }
            | Update::Changed { .. }
            | Update::Progress { .. }
            | Update::Link { .. }
            | Update::Go { .. } => None,
        }
    }
}

/// Notifies until the app closes.
pub(crate) async fn follow(handle: AppHandle, app: App) {
    let mut updates = app.subscribe();
    let (mut told, waiting) = (Told::default(), Arc::new(AtomicUsize::new(0)));
    loop {
        let update = match updates.recv().await {
            Ok(update) => update,
            Err(RecvError::Lagged(_)) => continue,
            Err(RecvError::Closed) => return,
        };
        let Some(note) = told.note(&update) else { continue };
        if !is_looked_at(&handle) {
            show(&handle, note, &waiting);
        }
    }
}

fn is_looked_at(handle: &AppHandle) -> bool {
    handle.get_webview_window("main").is_some_and(|window| window.is_focused().unwrap_or(false))
}

#[cfg(target_os = "linux")]
fn show(handle: &AppHandle, note: Note, waiting: &Arc<AtomicUsize>) {
    let (handle, waiting) = (handle.clone(), waiting.clone());
    if waiting.fetch_add(1, Ordering::SeqCst) >= MOST {
        waiting.fetch_sub(1, Ordering::SeqCst);
        return;
    }
    std::thread::spawn(move || {
        let mut notification = notify_rust::Notification::new();
        notification.appname("Understudy").summary(&note.title).body(&escaped(&note.body)).action("default", "Open");
        match notification.show() {
            Ok(shown) => shown.wait_for_action(|action| {
                if action == "default" {
                    host::show(&handle);
                    host::follow_link(&handle, &note.link);
                }
            }),
            Err(error) => tracing::debug!(%error, "no notifications on this desktop"),
        }
        waiting.fetch_sub(1, Ordering::SeqCst);
    });
}

/// Elsewhere the tray's count says it: a notification would come from another program's name, since this one is no installed bundle.
#[cfg(not(target_os = "linux"))]
fn show(_: &AppHandle, _: Note, _: &Arc<AtomicUsize>) {
    let _ = (MOST, Ordering::SeqCst, host::follow_link);
}

/// Bodies are read as markup; what strangers wrote must not be.
#[cfg(target_os = "linux")]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(state: &str) -> Update {
        let text = format!(
            r#"{{"type":"run","step":null,"run":{{"id":"r1","request":"Triage","skill":null,"skillVersion":null,"student":"s","state":"{state}",
            "reason":"Two letters wait.","dry":false,"startedAt":0,"endedAt":null,"atStep":null,"steps":1,"effects":0,"waiting":0,
            "tokens":{{"evaluated":0,"reused":0,"generated":0}},"ms":0.0}}}}"#
        );
        serde_json::from_str(&text).expect("an update of the wire")
    }

    #[test]
    fn the_end_of_a_run_is_told_once_and_leads_to_it() {
        let mut told = Told::default();
        assert_eq!(told.note(&run("stepping")), None);
        assert_eq!(told.note(&run("stopped")), None, "who stopped it knows");
        let note = told.note(&run("stuck")).expect("told");
        assert_eq!((note.title.as_str(), note.link.as_str()), ("Stuck", "understudy://runs/r1"));
        assert!(note.body.contains("Two letters wait."));
        assert_eq!(told.note(&run("stuck")), None, "once");
        assert_eq!(understudy_app::place_of(&note.link).as_deref(), Some("runs/r1"));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_body_is_no_markup() {
        assert_eq!(escaped("<b>a & b</b>"), "&lt;b&gt;a &amp; b&lt;/b&gt;");
    }
}
