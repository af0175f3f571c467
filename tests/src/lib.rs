//! What the tests of the whole product share: where things lie, and how the real window is driven.
//!
//! The tests themselves are in `tests/`. Nothing here knows how the product is made; it only looks from outside.

pub mod hub;
pub mod journey;
pub mod packages;
pub mod repair;
pub mod scenario;
pub mod teacher_server;
pub mod webdriver;

use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this crate lies in the repository").to_owned()
}

/// Cargo's target folder, found from the running program, which lies in `target/PROFILE/` or `target/PROFILE/deps/`.
pub fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a running program has a path");
    let parents: Vec<&Path> = program.ancestors().collect();
    let deps = parents.iter().position(|path| path.ends_with("deps"));
    // Without a deps folder the program itself lies in target/PROFILE.
    parents[deps.map_or(2, |at| at + 2)].to_owned()
}

/// A program that cargo built in the same profile; the error says how to build it.
pub fn built(name: &str) -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let folder = program.ancestors().find(|path| path.parent() == Some(&target())).map(Path::to_owned);
    let place = folder.unwrap_or_else(|| target().join("debug")).join(name);
    anyhow::ensure!(
        place.is_file(),
        "{name} is not built; run `cargo xtask test`, or `cargo build --workspace --all-targets` before this test"
    );
    Ok(place)
}
