//! Writing an export: the parts that lie in folders first, then what the database remembers.

use super::{Running, tally};
use crate::library::told;
use crate::open::{App, Inner};
use crate::usecases::{approval_show, rule_list, run_show};
use crate::wire::*;
use crate::{Caller, bad_input, internal};
use std::io::Write;
use std::path::Path;
use understudy_providers::ProviderError;
use understudy_providers::local::transfer::MBOXES;
use understudy_store::{ArchiveWriter, StoreError, approvals, read_folder, runs};

/// How an export is known again: the first line of its README.
pub(super) const MARK: &str = "Understudy export, format 1";
/// Rows of the database in one look.
const PAGE: u32 = 100;

/// Label, files, which programs read them, and what else is to be known of them.
fn words(part: ExportPart) -> [&'static str; 4] {
    match part {
        ExportPart::Mail => [
            "Mail",
            "mail/*.mbox",
            "Thunderbird, Apple Mail, mutt and Gmail's importers read it.",
            "An mbox (mboxrd) for each folder, every message byte for byte. Labels are in X-Gmail-Labels, read, answered and starred in Status and X-Status.",
        ],
        ExportPart::Calendar => [
            "Calendar",
            "calendar/Calendar.ics",
            "Google, Outlook, Apple and Thunderbird read it.",
            "iCalendar. Zones go by their IANA names.",
        ],
        ExportPart::Contacts => [
            "Contacts",
            "contacts.vcf",
            "Google, Outlook, Apple and Thunderbird read it.",
            "vCard, each card as it was written.",
        ],
        ExportPart::Deals => [
            "Deals",
            "deals.csv, deals.json",
            "Spreadsheets and other pipelines read the table.",
            "The list has every field. In the table a cell that would be a formula begins with an apostrophe.",
        ],
        ExportPart::Posts => [
            "Posts",
            "posts/*.md",
            "Any editor and most blog programs read it.",
            "Markdown with front matter, drafts in posts/drafts.",
        ],
        ExportPart::Memories => [
            "Memories",
            "memories/**.md",
            "Obsidian opens the folder as a vault; any editor reads it.",
            "Markdown in its folders.",
        ],
        ExportPart::Skills => [
            "Skills",
            "skills/NAME/",
            "Claude Code, Codex and other agents read them.",
            "Your own skills as Agent Skills folders. Understudy takes them in under Skills, From elsewhere, with a review.",
        ],
        ExportPart::Runs => [
            "Runs",
            "runs.jsonl",
            "jq and any script read it.",
            "One run a line, newest first, as `understudy runs show ID --json` prints it.",
        ],
        ExportPart::Approvals => [
            "Approvals",
            "approvals.jsonl",
            "jq and any script read it.",
            "One approval a line with its exact bytes, as `understudy approvals show ID --json` prints it.",
        ],
        ExportPart::Rules => [
            "Rules",
            "rules.json",
            "Any script reads it.",
            "Standing rules as sentences, with how often each was used.",
        ],
    }
}

pub(super) fn choices() -> Vec<ExportChoice> {
    let choice = |part: ExportPart| {
        let [label, files, readers, _] = words(part);
        ExportChoice { part, label: label.into(), files: files.into(), about: readers.into() }
    };
    ExportPart::ALL.into_iter().map(choice).collect()
}

fn readme(inner: &Inner, parts: &[ExportPart]) -> String {
    let day = jiff::Timestamp::from_second(inner.now()).map(|t| t.strftime("%Y-%m-%d").to_string());
    let account = if inner.simulated { "the Rehearsal account" } else { inner.user.email.as_str() };
    let mut out = format!(
        "{MARK}\n\nThe data of {account}, written by Understudy {} on {}. Keys and passwords are not in it.\n",
        env!("CARGO_PKG_VERSION"),
        day.unwrap_or_default()
    );
    for part in parts {
        let [_, files, readers, about] = words(*part);
        out.push_str(&format!("\n{files}\n  {about} {readers}\n"));
    }
    out.push_str("\nUnderstudy brings mail, events, contacts, deals, posts and memories in again: Settings, Data, Import, or `understudy import FILE`.\n");
    out
}

/// What is being written.
struct Writing {
    out: ArchiveWriter,
    report: ExportReport,
    running: Running,
    done: u64,
    total: u64,
    stopped: bool,
}

impl Writing {
    fn begin(&mut self, path: &str) -> Result<(), WireError> {
        self.out.begin(path).map_err(refused)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), WireError> {
        self.out
            .write_all(bytes)
            .map_err(|e| refused(StoreError::File { what: "write", path: self.report.path.clone().into(), source: e }))
    }

    fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), WireError> {
        self.begin(path)?;
        self.write(bytes)
    }

    fn count(&mut self, part: ExportPart, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.report.counts.push(ExportCount { part, count });
    }

    fn unreadable(&mut self, file: impl Into<String>, reason: impl Into<String>) {
        let one = Unreadable { file: file.into(), line: None, position: None, reason: reason.into() };
        if self.report.unreadable.len() < tally::LISTED {
            self.report.unreadable.push(one);
        } else {
            self.report.more += 1;
        }
    }

    /// One more piece is written; whether it goes on.
    fn step(&mut self, label: impl FnOnce() -> String) -> bool {
        self.done += 1;
        self.stopped |= !self.running.tell(label, self.done, self.total);
        !self.stopped
    }
}

/// What cannot be written: the user's to mend where it lies in the place.
fn refused(error: StoreError) -> WireError {
    match error {
        StoreError::Conflict { what, .. } => {
            bad_input(format!("{what} exists already."), "Choose another name; no file is replaced.")
        }
        StoreError::DiskFull { .. } => {
            bad_input("The disk is full, so the export was not written.", "Free some space and try again.")
        }
        other => bad_input(format!("The export was not written. {other}"), "Choose another place."),
    }
}

fn of_account(error: ProviderError) -> WireError {
    bad_input(format!("The export was not written. {error}"), "Look at the place, then try again.")
}

/// Writes an export to `to`; when it is stopped, nothing of it stays.
pub(super) async fn write(
    app: &App,
    caller: Caller,
    to: &Path,
    parts: &[ExportPart],
    running: Running,
) -> Result<ExportReport, WireError> {
    let inner = app.inner.clone();
    let (place, chosen) = (to.to_owned(), parts.to_vec());
    let folders = move || -> Result<Writing, WireError> {
        let report = ExportReport {
            path: place.display().to_string(),
            bytes: 0.0,
            counts: Vec::new(),
            unreadable: Vec::new(),
            more: 0,
            stopped: false,
            message: String::new(),
        };
        let out = ArchiveWriter::create(&place).map_err(refused)?;
        let mut writing = Writing { out, report, running, done: 0, total: 1, stopped: false };
        from_folders(&inner, &chosen, &mut writing)?;
        Ok(writing)
    };
    let mut writing = tokio::task::spawn_blocking(folders).await.map_err(internal)??;
    for part in parts {
        if writing.stopped {
            break;
        }
        match part {
            ExportPart::Runs => runs_of(app, caller, &mut writing).await?,
            ExportPart::Approvals => approvals_of(app, caller, &mut writing).await?,
            ExportPart::Rules => {
                let rules = rule_list(app, caller).await?;
                writing.file("rules.json", &serde_json::to_vec_pretty(&rules).map_err(internal)?)?;
                writing.count(ExportPart::Rules, rules.len());
            }
            ExportPart::Mail
            | ExportPart::Calendar
            | ExportPart::Contacts
            | ExportPart::Deals
            | ExportPart::Posts
            | ExportPart::Memories
            | ExportPart::Skills => {}
        }
    }
    let ended = move || -> Result<ExportReport, WireError> {
        let Writing { out, mut report, running, stopped, .. } = writing;
        if stopped || !running.goes_on() {
            drop(out);
            report.stopped = true;
            report.message = "Stopped. Nothing was written.".into();
            return Ok(report);
        }
        let bytes = out.finish().map_err(refused)?;
        report.bytes = bytes as f64;
        report.message = format!("The export is in {}.", report.path);
        let left = report.unreadable.len() as u32 + report.more;
        if left > 0 {
            report.message.push_str(&format!(
                " {} could not be read and {} not in it.",
                tally::counted(left, "file"),
                if left == 1 { "is" } else { "are" }
            ));
        }
        Ok(report)
    };
    tokio::task::spawn_blocking(ended).await.map_err(internal)?
}

/// The parts that lie in folders.
fn from_folders(inner: &Inner, parts: &[ExportPart], w: &mut Writing) -> Result<(), WireError> {
    w.file("README.txt", readme(inner, parts).as_bytes())?;
    let has = |part: ExportPart| parts.contains(&part);
    if has(ExportPart::Mail) {
        for (folder, _) in MBOXES {
            w.total += inner.account.count_mail(folder).map_err(of_account)?;
        }
    }
    let memories = if has(ExportPart::Memories) { inner.memories.memories() } else { Vec::new() };
    w.total += memories.len() as u64;
    if has(ExportPart::Mail) {
        mail_of(inner, w)?;
    }
    if has(ExportPart::Calendar) && !w.stopped {
        let (text, problems) = inner.account.calendar_whole().map_err(of_account)?;
        w.file("calendar/Calendar.ics", text.as_bytes())?;
        w.count(ExportPart::Calendar, inner.account.events_known().map_err(of_account)?.len());
        problems.into_iter().for_each(|p| w.unreadable(p.file, p.reason));
    }
    if has(ExportPart::Contacts) && !w.stopped {
        let (text, problems) = inner.account.cards_whole().map_err(of_account)?;
        w.file("contacts.vcf", text.as_bytes())?;
        w.count(ExportPart::Contacts, inner.account.people().map_err(of_account)?.len());
        problems.into_iter().for_each(|p| w.unreadable(p.file, p.reason));
    }
    if has(ExportPart::Deals) && !w.stopped {
        match inner.account.deals_whole() {
            Ok((table, list)) => {
                w.file("deals.csv", table.as_bytes())?;
                w.file("deals.json", list.as_bytes())?;
                w.count(ExportPart::Deals, inner.account.deals().map_err(of_account)?.len());
            }
            Err(e) => w.unreadable("deals.json", e.to_string()),
        }
    }
    if has(ExportPart::Posts) && !w.stopped {
        let posts = inner.account.posts_whole().map_err(of_account)?;
        for post in &posts {
            let folder = if post.draft { "posts/drafts" } else { "posts" };
            w.file(&format!("{folder}/{}.md", post.slug), post.text.as_bytes())?;
        }
        w.count(ExportPart::Posts, posts.len());
    }
    if has(ExportPart::Memories) {
        let mut count = 0;
        for memory in memories {
            let read = inner
                .library
                .memories
                .place(&memory.path)
                .map_err(told)
                .and_then(|p| std::fs::read(p).map_err(internal));
            match read {
                Ok(bytes) => {
                    w.file(&format!("memories/{}", memory.path), &bytes)?;
                    count += 1;
                }
                Err(e) => w.unreadable(memory.path.clone(), e.message),
            }
            if !w.step(|| format!("Writing {}", memory.path)) {
                break;
            }
        }
        w.count(ExportPart::Memories, count);
    }
    if has(ExportPart::Skills) && !w.stopped {
        skills_of(inner, w)?;
    }
    Ok(())
}

fn mail_of(inner: &Inner, w: &mut Writing) -> Result<(), WireError> {
    let mut count = 0;
    for (folder, name) in MBOXES {
        if w.stopped {
            return Ok(());
        }
        w.begin(&format!("mail/{name}.mbox"))?;
        let Writing { out, running, done, total, .. } = w;
        let mut step = || {
            *done += 1;
            running.tell(|| format!("Writing mail/{name}.mbox"), *done, *total)
        };
        let written = inner.account.write_mbox(folder, out, &mut step).map_err(of_account)?;
        w.stopped |= written.stopped;
        count += written.messages as usize;
        written.problems.into_iter().for_each(|p| w.unreadable(p.file, p.reason));
    }
    w.count(ExportPart::Mail, count);
    Ok(())
}

fn skills_of(inner: &Inner, w: &mut Writing) -> Result<(), WireError> {
    let root = inner.library.skills.root();
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    let plain = |e: &std::fs::DirEntry| e.file_type().is_ok_and(|t| t.is_dir());
    let mut names: Vec<String> = entries.filter(plain).filter_map(|e| e.file_name().into_string().ok()).collect();
    names.retain(|n| !n.starts_with('.') && root.join(n).join("SKILL.md").is_file());
    names.sort();
    let mut count = 0;
    for name in names {
        match read_folder(&root.join(&name)) {
            Ok(package) => {
                for file in package.files {
                    w.file(&format!("skills/{name}/{}", file.path), &file.bytes)?;
                }
                count += 1;
            }
            Err(refused) => w.unreadable(refused.path, refused.reason),
        }
        if !w.step(|| format!("Writing skills/{name}")) {
            break;
        }
    }
    w.count(ExportPart::Skills, count);
    Ok(())
}

async fn runs_of(app: &App, caller: Caller, w: &mut Writing) -> Result<(), WireError> {
    w.begin("runs.jsonl")?;
    let (mut after, mut count) = (None, 0);
    loop {
        let (page, next) = runs::list(&app.inner.store, after.as_ref(), PAGE).await.map_err(internal)?;
        w.total += page.len() as u64;
        for run in page {
            match run_show(app, caller, run.id.clone()).await {
                Ok(detail) => {
                    let line = serde_json::to_string(&detail).map_err(internal)?;
                    w.write(format!("{line}\n").as_bytes())?;
                    count += 1;
                }
                Err(e) => w.unreadable(format!("run {}", run.id), e.message),
            }
            if !w.step(|| "Writing runs.jsonl".into()) {
                return Ok(());
            }
        }
        match next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    w.count(ExportPart::Runs, count);
    Ok(())
}

async fn approvals_of(app: &App, caller: Caller, w: &mut Writing) -> Result<(), WireError> {
    w.begin("approvals.jsonl")?;
    let all = approvals::list(&app.inner.store, i64::MIN).await.map_err(internal)?;
    w.total += all.len() as u64;
    let mut count = 0;
    for approval in all {
        match approval_show(app, caller, approval.id.clone()).await {
            Ok(detail) => {
                let line = serde_json::to_string(&detail).map_err(internal)?;
                w.write(format!("{line}\n").as_bytes())?;
                count += 1;
            }
            Err(e) => w.unreadable(format!("approval {}", approval.id), e.message),
        }
        if !w.step(|| "Writing approvals.jsonl".into()) {
            return Ok(());
        }
    }
    w.count(ExportPart::Approvals, count);
    Ok(())
}
