//! Open formats, both ways: the account as files that other programs read, and what other programs wrote on its way in.
//!
//! Reading takes a file apart and says of each piece what it is or why it cannot be read; it trusts nothing. Writing into
//! the account is whole or not at all, and what is there is never changed: each `bring_` function takes a person's gesture
//! and does nothing where something of that name is. It knows no archive and no folder but the account's.

mod calendar;
mod cards;
mod csv;
mod deals;
mod header;
mod letter;
mod mail;
mod mbox;
mod posts;

pub use calendar::{CalendarObject, CalendarRead, is_calendar, read_calendar};
pub use cards::{Card, CardsKnown, CardsRead, is_cards, read_cards};
pub use deals::{DealRow, DealsRead, is_deals_list, is_deals_table, read_deals_list, read_deals_table};
pub use header::is_letter;
pub use letter::{Judged, Letter, Place, judge};
pub use mail::{MBOXES, MailWritten};
pub use mbox::{Found, Mbox, is_mbox};
pub use posts::{PostFile, read_post};

use understudy_agent::record::Folder;

/// Largest calendar, vCard file or table that is read, bytes.
pub const TEXT_LIMIT: u64 = 100_000_000;

/// The folder that other programs call so: `Sent Items`, `[Gmail].Drafts`, `Archives`.
pub fn folder_named(name: &str) -> Option<Folder> {
    let last = name.rsplit(['/', '.']).find(|p| !p.is_empty()).unwrap_or(name).trim().to_lowercase();
    Some(match last.as_str() {
        "inbox" | "posteingang" => Folder::Inbox,
        "sent" | "sent mail" | "sent items" | "sent messages" | "sent-mail" | "gesendet" => Folder::Sent,
        "drafts" | "draft" | "entwürfe" => Folder::Drafts,
        "archive" | "archives" | "archiv" | "all mail" => Folder::Archive,
        _ => return None,
    })
}
