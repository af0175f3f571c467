//! What the cases of a skill come to on a student: passes with their interval, costs, and the same without the procedure.

use super::{CaseResult, Try, cases_of};
use crate::not_found;
use crate::open::App;
use crate::wire::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use understudy_agent::success::Rate;
use understudy_providers::student::CancelFlag;

/// What is run of a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestPlan {
    /// Seeds; 0 is the world as it is written.
    pub seeds: Vec<u32>,
    /// Run the cases without the skill's procedure, too.
    pub baseline: bool,
}

impl Default for TestPlan {
    fn default() -> Self {
        TestPlan { seeds: vec![0], baseline: false }
    }
}

/// How a skill did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SkillResult {
    /// Name.
    pub skill: String,
    /// Version.
    pub version: String,
    /// Student.
    pub student: String,
    /// Cases, each with every seed.
    pub cases: Vec<CaseResult>,
    /// 0 to 1.
    pub pass_rate: f64,
    /// The same with its counts and its 95 % interval.
    pub rate: RateView,
    /// Runs with a forbidden effect.
    pub forbidden: u32,
    /// Half of the runs took no more tool calls.
    pub median_steps: f64,
    /// Half of the runs evaluated and wrote no more tokens.
    pub median_tokens: f64,
    /// Half of the runs took no more milliseconds.
    pub median_ms: f64,
    /// The same cases without the skill's procedure, if that was asked for.
    pub without: Option<Without>,
}

/// The cases of a skill without its procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Without {
    /// Passes.
    pub rate: RateView,
    /// Runs with a forbidden effect.
    pub forbidden: u32,
    /// Cases, each with every seed.
    pub cases: Vec<CaseResult>,
}

/// A rate on the wire.
pub(crate) fn rate_view(rate: Rate) -> RateView {
    let (low, high) = rate.interval();
    let part = if rate.runs == 0 { 0.0 } else { f64::from(rate.succeeded) / f64::from(rate.runs) };
    RateView { passed: rate.succeeded, ran: rate.runs, rate: part, low, high }
}

fn rate_of(results: &[CaseResult]) -> RateView {
    let mut rate = Rate::default();
    results.iter().for_each(|r| rate.add(r.passed));
    rate_view(rate)
}

fn with_forbidden(results: &[CaseResult]) -> u32 {
    results.iter().filter(|r| !r.forbidden_effects.is_empty()).count() as u32
}

/// The value in the middle; between the two in the middle of an even number. 0 of nothing.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = values.collect();
    all.sort_by(f64::total_cmp);
    match all.len() {
        0 => 0.0,
        n if n % 2 == 1 => all[n / 2],
        n => (all[n / 2 - 1] + all[n / 2]) / 2.0,
    }
}

/// Marks results by those of the same cases without the procedure: what holds there with every seed that was run proves
/// nothing. A check that holds though nothing is done stays marked so.
pub(crate) fn mark_bare<'r>(results: impl IntoIterator<Item = &'r mut CaseResult>, bare: &[CaseResult]) {
    let mut by_case: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
    for one in bare {
        by_case.entry(&one.id).or_default().push(one);
    }
    for result in results {
        let Some(without) = by_case.get(result.id.as_str()) else { continue };
        let last = result.checks.len().saturating_sub(1);
        for (at, check) in result.checks.iter_mut().enumerate().take(last) {
            let holds = without.iter().all(|w| w.checks.get(at).is_some_and(|c| c.holds));
            check.proves_nothing = check.proves_nothing.or(holds.then_some(ProvesNothing::Bare));
        }
        let passes = without.iter().all(|w| w.passed);
        result.without = Some(passes);
        result.proves_nothing = result.proves_nothing.or(passes.then_some(ProvesNothing::Bare));
    }
}

impl App {
    /// Runs the cases of a skill in their worlds as they are written, several at a time. `progress` hears of every case when
    /// it and those before it are done. The first case that cannot be run ends the others.
    pub async fn skill_test(&self, name: &str, progress: impl FnMut(&CaseResult)) -> Result<SkillResult, WireError> {
        self.skill_test_with(name, &TestPlan::default(), progress).await
    }

    /// The same with more seeds, and without the skill's procedure too.
    pub async fn skill_test_with(
        &self,
        name: &str,
        plan: &TestPlan,
        mut progress: impl FnMut(&CaseResult),
    ) -> Result<SkillResult, WireError> {
        let mut cases = self.tested(name, &plan.seeds, false, &mut progress).await?;
        let without = match plan.baseline {
            false => None,
            true => {
                let bare = self.tested(name, &plan.seeds, true, &mut |_: &CaseResult| {}).await?;
                mark_bare(&mut cases, &bare);
                Some(Without { rate: rate_of(&bare), forbidden: with_forbidden(&bare), cases: bare })
            }
        };
        let loaded = self.inner.skills.get(name).ok_or_else(|| not_found("skill", name))?;
        let rate = rate_of(&cases);
        Ok(SkillResult {
            skill: name.to_owned(),
            version: loaded.skill.version.clone(),
            student: super::performing(&self.inner, name).await?.chosen.name,
            pass_rate: rate.rate,
            rate,
            forbidden: with_forbidden(&cases),
            median_steps: median(cases.iter().map(|c| f64::from(c.steps))),
            median_tokens: median(cases.iter().map(|c| f64::from(c.tokens.evaluated + c.tokens.generated))),
            median_ms: median(cases.iter().map(|c| c.ms)),
            cases,
            without,
        })
    }

    /// All cases with all seeds, in their order.
    async fn tested(
        &self,
        name: &str,
        seeds: &[u32],
        bare: bool,
        progress: &mut dyn FnMut(&CaseResult),
    ) -> Result<Vec<CaseResult>, WireError> {
        let loaded = self.inner.skills.get(name).ok_or_else(|| not_found("skill", name))?;
        let tries: Vec<Try> =
            cases_of(&loaded)?.iter().flat_map(|case| seeds.iter().map(|seed| (case.clone(), *seed))).collect();
        let seat = super::performing(&self.inner, name).await?;
        let trial = self.trial(&loaded, seat, bare).await?;
        let cancel = CancelFlag::new();
        let mut done: Vec<Option<CaseResult>> = vec![None; tries.len()];
        let (mut told, mut failed) = (0, None);
        self.run_tries(&trial, &tries, &cancel, |at, outcome| {
            match outcome {
                Ok(result) => done[at] = result,
                Err(error) => {
                    failed.get_or_insert(error);
                    cancel.cancel();
                }
            }
            while let Some(Some(result)) = done.get(told) {
                progress(result);
                told += 1;
            }
        })
        .await;
        match failed {
            Some(error) => Err(error),
            None => Ok(done.into_iter().flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_value_in_the_middle() {
        let check = |values: &[f64], expect: f64| assert_eq!(median(values.iter().copied()), expect, "{values:?}");
        check(&[], 0.0);
        check(&[3.0], 3.0);
        check(&[9.0, 1.0, 2.0], 2.0);
        check(&[4.0, 1.0, 2.0, 9.0], 3.0);
    }

    fn case(id: &str, seed: u32, passed: bool, holds: &[bool]) -> CaseResult {
        let check = |(at, holds): (usize, &bool)| CheckView {
            check: format!("check {at}"),
            holds: *holds,
            detail: String::new(),
            proves_nothing: (at == 0).then_some(ProvesNothing::Idle),
        };
        CaseResult {
            id: id.into(),
            seed,
            passed,
            failed_checks: vec![],
            forbidden_effects: vec![],
            steps: 0,
            ms: 0.0,
            state: RunState::Done,
            reason: String::new(),
            tokens: TokenCount::default(),
            checks: holds.iter().enumerate().map(check).collect(),
            proves_nothing: None,
            without: None,
        }
    }

    #[test]
    fn what_holds_without_the_procedure_with_every_seed_proves_nothing() {
        let marked = |bare: &[CaseResult]| {
            let mut with = [case("a", 0, true, &[true, true, true, true])];
            mark_bare(&mut with, bare);
            let checks: Vec<Option<ProvesNothing>> = with[0].checks.iter().map(|c| c.proves_nothing).collect();
            (checks, with[0].without, with[0].proves_nothing)
        };
        let idle = Some(ProvesNothing::Idle);
        let bare = Some(ProvesNothing::Bare);
        assert_eq!(marked(&[]), (vec![idle, None, None, None], None, None));
        let one = [case("a", 0, false, &[true, true, false, true])];
        assert_eq!(marked(&one), (vec![idle, bare, None, None], Some(false), None));
        let two = [one[0].clone(), case("a", 1, true, &[true, false, true, true])];
        assert_eq!(marked(&two), (vec![idle, None, None, None], Some(false), None));
        let all = [case("a", 0, true, &[true, true, true, true]), case("b", 0, false, &[])];
        assert_eq!(marked(&all), (vec![idle, bare, bare, None], Some(true), bare));
    }
}
