//! `cargo xtask COMMAND`: the README's two commands and the developer's few others.
//!
//! It starts other programs and counts what they say. It is not a build system: cargo and npm decide what is stale. It has next to no
//! dependencies, so that it is there within seconds on a clean clone.

#![expect(clippy::print_stdout, reason = "what the tests say and the closing line are its results")]

mod bench;
mod demo;
mod generate;
mod licences;
mod meaning;
mod process;
mod report;
mod screenshots;
mod setup;
mod skills;
mod test;
mod ui;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  demo [--terminal]   install what is missing, build, and open the window on the Rehearsal account;
                      without a display, or with --terminal, do the main job in the terminal
  test                everything: packages, interface, format, lint, build, tests, the real window
  setup [--test]      only install what is missing (--test: also what the tests need)
  gen [--check]       write the TypeScript of the command table and what binds skills to memories (--check: say what is stale)
  licences [--check]  write the list of what others wrote that ships, with its licence texts (--check: say whether it is stale)
  bench [ARGUMENT]... run `understudy bench`; with `student` also keep its table in docs/benchmarks.md
  bench memory        search by meaning with real weights: conversion, recall, what it costs
  bench repair        deficient skills, a scripted teacher, and what distillation makes of them; [--seed N] [--only KIND] [--json FILE]
  screenshots         draw the panels of the real window into docs/screenshots and target/screenshots
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["demo"] => demo::run(false),
        ["demo", "--terminal"] => demo::run(true),
        ["test"] => return test::run(),
        ["setup"] => setup::run(&[setup::BUILD]),
        ["setup", "--test"] => setup::run(&[setup::BUILD, setup::TEST]),
        ["gen"] => generate::write(),
        ["gen", "--check"] => generate::check(),
        ["licences"] => licences::write(),
        ["licences", "--check"] => licences::check(),
        ["bench", rest @ ..] => bench::run(rest),
        ["screenshots"] => screenshots::run(),
        [] | ["help" | "--help" | "-h"] => {
            eprint!("{HELP}");
            return ExitCode::SUCCESS;
        }
        [other, ..] => {
            eprint!("There is no command {other}.\n\n{HELP}");
            return ExitCode::from(1);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(1)
        }
    }
}
