//! What the teacher of a distillation is told: the format, the skill, how it fails, what was refused; and what its answer
//! must look like.

use super::trace::{Trace, clip};
use super::work::{Found, Round, Work};
use crate::resources::skill_guide;
use crate::wire::{DistilWhy, ProblemView};
use serde_json::{Value, json};
use std::fmt::Write;
use understudy_agent::envelope::{DataKind, Draft, Section};
use understudy_agent::tool::TOOLS;

/// Most traces of cases in one envelope, and most runs.
pub(super) const TRACES: usize = 5;
/// Most bytes of refused edits.
const REFUSED: usize = 5_000;
/// Most bytes of one passage.
const PASSAGE: usize = 6_000;
/// Edits of one answer that are looked at.
pub(super) const EDITS: usize = 3;
/// Most tokens of an answer with edits.
const MOST_EDITS: u32 = 6_000;
/// Most tokens of an answer with a new skill.
const MOST_SKILL: u32 = 16_000;

const STAND_INS: &str = "Names, addresses and numbers were replaced by marked stand-ins: invented words with a dash, a letter \
and a number behind. Use them exactly as they are written.";

const REWRITE: &str = "You mend a skill: a text that a small local model performs step by step on its user's mail, calendar and \
deals. The model only points at values, picks from closed lists and fills templates; conditions in backticks are decided by \
code. Below are the format, the skill, and how it fails on some of its cases.

Propose at most three edits, the most promising first; each is tried alone, on cases that you do not see, and kept only if \
more of them pass and none gets worse. An edit is a list of changes: `find` is a piece of the text that stands in it exactly \
once, to the letter; `replace` stands there instead. Leave the front matter alone: an edit that adds a tool, widens what the \
skill may do, changes its metadata or lets the body grow by more than a fifth is refused. Mend the cause, not the case: never \
name what stands in a single case. If requests do not find the skill, give a better `description` in an edit; otherwise leave \
it empty. If nothing needs mending, give no edit.";

const AUTHOR: &str = "You write a skill: a text that a small local model performs step by step on its user's mail, calendar and \
deals. The model only points at values, picks from closed lists and fills templates; conditions in backticks are decided by \
code. Below are the format, the tools, and passages of the user's own notes, or runs, that say how the user does it. The skill must say \
what they say: their conditions as conditions, their words as templates to the letter, their exceptions as exceptions. Leave \
out what they do not say. Allow no more tools than the steps use.

Write the whole SKILL.md with front matter (name, description, license, compatibility: Understudy, allowed-tools, metadata), \
at least six eval cases that cover every condition both ways and one in which nothing is to do, a world for each, and sixteen \
routing lines: eight requests that are for this skill, eight near misses. Name nobody from the notes in a case; invent people \
with addresses at .example.";

/// The question of a round. `recalls` is what the user's requests find.
pub(super) fn rewrite(work: &Work, name: &str, refused: &[(String, String)], reasons: &[String]) -> Draft {
    let mut sections = vec![section(format!("{name}/SKILL.md"), DataKind::Skill, work.best.clone())];
    for given in &work.given {
        sections.push(section(given.title.clone(), DataKind::Memory, clip(&given.text, PASSAGE)));
    }
    traces(&mut sections, "How the case", work.shown_traces());
    traces(&mut sections, "How the run", work.runs.iter());
    if let Some(text) = missed(&work.found.without(&work.held_requests)) {
        sections.push(section("Requests that do not find it".into(), DataKind::Run, text));
    }
    let mut text = String::new();
    for (what, why) in refused {
        let _ = writeln!(text, "- {what}\n  Refused: {why}");
    }
    for why in reasons {
        let _ = writeln!(text, "- The user turned a proposal down: {why}");
    }
    if let Some(broken) = work.rounds.last().map(|r: &Round| r.broken.as_str()).filter(|b| !b.is_empty()) {
        let _ = writeln!(text, "- Your last answer could not be read: {broken}");
    }
    if !text.is_empty() {
        sections.push(section(
            "What was tried and refused; do not propose it again".into(),
            DataKind::Skill,
            clip(&text, REFUSED),
        ));
    }
    let mut instructions = format!("{REWRITE}\n\n{STAND_INS}\n\n{}", skill_guide());
    if work.plan.why == DistilWhy::Memory {
        instructions.push_str(
            "\nThe user's notes changed since the skill was made from them. The skill must say what they say now.\n",
        );
    }
    if !work.runs.is_empty() {
        instructions.push_str("\nThe user picked the runs among what is below to show what should be different. The cases alone decide.\n");
    }
    wish(&mut sections, &work.plan.wish);
    let text = json!({"type": "string"});
    let change = object(&[("find", text.clone()), ("replace", text.clone())]);
    let edit = object(&[("why", text.clone()), ("changes", list(change)), ("description", text.clone())]);
    let shape = object(&[("diagnosis", text), ("edits", list(edit))]);
    Draft { instructions, sections, shape: Some(shape), most: MOST_EDITS }
}

/// The question for a new skill; `problems` are those of the answer before.
pub(super) fn author(work: &Work, before: Option<&str>, problems: &[ProblemView]) -> Draft {
    let given = work.given.iter().map(|g| section(g.title.clone(), DataKind::Memory, clip(&g.text, PASSAGE)));
    let mut sections: Vec<Section> = given.collect();
    traces(&mut sections, "How the run", work.runs.iter());
    if let Some(before) = before {
        sections.push(section("Your answer before".into(), DataKind::Skill, clip(before, 60_000)));
        let mut text = String::new();
        for p in problems {
            let _ = writeln!(text, "- {}:{}:{} {} {}", p.path, p.line, p.column, p.message, p.hint);
        }
        sections.push(section("What is wrong with it; give all of it again, mended".into(), DataKind::Skill, text));
    }
    let mut tools = String::from("\n## Tools\n\n");
    for tool in TOOLS {
        let parameters: Vec<&str> = tool.parameters.iter().map(|p| p.name).collect();
        let _ = writeln!(tools, "- `{}` ({}): {}", tool.name, parameters.join(", "), tool.about);
    }
    let instructions = format!("{AUTHOR}\n\n{STAND_INS}\n\n{}{tools}", skill_guide());
    wish(&mut sections, &work.plan.wish);
    let text = json!({"type": "string"});
    let world = object(&[("file", text.clone()), ("yaml", text.clone())]);
    let route = object(&[("request", text.clone()), ("expect", json!({"type": "boolean"}))]);
    let shape = object(&[
        ("name", text.clone()),
        ("skill", text.clone()),
        ("evals", json!({"type": "string", "description": "the text of evals.json"})),
        ("worlds", list(world)),
        ("routing", list(route)),
    ]);
    Draft { instructions, sections, shape: Some(shape), most: MOST_SKILL }
}

fn traces<'a>(sections: &mut Vec<Section>, what: &str, all: impl Iterator<Item = &'a Trace>) {
    for trace in all.take(TRACES) {
        sections.push(section(format!("{what} “{}” went", trace.of), DataKind::Run, without_secrets(&trace.steps)));
        if !trace.letters.is_empty() {
            sections.push(section(
                format!("What stood in the letters of “{}”", trace.of),
                DataKind::Mail,
                without_secrets(&trace.letters),
            ));
        }
    }
}

/// A code in a case's letter would keep the whole envelope back, and says nothing to the teacher.
fn without_secrets(text: &str) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for range in understudy_agent::gate::secrets(text) {
        out.push_str(&text[at..range.start]);
        out.push_str("[secret]");
        at = range.end;
    }
    out + &text[at..]
}

fn missed(found: &Found) -> Option<String> {
    let mut text = String::new();
    for (request, instead) in &found.missed {
        let instead = if instead.is_empty() { "nothing" } else { instead };
        let _ = writeln!(text, "- “{request}” finds {instead}");
    }
    Some(text).filter(|t| !t.is_empty())
}

/// The user's own words may name people, so they go the way of all data.
fn wish(sections: &mut Vec<Section>, wish: &str) {
    let wish = wish.trim();
    if !wish.is_empty() {
        sections.push(section("What the user adds".into(), DataKind::Skill, clip(wish, 2_000)));
    }
}

fn section(title: String, kind: DataKind, text: String) -> Section {
    Section { title, kind, text }
}

fn object(fields: &[(&str, Value)]) -> Value {
    let properties: serde_json::Map<String, Value> =
        fields.iter().map(|(name, shape)| ((*name).to_owned(), shape.clone())).collect();
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_in_a_letter_does_not_keep_the_envelope_back() {
        let letters = "[1] Your code is 482913, do not share it.\n".to_owned();
        let traces = [("a".to_owned(), Trace { of: "a".into(), letters, ..Trace::default() })].into();
        let parts = [("a".to_owned(), understudy_agent::distil::Part::Train)].into();
        let work = Work { best: "text".into(), traces, parts, ..Work::default() };
        let draft = rewrite(&work, "a", &[], &[]);
        assert!(draft.sections.iter().any(|s| s.kind == DataKind::Mail && s.text.contains("[secret]")), "{draft:?}");
        understudy_agent::envelope::seal(&draft, &[]).expect("it can be sent");
    }

    #[test]
    fn a_question_holds_no_secret_and_its_shape_is_closed() {
        let work = Work { best: "text".into(), ..Work::default() };
        for draft in [rewrite(&work, "a", &[], &[]), author(&work, None, &[])] {
            understudy_agent::envelope::seal(&draft, &[]).expect("nothing in our own words looks like a secret");
            let shape = draft.shape.expect("a shape");
            let text = shape.to_string();
            let objects = text.matches("\"type\":\"object\"").count();
            assert!(objects >= 2 && objects == text.matches("\"additionalProperties\":false").count(), "{text}");
        }
    }
}
