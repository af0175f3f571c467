//! The repository keeps itself readable: short files, each saying what it is, and nothing of anyone's machine.
//!
//! It looks at what git tracks or would track. It checks form only; what a file says is for people to judge.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Longest hand-written file, in lines.
const LONGEST: usize = 600;

/// Extensions of files that people write by hand.
const WRITTEN: [&str; 12] = ["rs", "ts", "svelte", "css", "html", "js", "sql", "py", "sh", "toml", "md", "yml"];

/// A file as git sees it.
struct File {
    /// From the root, with `/`.
    name: String,
    text: String,
}

fn files() -> Vec<File> {
    let root = understudy_tests::root();
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .expect("git lists the files; install git");
    let names = String::from_utf8(listed.stdout).expect("file names are UTF-8");
    let read = |name: &str| {
        // A file that was removed but not yet committed as such, and files that are not text, are passed over.
        let bytes = std::fs::read(root.join(name)).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(File { name: name.to_owned(), text })
    };
    let files: Vec<File> = names.split('\0').filter(|name| !name.is_empty()).filter_map(read).collect();
    assert!(files.len() > 50, "git listed {} files; run the test in a clone of the repository", files.len());
    files
}

fn extension(file: &File) -> &str {
    Path::new(&file.name).extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn is_generated(file: &File) -> bool {
    file.name.ends_with(".gen.ts") || file.name.contains("/fixtures/") || file.name.contains("/snapshots/")
}

fn is_rust_of_ours(file: &File) -> bool {
    extension(file) == "rs" && !is_generated(file)
}

/// Fails with every finding at once, each on its line.
fn check(what: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{what}:\n  {}\n", findings.join("\n  "));
}

#[test]
fn no_hand_written_file_is_too_long() {
    let is_written = |file: &File| WRITTEN.contains(&extension(file)) && !is_generated(file);
    let too_long = |file: &File| {
        let lines = file.text.lines().count();
        (lines > LONGEST).then(|| format!("{} has {lines} lines", file.name))
    };
    let findings = files().iter().filter(|file| is_written(file)).filter_map(too_long).collect();
    check(&format!("files over {LONGEST} lines; split them by concept"), findings);
}

#[test]
fn every_rust_file_says_what_it_is() {
    let says_nothing = |file: &&File| is_rust_of_ours(file) && !file.text.starts_with("//! ");
    let findings = files().iter().filter(says_nothing).map(|file| file.name.clone()).collect();
    check("files that do not open with `//!`", findings);
}

#[test]
fn no_file_knows_anyones_machine() {
    // Put together here, so that this file does not name them itself.
    let places = ["work", "root", "Users"].map(|name| format!("/{name}/"));
    let homes = format!("/{}/", "home");
    let hosts = [
        ["registry.npmjs", ".org"],
        ["registry.yarnpkg", ".com"],
        ["files.pythonhosted", ".org"],
        ["pypi", ".org"],
        ["static.crates", ".io"],
        ["index.crates", ".io"],
        ["deb.debian", ".org"],
        ["proxy.golang", ".org"],
    ]
    .map(|parts| parts.concat());
    let mut findings = Vec::new();
    for file in files() {
        for (number, line) in file.text.lines().enumerate() {
            let machine = places.iter().any(|place| starts_a_path(line, place)) || starts_a_path(line, &homes);
            let host = hosts.iter().any(|host| line.contains(host.as_str()));
            if machine || host {
                let start: String = line.trim().chars().take(100).collect();
                findings.push(format!("{}:{}: {start}", file.name, number + 1));
            }
        }
    }
    check("lines that name a path of a machine or a registry's host", findings);
}

/// Whether `place` stands in the line as the start of an absolute path, not inside a longer one.
fn starts_a_path(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| !(letter.is_alphanumeric() || "._-~/})>*$".contains(letter)))
    })
}

#[test]
fn absolute_paths_are_told_from_the_middle_of_others() {
    let place = format!("/{}/", "home");
    let check = |line: String, expect: bool| assert_eq!(starts_a_path(&line, &place), expect, "{line}");
    check(format!("cd {place}maya"), true);
    check(format!("\"{place}maya\""), true);
    check(format!("{place}maya"), true);
    check(format!("docs{place}page"), false);
    check(format!("~{place}page"), false);
}

#[test]
fn no_crate_is_a_drawer_for_anything() {
    let drawers = ["core", "common", "util", "utils", "types", "helpers", "shared", "misc"];
    let crates: Vec<PathBuf> = std::fs::read_dir(understudy_tests::root().join("crates"))
        .expect("the crates are there")
        .map(|entry| entry.expect("a folder").path())
        .collect();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let findings = crates.iter().map(name).filter(|name| drawers.contains(&name.as_str())).collect();
    check("crates named after nothing in particular", findings);
}

#[test]
fn every_member_says_in_one_line_what_it_is_for() {
    let is_manifest = |file: &&File| file.name.ends_with("Cargo.toml") && file.text.contains("[package]");
    let has_charter =
        |file: &File| file.text.lines().any(|line| line.starts_with("description = \"") && line.len() > 30);
    let findings = files().iter().filter(is_manifest).filter(|f| !has_charter(f)).map(|f| f.name.clone()).collect();
    check("members without a description", findings);
}
