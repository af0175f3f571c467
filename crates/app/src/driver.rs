//! The driver: performs what a run asks for, commits what came of it, and tells the hosts.
//!
//! An event is committed before the run moves on, so a killed process goes on from its last event. A run
//! that waits for the user has no driver; the answer starts one. All decisions are the agent's.

use crate::open::{Inner, OpenError};
use crate::wire::{Tag, Update};
use crate::{account, approvals, convert, evals, outbox, recall, rules, tools};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError};
use std::time::Instant;
use understudy_agent::prompt::{Answer, Question};
use understudy_agent::run::{Ask, Event, Run, Setup, State, ToolResult};
use understudy_providers::student::{CancelFlag, StudentError, Trouble};
use understudy_store::approvals::ApprovalState;
use understudy_store::run_events::RunEvent;
use understudy_store::runs::{self, RunState};
use understudy_store::{StoreError, run_events, skill_choices, steps};

/// A run that is being driven.
#[derive(Clone)]
pub(crate) struct Live {
    /// Set to end the driver at once.
    pub(crate) cancel: CancelFlag,
    /// The user stopped it; else the app is closing and the run goes on at the next start.
    pub(crate) stopped: Arc<std::sync::atomic::AtomicBool>,
}

/// What is kept with a run besides its events.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Kept {
    /// The setup: with the events, all that a run is made of.
    pub(crate) setup: Setup,
    /// Cards so far.
    pub(crate) steps: u32,
    /// Filing effects so far.
    pub(crate) effects: u32,
    /// The student that its skill is pinned to, once the skill is known.
    pub(crate) pinned: Option<String>,
}

/// Why a run cannot be rebuilt from its events.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DriveError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record does not fit together.
    #[error("The record of run {id} is damaged: {detail}. It was left as it is; ask again.")]
    Damaged {
        /// Run.
        id: String,
        /// How.
        detail: String,
    },
}

/// Rebuilds a run from its stored events.
pub(crate) async fn rebuild(inner: &Inner, row: &runs::Run) -> Result<(Run, u32), DriveError> {
    let damaged = |detail: String| DriveError::Damaged { id: row.id.clone(), detail };
    let kept: Kept = serde_json::from_value(row.context.clone()).map_err(|e| damaged(e.to_string()))?;
    let mut run = Run::new(kept.setup);
    let stored = run_events::events(&inner.store, &row.id).await?;
    let count = stored.len() as u32;
    for event in stored {
        // An earlier version wrote a second stop down; what comes after the end says nothing.
        if run.state().ended() {
            break;
        }
        let event: Event = serde_json::from_value(event.json).map_err(|e| damaged(e.to_string()))?;
        run.apply(event).map_err(damaged)?;
    }
    Ok((run, count))
}

/// How long a run that could not be kept rests before it is tried again.
const TRY_AGAIN: std::time::Duration = std::time::Duration::from_secs(20);

/// Drives a run until it ends or waits, unless it is driven already.
pub(crate) fn spawn(inner: &Arc<Inner>, id: String) {
    let live = Live { cancel: CancelFlag::new(), stopped: Arc::default() };
    {
        let mut all = inner.live.lock().unwrap_or_else(PoisonError::into_inner);
        if all.contains_key(&id) || inner.closing.is_cancelled() {
            return;
        }
        all.insert(id.clone(), live.clone());
    }
    let inner = inner.clone();
    tokio::spawn(async move {
        let halted = match drive(&inner, &id, &live).await {
            Ok(()) => None,
            Err(DriveError::Store(error)) if error.may_pass() => {
                tracing::error!(run = %id, %error, "a run was halted");
                Some(error.to_string())
            }
            Err(error) => {
                tracing::error!(run = %id, %error, "a run broke");
                fail(&inner, &id, &error.to_string()).await;
                None
            }
        };
        let again = halted.is_some();
        {
            let mut all = inner.halted.lock().unwrap_or_else(PoisonError::into_inner);
            match halted {
                Some(why) => drop(all.insert(id.clone(), why)),
                None => drop(all.remove(&id)),
            }
        }
        inner.live.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        inner.changed(&[Tag::Runs, Tag::Status]);
        if again {
            return try_again(&inner, id);
        }
        // An approval may have been answered while the run was on its way to waiting for it.
        if let Err(error) = settle(&inner, &id).await {
            tracing::warn!(run = %id, %error, "could not look whether the run may go on");
        }
    });
}

/// Goes on with a halted run after a while, unless the app closes before.
fn try_again(inner: &Arc<Inner>, id: String) {
    let inner = inner.clone();
    tokio::spawn(async move {
        tokio::select! {
            () = inner.closing.cancelled() => {}
            () = tokio::time::sleep(TRY_AGAIN) => spawn(&inner, id),
        }
    });
}

async fn fail(inner: &Inner, id: &str, reason: &str) {
    if let Ok(Some(mut row)) = runs::get(&inner.store, id).await
        && !row.state.is_final()
    {
        row.state = RunState::Failed;
        row.reason = reason.to_owned();
        row.ended_at = Some(inner.now());
        if let Err(error) = runs::update(&inner.store, &row).await {
            tracing::error!(run = id, %error, "could not keep that the run failed");
        }
    }
}

async fn drive(inner: &Arc<Inner>, id: &str, live: &Live) -> Result<(), DriveError> {
    let Some(mut row) = runs::get(&inner.store, id).await? else { return Ok(()) };
    let (mut run, mut seq) = rebuild(inner, &row).await?;
    // Cards are derived; a kill between event and cards is mended here.
    keep_steps(inner, &run, 0).await?;
    while !run.state().ended() {
        if live.cancel.is_cancelled() && !live.stopped.load(std::sync::atomic::Ordering::SeqCst) {
            return Ok(());
        }
        let event = if live.cancel.is_cancelled() {
            Event::Stopped
        } else {
            match run.ask() {
                Ask::Nothing | Ask::AskUser { .. } | Ask::WaitFor { .. } => break,
                Ask::Load { name } => match pinned(inner, &mut row, name).await? {
                    Ok(false) => match answer(inner, &row, &run, live).await {
                        Some(event) => event,
                        None => continue,
                    },
                    // The setup says what the student can take, so the run is folded again with it.
                    Ok(true) => {
                        (run, seq) = rebuild(inner, &row).await?;
                        continue;
                    }
                    Err(reason) => Event::Failed { reason },
                },
                _ => match answer(inner, &row, &run, live).await {
                    Some(event) => event,
                    None => continue,
                },
            }
        };
        commit(inner, &mut row, &mut run, &mut seq, event).await?;
    }
    update_row(inner, &mut row, &run).await?;
    Ok(())
}

/// Hands a run to the student that its skill is pinned to: `true` when it is another one than before. The inner error says
/// why that student cannot perform.
async fn pinned(inner: &Inner, row: &mut runs::Run, skill: &str) -> Result<Result<bool, String>, DriveError> {
    let choice = skill_choices::get(&inner.store, skill).await?;
    let Some(pin) = evals::pin(inner, &choice).filter(|pin| *pin != row.student) else { return Ok(Ok(false)) };
    let seat = match evals::performing(inner, skill).await {
        Ok(seat) => seat,
        Err(error) => return Ok(Err(format!("{} {}", error.message, error.hint))),
    };
    let mut kept: Kept = serde_json::from_value(row.context.clone()).unwrap_or_default();
    kept.setup.capability = seat.chosen.capability();
    kept.pinned = Some(pin.clone());
    row.student = pin;
    row.context = serde_json::to_value(kept).unwrap_or_default();
    runs::update(&inner.store, row).await?;
    Ok(Ok(true))
}

/// Commits an event, applies it, and keeps and tells what it brought.
pub(crate) async fn commit(
    inner: &Arc<Inner>,
    row: &mut runs::Run,
    run: &mut Run,
    seq: &mut u32,
    event: Event,
) -> Result<(), DriveError> {
    // What cannot be applied is never written down.
    if run.state().ended() {
        return Ok(());
    }
    let json =
        serde_json::to_value(&event).map_err(|e| DriveError::Damaged { id: row.id.clone(), detail: e.to_string() })?;
    let kind = json.get("type").and_then(|t| t.as_str()).unwrap_or_default().to_owned();
    run_events::append(&inner.store, &row.id, &RunEvent { seq: *seq, kind, json, at: inner.now() }).await?;
    *seq += 1;
    let before = run.steps().len();
    run.apply(event).map_err(|detail| DriveError::Damaged { id: row.id.clone(), detail })?;
    keep_steps(inner, run, before).await?;
    update_row(inner, row, run).await?;
    let summary = crate::usecases::run_summary(inner, row).await;
    let now = inner.now();
    for step in &run.steps()[before..] {
        let step = convert::step(step, now, &inner.zone);
        inner.send(Update::Run { run: summary.clone(), step: Some(step) });
    }
    if run.steps().len() == before {
        inner.send(Update::Run { run: summary, step: None });
    }
    Ok(())
}

async fn keep_steps(inner: &Inner, run: &Run, from: usize) -> Result<(), StoreError> {
    let now = inner.now();
    for step in run.steps().iter().skip(from) {
        let view = convert::step(step, now, &inner.zone);
        let phase = serde_json::to_value(view.phase).ok().and_then(|p| p.as_str().map(str::to_owned));
        let stored = steps::Step {
            run_id: run.setup().id.clone(),
            n: view.n,
            plan_step: view.plan_step.clone(),
            phase: phase.unwrap_or_default(),
            tool: view.tool.clone(),
            json: serde_json::to_value(&view).unwrap_or_default(),
        };
        steps::upsert(&inner.store, &stored).await?;
    }
    Ok(())
}

async fn update_row(inner: &Inner, row: &mut runs::Run, run: &Run) -> Result<(), StoreError> {
    row.skill = run.skill().map(|s| s.name.clone());
    row.skill_version = run.skill().map(|s| s.version.clone());
    row.state = match run.state() {
        State::Recalling => RunState::Recalling,
        State::Planning => RunState::Planning,
        State::Stepping => RunState::Stepping,
        State::Waiting => RunState::Waiting,
        State::Done => RunState::Done,
        State::Stuck => RunState::Stuck,
        State::Stopped => RunState::Stopped,
        State::Failed => RunState::Failed,
    };
    row.reason = run.reason().to_owned();
    row.at_step = run.at_step();
    let tokens = run.tokens();
    row.tokens_evaluated = tokens.evaluated;
    row.tokens_reused = tokens.reused;
    row.tokens_generated = tokens.generated;
    row.ms = run.ms();
    if run.state().ended() && row.ended_at.is_none() {
        row.ended_at = Some(inner.now());
    }
    let effects = run.effects().iter().filter(|e| e.approval.is_none()).count() as u32;
    let pinned = pin_of(row);
    let kept = Kept { setup: run.setup().clone(), steps: run.steps().len() as u32, effects, pinned };
    row.context = serde_json::to_value(kept).unwrap_or_default();
    runs::update(&inner.store, row).await
}

/// The student that the run was handed to, if its skill is pinned.
fn pin_of(row: &runs::Run) -> Option<String> {
    row.context.get("pinned").and_then(|pin| pin.as_str()).map(str::to_owned)
}

/// Performs what the run asks for. `None` when it was cancelled on the way.
async fn answer(inner: &Arc<Inner>, row: &runs::Run, run: &Run, live: &Live) -> Option<Event> {
    let started = Instant::now();
    let ms = || started.elapsed().as_secs_f64() * 1000.0;
    let observed = |message: String, ms: f64| Event::Observed { result: ToolResult::Error { message }, ms };
    Some(match run.ask() {
        Ask::Recall => {
            if let Err(error) = account::sync(inner, account::Part::All).await {
                return Some(Event::Failed { reason: error.to_string() });
            }
            recall::recall(inner, &run.setup().request).await
        }
        Ask::Load { name } => match inner.skills.active().iter().find(|s| s.skill.name == *name) {
            Some(loaded) => Event::Loaded {
                people: recall::people_in(inner, &recall::step_words(&loaded.skill)),
                skill: Box::new(loaded.skill.clone()),
            },
            None => Event::Failed {
                reason: format!(
                    "There is no skill “{name}” that can be used. `understudy skill list` shows which there are."
                ),
            },
        },
        Ask::Student(question) => match ask(inner, row, question, live).await {
            Ok(answer) => Event::Answered { answer },
            Err(StudentError::Cancelled) => return None,
            // The student is well; only this step asks too much of it.
            Err(StudentError::Question(trouble)) if trouble.code == "context" => {
                Event::TooLong { reason: trouble.message.trim_end_matches('.').to_owned() }
            }
            Err(error) => Event::Failed { reason: format!("{error} {}", error.hint()) },
        },
        Ask::Read(call) => {
            let result = tools::read(inner, call).await;
            Event::Observed { result, ms: ms() }
        }
        Ask::Prepare(preparation) => match tools::prepare(inner, &row.id, run.handles(), preparation).await {
            Ok((action, arguments, history)) => match rules::standing(inner).await {
                Ok(rules) => Event::Prepared { action: Box::new(action), arguments, history: Box::new(history), rules },
                Err(error) => observed(error.to_string(), ms()),
            },
            Err(message) => observed(message, ms()),
        },
        Ask::Execute { permit, seq } => match tools::execute(inner, &row.id, *seq, permit, row.dry).await {
            Ok(summary) => Event::Executed { summary, ms: ms() },
            Err(message) => observed(message, ms()),
        },
        Ask::Park(parking) => {
            if row.dry {
                let by_rule = parking.covered.is_some();
                return Some(Event::Parked { approval: format!("dry-{}", parking.seq), by_rule });
            }
            let skill = run.skill().map(|s| s.name.clone()).unwrap_or_default();
            let parked = async {
                let approval = approvals::row(inner, &row.id, &skill, parking).await.map_err(|e| e.message)?;
                let by_rule = match &parking.covered {
                    Some(covered) => outbox::leave(inner, &approval, covered).await.map_err(|e| e.to_string())?,
                    None => {
                        let store = &inner.store;
                        understudy_store::approvals::insert(store, &approval).await.map_err(|e| e.to_string())?;
                        false
                    }
                };
                let kept = understudy_store::approvals::get(&inner.store, &approval.id).await.ok().flatten();
                let approval = kept.unwrap_or(approval);
                inner.send(Update::Approval { approval: approvals::summary(&approval) });
                inner.changed(&[Tag::Approvals, Tag::Status, Tag::Settings]);
                Ok::<_, String>((approval.id, by_rule))
            };
            match parked.await {
                Ok((approval, by_rule)) => Event::Parked { approval, by_rule },
                Err(message) => observed(message, ms()),
            }
        }
        Ask::AskUser { .. } | Ask::WaitFor { .. } | Ask::Nothing => return None,
    })
}

/// Asks the student that performs the run.
async fn ask(inner: &Inner, row: &runs::Run, question: &Question, live: &Live) -> Result<Answer, StudentError> {
    let student = match pin_of(row) {
        None => inner.student.clone(),
        Some(pin) => match inner.seat(Some(&pin)) {
            Ok(seat) => seat.student,
            Err(e) => return Err(StudentError::Model(Trouble::new("pinned", e.message, e.hint))),
        },
    };
    student.ask(question, &live.cancel).await
}

/// Goes on with every run that a restart interrupted.
pub(crate) async fn resume_all(inner: &Arc<Inner>) -> Result<(), OpenError> {
    for row in runs::unfinished(&inner.store).await? {
        spawn(inner, row.id);
    }
    Ok(())
}

/// Ends every driver; the runs go on at the next start.
pub(crate) async fn pause_all(inner: &Arc<Inner>) {
    loop {
        let live: Vec<Live> = inner.live.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        if live.is_empty() {
            return;
        }
        for one in live {
            one.cancel.cancel();
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

/// Gives an event to a run that waits, and drives it on.
pub(crate) async fn give(inner: &Arc<Inner>, id: &str, event: Event) -> Result<(), DriveError> {
    let Some(mut row) = runs::get(&inner.store, id).await? else { return Ok(()) };
    let (mut run, mut seq) = rebuild(inner, &row).await?;
    commit(inner, &mut row, &mut run, &mut seq, event).await?;
    if !run.state().ended() {
        spawn(inner, id.to_owned());
    }
    Ok(())
}

/// Goes on with a run that waits for approvals when all of them are answered.
pub(crate) async fn settle(inner: &Arc<Inner>, id: &str) -> Result<(), DriveError> {
    let Some(row) = runs::get(&inner.store, id).await? else { return Ok(()) };
    if row.state != RunState::Waiting {
        return Ok(());
    }
    let (run, _) = rebuild(inner, &row).await?;
    let Ask::WaitFor { approvals } = run.ask() else { return Ok(()) };
    let mut settled = Vec::new();
    for approval in approvals {
        let state = understudy_store::approvals::get(&inner.store, approval).await?.map(|a| a.state);
        match state {
            Some(ApprovalState::Waiting | ApprovalState::Approved | ApprovalState::Sending) => return Ok(()),
            Some(state) => settled.push((approval.clone(), state == ApprovalState::Sent)),
            // A dry run parks nothing.
            None => settled.push((approval.clone(), false)),
        }
    }
    give(inner, id, Event::Settled { approvals: settled }).await
}
