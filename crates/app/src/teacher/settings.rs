//! Teachers, prices, budgets and consents, as the user set them. Kept as settings; keys are in the keychain.

use crate::open::Inner;
use crate::wire::WireError;
use crate::{bad_input, internal, not_found};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use understudy_agent::envelope::DataKind;
use understudy_agent::envelope::price::{Money, Price, shipped};
use understudy_providers::teacher::{Provider, TeacherConfig};
use understudy_store::settings;
use understudy_store::teacher_calls::Limits;

const TEACHERS: &str = "teachers";
const PRICES: &str = "teacher_prices";
const BUDGETS: &str = "teacher_budgets";
const CONSENTS: &str = "teacher_consents";

/// A teacher under its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) config: TeacherConfig,
    /// A key of it is in the keychain.
    pub(crate) has_key: bool,
}

impl Named {
    /// Under what its key is kept.
    pub(crate) fn key_name(&self) -> String {
        key_name(&self.name)
    }
}

/// Under what a teacher's key is kept.
pub(crate) fn key_name(teacher: &str) -> String {
    format!("teacher {teacher}")
}

/// All teachers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct All {
    /// The one that is asked.
    pub(crate) chosen: Option<String>,
    pub(crate) teachers: Vec<Named>,
}

/// How a teacher is paid.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Paid {
    /// By tokens; `own` when the user set the price.
    Priced { price: Price, own: bool },
    /// On this computer, or by hand.
    Free,
    /// By the plan that its program is signed in to.
    Plan,
    /// No price is known.
    Unknown,
}

/// Most dollars; `None` is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Budgets {
    pub(crate) call: Option<f64>,
    pub(crate) skill: Option<f64>,
    pub(crate) night: Option<f64>,
    pub(crate) month: Option<f64>,
}

impl Default for Budgets {
    fn default() -> Budgets {
        Budgets { call: Some(0.5), skill: Some(5.0), night: Some(2.0), month: Some(20.0) }
    }
}

async fn read<T: DeserializeOwned + Default>(inner: &Inner, key: &str) -> Result<T, WireError> {
    let value = settings::get(&inner.store, key).await.map_err(internal)?;
    value.map_or_else(|| Ok(T::default()), |v| serde_json::from_value(v).map_err(internal))
}

async fn write(inner: &Inner, key: &str, value: &impl Serialize) -> Result<(), WireError> {
    let value = serde_json::to_value(value).map_err(internal)?;
    settings::set(&inner.store, key, &value).await.map_err(internal)
}

pub(crate) async fn all(inner: &Inner) -> Result<All, WireError> {
    read(inner, TEACHERS).await
}

pub(crate) async fn keep(inner: &Inner, all: &All) -> Result<(), WireError> {
    write(inner, TEACHERS, all).await
}

/// A teacher by its name, or the chosen one.
pub(crate) async fn named(inner: &Inner, name: Option<&str>) -> Result<Named, WireError> {
    let all = all(inner).await?;
    let Some(wanted) = name.or(all.chosen.as_deref()) else {
        return Err(bad_input(
            "There is no teacher yet.",
            "Add one under Teachers in the settings, or with `understudy teacher add`.",
        ));
    };
    all.teachers.iter().find(|t| t.name == wanted).cloned().ok_or_else(|| not_found("teacher", wanted))
}

/// The user's own prices, by model.
pub(crate) async fn prices(inner: &Inner) -> Result<BTreeMap<String, Price>, WireError> {
    read(inner, PRICES).await
}

pub(crate) async fn keep_prices(inner: &Inner, prices: &BTreeMap<String, Price>) -> Result<(), WireError> {
    write(inner, PRICES, prices).await
}

/// How a teacher is paid: the user's own price first, then what costs nothing, then the shipped price.
pub(crate) async fn paid(inner: &Inner, config: &TeacherConfig) -> Result<Paid, WireError> {
    if let Some(price) = prices(inner).await?.get(&config.model) {
        return Ok(Paid::Priced { price: *price, own: true });
    }
    Ok(match config.provider {
        Provider::ByHand => Paid::Free,
        Provider::Compatible if config.is_local() => Paid::Free,
        Provider::ClaudeCommand | Provider::CodexCommand | Provider::GeminiCommand => Paid::Plan,
        // A price is one of a provider's own address; a stranger who sells the same model has his own.
        Provider::Anthropic | Provider::OpenAi | Provider::Gemini
            if config.place == config.provider.default_place() =>
        {
            shipped(&config.model).map_or(Paid::Unknown, |price| Paid::Priced { price, own: false })
        }
        Provider::Anthropic | Provider::OpenAi | Provider::Gemini | Provider::Compatible => Paid::Unknown,
    })
}

pub(crate) async fn budgets(inner: &Inner) -> Result<Budgets, WireError> {
    read(inner, BUDGETS).await
}

pub(crate) async fn keep_budgets(inner: &Inner, budgets: &Budgets) -> Result<(), WireError> {
    write(inner, BUDGETS, budgets).await
}

pub(crate) async fn consents(inner: &Inner) -> Result<BTreeSet<DataKind>, WireError> {
    read(inner, CONSENTS).await
}

pub(crate) async fn keep_consents(inner: &Inner, given: &BTreeSet<DataKind>) -> Result<(), WireError> {
    write(inner, CONSENTS, given).await
}

/// The budgets in the ledger's money. Rounded down, so that a limit is never passed by a rounding.
pub(crate) async fn limits(inner: &Inner) -> Result<Limits, WireError> {
    let budgets = budgets(inner).await?;
    let money = |dollars: Option<f64>| dollars.map(|d| (d.max(0.0) * 1e6).floor().min(1e15) as u64);
    Ok(Limits {
        call: money(budgets.call),
        skill: money(budgets.skill),
        night: money(budgets.night),
        month: money(budgets.month),
        month_began: began(inner, true),
    })
}

/// When the day or the month began on the user's wall clock, Unix seconds.
pub(crate) fn began(inner: &Inner, month: bool) -> i64 {
    let zone = jiff::tz::TimeZone::get(&inner.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let now = inner.now();
    let start = jiff::Timestamp::from_second(now).ok().and_then(|at| {
        let local = at.to_zoned(zone);
        let day = if month { local.first_of_month().ok()? } else { local };
        day.start_of_day().ok()
    });
    start.map_or(now - 31 * 86_400, |z| z.timestamp().as_second())
}

/// Dollars for the wire.
pub(crate) fn dollars(money: u64) -> f64 {
    Money(money).as_dollars()
}
