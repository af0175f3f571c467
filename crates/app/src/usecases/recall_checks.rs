//! Recall checks: does the search find the memory that a request should find, by words and by words and meaning.
//!
//! Checks are lines of `.recall.jsonl` in the memory folder: `{"request": "...", "expect": "sales/discounts.md"}`; with
//! `"expect": null` nothing should be found. A rank is what a user would see: memories, not passages, among the first ten.

use super::meaning::{MEASURED, Measured};
use crate::meaning::{self, TERMINAL};
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use understudy_store::{MemoryAnswer, settings};

/// The file in the memory folder.
const FILE: &str = ".recall.jsonl";
/// Memories that are looked at.
const DEPTH: usize = 10;
/// Checks that are run at most.
const MOST: usize = 2000;

#[derive(serde::Deserialize)]
struct Check {
    request: String,
    expect: Option<String>,
}

pub(crate) async fn memory_recall(app: &App, _: Caller, checks: Option<String>) -> Result<RecallReport, WireError> {
    let inner = &app.inner;
    let file = checks.as_ref().map_or_else(|| inner.memories.root().join(FILE), PathBuf::from);
    let report = report(inner, file).await?;
    if checks.is_none() {
        keep(inner, &report).await?;
    }
    Ok(report)
}

/// Runs the folder's own checks once for each embedding model and keeps what they say of it.
pub(crate) async fn measure(inner: &Arc<Inner>) -> Result<(), WireError> {
    let file = inner.memories.root().join(FILE);
    let measured = settings::get(&inner.store, MEASURED).await.map_err(internal)?;
    let measured = measured.and_then(|v| serde_json::from_value::<Measured>(v).ok()).map(|m| m.model);
    if measured != inner.meaning.chosen() && file.exists() {
        let report = report(inner, file).await?;
        keep(inner, &report).await?;
    }
    Ok(())
}

async fn keep(inner: &Inner, report: &RecallReport) -> Result<(), WireError> {
    let (Some(model), Some(_)) = (&report.model, &report.both) else { return Ok(()) };
    let measured = Measured { model: model.clone(), words: report.verdict.clone() };
    let value = serde_json::to_value(measured).map_err(internal)?;
    settings::set(&inner.store, MEASURED, &value).await.map_err(internal)?;
    inner.send(Update::Changed { tags: vec![Tag::Settings] });
    Ok(())
}

async fn report(inner: &Arc<Inner>, file: PathBuf) -> Result<RecallReport, WireError> {
    let (checks, problems) = read(inner, &file)?;
    let mut rows = Vec::with_capacity(checks.len());
    let (mut words, mut both, mut note) = (Vec::new(), Vec::new(), None);
    for check in checks {
        let began = Instant::now();
        let (memories, request) = (inner.memories.clone(), check.request.clone());
        let answer = tokio::task::spawn_blocking(move || memories.search(&request, DEPTH * 2)).await;
        let by_words = seen(&answer.map_err(internal)?.map_err(internal)?);
        words.push(began.elapsed().as_secs_f64() * 1e3);
        let mut by_both = None;
        if note.is_none() && inner.meaning.chosen().is_some() {
            let began = Instant::now();
            let (answer, why) = meaning::search(inner, &check.request, DEPTH * 2, TERMINAL).await?;
            // The first one may wait for the model; the others tell what a question costs.
            both.push(began.elapsed().as_secs_f64() * 1e3);
            note = why;
            by_both = note.is_none().then(|| seen(&answer));
        }
        let rank = |paths: &[String]| {
            let place = paths.iter().take(DEPTH).position(|p| Some(p) == check.expect.as_ref());
            place.map(|i| i as u32 + 1)
        };
        rows.push(RecallRow {
            words: rank(&by_words),
            both: by_both.as_deref().and_then(rank),
            words_first: by_words.into_iter().next(),
            both_first: by_both.and_then(|paths| paths.into_iter().next()),
            request: check.request,
            expect: check.expect,
        });
    }
    let by_words = figures(&rows, |r| r.words, |r| r.words_first.is_none(), words);
    let complete = inner.meaning.chosen().is_some() && note.is_none() && !rows.is_empty();
    let by_both = complete.then(|| figures(&rows, |r| r.both, |r| r.both_first.is_none(), both));
    let model = inner.meaning.chosen();
    let verdict = note.unwrap_or_else(|| verdict(&by_words, by_both.as_ref(), rows.len()));
    let file = file.display().to_string();
    Ok(RecallReport { file, words: by_words, both: by_both, model, verdict, rows, problems })
}

/// The folder's own checks that expect a memory: the request and the path. None when there is no such file.
pub(super) fn expected(inner: &Inner) -> Vec<(String, String)> {
    let checks = read(inner, &inner.memories.root().join(FILE)).map_or_else(|_| Vec::new(), |(checks, _)| checks);
    checks.into_iter().filter_map(|c| Some((c.request, c.expect?))).collect()
}

/// The checks of a file, and its lines that are none.
fn read(inner: &Inner, file: &std::path::Path) -> Result<(Vec<Check>, Vec<String>), WireError> {
    let text = std::fs::read_to_string(file).map_err(|e| {
        bad_input(
            format!("The recall checks cannot be read from {}: {e}.", file.display()),
            "Write a line for each: {\"request\": \"they want 27 % off\", \"expect\": \"sales/discounts.md\"}.",
        )
    })?;
    let known: std::collections::BTreeSet<String> = inner.memories.memories().into_iter().map(|m| m.path).collect();
    let (mut checks, mut problems) = (Vec::new(), Vec::new());
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in lines.take(MOST) {
        match serde_json::from_str::<Check>(line) {
            Ok(Check { expect: Some(path), .. }) if !known.contains(&path) => {
                problems.push(format!("Line {}: there is no memory {path}.", at + 1));
            }
            Ok(check) if check.request.trim().is_empty() => {
                problems.push(format!("Line {}: the request is empty.", at + 1));
            }
            Ok(check) => checks.push(check),
            Err(e) => problems.push(format!("Line {}: {e}.", at + 1)),
        }
    }
    Ok((checks, problems))
}

/// The memories of an answer, best first, each once.
fn seen(answer: &MemoryAnswer) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for hit in &answer.hits {
        if !paths.contains(&hit.passage.path) {
            paths.push(hit.passage.path.clone());
        }
    }
    paths
}

fn figures(
    rows: &[RecallRow],
    rank: impl Fn(&RecallRow) -> Option<u32>,
    silent: impl Fn(&RecallRow) -> bool,
    mut times: Vec<f64>,
) -> RecallFigures {
    let (asked, none): (Vec<&RecallRow>, Vec<&RecallRow>) = rows.iter().partition(|r| r.expect.is_some());
    let share = |count: usize, of: usize| if of == 0 { 0.0 } else { count as f64 / of as f64 };
    let within = |most: u32| share(asked.iter().filter(|r| rank(r).is_some_and(|n| n <= most)).count(), asked.len());
    let mrr: f64 = asked.iter().filter_map(|r| rank(r)).map(|n| 1.0 / f64::from(n)).sum();
    times.sort_by(f64::total_cmp);
    let time = |part: f64| times.get(((times.len() as f64 * part) as usize).min(times.len().max(1) - 1)).copied();
    RecallFigures {
        at1: within(1),
        at3: within(3),
        mrr: if asked.is_empty() { 0.0 } else { mrr / asked.len() as f64 },
        silent: (!none.is_empty()).then(|| share(none.iter().filter(|r| silent(r)).count(), none.len())),
        p50: time(0.5).unwrap_or(0.0),
        p95: time(0.95).unwrap_or(0.0),
    }
}

/// What the figures mean for the user.
fn verdict(words: &RecallFigures, both: Option<&RecallFigures>, checks: usize) -> String {
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    let Some(both) = both else {
        return format!(
            "By words, {} of {checks} requests have their memory first, {} among the first three.",
            percent(words.at1),
            percent(words.at3)
        );
    };
    let figures = format!(
        "On {checks} recall checks, words and meaning put the right memory first for {} (words alone {}), mean reciprocal rank {:.3} ({:.3})",
        percent(both.at1),
        percent(words.at1),
        both.mrr,
        words.mrr
    );
    let louder = both.silent.unwrap_or(1.0) < words.silent.unwrap_or(1.0);
    match both.mrr.total_cmp(&words.mrr) {
        _ if louder => format!(
            "{figures}; but they find something where nothing should be found. Words alone are the safer choice."
        ),
        std::cmp::Ordering::Greater => format!("{figures}: better."),
        std::cmp::Ordering::Equal => format!("{figures}: no better, so words alone are enough here."),
        std::cmp::Ordering::Less => format!("{figures}: worse. Words alone are the better choice here."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(expect: Option<&str>, words: Option<u32>, first: Option<&str>) -> RecallRow {
        let own = |text: Option<&str>| text.map(str::to_owned);
        RecallRow {
            request: "r".into(),
            expect: own(expect),
            words,
            both: None,
            words_first: own(first),
            both_first: None,
        }
    }

    #[test]
    fn the_figures_are_those_of_the_ranks() {
        let rows = [
            row(Some("a"), Some(1), Some("a")),
            row(Some("a"), Some(4), Some("b")),
            row(Some("a"), None, None),
            row(Some("a"), Some(2), Some("b")),
            row(None, None, None),
            row(None, None, Some("a")),
        ];
        let got = figures(&rows, |r| r.words, |r| r.words_first.is_none(), vec![3.0, 1.0, 2.0, 9.0]);
        let expect =
            RecallFigures { at1: 0.25, at3: 0.5, mrr: (1.0 + 0.25 + 0.5) / 4.0, silent: Some(0.5), p50: 3.0, p95: 9.0 };
        assert_eq!(got, expect);
        assert_eq!(figures(&[], |r| r.words, |_| true, vec![]), RecallFigures::default());
    }

    #[test]
    fn the_verdict_says_what_is_better() {
        let of = |mrr: f64, silent: f64| RecallFigures { mrr, silent: Some(silent), ..RecallFigures::default() };
        let check = |words: RecallFigures, both: RecallFigures, end: &str| {
            let said = verdict(&words, Some(&both), 10);
            assert!(said.ends_with(end), "{said}");
        };
        check(of(0.5, 1.0), of(0.6, 1.0), ": better.");
        check(of(0.5, 1.0), of(0.5, 1.0), "words alone are enough here.");
        check(of(0.5, 1.0), of(0.4, 1.0), "Words alone are the better choice here.");
        check(of(0.5, 1.0), of(0.9, 0.8), "Words alone are the safer choice.");
        assert!(verdict(&of(0.5, 1.0), None, 10).starts_with("By words, "));
    }
}
