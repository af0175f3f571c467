//! `student`: what is here, what could be, downloads, and which one answers.
//!
//! Progress goes to standard error; it is drawn in place on a terminal and said in whole tenths elsewhere.

use super::{NOT_DONE, OK, ask, bench, words};
use crate::arguments::Student;
use crate::print;
use anyhow::bail;
use std::io::{IsTerminal, Write};
use understudy_app::App;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;

pub(super) async fn students(app: &App, command: Student, json: bool) -> anyhow::Result<u8> {
    match command {
        Student::List => list(app, json).await,
        Student::Catalogue => catalogue(app, json).await,
        Student::Pull { name } => pull(app, name, json).await,
        Student::Cancel { name } => done(app, Wire::StudentCancel { name }, json).await,
        Student::Import { path } => {
            // The app may stand in another folder than the terminal.
            let path = std::path::absolute(path)?.to_string_lossy().into_owned();
            let file: StudentFile = ask(app, Wire::StudentImport { path }).await?;
            if json {
                print::json(&file)?;
            } else if file.embeds {
                println!("“{}” is here: {}, an embedding model.", file.name, size(file.size));
                println!("Use it with: understudy memory embedding use {}", file.name);
            } else {
                println!("“{}” is here: {}, {}.", file.name, size(file.size), file.layout);
                println!("{}", file.fit.map(|f| f.words).unwrap_or_default());
                println!("Use it with: understudy student use {}", file.name);
            }
            Ok(OK)
        }
        Student::Use { name } => done(app, Wire::StudentUse { name }, json).await,
        Student::Show { name: None } => now(app, json).await,
        Student::Show { name: Some(name) } => {
            let all: Vec<StudentFile> = ask(app, Wire::StudentList {}).await?;
            let Some(file) = all.into_iter().find(|f| f.name == name) else {
                bail!("There is no student “{name}”.\n  `understudy student list` shows which there are.")
            };
            if json {
                print::json(&file)?;
            } else {
                describe(&file);
            }
            Ok(if file.problem.is_some() { NOT_DONE } else { OK })
        }
        Student::Bench => {
            let code = bench::bench(app, json).await?;
            if !json {
                let status: AppStatus = ask(app, Wire::AppStatus {}).await?;
                let s = status.student;
                println!("{}: {:.0} tokens/s in its answers; {}", s.file, s.tokens_per_second, s.build);
            }
            Ok(code)
        }
        Student::Remove { name, yes } => {
            if !yes && !agreed(&format!("Remove the file of “{name}”?"))? {
                bail!("Nothing was removed.\n  Say --yes to remove it without this question.")
            }
            done(app, Wire::StudentRemove { name }, json).await
        }
    }
}

async fn done(app: &App, command: Wire, json: bool) -> anyhow::Result<u8> {
    let done: Done = ask(app, command).await?;
    if json {
        print::json(&done)?;
    } else {
        println!("{}", done.message);
    }
    Ok(OK)
}

async fn list(app: &App, json: bool) -> anyhow::Result<u8> {
    let all: Vec<StudentFile> = ask(app, Wire::StudentList {}).await?;
    if json {
        print::json(&all)?;
        return Ok(OK);
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|f| {
            let mark = if f.chosen { "*" } else { "" };
            vec![mark.into(), f.name.clone(), size(f.size), state(f), f.fit.as_ref().map_or("", |b| badge(b)).into()]
        })
        .collect();
    print::table(&rows);
    for file in &all {
        if let Some(problem) = &file.problem {
            println!("{}: {problem}", file.name);
        }
    }
    Ok(OK)
}

async fn catalogue(app: &App, json: bool) -> anyhow::Result<u8> {
    let catalogue: Catalogue = ask(app, Wire::StudentCatalogue {}).await?;
    if json {
        print::json(&catalogue)?;
        return Ok(OK);
    }
    let machine = &catalogue.machine;
    println!("This computer: {}, {} cores, {}", size(machine.memory), machine.cores, machine.features);
    for graphics in &machine.graphics {
        println!("Graphics processor: {graphics}");
    }
    println!("Counted with {} tokens of context. Files come from {}.\n", catalogue.context, catalogue.hub);
    let rows: Vec<Vec<String>> = catalogue
        .students
        .iter()
        .map(|e| {
            let about = if e.approximate { "about " } else { "" };
            let here = if e.state.is_some() { "*" } else { "" };
            vec![
                here.into(),
                e.name.clone(),
                format!("{about}{}", size(e.size)),
                e.license.clone(),
                e.fit.words.clone(),
            ]
        })
        .collect();
    print::table(&rows);
    println!("\nDownload one with: understudy student pull NAME");
    Ok(OK)
}

async fn pull(app: &App, name: String, json: bool) -> anyhow::Result<u8> {
    let begun: Done = ask(app, Wire::StudentPull { name: name.clone() }).await?;
    eprintln!("{}", begun.message);
    let mut shown = Shown::default();
    let ended = tokio::select! {
        ended = app.wait_for_student(&name, |update| shown.show(update)) => Some(ended),
        pressed = tokio::signal::ctrl_c() => {
            pressed?;
            None
        }
    };
    shown.end();
    let Some(ended) = ended else {
        let _: Done = ask(app, Wire::StudentPause { name: name.clone() }).await?;
        eprintln!("Paused. Go on with: understudy student pull {name}");
        return Ok(NOT_DONE);
    };
    ended.map_err(words)?;
    let all: Vec<StudentFile> = ask(app, Wire::StudentList {}).await?;
    let Some(file) = all.into_iter().find(|f| f.name == name && f.state == StudentState::Ready) else {
        return Ok(NOT_DONE);
    };
    if json {
        print::json(&file)?;
    } else {
        println!("“{name}” is here, whole and checked: {}, {}.", size(file.size), file.layout);
        println!("{}", file.fit.map(|f| f.words).unwrap_or_default());
        println!("Use it with: understudy student use {name}");
    }
    Ok(OK)
}

/// Progress on standard error.
#[derive(Default)]
pub(super) struct Shown {
    tenth: Option<u64>,
    drawn: bool,
}

impl Shown {
    pub(super) fn show(&mut self, update: &Update) {
        let Update::Progress { label, done, total, .. } = update else { return };
        if std::io::stderr().is_terminal() {
            eprint!("\r\x1b[2K{label}");
            // A line that is not flushed is only late.
            let _ = std::io::stderr().flush();
            self.drawn = true;
            return;
        }
        let tenth = (done * 10.0 / total.max(1.0)) as u64;
        if self.tenth != Some(tenth) {
            self.tenth = Some(tenth);
            eprintln!("{label}");
        }
    }

    pub(super) fn end(&self) {
        if self.drawn {
            eprintln!();
        }
    }
}

async fn now(app: &App, json: bool) -> anyhow::Result<u8> {
    let report: DoctorReport = ask(app, Wire::DoctorRun {}).await?;
    let status: AppStatus = ask(app, Wire::AppStatus {}).await?;
    if json {
        print::json(&status.student)?;
    } else {
        for check in report.checks.iter().filter(|c| c.name.starts_with("student")) {
            println!("{}: {} {}", check.state, check.detail, check.hint);
        }
        println!("{}", status.student.about);
    }
    Ok(if status.student.state == "failed" { NOT_DONE } else { OK })
}

fn describe(file: &StudentFile) {
    let mut rows = vec![
        vec!["name".to_owned(), format!("{} ({})", file.title, file.name)],
        vec!["state".to_owned(), state(file)],
        vec!["size".to_owned(), size(file.size)],
    ];
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            rows.push(vec![name.to_owned(), value]);
        }
    };
    if file.state == StudentState::Ready {
        add("parameters", format!("{:.1} M", file.parameters));
        add("context", format!("{} tokens", file.context));
        if file.embeds {
            add("family", file.family.clone());
        } else {
            add("family", format!("{}, {}", file.family, file.layout));
            add("writes", if file.writes { "yes".into() } else { "no".into() });
        }
    }
    add("fit", file.fit.as_ref().map(|f| f.words.clone()).unwrap_or_default());
    add("licence", file.license.clone());
    add("from", file.source.clone());
    add("sha256", file.sha256.clone().unwrap_or_default());
    add("problem", file.problem.clone().unwrap_or_default());
    print::table(&rows);
}

fn state(file: &StudentFile) -> String {
    let part = || format!("{:.0} %", 100.0 * file.done / file.size.max(1.0));
    match file.state {
        StudentState::Ready if file.embeds => "embedding model".into(),
        StudentState::Ready if file.built_in => "built in".into(),
        StudentState::Ready => "ready".into(),
        StudentState::Downloading => format!("downloading, {}", part()),
        StudentState::Paused => format!("paused, {}", part()),
        StudentState::Broken => "cannot be used".into(),
    }
}

fn badge(fit: &FitView) -> &str {
    match fit.verdict {
        FitVerdict::FitsWell => "fits well",
        FitVerdict::FitsTightly => "fits tightly",
        FitVerdict::TooLarge => "too large",
    }
}

/// Bytes for people.
pub(super) fn size(bytes: f64) -> String {
    understudy_providers::student::bytes(bytes as u64)
}

/// Asks on the terminal; where there is none, nobody agrees.
fn agreed(question: &str) -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    eprint!("{question} [y/N] ");
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
