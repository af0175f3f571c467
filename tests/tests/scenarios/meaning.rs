//! Memories found by meaning, through the front door: a tiny embedding model is imported, used, interrupted, changed and
//! removed. It knows that a markdown is a discount; the memories do not say so.

use std::path::{Path, PathBuf};
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_providers::student::fingerprint;
use understudy_providers::student::testkit::meaning::{Meaning, model};
use understudy_providers::student::testkit::{self, Recipe};
use understudy_store::Store;
use understudy_store::vectors::{self, VectorKind};
use understudy_tests::built;
use understudy_tests::scenario::{Scenario, options};

const GLOSSARY: [&str; 4] =
    ["discount discounts markdown", "invoice invoices dunning", "meeting meetings huddle", "letter letters missive"];
const NAME: &str = "meaning";

/// A few memories in the words of the glossary, so that each has a meaning.
fn memories(folder: &Path) -> PathBuf {
    let folder = folder.join("own-memories");
    for (path, word) in
        [("sales/price.md", "discount"), ("admin/money.md", "invoice"), ("calendar/times.md", "meeting")]
    {
        put(
            &folder,
            path,
            &format!("# Every {word}\n\nA {word} is a {word}.\n\n## More on a {word}\n\nNo {word} today.\n"),
        );
    }
    folder
}

fn put(folder: &Path, path: &str, text: &str) {
    let full = folder.join(path);
    std::fs::create_dir_all(full.parent().expect("inside")).expect("made");
    std::fs::write(full, text).expect("written");
}

async fn scenario() -> Scenario {
    Scenario::with(|o| o.memories = Some(memories(&o.data))).await.expect("opens")
}

fn file(folder: &Path, name: &str, bytes: Vec<u8>) -> String {
    let path = folder.join(format!("{name}.gguf"));
    std::fs::write(&path, bytes).expect("written");
    path.to_string_lossy().into_owned()
}

async fn ask<T: serde::de::DeserializeOwned>(app: &App, command: Command) -> Result<T, WireError> {
    let value = app.dispatch(Caller::Terminal, command).await?;
    Ok(serde_json::from_value(value).expect("a result reads back as its own type"))
}

async fn import(scenario: &Scenario) -> StudentFile {
    let path = file(&scenario.folder(), NAME, model(&Meaning::of(&GLOSSARY)));
    ask(&scenario.app, Command::StudentImport { path }).await.expect("taken in")
}

async fn use_it(app: &App) {
    ask::<Done>(app, Command::EmbeddingUse { name: NAME.into() }).await.expect("it is loaded");
    app.wait_for_meaning(|_| {}).await.expect("the memories are read");
}

async fn search(app: &App, question: &str) -> MemoryAnswer {
    ask(app, Command::MemorySearch { question: question.into(), limit: None }).await.expect("searched")
}

fn first(answer: &MemoryAnswer) -> &str {
    answer.hits.first().map_or("nothing", |h| h.path.as_str())
}

async fn show(app: &App) -> EmbeddingView {
    ask(app, Command::EmbeddingShow {}).await.expect("shown")
}

/// Rows and hashes of the vectors that are kept, while no app has the folder open.
async fn kept(data: &Path) -> Vec<(i64, String)> {
    let store = Store::open(data).await.expect("nobody holds it");
    let identity = fingerprint(&data.join("students").join(format!("{NAME}.gguf"))).expect("the model is there");
    let rows = vectors::page(&store, &identity, VectorKind::Passage, 0, 10_000).await.expect("read");
    store.close().await;
    rows.into_iter().map(|row| (row.n, row.text_sha256)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_word_for_it_finds_the_memory_only_while_a_model_is_in_use() {
    let scenario = scenario().await;
    let app = &scenario.app;
    let off = show(app).await;
    assert_eq!((off.state, off.model, off.files.len()), (EmbeddingState::Off, None, 0));
    let answer = search(app, "markdown").await;
    assert_eq!((first(&answer), &answer.note), ("nothing", &None));
    assert_eq!(answer.lists, ["bm25"]);

    let file = import(&scenario).await;
    assert!(file.embeds && !file.writes && file.layout.is_empty(), "{file:?}");
    assert_eq!(first(&search(app, "markdown").await), "nothing", "off until it is chosen");
    use_it(app).await;
    let on = show(app).await;
    assert_eq!((on.state, on.done, on.total), (EmbeddingState::Ready, 6, 6), "{on:?}");
    assert_eq!((on.files[0].dimension, on.files[0].chosen), (64, true));

    let answer = search(app, "markdown").await;
    assert_eq!((first(&answer), &answer.note), ("sales/price.md", &None), "{answer:?}");
    assert_eq!(answer.lists, ["bm25", "vector"]);
    assert!(answer.hits[0].why.contains(&"rank 1 in vector".to_owned()), "{:?}", answer.hits[0].why);
    let answer = search(app, "dunning discount").await;
    let why = answer.hits.iter().map(|h| (h.path.as_str(), h.why.join("; "))).collect::<Vec<_>>();
    assert!(
        why.iter().any(|(_, w)| w.contains("“discount” in") && w.contains("in bm25") && w.contains("in vector")),
        "{why:?}"
    );
    assert!(why.iter().any(|(path, _)| *path == "admin/money.md"), "found by its meaning: {why:?}");
    for nothing in ["what is the capital of France", "how do I bake bread", "zebra crossing saxophone"] {
        let answer = search(app, nothing).await;
        assert_eq!(first(&answer), "nothing", "{nothing}: {} of {}", answer.best, answer.threshold);
        assert!(answer.best < answer.threshold, "one scale for both lists");
    }
    assert_eq!(search(app, "lex: discount").await.lists, ["bm25"], "words alone where words alone are asked for");
    assert_eq!(first(&search(app, "vec: huddle").await), "calendar/times.md");

    ask::<Done>(app, Command::EmbeddingOff {}).await.expect("off");
    assert_eq!(first(&search(app, "markdown").await), "nothing");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_changed_is_read_again_and_a_restart_goes_on_where_it_was() {
    let scenario = scenario().await;
    import(&scenario).await;
    use_it(&scenario.app).await;
    let path = "sales/price.md".to_owned();
    let view: MemoryView = ask(&scenario.app, Command::MemoryShow { path: path.clone() }).await.expect("shown");
    scenario.app.close().await;
    let before = kept(&scenario.folder()).await;
    assert_eq!(before.len(), 6);

    // Changed while the app was not running, and again while it runs.
    let text = view.text.replace("No discount today.", "The missive comes first.");
    put(&scenario.folder().join("own-memories"), &path, &text);
    let mut opened = options(&scenario.folder());
    opened.memories = Some(scenario.folder().join("own-memories"));
    let app = App::open(opened).await.expect("opens again");
    assert_eq!(show(&app).await.state, EmbeddingState::Idle, "nothing starts before it is needed");
    assert_eq!(first(&search(&app, "letters").await), path, "it started, and read what was new");
    app.wait_for_meaning(|_| {}).await.expect("read");
    let mut updates = app.subscribe();
    let text = "# Every huddle\n\nA dunning letter.\n".to_owned();
    ask::<Saved>(&app, Command::MemorySave { path: "new.md".into(), text, base: None, anyway: true })
        .await
        .expect("saved");
    loop {
        // Reading the new passage is told, as one of seven.
        if let Update::Progress { id, done, total, .. } = updates.recv().await.expect("told")
            && id == "meaning"
        {
            assert_eq!((done, total), (7.0, 7.0));
            break;
        }
    }
    app.close().await;
    let after = kept(&scenario.folder()).await;
    let same = before.iter().filter(|row| after.contains(row)).count();
    assert_eq!((same, after.len()), (5, 7), "five passages kept their rows; the one that changed is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_that_is_cut_off_loses_nothing_that_was_kept() {
    let scenario = scenario().await;
    let folder = scenario.folder().join("own-memories");
    for i in 0..60 {
        put(&folder, &format!("many/{i}.md"), &format!("# Letter {i}\n\nA letter about the discount {i}.\n"));
    }
    import(&scenario).await;
    let mut updates = scenario.app.subscribe();
    ask::<Done>(&scenario.app, Command::EmbeddingUse { name: NAME.into() }).await.expect("it is loaded");
    // The first word about the progress comes when the first vectors are kept.
    while !matches!(updates.recv().await.expect("told"), Update::Progress { id, .. } if id == "meaning") {}
    scenario.app.close().await;
    let before = kept(&scenario.folder()).await;
    assert!(!before.is_empty(), "what was told is kept");

    let mut opened = options(&scenario.folder());
    opened.memories = Some(folder);
    let app = App::open(opened).await.expect("opens again");
    app.wait_for_meaning(|_| {}).await.expect("goes on to the end");
    let view = show(&app).await;
    assert_eq!((view.state, view.done, view.total), (EmbeddingState::Ready, 66, 66), "{view:?}");
    app.close().await;
    let after = kept(&scenario.folder()).await;
    assert!(before.iter().all(|row| after.contains(row)), "none was read twice");
    assert_eq!(after.len(), 66);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_model_reads_anew_and_a_removed_one_takes_its_vectors_along() {
    let scenario = scenario().await;
    import(&scenario).await;
    use_it(&scenario.app).await;
    let other = Meaning { seed: 12, dimension: 32, ..Meaning::of(&GLOSSARY) };
    let path = file(&scenario.folder(), "other", model(&other));
    ask::<StudentFile>(&scenario.app, Command::StudentImport { path }).await.expect("taken in");
    ask::<Done>(&scenario.app, Command::EmbeddingUse { name: "other".into() }).await.expect("it is loaded");
    scenario.app.wait_for_meaning(|_| {}).await.expect("read anew");
    assert_eq!(first(&search(&scenario.app, "markdown").await), "sales/price.md");
    scenario.app.close().await;
    assert_eq!(kept(&scenario.folder()).await, [], "the vectors of the model before are gone");

    let mut opened = options(&scenario.folder());
    opened.memories = Some(scenario.folder().join("own-memories"));
    let app = App::open(opened).await.expect("opens again");
    assert_eq!(show(&app).await.model.as_deref(), Some("other"), "it is still the one");
    ask::<Done>(&app, Command::StudentRemove { name: "other".into() }).await.expect("removed");
    let view = show(&app).await;
    assert_eq!((view.state, view.model), (EmbeddingState::Off, None));
    assert_eq!(first(&search(&app, "markdown").await), "nothing");
    app.close().await;
    let store = Store::open(&scenario.folder()).await.expect("nobody holds it");
    assert_eq!(vectors::count(&store).await.expect("counted"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_answer_alone_and_say_so_when_the_model_cannot() {
    let scenario = scenario().await;
    import(&scenario).await;
    use_it(&scenario.app).await;
    scenario.app.close().await;
    // The file is exchanged behind the app's back.
    let held = scenario.folder().join("students").join(format!("{NAME}.gguf"));
    std::fs::remove_file(&held).expect("there");
    std::fs::write(&held, model(&Meaning { seed: 99, ..Meaning::of(&GLOSSARY) })).expect("exchanged");
    let mut opened = options(&scenario.folder());
    opened.memories = Some(scenario.folder().join("own-memories"));
    let app = App::open(opened).await.expect("opens again");
    let answer = search(&app, "discount").await;
    assert_eq!((first(&answer), answer.lists.as_slice()), ("sales/price.md", ["bm25".to_owned()].as_slice()));
    let note = answer.note.expect("it says why");
    assert!(note.starts_with("By words alone: ") && note.contains("not the file that was chosen"), "{note}");
    let settled = async {
        loop {
            let view = show(&app).await;
            if view.state != EmbeddingState::Loading {
                return view;
            }
        }
    };
    let soon = std::time::Duration::from_secs(60);
    let view = tokio::time::timeout(soon, settled).await.expect("the view follows the answer");
    assert_eq!(view.state, EmbeddingState::Failed);
    assert!(view.problem.is_some_and(|p| p.contains("choose it anew")), "what to do is said");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_student_makes_no_vectors_and_an_embedding_model_does_not_answer() {
    let scenario = scenario().await;
    let app = &scenario.app;
    import(&scenario).await;
    let refuse = async |command: Command, words: &str| {
        let error = ask::<Done>(app, command).await.expect_err("refused");
        assert!(error.message.contains(words) && !error.hint.is_empty(), "{error:?}");
    };
    refuse(Command::StudentUse { name: NAME.into() }, "is an embedding model").await;
    refuse(Command::EmbeddingUse { name: "pocket-student".into() }, "is a student and no embedding model").await;
    refuse(Command::EmbeddingUse { name: "nobody".into() }, "There is no embedding model “nobody”").await;
    // A header that is whole, weights that are not: the choice of before stays.
    use_it(app).await;
    let mut bent = model(&Meaning::of(&GLOSSARY));
    let at = bent.windows(19).position(|w| w == b"blk.0.ffn_up.weight").expect("there") + 19 + 4 + 8;
    bent[at] = 4;
    let path = file(&scenario.folder(), "bent", bent);
    ask::<StudentFile>(app, Command::StudentImport { path }).await.expect("its header is whole");
    refuse(Command::EmbeddingUse { name: "bent".into() }, "could not be loaded").await;
    assert_eq!(first(&search(app, "markdown").await), "sales/price.md", "the one before goes on");
    let path = file(&scenario.folder(), "student", testkit::model(&Recipe::default()));
    let student: StudentFile = ask(app, Command::StudentImport { path }).await.expect("a student");
    assert!(!student.embeds);
    app.close().await;
}

/// The `understudy` command, with what it said.
fn understudy(data: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let program = built("understudy").expect("built");
    let mut command = std::process::Command::new(program);
    let own = data.join("own-memories");
    let command = command.arg("--rehearsal").arg("--data").arg(data).arg("--memories").arg(own).args(words);
    let out = command.output().expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

#[test]
fn the_command_uses_a_model_and_measures_the_recall_checks() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path();
    let folder = memories(data);
    let checks = "{\"request\": \"a discount\", \"expect\": \"sales/price.md\"}\n\
                  {\"request\": \"markdown\", \"expect\": \"sales/price.md\"}\n\
                  {\"request\": \"what is the capital of France\", \"expect\": null}\n\
                  {\"request\": \"x\", \"expect\": \"gone.md\"}\nnot json\n";
    std::fs::write(folder.join(".recall.jsonl"), checks).expect("written");
    let run = |words: &[&str]| understudy(data, words);
    let (code, out, said) = run(&["memory", "recall"]);
    assert_eq!(code, Some(2), "a check is not met, and two lines are none: {said}");
    for part in ["words", "0.500", "nothing", "Line 4: there is no memory gone.md", "Line 5: "] {
        assert!(out.contains(part), "{part} is missing in {out}");
    }
    assert!(!out.contains("both"), "without a model there is one way to search: {out}");

    let path = file(data, NAME, model(&Meaning::of(&GLOSSARY)));
    let (code, out, said) = run(&["student", "import", &path]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("understudy memory embedding use meaning"), "{out}");
    let (code, out, said) = run(&["memory", "embedding", "use", NAME]);
    assert_eq!(code, Some(0), "{said}");
    assert!(out.contains("Words and meaning, by “meaning”: 6 passages."), "{out}");
    assert!(out.contains("On 3 recall checks") && out.contains(": better."), "{out}");

    std::fs::write(folder.join(".recall.jsonl"), checks.lines().take(3).collect::<Vec<_>>().join("\n"))
        .expect("written");
    let (code, out, said) = run(&["memory", "recall", "--json"]);
    assert_eq!(code, Some(0), "every check is met: {out} {said}");
    let report: RecallReport = serde_json::from_str(&out).expect("JSON");
    let both = report.both.expect("a model is in use");
    assert_eq!((report.words.at1, both.at1, report.words.mrr, both.mrr), (0.5, 1.0, 0.5, 1.0));
    assert_eq!((report.words.silent, both.silent), (Some(1.0), Some(1.0)));
    assert_eq!((report.rows[1].words, report.rows[1].both), (None, Some(1)));
    let (code, out, _) = run(&["memory", "search", "markdown", "--explain"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("sales/price.md") && out.contains("rank 1 in vector"), "{out}");
    let (code, out, _) = run(&["memory", "embedding", "status"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("which starts with the next question") && out.contains(": better."), "{out}");
    let (code, _, _) = run(&["memory", "embedding", "off"]);
    assert_eq!((code, run(&["memory", "search", "markdown"]).0), (Some(0), Some(2)));
}
