//! Repetition rules in words: "every second week on Tuesday and Thursday, until 3 July 2027". Pure.

/// The words of an RRULE; what it does not know it calls "repeats".
pub(crate) fn words(rule: &str) -> String {
    let part =
        |name: &str| rule.trim_start_matches("RRULE:").split(';').find_map(|p| p.strip_prefix(name)?.strip_prefix('='));
    let every = part("INTERVAL").and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
    let unit = match part("FREQ") {
        Some("DAILY") => "day",
        Some("WEEKLY") => "week",
        Some("MONTHLY") => "month",
        Some("YEARLY") => "year",
        _ => return "repeats".to_owned(),
    };
    let days: Vec<&str> = part("BYDAY").map(|d| d.split(',').collect()).unwrap_or_default();
    let weekdays = ["MO", "TU", "WE", "TH", "FR"];
    let mut text = match (every, unit) {
        (1, "day" | "week") if days.len() == 5 && weekdays.iter().all(|d| days.contains(d)) => {
            "every weekday".to_owned()
        }
        (1, unit) => format!("every {unit}"),
        (2, unit) => format!("every second {unit}"),
        (n, unit) => format!("every {n} {unit}s"),
    };
    if !days.is_empty() && text != "every weekday" {
        let names: Vec<String> = days.iter().map(|d| day(d)).collect();
        text.push_str(" on ");
        text.push_str(&list(&names));
    }
    if let Some(n) = part("BYMONTHDAY") {
        text.push_str(&format!(" on day {n}"));
    }
    if let Some(count) = part("COUNT") {
        text.push_str(&format!(", {count} times"));
    }
    if let Some(date) = part("UNTIL").and_then(|u| jiff::civil::Date::strptime("%Y%m%d", u.get(..8)?).ok()) {
        text.push_str(&format!(", until {}", date.strftime("%-d %B %Y")));
    }
    text
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `2TU` is "the second Tuesday".
fn day(code: &str) -> String {
    let at = code.len().saturating_sub(2);
    let (Some(nth), Some(code)) = (code.get(..at), code.get(at..)) else { return code.to_owned() };
    let name = match code {
        "MO" => "Monday",
        "TU" => "Tuesday",
        "WE" => "Wednesday",
        "TH" => "Thursday",
        "FR" => "Friday",
        "SA" => "Saturday",
        "SU" => "Sunday",
        other => other,
    };
    match nth {
        "" => name.to_owned(),
        "1" => format!("the first {name}"),
        "2" => format!("the second {name}"),
        "3" => format!("the third {name}"),
        "4" => format!("the fourth {name}"),
        "-1" => format!("the last {name}"),
        other => format!("{name} number {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_read_as_people_say_them() {
        let check = |rule: &str, expect: &str| assert_eq!(words(rule), expect, "{rule}");
        check("FREQ=WEEKLY", "every week");
        check("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "every second week on Tuesday and Thursday");
        check("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every weekday");
        check("FREQ=MONTHLY;BYDAY=2TU;COUNT=5", "every month on the second Tuesday, 5 times");
        check("FREQ=YEARLY;UNTIL=20270703T000000Z", "every year, until 3 July 2027");
        check("FREQ=HOURLY", "repeats");
    }
}
