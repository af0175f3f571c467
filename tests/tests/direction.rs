//! Nothing points back: `ui -> wire -> hosts -> app -> {store, providers} -> agent`.
//!
//! Read from cargo's own metadata and from the sources. It checks who may name whom, not how well they do it.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which of our own crates each member may depend on. The tests may look at everything.
const ALLOWED: [(&str, &[&str]); 7] = [
    ("understudy-agent", &[]),
    ("understudy-store", &["understudy-agent"]),
    ("understudy-providers", &["understudy-agent"]),
    ("understudy-app", &["understudy-agent", "understudy-store", "understudy-providers"]),
    ("understudy-cli", &["understudy-agent", "understudy-app", "understudy-providers"]),
    ("understudy-window", &["understudy-app", "understudy-providers"]),
    ("xtask", &[]),
];

/// What the pure crate must do without.
const NOT_IN_AGENT: [&str; 12] = [
    "tokio",
    "async-std",
    "smol",
    "sqlx",
    "rusqlite",
    "reqwest",
    "hyper",
    "axum",
    "tantivy",
    "git2",
    "notify",
    "rustix",
];

/// Each member with the names of its dependencies, those for tests included.
fn members() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(understudy_tests::root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo's metadata is JSON");
    let names = |value: &Value| -> BTreeSet<String> {
        value.as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).map(str::to_owned).collect()
    };
    let packages = metadata["packages"].as_array().expect("the workspace has packages");
    packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap_or_default().to_owned(), names(&package["dependencies"])))
        .collect()
}

/// Every file with one of these extensions under a folder of the repository, with its text.
fn sources(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let root = understudy_tests::root();
    let mut found = Vec::new();
    let mut queue: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(place) = queue.pop() {
        for entry in std::fs::read_dir(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display())) {
            let path = entry.expect("an entry").path();
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if path.is_dir() {
                queue.push(path);
            } else if extensions.contains(&extension) {
                let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).expect("a source is text")));
            }
        }
    }
    assert!(!found.is_empty(), "there is no source in {folder}");
    found
}

/// The lines that are code; comments may name what they like.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(move |(_, line)| !is_comment(line))
}

fn check(what: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{what}:\n  {}\n", findings.join("\n  "));
}

#[test]
fn no_crate_points_back() {
    let members = members();
    let mut findings = Vec::new();
    for (name, dependencies) in &members {
        let ours = dependencies.iter().filter(|one| members.contains_key(*one));
        match ALLOWED.iter().find(|(member, _)| member == name) {
            Some((_, allowed)) => {
                findings
                    .extend(ours.filter(|one| !allowed.contains(&one.as_str())).map(|one| format!("{name} -> {one}")));
            }
            None if name == "understudy-tests" => {}
            None => findings.push(format!("{name} has no place in the direction; give it one in this test")),
        }
    }
    check("dependencies against the direction", findings);
}

#[test]
fn the_agent_computes_and_touches_nothing() {
    let members = members();
    let named = NOT_IN_AGENT.iter().filter(|name| members["understudy-agent"].contains(**name));
    let mut findings: Vec<String> = named.map(|name| format!("Cargo.toml names {name}")).collect();
    for (name, text) in sources("crates/agent/src", &["rs"]) {
        // A test may take the time; what ships may not.
        let shipped =
            if name.ends_with("/tests.rs") { "" } else { text.split("#[cfg(test)]\nmod").next().unwrap_or("") };
        for (number, line) in code(shipped) {
            let touches = ["std::fs", "std::net", "std::process", "std::env", "SystemTime::now", "Instant::now"];
            let io = ["use std::{fs", "Timestamp::now", "Zoned::now"];
            if touches.iter().chain(&io).any(|word| line.contains(word)) {
                findings.push(format!("{name}:{number}: {}", line.trim()));
            }
        }
    }
    check("the agent crate reaches outside", findings);
}

/// A person's gesture is made in one place, and an approval needs one.
#[test]
fn only_a_caller_mints_a_gesture() {
    let mut findings = Vec::new();
    for (name, text) in ["crates", "src-tauri/src"].iter().flat_map(|f| sources(f, &["rs"])) {
        let home = match name.as_str() {
            "crates/app/src/gesture.rs" => Some("UserGesture::witnessed("),
            "crates/app/src/outbox.rs" => Some("Answer::Approve"),
            _ => None,
        };
        // A rule stands in for a person only with the gate's proof, which the outbox asks for.
        let queues = name == "crates/app/src/outbox.rs" || name.starts_with("crates/store/");
        let by_rule = code(&text).filter(|(_, line)| !queues && line.contains("rules::leave("));
        findings.extend(by_rule.map(|(number, _)| format!("{name}:{number}: rules::leave")));
        // The tables' own sources and tests stand below the app, and cannot reach an account.
        let below = name.starts_with("crates/store/") || name.ends_with("/tests.rs");
        let words = ["UserGesture::witnessed(", "Answer::Approve"];
        for word in words.into_iter().filter(|word| home != Some(*word) && !below) {
            let found = code(&text).filter(|(_, line)| line.contains(word));
            findings.extend(found.map(|(number, _)| format!("{name}:{number}: {word}")));
        }
    }
    check("an approval without a person", findings);
}

/// What the gate let through by itself is done in one place, what the user approved in the other.
#[test]
fn only_two_places_write_to_an_account() {
    let mut findings = Vec::new();
    let mut places = BTreeSet::new();
    for (name, text) in ["crates/app/src", "crates/cli/src", "src-tauri/src"].iter().flat_map(|f| sources(f, &["rs"])) {
        for (number, _) in code(&text).filter(|(_, line)| line.contains("account.apply(")) {
            match name.as_str() {
                "crates/app/src/tools/execute.rs" | "crates/app/src/outbox.rs" => places.insert(name.clone()),
                _ => {
                    findings.push(format!("{name}:{number}"));
                    false
                }
            };
        }
    }
    check("an account is written to past the gate and the outbox", findings);
    assert_eq!(places.len(), 2, "this test must know the two places by their names: {places:?}");
}

/// What the user writes is kept among the drafts without a permit, because it leaves nowhere; a run has no way to it.
#[test]
fn only_the_users_letters_are_kept_as_drafts() {
    let mut findings = Vec::new();
    let mut home = 0;
    for (name, text) in ["crates/app/src", "crates/cli/src", "src-tauri/src"].iter().flat_map(|f| sources(f, &["rs"])) {
        for (number, _) in code(&text).filter(|(_, l)| l.contains(".keep_draft(") || l.contains(".drop_draft(")) {
            match name.as_str() {
                "crates/app/src/usecases/drafts.rs" => home += 1,
                _ => findings.push(format!("{name}:{number}")),
            }
        }
    }
    check("a draft is written past the user's own letters", findings);
    assert_eq!(home, 2, "this test must know the place by its name");
}

/// What the user imports is brought in without a permit, because it only adds and leaves nowhere; a run has no way to it.
#[test]
fn only_the_users_import_brings_things_in() {
    let mut findings = Vec::new();
    let mut kinds = BTreeSet::new();
    let words = ["messages", "event", "card", "deals", "post"].map(|kind| format!(".bring_{kind}("));
    for (name, text) in ["crates/app/src", "crates/cli/src", "src-tauri/src"].iter().flat_map(|f| sources(f, &["rs"])) {
        for (number, line) in code(&text).filter(|(_, line)| line.contains(".bring_")) {
            match name.as_str() {
                "crates/app/src/usecases/transfer/pass.rs" => {
                    kinds.extend(words.iter().filter(|w| line.contains(w.as_str())));
                }
                _ => findings.push(format!("{name}:{number}")),
            }
        }
    }
    check("something is brought into an account past the user's import", findings);
    assert_eq!(kinds.len(), words.len(), "this test must know the place by its name: {kinds:?}");
}

#[test]
fn only_the_window_names_tauri() {
    let mut findings = Vec::new();
    for (name, dependencies) in members() {
        let tauri = dependencies.iter().filter(|one| name != "understudy-window" && one.starts_with("tauri"));
        findings.extend(tauri.map(|one| format!("{name} -> {one}")));
    }
    for (name, text) in sources("crates", &["rs"]) {
        findings.extend(
            code(&text).filter(|(_, line)| line.contains("tauri::")).map(|(number, _)| format!("{name}:{number}")),
        );
    }
    check("tauri is named outside src-tauri", findings);
}

#[test]
fn only_one_file_of_the_interface_knows_its_host() {
    let package = ["@tauri", "-apps"].concat();
    let mut findings = Vec::new();
    for (name, text) in sources("ui/src", &["ts", "js", "svelte"]) {
        if name != "ui/src/lib/backend/tauri.ts" {
            findings.extend(
                code(&text).filter(|(_, line)| line.contains(&package)).map(|(number, _)| format!("{name}:{number}")),
            );
        }
    }
    check("@tauri-apps is named outside ui/src/lib/backend/tauri.ts", findings);
}

#[test]
fn features_of_the_interface_do_not_know_each_other() {
    let mut findings = Vec::new();
    for (name, text) in sources("ui/src", &["ts", "svelte"]) {
        let own = name.strip_prefix("ui/src/features/").and_then(|rest| rest.split('/').next());
        let tier = if name.starts_with("ui/src/components/") { Some("a component") } else { own };
        let Some(tier) = tier else { continue };
        for (number, line) in code(&text) {
            let target = line
                .split_once("features/")
                .map(|(_, rest)| rest)
                .or_else(|| line.split_once("from \"../").map(|(_, rest)| rest));
            let foreign = target
                .and_then(|rest| rest.split(['/', '"']).next())
                .is_some_and(|to| line.contains("import") && to != tier && is_feature(to));
            if foreign {
                findings.push(format!("{name}:{number}: {}", line.trim()));
            }
        }
    }
    check("a feature or component imports a feature", findings);
}

fn is_feature(name: &str) -> bool {
    let features: &Path = &understudy_tests::root().join("ui/src/features");
    !name.is_empty() && name != ".." && features.join(name).is_dir()
}
