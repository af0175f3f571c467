//! `memory embedding` and `memory recall`: finding memories by meaning, and how well the search finds what it should.

use super::students::{Shown, size};
use super::{NOT_DONE, OK, ask, words};
use crate::arguments::Embedding;
use crate::print;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

pub(super) async fn embedding(app: &App, command: Embedding, json: bool) -> anyhow::Result<u8> {
    match command {
        Embedding::Use { name } => {
            let done: Done = ask(app, Wire::EmbeddingUse { name }).await?;
            eprintln!("{}", done.message);
            let mut shown = Shown::default();
            let ended = tokio::select! {
                ended = app.wait_for_meaning(|update| shown.show(update)) => Some(ended),
                pressed = tokio::signal::ctrl_c() => {
                    pressed?;
                    None
                }
            };
            shown.end();
            match ended {
                Some(ended) => ended.map_err(words)?,
                None => {
                    eprintln!("Stopped. What was read is kept; the rest is read with the next search.");
                    return Ok(NOT_DONE);
                }
            }
            // Says at once what the model is good for here, and keeps it.
            if let Ok(report) = ask::<RecallReport>(app, Wire::MemoryRecall { checks: None }).await
                && !json
            {
                println!("{}", report.verdict);
            }
            status(app, json).await
        }
        Embedding::Off => {
            let done: Done = ask(app, Wire::EmbeddingOff {}).await?;
            if json {
                print::json(&done)?;
            } else {
                println!("{}", done.message);
            }
            Ok(OK)
        }
        Embedding::Status => status(app, json).await,
    }
}

async fn status(app: &App, json: bool) -> anyhow::Result<u8> {
    let view: EmbeddingView = ask(app, Wire::EmbeddingShow {}).await?;
    if json {
        print::json(&view)?;
    } else {
        println!("{}", view.about);
        for line in view.problem.iter().chain(&view.measured) {
            println!("{line}");
        }
        let row = |f: &EmbeddingFile| {
            let mark = if f.chosen { "*" } else { "" };
            vec![mark.into(), f.name.clone(), size(f.size), format!("{} numbers a passage", f.dimension)]
        };
        print::table(&view.files.iter().map(row).collect::<Vec<_>>());
        if view.files.is_empty() {
            println!("Take one in with: understudy student import FILE.gguf");
        } else if view.model.is_none() {
            println!("Use one with: understudy memory embedding use NAME");
        }
    }
    Ok(if view.problem.is_some() { NOT_DONE } else { OK })
}

pub(super) async fn recall(app: &App, checks: Option<std::path::PathBuf>, json: bool) -> anyhow::Result<u8> {
    // The app may stand in another folder than the terminal.
    let checks = checks.map(std::path::absolute).transpose()?.map(|p| p.to_string_lossy().into_owned());
    let report: RecallReport = ask(app, Wire::MemoryRecall { checks }).await?;
    // A check that is not met is a failed check of the search in use.
    let met = |row: &RecallRow| {
        let (rank, first) = match &report.both {
            Some(_) => (row.both, &row.both_first),
            None => (row.words, &row.words_first),
        };
        if row.expect.is_some() { rank.is_some_and(|r| r <= 3) } else { first.is_none() }
    };
    let code = if report.problems.is_empty() && report.rows.iter().all(met) { OK } else { NOT_DONE };
    if json {
        print::json(&report)?;
        return Ok(code);
    }
    let both = report.both.is_some();
    let rank = |rank: Option<u32>, first: &Option<String>| match (rank, first) {
        (Some(rank), _) => rank.to_string(),
        (None, Some(_)) => "-".to_owned(),
        (None, None) => "nothing".to_owned(),
    };
    let line = |cells: [&str; 4]| {
        let [words, meaning, request, expect] = cells;
        let mut row = vec![words.to_owned()];
        row.extend(both.then(|| meaning.to_owned()));
        row.extend([request.to_owned(), expect.to_owned()]);
        row
    };
    let mut table = vec![line(["words", "both", "request", "expected"])];
    for row in &report.rows {
        let expect = row.expect.as_deref().unwrap_or("nothing");
        let expect = if met(row) { expect.to_owned() } else { format!("{expect}  <-- not met") };
        let (words, meaning) = (rank(row.words, &row.words_first), rank(row.both, &row.both_first));
        table.push(line([&words, &meaning, &row.request, &expect]));
    }
    print::table(&table);
    println!();
    let figures = |name: &str, f: &RecallFigures| {
        vec![
            name.to_owned(),
            format!("{:.3}", f.at1),
            format!("{:.3}", f.at3),
            format!("{:.3}", f.mrr),
            f.silent.map_or("-".into(), |s| format!("{s:.3}")),
            format!("{:.1} ms", f.p50),
            format!("{:.1} ms", f.p95),
        ]
    };
    let mut table =
        vec![["", "recall@1", "recall@3", "MRR", "nothing found", "p50", "p95"].map(str::to_owned).to_vec()];
    table.push(figures("words", &report.words));
    table.extend(report.both.as_ref().map(|f| figures("words and meaning", f)));
    print::table(&table);
    println!("\n{}", report.verdict);
    for problem in &report.problems {
        println!("{}: {problem}", report.file);
    }
    Ok(code)
}
