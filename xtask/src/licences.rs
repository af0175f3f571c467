//! What others wrote that ships with the program: `crates/app/licences/third-party.json`.
//!
//! Rust packages are those of cargo's resolved graph for Linux that the window and the terminal are built from; those of
//! the interface are the production packages of npm's lock file. Texts are taken from the packages themselves, each text
//! once. Whether the file is stale is decided by names, versions and licences alone, so that it can be told without the
//! packages being there.

use crate::process::{self, cargo};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

const FILE: &str = "crates/app/licences/third-party.json";
/// The programs that ship.
const SHIPPED: [&str; 2] = ["understudy-cli", "understudy-window"];
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// A package of somebody else's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    /// `rust` or `npm`.
    kind: &'static str,
    name: String,
    version: String,
    licence: String,
}

/// Writes the file anew.
pub(crate) fn write() -> Result<()> {
    let mut texts: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::new();
    for (package, folder) in packages()? {
        let mut own: Vec<usize> = Vec::new();
        for text in texts_of(&folder)? {
            let at = *known.entry(text.clone()).or_insert_with(|| {
                texts.push(text);
                texts.len() - 1
            });
            if !own.contains(&at) {
                own.push(at);
            }
        }
        rows.push(json!({ "kind": package.kind, "name": package.name, "version": package.version,
            "licence": package.licence, "texts": own }));
    }
    // A package a line, so that a change of one is a change of one line.
    let lines = |all: Vec<String>| all.join(",\n");
    let packages = lines(rows.iter().map(Value::to_string).collect());
    let texts = lines(texts.into_iter().map(|t| Value::String(t).to_string()).collect());
    let place = process::root().join(FILE);
    std::fs::create_dir_all(place.parent().context("the file lies in a folder")?)?;
    std::fs::write(&place, format!("{{\"packages\":[\n{packages}\n],\"texts\":[\n{texts}\n]}}\n"))
        .with_context(|| format!("{FILE} could not be written"))?;
    eprintln!("  wrote {FILE}: {} packages", rows.len());
    Ok(())
}

/// Fails when the file does not name exactly the packages that ship.
pub(crate) fn check() -> Result<()> {
    let text = std::fs::read_to_string(process::root().join(FILE))
        .with_context(|| format!("{FILE} could not be read; run `cargo xtask licences`"))?;
    let kept: Value = serde_json::from_str(&text).with_context(|| format!("{FILE}; run `cargo xtask licences`"))?;
    let row = |v: &Value| {
        let word = |name: &str| v[name].as_str().unwrap_or_default().to_owned();
        [word("kind"), word("name"), word("version"), word("licence")].join(" ")
    };
    let kept: BTreeSet<String> = kept["packages"].as_array().into_iter().flatten().map(row).collect();
    let now: BTreeSet<String> =
        packages()?.keys().map(|p| [p.kind, &p.name, &p.version, &p.licence].join(" ")).collect();
    let differs: Vec<&String> = kept.symmetric_difference(&now).take(8).collect();
    ensure!(differs.is_empty(), "{FILE} is stale ({differs:?}); run `cargo xtask licences` and commit it");
    Ok(())
}

/// Every package with its folder.
fn packages() -> Result<BTreeMap<Package, PathBuf>> {
    let mut all = rust()?;
    all.extend(npm()?);
    Ok(all)
}

fn rust() -> Result<BTreeMap<Package, PathBuf>> {
    let arguments = ["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", PLATFORM];
    let metadata: Value = serde_json::from_str(&process::read(&mut cargo(&arguments))?)?;
    let id = |v: &Value| v["id"].as_str().unwrap_or_default().to_owned();
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let nodes: HashMap<String, Value> = list(&metadata["resolve"]["nodes"]).into_iter().map(|n| (id(&n), n)).collect();
    let packages: HashMap<String, Value> = list(&metadata["packages"]).into_iter().map(|p| (id(&p), p)).collect();
    let ships = |p: &&Value| SHIPPED.iter().any(|name| p["name"] == *name);
    let mut queue: Vec<String> = packages.values().filter(ships).map(id).collect();
    ensure!(queue.len() == SHIPPED.len(), "cargo does not know all of {SHIPPED:?}");
    let mut seen = BTreeSet::new();
    while let Some(at) = queue.pop() {
        if !seen.insert(at.clone()) {
            continue;
        }
        for dependency in list(&nodes[&at]["deps"]) {
            // What only tests need does not ship.
            if list(&dependency["dep_kinds"]).iter().any(|k| k["kind"] != "dev") {
                queue.push(dependency["pkg"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let mut all = BTreeMap::new();
    for package in seen.iter().filter_map(|at| packages.get(at)).filter(|p| !p["source"].is_null()) {
        let word = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let manifest = PathBuf::from(word("manifest_path"));
        let folder = manifest.parent().context("a manifest lies in a folder")?.to_owned();
        let licence = match word("license") {
            none if none.is_empty() => "see its text".to_owned(),
            some => some,
        };
        all.insert(Package { kind: "rust", name: word("name"), version: word("version"), licence }, folder);
    }
    Ok(all)
}

fn npm() -> Result<BTreeMap<Package, PathBuf>> {
    let lock = std::fs::read_to_string(process::root().join("ui/package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock)?;
    let mut all = BTreeMap::new();
    for (path, package) in lock["packages"].as_object().context("the lock file of npm lists its packages")? {
        let Some((_, name)) = path.rsplit_once("node_modules/") else { continue };
        // What builds and tests the interface does not ship.
        if ["dev", "devOptional", "optional", "peer"].iter().any(|flag| package[*flag] == true) {
            continue;
        }
        let word = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let licence = match word("license") {
            none if none.is_empty() => bail!("npm's lock file names no licence of {name}"),
            some => some,
        };
        let folder = process::root().join("ui").join(path);
        all.insert(Package { kind: "npm", name: name.to_owned(), version: word("version"), licence }, folder);
    }
    Ok(all)
}

/// The licence texts of a package, and of code of others that it carries in a folder of its own.
fn texts_of(folder: &Path) -> Result<Vec<String>> {
    let mut places = vec![folder.to_owned()];
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            places.push(path);
        }
    }
    places.sort();
    let mut texts = Vec::new();
    for place in places {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&place)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        files.retain(|f| f.is_file() && is_licence(f));
        files.sort();
        for file in files {
            let text = String::from_utf8_lossy(&std::fs::read(&file)?).replace("\r\n", "\n").trim().to_owned();
            if !text.is_empty() {
                texts.push(text);
            }
        }
    }
    Ok(texts)
}

fn is_licence(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let begins = ["licen", "copying", "notice", "unlicense", "copyright"].iter().any(|start| name.starts_with(start));
    let text = match name.rsplit_once('.') {
        Some((_, extension)) => !matches!(extension, "rs" | "html" | "json" | "py" | "tera" | "hbs" | "xml"),
        None => true,
    };
    begins && text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licences_of_what_ships_are_all_there() {
        if let Err(error) = check() {
            panic!("{error:#}");
        }
    }

    #[test]
    fn licence_files_are_told_by_their_names() {
        let check = |name: &str, expect: bool| assert_eq!(is_licence(Path::new(name)), expect, "{name}");
        check("LICENSE", true);
        check("LICENSE-MIT.md", true);
        check("COPYING", true);
        check("licence.txt", true);
        check("license.rs", false);
        check("README.md", false);
    }
}
