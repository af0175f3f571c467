//! Watching folders: changed paths, gathered until it is quiet, within a second.
//!
//! It says that something may have changed, never what; the callee looks and compares hashes, so its own writes and
//! an editor's several writes of one save come to one change or none.

use crate::error::StoreError;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

/// Quiet time after the last change before it is reported.
const QUIET: Duration = Duration::from_millis(120);
/// The longest that a change waits while others keep coming.
const LONGEST: Duration = Duration::from_millis(500);

/// Ends the watching when dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Watches folders with everything below them and calls back, on a blocking thread, with the paths that may have
/// changed. An empty list means that the system lost count: look at everything. Needs a tokio runtime.
pub fn watch_folders(
    folders: &[PathBuf],
    on_change: impl Fn(Vec<PathBuf>) + Send + Sync + 'static,
) -> Result<Watch, StoreError> {
    let (sender, receiver) = mpsc::unbounded_channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let paths = match event {
            Ok(event) if event.need_rescan() => Vec::new(),
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
            Ok(event) => {
                // What git does for itself is no change of the user's files.
                let inside_git = |p: &PathBuf| p.components().any(|c| c.as_os_str() == ".git");
                if !event.paths.is_empty() && event.paths.iter().all(inside_git) {
                    return;
                }
                event.paths
            }
            Err(error) => {
                tracing::warn!(%error, "watching a folder");
                error.paths
            }
        };
        // The receiver is gone only when the watch is being dropped.
        let _ = sender.send(paths);
    })
    .map_err(|e| watch_error(folders.first().map_or(Path::new(""), PathBuf::as_path), e))?;
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(|e| watch_error(folder, e))?;
    }
    let task = tokio::spawn(gather(receiver, Arc::new(on_change)));
    Ok(Watch { _watcher: watcher, task })
}

async fn gather(
    mut receiver: mpsc::UnboundedReceiver<Vec<PathBuf>>,
    on_change: Arc<impl Fn(Vec<PathBuf>) + Send + Sync + 'static>,
) {
    while let Some(first) = receiver.recv().await {
        let deadline = Instant::now() + LONGEST;
        let mut everything = first.is_empty();
        let mut paths: BTreeSet<PathBuf> = first.into_iter().collect();
        while let Ok(Some(more)) = timeout_at(deadline.min(Instant::now() + QUIET), receiver.recv()).await {
            everything |= more.is_empty();
            paths.extend(more);
        }
        let changed = if everything { Vec::new() } else { paths.into_iter().collect() };
        let call = on_change.clone();
        if let Err(error) = tokio::task::spawn_blocking(move || call(changed)).await {
            tracing::error!(%error, "a change in a watched folder was not taken up");
        }
    }
}

fn watch_error(path: &Path, error: notify::Error) -> StoreError {
    let source = match error.kind {
        notify::ErrorKind::Io(e) => e,
        other => std::io::Error::other(format!("{other:?}")),
    };
    StoreError::File { what: "watch", path: path.to_path_buf(), source }
}
