//! Teachers: who they are, their keys, prices and budgets, what would be sent, and asking.

use crate::open::{App, Inner};
use crate::teacher::settings::{self, Budgets, Named, Paid, dollars};
use crate::teacher::{self, Priced, Question, TeacherAnswer};
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::sync::Arc;
use understudy_agent::envelope::price::{PRICES_OF, Price, SHIPPED, Usage, tokens};
use understudy_agent::envelope::{DataKind, Draft, Replaced, Sealed};
use understudy_providers::keychain::Place;
use understudy_providers::student::CancelFlag;
use understudy_providers::teacher::{Provider, Stop, TeacherConfig};
use understudy_store::teacher_calls::{self, Call, Counted};

/// Rows of the ledger that are shown.
const SHOWN: u32 = 200;
/// Dearest price that is believed, dollars for a million tokens.
const DEAREST: f64 = 10_000.0;

pub(crate) async fn teacher_list(app: &App, _: Caller) -> Result<TeachersView, WireError> {
    let inner = &app.inner;
    let all = settings::all(inner).await?;
    let mut teachers = Vec::new();
    for named in &all.teachers {
        teachers.push(view(inner, named, all.chosen.as_deref()).await?);
    }
    let own = settings::prices(inner).await?;
    let shipped = SHIPPED.iter().filter(|l| !own.contains_key(l.model)).map(|l| (l.model.to_owned(), l.price, false));
    let prices = own.iter().map(|(model, price)| (model.clone(), *price, true)).chain(shipped);
    let budgets = settings::budgets(inner).await?;
    let given = settings::consents(inner).await?;
    Ok(TeachersView {
        teachers,
        providers: Provider::ALL.into_iter().map(provider_view).collect(),
        keychain: keychain(inner).await?,
        budgets: BudgetView { call: budgets.call, skill: budgets.skill, night: budgets.night, month: budgets.month },
        prices: prices.map(|(model, price, own)| PriceRow { model, price: price_view(&price), own }).collect(),
        prices_of: PRICES_OF.into(),
        consents: DataKind::ALL.into_iter().map(|k| consent(k, given.contains(&k))).collect(),
    })
}

pub(crate) async fn teacher_add(
    app: &App,
    _: Caller,
    name: String,
    provider: TeacherProvider,
    model: String,
    place: Option<String>,
    key: Option<SecretText>,
) -> Result<Done, WireError> {
    let inner = &app.inner;
    let (name, model) = (name.trim().to_owned(), model.trim().to_owned());
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    if name.is_empty() || name.chars().count() > 60 || !name.chars().all(fits) {
        return Err(bad_input(format!("“{name}” is not a name for a teacher."), "Use letters, digits and dashes."));
    }
    let provider = from_wire(provider);
    let place = place.map(|p| p.trim().to_owned()).filter(|p| !p.is_empty());
    let place = place.unwrap_or_else(|| provider.default_place().to_owned());
    let config = TeacherConfig { provider, model, place };
    if let Some(why) = config.problem() {
        return Err(bad_input(why, "Write it as the provider does."));
    }
    let key = key.filter(|k| !k.is_empty());
    let mut all = settings::all(inner).await?;
    let before = all.teachers.iter().find(|t| t.name == name);
    // A key belongs to the place that it was given for: it never goes along to another one.
    let kept = before.is_some_and(|b| b.has_key && b.config.place == config.place && b.config.provider == provider);
    if provider.needs_key() && key.is_none() && !kept {
        return Err(bad_input(
            format!("{} needs a key.", provider.words()),
            "Paste the key; it is kept in the keychain and nowhere else.",
        ));
    }
    let has_key = key.is_some() || kept;
    let named = Named { name: name.clone(), config, has_key };
    let mut words = String::new();
    if let Some(key) = key {
        let (keychain, key_name) = (inner.teachers.keychain.clone(), named.key_name());
        let set = move || keychain.set(&key_name, &key.into_key());
        let kept = tokio::task::spawn_blocking(set).await.map_err(internal)?;
        words = match kept.map_err(|e| teacher::key_told(&e))? {
            Place::System => " Its key is in the system's keychain.".into(),
            Place::File { .. } => " Its key is in the locked file.".into(),
        };
    }
    all.teachers.retain(|t| t.name != name);
    all.teachers.push(named);
    all.chosen.get_or_insert_with(|| name.clone());
    settings::keep(inner, &all).await?;
    Ok(Done { message: format!("“{name}” is added.{words}") })
}

pub(crate) async fn teacher_use(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let mut all = settings::all(&app.inner).await?;
    if !all.teachers.iter().any(|t| t.name == name) {
        return Err(not_found("teacher", &name));
    }
    all.chosen = Some(name.clone());
    settings::keep(&app.inner, &all).await?;
    Ok(Done { message: format!("“{name}” is asked from now on.") })
}

pub(crate) async fn teacher_remove(app: &App, _: Caller, name: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    let mut all = settings::all(inner).await?;
    let named = all.teachers.iter().find(|t| t.name == name).cloned().ok_or_else(|| not_found("teacher", &name))?;
    if named.has_key {
        // The key goes first: a teacher without a key does less harm than a key without a teacher.
        let (keychain, key_name) = (inner.teachers.keychain.clone(), named.key_name());
        let removed = tokio::task::spawn_blocking(move || keychain.remove(&key_name)).await.map_err(internal)?;
        removed.map_err(|e| teacher::key_told(&e))?;
    }
    all.teachers.retain(|t| t.name != name);
    if all.chosen.as_deref() == Some(name.as_str()) {
        all.chosen = all.teachers.first().map(|t| t.name.clone());
    }
    settings::keep(inner, &all).await?;
    let key = if named.has_key { ", and its key is out of the keychain" } else { "" };
    Ok(Done { message: format!("“{name}” is removed{key}. The ledger stays.") })
}

pub(crate) async fn keychain_unlock(app: &App, _: Caller, passphrase: SecretText) -> Result<Done, WireError> {
    let keychain = app.inner.teachers.keychain.clone();
    let opened =
        tokio::task::spawn_blocking(move || keychain.unlock(&passphrase.into_key())).await.map_err(internal)?;
    opened.map_err(|e| teacher::key_told(&e))?;
    Ok(Done { message: "The file with the keys is open until Understudy ends.".into() })
}

pub(crate) async fn budget_set(app: &App, _: Caller, budgets: BudgetView) -> Result<Done, WireError> {
    let all = [budgets.call, budgets.skill, budgets.night, budgets.month];
    if let Some(bad) = all.into_iter().flatten().find(|d| !d.is_finite() || *d < 0.0 || *d > 100_000.0) {
        return Err(bad_input(
            format!("{bad} is no budget."),
            "Use dollars from 0 to 100,000, or nothing for no limit.",
        ));
    }
    let budgets = Budgets { call: budgets.call, skill: budgets.skill, night: budgets.night, month: budgets.month };
    settings::keep_budgets(&app.inner, &budgets).await?;
    Ok(Done { message: "The budgets are saved.".into() })
}

pub(crate) async fn price_set(
    app: &App,
    _: Caller,
    model: String,
    price: Option<PriceView>,
) -> Result<Done, WireError> {
    let model = model.trim().to_owned();
    if model.is_empty() || model.chars().count() > 120 {
        return Err(bad_input("The model is missing.", "Name the model as the provider does."));
    }
    let mut all = settings::prices(&app.inner).await?;
    let message = match price {
        Some(p) => {
            if let Some(bad) =
                [p.input, p.cached, p.written, p.output].into_iter().find(|d| !(0.0..=DEAREST).contains(d))
            {
                return Err(bad_input(format!("{bad} is no price."), "Use dollars for a million tokens, 0 or more."));
            }
            let price = Price { input: p.input, cached: p.cached, written: p.written, output: p.output };
            all.insert(model.clone(), price);
            format!("The price of “{model}” is saved.")
        }
        None => match all.remove(&model) {
            Some(_) => format!("Your price of “{model}” is gone."),
            None => return Err(not_found("price of yours for", &model)),
        },
    };
    settings::keep_prices(&app.inner, &all).await?;
    Ok(Done { message })
}

pub(crate) async fn consent_set(app: &App, _: Caller, kind: String, allowed: bool) -> Result<Done, WireError> {
    let known = DataKind::ALL.into_iter().find(|k| k.as_str() == kind);
    let kind = known
        .ok_or_else(|| bad_input(format!("“{kind}” is no kind of data."), "Kinds are skill, memory, run and mail."))?;
    let mut given = settings::consents(&app.inner).await?;
    let words = if allowed {
        given.insert(kind);
        "may go to your teacher, with names replaced"
    } else {
        given.remove(&kind);
        "stay on this computer"
    };
    settings::keep_consents(&app.inner, &given).await?;
    Ok(Done { message: format!("{} {words}.", teacher::kind_words(kind)) })
}

pub(crate) async fn teacher_quote(app: &App, _: Caller, name: String) -> Result<EnvelopeView, WireError> {
    envelope(&app.inner, Some(&name), teacher::trial(), None, format!("a trial of “{name}”")).await
}

pub(crate) async fn envelope_show(app: &App, _: Caller, skill: String) -> Result<EnvelopeView, WireError> {
    let draft = teacher::review(&app.inner, &skill).await?;
    envelope(&app.inner, None, draft, Some(&skill), format!("a review of “{skill}”")).await
}

pub(crate) async fn teacher_test(
    app: &App,
    _: Caller,
    name: String,
    sha256: String,
) -> Result<TeacherAnswerView, WireError> {
    let purpose = format!("a trial of “{name}”");
    let question = Question {
        teacher: Some(name),
        draft: teacher::trial(),
        purpose,
        skill: None,
        night: None,
        shown: Some(sha256),
    };
    teacher::ask(&app.inner, question, CancelFlag::new()).await.map(answer_view)
}

pub(crate) async fn skill_review(
    app: &App,
    _: Caller,
    name: String,
    sha256: String,
) -> Result<TeacherAnswerView, WireError> {
    let draft = teacher::review(&app.inner, &name).await?;
    let purpose = format!("a review of “{name}”");
    let question = Question { teacher: None, draft, purpose, skill: Some(name), night: None, shown: Some(sha256) };
    teacher::ask(&app.inner, question, CancelFlag::new()).await.map(answer_view)
}

pub(crate) async fn call_stop(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    match app.inner.teachers.stop(&id) {
        true => Ok(Done { message: "The call is being stopped.".into() }),
        false => Err(bad_input("That call is not on its way.", "Look at the ledger; it may have ended.")),
    }
}

pub(crate) async fn call_answer(app: &App, _: Caller, id: String, text: String) -> Result<Done, WireError> {
    if text.trim().is_empty() {
        return Err(bad_input("The answer is empty.", "Paste all of what the teacher wrote."));
    }
    match app.inner.teachers.lay(&id, text) {
        true => Ok(Done { message: "The answer is taken.".into() }),
        false => {
            Err(bad_input("That call does not wait for an answer by hand.", "Look at the ledger; it may have ended."))
        }
    }
}

pub(crate) async fn ledger_show(app: &App, _: Caller) -> Result<LedgerView, WireError> {
    let inner = &app.inner;
    let month = settings::began(inner, true);
    let skills = teacher_calls::by_skill(&inner.store, month).await.map_err(internal)?;
    let rows = teacher_calls::since(&inner.store, 0, SHOWN).await.map_err(internal)?;
    Ok(LedgerView {
        today: spend_today(inner).await?,
        month: dollars(teacher_calls::spent_since(&inner.store, month).await.map_err(internal)?),
        skills: skills
            .into_iter()
            .map(|(skill, cost, calls)| SkillSpend { skill, cost: dollars(cost), calls })
            .collect(),
        calls: rows.iter().map(|call| row(inner, call)).collect(),
    })
}

pub(crate) async fn call_show(app: &App, _: Caller, id: String) -> Result<CallView, WireError> {
    let call =
        teacher_calls::get(&app.inner.store, &id).await.map_err(internal)?.ok_or_else(|| not_found("call", &id))?;
    Ok(CallView {
        row: row(&app.inner, &call),
        replaced: serde_json::from_str(&call.call.replaced).map_err(internal)?,
        envelope: call.call.envelope,
        sha256: call.call.envelope_sha256,
        answer: call.answer,
    })
}

/// Dollars spent since midnight.
pub(crate) async fn spend_today(inner: &Inner) -> Result<f64, WireError> {
    let since = settings::began(inner, false);
    teacher_calls::spent_since(&inner.store, since).await.map(dollars).map_err(internal)
}

/// The teacher that is asked, for the status line: its name, and whether anything leaves this computer for it.
pub(crate) async fn chosen_teacher(inner: &Inner) -> Result<Option<(String, bool)>, WireError> {
    let all = settings::all(inner).await?;
    let chosen = all.teachers.into_iter().find(|t| Some(&t.name) == all.chosen.as_ref());
    Ok(chosen.map(|t| (t.name, !t.config.is_local())))
}

pub(crate) async fn envelope(
    inner: &Arc<Inner>,
    teacher: Option<&str>,
    draft: Draft,
    skill: Option<&str>,
    purpose: String,
) -> Result<EnvelopeView, WireError> {
    let priced = teacher::price(inner, teacher, draft).await?;
    let given = settings::consents(inner).await?;
    let envelope = &priced.sealed.envelope;
    let counted = tokens(envelope);
    let reading = match &priced.paid {
        Paid::Priced { price, .. } => price.cost(&Usage { input: counted.likely, ..Usage::default() }).as_dollars(),
        Paid::Free | Paid::Plan | Paid::Unknown => 0.0,
    };
    Ok(EnvelopeView {
        teacher: view(inner, &priced.named, None).await?,
        purpose,
        text: envelope.text(),
        parts: parts(&priced),
        sha256: envelope.sha256(),
        replaced: priced.sealed.replaced().into_iter().map(ReplacedView::from).collect(),
        kinds: priced.sealed.kinds.iter().map(|k| consent(*k, given.contains(k))).collect(),
        tokens: counted.likely as f64,
        most: envelope.most,
        cost: reading,
        worst: priced.worst().as_dollars(),
        problem: problem(inner, &priced, skill).await?,
    })
}

/// An envelope in its parts.
fn parts(priced: &Priced) -> Vec<EnvelopePart> {
    let part = |title: &str, text: String| EnvelopePart { title: title.to_owned(), text };
    let Sealed { envelope, sections, .. } = &priced.sealed;
    let mut all = vec![part("What it is asked", envelope.instructions.clone())];
    all.extend(sections.iter().map(|(title, text)| part(title, text.clone())));
    all.extend(envelope.shape.iter().map(|shape| part("The form of the answer", shape.to_string())));
    all
}

/// Why a priced envelope could not be sent as things are: price or budget. Consent is asked beside it.
async fn problem(inner: &Arc<Inner>, priced: &Priced, skill: Option<&str>) -> Result<Option<String>, WireError> {
    if priced.paid == Paid::Unknown {
        return Ok(Some(format!("No price is known for “{}”; set one first.", priced.named.config.model)));
    }
    let limits = settings::limits(inner).await?;
    let over = teacher_calls::over(&inner.store, priced.worst().0, skill, None, &limits).await.map_err(internal)?;
    Ok(over.map(|over| teacher::over_budget(&over, priced.worst()).message))
}

async fn keychain(inner: &Arc<Inner>) -> Result<KeychainView, WireError> {
    let keychain = inner.teachers.keychain.clone();
    let place = tokio::task::spawn_blocking(move || keychain.place()).await.map_err(internal)?;
    let (system, exists, open) = match place {
        Place::System => (true, true, true),
        Place::File { exists, open } => (false, exists, open),
    };
    let words = match (system, exists, open) {
        (true, _, _) => "Keys are kept in the system's keychain.",
        (_, _, true) => "Keys are kept in a file that your passphrase locks; it is open until Understudy ends.",
        (_, true, false) => "Keys are kept in a file that your passphrase locks. Give the passphrase to use them.",
        (_, false, false) => {
            "No keychain of the system answers. Choose a passphrase, and keys are kept in a file that it locks."
        }
    };
    Ok(KeychainView { system, exists, open, words: words.into() })
}

async fn view(inner: &Inner, named: &Named, chosen: Option<&str>) -> Result<TeacherView, WireError> {
    let (paid, price) = match settings::paid(inner, &named.config).await? {
        Paid::Priced { price, own: true } => (PaidBy::OwnPrice, Some(price)),
        Paid::Priced { price, own: false } => (PaidBy::ShippedPrice, Some(price)),
        Paid::Free => (PaidBy::Free, None),
        Paid::Plan => (PaidBy::Plan, None),
        Paid::Unknown => (PaidBy::Unknown, None),
    };
    Ok(TeacherView {
        name: named.name.clone(),
        provider: to_wire(named.config.provider),
        label: named.config.provider.words().into(),
        model: named.config.model.clone(),
        place: named.config.place.clone(),
        chosen: chosen == Some(named.name.as_str()),
        has_key: named.has_key,
        local: named.config.is_local(),
        paid,
        price: price.map(|p| price_view(&p)),
    })
}

fn provider_view(provider: Provider) -> ProviderView {
    ProviderView {
        id: to_wire(provider),
        label: provider.words().into(),
        place: provider.default_place().into(),
        http: provider.is_http(),
        needs_key: provider.needs_key(),
    }
}

fn price_view(price: &Price) -> PriceView {
    PriceView { input: price.input, cached: price.cached, written: price.written, output: price.output }
}

fn consent(kind: DataKind, allowed: bool) -> ConsentView {
    ConsentView { kind: kind.as_str().into(), label: teacher::kind_words(kind).into(), allowed }
}

fn row(inner: &Inner, call: &Call) -> CallRow {
    CallRow {
        id: call.call.id.clone(),
        at: call.call.at,
        teacher: call.call.teacher.clone(),
        model: call.call.model.clone(),
        purpose: call.call.purpose.clone(),
        skill: call.call.skill.clone(),
        state: call.state.as_str().into(),
        by_hand: inner.teachers.waits_for_hand(&call.call.id),
        cost: dollars(call.counts),
        tokens: counted(&call.counted),
        outcome: call.outcome.clone(),
    }
}

fn counted(c: &Counted) -> CallTokens {
    let [input, cached, written, output] = [c.input, c.cached, c.written, c.output].map(|n| n as f64);
    CallTokens { input, cached, written, output }
}

fn answer_view(answer: TeacherAnswer) -> TeacherAnswerView {
    let (stop, why) = match answer.stop {
        Stop::Complete => ("complete", String::new()),
        Stop::Truncated => ("truncated", "It is cut at the longest answer that was asked for.".into()),
        Stop::Refused(why) => ("refused", why),
    };
    let u = answer.usage.unwrap_or_default();
    let tokens = counted(&Counted { input: u.input, cached: u.cached, written: u.written, output: u.output });
    TeacherAnswerView {
        call: answer.call,
        text: answer.text,
        stop: stop.into(),
        why,
        cost: answer.cost.as_dollars(),
        tokens,
        strangers: answer.strangers,
    }
}

impl From<Replaced> for ReplacedView {
    fn from(one: Replaced) -> ReplacedView {
        let kind = serde_json::to_value(one.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        ReplacedView { kind, original: one.original, pseudonym: one.pseudonym, count: one.count }
    }
}

fn from_wire(provider: TeacherProvider) -> Provider {
    match provider {
        TeacherProvider::Anthropic => Provider::Anthropic,
        TeacherProvider::OpenAi => Provider::OpenAi,
        TeacherProvider::Gemini => Provider::Gemini,
        TeacherProvider::Compatible => Provider::Compatible,
        TeacherProvider::ClaudeCommand => Provider::ClaudeCommand,
        TeacherProvider::CodexCommand => Provider::CodexCommand,
        TeacherProvider::GeminiCommand => Provider::GeminiCommand,
        TeacherProvider::ByHand => Provider::ByHand,
    }
}

fn to_wire(provider: Provider) -> TeacherProvider {
    match provider {
        Provider::Anthropic => TeacherProvider::Anthropic,
        Provider::OpenAi => TeacherProvider::OpenAi,
        Provider::Gemini => TeacherProvider::Gemini,
        Provider::Compatible => TeacherProvider::Compatible,
        Provider::ClaudeCommand => TeacherProvider::ClaudeCommand,
        Provider::CodexCommand => TeacherProvider::CodexCommand,
        Provider::GeminiCommand => TeacherProvider::GeminiCommand,
        Provider::ByHand => TeacherProvider::ByHand,
    }
}
