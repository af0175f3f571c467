//! Which case serves for what: the teacher sees how some fail, others decide about an edit, and some are kept for the end.
//!
//! The deal depends on nothing but the skill's name, the seed, the ids, and which cases fail. Failing cases are dealt
//! out before passing ones, so that there is something to learn from and something to decide by even in a small set:
//! one failing case serves both; two are learnt from and decided by; from three on every third is held out. Passing
//! cases guard what works: they are dealt out the other way round, the held-out part first.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a case serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The teacher sees how it fails.
    Train,
    /// Decides whether an edit is kept.
    Select,
    /// Both: it is the only one that fails.
    TrainSelect,
    /// Looked at once, at the end.
    Test,
}

impl Part {
    /// The teacher may see it.
    pub fn teaches(self) -> bool {
        matches!(self, Part::Train | Part::TrainSelect)
    }

    /// It counts for the median that must rise.
    pub fn selects(self) -> bool {
        matches!(self, Part::Select | Part::TrainSelect)
    }
}

/// The part of each case, by id.
pub type Parts = BTreeMap<String, Part>;

/// Deals cases out: each with its id and whether it fails now.
pub fn deal(skill: &str, cases: &[(String, bool)], seed: u32) -> Parts {
    let mut order: Vec<(String, &str, bool)> = cases
        .iter()
        .map(|(id, fails)| (crate::skill::hex(&format!("{seed}\n{skill}\n{id}")), id.as_str(), *fails))
        .collect();
    order.sort();
    let failing: Vec<&str> = order.iter().filter(|(.., fails)| *fails).map(|(_, id, _)| *id).collect();
    let passing = order.iter().filter(|(.., fails)| !*fails).map(|(_, id, _)| *id);
    let mut parts = Parts::new();
    match failing.as_slice() {
        [only] => {
            parts.insert((*only).to_owned(), Part::TrainSelect);
        }
        many => {
            let turn = [Part::Train, Part::Select, Part::Test];
            parts.extend(many.iter().zip(turn.into_iter().cycle()).map(|(id, part)| ((*id).to_owned(), part)));
        }
    }
    let turn = [Part::Test, Part::Select, Part::Train];
    parts.extend(passing.zip(turn.into_iter().cycle()).map(|(id, part)| (id.to_owned(), part)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cases(failing: usize, passing: usize) -> Vec<(String, bool)> {
        (0..failing).map(|n| (format!("f{n}"), true)).chain((0..passing).map(|n| (format!("p{n}"), false))).collect()
    }

    #[test]
    fn small_sets_are_dealt_out_sensibly() {
        let check = |failing: usize, passing: usize, expect: [usize; 4]| {
            let parts = deal("a", &cases(failing, passing), 1);
            let count = |part: Part| parts.values().filter(|p| **p == part).count();
            let got = [Part::Train, Part::Select, Part::TrainSelect, Part::Test].map(count);
            assert_eq!(got, expect, "{failing} fail, {passing} pass: {parts:?}");
        };
        check(0, 0, [0, 0, 0, 0]);
        check(1, 0, [0, 0, 1, 0]);
        check(1, 1, [0, 0, 1, 1]);
        check(2, 0, [1, 1, 0, 0]);
        check(2, 2, [1, 2, 0, 1]);
        check(3, 0, [1, 1, 0, 1]);
        check(3, 4, [2, 2, 0, 3]);
        check(0, 3, [1, 1, 0, 1]);
    }

    proptest! {
        #[test]
        fn the_deal_depends_on_nothing_but_what_is_given(failing in 0usize..9, passing in 0usize..9, seed in 0u32..50) {
            let given = cases(failing, passing);
            let mut turned = given.clone();
            turned.reverse();
            let parts = deal("skill", &given, seed);
            prop_assert_eq!(&parts, &deal("skill", &turned, seed));
            prop_assert_eq!(parts.len(), given.len());
            if failing > 0 {
                prop_assert!(given.iter().any(|(id, fails)| *fails && parts[id].teaches()));
                prop_assert!(failing == 0 || given.iter().any(|(id, fails)| *fails && parts[id].selects()));
            }
        }
    }

    #[test]
    fn another_seed_deals_otherwise() {
        let given = cases(4, 4);
        let first = deal("skill", &given, 0);
        assert!((1..20).any(|seed| deal("skill", &given, seed) != first));
    }
}
