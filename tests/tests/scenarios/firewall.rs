//! How well requests find their skill, what a save would take from others, and what helps where search fails.

use std::time::Instant;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::built;
use understudy_tests::packages::{folder, skill};
use understudy_tests::scenario::Scenario;

/// A skill of the user's own whose requests nothing else knows.
async fn scenario() -> Scenario {
    let routing = b"{\"request\": \"Fold the paper cranes\", \"expect\": true}\n";
    let open = Scenario::with(|o| {
        let at = o.data.join("skills/paper-cranes");
        folder(&at, &[("SKILL.md", skill("paper-cranes").as_bytes()), ("evals/routing.jsonl", routing)]);
        let desk = skill("paper-desk").replace("Folds paper cranes from the mail about origami", "Dusts the shelf");
        folder(&o.data.join("skills/paper-desk"), &[("SKILL.md", desk.as_bytes())]);
    });
    open.await.expect("opens")
}

/// Lets a skill do a request, by the user's choice.
async fn done_before(scenario: &Scenario, request: &str, skill: &str) {
    let command = Command::RunStart { request: request.into(), skill: Some(skill.into()), dry: false };
    let started: RunStarted = scenario.ask(command).await.expect("starts");
    scenario.ended(&started.run_id).await;
}

async fn shown(scenario: &Scenario, name: &str) -> SkillDetail {
    scenario.ask(Command::SkillShow { name: name.into() }).await.expect("shown")
}

async fn report(scenario: &Scenario, held_out: bool) -> RoutingReport {
    scenario.ask(Command::RoutingReport { held_out }).await.expect("reported")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_that_takes_a_request_from_another_is_not_saved_before_the_user_was_asked() {
    let scenario = scenario().await;
    let request = "Fold nineteen cranes for the window";
    done_before(&scenario, request, "paper-cranes").await;
    let desk = shown(&scenario, "paper-desk").await;
    let text = desk.text.replace("Dusts the shelf", "Fold nineteen cranes for the window");
    assert_ne!(text, desk.text);
    let save = |anyway: bool| Command::SkillSave {
        name: "paper-desk".into(),
        text: text.clone(),
        base: Some(desk.sha256.clone()),
        anyway,
    };
    let began = Instant::now();
    let asked: Saved = scenario.ask(save(false)).await.expect("answered");
    eprintln!("a save of a skill that is asked about: {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let expect = Taken {
        request: request.into(),
        source: RequestSource::Past,
        from: "paper-cranes".into(),
        to: Some("paper-desk".into()),
    };
    assert!(asked.asked && asked.commit.is_none(), "{asked:?}");
    assert_eq!(asked.taken, std::slice::from_ref(&expect));
    assert!(asked.message.contains("paper-cranes") && asked.message.contains(request), "{}", asked.message);
    let still = shown(&scenario, "paper-desk").await;
    assert_eq!((still.text, still.sha256.as_str()), (desk.text.clone(), asked.sha256.as_str()), "nothing was written");

    let saved: Saved = scenario.ask(save(true)).await.expect("saved");
    assert!(!saved.asked && saved.active && saved.taken == [expect], "{saved:?}");
    assert!(saved.message.contains("paper-cranes"), "what it took is said: {}", saved.message);
    // The same text again takes nothing more, and a draft never does.
    let again: Saved = scenario
        .ask(Command::SkillSave {
            name: "paper-desk".into(),
            text: text.clone(),
            base: Some(saved.sha256),
            anyway: false,
        })
        .await
        .expect("saved");
    assert!(!again.asked && again.taken.is_empty(), "{again:?}");
    let cranes = shown(&scenario, "paper-cranes").await;
    let draft = cranes.text.replace("mail.search user.notify", "mail.fax");
    let draft: Saved = scenario
        .ask(Command::SkillSave {
            name: "paper-cranes".into(),
            text: draft,
            base: Some(cranes.sha256.clone()),
            anyway: false,
        })
        .await
        .expect("saved");
    assert!(!draft.asked && !draft.active, "{draft:?}");
    // A stale text is told as stale, whatever it would take.
    let stale = Command::SkillSave { name: "paper-desk".into(), text, base: Some(cranes.sha256), anyway: false };
    assert_eq!(scenario.ask::<Saved>(stale).await.expect_err("stale").code, ErrorCode::Stale);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_takes_a_request_is_not_restored_before_the_user_was_asked() {
    let scenario = scenario().await;
    let request = "Fold nineteen cranes for the window";
    done_before(&scenario, request, "paper-cranes").await;
    let desk = shown(&scenario, "paper-desk").await;
    let greedy = desk.text.replace("Dusts the shelf", request);
    let save = |text: &str, base: &str| Command::SkillSave {
        name: "paper-desk".into(),
        text: text.to_owned(),
        base: Some(base.to_owned()),
        anyway: true,
    };
    let took: Saved = scenario.ask(save(&greedy, &desk.sha256)).await.expect("saved");
    let back: Saved = scenario.ask(save(&desk.text, &took.sha256)).await.expect("saved");
    let revision = took.commit.expect("a commit");
    let restore =
        |anyway: bool| Command::SkillRestore { name: "paper-desk".into(), revision: revision.clone(), anyway };
    let asked: Saved = scenario.ask(restore(false)).await.expect("answered");
    assert!(asked.asked && asked.commit.is_none() && asked.sha256 == back.sha256, "{asked:?}");
    assert_eq!(asked.taken.iter().map(|t| t.request.as_str()).collect::<Vec<_>>(), [request]);
    assert!(asked.message.starts_with("Nothing is restored yet."), "{}", asked.message);
    assert_eq!(shown(&scenario, "paper-desk").await.text, desk.text, "nothing was restored");
    let restored: Saved = scenario.ask(restore(true)).await.expect("restored");
    assert!(!restored.asked && restored.active && restored.taken == asked.taken, "{restored:?}");
    assert_eq!(shown(&scenario, "paper-desk").await.text, greedy);
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_skill_that_takes_an_example_asks_before_it_is_accepted() {
    let scenario = scenario().await;
    let lines = b"{\"request\": \"Fold the paper cranes\", \"expect\": true}\n";
    let text = skill("fold-the-paper-cranes");
    let at =
        folder(&scenario.folder().join("elsewhere"), &[("SKILL.md", text.as_bytes()), ("evals/routing.jsonl", lines)]);
    let path = at.to_string_lossy().into_owned();
    let report: ImportReport = scenario.ask(Command::SkillImport { path }).await.expect("taken in");
    let accept = |anyway: bool| Command::ForeignAccept {
        name: report.taken[0].name.clone(),
        sha256: report.taken[0].sha256.clone(),
        to: None,
        replace: false,
        anyway,
    };
    let ForeignAnswer::Takes { taken, message } = scenario.ask(accept(false)).await.expect("answered") else {
        panic!("it takes an example")
    };
    assert!(taken.iter().any(|t| t.from == "paper-cranes" && t.source == RequestSource::Example), "{taken:?}");
    assert!(message.contains("paper-cranes"), "{message}");
    let waiting: Vec<ForeignView> = scenario.ask(Command::ForeignList {}).await.expect("listed");
    assert_eq!(waiting.len(), 1, "it still waits");
    let ForeignAnswer::Accepted { saved } = scenario.ask(accept(true)).await.expect("answered") else {
        panic!("the user said so")
    };
    assert!(saved.active && !saved.taken.is_empty(), "{saved:?}");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_memory_that_takes_a_recall_check_is_not_saved_before_the_user_was_asked() {
    let scenario = Scenario::new().await;
    let (path, right) = ("sales/inbox.md".to_owned(), "communications/morning-triage.md");
    let text = "---\ntitle: Triage my inbox\nqueries: [triage my inbox]\naliases: [triage my inbox]\n---\n# Triage my inbox\n\nTriage my inbox.\n";
    let save = |anyway: bool| Command::MemorySave { path: path.clone(), text: text.into(), base: None, anyway };
    let began = Instant::now();
    let asked: Saved = scenario.ask(save(false)).await.expect("answered");
    eprintln!("a save of a memory that is asked about: {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    assert!(asked.asked && asked.commit.is_none(), "{asked:?}");
    let taken = asked.taken.iter().find(|t| t.from == right).expect("it is named");
    assert_eq!((taken.source, taken.to.as_deref()), (RequestSource::Check, Some("sales/inbox.md")));
    assert!(!scenario.folder().join("memories/sales/inbox.md").exists(), "nothing was written");
    let search = Command::MemorySearch { question: "triage my inbox".into(), limit: None };
    let found: MemoryAnswer = scenario.ask(search.clone()).await.expect("searched");
    assert_eq!(found.hits[0].path, right, "the real index knows nothing of it");

    let saved: Saved = scenario.ask(save(true)).await.expect("saved");
    assert!(!saved.asked && saved.commit.is_some() && !saved.taken.is_empty(), "{saved:?}");
    let (took, sha256) = (saved.commit.clone().expect("a commit"), saved.sha256.clone());
    let found: MemoryAnswer = scenario.ask(search).await.expect("searched");
    assert_eq!(found.hits[0].path, "sales/inbox.md", "it is as the candidate said");
    // The version that took it is not brought back without a question either.
    let text = "# Shelf\n\nDusted on Mondays.\n".to_owned();
    let calm = Command::MemorySave { path: path.clone(), text, base: Some(sha256), anyway: false };
    assert!(!scenario.ask::<Saved>(calm).await.expect("saved").asked);
    let restore = |anyway: bool| Command::MemoryRestore { path: path.clone(), revision: took.clone(), anyway };
    let asked: Saved = scenario.ask(restore(false)).await.expect("answered");
    assert!(asked.asked && asked.taken.iter().any(|t| t.from == right), "{asked:?}");
    let back: Saved = scenario.ask(restore(true)).await.expect("restored");
    assert!(!back.asked && back.commit.is_some() && back.taken == asked.taken, "{back:?}");
    // A memory that keeps what it has is saved and renamed without a question.
    let view: MemoryView =
        scenario.ask(Command::MemoryShow { path: "sales/discounts.md".into() }).await.expect("shown");
    let text = format!("{}\nOne more line.\n", view.text.trim_end());
    let command = Command::MemorySave { path: view.path.clone(), text, base: Some(view.sha256), anyway: false };
    let began = Instant::now();
    let saved: Saved = scenario.ask(command).await.expect("saved");
    eprintln!("a save of a memory that is not: {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    assert!(!saved.asked && saved.commit.is_some(), "{saved:?}");
    let rename = Command::MemoryRename { path: view.path, to: "sales/price-ladder.md".into(), anyway: false };
    let renamed: Saved = scenario.ask(rename).await.expect("renamed");
    assert!(!renamed.asked && renamed.commit.is_some(), "{renamed:?}");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_find_its_skill_is_listed_with_what_would_help_and_one_action_mends_it() {
    let scenario = scenario().await;
    let request = "Crease some birds for the window";
    done_before(&scenario, request, "paper-cranes").await;
    let before = report(&scenario, false).await;
    let miss = before.misses.iter().find(|m| m.request == request).expect("it is listed");
    assert_eq!((miss.skill.as_str(), miss.source, miss.held_out), ("paper-cranes", RequestSource::Past, false));
    assert_ne!(miss.first.as_deref(), Some("paper-cranes"));
    assert_eq!((before.past.first.count, before.past.first.of), (0, 1), "{:?}", before.past);
    assert!(before.past.first.high < 1.0 && before.held_out.is_none());

    let suggest = Command::RoutingSuggest { name: "paper-cranes".into() };
    let advice: RoutingAdvice = scenario.ask(suggest.clone()).await.expect("suggested");
    let of_this: Vec<&RoutingSuggestion> = advice.suggestions.iter().filter(|s| s.request == request).collect();
    assert!(!of_this.is_empty() && of_this.iter().all(|s| s.taken.is_empty()), "{advice:?}");
    let example = of_this.iter().find(|s| matches!(s.remedy, Remedy::Example { .. })).expect("an example helps");
    let words = of_this.iter().find_map(|s| match &s.remedy {
        Remedy::Keywords { words } => Some(words.clone()),
        Remedy::Example { .. } | Remedy::NearMiss { .. } => None,
    });
    let words = words.expect("keywords help");
    let apply = |remedy: Remedy| Command::RoutingApply { name: "paper-cranes".into(), remedy, anyway: false };

    let text = shown(&scenario, "paper-cranes").await.text;
    let saved: Saved = scenario.ask(apply(Remedy::Keywords { words: words.clone() })).await.expect("applied");
    assert!(saved.active && saved.commit.is_some(), "{saved:?}");
    let with = shown(&scenario, "paper-cranes").await;
    let line = format!("metadata:\n  keywords: \"{}\"\n", words.join(" "));
    assert_eq!(with.text.replace(&line, ""), text, "one line more, and nothing else");
    let after = report(&scenario, false).await;
    assert_eq!((after.past.first.count, after.past.first.of), (1, 1), "{:?}", after.misses);
    assert_eq!(after.known.first.count, before.known.first.count, "and nothing else is lost");

    let _: Saved = scenario
        .ask(Command::SkillSave { name: "paper-cranes".into(), text, base: Some(with.sha256), anyway: true })
        .await
        .expect("taken back");
    let saved: Saved = scenario.ask(apply(example.remedy.clone())).await.expect("applied");
    assert!(saved.active && saved.commit.is_some(), "{saved:?}");
    let file = scenario.folder().join("skills/paper-cranes/evals/routing.jsonl");
    let lines = std::fs::read_to_string(file).expect("there");
    assert!(lines.ends_with("{\"request\": \"Crease some birds for the window\", \"expect\": true}\n"), "{lines}");
    assert_eq!(lines.lines().count(), 2, "the line of before is there");
    let after = report(&scenario, false).await;
    assert_eq!((after.past.first.count, after.known.first.of), (1, before.known.first.of + 1), "{:?}", after.misses);
    let error = scenario.ask::<Saved>(apply(example.remedy.clone())).await.expect_err("it is there already");
    assert!(error.message.contains("already"), "{error:?}");
    for remedy in [Remedy::Example { request: " ".into() }, Remedy::Keywords { words: vec![] }] {
        assert_eq!(scenario.ask::<Saved>(apply(remedy)).await.expect_err("nothing").code, ErrorCode::BadInput);
    }
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remedy_for_a_shipped_skill_makes_a_copy_that_wins() {
    let scenario = Scenario::new().await;
    let name = "file-receipts".to_owned();
    let remedy = Remedy::NearMiss { request: "Crease some birds".into() };
    let saved: Saved =
        scenario.ask(Command::RoutingApply { name: name.clone(), remedy, anyway: false }).await.expect("applied");
    assert!(saved.active && saved.commit.is_some(), "{saved:?}");
    assert!(shown(&scenario, &name).await.own);
    let shipped = understudy_tests::root().join("skills/file-receipts/evals/routing.jsonl");
    let before = std::fs::read_to_string(shipped).expect("shipped");
    let now = std::fs::read_to_string(scenario.folder().join("skills/file-receipts/evals/routing.jsonl")).expect("own");
    assert_eq!(now, format!("{before}{{\"request\": \"Crease some birds\", \"expect\": false}}\n"));
    scenario.app.close().await;
}

#[test]
fn the_command_reports_recall_and_fails_below_a_floor() {
    let place = tempfile::tempdir().expect("a folder");
    let run = |words: &[&str]| {
        let mut command = std::process::Command::new(built("understudy").expect("built"));
        let out = command.arg("--rehearsal").arg("--data").arg(place.path()).args(words).output().expect("it starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (out.status.code(), text(&out.stdout), text(&out.stderr))
    };
    let (code, out, said) = run(&["skill", "recall"]);
    assert_eq!(code, Some(0), "{said}");
    println!("{out}");
    for part in ["recall@1", "recall@3", "MRR", "examples as known", "examples left out", "triage-inbox"] {
        assert!(out.contains(part), "{part} is missing in {out}");
    }
    let (code, out, said) = run(&["skill", "recall", "--floor", "0.8", "--json"]);
    assert_eq!(code, Some(0), "{out} {said}");
    let report: RoutingReport = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report.known.first.count, report.known.first.of, "an example that is known finds its skill");
    let unseen = report.held_out.expect("measured");
    assert_eq!(unseen.first.of, report.known.first.of);
    // A near miss that is known may come first, but never so far ahead that the student is not asked; an example that is
    // left out is never given to another skill without asking.
    let harmless = |m: &RoutingMiss| !m.sure || (m.held_out && m.near_miss);
    assert!(report.misses.iter().all(harmless), "{:?}", report.misses);
    assert!(report.misses.iter().all(|m| m.held_out || m.near_miss), "{:?}", report.misses);
    let misses = report.misses.iter().filter(|m| !m.near_miss).count() as u32;
    assert_eq!(misses, unseen.first.of - unseen.first.count, "every one that fails is listed");
    assert_eq!(run(&["skill", "recall", "--floor", "1"]).0, Some(if misses == 0 { 0 } else { 2 }));
    let (code, _, said) = run(&["skill", "recall", "--floor", "90"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("between 0 and 1"), "{said}");
    let (code, out, _) = run(&["skill", "suggest", "triage-inbox"]);
    assert_eq!(code, Some(0), "{out}");

    let text = std::fs::read_to_string(understudy_tests::root().join("skills/file-receipts/SKILL.md")).expect("read");
    let file = place.path().join("text.md");
    std::fs::write(&file, text.replace("# File", "# Put away the")).expect("written");
    let from = file.to_string_lossy().into_owned();
    let (code, out, said) = run(&["skill", "save", "file-receipts", "--from", &from]);
    assert_eq!(code, Some(0), "{out} {said}");
    let memory = "---\ntitle: Triage my inbox\nqueries: [triage my inbox]\naliases: [triage my inbox]\n---\n# Triage my inbox\n\nTriage my inbox.\n";
    std::fs::write(&file, memory).expect("written");
    let (code, out, _) = run(&["memory", "save", "sales/inbox.md", "--from", &from]);
    assert_eq!(code, Some(2), "{out}");
    assert!(out.contains("--anyway") && out.contains("communications/morning-triage.md"), "{out}");
    let (code, out, _) = run(&["memory", "save", "sales/inbox.md", "--from", &from, "--anyway"]);
    assert_eq!(code, Some(0), "{out}");
}
