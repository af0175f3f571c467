//! `bench student`: what the engine under every student saves, on the shipped student and on a larger one of random
//! weights that is made here.
//!
//! Tokens are counted exactly and do not depend on the machine; times are ratios of tries taken in turn. A goal
//! that is not met is printed as such. It reads nothing of the account.

use super::measure::{Pair, Ratio, Sample, Watch, median};
use crate::print;
use anyhow::Context;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Duration;
use understudy_agent::grammar::Grammar;
use understudy_agent::prompt::{Answer, Question, Role, Segment};
use understudy_providers::student::testkit::{Recipe, Size, write_model};
use understudy_providers::student::{CancelFlag, Stats, Student, StudentConfig};

/// A skill that is shipped: its beginning is the text that all runs share.
const SKILL: &str = include_str!("../../../../../skills/triage-inbox/SKILL.md");
/// Characters of it, so that a run of eight steps fits into the shipped student's context.
const SHARED: usize = 1400;
/// Steps of a run, and runs that are compared together and in turn.
pub(super) const STEPS: usize = 8;
const RUNS: usize = 8;

/// One line of the table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    model: String,
    measure: String,
    ours: String,
    /// What it is compared with, and its figure.
    other: String,
    /// Exact, or of the medians.
    ratio: f64,
    /// Of the minima, where it is a time.
    minimum: Option<f64>,
    /// Of the processor's seconds, where the system says them.
    cpu: Option<f64>,
    goal: Option<String>,
    met: Option<bool>,
}

/// What is run.
pub(crate) struct Plan {
    /// GGUF files; the shipped student and one of random weights when empty.
    pub(crate) models: Vec<PathBuf>,
    pub(crate) shipped: PathBuf,
    /// Tries of each way.
    pub(crate) rounds: usize,
    /// A folder with node-llama-cpp.
    pub(crate) peer: Option<PathBuf>,
}

pub(crate) async fn bench(plan: Plan, json: bool) -> anyhow::Result<u8> {
    let folder = std::env::temp_dir().join(format!("understudy-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
    let lines = all(&plan, &folder).await;
    if let Err(e) = std::fs::remove_dir_all(&folder) {
        tracing::warn!("{} could not be removed: {e}", folder.display());
    }
    let lines = lines?;
    if json {
        print::json(&lines)?;
        return Ok(super::super::OK);
    }
    let head = ["model", "measure", "ours", "compared with", "ratio", "minimum", "CPU", "goal", "met"];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    table.extend(lines.iter().map(cells));
    print::table(&table);
    Ok(super::super::OK)
}

fn cells(line: &Line) -> Vec<String> {
    let number = |n: Option<f64>| n.map_or(String::new(), |n| format!("{n:.3}"));
    let met = line.met.map_or("", |met| if met { "yes" } else { "no" });
    vec![
        line.model.clone(),
        line.measure.clone(),
        line.ours.clone(),
        line.other.clone(),
        number(Some(line.ratio)),
        number(line.minimum),
        number(line.cpu),
        line.goal.clone().unwrap_or_default(),
        met.to_owned(),
    ]
}

async fn all(plan: &Plan, folder: &Path) -> anyhow::Result<Vec<Line>> {
    let mut models: Vec<(String, PathBuf)> = plan
        .models
        .iter()
        .map(|m| (m.file_stem().unwrap_or_default().to_string_lossy().into_owned(), m.clone()))
        .collect();
    if models.is_empty() {
        eprintln!("making a model of random weights");
        let recipe = Recipe { size: Size::bench(), context: 4096, ..Recipe::default() };
        let random = write_model(folder, &recipe).context("the model of random weights could not be written")?;
        models = vec![("pocket".into(), plan.shipped.clone()), ("random 58 M".into(), random)];
    }
    let mut lines = Vec::new();
    for (name, path) in &models {
        let bench =
            Bench { name: name.clone(), path: path.clone(), states: folder.join("states"), rounds: plan.rounds };
        eprintln!("{name}: a run of {STEPS} steps");
        lines.extend(bench.steps().await?);
        eprintln!("{name}: the grammar");
        lines.extend(bench.grammar().await?);
        eprintln!("{name}: a known skill after a restart");
        lines.push(bench.restart().await?);
        eprintln!("{name}: {RUNS} runs together and in turn");
        lines.extend(bench.together().await?);
        if let Some(peer) = &plan.peer {
            eprintln!("{name}: node-llama-cpp");
            lines.extend(bench.peer(peer).await?);
        }
    }
    Ok(lines)
}

/// How eight runs of a skill are answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Together,
    InTurn,
    Alone,
}

/// What eight runs took, and what they said.
#[derive(Default)]
struct Eight {
    sample: Sample,
    evaluated: u64,
    batches: u64,
    said: Vec<String>,
}

pub(super) struct Bench {
    name: String,
    pub(super) path: PathBuf,
    states: PathBuf,
    pub(super) rounds: usize,
}

impl Bench {
    /// A loaded student; `known` leaves the states that were saved.
    pub(super) async fn student(&self, known: bool, together: Option<u32>) -> anyhow::Result<Student> {
        if !known && self.states.exists() {
            std::fs::remove_dir_all(&self.states)?;
        }
        let mut config = StudentConfig::new(&self.path, &self.states);
        config.together = together;
        config.threads = Some(1);
        config.patience = Duration::from_secs(600);
        let student = Student::start(std::env::current_exe()?, config);
        // A question that shares nothing with the others loads it and warms it up.
        ask(&student, &short("warm up"), &CancelFlag::new()).await?;
        Ok(student)
    }

    fn exact(&self, measure: &str, ours: u64, other: (&str, u64), goal: (&str, f64)) -> Line {
        let ratio = ours as f64 / other.1.max(1) as f64;
        Line {
            model: self.name.clone(),
            measure: measure.into(),
            ours: format!("{ours} tokens"),
            other: format!("{}: {} tokens", other.0, other.1),
            ratio,
            minimum: None,
            cpu: None,
            goal: Some(goal.0.into()),
            met: Some(ratio <= goal.1),
        }
    }

    pub(super) fn timed(&self, measure: &str, pair: &Pair, other: &str, goal: Option<(&str, f64)>) -> Line {
        let Ratio { median: ratio, minimum, cpu } = pair.ratio();
        let ms = |all: &[Sample]| median(all.iter().map(|s| s.wall)) * 1000.0;
        Line {
            model: self.name.clone(),
            measure: measure.into(),
            ours: format!("{:.1} ms", ms(&pair.ours)),
            other: format!("{other}: {:.1} ms", ms(&pair.other)),
            ratio,
            minimum: Some(minimum),
            cpu,
            goal: goal.map(|(words, _)| words.into()),
            met: goal.map(|(_, most)| ratio <= most),
        }
    }

    /// Tokens of a run of eight steps: with nothing saved, with the skill saved, and without any reuse.
    async fn steps(&self) -> anyhow::Result<Vec<Line>> {
        let mut evaluated = Vec::new();
        let (mut without, mut new) = (0, 0);
        for known in [false, true] {
            let student = self.student(known, None).await?;
            let before = stats(&student).evaluated;
            let answers = run(&student, 0, "").await?;
            evaluated.push(stats(&student).evaluated - before);
            let whole = |a: &Answer| u64::from(a.tokens.evaluated + a.tokens.reused + a.tokens.generated);
            without = answers.iter().map(whole).sum();
            new = answers.last().map_or(0, whole);
        }
        Ok(vec![
            self.exact("8-step run", evaluated[0], ("each token once", new), ("<= 1.05", 1.05)),
            self.exact("8-step run, no reuse", evaluated[0], ("no reuse", without), ("<= 1/4", 0.25)),
            self.exact("8-step run, known skill", evaluated[1], ("no reuse", without), ("<= 1/12", 1.0 / 12.0)),
        ])
    }

    /// What choosing tokens costs beside computing their scores, in calls and in free text.
    async fn grammar(&self) -> anyhow::Result<Vec<Line>> {
        let student = self.student(false, None).await?;
        let mut lines = Vec::new();
        let text = Grammar::Sequence(vec![Grammar::Text { max: 160 }, Grammar::literal("\"")]);
        for (what, grammar, seed) in
            [("call", call(), None), ("free text", text.clone(), None), ("free text, drawn", text, Some(7))]
        {
            let mut pair = Pair::default();
            for round in 0..self.rounds {
                let mut q = short(&format!("{what} {round}"));
                (q.grammar, q.seed) = (grammar.clone(), seed.map(|s: u64| s + round as u64));
                let before = stats(&student);
                ask(&student, &q, &CancelFlag::new()).await?;
                let after = stats(&student);
                let (decoding, choosing) = (after.decoding - before.decoding, after.choosing - before.choosing);
                pair.ours.push(Sample { wall: decoding + choosing, cpu: 0.0 });
                pair.other.push(Sample { wall: decoding, cpu: 0.0 });
            }
            let measure = format!("answer with its grammar: {what}");
            lines.push(self.timed(&measure, &pair, "scores alone", Some(("<= 1.03", 1.03))));
        }
        Ok(lines)
    }

    /// The first token of an answer after a restart, with a skill that is known against one that is not. The skill fills three
    /// quarters of the context; what follows it is as short as a request is.
    async fn restart(&self) -> anyhow::Result<Line> {
        let long = self.long_skill().await?;
        let mut pair = Pair::default();
        for round in 0..=self.rounds {
            for known in [false, true] {
                let student = self.student(known, None).await?;
                let mut q =
                    question(&[segment(Role::Skill, long.clone()), segment(Role::Request, format!("Go {round}"))]);
                q.grammar = Grammar::Choice(vec![Grammar::literal("a"), Grammar::literal("b")]);
                let watch = Watch::start(student.status().borrow().process);
                ask(&student, &q, &CancelFlag::new()).await?;
                let sample = watch.stop();
                // The first round warms the file cache up.
                match (round, known) {
                    (0, _) => {}
                    (_, true) => pair.ours.push(sample),
                    (_, false) => pair.other.push(sample),
                }
            }
        }
        Ok(self.timed("first token of a known skill after a restart", &pair, "prefill", Some(("<= 1/20", 0.05))))
    }

    /// The skill's text, over and over until it fills three quarters of the context.
    async fn long_skill(&self) -> anyhow::Result<String> {
        let student = self.student(false, None).await?;
        let context = student.status().borrow().model.as_ref().map_or(0, |m| m.context);
        let text: String = SKILL.chars().take(SHARED).collect();
        let answer = ask(&student, &question(&[segment(Role::Skill, text)]), &CancelFlag::new()).await?;
        let characters = SHARED * context as usize * 3 / 4 / (answer.tokens.evaluated as usize).max(1);
        Ok(SKILL.chars().cycle().take(characters).collect())
    }

    /// Eight runs of a skill together, against one after the other, where each finds what the one before evaluated, and
    /// against each by itself, where none does.
    async fn together(&self) -> anyhow::Result<Vec<Line>> {
        let (mut in_turn, mut alone) = (Pair::default(), Pair::default());
        let mut last = [(); 3].map(|()| Eight::default());
        for _ in 0..self.rounds {
            let [together, turn, each] = [self.eight(Way::Together), self.eight(Way::InTurn), self.eight(Way::Alone)];
            last = [together.await?, turn.await?, each.await?];
            in_turn.ours.push(last[0].sample);
            in_turn.other.push(last[1].sample);
            alone.ours.push(last[0].sample);
            alone.other.push(last[2].sample);
        }
        let [together, turn, each] = last;
        let same = together.said.iter().zip(&turn.said).filter(|(a, b)| a == b).count();
        let answers = turn.said.len();
        let goal = ("<= 0.6", 0.6);
        let batches = |measure: &str, other: (&str, &Eight), goal: (&str, f64)| Line {
            ours: format!("{} batches", together.batches),
            other: format!("{}: {} batches", other.0, other.1.batches),
            ..self.exact(measure, together.batches, (other.0, other.1.batches), goal)
        };
        let equal = Line {
            ours: format!("{same} the same"),
            other: format!("in turn: {answers} answers"),
            met: Some(same == answers),
            ..self.exact("8 runs together: the same answers", same as u64, ("in turn", answers as u64), ("all", 1.0))
        };
        Ok(vec![
            self.timed("8 runs of a skill together", &alone, "each by itself", Some(goal)),
            self.timed("8 runs of a skill together", &in_turn, "in turn", None),
            self.exact("8 runs together: evaluated", together.evaluated, ("each by itself", each.evaluated), goal),
            self.exact(
                "8 runs together: evaluated",
                together.evaluated,
                ("in turn", turn.evaluated),
                ("<= 1.02", 1.02),
            ),
            batches("8 runs together: batches", ("each by itself", &each), ("<= 1/2", 0.5)),
            batches("8 runs together: batches", ("in turn", &turn), ("<= 1/2", 0.5)),
            equal,
        ])
    }

    /// Eight runs one way, on a student that knows nothing.
    async fn eight(&self, way: Way) -> anyhow::Result<Eight> {
        let student = self.student(false, (way != Way::Together).then_some(1)).await?;
        let before = stats(&student);
        let watch = Watch::start(student.status().borrow().process);
        let mut said = Vec::new();
        if way == Way::Together {
            let mut runs = tokio::task::JoinSet::new();
            for n in 0..RUNS {
                let student = student.clone();
                runs.spawn(async move { (n, run(&student, n, "").await) });
            }
            let mut ended = runs.join_all().await;
            ended.sort_by_key(|(n, _)| *n);
            for (_, answers) in ended {
                said.extend(answers?);
            }
        } else {
            for n in 0..RUNS {
                // A beginning of its own shares nothing.
                let own = if way == Way::Alone { format!("office {n}\n") } else { String::new() };
                said.extend(run(&student, n, &own).await?);
            }
        }
        let sample = watch.stop();
        let after = stats(&student);
        Ok(Eight {
            sample,
            evaluated: after.evaluated - before.evaluated,
            batches: after.batches - before.batches,
            said: said.into_iter().map(|a| a.text).collect(),
        })
    }
}

pub(super) fn stats(student: &Student) -> Stats {
    student.status().borrow().stats
}

pub(super) async fn ask(student: &Student, q: &Question, run: &CancelFlag) -> anyhow::Result<Answer> {
    student.ask(q, run).await.map_err(|e| anyhow::anyhow!("{e} {}", e.hint()))
}

/// One run: each question is the one before, what was answered, what came back, and the next step. `own` goes before the
/// skill's text.
async fn run(student: &Student, n: usize, own: &str) -> anyhow::Result<Vec<Answer>> {
    let flag = CancelFlag::new();
    let mut answers: Vec<Answer> = Vec::new();
    for step in 0..STEPS {
        answers.push(ask(student, &question(&prompt(n, step, &answers, own)), &flag).await?);
    }
    Ok(answers)
}

pub(super) fn prompt(run: usize, step: usize, answers: &[Answer], own: &str) -> Vec<Segment> {
    let mut all = vec![
        segment(Role::Skill, own.chars().chain(SKILL.chars().take(SHARED)).collect()),
        segment(Role::Request, format!("Triage the inbox of office {run}")),
        segment(Role::Step, "Search the unread mail in the inbox.".into()),
    ];
    for (n, answer) in answers.iter().take(step).enumerate() {
        all.push(segment(Role::Call, answer.text.clone()));
        all.push(segment(
            Role::Observe,
            format!("$m{} from $p{}: the invoice {n} of office {run} is late", n + 1, n + 2),
        ));
        all.push(segment(Role::Step, "Read it and file it.".into()));
    }
    all
}

fn segment(role: Role, text: String) -> Segment {
    Segment { role, text }
}

pub(super) fn question(segments: &[Segment]) -> Question {
    Question { segments: segments.to_vec(), prefix: 1, answer: Role::Call, grammar: call(), max_tokens: 60, seed: None }
}

/// A prompt that begins like no other.
pub(super) fn short(text: &str) -> Question {
    let segments = vec![Segment { role: Role::Step, text: text.to_owned() }];
    Question { segments, prefix: 0, answer: Role::Call, grammar: call(), max_tokens: 400, seed: None }
}

fn call() -> Grammar {
    let handles = || Grammar::Choice((1..=12).map(|n| Grammar::literal(format!("$m{n}"))).collect());
    let with = |tool: &str| {
        let head = Grammar::literal(format!("{tool}\",\"message\":\""));
        Grammar::Sequence(vec![head, handles(), Grammar::literal("\"}")])
    };
    let tools = ["mail.read", "mail.label", "mail.archive"].map(with).to_vec();
    Grammar::Sequence(vec![Grammar::literal("{\"tool\":\""), Grammar::Choice(tools)])
}
