//! How skills stand: which kept results are of what runs now, what they say, which student performs a skill, and whether it
//! may start without a person. The rule itself is the agent's.

use super::{case_hash, rate_view};
use crate::open::Inner;
use crate::students::{Chosen, Seat, by_name};
use crate::wire::*;
use crate::{internal, not_found};
use std::collections::BTreeSet;
use std::sync::Arc;
use understudy_agent::eval::{self, Certification, CertificationStanding, Ran};
use understudy_store::LoadedSkill;
use understudy_store::case_results::{self, Brief};
use understudy_store::skill_choices::{self, SkillChoice};

/// The student that performs a skill: the one that it is pinned to, else the one that is chosen. A student that was named for
/// this start of the app goes before a pin.
pub(crate) async fn performing(inner: &Inner, skill: &str) -> Result<Seat, WireError> {
    let choice = skill_choices::get(&inner.store, skill).await.map_err(internal)?;
    let Some(pin) = pin(inner, &choice) else { return inner.seat(None) };
    inner.seat(Some(&pin)).map_err(|error| WireError {
        message: format!("“{skill}” always runs on “{pin}”, and that cannot be used: {}", error.message),
        hint: format!(
            "Get “{pin}” again, or let another student perform the skill: understudy skill pin {skill} --student NAME, or --none."
        ),
        ..error
    })
}

/// The pin that counts.
pub(crate) fn pin(inner: &Inner, choice: &SkillChoice) -> Option<String> {
    choice.student.clone().filter(|_| inner.options.student.is_none())
}

/// Which student performs, without its worker.
pub(crate) fn performer(inner: &Inner, choice: &SkillChoice) -> Chosen {
    let chosen = inner.students.chosen();
    match pin(inner, choice) {
        Some(pin) if pin != chosen.name => by_name(inner.students.folder(), &pin),
        Some(_) | None => chosen,
    }
}

/// The cases of a skill as they are on disk, with what their results are known by. Touches the disk.
pub(crate) fn case_hashes(loaded: &LoadedSkill) -> Vec<(String, String)> {
    let evals = loaded.path.join("evals");
    let cases = crate::usecases::read_cases(&loaded.path).unwrap_or_default();
    cases.iter().map(|case| (case.id.clone(), case_hash(&evals, case))).collect()
}

/// A skill as it is now, for looking its results up.
#[derive(Clone, Debug)]
pub(crate) struct Present {
    pub(crate) loaded: Arc<LoadedSkill>,
    pub(crate) cases: Vec<(String, String)>,
}

impl Present {
    /// Touches the disk.
    pub(crate) fn of(loaded: Arc<LoadedSkill>) -> Present {
        Present { cases: case_hashes(&loaded), loaded }
    }

    /// Whether a result is of this version, this file and these cases.
    fn is_of_now(&self, row: &Brief, student: &str, hash: &str) -> bool {
        row.version == self.loaded.skill.version
            && row.student == student
            && row.student_hash == hash
            && !hash.is_empty()
            && self.cases.iter().any(|(id, text)| *id == row.case_id && *text == row.case_hash)
    }

    /// Tries that are kept of what runs now.
    pub(crate) fn kept(&self, rows: &[Brief], student: &str, hash: &str) -> BTreeSet<(String, u32)> {
        let of_now = rows.iter().filter(|r| r.skill == self.loaded.skill.name && self.is_of_now(r, student, hash));
        of_now.map(|r| (r.case_id.clone(), r.seed)).collect()
    }

    /// What the results say of what runs now, and what the newest ones before said. `hash` names the student's file.
    pub(crate) fn standing(
        &self,
        rows: &[Brief],
        student: &str,
        hash: &str,
    ) -> (CertificationView, Option<CertificationView>) {
        let name = &self.loaded.skill.name;
        let mine: Vec<&Brief> = rows.iter().filter(|r| r.skill == *name && r.student == student).collect();
        let (now, before): (Vec<&Brief>, Vec<&Brief>) =
            mine.into_iter().partition(|r| self.is_of_now(r, student, hash));
        let cases: Vec<String> = self.cases.iter().map(|(id, _)| id.clone()).collect();
        let of_now = view(&cases, &now, &self.loaded.skill.version, student, false);
        // Rows come newest first.
        let older = before.first().map(|newest| {
            let same: Vec<&Brief> = before
                .iter()
                .filter(|r| r.version == newest.version && r.student_hash == newest.student_hash)
                .copied()
                .collect();
            let cases: BTreeSet<String> = same.iter().map(|r| r.case_id.clone()).collect();
            view(&cases.into_iter().collect::<Vec<_>>(), &same, &newest.version, student, true)
        });
        (of_now, older)
    }
}

fn view(cases: &[String], rows: &[&Brief], version: &str, student: &str, old: bool) -> CertificationView {
    let ran: Vec<Ran> = rows
        .iter()
        .map(|r| Ran { case: r.case_id.clone(), seed: r.seed, passed: r.passed, forbidden: r.forbidden })
        .collect();
    let found = eval::certify(cases, &ran);
    CertificationView {
        state: state(&found),
        version: version.to_owned(),
        student: student.to_owned(),
        rate: rate_view(found.rate),
        total: found.total,
        forbidden: found.forbidden,
        old,
        at: rows.iter().map(|r| r.at).max(),
        why: found.words(),
    }
}

fn state(found: &Certification) -> CertificationState {
    match found.standing {
        CertificationStanding::Certified => CertificationState::Certified,
        CertificationStanding::Failing => CertificationState::Failing,
        CertificationStanding::Partial => CertificationState::Partial,
        CertificationStanding::Unknown => CertificationState::Unknown,
    }
}

fn standing_of(state: CertificationState) -> CertificationStanding {
    match state {
        CertificationState::Certified => CertificationStanding::Certified,
        CertificationState::Failing => CertificationStanding::Failing,
        CertificationState::Partial => CertificationStanding::Partial,
        CertificationState::Unknown => CertificationStanding::Unknown,
    }
}

/// How a skill stands on the student that performs it, with what the user decided about it.
pub(crate) async fn certified(inner: &Arc<Inner>, skill: &str) -> Result<(CertificationView, SkillChoice), WireError> {
    let loaded = inner.skills.get(skill).ok_or_else(|| not_found("skill", skill))?;
    let choice = skill_choices::get(&inner.store, skill).await.map_err(internal)?;
    let rows = case_results::briefs(&inner.store, Some(skill)).await.map_err(internal)?;
    let chosen = performer(inner, &choice);
    let view = crate::library::blocking(inner, move |inner| {
        let hash = inner.students.hash(&chosen);
        let (now, before) = Present::of(loaded).standing(&rows, &chosen.name, &hash);
        // What was found out before is better than nothing, as long as it says that it is old.
        Ok(match before {
            Some(before) if now.state == CertificationState::Unknown => before,
            _ => now,
        })
    });
    Ok((view.await?, choice))
}

/// Whether a skill that stands so may start without a person. The only place that decides it.
pub(crate) fn unattended(skill: &str, on: &CertificationView, choice: &SkillChoice) -> UnattendedView {
    let standing = if on.old { CertificationStanding::Unknown } else { standing_of(on.state) };
    let allowed = eval::may_run_unattended(standing, choice.unattended);
    let student = &on.student;
    let why = match (choice.unattended, allowed) {
        (Some(true), _) => format!("You let “{skill}” start without you."),
        (Some(false), _) => format!("You decided that “{skill}” never starts without you."),
        (None, true) => format!("“{skill}” is certified on “{student}”: {}", on.why),
        (None, false) if on.old => format!(
            "“{skill}” is not certified on “{student}” as it is now; the results are of version {}, of other cases or of another file.",
            on.version
        ),
        (None, false) => format!("“{skill}” is not certified on “{student}”: {}", on.why),
    };
    UnattendedView { allowed, decided: choice.unattended, why }
}
