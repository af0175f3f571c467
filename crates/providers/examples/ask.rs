//! Plays with a model by hand.
//!
//! `cargo run -p understudy-providers --example ask -- MODEL.gguf` reads questions from standard input, one
//! a line: segments as `role: text` split by ` / `, then ` => ` and the possible answers split by ` | `:
//! `skill: triage-inbox / request: Triage my inbox / read: intent => invoice | complaint | other`.
//! With `--bench` it measures prefill and decoding instead.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::io::BufRead;
use std::path::PathBuf;
use understudy_agent::grammar::Grammar;
use understudy_agent::prompt::{Question, Role, Segment};
use understudy_providers::student::{CancelFlag, Student, StudentConfig, worker_main};

type Failure = Box<dyn std::error::Error>;

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|a| a == "student-worker") {
        return worker_main();
    }
    match run(&args) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run(args: &[String]) -> Result<(), Failure> {
    let model = args.iter().find(|a| !a.starts_with("--")).ok_or("Name a GGUF file.")?;
    let states = std::env::temp_dir().join("understudy-ask-states");
    let student = Student::start(std::env::current_exe()?, StudentConfig::new(PathBuf::from(model), states));
    if args.iter().any(|a| a == "--bench") {
        return bench(&student).await;
    }
    for line in std::io::stdin().lock().lines() {
        match question(&line?) {
            Ok(q) => show(&student, &q).await,
            Err(e) => println!("{e}"),
        }
    }
    Ok(())
}

async fn show(student: &Student, q: &Question) {
    match student.ask(q, &CancelFlag::new()).await {
        Ok(a) => println!("{}   (probability {:.3}, {:?}, {} ms)", a.text, a.probability, a.tokens, a.ms),
        Err(e) => println!("{e} {}", e.hint()),
    }
}

fn question(line: &str) -> Result<Question, Failure> {
    let (prompt, answers) = line.split_once(" => ").ok_or("Write: role: text / role: text => answer | answer")?;
    let mut segments = Vec::new();
    for part in prompt.split(" / ") {
        let (role, text) = part.split_once(": ").ok_or_else(|| format!("\"{part}\" has no role."))?;
        segments.push(Segment { role: serde_json::from_value(role.trim().into())?, text: text.to_owned() });
    }
    let grammar = Grammar::one_of(answers.split(" | ")).ok_or("No answers are given.")?;
    let answer = if answers.starts_with('{') { Role::Call } else { Role::Value };
    Ok(Question { prefix: 1, segments, answer, grammar, max_tokens: 200, seed: None })
}

/// Long prompts with free text, greedy and drawn, and calls, each prompt new from its first word on.
async fn bench(student: &Student) -> Result<(), Failure> {
    let free = Grammar::Sequence(vec![Grammar::Text { max: 400 }, Grammar::literal("\"")]);
    let handles: Vec<String> = (1..=20).map(|n| format!("$m{n}")).collect();
    let tools = ["mail.read", "mail.archive", "mail.label", "mail.draft"].map(|t| {
        let head = Grammar::literal(format!("{{\"tool\":\"{t}\",\"message\":\""));
        Grammar::Sequence([Some(head), Grammar::one_of(handles.clone())].into_iter().flatten().collect())
    });
    let call = Grammar::Sequence(vec![Grammar::Choice(tools.to_vec()), Grammar::literal("\"}")]);
    for round in 0..12 {
        let text = format!("round {round}\n{}", "Ask the pipeline for the sender's deal and answer Dana. ".repeat(24));
        let (what, grammar, seed) = match round % 3 {
            0 => ("call", &call, None),
            1 => ("free text", &free, None),
            _ => ("drawn text", &free, Some(round)),
        };
        let q = Question {
            segments: vec![Segment { role: Role::Step, text }],
            prefix: 0,
            answer: Role::Call,
            grammar: grammar.clone(),
            max_tokens: 401,
            seed,
        };
        match student.ask(&q, &CancelFlag::new()).await {
            Ok(a) => println!("{what}: {:?} in {} ms", a.tokens, a.ms),
            Err(e) => println!("{what}: {e}"),
        }
    }
    let status = student.status().borrow().clone();
    let model = status.model.ok_or("No model was loaded.")?;
    println!(
        "{}: {} parameters, {}, {} threads; prefill {:.0} tokens/s, decode {:.0} tokens/s, {:.1} MB resident",
        model.name,
        model.parameters,
        model.backend,
        model.threads,
        status.stats.prefill_per_second,
        status.stats.tokens_per_second,
        status.stats.rss as f64 / 1e6
    );
    Ok(())
}
