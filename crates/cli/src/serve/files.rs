//! The built interface, read from its folder.
//!
//! Only plain files under that folder, by their name in the address; no listing, no links out, no compression. The page itself
//! answers for `/` and for every path without an extension, because the interface keeps its own places.

use std::path::{Path, PathBuf};

/// A file to send.
#[derive(Debug, PartialEq)]
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    /// Media type.
    pub(super) kind: &'static str,
}

/// Why there is nothing to send.
#[derive(Debug, PartialEq)]
pub(super) enum Missing {
    /// No such file.
    File,
    /// The folder has no page: the interface was not built.
    Interface,
}

/// Reads the file that `path` (starting with `/`) names.
pub(super) fn read(folder: &Path, path: &str) -> Result<File, Missing> {
    let name = path.trim_start_matches('/');
    let is_place = !name.rsplit('/').next().unwrap_or_default().contains('.');
    let name = if is_place { "index.html" } else { name };
    let missing = if is_place { Missing::Interface } else { Missing::File };
    let Some(file) = inside(folder, name) else { return Err(missing) };
    let bytes = std::fs::read(&file).map_err(|_| missing)?;
    Ok(File { bytes, kind: kind(&file) })
}

/// The file of this name, when it is truly under the folder.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let plain =
        name.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '%']));
    if !plain {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let file = folder.join(name).canonicalize().ok()?;
    (file.starts_with(&folder) && file.is_file()).then_some(file)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_interface_are_sent() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let folder = place.path().join("dist");
        std::fs::create_dir_all(folder.join("assets")).expect("folders");
        std::fs::write(place.path().join("secret.txt"), "secret").expect("a file outside");
        std::fs::write(folder.join("index.html"), "page").expect("the page");
        std::fs::write(folder.join("assets/app.js"), "code").expect("the code");
        std::fs::write(folder.join(".hidden.txt"), "hidden").expect("a hidden file");
        let check = |path: &str, expect: Result<(&str, &'static str), Missing>| {
            let expect = expect.map(|(text, kind)| File { bytes: text.into(), kind });
            assert_eq!(read(&folder, path), expect, "{path}");
        };
        let page = ("page", "text/html; charset=utf-8");
        check("/", Ok(page));
        check("/index.html", Ok(page));
        check("/runs/17", Ok(page));
        check("/assets/app.js", Ok(("code", "text/javascript; charset=utf-8")));
        check("/assets/gone.js", Err(Missing::File));
        check("/../secret.txt", Err(Missing::File));
        check("/assets/../../secret.txt", Err(Missing::File));
        check("/%2e%2e/secret.txt", Err(Missing::File));
        check("/.hidden.txt", Err(Missing::File));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(place.path().join("secret.txt"), folder.join("link.txt")).expect("a link");
            check("/link.txt", Err(Missing::File));
        }
    }

    #[test]
    fn an_interface_that_was_not_built_is_said_so() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(read(folder.path(), "/"), Err(Missing::Interface));
    }
}
