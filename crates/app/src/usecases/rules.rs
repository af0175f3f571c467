//! Standing rules: suggest, make, list, take back.

use crate::approvals::summary;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, gesture, internal, not_found, outbox, rules as standing, stale};
use jiff::ToSpan;
use jiff::civil::Date;
use understudy_agent::gate::{Facts, Rule, UserGesture, Would, suggest, visible};
use understudy_store::approvals::{self, Approval, ApprovalState as Stored};
use understudy_store::effects::BY_HAND;
use understudy_store::rules;

/// Approvals that are looked through for what a rule would have covered.
const LOOKED_AT: u32 = 1_000;
/// Of those, so many are listed.
const LISTED: usize = 50;

async fn approval(inner: &Inner, id: &str) -> Result<Approval, WireError> {
    approvals::get(&inner.store, id).await.map_err(internal)?.ok_or_else(|| not_found("approval", id))
}

fn facts(approval: &Approval) -> Option<Facts> {
    approval.facts.as_ref().and_then(|f| serde_json::from_value(f.clone()).ok())
}

pub(crate) async fn rule_suggest(
    app: &App,
    _: Caller,
    approval: String,
    until: Option<String>,
) -> Result<RuleChoices, WireError> {
    let inner = &app.inner;
    let asked = self::approval(inner, &approval).await?;
    let today = standing::today(inner).ok_or_else(|| internal("The clock shows no day."))?;
    let until = match until.filter(|u| !u.is_empty()) {
        Some(text) => Some(last_day(&text, today)?),
        None => None,
    };
    let facts = facts(&asked);
    let possible = match &facts {
        Some(facts) if !asked.red => suggest(facts, until),
        Some(_) | None => Vec::new(),
    };
    let none = if possible.is_empty() { why_none(&asked, facts.as_ref()) } else { String::new() };
    let past = approvals::with_facts(&inner.store, LOOKED_AT).await.map_err(internal)?;
    let made: Vec<String> =
        standing::standing(inner).await.map_err(internal)?.all.into_iter().map(|s| s.sentence).collect();
    let choices = possible
        .iter()
        .map(|rule| {
            let mut covered = would_have_covered(rule, &past);
            let unwanted = covered.iter().filter(|c| !c.unwanted.is_empty()).count() as u32;
            covered.truncate(LISTED);
            let sentence = rule.to_string();
            RuleChoice { made: made.contains(&sentence), sentence, covered, unwanted }
        })
        .collect();
    Ok(RuleChoices { choices, ends: ends(today), none })
}

fn last_day(text: &str, today: Date) -> Result<Date, WireError> {
    let day: Date =
        text.parse().map_err(|_| bad_input(format!("“{text}” is not a day."), "Write it as 2026-12-23."))?;
    if day < today {
        return Err(bad_input("That day has passed.", "Choose a later one."));
    }
    Ok(day)
}

fn ends(today: Date) -> Vec<RuleEnd> {
    let on = |name: &str, day: Option<Date>| RuleEnd { name: name.into(), until: day.map(|d| d.to_string()) };
    vec![
        on("for a week", today.checked_add(7.days()).ok()),
        on("for a month", today.checked_add(1.months()).ok()),
        on("for three months", today.checked_add(3.months()).ok()),
        on("until I take it back", None),
    ]
}

/// Why no rule can be made from an approval.
fn why_none(approval: &Approval, facts: Option<&Facts>) -> String {
    let why = if approval.run_id == BY_HAND {
        "You did this yourself. Rules are for what a skill asks."
    } else if approval.red {
        "A card like this always asks: no rule covers it."
    } else {
        match facts.map(|f| &f.would) {
            None => "This was asked before there were rules. The next one like it can have one.",
            Some(Would::Send { template: None, .. } | Would::Send { filled: false, .. }) => {
                "This letter holds words that nobody reviewed. Rules are for the letters of a skill, with nothing but names, times and amounts filled in."
            }
            Some(Would::Send { files: 1.., .. }) => "This letter carries a file, and rules send none.",
            Some(Would::Create { filled: false, .. }) => {
                "Its words were not reviewed, and its guests would read them. This always asks."
            }
            Some(Would::Move { .. } | Would::CallOff { .. }) => {
                "It is about guests or about a series. A change like that always asks."
            }
            Some(Would::Send { .. } | Would::Create { .. }) => {
                "Somebody in it was never written to before, or it repeats. This always asks."
            }
            Some(Would::Deal { .. } | Would::Other) => "There are no rules for this kind: it always asks.",
        }
    };
    why.to_owned()
}

/// What a rule would have covered, newest first, whatever its last day and its daily count.
fn would_have_covered(rule: &Rule, past: &[Approval]) -> Vec<RuleCovered> {
    past.iter()
        .filter(|a| facts(a).is_some_and(|f| rule.speaks_of(&f)))
        .map(|a| {
            let unwanted = match (a.state, a.outcome.as_str(), a.original.is_some()) {
                (Stored::Rejected, "", _) => "turned down by you".to_owned(),
                (Stored::Rejected, reason, _) => format!("turned down by you: {}", visible(reason)),
                (_, _, true) => "changed by you".to_owned(),
                _ => String::new(),
            };
            let view = summary(a);
            RuleCovered { approval_id: view.id, title: view.title, at: view.created_at, state: view.state, unwanted }
        })
        .collect()
}

pub(crate) async fn rule_create(
    app: &App,
    caller: Caller,
    approval: String,
    sentence: String,
) -> Result<RuleMade, WireError> {
    create(app, &approval, &sentence, &gesture::of(caller)).await
}

/// Only a person makes a rule, and only one that was suggested for something that a run asked.
async fn create(app: &App, from: &str, sentence: &str, _gesture: &UserGesture) -> Result<RuleMade, WireError> {
    let inner = &app.inner;
    let asked = approval(inner, from).await?;
    let rule: Rule = sentence
        .trim()
        .parse()
        .map_err(|e: understudy_agent::gate::NoRule| bad_input(e.to_string(), "Choose one of those suggested."))?;
    let today = standing::today(inner).ok_or_else(|| internal("The clock shows no day."))?;
    if rule.until.is_some_and(|last| last < today) {
        return Err(bad_input("That day has passed.", "Choose a later one."));
    }
    let fits = !asked.red && facts(&asked).is_some_and(|f| suggest(&f, rule.until).contains(&rule));
    if !fits {
        return Err(bad_input(
            "This rule cannot be made from this approval.",
            "Choose one of those suggested; they start with the narrowest.",
        ));
    }
    let sentence = rule.to_string();
    if standing::standing(inner).await.map_err(internal)?.all.iter().any(|s| s.sentence == sentence) {
        return Err(stale("There is a rule that says this already."));
    }
    let now = inner.now();
    for attempt in 0..1_000 {
        let hash = understudy_store::sha256_hex(format!("{sentence} {now} {attempt}").as_bytes());
        let row = rules::Rule {
            id: format!("rule-{}", &hash[..8]),
            sentence: sentence.clone(),
            created_at: now,
            approval_id: asked.id.clone(),
            used: 0,
            last_used_at: None,
            taken_back: 0,
            revoked_at: None,
        };
        if rules::insert(&inner.store, &row).await.map_err(internal)? {
            let message = "From now on the next one like this goes out by itself, with time to undo. Take the rule back under Settings, Rules.";
            return Ok(RuleMade { id: row.id, message: message.into() });
        }
    }
    Err(internal("Too many rules were made within one second."))
}

pub(crate) async fn rule_list(app: &App, _: Caller) -> Result<Vec<RuleView>, WireError> {
    let inner = &app.inner;
    let all = rules::list(&inner.store).await.map_err(internal)?;
    Ok(all.into_iter().map(|rule| standing::view(inner, rule)).collect())
}

pub(crate) async fn rule_revoke(app: &App, _: Caller, id: String) -> Result<Done, WireError> {
    let inner = &app.inner;
    if rules::get(&inner.store, &id).await.map_err(internal)?.is_none() {
        return Err(not_found("rule", &id));
    }
    let Some(back) = rules::revoke(&inner.store, &id, inner.now()).await.map_err(internal)? else {
        return Err(stale("This rule was taken back before."));
    };
    for approval in &back {
        outbox::told(inner, approval).await;
    }
    let message = match back.len() {
        0 => "Taken back. What it covered asks you again.".to_owned(),
        1 => "Taken back. One thing that had not left yet waits for you again.".to_owned(),
        n => format!("Taken back. {n} things that had not left yet wait for you again."),
    };
    Ok(Done { message })
}
