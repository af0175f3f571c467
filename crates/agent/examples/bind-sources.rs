//! Binds the shipped skills to the passages of the shipped memories that they come from.
//!
//! `distilled-from` in a skill's `metadata` names memories and headings; this writes the hash of each passage behind it, so
//! that the app notices when a user changes one. `cargo xtask gen` runs it; with `--check` it only says what is stale.
#![expect(clippy::print_stdout, reason = "what it wrote is its result")]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use understudy_agent::distil::sources;
use understudy_agent::{memory, skill};

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    match bind(check) {
        Ok(stale) => ExitCode::from(u8::from(check && stale)),
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether a skill was not bound to the memories as they are.
fn bind(check: bool) -> Result<bool, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let passages = |path: &str| {
        let text = std::fs::read_to_string(root.join("memories-template").join(path)).unwrap_or_default();
        memory::parse(path, &text).passages
    };
    let mut folders: Vec<_> = std::fs::read_dir(root.join("skills"))?.collect::<Result<_, _>>()?;
    folders.sort_by_key(std::fs::DirEntry::file_name);
    let mut stale = false;
    for folder in folders.iter().filter(|f| f.path().join("SKILL.md").is_file()) {
        let (name, file) = (folder.file_name().to_string_lossy().into_owned(), folder.path().join("SKILL.md"));
        let text = std::fs::read_to_string(&file)?;
        let skill = skill::parse(&name, &text).skill.ok_or_else(|| format!("skills/{name}/SKILL.md does not read."))?;
        let named = sources::read(skill.metadata.get(sources::KEY).map_or("", String::as_str));
        let bound = sources::rebound(&named, passages).map_err(|why| format!("skills/{name}/SKILL.md: {why}"))?;
        if bound == named {
            continue;
        }
        stale = true;
        if check {
            println!(
                "skills/{name}/SKILL.md is not bound to its memories as they are; run `cargo xtask gen` and commit it"
            );
        } else {
            std::fs::write(&file, sources::bind(&text, &bound))?;
            println!("wrote skills/{name}/SKILL.md");
        }
    }
    Ok(stale)
}
