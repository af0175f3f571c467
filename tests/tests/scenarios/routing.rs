//! Routing on requests that nothing was set on: neither the routing lines of the shipped skills nor the router's bounds.
//!
//! The figures are printed for docs/benchmarks.md. The file was written before the router that is measured.

use serde::Deserialize;
use understudy_store::{CANDIDATE, SkillFolders, clear_winner};
use understudy_tests::repair::{deficiencies::named, repair};

#[derive(Deserialize)]
struct Held {
    request: String,
    skill: String,
    expect: bool,
}

#[test]
fn held_out_requests_find_their_skill_and_near_misses_find_none_surely() {
    let skills = SkillFolders::open(vec![understudy_tests::root().join("skills")]).expect("the shipped skills");
    let lines = include_str!("../../data/routing-held.jsonl").lines();
    let held: Vec<Held> = lines.map(|l| serde_json::from_str(l).expect("a held-out line")).collect();
    let (mut own, mut first, mut third, mut sure) = (0, 0, 0, 0);
    let (mut near, mut taken, mut any, mut surely) = (0, 0, 0, 0);
    let mut rows = Vec::new();
    for Held { request, skill, expect } in &held {
        let scores = skills.route(request);
        let place = scores.iter().position(|(name, score)| name == skill && *score >= CANDIDATE);
        let winner = clear_winner(&scores);
        if *expect {
            own += 1;
            first += usize::from(place == Some(0));
            third += usize::from(place.is_some_and(|p| p < 3));
            sure += usize::from(winner == Some(skill.as_str()));
        } else {
            near += 1;
            taken += usize::from(place == Some(0));
            any += usize::from(scores[0].1 >= CANDIDATE);
        }
        // Chosen without a question to the student, and wrongly.
        let wrong = winner.is_some_and(|w| !expect || w != skill);
        surely += usize::from(wrong);
        if wrong || *expect != (place == Some(0)) {
            let mark = if wrong { "SURE" } else { "    " };
            rows.push(format!("{mark} {request} ({}{skill}): {:.2?}", if *expect { "" } else { "not " }, &scores[..2]));
        }
    }
    let report = format!(
        "{own} for a skill: {first} first, {third} in three, {sure} without a question; {near} near misses: {taken} find the skill that \
         they are near first, {any} find any; {surely} chosen wrongly without a question\n{}",
        rows.join("\n")
    );
    println!("{report}");
    assert_eq!((own, near), (30, 30), "{report}");
    assert!(surely <= 6 && first >= 15, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_that_says_nothing_is_repaired_so_that_unseen_requests_find_the_skill() {
    let row = repair(named("vague description"), 5).await.expect("repaired");
    let (before, after, of) = row.held_out;
    assert_eq!(of, 6, "{row:#?}");
    assert!(before <= 2 && after >= 4, "{row:#?}");
    assert_eq!((row.good.kept, row.useless.kept, row.harmful.kept), (1, 0, 0), "{row:#?}");
}
