//! Teachers through the front door: consent, envelope, budgets, the ledger, answers by hand, a kill, and the canary key
//! that must be found nowhere.

use std::path::Path;
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_app::{App, Caller};
use understudy_providers::teacher::Provider;
use understudy_tests::built;
use understudy_tests::scenario::{NOW, Scenario, options};
use understudy_tests::teacher_server::{End, Reply, Said, TeacherServer, events, piece};

const KEY: &str = "canary-4711-not-a-real-key";
const PASSPHRASE: &str = "correct horse battery";

async fn ask<T: serde::de::DeserializeOwned>(app: &App, command: Command) -> Result<T, WireError> {
    let value = app.dispatch(Caller::Terminal, command).await?;
    Ok(serde_json::from_value(value).expect("a result reads back as its own type"))
}

async fn unlock(app: &App) {
    let command = Command::KeychainUnlock { passphrase: SecretText::new(PASSPHRASE) };
    ask::<Done>(app, command).await.expect("opened");
}

fn add(provider: TeacherProvider, place: &str, key: Option<&str>) -> Command {
    Command::TeacherAdd {
        name: "one".into(),
        provider,
        model: "m-1".into(),
        place: Some(place.into()),
        key: key.map(SecretText::new),
    }
}

async fn quote(app: &App) -> EnvelopeView {
    ask(app, Command::TeacherQuote { name: "one".into() }).await.expect("quoted")
}

async fn trial(app: &App) -> Result<TeacherAnswerView, WireError> {
    let sha256 = quote(app).await.sha256;
    ask(app, Command::TeacherTest { name: "one".into(), sha256 }).await
}

async fn ledger(app: &App) -> LedgerView {
    ask(app, Command::LedgerShow {}).await.expect("shown")
}

async fn budget(app: &App, call: Option<f64>, month: Option<f64>) {
    let budgets = BudgetView { call, skill: None, night: None, month };
    ask::<Done>(app, Command::BudgetSet { budgets }).await.expect("set");
}

async fn price(app: &App) {
    let price = PriceView { input: 3.0, cached: 0.3, written: 3.75, output: 15.0 };
    ask::<Done>(app, Command::PriceSet { model: "m-1".into(), price: Some(price) }).await.expect("set");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_sends_what_was_shown_with_names_replaced_and_comes_back_with_them() {
    let scenario = Scenario::with(|o| {
        let folder = o.data.join("skills/thank-dana");
        std::fs::create_dir_all(&folder).expect("made");
        let text = "---\nname: thank-dana\ndescription: Thanks Dana Ortiz.\nallowed-tools: mail.search user.notify\n---\n\n## Steps\n\n\
                    1. Search the unread mail in the inbox (`mail.search`).\n2. Leave the note \"Thank Dana at dana@larkfield.example\" (`user.notify`).\n";
        std::fs::write(folder.join("SKILL.md"), text).expect("written");
    })
    .await
    .expect("opens");
    let app = &scenario.app;
    let none = ask::<EnvelopeView>(app, Command::EnvelopeShow { skill: "thank-dana".into() }).await;
    assert!(none.expect_err("no teacher").message.contains("no teacher yet"));
    let server = TeacherServer::start(|_, asked| {
        // The teacher uses the stand-in that it was given.
        let text = asked.body["input"].as_str().unwrap_or_default();
        let mark = text.find("-Q").expect("marked");
        let word = text[..mark].rsplit([' ', '\n', '"']).next().unwrap_or_default();
        let digits: String = text[mark + 2..].chars().take_while(char::is_ascii_digit).collect();
        let stand_in = format!("{word}-Q{digits}");
        let said = serde_json::json!({"summary": format!("Thank {stand_in}, not Zeldara-Q99."), "remarks": []});
        Reply::Stream(events(Provider::OpenAi, &Said::new(&said.to_string())), End::Whole)
    })
    .await;
    unlock(app).await;
    ask::<Done>(app, add(TeacherProvider::OpenAi, &server.address, Some(KEY))).await.expect("added");
    let show = || ask::<EnvelopeView>(app, Command::EnvelopeShow { skill: "thank-dana".into() });
    let unpriced = show().await.expect("shown");
    assert!(unpriced.problem.as_ref().is_some_and(|p| p.contains("No price is known")), "{:?}", unpriced.problem);
    price(app).await;

    let shown = show().await.expect("shown");
    assert_eq!(shown.problem, None);
    assert!(shown.cost > 0.0 && shown.worst > shown.cost && shown.worst < 0.5, "{} {}", shown.cost, shown.worst);
    for name in ["Dana", "Ortiz", "larkfield"] {
        assert!(!shown.text.contains(name), "{name} is in: {}", shown.text);
    }
    assert!(shown.replaced.iter().any(|r| r.original == "dana@larkfield.example" && r.kind == "email"));
    assert!(shown.text.contains("`mail.search`"), "tools stay");
    let review = |sha256: &str| Command::SkillReview { name: "thank-dana".into(), sha256: sha256.into() };
    let refused = ask::<TeacherAnswerView>(app, review(&shown.sha256)).await.expect_err("not agreed");
    assert!(refused.message.contains("agreed") && refused.message.contains("skill"), "{refused:?}");
    for kind in ["skill", "memory"] {
        ask::<Done>(app, Command::ConsentSet { kind: kind.into(), allowed: true }).await.expect("agreed");
    }
    let stale = ask::<TeacherAnswerView>(app, review("other")).await.expect_err("not what was seen");
    assert_eq!(stale.code, ErrorCode::Stale);
    assert_eq!(server.asked().len(), 0, "nothing left so far");

    let answer: TeacherAnswerView = ask(app, review(&shown.sha256)).await.expect("answered");
    let sent = &server.asked()[0].body;
    let both = format!("{}\n\n{}", sent["instructions"].as_str().unwrap_or(""), sent["input"].as_str().unwrap_or(""));
    assert!(shown.text.starts_with(&both), "what was shown was sent");
    assert!(!server.asked()[0].body.to_string().contains(KEY));
    assert!(answer.text.contains("Thank ") && !answer.text.contains("-Q0"), "{}", answer.text);
    assert_eq!(answer.strangers, ["Zeldara-Q99"]);
    // 400 read, 600 from the cache, 20 written.
    let cost = (400.0 * 3.0 + 600.0 * 0.3 + 20.0 * 15.0) / 1e6;
    assert!((answer.cost - cost).abs() < 1e-9, "{} is not {cost}", answer.cost);

    let book = ledger(app).await;
    assert_eq!((book.calls.len(), book.calls[0].state.as_str()), (1, "answered"));
    assert!((book.month - cost).abs() < 1e-9 && (book.today - cost).abs() < 1e-9);
    assert_eq!(book.skills[0].skill.as_deref(), Some("thank-dana"));
    let call: CallView = ask(app, Command::CallShow { id: answer.call }).await.expect("kept");
    assert_eq!((call.envelope.as_str(), call.sha256.as_str()), (shown.text.as_str(), shown.sha256.as_str()));
    assert!(call.answer.is_some_and(|a| a.contains("-Q")), "as it came");
    let status: AppStatus = ask(app, Command::AppStatus {}).await.expect("status");
    assert_eq!((status.teacher.as_deref(), status.teacher_remote), (Some("one"), true));
    assert!((status.teacher_spend - cost).abs() < 1e-9);

    // A secret in the skill stops it before anything is shown to anybody.
    let detail: SkillDetail = ask(app, Command::SkillShow { name: "thank-dana".into() }).await.expect("there");
    let text = detail.text.replace("Thank Dana at", "password: hunter2x");
    let saved = Command::SkillSave { name: "thank-dana".into(), text, base: Some(detail.sha256), anyway: false };
    ask::<Saved>(app, saved).await.expect("saved");
    let refused = show().await.expect_err("a secret");
    assert!(refused.message.contains("looks like a secret") && !refused.message.contains("hunter"), "{refused:?}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_is_hard_and_nothing_is_sent_over_it() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let server = TeacherServer::start(|_, _| Reply::ok(&piece(Provider::Anthropic, &Said::new("READY")))).await;
    unlock(app).await;
    ask::<Done>(app, add(TeacherProvider::Anthropic, &server.address, Some(KEY))).await.expect("added");
    price(app).await;
    let worst = quote(app).await.worst;
    budget(app, Some(worst - 0.000_001), None).await;
    let over = trial(app).await.expect_err("over the call's budget");
    assert!(over.message.contains("your budget for one call") && over.message.contains("Nothing was sent"), "{over:?}");
    assert!(quote(app).await.problem.is_some_and(|p| p.contains("budget for one call")), "said before, too");
    assert_eq!((server.asked().len(), ledger(app).await.calls.len()), (0, 0));

    budget(app, None, Some(worst + 0.000_000_5)).await;
    let first = trial(app).await.expect("just within");
    assert!(first.cost < worst);
    let over = trial(app).await.expect_err("the month would be passed at worst");
    assert!(over.message.contains("spent this month"), "{over:?}");
    assert_eq!(server.asked().len(), 1);
    let bad = BudgetView { call: Some(-1.0), ..BudgetView::default() };
    assert!(ask::<Done>(app, Command::BudgetSet { budgets: bad }).await.is_err());
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_is_not_asked_again_and_counts_at_its_worst() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let server = TeacherServer::start(|_, _| {
        let mut all = events(Provider::Anthropic, &Said::new("READY and more"));
        all.truncate(4);
        Reply::Stream(all, End::Cut)
    })
    .await;
    unlock(app).await;
    ask::<Done>(app, add(TeacherProvider::Anthropic, &server.address, Some(KEY))).await.expect("added");
    price(app).await;
    let worst = quote(app).await.worst;
    let error = trial(app).await.expect_err("cut");
    assert!(error.message.contains("At least 1000 tokens read and 1 written are billed"), "{error:?}");
    assert!(error.hint.contains("not asked again by itself"), "{error:?}");
    let book = ledger(app).await;
    assert_eq!((book.calls[0].state.as_str(), book.calls[0].tokens.cached), ("unknown", 600.0));
    assert!((book.month - worst).abs() < 1e-9, "{} is not {worst}", book.month);
    assert_eq!(server.asked().len(), 1);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn by_hand_the_answer_is_pasted_and_a_waiting_call_can_be_stopped() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    ask::<Done>(app, add(TeacherProvider::ByHand, "", None)).await.expect("added");
    let waiting = async || {
        let mut updates = app.subscribe();
        let trying = tokio::spawn({
            let app = app.clone();
            async move { trial(&app).await }
        });
        let id = loop {
            if let Update::Progress { id, .. } = updates.recv().await.expect("told") {
                break id.strip_prefix("teacher:").expect("of a teacher").to_owned();
            }
        };
        (trying, id)
    };
    let (trying, id) = waiting().await;
    assert!(ledger(app).await.calls[0].by_hand, "shown as waiting");
    let empty = Command::CallAnswer { id: id.clone(), text: " \n".into() };
    assert!(ask::<Done>(app, empty).await.is_err());
    ask::<Done>(app, Command::CallAnswer { id: id.clone(), text: "READY".into() }).await.expect("taken");
    let answer = trying.await.expect("ended").expect("answered");
    assert_eq!((answer.text.as_str(), answer.cost), ("READY", 0.0));
    assert!(ask::<Done>(app, Command::CallAnswer { id, text: "again".into() }).await.is_err(), "once");

    let (trying, id) = waiting().await;
    ask::<Done>(app, Command::CallStop { id }).await.expect("stopped");
    assert!(trying.await.expect("ended").expect_err("stopped").message.contains("stopped"));
    let (trying, _) = waiting().await;
    app.close().await;
    assert!(trying.await.expect("ended").is_err(), "closing ends what waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_stays_with_the_place_it_was_given_for_and_goes_with_its_teacher() {
    let scenario = Scenario::new().await;
    let app = &scenario.app;
    let locked =
        ask::<Done>(app, add(TeacherProvider::OpenAi, "https://a.example", Some(KEY))).await.expect_err("locked");
    assert!(locked.message.contains("locked") && locked.hint.contains("passphrase"), "{locked:?}");
    unlock(app).await;
    ask::<Done>(app, add(TeacherProvider::OpenAi, "https://a.example", Some(KEY))).await.expect("added");
    ask::<Done>(app, add(TeacherProvider::OpenAi, "https://a.example", None)).await.expect("its key is kept");
    let other = ask::<Done>(app, add(TeacherProvider::OpenAi, "https://b.example", None)).await;
    assert!(other.expect_err("another place").message.contains("needs a key"));
    for bad in ["http://a.example", "ftp://a.example", "a.example"] {
        assert!(ask::<Done>(app, add(TeacherProvider::OpenAi, bad, Some(KEY))).await.is_err(), "{bad}");
    }
    ask::<Done>(app, Command::TeacherRemove { name: "one".into() }).await.expect("removed");
    let list: TeachersView = ask(app, Command::TeacherList {}).await.expect("listed");
    assert!(list.teachers.is_empty());
    let without = ask::<Done>(app, add(TeacherProvider::OpenAi, "https://a.example", None)).await;
    assert!(without.is_err(), "the key went with it");
    app.close().await;
}

/// The `understudy` command with the key and the passphrase in its environment.
fn understudy(data: &Path, words: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(built("understudy").expect("built"));
    command
        .args(["--rehearsal", "--now", "2026-11-23T09:00:00Z", "--data"])
        .arg(data)
        .args(words)
        .env("UNDERSTUDY_KEYCHAIN", "file")
        .env("UNDERSTUDY_TEACHER_KEY", KEY)
        .env("UNDERSTUDY_PASSPHRASE", PASSPHRASE)
        .stdin(std::process::Stdio::null());
    command
}

async fn run(data: &Path, words: &[&str]) -> (Option<i32>, String) {
    let mut command = understudy(data, words);
    let out = tokio::task::spawn_blocking(move || command.output()).await.expect("ended").expect("started");
    let text = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    (out.status.code(), text)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_killed_is_unknown_and_counts_at_its_worst() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let server = TeacherServer::start(|_, _| Reply::Stream(Vec::new(), End::Silence)).await;
    let add = ["teacher", "add", "one", "--provider", "anthropic", "--model", "m-1", "--place", &server.address];
    assert_eq!(run(&data, &add).await.0, Some(0));
    let price = ["teacher", "price", "m-1", "--input", "3", "--output", "15"];
    assert_eq!(run(&data, &price).await.0, Some(0));
    let mut child = understudy(&data, &["teacher", "test", "one", "--yes"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("started");
    let errors = child.stderr.take().expect("piped");
    let asked = tokio::task::spawn_blocking(move || {
        use std::io::BufRead;
        std::io::BufReader::new(errors).lines().map_while(Result::ok).any(|l| l.contains("was asked"))
    });
    assert!(asked.await.expect("read"), "it is on its way");
    child.kill().expect("killed");
    child.wait().expect("gone");
    let (code, out) = run(&data, &["teacher", "ledger", "--json"]).await;
    assert_eq!(code, Some(0), "{out}");
    let book: LedgerView = serde_json::from_str(out.lines().next().unwrap_or_default()).expect("JSON");
    assert_eq!((book.calls.len(), book.calls[0].state.as_str()), (1, "unknown"));
    assert!(book.month > 0.007 && book.calls[0].outcome.contains("counts at its worst"), "{book:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_shows_sends_and_adds_up() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let server = TeacherServer::start(|_, _| Reply::ok(&piece(Provider::Compatible, &Said::new("READY")))).await;
    let check = async |words: &[&str], code: i32, expect: &str| {
        let (ended, out) = run(&data, words).await;
        assert_eq!(ended, Some(code), "{words:?}: {out}");
        assert!(out.contains(expect), "{words:?}: {out}");
        assert!(!out.contains(KEY) && !out.contains(PASSPHRASE), "{words:?}");
    };
    check(&["teacher", "list"], 0, "There is no teacher yet").await;
    let add = ["teacher", "add", "one", "--provider", "compatible", "--model", "m-1", "--place", &server.address];
    check(&add, 0, "in the locked file").await;
    check(&["teacher", "list"], 0, "costs nothing").await;
    check(&["teacher", "test", "one"], 1, "Nothing was sent").await;
    check(&["teacher", "test", "one", "--yes"], 0, "READY").await;
    check(&["teacher", "envelope", "triage-inbox"], 0, "Cost: costs nothing").await;
    check(&["teacher", "budget", "--month", "7", "--night", "none"], 0, "no limit a night, $7.00 a month").await;
    check(&["teacher", "price", "m-1", "--input", "1", "--output", "2"], 0, "saved").await;
    check(&["teacher", "price"], 0, "may be out of date").await;
    check(&["teacher", "consent", "memory"], 0, "with names replaced").await;
    check(&["teacher", "consent", "everything"], 1, "Kinds are skill, memory, run and mail").await;
    check(&["teacher", "ledger"], 0, "this month").await;
    check(&["teacher", "remove", "one"], 0, "out of the keychain").await;
    assert_eq!(server.asked()[0].field("authorization"), Some(format!("Bearer {KEY}").as_str()));
}

/// Every file below a folder that holds the text.
fn holding(folder: &Path, text: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut queue = vec![folder.to_owned()];
    while let Some(place) = queue.pop() {
        for entry in std::fs::read_dir(&place).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                queue.push(path);
            } else if std::fs::read(&path).is_ok_and(|b| b.windows(text.len()).any(|w| w == text.as_bytes())) {
                found.push(path);
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_canary_key_is_found_in_no_file_log_answer_error_or_envelope() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let echo = |n: usize| match n {
        // A provider that repeats the key in its errors, its streams and its answers' heads.
        0 => Reply::error(Provider::OpenAi, "401 Unauthorized", "invalid", &format!("Bad key {KEY}.")),
        1 => Reply::error(Provider::OpenAi, "429 Too Many Requests", "rate", &format!("{KEY} is too fast."))
            .with("Retry-After", "9999"),
        2 => Reply::Stream(vec![format!("data: {{\"type\":\"error\",\"message\":\"{KEY} broke\"}}\n\n")], End::Whole),
        _ => Reply::ok(&piece(Provider::OpenAi, &Said::new("READY"))).with("X-Key", KEY),
    };
    let server = TeacherServer::start(move |n, _| echo(n)).await;
    let mut spoken = String::new();
    let mut say = async |words: &[&str]| spoken.push_str(&run(&data, words).await.1);
    say(&["teacher", "add", "one", "--provider", "openai", "--model", "m-1", "--place", &server.address]).await;
    say(&["teacher", "price", "m-1", "--input", "3", "--output", "15"]).await;
    for _ in 0..4 {
        say(&["teacher", "test", "one", "--yes"]).await;
    }
    say(&["teacher", "list", "--json"]).await;
    say(&["teacher", "ledger", "--json"]).await;
    say(&["teacher", "envelope", "triage-inbox", "--json"]).await;
    say(&["backup"]).await;
    assert_eq!(server.asked().len(), 4);
    assert!(server.asked().iter().all(|a| a.field("authorization").is_some_and(|f| f.contains(KEY))), "it was used");
    assert!(spoken.contains("READY") && spoken.contains("[key]"), "{spoken}");
    assert!(!spoken.contains(KEY) && !spoken.contains(PASSPHRASE), "{spoken}");

    let mut opened = options(&data);
    opened.now = Some(NOW);
    let app = App::open(opened).await.expect("opens");
    unlock(&app).await;
    let id = ledger(&app).await.calls[0].id.clone();
    let commands = [
        Command::TeacherList {},
        Command::LedgerShow {},
        Command::CallShow { id },
        Command::DiagnosticsShow {},
        Command::AppStatus {},
        Command::DoctorRun {},
        Command::TeacherQuote { name: "one".into() },
    ];
    for command in commands {
        let value = app.dispatch(Caller::Window, command.clone()).await.expect("answered");
        assert!(!value.to_string().contains(KEY), "{command:?}");
    }
    let inward = add(TeacherProvider::OpenAi, "https://a.example", Some(KEY));
    assert!(!format!("{inward:?}").contains(KEY) && !serde_json::to_string(&inward).expect("JSON").contains(KEY));
    app.close().await;
    for text in [KEY, PASSPHRASE] {
        let found = holding(&data, text);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_real_keychain_keeps_the_key_where_one_runs() {
    let there = |program: &str| {
        std::env::var_os("PATH").is_some_and(|p| std::env::split_paths(&p).any(|d| d.join(program).is_file()))
    };
    if !["dbus-run-session", "gnome-keyring-daemon"].into_iter().all(there) {
        // `cargo xtask test` installs both on Debian; elsewhere the locked file is what is tested.
        return;
    }
    let place = tempfile::tempdir().expect("a folder");
    let (data, program) = (place.path().join("data"), built("understudy").expect("built"));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("bound"));
    let body = piece(Provider::OpenAi, &Said::new("READY")).to_string();
    let server = std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut stream, _) = listener.accept().expect("asked");
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") && stream.read_exact(&mut byte).is_ok() {
            head.push(byte[0]);
        }
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(answer.as_bytes()).expect("answered");
        String::from_utf8_lossy(&head).into_owned()
    });
    let script = format!(
        "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && \
         U=\"$PROGRAM --rehearsal --data $DATA\" && \
         $U teacher add one --provider openai --model m-1 --place {address} && \
         $U teacher price m-1 --input 1 --output 1 && env -u UNDERSTUDY_TEACHER_KEY $U teacher test one --yes && \
         $U teacher remove one && env -u UNDERSTUDY_TEACHER_KEY $U teacher add one --provider openai --model m-1 --place {address} </dev/null"
    );
    let out = std::process::Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &script])
        .env("PROGRAM", program)
        .env("DATA", &data)
        .env("HOME", place.path())
        .env("XDG_DATA_HOME", place.path().join("share"))
        .env("XDG_RUNTIME_DIR", place.path())
        .env("UNDERSTUDY_TEACHER_KEY", KEY)
        .env_remove("UNDERSTUDY_KEYCHAIN")
        .output()
        .expect("a session starts");
    let text = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(text.contains("Its key is in the system's keychain") && text.contains("READY"), "{text}");
    assert!(server.join().expect("served").contains(KEY), "the key that the keychain gave was used");
    assert!(text.contains("OpenAI needs a key"), "removed with its teacher: {text}");
    assert!(!text.contains(KEY), "{text}");
    assert!(!data.join("keys.locked").exists() && holding(&data, KEY).is_empty());
}
