//! Versions of skills and memories: history, differences, what came of a save; backup and restore.

use super::{NOT_DONE, OK};
use crate::print;
use anyhow::Context;
use std::path::Path;
use understudy_app::wire::{BackupView, FileDiff, HistoryView, Saved};

/// Versions, newest first.
pub(super) fn history(history: &HistoryView, json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(history)?;
        return Ok(OK);
    }
    if let Some(trouble) = &history.trouble {
        println!("{trouble}");
    } else if history.revisions.is_empty() {
        println!("No versions yet; the first save makes one.");
    }
    let rows: Vec<Vec<String>> = history
        .revisions
        .iter()
        .map(|r| {
            let version = match (&r.version, r.present) {
                (Some(version), _) if !r.good => format!("{version} draft"),
                (Some(version), _) => version.clone(),
                (None, true) => String::new(),
                (None, false) => "deleted".into(),
            };
            vec![r.id[..7].to_owned(), print::time(r.at), r.author.clone(), version, r.message.clone()]
        })
        .collect();
    print::table(&rows);
    Ok(OK)
}

/// A difference in the form that `diff` and `git` print.
pub(super) fn diff(files: &[FileDiff], json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(&files)?;
        return Ok(OK);
    }
    if files.is_empty() {
        println!("No difference.");
    }
    for file in files {
        println!("{}", file.path);
        if file.lines.is_empty() {
            println!("  not a text; it differs");
        }
        let mut last = (0, 0);
        for line in &file.lines {
            let at = (line.old.unwrap_or(last.0), line.new.unwrap_or(last.1));
            if at.0 > last.0 + 1 || at.1 > last.1 + 1 || last == (0, 0) {
                println!("@@ line {} @@", line.new.or(line.old).unwrap_or(1));
            }
            last = at;
            let sign = match line.sign.as_str() {
                "added" => '+',
                "removed" => '-',
                _ => ' ',
            };
            println!("{sign}{}", line.text);
        }
    }
    Ok(OK)
}

/// What became of a restore.
pub(super) fn saved(saved: &Saved, json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(saved)?;
    } else {
        println!("{}", saved.message);
        for p in &saved.problems {
            println!("{}:{}:{} {} ({}): {}\n    {}", p.path, p.line, p.column, p.severity, p.code, p.message, p.hint);
        }
        super::exchange::taken(&saved.taken);
        if saved.asked {
            println!("Nothing was written. Do it all the same with --anyway.");
        }
    }
    Ok(if saved.active { OK } else { NOT_DONE })
}

/// A backup that was made.
pub(super) fn backed_up(backup: &BackupView, json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(backup)?;
    } else {
        println!("{} ({:.1} MB)", backup.path, backup.bytes / 1e6);
    }
    Ok(OK)
}

/// Puts a backup in place while nothing else uses the data folder.
pub(super) async fn restore(data: &Path, file: &Path, json: bool) -> anyhow::Result<u8> {
    std::fs::create_dir_all(data).with_context(|| format!("the data folder {} cannot be made", data.display()))?;
    let at = jiff::Timestamp::now().strftime("%Y%m%d-%H%M%S").to_string();
    let said = understudy_app::restore(data, file, &format!("before-restore-{at}")).await?;
    if json {
        print::json(&serde_json::json!({ "files": said.files, "account": said.account, "before": said.before }))?;
    } else {
        println!(
            "{} files of {} are in place. What was there is in {}.",
            said.files,
            said.account,
            said.before.display()
        );
    }
    Ok(OK)
}
