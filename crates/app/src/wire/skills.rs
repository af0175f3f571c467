//! A skill in its panel: text, problems, and what the text says once it is compiled.

use super::{CaseView, CertificationView, ProblemView, UnattendedView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A skill, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillDetail {
    /// Name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// It lies in the user's own folder; else it is the shipped one, and a save makes a copy of it.
    pub own: bool,
    /// The text on disk.
    pub text: String,
    /// SHA-256 of the file: what a save is based on.
    pub sha256: String,
    /// Why the file cannot be edited here (no text, too large, a link); `text` is then empty.
    pub unreadable: Option<String>,
    /// Version of the text on disk.
    pub version: String,
    /// Version that runs use; `None` when there never was one without errors.
    pub active_version: Option<String>,
    /// Problems of the text on disk.
    pub problems: Vec<ProblemView>,
    /// What the text says; of the active version when the text has errors.
    pub outline: Option<SkillOutline>,
    /// Eval cases.
    pub cases: Vec<CaseView>,
    /// Why the cases cannot be read.
    pub cases_error: Option<String>,
    /// What is wrong with cases that can be read, by the path of their file.
    pub case_problems: Vec<ProblemView>,
    /// What the cases say about it on the student that performs it.
    pub certification: CertificationView,
    /// Student that always performs it; `None`: the one that is chosen.
    pub pin: Option<String>,
    /// Whether it may start without a person.
    pub unattended: UnattendedView,
    /// Why no history is kept.
    pub history_trouble: Option<String>,
}

/// Unsaved text, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillCheck {
    /// Problems in the order of the text.
    pub problems: Vec<ProblemView>,
    /// What the text says; `None` while it has errors.
    pub outline: Option<SkillOutline>,
}

/// What a skill says, compiled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillOutline {
    /// Heading, or the name in words.
    pub title: String,
    /// Description.
    pub description: String,
    /// Version.
    pub version: String,
    /// Tools that it may use.
    pub tools: Vec<String>,
    /// Inputs.
    pub inputs: Vec<FieldView>,
    /// Outputs.
    pub outputs: Vec<FieldView>,
    /// Readings.
    pub readings: Vec<ReadingView>,
    /// Steps, outer before inner.
    pub steps: Vec<OutlineStep>,
    /// Success criteria.
    pub criteria: Vec<SkillCriterion>,
    /// Templates.
    pub templates: Vec<TemplateView>,
    /// Exceptions.
    pub exceptions: Vec<String>,
    /// Paths of the memories that it comes from.
    pub memories: Vec<String>,
}

/// An input or output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Name.
    pub name: String,
    /// Type, in a word.
    pub kind: String,
    /// May be missing.
    pub optional: bool,
    /// In words.
    pub about: String,
    /// 1-based.
    pub line: u32,
}

/// A closed list that the student picks from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// Name.
    pub name: String,
    /// Values; `other` comes on top.
    pub values: Vec<String>,
    /// `ask`, `skip` or `stop`.
    pub when_unsure: String,
    /// 1-based.
    pub line: u32,
}

/// A step as compiled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutlineStep {
    /// `3.1`.
    pub id: String,
    /// 0 for the top level.
    pub depth: u32,
    /// Words, without condition and tool.
    pub text: String,
    /// `call`, `forEach`, `group`, `stop`, `wait`.
    pub kind: String,
    /// Tools that it may call.
    pub tools: Vec<String>,
    /// The condition in the author's words.
    pub condition_words: Option<String>,
    /// The condition as the loop evaluates it.
    pub condition: Option<String>,
    /// Readings that the condition may cost; empty for facts.
    pub readings: Vec<String>,
    /// Done when no condition before it held.
    pub otherwise: bool,
    /// 1-based.
    pub line: u32,
}

/// A success criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillCriterion {
    /// In words.
    pub text: String,
    /// The check behind it.
    pub check: Option<String>,
    /// 1-based.
    pub line: u32,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// Name.
    pub name: String,
    /// Subject, empty for an answer.
    pub subject: String,
    /// Body with slots.
    pub body: String,
    /// 1-based.
    pub line: u32,
}

/// A tool, for completion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ToolView {
    /// `mail.read`.
    pub name: String,
    /// What it does.
    pub about: String,
    /// `read`, `file`, `send`, `change`, `publish`.
    pub effect: String,
    /// Its parameters: `message`, `label?`.
    pub parameters: Vec<String>,
}
