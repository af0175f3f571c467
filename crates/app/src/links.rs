//! Links that somebody clicked and places that somebody named: judged here, opened elsewhere.
//!
//! Pure. A link is shown with its true host before it opens; only the web and mail addresses go anywhere. A deep link
//! names a place of the window and can do nothing but go there.

use crate::wire::{LetterText, LinkAsked};
use understudy_agent::gate::visible;
use url::Url;

/// Longest link, bytes; browsers cut there, too.
const LONGEST: usize = 8_000;
/// Longest body that a mail link may bring, characters.
const BODY: usize = 10_000;
/// The panels that a deep link may name.
const PANELS: [&str; 10] =
    ["today", "inbox", "calendar", "deals", "runs", "approvals", "skills", "memories", "improvement", "settings"];

/// What a clicked link is; `None` when it leads nowhere that may be opened (files, scripts, other programs).
pub(crate) fn judge(link: &str, offline: bool) -> Option<LinkAsked> {
    if link.len() > LONGEST {
        return None;
    }
    let url = Url::parse(link).ok()?;
    match url.scheme() {
        "http" | "https" => {
            let host = url.host_str().filter(|h| !h.is_empty())?;
            let shown = visible(host);
            let mut warnings = Vec::new();
            if shown != host {
                warnings.push("The name is written in letters that can look like others.".to_owned());
            }
            if !url.username().is_empty() || url.password().is_some() {
                warnings.push("What stands before the @ is no part of the host; it only looks like one.".to_owned());
            }
            if url.scheme() == "http" {
                warnings.push("The connection is not encrypted.".to_owned());
            }
            if host.parse::<std::net::IpAddr>().is_ok() || host.starts_with('[') {
                warnings.push("It leads to a bare number instead of a name.".to_owned());
            }
            Some(LinkAsked { host: shown, url: url.to_string(), warnings, offline, letter: None })
        }
        "mailto" => {
            let letter = letter(&url)?;
            Some(LinkAsked {
                host: String::new(),
                url: url.to_string(),
                warnings: vec![],
                offline,
                letter: Some(letter),
            })
        }
        _ => None,
    }
}

/// The letter that a mail link begins. Only what a person sees in the window is taken over: no blind copies, no files.
fn letter(url: &Url) -> Option<LetterText> {
    let mut letter = LetterText::default();
    let decode = |text: &str| {
        url::form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    letter.to = decode(url.path()).split(',').map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect();
    for pair in url.query().unwrap_or_default().split('&') {
        let Some((name, value)) = pair.split_once('=') else { continue };
        let value = decode(value);
        match name.to_ascii_lowercase().as_str() {
            "to" => letter.to.extend(value.split(',').map(|a| a.trim().to_owned())),
            "cc" => letter.cc.extend(value.split(',').map(|a| a.trim().to_owned())),
            "subject" => letter.subject = value.replace(['\r', '\n'], " "),
            "body" => letter.body = value.replace("\r\n", "\n").chars().take(BODY).collect(),
            _ => {}
        }
    }
    (!letter.to.is_empty() || !letter.body.is_empty() || !letter.subject.is_empty()).then_some(letter)
}

/// The place that a deep link names (`understudy://runs/ID`), as the window's address has it: `runs/ID`.
pub(crate) fn place(link: &str) -> Option<String> {
    let rest = link.strip_prefix("understudy://")?.trim_end_matches('/');
    let (panel, id) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.%".contains(c);
    if !PANELS.contains(&panel) || id.len() > 200 || !id.chars().all(plain) {
        return None;
    }
    Some(if id.is_empty() { panel.to_owned() } else { format!("{panel}/{id}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_shown_with_its_true_host() {
        let check = |link: &str, expect: Option<(&str, usize)>| {
            let found = judge(link, false);
            let found = found.as_ref().map(|l| (l.host.as_str(), l.warnings.len()));
            assert_eq!(found, expect, "{link}");
        };
        check("https://larkfield.example/a?b#c", Some(("larkfield.example", 0)));
        check("https://bank.example@evil.example/login", Some(("evil.example", 1)));
        check("https://bücher.example/", Some(("xn--bcher-kva.example [bücher.example]", 1)));
        check("https://xn--pypal-4ve.example/", Some(("xn--pypal-4ve.example [pаypal.example] [mixes scripts]", 1)));
        check("http://192.0.2.1:8080/", Some(("192.0.2.1", 2)));
        for nowhere in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "understudy://runs",
            "ftp://a",
            "no link",
            "",
        ] {
            check(nowhere, None);
        }
        check(&format!("https://a.example/{}", "x".repeat(LONGEST)), None);
    }

    #[test]
    fn a_mail_link_begins_a_letter_that_hides_nobody() {
        let link = "mailto:dana@larkfield.example?subject=Your%20price&body=Hi%0D%0ADana&bcc=eve@evil.example&cc=a%2Bb@x.example&attach=/etc/passwd";
        let letter = judge(link, false).and_then(|l| l.letter).expect("a letter");
        assert_eq!(
            (letter.to, letter.cc),
            (vec!["dana@larkfield.example".to_owned()], vec!["a+b@x.example".to_owned()])
        );
        assert_eq!((letter.subject.as_str(), letter.body.as_str()), ("Your price", "Hi\nDana"));
        assert!(letter.bcc.is_empty() && letter.files.is_empty());
        assert_eq!(judge("mailto:", false), None);
    }

    #[test]
    fn a_deep_link_names_a_place_and_nothing_else() {
        let check = |link: &str, expect: Option<&str>| assert_eq!(place(link).as_deref(), expect, "{link}");
        check("understudy://approvals/k3f2-1", Some("approvals/k3f2-1"));
        check("understudy://today/", Some("today"));
        check("understudy://runs/a%2Fb", Some("runs/a%2Fb"));
        for wrong in [
            "understudy://send/all",
            "understudy://runs/../x",
            "understudy://runs/a/~b",
            "https://runs",
            "understudy://runs/<script>",
            "understudy:runs",
        ] {
            check(wrong, None);
        }
    }
}
