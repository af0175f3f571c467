//! A process killed at any instant, and a disk that fills up at any write: nothing is lost, nothing is sent twice, and when
//! the fault is over the run ends as if nothing had happened.
//!
//! `UNDERSTUDY_CRASHES=100` and `UNDERSTUDY_FULL_DISKS=100` run the full numbers; the suite runs a few of each.

use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_tests::scenario::{mails, options};

const NOW: &str = "2026-11-23T09:00:00Z";

/// A small generator of instants: the same every time (Steele and Vigna's SplitMix64).
fn instant(n: u64, longest: u64) -> u64 {
    let mut z = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % longest
}

fn start(folder: &std::path::Path) -> Process {
    let mut process = Process::new(understudy_tests::built("understudy").expect("built"));
    process.args(["--rehearsal", "--now", NOW, "--undo-seconds", "0", "--data"]).arg(folder);
    process.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
    process
}

async fn ask<T: serde::de::DeserializeOwned>(app: &App, command: Command) -> T {
    let value = app.dispatch(Caller::Terminal, command).await.expect("the command holds");
    serde_json::from_value(value).expect("a result reads back as its own type")
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_instant_a_run_goes_on_and_nothing_is_doubled() {
    let crashes = number("UNDERSTUDY_CRASHES", 6);
    // What an undisturbed run does, and how long it takes.
    let calm = tempfile::tempdir().expect("a folder");
    let began = Instant::now();
    let status = start(calm.path()).args(["run", "Triage my inbox"]).status().expect("the program starts");
    let longest = began.elapsed().as_millis() as u64;
    assert!(matches!(status.code(), Some(0 | 3)), "the undisturbed run ends done: {status}");
    let expected = outcome(calm.path()).await;

    let seed = tempfile::tempdir().expect("a folder");
    for n in 0..crashes {
        let folder = seed.path().join(n.to_string());
        let mut child = start(&folder).args(["run", "Triage my inbox"]).spawn().expect("the program starts");
        let until = Duration::from_millis(instant(n, longest));
        let killed = Instant::now();
        while killed.elapsed() < until && child.try_wait().expect("it can be looked at").is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it is gone");
        let seen = outcome(&folder).await;
        // Killed before the run was kept, there is nothing to go on with; that is not a loss: nobody was told of a run.
        if let Some(seen) = seen {
            assert_eq!(Some(seen), expected, "killed after {} ms of {longest}", until.as_millis());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_a_rules_decision_and_the_outbox_nothing_is_lost_or_doubled() {
    let crashes = number("UNDERSTUDY_CRASHES", 4);
    let place = tempfile::tempdir().expect("a folder");
    let seed = place.path().join("seed");
    let request = "Answer Dana about the discount";
    // A rule made from the letter of a first run, which is turned down.
    let app = App::open(options(&seed)).await.expect("a Rehearsal account opens");
    let command = Command::RunStart { request: request.into(), skill: None, dry: false };
    let started: RunStarted = ask(&app, command).await;
    app.wait(&started.run_id).await.expect("it can be waited for");
    let waiting: Vec<ApprovalSummary> = ask(&app, Command::ApprovalList {}).await;
    let first = waiting[0].id.clone();
    let choices: RuleChoices = ask(&app, Command::RuleSuggest { approval: first.clone(), until: None }).await;
    let sentence = choices.choices[0].sentence.clone();
    let _: RuleMade = ask(&app, Command::RuleCreate { approval: first.clone(), sentence }).await;
    let _: Done = ask(&app, Command::ApprovalReject { id: first, reason: String::new() }).await;
    app.close().await;

    let mut longest = 0;
    for n in 0..=crashes {
        let folder = place.path().join(n.to_string());
        copy(&seed, &folder);
        let mut child = start(&folder).args(["run", request]).spawn().expect("the program starts");
        let began = Instant::now();
        // The first one is left alone, and says how long it takes; the decision comes in the second half.
        let until = if n == 0 { None } else { Some(Duration::from_millis(longest / 2 + instant(n, longest / 2 + 1))) };
        while until.is_none_or(|until| began.elapsed() < until) && child.try_wait().expect("looked at").is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if n == 0 {
            longest = began.elapsed().as_millis() as u64;
        }
        let _ = child.kill();
        child.wait().expect("it is gone");

        let at = format!("killed after {until:?} of {longest} ms");
        let app = App::open(options(&folder)).await.expect("the data folder opens after a kill");
        let page: RunPage = ask(&app, Command::RunList { cursor: None, limit: None }).await;
        let Some(run) = page.runs.iter().find(|r| r.id != started.run_id) else {
            assert!(n > 0, "the undisturbed run is kept");
            app.close().await;
            continue;
        };
        let mut updates = app.subscribe();
        let ended = app.wait(&run.id).await.expect("it can be waited for");
        assert_eq!(ended.state, RunState::Done, "{at}: {}", ended.reason);
        let by_rule = loop {
            let all: Vec<ApprovalSummary> = ask(&app, Command::ApprovalList {}).await;
            let mine: Vec<ApprovalSummary> = all.into_iter().filter(|a| a.run_id == run.id).collect();
            assert_eq!(mine.len(), 1, "{at}: one letter, one row");
            if !matches!(mine[0].state, ApprovalState::Approved | ApprovalState::Sending) {
                break mine[0].clone();
            }
            let _ = tokio::time::timeout(Duration::from_millis(250), updates.recv()).await;
        };
        assert_eq!((by_rule.state, by_rule.rule_id.is_some()), (ApprovalState::Sent, true), "{at}");
        let rules: Vec<RuleView> = ask(&app, Command::RuleList {}).await;
        assert_eq!(rules[0].used, 1, "{at}: counted once");
        let sent = mails(&app.account_folder(), "Sent").len() - mails(&seed.join("account"), "Sent").len();
        assert_eq!(sent, 1, "{at}: sent once");
        app.close().await;
    }
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("it can be listed") {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).expect("an entry");
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).expect("it can be copied");
        }
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// The library that makes a disk full, built with the machine's C compiler.
#[cfg(target_os = "linux")]
fn full_disk(folder: &std::path::Path) -> std::path::PathBuf {
    let library = folder.join("full_disk.so");
    let source = understudy_tests::root().join("tests/src/full_disk.c");
    let mut compiler = Process::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).arg("-ldl");
    let built = compiler.output().expect("there is a C compiler");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    library
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fills_up_at_any_write_is_told_and_loses_nothing() {
    let disks = number("UNDERSTUDY_FULL_DISKS", 5);
    let place = tempfile::tempdir().expect("a folder");
    let library = full_disk(place.path());
    let run = |folder: &std::path::Path, after: Option<u64>| {
        let mut process = start(folder);
        process.args(["run", "Triage my inbox"]).env("LD_PRELOAD", &library).env("FULL_DISK_UNDER", folder);
        process.env("FULL_DISK_COUNT", place.path().join("count"));
        if let Some(after) = after {
            process.env("FULL_DISK_AFTER", after.to_string());
        }
        process.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("the program starts")
    };
    let calm = run(&place.path().join("calm"), None);
    assert!(matches!(calm.status.code(), Some(0 | 3)), "{}", String::from_utf8_lossy(&calm.stderr));
    let count = std::fs::read_to_string(place.path().join("count")).expect("the writes were counted");
    let writes: u64 = count.trim().parse().expect("a number");
    let expected = outcome(&place.path().join("calm")).await;
    assert!(writes > 100, "the library saw the writes of the program: {writes}");

    for n in 0..disks {
        let folder = place.path().join(n.to_string());
        let after = (n * writes + writes / 2) / disks;
        let ended = run(&folder, Some(after));
        let said = format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
        let at = format!("full after {after} of {writes} writes: {said}");
        assert!(!said.contains("panicked"), "{at}");
        // Near the end everything may have been kept before the disk was full.
        if !matches!(ended.status.code(), Some(0 | 3)) {
            assert!(said.contains("disk is full"), "{at}");
        }
        match outcome(&folder).await {
            Some(seen) => assert_eq!(Some(seen), expected, "{at}"),
            None => assert!(!matches!(ended.status.code(), Some(0 | 3)), "{at}"),
        }
    }
}

/// Goes on with what is there to its end, approves all that waits, twice, and says what the world looks like.
async fn outcome(folder: &std::path::Path) -> Option<(Vec<String>, usize, usize)> {
    let app = App::open(options(folder)).await.expect("the data folder opens after a kill");
    let page: RunPage = ask(&app, Command::RunList { cursor: None, limit: None }).await;
    let run = page.runs.first()?.id.clone();
    assert_eq!(page.runs.len(), 1, "one request, one run");
    let ended = app.wait(&run).await.expect("it can be waited for");
    assert_eq!(ended.state, RunState::Done, "{}", ended.reason);
    let _: Done = ask(&app, Command::RunReplay { id: run.clone() }).await;
    let before = mails(&app.account_folder(), "Sent").len();
    let waiting: Vec<ApprovalSummary> = ask(&app, Command::ApprovalList {}).await;
    for approval in &waiting {
        let shown: ApprovalDetail = ask(&app, Command::ApprovalShow { id: approval.id.clone() }).await;
        let approve =
            Command::ApprovalApprove { id: approval.id.clone(), sha256: shown.sha256, confirm: shown.confirm_word };
        let first = app.dispatch(Caller::Terminal, approve.clone()).await;
        assert!(first.is_ok(), "{first:?}");
        assert!(app.dispatch(Caller::Terminal, approve).await.is_err(), "a second yes changes nothing");
    }
    let sent = mails(&app.account_folder(), "Sent").len() - before;
    let detail: RunDetail = ask(&app, Command::RunShow { id: run }).await;
    let mut effects: Vec<String> =
        detail.effects.iter().map(|e| format!("{} {} {}", e.kind, e.state, e.summary)).collect();
    effects.sort();
    app.close().await;
    Some((effects, waiting.len(), sent))
}
