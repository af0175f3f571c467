//! Vectors of passages: kept, found exactly, followed when files change, dropped with their model.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use understudy_store::vectors::{self, VectorKind};
use understudy_store::{MeaningTexts, MemoryFolder, PassageVectors, Store, meaning_key, meaning_text};

/// Always the same vectors of length one.
fn made(count: usize, dimension: usize) -> Vec<(String, Vec<f32>)> {
    let mut state: u64 = 7;
    let mut next = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((state >> 40) as f32 / (1u64 << 24) as f32) - 0.5
    };
    let unit = |v: Vec<f32>| {
        let length = v.iter().map(|x| x * x).sum::<f32>().sqrt();
        v.iter().map(|x| x / length).collect()
    };
    (0..count).map(|i| (format!("text {i}"), unit((0..dimension).map(|_| next()).collect()))).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum()
}

#[tokio::test]
async fn the_scan_finds_what_comparing_all_numbers_finds() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    let all = made(3000, 48);
    let kept = PassageVectors::open(&store, "m", 48).await.unwrap();
    assert!(kept.is_empty());
    kept.add(all.clone()).await.unwrap();
    for (_, question) in made(3020, 48).iter().skip(3000) {
        let mut expect: Vec<(String, f64)> = all.iter().map(|(t, v)| (t.clone(), dot(v, question))).collect();
        expect.sort_by(|a, b| b.1.total_cmp(&a.1));
        let near = kept.nearest(question, 20).await.unwrap();
        let names = |list: &[(String, f64)]| list.iter().take(20).map(|(t, _)| t.clone()).collect::<Vec<_>>();
        assert_eq!(names(&near), names(&expect));
        assert!((near[0].1 - expect[0].1).abs() < 1e-9, "the similarity is that of the numbers");
    }
    assert_eq!(kept.nearest(&[1.0; 47], 5).await.unwrap(), [], "a question of another model");
}

#[tokio::test]
async fn vectors_outlive_the_app_and_go_with_their_texts_and_their_model() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    let all = made(1203, 8);
    let kept = PassageVectors::open(&store, "m", 8).await.unwrap();
    kept.add(all.clone()).await.unwrap();
    // A text that is embedded again keeps one vector.
    kept.add(vec![(all[5].0.clone(), all[6].1.clone())]).await.unwrap();
    assert_eq!((kept.len(), vectors::count(&store).await.unwrap()), (1203, 1203));
    store.close().await;

    let store = Store::open(dir.path()).await.unwrap();
    let kept = PassageVectors::open(&store, "m", 8).await.unwrap();
    assert_eq!(kept.len(), 1203, "more than one page is read");
    let near = kept.nearest(&all[6].1, 2).await.unwrap();
    let names: HashSet<&str> = near.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(names, HashSet::from(["text 5", "text 6"]));

    let half: HashSet<String> = all.iter().step_by(2).map(|(t, _)| t.clone()).collect();
    assert_eq!(kept.retain(&half).await.unwrap(), 601);
    assert_eq!(kept.retain(&half).await.unwrap(), 0);
    assert!(kept.has("text 0") && !kept.has("text 1"));
    for at in [0, 600, 1202] {
        assert_eq!(kept.nearest(&all[at].1, 1).await.unwrap()[0].0, all[at].0, "each is still found by its own");
    }

    let question = vec![("q".to_owned(), vec![1.0; 8])];
    vectors::insert(&store, "m", VectorKind::Question, &question).await.unwrap();
    vectors::insert(&store, "other", VectorKind::Passage, &made(3, 8)).await.unwrap();
    assert_eq!(PassageVectors::open(&store, "m", 8).await.unwrap().len(), 602, "questions are no passages");
    assert_eq!(PassageVectors::open(&store, "m", 9).await.unwrap().len(), 0, "of another dimension: gone");
    assert_eq!(vectors::keep_model(&store, Some("other")).await.unwrap(), 1);
    assert_eq!(vectors::count(&store).await.unwrap(), 3);
    assert_eq!(vectors::keep_model(&store, None).await.unwrap(), 3);
}

fn write(folder: &Path, path: &str, text: &str) {
    let full = folder.join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(full, text).unwrap();
}

#[test]
fn only_texts_that_changed_are_missing_and_the_newest_file_comes_first() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("memories");
    for (at, path) in ["a.md", "sales/b.md", "c.md"].into_iter().enumerate() {
        write(&folder, path, &format!("# {path}\n\nFirst.\n\n## Part\n\nSecond of {path}.\n"));
        let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000 + at as u64);
        fs::File::options().append(true).open(folder.join(path)).unwrap().set_modified(time).unwrap();
    }
    let memories = MemoryFolder::open(&folder, &dir.path().join("index")).unwrap();
    let mut texts = MeaningTexts::default();
    texts.follow(&memories).unwrap();
    assert_eq!(texts.len(), 6);
    assert_eq!(texts.missing(|_| false), ["c.md", "sales/b.md", "a.md"], "newest first");
    let known = texts.keys();
    let passages = memories.passages("sales/b.md").unwrap();
    assert_eq!(passages.len(), 2);
    assert_eq!(meaning_text(&passages[1]), "sales/b.md › Part\nSecond of sales/b.md.");
    assert!(known.contains(&meaning_key(&meaning_text(&passages[1]))));

    // One passage of one file changes; another file moves.
    write(&folder, "sales/b.md", "# sales/b.md\n\nFirst.\n\n## Part\n\nAnother text.\n");
    fs::rename(folder.join("a.md"), folder.join("moved.md")).unwrap();
    memories.refresh().unwrap();
    texts.follow(&memories).unwrap();
    assert_eq!(texts.missing(|key| known.contains(key)), ["sales/b.md"]);
    let news: Vec<String> = texts.keys().difference(&known).cloned().collect();
    assert_eq!(news.len(), 1, "the other passages are as they were");

    // Texts that two files share have one vector and rank for both.
    write(&folder, "copy.md", &fs::read_to_string(folder.join("c.md")).unwrap());
    memories.refresh().unwrap();
    texts.follow(&memories).unwrap();
    let shared = meaning_key(&meaning_text(&memories.passages("c.md").unwrap()[0]));
    let ranking = texts.ranking(&[("of no passage".into(), 0.9), (shared, 0.8)], 0.5);
    let ids: Vec<&str> = ranking.ids.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["c.md#3", "copy.md#3"], "{ranking:?}");
}
