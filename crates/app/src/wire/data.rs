//! Data and about, in the Settings panel.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the user's data lies, and what can be done with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataView {
    /// Folders.
    pub folders: Vec<FolderView>,
    /// Backups in the backups folder, newest first.
    pub backups: Vec<BackupView>,
    /// What is put in place at the next start, in words.
    pub pending: Option<String>,
    /// The built-in account: it can begin anew.
    pub rehearsal: bool,
}

/// A folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FolderView {
    /// `data`, `account`, `memories`, `skills`, `backups`, `log`.
    pub id: String,
    /// In words.
    pub label: String,
    /// Where.
    pub path: String,
    /// Bytes of all its files.
    pub bytes: f64,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Where.
    pub path: String,
    /// File name.
    pub name: String,
    /// Size of the archive, bytes.
    pub bytes: f64,
    /// Unix seconds.
    pub made_at: i64,
}

/// What a backup holds, after it was read through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupContents {
    /// Where.
    pub path: String,
    /// Unix seconds.
    pub made_at: i64,
    /// Version of the app that made it.
    pub version: String,
    /// Account.
    pub account: String,
    /// Files by part: `account`, `memories`, `skills`, `control.db`, `quarantine`.
    pub parts: Vec<BackupPart>,
}

/// A part of a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupPart {
    /// In words.
    pub label: String,
    /// Files.
    pub files: u32,
}

/// What the program is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AboutView {
    /// Version.
    pub version: String,
    /// System and processor: `linux, x86_64`.
    pub system: String,
    /// Licences with their texts.
    pub licences: Vec<LicenceView>,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LicenceView {
    /// Name.
    pub name: String,
    /// Text.
    pub text: String,
}

/// A package of somebody else's that ships with the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThirdParty {
    /// `rust`, or `npm` for the interface.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Licence by its short name, as the package says.
    pub licence: String,
}

/// What helps to find a fault, with names, addresses and secrets taken out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostics {
    /// The whole text: exactly what would be shared.
    pub text: String,
}
