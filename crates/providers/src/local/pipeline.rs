//! The deals: one `deals.json`, a list of records, rewritten whole.
//!
//! The file is the user's too: fields that are not known here stay as they are, and a file that changed while it was
//! being rewritten is not overwritten. A change touches only the fields that it is about, so that two changes of one
//! deal can be taken back in any order.

#[cfg(test)]
mod tests;

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use super::journal::Change;
use super::{LocalAccount, Problem};
use serde_json::{Map, Value};
use std::path::Path;
use understudy_agent::action::DealText;
use understudy_agent::record::{Deal, STAGES};

const FILE: &str = "deals.json";
const LIMIT: u64 = 8_000_000;
/// Largest amount, whole units: a trillion.
const MOST: i64 = 1_000_000_000_000;

/// A deal's record with all its fields.
pub(crate) type Row = Map<String, Value>;

impl LocalAccount {
    /// The pipeline, in the file's order; no file means no deals.
    pub fn deals(&self) -> Result<Vec<Deal>> {
        let Some(text) = files::read_text(&self.root.join(FILE), LIMIT)? else { return Ok(Vec::new()) };
        serde_json::from_str(&text).map_err(not_a_list)
    }

    /// When the file was last written and how long it is; changes when the pipeline does.
    pub fn deals_stamp(&self) -> Option<(std::time::SystemTime, u64)> {
        let about = std::fs::metadata(self.root.join(FILE)).ok()?;
        Some((about.modified().ok()?, about.len()))
    }

    pub(crate) fn deals_problem(&self) -> Option<Problem> {
        self.deals().err().map(|e| Problem { file: FILE.to_owned(), reason: e.to_string() })
    }

    pub(crate) fn deal_change(&self, id: &str, before: &str, after: &str) -> Result<Change> {
        check_stage(after)?;
        let deal = self.deal(id)?.ok_or_else(|| gone(id))?;
        if deal.stage != before {
            return Err(changed(&deal.name));
        }
        let (from, to) = (before.to_owned(), after.to_owned());
        Ok(Change::Deal { id: id.to_owned(), from, to, at: (self.clock)(), was_at: deal.updated_at })
    }

    /// What an edit means for the file. With an etag the deal must be the one that was seen.
    pub(crate) fn deal_edit(
        &self,
        id: &str,
        etag: &str,
        before: Option<&DealText>,
        after: Option<&DealText>,
    ) -> Result<Change> {
        if let Some(after) = after {
            check(after)?;
        }
        let here = self.deal(id)?;
        let mut removed = None;
        match (&here, before) {
            (Some(deal), None) => {
                return Err(ProviderError::Stale { what: format!("The deal \"{}\" exists already and", deal.name) });
            }
            (None, Some(_)) => return Err(gone(id)),
            (None, None) if after.is_none() => return Err(gone(id)),
            (None, None) => {}
            (Some(deal), Some(seen)) => {
                if (!etag.is_empty() && etag != deal_etag(deal)) || DealText::from(deal) != *seen {
                    return Err(changed(&deal.name));
                }
                if after.is_none() {
                    removed = self.row(id)?.map(|row| Value::Object(row).to_string());
                }
            }
        }
        Ok(Change::DealText {
            id: id.to_owned(),
            before: before.cloned(),
            after: after.cloned(),
            removed,
            at: (self.clock)(),
            was_at: here.map_or(0, |d| d.updated_at),
        })
    }

    /// Whether every field that an edit is about is as the edit wants it.
    pub(crate) fn deal_is(&self, id: &str, before: Option<&DealText>, after: Option<&DealText>) -> Result<bool> {
        let here = self.deal(id)?.map(|d| DealText::from(&d));
        Ok(match (here, before, after) {
            (None, _, None) => true,
            (None, _, Some(_)) | (Some(_), _, None) => false,
            (Some(here), None, Some(after)) => here == *after,
            (Some(here), Some(before), Some(after)) => merged(&here, before, after).as_ref() == Some(&here),
        })
    }

    pub(crate) fn set_stage(&self, id: &str, from: &str, to: &str, at: i64) -> Result<()> {
        self.rewrite(|rows| {
            let row = find(rows, id).ok_or_else(|| gone(id))?;
            let deal = read(row)?;
            if deal.stage == to {
                return Ok(false);
            }
            if deal.stage != from {
                return Err(changed(&deal.name));
            }
            row.insert("stage".into(), to.into());
            row.insert("updatedAt".into(), at.into());
            Ok(true)
        })
    }

    /// Makes an edit's fields of a deal what they are `to` be, when they are as in `from`; fine when they are so already.
    /// `kept` is the record of a deal that comes back; `stamp` makes the new `updatedAt` from the one before.
    pub(crate) fn set_deal(
        &self,
        id: &str,
        from: Option<&DealText>,
        to: Option<&DealText>,
        kept: Option<&str>,
        stamp: impl Fn(i64) -> i64,
    ) -> Result<()> {
        self.rewrite(|rows| {
            let here = find(rows, id).map(|row| read(row)).transpose()?;
            match (here, from, to) {
                (None, _, None) => Ok(false),
                (None, None, Some(new)) => {
                    let mut row: Row = kept.and_then(|k| serde_json::from_str(k).ok()).unwrap_or_default();
                    if row.is_empty() {
                        row.insert("id".into(), id.into());
                        put(&mut row, new, stamp(0));
                    }
                    rows.push(row);
                    Ok(true)
                }
                (None, Some(_), Some(_)) => Err(gone(id)),
                (Some(deal), None, Some(new)) if DealText::from(&deal) == *new => Ok(false),
                (Some(deal), None, Some(_)) => {
                    Err(ProviderError::Stale { what: format!("The deal \"{}\" exists already and", deal.name) })
                }
                (Some(deal), old, None) => {
                    if old.is_some_and(|old| DealText::from(&deal) != *old) {
                        return Err(changed(&deal.name));
                    }
                    rows.retain(|row| row.get("id").and_then(Value::as_str) != Some(id));
                    Ok(true)
                }
                (Some(deal), Some(old), Some(new)) => {
                    let is = DealText::from(&deal);
                    let wanted = merged(&is, old, new).ok_or_else(|| changed(&deal.name))?;
                    if let Some(row) = find(rows, id).filter(|_| is != wanted) {
                        put(row, &wanted, stamp(deal.updated_at));
                        return Ok(true);
                    }
                    Ok(false)
                }
            }
        })
    }

    fn deal(&self, id: &str) -> Result<Option<Deal>> {
        Ok(self.deals()?.into_iter().find(|d| d.id == id))
    }

    fn row(&self, id: &str) -> Result<Option<Row>> {
        Ok(find(&mut self.deal_rows()?, id).cloned())
    }

    /// Every record with all its fields, in the file's order.
    pub(crate) fn deal_rows(&self) -> Result<Vec<Row>> {
        let Some(text) = files::read_text(&self.root.join(FILE), LIMIT)? else { return Ok(Vec::new()) };
        serde_json::from_str(&text).map_err(not_a_list)
    }

    /// Reads, changes and writes the file; `edit` says whether anything is to be written.
    pub(crate) fn rewrite(&self, edit: impl FnOnce(&mut Vec<Row>) -> Result<bool>) -> Result<()> {
        let path = self.root.join(FILE);
        let before = files::read_text(&path, LIMIT)?;
        let mut rows: Vec<Row> = match &before {
            Some(text) => serde_json::from_str(text).map_err(not_a_list)?,
            None => Vec::new(),
        };
        if !edit(&mut rows)? {
            return Ok(());
        }
        let text = serde_json::to_string_pretty(&rows).expect("JSON that was read serialises");
        if text.len() as u64 > LIMIT {
            return Err(ProviderError::TooLarge { what: FILE.to_owned(), limit: files::size_words(LIMIT) });
        }
        // Another program may have the file open: what it wrote in between stays.
        if files::read_text(&path, LIMIT)? != before {
            return Err(ProviderError::Stale { what: format!("The file {FILE}") });
        }
        files::write(&path, text.as_bytes(), Care::Durable)
    }
}

/// The version of a deal: another one as soon as anything in its record is.
pub fn deal_etag(deal: &Deal) -> String {
    files::short_hash(&serde_json::to_vec(deal).expect("a record of strings and numbers serialises"))
}

/// `here` with the fields in which `new` differs from `old`; `None` when one of those is neither as it was nor as it is
/// to be: somebody else changed it.
fn merged(here: &DealText, old: &DealText, new: &DealText) -> Option<DealText> {
    fn field<T: PartialEq + Clone>(here: &T, old: &T, new: &T) -> Option<T> {
        if old == new {
            return Some(here.clone());
        }
        (here == old || here == new).then(|| new.clone())
    }
    Some(DealText {
        name: field(&here.name, &old.name, &new.name)?,
        contact: field(&here.contact, &old.contact, &new.contact)?,
        stage: field(&here.stage, &old.stage, &new.stage)?,
        amount: field(&here.amount, &old.amount, &new.amount)?,
        currency: field(&here.currency, &old.currency, &new.currency)?,
        next_step: field(&here.next_step, &old.next_step, &new.next_step)?,
        notes: field(&here.notes, &old.notes, &new.notes)?,
    })
}

fn find<'a>(rows: &'a mut [Row], id: &str) -> Option<&'a mut Row> {
    rows.iter_mut().find(|row| row.get("id").and_then(Value::as_str) == Some(id))
}

fn read(row: &Row) -> Result<Deal> {
    serde_json::from_value(Value::Object(row.clone())).map_err(not_a_list)
}

fn put(row: &mut Row, text: &DealText, at: i64) {
    let Ok(Value::Object(fields)) = serde_json::to_value(text) else { return };
    row.extend(fields);
    row.insert("updatedAt".into(), at.into());
}

/// The name of a record that a deal can have; else a plain reason.
pub(crate) fn judged(row: &Row) -> std::result::Result<String, String> {
    let deal = read(row).map_err(|_| "a field of it is of another kind".to_owned())?;
    match check(&DealText::from(&deal)) {
        Ok(()) => Ok(deal.name),
        Err(ProviderError::Invalid { what, why }) => Err(format!("{what}: {why}")),
        Err(e) => Err(e.to_string()),
    }
}

fn check(deal: &DealText) -> Result<()> {
    check_stage(&deal.stage)?;
    let what = || format!("The deal \"{}\"", deal.name);
    if deal.name.trim().is_empty() {
        return Err(ProviderError::invalid("The deal", "it has no name"));
    }
    if deal.amount.abs() > MOST {
        return Err(ProviderError::invalid(what(), format!("its amount is more than {MOST}")));
    }
    Ok(())
}

fn check_stage(stage: &str) -> Result<()> {
    if STAGES.contains(&stage) {
        return Ok(());
    }
    Err(ProviderError::invalid(format!("The stage \"{stage}\""), format!("it is not one of {}", STAGES.join(", "))))
}

fn not_a_list(e: serde_json::Error) -> ProviderError {
    ProviderError::invalid(FILE, format!("it is not a list of deals ({e})"))
}

fn gone(id: &str) -> ProviderError {
    ProviderError::not_found(format!("The deal {id}"))
}

fn changed(name: &str) -> ProviderError {
    ProviderError::Stale { what: format!("The deal \"{name}\"") }
}

pub(crate) fn write(root: &Path, deals: &[Deal], care: Care) -> Result<()> {
    let text = serde_json::to_string_pretty(deals).expect("records of strings and numbers serialise");
    files::write(&root.join(FILE), text.as_bytes(), care)
}
