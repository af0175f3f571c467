//! Names that the texts give away by their form: before an address, in a greeting, under a closing.
//!
//! Not a recogniser of names: a name in the middle of a sentence that nobody knows is not found.

use crate::extract::email_ranges;

const GREETINGS: [&str; 18] = [
    "hi", "hello", "dear", "hey", "hallo", "liebe", "lieber", "caro", "cara", "olá", "ola", "bonjour", "cher", "chère",
    "hola", "querido", "querida", "ciao",
];
const CLOSINGS: [&str; 16] = [
    "best",
    "regards",
    "best regards",
    "kind regards",
    "warm regards",
    "thanks",
    "many thanks",
    "thank you",
    "cheers",
    "sincerely",
    "yours",
    "viele grüße",
    "liebe grüße",
    "obrigado",
    "abraço",
    "cordialement",
];
/// Who is greeted and is nobody in particular.
const NOBODY: [&str; 14] = [
    "all",
    "team",
    "there",
    "everyone",
    "everybody",
    "sir",
    "madam",
    "both",
    "folks",
    "again",
    "friends",
    "first",
    "name",
    "you",
];

/// Names in the texts, in order, without those found before.
pub(super) fn discover(texts: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut keep = |name: Option<&str>| {
        if let Some(name) = name.and_then(name_of)
            && !found.contains(&name)
        {
            found.push(name);
        }
    };
    for text in texts {
        for range in email_ranges(text) {
            let before = text[..range.start].rsplit('\n').next().unwrap_or_default();
            if let Some(before) = before.strip_suffix(['<', '‹']) {
                let from = before.rfind([',', ';', ':', '>', '›', '(']).map_or(0, |i| i + 1);
                keep(before.get(from..).map(|b| b.trim().trim_matches('"')));
            }
        }
        let mut closing = false;
        for line in text.lines() {
            let line = line.trim().trim_start_matches(['>', '|', ' ', '-', '–', '—']);
            let bare = line.trim_end_matches([',', '!', '.', ' ']);
            if bare.is_empty() {
                continue;
            }
            if closing {
                keep(Some(bare));
            }
            closing = CLOSINGS.contains(&bare.to_lowercase().as_str());
            if let Some((first, rest)) = line.split_once(' ')
                && GREETINGS.contains(&first.to_lowercase().as_str())
            {
                keep(rest.split([',', '!', ':', '.', '\n', ';', '—', '–']).next());
            }
        }
    }
    found
}

/// One to three words that begin with capitals.
fn name_of(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
    };
    let fits = (1..=3).contains(&words.len()) && words.iter().all(capital);
    let somebody = !words.iter().any(|w| NOBODY.contains(&w.to_lowercase().as_str()));
    (fits && somebody && text.chars().count() > 1).then(|| words.join(" "))
}
