//! The main job in the real window: ask, watch the plan and the steps, approve, and find one message in Sent.
//!
//! The window is the built program under a virtual screen, driven through WebDriver; the student is the real one. It checks
//! that the product works, not how it looks.
#![cfg_attr(not(target_os = "linux"), expect(unused_imports, dead_code))]

use anyhow::{Result, ensure};
use std::path::Path;
use understudy_tests::journey::{
    self, RUN, SOON, appears, approve, ask, attributes, open_plain_approval, run_ends, sent,
};
use understudy_tests::webdriver::{Opening, Window};

#[test]
#[cfg(target_os = "linux")]
fn the_main_job_in_the_real_window() -> Result<()> {
    let home = tempfile::tempdir()?;
    let data = home.path().join("rehearsal");
    let opening = Opening {
        program: &understudy_tests::built("understudy-window")?,
        arguments: &[
            "--rehearsal",
            "--data",
            &data.to_string_lossy(),
            "--now",
            "2026-11-23T09:00:00Z",
            "--undo-seconds",
            "0",
        ],
        home: home.path(),
        size: (1320, 860),
    };
    let pictures = understudy_tests::target().join("smoke");
    if pictures.is_dir() {
        // Pictures of an earlier run would be taken for this one's.
        std::fs::remove_dir_all(&pictures)?;
    }
    let window = Window::open(&opening)?;
    let waiting = main_job(&window, &data, &pictures).map_err(|error| {
        // What the user would have seen says more than the error.
        let failed = pictures.join("failed.png");
        let shown = window.script("return document.body.innerText").unwrap_or_default();
        let drawn = window.screenshot(&failed).is_ok();
        let place = if drawn { failed.display().to_string() } else { "no picture".to_owned() };
        error.context(format!("{place}; the page says: {shown}"))
    })?;
    let before_closing = sent(&data)?;
    window.close()?;
    ensure!(sent(&data)? == before_closing, "closing the window changed what was sent");
    let window = Window::open(&opening)?;
    state_is_kept(&window, waiting, &pictures)?;
    window.screenshot(&pictures.join("8-approvals.png"))?;
    a_path_can_be_chosen(&window, &pictures)?;
    window.close()?;
    ensure!(sent(&data)? == before_closing, "opening the window again changed what was sent");
    Ok(())
}

/// What was done before the window closed is there when it opens again: the run with its end, the approval as sent, and
/// those that waited.
fn state_is_kept(window: &Window, waiting: usize, pictures: &Path) -> Result<()> {
    appears(window, "ask-input", RUN)?;
    journey::go(window, "runs")?;
    appears(window, "run-row", SOON)?;
    window.screenshot(&pictures.join("7-runs.png"))?;
    // A narrow list cuts its titles off, and a driver tells only what is seen.
    let rows =
        format!("return [...document.querySelectorAll('{}')].map((r) => r.textContent)", journey::mark("run-row"));
    let rows = window.script(&rows)?.to_string();
    let ended = attributes(window, "run-row", "data-state")?;
    ensure!(rows.contains("Triage my inbox") && ended == ["done"], "the run is not in the list: {rows}, {ended:?}");
    journey::go(window, "approvals")?;
    appears(window, "approval-row", SOON)?;
    let states = attributes(window, "approval-row", "data-state")?;
    let count = |wanted: &str| states.iter().filter(|state| *state == wanted).count();
    ensure!((count("sent"), count("waiting")) == (1, waiting), "not one sent and {waiting} waiting: {states:?}");
    Ok(())
}

/// The window offers the system's dialog beside a field for a path. It is not opened: no driver could close it.
fn a_path_can_be_chosen(window: &Window, pictures: &Path) -> Result<()> {
    journey::go(window, "settings")?;
    let part = appears(window, "settings-data", SOON)?;
    window.click(&part)?;
    for button in ["backup-path-file", "import-data-path-file", "import-data-path-folder"] {
        appears(window, button, SOON)?;
    }
    window.screenshot(&pictures.join("9-data.png"))
}

/// On other systems there is no driver for the system's web view.
#[test]
#[cfg(not(target_os = "linux"))]
fn the_window_is_driven_on_linux_only() {
    println!("The real window is driven on Linux only; here the command line's tests stand for it.");
}

/// Gives how many approvals are left waiting.
fn main_job(window: &Window, data: &Path, pictures: &Path) -> Result<usize> {
    appears(window, "ask-input", RUN)?;
    window.screenshot(&pictures.join("1-today.png"))?;
    let language = window.script("return new Intl.DateTimeFormat(navigator.language).resolvedOptions().locale")?;
    ensure!(language.is_string(), "the page has no language that dates can be written in");

    ask(window, "Triage my inbox")?;
    window.wait("rows of the plan", RUN, |window| {
        Ok((!attributes(window, "plan-row", "data-state")?.is_empty()).then_some(()))
    })?;
    window.wait("a call among the step cards", RUN, |window| {
        Ok(attributes(window, "step-card", "data-phase")?.iter().any(|phase| phase == "call").then_some(()))
    })?;
    window.screenshot(&pictures.join("2-running.png"))?;
    let ended = run_ends(window)?;
    window.screenshot(&pictures.join("3-ended.png"))?;
    ensure!(ended == "done", "the run ended {ended}, not done");
    // The end is pushed; the plan is read again a moment after it.
    window.wait("the plan at its end", SOON, |window| {
        let plan = attributes(window, "plan-row", "data-state")?;
        Ok((!plan.iter().any(|state| state == "now" || state == "ahead")).then_some(()))
    })?;
    let plan = attributes(window, "plan-row", "data-state")?;
    ensure!(plan.iter().any(|state| state == "done"), "no row of the plan was performed: {plan:?}");
    ensure!(!plan.iter().any(|state| state == "failed"), "a row of the plan failed: {plan:?}");

    let before = sent(data)?;
    open_plain_approval(window)?;
    let states = attributes(window, "approval-row", "data-state")?;
    let waiting = states.iter().filter(|state| *state == "waiting").count();
    window.wait("the letter", SOON, |window| window.first(&journey::mark("approve")))?;
    window.screenshot(&pictures.join("4-approval.png"))?;
    ensure!(sent(data)? == before, "something was sent before it was approved");
    approve(window)?;
    window.screenshot(&pictures.join("5-sent.png"))?;
    let after = sent(data)?;
    ensure!(after.is_superset(&before), "a message vanished from Sent");
    ensure!(after.len() == before.len() + 1, "{} messages came into Sent, not one", after.len() - before.len());
    a_link_is_shown_before_it_opens(window, pictures)?;
    Ok(waiting - 1)
}

/// A click on a link makes no window: the host is shown, and on this account nothing opens.
fn a_link_is_shown_before_it_opens(window: &Window, pictures: &Path) -> Result<()> {
    journey::go(window, "inbox")?;
    let part = appears(window, "split-newsletters", SOON)?;
    window.click(&part)?;
    let links = format!("{} summary", journey::mark("mail-links"));
    let row = window.wait("a newsletter", SOON, |window| window.first(&journey::mark("thread-row")))?;
    window.click(&row)?;
    let summary = window.wait("its links", SOON, |window| window.first(&links))?;
    window.click(&summary)?;
    let link = window.wait("a link", SOON, |window| window.first(&format!("{} a", journey::mark("mail-links"))))?;
    let meant = window.attribute(&link, "href")?;
    // The list has just been opened below the letter: it is drawn, and scrolled to, before it can be clicked.
    let into_view = format!(
        "const a = document.querySelector('{} a'); a.scrollIntoView({{ block: 'center' }}); \
         const r = a.getBoundingClientRect(); return r.height > 0 && r.bottom < innerHeight",
        journey::mark("mail-links")
    );
    window.wait("the link in view", SOON, |window| Ok((window.script(&into_view)? == true).then_some(())))?;
    window.click(&link)?;
    let host = appears(window, "link-host", SOON)?;
    let shown = window.text(&host)?;
    window.screenshot(&pictures.join("6-link.png"))?;
    ensure!(!shown.is_empty() && meant.contains(&shown), "{shown} is shown for {meant}");
    let here = window.script("return location.hash")?;
    ensure!(here.as_str().is_some_and(|h| h.starts_with("#/inbox")), "the page went to {here}");
    ensure!(window.first(&journey::mark("link-open"))?.is_none(), "the Rehearsal account offers to open a page");
    Ok(())
}
