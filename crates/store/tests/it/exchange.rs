//! A folder put in place as a whole, what waits in quarantine, and a change of the memories that is only tried.

use std::fs;
use understudy_store::{
    Author, History, Kept, MemoryFolder, Note, Package, Quarantine, Router, Routes, SkillFile, foreign_places, pack,
    routes_of,
};

fn file(path: &str, text: &str) -> SkillFile {
    SkillFile { path: path.into(), bytes: text.as_bytes().to_vec() }
}

fn note(message: &str) -> Note<'_> {
    Note { author: Author::You, message, at: 100 }
}

#[test]
fn a_folder_takes_the_place_of_another_and_what_the_history_lacks_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    let put = |files: &[SkillFile], message: &str| history.put_folder("cranes", files, &note(message)).unwrap();
    let first = put(&[file("SKILL.md", "one"), file("a/b.md", "b")], "Accept cranes");
    assert!(first.commit.is_some() && first.kept.is_none(), "{first:?}");
    let second = put(&[file("SKILL.md", "two")], "Replace cranes");
    assert!(second.commit.is_some() && second.kept.is_none(), "the history has all of the old one: {second:?}");
    assert!(!dir.path().join("cranes/a").exists());
    assert_eq!(history.log("cranes", 10).unwrap().len(), 2);
    assert_eq!(history.files("cranes", &first.commit.unwrap()).unwrap().len(), 2);

    fs::write(dir.path().join("cranes/.secret"), "kept nowhere else").unwrap();
    let third = put(&[file("SKILL.md", "three")], "Replace cranes again");
    let kept = third.kept.expect("a hidden file is in no commit");
    assert_eq!(fs::read_to_string(kept.join(".secret")).unwrap(), "kept nowhere else");
    assert_eq!(fs::read_to_string(dir.path().join("cranes/SKILL.md")).unwrap(), "three");
    assert_eq!(history.log("cranes", 10).unwrap().len(), 3);
    assert!(history.put_folder("../cranes", &[file("SKILL.md", "x")], &note("x")).is_err());
    // A path that cannot be written leaves everything as it was.
    assert!(history.put_folder("cranes", &[file("a", "x"), file("a/b", "x")], &note("x")).is_err());
    assert_eq!(fs::read_to_string(dir.path().join("cranes/SKILL.md")).unwrap(), "three");
    let left: Vec<_> = fs::read_dir(dir.path()).unwrap().flatten().map(|e| e.file_name()).collect();
    assert!(!left.iter().any(|n| n.to_string_lossy().contains("understudy-")), "{left:?}");
}

#[test]
fn the_quarantine_keeps_each_skill_once_and_gives_it_back_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let quarantine = Quarantine::open(&dir.path().join("quarantine"));
    assert_eq!(quarantine.names(), Vec::<String>::new());
    let package = |text: &str| Package {
        folder: "Paper Cranes".into(),
        files: vec![file("SKILL.md", text), file("a/b.md", "b")],
        notes: vec!["odd".into()],
    };
    let keep = |text: &str| quarantine.keep(&package(text), "elsewhere", 7).unwrap();
    assert_eq!(keep("# One"), Kept::New("paper-cranes".into()));
    assert_eq!(keep("# One"), Kept::Known("paper-cranes".into()));
    assert_eq!(keep("# Two"), Kept::New("paper-cranes-2".into()));
    let waiting = quarantine.get("paper-cranes").unwrap();
    assert_eq!((waiting.package.clone(), waiting.at, waiting.source.as_str()), (package("# One"), 7, "elsewhere"));
    assert_ne!(package("# One").sha256(), package("# Two").sha256());
    quarantine.discard("paper-cranes").unwrap();
    assert_eq!(quarantine.names(), ["paper-cranes-2"]);
    for name in ["paper-cranes", "../quarantine", "", "."] {
        assert!(quarantine.discard(name).is_err() && quarantine.get(name).is_err(), "{name}");
    }
    let (one, other) = (pack("x", &package("# One").files), pack("x", &package("# One").files));
    assert_eq!(one.unwrap(), other.unwrap());
}

#[test]
fn folders_of_other_agents_are_found_where_they_have_skills() {
    let home = tempfile::tempdir().unwrap();
    for path in [".claude/skills/a", ".claude/skills/group/b", ".config/goose/skills/c", ".codex/skills/empty"] {
        fs::create_dir_all(home.path().join(path)).unwrap();
        if !path.ends_with("empty") {
            fs::write(home.path().join(path).join("SKILL.md"), "x").unwrap();
        }
    }
    let found: Vec<(&str, usize)> = foreign_places(home.path()).into_iter().map(|(a, _, n)| (a, n)).collect();
    assert_eq!(found, [("Claude Code", 2), ("Goose", 1)]);
}

#[test]
fn a_candidate_answers_as_the_folder_will_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, index) = (dir.path().join("memories"), dir.path().join("index"));
    fs::create_dir_all(folder.join("sales")).unwrap();
    fs::write(folder.join("sales/discounts.md"), "# Discounts\n\nTen percent for annual payment.\n").unwrap();
    fs::write(folder.join("sales/invoices.md"), "# Invoices\n\nRemind after seven days.\n").unwrap();
    let memories = MemoryFolder::open(&folder, &index).unwrap();
    let questions = ["discounts", "annual payment", "remind about invoices", "price ladder", "dunning"];
    let before: Vec<_> = questions.iter().map(|q| memories.search(q, 5).unwrap()).collect();
    let text = "# Price ladder\n\nDiscounts climb with the annual payment.\n";
    let changes = [("sales/ladder.md".to_owned(), Some(text.to_owned())), ("sales/invoices.md".to_owned(), None)];
    let candidate = memories.candidate(&changes).unwrap();
    let tried: Vec<_> = questions.iter().map(|q| candidate.search(q, 5).unwrap()).collect();
    let now: Vec<_> = questions.iter().map(|q| memories.search(q, 5).unwrap()).collect();
    assert_eq!(now, before, "the folder knows nothing of it");
    assert!(!folder.join("sales/ladder.md").exists());
    fs::write(folder.join("sales/ladder.md"), text).unwrap();
    fs::remove_file(folder.join("sales/invoices.md")).unwrap();
    memories.refresh().unwrap();
    for (question, tried) in questions.iter().zip(tried) {
        let real = memories.search(question, 5).unwrap();
        let short = |a: &understudy_store::MemoryAnswer| {
            a.hits.iter().map(|h| (h.passage.clone(), h.score.to_bits())).collect::<Vec<_>>()
        };
        assert_eq!((short(&tried), tried.best.to_bits()), (short(&real), real.best.to_bits()), "{question}");
    }
}

#[test]
fn keywords_lead_a_request_to_its_skill() {
    let text = |keywords: &str| {
        format!(
            "---\nname: cranes\ndescription: Folds paper.\nallowed-tools: mail.search\n{keywords}---\n\n## Steps\n\n1. Search the unread mail in the inbox (`mail.search`).\n"
        )
    };
    let lines = "{\"request\": \"Fold a crane\", \"expect\": true}\nbroken\n";
    let plain = routes_of("cranes", &text(""), lines).unwrap();
    assert_eq!((plain.requests.len(), plain.keywords.as_str()), (1, ""));
    let with = routes_of("cranes", &text("metadata:\n  keywords: origami birds\n"), lines).unwrap();
    assert_eq!(with.keywords, "origami birds");
    assert_eq!(routes_of("cranes", "broken", lines), None);
    assert_eq!(plain.unknown_words("Crease 3 origami birds for Dana, fold them"), ["crease", "origami", "birds"]);
    let other = Routes { name: "stamps".into(), description: "Sorts stamps.".into(), ..Routes::default() };
    let score = |routes: &Routes| {
        let router = Router::build(&[routes.clone(), other.clone()]);
        router.route("origami birds").into_iter().find(|(name, _)| name == "cranes").unwrap().1
    };
    assert!(score(&with) > score(&plain) + 0.2, "{} and {}", score(&with), score(&plain));
}
