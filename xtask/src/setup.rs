//! What a machine needs besides Rust, Node and Python, and how to get it.
//!
//! On Debian and its relatives the missing packages are installed when that needs no password, else the exact command is printed. It
//! looks with `dpkg-query`, so that a machine that has everything is done in a blink. Nothing else is downloaded.

use crate::process;
use anyhow::{Result, bail};

/// Packages with a name for what they are for.
pub(crate) struct Packages {
    pub(crate) purpose: &'static str,
    pub(crate) names: &'static [&'static str],
}

/// To build everything and to open the window. llama.cpp and libgit2 are compiled from source: g++, make, cmake, libclang.
pub(crate) const BUILD: Packages = Packages {
    purpose: "build and open the window",
    names: &[
        "g++",
        "make",
        "cmake",
        "clang",
        "libclang-dev",
        "pkg-config",
        "git",
        "libwebkit2gtk-4.1-dev",
        "libgtk-3-dev",
        "librsvg2-dev",
        "libayatana-appindicator3-dev",
        "libxdo-dev",
        "libdbus-1-dev",
    ],
};

/// To drive the real window without a screen, and a browser on the bridge; and a keychain to keep keys in.
pub(crate) const TEST: Packages = Packages {
    purpose: "test the window",
    names: &["xvfb", "dbus", "dbus-x11", "gnome-keyring", "webkit2gtk-driver", "chromium", "python3-venv"],
};

/// Node must be at least this; Vite and svelte-check refuse older ones.
const NODE: u32 = 20;

/// Installs what is missing of these packages, or says how.
pub(crate) fn run(wanted: &[Packages]) -> Result<()> {
    node()?;
    if cfg!(target_os = "macos") {
        return macos();
    }
    if !process::is_there("dpkg-query") {
        eprintln!(
            "  This is not Debian or a relative of it, so nothing is installed. These packages of Debian are needed:"
        );
        for packages in wanted {
            eprintln!("  to {}: {}", packages.purpose, packages.names.join(" "));
        }
        return Ok(());
    }
    let missing = missing(wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing)
}

fn node() -> Result<()> {
    let version = process::read(&mut process::command("node", &["--version"])).unwrap_or_default();
    let major: u32 = version.trim().trim_start_matches('v').split('.').next().unwrap_or("").parse().unwrap_or(0);
    if major < NODE || !process::is_there("npm") {
        let found = if major == 0 { "none is here".to_owned() } else { format!("here is {}", version.trim()) };
        bail!("the interface is built with Node {NODE} or later and npm; {found}. Install them and run this again");
    }
    Ok(())
}

fn macos() -> Result<()> {
    if process::is_there("cmake") {
        return Ok(());
    }
    bail!("llama.cpp is built with cmake, which is not here. Run `brew install cmake`, then run this again")
}

fn missing(wanted: &[Packages]) -> Result<Vec<&'static str>> {
    let names: Vec<&str> = wanted.iter().flat_map(|packages| packages.names).copied().collect();
    // It fails when it does not know a package, and says the others all the same.
    let output = process::command("dpkg-query", &["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(&names)
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let is_installed = |name: &str| text.lines().any(|line| line == format!("{name} installed"));
    // A Python from elsewhere that can make environments needs no package for it.
    let is_met = |name: &str| is_installed(name) || (name == "python3-venv" && python_makes_environments());
    Ok(wanted.iter().flat_map(|packages| packages.names).copied().filter(|name| !is_met(name)).collect())
}

fn python_makes_environments() -> bool {
    process::read(&mut process::command("python3", &["-c", "import ensurepip, venv"])).is_ok()
}

fn install(missing: &[&str]) -> Result<()> {
    let list = missing.join(" ");
    let prefix: &[&str] = match rights() {
        Rights::Root => &[],
        Rights::Sudo => &["sudo", "-n"],
        Rights::None => bail!(
            "these packages are missing, and installing them needs your password. Run this, then run the command again:\n\n  \
             sudo apt-get update && sudo apt-get install --no-install-recommends {list}\n"
        ),
    };
    eprintln!("  installing {list}");
    apt(prefix, &["update", "-q"], &[])?;
    apt(prefix, &["install", "-y", "-q", "--no-install-recommends"], missing)
}

fn apt(prefix: &[&str], arguments: &[&str], packages: &[&str]) -> Result<()> {
    // env stands between, because sudo does not pass variables on.
    let all: Vec<&str> = prefix
        .iter()
        .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .chain(arguments)
        .chain(packages)
        .copied()
        .collect();
    process::run(process::command(all[0], &all[1..]).stdin(std::process::Stdio::null()))
}

enum Rights {
    Root,
    Sudo,
    None,
}

fn rights() -> Rights {
    let user = process::read(&mut process::command("id", &["-u"])).unwrap_or_default();
    if user.trim() == "0" {
        Rights::Root
    } else if process::read(&mut process::command("sudo", &["-n", "true"])).is_ok() {
        Rights::Sudo
    } else {
        Rights::None
    }
}
