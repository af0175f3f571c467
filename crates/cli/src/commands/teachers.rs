//! `teacher`: who they are, what would be sent to them, asking, and what it cost.
//!
//! Keys and passphrases come from the environment or from standard input, never from the command line, where other
//! programs could read them. What is sent is shown first and agreed to.

use super::{NOT_DONE, OK, ask, words};
use crate::arguments::{Provider, Teacher};
use crate::print;
use anyhow::{Context, bail};
use std::io::{IsTerminal, Read, Write};
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;
use understudy_app::{App, Caller};

/// Where a key is looked for before standard input.
const KEY: &str = "UNDERSTUDY_TEACHER_KEY";
/// The passphrase of the file with the keys, where the system has no keychain.
const PASSPHRASE: &str = "UNDERSTUDY_PASSPHRASE";

pub(super) async fn teachers(app: &App, command: Teacher, json: bool) -> anyhow::Result<u8> {
    match command {
        Teacher::List => list(app, json).await,
        Teacher::Add { name, provider, model, place } => {
            let provider = to_wire(provider);
            let http = matches!(
                provider,
                TeacherProvider::Anthropic
                    | TeacherProvider::OpenAi
                    | TeacherProvider::Gemini
                    | TeacherProvider::Compatible
            );
            let key = if http { key()? } else { None };
            if key.is_some() {
                unlock(app).await?;
            }
            done(app, Wire::TeacherAdd { name, provider, model, place, key }, json).await
        }
        Teacher::Use { name } => done(app, Wire::TeacherUse { name }, json).await,
        Teacher::Remove { name } => {
            unlock(app).await?;
            done(app, Wire::TeacherRemove { name }, json).await
        }
        Teacher::Test { name, yes } => {
            let envelope: EnvelopeView = ask(app, Wire::TeacherQuote { name: name.clone() }).await?;
            let sha256 = envelope.sha256.clone();
            send(app, &envelope, Wire::TeacherTest { name, sha256 }, yes, json).await
        }
        Teacher::Envelope { skill } => {
            let envelope: EnvelopeView = ask(app, Wire::EnvelopeShow { skill }).await?;
            if json {
                print::json(&envelope)?;
            } else {
                println!("{}\n", envelope.text);
                describe(&envelope);
            }
            Ok(if envelope.problem.is_some() { NOT_DONE } else { OK })
        }
        Teacher::Review { skill, yes } => {
            let envelope: EnvelopeView = ask(app, Wire::EnvelopeShow { skill: skill.clone() }).await?;
            let sha256 = envelope.sha256.clone();
            send(app, &envelope, Wire::SkillReview { name: skill, sha256 }, yes, json).await
        }
        Teacher::Ledger => ledger(app, json).await,
        Teacher::Call { id } => call(app, id, json).await,
        Teacher::Budget { call, skill, night, month } => {
            let mut budgets = ask::<TeachersView>(app, Wire::TeacherList {}).await?.budgets;
            let given = [call, skill, night, month];
            let changed = given.iter().any(Option::is_some);
            let places = [&mut budgets.call, &mut budgets.skill, &mut budgets.night, &mut budgets.month];
            for (place, text) in places.into_iter().zip(given) {
                if let Some(text) = text {
                    *place = dollars(&text)?;
                }
            }
            if changed {
                ask::<Done>(app, Wire::BudgetSet { budgets }).await?;
            }
            if json {
                print::json(&budgets)?
            } else {
                print_budgets(&budgets)
            }
            Ok(OK)
        }
        Teacher::Price { model: None, .. } => prices(app, json).await,
        Teacher::Price { model: Some(model), reset: true, .. } => {
            done(app, Wire::PriceSet { model, price: None }, json).await
        }
        Teacher::Price { model: Some(model), input, cached, written, output, .. } => {
            let (Some(input), Some(output)) = (input, output) else {
                bail!("Give both --input and --output, in dollars for a million tokens, or --reset.")
            };
            let price = PriceView { input, cached: cached.unwrap_or(input), written: written.unwrap_or(input), output };
            done(app, Wire::PriceSet { model, price: Some(price) }, json).await
        }
        Teacher::Consent { kind, withdraw } => done(app, Wire::ConsentSet { kind, allowed: !withdraw }, json).await,
    }
}

async fn done(app: &App, command: Wire, json: bool) -> anyhow::Result<u8> {
    let done: Done = ask(app, command).await?;
    if json {
        print::json(&done)?
    } else {
        println!("{}", done.message)
    }
    Ok(OK)
}

/// The key from the environment, or from a pipe.
fn key() -> anyhow::Result<Option<SecretText>> {
    if let Ok(key) = std::env::var(KEY) {
        return Ok(Some(SecretText::new(key)));
    }
    if std::io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut key = String::new();
    std::io::stdin()
        .lock()
        .take(64 << 10)
        .read_to_string(&mut key)
        .context("the key could not be read from standard input")?;
    Ok(Some(SecretText::new(key)).filter(|k| !k.is_empty()))
}

/// Opens the file with the keys where that is needed and the passphrase is given.
pub(super) async fn unlock(app: &App) -> anyhow::Result<()> {
    let view: TeachersView = ask(app, Wire::TeacherList {}).await?;
    if view.keychain.open {
        return Ok(());
    }
    match std::env::var(PASSPHRASE) {
        Ok(passphrase) => {
            let _: Done = ask(app, Wire::KeychainUnlock { passphrase: SecretText::new(passphrase) }).await?;
            Ok(())
        }
        Err(_) => Ok(()),
    }
}

async fn list(app: &App, json: bool) -> anyhow::Result<u8> {
    let all: TeachersView = ask(app, Wire::TeacherList {}).await?;
    if json {
        print::json(&all)?;
        return Ok(OK);
    }
    if all.teachers.is_empty() {
        println!(
            "There is no teacher yet. Add one with: understudy teacher add NAME --provider PROVIDER --model MODEL"
        );
    }
    let rows: Vec<Vec<String>> = all
        .teachers
        .iter()
        .map(|t| {
            let mark = if t.chosen { "*" } else { "" };
            let key = if t.has_key { "key kept" } else { "" };
            vec![mark.into(), t.name.clone(), t.label.clone(), t.model.clone(), paid(t), key.into(), t.place.clone()]
        })
        .collect();
    print::table(&rows);
    println!("\n{}", all.keychain.words);
    print_budgets(&all.budgets);
    for consent in &all.consents {
        let words = if consent.allowed { "may go to the teacher" } else { "not agreed" };
        println!("{:<8} {words}: {}", consent.kind, consent.label);
    }
    Ok(OK)
}

fn paid(teacher: &TeacherView) -> String {
    match (teacher.paid, &teacher.price) {
        (PaidBy::Free, _) => "costs nothing".into(),
        (PaidBy::Plan, _) => "paid by its plan".into(),
        (PaidBy::Unknown, _) => "no price known".into(),
        (PaidBy::OwnPrice, Some(p)) => format!("${} in, ${} out (yours)", p.input, p.output),
        (_, Some(p)) => format!("${} in, ${} out (shipped)", p.input, p.output),
        (_, None) => String::new(),
    }
}

fn print_budgets(budgets: &BudgetView) {
    let most = |b: Option<f64>| b.map_or("no limit".into(), |d| format!("${d:.2}"));
    println!(
        "Budgets: {} a call, {} a skill and month, {} a night, {} a month",
        most(budgets.call),
        most(budgets.skill),
        most(budgets.night),
        most(budgets.month)
    );
}

fn dollars(text: &str) -> anyhow::Result<Option<f64>> {
    match text {
        "none" => Ok(None),
        text => {
            text.trim_start_matches('$').parse().map(Some).with_context(|| format!("“{text}” is no sum of dollars"))
        }
    }
}

async fn prices(app: &App, json: bool) -> anyhow::Result<u8> {
    let all: TeachersView = ask(app, Wire::TeacherList {}).await?;
    if json {
        print::json(&all.prices)?;
        return Ok(OK);
    }
    let mut rows = vec![["model", "read", "cached", "written", "answer", ""].map(str::to_owned).to_vec()];
    rows.extend(all.prices.iter().map(|row| {
        let p = row.price;
        let numbers = [p.input, p.cached, p.written, p.output].map(|d| format!("${d}"));
        let own = if row.own { "yours" } else { "shipped" };
        [vec![row.model.clone()], numbers.to_vec(), vec![own.into()]].concat()
    }));
    print::table(&rows);
    println!(
        "\nDollars for a million tokens. The shipped ones are of {} and may be out of date; set your own.",
        all.prices_of
    );
    Ok(OK)
}

/// What an envelope is, beside its text.
pub(super) fn describe(envelope: &EnvelopeView) {
    let rows: Vec<Vec<String>> = envelope
        .replaced
        .iter()
        .map(|r| {
            vec![
                r.kind.clone(),
                r.original.replace('\n', " "),
                "as".into(),
                r.pseudonym.clone(),
                format!("{}x", r.count),
            ]
        })
        .collect();
    if rows.is_empty() {
        println!("Nothing had to be replaced.");
    } else {
        println!("Replaced:");
        print::table(&rows);
    }
    let t = &envelope.teacher;
    println!(
        "\nFor {}: “{}” ({}, {})",
        envelope.purpose,
        t.name,
        t.label,
        if t.local { "on this computer" } else { &t.place }
    );
    let tokens = format!("about {:.0} tokens to read, at most {} to answer", envelope.tokens, envelope.most);
    match t.paid {
        PaidBy::Free | PaidBy::Plan | PaidBy::Unknown => println!("Cost: {}; {tokens}", paid(t)),
        PaidBy::OwnPrice | PaidBy::ShippedPrice => {
            println!("Cost: about ${:.4} to read it, at most ${:.4} in all; {tokens}", envelope.cost, envelope.worst);
        }
    }
    println!("sha256 {}", envelope.sha256);
    for kind in envelope.kinds.iter().filter(|k| !k.allowed && !t.local) {
        println!("Not agreed yet: {} ({})", kind.label, kind.kind);
    }
    if let Some(problem) = &envelope.problem {
        println!("{problem}");
    }
}

/// Shows, asks, sends, and prints the answer. Ctrl-C stops the call.
async fn send(app: &App, envelope: &EnvelopeView, command: Wire, yes: bool, json: bool) -> anyhow::Result<u8> {
    let by_hand = envelope.teacher.provider == TeacherProvider::ByHand;
    if !json {
        println!("{}\n", envelope.text);
        describe(envelope);
    }
    if !by_hand && !yes && !agreed("\nSend it?")? {
        bail!("Nothing was sent.\n  Say --yes to send it without this question.")
    }
    if envelope.teacher.has_key {
        unlock(app).await?;
    }
    let mut updates = app.subscribe();
    let asked = {
        let app = app.clone();
        tokio::spawn(async move { app.dispatch(Caller::Terminal, command).await })
    };
    tokio::pin!(asked);
    let (mut call, mut shown) = (None, Said::default());
    let answer = loop {
        tokio::select! {
            answer = &mut asked => break answer?,
            update = updates.recv() => {
                let Ok(Update::Progress { id, label, done, .. }) = update else { continue };
                let Some(id) = id.strip_prefix("teacher:") else { continue };
                let first = call.replace(id.to_owned()).is_none();
                shown.say(&label, done > 0.0);
                if first && by_hand {
                    paste(app.clone(), id.to_owned());
                }
            }
            pressed = tokio::signal::ctrl_c() => {
                pressed?;
                if let Some(id) = call.clone() {
                    let _: Done = ask(app, Wire::CallStop { id }).await?;
                }
            }
        }
    };
    shown.end();
    let answer: TeacherAnswerView = serde_json::from_value(answer.map_err(words)?)?;
    if json {
        print::json(&answer)?;
    } else {
        println!("\n{}", readable(&answer.text));
        if !answer.why.is_empty() {
            println!("{}: {}", answer.stop, answer.why);
        }
        for stranger in &answer.strangers {
            println!("“{stranger}” stands for nobody: the teacher made it up.");
        }
        let t = answer.tokens;
        println!(
            "\n{:.0} tokens read, {:.0} from the cache, {:.0} written; ${:.4}. Call {}.",
            t.input + t.written,
            t.cached,
            t.output,
            answer.cost,
            answer.call
        );
    }
    Ok(if answer.stop == "complete" { OK } else { NOT_DONE })
}

/// Progress on standard error: in place on a terminal; elsewhere a growing answer is not told again and again.
#[derive(Default)]
struct Said {
    open: bool,
}

impl Said {
    fn say(&mut self, label: &str, growing: bool) {
        if growing && !std::io::stderr().is_terminal() {
            return;
        }
        self.end();
        if growing {
            eprint!("\r\x1b[2K{label}");
            self.open = true;
        } else {
            eprintln!("{label}");
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.open) {
            eprint!("\r\x1b[2K");
        }
    }
}

/// Reads a pasted answer to the end of the input and lays it down.
pub(super) fn paste(app: App, id: String) {
    eprintln!("Paste the answer, then press Ctrl-D.");
    tokio::spawn(async move {
        let read = tokio::task::spawn_blocking(|| {
            let mut text = String::new();
            std::io::stdin().lock().take(4 << 20).read_to_string(&mut text).map(|_| text)
        });
        let Ok(Ok(text)) = read.await else { return };
        let laid = app.dispatch(Caller::Terminal, Wire::CallAnswer { id: id.clone(), text }).await;
        if let Err(error) = laid {
            eprintln!("{} {}", error.message, error.hint);
            // Nothing more can come from here, so the call is not kept waiting.
            let _ = app.dispatch(Caller::Terminal, Wire::CallStop { id }).await;
        }
    });
}

/// A review as text; everything else as it is.
fn readable(text: &str) -> String {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else { return text.to_owned() };
    let (Some(summary), Some(remarks)) = (value["summary"].as_str(), value["remarks"].as_array()) else {
        return text.to_owned();
    };
    let mut out = summary.to_owned();
    for (n, remark) in remarks.iter().enumerate() {
        let part = |name: &str| remark[name].as_str().unwrap_or_default();
        out.push_str(&format!(
            "\n\n{}. “{}”: {}\n   Instead: {}",
            n + 1,
            part("where"),
            part("problem"),
            part("instead")
        ));
    }
    out
}

async fn ledger(app: &App, json: bool) -> anyhow::Result<u8> {
    let ledger: LedgerView = ask(app, Wire::LedgerShow {}).await?;
    if json {
        print::json(&ledger)?;
        return Ok(OK);
    }
    let rows: Vec<Vec<String>> = ledger
        .calls
        .iter()
        .map(|c| {
            let tokens = format!("{:.0}+{:.0}", c.tokens.input + c.tokens.cached + c.tokens.written, c.tokens.output);
            vec![
                c.id.clone(),
                print::time(c.at),
                c.teacher.clone(),
                format!("${:.4}", c.cost),
                tokens,
                c.state.clone(),
                c.purpose.clone(),
            ]
        })
        .collect();
    print::table(&rows);
    for one in &ledger.skills {
        println!("${:.4} in {} calls for {}", one.cost, one.calls, one.skill.as_deref().unwrap_or("no skill"));
    }
    println!("${:.4} today, ${:.4} this month", ledger.today, ledger.month);
    Ok(OK)
}

async fn call(app: &App, id: String, json: bool) -> anyhow::Result<u8> {
    let call: CallView = ask(app, Wire::CallShow { id }).await?;
    if json {
        print::json(&call)?;
        return Ok(OK);
    }
    let r = &call.row;
    println!("{} to “{}” ({}): {}", r.purpose, r.teacher, r.model, r.outcome);
    println!("${:.4}, {}, sha256 {}\n\n{}", r.cost, r.state, call.sha256, call.envelope);
    if let Some(answer) = &call.answer {
        println!("\nAnswered, as it came:\n\n{answer}");
    }
    Ok(OK)
}

/// Asks on the terminal; where there is none, nobody agrees.
pub(super) fn agreed(question: &str) -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    eprint!("{question} [y/N] ");
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn to_wire(provider: Provider) -> TeacherProvider {
    match provider {
        Provider::Anthropic => TeacherProvider::Anthropic,
        Provider::OpenAi => TeacherProvider::OpenAi,
        Provider::Gemini => TeacherProvider::Gemini,
        Provider::Compatible => TeacherProvider::Compatible,
        Provider::ClaudeCommand => TeacherProvider::ClaudeCommand,
        Provider::CodexCommand => TeacherProvider::CodexCommand,
        Provider::GeminiCommand => TeacherProvider::GeminiCommand,
        Provider::ByHand => TeacherProvider::ByHand,
    }
}
