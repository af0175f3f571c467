//! A folder of files as one change: it appears whole or not at all, whatever ends the process in between.

use super::{History, Note};
use crate::error::{StoreError, file};
use crate::skills::SkillFile;
use crate::skills::foreign::write_files;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder that is being written, and one that is being replaced. Hidden, so that nothing reads them.
const COMING: &str = ".understudy-coming-";
const GOING: &str = ".understudy-going-";

/// What became of putting a folder in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The commit; `None` when nothing differed or no history is kept.
    pub commit: Option<String>,
    /// Where the old folder is kept, because the history does not have all of it.
    pub kept: Option<PathBuf>,
}

impl History {
    /// Puts a folder in place, instead of one of that name, as one commit. What was there is in the history; when the
    /// history does not have all of it, the old folder stays beside as a hidden one.
    pub fn put_folder(&self, name: &str, files: &[SkillFile], note: &Note<'_>) -> Result<Put, StoreError> {
        let mut known = self.begin();
        let place = self.place(name)?;
        let (coming, going) = (self.root.join(format!("{COMING}{name}")), self.root.join(format!("{GOING}{name}")));
        clear(&coming)?;
        self.sweep_outside(&mut known, note.at)?;
        if let Err(error) = write_files(&coming, files) {
            clear(&coming)?;
            return Err(error);
        }
        let replaces = place.symlink_metadata().is_ok();
        if replaces {
            clear(&going)?;
            std::fs::rename(&place, &going).map_err(file("move", &place))?;
        }
        if let Err(error) = std::fs::rename(&coming, &place).map_err(file("write", &place)) {
            if replaces {
                std::fs::rename(&going, &place).map_err(file("move", &going))?;
            }
            return Err(error);
        }
        let mut kept = None;
        if replaces {
            match self.has_all(name, &going)? {
                true => clear(&going)?,
                false => {
                    let beside = free(&self.root, &format!(".{name}.before-{}", note.at));
                    std::fs::rename(&going, &beside).map_err(file("move", &going))?;
                    kept = Some(beside);
                }
            }
        }
        let commit = self.sweep(&mut known, note)?;
        Ok(Put { commit, kept })
    }

    /// Adds files as one commit, each whole or not at all and none over what is there; gives the paths of those that stayed
    /// out because something is.
    pub fn add(&self, files: &[(String, Vec<u8>)], note: &Note<'_>) -> Result<Vec<String>, StoreError> {
        let mut known = self.begin();
        self.sweep_outside(&mut known, note.at)?;
        let coming = self.root.join(format!("{COMING}files"));
        clear(&coming)?;
        std::fs::create_dir_all(&coming).map_err(file("create", &coming))?;
        let mut taken = Vec::new();
        let mut put = || {
            for (path, bytes) in files {
                if !self.add_one(path, bytes, &coming.join("file"))? {
                    taken.push(path.clone());
                }
            }
            Ok(())
        };
        let ended = put();
        clear(&coming)?;
        ended?;
        self.sweep(&mut known, note)?;
        Ok(taken)
    }

    /// Writes a file and moves it where nothing is yet; whether nothing was.
    fn add_one(&self, path: &str, bytes: &[u8], part: &Path) -> Result<bool, StoreError> {
        use std::io::Write;
        let full = self.place(path)?;
        let folder = full.parent().unwrap_or(&self.root);
        match std::fs::create_dir_all(folder) {
            // A file has the name of one of its folders.
            Err(e) if matches!(e.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory) => return Ok(false),
            made => made.map_err(file("create", folder))?,
        }
        let written = std::fs::File::create(part).and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync_all()));
        written.map_err(file("write", &full))?;
        let part = tempfile::TempPath::try_from_path(part).map_err(file("write", &full))?;
        match part.persist_noclobber(&full) {
            Ok(()) => Ok(true),
            Err(e) if e.error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(e) => Err(file("write", &full)(e.error)),
        }
    }

    /// Whether the last commit has every file of a folder that stood at a path.
    fn has_all(&self, path: &str, folder: &Path) -> Result<bool, StoreError> {
        let present = self.present(path)?;
        let mut open = vec![(folder.to_owned(), path.to_owned())];
        while let Some((folder, path)) = open.pop() {
            for entry in std::fs::read_dir(&folder).map_err(file("read", &folder))? {
                let entry = entry.map_err(file("read", &folder))?;
                let path = format!("{path}/{}", entry.file_name().to_string_lossy());
                match entry.file_type().map_err(file("read", &folder))? {
                    kind if kind.is_dir() => open.push((entry.path(), path)),
                    _ if !present.contains(&path) => return Ok(false),
                    _ => {}
                }
            }
        }
        Ok(true)
    }
}

/// Ends what a killed process left: a folder that was not whole goes, one that was replaced by nothing comes back.
pub(super) fn recover(root: &Path) {
    for entry in std::fs::read_dir(root).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let ended = match (name.strip_prefix(COMING), name.strip_prefix(GOING)) {
            (Some(_), _) => std::fs::remove_dir_all(entry.path()),
            (_, Some(name)) if root.join(name).symlink_metadata().is_err() => {
                std::fs::rename(entry.path(), root.join(name))
            }
            // Both are there: the new one is in place. The old one is kept, it may have what the history has not.
            (_, Some(name)) => std::fs::rename(entry.path(), free(root, &format!(".{name}.before"))),
            (None, None) => Ok(()),
        };
        if let Err(error) = ended {
            tracing::warn!(%error, folder = %name, "what an earlier process left unfinished is still there");
        }
    }
}

/// A name that is free.
fn free(root: &Path, name: &str) -> PathBuf {
    let mut numbered = (1..).map(|n| if n == 1 { root.join(name) } else { root.join(format!("{name}-{n}")) });
    numbered.find(|p| p.symlink_metadata().is_err()).unwrap_or_else(|| root.join(name))
}

fn clear(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_dir_all(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(file("remove", path)(e)),
        _ => Ok(()),
    }
}
