//! Skills: what a good one compiles to, and which problem each mistake gives at which line and column.

use super::*;
use crate::condition::Fact;

const HEAD: &str =
    "---\nname: sort\ndescription: Sorts mail.\nallowed-tools: mail.search mail.read mail.label mail.send\n---\n";

fn skill(body: &str) -> Parsed {
    parse("sort", &format!("{HEAD}{body}"))
}

#[test]
fn a_skill_compiles_to_its_plan() {
    let parsed = skill(
        "# Sort\n\n## Inputs\n\n- person (person): whom\n- when (window, optional): when; default next week\n\n\
         ## Readings\n\n- tone (of the message): kind | angry; when unsure: stop\n\n\
         ## Steps\n\n\
         1. Search the unread mail (`mail.search`).\n\
         2. Stop if there is none (`not found`).\n\
         3. For each message:\n   \
            1. Read it (`mail.read`).\n   \
            2. If it is angry (`message.tone is angry`):\n      \
               1. Label it \"Urgent\" (`mail.label`).\n      \
               2. Go on with the next message.\n   \
            3. Otherwise, answer it with \"Thanks\" (`mail.send`).\n\
         4. Wait for the answers.\n\n\
         ## Success criteria\n\n- At most one letter (`effect send max 1`)\n- Nice\n\n\
         ## Templates\n\n### Thanks\n\nSubject: Re {subject}\n\n> Hi {first_name},\n>\n> see you {time:window}.\n\n\
         ## Exceptions\n\n- None so far.\n",
    );
    assert_eq!(parsed.problems, [], "no problem");
    let skill = parsed.skill.expect("a skill without errors is there");
    let plan: Vec<String> = skill
        .all_steps()
        .iter()
        .map(|s| {
            let kind = match &s.kind {
                StepKind::Call { tools } => tools.join("|"),
                StepKind::ForEach { over, .. } => format!("each {over:?}"),
                StepKind::Group { .. } => "group".into(),
                StepKind::Stop { item } => format!("stop {item}"),
                StepKind::Wait => "wait".into(),
            };
            let condition = s.condition.as_ref().map(Expression::show).unwrap_or_default();
            format!("{} {kind} [{condition}]{} {}", s.id, if s.otherwise { " else" } else { "" }, s.text)
        })
        .collect();
    assert_eq!(
        plan,
        [
            "1 mail.search [] Search the unread mail.",
            "2 stop false [not found] Stop.",
            "3 each Message [] For each message:",
            "3.1 mail.read [] Read it.",
            "3.2 group [message.tone is angry] If it is angry:",
            "3.2.1 mail.label [] Label it \"Urgent\".",
            "3.2.2 stop true [] Go on with the next message.",
            "3.3 mail.send [] else Answer it with \"Thanks\".",
            "4 wait [] Wait for the answers.",
        ]
    );
    assert_eq!(skill.steps[0].line, 19, "lines are those of the file");
    assert_eq!(skill.readings[0].when_unsure, Unsure::Stop);
    assert_eq!(skill.inputs[1].fallback(), Some("next week"));
    assert!(skill.inputs[1].optional && skill.inputs[0].fallback().is_none());
    assert_eq!(skill.criteria[0].check.as_deref(), Some("effect send max 1"));
    assert_eq!(skill.criteria[0].text, "At most one letter");
    let template = &skill.templates[0];
    assert_eq!(
        (template.subject.as_str(), template.body.as_str()),
        ("Re {subject}", "Hi {first_name},\n\nsee you {time:window}.")
    );
    let slots: Vec<_> = template.slots.iter().map(|s| (s.name.as_str(), s.kind)).collect();
    assert_eq!(slots, [("subject", None), ("first_name", None), ("time", Some(HandleType::Window))]);
    assert_eq!(skill.version.len(), 12);
}

#[test]
fn mistakes_are_problems_at_their_place() {
    let check = |steps: &str, code: &str, line: u32, column: u32, hint: &str| {
        let parsed = skill(&format!("## Readings\n- tone: kind | angry\n## Steps\n{steps}\n"));
        let found = parsed.problems.iter().find(|p| p.code == code);
        let p = found.unwrap_or_else(|| panic!("no {code} for {steps}: {:#?}", parsed.problems));
        assert_eq!((p.line, p.column), (line, column), "{steps}: {p:?}");
        assert!(p.hint.contains(hint), "{steps}: {p:?}");
        assert_eq!(parsed.skill.is_none(), p.severity == Severity::Error, "{steps}: {p:?}");
    };
    check("1. Read it (`mail.raed`).", "unknown-tool", 9, 14, "mail.read");
    check("1. Snooze it (`mail.snooze`).", "tool-not-allowed", 9, 16, "allowed-tools");
    check("1. Read it (`mail.read`) and label it (`mail.label`).", "two-tools", 9, 41, "two steps");
    check("1. If it is angry, read it (`mail.read`).", "condition", 9, 4, "backticks");
    check("1. If it is angry (`message.tone is angri`), read it (`mail.read`).", "condition", 9, 37, "angry");
    check("1. If it is sad (`message.mood is sad`), read it (`mail.read`).", "condition", 9, 19, "## Readings");
    check("1. \u{dc}ber (`found`) read it (`mail.read`).", "condition", 9, 11, "Begin the step");
    check("1. If (`found`) and (`not found`), read it (`mail.read`).", "condition", 9, 23, "Join");
    check("1. For each message:\n   1. Read it (`mail.read`).", "for-each", 9, 4, "Search");
    check(
        "1. Search (`mail.search`).\n2. For each wombat:\n   1. Read it (`mail.read`).",
        "for-each",
        10,
        4,
        "message",
    );
    check("1. Search (`mail.search`).\n2. For each message, read it.", "for-each", 10, 4, "numbered list");
    check("1. Read it (`mail.read`).\n2. Otherwise, stop.", "otherwise", 10, 1, "before");
    check("1. Answer it with \"Thanx\" (`mail.send`).", "template", 9, 4, "### Thanx");
    check("1. Go on with the next message.", "stop", 9, 4, "end the run");
    check("1. Do this:\n   1. Read it (`mail.read`).", "group", 9, 4, "If");
    check("- Read it (`mail.read`).", "steps", 9, 1, "1.");
    check("1. (`mail.read`)", "steps", 9, 4, "words");
    check("1. Read it.", "no-tool", 9, 4, "backticks");
    check("1. Read it (`mail.read`).", "unused-reading", 7, 1, "remove it");
    check("1. Read it (`mail.read`).", "unused-tool", 1, 1, "allowed-tools");
}

#[test]
fn broken_heads_are_problems_at_their_line() {
    let check = |head: &str, code: &str, line: u32, words: &str| {
        let parsed = parse("sort", &format!("{head}## Steps\n1. Read it (`mail.read`).\n"));
        let p = parsed.problems.iter().find(|p| p.code == code);
        let p = p.unwrap_or_else(|| panic!("no {code} for {head}: {:#?}", parsed.problems));
        assert_eq!(p.line, line, "{head}: {p:?}");
        assert!(format!("{} {}", p.message, p.hint).contains(words), "{head}: {p:?}");
    };
    check("", "name", 1, "name: sort");
    check("---\nname: sort\n", "front-matter", 1, "three dashes");
    check("---\nname: sort\ndescription: a: b: c\n---\n", "front-matter", 3, "quotes");
    check("---\nname: sort\nmetadata: [a\n---\n", "front-matter", 3, "Unclosed");
    check("---\nname: &a sort\ndescription: *a\n---\n", "front-matter", 2, "");
    check("---\nname: sort\nname: sort\n---\n", "front-matter", 3, "");
    check("---\nname: [sort]\ndescription: x\n---\n", "front-matter", 2, "a text");
    check("---\nname: Sort_it\ndescription: x\n---\n", "name", 2, "small letters");
    check("---\ndescription: x\nname: other\n---\n", "name", 3, "folder");
    check("---\nname: sort\n---\n", "description", 1, "missing");
    check("---\nname: sort\ndescription: x\nalowed-tools: mail.read\n---\n", "unknown-key", 4, "allowed-tools");
    check("---\nname: sort\ndescription: x\nallowed-tools: mail.raed\n---\n", "unknown-tool", 4, "mail.read");
    check("---\nname: sort\ndescription: x\nmetadata:\n  a: [1]\n---\n", "front-matter", 4, "metadata");
    check(&format!("---\nname: {}\n---\n", "a".repeat(17_000)), "size", 1, "15 kB");
}

#[test]
fn a_skill_without_declared_tools_gets_those_of_its_steps() {
    let parsed = parse(
        "sort",
        "---\nname: sort\ndescription: x\nmetadata: {version: 2}\n---\n## Steps\n1. Read it (`mail.read`).\n",
    );
    let skill = parsed.skill.expect("only warnings");
    assert_eq!(skill.allowed_tools, ["mail.read"]);
    assert_eq!(skill.metadata["version"], "2");
}

#[test]
fn sections_report_their_lines() {
    let check = |body: &str, code: &str, line: u32, hint: &str| {
        let parsed = skill(&format!("## Steps\n1. Read it (`mail.read`).\n{body}"));
        let p = parsed.problems.iter().find(|p| p.code == code);
        let p = p.unwrap_or_else(|| panic!("no {code} for {body}: {:#?}", parsed.problems));
        assert_eq!(p.line, line, "{body}: {p:?}");
        assert!(p.hint.contains(hint), "{body}: {p:?}");
    };
    check("## Inputs\n- who (persn): x\n", "input", 9, "person");
    check("## Inputs\n- who: x\n", "input", 9, "person");
    check("## Reading\n- tone: a | b\n", "heading", 8, "Readings");
    check("## Readings\n- tone: a | a\n", "reading", 9, "one of them");
    check("## Readings\n- tone: a | b; when unsure: panic\n", "reading", 9, "skip");
    check("## Success criteria\n- x (`effect sent`)\n", "check", 9, "no_effect");
    check("## Templates\n### Hi\nDear {fist_name}\n", "slot", 10, "first_name");
    check("## Templates\n### Hi\nAt {time:windw}\n", "slot", 10, "time:window");
    check("## Templates\n### Hi\nAt\n### Hi\nAt\n", "template", 11, "Rename");
    check("## Templates\n### Hi\n", "template", 9, "Write");
    check("## Templates\n### Hi\nAt\n", "unused-template", 9, "quotes");
}

#[test]
fn unless_turns_the_condition_round() {
    let parsed = skill("## Steps\n1. Search (`mail.search`).\n2. Unless something was found (`found`), stop.\n");
    let skill = parsed.skill.expect("compiles");
    let found = Expression::Fact { fact: Fact::Found { what: None } };
    assert_eq!(skill.steps[1].condition, Some(Expression::Not { part: Box::new(found) }));
    assert_eq!(skill.steps[1].condition_text.as_deref(), Some("something was found"));
}

#[test]
fn templates_are_filled_or_name_what_is_missing() {
    let template = crate::handle::Template {
        subject: "About {company}".into(),
        body: "Hi {first_name}, {time:window} {or} {not a slot} {first_name}".into(),
        ..Default::default()
    };
    let facts = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    let filled = template::fill(
        &template,
        &facts(&[("first_name", "Dana"), ("company", "Lark\nfield"), ("or", "or")]),
        &facts(&[("time", "Thu 15:00"), ("first_name", "Mallory")]),
    )
    .expect("all slots have values");
    assert_eq!(filled.subject, "About Lark field", "a subject stays one line");
    assert_eq!(filled.body, "Hi Dana, Thu 15:00 or {not a slot} Dana");
    assert_eq!(filled.spans.iter().map(|s| s.text.as_str()).collect::<String>(), filled.body);
    let slots: Vec<_> = filled.spans.iter().filter_map(|s| s.slot.as_deref()).collect();
    assert_eq!(slots, ["first_name", "time", "or", "first_name"]);
    let missing = template::fill(&template, &facts(&[("first_name", " ")]), &facts(&[]));
    assert_eq!(missing, Err(vec!["company".into(), "first_name".into(), "time".into(), "or".into()]));
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    for marker in ["- ", "1. ", "> ", "*a _b ", "[", "> 1. "] {
        let text = format!("{HEAD}## Steps\n{}\n", marker.repeat(14_000 / marker.len()));
        let parsed = parse("sort", &text);
        assert!(parsed.skill.is_none() || !parsed.problems.is_empty(), "{marker} is no plan");
        crate::memory::parse("a.md", &marker.repeat(20_000));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 64, ..Default::default() })]

    #[test]
    fn any_text_is_read(text in "(---\n|name: a\n|## Steps\n|## Templates\n|### T\n|1\\. |   1\\. |`mail\\.read`|If |Otherwise|For each |\\(|\\)|\"|\\PC|\n){0,60}") {
        let parsed = parse("a", &text);
        proptest::prop_assert!(parsed.problems.iter().all(|p| p.line >= 1 && p.column >= 1));
    }
}

#[test]
fn a_skill_says_what_it_needs_of_a_student() {
    let needing = |needs: &str| {
        let head = HEAD.replace("allowed-tools", &format!("metadata:\n  needs: {needs}\nallowed-tools"));
        parse(
            "sort",
            &format!("{head}## Steps\n1. Search the unread mail (`mail.search`).\n2. Answer it (`mail.send`).\n"),
        )
    };
    let codes = |parsed: &Parsed| -> Vec<String> {
        parsed.problems.iter().filter(|p| p.code == "needs").map(|p| format!("{}: {}", p.line, p.message)).collect()
    };
    let good = needing("writes");
    assert_eq!(good.skill.as_ref().map(Skill::needs), Some(vec![Need::Writes]));
    assert!(codes(&good).is_empty(), "{:?}", good.problems);
    assert_eq!(codes(&needing("writes, wings")), ["4: No student can be asked for \"wings\""]);
    let silent = skill("## Steps\n1. Search the unread mail (`mail.search`).\n2. Answer it (`mail.send`).\n");
    assert_eq!(codes(&silent), ["6: mail.send needs words, and the skill has no template"]);
    assert!(silent.skill.is_some(), "a warning alone");
}
