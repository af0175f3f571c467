//! Build script of the window: checks the capabilities and makes sure that there is a page to embed.
//!
//! It does not build the interface; `cargo xtask demo` does. A page that says so stands in when it is missing, so that
//! `cargo build` works in any order.

use std::{fs, io, path::Path};

/// Shown by a window that was built before the interface.
const MISSING: &str = "<!doctype html><meta charset=\"utf-8\"><title>Understudy</title>\
<p>The interface is not built yet. Close this window and run <code>cargo xtask demo</code>.</p>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dist = Path::new("../ui/dist");
    ensure_page(dist)?;
    println!("cargo:rerun-if-changed=../ui/dist");
    // Only these commands exist, and only capabilities/main.json hands them out.
    let commands = tauri_build::AppManifest::new().commands(&["rpc", "subscribe", "choose_path"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}

fn ensure_page(dist: &Path) -> io::Result<()> {
    let page = dist.join("index.html");
    if page.exists() {
        return Ok(());
    }
    fs::create_dir_all(dist)?;
    fs::write(page, MISSING)
}
