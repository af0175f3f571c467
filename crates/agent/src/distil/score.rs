//! The gate of an edit: kept only if the median on `select` rises by more than [`RISE`] and no case gets worse.
//!
//! A case that passes scores 1. One that fails scores at most a half, by the share of its checks that hold, so that an
//! edit which mends half of a case is seen; one with a forbidden effect scores nothing. How a case was run is not known
//! here.

use super::split::Parts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// By how much the median on `select` must rise.
pub const RISE: f64 = 0.05;

/// How a case went with one seed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// All checks held and nothing else changed.
    pub passed: bool,
    /// Checks that held.
    pub held: u32,
    /// Checks.
    pub checks: u32,
    /// Effects and changes that no check allows, one each, in words.
    pub forbidden: Vec<String>,
}

impl Seen {
    /// From 0 to 1.
    pub fn score(&self) -> f64 {
        match (self.passed, self.forbidden.is_empty()) {
            (true, _) => 1.0,
            (false, false) => 0.0,
            (false, true) => 0.5 * f64::from(self.held) / f64::from(self.checks.max(1)),
        }
    }
}

/// How cases went, by id, once for each seed.
pub type Scores = BTreeMap<String, Vec<Seen>>;

/// With how many seeds a case passed.
pub fn passes(seen: &[Seen]) -> u32 {
    seen.iter().filter(|s| s.passed).count() as u32
}

/// The median over the seeds of the mean over some cases; 1 for no cases at all.
pub fn on<'a>(scores: &Scores, cases: impl Iterator<Item = &'a str>) -> f64 {
    let cases: Vec<&Vec<Seen>> = cases.filter_map(|id| scores.get(id)).collect();
    let seeds = cases.iter().map(|c| c.len()).min().unwrap_or(0);
    if seeds == 0 {
        return 1.0;
    }
    let mean = |seed: usize| cases.iter().map(|c| c[seed].score()).sum::<f64>() / cases.len() as f64;
    median((0..seeds).map(mean).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        n if n % 2 == 1 => values[n / 2],
        n => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}

/// What becomes of an edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Verdict {
    /// It is kept.
    Kept {
        /// Median on `select` before.
        before: f64,
        /// With it.
        after: f64,
    },
    /// A case does what no check allows, and did not before.
    Forbidden {
        /// Case.
        case: String,
        /// What it does.
        effect: String,
    },
    /// A case gets worse.
    Worse {
        /// Case.
        case: String,
    },
    /// Nothing gets worse, and too little gets better.
    Flat {
        /// Median on `select` before.
        before: f64,
        /// With it.
        after: f64,
    },
}

/// Judges an edit by the cases that ran before and with it; cases of the test part are not looked at. `must_rise` is
/// false where the text follows a changed memory: then it is enough that nothing gets worse.
pub fn judge(before: &Scores, after: &Scores, parts: &Parts, must_rise: bool) -> Verdict {
    let watched = || parts.iter().filter(|(_, part)| part.teaches() || part.selects()).map(|(id, _)| id);
    let none = Vec::new();
    for id in watched() {
        let (old, new) = (before.get(id).unwrap_or(&none), after.get(id).unwrap_or(&none));
        let known = |effect: &String| old.iter().any(|s| s.forbidden.contains(effect));
        if let Some(effect) = new.iter().flat_map(|s| &s.forbidden).find(|e| !known(e)) {
            return Verdict::Forbidden { case: id.clone(), effect: effect.clone() };
        }
    }
    let typical = |seen: &[Seen]| median(seen.iter().map(Seen::score).collect());
    for id in watched() {
        let (old, new) = (before.get(id).unwrap_or(&none), after.get(id).unwrap_or(&none));
        if typical(new) < typical(old) || passes(new) < passes(old) {
            return Verdict::Worse { case: id.clone() };
        }
    }
    let select = || parts.iter().filter(|(_, part)| part.selects()).map(|(id, _)| id.as_str());
    let (before, after) = (on(before, select()), on(after, select()));
    if must_rise && after - before <= RISE { Verdict::Flat { before, after } } else { Verdict::Kept { before, after } }
}

#[cfg(test)]
mod tests {
    use super::super::split::Part;
    use super::*;
    use proptest::prelude::*;

    fn seen(text: &str) -> Seen {
        let forbidden = if text == "x" { vec!["send to eve".to_owned()] } else { Vec::new() };
        let held = text.parse().unwrap_or(if text == "p" { 4 } else { 0 });
        Seen { passed: text == "p", held, checks: 4, forbidden }
    }

    fn scores(rows: &[(&str, &str)]) -> Scores {
        rows.iter().map(|(id, all)| ((*id).to_owned(), all.split(' ').map(seen).collect())).collect()
    }

    #[test]
    fn an_edit_is_kept_only_when_select_rises_and_nothing_falls() {
        let parts: Parts = [("t", Part::Train), ("s", Part::Select), ("u", Part::Select), ("h", Part::Test)]
            .map(|(id, p)| (id.into(), p))
            .into();
        let before = scores(&[("t", "0 0 0"), ("s", "0 0 0"), ("u", "p p p"), ("h", "p p p")]);
        let check = |rows: &[(&str, &str)], expect: &str| {
            let mut after = before.clone();
            after.extend(scores(rows));
            let verdict = match judge(&before, &after, &parts, true) {
                Verdict::Kept { .. } => "kept".to_owned(),
                Verdict::Flat { .. } => "flat".to_owned(),
                Verdict::Worse { case } => format!("worse {case}"),
                Verdict::Forbidden { case, .. } => format!("forbidden {case}"),
            };
            assert_eq!(verdict, expect, "{rows:?}");
        };
        check(&[("s", "p p p")], "kept");
        check(&[("s", "p 0 p")], "kept");
        check(&[("s", "p 0 0")], "flat");
        check(&[("s", "2 2 2")], "kept");
        check(&[("t", "p p p")], "flat");
        check(&[], "flat");
        check(&[("s", "p p p"), ("u", "0 0 0")], "worse u");
        check(&[("s", "p p p"), ("u", "p p 3")], "worse u");
        check(&[("s", "p p p"), ("t", "0 x 0")], "forbidden t");
        check(&[("s", "p p p"), ("u", "x x x")], "forbidden u");
        // What only the held-out case would show is not looked at.
        check(&[("s", "p p p"), ("h", "x x x")], "kept");
    }

    #[test]
    fn after_a_memory_changed_it_is_enough_that_nothing_gets_worse() {
        let parts: Parts = [("s".to_owned(), Part::Select)].into();
        let (fine, bad) = (scores(&[("s", "p p p")]), scores(&[("s", "0 0 0")]));
        assert!(matches!(judge(&fine, &fine, &parts, false), Verdict::Kept { .. }));
        assert!(matches!(judge(&fine, &bad, &parts, false), Verdict::Worse { .. }));
    }

    fn any_scores() -> impl Strategy<Value = Scores> {
        let word = prop::sample::select(vec!["p", "0", "1", "3", "x"]);
        let row = prop::collection::vec(word, 3).prop_map(|w| w.into_iter().map(seen).collect::<Vec<_>>());
        prop::collection::vec(row, 1..6)
            .prop_map(|rows| rows.into_iter().enumerate().map(|(n, row)| (format!("c{n}"), row)).collect())
    }

    proptest! {
        #[test]
        fn what_is_kept_is_never_worse_anywhere(before in any_scores(), after in any_scores(), seed in 0u32..9) {
            let cases: Vec<(String, bool)> =
                before.iter().map(|(id, seen)| (id.clone(), passes(seen) < 3)).collect();
            let parts = super::super::split::deal("s", &cases, seed);
            let after: Scores = before.keys().map(|id| (id.clone(), after.get(id).unwrap_or(&before[id]).clone())).collect();
            if let Verdict::Kept { before: was, after: is } = judge(&before, &after, &parts, true) {
                prop_assert!(is - was > RISE);
                for (id, part) in &parts {
                    if *part != super::super::split::Part::Test {
                        prop_assert!(passes(&after[id]) >= passes(&before[id]));
                    }
                }
            }
            let same = judge(&before, &before, &parts, true);
            prop_assert!(matches!(same, Verdict::Flat { .. }), "the same text is never kept: {:?}", same);
        }
    }
}
