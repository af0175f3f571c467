//! Skills, memories, backups: saving, versions, bad input, and what becomes of an edit from outside.

use std::path::Path;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_tests::scenario::{Scenario, options};

const SKILL: &str = "triage-inbox";

async fn skill(scenario: &Scenario) -> SkillDetail {
    scenario.ask(Command::SkillShow { name: SKILL.into() }).await.expect("the shipped skill is there")
}

async fn save(scenario: &Scenario, text: &str, base: &str) -> Result<Saved, WireError> {
    let (name, text) = (SKILL.to_owned(), text.to_owned());
    scenario.ask(Command::SkillSave { name, text, base: Some(base.to_owned()), anyway: false }).await
}

async fn memory(scenario: &Scenario, path: &str) -> Result<MemoryView, WireError> {
    scenario.ask(Command::MemoryShow { path: path.into() }).await
}

async fn save_memory(scenario: &Scenario, path: &str, text: &str, base: Option<&str>) -> Result<Saved, WireError> {
    let base = base.map(str::to_owned);
    scenario.ask(Command::MemorySave { path: path.into(), text: text.into(), base, anyway: true }).await
}

async fn authors(scenario: &Scenario, command: Command) -> Vec<String> {
    let history: HistoryView = scenario.ask(command).await.expect("a history");
    assert_eq!(history.trouble, None);
    history.revisions.into_iter().map(|r| r.author).collect()
}

fn refused(error: &WireError, code: ErrorCode, words: &[&str]) {
    assert_eq!(error.code, code, "{error:?}");
    assert!(!error.hint.is_empty(), "{error:?}");
    for word in words {
        assert!(error.message.contains(word), "the message does not say “{word}”: {}", error.message);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_save_of_a_shipped_skill_makes_a_copy_that_wins_and_can_go_back() {
    let scenario = Scenario::new().await;
    let shipped = skill(&scenario).await;
    assert!(!shipped.own && shipped.outline.is_some() && !shipped.cases.is_empty(), "{shipped:?}");
    let text = shipped.text.replace("Sorts the unread mail", "Sorts all unread mail");
    let saved = save(&scenario, &text, &shipped.sha256).await.expect("saved");
    assert!(saved.active && saved.commit.is_some(), "{saved:?}");
    let mine = skill(&scenario).await;
    assert!(mine.own && mine.text == text && mine.cases == shipped.cases, "the copy has the cases, too");
    assert_eq!(mine.active_version.as_deref(), Some(mine.version.as_str()), "the next run uses it");
    let name = || SKILL.to_owned();
    assert_eq!(authors(&scenario, Command::SkillHistory { name: name() }).await, ["you", "understudy"]);
    let history: HistoryView = scenario.ask(Command::SkillHistory { name: name() }).await.expect("a history");
    let first = history.revisions[1].id.clone();
    let diff: Vec<FileDiff> =
        scenario.ask(Command::SkillDiff { name: name(), from: Some(first.clone()), to: None }).await.expect("compared");
    let signs: Vec<&str> = diff[0].lines.iter().filter(|l| l.sign != "same").map(|l| l.sign.as_str()).collect();
    assert_eq!((diff.len(), signs.as_slice()), (1, ["removed", "added"].as_slice()), "{diff:?}");
    let back: Saved =
        scenario.ask(Command::SkillRestore { name: name(), revision: first, anyway: false }).await.expect("restored");
    assert!(back.active, "{back:?}");
    assert_eq!(skill(&scenario).await.text, shipped.text);
    let removed: Removed = scenario.ask(Command::SkillRemove { name: name() }).await.expect("removed");
    assert!(removed.message.contains("shipped"), "{}", removed.message);
    assert!(!skill(&scenario).await.own);
    let error = scenario.ask::<Removed>(Command::SkillRemove { name: name() }).await.expect_err("it is shipped");
    refused(&error, ErrorCode::BadInput, &["shipped"]);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_with_errors_is_kept_as_a_draft_and_runs_go_on_with_the_last_good_one_after_a_restart_too() {
    let scenario = Scenario::new().await;
    let shipped = skill(&scenario).await;
    let good = shipped.text.replace("Sorts the unread mail", "Sorts all unread mail");
    let saved = save(&scenario, &good, &shipped.sha256).await.expect("saved");
    let version = skill(&scenario).await.version;
    let broken = good.replace("name: triage-inbox", "name: [triage");
    let draft = save(&scenario, &broken, &saved.sha256).await.expect("a draft is saved");
    assert!(!draft.active && draft.message.contains("draft"), "{draft:?}");
    assert!(draft.problems.iter().any(|p| p.severity == "error" && p.line > 0), "{draft:?}");
    scenario.app.close().await;
    let app = App::open(options(&scenario.folder())).await.expect("opens again");
    let value = app.dispatch(Caller::Terminal, Command::SkillShow { name: SKILL.into() }).await.expect("shown");
    let shown: SkillDetail = serde_json::from_value(value).expect("reads");
    assert_eq!(shown.text, broken, "the draft is still there");
    assert_eq!(shown.active_version, Some(version), "and the last good version is what runs");
    assert!(shown.outline.is_some());
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_from_outside_is_never_overwritten() {
    let scenario = Scenario::new().await;
    let path = "sales/discounts.md";
    let seen = memory(&scenario, path).await.expect("a memory");
    let file = scenario.folder().join("memories").join(path);
    let theirs = format!("{}\nFrom another program.\n", seen.text);
    std::fs::write(&file, &theirs).expect("written");
    let error = save_memory(&scenario, path, "mine", Some(&seen.sha256)).await.expect_err("stale");
    refused(&error, ErrorCode::Stale, &["another program", path]);
    assert_eq!(std::fs::read_to_string(&file).expect("there"), theirs);
    let now = memory(&scenario, path).await.expect("a memory");
    save_memory(&scenario, path, "# Mine\n", Some(&now.sha256)).await.expect("saved, having seen it");
    let history = Command::MemoryHistory { path: path.into() };
    assert_eq!(authors(&scenario, history.clone()).await, ["you", "outside", "understudy"]);
    let all: HistoryView = scenario.ask(history).await.expect("a history");
    let theirs_again =
        Command::MemoryRestore { path: path.into(), revision: all.revisions[1].id[..8].into(), anyway: false };
    let _: Saved = scenario.ask(theirs_again).await.expect("restored by the beginning of its id");
    assert_eq!(std::fs::read_to_string(&file).expect("there"), theirs);
    let error = scenario
        .ask::<Saved>(Command::MemoryRestore { path: path.into(), revision: "HEAD".into(), anyway: false })
        .await
        .expect_err("");
    refused(&error, ErrorCode::NotFound, &["HEAD"]);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_from_outside_is_told_at_once_and_is_in_the_history_by_then() {
    let scenario = Scenario::new().await;
    let memories = scenario.folder().join("memories");
    let mut updates = scenario.app.subscribe();
    std::fs::write(memories.join("sales/from-outside.md"), "# Ostriches\n\nFed at noon.\n").expect("written");
    loop {
        let update = updates.recv().await.expect("the app tells it");
        if matches!(&update, Update::Changed { tags } if tags.contains(&Tag::Memories)) {
            break;
        }
    }
    let history = understudy_store::History::open(&memories).expect("a repository");
    let log = history.log("sales/from-outside.md", 9).expect("a history");
    let seen: Vec<(&str, &str)> = log.iter().map(|r| (r.author.as_str(), r.message.as_str())).collect();
    assert_eq!(seen, [("outside", "Changed outside: sales/from-outside.md")]);
    assert_eq!(memory(&scenario, "sales/from-outside.md").await.expect("it is found").title, "Ostriches");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_memory_is_written_found_renamed_with_its_links_and_brought_back() {
    let scenario = Scenario::new().await;
    let text = "---\ntitle: Zebra crossings\n---\n\nZebras cross first, see [discounts](discounts.md).\n";
    let saved = save_memory(&scenario, "sales/zebra", text, None).await.expect("begun");
    assert_eq!(saved.name, "sales/zebra.md");
    let again = save_memory(&scenario, "sales/zebra.md", "x", None).await.expect_err("there already");
    refused(&again, ErrorCode::BadInput, &["already"]);
    let question = "who crosses first, the zebra?".to_owned();
    let found: MemoryAnswer = scenario.ask(Command::MemorySearch { question, limit: None }).await.expect("searched");
    let hit = found.hits.first().expect("found at once");
    assert_eq!(hit.path, "sales/zebra.md");
    let units: Vec<u16> = hit.passage.encode_utf16().collect();
    let marked: Vec<String> =
        hit.marks.iter().map(|(a, b)| String::from_utf16_lossy(&units[*a as usize..*b as usize])).collect();
    assert!(marked.contains(&"Zebras".to_owned()) && marked.contains(&"cross".to_owned()), "{marked:?}");
    let discounts = memory(&scenario, "sales/discounts.md").await.expect("a memory");
    assert!(discounts.backlinks.iter().any(|l| l.path == "sales/zebra.md"), "{:?}", discounts.backlinks);
    assert!(discounts.skills.iter().any(|s| s.name == "answer-discount-request"), "{:?}", discounts.skills);
    let rename = Command::MemoryRename { path: "sales/discounts.md".into(), to: "deals/price".into(), anyway: true };
    let renamed: Saved = scenario.ask(rename).await.expect("renamed");
    assert_eq!(renamed.name, "deals/price.md");
    let zebra = memory(&scenario, "sales/zebra.md").await.expect("a memory");
    assert!(zebra.text.contains("](../deals/price.md)"), "{}", zebra.text);
    assert!(zebra.links.iter().all(|l| l.exists), "{:?}", zebra.links);
    let removed: Removed =
        scenario.ask(Command::MemoryRemove { path: "sales/zebra.md".into() }).await.expect("removed");
    assert!(memory(&scenario, "sales/zebra.md").await.is_err());
    let revision = removed.revision.expect("it is in the history");
    let back = Command::MemoryRestore { path: "sales/zebra.md".into(), revision, anyway: false };
    let _: Saved = scenario.ask(back).await.expect("back");
    assert_eq!(memory(&scenario, "sales/zebra.md").await.expect("a memory").text, zebra.text);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_lead_out_and_texts_that_are_none_are_refused() {
    let scenario = Scenario::new().await;
    let outside = tempfile::tempdir().expect("a folder");
    let memories = scenario.folder().join("memories");
    std::os::unix::fs::symlink(outside.path(), memories.join("linked")).expect("a link");
    for path in ["../up", "/etc/passwd", ".hidden", "a/../../b", "a/.git/config", "", "linked/new", "a:b"] {
        let error = save_memory(&scenario, path, "text", None).await.expect_err(path);
        assert!(matches!(error.code, ErrorCode::BadInput | ErrorCode::NotFound), "{path}: {error:?}");
    }
    assert_eq!(std::fs::read_dir(outside.path()).expect("there").count(), 0, "nothing was written outside");
    let huge = "x".repeat(10 * 1024 * 1024);
    refused(&save_memory(&scenario, "huge", &huge, None).await.expect_err("huge"), ErrorCode::BadInput, &["kB"]);
    refused(&save_memory(&scenario, "nul", "a\0b", None).await.expect_err("nul"), ErrorCode::BadInput, &["NUL"]);
    let shipped = skill(&scenario).await;
    refused(&save(&scenario, &huge, &shipped.sha256).await.expect_err("huge"), ErrorCode::BadInput, &["kB"]);
    refused(&save(&scenario, "x", "0000").await.expect_err("stale"), ErrorCode::Stale, &[SKILL]);
    for name in ["../evil", "Upper", "", "two--words-", "triage-inbox"] {
        let create = Command::SkillCreate { name: name.into(), description: String::new(), anyway: false };
        refused(&scenario.ask::<Saved>(create).await.expect_err(name), ErrorCode::BadInput, &[]);
    }
    let show = Command::SkillShow { name: "../skills/triage-inbox".into() };
    refused(&scenario.ask::<SkillDetail>(show).await.expect_err("a path is no name"), ErrorCode::NotFound, &[]);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_that_is_no_text_says_so_and_a_new_one_works_at_once() {
    let scenario = Scenario::with(|o| {
        let folder = o.data.join("skills/no-text");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("SKILL.md"), [0xff, 0xfe, 0x00]).expect("written");
        let huge = o.data.join("skills/too-large");
        std::fs::create_dir_all(&huge).expect("a folder");
        std::fs::write(huge.join("SKILL.md"), "x".repeat(10 * 1024 * 1024)).expect("written");
    })
    .await
    .expect("opens");
    for (name, word) in [("no-text", "UTF-8"), ("too-large", "kB")] {
        let shown: SkillDetail = scenario.ask(Command::SkillShow { name: name.into() }).await.expect("shown");
        let reason = shown.unreadable.expect("a reason");
        assert!(reason.contains(word), "{name}: {reason}");
        assert!(!shown.problems.is_empty(), "{name}");
    }
    let create =
        Command::SkillCreate { name: "my-first".into(), description: "Looks: \"at\" #mail".into(), anyway: false };
    let made: Saved = scenario.ask(create).await.expect("made");
    assert!(made.active && made.problems.iter().all(|p| p.severity != "error"), "{made:?}");
    let check = Command::SkillCheck { name: "my-first".into(), text: "---\nname: my-first\n---\n".into() };
    let checked: SkillCheck = scenario.ask(check).await.expect("checked");
    assert!(checked.outline.is_none() && checked.problems.iter().any(|p| p.severity == "error"), "{checked:?}");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_run_kept_and_compared_with_the_version_before() {
    let scenario = Scenario::new().await;
    let name = || "file-newsletters".to_owned();
    let shown: SkillDetail = scenario.ask(Command::SkillShow { name: name() }).await.expect("shown");
    let case = shown.cases.iter().find(|c| c.world == "empty.yaml").expect("the quickest case").id.clone();
    let results = || async {
        let results: SkillResults = scenario.ask(Command::SkillResults { name: name() }).await.expect("results");
        results
    };
    let tested = |case: String| async {
        let mut updates = scenario.app.subscribe();
        let _: Done = scenario.ask(Command::SkillTest { name: name(), cases: vec![case] }).await.expect("started");
        while results().await.running.is_some() {
            updates.recv().await.expect("an update comes when it is done");
        }
    };
    assert!(results().await.rows.iter().all(|r| r.change == ResultChange::NotRun));
    tested(case.clone()).await;
    let first = results().await;
    let row = first.rows.iter().find(|r| r.case.id == case).expect("its row");
    assert_eq!((row.change, row.before), (ResultChange::Passed, None), "{row:?}");
    assert!(!row.checks.is_empty() && row.checks.iter().all(|c| c.holds), "{row:?}");
    let run: CaseRun =
        scenario.ask(Command::CaseShow { name: name(), case: case.clone() }).await.expect("the run is kept");
    assert_eq!((run.run.run.state, run.run.run.skill.as_deref()), (RunState::Done, Some("file-newsletters")));
    let text = format!("{}\n", shown.text);
    let save = Command::SkillSave { name: name(), text, base: Some(shown.sha256), anyway: false };
    let _: Saved = scenario.ask(save).await.expect("a new version");
    let second = results().await;
    assert_eq!(second.baseline.as_ref(), Some(&first.version), "the version before is what it is compared with");
    let row = second.rows.iter().find(|r| r.case.id == case).expect("its row");
    assert_eq!((row.change, row.before), (ResultChange::NotRun, Some(true)));
    let unknown = Command::SkillTest { name: name(), cases: vec!["no-such-case".into()] };
    refused(&scenario.ask::<Done>(unknown).await.expect_err("unknown"), ErrorCode::NotFound, &["no-such-case"]);
    tested(case).await;
    scenario.app.close().await;
    // After a restart the student is not loaded yet, and is the same student.
    let app = App::open(options(&scenario.folder())).await.expect("opens again");
    let value = app.dispatch(Caller::Terminal, Command::SkillList {}).await.expect("listed");
    let skills: Vec<SkillView> = serde_json::from_value(value).expect("reads");
    let listed = skills.iter().find(|s| s.name == "file-newsletters").expect("it is there");
    assert_eq!((listed.passed, listed.ran), (1, 1), "what was measured is found again");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_that_run_together_are_told_in_their_order_and_can_be_stopped() {
    let scenario = Scenario::new().await;
    let name = || "file-newsletters".to_owned();
    let shown: SkillDetail = scenario.ask(Command::SkillShow { name: name() }).await.expect("shown");
    let order: Vec<String> = shown.cases.iter().map(|c| c.id.clone()).collect();
    let mut told = Vec::new();
    let result = scenario.app.skill_test(&name(), |case| told.push(case.id.clone())).await.expect("tested");
    assert!(order.len() > 1 && told == order, "{told:?}");
    assert_eq!(result.cases.iter().map(|c| c.id.clone()).collect::<Vec<_>>(), order);
    // A case on its own has the same outcome as in company.
    let (case, known) = (order[0].clone(), &result.cases[0]);
    let mut updates = scenario.app.subscribe();
    let results = || async {
        let results: SkillResults = scenario.ask(Command::SkillResults { name: name() }).await.expect("results");
        results
    };
    let _: Done = scenario.ask(Command::SkillTest { name: name(), cases: vec![case.clone()] }).await.expect("started");
    while results().await.running.is_some() {
        updates.recv().await.expect("an update comes when it is done");
    }
    let row = results().await.rows.into_iter().find(|r| r.case.id == case).expect("its row");
    assert_eq!((row.steps, &row.checks), (known.steps, &known.checks));

    let _: Done = scenario.ask(Command::SkillTest { name: name(), cases: vec![] }).await.expect("started");
    let _: Done = scenario.ask(Command::SkillTestStop { name: name() }).await.expect("stopped");
    while results().await.running.is_some() {
        updates.recv().await.expect("an update comes when it is stopped");
    }
    let _: Done = scenario.ask(Command::SkillTest { name: name(), cases: vec![case] }).await.expect("may start again");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_comes_back_at_the_next_start_and_a_reset_keeps_the_memories() {
    let scenario = Scenario::new().await;
    let path = "sales/discounts.md";
    let before = memory(&scenario, path).await.expect("a memory");
    let made: BackupView = scenario.ask(Command::BackupMake { path: None }).await.expect("backed up");
    let contents: BackupContents =
        scenario.ask(Command::BackupCheck { path: made.path.clone() }).await.expect("it is sound");
    assert!(contents.parts.iter().all(|p| p.files > 0), "{contents:?}");
    save_memory(&scenario, path, "changed", Some(&before.sha256)).await.expect("saved");
    let junk = scenario.folder().join("junk.tar.gz");
    std::fs::write(&junk, "not an archive").expect("written");
    let error = scenario
        .ask::<Done>(Command::BackupRestore { path: junk.display().to_string() })
        .await
        .expect_err("it is no backup");
    refused(&error, ErrorCode::BadInput, &["no sound backup"]);
    let _: Done = scenario.ask(Command::BackupRestore { path: made.path }).await.expect("put ready");
    let data: DataView = scenario.ask(Command::DataShow {}).await.expect("shown");
    assert!(data.pending.is_some() && data.backups.len() == 1, "{data:?}");
    scenario.app.close().await;
    let ask = |app: App, command: Command| async move { app.dispatch(Caller::Terminal, command).await.expect("done") };
    let app = App::open(options(&scenario.folder())).await.expect("opens on the backup");
    let value = ask(app.clone(), Command::MemoryShow { path: path.into() }).await;
    let view: MemoryView = serde_json::from_value(value).expect("reads");
    assert_eq!(view.text, before.text, "as it was when it was backed up");
    assert!(kept(&scenario.folder(), "before-restore-").join("memories").is_dir(), "the old state is beside");
    ask(app.clone(), Command::RehearsalReset {}).await;
    app.close().await;
    let app = App::open(options(&scenario.folder())).await.expect("opens anew");
    let value = ask(app.clone(), Command::MemoryShow { path: path.into() }).await;
    let view: MemoryView = serde_json::from_value(value).expect("reads");
    assert_eq!(view.text, before.text, "the memories stay");
    assert!(kept(&scenario.folder(), "before-reset-").join("account").is_dir(), "the old account is beside");
    app.close().await;
}

fn kept(folder: &Path, begins: &str) -> std::path::PathBuf {
    let entries = std::fs::read_dir(folder).expect("the data folder");
    let found = entries
        .flatten()
        .map(|e| e.path())
        .find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(begins)));
    found.unwrap_or_else(|| panic!("no {begins}... in {}", folder.display()))
}

#[tokio::test(flavor = "multi_thread")]
async fn diagnostics_name_nobody() {
    let scenario = Scenario::new().await;
    let status: AppStatus = scenario.ask(Command::AppStatus {}).await.expect("status");
    let set = Command::SettingSet { key: "shortcuts".into(), value: "{\"Runs: Steps\": \"5\"}".into() };
    let _: Done = scenario.ask(set).await.expect("set");
    let bad = Command::SettingSet { key: "shortcuts".into(), value: "{\"Runs: Steps\": 5}".into() };
    refused(&scenario.ask::<Done>(bad).await.expect_err("not keys"), ErrorCode::BadInput, &["shortcuts"]);
    let found: Diagnostics = scenario.ask(Command::DiagnosticsShow {}).await.expect("put together");
    assert!(found.text.contains("Understudy") && found.text.contains("Runs: Steps"), "{}", found.text);
    for name in status.user.split_whitespace() {
        assert!(!found.text.contains(name), "{name} is in the diagnostics:\n{}", found.text);
    }
    let folder = scenario.folder().display().to_string();
    assert!(!found.text.contains(&folder), "the folder is in the diagnostics:\n{}", found.text);
    scenario.app.close().await;
}
