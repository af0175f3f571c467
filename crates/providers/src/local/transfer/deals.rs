//! Deals as tables of other programs: columns by their heads, amounts as people write them; and as `deals.json`.

use super::csv;
use crate::local::LocalAccount;
use crate::local::error::Result;
use crate::local::pipeline::{self, Row};
use serde_json::Value;
use std::collections::HashSet;
use understudy_agent::gate::UserGesture;
use understudy_agent::record::STAGES;

/// The columns that are written.
const COLUMNS: [&str; 9] = ["id", "name", "contact", "stage", "amount", "currency", "next_step", "updated_at", "notes"];

/// Our field, then the heads that mean it, in small letters with blanks.
const HEADS: [(&str, &[&str]); 9] = [
    ("id", &["id", "deal id", "record id", "opportunity id"]),
    (
        "name",
        &[
            "name",
            "deal",
            "deal name",
            "opportunity name",
            "opportunity",
            "title",
            "company",
            "company name",
            "account name",
            "account",
            "organization",
            "organisation",
            "customer",
        ],
    ),
    (
        "contact",
        &["contact", "email", "e mail", "contact email", "contact e mail", "email address", "primary contact", "mail"],
    ),
    ("stage", &["stage", "deal stage", "pipeline stage", "status", "phase"]),
    ("amount", &["amount", "value", "deal value", "deal amount", "revenue", "sum"]),
    ("currency", &["currency", "currency code"]),
    ("nextStep", &["next step", "next steps", "nextstep", "next action"]),
    (
        "updatedAt",
        &["updated at", "updatedat", "updated", "last change", "last modified", "last modified date", "modified"],
    ),
    ("notes", &["notes", "note", "description", "comments", "comment"]),
];

/// Words of other programs for our stages.
const OTHER_STAGES: [(&str, &str); 9] = [
    ("", "new"),
    ("lead", "new"),
    ("prospecting", "new"),
    ("qualification", "qualified"),
    ("proposal sent", "proposal"),
    ("negotiation/review", "negotiation"),
    ("closed won", "won"),
    ("closedwon", "won"),
    ("closed lost", "lost"),
];

/// A deal that can be brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct DealRow {
    /// By which it is known, in small letters.
    pub key: String,
    row: Row,
}

/// What a file of deals holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DealsRead {
    /// Deals.
    pub deals: Vec<DealRow>,
    /// Line (of a list: which one) and reason of each that cannot be read.
    pub broken: Vec<(u64, String)>,
}

fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Our field of a head.
fn field(head: &str) -> Option<&'static str> {
    let plain: String = head.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    HEADS.iter().find(|(_, heads)| heads.contains(&plain.as_str())).map(|(field, _)| *field)
}

/// Whether the first line of a text is the head of a table of deals: a name, and something that only a deal has.
pub fn is_deals_table(head: &[u8]) -> bool {
    let line = String::from_utf8_lossy(head.split(|b| *b == b'\n').next().unwrap_or_default()).into_owned();
    let Ok(rows) = csv::rows(&line) else { return false };
    let fields: Vec<&str> = rows.first().map(|r| r.cells.iter().filter_map(|c| field(c)).collect()).unwrap_or_default();
    fields.contains(&"name") && fields.iter().any(|f| ["stage", "amount", "nextStep"].contains(f))
}

/// Whether a text may be `deals.json`: a list of records with a stage.
pub fn is_deals_list(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)).into_owned();
    let list = head.trim_start().strip_prefix('[').map(str::trim_start);
    list.is_some_and(|l| l.starts_with('{') && l.contains("\"stage\"") && l.contains("\"name\""))
}

/// Reads a table of deals.
pub fn read_deals_table(text: &str) -> DealsRead {
    let mut out = DealsRead::default();
    let rows = match csv::rows(text) {
        Ok(rows) => rows,
        Err(broken) => {
            out.broken.push(broken);
            return out;
        }
    };
    let mut rows = rows.into_iter();
    let Some(head) = rows.next() else { return out };
    // The first head that means a field counts: “Name” before “Company”.
    let mut columns: Vec<Option<&str>> = head.cells.iter().map(|c| field(c)).collect();
    let rank = |cell: &str, wanted: &str| {
        let plain = key(&cell.replace(['_', '-'], " "));
        HEADS.iter().find(|(f, _)| *f == wanted).and_then(|(_, heads)| heads.iter().position(|h| *h == plain))
    };
    for (wanted, _) in HEADS {
        let best = (0..columns.len())
            .filter(|n| columns[*n] == Some(wanted))
            .min_by_key(|n| rank(&head.cells[*n], wanted).unwrap_or(usize::MAX));
        for (n, column) in columns.iter_mut().enumerate() {
            if *column == Some(wanted) && Some(n) != best {
                *column = None;
            }
        }
    }
    if !columns.contains(&Some("name")) {
        let heads = head.cells.join(", ");
        out.broken.push((head.line, format!("no column is called Name; its heads are {heads}")));
        return out;
    }
    for row in rows {
        let cell = |wanted: &str| {
            let n = columns.iter().position(|c| *c == Some(wanted));
            let text = n.and_then(|n| row.cells.get(n)).map(|c| csv::plain(c).trim()).unwrap_or_default();
            text.to_owned()
        };
        match record(&cell) {
            Ok(deal) => out.deals.push(deal),
            Err(reason) => out.broken.push((row.line, reason)),
        }
    }
    out
}

fn record(cell: &dyn Fn(&str) -> String) -> std::result::Result<DealRow, String> {
    let name = cell("name");
    if name.is_empty() {
        return Err("it has no name".into());
    }
    let (amount, symbol) = amount(&cell("amount"))?;
    let currency = [cell("currency").to_uppercase(), symbol.to_owned()].into_iter().find(|c| !c.is_empty());
    let mut row = Row::new();
    row.insert("id".into(), cell("id").into());
    row.insert("name".into(), name.clone().into());
    row.insert("contact".into(), cell("contact").to_lowercase().into());
    row.insert("stage".into(), stage(&cell("stage"))?.into());
    row.insert("amount".into(), amount.into());
    row.insert("currency".into(), currency.unwrap_or_default().into());
    row.insert("nextStep".into(), cell("nextStep").into());
    row.insert("updatedAt".into(), moment(&cell("updatedAt")).into());
    row.insert("notes".into(), cell("notes").into());
    pipeline::judged(&row)?;
    Ok(DealRow { key: key(&name), row })
}

fn stage(text: &str) -> std::result::Result<&'static str, String> {
    let plain = text.to_lowercase();
    let other = OTHER_STAGES.iter().find(|(word, _)| *word == plain).map(|(_, stage)| *stage);
    STAGES
        .into_iter()
        .find(|s| *s == plain)
        .or(other)
        .ok_or_else(|| format!("the stage “{text}” is not one of {}", STAGES.join(", ")))
}

/// Whole units and a currency from `€ 12,000`, `12.000,50 EUR`, `12000`.
fn amount(text: &str) -> std::result::Result<(i64, &'static str), String> {
    const SIGNS: [(&str, &str); 7] =
        [("€", "EUR"), ("EUR", "EUR"), ("$", "USD"), ("USD", "USD"), ("£", "GBP"), ("GBP", "GBP"), ("CHF", "CHF")];
    let wrong = || format!("the amount “{text}” is not a number");
    let sign = SIGNS.iter().find(|(sign, _)| text.contains(sign));
    let digits = sign.map_or_else(|| text.to_owned(), |(sign, _)| text.replace(sign, ""));
    let digits: String = digits.chars().filter(|c| !c.is_whitespace() && *c != '\u{2019}' && *c != '\'').collect();
    let currency = sign.map_or("", |(_, code)| *code);
    if digits.is_empty() {
        return Ok((0, currency));
    }
    // The last mark parts the cents when one or two digits follow it; every other one only groups.
    let cents = digits.rfind([',', '.']).filter(|at| (1..=2).contains(&(digits.len() - at - 1)));
    let whole = &digits[..cents.unwrap_or(digits.len())];
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let grouped = groups.len() == 1 || groups[1..].iter().all(|g| g.len() == 3);
    let plain: String = groups.concat();
    match plain.parse::<i64>() {
        Ok(n) if grouped => Ok((n, currency)),
        _ => Err(wrong()),
    }
}

/// Unix seconds of a moment or a day; 0 when it says none, since a deal's age is no reason to leave it out.
fn moment(text: &str) -> i64 {
    let day = || text.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    let at = text.parse::<jiff::Timestamp>().ok().or_else(|| day().map(|d| d.timestamp()));
    at.map(jiff::Timestamp::as_second).or_else(|| text.parse().ok()).unwrap_or(0)
}

/// Reads `deals.json`. Fields that are not known here come along.
pub fn read_deals_list(text: &str) -> DealsRead {
    let mut out = DealsRead::default();
    let rows: Vec<Value> = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(rows) => rows,
        Err(e) => {
            out.broken.push((e.line() as u64, format!("it is not a list of deals ({e})")));
            return out;
        }
    };
    for (n, value) in (1..).zip(rows) {
        let Value::Object(row) = value else {
            out.broken.push((n, "it is not a record".into()));
            continue;
        };
        match pipeline::judged(&row) {
            Ok(name) => out.deals.push(DealRow { key: key(&name), row }),
            Err(reason) => out.broken.push((n, reason)),
        }
    }
    out
}

impl LocalAccount {
    /// The names of the deals that are here, as [`DealRow::key`] has them.
    pub fn deals_known(&self) -> Result<HashSet<String>> {
        Ok(self.deals()?.iter().map(|d| key(&d.name)).collect())
    }

    /// The deals as a table and as a list.
    pub fn deals_whole(&self) -> Result<(String, String)> {
        let rows = self.deal_rows()?;
        let list = serde_json::to_string_pretty(&rows).expect("JSON that was read serialises");
        let mut table = csv::line(&COLUMNS.map(str::to_owned));
        for deal in self.deals()? {
            let at = jiff::Timestamp::from_second(deal.updated_at).map(|t| t.to_string()).unwrap_or_default();
            table.push_str(&csv::line(&[
                deal.id,
                deal.name,
                deal.contact,
                deal.stage,
                deal.amount.to_string(),
                deal.currency,
                deal.next_step,
                at,
                deal.notes,
            ]));
        }
        Ok((table, format!("{list}\n")))
    }

    /// Brings deals in that are not here yet, all in one write; gives how many.
    ///
    /// # Errors
    /// As for every change of the pipeline: nothing was written.
    pub fn bring_deals(&self, _gesture: &UserGesture, deals: &[DealRow]) -> Result<usize> {
        let _guard = self.write_lock();
        let now = (self.clock)();
        let mut brought = 0;
        self.rewrite(|rows| {
            let text = |row: &Row, name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let mut names: HashSet<String> = rows.iter().map(|r| key(&text(r, "name"))).collect();
            let mut ids: HashSet<String> = rows.iter().map(|r| text(r, "id")).collect();
            for deal in deals {
                if !names.insert(deal.key.clone()) {
                    continue;
                }
                let mut row = deal.row.clone();
                let said = text(&row, "id");
                if said.is_empty() || ids.contains(&said) {
                    row.insert("id".into(), free(&deal.key, &ids).into());
                }
                if row.get("updatedAt").and_then(Value::as_i64).unwrap_or(0) == 0 {
                    row.insert("updatedAt".into(), now.into());
                }
                ids.insert(text(&row, "id"));
                rows.push(row);
                brought += 1;
            }
            Ok(brought > 0)
        })?;
        Ok(brought)
    }
}

/// An id made of a name that no deal has.
fn free(name: &str, ids: &HashSet<String>) -> String {
    let letters: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(40).collect();
    let stem = letters.split('-').filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "deal".to_owned() } else { stem };
    let mut numbered = (1..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
    numbered.find(|id| !ids.contains(id)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_heads() {
        let text = "Company;Deal Name;Deal_Stage;Value;Contact e-mail;Next step\n\
            Larkfield;Larkfield seats;Closed Won;€ 12.000,50;Dana@Larkfield.example;Invoice\n\
            Tidewater;Tidewater pilot;;;;\n";
        assert!(is_deals_table(text.as_bytes()));
        let read = read_deals_table(text);
        assert_eq!(read.broken, []);
        let row = |n: usize, field: &str| read.deals[n].row[field].clone();
        assert_eq!(row(0, "name"), "Larkfield seats");
        assert_eq!(row(0, "stage"), "won");
        assert_eq!((row(0, "amount"), row(0, "currency")), (12_000.into(), "EUR".into()));
        assert_eq!(row(0, "contact"), "dana@larkfield.example");
        assert_eq!((row(1, "stage"), row(1, "amount")), ("new".into(), 0.into()));
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_line() {
        let text = "name,stage,amount\nA,won,1\n,won,1\nB,elsewhere,1\nC,won,a lot\n\nD,lost,\"1,234.5\"\n";
        let read = read_deals_table(text);
        assert_eq!(read.deals.iter().map(|d| d.key.as_str()).collect::<Vec<_>>(), ["a", "d"]);
        let reasons: Vec<(u64, &str)> = read.broken.iter().map(|(n, r)| (*n, r.as_str())).collect();
        assert_eq!(
            reasons,
            [
                (3, "it has no name"),
                (4, "the stage “elsewhere” is not one of new, qualified, proposal, negotiation, won, lost"),
                (5, "the amount “a lot” is not a number"),
            ]
        );
        assert!(!is_deals_table(b"name,email\nA,b\n"), "a table of people is none of deals");
        let none = read_deals_table("a,b\n1,2\n");
        assert_eq!(none.broken, [(1, "no column is called Name; its heads are a, b".into())]);
    }

    #[test]
    fn amounts_as_people_write_them() {
        let check = |text: &str, expect: Option<i64>| assert_eq!(amount(text).ok().map(|(n, _)| n), expect, "{text}");
        check("12000", Some(12_000));
        check("12,000", Some(12_000));
        check("12.000", Some(12_000));
        check("$12,000.00", Some(12_000));
        check("12'000.5 CHF", Some(12_000));
        check("-300", Some(-300));
        check("1,2345", None);
        check("twelve", None);
        check("", Some(0));
    }
}
