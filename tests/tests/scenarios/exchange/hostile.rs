//! Folders and zips that mean harm, or are broken: refused with a reason, and nothing of them is kept.

use super::{active, files, import, waiting};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use understudy_app::wire::ErrorCode;
use understudy_tests::packages::{Entry, folder, raw_zip, skill, zip};
use understudy_tests::scenario::Scenario;

/// What is done to a folder before it is imported, and the words that the answer must have.
type Hostile = (&'static str, Box<dyn Fn(&Path) -> PathBuf>, &'static [&'static str]);

fn at_zip(build: impl Fn(&Path) -> PathBuf + 'static) -> Box<dyn Fn(&Path) -> PathBuf> {
    Box::new(move |place| build(&place.join("skill.zip")))
}

fn entries(more: Vec<Entry>) -> Box<dyn Fn(&Path) -> PathBuf> {
    at_zip(move |at| {
        let mut all = vec![Entry::new("cranes/SKILL.md", skill("cranes"))];
        all.extend(more.clone());
        raw_zip(at, &all)
    })
}

fn inside(build: impl Fn(&Path) + 'static) -> Box<dyn Fn(&Path) -> PathBuf> {
    Box::new(move |place| {
        let at = folder(&place.join("cranes"), &[("SKILL.md", skill("cranes").as_bytes())]);
        build(&at);
        at
    })
}

fn text(bytes: Vec<u8>) -> Box<dyn Fn(&Path) -> PathBuf> {
    Box::new(move |place| folder(&place.join("cranes"), &[("SKILL.md", &bytes)]))
}

fn refused_ones() -> Vec<Hostile> {
    let entry = |name: &[u8]| entries(vec![Entry::new(name, "x")]);
    let of_mode = |mode: u32| entries(vec![Entry { mode, ..Entry::new("cranes/other", "/etc/passwd") }]);
    let names_1001: Vec<Entry> = (0..1001).map(|n| Entry::new(format!("cranes/{n}.md"), "x")).collect();
    vec![
        ("traversal", entry(b"cranes/../../evil.md"), &["evil.md", "out of the folder"]),
        ("traversal at once", entry(b"../evil.md"), &["out of the folder"]),
        ("absolute", entry(b"/tmp/evil.md"), &["absolute"]),
        ("drive", entry(b"C:/evil.md"), &["absolute"]),
        ("backslash", entry(b"cranes\\..\\evil.md"), &["backslash"]),
        ("no UTF-8 in a name", entry(b"cranes/caf\xe9.md"), &["not UTF-8"]),
        ("control characters in a name", entry(b"cranes/a\nb.md"), &["control characters"]),
        ("hidden characters in a name", entry("cranes/a\u{202e}dm.exe".as_bytes()), &["not seen"]),
        ("a device of Windows", entry(b"cranes/NUL.md"), &["Windows"]),
        ("deep", entry("cranes/".repeat(30).as_bytes()), &["folders"]),
        ("link in a zip", of_mode(0o120777), &["link", "cranes/other"]),
        ("device in a zip", of_mode(0o060644), &["device"]),
        ("one name twice", entries(vec![Entry::new("cranes/SKILL.md", "again")]), &["two entries of one name"]),
        ("capitals", entries(vec![Entry::new("cranes/skill.MD", "again")]), &["one file on some systems"]),
        (
            "a file that is a folder, too",
            entries(vec![Entry::new("cranes/a", "x"), Entry::new("cranes/a/b", "x")]),
            &["cranes", "one file on some systems"],
        ),
        ("encrypted", entries(vec![Entry { flags: 1, ..Entry::new("cranes/a.md", [7; 40]) }]), &["password", "a.md"]),
        (
            "wrong checksum",
            entries(vec![Entry { crc: Some(7), ..Entry::new("cranes/a.md", "x") }]),
            &["checksum", "a.md"],
        ),
        ("unknown packing", entries(vec![Entry { method: 98, ..Entry::new("cranes/a.md", "x") }]), &["method"]),
        (
            "shared data",
            entries(vec![
                Entry::new("cranes/a.md", [b'a'; 900]),
                Entry { shares: true, ..Entry::new("cranes/b.md", [b'a'; 900]) },
            ]),
            &["zip bomb"],
        ),
        ("too many entries", entries(names_1001), &["1002 entries", "1000"]),
        (
            "a bomb by its ratio",
            at_zip(|at| zip(at, &[("SKILL.md", skill("cranes").as_bytes()), ("zeros.txt", &vec![0; 30 << 20])])),
            &["zip bomb", "100 times"],
        ),
        (
            "a zip of a zip",
            at_zip(|at| {
                let inner = std::fs::read(zip(&at.with_extension("inner"), &[("SKILL.md", b"x")])).expect("read");
                zip(at, &[("inner.zip", &inner)])
            }),
            &["no SKILL.md"],
        ),
        (
            "half a zip",
            at_zip(|at| {
                let whole = std::fs::read(zip(at, &[("SKILL.md", skill("cranes").as_bytes())])).expect("read");
                std::fs::write(at, &whole[..whole.len() / 2]).expect("written");
                at.to_owned()
            }),
            &["no whole zip"],
        ),
        ("an empty zip", at_zip(|at| raw_zip(at, &[])), &["no SKILL.md"]),
        (
            "no zip",
            at_zip(|at| {
                std::fs::write(at, "PDF").expect("written");
                at.to_owned()
            }),
            &["no zip"],
        ),
        ("nothing there", Box::new(|place| place.join("gone")), &["cannot be read"]),
        ("no skill in a folder", Box::new(|place| folder(&place.join("x"), &[("a.txt", b"x")])), &["no SKILL.md"]),
        (
            "a link out",
            inside(|at| symlink("/etc/passwd", at.join("notes.md")).expect("linked")),
            &["link", "notes.md"],
        ),
        (
            "a link inside",
            inside(|at| symlink("SKILL.md", at.join("notes.md")).expect("linked")),
            &["link", "notes.md"],
        ),
        ("a link to itself", inside(|at| symlink(at, at.join("round")).expect("linked")), &["link", "round"]),
        (
            "a SKILL.md that is a link",
            Box::new(|place| {
                let at = folder(&place.join("cranes"), &[("a.md", b"x")]);
                symlink("/etc/passwd", at.join("SKILL.md")).expect("linked");
                at
            }),
            &["link", "SKILL.md"],
        ),
        (
            "a skill that is a link",
            Box::new(|place| {
                let real = folder(&place.join("real"), &[("SKILL.md", skill("cranes").as_bytes())]);
                std::fs::create_dir_all(place.join("all")).expect("made");
                symlink(real, place.join("all/cranes")).expect("linked");
                place.join("all")
            }),
            &["link", "cranes"],
        ),
        (
            "a socket",
            inside(|at| drop(std::os::unix::net::UnixListener::bind(at.join("s")).expect("bound"))),
            &["socket"],
        ),
        (
            "capitals in a folder",
            inside(|at| drop(folder(at, &[("a.md", b"x"), ("A.md", b"x")]))),
            &["one file on some"],
        ),
        (
            "no UTF-8 in a folder",
            inside(|at| {
                std::fs::write(at.join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "x").expect("written");
            }),
            &["not UTF-8"],
        ),
        (
            "a deep folder",
            inside(|at| drop(folder(at, &[("a/".repeat(20).trim_end_matches('/'), b"x")]))),
            &["folders"],
        ),
        (
            "a large folder",
            inside(|at| {
                std::fs::File::create(at.join("big")).and_then(|f| f.set_len(60 << 20)).expect("a sparse file");
            }),
            &["more than 50 MB"],
        ),
        (
            "too many files",
            inside(|at| {
                (0..1001).for_each(|n| std::fs::write(at.join(n.to_string()), "x").expect("written"));
            }),
            &["more than 1000 files"],
        ),
        ("a text of 10 MB", text(vec![b'a'; 10 << 20]), &["10240 kB", "256 kB"]),
        ("a text that is not UTF-8", text(b"---\nname: cranes\n---\ncaf\xe9\n".to_vec()), &["not UTF-8", "line 4"]),
        ("a text with NUL", text(b"---\nname: a\0b\n".to_vec()), &["NUL", "line 2"]),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_hostile_is_refused_with_a_reason_and_changes_nothing() {
    let scenario = Scenario::new().await;
    let before = (active(&scenario).await, files(&scenario.folder().join("skills")));
    for (name, build, words) in refused_ones() {
        let place = tempfile::tempdir().expect("a folder");
        let path = build(place.path());
        let outside: Vec<String> = std::fs::read_dir(place.path().parent().expect("above"))
            .expect("there")
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .filter(|n| n.contains("evil"))
            .collect();
        let (message, hint) = match import(&scenario, &path).await {
            Err(error) => {
                assert_eq!(error.code, ErrorCode::BadInput, "{name}: {error:?}");
                (error.message, error.hint)
            }
            Ok(report) => panic!("{name}: it was taken in: {report:?}"),
        };
        for word in words {
            assert!(message.contains(word), "{name}: the message does not say “{word}”: {message}");
        }
        assert!(!hint.is_empty() && !message.contains('\u{202e}') && message.len() < 1000, "{name}: {message} {hint}");
        assert_eq!(outside, Vec::<String>::new(), "{name}");
        assert!(waiting(&scenario).await.is_empty(), "{name}: nothing of it is kept");
    }
    let after = (active(&scenario).await, files(&scenario.folder().join("skills")));
    assert_eq!(after, before, "what was active is active");
    assert!(!Path::new("/tmp/evil.md").exists());
    let left = std::fs::read_dir(scenario.folder().join("quarantine")).into_iter().flatten().flatten().count();
    assert_eq!(left, 0, "no half-made thing is left");
    scenario.app.close().await;
}
