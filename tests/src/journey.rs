//! The ways through the window that more than one program takes: ask, watch the run, go to a panel, approve.
//!
//! Every step is what a user does, by the marks (`data-testid`) that the interface keeps for this; none reaches past it.

use crate::webdriver::{Element, Window};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// For what the page does by itself.
pub const SOON: Duration = Duration::from_secs(20);
/// For opening the account the first time, loading the student, and a whole run, on a slow machine.
pub const RUN: Duration = Duration::from_secs(240);

/// A CSS selector for a mark of the interface.
pub fn mark(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

/// Waits until the mark is on the page.
pub fn appears(window: &Window, name: &str, limit: Duration) -> Result<Element> {
    window.wait(name, limit, |window| window.first(&mark(name)))
}

/// Goes to a panel by the rail.
pub fn go(window: &Window, panel: &str) -> Result<()> {
    let rail = appears(window, &format!("rail-{panel}"), SOON)?;
    window.click(&rail)?;
    window.wait(&format!("the panel {panel}"), SOON, |window| {
        let place = window.script("return location.hash")?;
        Ok(place.as_str().is_some_and(|place| place.starts_with(&format!("#/{panel}"))).then_some(()))
    })
}

/// Types a request on Today and submits it.
pub fn ask(window: &Window, request: &str) -> Result<()> {
    let input = appears(window, "ask-input", RUN)?;
    window.click(&input)?;
    window.enter(&input, request)?;
    window.wait("the words in the ask bar", SOON, |window| {
        let value = window.script("return document.querySelector('[data-testid=\"ask-input\"]').value")?;
        Ok((value == request).then_some(()))
    })?;
    let submit = appears(window, "ask-submit", SOON)?;
    window.click(&submit)
}

/// Waits until the run that is shown has ended, and says how: `done`, `stuck`, `stopped`, `failed`.
pub fn run_ends(window: &Window) -> Result<String> {
    window.wait("the end of the run", RUN, |window| {
        let Some(state) = window.first(&mark("run-state"))? else { return Ok(None) };
        let word = window.text(&state)?;
        let ended = ["done", "stuck", "stopped", "failed"].into_iter().find(|end| word.eq_ignore_ascii_case(end));
        Ok(ended.map(str::to_owned))
    })
}

/// The attribute of every element with this mark.
pub fn attributes(window: &Window, name: &str, attribute: &str) -> Result<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll('{}')].map((e) => e.getAttribute('{attribute}') ?? '')",
        mark(name)
    );
    let values = window.script(&script)?;
    Ok(values.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Opens the first waiting approval that is a plain card, and gives its title.
pub fn open_plain_approval(window: &Window) -> Result<String> {
    go(window, "approvals")?;
    appears(window, "approval-row", SOON)?;
    let rows = window.all(&format!("{}[data-state=\"waiting\"]", mark("approval-row")))?;
    ensure!(!rows.is_empty(), "no approval waits");
    for row in rows {
        let href = window.attribute(&row, "href")?;
        let title = window.text(&row)?;
        window.click(&row)?;
        let mut seen = String::new();
        let red = window
            .wait("the card of the row", SOON, |window| {
                let here = window.script("return location.hash")?;
                let here = here.as_str().unwrap_or_default();
                let Some(card) = window.first(&mark("approval-card"))? else { return Ok(None) };
                let red = window.attribute(&card, "data-red")?;
                seen = format!("{here} shown, {href} clicked, red: {red}");
                Ok((!red.is_empty() && href.ends_with(here)).then_some(red))
            })
            .with_context(|| seen.clone())?;
        if red == "false" {
            return Ok(title);
        }
    }
    anyhow::bail!("every waiting approval is a red card")
}

/// Approves the card that is shown: waits for the button to arm, clicks, and waits until it is sent.
pub fn approve(window: &Window) -> Result<String> {
    let armed = format!("{}[data-armed=\"true\"]:not([aria-disabled=\"true\"])", mark("approve"));
    let button = window.wait("the armed button", SOON, |window| window.first(&armed))?;
    window.click(&button)?;
    let note = appears(window, "sent-note", RUN)?;
    window.text(&note)
}

/// Shows the page in this theme, `light` or `dark`.
pub fn theme(window: &Window, name: &str) -> Result<()> {
    window.script(&format!("document.documentElement.dataset.theme = '{name}'")).map(drop)
}

/// The messages in every `.Sent` folder under the data folder, by their unique part: a flag that changes is no new message.
pub fn sent(data: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut queue: Vec<PathBuf> = vec![data.to_owned()];
    while let Some(folder) = queue.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let in_sent =
                ["new", "cur"].iter().any(|part| path.parent().is_some_and(|p| p.ends_with(format!(".Sent/{part}"))));
            if path.is_dir() {
                queue.push(path);
            } else if in_sent {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.insert(name.split(":2,").next().unwrap_or_default().to_owned());
            }
        }
    }
    Ok(found)
}
