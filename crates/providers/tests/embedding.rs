//! An embedding model through its front door: a real worker process, llama.cpp, and tiny models whose weights are
//! constructed.
//!
//! Nothing here waits for a time; what is checked is vectors, order and errors.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};
use understudy_providers::student::testkit::meaning::{self, Meaning};
use understudy_providers::student::testkit::{Recipe, model};
use understudy_providers::student::{
    CancelFlag, EmbeddingConfig, EmbeddingModel, GgufError, Haste, State, StudentError, inspect, inspect_embedding,
};

const WORKER: &str = env!("CARGO_BIN_EXE_understudy-student-worker");
const GLOSSARY: [&str; 4] = ["discount rebate cheaper", "invoice bill", "meeting call appointment", "france paris"];

fn begin(path: &Path) -> EmbeddingModel {
    EmbeddingModel::start(PathBuf::from(WORKER), EmbeddingConfig { threads: Some(1), ..EmbeddingConfig::new(path) })
}

fn known(dir: &Path) -> PathBuf {
    meaning::write(dir, "meaning", &Meaning::of(&GLOSSARY)).unwrap()
}

async fn embed(model: &EmbeddingModel, text: &str) -> Vec<f32> {
    let made = model.embed(text, Haste::Question, &CancelFlag::new()).await.unwrap();
    let length: f32 = made.values.iter().map(|x| x * x).sum();
    assert!((length - 1.0).abs() < 1e-5, "the length of a vector is one, not {length}");
    made.values
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[tokio::test]
async fn texts_of_one_meaning_have_one_vector_and_the_model_is_named_by_its_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let model = begin(&known(dir.path()));
    let loaded = model.load().await.unwrap();
    assert_eq!((loaded.name.as_str(), loaded.dimension, loaded.window), ("test meaning", 64, 64));
    assert_eq!(loaded.identity.len(), 64, "a SHA-256: {}", loaded.identity);
    let discount = embed(&model, "discount").await;
    assert!(cosine(&discount, &embed(&model, "A Rebate!").await) > 0.999, "another word for it");
    assert!(cosine(&discount, &embed(&model, "invoice").await) < 0.7);
    let made = model.embed("cheaper bill", Haste::Question, &CancelFlag::new()).await.unwrap();
    assert_eq!((made.tokens, made.model), (4, loaded.identity), "two words between two marks");
    assert_eq!(embed(&model, "discount").await, discount, "the same text gives the same vector");
}

#[tokio::test]
async fn a_text_longer_than_the_window_is_read_to_its_end() {
    let dir = tempfile::tempdir().unwrap();
    let model = begin(&known(dir.path()));
    let long = format!("{} {}", "discount ".repeat(62), "invoice ".repeat(62));
    let half = embed(&model, &long).await;
    let (first, second) = (embed(&model, &"discount ".repeat(62)).await, embed(&model, &"invoice ".repeat(62)).await);
    assert!((cosine(&half, &first) - cosine(&half, &second)).abs() < 1e-3, "both halves count alike");
    assert!(cosine(&half, &first) > 0.6);
    let empty = embed(&model, "\0").await;
    assert!(cosine(&empty, &first) < 0.5, "nothing is said, and nothing breaks");
}

#[tokio::test]
async fn a_decoder_with_pooling_makes_vectors_too() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("decoder.gguf");
    let recipe = Recipe { pooling: Some(3), protocol: None, ..Recipe::default() };
    std::fs::write(&path, model(&recipe)).unwrap();
    assert!(matches!(inspect(&path), Err(GgufError::Embedding(_))), "it is no student");
    let model = begin(&path);
    let a = embed(&model, "Answer Dana about the discount").await;
    assert_eq!(a.len(), 64);
    let b = embed(&model, "Follow up the invoice with Jonas").await;
    assert!(cosine(&a, &b) < 0.9999);
    assert_eq!(embed(&model, "Answer Dana about the discount").await, a, "nothing of the text before is left");
}

#[tokio::test]
async fn a_model_that_makes_no_vectors_is_refused_in_plain_words() {
    let dir = tempfile::tempdir().unwrap();
    let check = async |name: &str, bytes: Vec<u8>, code: &str, words: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let trouble = begin(&path).load().await.unwrap_err();
        assert_eq!(trouble.code, code, "{trouble:?}");
        assert!(trouble.message.contains(words) && !trouble.hint.is_empty(), "{trouble:?}");
    };
    let good = meaning::model(&Meaning::of(&GLOSSARY));
    check("student.gguf", model(&Recipe::default()), "no-embedding", "student.gguf is no embedding model").await;
    let reranker = Meaning { pooling: Some(4), ..Meaning::of(&GLOSSARY) };
    check("rank.gguf", meaning::model(&reranker), "no-embedding", "is no embedding model").await;
    let bare = Meaning { pooling: None, ..Meaning::of(&GLOSSARY) };
    check("bare.gguf", meaning::model(&bare), "no-embedding", "does not say how a text becomes one vector").await;
    check("cut.gguf", good[..good.len() / 2].to_vec(), "cut", "cut").await;
    check("page.gguf", b"<html>".to_vec(), "format", "not a GGUF").await;
    // A whole header whose weights have another shape: only llama.cpp itself sees it.
    let mut bent = good.clone();
    let at = bent.windows(19).position(|w| w == b"blk.0.ffn_up.weight").unwrap() + 19 + 4 + 8;
    bent[at] = 4;
    check("bent.gguf", bent, "refused", "could not be loaded").await;
    let nan = {
        let mut bytes = good.clone();
        let end = bytes.len();
        // The bias of the last norm.
        bytes[end - 256..].fill(0xff);
        bytes
    };
    check("nan.gguf", nan, "vector", "not made of numbers").await;
    assert!(inspect_embedding(&dir.path().join("nothing.gguf")).is_err());
}

#[tokio::test]
async fn a_pinned_file_that_changed_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = known(dir.path());
    let config = EmbeddingConfig { pinned: Some("00".repeat(32)), ..EmbeddingConfig::new(&path) };
    let trouble = EmbeddingModel::start(PathBuf::from(WORKER), config).load().await.unwrap_err();
    assert_eq!(trouble.code, "checksum", "{trouble:?}");
}

#[tokio::test]
async fn a_text_is_taken_back_and_a_question_goes_first() {
    let dir = tempfile::tempdir().unwrap();
    let model = begin(&known(dir.path()));
    let cancel = CancelFlag::new();
    cancel.cancel();
    assert_eq!(model.embed("x", Haste::Question, &cancel).await, Err(StudentError::Cancelled));
    // All wait while the model is being loaded; then the question comes before the passages that were there first.
    let order = std::sync::Mutex::new(Vec::new());
    let ask = async |text: &'static str, haste: Haste| {
        model.embed(text, haste, &CancelFlag::new()).await.unwrap();
        order.lock().unwrap().push(text);
    };
    let dropped = CancelFlag::new();
    let taken_back = async {
        let got = model.embed("france", Haste::Background, &dropped).await;
        assert_eq!(got, Err(StudentError::Cancelled));
    };
    let take_back = async { dropped.cancel() };
    tokio::join!(
        ask("discount", Haste::Background),
        ask("invoice", Haste::Background),
        ask("meeting", Haste::Question),
        taken_back,
        take_back
    );
    assert_eq!(order.into_inner().unwrap()[0], "meeting");
}

#[tokio::test]
async fn a_worker_that_is_killed_is_started_again_and_a_missing_program_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = known(dir.path());
    let model = begin(&path);
    let before = embed(&model, "discount").await;
    let process = model.status().borrow().process.unwrap();
    let killed = std::process::Command::new("kill").args(["-9", &process.to_string()]).status().unwrap();
    assert!(killed.success());
    let mut status = model.status();
    status.wait_for(|s| s.crashes == 1).await.unwrap();
    assert_eq!(embed(&model, "rebate").await, before, "the next text starts it again");
    assert_ne!(model.status().borrow().process, Some(process));

    let none = EmbeddingModel::start(dir.path().join("nothing"), EmbeddingConfig::new(&path));
    let error = none.embed("x", Haste::Question, &CancelFlag::new()).await.unwrap_err();
    assert!(matches!(&error, StudentError::Start(why) if why.contains("nothing")), "{error:?}");
    // A program that ends at once is a worker that dies; nothing hangs.
    let dies = EmbeddingModel::start(PathBuf::from("/bin/true"), EmbeddingConfig::new(&path));
    let trouble = dies.load().await.unwrap_err();
    assert_eq!(trouble.code, "crashed", "{trouble:?}");
    assert_eq!(dies.status().borrow().state, State::Failed);
}
