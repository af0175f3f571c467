//! An import that is stopped or killed in the middle: what waits is whole, nothing half-made is left, and a second try goes on.
//! And what waits comes back with a backup.

use super::{accept, active, files, import, show, waiting};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use understudy_app::App;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::packages::{folder, skill};
use understudy_tests::repair::kill::{kill_at, said};
use understudy_tests::scenario::{Scenario, options};

/// So many that there is a middle.
const SKILLS: usize = 300;

fn name(n: usize) -> String {
    format!("cranes-{n:03}")
}

/// A folder of many skills, each of some files.
fn many(at: &Path) -> PathBuf {
    for n in 0..SKILLS {
        let text = skill(&name(n));
        let page = format!("# Page of {n}\n");
        let mut all: Vec<(String, &[u8])> = vec![("SKILL.md".into(), text.as_bytes())];
        all.extend((0..6).map(|p| (format!("references/{p}.md"), page.as_bytes())));
        let given: Vec<(&str, &[u8])> = all.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
        folder(&at.join(name(n)), &given);
    }
    at.to_owned()
}

/// Checks that each skill in the quarantine is one of those that were imported, byte for byte, and gives how many there are.
fn whole(data: &Path, from: &Path) -> usize {
    let entries = std::fs::read_dir(data.join("quarantine")).into_iter().flatten().flatten();
    let mut count = 0;
    for entry in entries.filter(|e| !e.file_name().to_string_lossy().starts_with('.')) {
        let name = entry.file_name();
        assert_eq!(files(&entry.path().join("files")), files(&from.join(&name)), "{name:?} is whole");
        assert!(entry.path().join("from.json").is_file(), "{name:?} says where it came from");
        count += 1;
    }
    count
}

/// What is hidden in a folder beside git's own.
fn hidden(at: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(at).into_iter().flatten().flatten();
    let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
    names.filter(|n| n.starts_with('.') && !n.starts_with(".git")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_stopped_keeps_what_it_read_and_a_second_one_goes_on() {
    let scenario = Scenario::new().await;
    let before = active(&scenario).await;
    let none = scenario.ask::<Done>(Command::SkillImportStop {}).await.expect_err("nothing is imported");
    assert_eq!(none.code, ErrorCode::BadInput);
    let from = many(&scenario.folder().join("elsewhere"));
    let mut updates = scenario.app.subscribe();
    let stop = async {
        loop {
            match updates.recv().await {
                Ok(Update::Progress { id, done, .. }) if id == "import" && done >= 3.0 => break,
                Ok(_) | Err(_) => {}
            }
        }
        scenario.ask::<Done>(Command::SkillImportStop {}).await.expect("it stops")
    };
    let (report, told) = tokio::join!(import(&scenario, &from), stop);
    let report = report.expect("a report of what was read");
    assert!(report.stopped && told.message.contains("stays"), "{} {}", report.message, told.message);
    let taken = report.taken.len();
    assert!((2..SKILLS).contains(&taken), "{taken} were read: {}", report.message);
    assert!(report.message.contains("import again to go on"), "{}", report.message);
    assert_eq!((whole(&scenario.folder(), &from), waiting(&scenario).await.len()), (taken, taken));
    assert_eq!(hidden(&scenario.folder().join("quarantine")), Vec::<String>::new());
    assert_eq!(active(&scenario).await, before, "nothing is active");

    let again = import(&scenario, &from).await.expect("a second try");
    assert_eq!((again.known.len(), again.taken.len(), again.stopped), (taken, SKILLS - taken, false));
    assert_eq!(whole(&scenario.folder(), &from), SKILLS);
    // What it took in is as good as any: one of it becomes the user's.
    let one = show(&scenario, &name(SKILLS - 1)).await.skill;
    let answer = accept(&scenario, &one.name, &one.sha256, None, false).await;
    assert!(matches!(answer, ForeignAnswer::Accepted { .. }), "{answer:?}");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_leaves_no_half_written_skill_and_goes_on_after_a_restart() {
    let place = tempfile::tempdir().expect("a folder");
    let (data, from) = (place.path().join("data"), many(&place.path().join("elsewhere")));
    let path = from.to_string_lossy().into_owned();
    let words = ["skill", "import", path.as_str()];
    let mut last = 0;
    for at in [2, 40, 120] {
        kill_at(&data, &words, &format!("Reading {at} of {SKILLS}")).await.expect("killed in the middle");
        let there = whole(&data, &from);
        assert!(there >= last && there >= at - 2 && there < SKILLS, "killed at {at}: {there} of {SKILLS}");
        last = there;
    }
    let app = App::open(options(&data)).await.expect("opens after the kills");
    assert_eq!(hidden(&data.join("quarantine")), Vec::<String>::new(), "what the kill left is swept away");
    let own = std::fs::read_dir(data.join("skills")).expect("the user's skills").flatten().map(|e| e.file_name());
    let own: Vec<_> = own.filter(|n| n.to_string_lossy().contains("cranes")).collect();
    assert!(own.is_empty(), "nothing of it is the user's: {own:?}");
    app.close().await;

    let (code, out) = said(&data, &words).await.expect("a second try");
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains(&format!("{} skills wait for a review", SKILLS - last)), "{out}");
    assert_eq!(whole(&data, &from), SKILLS);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_review_comes_back_with_a_backup() {
    let scenario = Scenario::new().await;
    let given: Vec<(&str, &[u8])> = vec![
        ("SKILL.md", b"---\nname: paper-cranes\ndescription: Folds.\n---\n\n# Cranes\n\nFold them.\n".as_slice()),
        // Of these names are files of ours that no backup has; a skill's own are kept.
        ("uv.lock", b"version = 1\n"),
        ("scratch.tmp", b"kept\n"),
    ];
    let from = folder(&scenario.folder().join("elsewhere/paper-cranes"), &given);
    import(&scenario, &from).await.expect("taken in");
    let sha256 = show(&scenario, "paper-cranes").await.skill.sha256;
    let made: BackupView = scenario.ask(Command::BackupMake { path: None }).await.expect("backed up");
    let contents: BackupContents =
        scenario.ask(Command::BackupCheck { path: made.path.clone() }).await.expect("it is sound");
    let part = contents.parts.iter().find(|p| p.label.contains("wait for a review")).expect("it is named");
    assert_eq!(part.files, 4, "{contents:?}");
    let _: Done = scenario.ask(Command::ForeignDiscard { name: "paper-cranes".into() }).await.expect("gone");
    let _: Done = scenario.ask(Command::BackupRestore { path: made.path }).await.expect("put ready");
    scenario.app.close().await;

    let app = App::open(options(&scenario.folder())).await.expect("opens on the backup");
    let command = Command::ForeignShow { name: "paper-cranes".into() };
    let value = app.dispatch(understudy_app::Caller::Terminal, command).await.expect("it waits again");
    let detail: ForeignDetail = serde_json::from_value(value).expect("reads");
    assert_eq!(detail.skill.sha256, sha256, "what was reviewed is what can be accepted");
    let kept = files(&scenario.folder().join("quarantine/paper-cranes/files"));
    let expect: BTreeMap<String, Vec<u8>> = given.iter().map(|(p, b)| ((*p).to_owned(), b.to_vec())).collect();
    assert_eq!(kept, expect);
    app.close().await;
}
