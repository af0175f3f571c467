//! New skills from memories, and memories that change under a skill.

use super::{SKILL, distil, edit, plan, quote, scenario, show};
use serde_json::json;
use understudy_agent::distil::sources::{self, Source};
use understudy_app::api::Command;
use understudy_app::wire::*;
use understudy_tests::repair::teacher::{answer, said as spoken};
use understudy_tests::repair::{ask, hire};
use understudy_tests::teacher_server::{Asked, TeacherServer};

const NEW: &str = "thank-for-visits";

/// A new skill as a teacher would write it; the tools of its first version are spelled wrongly.
fn written(wrong: bool) -> String {
    let tool = if wrong { "mail.lable" } else { "mail.label" };
    let about = "Labels the letters that thank for a visit. Use for \"label the thank-you notes\".";
    new_skill(NEW, about, "Label the thank-you notes", tool)
}

/// The teacher's answer with a skill of this name, for one request.
pub(super) fn new_skill(name: &str, about: &str, request: &str, tool: &str) -> String {
    let skill = format!(
        "---\nname: {name}\ndescription: {about}\nlicense: Apache-2.0 OR MIT\ncompatibility: Understudy\nallowed-tools: mail.search {tool} user.notify\nmetadata:\n  version: \"1\"\n---\n\n# Thanks for visits\n\n## Steps\n\n1. Search the unread mail in the inbox (`mail.search`).\n2. If there is none (`not found`), stop.\n3. For each message:\n   1. If it thanks for a visit (`subject contains \"your visit\"`), label it \"Thanks\" (`{tool}`).\n4. Leave the note \"The thanks are labelled.\" (`user.notify`).\n\n## Success criteria\n\n- Nothing was sent (`no_effect send`)\n"
    );
    let world = |subject: &str| {
        format!(
            "now: 2026-11-23 09:00\nuser: Maya Lindqvist <maya@harbourseed.example>\nmessages:\n  - id: one\n    from: Ada Berg <ada@kelp.example>\n    subject: {subject}\n    at: yesterday 16:10\n    text: |\n      Hello\n"
        )
    };
    let case = |id: &str, world: &str, check: serde_json::Value| json!({"id": id, "prompt": request, "world": world, "checks": [check, {"state": "done"}]});
    let label = json!({"effect": "label", "where": {"message": "one", "label": "Thanks"}, "count": 1});
    let evals = json!({"skill_name": name, "evals": [case("a-visit", "visit", label), case("no-visit", "other", json!({"only": []}))]});
    json!({
        "name": name, "skill": skill, "evals": evals.to_string(),
        "worlds": [{"file": "visit", "yaml": world("Your visit")}, {"file": "other.yaml", "yaml": world("Lunch")}],
        "routing": [{"request": request, "expect": true}, {"request": "Thank Dana", "expect": false}],
    })
    .to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_skill_from_a_memory_counts_no_case_before_it_is_ticked() {
    let scenario = scenario(None).await;
    let app = &scenario.app;
    let server = TeacherServer::start(|n, _| spoken(written(n == 0))).await;
    hire(app, &server.address).await.expect("hired");
    let author = |memories: &[&str]| DistilPlan {
        why: DistilWhy::Author,
        memories: memories.iter().map(|m| (*m).to_owned()).collect(),
        budget: 2.0,
        ..DistilPlan::default()
    };
    for (bad, expect) in [
        (&[][..], "nothing to make a skill from"),
        (&["no/such.md"], "no memory"),
        (&["sales/discounts.md#No such heading"], "no heading"),
    ] {
        let refused = ask::<DistilQuote>(app, Command::DistilQuote { plan: author(bad) }).await.expect_err("refused");
        assert!(refused.message.contains(expect), "{refused:?}");
    }
    let memory: MemoryView = ask(app, Command::MemoryShow { path: "sales/discounts.md".into() }).await.expect("shown");
    let quoted = quote(app, author(&["sales/discounts.md"])).await;
    assert!(quoted.envelope.kinds.iter().any(|k| k.kind == "memory"), "{:?}", quoted.envelope.kinds);
    let parts: Vec<&str> = quoted.envelope.parts.iter().map(|p| p.title.as_str()).collect();
    for heading in ["Discounts", "First rung: up to ten per cent", "Exceptions"] {
        assert!(parts.contains(&format!("sales/discounts.md › {heading}").as_str()), "{heading}: {parts:#?}");
    }
    let view = distil(app, &quoted).await;
    assert_eq!(view.row.state, DistilState::Proposed, "{view:#?}");
    assert_eq!(view.rounds[0].calls.len(), 2, "what does not read goes back: {view:#?}");
    let second = server.asked()[1].body.to_string();
    assert!(second.contains(&format!("{NEW}/SKILL.md:6:")) && second.contains("mail.lable"), "at its line: {second}");

    let id = view.row.proposal.clone().expect("proposed");
    let proposal = show(app, &id).await;
    assert!(
        proposal.table.iter().all(|r| r.part == CasePart::Unconfirmed && r.after == r.seeds),
        "{:#?}",
        proposal.table
    );
    assert!(proposal.bootstrap.len() == 2 && proposal.bootstrap.iter().all(|b| !b.confirmed));
    assert!(proposal.text.contains("distilled-from: \"sales/discounts.md"), "{}", proposal.text);
    assert!(memory.text.len() > 10);
    let tick = |cases: &[&str]| Command::ProposalConfirm {
        id: id.clone(),
        cases: cases.iter().map(|c| (*c).to_owned()).collect(),
    };
    assert!(ask::<ProposalDetail>(app, tick(&["no-such-case"])).await.is_err());
    ask::<ProposalDetail>(app, tick(&["a-visit"])).await.expect("ticked");
    let saved: Saved =
        ask(app, Command::ProposalAdopt { id: id.clone(), hunks: vec![], anyway: false }).await.expect("adopted");
    assert!(saved.active && saved.message.contains("1 of its cases are not ticked"), "{saved:?}");
    let skill: SkillDetail = ask(app, Command::SkillShow { name: NEW.into() }).await.expect("shown");
    assert_eq!(skill.cases.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["a-visit"], "{:?}", skill.cases_error);
    ask::<ProposalDetail>(app, tick(&["no-visit"])).await.expect("ticked later");
    let skill: SkillDetail = ask(app, Command::SkillShow { name: NEW.into() }).await.expect("shown");
    assert_eq!(skill.cases.len(), 2);

    let sources: SkillSources = ask(app, Command::SkillSources { name: NEW.into() }).await.expect("shown");
    assert!(!sources.redistil && sources.sources.iter().all(|s| s.state == SourceState::Same), "{sources:#?}");
    ask::<Saved>(app, Command::ProposalRollBack { id, anyway: false }).await.expect("taken back");
    assert!(ask::<SkillDetail>(app, Command::SkillShow { name: NEW.into() }).await.is_err(), "it is gone");
    scenario.app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_says_which_passage_changed_and_follows_it() {
    let scenario = scenario(None).await;
    let app = &scenario.app;
    let follow = |asked: &Asked| {
        let text = asked.body.to_string();
        assert!(
            text.contains("as it was when the skill was made") && text.contains("within three working days"),
            "{text}"
        );
        spoken(answer(&[edit("Follows the note", "The newsletters are filed.", "The newsletters are filed away.")]))
    };
    let server = TeacherServer::start(move |_, asked| follow(asked)).await;
    hire(app, &server.address).await.expect("hired");
    let save = async |change: &dyn Fn(&str) -> String| -> Saved {
        let detail: SkillDetail = ask(app, Command::SkillShow { name: SKILL.into() }).await.expect("shown");
        let text = change(&detail.text);
        let save = Command::SkillSave { name: SKILL.into(), text, base: Some(detail.sha256), anyway: false };
        ask(app, save).await.expect("saved")
    };
    // A skill may name its memory without a hash.
    let path = "communications/newsletters.md".to_owned();
    let bare = Source { path: path.clone(), heading: String::new(), sha256: None };
    save(&|text| sources::bind(text, std::slice::from_ref(&bare))).await;
    let told: SkillSources = ask(app, Command::SkillSources { name: SKILL.into() }).await.expect("shown");
    assert!(told.redistil && told.sources[0].state == SourceState::Unbound, "{told:#?}");
    let following = DistilPlan { why: DistilWhy::Memory, ..plan(1.0) };
    let parts: Vec<String> = quote(app, following).await.envelope.parts.into_iter().map(|p| p.title).collect();
    for heading in ["Newsletters", "What counts as one", "What happens to it", "Exceptions"] {
        let title = format!("communications/newsletters.md › {heading}, now");
        assert!(parts.contains(&title), "each passage is named by its heading: {parts:#?}");
    }

    // Bound by hand to the passages as they are, then one of them changes.
    let memory: MemoryView = ask(app, Command::MemoryShow { path: path.clone() }).await.expect("shown");
    let parsed = understudy_agent::memory::parse(&path, &memory.text);
    let bound: Vec<Source> = parsed.passages.iter().map(Source::of).collect();
    let saved = save(&|text| sources::bind(text, &bound)).await;
    assert!(saved.active && saved.problems.iter().all(|p| p.severity != "error"), "{saved:?}");
    let same: SkillSources = ask(app, Command::SkillSources { name: SKILL.into() }).await.expect("shown");
    assert!(!same.redistil, "{same:#?}");
    let nothing = DistilPlan { why: DistilWhy::Memory, ..plan(1.0) };
    assert!(ask::<DistilQuote>(app, Command::DistilQuote { plan: nothing.clone() }).await.is_err(), "nothing changed");

    let last = parsed.passages.last().expect("passages").text.clone();
    let changed =
        memory.text.replace(&last, &format!("{last}\n\nWhat is in doubt is answered within three working days."));
    let base = Some(memory.sha256.clone());
    let save = Command::MemorySave { path: path.clone(), text: changed, base, anyway: true };
    let saved: Saved = ask(app, save).await.expect("saved");
    assert!(!saved.asked, "{saved:?}");
    let sources: SkillSources = ask(app, Command::SkillSources { name: SKILL.into() }).await.expect("shown");
    let states: Vec<SourceState> = sources.sources.iter().map(|s| s.state).collect();
    assert!(sources.redistil && states.iter().filter(|s| **s == SourceState::Changed).count() == 1, "{sources:#?}");
    let one = sources.sources.iter().find(|s| s.state == SourceState::Changed).expect("one");
    assert!(one.diff.iter().any(|l| l.sign == "added" && l.text.contains("three working days")), "{one:#?}");

    let view = distil(app, &quote(app, nothing).await).await;
    assert_eq!(view.row.state, DistilState::Proposed, "{view:#?}");
    let id = view.row.proposal.clone().expect("proposed");
    ask::<Saved>(app, Command::ProposalAdopt { id, hunks: vec![], anyway: false }).await.expect("adopted");
    let sources: SkillSources = ask(app, Command::SkillSources { name: SKILL.into() }).await.expect("shown");
    assert!(!sources.redistil, "bound to what the memory says now: {sources:#?}");
    scenario.app.close().await;
}
