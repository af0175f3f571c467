//! Mail that machines send: newsletters in HTML with trackers, receipts, invoices.

use super::chance::Chance;
use super::mail::{Planned, dated, list_headers};
use super::{Stage, persona, script};
use understudy_agent::record::{Address, Folder};

pub(crate) fn letters(stage: &Stage) -> Vec<Planned> {
    let mut letters = newsletters(stage);
    letters.extend(receipts(stage));
    letters.extend(invoices(stage));
    letters
}

/// `## ADDRESS | NAME | EVERY DAYS | FIRST DAYS AGO`, then one paragraph an item: `Headline: text`.
fn newsletters(stage: &Stage) -> Vec<Planned> {
    let mut letters = Vec::new();
    for (head, items) in script::variants(include_str!("content/newsletters.txt")) {
        let mut cells = head.split('|').map(str::trim);
        let (Some(email), Some(name)) = (cells.next(), cells.next()) else { continue };
        let every: usize = cells.next().and_then(|c| c.parse().ok()).unwrap_or(7);
        let latest: i64 = cells.next().and_then(|c| c.parse().ok()).unwrap_or(1);
        let from = Address { name: name.to_owned(), email: email.to_owned() };
        let start = usize::try_from(Chance::new(stage.seed, email).below(items.len() as u64)).unwrap_or(0);
        for (issue, days) in (latest..42).step_by(every).enumerate() {
            let mut chance = Chance::new(stage.seed, &format!("{email} {issue}"));
            let chosen: Vec<(&str, &str)> =
                (0..3).filter_map(|k| items[(start + issue * 3 + k) % items.len()].split_once(": ")).collect();
            let Some((headline, _)) = chosen.first() else { continue };
            let html = page(name, email, &chosen, chance.next());
            // The latest issue of the dailies came this morning; older ones were read and put away.
            let fresh = latest == 0 && issue == 0;
            let at = if fresh {
                stage.now - 3_600 * 2 - i64::try_from(chance.below(9_000)).unwrap_or(0)
            } else {
                stage.at(days, 6, 30) + i64::try_from(chance.below(3_000)).unwrap_or(0)
            };
            letters.push(Planned {
                key: format!("newsletter {email} {issue}"),
                at,
                from: from.clone(),
                to: vec![persona()],
                subject: format!("{name}: {headline}"),
                text: chosen.iter().map(|(h, t)| format!("{h}\n{t}\n")).collect::<Vec<_>>().join("\n")
                    + "\nYou get this because you subscribed. Unsubscribe at any time.",
                html: Some(html),
                folder: if fresh || days < 4 { Folder::Inbox } else { Folder::Archive },
                unread: fresh,
                label: if fresh { String::new() } else { "Newsletters".to_owned() },
                headers: list_headers(email),
                ..Planned::default()
            });
        }
    }
    letters
}

fn page(name: &str, email: &str, items: &[(&str, &str)], tracker: u64) -> String {
    let host = email.split_once('@').map_or("lists.example", |(_, h)| h);
    let body: String = items
        .iter()
        .enumerate()
        .map(|(n, (headline, text))| {
            format!("<h2><a href=\"https://click.{host}/{tracker:x}/{n}?utm_source=newsletter&amp;utm_medium=email\">{headline}</a></h2>\n<p>{text}</p>\n")
        })
        .collect();
    format!(
        "<!DOCTYPE html>\n<html><head><style>h2 {{ font-family: Georgia, serif; }} p {{ color: #333; }}</style></head>\n<body>\n<h1>{name}</h1>\n{body}<p style=\"font-size:11px\">You get this because you subscribed. <a href=\"https://{host}/leave?u=maya\">Unsubscribe</a></p>\n<img src=\"https://open.{host}/{tracker:x}.gif\" width=\"1\" height=\"1\" alt=\"\">\n</body></html>\n"
    )
}

/// `ADDRESS | NAME | SUBJECT | DAYS AGO | TEXT`.
fn receipts(stage: &Stage) -> Vec<Planned> {
    script::rows(include_str!("content/receipts.txt"))
        .enumerate()
        .filter_map(|(n, row)| {
            let [email, name, subject, days, text] = row[..] else { return None };
            let mut chance = Chance::new(stage.seed, &format!("receipt {n}"));
            let number = 10_000 + chance.below(90_000);
            let days: i64 = days.parse().ok()?;
            let at = if days == 0 {
                stage.now - 5 * 3_600
            } else {
                stage.at(days, 8, 15) + i64::try_from(chance.below(30_000)).unwrap_or(0)
            };
            let text = dated(stage, text, at);
            Some(Planned {
                key: format!("receipt {n}"),
                at,
                from: Address { name: name.to_owned(), email: email.to_owned() },
                to: vec![persona()],
                subject: subject.to_owned(),
                text: format!("Hello Maya,\n\n{text}\n\nReceipt number {number}. No action is needed.\n\n{name}"),
                folder: if days == 0 { Folder::Inbox } else { Folder::Archive },
                unread: days == 0,
                label: if days == 0 { String::new() } else { "Receipts".to_owned() },
                ..Planned::default()
            })
        })
        .collect()
}

/// `ADDRESS | WHAT | AMOUNT | DAYS AGO | BYTES`: an invoice with its file, and Maya's answer some days later.
fn invoices(stage: &Stage) -> Vec<Planned> {
    const ASKS: [&str; 5] = [
        "please find attached invoice {n} for {what}. The amount is {amount}, payable within 14 days, so by {d+14}. Our bank details have not changed.",
        "here is our invoice {n} for {what}, {amount} in total. Payment is due on {d+14}. Tell me if your accountant needs anything else on it.",
        "attached is invoice {n} over {amount} for {what}, as agreed. It is due on {d+21}. Thank you for the good work together.",
        "I am sending you invoice {n} for {what}. The total is {amount} including VAT and it is payable by {d+14}.",
        "our invoice {n} for {what} is attached. {amount}, due {d+30}. Please quote the number with your payment.",
    ];
    const ANSWERS: [&str; 4] = [
        "Thank you, the invoice arrived and went to our accountant. It will be paid before the due date.",
        "Received, thanks. Ines has scheduled the payment for this week.",
        "Thanks, this matches what we agreed. Paid today.",
        "Got it. I have passed it on to Ines, who pays our invoices every Thursday.",
    ];
    let mut letters = Vec::new();
    for (n, row) in script::rows(include_str!("content/invoices.txt")).enumerate() {
        let [email, what, amount, days, size] = row[..] else { continue };
        let mut chance = Chance::new(stage.seed, &format!("invoice {n}"));
        let number = format!("2026-{:04}", 100 + chance.below(900));
        let person = stage.person(email);
        let first = person.name.split(' ').next().unwrap_or_default().to_owned();
        let days: i64 = days.parse().unwrap_or(20);
        let at = stage.at(days, 9, 0) + i64::try_from(chance.below(20_000)).unwrap_or(0);
        let ask = ASKS[n % ASKS.len()].replace("{n}", &number).replace("{what}", what).replace("{amount}", amount);
        let ask = dated(stage, &ask, at);
        let asked = Planned {
            key: format!("invoice {n}"),
            at,
            from: person.clone(),
            to: vec![persona()],
            subject: format!("Invoice {number}"),
            text: format!("Dear Maya,\n\n{ask}\n\nKind regards,\n{}", person.name),
            folder: Folder::Archive,
            label: "Invoices".to_owned(),
            file: Some((format!("Invoice-{number}.pdf"), size.parse().unwrap_or(20_000))),
            ..Planned::default()
        };
        let answered = Planned {
            number: 1,
            at: (at + 86_400 + i64::try_from(chance.below(100_000)).unwrap_or(0)).min(stage.now - 7_200),
            from: persona(),
            to: vec![person],
            subject: format!("Re: Invoice {number}"),
            text: format!("Hi {first},\n\n{}\n\nBest,\nMaya", chance.pick(&ANSWERS)),
            folder: Folder::Sent,
            label: String::new(),
            file: None,
            key: asked.key.clone(),
            ..Planned::default()
        };
        letters.extend([asked, answered]);
    }
    letters
}
