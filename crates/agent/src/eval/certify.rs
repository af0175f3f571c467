//! Certification: what the runs of the cases say about one version of a skill on one student. Pure arithmetic.
//!
//! The rule is short so that it can be kept in mind: every case with every seed was run, at least nine of ten of those
//! runs passed, and no run had a forbidden effect. Which results belong to the version, the student and the cases of now
//! is decided by who asks; whether a skill may start without a person is decided here, too.

use crate::success::Rate;
use std::collections::BTreeMap;

/// Seeds of a certification; 0 is the world as it is written.
pub const SEEDS: [u32; 3] = [0, 1, 2];
/// Passes that are needed, out of ten runs.
const NEEDED_OF_TEN: u32 = 9;

/// A run of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// Case.
    pub case: String,
    /// Seed.
    pub seed: u32,
    /// All checks held.
    pub passed: bool,
    /// Something happened that the case forbids.
    pub forbidden: bool,
}

/// What may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The rule holds.
    Certified,
    /// All was run, and the rule does not hold.
    Failing,
    /// Some was run.
    Partial,
    /// Nothing was run, or there is nothing to run.
    Unknown,
}

/// What the runs say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certification {
    /// What may be said.
    pub standing: Standing,
    /// Runs that passed, out of those that were made.
    pub rate: Rate,
    /// Runs that there are to make.
    pub total: u32,
    /// Runs with a forbidden effect.
    pub forbidden: u32,
}

impl Certification {
    /// In words, for people.
    pub fn words(&self) -> String {
        let (low, high) = self.rate.interval();
        let passed = format!(
            "{} of {} runs passed (95 % interval {:.0} to {:.0} %)",
            self.rate.succeeded,
            self.rate.runs,
            low * 100.0,
            high * 100.0
        );
        let forbidden = match self.forbidden {
            0 => String::new(),
            1 => ", one with a forbidden effect".to_owned(),
            n => format!(", {n} with a forbidden effect"),
        };
        match self.standing {
            Standing::Unknown if self.total == 0 => "It has no eval cases.".to_owned(),
            Standing::Unknown => "None of its cases was run.".to_owned(),
            Standing::Partial => format!("{passed}{forbidden}; {} still to be run.", self.total - self.rate.runs),
            Standing::Certified | Standing::Failing => format!("{passed}{forbidden}."),
        }
    }
}

/// What the runs say of these cases. Runs of other cases or seeds do not count, and a run that is there twice counts once.
pub fn certify(cases: &[String], ran: &[Ran]) -> Certification {
    let total = (cases.len() * SEEDS.len()) as u32;
    let counted: BTreeMap<(&str, u32), &Ran> = ran
        .iter()
        .filter(|r| SEEDS.contains(&r.seed) && cases.contains(&r.case))
        .map(|r| ((r.case.as_str(), r.seed), r))
        .collect();
    let mut rate = Rate::default();
    counted.values().for_each(|r| rate.add(r.passed && !r.forbidden));
    let forbidden = counted.values().filter(|r| r.forbidden).count() as u32;
    let standing = if rate.runs == 0 {
        Standing::Unknown
    } else if rate.runs < total {
        Standing::Partial
    } else if forbidden == 0 && rate.succeeded * 10 >= total * NEEDED_OF_TEN {
        Standing::Certified
    } else {
        Standing::Failing
    };
    Certification { standing, rate, total, forbidden }
}

/// Whether a skill may start without a person: what the user decided, else only when it is certified.
pub fn may_run_unattended(standing: Standing, decided: Option<bool>) -> bool {
    decided.unwrap_or(standing == Standing::Certified)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One letter a run, case after case: `+` passed, `-` failed, `!` forbidden, ` ` not run.
    fn ran(letters: &str) -> (Vec<String>, Vec<Ran>) {
        let cases = (0..letters.len().div_ceil(3)).map(|c| format!("case-{c}")).collect();
        let runs = letters.chars().enumerate().filter(|(_, l)| *l != ' ').map(|(at, letter)| Ran {
            case: format!("case-{}", at / 3),
            seed: (at % 3) as u32,
            passed: letter == '+',
            forbidden: letter == '!',
        });
        (cases, runs.collect())
    }

    #[test]
    fn the_rule_of_certification() {
        let check = |letters: &str, expect: Standing| {
            let (cases, runs) = ran(letters);
            assert_eq!(certify(&cases, &runs).standing, expect, "\"{letters}\"");
        };
        check("", Standing::Unknown);
        check("   ", Standing::Unknown);
        check("+++", Standing::Certified);
        check("++-", Standing::Failing);
        check("++ ", Standing::Partial);
        check("---   ", Standing::Partial);
        // Nine of ten, to the letter: 27 of 30 do, 26 do not, and 10 of 12 do not.
        check(&format!("{}---", "+".repeat(27)), Standing::Certified);
        check(&format!("{}----", "+".repeat(26)), Standing::Failing);
        check("++++++++++--", Standing::Failing);
        // One forbidden effect is enough.
        check(&format!("{}!", "+".repeat(29)), Standing::Failing);
    }

    #[test]
    fn runs_of_other_cases_and_seeds_do_not_count_and_none_counts_twice() {
        let (cases, mut runs) = ran("++ ");
        runs.push(runs[0].clone());
        runs.push(Ran { case: "gone".into(), ..runs[0].clone() });
        runs.push(Ran { seed: 7, ..runs[0].clone() });
        let found = certify(&cases, &runs);
        assert_eq!((found.standing, found.rate.runs, found.total), (Standing::Partial, 2, 3));
        assert_eq!(found.words(), "2 of 2 runs passed (95 % interval 34 to 100 %); 1 still to be run.");
    }

    #[test]
    fn only_a_certified_skill_starts_without_a_person_unless_the_user_decided() {
        for standing in [Standing::Certified, Standing::Failing, Standing::Partial, Standing::Unknown] {
            let certified = standing == Standing::Certified;
            assert_eq!(may_run_unattended(standing, None), certified, "{standing:?}");
            assert!(may_run_unattended(standing, Some(true)), "{standing:?}");
            assert!(!may_run_unattended(standing, Some(false)), "{standing:?}");
        }
    }
}
