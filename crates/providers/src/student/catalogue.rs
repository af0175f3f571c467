//! The catalogue: students worth having, as data in `catalogue.json`, and what the hub says of their files.
//!
//! Figures marked approximate are replaced by the hub's, and then by the file's own header. No checksum is
//! written here: it comes from the hub with every download, and a file without one is not taken.

use super::frame::Trouble;
use crate::download::{self, DownloadError};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use understudy_agent::prompt::Layout;

/// The public hub of models.
pub const HUB: &str = "https://huggingface.co";
/// Largest answer of the hub that is read. A repository of 500 files is about 150 kB.
const LARGEST_ANSWER: usize = 4 << 20;

/// A student of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// Short, for commands: `qwen3.5-4b`.
    pub name: String,
    /// For people.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub about: String,
    /// `OWNER/NAME` on the hub.
    pub repository: String,
    /// Which file: a name in which `*` stands for anything.
    pub file: String,
    /// Billions of weights.
    pub parameters: f64,
    /// Billions of weights that work at a time.
    pub active: f64,
    /// Bytes of the file.
    pub size: u64,
    /// Whether size and keys and values are only about right.
    pub approximate: bool,
    /// Licence.
    pub license: String,
    /// Longest context in tokens.
    pub context: u64,
    /// How prompts are written for it.
    pub layout: Layout,
    /// Bytes of keys and values for one token.
    pub kv_bytes_per_token: u64,
}

/// A file of a repository, as the hub lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubFile {
    /// Its path in the repository.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
}

/// The students, best first.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| match read(include_str!("catalogue.json")) {
        Ok(entries) => entries,
        Err(why) => {
            tracing::error!("the catalogue of students cannot be read: {why}");
            vec![]
        }
    })
}

/// The student of that name.
pub fn entry(name: &str) -> Option<&'static Entry> {
    entries().iter().find(|e| e.name.eq_ignore_ascii_case(name) || e.title.eq_ignore_ascii_case(name))
}

/// Parses and checks a catalogue.
fn read(json: &str) -> Result<Vec<Entry>, String> {
    let entries: Vec<Entry> = serde_json::from_str(json).map_err(|e| e.to_string())?;
    let mut names = std::collections::BTreeSet::new();
    for e in &entries {
        let wrong = |what: &str| Err(format!("{}: {what}", e.name));
        if !is_name(&e.name) || !names.insert(&e.name) {
            return wrong("the name is not its own, or has other characters than a-z, 0-9, dot and dash");
        }
        if !is_repository(&e.repository) {
            return wrong("the repository is not OWNER/NAME");
        }
        if !e.file.ends_with(".gguf") || e.file.contains('/') {
            return wrong("the file is not the name of a GGUF");
        }
        if !(e.active > 0.0 && e.active <= e.parameters) || e.size < 1_000_000 || e.context < 4096 {
            return wrong("its figures cannot be");
        }
        if e.license.is_empty() || e.about.is_empty() || e.layout == Layout::Pocket {
            return wrong("its licence, its words or its layout are missing");
        }
    }
    Ok(entries)
}

/// Whether a text can name a student and its file.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    (1..=80).contains(&name.len()) && name.chars().all(fits) && !name.starts_with(['.', '-'])
}

fn is_repository(text: &str) -> bool {
    let part = |p: &str| {
        !p.is_empty() && !p.starts_with('.') && p.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    text.split_once('/').is_some_and(|(owner, name)| part(owner) && part(name))
}

/// Asks the hub which file of the repository fits the entry.
pub async fn look_up(client: &reqwest::Client, hub: &str, entry: &Entry) -> Result<HubFile, DownloadError> {
    let url = format!("{}/api/models/{}/tree/main", hub.trim_end_matches('/'), entry.repository);
    let body = download::small(client, &url, LARGEST_ANSWER).await?;
    let files: Vec<Listed> = serde_json::from_slice(&body).map_err(|e| DownloadError::Unreachable {
        what: url.clone(),
        why: format!("its answer is no list of files ({e})"),
    })?;
    choose(files, &entry.file).ok_or(DownloadError::Missing { what: format!("{}/{}", entry.repository, entry.file) })
}

/// Where the hub gives a file out.
pub fn address(hub: &str, entry: &Entry, file: &HubFile) -> String {
    format!("{}/{}/resolve/main/{}", hub.trim_end_matches('/'), entry.repository, file.path)
}

#[derive(Deserialize)]
struct Listed {
    path: String,
    #[serde(default)]
    lfs: Option<Large>,
}

/// The hub's record of a large file: `oid` is its SHA-256.
#[derive(Deserialize)]
struct Large {
    oid: String,
    size: u64,
}

/// The first file that fits, has a checksum and is whole in itself.
fn choose(files: Vec<Listed>, pattern: &str) -> Option<HubFile> {
    let mut fitting: Vec<HubFile> = files
        .into_iter()
        .filter(|f| fits(pattern, &f.path) && !f.path.contains("-of-") && !f.path.contains("mmproj"))
        .filter(|f| !f.path.contains(['/', '\\', '?', '#', '%']))
        .filter_map(|f| f.lfs.map(|l| HubFile { path: f.path, size: l.size, sha256: l.oid.to_lowercase() }))
        .filter(|f| f.sha256.len() == 64 && f.sha256.chars().all(|c| c.is_ascii_hexdigit()) && f.size > 0)
        .collect();
    fitting.sort_by(|a, b| a.path.cmp(&b.path));
    fitting.into_iter().next()
}

/// Whether a name fits a pattern in which `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// A download that failed, in plain words with what to do.
pub fn trouble(error: &DownloadError) -> Trouble {
    Trouble::new(error.code(), error.to_string(), error.hint())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_is_whole() {
        let entries = read(include_str!("catalogue.json")).expect("valid");
        let names: Vec<&str> = entries.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "qwen3.6-35b-a3b",
                "gemma-4-26b-a4b",
                "gemma-4-12b",
                "gemma-4-e4b",
                "qwen3.5-9b",
                "qwen3.5-4b",
                "granite-4.2-3b",
                "llama-3.1-8b",
            ]
        );
        assert!(entry("Qwen3.5 4B").is_some() && entry("qwen3.5-4b").is_some() && entry("gpt").is_none());
    }

    #[test]
    fn a_wrong_catalogue_is_refused_with_a_reason() {
        let good: serde_json::Value = serde_json::from_str(include_str!("catalogue.json")).expect("JSON");
        let check = |field: &str, value: serde_json::Value, words: &str| {
            let mut bad = good.clone();
            bad[1][field] = value;
            let why = read(&bad.to_string()).expect_err(field);
            assert!(why.contains(words), "{field}: {why}");
        };
        check("name", "qwen3.6-35b-a3b".into(), "the name is not its own");
        check("name", "../x".into(), "the name is not its own");
        check("repository", "a/b/c".into(), "OWNER/NAME");
        check("repository", "../x".into(), "OWNER/NAME");
        check("file", "model.safetensors".into(), "not the name of a GGUF");
        check("active", 99.0.into(), "figures cannot be");
        check("license", "".into(), "licence");
        check("layout", "cuneiform".into(), "unknown variant");
        check("sha256", "00".into(), "unknown field");
    }

    #[test]
    fn the_first_fitting_file_with_a_checksum_is_chosen() {
        let sum = "A".repeat(64);
        let check = |paths: &[(&str, Option<&str>)], expect: Option<&str>| {
            let listed = paths
                .iter()
                .map(|(path, oid)| Listed {
                    path: (*path).into(),
                    lfs: oid.map(|oid| Large { oid: oid.into(), size: 5 }),
                })
                .collect();
            let got = choose(listed, "*Q4_K_M.gguf");
            assert_eq!(got.as_ref().map(|f| f.path.as_str()), expect);
            assert!(got.is_none_or(|f| f.sha256 == "a".repeat(64)));
        };
        let sum = Some(sum.as_str());
        check(&[("b-Q4_K_M.gguf", sum), ("a-Q4_K_M.gguf", sum), ("a-Q8_0.gguf", sum)], Some("a-Q4_K_M.gguf"));
        check(&[("a-Q4_K_M.gguf", None)], None);
        check(&[("a-Q4_K_M.gguf", Some("short"))], None);
        check(&[("mmproj-Q4_K_M.gguf", sum), ("a-00001-of-00002-Q4_K_M.gguf", sum)], None);
        check(&[("../a-Q4_K_M.gguf", sum), ("x%2f-Q4_K_M.gguf", sum)], None);
    }

    #[test]
    fn a_star_stands_for_anything() {
        let check =
            |pattern: &str, name: &str, expect: bool| assert_eq!(fits(pattern, name), expect, "{pattern} {name}");
        check("a.gguf", "a.gguf", true);
        check("a.gguf", "a.gguf.txt", false);
        check("*Q4_K_M.gguf", "m-Q4_K_M.gguf", true);
        check("*Q4_K_M.gguf", "m-Q4_K_M.gguf.sha", false);
        check("m*-Q4*.gguf", "model-UD-Q4_K.gguf", true);
        check("m*-Q4*.gguf", "model-Q8.gguf", false);
        check("aa*aa", "aaa", false);
    }
}
