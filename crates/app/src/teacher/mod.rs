//! Asking a teacher: the one way by which anything of the user's reaches a strong model.
//!
//! [`ask`] seals the draft, looks for consent, compares the worst case with the budgets, notes the intent, sends exactly
//! what was sealed, and settles with what the provider counted. A killed call stays in the ledger at its worst. What is
//! asked is the caller's; `settings` holds teachers, prices and limits, `draft` the envelopes that can be shown.

mod draft;
pub(crate) mod settings;

pub(crate) use draft::{review, trial};

use crate::open::Inner;
use crate::wire::*;
use crate::{bad_input, internal, not_found, stale};
use settings::{Named, Paid};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use understudy_agent::envelope::price::{Money, Usage, tokens};
use understudy_agent::envelope::{DataKind, Draft, Known, Refused, Sealed, seal};
use understudy_providers::keychain::{KeyError, Keychain};
use understudy_providers::student::CancelFlag;
use understudy_providers::teacher::{
    Billed, Clock, Desk, Patience, Progress, Provider, Reply, Stop, Teacher, TeacherError,
};
use understudy_store::teacher_calls::{self, CallState, Counted, NewCall, Over, Settled};

/// Shortest time between two words of progress: 30 a second.
const TICK: Duration = Duration::from_millis(33);

/// A question for a teacher.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// The teacher's name; the chosen one when `None`.
    pub(crate) teacher: Option<String>,
    /// What to say.
    pub(crate) draft: Draft,
    /// What it is for, in words, for the ledger.
    pub(crate) purpose: String,
    /// The skill that it is for.
    pub(crate) skill: Option<String>,
    /// The night shift that it belongs to.
    pub(crate) night: Option<String>,
    /// Hash of the envelope that the user saw; anything else is then not sent.
    pub(crate) shown: Option<String>,
}

/// What a teacher said, with the originals in it.
#[derive(Clone, Debug)]
pub(crate) struct TeacherAnswer {
    /// Its row in the ledger.
    pub(crate) call: String,
    /// The answer.
    pub(crate) text: String,
    /// Tokens; none when the provider does not say.
    pub(crate) usage: Option<Usage>,
    /// What it cost; the worst case when the provider does not say.
    pub(crate) cost: Money,
    /// How it ended.
    pub(crate) stop: Stop,
    /// Pseudonyms in it that stand for nobody.
    pub(crate) strangers: Vec<String>,
}

/// A call on its way.
#[derive(Clone, Debug)]
struct Live {
    stop: CancelFlag,
    desk: Option<Desk>,
}

/// Calls on their way, and the keys.
#[derive(Debug)]
pub(crate) struct Teachers {
    pub(crate) keychain: Arc<Keychain>,
    live: Mutex<BTreeMap<String, Live>>,
    count: AtomicU64,
    patience: Patience,
    clock: Clock,
}

impl Teachers {
    pub(crate) fn new(keychain: Keychain) -> Teachers {
        Teachers {
            keychain: Arc::new(keychain),
            live: Mutex::default(),
            count: AtomicU64::new(0),
            patience: Patience::default(),
            clock: Clock::default(),
        }
    }

    fn live(&self) -> MutexGuard<'_, BTreeMap<String, Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a call waits for an answer by hand.
    pub(crate) fn waits_for_hand(&self, call: &str) -> bool {
        self.live().get(call).is_some_and(|l| l.desk.is_some())
    }

    /// Stops a call; `false` when it is not on its way.
    pub(crate) fn stop(&self, call: &str) -> bool {
        let live = self.live().get(call).cloned();
        live.inspect(|l| l.stop.cancel()).is_some()
    }

    /// Lays an answer by hand down; `false` when the call does not wait for one.
    pub(crate) fn lay(&self, call: &str, answer: String) -> bool {
        let desk = self.live().get(call).and_then(|l| l.desk.clone());
        desk.is_some_and(|d| d.lay(answer))
    }

    /// Stops all calls and waits until they are settled.
    pub(crate) async fn stop_all(&self) {
        loop {
            let live: Vec<Live> = self.live().values().cloned().collect();
            if live.is_empty() {
                return;
            }
            live.iter().for_each(|l| l.stop.cancel());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// A draft, sealed and priced for a teacher.
pub(crate) struct Priced {
    pub(crate) named: Named,
    pub(crate) sealed: Sealed,
    pub(crate) paid: Paid,
}

impl Priced {
    /// What it costs at worst.
    pub(crate) fn worst(&self) -> Money {
        match &self.paid {
            Paid::Priced { price, .. } => price.worst(&tokens(&self.sealed.envelope), self.sealed.envelope.most),
            Paid::Free | Paid::Plan | Paid::Unknown => Money::default(),
        }
    }
}

/// Everybody whose name must not leave.
fn known(inner: &Inner) -> Vec<Known> {
    let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
    let user = Known { name: inner.user.name.clone(), emails: vec![inner.user.email.clone()], ..Known::default() };
    let others = people.iter().map(|p| Known {
        name: p.name.clone(),
        emails: p.emails.clone(),
        organisation: p.organisation.clone(),
    });
    std::iter::once(user).chain(others).collect()
}

/// Seals and prices a draft; nothing is sent.
pub(crate) async fn price(inner: &Arc<Inner>, teacher: Option<&str>, draft: Draft) -> Result<Priced, WireError> {
    let named = settings::named(inner, teacher).await?;
    let paid = settings::paid(inner, &named.config).await?;
    let known = known(inner);
    let sealed = tokio::task::spawn_blocking(move || seal(&draft, &known)).await.map_err(internal)?;
    let sealed = sealed.map_err(|refused| {
        let hint = match &refused {
            Refused::Secret { .. } => "Take the secret out of that text, then try again.",
            Refused::TooLong { .. } => "Ask about less at once.",
        };
        bad_input(refused.to_string(), hint)
    })?;
    Ok(Priced { named, sealed, paid })
}

/// Asks. The call goes on to its end, or to its place in the ledger, even when nobody waits for it any more.
pub(crate) async fn ask(inner: &Arc<Inner>, question: Question, stop: CancelFlag) -> Result<TeacherAnswer, WireError> {
    let priced = price(inner, question.teacher.as_deref(), question.draft.clone()).await?;
    let envelope = &priced.sealed.envelope;
    if question.shown.as_ref().is_some_and(|shown| *shown != envelope.sha256()) {
        return Err(stale("What would be sent is no longer what you saw, so nothing was sent."));
    }
    consented(inner, &priced).await?;
    if priced.paid == Paid::Unknown {
        let model = &priced.named.config.model;
        return Err(bad_input(
            format!("No price is known for “{model}”, so its cost cannot be kept within your budgets."),
            "Set its price under Teachers in the settings, or with `understudy teacher price`.",
        ));
    }
    let key = key(inner, &priced.named).await?;
    let by_hand = priced.named.config.provider == Provider::ByHand;
    let desk = Desk::default();
    let teacher = Teacher::open(priced.named.config.clone(), key, desk.clone()).map_err(|e| told(&e))?;
    let id = reserve(inner, &question, &priced).await?;
    inner.teachers.live().insert(id.clone(), Live { stop: stop.clone(), desk: by_hand.then_some(desk) });
    inner.changed(&[Tag::Teachers]);
    let inner = inner.clone();
    let performed = tokio::spawn(async move {
        let outcome = perform(&inner, &id, &priced, &teacher, &stop).await;
        inner.teachers.live().remove(&id);
        inner.changed(&[Tag::Teachers, Tag::Status]);
        outcome
    });
    performed.await.map_err(internal)?
}

async fn consented(inner: &Arc<Inner>, priced: &Priced) -> Result<(), WireError> {
    let given = settings::consents(inner).await?;
    let local = priced.named.config.is_local();
    let missing: Vec<&str> =
        priced.sealed.kinds.iter().filter(|k| !local && !given.contains(*k)).map(|k| k.as_str()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(bad_input(
        format!("You have not agreed yet that text of this kind goes to a teacher: {}.", missing.join(", ")),
        "Read the envelope first, then agree under Teachers in the settings, or with `understudy teacher consent`.",
    ))
}

async fn key(inner: &Arc<Inner>, named: &Named) -> Result<Option<understudy_providers::keychain::Key>, WireError> {
    if !named.has_key {
        return Ok(None);
    }
    let (keychain, name) = (inner.teachers.keychain.clone(), named.key_name());
    tokio::task::spawn_blocking(move || keychain.get(&name))
        .await
        .map_err(internal)?
        .map(Some)
        .map_err(|e| key_told(&e))
}

/// Notes the intent, or says which budget is in the way.
async fn reserve(inner: &Arc<Inner>, question: &Question, priced: &Priced) -> Result<String, WireError> {
    let envelope = &priced.sealed.envelope;
    let (now, sha256) = (inner.now(), envelope.sha256());
    let count = inner.teachers.count.fetch_add(1, Ordering::SeqCst);
    let seed = format!("{now} {count} {} {sha256}", std::process::id());
    let id = format!("c{}", &understudy_store::sha256_hex(seed.as_bytes())[..10]);
    let rows: Vec<ReplacedView> = priced.sealed.replaced().into_iter().map(ReplacedView::from).collect();
    let call = NewCall {
        id: id.clone(),
        at: now,
        teacher: priced.named.name.clone(),
        model: priced.named.config.model.clone(),
        purpose: question.purpose.clone(),
        skill: question.skill.clone(),
        night: question.night.clone(),
        envelope_sha256: sha256,
        envelope: envelope.text(),
        replaced: serde_json::to_string(&rows).map_err(internal)?,
        worst: priced.worst().0,
    };
    let limits = settings::limits(inner).await?;
    match teacher_calls::reserve(&inner.store, &call, &limits).await.map_err(internal)? {
        Ok(()) => Ok(id),
        Err(over) => Err(over_budget(&over, priced.worst())),
    }
}

/// The words for a budget that a call would break.
pub(crate) fn over_budget(over: &Over, worst: Money) -> WireError {
    let (most, spent) = (Money(over.most), Money(over.spent));
    let message = match over.limit {
        "call" => format!("The call may cost up to {worst}; your budget for one call is {most}."),
        "skill" => format!("The call may cost up to {worst}; {spent} of {most} are spent on this skill this month."),
        "night" => format!("The call may cost up to {worst}; {spent} of {most} are spent this night."),
        _ => format!("The call may cost up to {worst}; {spent} of {most} are spent this month."),
    };
    bad_input(
        format!("{message} Nothing was sent."),
        "Raise the budget under Teachers in the settings, or ask for less.",
    )
}

async fn perform(
    inner: &Arc<Inner>,
    id: &str,
    priced: &Priced,
    teacher: &Teacher,
    stop: &CancelFlag,
) -> Result<TeacherAnswer, WireError> {
    let mut told_at: Option<Instant> = None;
    let mut tell = |progress: Progress| {
        let streaming = matches!(progress, Progress::Answering(_));
        if streaming && told_at.is_some_and(|at| at.elapsed() < TICK) {
            return;
        }
        told_at = Some(Instant::now());
        inner.send(progress_update(id, &priced.named.name, &progress));
    };
    let (patience, clock) = (&inner.teachers.patience, &inner.teachers.clock);
    let outcome = teacher.ask(&priced.sealed.envelope, patience, clock, stop, &mut tell).await;
    let end = settled(inner.now(), priced, &outcome);
    let (cost, state) = (Money(end.cost), end.state);
    teacher_calls::settle(&inner.store, id, &end).await.map_err(internal)?;
    inner.send(progress_end(id, &end.outcome));
    let reply = outcome.map_err(|e| told(&e))?;
    let restored = priced.sealed.restore(&reply.text);
    let cost = if state == CallState::Unknown { priced.worst() } else { cost };
    Ok(TeacherAnswer {
        call: id.to_owned(),
        text: restored.text,
        usage: reply.usage,
        cost,
        stop: reply.stop,
        strangers: restored.strangers,
    })
}

/// What the ledger keeps of an outcome.
fn settled(at: i64, priced: &Priced, outcome: &Result<Reply, TeacherError>) -> Settled {
    let cost = |usage: &Usage| match &priced.paid {
        Paid::Priced { price, .. } => price.cost(usage),
        Paid::Free | Paid::Plan | Paid::Unknown => Money::default(),
    };
    let free = priced.worst() == Money::default();
    let counted = |u: &Usage| Counted { input: u.input, cached: u.cached, written: u.written, output: u.output };
    match outcome {
        Ok(reply) => {
            let (state, words) = match &reply.stop {
                Stop::Complete => (CallState::Answered, "answered".to_owned()),
                Stop::Truncated => (CallState::Short, "cut at the longest answer that was asked for".to_owned()),
                Stop::Refused(why) if why.is_empty() => (CallState::Short, "the teacher would not answer".to_owned()),
                Stop::Refused(why) => (CallState::Short, format!("the teacher would not answer: {why}")),
            };
            let answer = Some(reply.text.clone());
            let known = reply.dollars.map(Money::dollars).or(reply.usage.as_ref().map(cost));
            let counted = reply.usage.as_ref().map(counted).unwrap_or_default();
            match known {
                Some(cost) => Settled { at, state, cost: cost.0, counted, outcome: words, answer },
                None if free => Settled { at, state, cost: 0, counted, outcome: words, answer },
                None => {
                    let outcome =
                        format!("{words}; the provider does not say what it counted, so it counts at its worst");
                    Settled { at, state: CallState::Unknown, cost: 0, counted, outcome, answer }
                }
            }
        }
        Err(error) => {
            let (state, cost, counted) = match error.billed() {
                Billed::Nothing => (CallState::Failed, 0, Counted::default()),
                Billed::Exactly(usage) => (CallState::Failed, cost(&usage).0, counted(&usage)),
                _ if free => (CallState::Failed, 0, Counted::default()),
                Billed::AtLeast(usage) => (CallState::Unknown, 0, counted(&usage)),
                Billed::Unknown => (CallState::Unknown, 0, Counted::default()),
            };
            Settled { at, state, cost, counted, outcome: error.to_string(), answer: None }
        }
    }
}

/// What a kill left is said in the ledger, and counts at its worst.
pub(crate) async fn recover(inner: &Arc<Inner>) -> Result<(), understudy_store::StoreError> {
    let outcome =
        "Understudy ended before the answer came; whether it was billed is not known, so it counts at its worst";
    let left = teacher_calls::recover(&inner.store, inner.now(), outcome).await?;
    if left > 0 {
        tracing::warn!(left, "calls of a teacher were on their way when the app ended");
    }
    Ok(())
}

fn progress_update(id: &str, teacher: &str, progress: &Progress) -> Update {
    let (label, done) = match progress {
        Progress::Asked => (format!("“{teacher}” was asked."), 0.0),
        Progress::Answering(bytes) => (format!("“{teacher}” answers: {bytes} bytes so far."), *bytes as f64),
        Progress::Waiting { next, tries, ms } => {
            (format!("“{teacher}” is busy; try {next} of {tries} in {:.1} s.", *ms as f64 / 1000.0), 0.0)
        }
        Progress::ByHand => ("Copy the envelope, then paste the answer.".to_owned(), 0.0),
    };
    Update::Progress { id: format!("teacher:{id}"), label, done, total: 0.0 }
}

fn progress_end(id: &str, outcome: &str) -> Update {
    Update::Progress { id: format!("teacher:{id}"), label: outcome.to_owned(), done: 1.0, total: 1.0 }
}

/// A teacher's error as the window gets it.
fn told(error: &TeacherError) -> WireError {
    WireError {
        code: ErrorCode::BadInput,
        message: error.to_string(),
        hint: error.hint().into(),
        retryable: error.retryable(),
    }
}

/// A keychain's error as the window gets it.
pub(crate) fn key_told(error: &KeyError) -> WireError {
    match error {
        KeyError::Missing { name } => not_found("key", name),
        other => bad_input(other.to_string(), other.hint()),
    }
}

/// Kinds of data in words, for consent.
pub(crate) fn kind_words(kind: DataKind) -> &'static str {
    match kind {
        DataKind::Skill => "Texts of your skills and their eval cases",
        DataKind::Memory => "Passages of your memories",
        DataKind::Run => "Steps of runs: what was read, called and observed",
        DataKind::Mail => "Text of letters",
    }
}
