//! `bench`: work counts of the student. Counts are exact under load; times are not reported here.

mod beside;
mod measure;
mod peer;
pub(super) mod student;

use super::{OK, ask};
use crate::print;
use serde::Serialize;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

/// One request, run twice on a dry account.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    request: String,
    skill: String,
    calls: usize,
    first: TokenCount,
    second: TokenCount,
    /// Tokens that a student without any reuse would have to evaluate.
    without_reuse: u32,
    ratio: f64,
}

const REQUESTS: [&str; 3] =
    ["Triage my inbox", "Answer Dana about the discount", "Find thirty minutes with Priya next week"];

pub(super) async fn bench(app: &App, json: bool) -> anyhow::Result<u8> {
    let mut rows = Vec::new();
    for request in REQUESTS {
        let first = once(app, request).await?;
        let second = once(app, request).await?;
        let without_reuse = second.run.tokens.evaluated + second.run.tokens.reused;
        rows.push(Row {
            request: request.into(),
            skill: second.run.skill.clone().unwrap_or_default(),
            calls: second.steps.iter().filter(|s| s.phase == Phase::Call).count(),
            first: first.run.tokens,
            second: second.run.tokens,
            without_reuse,
            ratio: f64::from(second.run.tokens.evaluated) / f64::from(without_reuse.max(1)),
        });
    }
    if json {
        print::json(&rows)?;
        return Ok(OK);
    }
    let head = ["request", "calls", "evaluated first", "evaluated again", "without reuse", "ratio"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for r in rows {
        table.push(vec![
            r.request,
            r.calls.to_string(),
            r.first.evaluated.to_string(),
            r.second.evaluated.to_string(),
            r.without_reuse.to_string(),
            format!("{:.3}", r.ratio),
        ]);
    }
    print::table(&table);
    Ok(OK)
}

async fn once(app: &App, request: &str) -> anyhow::Result<RunDetail> {
    let started: RunStarted = ask(app, Wire::RunStart { request: request.into(), skill: None, dry: true }).await?;
    app.wait(&started.run_id).await.map_err(super::words)?;
    ask(app, Wire::RunShow { id: started.run_id }).await
}
