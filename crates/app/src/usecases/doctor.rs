//! Doctor: what is installed, reachable, healthy, and what to do about the rest.

use crate::open::App;
use crate::wire::*;
use crate::{Caller, internal};
use std::sync::PoisonError;
use understudy_store::{messages, runs};

pub(crate) async fn doctor_run(app: &App, _: Caller) -> Result<DoctorReport, WireError> {
    let inner = &app.inner;
    let mut checks = Vec::new();
    let mut add = |name: &str, problem: Option<(&str, String, &str)>, fine: String| {
        checks.push(match problem {
            Some((state, detail, hint)) => {
                DoctorCheck { name: name.into(), state: state.into(), detail, hint: hint.into() }
            }
            None => DoctorCheck { name: name.into(), state: "ok".into(), detail: fine, hint: String::new() },
        });
    };
    let count = messages::count(&inner.store, understudy_agent::record::Folder::Inbox).await.map_err(internal)?;
    add("data folder", None, inner.options.data.display().to_string());
    add("account", None, format!("{} messages in the inbox", count));
    {
        let problems = inner.problems.lock().unwrap_or_else(PoisonError::into_inner);
        let first = problems.first().map(|p| {
            let detail = format!("{} files could not be read, for example {}: {}", problems.len(), p.file, p.reason);
            ("warning", detail, "Mend or move the file; the rest works without it.")
        });
        add("account files", first, "all readable".into());
    }
    let memory_problems = inner.memories.problems();
    add(
        "memories",
        memory_problems.first().map(|p| {
            (
                "warning",
                format!("{} skipped, for example {}: {}", memory_problems.len(), p.path, p.problem.message),
                "Mend the file, or leave it out.",
            )
        }),
        format!("{} files in {}", inner.memories.memories().len(), inner.memories.root().display()),
    );
    let errors: Vec<String> = super::skills::skill_views(app)
        .into_iter()
        .flat_map(|s| s.problems)
        .filter(|p| p.severity == "error")
        .map(|p| format!("{}:{}:{} {}", p.path, p.line, p.column, p.message))
        .collect();
    add(
        "skills",
        errors.first().map(|e| ("warning", e.clone(), "Mend the line; the last good version stays active.")),
        format!("{} active", inner.skills.active().len()),
    );
    match inner.load_student().await {
        Ok(s) => {
            let (parameters, size) = (s.parameters as f64 / 1e6, s.size as f64 / 1e6);
            let words = s.layout.words();
            add("student", None, format!("{}, {parameters:.1} M parameters, {size:.1} MB, {words}", s.name));
            let build = format!("{}; {} threads; up to {} questions at a time", s.backend, s.threads, s.together);
            add("student build", None, build);
        }
        Err(trouble) => {
            let detail = format!("{} {}", trouble.message, trouble.hint);
            add(
                "student",
                Some(("error", detail, "Choose another student, or install Understudy again.")),
                String::new(),
            );
        }
    }
    let unfinished = runs::unfinished(&inner.store).await.map_err(internal)?.len();
    add("runs", None, format!("{unfinished} unfinished"));
    let space = free_bytes(&inner.options.data);
    let low = space.filter(|b| *b < 500_000_000).map(|b| {
        (
            "warning",
            format!("{:.0} MB free", b as f64 / 1e6),
            "Free some space; a full disk stops saving, though nothing is lost.",
        )
    });
    add("disk", low, space.map_or("unknown".into(), |b| format!("{:.1} GB free", b as f64 / 1e9)));
    // Nothing is wrong where no package was installed, so this is never more than said.
    if cfg!(target_os = "linux") {
        let links = crate::desktop::link_handler();
        add(
            "links",
            None,
            links.map_or_else(
                || "understudy:// links open nothing; a package registers them with the desktop".to_owned(),
                |entry| format!("understudy:// links open the window, by {}", entry.display()),
            ),
        );
    }
    let healthy = checks.iter().all(|c| c.state == "ok");
    Ok(DoctorReport { checks, healthy })
}

/// Free bytes where a path lies.
fn free_bytes(path: &std::path::Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(path).ok()?;
    Some(stat.f_bavail * stat.f_frsize)
}
