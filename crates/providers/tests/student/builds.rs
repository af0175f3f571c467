//! Which build of llama.cpp runs.

use super::*;

/// A program that starts the worker with a wish for a build of the processor's part.
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn wishing(build: &str, dir: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let program = dir.join(format!("worker-{build}"));
    std::fs::write(&program, format!("#!/bin/sh\nUNDERSTUDY_CPU={build} exec '{WORKER}' \"$@\"\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    program
}

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
#[tokio::test]
async fn the_best_build_for_the_processor_runs_and_each_build_answers_alike() {
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    let flags = std::fs::read_to_string("/proc/cpuinfo").unwrap();
    let has = |flag: &str| flags.split_ascii_whitespace().any(|f| f == flag);
    // Best last.
    let runs = [
        ("avx2", has("avx2")),
        ("avxvnni", has("avx_vnni")),
        ("avx512", has("avx512_vnni") && has("avx512vl")),
        ("amx", has("amx_int8") && has("avx512_bf16")),
    ];
    let can = |build: &str| runs.contains(&(build, true));
    let best = runs.iter().rfind(|(_, here)| *here).unwrap().0;
    let (mut said, mut ran) = (Vec::new(), Vec::new());
    for wish in ["best", "avx2", "avxvnni", "avx512", "amx"] {
        let student = Student::start(wishing(wish, dir.path()), configured(&path, dir.path()));
        let runs = if can(wish) { wish } else { best };
        let answer = ask(&student, &question(start())).await;
        assert_eq!(answer.tokens.reused > 0, ran.contains(&runs), "{wish}: what another build saved is not its own");
        ran.push(runs);
        let backend = student.status().borrow().model.as_ref().unwrap().backend.clone();
        assert_eq!(backend.contains("AMX"), runs == "amx", "{wish}: {backend}");
        assert_eq!(backend.contains("AVX-512 VNNI"), runs == "avx512" || runs == "amx", "{wish}: {backend}");
        assert_eq!(backend.contains("AVX-VNNI"), runs == "avxvnni", "{wish}: {backend}");
        assert!(backend.contains("AVX2"), "{wish}: {backend}");
        said.push(answer.text);
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn after_an_illegal_instruction_the_plainest_build_answers() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = write_model(dir.path(), &Recipe::default()).unwrap();
    // A processor that names what it has not: every build but the plainest dies.
    let program = dir.path().join("worker");
    let script = format!("#!/bin/sh\n[ \"$UNDERSTUDY_CPU\" = avx2 ] || kill -ILL $$\nexec '{WORKER}' \"$@\"\n");
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let student = Student::start(program, configured(&path, dir.path()));
    ask(&student, &question(start())).await;
    let status = student.status().borrow().clone();
    assert_eq!(status.crashes, 1, "{status:?}");
    assert!(!status.model.unwrap().backend.contains("VNNI"));
}
