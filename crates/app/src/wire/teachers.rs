//! Teachers on the wire: who they are, what would be sent, what it costs, the ledger. Keys only come in, never go out.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A key or passphrase on its way in. It is never written out again: not to the wire, not to a log.
#[derive(Clone, Default, PartialEq, Eq, TS)]
pub struct SecretText(String);

impl SecretText {
    /// From what a person typed.
    pub fn new(text: impl Into<String>) -> SecretText {
        SecretText(text.into())
    }

    /// Hands it over to where secrets are kept.
    pub(crate) fn into_key(self) -> understudy_providers::keychain::Key {
        understudy_providers::keychain::Key::from(self.0.trim().to_owned())
    }

    /// Nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl std::fmt::Debug for SecretText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl Serialize for SecretText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("[secret]")
    }
}

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SecretText, D::Error> {
        String::deserialize(deserializer).map(SecretText)
    }
}

/// How a teacher is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TeacherProvider {
    /// Anthropic's Messages.
    #[default]
    Anthropic,
    /// OpenAI's Responses.
    OpenAi,
    /// Google's Gemini.
    Gemini,
    /// Any server that speaks OpenAI's chat completions.
    Compatible,
    /// The `claude` command.
    ClaudeCommand,
    /// The `codex` command.
    CodexCommand,
    /// The `gemini` command.
    GeminiCommand,
    /// Copy and paste.
    ByHand,
}

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProviderView {
    /// Which.
    pub id: TeacherProvider,
    /// For people.
    pub label: String,
    /// Its address or program when nothing else is said.
    pub place: String,
    /// Reached over HTTP.
    pub http: bool,
    /// Cannot do without a key.
    pub needs_key: bool,
}

/// How a teacher is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PaidBy {
    /// By a price that the user set.
    OwnPrice,
    /// By a shipped price, which may be out of date.
    ShippedPrice,
    /// Costs nothing.
    Free,
    /// By the plan that its program is signed in to.
    Plan,
    /// No price is known; it is not asked before there is one.
    Unknown,
}

/// Dollars for a million tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PriceView {
    /// Read.
    pub input: f64,
    /// Taken from the provider's cache.
    pub cached: f64,
    /// Written to it.
    pub written: f64,
    /// The answer.
    pub output: f64,
}

/// A teacher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeacherView {
    /// Short, for commands.
    pub name: String,
    /// How it is reached.
    pub provider: TeacherProvider,
    /// The same for people.
    pub label: String,
    /// Model.
    pub model: String,
    /// Address or program.
    pub place: String,
    /// It is the one that is asked.
    pub chosen: bool,
    /// A key of it is in the keychain.
    pub has_key: bool,
    /// On this computer: nothing leaves it.
    pub local: bool,
    /// How it is paid.
    pub paid: PaidBy,
    /// Its price, where there is one.
    pub price: Option<PriceView>,
}

/// Where keys are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeychainView {
    /// The system's keychain; else a file that a passphrase locks.
    pub system: bool,
    /// The file is there.
    pub exists: bool,
    /// Keys can be read and kept now.
    pub open: bool,
    /// In words.
    pub words: String,
}

/// Most dollars; `null` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BudgetView {
    /// In one call.
    pub call: Option<f64>,
    /// For one skill in a month.
    pub skill: Option<f64>,
    /// In one night shift.
    pub night: Option<f64>,
    /// In a month.
    pub month: Option<f64>,
}

/// A model with its price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PriceRow {
    /// Model.
    pub model: String,
    /// Price.
    pub price: PriceView,
    /// The user set it.
    pub own: bool,
}

/// A kind of data, and whether it may go to a teacher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    /// `skill`, `memory`, `run`, `mail`.
    pub kind: String,
    /// In words.
    pub label: String,
    /// The user agreed.
    pub allowed: bool,
}

/// Teachers and all that is set about them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeachersView {
    /// Teachers.
    pub teachers: Vec<TeacherView>,
    /// What one can be.
    pub providers: Vec<ProviderView>,
    /// Where keys are kept.
    pub keychain: KeychainView,
    /// Budgets.
    pub budgets: BudgetView,
    /// Prices: the user's own, then the shipped ones.
    pub prices: Vec<PriceRow>,
    /// When the shipped prices were written down.
    pub prices_of: String,
    /// Consents.
    pub consents: Vec<ConsentView>,
}

/// Something that is replaced in an envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedView {
    /// `person`, `company`, `email`, `domain`, `link`, `phone`, `account`, `reference`, `amount`, `street`.
    pub kind: String,
    /// As it stands here.
    pub original: String,
    /// As it is sent.
    pub pseudonym: String,
    /// How often.
    pub count: u32,
}

/// A part of an envelope, as it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopePart {
    /// What it is: a file, a passage; for people where it is the app's own words.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// Exactly what would be sent, and what that may cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EnvelopeView {
    /// Who would get it.
    pub teacher: TeacherView,
    /// What it is for.
    pub purpose: String,
    /// All of it.
    pub text: String,
    /// The same in its parts: what is asked, the user's data, the form of the answer.
    pub parts: Vec<EnvelopePart>,
    /// Its hash; what is sent later has the same.
    pub sha256: String,
    /// What was replaced.
    pub replaced: Vec<ReplacedView>,
    /// The kinds of data in it.
    pub kinds: Vec<ConsentView>,
    /// Tokens, about.
    pub tokens: f64,
    /// Most tokens of the answer.
    pub most: u32,
    /// Dollars for reading it alone.
    pub cost: f64,
    /// Dollars at worst.
    pub worst: f64,
    /// Why it cannot be sent as things are.
    pub problem: Option<String>,
}

/// What a teacher said, with the originals in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeacherAnswerView {
    /// Its row in the ledger.
    pub call: String,
    /// The answer.
    pub text: String,
    /// `complete`, `truncated`, `refused`.
    pub stop: String,
    /// Why it was refused.
    pub why: String,
    /// Dollars.
    pub cost: f64,
    /// Tokens read, from the cache, and written.
    pub tokens: CallTokens,
    /// Stand-ins in the answer that stand for nobody.
    pub strangers: Vec<String>,
}

/// Tokens as the provider counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallTokens {
    /// Read.
    pub input: f64,
    /// Taken from the provider's cache.
    pub cached: f64,
    /// Written to it.
    pub written: f64,
    /// The answer.
    pub output: f64,
}

/// A row of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallRow {
    /// Id.
    pub id: String,
    /// Unix seconds.
    pub at: i64,
    /// Teacher.
    pub teacher: String,
    /// Model.
    pub model: String,
    /// What it was for.
    pub purpose: String,
    /// The skill that it was for.
    pub skill: Option<String>,
    /// `intent`, `answered`, `short`, `failed`, `unknown`.
    pub state: String,
    /// Waits for an answer by hand.
    pub by_hand: bool,
    /// Dollars that it counts; the worst case while it is on its way or when nobody knows.
    pub cost: f64,
    /// Tokens.
    pub tokens: CallTokens,
    /// How it ended, in words.
    pub outcome: String,
}

/// A call, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// The row.
    pub row: CallRow,
    /// What was sent.
    pub envelope: String,
    /// Its hash.
    pub sha256: String,
    /// What was replaced.
    pub replaced: Vec<ReplacedView>,
    /// The answer as it came.
    pub answer: Option<String>,
}

/// What was spent on a skill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkillSpend {
    /// Skill; what was for none when `null`.
    pub skill: Option<String>,
    /// Dollars.
    pub cost: f64,
    /// Calls.
    pub calls: u32,
}

/// The ledger of the month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LedgerView {
    /// Dollars today.
    pub today: f64,
    /// Dollars this month.
    pub month: f64,
    /// By skill this month, dearest first.
    pub skills: Vec<SkillSpend>,
    /// Calls, newest first.
    pub calls: Vec<CallRow>,
}
