//! A locale that WebKit understands, set before GTK starts.
//!
//! WebKitGTK makes `navigator.language` from the C library's locale. `C.UTF-8`, the default of many containers and servers, becomes
//! the language "C", and every `Intl` call of the page throws. Plain "C" is read as US English, so it stands in where no better
//! locale is installed. It is not a choice of the interface's language.

use std::io;

/// Starts this program again with a valid locale when the present one has no language; returns when all is well.
///
/// Changing the environment of a running process is not safe in Rust; replacing the process is.
#[cfg(target_os = "linux")]
pub(crate) fn restart_with_valid_locale() -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    use std::process::Command;
    let read = |name: &str| std::env::var(name).unwrap_or_default();
    if !needs_fallback(&read("LC_ALL"), &read("LC_CTYPE"), &read("LANG")) {
        return Ok(());
    }
    let installed = Command::new("locale").arg("-a").output().map(|output| output.stdout).unwrap_or_default();
    let installed = String::from_utf8_lossy(&installed).into_owned();
    let locale = stand_in(&installed);
    let program = std::env::current_exe()?;
    Err(Command::new(program).args(std::env::args_os().skip(1)).env("LC_ALL", locale).exec())
}

/// What stands in for a locale without a language, given the installed ones, a line each.
#[cfg(target_os = "linux")]
fn stand_in(installed: &str) -> &str {
    let is_utf8 = |name: &&str| name.to_ascii_lowercase().replace('-', "").ends_with(".utf8");
    let english = installed.lines().map(str::trim).filter(|name| name.starts_with("en_")).find(is_utf8);
    english.unwrap_or("C")
}

/// Other systems do not take the language from the C library.
#[cfg(not(target_os = "linux"))]
pub(crate) fn restart_with_valid_locale() -> io::Result<()> {
    Ok(())
}

/// Whether the locale that wins (LC_ALL, then LC_CTYPE, then LANG) is "C" with a character set.
#[cfg(target_os = "linux")]
fn needs_fallback(all: &str, ctype: &str, lang: &str) -> bool {
    let winner = [all, ctype, lang].into_iter().find(|value| !value.is_empty()).unwrap_or("C");
    // Plain "C" is well, and is what stands in: taking it for bad would start the program for ever.
    winner.starts_with("C.") || winner.starts_with("POSIX.")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{needs_fallback, stand_in};

    #[test]
    fn an_installed_english_stands_in_and_plain_c_otherwise() {
        let check = |installed: &str, expect: &str| assert_eq!(stand_in(installed), expect, "{installed}");
        check("C\nC.utf8\nPOSIX\n", "C");
        check("", "C");
        check("C\nde_DE.utf8\nen_GB\nen_GB.utf8\nen_US.utf8\n", "en_GB.utf8");
        check("C\nen_US.UTF-8\n", "en_US.UTF-8");
    }

    #[test]
    fn only_c_with_a_character_set_is_replaced() {
        let check = |all: &str, ctype: &str, lang: &str, expect: bool| {
            assert_eq!(needs_fallback(all, ctype, lang), expect, "LC_ALL={all} LC_CTYPE={ctype} LANG={lang}");
        };
        check("", "", "C.UTF-8", true);
        check("C.utf8", "de_DE.UTF-8", "de_DE.UTF-8", true);
        check("", "", "", false);
        check("C", "", "C.UTF-8", false);
        check("", "", "pt_PT.UTF-8", false);
        check("", "de_DE@euro", "C.UTF-8", false);
        check("en_US.UTF-8", "C.UTF-8", "C.UTF-8", false);
    }
}
