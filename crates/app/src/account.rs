//! The account: who owns it, and its mirror in the store.
//!
//! Files are the truth; the mirror makes them searchable. Bringing it up to date reads only what changed.

use crate::open::{Inner, OpenError, Options};
use crate::wire::Tag;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use understudy_agent::record::Address;
use understudy_providers::local::{ScanResult, Stamp};
use understudy_providers::rehearsal;
use understudy_store::messages::Missing;
use understudy_store::{Store, accounts, events, messages};

/// How far back and ahead events are mirrored, seconds.
const EVENT_WINDOW: (i64, i64) = (-60 * 86_400, 180 * 86_400);

/// What the last scan saw.
#[derive(Default)]
pub(crate) struct Mirror {
    known: HashMap<String, Stamp>,
    complete: bool,
    /// When the deals' file was last written, and its length.
    deals: Option<(std::time::SystemTime, u64)>,
}

/// The owner of the account in `root`; the Rehearsal account is made when it is asked for and absent.
pub(crate) async fn owner(
    store: &Store,
    options: &Options,
    root: &Path,
    now: i64,
) -> Result<(Address, String), OpenError> {
    if let Some(row) = accounts::list(store).await?.into_iter().next() {
        return Ok((Address { name: row.name, email: row.email }, row.zone));
    }
    if !options.rehearsal {
        return Err(OpenError::NoAccount { path: options.data.clone() });
    }
    // Made aside and renamed, so that a kill leaves a whole account or none.
    let part = root.with_extension("part");
    let (from, to, seed) = (part.clone(), root.to_owned(), options.seed);
    let made = tokio::task::spawn_blocking(move || -> Result<(), OpenError> {
        let io = |cause| OpenError::data(&to, cause);
        if from.exists() {
            std::fs::remove_dir_all(&from).map_err(io)?;
        }
        if !to.exists() {
            rehearsal::generate(&from, seed, now)?;
            std::fs::rename(&from, &to).map_err(io)?;
        }
        Ok(())
    });
    understudy_store::finished(made).await?;
    let row = accounts::Account {
        id: "rehearsal".into(),
        provider: "local".into(),
        name: rehearsal::persona().name,
        email: rehearsal::persona().email,
        zone: rehearsal::ZONE.into(),
        config: serde_json::json!({ "seed": options.seed, "now": now }),
        created_at: now,
    };
    accounts::upsert(store, &row).await?;
    Ok((Address { name: row.name, email: row.email }, row.zone))
}

/// What of the account is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Messages alone: enough after filing.
    Mail,
    /// Calendar and address book too.
    All,
}

/// Brings the mirror up to date.
pub(crate) async fn sync(inner: &Arc<Inner>, part: Part) -> Result<(), OpenError> {
    let mut mirror = inner.mirror.lock().await;
    let known = mirror.known.clone();
    let account = inner.account.clone();
    let now = inner.now();
    let read = tokio::task::spawn_blocking(move || -> Result<_, OpenError> {
        // What was hidden until now comes back first, so that the scan sees it.
        account.wake(now)?;
        let scan = account.scan(&known)?;
        let rest = match part {
            Part::Mail => None,
            Part::All => Some((account.events(now + EVENT_WINDOW.0, now + EVENT_WINDOW.1)?, account.people()?)),
        };
        Ok((scan, rest, account.deals_stamp()))
    });
    let (scan, rest, deals) = understudy_store::finished(read).await?;
    let ScanResult { messages: found, removed, problems } = scan;
    let records: Vec<_> = found.iter().map(|s| s.message.clone()).collect();
    let first = !mirror.complete;
    if first || !records.is_empty() {
        let missing = if first { Missing::Delete } else { Missing::Keep };
        messages::mirror(&inner.store, &records, missing).await?;
    }
    if !removed.is_empty() {
        messages::remove(&inner.store, &removed).await?;
    }
    if let Some((calendar, people)) = rest {
        events::mirror(&inner.store, &calendar, Missing::Delete).await?;
        *inner.people.lock().unwrap_or_else(PoisonError::into_inner) = people;
    }
    let changed = !records.is_empty() || !removed.is_empty();
    for id in &removed {
        mirror.known.remove(id);
    }
    for scanned in found {
        mirror.known.insert(scanned.message.id, scanned.stamp);
    }
    mirror.complete = true;
    *inner.problems.lock().unwrap_or_else(PoisonError::into_inner) = problems;
    *inner.synced_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
    let moved = std::mem::replace(&mut mirror.deals, deals) != deals;
    if moved && !first {
        inner.changed(&[Tag::Deals]);
    }
    if changed && !first {
        inner.changed(&[Tag::Mail, Tag::Calendar]);
    }
    Ok(())
}
