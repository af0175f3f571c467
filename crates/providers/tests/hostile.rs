//! Model files whose header is whole and whose contents are not what they say: only llama.cpp finds out, and may
//! die of it. The worker takes that; the app gets plain words, and a good file works in the same student.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};
use understudy_agent::grammar::Grammar;
use understudy_agent::prompt::{Question, Role, Segment};
use understudy_providers::student::testkit::{Recipe, model, write_model};
use understudy_providers::student::{CancelFlag, State, Student, StudentConfig, StudentError};

const WORKER: &str = env!("CARGO_BIN_EXE_understudy-student-worker");

fn configured(model: &Path, dir: &Path) -> StudentConfig {
    let mut config = StudentConfig::new(model, dir.join("states"));
    config.context = 512;
    config.threads = Some(1);
    config.patience = std::time::Duration::from_secs(30);
    config
}

fn question() -> Question {
    Question {
        segments: vec![Segment { role: Role::Step, text: "Read the message.\n".into() }],
        prefix: 0,
        answer: Role::Call,
        grammar: Grammar::one_of(["$m1", "$m2", "invoice"]).unwrap(),
        max_tokens: 20,
        seed: None,
    }
}

/// Where the value of a key begins, after its kind.
fn value_at(bytes: &[u8], key: &str) -> usize {
    let mut entry = (key.len() as u64).to_le_bytes().to_vec();
    entry.extend(key.as_bytes());
    bytes.windows(entry.len()).position(|w| w == entry).unwrap() + entry.len() + 4
}

/// The file with a number of its header changed.
fn with_number(key: &str, number: u32) -> Vec<u8> {
    let mut bytes = model(&Recipe::default());
    let at = value_at(&bytes, key);
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    bytes
}

/// The file with a key that nobody knows in the place of one that is needed.
fn without(key: &str) -> Vec<u8> {
    let mut bytes = model(&Recipe::default());
    let at = value_at(&bytes, key) - 4;
    bytes[at - 1] = b'~';
    bytes
}

/// The file with the first entries of a list of numbers changed.
fn with_list(key: &str, numbers: &[i32]) -> Vec<u8> {
    let mut bytes = model(&Recipe::default());
    let at = value_at(&bytes, key) + 12;
    for (i, n) in numbers.iter().enumerate() {
        bytes[at + 4 * i..at + 4 * i + 4].copy_from_slice(&n.to_le_bytes());
    }
    bytes
}

/// The file with the name of a tensor changed.
fn with_tensor(name: &str, other: &str) -> Vec<u8> {
    let mut bytes = model(&Recipe::default());
    let at = bytes.windows(name.len()).position(|w| w == name.as_bytes()).unwrap();
    bytes[at..at + name.len()].copy_from_slice(other.as_bytes());
    bytes
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut weights = model(&Recipe::default());
    let from = weights.len() - weights.len() / 2;
    for weight in weights[from & !3..].chunks_exact_mut(4) {
        weight.copy_from_slice(&f32::NAN.to_le_bytes());
    }
    vec![
        ("no layers", with_number("llama.block_count", 0)),
        ("more layers than tensors", with_number("llama.block_count", 400)),
        ("an absurd number of layers", with_number("llama.block_count", u32::MAX)),
        ("no width", with_number("llama.embedding_length", 0)),
        ("another width", with_number("llama.embedding_length", 65)),
        ("an absurd width", with_number("llama.embedding_length", u32::MAX)),
        ("no heads", with_number("llama.attention.head_count", 0)),
        ("heads that do not divide the width", with_number("llama.attention.head_count", 7)),
        ("no heads of keys", with_number("llama.attention.head_count_kv", 0)),
        ("an absurd rotation", with_number("llama.rope.dimension_count", 4_000_000)),
        ("no rotation", with_number("llama.rope.dimension_count", 0)),
        ("no width inside", with_number("llama.feed_forward_length", 0)),
        ("no context", with_number("llama.context_length", 0)),
        ("a missing key", without("llama.attention.layer_norm_rms_epsilon")),
        ("no vocabulary's kinds", without("tokenizer.ggml.token_type")),
        ("no merges", without("tokenizer.ggml.merges")),
        ("a first token outside", with_number("tokenizer.ggml.bos_token_id", 5_000_000)),
        ("a last token outside", with_number("tokenizer.ggml.eos_token_id", u32::MAX)),
        ("kinds that are none", with_list("tokenizer.ggml.token_type", &[99, -1, i32::MAX, i32::MIN])),
        ("a tensor missing", with_tensor("blk.1.attn_k.weight", "blk.1.attn_x.weight")),
        ("a tensor twice", with_tensor("blk.1.attn_k.weight", "blk.0.attn_k.weight")),
        ("weights that are no numbers", weights),
    ]
}

/// Each file in turn in one student: plain words or an answer, never a panic, a hang or a dead app.
#[tokio::test]
async fn whatever_a_model_file_holds_the_app_says_it_and_stays_up() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("hostile.gguf");
    let good = dir.path().join("good");
    std::fs::create_dir(&good).unwrap();
    let good = write_model(&good, &Recipe::default()).unwrap();
    let student = Student::start(PathBuf::from(WORKER), configured(&good, dir.path()));
    let expected = student.ask(&question(), &CancelFlag::new()).await.unwrap();
    for (n, (what, bytes)) in files().into_iter().enumerate() {
        std::fs::write(&path, bytes).unwrap();
        // A name of its own, so that the student is loaded anew.
        let file = dir.path().join(format!("hostile-{n}.gguf"));
        std::fs::rename(&path, &file).unwrap();
        student.configure(configured(&file, dir.path()));
        let outcome = student.ask(&question(), &CancelFlag::new()).await;
        match &outcome {
            Ok(answer) => assert!(question().grammar.accepts(&answer.text), "{what}: {answer:?}"),
            Err(StudentError::Model(t) | StudentError::Question(t)) => {
                assert!(!t.message.is_empty() && !t.hint.is_empty(), "{what}: {t:?}");
                assert!(!t.message.contains("0x") && !t.message.contains("src/"), "{what}: plain words: {t:?}");
            }
            Err(StudentError::Crashed(why)) => assert!(!why.is_empty(), "{what}"),
            Err(other) => panic!("{what}: {other:?}"),
        }
        if outcome.is_err() {
            let status = student.status().borrow().clone();
            assert!(matches!(status.state, State::Failed | State::Ready | State::Idle), "{what}: {status:?}");
        }
        std::fs::remove_file(&file).unwrap();
    }
    student.configure(configured(&good, dir.path()));
    let again = student.ask(&question(), &CancelFlag::new()).await.unwrap();
    assert_eq!(again.text, expected.text, "a good file works after all of them");
}
