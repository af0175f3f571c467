//! Export and import through the front door: what goes out comes back, nothing is doubled, stopped or killed at any instant.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_tests::scenario::{Scenario, options};

const NOW: &str = "2026-11-23T09:00:00Z";
/// The parts that an import brings back.
const BACK: [ExportPart; 6] = [
    ExportPart::Mail,
    ExportPart::Calendar,
    ExportPart::Contacts,
    ExportPart::Deals,
    ExportPart::Posts,
    ExportPart::Memories,
];

async fn ask<T: serde::de::DeserializeOwned>(app: &App, command: Command) -> T {
    let value = app.dispatch(Caller::Terminal, command).await.expect("the command holds");
    serde_json::from_value(value).expect("a result reads back as its own type")
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// An app on an account without anything in it.
async fn empty(folder: &Path) -> App {
    for part in ["account", "memories"] {
        std::fs::create_dir_all(folder.join(part)).expect("a folder");
    }
    App::open(options(folder)).await.expect("an empty account opens")
}

async fn export(app: &App, to: &Path, parts: &[ExportPart]) -> ExportReport {
    ask(app, Command::ExportMake { path: Some(text(to)), parts: parts.to_vec() }).await
}

async fn check(app: &App, path: &Path) -> ImportTally {
    ask(app, Command::ImportCheck { path: text(path) }).await
}

/// Checks and imports.
async fn import(app: &App, path: &Path) -> ImportTally {
    let found = check(app, path).await;
    ask(app, Command::ImportMake { path: text(path), sha256: found.sha256 }).await
}

/// New, known and unreadable by kind.
fn counts(tally: &ImportTally) -> BTreeMap<ImportKind, (u32, u32, u32)> {
    tally.counts.iter().map(|c| (c.kind, (c.new, c.known, c.unreadable))).collect()
}

/// The entries of a zip.
fn entries(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).expect("it is there")).expect("it is a zip");
    let mut all = BTreeMap::new();
    for n in 0..zip.len() {
        let mut entry = zip.by_index(n).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it unpacks");
        all.insert(entry.name().expect("a name").into_owned(), bytes);
    }
    all
}

/// Every message file: its folder, its marks, its bytes.
fn messages(account: &Path) -> Vec<(String, String, Vec<u8>)> {
    let mut all = Vec::new();
    for folder in ["", ".Archive", ".Sent", ".Drafts", ".Snoozed"] {
        for half in ["cur", "new"] {
            let place = account.join("mail").join(folder).join(half);
            for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let flags = name.split_once(":2,").map_or("", |(_, f)| f);
                let marks = flags.chars().filter(char::is_ascii_uppercase).collect();
                all.push((folder.to_owned(), marks, std::fs::read(entry.path()).expect("a message")));
            }
        }
    }
    all.sort();
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut all, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path().is_dir() {
                true => open.push(entry.path()),
                false => all.push(entry.path()),
            }
        }
    }
    all.sort();
    all
}

/// An mbox with so many messages.
fn mbox(at: &Path, messages: usize) -> PathBuf {
    let one = |n: usize| {
        let body = "From the first line on.\n>From a quote.\n".repeat(20);
        let quoted = body.replace("\n>From", "\n>>From").replace("From the", ">From the");
        format!(
            "From a@b.example Mon Nov 23 09:00:00 2026\nFrom: a@b.example\nTo: m@b.example\nDate: Mon, 23 Nov 2026 08:00:{:02} +0000\nMessage-ID: <many-{n}@b.example>\nSubject: Number {n}\n\n{quoted}\n",
            n % 60
        )
    };
    std::fs::write(at, (0..messages).map(one).collect::<String>()).expect("written");
    at.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_exported_comes_back_in_an_empty_account_and_exports_to_the_same_bytes() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let page: ThreadPage =
        ask(app, Command::ThreadList { part: Split::All, query: None, offset: 0, limit: Some(10) }).await;
    let thread = |n: usize| vec![page.threads[n].id.clone()];
    let filings = [
        Filing::Label { name: "Angebote, größere".into() },
        Filing::Snooze { until: 1_795_424_400 + 7 * 86_400 },
        Filing::Done,
    ];
    for (n, filing) in filings.into_iter().enumerate() {
        let _: Filed = ask(app, Command::MailFile { threads: thread(n), message: None, filing }).await;
    }
    let mark = Command::MailMark { threads: thread(3), message: None, mark: MailMark::Starred };
    let _: Done = ask(app, mark).await;
    let memory = Command::MemorySave {
        path: "deep/er/größe.md".into(),
        text: "# Größe\n\nAlles über Größen, für Ines.\n".into(),
        base: None,
        anyway: true,
    };
    let _: Saved = ask(app, memory).await;

    let place = tempfile::tempdir().expect("a folder");
    let first = place.path().join("first.zip");
    let report = export(app, &first, &ExportPart::ALL).await;
    assert_eq!(report.unreadable, [], "{}", report.message);
    let there = entries(&first);
    for name in [
        "README.txt",
        "mail/Inbox.mbox",
        "mail/Snoozed.mbox",
        "calendar/Calendar.ics",
        "contacts.vcf",
        "deals.csv",
        "rules.json",
        "runs.jsonl",
    ] {
        assert!(there.contains_key(name), "{name} is missing: {:?}", there.keys().collect::<Vec<_>>());
    }

    let folder = place.path().join("other");
    let other = empty(&folder).await;
    let found = check(&other, &first).await;
    assert_eq!(messages(&other.account_folder()), [], "a check writes nothing");
    assert!(!folder.join("memories/deep").exists(), "a check writes nothing");
    let told: BTreeMap<ImportKind, (u32, u32, u32)> = counts(&found);
    assert!(told.values().all(|(new, known, broken)| *new > 0 && (*known, *broken) == (0, 0)), "{told:?}");
    assert_eq!(told.len(), 6, "{told:?}");
    let brought: ImportTally =
        ask(&other, Command::ImportMake { path: text(&first), sha256: found.sha256.clone() }).await;
    assert_eq!(counts(&brought), told, "what was counted is what came");
    assert_eq!(brought.notes.len(), 1, "every file of an export is known: {:?}", brought.notes);
    assert!(brought.notes[0].contains("a backup brings them back"), "{:?}", brought.notes);

    assert_eq!(messages(&other.account_folder()), messages(&app.account_folder()));
    let (mine, theirs): (MemoryList, MemoryList) =
        (ask(app, Command::MemoryList {}).await, ask(&other, Command::MemoryList {}).await);
    assert_eq!(mine.memories, theirs.memories);
    let names = |board: DealBoard| board.deals.into_iter().map(|d| (d.name, d.id)).collect::<BTreeSet<_>>();
    assert_eq!(names(ask(app, Command::DealList {}).await), names(ask(&other, Command::DealList {}).await));
    let week = || Command::CalendarShow { span: CalendarSpan::Week, date: None };
    let (mine, theirs): (CalendarPage, CalendarPage) = (ask(app, week()).await, ask(&other, week()).await);
    let titles = |page: &CalendarPage| serde_json::to_string(&page.title).expect("text");
    assert_eq!(titles(&mine), titles(&theirs));

    let second = place.path().join("second.zip");
    export(&other, &second, &BACK).await;
    for (name, bytes) in entries(&second) {
        if name != "README.txt" {
            assert!(there.get(&name) == Some(&bytes), "{name} differs");
        }
    }
    let before = files(&folder.join("account")).len();
    let again = import(&other, &first).await;
    assert!(counts(&again).values().all(|(new, ..)| *new == 0), "{:?}", again.counts);
    assert_eq!(files(&folder.join("account")).len(), before, "nothing is doubled");
    let runs: RunPage = ask(&other, Command::RunList { cursor: None, limit: None }).await;
    assert_eq!(runs.runs.len(), 0, "what comes in starts no run");
    other.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_and_approvals_are_exported_as_the_terminal_prints_them() {
    let scenario = Scenario::new().await;
    let run = scenario.run("Answer Dana about the discount").await;
    let to = scenario.folder().join("runs.zip");
    export(&scenario.app, &to, &[ExportPart::Runs, ExportPart::Approvals]).await;
    let there = entries(&to);
    // As texts: a number that is read as JSON may come back one unit in the last place away.
    let lines = |name: &str| -> Vec<String> {
        let text = String::from_utf8(there[name].clone()).expect("text");
        text.lines().map(str::to_owned).collect()
    };
    let shown: RunDetail = ask(&scenario.app, Command::RunShow { id: run.run.id.clone() }).await;
    assert_eq!(lines("runs.jsonl"), [serde_json::to_string(&shown).expect("JSON")]);
    let approvals = lines("approvals.jsonl");
    assert_eq!(approvals.len(), 1);
    serde_json::from_str::<serde_json::Value>(&approvals[0]).expect("JSON");
    assert_eq!(
        there.keys().collect::<Vec<_>>(),
        ["README.txt", "approvals.jsonl", "runs.jsonl"],
        "only what was chosen"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_replaces_no_file_and_leaves_nothing_when_it_is_stopped() {
    let scenario = Scenario::new().await;
    let place = tempfile::tempdir().expect("a folder");
    let to = place.path().join("mine.zip");
    std::fs::write(&to, "mine").expect("written");
    let command = Command::ExportMake { path: Some(text(&to)), parts: ExportPart::ALL.to_vec() };
    let refused = scenario.app.dispatch(Caller::Terminal, command).await.expect_err("it exists");
    assert_eq!(
        (refused.code, std::fs::read_to_string(&to).expect("it is there")),
        (ErrorCode::BadInput, "mine".into())
    );
    assert_eq!(files(place.path()), [to], "nothing is left beside it");

    // A folder large enough that a stop comes in time.
    let many = mbox(&scenario.folder().join("many.mbox"), 3_000);
    import(&scenario.app, &many).await;
    let place = tempfile::tempdir().expect("a folder");
    let command = Command::ExportMake { path: Some(text(&place.path().join("a.zip"))), parts: vec![ExportPart::Mail] };
    let stop = async {
        while scenario.app.dispatch(Caller::Terminal, Command::ExportStop {}).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    let (report, ()) = tokio::join!(scenario.ask::<ExportReport>(command), stop);
    assert!(report.expect("a stop is no error").stopped);
    assert_eq!(files(place.path()), Vec::<PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_stopped_goes_on_without_a_double() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let source = mbox(&place.path().join("many.mbox"), 2_000);
    let found = check(&app, &source).await;
    let make = || Command::ImportMake { path: text(&source), sha256: found.sha256.clone() };
    let stop = async {
        // Once something has come in.
        while messages(&app.account_folder()).is_empty() {
            tokio::task::yield_now().await;
        }
        let stopped: Done = ask(&app, Command::ImportStop {}).await;
        stopped
    };
    let (first, _): (ImportTally, Done) = tokio::join!(ask(&app, make()), stop);
    let (came, ..) = counts(&first)[&ImportKind::Messages];
    assert!(first.stopped && came > 0 && came < 2_000, "{}", first.message);
    assert_eq!(messages(&app.account_folder()).len(), came as usize);
    let second: ImportTally = ask(&app, make()).await;
    assert_eq!(counts(&second)[&ImportKind::Messages], (2_000 - came, came, 0));
    assert_eq!(messages(&app.account_folder()).len(), 2_000);
    let page: MessagePage = ask(&app, Command::MessageList { folder: "inbox".into(), limit: Some(1) }).await;
    assert_eq!(page.total, 2_000, "the inbox shows them at once");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_instant_an_import_leaves_whole_messages_and_goes_on_without_a_double() {
    let crashes: u64 = std::env::var("UNDERSTUDY_CRASHES").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let place = tempfile::tempdir().expect("a folder");
    let source = mbox(&place.path().join("many.mbox"), 800);
    let whole: BTreeSet<Vec<u8>> = {
        let app = empty(&place.path().join("calm")).await;
        import(&app, &source).await;
        let all = messages(&app.account_folder()).into_iter().map(|(_, _, bytes)| bytes).collect();
        app.close().await;
        all
    };
    assert_eq!(whole.len(), 800);
    let mut longest = Duration::ZERO;
    for n in 0..=crashes {
        let data = place.path().join(n.to_string());
        empty(&data).await.close().await;
        let program = understudy_tests::built("understudy").expect("built");
        let began = Instant::now();
        let mut child = Process::new(program)
            .args(["--rehearsal", "--now", NOW, "--data"])
            .arg(&data)
            .arg("import")
            .arg(&source)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        // The first one is left alone and says how long it takes.
        let until = (n > 0).then(|| longest * (2 * n as u32 - 1) / (2 * crashes as u32));
        while until.is_none_or(|until| began.elapsed() < until) && child.try_wait().expect("looked at").is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if n == 0 {
            longest = began.elapsed();
        }
        let _ = child.kill();
        child.wait().expect("it is gone");
        let at = format!("killed after {until:?} of {longest:?}");
        let left = messages(&data.join("account"));
        assert!(left.iter().all(|(_, _, bytes)| whole.contains(bytes)), "{at}: every message is whole");
        let app = App::open(options(&data)).await.expect("it opens after a kill");
        let rest = import(&app, &source).await;
        assert_eq!(counts(&rest)[&ImportKind::Messages], (800 - left.len() as u32, left.len() as u32, 0), "{at}");
        assert_eq!(messages(&app.account_folder()).len(), 800, "{at}: nothing is doubled");
        let tmp =
            files(&data.join("account/mail")).into_iter().filter(|p| p.parent().is_some_and(|f| f.ends_with("tmp")));
        assert_eq!(tmp.count(), 0, "{at}: nothing half-written stays");
        app.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_changed_after_the_check_is_refused() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let source = mbox(&place.path().join("some.mbox"), 3);
    let found = check(&app, &source).await;
    mbox(&source, 4);
    let command = Command::ImportMake { path: text(&source), sha256: found.sha256 };
    let refused = app.dispatch(Caller::Terminal, command).await.expect_err("it changed");
    assert_eq!(refused.code, ErrorCode::Stale);
    assert_eq!(messages(&app.account_folder()), []);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_terminal_exports_and_imports_and_says_by_its_code_what_could_not_be_read() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    empty(&data).await.close().await;
    let run = |words: &[&str]| {
        let mut process = Process::new(understudy_tests::built("understudy").expect("built"));
        process.args(["--rehearsal", "--now", NOW, "--data"]).arg(&data).args(words).current_dir(place.path());
        let ended = process.output().expect("it starts");
        (ended.status.code(), String::from_utf8_lossy(&ended.stdout).into_owned())
    };
    mbox(&place.path().join("good.mbox"), 2);
    let broken = format!(
        "{}From x Mon Nov 23 09:00:00 2026\nX-Odd: 1\n\nno letter\n\n",
        std::fs::read_to_string(place.path().join("good.mbox")).expect("it is there")
    );
    std::fs::write(place.path().join("broken.mbox"), broken).expect("written");
    let (code, out) = run(&["import", "good.mbox", "--check"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("2 messages can be imported"), "{out}");
    let (code, out) = run(&["import", "broken.mbox"]);
    assert_eq!(code, Some(2), "{out}");
    assert!(out.contains("2 messages came in") && out.contains("broken.mbox:"), "{out}");
    let (code, out) = run(&["import", "good.mbox", "--json"]);
    let tally: ImportTally = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, counts(&tally)[&ImportKind::Messages]), (Some(0), (0, 2, 0)));
    let (code, out) = run(&["export", "out.zip", "--part", "mail", "--part", "deals"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(entries(&place.path().join("out.zip")).contains_key("deals.json"));
    let (code, _) = run(&["export", "out.zip"]);
    assert_eq!(code, Some(1), "no file is replaced");
    let (code, _) = run(&["import", "nowhere.mbox"]);
    assert_eq!(code, Some(1));
}
