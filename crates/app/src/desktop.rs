//! What the desktop knows of the program: whether `understudy://` links open it.
//!
//! It reads the desktop entries where the XDG base directories say they lie; it registers nothing. A package brings the
//! entry (`src-tauri/packaging/understudy.desktop`).

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What an entry says that takes the links.
const HANDLER: &str = "x-scheme-handler/understudy";

/// The desktop entry that takes `understudy://` links, of the user before that of the system.
pub(crate) fn link_handler() -> Option<PathBuf> {
    handler_in(&data_folders(|name| std::env::var_os(name)))
}

/// The folders of the XDG base directory specification, with its defaults.
fn data_folders(variable: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let own = set("XDG_DATA_HOME").map(PathBuf::from);
    let own = own.or_else(|| set("HOME").map(|home| Path::new(&home).join(".local/share")));
    let system = set("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    own.into_iter().chain(std::env::split_paths(&system)).collect()
}

fn handler_in(folders: &[PathBuf]) -> Option<PathBuf> {
    for folder in folders {
        let Ok(entries) = fs::read_dir(folder.join("applications")) else { continue };
        let mut found: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "desktop"))
            .filter(|path| fs::read_to_string(path).is_ok_and(|text| takes_links(&text)))
            .collect();
        found.sort();
        if let Some(first) = found.into_iter().next() {
            return Some(first);
        }
    }
    None
}

/// Whether an entry names the scheme among its types.
fn takes_links(entry: &str) -> bool {
    let types = entry.lines().filter_map(|line| line.trim().strip_prefix("MimeType="));
    types.flat_map(|list| list.split(';')).any(|one| one.trim() == HANDLER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_of_the_package_takes_links() {
        let packaged = include_str!("../../../src-tauri/packaging/understudy.desktop");
        assert!(takes_links(packaged));
        assert!(packaged.contains("Exec={{exec}} %u"), "the link is passed on");
        let check = |entry: &str, expect: bool| assert_eq!(takes_links(entry), expect, "{entry}");
        check("[Desktop Entry]\nMimeType=text/html;x-scheme-handler/understudy;\n", true);
        check("MimeType=x-scheme-handler/understudy2;", false);
        check("# MimeType=x-scheme-handler/understudy;", false);
        check("", false);
    }

    #[test]
    fn the_user_s_entry_comes_before_the_system_s() {
        let home = tempfile::tempdir().expect("a folder");
        let (own, system) = (home.path().join("own"), home.path().join("system"));
        for (folder, text) in [(&own, "MimeType=text/plain;"), (&system, "MimeType=x-scheme-handler/understudy;")] {
            fs::create_dir_all(folder.join("applications")).expect("made");
            fs::write(folder.join("applications/a.desktop"), text).expect("written");
        }
        let folders = [own.clone(), home.path().join("missing"), system.clone()];
        assert_eq!(handler_in(&folders), Some(system.join("applications/a.desktop")));
        fs::write(own.join("applications/b.desktop"), "MimeType=x-scheme-handler/understudy;").expect("written");
        assert_eq!(handler_in(&folders), Some(own.join("applications/b.desktop")));
        assert_eq!(handler_in(&[]), None);
    }

    #[test]
    fn the_folders_are_those_of_the_specification() {
        let folders = |set: &[(&str, &str)]| {
            data_folders(|name| set.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value)))
        };
        let paths = |all: &[&str]| all.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(folders(&[("HOME", "/h")]), paths(&["/h/.local/share", "/usr/local/share", "/usr/share"]));
        assert_eq!(folders(&[("HOME", "/h"), ("XDG_DATA_HOME", "/d"), ("XDG_DATA_DIRS", "/s")]), paths(&["/d", "/s"]));
    }
}
