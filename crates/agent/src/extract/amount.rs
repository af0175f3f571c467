//! Amounts: percentages, money, lengths of time. A bare number is none.
//!
//! Units come out as `%`, `EUR`, `USD`, `GBP`, `min`, `h`, `days` (weeks are sevens of them) and
//! `months` (years are twelves), so that conditions compare like with like.

use super::token::Cursor;
use crate::handle::Value;

/// The amount that begins at a token: the token after it, and the value.
pub(super) fn amount(c: &Cursor<'_>, at: usize) -> Option<(usize, Value)> {
    let (next, number, unit) = money_first(c, at).or_else(|| counted(c, at)).or_else(|| in_words(c, at))?;
    (number.is_finite() && number.abs() < 1e15).then(|| (next, Value::Amount { number, unit: unit.to_owned() }))
}

type Found = Option<(usize, f64, &'static str)>;

const CURRENCIES: [(&str, &str); 10] = [
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("usd", "USD"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("gbp", "GBP"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("quid", "GBP"),
];

/// `€`, `US$`, `EUR`; `behind` allows the words too.
fn currency(c: &Cursor<'_>, at: usize, behind: bool) -> Option<(usize, &'static str)> {
    match c.symbol(at) {
        Some('€') => return Some((at + 1, "EUR")),
        Some('$' | '＄') => return Some((at + 1, "USD")),
        Some('£' | '￡') => return Some((at + 1, "GBP")),
        _ => {}
    }
    if c.is(at, "US") && c.symbol(at + 1) == Some('$') && c.glued(at + 1) {
        return Some((at + 2, "USD"));
    }
    let codes = if behind { CURRENCIES.len() } else { 1 };
    let known = CURRENCIES
        .iter()
        .find(|(n, code)| c.is(at, n) && (codes > 1 || n.len() == 3 && *n != "pound" && code.len() == 3));
    known.map(|(_, code)| (at + 1, *code))
}

fn money_first(c: &Cursor<'_>, at: usize) -> Found {
    let (number_at, unit) = currency(c, at, false)?;
    let (next, number) = money(c, number_at, true)?;
    Some((next, number, unit))
}

/// The number of a sum with its multiplier; `before` says that the currency stands before it.
fn money(c: &Cursor<'_>, at: usize, before: bool) -> Option<(usize, f64)> {
    let (next, number) = number(c, at, true, true)?;
    let times = |at: usize| {
        let glued = c.glued(at);
        match () {
            () if c.is(at, "k") && (glued || before) => Some(1e3),
            () if c.is(at, "m") && glued => Some(1e6),
            () if c.any(at, &["thousand", "grand"]) => Some(1e3),
            () if c.any(at, &["million", "mio", "mn"]) => Some(1e6),
            () => None,
        }
    };
    match times(next) {
        Some(factor) => Some((next + 1, number * factor)),
        None if c.glued(next) && (c.word(next).is_some() && before) => None,
        None => Some((next, number)),
    }
}

/// A number with a unit behind it: `27 %`, `2.000,00 €`, `30 minutes`, `twenty percent`.
fn counted(c: &Cursor<'_>, at: usize) -> Found {
    if c.digits(at) > 0 {
        if c.tail(at, &['.', ',', '\'', '’', ':', '/']) {
            return None;
        }
        if let Some((next, number)) = money(c, at, false)
            && let Some((next, unit)) = currency(c, next, true)
        {
            return Some((next, number, unit));
        }
        let (next, number) = number(c, at, false, false)?;
        let hours = c.is(next, "h") && c.digits(next + 1) == 2 && c.glued(next) && c.glued(next + 1);
        if hours && let Some(minutes) = c.number(next + 1).filter(|m| *m < 60 && number < 7.0) {
            return Some((next + 2, number + f64::from(minutes) / 60.0, "h"));
        }
        return unit(c, next, number, true);
    }
    let (next, number) = c.count(at)?;
    // "one and a half hours"
    if c.is(next, "and") && c.is(next + 1, "a") && c.is(next + 2, "half") {
        return unit(c, next + 3, f64::from(number) + 0.5, false);
    }
    let found = unit(c, next, f64::from(number), false)?;
    let (next, number, unit) = found;
    if c.any(at, &["a", "an"]) && !(unit == "h" && c.is(at, "an")) {
        // "a day", "a minute" are seldom lengths.
        return None;
    }
    // "an hour and a half"
    if unit == "h" && c.is(next, "and") && c.is(next + 1, "a") && c.is(next + 2, "half") {
        return Some((next + 3, number + 0.5, "h"));
    }
    Some((next, number, unit))
}

/// `half an hour`, `a quarter of an hour`.
fn in_words(c: &Cursor<'_>, at: usize) -> Found {
    if c.is(at, "half") && c.any(at + 1, &["a", "an"]) {
        return match () {
            () if c.is(at + 2, "hour") => Some((at + 3, 30.0, "min")),
            () if c.is(at + 2, "day") => Some((at + 3, 0.5, "days")),
            () => None,
        };
    }
    let quarter = c.skip(at, &["a"]);
    let three = c.is(at, "three") && c.is(at + 1, "quarters");
    let after = if three { at + 2 } else { quarter + 1 };
    let hour = c.is(after, "of") && c.is(after + 1, "an") && c.is(after + 2, "hour");
    (hour && (three || c.is(quarter, "quarter"))).then_some((after + 3, if three { 45.0 } else { 15.0 }, "min"))
}

fn unit(c: &Cursor<'_>, at: usize, number: f64, digits: bool) -> Found {
    if matches!(c.symbol(at), Some('%' | '٪' | '％' | '﹪')) && digits {
        return Some((at + 1, number, "%"));
    }
    if c.any(at, &["percent", "pct"]) {
        return Some((at + 1, number, "%"));
    }
    if c.is(at, "per") && c.is(at + 1, "cent") {
        return Some((at + 2, number, "%"));
    }
    if !digits && let Some((next, unit)) = currency(c, at, true) {
        return Some((next, number, unit));
    }
    if !digits && c.any(at, &["thousand"]) {
        let (next, unit) = currency(c, at + 1, true)?;
        return Some((next, number * 1e3, unit));
    }
    let at = if c.symbol(at).is_some_and(|s| ['-', '‑'].contains(&s)) && c.glued(at) && c.glued(at + 1) {
        at + 1
    } else {
        at
    };
    let (factor, unit) = match () {
        () if c.any(at, &["min", "mins", "minute", "minutes"]) => (1.0, "min"),
        () if c.any(at, &["h", "hr", "hrs", "hour", "hours"]) => (1.0, "h"),
        () if c.any(at, &["day", "days"]) => (1.0, "days"),
        () if c.any(at, &["week", "weeks"]) => (7.0, "days"),
        () if c.any(at, &["month", "months"]) => (1.0, "months"),
        () if c.any(at, &["year", "years"]) => (12.0, "months"),
        () => return None,
    };
    let joined = c.glued(at + 1) && c.digits(at + 1) > 0;
    (!joined).then_some((at + 1, number * factor, unit))
}

/// A number with separators. In sums a single separator before three digits groups thousands
/// (`2,000`, `2.000`); elsewhere a point is decimal. `spaces` allows `2 000`.
fn number(c: &Cursor<'_>, at: usize, sum: bool, spaces: bool) -> Option<(usize, f64)> {
    if !(1..=15).contains(&c.digits(at)) {
        return None;
    }
    let mut groups = vec![c.ascii_digits(at)];
    let mut separators: Vec<char> = Vec::new();
    let mut next = at + 1;
    while groups.len() < 8 {
        let separator = c.symbol(next).filter(|s| ['.', ',', '\'', '’', '٬', '٫'].contains(s));
        if let Some(s) = separator.filter(|_| c.glued(next) && c.glued(next + 1) && c.digits(next + 1) > 0) {
            separators.push(match s {
                '٫' => '.',
                '٬' | '’' => '\'',
                s => s,
            });
            groups.push(c.ascii_digits(next + 1));
            next += 2;
        } else if spaces
            && c.digits(next) == 3
            && !c.glued(next)
            && groups[0].len() <= 3
            && separators.iter().all(|s| *s == ' ')
        {
            separators.push(' ');
            groups.push(c.ascii_digits(next));
            next += 1;
        } else {
            break;
        }
    }
    let thousands = groups[1..].iter().all(|g| g.len() == 3) && (1..=3).contains(&groups[0].len()) && groups[0] != "0";
    let last = separators.last().copied();
    let decimal = match last {
        None => false,
        Some(l) => {
            let mixed = separators.iter().any(|s| *s != l);
            let single = separators.len() == 1;
            match l {
                ' ' | '\'' => false,
                _ if mixed => true,
                _ if !single => false,
                ',' => !thousands,
                _ => !(sum && thousands),
            }
        }
    };
    let whole = if decimal { groups.len() - 1 } else { groups.len() };
    if groups[1..whole].iter().any(|g| g.len() != 3) {
        return None;
    }
    let mut digits = groups[..whole].concat();
    if decimal {
        digits.push('.');
        digits.push_str(&groups[whole]);
    }
    Some((next, digits.parse().ok()?))
}
