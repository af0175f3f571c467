//! Draws the panels of the real window, in both themes and two sizes: `screenshots KEPT LOOKED-AT`.
//!
//! Every panel at 1280x800, and the densest ones at 1920x1080, go into the first folder, which the repository keeps; the rest
//! goes into the second, to be looked at. It does the main job first, so that there is something to see. For people, not for
//! tests: nothing is compared.

use anyhow::{Context, Result};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use understudy_tests::journey::{self, ask, go, open_plain_approval, run_ends, theme};
use understudy_tests::webdriver::{Opening, Window};

/// The Monday morning on which the product is shown.
const NOW: &str = "2026-11-23T09:00:00Z";
/// The size of a small laptop: every panel must be at home in it.
const SMALL: (u32, u32) = (1280, 800);
/// The size of a common screen: nothing may look lost in it.
const LARGE: (u32, u32) = (1920, 1080);
/// Panels of which the large picture is kept, too: they hold the most.
const DENSE: [&str; 4] = ["runs", "approvals", "skills", "certification"];
/// Panels that the rail leads to, beside those that are drawn on the way.
const PANELS: [&str; 8] = ["today", "inbox", "calendar", "deals", "skills", "memories", "improvement", "settings"];
/// Pages inside a panel, by their places.
const PAGES: [(&str, &str); 4] = [
    ("certification", "#/skills/~matrix"),
    ("routing", "#/skills/~routing"),
    ("proposals", "#/skills/~proposals"),
    ("teachers", "#/settings/teachers"),
];

/// Where the pictures go.
struct Folders {
    kept: PathBuf,
    looked_at: PathBuf,
}

fn main() -> Result<()> {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let usage = "say where to write: screenshots KEPT LOOKED-AT";
    let folders = Folders { kept: folders.next().context(usage)?, looked_at: folders.next().context(usage)? };
    let home = tempfile::tempdir()?;
    let data = home.path().join("rehearsal");
    let opening = Opening {
        program: &understudy_tests::built("understudy-window")?,
        arguments: &["--rehearsal", "--data", &data.to_string_lossy(), "--now", NOW],
        home: home.path(),
        size: LARGE,
    };
    let window = Window::open(&opening)?;
    journey::appears(&window, "ask-input", journey::RUN)?;
    window.resize(SMALL)?;
    ask(&window, "Triage my inbox")?;
    run_ends(&window)?;
    draw(&window, &folders, "runs")?;
    open_plain_approval(&window)?;
    draw(&window, &folders, "approvals")?;
    certify(&window)?;
    for panel in PANELS {
        go(&window, panel)?;
        draw(&window, &folders, panel)?;
    }
    for (page, place) in PAGES {
        window.script(&format!("location.hash = '{place}'"))?;
        draw(&window, &folders, page)?;
    }
    window.close()
}

/// Certifies all skills, so that the pictures show how they stand.
fn certify(window: &Window) -> Result<()> {
    window.script("location.hash = '#/skills/~matrix'")?;
    let all = journey::appears(window, "certify-all", journey::SOON)?;
    window.click(&all)?;
    window.wait("every skill to be certified or to fail", journey::RUN, |window| {
        let states = journey::attributes(window, "matrix-cell", "data-state")?;
        let ended = |state: &String| state == "certified" || state == "failing";
        Ok((!states.is_empty() && states.iter().all(ended)).then_some(()))
    })
}

/// A panel in both sizes and both themes.
fn draw(window: &Window, folders: &Folders, panel: &str) -> Result<()> {
    for size in [SMALL, LARGE] {
        window.resize(size)?;
        // What is long is read from its beginning on.
        window.script("document.querySelectorAll('main *').forEach((e) => { e.scrollTop = 0 })")?;
        for name in ["light", "dark"] {
            theme(window, name)?;
            settle(window)?;
            let file = if size == SMALL { format!("{panel}-{name}.png") } else { format!("{panel}-{name}-large.png") };
            let kept = size == SMALL || DENSE.contains(&panel);
            let path = if kept { folders.kept.join(file) } else { folders.looked_at.join(file) };
            window.screenshot(&path)?;
            pack(&path)?;
        }
    }
    window.resize(SMALL)
}

/// Fonts and skeletons settle before a picture is taken.
fn settle(window: &Window) -> Result<()> {
    window.wait("the fonts", journey::SOON, |window| {
        let ready =
            window.script("return document.fonts.status === 'loaded' && !document.querySelector('.skeleton')")?;
        Ok((ready == true).then_some(()))
    })
}

/// Writes a picture again, as small as its pixels allow: flat surfaces are packed better without the filters that the
/// driver chooses.
fn pack(path: &Path) -> Result<()> {
    let bytes = std::fs::read(path)?;
    let mut reader = png::Decoder::new(Cursor::new(&bytes)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a picture that is too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let mut packed = Vec::new();
    let mut encoder = png::Encoder::new(&mut packed, frame.width, frame.height);
    encoder.set_color(frame.color_type);
    encoder.set_depth(frame.bit_depth);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels[..frame.buffer_size()])?;
    writer.finish()?;
    if packed.len() < bytes.len() {
        std::fs::write(path, packed)?;
    }
    Ok(())
}
