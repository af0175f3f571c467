//! The commands: each opens the app, dispatches lines of the command table, and prints.

mod approvals;
mod bench;
mod certify;
mod deals;
mod distil;
mod exchange;
mod library;
mod meaning;
mod rules;
mod runs;
mod skills;
mod students;
mod teachers;
mod transfer;

use crate::arguments::{Arguments, Bench, Certify, Command, Memory, Skill, Test};
use crate::{offline, print, serve};
use anyhow::Context;
use clap::CommandFactory;
use serde::de::DeserializeOwned;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;
use understudy_app::{App, Caller, Options};
use understudy_providers::student::folder;

/// Done.
const OK: u8 = 0;
/// The run ended stuck, stopped or failed, or a check failed.
const NOT_DONE: u8 = 2;
/// Done, with approvals waiting.
const WAITING: u8 = 3;

/// Performs a command and gives the exit code.
pub(crate) async fn perform(arguments: Arguments) -> anyhow::Result<u8> {
    if offline(&arguments.command) {
        return Ok(without_app(&arguments.command));
    }
    if let Command::Skill(Skill::Check { paths }) = &arguments.command
        && !paths.is_empty()
    {
        return skills::check_files(paths, arguments.json);
    }
    if let Command::Restore { file } = &arguments.command {
        return library::restore(&arguments.data_folder()?, file, arguments.json).await;
    }
    let mut options = Options::rehearsal(arguments.data_folder()?);
    options.rehearsal = arguments.rehearsal;
    options.now = arguments.start_time()?;
    options.seed = arguments.seed;
    options.memories = arguments.memories.clone();
    options.skills = arguments.skills.clone();
    options.undo_seconds = arguments.undo_seconds;
    options.system_keychain = std::env::var_os("UNDERSTUDY_KEYCHAIN").is_none_or(|k| k != "file");
    if let Command::Run { student, .. }
    | Command::Skill(Skill::Test(Test { student, .. }) | Skill::Certify(Certify { student, .. })) =
        &arguments.command
    {
        options.student = student.clone();
    }
    if matches!(arguments.command, Command::Serve { .. }) {
        options.recertify_after = Some(understudy_app::RECERTIFY_AFTER);
    }
    let app = App::open(options).await?;
    let code = with_app(&app, arguments).await;
    app.close().await;
    code
}

fn without_app(command: &Command) -> u8 {
    match command {
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Arguments::command(), "understudy", &mut std::io::stdout());
        }
        _ => println!("{:#}", understudy_agent::prompt::protocol()),
    }
    OK
}

async fn with_app(app: &App, arguments: Arguments) -> anyhow::Result<u8> {
    let json = arguments.json;
    let students = arguments.data_folder()?.join("students");
    match arguments.command {
        Command::Run { request, skill, unattended: true, .. } => runs::unattended(app, request, skill, json).await,
        Command::Run { request, skill, dry, .. } => runs::run(app, request, skill, dry, json).await,
        Command::Runs(command) => runs::runs(app, command, json).await,
        Command::Approvals(command) => approvals::approvals(app, command, json).await,
        Command::Rules(command) => rules::rules(app, command, json).await,
        Command::Undo { last, run } => runs::undo(app, last, run, json).await,
        Command::Memory(command) => memory(app, command, json).await,
        Command::Skill(command) => skills::skills(app, command, json).await,
        Command::Mail { folder, n } => mail(app, folder, n, json).await,
        Command::Deals(command) => deals::deals(app, command, json).await,
        Command::Improvement => deals::improvement(app, json).await,
        Command::Student(command) => students::students(app, command, json).await,
        Command::Teacher(command) => teachers::teachers(app, command, json).await,
        Command::Setting { key, value } => setting(app, key, value, json).await,
        Command::Serve { port, ui } => {
            let ui = ui.or_else(built_interface).context("the built interface was not found; name it with --ui DIR")?;
            serve::run(app.clone(), port, ui).await?;
            Ok(OK)
        }
        Command::Backup { file } => library::backed_up(&ask(app, Wire::BackupMake { path: file }).await?, json),
        Command::Export(export) => transfer::export(app, export, json).await,
        Command::Import(import) => transfer::import(app, import, json).await,
        Command::Doctor => doctor(app, json).await,
        Command::Bench { what: None } => bench::bench(app, json).await,
        Command::Bench { what: Some(Bench::Student { models, rounds, peer }) } => {
            let shipped = folder::path(&students, folder::BUILT_IN);
            let rounds = usize::from(rounds);
            bench::student::bench(bench::student::Plan { models, shipped, rounds, peer }, json).await
        }
        Command::Restore { .. } | Command::Completions { .. } | Command::Protocol => Ok(OK),
    }
}

/// Dispatches a command and reads its result.
async fn ask<T: DeserializeOwned>(app: &App, command: Wire) -> anyhow::Result<T> {
    let value = app.dispatch(Caller::Terminal, command).await.map_err(words)?;
    Ok(serde_json::from_value(value)?)
}

/// A wire error in one line, with what to do.
fn words(error: WireError) -> anyhow::Error {
    anyhow::anyhow!("{}\n  {}", error.message, error.hint)
}

/// The interface next to the program, or in the sources that it was built from.
fn built_interface() -> Option<std::path::PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    let places = [folder.join("ui"), folder.join("../../ui/dist"), folder.join("../share/understudy/ui")];
    places.into_iter().find(|p| p.join("index.html").is_file())
}

async fn memory(app: &App, command: Memory, json: bool) -> anyhow::Result<u8> {
    match command {
        Memory::Search { question, n, explain } => {
            let answer: MemoryAnswer = ask(app, Wire::MemorySearch { question, limit: Some(n) }).await?;
            if let Some(note) = &answer.note {
                eprintln!("{note}");
            }
            if json {
                print::json(&answer)?;
            } else if answer.hits.is_empty() {
                println!("Nothing found. The best match scores {:.2}; {:.2} is needed.", answer.best, answer.threshold);
            }
            for hit in answer.hits.iter().filter(|_| !json) {
                println!("{:.2}  {}:{}  {} › {}", hit.score, hit.path, hit.line, hit.title, hit.heading);
                if explain {
                    println!("      {}", hit.why.join("; "));
                }
                let passage: String =
                    hit.passage.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(220).collect();
                println!("      {passage}\n");
            }
            Ok(if answer.hits.is_empty() { NOT_DONE } else { OK })
        }
        Memory::Read { path } => {
            let memory: MemoryView = ask(app, Wire::MemoryShow { path }).await?;
            if json {
                print::json(&memory)?;
            } else {
                println!("{}", memory.text);
            }
            Ok(OK)
        }
        Memory::Save { path, from, anyway } => exchange::save_memory(app, path, &from, anyway, json).await,
        Memory::Recall { checks } => meaning::recall(app, checks, json).await,
        Memory::Embedding(command) => meaning::embedding(app, command, json).await,
        Memory::History { path } => library::history(&ask(app, Wire::MemoryHistory { path }).await?, json),
        Memory::Restore { path, revision, anyway } => {
            library::saved(&ask(app, Wire::MemoryRestore { path, revision, anyway }).await?, json)
        }
    }
}

async fn mail(app: &App, folder: String, n: u32, json: bool) -> anyhow::Result<u8> {
    let page: MessagePage = ask(app, Wire::MessageList { folder, limit: Some(n) }).await?;
    if json {
        print::json(&page)?;
        return Ok(OK);
    }
    let rows: Vec<Vec<String>> = page
        .messages
        .iter()
        .map(|m| {
            let mark = if m.simulated { "simulated".to_owned() } else { m.labels.join(", ") };
            vec![print::time(m.at), m.from.clone(), m.subject.clone(), mark]
        })
        .collect();
    print::table(&rows);
    println!("{} of {}", rows.len(), page.total);
    Ok(OK)
}

async fn setting(app: &App, key: String, value: Option<String>, json: bool) -> anyhow::Result<u8> {
    if let Some(value) = value {
        let _: Done = ask(app, Wire::SettingSet { key: key.clone(), value }).await?;
    }
    let setting: Setting = ask(app, Wire::SettingShow { key }).await?;
    if json {
        print::json(&setting)?;
    } else {
        println!("{} = {}", setting.key, setting.value);
    }
    Ok(OK)
}

async fn doctor(app: &App, json: bool) -> anyhow::Result<u8> {
    let report: DoctorReport = ask(app, Wire::DoctorRun {}).await?;
    if json {
        print::json(&report)?;
    } else {
        let rows: Vec<Vec<String>> =
            report.checks.iter().map(|c| vec![c.state.clone(), c.name.clone(), c.detail.clone()]).collect();
        print::table(&rows);
        for check in report.checks.iter().filter(|c| !c.hint.is_empty()) {
            println!("{}: {}", check.name, check.hint);
        }
    }
    Ok(if report.healthy { OK } else { NOT_DONE })
}
