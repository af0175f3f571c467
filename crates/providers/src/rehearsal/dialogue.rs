//! Everyday conversations: kinds of exchange whose turns have several wordings, played by chosen people.
//!
//! `content/dialogues.txt` holds blocks `## KIND N` with the wordings of turn N: wording K of a turn answers
//! wording K of the turn before. Odd turns are the other side's, even ones Maya's. `content/subjects.txt` says
//! who plays which kind and wording, when, and under which subject.

use super::Stage;
use super::chance::Chance;
use super::mail::{Planned, planned};
use super::script::{self, Conversation, Turn, When};

pub(crate) fn letters(stage: &Stage) -> Vec<Planned> {
    let wordings = script::variants(include_str!("content/dialogues.txt"));
    let mut letters = Vec::new();
    for (n, row) in script::rows(include_str!("content/subjects.txt")).enumerate() {
        let [kind, wording, email, days, turns, subject, label] = row[..] else { continue };
        let wording: usize = wording.parse().unwrap_or(0);
        let mentioned = lower_first(subject);
        let mut chance = Chance::new(stage.seed, &format!("dialogue {n}"));
        let mut day: i64 = days.parse().unwrap_or(20);
        let mut conversation = Conversation {
            key: format!("{kind}-{n}"),
            subject: subject.to_owned(),
            label: label.to_owned(),
            turns: Vec::new(),
        };
        for turn in 1..=turns.parse().unwrap_or(3_usize) {
            let Some((_, texts)) = wordings.iter().find(|(name, _)| *name == format!("{kind} {turn}")) else { break };
            let body = texts[wording % texts.len()].replace("{subject}", &mentioned);
            let (from, hour) = if turn % 2 == 1 { (email, 9) } else { ("me", 14) };
            let minutes = chance.below(170);
            let hour = hour + i8::try_from(minutes / 60).unwrap_or(0);
            conversation.turns.push(Turn {
                from: from.to_owned(),
                when: When::Day(day.max(1), hour, i8::try_from(minutes % 60).unwrap_or(0)),
                options: Vec::new(),
                body,
            });
            if turn % 2 == 0 {
                day -= 1 + i64::try_from(chance.below(3)).unwrap_or(0);
            }
        }
        letters.extend(planned(stage, &conversation));
    }
    letters
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
