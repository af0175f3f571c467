//! Draws the panels of the real window, in both themes, into the folder that is named: `screenshots FOLDER`.
//!
//! It does the main job first, so that there is something to see. For people, not for tests: nothing is compared.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use understudy_tests::journey::{self, ask, go, open_plain_approval, run_ends, theme};
use understudy_tests::webdriver::{Opening, Window};

/// The Monday morning on which the product is shown.
const NOW: &str = "2026-11-23T09:00:00Z";

fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).context("say where to write: screenshots FOLDER")?);
    let home = tempfile::tempdir()?;
    let data = home.path().join("rehearsal");
    let opening = Opening {
        program: &understudy_tests::built("understudy-window")?,
        arguments: &["--rehearsal", "--data", &data.to_string_lossy(), "--now", NOW],
        home: home.path(),
        size: (1320, 860),
    };
    let window = Window::open(&opening)?;
    journey::appears(&window, "ask-input", journey::RUN)?;
    ask(&window, "Triage my inbox")?;
    run_ends(&window)?;
    // A run is read from its request on.
    window.script("document.querySelectorAll('main *').forEach((e) => { e.scrollTop = 0 })")?;
    draw(&window, &folder, "runs")?;
    open_plain_approval(&window)?;
    draw(&window, &folder, "approvals")?;
    for panel in ["today", "inbox", "calendar", "deals", "skills", "memories", "improvement", "settings"] {
        go(&window, panel)?;
        draw(&window, &folder, panel)?;
    }
    window.close()
}

fn draw(window: &Window, folder: &Path, panel: &str) -> Result<()> {
    for name in ["light", "dark"] {
        theme(window, name)?;
        // Fonts and skeletons settle before the picture is taken.
        window.wait("the fonts", journey::SOON, |window| {
            let ready =
                window.script("return document.fonts.status === 'loaded' && !document.querySelector('.skeleton')")?;
            Ok((ready == true).then_some(()))
        })?;
        window.screenshot(&folder.join(format!("{panel}-{name}.png")))?;
    }
    Ok(())
}
