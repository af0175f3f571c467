//! The same file in node-llama-cpp, both with one thread: a token of a prompt, a token of an answer, and a step of a run.
//!
//! It adds lines to the table of `student.rs`; the peer's process is `peer.rs`.

use super::measure::{Pair, Sample, Watch};
use super::peer::Peer;
use super::student::{Bench, Line, STEPS, ask, prompt, question, short, stats};
use anyhow::ensure;
use std::path::Path;
use understudy_agent::grammar::Grammar;
use understudy_agent::prompt::{Answer, Role, Segment, pocket_mark};
use understudy_providers::student::CancelFlag;

/// Tokens of the prompt and of the answer that are compared.
const PROMPT: usize = 512;
const ANSWER: usize = 96;
/// The grammar of the calls in the peer's notation.
const CALL: &str = r#"root ::= "{\"tool\":\"" tool "\",\"message\":\"$m" number "\"}"
tool ::= "mail.read" | "mail.label" | "mail.archive"
number ::= "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12""#;

impl Bench {
    /// All lines.
    pub(super) async fn peer(&self, folder: &Path) -> anyhow::Result<Vec<Line>> {
        let mut peer = Peer::start(folder, &self.path, PROMPT)?;
        let mut lines = vec![self.step(&mut peer).await?];
        lines.extend(self.tokens(&mut peer).await?);
        Ok(lines)
    }

    /// A step: an observation and the next step's text come, a call is answered by its grammar. Both keep what they have
    /// evaluated, both write the same texts before; each goes on from its own answers.
    async fn step(&self, peer: &mut Peer) -> anyhow::Result<Line> {
        let student = self.student(false, Some(1)).await?;
        let flag = CancelFlag::new();
        let mut pair = Pair::default();
        for round in 0..=self.rounds {
            let mut answers: Vec<Answer> = vec![ask(&student, &question(&prompt(round, 0, &[], "")), &flag).await?];
            let watch = Watch::start(student.status().borrow().process);
            for step in 1..STEPS {
                answers.push(ask(&student, &question(&prompt(round, step, &answers, "")), &flag).await?);
            }
            let ours = watch.stop();
            let steps = answers.len() - 1;
            let texts: Vec<String> = (1..=steps).map(|step| text(&new(&prompt(round, step, &answers, "")))).collect();
            let (theirs, said) = peer.steps(&text(&prompt(round, 0, &[], "")), &texts, CALL)?;
            ensure!(
                said.iter().all(|a| a.starts_with("{\"tool\":\"mail.")),
                "node-llama-cpp did not keep to the grammar: {said:?}"
            );
            // The first round warms both up.
            if round > 0 {
                let count = steps as f64;
                pair.ours.push(Sample { wall: ours.wall / count, cpu: ours.cpu / count });
                pair.other.push(theirs);
            }
        }
        Ok(self.timed("a step of a run, one thread", &pair, "node-llama-cpp", Some(("<= 0.75", 0.75))))
    }

    /// Seconds for each token of a prompt and of an answer.
    async fn tokens(&self, peer: &mut Peer) -> anyhow::Result<Vec<Line>> {
        let student = self.student(false, Some(1)).await?;
        let (mut prefill, mut decode) = (Pair::default(), Pair::default());
        for round in 0..=self.rounds {
            let words = "a prompt of many words ".repeat(PROMPT / 10);
            let mut q = short(&format!("{round} {words}"));
            q.grammar = Grammar::Sequence(vec![Grammar::Text { max: ANSWER * 2 }, Grammar::literal("\"")]);
            let before = stats(&student);
            let watch = Watch::start(student.status().borrow().process);
            let answer = ask(&student, &q, &CancelFlag::new()).await?;
            let cpu = watch.stop();
            let after = stats(&student);
            let (evaluated, written) = (f64::from(answer.tokens.evaluated), f64::from(answer.tokens.generated));
            let (filling, decoding) = (
                after.prefilling - before.prefilling,
                after.decoding + after.choosing - before.decoding - before.choosing,
            );
            let each = |seconds: f64, tokens: f64, all: f64| Sample {
                wall: seconds / tokens.max(1.0),
                cpu: cpu.cpu * (seconds / all) / tokens.max(1.0),
            };
            let (prompt, answer) = peer.tokens(&format!("{round} {}", words.repeat(10)), ANSWER)?;
            if round > 0 {
                let all = filling + decoding;
                prefill.ours.push(each(filling, evaluated, all));
                decode.ours.push(each(decoding, written, all));
                prefill.other.push(prompt);
                decode.other.push(answer);
            }
        }
        Ok(vec![
            self.timed("a token of a prompt, one thread", &prefill, "node-llama-cpp", Some(("<= 1/0.95", 1.0 / 0.95))),
            self.timed("a token of an answer, one thread", &decode, "node-llama-cpp", Some(("<= 1/0.95", 1.0 / 0.95))),
        ])
    }
}

/// The segments of a prompt after its last answer.
fn new(segments: &[Segment]) -> Vec<Segment> {
    let from = segments.iter().rposition(|s| s.role == Role::Call).map_or(0, |at| at + 1);
    segments[from..].to_vec()
}

/// Segments as text, with the mark after which a call is answered.
fn text(segments: &[Segment]) -> String {
    let mut all: String = segments.iter().map(|s| format!("{}{}", pocket_mark(s.role), s.text)).collect();
    all.push_str(pocket_mark(Role::Call));
    all
}
