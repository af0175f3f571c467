//! The git history of a folder: who changed what, and how it comes back.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use understudy_store::{Author, DiffSign, History, Note, Save, SkillFolders, StoreError, diff, sha256_hex};

fn note(author: Author, message: &str, at: i64) -> Note<'_> {
    Note { author, message, at }
}

fn history() -> (tempfile::TempDir, History) {
    let dir = tempfile::tempdir().unwrap();
    let history = History::open(dir.path()).unwrap();
    assert_eq!(history.trouble(), None);
    (dir, history)
}

fn log(history: &History, path: &str) -> Vec<(String, String)> {
    history.log(path, 100).unwrap().into_iter().map(|r| (r.author, r.message)).collect()
}

fn hash(text: &str) -> String {
    sha256_hex(text.as_bytes())
}

fn save(history: &History, path: &str, text: &str, base: Option<&str>, at: i64) -> Save {
    let base = base.map(hash);
    history.save(path, text, base.as_deref(), &note(Author::You, &format!("Save {path}"), at)).unwrap()
}

#[test]
fn a_save_is_a_commit_by_its_author_and_can_be_read_again() {
    let (dir, history) = history();
    let Save::Done { commit: Some(first), sha256 } = save(&history, "sales/discounts.md", "ten\n", None, 100) else {
        panic!("saved")
    };
    assert_eq!(sha256, hash("ten\n"));
    save(&history, "sales/discounts.md", "twelve\n", Some("ten\n"), 200);
    let all = history.log("sales/discounts.md", 100).unwrap();
    let seen: Vec<(&str, &str, i64)> = all.iter().map(|r| (r.author.as_str(), r.message.as_str(), r.at)).collect();
    assert_eq!(seen, [("you", "Save sales/discounts.md", 200), ("you", "Save sales/discounts.md", 100)]);
    assert_eq!(history.read("sales/discounts.md", &first[..8]).unwrap().as_deref(), Some(&b"ten\n"[..]));
    assert_eq!(fs::read_to_string(dir.path().join("sales/discounts.md")).unwrap(), "twelve\n");
    assert_eq!(log(&history, "sales").len(), 2, "a folder has the history of its files");
    assert_eq!(log(&history, "deals"), []);
}

#[test]
fn what_another_program_wrote_is_never_overwritten_and_is_committed_as_such() {
    let (dir, history) = history();
    save(&history, "a.md", "one\n", None, 1);
    fs::write(dir.path().join("a.md"), "theirs\n").unwrap();
    let stale = save(&history, "a.md", "mine\n", Some("one\n"), 2);
    assert_eq!(stale, Save::Stale { found: Some(hash("theirs\n")), beside: None });
    assert_eq!(fs::read_to_string(dir.path().join("a.md")).unwrap(), "theirs\n");
    // Having seen it, the user keeps their own: both texts are in the history.
    save(&history, "a.md", "mine\n", Some("theirs\n"), 3);
    let authors: Vec<String> = log(&history, "a.md").into_iter().map(|(author, _)| author).collect();
    assert_eq!(authors, ["you", "outside", "you"]);
    let all = history.log("a.md", 9).unwrap();
    assert_eq!(history.read("a.md", &all[1].id).unwrap().as_deref(), Some(&b"theirs\n"[..]));
    assert_eq!(save(&history, "a.md", "new\n", None, 4), Save::Stale { found: Some(hash("mine\n")), beside: None });
}

#[test]
fn a_folder_comes_back_as_it_was_and_what_came_later_stays_in_the_history() {
    let (dir, history) = history();
    save(&history, "skill/SKILL.md", "v1", None, 1);
    let first = history.log("skill", 1).unwrap().remove(0);
    save(&history, "skill/SKILL.md", "v2", Some("v1"), 2);
    save(&history, "skill/evals/evals.json", "{}", None, 3);
    let second = history.log("skill", 1).unwrap().remove(0);
    history.restore("skill", &first.id, &note(Author::You, "Restore skill", 4)).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("skill/SKILL.md")).unwrap(), "v1");
    assert!(!dir.path().join("skill/evals").exists(), "a folder that became empty goes too");
    history.restore("skill", &second.id, &note(Author::You, "Restore skill", 5)).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("skill/evals/evals.json")).unwrap(), "{}");
    assert_eq!(log(&history, "skill").len(), 5);
    let missing = history.restore("skill", "ffffffff", &note(Author::You, "", 6)).unwrap_err();
    assert!(matches!(missing, StoreError::NotFound { what: "version", .. }), "{missing:?}");
    for expression in ["HEAD", "HEAD~1", ":/Save", "ab", "../x"] {
        assert!(history.read("skill/SKILL.md", expression).is_err(), "{expression} names no version");
    }
}

#[test]
fn removed_files_come_back() {
    let (dir, history) = history();
    save(&history, "a.md", "text", None, 1);
    history.change(&[("a.md".into(), None)], &note(Author::You, "Delete a.md", 2)).unwrap();
    assert!(!dir.path().join("a.md").exists());
    let all = history.log("a.md", 9).unwrap();
    assert_eq!(all.iter().map(|r| r.present).collect::<Vec<_>>(), [false, true]);
    history.restore("a.md", &all[1].id, &note(Author::You, "Bring a.md back", 3)).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("a.md")).unwrap(), "text");
}

#[test]
fn links_hidden_large_and_ignored_files_are_left_out() {
    let (dir, history) = history();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.md"), dir.path().join("link.md")).unwrap();
    std::os::unix::fs::symlink(outside.path(), dir.path().join("folder")).unwrap();
    fs::write(dir.path().join(".hidden"), "x").unwrap();
    fs::write(dir.path().join(".gitignore"), "*.log\n").unwrap();
    fs::write(dir.path().join("a.log"), "x").unwrap();
    fs::write(dir.path().join("bytes.md"), [0xff, 0xfe, 0x00]).unwrap();
    fs::File::create(dir.path().join("huge.md")).unwrap().set_len(10 * 1024 * 1024).unwrap();
    let id = history.commit(&note(Author::Outside, "", 1)).unwrap().unwrap();
    let mut names: Vec<String> = Vec::new();
    for name in ["link.md", "folder/secret.md", ".hidden", ".gitignore", "a.log", "bytes.md", "huge.md"] {
        if history.read(name, &id).unwrap().is_some() {
            names.push(name.into());
        }
    }
    assert_eq!(names, [".gitignore", "bytes.md"]);
    assert_eq!(history.commit(&note(Author::Outside, "", 2)).unwrap(), None, "nothing differs");
    for path in ["folder/new.md", "link.md", "../up.md", "/etc/x.md", "a//b.md", ".git/config", ""] {
        let refused = history.save(path, "x", None, &note(Author::You, "x", 3));
        assert!(matches!(refused, Err(StoreError::NotFound { .. })), "{path}: {refused:?}");
    }
    assert!(!outside.path().join("new.md").exists());
}

#[test]
fn the_users_own_repository_is_used_and_not_disturbed_in_a_merge() {
    let (dir, history) = history();
    save(&history, "a.md", "one", None, 1);
    fs::write(dir.path().join(".git/MERGE_HEAD"), format!("{}\n", history.log("a.md", 1).unwrap()[0].id)).unwrap();
    let saved = save(&history, "a.md", "two", Some("one"), 2);
    assert_eq!(saved, Save::Done { commit: None, sha256: hash("two") }, "saved, and committed once the merge is over");
    fs::remove_file(dir.path().join(".git/MERGE_HEAD")).unwrap();
    assert!(history.commit(&note(Author::You, "Save a.md", 3)).unwrap().is_some());
    fs::remove_dir_all(dir.path().join(".git")).unwrap();
    assert!(matches!(save(&history, "a.md", "three", Some("two"), 4), Save::Done { commit: Some(_), .. }));
}

#[test]
fn a_difference_names_the_lines_of_both_sides() {
    let lines = diff("a\nb\nc\nd\n", "a\nB\nc\nd\n", 1).unwrap();
    let seen: Vec<(DiffSign, Option<u32>, Option<u32>, &str)> =
        lines.iter().map(|l| (l.sign, l.old, l.new, l.text.as_str())).collect();
    assert_eq!(
        seen,
        [
            (DiffSign::Same, Some(1), Some(1), "a"),
            (DiffSign::Removed, Some(2), None, "b"),
            (DiffSign::Added, None, Some(2), "B"),
            (DiffSign::Same, Some(3), Some(3), "c"),
        ]
    );
    assert_eq!(diff("same", "same", 3).unwrap(), []);
}

fn skill(description: &str) -> String {
    format!(
        "---\nname: sort\ndescription: {description}\nallowed-tools: mail.search\n---\n\n## Steps\n\n1. Search the unread mail in the inbox. `mail.search`\n"
    )
}

#[test]
fn after_a_restart_the_last_good_version_comes_from_the_history() {
    let (dir, history) = history();
    let history = Arc::new(history);
    let open = || SkillFolders::open_with(vec![dir.path().to_path_buf()], Some(history.clone())).unwrap();
    save(&history, "sort/SKILL.md", &skill("First."), None, 1);
    save(&history, "sort/SKILL.md", &skill("Second."), Some(&skill("First.")), 2);
    save(&history, "sort/SKILL.md", "---\nname: [sort\n", Some(&skill("Second.")), 3);
    let skills = open();
    assert_eq!(skills.get("sort").unwrap().text, skill("Second."));
    assert!(skills.problems().iter().any(|p| p.path == "sort/SKILL.md"), "the errors are still told");
    fs::write(dir.path().join("sort/SKILL.md"), [0xff, 0x00]).unwrap();
    assert_eq!(open().get("sort").unwrap().text, skill("Second."), "also when it is no text at all");
}

#[test]
fn a_skill_that_is_a_link_out_of_the_folder_is_refused() {
    let (dir, _) = history();
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir(outside.path().join("sort")).unwrap();
    fs::write(outside.path().join("sort/SKILL.md"), skill("Elsewhere.")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("sort"), dir.path().join("sort")).unwrap();
    let skills = SkillFolders::open(vec![dir.path().to_path_buf()]).unwrap();
    assert_eq!(skills.get("sort"), None);
    assert!(skills.problems().iter().any(|p| p.problem.code == "link"), "{:?}", skills.problems());
    assert!(Path::new(&outside.path().join("sort/SKILL.md")).exists());
}
