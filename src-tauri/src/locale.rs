//! A locale that WebKit understands, set before GTK starts.
//!
//! WebKitGTK makes `navigator.language` from the C library's locale. `C.UTF-8`, the default of many containers and servers, becomes
//! the language "C", and every `Intl` call of the page throws. A locale that is not installed is no harm: the C library
//! then says plain "C", which WebKit reads as US English. It is not a choice of the interface's language.

use std::io;

/// What stands in for a locale without a language.
#[cfg(unix)]
const FALLBACK: &str = "en_US.UTF-8";

/// Starts this program again with a valid locale when the present one has no language; returns when all is well.
///
/// Changing the environment of a running process is not safe in Rust; replacing the process is.
#[cfg(unix)]
pub(crate) fn restart_with_valid_locale() -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    let read = |name: &str| std::env::var(name).unwrap_or_default();
    if !needs_fallback(&read("LC_ALL"), &read("LC_CTYPE"), &read("LANG")) {
        return Ok(());
    }
    let program = std::env::current_exe()?;
    let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env("LC_ALL", FALLBACK).exec();
    Err(error)
}

/// Other systems do not take the language from the C library.
#[cfg(not(unix))]
pub(crate) fn restart_with_valid_locale() -> io::Result<()> {
    Ok(())
}

/// Whether the locale that wins (LC_ALL, then LC_CTYPE, then LANG) names no language.
#[cfg(unix)]
fn needs_fallback(all: &str, ctype: &str, lang: &str) -> bool {
    let winner = [all, ctype, lang].into_iter().find(|value| !value.is_empty()).unwrap_or("C");
    let language = winner.split(['.', '@']).next().unwrap_or_default();
    matches!(language, "" | "C" | "POSIX")
}

#[cfg(all(test, unix))]
mod tests {
    use super::needs_fallback;

    #[test]
    fn only_a_locale_without_a_language_is_replaced() {
        let check = |all: &str, ctype: &str, lang: &str, expect: bool| {
            assert_eq!(needs_fallback(all, ctype, lang), expect, "LC_ALL={all} LC_CTYPE={ctype} LANG={lang}");
        };
        check("", "", "", true);
        check("", "", "C.UTF-8", true);
        check("", "", "POSIX", true);
        check("", "", "pt_PT.UTF-8", false);
        check("", "de_DE@euro", "C", false);
        check("C.UTF-8", "de_DE.UTF-8", "de_DE.UTF-8", true);
        check("en_US.UTF-8", "C", "C", false);
    }
}
