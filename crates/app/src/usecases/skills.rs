//! Skills: what is active, what is wrong with what is not, and writing them. A shipped skill is never written to: the
//! first save makes a copy of it in the user's own folder, which wins.

use super::firewall;
use crate::evals::{Present, certified, performer, unattended};
use crate::library::{self, LARGEST, blocking, changed, problem, told};
use crate::open::{App, Inner};
use crate::outline::outline;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::path::{Path, PathBuf};
use understudy_agent::eval;
use understudy_agent::skill::{self, Place, Problem, Severity};
use understudy_agent::tool::{TOOLS, Takes};
use understudy_store::case_results::{self, Brief};
use understudy_store::{Author, Note, Save, sha256_hex, skill_choices};

pub(crate) async fn skill_list(app: &App, _: Caller) -> Result<Vec<SkillView>, WireError> {
    let mut views = skill_views(app);
    let store = &app.inner.store;
    let rows = case_results::briefs(store, None).await.map_err(internal)?;
    let choices = skill_choices::all(store).await.map_err(internal)?;
    blocking(&app.inner, move |inner| {
        for view in &mut views {
            let choice = choices.get(&view.name).cloned().unwrap_or_default();
            let student = performer(inner, &choice);
            let of_this = |r: &&Brief| {
                r.skill == view.name && r.version == view.version && r.student == student.name && r.seed == 0
            };
            let (ran, passed) =
                rows.iter().filter(of_this).fold((0, 0), |(ran, passed), r| (ran + 1, passed + u32::from(r.passed)));
            (view.ran, view.passed) = (ran, passed);
            view.pin = choice.student;
            if let Some(loaded) = inner.skills.get(&view.name) {
                let lacks = student.capability().lacks(&loaded.skill);
                view.unfit = lacks.map(|need| {
                    format!(
                        "It needs a student that {}; “{}”, which would perform it, does not.",
                        need.words(),
                        student.name
                    )
                });
                let (now, before) = Present::of(loaded).standing(&rows, &student.name, &inner.students.hash(&student));
                view.certification = match before {
                    Some(before) if now.state == CertificationState::Unknown => before,
                    _ => now,
                };
            }
        }
        Ok(views)
    })
    .await
}

/// All skills with their problems, by name.
pub(crate) fn skill_views(app: &App) -> Vec<SkillView> {
    let skills = &app.inner.skills;
    let own = |name: &str| app.inner.library.skills.root().join(name).join("SKILL.md").exists();
    let mut views: Vec<SkillView> = skills
        .active()
        .iter()
        .map(|loaded| SkillView {
            name: loaded.skill.name.clone(),
            description: loaded.skill.description.clone(),
            version: loaded.skill.version.clone(),
            problems: Vec::new(),
            steps: loaded.skill.steps.len() as u32,
            cases: loaded.evals,
            readings: loaded.skill.readings.len() as u32,
            own: own(&loaded.skill.name),
            passed: 0,
            ran: 0,
            needs: loaded.skill.needs().iter().map(|n| n.word().to_owned()).collect(),
            unfit: None,
            certification: CertificationView::default(),
            pin: None,
        })
        .collect();
    for file in skills.problems() {
        let name = Path::new(&file.path).parent().and_then(Path::file_name).unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let problem = problem(&file.path, &file.problem);
        match views.iter_mut().find(|v| v.name == name) {
            Some(view) => view.problems.push(problem),
            None => views.push(SkillView {
                own: own(&name),
                name,
                description: String::new(),
                version: String::new(),
                problems: vec![problem],
                steps: 0,
                cases: 0,
                readings: 0,
                passed: 0,
                ran: 0,
                needs: Vec::new(),
                unfit: None,
                certification: CertificationView::default(),
                pin: None,
            }),
        }
    }
    views.sort_by(|a, b| a.name.cmp(&b.name));
    views
}

/// The folder of a skill on disk: the user's own, or the shipped one.
pub(crate) fn folder(inner: &Inner, name: &str) -> Result<PathBuf, WireError> {
    if !is_name(name) {
        return Err(not_found("skill", name));
    }
    let folders = inner.skills.folders().iter().rev().map(|f| f.join(name));
    folders.into_iter().find(|f| f.join("SKILL.md").symlink_metadata().is_ok()).ok_or_else(|| not_found("skill", name))
}

pub(crate) fn is_name(name: &str) -> bool {
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    letters && !name.is_empty() && name.len() <= 64 && !name.starts_with('-') && !name.ends_with('-')
}

/// The text of a skill's file with its hash, or why it is none.
pub(super) fn text_of(folder: &Path) -> (String, String, Option<String>) {
    let file = folder.join("SKILL.md");
    let real = file.canonicalize().ok();
    let above = folder.parent().and_then(|f| f.canonicalize().ok());
    if real.zip(above).is_none_or(|(real, above)| !real.starts_with(above)) {
        return (String::new(), String::new(), Some("It is a link out of the folder.".into()));
    }
    match std::fs::metadata(&file) {
        Ok(meta) if meta.len() > LARGEST as u64 => {
            let reason = format!("It has {} kB; a skill may have 15 kB.", meta.len() / 1024);
            (String::new(), String::new(), Some(reason))
        }
        Err(e) => (String::new(), String::new(), Some(format!("It cannot be read: {e}."))),
        Ok(_) => match std::fs::read(&file).map(|bytes| (sha256_hex(&bytes), String::from_utf8(bytes))) {
            Ok((hash, Ok(text))) => (text, hash, None),
            Ok((hash, Err(e))) => {
                let at = e.utf8_error().valid_up_to();
                (String::new(), hash, Some(format!("It is not UTF-8 from byte {at} on. Save it as UTF-8.")))
            }
            Err(e) => (String::new(), String::new(), Some(format!("It cannot be read: {e}."))),
        },
    }
}

pub(crate) async fn skill_show(app: &App, _: Caller, name: String) -> Result<SkillDetail, WireError> {
    // A draft that never was without errors has no results.
    let (certification, choice) = match app.inner.skills.get(&name) {
        Some(_) => certified(&app.inner, &name).await?,
        None => Default::default(),
    };
    let unattended = unattended(&name, &certification, &choice);
    blocking(&app.inner, move |inner| {
        let folder = folder(inner, &name)?;
        let (text, sha256, unreadable) = text_of(&folder);
        let active = inner.skills.get(&name);
        let parsed = skill::parse(&name, &text);
        let (cases, cases_error) = match read_cases(&folder) {
            Ok(cases) => (cases, None),
            Err(reason) => (Vec::new(), reason),
        };
        let case_problems = cases.iter().filter_map(|case| case_problem(&name, case)).collect();
        let path = format!("{name}/SKILL.md");
        let problems = match unreadable {
            None => parsed.problems.iter().map(|p| problem(&path, p)).collect(),
            Some(_) => {
                let of_this = inner.skills.problems().into_iter().filter(|p| p.path == path);
                of_this.map(|p| problem(&path, &p.problem)).collect()
            }
        };
        Ok(SkillDetail {
            own: folder.starts_with(inner.library.skills.root()),
            folder: folder.display().to_string(),
            version: sha256_hex(text.as_bytes())[..12].to_owned(),
            active_version: active.as_ref().map(|a| a.skill.version.clone()),
            problems,
            outline: match (&parsed.skill, &active) {
                (Some(skill), _) => Some(outline(skill, &text)),
                (None, Some(active)) => Some(outline(&active.skill, &active.text)),
                (None, None) => None,
            },
            name,
            text,
            sha256,
            unreadable,
            cases: cases.iter().map(case_view).collect(),
            cases_error,
            case_problems,
            certification,
            pin: choice.student,
            unattended,
            history_trouble: inner.library.skills.trouble().map(str::to_owned),
        })
    })
    .await
}

/// The cases of a skill; no cases at all is no error (`Err(None)` is never given for a file that exists).
pub(crate) fn read_cases(folder: &Path) -> Result<Vec<eval::Case>, Option<String>> {
    match std::fs::read_to_string(folder.join("evals/evals.json")) {
        Ok(text) => eval::read_cases(&text).map_err(Some),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(None),
        Err(e) => Err(Some(format!("evals/evals.json cannot be read: {e}."))),
    }
}

pub(crate) fn case_view(case: &eval::Case) -> CaseView {
    CaseView {
        id: case.id.clone(),
        prompt: case.prompt.clone(),
        expected: case.expected_output.clone(),
        world: case.world.clone(),
        checks: case.checks.iter().map(eval::expectation).collect(),
        idle: eval::proves_nothing(case),
    }
}

/// A case that can be run and proves nothing.
pub(crate) fn case_problem(skill: &str, case: &eval::Case) -> Option<ProblemView> {
    let place = Place { line: 1, column: 1 };
    let message = format!("The case \"{}\" proves nothing: all its checks hold though nothing is done", case.id);
    let hint =
        "Add a check of what the skill does (a note, a label), or that it looked: {\"called\": \"mail.search\"}.";
    let idle = eval::proves_nothing(case).then(|| Problem::warning(place, "idle-case", message, hint))?;
    Some(problem(&format!("{skill}/evals/evals.json"), &idle))
}

pub(crate) async fn skill_check(_: &App, _: Caller, name: String, text: String) -> Result<SkillCheck, WireError> {
    let parsed = skill::parse(&name, &text);
    let path = format!("{name}/SKILL.md");
    Ok(SkillCheck {
        problems: parsed.problems.iter().map(|p| problem(&path, p)).collect(),
        outline: parsed.skill.map(|skill| outline(&skill, &text)),
    })
}

pub(crate) async fn skill_save(
    app: &App,
    _: Caller,
    name: String,
    text: String,
    base: Option<String>,
    anyway: bool,
) -> Result<Saved, WireError> {
    checked(&text)?;
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        let folder = folder(inner, &name)?;
        let history = &inner.library.skills;
        let (_, hash, _) = text_of(&folder);
        // A text that is not saved takes nothing: a stale one is told by the save itself.
        let taken = match base.as_deref() == Some(hash.as_str()) {
            true => firewall::by_skill(inner, &past, &name, &text, &routing_of(&folder))?,
            false => Vec::new(),
        };
        if !anyway && !taken.is_empty() {
            return Ok(asked(&name, &text, hash, taken));
        }
        if !folder.starts_with(history.root()) {
            if base.as_deref() != Some(hash.as_str()) {
                return Err(changed(&name, Some(&hash), None));
            }
            adopt(inner, &name, &folder)?;
        }
        let saved = write(inner, &name, &text, base.as_deref(), &format!("Save {name}"))?;
        Ok(firewall::told(saved, taken))
    })
    .await
}

/// The routing lines of a skill, as they are on disk.
pub(super) fn routing_of(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("evals/routing.jsonl")).unwrap_or_default()
}

/// Nothing was written, and the user is asked.
pub(super) fn asked(name: &str, text: &str, sha256: String, taken: Vec<Taken>) -> Saved {
    let path = format!("{name}/SKILL.md");
    let problems = skill::parse(name, text).problems.iter().map(|p| problem(&path, p)).collect();
    let message = firewall::question(name, &taken);
    Saved { name: name.to_owned(), sha256, problems, message, asked: true, taken, ..Saved::default() }
}

/// Copies a shipped skill into the user's own folder, as it is.
pub(crate) fn adopt(inner: &Inner, name: &str, shipped: &Path) -> Result<(), WireError> {
    let above = shipped.parent().unwrap_or(shipped);
    let files: Vec<(String, Option<Vec<u8>>)> =
        library::on_disk(above, name).into_iter().map(|(path, bytes)| (path, Some(bytes))).collect();
    let message = format!("{name} as it is shipped");
    let note = Note { author: Author::Understudy, message: &message, at: inner.now() };
    inner.library.skills.change(&files, &note).map(|_| ()).map_err(told)
}

fn write(inner: &Inner, name: &str, text: &str, base: Option<&str>, message: &str) -> Result<Saved, WireError> {
    let note = Note { author: Author::You, message, at: inner.now() };
    let saved = inner.library.skills.save(&format!("{name}/SKILL.md"), text, base, &note).map_err(told)?;
    match saved {
        Save::Stale { found, beside } => Err(changed(name, found.as_deref(), beside.as_deref())),
        Save::Done { commit, .. } => after(inner, name, commit),
    }
}

/// Takes up what was written, and says how it stands.
pub(crate) fn after(inner: &Inner, name: &str, commit: Option<String>) -> Result<Saved, WireError> {
    inner.skills.refresh().map_err(told)?;
    let (text, sha256, _) = text_of(&folder(inner, name)?);
    let parsed = skill::parse(name, &text);
    let active = inner.skills.get(name);
    let is_active = parsed.skill.is_some() && active.as_ref().is_some_and(|a| a.text == text);
    let errors = parsed.problems.iter().filter(|p| p.severity == Severity::Error).count();
    let message = match (is_active, &active, &commit) {
        (true, _, Some(_)) => "Saved. The next run uses this version.".to_owned(),
        (true, _, None) => "Saved. Nothing differed from the last version.".to_owned(),
        (false, Some(active), _) => {
            let problems = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
            format!("Saved as a draft with {problems}. Runs go on with version {}.", &active.skill.version[..7])
        }
        (false, None, _) => "Saved as a draft. It has errors, so no run can use it yet.".to_owned(),
    };
    let path = format!("{name}/SKILL.md");
    let problems = parsed.problems.iter().map(|p| problem(&path, p)).collect();
    Ok(Saved { name: name.to_owned(), sha256, commit, active: is_active, problems, message, ..Saved::default() })
}

/// Refuses what no folder would read again.
pub(crate) fn checked(text: &str) -> Result<(), WireError> {
    if text.len() > LARGEST {
        return Err(bad_input(
            format!("The text has {} kB; at most {} kB are saved.", text.len() / 1024, LARGEST / 1024),
            "Split it in two.",
        ));
    }
    if text.contains('\0') {
        return Err(bad_input("The text has a NUL character in it, so it is no text.", "Remove it and save again."));
    }
    Ok(())
}

pub(crate) async fn skill_create(
    app: &App,
    _: Caller,
    name: String,
    description: String,
    anyway: bool,
) -> Result<Saved, WireError> {
    let (name, description) = (name.trim().to_owned(), description.split_whitespace().collect::<Vec<_>>().join(" "));
    if !is_name(&name) {
        return Err(bad_input(
            format!("“{name}” cannot be a skill's name."),
            "Use small letters, digits and single hyphens, at most 64, for example reply-to-investor.",
        ));
    }
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        if folder(inner, &name).is_ok() || inner.library.skills.root().join(&name).exists() {
            return Err(bad_input(format!("There is a skill “{name}” already."), "Choose another name, or open that one."));
        }
        let about = match description.is_empty() {
            true => "Say in one or two sentences what the skill does and when to use it.".to_owned(),
            false => description,
        };
        let text = format!(
            "---\nname: {name}\ndescription: {}\nallowed-tools: mail.search\n---\n\n# {}\n\n## Steps\n\n1. Search the unread mail in the inbox (`mail.search`).\n2. If there is none (`not found`), stop.\n\n## Success criteria\n\n- Nothing is sent (`no_effect send`)\n",
            serde_json::to_string(&about).unwrap_or_default(),
            crate::outline::title(&name, ""),
        );
        let taken = firewall::by_skill(inner, &past, &name, &text, "")?;
        if !anyway && !taken.is_empty() {
            return Ok(asked(&name, &text, String::new(), taken));
        }
        let saved = write(inner, &name, &text, None, &format!("Begin {name}"))?;
        Ok(firewall::told(saved, taken))
    })
    .await
}

pub(crate) async fn skill_remove(app: &App, _: Caller, name: String) -> Result<Removed, WireError> {
    blocking(&app.inner, move |inner| {
        let history = &inner.library.skills;
        let folder = folder(inner, &name)?;
        if !folder.starts_with(history.root()) {
            return Err(bad_input(
                format!("“{name}” is shipped and stays."),
                "Only a skill of your own can be removed.",
            ));
        }
        history.commit(&library::outside(inner.now())).map_err(told)?;
        let revision = history.log(&name, 1).map_err(told)?.into_iter().next().map(|r| r.id);
        let files: Vec<(String, Option<Vec<u8>>)> =
            library::on_disk(history.root(), &name).into_iter().map(|(path, _)| (path, None)).collect();
        let message = format!("Remove {name}");
        history.change(&files, &Note { author: Author::You, message: &message, at: inner.now() }).map_err(told)?;
        inner.skills.refresh().map_err(told)?;
        let rest = if inner.skills.get(&name).is_some() { " The shipped one is used again." } else { "" };
        Ok(Removed { message: format!("“{name}” was removed.{rest}"), name, revision })
    })
    .await
}

pub(crate) async fn skill_history(app: &App, _: Caller, name: String) -> Result<HistoryView, WireError> {
    blocking(&app.inner, move |inner| {
        let history = &inner.library.skills;
        history.commit(&library::outside(inner.now())).map_err(told)?;
        let file = format!("{name}/SKILL.md");
        let mut seen: Option<(String, bool)> = None;
        library::history(history, &name, |revision| {
            let text = history.read(&file, &revision.id).ok().flatten().and_then(|b| String::from_utf8(b).ok());
            let Some(text) = text else { return (None, false) };
            let version = sha256_hex(text.as_bytes())[..12].to_owned();
            // A commit of the cases alone has the same text as the one before.
            let good = match &seen {
                Some((same, good)) if *same == version => *good,
                _ => skill::parse(&name, &text).skill.is_some(),
            };
            seen = Some((version.clone(), good));
            (Some(version), good)
        })
    })
    .await
}

pub(crate) async fn skill_diff(
    app: &App,
    _: Caller,
    name: String,
    from: Option<String>,
    to: Option<String>,
) -> Result<Vec<FileDiff>, WireError> {
    blocking(&app.inner, move |inner| library::difference(&inner.library.skills, &name, from.as_deref(), to.as_deref()))
        .await
}

pub(crate) async fn skill_restore(
    app: &App,
    _: Caller,
    name: String,
    revision: String,
    anyway: bool,
) -> Result<Saved, WireError> {
    let past = firewall::past(&app.inner).await?;
    blocking(&app.inner, move |inner| {
        let history = &inner.library.skills;
        let id = history.resolve(&revision).map_err(told)?;
        let then = |file: &str| -> Result<Option<String>, WireError> {
            let bytes = history.read(&format!("{name}/{file}"), &id).map_err(told)?;
            Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
        };
        let mut taken = Vec::new();
        if let Some(text) = then("SKILL.md")? {
            let routing = then("evals/routing.jsonl")?.unwrap_or_default();
            taken = firewall::by_skill(inner, &past, &name, &text, &routing)?;
            if !anyway && !taken.is_empty() {
                let now = folder(inner, &name).map(|folder| text_of(&folder).1).unwrap_or_default();
                let message = firewall::question_of_restore(&name, &taken);
                return Ok(Saved { message, ..asked(&name, &text, now, taken) });
            }
        }
        let message = format!("Restore {name} to {}", &id[..7]);
        let note = Note { author: Author::You, message: &message, at: inner.now() };
        let commit = history.restore(&name, &id, &note).map_err(told)?;
        Ok(firewall::told(after(inner, &name, commit)?, taken))
    })
    .await
}

pub(crate) async fn tool_list(_: &App, _: Caller) -> Result<Vec<ToolView>, WireError> {
    let word =
        |effect| serde_json::to_value(effect).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let view = |tool: &understudy_agent::tool::Tool| ToolView {
        name: tool.name.into(),
        about: tool.about.into(),
        effect: word(tool.effect),
        parameters: tool
            .parameters
            .iter()
            .map(|p| {
                let values = match p.takes {
                    Takes::OneOf(values) => format!(": {}", values.join(" | ")),
                    Takes::Handle(_) | Takes::HandleOrText(_) => String::new(),
                };
                format!("{}{}{values}", p.name, if p.optional { "?" } else { "" })
            })
            .collect(),
    };
    Ok(TOOLS.iter().map(view).collect())
}
