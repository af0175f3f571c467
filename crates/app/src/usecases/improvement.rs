//! How skills do in real runs, requests that no skill fits, and what the user put right.
//!
//! Counts only what happened here. What would be done about it (proposals, repairs, re-certification) is not in it.

use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, internal};
use std::collections::BTreeMap;
use understudy_agent::success::{self, Ending, FLOOR, LEAST_RUNS, Rate, Standing};
use understudy_store::outcomes::{self, Correction, CorrectionKind, Outcome};
use understudy_store::runs::RunState as Stored;

/// Gaps shown.
const GAPS: usize = 30;
/// Corrections shown with a skill.
const LATEST: usize = 6;

pub(crate) async fn improvement_show(app: &App, _: Caller) -> Result<ImprovementView, WireError> {
    let inner = &app.inner;
    let ended = outcomes::ended(&inner.store).await.map_err(internal)?;
    let corrections = outcomes::corrections(&inner.store).await.map_err(internal)?;
    let mut gaps = gaps(&ended);
    // Looking a request up costs a search each; only what is shown is looked up.
    let skills = inner.skills.clone();
    let looked = tokio::task::spawn_blocking(move || {
        for gap in &mut gaps {
            gap.fits_now = understudy_store::clear_winner(&skills.route(&gap.request)).map(str::to_owned);
        }
        gaps
    });
    Ok(ImprovementView {
        least_runs: LEAST_RUNS,
        floor: FLOOR,
        rates: rates(inner, &ended),
        gaps: looked.await.map_err(internal)?,
        corrections: by_skill(corrections),
    })
}

fn ending(state: Stored) -> Option<Ending> {
    match state {
        Stored::Done => Some(Ending::Done),
        Stored::Stuck | Stored::Failed => Some(Ending::NotDone),
        Stored::Stopped => Some(Ending::Stopped),
        Stored::Queued
        | Stored::Recalling
        | Stored::Planning
        | Stored::Stepping
        | Stored::Waiting
        | Stored::Checking => None,
    }
}

fn rates(inner: &Inner, ended: &[Outcome]) -> Vec<SkillRate> {
    let mut all: BTreeMap<(String, String, String), (Rate, &Outcome)> = BTreeMap::new();
    for run in ended {
        let (Some(skill), Some(version), Some(ending)) = (&run.skill, &run.skill_version, ending(run.state)) else {
            continue;
        };
        let Some(succeeded) = success::succeeded(ending, run.rejected, run.undone) else { continue };
        // The latest run comes first, and stays.
        let key = (skill.clone(), version.clone(), run.student.clone());
        all.entry(key).or_insert((Rate::default(), run)).0.add(succeeded);
    }
    let active: BTreeMap<String, String> =
        inner.skills.active().iter().map(|s| (s.skill.name.clone(), s.skill.version.clone())).collect();
    let student = inner.student_name();
    let mut rows: Vec<SkillRate> = all
        .into_iter()
        .map(|((skill, version, of), (rate, latest))| {
            let (low, high) = rate.interval();
            SkillRate {
                active: of == student && active.get(&skill) == Some(&version),
                succeeded: rate.succeeded,
                runs: rate.runs,
                low,
                high,
                standing: match rate.standing() {
                    Standing::TooFew => RateStanding::TooFew,
                    Standing::Flagged => RateStanding::Flagged,
                    Standing::Fine => RateStanding::Fine,
                },
                last_run_id: latest.run_id.clone(),
                last_at: latest.ended_at,
                skill,
                version,
                student: of,
            }
        })
        .collect();
    // A version that nobody runs any more is history, flagged or not.
    let rank = |r: &SkillRate| (!(r.active && r.standing == RateStanding::Flagged), !r.active);
    rows.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| b.last_at.cmp(&a.last_at)));
    rows
}

/// Requests that ended without any skill, told together when they are the same words.
fn gaps(ended: &[Outcome]) -> Vec<GapView> {
    let mut all: BTreeMap<String, GapView> = BTreeMap::new();
    for run in ended.iter().filter(|r| r.skill.is_none() && r.state == Stored::Stuck) {
        let words = run.request.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let gap = all.entry(words).or_insert_with(|| GapView {
            request: run.request.clone(),
            times: 0,
            run_id: run.run_id.clone(),
            last_at: run.ended_at,
            fits_now: None,
        });
        gap.times += 1;
    }
    let mut rows: Vec<GapView> = all.into_values().collect();
    rows.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| b.last_at.cmp(&a.last_at)));
    rows.truncate(GAPS);
    rows
}

fn by_skill(corrections: Vec<Correction>) -> Vec<SkillCorrections> {
    let mut all: BTreeMap<String, SkillCorrections> = BTreeMap::new();
    for c in corrections {
        let row = all.entry(c.skill.clone()).or_insert_with(|| SkillCorrections {
            skill: c.skill.clone(),
            edited: 0,
            rejected: 0,
            undone: 0,
            latest: Vec::new(),
        });
        let (count, kind) = match c.kind {
            CorrectionKind::Edited => (&mut row.edited, "edited"),
            CorrectionKind::Rejected => (&mut row.rejected, "rejected"),
            CorrectionKind::Undone => (&mut row.undone, "undone"),
        };
        *count += 1;
        if row.latest.len() < LATEST {
            row.latest.push(CorrectionView {
                kind: kind.to_owned(),
                what: c.what,
                reason: c.reason,
                run_id: c.run_id,
                approval_id: c.approval_id,
                at: c.at,
            });
        }
    }
    let mut rows: Vec<SkillCorrections> = all.into_values().collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.edited + r.rejected + r.undone));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(request: &str, state: Stored, skill: Option<&str>, at: i64) -> Outcome {
        Outcome {
            run_id: format!("r{at}"),
            request: request.into(),
            skill: skill.map(str::to_owned),
            chosen: false,
            skill_version: None,
            student: "pocket".into(),
            state,
            ended_at: at,
            rejected: 0,
            undone: 0,
        }
    }

    #[test]
    fn the_same_words_are_one_gap_and_a_run_with_a_skill_is_none() {
        let found = gaps(&[
            run("Translate this", Stored::Stuck, None, 9),
            run("translate  THIS", Stored::Stuck, None, 5),
            run("Triage", Stored::Stuck, Some("triage-inbox"), 4),
            run("Never mind", Stored::Stopped, None, 3),
            run("Sing", Stored::Stuck, None, 2),
        ]);
        let short: Vec<_> = found.iter().map(|g| (g.request.as_str(), g.times, g.run_id.as_str())).collect();
        assert_eq!(short, [("Translate this", 2, "r9"), ("Sing", 1, "r2")]);
    }
}
