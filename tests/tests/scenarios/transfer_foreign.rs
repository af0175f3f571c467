//! What other programs write, and what nobody should: Takeout, Thunderbird, Apple, an Obsidian vault, a Maildir; bombs,
//! paths that lead out, links, bytes that are no text.

use std::collections::BTreeMap;
use std::path::Path;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_tests::packages::{Entry, raw_zip, zip};
use understudy_tests::scenario::options;

async fn ask<T: serde::de::DeserializeOwned>(app: &App, command: Command) -> T {
    let value = app.dispatch(Caller::Terminal, command).await.expect("the command holds");
    serde_json::from_value(value).expect("a result reads back as its own type")
}

async fn empty(folder: &Path) -> App {
    for part in ["account", "memories"] {
        std::fs::create_dir_all(folder.join(part)).expect("a folder");
    }
    App::open(options(folder)).await.expect("an empty account opens")
}

async fn import(app: &App, path: &Path) -> ImportTally {
    let path = path.to_string_lossy().into_owned();
    let found: ImportTally = ask(app, Command::ImportCheck { path: path.clone() }).await;
    let brought: ImportTally = ask(app, Command::ImportMake { path, sha256: found.sha256.clone() }).await;
    assert_eq!(found.counts, brought.counts, "what was counted is what came");
    assert_eq!(found.unreadable, brought.unreadable);
    brought
}

fn counts(tally: &ImportTally) -> BTreeMap<ImportKind, (u32, u32, u32)> {
    tally.counts.iter().map(|c| (c.kind, (c.new, c.known, c.unreadable))).collect()
}

async fn mails(app: &App, folder: &str) -> Vec<(String, Vec<String>)> {
    let page: MessagePage = ask(app, Command::MessageList { folder: folder.into(), limit: Some(100) }).await;
    let mut all: Vec<(String, Vec<String>)> = page.messages.into_iter().map(|m| (m.subject, m.labels)).collect();
    all.sort();
    all
}

fn letter(n: u32, more: &str, body: &str) -> String {
    format!(
        "{more}From: Dana Ortiz <dana@larkfield.example>\nTo: maya@harbourseed.example\nDate: Mon, 23 Nov 2026 08:00:00 +0000\nMessage-ID: <letter-{n}@larkfield.example>\nSubject: Letter {n}\n\n{body}\n"
    )
}

const SEPARATOR: &str = "From 1795424400123456789@xxx Mon Nov 23 09:00:00 +0000 2026\n";

const EVENT: &str = "BEGIN:VCALENDAR\r\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r\nVERSION:2.0\r\n\
    BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
    BEGIN:VEVENT\r\nUID:one@mozilla.example\r\nSUMMARY:Numbers in Berlin\r\nDTSTART;TZID=Europe/Berlin:20261124T100000\r\nDTEND;TZID=Europe/Berlin:20261124T110000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:broken@mozilla.example\r\nSUMMARY:No start\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

const CARD: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//macOS 15.1//EN\r\nN:Weiß;Ines;;;\r\nFN:Ines Weiß\r\n\
    EMAIL;type=INTERNET;type=WORK;type=pref:ines@tidewater.example\r\nTEL;type=CELL:+49 30 000000\r\nUID:apple-1\r\nEND:VCARD\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_takeout_zip_comes_in_with_its_labels_events_and_contacts() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let mail = [
        letter(1, "X-GM-THRID: 1\nX-Gmail-Labels: Inbox,Unread,Prospects\n", "hello"),
        letter(2, "X-Gmail-Labels: =?UTF-8?Q?Archived,Opened,Gro=C3=9Fe_Kunden?=\n", ">From the archive"),
        letter(3, "X-Gmail-Labels: Sent,Opened\n", "sent"),
        letter(4, "X-Gmail-Labels: Spam,Unread\n", "spam"),
        letter(1, "X-Gmail-Labels: Inbox\n", "the same once more"),
        "X-Gmail-Labels: Inbox\n\nthis is no letter\n".to_owned(),
    ];
    let mail: String = mail.iter().map(|m| format!("{SEPARATOR}{m}\n")).collect();
    let path = zip(
        &place.path().join("takeout.zip"),
        &[
            ("Takeout/archive_browser.html", b"<html></html>"),
            ("Takeout/Mail/All mail Including Spam and Trash.mbox", mail.as_bytes()),
            ("Takeout/Calendar/maya@harbourseed.example.ics", EVENT.as_bytes()),
            ("Takeout/Contacts/All Contacts/All Contacts.vcf", CARD.as_bytes()),
        ],
    );
    let tally = import(&app, &path).await;
    let expect = BTreeMap::from([
        (ImportKind::Messages, (4, 1, 1)),
        (ImportKind::Events, (1, 0, 1)),
        (ImportKind::Contacts, (1, 0, 0)),
    ]);
    assert_eq!(counts(&tally), expect, "{:?}", tally.unreadable);
    let label = |label: &str| vec![label.to_owned()];
    assert_eq!(mails(&app, "inbox").await, [("Letter 1".to_owned(), label("Prospects"))]);
    assert_eq!(
        mails(&app, "archive").await,
        [("Letter 2".to_owned(), label("Große Kunden")), ("Letter 4".to_owned(), label("Spam"))]
    );
    assert_eq!(mails(&app, "sent").await, [("Letter 3".to_owned(), vec![])]);
    let broken = tally.unreadable.iter().find(|u| u.file.ends_with(".mbox")).expect("it is named");
    let line = mail.lines().position(|l| l.contains("no letter")).expect("it is there") as u32;
    assert_eq!(broken.line, Some(line - 2), "the line of its separator: {broken:?}");
    let start = mail.rfind(SEPARATOR).expect("it is there");
    assert_eq!(broken.position, Some(start as f64));
    let calendar = Command::CalendarShow { span: CalendarSpan::Week, date: Some("2026-11-24".into()) };
    let week: serde_json::Value = app.dispatch(Caller::Terminal, calendar).await.expect("a week");
    assert!(week.to_string().contains("Numbers in Berlin"), "{week}");
    assert!(tally.notes.iter().any(|n| n.contains("1 file of other kinds")), "{:?}", tally.notes);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_comes_in_and_what_is_here_stays() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let saved = Command::MemorySave { path: "kept.md".into(), text: "# Mine\n".into(), base: None, anyway: true };
    let _: Saved = ask(&app, saved).await;
    let vault = place.path().join("vault");
    let big = vec![b'x'; 300 * 1024];
    let files: [(&str, &[u8]); 9] = [
        (".obsidian/app.json", b"{}"),
        (".obsidian/plugins/readme.md", b"# Hidden\n"),
        ("kept.md", b"# Another\n"),
        ("sales/discounts.md", b"---\ntags: [sales]\n---\n# Discounts\n\nHold the price. See [[kept]].\n"),
        ("bytes.md", b"# \xff\xfe\n"),
        ("large.md", &big),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
        ("skills/cranes/SKILL.md", b"---\nname: cranes\ndescription: Cranes.\n---\n# Cranes\n"),
        ("skills/cranes/notes.md", b"# A file of the skill\n"),
    ];
    for (path, bytes) in files {
        let full = vault.join(path);
        std::fs::create_dir_all(full.parent().expect("inside")).expect("made");
        std::fs::write(full, bytes).expect("written");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path().join("data"), vault.join("out")).expect("a link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(vault.join("kept.md"), vault.join("linked.md")).expect("a link");
    let tally = import(&app, &vault).await;
    assert_eq!(counts(&tally), BTreeMap::from([(ImportKind::Memories, (1, 1, 2))]), "{:?}", tally.unreadable);
    assert_eq!(tally.differs, ["kept.md"]);
    assert_eq!(tally.skills, ["cranes"]);
    let reasons: BTreeMap<&str, &str> = tally.unreadable.iter().map(|u| (u.file.as_str(), u.reason.as_str())).collect();
    assert_eq!(reasons["bytes.md"], "it is not UTF-8 text");
    assert!(reasons["large.md"].contains("split it"), "{reasons:?}");
    #[cfg(unix)]
    assert!(reasons["out"].contains("links are not followed") && reasons.contains_key("linked.md"), "{reasons:?}");
    let shown: MemoryView = ask(&app, Command::MemoryShow { path: "kept.md".into() }).await;
    assert_eq!(shown.text, "# Mine\n", "nothing is replaced");
    let list: MemoryList = ask(&app, Command::MemoryList {}).await;
    let paths: Vec<&str> = list.memories.iter().map(|m| m.path.as_str()).collect();
    assert_eq!(paths, ["kept.md", "sales/discounts.md"], "the list shows them at once");
    let history: HistoryView = ask(&app, Command::MemoryHistory { path: "sales/discounts.md".into() }).await;
    assert_eq!(history.revisions[0].message, "Import sales/discounts.md");
    let foreign: Vec<ForeignView> = ask(&app, Command::ForeignList {}).await;
    assert!(foreign.is_empty(), "no skill comes in silently");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_maildir_comes_in_with_its_flags_folders_and_labels() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let maildir = place.path().join("Maildir");
    let put = |path: &str, text: &str| {
        let full = maildir.join(path);
        std::fs::create_dir_all(full.parent().expect("inside")).expect("made");
        std::fs::write(full, text).expect("written");
    };
    for folder in ["", ".Sent/", ".Projects/"] {
        for half in ["cur", "new", "tmp"] {
            std::fs::create_dir_all(maildir.join(format!("{folder}{half}"))).expect("made");
        }
    }
    put("cur/1.a.host:2,FSa", &letter(1, "", "starred"));
    put("dovecot-keywords", "0 Prospects\n");
    put("new/2.a.host", &letter(2, "", "new"));
    put(".Sent/cur/3.a.host:2,S", &letter(3, "", "sent"));
    put(".Projects/cur/4.a.host:2,S", &letter(4, "", "project"));
    put("cur/5.a.host:2,ST", &letter(5, "", "deleted"));
    put("tmp/6.a.host", "half");
    let tally = import(&app, &maildir).await;
    assert_eq!(counts(&tally), BTreeMap::from([(ImportKind::Messages, (4, 0, 0))]), "{:?}", tally.unreadable);
    let inbox = mails(&app, "inbox").await;
    assert_eq!(inbox, [("Letter 1".to_owned(), vec!["Prospects".to_owned()]), ("Letter 2".to_owned(), vec![])]);
    assert_eq!(mails(&app, "sent").await, [("Letter 3".to_owned(), vec![])]);
    assert_eq!(mails(&app, "archive").await, [("Letter 4".to_owned(), vec!["Projects".to_owned()])]);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn single_files_are_told_by_what_is_in_them() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let put = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let kind = |tally: &ImportTally| counts(tally).into_iter().next();
    let mail = format!("{SEPARATOR}{}\n", letter(1, "", "text"));
    let tally = import(&app, &put("named.txt", mail.as_bytes())).await;
    assert_eq!(kind(&tally), Some((ImportKind::Messages, (1, 0, 0))));
    let tally = import(&app, &put("saved.eml", letter(2, "", "text").as_bytes())).await;
    assert_eq!(kind(&tally), Some((ImportKind::Messages, (1, 0, 0))));
    let table = "Deal;Stage;Value\nLarkfield;won;1.200 €\nTidewater;someday;1\n";
    let tally = import(&app, &put("pipeline.txt", table.as_bytes())).await;
    assert_eq!(kind(&tally), Some((ImportKind::Deals, (1, 0, 1))));
    assert_eq!(tally.unreadable[0].line, Some(3), "{:?}", tally.unreadable);
    let board: DealBoard = ask(&app, Command::DealList {}).await;
    assert_eq!((board.deals[0].name.as_str(), board.deals[0].amount), ("Larkfield", 1_200));
    let tally = import(&app, &put("note.md", b"# A note\n")).await;
    assert_eq!(kind(&tally), Some((ImportKind::Memories, (1, 0, 0))));
    let cut = format!("{mail}{SEPARATOR}From: a@b.example\nSubject: Cut\n\nin the mid");
    let tally = import(&app, &put("cut.mbox", cut.as_bytes())).await;
    assert_eq!(kind(&tally), Some((ImportKind::Messages, (0, 1, 1))));
    assert!(tally.unreadable[0].reason.contains("cut off"), "{:?}", tally.unreadable);
    for (name, bytes) in [("a.bin", &b"\0\x01\x02"[..]), ("empty.mbox", b""), ("letter.txt", b"Dear Dana,\nhello\n")] {
        let path = put(name, bytes).to_string_lossy().into_owned();
        let refused = app.dispatch(Caller::Terminal, Command::ImportCheck { path }).await.expect_err(name);
        assert_eq!(refused.code, ErrorCode::BadInput, "{name}: {}", refused.message);
    }
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_zips_bring_in_what_is_sound_and_nothing_leads_out() {
    let place = tempfile::tempdir().expect("a folder");
    let app = empty(&place.path().join("data")).await;
    let note = |n: u32| format!("# Note {n}\n");
    let mut link = Entry::new("link.md", "/etc/passwd");
    link.mode = 0o120777;
    let path = raw_zip(
        &place.path().join("hostile.zip"),
        &[
            Entry::new("good.md", note(1)),
            Entry::new("../out.md", note(2)),
            Entry::new("/abs.md", note(3)),
            Entry::new("a\\b.md", note(4)),
            Entry::new(b"\xff.md", note(5)),
            link,
        ],
    );
    let tally = import(&app, &path).await;
    assert_eq!(counts(&tally), BTreeMap::from([(ImportKind::Memories, (1, 0, 0))]), "{:?}", tally.unreadable);
    assert_eq!(tally.unreadable.len(), 5, "{:?}", tally.unreadable);
    assert!(!place.path().join("out.md").exists() && !place.path().join("data/out.md").exists());

    let zeros = vec![0_u8; 40 * 1024 * 1024];
    let mut bomb = std::fs::File::create(place.path().join("bomb.zip")).map(zip::ZipWriter::new).expect("made");
    let packed = zip::write::SimpleFileOptions::default();
    bomb.start_file("bomb.mbox", packed).expect("begun");
    std::io::Write::write_all(&mut bomb, SEPARATOR.as_bytes()).expect("written");
    std::io::Write::write_all(&mut bomb, &zeros).expect("written");
    bomb.finish().expect("ended");
    let tally = import(&app, &place.path().join("bomb.zip")).await;
    assert_eq!(counts(&tally)[&ImportKind::Messages].0, 0);
    assert!(tally.unreadable.iter().any(|u| u.reason.contains("zip bomb")), "{:?}", tally.unreadable);

    std::fs::write(place.path().join("cut.zip"), b"PK\x03\x04 cut").expect("written");
    let cut = place.path().join("cut.zip").to_string_lossy().into_owned();
    let refused = app.dispatch(Caller::Terminal, Command::ImportCheck { path: cut }).await.expect_err("no zip");
    assert!(refused.message.contains("no whole zip"), "{}", refused.message);
    app.close().await;
}
