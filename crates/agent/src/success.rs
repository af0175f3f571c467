//! Success in real runs: which runs count, and what can be said from how few of them.
//!
//! It judges nothing that a skill did, only how runs ended and what the user did about them afterwards. Eval cases are
//! another thing (`eval`): they ask whether a skill does right in a seeded world.

/// Runs that are needed before anything is said.
pub const LEAST_RUNS: u32 = 8;
/// The rate that a skill should reach.
pub const FLOOR: f64 = 0.8;
/// Two-sided 95 % of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The plan was performed and its criteria hold.
    Done,
    /// It could not go on, or broke.
    NotDone,
    /// The user stopped it.
    Stopped,
}

/// Whether a run succeeded; `None` when it says nothing about its skill, because the user stopped it.
///
/// What the user turned down or took back was not done right, however the run ended.
pub fn succeeded(ending: Ending, rejected: u32, undone: u32) -> Option<bool> {
    match ending {
        Ending::Stopped => None,
        Ending::NotDone => Some(false),
        Ending::Done => Some(rejected == 0 && undone == 0),
    }
}

/// What may be said of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Fewer than [`LEAST_RUNS`].
    TooFew,
    /// Even the upper bound is below [`FLOOR`].
    Flagged,
    /// Nothing against it.
    Fine,
}

/// Successes out of runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Runs that succeeded.
    pub succeeded: u32,
    /// Runs that count.
    pub runs: u32,
}

impl Rate {
    /// Adds a run.
    pub fn add(&mut self, succeeded: bool) {
        self.runs += 1;
        self.succeeded += u32::from(succeeded);
    }

    /// The 95 % score interval (Wilson 1927, JASA 22:209–212), from 0 to 1; all of it without any run.
    pub fn interval(self) -> (f64, f64) {
        if self.runs == 0 {
            return (0.0, 1.0);
        }
        let n = f64::from(self.runs);
        let p = f64::from(self.succeeded.min(self.runs)) / n;
        let whole = 1.0 + Z * Z / n;
        let centre = (p + Z * Z / (2.0 * n)) / whole;
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / whole;
        ((centre - half).max(0.0), (centre + half).min(1.0))
    }

    /// What may be said of it.
    pub fn standing(self) -> Standing {
        match self.runs {
            0..LEAST_RUNS => Standing::TooFew,
            _ if self.interval().1 < FLOOR => Standing::Flagged,
            _ => Standing::Fine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_has_wilsons_known_values() {
        let check = |succeeded: u32, runs: u32, expect: (f64, f64)| {
            let (low, high) = Rate { succeeded, runs }.interval();
            let near = |a: f64, b: f64| (a - b).abs() < 5e-5;
            assert!(near(low, expect.0) && near(high, expect.1), "{succeeded} of {runs}: {low:.4} to {high:.4}");
        };
        check(0, 0, (0.0, 1.0));
        check(1, 1, (0.2065, 1.0));
        check(0, 10, (0.0, 0.2775));
        check(8, 10, (0.4902, 0.9433));
        check(10, 10, (0.7225, 1.0));
        // Newcombe 1998, Stat. Med. 17:857–872, table I.
        check(81, 263, (0.2553, 0.3662));
        check(15, 148, (0.0624, 0.1605));
    }

    #[test]
    fn a_skill_is_flagged_only_when_even_the_upper_bound_is_too_low() {
        let check = |succeeded: u32, runs: u32, expect: Standing| {
            assert_eq!(Rate { succeeded, runs }.standing(), expect, "{succeeded} of {runs}");
        };
        check(0, 7, Standing::TooFew);
        check(4, 8, Standing::Flagged);
        check(5, 8, Standing::Fine);
        check(7, 10, Standing::Fine);
        check(70, 100, Standing::Flagged);
    }

    #[test]
    fn what_the_user_turned_down_or_took_back_was_no_success() {
        let check = |ending: Ending, rejected: u32, undone: u32, expect: Option<bool>| {
            assert_eq!(succeeded(ending, rejected, undone), expect, "{ending:?} {rejected} {undone}");
        };
        check(Ending::Done, 0, 0, Some(true));
        check(Ending::Done, 1, 0, Some(false));
        check(Ending::Done, 0, 3, Some(false));
        check(Ending::NotDone, 0, 0, Some(false));
        check(Ending::Stopped, 0, 0, None);
        let mut rate = Rate::default();
        [Some(true), Some(false), None].into_iter().flatten().for_each(|s| rate.add(s));
        assert_eq!(rate, Rate { succeeded: 1, runs: 2 });
    }
}
