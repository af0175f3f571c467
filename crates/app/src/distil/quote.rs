//! Before anything is sent: the cases run on the student, are dealt out, and the first envelope is drawn up and priced.

use super::work::{Base, Kept, MENDS, Work};
use super::{Desk, ask, draft, recall, rewrite, sources, tell, trace, tries};
use crate::evals::cases_of;
use crate::library::blocking;
use crate::open::{App, Inner};
use crate::teacher::settings;
use crate::wire::*;
use crate::{Caller, bad_input, internal, not_found};
use std::collections::BTreeSet;
use std::sync::Arc;
use understudy_agent::distil::{Part, deal, passes};
use understudy_agent::envelope::Draft;
use understudy_providers::student::CancelFlag;
use understudy_store::distillations::{self, DistilState as Stored, Distillation};
use understudy_store::sha256_hex;

/// Longest wish of the user's, characters.
const WISH: usize = 2_000;

pub(crate) async fn quote(app: &App, plan: DistilPlan) -> Result<DistilQuote, WireError> {
    let inner = &app.inner;
    let budget = ask::budget(plan.budget)?;
    if plan.wish.chars().count() > WISH {
        return Err(bad_input("What you add is longer than 2,000 characters.", "Put it into a memory and name that."));
    }
    let named = settings::named(inner, plan.teacher.as_deref()).await?;
    let id = new_id(inner, &plan).await?;
    let work = Work { teacher: named.name, student: inner.student_name(), budget, plan, ..Work::default() };
    let row = Distillation {
        id: id.clone(),
        skill: work.plan.skill.clone().unwrap_or_default(),
        state: Stored::Quoted,
        outcome: "It waits for your yes.".into(),
        at: inner.now(),
        ended_at: None,
        json: serde_json::Value::Null,
    };
    let mut desk = Desk { app, row, work, stop: CancelFlag::new() };
    let (first, purpose) = match desk.work.plan.why {
        DistilWhy::Author => (new_skill(&mut desk).await?, "a new skill from your memories".to_owned()),
        DistilWhy::Improve | DistilWhy::Memory => {
            let purpose = format!("a rewrite of “{}”", desk.row.skill);
            (known_skill(&mut desk).await?, purpose)
        }
    };
    let first = ask::write_down(&desk, 1, 0, first).await?;
    let skill = Some(desk.row.skill.clone()).filter(|s| !s.is_empty());
    let teacher = desk.work.teacher.clone();
    let mut envelope = crate::usecases::envelope(inner, Some(&teacher), first, skill.as_deref(), purpose).await?;
    if envelope.problem.is_none() && envelope.worst > desk.work.plan.budget {
        envelope.problem = Some(format!(
            "The first question may cost up to ${:.4}; your budget for all of it is ${:.4}.",
            envelope.worst, desk.work.plan.budget
        ));
    }
    desk.work.shown = envelope.sha256.clone();
    desk.save().await?;
    let rounds = match desk.work.plan.why {
        DistilWhy::Author => 1,
        DistilWhy::Improve | DistilWhy::Memory => desk.work.most_rounds(),
    };
    Ok(DistilQuote {
        id,
        calls: rounds * (1 + MENDS),
        worst: if envelope.worst > 0.0 { desk.work.plan.budget } else { 0.0 },
        passed: desk.work.before.values().filter(|seen| passes(seen) as usize == seen.len()).count() as u32,
        cases: desk.work.before.len() as u32,
        notes: desk.work.notes.clone(),
        envelope,
    })
}

async fn new_id(inner: &Arc<Inner>, plan: &DistilPlan) -> Result<String, WireError> {
    for attempt in 0..1000u32 {
        let seed = format!("{} {attempt} {:?} {:?}", inner.now(), plan.skill, plan.memories);
        let id = format!("d{}", &sha256_hex(seed.as_bytes())[..8]);
        if distillations::get(&inner.store, &id).await.map_err(internal)?.is_none() {
            return Ok(id);
        }
    }
    Err(internal("Too many distillations were begun in one second."))
}

async fn new_skill(desk: &mut Desk<'_>) -> Result<Draft, WireError> {
    let plan = desk.work.plan.clone();
    if plan.memories.is_empty() && plan.runs.is_empty() {
        return Err(bad_input("There is nothing to make a skill from.", "Name a memory, or a run that shows it."));
    }
    let inner = desk.inner().clone();
    (desk.work.given, desk.work.sources) = blocking(&inner, move |inner| sources::pick(inner, &plan.memories)).await?;
    recorded(desk).await?;
    desk.work.notes.push("The cases that the teacher writes count only once you have ticked them.".into());
    Ok(draft::author(&desk.work, None, &[]))
}

/// The runs that the user picked, as the teacher is told of them.
async fn recorded(desk: &mut Desk<'_>) -> Result<(), WireError> {
    let mut ids = desk.work.plan.runs.clone();
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    if ids.len() > draft::TRACES {
        let most = draft::TRACES;
        return Err(bad_input(
            format!("{} runs are more than a teacher is shown.", ids.len()),
            format!("Name {most} at most."),
        ));
    }
    for id in ids {
        let run = crate::usecases::run_show(desk.app, Caller::Terminal, id).await?;
        desk.work.runs.push(trace::of_run(&run));
    }
    Ok(())
}

async fn known_skill(desk: &mut Desk<'_>) -> Result<Draft, WireError> {
    recorded(desk).await?;
    let inner = desk.inner().clone();
    let name = desk.row.skill.clone();
    let why = desk.work.plan.why;
    let loaded = inner.skills.get(&name).ok_or_else(|| not_found("skill", &name))?;
    let on_disk = std::fs::read_to_string(crate::usecases::folder(&inner, &name)?.join("SKILL.md")).unwrap_or_default();
    if on_disk != loaded.text {
        return Err(bad_input(
            format!("The text of “{name}” on disk has errors, so an older version is active."),
            "Mend it or restore the older version first.",
        ));
    }
    let cases = cases_of(&loaded)?;
    let text = loaded.text.clone();
    desk.work.base = Some(Base { sha256: sha256_hex(text.as_bytes()), text: text.clone() });
    desk.work.best = text.clone();
    let evals = loaded.path.join("evals");
    desk.work.evals = evals.display().to_string();
    let written = std::fs::read(evals.join("evals.json")).unwrap_or_default();
    desk.work.judged_by = sha256_hex(&[written.as_slice(), desk.work.student.as_bytes()].concat());
    let of = loaded.clone();
    (desk.work.given, desk.work.sources) = blocking(&inner, move |inner| Ok(sources::given(inner, &of, why))).await?;
    if why == DistilWhy::Memory && desk.work.given.is_empty() {
        return Err(bad_input(
            format!("No passage that “{name}” comes from has changed."),
            "Improve it from its cases instead.",
        ));
    }
    let candidate = tries::Candidate::new(&name, &text, &evals)?;
    let id = desk.row.id.clone();
    let told = |done, total| tell(&inner, &id, format!("The cases of “{name}” run."), done, total);
    let tried = tries::run(desk.app, &candidate, &cases, &desk.stop, told).await?;
    let tried = tried.ok_or_else(|| bad_input("It was stopped.", "Ask for it again when you like."))?;
    let fails = |id: &String| tried.scores.get(id).is_none_or(|seen| (passes(seen) as usize) < seen.len());
    let dealt: Vec<(String, bool)> = cases.iter().map(|c| (c.id.clone(), fails(&c.id))).collect();
    desk.work.parts = deal(&name, &dealt, desk.work.plan.seed);
    desk.work.before = tried.scores.clone();
    let decides = |id: &String| desk.work.parts.get(id).is_some_and(|p| p.teaches() || p.selects());
    desk.work.scores = tried.scores.iter().filter(|(id, _)| decides(id)).map(|(i, s)| (i.clone(), s.clone())).collect();
    desk.work.traces = tried.traces;
    desk.work.traces.retain(|id, _| desk.work.parts.get(id).is_some_and(|p| p.teaches() || p.selects()));
    desk.work.failing = tried.failing;
    desk.work.found_before = recall::look(&inner, &loaded.routes).await?;
    desk.work.held_requests = recall::deal(&desk.work.found_before, desk.work.plan.seed);
    desk.work.found = desk.work.found_before.clone();
    desk.work.first = Kept {
        text: text.clone(),
        scores: desk.work.scores.clone(),
        failing: desk.work.failing.clone(),
        traces: desk.work.traces.clone(),
        found: desk.work.found.clone(),
        ..Kept::default()
    };
    if why == DistilWhy::Improve && !dealt.iter().any(|(_, fails)| *fails) && desk.work.found.missed.is_empty() {
        return Err(bad_input(
            format!(
                "All {} cases of “{name}” pass, and every request finds it: there is nothing to improve.",
                cases.len()
            ),
            "Make a case from a run that went wrong, then ask again.",
        ));
    }
    desk.work.notes.extend(notes(&desk.work));
    rewrite::question(desk).await
}

/// How the cases were dealt out.
fn notes(work: &Work) -> Vec<String> {
    let count = |part: Part| work.parts.values().filter(|p| **p == part).count();
    let both = count(Part::TrainSelect);
    let mut out = vec![format!(
        "Of {} cases the teacher sees {}, {} decide about an edit, {} are looked at once at the end.",
        work.parts.len(),
        count(Part::Train) + both,
        count(Part::Select) + both,
        count(Part::Test)
    )];
    if both > 0 {
        out.push("So few cases fail that they both teach and decide; more cases would say more.".into());
    }
    if !work.held_requests.is_empty() {
        out.push(format!(
            "Of {} requests {} are looked up once at the end; the teacher is not told of them.",
            work.found_before.hits.len() + work.found_before.missed.len(),
            work.held_requests.len()
        ));
    }
    if count(Part::Test) == 0 {
        out.push("There are too few cases to keep one for the end.".into());
    }
    out
}
