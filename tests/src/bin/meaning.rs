//! Search by meaning with real weights: `meaning MODEL.gguf REFERENCE.json [--scan]`.
//!
//! Is the conversion right (the vectors are those of the reference), does the search find more with it (the memories that
//! are shipped, their own recall checks and paraphrases of them), and what does it cost. `cargo xtask bench memory`
//! prepares the model and starts this; it prints tables and a closing line `N passed, M failed`.

#![expect(clippy::print_stdout, reason = "the tables are its result")]

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::time::Instant;
use understudy_app::api::Command;
use understudy_app::wire::{Done, RecallFigures, RecallReport, StudentFile};
use understudy_app::{App, Caller};
use understudy_providers::student::{CancelFlag, EmbeddingConfig, EmbeddingModel, Haste};
use understudy_store::{PassageVectors, Store};
use understudy_tests::scenario::options;

/// Weights are kept as f16, so the vectors differ a little from those computed with f32.
const SAME: f64 = 0.9995;
/// Passages in the measurement of the scan.
const MANY: usize = 100_000;

#[derive(serde::Deserialize)]
struct Reference {
    text: String,
    tokens: u32,
    vector: Vec<f32>,
}

#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn check(&mut self, what: &str, holds: bool) {
        println!("{}  {what}", if holds { "ok    " } else { "FAILED" });
        if holds { self.passed += 1 } else { self.failed += 1 }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let model = arguments.next().context("the model is not named")?;
    let reference = arguments.next().context("the reference is not named")?;
    let mut tally = Tally::default();
    conversion(&mut tally, &model, &reference).await?;
    recall(&mut tally, &model).await?;
    if arguments.next().is_some_and(|a| a.as_os_str() == "--scan") {
        scan().await?;
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    std::process::exit(i32::from(tally.failed > 0));
}

/// The vectors of the converted model beside those of the reference.
async fn conversion(tally: &mut Tally, model: &Path, reference: &Path) -> Result<()> {
    let worker = understudy_tests::built("understudy").context("the understudy program is not built")?;
    let embedding = EmbeddingModel::start(worker, EmbeddingConfig::new(model));
    let loaded = embedding.load().await.map_err(|t| anyhow::anyhow!("{} {}", t.message, t.hint))?;
    println!("{}: {} numbers, {} tokens at once", loaded.name, loaded.dimension, loaded.window);
    let rows: Vec<Reference> = serde_json::from_slice(&std::fs::read(reference)?)?;
    for row in rows {
        let made = embedding.embed(&row.text, Haste::Question, &CancelFlag::new()).await?;
        let cosine: f64 = made.values.iter().zip(&row.vector).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
        let start: String = row.text.chars().take(40).collect();
        let what = format!("cosine {cosine:.6}, {} and {} tokens: {start:?}", made.tokens, row.tokens);
        tally.check(&what, cosine > SAME && made.tokens == row.tokens);
    }
    Ok(())
}

async fn ask<T: DeserializeOwned>(app: &App, command: Command) -> Result<T> {
    let value = app.dispatch(Caller::Terminal, command).await;
    Ok(serde_json::from_value(value.map_err(|e| anyhow::anyhow!("{} {}", e.message, e.hint))?)?)
}

/// Recall on the shipped memories, by words and by words and meaning.
async fn recall(tally: &mut Tally, model: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let app = App::open(options(folder.path())).await?;
    let path = model.to_string_lossy().into_owned();
    let file: StudentFile = ask(&app, Command::StudentImport { path }).await?;
    let began = Instant::now();
    let _: Done = ask(&app, Command::EmbeddingUse { name: file.name }).await?;
    app.wait_for_meaning(|_| {}).await.map_err(|e| anyhow::anyhow!("{} {}", e.message, e.hint))?;
    println!(
        "\nthe shipped memories are read in {:.1} s, loading and calibration included",
        began.elapsed().as_secs_f64()
    );
    let own: RecallReport = ask(&app, Command::MemoryRecall { checks: None }).await?;
    show("recall checks of the shipped memories", &own);
    let file = understudy_tests::root().join("tests/meaning/paraphrases.jsonl");
    let checks = Some(file.to_string_lossy().into_owned());
    let other: RecallReport = ask(&app, Command::MemoryRecall { checks }).await?;
    show("paraphrases in other words, and questions that nothing answers", &other);
    for (name, report) in [("recall checks", &own), ("paraphrases", &other)] {
        let both = report.both.as_ref().context("the model took no part")?;
        let words = &report.words;
        tally.check(&format!("{name}: every check can be used"), report.problems.is_empty());
        tally.check(&format!("{name}: meaning puts no fewer memories among the first three"), both.at3 >= words.at3);
    }
    let both = other.both.as_ref().context("the model took no part")?;
    tally.check("paraphrases: words and meaning beat words alone", both.mrr > other.words.mrr);
    tally.check("paraphrases: nothing is found where nothing should be, nearly always", both.silent >= Some(0.9));
    app.close().await;
    Ok(())
}

fn show(title: &str, report: &RecallReport) {
    println!("\n{title}\n{:<20} recall@1  recall@3    MRR  nothing found     p50      p95", "");
    let line = |name: &str, f: &RecallFigures| {
        let silent = f.silent.map_or("-".into(), |s| format!("{s:.3}"));
        println!(
            "{name:<20} {:>8.3}  {:>8.3}  {:.3}  {silent:>13}  {:>4.1} ms  {:>4.1} ms",
            f.at1, f.at3, f.mrr, f.p50, f.p95
        );
    };
    line("words", &report.words);
    report.both.iter().for_each(|f| line("words and meaning", f));
    println!("{}", report.verdict);
    for row in report.rows.iter().filter(|r| r.words != r.both || r.words_first.is_some() != r.both_first.is_some()) {
        let rank = |r: Option<u32>| r.map_or("-".into(), |n| n.to_string());
        println!(
            "  {:>2} -> {:>2}  {:<52} {}",
            rank(row.words),
            rank(row.both),
            row.request,
            row.expect.as_deref().unwrap_or("nothing")
        );
    }
}

/// What comparing a question with very many passages costs.
async fn scan() -> Result<()> {
    const DIMENSION: usize = 384;
    let folder = tempfile::tempdir()?;
    let store = Store::open(folder.path()).await?;
    let vectors = PassageVectors::open(&store, "model", DIMENSION).await?;
    let mut state: u64 = 1;
    let mut vector = || -> Vec<f32> {
        let mut numbers: Vec<f32> = (0..DIMENSION)
            .map(|_| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                (state >> 40) as f32 / (1u64 << 24) as f32 - 0.5
            })
            .collect();
        let length = numbers.iter().map(|x| x * x).sum::<f32>().sqrt();
        numbers.iter_mut().for_each(|x| *x /= length);
        numbers
    };
    for part in 0..MANY / 1000 {
        vectors.add((0..1000).map(|i| (format!("{part} {i}"), vector())).collect()).await?;
    }
    let questions: Vec<Vec<f32>> = (0..40).map(|_| vector()).collect();
    let mut times = Vec::new();
    for question in &questions {
        let began = Instant::now();
        vectors.nearest(question, 60).await?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    println!("\n{MANY} passages of {DIMENSION} numbers: p50 {:.1} ms, p95 {:.1} ms a question", times[20], times[37]);
    let began = Instant::now();
    drop(vectors);
    let vectors = PassageVectors::open(&store, "model", DIMENSION).await?;
    println!("opened again in {:.1} s: {} passages\n", began.elapsed().as_secs_f64(), vectors.len());
    store.close().await;
    Ok(())
}
