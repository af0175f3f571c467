//! Asking the teacher of a distillation: the one way, which pays for no question twice and stays within the user's budget.
//!
//! Every question has a tag that stands in the ledger's purpose. An answer is in the ledger from the moment that it is
//! paid; a question whose tag is answered there is not asked again, whatever was killed in between. A call that was
//! killed on its way counts at its worst, and its question is asked anew only within the budget.

use super::Desk;
use crate::open::Inner;
use crate::teacher::{self, Question};
use crate::wire::*;
use crate::{bad_input, internal};
use serde_json::json;
use std::collections::BTreeMap;
use understudy_agent::envelope::price::Money;
use understudy_agent::envelope::{DataKind, Draft, Section};
use understudy_providers::teacher::Stop;
use understudy_store::distil_asks;
use understudy_store::teacher_calls::{self, Call, CallState};

/// What came of a question.
pub(super) enum Heard {
    /// An answer with the originals in it, and its call.
    Answer { text: String, call: String },
    /// One that is cut or refused, in words, and its call.
    Short { words: String, call: String },
    /// The budget of this distillation does not allow it.
    OverBudget(String),
    /// It was stopped.
    Stopped,
}

/// What each call of a distillation counts, by its id.
pub(crate) async fn costs(inner: &Inner, id: &str) -> Result<BTreeMap<String, u64>, WireError> {
    let calls = teacher_calls::tagged(&inner.store, &format!("({id}.")).await.map_err(internal)?;
    Ok(calls.into_iter().map(|c| (c.call.id, c.counts)).collect())
}

/// What a distillation counts so far, millionths of a dollar.
pub(crate) async fn spent(inner: &Inner, id: &str) -> Result<u64, WireError> {
    Ok(costs(inner, id).await?.values().sum())
}

/// Writes a question down, and gives it as it was written down first.
pub(super) async fn write_down(desk: &Desk<'_>, round: usize, mend: u32, draft: Draft) -> Result<Draft, WireError> {
    let (store, tag) = (&desk.inner().store, format!("{}.{round}.{mend}", desk.row.id));
    distil_asks::keep(store, &tag, &to_json(&draft)).await.map_err(internal)?;
    let kept = distil_asks::get(store, &tag).await.map_err(internal)?;
    Ok(kept.as_ref().and_then(from_json).unwrap_or(draft))
}

/// Asks, or finds the answer that is there. The first question is sent only as the user saw it.
pub(super) async fn ask(desk: &mut Desk<'_>, round: usize, mend: u32, draft: Draft) -> Result<Heard, WireError> {
    let (inner, id) = (desk.inner().clone(), desk.row.id.clone());
    let tag = format!("{id}.{round}.{mend}");
    // What was written down is what is asked, whatever changed since.
    let draft = write_down(desk, round, mend, draft).await?;
    let shown = (round == 1 && mend == 0).then(|| desk.work.shown.clone());
    let calls = teacher_calls::tagged(&inner.store, &format!("({tag})")).await.map_err(internal)?;
    if let Some(call) = calls.iter().find(|c| c.answer.is_some()) {
        return replay(&inner, &desk.work.teacher, call, draft).await;
    }
    let lost = calls.iter().filter(|c| c.state == CallState::Unknown).count();
    let spent = spent(&inner, &id).await?;
    let priced = teacher::price(&inner, Some(&desk.work.teacher), draft.clone()).await?;
    let (worst, budget) = (priced.worst(), Money(desk.work.budget));
    if worst.0 > 0 && spent.saturating_add(worst.0) > budget.0 {
        let spent = Money(spent);
        return Ok(Heard::OverBudget(format!(
            "The next question may cost up to {worst}; {spent} of your budget of {budget} are spent."
        )));
    }
    if lost > 0 {
        let note =
            format!("An answer of round {round} was lost on its way; it counts at its worst and was asked for again.");
        if !desk.work.notes.contains(&note) {
            desk.work.notes.push(note);
            desk.save().await?;
        }
    }
    let name = if desk.row.skill.is_empty() { "a new skill".to_owned() } else { format!("“{}”", desk.row.skill) };
    let what = match desk.work.plan.why {
        DistilWhy::Author => "writing",
        DistilWhy::Improve | DistilWhy::Memory => "improving",
    };
    let again = if mend == 0 { String::new() } else { format!(", mended {mend} times") };
    let question = Question {
        teacher: Some(desk.work.teacher.clone()),
        draft,
        purpose: format!("{what} {name}, round {round}{again} ({tag})"),
        skill: Some(desk.row.skill.clone()).filter(|s| !s.is_empty()),
        night: None,
        shown,
    };
    desk.tell(format!("The teacher is asked, round {round}."), round, desk.work.most_rounds() as usize);
    let answer = match teacher::ask(&inner, question, desk.stop.clone()).await {
        Err(_) if desk.stop.is_cancelled() => return Ok(Heard::Stopped),
        other => other?,
    };
    Ok(match answer.stop {
        Stop::Complete => Heard::Answer { text: answer.text, call: answer.call },
        Stop::Truncated => Heard::Short { words: "It is cut at the longest answer.".into(), call: answer.call },
        Stop::Refused(why) => Heard::Short { words: format!("The teacher would not answer. {why}"), call: answer.call },
    })
}

/// An answer that was paid before, with the originals put back as they would have been then.
async fn replay(inner: &std::sync::Arc<Inner>, teacher: &str, call: &Call, draft: Draft) -> Result<Heard, WireError> {
    let id = call.call.id.clone();
    let answer = call.answer.clone().unwrap_or_default();
    if call.state == CallState::Short {
        return Ok(Heard::Short { words: format!("{}.", call.outcome), call: id });
    }
    let priced = teacher::price(inner, Some(teacher), draft).await?;
    if priced.sealed.envelope.sha256() == call.call.envelope_sha256 {
        return Ok(Heard::Answer { text: priced.sealed.restore(&answer).text, call: id });
    }
    // The address book is another one by now; what was replaced then stands in the ledger.
    let mut replaced: Vec<ReplacedView> = serde_json::from_str(&call.call.replaced).map_err(internal)?;
    replaced.sort_by_key(|r| std::cmp::Reverse(r.pseudonym.len()));
    let text = replaced.iter().fold(answer, |text, r| text.replace(&r.pseudonym, &r.original));
    Ok(Heard::Answer { text, call: id })
}

fn to_json(draft: &Draft) -> serde_json::Value {
    let sections: Vec<serde_json::Value> =
        draft.sections.iter().map(|s| json!({"title": s.title, "kind": s.kind, "text": s.text})).collect();
    json!({"instructions": draft.instructions, "sections": sections, "shape": draft.shape, "most": draft.most})
}

fn from_json(value: &serde_json::Value) -> Option<Draft> {
    let text = |v: &serde_json::Value| v.as_str().map(str::to_owned);
    let section = |v: &serde_json::Value| {
        let kind: DataKind = serde_json::from_value(v["kind"].clone()).ok()?;
        Some(Section { title: text(&v["title"])?, kind, text: text(&v["text"])? })
    };
    Some(Draft {
        instructions: text(&value["instructions"])?,
        sections: value["sections"].as_array()?.iter().map(section).collect::<Option<_>>()?,
        shape: Some(value["shape"].clone()).filter(|s| !s.is_null()),
        most: value["most"].as_u64()? as u32,
    })
}

/// Budget in the ledger's money, or why it is none.
pub(super) fn budget(dollars: f64) -> Result<u64, WireError> {
    if !dollars.is_finite() || !(0.0..=10_000.0).contains(&dollars) {
        return Err(bad_input(format!("{dollars} is no budget."), "Use dollars from 0 to 10,000."));
    }
    Ok((dollars * 1e6).floor() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_reads_back_as_it_was_written_down() {
        let section = |title: &str, kind| Section { title: title.into(), kind, text: "a\n“b”".into() };
        for shape in [None, Some(json!({"type": "object"}))] {
            let sections = vec![section("one", DataKind::Skill), section("two", DataKind::Mail)];
            let draft = Draft { instructions: "Do.".into(), sections, shape, most: 7 };
            assert_eq!(from_json(&to_json(&draft)), Some(draft));
        }
    }
}
