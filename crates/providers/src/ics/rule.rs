//! Repetition rules as text: taken apart, moved by days, ended, shortened. Expanding them is calcard's.

use super::series::{DAYS_DO_NOT_MOVE, Refusal, Series};
use jiff::SignedDuration;
use jiff::civil::DateTime;

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// An RRULE: its parts in the order in which they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule(Vec<(String, String)>);

impl Rule {
    pub(super) fn parse(text: &str) -> Result<Rule, Refusal> {
        let text = text.trim().trim_start_matches("RRULE:");
        let parts: Option<Vec<(String, String)>> = text
            .split(';')
            .filter(|p| !p.is_empty())
            .map(|p| p.split_once('=').map(|(k, v)| (k.trim().to_ascii_uppercase(), v.trim().to_ascii_uppercase())))
            .collect();
        let rule = Rule(parts.ok_or("its repetition rule cannot be read")?);
        match rule.get("FREQ") {
            Some("DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY") => Ok(rule),
            Some(_) | None => Err("it repeats more often than daily, which is not changed here"),
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str())
    }

    fn put(mut self, name: &str, value: &str) -> Rule {
        match self.0.iter_mut().find(|(k, _)| k == name) {
            Some(part) => value.clone_into(&mut part.1),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    fn leave_out(mut self, name: &str) -> Rule {
        self.0.retain(|(k, _)| k != name);
        self
    }

    fn text(&self) -> String {
        self.0.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(";")
    }

    /// The rule whose first occurrence moves `days` days, from `from` to `to`: each of its occurrences moves by as much.
    pub(super) fn moved(self, from: DateTime, to: DateTime, days: i64) -> Result<Rule, Refusal> {
        if days == 0 {
            return Ok(self);
        }
        if ["BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND"].iter().any(|n| self.get(n).is_some())
        {
            return Err(DAYS_DO_NOT_MOVE);
        }
        let plain = |n: &str| self.get(n).is_none();
        match self.get("FREQ") {
            Some("DAILY") if plain("BYMONTH") && plain("BYMONTHDAY") => self.turned(days),
            Some("WEEKLY") if plain("BYMONTH") => self.turned(days),
            // The same day of every month: only where every month has both days.
            Some("MONTHLY") if plain("BYDAY") && plain("BYMONTH") => self.day_of_month(from, to),
            Some("YEARLY") if plain("BYDAY") && from.date().year() == to.date().year() => {
                let rule = self.day_of_month(from, to)?;
                match rule.get("BYMONTH") {
                    None => Ok(rule),
                    Some(month) if month == from.month().to_string() => {
                        Ok(rule.put("BYMONTH", &to.month().to_string()))
                    }
                    Some(_) => Err(DAYS_DO_NOT_MOVE),
                }
            }
            _ => Err(DAYS_DO_NOT_MOVE),
        }
    }

    /// Weekdays, and the day on which weeks begin, turned by some days.
    fn turned(self, days: i64) -> Result<Rule, Refusal> {
        let Some(names) = self.get("BYDAY") else { return Ok(self) };
        let turn = |name: &str| -> Result<&'static str, Refusal> {
            let at = DAYS.iter().position(|d| *d == name).ok_or(DAYS_DO_NOT_MOVE)? as i64;
            Ok(DAYS[(at + days).rem_euclid(7) as usize])
        };
        let turned: Result<Vec<&str>, Refusal> = names.split(',').map(|n| turn(n.trim())).collect();
        let begin = turn(self.get("WKST").unwrap_or("MO"))?;
        let names = turned?.join(",");
        Ok(self.put("BYDAY", &names).put("WKST", begin))
    }

    fn day_of_month(self, from: DateTime, to: DateTime) -> Result<Rule, Refusal> {
        let monthly = self.get("FREQ") == Some("MONTHLY");
        if from.day() > 28 || to.day() > 28 || (monthly && from.date().first_of_month() != to.date().first_of_month()) {
            return Err(DAYS_DO_NOT_MOVE);
        }
        match self.get("BYMONTHDAY") {
            None => Ok(self),
            Some(day) if day == from.day().to_string() => Ok(self.put("BYMONTHDAY", &to.day().to_string())),
            Some(_) => Err(DAYS_DO_NOT_MOVE),
        }
    }

    /// The text with its end moved along.
    pub(super) fn shifted(self, series: &Series, shift: SignedDuration) -> String {
        let until = self.get("UNTIL").and_then(|text| {
            let at = series.parse(text)?.checked_add(shift).ok()?;
            Some(series.written_like(text, at))
        });
        match until {
            Some(until) => self.put("UNTIL", &until).text(),
            None => self.text(),
        }
    }

    /// The text with this end and no other.
    pub(super) fn until(self, until: &str) -> String {
        self.leave_out("COUNT").put("UNTIL", until).text()
    }

    /// The text for what is left after `gone` occurrences.
    pub(super) fn without(self, gone: usize) -> String {
        match self.get("COUNT").and_then(|c| c.parse::<usize>().ok()) {
            Some(count) => self.put("COUNT", &count.saturating_sub(gone).max(1).to_string()).text(),
            None => self.text(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_move_with_the_rule_or_the_rule_is_refused() {
        let from: DateTime = "2026-11-24T09:00".parse().expect("a time");
        let check = |rule: &str, to: &str, expect: Option<&str>| {
            let to: DateTime = to.parse().expect("a time");
            let days = i64::from((to.date() - from.date()).get_days());
            let moved = Rule::parse(rule).and_then(|r| r.moved(from, to, days));
            assert_eq!(moved.ok().map(|r| r.text()).as_deref(), expect, "{rule} to {to}");
        };
        check("FREQ=WEEKLY", "2026-11-25T09:00", Some("FREQ=WEEKLY"));
        check("FREQ=WEEKLY;BYDAY=TU", "2026-11-25T09:00", Some("FREQ=WEEKLY;BYDAY=WE;WKST=TU"));
        check(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
            "2026-11-25T09:00",
            Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,MO;WKST=TU"),
        );
        check("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23T09:00", Some("FREQ=DAILY;BYDAY=SU,MO,TU,WE,TH;WKST=SU"));
        check("FREQ=MONTHLY;BYMONTHDAY=24", "2026-11-26T09:00", Some("FREQ=MONTHLY;BYMONTHDAY=26"));
        check("FREQ=MONTHLY;BYMONTHDAY=24", "2026-11-30T09:00", None);
        check("FREQ=MONTHLY;BYMONTHDAY=24", "2026-12-01T09:00", None);
        check("FREQ=MONTHLY;BYDAY=4TU", "2026-11-25T09:00", None);
        check("FREQ=MONTHLY;BYDAY=4TU", "2026-11-24T11:00", Some("FREQ=MONTHLY;BYDAY=4TU"));
        check("FREQ=YEARLY", "2026-12-01T09:00", Some("FREQ=YEARLY"));
        check("FREQ=HOURLY", "2026-11-24T10:00", None);
    }
}
