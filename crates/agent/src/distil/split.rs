//! Which case serves for what: the teacher sees how some fail, others decide about an edit, and some are kept for the end.
//!
//! The deal depends on nothing but the skill's name, the seed, the ids, and which cases fail. Failing cases are dealt
//! out before passing ones, so that there is something to learn from and something to decide by even in a small set:
//! one or two failing cases serve both; from three on every third is held out. Passing cases guard what works: they are
//! dealt out the other way round, the held-out part first. Where no edit helped, [`merge`] lets every failing case both
//! teach and decide, because the causes on the two sides may not be the same; what is held out stays so.

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
    /// Both, because too few fail.
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
    let turn: &[Part] = match failing.len() {
        0..=2 => &[Part::TrainSelect],
        _ => &[Part::Train, Part::Select, Part::Test],
    };
    parts.extend(failing.iter().zip(turn.iter().cycle()).map(|(id, part)| ((*id).to_owned(), *part)));
    let turn = [Part::Test, Part::Select, Part::Train];
    parts.extend(passing.zip(turn.into_iter().cycle()).map(|(id, part)| (id.to_owned(), part)));
    parts
}

/// Lets the failing cases of both sides serve both; `false` when that changes nothing.
pub fn merge(parts: &mut Parts, fails: impl Fn(&str) -> bool) -> bool {
    let mut changed = false;
    for (id, part) in parts.iter_mut() {
        if matches!(part, Part::Train | Part::Select) && fails(id) {
            *part = Part::TrainSelect;
            changed = true;
        }
    }
    changed
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
        check(2, 0, [0, 0, 2, 0]);
        check(2, 2, [0, 1, 2, 1]);
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
    fn what_is_held_out_stays_so() {
        let given = cases(6, 3);
        let mut parts = deal("a", &given, 1);
        let held_out = |parts: &Parts| {
            parts.iter().filter(|(_, p)| **p == Part::Test).map(|(id, _)| id.clone()).collect::<Vec<_>>()
        };
        let before = held_out(&parts);
        assert!(merge(&mut parts, |id| id.starts_with('f')));
        assert_eq!(held_out(&parts), before);
        assert_eq!(parts.values().filter(|p| **p == Part::TrainSelect).count(), 4);
        assert!(!merge(&mut parts, |id| id.starts_with('f')), "once is enough");
    }

    #[test]
    fn another_seed_deals_otherwise() {
        let given = cases(4, 4);
        let first = deal("skill", &given, 0);
        assert!((1..20).any(|seed| deal("skill", &given, seed) != first));
    }
}
