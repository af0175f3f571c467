//! The deals: one `deals.json`, a list of records, rewritten whole.

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use super::journal::Change;
use super::{LocalAccount, Problem};
use std::path::Path;
use understudy_agent::record::{Deal, STAGES};

const FILE: &str = "deals.json";
const LIMIT: u64 = 8_000_000;

impl LocalAccount {
    /// The pipeline, in the file's order; no file means no deals.
    pub fn deals(&self) -> Result<Vec<Deal>> {
        let Some(text) = files::read_text(&self.root.join(FILE), LIMIT)? else { return Ok(Vec::new()) };
        serde_json::from_str(&text)
            .map_err(|e| ProviderError::invalid(FILE, format!("it is not a list of deals ({e})")))
    }

    pub(crate) fn deals_problem(&self) -> Option<Problem> {
        self.deals().err().map(|e| Problem { file: FILE.to_owned(), reason: e.to_string() })
    }

    pub(crate) fn deal_change(&self, id: &str, before: &str, after: &str) -> Result<Change> {
        if !STAGES.contains(&after) {
            return Err(ProviderError::invalid(
                format!("The stage \"{after}\""),
                format!("it is not one of {}", STAGES.join(", ")),
            ));
        }
        let deals = self.deals()?;
        let deal =
            deals.iter().find(|d| d.id == id).ok_or_else(|| ProviderError::not_found(format!("The deal {id}")))?;
        if deal.stage != before {
            return Err(ProviderError::Stale { what: format!("The deal \"{}\"", deal.name) });
        }
        let (from, to) = (before.to_owned(), after.to_owned());
        Ok(Change::Deal { id: id.to_owned(), from, to, at: (self.clock)(), was_at: deal.updated_at })
    }

    pub(crate) fn set_stage(&self, id: &str, from: &str, to: &str, at: i64) -> Result<()> {
        let mut deals = self.deals()?;
        let deal =
            deals.iter_mut().find(|d| d.id == id).ok_or_else(|| ProviderError::not_found(format!("The deal {id}")))?;
        if deal.stage == to {
            return Ok(());
        }
        if deal.stage != from {
            return Err(ProviderError::Stale { what: format!("The deal \"{}\"", deal.name) });
        }
        to.clone_into(&mut deal.stage);
        deal.updated_at = at;
        write(&self.root, &deals, Care::Durable)
    }
}

pub(crate) fn write(root: &Path, deals: &[Deal], care: Care) -> Result<()> {
    let text = serde_json::to_string_pretty(deals).expect("records of strings and numbers serialise");
    files::write(&root.join(FILE), text.as_bytes(), care)
}
