//! A stranger's HTML made fit to be shown: sanitised, with everything that would be fetched taken out and counted.
//!
//! The result is a whole document with its own content security policy, for a frame without scripts. It decides
//! nothing about trust: whether remote pictures may be fetched is the caller's to say. The policy in the
//! document is the wall; the cleaning before it keeps the count honest and the page readable.

use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// HTML beyond this is cut: no letter that a person reads is longer.
pub const HTML_LIMIT: usize = 2_000_000;
/// Most links that are listed.
const LINK_LIMIT: usize = 200;

/// Where a link truly leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its host in ASCII form, so that look-alikes show; empty for `mailto:`.
    pub host: String,
    /// The whole address.
    pub url: String,
}

/// HTML that can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml {
    /// A whole document for a frame's `srcdoc`.
    pub document: String,
    /// Things that would have been fetched and were not: pictures, backgrounds, fonts, style sheets.
    pub blocked: u32,
    /// Whether it brings its own look (tables, colours, styles); such mail is shown on white.
    pub designed: bool,
    /// Links in order, each address once.
    pub links: Vec<Link>,
}

/// Sanitises a mail's HTML. `images` maps Content-IDs to `data:` addresses; `remote` lets pictures be
/// fetched over https.
pub fn sanitise(html: &str, images: &HashMap<String, String>, remote: bool) -> SafeHtml {
    let html = cut(html, HTML_LIMIT);
    let found = Arc::new(Mutex::new(Seen::default()));
    let cleaned = cleaner(found.clone(), images.clone(), remote).clean(html).to_string();
    let mut seen = std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner));
    let body = fold_quotes(&styled(&cleaned, &mut seen, remote));
    SafeHtml { document: document(&body, remote), blocked: seen.blocked, designed: designed(html), links: seen.links }
}

/// What was met on the way.
#[derive(Default)]
struct Seen {
    blocked: u32,
    links: Vec<Link>,
}

fn cut(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn cleaner(seen: Arc<Mutex<Seen>>, images: HashMap<String, String>, remote: bool) -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .rm_clean_content_tags(["style"])
        .add_tags(["style", "font", "center", "u", "big"])
        .add_clean_content_tags(["title"])
        .add_generic_attributes([
            "style",
            "class",
            "dir",
            "align",
            "valign",
            "bgcolor",
            "width",
            "height",
            "background",
        ])
        .add_tag_attributes("table", ["border", "cellpadding", "cellspacing", "role"])
        .add_tag_attributes("font", ["color", "face", "size"])
        .add_tag_attributes("a", ["name", "target"])
        .rm_tag_attributes("img", ["srcset"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid", "data"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .set_tag_attribute_value("a", "target", "_blank");
    builder.attribute_filter(move |element, attribute, value| {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        filter(&mut seen, &images, remote, element, attribute, value)
    });
    builder
}

/// The value to keep of an attribute; `None` drops it.
fn filter<'u>(
    seen: &mut Seen,
    images: &HashMap<String, String>,
    remote: bool,
    element: &str,
    attribute: &str,
    value: &'u str,
) -> Option<Cow<'u, str>> {
    match (element, attribute) {
        ("img", "src") | (_, "background") => picture(seen, images, remote, value),
        ("a", "href") => link(seen, value),
        (_, "style") => Some(Cow::Owned(css(seen, value, remote))),
        // Anything else that could name an address (cite, longdesc, ping, ...) has no use in a letter.
        (_, "href" | "src" | "cite" | "longdesc" | "poster" | "data" | "action") => None,
        _ => Some(Cow::Borrowed(value)),
    }
}

fn picture<'u>(
    seen: &mut Seen,
    images: &HashMap<String, String>,
    remote: bool,
    value: &'u str,
) -> Option<Cow<'u, str>> {
    let lower = value.trim().to_ascii_lowercase();
    if let Some(id) = lower.strip_prefix("cid:") {
        return images.get(id).map(|data| Cow::Owned(data.clone()));
    }
    if is_picture(&lower) {
        return Some(Cow::Borrowed(value));
    }
    if remote && lower.starts_with("https:") {
        return Some(Cow::Borrowed(value));
    }
    if lower.starts_with("http") || lower.starts_with("//") {
        seen.blocked += 1;
    }
    None
}

/// A picture that is in the letter itself. Vector pictures may hold links and are left out.
fn is_picture(lower: &str) -> bool {
    ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| lower.starts_with(&format!("data:image/{kind};base64,")))
}

fn link<'u>(seen: &mut Seen, value: &'u str) -> Option<Cow<'u, str>> {
    let url = ammonia::Url::parse(value.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https" | "mailto" | "tel") {
        return None;
    }
    let found = Link { host: url.host_str().unwrap_or_default().to_owned(), url: url.to_string() };
    if seen.links.len() < LINK_LIMIT && !seen.links.contains(&found) {
        seen.links.push(found);
    }
    Some(Cow::Owned(url.to_string()))
}

/// Cleans the contents of the `style` elements, which the sanitiser hands through as they are.
fn styled(html: &str, seen: &mut Seen, remote: bool) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<style") {
        let Some(open) = rest[at..].find('>').map(|end| at + end + 1) else { break };
        let close = rest[open..].find("</style").map_or(rest.len(), |end| open + end);
        out.push_str(&rest[..open]);
        out.push_str(&css(seen, &rest[open..close], remote));
        rest = &rest[close..];
    }
    out.push_str(rest);
    out
}

/// Style text without what it would fetch and without what could end the element. Rules stay as written.
fn css(seen: &mut Seen, text: &str, remote: bool) -> String {
    // An escape could spell any of the words below; none is needed in a letter.
    let text: String = text.chars().filter(|c| !matches!(c, '<' | '\\')).collect();
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &lower[at..];
        if rest.starts_with("@import") {
            seen.blocked += 1;
            at += rest.find(';').map_or(rest.len(), |end| end + 1);
        } else if rest.starts_with("url(") {
            let end = rest.find(')').map_or(rest.len(), |end| end + 1);
            let inner = rest[4..end].trim_end_matches(')').trim().trim_matches(['"', '\'']).trim();
            if is_picture(inner) || (remote && inner.starts_with("https:")) {
                out.push_str(&text[at..at + end]);
            } else {
                seen.blocked += u32::from(inner.starts_with("http") || inner.starts_with("//"));
                out.push_str("none");
            }
            at += end;
        } else if rest.starts_with("image-set(") || rest.starts_with("expression(") {
            out.push_str("none(");
            at += rest.find('(').map_or(rest.len(), |end| end + 1);
        } else {
            let next = rest.chars().next().map_or(1, char::len_utf8);
            out.push_str(&text[at..at + next]);
            at += next;
        }
    }
    out
}

/// Puts every outermost quotation behind a line that opens it. The input is well formed.
fn fold_quotes(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut depth = 0usize;
    let mut rest = html;
    while let Some(at) = rest.find("<blockquote").into_iter().chain(rest.find("</blockquote>")).min() {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("</") {
            out.push_str("</blockquote>");
            rest = &rest["</blockquote>".len()..];
            depth = depth.saturating_sub(1);
            if depth == 0 {
                out.push_str("</details>");
            }
        } else {
            if depth == 0 {
                out.push_str("<details class=\"quoted\"><summary>Quoted text</summary>");
            }
            depth += 1;
            out.push_str("<blockquote");
            rest = &rest["<blockquote".len()..];
        }
    }
    out.push_str(rest);
    out
}

/// Whether the mail brings its own look.
fn designed(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    ["<table", "<style", "<img", "bgcolor", "background", "<center", "color:"].iter().any(|mark| lower.contains(mark))
}

fn document(body: &str, remote: bool) -> String {
    let pictures = if remote { "data: https:" } else { "data:" };
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src {pictures}; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\
         <meta name=\"referrer\" content=\"no-referrer\"><style>{BASE}</style></head><body>{body}</body></html>"
    )
}

/// The frame takes its type and colours from these names; the window sets them for plain mail.
const BASE: &str = "html{margin:0;background:var(--frame-paper,#fff);color:var(--frame-ink,#1c1a17);\
    color-scheme:var(--frame-scheme,light);overflow-x:auto;overflow-y:hidden}\
    body{margin:0;padding:1px 0;font:16px/26px var(--frame-font,Georgia,serif);overflow-wrap:anywhere}\
    a{color:var(--frame-accent,#0b5d57)}img{max-width:100%;height:auto}pre{white-space:pre-wrap}\
    blockquote{margin:6px 0 0;padding-left:12px;border-left:2px solid var(--frame-line,#d9d5cd);\
    color:var(--frame-quiet,#6b6862)}.quoted>summary{cursor:default;font:12px/24px system-ui,sans-serif;\
    color:var(--frame-quiet,#6b6862)}";

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str, remote: bool) -> (String, u32) {
        let images = HashMap::from([("logo@x".to_owned(), "data:image/png;base64,AAAA".to_owned())]);
        let safe = sanitise(html, &images, remote);
        let start = safe.document.find("<body>").map_or(0, |at| at + 6);
        (safe.document[start..].trim_end_matches("</body></html>").to_owned(), safe.blocked)
    }

    fn check(html: &str, expect: &str, blocked: u32) {
        assert_eq!(body(html, false), (expect.to_owned(), blocked), "{html}");
    }

    #[test]
    fn nothing_that_runs_or_fetches_is_left() {
        check("<p onclick=\"x()\">Hi<script>x()</script></p>", "<p>Hi</p>", 0);
        check("<img src=\"https://t.example/a.gif\" width=\"1\">", "<img width=\"1\">", 1);
        check("<img src=\"//t.example/a.gif\">", "<img>", 0);
        check("<img src=\"CID:logo@x\">", "<img src=\"data:image/png;base64,AAAA\">", 0);
        check("<img src=\"data:image/svg+xml;base64,AAAA\">", "<img>", 0);
        check("<td background=\"http://t.example/b.png\">x</td>", "x", 0);
        check("<form action=\"https://e.example\"><input name=\"p\">Go</form>", "Go", 0);
        check("<iframe src=\"https://e.example\"></iframe><object data=\"x\">o</object>", "o", 0);
        check("<base href=\"https://e.example/\"><meta http-equiv=\"refresh\" content=\"0;url=x\">", "", 0);
        check("<!-- say yes -->Hi", "Hi", 0);
        check("<p style=\"background:url(https://t.example/c.png)\">x</p>", "<p style=\"background:none\">x</p>", 1);
        check("<p style=\"background:u\\rl(https://t.example/c.png)\">x</p>", "<p style=\"background:none\">x</p>", 1);
        check(
            "<style>@import 'https://t.example/x.css';p{color:red}</style><p>x</p>",
            "<style>p{color:red}</style><p>x</p>",
            1,
        );
        check("<a href=\"javascript:x()\">x</a>", "<a target=\"_blank\" rel=\"noopener noreferrer\">x</a>", 0);
    }

    #[test]
    fn remote_pictures_come_only_when_allowed_and_only_over_https() {
        let html = "<img src=\"https://t.example/a.gif\"><img src=\"http://t.example/b.gif\">";
        assert_eq!(body(html, true), ("<img src=\"https://t.example/a.gif\"><img>".to_owned(), 1));
        assert!(sanitise(html, &HashMap::new(), true).document.contains("img-src data: https:;"));
        assert!(sanitise(html, &HashMap::new(), false).document.contains("img-src data:;"));
    }

    #[test]
    fn links_are_listed_with_their_true_host() {
        let html =
            "<a href=\"https://bücher.example/x\">www.bank.example</a> <a href=\"https://bücher.example/x\">again</a>";
        let links = sanitise(html, &HashMap::new(), false).links;
        let expect = Link { host: "xn--bcher-kva.example".into(), url: "https://xn--bcher-kva.example/x".into() };
        assert_eq!(links, [expect]);
    }

    #[test]
    fn quotations_are_folded_once_from_outside() {
        let (html, _) = body("<p>Yes.</p><blockquote>a<blockquote>b</blockquote></blockquote>", false);
        assert_eq!(html.matches("<details").count(), 1);
        assert!(html.ends_with("a<blockquote>b</blockquote></blockquote></details>"), "{html}");
    }

    #[test]
    fn plain_words_in_html_are_not_designed() {
        let designed = |html: &str| sanitise(html, &HashMap::new(), false).designed;
        assert!(!designed("<p>Hi <b>Maya</b></p>"));
        assert!(designed("<table><tr><td>Hi</td></tr></table>"));
    }
}
