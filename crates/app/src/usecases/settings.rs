//! Settings: a closed list of keys, each checked.

use crate::open::{App, Inner};
use crate::wire::*;
use crate::{Caller, bad_input, internal};
use understudy_providers::student::catalogue::HUB;
use understudy_store::settings;

/// Where students are downloaded from: `catalogue::HUB`, or another place that speaks the same way.
pub(crate) const STUDENT_HUB: &str = "student_hub";

/// Keys with their default as JSON.
const KEYS: [(&str, &str); 7] = [
    ("theme", "\"system\""),
    ("undo_seconds", "10"),
    ("checklist_hidden", "false"),
    ("welcome_seen", "false"),
    ("shortcuts", "{}"),
    (crate::evals::RECERTIFY, "true"),
    (STUDENT_HUB, "\"https://huggingface.co\""),
];

/// The hub of the setting, or the public one.
pub(crate) async fn hub(inner: &Inner) -> Result<String, WireError> {
    let value = settings::get(&inner.store, STUDENT_HUB).await.map_err(internal)?;
    Ok(value.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_else(|| HUB.to_owned()))
}

/// An address with encryption, or one on this computer.
fn is_hub(text: &str) -> bool {
    let host = |rest: &str| rest.split(['/', ':']).next().unwrap_or_default().to_owned();
    match text.split_once("://") {
        Some(("https", rest)) => !host(rest).is_empty(),
        Some(("http", rest)) => matches!(host(rest).as_str(), "127.0.0.1" | "localhost"),
        Some(_) | None => false,
    }
}

fn default(key: &str) -> Result<&'static str, WireError> {
    KEYS.iter().find(|(k, _)| *k == key).map(|(_, v)| *v).ok_or_else(|| {
        let keys: Vec<&str> = KEYS.iter().map(|(k, _)| *k).collect();
        bad_input(format!("There is no setting “{key}”."), format!("Settings are {}.", keys.join(", ")))
    })
}

pub(crate) async fn setting_show(app: &App, _: Caller, key: String) -> Result<Setting, WireError> {
    let fallback = default(&key)?;
    let value = settings::get(&app.inner.store, &key).await.map_err(internal)?;
    Ok(Setting { value: value.map_or_else(|| fallback.to_owned(), |v| v.to_string()), key })
}

pub(crate) async fn setting_set(app: &App, _: Caller, key: String, value: String) -> Result<Done, WireError> {
    default(&key)?;
    // A bare word is taken as text, so that `theme dark` works from a terminal.
    let json = serde_json::from_str(&value).unwrap_or(serde_json::Value::String(value));
    let fits = match key.as_str() {
        "theme" => matches!(json.as_str(), Some("system" | "light" | "dark")),
        STUDENT_HUB => json.as_str().is_some_and(is_hub),
        "undo_seconds" => json.as_i64().is_some_and(|n| (0..=120).contains(&n)),
        "shortcuts" => is_key_map(&json),
        _ => json.is_boolean(),
    };
    if !fits {
        let hint = match key.as_str() {
            "theme" => "Use system, light or dark.",
            STUDENT_HUB => "Use an address that begins with https://.",
            "undo_seconds" => "Use a whole number from 0 to 120.",
            "shortcuts" => "Use {\"Approvals: Approve\": \"y\"}: what it does, and its keys.",
            _ => "Use true or false.",
        };
        return Err(bad_input(format!("{json} is not a value of “{key}”."), hint));
    }
    settings::set(&app.inner.store, &key, &json).await.map_err(internal)?;
    Ok(Done { message: format!("{key} is {json}.") })
}

/// What a shortcut does, to the keys that do it.
fn is_key_map(json: &serde_json::Value) -> bool {
    let short = |text: &str, most: usize| !text.is_empty() && text.chars().count() <= most;
    json.as_object().is_some_and(|map| {
        map.len() <= 300 && map.iter().all(|(k, v)| short(k, 120) && v.as_str().is_some_and(|v| short(v, 40)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_hub_is_the_public_one_and_others_must_be_safe() {
        assert_eq!(default(STUDENT_HUB).expect("a key"), format!("\"{HUB}\""));
        let check = |text: &str, expect: bool| assert_eq!(is_hub(text), expect, "{text}");
        check(HUB, true);
        check("https://models.example:8443/hub", true);
        check("http://127.0.0.1:4000", true);
        check("http://127.0.0.1.example", false);
        check("http://models.example", false);
        check("https://", false);
        check("file:///etc", false);
    }
}
