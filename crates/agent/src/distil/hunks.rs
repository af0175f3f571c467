//! A difference as hunks that can be taken one by one, and put onto a text that changed meanwhile.
//!
//! Lines keep their ends, so that taking all hunks gives the newer text to the byte and taking none the older one. Where
//! a hunk goes in another text is decided by its own lines and those around it; a place that is not the only one is none.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Lines around a hunk by which its place is found again.
const AROUND: usize = 3;
/// Most pairs of lines that are compared; beyond, what differs is one hunk.
const PAIRS: usize = 4_000_000;

/// Lines that are replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hunk {
    /// Where its old lines begin in the older text, from 0.
    pub at: usize,
    /// Lines of the older text; none where lines are only added.
    pub old: Vec<String>,
    /// Lines of the newer text.
    pub new: Vec<String>,
    /// Lines before it, the nearest last.
    pub before: Vec<String>,
    /// Lines behind it.
    pub behind: Vec<String>,
}

/// Cuts the difference of two texts into hunks, in order.
pub fn split(older: &str, newer: &str) -> Vec<Hunk> {
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(older), lines(newer));
    let owned = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<String>>();
    let changes = changes(&old, &new);
    changes
        .into_iter()
        .map(|(from, to, new_from, new_to)| Hunk {
            at: from,
            old: owned(&old[from..to]),
            new: owned(&new[new_from..new_to]),
            before: owned(&old[from.saturating_sub(AROUND)..from]),
            behind: owned(&old[to..(to + AROUND).min(old.len())]),
        })
        .collect()
}

/// The older text with the chosen hunks taken; numbers count from 0.
pub fn join(older: &str, hunks: &[Hunk], chosen: &BTreeSet<usize>) -> String {
    let old = lines(older);
    let (mut out, mut at) = (String::with_capacity(older.len()), 0);
    for (_, hunk) in hunks.iter().enumerate().filter(|(n, _)| chosen.contains(n)) {
        out.extend(old[at..hunk.at].iter().copied());
        out.extend(hunk.new.iter().map(String::as_str));
        at = hunk.at + hunk.old.len();
    }
    out.extend(old[at..].iter().copied());
    out
}

/// Puts all hunks onto another text than they were made for.
///
/// # Errors
/// The numbers, from 0, of those that have no place in it, or more than one.
pub fn rebase(other: &str, hunks: &[Hunk]) -> Result<String, Vec<usize>> {
    let base = lines(other);
    let (mut placed, mut lost, mut from) = (Vec::new(), Vec::new(), 0);
    for (n, hunk) in hunks.iter().enumerate() {
        match place(&base, hunk, from) {
            Some(at) => {
                from = at + hunk.old.len();
                placed.push(Hunk { at, ..hunk.clone() });
            }
            None => lost.push(n),
        }
    }
    if !lost.is_empty() {
        return Err(lost);
    }
    let all = (0..placed.len()).collect();
    Ok(join(other, &placed, &all))
}

/// Where a hunk's old lines stand, with as many of the lines around it as the text still has.
fn place(base: &[&str], hunk: &Hunk, from: usize) -> Option<usize> {
    for around in (0..=AROUND).rev() {
        let before = &hunk.before[hunk.before.len().saturating_sub(around)..];
        let behind = &hunk.behind[..around.min(hunk.behind.len())];
        let pattern: Vec<&str> = before.iter().chain(&hunk.old).chain(behind).map(String::as_str).collect();
        if pattern.iter().all(|l| l.trim().is_empty()) {
            return None;
        }
        let start = from.saturating_sub(before.len());
        let fits = |at: &usize| base[*at..].starts_with(&pattern) && at + before.len() >= from;
        let mut places = (start..=base.len().saturating_sub(pattern.len())).filter(fits);
        if let Some(first) = places.next() {
            return places.next().is_none().then_some(first + before.len());
        }
    }
    None
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Ranges that differ: from and to in the older lines, from and to in the newer ones.
fn changes(old: &[&str], new: &[&str]) -> Vec<(usize, usize, usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if a.is_empty() && b.is_empty() {
        return Vec::new();
    }
    if a.len().saturating_mul(b.len()) > PAIRS {
        return vec![(head, head + a.len(), head, head + b.len())];
    }
    // Longest common subsequence, from the end, so that it can be walked from the beginning.
    let width = b.len() + 1;
    let mut longest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let mut out: Vec<(usize, usize, usize, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (from, new_from) = (i, j);
        while (i < a.len() || j < b.len()) && !(i < a.len() && j < b.len() && a[i] == b[j]) {
            let old_goes = j >= b.len() || (i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1]);
            if old_goes { i += 1 } else { j += 1 }
        }
        // Empty lines alone do not part two changes.
        let joins = out.last().is_some_and(|l| old[l.1..head + from].iter().all(|line| line.trim().is_empty()));
        match out.last_mut() {
            Some(last) if joins => (last.1, last.3) = (head + i, head + j),
            _ => out.push((head + from, head + i, head + new_from, head + j)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(hunks: &[Hunk]) -> Vec<(usize, String, String)> {
        hunks.iter().map(|h| (h.at, h.old.concat(), h.new.concat())).collect()
    }

    #[test]
    fn what_lies_apart_is_apart() {
        let check = |older: &str, newer: &str, expect: &[(usize, &str, &str)]| {
            let expect: Vec<(usize, String, String)> =
                expect.iter().map(|(at, o, n)| (*at, (*o).to_owned(), (*n).to_owned())).collect();
            assert_eq!(shown(&split(older, newer)), expect, "{older:?} {newer:?}");
        };
        check("a\nb\n", "a\nb\n", &[]);
        check("a\nb\nc\n", "a\nx\nc\n", &[(1, "b\n", "x\n")]);
        check("a\nb\nc\nd\n", "x\nb\nc\ny\n", &[(0, "a\n", "x\n"), (3, "d\n", "y\n")]);
        check("a\n\nb\n", "x\n\ny\n", &[(0, "a\n\nb\n", "x\n\ny\n")]);
        check("a\nb", "a\nb\nc", &[(1, "b", "b\nc")]);
        check("", "a\n", &[(0, "", "a\n")]);
    }

    #[test]
    fn a_hunk_finds_its_place_in_a_text_that_changed_elsewhere() {
        let older = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";
        let hunks = split(older, &older.replace("six\n", "SIX\n"));
        let check = |other: &str, expect: Result<&str, &[usize]>| {
            let got = rebase(other, &hunks);
            assert_eq!(got.as_deref().map_err(Vec::as_slice), expect, "{other:?}");
        };
        check("zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\n", Ok("zero\none\ntwo\nthree\nfour\nfive\nSIX\nseven\n"));
        check("one\nother\nsix\nseven\n", Ok("one\nother\nSIX\nseven\n"));
        check("one\ntwo\nthree\nfour\nfive\n6\nseven\n", Err(&[0]));
        check("six\nother\nsix\n", Err(&[0]));
    }

    proptest! {
        #[test]
        fn all_give_the_newer_text_and_none_the_older(
            older in prop::collection::vec(prop::sample::select(vec!["a\n", "b\n", "c\n", "\n"]), 0..14),
            newer in prop::collection::vec(prop::sample::select(vec!["a\n", "b\n", "d\n", "\n"]), 0..14),
            open in any::<bool>(),
            mask in any::<u16>(),
        ) {
            let mut older = older.concat();
            if open { older.push_str("end"); }
            let newer = newer.concat();
            let hunks = split(&older, &newer);
            prop_assert_eq!(join(&older, &hunks, &(0..hunks.len()).collect()), newer.clone());
            prop_assert_eq!(join(&older, &hunks, &BTreeSet::new()), older.clone());
            // What is taken and what is then left make up the whole.
            let some: BTreeSet<usize> = (0..hunks.len()).filter(|n| mask & (1 << (n % 16)) != 0).collect();
            let part = join(&older, &hunks, &some);
            let rest = split(&part, &join(&older, &hunks, &(0..hunks.len()).collect()));
            prop_assert_eq!(join(&part, &rest, &(0..rest.len()).collect()), newer);
        }
    }
}
