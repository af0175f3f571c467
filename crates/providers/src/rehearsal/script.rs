//! The scripts of the content folder: conversations as text, cast and calendar as tables.
//!
//! A conversation is `=== KEY | SUBJECT | LABEL`, then messages `--- FROM WHEN OPTIONS` with their body.
//! FROM is an address or `me`; WHEN is `-6d 09:12` (local time that many days ago), `-3h` or `-20m`. Options:
//! `unread`, `star`, `inbox`, `raw` (no greeting, no signature added), `list`, `noquote`, `to:A`, `cc:A`,
//! `name:Shown_Name`, `ics:UID`, `file:NAME:SIZE`. Greeting and sign-off are added by the writer.

/// A conversation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conversation {
    pub(crate) key: String,
    pub(crate) subject: String,
    pub(crate) label: String,
    pub(crate) turns: Vec<Turn>,
}

/// When a message was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Days before today, hour, minute, in the user's zone.
    Day(i64, i8, i8),
    /// Seconds before now.
    Ago(i64),
}

/// A message of a conversation.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) from: String,
    pub(crate) when: When,
    pub(crate) options: Vec<String>,
    pub(crate) body: String,
}

impl Turn {
    pub(crate) fn has(&self, option: &str) -> bool {
        self.options.iter().any(|o| o == option)
    }

    /// The value of `NAME:VALUE`.
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find_map(|o| o.strip_prefix(name)?.strip_prefix(':'))
    }
}

/// Reads conversations. The error names the line; the scripts are part of the program, so a test reads them all.
pub(crate) fn conversations(text: &str) -> Result<Vec<Conversation>, String> {
    let mut all: Vec<Conversation> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let wrong = |why: &str| format!("line {}: {why}: {line}", n + 1);
        if let Some(head) = line.strip_prefix("=== ") {
            let mut parts = head.split('|').map(|p| p.trim().to_owned());
            let key = parts.next().unwrap_or_default();
            let subject = parts.next().ok_or_else(|| wrong("no subject"))?;
            all.push(Conversation { key, subject, label: parts.next().unwrap_or_default(), turns: Vec::new() });
        } else if let Some(head) = line.strip_prefix("--- ") {
            let mut words = head.split_whitespace().map(str::to_owned);
            let from = words.next().ok_or_else(|| wrong("no sender"))?;
            let mut when = words.next().ok_or_else(|| wrong("no time"))?;
            if when.ends_with('d') {
                when = format!("{when} {}", words.next().unwrap_or_default());
            }
            let when = moment(&when).ok_or_else(|| wrong("not a time"))?;
            let turn = Turn { from, when, options: words.collect(), body: String::new() };
            all.last_mut().ok_or_else(|| wrong("a message before its conversation"))?.turns.push(turn);
        } else if let Some(turn) = all.last_mut().and_then(|c| c.turns.last_mut()) {
            turn.body.push_str(line);
            turn.body.push('\n');
        } else if !line.trim().is_empty() {
            return Err(wrong("text outside a message"));
        }
    }
    for turn in all.iter_mut().flat_map(|c| &mut c.turns) {
        turn.body = turn.body.trim().to_owned();
    }
    Ok(all)
}

fn moment(text: &str) -> Option<When> {
    let text = text.strip_prefix('-')?;
    if let Some(minutes) = text.strip_suffix('m') {
        return Some(When::Ago(minutes.parse::<i64>().ok()? * 60));
    }
    if let Some(hours) = text.strip_suffix('h') {
        return Some(When::Ago(hours.parse::<i64>().ok()? * 3_600));
    }
    let (days, clock) = text.split_once("d ")?;
    let (hour, minute) = clock.split_once(':')?;
    Some(When::Day(days.parse().ok()?, hour.parse().ok()?, minute.parse().ok()?))
}

/// The rows of a `|` table, without comments (`#`) and empty lines.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).map(|l| l.split('|').map(str::trim).collect())
}

/// Blocks `## NAME` of paragraphs separated by empty lines: the variants of one thing to say.
pub(crate) fn variants(text: &str) -> Vec<(&str, Vec<&str>)> {
    text.split("\n## ")
        .map(|block| block.trim_start_matches("## "))
        .filter_map(|block| block.split_once('\n'))
        .map(|(name, rest)| (name.trim(), rest.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).collect()))
        .collect()
}
