//! `export` and `import`: the user's data as files of other programs, both ways.

use super::{NOT_DONE, OK, ask};
use crate::arguments::{Export, Import, Part};
use crate::print;
use std::future::Future;
use std::path::Path;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;
use understudy_app::{App, Caller};

/// What cannot be read is listed so far on a terminal; `--json` has more of it.
const LISTED: usize = 40;

fn part(part: Part) -> ExportPart {
    match part {
        Part::Mail => ExportPart::Mail,
        Part::Calendar => ExportPart::Calendar,
        Part::Contacts => ExportPart::Contacts,
        Part::Deals => ExportPart::Deals,
        Part::Posts => ExportPart::Posts,
        Part::Memories => ExportPart::Memories,
        Part::Skills => ExportPart::Skills,
        Part::Runs => ExportPart::Runs,
        Part::Approvals => ExportPart::Approvals,
        Part::Rules => ExportPart::Rules,
    }
}

fn whole(path: &Path) -> anyhow::Result<String> {
    // The app may stand in another folder than the terminal.
    Ok(std::path::absolute(path)?.to_string_lossy().into_owned())
}

pub(super) async fn export(app: &App, export: Export, json: bool) -> anyhow::Result<u8> {
    let parts = match export.parts.is_empty() {
        true => ExportPart::ALL.to_vec(),
        false => export.parts.into_iter().map(part).collect(),
    };
    let command = Wire::ExportMake { path: Some(whole(&export.file)?), parts };
    let report: ExportReport = watched(app, "export", Wire::ExportStop {}, ask(app, command)).await?;
    if json {
        print::json(&report)?;
    } else {
        println!("{}", report.message);
        if !report.stopped {
            let row = |c: &ExportCount| vec![format!("{:?}", c.part).to_lowercase(), c.count.to_string()];
            print::table(&report.counts.iter().map(row).collect::<Vec<_>>());
        }
        unreadable(&report.unreadable, report.more);
    }
    Ok(if report.unreadable.is_empty() && !report.stopped { OK } else { NOT_DONE })
}

pub(super) async fn import(app: &App, import: Import, json: bool) -> anyhow::Result<u8> {
    let path = whole(&import.path)?;
    let check = Wire::ImportCheck { path: path.clone() };
    let checked: ImportTally = watched(app, "import-data", Wire::ImportStop {}, ask(app, check)).await?;
    let nothing = checked.counts.iter().all(|c| c.new == 0);
    let tally = match import.check || checked.stopped || nothing {
        true => checked,
        false => {
            let command = Wire::ImportMake { path, sha256: checked.sha256 };
            watched(app, "import-data", Wire::ImportStop {}, ask(app, command)).await?
        }
    };
    if json {
        print::json(&tally)?;
    } else {
        told(&tally);
    }
    Ok(if tally.unreadable.is_empty() && !tally.stopped { OK } else { NOT_DONE })
}

/// Waits for a long action, telling how far it is; Ctrl-C stops it in order.
async fn watched<T>(
    app: &App,
    what: &str,
    stop: Wire,
    action: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
    let mut updates = app.subscribe();
    tokio::pin!(action);
    let mut said = String::new();
    loop {
        tokio::select! {
            ended = &mut action => return ended,
            pressed = tokio::signal::ctrl_c() => {
                pressed?;
                // It may have ended by itself in this moment.
                let _ = app.dispatch(Caller::Terminal, stop.clone()).await;
            }
            Ok(update) = updates.recv() => {
                if let Update::Progress { id, label, .. } = update && id == what && label != said {
                    eprintln!("{label}");
                    said = label;
                }
            }
        }
    }
}

fn told(tally: &ImportTally) {
    println!("{}", tally.message);
    if !tally.counts.is_empty() {
        let mut rows = vec![["", "new", "here already", "unreadable"].map(str::to_owned).to_vec()];
        rows.extend(tally.counts.iter().map(|c| {
            vec![
                format!("{:?}", c.kind).to_lowercase(),
                c.new.to_string(),
                c.known.to_string(),
                c.unreadable.to_string(),
            ]
        }));
        print::table(&rows);
    }
    tally.notes.iter().for_each(|note| println!("{note}"));
    if !tally.skills.is_empty() {
        println!("Skills are not brought in by this: {}.", tally.skills.join(", "));
        println!("Take them in with: understudy skill import PATH");
    }
    if !tally.differs.is_empty() {
        println!("These memories are here with another text and stay as they are:");
        tally.differs.iter().take(LISTED).for_each(|path| println!("  {path}"));
        let more = (tally.differs.len().saturating_sub(LISTED)) as u32 + tally.differs_more;
        if more > 0 {
            println!("  and {more} more");
        }
    }
    unreadable(&tally.unreadable, tally.more);
}

fn unreadable(all: &[Unreadable], more: u32) {
    if !all.is_empty() {
        println!("What could not be read:");
    }
    for one in all.iter().take(LISTED) {
        let place = match (one.line, one.position) {
            (Some(line), Some(at)) => format!("{}:{line} (byte {at})", one.file),
            (Some(line), None) => format!("{}:{line}", one.file),
            (None, Some(at)) => format!("{} (byte {at})", one.file),
            (None, None) => one.file.clone(),
        };
        println!("  {place}: {}", one.reason);
    }
    let more = all.len().saturating_sub(LISTED) as u32 + more;
    if more > 0 {
        println!("  and {more} more");
    }
}
