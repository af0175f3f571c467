//! A path, chosen in the system's own dialog.
//!
//! The page hears the path, or nothing when the user chose none. No file is opened or made here, and the page gets no right to what was
//! chosen: commands of the table take the path as if it had been typed.

use rfd::AsyncFileDialog;
use serde::Deserialize;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use tauri::{State, WebviewWindow};
use tokio::sync::{Mutex, oneshot};
use understudy_app::wire::{ErrorCode, WireError};

/// As much of a title as a dialog shows.
const TITLE: usize = 120;

/// Held while a dialog is open: there is one at a time.
#[derive(Default)]
pub(crate) struct Chooser(Mutex<()>);

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PathAsk {
    kind: Kind,
    /// What the dialog says above.
    title: String,
    /// What the field holds; the dialog begins there.
    at: String,
    /// Endings of the files that are offered, such as `gguf`; all files when empty.
    endings: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    File,
    Folder,
    /// A file that is to be written.
    Save,
}

/// A dialog as it is shown.
#[derive(Debug, PartialEq)]
struct Shown {
    title: String,
    endings: Vec<String>,
    folder: Option<PathBuf>,
    /// The name that a new file is offered.
    name: Option<String>,
}

impl PathAsk {
    /// What of it a dialog can show. The dialogs are C, which ends a text at a NUL.
    fn shown(&self, is_folder: impl Fn(&Path) -> bool) -> Shown {
        let title = self.title.chars().filter(|c| !c.is_control()).take(TITLE).collect();
        let is_ending = |ending: &&String| {
            !ending.is_empty() && ending.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        };
        let endings = self.endings.iter().filter(is_ending).cloned().collect();
        let at = Path::new(self.at.trim());
        // A path that does not begin at the top means another place for the dialog than for the app.
        let is_usable = at.is_absolute() && !self.at.contains('\0');
        let folder = at.ancestors().find(|place| is_usable && is_folder(place)).map(Path::to_owned);
        let name = match self.kind {
            Kind::Save if is_usable && folder.as_deref() != Some(at) => at.file_name(),
            Kind::File | Kind::Folder | Kind::Save => None,
        };
        Shown { title, endings, folder, name: name.map(|name| name.to_string_lossy().into_owned()) }
    }
}

type Choice = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// Shows the dialog; it must be begun on the main thread.
fn show(window: &WebviewWindow, kind: Kind, shown: Shown) -> Choice {
    let mut dialog = AsyncFileDialog::new().set_title(shown.title);
    if !shown.endings.is_empty() {
        dialog = dialog.add_filter(format!(".{}", shown.endings.join(", .")), &shown.endings);
    }
    if let Some(folder) = shown.folder {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = shown.name {
        dialog = dialog.set_file_name(name);
    }
    // GTK's dialog of this library takes no parent.
    if cfg!(any(windows, target_os = "macos")) {
        dialog = dialog.set_parent(window);
    }
    let path = |chosen: Option<rfd::FileHandle>| chosen.map(|file| file.path().to_owned());
    match kind {
        Kind::File => {
            let chosen = dialog.pick_file();
            Box::pin(async move { path(chosen.await) })
        }
        Kind::Folder => {
            let chosen = dialog.pick_folder();
            Box::pin(async move { path(chosen.await) })
        }
        Kind::Save => {
            let chosen = dialog.save_file();
            Box::pin(async move { path(chosen.await) })
        }
    }
}

/// Lets the user choose a path; `None` when they chose none.
#[tauri::command]
pub(crate) async fn choose_path(
    window: WebviewWindow,
    chooser: State<'_, Chooser>,
    ask: PathAsk,
) -> Result<Option<String>, WireError> {
    let _open = chooser.0.try_lock().map_err(|_open| {
        failed("A dialog to choose a file is open already.", "Choose there, or close it. It may be behind the window.")
    })?;
    let (give, take) = oneshot::channel();
    let shown = ask.shown(Path::is_dir);
    let parent = window.clone();
    let begun = window.run_on_main_thread(move || {
        // Nobody takes it when the window has gone meanwhile.
        let _ = give.send(show(&parent, ask.kind, shown));
    });
    let none = || failed("The system's dialog did not open.", "Type the path instead.");
    begun.map_err(|_error| none())?;
    let choice = take.await.map_err(|_gone| none())?;
    choice.await.map(text).transpose()
}

/// The path as the field can hold it.
fn text(path: PathBuf) -> Result<String, WireError> {
    path.into_os_string().into_string().map_err(|name| {
        let message = format!("The name {} is not text that can be typed.", name.display());
        failed(&message, "Give it another name, then choose it again.")
    })
}

fn failed(message: &str, hint: &str) -> WireError {
    WireError { code: ErrorCode::Internal, message: message.to_owned(), hint: hint.to_owned(), retryable: true }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn ask(kind: &str, at: &str) -> PathAsk {
        let json = serde_json::json!({ "kind": kind, "title": "Choose", "at": at, "endings": [] });
        serde_json::from_value(json).expect("as the page asks")
    }

    #[test]
    fn the_dialog_begins_where_the_field_says() {
        let check = |kind: &str, at: &str, folder: Option<&str>, name: Option<&str>| {
            let shown = ask(kind, at).shown(|place| [Path::new("/"), Path::new("/disk/maya")].contains(&place));
            assert_eq!(shown.folder.as_deref(), folder.map(Path::new), "{kind} {at}");
            assert_eq!(shown.name.as_deref(), name, "{kind} {at}");
        };
        check("file", "", None, None);
        check("file", " /disk/maya/a.gguf ", Some("/disk/maya"), None);
        check("folder", "/disk/maya", Some("/disk/maya"), None);
        check("file", "/disk/maya/gone/a.gguf", Some("/disk/maya"), None);
        check("folder", "/nowhere/at all", Some("/"), None);
        check("save", "/disk/maya/out.zip", Some("/disk/maya"), Some("out.zip"));
        check("save", "/disk/maya", Some("/disk/maya"), None);
        // Relative to the app's folder, which the dialog does not know.
        check("save", "out.zip", None, None);
        check("file", "/disk/maya\0/a", None, None);
    }

    #[test]
    fn a_dialog_shows_plain_words_and_endings() {
        let shown = PathAsk {
            title: format!("Choose\0 a\nfile{}", "!".repeat(TITLE)),
            endings: ["gguf", "tar.gz", "", "a/*", "g\0"].map(str::to_owned).to_vec(),
            ..ask("file", "")
        }
        .shown(|_| true);
        assert_eq!(shown.title, format!("Choose afile{}", "!".repeat(TITLE - 12)));
        assert_eq!(shown.endings, ["gguf", "tar.gz"]);
    }

    #[test]
    fn the_page_asks_for_nothing_else() {
        let check = |json: serde_json::Value| {
            assert!(serde_json::from_value::<PathAsk>(json.clone()).is_err(), "{json}");
        };
        check(serde_json::json!({ "kind": "delete", "title": "", "at": "", "endings": [] }));
        check(serde_json::json!({ "kind": "file", "title": "", "at": "", "endings": [], "read": true }));
    }

    #[test]
    fn a_name_that_is_no_text_is_told() {
        use std::os::unix::ffi::OsStringExt;
        assert_eq!(text(PathBuf::from("/disk/maya/ação.zip")).as_deref(), Ok("/disk/maya/ação.zip"));
        let broken = PathBuf::from(std::ffi::OsString::from_vec(vec![b'/', b'a', 0xff]));
        let error = text(broken).expect_err("it is no text");
        assert!(error.message.contains("/a"), "{}", error.message);
    }
}
