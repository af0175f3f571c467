//! Standing rules between the store and the gate: which stand now, what they would have covered, and what is on record.
//!
//! What a rule says is in its sentence, and only the gate reads sentences. Nothing here decides.

use crate::open::Inner;
use crate::wire::RuleView;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use understudy_agent::action::Action;
use understudy_agent::gate::{Covered, Facts, Rule, Rules, Standing, visible};
use understudy_store::{StoreError, rules};

/// The user's day.
pub(crate) fn today(inner: &Inner) -> Option<Date> {
    let zone = TimeZone::get(&inner.zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_second(inner.now()).ok().map(|now| zone.to_datetime(now).date())
}

/// The rules that stand, for the gate.
pub(crate) async fn standing(inner: &Inner) -> Result<Rules, StoreError> {
    let all = rules::standing(&inner.store, inner.now()).await?;
    let all = all.into_iter().map(|r| Standing { id: r.id, sentence: r.sentence, used: r.used }).collect();
    Ok(Rules { today: today(inner), all })
}

/// How often a day a sentence lets its rule be used.
pub(crate) fn a_day(sentence: &str) -> u32 {
    sentence.parse::<Rule>().map_or(0, |rule| rule.a_day)
}

/// Proof for what a rule let go before and is about to leave. The error is shown on the card.
pub(crate) async fn recorded(
    inner: &Inner,
    rule: &str,
    facts: Option<&Value>,
    action: &Action,
) -> Result<Covered, String> {
    let found = rules::get(&inner.store, rule).await.map_err(|e| e.to_string())?;
    let facts: Option<Facts> = facts.and_then(|f| serde_json::from_value(f.clone()).ok());
    let covered = found.zip(facts).and_then(|(rule, facts)| {
        let standing = Standing { id: rule.id, sentence: rule.sentence, used: 0 };
        Covered::recorded(&standing, &facts, action, &inner.user.email)
    });
    covered.ok_or_else(|| "The rule that let this go does not cover it, so nothing was done.".to_owned())
}

/// A rule in a list.
pub(crate) fn view(inner: &Inner, rule: rules::Rule) -> RuleView {
    let ended = match rule.sentence.parse::<Rule>() {
        Err(_) => "This version does not know such a rule, so it covers nothing.",
        Ok(Rule { until: Some(last), .. }) if today(inner).is_none_or(|today| today > last) => {
            "Its last day has passed."
        }
        Ok(_) => "",
    };
    RuleView {
        id: rule.id,
        sentence: visible(&rule.sentence),
        created_at: rule.created_at,
        approval_id: rule.approval_id,
        used: rule.used,
        last_used_at: rule.last_used_at,
        taken_back: rule.taken_back,
        revoked_at: rule.revoked_at,
        ended: ended.to_owned(),
    }
}
