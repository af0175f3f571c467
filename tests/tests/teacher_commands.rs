//! Agents that are installed here, played by small programs: what they are handed, what is understood of them, and
//! how they are ended. One test, so that no program is started while another is being written.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;
use understudy_providers::student::CancelFlag;
use understudy_providers::teacher::{
    Clock, Desk, Patience, Progress, Provider, Reply, Stop, Teacher, TeacherConfig, TeacherError,
};

fn program(folder: &Path, name: &str, body: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("may run");
    path
}

async fn ask(
    provider: Provider,
    path: &Path,
    patience: &Patience,
    stop: &CancelFlag,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Reply, TeacherError> {
    let place = path.to_string_lossy().into_owned();
    let config = TeacherConfig { provider, model: "m-1".into(), place };
    let teacher = Teacher::open(config, None, Desk::default()).expect("set up");
    let envelope =
        Envelope { instructions: "Mend it; $(touch x) `id`".into(), material: "手紙".into(), shape: None, most: 9 };
    teacher.ask(&envelope, patience, &Clock::default(), stop, tell).await
}

#[tokio::test(flavor = "multi_thread")]
async fn agents_are_handed_the_envelope_understood_and_ended() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path();
    let patience = Patience::default();
    let note = |what: &str| {
        format!(
            "cat > '{0}/stdin'; printf '%s\\n' \"$@\" > '{0}/arguments'; pwd > '{0}/where'; {what}",
            folder.display()
        )
    };
    let said = |name: &str| std::fs::read_to_string(folder.join(name)).expect("noted");
    let usage = |input, cached, written, output| Some(Usage { input, cached, written, output });
    let whole = |usage, dollars| Reply { text: "READY\n“é”".into(), usage, dollars, stop: Stop::Complete };

    let claude = r#"cat <<'X'
{"type":"result","subtype":"success","is_error":false,"result":"READY\n“é”","total_cost_usd":0.0123,"usage":{"input_tokens":10,"cache_creation_input_tokens":5,"cache_read_input_tokens":7,"output_tokens":3}}
X"#;
    let codex = r#"cat <<'X'
{"type":"thread.started","thread_id":"t"}
not json
{"type":"item.completed","item":{"id":"i0","type":"reasoning","text":"hm"}}
{"type":"item.completed","item":{"id":"i1","type":"agent_message","text":"READY\n“é”"}}
{"type":"turn.completed","usage":{"input_tokens":17,"cached_input_tokens":7,"output_tokens":3}}
X"#;
    let gemini = r#"cat <<'X'
{"response":"READY\n“é”","stats":{"models":{"a":{"tokens":{"prompt":17,"candidates":2,"cached":7,"thoughts":1}}}}}
X"#;
    let cases = [
        (
            Provider::ClaudeCommand,
            claude,
            "--print\n--output-format\njson\n--max-turns\n1\n--model\nm-1\n",
            usage(10, 7, 5, 3),
            Some(0.0123),
        ),
        (
            Provider::CodexCommand,
            codex,
            "exec\n--json\n--skip-git-repo-check\n--sandbox\nread-only\n--model\nm-1\n-\n",
            usage(10, 7, 0, 3),
            None,
        ),
        (Provider::GeminiCommand, gemini, "--output-format\njson\n--model\nm-1\n", usage(10, 7, 0, 3), None),
    ];
    for (provider, answer, arguments, usage, dollars) in cases {
        let path = program(folder, "agent", &note(answer));
        let reply = ask(provider, &path, &patience, &CancelFlag::new(), &mut |_| {}).await;
        assert_eq!(reply, Ok(whole(usage, dollars)), "{provider:?}");
        assert_eq!(said("arguments"), arguments, "each argument by itself: {provider:?}");
        assert_eq!(said("stdin"), "Mend it; $(touch x) `id`\n\n手紙", "the envelope as it is: {provider:?}");
        assert_ne!(
            said("where").trim(),
            std::env::current_dir().expect("here").to_string_lossy(),
            "in a folder of its own"
        );
    }
    assert!(!folder.join("x").exists(), "no shell reads the envelope");

    let check = async |body: &str, expect: &str| {
        let path = program(folder, "agent", body);
        let error = ask(Provider::ClaudeCommand, &path, &patience, &CancelFlag::new(), &mut |_| {}).await;
        let error = error.expect_err(body);
        assert!(error.to_string().contains(expect), "{body}: {error}");
    };
    check("cat >/dev/null; echo 'Please run /login' >&2; exit 1", "Please run /login").await;
    check("cat >/dev/null; echo 'sk-a1B2c3D4e5F6g7H8i9J0k1L2' >&2; exit 1", "holds a secret").await;
    check("cat >/dev/null; echo hello", "not JSON").await;
    check(
        "cat >/dev/null; echo '{\"is_error\":true,\"subtype\":\"error_max_turns\",\"result\":\"\"}'",
        "error_max_turns",
    )
    .await;
    // One that does not read its input must not stop us.
    check("exit 3", "failed").await;
    let missing = ask(Provider::CodexCommand, &folder.join("nobody"), &patience, &CancelFlag::new(), &mut |_| {}).await;
    assert!(missing.expect_err("gone").to_string().contains("not installed"));

    // Too slow, too much, and stopped: ended with what they started, which would otherwise hold the pipe.
    let stuck = program(folder, "stuck", "cat >/dev/null; echo begun; sleep 600 & wait");
    let short = Patience { whole: Duration::from_millis(300), ..patience };
    let error = ask(Provider::ClaudeCommand, &stuck, &short, &CancelFlag::new(), &mut |_| {}).await.expect_err("slow");
    assert!(matches!(error, TeacherError::Cut { .. }), "{error:?}");
    let stop = CancelFlag::new();
    let seen = stop.clone();
    let mut tell = |p: Progress| {
        if matches!(p, Progress::Answering(_)) {
            seen.cancel();
        }
    };
    let error = ask(Provider::ClaudeCommand, &stuck, &patience, &stop, &mut tell).await.expect_err("stopped");
    assert!(matches!(error, TeacherError::Stopped { .. }), "{error:?}");
    let loud =
        program(folder, "loud", "cat >/dev/null; while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done");
    let small = Patience { largest: 10_000, ..patience };
    let error = ask(Provider::ClaudeCommand, &loud, &small, &CancelFlag::new(), &mut |_| {}).await.expect_err("loud");
    assert!(error.to_string().contains("too much"), "{error}");
}
