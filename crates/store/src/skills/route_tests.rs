//! What routing does with the shipped skills, with words that it has not seen, and with many skills.

use super::{CANDIDATE, Router, Routes, clear_winner};
use crate::SkillFolders;
use std::path::Path;

fn shipped() -> Vec<Routes> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../skills");
    let folders = SkillFolders::open(vec![shipped]).expect("the shipped skills");
    folders.active().iter().map(|s| s.routes.clone()).collect()
}

/// The skill that comes first, if any comes near.
fn first(scores: &[(String, f64)]) -> Option<&str> {
    scores.first().filter(|(_, score)| *score >= CANDIDATE).map(|(name, _)| name.as_str())
}

fn routes(name: &str, description: &str, requests: &[&str], misses: &[&str]) -> Routes {
    let owned = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect();
    Routes {
        name: name.into(),
        description: description.into(),
        keywords: String::new(),
        requests: owned(requests),
        misses: owned(misses),
    }
}

/// Each routing line of the shipped skills is left out in turn: what routing does with words that it has not seen.
#[test]
fn requests_it_has_not_seen_are_not_given_to_the_wrong_skill() {
    let all = shipped();
    let (mut left_out, mut found, mut sure, mut wrong) = (0, 0, 0, Vec::new());
    let (mut near, mut taken) = (0, 0);
    for skill in 0..all.len() {
        for line in 0..all[skill].requests.len() {
            let mut rest = all.clone();
            let request = rest[skill].requests.remove(line);
            let scores = Router::build(&rest).route(&request);
            left_out += 1;
            found += usize::from(first(&scores) == Some(all[skill].name.as_str()));
            match clear_winner(&scores) {
                Some(winner) if winner == all[skill].name => sure += 1,
                Some(_) => wrong.push(format!("chosen wrongly: {request}: {:.2?}", &scores[..2])),
                None => {}
            }
        }
        for line in 0..all[skill].misses.len() {
            let mut rest = all.clone();
            let request = rest[skill].misses.remove(line);
            let scores = Router::build(&rest).route(&request);
            near += 1;
            taken += usize::from(first(&scores) == Some(all[skill].name.as_str()));
            if clear_winner(&scores) == Some(all[skill].name.as_str()) {
                wrong.push(format!("a near miss chosen: {request}: {:.2?}", &scores[..2]));
            }
        }
    }
    let report = format!(
        "{left_out} left out: {found} first, {sure} without asking the student; {near} near misses: {taken} first\n{}",
        wrong.join("\n")
    );
    eprintln!("{report}");
    assert!(left_out > 0 && near > 0 && wrong.is_empty(), "{report}");
    assert!(found * 10 >= left_out * 9, "{report}");
    assert!(taken * 8 <= near, "{report}");
}

#[test]
fn a_near_miss_that_is_known_finds_neither_its_skill_nor_one_that_notes_it() {
    let all = shipped();
    let router = Router::build(&all);
    for routes in &all {
        for miss in &routes.misses {
            let scores = router.route(miss);
            let Some(found) = first(&scores) else { continue };
            let found = all.iter().find(|r| r.name == found).expect("a skill");
            assert!(!found.misses.contains(miss), "{miss}: {:?}: {:?}", &scores[..2], router.why(miss, &found.name));
        }
    }
}

#[test]
fn the_act_and_the_form_decide_where_the_nouns_are_the_same() {
    let all = [
        routes(
            "file-bills",
            "Files bills.",
            &["File the bills", "Archive the bills of May"],
            &["Pay the bill from Orbis"],
        ),
        routes("water-plants", "Waters the plants.", &["Water the plants"], &[]),
    ];
    let router = Router::build(&all);
    let check = |request: &str, expect: Option<&str>| {
        let scores = router.route(request);
        assert_eq!(clear_winner(&scores), expect, "{request}: {scores:?}: {:?}", router.why(request, "file-bills"));
    };
    check("Store the bills", Some("file-bills"));
    check("Pay the bills", None);
    check("Send Rui the bills", None);
    check("Who filed the bills?", None);
    check("How many bills are there?", None);
    check("Water my plants", Some("water-plants"));
    check("Pay the bill from Orbis", None);
    assert_eq!(router.route("Pay the bill from Orbis")[0].1, 0.0);
    let why = router.why("Pay the bill from Kestrel", "file-bills").expect("a skill");
    assert!(why.contains("near miss") && why.contains("none of its acts"), "{why}");
    assert_eq!(router.why("Pay the bill", "nobody"), None);
}

#[test]
fn thousands_of_skills_are_told_apart() {
    let thing = |n: u32| format!("{n:04}").bytes().map(|d| char::from(b'a' + d - b'0')).collect::<String>() + "box";
    let all: Vec<Routes> = (0..2_000)
        .map(|n| {
            let thing = thing(n);
            routes(
                &format!("file-{thing}"),
                &format!("Files every {thing}."),
                &[&format!("File the {thing}"), &format!("Archive my {thing}")],
                &[&format!("Send Rui the {thing}"), &format!("Where is the {thing}?")],
            )
        })
        .collect();
    let router = Router::build(&all);
    for n in [0, 7, 1_999] {
        let thing = thing(n);
        let stored = router.route(&format!("Store the {thing}"));
        assert_eq!(clear_winner(&stored), Some(format!("file-{thing}").as_str()));
        assert_eq!(clear_winner(&router.route(&format!("Send Ana the {thing}"))), None);
    }
}
