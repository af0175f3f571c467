//! `run`, `runs`, `undo`.

use super::{NOT_DONE, OK, WAITING, ask, rules};
use crate::arguments::Runs;
use crate::print;
use std::io::IsTerminal;
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

/// Starts a run, tells its steps on standard error, and prints how it ended.
pub(super) async fn run(
    app: &App,
    request: String,
    skill: Option<String>,
    dry: bool,
    json: bool,
) -> anyhow::Result<u8> {
    let updates = app.subscribe();
    let started: RunStarted = ask(app, Wire::RunStart { request, skill, dry }).await?;
    watch(app, updates, started.run_id, json).await
}

/// The same, if the skill may start without a person.
pub(super) async fn unattended(app: &App, request: String, skill: Option<String>, json: bool) -> anyhow::Result<u8> {
    let updates = app.subscribe();
    let started: UnattendedStart = ask(app, Wire::RunUnattended { request, skill }).await?;
    match started.run_id.clone() {
        Some(id) => watch(app, updates, id, json).await,
        None => {
            if json {
                print::json(&started)?;
            }
            eprintln!("Not started: {}", started.why);
            if let Some(skill) = &started.skill {
                eprintln!(
                    "  Certify it (understudy skill certify {skill}), or allow it (understudy skill unattended {skill} allow)."
                );
            }
            Ok(NOT_DONE)
        }
    }
}

async fn watch(
    app: &App,
    mut updates: tokio::sync::broadcast::Receiver<Update>,
    id: String,
    json: bool,
) -> anyhow::Result<u8> {
    let watched = id.clone();
    let watching = tokio::spawn(async move {
        loop {
            match updates.recv().await {
                Ok(Update::Run { run, step: Some(step) }) if run.id == watched => tell(&step),
                Ok(_) => {}
                Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {}
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
            }
        }
    });
    let ended = tokio::select! {
        ended = app.wait(&id) => ended.map_err(super::words)?,
        _ = tokio::signal::ctrl_c() => {
            let _: Done = ask(app, Wire::RunStop { id: id.clone() }).await?;
            app.wait(&id).await.map_err(super::words)?
        }
    };
    // The last step may still be on its way to the watcher; it is in the store.
    tokio::task::yield_now().await;
    watching.abort();
    rules::left(app, &id).await?;
    if json {
        let export: RunExport = ask(app, Wire::RunExport { id }).await?;
        print::json(&serde_json::from_str::<serde_json::Value>(&export.json)?)?;
    } else {
        finish(app, &ended).await?;
    }
    Ok(code(&ended))
}

fn code(run: &RunSummary) -> u8 {
    match run.state {
        RunState::Done if run.waiting > 0 => WAITING,
        RunState::Done => OK,
        RunState::Waiting => WAITING,
        _ => NOT_DONE,
    }
}

/// A step on standard error, as it happens.
fn tell(step: &StepView) {
    let colour = std::io::stderr().is_terminal();
    let paint = |code: &str, text: &str| if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    let label = format!("{:>8}", format!("{:?}", step.phase).to_lowercase());
    let plan = step.plan_step.clone().unwrap_or_default();
    let arguments: Vec<String> = step
        .arguments
        .iter()
        .map(|a| match &a.handle {
            Some(handle) => format!("{}={} {}", a.name, handle, a.value),
            None => format!("{}={}", a.name, a.value),
        })
        .collect();
    let what = [
        step.tool.clone().filter(|_| step.phase == Phase::Call).unwrap_or_default(),
        arguments.join(", "),
        step.text.clone(),
    ];
    let what: Vec<String> = what.into_iter().filter(|w| !w.is_empty()).collect();
    let mark = match step.holds {
        Some(true) => "holds: ",
        Some(false) => "does not hold: ",
        None => "",
    };
    let dim = matches!(step.phase, Phase::Verdict | Phase::Observe | Phase::Reading);
    let line = format!("{label} {plan:<6} {mark}{}", what.join(" · "));
    eprintln!(
        "{}",
        if step.error.is_some() {
            paint("31", &line)
        } else if dim {
            paint("2", &line)
        } else {
            line
        }
    );
}

async fn finish(app: &App, run: &RunSummary) -> anyhow::Result<()> {
    let detail: RunDetail = ask(app, Wire::RunShow { id: run.id.clone() }).await?;
    println!("{} {:?}: {}", run.id, run.state, run.reason);
    if let (Some(skill), Some(version)) = (&run.skill, &run.skill_version) {
        println!(
            "{skill} {version}; {} steps, {} tokens evaluated, {} reused, {} generated, {:.0} ms",
            run.steps, run.tokens.evaluated, run.tokens.reused, run.tokens.generated, run.ms
        );
    }
    if let Some(question) = detail.question {
        println!("It asks: {question}\nAnswer with: understudy runs answer {} \"...\"", run.id);
    }
    let rows: Vec<Vec<String>> = detail
        .effects
        .iter()
        .map(|e| {
            vec![format!("  {}", e.state), e.kind.clone(), e.summary.clone(), e.approval_id.clone().unwrap_or_default()]
        })
        .collect();
    print::table(&rows);
    for note in detail.notes {
        println!("Note: {note}");
    }
    if run.waiting > 0 {
        println!("Look at what waits with: understudy approvals list");
    }
    Ok(())
}

pub(super) async fn runs(app: &App, command: Runs, json: bool) -> anyhow::Result<u8> {
    match command {
        Runs::List => {
            let page: RunPage = ask(app, Wire::RunList { cursor: None, limit: Some(50) }).await?;
            if json {
                print::json(&page)?;
                return Ok(OK);
            }
            let rows: Vec<Vec<String>> = page
                .runs
                .iter()
                .map(|r| {
                    let state = format!("{:?}", r.state).to_lowercase();
                    let skill = r.skill.clone().unwrap_or_default();
                    vec![r.id.clone(), print::time(r.started_at), state, skill, r.request.clone()]
                })
                .collect();
            print::table(&rows);
            Ok(OK)
        }
        Runs::Show { id } => {
            let detail: RunDetail = ask(app, Wire::RunShow { id: id.clone() }).await?;
            if json {
                print::json(&detail)?;
            } else {
                let export: RunExport = ask(app, Wire::RunExport { id }).await?;
                println!("{}", export.markdown);
            }
            Ok(OK)
        }
        Runs::Compare { left, right, all } => {
            let found: RunComparison = ask(app, Wire::RunCompare { left, right }).await?;
            if json {
                print::json(&found)?;
            } else {
                compared(&found, all);
            }
            Ok(OK)
        }
        Runs::Replay { id } => said(app, Wire::RunReplay { id }, json).await,
        Runs::Stop { id } => said(app, Wire::RunStop { id }, json).await,
        Runs::Answer { id, answer } => {
            let _: Done = ask(app, Wire::RunAnswer { id: id.clone(), answer }).await?;
            let ended = app.wait(&id).await.map_err(super::words)?;
            if json {
                print::json(&ended)?;
            } else {
                finish(app, &ended).await?;
            }
            Ok(code(&ended))
        }
        Runs::Export { id } => {
            let export: RunExport = ask(app, Wire::RunExport { id }).await?;
            println!("{}", if json { export.json } else { export.markdown });
            Ok(OK)
        }
    }
}

fn compared(found: &RunComparison, all: bool) {
    for line in &found.said {
        println!("{line}");
    }
    if found.said.is_empty() {
        println!("The two runs do not differ.");
    }
    let sign = |differs: bool| if differs { "≠" } else { " " }.to_owned();
    println!();
    let facts: Vec<Vec<String>> =
        found.facts.iter().map(|f| vec![sign(f.differs), f.name.clone(), f.left.clone(), f.right.clone()]).collect();
    print::table(&facts);
    println!("\nSteps");
    for step in &found.steps {
        // Other tokens alone are no other step.
        let counts = step.differs.iter().any(|d| *d != StepDifference::Tokens);
        let mark = match (&step.left, &step.right) {
            (Some(_), None) => "<",
            (None, Some(_)) => ">",
            _ if counts => "≠",
            _ if all => " ",
            _ => continue,
        };
        let about = if step.item.is_empty() { String::new() } else { format!("[{}] ", step.item) };
        println!("{mark} {:<6} {about}", step.plan_step.clone().unwrap_or_default());
        match (&step.left, &step.right) {
            (Some(left), Some(right)) if counts => {
                println!("    < {}\n    > {}", words_of(left), words_of(right));
            }
            (Some(one), _) | (None, Some(one)) => println!("      {}", words_of(one)),
            (None, None) => {}
        }
    }
    println!("\nEffects");
    let effects: Vec<Vec<String>> = found
        .effects
        .iter()
        .map(|e| {
            let state = |s: &Option<String>| s.clone().unwrap_or_else(|| "–".into());
            vec![sign(e.left.is_some() != e.right.is_some()), state(&e.left), state(&e.right), e.summary.clone()]
        })
        .collect();
    print::table(&effects);
}

/// A step in a line.
fn words_of(step: &StepView) -> String {
    let arguments: Vec<String> = step.arguments.iter().map(|a| format!("{}: {}", a.name, a.value)).collect();
    let holds = step.holds.map(|h| if h { "holds" } else { "does not hold" }.to_owned());
    let all = [
        Some(format!("{:?}", step.phase).to_lowercase()),
        step.tool.clone(),
        Some(arguments.join(", ")),
        holds,
        Some(step.text.lines().next().unwrap_or_default().to_owned()),
        step.error.clone(),
    ];
    all.into_iter().flatten().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Dispatches an action and prints what it says.
pub(super) async fn said(app: &App, command: Wire, json: bool) -> anyhow::Result<u8> {
    let done: Done = ask(app, command).await?;
    if json {
        print::json(&done)?;
    } else {
        println!("{}", done.message);
    }
    Ok(OK)
}

pub(super) async fn undo(app: &App, last: bool, run: Option<String>, json: bool) -> anyhow::Result<u8> {
    let id = match (run, last) {
        (Some(id), _) => id,
        (None, true) => {
            let page: RunPage = ask(app, Wire::RunList { cursor: None, limit: Some(50) }).await?;
            let newest = page.runs.into_iter().find(|r| r.effects > 0);
            newest.ok_or_else(|| anyhow::anyhow!("no run has filed anything yet"))?.id
        }
        (None, false) => anyhow::bail!("say which run: --last, or --run ID"),
    };
    said(app, Wire::RunUndo { id }, json).await
}
