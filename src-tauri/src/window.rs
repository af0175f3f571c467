//! The window itself, and the two doors out of its page: a new window is never made, and the page never leaves the app.
//!
//! Both end in the same way: the app judges the link, the page shows its host, and the user opens it or does not.

use crate::host;
use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{App, Url};

/// Opens the window that the configuration describes.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.first() else { return Ok(()) };
    let (clicked, left) = (app.handle().clone(), app.handle().clone());
    WebviewWindowBuilder::from_config(app.handle(), config)?
        .on_new_window(move |url, _| {
            host::link_clicked(&clicked, url.as_str());
            NewWindowResponse::Deny
        })
        .on_navigation(move |url| {
            let own = is_own(url);
            if !own {
                host::link_clicked(&left, url.as_str());
            }
            own
        })
        .build()
        .map(drop)
}

/// The app's own page, and the frames without an address that mail is shown in.
fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" | "about" => true,
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_never_leaves_the_app() {
        let check = |text: &str, expect: bool| assert_eq!(is_own(&text.parse().expect("a URL")), expect, "{text}");
        check("tauri://localhost/index.html#/runs", true);
        check("http://tauri.localhost/", true);
        check("about:srcdoc", true);
        check("about:blank", true);
        check("https://tauri.localhost.evil.example/", false);
        check("https://larkfield.example/", false);
        check("data:text/html,x", false);
        check("javascript:alert(1)", false);
        check("file:///etc/passwd", false);
    }
}
