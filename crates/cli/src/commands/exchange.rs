//! Skills from elsewhere and for others; how well requests find the skills, and what would help.

use super::{NOT_DONE, OK, ask, library, words};
use crate::arguments::Exchange;
use crate::print;
use anyhow::{Context, bail};
use std::path::Path;
use understudy_app::api::Command as Wire;
use understudy_app::wire::*;
use understudy_app::{App, Caller};

pub(super) async fn exchange(app: &App, command: Exchange, json: bool) -> anyhow::Result<u8> {
    match command {
        Exchange::Import { path: None } => places(app, json).await,
        Exchange::Import { path: Some(path) } => import(app, &path, json).await,
        Exchange::Review { name: None } => waiting(&ask::<Vec<ForeignView>>(app, Wire::ForeignList {}).await?, json),
        Exchange::Review { name: Some(name) } => review(&ask(app, Wire::ForeignShow { name }).await?, json),
        Exchange::Accept { name, sha256, to, replace, anyway } => {
            let command = Wire::ForeignAccept { name, sha256, to, replace, anyway };
            accepted(&ask(app, command).await?, json)
        }
        Exchange::Discard { name } => {
            let done: Done = ask(app, Wire::ForeignDiscard { name }).await?;
            if json {
                print::json(&done)?;
            } else {
                println!("{}", done.message);
            }
            Ok(OK)
        }
        Exchange::Export { name, to } => {
            // The app may stand in another folder than the terminal.
            let path = std::path::absolute(to.unwrap_or_else(|| ".".into()))?.to_string_lossy().into_owned();
            let exported: Exported = ask(app, Wire::SkillExport { name, path: Some(path) }).await?;
            if json {
                print::json(&exported)?;
            } else {
                println!("{}\nsha256 {}", exported.message, exported.sha256);
                exported.notes.iter().for_each(|note| println!("{note}"));
            }
            Ok(OK)
        }
        Exchange::Recall { floor } => recall(app, floor, json).await,
        Exchange::Suggest { name, apply, anyway } => suggest(app, name, apply, anyway, json).await,
        Exchange::Save { name, from, anyway } => {
            let text = read(&from)?;
            let shown: SkillDetail = ask(app, Wire::SkillShow { name: name.clone() }).await?;
            let command = Wire::SkillSave { name, text, base: Some(shown.sha256), anyway };
            library::saved(&ask(app, command).await?, json)
        }
    }
}

/// `memory save`.
pub(super) async fn save_memory(app: &App, path: String, from: &Path, anyway: bool, json: bool) -> anyhow::Result<u8> {
    let text = read(from)?;
    let list: MemoryList = ask(app, Wire::MemoryList {}).await?;
    let known = list.memories.iter().any(|m| m.path == path || m.path == format!("{path}.md"));
    let base = match known {
        true => {
            let path = if path.ends_with(".md") { path.clone() } else { format!("{path}.md") };
            Some(ask::<MemoryView>(app, Wire::MemoryShow { path }).await?.sha256)
        }
        false => None,
    };
    library::saved(&ask(app, Wire::MemorySave { path, text, base, anyway }).await?, json)
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read as text", path.display()))
}

async fn places(app: &App, json: bool) -> anyhow::Result<u8> {
    let places: Vec<ForeignPlace> = ask(app, Wire::ForeignPlaces {}).await?;
    if json {
        print::json(&places)?;
        return Ok(OK);
    }
    let rows: Vec<Vec<String>> =
        places.iter().map(|p| vec![p.agent.clone(), format!("{} skills", p.skills), p.path.clone()]).collect();
    print::table(&rows);
    match places.is_empty() {
        true => println!("No other agent keeps skills in its usual folder here. Name a folder or a zip."),
        false => println!("Take them in with: understudy skill import PATH"),
    }
    Ok(OK)
}

async fn import(app: &App, path: &Path, json: bool) -> anyhow::Result<u8> {
    let path = std::path::absolute(path)?.to_string_lossy().into_owned();
    let mut updates = app.subscribe();
    let importing = ask::<ImportReport>(app, Wire::SkillImport { path });
    tokio::pin!(importing);
    let report = loop {
        tokio::select! {
            report = &mut importing => break report?,
            pressed = tokio::signal::ctrl_c() => {
                pressed?;
                // It may have ended by itself in this moment.
                let _ = app.dispatch(Caller::Terminal, Wire::SkillImportStop {}).await;
            }
            // Updates that were missed are no reason to say nothing of those that come.
            update = updates.recv() => {
                if let Ok(Update::Progress { id, label, .. }) = update && id == "import" {
                    eprintln!("{label}");
                }
            }
        }
    };
    if json {
        print::json(&report)?;
    } else {
        println!("{}", report.message);
        report.notes.iter().for_each(|note| println!("{note}"));
        report.refused.iter().for_each(|r| println!("{}\n    {}", r.message, r.hint));
        rows(&report.taken);
        if let Some(first) = report.taken.first() {
            println!("Look at one with: understudy skill review {}", first.name);
        }
    }
    Ok(if report.refused.is_empty() && !report.stopped { OK } else { NOT_DONE })
}

fn waiting(all: &[ForeignView], json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(&all)?;
        return Ok(OK);
    }
    rows(all);
    if all.is_empty() {
        println!("No foreign skill waits. Take one in with: understudy skill import PATH");
    }
    Ok(OK)
}

fn rows(all: &[ForeignView]) {
    let row = |v: &ForeignView| {
        let shape = match v.shape {
            ForeignShape::Runs => "a skill",
            ForeignShape::Draft => "a draft",
        };
        let about: String = v.description.chars().take(70).collect();
        let counts = format!("{} dangers, {} warnings", v.dangers, v.warnings);
        vec![v.name.clone(), shape.into(), counts, format!("{} files", v.files), about]
    };
    print::table(&all.iter().map(row).collect::<Vec<_>>());
}

fn review(detail: &ForeignDetail, json: bool) -> anyhow::Result<u8> {
    let code = if detail.skill.dangers > 0 { NOT_DONE } else { OK };
    if json {
        print::json(detail)?;
        return Ok(code);
    }
    let skill = &detail.skill;
    println!("{}  from {}\n{}\n", skill.name, skill.source, skill.description);
    println!("{}", detail.about);
    if let Some(owner) = &skill.clash {
        println!("There is a skill “{}” already ({owner}): accept it with --as NAME or --replace.", skill.wish);
    }
    skill.notes.iter().for_each(|note| println!("{note}"));
    println!("\nFiles");
    let files = detail.files.iter().map(|f| vec![f.kind.clone(), format!("{:.1} kB", f.bytes / 1e3), f.path.clone()]);
    print::table(&files.collect::<Vec<_>>());
    if !detail.tools.is_empty() {
        println!("\nTools");
        print::table(&detail.tools.iter().map(|t| vec![t.name.clone(), t.gate.clone()]).collect::<Vec<_>>());
    }
    println!("\nFindings");
    for f in &detail.findings {
        let grade = match f.grade {
            FindingGrade::Danger => "DANGER",
            FindingGrade::Warning => "warning",
            FindingGrade::Note => "note",
        };
        println!("{}:{}:{} {grade} ({}): {}", f.file, f.line, f.column, f.kind, f.text);
        println!("    {}", f.why);
    }
    if detail.more > 0 {
        println!("and {} more", detail.more);
    }
    if detail.findings.is_empty() {
        println!("None. That does not make it safe: read the text.");
    }
    println!("\n{}\n", detail.text.trim_end());
    println!("Accept exactly this with: understudy skill accept {} --sha256 {}", skill.name, skill.sha256);
    Ok(code)
}

fn accepted(answer: &ForeignAnswer, json: bool) -> anyhow::Result<u8> {
    if json {
        print::json(answer)?;
        return Ok(match answer {
            ForeignAnswer::Accepted { saved } if saved.active => OK,
            ForeignAnswer::Accepted { .. } | ForeignAnswer::Clash { .. } | ForeignAnswer::Takes { .. } => NOT_DONE,
        });
    }
    match answer {
        ForeignAnswer::Accepted { saved } => library::saved(saved, false),
        ForeignAnswer::Clash { message, free, .. } => {
            println!("{message}\nAccept it with --as {free}, or with --replace.");
            Ok(NOT_DONE)
        }
        ForeignAnswer::Takes { message, taken: all } => {
            println!("{message}");
            taken(all);
            println!("Nothing was written. Do it all the same with --anyway.");
            Ok(NOT_DONE)
        }
    }
}

/// What a save takes from others.
pub(super) fn taken(all: &[Taken]) {
    let row = |t: &Taken| {
        let source = match t.source {
            RequestSource::Example => "example",
            RequestSource::Check => "recall check",
            RequestSource::Past => "asked before",
        };
        vec![source.into(), format!("{} -> {}", t.from, t.to.as_deref().unwrap_or("nothing")), t.request.clone()]
    };
    print::table(&all.iter().map(row).collect::<Vec<_>>());
}

async fn recall(app: &App, floor: Option<f64>, json: bool) -> anyhow::Result<u8> {
    if floor.is_some_and(|f| !(0.0..=1.0).contains(&f)) {
        bail!("--floor is a share between 0 and 1, for example 0.9");
    }
    let report: RoutingReport = ask(app, Wire::RoutingReport { held_out: true }).await?;
    let share = |s: &ShareView| if s.of == 0 { 1.0 } else { f64::from(s.count) / f64::from(s.of) };
    let unseen = report.held_out.as_ref().unwrap_or(&report.known);
    let reached = share(&unseen.first).min(share(&report.past.first));
    let code = if floor.is_some_and(|f| reached < f) { NOT_DONE } else { OK };
    if json {
        print::json(&report)?;
        return Ok(code);
    }
    let of = |s: &ShareView| match s.of {
        0 => "-".to_owned(),
        _ => format!("{} of {} ({:.2} to {:.2})", s.count, s.of, s.low, s.high),
    };
    let heads = ["", "recall@1 (95 %)", "recall@3 (95 %)", "MRR", "near misses found (95 %)"];
    let row = |name: &str, f: &RoutingFigures| {
        let mrr = if f.first.of == 0 { "-".to_owned() } else { format!("{:.3}", f.mrr) };
        vec![name.to_owned(), of(&f.first), of(&f.third), mrr, of(&f.wrong)]
    };
    let mut table = vec![heads.map(str::to_owned).to_vec()];
    table.push(row("examples as known", &report.known));
    table.extend(report.held_out.as_ref().map(|f| row("examples left out", f)));
    table.push(row("real requests", &report.past));
    print::table(&table);
    println!();
    let mut table = vec![vec![
        "skill".to_owned(),
        "left out @1".into(),
        "@3".into(),
        "MRR".into(),
        "near misses found".into(),
        "as known @1".into(),
        "real @1".into(),
    ]];
    for s in &report.skills {
        let f = s.held_out.as_ref().unwrap_or(&s.known);
        let short = |s: &ShareView| if s.of == 0 { "-".to_owned() } else { format!("{} of {}", s.count, s.of) };
        table.push(vec![
            s.name.clone(),
            of(&f.first),
            short(&f.third),
            format!("{:.3}", f.mrr),
            short(&f.wrong),
            short(&s.known.first),
            short(&s.past.first),
        ]);
    }
    print::table(&table);
    println!();
    if !report.misses.is_empty() {
        print::table(&report.misses.iter().map(miss).collect::<Vec<_>>());
        println!();
    }
    report.problems.iter().for_each(|p| println!("{p}"));
    println!("{} ({:.0} ms)", report.verdict, report.ms);
    if code != OK {
        println!("Recall@1 is {reached:.3}; the floor is {:.3}.", floor.unwrap_or_default());
    }
    Ok(code)
}

fn miss(m: &RoutingMiss) -> Vec<String> {
    let source = match (m.source, m.held_out) {
        (RequestSource::Past, _) => "real",
        (_, true) => "left out",
        (_, false) => "known",
    };
    let first = m.first.as_deref().unwrap_or("nothing");
    let words = match m.near_miss {
        true => format!("is not for {}, which comes first", m.skill),
        false => {
            let rank = m.rank.map_or("not found".to_owned(), |r| format!("rank {r}"));
            format!("is for {} ({rank}); first: {first}", m.skill)
        }
    };
    vec![if m.sure { "SURE" } else { "" }.into(), source.into(), format!("“{}”", m.request), words]
}

async fn suggest(app: &App, name: String, apply: Option<usize>, anyway: bool, json: bool) -> anyhow::Result<u8> {
    let advice: RoutingAdvice = ask(app, Wire::RoutingSuggest { name }).await?;
    if let Some(n) = apply {
        let chosen = n.checked_sub(1).and_then(|n| advice.suggestions.get(n));
        let Some(chosen) = chosen else { bail!("there is no suggestion {n}; {} are listed", advice.suggestions.len()) };
        let command = Wire::RoutingApply { name: chosen.skill.clone(), remedy: chosen.remedy.clone(), anyway };
        let saved = app.dispatch(Caller::Terminal, command).await.map_err(words)?;
        return library::saved(&serde_json::from_value(saved)?, json);
    }
    if json {
        print::json(&advice)?;
        return Ok(OK);
    }
    println!("{}", advice.message);
    print::table(&advice.misses.iter().map(miss).collect::<Vec<_>>());
    for m in &advice.misses {
        println!("“{}”, {}: {}", m.request, m.first.as_ref().unwrap_or(&m.skill), m.why);
    }
    for (n, s) in advice.suggestions.iter().enumerate() {
        println!("{}. For “{}”: {}", n + 1, s.request, s.about);
        taken(&s.taken);
    }
    if !advice.suggestions.is_empty() {
        println!("Apply one with: understudy skill suggest {} --apply N", advice.name);
    }
    Ok(OK)
}
