//! Suggestions: the rules that could be made from one case, the narrowest first. Every one covers the case that it is made
//! from and names what it goes beyond it.

use super::{Does, Facts, People, Reader, Rule, Would};
use jiff::civil::Date;

/// Times a day that a suggested rule allows.
const A_DAY: u32 = 5;

/// The rules that could be made from these facts, narrowest first; none when no rule speaks of them.
pub fn suggest(facts: &Facts, until: Option<Date>) -> Vec<Rule> {
    let skill = Some(facts.skill.clone());
    let does: Vec<(Option<String>, Does)> = match &facts.would {
        Would::Send { template: Some(template), people, .. } => {
            let send = |(to, most)| Does::Send { template: template.clone(), to, most };
            circles(people).into_iter().map(|circle| (skill.clone(), send(circle))).collect()
        }
        Would::Create { minutes, people, .. } => {
            let minutes = u32::try_from(*minutes).unwrap_or(u32::MAX).max(1);
            match people.as_slice() {
                [] => {
                    let create = Does::Create { minutes, with: None };
                    vec![(skill, create.clone()), (None, create)]
                }
                people => {
                    let create = |circle| Does::Create { minutes, with: Some(circle) };
                    circles(people).into_iter().map(|circle| (skill.clone(), create(circle))).collect()
                }
            }
        }
        Would::Move { .. } => vec![(skill, Does::Move)],
        Would::CallOff { .. } => vec![(skill, Does::CallOff)],
        Would::Deal { stage } => vec![(skill, Does::Deal { stage: stage.clone() })],
        Would::Send { template: None, .. } | Would::Other => Vec::new(),
    };
    let rule = |(skill, does)| Rule { skill, does, a_day: A_DAY, until };
    does.into_iter().map(rule).filter(|rule| rule.holds() && rule.speaks_of(facts)).collect()
}

/// Circles of people that hold all of these, the smallest first.
fn circles(people: &[Reader]) -> Vec<(People, usize)> {
    let most = people.len();
    let mut circles = Vec::new();
    if let [one] = people {
        circles.push((People::One(one.email.clone()), 1));
    }
    let hosts: Vec<&str> = people.iter().filter_map(|p| p.email.rsplit_once('@').map(|(_, host)| host)).collect();
    if let Some(host) = hosts.first().filter(|first| hosts.iter().all(|h| h == *first)) {
        circles.push((People::At((*host).to_owned()), most));
    }
    circles.push((People::Written, most));
    circles
}
