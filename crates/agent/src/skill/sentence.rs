//! One step's sentence: the condition, the tools and the clean words for the student.
//!
//! "If the sender is an investor (`sender.relation is investor`), label it "Investors" (`mail.label`)."
//! becomes clause, condition, tool and `Label it "Investors".` Purely textual: whether the tools exist and
//! the condition parses is judged by `compile`.

use super::document::Run;

/// What a step's sentence says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Sentence<'a> {
    /// Begins with "Otherwise".
    pub(super) otherwise: bool,
    /// The condition in plain words, without "if".
    pub(super) clause: Option<String>,
    /// "Unless" instead of "if".
    pub(super) unless: bool,
    /// The compiled condition's text.
    pub(super) condition: Option<&'a Run>,
    /// Code spans that are conditions but have no "if" to belong to, or come second.
    pub(super) stray: Vec<&'a Run>,
    /// Says "if" without a condition in backticks: at the beginning, or later in the sentence.
    pub(super) plain_if: Option<PlainIf>,
    /// Tools, in order.
    pub(super) tools: Vec<&'a Run>,
    /// What is to be done: clean prose, first letter large, one full stop.
    pub(super) action: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainIf {
    Leading,
    Inside,
}

/// Private-use characters stand for the code spans while the sentence is taken apart.
const MARK: u32 = 0xe000;
const MARKS: std::ops::Range<char> = '\u{e000}'..'\u{f8ff}';

/// Takes a sentence apart.
pub(super) fn read(runs: &[Run]) -> Sentence<'_> {
    let mut out = Sentence::default();
    let mut text = String::new();
    for (run, number) in runs.iter().zip(MARK..0xf8ff) {
        if run.code {
            text.extend(char::from_u32(number));
        } else {
            text.extend(run.text.chars().filter(|c| !MARKS.contains(c)));
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let run_of = |mark: char| runs.get((mark as u32 - MARK) as usize);
    let mut conditions = Vec::new();
    for mark in text.chars().filter(|c| MARKS.contains(c)) {
        match run_of(mark) {
            Some(run) if is_tool(&run.text) => out.tools.push(run),
            Some(run) => conditions.push((mark, run)),
            None => {}
        }
    }
    let mut rest = text.as_str();
    if let Some(after) = strip_word(rest, "otherwise") {
        out.otherwise = true;
        rest = after.trim_start_matches([',', ':', ' ']);
    }
    let mut conditions = conditions.into_iter();
    let first = conditions.next();
    out.stray = conditions.map(|(_, run)| run).collect();
    let leading = ["if", "unless", "only if", "when"].into_iter().find_map(|w| Some((w, strip_word(rest, w)?)));
    let action = match (leading, first) {
        (Some((word, after)), Some((mark, run))) => {
            let (clause, action) = split_leading(after.trim_start(), mark);
            out.unless = word == "unless";
            out.clause = Some(clause);
            out.condition = Some(run);
            action
        }
        (Some((_, after)), None) => {
            out.plain_if = Some(PlainIf::Leading);
            let at = outside_quotes(after, |c| matches!(c, ',' | ':')).unwrap_or(after.len());
            out.clause = Some(clean(&after[..at]));
            after[at..].trim_start_matches([',', ':', ' ']).to_owned()
        }
        (None, Some((mark, run))) => match split_trailing(rest, mark) {
            Some((action, unless, clause)) => {
                out.unless = unless;
                out.clause = Some(clause);
                out.condition = Some(run);
                action
            }
            None => {
                out.stray.insert(0, run);
                rest.to_owned()
            }
        },
        (None, None) => {
            let lower = format!(" {}", without_quotes(rest).to_lowercase());
            if lower.contains(" if ") || lower.contains(" unless ") {
                out.plain_if = Some(PlainIf::Inside);
            }
            rest.to_owned()
        }
    };
    out.action = finish(&clean(&action));
    out
}

/// `group.action`; not a condition's subject such as `deal.stage`.
fn is_tool(code: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    code.split_once('.').is_some_and(|(group, action)| {
        word(group) && word(action) && !matches!(group, "message" | "sender" | "deal" | "event")
    })
}

/// What follows a word that stands at the beginning, whatever its case.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    let whole = !rest.starts_with(|c: char| c.is_alphanumeric());
    (head.eq_ignore_ascii_case(word) && whole).then_some(rest)
}

/// "the sender is known (MARK), do it": clause and action. The clause may go on behind the parenthesis.
fn split_leading(text: &str, mark: char) -> (String, String) {
    let at = text.find(mark).unwrap_or(text.len());
    let after = text[at..].trim_start_matches(mark).trim_start_matches(')');
    let (tail, action) = match outside_quotes(after, |c| matches!(c, ',' | ':')) {
        Some(comma) => (&after[..comma], &after[comma..]),
        None => ("", after),
    };
    let clause = format!("{} {}", text[..at].trim_end_matches(['(', ' ']), tail);
    let action = action.trim_start_matches([',', ':', ' ']);
    (clean(&clause), strip_word(action, "then").unwrap_or(action).trim().to_owned())
}

/// "Stop if there is none (MARK)": action, whether it says "unless", clause.
fn split_trailing(text: &str, mark: char) -> Option<(String, bool, String)> {
    let at = text.find(mark)?;
    let before = text[..at].trim_end_matches(['(', ' ']);
    let lower = before.to_ascii_lowercase();
    let (from, word) = [" if ", " unless "]
        .into_iter()
        .filter_map(|w| lower.rfind(w).map(|from| (from, w)))
        .max_by_key(|(from, _)| *from)?;
    let rest = text[at..].trim_start_matches(mark).trim_start_matches(')');
    let action = format!("{}{rest}", &before[..from]);
    Some((action, word == " unless ", clean(&before[from + word.len()..])))
}

/// Byte of the first such character outside of quotes.
fn outside_quotes(text: &str, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '\u{201c}' => quoted = true,
            '\u{201d}' => quoted = false,
            c if !quoted && wanted(c) => return Some(at),
            _ => {}
        }
    }
    None
}

fn without_quotes(text: &str) -> String {
    let mut quoted = false;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\u{201c}' => quoted = true,
            '\u{201d}' => quoted = false,
            c if !quoted => out.push(c),
            _ => {}
        }
    }
    out
}

/// Removes the marks together with the words that only lead to them, and tidies the spaces.
fn clean(text: &str) -> String {
    let mut out = text.to_owned();
    for mark in text.chars().filter(|c| MARKS.contains(c)) {
        for lead in ["Use ", "use ", "Call ", "call "] {
            out = out.replace(&format!("{lead}{mark} to "), "");
        }
        for lead in [" with ", " using ", " via ", " by ", " through "] {
            out = out.replace(&format!("{lead}{mark}"), "");
        }
        out = out.replace(&format!("({mark})"), "").replace(mark, "");
    }
    let mut out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for sign in [".", ",", ":", ";"] {
        out = out.replace(&format!(" {sign}"), sign);
    }
    out.trim().to_owned()
}

/// First letter large, no colon at the end, one full stop (none behind a quote that has its own).
fn finish(text: &str) -> String {
    let text = text.trim_end_matches([':', ' ', ',']);
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut out: String = first.to_uppercase().chain(chars).collect();
    let own_stop = |t: &str| [".\"", ".\u{201d}", "?\"", "?\u{201d}"].iter().any(|e| t.ends_with(e));
    if let Some(bare) = out.strip_suffix('.')
        && own_stop(bare)
    {
        out.pop();
    } else if !out.ends_with(['.', '?', '!']) && !own_stop(&out) {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skill::document::headings;

    fn check(markdown: &str, expect: &str) {
        let doc = headings(&format!("1. {markdown}\n"));
        let s = read(&doc[0].items[0].runs);
        let tools: Vec<&str> = s.tools.iter().map(|r| r.text.as_str()).collect();
        let got = format!(
            "{}{}[{}] <{}> {}",
            if s.otherwise { "else " } else { "" },
            s.clause.as_deref().map(|c| format!("if {c} ")).unwrap_or_default(),
            s.condition.map_or("", |r| r.text.as_str()),
            tools.join(" "),
            s.action
        );
        assert_eq!(got, expect, "{markdown}");
    }

    #[test]
    fn sentences_are_taken_apart() {
        check("Read it (`mail.read`).", "[] <mail.read> Read it.");
        check("Read it with `mail.read`", "[] <mail.read> Read it.");
        check("Use `mail.read` to read it.", "[] <mail.read> Read it.");
        check("If there is none (`not found`), stop.", "if there is none [not found] <> Stop.");
        check("Stop if there is none (`not found`).", "if there is none [not found] <> Stop.");
        check(
            "Otherwise, if it is late, or so (`amount over 2 h`), then label it \"A, b\" (`mail.label`).",
            "else if it is late, or so [amount over 2 h] <mail.label> Label it \"A, b\".",
        );
        check("If the sender (`sender is known`) asks, read it.", "if the sender asks [sender is known] <> Read it.");
        check("If it is bulk (`message is bulk`):", "if it is bulk [message is bulk] <> ");
        check("Otherwise:", "else [] <> ");
        check("Leave the note \"It is done.\" (`user.notify`).", "[] <user.notify> Leave the note \"It is done.\"");
        check("For each message:", "[] <> For each message.");
    }

    #[test]
    fn plain_conditionals_are_noticed() {
        let plain = |markdown: &str| {
            let doc = headings(&format!("1. {markdown}\n"));
            read(&doc[0].items[0].runs).plain_if
        };
        assert_eq!(plain("If it is urgent, read it (`mail.read`)."), Some(PlainIf::Leading));
        assert_eq!(plain("Read it if it is urgent (`mail.read`)."), Some(PlainIf::Inside));
        assert_eq!(plain("Leave the note \"ask if in doubt\" (`user.notify`)."), None);
    }
}
