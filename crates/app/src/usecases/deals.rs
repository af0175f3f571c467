//! Deals: the board, one deal with what belongs to it, and changing them by hand.
//!
//! A change by hand is journalled and done at once, as filing is; it can be taken back by its effect. What the agent
//! wants to change waits as an approval and stands beside the deal until it is answered.

use super::mail::{blocking, thread_rows};
use super::runs::run_summary;
use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, convert, gesture, internal, not_found, stale, tools};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;
use understudy_agent::action::{Action, DealText};
use understudy_agent::record::{Deal, Event, Person, STAGES};
use understudy_providers::local::deal_etag;
use understudy_store::approvals::{self, Approval, ApprovalState as Stored};
use understudy_store::effects::{self, BY_HAND, EffectState};
use understudy_store::{events, runs, threads};

/// Conversations, runs and changes shown beside a deal.
const SHOWN: u32 = 12;
/// Events shown beside a deal: how far back and ahead, seconds, and how many.
const AROUND: (i64, i64, usize) = (-60 * 86_400, 180 * 86_400, 12);
/// Longest name and next step, characters.
const LINE_LIMIT: usize = 200;
/// Longest notes, characters.
const NOTES_LIMIT: usize = 20_000;

pub(crate) async fn deal_list(app: &App, _: Caller) -> Result<DealBoard, WireError> {
    let inner = &app.inner;
    let mut deals = blocking(inner, |account| account.deals()).await?;
    deals.sort_by(|a, b| b.updated_at.cmp(&a.updated_at).then_with(|| a.id.cmp(&b.id)));
    let proposals = proposals(inner).await?;
    let stages = STAGES
        .iter()
        .map(|stage| DealStage {
            id: (*stage).to_owned(),
            title: title(stage),
            closed: matches!(*stage, "won" | "lost"),
        })
        .collect();
    Ok(DealBoard { stages, deals: deals.iter().map(|d| view(inner, d, &proposals)).collect() })
}

/// "Proposal".
fn title(stage: &str) -> String {
    let mut letters = stage.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What waits, or is on its way, for each deal.
async fn proposals(inner: &Inner) -> Result<BTreeMap<String, Vec<DealProposal>>, WireError> {
    let mut all: BTreeMap<String, Vec<DealProposal>> = BTreeMap::new();
    let open = [Stored::Waiting, Stored::Approved, Stored::Sending];
    for approval in approvals::of_deals(&inner.store, &open).await.map_err(internal)? {
        let Some((id, stage)) = aim(&approval) else { continue };
        all.entry(id).or_default().push(DealProposal {
            stage,
            red: approval.red,
            leaving: approval.state != Stored::Waiting,
            run_id: if approval.run_id == BY_HAND { String::new() } else { approval.run_id },
            approval_id: approval.id,
        });
    }
    Ok(all)
}

/// The deal that an approval is about, and the stage that it would come to.
fn aim(approval: &Approval) -> Option<(String, String)> {
    match serde_json::from_value(approval.action.clone()).ok()? {
        Action::UpdateDeal { id, after, .. } => Some((id, after)),
        Action::EditDeal { id, after: Some(after), .. } => Some((id, after.stage)),
        _ => None,
    }
}

fn view(inner: &Inner, deal: &Deal, proposals: &BTreeMap<String, Vec<DealProposal>>) -> DealView {
    let people = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
    let contact = people.iter().find(|p| p.emails.iter().any(|e| e.eq_ignore_ascii_case(&deal.contact)));
    DealView {
        id: deal.id.clone(),
        etag: deal_etag(deal),
        name: deal.name.clone(),
        contact: deal.contact.clone(),
        contact_name: contact.map(|p| p.name.clone()).unwrap_or_default(),
        stage: deal.stage.clone(),
        amount: deal.amount,
        currency: deal.currency.clone(),
        next_step: deal.next_step.clone(),
        notes: deal.notes.clone(),
        updated_at: deal.updated_at,
        proposals: proposals.get(&deal.id).cloned().unwrap_or_default(),
    }
}

async fn find(inner: &Inner, id: &str) -> Result<Deal, WireError> {
    let wanted = id.to_owned();
    let found = blocking(inner, move |account| Ok(account.deals()?.into_iter().find(|d| d.id == wanted)));
    found.await?.ok_or_else(|| not_found("deal", id))
}

pub(crate) async fn deal_show(app: &App, caller: Caller, id: String) -> Result<DealDetail, WireError> {
    let inner = &app.inner;
    let deal = find(inner, &id).await?;
    let people = people(inner, &deal);
    let emails: Vec<String> = people.iter().map(|p| p.email.to_lowercase()).collect();
    let (ids, thread_total) = threads::with_people(&inner.store, &emails, SHOWN).await.map_err(internal)?;
    let threads = thread_rows(inner, &ids).await?;
    let question = question(&deal);
    let answer = super::memory_search(app, caller, question.clone(), Some(3)).await?;
    let messages: Vec<String> =
        threads::messages_of(&inner.store, &ids).await.map_err(internal)?.into_iter().map(|m| m.id).collect();
    let mut about: BTreeSet<String> =
        approvals::runs_about(&inner.store, &deal.id, &emails).await.map_err(internal)?.into_iter().collect();
    let filed = effects::on_messages(&inner.store, &messages).await.map_err(internal)?;
    about.extend(filed.into_iter().map(|e| e.run_id));
    let about: Vec<String> = about.into_iter().collect();
    let mut rows = Vec::new();
    for run in runs::among(&inner.store, &about, &deal.name, SHOWN).await.map_err(internal)? {
        rows.push(run_summary(inner, &run).await);
    }
    Ok(DealDetail {
        people,
        threads,
        thread_total,
        events: meetings(inner, &deal, &emails).await?,
        question,
        playbooks: answer.hits,
        runs: rows,
        changes: changes(inner, &deal.id).await?,
        deal: view(inner, &deal, &proposals(inner).await?),
    })
}

/// What a playbook for this deal would be about.
fn question(deal: &Deal) -> String {
    match deal.next_step.trim() {
        "" => format!("a deal in the stage {}", deal.stage),
        step => format!("{step}, a deal in the stage {}", deal.stage),
    }
}

/// The contact, and whoever of the address book belongs to the same company.
fn people(inner: &Inner, deal: &Deal) -> Vec<MailPerson> {
    let book = inner.people.lock().unwrap_or_else(PoisonError::into_inner);
    let person = |p: &Person, email: &str| MailPerson { name: p.name.clone(), email: email.to_owned() };
    let contact = book.iter().find(|p| p.emails.iter().any(|e| e.eq_ignore_ascii_case(&deal.contact)));
    let company = contact.map_or(deal.name.as_str(), |p| p.organisation.as_str());
    let mut all: Vec<MailPerson> = Vec::new();
    if !deal.contact.is_empty() {
        let name = contact.map(|p| p.name.clone()).unwrap_or_default();
        all.push(MailPerson { name, email: deal.contact.clone() });
    }
    for p in book.iter().filter(|p| !company.is_empty() && p.organisation.eq_ignore_ascii_case(company)) {
        for email in p.emails.iter().filter(|e| **e != inner.user.email) {
            if !all.iter().any(|known| known.email.eq_ignore_ascii_case(email)) {
                all.push(person(p, email));
            }
        }
    }
    all
}

async fn meetings(inner: &Inner, deal: &Deal, emails: &[String]) -> Result<Vec<EventView>, WireError> {
    let now = inner.now();
    let all = events::range(&inner.store, now + AROUND.0, now + AROUND.1).await.map_err(internal)?;
    let name = deal.name.to_lowercase();
    let with = |e: &Event| {
        let mut people = e.guests.iter().map(|g| &g.address).chain(&e.organiser);
        people.any(|a| emails.contains(&a.email.to_lowercase()))
            || (name.chars().count() > 2 && e.title.to_lowercase().contains(&name))
    };
    let mut found: Vec<&Event> = all.iter().filter(|e| !e.cancelled && with(e)).collect();
    found.sort_by_key(|e| (e.end <= now, (e.start - now).abs()));
    Ok(found.into_iter().take(AROUND.2).map(|e| convert::event(e, &inner.zone)).collect())
}

async fn changes(inner: &Inner, id: &str) -> Result<Vec<DealChange>, WireError> {
    let mut all: Vec<DealChange> = Vec::new();
    for effect in effects::on_deal(&inner.store, id).await.map_err(internal)? {
        let applied = effect.state == EffectState::Applied;
        all.push(DealChange {
            text: effect.summary,
            run_id: if effect.run_id == BY_HAND { String::new() } else { effect.run_id },
            at: effect.at,
            effect: applied.then_some(effect.id),
            undone: !applied,
        });
    }
    for approval in approvals::of_deals(&inner.store, &[Stored::Sent]).await.map_err(internal)? {
        if aim(&approval).is_some_and(|(deal, _)| deal == id) {
            let at = approval.decided_at.unwrap_or(approval.created_at);
            all.push(DealChange { text: approval.title, run_id: approval.run_id, at, effect: None, undone: false });
        }
    }
    all.sort_by_key(|c| std::cmp::Reverse(c.at));
    all.truncate(SHOWN as usize);
    Ok(all)
}

pub(crate) async fn deal_create(app: &App, caller: Caller, deal: DealForm) -> Result<DealDone, WireError> {
    let inner = &app.inner;
    let after = text(&deal)?;
    let known = blocking(inner, |account| account.deals()).await?;
    let id = new_id(&after.name, |id| known.iter().any(|d| d.id == id));
    let action = Action::EditDeal { id, etag: String::new(), before: None, after: Some(after) };
    act(inner, caller, action).await
}

/// The name in small letters, digits and hyphens, with a number when that is taken.
fn new_id(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    let base: String = if words.is_empty() { "deal".into() } else { words.join("-").chars().take(60).collect() };
    if !taken(&base) {
        return base;
    }
    (2..).map(|n| format!("{base}-{n}")).find(|id| !taken(id)).unwrap_or_else(|| base.clone())
}

pub(crate) async fn deal_update(
    app: &App,
    caller: Caller,
    id: String,
    etag: String,
    deal: DealForm,
) -> Result<DealDone, WireError> {
    let inner = &app.inner;
    let seen = seen(inner, &id, &etag).await?;
    let (before, after) = (DealText::from(&seen), text(&deal)?);
    if before == after {
        return Ok(DealDone { id, etag, message: "Nothing changed.".into(), effects: Vec::new() });
    }
    act(inner, caller, Action::EditDeal { id, etag, before: Some(before), after: Some(after) }).await
}

pub(crate) async fn deal_remove(app: &App, caller: Caller, id: String, etag: String) -> Result<DealDone, WireError> {
    let inner = &app.inner;
    let before = Some(DealText::from(&seen(inner, &id, &etag).await?));
    act(inner, caller, Action::EditDeal { id, etag, before, after: None }).await
}

/// The deal as it is now, which must be the one that was shown.
async fn seen(inner: &Inner, id: &str, etag: &str) -> Result<Deal, WireError> {
    let deal = find(inner, id).await?;
    if deal_etag(&deal) != etag {
        return Err(stale(format!("“{}” changed since it was shown.", deal.name)));
    }
    Ok(deal)
}

async fn act(inner: &std::sync::Arc<Inner>, caller: Caller, action: Action) -> Result<DealDone, WireError> {
    let Action::EditDeal { id, .. } = &action else { return Err(internal("Only a deal can be changed here.")) };
    let id = id.clone();
    let effect = tools::by_hand(inner, &action, &gesture::of(caller))
        .await
        .map_err(|e| bad_input(e, "Look at the deal again; it may have changed since."))?;
    let wanted = id.clone();
    let now = blocking(inner, move |account| Ok(account.deals()?.into_iter().find(|d| d.id == wanted))).await?;
    let etag = now.as_ref().map(deal_etag).unwrap_or_default();
    Ok(DealDone { id, etag, message: effect.summary, effects: vec![effect.id] })
}

/// What the user wrote, as the pipeline keeps it.
fn text(form: &DealForm) -> Result<DealText, WireError> {
    let line = |what: &str, text: &str| -> Result<String, WireError> {
        let text = text.trim();
        if text.chars().count() > LINE_LIMIT || text.contains(['\n', '\r']) {
            return Err(bad_input(
                format!("The {what} is longer than a line of {LINE_LIMIT} characters."),
                "Shorten it; the notes take the rest.",
            ));
        }
        Ok(text.to_owned())
    };
    let name = line("name", &form.name)?;
    if name.is_empty() {
        return Err(bad_input("The deal has no name.", "Write the company's name."));
    }
    if !STAGES.contains(&form.stage.as_str()) {
        return Err(bad_input(format!("There is no stage “{}”.", form.stage), format!("Use {}.", STAGES.join(", "))));
    }
    let contact = form.contact.trim().to_lowercase();
    if !contact.is_empty() && (!contact.contains('@') || contact.contains(char::is_whitespace)) {
        return Err(bad_input(format!("“{contact}” is not an address."), "Write it like dana@larkfield.example."));
    }
    let currency = form.currency.trim().to_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(bad_input(
            format!("“{}” is not a currency.", form.currency.trim()),
            "Use its three letters, like EUR.",
        ));
    }
    if form.amount < 0 {
        return Err(bad_input("The amount is below nothing.", "Write a whole number, or 0."));
    }
    if form.notes.chars().count() > NOTES_LIMIT {
        return Err(bad_input("The notes are too long.", format!("Keep them under {NOTES_LIMIT} characters.")));
    }
    Ok(DealText {
        name,
        contact,
        stage: form.stage.clone(),
        amount: form.amount,
        currency,
        next_step: line("next step", &form.next_step)?,
        notes: form.notes.trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_and_never_one_that_is_taken() {
        let check = |name: &str, taken: &[&str], expect: &str| {
            assert_eq!(new_id(name, |id| taken.contains(&id)), expect, "{name}");
        };
        check("Maple & Pine", &[], "maple-pine");
        check("Larkfield", &["larkfield", "larkfield-2"], "larkfield-3");
        check("株式会社ハナモリ", &[], "株式会社ハナモリ");
        check("!!!", &[], "deal");
    }
}
