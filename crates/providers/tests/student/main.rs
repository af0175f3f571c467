//! The student through its front door: a real worker process, llama.cpp, and a tiny random model.
//!
//! Nothing here waits for a time; what is checked is answers, counts and errors.

#![expect(clippy::unwrap_used, reason = "tests")]

#[cfg(target_os = "linux")]
mod builds;

use std::path::{Path, PathBuf};
use understudy_agent::grammar::Grammar;
use understudy_agent::prompt::{Answer, Layout, Question, Role, Segment};
use understudy_providers::student::testkit::{Recipe, model, write_model};
use understudy_providers::student::{CancelFlag, SLICE, State, Status, Student, StudentConfig, StudentError};

const WORKER: &str = env!("CARGO_BIN_EXE_understudy-student-worker");

fn configured(model: &Path, dir: &Path) -> StudentConfig {
    let mut config = StudentConfig::new(model, dir.join("states"));
    config.context = 1024;
    config.threads = Some(1);
    config
}

fn begin(model: &Path, dir: &Path) -> Student {
    Student::start(PathBuf::from(WORKER), configured(model, dir))
}

fn segment(role: Role, text: &str) -> Segment {
    Segment { role, text: text.to_owned() }
}

fn call_grammar() -> Grammar {
    let call = |tool: &str, more: Vec<Grammar>| {
        Grammar::Sequence(
            [vec![Grammar::literal(format!("{{\"tool\":\"{tool}"))], more, vec![Grammar::literal("\"}")]].concat(),
        )
    };
    let message = || vec![Grammar::literal("\",\"message\":\""), Grammar::one_of(["$m1", "$m2", "$m12"]).unwrap()];
    Grammar::Choice(vec![
        call("mail.search", vec![Grammar::literal("\",\"in\":\""), Grammar::one_of(["unread", "inbox"]).unwrap()]),
        call("mail.read", message()),
        call("mail.archive", message()),
    ])
}

fn start() -> Vec<Segment> {
    vec![
        segment(Role::Skill, "triage-inbox\nintent: discount request | invoice | other\n$x1 \"Thanks, received\"\n"),
        segment(Role::Request, "Triage my inbox\n"),
        segment(Role::Step, "Search the unread mail in the inbox.\n"),
    ]
}

fn question(segments: Vec<Segment>) -> Question {
    Question { segments, prefix: 1, answer: Role::Call, grammar: call_grammar(), max_tokens: 60, seed: None }
}

async fn ask(student: &Student, q: &Question) -> Answer {
    let answer = student.ask(q, &CancelFlag::new()).await.unwrap();
    assert!(q.grammar.accepts(&answer.text), "{:?}", answer.text);
    assert!(answer.probability > 0.0 && answer.probability <= 1.0, "{}", answer.probability);
    answer
}

/// The question after an answer: the call, what came back, the next step.
fn follow(q: &Question, answer: &Answer, observed: &str) -> Question {
    let mut next = q.clone();
    next.segments.push(segment(Role::Call, &answer.text));
    next.segments.push(segment(Role::Observe, observed));
    next.segments.push(segment(Role::Step, "Read it.\n"));
    next
}

#[tokio::test]
async fn an_append_only_run_evaluates_only_what_is_new_and_answers_as_a_fresh_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let first = question(start());
    let a = ask(&student, &first).await;
    assert_eq!(a.tokens.reused, 0, "nothing is there yet");
    assert!(a.tokens.forced > 0 && a.tokens.forced < a.tokens.generated, "{:?}", a.tokens);

    let second = follow(&first, &a, "$m1 $m2\n");
    let b = ask(&student, &second).await;
    let whole = b.tokens.evaluated + b.tokens.reused;
    assert!(b.tokens.reused >= a.tokens.evaluated, "the first prompt is reused whole: {:?}", b.tokens);
    assert!(b.tokens.evaluated <= whole - a.tokens.evaluated, "{:?}", b.tokens);

    // Back to the head of the loop and into another branch.
    let branch = follow(&first, &a, "$m1 $m12\n");
    let c = ask(&student, &branch).await;
    assert!(c.tokens.reused >= a.tokens.evaluated, "{:?}", c.tokens);

    let other = tempfile::tempdir().unwrap();
    for (q, known) in [(&second, &b), (&branch, &c)] {
        let fresh = begin(&path, other.path());
        let again = ask(&fresh, q).await;
        assert_eq!(again.tokens.reused, 0);
        assert_eq!((&again.text, again.tokens.generated), (&known.text, known.tokens.generated));
        std::fs::remove_dir_all(other.path().join("states")).unwrap();
    }
}

#[tokio::test]
async fn a_saved_skill_is_not_evaluated_again_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let q = question(start());
    let first = ask(&begin(&path, dir.path()), &q).await;

    let again = begin(&path, dir.path());
    let second = ask(&again, &q).await;
    assert_eq!(second.text, first.text);
    let prefix = second.tokens.reused;
    assert!(prefix >= 16, "the skill came from disk: {:?}", second.tokens);
    assert_eq!(second.tokens.evaluated + prefix, first.tokens.evaluated, "only the rest was evaluated");
    assert_eq!(again.status().borrow().stats.states_loaded, 1);

    // A state that was altered on disk is ignored, deleted and written anew.
    let states: Vec<PathBuf> =
        std::fs::read_dir(dir.path().join("states")).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(states.len(), 1, "{states:?}");
    for damage in [|b: &mut Vec<u8>| b.truncate(b.len() / 2), |b: &mut Vec<u8>| b[100] ^= 0x40] {
        let good = std::fs::read(&states[0]).unwrap();
        let mut bad = good.clone();
        damage(&mut bad);
        std::fs::write(&states[0], &bad).unwrap();
        let third = ask(&begin(&path, dir.path()), &q).await;
        assert_eq!((third.text.as_str(), third.tokens), (first.text.as_str(), first.tokens), "as if there were none");
        assert_eq!(std::fs::read(&states[0]).unwrap(), good, "written anew");
    }
}

#[tokio::test]
async fn a_worker_killed_in_the_middle_of_an_answer_is_replaced_and_the_question_retried() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let q = question(start());
    let expected = ask(&student, &q).await;

    let pid = worker(&student);
    signal(pid, rustix::process::Signal::STOP);
    let asking = tokio::spawn({
        let (student, q) = (student.clone(), q.clone());
        async move { student.ask(&q, &CancelFlag::new()).await }
    });
    until(&student, |s| s.waiting == 1).await;
    signal(pid, rustix::process::Signal::KILL);
    let answer = asking.await.unwrap().unwrap();
    assert_eq!(answer.text, expected.text);
    assert_eq!(student.status().borrow().crashes, 1);
    assert_ne!(worker(&student), pid);
}

#[tokio::test]
async fn a_worker_that_always_dies_is_tried_twice_and_then_reported() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let program = dir.path().join("dies");
    std::fs::write(&program, format!("#!/bin/sh\necho start >> {}/starts\nkill -11 $$\n", dir.path().display()))
        .unwrap();
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let student = Student::start(program, StudentConfig::new(&path, dir.path().join("states")));
    let error = student.ask(&question(start()), &CancelFlag::new()).await.unwrap_err();
    assert!(matches!(&error, StudentError::Crashed(why) if why.contains("memory that is not its own")), "{error:?}");
    assert_eq!(std::fs::read_to_string(dir.path().join("starts")).unwrap().lines().count(), 2);
    assert_eq!(student.status().borrow().state, State::Failed);
}

#[tokio::test]
async fn a_cancelled_question_returns_at_once_and_the_next_one_is_answered() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let q = question(start());
    let expected = ask(&student, &q).await;

    // A stopped worker can never answer: only the flag can end the call.
    let pid = worker(&student);
    signal(pid, rustix::process::Signal::STOP);
    let cancel = CancelFlag::new();
    let asking = tokio::spawn({
        let (student, q, cancel) = (student.clone(), q.clone(), cancel.clone());
        async move { student.ask(&q, &cancel).await }
    });
    until(&student, |s| s.waiting == 1).await;
    cancel.cancel();
    assert_eq!(asking.await.unwrap(), Err(StudentError::Cancelled));
    assert_eq!(student.ask(&q, &cancel).await, Err(StudentError::Cancelled), "a set flag stays set");
    signal(pid, rustix::process::Signal::CONT);
    assert_eq!(ask(&student, &q).await.text, expected.text);
    assert_eq!(worker(&student), pid, "the same worker goes on");
}

#[tokio::test]
async fn the_worker_ends_with_the_last_student() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    ask(&student, &question(start())).await;
    let pid = worker(&student);
    drop(student.clone());
    assert!(alive(pid), "a clone is left");
    drop(student);
    assert!(!alive(pid));
}

#[test]
fn a_worker_ends_with_its_input() {
    use std::process::{Command, Stdio};
    let mut worker =
        Command::new(WORKER).arg("student-worker").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    drop(worker.stdin.take());
    let mut said = Vec::new();
    std::io::Read::read_to_end(&mut worker.stdout.take().unwrap(), &mut said).unwrap();
    worker.wait().unwrap();
    assert!(said.is_empty(), "nothing but frames is written");
}

#[tokio::test]
async fn bad_files_are_explained_and_a_good_one_works_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let good = model(&Recipe::default());
    let path = dir.path().join("bad.gguf");
    let refuse = |bytes: Vec<u8>, code: &'static str, words: &'static str| {
        let (path, dir) = (path.clone(), dir.path().to_owned());
        async move {
            std::fs::write(&path, bytes).unwrap();
            let student = begin(&path, &dir);
            let error = student.ask(&question(start()), &CancelFlag::new()).await.unwrap_err();
            let StudentError::Model(trouble) = &error else { panic!("{error:?}") };
            assert_eq!(trouble.code, code, "{trouble:?}");
            assert!(trouble.message.contains(words), "{trouble:?}");
            assert!(!trouble.hint.is_empty());
            let status: Status = student.status().borrow().clone();
            assert_eq!((status.state, status.error.as_ref()), (State::Failed, Some(trouble)));
            student
        }
    };
    let half =
        format!("The file is cut: {:.1} kB of {:.1} kB.", (good.len() / 2) as f64 / 1e3, good.len() as f64 / 1e3);
    refuse(good[..good.len() / 2].to_vec(), "cut", Box::leak(half.into_boxed_str())).await;
    refuse(good[..200].to_vec(), "cut", "inside its header").await;
    refuse(b"PK\x03\x04 a zip file".to_vec(), "format", "not a GGUF").await;
    refuse(vec![], "format", "not a GGUF").await;
    refuse(model(&Recipe { architecture: "clip".into(), ..Recipe::default() }), "architecture", "\"clip\"").await;
    refuse(model(&Recipe { protocol: Some(99), ..Recipe::default() }), "protocol", "protocol 99").await;
    // A whole header whose weights have another shape: llama.cpp itself refuses it.
    let mut bent = good.clone();
    let at = bent.windows(20).position(|w| w == b"blk.1.ffn_up.weight\x02").unwrap() + 19 + 4;
    bent[at] = 32;
    let student = refuse(bent, "refused", "could not be loaded").await;

    std::fs::write(&path, &good).unwrap();
    ask(&student, &question(start())).await;
}

#[tokio::test]
async fn a_pinned_file_that_was_replaced_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let mut config = StudentConfig::new(&path, dir.path().join("states"));
    config.pinned = Some("00".repeat(32));
    let student = Student::start(WORKER.into(), config);
    let error = student.ask(&question(start()), &CancelFlag::new()).await.unwrap_err();
    assert!(matches!(&error, StudentError::Model(t) if t.code == "checksum"), "{error:?}");
}

#[tokio::test]
async fn a_program_that_is_not_there_is_explained() {
    let dir = tempfile::tempdir().unwrap();
    let student = Student::start(dir.path().join("nothing"), StudentConfig::new("x.gguf", dir.path()));
    let error = student.ask(&question(start()), &CancelFlag::new()).await.unwrap_err();
    assert!(matches!(error, StudentError::Start(_)), "{error:?}");
}

#[tokio::test]
async fn prompts_that_do_not_fit_and_answers_that_do_not_end_are_errors_of_the_question() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let check = async |q: Question, code: &str| {
        let error = student.ask(&q, &CancelFlag::new()).await.unwrap_err();
        assert!(matches!(&error, StudentError::Question(t) if t.code == code), "{error:?}");
    };
    let mut long = question(start());
    long.segments.push(segment(Role::Observe, &"$m1 and more ".repeat(SLICE * 10)));
    check(long, "context").await;
    let mut short = question(start());
    short.max_tokens = 1;
    check(short, "length").await;
    let mut nothing = question(start());
    nothing.grammar = Grammar::Sequence(vec![Grammar::literal("a"), Grammar::Choice(vec![])]);
    check(nothing, "nothing").await;
    assert_eq!(student.status().borrow().state, State::Ready, "the worker goes on");
    ask(&student, &question(start())).await;
}

#[tokio::test]
async fn readings_end_where_the_model_ends_them_and_seeds_repeat() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let mut q = question(start());
    q.segments.push(segment(Role::Read, "intent"));
    q.answer = Role::Value;
    q.grammar = Grammar::one_of(["in", "invoice", "invoice late", "discount request", "other"]).unwrap();
    let greedy = ask(&student, &q).await;
    assert_eq!(ask(&student, &q).await.text, greedy.text);
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..24 {
        q.seed = Some(seed);
        let a = ask(&student, &q).await;
        assert_eq!(ask(&student, &q).await.text, a.text, "seed {seed} repeats");
        seen.insert(a.text);
    }
    assert!(seen.len() > 1, "seeds differ: {seen:?}");
}

fn worker(student: &Student) -> i32 {
    student.status().borrow().process.unwrap() as i32
}

fn signal(pid: i32, signal: rustix::process::Signal) {
    rustix::process::kill_process(rustix::process::Pid::from_raw(pid).unwrap(), signal).unwrap();
}

fn alive(pid: i32) -> bool {
    Path::new(&format!("/proc/{pid}")).exists()
}

async fn until(student: &Student, done: impl FnMut(&Status) -> bool) {
    student.status().wait_for(done).await.unwrap();
}

/// A worker that hangs is stopped by a signal here, so that it can say nothing at all.
#[tokio::test]
async fn a_worker_that_hangs_is_ended_and_the_question_is_asked_of_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let q = question(start());
    let expected = ask(&student, &q).await;
    let mut hasty = configured(&path, dir.path());
    hasty.patience = std::time::Duration::from_secs(3);
    student.configure(hasty);
    ask(&student, &q).await;

    let pid = worker(&student);
    signal(pid, rustix::process::Signal::STOP);
    let answer = student.ask(&q, &CancelFlag::new()).await.unwrap();
    assert_eq!(answer.text, expected.text);
    assert_eq!(student.status().borrow().crashes, 1);
    assert!(!alive(pid), "the one that hung is gone");
}

#[tokio::test]
async fn a_worker_that_always_hangs_is_given_up_with_a_plain_reason() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let check = async |name: &str, script: &str, words: &str| {
        let program = dir.path().join(name);
        let starts = dir.path().join(format!("{name}-starts"));
        std::fs::write(&program, format!("#!/bin/sh\necho start >> {}\nexec {script}\n", starts.display())).unwrap();
        std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let mut config = configured(&path, dir.path());
        config.patience = std::time::Duration::from_millis(100);
        let student = Student::start(program, config);
        let error = student.ask(&question(start()), &CancelFlag::new()).await.unwrap_err();
        assert!(matches!(&error, StudentError::Crashed(why) if why.contains(words)), "{error:?}");
        assert_eq!(student.status().borrow().state, State::Failed);
        assert_eq!(std::fs::read_to_string(&starts).unwrap().lines().count(), 2, "tried twice");
    };
    check("silent", "tail -f /dev/null", "it gave no sign of life for 0.1 seconds").await;
    // This one closes its output and lives on.
    check("closed", "cat > /dev/null", "").await;
}

#[tokio::test]
async fn another_student_answers_after_a_switch_and_a_wrong_tokenizer_never_takes_the_worker_down() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let student = begin(&path, dir.path());
    let q = question(start());
    ask(&student, &q).await;

    let others = tempfile::tempdir().unwrap();
    let gemma = write_model(others.path(), &Recipe::chat("gemma3", Layout::Gemma)).unwrap();
    student.configure(configured(&gemma, dir.path()));
    ask(&student, &q).await;
    let model = student.status().borrow().model.clone().unwrap();
    assert_eq!((model.layout, model.architecture.as_str()), (Layout::Gemma, "gemma3"));
    assert!(model.backend.starts_with("CPU: "), "{}", model.backend);

    // The name of its tokenizer is nonsense: llama.cpp refuses it, in the worker, and a good one works again.
    let mut bytes = std::fs::read(&gemma).unwrap();
    let at = bytes.windows(5).position(|w| w == b"gpt-2").unwrap();
    bytes[at..at + 5].copy_from_slice(b"xyz-9");
    let bad = others.path().join("bad.gguf");
    std::fs::write(&bad, bytes).unwrap();
    student.configure(configured(&bad, dir.path()));
    let outcome = student.ask(&q, &CancelFlag::new()).await;
    assert!(matches!(&outcome, Err(StudentError::Model(_)) | Ok(_)), "{outcome:?}");
    student.configure(configured(&path, dir.path()));
    ask(&student, &q).await;
    assert_eq!(student.status().borrow().crashes, 0);
}

/// Questions of four runs, asked while the worker is stopped, so that they are all there when it goes on.
async fn four(
    student: &Student,
    cancels: &[CancelFlag; 4],
) -> Vec<tokio::task::JoinHandle<Result<Answer, StudentError>>> {
    let asking = cancels.iter().zip(0..).map(|(cancel, n)| {
        let (student, q, cancel) = (student.clone(), of_run(n), cancel.clone());
        tokio::spawn(async move { student.ask(&q, &cancel).await })
    });
    let asking = asking.collect();
    until(student, |s| s.waiting == 4).await;
    asking
}

fn of_run(n: u32) -> Question {
    let mut q = question(start());
    q.segments.push(segment(Role::Observe, &format!("$m{n} $m12 and some words of run {n}\n")));
    q
}

async fn alone(path: &Path) -> (Vec<String>, u64) {
    let dir = tempfile::tempdir().unwrap();
    let mut config = configured(path, dir.path());
    config.together = Some(1);
    let student = Student::start(PathBuf::from(WORKER), config);
    let mut texts = Vec::new();
    for n in 0..4 {
        texts.push(ask(&student, &of_run(n)).await.text);
    }
    assert_eq!(student.status().borrow().model.as_ref().unwrap().together, 1);
    let batches = student.status().borrow().stats.batches;
    (texts, batches)
}

#[tokio::test]
async fn questions_asked_at_once_share_their_batches_and_one_is_cancelled_without_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let (expected, batches) = alone(&path).await;
    let student = begin(&path, dir.path());
    student.load();
    until(&student, |s| s.state == State::Ready).await;
    let pid = worker(&student);

    signal(pid, rustix::process::Signal::STOP);
    let asking = four(&student, &std::array::from_fn(|_| CancelFlag::new())).await;
    signal(pid, rustix::process::Signal::CONT);
    for (asking, expected) in asking.into_iter().zip(&expected) {
        assert_eq!(&asking.await.unwrap().unwrap().text, expected);
    }
    let together = student.status().borrow().stats.batches;
    assert!(together * 4 < batches * 3, "{together} batches together, {batches} in turn");

    signal(pid, rustix::process::Signal::STOP);
    let cancels: [CancelFlag; 4] = std::array::from_fn(|_| CancelFlag::new());
    let asking = four(&student, &cancels).await;
    cancels[1].cancel();
    signal(pid, rustix::process::Signal::CONT);
    for (n, asking) in asking.into_iter().enumerate() {
        let got = asking.await.unwrap().map(|a| a.text);
        assert_eq!(got, if n == 1 { Err(StudentError::Cancelled) } else { Ok(expected[n].clone()) });
    }
    assert_eq!(worker(&student), pid);
}

#[tokio::test]
async fn a_worker_killed_over_several_questions_answers_all_of_them_in_the_end() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let (expected, _) = alone(&path).await;
    let student = begin(&path, dir.path());
    student.load();
    until(&student, |s| s.state == State::Ready).await;
    let pid = worker(&student);
    signal(pid, rustix::process::Signal::STOP);
    let asking = four(&student, &std::array::from_fn(|_| CancelFlag::new())).await;
    signal(pid, rustix::process::Signal::KILL);
    for (asking, expected) in asking.into_iter().zip(&expected) {
        assert_eq!(&asking.await.unwrap().unwrap().text, expected);
    }
    assert_eq!(student.status().borrow().crashes, 1);
}
