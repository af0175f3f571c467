//! The window's few arguments.
//!
//! The command line proper is the `understudy` command; the window takes only what says which account to open and how to
//! make it reproducible. No library for four options.

use std::path::PathBuf;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Usage: understudy-window [--rehearsal] [--data DIR] [--now TIME] [--seed N] [--undo-seconds N] [LINK]

  --rehearsal   open the built-in account, in its own data directory (the default until an account is added)
  --data DIR    keep everything in DIR instead of the platform's data directory
  --now TIME    start the clock at TIME, such as 2026-11-23T09:00:00Z
  --seed N      seed of the Rehearsal account and of every choice made by chance
  --undo-seconds N
                seconds in which an approved letter can be taken back, instead of the setting
  LINK          a place to show, such as understudy://approvals; it only goes there

Example: understudy-window --rehearsal --data /tmp/understudy
";

/// Parsed arguments.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Args {
    pub(crate) data: PathBuf,
    pub(crate) rehearsal: bool,
    /// Unix seconds.
    pub(crate) now: Option<i64>,
    pub(crate) seed: u64,
    pub(crate) undo_seconds: Option<i64>,
    pub(crate) help: bool,
    /// A deep link.
    pub(crate) link: Option<String>,
}

impl Args {
    /// Reads the arguments after the program's name; the error is a message for the user.
    pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Args, String> {
        // Rehearsal is the only account there is until accounts can be added, so it is what opens without a word.
        let mut args = Args {
            data: PathBuf::new(),
            rehearsal: true,
            now: None,
            seed: SEED,
            undo_seconds: None,
            help: false,
            link: None,
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            if argument.starts_with("understudy://") {
                args.link = Some(argument);
                continue;
            }
            let (name, inline) = match argument.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (argument, None),
            };
            let mut value = || inline.clone().or_else(|| arguments.next()).ok_or(format!("{name} needs a value"));
            match name.as_str() {
                "--rehearsal" => args.rehearsal = true,
                "--data" => args.data = PathBuf::from(value()?),
                "--now" => args.now = Some(time(&value()?)?),
                "--seed" => args.seed = number(&name, &value()?)?,
                "--undo-seconds" => args.undo_seconds = Some(number(&name, &value()?)?),
                "--help" | "-h" => args.help = true,
                other => return Err(format!("{other} is not an option; see --help")),
            }
        }
        if args.data.as_os_str().is_empty() {
            args.data = default_data()?.join(if args.rehearsal { "rehearsal" } else { "main" });
        }
        Ok(args)
    }
}

/// Seed when none is given; the same as the `understudy` command's.
const SEED: u64 = 1;

fn number<N: std::str::FromStr>(name: &str, text: &str) -> Result<N, String> {
    text.parse().map_err(|_| format!("{name} needs a whole number, not {text}"))
}

fn time(text: &str) -> Result<i64, String> {
    let parsed: Result<jiff::Timestamp, _> = text.parse();
    parsed
        .map(jiff::Timestamp::as_second)
        .map_err(|_| format!("--now {text} is not a time; write it as 2026-11-23T09:00:00Z"))
}

/// The platform's data directory for this program; the same as the `understudy` command's.
fn default_data() -> Result<PathBuf, String> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = variable("HOME").or_else(|| variable("USERPROFILE"));
    let base = if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| home.map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("understudy")).ok_or("there is no home directory; say --data DIR".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Result<Args, &str>) {
        let got = Args::parse(line.split_whitespace().map(str::to_owned));
        assert_eq!(got, expect.map_err(str::to_owned), "{line}");
    }

    #[test]
    fn arguments_say_which_account_to_open() {
        let base = Args {
            data: PathBuf::from("d"),
            rehearsal: true,
            now: None,
            seed: SEED,
            undo_seconds: None,
            help: false,
            link: None,
        };
        check(
            "--data d understudy://runs/a=b",
            Ok(Args { link: Some("understudy://runs/a=b".into()), ..base.clone() }),
        );
        check("--data d", Ok(base.clone()));
        check("--rehearsal --data=d --seed 7", Ok(Args { seed: 7, ..base.clone() }));
        check("--data d --now 1970-01-01T00:01:00Z", Ok(Args { now: Some(60), ..base.clone() }));
        check("--data d --undo-seconds 0", Ok(Args { undo_seconds: Some(0), ..base }));
        check("--data", Err("--data needs a value"));
        check("--now noon", Err("--now noon is not a time; write it as 2026-11-23T09:00:00Z"));
        check("--seed x", Err("--seed needs a whole number, not x"));
        check("--delete", Err("--delete is not an option; see --help"));
    }
}
